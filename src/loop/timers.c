#include "loop/timers.h"

static inline bool earlier(const Timer *a, const Timer *b) {
    return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static inline Timer *run_at(const Timers *timers, uint32_t i) {
    return &timers->run[(timers->run_first + i) & (timers->run_room - 1)];
}

static bool run_grow(World *world, Timers *timers) {
    uint32_t room = timers->run_room ? timers->run_room * 2 : 8;
    Timer *run = block_new(world, room * sizeof(Timer));
    if (!run) return false;
    for (uint32_t i = 0; i < timers->run_count; i++) run[i] = *run_at(timers, i);
    block_free(world, timers->run, timers->run_room * sizeof(Timer));
    timers->run = run;
    timers->run_room = room;
    timers->run_first = 0;
    return true;
}

static bool heap_grow(World *world, Timers *timers) {
    uint32_t room = timers->heap_room ? timers->heap_room * 2 : 8;
    Timer *heap = block_resize(world, timers->heap, timers->heap_room * sizeof(Timer), room * sizeof(Timer));
    if (!heap) return false;
    timers->heap = heap;
    timers->heap_room = room;
    return true;
}

static void sift_up(Timer *heap, uint32_t i, Timer timer) {
    while (i > 0) {
        uint32_t parent = (i - 1) / 4;
        if (!earlier(&timer, &heap[parent])) break;
        heap[i] = heap[parent];
        i = parent;
    }
    heap[i] = timer;
}

// In a large heap the children of all four are fetched while these are compared.
static inline __attribute__((always_inline)) void fetch_children(const Timer *heap, uint32_t count, uint32_t child) {
    if (count < 4096 || 4 * child + 17 > count) return;
    const char *from = (const char *)&heap[4 * child + 1];
    for (size_t at = 0; at < 16 * sizeof(Timer); at += 64) __builtin_prefetch(from + at);
}

static void sift_down(Timer *heap, uint32_t count, uint32_t i, Timer timer) {
    for (;;) {
        uint32_t child = 4 * i + 1;
        if (child >= count) break;
        uint32_t end = child + 4 < count ? child + 4 : count, least = child;
        fetch_children(heap, count, child);
        for (uint32_t c = child + 1; c < end; c++) {
            if (earlier(&heap[c], &heap[least])) least = c;
        }
        if (!earlier(&heap[least], &timer)) break;
        heap[i] = heap[least];
        i = least;
    }
    heap[i] = timer;
}

bool timers_push(World *world, Timers *timers, int64_t when, Value target) {
    Timer timer = { when, timers->orders + 1, target };
    uint32_t last = timers->run_count - 1;
    if (!timers->run_count || run_at(timers, last)->when <= when) {
        if (timers->run_count == timers->run_room && !run_grow(world, timers)) return false;
        *run_at(timers, timers->run_count++) = timer;
    } else {
        if (timers->heap_count == timers->heap_room && !heap_grow(world, timers)) return false;
        sift_up(timers->heap, timers->heap_count++, timer);
    }
    timers->orders++;
    value_keep(target);
    return true;
}

Value timers_pop(Timers *timers) {
    const Timer *head = timers_head(timers);
    Value target = head->target;
    if (head != timers->heap) {
        timers->run_first = (timers->run_first + 1) & (timers->run_room - 1);
        timers->run_count--;
        return target;
    }
    Timer last = timers->heap[--timers->heap_count];
    if (timers->heap_count) sift_down(timers->heap, timers->heap_count, 0, last);
    return target;
}

static bool run_take_out(Timers *timers, Value target) {
    uint32_t i = 0;
    while (i < timers->run_count && !value_is(run_at(timers, i)->target, target)) i++;
    if (i == timers->run_count) return false;
    timers->run_count--;
    for (; i < timers->run_count; i++) *run_at(timers, i) = *run_at(timers, i + 1);
    return true;
}

bool timers_take_out(Timers *timers, Value target) {
    if (run_take_out(timers, target)) return true;
    Timer *heap = timers->heap;
    uint32_t i = 0;
    while (i < timers->heap_count && !value_is(heap[i].target, target)) i++;
    if (i == timers->heap_count) return false;
    Timer last = heap[--timers->heap_count];
    if (i == timers->heap_count) return true;
    if (i > 0 && earlier(&last, &heap[(i - 1) / 4])) sift_up(heap, i, last);
    else sift_down(heap, timers->heap_count, i, last);
    return true;
}

// Dropping a target can run nothing but disposal, which sets no timers.
void timers_filter(World *world, Timers *timers, bool (*keep)(Value target)) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < timers->run_count; i++) {
        Timer timer = *run_at(timers, i);
        if (keep(timer.target)) *run_at(timers, kept++) = timer;
        else value_drop(world, timer.target);
    }
    timers->run_count = kept;
    uint32_t count = timers->heap_count;
    kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        Timer timer = timers->heap[i];
        if (keep(timer.target)) sift_up(timers->heap, kept++, timer);
        else value_drop(world, timer.target);
    }
    timers->heap_count = kept;
}

const Timer *timers_next(const Timers *timers, uint32_t *at) {
    uint32_t i = (*at)++;
    if (i < timers->run_count) return run_at(timers, i);
    i -= timers->run_count;
    return i < timers->heap_count ? &timers->heap[i] : NULL;
}

void timers_visit(const Timers *timers, Visit visit, void *context) {
    const Timer *timer;
    for (uint32_t at = 0; (timer = timers_next(timers, &at));) visit(context, timer->target);
}

void timers_clear(World *world, Timers *timers) {
    Timers old = *timers;
    *timers = (Timers){ .orders = old.orders };
    const Timer *timer;
    for (uint32_t at = 0; (timer = timers_next(&old, &at));) value_drop(world, timer->target);
    block_free(world, old.run, old.run_room * sizeof(Timer));
    block_free(world, old.heap, old.heap_room * sizeof(Timer));
}
