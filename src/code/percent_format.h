// percent_format.h - `"%s is %r" % (name, value)` as the f-string that does the same.
//
// CPython compiles it so when the left side is a literal, the right one a tuple display of matching length, and only %s,
// %r and %a occur (with "-", width and precision). We follow, because it can be seen: the texts in between have no place
// in the source, so they make no line event of their own.
#ifndef LOOPCHEF_CODE_PERCENT_FORMAT_H
#define LOOPCHEF_CODE_PERCENT_FORMAT_H

#include "base/arena.h"
#include "syntax/ast.h"

// The JOINED_STR for `node`; NULL if it is no such formatting.
const Node *percent_format(Arena *arena, const Node *node);

#endif
