// source.h - a file's bytes, made ready to be read: UTF-8, lines ended by "\n", a final one always there.
//
// Takes away what no rule of the grammar speaks of: the byte order mark, the encoding cookie of PEP 263 (UTF-8 and
// Latin-1), "\r\n" and "\r", a missing last newline. A NUL byte or ill-formed UTF-8 is a fault only when a reader gets
// there, as in CPython, which reads line by line: the text then ends at that place and `fault` says what is behind it.
// Columns are not changed by any of this, but for Latin-1 texts, whose columns are those of their UTF-8 form.
#ifndef LOOPCHEF_SYNTAX_SOURCE_H
#define LOOPCHEF_SYNTAX_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

typedef struct Source {
    const char *text;  // NUL-terminated, with no NUL before its end
    size_t size;
    Diag fault;        // what the reader meets at the end of `text`; DIAG_NONE: the end of the file
} Source;

// The copy lives in the arena. False and `*diag` if nothing of it can be read (an encoding we do not know).
bool source_read(Source *source, Arena *arena, const char *text, size_t size, Diag *diag);

#endif
