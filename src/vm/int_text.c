// int_text.c - integers as text: int("0x1f", 16), str(n), hex(n).
#include "base/unicode.h"
#include "vm/bigint.h"
#include "vm/text.h"

#define DECIMAL_LIMIT 4300  // digits: sys.get_int_max_str_digits()
#define TOO_MANY "Exceeds the limit (4300 digits) for integer string conversion"
#define RAISE_IT "; use sys.set_int_max_str_digits() to increase the limit"

// ---- from text -----------------------------------------------------------------------------------------------

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return (c | 0x20) - 'a' + 10;
    return 99;
}

void text_to_ascii_digits(const char *text, size_t size, Buf *out) {
    for (size_t at = 0; at < size;) {
        uint32_t rune = text_next(text, size, &at);
        int digit = unicode_decimal_value(rune);
        char plain = digit >= 0 ? (char)('0' + digit) : unicode_is_space(rune) ? ' ' : rune < 0x80 ? (char)rune : '?';
        buf_add_byte(out, plain);
    }
}

// A number's text taken apart: what is left of it is digits and underscores.
typedef struct Numeral {
    const char *at, *end;
    bool negative;
    int base;
    size_t digits;  // without underscores
} Numeral;

static int prefix_base(char letter) {
    switch (letter | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

static void take_prefix(Numeral *n) {
    if (n->end - n->at < 2 || *n->at != '0') return;
    int base = prefix_base(n->at[1]);
    if (!base || (n->base && n->base != base)) return;
    n->base = base;
    n->at += 2;
    if (n->at < n->end && *n->at == '_') n->at++;
}

// Single underscores between digits only. Counts the digits.
static bool check_digits(Numeral *n) {
    bool after_digit = false;
    for (const char *c = n->at; c < n->end; c++) {
        if (*c == '_' && after_digit) {
            after_digit = false;
        } else if (digit_value(*c) < n->base) {
            after_digit = true;
            n->digits++;
        } else {
            return false;
        }
    }
    return after_digit;
}

// "010" is no number in base 0; "00" is.
static bool has_idle_zero(const Numeral *n) {
    if (*n->at != '0') return false;
    for (const char *c = n->at; c < n->end; c++) {
        if (*c != '0' && *c != '_') return true;
    }
    return false;
}

static bool numeral_read(Numeral *n, const char *text, size_t size, int base) {
    *n = (Numeral){.at = text, .end = text + size, .base = base};
    while (n->at < n->end && unicode_is_space((unsigned char)*n->at)) n->at++;
    while (n->at < n->end && unicode_is_space((unsigned char)n->end[-1])) n->end--;
    if (n->at < n->end && (*n->at == '+' || *n->at == '-')) n->negative = *n->at++ == '-';
    if (n->at == n->end) return false;
    take_prefix(n);
    if (!n->base) {
        n->base = 10;
        if (has_idle_zero(n)) return false;
    }
    return check_digits(n);
}

// Bases that are powers of two: the digits' bits are the number's.
static mp_err read_bits(const Numeral *n, int width, mp_int *out) {
    size_t bits = n->digits * (size_t)width, used = (bits + INT_DIGIT_BITS - 1) / INT_DIGIT_BITS;
    if (mp_init_size(out, (int)used + 1) != MP_OKAY) return MP_MEM;
    size_t place = 0;
    for (const char *c = n->end; c-- > n->at;) {
        if (*c == '_') continue;
        mp_digit digit = (mp_digit)digit_value(*c);
        size_t offset = place % INT_DIGIT_BITS;
        mp_digit *at = &out->dp[place / INT_DIGIT_BITS];
        at[0] |= digit << offset & MP_MASK;
        if (offset + (size_t)width > INT_DIGIT_BITS) at[1] |= digit >> (INT_DIGIT_BITS - offset);
        place += (size_t)width;
    }
    out->used = (int)used;
    mp_clamp(out);
    return MP_OKAY;
}

static mp_err read_radix(const Numeral *n, mp_int *out) {
    Buf plain = BUF_INIT;
    for (const char *c = n->at; c < n->end; c++) {
        if (*c != '_') buf_add_byte(&plain, *c);
    }
    mp_err error = mp_init(out);
    if (error == MP_OKAY) error = mp_read_radix(out, buf_text(&plain), n->base);
    buf_free(&plain);
    return error;
}

static int bit_width(int base) { return (base & (base - 1)) == 0 ? __builtin_ctz((unsigned)base) : 0; }

static Value numeral_big(World *world, const Numeral *n) {
    int width = bit_width(n->base);
    if (!width && n->digits > DECIMAL_LIMIT) {
        return raise_error(world, T_VALUE_ERROR, TOO_MANY ": value has %zu digits" RAISE_IT, n->digits);
    }
    if (width && n->digits * (size_t)width > (size_t)INT_BITS_LIMIT) return big_too_large(world);
    mp_int number;
    if ((width ? read_bits(n, width, &number) : read_radix(n, &number)) != MP_OKAY) return big_no_memory(world, NULL);
    number.sign = n->negative && number.used ? MP_NEG : MP_ZPOS;
    return big_take(world, &number);
}

static Value numeral_value(World *world, const Numeral *n) {
    int64_t sum = 0;
    for (const char *c = n->at; c < n->end; c++) {
        if (*c == '_') continue;
        bool fits = !__builtin_mul_overflow(sum, n->base, &sum) && !__builtin_add_overflow(sum, digit_value(*c), &sum);
        if (!fits) return numeral_big(world, n);
    }
    return int_from_i64(world, n->negative ? -sum : sum);
}

bool int_parse(World *world, const char *text, size_t size, int base, Value *out) {
    Buf plain = BUF_INIT;
    if (!text_is_ascii(text, size)) {
        text_to_ascii_digits(text, size, &plain);
        text = plain.data, size = plain.size;
    }
    Numeral numeral;
    bool good = numeral_read(&numeral, text, size, base);
    if (good) *out = numeral_value(world, &numeral);
    buf_free(&plain);
    return good;
}

Value int_from_text(World *world, const char *text, size_t size, int base) {
    Value v;
    if (int_parse(world, text, size, base, &v)) return v;
    Buf shown = BUF_INIT;
    str_repr_to(&shown, text, size);
    if (utf8_count(shown.data, shown.size) > 200) shown.data[utf8_offset(shown.data, shown.size, 200)] = 0;
    raise_error(world, T_VALUE_ERROR, "invalid literal for int() with base %d: %s", base, shown.data);
    buf_free(&shown);
    return ABSENT;
}

// ---- to text -------------------------------------------------------------------------------------------------

// Writes the digits of `n` so that they end at `end`; returns where they begin.
char *digits_before(char *end, uint64_t n, unsigned base) {
    for (; base == 10 && n >= 10; n /= 10) *--end = (char)('0' + n % 10);  // by a constant: much faster
    do {
        unsigned digit = (unsigned)(n % base);
        *--end = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        n /= base;
    } while (n);
    return end;
}

static uint64_t magnitude(int64_t n) { return n < 0 ? -(uint64_t)n : (uint64_t)n; }

static void add_bits(const mp_int *number, int width, Buf *out) {
    int64_t bits = number->used ? (int64_t)number->used * INT_DIGIT_BITS : 1;
    bool begun = false;
    for (int64_t place = (bits + width - 1) / width * width - width; place >= 0; place -= width) {
        int64_t digit = place / INT_DIGIT_BITS, offset = place % INT_DIGIT_BITS;
        uint64_t value = digit < number->used ? number->dp[digit] >> offset : 0;
        bool crosses = offset + width > INT_DIGIT_BITS && digit + 1 < number->used;
        if (crosses) value |= number->dp[digit + 1] << (INT_DIGIT_BITS - offset);
        value &= (1u << width) - 1;
        if (!value && !begun && place) continue;
        begun = true;
        buf_add_byte(out, "0123456789abcdef"[value]);
    }
}

#define CHUNK 1000000000000000000  // 10**18 fits in a digit
#define CHUNK_SIZE 18
#define MOST_DIGITS (DECIMAL_LIMIT / CHUNK_SIZE + 3)

// Divides by 10**18 again and again; each remainder is 18 digits, the last first.
static void add_decimal(const mp_int *number, Buf *out) {
    uint64_t rest[MOST_DIGITS];
    char text[(MOST_DIGITS + 1) * (CHUNK_SIZE + 2)], *end = text + sizeof text, *at = end;
    int used = number->used;
    memcpy(rest, number->dp, (size_t)used * sizeof *rest);
    do {
        char *start = digits_before(at, digits_divide_small(rest, used, CHUNK), 10);
        while (used && !rest[used - 1]) used--;
        while (used && at - start < CHUNK_SIZE) *--start = '0';
        at = start;
    } while (used);
    buf_add(out, at, (size_t)(end - at));
}

static bool too_many_decimals(World *world) {
    raise_error(world, T_VALUE_ERROR, TOO_MANY RAISE_IT);
    return false;
}

static bool big_digits_to(World *world, const mp_int *number, int base, Buf *out) {
    if (base != 10) return add_bits(number, bit_width(base), out), true;
    if (number->used > MOST_DIGITS) return too_many_decimals(world);
    size_t before = out->size;
    add_decimal(number, out);
    return out->size - before <= DECIMAL_LIMIT || too_many_decimals(world);
}

bool int_digits_to(World *world, Value v, int base, Buf *out) {
    if (!int_fits(v)) {
        BigView view;
        return big_digits_to(world, big_view(&view, v), base, out);
    }
    int64_t n = int_clip(v);
    char text[64], *end = text + sizeof text, *at = digits_before(end, magnitude(n), (unsigned)base);
    buf_add(out, at, (size_t)(end - at));
    return true;
}

static Value i64_to_str(World *world, int64_t n, int base) {
    char text[66], *end = text + sizeof text, *at = digits_before(end, magnitude(n), (unsigned)base);
    if (n < 0) *--at = '-';
    return str_new_ascii(world, at, (size_t)(end - at));
}

static Value to_str(World *world, Value v, int base, const char *prefix) {
    Buf buf = BUF_INIT;
    if (int_sign(v) < 0) buf_add_byte(&buf, '-');
    buf_add_text(&buf, prefix);
    if (int_digits_to(world, v, base, &buf)) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

Value int_to_str(World *world, Value v, int base) {
    if (value_is_small(v)) return i64_to_str(world, value_small(v), base);
    return to_str(world, v, base, "");
}

Value int_to_prefixed(World *world, Value v, int base) {
    return to_str(world, v, base, base == 16 ? "0x" : base == 8 ? "0o" : "0b");
}
