// The trace: byte for byte what the recordings have.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "session/stream.h"
#include "session/trace.h"

static void check(void (*program)(Sink sink), int status, const char *wanted) {
    char path[] = "/tmp/loopchef-trace-XXXXXX";
    close(mkstemp(path));
    Trace *trace = trace_open(path);
    assert_non_null(trace);
    program(trace_sink(trace));
    assert_true(trace_close(trace, status));
    Buf text = BUF_INIT;
    assert_true(buf_read_file(&text, path, 1 << 20));
    assert_string_equal(buf_text(&text), wanted);
    buf_free(&text);
    unlink(path);
}

static void three_apis(void **state) {
    (void)state;
    check(stream_three_apis, 0,
          "{\"iteration\": 1, \"time\": 0.0, \"ran\": [\"Task-1:step\"]}\n"
          "{\"iteration\": 2, \"time\": 0.0, \"ran\": [\"Task-2:step\", \"Task-3:step\", \"Task-4:step\"]}\n"
          "{\"iteration\": 3, \"time\": 1.0, \"ran\": [\"set_result\"]}\n"
          "{\"iteration\": 4, \"time\": 1.0, \"ran\": [\"Task-3:wakeup\"]}\n"
          "{\"iteration\": 5, \"time\": 2.0, \"ran\": [\"set_result\"]}\n"
          "{\"iteration\": 6, \"time\": 2.0, \"ran\": [\"Task-4:wakeup\"]}\n"
          "{\"iteration\": 7, \"time\": 3.0, \"ran\": [\"set_result\"]}\n"
          "{\"iteration\": 8, \"time\": 3.0, \"ran\": [\"Task-2:wakeup\"]}\n"
          "{\"iteration\": 9, \"time\": 3.0, \"ran\": [\"Task-1:wakeup\"]}\n"
          "{\"end\": 3.0, \"exit\": 0}\n");
}

static void odd_names(Sink sink) {
    Stream stream = stream_begin(sink, true);
    uint32_t task = stream_create(&stream, "a \"b\" \\ \n\x01 \xC3\xA9", "x");
    stream_iteration(&stream, 0);  // runs nothing: neither written nor counted
    stream_clock(&stream, 0.0000001, CLOCK_IDLE);
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, task);
    stream_send(&stream, EVENT_TASK_RENAMED, task, 0, 0, "renamed");
    stream_ran(&stream, LABEL_STEP, task);
    stream_iteration(&stream, 2);
    stream_run(&stream, LABEL_WAKEUP, task);
    stream_ran(&stream, LABEL_WAKEUP, task);
    stream_send(&stream, EVENT_HANDLE_BEGIN, LABEL_CALLBACK, 0, 0, "<lambda>");
    stream_send(&stream, EVENT_HANDLE_END, LABEL_CALLBACK, 0, 0, NULL);
    stream_clock(&stream, 0.35, CLOCK_IDLE);
    stream_end(&stream, true, 4);
}

static void escapes_and_empty_iterations(void **state) {
    (void)state;
    check(odd_names, 4,
          "{\"iteration\": 1, \"time\": 1e-07, \"ran\": [\"a \\\"b\\\" \\\\ \\n\\u0001 \xC3\xA9:step\"]}\n"
          "{\"iteration\": 2, \"time\": 1e-07, \"ran\": [\"renamed:wakeup\", \"callback <lambda>\"]}\n"
          "{\"end\": 0.35, \"exit\": 4}\n");
}

static void nothing(Sink sink) { (void)sink; }

static void a_file_that_did_not_run(void **state) {
    (void)state;
    check(nothing, 1, "{\"end\": 0.0, \"exit\": 1}\n");
}

static void cannot_be_written(void **state) {
    (void)state;
    assert_null(trace_open("/no such folder/trace"));
    Trace *trace = trace_open("/dev/full");
    if (!trace) skip();
    assert_false(trace_close(trace, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_apis), cmocka_unit_test(escapes_and_empty_iterations),
        cmocka_unit_test(a_file_that_did_not_run), cmocka_unit_test(cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
