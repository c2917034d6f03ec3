// imports.h - imports that loopchef cannot serve, found before the run.
//
// A module of CPython's standard library that is not simulated is refused with its place, before the program prints
// anything. An unknown third-party module is none of this: `try: import uvloop / except ImportError` runs as it
// stands. Imports behind an `if` are left to the run, which may never get there (`if TYPE_CHECKING:`, `if
// sys.platform == "win32":`).
#ifndef LOOPCHEF_SESSION_IMPORTS_H
#define LOOPCHEF_SESSION_IMPORTS_H

#include "syntax/ast.h"
#include "vm/world.h"

// False and `*diag` at the first import of a module that `world` has not and CPython has.
bool imports_check(World *world, const Module *module, Diag *diag);

#endif
