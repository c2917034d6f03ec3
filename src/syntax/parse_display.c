#include "syntax/parser.h"

// ---- Comprehensions ---------------------------------------------------------------------------------------

bool parser_at_comprehension(const Parser *parser) {
    if (parser_at(parser, TOKEN_FOR)) return true;
    return parser_at(parser, TOKEN_ASYNC) && parser_peek(parser, 1)->kind == TOKEN_FOR;
}

// for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*
static Comprehension parse_clause(Parser *parser) {
    Comprehension clause = {.is_async = parser_accept(parser, TOKEN_ASYNC)};
    parser_expect(parser, TOKEN_FOR);
    clause.target = parse_star_targets(parser);
    parser_expect(parser, TOKEN_IN);
    clause.iterable = parse_disjunction(parser);
    while (parser_accept(parser, TOKEN_IF)) parser_add(parser, &clause.conditions, parse_disjunction(parser));
    return clause;
}

// for_if_clause+ close, behind the element
Node *parse_comprehension(Parser *parser, NodeKind kind, const Token *start, Node *element, Node *value,
                          TokenKind close) {
    Comprehension *clauses = NULL;
    int count = 0;
    while (parser_at_comprehension(parser)) {
        Comprehension clause = parse_clause(parser);
        clauses = parser_grow(parser, clauses, count, sizeof *clauses);
        clauses[count++] = clause;
    }
    parser_expect(parser, close);
    Node *node = parser_node(parser, kind, start);
    node->as.comp.element = element;
    node->as.comp.value = value;
    node->as.comp.clauses = clauses;
    node->as.comp.count = count;
    return node;
}

// ---- Displays ---------------------------------------------------------------------------------------------

static Node *new_sequence(Parser *parser, NodeKind kind, const Token *start, Nodes items) {
    Node *node = parser_node(parser, kind, start);
    node->as.sequence.items = items;
    return node;
}

// (',' star_named_expression)* [','] close, behind the first item, if there is one
static Nodes parse_items(Parser *parser, Node *first, TokenKind close) {
    Nodes items = {0};
    if (first) parser_add(parser, &items, first);
    while (first && parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, close))
        parser_add(parser, &items, parse_star_named_expression(parser));
    parser_expect(parser, close);
    return items;
}

// tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
// group: '(' (yield_expr | named_expression) ')'
// genexp: '(' named_expression for_if_clauses ')'
Node *parse_parentheses(Parser *parser) {
    const Token *start = parser_take(parser);
    if (parser_accept(parser, TOKEN_CLOSE_PAREN)) return new_sequence(parser, NODE_TUPLE, start, (Nodes){0});
    if (parser_at(parser, TOKEN_YIELD)) {
        Node *node = parse_yield(parser);
        parser_expect(parser, TOKEN_CLOSE_PAREN);
        return node;
    }
    Node *first = parse_star_named_expression(parser);
    if (parser_at(parser, TOKEN_COMMA)) {
        Nodes items = parse_items(parser, first, TOKEN_CLOSE_PAREN);
        return new_sequence(parser, NODE_TUPLE, start, items);
    }
    if (first->kind == NODE_STARRED) parser_fail(parser);
    if (parser_at_comprehension(parser))
        return parse_comprehension(parser, NODE_GENERATOR_EXP, start, first, NULL, TOKEN_CLOSE_PAREN);
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    return first;
}

// A list or a set behind its first item (NULL: none): its other items, or the clauses of a comprehension.
static Node *parse_rest(Parser *parser, const Token *start, Node *first, NodeKind kind, NodeKind comprehension) {
    TokenKind close = kind == NODE_SET ? TOKEN_CLOSE_BRACE : TOKEN_CLOSE_BRACKET;
    if (first && first->kind != NODE_STARRED && parser_at_comprehension(parser))
        return parse_comprehension(parser, comprehension, start, first, NULL, close);
    Nodes items = parse_items(parser, first, close);
    return new_sequence(parser, kind, start, items);
}

// list: '[' [star_named_expressions] ']'
// listcomp: '[' named_expression for_if_clauses ']'
Node *parse_brackets(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *first = parser_at(parser, TOKEN_CLOSE_BRACKET) ? NULL : parse_star_named_expression(parser);
    return parse_rest(parser, start, first, NODE_LIST, NODE_LIST_COMP);
}

// ---- Dicts ------------------------------------------------------------------------------------------------

typedef struct Pairs {
    Node **keys, **values;  // a NULL key: **value
    int count;
} Pairs;

static void add_pair(Parser *parser, Pairs *pairs, Node *key, Node *value) {
    pairs->keys = parser_grow(parser, pairs->keys, pairs->count, sizeof *pairs->keys);
    pairs->values = parser_grow(parser, pairs->values, pairs->count, sizeof *pairs->values);
    pairs->keys[pairs->count] = key;
    pairs->values[pairs->count++] = value;
}

// double_starred_kvpair: '**' bitwise_or | expression ':' expression
static void parse_pair(Parser *parser, Pairs *pairs) {
    Node *key = NULL, *value;
    if (parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        value = parse_bitwise_or(parser);
    } else {
        key = parse_expression(parser);
        parser_expect(parser, TOKEN_COLON);
        value = parse_expression(parser);
    }
    add_pair(parser, pairs, key, value);
}

// dict: '{' [double_starred_kvpair (',' double_starred_kvpair)* [',']] '}', its first pair already read
static Node *parse_dict(Parser *parser, const Token *start, Pairs pairs) {
    while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_CLOSE_BRACE)) parse_pair(parser, &pairs);
    parser_expect(parser, TOKEN_CLOSE_BRACE);
    Node *node = parser_node(parser, NODE_DICT, start);
    node->as.dict.keys = pairs.keys;
    node->as.dict.values = pairs.values;
    node->as.dict.count = pairs.count;
    return node;
}

// dict, set: '{' star_named_expressions '}', and their comprehensions
Node *parse_braces(Parser *parser) {
    const Token *start = parser_take(parser);
    Pairs pairs = {0};
    if (parser_at(parser, TOKEN_CLOSE_BRACE)) return parse_dict(parser, start, pairs);
    if (parser_at(parser, TOKEN_DOUBLE_STAR)) {
        parse_pair(parser, &pairs);
        return parse_dict(parser, start, pairs);
    }
    const Token *first_token = parser->token;
    Node *first = parse_star_named_expression(parser);
    if (!parser_at(parser, TOKEN_COLON)) return parse_rest(parser, start, first, NODE_SET, NODE_SET_COMP);
    if (first->kind == NODE_STARRED || is_bare_walrus(first, first_token)) parser_fail(parser);
    parser_take(parser);
    Node *value = parse_expression(parser);
    if (parser_at_comprehension(parser))
        return parse_comprehension(parser, NODE_DICT_COMP, start, first, value, TOKEN_CLOSE_BRACE);
    add_pair(parser, &pairs, first, value);
    return parse_dict(parser, start, pairs);
}
