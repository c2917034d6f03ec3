// diag.h - what went wrong with a piece of source text: where, what, and what to do about it.
//
// A Diag is made by the compiler (and later by lessons and the command line) and shown in one place. For what CPython
// calls a SyntaxError the text shown is CPython's own:
//
//       File "broken.py", line 3
//         print("hello"
//              ^
//     SyntaxError: '(' was never closed
//
// For what loopchef refuses (outside the subset), it is ours, each line beginning "loopchef: ":
//
//     loopchef: broken.py:3:5: error: 'match' is not supported yet
//     loopchef:     match command:
//     loopchef:     ^~~~~
//     loopchef: hint: use if/elif
#ifndef LOOPCHEF_BASE_DIAG_H
#define LOOPCHEF_BASE_DIAG_H

#include "base/buf.h"

// A stretch of source text. Lines count from 1, columns from 0 in UTF-8 bytes; the end is exclusive. In a Diag, a
// column before the line's first word shows the line without a caret, as CPython does for "unexpected indent".
typedef struct Span {
    int line, column;
    int end_line, end_column;
} Span;

typedef enum DiagKind {
    DIAG_NONE,          // no fault
    DIAG_SYNTAX,        // CPython's SyntaxError
    DIAG_INDENTATION,   // IndentationError
    DIAG_TAB,           // TabError
    DIAG_UNSUPPORTED,   // valid Python that loopchef does not run: refused (exit status 3)
    DIAG_DIRECTIVE,     // a malformed `# loopchef:` line (exit status 3)
    DIAG_LIMIT,         // too large or too deeply nested (in CPython's words where it has some)
    DIAG_ENVIRONMENT,   // the file cannot be read (exit status 3)
} DiagKind;

typedef struct Diag {
    DiagKind kind;
    Span span;          // line 0: no place
    char message[256];  // without the name of the exception, in CPython's words
    char hint[256];     // "" if there is none
} Diag;

// Stands for the file's path in a message: diag_print, which knows it, puts it there.
#define DIAG_PATH "\x01"

// Fills `diag` unless it already holds a fault: the first one counts.
void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_hint(Diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Appends the message as it is shown on stderr, with the source line and the caret. `text` may be NULL (no line shown).
void diag_print(const Diag *diag, const char *path, const char *text, size_t size, Buf *out);

// "SyntaxError", "IndentationError", "TabError"; NULL for the kinds that are no Python exception.
const char *diag_exception_name(DiagKind kind);

#endif
