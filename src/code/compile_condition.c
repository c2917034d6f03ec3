// Tests that only decide where to go: `if`, `while`, `assert`, the conditions of comprehensions. Follows compiler_jump_if.
#include "code/compile.h"
#include "code/fold.h"

// `a < b < c`: each middle operand is evaluated once.
static void compile_chained_condition(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    Emitter *emit = emitter(compiler);
    Label cleanup = emit_label(emit), end = emit_label(emit);
    int last = node->as.compare.count - 1;
    compile_warn_compare(compiler, node);
    compile_expr(compiler, node->as.compare.left);
    for (int i = 0; i < last; i++) {
        compile_operand(compiler, node, i);
        emit_op(emit, OP_SWAP, 2, node->span);
        emit_op(emit, OP_COPY, 2, node->span);
        compile_compare(compiler, node->as.compare.ops[i], node->span);
        emit_jump(emit, OP_POP_JUMP_IF_FALSE, cleanup, node->span);
    }
    compile_operand(compiler, node, last);
    compile_compare(compiler, node->as.compare.ops[last], node->span);
    emit_jump(emit, jump_if ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target, node->span);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    emit_bind(emit, cleanup);
    emit_op(emit, OP_POP_TOP, 0, node->span);
    if (!jump_if) emit_jump(emit, OP_JUMP, target, NOWHERE);
    emit_bind(emit, end);
}

static void compile_bool_op_condition(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    Emitter *emit = emitter(compiler);
    bool is_or = node->as.bool_op.is_or;
    Label next = is_or == jump_if ? target : emit_label(emit);
    Nodes values = node->as.bool_op.values;
    for (int i = 0; i + 1 < values.count; i++) compile_condition(compiler, values.items[i], next, is_or);
    compile_condition(compiler, values.items[values.count - 1], target, jump_if);
    if (next != target) emit_bind(emit, next);
}

static void compile_if_exp_condition(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    Emitter *emit = emitter(compiler);
    Label end = emit_label(emit);
    for (; node->kind == NODE_IF_EXP; node = node->as.if_exp.orelse) {
        Label next = emit_label(emit);
        compile_condition(compiler, node->as.if_exp.test, next, false);
        compile_condition(compiler, node->as.if_exp.body, target, jump_if);
        emit_jump(emit, OP_JUMP, end, NOWHERE);
        emit_bind(emit, next);
    }
    compile_condition(compiler, node, target, jump_if);
    emit_bind(emit, end);
}

static bool is_none(const Node *node) {
    return node->kind == NODE_CONSTANT && node->as.constant.value.kind == LITERAL_NONE;
}

// `x is None`, `x is not None`
static bool compile_none_test(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    Comparison op = node->as.compare.ops[0];
    if ((op != COMPARE_IS && op != COMPARE_IS_NOT) || !is_none(node->as.compare.operands[0])) return false;
    compile_warn_compare(compiler, node);
    compile_expr(compiler, node->as.compare.left);
    bool jump_if_none = (op == COMPARE_IS) == jump_if;
    emit_count_operation(emitter(compiler));
    emit_jump(emitter(compiler), jump_if_none ? OP_POP_JUMP_IF_NONE : OP_POP_JUMP_IF_NOT_NONE, target, node->span);
    return true;
}

// A test whose outcome is known still has its line.
static bool compile_known(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    Literal value;
    if (!fold_node(compiler->arena, node, &value)) return false;
    if (fold_truth(&value) == jump_if) emit_jump(emitter(compiler), OP_JUMP, target, node->span);
    else emit_line(emitter(compiler), node->span);
    return true;
}

void compile_condition(Compiler *compiler, const Node *node, Label target, bool jump_if) {
    compile_enter_node(compiler, node);
    while (node->kind == NODE_UNARY_OP && node->as.unary_op.op == UNARY_NOT) {
        node = node->as.unary_op.operand;
        jump_if = !jump_if;
    }
    if (compile_known(compiler, node, target, jump_if)) {
    } else if (node->kind == NODE_BOOL_OP) {
        compile_bool_op_condition(compiler, node, target, jump_if);
    } else if (node->kind == NODE_IF_EXP) {
        compile_if_exp_condition(compiler, node, target, jump_if);
    } else if (node->kind == NODE_COMPARE && node->as.compare.count > 1) {
        compile_chained_condition(compiler, node, target, jump_if);
    } else if (node->kind != NODE_COMPARE || !compile_none_test(compiler, node, target, jump_if)) {
        compile_expr(compiler, node);
        emit_jump(emitter(compiler), jump_if ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target, node->span);
    }
    compile_leave_node(compiler);
}
