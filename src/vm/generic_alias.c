#include "vm/generic_alias.h"

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

// "int", "__main__.Stack", "..." or what repr() says: as annotations show a type.
static bool add_type(World *world, Buf *out, Value v) {
    if (value_is(v, ELLIPSIS)) return buf_add_text(out, "..."), true;
    if (value_is_none(v)) return buf_add_text(out, "None"), true;
    if (value_is_type(v)) {
        if (value_is(v, value_from_obj(world->types[T_NONE]))) buf_add_text(out, "None");
        else type_full_name(world, value_type(v), out);
        return true;
    }
    if (!value_is_kind(v, T_LIST)) return repr_add(world, out, v);
    const List *list = value_list(v);   // Callable[[int], str]
    buf_add_text(out, "[");
    for (uint32_t i = 0; i < list->size; i++) {
        if (i) buf_add_text(out, ", ");
        if (!add_type(world, out, list->items[i])) return false;
    }
    buf_add_text(out, "]");
    return true;
}

static Value finish(World *world, Buf *out, bool done) {
    if (done) return str_from_buf(world, out);
    buf_free(out);
    return ABSENT;
}

// ---- list[int] -------------------------------------------------------------------------------------------------

static GenericAlias *alias_of(Value v) { return (GenericAlias *)value_obj(v); }

static bool add_parameter(World *world, List *list, Value variable) {
    for (uint32_t i = 0; i < list->size; i++) {
        if (value_is(list->items[i], variable)) return true;
    }
    return list_append(world, list, variable);
}

static bool add_parameters(World *world, List *list, Value tuple) {
    for (uint32_t i = 0; i < value_tuple(tuple)->size; i++) {
        if (!add_parameter(world, list, value_tuple(tuple)->items[i])) return false;
    }
    return true;
}

static Value attribute_or_absent(World *world, Value v, const char *text) {
    Value name = str_intern_c(world, text);
    Value found = value_is_absent(name) ? ABSENT : object_find_attribute(world, v, name);
    value_drop(world, name);
    raised_clear(world);
    return found;
}

// Of an object of a class of the library or the program: a type variable, or an alias that is written in Python.
static bool add_own_parameters(World *world, List *list, Value item) {
    Value found = attribute_or_absent(world, item, "__typing_subst__");
    if (!value_is_absent(found)) return value_drop(world, found), add_parameter(world, list, item);
    found = attribute_or_absent(world, item, "__parameters__");
    bool done = !value_is_kind(found, T_TUPLE) || add_parameters(world, list, found);
    value_drop(world, found);
    return done;
}

// The type variables among the arguments: what has __typing_subst__, and the parameters of aliases in there.
static Value find_parameters(World *world, Value args) {
    Value list = list_new(world, 0);
    const Tuple *tuple = value_tuple(args);
    for (uint32_t i = 0; i < tuple->size && !value_is_absent(list); i++) {
        Value item = tuple->items[i];
        bool done = true;
        if (value_is_kind(item, T_GENERIC_ALIAS)) {
            done = add_parameters(world, value_list(list), alias_of(item)->parameters);
        } else if (value_is_obj(item) && !value_is_type(item) && value_obj(item)->flags & OBJ_SUBCLASS) {
            done = add_own_parameters(world, value_list(list), item);
        }
        if (!done) return value_drop(world, list), ABSENT;
    }
    if (value_is_absent(list)) return ABSENT;
    Value result = tuple_from(world, value_list(list)->items, value_list(list)->size);
    value_drop(world, list);
    return result;
}

static Value alias_of_type(World *world, Type *type, Value origin, Value item) {
    GenericAlias *alias = instance_new(world, type, sizeof(GenericAlias));
    if (!alias) return ABSENT;
    alias->origin = value_keep(origin);
    alias->args = value_is_kind(item, T_TUPLE) ? value_keep(item) : tuple_of(world, 1, item);
    alias->parameters = value_is_absent(alias->args) ? ABSENT : find_parameters(world, alias->args);
    if (!value_is_absent(alias->parameters)) return value_from_obj(alias);
    obj_drop(world, alias);
    return ABSENT;
}

Value generic_alias_new(World *world, Value origin, Value item) {
    return alias_of_type(world, world->types[T_GENERIC_ALIAS], origin, item);
}

static void alias_dispose(World *world, Obj *obj) {
    GenericAlias *alias = (GenericAlias *)obj;
    value_drop(world, alias->origin);
    value_drop(world, alias->args);
    value_drop(world, alias->parameters);
    heap_free(world, obj, sizeof(GenericAlias));
}

static void alias_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    GenericAlias *alias = (GenericAlias *)obj;
    visit(context, alias->origin);
    visit(context, alias->args);
    visit(context, alias->parameters);
}

static Value alias_repr(World *world, Value v) {
    GenericAlias *alias = alias_of(v);
    const Tuple *args = value_tuple(alias->args);
    Buf out = BUF_INIT;
    bool done = add_type(world, &out, alias->origin);
    buf_add_text(&out, "[");
    for (uint32_t i = 0; done && i < args->size; i++) {
        if (i) buf_add_text(&out, ", ");
        done = add_type(world, &out, args->items[i]);
    }
    buf_add_text(&out, args->size ? "]" : "()]");
    return finish(world, &out, done);
}

static bool alias_hash(World *world, Value v, uint64_t *hash) {
    uint64_t origin, args;
    if (!object_hash(world, alias_of(v)->origin, &origin) || !object_hash(world, alias_of(v)->args, &args)) {
        return false;
    }
    *hash = origin ^ args;
    return true;
}

static Value alias_compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(b, T_GENERIC_ALIAS)) return NOT_IMPLEMENTED;
    int equal = object_equal(world, alias_of(a)->origin, alias_of(b)->origin);
    if (equal > 0) equal = object_equal(world, alias_of(a)->args, alias_of(b)->args);
    return equal < 0 ? ABSENT : value_from_bool(equal == (op == COMPARE_EQ));
}

static Value alias_or(World *world, Value a, Value b, int op) {
    return op == OPERATOR_OR ? union_of(world, a, b) : NOT_IMPLEMENTED;
}

// What an alias answers itself; all else is its origin's.
static bool alias_is_own(Value name) {
    static const char *const own[] = {"__class__",       "__origin__", "__args__",    "__parameters__",
                                      "__mro_entries__", "__or__",     "__ror__",     "__hash__",
                                      "__eq__",          "__repr__",   "__getitem__", "__call__",
                                      "__unpacked__",    "__reduce__", "__dir__",     "__typing_unpacked_tuple_args__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (str_is_c(name, own[i])) return true;
    }
    return false;
}

static Value alias_get_attribute(World *world, Value v, Value name) {
    if (alias_is_own(name)) return object_generic_get(world, v, name, true);
    return object_get_attribute(world, alias_of(v)->origin, name);
}

static Value alias_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return vm_tail_call(world, alias_of(self)->origin, args, nargs, kwnames);
}

static Value alias_get_item(World *world, Value v, Value index) {
    GenericAlias *alias = alias_of(v);
    if (value_tuple(alias->parameters)->size == 0) {
        Value shown = alias_repr(world, v);
        if (value_is_absent(shown)) return ABSENT;
        raise_error(world, T_TYPE_ERROR, "%s is not a generic class", value_str(shown)->text);
        value_drop(world, shown);
        return ABSENT;
    }
    Value args[2] = {v, index};
    return vm_tail_hidden(world, "alias_substitute", args, 2);
}

static NATIVE_FN(alias_construct) {
    if (nargs != 2 || !value_is_absent(kwnames)) return raise_arg_count(world, "GenericAlias", 2, 2, nargs);
    return alias_of_type(world, value_type(self), args[0], args[1]);
}

static NATIVE_FN(alias_mro_entries) {
    return tuple_of(world, 1, alias_of(self)->origin);
}

static NATIVE_FN(alias_instance_check) {
    return raise_error(world, T_TYPE_ERROR, "isinstance() argument 2 cannot be a parameterized generic");
}

static NATIVE_FN(alias_subclass_check) {
    return raise_error(world, T_TYPE_ERROR, "issubclass() argument 2 cannot be a parameterized generic");
}

static Value get_origin(World *world, Value v) { return (void)world, value_keep(alias_of(v)->origin); }
static Value get_args(World *world, Value v) { return (void)world, value_keep(alias_of(v)->args); }
static Value get_parameters(World *world, Value v) { return (void)world, value_keep(alias_of(v)->parameters); }

static const NativeDef alias_methods[] = {
    {.name = "__mro_entries__", .fn = alias_mro_entries, .min = 1, .max = 1},
    {.name = "__instancecheck__", .fn = alias_instance_check, .min = 1, .max = 1},
    {.name = "__subclasscheck__", .fn = alias_subclass_check, .min = 1, .max = 1},
    {0},
};

static const GetSetDef alias_getsets[] = {
    {"__origin__", get_origin, NULL}, {"__args__", get_args, NULL}, {"__parameters__", get_parameters, NULL}, {0},
};

const TypeOps ops_GENERIC_ALIAS = {
    .size = sizeof(GenericAlias), .dispose = alias_dispose, .visit = alias_visit, .repr = alias_repr,
    .hash = alias_hash, .compare = alias_compare, .binary = alias_or, .get_item = alias_get_item,
    .get_attribute = alias_get_attribute, .call = alias_call, .construct = alias_construct,
    .methods = alias_methods, .getsets = alias_getsets,
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
};

// ---- int | None ------------------------------------------------------------------------------------------------

static Union *union_ref(Value v) { return (Union *)value_obj(v); }

static bool may_be_in_union(Value v) {
    return value_is_none(v) || value_is_type(v) || value_is_kind(v, T_GENERIC_ALIAS) || value_is_kind(v, T_UNION);
}

static bool union_add(World *world, List *list, Value v) {
    if (value_is_kind(v, T_UNION)) {
        const Tuple *args = value_tuple(union_ref(v)->args);
        for (uint32_t i = 0; i < args->size; i++) {
            if (!union_add(world, list, args->items[i])) return false;
        }
        return true;
    }
    if (value_is_none(v)) v = value_from_obj(world->types[T_NONE]);
    for (uint32_t i = 0; i < list->size; i++) {
        int equal = object_equal(world, list->items[i], v);
        if (equal) return equal > 0;
    }
    return list_append(world, list, v);
}

static Value union_from(World *world, List *list) {
    if (list->size == 1) return value_keep(list->items[0]);
    Value args = tuple_from(world, list->items, list->size);
    Union *made = value_is_absent(args) ? NULL : heap_new_of(world, UNION, Union);
    if (!made) return value_drop(world, args), ABSENT;
    made->args = args;
    return value_from_obj(made);
}

Value union_of(World *world, Value a, Value b) {
    return may_be_in_union(a) && may_be_in_union(b) ? union_of_any(world, a, b) : NOT_IMPLEMENTED;
}

Value union_of_any(World *world, Value a, Value b) {
    Value list = list_new(world, 4);
    if (value_is_absent(list)) return ABSENT;
    bool done = union_add(world, value_list(list), a) && union_add(world, value_list(list), b);
    Value result = done ? union_from(world, value_list(list)) : ABSENT;
    value_drop(world, list);
    return result;
}

static void union_dispose(World *world, Obj *obj) {
    value_drop(world, ((Union *)obj)->args);
    heap_free(world, obj, sizeof(Union));
}

static void union_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Union *)obj)->args);
}

static Value union_repr(World *world, Value v) {
    const Tuple *args = value_tuple(union_ref(v)->args);
    Buf out = BUF_INIT;
    bool done = true;
    for (uint32_t i = 0; done && i < args->size; i++) {
        if (i) buf_add_text(&out, " | ");
        done = add_type(world, &out, args->items[i]);
    }
    return finish(world, &out, done);
}

static bool union_hash(World *world, Value v, uint64_t *hash) {
    const Tuple *args = value_tuple(union_ref(v)->args);
    *hash = 0;
    for (uint32_t i = 0; i < args->size; i++) {
        uint64_t item;
        if (!object_hash(world, args->items[i], &item)) return false;
        *hash ^= item;   // in any order
    }
    return true;
}

static int union_has(World *world, const Tuple *args, Value v) {
    for (uint32_t i = 0; i < args->size; i++) {
        int equal = object_equal(world, args->items[i], v);
        if (equal) return equal;
    }
    return 0;
}

static Value union_compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(b, T_UNION)) return NOT_IMPLEMENTED;
    const Tuple *left = value_tuple(union_ref(a)->args), *right = value_tuple(union_ref(b)->args);
    int equal = left->size == right->size;
    for (uint32_t i = 0; equal > 0 && i < left->size; i++) equal = union_has(world, right, left->items[i]);
    return equal < 0 ? ABSENT : value_from_bool(equal == (op == COMPARE_EQ));
}

static Value union_or(World *world, Value a, Value b, int op) {
    return op == OPERATOR_OR ? union_of(world, a, b) : NOT_IMPLEMENTED;
}

// isinstance(x, int | str): any of them; parameterized generics are refused as CPython does.
static Value union_check(World *world, Value self, const char *function, const Type *type) {
    const Tuple *args = value_tuple(union_ref(self)->args);
    for (uint32_t i = 0; i < args->size; i++) {
        if (!value_is_type(args->items[i])) {
            return raise_error(world, T_TYPE_ERROR, "%s() argument 2 cannot be a parameterized generic", function);
        }
    }
    for (uint32_t i = 0; i < args->size; i++) {
        if (type_is_subtype(type, value_type(args->items[i]))) return TRUE;
    }
    return FALSE;
}

static NATIVE_FN(union_instance_check) {
    return union_check(world, self, "isinstance", type_of(world, args[0]));
}

static NATIVE_FN(union_subclass_check) {
    if (!value_is_type(args[0])) return raise_error(world, T_TYPE_ERROR, "issubclass() arg 1 must be a class");
    return union_check(world, self, "issubclass", value_type(args[0]));
}

static Value union_get_item(World *world, Value v, Value index) {
    Value args[2] = {v, index};
    return vm_tail_hidden(world, "union_substitute", args, 2);
}

static Value union_args(World *world, Value v) { return (void)world, value_keep(union_ref(v)->args); }
static Value union_parameters(World *world, Value v) { return find_parameters(world, union_ref(v)->args); }

static const NativeDef union_methods[] = {
    {.name = "__instancecheck__", .fn = union_instance_check, .min = 1, .max = 1},
    {.name = "__subclasscheck__", .fn = union_subclass_check, .min = 1, .max = 1},
    {0},
};

static const GetSetDef union_getsets[] = {
    {"__args__", union_args, NULL}, {"__parameters__", union_parameters, NULL}, {0}};

const TypeOps ops_UNION = {
    .size = sizeof(Union), .dispose = union_dispose, .visit = union_visit, .repr = union_repr, .hash = union_hash,
    .compare = union_compare, .binary = union_or, .get_item = union_get_item, .methods = union_methods, .getsets = union_getsets,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
};
