// type_range.c - range and its iterator. A range whose ends or length do not fit an int64_t keeps them as ints (`count` is
// -1) and is run through by index.
#include <string.h>

#include "syntax/ast.h"
#include "vm/hash.h"
#include "vm/iterate.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

static inline Range *value_range(Value v) { return (Range *)value_obj(v); }

// How many; -1 if it does not fit.
static int64_t small_count(int64_t start, int64_t stop, int64_t step) {
    __int128 span = step > 0 ? (__int128)stop - start : (__int128)start - stop;
    __int128 stride = step > 0 ? step : -(__int128)step;
    __int128 count = span <= 0 ? 0 : (span - 1) / stride + 1;
    return count > INT64_MAX ? -1 : (int64_t)count;
}

static Value range_make(World *world, Value start, Value stop, Value step) {
    Range *range = heap_new_of(world, RANGE, Range);
    if (!range) return ABSENT;
    range->start = value_keep(start);
    range->stop = value_keep(stop);
    range->step = value_keep(step);
    range->first = range->stride = 0;
    range->count = -1;
    if (int_fits(start) && int_fits(stop) && int_fits(step)) {
        range->first = int_clip(start);
        range->stride = int_clip(step);
        range->count = small_count(range->first, int_clip(stop), range->stride);
    }
    return value_from_obj(range);
}

Value range_new(World *world, Value start, Value stop, Value step) {
    Value a = object_index(world, start);
    Value b = value_is_absent(a) ? ABSENT : object_index(world, stop);
    Value c = value_is_absent(b) ? ABSENT : object_index(world, step);
    Value result = ABSENT;
    if (!value_is_absent(c)) {
        if (int_sign(c)) result = range_make(world, a, b, c);
        else raise_error(world, T_VALUE_ERROR, "range() arg 3 must not be zero");
    }
    value_drop(world, a);
    value_drop(world, b);
    value_drop(world, c);
    return result;
}

static NATIVE_FN(range_construct) {
    if (!args_check_positional(world, "range", 1, 3, nargs, kwnames)) return ABSENT;
    Value zero = value_from_small(0), one = value_from_small(1);
    if (nargs == 1) return range_new(world, zero, args[0], one);
    return range_new(world, args[0], args[1], nargs > 2 ? args[2] : one);
}

static void range_dispose(World *world, Obj *obj) {
    Range *range = (Range *)obj;
    value_drop(world, range->start);
    value_drop(world, range->stop);
    value_drop(world, range->step);
    heap_free(world, obj, sizeof(Range));
}

// ---- arithmetic on ints of any size ------------------------------------------------------------------------

// a op b, taking both; ABSENT in, ABSENT out.
static Value take_binary(World *world, Value a, Value b, int op) {
    Value result = value_is_absent(a) || value_is_absent(b) ? ABSENT : int_binary(world, a, b, op);
    value_drop(world, a);
    value_drop(world, b);
    return result;
}

// The count as an int.
static Value range_count(World *world, const Range *range) {
    if (range->count >= 0) return int_from_i64(world, range->count);
    bool up = int_sign(range->step) > 0;
    Value low = up ? range->start : range->stop, high = up ? range->stop : range->start;
    if (int_compare(low, high) >= 0) return value_from_small(0);
    Value stride = up ? value_keep(range->step) : int_binary(world, value_from_small(0), range->step, OPERATOR_SUB);
    Value span = take_binary(world, int_binary(world, high, low, OPERATOR_SUB), value_from_small(1), OPERATOR_SUB);
    return take_binary(world, take_binary(world, span, stride, OPERATOR_FLOORDIV), value_from_small(1), OPERATOR_ADD);
}

static Value range_item(World *world, const Range *range, Value index) {
    return take_binary(world, value_keep(range->start), int_binary(world, range->step, index, OPERATOR_MUL), OPERATOR_ADD);
}

// ---- reading -----------------------------------------------------------------------------------------------

static Value range_repr(World *world, Value v) {
    Range *range = value_range(v);
    Buf buf = BUF_INIT;
    buf_add_text(&buf, "range(");
    bool done = repr_add(world, &buf, range->start);
    buf_add_text(&buf, ", ");
    done = done && repr_add(world, &buf, range->stop);
    if (!value_is(range->step, value_from_small(1))) {
        buf_add_text(&buf, ", ");
        done = done && repr_add(world, &buf, range->step);
    }
    buf_add_text(&buf, ")");
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static int64_t range_length(World *world, Value v) {
    if (value_range(v)->count >= 0) return value_range(v)->count;
    raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    return -1;
}

static bool range_truth(World *world, Value v) {
    (void)world;
    return value_range(v)->count != 0;
}

// Items beyond the immediate ints exist only at the ends of the scale.
static Value item_at(World *world, const Range *range, int64_t index) {
    int64_t n = (int64_t)((uint64_t)range->first + (uint64_t)index * (uint64_t)range->stride);
    return small_fits(n) ? value_from_small(n) : int_from_i64(world, n);
}

static Value range_slice(World *world, const Range *range, Value slice) {
    int64_t start, step, count;
    if (range->count < 0) return raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    if (!slice_resolve(world, slice, range->count, &start, &step, &count)) return ABSENT;
    int64_t stop = start + count * step;
    const Slice *given = (Slice *)value_obj(slice);
    if (!value_is_none(given->stop)) {      // the end keeps its distance, as CPython computes it
        if (!object_as_index(world, given->stop, &stop)) return ABSENT;
        if (stop < 0 && (stop += range->count) < 0) stop = step < 0 ? -1 : 0;
        if (stop >= range->count) stop = step < 0 ? range->count - 1 : range->count;
    } else {
        stop = step < 0 ? -1 : range->count;
    }
    Value first = range_item(world, range, value_from_small(start)), end = range_item(world, range, value_from_small(stop));
    Value stride = int_binary(world, range->step, value_from_small(step), OPERATOR_MUL), result = ABSENT;
    if (!value_is_absent(first) && !value_is_absent(end) && !value_is_absent(stride)) result = range_make(world, first, end, stride);
    value_drop(world, first);
    value_drop(world, end);
    value_drop(world, stride);
    return result;
}

static Value range_get_item(World *world, Value v, Value index) {
    const Range *range = value_range(v);
    if (value_is_kind(index, T_SLICE)) return range_slice(world, range, index);
    if (!value_is_index(world, index)) {
        return raise_error(world, T_TYPE_ERROR, "range indices must be integers or slices, not %s", type_name(world, index));
    }
    int64_t n;
    if (range->count >= 0) {
        Value big = object_index(world, index);
        bool fits = !value_is_absent(big) && int_fits(big);
        n = fits ? int_clip(big) : 0;
        value_drop(world, big);
        if (value_is_absent(big)) return ABSENT;
        if (fits && n < 0) n += range->count;
        if (fits && n >= 0 && n < range->count) return item_at(world, range, n);
        return raise_error(world, T_INDEX_ERROR, "range object index out of range");
    }
    Value at = object_index(world, index), count = range_count(world, range), result = ABSENT;
    if (!value_is_absent(at) && int_sign(at) < 0) at = take_binary(world, at, value_keep(count), OPERATOR_ADD);
    if (!value_is_absent(at) && !value_is_absent(count)) {
        bool inside = int_sign(at) >= 0 && int_compare(at, count) < 0;
        result = inside ? range_item(world, range, at) : raise_error(world, T_INDEX_ERROR, "range object index out of range");
    }
    value_drop(world, at);
    value_drop(world, count);
    return result;
}

// Where in the range an int is: its index, or ABSENT (nothing raised unless world->raised).
static Value place_of_int(World *world, const Range *range, Value n) {
    bool up = int_sign(range->step) > 0;
    if (up ? int_compare(n, range->start) < 0 : int_compare(n, range->start) > 0) return ABSENT;
    if (up ? int_compare(n, range->stop) >= 0 : int_compare(n, range->stop) <= 0) return ABSENT;
    Value distance = int_binary(world, n, range->start, OPERATOR_SUB);
    if (value_is_absent(distance)) return ABSENT;
    Value rest = int_binary(world, distance, range->step, OPERATOR_MOD), place = ABSENT;
    if (!value_is_absent(rest) && !int_sign(rest)) place = int_binary(world, distance, range->step, OPERATOR_FLOORDIV);
    value_drop(world, rest);
    value_drop(world, distance);
    return place;
}

// The index of something that is no int: by comparing with one after the other. -1 missing, -2 raised.
static int64_t place_of_other(World *world, const Range *range, Value item) {
    for (int64_t i = 0; i < range->count; i++) {
        Value n = item_at(world, range, i);
        int equal = object_equal(world, n, item);
        value_drop(world, n);
        if (equal) return equal < 0 ? -2 : i;
        world_charge(world, 1);
    }
    return -1;
}

static bool is_plain_int(Value v) {
    return value_is_small(v) || value_is_bool(v) || value_is_exact(v, T_INT);
}

static int range_contains(World *world, Value v, Value item) {
    const Range *range = value_range(v);
    if (!is_plain_int(item)) {
        int64_t place = place_of_other(world, range, item);
        return place == -2 ? -1 : place >= 0;
    }
    Value place = place_of_int(world, range, item);
    value_drop(world, place);
    return !value_is_absent(place) ? 1 : value_is_absent(world->raised) ? 0 : -1;
}

// (count, first, step) with None for what does not matter: equal ranges have equal ones.
static Value range_essence(World *world, const Range *range) {
    Value count = range_count(world, range);
    if (value_is_absent(count)) return ABSENT;
    bool none = !int_sign(count), one = value_is(count, value_from_small(1));
    Value result = tuple_of(world, 3, count, none ? NONE : range->start, none || one ? NONE : range->step);
    value_drop(world, count);
    return result;
}

static Value range_compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(a, T_RANGE) || !value_is_kind(b, T_RANGE)) return NOT_IMPLEMENTED;
    Value x = range_essence(world, value_range(a)), y = range_essence(world, value_range(b)), result = ABSENT;
    if (!value_is_absent(x) && !value_is_absent(y)) result = sequence_compare(world, x, y, op);
    value_drop(world, x);
    value_drop(world, y);
    return result;
}

static bool range_hash(World *world, Value v, uint64_t *out) {
    Value essence = range_essence(world, value_range(v));
    if (value_is_absent(essence)) return false;
    bool done = object_hash(world, essence, out);
    value_drop(world, essence);
    return done;
}

// ---- methods -----------------------------------------------------------------------------------------------

static NATIVE_FN(method_index) {
    const Range *range = value_range(self);
    Value place;
    if (is_plain_int(args[0])) {
        place = place_of_int(world, range, args[0]);
    } else {
        int64_t found = place_of_other(world, range, args[0]);
        place = found >= 0 ? value_from_small(found) : ABSENT;
    }
    if (!value_is_absent(place) || !value_is_absent(world->raised)) return place;
    if (!is_plain_int(args[0])) return raise_error(world, T_VALUE_ERROR, "sequence.index(x): x not in sequence");
    Value text = object_repr(world, args[0]);
    if (value_is_absent(text)) return ABSENT;
    raise_error(world, T_VALUE_ERROR, "%s is not in range", value_str(text)->text);
    value_drop(world, text);
    return ABSENT;
}

static NATIVE_FN(method_count) {
    int found = range_contains(world, self, args[0]);
    return found < 0 ? ABSENT : value_from_small(found);
}

static Value iterator_new(World *world, int64_t first, int64_t stride, int64_t count) {
    RangeIterator *it = heap_new_of(world, RANGE_ITERATOR, RangeIterator);
    if (!it) return ABSENT;
    it->next = first;
    it->stride = stride;
    it->left = count;
    return value_from_obj(it);
}

static Value range_iterate(World *world, Value v) {
    const Range *range = value_range(v);
    if (range->count < 0) return sequence_iterator_new(world, v);
    return iterator_new(world, range->first, range->stride, range->count);
}

static NATIVE_FN(method_reversed) {
    const Range *range = value_range(self);
    if (range->count < 0) return raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    uint64_t last = (uint64_t)range->first + (uint64_t)(range->count - 1) * (uint64_t)range->stride;
    return iterator_new(world, (int64_t)last, (int64_t)(0 - (uint64_t)range->stride), range->count);
}

static Value get_start(World *world, Value v) { (void)world; return value_keep(value_range(v)->start); }
static Value get_stop(World *world, Value v) { (void)world; return value_keep(value_range(v)->stop); }
static Value get_step(World *world, Value v) { (void)world; return value_keep(value_range(v)->step); }

static const GetSetDef range_getsets[] = {{"start", get_start, NULL}, {"stop", get_stop, NULL}, {"step", get_step, NULL}, {0}};

static const NativeDef range_methods[] = {
    {.name = "count", .fn = method_count, .min = 1, .max = 1, .doc = "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {.name = "index", .fn = method_index, .min = 1, .max = 1, .doc = "rangeobject.index(value) -> integer -- return index of value."},
    {.name = "__reversed__", .fn = method_reversed, .doc = "Return a reverse iterator."},
    {0},
};

const TypeOps ops_RANGE = {
    .size = sizeof(Range), .dispose = range_dispose, .repr = range_repr, .truth = range_truth, .length = range_length,
    .hash = range_hash, .compare = range_compare, .get_item = range_get_item, .contains = range_contains,
    .iterate = range_iterate, .construct = range_construct, .methods = range_methods, .getsets = range_getsets,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
};

// ---- its iterator ------------------------------------------------------------------------------------------

static Value range_next(World *world, Value v) {
    RangeIterator *it = (RangeIterator *)value_obj(v);
    if (!it->left) return EXHAUSTED;
    int64_t n = it->next;
    it->left--;
    it->next = (int64_t)((uint64_t)n + (uint64_t)it->stride);
    return small_fits(n) ? value_from_small(n) : int_from_i64(world, n);
}

static NATIVE_FN(length_hint) {
    return int_from_i64(world, ((RangeIterator *)value_obj(self))->left);
}

static const NativeDef iterator_methods[] = {
    {.name = "__length_hint__", .fn = length_hint, .doc = "Private method returning an estimate of len(list(it))."},
    {0},
};

const TypeOps ops_RANGE_ITERATOR = {
    .size = sizeof(RangeIterator), .iterate = iterate_self, .next = range_next, .methods = iterator_methods,
};
