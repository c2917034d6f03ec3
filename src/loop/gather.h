// gather.h - what gather()'s done-callback does for a child that ended well while others are still to come, in C.
//
// gather() itself is pylib's (asyncio/tasks.py). Its callback runs once for each child, and all but the last of them only
// count: that is done here without a frame. Every other case is the callback's own.
#ifndef LOOPCHEF_LOOP_GATHER_H
#define LOOPCHEF_LOOP_GATHER_H

#include "vm/world.h"

// gather() shows a callback of its own: closures of this code are known from now on.
void gather_note(World *world, Value callback);

// Is `callback` such a closure, and was counting all it had to do? Then that is done.
bool gather_child_done(World *world, Value callback, Value child);

#endif
