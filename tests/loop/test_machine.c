// Programs run by the machine: to their end, to a stop at every position, to a limit, two at once.
#include "loop_test.h"

#include "loop/clock.h"

static const char three_sleeps[] =
    "import asyncio, time\n"
    "async def sleeper(n):\n"
    "    await asyncio.sleep(n)\n"
    "    print(n, time.monotonic())\n"
    "async def main():\n"
    "    await asyncio.gather(sleeper(3), sleeper(1), sleeper(2))\n"
    "asyncio.run(main())\n";
static const char three_sleeps_out[] = "1 1.0\n2 2.0\n3 3.0\n";

static const char threads[] =
    "import asyncio, threading, time\n"
    "def work(n):\n"
    "    time.sleep(n)\n"
    "    print(threading.current_thread().name, n)\n"
    "async def main():\n"
    "    await asyncio.gather(asyncio.to_thread(work, 0.2), asyncio.to_thread(work, 0.1))\n"
    "asyncio.run(main())\n"
    "print(time.monotonic())\n";
static const char threads_out[] = "asyncio_1 0.1\nasyncio_0 0.2\n0.2\n";

static void runs_to_the_end(void **state) {
    (void)state;
    Limits limits = { 0 };
    Program program;
    program_begin(&program, three_sleeps, &limits);
    assert_int_equal(machine_run(program.world), MACHINE_ENDED);
    assert_string_equal(buf_text(&program.out), three_sleeps_out);
    assert_string_equal(buf_text(&program.err), "");
    assert_int_equal(machine_exit_status(program.world), 0);
    assert_int_equal(machine_time(program.world), 3 * NS_PER_SECOND);
    program_end(&program);
}

// Stopping changes nothing, and stops where it was asked to.
static void stops_at_every_position(void **state) {
    (void)state;
    static const struct { const char *text, *out; } programs[] = { { three_sleeps, three_sleeps_out }, { threads, threads_out } };
    for (int i = 0; i < 2; i++) {
        Limits limits = { 0 };
        Program program;
        program_begin(&program, programs[i].text, &limits);
        World *world = program.world;
        int stops = 0;
        for (;;) {
            world->stop_at = world->position + 1;
            if (machine_run(world) != MACHINE_STOPPED) break;
            assert_int_equal(world->position, world->stop_at);
            stops++;
        }
        assert_true(stops > 30);
        assert_string_equal(buf_text(&program.out), programs[i].out);
        program_end(&program);
    }
}

static void worlds_do_not_know_of_each_other(void **state) {
    (void)state;
    Limits limits = { 0 };
    Program a, b;
    program_begin(&a, three_sleeps, &limits);
    program_begin(&b, threads, &limits);
    MachineStatus first = MACHINE_STOPPED, second = MACHINE_STOPPED;
    while (first == MACHINE_STOPPED || second == MACHINE_STOPPED) {
        a.world->stop_at = a.world->position + 2;
        b.world->stop_at = b.world->position + 3;
        if (first == MACHINE_STOPPED) first = machine_run(a.world);
        if (second == MACHINE_STOPPED) second = machine_run(b.world);
    }
    assert_string_equal(buf_text(&a.out), three_sleeps_out);
    assert_string_equal(buf_text(&b.out), threads_out);
    program_end(&a);
    program_end(&b);
}

static void until_ends_the_run(void **state) {
    (void)state;
    Limits limits = { .until = 3 * NS_PER_SECOND / 2 };
    Program program;
    program_begin(&program, three_sleeps, &limits);
    assert_int_equal(machine_run(program.world), MACHINE_UNTIL);
    assert_string_equal(buf_text(&program.out), "1 1.0\n");
    assert_int_equal(machine_time(program.world), limits.until);
    assert_int_equal(machine_exit_status(program.world), 0);
    program_end(&program);
}

static void deadlock_unwinds_with_status_4(void **state) {
    (void)state;
    Limits limits = { 0 };
    Program program;
    program_begin(&program,
                  "import asyncio\n"
                  "async def main():\n"
                  "    try:\n"
                  "        await asyncio.Event().wait()\n"
                  "    finally:\n"
                  "        print('finally')\n"
                  "asyncio.run(main())\n",
                  &limits);
    assert_int_equal(machine_run(program.world), MACHINE_ENDED);
    assert_true(machine_deadlocked(program.world));
    assert_int_equal(machine_exit_status(program.world), 4);
    assert_string_equal(buf_text(&program.out), "finally\n");
    assert_non_null(strstr(buf_text(&program.err), "loopchef: deadlock: nothing is ready and no timer is set\n"));
    assert_non_null(strstr(buf_text(&program.err), "Task-1 main waits for Event.wait\n"));
    program_end(&program);
}

// 2,000,000 operations at 25 ns are 50 ms; what is computed between waits of less than one is free.
static void computing_moves_the_clock(void **state) {
    (void)state;
    Limits limits = { .op_cost = 25 };
    Program program;
    program_begin(&program, "import time\nsum(range(2_000_000))\nprint(time.monotonic())\ntime.sleep(1)\nprint(time.monotonic())\n", &limits);
    assert_int_equal(machine_run(program.world), MACHINE_ENDED);
    assert_string_equal(buf_text(&program.out), "0.05\n1.05\n");
    program_end(&program);
}

static void line_limit(void **state) {
    (void)state;
    Limits limits = { .lines = 10000 };
    Program program;
    program_begin(&program, "while True:\n    pass\n", &limits);
    assert_int_equal(machine_run(program.world), MACHINE_LIMIT);
    assert_string_equal(program.world->limit_hit, "lines");
    assert_int_equal(machine_exit_status(program.world), 4);
    program_end(&program);
}

static void clock_rounds_as_python_does(void **state) {
    (void)state;
    assert_int_equal(clock_from_seconds(0.1 + 0.2), 300000000);
    assert_int_equal(clock_from_seconds(2.5e-9), 2);
    assert_int_equal(clock_from_seconds(3.5e-9), 4);
    assert_int_equal(clock_from_seconds(1e300), CLOCK_NEVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_to_the_end),
        cmocka_unit_test(stops_at_every_position),
        cmocka_unit_test(worlds_do_not_know_of_each_other),
        cmocka_unit_test(until_ends_the_run),
        cmocka_unit_test(deadlock_unwinds_with_status_4),
        cmocka_unit_test(computing_moves_the_clock),
        cmocka_unit_test(line_limit),
        cmocka_unit_test(clock_rounds_as_python_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
