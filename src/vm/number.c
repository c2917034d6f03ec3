#include "vm/number.h"

#include <math.h>
#include <string.h>

#include "syntax/ast.h"
#include "vm/bigint.h"
#include "vm/call.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/warn.h"

// ---- making ints ---------------------------------------------------------------------------------------------

size_t int_footprint(const Type *type, uint32_t size) {
    return offsetof(Int, digits) + size * sizeof(uint64_t) + (type->flags & TYPE_HEAP ? sizeof(Dict *) : 0);
}

Value int_from_digits(World *world, Type *type, int sign, const uint64_t *digits, uint32_t size) {
    Int *i = heap_new(world, type, int_footprint(type, size));
    if (!i) return ABSENT;
    i->sign = sign;
    i->size = size;
    memcpy(i->digits, digits, size * sizeof(uint64_t));
    if (i->head.flags & OBJ_SUBCLASS) *int_dict_slot(i) = NULL;
    return value_from_obj(i);
}

Value int_from_i64(World *world, int64_t n) {
    if (small_fits(n)) return value_from_small(n);
    BigView view;
    return big_value(world, big_view_i64(&view, n));
}

Value int_from_u64(World *world, uint64_t n) {
    if (n <= (uint64_t)SMALL_MAX) return value_from_small((int64_t)n);
    uint64_t digits[] = {n & (((uint64_t)1 << INT_DIGIT_BITS) - 1), n >> INT_DIGIT_BITS};
    return int_from_digits(world, world->types[T_INT], 1, digits, 2);
}

Value int_from_double(World *world, double number) {
    if (isinf(number)) return raise_error(world, T_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    if (isnan(number)) return raise_error(world, T_VALUE_ERROR, "cannot convert float NaN to integer");
    if (fabs(number) < 0x1p62) return value_from_small((int64_t)number);
    mp_int big;
    mp_digit room[BIG_DOUBLE_DIGITS];
    big_from_double(&big, room, trunc(number));
    return big_value(world, &big);
}

Value int_plain(World *world, Value v) {
    if (value_is_small(v)) return v;
    if (value_is_exact(v, T_INT)) return value_keep(v);
    BigView view;
    return big_value(world, big_view(&view, v));
}

// ---- looking at ints -----------------------------------------------------------------------------------------

// An Int object below 120 bits is read with 128-bit arithmetic.
static bool object_fits(const Int *i) { return i->size < 2 || (i->size == 2 && i->digits[1] < 8); }

static int64_t object_as_i64(const Int *i) {
    uint64_t magnitude = i->size ? i->digits[0] : 0;
    if (i->size > 1) magnitude |= i->digits[1] << INT_DIGIT_BITS;
    return i->sign < 0 ? -(int64_t)magnitude : (int64_t)magnitude;
}

// -2**63 is the one int64_t whose magnitude is none.
static bool is_lowest(const Int *i) { return i->sign < 0 && i->size == 2 && i->digits[1] == 8 && i->digits[0] == 0; }

bool int_fits(Value v) {
    if (!value_is_obj(v)) return true;
    const Int *i = (Int *)value_obj(v);
    return object_fits(i) || is_lowest(i);
}

int64_t int_clip(Value v) {
    if (value_is_small(v)) return value_small(v);
    if (value_is_bool(v)) return value_is(v, TRUE);
    const Int *i = (Int *)value_obj(v);
    if (object_fits(i)) return object_as_i64(i);
    return i->sign < 0 ? INT64_MIN : INT64_MAX;
}

bool int_as_i64(World *world, Value v, int64_t *out) {
    *out = int_clip(v);
    if (int_fits(v)) return true;
    raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C long");
    return false;
}

bool int_as_double(World *world, Value v, double *out) {
    if (value_is_small(v)) return *out = (double)value_small(v), true;
    BigView view;
    if (big_as_double(big_view(&view, v), out)) return true;
    raise_error(world, T_OVERFLOW_ERROR, "int too large to convert to float");
    return false;
}

int int_sign(Value v) {
    if (value_is_small(v)) return (value_small(v) > 0) - (value_small(v) < 0);
    if (value_is_bool(v)) return value_is(v, TRUE);
    return ((Int *)value_obj(v))->sign;
}

int int_compare(Value a, Value b) {
    if (int_fits(a) && int_fits(b)) {
        int64_t left = int_clip(a), right = int_clip(b);
        return (left > right) - (left < right);
    }
    BigView left, right;
    return mp_cmp(big_view(&left, a), big_view(&right, b));
}

int int_compare_double(Value a, double b) {
    if (isinf(b)) return b > 0 ? -1 : 1;
    double whole = trunc(b);
    mp_int right;
    mp_digit room[BIG_DOUBLE_DIGITS];
    BigView left;
    big_from_double(&right, room, whole);
    int order = mp_cmp(big_view(&left, a), &right);
    return order ? order : (whole > b) - (whole < b);
}

#define HASH_BITS 61
#define HASH_PRIME (((uint64_t)1 << HASH_BITS) - 1)

uint64_t int_hash(Value v) {
    BigView view;
    const mp_int *number = big_view(&view, v);
    uint64_t hash = 0;
    for (int i = number->used - 1; i >= 0; i--) {
        hash = hash >> 1 | (hash & 1) << (HASH_BITS - 1);  // times 2**60 modulo 2**61 - 1
        hash += number->dp[i];
        if (hash >= HASH_PRIME) hash -= HASH_PRIME;
    }
    if (number->sign == MP_NEG) hash = -hash;
    return hash == (uint64_t)-1 ? (uint64_t)-2 : hash;
}

uint64_t double_hash(double number) {
    if (isinf(number)) return number > 0 ? 314159 : (uint64_t)-314159;
    if (isnan(number)) return 0;
    int exponent;
    double rest = frexp(fabs(number), &exponent);
    uint64_t hash = 0;
    while (rest != 0) {  // 28 bits at a time
        hash = ((hash << 28) & HASH_PRIME) | hash >> (HASH_BITS - 28);
        rest *= 0x1p28;
        exponent -= 28;
        uint64_t part = (uint64_t)rest;
        rest -= (double)part;
        hash += part;
        if (hash >= HASH_PRIME) hash -= HASH_PRIME;
    }
    int turn = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    hash = ((hash << turn) & HASH_PRIME) | hash >> (HASH_BITS - turn);
    if (number < 0) hash = -hash;
    return hash == (uint64_t)-1 ? (uint64_t)-2 : hash;
}

// ---- arithmetic ----------------------------------------------------------------------------------------------

static int64_t floor_divide(int64_t a, int64_t b) {
    int64_t quotient = a / b;
    return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static int64_t floor_modulo(int64_t a, int64_t b) {
    int64_t rest = a % b;
    return rest && (rest < 0) != (b < 0) ? rest + b : rest;
}

// a ** b for b >= 0; false if it leaves 64 bits.
static bool small_power(int64_t a, int64_t b, int64_t *out) {
    int64_t result = 1;
    for (;;) {
        if (b & 1 && __builtin_mul_overflow(result, a, &result)) return false;
        if (!(b >>= 1)) return *out = result, true;
        if (__builtin_mul_overflow(a, a, &a)) return false;
    }
}

static bool small_shift_left(int64_t a, int64_t count, int64_t *out) {
    return a == 0 ? (*out = 0, true) : count < 62 && !__builtin_mul_overflow(a, (int64_t)1 << count, out);
}

// The result of a operator on 62-bit numbers, if it is an int of 64 bits.
static bool small_binary(int64_t a, int64_t b, int op, int64_t *out) {
    switch (op) {
    case OPERATOR_ADD: return *out = a + b, true;
    case OPERATOR_SUB: return *out = a - b, true;
    case OPERATOR_MUL: return !__builtin_mul_overflow(a, b, out);
    case OPERATOR_FLOORDIV: return *out = floor_divide(a, b), true;
    case OPERATOR_MOD: return *out = floor_modulo(a, b), true;
    case OPERATOR_POW: return small_power(a, b, out);
    case OPERATOR_LSHIFT: return small_shift_left(a, b, out);
    case OPERATOR_RSHIFT: return *out = a >> (b > 63 ? 63 : b), true;
    case OPERATOR_OR: return *out = a | b, true;
    case OPERATOR_XOR: return *out = a ^ b, true;
    case OPERATOR_AND: return *out = a & b, true;
    default: return false;
    }
}

static Value raise_zero_division(World *world, int op) {
    return raise_error(world, T_ZERO_DIVISION_ERROR,
                       op == OPERATOR_DIV   ? "division by zero"
                       : op == OPERATOR_MOD ? "integer modulo by zero"
                                            : "integer division or modulo by zero");
}

static Value power_below_one(World *world, Value a, Value b) {
    double base, exponent;
    if (!int_as_double(world, a, &base) || !int_as_double(world, b, &exponent)) return ABSENT;
    return double_power(world, base, exponent);
}

#define EXACT_DOUBLE ((int64_t)1 << 53)
static bool is_exact_double(int64_t n) { return n >= -EXACT_DOUBLE && n <= EXACT_DOUBLE; }

Value int_binary(World *world, Value a, Value b, int op) {
    int sign = int_sign(b);
    bool divides = op == OPERATOR_DIV || op == OPERATOR_MOD || op == OPERATOR_FLOORDIV;
    if (divides && !sign) return raise_zero_division(world, op);
    if (sign < 0 && op == OPERATOR_POW) return power_below_one(world, a, b);
    if (sign < 0 && (op == OPERATOR_LSHIFT || op == OPERATOR_RSHIFT)) {
        return raise_error(world, T_VALUE_ERROR, "negative shift count");
    }
    int64_t left = int_clip(a), right = int_clip(b), result;
    if (small_fits(left) && small_fits(right)) {  // what was clipped does not
        if (op == OPERATOR_DIV && is_exact_double(left) && is_exact_double(right)) {
            return value_from_double(world, (double)left / (double)right);
        }
        if (small_binary(left, right, op, &result)) return int_from_i64(world, result);
    }
    return big_binary(world, a, b, op);
}

Value int_negate(World *world, Value v) {
    return int_binary(world, value_from_small(0), v, OPERATOR_SUB);
}

Value int_absolute(World *world, Value v) {
    return int_sign(v) < 0 ? int_negate(world, v) : int_plain(world, v);
}

// ---- any number ----------------------------------------------------------------------------------------------

bool value_is_number(Value v) { return value_is_int(v) || value_is_float(v); }

static bool warn_of_subclass(World *world, Value v, Value result) {
    Buf text = BUF_INIT;
    buf_add_format(&text,
                   "%s.__float__ returned non-float (type %s).  The ability to return an instance of a strict subclass "
                   "of float is deprecated, and may be removed in a future version of Python.",
                   type_name(world, v), type_name(world, result));
    bool good = warning_issue(world, T_DEPRECATION_WARNING, buf_text(&text));
    buf_free(&text);
    return good;
}

// The result of v.__float__(), which must be a float.
static bool float_by_method(World *world, Value v, double *out) {
    Value result = vm_call_method(world, v, NAME_OF(world, __float__), NULL, 0);
    if (value_is_absent(result)) return false;
    bool good = value_is_float(result);
    if (good) {
        *out = value_float(result);
        good = value_is_exact(result, T_FLOAT) || warn_of_subclass(world, v, result);
    } else {
        raise_error(world, T_TYPE_ERROR, "%s.__float__ returned non-float (type %s)", type_name(world, v),
                    type_name(world, result));
    }
    value_drop(world, result);
    return good;
}

bool number_as_double(World *world, Value v, double *out, const char *what) {
    if (value_is_float(v)) return *out = value_float(v), true;
    if (value_is_int(v)) return int_as_double(world, v, out);
    if (value_has_method(world, v, N___float__)) return float_by_method(world, v, out);
    if (!value_has_method(world, v, N___index__)) {
        raise_error(world, T_TYPE_ERROR, "%s, not %s", what ? what : "must be real number", type_name(world, v));
        return false;
    }
    Value index = object_index(world, v);
    if (value_is_absent(index)) return false;
    bool good = int_as_double(world, index, out);
    value_drop(world, index);
    return good;
}

Value number_absolute(World *world, Value v) {
    if (value_is_int(v)) return int_absolute(world, v);
    if (value_is_float(v)) return value_from_double(world, fabs(value_float(v)));
    if (!value_is_complex(v)) return NOT_IMPLEMENTED;
    return value_from_double(world, hypot(value_complex(v)->real, value_complex(v)->imag));
}

static Value pair_take(World *world, Value a, Value b) {
    if (value_is_absent(a) || value_is_absent(b)) {
        value_drop(world, a);
        value_drop(world, b);
        return ABSENT;
    }
    Value items[] = {a, b};
    return tuple_from_take(world, items, 2);
}

static Value int_divmod(World *world, Value a, Value b) {
    if (!int_sign(b)) return raise_zero_division(world, OPERATOR_FLOORDIV);
    int64_t left = int_clip(a), right = int_clip(b);
    Value quotient, rest;
    if (small_fits(left) && small_fits(right)) {
        quotient = int_from_i64(world, floor_divide(left, right));
        return pair_take(world, quotient, int_from_i64(world, floor_modulo(left, right)));
    }
    return big_divide(world, a, b, &quotient, &rest) ? pair_take(world, quotient, rest) : ABSENT;
}

Value number_divmod(World *world, Value a, Value b) {
    if (value_is_int(a) && value_is_int(b)) return int_divmod(world, a, b);
    if (!value_is_number(a) || !value_is_number(b)) return NOT_IMPLEMENTED;
    double left, right, quotient;
    if (!number_as_double(world, a, &left, NULL) || !number_as_double(world, b, &right, NULL)) return ABSENT;
    if (right == 0) return raise_error(world, T_ZERO_DIVISION_ERROR, "float divmod()");
    double rest = double_floor_mod(left, right, &quotient);
    Value whole = value_from_double(world, quotient);
    return pair_take(world, whole, value_from_double(world, rest));
}

Value int_power_modulo(World *world, Value a, Value b, Value modulus) {
    if (!int_sign(modulus)) return raise_error(world, T_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    return big_power_modulo(world, a, b, modulus);
}

// round(int, -n): to the nearest multiple of 10**n, half to even.
static Value int_round(World *world, Value v, Value digits) {
    Value count = object_index(world, digits);
    if (value_is_absent(count)) return ABSENT;
    int64_t places = int_clip(count);
    value_drop(world, count);
    if (places >= 0) return int_plain(world, v);
    if (-(double)places > (double)big_bits(v) * 0.302 + 2) return value_from_small(0);
    Value power = int_binary(world, value_from_small(10), value_from_small(-places), OPERATOR_POW), quotient, rest;
    if (value_is_absent(power)) return ABSENT;
    if (!big_divide(world, v, power, &quotient, &rest)) return value_drop(world, power), ABSENT;
    Value twice = int_binary(world, rest, rest, OPERATOR_ADD);  // the rest is at least 0, as the power is
    int order = int_compare(twice, power);
    Value odd = int_binary(world, quotient, value_from_small(1), OPERATOR_AND);
    Value result = int_binary(world, v, rest, OPERATOR_SUB);
    if (order > 0 || (order == 0 && int_sign(odd))) {
        Value up = int_binary(world, result, power, OPERATOR_ADD);
        value_drop(world, result);
        result = up;
    }
    Value spent[] = {power, quotient, rest, twice, odd};
    for (size_t i = 0; i < sizeof spent / sizeof *spent; i++) value_drop(world, spent[i]);
    return result;
}

static Value float_round(World *world, double number, Value digits) {
    if (value_is_absent(digits) || value_is_none(digits)) return int_from_double(world, nearbyint(number));
    int64_t places;
    if (!object_as_index(world, digits, &places)) return ABSENT;
    double rounded = double_round(number, places);
    if (isinf(rounded) && !isinf(number)) {
        return raise_error(world, T_OVERFLOW_ERROR, "rounded value too large to represent");
    }
    return value_from_double(world, rounded);
}

Value number_round(World *world, Value v, Value digits) {
    if (value_is_float(v)) return float_round(world, value_float(v), digits);
    if (!value_is_int(v)) return NOT_IMPLEMENTED;
    if (value_is_absent(digits) || value_is_none(digits)) return int_plain(world, v);
    return int_round(world, v, digits);
}
