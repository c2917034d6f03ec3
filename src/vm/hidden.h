// hidden.h - the natives that pylib/_builtins.py calls: module `_hidden`.
//
// What a built-in function does in Python (because it calls back, and must not recurse in C) it finishes through these.
#ifndef LOOPCHEF_VM_HIDDEN_H
#define LOOPCHEF_VM_HIDDEN_H

#include "vm/native.h"

NATIVE_FN(hidden_gather);      // gather(type, function or None, iterators, strict): a zip or map (type_zip.c)
NATIVE_FN(hidden_enumerate);   // enumerate_(type, iterator, start)
NATIVE_FN(hidden_filter);      // filter_(type, function, iterator)
NATIVE_FN(hidden_write);       // write(fd, text) (builtin_print.c)

bool hidden_set_up(World *world, struct Dict *dict);

#endif
