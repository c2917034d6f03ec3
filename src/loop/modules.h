// modules.h - the modules that this layer makes in C: time, _asyncio, _thread, _contextvars.
#ifndef LOOPCHEF_LOOP_MODULES_H
#define LOOPCHEF_LOOP_MODULES_H

#include "vm/function.h"

extern const ModuleDef loop_module_defs[];  // ended by a NULL name

bool module_time_set_up(World *world, Dict *dict);
bool module_asyncio_set_up(World *world, Dict *dict);

#endif
