#include "vm/sequence.h"

#include <stdarg.h>
#include <string.h>

#include "syntax/ast.h"
#include "vm/dict.h"
#include "vm/hash.h"
#include "vm/number.h"
#include "vm/set.h"

// ---- tuples ------------------------------------------------------------------------------------------------

Value tuple_new(World *world, uint32_t size) {
    if (!size && !value_is_absent(world->empty_tuple)) return value_keep(world->empty_tuple);
    Tuple *tuple = heap_new(world, world->types[T_TUPLE], sizeof(Tuple) + size * sizeof(Value));
    if (!tuple) return ABSENT;
    tuple->size = size;
    for (uint32_t i = 0; i < size; i++) tuple->items[i] = ABSENT;
    return value_from_obj(tuple);
}

Value tuple_from(World *world, const Value *items, uint32_t size) {
    Value tuple = tuple_new(world, size);
    if (value_is_absent(tuple)) return ABSENT;
    for (uint32_t i = 0; i < size; i++) value_tuple(tuple)->items[i] = value_keep(items[i]);
    return tuple;
}

Value tuple_from_take(World *world, Value *items, uint32_t size) {
    if (!size) return value_keep(world->empty_tuple);
    Tuple *tuple = heap_new(world, world->types[T_TUPLE], sizeof(Tuple) + size * sizeof(Value));
    if (!tuple) return ABSENT;
    tuple->size = size;
    memcpy(tuple->items, items, size * sizeof(Value));
    return value_from_obj(tuple);
}

Value tuple_of(World *world, int count, ...) {
    Value tuple = tuple_new(world, (uint32_t)count);
    if (value_is_absent(tuple)) return ABSENT;
    va_list items;
    va_start(items, count);
    for (int i = 0; i < count; i++) value_tuple(tuple)->items[i] = value_keep(va_arg(items, Value));
    va_end(items);
    return tuple;
}

Value tuple_pair_take(World *world, Value *held, Value first, Value second) {
    if (!value_is_absent(*held) && value_obj(*held)->refs == 1) {
        Tuple *tuple = value_tuple(*held);
        tuple->head.flags &= (uint16_t)~OBJ_HASHED;
        value_replace_take(world, &tuple->items[0], first);
        value_replace_take(world, &tuple->items[1], second);
        return value_keep(*held);
    }
    Value pair = tuple_from_take(world, (Value[]){first, second}, 2);
    if (value_is_absent(pair)) {
        value_drop(world, first);
        value_drop(world, second);
    } else if (value_is_absent(*held)) {
        *held = value_keep(pair);
    }
    return pair;
}

Value tuple_new_of(World *world, Type *type, const Value *items, uint32_t size) {
    size_t bytes = sizeof(Tuple) + size * sizeof(Value) + (type->flags & TYPE_HAS_DICT ? sizeof(Dict *) : 0);
    Tuple *tuple = heap_new(world, type, bytes);
    if (!tuple) return ABSENT;
    memset((char *)tuple + sizeof(Obj), 0, bytes - sizeof(Obj));
    tuple->size = size;
    for (uint32_t i = 0; i < size; i++) tuple->items[i] = value_keep(items[i]);
    return value_from_obj(tuple);
}

// ---- lists -------------------------------------------------------------------------------------------------

static bool list_resize_room(World *world, List *list, uint32_t room) {
    Value *items = block_resize(world, list->items, (size_t)list->room * sizeof(Value), (size_t)room * sizeof(Value));
    if (room && !items) return false;
    list->items = items;
    list->room = room;
    return true;
}

bool list_reserve(World *world, List *list, uint64_t size) {
    if (size <= list->room) return true;
    uint64_t room = list->room < 64 ? (uint64_t)list->room * 2 : list->room + list->room / 2u;
    if (room < size) room = size;
    if (room < 4) room = 4;
    if (room > UINT32_MAX) return raise_memory(world), false;
    return list_resize_room(world, list, (uint32_t)room);
}

Value list_new_of(World *world, Type *type) {
    List *list = instance_new(world, type, sizeof(List));
    return list ? value_from_obj(list) : ABSENT;
}

Value list_new(World *world, uint32_t room) {
    List *list = heap_new_of(world, LIST, List);
    if (!list) return ABSENT;
    list->size = list->room = 0;
    list->items = NULL;
    if (room && !list_resize_room(world, list, room)) return obj_drop(world, list), ABSENT;
    return value_from_obj(list);
}

Value list_from_take(World *world, Value *items, uint32_t size) {
    Value list = list_new(world, size);
    if (value_is_absent(list)) return ABSENT;
    if (size) memcpy(value_list(list)->items, items, size * sizeof(Value));
    value_list(list)->size = size;
    return list;
}

Value list_from(World *world, const Value *items, uint32_t size) {
    Value list = list_new(world, size);
    if (value_is_absent(list)) return ABSENT;
    for (uint32_t i = 0; i < size; i++) value_list(list)->items[i] = value_keep(items[i]);
    value_list(list)->size = size;
    return list;
}

bool list_append_take(World *world, List *list, Value v) {
    if (__builtin_expect(list->size == list->room, 0) && !list_reserve(world, list, (uint64_t)list->size + 1)) {
        value_drop(world, v);
        return false;
    }
    list->items[list->size++] = v;
    return true;
}

bool list_append(World *world, List *list, Value v) {
    return list_append_take(world, list, value_keep(v));
}

bool list_insert(World *world, List *list, int64_t index, Value v) {
    if (!list_reserve(world, list, (uint64_t)list->size + 1)) return false;
    if (index < 0) index += list->size;
    if (index < 0) index = 0;
    if (index > list->size) index = list->size;
    memmove(list->items + index + 1, list->items + index, (list->size - (size_t)index) * sizeof(Value));
    list->items[index] = value_keep(v);
    list->size++;
    return true;
}

// A list that has become much smaller gives memory back.
static void list_shrink(World *world, List *list) {
    if (list->room < 64 || list->size > list->room / 4) return;
    Value before = raised_take(world);
    list_resize_room(world, list, list->room / 2);    // if there is no memory it stays as it is
    raised_restore_take(world, before);
}

Value list_pop(World *world, List *list, uint32_t index) {
    Value v = list->items[index];
    list->size--;
    memmove(list->items + index, list->items + index + 1, (list->size - index) * sizeof(Value));
    list_shrink(world, list);
    return v;
}

// Nothing of the list dies before the list is empty.
void list_clear(World *world, List *list) {
    Value *items = list->items;
    uint32_t size = list->size, room = list->room;
    list->items = NULL;
    list->size = list->room = 0;
    while (size > 0) value_drop(world, items[--size]);
    block_free(world, items, (size_t)room * sizeof(Value));
}

static bool extend_with(World *world, List *list, const Value *items, uint32_t size) {
    if (!list_reserve(world, list, (uint64_t)list->size + size)) return false;
    Value *to = list->items + list->size;
    for (uint32_t i = 0; i < size; i++) to[i] = value_keep(items[i]);
    list->size += size;
    world_charge(world, size);
    return true;
}

// Also right when a list is extended by itself.
static bool extend_with_list(World *world, List *list, List *from) {
    uint32_t size = from->size;
    if (!list_reserve(world, list, (uint64_t)list->size + size)) return false;
    return extend_with(world, list, from->items, size);
}

static bool extend_with_range(World *world, List *list, int64_t first, int64_t stride, int64_t count) {
    if ((uint64_t)count > UINT32_MAX) return raise_memory(world), false;
    if (!list_reserve(world, list, list->size + (uint64_t)count)) return false;
    for (int64_t i = 0; i < count; i++) {
        Value n = value_from_small(first);
        if (!small_fits(first) && value_is_absent(n = int_from_i64(world, first))) return false;
        list->items[list->size++] = n;
        first = (int64_t)((uint64_t)first + (uint64_t)stride);
    }
    world_charge(world, (uint64_t)count);
    return true;
}

static bool extend_with_dict(World *world, List *list, Dict *dict) {
    if (!list_reserve(world, list, (uint64_t)list->size + dict->count)) return false;
    uint32_t at = 0;
    Value key;
    while (dict_next(dict, &at, &key, NULL)) list->items[list->size++] = value_keep(key);
    world_charge(world, dict->count);
    return true;
}

static bool extend_with_set(World *world, List *list, Value set) {
    if (!list_reserve(world, list, (uint64_t)list->size + set_count(set))) return false;
    uint64_t at = 0;
    Value key;
    while (set_next(set, &at, &key)) list->items[list->size++] = value_keep(key);
    world_charge(world, set_count(set));
    return true;
}

static bool extend_by_iterating(World *world, List *list, Value iterable) {
    Value iterator = object_iterate(world, iterable), item = ABSENT;
    if (value_is_absent(iterator)) return false;
    for (;;) {
        item = object_next(world, iterator);
        if (value_is_absent(item) || value_is(item, EXHAUSTED)) break;
        world_charge(world, 1);
        if (!list_append_take(world, list, item)) {
            item = ABSENT;
            break;
        }
    }
    value_drop(world, iterator);
    return value_is(item, EXHAUSTED);
}

bool list_extend_plain(World *world, List *list, Value iterable) {
    switch (value_kind(iterable)) {
    case T_LIST: return extend_with_list(world, list, value_list(iterable));
    case T_TUPLE: return extend_with(world, list, value_tuple(iterable)->items, value_tuple(iterable)->size);
    case T_DICT: return extend_with_dict(world, list, value_dict(iterable));
    case T_SET:
    case T_FROZENSET: return extend_with_set(world, list, iterable);
    case T_RANGE: {
        Range *range = (Range *)value_obj(iterable);
        if (range->count < 0) break;
        return extend_with_range(world, list, range->first, range->stride, range->count);
    }
    case T_RANGE_ITERATOR: {
        RangeIterator *range = (RangeIterator *)value_obj(iterable);
        if (!extend_with_range(world, list, range->next, range->stride, range->left)) return false;
        range->left = 0;
        return true;
    }
    default: break;
    }
    return extend_by_iterating(world, list, iterable);
}

Value list_from_plain(World *world, Value iterable) {
    Value list = list_new(world, 0);
    if (value_is_absent(list) || list_extend_plain(world, value_list(list), iterable)) return list;
    value_drop(world, list);
    return ABSENT;
}

// ---- indices and slices ------------------------------------------------------------------------------------

bool value_is_index(World *world, Value v) {
    if (value_is_int(v)) return true;
    if (!value_is_obj(v) || !(value_obj(v)->type->flags & TYPE_HEAP)) return false;
    return !value_is_absent(type_override_borrowed(world, value_obj(v)->type, NAME_OF(world, __index__)));
}

bool index_resolve(World *world, Value index, int64_t length, const char *message, int64_t *out) {
    int64_t n;
    if (value_is_small(index)) {
        n = value_small(index);
    } else {
        Value whole = object_index(world, index);
        if (value_is_absent(whole)) return false;
        bool fits = int_fits(whole);
        n = int_clip(whole);
        value_drop(world, whole);
        if (!fits) {
            raise_error(world, T_INDEX_ERROR, "cannot fit '%s' into an index-sized integer", type_name(world, index));
            return false;
        }
    }
    if (n < 0) n += length;
    if (n < 0 || n >= length) return raise_error(world, T_INDEX_ERROR, "%s", message), false;
    *out = n;
    return true;
}

// One of a slice's three: its number, or `otherwise` for None.
static bool slice_part(World *world, Value part, int64_t otherwise, int64_t *out) {
    if (value_is_none(part)) return *out = otherwise, true;
    if (value_is_small(part)) return *out = value_small(part), true;
    if (!value_is_index(world, part)) {
        raise_error(world, T_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return object_as_index(world, part, out);
}

static int64_t clamp(int64_t n, int64_t length, bool backwards) {
    if (n < 0) {
        n += length;
        return n < 0 ? (backwards ? -1 : 0) : n;
    }
    return n < length ? n : backwards ? length - 1 : length;
}

// Follows PySlice_Unpack and PySlice_AdjustIndices.
bool slice_resolve(World *world, Value v, int64_t length, int64_t *start, int64_t *step, int64_t *count) {
    Slice *slice = (Slice *)value_obj(v);
    int64_t stop;
    if (!slice_part(world, slice->step, 1, step)) return false;
    if (*step == 0) return raise_error(world, T_VALUE_ERROR, "slice step cannot be zero"), false;
    if (*step < -INT64_MAX) *step = -INT64_MAX;
    bool backwards = *step < 0;
    if (!slice_part(world, slice->start, backwards ? INT64_MAX : 0, start)) return false;
    if (!slice_part(world, slice->stop, backwards ? INT64_MIN : INT64_MAX, &stop)) return false;
    *start = clamp(*start, length, backwards);
    stop = clamp(stop, length, backwards);
    if (backwards) *count = stop < *start ? (*start - stop - 1) / -*step + 1 : 0;
    else *count = *start < stop ? (stop - *start - 1) / *step + 1 : 0;
    return true;
}

// ---- what list and tuple share -----------------------------------------------------------------------------

// The items of a list or tuple as they are now: comparing may change a list.
typedef struct Items {
    const Value *items;
    uint32_t size;
} Items;

static inline Items items_of(Value v) {
    if (value_is_kind(v, T_LIST)) return (Items){value_list(v)->items, value_list(v)->size};
    return (Items){value_tuple(v)->items, value_tuple(v)->size};
}

static int items_equal(World *world, Value a, Value b) {
    int equal = key_equal_fast(a, b);
    if (equal >= 0) return equal;
    value_keep(a);
    value_keep(b);
    equal = object_equal(world, a, b);
    value_drop(world, a);
    value_drop(world, b);
    return equal;
}

static bool sizes_compare(uint32_t a, uint32_t b, int op) {
    switch (op) {
    case COMPARE_LT: return a < b;
    case COMPARE_LE: return a <= b;
    case COMPARE_EQ: return a == b;
    case COMPARE_NE: return a != b;
    case COMPARE_GT: return a > b;
    default: return a >= b;
    }
}

Value sequence_compare(World *world, Value a, Value b, int op) {
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (equality && items_of(a).size != items_of(b).size) return value_from_bool(op == COMPARE_NE);
    uint32_t i = 0;
    for (; i < items_of(a).size && i < items_of(b).size; i++) {
        int equal = items_equal(world, items_of(a).items[i], items_of(b).items[i]);
        if (equal < 0) return ABSENT;
        if (!equal) break;
    }
    world_charge(world, i);
    uint32_t size_a = items_of(a).size, size_b = items_of(b).size;
    if (i >= size_a || i >= size_b) return value_from_bool(sizes_compare(size_a, size_b, op));
    if (equality) return value_from_bool(op == COMPARE_NE);
    Value x = items_of(a).items[i], y = items_of(b).items[i];
    if (value_is_small(x) && value_is_small(y)) {
        bool less = value_small(x) < value_small(y);        // they differ
        return value_from_bool(op == COMPARE_LT || op == COMPARE_LE ? less : !less);
    }
    value_keep(x);
    value_keep(y);
    Value result = object_compare(world, x, y, op);
    value_drop(world, x);
    value_drop(world, y);
    return result;
}

int64_t sequence_find(World *world, Value sequence, Value item, int64_t start, int64_t stop) {
    for (int64_t i = start; i < stop && i < items_of(sequence).size; i++) {
        int equal = items_equal(world, items_of(sequence).items[i], item);
        if (equal < 0) return -2;
        if (equal) return i;
        world_charge(world, 1);
    }
    return -1;
}

int64_t sequence_count(World *world, Value sequence, Value item) {
    int64_t count = 0;
    for (int64_t i = 0;; i++) {
        i = sequence_find(world, sequence, item, i, INT64_MAX);
        if (i < 0) return i == -2 ? -1 : count;
        count++;
    }
}

bool sequence_repeat_count(World *world, Value v, int64_t *times) {
    if (!object_as_index(world, v, times)) return false;
    if (value_is_int(v) && !value_is_small(v) && !int_fits(v)) {
        raise_error(world, T_OVERFLOW_ERROR, "cannot fit '%s' into an index-sized integer", type_name(world, v));
        return false;
    }
    if (*times < 0) *times = 0;
    return true;
}

static bool index_bound(World *world, Value v, int64_t length, int64_t *out) {
    if (!value_is_index(world, v)) {
        raise_error(world, T_TYPE_ERROR, "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!object_as_index(world, v, out)) return false;
    if (*out < 0 && (*out += length) < 0) *out = 0;
    return true;
}

Value sequence_index(World *world, Value sequence, const Value *args, const char *missing) {
    int64_t start = 0, stop = INT64_MAX, length = items_of(sequence).size;
    if (!value_is_absent(args[1]) && !index_bound(world, args[1], length, &start)) return ABSENT;
    if (!value_is_absent(args[2]) && !index_bound(world, args[2], length, &stop)) return ABSENT;
    int64_t found = sequence_find(world, sequence, args[0], start, stop);
    if (found >= 0) return value_from_small(found);
    if (found == -2) return ABSENT;
    if (missing) return raise_error(world, T_VALUE_ERROR, "%s", missing);
    Value text = object_repr(world, args[0]);
    if (value_is_absent(text)) return ABSENT;
    raise_error(world, T_VALUE_ERROR, "%s is not in list", value_str(text)->text);
    value_drop(world, text);
    return ABSENT;
}

Value sequence_repr(World *world, Value v, const char *open, const char *close, const char *around) {
    if (!repr_enter(world, v)) return str_from_c(world, around);
    Buf buf = BUF_INIT;
    buf_add_text(&buf, open);
    bool done = true;
    for (uint32_t i = 0; done && i < items_of(v).size; i++) {
        Value item = value_keep(items_of(v).items[i]);
        if (i) buf_add_text(&buf, ", ");
        done = repr_add(world, &buf, item);
        value_drop(world, item);
    }
    repr_leave(world, v);
    if (done && value_is_kind(v, T_TUPLE) && items_of(v).size == 1) buf_add_text(&buf, ",");
    buf_add_text(&buf, close);
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

bool repr_add(World *world, Buf *buf, Value v) {
    Value text = object_repr(world, v);
    if (value_is_absent(text)) return false;
    buf_add(buf, value_str(text)->text, value_str(text)->size);
    value_drop(world, text);
    if (buf->size < world->limits.memory || !world->limits.memory) return true;
    raise_memory(world);
    return false;
}
