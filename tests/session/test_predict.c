// Questions about the future: the answer is what happens, the session stands where it stood, nothing is printed twice.
#include "bench.h"

#include "session/predict.h"

static const char apis[] =
    "import asyncio\n"
    "async def fetch(name, delay):\n"
    "    print(name, 'started')\n"
    "    await asyncio.sleep(delay)\n"
    "    print(name, 'done')\n"
    "async def main():\n"
    "    await asyncio.gather(fetch('A', 3), fetch('B', 1), fetch('C', 2))\n"
    "    print('all')\n"
    "asyncio.run(main())\n";

static Question *asks(Bench *bench, PredictKind kind) {
    uint64_t digest = session_digest(bench->session);
    size_t printed = bench->out.size;
    buf_clear(&bench->message);
    Question *question = predict_ask(bench->session, kind, &bench->message);
    if (!question) fail_msg("%s", buf_text(&bench->message));
    assert_true(session_digest(bench->session) == digest);
    assert_true(bench->out.size == printed);
    assert_true(session_is_true(bench->session));
    assert_true(question->count >= PREDICT_LEAST && question->count <= PREDICT_CHOICES && question->right < question->count);
    for (uint32_t i = 0; i < question->count; i++)
        for (uint32_t j = 0; j < i; j++) assert_string_not_equal(question->choices[i], question->choices[j]);
    return question;
}

static void answer_is(Bench *bench, PredictKind kind, const char *right) {
    Question *question = asks(bench, kind), *again = asks(bench, kind);
    assert_string_equal(question->choices[question->right], right);
    assert_int_equal(again->right, question->right);
    for (uint32_t i = 0; i < question->count; i++) assert_string_equal(again->choices[i], question->choices[i]);
    predict_free(question);
    predict_free(again);
}

static void the_answer_is_what_happens(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    answer_is(&bench, PREDICT_TASK, "Task-1 main");
    answer_is(&bench, PREDICT_OUTPUT, "A started");
    answer_is(&bench, PREDICT_TIME, "1.000 s");
    bench_at_time(&bench, 1);
    answer_is(&bench, PREDICT_TASK, "Task-3 fetch(\"B\")");
    answer_is(&bench, PREDICT_OUTPUT, "B done");
    answer_is(&bench, PREDICT_TIME, "2.000 s");
    bench_at_time(&bench, 3);
    answer_is(&bench, PREDICT_TIME, "it does not move any more");
    session_move(bench.session, GRAIN_HANDLE, 4, FORWARD);
    answer_is(&bench, PREDICT_OUTPUT, "all");
    answer_is(&bench, PREDICT_TASK, "none: the run ends");
    bench_end(&bench);
    assert_null(predict_ask(bench.session, PREDICT_TASK, &bench.message));
    bench_close(&bench);
}

static void other_choices_are_plausible(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, apis);
    bench_at_time(&bench, 1);
    static const char *const wanted[][4] = {
        [PREDICT_TASK] = {"Task-1 main", "Task-2 fetch(\"A\")", "Task-3 fetch(\"B\")", "Task-4 fetch(\"C\")"},
        [PREDICT_OUTPUT] = {"A done", "B done", "C done", "nothing more is printed"},
        [PREDICT_TIME] = {"1.000 s", "2.000 s", "3.000 s", "4.000 s"},
    };
    for (int kind = 0; kind < PREDICT_KIND_COUNT; kind++) {
        Question *question = asks(&bench, (PredictKind)kind);
        for (int i = 0; i < 4; i++) {
            bool there = false;
            for (uint32_t j = 0; j < question->count; j++) there |= strcmp(question->choices[j], wanted[kind][i]) == 0;
            if (!there) fail_msg("no choice %s", wanted[kind][i]);
        }
        predict_free(question);
    }
    bench_close(&bench);
}

// The wakeup comes from the timer's handle, the timer from the line of the sleep.
static void the_decision_is_shown(void **state) {
    (void)state;
    Bench bench;
    Score score = {0};
    bench_open(&bench, apis);
    session_move(bench.session, GRAIN_ITERATION, 2, FORWARD);
    Question *question = asks(&bench, PREDICT_TIME);
    assert_false(predict_answer(&score, question, question->right + 1));
    assert_true(predict_answer(&score, question, question->right));
    assert_int_equal(score.asked, 2);
    assert_int_equal(score.right, 1);
    session_goto(bench.session, question->decided);
    assert_int_equal(session_watch(bench.session)->handle.b, 3);        // Task-3 sets its timer
    session_goto(bench.session, question->outcome);
    assert_true(bench_time(&bench) == 1);
    predict_free(question);
    question = asks(&bench, PREDICT_TASK);
    session_goto(bench.session, question->decided);
    assert_int_equal(session_watch(bench.session)->handle.a, LABEL_SET_RESULT);
    predict_free(question);
    bench_close(&bench);
}

static void a_choice_is_between_handles(void **state) {
    (void)state;
    Bench bench;
    PredictKind kind;
    bench_open(&bench, apis);
    assert_false(predict_is_choice(bench.session, true, &kind));
    bench_at_time(&bench, 1);
    assert_true(predict_is_choice(bench.session, false, &kind));
    session_move(bench.session, GRAIN_LINE, 1, FORWARD);
    assert_false(predict_is_choice(bench.session, false, &kind));
    assert_true(predict_is_choice(bench.session, true, &kind));
    bench_close(&bench);
}

static const char stuck[] =
    "import asyncio\n"
    "async def main():\n"
    "    while True: await asyncio.Event().wait()\n"
    "asyncio.run(main())\n";

static void a_deadlock_is_an_answer(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, stuck);
    session_move(bench.session, GRAIN_HANDLE, 1, FORWARD);
    answer_is(&bench, PREDICT_TASK, "none: all wait for ever");
    answer_is(&bench, PREDICT_OUTPUT, "nothing more is printed");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_is_what_happens),
        cmocka_unit_test(other_choices_are_plausible),
        cmocka_unit_test(the_decision_is_shown),
        cmocka_unit_test(a_choice_is_between_handles),
        cmocka_unit_test(a_deadlock_is_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
