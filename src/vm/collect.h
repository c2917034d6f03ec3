// collect.h - the cycle collector and the module gc.
//
// Reference counting frees nearly everything at CPython's moments; what remains are cycles. heap_collect finds them by trial
// deletion over the whole heap: references held by objects are subtracted from counts; what has none left, and is not
// reached from something that has, is garbage. It is synchronous and runs when asked (gc.collect()) only: CPython's own
// moments of automatic collection depend on its allocations, which a simulation cannot follow.
#ifndef LOOPCHEF_VM_COLLECT_H
#define LOOPCHEF_VM_COLLECT_H

#include "vm/native.h"
#include "vm/world.h"

bool module_gc_set_up(World *world, Dict *dict);
NATIVE_FN(model_collect_round);   // for pylib/_builtins_model.py

// Is there an object in the world whose death would be noticed: with a __del__, a callback of a weak reference, a `finally` still
// to run, a warning or message to give? If not, the world may end as it is.
bool heap_has_last_words(World *world);

#endif
