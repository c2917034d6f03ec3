// type_float.c - float: its operators as Python defines them where C leaves off, its methods and its constructor.
#include <errno.h>
#include <math.h>

#include "base/unicode.h"
#include "syntax/ast.h"
#include "vm/bigint.h"
#include "vm/double_text.h"
#include "vm/exception.h"
#include "vm/sequence.h"
#include "vm/text.h"

// ---- operators -----------------------------------------------------------------------------------------------

// Follows CPython's float_divmod: the remainder has the sign of b, the quotient is a whole number.
double double_floor_mod(double a, double b, double *quotient) {
    double rest = fmod(a, b), whole = (a - rest) / b;
    if (rest == 0) {
        rest = copysign(0.0, b);
    } else if ((b < 0) != (rest < 0)) {
        rest += b;
        whole -= 1;
    }
    if (whole == 0) {
        *quotient = copysign(0.0, a / b);
    } else {
        *quotient = floor(whole);
        if (whole - *quotient > 0.5) *quotient += 1;
    }
    return rest;
}

static Value raise_range(World *world) {
    Value items[] = {value_from_small(ERANGE), str_from_c(world, "Numerical result out of range")};
    Value args = tuple_from_take(world, items, 2);
    Value error = value_is_absent(args) ? ABSENT : exception_new_take(world, world->types[T_OVERFLOW_ERROR], args);
    if (value_is_absent(error)) return ABSENT;
    raise_instance(world, error);
    value_drop(world, error);
    return ABSENT;
}

static bool is_odd(double number) { return fmod(fabs(number), 2.0) == 1.0; }

static double power_of_infinity(double a, double b) {
    if (b > 0) return is_odd(b) ? a : fabs(a);
    return is_odd(b) ? copysign(0.0, a) : 0.0;
}

static double power_to_infinity(double a, double b) {
    a = fabs(a);
    if (a == 1) return 1.0;
    return (b > 0) == (a > 1) ? fabs(b) : 0.0;
}

// Follows CPython's float_pow, case for case.
Value double_power(World *world, double a, double b) {
    if (b == 0 || a == 1) return value_from_double(world, 1.0);
    if (isnan(a) || isnan(b)) return value_from_double(world, isnan(a) ? a : b);
    if (isinf(b)) return value_from_double(world, power_to_infinity(a, b));
    if (isinf(a)) return value_from_double(world, power_of_infinity(a, b));
    if (a == 0) {
        if (b < 0) return raise_error(world, T_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
        return value_from_double(world, is_odd(b) ? a : 0.0);
    }
    if (a < 0 && b != floor(b)) return complex_power(world, a, 0, b, 0);
    double result = pow(fabs(a), b);
    if (isinf(result)) return raise_range(world);
    return value_from_double(world, a < 0 && is_odd(b) ? -result : result);
}

static Value divide(World *world, double a, double b, int op) {
    if (b == 0) {
        return raise_error(world, T_ZERO_DIVISION_ERROR,
                           op == OPERATOR_DIV   ? "float division by zero"
                           : op == OPERATOR_MOD ? "float modulo by zero"
                                                : "float floor division by zero");
    }
    if (op == OPERATOR_DIV) return value_from_double(world, a / b);
    double quotient, rest = double_floor_mod(a, b, &quotient);
    return value_from_double(world, op == OPERATOR_MOD ? rest : quotient);
}

static inline bool is_plain_number(Value v, double *out) {
    if (value_is_small(v)) return *out = (double)value_small(v), true;
    return value_is_float(v) && (*out = value_float(v), true);
}

static Value float_binary(World *world, Value a, Value b, int op) {
    double left, right;
    if (!is_plain_number(a, &left) || !is_plain_number(b, &right)) {
        if (!value_is_number(a) || !value_is_number(b)) return NOT_IMPLEMENTED;
        if (!number_as_double(world, a, &left, NULL) || !number_as_double(world, b, &right, NULL)) return ABSENT;
    }
    switch (op) {
    case OPERATOR_ADD: return value_from_double(world, left + right);
    case OPERATOR_SUB: return value_from_double(world, left - right);
    case OPERATOR_MUL: return value_from_double(world, left * right);
    case OPERATOR_DIV: case OPERATOR_MOD: case OPERATOR_FLOORDIV: return divide(world, left, right, op);
    case OPERATOR_POW: return double_power(world, left, right);
    default: return NOT_IMPLEMENTED;
    }
}

static Value float_unary(World *world, Value v, int op) {
    switch (op) {
    case UNARY_MINUS: return value_from_double(world, -value_float(v));
    case UNARY_PLUS: return value_from_double(world, value_float(v));
    default: return NOT_IMPLEMENTED;
    }
}

static bool order_satisfies(int order, int op) {
    switch (op) {
    case COMPARE_LT: return order < 0;
    case COMPARE_LE: return order <= 0;
    case COMPARE_EQ: return order == 0;
    case COMPARE_NE: return order != 0;
    case COMPARE_GT: return order > 0;
    default: return order >= 0;
    }
}

static Value float_compare(World *world, Value a, Value b, int op) {
    (void)world;
    double left = value_float(a);
    if (value_is_int(b)) {
        if (isnan(left)) return value_from_bool(op == COMPARE_NE);
        return value_from_bool(order_satisfies(-int_compare_double(b, left), op));
    }
    if (!value_is_float(b)) return NOT_IMPLEMENTED;
    double right = value_float(b);
    if (isnan(left) || isnan(right)) return value_from_bool(op == COMPARE_NE);
    return value_from_bool(order_satisfies((left > right) - (left < right), op));
}

static bool float_hash(World *world, Value v, uint64_t *hash) {
    double number = value_float(v);
    *hash = isnan(number) ? object_identity_hash(world, v) : double_hash(number);
    return true;
}

static bool float_truth(World *world, Value v) {
    (void)world;
    return value_float(v) != 0;
}

static Value float_repr(World *world, Value v) {
    char text[32];
    return str_new_ascii(world, text, double_repr(value_float(v), text));
}

static Value float_format(World *world, Value v, Value spec) {
    return format_float(world, v, value_str(spec)->text, value_str(spec)->size);
}

static void float_dispose(World *world, Obj *obj) {
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Float));
}

// ---- making --------------------------------------------------------------------------------------------------

static Value float_new_in(World *world, Type *type, double number) {
    Float *f = instance_new(world, type, sizeof(Float));
    if (!f) return ABSENT;
    f->number = number;
    return value_from_obj(f);
}

// White space around and digits of other scripts are allowed.
static bool parse_padded(const char *text, size_t size, double *out) {
    Buf plain = BUF_INIT;
    if (!text_is_ascii(text, size)) {
        text_to_ascii_digits(text, size, &plain);
        text = plain.data, size = plain.size;
    }
    while (size && unicode_is_space((unsigned char)*text)) text++, size--;
    while (size && unicode_is_space((unsigned char)text[size - 1])) size--;
    bool good = double_parse(text, size, out);
    buf_free(&plain);
    return good;
}

static bool float_from_text(World *world, Value v, const char *text, size_t size, double *out) {
    if (parse_padded(text, size, out)) return true;
    Value shown = object_repr(world, v);
    if (value_is_absent(shown)) return false;
    raise_error(world, T_VALUE_ERROR, "could not convert string to float: %s", value_str(shown)->text);
    value_drop(world, shown);
    return false;
}

static bool float_from_value(World *world, Value v, double *out) {
    const char *data;
    size_t size;
    if (value_is_str(v)) return float_from_text(world, v, value_str(v)->text, value_str(v)->size, out);
    if (bytes_view(v, &data, &size)) return float_from_text(world, v, data, size, out);
    if (value_has_method(world, v, N___float__) || value_has_method(world, v, N___index__)) {
        return number_as_double(world, v, out, NULL);
    }
    raise_error(world, T_TYPE_ERROR, "float() argument must be a string or a real number, not '%s'", type_name(world, v));
    return false;
}

static NATIVE_FN(float_construct) {
    Type *type = (Type *)value_obj(self);
    if (!value_is_absent(kwnames) && value_tuple(kwnames)->size && !(type->flags & TYPE_HEAP)) {
        return raise_error(world, T_TYPE_ERROR, "float() takes no keyword arguments");
    }
    if (nargs > 1) return raise_arg_count(world, "float", 0, 1, nargs);
    if (nargs == 1 && type == world->types[T_FLOAT] && value_is_exact(args[0], T_FLOAT)) return value_keep(args[0]);
    double number = 0;
    if (nargs == 1 && !float_from_value(world, args[0], &number)) return ABSENT;
    return float_new_in(world, type, number);
}

// ---- methods -------------------------------------------------------------------------------------------------

static NATIVE_FN(float_is_integer) {
    double number = value_float(self);
    return value_from_bool(isfinite(number) && number == floor(number));
}

static NATIVE_FN(float_same) { return value_from_double(world, value_float(self)); }
static NATIVE_FN(float_trunc) { return int_from_double(world, value_float(self)); }
static NATIVE_FN(float_floor) { return int_from_double(world, floor(value_float(self))); }
static NATIVE_FN(float_ceil) { return int_from_double(world, ceil(value_float(self))); }
static NATIVE_FN(float_round) { return number_round(world, self, args[0]); }
static NATIVE_FN(float_abs) { return number_absolute(world, self); }
static NATIVE_FN(float_divmod) { return number_divmod(world, self, args[0]); }
static NATIVE_FN(float_rdivmod) { return number_divmod(world, args[0], self); }

static NATIVE_FN(float_getnewargs) {
    Value v = value_from_double(world, value_float(self));
    return value_is_absent(v) ? ABSENT : tuple_from_take(world, &v, 1);
}

static NATIVE_FN(float_as_integer_ratio) {
    double number = value_float(self);
    if (isinf(number)) return raise_error(world, T_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    if (isnan(number)) return raise_error(world, T_VALUE_ERROR, "cannot convert NaN to integer ratio");
    int exponent;
    double fraction = frexp(number, &exponent);
    for (; fraction != floor(fraction); exponent--) fraction *= 2;
    Value top = int_from_double(world, fraction), factor = value_from_small(exponent < 0 ? -exponent : exponent);
    Value scale = int_binary(world, value_from_small(1), factor, OPERATOR_LSHIFT);
    if (exponent < 0) return tuple_from_take(world, (Value[]){top, scale}, 2);
    Value product = int_binary(world, top, scale, OPERATOR_MUL);
    value_drop(world, top);
    value_drop(world, scale);
    return value_is_absent(product) ? ABSENT : tuple_from_take(world, (Value[]){product, value_from_small(1)}, 2);
}

// "0x1.8p+1": the bits of the fraction in hexadecimal.
static NATIVE_FN(float_hex) {
    double number = value_float(self);
    if (!isfinite(number)) return float_repr(world, self);
    const char *sign = signbit(number) ? "-" : "";
    if (number == 0) return str_format(world, "%s0x0.0p+0", sign);
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    int shift = exponent < -1021 ? -1021 - exponent : 0;  // a subnormal keeps the lowest exponent
    fraction = ldexp(fraction, 1 - shift);
    exponent += shift - 1;
    uint64_t bits = (uint64_t)ldexp(fraction, 52);
    return str_format(world, "%s0x%u.%013llxp%+d", sign, (unsigned)(bits >> 52),
                      (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)), exponent);
}

static Value made_in(World *world, Value type, double number) {
    if (value_obj(type) == &world->types[T_FLOAT]->head) return value_from_double(world, number);
    Value v = value_from_double(world, number);
    if (value_is_absent(v)) return ABSENT;
    Value instance = vm_call(world, type, &v, 1, ABSENT);
    value_drop(world, v);
    return instance;
}

static NATIVE_FN(float_fromhex) {
    if (!value_is_str(args[0])) return raise_error(world, T_TYPE_ERROR, "bad argument type for built-in operation");
    double number;
    switch (double_parse_hex(value_str(args[0])->text, value_str(args[0])->size, &number)) {
    case HEX_GOOD: return made_in(world, self, number);
    case HEX_TOO_LARGE:
        return raise_error(world, T_OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
    default: return raise_error(world, T_VALUE_ERROR, "invalid hexadecimal floating-point string");
    }
}

static Value get_real(World *world, Value v) { return value_from_double(world, value_float(v)); }
static Value get_imag(World *world, Value v) { return (void)v, value_from_double(world, 0.0); }

static const GetSetDef float_getsets[] = {{"real", get_real, NULL}, {"imag", get_imag, NULL}, {0}};

static const NativeDef float_methods[] = {
    {"conjugate", float_same, 0, 0, NULL, 0, "Itself: a float has no imaginary part."},
    {"is_integer", float_is_integer, 0, 0, NULL, 0, "Is it a whole number?"},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0, NULL, 0, "Two ints whose quotient it is exactly."},
    {"hex", float_hex, 0, 0, NULL, 0, "In hexadecimal: '0x1.8p+1'."},
    {"fromhex", float_fromhex, 1, 1, NULL, NATIVE_CLASS, "A float from what hex() shows."},
    {"__trunc__", float_trunc, 0, 0, NULL, 0, "As an int, rounded towards zero."},
    {"__floor__", float_floor, 0, 0, NULL, 0, "As an int, rounded down."},
    {"__ceil__", float_ceil, 0, 0, NULL, 0, "As an int, rounded up."},
    {"__round__", float_round, 0, 1, NULL, 0, "Rounded half to even, to an int or to so many digits."},
    {"__int__", float_trunc, 0, 0, NULL, 0, "int(self)"},
    {"__float__", float_same, 0, 0, NULL, 0, "float(self)"},
    {"__abs__", float_abs, 0, 0, NULL, 0, "abs(self)"},
    {"__divmod__", float_divmod, 1, 1, NULL, 0, "Return divmod(self, value)."},
    {"__rdivmod__", float_rdivmod, 1, 1, NULL, 0, "Return divmod(value, self)."},
    {"__getnewargs__", float_getnewargs, 0, 0, NULL, 0, NULL},
    {0},
};

const TypeOps ops_FLOAT = {
    .size = sizeof(Float),
    .dispose = float_dispose,
    .repr = float_repr,
    .format = float_format,
    .truth = float_truth,
    .hash = float_hash,
    .compare = float_compare,
    .binary = float_binary,
    .unary = float_unary,
    .construct = float_construct,
    .methods = float_methods,
    .getsets = float_getsets,
    .doc = "Convert a string or number to a floating-point number, if possible.",
};
