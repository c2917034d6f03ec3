// Time travel is exact: every conformance program (or the files given) is walked to its end by positions, back to its start, and
// to positions at random, and its whole state is compared at each. Once also with a run that is copied, spoilt and put
// back at every position.
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session/session.h"

enum { EXHAUSTIVE = 5000, AT_THE_ENDS = 500, AT_RANDOM = 200, JUMPS = 50, SHAKEN = 3000 };

typedef struct Walk {
    const char *path;
    Scenario scenario;
    uint64_t *positions, *digests;
    size_t count, room;
    uint64_t random;
    char problem[200];
} Walk;

static SessionOptions options(void) {
    return (SessionOptions){
        .limits = {.memory = 1 << 30, .lines = 300000, .operations = 100000000, .time = INT64_C(3600000000000),
                   .until = INT64_MAX, .recursion = 1000},
        .travel = true,
    };
}

static Session *open_session(Walk *walk) {
    Buf message = BUF_INIT;
    SessionOptions opened = options();
    Session *session = session_open(&walk->scenario, &opened, &message);
    buf_free(&message);
    return session;
}

static size_t random_below(Walk *walk, size_t limit) {
    walk->random = walk->random * 6364136223846793005u + 1442695040888963407u;
    return limit ? (size_t)((walk->random >> 33) % limit) : 0;
}

static bool fault(Walk *walk, const char *how, uint64_t position) {
    snprintf(walk->problem, sizeof walk->problem, "%s at position %llu", how, (unsigned long long)position);
    return false;
}

static void remember(Walk *walk, uint64_t position) {
    if (walk->count == walk->room) {
        walk->room = walk->room ? walk->room * 2 : 1024;
        walk->positions = realloc(walk->positions, walk->room * sizeof *walk->positions);
        if (!walk->positions) abort();
    }
    walk->positions[walk->count++] = position;
}

static void step(Session *session) { session_run(session, session_position(session) + 1); }

// Every position at which the run can stop.
static void find_positions(Walk *walk, Session *session) {
    remember(walk, 0);
    while (!session_is_over(session_state(session))) {
        step(session);
        remember(walk, session_position(session));
    }
}

static bool is_compared(const Walk *walk, const bool *chosen, size_t i) {
    return walk->count <= EXHAUSTIVE || i < AT_THE_ENDS || i + AT_THE_ENDS >= walk->count || chosen[i];
}

// A run that only ever went forward says what is right.
static void find_digests(Walk *walk, Session *session, const bool *chosen) {
    for (size_t i = 0; i < walk->count; i++) {
        if (i > 0) session_run(session, walk->positions[i]);
        if (is_compared(walk, chosen, i)) walk->digests[i] = session_digest(session);
    }
}

static bool compare(Walk *walk, Session *session, size_t i, const char *how) {
    session_goto(session, walk->positions[i]);
    if (session_position(session) != walk->positions[i]) return fault(walk, how, session_position(session));
    if (session_digest(session) != walk->digests[i]) return fault(walk, how, walk->positions[i]);
    return session_is_true(session) || fault(walk, "another event", walk->positions[i]);
}

static bool walk_back(Walk *walk, Session *session, const bool *chosen) {
    for (size_t i = walk->count; i-- > 0;)
        if (is_compared(walk, chosen, i) && !compare(walk, session, i, "going back")) return false;
    return true;
}

static bool jump_about(Walk *walk, Session *session, const bool *chosen) {
    for (int jump = 0; jump < JUMPS;) {
        size_t i = random_below(walk, walk->count);
        if (walk->count > EXHAUSTIVE && !is_compared(walk, chosen, i)) i = i % 2 ? i % AT_THE_ENDS : walk->count - 1 - i % AT_THE_ENDS;
        if (!compare(walk, session, i, "a jump")) return false;
        jump++;
    }
    return true;
}

static bool walk_shaken(Walk *walk, Session *session, const bool *chosen) {
    session_goto(session, 0);
    session_shake(session);
    for (size_t i = 1; i < walk->count; i++) {
        session_run(session, walk->positions[i]);
        if (is_compared(walk, chosen, i) && session_digest(session) != walk->digests[i])
            return fault(walk, "shaken", walk->positions[i]);
    }
    return true;
}

static bool walk_session(Walk *walk, Session *session) {
    bool *chosen = calloc(walk->count, sizeof *chosen);
    walk->digests = calloc(walk->count, sizeof *walk->digests);
    if (!chosen || !walk->digests) abort();
    for (int i = 0; i < AT_RANDOM; i++) chosen[random_below(walk, walk->count)] = true;
    find_digests(walk, session, chosen);
    bool good = walk_back(walk, session, chosen) && jump_about(walk, session, chosen) &&
                (walk->count > SHAKEN || walk_shaken(walk, session, chosen));
    free(chosen);
    return good;
}

static bool walk_file(Walk *walk) {
    Session *session = open_session(walk);
    if (!session) return true;                       // refused: nothing to walk
    find_positions(walk, session);
    session_close(session);
    session = open_session(walk);
    bool good = walk_session(walk, session);
    session_close(session);
    return good;
}

static bool walk_path(const char *path) {
    Walk walk = {.path = path, .random = strlen(path)};
    Buf message = BUF_INIT;
    bool good = scenario_load(&walk.scenario, path, &message) != 0 || walk_file(&walk);
    printf("%s %s%s%s\n", good ? "ok" : "not ok", path, good ? "" : ": ", walk.problem);
    scenario_free(&walk.scenario);
    buf_free(&message);
    free(walk.positions);
    free(walk.digests);
    return good;
}

static int walk_all(char **paths, size_t count, size_t first, size_t stride) {
    int failed = 0;
    for (size_t i = first; i < count; i += stride) failed += !walk_path(paths[i]);
    fflush(stdout);
    return failed > 0;
}

// Two processes: it takes long.
int main(int argc, char **argv) {
    glob_t found = {0};
    if (argc > 1) return walk_all(argv + 1, (size_t)argc - 1, 0, 1);
    if (glob("tests/conformance/*/*.py", 0, NULL, &found) != 0) return 1;
    pid_t other = fork();
    int failed = walk_all(found.gl_pathv, found.gl_pathc, other == 0, 2), status = 0;
    if (other == 0) _exit(failed);
    waitpid(other, &status, 0);
    globfree(&found);
    return failed || status;
}
