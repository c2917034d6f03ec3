// type_call.c - type.__call__ in full: __new__ makes the instance, __init__ fills it, and either may be the program's. A
// native frame waits for them; plain classes, whose layout's constructor makes the instance at once, are call.c's.
#include "vm/descriptor.h"
#include "vm/interp.h"
#include "vm/iterate.h"
#include "vm/object.h"
#include "vm/sequence.h"

enum { CALL_TYPE, CALL_ARGS, CALL_NAMES, CALL_INSTANCE, CALL_SLOTS };   // ARGS: a tuple of the type, arguments, keywords' values
enum { WAITS_FOR_NEW, WAITS_FOR_INIT };

static int positional_count(const Frame *frame) {
    Value names = frame->slots[CALL_NAMES];
    return (int)value_tuple(frame->slots[CALL_ARGS])->size - 1 - (value_is_absent(names) ? 0 : (int)value_tuple(names)->size);
}

static Value init_done(World *world, Frame *frame, Value result) {
    if (value_is_absent(result)) return ABSENT;
    if (value_is_none(result)) return value_keep(frame->slots[CALL_INSTANCE]);
    raise_error(world, T_TYPE_ERROR, "__init__() should return None, not '%s'", type_name(world, result));
    value_drop(world, result);
    return ABSENT;
}

// `instance` (taken) came from __new__; one of another class is not initialised.
static Value init_step(World *world, Frame *frame, Value instance) {
    Type *type = type_of(world, instance);
    if (!type_is_subtype(type, value_type(frame->slots[CALL_TYPE]))) return instance;
    frame->slots[CALL_INSTANCE] = instance;
    frame->state = WAITS_FOR_INIT;
    Value init = type_lookup_borrowed(world, type, NAME_OF(world, __init__)), names = frame->slots[CALL_NAMES], result;
    const Value *args = value_tuple(frame->slots[CALL_ARGS])->items + 1;
    if (value_is_kind(init, T_FUNCTION)) {
        result = frame_push_function(world, value_function(init), args, positional_count(frame), names, instance);
    } else {
        Value bound = descriptor_get(world, init, instance, type);
        result = value_is_absent(bound) ? ABSENT : vm_tail_call(world, bound, args, positional_count(frame), names);
        value_drop(world, bound);
    }
    return value_is_pending(result) ? result : init_done(world, frame, result);
}

static Value call_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    if (arrived == ARRIVED_RAISE) return ABSENT;
    return frame->state == WAITS_FOR_NEW ? init_step(world, frame, value) : init_done(world, frame, value);
}

static Value call_new(World *world, Frame *frame) {
    Type *type = value_type(frame->slots[CALL_TYPE]);
    Value found = type_lookup_borrowed(world, type, NAME_OF(world, __new__));
    bool plain = value_is_kind(found, T_STATIC_METHOD) || value_is_kind(found, T_FUNCTION) || value_is_kind(found, T_NATIVE);
    if (value_is_kind(found, T_STATIC_METHOD)) found = ((Wrapped *)value_obj(found))->function;
    Value new = plain ? value_keep(found) : object_get_attribute(world, frame->slots[CALL_TYPE], NAME_OF(world, __new__));
    if (value_is_absent(new)) return ABSENT;
    const Value *args = value_tuple(frame->slots[CALL_ARGS])->items;
    Value result = vm_tail_call(world, new, args, positional_count(frame) + 1, frame->slots[CALL_NAMES]);
    value_drop(world, new);
    return result;
}

Value type_call_general(World *world, Type *type, const Value *args, int nargs, Value kwnames) {
    uint32_t total = (uint32_t)nargs + (value_is_absent(kwnames) ? 0 : value_tuple(kwnames)->size);
    Value all = tuple_new(world, total + 1);
    Frame *frame = value_is_absent(all) ? NULL : frame_push_native(world, call_resume, CALL_SLOTS, "type");
    if (!frame) return value_drop(world, all), ABSENT;
    value_tuple(all)->items[0] = value_keep(value_from_obj(type));
    for (uint32_t i = 0; i < total; i++) value_tuple(all)->items[i + 1] = value_keep(args[i]);
    frame->slots[CALL_TYPE] = value_keep(value_from_obj(type));
    frame->slots[CALL_ARGS] = all;
    frame->slots[CALL_NAMES] = value_keep(kwnames);
    Value result = call_new(world, frame);
    if (!value_is_absent(result) && !value_is_pending(result)) result = init_step(world, frame, result);
    return value_is_pending(result) ? result : frame_finish_native(world, frame, result);
}
