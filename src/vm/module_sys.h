// module_sys.h - the module sys, as far as a simulated process has one.
#ifndef LOOPCHEF_VM_MODULE_SYS_H
#define LOOPCHEF_VM_MODULE_SYS_H

#include "vm/world.h"

bool module_sys_set_up(World *world, Dict *dict);

#endif
