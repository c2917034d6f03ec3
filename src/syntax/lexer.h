// lexer.h - source text to tokens, with CPython's own messages for what is no token.
//
// The whole text is read at once: a list of tokens is quick to make and lets the parser look as far ahead as a rule
// asks. The list ends with END or, at the first fault, with ERROR; a parser that fails earlier has its own fault, and
// parse_fault.c decides which of the two a person should see. Indentation, brackets and f-strings (PEP 701: their parts
// are tokens like any other) follow CPython's Parser/lexer, down to the columns.
//
//     Lexer lexer = {.arena = arena, .symbols = &symbols, .source = &source};
//     lexer_run(&lexer);
//     Token *first = token_at(&lexer.tokens, 0);
#ifndef LOOPCHEF_SYNTAX_LEXER_H
#define LOOPCHEF_SYNTAX_LEXER_H

#include "syntax/ast.h"
#include "syntax/source.h"
#include "syntax/token.h"

enum {
    MAX_INDENTS = 100,         // levels of indentation,
    MAX_BRACKETS = 200,        // open brackets,
    MAX_FSTRINGS = 150,        // f-strings inside each other,
    MAX_FORMAT_NESTING = 3,    // and replacement fields inside format specs: CPython's limits
};

typedef struct Bracket {
    char sign;  // ( [ {
    int line, column;
} Bracket;

// An f-string whose end has not been reached. Its text and its fields take turns:
//
//     TEXT --"{"--> FIELD --":"--> TEXT (the format spec) --"}"--> FIELD --"}" of the field--> TEXT
typedef struct FString {
    char quote;
    int quote_size;           // 1 or 3
    bool raw;
    bool in_text;             // TEXT or FIELD
    bool field_read;          // the innermost field's expression is complete: a ":", "!" or "}" ended it
    int depth;                // brackets open since the f-string began, fields included
    int field;                // how many fields enclose the place, minus 1
    const char *start;        // its first quote
    const char *line_start;   // of that quote's line
    int line;
} FString;

typedef struct Lexer {
    Arena *arena;          // given by the caller, as are the next two
    SymbolTable *symbols;
    const Source *source;

    Tokens tokens;         // the result
    Diag fault;            // why the list ends with ERROR
    bool fault_is_quiet;   // CPython's lexer has no message of its own for it, so another fault goes before it
    Diag refusal;          // what Python allows here and loopchef does not: it counts if there is no fault at all
    Warning *warnings;     // in the order of their lines

    const char *at;        // the next byte
    const char *start;     // of the token being read, with its line
    const char *start_line;
    int start_number;
    const char *line_start;
    int line;              // counts from 1
    const char *first_line;  // the line at which the lines began that are read as one: a long string, a joined line
    bool at_line_start;
    bool blank;            // the line has only white space and a comment so far
    const char *comment;   // the comment that was skipped right before `at`, NULL: none
    int pending;           // INDENTs (positive) or DEDENTs (negative) to hand out
    int indent;            // index of the innermost indentation
    int indents[MAX_INDENTS];      // columns, tabs going to multiples of eight,
    int alternatives[MAX_INDENTS]; // and tabs counted as one: the two must agree on what is deeper
    int level;
    Bracket brackets[MAX_BRACKETS];
    int fstring;           // index of the innermost f-string, -1: none
    FString *fstrings;     // MAX_FSTRINGS of them, once there is one
} Lexer;

void lexer_run(Lexer *lexer);

// The innermost bracket that is open at the fault. False if there is none.
bool lexer_find_unclosed(const Lexer *lexer, Diag *diag);

// Adds a warning, as CPython's SyntaxWarning, about what stands at `place`; kept once, also if that is read again.
void lexer_warn(Lexer *lexer, int line, const char *place, const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
