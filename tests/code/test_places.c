// Lines that can be stepped on, and the places that tracebacks point at: golden/shapes.places is what CPython 3.13 has
// (record_places.py), and so has our code, instruction for instruction that can fail.
#include "code_test.h"
#include "golden.h"

static const char *kind_of(Opcode op) {
    switch (op) {
    case OP_CALL: case OP_CALL_KW: case OP_CALL_EX: return "call";
    case OP_BINARY_OP: return "binary";
    case OP_COMPARE_OP: return "compare";
    case OP_CONTAINS_OP: return "in";
    case OP_LOAD_ATTR: case OP_LOAD_METHOD: return "attribute";
    case OP_LOAD_SUPER_ATTR: return "super";
    case OP_STORE_ATTR: return "store attribute";
    case OP_LOAD_SUBSCR: return "subscript";
    case OP_STORE_SUBSCR: return "store subscript";
    case OP_DELETE_SUBSCR: return "delete subscript";
    case OP_GET_ITER: return "iterate";
    case OP_FOR_ITER: return "next";
    case OP_RAISE_VARARGS: return "raise";
    case OP_IMPORT_NAME: return "import";
    case OP_IMPORT_FROM: return "import from";
    case OP_GET_AWAITABLE: return "await";
    case OP_GET_ANEXT: return "next await";
    case OP_BEFORE_WITH: return "with";
    case OP_BEFORE_ASYNC_WITH: return "async with";
    case OP_CHECK_EXC_MATCH: return "except";
    case OP_CHECK_EG_MATCH: return "except*";
    case OP_UNARY_NEGATIVE: return "negate";
    case OP_UNARY_INVERT: return "invert";
    case OP_UNARY_NOT: return "not";
    case OP_LOAD_NAME: return "name";
    case OP_LOAD_GLOBAL: return "global";
    case OP_LIST_EXTEND: return "extend";
    case OP_DICT_UPDATE: return "update";
    case OP_DICT_MERGE: return "merge";
    case OP_MATCH_CLASS: return "match class";
    case OP_MATCH_KEYS: return "match keys";
    case OP_GET_LEN: return "length";
    default: return NULL;
    }
}

typedef struct PlaceOf {
    CodeSpan span;
    const char *kind;
} PlaceOf;

static int compare_places(const void *left, const void *right) {
    const PlaceOf *a = left, *b = right;
    if (a->span.line != b->span.line) return a->span.line - b->span.line;
    if (a->span.column != b->span.column) return a->span.column - b->span.column;
    if (a->span.end_line != b->span.end_line) return a->span.end_line - b->span.end_line;
    if (a->span.end_column != b->span.end_column) return a->span.end_column - b->span.end_column;
    return strcmp(a->kind, b->kind);
}

static void add_lines(const CodeUnit *unit, Buf *out) {
    bool is_line[1000] = {false};
    for (uint32_t at = 0; at < unit->word_count; at = next_instruction(unit, at))
        if (WORD_OP(unit->words[at]) == OP_LINE || WORD_OP(unit->words[at]) == OP_LINE_AGAIN) is_line[unit->words[at + 1]] = true;
    buf_add_format(out, "%s\n  lines", unit->qualified_name);
    for (int line = 1; line < 1000; line++)
        if (is_line[line]) buf_add_format(out, " %d", line);
    buf_add_byte(out, '\n');
}

static void add_places(const CodeUnit *unit, Buf *out) {
    PlaceOf *places = calloc(unit->word_count, sizeof *places);
    size_t count = 0;
    for (uint32_t at = 0; at < unit->word_count; at = next_instruction(unit, at)) {
        const char *kind = kind_of(WORD_OP(unit->words[at]));
        if (kind && unit->spans[at].line) places[count++] = (PlaceOf){unit->spans[at], kind};
    }
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 0; i < count; i++) {
        if (i && compare_places(&places[i - 1], &places[i]) == 0) continue;
        CodeSpan span = places[i].span;
        buf_add_format(out, "  %s %d:%d-%d:%d\n", places[i].kind, span.line, span.column, span.end_line, span.end_column);
    }
    free(places);
}

enum { MAX_UNITS = 100 };
typedef struct Texts {
    Buf items[MAX_UNITS];
    int count;
} Texts;

static void describe(const CodeUnit *unit, void *context) {
    Texts *texts = context;
    Buf *out = &texts->items[texts->count++];
    assert_true(texts->count < MAX_UNITS);
    add_lines(unit, out);
    add_places(unit, out);
}

static int compare_texts(const void *a, const void *b) { return strcmp(((const Buf *)a)->data, ((const Buf *)b)->data); }

static void as_cpython(void **state) {
    (void)state;
    Buf text = BUF_INIT, out = BUF_INIT;
    Diag diag = {0};
    Texts texts = {.count = 0};
    assert_true(buf_read_file(&text, "tests/code/shapes.py", 1 << 20));
    Arena *arena = arena_new(0);
    Module *module = parse_module(arena, buf_text(&text), text.size, &diag);
    assert_non_null(module);
    each_unit(compile_module_plain(arena, module, "shapes.py", &diag), describe, &texts);
    qsort(texts.items, (size_t)texts.count, sizeof *texts.items, compare_texts);
    for (int i = 0; i < texts.count; i++) {
        buf_add_text(&out, buf_text(&texts.items[i]));
        buf_free(&texts.items[i]);
    }
    golden_check("code", "shapes.places", buf_text(&out));
    arena_free(arena);
    buf_free(&text);
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_cpython)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
