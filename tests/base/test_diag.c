// How a fault is shown: CPython's layout and ours.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/diag.h"

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
          "  File \"a.py\", line 2\n    two three\n        ^^^\nSyntaxError: wrong in a.py\n");
    check(DIAG_SYNTAX, (Span){1, 5, 1, 7}, "\té\t= x", "  File \"a.py\", line 1\n    \té\t= x\n    \t \t ^^\nSyntaxError: wrong in a.py\n");
    check(DIAG_SYNTAX, (Span){1, 4, 2, 1}, "a = (b\n)", "  File \"a.py\", line 1\n    a = (b\n        ^^\nSyntaxError: wrong in a.py\n");
    check(DIAG_SYNTAX, (Span){1, 50, 1, 51}, "abc\n", "  File \"a.py\", line 1\n    abc\n       ^\nSyntaxError: wrong in a.py\n");
    check(DIAG_INDENTATION, (Span){1, 1, 1, 2}, "  abc\n", "  File \"a.py\", line 1\n    abc\nIndentationError: wrong in a.py\n");
    check(DIAG_TAB, (Span){1, 0, 1, 1}, NULL, "  File \"a.py\", line 1\nTabError: wrong in a.py\n");
    check(DIAG_SYNTAX, (Span){0}, "abc\n", "SyntaxError: wrong in a.py\n");
    check(DIAG_SYNTAX, (Span){1, 1, 1, 2}, "\xFF\xFF", "  File \"a.py\", line 1\n    \xEF\xBF\xBD\xEF\xBF\xBD\n     ^\nSyntaxError: wrong in a.py\n");
}

static void as_ours(void **state) {
    (void)state;
    check(DIAG_UNSUPPORTED, (Span){1, 5, 1, 8}, "  é= abc\n",
          "loopchef: a.py:1:5: error: wrong in a.py\nloopchef:     é= abc\nloopchef:       ^~~\nloopchef: hint: try this\n");
    check(DIAG_ENVIRONMENT, (Span){0}, NULL, "loopchef: a.py: error: wrong in a.py\nloopchef: hint: try this\n");
    check(DIAG_NONE, (Span){0}, NULL, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_python), cmocka_unit_test(as_ours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
