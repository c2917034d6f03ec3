// bench.h - a program in a session that travels, for tests of what is done to it.
#ifndef LOOPCHEF_TESTS_BENCH_H
#define LOOPCHEF_TESTS_BENCH_H

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
#include "session/whatif.h"

typedef struct Bench {
    char path[64];
    Scenario scenario;
    Session *session;
    Buf out, err, message;
} Bench;

static inline void bench_write(void *context, int fd, const char *bytes, size_t size) {
    Bench *bench = context;
    buf_add(fd == 1 ? &bench->out : &bench->err, bytes, size);
}

static inline SessionOptions bench_options(Bench *bench) {
    return (SessionOptions){
        .limits = {.memory = 256 << 20, .lines = 1000000, .operations = 100000000, .time = INT64_C(3600000000000),
                   .until = INT64_MAX, .recursion = 1000},
        .travel = true, .write = bench_write, .write_context = bench,
    };
}

// `bench` must not move afterwards.
static inline void bench_open(Bench *bench, const char *program) {
    *bench = (Bench){0};
    strcpy(bench->path, "/tmp/loopchef-bench-XXXXXX");
    int file = mkstemp(bench->path);
    assert_true(write(file, program, strlen(program)) == (ssize_t)strlen(program));
    close(file);
    assert_int_equal(scenario_load(&bench->scenario, bench->path, &bench->message), 0);
    SessionOptions options = bench_options(bench);
    bench->session = session_open(&bench->scenario, &options, &bench->message);
    assert_non_null(bench->session);
}

static inline void bench_close(Bench *bench) {
    session_close(bench->session);
    scenario_free(&bench->scenario);
    buf_free(&bench->out);
    buf_free(&bench->err);
    buf_free(&bench->message);
    unlink(bench->path);
}

// One after another; the message is what it says.
static inline bool bench_fail(Bench *bench, const char *who, const char *exception) {
    buf_clear(&bench->message);
    return session_intervene(bench->session, WHATIF_FAIL, who, exception, 0, &bench->message);
}

static inline bool bench_delay(Bench *bench, const char *who, double seconds) {
    buf_clear(&bench->message);
    return session_intervene(bench->session, WHATIF_DELAY, who, NULL, (int64_t)(seconds * 1e9), &bench->message);
}

static inline double bench_time(Bench *bench) { return (double)machine_time(session_world(bench->session)) / 1e9; }

static inline void bench_at_time(Bench *bench, double seconds) {
    session_goto_time(bench->session, (int64_t)(seconds * 1e9));
}

// To the end: what it has printed on the way there, from now on.
static inline const char *bench_end(Bench *bench) {
    buf_clear(&bench->out);
    session_goto(bench->session, UINT64_MAX);
    return buf_text(&bench->out);
}

#endif
