// Code points: both ways, counted, and what they are.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"

static void both_ways(void **state) {
    (void)state;
    for (uint32_t rune = 0; rune < 0x110000; rune++) {
        char bytes[4];
        int size = utf8_put(rune, bytes), length;
        assert_true(utf8_decode(bytes, bytes + size, &length) == rune && length == size);
        assert_true(size == 1 || utf8_decode(bytes, bytes + size - 1, &length) == UTF8_BAD);
    }
    static const char *const bad[] = {"\x80", "\xC0\x80", "\xC3(", "\xE0\x80\x80", "\xF4\x90\x80\x80", "\xFF"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int length;
        assert_true(utf8_decode(bad[i], bad[i] + strlen(bad[i]), &length) == UTF8_BAD && length == 1);
    }
}

static void counting(void **state) {
    (void)state;
    const char *text = "aé€😀b, and a long run of plain ASCII";
    size_t size = strlen(text), where;
    assert_int_equal(utf8_count(text, size), size - 6);
    assert_int_equal(utf8_offset(text, size, 4), 10);
    assert_int_equal(utf8_offset(text, size, 1000), size);
    assert_true(utf8_valid(text, size, &where));
    assert_false(utf8_valid("0123456789é\xE9xyz", 16, &where));
    assert_int_equal(where, 12);
}

static void properties(void **state) {
    (void)state;
    assert_true(utf8_is_identifier_start('_') && utf8_is_identifier_start(0xE9) && utf8_is_identifier_start(0x4E2D));
    assert_false(utf8_is_identifier_start('1') || utf8_is_identifier_start(0x201C) || utf8_is_identifier_start(0x301));
    assert_true(utf8_is_identifier_part('1') && utf8_is_identifier_part(0x301) && !utf8_is_identifier_part('-'));
    assert_true(utf8_is_printable(' ') && utf8_is_printable(0x20AC) && utf8_is_printable(0x1F600));
    assert_false(utf8_is_printable('\n') || utf8_is_printable(0x7F) || utf8_is_printable(0xA0) ||
                 utf8_is_printable(0xAD) || utf8_is_printable(0xD800) || utf8_is_printable(0x10FFFF));
    assert_true(utf8_is_normal(0xE9) && !utf8_is_normal(0xFB01) && !utf8_is_normal(0x301));
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width('\n'), -1);
    assert_int_equal(utf8_width(0x301), 0);
    assert_int_equal(utf8_width(0x4E2D), 2);
    assert_int_equal(utf8_width(0x1F600), 2);
    assert_int_equal(utf8_width(0x2500), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways), cmocka_unit_test(counting), cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
