#include "vm/descriptor.h"

#include "vm/call.h"
#include "vm/exception.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/slot_wrapper.h"
#include "vm/super.h"
#include "vm/type_cache.h"

// ---- the protocol ----------------------------------------------------------------------------------------------

static Value override_of(World *world, Value v, NameId name) {
    return type_find_override_borrowed(world, value_obj(v)->type, world->names[name]);
}

bool descriptor_is_data(World *world, Value v) {
    if (!value_is_obj(v)) return false;
    switch (value_obj(v)->kind) {
    case T_PROPERTY: case T_GETSET: case T_MEMBER: return true;
    default: break;
    }
    if (!(value_obj(v)->flags & OBJ_SUBCLASS)) return false;
    return !value_is_absent(override_of(world, v, N___set__)) || !value_is_absent(override_of(world, v, N___delete__));
}

static bool may_call(Value v) { return !value_is_absent(v) && !value_is_none(v); }

static Value property_get(World *world, Value v, Value instance) {
    if (value_is_absent(instance)) return value_keep(v);
    Property *property = value_property(v);
    if (may_call(property->get)) return vm_call(world, property->get, &instance, 1, ABSENT);
    return raise_property(world, v, instance, "getter");
}

static Value getset_get(World *world, Value v, Value instance) {
    if (value_is_absent(instance)) return value_keep(v);
    GetSet *getset = (GetSet *)value_obj(v);
    if (object_is_instance(world, instance, getset->owner)) return getset->def->get(world, instance);
    return raise_error(world, T_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                       getset->def->name, type_text(getset->owner), type_name(world, instance));
}

static Value *member_place(World *world, Value v, Value instance) {
    Member *member = (Member *)value_obj(v);
    if (object_is_instance(world, instance, member->owner)) {
        return (Value *)((char *)value_obj(instance) + member->offset);
    }
    raise_error(world, T_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                value_str(member->name)->text, type_text(member->owner), type_name(world, instance));
    return NULL;
}

static Value member_get(World *world, Value v, Value instance) {
    if (value_is_absent(instance)) return value_keep(v);
    Value *place = member_place(world, v, instance);
    if (!place) return ABSENT;
    return value_is_absent(*place) ? raise_no_attribute(world, instance, ((Member *)value_obj(v))->name)
                                   : value_keep(*place);
}

static Value class_method_get(World *world, Value v, Type *owner) {
    Value function = ((Wrapped *)value_obj(v))->function;
    if (value_is_kind(function, T_METHOD_DESCRIPTOR)) {
        return native_bind(world, value_native(function), value_from_obj(owner));
    }
    return method_new(world, function, value_from_obj(owner));
}

static Value method_descriptor_get(World *world, Value v, Value instance, Type *owner) {
    Native *native = value_native(v);
    if (native->def->flags & NATIVE_CLASS) return native_bind(world, native, value_from_obj(owner));
    return value_is_absent(instance) ? value_keep(v) : native_bind(world, native, instance);
}

static Value program_get(World *world, Value v, Value instance, Type *owner) {
    Value getter = override_of(world, v, N___get__);
    if (value_is_absent(getter)) return value_keep(v);
    Value args[2] = {value_is_absent(instance) ? NONE : instance, value_from_obj(owner)};
    return object_call_override(world, getter, v, args, 2);
}

static Value get_by_layout(World *world, Value v, Value instance, Type *owner) {
    switch (value_obj(v)->kind) {
    case T_FUNCTION: return value_is_absent(instance) ? value_keep(v) : method_new(world, v, instance);
    case T_METHOD_DESCRIPTOR: return method_descriptor_get(world, v, instance, owner);
    case T_SLOT_WRAPPER:
        return value_is_absent(instance) ? value_keep(v) : slot_wrapper_bind(world, value_native(v), instance);
    case T_PROPERTY: return property_get(world, v, instance);
    case T_GETSET: return getset_get(world, v, instance);
    case T_MEMBER: return member_get(world, v, instance);
    case T_STATIC_METHOD: return value_keep(((Wrapped *)value_obj(v))->function);
    case T_CLASS_METHOD: return class_method_get(world, v, owner);
    case T_SUPER: return super_rebind(world, v, instance);
    default: return value_keep(v);
    }
}

Value descriptor_get(World *world, Value v, Value instance, Type *owner) {
    if (!value_is_obj(v)) return v;
    if (value_obj(v)->flags & OBJ_SUBCLASS && !value_is_absent(override_of(world, v, N___get__))) {
        return program_get(world, v, instance, owner);
    }
    return get_by_layout(world, v, instance, owner);
}

// ---- setting ---------------------------------------------------------------------------------------------------

// "property 'x' of 'C' object has no setter"
Value raise_property(World *world, Value v, Value instance, const char *what) {
    Value name = property_name(world, v);
    if (value_is_str(name)) {
        Value shown = object_repr(world, name);
        raise_error(world, T_ATTRIBUTE_ERROR, "property %s of '%s' object has no %s",
                    value_is_str(shown) ? value_str(shown)->text : "?",
                    value_str(type_of(world, instance)->qualified_name)->text, what);
        value_drop(world, shown);
    } else {
        raise_error(world, T_ATTRIBUTE_ERROR, "property of '%s' object has no %s",
                    value_str(type_of(world, instance)->qualified_name)->text, what);
    }
    if (!strcmp(what, "getter") && value_is_str(name)) raised_about(world, instance, name);
    value_drop(world, name);
    return ABSENT;
}

static int property_set(World *world, Value v, Value instance, Value value) {
    Property *property = value_property(v);
    bool deleting = value_is_absent(value);
    Value function = deleting ? property->delete_ : property->set;
    if (!may_call(function)) return raise_property(world, v, instance, deleting ? "deleter" : "setter"), -1;
    Value args[2] = {instance, value};
    Value result = vm_call(world, function, args, deleting ? 1 : 2, ABSENT);
    value_drop(world, result);
    return value_is_absent(result) ? -1 : 1;
}

bool set_read_only(World *world, Value v, Value value) {
    (void)v, (void)value;
    raise_error(world, T_ATTRIBUTE_ERROR, "readonly attribute");
    return false;
}

static int getset_set(World *world, Value v, Value instance, Value value) {
    GetSet *getset = (GetSet *)value_obj(v);
    if (!object_is_instance(world, instance, getset->owner)) {
        raise_error(world, T_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                    getset->def->name, type_text(getset->owner), type_name(world, instance));
    } else if (!getset->def->set) {
        raise_error(world, T_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable", getset->def->name,
                    type_text(getset->owner));
    } else {
        return getset->def->set(world, instance, value) ? 1 : -1;
    }
    return -1;
}

static int member_set(World *world, Value v, Value instance, Value value) {
    Value *place = member_place(world, v, instance);
    if (!place) return -1;
    if (value_is_absent(value) && value_is_absent(*place)) {
        raise_error(world, T_ATTRIBUTE_ERROR, "%s", value_str(((Member *)value_obj(v))->name)->text);
        return -1;
    }
    value_replace_take(world, place, value_keep(value));
    return 1;
}

static int program_set(World *world, Value v, Value instance, Value value) {
    bool deleting = value_is_absent(value);
    Value setter = override_of(world, v, deleting ? N___delete__ : N___set__);
    if (value_is_absent(setter)) {
        if (!descriptor_is_data(world, v)) return 0;
        raise_error(world, T_ATTRIBUTE_ERROR, "%s", deleting ? "__delete__" : "__set__");
        return -1;
    }
    Value args[2] = {instance, value};
    Value result = object_call_override(world, setter, v, args, deleting ? 1 : 2);
    value_drop(world, result);
    return value_is_absent(result) ? -1 : 1;
}

int descriptor_set(World *world, Value v, Value instance, Value name, Value value) {
    (void)name;
    if (!value_is_obj(v)) return 0;
    bool own = value_obj(v)->flags & OBJ_SUBCLASS && (!value_is_absent(override_of(world, v, N___set__)) ||
                                                      !value_is_absent(override_of(world, v, N___delete__)));
    if (own) return program_set(world, v, instance, value);
    switch (value_obj(v)->kind) {
    case T_PROPERTY: return property_set(world, v, instance, value);
    case T_GETSET: return getset_set(world, v, instance, value);
    case T_MEMBER: return member_set(world, v, instance, value);
    default: return 0;
    }
}

// ---- getset and member objects ---------------------------------------------------------------------------------

Value getset_new(World *world, Type *owner, const GetSetDef *def) {
    GetSet *getset = heap_new_of(world, GETSET, GetSet);
    if (!getset) return ABSENT;
    getset->def = def;
    getset->owner = owner;
    obj_keep(&owner->head);
    return value_from_obj(getset);
}

static void getset_dispose(World *world, Obj *obj) {
    obj_drop(world, ((GetSet *)obj)->owner);
    heap_free(world, obj, sizeof(GetSet));
}

static void getset_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, value_from_obj(((GetSet *)obj)->owner));
}

static Value getset_repr(World *world, Value v) {
    GetSet *getset = (GetSet *)value_obj(v);
    return str_format(world, "<attribute '%s' of '%s' objects>", getset->def->name, type_text(getset->owner));
}

static Value getset_name(World *world, Value v) { return str_from_c(world, ((GetSet *)value_obj(v))->def->name); }
static Value getset_owner(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(((GetSet *)value_obj(v))->owner));
}

static const GetSetDef getset_getsets[] = {{"__name__", getset_name, NULL}, {"__objclass__", getset_owner, NULL}, {0}};

const TypeOps ops_GETSET = {
    .size = sizeof(GetSet), .dispose = getset_dispose, .visit = getset_visit, .repr = getset_repr,
    .getsets = getset_getsets,
};

Value member_new(World *world, Type *owner, Value name, uint32_t offset) {
    Member *member = heap_new_of(world, MEMBER, Member);
    if (!member) return ABSENT;
    member->owner = owner;
    obj_keep(&owner->head);
    member->name = value_keep(name);
    member->offset = offset;
    return value_from_obj(member);
}

static void member_dispose(World *world, Obj *obj) {
    obj_drop(world, ((Member *)obj)->owner);
    value_drop(world, ((Member *)obj)->name);
    heap_free(world, obj, sizeof(Member));
}

static void member_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, value_from_obj(((Member *)obj)->owner));
    visit(context, ((Member *)obj)->name);
}

static Value member_repr(World *world, Value v) {
    Member *member = (Member *)value_obj(v);
    return str_format(world, "<member '%s' of '%s' objects>", value_str(member->name)->text, type_text(member->owner));
}

static Value member_name(World *world, Value v) { return (void)world, value_keep(((Member *)value_obj(v))->name); }
static Value member_owner(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(((Member *)value_obj(v))->owner));
}

static const GetSetDef member_getsets[] = {{"__name__", member_name, NULL}, {"__objclass__", member_owner, NULL}, {0}};

const TypeOps ops_MEMBER = {
    .size = sizeof(Member), .dispose = member_dispose, .visit = member_visit, .repr = member_repr,
    .getsets = member_getsets,
};
