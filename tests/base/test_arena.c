// Memory for one compilation: alignment, zeroes, copies, the limit.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"

static void blocks(void **state) {
    (void)state;
    Arena *arena = arena_new(0);
    for (size_t size = 0; size < 100000; size = size * 2 + 1) {
        char *block = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)block % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(block[i], 0);
        memset(block, 0xFF, size);
    }
    assert_string_equal(arena_text(arena, "hello", 3), "hel");
    arena_free(arena);
    arena_free(NULL);
}

static void limit(void **state) {
    (void)state;
    Arena *arena = arena_new(1 << 20);
    jmp_buf escape;
    volatile int taken = 0;
    arena_on_exhaustion(arena, &escape);
    if (setjmp(escape) == 0)
        for (;; taken++) arena_alloc(arena, 1000);
    assert_in_range(taken, 500, 1048);
    assert_ptr_equal(arena_on_exhaustion(arena, NULL), &escape);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(blocks), cmocka_unit_test(limit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
