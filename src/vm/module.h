// module.h - module objects and types.SimpleNamespace: a dict behind attribute syntax. Importing is modules.c's.
#ifndef LOOPCHEF_VM_MODULE_H
#define LOOPCHEF_VM_MODULE_H

#include "vm/function.h"

// module.name; its own __getattr__ is asked, then a name that CPython's module has is refused ("not simulated"), then
// AttributeError. Without `raise` (hasattr, getattr with a default) ABSENT with nothing raised; what is not simulated is noted.
Value module_get_attribute(World *world, Value v, Value name, bool raise);

#endif
