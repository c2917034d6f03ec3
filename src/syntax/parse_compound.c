#include <string.h>

#include "syntax/parser.h"

// ---- Blocks -----------------------------------------------------------------------------------------------

// statements: statement*
Nodes parse_statements(Parser *parser, TokenKind end) {
    Nodes statements = {0};
    while (!parser_at(parser, end)) {
        if (end == TOKEN_END) parser->statement = parser->index;
        Node *compound = parse_compound(parser);
        if (compound) parser_add(parser, &statements, compound);
        else parse_simple_statements(parser, &statements);
    }
    return statements;
}

// block: NEWLINE INDENT statements DEDENT | simple_stmts
Nodes parse_block(Parser *parser) {
    Nodes statements = {0};
    if (parser_accept(parser, TOKEN_NEWLINE)) {
        parser_expect(parser, TOKEN_INDENT);
        parser_enter(parser);
        statements = parse_statements(parser, TOKEN_DEDENT);
        parser_leave(parser);
        parser_take(parser);
    } else {
        parse_simple_statements(parser, &statements);
    }
    return statements;
}

// ':' block
static Nodes parse_body(Parser *parser) {
    parser_expect(parser, TOKEN_COLON);
    return parse_block(parser);
}

// [word ':' block]
static Nodes parse_optional_body(Parser *parser, TokenKind word) {
    return parser_accept(parser, word) ? parse_body(parser) : (Nodes){0};
}

// ---- if, while, for ---------------------------------------------------------------------------------------

// ('if' | 'elif') named_expression ':' block
static Node *parse_branch(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *test = parse_named_expression(parser);
    Nodes body = parse_body(parser);
    Node *node = parser_node(parser, NODE_IF, start);
    node->as.if_.test = test;
    node->as.if_.body = body;
    return node;
}

// if_stmt: 'if' named_expression ':' block ('elif' named_expression ':' block)* ['else' ':' block]
//
// An elif is an IF that is all of its predecessor's `orelse`, and each ends where the whole chain does.
static Node *parse_if(Parser *parser) {
    Node *first = parse_branch(parser), *last = first;
    while (parser_at(parser, TOKEN_ELIF)) {
        Node *next = parse_branch(parser);
        parser_add(parser, &last->as.if_.orelse, next);
        last = next;
    }
    last->as.if_.orelse = parse_optional_body(parser, TOKEN_ELSE);
    for (Node *node = first; node != last; node = node->as.if_.orelse.items[0]) parser_end_span(parser, &node->span);
    parser_end_span(parser, &last->span);
    return first;
}

// while_stmt: 'while' named_expression ':' block ['else' ':' block]
static Node *parse_while(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *test = parse_named_expression(parser);
    Nodes body = parse_body(parser);
    Nodes orelse = parse_optional_body(parser, TOKEN_ELSE);
    Node *node = parser_node(parser, NODE_WHILE, start);
    node->as.while_.test = test;
    node->as.while_.body = body;
    node->as.while_.orelse = orelse;
    return node;
}

// for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block ['else' ':' block]
static Node *parse_for(Parser *parser, const Token *start, bool is_async) {
    parser_expect(parser, TOKEN_FOR);
    Node *target = parse_star_targets(parser);
    parser_expect(parser, TOKEN_IN);
    Node *iterable = parse_star_expressions(parser);
    Nodes body = parse_body(parser);
    Nodes orelse = parse_optional_body(parser, TOKEN_ELSE);
    Node *node = parser_node(parser, NODE_FOR, start);
    node->as.for_.target = target;
    node->as.for_.iterable = iterable;
    node->as.for_.body = body;
    node->as.for_.orelse = orelse;
    node->as.for_.is_async = is_async;
    return node;
}

// ---- with -------------------------------------------------------------------------------------------------

typedef struct WithItems {
    WithItem *items;
    int count;
} WithItems;

// with_item: expression ['as' star_target]
static void parse_with_item(Parser *parser, WithItems *items) {
    WithItem item = {.context = parse_expression(parser)};
    if (parser_accept(parser, TOKEN_AS)) item.target = parse_star_target(parser);
    items->items = parser_grow(parser, items->items, items->count, sizeof item);
    items->items[items->count++] = item;
}

// '(' with_item (',' with_item)* [','] ')' &':'
static void *parse_with_in_parentheses(Parser *parser) {
    WithItems *items = arena_new_of(parser->arena, WithItems);
    parser_expect(parser, TOKEN_OPEN_PAREN);
    do parse_with_item(parser, items);
    while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_CLOSE_PAREN));
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    if (!parser_at(parser, TOKEN_COLON)) parser_fail(parser);
    return items;
}

// The items; a '(' may belong to them or be part of the first one's expression, so both are tried.
static WithItems parse_with_items(Parser *parser) {
    WithItems items = {0}, *in_parentheses = NULL;
    if (parser_at(parser, TOKEN_OPEN_PAREN)) in_parentheses = parser_attempt(parser, parse_with_in_parentheses);
    if (in_parentheses) return *in_parentheses;
    do parse_with_item(parser, &items);
    while (parser_accept(parser, TOKEN_COMMA));
    return items;
}

// with_stmt: ['async'] 'with' with_items ':' block
static Node *parse_with(Parser *parser, const Token *start, bool is_async) {
    parser_expect(parser, TOKEN_WITH);
    WithItems items = parse_with_items(parser);
    Nodes body = parse_body(parser);
    Node *node = parser_node(parser, NODE_WITH, start);
    node->as.with.items = items.items;
    node->as.with.count = items.count;
    node->as.with.body = body;
    node->as.with.is_async = is_async;
    return node;
}

// ---- try --------------------------------------------------------------------------------------------------

// except_block: 'except' ['*'] [expression ['as' NAME]] ':' block
static Handler parse_handler(Parser *parser, bool *is_star) {
    const Token *start = parser_take(parser);
    Handler handler = {0};
    *is_star = parser_accept(parser, TOKEN_STAR);
    if (*is_star || !parser_at(parser, TOKEN_COLON)) {
        handler.type = parse_expression(parser);
        if (parser_accept(parser, TOKEN_AS)) handler.name = parser_name(parser);
    }
    handler.body = parse_body(parser);
    handler.span = parser_span(parser, start);
    return handler;
}

// except_block+ or except_star_block+, not mixed
static void parse_handlers(Parser *parser, Node *node) {
    while (parser_at(parser, TOKEN_EXCEPT)) {
        bool is_star;
        Handler handler = parse_handler(parser, &is_star);
        int count = node->as.try_.handler_count++;
        if (count > 0 && is_star != node->as.try_.is_star) parser_fail(parser);
        node->as.try_.is_star = is_star;
        node->as.try_.handlers = parser_grow(parser, node->as.try_.handlers, count, sizeof handler);
        node->as.try_.handlers[count] = handler;
    }
}

// try_stmt: 'try' ':' block (except_block+ ['else' ':' block] ['finally' ':' block] | 'finally' ':' block)
static Node *parse_try(Parser *parser) {
    const Token *start = parser_take(parser);
    Nodes body = parse_body(parser);
    Node *node = parser_node(parser, NODE_TRY, start);
    node->as.try_.body = body;
    parse_handlers(parser, node);
    if (node->as.try_.handler_count > 0) node->as.try_.orelse = parse_optional_body(parser, TOKEN_ELSE);
    else if (!parser_at(parser, TOKEN_FINALLY)) parser_fail(parser);
    node->as.try_.finally = parse_optional_body(parser, TOKEN_FINALLY);
    parser_end_span(parser, &node->span);
    return node;
}

// ---- def, class -------------------------------------------------------------------------------------------

// NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]
static TypeParameter parse_type_parameter(Parser *parser) {
    const Token *start = parser->token;
    TypeParameter parameter = {.stars = parser_accept(parser, TOKEN_STAR) ? 1 : parser_accept(parser, TOKEN_DOUBLE_STAR) ? 2 : 0};
    parameter.name = parser_name(parser);
    if (!parameter.stars && parser_accept(parser, TOKEN_COLON)) parameter.bound = parse_expression(parser);
    if (parser_accept(parser, TOKEN_ASSIGN))
        parameter.fallback = (parameter.stars == 1 ? parse_star_expression : parse_expression)(parser);
    parameter.span = parser_span(parser, start);
    return parameter;
}

// type_params: ['[' type_param (',' type_param)* [','] ']']
TypeParameters parse_type_parameters(Parser *parser) {
    TypeParameters parameters = {0};
    if (!parser_accept(parser, TOKEN_OPEN_BRACKET)) return parameters;
    do {
        TypeParameter parameter = parse_type_parameter(parser);
        parameters.items = parser_grow(parser, parameters.items, parameters.count, sizeof parameter);
        parameters.items[parameters.count++] = parameter;
    } while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_CLOSE_BRACKET));
    parser_expect(parser, TOKEN_CLOSE_BRACKET);
    return parameters;
}

// function_def: decorators ['async'] 'def' NAME [type_params] '(' parameters ')' ['->' expression] ':' block
static Node *parse_def(Parser *parser, const Token *start, bool is_async, Nodes decorators) {
    parser_expect(parser, TOKEN_DEF);
    const char *name = parser_name(parser);
    TypeParameters type_parameters = parse_type_parameters(parser);
    parser_expect(parser, TOKEN_OPEN_PAREN);
    Parameters *parameters = parse_parameters(parser, TOKEN_CLOSE_PAREN);
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    Node *returns = parser_accept(parser, TOKEN_ARROW) ? parse_expression(parser) : NULL;
    Nodes body = parse_body(parser);
    Node *node = parser_node(parser, NODE_FUNCTION_DEF, start);
    node->as.function_def.name = name;
    node->as.function_def.parameters = parameters;
    node->as.function_def.body = body;
    node->as.function_def.decorators = decorators;
    node->as.function_def.returns = returns;
    node->as.function_def.is_async = is_async;
    node->as.function_def.type_parameters = type_parameters;
    return node;
}

// class_def: decorators 'class' NAME [type_params] ['(' arguments ')'] ':' block
static Node *parse_class(Parser *parser, Nodes decorators) {
    const Token *start = parser_take(parser);
    const char *name = parser_name(parser);
    TypeParameters type_parameters = parse_type_parameters(parser);
    Arguments bases = {0};
    if (parser_accept(parser, TOKEN_OPEN_PAREN)) bases = parse_arguments(parser, NULL);
    Nodes body = parse_body(parser);
    Node *node = parser_node(parser, NODE_CLASS_DEF, start);
    node->as.class_def.name = name;
    node->as.class_def.bases = bases.positional;
    node->as.class_def.keywords = bases.keywords;
    node->as.class_def.keyword_count = bases.keyword_count;
    node->as.class_def.body = body;
    node->as.class_def.decorators = decorators;
    node->as.class_def.type_parameters = type_parameters;
    return node;
}

// decorators: ('@' named_expression NEWLINE)+, and the function or class behind them
static Node *parse_decorated(Parser *parser) {
    Nodes decorators = {0};
    while (parser_accept(parser, TOKEN_AT)) {
        parser_add(parser, &decorators, parse_named_expression(parser));
        parser_expect(parser, TOKEN_NEWLINE);
    }
    if (parser_at(parser, TOKEN_CLASS)) return parse_class(parser, decorators);
    const Token *start = parser->token;
    bool is_async = parser_accept(parser, TOKEN_ASYNC);
    return parse_def(parser, start, is_async, decorators);
}

// 'async' (def | for | with)
static Node *parse_async(Parser *parser) {
    const Token *start = parser_take(parser);
    switch (parser->token->kind) {
        case TOKEN_FOR: return parse_for(parser, start, true);
        case TOKEN_WITH: return parse_with(parser, start, true);
        default: return parse_def(parser, start, true, (Nodes){0});
    }
}

Node *parse_compound(Parser *parser) {
    switch (parser->token->kind) {
        case TOKEN_IF: return parse_if(parser);
        case TOKEN_WHILE: return parse_while(parser);
        case TOKEN_FOR: return parse_for(parser, parser->token, false);
        case TOKEN_WITH: return parse_with(parser, parser->token, false);
        case TOKEN_TRY: return parse_try(parser);
        case TOKEN_DEF: return parse_def(parser, parser->token, false, (Nodes){0});
        case TOKEN_CLASS: return parse_class(parser, (Nodes){0});
        case TOKEN_AT: return parse_decorated(parser);
        case TOKEN_ASYNC: return parse_async(parser);
        default: return parse_match(parser);
    }
}
