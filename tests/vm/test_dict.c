// Dicts from C: order, holes, growth, equal keys of different types, use as a stack and as a queue; against a plain model.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "vm/dict.h"
#include "vm/number.h"
#include "vm/sequence.h"
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

static Value num(int64_t n) { return value_from_small(n); }

static int64_t get(Dict *dict, int64_t key) {
    Value v = dict_get_borrowed(world, dict, num(key));
    return value_is_absent(v) ? INT64_MIN : value_small(v);
}

// The keys, as far as there is room for them; returns how many.
static int keys(Dict *dict, int64_t *out, int room) {
    uint32_t at = 0;
    Value key;
    int count = 0;
    while (dict_next(dict, &at, &key, NULL) && count < room) out[count++] = value_small(key);
    return count;
}

static void order_and_holes(void **state) {
    (void)state;
    Dict *dict = dict_new(world);
    for (int i = 0; i < 1000; i++) assert_true(dict_set(world, dict, num(i), num(i * i)));
    for (int i = 0; i < 1000; i += 2) assert_int_equal(dict_delete(world, dict, num(i)), 1);
    assert_int_equal(dict_delete(world, dict, num(0)), 0);
    assert_int_equal(dict->count, 500);
    assert_true(dict_set(world, dict, num(0), num(7)));        // goes to the end again
    int64_t seen[600];
    assert_int_equal(keys(dict, seen, 600), 501);
    assert_true(seen[0] == 1 && seen[499] == 999 && seen[500] == 0);
    assert_int_equal(get(dict, 999), 999 * 999);
    assert_true(get(dict, 998) == INT64_MIN);
    Dict *copy = dict_copy(world, dict);
    assert_int_equal(copy->used, copy->count);                 // no holes
    dict_clear(world, dict);
    assert_true(dict->count == 0 && get(dict, 1) == INT64_MIN && get(copy, 1) == 1);
    obj_drop(world, copy);
    obj_drop(world, dict);
}

static void equal_keys(void **state) {
    (void)state;
    Dict *dict = dict_new(world);
    Value one = value_from_double(world, 1.0), half = value_from_double(world, 0.5);
    Value name = str_intern_c(world, "name"), text = str_concat(world, str_from_c(world, "na"), str_from_c(world, "me"));
    dict_set(world, dict, num(1), num(10));
    dict_set(world, dict, one, num(11));
    dict_set(world, dict, TRUE, num(12));
    assert_true(dict->count == 1 && get(dict, 1) == 12);
    dict_set(world, dict, half, num(5));
    assert_true(dict->count == 2);
    dict_set(world, dict, text, num(3));                       // not interned; a name finds it all the same
    assert_int_equal(value_small(dict_get_name_borrowed(world, dict, name)), 3);
    Value pair = tuple_of(world, 2, num(1), name), same = tuple_of(world, 2, one, text);
    dict_set(world, dict, pair, num(4));
    assert_int_equal(value_small(dict_get_borrowed(world, dict, same)), 4);
    Value list = list_new(world, 0);
    assert_true(value_is_absent(dict_get_borrowed(world, dict, list)) && !value_is_absent(world->raised));   // unhashable
    world->raised = ABSENT;
    obj_drop(world, dict);
}

static void versions(void **state) {
    (void)state;
    Dict *dict = dict_new(world);
    dict_set(world, dict, num(1), num(1));
    uint32_t version = dict->keys_version;
    dict_set(world, dict, num(1), num(2));
    assert_int_equal(dict->keys_version, version);             // the same keys
    dict_set(world, dict, num(2), num(2));
    assert_int_not_equal(dict->keys_version, version);
    version = dict->keys_version;
    dict_delete(world, dict, num(9));
    assert_int_equal(dict->keys_version, version);
    dict_delete(world, dict, num(1));
    assert_int_not_equal(dict->keys_version, version);
    obj_drop(world, dict);
}

static void both_ends(void **state) {
    (void)state;
    Dict *dict = dict_new(world);
    DictEntry entry;
    for (int i = 0; i < 100; i++) dict_set(world, dict, num(i), num(i));
    for (int i = 100; i < 200000; i++) {                       // a queue of 100: its room stays bounded
        assert_true(dict_pop_end(world, dict, false, &entry));
        assert_int_equal(value_small(entry.key), i - 100);
        dict_set(world, dict, num(i), num(i));
    }
    assert_true(dict->room <= 256);
    for (int i = 199999; i >= 199900; i--) {
        assert_true(dict_pop_end(world, dict, true, &entry));
        assert_int_equal(value_small(entry.key), i);
    }
    assert_false(dict_pop_end(world, dict, true, &entry));
    obj_drop(world, dict);
}

// Random changes, compared with two arrays.
static void model(void **state) {
    (void)state;
    enum { KEYS = 300 };
    int64_t value[KEYS], stamp[KEYS], clock = 0;
    for (int i = 0; i < KEYS; i++) stamp[i] = 0;
    Dict *dict = dict_new(world);
    uint64_t random = 42;
    for (int step = 0; step < 200000; step++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        int key = (int)(random >> 33) % KEYS;
        if (random >> 62) {
            dict_set(world, dict, num(key * 1024), num(step));
            value[key] = step;
            if (!stamp[key]) stamp[key] = ++clock;
        } else {
            assert_int_equal(dict_delete(world, dict, num(key * 1024)), stamp[key] != 0);
            stamp[key] = 0;
        }
        if (step % 1000) continue;
        int64_t seen[KEYS], last = 0;
        int count = keys(dict, seen, KEYS);
        assert_int_equal(count, dict->count);
        for (int i = 0; i < count; i++) {
            int at = (int)(seen[i] / 1024);
            assert_true(stamp[at] > last);
            last = stamp[at];
            assert_int_equal(get(dict, seen[i]), value[at]);
        }
    }
    obj_drop(world, dict);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_and_holes), cmocka_unit_test(equal_keys), cmocka_unit_test(versions),
        cmocka_unit_test(both_ends), cmocka_unit_test(model),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
