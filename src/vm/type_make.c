// type_make.c - making a class: metaclass, layout, mro, slots, dict. Follows type_new of CPython's typeobject.c.
#include <stddef.h>
#include <stdio.h>

#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/type.h"

// ---- bases and metaclass ---------------------------------------------------------------------------------------

Type *type_winner(World *world, Type *metaclass, Value bases) {
    Type *winner = metaclass;
    const Tuple *tuple = value_tuple(bases);
    for (uint32_t i = 0; i < tuple->size; i++) {
        Type *other = type_of(world, tuple->items[i]);
        if (type_is_subtype(winner, other)) continue;
        if (!type_is_subtype(other, winner)) {
            raise_error(world, T_TYPE_ERROR,
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                        "subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = other;
    }
    return winner;
}

static bool same_layout_as_base(const Type *type) {
    if (!type->base) return false;
    if (type->flags & TYPE_HEAP) return type->slot_count == type->base->slot_count;
    return type->kind == type->base->kind;
}

// The ancestor that last added something to an instance's layout.
static Type *solid_base(Type *type) {
    while (same_layout_as_base(type)) type = type->base;
    return type;
}

static Type *best_base(World *world, Value bases) {
    const Tuple *tuple = value_tuple(bases);
    Type *best = NULL, *winner = NULL;
    for (uint32_t i = 0; i < tuple->size; i++) {
        if (!value_is_type(tuple->items[i])) return raise_error(world, T_TYPE_ERROR, "bases must be types"), NULL;
        Type *base = value_type(tuple->items[i]);
        if (!(base->flags & TYPE_BASE_OK)) {
            raise_error(world, T_TYPE_ERROR, "type '%s' is not an acceptable base type", type_text(base));
            return NULL;
        }
        Type *candidate = solid_base(base);
        if (!winner || (winner != candidate && type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!type_is_subtype(winner, candidate)) {
            return raise_error(world, T_TYPE_ERROR, "multiple bases have instance lay-out conflict"), NULL;
        }
    }
    return best;
}

// ---- method resolution order -----------------------------------------------------------------------------------

// One of the lists that C3 merges: a base's mro, or the bases themselves.
typedef struct MergeList {
    const Tuple *types;
    uint32_t at;
} MergeList;

static bool in_a_tail(const MergeList *lists, uint32_t count, Value type) {
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = lists[i].at + 1; k < lists[i].types->size; k++) {
            if (value_is(lists[i].types->items[k], type)) return true;
        }
    }
    return false;
}

// The next type of the merge; ABSENT when all lists are used up, NONE when no head is free.
static Value merge_next(MergeList *lists, uint32_t count) {
    Value result = ABSENT;
    for (uint32_t i = 0; i < count; i++) {
        if (lists[i].at == lists[i].types->size) continue;
        Value head = lists[i].types->items[lists[i].at];
        result = NONE;
        if (in_a_tail(lists, count, head)) continue;
        for (uint32_t k = 0; k < count; k++) {
            if (lists[k].at < lists[k].types->size && value_is(lists[k].types->items[lists[k].at], head)) lists[k].at++;
        }
        return head;
    }
    return result;
}

static void raise_inconsistent(World *world, const MergeList *lists, uint32_t count) {
    Buf names = BUF_INIT;
    const Tuple *bases = lists[count - 1].types;
    for (uint32_t i = 0; i < bases->size; i++) {
        bool left = false;
        for (uint32_t k = 0; k < count; k++) {
            left |= lists[k].at < lists[k].types->size && value_is(lists[k].types->items[lists[k].at], bases->items[i]);
        }
        if (!left) continue;
        buf_add_format(&names, "%s%s", names.size ? ", " : "", value_str(value_type(bases->items[i])->name)->text);
    }
    raise_error(world, T_TYPE_ERROR, "Cannot create a consistent method resolution order (MRO) for bases %s",
                buf_text(&names));
    buf_free(&names);
}

static bool check_duplicates(World *world, const Tuple *bases) {
    for (uint32_t i = 0; i < bases->size; i++) {
        for (uint32_t k = i + 1; k < bases->size; k++) {
            if (!value_is(bases->items[i], bases->items[k])) continue;
            raise_error(world, T_TYPE_ERROR, "duplicate base class %s",
                        value_str(value_type(bases->items[i])->name)->text);
            return false;
        }
    }
    return true;
}

// The C3 linearisation; ABSENT: TypeError raised.
static Value linearise(World *world, Type *type) {
    Tuple *bases = value_tuple(type->bases);
    if (!check_duplicates(world, bases)) return ABSENT;
    uint32_t count = bases->size + 1;
    MergeList *lists = block_new(world, count * sizeof(MergeList));
    Value order = lists ? list_new(world, 8) : ABSENT;
    if (value_is_absent(order)) return block_free(world, lists, count * sizeof(MergeList)), ABSENT;
    for (uint32_t i = 0; i < bases->size; i++) {
        lists[i] = (MergeList){value_tuple(value_type(bases->items[i])->mro), 0};
    }
    lists[bases->size] = (MergeList){bases, 0};
    bool ok = list_append(world, value_list(order), value_from_obj(type));
    for (Value next; ok && !value_is_absent(next = merge_next(lists, count));) {
        ok = !value_is_none(next) && list_append(world, value_list(order), next);
        if (value_is_none(next)) raise_inconsistent(world, lists, count);
    }
    Value mro = ok ? tuple_from(world, value_list(order)->items, value_list(order)->size) : ABSENT;
    block_free(world, lists, count * sizeof(MergeList));
    value_drop(world, order);
    return mro;
}

// ---- layout ----------------------------------------------------------------------------------------------------

static bool has_variable_part(const Type *type) {
    return type->kind == T_INT || type->kind == T_STR || type->kind == T_BYTES || type->kind == T_TUPLE;
}

static void add_dict(Type *type) {
    if (type->dict_offset) return;
    type->flags |= TYPE_HAS_DICT;
    if (has_variable_part(type)) {
        type->dict_offset = TYPE_DICT_BEHIND;
    } else if (type->kind == T_DICT) {
        type->dict_offset = offsetof(Dict, own_dict);
    } else if (type->kind == T_PROPERTY) {
        type->dict_offset = offsetof(Property, dict);
    } else if (type->kind == T_CLASS_METHOD || type->kind == T_STATIC_METHOD) {
        type->dict_offset = offsetof(Wrapped, dict);
    } else if (type->kind != T_TYPE) {   // a type's attributes are its own dict
        type->dict_offset = (type->instance_size + 7) & ~7u;
        type->instance_size = type->dict_offset + (uint32_t)sizeof(Dict *);
    }
}

// `__x` of class `_Stack` is `_Stack__x`: slots are mangled as names in the class body are.
static Value mangle(World *world, Type *type, Value name) {
    const Str *str = value_str(name);
    const char *text = str->text, *class_name = value_str(type->name)->text;
    size_t size = str->size;
    if (size < 3 || text[0] != '_' || text[1] != '_' || (text[size - 1] == '_' && text[size - 2] == '_')) {
        return str_intern_take(world, value_keep(name));
    }
    while (*class_name == '_') class_name++;
    Value mangled = *class_name ? str_format(world, "_%s%s", class_name, text) : value_keep(name);
    return value_is_absent(mangled) ? ABSENT : str_intern_take(world, mangled);
}

static bool add_member(World *world, Type *type, Value slot) {
    Value name = mangle(world, type, slot);
    if (value_is_absent(name)) return false;
    if (!value_is_absent(dict_get_name_borrowed(world, type->dict, name))) {
        raise_error(world, T_VALUE_ERROR, "'%s' in __slots__ conflicts with class variable", value_str(name)->text);
        return value_drop(world, name), false;
    }
    Value member = member_new(world, type, name, type->instance_size);
    type->instance_size += (uint32_t)sizeof(Value);
    type->slot_count++;
    bool done = !value_is_absent(member) && dict_set_name_take(world, type->dict, name, member);
    value_drop(world, name);
    return done;
}

static bool add_slot(World *world, Type *type, Value slot) {
    if (!value_is_str(slot)) {
        raise_error(world, T_TYPE_ERROR, "__slots__ items must be strings, not '%s'", type_name(world, slot));
        return false;
    }
    if (str_is_c(slot, "__dict__")) {
        if (type->base->dict_offset) {
            return raise_error(world, T_TYPE_ERROR, "__dict__ slot disallowed: we already got one"), false;
        }
        return true;   // done before the others, by wants_dict
    }
    if (str_is_c(slot, "__weakref__")) {
        if (type->base->flags & TYPE_WEAK_OK) {
            raise_error(world, T_TYPE_ERROR, "__weakref__ slot disallowed: we already got one");
            return false;
        }
        type->flags |= TYPE_WEAK_OK;
        return true;
    }
    if (has_variable_part(type)) {
        raise_error(world, T_TYPE_ERROR, "nonempty __slots__ not supported for subtype of '%s'", type_text(type->base));
        return false;
    }
    return add_member(world, type, slot);
}

// __slots__ as a list or tuple of its names (a str is one name); new reference.
static Value slots_as_list(World *world, Value slots) {
    if (value_is_str(slots)) return tuple_of(world, 1, slots);
    Value list = value_is_plain_iterable(slots) ? list_from_plain(world, slots) : ABSENT;
    if (value_is_absent(list) && value_is_absent(world->raised)) {
        raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, slots));
    }
    if (value_is_absent(list)) return ABSENT;
    Value tuple = tuple_from(world, value_list(list)->items, value_list(list)->size);
    value_drop(world, list);
    return tuple;
}

static bool add_slots(World *world, Type *type, Value slots) {
    Value names = slots_as_list(world, slots);
    if (value_is_absent(names)) return false;
    const Tuple *tuple = value_tuple(names);
    for (uint32_t i = 0; i < tuple->size; i++) {
        if (str_is_c(tuple->items[i], "__dict__")) add_dict(type);
    }
    type->instance_size = (type->instance_size + 7) & ~7u;
    type->slots_offset = type->instance_size;
    bool done = true;
    for (uint32_t i = 0; i < tuple->size && done; i++) done = add_slot(world, type, tuple->items[i]);
    if (type->slot_count) type->flags |= TYPE_HAS_SLOTS;
    value_drop(world, names);
    return done;
}

// Layout taken from the base.
static void inherit_layout(Type *type, Type *base) {
    type->base = base;
    obj_keep(&base->head);
    type->ops = base->ops;
    type->kind = base->kind;
    type->id = base->id;
    type->flags =
        TYPE_HEAP | TYPE_BASE_OK | (base->flags & (TYPE_HAS_DICT | TYPE_HAS_SLOTS | TYPE_WEAK_OK | TYPE_EXCEPTION));
    type->dict_offset = base->dict_offset;
    type->slots_offset = 0;
    type->slot_count = base->slot_count;
    type->instance_size = base->instance_size;
}

// ---- the dict --------------------------------------------------------------------------------------------------

static Value own(World *world, Type *type, NameId name) {
    return dict_get_name_borrowed(world, type->dict, world->names[name]);
}

static bool copy_namespace(World *world, Type *type, Dict *namespace_) {
    uint32_t at = 0;
    Value key, value;
    while (dict_next(namespace_, &at, &key, &value)) {
        if (!value_is_str(key)) {
            if (!dict_set(world, type->dict, key, value)) return false;
            continue;
        }
        Value name = str_intern_take(world, value_keep(key));
        bool done = !value_is_absent(name) && dict_set_name(world, type->dict, name, value);
        value_drop(world, name);
        if (!done) return false;
    }
    return true;
}

static bool take_qualified_name(World *world, Type *type) {
    Value given = own(world, type, N___qualname__);
    if (value_is_absent(given)) return type->qualified_name = value_keep(type->name), true;
    if (!value_is_str(given)) {
        raise_error(world, T_TYPE_ERROR, "type __qualname__ must be a str, not %s", type_name(world, given));
        return false;
    }
    type->qualified_name = value_keep(given);
    return dict_delete_name(world, type->dict, NAME_OF(world, __qualname__));
}

// The innermost frame that is not a stand-in for C.
static const Frame *calling_frame(World *world) {
    const Frame *frame = world->thread ? world->thread->frame : NULL;
    while (frame && (frame->kind == FRAME_NATIVE || frame->code->flags & CODE_HIDDEN)) frame = frame->back;
    return frame;
}

// The module of a class made by type(): that of the code that calls.
static bool take_module(World *world, Type *type) {
    const Frame *frame = calling_frame(world);
    if (frame && frame->code->flags & CODE_LIBRARY) type->flags |= TYPE_LIBRARY;
    Value module = own(world, type, N___module__);
    if (value_is_absent(module)) {
        if (frame) module = dict_get_name_borrowed(world, frame->globals, NAME_OF(world, __name__));
        if (!value_is_absent(module) && !dict_set_name(world, type->dict, NAME_OF(world, __module__), module)) {
            return false;
        }
    }
    type->module = value_is_absent(module) ? NONE : value_keep(module);
    return true;
}

static bool wrap_function(World *world, Type *type, NameId name, Value (*wrap)(World *, Value)) {
    Value function = own(world, type, name);
    if (!value_is_kind(function, T_FUNCTION)) return true;
    Value wrapped = wrap(world, function);
    return !value_is_absent(wrapped) && dict_set_name_take(world, type->dict, world->names[name], wrapped);
}

static bool fill_class_cell(World *world, Type *type) {
    Value cell = own(world, type, N___classcell__);
    if (value_is_absent(cell)) return true;
    if (!value_is_kind(cell, T_CELL)) {
        raise_error(world, T_TYPE_ERROR, "type.__new__: __classcell__ must be a nonlocal cell, not <class '%s'>",
                    type_name(world, cell));
        return false;
    }
    value_replace_take(world, &((Cell *)value_obj(cell))->value, value_keep(value_from_obj(type)));
    return dict_delete_name(world, type->dict, NAME_OF(world, __classcell__));
}

// What the type parameters of methods look names up in.
static bool fill_class_dict_cell(World *world, Type *type) {
    Value cell = own(world, type, N___classdictcell__);
    if (value_is_absent(cell)) return true;
    if (!value_is_kind(cell, T_CELL)) {
        raise_error(world, T_TYPE_ERROR, "type.__new__: __classdictcell__ must be a nonlocal cell, not <class '%s'>",
                    type_name(world, cell));
        return false;
    }
    value_replace_take(world, &((Cell *)value_obj(cell))->value, value_keep(value_from_obj(type->dict)));
    return dict_delete_name(world, type->dict, NAME_OF(world, __classdictcell__));
}

static const GetSetDef getset_dict = {"__dict__", object_get_dict, object_set_dict};
static const GetSetDef getset_weakref = {"__weakref__", object_get_weakref, NULL};

// What the class adds to its base's layout: __dict__ and __weakref__ stand in its dict, as CPython has it.
static bool add_layout(World *world, Type *type) {
    Value slots = own(world, type, N___slots__);
    bool had_dict = type->dict_offset || type->kind == T_TYPE, had_weak = type->flags & TYPE_WEAK_OK;
    if (value_is_absent(slots)) {
        add_dict(type);
        if (type->kind == T_STR || !has_variable_part(type)) type->flags |= TYPE_WEAK_OK;
    } else if (!add_slots(world, type, slots)) {
        return false;
    }
    if (!had_dict && type->dict_offset &&
        !dict_set_c(world, type->dict, "__dict__", getset_new(world, type, &getset_dict))) return false;
    return had_weak || !(type->flags & TYPE_WEAK_OK) ||
           dict_set_c(world, type->dict, "__weakref__", getset_new(world, type, &getset_weakref));
}

static bool fill_dict(World *world, Type *type, Dict *namespace_) {
    type->dict = dict_new(world);
    if (!type->dict || !copy_namespace(world, type, namespace_)) return false;
    if (!take_qualified_name(world, type) || !take_module(world, type)) return false;
    if (!wrap_function(world, type, N___new__, static_method_new) ||
        !wrap_function(world, type, N___init_subclass__, class_method_new) ||
        !wrap_function(world, type, N___class_getitem__, class_method_new)) return false;
    if (!add_layout(world, type)) return false;
    if (value_is_absent(own(world, type, N___doc__)) &&
        !dict_set_name(world, type->dict, NAME_OF(world, __doc__), NONE)) return false;
    if (!value_is_absent(own(world, type, N___eq__)) && value_is_absent(own(world, type, N___hash__)) &&
        !dict_set_name(world, type->dict, NAME_OF(world, __hash__), NONE)) return false;
    return fill_class_cell(world, type) && fill_class_dict_cell(world, type);
}

// ---- the whole -------------------------------------------------------------------------------------------------

// A type that can already be disposed of, whatever goes wrong from here on.
static Type *blank_type(World *world, Type *metaclass, Value name, Value bases) {
    Type *type = instance_new(world, metaclass, sizeof(Type));
    if (!type) return NULL;
    type->version = ++world->type_versions;
    type->ops = world->types[T_OBJECT]->ops;
    type->kind = T_OBJECT;
    type->flags = TYPE_HEAP;
    type->name = value_keep(name);
    type->qualified_name = type->module = type->mro = ABSENT;
    type->bases = value_keep(bases);
    return type;
}

Value type_make(World *world, Type *metaclass, Value name, Value bases, Value namespace_) {
    Type *winner = type_winner(world, metaclass, bases);
    if (!winner) return ABSENT;
    Value object = value_from_obj(world->types[T_OBJECT]);
    Value real_bases = value_tuple(bases)->size ? value_keep(bases) : tuple_of(world, 1, object);
    if (value_is_absent(real_bases)) return ABSENT;
    Type *base = best_base(world, real_bases);
    Type *type = base ? blank_type(world, winner, name, real_bases) : NULL;
    value_drop(world, real_bases);
    if (!type) return ABSENT;
    inherit_layout(type, base);
    type->mro = linearise(world, type);
    bool done = !value_is_absent(type->mro) && fill_dict(world, type, value_dict(namespace_)) &&
                type_join_bases(world, type);
    if (!done) {
        obj_drop(world, type);
        return ABSENT;
    }
    type_changed(world, type);
    return value_from_obj(type);
}

// ---- new bases for an old class --------------------------------------------------------------------------------

static bool check_new_bases(World *world, Type *type, Value bases) {
    if (!value_is_kind(bases, T_TUPLE)) {
        raise_error(world, T_TYPE_ERROR, "can only assign tuple to %s.__bases__, not %s", type_text(type),
                    type_name(world, bases));
        return false;
    }
    const Tuple *tuple = value_tuple(bases);
    if (!tuple->size) {
        raise_error(world, T_TYPE_ERROR, "can only assign non-empty tuple to %s.__bases__, not ()", type_text(type));
        return false;
    }
    for (uint32_t i = 0; i < tuple->size; i++) {
        if (!value_is_type(tuple->items[i])) {
            raise_error(world, T_TYPE_ERROR, "%s.__bases__ must be tuple of classes, not '%s'", type_text(type),
                        type_name(world, tuple->items[i]));
            return false;
        }
        if (type_is_subtype(value_type(tuple->items[i]), type)) {
            return raise_error(world, T_TYPE_ERROR, "a __bases__ item causes an inheritance cycle"), false;
        }
    }
    return true;
}

static bool renew_mro(World *world, Type *type) {
    Value mro = linearise(world, type);
    if (value_is_absent(mro)) return false;
    value_replace_take(world, &type->mro, mro);
    for (uint32_t i = 0; i < type->subclass_count; i++) {
        if (!renew_mro(world, type->subclasses[i])) return false;
    }
    return true;
}

bool type_set_bases(World *world, Type *type, Value bases) {
    if (!check_new_bases(world, type, bases)) return false;
    Type *base = best_base(world, bases), *old_base = type->base;
    if (!base) return false;
    if (solid_base(base) != solid_base(old_base) || base->dict_offset > type->dict_offset) {
        raise_error(world, T_TYPE_ERROR, "__bases__ assignment: '%s' object layout differs from '%s'", type_text(base),
                    type_text(old_base));
        return false;
    }
    type_leave_bases(type);
    Value old_bases = type->bases;
    type->bases = value_keep(bases);
    bool done = renew_mro(world, type);
    if (!done) {
        value_replace_take(world, &type->bases, value_keep(old_bases));
    } else {
        type->base = base;
        obj_keep(&base->head);
        obj_drop(world, old_base);
    }
    value_drop(world, old_bases);
    if (!type_join_bases(world, type)) return false;
    type_changed(world, type);
    return done;
}
