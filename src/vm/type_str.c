// type_str.c - str as a type: repr, operators, indexing, iterating, making. Its methods are in the str_*.c files.
#include <stdio.h>

#include "syntax/ast.h"
#include "vm/number.h"
#include "vm/sequence.h"
#include "vm/text.h"

// ---- repr ----------------------------------------------------------------------------------------------------

static void add_escaped(Buf *out, uint32_t rune, const char *bytes, size_t size, char quote) {
    if (rune == (uint32_t)quote || rune == '\\') {
        buf_add_byte(out, '\\');
        buf_add_byte(out, (char)rune);
    } else if (rune == '\n' || rune == '\t' || rune == '\r') {
        buf_add_text(out, rune == '\n' ? "\\n" : rune == '\t' ? "\\t" : "\\r");
    } else if (utf8_is_printable(rune)) {
        buf_add(out, bytes, size);
    } else {
        buf_add_format(out, rune < 0x100 ? "\\x%02x" : rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
    }
}

// Bytes that stand for themselves between quotes: printable ASCII but quotes and backslash.
static bool is_plain_byte(char c) { return c >= ' ' && c <= '~' && c != '\'' && c != '"' && c != '\\'; }

void str_repr_to(Buf *buf, const char *text, size_t size) {
    char quote = memchr(text, '\'', size) && !memchr(text, '"', size) ? '"' : '\'';
    buf_reserve(buf, size + 2);
    buf_add_byte(buf, quote);
    for (size_t at = 0; at < size;) {
        size_t start = at;
        while (at < size && is_plain_byte(text[at])) at++;
        buf_add(buf, text + start, at - start);
        if (at == size) break;
        start = at;
        uint32_t rune = text_next(text, size, &at);
        add_escaped(buf, rune, text + start, at - start, quote);
    }
    buf_add_byte(buf, quote);
}

static Value str_repr(World *world, Value v) {
    const Str *str = value_str(v);
    size_t plain = 0;
    while (plain < str->size && is_plain_byte(str->text[plain])) plain++;
    if (plain == str->size) {  // nearly always
        Str *repr = str_alloc(world, plain + 2);
        if (!repr) return ABSENT;
        repr->text[0] = repr->text[plain + 1] = '\'';
        memcpy(repr->text + 1, str->text, plain);
        return value_from_obj(repr);
    }
    Buf buf = BUF_INIT;
    str_repr_to(&buf, str->text, str->size);
    return str_from_buf(world, &buf);
}

static Value str_str(World *world, Value v) { return str_part(world, v, 0, value_str(v)->size); }

static Value str_format_op(World *world, Value v, Value spec) {
    if (!value_str(spec)->size) return value_is_exact(v, T_STR) ? value_keep(v) : object_str(world, v);
    return format_str(world, v, value_str(spec)->text, value_str(spec)->size);
}

// ---- operators -----------------------------------------------------------------------------------------------

static Value repeat(World *world, Value v, int64_t times) {
    const Str *str = value_str(v);
    if (times == 1) return str_part(world, v, 0, str->size);
    if (times <= 0 || !str->size) return str_new(world, "", 0);
    if ((uint64_t)times > UINT32_MAX / str->size) return raise_memory(world);
    Str *result = str_alloc(world, str->size * (size_t)times);
    if (!result) return ABSENT;
    if (str->size == 1) memset(result->text, *str->text, (size_t)times);
    else for (int64_t i = 0; i < times; i++) memcpy(result->text + (size_t)i * str->size, str->text, str->size);
    if (!str_is_ascii(str)) {
        result->head.flags &= (uint16_t)~OBJ_ASCII;
        result->length = str->length * (uint32_t)times;
    }
    return value_from_obj(result);
}

bool repeat_argument(World *world, Value v, int64_t *times) {
    *times = int_clip(v);
    if (int_fits(v)) return true;
    raise_error(world, T_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
    return false;
}

static Value multiply(World *world, Value a, Value b) {
    Value text = value_is_str(a) ? a : b, count = value_is_str(a) ? b : a;
    int64_t times;
    if (!value_is_str(text)) return NOT_IMPLEMENTED;
    if (value_is_int(count)) return repeat_argument(world, count, &times) ? repeat(world, text, times) : ABSENT;
    if (!value_has_method(world, count, N___index__)) return NOT_IMPLEMENTED;
    if (value_is(text, a) && value_has_method(world, count, N___rmul__)) return NOT_IMPLEMENTED;
    Value index = object_index(world, count);
    if (value_is_absent(index)) return ABSENT;
    Value result = repeat_argument(world, index, &times) ? repeat(world, text, times) : ABSENT;
    value_drop(world, index);
    return result;
}

static Value str_binary(World *world, Value a, Value b, int op) {
    switch (op) {
    case OPERATOR_ADD: return value_is_str(a) && value_is_str(b) ? str_concat(world, a, b) : NOT_IMPLEMENTED;
    case OPERATOR_MUL: return multiply(world, a, b);
    case OPERATOR_MOD: return value_is_str(a) ? format_percent(world, a, b) : NOT_IMPLEMENTED;
    default: return NOT_IMPLEMENTED;
    }
}

// `s += t`: the interpreter drops the variable's reference first, so that `a` may be nobody else's.
static Value str_inplace(World *world, Value a, Value b, int op) {
    return op == OPERATOR_ADD && value_is_str(b) ? str_append(world, a, b) : NOT_IMPLEMENTED;
}

// UTF-8 sorts as its code points do.
static int str_order(const Str *a, const Str *b) {
    int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

static Value str_compare(World *world, Value a, Value b, int op) {
    (void)world;
    if (!value_is_str(b)) return NOT_IMPLEMENTED;
    const Str *left = value_str(a), *right = value_str(b);
    switch (op) {
    case COMPARE_EQ: return value_from_bool(str_equal(left, right));
    case COMPARE_NE: return value_from_bool(!str_equal(left, right));
    case COMPARE_LT: return value_from_bool(str_order(left, right) < 0);
    case COMPARE_LE: return value_from_bool(str_order(left, right) <= 0);
    case COMPARE_GT: return value_from_bool(str_order(left, right) > 0);
    default: return value_from_bool(str_order(left, right) >= 0);
    }
}

static bool str_hash_op(World *world, Value v, uint64_t *hash) {
    *hash = str_hash(world, value_str(v));
    return true;
}

static int64_t str_length(World *world, Value v) {
    (void)world;
    return value_str(v)->length;
}

// ---- items ---------------------------------------------------------------------------------------------------

static Value slice_forward(World *world, Value v, size_t start, size_t count) {
    const Str *str = value_str(v);
    size_t from = str_offset(str, start);
    size_t to = str_is_ascii(str) ? from + count : from + utf8_offset(str->text + from, str->size - from, count);
    return str_part(world, v, from, to);
}

static Value slice_any(World *world, const Str *str, int64_t start, int64_t step, int64_t count) {
    Buf buf = BUF_INIT;
    if (str_is_ascii(str)) {
        buf_reserve(&buf, (size_t)count);
        for (int64_t i = 0; i < count; i++) buf_add_byte(&buf, str->text[start + i * step]);
        return str_from_buf(world, &buf);
    }
    size_t at = str_offset(str, (size_t)start);
    for (int64_t i = 0; i < count; i++) {
        size_t end = at;
        uint32_t rune = text_next(str->text, str->size, &end);
        buf_add_rune(&buf, rune);
        if (i + 1 == count) break;
        for (int64_t n = step; n > 0; n--) text_next(str->text, str->size, &at);
        for (int64_t n = step; n < 0; n++) text_previous(str->text, &at);
    }
    return str_from_buf(world, &buf);
}

static Value str_get_item(World *world, Value v, Value index) {
    const Str *str = value_str(v);
    int64_t start, step, count;
    if (value_is_small(index)) {
        start = value_small(index);
        if (start < 0) start += str->length;
        if (start < 0 || start >= str->length) return raise_error(world, T_INDEX_ERROR, "string index out of range");
        return str_at(world, str, (size_t)start);
    }
    if (value_is_kind(index, T_SLICE)) {
        if (!slice_resolve(world, index, str->length, &start, &step, &count)) return ABSENT;
        if (count <= 0) return str_new(world, "", 0);
        if (step == 1) return slice_forward(world, v, (size_t)start, (size_t)count);
        return slice_any(world, str, start, step, count);
    }
    if (!value_is_int(index) && !value_has_method(world, index, N___index__)) {
        return raise_error(world, T_TYPE_ERROR, "string indices must be integers, not '%s'", type_name(world, index));
    }
    if (!index_resolve(world, index, str->length, "string index out of range", &start)) return ABSENT;
    return str_at(world, str, (size_t)start);
}

static int str_contains(World *world, Value v, Value item) {
    if (!value_is_str(item)) {
        raise_error(world, T_TYPE_ERROR, "'in <string>' requires string as left operand, not %s", type_name(world, item));
        return -1;
    }
    const Str *str = value_str(v), *part = value_str(item);
    return text_find(str->text, 0, str->size, part->text, part->size) >= 0;
}

static Value str_iterate(World *world, Value v) {
    StrIterator *iterator = heap_new_of(world, STR_ITERATOR, StrIterator);
    if (!iterator) return ABSENT;
    iterator->sequence = value_keep(v);
    iterator->offset = 0;
    return value_from_obj(iterator);
}

static Value str_iterator_next(World *world, Value v) {
    StrIterator *iterator = (StrIterator *)value_obj(v);
    if (value_is_absent(iterator->sequence)) return EXHAUSTED;
    const Str *str = value_str(iterator->sequence);
    size_t at = iterator->offset;
    if (at == str->size) {
        value_replace_take(world, &iterator->sequence, ABSENT);
        return EXHAUSTED;
    }
    unsigned char byte = (unsigned char)str->text[at];
    if (byte < 0x80 && !value_is_absent(world->latin1[byte])) {
        iterator->offset++;
        return value_keep(world->latin1[byte]);
    }
    uint32_t rune = text_next(str->text, str->size, &at);
    iterator->offset = (uint32_t)at;
    return str_from_rune(world, rune);
}

void str_iterator_dispose(World *world, Obj *obj) {
    value_drop(world, ((StrIterator *)obj)->sequence);
    heap_free(world, obj, sizeof(StrIterator));
}

void str_iterator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    StrIterator *iterator = (StrIterator *)obj;
    if (!value_is_absent(iterator->sequence)) visit(context, iterator->sequence);
}

Value value_itself(World *world, Value v) {
    (void)world;
    return value_keep(v);
}

// ---- making --------------------------------------------------------------------------------------------------

static Value decoded(World *world, Value v, const Value *names) {
    const char *encoding, *errors, *data;
    size_t size;
    if (!codec_arguments(world, names, "str", &encoding, &errors)) return ABSENT;
    if (value_is_str(v)) return raise_error(world, T_TYPE_ERROR, "decoding str is not supported");
    if (!bytes_view(v, &data, &size)) {
        return raise_error(world, T_TYPE_ERROR, "decoding to str: need a bytes-like object, %s found", type_name(world, v));
    }
    return str_decode(world, data, size, encoding, errors);
}

static Value made_in_take(World *world, Type *type, Value v) {
    if (value_is_absent(v) || !(type->flags & TYPE_HEAP)) return v;
    Str *made = str_alloc_in(world, type, value_str(v)->size);
    if (made) {
        memcpy(made->text, value_str(v)->text, made->size);
        str_seal_utf8(made);
    }
    value_drop(world, v);
    return value_from_obj(made);
}

static NATIVE_FN(str_construct) {
    Value named[3], all[3];
    if (nargs > 3) return raise_arg_count(world, "str", 0, 3, nargs);
    if (!args_keywords(world, "str", args, nargs, kwnames, "object encoding errors", named)) return ABSENT;
    for (int i = 0; i < 3; i++) all[i] = i < nargs ? args[i] : named[i];
    Value v;
    if (value_is_absent(all[0])) v = str_new(world, "", 0);
    else if (value_is_absent(all[1]) && value_is_absent(all[2])) v = object_str(world, all[0]);
    else v = decoded(world, all[0], all + 1);
    return made_in_take(world, (Type *)value_obj(self), v);
}

static void str_dispose(World *world, Obj *obj) {
    heap_free(world, obj, str_footprint(obj->type, ((Str *)obj)->size));
}

static NATIVE_FN(str_getnewargs) {
    Value v = str_new(world, value_str(self)->text, value_str(self)->size);
    return value_is_absent(v) ? ABSENT : tuple_from_take(world, &v, 1);
}

#define METHOD(name, min, max, names, flags, doc) {#name, str_method_##name, min, max, names, flags, doc},
static const NativeDef str_methods[] = {
    STR_METHOD_LIST(METHOD)
    {"__getnewargs__", str_getnewargs, 0, 0, NULL, 0, NULL},
    {0},
};
#undef METHOD

const TypeOps ops_STR = {
    .size = sizeof(Str),
    .dispose = str_dispose,
    .repr = str_repr,
    .str = str_str,
    .format = str_format_op,
    .length = str_length,
    .hash = str_hash_op,
    .compare = str_compare,
    .binary = str_binary,
    .inplace = str_inplace,
    .get_item = str_get_item,
    .contains = str_contains,
    .iterate = str_iterate,
    .construct = str_construct,
    .methods = str_methods,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
};

const TypeOps ops_STR_ITERATOR = {
    .size = sizeof(StrIterator),
    .dispose = str_iterator_dispose,
    .visit = str_iterator_visit,
    .iterate = value_itself,
    .next = str_iterator_next,
};
