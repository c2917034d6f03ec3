// The timers' order against a plain sort, for pushes that come sorted, backwards and at random.
#include "loop_test.h"

#include "loop/timers.h"
#include "vm/number.h"

#define COUNT 5000

typedef struct Expected {
    int64_t when;
    int order;
} Expected;

static int by_time(const void *a, const void *b) {
    const Expected *x = a, *y = b;
    if (x->when != y->when) return x->when < y->when ? -1 : 1;
    return x->order - y->order;
}

static int64_t sorted(int i) { return i / 3; }
static int64_t backwards(int i) { return COUNT - i; }
static int64_t scattered(int i) { return (int64_t)(((uint64_t)i * 2654435761u) >> 7) % 97; }

static void pops_in_order(int64_t (*when)(int)) {
    Limits limits = { 0 };
    Program program;
    program_begin(&program, "", &limits);
    World *world = program.world;
    Timers timers = { 0 };
    static Expected expected[COUNT];
    for (int i = 0; i < COUNT; i++) {
        expected[i] = (Expected){ when(i), i };
        assert_true(timers_push(world, &timers, when(i), value_from_small(i)));
    }
    qsort(expected, COUNT, sizeof(Expected), by_time);
    assert_int_equal(timers_count(&timers), COUNT);
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(timers_head(&timers)->when, expected[i].when);
        assert_int_equal(value_small(timers_pop(&timers)), expected[i].order);
    }
    assert_null(timers_head(&timers));
    timers_clear(world, &timers);
    program_end(&program);
}

static void pops_by_time_then_creation(void **state) {
    (void)state;
    pops_in_order(sorted);
    pops_in_order(backwards);
    pops_in_order(scattered);
}

// Every third one is taken out, wherever it is.
static void taken_out_in_order(int64_t (*when)(int)) {
    Limits limits = { 0 };
    Program program;
    program_begin(&program, "", &limits);
    Timers timers = { 0 };
    for (int i = 0; i < 600; i++) assert_true(timers_push(program.world, &timers, when(i), value_from_small(i)));
    for (int i = 0; i < 600; i += 3) assert_true(timers_take_out(&timers, value_from_small(i)));
    assert_false(timers_take_out(&timers, value_from_small(0)));
    assert_int_equal(timers_count(&timers), 400);
    int64_t last = -1;
    for (int i = 0; i < 400; i++) {
        assert_true(timers_head(&timers)->when >= last);
        last = timers_head(&timers)->when;
        assert_int_not_equal(value_small(timers_pop(&timers)) % 3, 0);
    }
    timers_clear(program.world, &timers);
    program_end(&program);
}

static void takes_out_anywhere(void **state) {
    (void)state;
    taken_out_in_order(sorted);
    taken_out_in_order(backwards);
    taken_out_in_order(scattered);
}

static bool is_even(Value v) { return value_small(v) % 2 == 0; }

static void filter_keeps_order(void **state) {
    (void)state;
    Limits limits = { 0 };
    Program program;
    program_begin(&program, "", &limits);
    Timers timers = { 0 };
    for (int i = 0; i < 100; i++) assert_true(timers_push(program.world, &timers, scattered(i), value_from_small(i)));
    timers_filter(program.world, &timers, is_even);
    assert_int_equal(timers_count(&timers), 50);
    Expected last = { -1, -1 };
    while (timers_head(&timers)) {
        Expected next = { timers_head(&timers)->when, 0 };
        next.order = (int)value_small(timers_pop(&timers));
        assert_true(next.order % 2 == 0 && by_time(&last, &next) < 0);
        last = next;
    }
    timers_clear(program.world, &timers);
    program_end(&program);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pops_by_time_then_creation),
        cmocka_unit_test(takes_out_anywhere),
        cmocka_unit_test(filter_keeps_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
