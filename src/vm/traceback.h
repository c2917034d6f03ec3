// traceback.h - what a traceback is made of: its pieces are traceback.c (the objects), traceback_text.c (what is printed),
// traceback_caret.c (the source line with its ~~~^^^). See exception.h for what others use.
#ifndef LOOPCHEF_VM_TRACEBACK_H
#define LOOPCHEF_VM_TRACEBACK_H

#include "vm/exception.h"

static inline Traceback *value_traceback(Value v) { return (Traceback *)value_obj(v); }
static inline CodeSpan traceback_span(const Traceback *entry) { return code_span(entry->code, entry->word); }

// Appends the source lines of a place with carets below, indented by four blanks, as traceback.py's format_frame_summary
// does behind its "File" line. Nothing where the source is not known.
void traceback_add_source(World *world, const char *path, CodeSpan span, Buf *out);

// The frames of a traceback as its "Traceback" line is followed by them, library frames left out; and the last lines of an
// exception, notes included. For traceback.format_tb() and the like.
void traceback_add_frames(World *world, Value traceback, Buf *out);
void traceback_add_exception_only(World *world, Value exception, Buf *out);

// As traceback_print; without `chain` neither causes nor contexts.
void traceback_print_chain(World *world, Value exception, bool chain, Buf *out);

// ". Did you mean: 'x'?" and the like behind the message of a NameError, AttributeError or ImportError.
void traceback_add_suggestion(World *world, Value exception, Buf *out);

#endif
