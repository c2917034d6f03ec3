// type_int.c - int and bool as types: their operators, methods and constructors.
#include "syntax/ast.h"
#include "vm/bigint.h"
#include "vm/sequence.h"
#include "vm/text.h"
#include "vm/warn.h"

// ---- operators -----------------------------------------------------------------------------------------------

static Value int_binary_op(World *world, Value a, Value b, int op) {
    return value_is_int(a) && value_is_int(b) ? int_binary(world, a, b, op) : NOT_IMPLEMENTED;
}

static Value int_unary(World *world, Value v, int op) {
    switch (op) {
    case UNARY_MINUS: return int_negate(world, v);
    case UNARY_PLUS: return int_plain(world, v);
    case UNARY_INVERT: return int_fits(v) ? int_from_i64(world, ~int_clip(v)) : big_invert(world, v);
    default: return NOT_IMPLEMENTED;
    }
}

static Value int_compare_op(World *world, Value a, Value b, int op) {
    (void)world;
    if (!value_is_int(b)) return NOT_IMPLEMENTED;
    int order = int_compare(a, b);
    switch (op) {
    case COMPARE_LT: return value_from_bool(order < 0);
    case COMPARE_LE: return value_from_bool(order <= 0);
    case COMPARE_EQ: return value_from_bool(order == 0);
    case COMPARE_NE: return value_from_bool(order != 0);
    case COMPARE_GT: return value_from_bool(order > 0);
    default: return value_from_bool(order >= 0);
    }
}

static bool int_hash_op(World *world, Value v, uint64_t *hash) {
    (void)world;
    *hash = int_hash(v);
    return true;
}

static bool int_truth(World *world, Value v) {
    (void)world;
    return int_sign(v) != 0;
}

static Value int_repr(World *world, Value v) { return int_to_str(world, v, 10); }

static Value int_format(World *world, Value v, Value spec) {
    return format_int(world, v, value_str(spec)->text, value_str(spec)->size);
}

static void int_dispose(World *world, Obj *obj) {
    heap_free(world, obj, int_footprint(obj->type, ((Int *)obj)->size));
}

static Value bool_repr(World *world, Value v) { return str_from_c(world, value_is(v, TRUE) ? "True" : "False"); }

static Value bool_binary(World *world, Value a, Value b, int op) {
    if (value_is_bool(a) && value_is_bool(b)) {
        bool left = value_is(a, TRUE), right = value_is(b, TRUE);
        if (op == OPERATOR_AND) return value_from_bool(left & right);
        if (op == OPERATOR_OR) return value_from_bool(left | right);
        if (op == OPERATOR_XOR) return value_from_bool(left ^ right);
    }
    return int_binary_op(world, a, b, op);
}

static const char inversion[] =
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion "
    "of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for "
    "boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

static Value bool_unary(World *world, Value v, int op) {
    if (op == UNARY_INVERT && !warning_issue(world, T_DEPRECATION_WARNING, inversion)) return ABSENT;
    return int_unary(world, v, op);
}

// ---- making an int -------------------------------------------------------------------------------------------

static bool warn_of_subclass(World *world, Value name, Value result) {
    Buf text = BUF_INIT;
    buf_add_format(&text,
                   "%s returned non-int (type %s).  The ability to return an instance of a strict subclass of int is "
                   "deprecated, and may be removed in a future version of Python.",
                   value_str(name)->text, type_name(world, result));
    bool good = warning_issue(world, T_DEPRECATION_WARNING, buf_text(&text));
    buf_free(&text);
    return good;
}

// The int that a method gives, exactly of type int.
static Value int_by_method(World *world, Value v, Value name) {
    Value result = vm_call_method(world, v, name, NULL, 0);
    if (value_is_absent(result)) return ABSENT;
    Value plain = ABSENT;
    if (!value_is_int(result)) {
        const char *type = type_name(world, result);
        raise_error(world, T_TYPE_ERROR, "%s returned non-int (type %s)", value_str(name)->text, type);
    } else if (value_is_small(result) || value_is_exact(result, T_INT) || warn_of_subclass(world, name, result)) {
        plain = int_plain(world, result);
    }
    value_drop(world, result);
    return plain;
}

static Value int_by_trunc(World *world, Value v) {
    static const char text[] = "The delegation of int() to __trunc__ is deprecated.";
    if (!warning_issue(world, T_DEPRECATION_WARNING, text)) return ABSENT;
    Value result = vm_call_method(world, v, NAME_OF(world, __trunc__), NULL, 0);
    if (value_is_absent(result) || value_is_int(result)) return result;
    Value index = ABSENT;
    if (value_has_method(world, result, N___index__)) index = object_index(world, result);
    else raise_error(world, T_TYPE_ERROR, "__trunc__ returned non-Integral (type %s)", type_name(world, result));
    value_drop(world, result);
    return index;
}

static Value int_from_bytes_text(World *world, const char *data, size_t size, int base) {
    Value result;
    if (text_is_ascii(data, size) && int_parse(world, data, size, base, &result)) return result;
    Value shown = bytes_new(world, data, size);
    Value text = value_is_absent(shown) ? ABSENT : object_repr(world, shown);
    value_drop(world, shown);
    if (value_is_absent(text)) return ABSENT;
    raise_error(world, T_VALUE_ERROR, "invalid literal for int() with base %d: %s", base, value_str(text)->text);
    value_drop(world, text);
    return ABSENT;
}

// int(v): a number's whole part, or the number that a text says.
static Value int_from_value(World *world, Value v) {
    if (value_is_exact(v, T_INT) || value_is_small(v) || value_is_bool(v)) return int_plain(world, v);
    if (value_is_float(v) && !(value_obj(v)->flags & OBJ_SUBCLASS)) return int_from_double(world, value_float(v));
    if (value_is_str(v)) return int_from_text(world, value_str(v)->text, value_str(v)->size, 10);
    if (value_has_method(world, v, N___int__)) return int_by_method(world, v, NAME_OF(world, __int__));
    if (value_has_method(world, v, N___index__)) return int_by_method(world, v, NAME_OF(world, __index__));
    if (value_has_method(world, v, N___trunc__)) return int_by_trunc(world, v);
    const char *data;
    size_t size;
    if (bytes_view(v, &data, &size)) return int_from_bytes_text(world, data, size, 10);
    return raise_error(world, T_TYPE_ERROR,
                       "int() argument must be a string, a bytes-like object or a real number, not '%s'", type_name(world, v));
}

static Value int_from_based_text(World *world, Value v, Value base) {
    Value index = object_index(world, base);
    if (value_is_absent(index)) return ABSENT;
    int64_t n = int_clip(index);
    value_drop(world, index);
    if (n != 0 && (n < 2 || n > 36)) return raise_error(world, T_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
    const char *data;
    size_t size;
    if (value_is_str(v)) return int_from_text(world, value_str(v)->text, value_str(v)->size, (int)n);
    if (bytes_view(v, &data, &size)) return int_from_bytes_text(world, data, size, (int)n);
    return raise_error(world, T_TYPE_ERROR, "int() can't convert non-string with explicit base");
}

// An instance of a subclass with the value of an int, which is taken.
static Value int_made_in_take(World *world, Type *type, Value v) {
    if (value_is_absent(v) || !(type->flags & TYPE_HEAP)) return v;
    BigView view;
    const mp_int *number = big_view(&view, v);
    int sign = !number->used ? 0 : number->sign == MP_NEG ? -1 : 1;
    Value made = int_from_digits(world, type, sign, number->dp, (uint32_t)number->used);
    value_drop(world, v);
    return made;
}

static NATIVE_FN(int_construct) {
    Value base;
    if (nargs > 2) return raise_arg_count(world, "int", 0, 2, nargs);
    Value both[2];
    if (!args_keywords(world, "int", args, nargs, kwnames, "x / base", both)) return ABSENT;
    base = nargs > 1 ? args[1] : both[1];
    if (!value_is_absent(base) && nargs == 0) return raise_error(world, T_TYPE_ERROR, "int() missing string argument");
    Value v = nargs == 0                ? value_from_small(0)
              : value_is_absent(base) ? int_from_value(world, args[0])
                                      : int_from_based_text(world, args[0], base);
    return int_made_in_take(world, (Type *)value_obj(self), v);
}

static NATIVE_FN(bool_construct) {
    if (!value_is_absent(kwnames) && value_tuple(kwnames)->size) {
        return raise_error(world, T_TYPE_ERROR, "bool() takes no keyword arguments");
    }
    if (nargs > 1) return raise_arg_count(world, "bool", 0, 1, nargs);
    int truth = nargs ? object_truth(world, args[0]) : 0;
    return truth < 0 ? ABSENT : value_from_bool(truth);
}

// ---- bytes ---------------------------------------------------------------------------------------------------

static bool order_argument(World *world, Value v, const char *function, bool *big) {
    *big = true;
    if (value_is_absent(v)) return true;
    if (!value_is_str(v)) {
        raise_error(world, T_TYPE_ERROR, "%s() argument 'byteorder' must be str, not %s", function, type_name(world, v));
        return false;
    }
    *big = str_is_c(v, "big");
    if (*big || str_is_c(v, "little")) return true;
    return raise_error(world, T_VALUE_ERROR, "byteorder must be either 'little' or 'big'"), false;
}

static bool truth_argument(World *world, Value v, bool *out) {
    int truth = value_is_absent(v) ? 0 : object_truth(world, v);
    *out = truth > 0;
    return truth >= 0;
}

// Two's complement, from the lowest byte: complement and add one while the bytes are written.
static void put_bytes(const mp_int *number, char *out, size_t length, bool big) {
    unsigned carry = number->sign == MP_NEG, flip = carry ? 0xFF : 0;
    for (size_t i = 0; i < length; i++) {
        uint64_t place = (uint64_t)i * 8, digit = place / INT_DIGIT_BITS, offset = place % INT_DIGIT_BITS;
        uint64_t word = digit < (uint64_t)number->used ? number->dp[digit] >> offset : 0;
        if (offset > INT_DIGIT_BITS - 8 && digit + 1 < (uint64_t)number->used) {
            word |= number->dp[digit + 1] << (INT_DIGIT_BITS - offset);
        }
        unsigned byte = ((unsigned)(word & 0xFF) ^ flip) + carry;
        carry = byte >> 8;
        out[big ? length - 1 - i : i] = (char)byte;
    }
}

// Does a number fit in so many bytes? -2**(n-1) does although its magnitude has n bits.
static bool fits_bytes(Value v, int64_t length, bool is_signed) {
    int64_t bits = big_bits(v);
    if (!is_signed) return bits <= length * 8;
    if (int_sign(v) >= 0) return bits < length * 8 || bits == 0;
    BigView view;
    const mp_int *number = big_view(&view, v);
    return bits < length * 8 || (bits == length * 8 && mp_cnt_lsb(number) == (int)bits - 1);
}

static NATIVE_FN(int_to_bytes) {
    int64_t length = 1;
    bool big, is_signed;
    if (!value_is_absent(args[0]) && !ssize_argument(world, args[0], &length)) return ABSENT;
    if (!order_argument(world, args[1], "to_bytes", &big) || !truth_argument(world, args[2], &is_signed)) return ABSENT;
    if (length < 0) return raise_error(world, T_VALUE_ERROR, "length argument must be non-negative");
    if (int_sign(self) < 0 && !is_signed) {
        return raise_error(world, T_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    }
    if (!fits_bytes(self, length, is_signed)) return raise_error(world, T_OVERFLOW_ERROR, "int too big to convert");
    Bytes *bytes = bytes_alloc(world, (size_t)length);
    if (!bytes) return ABSENT;
    BigView view;
    put_bytes(big_view(&view, self), bytes->data, (size_t)length, big);
    return value_from_obj(bytes);
}

static Value int_from_data(World *world, const unsigned char *data, size_t size, bool big, bool is_signed) {
    if (size > (size_t)INT_BITS_LIMIT / 8) return big_too_large(world);
    mp_int number;
    if (mp_init_size(&number, (int)(size * 8 / INT_DIGIT_BITS) + 2) != MP_OKAY) return big_no_memory(world, NULL);
    bool negative = is_signed && size && data[big ? 0 : size - 1] & 0x80;
    unsigned carry = negative, flip = negative ? 0xFF : 0;
    for (size_t i = 0; i < size; i++) {
        unsigned byte = (data[big ? size - 1 - i : i] ^ flip) + carry;
        carry = byte >> 8;
        byte &= 0xFF;
        size_t digit = i * 8 / INT_DIGIT_BITS, offset = i * 8 % INT_DIGIT_BITS;
        number.dp[digit] |= (mp_digit)byte << offset & MP_MASK;
        if (offset > INT_DIGIT_BITS - 8) number.dp[digit + 1] |= (mp_digit)byte >> (INT_DIGIT_BITS - offset);
    }
    if (carry) number.dp[size * 8 / INT_DIGIT_BITS] |= (mp_digit)1 << size * 8 % INT_DIGIT_BITS;
    number.used = (int)(size * 8 / INT_DIGIT_BITS) + 2;
    mp_clamp(&number);
    if (negative && number.used) number.sign = MP_NEG;
    return big_take(world, &number);
}

static Value int_in_type_take(World *world, Value type, Value v) {
    if (value_is_absent(v) || value_obj(type) == &world->types[T_INT]->head) return v;
    Value made = vm_call(world, type, &v, 1, ABSENT);
    value_drop(world, v);
    return made;
}

static NATIVE_FN(int_from_bytes) {
    bool big, is_signed;
    if (!order_argument(world, args[1], "from_bytes", &big) || !truth_argument(world, args[2], &is_signed)) return ABSENT;
    const char *data;
    size_t size;
    Value bytes = bytes_from_value(world, args[0]);
    if (value_is_absent(bytes)) return ABSENT;
    bytes_view(bytes, &data, &size);
    Value v = int_from_data(world, (const unsigned char *)data, size, big, is_signed);
    value_drop(world, bytes);
    return int_in_type_take(world, self, v);
}

// ---- methods -------------------------------------------------------------------------------------------------

static NATIVE_FN(int_bit_length) { return value_from_small(big_bits(self)); }

static NATIVE_FN(int_bit_count) {
    BigView view;
    const mp_int *number = big_view(&view, self);
    int64_t count = 0;
    for (int i = 0; i < number->used; i++) count += __builtin_popcountll(number->dp[i]);
    return value_from_small(count);
}

static NATIVE_FN(int_as_integer_ratio) {
    Value pair[] = {int_plain(world, self), value_from_small(1)};
    return value_is_absent(pair[0]) ? ABSENT : tuple_from_take(world, pair, 2);
}

static NATIVE_FN(int_same) { return int_plain(world, self); }
static NATIVE_FN(int_is_integer) { return TRUE; }
static NATIVE_FN(int_abs) { return int_absolute(world, self); }
static NATIVE_FN(int_round) { return number_round(world, self, args[0]); }

static NATIVE_FN(int_float) {
    double number;
    return int_as_double(world, self, &number) ? value_from_double(world, number) : ABSENT;
}

static NATIVE_FN(int_divmod) { return value_is_int(args[0]) ? number_divmod(world, self, args[0]) : NOT_IMPLEMENTED; }
static NATIVE_FN(int_rdivmod) { return value_is_int(args[0]) ? number_divmod(world, args[0], self) : NOT_IMPLEMENTED; }

static NATIVE_FN(int_getnewargs) {
    Value v = int_plain(world, self);
    return value_is_absent(v) ? ABSENT : tuple_from_take(world, &v, 1);
}

static Value get_self(World *world, Value v) { return int_plain(world, v); }
static Value get_zero(World *world, Value v) { return (void)world, (void)v, value_from_small(0); }
static Value get_one(World *world, Value v) { return (void)world, (void)v, value_from_small(1); }

static const GetSetDef int_getsets[] = {
    {"real", get_self, NULL}, {"imag", get_zero, NULL},
    {"numerator", get_self, NULL}, {"denominator", get_one, NULL}, {0},
};

static const NativeDef int_methods[] = {
    {"bit_length", int_bit_length, 0, 0, NULL, 0, "How many bits it has, without the sign."},
    {"bit_count", int_bit_count, 0, 0, NULL, 0, "How many of its bits are 1."},
    {"to_bytes", int_to_bytes, 0, 3, "length byteorder * signed", 0, "As so many bytes."},
    {"from_bytes", int_from_bytes, 1, 3, "bytes byteorder * signed", NATIVE_CLASS, "The int that bytes stand for."},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, NULL, 0, "Itself and 1."},
    {"conjugate", int_same, 0, 0, NULL, 0, "Itself: an int has no imaginary part."},
    {"is_integer", int_is_integer, 0, 0, NULL, 0, "True."},
    {"__trunc__", int_same, 0, 0, NULL, 0, "Itself."},
    {"__floor__", int_same, 0, 0, NULL, 0, "Itself."},
    {"__ceil__", int_same, 0, 0, NULL, 0, "Itself."},
    {"__round__", int_round, 0, 1, NULL, 0, "Rounded half to even to a power of ten."},
    {"__int__", int_same, 0, 0, NULL, 0, "int(self)"},
    {"__index__", int_same, 0, 0, NULL, 0, "As an index."},
    {"__float__", int_float, 0, 0, NULL, 0, "float(self)"},
    {"__abs__", int_abs, 0, 0, NULL, 0, "abs(self)"},
    {"__divmod__", int_divmod, 1, 1, NULL, 0, "Return divmod(self, value)."},
    {"__rdivmod__", int_rdivmod, 1, 1, NULL, 0, "Return divmod(value, self)."},
    {"__getnewargs__", int_getnewargs, 0, 0, NULL, 0, NULL},
    {0},
};

const TypeOps ops_INT = {
    .size = sizeof(Int),
    .dispose = int_dispose,
    .repr = int_repr,
    .format = int_format,
    .truth = int_truth,
    .hash = int_hash_op,
    .compare = int_compare_op,
    .binary = int_binary_op,
    .unary = int_unary,
    .construct = int_construct,
    .methods = int_methods,
    .getsets = int_getsets,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
};

// bool() is no class to derive from; False and True are its only instances.
const TypeOps ops_BOOL = {
    .size = sizeof(Int),
    .repr = bool_repr,
    .format = int_format,
    .truth = int_truth,
    .hash = int_hash_op,
    .compare = int_compare_op,
    .binary = bool_binary,
    .unary = bool_unary,
    .construct = bool_construct,
    .doc = "Returns True when the argument is true, False otherwise.",
};
