// format_percent.c - "template" % values: %[(key)][flags][width][.precision]type. And b"template" % values, where a character
// is a byte and %s takes bytes.
#include <math.h>

#include "vm/dict.h"
#include "vm/format.h"
#include "vm/sequence.h"

typedef enum PercentFlag {
    FLAG_LEFT = 1, FLAG_SIGN = 2, FLAG_BLANK = 4, FLAG_ALTERNATE = 8, FLAG_ZERO = 16
} PercentFlag;

// A template being worked through.
typedef struct Percent {
    World *world;
    const char *start, *at, *end;
    Value args;            // a tuple, or the one value
    int64_t next, count;   // of the tuple's items; for one value CPython counts from -2 to -1
    bool is_mapping;       // %(key)s is allowed
    bool bytes;            // the template is bytes
    Value keyed;           // what %(key) found, for this conversion; ABSENT: take the next item
    Buf out;
} Percent;

// One conversion.
typedef struct Conversion {
    unsigned flags;        // PercentFlag
    int64_t width;
    int64_t precision;     // -1: none
    uint32_t type;
} Conversion;

static bool fail(Percent *p, TypeId type, const char *message) {
    raise_error(p->world, type, "%s", message);
    return false;
}

// ---- values --------------------------------------------------------------------------------------------------

// The next value, borrowed; ABSENT raised.
static Value next_value(Percent *p) {
    if (!value_is_absent(p->keyed)) return p->keyed;
    if (p->next < p->count) {
        Value v = p->count < 0 ? p->args : value_tuple(p->args)->items[p->next];
        p->next++;
        return v;
    }
    return raise_error(p->world, T_TYPE_ERROR, "not enough arguments for format string");
}

static bool take_key(Percent *p) {
    if (!p->is_mapping) return fail(p, T_TYPE_ERROR, "format requires a mapping");
    const char *start = ++p->at;
    int depth = 1;
    for (; depth && p->at < p->end; p->at++) depth += (*p->at == '(') - (*p->at == ')');
    if (depth) return fail(p, T_VALUE_ERROR, "incomplete format key");
    size_t size = (size_t)(p->at - 1 - start);
    Value key = p->bytes ? bytes_new(p->world, start, size) : str_new(p->world, start, size);
    if (value_is_absent(key)) return false;
    value_replace_take(p->world, &p->keyed, object_get_item(p->world, p->args, key));
    value_drop(p->world, key);
    return !value_is_absent(p->keyed);
}

// ---- reading a conversion ------------------------------------------------------------------------------------

static unsigned flag_of(char c) {
    switch (c) {
    case '-': return FLAG_LEFT;
    case '+': return FLAG_SIGN;
    case ' ': return FLAG_BLANK;
    case '#': return FLAG_ALTERNATE;
    case '0': return FLAG_ZERO;
    default: return 0;
    }
}

// "*" or digits. `limit` is CPython's for this number.
static bool take_number(Percent *p, int64_t limit, const char *too_big, int64_t *out) {
    if (p->at < p->end && *p->at == '*') {
        p->at++;
        Value v = next_value(p);
        if (value_is_absent(v)) return false;
        if (!value_is_int(v)) return fail(p, T_TYPE_ERROR, "* wants int");
        *out = int_clip(v);
        if (int_fits(v) && *out <= limit && *out >= -limit) return true;
        return fail(p, T_OVERFLOW_ERROR, limit == INT32_MAX ? "Python int too large to convert to C int"
                                                            : "Python int too large to convert to C ssize_t");
    }
    if (p->at == p->end || *p->at < '0' || *p->at > '9') return true;
    *out = 0;
    for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++) {
        *out = *out * 10 + (*p->at - '0');
        if (*out > limit / 10) return fail(p, T_VALUE_ERROR, too_big);
    }
    return true;
}

static bool conversion_read(Percent *p, Conversion *c) {
    *c = (Conversion){.precision = -1};
    if (p->at < p->end && *p->at == '(' && !take_key(p)) return false;
    for (unsigned flag; p->at < p->end && (flag = flag_of(*p->at)); p->at++) c->flags |= flag;
    if (!take_number(p, INT64_MAX / 4, "width too big", &c->width)) return false;
    if (c->width < 0) {
        c->flags |= FLAG_LEFT;
        c->width = -c->width;
    }
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        c->precision = 0;
        if (!take_number(p, INT32_MAX, "precision too big", &c->precision)) return false;
        if (c->precision < 0) c->precision = 0;
    }
    if (p->at < p->end && (*p->at == 'h' || *p->at == 'l' || *p->at == 'L')) p->at++;
    if (p->at == p->end) return fail(p, T_VALUE_ERROR, "incomplete format");
    size_t size = 1;
    c->type = (unsigned char)*p->at;
    if (!p->bytes) size = 0, c->type = text_next(p->at, (size_t)(p->end - p->at), &size);
    p->at += size;
    return true;
}

// ---- writing it ----------------------------------------------------------------------------------------------

#define WIDTH_LIMIT ((int64_t)1 << 30)

static bool add_fill(Percent *p, char fill, int64_t count) {
    if (count > WIDTH_LIMIT) return raise_memory(p->world), false;
    for (; count > 0; count--) buf_add_byte(&p->out, fill);
    return true;
}

// A text of `length` characters, padded with blanks.
static bool add_padded(Percent *p, const Conversion *c, const char *text, size_t size, int64_t length) {
    int64_t space = c->width > length ? c->width - length : 0;
    if (!(c->flags & FLAG_LEFT) && !add_fill(p, ' ', space)) return false;
    buf_add(&p->out, text, size);
    return !(c->flags & FLAG_LEFT) || add_fill(p, ' ', space);
}

// Sign, prefix ("0x"), zeros if asked for, digits; padded.
static bool add_number(Percent *p, const Conversion *c, bool negative, const char *prefix, const Buf *digits) {
    char sign = negative ? '-' : c->flags & FLAG_SIGN ? '+' : c->flags & FLAG_BLANK ? ' ' : 0;
    int64_t length = (int64_t)(digits->size + strlen(prefix)) + (sign != 0);
    int64_t space = c->width > length ? c->width - length : 0;
    bool left = c->flags & FLAG_LEFT, zeros = c->flags & FLAG_ZERO && !left;
    if (!left && !zeros && !add_fill(p, ' ', space)) return false;
    if (sign) buf_add_byte(&p->out, sign);
    buf_add_text(&p->out, prefix);
    if (zeros && !add_fill(p, '0', space)) return false;
    buf_add(&p->out, digits->data, digits->size);
    return !left || add_fill(p, ' ', space);
}

// %s of bytes: a bytes-like value, or what its __bytes__ gives.
static bool add_bytes(Percent *p, const Conversion *c, Value v) {
    const char *data;
    size_t size;
    Value made = ABSENT;
    if (!bytes_view(v, &data, &size)) {
        if (!value_has_method(p->world, v, N___bytes__)) {
            raise_error(p->world, T_TYPE_ERROR,
                        "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
                        type_name(p->world, v));
            return false;
        }
        made = vm_call_method(p->world, v, NAME_OF(p->world, __bytes__), NULL, 0);
        if (value_is_absent(made)) return false;
        if (!bytes_view(made, &data, &size)) {
            raise_error(p->world, T_TYPE_ERROR, "__bytes__ returned non-bytes (type %s)", type_name(p->world, made));
            value_drop(p->world, made);
            return false;
        }
    }
    if (c->precision >= 0 && (size_t)c->precision < size) size = (size_t)c->precision;
    bool good = add_padded(p, c, data, size, (int64_t)size);
    value_drop(p->world, made);
    return good;
}

static bool add_byte(Percent *p, const Conversion *c, Value v) {
    const char *data;
    size_t size;
    if (bytes_view(v, &data, &size) && size == 1) return add_padded(p, c, data, 1, 1);
    if (!value_is_int(v)) return fail(p, T_TYPE_ERROR, "%c requires an integer in range(256) or a single byte");
    int64_t n = int_clip(v);
    if (n < 0 || n > 255) return fail(p, T_OVERFLOW_ERROR, "%c arg not in range(256)");
    char byte = (char)n;
    return add_padded(p, c, &byte, 1, 1);
}

static bool add_text(Percent *p, const Conversion *c, Value v) {
    bool plain = c->type == 's', ascii = c->type == 'a' || p->bytes;
    Value text = plain ? object_str(p->world, v) : ascii ? object_ascii(p->world, v) : object_repr(p->world, v);
    if (value_is_absent(text)) return false;
    const Str *str = value_str(text);
    int64_t length = str->length;
    if (c->precision >= 0 && c->precision < length) length = c->precision;
    bool good = add_padded(p, c, str->text, str_offset(str, (size_t)length), length);
    value_drop(p->world, text);
    return good;
}

static bool add_character(Percent *p, const Conversion *c, Value v) {
    if (value_is_str(v) && value_str(v)->length == 1) return add_padded(p, c, value_str(v)->text, value_str(v)->size, 1);
    if (value_is_str(v) ||
        (!value_is_int(v) && !value_has_method(p->world, v, N___index__))) {
        return fail(p, T_TYPE_ERROR, "%c requires int or char");
    }
    int64_t rune;
    if (!object_as_index(p->world, v, &rune)) return false;
    if (rune < 0 || rune > 0x10FFFF) return fail(p, T_OVERFLOW_ERROR, "%c arg not in range(0x110000)");
    char text[4];
    return add_padded(p, c, text, (size_t)utf8_put((uint32_t)rune, text), 1);
}

// int(v) for a value that is neither int nor float; whatever kind of TypeError comes up, it is told as "not a number".
static Value whole_by_method(Percent *p, char type, Value v) {
    World *world = p->world;
    Value whole = ABSENT;
    if (value_has_method(world, v, N___int__)) whole = vm_call_method(world, v, NAME_OF(world, __int__), NULL, 0);
    else if (value_has_method(world, v, N___index__)) whole = object_index(world, v);
    if (value_is_absent(whole) && !value_is_absent(world->raised) && !raised_is(world, T_TYPE_ERROR)) return ABSENT;
    if (!value_is_absent(whole) && value_is_int(whole)) return whole;
    value_drop(world, whole);
    raised_clear(world);
    return raise_error(world, T_TYPE_ERROR, "%%%c format: a real number is required, not %s", type, type_name(world, v));
}

// The int to show: a new reference; ABSENT raised.
static Value whole_value(Percent *p, char type, Value v) {
    World *world = p->world;
    if (value_is_int(v)) return value_keep(v);
    if (type == 'x' || type == 'X' || type == 'o') {
        if (value_has_method(world, v, N___index__)) return object_index(world, v);
        return raise_error(world, T_TYPE_ERROR, "%%%c format: an integer is required, not %s", type, type_name(world, v));
    }
    return value_is_float(v) ? int_from_double(world, value_float(v)) : whole_by_method(p, type, v);
}

static bool add_whole(Percent *p, const Conversion *c, Value v) {
    char type = (char)c->type;
    Value whole = whole_value(p, type, v);
    if (value_is_absent(whole)) return false;
    int base = type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : 10;
    Buf plain = BUF_INIT, digits = BUF_INIT;
    bool good = int_digits_to(p->world, whole, base, &plain);
    for (int64_t i = (int64_t)plain.size; i < c->precision; i++) buf_add_byte(&digits, '0');
    buf_add(&digits, buf_text(&plain), plain.size);
    for (size_t i = 0; type == 'X' && i < digits.size; i++) {
        if (digits.data[i] >= 'a') digits.data[i] ^= 0x20;
    }
    bool alternate = c->flags & FLAG_ALTERNATE;
    const char *prefix = !alternate || base == 10 ? "" : base == 8 ? "0o" : type == 'X' ? "0X" : "0x";
    good = good && add_number(p, c, int_sign(whole) < 0, prefix, &digits);
    buf_free(&plain);
    buf_free(&digits);
    value_drop(p->world, whole);
    return good;
}

static bool add_double(Percent *p, const Conversion *c, Value v) {
    double number;
    if (!number_as_double(p->world, v, &number, NULL)) return false;
    if (c->precision > WIDTH_LIMIT) return raise_memory(p->world), false;
    Buf digits = BUF_INIT;
    double_to_text(number, (char)c->type, c->precision < 0 ? 6 : (int)c->precision,
                   c->flags & FLAG_ALTERNATE ? DOUBLE_ALTERNATE : 0, &digits);
    bool good = add_number(p, c, signbit(number) && !isnan(number), "", &digits);
    buf_free(&digits);
    return good;
}

static bool add_value(Percent *p, const Conversion *c, Value v) {
    switch (c->type) {
    case 's': return p->bytes ? add_bytes(p, c, v) : add_text(p, c, v);
    case 'r': case 'a': return add_text(p, c, v);
    case 'c': return p->bytes ? add_byte(p, c, v) : add_character(p, c, v);
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': return add_whole(p, c, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return add_double(p, c, v);
    case 'b':
        if (p->bytes) return add_bytes(p, c, v);
        break;
    default: break;
    }
    char shown = c->type >= 31 && c->type < 127 ? (char)c->type : '?';
    size_t at = (p->bytes ? (size_t)(p->at - p->start) : utf8_count(p->start, (size_t)(p->at - p->start))) - 1;
    raise_error(p->world, T_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %zu", shown, c->type, at);
    return false;
}

static bool convert(Percent *p) {
    Conversion c;
    if (p->at < p->end && *p->at == '%') return p->at++, buf_add_byte(&p->out, '%'), true;
    Value v = conversion_read(p, &c) ? next_value(p) : ABSENT;
    bool good = !value_is_absent(v) && add_value(p, &c, v);
    value_replace_take(p->world, &p->keyed, ABSENT);
    return good;
}

static bool run(Percent *p) {
    while (p->at < p->end) {
        const char *percent = memchr(p->at, '%', (size_t)(p->end - p->at));
        buf_add(&p->out, p->at, (size_t)((percent ? percent : p->end) - p->at));
        if (!percent) break;
        p->at = percent + 1;
        if (!convert(p)) return false;
    }
    if (p->next >= p->count || p->is_mapping) return true;
    return fail(p, T_TYPE_ERROR, p->bytes ? "not all arguments converted during bytes formatting"
                                          : "not all arguments converted during string formatting");
}

static bool format_all(Percent *p, const char *text, size_t size, Value args) {
    bool tuple = value_is_kind(args, T_TUPLE);
    bool texts = p->bytes ? bytes_view(args, &p->at, &(size_t){0}) : value_is_str(args);
    p->start = p->at = text;
    p->end = text + size;
    p->args = args;
    p->next = tuple ? 0 : -2;
    p->count = tuple ? (int64_t)value_tuple(args)->size : -1;
    p->is_mapping = !tuple && !texts && value_has_method(p->world, args, N___getitem__);
    return run(p);
}

Value format_percent(World *world, Value template_, Value args) {
    Percent p = {.world = world, .keyed = ABSENT};
    if (format_all(&p, value_str(template_)->text, value_str(template_)->size, args)) return str_from_buf(world, &p.out);
    buf_free(&p.out);
    return ABSENT;
}

bool format_percent_bytes(World *world, const char *text, size_t size, Value args, Buf *out) {
    Percent p = {.world = world, .bytes = true, .keyed = ABSENT};
    bool good = format_all(&p, text, size, args);
    *out = p.out;
    return good;
}
