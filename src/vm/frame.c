#include "vm/frame.h"

#include "vm/bind.h"
#include "vm/coro.h"
#include "vm/frame_object.h"
#include "vm/raise.h"

// A block for a frame with `values` slots and stack places; not linked, `slots` not cleared.
static Frame *frame_block(World *world, size_t values) {
    size_t size = sizeof(Frame) + values * sizeof(Value);
    Frame *frame = block_new(world, size);
    if (!frame) return NULL;
    frame->size = (uint32_t)size;
    frame->kind = FRAME_PYTHON;
    frame->returns = RETURN_PUSH;
    frame->state = 0;
    frame->line = 0;
    frame->flags = 0;
    frame->locals = ABSENT;
    frame->owner = NULL;
    frame->extra = ABSENT;
    return frame;
}

static bool depth_ok(World *world) {
    if (world->thread->depth < world->limits.recursion) return true;
    raise_error(world, T_RECURSION_ERROR, "maximum recursion depth exceeded");
    return false;
}

void frame_link(World *world, Frame *frame) {
    Thread *thread = world->thread;
    frame->back = thread->frame;
    thread->frame = frame;
    thread->depth++;
}

Frame *frame_push_native(World *world, NativeResume resume, int slots, const char *about) {
    if (!depth_ok(world)) return NULL;
    Frame *frame = frame_block(world, (size_t)slots);
    if (!frame) return NULL;
    frame->kind = FRAME_NATIVE;
    frame->resume = resume;
    frame->about = about;
    frame->code = NULL;
    frame->function = ABSENT;
    for (int i = 0; i < slots; i++) frame->slots[i] = ABSENT;
    frame->sp = frame->slots + slots;
    frame_link(world, frame);
    return frame;
}

// A frame for `code`, its slots not cleared.
static Frame *frame_for_code(World *world, Code *code) {
    if (!code_wake(world, code)) return NULL;
    Frame *frame = frame_block(world, (size_t)code->slot_count + code->stack_size);
    if (!frame) return NULL;
    frame->code = code;
    frame->ip = code->words;
    frame->sp = frame->slots + code->slot_count;
    return frame;
}

#define CODE_MAKES_OBJECT (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)

Value frame_push_function(World *world, Function *function, const Value *args, int nargs, Value kwnames, Value self) {
    Code *code = function->code;
    if (!depth_ok(world)) return ABSENT;
    Frame *frame = frame_for_code(world, code);
    if (!frame) return ABSENT;
    for (uint32_t i = 0; i < code->slot_count; i++) frame->slots[i] = ABSENT;
    frame->globals = function->globals;
    frame->function = value_keep(value_from_obj(function));
    if (!bind_arguments(world, function, frame->slots, args, nargs, kwnames, self)) {
        frame_free(world, frame);
        return ABSENT;
    }
    if (code->flags & CODE_MAKES_OBJECT) return generator_new(world, function, frame);
    frame_link(world, frame);
    return PUSHED;
}

Value vm_push_body(World *world, Code *code, Dict *globals, Value locals) {
    if (!depth_ok(world)) return ABSENT;
    Frame *frame = frame_for_code(world, code);
    if (!frame) return ABSENT;
    for (uint32_t i = 0; i < code->slot_count; i++) frame->slots[i] = ABSENT;
    frame->globals = globals;
    frame->function = value_keep(value_from_obj(code));
    frame->locals = value_keep(locals);
    frame_link(world, frame);
    return PUSHED;
}

void frame_free(World *world, Frame *frame) {
    if (frame->flags & FRAME_SEEN && frame_object_take_over(world, frame)) return;
    Value *end = frame->sp;
    for (Value *v = frame->slots; v < end; v++) value_drop(world, *v);
    value_drop(world, frame->locals);
    value_drop(world, frame->extra);
    Value function = frame->function;
    frame->ip = NULL;
    block_free(world, frame, frame->size);
    value_drop(world, function);
}

Frame *frame_innermost_visible(const Thread *thread) {
    Frame *frame = thread->frame;
    while (frame && !frame_is_visible(frame)) frame = frame->back;
    return frame;
}

Thread *thread_new(World *world) {
    Thread *thread = block_new(world, sizeof(Thread));
    if (!thread) return NULL;
    *thread = (Thread){.state = THREAD_READY, .wake_at = INT64_MAX};
    thread->exc = &thread->base;
    Thread **link = &world->threads;
    while (*link) thread->id = (*link)->id + 1, link = &(*link)->next;
    *link = thread;
    return thread;
}
