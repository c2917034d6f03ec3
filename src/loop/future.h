// future.h - asyncio.Future: a result that is still to come, and who wants to hear of it.
//
//     PENDING ──set_result──▶ FINISHED (result)
//        │ └───set_exception▶ FINISHED (exception; lost_exception if nobody ever asks for it)
//        └─────cancel───────▶ CANCELLED
//
// Leaving PENDING puts the callbacks in the loop's ready queue, in the order in which they were added. A callback that is a
// Task stands for that task's wakeup: the usual case costs no object. The fields few futures need are in a block of
// their own, made on demand.
#ifndef LOOPCHEF_LOOP_FUTURE_H
#define LOOPCHEF_LOOP_FUTURE_H

#include "event/event.h"
#include "loop/state.h"

typedef enum FutureState { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED } FutureState;

typedef struct FutureCallback {
    Value function;          // a callable; or a Task: its wakeup
    Value context;           // loop/context.h: a Context, a snapshot, or ABSENT
} FutureCallback;

typedef struct FutureMore {  // the callbacks after the first
    uint32_t count, room;
    FutureCallback items[];
} FutureMore;

typedef struct FutureExtra { // values, each ABSENT if there is none
    Value cancel_message;
    Value cancelled_error;   // the CancelledError that ended a task, to be raised once more
    Value traceback;         // that the exception had when it was set
    Value created;           // debug mode: where it was made (describe_here)
} FutureExtra;

typedef struct Future {
    Obj head;
    Value loop;
    Value result;            // FINISHED: the result, or the exception
    FutureCallback first;    // function ABSENT: none
    FutureMore *more;        // NULL: none
    FutureExtra *extra;      // NULL: none
    Dict *dict;              // __dict__; NULL until used
    uint32_t id;             // of futures, or of tasks
    uint8_t state;           // FutureState
    uint8_t awaits;          // AwaitKind: what waiting for it is called; AWAIT_FUTURE if nothing special
    bool failed : 1;         // `result` is an exception
    bool blocking : 1;       // _asyncio_future_blocking: it was just yielded by an await
    bool log_traceback : 1;  // an exception that nobody has asked for yet
    bool quiet : 1;          // a task: _log_destroy_pending is False
    bool must_cancel : 1;    // a task: CancelledError is thrown at its next step
    bool hidden : 1;         // a task: of the clean-up that nobody is told of
    bool linked : 1;         // a task: in the set of all tasks
} Future;

static inline Future *value_future(Value v) { return (Future *)value_obj(v); }
static inline bool value_is_future(Value v) {
    return value_is_obj(v) && (value_obj(v)->kind == T_FUTURE || value_obj(v)->kind == T_TASK);
}
static inline bool future_done(const Future *future) { return future->state != FUTURE_PENDING; }

extern const TypeOps ops_FUTURE, ops_FUTURE_ITER;
extern const struct AwaitableOps future_awaitable;
// Gives a fresh future its id and says so; debug mode: notes where. False: raised.
bool future_begin(World *world, Future *future);
// The instance that set_exception(v) means: a class is called, a StopIteration wrapped. New reference; ABSENT raised.
Value future_exception_instance(World *world, Value v);
// The end of a construct(): calls ops->init unless the class has a Python-level __init__ or __new__. Takes the instance.
Value instance_initialised(World *world, Value instance_take, const Value *args, int nargs, Value kwnames);
Value future_iterate(World *world, Value self);  // iter(future)

// A pending Future of `loop`.
Value future_new(World *world, Value loop);
// Sets the fields of a fresh object (tasks too).
void future_init(World *world, Future *future, Value loop);
FutureExtra *future_extra(World *world, Future *future);  // made if need be; NULL raised

// Each raises InvalidStateError (with the state's name and the repr) if the future is done. False: raised.
bool future_set_result(World *world, Future *future, Value result);
bool future_set_exception(World *world, Future *future, Value exception);  // an instance or a class
// 1: it is cancelled now; 0: it was done; -1 raised. `message`: ABSENT or None: none.
int future_cancel(World *world, Future *future, Value message);

// result() and exception(): new references; ABSENT with CancelledError, InvalidStateError or the exception itself.
Value future_result(World *world, Future *future);
Value future_exception(World *world, Future *future);
Value future_make_cancelled_error(World *world, Future *future);

// Keeps both. A done future's callback goes to the ready queue at once. False: raised.
bool future_add_callback(World *world, Future *future, Value function, Value context);
int64_t future_remove_callback(World *world, Future *future, Value function);  // how many; -1 raised

// The callbacks in order; NULL beyond the last.
const FutureCallback *future_callback_at(const Future *future, uint32_t i);

// What dispose, visit and clear of futures and tasks share. A future is lost if its end needs a message: an exception nobody
// asked for, a task still pending. `future_revive`: the last reference is gone, but that message comes first, and the
// object lives until then; false: it was given before.
void future_release(World *world, Future *future);
void future_clear(World *world, Obj *obj);
void future_dispose(World *world, Obj *obj);
void future_visit(World *world, Obj *obj, Visit visit, void *context);
bool future_is_lost(const Future *future);
bool future_revive(World *world, Future *future);
bool future_last_words(const Obj *obj);
bool future_finalize(World *world, Obj *obj);

// cancel() of any future, task, sleep or foreign object with that method: 1, 0, -1 raised. Atomic.
int awaited_cancel(World *world, Value awaited, Value message);

#endif
