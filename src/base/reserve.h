// reserve.h - the one place that asks the host for address space: worlds live in what this gives.
#ifndef LOOPCHEF_BASE_RESERVE_H
#define LOOPCHEF_BASE_RESERVE_H

#include <stddef.h>

// `size` bytes of zeroed memory that the host backs page by page as they are touched; NULL if it has no room.
void *reserve_new(size_t size);
void reserve_free(void *memory, size_t size);

#endif
