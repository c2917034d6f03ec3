#include "vm/raise.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "vm/exception.h"
#include "vm/sequence.h"
#include "vm/str.h"

// Makes `exception` (taken) the one being raised.
static Value raise_take(World *world, Value exception) {
    Value old = world->raised;
    world->raised = exception;
    value_drop(world, old);
    return ABSENT;
}

Value raise_with_take(World *world, TypeId type, Value argument) {
    if (value_is_absent(argument)) return ABSENT;
    Value args = tuple_from_take(world, &argument, 1);
    if (value_is_absent(args)) return ABSENT;
    Value exception = exception_new_take(world, world->types[type], args);
    return value_is_absent(exception) ? ABSENT : raise_take(world, exception);
}

Value raise_instance_of(World *world, TypeId type) {
    Value exception = exception_new_take(world, world->types[type], value_keep(world->empty_tuple));
    return value_is_absent(exception) ? ABSENT : raise_take(world, exception);
}

static Value text_from_format(World *world, const char *format, va_list args) {
    Buf buf = BUF_INIT;
    buf_add_vformat(&buf, format, args);
    return str_from_buf(world, &buf);
}

Value raise_error(World *world, TypeId type, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Value text = text_from_format(world, format, args);
    va_end(args);
    return raise_with_take(world, type, text);
}

Value raise_instance(World *world, Value exception) {
    return raise_take(world, value_keep(exception));
}

// The heap keeps a little back for this. When that is used up too (by exceptions that are still alive), the one made
// beforehand has to do, again and again; nothing is ever hung on it.
Value raise_memory(World *world) {
    Heap *heap = &world->heap;
    if (value_is_absent(world->memory_error)) return ABSENT;   // while the world is being set up
    if (heap->in_reserve) return raise_instance(world, world->memory_error);
    heap_open_reserve(heap);
    Value error = exception_new_take(world, world->types[T_MEMORY_ERROR], value_keep(world->empty_tuple));
    heap_close_reserve(heap);
    return value_is_absent(error) ? ABSENT : raise_take(world, error);
}

bool raised_is(World *world, TypeId type) {
    return !value_is_absent(world->raised) && type_is_subtype(value_obj(world->raised)->type, world->types[type]);
}

Value raised_take(World *world) {
    Value exception = world->raised;
    world->raised = ABSENT;
    return exception;
}

void raised_clear(World *world) {
    value_drop(world, raised_take(world));
}

void raised_restore_take(World *world, Value before) {
    raised_clear(world);
    world->raised = before;
}

Value raised_stop_value(World *world) {
    if (!raised_is(world, T_STOP_ITERATION)) return ABSENT;
    Value exception = raised_take(world);
    Value value = value_exception(exception)->extra[EXTRA_VALUE];
    value = value_is_absent(value) ? NONE : value_keep(value);
    value_drop(world, exception);
    return value;
}

// What is raised here is only there so that every caller unwinds: `stopping` keeps handlers from seeing it.
Value raise_refusal(World *world, const char *format, ...) {
    if (!world->stopping) {
        va_list args;
        va_start(args, format);
        vsnprintf(world->refusal, sizeof world->refusal, format, args);
        va_end(args);
        world->stopping = true;
        world->stop_status = RUN_EXIT;
    }
    return raise_error(world, T_BASE_EXCEPTION, "%s", world->refusal);
}
