// Strs from C: making, interning, code points, growing in place; and the three ways of formatting.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "vm/number.h"
#include "vm/raise.h"
#include "vm/str.h"

static World *world;
static Host host;

static int set_up(void **state) {
    (void)state;
    Limits limits = {.memory = 256 << 20, .until = INT64_MAX, .recursion = 1000};
    world = world_new(&host, &limits);
    return world ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    world_free(world);
    return 0;
}

static void check_take(Value v, const char *expected) {
    assert_false(value_is_absent(v));
    assert_string_equal(value_str(v)->text, expected);
    value_drop(world, v);
}

static void making(void **state) {
    (void)state;
    Value a = str_from_c(world, "héllo"), b = str_format(world, "h%s%d", "é", 5);
    assert_true(value_str(a)->length == 5 && value_str(a)->size == 6 && !str_is_ascii(value_str(a)));
    assert_true(value_str(b)->length == 3 && str_is_c(b, "hé5"));
    assert_true(value_is(str_from_c(world, "x"), str_from_rune(world, 'x')));      // one character of Latin-1 exists once
    assert_true(value_is(str_from_c(world, "é"), str_from_rune(world, 0xE9)));
    assert_true(value_is(str_intern_c(world, "name"), str_intern_c(world, "name")));
    Value equal = str_from_c(world, "héllo");
    assert_true(str_equal(value_str(a), value_str(equal)) && str_hash(world, value_str(a)) == str_hash(world, value_str(equal)));
    check_take(str_at(world, value_str(a), 1), "é");
    assert_true(str_offset(value_str(a), 2) == 3 && str_index(value_str(a), 3) == 2);
    value_drop(world, a);
    value_drop(world, b);
    value_drop(world, equal);
}

// A str that nobody else has grows where it is; others are copied.
static void growing(void **state) {
    (void)state;
    Value text = str_from_c(world, "a long enough start, "), shared = value_keep(text), more = str_from_c(world, "é");
    text = str_append(world, text, more);
    assert_false(value_is(text, shared));
    value_drop(world, shared);
    value_drop(world, shared);
    int copies = 0;
    for (int i = 0; i < 10000; i++) {
        Value grown = str_append(world, text, more);
        copies += !value_is(grown, text);
        value_drop(world, text);
        text = grown;
    }
    assert_true(copies < 100);
    assert_int_equal(value_str(text)->length, 10022);
    assert_int_equal(strlen(value_str(text)->text), value_str(text)->size);
    value_drop(world, text);
}

static void reprs(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"plain", "'plain'"}, {"it's", "\"it's\""}, {"'\"", "'\\'\"'"}, {"\\\n\t\x7F", "'\\\\\\n\\t\\x7f'"},
        {"é漢", "'é漢'"}, {"\u200B\u00AD", "'\\u200b\\xad'"}, {"\xED\xA0\x80", "'\\ud800'"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Buf buf = BUF_INIT;
        str_repr_to(&buf, pairs[i][0], strlen(pairs[i][0]));
        assert_string_equal(buf.data, pairs[i][1]);
        buf_free(&buf);
    }
}

static void formatting(void **state) {
    (void)state;
    Value n = value_from_small(-1234567), x = value_from_double(world, 3.14159), s = str_from_c(world, "añb");
    check_take(format_int(world, n, ",", 1), "-1,234,567");
    check_take(format_int(world, n, "012,", 4), "-001,234,567");
    check_take(format_int(world, n, "#_x", 3), "-0x12_d687");
    check_take(format_float(world, x, ".2f", 3), "3.14");
    check_take(format_float(world, x, "+09.3e", 6), "+3.142e+00");
    check_take(format_float(world, x, "^10.3", 5), "   3.14   ");
    check_take(format_str(world, s, "é>5.2", 6), "éééañ");
    assert_true(value_is_absent(format_int(world, n, ".2d", 3)) && raised_is(world, T_VALUE_ERROR));
    raised_clear(world);
    Value pattern = str_from_c(world, "%05d|%-4s|%%");
    Value args = str_from_c(world, "x");
    assert_true(value_is_absent(format_percent(world, pattern, args)) && raised_is(world, T_TYPE_ERROR));
    raised_clear(world);
}

static void codecs(void **state) {
    (void)state;
    Value text = str_from_c(world, "é€"), bytes = str_encode(world, value_str(text), "latin-1", "replace");
    assert_true(value_bytes(bytes)->size == 2 && !memcmp(value_bytes(bytes)->data, "\xE9?", 2));
    value_drop(world, bytes);
    assert_true(value_is_absent(str_encode(world, value_str(text), "ascii", "strict")));
    assert_true(raised_is(world, T_UNICODE_ENCODE_ERROR));
    raised_clear(world);
    check_take(str_decode(world, "a\xFF", 2, "utf-8", "backslashreplace"), "a\\xff");
    assert_true(value_is_absent(str_decode(world, "a\xFF", 2, "utf-8", "strict")) && raised_is(world, T_UNICODE_DECODE_ERROR));
    raised_clear(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making), cmocka_unit_test(growing), cmocka_unit_test(reprs), cmocka_unit_test(formatting),
        cmocka_unit_test(codecs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
