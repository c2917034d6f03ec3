// builtins.h - the builtins module: print, len, range, Exception... and how it is filled.
#ifndef LOOPCHEF_VM_BUILTINS_H
#define LOOPCHEF_VM_BUILTINS_H

#include "vm/builtin_list.h"
#include "vm/native.h"
#include "vm/world.h"

// Fills the builtins namespace: functions, types, exceptions, constants. False: out of memory.
bool builtins_set_up(World *world, Dict *dict);

#define BUILTIN(name, min, max, names, doc) NATIVE_FN(builtin_##name);
BUILTIN_LIST(BUILTIN)
#undef BUILTIN
NATIVE_FN(builtin_build_class);

// The namespace of the code that called a native function: its globals; its locals as a dict (of a function: a new one).
Dict *caller_globals_borrowed(World *world);
Value caller_locals(World *world);

#endif
