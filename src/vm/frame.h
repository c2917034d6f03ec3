// frame.h - frames and threads: where a program is.
//
// The interpreter is stackless: a Frame is a block of the world's heap, linked to the frame that gets its result (`back`).
// A Python frame runs bytecode; a native frame is a C state machine that waits for what is above it (the event loop, a
// task's step, `gen.close()`); its `resume` is called when that returns, raises or yields. The C stack never grows with
// the program's calls, so a thread can be left at any line and taken up later.
//
// Generators, coroutines and async generators own their frame (`owner`). While a coroutine awaits another, the two frames
// stay linked: the whole chain hangs under one *root*, the coroutine that a task (or send(), or a for loop) drives. A
// yield goes from the innermost frame straight to the root's driver and a resume straight back: the same cost at
// any depth (vm/coro.h).
#ifndef LOOPCHEF_VM_FRAME_H
#define LOOPCHEF_VM_FRAME_H

#include "vm/function.h"

typedef enum FrameKind { FRAME_PYTHON, FRAME_NATIVE } FrameKind;

typedef enum FrameFlag {
    FRAME_DRIVES = 1,   // the event loop's: the scenario's lines below it have nothing to do with what it does by itself
    FRAME_SEEN = 2,     // a frame object refers to it (vm/frame_object.h), which takes it over when it is left
} FrameFlag;

// What becomes of a frame's result.
typedef enum ReturnMode {
    RETURN_PUSH,        // the caller's stack: an ordinary call
    RETURN_DROP,        // nothing: a finalizer
    RETURN_INSTANCE,    // __init__: the caller gets `extra`, the instance; the result must be None
    RETURN_TRUTH,       // of __bool__ or __len__: as a bool it replaces the operand, and the instruction runs again
    RETURN_BOOL,        // of __contains__: pushed as a bool (negated if `state` is 1)
    RETURN_BINARY,      // NotImplemented: the other operand's method is tried next (the operands are still on the stack)
    RETURN_NEXT,        // __next__ of a class, for FOR_ITER: StopIteration ends the loop
    RETURN_ATTRIBUTE,   // __getattribute__: AttributeError falls back to __getattr__
    RETURN_RETRY,       // the result replaces the top of the stack and the instruction runs again
    RETURN_SEND,        // a generator driven by send(), throw(), next(): a return raises StopIteration
    RETURN_FOR_ITER,    // a generator driven by FOR_ITER
    RETURN_YIELD_FROM,  // a generator driven by YIELD_FROM or AWAIT: its yields go on outward
    RETURN_AWAIT,       // a coroutine awaited by the frame below: part of its chain
    RETURN_ANEXT,       // an async generator awaited by the frame below, part of its chain: its yield is the result
    RETURN_ACLOSE,      // the same for its aclose(): it must not yield
    RETURN_NATIVE,      // a native frame is below: its resume() is called
} ReturnMode;

typedef enum Arrived { ARRIVED_RETURN, ARRIVED_RAISE, ARRIVED_YIELD, ARRIVED_AGAIN } Arrived;

// A native frame's signal: stop here (world->position reached its mark); resume() is called with ARRIVED_AGAIN later.
#define AGAIN VALUE_BITS(0x5A)

// Called with what came from above: `arrived` says how, `result` (taken) is the value; for ARRIVED_RAISE it is ABSENT and
// world->raised is set. Returns the frame's own result (the frame is popped), ABSENT to raise out of it, PUSHED after
// pushing another frame above, BLOCKED, or AGAIN.
typedef Value (*NativeResume)(World *world, struct Frame *frame, Arrived arrived, Value result);
typedef void (*NativeFrameVisit)(World *world, struct Frame *frame, Visit visit, void *context);

struct Frame {
    struct Frame *back;       // who gets the result; NULL: the thread ends
    uint8_t kind;             // FrameKind
    uint8_t returns;          // ReturnMode
    uint16_t state;           // a native frame's own
    uint32_t size;            // bytes of this block
    uint32_t line;            // the line current in this frame; 0: none yet
    uint32_t flags;           // FrameFlag
    Code *code;               // borrowed from `function`. NULL: native
    union {
        Word *ip;             // one past the word of the current instruction (its cache words follow)
        NativeResume resume;  // native frames; NULL: a barrier (call.c)
    };
    Value *sp;                // one past the operand stack's top
    union {
        Dict *globals;        // borrowed from `function`
        const char *about;    // native frames: what it is, for people ("event loop")
    };
    Value function;           // the Function (or Code, for a module or class body), owned
    Value locals;             // the namespace of a module or class body; ABSENT: locals are in slots
    struct Generator *owner;  // whose frame this is; NULL: a plain call. Borrowed (the generator owns the frame)
    Value extra;              // by `returns`; owned
    Value slots[];            // locals, then the operand stack; native: its own values, ABSENT at first
};

// A level of exception handling: one for the thread, one for each generator. `value` is the exception being handled.
typedef struct ExcState {
    Value value;               // ABSENT: none at this level
    struct ExcState *previous;
} ExcState;

typedef enum ThreadState { THREAD_READY, THREAD_RUNNING, THREAD_BLOCKED, THREAD_ENDED } ThreadState;

typedef enum ThreadEntry {
    ENTRY_RUN,     // from the innermost frame's next instruction
    ENTRY_RESULT,  // give `resume` (or raise `resume_error`) to the innermost frame: it had BLOCKED
    ENTRY_AGAIN,   // the innermost frame is native and said AGAIN
} ThreadEntry;

struct Thread {
    Thread *next;             // in order of creation
    uint32_t id;              // 0: main
    uint32_t state;           // ThreadState
    uint32_t entry;           // ThreadEntry: how vm_run goes on
    Frame *frame;             // innermost; NULL: not begun or ended
    ExcState base;
    ExcState *exc;            // innermost level
    struct Generator *root;   // the generator being driven now, innermost; NULL: none
    uint32_t depth;           // frames
    Value resume;             // when it goes on after BLOCKED: the result (taken), or ABSENT with `resume_error`
    Value resume_error;       // an exception to raise instead
    Value result;             // its last frame's result, or the exception that left it
    Value context;            // current contextvars.Context or ABSENT
    Value asyncgen_firstiter, asyncgen_finalizer;  // sys.set_asyncgen_hooks: callables or ABSENT
    Value object;             // what loop/ knows of this thread (name, job, ...)
    int64_t wake_at;          // loop/: virtual ns when a blocked thread goes on; INT64_MAX: when told
    uint64_t wait_order;      // loop/: when it began to wait
    uint64_t computed;        // loop/: operations since it last waited
    void *waits_for;          // loop/: what a blocked thread waits for
};

// Pushes a native frame with `slots` values on top of the running thread. NULL: RecursionError or MemoryError raised.
Frame *frame_push_native(World *world, NativeResume resume, int slots, const char *about);

// Is it the scenario's own code, as people see it? Not the library, nor what C does.
static inline bool frame_is_visible(const Frame *frame) {
    return frame->kind == FRAME_PYTHON && !(frame->code->flags & CODE_LIBRARY);
}

// The scenario's innermost frame of a thread (library and native frames skipped); NULL if there is none.
Frame *frame_innermost_visible(const Thread *thread);
// The line of the scenario that makes happen what is reported now; 0: what the loop does by itself.
static inline uint32_t thread_line(const Thread *thread) {
    const Frame *frame = thread->frame;
    while (frame && !frame_is_visible(frame)) {
        if (frame->flags & FRAME_DRIVES) return 0;
        frame = frame->back;
    }
    return frame ? frame->line : 0;
}

// Index of the current instruction's word (0 before the first).
static inline uint32_t frame_word(const Frame *frame) {
    uint32_t next = (uint32_t)(frame->ip - frame->code->words);
    return next ? next - 1 : 0;
}

// Makes a frame for a call; it is on top of the running thread, to be run next. Steals nothing: args are borrowed. For a generator
// or coroutine function no frame is pushed: the result is the new object. Otherwise PUSHED; ABSENT if it raised.
Value frame_push_function(World *world, Function *function, const Value *args, int nargs, Value kwnames, Value self);

// Puts a frame on top of the running thread's stack.
void frame_link(World *world, Frame *frame);

// Gives a frame's memory back, dropping its values; one that is FRAME_SEEN goes to its frame object instead.
void frame_free(World *world, Frame *frame);

Thread *thread_new(World *world);                     // appended to world->threads; NULL raised

// Runs world->thread until it ends, blocks, or must stop.
RunStatus vm_run(World *world);

// Is the run to stop at this position? A native frame then returns AGAIN. Asked after the position was counted and told of: who
// listens may wish it.
static inline bool world_stops_here(const World *world) { return world->position >= world->stop_at; }

#endif
