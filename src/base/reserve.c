#include "base/reserve.h"

#include <sys/mman.h>

void *reserve_new(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return NULL;
    return memory;
}

void reserve_free(void *memory, size_t size) {
    munmap(memory, size);
}
