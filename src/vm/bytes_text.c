// bytes_text.c - bytes as text: decode, hex, letters (ASCII only), padding, tables.
#include "vm/bytes.h"
#include "vm/bigint.h"

BYTES_METHOD(decode) {
    const char *encoding, *errors;
    View view = view_of(self);
    if (!codec_arguments(world, args, "decode", &encoding, &errors)) return ABSENT;
    return str_decode(world, view.data, view.size, encoding, errors);
}

// ---- hexadecimal ---------------------------------------------------------------------------------------------

static bool separator_argument(World *world, Value v, char *out) {
    View view;
    *out = 0;
    if (value_is_absent(v)) return true;
    if (value_is_str(v)) view = (View){value_str(v)->text, value_str(v)->size};
    else if (object_length(world, v) < 0 || !view_argument(world, v, &view)) return false;
    if (view.size != 1) return raise_error(world, T_VALUE_ERROR, "sep must be length 1."), false;
    if (*view.data & 0x80) return raise_error(world, T_VALUE_ERROR, "sep must be ASCII."), false;
    *out = *view.data;
    return true;
}

BYTES_METHOD(hex) {
    View view = view_of(self);
    char separator;
    int64_t group = 1;
    if (!separator_argument(world, args[0], &separator)) return ABSENT;
    if (!value_is_absent(args[1]) && !ssize_argument(world, args[1], &group)) return ABSENT;
    size_t every = (size_t)(group < 0 ? -group : group);
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < view.size; i++) {
        size_t left = group < 0 ? i : view.size - i;  // groups are counted from the right, negative ones from the left
        if (separator && every && i && left % every == 0) buf_add_byte(&buf, separator);
        buf_add_byte(&buf, "0123456789abcdef"[(unsigned char)view.data[i] >> 4]);
        buf_add_byte(&buf, "0123456789abcdef"[view.data[i] & 15]);
    }
    return str_from_buf(world, &buf);
}

static Value raise_no_hex(World *world, Buf *buf, size_t at) {
    buf_free(buf);
    return raise_error(world, T_VALUE_ERROR, "non-hexadecimal number found in fromhex() arg at position %zu", at);
}

BYTES_METHOD(fromhex) {
    if (!value_is_str(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "fromhex() argument must be str, not %s", type_name(world, args[0]));
    }
    const Str *text = value_str(args[0]);
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < text->size; i++) {
        if (strchr(" \t\n\v\f\r", text->text[i]) && text->text[i]) continue;
        int high = digit_value(text->text[i]), low = i + 1 < text->size ? digit_value(text->text[i + 1]) : 99;
        if (high > 15) return raise_no_hex(world, &buf, i);
        if (low > 15) return raise_no_hex(world, &buf, i + 1);
        buf_add_byte(&buf, (char)(high << 4 | low));
        i++;
    }
    Value bytes = bytes_new(world, buf_text(&buf), buf.size);
    buf_free(&buf);
    if (value_is_absent(bytes) || value_obj(self) == &world->types[T_BYTES]->head) return bytes;
    Value made = vm_call(world, self, &bytes, 1, ABSENT);
    value_drop(world, bytes);
    return made;
}

// ---- letters -------------------------------------------------------------------------------------------------

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return is_lower(c) || is_upper(c); }
static bool is_number(char c) { return c >= '0' && c <= '9'; }
static bool is_letter_or_number(char c) { return is_letter(c) || is_number(c); }
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_ascii(char c) { return !(c & 0x80); }
static char to_upper(char c) { return (char)(is_lower(c) ? c ^ 0x20 : c); }
static char to_lower(char c) { return (char)(is_upper(c) ? c ^ 0x20 : c); }
static char to_other(char c) { return (char)(is_letter(c) ? c ^ 0x20 : c); }

// What becomes of a byte behind another (0 at the start).
typedef char (*Mapping)(char c, char before);
static char map_upper(char c, char before) { return (void)before, to_upper(c); }
static char map_lower(char c, char before) { return (void)before, to_lower(c); }
static char map_swap(char c, char before) { return (void)before, to_other(c); }
static char map_title(char c, char before) { return is_letter(before) ? to_lower(c) : to_upper(c); }

static Value map_bytes(World *world, Value self, Mapping map) {
    View view = view_of(self);
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < view.size; i++) buf_add_byte(&buf, map(view.data[i], i ? view.data[i - 1] : 0));
    Value mapped = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return mapped;
}

BYTES_METHOD(upper) { return map_bytes(world, self, map_upper); }
BYTES_METHOD(lower) { return map_bytes(world, self, map_lower); }
BYTES_METHOD(swapcase) { return map_bytes(world, self, map_swap); }
BYTES_METHOD(title) { return map_bytes(world, self, map_title); }

BYTES_METHOD(capitalize) {
    View view = view_of(self);
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < view.size; i++) buf_add_byte(&buf, i ? to_lower(view.data[i]) : to_upper(view.data[i]));
    Value mapped = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return mapped;
}

static Value all_are(Value self, bool (*is)(char), bool when_empty) {
    View view = view_of(self);
    for (size_t i = 0; i < view.size; i++) {
        if (!is(view.data[i])) return FALSE;
    }
    return value_from_bool(view.size || when_empty);
}

static Value all_cased(Value self, bool (*is)(char), bool (*is_other)(char)) {
    View view = view_of(self);
    bool some = false;
    for (size_t i = 0; i < view.size; i++) {
        if (is_other(view.data[i])) return FALSE;
        some |= is(view.data[i]);
    }
    return value_from_bool(some);
}

BYTES_METHOD(isalnum) { return all_are(self, is_letter_or_number, false); }
BYTES_METHOD(isalpha) { return all_are(self, is_letter, false); }
BYTES_METHOD(isascii) { return all_are(self, is_ascii, true); }
BYTES_METHOD(isdigit) { return all_are(self, is_number, false); }
BYTES_METHOD(isspace) { return all_are(self, is_space, false); }
BYTES_METHOD(islower) { return all_cased(self, is_lower, is_upper); }
BYTES_METHOD(isupper) { return all_cased(self, is_upper, is_lower); }

BYTES_METHOD(istitle) {
    View view = view_of(self);
    bool in_word = false, some = false;
    for (size_t i = 0; i < view.size; i++) {
        char c = view.data[i];
        if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) return FALSE;
        in_word = is_letter(c);
        some |= in_word;
    }
    return value_from_bool(some);
}

// ---- padding -------------------------------------------------------------------------------------------------

static void add_fill(Buf *out, char fill, size_t count) {
    buf_reserve(out, count);
    memset(out->data + out->size, fill, count);
    out->size += count;
}

static Value pad(World *world, Value self, size_t left, size_t right, char fill) {
    View view = view_of(self);
    if (left + right > UINT32_MAX - 256 - view.size) return raise_memory(world);
    Buf buf = BUF_INIT;
    add_fill(&buf, fill, left);
    buf_add(&buf, view.data, view.size);
    add_fill(&buf, fill, right);
    Value padded = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return padded;
}

static bool pad_arguments(World *world, Value self, const Value *args, const char *name, size_t *space, char *fill) {
    int64_t width, size = (int64_t)view_of(self).size;
    View view = {" ", 1};
    if (!ssize_argument(world, args[0], &width)) return false;
    if (!value_is_absent(args[1]) && (!bytes_view(args[1], &view.data, &view.size) || view.size != 1)) {
        raise_error(world, T_TYPE_ERROR, "%s() argument 2 must be a byte string of length 1, not %s", name,
                    type_name(world, args[1]));
        return false;
    }
    *space = width > size ? (size_t)(width - size) : 0;
    *fill = *view.data;
    return true;
}

BYTES_METHOD(ljust) {
    size_t space;
    char fill;
    return pad_arguments(world, self, args, "ljust", &space, &fill) ? pad(world, self, 0, space, fill) : ABSENT;
}

BYTES_METHOD(rjust) {
    size_t space;
    char fill;
    return pad_arguments(world, self, args, "rjust", &space, &fill) ? pad(world, self, space, 0, fill) : ABSENT;
}

BYTES_METHOD(center) {
    size_t space;
    char fill;
    if (!pad_arguments(world, self, args, "center", &space, &fill)) return ABSENT;
    size_t left = space / 2 + (space & (space + view_of(self).size) & 1);
    return pad(world, self, left, space - left, fill);
}

BYTES_METHOD(zfill) {
    int64_t width;
    View view = view_of(self);
    if (!ssize_argument(world, args[0], &width)) return ABSENT;
    size_t space = width > (int64_t)view.size ? (size_t)width - view.size : 0;
    bool sign = view.size && (*view.data == '+' || *view.data == '-');
    if (space > UINT32_MAX - 256 - view.size) return raise_memory(world);
    Buf buf = BUF_INIT;
    if (sign) buf_add_byte(&buf, *view.data);
    add_fill(&buf, '0', space);
    buf_add(&buf, view.data + sign, view.size - sign);
    Value filled = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return filled;
}

BYTES_METHOD(expandtabs) {
    View view = view_of(self);
    int64_t tab = 8, column = 0;
    if (!value_is_absent(args[0]) && !ssize_argument(world, args[0], &tab)) return ABSENT;
    if (tab > INT32_MAX) return raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C int");
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < view.size && buf.size < UINT32_MAX - 256; i++) {
        char c = view.data[i];
        int64_t spaces = c == '\t' && tab > 0 ? tab - column % tab : 0;
        if (c != '\t') buf_add_byte(&buf, c);
        column = c == '\n' || c == '\r' ? 0 : column + spaces + (c != '\t');
        add_fill(&buf, ' ', (size_t)spaces);
    }
    Value result = buf.size < UINT32_MAX - 256 ? bytes_like(world, self, buf_text(&buf), buf.size) : raise_memory(world);
    buf_free(&buf);
    return result;
}

// ---- tables --------------------------------------------------------------------------------------------------

BYTES_METHOD(translate) {
    View view = view_of(self), table = {NULL, 256}, gone = {"", 0};
    if (!value_is_none(args[0]) && !view_argument(world, args[0], &table)) return ABSENT;
    if (table.size != 256) return raise_error(world, T_VALUE_ERROR, "translation table must be 256 characters long");
    if (!value_is_absent(args[1]) && !view_argument(world, args[1], &gone)) return ABSENT;
    Buf buf = BUF_INIT;
    for (size_t i = 0; i < view.size; i++) {
        if (gone.size && memchr(gone.data, view.data[i], gone.size)) continue;
        buf_add_byte(&buf, table.data ? table.data[(unsigned char)view.data[i]] : view.data[i]);
    }
    Value result = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return result;
}

BYTES_METHOD(maketrans) {
    View from, to;
    if (!view_argument(world, args[0], &from) || !view_argument(world, args[1], &to)) return ABSENT;
    if (from.size != to.size) return raise_error(world, T_VALUE_ERROR, "maketrans arguments must have same length");
    char table[256];
    for (int i = 0; i < 256; i++) table[i] = (char)i;
    for (size_t i = 0; i < from.size; i++) table[(unsigned char)from.data[i]] = to.data[i];
    return bytes_new(world, table, sizeof table);
}
