// parse.h - source text to syntax tree, with CPython 3.13's own SyntaxErrors.
//
// A hand-written recursive-descent parser over the lexer's tokens; each function carries its grammar rule. The first
// fault ends it. Depth is bounded (nesting beyond CPython's own limits is a diagnostic, never a crash), and so is
// memory: everything lives in the arena given.
//
//     Arena *arena = arena_new(1 << 30);
//     Diag diag = {0};
//     Module *module = parse_module(arena, text, size, &diag);
//     if (!module) { Buf out = BUF_INIT; diag_print(&diag, "broken.py", text, size, &out); ... }
#ifndef LOOPCHEF_SYNTAX_PARSE_H
#define LOOPCHEF_SYNTAX_PARSE_H

#include "base/arena.h"
#include "syntax/ast.h"

// Parses a whole file. NULL and `*diag` filled on a fault. `text` need not be NUL-terminated, nor outlive the call.
Module *parse_module(Arena *arena, const char *text, size_t size, Diag *diag);

// The same, and `*warnings` gets the module's warnings also if there is a fault: CPython shows those it had before it.
Module *parse_module_warned(Arena *arena, const char *text, size_t size, const Warning **warnings, Diag *diag);

// Parses one expression (`eval`, `print EXPR` at the prompt).
Node *parse_expression_text(Arena *arena, const char *text, size_t size, Diag *diag);

#endif
