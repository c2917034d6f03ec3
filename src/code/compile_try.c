// try: except, except*, else, finally. Exceptions cost nothing until one is raised: the regions only fill the table of
// handlers. The body of `finally` is compiled twice, for the normal way and for the exceptional one (and again for each
// return, break or continue that leaves). Follows compiler_try_except, compiler_try_star_except, compiler_try_finally.
#include "code/compile.h"

// Behind a handler that failed itself: [previous, lasti, exception] → the exception goes on.
static void restore_and_reraise(Emitter *emit, Label cleanup) {
    emit_bind_handler(emit, cleanup);
    emit_op(emit, OP_COPY, 3, NOWHERE);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    emit_op(emit, OP_RERAISE, 1, NOWHERE);
}

static void unbind(Compiler *compiler, const char *name) {
    if (!name) return;
    emit_none(emitter(compiler), NOWHERE);
    compile_name(compiler, name, CONTEXT_STORE, NOWHERE);
    compile_name(compiler, name, CONTEXT_DELETE, NOWHERE);
}

// ---- except ----

// `except ... as name: body`, with the exception on top. `region_outside` is around the whole try statement.
static void compile_named_handler(Compiler *compiler, const Handler *handler, int region_outside, Label end) {
    Emitter *emit = emitter(compiler);
    Label cleanup_end = emit_label(emit);
    Block block = {.name = handler->name, .region_outside = region_outside};
    compile_name(compiler, handler->name, CONTEXT_STORE, handler->span);
    int outer = emit_enter_region(emit, cleanup_end, true);
    compile_push_block(compiler, &block, BLOCK_HANDLER_CLEANUP, handler->span);
    compile_body(compiler, handler->body);
    compile_pop_block(compiler);
    emit_leave_region(emit, region_outside);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    unbind(compiler, handler->name);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    emit_leave_region(emit, outer);
    emit_bind_handler(emit, cleanup_end);
    unbind(compiler, handler->name);
    emit_op(emit, OP_RERAISE, 1, NOWHERE);
}

static void compile_plain_handler(Compiler *compiler, const Handler *handler, int region_outside, Label end) {
    Emitter *emit = emitter(compiler);
    Block block = {.region_outside = region_outside};
    int region = emit->region;
    emit_op(emit, OP_POP_TOP, 0, handler->span);
    compile_push_block(compiler, &block, BLOCK_HANDLER_CLEANUP, handler->span);
    compile_body(compiler, handler->body);
    compile_pop_block(compiler);
    emit_leave_region(emit, region_outside);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    emit_leave_region(emit, region);
}

static void compile_handlers(Compiler *compiler, const Node *node, int region_outside, Label end) {
    Emitter *emit = emitter(compiler);
    for (int i = 0; i < node->as.try_.handler_count; i++) {
        const Handler *handler = &node->as.try_.handlers[i];
        Label next = emit_label(emit);
        if (!handler->type && i + 1 < node->as.try_.handler_count)
            compile_fail(compiler, handler->span, "default 'except:' must be last");
        if (handler->type) {
            compile_expr(compiler, handler->type);
            emit_op(emit, OP_CHECK_EXC_MATCH, 0, handler->span);
            emit_jump(emit, OP_POP_JUMP_IF_FALSE, next, handler->span);
        }
        if (handler->name) compile_named_handler(compiler, handler, region_outside, end);
        else compile_plain_handler(compiler, handler, region_outside, end);
        emit_bind(emit, next);
    }
}

static void compile_try_except(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label except = emit_label(emit), cleanup = emit_label(emit), end = emit_label(emit);
    emit_line(emit, node->span);
    int outer = emit_enter_region(emit, except, false);
    Block body = {.region_outside = outer}, handling = {.region_outside = outer};
    compile_push_block(compiler, &body, BLOCK_TRY, node->span);
    compile_body(compiler, node->as.try_.body);
    compile_pop_block(compiler);
    emit_leave_region(emit, outer);
    compile_body(compiler, node->as.try_.orelse);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    bool cold = emit_begin_cold(emit);
    emit_bind_handler(emit, except);
    emit_enter_region(emit, cleanup, true);
    emit_op(emit, OP_PUSH_EXC_INFO, 0, NOWHERE);
    compile_push_block(compiler, &handling, BLOCK_HANDLER, node->span);
    compile_handlers(compiler, node, outer, end);
    compile_pop_block(compiler);
    emit_op(emit, OP_RERAISE, 0, NOWHERE);
    emit_leave_region(emit, outer);
    restore_and_reraise(emit, cleanup);
    emit_end_cold(emit, cold);
    emit_bind(emit, end);
}

// ---- except* ----

// Stack [original, results, rest]: the part of `rest` that matches is handled; what its body raises joins the results.
static void compile_star_handler(Compiler *compiler, const Handler *handler) {
    Emitter *emit = emitter(compiler);
    Label no_match = emit_label(emit), cleanup_end = emit_label(emit), next = emit_label(emit);
    Block block = {.name = handler->name, .region_outside = emit->region};
    compile_expr(compiler, handler->type);
    emit_op(emit, OP_CHECK_EG_MATCH, 0, handler->span);
    emit_op(emit, OP_COPY, 1, handler->span);
    emit_jump(emit, OP_POP_JUMP_IF_NONE, no_match, handler->span);
    if (handler->name) compile_name(compiler, handler->name, CONTEXT_STORE, handler->span);
    else emit_op(emit, OP_POP_TOP, 0, handler->span);
    int outer = emit_enter_region(emit, cleanup_end, true);
    compile_push_block(compiler, &block, BLOCK_HANDLER_CLEANUP, handler->span);
    compile_body(compiler, handler->body);
    compile_pop_block(compiler);
    emit_leave_region(emit, outer);
    unbind(compiler, handler->name);
    emit_jump(emit, OP_JUMP, next, NOWHERE);
    emit_bind_handler(emit, cleanup_end);
    unbind(compiler, handler->name);
    emit_op(emit, OP_LIST_APPEND, 3, NOWHERE);
    emit_op(emit, OP_POP_TOP, 0, NOWHERE);
    emit_jump(emit, OP_JUMP, next, NOWHERE);
    emit_bind(emit, no_match);
    emit_op(emit, OP_POP_TOP, 0, handler->span);
    emit_bind(emit, next);
}

// Stack [previous, original, results, rest] → raises what is left, or goes on behind the statement.
static void compile_star_end(Emitter *emit, int outer, Label end) {
    Label reraise = emit_label(emit);
    emit_op(emit, OP_LIST_APPEND, 1, NOWHERE);
    emit_op(emit, OP_PREP_RERAISE_STAR, 0, NOWHERE);
    emit_op(emit, OP_COPY, 1, NOWHERE);
    emit_jump(emit, OP_POP_JUMP_IF_NOT_NONE, reraise, NOWHERE);
    emit_op(emit, OP_POP_TOP, 0, NOWHERE);
    emit_leave_region(emit, outer);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    emit_bind(emit, reraise);
    emit_op(emit, OP_SWAP, 2, NOWHERE);
    emit_op(emit, OP_POP_EXCEPT, 0, NOWHERE);
    emit_op(emit, OP_RERAISE, 0, NOWHERE);
}

static void compile_try_star(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label except = emit_label(emit), cleanup = emit_label(emit), orelse = emit_label(emit), end = emit_label(emit);
    emit_line(emit, node->span);
    int outer = emit_enter_region(emit, except, false);
    Block body = {.region_outside = outer}, handling = {.region_outside = outer};
    compile_push_block(compiler, &body, BLOCK_TRY, node->span);
    compile_body(compiler, node->as.try_.body);
    compile_pop_block(compiler);
    emit_leave_region(emit, outer);
    emit_jump(emit, OP_JUMP, orelse, NOWHERE);
    bool cold = emit_begin_cold(emit);
    emit_bind_handler(emit, except);
    emit_enter_region(emit, cleanup, true);
    emit_op(emit, OP_PUSH_EXC_INFO, 0, NOWHERE);
    compile_push_block(compiler, &handling, BLOCK_STAR_HANDLER, node->span);
    emit_op(emit, OP_BUILD_LIST, 0, node->as.try_.handlers[0].span);
    emit_op(emit, OP_COPY, 2, node->as.try_.handlers[0].span);
    for (int i = 0; i < node->as.try_.handler_count; i++) compile_star_handler(compiler, &node->as.try_.handlers[i]);
    compile_pop_block(compiler);
    compile_star_end(emit, outer, end);
    restore_and_reraise(emit, cleanup);
    emit_end_cold(emit, cold);
    emit_bind(emit, orelse);
    compile_body(compiler, node->as.try_.orelse);
    emit_bind(emit, end);
}

// ---- finally ----

static void compile_inner_try(Compiler *compiler, const Node *node) {
    if (!node->as.try_.handler_count) compile_body(compiler, node->as.try_.body);
    else if (node->as.try_.is_star) compile_try_star(compiler, node);
    else compile_try_except(compiler, node);
}

static void compile_try_finally(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label handler = emit_label(emit), cleanup = emit_label(emit), exit = emit_label(emit);
    emit_line(emit, node->span);
    int outer = emit_enter_region(emit, handler, false);
    Block body = {.region_outside = outer, .node = node}, ending = {.region_outside = outer};
    compile_push_block(compiler, &body, BLOCK_FINALLY_TRY, node->span);
    compile_inner_try(compiler, node);
    compile_pop_block(compiler);
    emit_leave_region(emit, outer);
    compile_body(compiler, node->as.try_.finally);
    emit_jump(emit, OP_JUMP, exit, NOWHERE);
    bool cold = emit_begin_cold(emit);
    emit_bind_handler(emit, handler);
    compile_push_block(compiler, &ending, BLOCK_FINALLY_END, NOWHERE);
    emit_enter_region(emit, cleanup, true);
    emit_op(emit, OP_PUSH_EXC_INFO, 0, NOWHERE);
    compile_body(compiler, node->as.try_.finally);
    compile_pop_block(compiler);
    emit_op(emit, OP_RERAISE, 0, NOWHERE);
    emit_leave_region(emit, outer);
    restore_and_reraise(emit, cleanup);
    emit_end_cold(emit, cold);
    emit_bind(emit, exit);
}

void compile_try(Compiler *compiler, const Node *node) {
    if (node->as.try_.finally.count) compile_try_finally(compiler, node);
    else compile_inner_try(compiler, node);
}
