// The test runner: every kind of test we have, several at once, one total.
//
//   runner [--only TEXT] [--jobs N] [--timeout S] [--measures] [--no-programs | --programs] [--unit FILE]... [FILE.py]...
//
// Programs (tests/conformance, tests/differences, or the FILE.py named) run under $LOOPCHEF; what they print, how they
// end and what their loop does is compared with the recordings beside them, see tests/README.md for the formats.
// Units are cmocka programs and count by their own tests. tests/cli/*.sh and tests/layers.sh are shell tests: they
// print `ok NAME` and `not ok NAME` lines, or just end well or badly. The last line is `N passed, N failed`.
//
// No Python and no library is needed, and nothing outside $BUILD/test-output is written.

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef enum Kind { PROGRAM, UNIT, SHELL } Kind;

// What a program is compared in; a bit each.
enum { OUT = 1, EXIT = 2, TRACE = 4, ERR = 8, STDERR = 16 };
static const char *const measure_names[] = { "out", "exit", "trace", "err", "stderr" };
#define MEASURES 5

typedef struct Test {
    Kind kind;
    char *path;     // as given: relative to the folder we run in
    pid_t pid;      // 0 when not running
    double started; // seconds on the monotonic clock
} Test;

typedef struct Runner {
    Test *tests;
    size_t count;
    size_t jobs;       // how many run at once
    double timeout;    // seconds for a program; others have sixty times as much
    const char *only;  // run tests with this text (or pattern) in their path; may be NULL
    const char *loopchef;
    char output[512];  // folder for what the tests print
    bool show_measures;
    int passed, failed;
    int measured[MEASURES], agreed[MEASURES];
} Runner;

// ---- text ---------------------------------------------------------------------------------------------------

static void *must(void *p)
{
    if (!p) {
        perror("runner");
        exit(2);
    }
    return p;
}

static char *format(const char *pattern, ...) __attribute__((format(printf, 1, 2)));
static char *format(const char *pattern, ...)
{
    va_list args;
    va_start(args, pattern);
    char *text = NULL;
    if (vasprintf(&text, pattern, args) < 0) must(NULL);
    va_end(args);
    return text;
}

// The whole file as a string, "" when there is none.
static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return must(strdup(""));
    size_t size = 0, room = 4096;
    char *text = must(malloc(room));
    for (size_t n; (n = fread(text + size, 1, room - size - 1, f)) > 0;) {
        size += n;
        if (room - size < 2) text = must(realloc(text, room *= 2));
    }
    fclose(f);
    text[size] = '\0';
    return text;
}

static void write_file(const char *path, const char *text)
{
    FILE *f = must(fopen(path, "wb"));
    fputs(text, f);
    fclose(f);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

// `at 0x7f3c...` becomes `at 0x...`, in place.
static void mask_addresses(char *text)
{
    char *to = text;
    for (char *from = text; *from;) {
        if (starts_with(from, "at 0x") && (from == text || !isalnum((unsigned char)from[-1]))) {
            memcpy(to, "at 0x...", 5);
            to += 5;
            from += 5;
            char *digits = from;
            while (isxdigit((unsigned char)*from)) from++;
            if (from == digits) continue;       // "at 0x..." already
            if (from - digits < 3) {            // too short to be an address
                memmove(to, digits, (size_t)(from - digits));
                to += from - digits;
                continue;
            }
            memcpy(to, "...", 3);
            to += 3;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
}

// ---- what matters of stderr ------------------------------------------------------------------------------------
// tests/oracle/record.py has the same filter; change both.

static const char *const dropped[] = {
    "Traceback (most recent call last):",
    "Exception Group Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
    "RuntimeWarning: Enable tracemalloc to get the object allocation traceback",
    "future: <", "task: <", "handle: <", "loopchef: ",
};

static bool is_dropped(const char *line)
{
    if (line[strspn(line, " \t\r")] == '\0' || strchr(" +-", line[0])) return true;
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        if (starts_with(line, dropped[i])) return true;
    return false;
}

// Past the margin that tracebacks of exception groups have: `    | `.
static char *skip_margin(char *line)
{
    char *p = line + strspn(line, " ");
    if (starts_with(p, "+ Exception Group Traceback")) return p + 2;
    if (*p != '|' && *p != '+') return line;
    if (p[1] == ' ') return p + 2;
    return p[1] == '\0' ? p + 1 : line;
}

// Past the place of a warning: `FILE:LINE: RuntimeWarning: ...`.
static char *skip_place(char *line)
{
    char *p = strchr(line, ':');
    if (!p || !isdigit((unsigned char)p[1])) return line;
    p += 1 + strspn(p + 1, "0123456789");
    if (!starts_with(p, ": ")) return line;
    p += 2;
    size_t word = 0;
    while (isalnum((unsigned char)p[word]) || p[word] == '_') word++;
    bool named = (word >= 7 && memcmp(p + word - 7, "Warning", 7) == 0)
              || (word >= 5 && memcmp(p + word - 5, "Error", 5) == 0);
    return named ? p : line;
}

// Takes ` at FILE:LINE` out of a line, in place.
static void cut_places(char *line)
{
    for (char *at = line; (at = strstr(at, " at "));) {
        char *end = at + 4 + strcspn(at + 4, " >\t");
        char *digits = end;
        while (digits > at + 4 && isdigit((unsigned char)digits[-1])) digits--;
        if (digits < end && digits > at + 5 && digits[-1] == ':') memmove(at, end, strlen(end) + 1);
        else at += 4;
    }
}

// `exit N` and the lines of stderr that matter; "" for status 0 and nothing said.
static char *essence(int status, const char *stderr_text)
{
    char *copy = must(strdup(stderr_text)), *rest = copy, *result = format("exit %d\n", status);
    bool said = false;
    for (char *line; (line = strsep(&rest, "\n"));) {
        if (starts_with(line, "loopchef: deadlock: nothing")) line += strlen("loopchef: ");
        line = skip_margin(line);
        if (is_dropped(line)) continue;
        line = skip_place(line);
        cut_places(line);
        char *longer = format("%s%s\n", result, line);
        free(result);
        result = longer;
        said = true;
    }
    free(copy);
    if (status == 0 && !said) result[0] = '\0';
    return result;
}

// stderr without what loopchef itself says, to compare with a .stderr file.
static char *without_own_lines(const char *text)
{
    char *result = must(strdup(text)), *to = result;
    for (const char *line = text; *line;) {
        const char *end = strchrnul(line, '\n');
        if (*end) end++;
        if (!starts_with(line, "loopchef: ")) {
            memcpy(to, line, (size_t)(end - line));
            to += end - line;
        }
        line = end;
    }
    *to = '\0';
    return result;
}

// ---- traces ---------------------------------------------------------------------------------------------------

// Equal but for the numbers after "time": and "end":, which may differ by 1e-9.
static bool same_trace(const char *a, const char *b)
{
    while (*a && *b) {
        if (*a != *b) return false;
        bool number = starts_with(a, "\"time\": ") || starts_with(a, "\"end\": ");
        if (!number || strncmp(a, b, 7) != 0) {
            a++;
            b++;
            continue;
        }
        a = strchr(a, ' ');
        b = strchr(b, ' ');
        char *a_end, *b_end;
        if (!(fabs(strtod(a, &a_end) - strtod(b, &b_end)) <= 1e-9)) return false;
        a = a_end;
        b = b_end;
    }
    return *a == *b;
}

// ---- running ----------------------------------------------------------------------------------------------------

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// Where a test's output of this kind goes: its path with / as -.
static char *output_path(const Runner *r, const Test *t, const char *kind)
{
    char *name = must(strdup(t->path));
    for (char *p = name; *p; p++)
        if (*p == '/') *p = '-';
    char *path = format("%s/%s.%s", r->output, name, kind);
    free(name);
    return path;
}

static void redirect(const Runner *r, const Test *t, const char *kind, int fd)
{
    int file = open(output_path(r, t, kind), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0 || dup2(file, fd) < 0) _exit(126);
}

static void start(const Runner *r, Test *t)
{
    char *trace = output_path(r, t, "trace");
    unlink(trace);
    t->started = now();
    t->pid = fork();
    if (t->pid != 0) {
        free(trace);
        return;
    }
    setpgid(0, 0);
    int null = open("/dev/null", O_RDONLY);
    dup2(null, 0);
    redirect(r, t, "out", 1);
    redirect(r, t, "stderr", 2);
    if (t->kind == PROGRAM)
        execl(r->loopchef, r->loopchef, "run", "--op-cost", "0", "--trace", trace, t->path, (char *)NULL);
    else if (t->kind == SHELL)
        execlp("sh", "sh", t->path, (char *)NULL);
    else
        execl(t->path, t->path, (char *)NULL);
    fprintf(stderr, "cannot run it: %s\n", strerror(errno));
    _exit(127);
}

// ---- judging ----------------------------------------------------------------------------------------------------

static char *expectation_path(const Test *t, const char *kind)
{
    return format("%.*s.%s", (int)(strlen(t->path) - 3), t->path, kind);
}

static void show_diff(const char *expected, const char *actual)
{
    fflush(stdout);
    char *command = format("diff -u '%s' '%s' 2>&1 | head -n 40", exists(expected) ? expected : "/dev/null", actual);
    if (system(command) != 0) printf("(no diff)\n");
    free(command);
}

typedef struct Verdict {
    int measured, agreed; // bits of OUT ... STDERR
    const char *how;      // "timed out", "killed by a signal", or NULL
} Verdict;

static void note(Verdict *v, int measure, bool agrees)
{
    v->measured |= measure;
    if (agrees) v->agreed |= measure;
}

// Compares a masked text with its expectation and leaves the text where a diff finds it.
static bool compare(const Runner *r, const Test *t, const char *kind, char *text)
{
    char *path = output_path(r, t, kind), *expected_path = expectation_path(t, kind), *expected = read_file(expected_path);
    mask_addresses(text);
    mask_addresses(expected);
    write_file(path, text);
    bool same = strcmp(text, expected) == 0;
    free(path);
    free(expected_path);
    free(expected);
    return same;
}

static void judge_stderr(const Runner *r, const Test *t, int status, Verdict *v)
{
    char *path = output_path(r, t, "stderr"), *text = read_file(path), *kept = essence(status, text);
    char *expected_path = expectation_path(t, "err"), *expected = read_file(expected_path);
    note(v, EXIT, status == (*expected ? atoi(expected + strlen("exit ")) : 0));

    char *lines = strchrnul(kept, '\n'), *expected_lines = strchrnul(expected, '\n');
    mask_addresses(lines);
    mask_addresses(expected_lines);
    note(v, ERR, strcmp(*lines ? lines + 1 : "", *expected_lines ? expected_lines + 1 : "") == 0);
    char *kept_path = output_path(r, t, "err");
    write_file(kept_path, kept);

    char *exact = expectation_path(t, "stderr");
    if (exists(exact)) {
        char *own = without_own_lines(text);
        note(v, STDERR, compare(r, t, "stderr", own));
        free(own);
    }
    free(exact);
    free(kept_path);
    free(expected_path);
    free(expected);
    free(kept);
    free(text);
    free(path);
}

static void judge_trace(const Runner *r, const Test *t, Verdict *v)
{
    char *expected_path = expectation_path(t, "trace");
    if (exists(expected_path)) {
        char *path = output_path(r, t, "trace"), *text = read_file(path), *expected = read_file(expected_path);
        if (!exists(path)) write_file(path, "");
        note(v, TRACE, same_trace(text, expected));
        free(path);
        free(text);
        free(expected);
    }
    free(expected_path);
}

static void report_program(Runner *r, const Test *t, const Verdict *v)
{
    bool ok = v->measured == v->agreed && !v->how;
    ok ? r->passed++ : r->failed++;
    for (int m = 0; m < MEASURES; m++) {
        r->measured[m] += (v->measured >> m) & 1;
        r->agreed[m] += (v->agreed >> m) & 1;
    }
    if (ok) return;
    printf("\nFAIL %s:", t->path);
    for (int m = 0; m < MEASURES; m++)
        if ((v->measured & ~v->agreed) >> m & 1) printf(" %s", measure_names[m]);
    printf("%s%s\n", v->how ? " " : "", v->how ? v->how : "");
    bool shown = false;
    for (int m = 0; m < MEASURES; m++) {
        if (!((v->measured & ~v->agreed) >> m & 1)) continue;
        const char *kind = 1 << m == EXIT ? "err" : measure_names[m];
        if (shown && 1 << m == ERR && !(v->agreed & EXIT)) continue; // shown with the exit status
        char *expected = expectation_path(t, kind), *actual = output_path(r, t, kind);
        show_diff(expected, actual);
        shown = true;
        free(expected);
        free(actual);
    }
    if ((v->measured & ~v->agreed & OUT) && !(v->measured & ~v->agreed & ERR)) {
        char *said = output_path(r, t, "stderr"), *text = read_file(said);
        if (*text) printf("stderr: %.*s\n", 600, text);
        free(said);
        free(text);
    }
    printf("see it:       %s run --op-cost 0 %s\n", r->loopchef, t->path);
    if (starts_with(t->path, "tests/conformance/"))
        printf("record again: python3 tests/oracle/record.py %s\n", t->path);
}

static void judge_program(Runner *r, const Test *t, int status, const char *how)
{
    Verdict v = { .how = how };
    char *path = output_path(r, t, "out"), *out = read_file(path);
    note(&v, OUT, compare(r, t, "out", out));
    judge_stderr(r, t, status, &v);
    judge_trace(r, t, &v);
    report_program(r, t, &v);
    free(path);
    free(out);
}

static int count_lines(const char *text, const char *start)
{
    int n = 0;
    for (const char *line = text; line; line = strchr(line, '\n')) {
        if (*line == '\n') line++;
        n += starts_with(line, start);
    }
    return n;
}

// A shell test or unit counts by the lines that it prints, and once if it prints none.
static void judge_other(Runner *r, const Test *t, int status, const char *how)
{
    char *out_path = output_path(r, t, "out"), *err_path = output_path(r, t, "stderr");
    char *out = read_file(out_path), *err = read_file(err_path);
    const char *good = t->kind == UNIT ? "[       OK ]" : "ok ", *bad = t->kind == UNIT ? "[  FAILED  ]" : "not ok ";
    int passed = count_lines(out, good) + count_lines(err, good);
    int failed = count_lines(out, bad) + count_lines(err, bad);
    if (t->kind == UNIT && failed > 1) failed = failed / 2; // cmocka names each failed test again at the end
    if (status == 0 && !passed && !failed) passed = 1;
    if (status != 0 && !failed) failed = 1;
    r->passed += passed;
    r->failed += failed;
    if (failed)
        printf("\nFAIL %s%s%s (status %d)\n%s%s", t->path, how ? " " : "", how ? how : "", status, out, err);
    free(out_path);
    free(err_path);
    free(out);
    free(err);
}

static void finish(Runner *r, Test *t, int wait_status, bool timed_out)
{
    int status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
    char how[64] = "";
    if (timed_out) snprintf(how, sizeof how, "(timed out)");
    else if (WIFSIGNALED(wait_status)) snprintf(how, sizeof how, "(killed by signal %d)", WTERMSIG(wait_status));
    if (t->kind == PROGRAM) judge_program(r, t, status, *how ? how : NULL);
    else judge_other(r, t, status, *how ? how : NULL);
    fflush(stdout);
}

// Waits a moment for one of the running tests; ends those that take too long.
static bool reap(Runner *r, size_t begin, size_t end)
{
    bool any = false;
    for (size_t i = begin; i < end; i++) {
        Test *t = &r->tests[i];
        if (!t->pid) continue;
        int status;
        bool late = now() - t->started > r->timeout * (t->kind == PROGRAM ? 1 : 60);
        if (late) kill(-t->pid, SIGKILL);
        if (waitpid(t->pid, &status, late ? 0 : WNOHANG) != t->pid) continue;
        t->pid = 0;
        finish(r, t, status, late);
        any = true;
    }
    return any;
}

static void run_all(Runner *r)
{
    size_t next = 0, running = 0, oldest = 0;
    while (next < r->count || running) {
        while (running < r->jobs && next < r->count) {
            start(r, &r->tests[next++]);
            running++;
        }
        if (!reap(r, oldest, next)) nanosleep(&(struct timespec) { .tv_nsec = 1000000 }, NULL);
        running = 0;
        for (size_t i = oldest; i < next; i++) running += r->tests[i].pid != 0;
        while (oldest < next && !r->tests[oldest].pid) oldest++;
    }
}

// ---- finding ----------------------------------------------------------------------------------------------------

static bool wanted(const Runner *r, const char *path)
{
    if (!r->only) return true;
    char *pattern = format("*%s*", r->only);
    bool yes = fnmatch(pattern, path, 0) == 0;
    free(pattern);
    return yes;
}

static void add(Runner *r, Kind kind, const char *path)
{
    if (!wanted(r, path)) return;
    r->tests = must(realloc(r->tests, (r->count + 1) * sizeof *r->tests));
    r->tests[r->count++] = (Test) { .kind = kind, .path = must(strdup(path)) };
}

// Every file with this ending below a folder, in order of name.
static void add_folder(Runner *r, Kind kind, const char *folder, const char *ending)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        char *path = format("%s/%s", folder, name);
        struct stat info;
        if (name[0] != '.' && stat(path, &info) == 0) {
            if (S_ISDIR(info.st_mode)) add_folder(r, kind, path, ending);
            else if (ends_with(name, ending)) add(r, kind, path);
        }
        free(path);
        free(entries[i]);
    }
    if (n >= 0) free(entries);
}

static void show_measures(const Runner *r)
{
    for (int m = 0; m < MEASURES; m++)
        if (r->measured[m]) printf("%-7s %3d of %3d\n", measure_names[m], r->agreed[m], r->measured[m]);
}

static void usage(void)
{
    fprintf(stderr, "usage: runner [--only TEXT] [--jobs N] [--timeout S] [--measures] [--programs | --no-programs]"
                    " [--unit FILE]... [FILE.py]...\n");
    exit(2);
}

int main(int argc, char **argv)
{
    const char *build = getenv("BUILD"), *loopchef = getenv("LOOPCHEF");
    Runner r = { .jobs = (size_t)sysconf(_SC_NPROCESSORS_ONLN), .timeout = 20 };
    r.loopchef = loopchef ? loopchef : "build/loopchef";
    snprintf(r.output, sizeof r.output, "%s/test-output", build ? build : "build");
    if (mkdir(r.output, 0777) < 0 && errno != EEXIST) must(NULL);

    bool programs = true, others = true, named = false;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--only") == 0 && i + 1 < argc) r.only = argv[++i];
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (strcmp(argv[i], "--only") == 0 && more) i++;
        else if (strcmp(argv[i], "--jobs") == 0 && more) r.jobs = (size_t)atoi(argv[++i]);
        else if (strcmp(argv[i], "--timeout") == 0 && more) r.timeout = atof(argv[++i]);
        else if (strcmp(argv[i], "--measures") == 0) r.show_measures = true;
        else if (strcmp(argv[i], "--programs") == 0) others = false;
        else if (strcmp(argv[i], "--no-programs") == 0) programs = false;
        else if (strcmp(argv[i], "--unit") == 0 && more) add(&r, UNIT, argv[++i]);
        else if (ends_with(argv[i], ".py")) add(&r, PROGRAM, argv[i]), named = true;
        else usage();
    }
    if (!r.jobs) r.jobs = 2;
    if (!named && others) {
        add(&r, SHELL, "tests/layers.sh");
        if (programs) add_folder(&r, SHELL, "tests/cli", ".sh");
    }
    if (!named && programs) {
        add_folder(&r, PROGRAM, "tests/conformance", ".py");
        add_folder(&r, PROGRAM, "tests/differences", ".py");
    }

    run_all(&r);
    if (r.show_measures) show_measures(&r);
    for (size_t i = 0; i < r.count; i++) free(r.tests[i].path);
    free(r.tests);
    printf("%s%d passed, %d failed\n", r.failed ? "\n" : "", r.passed, r.failed);
    return r.failed > 0 || r.passed == 0;
}
