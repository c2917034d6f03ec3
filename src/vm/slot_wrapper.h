// slot_wrapper.h - the dunder methods of built-in types as objects: `int.__add__`, `super().__init__`, `[].__len__`.
//
// A built-in type's behaviour is C functions in its TypeOps. Programs see them as attributes too, so type_install puts a
// SLOT_WRAPPER into the type's dict for every op that CPython's type shows. A wrapper calls its *owner's* op, whatever
// the value's class overrides: that is what super() and `object.__repr__(x)` are for. Wrappers and bound wrappers are
// called through their ops only (their NativeDef has no function of its own).
#ifndef LOOPCHEF_VM_SLOT_WRAPPER_H
#define LOOPCHEF_VM_SLOT_WRAPPER_H

#include "vm/function.h"

// Fills type->dict with wrappers for what type->ops has; names already there are left alone.
bool slot_wrappers_install(World *world, Type *type);

// A wrapper bound to an object: a method-wrapper.
Value slot_wrapper_bind(World *world, Native *wrapper, Value self);

// Calls a wrapper on `self` (borrowed).
Value slot_wrapper_call(World *world, Native *wrapper, Value self, const Value *args, int nargs, Value kwnames);

#endif
