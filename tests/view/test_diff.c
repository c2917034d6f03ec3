// Two schedules, one above the other, and where they part.
#include "session/bench.h"

#include "golden.h"
#include "view/diff.h"

static const char three_apis[] =
    "import asyncio\n"
    "async def fetch(name, delay):\n"
    "    print(f'{name} started')\n"
    "    await asyncio.sleep(delay)\n"
    "    print(f'{name} done!')\n"
    "async def main():\n"
    "    await asyncio.gather(fetch('API A', 3), fetch('API B', 1), fetch('API C', 2))\n"
    "    print(n)\n"
    "n = 7\n"
    "asyncio.run(main())\n";

static DiffKind show(Bench *bench, Buf *out) {
    Buf problem = BUF_INIT;
    Diff *diff = diff_new(bench->session, &problem);
    if (!diff) fail_msg("%s", buf_text(&problem));
    DiffKind kind = diff->kind;
    diff_show(diff, bench->session, (Look){.width = 100}, out);
    diff_free(diff);
    buf_free(&problem);
    return kind;
}

static void is_shown(Bench *bench, DiffKind kind, const char *golden) {
    Buf out = BUF_INIT;
    assert_int_equal(show(bench, &out), kind);
    golden_check("view", golden, buf_text(&out));
    buf_free(&out);
}

static void a_delay_parts_the_schedules(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, three_apis);
    session_move(bench.session, GRAIN_LINE, 3, FORWARD);
    is_shown(&bench, DIFF_UNTOUCHED, "diff_untouched.txt");
    assert_true(bench_delay(&bench, "API B", 5));
    is_shown(&bench, DIFF_SAME, "diff_same.txt");
    bench_at_time(&bench, 2);
    is_shown(&bench, DIFF_HANDLE, "diff_halfway.txt");
    bench_end(&bench);
    uint64_t digest = session_digest(bench.session);
    is_shown(&bench, DIFF_HANDLE, "diff_delay.txt");
    assert_true(session_digest(bench.session) == digest);
    bench_close(&bench);
}

static void a_failure_parts_them(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, three_apis);
    bench_at_time(&bench, 1);
    assert_true(bench_fail(&bench, "API C", "ValueError('no')"));
    bench_end(&bench);
    is_shown(&bench, DIFF_HANDLE, "diff_fail.txt");
    bench_close(&bench);
}

static void the_output_may_differ_alone(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, three_apis);
    bench_at_time(&bench, 1);
    assert_true(session_intervene(bench.session, WHATIF_RUN, "n = 8", NULL, 0, &bench.message));
    bench_end(&bench);
    is_shown(&bench, DIFF_OUTPUT, "diff_output.txt");
    session_goto_time(bench.session, 2000000000);
    is_shown(&bench, DIFF_SAME, "diff_output_not_yet.txt");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_delay_parts_the_schedules),
        cmocka_unit_test(a_failure_parts_them),
        cmocka_unit_test(the_output_may_differ_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
