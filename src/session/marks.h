// marks.h - positions with names: the user's own and those of the scenario's author.
#ifndef LOOPCHEF_SESSION_MARKS_H
#define LOOPCHEF_SESSION_MARKS_H

#include "session/session.h"

typedef struct Mark {
    char *name;
    uint64_t position;
} Mark;

typedef struct Marks {
    Mark *list;              // by position
    uint32_t count, room;
} Marks;

// ---- A session's. A name is the user's, else the author's (`# loopchef: mark NAME at 1s`: where the clock first shows
// that time). All give false if there is no such mark.
void session_mark(Session *session, const char *name);
bool session_goto_mark(Session *session, const char *name, Halt *halt);
bool session_goto_next_mark(Session *session, Halt *halt);
bool session_goto_previous_mark(Session *session, Halt *halt);

// All of them, in the order of the run as far as it is known. The author's have a time, those of the user a position.
typedef struct KnownMark {
    const char *name;
    bool of_author;
    uint64_t position;   // UINT64_MAX: not yet known
    uint64_t step;       // lines until there; likewise
    int64_t time;        // virtual ns
} KnownMark;
void session_each_mark(Session *session, void (*each)(void *context, const KnownMark *mark), void *context);

// ---- for session/
void marks_free(Marks *marks);
void marks_set(Marks *marks, const char *name, uint64_t position);  // the name's old place is forgotten
const Mark *marks_find(const Marks *marks, const char *name);       // NULL: none
const Mark *marks_next(const Marks *marks, uint64_t position);      // behind it; NULL: none
const Mark *marks_previous(const Marks *marks, uint64_t position);  // before it

#endif
