// reader.h - where command lines come from: a person at a terminal (libedit), or a script on stdin.
//
// A person has a line editor, Tab completion, and a history that lasts: it is kept in $XDG_STATE_HOME/loopchef/history
// (~/.local/state), readable by the user alone, or silently nowhere if that cannot be written.
#ifndef LOOPCHEF_REPL_READER_H
#define LOOPCHEF_REPL_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "command/complete.h"

typedef struct Reader Reader;

typedef struct ReaderOptions {
    volatile int *interrupted;   // the program handles SIGINT without SA_RESTART and sets it; it is taken back here
    void (*complete)(void *context, const char *line, size_t size, Completions *out);   // the line up to the cursor
    void *context;
    bool colours;                // of the prompt
} ReaderOptions;

// A line editor if stdin and stdout are terminals (and no dumb ones, which have a bare prompt). Ctrl-C drops the line.
Reader *reader_new(const ReaderOptions *options);
void reader_free(Reader *reader);

bool reader_is_interactive(const Reader *reader);
int reader_line_number(const Reader *reader);  // of the line read last, from 1

// The next line, without its end; borrowed until the next call. NULL at the end, READER_AGAIN when Ctrl-C dropped the
// line.
const char *reader_next(Reader *reader);
extern const char READER_AGAIN[];

#endif
