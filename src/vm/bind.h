// bind.h - binding the arguments of a call to the parameters of a Python function.
//
// The values go straight into the new frame's slots, each with a reference of its own. Follows initialize_locals of
// CPython's ceval.c, in the order of its checks and in its words. The usual call (no keywords, as many arguments as
// parameters) is `bind_simple`, inline.
//
//     bool ok = bind_simple(code, nargs, kwnames) ? (bind_copy(slots, args, nargs), true)
//                                                 : bind_arguments(world, function, slots, args, nargs, kwnames, self);
#ifndef LOOPCHEF_VM_BIND_H
#define LOOPCHEF_VM_BIND_H

#include "vm/function.h"

// Does every argument simply go to the slot of its number? `given` counts self.
static inline bool bind_simple(const Code *code, int given, Value kwnames) {
    return value_is_absent(kwnames) && given == code->positional && (uint32_t)given == code->parameter_count;
}

static inline void bind_copy(Value *slots, const Value *args, int count) {
    for (int i = 0; i < count; i++) slots[i] = value_keep(args[i]);
}

// Fills slots [0, code->parameter_count). `args`: nargs positional values, then one for each name in `kwnames` (a tuple or
// ABSENT); `self`, unless ABSENT, goes before them. All borrowed. False: TypeError raised, and all these slots ABSENT.
bool bind_arguments(World *world, Function *function, Value *slots, const Value *args, int nargs, Value kwnames,
                    Value self);

#endif
