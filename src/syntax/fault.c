#include "syntax/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "syntax/literal.h"
#include "syntax/peg.h"

enum { MAX_FAULT_MEMORY = 1 << 30 };  // bytes

typedef struct Fault {
    Peg peg;
    Parser *parser;
    Diag *diag;
    jmp_buf found;    // where to go with a filled `diag`
    jmp_buf exhausted; // and where when memory runs out
    bool of_lexer;    // it is the lexer's
    bool is_final;    // no fault of the lexer may replace it
} Fault;

static Fault *fault_of(const Peg *peg) { return peg->context; }

// ---- Reports ----------------------------------------------------------------------------------------------

static _Noreturn void report(Peg *peg, DiagKind kind, Span span, const char *format, ...) {
    char message[256];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_set(fault_of(peg)->diag, kind, span, "%s", message);
    longjmp(fault_of(peg)->found, 1);
}

static const Token *last_seen(const Peg *peg) { return peg_token(peg, peg->seen - 1); }

static Span span_of(const Peg *peg, const Tree *tree) {
    Span span = peg_token(peg, tree->first)->span, end = peg_token(peg, tree->last)->span;
    span.end_line = end.end_line;
    span.end_column = end.end_column;
    return span;
}

static Span span_between(const Peg *peg, const Tree *x, const Tree *y) {
    Span span = span_of(peg, x), end = span_of(peg, y);
    span.end_line = end.end_line;
    span.end_column = end.end_column;
    return span;
}

// The column at which the lexer stood after this token.
static int cursor_of(const Peg *peg, const Token *token) {
    if (token->kind == TOKEN_NEWLINE) return token->span.end_column + 1;
    if (token->span.column >= 0) return token->span.end_column;
    const char *text = fault_of(peg)->parser->text, *at = text + token->start, *line = at;
    if (*at == 0) return 0;  // at the end of a file there is no line left
    while (line > text && line[-1] != '\n') line--;
    return (int)(at - line);
}

// Where CPython puts a message that has no place of its own.
static Span span_at(const Peg *peg, const Token *token) {
    Span span = token->span;
    if (span.column >= 0) return span;
    span.end_column = cursor_of(peg, token);
    span.column = span.end_column - 1;
    return span;
}

// ---- What things are called -------------------------------------------------------------------------------

static const char *token_about(const Token *token) {
    switch (token->kind) {
        case TOKEN_NAME: return "name";
        case TOKEN_TRUE: case TOKEN_FALSE: case TOKEN_NONE: return token->symbol->text;
        case TOKEN_ELLIPSIS: return "ellipsis";
        case TOKEN_FSTRING_START: return "f-string expression";
        default: return "literal";
    }
}

// Of a @CONSTANT, which is strings side by side.
static const char *strings_about(const Peg *peg, const Tree *tree) {
    for (uint32_t i = tree->first; i <= tree->last; i++)
        if (peg_token(peg, i)->kind == TOKEN_FSTRING_START) return "f-string expression";
    return "literal";
}

static const char *about(const Peg *peg, const Tree *tree) {
    if (tree->kind == NODE_CONSTANT) return strings_about(peg, tree);
    if (tree->kind < NODE_KIND_COUNT) return node_about(&(Node){.kind = (NodeKind)tree->kind});
    return token_about(peg_token(peg, tree->first));
}

static const char *text_of(const Peg *peg, const Tree *tree) { return peg_token(peg, tree->first)->symbol->text; }

// Puts `word` where the message has %s, `line` where it has %d.
static const char *message_with(char *out, size_t size, const char *message, const char *word, int line) {
    const char *hole = strchr(message, '%');
    if (!hole) snprintf(out, size, "%s", message);
    else if (hole[1] == 's') snprintf(out, size, "%.*s%s%s", (int)(hole - message), message, word, hole + 2);
    else snprintf(out, size, "%.*s%d%s", (int)(hole - message), message, line, hole + 2);
    return out;
}

// ---- Places -----------------------------------------------------------------------------------------------

typedef struct Found {
    const Action *action;
    const Tree *x, *y;      // NULL: not given
    const char *message;    // filled in
} Found;

static void find_at(Peg *peg, const Found *found) {
    report(peg, DIAG_SYNTAX, span_of(peg, found->x), "%s", found->message);
}

static void find_range(Peg *peg, const Found *found) {
    report(peg, DIAG_SYNTAX, span_between(peg, found->x, found->y), "%s", found->message);
}

static void find_from(Peg *peg, const Found *found) {
    Span span = span_of(peg, found->x);
    span.end_line = last_seen(peg)->span.end_line;
    span.end_column = cursor_of(peg, last_seen(peg)) - 1;
    report(peg, DIAG_SYNTAX, span, "%s", found->message);
}

static void find_last(Peg *peg, const Found *found) {
    report(peg, DIAG_SYNTAX, span_at(peg, last_seen(peg)), "%s", found->message);
}

static void find_next(Peg *peg, const Found *found) {
    const Token *token = peg_token(peg, peg->at);
    if (peg->seen <= peg->at) peg->seen = peg->at + 1;
    if (token->kind == TOKEN_ERROR) peg->on_lexer_fault(peg);
    report(peg, DIAG_SYNTAX, span_at(peg, token), "%s", found->message);
}

static void find_block(Peg *peg, const Found *found) {
    report(peg, DIAG_INDENTATION, span_at(peg, last_seen(peg)), "%s", found->message);
}

static void find_behind(Peg *peg, const Found *found) {
    Span span = span_of(peg, found->x);
    span.column = span.end_column - 1;
    span.end_column = span.column + 1;
    report(peg, DIAG_SYNTAX, span, "%s", found->message);
}

static const Tree *last_item(const Tree *list) { return list->items[list->count - 1]; }

static void find_targets(Peg *peg, const Found *found) {
    Span span = span_between(peg, found->x, last_item(found->y->items[0]));
    report(peg, DIAG_SYNTAX, span, "%s", found->message);
}

// The last condition of the last clause, or what it goes through if it has none.
static const Tree *last_of_clauses(const Tree *clauses) {
    const Tree *clause = last_item(clauses), *conditions = last_item(clause);
    return conditions->count > 0 ? last_item(last_item(conditions)) : clause->items[clause->count - 2];
}

static void find_clauses(Peg *peg, const Found *found) {
    report(peg, DIAG_SYNTAX, span_between(peg, found->x, last_of_clauses(found->y)), "%s", found->message);
}

// ---- Targets ----------------------------------------------------------------------------------------------

static const Tree *bad_target(const Peg *peg, const Tree *tree, Finding use);

// The first bad one among the items of a list or tuple.
static const Tree *bad_item(const Peg *peg, const Tree *tree, Finding use) {
    for (int i = 0; i < tree->count; i++) {
        const Tree *item = tree->items[i], *bad = NULL;
        uint8_t token = peg_token(peg, item->first)->kind;
        bool is_sign = token >= TOKEN_OPEN_PAREN && token != TOKEN_ELLIPSIS && token < TOKEN_FALSE;
        is_sign &= item->kind == TREE_TOKEN;
        if (item->kind == TREE_LIST) bad = bad_item(peg, item, use);
        else if (item->kind != TREE_NOTHING && !is_sign) bad = bad_target(peg, item, use);
        if (bad) return bad;
    }
    return NULL;
}

// What in it cannot be a target; NULL if all of it can. The `in` of a loop was read as a comparison.
static const Tree *bad_target(const Peg *peg, const Tree *tree, Finding use) {
    switch (tree->kind) {
        case NODE_LIST: case NODE_TUPLE: return bad_item(peg, tree, use);
        case NODE_ATTRIBUTE: case NODE_SUBSCRIPT: return NULL;
        case NODE_STARRED: return use == FINDING_delete ? tree : bad_target(peg, last_item(tree), use);
        case NODE_COMPARE: {
            if (use != FINDING_assign_for) return tree;
            const Tree *pair = tree->items[1]->items[0];
            bool is_in = peg_token(peg, pair->first)->kind == TOKEN_IN;
            return is_in ? bad_target(peg, tree->items[0], use) : NULL;
        }
        case TREE_TOKEN: return peg_token(peg, tree->first)->kind == TOKEN_NAME ? NULL : tree;
        default: return tree;
    }
}

static void find_assign(Peg *peg, const Found *found) {
    Finding use = found->action->finding;
    const Tree *bad = bad_target(peg, found->x, use);
    if (!bad) return;
    const char *verb = use == FINDING_delete ? "delete" : "assign to";
    report(peg, DIAG_SYNTAX, span_of(peg, bad), "cannot %s %s", verb, about(peg, bad));
}

#define find_assign_for find_assign
#define find_delete find_assign

// ---- Expressions side by side -----------------------------------------------------------------------------

static bool is_legacy(const Peg *peg, const Tree *tree) {
    if (tree->kind != TREE_TOKEN || peg_token(peg, tree->first)->kind != TOKEN_NAME) return false;
    const char *name = text_of(peg, tree);
    return strcmp(name, "print") == 0 || strcmp(name, "exec") == 0;
}

static void find_comma(Peg *peg, const Found *found) {
    if (is_legacy(peg, found->x) || peg_token(peg, peg->at - 1)->level == 0) return;
    const char *message = "invalid syntax. Perhaps you forgot a comma?";
    report(peg, DIAG_SYNTAX, span_between(peg, found->x, found->y), "%s", message);
}

static void find_legacy(Peg *peg, const Found *found) {
    if (!is_legacy(peg, found->x)) return;
    const char *name = text_of(peg, found->x);
    report(peg, DIAG_SYNTAX, span_between(peg, found->x, found->y),
           "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
}

// ---- Arguments --------------------------------------------------------------------------------------------

// What a list of arguments holds.
typedef struct ArgumentCount {
    int positional;
    const Tree *last_positional;
    bool has_double_star;
} ArgumentCount;

static void count_arguments(const Peg *peg, const Tree *tree, ArgumentCount *count) {
    uint8_t first = peg_token(peg, tree->first)->kind;
    if (tree->kind == NODE_KEYWORD) {
        count->has_double_star |= first == TOKEN_DOUBLE_STAR;
    } else if (tree->kind == TREE_LIST) {
        for (int i = 0; i < tree->count; i++) count_arguments(peg, tree->items[i], count);
    } else if (tree->kind != TREE_NOTHING && !(tree->kind == TREE_TOKEN && first == TOKEN_COMMA)) {
        count->positional++;
        count->last_positional = tree;
    }
}

static void find_generator(Peg *peg, const Found *found) {
    ArgumentCount count = {0};
    count_arguments(peg, found->x, &count);
    if (count.positional <= 1) return;
    Span span = span_between(peg, count.last_positional, last_of_clauses(found->y));
    report(peg, DIAG_SYNTAX, span, "Generator expression must be parenthesized");
}

static void find_positional(Peg *peg, const Found *found) {
    ArgumentCount count = {0};
    count_arguments(peg, found->x, &count);
    report(peg, DIAG_SYNTAX, span_at(peg, last_seen(peg)), "positional argument follows keyword argument%s",
           count.has_double_star ? " unpacking" : "");
}

static void find_bound(Peg *peg, const Found *found) {
    char message[80];
    const char *what = found->y->kind == NODE_TUPLE ? "constraints" : "bound";
    snprintf(message, sizeof message, "cannot use %s with %s", what, found->message);
    find_from(peg, &(Found){found->action, found->x, NULL, message});
}

// ---- Literals ---------------------------------------------------------------------------------------------

static void decode(Peg *peg, const Token *token, bool raw) {
    Lexer *lexer = fault_of(peg)->parser->lexer;
    Literal literal;
    Diag diag = {0};
    bool good = token->kind == TOKEN_STRING ? literal_decode(lexer, token, &literal, &diag)
                                            : literal_decode_part(lexer, token, raw, token->span.line, &literal, &diag);
    if (good) return;
    bool has_place = diag.message[0] != '(';  // "(unicode error) ..." is shown where the reading got
    Span span = has_place ? token->span : span_at(peg, last_seen(peg));
    report(peg, DIAG_SYNTAX, span, "%s", diag.message);
}

static void find_decode(Peg *peg, const Found *found) { decode(peg, peg_token(peg, found->x->first), false); }

static void find_decode_parts(Peg *peg, const Found *found) {
    bool raw = literal_has_prefix(fault_of(peg)->parser->lexer, peg_token(peg, found->x->first), 'r');
    for (int i = 0; i < found->y->count; i++) {
        const Token *token = peg_token(peg, found->y->items[i]->first);
        if (token->kind == TOKEN_FSTRING_MIDDLE) decode(peg, token, raw);
    }
}

static void find_concatenate(Peg *peg, const Found *found) {
    const Lexer *lexer = fault_of(peg)->parser->lexer;
    int bytes = 0;
    for (int i = 0; i < found->x->count; i++)
        bytes += literal_has_prefix(lexer, peg_token(peg, found->x->items[i]->first), 'b');
    if (bytes == 0 || bytes == found->x->count) return;
    report(peg, DIAG_SYNTAX, span_at(peg, last_seen(peg)), "cannot mix bytes and nonbytes literals");
}

static void find_conversion(Peg *peg, const Found *found) {
    if (found->x->kind == TREE_NOTHING) return;
    const Tree *name = found->x->items[1];
    const char *text = text_of(peg, name);
    if (strcmp(text, "s") == 0 || strcmp(text, "r") == 0 || strcmp(text, "a") == 0) return;
    report(peg, DIAG_SYNTAX, span_of(peg, name),
           "f-string: invalid conversion character '%s': expected 's', 'r', or 'a'", text);
}

static void find_close_to(Peg *peg, const Found *found) {
    if (peg_token(peg, found->x->first)->end == peg_token(peg, found->y->first)->start) return;
    report(peg, DIAG_SYNTAX, span_between(peg, found->x, found->y),
           "f-string: conversion type must come right after the exclamanation mark");
}

static bool is_imaginary(const Peg *peg, const Tree *number) {
    char last = fault_of(peg)->parser->text[peg_token(peg, number->first)->end - 1];
    return last == 'j' || last == 'J';
}

static void find_real(Peg *peg, const Found *found) {
    if (!is_imaginary(peg, found->x)) return;
    report(peg, DIAG_SYNTAX, span_of(peg, found->x), "real number required in complex literal");
}

static void find_imaginary(Peg *peg, const Found *found) {
    if (is_imaginary(peg, found->x)) return;
    report(peg, DIAG_SYNTAX, span_of(peg, found->x), "imaginary number required in complex literal");
}

// ---- The two readings -------------------------------------------------------------------------------------

static void find(Peg *peg, const Action *action, const Tree *x, const Tree *y) {
    static void (*const functions[])(Peg *, const Found *) = {
#define FINDING(name, meaning) [FINDING_##name] = find_##name,
        FINDING_LIST(FINDING)
#undef FINDING
    };
    char message[200];
    Found found = {action, x, y, NULL};
    if (action->message) {
        const char *word = x && strstr(action->message, "%s") ? about(peg, x) : "";
        int line = x ? peg_token(peg, x->first)->span.line : 0;
        found.message = message_with(message, sizeof message, action->message, word, line);
    }
    functions[action->finding](peg, &found);
}

static void on_lexer_fault(Peg *peg) {
    Fault *fault = fault_of(peg);
    fault->of_lexer = true;
    *fault->diag = fault->parser->lexer->fault;
    longjmp(fault->found, 1);
}

static void on_missing(Peg *peg, const char *expected) {
    report(peg, DIAG_SYNTAX, peg_token(peg, peg->at)->span, "expected '%s'", expected);
}

// Too deep or too much to find out more: the parser's own place has to do.
static _Noreturn void on_limit(Peg *peg) {
    report(peg, DIAG_SYNTAX, fault_of(peg)->parser->token->span, "invalid syntax");
}

// Neither reading found a mistake that has a name.
static _Noreturn void report_unknown(Peg *peg, const Token *last) {
    fault_of(peg)->is_final = last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT;
    if (last->kind == TOKEN_INDENT)
        report(peg, DIAG_INDENTATION, span_at(peg, last_seen(peg)), "unexpected indent");
    if (last->kind == TOKEN_DEDENT)
        report(peg, DIAG_INDENTATION, span_at(peg, last_seen(peg)), "unexpected unindent");
    report(peg, DIAG_SYNTAX, last->span, "invalid syntax");
}

// A reading has an arena of its own; when it is full, the parser's place has to do.
static void read_once(Fault *fault, bool mistakes) {
    arena_free(fault->peg.arena);
    fault->peg.arena = arena_new(MAX_FAULT_MEMORY);
    arena_on_exhaustion(fault->peg.arena, &fault->exhausted);
    fault->peg.mistakes = mistakes;
    peg_read(&fault->peg, fault->parser->is_expression ? RULE_eval : RULE_file);
}

static _Noreturn void read_twice(Fault *fault) {
    if (setjmp(fault->exhausted)) on_limit(&fault->peg);
    read_once(fault, false);
    const Token *last = last_seen(&fault->peg);
    read_once(fault, true);
    report_unknown(&fault->peg, last);
}

// A fault of the lexer further on may be the true reason: a quote left open, or a bracket open since an earlier line.
static bool lexer_knows_better(const Fault *fault, Diag *better) {
    const Lexer *lexer = fault->parser->lexer;
    if (fault->of_lexer || fault->is_final || lexer->fault.kind == DIAG_NONE || lexer->fstring >= 0) return false;
    if (!lexer->fault_is_quiet) *better = lexer->fault;
    else if (!lexer_find_unclosed(lexer, better)) return false;
    return !lexer->fault_is_quiet || last_seen(&fault->peg)->span.line > better->span.line;
}

void fault_find(Parser *parser, Diag *diag) {
    Fault *fault = arena_new_of(parser->arena, Fault);
    *fault = (Fault){.parser = parser, .diag = diag};
    fault->peg = (Peg){
        .grammar = grammar_new(parser->arena), .tokens = parser->tokens, .base = parser->statement, .context = fault,
        .find = find, .on_lexer_fault = on_lexer_fault, .on_missing = on_missing, .on_limit = on_limit,
    };
    if (setjmp(fault->found) == 0) read_twice(fault);
    arena_free(fault->peg.arena);
    Diag better = {0};
    if (lexer_knows_better(fault, &better)) *diag = better;
}
