#include <string.h>

#include "syntax/parser.h"

// ---- Assignments and expression statements ----------------------------------------------------------------

static bool augmented_operator(TokenKind kind, Operator *op) {
    switch (kind) {
        case TOKEN_PLUS_ASSIGN: *op = OPERATOR_ADD; return true;
        case TOKEN_MINUS_ASSIGN: *op = OPERATOR_SUB; return true;
        case TOKEN_STAR_ASSIGN: *op = OPERATOR_MUL; return true;
        case TOKEN_AT_ASSIGN: *op = OPERATOR_MATMUL; return true;
        case TOKEN_SLASH_ASSIGN: *op = OPERATOR_DIV; return true;
        case TOKEN_PERCENT_ASSIGN: *op = OPERATOR_MOD; return true;
        case TOKEN_DOUBLE_STAR_ASSIGN: *op = OPERATOR_POW; return true;
        case TOKEN_LEFT_SHIFT_ASSIGN: *op = OPERATOR_LSHIFT; return true;
        case TOKEN_RIGHT_SHIFT_ASSIGN: *op = OPERATOR_RSHIFT; return true;
        case TOKEN_PIPE_ASSIGN: *op = OPERATOR_OR; return true;
        case TOKEN_CARET_ASSIGN: *op = OPERATOR_XOR; return true;
        case TOKEN_AMPERSAND_ASSIGN: *op = OPERATOR_AND; return true;
        case TOKEN_DOUBLE_SLASH_ASSIGN: *op = OPERATOR_FLOORDIV; return true;
        default: return false;
    }
}

// A name, attribute or subscript, perhaps in parentheses.
static void set_single_target(Parser *parser, Node *target) {
    bool single = target->kind == NODE_NAME || target->kind == NODE_ATTRIBUTE || target->kind == NODE_SUBSCRIPT;
    if (!single) parser_fail(parser);
    parser_set_context(parser, target, CONTEXT_STORE);
}

// single_target augassign annotated_rhs, from the sign on
static Node *parse_augmented(Parser *parser, const Token *start, Node *target, Operator op) {
    set_single_target(parser, target);
    parser_take(parser);
    Node *value = parse_annotated_rhs(parser);
    Node *node = parser_node(parser, NODE_AUG_ASSIGN, start);
    node->as.aug_assign.target = target;
    node->as.aug_assign.op = op;
    node->as.aug_assign.value = value;
    return node;
}

// single_target ':' expression ['=' annotated_rhs], from the colon on
static Node *parse_annotated(Parser *parser, const Token *start, Node *target) {
    set_single_target(parser, target);
    parser_take(parser);
    Node *annotation = parse_expression(parser);
    Node *value = parser_accept(parser, TOKEN_ASSIGN) ? parse_annotated_rhs(parser) : NULL;
    Node *node = parser_node(parser, NODE_ANN_ASSIGN, start);
    node->as.ann_assign.target = target;
    node->as.ann_assign.annotation = annotation;
    node->as.ann_assign.value = value;
    node->as.ann_assign.simple = target->kind == NODE_NAME && start->kind == TOKEN_NAME;
    return node;
}

// (star_targets '=')+ annotated_rhs, from the first '=' on
static Node *parse_assignment(Parser *parser, const Token *start, Node *value) {
    Nodes targets = {0};
    while (parser_accept(parser, TOKEN_ASSIGN)) {
        parser_set_context(parser, value, CONTEXT_STORE);
        parser_add(parser, &targets, value);
        value = parse_annotated_rhs(parser);
    }
    Node *node = parser_node(parser, NODE_ASSIGN, start);
    node->as.assign.targets = targets;
    node->as.assign.value = value;
    return node;
}

// assignment | star_expressions | yield_expr
static Node *parse_expression_statement(Parser *parser) {
    const Token *start = parser->token;
    bool is_yield = parser_at(parser, TOKEN_YIELD);
    Node *value = parse_annotated_rhs(parser);
    Operator op;
    if (!is_yield) {
        if (parser_at(parser, TOKEN_ASSIGN)) return parse_assignment(parser, start, value);
        if (parser_at(parser, TOKEN_COLON)) return parse_annotated(parser, start, value);
        if (augmented_operator(parser->token->kind, &op)) return parse_augmented(parser, start, value, op);
    }
    Node *node = parser_node(parser, NODE_EXPR, start);
    node->as.expr.value = value;
    return node;
}

// ---- Statements with a keyword ----------------------------------------------------------------------------

static bool at_statement_end(const Parser *parser) {
    return parser_at(parser, TOKEN_NEWLINE) || parser_at(parser, TOKEN_SEMICOLON);
}

// return_stmt: 'return' [star_expressions]
static Node *parse_return(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *value = at_statement_end(parser) ? NULL : parse_star_expressions(parser);
    Node *node = parser_node(parser, NODE_RETURN, start);
    node->as.return_.value = value;
    return node;
}

// raise_stmt: 'raise' [expression ['from' expression]]
static Node *parse_raise(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *exception = at_statement_end(parser) ? NULL : parse_expression(parser);
    Node *cause = exception && parser_accept(parser, TOKEN_FROM) ? parse_expression(parser) : NULL;
    Node *node = parser_node(parser, NODE_RAISE, start);
    node->as.raise.exception = exception;
    node->as.raise.cause = cause;
    return node;
}

// assert_stmt: 'assert' expression [',' expression]
static Node *parse_assert(Parser *parser) {
    const Token *start = parser_take(parser);
    Node *test = parse_expression(parser);
    Node *message = parser_accept(parser, TOKEN_COMMA) ? parse_expression(parser) : NULL;
    Node *node = parser_node(parser, NODE_ASSERT, start);
    node->as.assert_.test = test;
    node->as.assert_.message = message;
    return node;
}

// del_stmt: 'del' del_target (',' del_target)* [',']
static Node *parse_del(Parser *parser) {
    const Token *start = parser_take(parser);
    Nodes targets = {0};
    do {
        Node *target = parse_primary(parser);
        parser_set_context(parser, target, CONTEXT_DELETE);
        parser_add(parser, &targets, target);
    } while (parser_accept(parser, TOKEN_COMMA) && !at_statement_end(parser));
    Node *node = parser_node(parser, NODE_DELETE, start);
    node->as.delete_.targets = targets;
    return node;
}

// global_stmt: 'global' NAME (',' NAME)*; nonlocal_stmt likewise
static Node *parse_scope(Parser *parser, NodeKind kind) {
    const Token *start = parser_take(parser);
    Names names = {0};
    do {
        names.items = parser_grow(parser, names.items, names.count, sizeof *names.items);
        names.items[names.count++] = parser_name(parser);
    } while (parser_accept(parser, TOKEN_COMMA));
    Node *node = parser_node(parser, kind, start);
    node->as.scope.names = names;
    return node;
}

static Node *parse_word(Parser *parser, NodeKind kind) {
    const Token *start = parser_take(parser);
    return parser_node(parser, kind, start);
}

// type_alias: "type" NAME [type_params] '=' expression
static Node *parse_type_alias(Parser *parser) {
    const Token *start = parser_take(parser);
    const Token *name = parser_expect(parser, TOKEN_NAME);
    Node *target = parser_name_node(parser, name, CONTEXT_STORE);
    TypeParameters parameters = parse_type_parameters(parser);
    parser_expect(parser, TOKEN_ASSIGN);
    Node *value = parse_expression(parser);
    Node *node = parser_node(parser, NODE_TYPE_ALIAS, start);
    node->as.type_alias.name = target;
    node->as.type_alias.value = value;
    node->as.type_alias.type_parameters = parameters;
    return node;
}

// ---- Imports ----------------------------------------------------------------------------------------------

// dotted_name: NAME ('.' NAME)*
static const char *parse_dotted_name(Parser *parser) {
    const char *name = parser_name(parser);
    while (parser_accept(parser, TOKEN_DOT)) {
        const char *part = parser_name(parser);
        size_t before = strlen(name), more = strlen(part);
        char *joined = arena_alloc(parser->arena, before + more + 2);
        memcpy(joined, name, before);
        joined[before] = '.';
        memcpy(joined + before + 1, part, more);
        name = joined;
    }
    return name;
}

typedef struct Aliases {
    Alias *items;
    int count;
} Aliases;

// name ['as' NAME]
static void parse_alias(Parser *parser, Aliases *aliases, const char *(*name)(Parser *parser)) {
    const Token *start = parser->token;
    Alias alias = {.name = name(parser)};
    if (parser_accept(parser, TOKEN_AS)) alias.alias = parser_name(parser);
    alias.span = parser_span(parser, start);
    aliases->items = parser_grow(parser, aliases->items, aliases->count, sizeof alias);
    aliases->items[aliases->count++] = alias;
}

// import_name: 'import' dotted_name ['as' NAME] (',' dotted_name ['as' NAME])*
static Node *parse_import(Parser *parser) {
    const Token *start = parser_take(parser);
    Aliases aliases = {0};
    do parse_alias(parser, &aliases, parse_dotted_name);
    while (parser_accept(parser, TOKEN_COMMA));
    Node *node = parser_node(parser, NODE_IMPORT, start);
    node->as.import.names = aliases.items;
    node->as.import.count = aliases.count;
    return node;
}

// '*' | NAME ['as' NAME] (',' NAME ['as' NAME])* | '(' the same [','] ')'
static Aliases parse_import_targets(Parser *parser) {
    Aliases aliases = {0};
    if (parser_at(parser, TOKEN_STAR)) {
        const Token *star = parser_take(parser);
        aliases.items = parser_grow(parser, NULL, 0, sizeof *aliases.items);
        aliases.items[aliases.count++] = (Alias){.name = "*", .span = star->span};
        return aliases;
    }
    bool in_parentheses = parser_accept(parser, TOKEN_OPEN_PAREN);
    do parse_alias(parser, &aliases, parser_name);
    while (parser_accept(parser, TOKEN_COMMA) && !(in_parentheses && parser_at(parser, TOKEN_CLOSE_PAREN)));
    if (in_parentheses) parser_expect(parser, TOKEN_CLOSE_PAREN);
    return aliases;
}

static bool imports_annotations(const char *module, Aliases aliases) {
    if (!module || strcmp(module, "__future__") != 0) return false;
    for (int i = 0; i < aliases.count; i++)
        if (strcmp(aliases.items[i].name, "annotations") == 0) return true;
    return false;
}

// import_from: 'from' ('.' | '...')* dotted_name 'import' import_targets
//            | 'from' ('.' | '...')+ 'import' import_targets
static Node *parse_import_from(Parser *parser) {
    const Token *start = parser_take(parser);
    int level = 0;
    for (; parser_at(parser, TOKEN_DOT) || parser_at(parser, TOKEN_ELLIPSIS);)
        level += parser_take(parser)->kind == TOKEN_DOT ? 1 : 3;
    const char *module = level > 0 && parser_at(parser, TOKEN_IMPORT) ? NULL : parse_dotted_name(parser);
    parser_expect(parser, TOKEN_IMPORT);
    Aliases aliases = parse_import_targets(parser);
    Node *node = parser_node(parser, NODE_IMPORT_FROM, start);
    node->as.import_from.module = module;
    node->as.import_from.names = aliases.items;
    node->as.import_from.count = aliases.count;
    node->as.import_from.level = level;
    parser->future_annotations |= level == 0 && imports_annotations(module, aliases);
    return node;
}

// ---- One line ---------------------------------------------------------------------------------------------

static Node *parse_simple(Parser *parser) {
    switch (parser->token->kind) {
        case TOKEN_RETURN: return parse_return(parser);
        case TOKEN_IMPORT: return parse_import(parser);
        case TOKEN_FROM: return parse_import_from(parser);
        case TOKEN_RAISE: return parse_raise(parser);
        case TOKEN_PASS: return parse_word(parser, NODE_PASS);
        case TOKEN_BREAK: return parse_word(parser, NODE_BREAK);
        case TOKEN_CONTINUE: return parse_word(parser, NODE_CONTINUE);
        case TOKEN_DEL: return parse_del(parser);
        case TOKEN_ASSERT: return parse_assert(parser);
        case TOKEN_GLOBAL: return parse_scope(parser, NODE_GLOBAL);
        case TOKEN_NONLOCAL: return parse_scope(parser, NODE_NONLOCAL);
        default: break;
    }
    if (parser_at_name(parser, "type") && parser_peek(parser, 1)->kind == TOKEN_NAME) return parse_type_alias(parser);
    return parse_expression_statement(parser);
}

// simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE
void parse_simple_statements(Parser *parser, Nodes *into) {
    do parser_add(parser, into, parse_simple(parser));
    while (parser_accept(parser, TOKEN_SEMICOLON) && !parser_at(parser, TOKEN_NEWLINE));
    parser_expect(parser, TOKEN_NEWLINE);
}
