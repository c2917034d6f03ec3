// exception.c - exception objects: BaseException itself, and what all exceptions share. What particular types carry besides
// is exception_fields.c's, groups are exception_group.c's.
#include "vm/exception.h"

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception_fields.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- life ------------------------------------------------------------------------------------------------------

static Exception *new_of(World *world, Type *type, Value args_take) {
    Exception *exception = instance_new(world, type, sizeof(Exception));
    if (!exception) return value_drop(world, args_take), NULL;
    exception->args = args_take;
    return exception;
}

Value exception_new_take(World *world, Type *type, Value args_take) {
    Exception *exception = new_of(world, type, args_take);
    if (!exception) return ABSENT;
    Tuple *args = value_tuple(exception->args);
    if (exception_fill(world, exception, args->items, (int)args->size, ABSENT)) return value_from_obj(exception);
    obj_drop(world, exception);
    return ABSENT;
}

static void dispose(World *world, Obj *obj) {
    Exception *exception = (Exception *)obj;
    value_drop(world, exception->args);
    value_drop(world, exception->cause);
    value_drop(world, exception->context);
    value_drop(world, exception->traceback);
    value_drop(world, exception->notes);
    for (int i = 0; i < EXTRA_COUNT; i++) value_drop(world, exception->extra[i]);
    if (exception->dict) obj_drop(world, exception->dict);
    heap_free(world, obj, sizeof(Exception));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    Exception *exception = (Exception *)obj;
    visit_value(context, exception->args);
    visit_value(context, exception->cause);
    visit_value(context, exception->context);
    visit_value(context, exception->traceback);
    visit_value(context, exception->notes);
    for (int i = 0; i < EXTRA_COUNT; i++) visit_value(context, exception->extra[i]);
}

static void clear(World *world, Obj *obj) {
    Exception *exception = (Exception *)obj;
    value_replace_take(world, &exception->args, value_keep(world->empty_tuple));
    value_replace_take(world, &exception->cause, ABSENT);
    value_replace_take(world, &exception->context, ABSENT);
    value_replace_take(world, &exception->traceback, ABSENT);
    for (int i = 0; i < EXTRA_COUNT; i++) value_replace_take(world, &exception->extra[i], ABSENT);
}

// ---- making ----------------------------------------------------------------------------------------------------

static Value construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Type *type = exception_type_for(world, value_type(self), args, nargs);
    if (!type) return ABSENT;
    Value tuple = tuple_from(world, args, (uint32_t)nargs);
    Exception *exception = value_is_absent(tuple) ? NULL : new_of(world, type, tuple);
    if (!exception) return ABSENT;
    bool later = type->flags & TYPE_OWN_INIT && !exception_fills_in_new(world, type);
    if (later || exception_fill(world, exception, args, nargs, kwnames)) return value_from_obj(exception);
    obj_drop(world, exception);
    return ABSENT;
}

static Value init(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Exception *exception = value_exception(self);
    if (exception_fills_in_new(world, exception->head.type)) return NONE;
    Value tuple = tuple_from(world, args, (uint32_t)nargs);
    if (value_is_absent(tuple)) return ABSENT;
    value_replace_take(world, &exception->args, tuple);
    return exception_fill(world, exception, args, nargs, kwnames) ? NONE : ABSENT;
}

Value raised_about(World *world, Value obj, Value name) {
    if (value_is_absent(world->raised)) return ABSENT;
    Exception *exception = value_exception(world->raised);
    value_replace_take(world, &exception->extra[EXTRA_NAME], value_keep(name));
    if (raised_is(world, T_ATTRIBUTE_ERROR)) value_replace_take(world, &exception->extra[EXTRA_OBJ], value_keep(obj));
    return ABSENT;
}

// ---- as text ---------------------------------------------------------------------------------------------------

static Value repr(World *world, Value v) {
    Exception *exception = value_exception(v);
    const Tuple *args = value_tuple(exception->args);
    const char *name = value_str(exception->head.type->name)->text;
    Value shown = object_repr(world, args->size == 1 ? args->items[0] : exception->args);
    if (value_is_absent(shown)) return ABSENT;
    Value result = str_format(world, args->size == 1 ? "%s(%s)" : "%s%s", name, value_str(shown)->text);
    value_drop(world, shown);
    return result;
}

Value exception_plain_str(World *world, Value v) {
    Exception *exception = value_exception(v);
    const Tuple *args = value_tuple(exception->args);
    if (args->size == 0) return value_keep(world->empty_str);
    return object_str(world, args->size == 1 ? args->items[0] : exception->args);
}

// ---- attributes ------------------------------------------------------------------------------------------------

static Value keep_or_none(Value v) { return value_is_absent(v) ? NONE : value_keep(v); }

static Value get_args(World *world, Value v) { return (void)world, value_keep(value_exception(v)->args); }

static bool set_args(World *world, Value v, Value value) {
    if (value_is_absent(value)) return raise_error(world, T_TYPE_ERROR, "args may not be deleted"), false;
    Value list = value_is_plain_iterable(value) ? list_from_plain(world, value) : ABSENT;
    if (value_is_absent(list)) {
        if (value_is_absent(world->raised)) {
            raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, value));
        }
        return false;
    }
    Value tuple = tuple_from(world, value_list(list)->items, value_list(list)->size);
    value_drop(world, list);
    if (value_is_absent(tuple)) return false;
    value_replace_take(world, &value_exception(v)->args, tuple);
    return true;
}

static Value get_cause(World *world, Value v) { return (void)world, keep_or_none(value_exception(v)->cause); }
static Value get_context(World *world, Value v) { return (void)world, keep_or_none(value_exception(v)->context); }
static Value get_traceback(World *world, Value v) { return (void)world, keep_or_none(value_exception(v)->traceback); }
static Value get_suppress(World *world, Value v) {
    return (void)world, value_from_bool(value_exception(v)->suppress_context);
}

static bool set_link(World *world, Value *place, Value value, const char *name) {
    if (value_is_absent(value)) return raise_error(world, T_TYPE_ERROR, "__%s__ may not be deleted", name), false;
    if (!value_is_none(value) && !value_is_exception(value)) {
        raise_error(world, T_TYPE_ERROR, "exception %s must be None or derive from BaseException", name);
        return false;
    }
    value_replace_take(world, place, value_is_none(value) ? ABSENT : value_keep(value));
    return true;
}

static bool set_cause(World *world, Value v, Value value) {
    if (!set_link(world, &value_exception(v)->cause, value, "cause")) return false;
    value_exception(v)->suppress_context = true;
    return true;
}

static bool set_context(World *world, Value v, Value value) {
    return set_link(world, &value_exception(v)->context, value, "context");
}

static bool set_traceback(World *world, Value v, Value value) {
    if (value_is_absent(value)) return raise_error(world, T_TYPE_ERROR, "__traceback__ may not be deleted"), false;
    if (!value_is_none(value) && !value_is_kind(value, T_TRACEBACK)) {
        return raise_error(world, T_TYPE_ERROR, "__traceback__ must be a traceback or None"), false;
    }
    value_replace_take(world, &value_exception(v)->traceback, value_is_none(value) ? ABSENT : value_keep(value));
    return true;
}

static bool set_suppress(World *world, Value v, Value value) {
    if (!value_is_bool(value)) return raise_error(world, T_TYPE_ERROR, "attribute value type must be bool"), false;
    value_exception(v)->suppress_context = value_is(value, TRUE);
    return true;
}

static const GetSetDef getsets[] = {
    {"args", get_args, set_args},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__traceback__", get_traceback, set_traceback},
    {"__dict__", object_get_dict, object_set_dict},
    {0},
};

// ---- methods ---------------------------------------------------------------------------------------------------

static NATIVE_FN(method_with_traceback) {
    return set_traceback(world, self, args[0]) ? value_keep(self) : ABSENT;
}

// __notes__ is an ordinary attribute: a list, made by the first note.
static NATIVE_FN(method_add_note) {
    if (!value_is_str(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "note must be a str, not '%s'", type_name(world, args[0]));
    }
    Value notes = object_find_attribute(world, self, NAME_OF(world, __notes__));
    if (value_is_absent(notes)) {
        if (!value_is_absent(world->raised)) return ABSENT;
        notes = list_new(world, 1);
        if (value_is_absent(notes) || !object_set_attribute(world, self, NAME_OF(world, __notes__), notes)) {
            return value_drop(world, notes), ABSENT;
        }
    }
    bool done = value_is_kind(notes, T_LIST);
    if (!done) raise_error(world, T_TYPE_ERROR, "Cannot add note: __notes__ is not a list");
    done = done && list_append(world, value_list(notes), args[0]);
    value_drop(world, notes);
    return done ? NONE : ABSENT;
}

static NATIVE_FN(method_reduce) {
    Exception *exception = value_exception(self);
    Value type = value_from_obj(exception->head.type);
    if (!exception->dict) return tuple_of(world, 2, type, exception->args);
    return tuple_of(world, 3, type, exception->args, value_from_obj(exception->dict));
}

static NATIVE_FN(method_set_state) {
    if (value_is_none(args[0])) return NONE;
    if (!value_is_kind(args[0], T_DICT)) return raise_error(world, T_TYPE_ERROR, "state is not a dictionary");
    uint32_t at = 0;
    Value key, value;
    while (dict_next(value_dict(args[0]), &at, &key, &value)) {
        Value name = str_intern_take(world, value_keep(key));
        bool done = object_set_attribute(world, self, name, value);
        value_drop(world, name);
        if (!done) return ABSENT;
    }
    return NONE;
}

static const NativeDef methods[] = {
    {.name = "with_traceback", .fn = method_with_traceback, .min = 1, .max = 1,
     .doc = "Set self.__traceback__ to tb and return self."},
    {.name = "add_note", .fn = method_add_note, .min = 1, .max = 1, .doc = "Add a note to the exception"},
    {.name = "__reduce__", .fn = method_reduce},
    {.name = "__setstate__", .fn = method_set_state, .min = 1, .max = 1},
    {0},
};

const TypeOps ops_BASE_EXCEPTION = {
    .size = sizeof(Exception), .dispose = dispose, .visit = visit, .clear = clear, .repr = repr,
    .str = exception_fields_str, .construct = construct, .init = init, .methods = methods, .getsets = getsets,
    .doc = "Common base class for all exceptions",
};

// ---- catching --------------------------------------------------------------------------------------------------

static int raise_not_catchable(World *world) {
    raise_error(world, T_TYPE_ERROR, "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

static bool is_exception_type(Value v) { return value_is_type(v) && value_type(v)->flags & TYPE_EXCEPTION; }

// All of a tuple is checked before any of it is compared.
int exception_matches(World *world, Value exception, Value type) {
    if (is_exception_type(type)) return type_is_subtype(value_obj(exception)->type, value_type(type));
    if (!value_is_kind(type, T_TUPLE)) return raise_not_catchable(world);
    const Tuple *types = value_tuple(type);
    for (uint32_t i = 0; i < types->size; i++) {
        if (!is_exception_type(types->items[i])) return raise_not_catchable(world);
    }
    for (uint32_t i = 0; i < types->size; i++) {
        if (type_is_subtype(value_obj(exception)->type, value_type(types->items[i]))) return 1;
    }
    return 0;
}
