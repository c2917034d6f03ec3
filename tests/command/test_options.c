// The command line and the lines of the prompt, as data.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "command/command.h"
#include "command/options.h"

enum { MOST_WORDS = 16 };

typedef struct Case {
    Options options;
    Buf problem;
    bool ok;
} Case;

static Case parse(const char *const *words) {
    static char *argv[MOST_WORDS];  // the options point into it
    int argc = 0;
    argv[argc++] = (char *)"loopchef";
    for (; *words; words++) argv[argc++] = (char *)*words;
    Case result = {0};
    result.ok = options_parse(&result.options, argc, argv, &result.problem);
    return result;
}

#define PARSE(...) parse((const char *const[]){__VA_ARGS__, NULL})

static void everything(void **state) {
    (void)state;
    Case c = PARSE("run", "--trace", "t", "--seed=7", "--op-cost", "0", "--until", "2.5", "--max-lines", "10k", "f.py", "--x", "y");
    assert_true(c.ok);
    assert_int_equal(c.options.subcommand, SUBCOMMAND_RUN);
    assert_string_equal(c.options.trace, "t");
    assert_true(c.options.seed == 7 && c.options.limits.op_cost == 0 && c.options.limits.lines == 10000);
    assert_true(c.options.limits.until == 2500000000);
    assert_string_equal(c.options.file, "f.py");
    assert_int_equal(c.options.arg_count, 2);
    assert_string_equal(c.options.args[0], "--x");

    c = PARSE("timeline", "f.py", "--width", "60", "--ascii", "--color=always", "--", "--width");
    assert_true(c.ok && c.options.width == 60 && c.options.ascii && c.options.colour == COLOUR_ALWAYS);
    assert_int_equal(c.options.arg_count, 1);

    c = PARSE("f.py", "run");
    assert_true(c.ok && c.options.subcommand == SUBCOMMAND_OPEN && c.options.arg_count == 1);
    c = PARSE("--max-time", "90m", "--max-memory", "2G", "--max-log", "0", "f.py");
    assert_true(c.ok && c.options.limits.time == INT64_C(5400000000000) && c.options.limits.memory == UINT64_C(2) << 30);
    assert_true(c.options.log_limit == 0);
    c = PARSE("help", "step");
    assert_true(c.ok && c.options.help && c.options.subcommand == SUBCOMMAND_STEP);
    c = PARSE("list");
    assert_true(c.ok && c.options.subcommand == SUBCOMMAND_LIST);
}

static void wrong(void **state) {
    (void)state;
    static const struct {
        const char *words[4];
        const char *problem;
    } cases[] = {
        {{NULL}, "which FILE?"},
        {{"run"}, "run: which FILE?"},
        {{"run", "--table", "f.py"}, "run has no option '--table'"},
        {{"timeline", "--trace=x", "f.py"}, "timeline has no option '--trace=x'"},
        {{"run", "--seed", "-1", "f.py"}, "--seed takes N, not '-1'"},
        {{"run", "--until", "soon", "f.py"}, "--until takes TIME, not 'soon'"},
        {{"run", "--until", "99999999999999h", "f.py"}, "--until takes TIME, not '99999999999999h'"},
        {{"run", "--record=1", "f.py"}, "--record takes nothing"},
        {{"run", "--trace"}, "--trace needs FILE"},
        {{"timeline", "--width", "0", "f.py"}, "--width takes COLUMNS, not '0'"},
        {{"timeline", "--colour", "a", "f.py"}, "--colour takes auto|always|never, not 'a'"},
        {{"timeline", "f.py", "g.py"}, "timeline: one thing too much: 'g.py' (the program's own arguments go behind --)"},
        {{"list", "f.py"}, "list: one thing too much: 'f.py'"},
        {{"run", "--op-cost", "5000000000", "f.py"}, "--op-cost takes NS, not '5000000000'"},
        {{"run", "--max-memory", "1", "f.py"}, "--max-memory takes SIZE, not '1'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *words[5] = {cases[i].words[0], cases[i].words[1], cases[i].words[2], cases[i].words[3], NULL};
        Case c = parse(words);
        assert_false(c.ok);
        assert_string_equal(buf_text(&c.problem), cases[i].problem);
        buf_free(&c.problem);
    }
}

static void check_command(const char *line, CommandId id, uint64_t count, const char *operand) {
    Command command;
    Buf problem = BUF_INIT;
    assert_true(command_parse(line, &command, &problem));
    assert_int_equal(command.id, id);
    assert_true(command.count == count);
    assert_string_equal(command.operand, operand);
}

static void check_refused(const char *line, const char *wanted) {
    Command command;
    Buf problem = BUF_INIT;
    assert_false(command_parse(line, &command, &problem));
    assert_string_equal(buf_text(&problem), wanted);
    buf_free(&problem);
}

static void commands(void **state) {
    (void)state;
    check_command("s", COMMAND_STEP, 1, "");
    check_command("  step   12 \r\n", COMMAND_STEP, 12, "12");
    check_command("it 3", COMMAND_ITERATION, 3, "3");
    check_command("info  ready", COMMAND_INFO, 1, "ready");
    check_command("where Task-1", COMMAND_WHERE, 1, "Task-1");
    check_command("l", COMMAND_LIST, 1, "");
    check_refused("ti", "ambiguous command 'ti' (tick, timeline)");
    check_refused("steps", "unknown command 'steps'; 'help' shows all");
    check_refused("tick 0", "tick takes a count, not '0'");
    check_refused("tick -1", "tick takes a count, not '-1'");
    check_refused("s 99999999999999999999", "step takes a count, not '99999999999999999999'");
    check_refused("quit now", "quit takes nothing");
    assert_true(command_is_blank(" \t\n") && command_is_blank(" # s") && !command_is_blank("s"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(everything), cmocka_unit_test(wrong), cmocka_unit_test(commands)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
