// How long going somewhere takes in a long run: goto, rstep, rtick, riteration, radvance at random places. Prints the median and the
// worst of each in milliseconds, and what the checkpoints take.
//
//     make bench-travel
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "session/session.h"

enum { TRIES = 100 };

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static uint64_t state = 1;
static uint64_t random_below(uint64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 20) % limit;
}

typedef struct Mover {
    const char *name;
    Grain grain;
} Mover;

static void measure(Session *session, uint64_t end, const char *name, const Mover *mover) {
    double times[TRIES];
    for (int i = 0; i < TRIES; i++) {
        uint64_t place = 1 + random_below(end - 1);
        if (mover) session_goto(session, place);
        double before = now_ms();
        if (mover) session_move(session, mover->grain, 1, BACK);
        else session_goto(session, place);
        times[i] = now_ms() - before;
    }
    qsort(times, TRIES, sizeof *times, by_size);
    printf("  %-12s median %8.2f ms   worst %8.2f ms\n", name, times[TRIES / 2], times[TRIES - 1]);
}

static void bench(const char *path) {
    static const Mover movers[] = {
        {"rstep", GRAIN_LINE}, {"rnext", GRAIN_NEXT}, {"rtick", GRAIN_HANDLE}, {"riteration", GRAIN_ITERATION}, {"radvance", GRAIN_CLOCK},
    };
    Scenario scenario;
    Buf message = BUF_INIT;
    SessionOptions options = {.limits = {.memory = 1 << 30, .until = INT64_MAX, .recursion = 1000, .op_cost = 25}, .travel = true};
    Session *session = scenario_load(&scenario, path, &message) == 0 ? session_open(&scenario, &options, &message) : NULL;
    if (!session) {
        fprintf(stderr, "%s", buf_text(&message));
        exit(1);
    }
    double before = now_ms();
    session_goto(session, UINT64_MAX);
    uint64_t end = session_position(session);
    printf("%s: %llu lines, %llu positions, run to the end in %.0f ms; checkpoints %.1f MiB, world %.1f MiB\n", path,
           (unsigned long long)session_world(session)->steps, (unsigned long long)end, now_ms() - before,
           (double)session_checkpoint_bytes(session) / 1048576.0,
           (double)(session_world(session)->heap.top - session_world(session)->heap.base) / 1048576.0);
    measure(session, end, "goto", NULL);
    for (size_t i = 0; i < sizeof movers / sizeof *movers; i++) measure(session, end, movers[i].name, &movers[i]);
    session_close(session);
    scenario_free(&scenario);
    buf_free(&message);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) bench(argv[i]);
    return 0;
}
