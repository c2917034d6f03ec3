// function.c - Python functions, bound methods, cells.
#include "vm/function.h"

#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- functions -------------------------------------------------------------------------------------------------

Value function_new(World *world, Code *code, Dict *globals) {
    Function *function = instance_new(world, world->types[T_FUNCTION], sizeof(Function));
    if (!function) return ABSENT;
    function->code = code;
    obj_keep(&code->head);
    function->globals = globals;
    obj_keep(&globals->head);
    function->name = value_keep(code->name);
    function->qualified_name = value_keep(code->qualified_name);
    function->doc = value_keep(code->docstring);     // of one that sleeps: ABSENT
    Value module = dict_get_name_borrowed(world, globals, NAME_OF(world, __name__));
    function->module = value_is_absent(module) ? NONE : value_keep(module);
    return value_from_obj(function);
}

static void function_dispose(World *world, Obj *obj) {
    Function *function = (Function *)obj;
    obj_drop(world, function->code);
    obj_drop(world, function->globals);
    Value held[] = {function->name, function->qualified_name, function->module, function->doc, function->defaults,
                    function->keyword_defaults, function->closure, function->annotations, function->type_parameters};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) value_drop(world, held[i]);
    if (function->dict) obj_drop(world, function->dict);
    heap_free(world, obj, sizeof(Function));
}

static void function_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Function *function = (Function *)obj;
    visit(context, value_from_obj(function->code));
    visit(context, value_from_obj(function->globals));
    Value held[] = {function->name, function->qualified_name, function->module, function->doc, function->defaults,
                    function->keyword_defaults, function->closure, function->annotations, function->type_parameters};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) visit(context, held[i]);
}

static void function_clear(World *world, Obj *obj) {
    Function *function = (Function *)obj;
    value_replace_take(world, &function->closure, ABSENT);
    value_replace_take(world, &function->defaults, ABSENT);
    value_replace_take(world, &function->keyword_defaults, ABSENT);
    value_replace_take(world, &function->annotations, ABSENT);
    value_replace_take(world, &function->type_parameters, ABSENT);
    value_replace_take(world, &function->doc, NONE);
}

static Value function_repr(World *world, Value v) {
    return str_format(world, "<function %s at 0x%llx>", value_str(value_function(v)->qualified_name)->text,
                      (unsigned long long)object_id(world, v));
}

static Value keep_or_none(Value v) { return value_is_absent(v) ? NONE : value_keep(v); }

static Value get_name(World *world, Value v) { return (void)world, value_keep(value_function(v)->name); }
static Value get_qualified_name(World *world, Value v) {
    return (void)world, value_keep(value_function(v)->qualified_name);
}
static Value get_module(World *world, Value v) { return (void)world, value_keep(value_function(v)->module); }
static Value get_doc(World *world, Value v) {
    Function *function = value_function(v);
    if (!value_is_absent(function->doc)) return value_keep(function->doc);
    return code_wake(world, function->code) ? value_keep(function->code->docstring) : ABSENT;
}
static Value get_defaults(World *world, Value v) { return (void)world, keep_or_none(value_function(v)->defaults); }
static Value get_keyword_defaults(World *world, Value v) {
    return (void)world, keep_or_none(value_function(v)->keyword_defaults);
}
static Value get_closure(World *world, Value v) { return (void)world, keep_or_none(value_function(v)->closure); }
static Value get_code(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(value_function(v)->code));
}
static Value get_globals(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(value_function(v)->globals));
}
static Value get_builtins(World *world, Value v) { return (void)v, value_keep(value_from_obj(world->builtins)); }
static Value get_type_params(World *world, Value v) {
    Value found = value_function(v)->type_parameters;
    return value_keep(value_is_absent(found) ? world->empty_tuple : found);
}

// MAKE_FUNCTION leaves annotations as a dict, or as a tuple of names and values that becomes one when asked for.
static Value get_annotations(World *world, Value v) {
    Function *function = value_function(v);
    if (value_is_absent(function->annotations)) {
        Dict *fresh = dict_new(world);
        if (!fresh) return ABSENT;
        function->annotations = value_from_obj(fresh);
    }
    return value_keep(function->annotations);
}

static bool set_str(World *world, Value *place, Value value, const char *name) {
    if (!value_is_str(value)) {
        raise_error(world, T_TYPE_ERROR, "%s must be set to a string object", name);
        return false;
    }
    value_replace_take(world, place, value_keep(value));
    return true;
}

static bool set_name(World *world, Value v, Value value) {
    return set_str(world, &value_function(v)->name, value, "__name__");
}

static bool set_qualified_name(World *world, Value v, Value value) {
    return set_str(world, &value_function(v)->qualified_name, value, "__qualname__");
}

static bool set_any(World *world, Value *place, Value value) {
    value_replace_take(world, place, value_is_absent(value) ? NONE : value_keep(value));
    return true;
}

static bool set_module(World *world, Value v, Value value) { return set_any(world, &value_function(v)->module, value); }
static bool set_doc(World *world, Value v, Value value) { return set_any(world, &value_function(v)->doc, value); }

// A value of that kind, or None or a deletion for "none".
static bool set_kind(World *world, Value *place, Value value, TypeId kind, const char *text) {
    bool none = value_is_absent(value) || value_is_none(value);
    if (!none && !value_is_kind(value, kind)) return raise_error(world, T_TYPE_ERROR, "%s", text), false;
    value_replace_take(world, place, none ? ABSENT : value_keep(value));
    return true;
}

static bool set_defaults(World *world, Value v, Value value) {
    return set_kind(world, &value_function(v)->defaults, value, T_TUPLE, "__defaults__ must be set to a tuple object");
}

static bool set_keyword_defaults(World *world, Value v, Value value) {
    return set_kind(world, &value_function(v)->keyword_defaults, value, T_DICT,
                    "__kwdefaults__ must be set to a dict object");
}

static bool set_annotations(World *world, Value v, Value value) {
    return set_kind(world, &value_function(v)->annotations, value, T_DICT,
                    "__annotations__ must be set to a dict object");
}

static bool set_type_params(World *world, Value v, Value value) {
    if (!value_is_kind(value, T_TUPLE)) {
        return raise_error(world, T_TYPE_ERROR, "__type_params__ must be set to a tuple"), false;
    }
    value_replace_take(world, &value_function(v)->type_parameters, value_keep(value));
    return true;
}

static bool set_code(World *world, Value v, Value value) {
    if (!value_is_kind(value, T_CODE)) {
        return raise_error(world, T_TYPE_ERROR, "__code__ must be set to a code object"), false;
    }
    Code *old = value_function(v)->code;
    if (value_is_absent(value_function(v)->doc)) {
        if (!code_wake(world, old)) return false;
        value_function(v)->doc = value_keep(old->docstring);
    }
    value_function(v)->code = (Code *)value_obj(value_keep(value));
    obj_drop(world, old);
    return true;
}

static const GetSetDef function_getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualified_name, set_qualified_name},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__closure__", get_closure, set_read_only},
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, set_read_only},
    {"__builtins__", get_builtins, set_read_only},
    {"__dict__", object_get_dict, object_set_dict},
    {"__type_params__", get_type_params, set_type_params},
    {0},
};

static Value function_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return vm_tail_call(world, self, args, nargs, kwnames);
}

const TypeOps ops_FUNCTION = {
    .size = sizeof(Function), .dispose = function_dispose, .visit = function_visit, .clear = function_clear,
    .repr = function_repr, .call = function_call, .getsets = function_getsets, .doc = "Create a function object.",
};

// ---- bound methods ---------------------------------------------------------------------------------------------

Value method_new(World *world, Value function, Value self) {
    Method *method = heap_new_of(world, METHOD, Method);
    if (!method) return ABSENT;
    method->function = value_keep(function);
    method->self = value_keep(self);
    return value_from_obj(method);
}

static Method *method_of(Value v) { return (Method *)value_obj(v); }

static void method_dispose(World *world, Obj *obj) {
    Method *method = (Method *)obj;
    value_drop(world, method->function);
    value_drop(world, method->self);
    heap_free(world, obj, sizeof(Method));
}

static void method_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Method *)obj)->function);
    visit(context, ((Method *)obj)->self);
}

// "<bound method Stack.push of <__main__.Stack object at 0x...>>"
static Value method_repr(World *world, Value v) {
    Method *method = method_of(v);
    Value name = object_find_attribute(world, method->function, NAME_OF(world, __qualname__));
    if (value_is_absent(name) && !value_is_absent(world->raised)) return ABSENT;
    Value self = object_repr(world, method->self);
    Value result = value_is_absent(self)
                       ? ABSENT
                       : str_format(world, "<bound method %s of %s>", value_is_str(name) ? value_str(name)->text : "?",
                                    value_str(self)->text);
    value_drop(world, name);
    value_drop(world, self);
    return result;
}

static bool method_hash(World *world, Value v, uint64_t *hash) {
    uint64_t function;
    if (!object_hash(world, method_of(v)->function, &function)) return false;
    *hash = object_identity_hash(world, method_of(v)->self) ^ function;
    if (*hash == (uint64_t)-1) *hash = (uint64_t)-2;
    return true;
}

static Value method_compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(b, T_METHOD)) return NOT_IMPLEMENTED;
    int equal = object_equal(world, method_of(a)->function, method_of(b)->function);
    if (equal < 0) return ABSENT;
    equal = equal && value_is(method_of(a)->self, method_of(b)->self);
    return value_from_bool(equal == (op == COMPARE_EQ));
}

static Value method_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return vm_tail_call(world, self, args, nargs, kwnames);
}

// What a method does not have itself it takes from its function: __name__, __doc__, attributes.
static Value method_get_attribute(World *world, Value v, Value name) {
    Value own = object_generic_get(world, v, name, false);
    if (!value_is_absent(own) || !value_is_absent(world->raised)) return own;
    return object_get_attribute(world, method_of(v)->function, name);
}

static Value method_get_function(World *world, Value v) { return (void)world, value_keep(method_of(v)->function); }
static Value method_get_self(World *world, Value v) { return (void)world, value_keep(method_of(v)->self); }

static Value method_get_doc(World *world, Value v) {
    return object_get_attribute(world, method_of(v)->function, NAME_OF(world, __doc__));
}

static NATIVE_FN(method_construct) {
    if (nargs != 2 || !value_is_absent(kwnames)) return raise_arg_count(world, "method", 2, 2, nargs);
    if (!value_is_callable(world, args[0])) return raise_error(world, T_TYPE_ERROR, "first argument must be callable");
    if (value_is_none(args[1])) return raise_error(world, T_TYPE_ERROR, "instance must not be None");
    return method_new(world, args[0], args[1]);
}

static const GetSetDef method_getsets[] = {
    {"__func__", method_get_function, set_read_only},
    {"__self__", method_get_self, set_read_only},
    {"__doc__", method_get_doc, NULL},
    {0},
};

const TypeOps ops_METHOD = {
    .size = sizeof(Method), .dispose = method_dispose, .visit = method_visit, .repr = method_repr,
    .hash = method_hash, .compare = method_compare, .get_attribute = method_get_attribute, .call = method_call,
    .construct = method_construct, .getsets = method_getsets, .doc = "Create a bound instance method object.",
};

// ---- cells -----------------------------------------------------------------------------------------------------

Value cell_new(World *world, Value value) {
    Cell *cell = heap_new_of(world, CELL, Cell);
    if (!cell) return ABSENT;
    cell->value = value_keep(value);
    return value_from_obj(cell);
}

static Cell *cell_of(Value v) { return (Cell *)value_obj(v); }

static void cell_dispose(World *world, Obj *obj) {
    value_drop(world, ((Cell *)obj)->value);
    heap_free(world, obj, sizeof(Cell));
}

static void cell_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Cell *)obj)->value);
}

static void cell_clear(World *world, Obj *obj) { value_replace_take(world, &((Cell *)obj)->value, ABSENT); }

static Value cell_repr(World *world, Value v) {
    unsigned long long id = object_id(world, v);
    Value value = cell_of(v)->value;
    if (value_is_absent(value)) return str_format(world, "<cell at 0x%llx: empty>", id);
    return str_format(world, "<cell at 0x%llx: %s object at 0x%llx>", id, type_name(world, value),
                      (unsigned long long)object_id(world, value));
}

static Value cell_get(World *world, Value v) {
    Value value = cell_of(v)->value;
    return value_is_absent(value) ? raise_error(world, T_VALUE_ERROR, "Cell is empty") : value_keep(value);
}

static bool cell_set(World *world, Value v, Value value) {
    value_replace_take(world, &cell_of(v)->value, value_keep(value));
    return true;
}

static NATIVE_FN(cell_construct) {
    if (nargs > 1 || !value_is_absent(kwnames)) return raise_arg_count(world, "cell", 0, 1, nargs);
    return cell_new(world, nargs ? args[0] : ABSENT);
}

static const GetSetDef cell_getsets[] = {{"cell_contents", cell_get, cell_set}, {0}};

const TypeOps ops_CELL = {
    .size = sizeof(Cell), .dispose = cell_dispose, .visit = cell_visit, .clear = cell_clear, .repr = cell_repr,
    .construct = cell_construct, .getsets = cell_getsets,
};
