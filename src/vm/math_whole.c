// math_whole.c - the math module's functions of whole numbers: floor, factorial, comb, gcd, isqrt.
#include <math.h>

#include "syntax/ast.h"
#include "vm/bigint.h"
#include "vm/module_math.h"

// ---- to whole numbers ----------------------------------------------------------------------------------------

static Value rounded(World *world, Value v, NameId method, double (*round)(double)) {
    double x;
    if (value_is_exact(v, T_FLOAT)) return int_from_double(world, round(value_float(v)));
    if (value_is_small(v)) return v;
    if (value_has_method(world, v, method)) return vm_tail_method(world, v, world->names[method], NULL, 0);
    return double_argument(world, v, &x) ? int_from_double(world, round(x)) : ABSENT;
}

MATH_FUNCTION(floor) { return rounded(world, args[0], N___floor__, floor); }
MATH_FUNCTION(ceil) { return rounded(world, args[0], N___ceil__, ceil); }

MATH_FUNCTION(trunc) {
    if (value_is_exact(args[0], T_FLOAT)) return int_from_double(world, value_float(args[0]));
    if (value_has_method(world, args[0], N___trunc__)) {
        return vm_tail_method(world, args[0], NAME_OF(world, __trunc__), NULL, 0);
    }
    return raise_error(world, T_TYPE_ERROR, "type %s doesn't define __trunc__ method", type_name(world, args[0]));
}

// ---- products ------------------------------------------------------------------------------------------------

// first * (first + 1) * ... * last, halved again and again so that the factors are of a size. False: no memory.
static bool product(World *world, uint64_t first, uint64_t last, mp_int *out) {
    if (first > last) return mp_set(out, 1), true;
    if (last - first < 2) {
        mp_set_u64(out, first);
        mp_int factor;
        if (last == first) return true;
        if (mp_init_u64(&factor, last) != MP_OKAY) return raise_memory(world), false;
        bool good = mp_mul(out, &factor, out) == MP_OKAY;
        mp_clear(&factor);
        return good || (raise_memory(world), false);
    }
    mp_int right;
    if (mp_init(&right) != MP_OKAY) return raise_memory(world), false;
    uint64_t middle = first + (last - first) / 2;
    bool good = product(world, first, middle, out) && product(world, middle + 1, last, &right);
    if (good && mp_mul(out, &right, out) != MP_OKAY) good = (raise_memory(world), false);
    mp_clear(&right);
    return good;
}

// An estimate of the bits of such a product, before it is computed.
static bool product_fits(World *world, uint64_t first, uint64_t last) {
    double bits = first > last ? 0 : (double)(last - first + 1) * log2((double)last);
    if (first <= 1 && last > 1) bits -= (double)last * 1.4427;  // Stirling
    return bits < (double)INT_BITS_LIMIT || (big_too_large(world), false);
}

static Value product_value(World *world, uint64_t first, uint64_t last) {
    mp_int result;
    if (!product_fits(world, first, last)) return ABSENT;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (product(world, first, last, &result)) return big_take(world, &result);
    mp_clear(&result);
    return ABSENT;
}

// The index of an argument: false raised. *out is clipped.
static bool whole_argument(World *world, Value v, int64_t *out) { return object_as_index(world, v, out); }

MATH_FUNCTION(factorial) {
    int64_t n;
    if (!whole_argument(world, args[0], &n)) return ABSENT;
    if (n < 0) return raise_error(world, T_VALUE_ERROR, "factorial() not defined for negative values");
    if (n == INT64_MAX) {
        return raise_error(world, T_OVERFLOW_ERROR, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    }
    return product_value(world, 1, (uint64_t)n);
}

// n * (n - 1) * ... of k factors.
static Value falling_product(World *world, Value n, int64_t k) {
    if (int_fits(n)) return product_value(world, (uint64_t)(int_clip(n) - k) + 1, (uint64_t)int_clip(n));
    if (k > INT_BITS_LIMIT / big_bits(n)) return big_too_large(world);
    Value result = value_from_small(1);
    for (int64_t i = 0; i < k && !value_is_absent(result); i++) {
        Value factor = int_binary(world, n, value_from_small(i), OPERATOR_SUB);
        Value next = value_is_absent(factor) ? ABSENT : int_binary(world, result, factor, OPERATOR_MUL);
        value_drop(world, factor);
        value_drop(world, result);
        result = next;
    }
    return result;
}

// n (a new reference) and k, both checked. False: raised.
static bool choose_arguments(World *world, const Value *args, Value *n, int64_t *k) {
    *n = object_index(world, args[0]);
    if (value_is_absent(*n)) return false;
    if (!whole_argument(world, args[1], k)) return value_drop(world, *n), false;
    if (int_sign(*n) >= 0 && *k >= 0) return true;
    raise_error(world, T_VALUE_ERROR, "%s must be a non-negative integer", int_sign(*n) < 0 ? "n" : "k");
    value_drop(world, *n);
    return false;
}

static Value permutations(World *world, Value n, int64_t k) {
    return int_compare(value_from_small(k), n) > 0 ? value_from_small(0) : falling_product(world, n, k);
}

static Value combinations(World *world, Value n, int64_t k) {
    if (int_compare(value_from_small(k), n) > 0) return value_from_small(0);
    if (int_fits(n) && k > int_clip(n) - k) k = int_clip(n) - k;
    Value top = falling_product(world, n, k);
    Value bottom = value_is_absent(top) ? ABSENT : product_value(world, 1, (uint64_t)k);
    Value result = value_is_absent(bottom) ? ABSENT : int_binary(world, top, bottom, OPERATOR_FLOORDIV);
    value_drop(world, top);
    value_drop(world, bottom);
    return result;
}

static Value choose(World *world, const Value *args, Value (*count)(World *world, Value n, int64_t k)) {
    Value n;
    int64_t k;
    if (!choose_arguments(world, args, &n, &k)) return ABSENT;
    Value result = count(world, n, k < SMALL_MAX ? k : SMALL_MAX);
    value_drop(world, n);
    return result;
}

MATH_FUNCTION(comb) { return choose(world, args, combinations); }

MATH_FUNCTION(perm) {
    if (value_is_absent(args[1]) || value_is_none(args[1])) return math_factorial(world, self, args, 1, ABSENT);
    return choose(world, args, permutations);
}

// ---- divisors ------------------------------------------------------------------------------------------------

static uint64_t small_gcd(uint64_t a, uint64_t b) {
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static uint64_t magnitude(int64_t n) { return n < 0 ? -(uint64_t)n : (uint64_t)n; }

typedef mp_err (*Folder)(const mp_int *a, const mp_int *b, mp_int *c);

static Value big_fold(World *world, Value a, Value b, Folder folder) {
    BigView left, right;
    mp_int result;
    if (mp_init(&result) != MP_OKAY) return big_no_memory(world, NULL);
    if (folder(big_view(&left, a), big_view(&right, b), &result) != MP_OKAY) return big_no_memory(world, &result);
    return big_take(world, &result);
}

static Value gcd_of(World *world, Value a, Value b) {
    if (int_fits(a) && int_fits(b)) {
        return int_from_u64(world, small_gcd(magnitude(int_clip(a)), magnitude(int_clip(b))));
    }
    return big_fold(world, a, b, mp_gcd);
}

static Value lcm_of(World *world, Value a, Value b) {
    if (!int_sign(a) || !int_sign(b)) return value_from_small(0);
    if (big_bits(a) + big_bits(b) > INT_BITS_LIMIT) return big_too_large(world);
    Value result = big_fold(world, a, b, mp_lcm);
    if (value_is_absent(result) || int_sign(result) >= 0) return result;
    Value positive = int_negate(world, result);
    value_drop(world, result);
    return positive;
}

static Value fold(World *world, const Value *args, int nargs, Value kwnames, const char *name, int64_t start,
                  Value (*combine)(World *, Value, Value)) {
    if (!value_is_absent(kwnames)) return raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments", name);
    Value result = value_from_small(start);
    for (int i = 0; i < nargs && !value_is_absent(result); i++) {
        Value n = object_index(world, args[i]);
        Value next = value_is_absent(n) ? ABSENT : combine(world, result, n);
        value_drop(world, n);
        value_drop(world, result);
        result = next;
    }
    return result;
}

MATH_FUNCTION(gcd) { return fold(world, args, nargs, kwnames, "math.gcd", 0, gcd_of); }
MATH_FUNCTION(lcm) { return fold(world, args, nargs, kwnames, "math.lcm", 1, lcm_of); }

MATH_FUNCTION(isqrt) {
    Value n = object_index(world, args[0]);
    if (value_is_absent(n)) return ABSENT;
    Value root = ABSENT;
    BigView view;
    mp_int result;
    if (int_sign(n) < 0) raise_error(world, T_VALUE_ERROR, "isqrt() argument must be nonnegative");
    else if (mp_init(&result) != MP_OKAY) big_no_memory(world, NULL);
    else if (mp_sqrt(big_view(&view, n), &result) != MP_OKAY) big_no_memory(world, &result);
    else root = big_take(world, &result);
    value_drop(world, n);
    return root;
}
