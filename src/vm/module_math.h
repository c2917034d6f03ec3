// module_math.h - the math module, in three files: functions of floats (module_math.c), of whole numbers (math_whole.c),
// of many numbers (math_sum.c). Results and errors are CPython's: where it does not take the C library's function, neither
// do we.
#ifndef LOOPCHEF_VM_MODULE_MATH_H
#define LOOPCHEF_VM_MODULE_MATH_H

#include "vm/call.h"
#include "vm/math_function_list.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"

bool module_math_set_up(World *world, Dict *dict);

// A float argument: TypeError "must be real number, not str". False raised.
static inline bool double_argument(World *world, Value v, double *out) {
    if (value_is_float(v)) return *out = value_float(v), true;
    return number_as_double(world, v, out, NULL);
}

Value raise_math_domain(World *world);   // ValueError "math domain error"
Value raise_math_range(World *world);    // OverflowError "math range error"

#define MATH_FUNCTION(name) NATIVE_FN(math_##name)
#define FUNCTION(name, min, max, names, doc) MATH_FUNCTION(name);
MATH_FUNCTION_LIST(FUNCTION)
#undef FUNCTION

#endif
