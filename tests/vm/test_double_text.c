// Doubles as text: shortest, exact, rounded, read back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/double_text.h"
#include "vm/number.h"

static void check_repr(double number, const char *expected) {
    char text[32];
    assert_int_equal(double_repr(number, text), strlen(expected));
    assert_string_equal(text, expected);
}

static void known_reprs(void **state) {
    (void)state;
    check_repr(0.1, "0.1");
    check_repr(0.1 + 0.2, "0.30000000000000004");
    check_repr(1e15, "1000000000000000.0");
    check_repr(1e16, "1e+16");
    check_repr(123456789012345680.0, "1.2345678901234568e+17");
    check_repr(0.0001, "0.0001");
    check_repr(0.00001, "1e-05");
    check_repr(0x1p-44, "5.684341886080802e-14");  // its neighbours lie at different distances
    check_repr(5e-324, "5e-324");
    check_repr(1.7976931348623157e308, "1.7976931348623157e+308");
    check_repr(-0.0, "-0.0");
    check_repr(-INFINITY, "-inf");
    check_repr(NAN, "nan");
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state ^ *state >> 29;
}

// Of random bit patterns: what is shown reads back, by our reader and the C library's, and one digit less would not.
static void random_bits(void **state) {
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = next_random(&seed);
        double number, read;
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number)) continue;
        char text[32], fewer[40];
        size_t size = double_repr(number, text);
        assert_true(double_parse(text, size, &read) && read == number && strtod(text, NULL) == number);
        Decimal decimal;
        decimal_shortest(&decimal, number);
        snprintf(fewer, sizeof fewer, "%.*e", decimal.count > 1 ? decimal.count - 2 : 0, number);
        assert_true(decimal.count <= 1 || strtod(fewer, NULL) != number);
    }
}

static void reading(void **state) {
    (void)state;
    static const char *const good[] = {"1_000.5", ".5", "5.", "1e5", "1E+0_5", "-inf", "Infinity", "+nan", "1e400", "1e-400"};
    static const char *const bad[] = {"", "+", ".", "1_", "_1", "1__0", "1e", "1e+", "1._5", "0x10", "1 ", "in", "1e5.0"};
    double number;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(double_parse(good[i], strlen(good[i]), &number));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(double_parse(bad[i], strlen(bad[i]), &number));
    assert_true(double_parse("9007199254740993", 16, &number) && number == 9007199254740992.0);
    assert_true(double_parse("9007199254740993.0000000000000000000000001", 42, &number) && number == 9007199254740994.0);
    assert_true(double_parse("2.4703282292062327e-324", 23, &number) && number == 0);
    assert_true(double_parse("2.4703282292062328e-324", 23, &number) && number == 5e-324);
    assert_int_equal(double_parse_hex(" -0x1.8p+1 ", 11, &number), HEX_GOOD);
    assert_true(number == -3.0);
    assert_int_equal(double_parse_hex("0x1p1024", 8, &number), HEX_TOO_LARGE);
    assert_int_equal(double_parse_hex("0x", 2, &number), HEX_BAD);
}

static void rounding(void **state) {
    (void)state;
    assert_true(double_round(2.675, 2) == 2.67);   // 2.675 lies just below
    assert_true(double_round(0.125, 2) == 0.12);   // a tie goes to the even digit
    assert_true(double_round(0.375, 2) == 0.38);
    assert_true(double_round(1234.5, -2) == 1200);
    assert_true(double_round(1e300, 400) == 1e300 && double_round(1.5, -400) == 0);
    assert_true(isinf(double_round(1.7e308, -308)));
    uint64_t scaled;
    assert_true(double_scaled(2.675, 2, &scaled) && scaled == 267);
    assert_false(double_scaled(1e300, 2, &scaled));
    Decimal decimal;
    decimal_exact(&decimal, 5e-324);
    assert_int_equal(decimal.count, 751);
    assert_int_equal(decimal.point, -323);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_reprs), cmocka_unit_test(random_bits), cmocka_unit_test(reading), cmocka_unit_test(rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
