#include "vm/deque.h"

#include <string.h>

#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/dict.h"
#include "vm/generic_alias.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- the ring ----------------------------------------------------------------------------------------------

static bool deque_grow(World *world, Deque *deque) {
    uint32_t room = deque->room ? deque->room * 2 : 4;
    if (deque->room > UINT32_MAX / 2) return raise_memory(world), false;
    Value *items = block_new(world, (size_t)room * sizeof(Value));
    if (!items) return false;
    for (uint32_t i = 0; i < deque->count; i++) items[i] = *deque_at(deque, i);
    block_free(world, deque->items, (size_t)deque->room * sizeof(Value));
    deque->items = items;
    deque->room = room;
    deque->first = 0;
    return true;
}

static Value take_last(Deque *deque) {
    deque->count--;
    deque->changes++;
    return *deque_at(deque, deque->count);
}

bool deque_push_last_take(World *world, Deque *deque, Value v) {
    if (deque->count == deque->room && !deque_grow(world, deque)) return value_drop(world, v), false;
    *deque_at(deque, deque->count++) = v;
    deque->changes++;
    if (deque->maxlen >= 0 && deque->count > deque->maxlen) value_drop(world, deque_take_first(deque));
    return true;
}

static bool push_first_take(World *world, Deque *deque, Value v) {
    if (deque->count == deque->room && !deque_grow(world, deque)) return value_drop(world, v), false;
    deque->first = (deque->first - 1) & (deque->room - 1);
    deque->items[deque->first] = v;
    deque->count++;
    deque->changes++;
    if (deque->maxlen >= 0 && deque->count > deque->maxlen) value_drop(world, take_last(deque));
    return true;
}

static void deque_empty(World *world, Deque *deque) {
    while (deque->count) value_drop(world, deque_take_first(deque));
}

// Takes item `index` out; the shorter side closes the gap.
static Value take_at(Deque *deque, uint32_t index) {
    Value v = *deque_at(deque, index);
    if (index < deque->count / 2) {
        for (uint32_t i = index; i > 0; i--) *deque_at(deque, i) = *deque_at(deque, i - 1);
        deque->first = (deque->first + 1) & (deque->room - 1);
    } else {
        for (uint32_t i = index; i + 1 < deque->count; i++) *deque_at(deque, i) = *deque_at(deque, i + 1);
    }
    deque->count--;
    deque->changes++;
    return v;
}

static void rotate(Deque *deque, int64_t n) {
    if (deque->count < 2) return;
    n %= deque->count;
    if (n > deque->count / 2) n -= deque->count;
    else if (n < -(int64_t)(deque->count / 2)) n += deque->count;
    for (; n > 0; n--) {
        Value v = take_last(deque);
        deque->first = (deque->first - 1) & (deque->room - 1);
        deque->items[deque->first] = v;
        deque->count++;
    }
    for (; n < 0; n++) {
        Value v = deque_take_first(deque);
        *deque_at(deque, deque->count++) = v;
    }
    deque->changes++;
}

// ---- making and unmaking -----------------------------------------------------------------------------------

static Value deque_new_of(World *world, Type *type, int64_t maxlen) {
    Deque *deque = instance_new(world, type, sizeof(Deque));
    if (!deque) return ABSENT;
    deque->maxlen = maxlen;
    return value_from_obj(deque);
}

static Value deque_copy(World *world, Deque *from) {
    Value copy = deque_new_of(world, from->head.type, from->maxlen);
    for (uint32_t i = 0; !value_is_absent(copy) && i < from->count; i++) {
        if (!deque_push_last_take(world, value_deque(copy), value_keep(*deque_at(from, i)))) return value_drop(world, copy), ABSENT;
    }
    return copy;
}

static void deque_dispose(World *world, Obj *obj) {
    Deque *deque = (Deque *)obj;
    deque_empty(world, deque);
    block_free(world, deque->items, (size_t)deque->room * sizeof(Value));
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Deque));
}

static void deque_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Deque *deque = (Deque *)obj;
    for (uint32_t i = 0; i < deque->count; i++) visit(context, *deque_at(deque, i));
}

static void deque_clear(World *world, Obj *obj) { deque_empty(world, (Deque *)obj); }

static Took extend_item(World *world, Value *state, Value item_take) {
    return deque_push_last_take(world, value_deque(state[0]), item_take) ? TOOK_ITEM : TOOK_ERROR;
}

static Took extendleft_item(World *world, Value *state, Value item_take) {
    return push_first_take(world, value_deque(state[0]), item_take) ? TOOK_ITEM : TOOK_ERROR;
}

static Value extend_finish(World *world, Value *state) {
    (void)world;
    return value_keep(state[1]);
}

static const Consumer consumer_extend = {.about = "deque.extend", .item = extend_item, .finish = extend_finish};
static const Consumer consumer_extendleft = {.about = "deque.extendleft", .item = extendleft_item, .finish = extend_finish};

// Appends all items of an iterable; the value of it all is `result` (stackless).
static Value extend(World *world, const Consumer *consumer, Value deque, Value iterable, Value result) {
    Value state[2] = {deque, result};
    if (!value_is(deque, iterable)) return consume(world, consumer, iterable, state, 2);
    Value copy = deque_copy(world, value_deque(deque));     // itself: what it holds now, once
    if (value_is_absent(copy)) return ABSENT;
    Value done = consume(world, consumer, copy, state, 2);
    value_drop(world, copy);
    return done;
}

static bool maxlen_from(World *world, Value v, int64_t *maxlen) {
    *maxlen = -1;
    if (value_is_absent(v) || value_is_none(v)) return true;
    if (!value_is_int(v)) return raise_error(world, T_TYPE_ERROR, "an integer is required"), false;
    if (!int_as_i64(world, v, maxlen)) return false;
    if (*maxlen >= 0) return true;
    raise_error(world, T_VALUE_ERROR, "maxlen must be non-negative");
    return false;
}

static NATIVE_FN(deque_construct) {
    Value given[2];
    Type *type = value_type(self);
    int count = nargs + (value_is_absent(kwnames) ? 0 : (int)value_tuple(kwnames)->size);
    if (count > 2) return raise_error(world, T_TYPE_ERROR, "deque() takes at most 2 arguments (%d given)", count);
    Value names[2] = {ABSENT, ABSENT};
    if (!args_keywords(world, "deque", args, nargs, kwnames, "iterable maxlen", given)) return ABSENT;
    for (int i = 0; i < 2; i++) names[i] = i < nargs ? args[i] : given[i];
    int64_t maxlen;
    if (!maxlen_from(world, names[1], &maxlen)) return ABSENT;
    Value deque = deque_new_of(world, type, maxlen);
    if (value_is_absent(deque) || value_is_absent(names[0])) return deque;
    Value result = extend(world, &consumer_extend, deque, names[0], deque);
    value_drop(world, deque);
    return result;
}

// __init__ of an heir: what was there goes, then the same.
static NATIVE_FN(deque_init) {
    Value given[2], names[2];
    if (!args_keywords(world, "deque", args, nargs, kwnames, "iterable maxlen", given)) return ABSENT;
    for (int i = 0; i < 2; i++) names[i] = i < nargs ? args[i] : given[i];
    int64_t maxlen;
    if (!maxlen_from(world, names[1], &maxlen)) return ABSENT;
    deque_empty(world, value_deque(self));
    value_deque(self)->maxlen = maxlen;
    return value_is_absent(names[0]) ? NONE : extend(world, &consumer_extend, self, names[0], NONE);
}

// ---- reading -----------------------------------------------------------------------------------------------

static int64_t deque_length(World *world, Value v) {
    (void)world;
    return value_deque(v)->count;
}

static Value deque_as_list(World *world, Value v) {
    Deque *deque = value_deque(v);
    Value list = list_new(world, deque->count);
    for (uint32_t i = 0; !value_is_absent(list) && i < deque->count; i++) list_append(world, value_list(list), *deque_at(deque, i));
    return list;
}

static Value deque_repr(World *world, Value v) {
    if (!repr_enter(world, v)) return str_from_c(world, "[...]");
    Value list = deque_as_list(world, v);
    Value text = value_is_absent(list) ? ABSENT : object_repr(world, list);
    value_drop(world, list);
    repr_leave(world, v);
    if (value_is_absent(text)) return ABSENT;
    int64_t maxlen = value_deque(v)->maxlen;
    const char *name = value_str(value_obj(v)->type->name)->text;
    Value result = maxlen < 0 ? str_format(world, "%s(%s)", name, value_str(text)->text)
                              : str_format(world, "%s(%s, maxlen=%lld)", name, value_str(text)->text, (long long)maxlen);
    value_drop(world, text);
    return result;
}

static Value deque_compare(World *world, Value a, Value b, int op) {
    if (!value_is_kind(a, T_DEQUE) || !value_is_kind(b, T_DEQUE)) return NOT_IMPLEMENTED;
    Value left = deque_as_list(world, a), right = deque_as_list(world, b);
    Value result = value_is_absent(left) || value_is_absent(right) ? ABSENT : object_compare(world, left, right, op);
    value_drop(world, left);
    value_drop(world, right);
    return result;
}

// Where an equal item is, from `start`; -1: nowhere, -2: raised.
static int64_t deque_find(World *world, Deque *deque, Value item, int64_t start, int64_t stop) {
    uint32_t changes = deque->changes;
    for (int64_t i = start; i < stop && i < deque->count; i++) {
        Value each = value_keep(*deque_at(deque, (uint32_t)i));
        int equal = object_equal(world, each, item);
        value_drop(world, each);
        if (equal < 0) return -2;
        if (changes != deque->changes) return raise_error(world, T_RUNTIME_ERROR, "deque mutated during iteration"), -2;
        if (equal) return i;
    }
    return -1;
}

static int deque_contains(World *world, Value v, Value item) {
    int64_t found = deque_find(world, value_deque(v), item, 0, INT64_MAX);
    return found == -2 ? -1 : found >= 0;
}

static bool resolve(World *world, Deque *deque, Value index, int64_t *out) {
    if (!value_is_index(world, index)) {
        raise_error(world, T_TYPE_ERROR, "sequence index must be integer, not '%s'", type_name(world, index));
        return false;
    }
    return index_resolve(world, index, deque->count, "deque index out of range", out);
}

static Value deque_get_item(World *world, Value v, Value index) {
    int64_t i;
    return resolve(world, value_deque(v), index, &i) ? value_keep(*deque_at(value_deque(v), (uint32_t)i)) : ABSENT;
}

static bool deque_set_item(World *world, Value v, Value index, Value value) {
    Deque *deque = value_deque(v);
    int64_t i;
    if (!resolve(world, deque, index, &i)) return false;
    if (value_is_absent(value)) value_drop(world, take_at(deque, (uint32_t)i));
    else value_replace_take(world, deque_at(deque, (uint32_t)i), value_keep(value));
    return true;
}

// ---- operators ---------------------------------------------------------------------------------------------

static bool extend_from(World *world, Deque *into, const Deque *from, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!deque_push_last_take(world, into, value_keep(*deque_at(from, i)))) return false;
    }
    return true;
}

static Value deque_repeat_into(World *world, Value into, Deque *from, Value times_value) {
    int64_t times;
    uint32_t count = from->count;
    if (!object_as_index(world, times_value, &times)) return value_drop(world, into), ABSENT;
    if (times > 0 && count && (uint64_t)times > UINT32_MAX / count) return value_drop(world, into), raise_memory(world);
    for (int64_t n = 0; n < times; n++) {
        if (!extend_from(world, value_deque(into), from, count)) return value_drop(world, into), ABSENT;
    }
    return into;
}

static Value deque_binary(World *world, Value a, Value b, int op) {
    if (op == OPERATOR_ADD && value_is_kind(a, T_DEQUE)) {
        if (!value_is_kind(b, T_DEQUE)) {
            return raise_error(world, T_TYPE_ERROR, "can only concatenate deque (not \"%s\") to deque", type_name(world, b));
        }
        Value sum = deque_copy(world, value_deque(a));
        if (value_is_absent(sum) || extend_from(world, value_deque(sum), value_deque(b), value_deque(b)->count)) return sum;
        return value_drop(world, sum), ABSENT;
    }
    Value deque = value_is_kind(a, T_DEQUE) ? a : b, times = value_is_kind(a, T_DEQUE) ? b : a;
    if (op != OPERATOR_MUL) return NOT_IMPLEMENTED;
    if (!value_is_index(world, times)) {
        if (times.bits != b.bits) return NOT_IMPLEMENTED;
        return raise_error(world, T_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'", type_name(world, b));
    }
    Value into = deque_new_of(world, value_obj(deque)->type, value_deque(deque)->maxlen);
    return value_is_absent(into) ? ABSENT : deque_repeat_into(world, into, value_deque(deque), times);
}

static Value deque_inplace(World *world, Value a, Value b, int op) {
    if (op != OPERATOR_ADD) return NOT_IMPLEMENTED;
    Value list = list_from_any(world, b);
    if (value_is_absent(list)) return ABSENT;
    bool done = true;
    for (uint32_t i = 0; done && i < value_list(list)->size; i++) {
        done = deque_push_last_take(world, value_deque(a), value_keep(value_list(list)->items[i]));
    }
    value_drop(world, list);
    return done ? value_keep(a) : ABSENT;
}

// ---- methods -----------------------------------------------------------------------------------------------

static NATIVE_FN(method_append) { return deque_push_last_take(world, value_deque(self), value_keep(args[0])) ? NONE : ABSENT; }
static NATIVE_FN(method_appendleft) { return push_first_take(world, value_deque(self), value_keep(args[0])) ? NONE : ABSENT; }

static NATIVE_FN(method_pop) {
    if (!value_deque(self)->count) return raise_error(world, T_INDEX_ERROR, "pop from an empty deque");
    return take_last(value_deque(self));
}

static NATIVE_FN(method_popleft) {
    if (!value_deque(self)->count) return raise_error(world, T_INDEX_ERROR, "pop from an empty deque");
    return deque_take_first(value_deque(self));
}

static NATIVE_FN(method_extend) { return extend(world, &consumer_extend, self, args[0], NONE); }
static NATIVE_FN(method_extendleft) { return extend(world, &consumer_extendleft, self, args[0], NONE); }
static NATIVE_FN(method_clear) { return deque_empty(world, value_deque(self)), NONE; }
static NATIVE_FN(method_copy) { return deque_copy(world, value_deque(self)); }

static NATIVE_FN(method_count) {
    Deque *deque = value_deque(self);
    int64_t count = 0;
    for (int64_t at = 0; (at = deque_find(world, deque, args[0], at, INT64_MAX)) >= 0; at++) count++;
    return value_is_absent(world->raised) ? value_from_small(count) : ABSENT;
}

static Value raise_not_in(World *world, Value item) {
    Value text = object_repr(world, item);
    if (!value_is_absent(text)) raise_error(world, T_VALUE_ERROR, "%s is not in deque", value_str(text)->text);
    value_drop(world, text);
    return ABSENT;
}

static NATIVE_FN(method_remove) {
    int64_t at = deque_find(world, value_deque(self), args[0], 0, INT64_MAX);
    if (at == -2) return ABSENT;
    if (at < 0) return raise_not_in(world, args[0]);
    value_drop(world, take_at(value_deque(self), (uint32_t)at));
    return NONE;
}

static bool bound(World *world, Value v, int64_t fallback, int64_t count, int64_t *out) {
    *out = fallback;
    if (value_is_absent(v)) return true;
    if (!object_as_index(world, v, out)) return false;
    if (*out < 0 && (*out += count) < 0) *out = 0;
    return true;
}

static NATIVE_FN(method_index) {
    Deque *deque = value_deque(self);
    int64_t start, stop;
    if (!bound(world, args[1], 0, deque->count, &start) || !bound(world, args[2], INT64_MAX, deque->count, &stop)) return ABSENT;
    int64_t at = deque_find(world, deque, args[0], start, stop);
    if (at >= 0) return value_from_small(at);
    return at == -2 ? ABSENT : raise_not_in(world, args[0]);
}

static NATIVE_FN(method_insert) {
    Deque *deque = value_deque(self);
    int64_t index;
    if (deque->maxlen >= 0 && deque->count == deque->maxlen) {
        return raise_error(world, T_INDEX_ERROR, "deque already at its maximum size");
    }
    if (!object_as_index(world, args[0], &index)) return ABSENT;
    if (index >= deque->count) return deque_push_last_take(world, deque, value_keep(args[1])) ? NONE : ABSENT;
    if (index < 0 && (index += deque->count) < 0) index = 0;
    if (!push_first_take(world, deque, value_keep(args[1]))) return ABSENT;
    Value fresh = *deque_at(deque, 0);
    for (int64_t i = 0; i < index; i++) *deque_at(deque, (uint32_t)i) = *deque_at(deque, (uint32_t)i + 1);
    *deque_at(deque, (uint32_t)index) = fresh;
    return NONE;
}

static NATIVE_FN(method_reverse) {
    Deque *deque = value_deque(self);
    for (uint32_t i = 0, j = deque->count; i + 1 < j; i++) {
        Value t = *deque_at(deque, i);
        *deque_at(deque, i) = *deque_at(deque, --j);
        *deque_at(deque, j) = t;
    }
    return NONE;
}

static NATIVE_FN(method_rotate) {
    int64_t n = 1;
    if (!value_is_absent(args[0]) && !object_as_index(world, args[0], &n)) return ABSENT;
    rotate(value_deque(self), n);
    return NONE;
}

static NATIVE_FN(method_class_getitem) { return generic_alias_new(world, self, args[0]); }

static Value get_maxlen(World *world, Value self) {
    (void)world;
    int64_t maxlen = value_deque(self)->maxlen;
    return maxlen < 0 ? NONE : value_from_small(maxlen);
}

// ---- iterators ---------------------------------------------------------------------------------------------

static Value iterator_new(World *world, Value v, TypeId id, bool reverse) {
    DequeIterator *iterator = heap_new(world, world->types[id], sizeof(DequeIterator));
    if (!iterator) return ABSENT;
    iterator->deque = value_keep(v);
    iterator->index = 0;
    iterator->changes = value_deque(v)->changes;
    iterator->reverse = reverse;
    return value_from_obj(iterator);
}

static Value deque_iterate(World *world, Value v) { return iterator_new(world, v, T_DEQUE_ITERATOR, false); }
static NATIVE_FN(method_reversed) { return iterator_new(world, self, T_DEQUE_REVERSE_ITERATOR, true); }

static Value iterator_next(World *world, Value v) {
    DequeIterator *iterator = (DequeIterator *)value_obj(v);
    if (value_is_absent(iterator->deque)) return EXHAUSTED;
    Deque *deque = value_deque(iterator->deque);
    if (iterator->changes != deque->changes) {
        value_replace_take(world, &iterator->deque, ABSENT);
        return raise_error(world, T_RUNTIME_ERROR, "deque mutated during iteration");
    }
    if (iterator->index >= deque->count) {
        value_replace_take(world, &iterator->deque, ABSENT);
        return EXHAUSTED;
    }
    uint32_t i = iterator->index++;
    return value_keep(*deque_at(deque, iterator->reverse ? deque->count - 1 - i : i));
}

static void iterator_dispose(World *world, Obj *obj) {
    value_drop(world, ((DequeIterator *)obj)->deque);
    heap_free(world, obj, sizeof(DequeIterator));
}

static void iterator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((DequeIterator *)obj)->deque);
}

static const NativeDef deque_methods[] = {
    {.name = "append", .fn = method_append, .min = 1, .max = 1, .doc = "Add an element to the right side of the deque."},
    {.name = "appendleft", .fn = method_appendleft, .min = 1, .max = 1, .doc = "Add an element to the left side of the deque."},
    {.name = "clear", .fn = method_clear, .doc = "Remove all elements from the deque."},
    {.name = "copy", .fn = method_copy, .doc = "Return a shallow copy of a deque."},
    {.name = "__copy__", .fn = method_copy, .doc = "Return a shallow copy of a deque."},
    {.name = "count", .fn = method_count, .min = 1, .max = 1, .doc = "Return number of occurrences of value."},
    {.name = "extend", .fn = method_extend, .min = 1, .max = 1, .doc = "Extend the right side of the deque."},
    {.name = "extendleft", .fn = method_extendleft, .min = 1, .max = 1, .doc = "Extend the left side of the deque."},
    {.name = "index", .fn = method_index, .min = 1, .max = 3, .doc = "Return first index of value."},
    {.name = "insert", .fn = method_insert, .min = 2, .max = 2, .doc = "Insert value before index."},
    {.name = "pop", .fn = method_pop, .doc = "Remove and return the rightmost element."},
    {.name = "popleft", .fn = method_popleft, .doc = "Remove and return the leftmost element."},
    {.name = "remove", .fn = method_remove, .min = 1, .max = 1, .doc = "Remove first occurrence of value."},
    {.name = "reverse", .fn = method_reverse, .doc = "Reverse *IN PLACE*."},
    {.name = "rotate", .fn = method_rotate, .min = 0, .max = 1, .doc = "Rotate the deque n steps to the right."},
    {.name = "__reversed__", .fn = method_reversed, .doc = "Return a reverse iterator over the deque."},
    {.name = "__class_getitem__", .fn = method_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"},
    {0},
};

static const GetSetDef deque_getsets[] = {{"maxlen", get_maxlen, NULL}, {0}};

const TypeOps ops_DEQUE = {
    .size = sizeof(Deque), .dispose = deque_dispose, .visit = deque_visit, .clear = deque_clear, .repr = deque_repr,
    .length = deque_length, .unhashable = true, .compare = deque_compare, .binary = deque_binary, .inplace = deque_inplace,
    .get_item = deque_get_item, .set_item = deque_set_item, .contains = deque_contains, .iterate = deque_iterate,
    .construct = deque_construct, .init = deque_init, .methods = deque_methods, .getsets = deque_getsets,
    .doc = "A list-like sequence optimized for data accesses near its endpoints.",
};
const TypeOps ops_DEQUE_ITERATOR = {
    .size = sizeof(DequeIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self, .next = iterator_next,
};
const TypeOps ops_DEQUE_REVERSE_ITERATOR = {
    .size = sizeof(DequeIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self, .next = iterator_next,
};

bool module_collections_set_up(World *world, Dict *dict) {
    return dict_set_c(world, dict, "deque", value_keep(value_from_obj(world->types[T_DEQUE])));
}
