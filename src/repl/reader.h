// reader.h - where command lines come from: a person at a terminal (libedit), or a script on stdin.
#ifndef LOOPCHEF_REPL_READER_H
#define LOOPCHEF_REPL_READER_H

#include <stdbool.h>

typedef struct Reader Reader;

// A line editor with history and completion of commands if stdin and stdout are terminals. Ctrl-C drops the line:
// the program handles SIGINT without SA_RESTART and sets `*interrupted`, which is taken back here.
Reader *reader_new(volatile int *interrupted);
void reader_free(Reader *reader);

bool reader_is_interactive(const Reader *reader);
int reader_line_number(const Reader *reader);  // of the line read last, from 1

// The next line, without its end; borrowed until the next call. NULL at the end, READER_AGAIN when Ctrl-C dropped the
// line.
const char *reader_next(Reader *reader);
extern const char READER_AGAIN[];

#endif
