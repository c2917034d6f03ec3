#include "syntax/parser.h"

// ---- Arguments --------------------------------------------------------------------------------------------

static void add_keyword(Parser *parser, Arguments *arguments, const Token *start, const char *name, Node *value) {
    arguments->keywords =
        parser_grow(parser, arguments->keywords, arguments->keyword_count, sizeof *arguments->keywords);
    arguments->keywords[arguments->keyword_count++] = (Keyword){name, value, parser_span(parser, start)};
}

// NAME '=' expression | '**' expression
static void parse_keyword(Parser *parser, Arguments *arguments) {
    const Token *start = parser->token;
    const char *name = NULL;
    if (!parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        name = parser_name(parser);
        parser_take(parser);
    }
    Node *value = parse_expression(parser);
    add_keyword(parser, arguments, start, name, value);
}

// One argument. `*seen` is the kind of the last keyword: ASSIGN after `name=`, DOUBLE_STAR after `**`, END: none yet.
static void parse_argument(Parser *parser, Arguments *arguments, TokenKind *seen) {
    if (parser_at(parser, TOKEN_DOUBLE_STAR)) {
        *seen = TOKEN_DOUBLE_STAR;
        parse_keyword(parser, arguments);
    } else if (parser_at(parser, TOKEN_STAR)) {
        if (*seen == TOKEN_DOUBLE_STAR) parser_fail(parser);
        parser_add(parser, &arguments->positional, parse_starred(parser, parse_expression));
    } else if (parser_at(parser, TOKEN_NAME) && parser_peek(parser, 1)->kind == TOKEN_ASSIGN) {
        if (*seen == TOKEN_END) *seen = TOKEN_ASSIGN;
        parse_keyword(parser, arguments);
    } else {
        if (*seen != TOKEN_END) parser_fail(parser);
        parser_add(parser, &arguments->positional, parse_named_expression(parser));
    }
}

static bool is_plain(const Arguments *arguments) {
    return arguments->keyword_count == 0 && arguments->positional.items[0]->kind != NODE_STARRED;
}

// arguments: [positional, *iterable and name=value, then name=value and **mapping] [','] ')'
//          | named_expression for_if_clauses ')'
Arguments parse_arguments(Parser *parser, const Token *open) {
    Arguments arguments = {0};
    TokenKind seen = TOKEN_END;
    while (!parser_at(parser, TOKEN_CLOSE_PAREN)) {
        parse_argument(parser, &arguments, &seen);
        if (open && parser_at_comprehension(parser) && is_plain(&arguments)) {
            Node **only = &arguments.positional.items[0];
            *only = parse_comprehension(parser, NODE_GENERATOR_EXP, open, *only, NULL, TOKEN_CLOSE_PAREN);
            return arguments;
        }
        open = NULL;
        if (!parser_accept(parser, TOKEN_COMMA)) break;
    }
    parser_expect(parser, TOKEN_CLOSE_PAREN);
    return arguments;
}

// ---- Parameters -------------------------------------------------------------------------------------------

// A list of parameters being read, and what has been seen of it.
typedef struct ParameterList {
    Parameters *parameters;
    TokenKind close;    // what ends it: ')', or the ':' of a lambda, which has no annotations
    int count;          // of `parameters->items`
    bool has_slash;
    bool has_star;
    bool has_fallback;  // a positional one has a default
} ParameterList;

// NAME [':' annotation]
static Parameter parse_parameter(Parser *parser, const ParameterList *list, Node *(*annotation)(Parser *parser)) {
    const Token *start = parser->token;
    Parameter parameter = {.name = parser_name(parser)};
    bool annotated = list->close == TOKEN_CLOSE_PAREN && parser_accept(parser, TOKEN_COLON);
    if (annotated) parameter.annotation = annotation(parser);
    parameter.span = parser_span(parser, start);
    return parameter;
}

static Parameter *copy_parameter(Parser *parser, Parameter parameter) {
    Parameter *copy = arena_new_of(parser->arena, Parameter);
    *copy = parameter;
    return copy;
}

// parameter ['=' expression]
static void parse_plain(Parser *parser, ParameterList *list) {
    Parameters *parameters = list->parameters;
    Parameter parameter = parse_parameter(parser, list, parse_expression);
    if (parser_accept(parser, TOKEN_ASSIGN)) parameter.fallback = parse_expression(parser);
    else if (list->has_fallback && !list->has_star) parser_fail(parser);
    parameters->items = parser_grow(parser, parameters->items, list->count, sizeof parameter);
    parameters->items[list->count++] = parameter;
    if (list->has_star) {
        parameters->keyword_only++;
    } else {
        parameters->positional++;
        list->has_fallback |= parameter.fallback != NULL;
    }
}

// '/': those before it are positional-only
static void parse_slash(Parser *parser, ParameterList *list) {
    Parameters *parameters = list->parameters;
    if (list->has_slash || list->has_star || parameters->positional == 0) parser_fail(parser);
    parser_take(parser);
    list->has_slash = true;
    parameters->positional_only = parameters->positional;
    parameters->positional = 0;
}

// '*' parameter | '*', with a parameter behind it: those after it are keyword-only
static void parse_star(Parser *parser, ParameterList *list) {
    if (list->has_star) parser_fail(parser);
    parser_take(parser);
    list->has_star = true;
    if (parser_at(parser, TOKEN_COMMA)) {
        if (parser_peek(parser, 1)->kind != TOKEN_NAME) parser_fail(parser);
        return;
    }
    list->parameters->star = copy_parameter(parser, parse_parameter(parser, list, parse_star_expression));
}

// '**' parameter [','], the last
static void parse_double_star(Parser *parser, ParameterList *list) {
    parser_take(parser);
    list->parameters->double_star = copy_parameter(parser, parse_parameter(parser, list, parse_expression));
    parser_accept(parser, TOKEN_COMMA);
    if (!parser_at(parser, list->close)) parser_fail(parser);
}

// parameters: [plain (',' plain)*] [',' '/'] (',' plain)* [',' '*' [parameter]] (',' plain)* [',' '**' parameter] [',']
Parameters *parse_parameters(Parser *parser, TokenKind close) {
    Parameters *parameters = arena_new_of(parser->arena, Parameters);
    ParameterList list = {.parameters = parameters, .close = close};
    while (!parser_at(parser, close)) {
        switch (parser->token->kind) {
            case TOKEN_SLASH: parse_slash(parser, &list); break;
            case TOKEN_STAR: parse_star(parser, &list); break;
            case TOKEN_DOUBLE_STAR: parse_double_star(parser, &list); break;
            default: parse_plain(parser, &list); break;
        }
        if (!parser_accept(parser, TOKEN_COMMA)) break;
    }
    if (!parser_at(parser, close)) parser_fail(parser);
    return parameters;
}
