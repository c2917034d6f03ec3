#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = 16,
    FIRST_CHUNK = 16 << 10,  // bytes; each further chunk is twice as large,
    LARGEST_CHUNK = 4 << 20, // up to this
};

typedef struct Chunk {
    struct Chunk *previous;
    size_t size;  // of the whole block, this header included
} Chunk;

struct Arena {
    Chunk *chunks;      // newest first
    char *next, *end;   // free part of the newest chunk
    size_t chunk_size;  // of the next chunk
    size_t taken;       // bytes in all chunks
    size_t limit;       // of `taken`; 0: none
    jmp_buf *escape;
};

Arena *arena_new(size_t limit) {
    Arena *arena = calloc(1, sizeof(Arena));
    if (!arena) abort();
    arena->limit = limit;
    arena->chunk_size = FIRST_CHUNK;
    return arena;
}

void arena_free(Arena *arena) {
    if (!arena) return;
    for (Chunk *chunk = arena->chunks; chunk;) {
        Chunk *previous = chunk->previous;
        free(chunk);
        chunk = previous;
    }
    free(arena);
}

jmp_buf *arena_on_exhaustion(Arena *arena, jmp_buf *escape) {
    jmp_buf *before = arena->escape;
    arena->escape = escape;
    return before;
}

static _Noreturn void exhausted(Arena *arena) {
    if (arena->escape) longjmp(*arena->escape, 1);
    abort();
}

// A chunk with room for `size` bytes becomes the newest one; what was free in the last is given up.
static void add_chunk(Arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) exhausted(arena);
    size_t wanted = size + sizeof(Chunk) + ALIGNMENT;
    if (wanted < arena->chunk_size) wanted = arena->chunk_size;
    if (arena->limit && (wanted > arena->limit || arena->taken > arena->limit - wanted)) exhausted(arena);
    Chunk *chunk = malloc(wanted);
    if (!chunk) exhausted(arena);
    *chunk = (Chunk){arena->chunks, wanted};
    arena->chunks = chunk;
    arena->taken += wanted;
    arena->next = (char *)chunk + (sizeof(Chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    arena->end = (char *)chunk + wanted;
    if (arena->chunk_size < LARGEST_CHUNK) arena->chunk_size *= 2;
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) exhausted(arena);
    size_t rounded = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : ALIGNMENT;
    if (rounded > (size_t)(arena->end - arena->next)) add_chunk(arena, rounded);
    void *memory = arena->next;
    arena->next += rounded;
    return memset(memory, 0, rounded);
}

char *arena_text(Arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (length) memcpy(copy, text, length);
    return copy;
}
