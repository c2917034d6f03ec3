// import and from ... import. Follows compiler_import, compiler_from_import.
#include <string.h>

#include "code/compile.h"

// `import a.b.c as d`: d is the innermost module, taken step by step.
static void store_import_as(Compiler *compiler, const Alias *alias, Span span) {
    Emitter *emit = emitter(compiler);
    const char *rest = strchr(alias->name, '.');
    if (!rest) {
        compile_name(compiler, alias->alias, CONTEXT_STORE, span);
        return;
    }
    for (bool first = true; rest; first = false) {
        const char *part = rest + 1;
        rest = strchr(part, '.');
        size_t length = rest ? (size_t)(rest - part) : strlen(part);
        if (!first) {
            emit_op(emit, OP_SWAP, 2, span);
            emit_op(emit, OP_POP_TOP, 0, span);
        }
        emit_name_op(emit, OP_IMPORT_FROM, arena_text(compiler->arena, part, length), span);
    }
    compile_name(compiler, alias->alias, CONTEXT_STORE, span);
    emit_op(emit, OP_POP_TOP, 0, span);
}

void compile_import(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    for (int i = 0; i < node->as.import.count; i++) {
        const Alias *alias = &node->as.import.names[i];
        emit_const(emit, literal_int(0), node->span);
        emit_none(emit, node->span);
        emit_name_op(emit, OP_IMPORT_NAME, alias->name, node->span);
        if (alias->alias) {
            store_import_as(compiler, alias, node->span);
        } else {
            const char *top = arena_text(compiler->arena, alias->name, strcspn(alias->name, "."));
            compile_name(compiler, top, CONTEXT_STORE, node->span);
        }
    }
}

static void check_future(Compiler *compiler, const Node *node) {
    if (node->as.import_from.module && strcmp(node->as.import_from.module, "__future__") == 0 && !node->as.import_from.level
        && node->span.line > compiler->last_future_line)
        compile_fail(compiler, node->span, "from __future__ imports must occur at the beginning of the file");
}

void compile_import_from(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    int count = node->as.import_from.count;
    const char *module = node->as.import_from.module ? node->as.import_from.module : "";
    Literal *names = arena_array(compiler->arena, Literal, count);
    for (int i = 0; i < count; i++) names[i] = literal_text(node->as.import_from.names[i].name);
    check_future(compiler, node);
    emit_const(emit, literal_int(node->as.import_from.level), node->span);
    emit_const(emit, literal_tuple(names, count), node->span);
    emit_name_op(emit, OP_IMPORT_NAME, module, node->span);
    if (strcmp(node->as.import_from.names[0].name, "*") == 0) {
        emit_op(emit, OP_IMPORT_STAR, 0, node->span);
        return;
    }
    for (int i = 0; i < count; i++) {
        const Alias *alias = &node->as.import_from.names[i];
        emit_name_op(emit, OP_IMPORT_FROM, alias->name, node->span);
        compile_name(compiler, alias->alias ? alias->alias : alias->name, CONTEXT_STORE, node->span);
    }
    emit_op(emit, OP_POP_TOP, 0, node->span);
}
