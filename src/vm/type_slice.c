// type_slice.c - slice. What a slice means for a length is slice_resolve's, in sequence.c.
#include "syntax/ast.h"
#include "vm/call.h"
#include "vm/hash.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

static inline Slice *value_slice(Value v) { return (Slice *)value_obj(v); }

Value slice_new(World *world, Value start, Value stop, Value step) {
    Slice *slice = heap_new_of(world, SLICE, Slice);
    if (!slice) return ABSENT;
    slice->start = value_keep(start);
    slice->stop = value_keep(stop);
    slice->step = value_keep(step);
    return value_from_obj(slice);
}

static void slice_dispose(World *world, Obj *obj) {
    Slice *slice = (Slice *)obj;
    value_drop(world, slice->start);
    value_drop(world, slice->stop);
    value_drop(world, slice->step);
    heap_free(world, obj, sizeof(Slice));
}

static void slice_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Slice *slice = (Slice *)obj;
    visit(context, slice->start);
    visit(context, slice->stop);
    visit(context, slice->step);
}

static NATIVE_FN(slice_construct) {
    if (!args_check_positional(world, "slice", 1, 3, nargs, kwnames)) return ABSENT;
    if (nargs == 1) return slice_new(world, NONE, args[0], NONE);
    return slice_new(world, args[0], args[1], nargs > 2 ? args[2] : NONE);
}

static Value slice_tuple(World *world, Value v) {
    return tuple_of(world, 3, value_slice(v)->start, value_slice(v)->stop, value_slice(v)->step);
}

static Value slice_repr(World *world, Value v) {
    Buf buf = BUF_INIT;
    buf_add_text(&buf, "slice(");
    const Slice *slice = value_slice(v);
    bool done = repr_add(world, &buf, slice->start);
    buf_add_text(&buf, ", ");
    done = done && repr_add(world, &buf, slice->stop);
    buf_add_text(&buf, ", ");
    done = done && repr_add(world, &buf, slice->step);
    buf_add_text(&buf, ")");
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static bool slice_hash(World *world, Value v, uint64_t *out) {
    const Slice *slice = value_slice(v);
    uint64_t state = HASH_MIX_START, hash;
    for (int i = 0; i < 3; i++) {
        if (!key_hash(world, i == 0 ? slice->start : i == 1 ? slice->stop : slice->step, &hash)) return false;
        state = hash_mix(state, hash);
    }
    *out = state == UINT64_MAX ? 1546275796 : state;
    return true;
}

static Value slice_compare(World *world, Value a, Value b, int op) {
    if (!value_is_kind(a, T_SLICE) || !value_is_kind(b, T_SLICE)) return NOT_IMPLEMENTED;
    Value x = slice_tuple(world, a), y = slice_tuple(world, b), result = ABSENT;
    if (!value_is_absent(x) && !value_is_absent(y)) result = sequence_compare(world, x, y, op);
    value_drop(world, x);
    value_drop(world, y);
    return result;
}

static NATIVE_FN(method_indices) {
    Value index = object_index(world, args[0]);
    if (value_is_absent(index)) return ABSENT;
    int64_t length = int_clip(index), start, step, count;
    value_drop(world, index);
    if (length < 0) return raise_error(world, T_VALUE_ERROR, "length should not be negative");
    if (!slice_resolve(world, self, length, &start, &step, &count)) return ABSENT;
    const Slice *slice = value_slice(self);
    int64_t stop = step < 0 ? -1 : length;
    if (!value_is_none(slice->stop)) {
        if (!object_as_index(world, slice->stop, &stop)) return ABSENT;
        if (stop < 0 && (stop += length) < 0) stop = step < 0 ? -1 : 0;
        if (stop >= length) stop = step < 0 ? length - 1 : length;
    }
    return tuple_of(world, 3, value_from_small(start), value_from_small(stop), value_from_small(step));
}

static Value get_start(World *world, Value v) { (void)world; return value_keep(value_slice(v)->start); }
static Value get_stop(World *world, Value v) { (void)world; return value_keep(value_slice(v)->stop); }
static Value get_step(World *world, Value v) { (void)world; return value_keep(value_slice(v)->step); }

static const GetSetDef slice_getsets[] = {{"start", get_start, NULL}, {"stop", get_stop, NULL}, {"step", get_step, NULL}, {0}};

static const NativeDef slice_methods[] = {
    {.name = "indices", .fn = method_indices, .min = 1, .max = 1, .doc = "S.indices(len) -> (start, stop, stride)"},
    {0},
};

const TypeOps ops_SLICE = {
    .size = sizeof(Slice), .dispose = slice_dispose, .visit = slice_visit, .repr = slice_repr, .hash = slice_hash,
    .compare = slice_compare, .construct = slice_construct, .methods = slice_methods, .getsets = slice_getsets,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
};
