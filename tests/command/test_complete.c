// What Tab may put in at each place of a command line, in a run that stands somewhere; and lines of the prompt, understood.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "command/act.h"
#include "command/command.h"
#include "command/complete.h"

static const char program[] =
    "import asyncio\n"
    "async def fetch(name, delay):\n"
    "    await asyncio.sleep(delay)\n"
    "class Cook:\n"
    "    async def fry(self):\n"
    "        await asyncio.sleep(1)\n"
    "async def main():\n"
    "    task = asyncio.create_task(fetch('a', 2), name='two words')\n"
    "    await fetch('b', 1)\n"
    "asyncio.run(main())\n";

typedef struct Bench {
    char path[64];
    Scenario scenario;
    Session *session;
    Buf message;
} Bench;

static int set_up(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    strcpy(bench->path, "/tmp/loopchef-complete-XXXXXX");
    int file = mkstemp(bench->path);
    if (write(file, program, sizeof program - 1) != (ssize_t)sizeof program - 1) return 1;
    close(file);
    SessionOptions options = {
        .limits = {.memory = 256 << 20, .lines = 1000000, .operations = 100000000, .time = INT64_C(3600000000000),
                   .until = INT64_MAX, .recursion = 1000},
        .travel = true,
    };
    if (scenario_load(&bench->scenario, bench->path, &bench->message) != 0) return 1;
    bench->session = session_open(&bench->scenario, &options, &bench->message);
    *state = bench;
    return !bench->session;
}

static int tear_down(void **state) {
    Bench *bench = *state;
    session_close(bench->session);
    scenario_free(&bench->scenario);
    buf_free(&bench->message);
    unlink(bench->path);
    free(bench);
    return 0;
}

// "goto here": what it says; refused: with "!" before it.
static void act(Bench *bench, const char *line, const char *wanted) {
    Command command;
    Buf problem = BUF_INIT;
    assert_true(command_parse(line, &command, &problem));
    Act act = command_act(bench->session, &command);
    Buf said = BUF_INIT;
    buf_add_format(&said, "%s%s", act.kind == ACT_REFUSED ? "!" : "", buf_text(&act.said));
    if (wanted) assert_string_equal(buf_text(&said), wanted);
    buf_free(&said);
    buf_free(&problem);
    act_free(&act);
}

// All candidates with a blank between, then what Tab puts in, in brackets.
static void offers(Bench *bench, const char *line, const char *wanted) {
    Completions all;
    Buf text = BUF_INIT, rest = BUF_INIT;
    command_complete(bench->session, line, strlen(line), &all);
    for (size_t i = 0; i < all.count; i++) buf_add_format(&text, "%s ", all.list[i]);
    completions_rest(&all, &rest);
    buf_add_format(&text, "[%s]", buf_text(&rest));
    assert_string_equal(buf_text(&text), wanted);
    buf_free(&text);
    buf_free(&rest);
    completions_free(&all);
}

static void completes(void **state) {
    Bench *bench = *state;
    act(bench, "break 3", "Breakpoint 1: line 3");
    act(bench, "continue", "Breakpoint 1, line 3");
    act(bench, "mark here", "'goto @here' comes back here.");
    offers(bench, "adv", "advance [ance ]");
    offers(bench, "  rf", "rfinish [inish ]");
    offers(bench, "ti", "tick timeline []");
    offers(bench, "w", "watch where why []");
    offers(bench, "nothing", "[]");
    offers(bench, "nothing x", "[]");
    offers(bench, "break fe", "fetch [tch ]");
    offers(bench, "break Cook", "Cook Cook.fry []");
    offers(bench, "b main if del", "delay [ay ]");
    offers(bench, "break on ca", "cancel [ncel ]");
    offers(bench, "break on done T", "Task-1 [ask-1 ]");
    offers(bench, "where \"t", "\"two words\" [wo words\" ]");
    offers(bench, "info t", "tasks threads timers []");
    offers(bench, "info thr", "threads [eads ]");
    offers(bench, "p nam", "name [e ]");
    offers(bench, "print [name, del", "delay [ay ]");
    offers(bench, "print name.up", "[]");
    offers(bench, "print sorte", "sorted [d ]");
    offers(bench, "!na", "name [me ]");
    offers(bench, "goto @", "@here @next @prev []");
    offers(bench, "goto @h", "@here [ere ]");
    offers(bench, "delete ", "1 [1 ]");
    offers(bench, "help rcont", "rcontinue [inue ]");
    offers(bench, "load /dev/nul", "/dev/null [l ]");
    offers(bench, "load /de", "/dev/ [v/]");
    offers(bench, "fail Task-1 Value", "ValueError [Error ]");
    offers(bench, "step ", "[]");
}

static void acts(void **state) {
    Bench *bench = *state;
    act(bench, "tbreak fetch if name == ' if '", "Temporary breakpoint 1: function fetch if name == ' if '");
    act(bench, "b 'two words'", "Breakpoint 2: task two words (no such function, and no such task yet)");
    act(bench, "break when x  ==  1", "Breakpoint 3: when x  ==  1");
    act(bench, "break on block 5ms \"two words\"", "Breakpoint 4: on block of two words of 0.005 s or more");
    act(bench, "break on done if 1", NULL);
    act(bench, "disable 3", "Breakpoint 3: when x  ==  1 is disabled.");
    act(bench, "delete 9", "!there is no breakpoint '9'; 'info breaks' shows all");
    act(bench, "continue", "Breakpoint 2, task two words");
    act(bench, "delete", "All are deleted.");
    act(bench, "goto 1.5", "!goto takes a step (120), a time (1.5s), or a mark (@here, @next, @prev), not '1.5'");
    act(bench, "goto 99999999999999999999", "!no run has so many steps");
    act(bench, "mark next", "!a mark's name is one word, and neither next nor prev");
    act(bench, "cancel \"two words\"", "Done; going back past here undoes it.");
    act(bench, "fail two words ValueError('x')", NULL);
    act(bench, "end", "");
    act(bench, "end", "!the run is over; the movers with an r (rstep, rcontinue) go back");
    act(bench, "start", "This is the start.");
}

static void understands(void **state) {
    (void)state;
    Command command;
    Buf problem = BUF_INIT;
    assert_true(command_parse("!x = 1", &command, &problem) && command.id == COMMAND_RUN);
    assert_string_equal(command.operand, "x = 1");
    assert_true(command_parse("  ! x ", &command, &problem) && command.id == COMMAND_RUN);
    assert_true(command_parse("S 3\n", &command, &problem) && command.id == COMMAND_RSTEP && command.count == 3);
    assert_true(command_parse("u", &command, &problem) && command.id == COMMAND_UP && command.count == 1);
    assert_false(command_parse("u 0", &command, &problem));
    assert_false(command_parse("!", &command, &problem));
    assert_false(command_parse("de", &command, &problem));
    assert_non_null(strstr(buf_text(&problem), "ambiguous command 'de' (delete, delay)"));
    char *long_line = malloc(5000);
    memset(long_line, 'x', 5000);
    memcpy(long_line, "print ", 6);
    long_line[4999] = 0;
    assert_false(command_parse(long_line, &command, &problem));
    free(long_line);
    buf_free(&problem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(completes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(acts, set_up, tear_down), cmocka_unit_test(understands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
