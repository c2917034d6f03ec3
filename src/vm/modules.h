// modules.h - importing: where `import a.b` finds things, and what CPython's library has that we have not.
//
// A module is built in (a row of module_defs: C fills its namespace), embedded (src/pylib, compiled at build time), or
// not there. Of those not there, the ones in CPython's standard library are refused, since the program is right and loopchef
// is what lacks; any other is a plain ModuleNotFoundError. Likewise for single names of modules that we do have.
#ifndef LOOPCHEF_VM_MODULES_H
#define LOOPCHEF_VM_MODULES_H

#include "vm/function.h"

// Has CPython 3.13's module that public name, or the real library (vm/outside_names.h)? Only for modules that loopchef provides.
bool modules_has_in_cpython(const char *module, const char *name);

// Likewise a class of the library, by full name ("asyncio.locks.Lock", "builtins.str").
bool modules_class_has_in_cpython(const char *full_name, const char *name);

// Is there such a module in CPython's standard library?
bool modules_in_cpython(const char *module);

// Does loopchef have that module?
bool modules_has(World *world, const char *name);

// Is it sure, before anything ran, that loopchef's `module` lacks the public name that CPython's has?
bool modules_lacks(World *world, const char *module, const char *name);

// Says on stderr that something is missing which the program itself is ready to do without.
void modules_note_missing(World *world, const char *what, const char *name);

// Does the program stand at an import of something missing whose ImportError it handles? If so, says so.
bool modules_is_guarded(World *world, const char *what, const char *name);

// One of the modules that CPython builds into its binary (their repr says so)?
bool modules_is_built_in(const char *name);

#endif
