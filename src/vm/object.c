#include "vm/object.h"

#include "base/utf8.h"
#include "syntax/ast.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/generic_alias.h"
#include "vm/iterate.h"
#include "vm/number.h"
#include "vm/sequence.h"
#include "vm/type_cache.h"

#define DEPTH_LIMIT 1000   // C calls nested in each other through containers: repr([[[...]]])

static Value override_of(World *world, Value v, NameId name) {
    return value_is_obj(v) ? type_find_override_borrowed(world, value_obj(v)->type, world->names[name]) : ABSENT;
}

static const TypeOps *ops_of(World *world, Value v) { return type_of(world, v)->ops; }

bool object_enter(World *world, const char *what) {
    if (world->c_depth < DEPTH_LIMIT) return world->c_depth++, true;
    raise_error(world, T_RECURSION_ERROR, "maximum recursion depth exceeded%s", what);
    return false;
}

// ---- as text ---------------------------------------------------------------------------------------------------

uint64_t object_id(World *world, Value v) {
    if (!value_is_obj(v)) return 0x560000000000ull + (v.bits << 4);
    return 0x7f0000000000ull + (uint64_t)((char *)value_obj(v) - world->heap.base);
}

Value object_default_repr(World *world, Value v) {
    Buf out = BUF_INIT;
    buf_add_text(&out, "<");
    type_full_name(world, type_of(world, v), &out);
    buf_add_format(&out, " object at 0x%llx>", (unsigned long long)object_id(world, v));
    return str_from_buf(world, &out);
}

// What a __repr__ or __str__ returned must be a str.
static Value check_str(World *world, Value result, const char *method) {
    if (value_is_absent(result) || value_is_str(result)) return result;
    raise_error(world, T_TYPE_ERROR, "%s returned non-string (type %s)", method, type_name(world, result));
    value_drop(world, result);
    return ABSENT;
}

static Value repr_unguarded(World *world, Value v) {
    Value override = override_of(world, v, N___repr__);
    if (!value_is_absent(override)) {
        return check_str(world, object_call_override(world, override, v, NULL, 0), "__repr__");
    }
    const TypeOps *ops = ops_of(world, v);
    return ops->repr ? ops->repr(world, v) : object_default_repr(world, v);
}

Value object_repr(World *world, Value v) {
    if (!object_enter(world, " while getting the repr of an object")) return ABSENT;
    Value result = repr_unguarded(world, v);
    world->c_depth--;
    return result;
}

static Value str_unguarded(World *world, Value v) {
    Value override = override_of(world, v, N___str__);
    if (!value_is_absent(override)) {
        return check_str(world, object_call_override(world, override, v, NULL, 0), "__str__");
    }
    const TypeOps *ops = ops_of(world, v);
    return ops->str ? ops->str(world, v) : object_repr(world, v);
}

Value object_str(World *world, Value v) {
    if (value_is_exact(v, T_STR)) return value_keep(v);
    if (!object_enter(world, " while getting the str of an object")) return ABSENT;
    Value result = str_unguarded(world, v);
    world->c_depth--;
    return result;
}

static void escape_rune(Buf *out, uint32_t rune) {
    if (rune < 0x80) buf_add_byte(out, (char)rune);
    else buf_add_format(out, rune < 0x100 ? "\\x%02x" : rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
}

Value object_ascii(World *world, Value v) {
    Value shown = object_repr(world, v);
    if (value_is_absent(shown) || value_obj(shown)->flags & OBJ_ASCII) return shown;
    Buf out = BUF_INIT;
    const Str *str = value_str(shown);
    const char *end = str->text + str->size;
    for (const char *at = str->text; at < end;) {
        int length;
        escape_rune(&out, utf8_decode(at, end, &length));
        at += length;
    }
    value_drop(world, shown);
    return str_from_buf(world, &out);
}

Value object_format(World *world, Value v, Value spec) {
    Value override = override_of(world, v, N___format__);
    if (!value_is_absent(override)) {
        Value result = object_call_override(world, override, v, &spec, 1);
        if (value_is_absent(result) || value_is_str(result)) return result;
        raise_error(world, T_TYPE_ERROR, "__format__ must return a str, not %s", type_name(world, result));
        value_drop(world, result);
        return ABSENT;
    }
    const TypeOps *ops = ops_of(world, v);
    if (ops->format) return ops->format(world, v, spec);
    if (value_str(spec)->size == 0) return object_str(world, v);
    return raise_error(world, T_TYPE_ERROR, "unsupported format string passed to %s.__format__", type_name(world, v));
}

bool repr_enter(World *world, Value v) {
    for (uint32_t i = 0; i < world->showing_count; i++) {
        if (world->showing[i] == value_obj(v)) return false;
    }
    if (world->showing_count == world->showing_room) {
        uint32_t room = world->showing_room ? world->showing_room * 2 : 16;
        Obj **grown = block_resize(world, world->showing, world->showing_room * sizeof(Obj *), room * sizeof(Obj *));
        if (!grown) return raised_clear(world), false;
        world->showing = grown;
        world->showing_room = room;
    }
    world->showing[world->showing_count++] = value_obj(v);
    return true;
}

void repr_leave(World *world, Value v) {
    while (world->showing_count && world->showing[--world->showing_count] != value_obj(v)) continue;
}

// ---- truth, length, hash ---------------------------------------------------------------------------------------

static int truth_of_result(World *world, Value result) {
    if (value_is_absent(result)) return -1;
    if (value_is_bool(result)) return value_is(result, TRUE);
    raise_error(world, T_TYPE_ERROR, "__bool__ should return bool, returned %s", type_name(world, result));
    value_drop(world, result);
    return -1;
}

int object_truth(World *world, Value v) {
    if (!value_is_obj(v)) return value_is_small(v) ? value_small(v) != 0 : !value_is(v, FALSE) && !value_is_none(v);
    if (value_obj(v)->flags & OBJ_SUBCLASS) {
        Value override = override_of(world, v, N___bool__);
        if (!value_is_absent(override)) {
            return truth_of_result(world, object_call_override(world, override, v, NULL, 0));
        }
        if (!value_is_absent(override_of(world, v, N___len__)) && !ops_of(world, v)->truth) {
            int64_t length = object_length(world, v);
            return length < 0 ? -1 : length > 0;
        }
    }
    const TypeOps *ops = ops_of(world, v);
    if (ops->truth) return ops->truth(world, v);
    if (!ops->length) return 1;
    int64_t length = ops->length(world, v);
    return length < 0 ? -1 : length > 0;
}

static int64_t length_of_result(World *world, Value result) {
    int64_t length;
    bool fits = !value_is_absent(result) && object_as_index(world, result, &length);
    value_drop(world, result);
    if (!fits) return -1;
    if (length >= 0) return length;
    raise_error(world, T_VALUE_ERROR, "__len__() should return >= 0");
    return -1;
}

int64_t object_length(World *world, Value v) {
    Value override = override_of(world, v, N___len__);
    if (!value_is_absent(override)) return length_of_result(world, object_call_override(world, override, v, NULL, 0));
    const TypeOps *ops = ops_of(world, v);
    if (ops->length) return ops->length(world, v);
    raise_error(world, T_TYPE_ERROR, "object of type '%s' has no len()", type_name(world, v));
    return -1;
}

uint64_t object_identity_hash(World *world, Value v) {
    uint64_t id = object_id(world, v);
    return id >> 4 | id << 60;
}

Value object_hash_value(World *world, uint64_t hash) { return int_from_i64(world, (int64_t)hash); }

static bool hash_of_result(World *world, Value result, uint64_t *hash) {
    bool is_int = value_is_int(result);
    if (is_int) *hash = int_fits(result) ? (uint64_t)int_clip(result) : int_hash(result);
    else if (!value_is_absent(result)) raise_error(world, T_TYPE_ERROR, "__hash__ method should return an integer");
    if (is_int && *hash == (uint64_t)-1) *hash = (uint64_t)-2;
    value_drop(world, result);
    return is_int;
}

bool object_hash(World *world, Value v, uint64_t *hash) {
    Type *type = type_of(world, v);
    if (type->flags & TYPE_OWN_HASH) {
        Value override = type_find_override_borrowed(world, type, NAME_OF(world, __hash__));
        if (!value_is_none(override)) {
            return hash_of_result(world, object_call_override(world, override, v, NULL, 0), hash);
        }
    } else if (!type->ops->unhashable) {
        if (type->ops->hash) return type->ops->hash(world, v, hash);
        *hash = object_identity_hash(world, v);
        return true;
    }
    raise_error(world, T_TYPE_ERROR, "unhashable type: '%s'", type_text(type));
    return false;
}

// ---- items -----------------------------------------------------------------------------------------------------

static bool is_generic_type(const Type *type) {
    switch (type->id) {
    case T_LIST: case T_TUPLE: case T_DICT: case T_SET: case T_FROZENSET: case T_TYPE: case T_ENUMERATE:
    case T_FUTURE: case T_TASK: case T_CONTEXT_VAR: case T_CONTEXT_TOKEN: case T_WEAKREF:
    case T_BASE_EXCEPTION_GROUP: case T_EXCEPTION_GROUP: case T_MAPPING_PROXY: case T_SLICE: case T_COROUTINE:
    case T_GENERATOR: case T_ASYNC_GENERATOR:
        return true;
    default:
        return false;
    }
}

static bool builtin_layout_is_generic(const Type *type) {
    while (type && type->flags & TYPE_HEAP) type = type->base;
    return type && is_generic_type(type);
}

// Stack[int]: __class_getitem__, or an alias for the built-in containers.
static Value type_get_item(World *world, Value v, Value index) {
    Value getter = type_get_item_getter(world, v);
    if (!value_is_absent(getter)) {
        Value result = vm_call(world, getter, &index, 1, ABSENT);
        value_drop(world, getter);
        return result;
    }
    if (!value_is_absent(world->raised)) return ABSENT;
    if (builtin_layout_is_generic(value_type(v))) return generic_alias_new(world, v, index);
    return raise_error(world, T_TYPE_ERROR, "type '%s' is not subscriptable", type_text(value_type(v)));
}

Value type_get_item_getter(World *world, Value type) {
    if (value_is_absent(type_find_borrowed(world, value_type(type), NAME_OF(world, __class_getitem__)))) return ABSENT;
    return object_get_attribute(world, type, NAME_OF(world, __class_getitem__));
}

Value object_get_item(World *world, Value v, Value index) {
    Value override = override_of(world, v, N___getitem__);
    if (!value_is_absent(override)) return object_call_override(world, override, v, &index, 1);
    const TypeOps *ops = ops_of(world, v);
    if (ops->get_item) return ops->get_item(world, v, index);
    if (value_is_type(v)) return type_get_item(world, v, index);
    return raise_error(world, T_TYPE_ERROR, "'%s' object is not subscriptable", type_name(world, v));
}

// Has CPython's type of it a table of sequence functions? Then a deletion by number fails there, in other words.
static bool looks_like_sequence(World *world, Value v) {
    switch (value_kind(v)) {
    case T_STR: case T_BYTES: case T_TUPLE: case T_RANGE: case T_SET: case T_FROZENSET: case T_DICT_KEYS:
    case T_DICT_VALUES:
    case T_DICT_ITEMS: case T_MAPPING_PROXY: return true;
    default: return type_of(world, v)->flags & TYPE_HEAP;
    }
}

bool object_set_item(World *world, Value v, Value index, Value value) {
    bool deleting = value_is_absent(value);
    Value override = override_of(world, v, deleting ? N___delitem__ : N___setitem__);
    if (!value_is_absent(override)) {
        Value args[2] = {index, value};
        Value result = object_call_override(world, override, v, args, deleting ? 1 : 2);
        value_drop(world, result);
        return !value_is_absent(result);
    }
    const TypeOps *ops = ops_of(world, v);
    if (ops->set_item) return ops->set_item(world, v, index, value);
    bool as_sequence = value_is_index(world, index) && looks_like_sequence(world, v);
    if (as_sequence && value_is_int(index) && !int_fits(index)) {
        return raise_error(world, T_INDEX_ERROR, "cannot fit '%s' into an index-sized integer",
                           type_name(world, index)),
               false;
    }
    as_sequence = as_sequence && deleting;
    raise_error(world, T_TYPE_ERROR, "'%s' object does%s support item %s", type_name(world, v),
                as_sequence ? "n't" : " not", deleting ? "deletion" : "assignment");
    return false;
}

static int contains_by_iteration(World *world, Value container, Value item) {
    Value iterator = object_iterate(world, container);
    if (value_is_absent(iterator)) {
        if (!raised_is(world, T_TYPE_ERROR)) return -1;
        raised_clear(world);
        raise_error(world, T_TYPE_ERROR, "argument of type '%s' is not iterable", type_name(world, container));
        return -1;
    }
    int found = 0;
    while (found == 0) {
        Value next = object_next(world, iterator);
        if (value_is(next, EXHAUSTED)) break;
        found = value_is_absent(next) ? -1 : object_equal(world, next, item);
        if (!value_is_absent(next)) value_drop(world, next);
    }
    value_drop(world, iterator);
    return found;
}

int object_contains(World *world, Value container, Value item) {
    Value override = override_of(world, container, N___contains__);
    if (!value_is_absent(override)) {
        if (value_is_none(override)) {
            raise_error(world, T_TYPE_ERROR, "'%s' object is not a container", type_name(world, container));
            return -1;
        }
        Value result = object_call_override(world, override, container, &item, 1);
        int truth = value_is_absent(result) ? -1 : object_truth(world, result);
        value_drop(world, result);
        return truth;
    }
    const TypeOps *ops = ops_of(world, container);
    return ops->contains ? ops->contains(world, container, item) : contains_by_iteration(world, container, item);
}

// ---- iteration -------------------------------------------------------------------------------------------------

bool value_is_iterator(World *world, Value v) {
    return ops_of(world, v)->next || !value_is_absent(override_of(world, v, N___next__));
}

Value object_iterate(World *world, Value v) {
    Value override = override_of(world, v, N___iter__);
    if (!value_is_absent(override) && !value_is_none(override)) {
        Value iterator = object_call_override(world, override, v, NULL, 0);
        if (value_is_absent(iterator) || value_is_iterator(world, iterator)) return iterator;
        raise_error(world, T_TYPE_ERROR, "iter() returned non-iterator of type '%s'", type_name(world, iterator));
        value_drop(world, iterator);
        return ABSENT;
    }
    const TypeOps *ops = ops_of(world, v);
    if (value_is_absent(override)) {
        if (ops->iterate) return ops->iterate(world, v);
        if (!value_is_absent(override_of(world, v, N___getitem__))) return sequence_iterator_new(world, v);
    }
    return raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, v));
}

Value object_next(World *world, Value iterator) {
    Value override = override_of(world, iterator, N___next__);
    if (!value_is_absent(override)) {
        Value item = object_call_override(world, override, iterator, NULL, 0);
        if (!value_is_absent(item) || !raised_is(world, T_STOP_ITERATION)) return item;
        raised_clear(world);
        return EXHAUSTED;
    }
    const TypeOps *ops = ops_of(world, iterator);
    if (ops->next) return ops->next(world, iterator);
    return raise_error(world, T_TYPE_ERROR, "'%s' object is not an iterator", type_name(world, iterator));
}

// ---- index -----------------------------------------------------------------------------------------------------

Value object_index(World *world, Value v) {
    if (value_is_small(v)) return v;
    if (value_is_int(v)) return int_plain(world, v);
    Value override = override_of(world, v, N___index__);
    if (value_is_absent(override)) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object cannot be interpreted as an integer", type_name(world, v));
    }
    Value result = object_call_override(world, override, v, NULL, 0);
    if (value_is_absent(result) || value_is_small(result)) return result;
    Value plain = value_is_int(result) ? int_plain(world, result) : ABSENT;
    if (!value_is_int(result)) {
        raise_error(world, T_TYPE_ERROR, "__index__ returned non-int (type %s)", type_name(world, result));
    }
    value_drop(world, result);
    return plain;
}

bool object_as_index(World *world, Value v, int64_t *out) {
    if (value_is_small(v)) return *out = value_small(v), true;
    Value index = object_index(world, v);
    if (value_is_absent(index)) return false;
    *out = int_clip(index);
    value_drop(world, index);
    return true;
}

// ---- questions -------------------------------------------------------------------------------------------------

bool object_is_instance(World *world, Value v, const Type *type) { return type_is_subtype(type_of(world, v), type); }

bool value_is_callable(World *world, Value v) {
    return value_is_obj(v) && (ops_of(world, v)->call || !value_is_absent(override_of(world, v, N___call__)));
}

bool value_is_plain_iterable(Value v) {
    if (!value_is_obj(v) || value_obj(v)->flags & OBJ_SUBCLASS) return false;
    switch (value_obj(v)->kind) {
    case T_LIST: case T_TUPLE: case T_DICT: case T_DICT_KEYS: case T_DICT_VALUES: case T_DICT_ITEMS: case T_SET:
    case T_FROZENSET: case T_STR: case T_BYTES: case T_BYTEARRAY: case T_RANGE: case T_STR_ITERATOR:
    case T_BYTES_ITERATOR: case T_LIST_ITERATOR: case T_LIST_REVERSE_ITERATOR: case T_TUPLE_ITERATOR:
    case T_DICT_ITERATOR: case T_DICT_VALUE_ITERATOR: case T_DICT_ITEM_ITERATOR: case T_SET_ITERATOR:
    case T_RANGE_ITERATOR: case T_DICT_REVERSE_ITERATOR: case T_DICT_REVERSE_VALUE_ITERATOR:
    case T_DICT_REVERSE_ITEM_ITERATOR:
        return true;
    case T_ENUMERATE: case T_ZIP: case T_FILTER: case T_REVERSED: case T_SEQUENCE_ITERATOR:
        return value_obj(v)->type->ops->steps_at_once(v);   // over something plain
    default:
        return false;
    }
}
