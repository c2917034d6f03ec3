// Ints and floats from C: the border between immediate and big ones, conversions, comparisons, hashes, limits.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "syntax/ast.h"
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

static Value number(const char *text) { return int_from_text(world, text, strlen(text), 0); }

static void check(Value v, const char *expected) {
    Value text = int_to_str(world, v, 10);
    assert_string_equal(value_str(text)->text, expected);
    value_drop(world, text);
    value_drop(world, v);
}

static void borders(void **state) {
    (void)state;
    assert_true(value_is_small(int_from_i64(world, SMALL_MAX)) && value_is_small(int_from_i64(world, SMALL_MIN)));
    assert_false(value_is_small(int_from_i64(world, SMALL_MAX + 1)));
    check(int_from_i64(world, INT64_MIN), "-9223372036854775808");
    check(int_from_u64(world, UINT64_MAX), "18446744073709551615");
    Value lowest = number("-9223372036854775808"), above = number("9223372036854775808");
    assert_true(int_fits(lowest) && int_clip(lowest) == INT64_MIN);
    assert_true(!int_fits(above) && int_clip(above) == INT64_MAX);
    value_drop(world, lowest);
    value_drop(world, above);
    check(int_binary(world, value_from_small(SMALL_MIN), value_from_small(-1), OPERATOR_FLOORDIV), "4611686018427387904");
    check(int_binary(world, value_from_small(SMALL_MIN), value_from_small(SMALL_MIN), OPERATOR_MUL),
          "21267647932558653966460912964485513216");
    check(int_binary(world, number("4611686018427387904"), value_from_small(1), OPERATOR_SUB), "4611686018427387903");
}

static void rounding_down(void **state) {
    (void)state;
    check(int_binary(world, value_from_small(-7), value_from_small(2), OPERATOR_FLOORDIV), "-4");
    check(int_binary(world, value_from_small(-7), value_from_small(2), OPERATOR_MOD), "1");
    check(int_binary(world, value_from_small(7), value_from_small(-2), OPERATOR_MOD), "-1");
    check(int_binary(world, number("-100000000000000000000"), number("30000000000000000000"), OPERATOR_MOD),
          "20000000000000000000");
    check(int_binary(world, number("-100000000000000000001"), value_from_small(3), OPERATOR_RSHIFT), "-12500000000000000001");
}

static void against_floats(void **state) {
    (void)state;
    Value n = number("9007199254740993");  // 2**53 + 1 is no double
    assert_true(int_compare_double(n, 9007199254740992.0) > 0 && int_compare_double(n, 9007199254740994.0) < 0);
    assert_true(int_compare_double(value_from_small(2), 2.0) == 0 && int_compare_double(value_from_small(2), 2.5) < 0);
    assert_true(int_compare_double(value_from_small(-2), -2.5) > 0 && int_compare_double(n, INFINITY) < 0);
    double out;
    assert_true(int_as_double(world, n, &out) && out == 9007199254740992.0);
    check(int_from_double(world, 1e30), "1000000000000000019884624838656");
}

static void hashes(void **state) {
    (void)state;
    assert_int_equal((int64_t)int_hash(value_from_small(-1)), -2);
    Value prime = number("2305843009213693951");
    assert_int_equal(int_hash(prime), 0);
    assert_int_equal((int64_t)int_hash(number("10000000000000000000000000000000000000000")), 1388497483929617590);
    assert_int_equal(double_hash(0.5), 1152921504606846976);
    assert_int_equal((int64_t)double_hash(-2.5), -1152921504606846978);
    assert_int_equal(double_hash(1e300), 1224995262755759164);
}

static void texts(void **state) {
    (void)state;
    check(number("0b1_01"), "5");
    check(number(" -0x_ff "), "-255");
    static const char *const bad[] = {"", "-", "1__0", "_1", "010", "0b2", "1x", "- 1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_true(value_is_absent(number(bad[i])) && raised_is(world, T_VALUE_ERROR));
        raised_clear(world);
    }
    Value n = number("-0x123456789abcdef0123456789abcdef"), hex = int_to_prefixed(world, n, 16);
    assert_string_equal(value_str(hex)->text, "-0x123456789abcdef0123456789abcdef");
}

// What would be too large is refused before it is computed.
static void limits(void **state) {
    (void)state;
    Value n = value_from_small(10000000);
    assert_true(value_is_absent(int_binary(world, value_from_small(9), n, OPERATOR_POW)) && raised_is(world, T_MEMORY_ERROR));
    assert_string_equal(world->limit_hit, "integer size");
    raised_clear(world);
    Value most = int_binary(world, value_from_small(1), value_from_small(16 << 20), OPERATOR_LSHIFT);
    assert_true(!value_is_absent(most) && value_is_absent(int_binary(world, most, most, OPERATOR_MUL)));
    raised_clear(world);
    assert_true(value_is_absent(int_to_str(world, most, 10)) && raised_is(world, T_VALUE_ERROR));
    raised_clear(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borders), cmocka_unit_test(rounding_down), cmocka_unit_test(against_floats), cmocka_unit_test(hashes),
        cmocka_unit_test(texts), cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
