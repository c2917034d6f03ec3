// warn.h - warnings that the runtime itself issues.
//
// As CPython's `warnings` with its default filters: a text is shown once for each place, `FILE:LINE: Category: text` and the
// source line below it; at the very end, when no frame is left, the place is `<sys>:0`. If the program has imported
// `warnings` (src/pylib/warnings.py) its filters and showwarning decide.
#ifndef LOOPCHEF_VM_WARN_H
#define LOOPCHEF_VM_WARN_H

#include "vm/coro.h"

// Issues a warning at the scenario's current line. False: a filter made it an exception, which is raised.
bool warning_issue(World *world, TypeId category, const char *text);

// "coroutine 'fetch' was never awaited", for a coroutine that is about to die; nothing stays raised. By name: for those
// that are no Generator. `origin`: where it was made (debug mode), or ABSENT.
void warning_never_awaited(World *world, Generator *coroutine);
void warning_never_awaited_name(World *world, const char *name, Value origin);

// The scenario's source line `line`, without its indentation: `*size` bytes, borrowed. NULL if there is no such line.
const char *warning_source_line(World *world, int line, size_t *size);

#endif
