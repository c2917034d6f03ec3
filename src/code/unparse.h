// unparse.h - an expression back as text, as CPython's ast_unparse.c writes it.
//
// `from __future__ import annotations` keeps annotations as text: not the source's, but the tree's, with one spelling
// for each construct and no more parentheses than needed.
#ifndef LOOPCHEF_CODE_UNPARSE_H
#define LOOPCHEF_CODE_UNPARSE_H

#include "base/arena.h"
#include "syntax/ast.h"

const char *unparse_expression(Arena *arena, const Node *node);

// repr() of a constant.
const char *unparse_literal(Arena *arena, const Literal *value);

#endif
