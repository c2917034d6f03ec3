#include "vm/heap.h"

#include <string.h>

#include "vm/object.h"
#include "vm/raise.h"
#include "vm/world.h"

#define CHUNK_SIZE (64u << 10)      // what small cells are cut from
#define DISPOSE_DEPTH 40            // nested disposals before they queue
#define DISPOSE_DEEPEST 2000        // where there is no memory for a queue

#define SINGLE_CELL UINT64_MAX

// An object chunk begins with this; cells of one size follow.
typedef struct ObjectChunk {
    struct ObjectChunk *next, *previous;
    char *end;                      // cells reach up to here
    uint64_t cell;                  // every cell's size; SINGLE_CELL: one large object
} ObjectChunk;

static inline size_t round_up(size_t size) {
    return (size + HEAP_STEP - 1) & ~(size_t)(HEAP_STEP - 1);
}

// Large sizes: four classes to each power of two; class and size agree on both sides of new and free.
static int large_class(size_t size, size_t *rounded) {
    int power = 63 - __builtin_clzll(size);          // size is in [2^power, 2^(power+1))
    size_t step = (size_t)1 << (power - 2);
    size_t up = (size + step - 1) & ~(step - 1);
    if (up >> (power + 1)) power++, step <<= 1;
    *rounded = up;
    return (power - 9) * 4 + (int)((up >> (power - 2)) & 3);
}

#ifdef LOOPCHEF_DEBUG
// Debug builds fail where they are told to, and what is freed does not look like what it was.
static bool fails_now(Heap *heap) {
    uint64_t number = ++heap->failure.count, at = heap->failure.at;
    if (!at || number < at || number - at > heap->failure.more) return false;
    return !heap->in_reserve || heap->failure.more == UINT64_MAX;
}
#define POISON 0xDD
static void poison(void *memory, size_t size) {
    if (size > sizeof(FreeCell)) memset((char *)memory + sizeof(FreeCell), POISON, size - sizeof(FreeCell));
}
#else
static inline bool fails_now(Heap *heap) { return (void)heap, false; }
static inline void poison(void *memory, size_t size) { (void)memory, (void)size; }
#endif

// Fresh memory from the end of the arena; NULL if the world's limit is reached.
static void *heap_extend(Heap *heap, size_t size) {
    if (heap->top > heap->limit || size > (size_t)(heap->limit - heap->top)) return NULL;   // beyond it: from the reserve
    void *room = heap->top;
    heap->top += size;
    return room;
}

static void *large_new(Heap *heap, size_t size) {
    size_t rounded;
    int class = large_class(size, &rounded);
    FreeCell *cell = heap->large[class];
    if (cell) {
        heap->large[class] = cell->next;
    } else {
        cell = heap_extend(heap, rounded);
        if (!cell) return NULL;
    }
    heap->in_use += rounded;
    return cell;
}

static void large_free(Heap *heap, void *memory, size_t size) {
    size_t rounded;
    int class = large_class(size, &rounded);
    FreeCell *cell = memory;
    cell->zero = 0;
    poison(cell, size);
    cell->next = heap->large[class];
    heap->large[class] = cell;
    heap->in_use -= rounded;
}

static void chunk_link(Heap *heap, ObjectChunk *chunk) {
    ObjectChunk *first = heap->object_chunks;
    chunk->next = first;
    chunk->previous = NULL;
    if (first) first->previous = chunk;
    heap->object_chunks = chunk;
}

// A new chunk of cells of one size; its cells are threaded into the free list a page's worth at a time.
static FreeCell *objects_refill(Heap *heap, size_t size) {
    ObjectChunk *chunk = heap_extend(heap, CHUNK_SIZE / 4);
    if (!chunk) return NULL;
    size_t count = (CHUNK_SIZE / 4 - sizeof(ObjectChunk)) / size;
    chunk_link(heap, chunk);
    chunk->cell = size;
    char *cell = (char *)(chunk + 1);
    chunk->end = cell + count * size;
    FreeCell *first = (FreeCell *)cell;
    for (size_t i = 0; i < count; i++, cell += size) {
        FreeCell *free_cell = (FreeCell *)cell;
        free_cell->zero = 0;
        free_cell->next = i + 1 < count ? (FreeCell *)(cell + size) : NULL;
    }
    return first;
}

// Large objects stand in chunks of their own so that the walker finds them.
static void *large_object_new(Heap *heap, size_t size) {
    ObjectChunk *chunk = large_new(heap, size + sizeof(ObjectChunk));
    if (!chunk) return NULL;
    chunk_link(heap, chunk);
    chunk->cell = SINGLE_CELL;
    chunk->end = (char *)(chunk + 1) + size;
    return chunk + 1;
}

static void large_object_free(Heap *heap, void *obj, size_t size) {
    ObjectChunk *chunk = (ObjectChunk *)obj - 1;
    if (chunk->next) chunk->next->previous = chunk->previous;
    if (chunk->previous) chunk->previous->next = chunk->next;
    else heap->object_chunks = chunk->next;
    large_free(heap, chunk, size + sizeof(ObjectChunk));
}

void *heap_new(World *world, Type *type, size_t size) {
    Heap *heap = &world->heap;
    size = round_up(size);
    if (fails_now(heap)) return raise_memory(world), NULL;
    Obj *obj;
    if (__builtin_expect(size <= HEAP_SMALL_LIMIT, 1)) {
        FreeCell **list = &heap->objects[size / HEAP_STEP];
        FreeCell *cell = *list;
        if (__builtin_expect(!cell, 0) && !(cell = objects_refill(heap, size))) return raise_memory(world), NULL;
        *list = cell->next;
        heap->in_use += size;
        obj = (Obj *)cell;
    } else {
        obj = large_object_new(heap, size);
        if (!obj) return raise_memory(world), NULL;
    }
    obj->refs = 1;
    obj->kind = type->kind;
    obj->flags = type->flags & TYPE_HEAP ? OBJ_SUBCLASS : 0;
    obj->type = type;
    if (type->flags & TYPE_HEAP) obj_keep(&type->head);
    return obj;
}

void heap_free(World *world, void *memory, size_t size) {
    Heap *heap = &world->heap;
    Obj *obj = memory;
    Type *type = obj->type;
    bool owned = obj->flags & OBJ_SUBCLASS;
    if (owned && type->instance_size > size) size = type->instance_size;   // with what the class added to its layout
    size = round_up(size);
    if (size <= HEAP_SMALL_LIMIT) {
        FreeCell *cell = memory;
        cell->zero = 0;
        poison(cell, size);
        cell->next = heap->objects[size / HEAP_STEP];
        heap->objects[size / HEAP_STEP] = cell;
        heap->in_use -= size;
    } else {
        large_object_free(heap, memory, size);
    }
    if (owned) obj_drop(world, type);
}

bool heap_grow_in_place(World *world, void *obj, size_t size, size_t new_size) {
    (void)world;
    (void)obj;
    size = round_up(size);
    new_size = round_up(new_size);
    if (size == new_size) return true;
    if (size <= HEAP_SMALL_LIMIT) return false;
    size_t rounded, new_rounded;
    large_class(size + sizeof(ObjectChunk), &rounded);
    large_class(new_size + sizeof(ObjectChunk), &new_rounded);
    return rounded == new_rounded;
}

// A small block from the chunk under way, or from a new one; NULL: the world's limit is reached.
static FreeCell *block_cut(Heap *heap, size_t size) {
    if ((size_t)(heap->block_end - heap->block_room) < size) {
        char *chunk = heap_extend(heap, CHUNK_SIZE);
        if (!chunk) return NULL;
        heap->block_room = chunk;
        heap->block_end = chunk + CHUNK_SIZE;
    }
    FreeCell *cell = (FreeCell *)heap->block_room;
    heap->block_room += size;
    return cell;
}

// A block of a rounded size; NULL, with nothing raised: there is no memory.
static inline void *block_find(Heap *heap, size_t size) {
    if (fails_now(heap)) return NULL;
    if (size > HEAP_SMALL_LIMIT) return large_new(heap, size);
    FreeCell **list = &heap->blocks[size / HEAP_STEP];
    FreeCell *cell = *list;
    if (cell) *list = cell->next;
    else if (!(cell = block_cut(heap, size))) return NULL;
    heap->in_use += size;
    return cell;
}

void *block_new(World *world, size_t size) {
    if (!size) return NULL;
    void *block = block_find(&world->heap, round_up(size));
    return block ? block : (raise_memory(world), NULL);
}

void block_free(World *world, void *block, size_t size) {
    if (!block) return;
    Heap *heap = &world->heap;
    size = round_up(size);
    if (size > HEAP_SMALL_LIMIT) {
        large_free(heap, block, size);
        return;
    }
    FreeCell *cell = block;
    poison(cell, size);
    cell->next = heap->blocks[size / HEAP_STEP];
    heap->blocks[size / HEAP_STEP] = cell;
    heap->in_use -= size;
}

void *block_resize(World *world, void *block, size_t old_size, size_t new_size) {
    if (round_up(old_size) == round_up(new_size) && block) return block;
    void *fresh = block_new(world, new_size);
    if (new_size && !fresh) return NULL;
    if (block && fresh) memcpy(fresh, block, old_size < new_size ? old_size : new_size);
    block_free(world, block, old_size);
    return fresh;
}

void heap_open_reserve(Heap *heap) {
    heap->in_reserve = true;
    heap->limit += HEAP_RESERVE;
}

void heap_close_reserve(Heap *heap) {
    heap->in_reserve = false;
    heap->limit -= HEAP_RESERVE;
}

static void dispose_now(World *world, Obj *obj) {
    if ((obj->flags & (OBJ_SUBCLASS | OBJ_WEAK)) && !object_release(world, obj)) return;
    const TypeOps *ops = obj->type->ops;
    if (ops->dispose) {
        ops->dispose(world, obj);
    } else {
        heap_free(world, obj, ops->size);
    }
}

// An object whose disposal waits until the ones under way are done.
typedef struct Doomed {
    struct Doomed *next;
    Obj *obj;
} Doomed;

// Queues it. False: there is no memory even for that.
static bool doom(Heap *heap, Obj *obj) {
    Doomed *doomed = block_find(heap, sizeof(Doomed));
    if (!doomed && !heap->in_reserve) {
        heap_open_reserve(heap);
        doomed = block_find(heap, sizeof(Doomed));
        heap_close_reserve(heap);
    }
    if (!doomed) return false;
    *doomed = (Doomed){heap->doomed, obj};
    heap->doomed = doomed;
    return true;
}

void heap_dispose(World *world, Obj *obj) {
    Heap *heap = &world->heap;
    if (heap->dispose_depth >= DISPOSE_DEPTH && doom(heap, obj)) return;
    if (heap->dispose_depth >= DISPOSE_DEEPEST) return;      // it stays, unreachable
    heap->dispose_depth++;
    dispose_now(world, obj);
    heap->dispose_depth--;
    while (heap->dispose_depth == 0 && heap->doomed) {
        Doomed *doomed = heap->doomed;
        heap->doomed = doomed->next;
        Obj *next = doomed->obj;
        block_free(world, doomed, sizeof(Doomed));
        heap->dispose_depth++;
        dispose_now(world, next);
        heap->dispose_depth--;
    }
}

void heap_walk(World *world, void (*visit)(void *context, Obj *obj), void *context) {
    for (ObjectChunk *chunk = world->heap.object_chunks; chunk; chunk = chunk->next) {
        char *cell = (char *)(chunk + 1);
        size_t step = chunk->cell == SINGLE_CELL ? (size_t)(chunk->end - cell) : chunk->cell;
        for (; cell < chunk->end; cell += step) {
            if (((Obj *)cell)->refs) visit(context, (Obj *)cell);
        }
    }
}
