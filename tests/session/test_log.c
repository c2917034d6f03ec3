// The event log: what is read is what was sent, in little room; the limit; odd events.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/log.h"
#include "session/stream.h"

// A repeatable sequence of numbers (xorshift).
static uint64_t chance(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void assert_same(const Event *a, const Event *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->task, b->task);
    assert_int_equal(a->thread, b->thread);
    assert_int_equal(a->iteration, b->iteration);
    assert_true(a->time == b->time && a->step == b->step && a->a == b->a && a->b == b->b && a->c == b->c);
    assert_int_equal(a->text != NULL, b->text != NULL);
    if (a->text && a->kind == EVENT_OUTPUT) assert_memory_equal(a->text, b->text, (size_t)a->c);
    else if (a->text) assert_string_equal(a->text, b->text);
}

enum { EVENTS = 50000 };

static const char *text_for(uint64_t roll, char *room) {
    switch (roll % 9) {
        case 0: case 1: return NULL;
        case 2: return "";
        case 3: snprintf(room, 100, "Task-%u", (unsigned)(roll >> 8) % 300); return room;
        case 4: snprintf(room, 100, "Task-0%u", (unsigned)(roll >> 8) % 30); return room;
        case 5: snprintf(room, 100, "fetch(\"%u\")", (unsigned)(roll >> 8) % 1000); return room;
        case 6: memset(room, 'x', 90); room[90] = 0; return room;
        case 7: return "Task-4294967295";
        default: return "sleep(1)";
    }
}

static Event any_event(uint64_t *state, const Event *before, char *room) {
    Event event = *before;
    uint64_t roll = chance(state);
    event.kind = (uint8_t)(roll % EVENT_KIND_COUNT);
    if (roll & 0x100) event.step += roll >> 60;
    if (roll & 0x200) event.line = (uint32_t)(chance(state) % 5000);
    if (roll & 0x400) event.task = (uint32_t)chance(state);
    if (roll & 0x800) event.time = (int64_t)((uint64_t)event.time + (chance(state) >> (chance(state) % 50 + 2)));
    if (roll & 0x1000) event.iteration++;
    event.a = roll & 0x2000 ? (int64_t)chance(state) : before->a + 1;
    event.b = roll & 0x4000 ? INT64_MIN : before->b;
    event.c = event.kind == EVENT_OUTPUT ? (int64_t)(chance(state) % 50) : (int64_t)(roll >> 58);
    event.text = event.kind == EVENT_OUTPUT ? "0123456789\0\n\377 23456789012345678901234567890123456789"
                                            : text_for(chance(state), room);
    return event;
}

static void gives_back_what_was_sent(void **unused) {
    (void)unused;
    Log *log = log_new(0);
    Sink sink = log_sink(log);
    Event before = {0};
    char room[100];
    uint64_t state = 88172645463325252u;
    for (int i = 0; i < EVENTS; i++) {
        before = any_event(&state, &before, room);
        sink.send(sink.context, &before);
    }
    assert_int_equal(log_count(log), EVENTS);
    LogReader reader;
    log_read_from_start(&reader, log);
    before = (Event){0};
    state = 88172645463325252u;
    for (int i = 0; i < EVENTS; i++) {
        Event read;
        before = any_event(&state, &before, room);
        assert_true(log_read(&reader, &read));
        assert_same(&before, &read);
    }
    Event none;
    assert_false(log_read(&reader, &none));
    log_free(log);
}

static void is_compact(void **unused) {
    (void)unused;
    Log *log = log_new(0);
    Stream stream = stream_begin(log_sink(log), true);
    for (uint32_t i = 1; i <= 20000; i++) {
        char name[24];
        snprintf(name, sizeof name, "Task-%u", i);
        stream.now.step += 2;
        stream_create(&stream, name, "sleeper()");
    }
    for (uint32_t i = 1; i <= 20000; i++) {
        stream_run(&stream, LABEL_STEP, i);
        stream_sleep(&stream, LABEL_STEP, i, i % 7, "sleep(delay)");
    }
    assert_true(log_bytes(log) < 5 * log_count(log));
    log_free(log);
}

// Tasks that take turns: each step runs two lines and yields, and nothing in it is unexpected.
static void what_is_guessed_is_one_byte(void **unused) {
    (void)unused;
    enum { TURNS = 10000, TASKS = 50 };
    Log *log = log_new(0);
    Stream stream = stream_begin(log_sink(log), false);
    for (int64_t handle = 1; handle <= TURNS; handle++) {
        int64_t task = 1 + handle % TASKS;
        stream.now.task = 0;
        stream_send(&stream, EVENT_HANDLE_BEGIN, LABEL_STEP, task, handle, NULL);
        stream.now.task = (uint32_t)task;
        stream.now.step += 2;
        stream_send(&stream, EVENT_TASK_WAITS, task, AWAIT_YIELD, 0, NULL);
        stream_send(&stream, EVENT_READY, LABEL_STEP, task, handle + TASKS, NULL);
        stream.now.task = 0;
        stream_send(&stream, EVENT_HANDLE_END, LABEL_STEP, task, handle, NULL);
    }
    assert_true(log_bytes(log) <= 2 * (64 << 10));      // of 40,000 events: two chunks at the most
    LogReader reader;
    Event event;
    log_read_from_start(&reader, log);
    assert_true(log_read(&reader, &event));
    for (int64_t handle = 1; handle <= TURNS; handle++) {
        uint32_t task = (uint32_t)(1 + handle % TASKS);
        for (int i = 0; i < 4; i++) {
            assert_true(log_read(&reader, &event));
            assert_int_equal(event.task, i == 1 || i == 2 ? task : 0);
            assert_true(event.step == (uint64_t)(2 * (handle - (i == 0))));
            assert_true(event.c == (i == 1 ? 0 : i == 2 ? handle + TASKS : handle));
        }
    }
    assert_false(log_read(&reader, &event));
    log_free(log);
}

static void count_calls(void *context) { ++*(int *)context; }

static void stops_at_its_limit(void **unused) {
    (void)unused;
    Log *log = log_new(200 << 10);
    int calls = 0;
    log_on_full(log, count_calls, &calls);
    Stream stream = stream_begin(log_sink(log), false);
    char text[600];
    memset(text, 'y', sizeof text - 1);
    text[sizeof text - 1] = 0;
    for (int i = 0; i < 1000; i++) stream_send(&stream, EVENT_EXCEPTION, i, 0, 0, text + i % 2);
    assert_int_equal(calls, 1);
    assert_true(log_is_full(log));
    assert_true(log_bytes(log) <= 200 << 10);
    LogReader reader;
    log_read_from_start(&reader, log);
    uint64_t count = 0;
    for (Event event; log_read(&reader, &event);) count++;
    assert_int_equal(count, log_count(log));
    assert_true(count > 200);
    log_free(log);
}

static void an_event_larger_than_a_chunk(void **unused) {
    (void)unused;
    size_t size = 300 << 10;
    char *text = malloc(size);
    memset(text, 'z', size);
    Log *log = log_new(0);
    Stream stream = stream_begin(log_sink(log), false);
    stream_send(&stream, EVENT_OUTPUT, 1, 0, (int64_t)size, text);
    stream_send(&stream, EVENT_OUTPUT, 1, 0, 3, "abc");
    LogReader reader;
    log_read_from_start(&reader, log);
    Event event;
    assert_true(log_read(&reader, &event));
    assert_true(log_read(&reader, &event));
    assert_int_equal(event.c, size);
    assert_memory_equal(event.text, text, size);
    assert_true(log_read(&reader, &event));
    assert_memory_equal(event.text, "abc", 3);
    assert_false(log_read(&reader, &event));
    log_free(log);
    free(text);
}

static void can_be_read_while_it_grows(void **unused) {
    (void)unused;
    Log *log = log_new(0);
    LogReader reader;
    Event event;
    log_read_from_start(&reader, log);
    assert_false(log_read(&reader, &event));
    Stream stream = stream_begin(log_sink(log), false);
    log_read_from_start(&reader, log);
    assert_true(log_read(&reader, &event));
    for (int64_t i = 0; i < 100000; i++) {
        stream_send(&stream, EVENT_FUTURE_CREATED, i * i, 0, 0, NULL);
        assert_true(log_read(&reader, &event));
        assert_true(event.a == i * i);
        assert_false(log_read(&reader, &event));
    }
    log_free(log);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_was_sent), cmocka_unit_test(is_compact),
        cmocka_unit_test(what_is_guessed_is_one_byte), cmocka_unit_test(stops_at_its_limit),
        cmocka_unit_test(an_event_larger_than_a_chunk), cmocka_unit_test(can_be_read_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
