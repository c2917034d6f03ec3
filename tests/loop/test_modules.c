// Modules in C say which of CPython's names they lack, so that a scenario can be refused before it runs.
#include "loop_test.h"

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/modules.h"
#include "vm/object.h"

#include "vm/cpython_names.h"

static bool really_has(World *world, const char *module, const char *name) {
    Value loaded = module_import(world, module), key = str_intern_c(world, name);
    assert_false(value_is_absent(loaded));
    bool has = dict_find_name(((ModuleObject *)value_obj(loaded))->dict, key) >= 0;
    value_drop(world, key);
    value_drop(world, loaded);
    return has;
}

static void check_row(World *world, const char *row) {
    char text[4096], *rest = text;
    assert_true(strlen(row) < sizeof text);
    strcpy(text, row);
    const char *module = strsep(&rest, " ");
    for (const char *name; rest && (name = strsep(&rest, " "));) {
        bool lacks = modules_lacks(world, module, name);
        if (lacks == really_has(world, module, name)) fail_msg("%s.%s: is it %s?", module, name, lacks ? "there" : "missing");
    }
}

static void lists_are_true(void **state) {
    (void)state;
    static const char *const modules[] = {"gc", "math", "sys", "time"};
    Program program;
    program_begin(&program, "pass", &(Limits){.memory = 64 << 20, .recursion = 1000, .until = INT64_MAX});
    (void)cpython_modules;
    (void)cpython_class_names;
    for (size_t i = 0; i < sizeof cpython_module_names / sizeof *cpython_module_names; i++)
        for (size_t k = 0; k < sizeof modules / sizeof *modules; k++) {
            size_t size = strlen(modules[k]);
            const char *row = cpython_module_names[i];
            if (strncmp(row, modules[k], size) == 0 && row[size] == ' ') check_row(program.world, row);
        }
    program_end(&program);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists_are_true)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
