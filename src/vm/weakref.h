// weakref.h - weak references: they do not keep their target alive and are told when it dies.
//
// The references to one object are linked through their own memory; world->weak maps a target's address (a small int) to
// the first of them. An object that has any carries OBJ_WEAK, so that all others die without a lookup. What dies first loses
// its references, newest first, then their callbacks are called (as soon as the interpreter is between instructions).
#ifndef LOOPCHEF_VM_WEAKREF_H
#define LOOPCHEF_VM_WEAKREF_H

#include "vm/world.h"

typedef struct WeakRef {
    Obj head;
    Obj *target;                      // borrowed; NULL: dead
    Value callback;                   // ABSENT: none
    uint64_t hash;                    // the target's, once it was asked for (OBJ_HASHED)
    struct WeakRef *next, *previous;  // others to the same target, newest first
} WeakRef;

// A reference of `type` (weakref.ref or a subclass) to `target`: the one that exists already if there is one without
// callback and none is wanted. TypeError "cannot create weak reference to 'int' object".
Value weakref_new(World *world, Type *type, Value target, Value callback);

// What it refers to (new reference), or NONE.
Value weakref_target(Value ref);

// The newest reference to v, or NONE; for __weakref__. And how many there are.
Value weakref_first(World *world, Value v);
uint32_t weakref_count(World *world, Value v);

// All references to `obj` are dead from now on; their callbacks are queued.
void weakref_target_died(World *world, Obj *obj);

// The module _weakref, on which pylib's weakref is built.
bool module_weakref_set_up(World *world, Dict *dict);

#endif
