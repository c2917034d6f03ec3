// loop_test.h - what the tests of loop/ share: a program as text, run in a world of its own.
#ifndef LOOPCHEF_TESTS_LOOP_TEST_H
#define LOOPCHEF_TESTS_LOOP_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "loop/machine.h"
#include "syntax/parse.h"

typedef struct Program {
    Host host;
    World *world;
    Buf out, err;         // what it wrote
} Program;

static void program_writes(void *context, int fd, const char *bytes, size_t size) {
    Program *program = context;
    buf_add(fd == 1 ? &program->out : &program->err, bytes, size);
}

// Makes a world for `text`, ready to run. `program` must not move afterwards.
static inline void program_begin(Program *program, const char *text, const Limits *limits) {
    Arena *arena = arena_new(0);
    Diag diag = { 0 };
    Module *module = parse_module(arena, text, strlen(text), &diag);
    CodeUnit *unit = module ? compile_module(arena, module, "test.py", &diag) : NULL;
    if (!unit) fail_msg("%s", diag.message);
    *program = (Program){ .host = { .write = program_writes, .source = text, .source_size = strlen(text), .path = "test.py" } };
    program->host.write_context = program;
    program->world = machine_new(&program->host, limits);
    assert_non_null(program->world);
    assert_true(machine_load(program->world, unit));
    arena_free(arena);
}

static inline void program_end(Program *program) {
    world_free(program->world);
    buf_free(&program->out);
    buf_free(&program->err);
}

#endif
