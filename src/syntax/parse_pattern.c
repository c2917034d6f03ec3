#include <string.h>

#include "syntax/parser.h"

static Node *parse_pattern(Parser *parser);

// ---- Literals and names -----------------------------------------------------------------------------------

static bool is_imaginary(const Node *number) { return number->as.constant.value.kind == LITERAL_IMAGINARY; }

// ['-'] NUMBER
static Node *parse_signed_number(Parser *parser) {
    const Token *start = parser->token;
    bool negative = parser_accept(parser, TOKEN_MINUS);
    if (!parser_at(parser, TOKEN_NUMBER)) parser_fail(parser);
    Node *number = parse_number(parser);
    if (!negative) return number;
    Node *node = parser_node(parser, NODE_UNARY_OP, start);
    node->as.unary_op.op = UNARY_MINUS;
    node->as.unary_op.operand = number;
    return node;
}

// signed_number !('+' | '-') | signed real ('+' | '-') imaginary
static Node *parse_number_pattern(Parser *parser) {
    const Token *start = parser->token;
    Node *left = parse_signed_number(parser);
    if (!parser_at(parser, TOKEN_PLUS) && !parser_at(parser, TOKEN_MINUS)) return left;
    const Node *real = left->kind == NODE_UNARY_OP ? left->as.unary_op.operand : left;
    Operator op = parser_take(parser)->kind == TOKEN_PLUS ? OPERATOR_ADD : OPERATOR_SUB;
    if (!parser_at(parser, TOKEN_NUMBER)) parser_fail(parser);
    Node *right = parse_number(parser);
    if (is_imaginary(real) || !is_imaginary(right)) parser_fail(parser);
    Node *node = parser_node(parser, NODE_BIN_OP, start);
    node->as.bin_op.left = left;
    node->as.bin_op.op = op;
    node->as.bin_op.right = right;
    return node;
}

// name_or_attr: NAME ('.' NAME)*
static Node *parse_dotted(Parser *parser) {
    const Token *start = parser_expect(parser, TOKEN_NAME);
    Node *node = parser_name_node(parser, start, CONTEXT_LOAD);
    while (parser_accept(parser, TOKEN_DOT)) {
        const Token *name = parser_expect(parser, TOKEN_NAME);
        Node *attribute = parser_node(parser, NODE_ATTRIBUTE, start);
        attribute->as.attribute.value = node;
        attribute->as.attribute.name = name->symbol->text;
        attribute->as.attribute.name_span = name->span;
        node = attribute;
    }
    return node;
}

static Node *parse_constant(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *node = parser_node(parser, NODE_CONSTANT, start);
    node->as.constant.value.kind = start->kind == TOKEN_NONE   ? LITERAL_NONE
                                   : start->kind == TOKEN_TRUE ? LITERAL_TRUE
                                                               : LITERAL_FALSE;
    return node;
}

static bool at_constant(const Parser *parser) {
    return parser_at(parser, TOKEN_NONE) || parser_at(parser, TOKEN_TRUE) || parser_at(parser, TOKEN_FALSE);
}

static bool at_strings(const Parser *parser) {
    return parser_at(parser, TOKEN_STRING) || parser_at(parser, TOKEN_FSTRING_START);
}

static Node *new_value(Parser *parser, NodeKind kind, const Token *start, Node *value) {
    Node *node = parser_node(parser, kind, start);
    node->as.match_value.value = value;
    return node;
}

// pattern_capture_target: !"_" NAME !('.' | '(' | '=')
static const char *parse_capture_name(Parser *parser) {
    const char *name = parser_name(parser);
    bool other = parser_at(parser, TOKEN_DOT) || parser_at(parser, TOKEN_OPEN_PAREN) || parser_at(parser, TOKEN_ASSIGN);
    if (other || strcmp(name, "_") == 0) parser_fail(parser);
    return name;
}

// ---- Sequences --------------------------------------------------------------------------------------------

// star_pattern: '*' ("_" | capture)
static Node *parse_star_pattern(Parser *parser) {
    const Token *start = parser_take(parser);
    const char *name = NULL;
    if (!parser_at_name(parser, "_")) name = parse_capture_name(parser);
    else parser_take(parser);
    Node *node = parser_node(parser, NODE_MATCH_STAR, start);
    node->as.match_star.name = name;
    return node;
}

static Node *parse_maybe_star(Parser *parser) {
    return parser_at(parser, TOKEN_STAR) ? parse_star_pattern(parser) : parse_pattern(parser);
}

// maybe_star_pattern (',' maybe_star_pattern)* [','], behind the first, up to `close`
static Node *parse_sequence(Parser *parser, const Token *start, Node *first, TokenKind close) {
    Nodes patterns = {0};
    if (first) parser_add(parser, &patterns, first);
    while (first && parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, close) && !parser_at(parser, TOKEN_IF))
        parser_add(parser, &patterns, parse_maybe_star(parser));
    if (close != TOKEN_COLON) parser_expect(parser, close);
    Node *node = parser_node(parser, NODE_MATCH_SEQUENCE, start);
    node->as.match_sequence.patterns = patterns;
    return node;
}

// '(' pattern ')' | '(' [open_sequence_pattern] ')'
static Node *parse_group(Parser *parser) {
    const Token *start = parser_take(parser);
    if (parser_at(parser, TOKEN_CLOSE_PAREN)) return parse_sequence(parser, start, NULL, TOKEN_CLOSE_PAREN);
    Node *first = parse_maybe_star(parser);
    if (parser_at(parser, TOKEN_COMMA)) return parse_sequence(parser, start, first, TOKEN_CLOSE_PAREN);
    if (first->kind == NODE_MATCH_STAR) parser_fail(parser);
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    return first;
}

// '[' [maybe_sequence_pattern] ']'
static Node *parse_list(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *first = parser_at(parser, TOKEN_CLOSE_BRACKET) ? NULL : parse_maybe_star(parser);
    return parse_sequence(parser, start, first, TOKEN_CLOSE_BRACKET);
}

// ---- Mappings and classes ---------------------------------------------------------------------------------

// literal_expr | attr
static Node *parse_key(Parser *parser) {
    if (at_constant(parser)) return parse_constant(parser);
    if (at_strings(parser)) return parse_strings(parser);
    if (!parser_at(parser, TOKEN_NAME)) return parse_number_pattern(parser);
    Node *key = parse_dotted(parser);
    if (key->kind != NODE_ATTRIBUTE) parser_fail(parser);
    return key;
}

// mapping_pattern: '{' [key ':' pattern (',' key ':' pattern)*] [',' '**' capture] [','] '}'
static Node *parse_mapping(Parser *parser) {
    const Token *start = parser_take(parser);
    Nodes keys = {0}, patterns = {0};
    const char *rest = NULL;
    while (!parser_at(parser, TOKEN_CLOSE_BRACE) && !rest) {
        if (parser_accept(parser, TOKEN_DOUBLE_STAR)) {
            rest = parse_capture_name(parser);
        } else {
            parser_add(parser, &keys, parse_key(parser));
            parser_expect(parser, TOKEN_COLON);
            parser_add(parser, &patterns, parse_pattern(parser));
        }
        if (!parser_accept(parser, TOKEN_COMMA)) break;
    }
    parser_expect(parser, TOKEN_CLOSE_BRACE);
    Node *node = parser_node(parser, NODE_MATCH_MAPPING, start);
    node->as.match_mapping.keys = keys;
    node->as.match_mapping.patterns = patterns;
    node->as.match_mapping.rest = rest;
    return node;
}

// NAME '=' pattern | pattern; positional ones come first
static void parse_class_argument(Parser *parser, Node *node) {
    Names *names = &node->as.match_class.keyword_names;
    if (parser_at(parser, TOKEN_NAME) && parser_peek(parser, 1)->kind == TOKEN_ASSIGN) {
        names->items = parser_grow(parser, names->items, names->count, sizeof *names->items);
        names->items[names->count++] = parser_name(parser);
        parser_take(parser);
        parser_add(parser, &node->as.match_class.keyword_patterns, parse_pattern(parser));
    } else {
        if (names->count > 0) parser_fail(parser);
        parser_add(parser, &node->as.match_class.patterns, parse_pattern(parser));
    }
}

// class_pattern: name_or_attr '(' [arguments] ')'
static Node *parse_class_pattern(Parser *parser, const Token *start, Node *type) {
    parser_take(parser);
    Node *node = parser_node(parser, NODE_MATCH_CLASS, start);
    node->as.match_class.type = type;
    while (!parser_at(parser, TOKEN_CLOSE_PAREN)) {
        parse_class_argument(parser, node);
        if (!parser_accept(parser, TOKEN_COMMA)) break;
    }
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    parser_end_span(parser, &node->span);
    return node;
}

static Node *new_as(Parser *parser, const Token *start, Node *pattern, const char *name) {
    Node *node = parser_node(parser, NODE_MATCH_AS, start);
    node->as.match_as.pattern = pattern;
    node->as.match_as.name = name;
    return node;
}

// "_" | name_or_attr '(' ... ')' | attr | capture
static Node *parse_name_pattern(Parser *parser) {
    const Token *start = parser->token;
    if (parser_at_name(parser, "_")) {
        parser_take(parser);
        return new_as(parser, start, NULL, NULL);
    }
    Node *value = parse_dotted(parser);
    if (parser_at(parser, TOKEN_OPEN_PAREN)) return parse_class_pattern(parser, start, value);
    if (value->kind == NODE_NAME) return new_as(parser, start, NULL, value->as.name.id);
    return new_value(parser, NODE_MATCH_VALUE, start, value);
}

// ---- Patterns ---------------------------------------------------------------------------------------------

// closed_pattern: literal | name | group | sequence | mapping | class
static Node *parse_closed(Parser *parser) {
    const Token *start = parser->token;
    if (at_constant(parser)) {
        Node *constant = parse_constant(parser);
        return new_value(parser, NODE_MATCH_SINGLETON, start, constant);
    }
    if (at_strings(parser)) {
        Node *strings = parse_strings(parser);
        return new_value(parser, NODE_MATCH_VALUE, start, strings);
    }
    switch (start->kind) {
        case TOKEN_NAME: return parse_name_pattern(parser);
        case TOKEN_OPEN_PAREN: return parse_group(parser);
        case TOKEN_OPEN_BRACKET: return parse_list(parser);
        case TOKEN_OPEN_BRACE: return parse_mapping(parser);
        default: break;
    }
    Node *number = parse_number_pattern(parser);
    return new_value(parser, NODE_MATCH_VALUE, start, number);
}

// or_pattern: closed_pattern ('|' closed_pattern)*
static Node *parse_or(Parser *parser) {
    const Token *start = parser->token;
    Node *first = parse_closed(parser);
    if (!parser_at(parser, TOKEN_PIPE)) return first;
    Nodes patterns = {0};
    parser_add(parser, &patterns, first);
    while (parser_accept(parser, TOKEN_PIPE)) parser_add(parser, &patterns, parse_closed(parser));
    Node *node = parser_node(parser, NODE_MATCH_OR, start);
    node->as.match_sequence.patterns = patterns;
    return node;
}

// pattern: or_pattern ['as' capture]
static Node *parse_pattern(Parser *parser) {
    const Token *start = parser->token;
    Node *pattern = parse_or(parser);
    if (!parser_accept(parser, TOKEN_AS)) return pattern;
    const char *name = parse_capture_name(parser);
    return new_as(parser, start, pattern, name);
}

// patterns: open_sequence_pattern | pattern
static Node *parse_patterns(Parser *parser) {
    const Token *start = parser->token;
    Node *first = parse_maybe_star(parser);
    if (parser_at(parser, TOKEN_COMMA)) return parse_sequence(parser, start, first, TOKEN_COLON);
    if (first->kind == NODE_MATCH_STAR) parser_fail(parser);
    return first;
}

// ---- match ------------------------------------------------------------------------------------------------

// case_block: "case" patterns ['if' named_expression] ':' block
static MatchCase parse_case(Parser *parser) {
    if (!parser_at_name(parser, "case")) parser_fail(parser);
    parser_take(parser);
    MatchCase clause = {.pattern = parse_patterns(parser)};
    if (parser_accept(parser, TOKEN_IF)) clause.guard = parse_named_expression(parser);
    parser_expect(parser, TOKEN_COLON);
    clause.body = parse_block(parser);
    return clause;
}

// subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
static Node *parse_subject(Parser *parser) {
    const Token *start = parser->token;
    Node *first = parse_star_named_expression(parser);
    if (!parser_at(parser, TOKEN_COMMA)) {
        if (first->kind == NODE_STARRED) parser_fail(parser);
        return first;
    }
    Nodes items = {0};
    parser_add(parser, &items, first);
    while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_COLON))
        parser_add(parser, &items, parse_star_named_expression(parser));
    Node *node = parser_node(parser, NODE_TUPLE, start);
    node->as.sequence.items = items;
    return node;
}

// "match" is also a name. A statement begins with it if its line ends with a colon and an indented "case" follows.
static bool at_match(const Parser *parser) {
    if (!parser_at_name(parser, "match")) return false;
    for (uint32_t i = 1;; i++) {
        const Token *token = parser_peek(parser, i);
        if (token->kind == TOKEN_END || token->kind == TOKEN_ERROR || token->kind == TOKEN_INDENT) return false;
        if (token->kind != TOKEN_NEWLINE) continue;
        const Token *word = parser_peek(parser, i + 2);
        return i > 2 && parser_peek(parser, i - 1)->kind == TOKEN_COLON &&
               parser_peek(parser, i + 1)->kind == TOKEN_INDENT && word->kind == TOKEN_NAME &&
               strcmp(word->symbol->text, "case") == 0;
    }
}

// match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
Node *parse_match(Parser *parser) {
    if (!at_match(parser)) return NULL;
    parser_enter(parser);
    const Token *start = parser_take(parser);
    Node *subject = parse_subject(parser);
    MatchCase *cases = NULL;
    int count = 0;
    parser_expect(parser, TOKEN_COLON);
    parser_expect(parser, TOKEN_NEWLINE);
    parser_expect(parser, TOKEN_INDENT);
    while (!parser_at(parser, TOKEN_DEDENT)) {
        MatchCase clause = parse_case(parser);
        cases = parser_grow(parser, cases, count, sizeof *cases);
        cases[count++] = clause;
    }
    parser_take(parser);
    parser_leave(parser);
    Node *node = parser_node(parser, NODE_MATCH, start);
    node->as.match.subject = subject;
    node->as.match.cases = cases;
    node->as.match.count = count;
    return node;
}
