#include "session/pages.h"

#include <stdlib.h>
#include <string.h>

enum { SLAB_PAGES = 64 };

struct Page {
    union {
        Page *next;           // in the pool
        uint32_t refs;        // tables that have it
    };
    size_t pad;
    unsigned char bytes[PAGE_BYTES];
};

typedef struct Slab {
    struct Slab *next;
    Page pages[SLAB_PAGES];
} Slab;

static const unsigned char zeros[PAGE_BYTES];

static void refill(PagePool *pool) {
    Slab *slab = malloc(sizeof *slab);
    if (!slab) abort();
    slab->next = pool->slabs;
    pool->slabs = slab;
    for (int i = 0; i < SLAB_PAGES; i++) {
        slab->pages[i].next = pool->unused;
        pool->unused = &slab->pages[i];
    }
}

static Page *page_new(PagePool *pool, const unsigned char *bytes, size_t size) {
    if (!pool->unused) refill(pool);
    Page *page = pool->unused;
    pool->unused = page->next;
    pool->bytes += sizeof *page;
    page->refs = 1;
    memcpy(page->bytes, bytes, size);
    memset(page->bytes + size, 0, PAGE_BYTES - size);
    return page;
}

static const unsigned char *page_bytes(const Page *page) { return page ? page->bytes : zeros; }

// The page of the region at `bytes`, shared with `like` if that is the same.
static Page *page_of(PagePool *pool, const unsigned char *bytes, size_t size, Page *like) {
    if (like && memcmp(bytes, like->bytes, size) == 0) {
        like->refs++;
        return like;
    }
    return memcmp(bytes, zeros, size) == 0 ? NULL : page_new(pool, bytes, size);
}

static size_t table_size(const PageTable *table) { return sizeof *table + table->count * sizeof *table->pages; }

PageTable *pages_copy(PagePool *pool, const void *region, size_t size, const PageTable *like) {
    uint32_t count = (uint32_t)((size + PAGE_BYTES - 1) >> PAGE_SIZE_LOG);
    PageTable *table = malloc(sizeof *table + count * sizeof *table->pages);
    if (!table) abort();
    *table = (PageTable){.size = size, .count = count};
    for (uint32_t i = 0; i < count; i++) {
        size_t at = (size_t)i << PAGE_SIZE_LOG, room = size - at;
        Page *before = like && i < like->count ? like->pages[i] : NULL;
        table->pages[i] = page_of(pool, (const unsigned char *)region + at, room < PAGE_BYTES ? room : PAGE_BYTES, before);
    }
    pool->bytes += table_size(table);
    return table;
}

void pages_restore(const PageTable *table, void *region, size_t size) {
    unsigned char *bytes = region;
    for (uint32_t i = 0; i < table->count; i++) {
        size_t at = (size_t)i << PAGE_SIZE_LOG, room = table->size - at;
        size_t part = room < PAGE_BYTES ? room : PAGE_BYTES;
        const unsigned char *page = page_bytes(table->pages[i]);
        if (memcmp(bytes + at, page, part) != 0) memcpy(bytes + at, page, part);
    }
    if (size > table->size) memset(bytes + table->size, 0, size - table->size);
}

void pages_release(PagePool *pool, PageTable *table) {
    if (!table) return;
    pool->bytes -= table_size(table);
    for (uint32_t i = 0; i < table->count; i++) {
        Page *page = table->pages[i];
        if (!page || --page->refs) continue;
        page->next = pool->unused;
        pool->unused = page;
        pool->bytes -= sizeof *page;
    }
    free(table);
}

void page_pool_free(PagePool *pool) {
    for (Slab *slab = pool->slabs, *next; slab; slab = next) {
        next = slab->next;
        free(slab);
    }
    *pool = (PagePool){0};
}
