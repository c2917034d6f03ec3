// frame_object.h - frames as objects: what tb_frame, sys._getframe() and f_back give.
//
// A traceback holds the frames it went through, and with them their locals: what a function had in hand when an exception left
// it lives until the exception dies. (So a coroutine forgotten in a frame that failed warns after the traceback is
// printed, not before.) A running frame is a block of its thread's; the object that refers to it is marked on the frame
// (FRAME_SEEN) and takes the block over when the frame is left, as CPython's take_ownership. Frames that nobody looks at cost nothing.
#ifndef LOOPCHEF_VM_FRAME_OBJECT_H
#define LOOPCHEF_VM_FRAME_OBJECT_H

#include "vm/frame.h"

typedef struct FrameObject {
    Obj head;
    Frame *frame;                        // `owns`: ours, with its locals; else the thread's or generator's; NULL: cleared
    Code *code;
    Dict *globals;
    Value back;                          // the caller's frame object, once the frame was left; ABSENT: none
    struct FrameObject *next, *previous; // in world->frames_seen, while the frame is not ours
    int32_t line;                        // where it was left
    bool owns;
} FrameObject;

static inline FrameObject *value_frame_object(Value v) { return (FrameObject *)value_obj(v); }

// The object of a Python frame: new reference.
Value frame_object_of(World *world, Frame *frame);

// The frame is left: true if its object has it now. The operand stack is dropped.
bool frame_object_take_over(World *world, Frame *frame);

// The value of a local: borrowed; ABSENT: unset. Cells are looked into.
Value frame_local_borrowed(const Frame *frame, uint32_t slot);

// Its locals as a dict made now (a module's or class's: its namespace). New reference.
Value frame_object_locals(World *world, FrameObject *object);

#endif
