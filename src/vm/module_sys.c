#include "vm/module_sys.h"

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/frame_object.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/traceback.h"

// ---- functions -------------------------------------------------------------------------------------------------

static NATIVE_FN(sys_exit) {
    if (value_is_absent(args[0]) || value_is_none(args[0])) return raise_instance_of(world, T_SYSTEM_EXIT);
    if (!value_is_kind(args[0], T_TUPLE)) return raise_with_take(world, T_SYSTEM_EXIT, value_keep(args[0]));
    Value exception = exception_new_take(world, world->types[T_SYSTEM_EXIT], value_keep(args[0]));
    if (value_is_absent(exception)) return ABSENT;
    raise_instance(world, exception);
    value_drop(world, exception);
    return ABSENT;
}

// The exception being handled; ABSENT: none.
static Value handled(World *world) {
    const ExcState *level = world->thread->exc;
    while (level && (value_is_absent(level->value) || value_is_none(level->value))) level = level->previous;
    return level ? level->value : ABSENT;
}

static NATIVE_FN(sys_exception) {
    Value exception = handled(world);
    return value_is_absent(exception) ? NONE : value_keep(exception);
}

static NATIVE_FN(sys_exc_info) {
    Value exception = handled(world);
    if (value_is_absent(exception)) return tuple_of(world, 3, NONE, NONE, NONE);
    Value traceback = value_exception(exception)->traceback;
    return tuple_of(world, 3, value_from_obj(value_obj(exception)->type), exception,
                    value_is_absent(traceback) ? NONE : traceback);
}

static NATIVE_FN(sys_get_recursion_limit) { return value_from_small(world->limits.recursion); }

static NATIVE_FN(sys_set_recursion_limit) {
    int64_t limit;
    if (!object_as_index(world, args[0], &limit)) return ABSENT;
    if (limit < 1) return raise_error(world, T_VALUE_ERROR, "recursion limit must be greater or equal than 1");
    world->limits.recursion = limit > 1000000 ? 1000000 : (uint32_t)limit;
    return NONE;
}

static NATIVE_FN(sys_intern) {
    if (!value_is_exact(args[0], T_STR)) {
        return raise_error(world, T_TYPE_ERROR, "intern() argument must be str, not %s", type_name(world, args[0]));
    }
    return str_intern_take(world, value_keep(args[0]));
}

static NATIVE_FN(sys_get_refcount) {
    return value_from_small(value_is_obj(args[0]) ? value_obj(args[0])->refs : UINT32_MAX);
}

static NATIVE_FN(sys_is_finalizing) { return FALSE; }
static NATIVE_FN(sys_get_encoding) { return str_from_c(world, "utf-8"); }
static NATIVE_FN(sys_get_switch_interval) { return value_from_double(world, 0.005); }
static NATIVE_FN(sys_nothing) { return NONE; }

static Frame *shown_frame(Frame *frame) {
    while (frame && (frame->kind == FRAME_NATIVE || frame->code->flags & (CODE_HIDDEN | CODE_LIBRARY))) {
        frame = frame->back;
    }
    return frame;
}

static NATIVE_FN(sys_getframe) {
    int64_t depth = 0;
    if (!value_is_absent(args[0]) && !object_as_index(world, args[0], &depth)) return ABSENT;
    Frame *frame = shown_frame(world->thread->frame);
    while (frame && depth-- > 0) frame = shown_frame(frame->back);
    return frame ? frame_object_of(world, frame) : raise_error(world, T_VALUE_ERROR, "call stack is not deep enough");
}

static NATIVE_FN(sys_excepthook) {
    if (!value_is_exception(args[1])) return NONE;
    Buf out = BUF_INIT;
    traceback_print(world, args[1], &out);
    world_write(world, 2, buf_text(&out), out.size);
    buf_free(&out);
    return NONE;
}

static void show(World *world, Value exception, const char *title) {
    Buf out = BUF_INIT;
    buf_add_text(&out, title);
    traceback_print(world, exception, &out);
    world_write(world, 2, buf_text(&out), out.size);
    buf_free(&out);
}

// sys.excepthook if the program has put one of its own there; borrowed, ABSENT: the usual one.
static Value own_hook(World *world) {
    Value sys = dict_get_name_borrowed(world, world->modules, NAME_OF(world, sys));
    Dict *dict = value_is_kind(sys, T_MODULE) ? ((ModuleObject *)value_obj(sys))->dict : NULL;
    Value hook = dict ? dict_get_name_borrowed(world, dict, NAME_OF(world, excepthook)) : ABSENT;
    bool usual = value_is_kind(hook, T_NATIVE) && value_native(hook)->def->fn == sys_excepthook;
    return usual ? ABSENT : hook;
}

void sys_show_uncaught(World *world, Value exception) {
    Value hook = value_keep(own_hook(world));
    if (value_is_absent(hook)) {
        show(world, exception, "");
        return;
    }
    Value traceback = value_exception(exception)->traceback;
    Value args[3] = {value_from_obj(value_obj(exception)->type), exception,
                     value_is_absent(traceback) ? NONE : traceback};
    Value result = vm_call(world, hook, args, 3, ABSENT);
    if (value_is_absent(result) && !world->stopping) {
        Value error = raised_take(world);
        show(world, error, "Error in sys.excepthook:\n");
        show(world, exception, "\nOriginal exception was:\n");
        value_drop(world, error);
    }
    value_drop(world, result);
    value_drop(world, hook);
}

static const NativeDef functions[] = {
    {.name = "exit", .fn = sys_exit, .max = 1, .names = "status /",
     .doc = "Exit the interpreter by raising SystemExit(status)."},
    {.name = "exception", .fn = sys_exception, .doc = "Return the current exception."},
    {.name = "exc_info", .fn = sys_exc_info, .doc = "Return current exception information: (type, value, traceback)."},
    {.name = "getrecursionlimit", .fn = sys_get_recursion_limit,
     .doc = "Return the current value of the recursion limit."},
    {.name = "setrecursionlimit", .fn = sys_set_recursion_limit, .min = 1, .max = 1,
     .doc = "Set the maximum depth of the Python interpreter stack to n."},
    {.name = "intern", .fn = sys_intern, .min = 1, .max = 1, .doc = "``Intern'' the given string."},
    {.name = "getrefcount", .fn = sys_get_refcount, .min = 1, .max = 1, .doc = "Return the reference count of object."},
    {.name = "is_finalizing", .fn = sys_is_finalizing, .doc = "Return True if Python is exiting."},
    {.name = "getdefaultencoding", .fn = sys_get_encoding,
     .doc = "Return the current default encoding used by the Unicode implementation."},
    {.name = "getfilesystemencoding", .fn = sys_get_encoding,
     .doc = "Return the encoding used to convert Unicode filenames to OS filenames."},
    {.name = "getswitchinterval", .fn = sys_get_switch_interval, .doc = "Return the current thread switch interval."},
    {.name = "setswitchinterval", .fn = sys_nothing, .min = 1, .max = 1,
     .doc = "Set the ideal thread switching delay inside the Python interpreter."},
    {.name = "_getframe", .fn = sys_getframe, .max = 1, .doc = "Return a frame object from the call stack."},
    {.name = "excepthook", .fn = sys_excepthook, .min = 3, .max = 3,
     .doc = "Handle an exception by displaying it with a traceback on sys.stderr."},
    {.name = "__excepthook__", .fn = sys_excepthook, .min = 3, .max = 3},
    {0},
};

// ---- values ----------------------------------------------------------------------------------------------------

static bool add_str(World *world, Dict *dict, const char *name, const char *text) {
    return dict_set_c(world, dict, name, str_from_c(world, text));
}

static bool add_texts(World *world, Dict *dict) {
    static const char *const texts[][2] = {
        {"version", "3.13.0 (main, Oct  7 2024, 00:00:00) [GCC 13.2.0]"},
        {"platform", "linux"},
        {"byteorder", "little"},
        {"executable", ""},
        {"_base_executable", ""},
        {"prefix", "/usr"},
        {"base_prefix", "/usr"},
        {"exec_prefix", "/usr"},
        {"base_exec_prefix", "/usr"},
        {"platlibdir", "lib"},
        {"copyright", "Copyright (c) 2001-2024 Python Software Foundation.\nAll Rights Reserved."},
        {"float_repr_style", "short"},
        {"abiflags", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!add_str(world, dict, texts[i][0], texts[i][1])) return false;
    }
    return true;
}

static bool add_list(World *world, Dict *dict, const char *name, const char *text, size_t size) {
    Value item = str_new(world, text, size);
    return !value_is_absent(item) && dict_set_c(world, dict, name, list_from_take(world, &item, 1));
}

// sys.argv is what the program was called as; sys.path begins with its folder.
static bool add_paths(World *world, Dict *dict) {
    const char *path = world->host->path ? world->host->path : "";
    const char *slash = strrchr(path, '/');
    return add_list(world, dict, "argv", path, strlen(path)) &&
           add_list(world, dict, "orig_argv", path, strlen(path)) &&
           add_list(world, dict, "path", path, slash ? (size_t)(slash - path) : 0) &&
           dict_set_c(world, dict, "path_hooks", list_new(world, 0)) &&
           dict_set_c(world, dict, "meta_path", list_new(world, 0)) &&
           dict_set_c(world, dict, "warnoptions", list_new(world, 0));
}

static bool add_numbers(World *world, Dict *dict) {
    return dict_set_c(world, dict, "maxsize", int_from_i64(world, INT64_MAX)) &&
           dict_set_c(world, dict, "maxunicode", value_from_small(0x10FFFF)) &&
           dict_set_c(world, dict, "hexversion", value_from_small(0x030d00f0)) &&
           dict_set_c(world, dict, "api_version", value_from_small(1013)) &&
           dict_set_c(world, dict, "dont_write_bytecode", FALSE) && dict_set_c(world, dict, "pycache_prefix", NONE);
}

// version_info, float_info, the streams...: made in Python, in pylib's _sys_parts.
static bool add_parts(World *world, Dict *dict) {
    Value parts = module_import(world, "_sys_parts");
    if (value_is_absent(parts)) return false;
    Dict *from = ((ModuleObject *)value_obj(parts))->dict;
    Value all = dict_get_name_borrowed(world, from, NAME_OF(world, __all__));
    bool done = value_is_kind(all, T_LIST);
    for (uint32_t i = 0; done && i < value_list(all)->size; i++) {
        Value name = value_list(all)->items[i];
        Value v = dict_get_borrowed(world, from, name);
        done = !value_is_absent(v) && dict_set(world, dict, name, v);
    }
    value_drop(world, parts);
    return done;
}

bool module_sys_set_up(World *world, Dict *dict) {
    return module_add_functions(world, dict, functions, "sys") && add_texts(world, dict) && add_paths(world, dict) &&
           add_numbers(world, dict) && dict_set_c(world, dict, "modules", value_keep(value_from_obj(world->modules))) &&
           add_parts(world, dict);
}
