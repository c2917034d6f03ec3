// The syntax tree of every construct, with places. golden/everything.ast agrees with CPython 3.13's ast node for node.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/ast_dump.h"
#include "syntax/parse.h"
#include "golden.h"

static Module *parse(Arena *arena, const char *text) {
    Diag diag = {0};
    Module *module = parse_module(arena, text, strlen(text), &diag);
    if (!module) print_error("%s\n", diag.message);
    return module;
}

static void every_construct(void **state) {
    (void)state;
    Buf text = BUF_INIT, out = BUF_INIT;
    assert_true(buf_read_file(&text, "tests/syntax/everything.py", 1 << 20));
    Arena *arena = arena_new(0);
    Module *module = parse(arena, buf_text(&text));
    assert_non_null(module);
    assert_true(module->future_annotations);
    ast_dump_module(module, true, &out);
    golden_check("syntax", "everything.ast", buf_text(&out));
    arena_free(arena);
    buf_free(&text);
    buf_free(&out);
}

static void check_dump(const char *text, const char *expected) {
    Arena *arena = arena_new(0);
    Buf out = BUF_INIT;
    Module *module = parse(arena, text);
    assert_non_null(module);
    ast_dump_module(module, false, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_free(&out);
    arena_free(arena);
}

static void source_forms(void **state) {
    (void)state;
    check_dump("", "");
    check_dump("x", "Expr(Name(x load))\n");  // no newline at the end
    check_dump("\xEF\xBB\xBFx\r\ny\rz\n", "Expr(Name(x load))\nExpr(Name(y load))\nExpr(Name(z load))\n");
    check_dump("# coding: latin-1\nx = '\xE9'\n", "Assign([Name(x store)] Constant('\\xc3\\xa9'))\n");
    check_dump("\fx\n  # comment\n\t\n", "Expr(Name(x load))\n");
    check_dump("if x:\n\ty\n", "If(Name(x load) {\n  Expr(Name(y load))\n} {\n})\n");
    check_dump("'''a\r\nb'''", "Expr(Constant('a\\x0ab'))\n");
}

static void warnings(void **state) {
    (void)state;
    Arena *arena = arena_new(0);
    const char *text = "x = '\\d' '\\e\\f'\ny = '\\d'; z = '\\d'\n1if x else 0x1or 2\nf'\\{x}'\n'\\777'\n";
    const Warning *w = parse(arena, text)->warnings;
    const struct { int line; const char *message; } expected[] = {
        {1, "invalid escape sequence '\\d'"}, {1, "invalid escape sequence '\\e'"},
        {2, "invalid escape sequence '\\d'"}, {2, "invalid escape sequence '\\d'"},
        {3, "invalid decimal literal"}, {3, "invalid hexadecimal literal"},
        {4, "invalid escape sequence '\\{'"}, {5, "invalid octal escape sequence '\\777'"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, w = w->next) {
        assert_non_null(w);
        assert_int_equal(w->line, expected[i].line);
        assert_string_equal(w->message, expected[i].message);
    }
    assert_null(w);
    arena_free(arena);
}

static void one_expression(void **state) {
    (void)state;
    Arena *arena = arena_new(0);
    Diag diag = {0};
    Buf out = BUF_INIT;
    Node *node = parse_expression_text(arena, "  a, b\n\n", 8, &diag);
    assert_non_null(node);
    ast_dump_node(node, false, &out);
    assert_string_equal(buf_text(&out), "Tuple([Name(a load) Name(b load)] load)");
    assert_null(parse_expression_text(arena, "x = 1", 5, &diag));
    assert_string_equal(diag.message, "invalid syntax");
    assert_int_equal(diag.span.column, 2);
    buf_free(&out);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_construct), cmocka_unit_test(source_forms), cmocka_unit_test(warnings),
        cmocka_unit_test(one_expression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
