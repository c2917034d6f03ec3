// The code of every construct: golden/shapes.dis is its listing. And what must hold of any code: the stack has one height
// at each instruction, whichever way it is reached; jumps and handlers lead to instructions; arguments are in range.
#include <ftw.h>

#include "code_test.h"
#include "golden.h"

// The listing without places, which test_places.c looks at.
static void drop_places(Buf *listing) {
    char *to = listing->data;
    for (const char *line = listing->data; *line;) {
        size_t length = strcspn(line, "\n"), kept = length;
        if (length > 56 && line[55] == ' ' && line[56] != ' ') kept = 56;
        while (kept && line[kept - 1] == ' ') kept--;
        memmove(to, line, kept);
        to += kept;
        *to++ = '\n';
        line += length + (line[length] == '\n');
    }
    *to = '\0';
}

static void every_shape(void **state) {
    (void)state;
    Compiled compiled = compile_file("tests/code/shapes.py");
    Buf out = BUF_INIT;
    code_disassemble(compiled.unit, &out);
    drop_places(&out);
    golden_check("code", "shapes.dis", buf_text(&out));
    buf_free(&out);
    arena_free(compiled.arena);
}

// ---- What holds of any code ----

enum { UNKNOWN = -1 };

typedef struct Check {
    const CodeUnit *unit;
    int *depths;       // by word; UNKNOWN until reached
    uint32_t *queue;   // words to look at
    int queued;
} Check;

static void reach(Check *check, uint32_t at, int depth) {
    assert_true(at < check->unit->word_count);
    assert_in_range(depth, 0, check->unit->stack_size);
    if (check->depths[at] == UNKNOWN) {
        check->depths[at] = depth;
        check->queue[check->queued++] = at;
    }
    if (check->depths[at] != depth) fail_msg("%s: word %u: height %d or %d", check->unit->qualified_name, at, check->depths[at], depth);
}

static bool jump_target(Word word, uint32_t *target) {
    switch (WORD_OP(word)) {
    case OP_JUMP: case OP_JUMP_BACK: case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE: case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: case OP_JUMP_IF_FALSE_OR_POP: case OP_JUMP_IF_TRUE_OR_POP: case OP_FOR_ITER: case OP_FOR_RANGE:
        *target = WORD_ARG(word);
        return true;
    case OP_COMPARE_JUMP_IF_FALSE: *target = WORD_ARG(word) >> 3; return true;
    default: return false;
    }
}

static bool ends_path(Opcode op) {
    return op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN_VALUE || op == OP_RAISE_VARARGS || op == OP_RERAISE;
}

static void follow(Check *check, uint32_t at) {
    const CodeUnit *unit = check->unit;
    Word word = unit->words[at];
    int depth = check->depths[at];
    uint32_t target;
    for (int i = 0; i < unit->handler_count; i++) {
        const CodeHandler *handler = &unit->handlers[i];
        if (at < handler->start || at >= handler->end) continue;
        if (depth < handler->depth) fail_msg("%s: word %u is lower than its handler", unit->qualified_name, at);
        reach(check, handler->target, handler->depth + handler->push_lasti + 1);
        break;
    }
    if (jump_target(word, &target)) reach(check, target, depth + opcode_effect(word, true));
    if (!ends_path(WORD_OP(word))) reach(check, next_instruction(unit, at), depth + opcode_effect(word, false));
}

static void check_unit(const CodeUnit *unit, void *context) {
    Check check = {unit, malloc(sizeof(int) * unit->word_count), malloc(sizeof(uint32_t) * unit->word_count), 0};
    for (uint32_t at = 0; at < unit->word_count; at++) check.depths[at] = UNKNOWN;
    reach(&check, 0, 0);
    while (check.queued) follow(&check, check.queue[--check.queued]);
    for (uint32_t at = 0; at < unit->word_count; at = next_instruction(unit, at)) {
        uint32_t argument = WORD_ARG(unit->words[at]);
        switch (WORD_OP(unit->words[at])) {
        case OP_LOAD_CONST: assert_in_range(argument, 0, unit->literal_count - 1); break;
        case OP_LOAD_FAST: case OP_STORE_FAST: case OP_LOAD_DEREF: case OP_STORE_DEREF: case OP_MAKE_CELL: case OP_LOAD_CLOSURE:
            assert_in_range(argument, 0, unit->slot_count - 1);
            break;
        case OP_LOAD_NAME: case OP_LOAD_GLOBAL: case OP_LOAD_ATTR: case OP_STORE_ATTR: case OP_IMPORT_NAME:
            assert_in_range(argument, 0, unit->name_count - 1);
            break;
        default: break;
        }
    }
    free(check.depths);
    free(check.queue);
    ++*(int *)context;
}

static int units_checked;  // nftw has no context of its own

static int check_file(const char *path, const struct stat *status, int type, struct FTW *where) {
    (void)status, (void)where;
    size_t length = strlen(path);
    if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".py") != 0) return 0;
    Buf text = BUF_INIT;
    assert_true(buf_read_file(&text, path, 1 << 24));
    Compiled compiled = compile_text(buf_text(&text), text.size);
    if (compiled.unit) each_unit(compiled.unit, check_unit, &units_checked);
    arena_free(compiled.arena);
    buf_free(&text);
    return 0;
}

static void stack_heights_agree(void **state) {
    (void)state;
    assert_int_equal(nftw("src/pylib", check_file, 10, FTW_PHYS), 0);
    assert_int_equal(nftw("tests/conformance", check_file, 10, FTW_PHYS), 0);
    check_file("tests/code/shapes.py", NULL, FTW_F, NULL);
    assert_true(units_checked > 100);
}

// ---- The same as bytes ----

static void bytes_and_back(void **state) {
    (void)state;
    Compiled compiled = compile_file("tests/code/shapes.py");
    Buf bytes = BUF_INIT, before = BUF_INIT, after = BUF_INIT;
    code_write(compiled.unit, &bytes);
    CodeUnit *again = code_read(compiled.arena, bytes.data);
    code_disassemble(compiled.unit, &before);
    code_disassemble(again, &after);
    assert_string_equal(buf_text(&after), buf_text(&before));
    assert_int_equal(again->first_line, compiled.unit->first_line);
    assert_memory_equal(again->spans, compiled.unit->spans, sizeof(CodeSpan) * again->word_count);
    buf_free(&bytes);
    buf_free(&before);
    buf_free(&after);
    arena_free(compiled.arena);
}

// A unit whose body was left as bytes is, once it is read, what it would have been.
static int compare_lazy(Arena *arena, CodeUnit *lazy, const CodeUnit *whole) {
    int waited = lazy->body != NULL;
    if (lazy->body) code_read_body(arena, lazy);
    assert_string_equal(lazy->qualified_name, whole->qualified_name);
    assert_int_equal(lazy->word_count, whole->word_count);
    assert_memory_equal(lazy->words, whole->words, sizeof(Word) * whole->word_count);
    for (uint32_t i = 0; i < whole->word_count; i++) {
        CodeSpan span = code_packed_span(lazy->packed_spans, i);
        assert_memory_equal(&span, &whole->spans[i], sizeof span);
    }
    assert_int_equal(lazy->name_count, whole->name_count);
    for (int i = 0; i < whole->name_count; i++) assert_string_equal(lazy->names[i], whole->names[i]);
    assert_int_equal(lazy->literal_count, whole->literal_count);
    for (int i = 0; i < whole->literal_count; i++) {
        if (whole->literals[i].kind == LITERAL_CODE) waited += compare_lazy(arena, lazy->literals[i].code, whole->literals[i].code);
    }
    return waited;
}

static void bodies_wait(void **state) {
    (void)state;
    Compiled compiled = compile_file("tests/code/shapes.py");
    Buf bytes = BUF_INIT;
    code_write(compiled.unit, &bytes);
    assert_true(compare_lazy(compiled.arena, code_read_lazily(compiled.arena, bytes.data), compiled.unit) > 10);
    buf_free(&bytes);
    arena_free(compiled.arena);
}

// ---- Constants ----

static void check_constant(const char *text, const char *expected) {
    Compiled compiled = compile_text(text, strlen(text));
    assert_non_null(compiled.unit);
    Buf out = BUF_INIT;
    code_disassemble(compiled.unit, &out);
    if (!strstr(buf_text(&out), expected) || strstr(buf_text(&out), "BINARY_OP") || strstr(buf_text(&out), "UNARY"))
        fail_msg("%s\n%s", text, buf_text(&out));
    buf_free(&out);
    arena_free(compiled.arena);
}

static void constants_are_folded(void **state) {
    (void)state;
    check_constant("x = -1", "(-1)");
    check_constant("x = 60 * 60 * 24 - 1", "(86399)");
    check_constant("x = 7 // -2, -7 % 3, 2 ** 10, 1 << 4, 7 / 2", "((-4, 2, 1024, 16, 3.5))");
    check_constant("x = 'a' 'b' + 'c' * 3", "('abccc')");
    check_constant("x = (1, (2, None), ...)", "((1, (2, None), ...))");
    check_constant("x = not 0", "(True)");
    check_constant("x = y in {1, 2}", "(frozenset({1, 2}))");
    check_constant("for x in [1, 2]: pass", "((1, 2))");
    check_constant("x = __debug__", "(True)");
}

static void annotations_as_text(void **state) {
    (void)state;
    const char *text = "from __future__ import annotations\n"
                       "def f(a: dict[str, (int, 'x')] | None, *b: not (a or b) and c, c: -x ** -y) -> lambda x, /, *, k=1: f'{x!r:>{w}}': pass\n";
    Compiled compiled = compile_text(text, strlen(text));
    assert_non_null(compiled.unit);
    const char *expected[] = {"dict[str, (int, 'x')] | None", "not (a or b) and c", "-x ** (-y)", "lambda x, /, *, k=1: f'{x!r:>{w}}'"};
    for (int i = 0; i < 4; i++) {
        bool found = false;
        for (int k = 0; k < compiled.unit->literal_count; k++)
            found |= compiled.unit->literals[k].kind == LITERAL_STR && strcmp(compiled.unit->literals[k].text, expected[i]) == 0;
        if (!found) fail_msg("%s", expected[i]);
    }
    arena_free(compiled.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shape), cmocka_unit_test(stack_heights_agree), cmocka_unit_test(bytes_and_back), cmocka_unit_test(bodies_wait),
        cmocka_unit_test(constants_are_folded), cmocka_unit_test(annotations_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
