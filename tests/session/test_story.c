// The fold behind the picture: states at times, sums, and that it stays bounded.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "session/story.h"
#include "session/stream.h"

typedef void Program(Sink sink);

static Story *story_of(Program *program, uint32_t lanes) {
    Log *log = log_new(0);
    program(log_sink(log));
    Story *story = story_new(log, lanes);
    log_free(log);
    return story;
}

static const Lane *lane_named(const Story *story, const char *name) {
    for (uint32_t i = 0; i < story->lane_count; i++)
        if (strcmp(story->lanes[i].name, name) == 0) return &story->lanes[i];
    fail_msg("no lane %s", name);
    return NULL;
}

static void three_apis(void **unused) {
    (void)unused;
    Story *story = story_of(stream_three_apis, 50);
    assert_int_equal(story->lane_count, 5);
    assert_true(story->has_loop && story->ended && !story->other_waits);
    assert_true(story->end == SECONDS(3) && story->own == SECONDS(6) && story->held == 0);
    const Lane *lane = lane_named(story, "Task-3");
    assert_string_equal(lane->label, "Task-3 fetch(\"API B\")");
    assert_int_equal(lane_state_at(lane, SECONDS(0)), LANE_WAITING);
    assert_int_equal(lane_state_at(lane, SECONDS(0.999)), LANE_WAITING);
    assert_int_equal(lane_state_at(lane, SECONDS(1)), LANE_DONE);
    assert_string_equal(lane->waits[0].text, "sleep(1)");
    assert_true(lane->waits[0].total == SECONDS(1));
    story_free(story);
}

static void blocking_call(void **unused) {
    (void)unused;
    Story *story = story_of(stream_blocking_call, 50);
    assert_true(story->held == SECONDS(3) && story->loop_time == SECONDS(4));
    assert_int_equal(story->cause_count, 1);
    assert_string_equal(story->causes[0].text, "time.sleep(3)");
    assert_int_equal(story->causes[0].line, 8);
    const Lane *lane = lane_named(story, "Task-3");
    assert_true(lane->ready_at == 0 && lane->ran_at == SECONDS(3));
    assert_int_equal(lane_state_at(lane, SECONDS(2)), LANE_READY);
    assert_int_equal(lane_state_at(lane_named(story, "Task-2"), SECONDS(2)), LANE_RUNNING);
    story_free(story);
}

static void cut_short(Sink sink) {
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "main");
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, 1);
    stream_sleep(&stream, LABEL_STEP, 1, 10, "sleep(10)");
    stream_wake(&stream, 2, 1);  // by a cancellation
    stream_sleep(&stream, LABEL_WAKEUP, 1, 5, "sleep(5)");
    stream_clock(&stream, 3, CLOCK_IDLE);  // and here the run is cut off
}

static void sleeps_count_what_they_took(void **unused) {
    (void)unused;
    Story *story = story_of(cut_short, 50);
    assert_true(story->own == SECONDS(3));
    assert_false(story->ended);
    story_free(story);
}

enum { TURNS = 100000 };

static void long_life(Sink sink) {
    Stream stream = stream_begin(sink, true);
    stream_create(&stream, "Task-1", "main");
    stream_iteration(&stream, 1);
    stream_run(&stream, LABEL_STEP, 1);
    stream_sleep(&stream, LABEL_STEP, 1, 1, "sleep(1)");
    for (int i = 1; i <= TURNS; i++) {
        stream_wake(&stream, i, 1);
        if (i == TURNS) stream_done(&stream, 1, 0, NULL);
        else stream_sleep(&stream, LABEL_WAKEUP, 1, 1, "sleep(1)");
    }
    stream_end(&stream, true, 0);
}

static void stays_bounded(void **unused) {
    (void)unused;
    Story *story = story_of(long_life, 50);
    const Lane *lane = lane_named(story, "Task-1");
    assert_true(lane->count <= STRETCH_LIMIT && lane->count > STRETCH_LIMIT / 4);
    for (uint32_t i = 1; i < lane->count; i++) assert_true(lane->stretches[i].time >= lane->stretches[i - 1].time);
    assert_int_equal(lane->stretches[lane->count - 1].state, LANE_DONE);
    assert_int_equal(lane->waits[0].count, TURNS);
    assert_true(lane->waits[0].total == SECONDS(TURNS));
    story_free(story);
}

static void many(Sink sink) {
    Stream stream = stream_begin(sink, true);
    for (uint32_t i = 1; i <= 1000; i++) stream_create(&stream, "named", "x");
    stream_end(&stream, true, 0);
}

static void keeps_the_first_lanes(void **unused) {
    (void)unused;
    Story *story = story_of(many, 10);
    assert_int_equal(story->lane_count, 10);
    assert_int_equal(story->more, 991);  // with the loop's lane
    story_free(story);
}

static void ends_without_a_beginning(Sink sink) {
    Stream stream = {.sink = sink};
    stream_ran(&stream, LABEL_STEP, 7);
    stream_done(&stream, 9, 0, NULL);
    stream_send(&stream, EVENT_LOOP_END, 1, 0, 0, NULL);
    stream_send(&stream, EVENT_THREAD_END, 5, 0, 0, NULL);
}

static void odd_streams(void **unused) {
    (void)unused;
    story_free(story_of(ends_without_a_beginning, 3));
    story_free(story_of(many, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_apis), cmocka_unit_test(blocking_call), cmocka_unit_test(sleeps_count_what_they_took),
        cmocka_unit_test(stays_bounded), cmocka_unit_test(keeps_the_first_lanes), cmocka_unit_test(odd_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
