// The prompt on a real terminal: loopchef step through a pseudo-terminal. Waits for text, never sleeps.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"

enum { PATIENCE = 30000 };  // ms to wait for a text

typedef struct Terminal {
    int fd;
    pid_t pid;
    Buf seen;      // all that was shown
    size_t read;   // how much of it was waited for
} Terminal;

static char state_folder[] = "/tmp/loopchef-state-XXXXXX";   // where the history goes

static Terminal terminal_open(const char *const *argv, int columns) {
    Terminal terminal = {0};
    struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)columns};
    terminal.pid = forkpty(&terminal.fd, NULL, NULL, &size);
    if (terminal.pid == 0) {
        setenv("TERM", "xterm", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        setenv("NO_COLOR", "1", 1);
        setenv("XDG_STATE_HOME", state_folder, 1);
        execv(argv[0], (char *const *)argv);
        _exit(127);
    }
    assert_true(terminal.pid > 0);
    return terminal;
}

// Reads until `text` comes, behind what was waited for before.
static void await_text(Terminal *terminal, const char *text) {
    char bytes[4096];
    for (;;) {
        buf_reserve(&terminal->seen, 1);
        terminal->seen.data[terminal->seen.size] = 0;
        const char *found = strstr(terminal->seen.data + terminal->read, text);
        if (found) {
            terminal->read = (size_t)(found - terminal->seen.data) + strlen(text);
            return;
        }
        struct pollfd wait = {.fd = terminal->fd, .events = POLLIN};
        ssize_t size = poll(&wait, 1, PATIENCE) > 0 ? read(terminal->fd, bytes, sizeof bytes) : 0;
        if (size <= 0) fail_msg("no '%s' in: %s", text, terminal->seen.data + terminal->read);
        buf_add(&terminal->seen, bytes, (size_t)size);
    }
}

static void type(Terminal *terminal, const char *keys) {
    assert_true(write(terminal->fd, keys, strlen(keys)) == (ssize_t)strlen(keys));
}

static int terminal_close(Terminal *terminal) {
    int status;
    waitpid(terminal->pid, &status, 0);
    close(terminal->fd);
    buf_free(&terminal->seen);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static Terminal open_step(const char *file) {
    const char *program = getenv("LOOPCHEF");
    if (!program) skip();
    Terminal terminal = terminal_open((const char *[]){program, "step", file, NULL}, 80);
    await_text(&terminal, "(loopchef) ");
    return terminal;
}

static void steps_and_repeats(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    type(&terminal, "step\r");
    await_text(&terminal, "step 1 ");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "\r");
    await_text(&terminal, "step 2 ");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "a\r");
    await_text(&terminal, "t=1.000s");
    await_text(&terminal, "TIMERS 1.000 Task-3 \xC2\xB7 2.000 Task-4");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "quit\r");
    assert_int_equal(terminal_close(&terminal), 0);
}

static void completes_and_forgives(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    type(&terminal, "iter\t\r");
    await_text(&terminal, "Iteration 1 begins");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "nonsense\r");
    await_text(&terminal, "unknown command 'nonsense'");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "half a line");
    await_text(&terminal, "half a line");   // it waits for the next key now
    type(&terminal, "\003");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "where\r");
    await_text(&terminal, "(loopchef) ");
    type(&terminal, "\004");
    assert_int_equal(terminal_close(&terminal), 0);
}

// Every line on the screen since `from` fits so many columns. (Bytes of a character's tail count nothing.)
static void assert_fits(const Terminal *terminal, size_t from, int columns) {
    int width = 0;
    for (size_t i = from; i < terminal->seen.size; i++) {
        unsigned char byte = (unsigned char)terminal->seen.data[i];
        if (byte == '\r' || byte == '\n') width = 0;
        else if ((byte & 0xC0) != 0x80) assert_true(++width <= columns);
    }
}

static void ask(Terminal *terminal, const char *keys, const char *wanted) {
    type(terminal, keys);
    await_text(terminal, wanted);
    await_text(terminal, "(loopchef) ");
}

static void leave(Terminal *terminal) {
    type(terminal, "quit\r");
    assert_int_equal(terminal_close(terminal), 0);
}

static void completes_by_command(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    ask(&terminal, "break fe\t\r", "Breakpoint 1: function fetch");
    ask(&terminal, "c\r", "Breakpoint 1, function fetch");
    ask(&terminal, "p del\t\r", "3");
    ask(&terminal, "p nam\t + str(dela\t)\r", "'API A3'");
    ask(&terminal, "where Task-\t", "Task-1  Task-2  Task-3  Task-4");
    ask(&terminal, "4\r", "fetch, line 6");
    ask(&terminal, "info thr\t\r", "main thread, runs the loop");
    ask(&terminal, "mark here\rgoto @h\t\r", "Task-2 fetch(\"API A\")");
    leave(&terminal);
}

static void remembers_what_was_typed(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    ask(&terminal, "print 6 * 7\r", "42");
    leave(&terminal);
    terminal = open_step("scenarios/three_apis.py");
    ask(&terminal, "\020\020\r", "42");      // up, over `quit`
    leave(&terminal);
}

static void pauses_a_long_run(void **state) {
    (void)state;
    char path[] = "/tmp/loopchef-prompt-XXXXXX";
    static const char program[] = "import asyncio\nasync def spin():\n    while True:\n        await asyncio.sleep(1)\nasyncio.run(spin())\n";
    int file = mkstemp(path);
    assert_true(write(file, program, sizeof program - 1) == (ssize_t)sizeof program - 1);
    close(file);
    Terminal terminal = open_step(path);
    type(&terminal, "continue\r");
    await_text(&terminal, "running... ");
    ask(&terminal, "\003", "Interrupted: the run stands here.");
    ask(&terminal, "start\r", "This is the start.");
    ask(&terminal, "goto 5s\r", "t=5.000s");
    leave(&terminal);
    unlink(path);
}

static void keeps_the_line_when_resized(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    ask(&terminal, "break fetch\r", "Breakpoint 1");
    ask(&terminal, "c\r", "step 6");
    type(&terminal, "print na");
    await_text(&terminal, "print na");
    struct winsize size = {.ws_row = 12, .ws_col = 40};
    assert_int_equal(ioctl(terminal.fd, TIOCSWINSZ, &size), 0);
    ask(&terminal, "me\r", "'API A'");
    size_t from = terminal.seen.size;
    ask(&terminal, "step\r", "step 7");
    assert_fits(&terminal, from, 40);
    from = terminal.seen.size;
    ask(&terminal, "timeline\r", "stopped at");
    assert_fits(&terminal, from, 40);
    leave(&terminal);
}

static void edits_wide_characters(void **state) {
    (void)state;
    Terminal terminal = open_step("scenarios/three_apis.py");
    ask(&terminal, "p \"\xE4\xBD\xA0\xE5\xA5\xBD\xC3\xA9\177e\" * 2\r", "'\xE4\xBD\xA0\xE5\xA5\xBD" "e\xE4\xBD\xA0\xE5\xA5\xBD" "e'");
    leave(&terminal);
}

// A terminal that cannot move its cursor has a bare prompt, and nothing but text comes.
static void serves_a_dumb_terminal(void **state) {
    (void)state;
    const char *program = getenv("LOOPCHEF");
    if (!program) skip();
    Terminal terminal = terminal_open((const char *[]){"/usr/bin/env", "TERM=dumb", program, "step", "scenarios/three_apis.py", NULL}, 80);
    await_text(&terminal, "(loopchef) ");
    ask(&terminal, "s\r", "step 1 ");
    ask(&terminal, "\r", "step 2 ");
    type(&terminal, "\004");
    assert_int_equal(terminal_close(&terminal), 0);
}

static int make_state_folder(void **state) {
    (void)state;
    return mkdtemp(state_folder) ? 0 : 1;
}

static int remove_state_folder(void **state) {
    (void)state;
    char path[100];
    snprintf(path, sizeof path, "%s/loopchef/history", state_folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/loopchef", state_folder);
    rmdir(path);
    return rmdir(state_folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_and_repeats), cmocka_unit_test(completes_and_forgives), cmocka_unit_test(completes_by_command),
        cmocka_unit_test(remembers_what_was_typed), cmocka_unit_test(pauses_a_long_run),
        cmocka_unit_test(keeps_the_line_when_resized), cmocka_unit_test(edits_wide_characters),
        cmocka_unit_test(serves_a_dumb_terminal),
    };
    return cmocka_run_group_tests(tests, make_state_folder, remove_state_folder);
}
