#include "loop/ready.h"

bool ready_grow(World *world, ReadyQueue *queue) {
    uint32_t room = queue->room ? queue->room * 2 : 16;
    Ready *ring = block_new(world, room * sizeof(Ready));
    if (!ring) return false;
    for (uint32_t i = 0; i < queue->count; i++) ring[i] = *ready_at(queue, i);
    block_free(world, queue->ring, queue->room * sizeof(Ready));
    queue->ring = ring;
    queue->room = room;
    queue->first = 0;
    return true;
}

void ready_drop(World *world, const Ready *entry) {
    value_drop(world, entry->target);
    value_drop(world, entry->extra);
    value_drop(world, entry->context);
}

void ready_visit(const ReadyQueue *queue, Visit visit, void *context) {
    for (uint32_t i = 0; i < queue->count; i++) {
        const Ready *entry = ready_at(queue, i);
        visit(context, entry->target);
        visit(context, entry->extra);
        visit(context, entry->context);
    }
}

void ready_clear(World *world, ReadyQueue *queue) {
    ReadyQueue old = *queue;
    *queue = (ReadyQueue){ 0 };
    for (uint32_t i = 0; i < old.count; i++) ready_drop(world, ready_at(&old, i));
    block_free(world, old.ring, old.room * sizeof(Ready));
}
