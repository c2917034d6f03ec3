#include "vm/module_model.h"

#include "vm/call.h"
#include "vm/collect.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/modules.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"
#include "vm/traceback.h"
#include "vm/type_cache.h"

// type_make(metaclass, name, bases, namespace)
static NATIVE_FN(make) {
    return type_make(world, value_type(args[0]), args[1], args[2], args[3]);
}

// type_winner(metaclass, bases)
static NATIVE_FN(winner) {
    Type *type = type_winner(world, value_type(args[0]), args[1]);
    return type ? value_keep(value_from_obj(type)) : ABSENT;
}

// run_body(function, namespace): runs a class body in its namespace; its result is the cell of __class__, or None.
static NATIVE_FN(run_body) {
    Function *function = value_function(args[0]);
    Value result = vm_push_body(world, function->code, function->globals, args[1]);
    if (value_is(result, PUSHED)) value_replace_take(world, &world->thread->frame->function, value_keep(args[0]));
    return result;
}

// is_instance(object, type): by the real type, whatever __class__ and metaclasses say.
static NATIVE_FN(is_instance) {
    return value_from_bool(object_is_instance(world, args[0], value_type(args[1])));
}

// special(object, name): the special method bound to the object, found through its type alone; None if there is none.
static NATIVE_FN(special) {
    Type *type = type_of(world, args[0]);
    Value found = type_find_borrowed(world, type, args[1]);
    return value_is_absent(found) ? NONE : descriptor_get(world, found, args[0], type);
}

// type_text(type): its name in error texts.
static NATIVE_FN(text) {
    return str_from_c(world, type_text(value_type(args[0])));
}

// slot_names(type): the names that __slots__ of the type and its bases gave storage to.
static NATIVE_FN(slot_names) {
    Value list = list_new(world, 0);
    const Tuple *mro = value_tuple(value_type(args[0])->mro);
    for (uint32_t i = 0; i < mro->size && !value_is_absent(list); i++) {
        uint32_t at = 0;
        Value key, value;
        while (dict_next(value_type(mro->items[i])->dict, &at, &key, &value)) {
            if (value_is_kind(value, T_MEMBER) && !list_append(world, value_list(list), key)) {
                return value_drop(world, list), ABSENT;
            }
        }
    }
    return list;
}

// is_library(name): has CPython's standard library such a module?
static NATIVE_FN(is_library) {
    return value_from_bool(modules_in_cpython(value_str(args[0])->text));
}

// builtin_type(name): a type of the interpreter that has no name in builtins.
static NATIVE_FN(builtin_type) {
    for (int id = 0; id < TYPE_COUNT; id++) {
        if (str_equal(value_str(world->types[id]->name), value_str(args[0]))) {
            return value_keep(value_from_obj(world->types[id]));
        }
    }
    return raise_error(world, T_KEY_ERROR, "%s", value_str(args[0])->text);
}

// make_awaitable(function): from now on its generators can be awaited (types.coroutine).
static NATIVE_FN(make_awaitable) {
    value_function(args[0])->code->flags |= CODE_ITERABLE_COROUTINE;
    return value_keep(args[0]);
}

// import_module(name): the module itself, not the package before its first dot.
static NATIVE_FN(import_module) {
    if (!value_is_str(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "a module's name must be a str, not %s", type_name(world, args[0]));
    }
    return module_import(world, value_str(args[0])->text);
}

// --- for traceback.py ---

// exception_text(exception, chain): all that the default hook prints.
static NATIVE_FN(exception_text) {
    Buf out = BUF_INIT;
    traceback_print_chain(world, args[0], value_is(args[1], TRUE), &out);
    return str_from_buf(world, &out);
}

// exception_only_text(exception): its last lines.
static NATIVE_FN(exception_only_text) {
    if (!value_is_exception(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "an exception is needed, not %s", type_name(world, args[0]));
    }
    Buf out = BUF_INIT;
    traceback_add_exception_only(world, args[0], &out);
    return str_from_buf(world, &out);
}

static Value column_value(int column) { return column < 0 ? NONE : value_from_small(column); }

// traceback_places(traceback): [(path, line, last line, column, end column, name)...], library frames left out.
static NATIVE_FN(traceback_places) {
    Value list = list_new(world, 4);
    for (Value at = args[0]; !value_is_absent(list) && value_is_kind(at, T_TRACEBACK); at = value_traceback(at)->next) {
        const Traceback *entry = value_traceback(at);
        if (entry->library) continue;
        CodeSpan span = traceback_span(entry);
        Value place =
            tuple_of(world, 6, entry->code->path, value_from_small(entry->line), value_from_small(span.end_line),
                     column_value(span.column), column_value(span.end_column), entry->code->name);
        if (value_is_absent(place) || !list_append_take(world, value_list(list), place)) {
            return value_drop(world, list), ABSENT;
        }
    }
    return list;
}

// place_text(path, line, last line, column, end column): the source there with its carets; columns -1: without.
static NATIVE_FN(place_text) {
    Buf out = BUF_INIT;
    CodeSpan span = {.line = (int)value_small(args[1]), .end_line = (int)value_small(args[2]),
                     .column = (int)value_small(args[3]), .end_column = (int)value_small(args[4])};
    traceback_add_source(world, value_str(args[0])->text, span, &out);
    return str_from_buf(world, &out);
}

static const NativeDef functions[] = {
    {.name = "builtin_type", .fn = builtin_type, .min = 1, .max = 1},
    {.name = "import_module", .fn = import_module, .min = 1, .max = 1},
    {.name = "make_awaitable", .fn = make_awaitable, .min = 1, .max = 1},
    {.name = "collect_round", .fn = model_collect_round},
    {.name = "exception_text", .fn = exception_text, .min = 2, .max = 2},
    {.name = "exception_only_text", .fn = exception_only_text, .min = 1, .max = 1},
    {.name = "traceback_places", .fn = traceback_places, .min = 1, .max = 1},
    {.name = "place_text", .fn = place_text, .min = 5, .max = 5},
    {.name = "is_library", .fn = is_library, .min = 1, .max = 1},
    {.name = "type_make", .fn = make, .min = 4, .max = 4},
    {.name = "type_winner", .fn = winner, .min = 2, .max = 2},
    {.name = "run_body", .fn = run_body, .min = 2, .max = 2},
    {.name = "is_instance", .fn = is_instance, .min = 2, .max = 2},
    {.name = "special", .fn = special, .min = 2, .max = 2},
    {.name = "type_text", .fn = text, .min = 1, .max = 1},
    {.name = "slot_names", .fn = slot_names, .min = 1, .max = 1},
    {0},
};

bool module_model_set_up(World *world, Dict *dict) { return module_add_functions(world, dict, functions, "_model"); }
