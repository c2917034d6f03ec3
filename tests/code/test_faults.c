// SyntaxErrors and SyntaxWarnings of the compiler: faults.txt has programs that parse and yet are broken, with CPython's
// own words, places and carets (python3.13 tests/syntax/record_faults.py tests/code/faults.txt).
#include "code_test.h"
#include "faults.h"

static bool compiles(const char *text, size_t size, Buf *out) {
    Compiled compiled = compile_text(text, size);
    bool good = compiled.unit != NULL;
    if (!good) diag_print(&compiled.diag, "t.py", text, size, out);
    arena_free(compiled.arena);
    return good;
}

static void as_cpython(void **state) {
    (void)state;
    assert_true(faults_check("tests/code/faults.txt", compiles) > 100);
}

static void warnings(void **state) {
    (void)state;
    static const struct { const char *text, *message; } cases[] = {
        {"x is 1", "\"is\" with 'int' literal. Did you mean \"==\"?"},
        {"x is not 'a'", "\"is not\" with 'str' literal. Did you mean \"!=\"?"},
        {"if (1, 2) is x: pass", "\"is\" with 'tuple' literal. Did you mean \"==\"?"},
        {"x is None is True", NULL},
        {"[1](2)", "'list' object is not callable; perhaps you missed a comma?"},
        {"f'{x}'(2)", "'str' object is not callable; perhaps you missed a comma?"},
        {"1[2]", "'int' object is not subscriptable; perhaps you missed a comma?"},
        {"{1}[2]", "'set' object is not subscriptable; perhaps you missed a comma?"},
        {"[1, 2][1, 2]", "list indices must be integers or slices, not tuple; perhaps you missed a comma?"},
        {"'a'[0], (1, 2)[x], {1: 2}['a']", NULL},
        {"assert (x, 'message')", "assertion is always true, perhaps remove parentheses?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Compiled compiled = compile_text(cases[i].text, strlen(cases[i].text));
        assert_non_null(compiled.unit);
        if (cases[i].message && !compiled.warnings) fail_msg("%s", cases[i].text);
        if (cases[i].message) assert_string_equal(compiled.warnings->message, cases[i].message);
        else assert_null(compiled.warnings);
        arena_free(compiled.arena);
    }
}

static void check_refused(const char *text, const char *message) {
    Compiled compiled = compile_text(text, strlen(text));
    assert_null(compiled.unit);
    assert_int_equal(compiled.diag.kind, DIAG_UNSUPPORTED);
    assert_string_equal(compiled.diag.message, message);
    assert_true(compiled.diag.hint[0]);
    arena_free(compiled.arena);
}

static void outside_the_subset(void **state) {
    (void)state;
    check_refused("class C:\n    type A = [x for x in y]\n",
                  "a comprehension in the type parameters or a type alias of a class is not supported");
}

// `piece`, `count` times, between `before` and `after`: compiles, or fails with `message`.
static void check_chain(const char *before, const char *piece, int count, const char *after, const char *message) {
    Buf text = BUF_INIT, out = BUF_INIT;
    buf_add_text(&text, before);
    for (int i = 0; i < count; i++) buf_add_text(&text, piece);
    buf_add_text(&text, after);
    bool good = compiles(buf_text(&text), text.size, &out);
    if (good != !message || (message && !strstr(buf_text(&out), message))) fail_msg("%s%s\n%.300s", before, piece, buf_text(&out));
    buf_free(&text);
    buf_free(&out);
}

static void long_and_deep(void **state) {
    (void)state;
    check_chain("x", "+x", 100000, "\n", NULL);
    check_chain("1", "+1", 100000, "\n", NULL);
    check_chain("a", ".b(1)[2]", 50000, "\n", NULL);
    check_chain("if x: y\n", "elif x: y\n", 50000, "", NULL);
    check_chain("x", " if x else x", 900, "\n", NULL);
    check_chain("x = [", "y,", 100000, "]\n", NULL);
    check_chain("x = {", "1: y,", 100000, "}\n", NULL);
    check_chain("f(", "y,", 50000, ")\n", NULL);
    check_chain("f'", "{x}", 50000, "'\n", NULL);
    check_chain("x = ", "y = ", 50000, "1\n", NULL);
    check_chain("x = ", "-", 1900, "y\n", NULL);
    check_chain("", "x = 1\n", 100000, "", NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_cpython), cmocka_unit_test(warnings), cmocka_unit_test(outside_the_subset),
        cmocka_unit_test(long_and_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
