#include "vm/weakref.h"

#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/generic_alias.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static WeakRef *ref_of(Value v) { return (WeakRef *)value_obj(v); }

// ---- the table: from a target to the newest reference to it ----------------------------------------------------

static Value target_key(const Obj *obj) { return value_from_small((int64_t)((uint64_t)obj >> 3)); }

static WeakRef *first_of(World *world, const Obj *obj) {
    if (!(obj->flags & OBJ_WEAK)) return NULL;
    Value found = dict_get_borrowed(world, world->weak, target_key(obj));
    return value_is_absent(found) ? NULL : (WeakRef *)((uint64_t)value_small(found) << 3);
}

static bool set_first(World *world, Obj *obj, WeakRef *first) {
    if (!world->weak && !(world->weak = dict_new(world))) return false;
    if (!first) {
        obj->flags &= (uint16_t)~OBJ_WEAK;
        return dict_delete(world, world->weak, target_key(obj)) >= 0;
    }
    obj->flags |= OBJ_WEAK;
    return dict_set(world, world->weak, target_key(obj), value_from_small((int64_t)((uint64_t)first >> 3)));
}

static void unlink_ref(World *world, WeakRef *ref) {
    if (!ref->target) return;
    if (ref->next) ref->next->previous = ref->previous;
    if (ref->previous) ref->previous->next = ref->next;
    else set_first(world, ref->target, ref->next);
    ref->target = NULL;
    ref->next = ref->previous = NULL;
}

// ---- making ----------------------------------------------------------------------------------------------------

// A plain reference without callback is shared.
static WeakRef *shared_ref(World *world, Type *type, const Obj *target) {
    if (type != world->types[T_WEAKREF]) return NULL;
    for (WeakRef *ref = first_of(world, target); ref; ref = ref->next) {
        if (ref->head.type == type && value_is_absent(ref->callback)) return ref;
    }
    return NULL;
}

Value weakref_new(World *world, Type *type, Value target, Value callback) {
    if (!value_is_obj(target) || !(value_obj(target)->type->flags & TYPE_WEAK_OK)) {
        return raise_error(world, T_TYPE_ERROR, "cannot create weak reference to '%s' object",
                           type_name(world, target));
    }
    Obj *obj = value_obj(target);
    WeakRef *shared = value_is_absent(callback) ? shared_ref(world, type, obj) : NULL;
    if (shared) return value_keep(value_from_obj(shared));
    WeakRef *ref = instance_new(world, type, sizeof(WeakRef));
    if (!ref) return ABSENT;
    WeakRef *first = first_of(world, obj);
    if (!set_first(world, obj, ref)) {
        obj_drop(world, ref);
        return ABSENT;
    }
    ref->target = obj;
    ref->callback = value_keep(callback);
    ref->next = first;
    if (first) first->previous = ref;
    return value_from_obj(ref);
}

Value weakref_target(Value v) {
    Obj *target = ref_of(v)->target;
    return target && target->refs ? value_keep(value_from_obj(target)) : NONE;
}

Value weakref_first(World *world, Value v) {
    WeakRef *first = value_is_obj(v) ? first_of(world, value_obj(v)) : NULL;
    return first ? value_keep(value_from_obj(first)) : NONE;
}

uint32_t weakref_count(World *world, Value v) {
    uint32_t count = 0;
    for (WeakRef *ref = value_is_obj(v) ? first_of(world, value_obj(v)) : NULL; ref; ref = ref->next) count++;
    return count;
}

// The callback is called with the reference: a bound method does just that.
static void queue_callback(World *world, WeakRef *ref) {
    if (value_is_absent(ref->callback) || ref->head.flags & OBJ_MARK) return;   // marked: garbage itself (collect.c)
    Value callback = ref->callback, before = raised_take(world);
    ref->callback = ABSENT;
    Value call = method_new(world, callback, value_from_obj(ref));
    if (!value_is_absent(call)) world_finalize_later(world, call);
    raised_restore_take(world, before);
    value_drop(world, callback);
}

void weakref_target_died(World *world, Obj *obj) {
    WeakRef *first = first_of(world, obj);
    set_first(world, obj, NULL);
    for (WeakRef *ref = first; ref; ref = ref->next) ref->target = NULL;
    for (WeakRef *ref = first; ref;) {
        WeakRef *next = ref->next;
        ref->next = ref->previous = NULL;
        queue_callback(world, ref);
        ref = next;
    }
}

// ---- the object ------------------------------------------------------------------------------------------------

static void dispose(World *world, Obj *obj) {
    WeakRef *ref = (WeakRef *)obj;
    unlink_ref(world, ref);
    value_drop(world, ref->callback);
    heap_free(world, obj, sizeof(WeakRef));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    visit_value(context, ((WeakRef *)obj)->callback);
}

static bool last_words(const Obj *obj) { return !value_is_absent(((const WeakRef *)obj)->callback); }

static void clear(World *world, Obj *obj) { value_replace_take(world, &((WeakRef *)obj)->callback, ABSENT); }

static Value repr(World *world, Value v) {
    unsigned long long id = object_id(world, v);
    if (!ref_of(v)->target) return str_format(world, "<weakref at 0x%llx; dead>", id);
    Value target = value_from_obj(ref_of(v)->target);
    unsigned long long target_id = object_id(world, target);
    Value name = value_is_obj(target) ? object_find_attribute(world, target, NAME_OF(world, __name__)) : ABSENT;
    if (value_is_absent(name)) raised_clear(world);
    Value result = value_is_str(name) ? str_format(world, "<weakref at 0x%llx; to '%s' at 0x%llx (%s)>", id,
                                                   type_name(world, target), target_id, value_str(name)->text)
                                      : str_format(world, "<weakref at 0x%llx; to '%s' at 0x%llx>", id,
                                                   type_name(world, target), target_id);
    value_drop(world, name);
    return result;
}

static bool hash(World *world, Value v, uint64_t *out) {
    WeakRef *ref = ref_of(v);
    if (!(ref->head.flags & OBJ_HASHED)) {
        if (!ref->target) return raise_error(world, T_TYPE_ERROR, "weak object has gone away"), false;
        if (!object_hash(world, value_from_obj(ref->target), &ref->hash)) return false;
        ref->head.flags |= OBJ_HASHED;
    }
    *out = ref->hash;
    return true;
}

// Two live references compare as their targets do; dead ones by identity.
static Value compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(b, T_WEAKREF)) return NOT_IMPLEMENTED;
    if (ref_of(a)->target && ref_of(b)->target) {
        return object_compare(world, value_from_obj(ref_of(a)->target), value_from_obj(ref_of(b)->target), op);
    }
    return value_from_bool(value_is(a, b) == (op == COMPARE_EQ));
}

static NATIVE_FN(call) {
    if (nargs || !value_is_absent(kwnames)) {
        return raise_error(world, T_TYPE_ERROR, "ReferenceType.__call__() takes no arguments (%d given)", nargs);
    }
    return weakref_target(self);
}

static Value construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    int most = value_type(self)->flags & TYPE_OWN_INIT ? nargs : 2;
    if (!value_is_absent(kwnames) && most == 2) {
        return raise_error(world, T_TYPE_ERROR, "ReferenceType() takes no keyword arguments");
    }
    if (nargs < 1 || nargs > most) return raise_arg_count(world, "__new__", 1, 2, nargs);
    Value callback = nargs > 1 && !value_is_none(args[1]) ? args[1] : ABSENT;
    return weakref_new(world, value_type(self), args[0], callback);
}

static NATIVE_FN(init) {
    return nargs >= 1 && nargs <= 2 ? NONE : raise_arg_count(world, "__init__", 1, 2, nargs);
}

static Value get_callback(World *world, Value v) {
    (void)world;
    Value callback = ref_of(v)->callback;
    return value_is_absent(callback) ? NONE : value_keep(callback);
}

static const GetSetDef getsets[] = {{"__callback__", get_callback, NULL}, {0}};

const TypeOps ops_WEAKREF = {
    .size = sizeof(WeakRef), .dispose = dispose, .visit = visit, .last_words = last_words, .clear = clear, .repr = repr, .hash = hash,
    .compare = compare, .call = call, .construct = construct, .init = init, .getsets = getsets,
};

// ---- the module _weakref ---------------------------------------------------------------------------------------

static NATIVE_FN(get_count) {
    return value_from_small(weakref_count(world, args[0]));
}

static NATIVE_FN(get_refs) {
    Value list = list_new(world, 2);
    WeakRef *ref = value_is_obj(args[0]) ? first_of(world, value_obj(args[0])) : NULL;
    for (; ref && !value_is_absent(list); ref = ref->next) {
        if (!list_append(world, value_list(list), value_from_obj(ref))) return value_drop(world, list), ABSENT;
    }
    return list;
}

static const NativeDef functions[] = {
    {.name = "getweakrefcount", .fn = get_count, .min = 1, .max = 1,
     .doc = "Return the number of weak references to 'object'."},
    {.name = "getweakrefs", .fn = get_refs, .min = 1, .max = 1,
     .doc = "Return a list of all weak reference objects pointing to 'object'."},
    {0},
};

bool module_weakref_set_up(World *world, Dict *dict) {
    for (const NativeDef *def = functions; def->name; def++) {
        if (!dict_set_c(world, dict, def->name, native_new(world, def, ABSENT, "_weakref"))) return false;
    }
    Value type = value_from_obj(world->types[T_WEAKREF]);
    return dict_set_c(world, dict, "ref", value_keep(type)) &&
           dict_set_c(world, dict, "ReferenceType", value_keep(type));
}
