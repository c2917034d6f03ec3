// native.h - two helpers for native functions that push a frame of their own and then call something.
//
// The callee may have been native too and be done at once: then its result is in our hands, and the frame that was to wait for
// it has to go again.
#ifndef LOOPCHEF_LOOP_NATIVE_H
#define LOOPCHEF_LOOP_NATIVE_H

#include "vm/coro.h"

// Is this no result, but a way to say that one is still to come?
static inline bool native_is_signal(Value v) {
    return value_is(v, PUSHED) || value_is(v, BLOCKED) || value_is(v, AGAIN) || value_is(v, THROWN);
}

// Takes the native frame, which is on top, off the stack. Gives `result` back.
static inline Value native_pop(World *world, Frame *frame, Value result) {
    world->thread->frame = frame->back;
    world->thread->depth--;
    frame_free(world, frame);
    return result;
}

#endif
