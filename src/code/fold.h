// fold.h - expressions whose value is known at compile time: `-1`, `60 * 60`, `("a", "b")`, `"a" "b"`, `not 0`.
//
// Folds what CPython folds where that is cheap or can be seen (constants of one code unit are shared, so `is` can tell),
// and leaves to the run whatever would be large, fail, or need arithmetic beyond 64 bits.
#ifndef LOOPCHEF_CODE_FOLD_H
#define LOOPCHEF_CODE_FOLD_H

#include "base/arena.h"
#include "syntax/ast.h"

// True if `node` has a constant value, which is stored.
bool fold_node(Arena *arena, const Node *node, Literal *value);

// The same for an operation on two values.
bool fold_binary(Arena *arena, Operator op, Literal left, Literal right, Literal *value);

// The truth of a constant.
bool fold_truth(const Literal *value);

#endif
