// generic_alias.h - list[int] and int | None: what annotations are made of at run time.
#ifndef LOOPCHEF_VM_GENERIC_ALIAS_H
#define LOOPCHEF_VM_GENERIC_ALIAS_H

#include "vm/world.h"

typedef struct GenericAlias {
    Obj head;
    Value origin;       // list
    Value args;         // tuple: (int,)
    Value parameters;   // tuple of the type variables in args
} GenericAlias;

typedef struct Union {
    Obj head;
    Value args;         // tuple of types, flat and without repetitions
} Union;

// origin[item]; item a tuple: several.
Value generic_alias_new(World *world, Value origin, Value item);

// a | b if both are types, aliases, unions or None; else NOT_IMPLEMENTED.
Value union_of(World *world, Value a, Value b);
// The same, whatever they are.
Value union_of_any(World *world, Value a, Value b);

#endif
