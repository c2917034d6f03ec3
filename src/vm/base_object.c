// base_object.c - object itself, and the types of the constants None, NotImplemented and Ellipsis.
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/set.h"
#include "vm/type_cache.h"
#include "vm/type_object.h"

// ---- making objects --------------------------------------------------------------------------------------------

// "Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'"
static Value raise_abstract(World *world, Type *type) {
    Value methods = dict_get_name_borrowed(world, type->dict, NAME_OF(world, __abstractmethods__));
    Value names = list_new(world, 4), key;
    uint64_t at = 0;
    while (!value_is_absent(names) && set_next(methods, &at, &key)) list_append(world, value_list(names), key);
    if (value_is_absent(names) || !list_sort(world, value_list(names), NULL, false)) return ABSENT;
    Buf text = BUF_INIT;
    const List *list = value_list(names);
    for (uint32_t i = 0; i < list->size; i++) {
        buf_add_format(&text, "%s'%s'", i ? ", " : "",
                       value_is_str(list->items[i]) ? value_str(list->items[i])->text : "?");
    }
    raise_error(world, T_TYPE_ERROR,
                "Can't instantiate abstract class %s without an implementation for abstract method%s %s",
                value_str(type->name)->text, list->size == 1 ? "" : "s", buf_text(&text));
    buf_free(&text);
    value_drop(world, names);
    return ABSENT;
}

static NATIVE_FN(construct) {
    Type *type = value_type(self);
    if (nargs || (!value_is_absent(kwnames) && value_tuple(kwnames)->size)) {
        if (type->flags & TYPE_OWN_NEW) {
            return raise_error(world, T_TYPE_ERROR,
                               "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!(type->flags & TYPE_OWN_INIT)) {
            return raise_error(world, T_TYPE_ERROR, "%s() takes no arguments", type_text(type));
        }
    }
    if (type->flags & TYPE_ABSTRACT) return raise_abstract(world, type);
    return type_allocate(world, type);
}

Value object_check_init(World *world, Value self, int nargs, Value kwnames) {
    const Type *type = type_of(world, self);
    if (!nargs && (value_is_absent(kwnames) || !value_tuple(kwnames)->size)) return NONE;
    if (type->flags & TYPE_OWN_INIT) {
        return raise_error(world, T_TYPE_ERROR,
                           "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (!(type->flags & TYPE_OWN_NEW)) {
        return raise_error(world, T_TYPE_ERROR, "%s() takes no arguments", type_text(type));
    }
    return NONE;
}

// ---- attributes ------------------------------------------------------------------------------------------------

static Value get_class(World *world, Value v) { return value_keep(value_from_obj(type_of(world, v))); }

int object_claims_instance(World *world, Value v, const Type *type) {
    Type *real = type_of(world, v);
    if (type_is_subtype(real, type)) return 1;
    if (value_is_absent(type_find_override_borrowed(world, real, NAME_OF(world, __class__))) &&
        value_is_absent(type_find_override_borrowed(world, real, NAME_OF(world, __getattribute__)))) return 0;
    Value claimed = object_find_attribute(world, v, NAME_OF(world, __class__));
    if (value_is_absent(claimed)) return value_is_absent(world->raised) ? 0 : -1;
    int result = value_is_type(claimed) && type_is_subtype(value_type(claimed), type);
    value_drop(world, claimed);
    return result;
}

// Assigning __class__: both must be classes of the program with the same layout.
static bool set_class(World *world, Value v, Value value) {
    if (!value_is_type(value)) {
        raise_error(world, T_TYPE_ERROR, "__class__ must be set to a class, not '%s' object", type_name(world, value));
        return false;
    }
    Type *old = type_of(world, v), *new = value_type(value);
    if (!(old->flags & TYPE_HEAP) || !(new->flags & TYPE_HEAP)) {
        raise_error(world, T_TYPE_ERROR,
                    "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    type_may_shadow(world, new, ABSENT);
    if (old->ops != new->ops || old->instance_size != new->instance_size || old->dict_offset != new->dict_offset ||
        old->slot_count != new->slot_count) {
        raise_error(world, T_TYPE_ERROR, "__class__ assignment: '%s' object layout differs from '%s'", type_text(new),
                    type_text(old));
        return false;
    }
    obj_keep(&new->head);
    value_obj(v)->type = new;
    obj_drop(world, old);
    return true;
}

static const GetSetDef getsets[] = {{"__class__", get_class, set_class}, {0}};

// ---- methods ---------------------------------------------------------------------------------------------------

static NATIVE_FN(method_format) {
    if (!value_is_str(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "__format__() argument must be str, not %s", type_name(world, args[0]));
    }
    if (value_str(args[0])->size == 0) return object_str(world, self);
    return raise_error(world, T_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                       type_name(world, self));
}

static bool add_own_names(World *world, Value self, Dict *names) {
    Value dict = object_find_attribute(world, self, NAME_OF(world, __dict__));
    if (value_is_absent(dict)) return value_is_absent(world->raised);
    bool done = true;
    uint32_t at = 0;
    Value key, value;
    while (done && value_is_kind(dict, T_DICT) && dict_next(value_dict(dict), &at, &key, &value)) {
        done = dict_set(world, names, key, NONE);
    }
    value_drop(world, dict);
    return done;
}

static NATIVE_FN(method_dir) {
    Dict *names = dict_new(world);
    if (!names) return ABSENT;
    bool done = add_own_names(world, self, names) && type_add_names(world, type_of(world, self), names);
    Value list = done ? list_from_plain(world, value_from_obj(names)) : ABSENT;
    obj_drop(world, names);
    return list;
}

static NATIVE_FN(method_init_subclass) {
    if (nargs || (!value_is_absent(kwnames) && value_tuple(kwnames)->size)) {
        return raise_error(world, T_TYPE_ERROR, "%s.__init_subclass__() takes no %s", type_text(value_type(self)),
                           nargs ? "arguments" : "keyword arguments");
    }
    return NONE;
}

static NATIVE_FN(method_subclass_hook) {
    return NOT_IMPLEMENTED;
}

static NATIVE_FN(method_reduce) {
    return vm_tail_hidden(world, "object_reduce", &self, 1);
}

static NATIVE_FN(method_reduce_ex) {
    Value both[2] = {self, args[0]};
    return vm_tail_hidden(world, "object_reduce_ex", both, 2);
}

static NATIVE_FN(method_get_state) {
    return vm_tail_hidden(world, "object_get_state", &self, 1);
}

static NATIVE_FN(method_size_of) {
    return value_from_small((int64_t)type_of(world, self)->instance_size);
}

static const NativeDef methods[] = {
    {.name = "__format__", .fn = method_format, .min = 1, .max = 1, .doc = "Default object formatter."},
    {.name = "__dir__", .fn = method_dir, .doc = "Default dir() implementation."},
    {.name = "__init_subclass__", .fn = method_init_subclass, .max = -1, .flags = NATIVE_CLASS,
     .doc = "This method is called when a class is subclassed."},
    {.name = "__subclasshook__", .fn = method_subclass_hook, .max = -1, .flags = NATIVE_CLASS,
     .doc = "Abstract classes can override this to customize issubclass()."},
    {.name = "__reduce__", .fn = method_reduce, .doc = "Helper for pickle."},
    {.name = "__reduce_ex__", .fn = method_reduce_ex, .min = 1, .max = 1, .doc = "Helper for pickle."},
    {.name = "__getstate__", .fn = method_get_state, .doc = "Helper for pickle."},
    {.name = "__sizeof__", .fn = method_size_of, .doc = "Size of object in memory, in bytes."},
    {0},
};

const TypeOps ops_OBJECT = {
    .size = sizeof(Obj), .construct = construct, .methods = methods, .getsets = getsets,
    .doc =
           "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
};

// ---- the constants ---------------------------------------------------------------------------------------------

static bool false_always(World *world, Value v) { return (void)world, (void)v, false; }

static NATIVE_FN(constant_construct) {
    Type *type = value_type(self);
    if (nargs || !value_is_absent(kwnames)) {
        return raise_error(world, T_TYPE_ERROR, "%s takes no arguments", value_str(type->name)->text);
    }
    return type->id == T_NONE ? NONE : type->id == T_ELLIPSIS ? ELLIPSIS : NOT_IMPLEMENTED;
}

static Value none_repr(World *world, Value v) { return (void)v, str_intern_c(world, "None"); }
static Value ellipsis_repr(World *world, Value v) { return (void)v, str_intern_c(world, "Ellipsis"); }
static Value not_implemented_repr(World *world, Value v) { return (void)v, str_intern_c(world, "NotImplemented"); }

static bool none_hash(World *world, Value v, uint64_t *hash) {
    (void)world, (void)v;
    *hash = 0xfca86420;   // CPython's, the same in every process since 3.12
    return true;
}

// Asking for its truth is a mistake that CPython 3.13 warns of.
static bool not_implemented_truth(World *world, Value v) { return (void)world, (void)v, true; }

const TypeOps ops_NONE = {
    .size = sizeof(Obj), .repr = none_repr, .truth = false_always, .hash = none_hash, .construct = constant_construct,
    .doc = "The type of the None singleton.",
};

const TypeOps ops_ELLIPSIS = {
    .size = sizeof(Obj), .repr = ellipsis_repr, .construct = constant_construct,
    .doc = "The type of the Ellipsis singleton.",
};

const TypeOps ops_NOT_IMPLEMENTED = {
    .size = sizeof(Obj), .repr = not_implemented_repr, .truth = not_implemented_truth, .construct = constant_construct,
    .doc = "The type of the NotImplemented singleton.",
};
