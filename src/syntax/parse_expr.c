#include <string.h>

#include "syntax/parser.h"

// ---- Lists of expressions ---------------------------------------------------------------------------------

// '*' value
Node *parse_starred(Parser *parser, Node *(*value)(Parser *parser)) {
    const Token *start = parser_expect(parser, TOKEN_STAR);
    Node *inner = value(parser);
    Node *node = parser_node(parser, NODE_STARRED, start);
    node->as.starred.value = inner;
    return node;
}

// star_expression: '*' bitwise_or | expression
Node *parse_star_expression(Parser *parser) {
    return parser_at(parser, TOKEN_STAR) ? parse_starred(parser, parse_bitwise_or) : parse_expression(parser);
}

// star_named_expression: '*' bitwise_or | named_expression
Node *parse_star_named_expression(Parser *parser) {
    return parser_at(parser, TOKEN_STAR) ? parse_starred(parser, parse_bitwise_or) : parse_named_expression(parser);
}

// Whether the next token can begin an expression; it decides if a comma was the last thing in a tuple.
static bool at_expression(const Parser *parser) {
    switch (parser->token->kind) {
        case TOKEN_NAME: case TOKEN_NUMBER: case TOKEN_STRING: case TOKEN_FSTRING_START: case TOKEN_OPEN_PAREN:
        case TOKEN_OPEN_BRACKET: case TOKEN_OPEN_BRACE: case TOKEN_MINUS: case TOKEN_PLUS: case TOKEN_TILDE:
        case TOKEN_NOT: case TOKEN_LAMBDA: case TOKEN_AWAIT: case TOKEN_NONE: case TOKEN_TRUE: case TOKEN_FALSE:
        case TOKEN_ELLIPSIS: case TOKEN_STAR:
            return true;
        default: return false;
    }
}

// item (',' item)* [','], a tuple if there is a comma
static Node *parse_tuple_of(Parser *parser, Node *(*item)(Parser *parser)) {
    const Token *start = parser->token;
    Node *first = item(parser);
    if (!parser_at(parser, TOKEN_COMMA)) return first;
    Nodes items = {0};
    parser_add(parser, &items, first);
    while (parser_accept(parser, TOKEN_COMMA) && at_expression(parser)) parser_add(parser, &items, item(parser));
    Node *node = parser_node(parser, NODE_TUPLE, start);
    node->as.sequence.items = items;
    return node;
}

// star_expressions: star_expression (',' star_expression)* [',']
Node *parse_star_expressions(Parser *parser) { return parse_tuple_of(parser, parse_star_expression); }

// expressions: expression (',' expression)* [',']
Node *parse_expressions(Parser *parser) { return parse_tuple_of(parser, parse_expression); }

// annotated_rhs: yield_expr | star_expressions
Node *parse_annotated_rhs(Parser *parser) {
    return parser_at(parser, TOKEN_YIELD) ? parse_yield(parser) : parse_star_expressions(parser);
}

// yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
Node *parse_yield(Parser *parser) {
    const Token *start = parser_expect(parser, TOKEN_YIELD);
    NodeKind kind = parser_accept(parser, TOKEN_FROM) ? NODE_YIELD_FROM : NODE_YIELD;
    Node *value = NULL;
    if (kind == NODE_YIELD_FROM) value = parse_expression(parser);
    else if (at_expression(parser)) value = parse_star_expressions(parser);
    Node *node = parser_node(parser, kind, start);
    node->as.await.value = value;
    return node;
}

// ---- Named, conditional, lambda ---------------------------------------------------------------------------

bool is_bare_walrus(const Node *node, const Token *start) {
    return node->kind == NODE_NAMED_EXPR && node->span.line == start->span.line &&
           node->span.column == start->span.column;
}

// named_expression: NAME ':=' expression | expression !':='
Node *parse_named_expression(Parser *parser) {
    bool assigns = parser_at(parser, TOKEN_NAME) && parser_peek(parser, 1)->kind == TOKEN_WALRUS;
    if (!assigns) return parse_expression(parser);
    const Token *start = parser_take(parser);
    Node *target = parser_name_node(parser, start, CONTEXT_STORE);
    parser_take(parser);
    Node *value = parse_expression(parser);
    Node *node = parser_node(parser, NODE_NAMED_EXPR, start);
    node->as.named_expr.target = target;
    node->as.named_expr.value = value;
    return node;
}

// lambdef: 'lambda' [parameters] ':' expression
static Node *parse_lambda(Parser *parser) {
    const Token *start = parser_take(parser);
    Parameters *parameters = parse_parameters(parser, TOKEN_COLON);
    parser_expect(parser, TOKEN_COLON);
    Node *body = parse_expression(parser);
    Node *node = parser_node(parser, NODE_LAMBDA, start);
    node->as.lambda.parameters = parameters;
    node->as.lambda.body = body;
    return node;
}

// expression: disjunction ['if' disjunction 'else' expression] | lambdef
Node *parse_expression(Parser *parser) {
    parser_enter(parser);
    const Token *start = parser->token;
    Node *node;
    if (parser_at(parser, TOKEN_LAMBDA)) {
        node = parse_lambda(parser);
    } else {
        node = parse_disjunction(parser);
        if (parser_accept(parser, TOKEN_IF)) {
            Node *body = node, *test = parse_disjunction(parser);
            parser_expect(parser, TOKEN_ELSE);
            Node *orelse = parse_expression(parser);
            node = parser_node(parser, NODE_IF_EXP, start);
            node->as.if_exp.test = test;
            node->as.if_exp.body = body;
            node->as.if_exp.orelse = orelse;
        }
    }
    parser_leave(parser);
    return node;
}

// ---- and, or, not, comparisons ----------------------------------------------------------------------------

// operand (word operand)*
static Node *parse_bool_op(Parser *parser, TokenKind word, Node *(*operand)(Parser *parser)) {
    const Token *start = parser->token;
    Node *first = operand(parser);
    if (!parser_at(parser, word)) return first;
    Nodes values = {0};
    parser_add(parser, &values, first);
    while (parser_accept(parser, word)) parser_add(parser, &values, operand(parser));
    Node *node = parser_node(parser, NODE_BOOL_OP, start);
    node->as.bool_op.is_or = word == TOKEN_OR;
    node->as.bool_op.values = values;
    return node;
}

// The comparison that begins at the next token; false if there is none.
static bool take_comparison(Parser *parser, Comparison *op) {
    switch (parser->token->kind) {
        case TOKEN_LESS: *op = COMPARE_LT; break;
        case TOKEN_LESS_EQUAL: *op = COMPARE_LE; break;
        case TOKEN_EQUAL: *op = COMPARE_EQ; break;
        case TOKEN_NOT_EQUAL: *op = COMPARE_NE; break;
        case TOKEN_GREATER: *op = COMPARE_GT; break;
        case TOKEN_GREATER_EQUAL: *op = COMPARE_GE; break;
        case TOKEN_IN: *op = COMPARE_IN; break;
        case TOKEN_IS:
            parser_take(parser);
            *op = parser_accept(parser, TOKEN_NOT) ? COMPARE_IS_NOT : COMPARE_IS;
            return true;
        case TOKEN_NOT:
            parser_take(parser);
            parser_expect(parser, TOKEN_IN);
            *op = COMPARE_NOT_IN;
            return true;
        default: return false;
    }
    parser_take(parser);
    return true;
}

// comparison: bitwise_or (('<' | '<=' | '==' | '!=' | '>' | '>=' | 'in' | 'not' 'in' | 'is' | 'is' 'not') bitwise_or)*
static Node *parse_comparison(Parser *parser) {
    const Token *start = parser->token;
    Node *left = parse_bitwise_or(parser);
    Comparison op, *ops = NULL;
    Nodes operands = {0};
    while (take_comparison(parser, &op)) {
        ops = parser_grow(parser, ops, operands.count, sizeof *ops);
        ops[operands.count] = op;
        parser_add(parser, &operands, parse_bitwise_or(parser));
    }
    if (operands.count == 0) return left;
    Node *node = parser_node(parser, NODE_COMPARE, start);
    node->as.compare.left = left;
    node->as.compare.ops = ops;
    node->as.compare.operands = operands.items;
    node->as.compare.count = operands.count;
    return node;
}

static Node *new_unary(Parser *parser, const Token *start, UnaryOperator op, Node *operand) {
    Node *node = parser_node(parser, NODE_UNARY_OP, start);
    node->as.unary_op.op = op;
    node->as.unary_op.operand = operand;
    return node;
}

// inversion: 'not' inversion | comparison
static Node *parse_inversion(Parser *parser) {
    if (!parser_at(parser, TOKEN_NOT)) return parse_comparison(parser);
    parser_enter(parser);
    const Token *start = parser_take(parser);
    Node *operand = parse_inversion(parser);
    parser_leave(parser);
    return new_unary(parser, start, UNARY_NOT, operand);
}

// conjunction: inversion ('and' inversion)*
static Node *parse_conjunction(Parser *parser) { return parse_bool_op(parser, TOKEN_AND, parse_inversion); }

// disjunction: conjunction ('or' conjunction)*
Node *parse_disjunction(Parser *parser) { return parse_bool_op(parser, TOKEN_OR, parse_conjunction); }

// ---- Arithmetic -------------------------------------------------------------------------------------------

typedef struct Binary {
    signed char level;  // how tightly it binds; 0: no binary operator
    signed char op;
} Binary;

static Binary binary_of(TokenKind kind) {
    switch (kind) {
        case TOKEN_PIPE: return (Binary){1, OPERATOR_OR};
        case TOKEN_CARET: return (Binary){2, OPERATOR_XOR};
        case TOKEN_AMPERSAND: return (Binary){3, OPERATOR_AND};
        case TOKEN_LEFT_SHIFT: return (Binary){4, OPERATOR_LSHIFT};
        case TOKEN_RIGHT_SHIFT: return (Binary){4, OPERATOR_RSHIFT};
        case TOKEN_PLUS: return (Binary){5, OPERATOR_ADD};
        case TOKEN_MINUS: return (Binary){5, OPERATOR_SUB};
        case TOKEN_STAR: return (Binary){6, OPERATOR_MUL};
        case TOKEN_AT: return (Binary){6, OPERATOR_MATMUL};
        case TOKEN_SLASH: return (Binary){6, OPERATOR_DIV};
        case TOKEN_DOUBLE_SLASH: return (Binary){6, OPERATOR_FLOORDIV};
        case TOKEN_PERCENT: return (Binary){6, OPERATOR_MOD};
        default: return (Binary){0, 0};
    }
}

static Node *new_binary(Parser *parser, const Token *start, Node *left, Operator op, Node *right) {
    Node *node = parser_node(parser, NODE_BIN_OP, start);
    node->as.bin_op.left = left;
    node->as.bin_op.op = op;
    node->as.bin_op.right = right;
    return node;
}

// await_primary: ['await'] primary
static Node *parse_await(Parser *parser) {
    if (!parser_at(parser, TOKEN_AWAIT)) return parse_primary(parser);
    const Token *start = parser_take(parser);
    Node *value = parse_primary(parser);
    Node *node = parser_node(parser, NODE_AWAIT, start);
    node->as.await.value = value;
    return node;
}

// factor: ('+' | '-' | '~') factor | await_primary ['**' factor]
static Node *parse_factor(Parser *parser) {
    const Token *start = parser->token;
    UnaryOperator op;
    switch (start->kind) {
        case TOKEN_PLUS: op = UNARY_PLUS; break;
        case TOKEN_MINUS: op = UNARY_MINUS; break;
        case TOKEN_TILDE: op = UNARY_INVERT; break;
        default: {
            Node *base = parse_await(parser);
            if (!parser_accept(parser, TOKEN_DOUBLE_STAR)) return base;
            parser_enter(parser);
            Node *exponent = parse_factor(parser);
            parser_leave(parser);
            return new_binary(parser, start, base, OPERATOR_POW, exponent);
        }
    }
    parser_enter(parser);
    parser_take(parser);
    Node *operand = parse_factor(parser);
    parser_leave(parser);
    return new_unary(parser, start, op, operand);
}

// factor (operator factor)*, with operators of at least `level`: left to right, the tighter ones first.
static Node *parse_binary(Parser *parser, int level) {
    const Token *start = parser->token;
    Node *left = parse_factor(parser);
    for (Binary binary; (binary = binary_of(parser->token->kind)).level >= level;) {
        parser_take(parser);
        Node *right = parse_binary(parser, binary.level + 1);
        left = new_binary(parser, start, left, (Operator)binary.op, right);
    }
    return left;
}

// bitwise_or: arithmetic, shifts and & ^ |, but no comparison
Node *parse_bitwise_or(Parser *parser) { return parse_binary(parser, 1); }

// ---- Primaries --------------------------------------------------------------------------------------------

static Node *new_literal(Parser *parser, LiteralKind kind) {
    const Token *start = parser_take(parser);
    Node *node = parser_node(parser, NODE_CONSTANT, start);
    node->as.constant.value.kind = kind;
    return node;
}

// atom: NAME | constant | strings | NUMBER | '(' ... ')' | '[' ... ']' | '{' ... '}' | '...'
static Node *parse_atom(Parser *parser) {
    switch (parser->token->kind) {
        case TOKEN_NAME: return parser_name_node(parser, parser_take(parser), CONTEXT_LOAD);
        case TOKEN_NUMBER: return parse_number(parser);
        case TOKEN_STRING: case TOKEN_FSTRING_START: return parse_strings(parser);
        case TOKEN_OPEN_PAREN: return parse_parentheses(parser);
        case TOKEN_OPEN_BRACKET: return parse_brackets(parser);
        case TOKEN_OPEN_BRACE: return parse_braces(parser);
        case TOKEN_NONE: return new_literal(parser, LITERAL_NONE);
        case TOKEN_TRUE: return new_literal(parser, LITERAL_TRUE);
        case TOKEN_FALSE: return new_literal(parser, LITERAL_FALSE);
        case TOKEN_ELLIPSIS: return new_literal(parser, LITERAL_ELLIPSIS);
        default: parser_fail(parser);
    }
}

// primary '.' NAME
static Node *parse_attribute(Parser *parser, const Token *start, Node *value) {
    parser_take(parser);
    const Token *name = parser_expect(parser, TOKEN_NAME);
    Node *node = parser_node(parser, NODE_ATTRIBUTE, start);
    node->as.attribute.value = value;
    node->as.attribute.name = name->symbol->text;
    node->as.attribute.name_span = name->span;
    return node;
}

// primary '(' [arguments] ')'
static Node *parse_call(Parser *parser, const Token *start, Node *function) {
    Arguments arguments = parse_arguments(parser, parser_take(parser));
    Node *node = parser_node(parser, NODE_CALL, start);
    node->as.call.function = function;
    node->as.call.arguments = arguments.positional;
    node->as.call.keywords = arguments.keywords;
    node->as.call.keyword_count = arguments.keyword_count;
    return node;
}

static bool at_slice_part(const Parser *parser) {
    TokenKind kind = parser->token->kind;
    return kind != TOKEN_COLON && kind != TOKEN_COMMA && kind != TOKEN_CLOSE_BRACKET;
}

// slice: [expression] ':' [expression] [':' [expression]] | named_expression | '*' expression
static Node *parse_slice(Parser *parser) {
    const Token *start = parser->token;
    if (parser_at(parser, TOKEN_STAR)) return parse_starred(parser, parse_expression);
    Node *lower = parser_at(parser, TOKEN_COLON) ? NULL : parse_named_expression(parser);
    if (!parser_at(parser, TOKEN_COLON)) return lower;
    if (lower && is_bare_walrus(lower, start)) parser_fail(parser);
    parser_take(parser);
    Node *upper = at_slice_part(parser) ? parse_expression(parser) : NULL;
    Node *step = NULL;
    if (parser_accept(parser, TOKEN_COLON) && at_slice_part(parser)) step = parse_expression(parser);
    Node *node = parser_node(parser, NODE_SLICE, start);
    node->as.slice.lower = lower;
    node->as.slice.upper = upper;
    node->as.slice.step = step;
    return node;
}

// slices: slice !',' | slice (',' slice)* [',']
static Node *parse_slices(Parser *parser) {
    const Token *start = parser->token;
    Node *first = parse_slice(parser);
    if (!parser_at(parser, TOKEN_COMMA) && first->kind != NODE_STARRED) return first;
    Nodes items = {0};
    parser_add(parser, &items, first);
    while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_CLOSE_BRACKET))
        parser_add(parser, &items, parse_slice(parser));
    Node *node = parser_node(parser, NODE_TUPLE, start);
    node->as.sequence.items = items;
    return node;
}

// primary '[' slices ']'
static Node *parse_subscript(Parser *parser, const Token *start, Node *value) {
    parser_take(parser);
    Node *index = parse_slices(parser);
    parser_expect(parser, TOKEN_CLOSE_BRACKET);
    Node *node = parser_node(parser, NODE_SUBSCRIPT, start);
    node->as.subscript.value = value;
    node->as.subscript.index = index;
    return node;
}

// primary: primary '.' NAME | primary '(' [arguments] ')' | primary '[' slices ']' | atom
Node *parse_primary(Parser *parser) {
    const Token *start = parser->token;
    Node *node = parse_atom(parser);
    for (;;) {
        switch (parser->token->kind) {
            case TOKEN_DOT: node = parse_attribute(parser, start, node); break;
            case TOKEN_OPEN_PAREN: node = parse_call(parser, start, node); break;
            case TOKEN_OPEN_BRACKET: node = parse_subscript(parser, start, node); break;
            default: return node;
        }
    }
}
