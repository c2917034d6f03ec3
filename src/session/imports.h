// imports.h - what loopchef cannot serve of the library, found before the run.
//
// A module of CPython's standard library that is not simulated, and a name that CPython's module has and ours has not, are
// refused with their place before the program prints anything: `import tkinter`, `from os import fork`, `os.fork()`.
// Refused is only what would surely be reached as written, so this leaves to the run (which refuses it when it gets there):
//   - what stands under an `if` (but that of `__name__ == "__main__"`), in a conditional expression or behind `and`/`or`;
//   - what stands in a `try` that handles the failure: of an import ImportError, of a name AttributeError;
//   - names that may be something else than the module: bound twice in the file, or the attribute is assigned;
//   - annotations that are not evaluated.
// An unknown third-party module is none of this: `try: import uvloop / except ImportError` runs as it stands. An import of
// a library module in such a `try` raises the ImportError that the program is ready for: the lines of these go to the Host.
#ifndef LOOPCHEF_SESSION_IMPORTS_H
#define LOOPCHEF_SESSION_IMPORTS_H

#include "syntax/ast.h"
#include "vm/world.h"

typedef struct Arena Arena;

// The lines of imports that stand in a `try` for ImportError. In the arena.
int *imports_guarded_lines(Arena *arena, const Module *module, int *count);

// False and `*diag` at the first thing that `world` has not and CPython has. `arena` is for what is needed meanwhile.
bool imports_check(World *world, Arena *arena, const Module *module, Diag *diag);

#endif
