// names.h - texts by number: the name of task 7. What a fold over events keeps of those that are over.
#ifndef LOOPCHEF_SESSION_NAMES_H
#define LOOPCHEF_SESSION_NAMES_H

#include <stdint.h>

#include "base/buf.h"

typedef struct NameTable {
    Buf text;          // all texts, each with a NUL behind it
    uint32_t *offset;  // where the text of a number is in `text`, plus 1; 0: it has none
    uint32_t room;
} NameTable;

#define NAMES_INIT {0}

void names_free(NameTable *names);
void names_set(NameTable *names, uint32_t number, const char *text);
const char *names_get(const NameTable *names, uint32_t number);  // "" if there is none; valid until the next names_set

#endif
