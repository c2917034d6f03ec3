// Where movers, breakpoints and questions lead: next over awaits and calls, finish and back, each backward mover the inverse
// of its forward one, conditions, watches, ignore counts, marks, and that what only looks leaves no trace.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "session/breaks.h"
#include "session/chain.h"
#include "session/evaluate.h"
#include "session/marks.h"
#include "session/seek.h"
#include "session/whatif.h"
#include "vm/frame.h"

typedef struct Bench {
    char path[64];
    Scenario scenario;
    Session *session;
    Buf message;
} Bench;

static void bench_open(Bench *bench, const char *program) {
    *bench = (Bench){0};
    strcpy(bench->path, "/tmp/loopchef-moves-XXXXXX");
    int file = mkstemp(bench->path);
    assert_true(write(file, program, strlen(program)) == (ssize_t)strlen(program));
    close(file);
    SessionOptions options = {
        .limits = {.memory = 256 << 20, .lines = 1000000, .operations = 100000000, .time = INT64_C(3600000000000),
                   .until = INT64_MAX, .recursion = 1000},
        .travel = true,
    };
    assert_int_equal(scenario_load(&bench->scenario, bench->path, &bench->message), 0);
    bench->session = session_open(&bench->scenario, &options, &bench->message);
    assert_non_null(bench->session);
}

static void bench_close(Bench *bench) {
    assert_true(session_is_true(bench->session));
    session_close(bench->session);
    scenario_free(&bench->scenario);
    buf_free(&bench->message);
    unlink(bench->path);
}

static int line(Bench *bench) {
    const Frame *frame = seek_line_frame(bench->session);
    return frame ? (int)frame->line : 0;
}

// The first stop at a line, for what follows.
static void go_to_line(Bench *bench, const char *number) {
    Buf problem = BUF_INIT;
    int set = session_break(bench->session, BREAK_LINE, number, NULL, true, &problem);
    assert_true(set);
    assert_int_equal(session_move(bench->session, GRAIN_BREAK, 1, FORWARD).reason, HALT_BREAK);
    assert_null(session_break_find(bench->session, set));   // a temporary one
    assert_int_equal(line(bench), atoi(number));
    buf_free(&problem);
}

static const char sleepers[] =
    "import asyncio\n"
    "count = 0\n"
    "def add(n):\n"
    "    global count\n"
    "    count += n\n"
    "    return count\n"
    "async def nap(name, n):\n"
    "    add(n)\n"
    "    await asyncio.sleep(n)\n"
    "    add(10)\n"
    "    return name\n"
    "async def main():\n"
    "    both = await asyncio.gather(nap('a', 2), nap('b', 1))\n"
    "    first = await nap('c', 1)\n"
    "    print(both, first)\n"
    "asyncio.run(main())\n";

static void next_stays_with_its_task(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    go_to_line(&bench, "13");
    static const int lines[] = {14, 15};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(session_move(bench.session, GRAIN_NEXT, 1, FORWARD).reason, HALT_REACHED);
        assert_int_equal(line(&bench), lines[i]);
    }
    session_move(bench.session, GRAIN_NEXT, 2, BACK);
    assert_int_equal(line(&bench), 13);
    go_to_line(&bench, "8");
    session_move(bench.session, GRAIN_NEXT, 1, FORWARD);   // over add()
    assert_int_equal(line(&bench), 9);
    session_move(bench.session, GRAIN_NEXT, 1, FORWARD);   // over the await, in which the other task runs
    assert_int_equal(line(&bench), 10);
    assert_int_equal(machine_time(session_world(bench.session)), 2000000000);
    session_move(bench.session, GRAIN_NEXT, 2, BACK);
    assert_int_equal(line(&bench), 8);
    bench_close(&bench);
}

static void finish_and_back(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    go_to_line(&bench, "5");
    session_move(bench.session, GRAIN_FINISH, 1, FORWARD);
    assert_int_equal(line(&bench), 9);
    session_move(bench.session, GRAIN_FINISH, 1, BACK);     // where nap() was entered
    assert_int_equal(line(&bench), 8);
    go_to_line(&bench, "6");
    session_move(bench.session, GRAIN_FINISH, 1, BACK);     // where add() was entered: its first line with code
    assert_true(line(&bench) == 5);
    bench_close(&bench);
}

// Every place that `count` moves forward reach is reached again by as many back.
static void check_inverse(Grain grain) {
    enum { MOST = 200 };
    Bench bench;
    uint64_t places[MOST];
    int count = 0;
    bench_open(&bench, sleepers);
    places[count++] = session_position(bench.session);
    while (count < MOST && !session_is_over(session_state(bench.session))) {
        Halt halt = session_move(bench.session, grain, 1, FORWARD);
        if (halt.reason == HALT_REACHED) places[count++] = session_position(bench.session);
    }
    for (int i = count - 1; i >= 0; i--) {
        Halt halt = session_move(bench.session, grain, 1, BACK);
        assert_int_equal(session_position(bench.session), places[i]);
        assert_int_equal(halt.reason, i == 0 ? HALT_START : HALT_REACHED);
    }
    bench_close(&bench);
}

static void back_is_the_inverse(void **state) {
    (void)state;
    check_inverse(GRAIN_LINE);
    check_inverse(GRAIN_HANDLE);
    check_inverse(GRAIN_ITERATION);
    check_inverse(GRAIN_CLOCK);
}

static int set(Bench *bench, BreakKind kind, const char *what, const char *condition) {
    Buf problem = BUF_INIT;
    int number = session_break(bench->session, kind, what, condition, false, &problem);
    assert_true(number);
    buf_free(&problem);
    return number;
}

static Halt run(Bench *bench, Direction direction) { return session_move(bench->session, GRAIN_BREAK, 1, direction); }

static void conditions_and_ignore_counts(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    int conditional = set(&bench, BREAK_LINE, "9", "name == 'b'"), other = set(&bench, BREAK_LINE, "10", NULL);
    assert_int_equal(run(&bench, FORWARD).number, conditional);
    session_break_ignore(bench.session, other, 1);
    assert_int_equal(run(&bench, FORWARD).number, other);
    assert_int_equal(machine_time(session_world(bench.session)), 2000000000);
    assert_int_equal(session_break_find(bench.session, other)->hits, 2);
    assert_int_equal(run(&bench, BACK).number, other);          // it is not ignored on the way back: the last hit
    assert_int_equal(machine_time(session_world(bench.session)), 1000000000);
    assert_int_equal(run(&bench, BACK).number, conditional);
    assert_int_equal(run(&bench, BACK).reason, HALT_START);
    session_break_enable(bench.session, conditional, false);
    assert_int_equal(session_move(bench.session, GRAIN_BREAK, 3, FORWARD).number, other);
    assert_int_equal(machine_time(session_world(bench.session)), 3000000000);
    bench_close(&bench);
}

// One that is passed does not hide another at the same place.
static void an_ignored_one_hides_nothing(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    int ignored = set(&bench, BREAK_LINE, "10", NULL), shown = set(&bench, BREAK_LINE, "10", NULL);
    session_break_ignore(bench.session, ignored, 100);
    assert_int_equal(run(&bench, FORWARD).number, shown);
    assert_string_equal(session_break_said(bench.session), "Breakpoint 2, line 10");
    bench_close(&bench);
}

static void watches(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    set(&bench, BREAK_WATCH, "count", NULL);
    static const char *const said[] = {"Watch 1: count was 0, is 2", "Watch 1: count was 2, is 3", "Watch 1: count was 3, is 13"};
    uint64_t places[3];
    for (int i = 0; i < 3; i++) {
        assert_int_equal(run(&bench, FORWARD).reason, HALT_BREAK);
        assert_string_equal(session_break_said(bench.session), said[i]);
        places[i] = session_position(bench.session);
    }
    for (int i = 1; i >= 0; i--) {
        assert_int_equal(run(&bench, BACK).reason, HALT_BREAK);
        assert_string_equal(session_break_said(bench.session), said[i]);
        assert_int_equal(session_position(bench.session), places[i]);
    }
    assert_int_equal(run(&bench, BACK).reason, HALT_START);
    assert_int_equal(run(&bench, FORWARD).reason, HALT_BREAK);     // it is not compared with what it was later
    assert_string_equal(session_break_said(bench.session), said[0]);
    session_goto(bench.session, places[2]);
    session_goto(bench.session, 0);
    assert_int_equal(run(&bench, FORWARD).reason, HALT_BREAK);
    assert_string_equal(session_break_said(bench.session), said[0]);
    bench_close(&bench);
}

static void becomes_true_once(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    set(&bench, BREAK_WHEN, "count > 12", NULL);
    assert_int_equal(run(&bench, FORWARD).reason, HALT_BREAK);
    assert_int_equal(run(&bench, FORWARD).reason, HALT_END);
    assert_int_equal(run(&bench, BACK).reason, HALT_BREAK);
    bench_close(&bench);
}

static void evaluate(Bench *bench, const char *expression, Evaluated how, const char *wanted) {
    Buf text = BUF_INIT;
    uint64_t before = session_digest(bench->session);
    assert_int_equal(evaluate_repr(bench->session, expression, &text), how);
    if (wanted) assert_string_equal(buf_text(&text), wanted);
    assert_true(session_digest(bench->session) == before);
    buf_free(&text);
}

static void looking_leaves_no_trace(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, sleepers);
    go_to_line(&bench, "9");
    evaluate(&bench, "name, n, count", EVALUATED, "('a', 2, 2)");
    evaluate(&bench, "add(100)", EVALUATED, "102");
    evaluate(&bench, "count", EVALUATED, "2");
    evaluate(&bench, "print('x')", EVALUATED, "x\nNone");
    evaluate(&bench, "[name + c for c in 'xy']", EVALUATED, "['ax', 'ay']");
    evaluate(&bench, "asyncio.create_task(nap('d', 1)) and None", EVALUATED, NULL);
    evaluate(&bench, "nothing", EVALUATED_RAISED, "NameError: name 'nothing' is not defined");
    evaluate(&bench, "1 +", EVALUATED_REFUSED, NULL);
    evaluate(&bench, "n = 1", EVALUATED_REFUSED, NULL);
    evaluate(&bench, "await nap('d', 1)", EVALUATED_REFUSED, NULL);
    evaluate(&bench, "sum(1 for _ in iter(int, 1))", EVALUATED_REFUSED, NULL);
    assert_true(select_task(bench.session, "main"));
    evaluate(&bench, "name", EVALUATED_RAISED, NULL);
    assert_false(select_up(bench.session, 1));
    assert_false(select_task(bench.session, "nobody"));
    bench_close(&bench);
}

static void marks(void **state) {
    (void)state;
    Bench bench;
    Halt halt;
    static const char program[] = "# loopchef: mark one at 1s\n# loopchef: mark late at 60s\n";
    char *text = malloc(sizeof program + sizeof sleepers);
    strcat(strcpy(text, program), sleepers);
    bench_open(&bench, text);
    assert_false(session_goto_previous_mark(bench.session, &halt));
    assert_true(session_goto_next_mark(bench.session, &halt));
    assert_int_equal(machine_time(session_world(bench.session)), 1000000000);
    uint64_t one = session_position(bench.session);
    session_move(bench.session, GRAIN_CLOCK, 1, FORWARD);
    session_mark(bench.session, "mine");
    uint64_t mine = session_position(bench.session);
    session_goto(bench.session, 0);
    assert_true(session_goto_next_mark(bench.session, &halt) && session_position(bench.session) == one);
    assert_true(session_goto_next_mark(bench.session, &halt) && session_position(bench.session) == mine);
    assert_true(session_goto_previous_mark(bench.session, &halt) && session_position(bench.session) == one);
    assert_true(session_goto_mark(bench.session, "mine", &halt) && session_position(bench.session) == mine);
    assert_false(session_goto_mark(bench.session, "yours", &halt));
    assert_true(session_goto_mark(bench.session, "late", &halt) && halt.reason == HALT_END);
    free(text);
    bench_close(&bench);
}

static void causes(void **state) {
    (void)state;
    Bench bench;
    Chain *chain = calloc(1, sizeof *chain);
    bench_open(&bench, sleepers);
    go_to_line(&bench, "10");
    chain_of_handle(chain, bench.session, (uint32_t)session_watch(bench.session)->handle.c);
    assert_int_equal(chain->count, 4);
    assert_int_equal(chain->links[0].cause.kind, CAUSE_SLEPT);
    assert_string_equal(chain->links[0].waits.text, "sleep(1)");
    assert_int_equal(chain->links[1].cause.kind, CAUSE_TIMER);
    assert_int_equal(chain->links[1].timer.event.line, 9);
    assert_int_equal(chain->links[2].cause.kind, CAUSE_CREATED);
    assert_int_equal(chain->links[2].ready.event.line, 13);
    assert_int_equal(chain->links[3].within.event.kind, 0);     // the main program
    assert_int_equal(chain_find_task(bench.session, "b"), 3);
    free(chain);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_stays_with_its_task), cmocka_unit_test(finish_and_back), cmocka_unit_test(back_is_the_inverse),
        cmocka_unit_test(conditions_and_ignore_counts), cmocka_unit_test(an_ignored_one_hides_nothing),
        cmocka_unit_test(watches), cmocka_unit_test(becomes_true_once), cmocka_unit_test(looking_leaves_no_trace),
        cmocka_unit_test(marks), cmocka_unit_test(causes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
