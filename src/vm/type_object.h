// type_object.h - a type's attributes, and what native functions for pylib make types with.
#ifndef LOOPCHEF_VM_TYPE_OBJECT_H
#define LOOPCHEF_VM_TYPE_OBJECT_H

#include "vm/world.h"

// type.__getattribute__; without `raise` ABSENT says that there is none.
Value type_get_attribute(World *world, Value v, Value name, bool raise);

// Adds the names of a type's attributes and of its bases' to the keys of a dict. False: MemoryError.
bool type_add_names(World *world, Type *type, Dict *into);

extern const TypeOps ops_TYPE;

#endif
