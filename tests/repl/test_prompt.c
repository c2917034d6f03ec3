// The prompt on a real terminal: loopchef step through a pseudo-terminal. Waits for text, never sleeps.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
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

static Terminal terminal_open(const char *const *argv, int columns) {
    Terminal terminal = {0};
    struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)columns};
    terminal.pid = forkpty(&terminal.fd, NULL, NULL, &size);
    if (terminal.pid == 0) {
        setenv("TERM", "xterm", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        setenv("NO_COLOR", "1", 1);
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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(steps_and_repeats), cmocka_unit_test(completes_and_forgives)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
