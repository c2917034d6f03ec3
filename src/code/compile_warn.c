// What CPython warns about while it compiles: `x is 1`, `"a" (b)`, `assert (x, "y")`, `[1, 2] ["a"]`. Follows
// check_compare, check_caller, check_subscripter and check_index.
#include <stdarg.h>
#include <stdio.h>

#include "code/compile.h"
#include "code/fold.h"

static void warn(Compiler *compiler, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void warn(Compiler *compiler, Span span, const char *format, ...) {
    char message[256];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    Warning *warning = arena_new_of(compiler->arena, Warning);
    warning->line = span.line;
    warning->message = arena_text(compiler->arena, message, (size_t)size);
    if (compiler->last_warning) compiler->last_warning->next = warning;
    else compiler->warnings = warning;
    compiler->last_warning = warning;
}

void compile_warn_again(Compiler *compiler, const Warning *before, const Warning *last) {
    const Warning *warning = before ? before->next : compiler->warnings;
    while (last && warning && last != before) {
        const Warning *next = warning == last ? NULL : warning->next;
        warn(compiler, (Span){.line = warning->line}, "%s", warning->message);
        warning = next;
    }
}

// ---- Types ----

static const char *literal_type(const Literal *value) {
    switch (value->kind) {
    case LITERAL_NONE: return "NoneType";
    case LITERAL_TRUE: case LITERAL_FALSE: return "bool";
    case LITERAL_ELLIPSIS: return "ellipsis";
    case LITERAL_INT: case LITERAL_BIG_INT: return "int";
    case LITERAL_FLOAT: return "float";
    case LITERAL_IMAGINARY: return "complex";
    case LITERAL_BYTES: return "bytes";
    case LITERAL_TUPLE: return "tuple";
    case LITERAL_FROZENSET: return "frozenset";
    default: return "str";
    }
}

// The type that an expression surely has; NULL if it depends. `value` is set if it is a constant.
static const char *type_of(Compiler *compiler, const Node *node, Literal *value, bool *is_constant) {
    *is_constant = fold_node(compiler->arena, node, value);
    if (*is_constant) return literal_type(value);
    switch (node->kind) {
    case NODE_TUPLE: return "tuple";
    case NODE_LIST: case NODE_LIST_COMP: return "list";
    case NODE_DICT: case NODE_DICT_COMP: return "dict";
    case NODE_SET: case NODE_SET_COMP: return "set";
    case NODE_GENERATOR_EXP: return "generator";
    case NODE_LAMBDA: return "function";
    case NODE_JOINED_STR: case NODE_FORMATTED_VALUE: return "str";
    default: return NULL;
    }
}

// ---- Checks ----

// A literal that `is` says nothing sensible about: its type, else NULL.
static const char *doubtful_operand(Compiler *compiler, const Node *node) {
    Literal value;
    if (!fold_node(compiler->arena, node, &value)) return NULL;
    bool is_singleton = value.kind == LITERAL_NONE || value.kind == LITERAL_TRUE || value.kind == LITERAL_FALSE
                        || value.kind == LITERAL_ELLIPSIS;
    return is_singleton ? NULL : literal_type(&value);
}

void compile_warn_compare(Compiler *compiler, const Node *node) {
    const Node *left = node->as.compare.left;
    for (int i = 0; i < node->as.compare.count; i++) {
        const Node *right = node->as.compare.operands[i];
        Comparison op = node->as.compare.ops[i];
        if (op == COMPARE_IS || op == COMPARE_IS_NOT) {
            const char *type = doubtful_operand(compiler, left);
            if (!type) type = doubtful_operand(compiler, right);
            if (type) {
                warn(compiler, node->span, op == COMPARE_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                                            : "\"is not\" with '%s' literal. Did you mean \"!=\"?", type);
                return;
            }
        }
        left = right;
    }
}

void compile_warn_call(Compiler *compiler, const Node *function) {
    Literal value;
    bool is_constant;
    const char *type = type_of(compiler, function, &value, &is_constant);
    if (type && function->kind != NODE_LAMBDA)
        warn(compiler, function->span, "'%s' object is not callable; perhaps you missed a comma?", type);
}

static bool warn_subscripted(Compiler *compiler, const Node *container) {
    Literal value;
    bool is_constant;
    const char *type = type_of(compiler, container, &value, &is_constant);
    if (!type) return false;
    bool has_items = is_constant ? value.kind == LITERAL_STR || value.kind == LITERAL_BYTES || value.kind == LITERAL_TUPLE
                                 : container->kind != NODE_SET && container->kind != NODE_SET_COMP
                                       && container->kind != NODE_GENERATOR_EXP && container->kind != NODE_LAMBDA;
    if (!has_items) warn(compiler, container->span, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    return !has_items;
}

void compile_warn_subscript(Compiler *compiler, const Node *node) {
    const Node *container = node->as.subscript.value;
    Literal value, index;
    bool is_constant, index_is_constant;
    if (warn_subscripted(compiler, container)) return;
    const char *index_type = type_of(compiler, node->as.subscript.index, &index, &index_is_constant);
    if (!index_type || (index_is_constant && (index.kind == LITERAL_INT || index.kind == LITERAL_BIG_INT || index.kind == LITERAL_TRUE
                                              || index.kind == LITERAL_FALSE)))
        return;
    const char *type = type_of(compiler, container, &value, &is_constant);
    if (type && container->kind != NODE_DICT && container->kind != NODE_DICT_COMP)
        warn(compiler, container->span, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index_type);
}

void compile_warn_assert(Compiler *compiler, const Node *node) {
    const Node *test = node->as.assert_.test;
    if (test->kind == NODE_TUPLE && test->as.sequence.items.count)
        warn(compiler, node->span, "assertion is always true, perhaps remove parentheses?");
}
