// shortcut.h - doing in C what a function of the library says in Python, when nothing out of the ordinary is asked.
//
// Functions of asyncio's upper half stay Python: their names, frames, tracebacks and the order of all they do are to be seen there.
// Some are called at every turn of a program. These may have a *shortcut*: a C function that looks whether the case is the
// plain one (an exact class, nothing overridden, nothing of a foreign loop) and then does all of it at once: the function
// returns, or, if it is a coroutine, waits at its only `await`, its frame just as if the instructions had brought it there.
// Else it has touched nothing and the instructions run. So a shortcut is never seen but by its speed. It is tried
// at the function's first line and at the line that comes after the await, where the stack is empty.
//
//     shortcut_set(world, value_function(put), queue_put);
#ifndef LOOPCHEF_VM_SHORTCUT_H
#define LOOPCHEF_VM_SHORTCUT_H

#include "vm/frame.h"

typedef enum ShortcutEnd {
    SHORTCUT_NONE,    // not the plain case: nothing was done
    SHORTCUT_RETURN,  // *out is the function's result
    SHORTCUT_AWAIT,   // *out, a native awaitable, is what it awaits, kept in a local too
    SHORTCUT_RAISE,   // world->raised is set: memory is at an end
} ShortcutEnd;

// `frame` has its arguments in its slots; references in it stay its own.
typedef ShortcutEnd (*ShortcutRun)(World *world, Frame *frame, Value *out);

typedef struct Shortcut {
    ShortcutRun run;
    uint32_t await_word;   // of the function's AWAIT; 0: it has none
    uint32_t await_line;   // its line
    uint32_t await_slot;   // the local whose value it awaits
} Shortcut;

// Gives a function of the library a shortcut. One that awaits must have a single await, of a plain local. False: MemoryError,
// or RuntimeError if the function is not of that form.
bool shortcut_set(World *world, Function *function, ShortcutRun run);

// Puts the frame at its await of `awaitable` (taken), which the local keeps too.
void shortcut_wait_take(World *world, Frame *frame, Value awaitable);

#endif
