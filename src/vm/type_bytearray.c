// type_bytearray.c - bytearray: what it can do that bytes cannot.
#include "syntax/ast.h"
#include "vm/bytes.h"
#include "vm/consume.h"
#include "vm/number.h"
#include "vm/sequence.h"

Value bytearray_new_in(World *world, Type *type, const char *data, size_t size) {
    ByteArray *array = instance_new(world, type, sizeof(ByteArray));
    if (!array) return ABSENT;
    if (size) {
        array->data = block_new(world, size);
        if (!array->data) return obj_drop(world, array), ABSENT;
        memcpy(array->data, data, size);
    }
    array->size = array->room = (uint32_t)size;
    return value_from_obj(array);
}

static void bytearray_dispose(World *world, Obj *obj) {
    ByteArray *array = (ByteArray *)obj;
    block_free(world, array->data, array->room);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(ByteArray));
}

// ---- changing its size ---------------------------------------------------------------------------------------

static bool reserve(World *world, ByteArray *array, size_t size) {
    if (size <= array->room) return true;
    size_t room = size + size / 2 + 16;
    if (room > UINT32_MAX) return raise_memory(world), false;
    char *data = block_resize(world, array->data, array->room, room);
    if (!data) return false;
    array->data = data;
    array->room = (uint32_t)room;
    return true;
}

// Puts other bytes, which must not be the array's own, in the place of [from, from + gone).
static bool splice(World *world, ByteArray *array, size_t from, size_t gone, const char *data, size_t size) {
    if (!reserve(world, array, array->size - gone + size)) return false;
    if (!array->data) return true;
    memmove(array->data + from + size, array->data + from + gone, array->size - from - gone);
    if (size) memcpy(array->data + from, data, size);
    array->size = (uint32_t)(array->size - gone + size);
    return true;
}

static bool append_all(World *world, ByteArray *array, Value v) {
    View view = view_of(v);
    Buf copy = BUF_INIT;
    buf_add(&copy, view.data, view.size);
    bool good = splice(world, array, array->size, 0, buf_text(&copy), copy.size);
    buf_free(&copy);
    return good;
}

// ---- operators and items -------------------------------------------------------------------------------------

static Value bytearray_repr(World *world, Value v) {
    Buf buf = BUF_INIT;
    buf_add_text(&buf, type_name(world, v));
    buf_add_byte(&buf, '(');
    bytes_repr_to(&buf, view_of(v).data, view_of(v).size);
    buf_add_byte(&buf, ')');
    return str_from_buf(world, &buf);
}

static int64_t bytearray_length(World *world, Value v) { return (void)world, value_bytearray(v)->size; }

static Value bytearray_inplace(World *world, Value a, Value b, int op) {
    const char *data;
    size_t size;
    if (op != OPERATOR_ADD || !bytes_view(b, &data, &size)) return NOT_IMPLEMENTED;
    return append_all(world, value_bytearray(a), b) ? value_keep(a) : ABSENT;
}

static bool resolve(World *world, Value v, Value index, int64_t *at) {
    if (!value_is_int(index) && !value_has_method(world, index, N___index__)) {
        raise_error(world, T_TYPE_ERROR, "bytearray indices must be integers or slices, not %s", type_name(world, index));
        return false;
    }
    return index_resolve(world, index, value_bytearray(v)->size, "bytearray index out of range", at);
}

static Value bytearray_get_item(World *world, Value v, Value index) {
    int64_t at;
    if (value_is_kind(index, T_SLICE)) return bytes_slice(world, v, index);
    return resolve(world, v, index, &at) ? value_from_small((unsigned char)value_bytearray(v)->data[at]) : ABSENT;
}

static void delete_stepped(ByteArray *array, int64_t start, int64_t step, int64_t count) {
    if (step < 0) start += (count - 1) * step, step = -step;
    size_t to = (size_t)start;
    for (size_t from = to, next = to; from < array->size; from++) {
        if (count && from == next) next += (size_t)step, count--;
        else array->data[to++] = array->data[from];
    }
    array->size = (uint32_t)to;
}

static bool set_stepped(World *world, ByteArray *array, int64_t start, int64_t step, int64_t count, const Buf *data) {
    if ((size_t)count != data->size) {
        raise_error(world, T_VALUE_ERROR, "attempt to assign bytes of size %zu to extended slice of size %lld", data->size,
                    (long long)count);
        return false;
    }
    for (int64_t i = 0; i < count; i++) array->data[start + i * step] = data->data[i];
    return true;
}

static bool set_slice(World *world, ByteArray *array, Value slice, Value value) {
    int64_t start, step, count;
    if (!slice_resolve(world, slice, array->size, &start, &step, &count)) return false;
    if (count < 0) count = 0;
    if (value_is_absent(value) && step != 1) return delete_stepped(array, start, step, count), true;
    if (value_is_absent(value)) return splice(world, array, (size_t)start, (size_t)count, "", 0);
    Buf data = BUF_INIT;
    int gathered = bytes_gather(world, value, "byte", &data);
    if (!gathered) {
        raise_error(world, T_TYPE_ERROR, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    bool good = gathered > 0;
    if (good && step == 1) good = splice(world, array, (size_t)start, (size_t)count, buf_text(&data), data.size);
    else if (good) good = set_stepped(world, array, start, step, count, &data);
    buf_free(&data);
    return good;
}

static bool bytearray_set_item(World *world, Value v, Value index, Value value) {
    ByteArray *array = value_bytearray(v);
    if (value_is_kind(index, T_SLICE)) return set_slice(world, array, index, value);
    int64_t at;
    unsigned char byte;
    if (!resolve(world, v, index, &at)) return false;
    if (value_is_absent(value)) return splice(world, array, (size_t)at, 1, "", 0);
    if (!byte_argument(world, value, "byte", &byte)) return false;
    array->data[at] = (char)byte;
    return true;
}

// ---- methods -------------------------------------------------------------------------------------------------

static NATIVE_FN(bytearray_append) {
    unsigned char byte;
    if (!byte_argument(world, args[0], "byte", &byte)) return ABSENT;
    ByteArray *array = value_bytearray(self);
    return splice(world, array, array->size, 0, (char *)&byte, 1) ? NONE : ABSENT;
}

static Took take_byte(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value finish_bytes(World *world, Value *state) {
    Buf buf = BUF_INIT;
    ByteArray *array = value_bytearray(state[1]);
    bool good = bytes_collect(world, value_list(state[0])->items, value_list(state[0])->size, "byte", &buf) &&
                splice(world, array, array->size, 0, buf_text(&buf), buf.size);
    buf_free(&buf);
    return good ? NONE : ABSENT;
}

static const Consumer consumer_extend = {.about = "bytearray.extend", .item = take_byte, .finish = finish_bytes};

static NATIVE_FN(bytearray_extend) {
    const char *data;
    size_t size;
    if (bytes_view(args[0], &data, &size)) return append_all(world, value_bytearray(self), args[0]) ? NONE : ABSENT;
    if (value_is_str(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "expected iterable of integers; got: '%s'", type_name(world, args[0]));
    }
    if (value_is_number(args[0]) || value_is_none(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "can't extend bytearray with %s", type_name(world, args[0]));
    }
    Value state[] = {list_new(world, 0), self};
    if (value_is_absent(state[0])) return ABSENT;
    Value result = consume(world, &consumer_extend, args[0], state, 2);
    value_drop(world, state[0]);
    return result;
}

static NATIVE_FN(bytearray_insert) {
    ByteArray *array = value_bytearray(self);
    int64_t at;
    unsigned char byte;
    if (!ssize_argument(world, args[0], &at) || !byte_argument(world, args[1], "byte", &byte)) return ABSENT;
    if (at < 0) at = at + array->size < 0 ? 0 : at + array->size;
    if (at > array->size) at = array->size;
    return splice(world, array, (size_t)at, 0, (char *)&byte, 1) ? NONE : ABSENT;
}

static NATIVE_FN(bytearray_pop) {
    ByteArray *array = value_bytearray(self);
    int64_t at = -1;
    if (!array->size) return raise_error(world, T_INDEX_ERROR, "pop from empty bytearray");
    if (!value_is_absent(args[0]) && !ssize_argument(world, args[0], &at)) return ABSENT;
    if (at < 0) at += array->size;
    if (at < 0 || at >= array->size) return raise_error(world, T_INDEX_ERROR, "pop index out of range");
    unsigned char byte = (unsigned char)array->data[at];
    return splice(world, array, (size_t)at, 1, "", 0) ? value_from_small(byte) : ABSENT;
}

static NATIVE_FN(bytearray_remove) {
    ByteArray *array = value_bytearray(self);
    unsigned char byte;
    if (!byte_argument(world, args[0], "byte", &byte)) return ABSENT;
    const char *found = array->size ? memchr(array->data, byte, array->size) : NULL;
    if (!found) return raise_error(world, T_VALUE_ERROR, "value not found in bytearray");
    return splice(world, array, (size_t)(found - array->data), 1, "", 0) ? NONE : ABSENT;
}

static NATIVE_FN(bytearray_clear) {
    value_bytearray(self)->size = 0;
    return NONE;
}

static NATIVE_FN(bytearray_copy) { return bytes_like(world, self, view_of(self).data, view_of(self).size); }

static NATIVE_FN(bytearray_reverse) {
    ByteArray *array = value_bytearray(self);
    for (uint32_t i = 0, j = array->size; i + 1 < j; i++) {
        char c = array->data[i];
        array->data[i] = array->data[--j];
        array->data[j] = c;
    }
    return NONE;
}

static NATIVE_FN(bytearray_construct) { return bytes_make(world, self, args, nargs, kwnames, "bytearray"); }

#define METHOD(name, min, max, names, flags, doc) {#name, bytes_method_##name, min, max, names, flags, doc},
static const NativeDef bytearray_methods[] = {
    BYTES_METHOD_LIST(METHOD)
    {"append", bytearray_append, 1, 1, NULL, 0, "Add a byte at the end."},
    {"extend", bytearray_extend, 1, 1, NULL, 0, "Add the bytes of an iterable at the end."},
    {"insert", bytearray_insert, 2, 2, NULL, 0, "Insert a byte before an index."},
    {"pop", bytearray_pop, 0, 1, NULL, 0, "Take out the byte at an index (the last one)."},
    {"remove", bytearray_remove, 1, 1, NULL, 0, "Take out the first byte of this value."},
    {"clear", bytearray_clear, 0, 0, NULL, 0, "Take out all bytes."},
    {"copy", bytearray_copy, 0, 0, NULL, 0, "A copy."},
    {"reverse", bytearray_reverse, 0, 0, NULL, 0, "Turn the order round."},
    {0},
};
#undef METHOD

const TypeOps ops_BYTEARRAY = {
    .size = sizeof(ByteArray),
    .dispose = bytearray_dispose,
    .repr = bytearray_repr,
    .length = bytearray_length,
    .unhashable = true,
    .compare = bytes_compare,
    .binary = bytes_binary,
    .inplace = bytearray_inplace,
    .get_item = bytearray_get_item,
    .set_item = bytearray_set_item,
    .contains = bytes_contains,
    .iterate = bytes_iterate,
    .construct = bytearray_construct,
    .methods = bytearray_methods,
    .doc = "bytearray(iterable_of_ints) -> bytearray",
};
