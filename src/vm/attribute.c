// attribute.c - reading and writing attributes: instance dicts, the generic protocol, __getattr__ and __setattr__.
#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/module.h"
#include "vm/modules.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/type_cache.h"
#include "vm/type_object.h"
#include "vm/weakref.h"

// ---- what an instance holds ------------------------------------------------------------------------------------

struct Dict **instance_dict_behind(Obj *obj) {
    switch (obj->kind) {
    case T_INT: return int_dict_slot((Int *)obj);
    case T_STR: return str_dict_slot((Str *)obj);
    case T_BYTES: return bytes_dict_slot((Bytes *)obj);
    case T_TUPLE: return (Dict **)&((Tuple *)obj)->items[((Tuple *)obj)->size];
    default: return NULL;
    }
}

Dict *instance_dict(World *world, Obj *obj) {
    Dict **slot = instance_dict_slot(obj);
    if (slot && !*slot) *slot = dict_new(world);
    return slot ? *slot : NULL;
}

// Runs through the __slots__ values of an instance, base by base.
static Value *next_slots(Obj *obj, const Type **type, uint32_t *count) {
    while (*type && (*type)->flags & TYPE_HEAP && (*type)->flags & TYPE_HAS_SLOTS) {
        const Type *at = *type;
        *type = at->base;
        *count = at->slot_count - at->base->slot_count;
        if (*count) return (Value *)((char *)obj + at->slots_offset);
    }
    return NULL;
}

void instance_visit(Obj *obj, Visit visit, void *context) {
    Dict **slot = instance_dict_slot(obj);
    if (slot && *slot) visit(context, value_from_obj(*slot));
    uint32_t count = 0;
    const Type *type = obj->type;
    for (Value *slots; (slots = next_slots(obj, &type, &count));) {
        for (uint32_t i = 0; i < count; i++) visit(context, slots[i]);
    }
    if (obj->flags & OBJ_SUBCLASS) visit(context, value_from_obj(obj->type));
}

void instance_clear(World *world, Obj *obj) {
    Dict **slot = instance_dict_slot(obj);
    if (slot && *slot) {
        Dict *dict = *slot;
        *slot = NULL;
        obj_drop(world, dict);
    }
    uint32_t count = 0;
    const Type *type = obj->type;
    for (Value *slots; (slots = next_slots(obj, &type, &count));) {
        for (uint32_t i = 0; i < count; i++) value_replace_take(world, &slots[i], ABSENT);
    }
}

// Hands the object to its __del__, which runs as soon as the interpreter is between instructions, and dies after it.
static bool run_finalizer(World *world, Obj *obj) {
    obj->flags |= OBJ_FINALIZED;
    obj->refs = 1;
    Value self = value_from_obj(obj), before = raised_take(world);
    Value del = type_lookup_borrowed(world, obj->type, NAME_OF(world, __del__));
    Value bound = descriptor_get(world, del, self, obj->type);
    if (!value_is_absent(bound)) world_finalize_later(world, bound);
    raised_restore_take(world, before);
    return --obj->refs > 0;   // the bound method holds it now
}

bool object_release(World *world, Obj *obj) {
    if (obj->type->flags & TYPE_OWN_DEL && !(obj->flags & OBJ_FINALIZED) && run_finalizer(world, obj)) return false;
    if (obj->flags & OBJ_WEAK) {
        obj->refs = 1;                    // callbacks may look at what leads here, but find no way to it
        weakref_target_died(world, obj);
        obj->refs = 0;
    }
    if (obj->flags & OBJ_SUBCLASS && obj->kind != T_TYPE) instance_clear(world, obj);
    return true;
}

// ---- reading ---------------------------------------------------------------------------------------------------

// Does a class of the library that `type` is or derives from have the name in CPython? Then the program is right.
static bool missing_is_ours(World *world, Type *type, Value name) {
    if (value_str(name)->text[0] == '_' || value_is_absent(type->mro)) return false;
    const Tuple *mro = value_tuple(type->mro);
    for (uint32_t i = 0; i + 1 < mro->size; i++) {   // object itself has no public names
        Type *at = value_type(mro->items[i]);
        if (at->flags & TYPE_HEAP && !(at->flags & TYPE_LIBRARY)) continue;
        Buf full = BUF_INIT;
        if (!(at->flags & TYPE_HEAP) && value_is_str(at->module)) {
            buf_add_format(&full, "%s.%s", value_str(at->module)->text, value_str(at->name)->text);
        } else {
            type_full_name(world, at, &full);
        }
        bool has = modules_class_has_in_cpython(buf_text(&full), value_str(name)->text);
        buf_free(&full);
        if (has) return true;
    }
    return false;
}

Value raise_no_attribute(World *world, Value v, Value name) {
    Type *type = value_is_type(v) ? value_type(v) : type_of(world, v);
    if (missing_is_ours(world, type, name)) {
        return raise_refusal(world, "%s.%s is not simulated", type_text(type), value_str(name)->text);
    }
    if (value_is_type(v)) {
        raise_error(world, T_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'", type_text(value_type(v)),
                    value_str(name)->text);
    } else {
        raise_error(world, T_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", type_name(world, v),
                    value_str(name)->text);
    }
    return raised_about(world, v, name);
}

Value object_generic_get(World *world, Value v, Value name, bool raise) {
    Type *type = type_of(world, v);
    Value found = type_find_borrowed(world, type, name);
    if (!value_is_absent(found) && descriptor_is_data(world, found)) return descriptor_get(world, found, v, type);
    Dict **slot = value_is_obj(v) ? instance_dict_slot(value_obj(v)) : NULL;
    if (slot && *slot) {
        Value own = dict_get_name_borrowed(world, *slot, name);
        if (!value_is_absent(own)) return value_keep(own);
    }
    if (!value_is_absent(found)) return descriptor_get(world, found, v, type);
    return raise ? raise_no_attribute(world, v, name) : ABSENT;
}

Value object_layout_get(World *world, Value v, Value name, bool raise) {
    Type *type = type_of(world, v);
    if (type->kind == T_TYPE) return type_get_attribute(world, v, name, raise);
    if (type->kind == T_MODULE) return module_get_attribute(world, v, name, raise);
    if (!type->ops->get_attribute) return object_generic_get(world, v, name, raise);
    Value result = type->ops->get_attribute(world, v, name);
    if (value_is_absent(result) && !raise && raised_is(world, T_ATTRIBUTE_ERROR)) raised_clear(world);
    return result;
}

Value object_call_override(World *world, Value override, Value self, const Value *args, int nargs) {
    if (value_is_kind(override, T_FUNCTION) && nargs < 4) {
        Value all[4] = {self};
        for (int i = 0; i < nargs; i++) all[i + 1] = args[i];
        return vm_call(world, override, all, nargs + 1, ABSENT);
    }
    Value bound = descriptor_get(world, override, self, type_of(world, self));
    if (value_is_absent(bound)) return ABSENT;
    Value result = vm_call(world, bound, args, nargs, ABSENT);
    value_drop(world, bound);
    return result;
}

static Value get_overridden(World *world, Value v, Type *type, Value name) {
    Value getter = type_find_override_borrowed(world, type, NAME_OF(world, __getattribute__));
    Value result = value_is_absent(getter) ? object_layout_get(world, v, name, false)
                                           : object_call_override(world, getter, v, &name, 1);
    if (!value_is_absent(result)) return result;
    Value fallback = type_find_override_borrowed(world, type, NAME_OF(world, __getattr__));
    if (value_is_absent(world->raised)) {
        if (value_is_absent(fallback)) return raise_no_attribute(world, v, name);
    } else {
        if (value_is_absent(fallback) || !raised_is(world, T_ATTRIBUTE_ERROR) || world->stopping) return ABSENT;
        raised_clear(world);
    }
    return object_call_override(world, fallback, v, &name, 1);
}

Value object_get_attribute(World *world, Value v, Value name) {
    Type *type = type_of(world, v);
    if (type->flags & TYPE_OWN_GETATTR) return get_overridden(world, v, type, name);
    return object_layout_get(world, v, name, true);
}

Value object_find_attribute(World *world, Value v, Value name) {
    Type *type = type_of(world, v);
    Value result = type->flags & TYPE_OWN_GETATTR ? get_overridden(world, v, type, name)
                                                  : object_layout_get(world, v, name, false);
    if (!value_is_absent(result) || world->stopping) return result;
    if (raised_is(world, T_ATTRIBUTE_ERROR)) raised_clear(world);
    if (value_is_absent(world->raised) && missing_is_ours(world, value_is_type(v) ? value_type(v) : type, name)) {
        return raise_no_attribute(world, v, name);
    }
    return ABSENT;
}

// ---- writing ---------------------------------------------------------------------------------------------------

static bool raise_cannot_set(World *world, Value v, Type *type, Value name, bool exists) {
    if (exists) {
        raise_error(world, T_ATTRIBUTE_ERROR, "'%s' object attribute '%s' is read-only", type_text(type),
                    value_str(name)->text);
    } else {
        raise_error(world, T_ATTRIBUTE_ERROR,
                    "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", type_text(type),
                    value_str(name)->text);
        raised_about(world, v, name);
    }
    return false;
}

bool object_generic_set(World *world, Value v, Value name, Value value) {
    Type *type = type_of(world, v);
    Value found = type_find_borrowed(world, type, name);
    if (!value_is_absent(found)) {
        int done = descriptor_set(world, found, v, name, value);
        if (done) return done > 0;
    }
    Dict **slot = value_is_obj(v) ? instance_dict_slot(value_obj(v)) : NULL;
    if (!slot) return raise_cannot_set(world, v, type, name, !value_is_absent(found));
    if (value_is_absent(value)) {
        return (*slot && dict_delete_name(world, *slot, name)) || (raise_no_attribute(world, v, name), false);
    }
    if (!value_is_absent(found)) type_may_shadow(world, type, name);
    Dict *dict = instance_dict(world, value_obj(v));
    return dict && dict_set_name(world, dict, name, value);
}

bool object_set_attribute(World *world, Value v, Value name, Value value) {
    Type *type = type_of(world, v);
    if (type->flags & TYPE_OWN_SETATTR) {
        bool deleting = value_is_absent(value);
        Value setter = type_find_override_borrowed(
            world, type, deleting ? NAME_OF(world, __delattr__) : NAME_OF(world, __setattr__));
        if (!value_is_absent(setter)) {
            Value args[2] = {name, value};
            Value result = object_call_override(world, setter, v, args, deleting ? 1 : 2);
            value_drop(world, result);
            return !value_is_absent(result);
        }
    }
    if (type->ops->set_attribute) return type->ops->set_attribute(world, v, name, value);
    return object_generic_set(world, v, name, value);
}

// ---- __dict__, __weakref__ -------------------------------------------------------------------------------------

Value object_get_dict(World *world, Value v) {
    type_may_shadow(world, type_of(world, v), ABSENT);
    Dict *dict = value_is_obj(v) ? instance_dict(world, value_obj(v)) : NULL;
    if (dict) return value_keep(value_from_obj(dict));
    return value_is_absent(world->raised) ? raise_no_attribute(world, v, NAME_OF(world, __dict__)) : ABSENT;
}

bool object_set_dict(World *world, Value v, Value value) {
    type_may_shadow(world, type_of(world, v), ABSENT);
    Dict **slot = value_is_obj(v) ? instance_dict_slot(value_obj(v)) : NULL;
    if (!slot) return raise_no_attribute(world, v, NAME_OF(world, __dict__)), false;
    if (!value_is_absent(value) && !value_is_kind(value, T_DICT)) {
        raise_error(world, T_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%s'", type_name(world, value));
        return false;
    }
    Dict *old = *slot;
    *slot = value_is_absent(value) ? NULL : value_dict(value_keep(value));
    if (old) obj_drop(world, old);
    return true;
}

Value object_get_weakref(World *world, Value v) {
    return weakref_first(world, v);
}
