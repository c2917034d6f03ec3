#include "vm/super.h"

#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

// The class whose mro is searched: self itself if it is a subclass of `after`, else its type. NULL: TypeError.
static Type *super_check(World *world, Type *after, Value self) {
    if (value_is_type(self) && type_is_subtype(value_type(self), after)) return value_type(self);
    Type *type = type_of(world, self);
    if (type_is_subtype(type, after)) return type;
    raise_error(world, T_TYPE_ERROR, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                value_is_type(self) ? "type" : "instance of",
                value_is_type(self) ? type_text(value_type(self)) : type_text(type), type_text(after));
    return NULL;
}

// What the types behind `after` have under that name, bound to self; ABSENT with nothing raised: none.
static Value search(World *world, Type *after, Type *self_type, Value self, Value name) {
    const Tuple *mro = value_tuple(self_type->mro);
    uint32_t i = 0;
    while (i < mro->size && value_type(mro->items[i]) != after) i++;
    for (i++; i < mro->size; i++) {
        Type *type = value_type(mro->items[i]);
        Value found = dict_get_name_borrowed(world, type->dict, name);
        if (value_is_absent(found)) continue;
        bool through_class = value_is_obj(self) && value_obj(self) == &self_type->head;
        return descriptor_get(world, found, through_class ? ABSENT : self, self_type);
    }
    return ABSENT;
}

Value super_attribute(World *world, Type *after, Value self, Value name) {
    Type *self_type = super_check(world, after, self);
    if (!self_type) return ABSENT;
    if (!str_is_c(name, "__class__")) {
        Value found = search(world, after, self_type, self, name);
        if (!value_is_absent(found) || !value_is_absent(world->raised)) return found;
    } else {
        return value_keep(value_from_obj(world->types[T_SUPER]));
    }
    return raise_error(world, T_ATTRIBUTE_ERROR, "'super' object has no attribute '%s'", value_str(name)->text);
}

static Super *super_of(Value v) { return (Super *)value_obj(v); }

static Value get_attribute(World *world, Value v, Value name) {
    Super *super = super_of(v);
    if (super->self_type && !str_is_c(name, "__class__")) {
        Value found = search(world, super->after, super->self_type, super->self, name);
        if (!value_is_absent(found) || !value_is_absent(world->raised)) return found;
    }
    return object_generic_get(world, v, name, true);
}

// ---- making one ------------------------------------------------------------------------------------------------

static bool super_set(World *world, Super *super, Value type, Value self) {
    if (!value_is_type(type)) {
        raise_error(world, T_TYPE_ERROR, "super() argument 1 must be a type, not %s", type_name(world, type));
        return false;
    }
    bool bound = !value_is_absent(self) && !value_is_none(self);
    Type *self_type = bound ? super_check(world, value_type(type), self) : NULL;
    if (bound && !self_type) return false;
    Type *old = super->after;
    super->after = value_type(value_keep(type));
    if (old) obj_drop(world, old);
    value_replace_take(world, &super->self, bound ? value_keep(self) : ABSENT);
    super->self_type = self_type;
    return true;
}

// Zero-argument super(): the class from the cell `__class__` of the calling method, self its first argument.
static bool super_from_frame(World *world, Super *super) {
    const Frame *frame = world->thread->frame;
    while (frame && frame->kind == FRAME_NATIVE) frame = frame->back;
    if (!frame) return raise_error(world, T_RUNTIME_ERROR, "super(): no current frame"), false;
    const Code *code = frame->code;
    if (code->positional == 0 && !(code->flags & CODE_VARARGS)) {
        return raise_error(world, T_RUNTIME_ERROR, "super(): no arguments"), false;
    }
    Value self = frame->slots[0];
    if (value_is_kind(self, T_CELL) && value_is_absent(((Cell *)value_obj(self))->value)) self = ABSENT;
    else if (value_is_kind(self, T_CELL) && code->flags & CODE_HAS_CELLS) self = ((Cell *)value_obj(self))->value;
    if (value_is_absent(self)) return raise_error(world, T_RUNTIME_ERROR, "super(): arg[0] deleted"), false;
    for (uint32_t i = code->slot_count - code->free_count; i < code->slot_count; i++) {
        if (!value_is(code->slots[i], NAME_OF(world, __class__))) continue;
        Value cell = frame->slots[i];
        Value type = value_is_kind(cell, T_CELL) ? ((Cell *)value_obj(cell))->value : ABSENT;
        if (value_is_absent(type)) return raise_error(world, T_RUNTIME_ERROR, "super(): empty __class__ cell"), false;
        return super_set(world, super, type, self);
    }
    return raise_error(world, T_RUNTIME_ERROR, "super(): __class__ cell not found"), false;
}

static bool super_fill(World *world, Super *super, const Value *args, int nargs, Value kwnames) {
    if (!value_is_absent(kwnames)) return raise_error(world, T_TYPE_ERROR, "super() takes no keyword arguments"), false;
    if (nargs > 2) {
        return raise_error(world, T_TYPE_ERROR, "super() expected at most 2 arguments, got %d", nargs), false;
    }
    if (nargs == 0) return super_from_frame(world, super);
    return super_set(world, super, args[0], nargs > 1 ? args[1] : ABSENT);
}

static Value construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Super *super = instance_new(world, value_type(self), sizeof(Super));
    if (!super) return ABSENT;
    if (super_fill(world, super, args, nargs, kwnames)) return value_from_obj(super);
    obj_drop(world, super);
    return ABSENT;
}

Value super_rebind(World *world, Value v, Value instance) {
    Super *super = super_of(v);
    if (value_is_absent(instance) || value_is_none(instance) || !value_is_absent(super->self)) return value_keep(v);
    Value args[2] = {value_from_obj(super->after), instance};
    return construct(world, value_from_obj(value_obj(v)->type), args, 2, ABSENT);
}

// ---- the object ------------------------------------------------------------------------------------------------

static void dispose(World *world, Obj *obj) {
    Super *super = (Super *)obj;
    if (super->after) obj_drop(world, super->after);
    value_drop(world, super->self);
    heap_free(world, obj, sizeof(Super));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    Super *super = (Super *)obj;
    if (super->after) visit_value(context, value_from_obj(super->after));
    visit_value(context, super->self);
}

static Value repr(World *world, Value v) {
    Super *super = super_of(v);
    const char *after = super->after ? type_text(super->after) : "NULL";
    if (!super->self_type) return str_format(world, "<super: <class '%s'>, NULL>", after);
    return str_format(world, "<super: <class '%s'>, <%s object>>", after, type_text(super->self_type));
}

static Value type_or_none(Type *type) { return type ? value_keep(value_from_obj(type)) : NONE; }
static Value get_after(World *world, Value v) { return (void)world, type_or_none(super_of(v)->after); }
static Value get_self_type(World *world, Value v) { return (void)world, type_or_none(super_of(v)->self_type); }

static Value get_self(World *world, Value v) {
    (void)world;
    return value_is_absent(super_of(v)->self) ? NONE : value_keep(super_of(v)->self);
}

static const GetSetDef getsets[] = {
    {"__thisclass__", get_after, NULL}, {"__self__", get_self, NULL}, {"__self_class__", get_self_type, NULL}, {0},
};

const TypeOps ops_SUPER = {
    .size = sizeof(Super), .dispose = dispose, .visit = visit, .repr = repr, .get_attribute = get_attribute,
    .construct = construct, .getsets = getsets, .doc = "super() -> same as super(__class__, <first argument>)",
};
