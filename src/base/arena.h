// arena.h - memory for one compilation: allocate freely, free everything at once.
//
// Tokens, syntax trees and code units live in an Arena. Nothing in it is freed by itself; `arena_free` gives it all
// back. Allocation never returns NULL: when the host has no memory left or the arena's limit is passed, it jumps to
// the arena's `escape` if one is set (the compiler's single error exit), else aborts. The simulated world has its own
// memory (vm/heap.h): an Arena is for the compiler and other short work of the host.
//
//     Arena *arena = arena_new(64 << 20);
//     char *copy = arena_text(arena, text, length);
//     arena_free(arena);
#ifndef LOOPCHEF_BASE_ARENA_H
#define LOOPCHEF_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

typedef struct Arena Arena;

// A new, empty arena that will hold at most `limit` bytes (0: no limit). The caller frees it with arena_free.
Arena *arena_new(size_t limit);
void arena_free(Arena *arena);

// Where to go when memory runs out; NULL aborts. The buffer must outlive the allocations made under it. Returns the one
// set before, for whoever nests.
jmp_buf *arena_on_exhaustion(Arena *arena, jmp_buf *escape);

// `size` zeroed bytes, aligned to 16.
void *arena_alloc(Arena *arena, size_t size);

// A copy of `length` bytes of `text`, with a NUL behind it.
char *arena_text(Arena *arena, const char *text, size_t length);

#define arena_new_of(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define arena_array(arena, Type, n) ((Type *)arena_alloc((arena), sizeof(Type) * (size_t)(n)))

#endif
