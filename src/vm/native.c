// native.c - functions written in C as objects: len, [].append (bound), list.append (a method descriptor), int.__add__ (a
// slot wrapper) and (1).__add__ (a method-wrapper). All are a Native; their types differ.
#include <stdio.h>

#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/interp.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/slot_wrapper.h"

static Native *make(World *world, TypeId type, const NativeDef *def, Value self, Value owner) {
    Native *native = (Native *)heap_new(world, world->types[type], sizeof(Native));
    if (!native) return NULL;
    native->def = def;
    native->self = value_keep(self);
    native->owner = value_keep(owner);
    native->module = ABSENT;
    return native;
}

Value native_new(World *world, const NativeDef *def, Value self, const char *module) {
    Native *native = make(world, T_NATIVE, def, self, ABSENT);
    if (!native) return ABSENT;
    if (!module || !value_is_absent(native->module = str_intern_c(world, module))) return value_from_obj(native);
    obj_drop(world, native);
    return ABSENT;
}

// A row of a type's method table. Class methods are descriptors too; descriptor_get sees the flag.
Value method_descriptor_new(World *world, Type *owner, const NativeDef *def) {
    if (def->flags & NATIVE_STATIC) {
        Value function = native_new(world, def, value_from_obj(owner), NULL);
        Value wrapped = value_is_absent(function) ? ABSENT : static_method_new(world, function);
        value_drop(world, function);
        return wrapped;
    }
    Native *native = make(world, T_METHOD_DESCRIPTOR, def, ABSENT, value_from_obj(owner));
    return native ? value_from_obj(native) : ABSENT;
}

Value native_bind(World *world, Native *descriptor, Value self) {
    Native *native = make(world, T_NATIVE, descriptor->def, self, ABSENT);
    return native ? value_from_obj(native) : ABSENT;
}

// The type whose name goes before a method's: where the def stands in the self's lineage.
static const Type *owner_of(World *world, const Native *native) {
    if (!value_is_absent(native->owner)) return value_type(native->owner);
    if (value_is_absent(native->self) || value_is_kind(native->self, T_MODULE)) return NULL;
    const Type *type =
        native->def->flags & (NATIVE_CLASS | NATIVE_STATIC) ? value_type(native->self) : type_of(world, native->self);
    while (type && type->flags & TYPE_HEAP) type = type->base;
    return type;
}

void native_title(World *world, const Native *native, char *out, size_t size) {
    const Type *owner = owner_of(world, native);
    if (owner) snprintf(out, size, "%s.%s", value_str(owner->name)->text, native->def->name);
    else snprintf(out, size, "%s", native->def->name);
}

// ---- life ------------------------------------------------------------------------------------------------------

static void dispose(World *world, Obj *obj) {
    Native *native = (Native *)obj;
    value_drop(world, native->self);
    value_drop(world, native->owner);
    value_drop(world, native->module);
    heap_free(world, obj, sizeof(Native));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    visit_value(context, ((Native *)obj)->self);
    visit_value(context, ((Native *)obj)->owner);
    visit_value(context, ((Native *)obj)->module);
}

// ---- attributes they share -------------------------------------------------------------------------------------

static Value get_name(World *world, Value v) { return str_from_c(world, value_native(v)->def->name); }

static Value get_qualified_name(World *world, Value v) {
    char title[160];
    native_title(world, value_native(v), title, sizeof title);
    return str_from_c(world, title);
}

static Value get_doc(World *world, Value v) {
    const char *doc = value_native(v)->def->doc;
    return doc ? str_from_c(world, doc) : NONE;
}

static Value get_module(World *world, Value v) {
    (void)world;
    Value module = value_native(v)->module;
    return value_is_absent(module) ? NONE : value_keep(module);
}

static Value get_self(World *world, Value v) {
    (void)world;
    Value self = value_native(v)->self;
    return value_is_absent(self) ? NONE : value_keep(self);
}

static Value get_owner(World *world, Value v) { return (void)world, value_keep(value_native(v)->owner); }
static Value get_signature(World *world, Value v) { return (void)world, (void)v, NONE; }

static const GetSetDef function_getsets[] = {
    {"__name__", get_name, NULL}, {"__qualname__", get_qualified_name, NULL}, {"__doc__", get_doc, NULL},
    {"__module__", get_module, NULL}, {"__self__", get_self, NULL}, {"__text_signature__", get_signature, NULL}, {0},
};

static const GetSetDef wrapper_getsets[] = {
    {"__name__", get_name, NULL}, {"__qualname__", get_qualified_name, NULL}, {"__doc__", get_doc, NULL},
    {"__self__", get_self, NULL}, {"__objclass__", get_owner, NULL}, {"__text_signature__", get_signature, NULL}, {0},
};

static const GetSetDef descriptor_getsets[] = {
    {"__name__", get_name, NULL}, {"__qualname__", get_qualified_name, NULL}, {"__doc__", get_doc, NULL},
    {"__objclass__", get_owner, NULL}, {"__text_signature__", get_signature, NULL}, {0},
};

// ---- builtin_function_or_method --------------------------------------------------------------------------------

static Value function_repr(World *world, Value v) {
    Native *native = value_native(v);
    if (value_is_absent(native->self) || value_is_kind(native->self, T_MODULE)) {
        return str_format(world, "<built-in function %s>", native->def->name);
    }
    return str_format(world, "<built-in method %s of %s object at 0x%llx>", native->def->name,
                      type_name(world, native->self), (unsigned long long)object_id(world, native->self));
}

static Value compare(World *world, Value a, Value b, int op) {
    (void)world;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || value_kind(a) != value_kind(b)) return NOT_IMPLEMENTED;
    bool equal = value_native(a)->def == value_native(b)->def &&
                 value_is(value_native(a)->self, value_native(b)->self) &&
                 value_is(value_native(a)->owner, value_native(b)->owner);
    return value_from_bool(equal == (op == COMPARE_EQ));
}

static bool hash(World *world, Value v, uint64_t *out) {
    Native *native = value_native(v);
    uint64_t self = value_is_absent(native->self) ? 0 : object_identity_hash(world, native->self);
    *out = self;
    for (const char *c = native->def->name; *c; c++) *out = *out * 31 + (unsigned char)*c;
    return true;
}

static Value function_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return native_call(world, value_native(self), value_native(self)->self, args, nargs, kwnames);
}

const TypeOps ops_NATIVE = {
    .size = sizeof(Native), .dispose = dispose, .visit = visit, .repr = function_repr, .compare = compare, .hash = hash,
    .call = function_call, .getsets = function_getsets,
};

// ---- method_descriptor -----------------------------------------------------------------------------------------

static Value descriptor_repr(World *world, Value v) {
    return str_format(world, "<method '%s' of '%s' objects>", value_native(v)->def->name,
                      type_text(value_type(value_native(v)->owner)));
}

static Value descriptor_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Native *native = value_native(self);
    Type *owner = value_type(native->owner);
    if (nargs < 1) {
        return raise_error(world, T_TYPE_ERROR, "unbound method %s.%s() needs an argument", type_text(owner),
                           native->def->name);
    }
    if (native->def->flags & NATIVE_CLASS) return native_call(world, native, args[0], args + 1, nargs - 1, kwnames);
    if (!object_is_instance(world, args[0], owner)) {
        return raise_error(world, T_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                           native->def->name, type_text(owner), type_name(world, args[0]));
    }
    return native_call(world, native, args[0], args + 1, nargs - 1, kwnames);
}

const TypeOps ops_METHOD_DESCRIPTOR = {
    .size = sizeof(Native), .dispose = dispose, .visit = visit, .repr = descriptor_repr, .call = descriptor_call,
    .getsets = descriptor_getsets,
};

// ---- slot wrappers ---------------------------------------------------------------------------------------------

static Value wrapper_repr(World *world, Value v) {
    return str_format(world, "<slot wrapper '%s' of '%s' objects>", value_native(v)->def->name,
                      type_text(value_type(value_native(v)->owner)));
}

static Value wrapper_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Native *native = value_native(self);
    Type *owner = value_type(native->owner);
    if (nargs < 1) {
        return raise_error(world, T_TYPE_ERROR, "descriptor '%s' of '%s' object needs an argument", native->def->name,
                           type_text(owner));
    }
    if (!object_is_instance(world, args[0], owner)) {
        return raise_error(world, T_TYPE_ERROR, "descriptor '%s' requires a '%s' object but received a '%s'",
                           native->def->name, type_text(owner), type_name(world, args[0]));
    }
    return slot_wrapper_call(world, native, args[0], args + 1, nargs - 1, kwnames);
}

const TypeOps ops_SLOT_WRAPPER = {
    .size = sizeof(Native), .dispose = dispose, .visit = visit, .repr = wrapper_repr, .call = wrapper_call,
    .getsets = descriptor_getsets,
};

static Value bound_repr(World *world, Value v) {
    Native *native = value_native(v);
    return str_format(world, "<method-wrapper '%s' of %s object at 0x%llx>", native->def->name,
                      type_name(world, native->self), (unsigned long long)object_id(world, native->self));
}

static Value bound_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return slot_wrapper_call(world, value_native(self), value_native(self)->self, args, nargs, kwnames);
}

const TypeOps ops_SENTINEL_METHOD_WRAPPER = {
    .size = sizeof(Native), .dispose = dispose, .visit = visit, .repr = bound_repr, .compare = compare, .hash = hash,
    .call = bound_call, .getsets = wrapper_getsets,
};
