// Loops and the three ways out of blocks: break, continue, return.
#include "code/compile.h"
#include "code/fold.h"

// ---- for ----

static void compile_sync_for(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Span span = node->as.for_.iterable->span;
    EmitLoop loop;
    Label exhausted = emit_label(emit);
    Block block = {.loop = &loop, .end = emit_label(emit)};
    compile_push_block(compiler, &block, BLOCK_FOR, node->span);
    compile_iterable(compiler, node->as.for_.iterable);
    emit_op(emit, OP_GET_ITER, 0, span);
    emit_bind_loop(emit, &loop);
    emit_jump(emit, OP_FOR_ITER, exhausted, span);
    emit_line(emit, node->as.for_.target->span);
    compile_assign_to(compiler, node->as.for_.target);
    compile_body(compiler, node->as.for_.body);
    emit_jump_back(emit, &loop, NOWHERE);
    emit_bind(emit, exhausted);
    compile_pop_block(compiler);
    compile_body(compiler, node->as.for_.orelse);
    emit_bind(emit, block.end);
}

static void compile_async_for(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    if (compiler->unit->kind != UNIT_ASYNC_FUNCTION) compile_fail(compiler, node->span, "'async for' outside async function");
    Span span = node->as.for_.iterable->span;
    EmitLoop loop;
    Label except = emit_label(emit);
    Block block = {.loop = &loop, .end = emit_label(emit)};
    compile_expr(compiler, node->as.for_.iterable);
    emit_op(emit, OP_GET_AITER, 0, span);
    compile_push_block(compiler, &block, BLOCK_FOR, node->span);
    emit_bind_loop(emit, &loop);
    int outer = emit_enter_region(emit, except, false);
    emit_op(emit, OP_GET_ANEXT, 0, node->span);
    emit_none(emit, node->span);
    emit_op(emit, OP_AWAIT, 0, node->span);
    emit_leave_region(emit, outer);
    compile_assign_to(compiler, node->as.for_.target);
    compile_body(compiler, node->as.for_.body);
    emit_jump_back(emit, &loop, NOWHERE);
    compile_pop_block(compiler);
    emit_bind_handler(emit, except);
    emit_op(emit, OP_END_ASYNC_FOR, 0, span);
    compile_body(compiler, node->as.for_.orelse);
    emit_bind(emit, block.end);
}

void compile_for(Compiler *compiler, const Node *node) {
    if (node->as.for_.is_async) compile_async_for(compiler, node);
    else compile_sync_for(compiler, node);
}

// ---- while ----

// `while test: body` in one line: CPython tests again at the bottom and jumps back to the body, which is a line event
// for every further round, but none for the test that ends the loop.
static void compile_one_line_rounds(Compiler *compiler, const Node *node, Label end) {
    Emitter *emit = emitter(compiler);
    EmitLoop rounds;
    emit_bind_loop(emit, &rounds);
    compile_body(compiler, node->as.while_.body);
    compile_condition(compiler, node->as.while_.test, end, false);
    emit_jump_back(emit, &rounds, node->as.while_.test->span);
}

static bool is_one_line_loop(Compiler *compiler, const Node *node) {
    const Node *test = node->as.while_.test;
    Literal value;
    return test->span.line == test->span.end_line && node->as.while_.body.items[0]->span.line == test->span.line
           && !fold_node(compiler->arena, test, &value);
}

void compile_while(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    EmitLoop loop;
    Label anchor = emit_label(emit);
    Block block = {.loop = &loop, .end = emit_label(emit)};
    emit_bind_loop(emit, &loop);
    compile_push_block(compiler, &block, BLOCK_WHILE, node->span);
    const Warning *before = compiler->last_warning;
    compile_condition(compiler, node->as.while_.test, anchor, false);
    const Warning *last = compiler->last_warning;
    if (is_one_line_loop(compiler, node)) {
        compile_one_line_rounds(compiler, node, anchor);
    } else {
        compile_body(compiler, node->as.while_.body);
        emit_jump_back(emit, &loop, NOWHERE);
        compile_warn_again(compiler, before, last);
    }
    compile_pop_block(compiler);
    emit_bind(emit, anchor);
    compile_body(compiler, node->as.while_.orelse);
    emit_bind(emit, block.end);
}

// ---- The ways out ----

typedef struct WayOut {  // the blocks popped so far, to be put back
    Block *block;
    int block_count;
    int region;
} WayOut;

static WayOut begin_way_out(Compiler *compiler) {
    return (WayOut){compiler->unit->block, compiler->unit->block_count, emitter(compiler)->region};
}

static void end_way_out(Compiler *compiler, WayOut way) {
    compiler->unit->block = way.block;
    compiler->unit->block_count = way.block_count;
    emit_leave_region(emitter(compiler), way.region);
}

// Follows compiler_unwind_fblock_stack: undoes blocks up to the innermost loop (which is returned) or all of them.
static const Block *unwind(Compiler *compiler, bool to_loop, bool keep_top, Span *span) {
    const Block *block;
    while ((block = compiler->unit->block)) {
        if (block->kind == BLOCK_STAR_HANDLER)
            compile_fail(compiler, *span, "'break', 'continue' and 'return' cannot appear in an except* block");
        if (to_loop && block->loop) return block;
        compile_pop_block(compiler);
        compile_unwind_block(compiler, block, keep_top, span);
    }
    return NULL;
}

void compile_break(Compiler *compiler, Span span) {
    WayOut way = begin_way_out(compiler);
    Span where = span;
    emit_line(emitter(compiler), span);
    const Block *loop = unwind(compiler, true, false, &where);
    if (!loop) compile_fail(compiler, span, "'break' outside loop");
    compile_unwind_block(compiler, loop, false, &where);
    emit_jump(emitter(compiler), OP_JUMP, loop->end, where);
    end_way_out(compiler, way);
}

void compile_continue(Compiler *compiler, Span span) {
    WayOut way = begin_way_out(compiler);
    Span where = span;
    emit_line(emitter(compiler), span);
    const Block *loop = unwind(compiler, true, false, &where);
    if (!loop) compile_fail(compiler, span, "'continue' not properly in loop");
    emit_jump_back(emitter(compiler), loop->loop, where);
    end_way_out(compiler, way);
}

void compile_return(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    const Node *value = node->as.return_.value;
    const Scope *scope = compiler->unit->scope;
    Literal constant;
    bool is_constant = value && fold_node(compiler->arena, value, &constant);
    if (!scope_is_function(scope)) compile_fail(compiler, node->span, "'return' outside function");
    if (value && scope->coroutine && scope->generator)
        compile_fail(compiler, node->span, "'return' with value in async generator");
    if (is_constant) emit_line(emit, value->span);
    else if (value) compile_expr(compiler, value);
    Span span = is_constant ? value->span : node->span;
    if (!value || value->span.line != node->span.line) {
        span = node->span;
        emit_line(emit, span);
    }
    WayOut way = begin_way_out(compiler);
    unwind(compiler, false, value && !is_constant, &span);
    if (is_constant) emit_const(emit, constant, span);
    else if (!value) emit_none(emit, span);
    emit_op(emit, OP_RETURN_VALUE, 0, span);
    end_way_out(compiler, way);
}
