#include "vm/double_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "vm/bigint.h"
#include "vm/double_powers.h"

// ---- a double's parts ----------------------------------------------------------------------------------------

#define FRACTION_BITS 52
#define HIDDEN_BIT ((uint64_t)1 << FRACTION_BITS)
#define EXPONENT_BIAS 1075  // of the mantissa read as an integer

// |x| = mantissa * 2**exponent
static uint64_t double_parts(double x, int *exponent) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & (HIDDEN_BIT - 1);
    int biased = (int)(bits >> FRACTION_BITS & 0x7FF);
    *exponent = biased ? biased - EXPONENT_BIAS : 1 - EXPONENT_BIAS;
    return biased ? fraction | HIDDEN_BIT : fraction;
}

static void decimal_from_u64(Decimal *decimal, uint64_t n, int exponent) {
    char text[24], *end = text + sizeof text, *at = digits_before(end, n, 10);
    decimal->count = n ? (int)(end - at) : 0;
    decimal->point = decimal->count + exponent;
    memcpy(decimal->digits, at, (size_t)decimal->count);
    while (decimal->count && decimal->digits[decimal->count - 1] == '0') decimal->count--;
}

// ---- the shortest digits -------------------------------------------------------------------------------------

static int floor_log2_power10(int e) { return (e * 1741647) >> 19; }

// The high part of power * n, odd if anything was lost.
static uint64_t round_to_odd(uint64_t high, uint64_t low, uint64_t n) {
    unsigned __int128 x = (unsigned __int128)low * n, y = (unsigned __int128)high * n;
    y += (uint64_t)(x >> 64);
    return (uint64_t)(y >> 64) | ((uint64_t)y > 1);
}

// The number of fewest digits in the interval of reals that round to mantissa * 2**exponent; of several, the nearest.
// Follows Schubfach's to_decimal; all is scaled by 4.
static void schubfach(Decimal *decimal, uint64_t mantissa, int exponent, bool lower_is_closer) {
    bool even = !(mantissa & 1);
    uint64_t left = 4 * mantissa - 2 + lower_is_closer, middle = 4 * mantissa, right = 4 * mantissa + 2;
    int k = (exponent * 1262611 - (lower_is_closer ? 524031 : 0)) >> 22;
    int shift = exponent + floor_log2_power10(-k) + 1;
    uint64_t high = powers_of_ten[-k - POWERS_FIRST].high, low = powers_of_ten[-k - POWERS_FIRST].low;
    uint64_t lower = round_to_odd(high, low, left << shift) + !even;
    uint64_t value = round_to_odd(high, low, middle << shift);
    uint64_t upper = round_to_odd(high, low, right << shift) - !even;
    uint64_t s = value / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
        if (down != up) return decimal_from_u64(decimal, tens + up, k + 1);
    }
    bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
    if (down != up) return decimal_from_u64(decimal, s + up, k);
    uint64_t half = 4 * s + 2;
    decimal_from_u64(decimal, s + (value > half || (value == half && s & 1)), k);
}

void decimal_shortest(Decimal *decimal, double x) {
    int exponent;
    uint64_t mantissa = double_parts(x, &exponent);
    if (!mantissa) {
        decimal->count = decimal->point = 0;
    } else if (exponent <= 0 && exponent > -FRACTION_BITS - 1 && !(mantissa & (((uint64_t)1 << -exponent) - 1))) {
        decimal_from_u64(decimal, mantissa >> -exponent, 0);  // a whole number
    } else {
        schubfach(decimal, mantissa, exponent, mantissa == HIDDEN_BIT && exponent > 1 - EXPONENT_BIAS);
    }
}

// ---- all digits ----------------------------------------------------------------------------------------------

#define LIMB 1000000000u    // nine digits
#define LIMB_DIGITS 9
#define LIMBS 130           // 2**1024 has 309 digits, 5**1074 * 2**53 has 767

typedef struct Limbs {
    int used;
    uint32_t limb[LIMBS];   // least significant first
} Limbs;

static void limbs_multiply(Limbs *n, uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < n->used; i++) {
        carry += (uint64_t)n->limb[i] * factor;
        n->limb[i] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
    for (; carry; carry /= LIMB) n->limb[n->used++] = (uint32_t)(carry % LIMB);
}

static void limbs_multiply_power(Limbs *n, uint32_t base, int step, uint32_t base_to_step, int exponent) {
    for (; exponent >= step; exponent -= step) limbs_multiply(n, base_to_step);
    uint32_t rest = 1;
    while (exponent-- > 0) rest *= base;
    if (rest > 1) limbs_multiply(n, rest);
}

static void limbs_digits(const Limbs *n, Decimal *decimal) {
    int count = 0;
    for (int i = n->used - 1; i >= 0; i--) {
        char text[LIMB_DIGITS], *at = digits_before(text + LIMB_DIGITS, n->limb[i], 10);
        while (at > text) *--at = '0';
        int skip = 0;
        while (!count && skip < LIMB_DIGITS && text[skip] == '0') skip++;
        memcpy(decimal->digits + count, text + skip, (size_t)(LIMB_DIGITS - skip));
        count += LIMB_DIGITS - skip;
    }
    decimal->count = decimal->point = count;
    while (decimal->count && decimal->digits[decimal->count - 1] == '0') decimal->count--;
}

void decimal_exact(Decimal *decimal, double x) {
    int exponent;
    uint64_t mantissa = double_parts(x, &exponent);
    if (!mantissa) {
        decimal->count = decimal->point = 0;
        return;
    }
    int zeros = __builtin_ctzll(mantissa);
    mantissa >>= zeros;
    exponent += zeros;
    Limbs n = {.used = 0};
    for (; mantissa; mantissa /= LIMB) n.limb[n.used++] = (uint32_t)(mantissa % LIMB);
    if (exponent >= 0) limbs_multiply_power(&n, 2, 29, 1u << 29, exponent);
    else limbs_multiply_power(&n, 5, 13, 1220703125u, -exponent);  // m / 2**k = m * 5**k / 10**k
    limbs_digits(&n, decimal);
    if (exponent < 0) decimal->point += exponent;
}

// Adds one unit to the last of `count` digits.
static void round_up(Decimal *decimal, int count) {
    while (count > 0 && decimal->digits[count - 1] == '9') count--;
    if (count == 0) {
        decimal->digits[0] = '1';
        decimal->count = 1;
        decimal->point++;
    } else {
        decimal->digits[count - 1]++;
        decimal->count = count;
    }
}

void decimal_round(Decimal *decimal, int count) {
    if (count >= decimal->count) return;
    if (count < 0) {
        decimal->count = decimal->point = 0;
        return;
    }
    char next = decimal->digits[count];
    bool odd = count > 0 && decimal->digits[count - 1] & 1;
    bool up = next > '5' || (next == '5' && (decimal->count > count + 1 || odd));
    if (up) {
        round_up(decimal, count);
    } else {
        decimal->count = count;
        while (decimal->count && decimal->digits[decimal->count - 1] == '0') decimal->count--;
        if (!decimal->count) decimal->point = 0;
    }
}

bool double_scaled(double x, int places, uint64_t *out) {
    static const uint64_t powers[] = {1,        10,        100,        1000,        10000,        100000,
                                      1000000,  10000000,  100000000,  1000000000,  10000000000,  100000000000};
    int exponent;
    uint64_t mantissa = double_parts(x, &exponent);
    if (places >= (int)(sizeof powers / sizeof *powers) || exponent > 0) return false;
    int shift = -exponent;
    if (shift > 100) return mantissa ? false : (*out = 0, true);
    unsigned __int128 scaled = (unsigned __int128)mantissa * powers[places], whole = scaled >> shift;
    if (whole >> 63) return false;
    unsigned __int128 rest = scaled - (whole << shift), half = shift ? (unsigned __int128)1 << (shift - 1) : 1;
    *out = (uint64_t)whole + (shift && (rest > half || (rest == half && whole & 1)));
    return true;
}

// ---- repr ----------------------------------------------------------------------------------------------------

static char *put(char *out, const char *text, int size) {
    memcpy(out, text, (size_t)size);
    return out + size;
}

static char *put_zeros(char *out, int count) {
    for (; count > 0; count--) *out++ = '0';
    return out;
}

static char *put_exponent(char *out, int exponent) {
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    char text[8], *end = text + sizeof text, *at = digits_before(end, (unsigned)abs(exponent), 10);
    if (end - at < 2) *--at = '0';
    return put(out, at, (int)(end - at));
}

static char *put_shortest(char *out, const Decimal *d) {
    if (d->point > 16 || d->point < -3) {
        *out++ = d->digits[0];
        if (d->count > 1) *out++ = '.';
        out = put(out, d->digits + 1, d->count - 1);
        return put_exponent(out, d->point - 1);
    }
    if (d->point <= 0) return put(put_zeros(put(out, "0.", 2), -d->point), d->digits, d->count);
    if (d->count <= d->point) return put(put_zeros(put(out, d->digits, d->count), d->point - d->count), ".0", 2);
    out = put(out, d->digits, d->point);
    *out++ = '.';
    return put(out, d->digits + d->point, d->count - d->point);
}

// Most floats people write have few digits: n / 10**places, both exact, is then x itself, and nothing with fewer places is
// (below 10**15 two decimals are never the same double). NULL: not so.
static char *put_few_places(char *out, double x) {
    static const unsigned powers[] = {1, 10, 100, 1000};
    if (!(x >= 0.001 && x < 1e9)) return NULL;
    for (int places = 0; places <= 3; places++) {
        uint64_t n = (uint64_t)(x * powers[places] + 0.5);
        if ((double)n / powers[places] != x) continue;
        char text[16], *end = text + sizeof text, *at = digits_before(end, n / powers[places], 10);
        out = put(out, at, (int)(end - at));
        *out++ = '.';
        if (!places) return put(out, "0", 1);
        at = digits_before(end, n % powers[places], 10);
        out = put_zeros(out, places - (int)(end - at));
        return put(out, at, (int)(end - at));
    }
    return NULL;
}

size_t double_repr(double number, char *out) {
    char *at = out, *quick = put_few_places(out, number);
    if (quick) return *quick = 0, (size_t)(quick - out);
    if (isnan(number)) return memcpy(out, "nan", 4), 3;
    if (signbit(number)) *at++ = '-';
    if (isinf(number)) {
        at = put(at, "inf", 3);
    } else if (number == 0) {
        at = put(at, "0.0", 3);
    } else {
        Decimal decimal;
        decimal_shortest(&decimal, number);
        at = put_shortest(at, &decimal);
    }
    *at = 0;
    return (size_t)(at - out);
}

// ---- rounding ------------------------------------------------------------------------------------------------

static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define EXACT_POWERS 22

// digits * 10**exponent as the nearest double; infinity if it is too large. `digits` is decimal text.
static double from_decimal(const char *digits, size_t size, int64_t exponent) {
    double value = INFINITY;
    mp_int number, scale;
    if (mp_init_multi(&number, &scale, NULL) != MP_OKAY) return NAN;
    char text[820];
    memcpy(text, digits, size);
    text[size] = 0;
    mp_err error = mp_read_radix(&number, text, 10);
    mp_set(&scale, 10);
    if (error == MP_OKAY) error = mp_expt_u32(&scale, (uint32_t)(exponent < 0 ? -exponent : exponent), &scale);
    if (error == MP_OKAY && exponent >= 0) {
        error = mp_mul(&number, &scale, &number);
        mp_set(&scale, 1);
    }
    if (error != MP_OKAY || !big_ratio(&number, &scale, &value)) value = INFINITY;
    mp_clear_multi(&number, &scale, NULL);
    return value;
}

static double decimal_to_double(const Decimal *decimal) {
    if (!decimal->count) return 0.0;
    return from_decimal(decimal->digits, (size_t)decimal->count, (int64_t)decimal->point - decimal->count);
}

double double_round(double number, int64_t places) {
    if (!isfinite(number) || number == 0 || places > 323) return number;
    if (places < -308) return copysign(0.0, number);
    uint64_t scaled;
    if (places >= 0 && double_scaled(number, (int)places, &scaled) && scaled < (uint64_t)1 << 53) {
        return copysign((double)scaled / exact_powers[places], number);
    }
    Decimal decimal;
    decimal_exact(&decimal, number);
    decimal_round(&decimal, decimal.point + (int)places);
    return copysign(decimal_to_double(&decimal), number);
}

// ---- reading -------------------------------------------------------------------------------------------------

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes digits and single underscores between them; false for a stray underscore.
static bool take_digits(const char **at, const char *end, Buf *digits, bool *any) {
    bool after_digit = false;
    for (; *at < end && (is_digit(**at) || **at == '_'); ++*at) {
        if (**at == '_' && !after_digit) return false;
        after_digit = **at != '_';
        if (after_digit) buf_add_byte(digits, **at), *any = true;
    }
    return after_digit || !*any || (*at)[-1] != '_';
}

static bool same_word(const char *at, const char *end, const char *word) {
    for (; at < end && *word; at++, word++) {
        if ((*at | 0x20) != *word) return false;
    }
    return at == end && !*word;
}

static bool parse_exponent(const char **at, const char *end, int64_t *exponent) {
    if (*at == end || (**at | 0x20) != 'e') return true;
    bool negative = ++*at < end && **at == '-', any = false;
    if (*at < end && (**at == '-' || **at == '+')) ++*at;
    Buf digits = BUF_INIT;
    bool good = take_digits(at, end, &digits, &any) && any;
    int64_t value = 0;
    for (size_t i = 0; i < digits.size && value < 1000000000; i++) value = value * 10 + (digits.data[i] - '0');
    buf_free(&digits);
    *exponent += negative ? -value : value;
    return good;
}

// mantissa * 10**exponent by the table of powers, whose product with the mantissa is off by one in 2**128 at most: false
// if that could decide how to round, or the result is no normal double.
static bool product_rounded(uint64_t mantissa, int64_t exponent, double *out) {
    if (exponent < POWERS_FIRST || exponent > POWERS_LAST) return false;
    int zeros = __builtin_clzll(mantissa);
    uint64_t high = powers_of_ten[exponent - POWERS_FIRST].high, low = powers_of_ten[exponent - POWERS_FIRST].low;
    mantissa <<= zeros;
    unsigned __int128 product = (unsigned __int128)mantissa * high + (uint64_t)((unsigned __int128)mantissa * low >> 64);
    int64_t power = floor_log2_power10((int)exponent) - 63 - zeros;  // of the product's lowest bit
    int top = (int)(product >> 127), drop = 64 + 10 + top;           // bits below the 53 that stay
    unsigned __int128 half = (unsigned __int128)1 << (drop - 1), rest = product & ((half << 1) - 1);
    if (rest - half + 4 < 8) return false;
    uint64_t kept = (uint64_t)(product >> drop) + (rest > half);
    power += 10 + top + 64;
    if (power < -1000 || power > 960) return false;
    *out = ldexp((double)kept, (int)power);
    return true;
}

#define DIGITS_KEPT 800  // more than any double's boundary has; a 1 stands for what is cut off

// The value of digits * 10**exponent; leading zeros allowed.
static double digits_value(const char *digits, size_t size, int64_t exponent) {
    while (size && *digits == '0') digits++, size--;
    while (size && digits[size - 1] == '0') size--, exponent++;
    if (!size || exponent + (int64_t)size < -330) return 0.0;
    if (exponent + (int64_t)size > 310) return INFINITY;
    uint64_t mantissa = 0;
    for (size_t i = 0; i < size && i < 19; i++) mantissa = mantissa * 10 + (uint64_t)(digits[i] - '0');
    if (size <= 19 && mantissa <= (uint64_t)1 << 53 && exponent >= -EXACT_POWERS && exponent <= EXACT_POWERS) {
        return exponent < 0 ? (double)mantissa / exact_powers[-exponent] : (double)mantissa * exact_powers[exponent];
    }
    double value;
    if (size <= 19 && product_rounded(mantissa, exponent, &value)) return value;
    char kept[DIGITS_KEPT + 1];
    if (size <= DIGITS_KEPT) return from_decimal(digits, size, exponent);
    memcpy(kept, digits, DIGITS_KEPT);
    kept[DIGITS_KEPT] = '1';
    return from_decimal(kept, DIGITS_KEPT + 1, exponent + (int64_t)size - DIGITS_KEPT - 1);
}

static bool parse_number(const char *at, const char *end, double *out) {
    Buf digits = BUF_INIT;
    bool before = false, after = false;
    bool good = take_digits(&at, end, &digits, &before);
    size_t whole = digits.size;
    if (good && at < end && *at == '.') {
        at++;
        good = take_digits(&at, end, &digits, &after);
    }
    int64_t exponent = -(int64_t)(digits.size - whole);
    good = good && (before || after) && parse_exponent(&at, end, &exponent) && at == end;
    if (good) *out = digits_value(buf_text(&digits), digits.size, exponent);
    buf_free(&digits);
    return good;
}

static bool parse_word(const char *at, const char *end, double *out) {
    if (same_word(at, end, "inf") || same_word(at, end, "infinity")) return *out = INFINITY, true;
    return same_word(at, end, "nan") && (*out = NAN, true);
}

bool double_parse(const char *text, size_t size, double *out) {
    const char *at = text, *end = text + size;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    if (!parse_word(at, end, out) && !parse_number(at, end, out)) return false;
    if (negative) *out = -*out;
    return true;
}

// Hexadecimal digits and a point: their value is mantissa * 2**exponent, and a bit more if `inexact`.
typedef struct HexDigits {
    uint64_t mantissa;
    int64_t exponent;
    bool inexact, any;
} HexDigits;

static const char *take_hex(const char *at, const char *end, HexDigits *hex) {
    bool point = false;
    for (; at < end && (digit_value(*at) < 16 || (*at == '.' && !point)); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        hex->any = true;
        if (hex->mantissa >> 60) {
            hex->inexact |= *at != '0';
            hex->exponent += 4;
        } else {
            hex->mantissa = hex->mantissa << 4 | (uint64_t)digit_value(*at);
        }
        if (point) hex->exponent -= 4;
    }
    return at;
}

static bool take_hex_exponent(const char **at, const char *end, int64_t *exponent) {
    if (*at == end || (**at | 0x20) != 'p') return true;
    bool negative = ++*at < end && **at == '-';
    if (*at < end && (**at == '-' || **at == '+')) ++*at;
    if (*at == end || !is_digit(**at)) return false;
    int64_t value = 0;
    for (; *at < end && is_digit(**at); ++*at) value = value < 1000000000 ? value * 10 + (**at - '0') : value;
    *exponent += negative ? -value : value;
    return true;
}

HexResult double_parse_hex(const char *text, size_t size, double *out) {
    const char *at = text, *end = text + size;
    while (at < end && strchr(" \t\n\v\f\r", *at)) at++;
    while (at < end && strchr(" \t\n\v\f\r", end[-1])) end--;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    if (!parse_word(at, end, out)) {
        HexDigits hex = {0};
        if (end - at > 2 && *at == '0' && (at[1] | 0x20) == 'x') at += 2;
        at = take_hex(at, end, &hex);
        if (!hex.any || !take_hex_exponent(&at, end, &hex.exponent) || at != end) return HEX_BAD;
        if (!double_from_parts(hex.mantissa, hex.exponent, hex.inexact, out)) return HEX_TOO_LARGE;
    }
    if (negative) *out = -*out;
    return HEX_GOOD;
}
