// code_test.h - what the tests of code/ share: a program's text to its code unit, and a walk over units.
#ifndef LOOPCHEF_TESTS_CODE_TEST_H
#define LOOPCHEF_TESTS_CODE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "code/code.h"
#include "code/compile.h"
#include "syntax/parse.h"

typedef struct Compiled {
    Arena *arena;
    Diag diag;
    const Warning *warnings;
    CodeUnit *unit;  // NULL on a fault
} Compiled;

static inline Compiled compile_text(const char *text, size_t size) {
    Compiled compiled = {.arena = arena_new(0)};
    Module *module = parse_module(compiled.arena, text, size, &compiled.diag);
    if (module) compiled.unit = compile_module_warned(compiled.arena, module, "t.py", &compiled.warnings, &compiled.diag);
    return compiled;
}

static inline Compiled compile_file(const char *path) {
    Buf text = BUF_INIT;
    if (!buf_read_file(&text, path, 1 << 24)) fail_msg("%s cannot be read", path);
    Compiled compiled = compile_text(buf_text(&text), text.size);
    if (!compiled.unit) fail_msg("%s: %s", path, compiled.diag.message);
    buf_free(&text);
    return compiled;
}

// Calls `visit` with `unit` and all units inside it.
static inline void each_unit(const CodeUnit *unit, void (*visit)(const CodeUnit *unit, void *context), void *context) {
    visit(unit, context);
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE) each_unit(unit->literals[i].code, visit, context);
}

static inline uint32_t next_instruction(const CodeUnit *unit, uint32_t at) { return at + 1 + CACHE_WORDS(WORD_OP(unit->words[at])); }

#endif
