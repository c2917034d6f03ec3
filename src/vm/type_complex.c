// type_complex.c - complex: arithmetic, repr, comparison; no formatting with a specification.
#include <math.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "syntax/ast.h"
#include "vm/number.h"
#include "vm/text.h"

typedef struct Pair {
    double real, imag;
} Pair;

static Value complex_new_in(World *world, Type *type, Pair pair) {
    Complex *c = instance_new(world, type, sizeof(Complex));
    if (!c) return ABSENT;
    c->real = pair.real;
    c->imag = pair.imag;
    return value_from_obj(c);
}

static Value complex_from(World *world, Pair pair) { return complex_new_in(world, world->types[T_COMPLEX], pair); }

Value complex_new(World *world, double real, double imag) { return complex_from(world, (Pair){real, imag}); }

// A number of any kind; false if it is none (nothing raised) or too large (raised).
static bool pair_of(World *world, Value v, Pair *out) {
    if (value_is_complex(v)) return *out = (Pair){value_complex(v)->real, value_complex(v)->imag}, true;
    out->imag = 0;
    return value_is_number(v) && number_as_double(world, v, &out->real, NULL);
}

// ---- arithmetic ----------------------------------------------------------------------------------------------

static Pair multiply(Pair a, Pair b) {
    return (Pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// Smith's method, as CPython's _Py_c_quot. False: b is 0.
static bool divide(Pair a, Pair b, Pair *out) {
    if (fabs(b.real) >= fabs(b.imag)) {
        if (b.real == 0) return false;
        double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        *out = (Pair){(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
    } else if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
        *out = (Pair){(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
    } else {
        *out = (Pair){NAN, NAN};
    }
    return true;
}

static Pair whole_power(Pair base, long exponent) {
    Pair result = {1, 0};
    for (; exponent > 0; exponent >>= 1, base = multiply(base, base)) {
        if (exponent & 1) result = multiply(result, base);
    }
    return result;
}

static Pair polar_power(Pair a, Pair b) {
    double size = hypot(a.real, a.imag), length = pow(size, b.real);
    double angle = atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0) {
        length *= exp(-angle * b.imag);
        phase += b.imag * log(size);
    }
    return (Pair){length * cos(phase), length * sin(phase)};
}

// Follows CPython's complex_pow: small whole exponents by multiplication.
static Value power(World *world, Pair a, Pair b) {
    static const char *const undefined = "0.0 to a negative or complex power";
    Pair result = {1, 0};
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100) {
        result = whole_power(a, labs((long)b.real));
        bool inverted = b.real > 0 || divide((Pair){1, 0}, result, &result);
        if (!inverted) return raise_error(world, T_ZERO_DIVISION_ERROR, undefined);
    } else if (a.real == 0 && a.imag == 0) {
        if (b.imag != 0 || b.real < 0) return raise_error(world, T_ZERO_DIVISION_ERROR, undefined);
        result = (Pair){0, 0};
    } else {
        result = polar_power(a, b);
    }
    if (isinf(result.real) || isinf(result.imag)) return raise_error(world, T_OVERFLOW_ERROR, "complex exponentiation");
    return complex_from(world, result);
}

Value complex_power(World *world, double a, double ai, double b, double bi) {
    return power(world, (Pair){a, ai}, (Pair){b, bi});
}

static Value complex_binary(World *world, Value left, Value right, int op) {
    Pair a, b, quotient;
    if (!pair_of(world, left, &a) || !pair_of(world, right, &b)) {
        return value_is_absent(world->raised) ? NOT_IMPLEMENTED : ABSENT;
    }
    switch (op) {
    case OPERATOR_ADD: return complex_new(world, a.real + b.real, a.imag + b.imag);
    case OPERATOR_SUB: return complex_new(world, a.real - b.real, a.imag - b.imag);
    case OPERATOR_MUL: return complex_from(world, multiply(a, b));
    case OPERATOR_DIV:
        if (divide(a, b, &quotient)) return complex_from(world, quotient);
        return raise_error(world, T_ZERO_DIVISION_ERROR, "complex division by zero");
    case OPERATOR_POW: return power(world, a, b);
    default: return NOT_IMPLEMENTED;
    }
}

static Value complex_unary(World *world, Value v, int op) {
    const Complex *c = value_complex(v);
    switch (op) {
    case UNARY_MINUS: return complex_new(world, -c->real, -c->imag);
    case UNARY_PLUS: return complex_new(world, c->real, c->imag);
    default: return NOT_IMPLEMENTED;
    }
}

static Value complex_compare(World *world, Value left, Value right, int op) {
    Pair a = {value_complex(left)->real, value_complex(left)->imag};
    if (op != COMPARE_EQ && op != COMPARE_NE) return NOT_IMPLEMENTED;
    bool equal;
    if (value_is_int(right)) {
        equal = a.imag == 0 && !isnan(a.real) && int_compare_double(right, a.real) == 0;
    } else {
        Pair b;
        if (!pair_of(world, right, &b)) return NOT_IMPLEMENTED;
        equal = a.real == b.real && a.imag == b.imag;
    }
    return value_from_bool(equal == (op == COMPARE_EQ));
}

static bool complex_hash(World *world, Value v, uint64_t *hash) {
    const Complex *c = value_complex(v);
    (void)world;
    *hash = double_hash(c->real) + 1000003 * double_hash(c->imag);
    if (*hash == UINT64_MAX) *hash = (uint64_t)-2;
    return true;
}

static bool complex_truth(World *world, Value v) {
    (void)world;
    return value_complex(v)->real != 0 || value_complex(v)->imag != 0;
}

// ---- text ----------------------------------------------------------------------------------------------------

// As repr(), without ".0".
static void add_part(Buf *out, double number, bool sign) {
    char text[32];
    size_t size = double_repr(number, text);
    if (size > 2 && !memcmp(text + size - 2, ".0", 2)) size -= 2;
    if (sign && *text != '-') buf_add_byte(out, '+');
    buf_add(out, text, size);
}

static Value complex_repr(World *world, Value v) {
    const Complex *c = value_complex(v);
    Buf buf = BUF_INIT;
    bool plain = c->real == 0 && !signbit(c->real);
    if (!plain) {
        buf_add_byte(&buf, '(');
        add_part(&buf, c->real, false);
    }
    add_part(&buf, c->imag, !plain);
    buf_add_text(&buf, plain ? "j" : "j)");
    return str_from_buf(world, &buf);
}

static Value complex_format(World *world, Value v, Value spec) {
    if (!value_str(spec)->size) return object_str(world, v);
    return raise_refusal(world, "formatting a complex number with '%s' is not simulated", value_str(spec)->text);
}

// Where the imaginary part's sign stands in "1e-5+2j"; 0 if there is no real part.
static size_t split_at(const char *text, size_t size) {
    for (size_t i = size; i-- > 1;) {
        if ((text[i] == '+' || text[i] == '-') && (text[i - 1] | 0x20) != 'e') return i;
    }
    return 0;
}

// What stands before the "j"; a sign alone is 1.
static bool parse_imaginary(const char *text, size_t size, double *out) {
    bool sign = size && (*text == '+' || *text == '-');
    if (size != sign) return double_parse(text, size, out);
    *out = sign && *text == '-' ? -1 : 1;
    return true;
}

static bool parse_complex(const char *text, size_t size, Pair *out) {
    while (size && unicode_is_space((unsigned char)*text)) text++, size--;
    while (size && unicode_is_space((unsigned char)text[size - 1])) size--;
    if (size > 2 && *text == '(' && text[size - 1] == ')') return parse_complex(text + 1, size - 2, out);
    *out = (Pair){0, 0};
    if (!size || (text[size - 1] | 0x20) != 'j') return double_parse(text, size, &out->real);
    size_t at = split_at(text, --size);
    return (!at || double_parse(text, at, &out->real)) && parse_imaginary(text + at, size - at, &out->imag);
}

// ---- making --------------------------------------------------------------------------------------------------

static bool part_argument(World *world, Value v, Pair *out, bool first) {
    if (pair_of(world, v, out)) return true;
    if (!value_is_absent(world->raised)) return false;
    if (!first && value_is_str(v)) {
        return raise_error(world, T_TYPE_ERROR, "complex() second arg can't be a string"), false;
    }
    if (!value_has_method(world, v, N___float__) && !value_has_method(world, v, N___index__)) {
        raise_error(world, T_TYPE_ERROR, "complex() %s argument must be a %snumber, not '%s'", first ? "first" : "second",
                    first ? "string or a " : "", type_name(world, v));
        return false;
    }
    return number_as_double(world, v, &out->real, NULL);
}

static NATIVE_FN(complex_construct) {
    Value named[2], parts[2];
    if (nargs > 2) return raise_arg_count(world, "complex", 0, 2, nargs);
    if (!args_keywords(world, "complex", args, nargs, kwnames, "real imag", named)) return ABSENT;
    for (int i = 0; i < 2; i++) parts[i] = i < nargs ? args[i] : named[i];
    Pair real = {0, 0}, imag = {0, 0};
    if (value_is_str(parts[0])) {
        if (!value_is_absent(parts[1])) {
            return raise_error(world, T_TYPE_ERROR, "complex() can't take second arg if first is a string");
        }
        if (!parse_complex(value_str(parts[0])->text, value_str(parts[0])->size, &real)) {
            return raise_error(world, T_VALUE_ERROR, "complex() arg is a malformed string");
        }
    } else if (!value_is_absent(parts[0]) && !part_argument(world, parts[0], &real, true)) {
        return ABSENT;
    }
    if (!value_is_absent(parts[1])) {
        if (!part_argument(world, parts[1], &imag, false)) return ABSENT;
        real = (Pair){real.real - imag.imag, real.imag + imag.real};
    }
    return complex_new_in(world, (Type *)value_obj(self), real);
}

static NATIVE_FN(complex_conjugate) { return complex_new(world, value_complex(self)->real, -value_complex(self)->imag); }
static NATIVE_FN(complex_itself) { return complex_new(world, value_complex(self)->real, value_complex(self)->imag); }
static NATIVE_FN(complex_abs) { return number_absolute(world, self); }

static Value get_real(World *world, Value v) { return value_from_double(world, value_complex(v)->real); }
static Value get_imag(World *world, Value v) { return value_from_double(world, value_complex(v)->imag); }

static const GetSetDef complex_getsets[] = {{"real", get_real, NULL}, {"imag", get_imag, NULL}, {0}};

static const NativeDef complex_methods[] = {
    {"conjugate", complex_conjugate, 0, 0, NULL, 0, "With the imaginary part's sign changed."},
    {"__complex__", complex_itself, 0, 0, NULL, 0, "Convert this value to exact type complex."},
    {"__abs__", complex_abs, 0, 0, NULL, 0, "abs(self)"},
    {0},
};

static void complex_dispose(World *world, Obj *obj) {
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Complex));
}

const TypeOps ops_COMPLEX = {
    .size = sizeof(Complex),
    .dispose = complex_dispose,
    .repr = complex_repr,
    .format = complex_format,
    .truth = complex_truth,
    .hash = complex_hash,
    .compare = complex_compare,
    .binary = complex_binary,
    .unary = complex_unary,
    .construct = complex_construct,
    .methods = complex_methods,
    .getsets = complex_getsets,
    .doc = "Create a complex number from a string or numbers.",
};
