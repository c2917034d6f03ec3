// module_sys.h - the module sys, as far as a simulated process has one.
#ifndef LOOPCHEF_VM_MODULE_SYS_H
#define LOOPCHEF_VM_MODULE_SYS_H

#include "vm/world.h"

bool module_sys_set_up(World *world, Dict *dict);

// What happens to an exception that nobody caught: sys.excepthook, or its traceback on stderr.
void sys_show_uncaught(World *world, Value exception);

#endif
