// native.h - the head of a native function, with parameters that it need not use.
//
//     static NATIVE_FN(int_bit_length) { return value_from_small(...self...); }
#ifndef LOOPCHEF_VM_NATIVE_H
#define LOOPCHEF_VM_NATIVE_H

#include "vm/type.h"

#define NATIVE_UNUSED __attribute__((unused))
#define NATIVE_FN(name)                                                                                               \
    Value name(NATIVE_UNUSED World *world, NATIVE_UNUSED Value self, NATIVE_UNUSED const Value *args,                 \
               NATIVE_UNUSED int nargs, NATIVE_UNUSED Value kwnames)

#endif
