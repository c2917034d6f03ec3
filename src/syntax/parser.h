// parser.h - what the parser's files share: the place in the tokens, and how trees are made.
//
// parse_expr.c, parse_display.c (brackets and comprehensions), parse_call.c (arguments and parameters),
// parse_literal.c, parse_target.c, parse_simple.c, parse_compound.c and parse_pattern.c each hold some rules of the
// grammar, one a function, with the rule above it. They know valid programs only: at the first token that no rule
// allows, parser_fail leaves the whole parse, and fault.c finds out what to say about it. So a rule's function either
// returns its node or does not return.
#ifndef LOOPCHEF_SYNTAX_PARSER_H
#define LOOPCHEF_SYNTAX_PARSER_H

#include <setjmp.h>

#include "syntax/lexer.h"
#include "syntax/parse.h"

enum { MAX_PARSE_DEPTH = 2000 };  // rules inside rules: nested brackets, unary operators, lambdas, blocks

typedef struct Parser {
    Arena *arena;
    Lexer *lexer;
    const Tokens *tokens;
    uint32_t index;       // of the next token
    const Token *token;   // the next token
    const Token *last;    // the last one taken that is no NEWLINE, INDENT or DEDENT: where a node ends
    const char *text;     // of the source
    uint32_t statement;   // index of the first token of the top-level statement being read
    bool is_expression;   // the text is to be one expression
    int depth;
    bool future_annotations;  // `from __future__ import annotations` was seen
    jmp_buf *on_fail;
    Diag *diag;           // filled only by a fault that has no place in the grammar (MAX_PARSE_DEPTH)
} Parser;

// ---- Tokens ----
_Noreturn void parser_fail(Parser *parser);
void parser_enter(Parser *parser);  // one rule deeper; fails beyond MAX_PARSE_DEPTH
void parser_leave(Parser *parser);
void parser_go_to(Parser *parser, uint32_t index);
const Token *parser_take(Parser *parser);                       // the next token, whatever it is
bool parser_accept(Parser *parser, TokenKind kind);             // takes it if it is of this kind
const Token *parser_expect(Parser *parser, TokenKind kind);     // takes it, or fails
const Token *parser_peek(const Parser *parser, uint32_t ahead); // 0: the next token
bool parser_at_name(const Parser *parser, const char *word);    // the next token is this soft keyword
static inline bool parser_at(const Parser *parser, TokenKind kind) { return parser->token->kind == kind; }

// Reads with `rule`; if that fails, goes back as if nothing had been read and returns NULL.
void *parser_attempt(Parser *parser, void *(*rule)(Parser *parser));

// ---- Trees ----
// A node from token `start` to the last token taken.
Node *parser_node(Parser *parser, NodeKind kind, const Token *start);
void parser_end_span(const Parser *parser, Span *span);  // up to the last token taken
Span parser_span(const Parser *parser, const Token *start);
void parser_add(Parser *parser, Nodes *nodes, Node *node);
// `items` with room for one more behind `count`.
void *parser_grow(Parser *parser, void *items, int count, size_t item_size);
const char *parser_name(Parser *parser);  // takes a NAME
Node *parser_name_node(Parser *parser, const Token *name, Context context);

// ---- Expressions ----
Node *parse_star_expression(Parser *parser);
Node *parse_star_expressions(Parser *parser);
Node *parse_star_named_expression(Parser *parser);
Node *parse_named_expression(Parser *parser);
Node *parse_expression(Parser *parser);
Node *parse_expressions(Parser *parser);
Node *parse_annotated_rhs(Parser *parser);  // yield_expr | star_expressions
Node *parse_yield(Parser *parser);
Node *parse_disjunction(Parser *parser);
Node *parse_bitwise_or(Parser *parser);
Node *parse_primary(Parser *parser);
Node *parse_starred(Parser *parser, Node *(*value)(Parser *parser));  // '*' value
bool is_bare_walrus(const Node *node, const Token *start);            // `a := b` without parentheses around it

// ---- Brackets ----
Node *parse_parentheses(Parser *parser);
Node *parse_brackets(Parser *parser);
Node *parse_braces(Parser *parser);
bool parser_at_comprehension(const Parser *parser);
Node *parse_comprehension(Parser *parser, NodeKind kind, const Token *start, Node *element, Node *value,
                          TokenKind close);

// ---- Calls and parameters ----
typedef struct Arguments {
    Nodes positional;
    Keyword *keywords;
    int keyword_count;
} Arguments;
// Behind '(', up to and with ')'. `open`, the '(' itself, if a generator expression may use its parentheses; else NULL.
Arguments parse_arguments(Parser *parser, const Token *open);
Parameters *parse_parameters(Parser *parser, TokenKind close);  // up to `close`: ')', or the ':' of a lambda

// ---- Literals ----
Node *parse_strings(Parser *parser);
Node *parse_number(Parser *parser);

// ---- Targets ----
void parser_set_context(Parser *parser, Node *target, Context context);  // fails if it cannot be assigned or deleted
Node *parse_star_targets(Parser *parser);                                // of `for`
Node *parse_star_target(Parser *parser);                                 // of `with ... as`

// ---- Statements ----
Nodes parse_statements(Parser *parser, TokenKind end);  // up to `end`, which is left
void parse_simple_statements(Parser *parser, Nodes *into);
Node *parse_compound(Parser *parser);  // NULL if no compound statement begins here
Nodes parse_block(Parser *parser);     // behind ':'
TypeParameters parse_type_parameters(Parser *parser);
Node *parse_match(Parser *parser);

#endif
