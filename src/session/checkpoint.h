// checkpoint.h - moments of a run that it can be taken back to.
//
// A Checkpoint is a copy of all that a run changes: the world's arena, the watch, and the place in the log. Copies share
// their pages (pages.h), so one costs what changed since the one before. The list keeps them by position, bounded in
// memory: when it is full, every second one is given up and the distance between new ones doubles, so that they stay evenly
// spread over the run and a goto replays at most that distance. Where lines are slow to run they come sooner.
//
// A world larger than CHECKPOINT_WORLD_LIMIT is too dear to copy: such a run keeps the first checkpoint alone and
// replays from the start (checkpoints_are_sparse says so).
#ifndef LOOPCHEF_SESSION_CHECKPOINT_H
#define LOOPCHEF_SESSION_CHECKPOINT_H

#include <stdbool.h>

#include "session/log.h"
#include "session/pages.h"
#include "session/watch.h"
#include "vm/world.h"

enum { CHECKPOINT_LIMIT = 256 << 20, CHECKPOINT_WORLD_LIMIT = 128 << 20, CHECKPOINT_DISTANCE = 4096, CHECKPOINT_PACE = 4000000 };

typedef struct Checkpoint {
    uint64_t position;
    uint32_t applied;                   // interventions that are part of it
    int state;                          // SessionState
    PageTable *world, *watch;
    PageTable *names[WATCH_TABLES][2];  // of each table: texts, offsets
    LogMark mark;
} Checkpoint;

typedef struct Checkpoints {
    Checkpoint **list;       // by position, each greater than the one before
    uint32_t count, room;
    PagePool pool;
    size_t limit;            // bytes
    uint64_t distance;       // positions between two at most
    int64_t pace;            // ns of the host's time that running from one to the next may take
    const Checkpoint *like;  // the one that the run resembles most: taken or restored last
    bool sparse;
} Checkpoints;

// What a run is, for copying.
typedef struct Moment {
    World *world;
    Watch *watch;
    Log *log;
    uint32_t *applied;
    int state;
} Moment;

void checkpoints_init(Checkpoints *checkpoints, size_t limit);
void checkpoints_free(Checkpoints *checkpoints);

// Keeps the moment, if there is none at this position yet.
void checkpoints_take(Checkpoints *checkpoints, const Moment *moment);

// The last one at or before `position`. NULL: none.
const Checkpoint *checkpoints_find(const Checkpoints *checkpoints, uint64_t position);

// Where the next one is due behind `position`; UINT64_MAX: nowhere.
uint64_t checkpoints_next(const Checkpoints *checkpoints, uint64_t position);

// Makes the run what it was. The moment's state is the checkpoint's.
void checkpoints_restore(Checkpoints *checkpoints, const Checkpoint *checkpoint, const Moment *moment);

// Gives up all at `position` and behind.
void checkpoints_cut(Checkpoints *checkpoints, uint64_t position);

bool checkpoints_are_sparse(const Checkpoints *checkpoints);

// A copy for a short while, outside of the list: what runs until it is restored leaves no trace. Freed by either.
Checkpoint *checkpoint_hold(Checkpoints *checkpoints, const Moment *moment);
void checkpoint_return(Checkpoints *checkpoints, Checkpoint *held, const Moment *moment);
void checkpoint_drop(Checkpoints *checkpoints, Checkpoint *held);   // what ran stays

#endif
