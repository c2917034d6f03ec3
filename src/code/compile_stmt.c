// Statements. Follows compiler_visit_stmt.
#include "code/compile.h"
#include "code/fold.h"

static void compile_if(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label end = emit_label(emit);
    for (;;) {  // an `elif` is the only statement of its `else`
        Nodes orelse = node->as.if_.orelse;
        Label next = orelse.count ? emit_label(emit) : end;
        compile_condition(compiler, node->as.if_.test, next, false);
        compile_body(compiler, node->as.if_.body);
        if (!orelse.count) break;
        emit_jump(emit, OP_JUMP, end, NOWHERE);
        emit_bind(emit, next);
        if (orelse.count != 1 || orelse.items[0]->kind != NODE_IF) {
            compile_body(compiler, orelse);
            break;
        }
        node = orelse.items[0];
        emit->statement_begins = true;
    }
    emit_bind(emit, end);
}

static void compile_assert(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label end = emit_label(emit);
    compile_warn_assert(compiler, node);
    compile_condition(compiler, node->as.assert_.test, end, true);
    emit_op(emit, OP_LOAD_ASSERTION_ERROR, 0, node->span);
    if (node->as.assert_.message) {
        compile_expr(compiler, node->as.assert_.message);
        emit_op(emit, OP_CALL, 0, node->span);
    }
    emit_op(emit, OP_RAISE_VARARGS, 1, node->as.assert_.test->span);
    emit_bind(emit, end);
}

static void compile_raise(Compiler *compiler, const Node *node) {
    uint32_t count = 0;
    if (node->as.raise.exception) {
        compile_expr(compiler, node->as.raise.exception);
        count++;
    }
    if (node->as.raise.cause) {
        compile_expr(compiler, node->as.raise.cause);
        count++;
    }
    emit_op(emitter(compiler), OP_RAISE_VARARGS, count, node->span);
}

static void compile_assign(Compiler *compiler, const Node *node) {
    Nodes targets = node->as.assign.targets;
    compile_expr(compiler, node->as.assign.value);
    for (int i = 0; i < targets.count; i++) {
        if (i + 1 < targets.count) emit_op(emitter(compiler), OP_COPY, 1, node->span);
        compile_assign_to(compiler, targets.items[i]);
    }
}

// A constant as a statement does nothing, but its line is stepped on.
static void compile_expression_statement(Compiler *compiler, const Node *node) {
    Literal value;
    if (fold_node(compiler->arena, node->as.expr.value, &value)) {
        emit_line(emitter(compiler), node->span);
        return;
    }
    compile_expr(compiler, node->as.expr.value);
    emit_op(emitter(compiler), OP_POP_TOP, 0, NOWHERE);
}

static void compile_statement(Compiler *compiler, const Node *node) {
    switch (node->kind) {
    case NODE_FUNCTION_DEF: compile_function(compiler, node); break;
    case NODE_CLASS_DEF: compile_class(compiler, node); break;
    case NODE_RETURN: compile_return(compiler, node); break;
    case NODE_DELETE:
        for (int i = 0; i < node->as.delete_.targets.count; i++) compile_delete(compiler, node->as.delete_.targets.items[i]);
        break;
    case NODE_ASSIGN: compile_assign(compiler, node); break;
    case NODE_AUG_ASSIGN: compile_aug_assign(compiler, node); break;
    case NODE_ANN_ASSIGN: compile_ann_assign(compiler, node); break;
    case NODE_TYPE_ALIAS: compile_type_alias(compiler, node); break;
    case NODE_FOR: compile_for(compiler, node); break;
    case NODE_WHILE: compile_while(compiler, node); break;
    case NODE_IF: compile_if(compiler, node); break;
    case NODE_WITH: compile_with(compiler, node, 0); break;
    case NODE_MATCH: compile_match(compiler, node); break;
    case NODE_RAISE: compile_raise(compiler, node); break;
    case NODE_TRY: compile_try(compiler, node); break;
    case NODE_ASSERT: compile_assert(compiler, node); break;
    case NODE_IMPORT: compile_import(compiler, node); break;
    case NODE_IMPORT_FROM: compile_import_from(compiler, node); break;
    case NODE_EXPR: compile_expression_statement(compiler, node); break;
    case NODE_PASS: emit_line(emitter(compiler), node->span); break;
    case NODE_BREAK: compile_break(compiler, node->span); break;
    case NODE_CONTINUE: compile_continue(compiler, node->span); break;
    default: break;  // GLOBAL, NONLOCAL: scope.c has seen them
    }
}

void compile_body(Compiler *compiler, Nodes body) {
    for (int i = 0; i < body.count; i++) {
        emitter(compiler)->statement_begins = true;
        compile_enter_node(compiler, body.items[i]);
        compile_statement(compiler, body.items[i]);
        compile_leave_node(compiler);
    }
}
