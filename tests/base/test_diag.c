// How a fault is shown: CPython's layout and ours.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/diag.h"

#define AT(line) "  File \"a.py\", line " #line "\n"
#define WRONG "wrong in a.py\n"

static void check(DiagKind kind, Span span, const char *text, const char *expected) {
    Diag diag = {0};
    Buf out = BUF_INIT;
    diag_set(&diag, kind, span, "wrong in " DIAG_PATH);
    if (kind) diag_set(&diag, DIAG_TAB, span, "the first one counts");
    if (!diag_exception_name(kind)) diag_hint(&diag, "try %s", "this");
    diag_print(&diag, "a.py", text, text ? strlen(text) : 0, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_free(&out);
}

static void as_python(void **state) {
    (void)state;
    check(DIAG_SYNTAX, (Span){2, 6, 2, 9}, "one\r\n  two three\n",
          AT(2) "    two three\n        ^^^\nSyntaxError: " WRONG);
    check(DIAG_SYNTAX, (Span){1, 5, 1, 7}, "\té\t= x", AT(1) "    \té\t= x\n    \t \t ^^\nSyntaxError: " WRONG);
    check(DIAG_SYNTAX, (Span){1, 4, 2, 1}, "a = (b\n)", AT(1) "    a = (b\n        ^^\nSyntaxError: " WRONG);
    check(DIAG_SYNTAX, (Span){1, 50, 1, 51}, "abc\n", AT(1) "    abc\n       ^\nSyntaxError: " WRONG);
    check(DIAG_INDENTATION, (Span){1, 1, 1, 2}, "  abc\n", AT(1) "    abc\nIndentationError: " WRONG);
    check(DIAG_TAB, (Span){1, 0, 1, 1}, NULL, AT(1) "TabError: " WRONG);
    check(DIAG_SYNTAX, (Span){0}, "abc\n", "SyntaxError: " WRONG);
    check(DIAG_SYNTAX, (Span){1, 1, 1, 2}, "\xFF\xFF",
          AT(1) "    \xEF\xBF\xBD\xEF\xBF\xBD\n     ^\nSyntaxError: " WRONG);
}

static void as_ours(void **state) {
    (void)state;
    check(DIAG_UNSUPPORTED, (Span){1, 5, 1, 8}, "  é= abc\n",
          "loopchef: a.py:1:5: error: " WRONG "loopchef:     é= abc\nloopchef:       ^~~\nloopchef: hint: try this\n");
    check(DIAG_ENVIRONMENT, (Span){0}, NULL, "loopchef: a.py: error: " WRONG "loopchef: hint: try this\n");
    check(DIAG_NONE, (Span){0}, NULL, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_python), cmocka_unit_test(as_ours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
