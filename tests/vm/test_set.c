// Sets from C: the order in which CPython 3.13 runs through them (recorded there), the algebra, and insertion order where
// the members' hashes differ from process to process.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "vm/number.h"
#include "vm/sequence.h"
#include "vm/set.h"
#include "vm/str.h"

static World *world;
static Host host;

static int set_up(void **state) {
    (void)state;
    Limits limits = {.memory = 256 << 20, .until = INT64_MAX, .recursion = 1000};
    world = world_new(&host, &limits);
    return world ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    world_free(world);
    return 0;
}

static Value num(int64_t n) { return value_from_small(n); }

static Value range(int64_t first, int64_t stop, int64_t step) {
    Value set = set_new(world, false);
    for (; first < stop; first += step) set_add(world, set, num(first));
    return set;
}

static void check(Value set, const int64_t *expected, int count) {
    uint64_t at = 0;
    Value key;
    assert_int_equal(set_count(set), count);
    for (int i = 0; i < count; i++) {
        assert_true(set_next(set, &at, &key));
        assert_int_equal(value_small(key), expected[i]);
    }
    assert_false(set_next(set, &at, &key));
}

#define CHECK(set, ...)                                                                       \
    do {                                                                                      \
        const int64_t expected_[] = {__VA_ARGS__};                                            \
        check(set, expected_, (int)(sizeof expected_ / sizeof *expected_));                   \
    } while (0)

static void places_of_the_gone(void **state) {
    (void)state;
    Value set = range(0, 160, 32);
    set_add(world, set, num(293));
    set_add(world, set, num(20));
    CHECK(set, 0, 32, 64, 96, 128, 293, 20);
    set_discard(world, set, num(0));
    set_discard(world, set, num(32));
    set_add(world, set, num(160));             // takes the last dummy on its way
    set_add(world, set, num(192));
    CHECK(set, 192, 160, 64, 96, 128, 293, 20);
    set_discard(world, set, num(64));
    set_discard(world, set, num(128));
    set_add(world, set, num(224));
    CHECK(set, 192, 160, 96, 224, 293, 20);
    value_drop(world, set);
}

static void algebra(void **state) {
    (void)state;
    Value a = range(0, 60, 7), b = range(0, 60, 5);
    CHECK(set_union(world, a, b), 0, 5, 7, 10, 14, 15, 20, 21, 25, 28, 30, 35, 40, 42, 45, 49, 50, 55, 56);
    CHECK(set_intersection(world, a, b), 0, 35);
    CHECK(set_difference(world, a, b), 7, 42, 14, 49, 21, 56, 28);
    CHECK(set_symmetric_difference(world, a, b), 5, 7, 10, 14, 15, 20, 21, 25, 28, 30, 40, 42, 45, 49, 50, 55, 56);
    Value both = set_intersection(world, a, b);
    assert_true(set_is_subset(world, both, a) == 1 && set_is_subset(world, a, both) == 0);
    assert_true(set_is_disjoint(world, set_difference(world, a, b), b) == 1);
}

static void popping(void **state) {
    (void)state;
    static const int64_t members[] = {-1, -2, 100000, 7, 15, 23}, popped[] = {100000, 7, 1000};
    Value set = set_new(world, false);
    for (int i = 0; i < 6; i++) set_add(world, set, num(members[i]));
    for (int i = 0; i < 3; i++) {
        assert_int_equal(value_small(set_pop(world, set)), popped[i]);
        set_add(world, set, num(1000 + i));
    }
    CHECK(set, 1001, 1002, 15, -2, 23, -1);
}

static void hashes(void **state) {
    (void)state;
    Value empty = set_new(world, true), three = set_new(world, true), mixed = set_new(world, true);
    for (int i = 1; i < 4; i++) set_add(world, three, num(i));
    set_add(world, mixed, tuple_of(world, 2, num(1), num(2)));
    set_add(world, mixed, NONE);
    assert_true((int64_t)set_hash(world, empty) == 133146708735736);
    assert_true((int64_t)set_hash(world, three) == -272375401224217160);
    assert_true((int64_t)set_hash(world, mixed) == -3578549151931255408);
}

static void large(void **state) {
    (void)state;
    Value set = set_new(world, false), key = ABSENT;
    for (int64_t i = 0; i < 70000; i++) set_add(world, set, num(i * i));
    static const struct { int at; int64_t member; } known[] = {
        {0, 0}, {1, 1}, {2, 262144}, {12345, 1227381156}, {40000, 1278420025}, {69999, 3819734416}};
    uint64_t at = 0;
    for (int i = 0, next = 0; set_next(set, &at, &key); i++) {
        if (next < 6 && known[next].at == i) assert_int_equal(value_small(key), known[next++].member);
    }
    assert_int_equal(value_small(key), 3819734416);
    set_clear(world, set);
    assert_int_equal(set_count(set), 0);
    value_drop(world, set);
}

static void insertion_order(void **state) {
    (void)state;
    static const char *const words[] = {"water", "on", "the", "stove"};
    Value set = set_new(world, false), key;
    for (int i = 3; i > 0; i--) set_add(world, set, num(i * 100));
    for (int i = 0; i < 4; i++) set_add(world, set, str_from_c(world, words[i]));
    assert_false(set_has_stable_order(set));
    uint64_t at = 0;
    for (int i = 3; i > 0; i--) assert_true(set_next(set, &at, &key) && value_is(key, num(i * 100)));
    for (int i = 0; i < 4; i++) assert_true(set_next(set, &at, &key) && str_is_c(key, words[i]));
    assert_int_equal(value_small(set_pop(world, set)), 300);   // the oldest
    for (int i = 0; i < 4; i++) assert_int_equal(set_discard(world, set, str_from_c(world, words[i])), 1);
    assert_true(set_has_stable_order(set));                    // by the table again
    value_drop(world, set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_of_the_gone), cmocka_unit_test(algebra), cmocka_unit_test(popping), cmocka_unit_test(hashes),
        cmocka_unit_test(large), cmocka_unit_test(insertion_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
