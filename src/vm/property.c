// property.c - property, staticmethod, classmethod: the descriptors that programs make.
#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"

// ---- property --------------------------------------------------------------------------------------------------

static void property_dispose(World *world, Obj *obj) {
    Property *property = (Property *)obj;
    Value held[] = {property->get, property->set, property->delete_, property->doc, property->name};
    for (int i = 0; i < 5; i++) value_drop(world, held[i]);
    heap_free(world, obj, sizeof(Property));
}

static void property_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Property *property = (Property *)obj;
    Value held[] = {property->get, property->set, property->delete_, property->doc, property->name};
    for (int i = 0; i < 5; i++) visit(context, held[i]);
}

static void property_clear(World *world, Obj *obj) {
    Property *property = (Property *)obj;
    value_replace_take(world, &property->get, ABSENT);
    value_replace_take(world, &property->set, ABSENT);
    value_replace_take(world, &property->delete_, ABSENT);
}

static Value keep_or_none(Value v) { return value_is_absent(v) ? NONE : value_keep(v); }
static Value absent_if_none(Value v) { return value_is_none(v) ? ABSENT : v; }

static bool property_fill(World *world, Property *property, const Value *args, int nargs, Value kwnames) {
    static const NativeDef def = {.name = "property", .max = 4, .names = "fget fset fdel doc"};
    Value slots[4];
    if (!args_arrange(world, &def, args, nargs, kwnames, slots)) return false;
    value_replace_take(world, &property->get, value_keep(absent_if_none(slots[0])));
    value_replace_take(world, &property->set, value_keep(absent_if_none(slots[1])));
    value_replace_take(world, &property->delete_, value_keep(absent_if_none(slots[2])));
    value_replace_take(world, &property->doc, value_keep(slots[3]));
    return true;
}

static Value property_construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Type *type = value_type(self);
    Property *property = instance_new(world, type, sizeof(Property));
    if (!property) return ABSENT;
    bool later = type->flags & TYPE_OWN_INIT;
    if (later || property_fill(world, property, args, nargs, kwnames)) return value_from_obj(property);
    obj_drop(world, property);
    return ABSENT;
}

static Value property_init(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return property_fill(world, value_property(self), args, nargs, kwnames) ? NONE : ABSENT;
}

// A copy with one of the functions replaced: what @x.setter makes.
static Value property_with(World *world, Value self, Value get, Value set, Value delete_) {
    Property *old = value_property(self);
    Value args[4] = {value_is_absent(get) ? keep_or_none(old->get) : value_keep(get),
                     value_is_absent(set) ? keep_or_none(old->set) : value_keep(set),
                     value_is_absent(delete_) ? keep_or_none(old->delete_) : value_keep(delete_),
                     keep_or_none(old->doc)};
    Value type = value_from_obj(value_obj(self)->type);
    Value copy = vm_call(world, type, args, value_is_absent(old->doc) ? 3 : 4, ABSENT);
    for (int i = 0; i < 4; i++) value_drop(world, args[i]);
    if (value_is_kind(copy, T_PROPERTY) && !value_is_absent(old->name)) {
        value_replace_take(world, &value_property(copy)->name, value_keep(old->name));
    }
    return copy;
}

static NATIVE_FN(property_getter) {
    return property_with(world, self, args[0], ABSENT, ABSENT);
}

static NATIVE_FN(property_setter) {
    return property_with(world, self, ABSENT, args[0], ABSENT);
}

static NATIVE_FN(property_deleter) {
    return property_with(world, self, ABSENT, ABSENT, args[0]);
}

static NATIVE_FN(property_set_name) {
    value_replace_take(world, &value_property(self)->name, value_keep(args[1]));
    return NONE;
}

// The name it is known by; new reference, ABSENT (nothing raised) if there is none.
Value property_name(World *world, Value v) {
    Property *property = value_property(v);
    if (!value_is_absent(property->name)) return value_keep(property->name);
    if (value_is_absent(property->get)) return ABSENT;
    Value name = object_find_attribute(world, property->get, NAME_OF(world, __name__));
    if (value_is_absent(name)) raised_clear(world);
    return name;
}

static Value get_get(World *world, Value v) { return (void)world, keep_or_none(value_property(v)->get); }
static Value get_set(World *world, Value v) { return (void)world, keep_or_none(value_property(v)->set); }
static Value get_delete(World *world, Value v) { return (void)world, keep_or_none(value_property(v)->delete_); }

static Value get_doc(World *world, Value v) {
    Property *property = value_property(v);
    if (!value_is_absent(property->doc)) return value_keep(property->doc);
    if (value_is_absent(property->get)) return NONE;
    Value doc = object_find_attribute(world, property->get, NAME_OF(world, __doc__));
    return value_is_absent(doc) ? (value_is_absent(world->raised) ? NONE : ABSENT) : doc;
}

static bool set_doc(World *world, Value v, Value value) {
    value_replace_take(world, &value_property(v)->doc, value_is_absent(value) ? NONE : value_keep(value));
    return true;
}

static Value get_name(World *world, Value v) {
    Value name = property_name(world, v);
    if (!value_is_absent(name)) return name;
    return raise_error(world, T_ATTRIBUTE_ERROR, "'property' object has no attribute '__name__'");
}

static bool set_name(World *world, Value v, Value value) {
    value_replace_take(world, &value_property(v)->name, value_keep(value));
    return true;
}

// Is any of the functions abstract? For abc, which asks members of a class.
static Value any_abstract(World *world, const Value *functions, int count) {
    for (int i = 0; i < count; i++) {
        if (value_is_absent(functions[i])) continue;
        Value flag = object_find_attribute(world, functions[i], NAME_OF(world, __isabstractmethod__));
        if (value_is_absent(flag) && !value_is_absent(world->raised)) return ABSENT;
        int truth = value_is_absent(flag) ? 0 : object_truth(world, flag);
        value_drop(world, flag);
        if (truth) return truth < 0 ? ABSENT : TRUE;
    }
    return FALSE;
}

static Value property_abstract(World *world, Value v) {
    Property *property = value_property(v);
    Value functions[3] = {property->get, property->set, property->delete_};
    return any_abstract(world, functions, 3);
}

static const NativeDef property_methods[] = {
    {.name = "getter", .fn = property_getter, .min = 1, .max = 1,
     .doc = "Descriptor to obtain a copy of the property with a different getter."},
    {.name = "setter", .fn = property_setter, .min = 1, .max = 1,
     .doc = "Descriptor to obtain a copy of the property with a different setter."},
    {.name = "deleter", .fn = property_deleter, .min = 1, .max = 1,
     .doc = "Descriptor to obtain a copy of the property with a different deleter."},
    {.name = "__set_name__", .fn = property_set_name, .min = 2, .max = 2, .doc = "Method to set name of a property."},
    {0},
};

static const GetSetDef property_getsets[] = {
    {"fget", get_get, NULL}, {"fset", get_set, NULL}, {"fdel", get_delete, NULL}, {"__doc__", get_doc, set_doc},
    {"__name__", get_name, set_name}, {"__isabstractmethod__", property_abstract, NULL}, {0},
};

const TypeOps ops_PROPERTY = {
    .size = sizeof(Property), .dispose = property_dispose, .visit = property_visit, .clear = property_clear,
    .construct = property_construct, .init = property_init, .methods = property_methods, .getsets = property_getsets,
    .doc = "Property attribute.",
};

// ---- staticmethod, classmethod ---------------------------------------------------------------------------------

static Value wrapped_new(World *world, Type *type, Value function) {
    Wrapped *wrapped = instance_new(world, type, sizeof(Wrapped));
    if (!wrapped) return ABSENT;
    wrapped->function = value_keep(function);
    return value_from_obj(wrapped);
}

Value static_method_new(World *world, Value function) {
    return wrapped_new(world, world->types[T_STATIC_METHOD], function);
}
Value class_method_new(World *world, Value function) {
    return wrapped_new(world, world->types[T_CLASS_METHOD], function);
}

static Wrapped *wrapped_of(Value v) { return (Wrapped *)value_obj(v); }

static void wrapped_dispose(World *world, Obj *obj) {
    value_drop(world, ((Wrapped *)obj)->function);
    if (((Wrapped *)obj)->dict) obj_drop(world, ((Wrapped *)obj)->dict);
    heap_free(world, obj, sizeof(Wrapped));
}

static void wrapped_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Wrapped *)obj)->function);
}

static Value wrapped_repr(World *world, Value v) {
    Value function = object_repr(world, wrapped_of(v)->function);
    if (value_is_absent(function)) return ABSENT;
    const char *name = value_is_kind(v, T_STATIC_METHOD) ? "staticmethod" : "classmethod";
    Value result = str_format(world, "<%s(%s)>", name, value_str(function)->text);
    value_drop(world, function);
    return result;
}

static Value wrapped_construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    if (!value_is_absent(kwnames)) {
        return raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments", type_text(value_type(self)));
    }
    if (nargs != 1) {
        return raise_error(world, T_TYPE_ERROR, "%s expected 1 argument, got %d", type_text(value_type(self)), nargs);
    }
    return wrapped_new(world, value_type(self), args[0]);
}

static Value wrapped_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return vm_tail_call(world, wrapped_of(self)->function, args, nargs, kwnames);
}

static Value get_function(World *world, Value v) { return (void)world, value_keep(wrapped_of(v)->function); }

static Value get_abstract(World *world, Value v) {
    Value function = wrapped_of(v)->function;
    return any_abstract(world, &function, 1);
}

// What it does not have itself it takes from its function: __name__, __doc__...
static Value wrapped_get_attribute(World *world, Value v, Value name) {
    Value own = object_generic_get(world, v, name, false);
    if (!value_is_absent(own) || !value_is_absent(world->raised)) return own;
    return object_get_attribute(world, wrapped_of(v)->function, name);
}

static Value wrapped_get_doc(World *world, Value v) {
    return object_get_attribute(world, wrapped_of(v)->function, NAME_OF(world, __doc__));
}

static const GetSetDef wrapped_getsets[] = {
    {"__func__", get_function, NULL}, {"__wrapped__", get_function, NULL}, {"__doc__", wrapped_get_doc, NULL},
    {"__isabstractmethod__", get_abstract, NULL}, {0},
};

const TypeOps ops_STATIC_METHOD = {
    .size = sizeof(Wrapped), .dispose = wrapped_dispose, .visit = wrapped_visit, .repr = wrapped_repr,
    .get_attribute = wrapped_get_attribute, .call = wrapped_call, .construct = wrapped_construct,
    .getsets = wrapped_getsets, .doc = "Convert a function to be a static method.",
};

const TypeOps ops_CLASS_METHOD = {
    .size = sizeof(Wrapped), .dispose = wrapped_dispose, .visit = wrapped_visit, .repr = wrapped_repr,
    .get_attribute = wrapped_get_attribute, .construct = wrapped_construct, .getsets = wrapped_getsets,
    .doc = "Convert a function to be a class method.",
};
