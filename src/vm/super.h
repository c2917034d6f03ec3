// super.h - super(): attribute lookups that begin behind a class in an object's mro.
#ifndef LOOPCHEF_VM_SUPER_H
#define LOOPCHEF_VM_SUPER_H

#include "vm/world.h"

typedef struct Super {
    Obj head;
    Type *after;        // __thisclass__: the lookup begins behind it. Owned; NULL before __init__
    Value self;         // __self__: an instance or a class; ABSENT: unbound
    Type *self_type;    // __self_class__: whose mro is searched. Borrowed (self holds it)
} Super;

// super(class, self).name without making the object: for LOAD_SUPER_ATTR. ABSENT: raised.
Value super_attribute(World *world, Type *after, Value self, Value name);

// An unbound super object read through an instance.
Value super_rebind(World *world, Value v, Value instance);

#endif
