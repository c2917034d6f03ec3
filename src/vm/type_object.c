// type_object.c - types as objects: `Stack.__name__`, `Stack.push = f`, repr(Stack), Stack(...), type(name, bases, dict).
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/generic_alias.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/type_cache.h"
#include "vm/type_object.h"

static bool is_heap(const Type *type) { return type->flags & TYPE_HEAP; }

// ---- life ------------------------------------------------------------------------------------------------------

static void type_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Type *type = (Type *)obj;
    visit(context, type->name);
    visit(context, type->qualified_name);
    visit(context, type->module);
    visit(context, type->bases);
    visit(context, type->mro);
    if (type->dict) visit(context, value_from_obj(type->dict));
    if (is_heap(type) && type->base) visit(context, value_from_obj(type->base));
}

static void type_clear(World *world, Obj *obj) {
    Type *type = (Type *)obj;
    if (!is_heap(type)) return;
    type_leave_bases(type);
    type->version = ++world->type_versions;
    Dict *dict = type->dict;
    type->dict = NULL;
    if (dict) obj_drop(world, dict);
    value_replace_take(world, &type->mro, ABSENT);
    value_replace_take(world, &type->bases, ABSENT);
}

static void type_dispose(World *world, Obj *obj) {
    Type *type = (Type *)obj;
    type_clear(world, obj);
    value_drop(world, type->name);
    value_drop(world, type->qualified_name);
    value_drop(world, type->module);
    if (is_heap(type) && type->base) obj_drop(world, type->base); // kept to the end: instances' layout is read from it
    block_free(world, type->subclasses, type->subclass_room * sizeof(Type *));
    if (type->shadowed) obj_drop(world, type->shadowed);
    heap_free(world, obj, sizeof(Type));
}

// ---- attributes ------------------------------------------------------------------------------------------------

Value type_get_attribute(World *world, Value v, Value name, bool raise) {
    Type *type = value_type(v), *meta = value_obj(v)->type;
    Value above = type_find_borrowed(world, meta, name);
    if (!value_is_absent(above) && descriptor_is_data(world, above)) return descriptor_get(world, above, v, meta);
    Value found = type_find_borrowed(world, type, name);
    if (!value_is_absent(found)) return descriptor_get(world, found, ABSENT, type);
    if (!value_is_absent(above)) return descriptor_get(world, above, v, meta);
    return raise ? raise_no_attribute(world, v, name) : ABSENT;
}

static Value get_attribute(World *world, Value v, Value name) { return type_get_attribute(world, v, name, true); }

static bool is_dunder(Value name) { return value_str(name)->size > 4 && !strncmp(value_str(name)->text, "__", 2); }

static bool raise_immutable(World *world, Type *type, Value name) {
    raise_error(world, T_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'", value_str(name)->text,
                type_text(type));
    return false;
}

// The class gets an attribute that instances, of heirs too, may have had before.
static void heirs_may_shadow(World *world, Type *type, Value name) {
    type_may_shadow(world, type, name);
    for (uint32_t i = 0; i < type->subclass_count; i++) heirs_may_shadow(world, type->subclasses[i], name);
}

static bool set_attribute(World *world, Value v, Value name, Value value) {
    Type *type = value_type(v);
    if (!is_heap(type)) return raise_immutable(world, type, name);
    Value above = type_find_borrowed(world, value_obj(v)->type, name);
    if (!value_is_absent(above)) {
        int done = descriptor_set(world, above, v, name, value);
        if (done) return done > 0;
    }
    if (value_is_absent(value)) {
        if (!dict_delete_name(world, type->dict, name)) return raise_no_attribute(world, v, name), false;
    } else if (!dict_set_name(world, type->dict, name, value)) {
        return false;
    }
    heirs_may_shadow(world, type, name);
    type_renew(world, type, is_dunder(name));
    return true;
}

// ---- getsets ---------------------------------------------------------------------------------------------------

static Value get_name(World *world, Value v) {
    Value name = value_type(v)->name;
    if (!(value_type(v)->flags & TYPE_DOTTED)) return value_keep(name);
    return str_intern_c(world, strrchr(value_str(name)->text, '.') + 1);
}

static Value get_qualified_name(World *world, Value v) {
    return (void)world, value_keep(value_type(v)->qualified_name);
}

static bool check_settable(World *world, Value v, const char *name, Value value, bool str_only) {
    Type *type = value_type(v);
    if (!is_heap(type)) {
        raise_error(world, T_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'", name, type_text(type));
    } else if (value_is_absent(value)) {
        raise_error(world, T_TYPE_ERROR, "cannot delete '%s' attribute of immutable type '%s'", name, type_text(type));
    } else if (str_only && !value_is_str(value)) {
        raise_error(world, T_TYPE_ERROR, "can only assign string to %s.%s, not '%s'", type_text(type), name,
                    type_name(world, value));
    } else {
        return true;
    }
    return false;
}

static bool set_name(World *world, Value v, Value value) {
    if (!check_settable(world, v, "__name__", value, true)) return false;
    value_replace_take(world, &value_type(v)->name, value_keep(value));
    return true;
}

static bool set_qualified_name(World *world, Value v, Value value) {
    if (!check_settable(world, v, "__qualname__", value, true)) return false;
    value_replace_take(world, &value_type(v)->qualified_name, value_keep(value));
    return true;
}

static Value own_borrowed(World *world, Value v, NameId name) {
    return dict_get_name_borrowed(world, value_type(v)->dict, world->names[name]);
}

static bool set_own(World *world, Value v, NameId name, Value value) {
    Type *type = value_type(v);
    if (value_is_absent(value)) {
        if (!dict_delete_name(world, type->dict, world->names[name])) {
            return raise_no_attribute(world, v, world->names[name]), false;
        }
    } else if (!dict_set_name(world, type->dict, world->names[name], value)) {
        return false;
    }
    type_changed(world, type);
    return true;
}

static Value get_module(World *world, Value v) {
    Value module = own_borrowed(world, v, N___module__);
    if (!value_is_absent(module) && is_heap(value_type(v))) return value_keep(module);
    return is_heap(value_type(v)) ? str_from_c(world, "builtins") : value_keep(value_type(v)->module);
}

static bool set_module(World *world, Value v, Value value) {
    return check_settable(world, v, "__module__", value, false) && set_own(world, v, N___module__, value);
}

static Value get_doc(World *world, Value v) {
    Value doc = own_borrowed(world, v, N___doc__);
    return value_is_absent(doc) ? NONE : descriptor_get(world, doc, ABSENT, value_type(v));
}

static bool set_doc(World *world, Value v, Value value) {
    return check_settable(world, v, "__doc__", value, false) && set_own(world, v, N___doc__, value);
}

static Value get_bases(World *world, Value v) { return (void)world, value_keep(value_type(v)->bases); }
static bool set_bases(World *world, Value v, Value value) {
    return check_settable(world, v, "__bases__", value, false) && type_set_bases(world, value_type(v), value);
}

static Value get_mro(World *world, Value v) { return (void)world, value_keep(value_type(v)->mro); }

static Value get_base(World *world, Value v) {
    (void)world;
    Type *base = value_type(v)->base;
    return base ? value_keep(value_from_obj(base)) : NONE;
}

static Value get_dict(World *world, Value v) {
    return dict_view_new(world, T_MAPPING_PROXY, value_from_obj(value_type(v)->dict));
}

static Value get_abstract(World *world, Value v) {
    Value methods =
        v.bits == value_from_obj(world->types[T_TYPE]).bits ? ABSENT : own_borrowed(world, v, N___abstractmethods__);
    if (value_is_absent(methods)) return raise_no_attribute(world, v, NAME_OF(world, __abstractmethods__));
    return value_keep(methods);
}

static bool set_abstract(World *world, Value v, Value value) {
    if (!set_own(world, v, N___abstractmethods__, value)) return false;
    int truth = value_is_absent(value) ? 0 : object_truth(world, value);
    if (truth < 0) return false;
    if (truth) value_type(v)->flags |= TYPE_ABSTRACT;
    else value_type(v)->flags &= ~(uint32_t)TYPE_ABSTRACT;
    return true;
}

// A class without annotations gets an empty dict of them when it is asked.
static Value get_annotations(World *world, Value v) {
    if (!is_heap(value_type(v))) return raise_no_attribute(world, v, NAME_OF(world, __annotations__));
    Value found = own_borrowed(world, v, N___annotations__);
    if (!value_is_absent(found)) return value_keep(found);
    Dict *fresh = dict_new(world);
    if (!fresh || !dict_set_name(world, value_type(v)->dict, NAME_OF(world, __annotations__), value_from_obj(fresh))) {
        return ABSENT;
    }
    return value_from_obj(fresh);
}

static bool set_annotations(World *world, Value v, Value value) {
    if (!is_heap(value_type(v))) return check_settable(world, v, "__annotations__", value, false);
    return set_own(world, v, N___annotations__, value);
}

static Value get_type_params(World *world, Value v) {
    Value found = own_borrowed(world, v, N___type_params__);
    return value_keep(value_is_absent(found) ? world->empty_tuple : found);
}

static bool set_type_params(World *world, Value v, Value value) { return set_own(world, v, N___type_params__, value); }

static const GetSetDef getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualified_name, set_qualified_name},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__bases__", get_bases, set_bases},
    {"__base__", get_base, NULL},
    {"__mro__", get_mro, NULL},
    {"__dict__", get_dict, NULL},
    {"__abstractmethods__", get_abstract, set_abstract},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {0},
};

// ---- methods ---------------------------------------------------------------------------------------------------

static NATIVE_FN(method_mro) {
    const Tuple *mro = value_tuple(value_type(self)->mro);
    Value list = list_new(world, mro->size);
    for (uint32_t i = 0; !value_is_absent(list) && i < mro->size; i++) {
        if (!list_append(world, value_list(list), mro->items[i])) return value_drop(world, list), ABSENT;
    }
    return list;
}

static NATIVE_FN(method_subclasses) {
    const Type *type = value_type(self);
    Value list = list_new(world, type->subclass_count);
    for (uint32_t i = 0; !value_is_absent(list) && i < type->subclass_count; i++) {
        if (!list_append(world, value_list(list), value_from_obj(type->subclasses[i]))) {
            return value_drop(world, list), ABSENT;
        }
    }
    return list;
}

static NATIVE_FN(method_prepare) {
    Dict *dict = dict_new(world);
    return dict ? value_from_obj(dict) : ABSENT;
}

static NATIVE_FN(method_instance_check) {
    int result = object_claims_instance(world, args[0], value_type(self));
    return result < 0 ? ABSENT : value_from_bool(result);
}

static NATIVE_FN(method_subclass_check) {
    if (!value_is_type(args[0])) return raise_error(world, T_TYPE_ERROR, "issubclass() arg 1 must be a class");
    return value_from_bool(type_is_subtype(value_type(args[0]), value_type(self)));
}

static bool add_names(World *world, Dict *into, Dict *from) {
    uint32_t at = 0;
    Value key, value;
    while (from && dict_next(from, &at, &key, &value)) {
        if (!dict_set(world, into, key, NONE)) return false;
    }
    return true;
}

// The names of a type's own dict and of all its bases', as keys.
bool type_add_names(World *world, Type *type, Dict *into) {
    const Tuple *mro = value_tuple(type->mro);
    for (uint32_t i = 0; i < mro->size; i++) {
        if (!add_names(world, into, value_type(mro->items[i])->dict)) return false;
    }
    return true;
}

static NATIVE_FN(method_dir) {
    Dict *names = dict_new(world);
    if (!names) return ABSENT;
    Value list =
        type_add_names(world, value_type(self), names) ? list_from_plain(world, value_from_obj(names)) : ABSENT;
    obj_drop(world, names);
    return list;
}

static const NativeDef methods[] = {
    {.name = "mro", .fn = method_mro, .doc = "Return a type's method resolution order."},
    {.name = "__subclasses__", .fn = method_subclasses, .doc = "Return a list of immediate subclasses."},
    {.name = "__prepare__", .fn = method_prepare, .max = -1, .flags = NATIVE_CLASS,
     .doc = "Create the namespace for the class statement."},
    {.name = "__instancecheck__", .fn = method_instance_check, .min = 1, .max = 1,
     .doc = "Check if an object is an instance."},
    {.name = "__subclasscheck__", .fn = method_subclass_check, .min = 1, .max = 1,
     .doc = "Check if a class is a subclass."},
    {.name = "__dir__", .fn = method_dir, .doc = "Specialized __dir__ implementation for types."},
    {0},
};

// ---- making and calling ----------------------------------------------------------------------------------------

static Value repr(World *world, Value v) {
    Buf out = BUF_INIT;
    buf_add_text(&out, "<class '");
    type_full_name(world, value_type(v), &out);
    buf_add_text(&out, "'>");
    return str_from_buf(world, &out);
}

static Value type_or(World *world, Value a, Value b, int op) {
    return op == OPERATOR_OR ? union_of(world, a, b) : NOT_IMPLEMENTED;
}

// type.__new__(metaclass, name, bases, namespace, **keywords)
static Value construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    if (nargs == 1 && value_is(self, value_from_obj(world->types[T_TYPE])) && value_is_absent(kwnames)) {
        return value_keep(value_from_obj(type_of(world, args[0])));
    }
    if (nargs != 3) return raise_error(world, T_TYPE_ERROR, "type() takes 1 or 3 arguments");
    static const struct {
        TypeId kind;
        const char *name;
    } expected[] = {{T_STR, "str"}, {T_TUPLE, "tuple"}, {T_DICT, "dict"}};
    for (int i = 0; i < 3; i++) {
        if (value_is_kind(args[i], expected[i].kind)) continue;
        return raise_error(world, T_TYPE_ERROR, "type.__new__() argument %d must be %s, not %s", i + 1,
                           expected[i].name, type_name(world, args[i]));
    }
    int nkw = value_is_absent(kwnames) ? 0 : (int)value_tuple(kwnames)->size;
    Value all[5] = {self, args[0], args[1], args[2]};
    Dict *keywords = dict_new(world);
    if (!keywords) return ABSENT;
    bool done = true;
    for (int i = 0; i < nkw && done; i++) done = dict_set(world, keywords, value_tuple(kwnames)->items[i], args[3 + i]);
    all[4] = value_from_obj(keywords);
    Value result = done ? vm_tail_hidden(world, "type_new", all, 5) : ABSENT;
    obj_drop(world, keywords);
    return result;
}

static NATIVE_FN(init) {
    return nargs == 1 || nargs == 3 ? NONE : raise_error(world, T_TYPE_ERROR, "type.__init__() takes 1 or 3 arguments");
}

// type.__call__: reached when it is called by name (super().__call__() in a metaclass); plain calls are call.c's.
static Value call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Type *type = value_type(self);
    if (type == world->types[T_TYPE] || type->flags & (TYPE_OWN_NEW | TYPE_OWN_INIT) || type->kind == T_TYPE) {
        return type_call_general(world, type, args, nargs, kwnames);
    }
    if (!type->ops->construct) return raise_error(world, T_TYPE_ERROR, "cannot create '%s' instances", type_text(type));
    return type->ops->construct(world, self, args, nargs, kwnames);
}

const TypeOps ops_TYPE = {
    .size = sizeof(Type), .dispose = type_dispose, .visit = type_visit, .clear = type_clear, .repr = repr,
    .binary = type_or, .get_attribute = get_attribute, .set_attribute = set_attribute, .call = call,
    .construct = construct, .init = init, .methods = methods, .getsets = getsets,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};
