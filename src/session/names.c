#include "session/names.h"

#include <stdlib.h>
#include <string.h>

void names_free(NameTable *names) {
    buf_free(&names->text);
    free(names->offset);
    *names = (NameTable)NAMES_INIT;
}

static void names_grow(NameTable *names, uint32_t number) {
    uint32_t room = names->room ? names->room : 64;
    while (room <= number) room *= 2;
    uint32_t *offset = realloc(names->offset, room * sizeof *offset);
    if (!offset) abort();
    memset(offset + names->room, 0, (room - names->room) * sizeof *offset);
    names->offset = offset;
    names->room = room;
}

const char *names_get(const NameTable *names, uint32_t number) {
    if (number >= names->room || !names->offset[number]) return "";
    return names->text.data + names->offset[number] - 1;
}

void names_set(NameTable *names, uint32_t number, const char *text) {
    if (strcmp(names_get(names, number), text) == 0) return;
    if (number >= names->room) names_grow(names, number);
    names->offset[number] = (uint32_t)names->text.size + 1;
    buf_add(&names->text, text, strlen(text) + 1);
}
