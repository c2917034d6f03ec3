// with and async with. Follows compiler_with, compiler_async_with.
#include "code/compile.h"

// [exit] → [result] of exit(None, None, None).
void compile_exit_call(Compiler *compiler, Span span) {
    Emitter *emit = emitter(compiler);
    for (int i = 0; i < 3; i++) emit_none(emit, span);
    emit_op(emit, OP_CALL, 2, span);
}

// [exit, lasti, exception] → asks exit whether the exception is to be suppressed.
static void compile_exceptional_exit(Compiler *compiler, bool is_async, int outer, Label exit, Span span) {
    Emitter *emit = emitter(compiler);
    Label cleanup = emit_label(emit), suppress = emit_label(emit);
    emit_enter_region(emit, cleanup, true);
    emit_op(emit, OP_PUSH_EXC_INFO, 0, span);
    emit_op(emit, OP_WITH_EXCEPT_START, 0, span);
    emit_op(emit, OP_CALL, 3, span);
    if (is_async) compile_await(compiler, 2, span);
    emit_jump(emit, OP_POP_JUMP_IF_TRUE, suppress, span);
    emit_op(emit, OP_RERAISE, 2, span);
    emit_bind(emit, suppress);
    emit_op(emit, OP_POP_TOP, 0, span);
    emit_leave_region(emit, outer);
    emit_op(emit, OP_POP_EXCEPT, 0, span);
    emit_op(emit, OP_POP_TOP, 0, span);
    emit_op(emit, OP_POP_TOP, 0, span);
    emit_jump(emit, OP_JUMP, exit, span);
    emit_bind_handler(emit, cleanup);
    emit_op(emit, OP_COPY, 3, NOWHERE);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    emit_op(emit, OP_RERAISE, 1, NOWHERE);
}

// The items from number `item` on, and the body.
void compile_with(Compiler *compiler, const Node *node, int item) {
    Emitter *emit = emitter(compiler);
    const WithItem *with = &node->as.with.items[item];
    bool is_async = node->as.with.is_async;
    Span span = with->context->span;
    if (is_async && compiler->unit->kind != UNIT_ASYNC_FUNCTION)
        compile_fail(compiler, node->span, "'async with' outside async function");
    Label handler = emit_label(emit), exit = emit_label(emit);
    compile_enter_node(compiler, node);
    compile_expr(compiler, with->context);
    emit_op(emit, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0, span);
    emit_op(emit, OP_CALL, 0, span);
    if (is_async) compile_await(compiler, 1, span);
    if (emit->alive) emit->depth--;  // the region is around what __enter__ returned, which is not kept on an exception
    int outer = emit_enter_region(emit, handler, true);
    if (emit->alive) emit->depth++;
    Block block = {.region_outside = outer};
    compile_push_block(compiler, &block, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, span);
    if (with->target) compile_assign_to(compiler, with->target);
    else emit_op(emit, OP_POP_TOP, 0, span);
    if (item + 1 < node->as.with.count) compile_with(compiler, node, item + 1);
    else compile_body(compiler, node->as.with.body);
    compile_pop_block(compiler);
    emit_leave_region(emit, outer);
    compile_exit_call(compiler, span);
    if (is_async) compile_await(compiler, 2, span);
    emit_op(emit, OP_POP_TOP, 0, span);
    emit_jump(emit, OP_JUMP, exit, span);
    bool cold = emit_begin_cold(emit);
    emit_bind_handler(emit, handler);
    compile_exceptional_exit(compiler, is_async, outer, exit, span);
    emit_end_cold(emit, cold);
    emit_bind(emit, exit);
    compile_leave_node(compiler);
}
