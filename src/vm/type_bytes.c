// type_bytes.c - bytes as a type, and what bytearray shares of it: operators, items, making.
#include "syntax/ast.h"
#include "vm/bytes.h"
#include "vm/consume.h"
#include "vm/format.h"
#include "vm/number.h"
#include "vm/sequence.h"

// ---- memory --------------------------------------------------------------------------------------------------

size_t bytes_footprint(const Type *type, size_t size) {
    size_t all = offsetof(Bytes, data) + size + 1;
    return type->flags & TYPE_HEAP ? ((all + 7) & ~(size_t)7) + sizeof(Dict *) : all;
}

Bytes *bytes_alloc_in(World *world, Type *type, size_t size) {
    if (size > UINT32_MAX - 256) return raise_memory(world), NULL;
    Bytes *bytes = heap_new(world, type, bytes_footprint(type, size));
    if (!bytes) return NULL;
    bytes->size = (uint32_t)size;
    bytes->data[size] = 0;
    if (bytes->head.flags & OBJ_SUBCLASS) *bytes_dict_slot(bytes) = NULL;
    return bytes;
}

Bytes *bytes_alloc(World *world, size_t size) { return bytes_alloc_in(world, world->types[T_BYTES], size); }

static Value bytes_new_in(World *world, Type *type, const char *data, size_t size) {
    Bytes *bytes = bytes_alloc_in(world, type, size);
    if (!bytes) return ABSENT;
    memcpy(bytes->data, data, size);
    return value_from_obj(bytes);
}

Value bytes_new(World *world, const char *data, size_t size) {
    if (!size && !value_is_absent(world->empty_bytes)) return value_keep(world->empty_bytes);
    return bytes_new_in(world, world->types[T_BYTES], data, size);
}

Value bytes_like(World *world, Value self, const char *data, size_t size) {
    if (value_is_kind(self, T_BYTEARRAY)) return bytearray_new_in(world, world->types[T_BYTEARRAY], data, size);
    return bytes_new(world, data, size);
}

static void bytes_dispose(World *world, Obj *obj) {
    heap_free(world, obj, bytes_footprint(obj->type, ((Bytes *)obj)->size));
}

// ---- looking at bytes ----------------------------------------------------------------------------------------

bool bytes_view(Value v, const char **data, size_t *size) {
    if (!value_is_kind(v, T_BYTES) && !value_is_kind(v, T_BYTEARRAY)) return false;
    View view = view_of(v);
    *data = view.data;
    *size = view.size;
    return true;
}

bool view_argument(World *world, Value v, View *out) {
    if (bytes_view(v, &out->data, &out->size)) return true;
    raise_error(world, T_TYPE_ERROR, "a bytes-like object is required, not '%s'", type_name(world, v));
    return false;
}

bool byte_argument(World *world, Value v, const char *what, unsigned char *out) {
    int64_t n;
    if (value_is_small(v)) n = value_small(v);
    else if (!object_as_index(world, v, &n)) return false;
    *out = (unsigned char)n;
    if (n >= 0 && n < 256) return true;
    return raise_error(world, T_VALUE_ERROR, "%s must be in range(0, 256)", what), false;
}

void bytes_repr_to(Buf *buf, const char *data, size_t size) {
    char quote = memchr(data, '\'', size) && !memchr(data, '"', size) ? '"' : '\'';
    buf_add_byte(buf, 'b');
    buf_add_byte(buf, quote);
    for (size_t i = 0; i < size; i++) {
        char c = data[i];
        if (c == quote || c == '\\') buf_add_byte(buf, '\\'), buf_add_byte(buf, c);
        else if (c == '\n' || c == '\t' || c == '\r') buf_add_text(buf, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        else if (c >= ' ' && c <= '~') buf_add_byte(buf, c);
        else buf_add_format(buf, "\\x%02x", (unsigned char)c);
    }
    buf_add_byte(buf, quote);
}

static Value bytes_repr(World *world, Value v) {
    Buf buf = BUF_INIT;
    bytes_repr_to(&buf, value_bytes(v)->data, value_bytes(v)->size);
    return str_from_buf(world, &buf);
}

// ---- operators -----------------------------------------------------------------------------------------------

static bool is_bytes(Value v) { return value_is_kind(v, T_BYTES) || value_is_kind(v, T_BYTEARRAY); }

static Value concat(World *world, Value a, Value b) {
    View left = view_of(a), right = view_of(b);
    Buf buf = BUF_INIT;
    buf_reserve(&buf, left.size + right.size);
    buf_add(&buf, left.data, left.size);
    buf_add(&buf, right.data, right.size);
    Value sum = bytes_like(world, a, buf_text(&buf), buf.size);
    buf_free(&buf);
    return sum;
}

static Value repeat(World *world, Value v, Value count) {
    int64_t times;
    if (!repeat_argument(world, count, &times)) return ABSENT;
    View view = view_of(v);
    if (times <= 0 || !view.size) return bytes_like(world, v, "", 0);
    if ((uint64_t)times > (UINT32_MAX - 256) / view.size) return raise_memory(world);
    Buf buf = BUF_INIT;
    buf_reserve(&buf, view.size * (size_t)times);
    for (int64_t i = 0; i < times; i++) buf_add(&buf, view.data, view.size);
    Value result = bytes_like(world, v, buf.data, buf.size);
    buf_free(&buf);
    return result;
}

static Value format_bytes(World *world, Value v, Value args) {
    Buf buf;
    View view = view_of(v);
    bool good = format_percent_bytes(world, view.data, view.size, args, &buf);
    Value result = good ? bytes_like(world, v, buf_text(&buf), buf.size) : ABSENT;
    buf_free(&buf);
    return result;
}

Value bytes_binary(World *world, Value a, Value b, int op) {
    if (op == OPERATOR_ADD && is_bytes(a) && is_bytes(b)) return concat(world, a, b);
    if (op == OPERATOR_MUL && is_bytes(a) && value_is_int(b)) return repeat(world, a, b);
    if (op == OPERATOR_MUL && is_bytes(b) && value_is_int(a)) return repeat(world, b, a);
    if (op == OPERATOR_MOD && is_bytes(a)) return format_bytes(world, a, b);
    return NOT_IMPLEMENTED;
}

Value bytes_compare(World *world, Value a, Value b, int op) {
    (void)world;
    if (!is_bytes(b)) return NOT_IMPLEMENTED;
    View left = view_of(a), right = view_of(b);
    int order = memcmp(left.data, right.data, left.size < right.size ? left.size : right.size);
    if (!order) order = (left.size > right.size) - (left.size < right.size);
    switch (op) {
    case COMPARE_EQ: return value_from_bool(order == 0);
    case COMPARE_NE: return value_from_bool(order != 0);
    case COMPARE_LT: return value_from_bool(order < 0);
    case COMPARE_LE: return value_from_bool(order <= 0);
    case COMPARE_GT: return value_from_bool(order > 0);
    default: return value_from_bool(order >= 0);
    }
}

static bool bytes_hash(World *world, Value v, uint64_t *hash) {
    (void)world;
    Bytes *bytes = value_bytes(v);
    if (!(bytes->head.flags & OBJ_HASHED)) {
        bytes->hash = text_hash(bytes->data, bytes->size);
        bytes->head.flags |= OBJ_HASHED;
    }
    *hash = bytes->hash;
    return true;
}

static int64_t bytes_length(World *world, Value v) { return (void)world, value_bytes(v)->size; }

int bytes_contains(World *world, Value v, Value item) {
    View view = view_of(v), part;
    if (value_is_int(item)) {
        unsigned char byte;
        if (!byte_argument(world, item, "byte", &byte)) return -1;
        return memchr(view.data, byte, view.size) != NULL;
    }
    if (!view_argument(world, item, &part)) return -1;
    return text_find(view.data, 0, view.size, part.data, part.size) >= 0;
}

Value bytes_slice(World *world, Value v, Value slice) {
    View view = view_of(v);
    int64_t start, step, count;
    if (!slice_resolve(world, slice, (int64_t)view.size, &start, &step, &count)) return ABSENT;
    if (count <= 0) return bytes_like(world, v, "", 0);
    if (step == 1) return bytes_like(world, v, view.data + start, (size_t)count);
    Buf buf = BUF_INIT;
    for (int64_t i = 0; i < count; i++) buf_add_byte(&buf, view.data[start + i * step]);
    Value result = bytes_like(world, v, buf.data, buf.size);
    buf_free(&buf);
    return result;
}

static bool has_index(World *world, Value v) {
    return value_is_int(v) || value_has_method(world, v, N___index__);
}

static Value bytes_get_item(World *world, Value v, Value index) {
    int64_t at;
    if (value_is_kind(index, T_SLICE)) return bytes_slice(world, v, index);
    if (!has_index(world, index)) {
        return raise_error(world, T_TYPE_ERROR, "byte indices must be integers or slices, not %s", type_name(world, index));
    }
    if (!index_resolve(world, index, value_bytes(v)->size, "index out of range", &at)) return ABSENT;
    return value_from_small((unsigned char)value_bytes(v)->data[at]);
}

Value bytes_iterate(World *world, Value v) {
    StrIterator *iterator = heap_new_of(world, BYTES_ITERATOR, StrIterator);
    if (!iterator) return ABSENT;
    iterator->sequence = value_keep(v);
    iterator->offset = 0;
    return value_from_obj(iterator);
}

static Value bytes_iterator_next(World *world, Value v) {
    StrIterator *iterator = (StrIterator *)value_obj(v);
    if (value_is_absent(iterator->sequence)) return EXHAUSTED;
    View view = view_of(iterator->sequence);
    if (iterator->offset < view.size) return value_from_small((unsigned char)view.data[iterator->offset++]);
    value_replace_take(world, &iterator->sequence, ABSENT);
    return EXHAUSTED;
}

// ---- making --------------------------------------------------------------------------------------------------

bool bytes_collect(World *world, const Value *items, uint32_t count, const char *what, Buf *out) {
    buf_reserve(out, count);
    for (uint32_t i = 0; i < count; i++) {
        unsigned char byte;
        if (!byte_argument(world, items[i], what, &byte)) return false;
        buf_add_byte(out, (char)byte);
    }
    return true;
}

int bytes_gather(World *world, Value v, const char *what, Buf *out) {
    const char *data;
    size_t size;
    if (bytes_view(v, &data, &size)) return buf_add(out, data, size), 1;
    if (!value_is_plain_iterable(v) || value_is_str(v)) return 0;
    Value list = list_from_plain(world, v);
    if (value_is_absent(list)) return -1;
    bool good = bytes_collect(world, value_list(list)->items, value_list(list)->size, what, out);
    value_drop(world, list);
    return good ? 1 : -1;
}

static Value make_in(World *world, Type *type, const char *data, size_t size) {
    if (type->kind == T_BYTEARRAY) return bytearray_new_in(world, type, data, size);
    if (type == world->types[T_BYTES]) return bytes_new(world, data, size);
    return bytes_new_in(world, type, data, size);
}

static const char *element_name(const Type *type) { return type->kind == T_BYTEARRAY ? "byte" : "bytes"; }

// An iterable's items come one by one: state [list, type].
static Took take_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value finish_items(World *world, Value *state) {
    Type *type = (Type *)value_obj(state[1]);
    Buf buf = BUF_INIT;
    Value made = ABSENT;
    if (bytes_collect(world, value_list(state[0])->items, value_list(state[0])->size, element_name(type), &buf)) {
        made = make_in(world, type, buf_text(&buf), buf.size);
    }
    buf_free(&buf);
    return made;
}

static const Consumer consumer_bytes = {.about = "bytes", .item = take_item, .finish = finish_items};

static Value make_zeros(World *world, Type *type, Value count) {
    int64_t size = int_clip(count);
    if (!int_fits(count)) return repeat_argument(world, count, &size), ABSENT;
    if (size < 0) return raise_error(world, T_VALUE_ERROR, "negative count");
    if (size > UINT32_MAX - 256) return raise_memory(world);
    Buf buf = BUF_INIT;
    buf_reserve(&buf, (size_t)size);
    memset(buf.data, 0, (size_t)size);
    Value made = make_in(world, type, buf.data, (size_t)size);
    buf_free(&buf);
    return made;
}

static Value made_of_count_take(World *world, Type *type, Value count) {
    Value made = make_zeros(world, type, count);
    value_drop(world, count);
    return made;
}

static bool has_bytes_method(World *world, Value v) {
    return !is_bytes(v) && value_has_method(world, v, N___bytes__);
}

static Value make_by_method(World *world, Type *type, Value v) {
    Value bytes = vm_call_method(world, v, NAME_OF(world, __bytes__), NULL, 0);
    if (value_is_absent(bytes) || (value_is_exact(bytes, T_BYTES) && type == world->types[T_BYTES])) return bytes;
    Value made = ABSENT;
    if (value_is_kind(bytes, T_BYTES)) made = make_in(world, type, value_bytes(bytes)->data, value_bytes(bytes)->size);
    else raise_error(world, T_TYPE_ERROR, "__bytes__ returned non-bytes (type %s)", type_name(world, bytes));
    value_drop(world, bytes);
    return made;
}

static Value make_from(World *world, Type *type, Value v) {
    Buf buf = BUF_INIT;
    if (type->kind == T_BYTES && has_bytes_method(world, v)) return make_by_method(world, type, v);
    if (value_is_str(v)) return raise_error(world, T_TYPE_ERROR, "string argument without an encoding");
    if (value_is_int(v)) return make_zeros(world, type, v);
    if (has_index(world, v)) {
        Value count = object_index(world, v);
        if (!value_is_absent(count)) return made_of_count_take(world, type, count);
        if (!raised_is(world, T_TYPE_ERROR)) return ABSENT;
        raised_clear(world);
    }
    int gathered = bytes_gather(world, v, element_name(type), &buf);
    Value made = gathered > 0 ? make_in(world, type, buf_text(&buf), buf.size) : ABSENT;
    buf_free(&buf);
    if (gathered) return made;
    if (!value_is_iterable(world, v)) {
        return raise_error(world, T_TYPE_ERROR, "cannot convert '%s' object to %s", type_name(world, v),
                           type->kind == T_BYTEARRAY ? "bytearray" : "bytes");
    }
    Value state[] = {list_new(world, 0), value_from_obj(type)};
    if (value_is_absent(state[0])) return ABSENT;
    made = consume(world, &consumer_bytes, v, state, 2);
    value_drop(world, state[0]);
    return made;
}

static Value make_encoded(World *world, Type *type, Value v, const Value *names, const char *name) {
    const char *encoding, *errors;
    if (!codec_arguments(world, names, name, &encoding, &errors)) return ABSENT;
    if (value_is_absent(v) || !value_is_str(v)) {
        return raise_error(world, T_TYPE_ERROR, value_is_absent(names[0]) ? "errors without a string argument"
                                                                          : "encoding without a string argument");
    }
    Value bytes = str_encode(world, value_str(v), encoding, errors);
    if (value_is_absent(bytes) || type == world->types[T_BYTES]) return bytes;
    Value made = make_in(world, type, value_bytes(bytes)->data, value_bytes(bytes)->size);
    value_drop(world, bytes);
    return made;
}

Value bytes_make(World *world, Value self, const Value *args, int nargs, Value kwnames, const char *name) {
    Value named[3], all[3];
    Type *type = (Type *)value_obj(self);
    if (nargs > 3) return raise_error(world, T_TYPE_ERROR, "%s() takes at most 3 arguments (%d given)", name, nargs);
    if (!args_keywords(world, name, args, nargs, kwnames, "source encoding errors", named)) return ABSENT;
    for (int i = 0; i < 3; i++) all[i] = i < nargs ? args[i] : named[i];
    if (!value_is_absent(all[1]) || !value_is_absent(all[2])) return make_encoded(world, type, all[0], all + 1, name);
    if (value_is_absent(all[0])) return make_in(world, type, "", 0);
    if (type == world->types[T_BYTES] && value_is_exact(all[0], T_BYTES)) return value_keep(all[0]);
    return make_from(world, type, all[0]);
}

static NATIVE_FN(bytes_construct) { return bytes_make(world, self, args, nargs, kwnames, "bytes"); }

// Atomically: for int.from_bytes().
Value bytes_from_value(World *world, Value v) {
    if (value_is_kind(v, T_BYTES)) return value_keep(v);
    if (value_is_str(v) || value_is_int(v)) {
        return raise_error(world, T_TYPE_ERROR, "cannot convert '%s' object to bytes", type_name(world, v));
    }
    return vm_call(world, value_from_obj(world->types[T_BYTES]), &v, 1, ABSENT);
}

static NATIVE_FN(bytes_getnewargs) {
    Value v = bytes_new(world, value_bytes(self)->data, value_bytes(self)->size);
    return value_is_absent(v) ? ABSENT : tuple_from_take(world, &v, 1);
}

static NATIVE_FN(bytes_bytes) { return bytes_new(world, value_bytes(self)->data, value_bytes(self)->size); }

#define METHOD(name, min, max, names, flags, doc) {#name, bytes_method_##name, min, max, names, flags, doc},
static const NativeDef bytes_methods[] = {
    BYTES_METHOD_LIST(METHOD)
    {"__bytes__", bytes_bytes, 0, 0, NULL, 0, "Convert this value to exact type bytes."},
    {"__getnewargs__", bytes_getnewargs, 0, 0, NULL, 0, NULL},
    {0},
};
#undef METHOD

const TypeOps ops_BYTES = {
    .size = sizeof(Bytes),
    .dispose = bytes_dispose,
    .repr = bytes_repr,
    .length = bytes_length,
    .hash = bytes_hash,
    .compare = bytes_compare,
    .binary = bytes_binary,
    .get_item = bytes_get_item,
    .contains = bytes_contains,
    .iterate = bytes_iterate,
    .construct = bytes_construct,
    .methods = bytes_methods,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes",
};

const TypeOps ops_BYTES_ITERATOR = {
    .size = sizeof(StrIterator),
    .dispose = str_iterator_dispose,
    .visit = str_iterator_visit,
    .iterate = value_itself,
    .next = bytes_iterator_next,
};
