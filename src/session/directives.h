// directives.h - the `# loopchef: ...` lines at the top of a scenario file.
//
// A scenario is a Python program; what loopchef wants to know besides stands in comments before the first statement
// (a docstring may come before or between them). Nothing is ignored: an unknown or malformed directive, or one below
// the first statement, is a fault with its place. All text lives in the arena given.
#ifndef LOOPCHEF_SESSION_DIRECTIVES_H
#define LOOPCHEF_SESSION_DIRECTIVES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "session/directive_list.h"

typedef enum DirectiveKind {
#define DIRECTIVE(NAME, word, form, about) DIRECTIVE_##NAME,
    DIRECTIVE_LIST(DIRECTIVE)
#undef DIRECTIVE
    DIRECTIVE_KIND_COUNT
} DirectiveKind;

typedef struct Directive {
    struct Directive *next;  // in the file's order
    DirectiveKind kind;
    int line;
    const char *text;        // title, summary, input's text; a mark's name; a rule's or request's method; a command
    const char *url;         // of a rule (with "*"), or a request's path
    int64_t time;            // ns: when (mark, request), or how long it takes (rule, command)
    int status;              // of a rule or command
    const char *body;        // of a rule or command; NULL: not given
    const char *failure;     // of a rule: the exception's name; NULL: it does not fail
} Directive;

typedef struct Directives {
    const char *title, *summary;  // NULL: not given
    Directive *first;
} Directives;

// Reads the header of a file's text (as it is on disk). False and `*diag` at the first fault.
bool directives_read(Directives *directives, Arena *arena, const char *text, size_t size, Diag *diag);

#endif
