// A session: runs to positions, by movers, to its end; tells how it ended; does not depend on how it was moved.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "session/session.h"

typedef struct Bench {
    char path[64];
    Scenario scenario;
    Session *session;
    Buf out, err, message;
} Bench;

static void collect(void *context, int fd, const char *bytes, size_t size) {
    Bench *bench = context;
    buf_add(fd == 1 ? &bench->out : &bench->err, bytes, size);
}

static const SessionOptions usual = {
    .limits = {.memory = 256 << 20, .lines = 1000000, .operations = 100000000, .time = INT64_C(3600000000000),
               .until = INT64_MAX, .recursion = 1000},
    .travel = true,
};

static int bench_load(Bench *bench, const char *program) {
    *bench = (Bench){0};
    strcpy(bench->path, "/tmp/loopchef-session-XXXXXX");
    int file = mkstemp(bench->path);
    assert_true(write(file, program, strlen(program)) == (ssize_t)strlen(program));
    close(file);
    return scenario_load(&bench->scenario, bench->path, &bench->message);
}

static bool bench_open(Bench *bench, const char *program, SessionOptions options) {
    assert_int_equal(bench_load(bench, program), 0);
    options.write = collect;
    options.write_context = bench;
    bench->session = session_open(&bench->scenario, &options, &bench->message);
    return bench->session;
}

static void bench_close(Bench *bench) {
    session_close(bench->session);
    scenario_free(&bench->scenario);
    buf_free(&bench->out);
    buf_free(&bench->err);
    buf_free(&bench->message);
    unlink(bench->path);
}

static const char sleepers[] =
    "import asyncio\n"
    "async def nap(n):\n"
    "    await asyncio.sleep(n)\n"
    "    print('slept', n)\n"
    "async def main():\n"
    "    await asyncio.gather(nap(2), nap(1))\n"
    "asyncio.run(main())\n";

static void runs_to_its_end(void **state) {
    (void)state;
    Bench bench;
    assert_true(bench_open(&bench, sleepers, usual));
    assert_int_equal(session_run(bench.session, UINT64_MAX), SESSION_ENDED);
    assert_string_equal(buf_text(&bench.out), "slept 1\nslept 2\n");
    assert_int_equal(session_exit_status(bench.session), 0);
    assert_true(machine_time(session_world(bench.session)) == 2000000000);
    assert_int_equal(session_run(bench.session, UINT64_MAX), SESSION_ENDED);
    bench_close(&bench);
}

static void movers_stop_where_they_say(void **state) {
    (void)state;
    Bench bench;
    assert_true(bench_open(&bench, sleepers, usual));
    World *world = session_world(bench.session);
    Watch *watch = session_watch(bench.session);
    assert_int_equal(session_move(bench.session, GRAIN_LINE, 3, FORWARD).reason, HALT_REACHED);
    assert_int_equal(world->steps, 3);
    assert_int_equal(session_move(bench.session, GRAIN_HANDLE, 2, FORWARD).reason, HALT_REACHED);
    assert_int_equal(watch->counts[EVENT_HANDLE_BEGIN], 2);
    assert_int_equal(watch->handle.a, LABEL_STEP);
    assert_int_equal(watch->handle.b, 2);
    assert_int_equal(session_move(bench.session, GRAIN_CLOCK, 1, FORWARD).reason, HALT_REACHED);
    assert_true(machine_time(world) == 1000000000);
    assert_int_equal(session_move(bench.session, GRAIN_ITERATION, 1, FORWARD).reason, HALT_REACHED);
    assert_int_equal(session_move(bench.session, GRAIN_BREAK, 1, FORWARD).reason, HALT_END);
    assert_int_equal(session_move(bench.session, GRAIN_LINE, 1, FORWARD).reason, HALT_END);
    bench_close(&bench);
}

static bool same_event(const Event *a, const Event *b) {
    bool same_text = (!a->text && !b->text) || (a->text && b->text && strcmp(a->text, b->text) == 0);
    return a->kind == b->kind && a->line == b->line && a->task == b->task && a->time == b->time && a->step == b->step &&
           a->a == b->a && a->b == b->b && a->c == b->c && same_text;
}

static void position_by_position_is_the_same_run(void **state) {
    (void)state;
    Bench one, other;
    assert_true(bench_open(&one, sleepers, usual));
    assert_true(bench_open(&other, sleepers, usual));  // both at once: nothing is global
    session_run(one.session, UINT64_MAX);
    for (uint64_t position = 1; !session_is_over(session_run(other.session, position)); position++) continue;
    LogReader *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    log_read_from_start(a, session_log(one.session));
    log_read_from_start(b, session_log(other.session));
    Event x, y;
    while (log_read(a, &x)) {
        assert_true(log_read(b, &y));
        assert_true(same_event(&x, &y));
    }
    assert_false(log_read(b, &y));
    assert_string_equal(buf_text(&one.out), buf_text(&other.out));
    free(a);
    free(b);
    bench_close(&one);
    bench_close(&other);
}

static void check_end(const char *program, SessionOptions options, SessionState wanted, int status,
                      const char *verdict) {
    Bench bench;
    assert_true(bench_open(&bench, program, options));
    assert_int_equal(session_run(bench.session, UINT64_MAX), wanted);
    assert_int_equal(session_exit_status(bench.session), status);
    Buf text = BUF_INIT;
    session_verdict(bench.session, &text);
    if (*verdict) assert_non_null(strstr(buf_text(&text), verdict));
    else assert_int_equal(text.size, 0);
    buf_free(&text);
    bench_close(&bench);
}

static const char heartbeat[] =
    "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(main())\n";

static void ends(void **state) {
    (void)state;
    SessionOptions options = usual;
    check_end("raise ValueError('x')\n", options, SESSION_ENDED, 1, "");
    check_end("import sys\nsys.exit(7)\n", options, SESSION_ENDED, 7, "");
    check_end("while True: pass\n", options, SESSION_LIMIT, 4, "--max-lines");
    check_end(heartbeat, options, SESSION_LIMIT, 4, "--max-time");
    check_end("x = eval('y')\n", options, SESSION_REFUSED, 3, ":1:5: error: ");
    options.limits.until = 2500000000;
    check_end(heartbeat, options, SESSION_UNTIL, 0, "");
    options = usual;
    options.log_limit = 100 << 10;
    options.limits.time = 0;
    check_end(heartbeat, options, SESSION_LIMIT, 4, "--max-log");
}

static void refusals_before_the_run(void **state) {
    (void)state;
    Bench bench;
    assert_false(bench_open(&bench, "print('no')\ndef f():\n    import tkinter\n", usual));
    assert_non_null(strstr(buf_text(&bench.message), ":3:"));
    assert_non_null(strstr(buf_text(&bench.message), "'tkinter' is not simulated"));
    assert_int_equal(bench.out.size, 0);
    bench_close(&bench);
    assert_true(bench_open(&bench, "import sys\nif sys.platform == 'win32':\n    import tkinter\n", usual));
    bench_close(&bench);
    assert_int_equal(bench_load(&bench, "x = (1\n"), 1);
    bench_close(&bench);
    assert_int_equal(bench_load(&bench, "# loopchef: frobnicate\n"), 3);
    bench_close(&bench);
}

static void names_and_causes(void **state) {
    (void)state;
    Bench bench;
    assert_true(bench_open(&bench, sleepers, usual));
    session_move(bench.session, GRAIN_HANDLE, 2, FORWARD);
    Watch *watch = session_watch(bench.session);
    assert_string_equal(names_get(&watch->tables[WATCH_NAMES], 1), "Task-1");
    assert_string_equal(names_get(&watch->tables[WATCH_LABELS], 2), "nap");
    assert_string_equal(names_get(&watch->tables[WATCH_NAMES], 99), "");
    const Cause *cause = watch_cause(watch, (uint32_t)watch->handle.c);
    assert_non_null(cause);
    assert_int_equal(cause->kind, CAUSE_CREATED);
    assert_int_equal(cause->task, 1);
    assert_null(watch_cause(watch, 4000000));
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_to_its_end), cmocka_unit_test(movers_stop_where_they_say),
        cmocka_unit_test(position_by_position_is_the_same_run), cmocka_unit_test(ends),
        cmocka_unit_test(refusals_before_the_run), cmocka_unit_test(names_and_causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
