// loopchef beside CPython, process by process: wall time and peak memory, best of several interleaved runs.
//
//   bench LOOPCHEF PYTHON313 PYTHON311|- [--quick] [--only TEXT] [--runs N]
//
// Each row is one program of tests/bench. Each round runs it once under every contender, so that all of them see the
// same noise. Ratios are CPython 3.13's wall time through the contender's; `floor` is what --record must reach.
// All contenders must print the same, or the row says so. This is a C program because a small parent keeps the
// kernel's figure of a child's peak memory true.

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

typedef struct Row {
    const char *name, *program, *argument;
    int rounds;
    double floor; // --record must be this many times as fast as CPython 3.13
    bool large;   // left out by --quick
    bool plain;   // uses no loop: CPython runs it without the shim
} Row;

static const Row rows[] = {
    { "three_apis", "scenarios/three_apis.py", NULL, 15, 25, false, false },
    { "1k sleepers", "tests/bench/sleepers.py", "1000", 11, 0, false, false },
    { "10k sleepers", "tests/bench/sleepers.py", "10000", 7, 15, false, false },
    { "100k sleepers", "tests/bench/sleepers.py", "100000", 3, 15, false, false },
    { "1M sleepers", "tests/bench/sleepers.py", "1000000", 1, 15, true, false },
    { "sleep(0) storm", "tests/bench/storm.py", NULL, 3, 10, false, false },
    { "queue ping-pong", "tests/bench/pingpong.py", NULL, 3, 8, false, false },
    { "await chain", "tests/bench/chain.py", NULL, 3, 3, false, false },
    { "fib(27)", "tests/bench/fib.py", NULL, 5, 1.5, false, true },
    { "mixed load", "tests/bench/mixed.py", NULL, 5, 1.2, false, true },
};

enum { RUN, RECORD, PY313, PY311, CONTENDERS };
static const char *const contender_names[] = { "run", "--record", "CPython 3.13", "CPython 3.11" };

typedef struct Best {
    double seconds; // of wall time, the best
    long kilobytes; // of peak memory, of that run
    unsigned long printed; // a hash of its output
    bool failed;
} Best;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static unsigned long hash_file(const char *path)
{
    unsigned long h = 5381;
    FILE *f = fopen(path, "rb");
    for (int c; f && (c = getc(f)) != EOF;) h = h * 33 + (unsigned)c;
    if (f) fclose(f);
    return h;
}

static void run_once(char *const argv[], const char *out, Best *best)
{
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    pid_t pid;
    int status = 1;
    struct rusage usage = { 0 };
    double started = now();
    bool ran = posix_spawn(&pid, argv[0], &files, NULL, argv, environ) == 0 && wait4(pid, &status, 0, &usage) == pid;
    double seconds = now() - started;
    posix_spawn_file_actions_destroy(&files);
    if (!ran || status != 0) best->failed = true;
    best->printed = hash_file(out);
    if (best->seconds == 0 || seconds < best->seconds) {
        best->seconds = seconds;
        best->kilobytes = usage.ru_maxrss;
    }
}

static void run_row(const Row *row, char *const programs[CONTENDERS], int rounds, Best best[CONTENDERS])
{
    char out[] = "/tmp/loopchef-bench-XXXXXX";
    int fd = mkstemp(out);
    if (fd >= 0) close(fd);
    for (int round = 0; round < rounds; round++)
        for (int c = 0; c < CONTENDERS; c++) {
            if (!programs[c]) continue;
            char *argv[8], **a = argv;
            *a++ = programs[c];
            if (c == RUN || c == RECORD) *a++ = "run";
            else if (!row->plain) *a++ = "tests/bench/shim.py";
            if (c == RECORD) *a++ = "--record";
            *a++ = (char *)row->program;
            if (row->argument) *a++ = (char *)row->argument;
            *a = NULL;
            run_once(argv, out, &best[c]);
        }
    unlink(out);
}

static void print_time(const Best *b)
{
    if (b->failed) printf("     failed");
    else if (b->seconds == 0) printf("          -");
    else if (b->seconds < 1) printf(" %7.1f ms", b->seconds * 1e3);
    else printf(" %7.2f s ", b->seconds);
}

static void print_ratio(const Best *of, const Best *than)
{
    if (of->failed || than->failed || of->seconds == 0) printf("       -");
    else if (than->seconds >= of->seconds) printf("  1/%-4.*f", than->seconds < 10 * of->seconds ? 2 : 1, than->seconds / of->seconds);
    else printf("  %4.2fx ", of->seconds / than->seconds);
}

static void print_row(const Row *row, const Best best[CONTENDERS])
{
    printf("%-16s", row->name);
    for (int c = 0; c < CONTENDERS; c++) print_time(&best[c]);
    print_ratio(&best[RUN], &best[PY313]);
    print_ratio(&best[RECORD], &best[PY313]);
    if (row->floor > 0) {
        bool met = !best[RECORD].failed && best[PY313].seconds >= row->floor * best[RECORD].seconds;
        printf("  1/%-4g %s", row->floor, met ? "met   " : "missed");
    } else {
        printf("  -      %-6s", "");
    }
    for (int c = 0; c < CONTENDERS; c++) printf(" %7.1f", (double)best[c].kilobytes / 1024);
    for (int c = 0; c < CONTENDERS; c++)
        if (best[c].seconds > 0 && !best[c].failed && best[c].printed != best[PY313].printed)
            printf("  %s prints something else!", contender_names[c]);
    printf("\n");
    fflush(stdout);
}

int main(int argc, char **argv)
{
    bool quick = false;
    const char *only = "";
    int runs = 0;
    for (int i = 4; i < argc; i++) {
        if (strcmp(argv[i], "--quick") == 0) quick = true;
        else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc) only = argv[++i];
        else if (strcmp(argv[i], "--runs") == 0 && i + 1 < argc) runs = atoi(argv[++i]);
        else argc = 0;
    }
    if (argc < 4) {
        fprintf(stderr, "usage: bench LOOPCHEF PYTHON313 PYTHON311|- [--quick] [--only TEXT] [--runs N]\n");
        return 2;
    }
    char *const programs[CONTENDERS] = { argv[1], argv[1], argv[2], strcmp(argv[3], "-") == 0 ? NULL : argv[3] };

    printf("%-16s %-43s  %-14s  %-14s  %s\n", "", "wall time, best of several", "ratio to 3.13", "floor of", "peak memory, MiB");
    printf("%-16s %10s %10s %10s %10s %7s %8s  --record      %7s %7s %7s %7s\n", "", "run", "--record", "3.13", "3.11", "run",
           "--record", "run", "--rec.", "3.13", "3.11");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if ((rows[i].large && quick) || !strstr(rows[i].name, only)) continue;
        Best best[CONTENDERS] = { { 0 } };
        run_row(&rows[i], programs, runs > 0 ? runs : rows[i].rounds, best);
        print_row(&rows[i], best);
    }
    return 0;
}
