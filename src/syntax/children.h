// children.h - the nodes right below a node, for those who look through a whole tree.
//
// Statements of blocks, expressions, patterns, defaults, annotations, bounds: each child once, in the order of the tree's
// fields, which is nearly that of the text. Nothing recurses here; who wants all descendants keeps a stack of his own.
#ifndef LOOPCHEF_SYNTAX_CHILDREN_H
#define LOOPCHEF_SYNTAX_CHILDREN_H

#include "syntax/ast.h"

typedef void ChildVisit(void *context, const Node *child);

void children_visit(const Node *node, ChildVisit *visit, void *context);

#endif
