#include "vm/bigint.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "syntax/ast.h"
#include "vm/raise.h"

#define DIGIT_MASK (((uint64_t)1 << INT_DIGIT_BITS) - 1)

// ---- in and out ----------------------------------------------------------------------------------------------

static const mp_int *view_magnitude(BigView *view, uint64_t magnitude, bool negative) {
    view->room[0] = magnitude & DIGIT_MASK;
    view->room[1] = magnitude >> INT_DIGIT_BITS;
    int used = view->room[1] ? 2 : view->room[0] ? 1 : 0;
    view->number = (mp_int){.used = used, .alloc = 2, .sign = negative ? MP_NEG : MP_ZPOS, .dp = view->room};
    return &view->number;
}

const mp_int *big_view_i64(BigView *view, int64_t n) {
    return view_magnitude(view, n < 0 ? -(uint64_t)n : (uint64_t)n, n < 0);
}

const mp_int *big_view(BigView *view, Value v) {
    if (value_is_small(v)) return big_view_i64(view, value_small(v));
    if (value_is_bool(v)) return big_view_i64(view, value_is(v, TRUE));
    Int *i = (Int *)value_obj(v);
    int used = (int)i->size;
    view->number = (mp_int){.used = used, .alloc = used, .sign = i->sign < 0 ? MP_NEG : MP_ZPOS, .dp = i->digits};
    return &view->number;
}

static bool is_small(const mp_int *number) {
    return number->used < 2 || (number->used == 2 && number->dp[1] < 4);  // 62 bits
}

Value big_value(World *world, const mp_int *number) {
    if (is_small(number)) {
        uint64_t magnitude = number->used > 0 ? number->dp[0] : 0;
        if (number->used > 1) magnitude |= number->dp[1] << INT_DIGIT_BITS;
        return value_from_small(number->sign == MP_NEG ? -(int64_t)magnitude : (int64_t)magnitude);
    }
    if ((int64_t)number->used * INT_DIGIT_BITS > INT_BITS_LIMIT + 2 * INT_DIGIT_BITS) return big_too_large(world);
    int sign = number->sign == MP_NEG ? -1 : 1;
    return int_from_digits(world, world->types[T_INT], sign, number->dp, (uint32_t)number->used);
}

Value big_take(World *world, mp_int *number) {
    Value v = big_value(world, number);
    mp_clear(number);
    return v;
}

Value big_too_large(World *world) {
    world->limit_hit = "integer size";
    return raise_memory(world);
}

Value big_no_memory(World *world, mp_int *number) {
    if (number) mp_clear(number);
    return raise_memory(world);
}

static int64_t bits_of(const mp_int *number) {
    if (!number->used) return 0;
    int top = 64 - __builtin_clzll(number->dp[number->used - 1]);  // of the highest digit
    return (int64_t)(number->used - 1) * INT_DIGIT_BITS + top;
}

int64_t big_bits(Value v) {
    BigView view;
    return bits_of(big_view(&view, v));
}

// ---- division ------------------------------------------------------------------------------------------------

// mp_div rounds towards zero; Python rounds down.
static mp_err floor_division(const mp_int *a, const mp_int *b, mp_int *quotient, mp_int *remainder) {
    mp_err error = mp_div(a, b, quotient, remainder);
    if (error == MP_OKAY && remainder->used && remainder->sign != b->sign) {
        error = mp_add(remainder, b, remainder);
        if (error == MP_OKAY) error = mp_decr(quotient);
    }
    return error;
}

static bool both_made(World *world, Value *quotient, Value *remainder) {
    if ((!quotient || !value_is_absent(*quotient)) && (!remainder || !value_is_absent(*remainder))) return true;
    if (quotient) value_drop(world, *quotient);
    if (remainder) value_drop(world, *remainder);
    return false;
}

bool big_divide(World *world, Value a, Value b, Value *quotient, Value *remainder) {
    BigView left, right;
    const mp_int *top = big_view(&left, a), *bottom = big_view(&right, b);
    mp_int q, r;
    if (big_quick_divide(world, top, bottom, quotient, remainder)) return both_made(world, quotient, remainder);
    if (mp_init_multi(&q, &r, NULL) != MP_OKAY) return big_no_memory(world, NULL), false;
    bool good = floor_division(top, bottom, &q, &r) == MP_OKAY;
    if (good && quotient) good = !value_is_absent(*quotient = big_value(world, &q));
    if (good && remainder && value_is_absent(*remainder = big_value(world, &r))) {
        if (quotient) value_drop(world, *quotient);
        good = false;
    }
    mp_clear_multi(&q, &r, NULL);
    if (!good && value_is_absent(world->raised)) raise_memory(world);
    return good;
}

static Value big_floor(World *world, Value a, Value b, bool want_remainder) {
    Value result = ABSENT;
    big_divide(world, a, b, want_remainder ? NULL : &result, want_remainder ? &result : NULL);
    return result;
}

// The low 64 bits of |number|.
static uint64_t low_bits(const mp_int *number) {
    uint64_t low = number->used > 0 ? number->dp[0] : 0;
    return number->used > 1 ? low | number->dp[1] << INT_DIGIT_BITS : low;
}

bool double_from_parts(uint64_t mantissa, int64_t exponent, bool inexact, double *out) {
    if (!mantissa) return *out = 0.0, true;
    int bits = 64 - __builtin_clzll(mantissa);
    if (exponent + bits > DBL_MAX_EXP) return false;
    if (exponent + bits < DBL_MIN_EXP - DBL_MANT_DIG - 1) return *out = 0.0, true;
    int64_t lowest = exponent + bits > DBL_MIN_EXP ? exponent + bits - DBL_MANT_DIG : DBL_MIN_EXP - DBL_MANT_DIG;
    int64_t extra = lowest - exponent;  // bits to round away
    if (extra > 0) {
        uint64_t rest = extra > 63 ? mantissa : mantissa & (((uint64_t)1 << extra) - 1);
        uint64_t half = (uint64_t)1 << (extra - 1);
        mantissa = extra > 63 ? 0 : mantissa >> extra;
        if (rest > half || (rest == half && (inexact || mantissa & 1))) mantissa++;
        exponent = lowest;
    }
    *out = ldexp((double)mantissa, (int)exponent);
    return !isinf(*out);
}

// Mantissas are computed to 62 bits at least, so that rounding them has bits to spare.
#define RATIO_BITS 62

// quotient = numerator / (denominator * 2**shift), rounded down; the side that grows is scaled, so nothing is lost.
static mp_err scaled_division(const mp_int *numerator, const mp_int *denominator, int shift, mp_int *quotient,
                              mp_int *remainder) {
    mp_int scaled;
    mp_err error = mp_init(&scaled);
    if (error != MP_OKAY) return error;
    error = shift < 0 ? mp_mul_2d(numerator, -shift, &scaled) : mp_mul_2d(denominator, shift, &scaled);
    if (error == MP_OKAY) {
        error = shift < 0 ? mp_div(&scaled, denominator, quotient, remainder)
                          : mp_div(numerator, &scaled, quotient, remainder);
    }
    mp_clear(&scaled);
    return error;
}

bool big_ratio(const mp_int *numerator, const mp_int *denominator, double *out) {
    *out = numerator->sign == MP_NEG ? -0.0 : 0.0;
    if (!numerator->used) return true;
    int64_t shift = bits_of(numerator) - bits_of(denominator) - RATIO_BITS;
    if (shift > DBL_MAX_EXP) return false;
    if (shift < DBL_MIN_EXP - 2 * RATIO_BITS - DBL_MANT_DIG) return true;
    mp_int quotient, remainder;
    if (mp_init_multi(&quotient, &remainder, NULL) != MP_OKAY) return false;
    bool good = scaled_division(numerator, denominator, (int)shift, &quotient, &remainder) == MP_OKAY &&
                double_from_parts(low_bits(&quotient), shift, remainder.used > 0, out);
    if (numerator->sign == MP_NEG) *out = -fabs(*out);
    mp_clear_multi(&quotient, &remainder, NULL);
    return good;
}

bool big_as_double(const mp_int *number, double *out) {
    uint64_t mantissa = low_bits(number);
    int64_t exponent = 0;
    bool inexact = false;
    if (number->used > 1) {  // the top 61 bits
        int top = number->used - 1, lead = 64 - __builtin_clzll(number->dp[top]);
        mantissa = number->dp[top] << (61 - lead) | number->dp[top - 1] >> (lead - 1);
        inexact = number->dp[top - 1] & (((uint64_t)1 << (lead - 1)) - 1);
        for (int i = 0; i < top - 1 && !inexact; i++) inexact = number->dp[i];
        exponent = bits_of(number) - 61;
    }
    bool good = double_from_parts(mantissa, exponent, inexact, out);
    if (number->sign == MP_NEG) *out = -*out;
    return good;
}

void big_from_double(mp_int *number, mp_digit *room, double whole) {
    int exponent;
    double fraction = frexp(fabs(whole), &exponent);  // |whole| = fraction * 2**exponent, 0.5 <= fraction < 1
    int used = exponent > 0 ? (exponent + INT_DIGIT_BITS - 1) / INT_DIGIT_BITS : 0;
    fraction = ldexp(fraction, exponent - (used - 1) * INT_DIGIT_BITS);
    for (int i = used - 1; i >= 0; i--) {
        room[i] = (mp_digit)fraction;
        fraction = ldexp(fraction - (double)room[i], INT_DIGIT_BITS);
    }
    *number = (mp_int){.used = used, .alloc = used, .sign = whole < 0 ? MP_NEG : MP_ZPOS, .dp = room};
}

// ---- the operators -------------------------------------------------------------------------------------------

typedef mp_err (*BigOperation)(const mp_int *a, const mp_int *b, mp_int *c);

static Value big_apply(World *world, Value a, Value b, BigOperation operation) {
    BigView left, right;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (operation(big_view(&left, a), big_view(&right, b), &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

static Value big_multiply(World *world, Value a, Value b) {
    if (big_bits(a) + big_bits(b) > INT_BITS_LIMIT + 1) return big_too_large(world);
    return big_apply(world, a, b, mp_mul);
}

static Value big_true_divide(World *world, Value a, Value b) {
    BigView left, right;
    double quotient;
    const mp_int *numerator = big_view(&left, a), *denominator = big_view(&right, b);
    bool negative = denominator->sign == MP_NEG;
    if (negative) right.number.sign = MP_ZPOS;
    if (!big_ratio(numerator, denominator, &quotient)) {
        return raise_error(world, T_OVERFLOW_ERROR, "integer division result too large for a float");
    }
    return value_from_double(world, negative ? -quotient : quotient);
}

static Value big_power(World *world, Value a, Value b) {
    int64_t exponent = int_clip(b), bits = big_bits(a);
    if (bits <= 1) {  // 0, 1, -1
        if (!bits) return value_from_small(exponent == 0);
        BigView view;
        bool odd = low_bits(big_view(&view, b)) & 1;
        return value_from_small(odd ? int_sign(a) : 1);
    }
    if (exponent > INT_BITS_LIMIT || (bits - 1) * exponent > INT_BITS_LIMIT) return big_too_large(world);
    BigView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (mp_expt_u32(big_view(&view, a), (uint32_t)exponent, &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

static Value big_shift_left(World *world, Value a, Value b) {
    if (!int_sign(a)) return value_from_small(0);
    if (!int_fits(b)) return raise_error(world, T_OVERFLOW_ERROR, "too many digits in integer");
    int64_t count = int_clip(b);
    if (count > INT_BITS_LIMIT || big_bits(a) + count > INT_BITS_LIMIT + 1) return big_too_large(world);
    BigView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (mp_mul_2d(big_view(&view, a), (int)count, &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

static Value big_shift_right(World *world, Value a, Value b) {
    int64_t count = int_clip(b);
    if (count >= big_bits(a)) return value_from_small(int_sign(a) < 0 ? -1 : 0);
    BigView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (mp_signed_rsh(big_view(&view, a), (int)count, &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

static Value big_by_library(World *world, Value a, Value b, int op) {
    switch (op) {
    case OPERATOR_ADD: return big_apply(world, a, b, mp_add);
    case OPERATOR_SUB: return big_apply(world, a, b, mp_sub);
    case OPERATOR_MUL: return big_multiply(world, a, b);
    case OPERATOR_DIV: return big_true_divide(world, a, b);
    case OPERATOR_FLOORDIV: return big_floor(world, a, b, false);
    case OPERATOR_MOD: return big_floor(world, a, b, true);
    case OPERATOR_POW: return big_power(world, a, b);
    case OPERATOR_LSHIFT: return big_shift_left(world, a, b);
    case OPERATOR_RSHIFT: return big_shift_right(world, a, b);
    case OPERATOR_OR: return big_apply(world, a, b, mp_or);
    case OPERATOR_XOR: return big_apply(world, a, b, mp_xor);
    case OPERATOR_AND: return big_apply(world, a, b, mp_and);
    default: return NOT_IMPLEMENTED;
    }
}

Value big_binary(World *world, Value a, Value b, int op) {
    BigView left, right;
    Value result;
    if (big_quick(world, big_view(&left, a), big_view(&right, b), op, &result)) return result;
    return big_by_library(world, a, b, op);
}

Value big_invert(World *world, Value v) {
    BigView view;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (mp_complement(big_view(&view, v), &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

// The result has the sign of the modulus; a negative exponent asks for the inverse.
Value big_power_modulo(World *world, Value base, Value exponent, Value modulus) {
    BigView views[3];
    const mp_int *b = big_view(&views[0], base), *e = big_view(&views[1], exponent), *m = big_view(&views[2], modulus);
    mp_int inverse, result, positive;
    if (mp_init_multi(&inverse, &result, &positive, NULL) != MP_OKAY) return big_no_memory(world, NULL);
    Value value = ABSENT;
    mp_err error = mp_abs(m, &positive);
    if (error == MP_OKAY) error = mp_mod(b, &positive, &inverse);
    if (error == MP_OKAY && e->sign == MP_NEG) {
        views[1].number.sign = MP_ZPOS;
        if (mp_cmp_d(&positive, 1) != MP_EQ && mp_invmod(&inverse, &positive, &inverse) != MP_OKAY) {
            raise_error(world, T_VALUE_ERROR, "base is not invertible for the given modulus");
            error = MP_VAL;
        }
    }
    if (error == MP_OKAY && mp_cmp_d(&positive, 1) != MP_EQ) error = mp_exptmod(&inverse, e, &positive, &result);
    if (error == MP_OKAY && m->sign == MP_NEG && result.used) error = mp_add(&result, m, &result);
    if (error == MP_OKAY) value = big_value(world, &result);
    mp_clear_multi(&inverse, &result, &positive, NULL);
    if (value_is_absent(value) && value_is_absent(world->raised)) raise_memory(world);
    return value;
}
