#include "loop/machine.h"

#include "loop/clock.h"
#include "loop/compute.h"
#include "loop/context.h"
#include "loop/deadlock.h"
#include "loop/loop.h"
#include "loop/modules.h"
#include "loop/report.h"
#include "loop/sleep.h"
#include "loop/workers.h"
#include "vm/collect.h"
#include "vm/coro.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/module_sys.h"
#include "vm/modules.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

// ---- making one -------------------------------------------------------------------------------------------------------

static bool install_types(World *world) {
    static const struct { TypeId id; const TypeOps *ops; } types[] = {
        { T_FUTURE, &ops_FUTURE }, { T_TASK, &ops_TASK }, { T_FUTURE_ITER, &ops_FUTURE_ITER },
        { T_HANDLE, &ops_HANDLE }, { T_TIMER_HANDLE, &ops_TIMER_HANDLE }, { T_EVENT_LOOP, &ops_EVENT_LOOP },
        { T_CONTEXT, &ops_CONTEXT }, { T_CONTEXT_VAR, &ops_CONTEXT_VAR }, { T_CONTEXT_TOKEN, &ops_CONTEXT_TOKEN },
        { T_SLEEP, &ops_SLEEP }, { T_THREAD_LOCK, &ops_THREAD_LOCK }, { T_THREAD_HANDLE, &ops_THREAD_HANDLE },
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!type_install(world, types[i].id, types[i].ops)) return false;
    }
    for (int i = 0; i < 2; i++) {
        Type *type = world->types[i ? T_TASK : T_FUTURE];
        type->dict_offset = offsetof(Future, dict);
        type->flags |= TYPE_HAS_DICT;
    }
    return true;
}

static bool set_up(World *world) {
    LoopState *state = block_new(world, sizeof(LoopState));
    if (!state) return false;
    *state = (LoopState){ 0 };
    world->loop_state = state;
    world->stamp = report_stamp;
    modules_add(world, loop_module_defs);
    if (!install_types(world) || !workers_set_up(world)) return false;
    compute_set_up(world);
    return true;
}

World *machine_new(Host *host, const Limits *limits) {
    World *world = world_new(host, limits);
    if (!world || set_up(world)) return world;
    world_free(world);
    return NULL;
}

// The namespace that __main__ has before its first line.
static Dict *make_main(World *world) {
    Value module = module_new(world, "__main__");
    if (value_is_absent(module)) return NULL;
    Dict *dict = ((ModuleObject *)value_obj(module))->dict;
    Value builtins = dict_get_name_borrowed(world, world->modules, NAME_OF(world, builtins));
    Dict *annotations = dict_new(world);
    bool ok = annotations && dict_set_c(world, dict, "__annotations__", value_from_obj(annotations)) &&
              dict_set_c(world, dict, "__builtins__", value_keep(builtins)) &&
              dict_set_c(world, dict, "__file__", str_from_c(world, world->host->path)) &&
              dict_set_c(world, dict, "__cached__", NONE) &&
              dict_set_name(world, world->modules, NAME_OF(world, __main__), module);
    value_drop(world, module);
    return ok ? dict : NULL;
}

bool machine_load(World *world, const CodeUnit *unit) {
    Dict *dict = make_main(world);
    Code *code = dict ? code_load(world, unit) : NULL;
    if (!code) return false;
    loop_state(world)->main_dict = value_keep(value_from_obj(dict));
    Value pushed = vm_push_body(world, code, dict, value_from_obj(dict));
    obj_drop(world, code);
    return value_is(pushed, PUSHED);
}

bool machine_set_arguments(World *world, int argc, const char *const *argv) {
    Value sys = module_import(world, "sys");
    Value list = value_is_absent(sys) ? ABSENT : list_new(world, (uint32_t)argc);
    bool ok = !value_is_absent(list);
    for (int i = 0; ok && i < argc; i++) ok = list_append_take(world, value_list(list), str_from_c(world, argv[i]));
    if (ok) ok = dict_set_c(world, ((ModuleObject *)value_obj(sys))->dict, "argv", value_keep(list));
    value_drop(world, list);
    value_drop(world, sys);
    return ok;
}

// ---- running threads by turns -------------------------------------------------------------------------------------------

// A thread that no one handed its exception to.
static void show_exception(World *world, Value exception) {
    Buf text = BUF_INIT;
    traceback_print(world, exception, &text);
    world_write(world, 2, buf_text(&text), text.size);
    buf_free(&text);
}

static void finish_thread(World *world, RunStatus status) {
    if (status == RUN_RAISED) show_exception(world, world->thread->result);
    workers_thread_ended(world);
}

// SystemExit(4) is raised where the main thread waits.
static void break_deadlock(World *world) {
    Thread *thread = world->thread;
    deadlock_raise(world);
    value_replace_take(world, &thread->resume, ABSENT);
    value_replace_take(world, &thread->resume_error, raised_take(world));
}

// Until the main thread has nothing to run any more (RUN_DONE, RUN_RAISED), or something stops everything.
static RunStatus run_threads(World *world) {
    for (;;) {
        if (world->thread->state == THREAD_BLOCKED) {
            Chosen chosen = workers_choose(world);
            if (chosen == CHOSEN_STOP) return world->stopping ? world->stop_status : RUN_STOPPED;
            if (chosen == CHOSEN_DEADLOCK) break_deadlock(world);
        }
        RunStatus status = vm_run(world);
        if (world->stopping) return world->stop_status;
        if (status == RUN_BLOCKED) continue;
        bool over = status == RUN_DONE || status == RUN_RAISED;
        if (!over || world->thread == world->main_thread) return status;
        finish_thread(world, status);
    }
}

// ---- the end of a program -----------------------------------------------------------------------------------------------

static void exit_with(World *world, int status) {
    LoopState *state = loop_state(world);
    state->exit_status = status;
}

// What sys.exit(code) means: an int is the status, None is 0, anything else is shown.
static void exit_by(World *world, Value code) {
    if (value_is_absent(code) || value_is_none(code)) return exit_with(world, 0);
    if (value_is_int(code)) return exit_with(world, (int)(int_clip(code) & 0xFF));
    Value text = object_str(world, code);
    if (value_is_absent(text)) raised_clear(world);
    else world_write(world, 2, value_str(text)->text, value_str(text)->size);
    world_write(world, 2, "\n", 1);
    value_drop(world, text);
    exit_with(world, 1);
}

// An exception left __main__ (taken).
static void exit_by_exception(World *world, Value exception) {
    Type *type = value_obj(exception)->type;
    if (type_is_subtype(type, world->types[T_SYSTEM_EXIT])) {
        exit_by(world, value_exception(exception)->extra[EXTRA_CODE]);
    } else {
        sys_show_uncaught(world, exception);
        exit_with(world, type_is_subtype(type, world->types[T_KEYBOARD_INTERRUPT]) ? 130 : 1);
    }
    value_drop(world, exception);
}

// Takes what the main thread's last frame left.
static void take_outcome(World *world, RunStatus status) {
    Value result = world->main_thread->result;
    world->main_thread->result = ABSENT;
    loop_state(world)->failed |= status == RUN_RAISED;
    if (status == RUN_RAISED) exit_by_exception(world, result);
    else value_drop(world, result);
}

// Begins module.function() in the main thread if the program has imported that module. False: there is nothing to run.
static bool begin_call(World *world, const char *module, const char *function) {
    Value name = str_intern_c(world, module), key = str_intern_c(world, function);
    bool named = !value_is_absent(name) && !value_is_absent(key);
    Value found = named ? dict_get_name_borrowed(world, world->modules, name) : ABSENT;
    Value callable = value_is_absent(found) ? ABSENT : object_find_attribute(world, found, key);
    value_drop(world, name);
    value_drop(world, key);
    if (value_is_absent(callable)) return raised_clear(world), false;
    Thread *thread = world->thread = world->main_thread;
    thread->state = THREAD_READY;
    thread->entry = ENTRY_RUN;
    Value pushed = vm_tail_call(world, callable, NULL, 0, ABSENT);
    value_drop(world, callable);
    if (value_is(pushed, PUSHED)) return true;
    if (value_is_absent(pushed)) raised_clear(world);
    else value_drop(world, pushed);
    return false;
}

// What finalizers wait to be done is done now.
static void run_pending(World *world) {
    while (!value_is_absent(world->pending) && !world->stopping) {
        Value list = world->pending;
        world->pending = ABSENT;
        for (uint32_t i = 0; i < value_list(list)->size && !world->stopping; i++) {
            Value result = vm_call(world, value_list(list)->items[i], NULL, 0, ABSENT);
            if (value_is_absent(result)) unraisable(world, value_list(list)->items[i]);
            value_drop(world, result);
        }
        value_drop(world, list);
    }
}

// The names of a namespace go, those with one leading underscore first. Follows _PyModule_ClearDict.
static void clear_namespace(World *world, Dict *dict) {
    obj_keep(&dict->head);
    for (int pass = 0; pass < 2; pass++) {
        Value key, value;
        for (uint32_t at = 0; dict_next(dict, &at, &key, &value);) {
            const char *name = value_is_str(key) ? value_str(key)->text : "";
            bool first = name[0] == '_' && name[1] != '_';
            if (value_is_none(value) || first != (pass == 0) || str_is_c(key, "__builtins__")) continue;
            dict_set(world, dict, key, NONE);
            run_pending(world);
        }
    }
    obj_drop(world, dict);
}

// The loop that the policy remembers goes too.
static void forget_policy(World *world) {
    Value name = str_intern_c(world, "asyncio.events");
    Value module = value_is_absent(name) ? ABSENT : dict_get_name_borrowed(world, world->modules, name);
    value_drop(world, name);
    if (value_is_kind(module, T_MODULE)) dict_set_c(world, ((ModuleObject *)value_obj(module))->dict, "_event_loop_policy", NONE);
}

// The modules go, and with them what they held. What stands in cycles (any function does) is found by the collector; a
// namespace that is reached from elsewhere is emptied. Follows finalize_modules as far as a program can see.
static void tear_down(World *world) {
    LoopState *state = loop_state(world);
    world->thread = world->main_thread;
    run_pending(world);
    if (!heap_has_last_words(world)) return;       // nobody would notice
    Value main_dict = state->main_dict, probe = list_new(world, 0);
    state->main_dict = ABSENT;
    if (value_is_absent(main_dict) || value_is_absent(probe)) return raised_clear(world);
    dict_set_c(world, value_dict(main_dict), "__probe__", value_keep(probe));
    dict_delete_name(world, world->modules, NAME_OF(world, __main__));
    forget_policy(world);
    raised_clear(world);         // whatever failed for want of memory: the end goes on
    value_drop(world, main_dict);
    run_pending(world);
    heap_collect(world);
    run_pending(world);
    bool reached = value_obj(probe)->refs > 1;
    if (reached) clear_namespace(world, value_dict(main_dict));
    value_drop(world, probe);
    if (!reached) return;
    heap_collect(world);
    run_pending(world);
}

// Goes on to the next phase; true if there is something to run in it.
static bool next_phase(World *world) {
    LoopState *state = loop_state(world);
    switch ((Phase)state->phase) {
    case PHASE_MODULE:
        state->phase = PHASE_SERVE;
        return !state->failed && !state->iterations && begin_call(world, "fastapi", "_serve_at_the_end");
    case PHASE_SERVE:
        state->phase = PHASE_THREADS;
        return begin_call(world, "threading", "_shutdown");
    case PHASE_THREADS:
        state->phase = PHASE_ATEXIT;
        return begin_call(world, "atexit", "_run_exitfuncs");
    case PHASE_ATEXIT:
        state->phase = PHASE_TEARDOWN;
        tear_down(world);
        return false;
    case PHASE_TEARDOWN:
        state->phase = PHASE_ENDED;
        report(world, EVENT_RUN_END, machine_exit_status(world), 0, 0, NULL);
        return false;
    case PHASE_ENDED: break;
    }
    return false;
}

static MachineStatus machine_status(World *world, RunStatus status) {
    if (status == RUN_EXIT) return MACHINE_REFUSED;
    if (status != RUN_LIMIT) return MACHINE_STOPPED;
    return loop_state(world)->until_reached ? MACHINE_UNTIL : MACHINE_LIMIT;
}

MachineStatus machine_run(World *world) {
    LoopState *state = loop_state(world);
    if (!state->begun) {
        state->begun = true;
        report(world, EVENT_RUN_BEGIN, 0, 0, 0, NULL);
    }
    bool runs = state->phase != PHASE_ENDED;
    while (state->phase != PHASE_ENDED) {
        if (runs) {
            RunStatus status = run_threads(world);
            if (status != RUN_DONE && status != RUN_RAISED) return machine_status(world, status);
            take_outcome(world, status);
        }
        runs = next_phase(world);
        if (world->stopping) return machine_status(world, world->stop_status);
    }
    return MACHINE_ENDED;
}

int machine_exit_status(World *world) {
    const LoopState *state = loop_state(world);
    if (world->stopping) return world->stop_status == RUN_EXIT ? 3 : state->until_reached ? 0 : 4;
    return state->exit_status;
}

int64_t machine_time(World *world) { return loop_state(world)->now; }
bool machine_deadlocked(World *world) { return loop_state(world)->deadlocked; }
