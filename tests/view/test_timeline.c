// The picture of time and the dry-run table, as golden texts: widths, ASCII, colours, odd runs.
#include "golden.h"
#include "session/stream.h"
#include "view/table.h"
#include "view/timeline.h"

typedef void Program(Sink sink);

static void draw_both(Program *program, const char *title, Look look, Buf *out) {
    Log *log = log_new(0);
    program(log_sink(log));
    Story *story = story_new(log, TIMELINE_LANES);
    Canvas *picture = timeline_draw(story, look, &(TimelineOptions){.title = title, .legend = look.ascii});
    canvas_print(picture, 0, picture->height, out);
    buf_add_byte(out, '\n');
    Canvas *table = table_draw(story, log, look);
    canvas_print(table, 0, table->height, out);
    canvas_free(table);
    canvas_free(picture);
    story_free(story);
    log_free(log);
}

static void check(Program *program, const char *title, Look look, const char *golden) {
    Buf out = BUF_INIT;
    draw_both(program, title, look, &out);
    golden_check("view", golden, buf_text(&out));
    buf_free(&out);
}

static void three_apis_as_documented(void **state) {
    (void)state;
    check(stream_three_apis, "three_apis.py", (Look){.width = 120}, "three_apis_120.txt");
    check(stream_three_apis, "three_apis.py", (Look){.width = 80}, "three_apis_80.txt");
    check(stream_three_apis, "three_apis.py", (Look){.width = 40}, "three_apis_40.txt");
    check(stream_three_apis, "three_apis.py", (Look){.width = 200}, "three_apis_200.txt");
}

static void blocking_call_as_documented(void **state) {
    (void)state;
    check(stream_blocking_call, "blocking_call.py", (Look){.width = 120}, "blocking_call_120.txt");
    check(stream_blocking_call, "blocking_call.py", (Look){.width = 80}, "blocking_call_80.txt");
    check(stream_blocking_call, "blocking_call.py", (Look){.width = 40}, "blocking_call_40.txt");
}

static void ascii_and_colours(void **state) {
    (void)state;
    check(stream_blocking_call, "blocking_call.py", (Look){.width = 120, .ascii = true}, "blocking_call_ascii.txt");
    check(stream_blocking_call, "blocking_call.py", (Look){.width = 120, .colours = COLOUR_16}, "blocking_call_16.txt");
    check(stream_three_apis, "three_apis.py", (Look){.width = 120, .colours = COLOUR_TRUE}, "three_apis_colour.txt");
}

static void program_without_a_loop(Sink sink) {
    Stream stream = stream_begin(sink, false);
    static const double lengths[] = {2, 1, 3};
    static const char *const texts[] = {"time.sleep(2)", "time.sleep(1)", "time.sleep(3)"};
    for (int i = 0; i < 3; i++) {
        stream.now.line = 5;
        stream_block(&stream, lengths[i], texts[i]);
        stream_send(&stream, EVENT_OUTPUT, 1, 0, 5, "done\n");
    }
    stream_end(&stream, false, 0);
}

static void ends_of_all_kinds(Sink sink) {
    Stream stream = stream_begin(sink, true);
    uint32_t failing = stream_create(&stream, "Task-1", "main"), cancelled = stream_create(&stream, "watcher", "watch");
    stream_create(&stream, "Task-3", "waits");
    stream_iteration(&stream, 3);
    stream_run(&stream, LABEL_STEP, failing);
    stream_sleep(&stream, LABEL_STEP, failing, 0.5, "sleep(0.5)");
    stream_run(&stream, LABEL_STEP, cancelled);
    stream_sleep(&stream, LABEL_STEP, cancelled, 10, "sleep(10)");
    stream_run(&stream, LABEL_STEP, 3);
    stream_send(&stream, EVENT_TASK_WAITS, 3, AWAIT_EVENT, 1, "Event.wait");
    stream_ran(&stream, LABEL_STEP, 3);
    stream_wake(&stream, 0.5, failing);
    stream_done(&stream, failing, 1, "ValueError: no such dish");
    stream_wake(&stream, 0.75, cancelled);
    stream_done(&stream, cancelled, 2, NULL);
    stream_send(&stream, EVENT_DEADLOCK, 0, 0, 0, "deadlock: nothing is ready and no timer is set");
    stream_end(&stream, true, 4);
}

static void wide_names(Sink sink) {
    Stream stream = stream_begin(sink, true);
    uint32_t wide = stream_create(&stream, "厨房の注文を全部まとめて料理する長い名前のタスク", "main");
    uint32_t odd = stream_create(&stream, "e\xCC\x81t\xC3\xA9\x01\x1b[31m", "x");
    stream_iteration(&stream, 2);
    stream_run(&stream, LABEL_STEP, wide);
    stream_sleep(&stream, LABEL_STEP, wide, 1, "sleep(1)");
    stream_run(&stream, LABEL_STEP, odd);
    stream_sleep(&stream, LABEL_STEP, odd, 1, "sleep(1)");
    stream_wake(&stream, 1, wide);
    stream_done(&stream, wide, 0, NULL);
    stream_wake(&stream, 1, odd);
    stream_done(&stream, odd, 0, NULL);
    stream_end(&stream, true, 0);
}

static void no_time_at_all(Sink sink) {
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "a");
    stream_create(&stream, "Task-2", "b");
    for (int turn = 0; turn < 3; turn++) {
        stream_iteration(&stream, 2);
        for (uint32_t id = 1; id <= 2; id++) {
            stream_run(&stream, LABEL_STEP, id);
            if (turn == 2) {
                stream_done(&stream, id, 0, NULL);
                continue;
            }
            stream_send(&stream, EVENT_TASK_WAITS, id, AWAIT_YIELD, 0, "sleep(0)");
            stream_ran(&stream, LABEL_STEP, id);
        }
    }
    stream_end(&stream, true, 0);
}

static void many_tasks(Sink sink) {
    Stream stream = stream_begin(sink, true);
    for (uint32_t i = 1; i <= 100; i++) {
        char name[24];
        snprintf(name, sizeof name, "Task-%u", i);
        stream_create(&stream, name, "sleeper");
    }
    stream_iteration(&stream, 100);
    for (uint32_t i = 1; i <= 100; i++) {
        stream_run(&stream, LABEL_STEP, i);
        stream_sleep(&stream, LABEL_STEP, i, i / 10.0, "sleep(...)");
    }
    for (uint32_t i = 1; i <= 100; i++) {
        stream_wake(&stream, i / 10.0, i);
        stream_done(&stream, i, 0, NULL);
    }
    stream_end(&stream, true, 0);
}

static void workers(Sink sink) {
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "main");
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, 1);
    stream_send(&stream, EVENT_TASK_WAITS, 1, AWAIT_EXECUTOR, 0, "to_thread");
    stream_ran(&stream, LABEL_STEP, 1);
    stream.now.thread = 1;
    stream_send(&stream, EVENT_THREAD_BEGIN, 1, 0, 0, "asyncio_0");
    stream_send(&stream, EVENT_THREAD_JOB, 1, 1, 0, "blocking_io");
    stream_block(&stream, 2, "time.sleep(2)");
    stream_send(&stream, EVENT_THREAD_IDLE, 1, 1, 0, NULL);
    stream.now.thread = 0;
    stream_ready(&stream, LABEL_WAKEUP, 1);
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_WAKEUP, 1);
    stream_done(&stream, 1, 0, NULL);
    stream_send(&stream, EVENT_THREAD_END, 1, 0, 0, NULL);
    stream_end(&stream, true, 0);
}

static void other_runs(void **state) {
    (void)state;
    check(program_without_a_loop, "sync_chef.py", (Look){.width = 100}, "without_a_loop.txt");
    check(ends_of_all_kinds, "ends.py", (Look){.width = 100}, "ends.txt");
    check(wide_names, "wide.py", (Look){.width = 60}, "wide_names.txt");
    check(wide_names, "wide.py", (Look){.width = 60, .ascii = true}, "wide_names_ascii.txt");
    check(no_time_at_all, "turns.py", (Look){.width = 100}, "steps.txt");
    check(many_tasks, "many.py", (Look){.width = 80}, "many.txt");
    check(workers, "workers.py", (Look){.width = 100}, "workers.txt");
}

static void nothing_at_all(Sink sink) { (void)sink; }

// Whatever the width: nothing is drawn outside, no line is wider.
static void any_width(void **state) {
    (void)state;
    static Program *const programs[] = {stream_three_apis, stream_blocking_call, ends_of_all_kinds, wide_names,
                                        no_time_at_all, many_tasks, nothing_at_all};
    for (int width = 1; width < 300; width += width < 130 ? 1 : 17) {
        for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
            Buf out = BUF_INIT;
            draw_both(programs[i], "a_program_with_a_long_name.py", (Look){.width = width}, &out);
            for (char *line = out.data; line && *line;) {
                char *end = strchr(line, '\n');
                *end = 0;
                assert_true(text_width(line) <= width);
                line = end + 1;
            }
            buf_free(&out);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_apis_as_documented), cmocka_unit_test(blocking_call_as_documented),
        cmocka_unit_test(ascii_and_colours), cmocka_unit_test(other_runs), cmocka_unit_test(any_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
