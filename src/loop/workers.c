#include "loop/workers.h"

#include "loop/clock.h"
#include "loop/compute.h"
#include "loop/describe.h"
#include "loop/loop.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/str.h"

static ThreadObject *value_thread(Value v) { return (ThreadObject *)value_obj(v); }
static ThreadLock *value_lock(Value v) { return (ThreadLock *)value_obj(v); }

static ThreadObject *thread_object_new(World *world) {
    ThreadObject *object = heap_new_of(world, THREAD_HANDLE, ThreadObject);
    if (!object) return NULL;
    *object = (ThreadObject){ .head = object->head };
    return object;
}

bool workers_set_up(World *world) {
    ThreadObject *object = thread_object_new(world);
    if (!object) return false;
    object->thread = world->main_thread;
    object->started = true;
    world->main_thread->object = value_from_obj(object);
    return true;
}

// ---- waiting ------------------------------------------------------------------------------------------------------

// What a blocking call is called: the library's function that the program called.
static void note_block(World *world, const char *text) {
    ThreadObject *object = thread_object(world->thread);
    Buf found = BUF_INIT;
    if (!text) describe_library_call_to(world, world->thread->frame, &found);
    const char *shown = text ? text : buf_text(&found);
    bool visible = *shown && frame_innermost_visible(world->thread);
    value_replace_take(world, &object->blocked_in, visible ? str_from_c(world, shown) : ABSENT);
    raised_clear(world);       // without memory it has no name
    object->blocked_since = loop_state(world)->now;
    if (visible) report(world, EVENT_BLOCK_BEGIN, world->thread->id, 0, 0, shown);
    buf_free(&found);
}

Value workers_block(World *world, Obj *waits_for, int64_t deadline, const char *text) {
    Thread *thread = world->thread;
    compute_waits(world);
    thread->waits_for = waits_for;
    if (waits_for) obj_keep(waits_for);
    thread->wake_at = deadline;
    thread->wait_order = ++loop_state(world)->waits;
    if (waits_for && waits_for->kind == T_EVENT_LOOP) text = "";
    if (!text || *text) note_block(world, text);
    return BLOCKED;
}

// Is what the thread waits for there?
static bool wait_is_over(World *world, const Thread *thread) {
    Obj *waits_for = thread->waits_for;
    if (!waits_for) return false;
    switch (waits_for->kind) {
    case T_THREAD_LOCK: return !((ThreadLock *)waits_for)->locked;
    case T_THREAD_HANDLE: {
        const ThreadObject *other = (ThreadObject *)waits_for;
        return other->thread == world->main_thread ? loop_state(world)->living == 0 : other->done;
    }
    case T_EVENT_LOOP: {
        const EventLoop *loop = (EventLoop *)waits_for;
        return loop->ready.count > 0 || loop->arrivals.count > 0 || loop->stopping;
    }
    default: return false;
    }
}

static bool can_go(World *world, const Thread *thread) {
    return thread->state != THREAD_ENDED && (thread->wake_at <= loop_state(world)->now || wait_is_over(world, thread));
}

// Does a go before b? The main thread is last, except that those that merely let go of the interpreter lock take turns with
// everybody.
static bool goes_before(const Thread *a, const Thread *b) {
    if (!b) return true;
    bool by_turns = thread_object(a)->let_go || thread_object(b)->let_go;
    if (!by_turns && (a->id == 0) != (b->id == 0)) return b->id == 0;
    return a->wait_order < b->wait_order;
}

bool workers_another_can_go(World *world) {
    for (const Thread *thread = world->threads; thread; thread = thread->next) {
        if (thread != world->thread && can_go(world, thread)) return true;
    }
    return false;
}

int64_t workers_next_deadline(World *world) {
    int64_t now = loop_state(world)->now, next = CLOCK_NEVER;
    for (const Thread *thread = world->threads; thread; thread = thread->next) {
        if (thread->state != THREAD_BLOCKED) continue;
        if (thread->wake_at > now && thread->wake_at < next) next = thread->wake_at;
    }
    EventLoop *loop = loop_running(world);
    const Timer *timer;
    if (world->thread->state == THREAD_BLOCKED || !loop) return next;
    for (uint32_t at = 0; (timer = timers_next(&loop->timers, &at));) {
        bool over = value_is_kind(timer->target, T_SLEEP) ? sleep_is_over((Sleep *)value_obj(timer->target))
                                                          : value_handle(timer->target)->cancelled;
        if (!over && timer->when > now && timer->when < next) next = timer->when;
    }
    return next;
}

// The thread runs from now on.
static void switch_to(World *world, Thread *thread) {
    thread_object(world->thread)->muted = loop_state(world)->muted;
    loop_state(world)->muted = thread_object(thread)->muted;
    world->thread = thread;
    Value loop = thread_object(thread)->running_loop;
    loop_state(world)->loop = value_is_kind(loop, T_EVENT_LOOP) ? value_loop(loop) : NULL;
    compute_begins(world);
}

// The chosen thread's wait ends: what its call gives.
static void end_wait(World *world, Thread *thread) {
    switch_to(world, thread);
    Obj *waits_for = thread->waits_for;
    Value result = NONE;
    if (waits_for && waits_for->kind == T_THREAD_LOCK) {
        ThreadLock *lock = (ThreadLock *)waits_for;
        result = value_from_bool(!lock->locked);
        lock->locked = true;
    }
    thread->waits_for = NULL;
    thread->wake_at = CLOCK_NEVER;
    thread->state = THREAD_READY;
    if (thread->entry == ENTRY_RESULT) thread->resume = result;
    if (waits_for) obj_drop(world, waits_for);
    ThreadObject *object = thread_object(thread);
    object->let_go = false;
    Value text = object->blocked_in;
    if (value_is_absent(text)) return;
    object->blocked_in = ABSENT;
    report(world, EVENT_BLOCK_END, thread->id, object->blocked_since, 0, value_str(text)->text);
    value_drop(world, text);
}

static Thread *first_to_go(World *world) {
    Thread *first = NULL;
    for (Thread *thread = world->threads; thread; thread = thread->next) {
        if (can_go(world, thread) && goes_before(thread, first)) first = thread;
    }
    return first;
}

static bool anyone_is_asleep(const World *world, const Thread *thread) {
    return thread->state == THREAD_BLOCKED && thread != world->main_thread;
}

// Whose wait makes the clock move: a blocked main thread is seen blocking, an idle loop idles.
static ClockReason why_clock_moves(World *world, int64_t to) {
    for (const Thread *thread = world->threads; thread; thread = thread->next) {
        const Obj *waits_for = thread->waits_for;
        bool idles = waits_for && waits_for->kind == T_EVENT_LOOP;
        if (!anyone_is_asleep(world, thread) && !idles && thread->wake_at <= to) return CLOCK_BLOCKED;
    }
    return CLOCK_IDLE;
}

Chosen workers_choose(World *world) {
    for (;;) {
        Thread *thread = first_to_go(world);
        if (thread) {
            end_wait(world, thread);
            return CHOSEN;
        }
        int64_t next = workers_next_deadline(world);
        if (next == CLOCK_NEVER) {
            end_wait(world, world->main_thread);
            return CHOSEN_DEADLOCK;
        }
        if (clock_advance(world, next, why_clock_moves(world, next))) return CHOSEN_STOP;
    }
}

void workers_thread_ended(World *world) {
    Thread *thread = world->thread;
    ThreadObject *object = thread_object(thread);
    report(world, EVENT_THREAD_END, thread->id, 0, 0, NULL);
    object->done = true;
    object->thread = NULL;
    if (!object->daemon) loop_state(world)->living--;
    thread->state = THREAD_ENDED;
    Thread **link = &world->threads;
    while (*link != thread) link = &(*link)->next;
    *link = thread->next;
    switch_to(world, world->main_thread);    // somebody has to be; workers_choose follows
    Value held[] = { thread->resume, thread->resume_error, thread->result, thread->context, thread->asyncgen_firstiter,
                     thread->asyncgen_finalizer, thread->object, thread->base.value };
    block_free(world, thread, sizeof(Thread));
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) value_drop(world, held[i]);
}

// ---- locks ----------------------------------------------------------------------------------------------------------

#define METHOD(name) static NATIVE_FN(method_##name)

static bool deadline_of(World *world, Value timeout, int64_t *deadline) {
    *deadline = CLOCK_NEVER;
    if (value_is_absent(timeout) || value_is_none(timeout)) return true;
    double seconds;
    if (!number_as_double(world, timeout, &seconds, "timeout")) return false;
    if (seconds < 0) return true;
    int64_t ns = clock_from_seconds(seconds), now = loop_state(world)->now;
    *deadline = ns < CLOCK_NEVER - now ? now + ns : CLOCK_NEVER;
    return true;
}

METHOD(acquire) {
    ThreadLock *lock = value_lock(self);
    int blocking = value_is_absent(args[0]) ? 1 : object_truth(world, args[0]);
    int64_t deadline;
    if (blocking < 0 || !deadline_of(world, args[1], &deadline)) return ABSENT;
    if (!blocking && deadline != CLOCK_NEVER) {
        return raise_error(world, T_VALUE_ERROR, "can't specify a timeout for a non-blocking call");
    }
    if (!lock->locked) {
        lock->locked = true;
        return TRUE;
    }
    if (!blocking || deadline == loop_state(world)->now) return FALSE;
    return workers_block(world, &lock->head, deadline, NULL);
}

METHOD(release) {
    if (!value_lock(self)->locked) return raise_error(world, T_RUNTIME_ERROR, "release unlocked lock");
    value_lock(self)->locked = false;
    return NONE;
}

METHOD(enter) {
    Value none[2] = { ABSENT, ABSENT };
    return method_acquire(world, self, none, 0, ABSENT);
}

METHOD(locked) { return value_from_bool(value_lock(self)->locked); }

static Value lock_repr(World *world, Value v) {
    return str_format(world, "<%s _thread.lock object at %p>", value_lock(v)->locked ? "locked" : "unlocked",
                      (void *)value_obj(v));
}

METHOD(allocate_lock) {
    ThreadLock *lock = heap_new_of(world, THREAD_LOCK, ThreadLock);
    if (!lock) return ABSENT;
    lock->locked = false;
    return value_from_obj(lock);
}

static Value lock_construct(World *world, Value type, const Value *args, int nargs, Value kwnames) {
    return method_allocate_lock(world, type, args, nargs, kwnames);
}

static void lock_dispose(World *world, Obj *obj) {
    if (object_release(world, obj)) heap_free(world, obj, sizeof(ThreadLock));
}

const TypeOps ops_THREAD_LOCK = {
    .size = sizeof(ThreadLock),
    .dispose = lock_dispose,
    .repr = lock_repr,
    .construct = lock_construct,
    .methods = (const NativeDef[]){
        { .name = "acquire", .fn = method_acquire, .min = 0, .max = 2, .names = "blocking timeout" },
        { .name = "release", .fn = method_release },
        { .name = "locked", .fn = method_locked },
        { .name = "__enter__", .fn = method_enter },
        { .name = "__exit__", .fn = method_release, .max = -1 },
        { 0 },
    },
};

// ---- threads --------------------------------------------------------------------------------------------------------

static void handle_dispose(World *world, Obj *obj) {
    ThreadObject *object = (ThreadObject *)obj;
    value_drop(world, object->running_loop);
    value_drop(world, object->blocked_in);
    heap_free(world, obj, sizeof(ThreadObject));
}

static void handle_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((ThreadObject *)obj)->running_loop);
}

static Value handle_construct(World *world, Value type, const Value *args, int nargs, Value kwnames) {
    (void)type, (void)args, (void)nargs, (void)kwnames;
    ThreadObject *object = thread_object_new(world);
    return object ? value_from_obj(object) : ABSENT;
}

METHOD(is_done) { return value_from_bool(value_thread(self)->done); }
METHOD(set_done) { value_thread(self)->done = true; return NONE; }

METHOD(join) {
    ThreadObject *object = value_thread(self);
    int64_t deadline;
    if (!deadline_of(world, args[0], &deadline)) return ABSENT;
    if (object->done || deadline == loop_state(world)->now) return NONE;
    return workers_block(world, &object->head, deadline, NULL);
}

static Value get_ident(World *world, Value self) {
    (void)world;
    const ThreadObject *object = value_thread(self);
    return object->started ? value_from_small(thread_ident(&(Thread){ .id = object->id })) : NONE;
}

const TypeOps ops_THREAD_HANDLE = {
    .size = sizeof(ThreadObject),
    .dispose = handle_dispose,
    .visit = handle_visit,
    .construct = handle_construct,
    .methods = (const NativeDef[]){
        { .name = "is_done", .fn = method_is_done },
        { .name = "_set_done", .fn = method_set_done },
        { .name = "join", .fn = method_join, .min = 0, .max = 1 },
        { 0 },
    },
    .getsets = (const GetSetDef[]){ { "ident", get_ident, NULL }, { 0 } },
};

// The function's frame is put on the new thread's own stack; it has its first turn when the starter waits.
static bool begin_thread(World *world, Thread *thread, Value function) {
    Thread *starter = world->thread;
    world->thread = thread;
    Value pushed = vm_tail_call(world, function, NULL, 0, ABSENT);
    world->thread = starter;
    if (value_is(pushed, PUSHED)) return true;
    if (!value_is_absent(pushed)) raise_error(world, T_TYPE_ERROR, "a thread's function must be one of Python's");
    return false;
}

// _start(function, handle, daemon, name, process)
METHOD(start) {
    ThreadObject *object = value_thread(args[1]);
    LoopState *state = loop_state(world);
    Thread *thread = thread_new(world);
    if (!thread) return ABSENT;
    thread->id = ++state->threads;
    thread->object = value_keep(args[1]);
    thread->state = THREAD_BLOCKED;
    thread->wake_at = state->now;
    thread->wait_order = ++state->waits;
    if (!begin_thread(world, thread, args[0])) return ABSENT;
    object->thread = thread;
    object->id = thread->id;
    object->started = true;
    object->daemon = value_is(args[2], TRUE);
    object->process = value_is(args[4], TRUE);
    if (!object->daemon) state->living++;
    report(world, EVENT_THREAD_BEGIN, thread->id, 0, 0, value_is_str(args[3]) ? value_str(args[3])->text : NULL);
    return NONE;
}

METHOD(get_ident) { return value_from_small(thread_ident(world->thread)); }
METHOD(get_native_id) { return value_from_small(1000 + (int64_t)world->thread->id); }

// The wait at the program's end for threads that are no daemons.
METHOD(shutdown) {
    if (!loop_state(world)->living) return NONE;
    return workers_block(world, value_obj(world->main_thread->object), CLOCK_NEVER, "");
}

// _job(name): a worker takes a job, and gives its number; _idle(number): it is done with it.
METHOD(job) {
    uint32_t job = ++loop_state(world)->jobs;
    if (report_wanted(world)) {
        Buf name = BUF_INIT;
        describe_name_to(world, args[0], &name);
        report(world, EVENT_THREAD_JOB, world->thread->id, job, 0, buf_text(&name));
        buf_free(&name);
    }
    return value_from_small(job);
}

METHOD(idle) {
    report(world, EVENT_THREAD_IDLE, world->thread->id, int_clip(args[0]), 0, NULL);
    return NONE;
}

bool workers_set_up_module(World *world, Dict *dict) {
    static const NativeDef defs[] = {
        { .name = "allocate_lock", .fn = method_allocate_lock },
        { .name = "_start", .fn = method_start, .min = 5, .max = 5 },
        { .name = "get_ident", .fn = method_get_ident },
        { .name = "get_native_id", .fn = method_get_native_id },
        { .name = "_shutdown", .fn = method_shutdown },
        { .name = "_job", .fn = method_job, .min = 1, .max = 1 },
        { .name = "_idle", .fn = method_idle, .min = 1, .max = 1 },
    };
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        if (!dict_set_c(world, dict, defs[i].name, native_new(world, &defs[i], ABSENT, "_thread"))) return false;
    }
    return dict_set_c(world, dict, "main_ident", value_from_small(thread_ident(world->main_thread))) &&
           dict_set_c(world, dict, "lock", value_keep(value_from_obj(world->types[T_THREAD_LOCK]))) &&
           dict_set_c(world, dict, "LockType", value_keep(value_from_obj(world->types[T_THREAD_LOCK]))) &&
           dict_set_c(world, dict, "_ThreadHandle", value_keep(value_from_obj(world->types[T_THREAD_HANDLE]))) &&
           dict_set_c(world, dict, "error", value_keep(value_from_obj(world->types[T_RUNTIME_ERROR])));
}
