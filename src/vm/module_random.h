// module_random.h - the `_random` module: what src/pylib/random.py is built on.
#ifndef LOOPCHEF_VM_MODULE_RANDOM_H
#define LOOPCHEF_VM_MODULE_RANDOM_H

#include "vm/world.h"

bool module_random_set_up(World *world, Dict *dict);

#endif
