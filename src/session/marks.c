#include "session/marks.h"

#include <stdlib.h>
#include <string.h>

void marks_free(Marks *marks) {
    for (uint32_t i = 0; i < marks->count; i++) free(marks->list[i].name);
    free(marks->list);
    *marks = (Marks){0};
}

static void forget(Marks *marks, const char *name) {
    for (uint32_t i = 0; i < marks->count; i++) {
        if (strcmp(marks->list[i].name, name) != 0) continue;
        free(marks->list[i].name);
        memmove(&marks->list[i], &marks->list[i + 1], (--marks->count - i) * sizeof *marks->list);
        return;
    }
}

void marks_set(Marks *marks, const char *name, uint64_t position) {
    forget(marks, name);
    if (marks->count == marks->room) {
        marks->room = marks->room ? marks->room * 2 : 16;
        marks->list = realloc(marks->list, marks->room * sizeof *marks->list);
        if (!marks->list) abort();
    }
    uint32_t at = marks->count++;
    for (; at > 0 && marks->list[at - 1].position > position; at--) marks->list[at] = marks->list[at - 1];
    marks->list[at] = (Mark){strdup(name), position};
    if (!marks->list[at].name) abort();
}

const Mark *marks_find(const Marks *marks, const char *name) {
    for (uint32_t i = 0; i < marks->count; i++)
        if (strcmp(marks->list[i].name, name) == 0) return &marks->list[i];
    return NULL;
}

const Mark *marks_next(const Marks *marks, uint64_t position) {
    for (uint32_t i = 0; i < marks->count; i++)
        if (marks->list[i].position > position) return &marks->list[i];
    return NULL;
}

const Mark *marks_previous(const Marks *marks, uint64_t position) {
    for (uint32_t i = marks->count; i-- > 0;)
        if (marks->list[i].position < position) return &marks->list[i];
    return NULL;
}
