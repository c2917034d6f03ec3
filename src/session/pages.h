// pages.h - copies of a piece of memory that share what did not change.
//
// A PageTable is the content of a region at a moment, page by page. A new one shares each page with an older table of
// the same region where both are the same, byte for byte, so a thousand moments of a world cost what changed between them.
// Comparing reads the whole region (about 5 GB/s); no page protection and no signal is involved, and any table can be
// given back in any order. A page of zeros costs nothing.
//
//     PageTable *now = pages_copy(&pool, base, used, before);
//     ...
//     pages_restore(now, base, used_now);
#ifndef LOOPCHEF_SESSION_PAGES_H
#define LOOPCHEF_SESSION_PAGES_H

#include <stddef.h>
#include <stdint.h>

enum { PAGE_SIZE_LOG = 12, PAGE_BYTES = 1 << PAGE_SIZE_LOG };

typedef struct Page Page;

// Where copies come from. One for all regions that are bounded together; zero it to begin.
typedef struct PagePool {
    Page *unused;      // pages given back
    void *slabs;       // what they are cut from
    size_t bytes;      // of all tables: pages in use and the tables themselves
} PagePool;

typedef struct PageTable {
    size_t size;       // bytes of the region
    uint32_t count;    // of pages
    Page *pages[];     // NULL: all zero
} PageTable;

// The region as it is; shares pages with `like` (NULL: none). Ends the program if there is no memory.
PageTable *pages_copy(PagePool *pool, const void *region, size_t size, const PageTable *like);

// Makes the region what it was; what it has had beyond that since, up to `size`, becomes zero.
void pages_restore(const PageTable *table, void *region, size_t size);

void pages_release(PagePool *pool, PageTable *table);  // NULL: nothing
void page_pool_free(PagePool *pool);                   // all tables are gone

#endif
