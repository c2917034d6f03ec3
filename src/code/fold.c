#include "code/fold.h"

#include <math.h>
#include <string.h>

enum { MAX_FOLD_DEPTH = 100, MAX_FOLDED_TEXT = 4096 };

bool fold_truth(const Literal *value) {
    switch (value->kind) {
    case LITERAL_NONE: case LITERAL_FALSE: return false;
    case LITERAL_INT: return value->integer != 0;
    case LITERAL_FLOAT: case LITERAL_IMAGINARY: return value->real != 0;
    case LITERAL_STR: case LITERAL_BYTES: return value->size > 0;
    case LITERAL_TUPLE: case LITERAL_FROZENSET: return value->count > 0;
    default: return true;
    }
}

static bool set_int(Literal *value, int64_t integer) {
    *value = (Literal){.kind = LITERAL_INT, .integer = integer};
    return true;
}

static bool set_float(Literal *value, double real) {
    *value = (Literal){.kind = LITERAL_FLOAT, .real = real};
    return true;
}

// ---- Operations on numbers ----

static bool int_power(int64_t base, int64_t exponent, Literal *value) {
    if (exponent < 0 || exponent > 64) return false;
    int64_t result = 1;
    while (exponent-- > 0)
        if (__builtin_mul_overflow(result, base, &result)) return false;
    return set_int(value, result);
}

static bool fits_bits(int64_t value, int64_t bits) { return value > -(1LL << bits) && value < 1LL << bits; }

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

static bool fold_ints(Operator op, int64_t a, int64_t b, Literal *value) {
    int64_t result;
    bool divides = b != 0 && b != -1;
    switch (op) {
    case OPERATOR_ADD: return !__builtin_add_overflow(a, b, &result) && set_int(value, result);
    case OPERATOR_SUB: return !__builtin_sub_overflow(a, b, &result) && set_int(value, result);
    case OPERATOR_MUL: return !__builtin_mul_overflow(a, b, &result) && set_int(value, result);
    case OPERATOR_FLOORDIV: return divides && set_int(value, floor_div(a, b));
    case OPERATOR_MOD: return divides && set_int(value, a - floor_div(a, b) * b);
    case OPERATOR_DIV:
        return b != 0 && fits_bits(a, 53) && fits_bits(b, 53) && set_float(value, (double)a / (double)b);
    case OPERATOR_POW: return int_power(a, b, value);
    case OPERATOR_LSHIFT:
        return b >= 0 && b < 62 && fits_bits(a, 62 - b) && set_int(value, (int64_t)((uint64_t)a << b));
    case OPERATOR_RSHIFT: return b >= 0 && set_int(value, b > 63 ? (a < 0 ? -1 : 0) : a >> b);
    case OPERATOR_OR: return set_int(value, a | b);
    case OPERATOR_XOR: return set_int(value, a ^ b);
    case OPERATOR_AND: return set_int(value, a & b);
    default: return false;
    }
}

static bool fold_floats(Operator op, double a, double b, Literal *value) {
    switch (op) {
    case OPERATOR_ADD: return set_float(value, a + b);
    case OPERATOR_SUB: return set_float(value, a - b);
    case OPERATOR_MUL: return set_float(value, a * b);
    case OPERATOR_DIV: return b != 0 && set_float(value, a / b);
    default: return false;
    }
}

static bool as_float(const Literal *value, double *real) {
    if (value->kind == LITERAL_INT && !fits_bits(value->integer, 53)) return false;
    *real = value->kind == LITERAL_INT ? (double)value->integer : value->real;
    return value->kind == LITERAL_INT || value->kind == LITERAL_FLOAT;
}

// ---- Operations on text ----

static bool concatenate(Arena *arena, Literal a, Literal b, Literal *value) {
    if (a.size + b.size > 1 << 20) return false;
    char *text = arena_alloc(arena, a.size + b.size + 1);
    if (a.size) memcpy(text, a.text, a.size);
    if (b.size) memcpy(text + a.size, b.text, b.size);
    *value = (Literal){.kind = a.kind, .text = text, .size = a.size + b.size};
    return true;
}

static bool repeat(Arena *arena, Literal text, int64_t count, Literal *value) {
    if (count < 0 || (text.size && count > MAX_FOLDED_TEXT / (int64_t)text.size)) return false;
    char *copies = arena_alloc(arena, text.size * (size_t)count + 1);
    for (int64_t i = 0; text.size && i < count; i++) memcpy(copies + (size_t)i * text.size, text.text, text.size);
    *value = (Literal){.kind = text.kind, .text = copies, .size = text.size * (size_t)count};
    return true;
}

static bool is_text(const Literal *value) { return value->kind == LITERAL_STR || value->kind == LITERAL_BYTES; }

bool fold_binary(Arena *arena, Operator op, Literal left, Literal right, Literal *value) {
    double a, b;
    if (left.kind == LITERAL_INT && right.kind == LITERAL_INT) return fold_ints(op, left.integer, right.integer, value);
    if (as_float(&left, &a) && as_float(&right, &b)) return fold_floats(op, a, b, value);
    if (op == OPERATOR_ADD && is_text(&left) && left.kind == right.kind) return concatenate(arena, left, right, value);
    if (op == OPERATOR_MUL && is_text(&left) && right.kind == LITERAL_INT) return repeat(arena, left, right.integer, value);
    if (op == OPERATOR_MUL && is_text(&right) && left.kind == LITERAL_INT) return repeat(arena, right, left.integer, value);
    return false;
}

// ---- Nodes ----

static bool fold_unary(UnaryOperator op, Literal operand, Literal *value) {
    if (op == UNARY_NOT) {
        *value = (Literal){.kind = fold_truth(&operand) ? LITERAL_FALSE : LITERAL_TRUE};
        return operand.kind != LITERAL_BIG_INT;
    }
    if (operand.kind == LITERAL_INT) {
        if (operand.integer == INT64_MIN) return false;
        return set_int(value, op == UNARY_MINUS ? -operand.integer : op == UNARY_PLUS ? operand.integer : ~operand.integer);
    }
    if (operand.kind == LITERAL_FLOAT && op != UNARY_INVERT)
        return set_float(value, op == UNARY_MINUS ? -operand.real : operand.real);
    return false;
}

static bool fold(Arena *arena, const Node *node, Literal *value, int depth);

static bool fold_tuple(Arena *arena, Nodes items, Literal *value, int depth) {
    for (int i = 0; i < items.count; i++) {
        NodeKind kind = items.items[i]->kind;
        if (kind != NODE_CONSTANT && kind != NODE_UNARY_OP && kind != NODE_BIN_OP && kind != NODE_TUPLE) return false;
    }
    Literal *literals = arena_array(arena, Literal, items.count + 1);
    for (int i = 0; i < items.count; i++)
        if (!fold(arena, items.items[i], &literals[i], depth)) return false;
    *value = (Literal){.kind = LITERAL_TUPLE, .items = literals, .count = items.count};
    return true;
}

static bool is_ascii(const Literal *text) {
    for (size_t i = 0; i < text->size; i++)
        if ((unsigned char)text->text[i] >= 0x80) return false;
    return true;
}

// `b"a"[0]`, `("a", "b")[1]`
static bool fold_subscript(Arena *arena, Literal container, Literal index, Literal *value) {
    int64_t size = container.kind == LITERAL_TUPLE ? container.count : (int64_t)container.size, at = index.integer;
    if (container.kind == LITERAL_STR && !is_ascii(&container)) return false;
    if (index.kind != LITERAL_INT || at < -size || at >= size) return false;
    if (at < 0) at += size;
    if (container.kind == LITERAL_TUPLE) *value = container.items[at];
    else if (container.kind == LITERAL_BYTES) set_int(value, (unsigned char)container.text[at]);
    else if (container.kind == LITERAL_STR) *value = (Literal){.kind = LITERAL_STR, .text = arena_text(arena, container.text + at, 1), .size = 1};
    return container.kind == LITERAL_TUPLE || container.kind == LITERAL_BYTES || container.kind == LITERAL_STR;
}

static bool fold(Arena *arena, const Node *node, Literal *value, int depth) {
    Literal left, right;
    if (depth > MAX_FOLD_DEPTH) return false;
    switch (node->kind) {
    case NODE_CONSTANT: *value = node->as.constant.value; return true;
    case NODE_NAME:
        *value = (Literal){.kind = LITERAL_TRUE};
        return node->as.name.context == CONTEXT_LOAD && strcmp(node->as.name.id, "__debug__") == 0;
    case NODE_UNARY_OP:
        return fold(arena, node->as.unary_op.operand, &left, depth + 1) && fold_unary(node->as.unary_op.op, left, value);
    case NODE_BIN_OP:
        return fold(arena, node->as.bin_op.right, &right, depth + 1) && fold(arena, node->as.bin_op.left, &left, depth + 1)
               && fold_binary(arena, node->as.bin_op.op, left, right, value);
    case NODE_SUBSCRIPT:
        return node->as.subscript.context == CONTEXT_LOAD && fold(arena, node->as.subscript.value, &left, depth + 1)
               && fold(arena, node->as.subscript.index, &right, depth + 1) && fold_subscript(arena, left, right, value);
    case NODE_TUPLE:
        return node->as.sequence.context == CONTEXT_LOAD && fold_tuple(arena, node->as.sequence.items, value, depth + 1);
    default: return false;
    }
}

bool fold_node(Arena *arena, const Node *node, Literal *value) { return fold(arena, node, value, 0); }
