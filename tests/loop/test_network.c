// The table of the simulated network: which rule a request gets.
#include "loop_test.h"

#include "loop/network.h"

static const NetworkRule rules[] = {
    { .method = "GET", .url = "https://a.com/items/1", .status = 201 },
    { .method = "GET", .url = "https://a.com/items/*", .status = 202 },
    { .method = "*", .url = "https://*.b.com/*/x*.json", .status = 203 },
    { .method = "POST", .url = "*", .status = 204 },
};
static const Network network = { .rules = rules, .rule_count = 4 };

static int status_for(const char *method, const char *url) {
    const NetworkRule *rule = network_find(&network, method, url);
    return rule ? rule->status : 0;
}

static void test_first_match_holds(void **state) {
    (void)state;
    assert_int_equal(status_for("GET", "https://a.com/items/1"), 201);
    assert_int_equal(status_for("GET", "https://a.com/items/12"), 202);
    assert_int_equal(status_for("GET", "https://a.com/items/"), 202);
    assert_int_equal(status_for("GET", "https://a.com/items"), 0);
    assert_int_equal(status_for("POST", "https://a.com/items/1"), 204);
}

static void test_stars_stand_for_any_text(void **state) {
    (void)state;
    assert_int_equal(status_for("PUT", "https://www.b.com/p/q/xyz.json"), 203);
    assert_int_equal(status_for("PUT", "https://.b.com//x.json"), 203);
    assert_int_equal(status_for("PUT", "https://www.b.com/p/x.json.json"), 203);
    assert_int_equal(status_for("PUT", "https://www.b.com/p/x.jsonp"), 0);
    assert_int_equal(status_for("", ""), 0);
}

static void test_no_rules(void **state) {
    (void)state;
    assert_null(network_find(NULL, "GET", "https://a.com"));
    assert_null(network_find(&(Network){ 0 }, "GET", "https://a.com"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_match_holds),
        cmocka_unit_test(test_stars_stand_for_any_text),
        cmocka_unit_test(test_no_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
