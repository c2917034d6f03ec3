// operators.c - a + b, -a, a < b on any values, atomically: the protocol with reflection and NotImplemented. The interpreter
// has its own stackless form of the same rules (vm/operate.c); this one is for C that needs the result at once.
#include "vm/number.h"
#include "vm/object.h"
#include "vm/operators.h"
#include "vm/type_cache.h"

const OperatorNames operator_names[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = {"+", N___add__, N___radd__, N___iadd__},
    [OPERATOR_SUB] = {"-", N___sub__, N___rsub__, N___isub__},
    [OPERATOR_MUL] = {"*", N___mul__, N___rmul__, N___imul__},
    [OPERATOR_MATMUL] = {"@", N___matmul__, N___rmatmul__, N___imatmul__},
    [OPERATOR_DIV] = {"/", N___truediv__, N___rtruediv__, N___itruediv__},
    [OPERATOR_MOD] = {"%", N___mod__, N___rmod__, N___imod__},
    [OPERATOR_POW] = {"** or pow()", N___pow__, N___rpow__, N___ipow__},
    [OPERATOR_LSHIFT] = {"<<", N___lshift__, N___rlshift__, N___ilshift__},
    [OPERATOR_RSHIFT] = {">>", N___rshift__, N___rrshift__, N___irshift__},
    [OPERATOR_OR] = {"|", N___or__, N___ror__, N___ior__},
    [OPERATOR_XOR] = {"^", N___xor__, N___rxor__, N___ixor__},
    [OPERATOR_AND] = {"&", N___and__, N___rand__, N___iand__},
    [OPERATOR_FLOORDIV] = {"//", N___floordiv__, N___rfloordiv__, N___ifloordiv__},
};

const ComparisonNames comparison_names[COMPARE_GE + 1] = {
    [COMPARE_LT] = {"<", N___lt__, COMPARE_GT}, [COMPARE_LE] = {"<=", N___le__, COMPARE_GE},
    [COMPARE_EQ] = {"==", N___eq__, COMPARE_EQ}, [COMPARE_NE] = {"!=", N___ne__, COMPARE_NE},
    [COMPARE_GT] = {">", N___gt__, COMPARE_LT}, [COMPARE_GE] = {">=", N___ge__, COMPARE_LE},
};

// ---- binary ----------------------------------------------------------------------------------------------------

static bool is_sequence(Value v) {
    switch (value_kind(v)) {
    case T_LIST: case T_TUPLE: case T_STR: case T_BYTES: case T_BYTEARRAY: return true;
    default: return false;
    }
}

// CPython's types with a table of sequence functions that cannot be repeated: `x *= sequence` stops at them.
static bool value_is_container(World *world, Value v) {
    switch (value_kind(v)) {
    case T_DICT: case T_SET: case T_FROZENSET: case T_DICT_KEYS: case T_DICT_VALUES: case T_DICT_ITEMS:
    case T_RANGE:
        return true;
    default: return type_of(world, v)->flags & TYPE_HEAP;
    }
}

// What the sequences' own + and * say after everything else was tried; false: nothing, they are not concerned.
static bool raise_about_sequence(World *world, Value a, Value b, int op, bool inplace) {
    bool asks_right = is_sequence(b) && !(inplace && value_is_container(world, a));
    if (op == OPERATOR_MUL && (is_sequence(a) || asks_right)) {
        Value count = is_sequence(a) ? b : a;
        raise_error(world, T_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'", type_name(world, count));
        return true;
    }
    if (op != OPERATOR_ADD || !is_sequence(a)) return false;
    if (value_is_kind(a, T_BYTES) || value_is_kind(a, T_BYTEARRAY)) {
        raise_error(world, T_TYPE_ERROR, "can't concat %s to %s", type_name(world, b), type_name(world, a));
    } else {
        const char *kind = type_text(world->types[value_kind(a)]);
        raise_error(world, T_TYPE_ERROR, "can only concatenate %s (not \"%s\") to %s", kind, type_name(world, b), kind);
    }
    return true;
}

Value raise_operands(World *world, Value a, Value b, int op, bool inplace) {
    if (raise_about_sequence(world, a, b, op, inplace)) return ABSENT;
    const char *sign = inplace && op == OPERATOR_POW ? "**" : operator_names[op].sign;
    return raise_error(world, T_TYPE_ERROR, "unsupported operand type(s) for %s%s: '%s' and '%s'", sign,
                       inplace ? "=" : "", type_name(world, a), type_name(world, b));
}

static Value try_forward(World *world, Value a, Value b, int op) {
    Type *type = type_of(world, a);
    Value override = type_find_override_borrowed(world, type, world->names[operator_names[op].forward]);
    if (!value_is_absent(override)) return object_call_override(world, override, a, &b, 1);
    return type->ops->binary ? type->ops->binary(world, a, b, op) : NOT_IMPLEMENTED;
}

static Value try_reflected(World *world, Value a, Value b, int op) {
    Type *type = type_of(world, b);
    Value override = type_find_override_borrowed(world, type, world->names[operator_names[op].reflected]);
    if (!value_is_absent(override)) return object_call_override(world, override, b, &a, 1);
    return type->ops->binary ? type->ops->binary(world, a, b, op) : NOT_IMPLEMENTED;
}

// Does the right operand's reflected method go first? When its class derives from the left one's and has one of its own;
// and before the + and * of sequences, which CPython asks last.
bool operator_right_first(World *world, Value a, Value b, int op) {
    Type *left = type_of(world, a), *right = type_of(world, b);
    if (left == right || !(right->flags & TYPE_HEAP)) return false;
    Value name = world->names[operator_names[op].reflected];
    Value own = type_find_override_borrowed(world, right, name);
    if (value_is_absent(own)) return false;
    if (type_is_subtype(right, left)) return !value_is(own, type_find_override_borrowed(world, left, name));
    bool sequence_sign = (op == OPERATOR_ADD || op == OPERATOR_MUL) && is_sequence(a);
    return sequence_sign &&
           value_is_absent(type_find_override_borrowed(world, left, world->names[operator_names[op].forward]));
}

static Value binary_or_not(World *world, Value a, Value b, int op) {
    if (operator_right_first(world, a, b, op)) {
        Value result = try_reflected(world, a, b, op);
        return value_is(result, NOT_IMPLEMENTED) ? try_forward(world, a, b, op) : result;
    }
    Value result = try_forward(world, a, b, op);
    if (!value_is(result, NOT_IMPLEMENTED) || type_of(world, a) == type_of(world, b)) return result;
    return try_reflected(world, a, b, op);
}

Value object_binary(World *world, Value a, Value b, int op) {
    Value result = binary_or_not(world, a, b, op);
    return value_is(result, NOT_IMPLEMENTED) ? raise_operands(world, a, b, op, false) : result;
}

Value object_inplace(World *world, Value a, Value b, int op) {
    Type *type = type_of(world, a);
    Value override = type_find_override_borrowed(world, type, world->names[operator_names[op].inplace]);
    Value result = NOT_IMPLEMENTED;
    if (!value_is_absent(override)) result = object_call_override(world, override, a, &b, 1);
    else if (type->ops->inplace) result = type->ops->inplace(world, a, b, op);
    if (value_is(result, NOT_IMPLEMENTED)) result = binary_or_not(world, a, b, op);
    return value_is(result, NOT_IMPLEMENTED) ? raise_operands(world, a, b, op, true) : result;
}

// ---- unary -----------------------------------------------------------------------------------------------------

const UnaryNames unary_names[UNARY_MINUS + 1] = {
    [UNARY_INVERT] = {"~", N___invert__}, [UNARY_PLUS] = {"+", N___pos__}, [UNARY_MINUS] = {"-", N___neg__},
};

Value object_unary(World *world, Value v, int op) {
    Type *type = type_of(world, v);
    Value override = type_find_override_borrowed(world, type, world->names[unary_names[op].method]);
    if (!value_is_absent(override)) return object_call_override(world, override, v, NULL, 0);
    Value result = type->ops->unary ? type->ops->unary(world, v, op) : NOT_IMPLEMENTED;
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    return raise_error(world, T_TYPE_ERROR, "bad operand type for unary %s: '%s'", unary_names[op].sign,
                       type_text(type));
}

// ---- comparisons -----------------------------------------------------------------------------------------------

Value raise_not_comparable(World *world, Value a, Value b, int op) {
    return raise_error(world, T_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'",
                       comparison_names[op].sign, type_name(world, a), type_name(world, b));
}

// object.__ne__: the opposite of __eq__.
static Value not_equal_by_default(World *world, Value a, Value b) {
    Value equal = object_compare_method(world, a, b, COMPARE_EQ);
    if (value_is_absent(equal) || value_is(equal, NOT_IMPLEMENTED)) return equal;
    int truth = object_truth(world, equal);
    value_drop(world, equal);
    return truth < 0 ? ABSENT : value_from_bool(!truth);
}

Value object_compare_method(World *world, Value a, Value b, int op) {
    Type *type = type_of(world, a);
    Value override = type_find_override_borrowed(world, type, world->names[comparison_names[op].method]);
    if (!value_is_absent(override)) {
        if (value_is_none(override)) return NOT_IMPLEMENTED;
        return object_call_override(world, override, a, &b, 1);
    }
    if (type->ops->compare) return type->ops->compare(world, a, b, op);
    if (op == COMPARE_NE) return not_equal_by_default(world, a, b);
    if (op == COMPARE_EQ && value_is(a, b)) return TRUE;
    return NOT_IMPLEMENTED;
}

static Value compare_or_not(World *world, Value a, Value b, int op) {
    Type *left = type_of(world, a), *right = type_of(world, b);
    int swapped = comparison_names[op].swapped;
    bool right_first = left != right && right->flags & TYPE_HEAP && type_is_subtype(right, left);
    if (right_first) {
        Value result = object_compare_method(world, b, a, swapped);
        if (!value_is(result, NOT_IMPLEMENTED)) return result;
    }
    Value result = object_compare_method(world, a, b, op);
    if (!value_is(result, NOT_IMPLEMENTED) || right_first) return result;
    return object_compare_method(world, b, a, swapped);
}

Value object_compare(World *world, Value a, Value b, int op) {
    if (!object_enter(world, " in comparison")) return ABSENT;
    Value result = compare_or_not(world, a, b, op);
    world->c_depth--;
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    if (op == COMPARE_EQ) return value_from_bool(value_is(a, b));
    if (op == COMPARE_NE) return value_from_bool(!value_is(a, b));
    return raise_not_comparable(world, a, b, op);
}

static int truth_take(World *world, Value result) {
    if (value_is_bool(result)) return value_is(result, TRUE);
    int truth = value_is_absent(result) ? -1 : object_truth(world, result);
    value_drop(world, result);
    return truth;
}

int object_equal(World *world, Value a, Value b) {
    if (value_is(a, b)) return 1;
    if (value_is_small(a) && value_is_small(b)) return 0;
    if (value_is_exact(a, T_STR) && value_is_exact(b, T_STR)) return str_equal(value_str(a), value_str(b));
    return truth_take(world, object_compare(world, a, b, COMPARE_EQ));
}

int object_less(World *world, Value a, Value b) {
    if (value_is_small(a) && value_is_small(b)) return value_small(a) < value_small(b);
    if (value_is_exact(a, T_FLOAT) && value_is_exact(b, T_FLOAT)) return value_float(a) < value_float(b);
    if (value_is_exact(a, T_STR) && value_is_exact(b, T_STR)) {
        return truth_take(world, value_obj(a)->type->ops->compare(world, a, b, COMPARE_LT));
    }
    return truth_take(world, object_compare(world, a, b, COMPARE_LT));
}
