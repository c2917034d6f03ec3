// coro.h - generators, coroutines, async generators: frames that can be left and taken up again.
//
// A *root* is a generator or coroutine that something drives: a for loop, send(), a task. Coroutines that it awaits hang
// above its frame without being roots; `inner` remembers the innermost frame while all are suspended. Native awaitables
// (futures, asyncio.sleep) take part through their type's ops (TypeOps.awaitable).
#ifndef LOOPCHEF_VM_CORO_H
#define LOOPCHEF_VM_CORO_H

#include "vm/call.h"

typedef enum SendStatus { SEND_YIELD, SEND_RETURN, SEND_RAISE } SendStatus;

typedef enum GeneratorState { GENERATOR_CREATED, GENERATOR_RUNNING, GENERATOR_SUSPENDED, GENERATOR_CLOSED } GeneratorState;

typedef struct Generator {
    Obj head;                // kind T_GENERATOR, T_COROUTINE or T_ASYNC_GENERATOR
    Frame *frame;            // NULL when closed
    Frame *inner;            // of a suspended root: the innermost frame of its chain
    struct Generator *outer; // of a running root: the root that was being driven before (borrowed)
    Value name, qualified_name;
    ExcState exc;
    uint8_t state;           // GeneratorState
    bool closing;            // close() is under way: levels that return are thrown GeneratorExit further
    bool awaited;            // a coroutine some other awaits now; an async generator in an asend()
    bool started;            // it was resumed at least once (never-awaited warnings)
    uint32_t depth;          // of a root: running: thread's depth below it; suspended: frames of its chain
    bool hooks_called;       // async generator: the loop was told of it
    Value finalizer;         // async generator: what the loop wants to be called when it is abandoned
} Generator;

static inline Generator *value_generator(Value v) { return (Generator *)value_obj(v); }
// The generator or coroutine that awaiting `v` resumes: itself, or what a coroutine's __await__() wraps. NULL: something else.
static inline Generator *value_resumed_generator(Value v) {
    TypeId kind = value_kind(v);
    if (kind == T_COROUTINE_WRAPPER) v = ((Method *)value_obj(v))->self;
    return kind == T_GENERATOR || kind == T_COROUTINE || kind == T_COROUTINE_WRAPPER ? value_generator(v) : NULL;
}

// Drives a suspended (or fresh) generator from the native frame that is on top of the running thread: sends `sent` (taken; NONE to
// start) or, if `error` is not ABSENT, throws it (taken). PUSHED; then the native frame's resume() gets ARRIVED_YIELD with
// what the chain yields, ARRIVED_RETURN or ARRIVED_RAISE. ABSENT if it cannot be resumed (RuntimeError, "already executing").
Value coro_resume_take(World *world, Generator *generator, Value sent_take, Value error_take);

// A generator object around a frame that was made for its code (the frame is taken).
Value generator_new(World *world, Function *function, Frame *frame_take);

// Makes the innermost frame of a suspended generator the thread's current one, driven by the frame now on top, which gets yields and
// the return by `mode`. `sent` and `error` are taken. PUSHED, or ABSENT if raised in the driver. When an error is to be thrown,
// world->raised is set and the result is THROWN: the interpreter raises it at the new current frame.
Value generator_resume_take(World *world, Generator *generator, ReturnMode mode, Value sent, Value error);
#define THROWN VALUE_BITS(0x62)

// The object behind `aclose()`, `asend(v)`, `athrow(e)`, `__anext__()` of an async generator.
typedef struct AsyncGeneratorStep {
    Obj head;                // kind T_ASYNC_GENERATOR_ASEND or T_ASYNC_GENERATOR_ATHROW
    Generator *generator;
    Value value;             // to send, or the exception to throw (ABSENT: GeneratorExit)
    bool is_close;           // aclose()
    uint8_t state;           // 0 fresh, 1 under way, 2 done
} AsyncGeneratorStep;

// The interpreter's side. AWAIT with a coroutine: its innermost frame becomes current, chained to the awaiting one. PUSHED or ABSENT.
Value coroutine_await_take(World *world, Generator *coroutine, Value sent);
// AWAIT with a step of an async generator. PUSHED, THROWN, ABSENT, or a result at once (aclose() of a fresh or closed one).
Value async_step_await_take(World *world, AsyncGeneratorStep *step, Value sent);
// A generator's frame has returned or raised: state, exception level and root are put right. The frame is freed by the caller.
void generator_finished(World *world, Generator *generator, ReturnMode mode);
// The usual end of a coroutine that the frame below awaits: its frame, the current one, is left and freed, and that below is
// current. False: there is more to it (a frame object, close() under way), and nothing was done.
bool generator_leaves_await(World *world, Frame *frame);
// What is raised is thrown at an await of `sub` in `frame` (the current one): the sub's own throw or close is asked first.
// SEND_RETURN with PUSHED or THROWN in *out: another frame goes on.
SendStatus await_throw(World *world, Frame *frame, Value sub, Value *out);
// Shows what is raised, where nobody can catch it, as "Exception ignored in: ..." (the finalizer called), and clears it.
void unraisable(World *world, Value finalizer);

// True if the generator or coroutine is on some thread's stack now (not merely suspended inside a chain).
bool generator_is_running(Generator *generator);

// Native awaitables: what AWAIT does with such a value. `send` is called with what was sent (None at first): returns
// SEND_YIELD with *out what to yield, SEND_RETURN with *out the result, SEND_RAISE. `throw_` is called when an exception is thrown
// at the await (world->raised set): the same results; NULL: it is just raised.
typedef struct AwaitableOps {
    SendStatus (*send)(World *world, Value self, Value sent, Value *out);
    SendStatus (*throw_)(World *world, Value self, Value *out);
} AwaitableOps;

// What `await v` drives: a coroutine itself, a native awaitable itself, else v.__await__() . TypeError as CPython's:
// "object int can't be used in 'await' expression". For a Python __await__: PUSHED.
Value awaitable_of(World *world, Value v, int context);

// The coroutine or awaitable that this suspended coroutine awaits now (cr_await): borrowed, ABSENT if none.
Value coro_awaits_borrowed(World *world, Generator *generator);

#endif
