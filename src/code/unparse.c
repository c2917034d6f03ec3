#include "code/unparse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

typedef enum Strength {  // how tightly an expression binds, weakest first
    TUPLE, TEST, OR, AND, NOT, COMPARISON, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, FACTOR, POWER, AWAIT, ATOM,
} Strength;

static void write_expr(Buf *out, const Node *node, Strength around);

// ---- Literals ----

static void write_text(Buf *out, const char *text, size_t size, bool is_bytes) {
    char quote = memchr(text, '\'', size) && !memchr(text, '"', size) ? '"' : '\'';
    const char *end = text + size;
    buf_add_byte(out, quote);
    while (text < end) {
        int length = 1;
        uint32_t rune = is_bytes ? (unsigned char)*text : utf8_decode(text, end, &length);
        if (rune == (uint32_t)quote || rune == '\\') buf_add_format(out, "\\%c", (int)rune);
        else if (rune == '\n' || rune == '\r' || rune == '\t') buf_add_format(out, "\\%c", rune == '\n' ? 'n' : rune == '\r' ? 'r' : 't');
        else if (is_bytes ? rune >= 0x20 && rune < 0x7F : utf8_is_printable(rune)) buf_add(out, text, (size_t)length);
        else buf_add_format(out, rune < 0x100 ? "\\x%02x" : rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
        text += length;
    }
    buf_add_byte(out, quote);
}

// repr(): the shortest text that reads back as the same number.
static void write_float(Buf *out, double real) {
    char text[40];
    int precision = 1;
    do snprintf(text, sizeof text, "%.*e", precision - 1, real);
    while (strtod(text, NULL) != real && precision++ < 17);
    int exponent = atoi(strchr(text, 'e') ? strchr(text, 'e') + 1 : "0");
    if (real - real != 0) {
        buf_add_text(out, real > 0 ? "1e309" : "-1e309");
    } else if (exponent < -4 || exponent >= 16) {
        *strchr(text, 'e') = '\0';
        buf_add_format(out, "%se%+03d", text, exponent);
    } else {
        int decimals = precision - 1 - exponent;
        buf_add_format(out, "%.*f", decimals > 0 ? decimals : 0, real);
        if (decimals <= 0) buf_add_text(out, ".0");
    }
}

static void write_imaginary(Buf *out, double real) {
    Buf text = BUF_INIT;
    write_float(&text, real);
    size_t size = text.size;
    if (size > 2 && memcmp(text.data + size - 2, ".0", 2) == 0) size -= 2;
    buf_add(out, text.data, size);
    buf_add_byte(out, 'j');
    buf_free(&text);
}

static void write_literal(Buf *out, const Literal *value) {
    switch (value->kind) {
    case LITERAL_NONE: buf_add_text(out, "None"); break;
    case LITERAL_TRUE: buf_add_text(out, "True"); break;
    case LITERAL_FALSE: buf_add_text(out, "False"); break;
    case LITERAL_ELLIPSIS: buf_add_text(out, "..."); break;
    case LITERAL_INT: buf_add_format(out, "%lld", (long long)value->integer); break;
    case LITERAL_BIG_INT: buf_add_text(out, value->text); break;
    case LITERAL_FLOAT: write_float(out, value->real); break;
    case LITERAL_IMAGINARY: write_imaginary(out, value->real); break;
    case LITERAL_BYTES:
        buf_add_byte(out, 'b');
        write_text(out, value->text ? value->text : "", value->size, true);
        break;
    case LITERAL_STR: write_text(out, value->text ? value->text : "", value->size, false); break;
    case LITERAL_TUPLE: case LITERAL_FROZENSET:
        buf_add_text(out, value->kind == LITERAL_TUPLE ? "(" : "frozenset({");
        for (int i = 0; i < value->count; i++) {
            if (i) buf_add_text(out, ", ");
            write_literal(out, &value->items[i]);
        }
        buf_add_text(out, value->kind == LITERAL_FROZENSET ? "})" : value->count == 1 ? ",)" : ")");
        break;
    case LITERAL_CODE: buf_add_text(out, "<code>"); break;
    }
}

// ---- Operators ----

static const char *const operators[] = {" + ", " - ", " * ", " @ ", " / ", " % ", " ** ", " << ", " >> ", " | ", " ^ ", " & ", " // "};
static const Strength operator_strengths[] = {SUM, SUM, TERM, TERM, TERM, TERM, POWER, SHIFT, SHIFT, BIT_OR, BIT_XOR, BIT_AND, TERM};
static const char *const comparisons[] = {" < ", " <= ", " == ", " != ", " > ", " >= ", " is ", " is not ", " in ", " not in "};

static void write_bin_op(Buf *out, const Node *node) {
    Operator op = node->as.bin_op.op;
    Strength strength = operator_strengths[op];
    bool is_right = op == OPERATOR_POW;
    write_expr(out, node->as.bin_op.left, strength + is_right);
    buf_add_text(out, operators[op]);
    write_expr(out, node->as.bin_op.right, strength + !is_right);
}

static void write_unary(Buf *out, const Node *node) {
    static const char *const signs[] = {"~", "not ", "+", "-"};
    UnaryOperator op = node->as.unary_op.op;
    buf_add_text(out, signs[op]);
    write_expr(out, node->as.unary_op.operand, op == UNARY_NOT ? NOT : FACTOR);
}

static void write_bool_op(Buf *out, const Node *node) {
    Strength strength = node->as.bool_op.is_or ? OR : AND;
    for (int i = 0; i < node->as.bool_op.values.count; i++) {
        if (i) buf_add_text(out, node->as.bool_op.is_or ? " or " : " and ");
        write_expr(out, node->as.bool_op.values.items[i], strength + 1);
    }
}

static void write_compare(Buf *out, const Node *node) {
    write_expr(out, node->as.compare.left, COMPARISON + 1);
    for (int i = 0; i < node->as.compare.count; i++) {
        buf_add_text(out, comparisons[node->as.compare.ops[i]]);
        write_expr(out, node->as.compare.operands[i], COMPARISON + 1);
    }
}

// ---- Compounds ----

static void write_list(Buf *out, Nodes items) {
    for (int i = 0; i < items.count; i++) {
        if (i) buf_add_text(out, ", ");
        write_expr(out, items.items[i], TEST);
    }
}

static void write_parameter(Buf *out, bool *first, const char *stars, const Parameter *parameter) {
    if (!*first) buf_add_text(out, ", ");
    *first = false;
    buf_add_format(out, "%s%s", stars, parameter ? parameter->name : "");
    if (!parameter || !parameter->fallback) return;
    buf_add_byte(out, '=');
    write_expr(out, parameter->fallback, TEST);
}

static void write_lambda(Buf *out, const Node *node) {
    const Parameters *p = node->as.lambda.parameters;
    int named = p->positional_only + p->positional;
    bool first = true;
    Buf list = BUF_INIT;
    for (int i = 0; i < named; i++) {
        write_parameter(&list, &first, "", &p->items[i]);
        if (i + 1 == p->positional_only) buf_add_text(&list, ", /");
    }
    if (p->star || p->keyword_only) write_parameter(&list, &first, "*", p->star);
    for (int i = named; i < named + p->keyword_only; i++) write_parameter(&list, &first, "", &p->items[i]);
    if (p->double_star) write_parameter(&list, &first, "**", p->double_star);
    buf_add_format(out, list.size ? "lambda %s: " : "lambda%s: ", buf_text(&list));
    buf_free(&list);
    write_expr(out, node->as.lambda.body, TEST);
}

static void write_comprehension(Buf *out, const Node *node) {
    write_expr(out, node->as.comp.element, TEST);
    if (node->as.comp.value) {
        buf_add_text(out, ": ");
        write_expr(out, node->as.comp.value, TEST);
    }
    for (int i = 0; i < node->as.comp.count; i++) {
        const Comprehension *clause = &node->as.comp.clauses[i];
        buf_add_text(out, clause->is_async ? " async for " : " for ");
        write_expr(out, clause->target, TUPLE);
        buf_add_text(out, " in ");
        write_expr(out, clause->iterable, TEST + 1);
        for (int k = 0; k < clause->conditions.count; k++) {
            buf_add_text(out, " if ");
            write_expr(out, clause->conditions.items[k], TEST + 1);
        }
    }
}

static void write_between(Buf *out, const char *open, const Node *node, const char *close) {
    buf_add_text(out, open);
    write_comprehension(out, node);
    buf_add_text(out, close);
}

static void write_dict(Buf *out, const Node *node) {
    buf_add_byte(out, '{');
    for (int i = 0; i < node->as.dict.count; i++) {
        if (i) buf_add_text(out, ", ");
        if (node->as.dict.keys[i]) {
            write_expr(out, node->as.dict.keys[i], TEST);
            buf_add_text(out, ": ");
            write_expr(out, node->as.dict.values[i], TEST);
        } else {
            buf_add_text(out, "**");
            write_expr(out, node->as.dict.values[i], BIT_OR);
        }
    }
    buf_add_byte(out, '}');
}

static void write_call(Buf *out, const Node *node) {
    Nodes arguments = node->as.call.arguments;
    write_expr(out, node->as.call.function, ATOM);
    if (arguments.count == 1 && !node->as.call.keyword_count && arguments.items[0]->kind == NODE_GENERATOR_EXP) {
        write_expr(out, arguments.items[0], ATOM);
        return;
    }
    buf_add_byte(out, '(');
    write_list(out, arguments);
    for (int i = 0; i < node->as.call.keyword_count; i++) {
        const Keyword *keyword = &node->as.call.keywords[i];
        if (i || arguments.count) buf_add_text(out, ", ");
        if (keyword->name) buf_add_format(out, "%s=", keyword->name);
        else buf_add_text(out, "**");
        write_expr(out, keyword->value, TEST);
    }
    buf_add_byte(out, ')');
}

static void write_tuple(Buf *out, const Node *node) {
    Nodes items = node->as.sequence.items;
    write_list(out, items);
    if (items.count == 1) buf_add_byte(out, ',');
}

static void write_slice(Buf *out, const Node *node) {
    if (node->as.slice.lower) write_expr(out, node->as.slice.lower, TEST);
    buf_add_byte(out, ':');
    if (node->as.slice.upper) write_expr(out, node->as.slice.upper, TEST);
    if (!node->as.slice.step) return;
    buf_add_byte(out, ':');
    write_expr(out, node->as.slice.step, TEST);
}

static void write_attribute(Buf *out, const Node *node) {
    const Node *value = node->as.attribute.value;
    write_expr(out, value, ATOM);
    bool is_int = value->kind == NODE_CONSTANT && value->as.constant.value.kind == LITERAL_INT;
    buf_add_format(out, "%s.%s", is_int ? " " : "", node->as.attribute.name);
}

// ---- f-strings ----

static void write_part(Buf *out, const Node *node) {
    if (node->kind == NODE_CONSTANT) {
        const Literal *value = &node->as.constant.value;
        for (size_t i = 0; i < value->size; i++) {
            char c = value->text[i];
            buf_add_byte(out, c);
            if (c == '{' || c == '}') buf_add_byte(out, c);
        }
    } else if (node->kind == NODE_JOINED_STR) {
        for (int i = 0; i < node->as.joined_str.parts.count; i++) write_part(out, node->as.joined_str.parts.items[i]);
    } else {
        Buf value = BUF_INIT;
        write_expr(&value, node->as.formatted_value.value, TEST + 1);
        buf_add_text(out, value.size && value.data[0] == '{' ? "{ " : "{");
        buf_add(out, buf_text(&value), value.size);
        if (node->as.formatted_value.conversion) buf_add_format(out, "!%c", node->as.formatted_value.conversion);
        if (node->as.formatted_value.format_spec) {
            buf_add_byte(out, ':');
            write_part(out, node->as.formatted_value.format_spec);
        }
        buf_add_byte(out, '}');
        buf_free(&value);
    }
}

static void write_joined_str(Buf *out, const Node *node) {
    Buf body = BUF_INIT;
    write_part(&body, node);
    buf_add_byte(out, 'f');
    write_text(out, buf_text(&body), body.size, false);
    buf_free(&body);
}

// ---- All of them ----

static Strength strength_of(const Node *node) {
    switch (node->kind) {
    case NODE_BOOL_OP: return node->as.bool_op.is_or ? OR : AND;
    case NODE_BIN_OP: return operator_strengths[node->as.bin_op.op];
    case NODE_UNARY_OP: return node->as.unary_op.op == UNARY_NOT ? NOT : FACTOR;
    case NODE_LAMBDA: case NODE_IF_EXP: return TEST;
    case NODE_COMPARE: return COMPARISON;
    case NODE_AWAIT: return AWAIT;
    case NODE_TUPLE: return node->as.sequence.items.count ? TUPLE : ATOM;
    case NODE_NAMED_EXPR: case NODE_YIELD: case NODE_YIELD_FROM: return TUPLE;
    default: return ATOM;
    }
}

static void write_bare(Buf *out, const Node *node) {
    switch (node->kind) {
    case NODE_BOOL_OP: write_bool_op(out, node); break;
    case NODE_NAMED_EXPR:
        write_expr(out, node->as.named_expr.target, ATOM);
        buf_add_text(out, " := ");
        write_expr(out, node->as.named_expr.value, ATOM);
        break;
    case NODE_BIN_OP: write_bin_op(out, node); break;
    case NODE_UNARY_OP: write_unary(out, node); break;
    case NODE_LAMBDA: write_lambda(out, node); break;
    case NODE_IF_EXP:
        write_expr(out, node->as.if_exp.body, TEST + 1);
        buf_add_text(out, " if ");
        write_expr(out, node->as.if_exp.test, TEST + 1);
        buf_add_text(out, " else ");
        write_expr(out, node->as.if_exp.orelse, TEST);
        break;
    case NODE_DICT: write_dict(out, node); break;
    case NODE_SET:
        buf_add_byte(out, '{');
        write_list(out, node->as.sequence.items);
        buf_add_byte(out, '}');
        break;
    case NODE_LIST_COMP: write_between(out, "[", node, "]"); break;
    case NODE_SET_COMP: case NODE_DICT_COMP: write_between(out, "{", node, "}"); break;
    case NODE_GENERATOR_EXP: write_between(out, "(", node, ")"); break;
    case NODE_AWAIT:
        buf_add_text(out, "await ");
        write_expr(out, node->as.await.value, ATOM);
        break;
    case NODE_YIELD:
        buf_add_text(out, node->as.await.value ? "yield " : "yield");
        if (node->as.await.value) write_expr(out, node->as.await.value, TEST);
        break;
    case NODE_YIELD_FROM:
        buf_add_text(out, "yield from ");
        write_expr(out, node->as.await.value, TEST);
        break;
    case NODE_COMPARE: write_compare(out, node); break;
    case NODE_CALL: write_call(out, node); break;
    case NODE_JOINED_STR: case NODE_FORMATTED_VALUE: write_joined_str(out, node); break;
    case NODE_CONSTANT: write_literal(out, &node->as.constant.value); break;
    case NODE_ATTRIBUTE: write_attribute(out, node); break;
    case NODE_SUBSCRIPT:
        write_expr(out, node->as.subscript.value, ATOM);
        buf_add_byte(out, '[');
        write_expr(out, node->as.subscript.index, TUPLE);
        buf_add_byte(out, ']');
        break;
    case NODE_STARRED:
        buf_add_byte(out, '*');
        write_expr(out, node->as.starred.value, BIT_OR);
        break;
    case NODE_NAME: buf_add_text(out, node->as.name.id); break;
    case NODE_LIST:
        buf_add_byte(out, '[');
        write_list(out, node->as.sequence.items);
        buf_add_byte(out, ']');
        break;
    case NODE_TUPLE: write_tuple(out, node); break;
    case NODE_SLICE: write_slice(out, node); break;
    default: break;
    }
}

static void write_expr(Buf *out, const Node *node, Strength around) {
    bool is_empty_tuple = node->kind == NODE_TUPLE && !node->as.sequence.items.count;
    bool needs_parentheses = strength_of(node) < around || is_empty_tuple;
    if (needs_parentheses) buf_add_byte(out, '(');
    write_bare(out, node);
    if (needs_parentheses) buf_add_byte(out, ')');
}

static const char *keep(Arena *arena, Buf *out) {
    const char *text = arena_text(arena, buf_text(out), out->size);
    buf_free(out);
    return text;
}

const char *unparse_expression(Arena *arena, const Node *node) {
    Buf out = BUF_INIT;
    write_expr(&out, node, TEST);
    return keep(arena, &out);
}

const char *unparse_literal(Arena *arena, const Literal *value) {
    Buf out = BUF_INIT;
    write_literal(&out, value);
    return keep(arena, &out);
}
