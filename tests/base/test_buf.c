// Growing text, and files read into it.
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"

static void building(void **state) {
    (void)state;
    Buf buf = BUF_INIT;
    assert_string_equal(buf_text(&buf), "");
    buf_add_text(&buf, "a");
    buf_add_byte(&buf, 'b');
    buf_add_rune(&buf, 0x20AC);
    buf_add_format(&buf, " %d %s", 42, "x");
    assert_string_equal(buf_text(&buf), "ab\xE2\x82\xAC 42 x");
    for (int i = 0; i < 10000; i++) buf_add_format(&buf, "%04d", i);
    assert_int_equal(buf.size, 10 + 40000);
    assert_string_equal(buf.data + 40006, "9999");
    buf_clear(&buf);
    assert_string_equal(buf_text(&buf), "");
    buf_free(&buf);
}

static void files(void **state) {
    (void)state;
    Buf buf = BUF_INIT;
    assert_true(buf_read_file(&buf, "tests/base/test_buf.c", 1 << 20));
    assert_int_equal(strncmp(buf_text(&buf), "// Growing", 10), 0);
    buf_clear(&buf);
    assert_false(buf_read_file(&buf, "tests/base/test_buf.c", 100));
    assert_int_equal(errno, EFBIG);
    assert_false(buf_read_file(&buf, "tests", 100));
    assert_int_equal(errno, EISDIR);
    assert_false(buf_read_file(&buf, "tests/no such file", 100));
    assert_int_equal(errno, ENOENT);
    buf_free(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(building), cmocka_unit_test(files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
