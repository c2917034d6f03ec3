// What-if: a task is failed or delayed in every state it can be in; going back undoes it exactly; going on repeats it.
#include "bench.h"

static const char apis[] =
    "import asyncio\n"
    "async def fetch(name, delay):\n"
    "    try:\n"
    "        await asyncio.sleep(delay)\n"
    "    except ValueError as e:\n"
    "        print(name, 'failed:', e)\n"
    "    print(name, asyncio.get_running_loop().time())\n"
    "async def main():\n"
    "    await asyncio.gather(fetch('A', 3), fetch('B', 1), fetch('C', 2))\n"
    "    print('all')\n"
    "asyncio.run(main())\n";

// ---- Undone and done again --------------------------------------------------------------------------------

// What was done just now, at this position: the same whenever the run passes here, and gone when it has gone back past it.
static void is_exact(Bench *bench, uint64_t before) {
    Session *session = bench->session;
    uint64_t here = session_position(session), after = session_digest(session);
    char *printed = strdup(bench_end(bench));
    uint64_t end = session_position(session), at_end = session_digest(session);
    session_goto(session, here);
    assert_true(session_digest(session) == after);
    assert_string_equal(bench_end(bench), printed);
    assert_true(session_position(session) == end);
    assert_true(session_digest(session) == at_end);
    session_goto(session, here - 1);
    assert_int_equal(session_intervention_count(session), 0);
    session_goto(session, here);
    assert_true(session_digest(session) == before);
    assert_true(session_is_true(session));
    free(printed);
}

static void fails(Bench *bench, const char *who, const char *printed) {
    uint64_t before = session_digest(bench->session), here = session_position(bench->session);
    if (!bench_fail(bench, who, "ValueError('no')")) fail_msg("%s", buf_text(&bench->message));
    assert_string_equal(bench_end(bench), printed);
    session_goto(bench->session, here);
    is_exact(bench, before);
}

static void delays(Bench *bench, const char *who, double seconds, const char *printed) {
    uint64_t before = session_digest(bench->session), here = session_position(bench->session);
    if (!bench_delay(bench, who, seconds)) fail_msg("%s", buf_text(&bench->message));
    assert_string_equal(bench_end(bench), printed);
    session_goto(bench->session, here);
    is_exact(bench, before);
}

static void refuses(Bench *bench, bool done, const char *why) {
    assert_false(done);
    assert_string_equal(buf_text(&bench->message), why);
    assert_int_equal(session_intervention_count(bench->session), 0);
}

// ---- fail -------------------------------------------------------------------------------------------------

static void a_sleeping_task_fails(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    fails(&bench, "C", "C failed: no\nC 1.0\nB 1.0\nA 3.0\nall\n");
    fails(&bench, "Task-2", "A failed: no\nA 1.0\nB 1.0\nC 2.0\nall\n");
    bench_close(&bench);
}

static void a_sleep_that_has_fired_fails(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    session_move(bench.session, GRAIN_HANDLE, 1, FORWARD);    // its set_result is in the queue
    fails(&bench, "B", "B failed: no\nB 1.0\nC 2.0\nA 3.0\nall\n");
    session_move(bench.session, GRAIN_HANDLE, 1, FORWARD);    // its wakeup is
    fails(&bench, "B", "B failed: no\nB 1.0\nC 2.0\nA 3.0\nall\n");
    bench_close(&bench);
}

static void a_task_before_its_first_step_fails(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    session_move(bench.session, GRAIN_ITERATION, 2, FORWARD);
    fails(&bench, "B", "");                                    // gather raises it in main, and that ends the program
    bench_close(&bench);
}

static const char waiters[] =
    "import asyncio\n"
    "async def wait(name, what):\n"
    "    try:\n"
    "        print(name, await what)\n"
    "    except ValueError as e:\n"
    "        print(name, 'failed:', e)\n"
    "async def value():\n"
    "    await asyncio.sleep(1)\n"
    "    return 7\n"
    "async def main():\n"
    "    future = asyncio.get_running_loop().create_future()\n"
    "    task = asyncio.create_task(value())\n"
    "    all = asyncio.gather(value(), value())\n"
    "    names = [('one', future), ('two', future), ('three', task), ('four', task), ('five', all)]\n"
    "    tasks = [asyncio.create_task(wait(n, w)) for n, w in names]\n"
    "    await asyncio.sleep(2)\n"
    "    future.set_result(3)\n"
    "    for t in tasks: await t\n"
    "asyncio.run(main())\n";

static void siblings_stay(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, waiters);
    bench_at_time(&bench, 1);
    fails(&bench, "one", "one failed: no\nthree 7\nfour 7\nfive [7, 7]\ntwo 3\n");
    fails(&bench, "three", "three failed: no\nfour 7\nfive [7, 7]\none 3\ntwo 3\n");
    fails(&bench, "five", "five failed: no\nthree 7\nfour 7\none 3\ntwo 3\n");
    bench_close(&bench);
}

static void what_cannot_fail_is_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    refuses(&bench, bench_fail(&bench, "B", "ValueError"), "no task 'B' is alive; 'info tasks' shows all");
    bench_at_time(&bench, 1);
    refuses(&bench, bench_fail(&bench, "B", "1 +"), "SyntaxError: invalid syntax");
    refuses(&bench, bench_fail(&bench, "B", "7"), "TypeError: invalid exception object");
    refuses(&bench, bench_fail(&bench, "B", "nobody"), "NameError: name 'nobody' is not defined");
    session_move(bench.session, GRAIN_LINE, 1, FORWARD);
    refuses(&bench, bench_fail(&bench, "B", "ValueError"), "Task-3 runs now and waits for nothing; go to where it does");
    assert_string_equal(bench_end(&bench), "B 1.0\nC 2.0\nA 3.0\nall\n");
    assert_true(session_is_true(bench.session));
    bench_close(&bench);
}

// What a refused statement has done is gone, and forgotten.
static void a_statement_that_raises_leaves_nothing(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    bool done = session_intervene(bench.session, WHATIF_RUN, "asyncio.get_running_loop().create_future(); 1 / 0", NULL, 0,
                                  &bench.message);
    refuses(&bench, done, "ZeroDivisionError: division by zero");
    assert_string_equal(bench_end(&bench), "B 1.0\nC 2.0\nA 3.0\nall\n");
    assert_true(session_is_true(bench.session));
    bench_close(&bench);
}

// The frame that was selected is part of what was done.
static void a_statement_runs_where_it_was_typed(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    uint64_t before = session_digest(bench.session);
    assert_true(select_task(bench.session, "A"));
    assert_true(session_intervene(bench.session, WHATIF_RUN, "name = 'Z'", NULL, 0, &bench.message));
    uint64_t here = session_position(bench.session);
    assert_string_equal(bench_end(&bench), "B 1.0\nC 2.0\nZ 3.0\nall\n");
    session_goto(bench.session, here);
    is_exact(&bench, before);
    bench_close(&bench);
}

// ---- delay ------------------------------------------------------------------------------------------------

static void a_sleep_lasts_longer_or_shorter(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    delays(&bench, "B", 5, "C 2.0\nA 3.0\nB 5.0\nall\n");
    delays(&bench, "B", 2.5, "C 2.0\nB 2.5\nA 3.0\nall\n");
    delays(&bench, "A", 1.5, "B 1.0\nA 1.5\nC 2.0\nall\n");
    delays(&bench, "A", 1, "B 1.0\nA 1.0\nC 2.0\nall\n");
    bench_close(&bench);
}

static void the_next_sleep_is_delayed(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    session_move(bench.session, GRAIN_LINE, 1, FORWARD);
    delays(&bench, "B", 5, "C 2.0\nA 3.0\nB 5.0\nall\n");
    assert_string_equal(buf_text(&bench.message),
                        "no task 'B' is alive: the next sleep of the first one that is made is delayed");
    session_move(bench.session, GRAIN_ITERATION, 2, FORWARD);
    delays(&bench, "fetch(\"A\")", 0.5, "A 0.5\nB 1.0\nC 2.0\nall\n");
    bench_close(&bench);
}

static const char naps[] =
    "import asyncio\n"
    "async def nap():\n"
    "    for i in range(3):\n"
    "        await asyncio.sleep(0)\n"
    "        await asyncio.sleep(1)\n"
    "        print(asyncio.get_running_loop().time())\n"
    "asyncio.run(nap())\n";

static void only_one_sleep_is_delayed(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, naps);
    session_move(bench.session, GRAIN_ITERATION, 1, FORWARD);
    delays(&bench, "nap", 4, "4.0\n5.0\n6.0\n");
    bench_close(&bench);
}

static const char threads[] =
    "import asyncio, time\n"
    "def work():\n"
    "    for i in range(4):\n"
    "        time.sleep(0.5)\n"
    "        print('work', time.monotonic() - start)\n"
    "async def nap():\n"
    "    await asyncio.sleep(1)\n"
    "    print('nap', time.monotonic() - start)\n"
    "async def main():\n"
    "    await asyncio.gather(asyncio.to_thread(work), nap())\n"
    "start = time.monotonic()\n"
    "asyncio.run(main())\n";

// The loop's thread waits for its earliest timer while the worker runs.
static void a_sleep_is_delayed_from_a_worker(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, threads);
    bench_at_time(&bench, 0.5);
    session_move(bench.session, GRAIN_LINE, 1, FORWARD);
    delays(&bench, "nap", 0.75, "work 0.5\nnap 0.75\nwork 1.0\nwork 1.5\nwork 2.0\n");
    delays(&bench, "nap", 1.75, "work 0.5\nwork 1.0\nwork 1.5\nnap 1.75\nwork 2.0\n");
    fails(&bench, "nap", "work 0.5\nwork 1.0\nwork 1.5\nwork 2.0\n");
    bench_close(&bench);
}

static const char requests[] =
    "# loopchef: GET https://api.example.com/* takes 2s -> 200\n"
    "import asyncio, httpx\n"
    "async def get(client, what):\n"
    "    print(what, (await client.get('https://api.example.com/' + what)).status_code)\n"
    "async def main():\n"
    "    async with httpx.AsyncClient() as client:\n"
    "        await asyncio.gather(get(client, 'a'), get(client, 'b'))\n"
    "        await get(client, 'c')\n"
    "        print(asyncio.get_running_loop().time())\n"
    "asyncio.run(main())\n";

// Those that begin later, at every URL that matches; or one that is under way, by its task.
static void a_request_takes_longer(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, requests);
    session_move(bench.session, GRAIN_LINE, 1, FORWARD);
    delays(&bench, "https://api.example.com/a*", 3, "b 200\na 200\nc 200\n5.0\n");
    delays(&bench, "https://*", 0.5, "a 200\nb 200\nc 200\n1.0\n");
    bench_at_time(&bench, 2);
    delays(&bench, "a", 2.5, "b 200\na 200\nc 200\n4.5\n");
    bench_close(&bench);
}

static void what_cannot_be_delayed_is_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    refuses(&bench, bench_delay(&bench, "A", 0.5), "Task-2 has slept for 1.000 s already; go back to have it sleep less");
    refuses(&bench, bench_delay(&bench, "A", -1), "a delay cannot be negative");
    session_move(bench.session, GRAIN_ITERATION, 1, FORWARD);
    refuses(&bench, bench_delay(&bench, "B", 5), "Task-3 has slept: its timer has fired; go back to before that");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sleeping_task_fails),
        cmocka_unit_test(a_sleep_that_has_fired_fails),
        cmocka_unit_test(a_task_before_its_first_step_fails),
        cmocka_unit_test(siblings_stay),
        cmocka_unit_test(what_cannot_fail_is_refused),
        cmocka_unit_test(a_statement_that_raises_leaves_nothing),
        cmocka_unit_test(a_statement_runs_where_it_was_typed),
        cmocka_unit_test(a_sleep_lasts_longer_or_shorter),
        cmocka_unit_test(the_next_sleep_is_delayed),
        cmocka_unit_test(only_one_sleep_is_delayed),
        cmocka_unit_test(a_sleep_is_delayed_from_a_worker),
        cmocka_unit_test(a_request_takes_longer),
        cmocka_unit_test(what_cannot_be_delayed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
