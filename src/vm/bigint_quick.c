// bigint_quick.c - arithmetic on integers of up to 1920 bits without libtommath's allocations: schoolbook methods on digits
// on the C stack. Larger ones, and those whose two's complement would have to be looked at, are bigint.c's.
#include <string.h>

#include "syntax/ast.h"
#include "vm/bigint.h"

#define QUICK 32  // digits of an operand, 1920 bits
#define MASK (((uint64_t)1 << INT_DIGIT_BITS) - 1)

typedef unsigned __int128 Wide;

// A number being computed: sign and digits, leading zeros allowed.
typedef struct Digits {
    int used;
    bool negative;
    uint64_t digit[2 * QUICK + 2];
} Digits;

static void trim(Digits *n) {
    while (n->used && !n->digit[n->used - 1]) n->used--;
}

static Value digits_value(World *world, Digits *n) {
    trim(n);
    int sign = n->negative && n->used ? MP_NEG : MP_ZPOS;
    mp_int number = {.used = n->used, .alloc = n->used, .sign = sign, .dp = n->digit};
    return big_value(world, &number);
}

// ---- adding --------------------------------------------------------------------------------------------------

static int compare(const mp_int *a, const mp_int *b) {
    if (a->used != b->used) return a->used < b->used ? -1 : 1;
    for (int i = a->used - 1; i >= 0; i--) {
        if (a->dp[i] != b->dp[i]) return a->dp[i] < b->dp[i] ? -1 : 1;
    }
    return 0;
}

static void add(const mp_int *a, const mp_int *b, Digits *out) {
    uint64_t carry = 0;
    if (a->used < b->used) {
        const mp_int *swap = a;
        a = b;
        b = swap;
    }
    for (int i = 0; i < a->used; i++) {
        carry += a->dp[i] + (i < b->used ? b->dp[i] : 0);
        out->digit[i] = carry & MASK;
        carry >>= INT_DIGIT_BITS;
    }
    out->digit[a->used] = carry;
    out->used = a->used + 1;
}

static void subtract(const mp_int *a, const mp_int *b, Digits *out) {  // |a| >= |b|
    uint64_t borrow = 0;
    for (int i = 0; i < a->used; i++) {
        uint64_t rest = a->dp[i] - (i < b->used ? b->dp[i] : 0) - borrow;
        out->digit[i] = rest & MASK;
        borrow = rest >> 63;
    }
    out->used = a->used;
}

static void sum(const mp_int *a, const mp_int *b, bool minus, Digits *out) {
    bool left = a->sign == MP_NEG, right = (b->sign == MP_NEG) != minus;
    out->negative = left;
    if (left == right) {
        add(a, b, out);
    } else if (compare(a, b) >= 0) {
        subtract(a, b, out);
    } else {
        subtract(b, a, out);
        out->negative = right;
    }
}

// ---- multiplying and dividing --------------------------------------------------------------------------------

// Column by column: 32 products of 120 bits fit in a Wide.
static void multiply(const mp_int *a, const mp_int *b, Digits *out) {
    Wide column = 0;
    out->used = a->used + b->used;
    out->negative = a->sign != b->sign;
    for (int k = 0; k < out->used; k++) {
        int first = k < b->used ? 0 : k - b->used + 1, last = k < a->used ? k : a->used - 1;
        for (int i = first; i <= last; i++) column += (Wide)a->dp[i] * b->dp[k - i];
        out->digit[k] = (uint64_t)column & MASK;
        column >>= INT_DIGIT_BITS;
    }
}

uint64_t digits_divide_small(uint64_t *digits, int used, uint64_t divisor) {
    uint64_t rest = 0;
    for (int i = used - 1; i >= 0; i--) {
        Wide n = (Wide)rest << INT_DIGIT_BITS | digits[i];
        digits[i] = (uint64_t)(n / divisor);
        rest = (uint64_t)(n % divisor);
    }
    return rest;
}

static void shift_left(const uint64_t *from, int used, int bits, uint64_t *to) {  // `to` has one digit more
    uint64_t carry = 0;
    for (int i = 0; i < used; i++) {
        to[i] = (from[i] << bits | carry) & MASK;
        carry = bits ? from[i] >> (INT_DIGIT_BITS - bits) : 0;
    }
    to[used] = carry;
}

// One digit of the quotient (Knuth 4.3.1 D3 to D6): `part` is the dividend from there up, `divisor` has its top bit set.
static uint64_t quotient_digit(uint64_t *part, const uint64_t *divisor, int size) {
    Wide top = (Wide)part[size] << INT_DIGIT_BITS | part[size - 1];
    Wide guess = top / divisor[size - 1], rest = top % divisor[size - 1];
    while (guess > MASK || guess * divisor[size - 2] > (rest << INT_DIGIT_BITS | part[size - 2])) {
        guess--;
        rest += divisor[size - 1];
        if (rest > MASK) break;
    }
    uint64_t borrow = 0, q = (uint64_t)guess;
    Wide carry = 0;
    for (int i = 0; i <= size; i++) {
        carry += (Wide)q * (i < size ? divisor[i] : 0);
        uint64_t difference = part[i] - ((uint64_t)carry & MASK) - borrow;
        part[i] = difference & MASK;
        borrow = difference >> 63;
        carry >>= INT_DIGIT_BITS;
    }
    if (!borrow) return q;
    for (int i = 0, over = 0; i <= size; i++) {  // one too many: add it back
        uint64_t digit = part[i] + (i < size ? divisor[i] : 0) + (uint64_t)over;
        part[i] = digit & MASK;
        over = (int)(digit >> INT_DIGIT_BITS);
    }
    return q - 1;
}

// |a| / |b|, rounded down; the rest.
static void divide(const mp_int *a, const mp_int *b, Digits *quotient, Digits *rest) {
    int size = b->used;
    quotient->used = a->used;
    memcpy(quotient->digit, a->dp, (size_t)a->used * sizeof(uint64_t));
    if (size == 1) {
        rest->digit[0] = digits_divide_small(quotient->digit, quotient->used, b->dp[0]);
        rest->used = 1;
        return;
    }
    uint64_t divisor[QUICK + 1];
    int bits = __builtin_clzll(b->dp[size - 1]) - (64 - INT_DIGIT_BITS);
    shift_left(b->dp, size, bits, divisor);
    shift_left(a->dp, a->used, bits, rest->digit);
    quotient->used = a->used - size + 1;
    for (int i = quotient->used - 1; i >= 0; i--) quotient->digit[i] = quotient_digit(rest->digit + i, divisor, size);
    rest->used = size;
    for (int i = 0; bits && i < size; i++) {
        uint64_t above = i + 1 < size ? rest->digit[i + 1] << (INT_DIGIT_BITS - bits) & MASK : 0;
        rest->digit[i] = rest->digit[i] >> bits | above;
    }
}

// Python's // and %: rounded down, the rest has the divisor's sign.
static void floor_divide(const mp_int *a, const mp_int *b, Digits *quotient, Digits *rest) {
    static uint64_t one_digit[] = {1};
    const mp_int one = {.used = 1, .alloc = 1, .dp = one_digit};
    if (compare(a, b) < 0) {
        quotient->used = 0;
        rest->used = a->used;
        memcpy(rest->digit, a->dp, (size_t)a->used * sizeof(uint64_t));
    } else {
        divide(a, b, quotient, rest);
    }
    trim(rest);
    quotient->negative = a->sign != b->sign;
    rest->negative = b->sign == MP_NEG;
    if (a->sign == b->sign || !rest->used) return;
    mp_int whole = {.used = quotient->used, .dp = quotient->digit}, part = {.used = rest->used, .dp = rest->digit};
    add(&whole, &one, quotient);
    subtract(b, &part, rest);
}

// ---- the operators -------------------------------------------------------------------------------------------

// Of numbers that are not negative.
static void combine_bits(const mp_int *a, const mp_int *b, int op, Digits *out) {
    out->used = a->used > b->used ? a->used : b->used;
    for (int i = 0; i < out->used; i++) {
        uint64_t left = i < a->used ? a->dp[i] : 0, right = i < b->used ? b->dp[i] : 0;
        out->digit[i] = op == OPERATOR_AND ? left & right : op == OPERATOR_OR ? left | right : left ^ right;
    }
}

// |a| moved by whole digits and bits.
static void shift_up(const mp_int *a, int count, Digits *out) {
    int digits = count / INT_DIGIT_BITS;
    memset(out->digit, 0, (size_t)digits * sizeof(uint64_t));
    shift_left(a->dp, a->used, count % INT_DIGIT_BITS, out->digit + digits);
    out->used = digits + a->used + 1;
}

static void shift_down(const mp_int *a, int count, Digits *out) {
    int digits = count / INT_DIGIT_BITS, bits = count % INT_DIGIT_BITS;
    out->used = a->used > digits ? a->used - digits : 0;
    for (int i = 0; i < out->used; i++) {
        uint64_t above = i + 1 < out->used && bits ? a->dp[digits + i + 1] << (INT_DIGIT_BITS - bits) & MASK : 0;
        out->digit[i] = a->dp[digits + i] >> bits | above;
    }
}

// By at most QUICK digits; a negative number is not moved down (it would have to be rounded).
static bool shift(const mp_int *a, const mp_int *count, bool up, Digits *out) {
    if (count->used > 1 || (count->used && count->dp[0] > QUICK * INT_DIGIT_BITS)) return false;
    int places = count->used ? (int)count->dp[0] : 0;
    out->negative = a->sign == MP_NEG;
    if (up) return shift_up(a, places, out), true;
    return !out->negative && (shift_down(a, places, out), true);
}

bool big_quick_divide(World *world, const mp_int *a, const mp_int *b, Value *quotient, Value *rest) {
    Digits q, r;
    if (a->used > QUICK || b->used > QUICK) return false;
    floor_divide(a, b, &q, &r);
    if (quotient) *quotient = digits_value(world, &q);
    if (rest) *rest = digits_value(world, &r);
    return true;
}

bool big_quick(World *world, const mp_int *a, const mp_int *b, int op, Value *out) {
    Digits result;  // its digits are not cleared
    result.negative = false;
    if (a->used > QUICK || b->used > QUICK) return false;
    switch (op) {
    case OPERATOR_ADD: sum(a, b, false, &result); break;
    case OPERATOR_SUB: sum(a, b, true, &result); break;
    case OPERATOR_MUL: multiply(a, b, &result); break;
    case OPERATOR_FLOORDIV: return big_quick_divide(world, a, b, out, NULL);
    case OPERATOR_MOD: return big_quick_divide(world, a, b, NULL, out);
    case OPERATOR_LSHIFT: case OPERATOR_RSHIFT:
        if (!shift(a, b, op == OPERATOR_LSHIFT, &result)) return false;
        break;
    case OPERATOR_AND: case OPERATOR_OR: case OPERATOR_XOR:
        if (a->sign == MP_NEG || b->sign == MP_NEG) return false;
        combine_bits(a, b, op, &result);
        break;
    default: return false;
    }
    *out = digits_value(world, &result);
    return true;
}
