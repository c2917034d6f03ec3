// format.c - the format specification language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
#include "vm/format.h"

#include <math.h>

#include "vm/double_text.h"

// ---- the specification ---------------------------------------------------------------------------------------

typedef struct Spec {
    const char *fill;     // one character
    size_t fill_size;
    char align;           // '<' '>' '^' '='
    char sign;            // '+' '-' ' '; 0: none was given
    bool no_negative_zero, alternate;
    int64_t width;        // in characters; -1: none
    char grouping;        // ',' '_'; 0
    int64_t precision;    // -1: none
    uint32_t type;        // 0: none
} Spec;

// A specification being read.
typedef struct Reader {
    World *world;
    const char *at, *end, *start;
    Value v;              // what is formatted, for error texts
} Reader;

static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

static bool fail(Reader *r, const char *message) {
    raise_error(r->world, T_VALUE_ERROR, "%s", message);
    return false;
}

static bool fail_invalid(Reader *r) {
    raise_error(r->world, T_VALUE_ERROR, "Invalid format specifier '%.*s' for object of type '%s'",
                (int)(r->end - r->start), r->start, type_name(r->world, r->v));
    return false;
}

static Value raise_unknown_type(World *world, uint32_t type, Value v) {
    if (type > 32 && type < 128) {
        return raise_error(world, T_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'", (char)type,
                           type_name(world, v));
    }
    return raise_error(world, T_VALUE_ERROR, "Unknown format code '\\x%x' for object of type '%s'", type,
                       type_name(world, v));
}

static bool take_char(Reader *r, char c) {
    if (r->at == r->end || *r->at != c) return false;
    r->at++;
    return true;
}

static void take_align(Reader *r, Spec *spec, bool *given) {
    size_t size = 0;
    if (r->at < r->end) text_next(r->at, (size_t)(r->end - r->at), &size);
    *given = true;
    if (size && r->at + size < r->end && is_align(r->at[size])) {
        spec->fill = r->at;
        spec->fill_size = size;
        spec->align = r->at[size];
        r->at += size + 1;
    } else if (r->at < r->end && is_align(*r->at)) {
        spec->align = *r->at++;
    } else {
        *given = false;
    }
}

// Digits, if there are any; decimal ones of any script are not taken (CPython does).
static bool take_number(Reader *r, int64_t *out) {
    if (r->at == r->end || *r->at < '0' || *r->at > '9') return true;
    *out = 0;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
        if (__builtin_mul_overflow(*out, 10, out) || __builtin_add_overflow(*out, *r->at - '0', out)) {
            return fail(r, "Too many decimal digits in format string");
        }
    }
    return true;
}

static bool take_grouping(Reader *r, Spec *spec) {
    if (take_char(r, ',')) spec->grouping = ',';
    if (take_char(r, '_')) {
        if (spec->grouping) return fail(r, "Cannot specify both ',' and '_'.");
        spec->grouping = '_';
    }
    if (spec->grouping == '_' && take_char(r, ',')) return fail(r, "Cannot specify both ',' and '_'.");
    return true;
}

// Groups of three for decimal types, of four ("_" only) for the others.
static bool check_grouping(Reader *r, const Spec *spec) {
    if (!spec->grouping) return true;
    if (!spec->type || (spec->type < 128 && strchr("defgEG%F", (int)spec->type))) return true;
    if (spec->grouping == '_' && spec->type < 128 && strchr("boxX", (int)spec->type)) return true;
    if (spec->type > 32 && spec->type < 128) {
        raise_error(r->world, T_VALUE_ERROR, "Cannot specify '%c' with '%c'.", spec->grouping, (char)spec->type);
    } else {
        raise_error(r->world, T_VALUE_ERROR, "Cannot specify '%c' with '\\x%x'.", spec->grouping, spec->type);
    }
    return false;
}

static bool take_type(Reader *r, Spec *spec) {
    if (r->at == r->end) return true;
    size_t size = 0;
    uint32_t type = text_next(r->at, (size_t)(r->end - r->at), &size);
    if (r->at + size < r->end) return fail_invalid(r);
    spec->type = type;
    return true;
}

static bool spec_read(Reader *r, Spec *spec, char type, char align) {
    *spec = (Spec){.fill = " ", .fill_size = 1, .align = align, .width = -1, .precision = -1};
    spec->type = (unsigned char)type;
    bool align_given;
    take_align(r, spec, &align_given);
    bool fill_given = align_given && r->at - r->start > 1;
    if (r->at < r->end && (*r->at == '+' || *r->at == '-' || *r->at == ' ')) spec->sign = *r->at++;
    spec->no_negative_zero = take_char(r, 'z');
    spec->alternate = take_char(r, '#');
    if (!fill_given && take_char(r, '0')) {
        spec->fill = "0";
        if (!align_given && align == '>') spec->align = '=';
    }
    if (!take_number(r, &spec->width) || !take_grouping(r, spec)) return false;
    if (take_char(r, '.')) {
        if (!take_number(r, &spec->precision)) return false;
        if (spec->precision < 0) return fail(r, "Format specifier missing precision");
    }
    return take_type(r, spec) && check_grouping(r, spec);
}

static bool read_spec(World *world, Value v, const char *text, size_t size, char type, char align, Spec *spec) {
    Reader reader = {.world = world, .at = text, .end = text + size, .start = text, .v = v};
    return spec_read(&reader, spec, type, align);
}

// ---- padding -------------------------------------------------------------------------------------------------

#define WIDTH_LIMIT ((int64_t)1 << 30)

static void add_fill(Buf *out, const Spec *spec, int64_t count) {
    for (; count > 0; count--) buf_add(out, spec->fill, spec->fill_size);
}

// How much fill a text of `length` characters gets on the left; the rest goes to the right. False: too wide.
static bool paddings(World *world, const Spec *spec, int64_t length, int64_t *left, int64_t *right) {
    int64_t space = spec->width > length ? spec->width - length : 0;
    if (space > WIDTH_LIMIT) return raise_memory(world), false;
    *left = spec->align == '>' || spec->align == '=' ? space : spec->align == '^' ? space / 2 : 0;
    *right = space - *left;
    return true;
}

// ---- str -----------------------------------------------------------------------------------------------------

static const char *not_for_strings(const Spec *spec) {
    if (spec->sign == ' ') return "Space not allowed in string format specifier";
    if (spec->sign) return "Sign not allowed in string format specifier";
    if (spec->no_negative_zero) return "Negative zero coercion (z) not allowed in string format specifier";
    if (spec->alternate) return "Alternate form (#) not allowed in string format specifier";
    return spec->align == '=' ? "'=' alignment not allowed in string format specifier" : NULL;
}

Value format_str(World *world, Value v, const char *text, size_t size) {
    if (!size) return object_str(world, v);
    Spec spec;
    if (!read_spec(world, v, text, size, 's', '<', &spec)) return ABSENT;
    if (spec.type != 's') return raise_unknown_type(world, spec.type, v);
    const char *problem = not_for_strings(&spec);
    if (problem) return raise_error(world, T_VALUE_ERROR, "%s", problem);
    const Str *str = value_str(v);
    int64_t length = str->length, left, right;
    if (spec.precision >= 0 && spec.precision < length) length = spec.precision;
    if (!paddings(world, &spec, length, &left, &right)) return ABSENT;
    size_t end = str_offset(str, (size_t)length);
    if (!left && !right) return str_part(world, v, 0, end);
    Buf buf = BUF_INIT;
    add_fill(&buf, &spec, left);
    buf_add(&buf, str->text, end);
    add_fill(&buf, &spec, right);
    return str_from_buf(world, &buf);
}

// ---- numbers -------------------------------------------------------------------------------------------------

// A number's text in parts: sign, prefix, digits, and what follows them (".50", "e+10", "%").
typedef struct Parts {
    bool negative;
    const char *prefix;
    const char *digits, *rest;
    int64_t digit_count, rest_size;
} Parts;

// The digits in groups, at least `width` characters of them with zeros in front, backwards.
static void group_backwards(const Parts *parts, char separator, int64_t group, int64_t width, Buf *out) {
    int64_t left = parts->digit_count;
    for (bool first = true;; first = false) {
        int64_t most = left > width ? left : width, size = most < 1 ? 1 : most < group ? most : group;
        if (!first) buf_add_byte(out, separator);
        for (int64_t i = 0; i < size; i++) buf_add_byte(out, left > 0 ? parts->digits[--left] : '0');
        width -= size;
        if (left <= 0 && width <= 0) return;
        width -= 1;
    }
}

static void add_backwards(Buf *out, const Buf *text) {
    for (size_t i = text->size; i > 0; i--) buf_add_byte(out, text->data[i - 1]);
}

static char sign_char(const Spec *spec, bool negative) {
    return negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
}

// Appends the digits, grouped and filled with zeros as the specification says.
static void digits_grouped(const Spec *spec, const Parts *parts, int64_t others, Buf *out) {
    if (!parts->digit_count) return;
    bool zeros = *spec->fill == '0' && spec->fill_size == 1 && spec->align == '=';
    int64_t width = zeros && spec->width > others ? spec->width - others : 0;
    if (spec->grouping) {
        Buf backwards = BUF_INIT;
        bool fours = spec->type && spec->type < 128 && strchr("boxX", (int)spec->type);
        group_backwards(parts, spec->grouping, fours ? 4 : 3, width, &backwards);
        add_backwards(out, &backwards);
        buf_free(&backwards);
    } else {
        for (int64_t i = parts->digit_count; i < width; i++) buf_add_byte(out, '0');
        buf_add(out, parts->digits, (size_t)parts->digit_count);
    }
}

static Value number_laid_out(World *world, const Spec *spec, const Parts *parts) {
    char sign = sign_char(spec, parts->negative);
    if (spec->width > WIDTH_LIMIT) return raise_memory(world);
    Buf digits = BUF_INIT, out = BUF_INIT;
    int64_t prefix = (int64_t)strlen(parts->prefix), others = prefix + (sign != 0) + parts->rest_size;
    digits_grouped(spec, parts, others, &digits);
    int64_t length = others + (int64_t)digits.size, left = 0, right = 0, middle = 0;
    if (spec->align == '=') middle = spec->width > length ? spec->width - length : 0;
    else paddings(world, spec, length, &left, &right);
    buf_reserve(&out, (size_t)(length + left + right + middle));
    add_fill(&out, spec, left);
    if (sign) buf_add_byte(&out, sign);
    buf_add(&out, parts->prefix, (size_t)prefix);
    add_fill(&out, spec, middle);
    buf_add(&out, buf_text(&digits), digits.size);
    buf_add(&out, parts->rest, (size_t)parts->rest_size);
    add_fill(&out, spec, right);
    buf_free(&digits);
    return str_from_buf(world, &out);
}

// ---- int -----------------------------------------------------------------------------------------------------

static Value format_character(World *world, Value v, const Spec *spec) {
    if (spec->sign) return raise_error(world, T_VALUE_ERROR, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate) {
        return raise_error(world, T_VALUE_ERROR, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    int64_t rune;
    if (!int_as_i64(world, v, &rune)) return ABSENT;
    if (rune < 0 || rune > 0x10FFFF) return raise_error(world, T_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    char text[4];
    int size = utf8_put((uint32_t)rune, text);
    Spec padded = *spec;
    if (padded.align == '=') padded.align = '>';
    int64_t left, right;
    if (!paddings(world, &padded, 1, &left, &right)) return ABSENT;
    Buf buf = BUF_INIT;
    add_fill(&buf, spec, left);
    buf_add(&buf, text, (size_t)size);
    add_fill(&buf, spec, right);
    return str_from_buf(world, &buf);
}

static void to_capitals(Buf *buf, size_t from) {
    for (size_t i = from; i < buf->size; i++) {
        if (buf->data[i] >= 'a' && buf->data[i] <= 'z') buf->data[i] ^= 0x20;
    }
}

static Value format_whole(World *world, Value v, const Spec *spec) {
    if (spec->precision >= 0) {
        return raise_error(world, T_VALUE_ERROR, "Precision not allowed in integer format specifier");
    }
    if (spec->no_negative_zero) {
        return raise_error(world, T_VALUE_ERROR, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec->type == 'c') return format_character(world, v, spec);
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    Buf digits = BUF_INIT;
    if (!int_digits_to(world, v, base, &digits)) return buf_free(&digits), ABSENT;
    if (spec->type == 'X') to_capitals(&digits, 0);
    const char *prefix = base == 10 ? "" : base == 2 ? "0b" : base == 8 ? "0o" : spec->type == 'X' ? "0X" : "0x";
    Parts parts = {int_sign(v) < 0, spec->alternate ? prefix : "", digits.data, "", (int64_t)digits.size, 0};
    Value text = number_laid_out(world, spec, &parts);
    buf_free(&digits);
    return text;
}

static Value format_double(World *world, double number, const Spec *spec);

Value format_int(World *world, Value v, const char *text, size_t size) {
    if (!size) return object_str(world, v);
    Spec spec;
    if (!read_spec(world, v, text, size, 'd', '>', &spec)) return ABSENT;
    switch (spec.type) {
    case 'd': case 'b': case 'o': case 'x': case 'X': case 'c': case 'n': return format_whole(world, v, &spec);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
        double number;
        return int_as_double(world, v, &number) ? format_double(world, number, &spec) : ABSENT;
    }
    default: return raise_unknown_type(world, spec.type, v);
    }
}

// ---- float ---------------------------------------------------------------------------------------------------

// The digits from place `from` to `to`, a point before place `point`; places outside the digits are zeros.
static void add_digits(const Decimal *decimal, int from, int to, int point, Buf *out) {
    for (int i = from; i < to; i++) {
        if (i == point) buf_add_byte(out, '.');
        buf_add_byte(out, i >= 0 && i < decimal->count ? decimal->digits[i] : '0');
    }
}

// Follows the layout rules of CPython's format_float_short.
static void add_decimal(const Decimal *decimal, char type, int precision, unsigned flags, Buf *out) {
    int point = decimal->count ? decimal->point : 1, end = decimal->count;
    bool dot_zero = flags & DOUBLE_DOT_ZERO, alternate = flags & DOUBLE_ALTERNATE, exponential = false;
    switch (type) {
    case 'e': exponential = true, end = precision + 1; break;
    case 'f': end = point + precision; break;
    case 'g':
        exponential = point <= -4 || point > precision - dot_zero;
        if (alternate) end = precision;
        break;
    default: exponential = point <= -4 || point > 16; break;
    }
    int exponent = point - 1;
    if (exponential) point = 1;
    int from = point <= 0 ? point - 1 : 0, least = !exponential && dot_zero ? point + 1 : point;
    add_digits(decimal, from, end > least ? end : least, point, out);
    if (alternate && end <= point && !(dot_zero && !exponential)) buf_add_byte(out, '.');
    if (exponential) buf_add_format(out, "e%+03d", exponent);
}

static void decimal_for(Decimal *decimal, double number, char type, int precision) {
    if (type == 'r') {
        decimal_shortest(decimal, number);
    } else {
        decimal_exact(decimal, number);
        int64_t count = precision;
        if (type == 'e') count += 1;
        if (type == 'f') count += decimal->point;
        if (count < decimal->count) decimal_round(decimal, (int)count);
    }
}

// "%.2f" of numbers below 2**63 / 10**precision.
static bool add_fixed(double number, int precision, Buf *out, bool *zero) {
    uint64_t scaled;
    if (precision > 11 || !double_scaled(number, precision, &scaled)) return false;
    *zero = scaled == 0;
    char text[40], *end = text + sizeof text, *at = end;
    for (int i = 0; i < precision; i++, scaled /= 10) *--at = (char)('0' + scaled % 10);
    if (precision) *--at = '.';
    do {
        *--at = (char)('0' + scaled % 10);
    } while (scaled /= 10);
    buf_add(out, at, (size_t)(end - at));
    return true;
}

bool double_to_text(double number, char type, int precision, unsigned flags, Buf *out) {
    bool capitals = type >= 'A' && type <= 'Z', zero = false;
    size_t start = out->size;
    type |= 0x20;
    if (type == 'g' && precision == 0) precision = 1;
    if (isnan(number)) {
        buf_add_text(out, "nan");
    } else if (isinf(number)) {
        buf_add_text(out, "inf");
    } else if (type != 'f' || flags & DOUBLE_ALTERNATE || !add_fixed(number, precision, out, &zero)) {
        Decimal decimal;
        decimal_for(&decimal, number, type, precision);
        zero = !decimal.count;
        add_decimal(&decimal, type, precision, flags, out);
    }
    if (capitals) to_capitals(out, start);
    return zero;
}

static int64_t leading_digits(const Buf *text) {
    size_t count = 0;
    while (count < text->size && text->data[count] >= '0' && text->data[count] <= '9') count++;
    return (int64_t)count;
}

static Value format_double(World *world, double number, const Spec *spec) {
    if (spec->precision > INT32_MAX - 100) return raise_error(world, T_VALUE_ERROR, "precision too big");
    if (spec->precision > WIDTH_LIMIT) return raise_memory(world);
    char type = (char)spec->type;
    unsigned flags = spec->alternate ? DOUBLE_ALTERNATE : 0;
    int precision = spec->precision < 0 ? 6 : (int)spec->precision;
    if (!type) {
        flags |= DOUBLE_DOT_ZERO;
        type = spec->precision < 0 ? 'r' : 'g';
    }
    if (type == 'n') type = 'g';
    if (type == '%') number *= 100;
    Buf text = BUF_INIT;
    bool zero = double_to_text(number, type == '%' ? 'f' : type, precision, flags, &text);
    if (type == '%') buf_add_byte(&text, '%');
    int64_t digits = leading_digits(&text);
    bool negative = signbit(number) && !isnan(number) && !(zero && spec->no_negative_zero);
    Parts parts = {negative, "", text.data, text.data + digits, digits, (int64_t)text.size - digits};
    Value result = number_laid_out(world, spec, &parts);
    buf_free(&text);
    return result;
}

static bool is_plain_fixed(const char *text, size_t size) {
    return size == 3 && text[0] == '.' && text[1] >= '0' && text[1] <= '9' && text[2] == 'f';
}

// "{x:.2f}", what most programs want.
static Value format_plain_fixed(World *world, double number, int precision) {
    Buf buf = BUF_INIT;
    if (signbit(number)) buf_add_byte(&buf, '-');
    double_to_text(number, 'f', precision, 0, &buf);
    Value result = str_new_ascii(world, buf.data, buf.size);
    buf_free(&buf);
    return result;
}

Value format_float(World *world, Value v, const char *text, size_t size) {
    if (!size) return object_str(world, v);
    double number = value_float(v);
    if (is_plain_fixed(text, size) && !isnan(number)) return format_plain_fixed(world, number, text[1] - '0');
    Spec spec;
    if (!read_spec(world, v, text, size, 0, '>', &spec)) return ABSENT;
    switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%':
        return format_double(world, number, &spec);
    default: return raise_unknown_type(world, spec.type, v);
    }
}
