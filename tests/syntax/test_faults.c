// What is said about broken programs: faults.txt has them, with CPython's own words, places and carets.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/parse.h"
#include "faults.h"

static bool parses(const char *text, size_t size, Buf *out) {
    Arena *arena = arena_new(0);
    Diag diag = {0};
    bool good = parse_module(arena, text, size, &diag) != NULL;
    if (!good) diag_print(&diag, "t.py", text, size, out);
    arena_free(arena);
    return good;
}

static void as_cpython(void **state) {
    (void)state;
    assert_true(faults_check("tests/syntax/faults.txt", parses) > 300);
}

static void check(const char *text, size_t size, const char *expected) {
    Buf out = BUF_INIT;
    assert_false(parses(text, size, &out));
    assert_string_equal(buf_text(&out), expected);
    buf_free(&out);
}
#define CHECK(text, expected) check(text, sizeof(text) - 1, expected)

static void bytes_that_are_no_text(void **state) {
    (void)state;
    CHECK("x = 1\ny = \0 2\n", "  File \"t.py\", line 2\n    y = \n"
                                "SyntaxError: source code cannot contain null bytes\n");
    CHECK("x = 1\ny = '\xE9'\n", "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file t.py on line 2, but no "
                                 "encoding declared; see https://peps.python.org/pep-0263/ for details\n");
    CHECK("# coding: nonsense\n", "SyntaxError: encoding problem: nonsense\n");
    CHECK("\xEF\xBB\xBF# coding: latin-1\n", "SyntaxError: encoding problem: iso-8859-1 with BOM\n");
    CHECK("# coding: cp1252\nx = '\xE9'\n", "loopchef: t.py: error: the encoding cp1252 is not supported\n"
                                            "loopchef: hint: save the file as UTF-8\n");
    CHECK("x = 1\xC2\xA0+ 2\n", "  File \"t.py\", line 1\n    x = 1\xC2\xA0+ 2\n         ^\n"
                                "SyntaxError: invalid non-printable character U+00A0\n");
    CHECK("x = '\\N{BULLET}'\n", "loopchef: t.py:1:5: error: the escape \\N{...} is not supported\n"
                                 "loopchef:     x = '\\N{BULLET}'\nloopchef:         ^~~~~~~~~~~~\n"
                                 "loopchef: hint: write the character itself, or its number: \\uXXXX\n");
}

// `piece`, `count` times, between `before` and `after`: a kind of exception, or NULL if it is right.
static void check_chain(const char *before, const char *piece, int count, const char *after, const char *message) {
    Buf text = BUF_INIT, out = BUF_INIT;
    buf_add_text(&text, before);
    for (int i = 0; i < count; i++) buf_add_text(&text, piece);
    buf_add_text(&text, after);
    assert_true(parses(buf_text(&text), text.size, &out) == (message == NULL));
    if (message && !strstr(buf_text(&out), message)) fail_msg("%s", buf_text(&out));
    buf_free(&text);
    buf_free(&out);
}

static void long_and_deep(void **state) {
    (void)state;
    check_chain("1", "+1", 100000, "\n", NULL);
    check_chain("a", ".b()", 100000, "\n", NULL);
    check_chain("1", " if 1 else 1", 1000, "\n", NULL);
    check_chain("if 1:\n  x\n", "elif 1:\n  x\n", 20000, "", NULL);
    check_chain("", "x;", 50000, "\n", NULL);
    check_chain("(", "(", 199, "", "'(' was never closed");
    check_chain("x = ", "(", 201, "", "too many nested parentheses");
    check_chain("x = ", "-", 1900, "1\n", NULL);
    check_chain("x = ", "-", 100000, "1\n", "Parser stack overflowed - Python source too complex to parse");
    check_chain("x = ", "lambda: ", 100000, "1\n", "Parser stack overflowed");
    check_chain("x = ", "f'{", 200, "", "too many nested f-strings");
    check_chain("x = ", "[", 150, "1 2", "'[' was never closed");
    check_chain("x = [", "1, ", 5000, "2 3]\n", "Perhaps you forgot a comma?");
    check_chain("", "{", 190, "1 2\n", "'{' was never closed");
    check_chain("x = ", "9", 4301, "\n", "Exceeds the limit (4300 digits)");
}

static void a_small_arena(void **state) {
    (void)state;
    Arena *arena = arena_new(64 << 10);
    Diag diag = {0};
    Buf text = BUF_INIT;
    for (int i = 0; i < 10000; i++) buf_add_text(&text, "x = 1\n");
    assert_null(parse_module(arena, buf_text(&text), text.size, &diag));
    assert_int_equal(diag.kind, DIAG_LIMIT);
    buf_free(&text);
    arena_free(arena);
}

// Beginnings of a program, and the program with a byte replaced, end in a tree or a message.
static void any_text(void **state) {
    (void)state;
    Buf text = BUF_INIT, out = BUF_INIT;
    assert_true(buf_read_file(&text, "tests/syntax/everything.py", 1 << 20));
    static const char replacements[] = {'(', '}', '\'', '\n', '\\', ':', '\0', (char)0xC3, '\t', '='};
    for (size_t i = 0; i < text.size; i += 3) {
        parses(text.data, i, &out);
        char before = text.data[i];
        text.data[i] = replacements[i % sizeof replacements];
        parses(text.data, text.size, &out);
        text.data[i] = before;
    }
    assert_true(parses(text.data, text.size, &out));
    buf_free(&text);
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_cpython),    cmocka_unit_test(bytes_that_are_no_text), cmocka_unit_test(long_and_deep),
        cmocka_unit_test(a_small_arena), cmocka_unit_test(any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
