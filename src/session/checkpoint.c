#include "session/checkpoint.h"

#include <stdlib.h>
#include <string.h>

void checkpoints_init(Checkpoints *checkpoints, size_t limit) {
    *checkpoints = (Checkpoints){.limit = limit, .distance = CHECKPOINT_DISTANCE, .pace = CHECKPOINT_PACE};
}

static size_t world_used(const World *world) { return (size_t)(world->heap.top - (char *)world->heap.base); }

// ---- One --------------------------------------------------------------------------------------------------

static Checkpoint *checkpoint_new(PagePool *pool, const Moment *moment, const Checkpoint *like) {
    Checkpoint *made = calloc(1, sizeof *made);
    if (!made) abort();
    made->position = moment->world->position;
    made->applied = *moment->applied;
    made->state = moment->state;
    made->world = pages_copy(pool, moment->world, world_used(moment->world), like ? like->world : NULL);
    made->watch = pages_copy(pool, moment->watch, WATCH_STATE_SIZE, like ? like->watch : NULL);
    for (int i = 0; i < WATCH_TABLES; i++) {
        const NameTable *names = &moment->watch->tables[i];
        made->names[i][0] = pages_copy(pool, names->text.data, names->text.size, like ? like->names[i][0] : NULL);
        made->names[i][1] = pages_copy(pool, names->offset, names->room * sizeof *names->offset, like ? like->names[i][1] : NULL);
    }
    log_mark(moment->log, &made->mark);
    return made;
}

static void checkpoint_free(Checkpoints *checkpoints, Checkpoint *checkpoint) {
    PagePool *pool = &checkpoints->pool;
    if (checkpoints->like == checkpoint) checkpoints->like = NULL;
    pages_release(pool, checkpoint->world);
    pages_release(pool, checkpoint->watch);
    for (int i = 0; i < WATCH_TABLES * 2; i++) pages_release(pool, checkpoint->names[i / 2][i % 2]);
    free(checkpoint);
}

// The table has never less room than it had.
static void names_restore(NameTable *names, PageTable *const saved[2]) {
    pages_restore(saved[0], names->text.data, names->text.size);
    names->text.size = saved[0]->size;
    pages_restore(saved[1], names->offset, names->room * sizeof *names->offset);
}

static void restore(const Checkpoint *checkpoint, const Moment *moment) {
    pages_restore(checkpoint->world, moment->world, world_used(moment->world));
    pages_restore(checkpoint->watch, moment->watch, WATCH_STATE_SIZE);
    for (int i = 0; i < WATCH_TABLES; i++) names_restore(&moment->watch->tables[i], checkpoint->names[i]);
    log_rewind(moment->log, &checkpoint->mark);
    *moment->applied = checkpoint->applied;
}

Checkpoint *checkpoint_hold(Checkpoints *checkpoints, const Moment *moment) {
    return checkpoint_new(&checkpoints->pool, moment, checkpoints->like);
}

void checkpoint_return(Checkpoints *checkpoints, Checkpoint *held, const Moment *moment) {
    restore(held, moment);
    checkpoint_free(checkpoints, held);
}

void checkpoint_drop(Checkpoints *checkpoints, Checkpoint *held) { checkpoint_free(checkpoints, held); }

// ---- Many -------------------------------------------------------------------------------------------------

void checkpoints_free(Checkpoints *checkpoints) {
    checkpoints_cut(checkpoints, 0);
    free(checkpoints->list);
    page_pool_free(&checkpoints->pool);
}

// How many are at or before `position`.
static uint32_t count_until(const Checkpoints *checkpoints, uint64_t position) {
    uint32_t low = 0, high = checkpoints->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (checkpoints->list[middle]->position <= position) low = middle + 1;
        else high = middle;
    }
    return low;
}

const Checkpoint *checkpoints_find(const Checkpoints *checkpoints, uint64_t position) {
    uint32_t count = count_until(checkpoints, position);
    return count ? checkpoints->list[count - 1] : NULL;
}

uint64_t checkpoints_next(const Checkpoints *checkpoints, uint64_t position) {
    const Checkpoint *before = checkpoints_find(checkpoints, position);
    if (checkpoints->sparse) return UINT64_MAX;
    return before ? before->position + checkpoints->distance : position;
}

// Every second one goes.
static void thin_out(Checkpoints *checkpoints) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < checkpoints->count; i++) {
        if (i % 2 == 0) checkpoints->list[kept++] = checkpoints->list[i];
        else checkpoint_free(checkpoints, checkpoints->list[i]);
    }
    checkpoints->count = kept;
    checkpoints->distance *= 2;
    checkpoints->pace *= 2;
}

static void insert(Checkpoints *checkpoints, Checkpoint *made, uint32_t at) {
    if (checkpoints->count == checkpoints->room) {
        checkpoints->room = checkpoints->room ? checkpoints->room * 2 : 64;
        checkpoints->list = realloc(checkpoints->list, checkpoints->room * sizeof *checkpoints->list);
        if (!checkpoints->list) abort();
    }
    Checkpoint **place = &checkpoints->list[at];
    memmove(place + 1, place, (checkpoints->count - at) * sizeof *place);
    *place = made;
    checkpoints->count++;
}

void checkpoints_take(Checkpoints *checkpoints, const Moment *moment) {
    uint32_t before = count_until(checkpoints, moment->world->position);
    if (before && checkpoints->list[before - 1]->position == moment->world->position) return;
    checkpoints->sparse = checkpoints->sparse || (before && world_used(moment->world) > CHECKPOINT_WORLD_LIMIT);
    if (checkpoints->sparse) return;
    Checkpoint *made = checkpoint_new(&checkpoints->pool, moment, checkpoints->like);
    insert(checkpoints, made, before);
    checkpoints->like = made;
    while (checkpoints->pool.bytes > checkpoints->limit && checkpoints->count > 1) thin_out(checkpoints);
}

void checkpoints_restore(Checkpoints *checkpoints, const Checkpoint *checkpoint, const Moment *moment) {
    restore(checkpoint, moment);
    checkpoints->like = checkpoint;
}

void checkpoints_cut(Checkpoints *checkpoints, uint64_t position) {
    while (checkpoints->count && checkpoints->list[checkpoints->count - 1]->position >= position)
        checkpoint_free(checkpoints, checkpoints->list[--checkpoints->count]);
}

bool checkpoints_are_sparse(const Checkpoints *checkpoints) { return checkpoints->sparse; }
