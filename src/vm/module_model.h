// module_model.h - the natives that pylib/_builtins_model.py calls: module `_model`. What making classes and objects needs
// of C where the rest of it is Python, so that it can be left and resumed.
#ifndef LOOPCHEF_VM_MODULE_MODEL_H
#define LOOPCHEF_VM_MODULE_MODEL_H

#include "vm/world.h"

bool module_model_set_up(World *world, Dict *dict);

#endif
