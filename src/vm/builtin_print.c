// builtin_print.c - print and input: the program's text to the host, and the scenario's input lines to the program.
#include <string.h>

#include "vm/builtins.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/hidden.h"
#include "vm/object.h"
#include "vm/sequence.h"

enum { PRINT_SEP, PRINT_END, PRINT_FILE, PRINT_FLUSH, PRINT_KEYWORDS };

static Value sys_attribute_borrowed(World *world, NameId name) {
    Value sys = dict_get_name_borrowed(world, world->modules, NAME_OF(world, sys));
    if (!value_is_kind(sys, T_MODULE)) return ABSENT;
    return dict_get_name_borrowed(world, ((ModuleObject *)value_obj(sys))->dict, world->names[name]);
}

// The descriptor behind a stream that is the process's own; 0: some other object.
static int stream_fd(World *world, Value file) {
    if (value_is_absent(file)) return 1;    // sys was not even imported
    if (value_is(file, sys_attribute_borrowed(world, N___stdout__))) return 1;
    return value_is(file, sys_attribute_borrowed(world, N___stderr__)) ? 2 : 0;
}

static bool separator_ok(World *world, const char *name, Value v) {
    if (value_is_absent(v) || value_is_none(v) || value_is_str(v)) return true;
    raise_error(world, T_TYPE_ERROR, "%s must be None or a string, not %s", name, type_name(world, v));
    return false;
}

static void add_separator(Buf *buf, Value v, const char *otherwise) {
    if (value_is_str(v)) buf_add(buf, value_str(v)->text, value_str(v)->size);
    else buf_add_text(buf, otherwise);
}

// Does str() of it run code of the program?
static bool has_python_text(World *world, Value v) {
    Type *type = type_of(world, v);
    if (!(type->flags & TYPE_HEAP)) return false;
    return !value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __str__))) ||
           !value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __repr__)));
}

static bool add_text(World *world, Buf *buf, Value v) {
    Value text = value_is_exact(v, T_STR) ? value_keep(v) : object_str(world, v);
    if (value_is_absent(text)) return false;
    buf_add(buf, value_str(text)->text, value_str(text)->size);
    value_drop(world, text);
    return true;
}

// As far as it got is written, too: CPython writes one argument after the other.
static Value print_now(World *world, int fd, const Value *args, int nargs, Value sep, Value end) {
    if (nargs == 1 && value_is_exact(args[0], T_STR) && !value_str(args[0])->size && value_is_absent(end)) {
        world_write(world, fd, "\n", 1);
        return NONE;
    }
    Buf buf = BUF_INIT;
    bool done = true;
    for (int i = 0; i < nargs && done; i++) {
        if (i) add_separator(&buf, sep, " ");
        done = add_text(world, &buf, args[i]);
    }
    if (done) add_separator(&buf, end, "\n");
    if (buf.size) world_write(world, fd, buf.data, buf.size);
    buf_free(&buf);
    return done ? NONE : ABSENT;
}

// In Python: to an object with a write method, or with arguments whose __str__ is the program's.
static Value print_hidden(World *world, int fd, const Value *args, int nargs, const Value *given, Value file) {
    Value sep = given[PRINT_SEP], end = given[PRINT_END], flush = given[PRINT_FLUSH];
    Value all[5] = {tuple_from(world, args, (uint32_t)nargs), value_is_str(sep) ? sep : NONE, value_is_str(end) ? end : NONE,
                    fd ? value_from_small(fd) : file, value_is_absent(flush) ? FALSE : flush};
    if (value_is_absent(all[0])) return ABSENT;
    Value result = vm_tail_hidden(world, fd ? "print_out" : "print_to", all, fd ? 4 : 5);
    value_drop(world, all[0]);
    return result;
}

NATIVE_FN(builtin_print) {
    Value given[PRINT_KEYWORDS] = {ABSENT, ABSENT, ABSENT, ABSENT};
    if (!value_is_absent(kwnames) && !args_keywords(world, "print", args, nargs, kwnames, "sep end file flush", given)) return ABSENT;
    Value file = given[PRINT_FILE];
    if (value_is_absent(file) || value_is_none(file)) {
        file = sys_attribute_borrowed(world, N_stdout);
        if (value_is_none(file)) return NONE;
    }
    if (!separator_ok(world, "sep", given[PRINT_SEP]) || !separator_ok(world, "end", given[PRINT_END])) return ABSENT;
    int fd = stream_fd(world, file);
    bool here = fd > 0;
    for (int i = 0; i < nargs && here; i++) here = !has_python_text(world, args[i]);
    if (here) return print_now(world, fd, args, nargs, given[PRINT_SEP], given[PRINT_END]);
    return print_hidden(world, fd, args, nargs, given, file);
}

NATIVE_FN(hidden_write) {
    world_write(world, (int)value_small(args[0]), value_str(args[1])->text, value_str(args[1])->size);
    return NONE;
}

NATIVE_FN(builtin_input) {
    Buf prompt = BUF_INIT;
    bool done = value_is_absent(args[0]) || add_text(world, &prompt, args[0]);
    if (done && prompt.size) world_write(world, 1, prompt.data, prompt.size);
    buf_free(&prompt);
    if (!done) return ABSENT;
    const Host *host = world->host;
    if (world->inputs_read < host->input_count) return str_from_c(world, host->inputs[world->inputs_read++]);
    return raise_error(world, T_EOF_ERROR, "EOF when reading a line");
}
