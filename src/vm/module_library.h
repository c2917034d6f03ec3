// module_library.h - module `_library`: what library modules in pylib/ cannot say in Python.
//
//     caller(level=0)
//
// is where the program's own code is: (module, path, line, function), `level` calls further out.
//
//     function(target, name, positional, keyword_only=(), defaults=(), keyword_defaults=None, globals=None, stores=(),
//              factory_default=None)
//
// makes a function with these parameters, whose calls are checked and bound as those of any other: the __init__ of a dataclass,
// the __new__ of a namedtuple. (CPython compiles such functions from text.) For each (attribute, slot, factory) of
// `stores` it sets that attribute of its first argument to the parameter in that slot (counted from 0, keyword-only ones
// after the others). A factory is called instead if the parameter has the value `factory_default` or the slot is 0. Then, if target is
// not None, the call's result is target(first argument, (the others...)).
//
//     rebound(function, globals)
//
// is the same function over another namespace: what a forked process has.
//
//     dotted(cls)
//
// is for a class whose type is written in C in CPython: messages name it with its module ("datetime.date"). The class itself.
//
//     state(generator)
//
// of a generator, coroutine or async generator: "CREATED", "RUNNING", "SUSPENDED", "CLOSED".
#ifndef LOOPCHEF_VM_MODULE_LIBRARY_H
#define LOOPCHEF_VM_MODULE_LIBRARY_H

#include "vm/world.h"

bool module_library_set_up(World *world, Dict *dict);

#endif
