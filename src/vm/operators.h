// operators.h - the names and signs of operators, and the TypeErrors when nobody knows what to do with the operands.
#ifndef LOOPCHEF_VM_OPERATORS_H
#define LOOPCHEF_VM_OPERATORS_H

#include "syntax/ast.h"
#include "vm/world.h"

typedef struct OperatorNames {
    const char *sign;                     // "+"
    NameId forward, reflected, inplace;   // __add__, __radd__, __iadd__
} OperatorNames;

typedef struct ComparisonNames {
    const char *sign;                     // "<"
    NameId method;                        // __lt__
    int swapped;                          // a < b is b > a
} ComparisonNames;

typedef struct UnaryNames {
    const char *sign;
    NameId method;
} UnaryNames;

extern const OperatorNames operator_names[OPERATOR_COUNT];         // by Operator
extern const ComparisonNames comparison_names[COMPARE_GE + 1];     // by Comparison, COMPARE_LT to COMPARE_GE
extern const UnaryNames unary_names[UNARY_MINUS + 1];              // by UnaryOperator; none for `not`

// Is b's reflected method tried before a's own?
bool operator_right_first(World *world, Value a, Value b, int op);

// "unsupported operand type(s) for +: 'int' and 'str'". ABSENT.
Value raise_operands(World *world, Value a, Value b, int op, bool inplace);
// "'<' not supported between instances of 'int' and 'str'". ABSENT.
Value raise_not_comparable(World *world, Value a, Value b, int op);

#endif
