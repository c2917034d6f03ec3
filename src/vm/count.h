// count.h - itertools.count.
#ifndef LOOPCHEF_VM_COUNT_H
#define LOOPCHEF_VM_COUNT_H

#include "vm/world.h"

typedef struct Count {
    Obj head;
    Value next, step;   // numbers
} Count;

// Module `_itertools`: count. False: out of memory.
bool module_itertools_set_up(World *world, Dict *dict);

#endif
