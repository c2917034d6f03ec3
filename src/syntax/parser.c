#include "syntax/parser.h"

#include <string.h>

#include "syntax/fault.h"

// ---- Tokens -----------------------------------------------------------------------------------------------

_Noreturn void parser_fail(Parser *parser) { longjmp(*parser->on_fail, 1); }

void parser_enter(Parser *parser) {
    if (++parser->depth < MAX_PARSE_DEPTH) return;
    const char *message = "Parser stack overflowed - Python source too complex to parse";  // CPython's MemoryError
    diag_set(parser->diag, DIAG_LIMIT, parser->token->span, "%s", message);
    parser_fail(parser);
}

void parser_leave(Parser *parser) { parser->depth--; }

void parser_go_to(Parser *parser, uint32_t index) {
    parser->index = index;
    parser->token = token_at(parser->tokens, index);
}

// There is always a next one: END and ERROR fit no rule that takes them.
const Token *parser_take(Parser *parser) {
    const Token *token = parser->token;
    if (token->kind == TOKEN_ERROR) parser_fail(parser);
    if (token->kind != TOKEN_NEWLINE && token->kind != TOKEN_INDENT && token->kind != TOKEN_DEDENT)
        parser->last = token;
    if (token->kind != TOKEN_END) parser_go_to(parser, parser->index + 1);
    return token;
}

bool parser_accept(Parser *parser, TokenKind kind) {
    if (!parser_at(parser, kind)) return false;
    parser_take(parser);
    return true;
}

const Token *parser_expect(Parser *parser, TokenKind kind) {
    if (!parser_at(parser, kind)) parser_fail(parser);
    return parser_take(parser);
}

const Token *parser_peek(const Parser *parser, uint32_t ahead) {
    uint32_t index = parser->index + ahead, end = parser->tokens->count - 1;
    return token_at(parser->tokens, index < end ? index : end);
}

bool parser_at_name(const Parser *parser, const char *word) {
    return parser_at(parser, TOKEN_NAME) && strcmp(parser->token->symbol->text, word) == 0;
}

void *parser_attempt(Parser *parser, void *(*rule)(Parser *parser)) {
    const Parser before = *parser;
    jmp_buf here;
    void *volatile result = NULL;
    parser->on_fail = &here;
    if (setjmp(here) == 0) {
        result = rule(parser);
        parser->on_fail = before.on_fail;
    } else {
        *parser = before;
        if (parser->diag->kind != DIAG_NONE) parser_fail(parser);
    }
    return result;
}

// ---- Trees ------------------------------------------------------------------------------------------------

void parser_end_span(const Parser *parser, Span *span) {
    span->end_line = parser->last->span.end_line;
    span->end_column = parser->last->span.end_column;
}

Span parser_span(const Parser *parser, const Token *start) {
    Span span = start->span;
    parser_end_span(parser, &span);
    return span;
}

Node *parser_node(Parser *parser, NodeKind kind, const Token *start) {
    Node *node = arena_new_of(parser->arena, Node);
    node->kind = kind;
    node->span = parser_span(parser, start);
    return node;
}

// Room doubles at 2, 4, 8, ... items, so the count alone says when it is used up.
void *parser_grow(Parser *parser, void *items, int count, size_t item_size) {
    bool full = count != 1 && (count & (count - 1)) == 0;
    if (!full) return items;
    size_t room = count ? (size_t)count * 2 : 2;
    void *larger = arena_alloc(parser->arena, room * item_size);
    if (count) memcpy(larger, items, (size_t)count * item_size);
    return larger;
}

void parser_add(Parser *parser, Nodes *nodes, Node *node) {
    nodes->items = parser_grow(parser, nodes->items, nodes->count, sizeof *nodes->items);
    nodes->items[nodes->count++] = node;
}

const char *parser_name(Parser *parser) { return parser_expect(parser, TOKEN_NAME)->symbol->text; }

Node *parser_name_node(Parser *parser, const Token *name, Context context) {
    Node *node = arena_new_of(parser->arena, Node);
    node->kind = NODE_NAME;
    node->span = name->span;
    node->as.name.id = name->symbol->text;
    node->as.name.context = context;
    return node;
}

const char *node_about(const Node *node) {
    static const char *const abouts[] = {
#define NODE(NAME, about) [NODE_##NAME] = about,
        STATEMENT_LIST(NODE) EXPRESSION_LIST(NODE) PATTERN_LIST(NODE)
#undef NODE
    };
    if (node->kind != NODE_CONSTANT) return abouts[node->kind];
    switch (node->as.constant.value.kind) {
        case LITERAL_NONE: return "None";
        case LITERAL_TRUE: return "True";
        case LITERAL_FALSE: return "False";
        case LITERAL_ELLIPSIS: return "ellipsis";
        default: return "literal";
    }
}

// ---- The way in -------------------------------------------------------------------------------------------

static void *read_module(Parser *parser) {
    Module *module = arena_new_of(parser->arena, Module);
    module->body = parse_statements(parser, TOKEN_END);
    module->future_annotations = parser->future_annotations;
    module->warnings = parser->lexer->warnings;
    return module;
}

// expressions NEWLINE* END
static void *read_expression(Parser *parser) {
    parser->is_expression = true;
    Node *node = parse_expressions(parser);
    while (parser_accept(parser, TOKEN_NEWLINE)) continue;
    parser_expect(parser, TOKEN_END);
    return node;
}

// Everything that a parse needs, in its arena.
static Parser *new_parser(Arena *arena, const char *text, size_t size, Diag *diag) {
    Source *source = arena_new_of(arena, Source);
    if (!source_read(source, arena, text, size, diag)) return NULL;
    Lexer *lexer = arena_new_of(arena, Lexer);
    *lexer = (Lexer){.arena = arena, .symbols = arena_new_of(arena, SymbolTable), .source = source};
    symbols_init(lexer->symbols, arena);
    lexer_run(lexer);
    Parser *parser = arena_new_of(arena, Parser);
    *parser = (Parser){.arena = arena, .lexer = lexer, .tokens = &lexer->tokens, .text = source->text, .diag = diag};
    parser_go_to(parser, 0);
    parser->last = parser->token;
    return parser;
}

static void *run(Parser *parser, void *(*rule)(Parser *parser)) {
    jmp_buf failed;
    parser->on_fail = &failed;
    if (setjmp(failed) == 0) {
        void *result = rule(parser);
        if (parser->lexer->refusal.kind == DIAG_NONE) return result;
        *parser->diag = parser->lexer->refusal;
    } else if (parser->diag->kind == DIAG_NONE) {
        fault_find(parser, parser->diag);
    }
    return NULL;
}

typedef struct Job {
    void *(*rule)(Parser *parser);
    const char *text;
    size_t size;
    const Warning *warnings;  // the result's
    Diag *diag;
} Job;

static void *run_job(Arena *arena, Job *job) {
    Parser *parser = new_parser(arena, job->text, job->size, job->diag);
    if (!parser) return NULL;
    void *result = run(parser, job->rule);
    job->warnings = parser->lexer->warnings;
    return result;
}

// What the rule makes of the text; NULL and a diagnosis on a fault, also when the arena is full.
static void *parse(Arena *arena, Job *job) {
    jmp_buf exhausted;
    jmp_buf *before = arena_on_exhaustion(arena, &exhausted);
    void *volatile result = NULL;
    if (setjmp(exhausted) == 0) result = run_job(arena, job);
    else diag_set(job->diag, DIAG_LIMIT, (Span){0}, "the program is too large to be read");
    arena_on_exhaustion(arena, before);
    return result;
}

Module *parse_module_warned(Arena *arena, const char *text, size_t size, const Warning **warnings, Diag *diag) {
    Job job = {.rule = read_module, .text = text, .size = size, .diag = diag};
    Module *module = parse(arena, &job);
    *warnings = job.warnings;
    return module;
}

Module *parse_module(Arena *arena, const char *text, size_t size, Diag *diag) {
    const Warning *warnings;
    return parse_module_warned(arena, text, size, &warnings, diag);
}

Node *parse_expression_text(Arena *arena, const char *text, size_t size, Diag *diag) {
    while (size > 0 && (*text == ' ' || *text == '\t')) text++, size--;
    Job job = {.rule = read_expression, .text = text, .size = size, .diag = diag};
    return parse(arena, &job);
}
