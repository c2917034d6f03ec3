#include "vm/call.h"

#include <string.h>

#include "vm/coro.h"
#include "vm/exception.h"
#include "vm/interp.h"
#include "vm/object.h"
#include "vm/sequence.h"

#define NATIVE_DEPTH_LIMIT 200
#define NATIVE_ARGS_MAX 16

// May so many positional arguments go straight to their places? Not past a '*' in the names.
static inline bool fits_in_order(const NativeDef *def, int nargs) {
    if (nargs < def->min || nargs > def->max) return false;
    return !def->names || nargs <= def->min || !strchr(def->names, '*');
}

// Arguments that do not stand as the function wants them.
static __attribute__((noinline)) Value call_arranged(World *world, Native *native, Value self, const Value *args, int nargs,
                                                     Value kwnames) {
    const NativeDef *def = native->def;
    Value slots[NATIVE_ARGS_MAX];
    if (value_is_absent(kwnames) && fits_in_order(def, nargs)) {
        int i = 0;
        for (; i < nargs; i++) slots[i] = args[i];
        for (; i < def->max; i++) slots[i] = ABSENT;
    } else if (!args_arrange_native(world, native, args, nargs, kwnames, slots)) {
        return ABSENT;
    }
    return def->fn(world, self, slots, nargs, kwnames);
}

Value native_call(World *world, Native *native, Value self, const Value *args, int nargs, Value kwnames) {
    const NativeDef *def = native->def;
    if (def->max < 0) return def->fn(world, self, args, nargs, kwnames);
    if (value_is_absent(kwnames) && nargs == def->max && fits_in_order(def, nargs)) {
        return def->fn(world, self, args, nargs, kwnames);
    }
    if (value_is_absent(kwnames) && nargs == 1 && def->min == 1 && def->max == 2) {      // sleep(1), get(key)
        Value both[2] = { args[0], ABSENT };
        return def->fn(world, self, both, nargs, kwnames);
    }
    return call_arranged(world, native, self, args, nargs, kwnames);
}

static int kwnames_count(Value kwnames) {
    return value_is_absent(kwnames) ? 0 : (int)value_tuple(kwnames)->size;
}

// Calls with one more positional argument in front.
static Value call_with_first(World *world, Value callable, Value first, const Value *args, int nargs, Value kwnames) {
    int total = nargs + kwnames_count(kwnames);
    Value small[NATIVE_ARGS_MAX];
    Value *all = total + 1 <= NATIVE_ARGS_MAX ? small : block_new(world, sizeof(Value) * (size_t)(total + 1));
    if (!all) return ABSENT;
    all[0] = first;
    for (int i = 0; i < total; i++) all[i + 1] = args[i];
    Value result = vm_tail_call(world, callable, all, nargs + 1, kwnames);
    if (all != small) block_free(world, all, sizeof(Value) * (size_t)(total + 1));
    return result;
}

static Value call_init(World *world, Value instance_take, const Value *args, int nargs, Value kwnames) {
    Value init = type_lookup_borrowed(world, value_obj(instance_take)->type, NAME_OF(world, __init__));
    Value result;
    if (value_is_kind(init, T_FUNCTION)) {
        result = frame_push_function(world, value_function(init), args, nargs, kwnames, instance_take);
        if (value_is(result, PUSHED)) {
            Frame *frame = world->thread->frame;
            frame->returns = RETURN_INSTANCE;
            frame->extra = instance_take;
            return PUSHED;
        }
    } else {
        Value bound = object_get_attribute(world, instance_take, NAME_OF(world, __init__));
        result = value_is_absent(bound) ? ABSENT : vm_call(world, bound, args, nargs, kwnames);
        value_drop(world, bound);
    }
    if (!value_is_absent(result) && !value_is_none(result)) {
        raise_error(world, T_TYPE_ERROR, "__init__() should return None, not '%s'", type_name(world, result));
        value_drop(world, result);
        result = ABSENT;
    }
    if (value_is_absent(result)) {
        value_drop(world, instance_take);
        return ABSENT;
    }
    return instance_take;
}

// Does the layout's constructor take the arguments, even if __init__ is the program's?
static bool constructor_takes_args(const Type *type) {
    switch (type->kind) {
    case T_INT: case T_FLOAT: case T_STR: case T_BYTES: case T_TUPLE: case T_FROZENSET: case T_TYPE: return true;
    default: return false;
    }
}

static Value call_type(World *world, Type *type, const Value *args, int nargs, Value kwnames) {
    if (type == world->types[T_TYPE]) {
        if (nargs == 1 && value_is_absent(kwnames)) return value_keep(value_from_obj(type_of(world, args[0])));
        return type_call_general(world, type, args, nargs, kwnames);
    }
    if (type->flags & (TYPE_OWN_NEW | TYPE_OWN_INIT | TYPE_METACLASS_CALL) || type->kind == T_TYPE) {
        if (type->flags & TYPE_METACLASS_CALL) {
            Value call = type_lookup_borrowed(world, type->head.type, NAME_OF(world, __call__));
            return call_with_first(world, call, value_from_obj(type), args, nargs, kwnames);
        }
        if (type->flags & TYPE_OWN_NEW || constructor_takes_args(type)) {
            return type_call_general(world, type, args, nargs, kwnames);
        }
        bool all = type->kind == T_BASE_EXCEPTION;
        Value instance = type->ops->construct(world, value_from_obj(type), args, all ? nargs : 0, all ? kwnames : ABSENT);
        if (value_is_absent(instance)) return ABSENT;
        return call_init(world, instance, args, nargs, kwnames);
    }
    if (!type->ops->construct) {
        return raise_error(world, T_TYPE_ERROR, "cannot create '%s' instances", value_str(type->name)->text);
    }
    return type->ops->construct(world, value_from_obj(type), args, nargs, kwnames);
}

Value vm_tail_call(World *world, Value callable, const Value *args, int nargs, Value kwnames) {
    if (!value_is_obj(callable)) goto refuse;
    switch (value_obj(callable)->kind) {
    case T_FUNCTION: return frame_push_function(world, value_function(callable), args, nargs, kwnames, ABSENT);
    case T_METHOD: {
        Method *method = (Method *)value_obj(callable);
        if (value_is_kind(method->function, T_FUNCTION)) {
            return frame_push_function(world, value_function(method->function), args, nargs, kwnames, method->self);
        }
        return call_with_first(world, method->function, method->self, args, nargs, kwnames);
    }
    case T_NATIVE: {
        Native *native = value_native(callable);
        return native_call(world, native, native->self, args, nargs, kwnames);
    }
    case T_TYPE: return call_type(world, (Type *)value_obj(callable), args, nargs, kwnames);
    default: break;
    }
    Type *type = value_obj(callable)->type;
    Value override = type_override_borrowed(world, type, NAME_OF(world, __call__));
    if (!value_is_absent(override)) {
        if (value_is_kind(override, T_FUNCTION)) {
            return frame_push_function(world, value_function(override), args, nargs, kwnames, callable);
        }
        Value bound = object_get_attribute(world, callable, NAME_OF(world, __call__));
        if (value_is_absent(bound)) return ABSENT;
        Value result = vm_tail_call(world, bound, args, nargs, kwnames);
        value_drop(world, bound);
        return result;
    }
    if (type->ops->call) return type->ops->call(world, callable, args, nargs, kwnames);
refuse:
    return raise_error(world, T_TYPE_ERROR, "'%s' object is not callable", type_name(world, callable));
}

// Begins a run inside a run: what is pushed on top of the barrier runs to its end before anything else does.
static Frame *barrier_push(World *world) {
    if (world->native_depth >= NATIVE_DEPTH_LIMIT) {
        raise_error(world, T_RECURSION_ERROR, "maximum recursion depth exceeded");
        return NULL;
    }
    Frame *barrier = frame_push_native(world, NULL, 0, "C");
    if (!barrier) return NULL;
    barrier->returns = RETURN_NATIVE;
    world->native_depth++;
    return barrier;
}

static Value barrier_run(World *world, Frame *barrier, Value result) {
    if (value_is(result, PUSHED) || value_is(result, THROWN)) result = interp_nested(world, barrier, result);
    world->native_depth--;
    Thread *thread = world->thread;
    if (world->stopping) return ABSENT;      // the frames above stay as they are: nothing runs any more
    if (value_is(result, BLOCKED)) {
        return raise_refusal(world, "a method that is called from inside a built-in operation would have to wait here");
    }
    thread->frame = barrier->back;
    thread->depth--;
    frame_free(world, barrier);
    return result;
}

Value vm_call(World *world, Value callable, const Value *args, int nargs, Value kwnames) {
    if (value_is_kind(callable, T_NATIVE) && value_native(callable)->def->flags & NATIVE_DUNDER) {
        return vm_tail_call(world, callable, args, nargs, kwnames);
    }
    Frame *barrier = barrier_push(world);
    return barrier ? barrier_run(world, barrier, vm_tail_call(world, callable, args, nargs, kwnames)) : ABSENT;
}

Value vm_run_body(World *world, Code *code, Dict *globals, Value locals) {
    Frame *barrier = barrier_push(world);
    return barrier ? barrier_run(world, barrier, vm_push_body(world, code, globals, locals)) : ABSENT;
}

Value vm_call_method(World *world, Value object, Value name, const Value *args, int nargs) {
    Value method = object_get_attribute(world, object, name);
    if (value_is_absent(method)) return ABSENT;
    Value result = vm_call(world, method, args, nargs, ABSENT);
    value_drop(world, method);
    return result;
}

Value vm_tail_method(World *world, Value object, Value name, const Value *args, int nargs) {
    Value method = object_get_attribute(world, object, name);
    if (value_is_absent(method)) return ABSENT;
    Value result = vm_tail_call(world, method, args, nargs, ABSENT);
    value_drop(world, method);
    return result;
}

Value vm_tail_hidden(World *world, const char *name, const Value *args, int nargs) {
    Value function = hidden_function_borrowed(world, name);
    return value_is_absent(function) ? ABSENT : vm_tail_call(world, function, args, nargs, ABSENT);
}

Value vm_call_hidden(World *world, const char *name, const Value *args, int nargs) {
    Value function = hidden_function_borrowed(world, name);
    return value_is_absent(function) ? ABSENT : vm_call(world, function, args, nargs, ABSENT);
}

void world_finalize_later(World *world, Value callable_take) {
    Value before = raised_take(world);
    if (value_is_absent(world->pending)) world->pending = list_new(world, 4);
    if (!value_is_absent(world->pending)) list_append_take(world, value_list(world->pending), callable_take);
    raised_restore_take(world, before);
    world->attention = true;
}

void world_ask_attention(World *world) {
    world->attention = true;
}
