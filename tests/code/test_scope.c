// Where names live: local, cell, free or global, through functions, classes and inlined comprehensions.
#include "code/scope.h"
#include "code_test.h"

typedef struct Built {
    Arena *arena;
    ScopeTable *table;  // NULL on a fault
} Built;

static Built build(const char *text) {
    Built built = {.arena = arena_new(0)};
    Diag diag = {0};
    jmp_buf escape;
    Module *module = parse_module(built.arena, text, strlen(text), &diag);
    assert_non_null(module);
    if (setjmp(escape)) fail_msg("%s", diag.message);
    built.table = scope_build(built.arena, module, NULL, &escape, &diag);
    return built;
}

// The scope at `path`: names of scopes from the module on, separated by dots.
static const Scope *find(const Built *built, const char *path) {
    const Scope *scope = built->table->module;
    while (*path) {
        size_t length = strcspn(path, ".");
        const Scope *child = scope->first_child;
        while (child && (strncmp(child->name, path, length) != 0 || child->name[length])) child = child->next;
        if (!child) fail_msg("no scope %s", path);
        scope = child;
        path += length + (path[length] == '.');
    }
    return scope;
}

#define CHECK_PLACE(path, name, place) assert_int_equal(scope_place(find(&built, path), name), PLACE_##place)

static void functions(void **state) {
    (void)state;
    Built built = build("def f(a, b):\n"
                        "    global g\n"
                        "    c = a\n"
                        "    def h():\n"
                        "        nonlocal c\n"
                        "        c = b + x\n"
                        "        return lambda: (c, g)\n");
    CHECK_PLACE("", "f", LOCAL);
    CHECK_PLACE("f", "a", LOCAL);
    CHECK_PLACE("f", "b", CELL);
    CHECK_PLACE("f", "c", CELL);
    CHECK_PLACE("f", "g", GLOBAL_EXPLICIT);
    CHECK_PLACE("f.h", "b", FREE);
    CHECK_PLACE("f.h", "c", FREE);
    CHECK_PLACE("f.h", "x", GLOBAL_IMPLICIT);
    CHECK_PLACE("f.h.lambda", "c", FREE);
    CHECK_PLACE("f.h.lambda", "g", GLOBAL_IMPLICIT);
    assert_true(find(&built, "f.h")->nested);
    assert_false(find(&built, "f")->nested);
    arena_free(built.arena);
}

static void classes(void **state) {
    (void)state;
    Built built = build("def f():\n"
                        "    x = 1\n"
                        "    class C:\n"
                        "        x = 2\n"
                        "        def m(self, __p):\n"
                        "            return super().m(x, __p)\n");
    CHECK_PLACE("f", "x", CELL);
    CHECK_PLACE("f.C", "x", LOCAL);
    CHECK_PLACE("f.C.m", "x", FREE);
    CHECK_PLACE("f.C.m", "__class__", FREE);
    CHECK_PLACE("f.C.m", "_C__p", LOCAL);
    assert_true(find(&built, "f.C")->needs_class_cell);
    assert_true(scope_uses(find(&built, "f.C"), "x") & USE_FREE_CLASS);
    arena_free(built.arena);
}

static void comprehensions(void **state) {
    (void)state;
    Built built = build("def f(a, b):\n"
                        "    [x + a for x in b if (n := x)]\n"
                        "    [lambda: y for y in b]\n"
                        "    (z + b for z in a)\n"
                        "    lambda: x\n");
    const Scope *f = find(&built, "f");
    assert_true(f->first_child->inlined);
    assert_false(find(&built, "f.genexpr")->inlined);
    CHECK_PLACE("f", "x", LOCAL);   // of the first comprehension
    CHECK_PLACE("f", "n", LOCAL);
    CHECK_PLACE("f", "a", LOCAL);
    CHECK_PLACE("f", "b", CELL);
    CHECK_PLACE("f", "y", CELL);
    CHECK_PLACE("f", "z", UNKNOWN);
    CHECK_PLACE("f.listcomp", "n", FREE);
    CHECK_PLACE("f.genexpr", "b", FREE);
    CHECK_PLACE("f.lambda", "x", GLOBAL_IMPLICIT);
    arena_free(built.arena);
}

static void mangling(void **state) {
    (void)state;
    Arena *arena = arena_new(0);
    assert_string_equal(scope_mangle(arena, "C", "__x"), "_C__x");
    assert_string_equal(scope_mangle(arena, "__C", "__x"), "_C__x");
    assert_string_equal(scope_mangle(arena, "C", "__x__"), "__x__");
    assert_string_equal(scope_mangle(arena, "C", "_x"), "_x");
    assert_string_equal(scope_mangle(arena, "___", "__x"), "__x");
    assert_string_equal(scope_mangle(arena, "C", "__a.b"), "__a.b");
    assert_string_equal(scope_mangle(arena, NULL, "__x"), "__x");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions), cmocka_unit_test(classes), cmocka_unit_test(comprehensions), cmocka_unit_test(mangling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
