// marks.h - positions with names: the user's own and those of the scenario's author.
#ifndef LOOPCHEF_SESSION_MARKS_H
#define LOOPCHEF_SESSION_MARKS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Mark {
    char *name;
    uint64_t position;
} Mark;

typedef struct Marks {
    Mark *list;              // by position
    uint32_t count, room;
} Marks;

void marks_free(Marks *marks);
void marks_set(Marks *marks, const char *name, uint64_t position);  // the name's old place is forgotten
const Mark *marks_find(const Marks *marks, const char *name);       // NULL: none
const Mark *marks_next(const Marks *marks, uint64_t position);      // behind it; NULL: none
const Mark *marks_previous(const Marks *marks, uint64_t position);  // before it

#endif
