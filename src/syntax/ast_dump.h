// ast_dump.h - a syntax tree as text, one statement a line, for tests and for whoever wants to look at one.
//
//     Assign([Name(x store)] BinOp(Constant(1) Add Constant(2)))
//
// Nodes have CPython's names and their fields in its order; what is absent is "-". With `spans`, each name is followed
// by its place, as `Name@1:0-1:1`.
#ifndef LOOPCHEF_SYNTAX_AST_DUMP_H
#define LOOPCHEF_SYNTAX_AST_DUMP_H

#include "base/buf.h"
#include "syntax/ast.h"

void ast_dump_module(const Module *module, bool spans, Buf *out);
void ast_dump_node(const Node *node, bool spans, Buf *out);

#endif
