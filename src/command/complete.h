// complete.h - what Tab may put in: commands, and by command its words, tasks, functions, names of the program, files.
//
// What a command's operand can be is read from its row in command_list.h: TASK, FUNCTION, EXPR, FILE, COMMAND, MARK,
// NUMBER (a breakpoint's), and words between bars.
#ifndef LOOPCHEF_COMMAND_COMPLETE_H
#define LOOPCHEF_COMMAND_COMPLETE_H

#include "base/buf.h"
#include "session/session.h"

typedef struct Completions {
    char **list;         // each the whole word, in order, no two the same
    size_t count, room;
    size_t typed;        // bytes of the word that stand there already
} Completions;

// All that can stand where the line's first `size` bytes end. Freed with completions_free.
void command_complete(Session *session, const char *line, size_t size, Completions *out);
void completions_free(Completions *completions);

// What can be put in without a choice: the bytes behind those typed that all have in common, and a blank if there is but one.
void completions_rest(const Completions *completions, Buf *out);

#endif
