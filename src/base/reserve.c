#include "base/reserve.h"

#include <stdint.h>
#include <sys/mman.h>

#define HUGE_PAGE ((uintptr_t)2 << 20)
#define TOUCHED_AT_ONCE ((size_t)640 << 10)

// What every world fills before the program's first line comes in one go: cheaper than a fault a page.
static void ask_for_first_pages(char *memory, size_t size) {
#ifdef MADV_POPULATE_WRITE
    madvise(memory, size < TOUCHED_AT_ONCE ? size : TOUCHED_AT_ONCE, MADV_POPULATE_WRITE);
#else
    (void)memory, (void)size;
#endif
}

// What lies beyond the first few MB is used by large programs only: there a fault had better bring 2 MB than 4 KB.
static void ask_for_huge_pages(char *memory, size_t size) {
#ifdef MADV_HUGEPAGE
    char *from = (char *)(((uintptr_t)memory + 2 * HUGE_PAGE - 1) & ~(HUGE_PAGE - 1));
    if (memory + size > from) madvise(from, (size_t)(memory + size - from), MADV_HUGEPAGE);
#else
    (void)memory, (void)size;
#endif
}

void *reserve_new(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return NULL;
    ask_for_huge_pages(memory, size);
    ask_for_first_pages(memory, size);
    return memory;
}

void reserve_free(void *memory, size_t size) {
    munmap(memory, size);
}
