// The header of a scenario file: what is read, and what is refused, with its place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "session/directives.h"

typedef struct Case {
    Arena *arena;
    Directives directives;
    Diag diag;
    bool ok;
} Case;

static Case read_text(const char *text) {
    Case result = {.arena = arena_new(0)};
    result.ok = directives_read(&result.directives, result.arena, text, strlen(text), &result.diag);
    return result;
}

static void all_kinds(void **state) {
    (void)state;
    Case c = read_text("#!/usr/bin/env python3\n"
                       "# loopchef: title: Three APIs \n"
                       "\"\"\"A docstring\n# loopchef: not one\n\"\"\"\n"
                       "#loopchef: summary: At once\n"
                       "  # loopchef: mark half at 1.5s\n"
                       "# loopchef: input \"say \"hi\"\"\n"
                       "# loopchef: request GET /data at 0.05\n"
                       "# loopchef: GET https://a.example/* takes 200ms -> 503 \"warming up\"\n"
                       "# loopchef: * https://b.example/* fails ConnectError\n"
                       "# loopchef: POST https://c.example/ -> 201\n"
                       "# loopchef: run \"make -k test\" takes 2s -> 2 \"it \"failed\"\"\n"
                       "# loopchef: run \"true\"\n"
                       "import asyncio\n");
    assert_true(c.ok);
    assert_string_equal(c.directives.title, "Three APIs");
    assert_string_equal(c.directives.summary, "At once");
    const Directive *d = c.directives.first->next->next;
    assert_int_equal(d->kind, DIRECTIVE_MARK);
    assert_string_equal(d->text, "half");
    assert_true(d->time == 1500000000 && d->line == 7);
    d = d->next;
    assert_string_equal(d->text, "say \"hi\"");
    d = d->next;
    assert_int_equal(d->kind, DIRECTIVE_REQUEST);
    assert_string_equal(d->url, "/data");
    assert_true(d->time == 50000000);
    d = d->next;
    assert_int_equal(d->kind, DIRECTIVE_RULE);
    assert_true(d->time == 200000000 && d->status == 503);
    assert_string_equal(d->body, "warming up");
    d = d->next;
    assert_string_equal(d->text, "*");
    assert_string_equal(d->failure, "ConnectError");
    assert_true(d->time == 1000000000);
    d = d->next;
    assert_true(d->status == 201 && !d->body);
    d = d->next;
    assert_int_equal(d->kind, DIRECTIVE_COMMAND);
    assert_string_equal(d->text, "make -k test");
    assert_string_equal(d->body, "it \"failed\"");
    assert_true(d->time == 2000000000 && d->status == 2);
    d = d->next;
    assert_true(d->time == 1000000000 && d->status == 0 && !d->body && !d->next);
    arena_free(c.arena);
}

static void refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
        int line, column;
    } cases[] = {
        {"# loopchef: tilte: x\n", "unknown directive 'tilte:'", 1, 12},
        {"# loopchef:\n", "unknown directive ''", 1, 11},
        {"\n# loopchef: title:\n", "the text is missing", 2, 18},
        {"# loopchef: title: a\n# loopchef: title: b\n", "it was given before", 2, 19},
        {"# loopchef: mark half\n", "expected 'at' and a time", 1, 21},
        {"# loopchef: mark half at 1x\n", "expected a time in seconds", 1, 25},
        {"# loopchef: mark half at 1s 2\n", "nothing may follow", 1, 28},
        {"# loopchef: input hello\n", "expected a text in double quotes", 1, 18},
        {"# loopchef: request GET data at 1\n", "expected a path that begins with '/'", 1, 24},
        {"# loopchef: GET\n", "the URL is missing", 1, 15},
        {"# loopchef: GET https://a/ costs 2\n", "expected 'takes', '->' or 'fails'", 1, 27},
        {"# loopchef: run ls\n", "expected a command in double quotes", 1, 16},
        {"# loopchef: run \"ls\" -> 256\n", "expected an exit status from 0 to 255", 1, 24},
        {"# loopchef: GET https://a/ takes 2s -> 99\n", "expected a status from 100 to 599", 1, 39},
        {"x = 1\n# loopchef: title: late\n", "a directive must stand before the first statement", 2, 0},
        {"# loopchef: GET https://\xC3\xA4/ takes long\n", "expected a time in seconds", 1, 34},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = read_text(cases[i].text);
        assert_false(c.ok);
        assert_int_equal(c.diag.kind, DIAG_DIRECTIVE);
        assert_string_equal(c.diag.message, cases[i].message);
        assert_int_equal(c.diag.span.line, cases[i].line);
        assert_int_equal(c.diag.span.column, cases[i].column);
        arena_free(c.arena);
    }
}

static void not_directives(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "\n",
        "# a comment\nx = 1\n",
        "x = '''\n# loopchef: text\n'''\n",
        "def f():\n    # loopchef: in a body\n    pass\n",
        "'''unfinished\n# loopchef: x",
        "\xEF\xBB\xBF# loopchef: title: with a mark\r\nx = 1\r\n",
        "'doc'; x = 1\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Case c = read_text(texts[i]);
        assert_true(c.ok);
        arena_free(c.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_kinds), cmocka_unit_test(refused),
                                       cmocka_unit_test(not_directives)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
