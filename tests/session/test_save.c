// A saved session: taken up again it is the same; another scenario, version or a broken file is refused, and nothing changes.
#include "bench.h"

#include "session/breaks.h"
#include "session/evaluate.h"
#include "session/inner.h"
#include "session/save.h"

static const char program[] =
    "import asyncio, random, sys\n"
    "async def fetch(name, delay):\n"
    "    await asyncio.sleep(delay)\n"
    "    print(name, random.random(), sys.argv[1:])\n"
    "async def main():\n"
    "    await asyncio.gather(fetch('A', 3), fetch('B', 1), fetch('C', 2), return_exceptions=True)\n"
    "asyncio.run(main())\n";

static const char *const path = "/tmp/loopchef-saved.json";

static void bench_reopen(Bench *bench, uint64_t seed, char **args, int count) {
    SessionOptions options = bench_options(bench);
    options.seed = seed;
    options.args = args;
    options.arg_count = count;
    session_close(bench->session);
    bench->session = session_open(&bench->scenario, &options, &bench->message);
    assert_non_null(bench->session);
}

static void saves(Bench *bench) {
    if (!session_save(bench->session, path, &bench->message)) fail_msg("%s", buf_text(&bench->message));
}

// In place of the one that is open.
static void loads(Bench *bench) {
    buf_clear(&bench->message);
    Session *loaded = session_load(bench->session, path, &bench->message);
    if (!loaded) fail_msg("%s", buf_text(&bench->message));
    session_close(bench->session);
    bench->session = loaded;
}

static void everything_is_taken_up(void **state) {
    (void)state;
    Bench bench;
    char *args[] = {"one", "två"};
    bench_open(&bench, program);
    bench_reopen(&bench, 18446744073709551615u, args, 2);
    bench_at_time(&bench, 1);
    assert_true(bench_delay(&bench, "C", 5));
    assert_true(select_task(bench.session, "A"));
    assert_true(session_intervene(bench.session, WHATIF_RUN, "name = 'Z'", NULL, 0, &bench.message));
    session_move(bench.session, GRAIN_HANDLE, 1, FORWARD);
    assert_true(bench_fail(&bench, "B", "ValueError('no')"));
    marks_set(&bench.session->marks, "here", 12);
    session_break(bench.session, BREAK_LINE, "3", "delay > 1", true, &bench.message);
    session_break(bench.session, BREAK_DONE, NULL, NULL, false, &bench.message);
    session_break(bench.session, BREAK_TASK, "A", NULL, false, &bench.message);
    session_break_delete(bench.session, 2);
    session_break_enable(bench.session, 3, false);
    session_break_ignore(bench.session, 3, 4);
    session_move(bench.session, GRAIN_HANDLE, 1, FORWARD);
    uint64_t position = session_position(bench.session), events = log_count(session_log(bench.session));
    saves(&bench);
    char *rest = strdup(bench_end(&bench));

    bench_reopen(&bench, 0, NULL, 0);
    buf_clear(&bench.out);
    loads(&bench);
    assert_string_equal(buf_text(&bench.out), "");
    assert_true(session_position(bench.session) == position);
    assert_true(log_count(session_log(bench.session)) == events);
    assert_int_equal(session_intervention_count(bench.session), 3);
    assert_true(marks_find(&bench.session->marks, "here")->position == 12);
    assert_int_equal(session_break_count(bench.session), 2);
    const Break *one = session_break_find(bench.session, 1), *three = session_break_find(bench.session, 3);
    assert_true(one->kind == BREAK_LINE && one->line == 3 && one->temporary && strcmp(one->condition, "delay > 1") == 0);
    assert_true(three->kind == BREAK_TASK && !three->enabled && three->ignore == 4 && strcmp(three->what, "A") == 0);
    assert_string_equal(bench_end(&bench), rest);
    assert_non_null(strstr(rest, "['one', 'två']"));
    free(rest);
    assert_true(session_is_true(bench.session));
    bench_close(&bench);
}

static void the_end_is_a_position(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, program);
    bench_end(&bench);
    uint64_t position = session_position(bench.session);
    saves(&bench);
    session_goto(bench.session, 0);
    loads(&bench);
    assert_int_equal(session_state(bench.session), SESSION_ENDED);
    assert_true(session_position(bench.session) == position);
    bench_close(&bench);
}

// ---- Refused ----------------------------------------------------------------------------------------------

static void put_file(const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void refuses(Bench *bench, const char *text, const char *why) {
    uint64_t digest = session_digest(bench->session);
    if (text) put_file(text);
    buf_clear(&bench->message);
    assert_null(session_load(bench->session, path, &bench->message));
    assert_non_null(strstr(buf_text(&bench->message), why));
    assert_true(session_digest(bench->session) == digest);
}

static void what_is_no_saved_session_is_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, program);
    bench_at_time(&bench, 1);
    refuses(&bench, "{\n  \"loopchef\": 1,\n  oops\n}", "/tmp/loopchef-saved.json:3:");
    refuses(&bench, "{}", "not a saved session: it lacks 'loopchef'");
    refuses(&bench, "[1]", "not a saved session: it lacks 'loopchef'");
    refuses(&bench, "{\"loopchef\": 2}", "it is of version 2; this loopchef knows version 1");
    refuses(&bench, "{\"loopchef\": 1, \"scenario\": {\"path\": \"x.py\", \"hash\": \"fnv1a64:0\"}}",
            "it was saved for x.py with another text than this scenario has");
    refuses(&bench, "{\"loopchef\": 1, \"loopchef\": 1}", "duplicate object key");
    unlink(path);
    refuses(&bench, NULL, "No such file or directory");
    assert_false(session_save(bench.session, "/nowhere/x.json", &bench.message));
    bench_close(&bench);
}

// A good file with one thing changed.
static void refuses_changed(Bench *bench, const char *from, const char *to, const char *why) {
    Buf text = BUF_INIT, changed = BUF_INIT;
    saves(bench);
    buf_read_file(&text, path, 1 << 20);
    const char *at = strstr(buf_text(&text), from);
    assert_non_null(at);
    buf_add(&changed, text.data, (size_t)(at - text.data));
    buf_add_text(&changed, to);
    buf_add_text(&changed, at + strlen(from));
    refuses(bench, buf_text(&changed), why);
    buf_free(&text);
    buf_free(&changed);
}

static void what_cannot_be_done_again_is_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, program);
    bench_at_time(&bench, 1);
    assert_true(bench_fail(&bench, "C", "ValueError"));
    session_break(bench.session, BREAK_LINE, "3", NULL, false, &bench.message);
    refuses_changed(&bench, "\"C\"", "\"X\"", "'fail X' cannot be done again: no task 'X' is alive");
    refuses_changed(&bench, "\"C\"", "7", "not as it should be: 'target'");
    refuses_changed(&bench, "\"fail\"", "\"boil\"", "not as it should be: 'do'");
    refuses_changed(&bench, "\"what\": \"3\"", "\"what\": \"99\"", "no line at or behind 99 is ever run");
    refuses_changed(&bench, "\"seed\": \"0\"", "\"seed\": \"x\"", "not as it should be: 'seed'");
    refuses_changed(&bench, "\"marks\": []", "\"marks\": [3]", "not as it should be: 'marks'");
    refuses_changed(&bench, "\"number\": 1", "\"number\": -1", "not as it should be: 'number'");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_taken_up),
        cmocka_unit_test(the_end_is_a_position),
        cmocka_unit_test(what_is_no_saved_session_is_refused),
        cmocka_unit_test(what_cannot_be_done_again_is_refused),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
