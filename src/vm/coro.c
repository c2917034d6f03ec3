#include "vm/coro.h"

#include "vm/exception.h"
#include "vm/interp.h"
#include "vm/iterate.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/warn.h"

static const char *kind_name(const Generator *generator) {
    return generator->head.kind == T_COROUTINE         ? "coroutine"
           : generator->head.kind == T_ASYNC_GENERATOR ? "async generator"
                                                       : "generator";
}

Value generator_new(World *world, Function *function, Frame *frame_take) {
    uint32_t flags = function->code->flags;
    TypeId id = flags & CODE_COROUTINE         ? T_COROUTINE
                : flags & CODE_ASYNC_GENERATOR ? T_ASYNC_GENERATOR
                                               : T_GENERATOR;
    Generator *generator = heap_new(world, world->types[id], sizeof(Generator));
    if (!generator) {
        frame_free(world, frame_take);
        return ABSENT;
    }
    Obj head = generator->head;
    *generator = (Generator){.head = head, .frame = frame_take, .state = GENERATOR_CREATED};
    generator->name = value_keep(function->name);
    generator->qualified_name = value_keep(function->qualified_name);
    frame_take->owner = generator;
    frame_take->back = NULL;
    return value_from_obj(generator);
}

// The generator at the bottom of the chain that a frame of `generator` hangs in.
static Generator *chain_root(Generator *generator) {
    Frame *frame = generator->frame;
    while (frame && frame->back && (frame->returns == RETURN_AWAIT || frame->returns == RETURN_ANEXT || frame->returns == RETURN_ACLOSE)
           && frame->back->owner) {
        frame = frame->back;
    }
    return frame ? frame->owner : generator;
}

bool generator_is_running(Generator *generator) {
    if (generator->state != GENERATOR_RUNNING) return false;
    return chain_root(generator)->state == GENERATOR_RUNNING;
}

static bool awaits(const Frame *frame) {
    if (frame->ip == frame->code->words) return false;
    Opcode op = WORD_OP(frame->ip[-1]);
    return op == OP_AWAIT || op == OP_YIELD_FROM;
}

// The suspended innermost frame gets what is sent, so that it goes on when it is run.
static void hand_over_take(Frame *inner, bool fresh, Value sent) {
    if (fresh) return;
    *inner->sp++ = sent;
    if (awaits(inner)) inner->ip--;
}

static bool deep_enough(World *world, uint32_t more) {
    if (world->thread->depth + more <= world->limits.recursion) return false;
    raise_error(world, T_RECURSION_ERROR, "maximum recursion depth exceeded");
    return true;
}

Value generator_resume_take(World *world, Generator *generator, ReturnMode mode, Value sent, Value error) {
    Thread *thread = world->thread;
    if (generator->state == GENERATOR_RUNNING || generator->awaited) {
        bool coroutine = generator->head.kind == T_COROUTINE;
        bool running = generator_is_running(generator);
        raise_error(world, coroutine && !running ? T_RUNTIME_ERROR : T_VALUE_ERROR,
                    coroutine && !running ? "coroutine is being awaited already" : "%s already executing", kind_name(generator));
        goto refuse;
    }
    if (generator->state == GENERATOR_CLOSED) {
        if (generator->head.kind == T_COROUTINE) {
            raise_error(world, T_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        } else if (!value_is_absent(error)) {
            raise_instance(world, error);
        } else {
            raise_instance_of(world, T_STOP_ITERATION);
        }
        goto refuse;
    }
    bool fresh = generator->state == GENERATOR_CREATED;
    if (fresh && value_is_absent(error) && !value_is_none(sent)) {
        raise_error(world, T_TYPE_ERROR, "can't send non-None value to a just-started %s", kind_name(generator));
        goto refuse;
    }
    uint32_t levels = fresh ? 1 : generator->depth;
    if (deep_enough(world, levels)) goto refuse;
    Frame *inner = fresh ? generator->frame : generator->inner;
    generator->frame->back = thread->frame;
    generator->frame->returns = (uint8_t)mode;
    if (mode == RETURN_SEND) generator->frame->extra = value_keep(value_from_obj(generator));   // the caller may drop its own
    generator->outer = thread->root;
    thread->root = generator;
    generator->exc.previous = thread->exc;
    thread->exc = &inner->owner->exc;
    generator->state = GENERATOR_RUNNING;
    generator->started = true;
    generator->depth = thread->depth;
    thread->depth += levels;
    thread->frame = inner;
    if (!value_is_absent(error)) {
        value_drop(world, sent);
        raise_instance(world, error);
        value_drop(world, error);
        return THROWN;
    }
    hand_over_take(inner, fresh, sent);
    return PUSHED;
refuse:
    value_drop(world, sent);
    value_drop(world, error);
    return ABSENT;
}

Value coro_resume_take(World *world, Generator *generator, Value sent, Value error) {
    return generator_resume_take(world, generator, RETURN_NATIVE, sent, error);
}

void generator_finished(World *world, Generator *generator, ReturnMode mode) {
    Thread *thread = world->thread;
    thread->exc = generator->exc.previous;
    generator->state = GENERATOR_CLOSED;
    generator->frame = NULL;
    generator->inner = NULL;
    generator->awaited = false;
    if (mode != RETURN_AWAIT && mode != RETURN_ANEXT && mode != RETURN_ACLOSE) {
        thread->root = generator->outer;
        generator->outer = NULL;
    }
    Value handled = generator->exc.value;
    generator->exc.value = ABSENT;
    value_drop(world, handled);
}

bool generator_leaves_await(World *world, Frame *frame) {
    Thread *thread = world->thread;
    Generator *generator = frame->owner;
    if (frame->flags || thread->root->closing || !value_is_absent(frame->extra) || !value_is_absent(generator->exc.value)) return false;
    thread->frame = frame->back;
    thread->depth--;
    thread->exc = generator->exc.previous;
    generator->state = GENERATOR_CLOSED;
    generator->frame = NULL;
    generator->awaited = false;
    for (Value *v = frame->slots; v < frame->sp; v++) value_drop(world, *v);
    Value function = frame->function;
    block_free(world, frame, frame->size);
    value_drop(world, function);
    return true;
}

// --- awaiting ---

// A generator whose own frames hang above thread->frame from now on, as part of its chain.
static Frame *chain(World *world, Generator *generator, ReturnMode mode) {
    Thread *thread = world->thread;
    bool fresh = generator->state == GENERATOR_CREATED;
    if (deep_enough(world, fresh ? 1 : generator->depth)) return NULL;
    Frame *inner = fresh ? generator->frame : generator->inner;
    generator->frame->back = thread->frame;
    generator->frame->returns = (uint8_t)mode;
    generator->exc.previous = thread->exc;
    thread->exc = &inner->owner->exc;
    generator->state = GENERATOR_RUNNING;
    generator->started = true;
    generator->awaited = true;
    generator->inner = NULL;
    thread->depth += fresh ? 1 : generator->depth;
    thread->frame = inner;
    return inner;
}

Value coroutine_await_take(World *world, Generator *coroutine, Value sent) {
    bool fresh = coroutine->state == GENERATOR_CREATED;
    if (coroutine->state == GENERATOR_CLOSED) {
        raise_error(world, T_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    } else if (coroutine->awaited || coroutine->state == GENERATOR_RUNNING) {
        raise_error(world, T_RUNTIME_ERROR, "coroutine is being awaited already");
    } else {
        Frame *inner = chain(world, coroutine, RETURN_AWAIT);
        if (inner) {
            hand_over_take(inner, fresh, sent);
            return PUSHED;
        }
    }
    value_drop(world, sent);
    return ABSENT;
}

static Value raise_stop_async(World *world) {
    return raise_instance_of(world, T_STOP_ASYNC_ITERATION);
}

// An exception instance from the arguments of throw(): a type, an instance, or the old three-argument form.
static Value thrown_instance(World *world, const Value *args) {
    Value type = args[0], value = args[1], traceback = args[2];
    Value instance;
    if (value_is_exception(type)) {
        instance = value_keep(type);
    } else if (value_is_kind(type, T_TYPE) && ((Type *)value_obj(type))->flags & TYPE_EXCEPTION) {
        if (!value_is_absent(value) && value_is_exception(value)) {
            instance = value_keep(value);
        } else {
            bool given = !value_is_absent(value) && !value_is_none(value);
            instance = vm_call(world, type, &value, given ? 1 : 0, ABSENT);
        }
    } else {
        return raise_error(world, T_TYPE_ERROR, "exceptions must be classes or instances deriving from BaseException, not %s",
                           type_name(world, type));
    }
    if (!value_is_absent(instance) && value_is_kind(traceback, T_TRACEBACK)) {
        value_replace_take(world, &value_exception(instance)->traceback, value_keep(traceback));
    }
    return instance;
}

Value async_step_await_take(World *world, AsyncGeneratorStep *step, Value sent) {
    Generator *generator = step->generator;
    bool throws = step->head.kind == T_ASYNC_GENERATOR_ATHROW;
    value_drop(world, sent);
    if (step->state == 2) {
        return raise_error(world, T_RUNTIME_ERROR, "cannot reuse already awaited %s",
                           throws ? "aclose()/athrow()" : "__anext__()/asend()");
    }
    if (generator->awaited || generator->state == GENERATOR_RUNNING) {
        step->state = 2;
        return raise_error(world, T_RUNTIME_ERROR, "%s(): asynchronous generator is already running",
                           step->is_close ? "aclose" : throws ? "athrow" : "anext");
    }
    step->state = 2;
    if (generator->state == GENERATOR_CLOSED) return step->is_close ? NONE : raise_stop_async(world);
    bool fresh = generator->state == GENERATOR_CREATED;
    if (throws && fresh && step->is_close) {
        generator->state = GENERATOR_CLOSED;
        Frame *frame = generator->frame;
        generator->frame = NULL;
        frame_free(world, frame);
        return NONE;
    }
    if (!throws && fresh && !value_is_none(step->value)) {
        return raise_error(world, T_TYPE_ERROR, "can't send non-None value to a just-started async generator");
    }
    Frame *inner = chain(world, generator, step->is_close ? RETURN_ACLOSE : RETURN_ANEXT);
    if (!inner) return ABSENT;
    if (!throws) {
        hand_over_take(inner, fresh, value_keep(step->value));
        return PUSHED;
    }
    if (value_is_absent(step->value)) raise_instance_of(world, T_GENERATOR_EXIT);
    else raise_instance(world, step->value);
    return THROWN;
}

Value awaitable_of(World *world, Value v, int context) {
    if (value_is_kind(v, T_COROUTINE)) {
        if (!value_generator(v)->awaited) return value_keep(v);
        return raise_error(world, T_RUNTIME_ERROR, "coroutine is being awaited already");
    }
    if (value_is_kind(v, T_GENERATOR) && value_generator(v)->frame
        && value_generator(v)->frame->code->flags & CODE_ITERABLE_COROUTINE) {
        return value_keep(v);
    }
    if (value_is_kind(v, T_ASYNC_GENERATOR_ASEND) || value_is_kind(v, T_ASYNC_GENERATOR_ATHROW)) return value_keep(v);
    Type *type = type_of(world, v);
    Value override = type_override_borrowed(world, type, NAME_OF(world, __await__));
    if (!value_is_absent(override)) {
        if (value_is_kind(override, T_FUNCTION)) {
            return frame_push_function(world, value_function(override), NULL, 0, ABSENT, v);
        }
        return vm_call_method(world, v, NAME_OF(world, __await__), NULL, 0);
    }
    if (type->ops->awaitable) return value_keep(v);
    static const char *const messages[] = {
        "object %s can't be used in 'await' expression",
        "'async with' received an object from __aenter__ that does not implement __await__: %s",
        "'async with' received an object from __aexit__ that does not implement __await__: %s",
        "'async for' received an invalid object from __anext__: %s",
    };
    return raise_error(world, T_TYPE_ERROR, messages[context & 3], type_name(world, v));
}

Value coro_awaits_borrowed(World *world, Generator *generator) {
    (void)world;
    Frame *frame = generator->frame;
    if (!frame || generator->state == GENERATOR_CREATED || !awaits(frame)) return ABSENT;
    // While it is suspended the awaited object is on top; while it runs the sent value may still stand above it.
    return frame->sp[-1];
}

SendStatus await_throw(World *world, Frame *frame, Value sub, Value *out) {
    Generator *generator = value_resumed_generator(sub);
    if (generator) {
        if (generator->state == GENERATOR_CLOSED || generator->awaited) return SEND_RAISE;
        Value error = raised_take(world);
        if (exception_matches(world, error, value_from_obj(world->types[T_GENERATOR_EXIT])) == 1) {
            Value closed = vm_call_method(world, sub, NAME_OF(world, close), NULL, 0);
            if (!value_is_absent(closed)) raise_instance(world, error);
            value_drop(world, closed);
            value_drop(world, error);
            return SEND_RAISE;
        }
        *out = generator_resume_take(world, generator, RETURN_YIELD_FROM, NONE, error);
        return value_is_absent(*out) ? SEND_RAISE : SEND_RETURN;
    }
    const AwaitableOps *ops = value_is_obj(sub) ? value_obj(sub)->type->ops->awaitable : NULL;
    if (ops) return ops->throw_ ? ops->throw_(world, sub, out) : SEND_RAISE;
    (void)frame;
    Value error = raised_take(world);
    bool closing = exception_matches(world, error, value_from_obj(world->types[T_GENERATOR_EXIT])) == 1;
    Value method = object_find_attribute(world, sub, closing ? NAME_OF(world, close) : NAME_OF(world, throw));
    SendStatus status = SEND_RAISE;
    if (value_is_absent(method)) {
        raised_clear(world);
        raise_instance(world, error);
    } else {
        Value result = vm_call(world, method, &error, closing ? 0 : 1, ABSENT);
        value_drop(world, method);
        if (!value_is_absent(result) && closing) {
            value_drop(world, result);
            raise_instance(world, error);
        } else if (!value_is_absent(result)) {
            *out = result;
            status = SEND_YIELD;
        } else if (raised_is(world, T_STOP_ITERATION)) {
            *out = raised_stop_value(world);
            status = SEND_RETURN;
        }
    }
    value_drop(world, error);
    return status;
}

void unraisable(World *world, Value finalizer) {
    Value error = raised_take(world);
    Value shown = finalizer;
    if (value_is_kind(finalizer, T_METHOD)) shown = ((Method *)value_obj(finalizer))->function;
    else if (value_is_kind(finalizer, T_NATIVE)) shown = value_native(finalizer)->self;
    Value name = object_repr(world, shown);
    raised_clear(world);
    Buf text = BUF_INIT;
    buf_add_format(&text, "Exception ignored in: %s\n", value_is_str(name) ? value_str(name)->text : "a finalizer");
    value_drop(world, name);
    traceback_print_plain(world, error, &text);
    value_drop(world, error);
    world_write(world, 2, text.data, text.size);
    buf_free(&text);
}

// --- send, throw, close, for programs ---

static Value generator_send(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    return generator_resume_take(world, value_generator(self), RETURN_SEND, value_keep(args[0]), ABSENT);
}

static Value generator_next_method(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return generator_resume_take(world, value_generator(self), RETURN_SEND, NONE, ABSENT);
}

static Value generator_throw(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    Value error = thrown_instance(world, args);
    if (value_is_absent(error)) return ABSENT;
    return generator_resume_take(world, value_generator(self), RETURN_SEND, NONE, error);
}

// The native frame of close(): slot 0 is the generator.
static Value close_resume(World *world, Frame *frame, Arrived arrived, Value result) {
    Generator *generator = value_generator(frame->slots[0]);
    if (arrived == ARRIVED_AGAIN) {
        raise_instance_of(world, T_GENERATOR_EXIT);
        Value error = raised_take(world);
        generator->closing = true;
        return coro_resume_take(world, generator, NONE, error);
    }
    generator->closing = false;
    if (arrived == ARRIVED_RETURN) return result;
    if (arrived == ARRIVED_YIELD) {
        value_drop(world, result);
        return raise_error(world, T_RUNTIME_ERROR, "%s ignored GeneratorExit", kind_name(generator));
    }
    if (raised_is(world, T_GENERATOR_EXIT) || raised_is(world, T_STOP_ITERATION)) {
        raised_clear(world);
        return NONE;
    }
    return ABSENT;
}

static Value generator_close(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Generator *generator = value_generator(self);
    if (generator->state == GENERATOR_CLOSED) return NONE;
    if (generator->state == GENERATOR_CREATED) {
        Frame *frame = generator->frame;
        generator->state = GENERATOR_CLOSED;
        generator->started = true;
        generator->frame = NULL;
        frame_free(world, frame);
        return NONE;
    }
    if (generator->state == GENERATOR_RUNNING) {
        return raise_error(world, T_VALUE_ERROR, "%s already executing", kind_name(generator));
    }
    Frame *frame = frame_push_native(world, close_resume, 1, "close()");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(self);
    return PUSHED;
}

static Value coroutine_await_method(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Method *wrapper = heap_new_of(world, COROUTINE_WRAPPER, Method);
    if (!wrapper) return ABSENT;
    wrapper->function = NONE;
    wrapper->self = value_keep(self);
    return value_from_obj(wrapper);
}

#define WRAPPED(self) value_generator(((Method *)value_obj(self))->self)

static Value wrapper_send(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    return generator_resume_take(world, WRAPPED(self), RETURN_SEND, value_keep(args[0]), ABSENT);
}

static Value wrapper_next(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return generator_resume_take(world, WRAPPED(self), RETURN_SEND, NONE, ABSENT);
}

static Value wrapper_throw(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return generator_throw(world, ((Method *)value_obj(self))->self, args, nargs, kwnames);
}

static Value wrapper_close(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return generator_close(world, ((Method *)value_obj(self))->self, args, nargs, kwnames);
}

static Value return_self(World *world, Value self) {
    (void)world;
    return value_keep(self);
}

static Value method_self(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)world, (void)args, (void)nargs, (void)kwnames;
    return value_keep(self);
}

// An iterator's next from C: atomic.
static Value generator_next(World *world, Value v) {
    if (value_is_kind(v, T_GENERATOR)) return iterator_next_atomically(world, v);
    Value method = object_get_attribute(world, v, NAME_OF(world, __next__));
    if (value_is_absent(method)) return ABSENT;
    Value item = vm_call(world, method, NULL, 0, ABSENT);
    value_drop(world, method);
    if (!value_is_absent(item) || !raised_is(world, T_STOP_ITERATION)) return item;
    raised_clear(world);
    return EXHAUSTED;
}

// --- attributes ---

static Value get_name(World *world, Value self) {
    (void)world;
    return value_keep(value_generator(self)->name);
}
static bool set_name(World *world, Value self, Value v) {
    if (!value_is_str(v)) return raise_error(world, T_TYPE_ERROR, "__name__ must be set to a string object"), false;
    value_replace_take(world, &value_generator(self)->name, value_keep(v));
    return true;
}
static Value get_qualname(World *world, Value self) {
    (void)world;
    return value_keep(value_generator(self)->qualified_name);
}
static bool set_qualname(World *world, Value self, Value v) {
    if (!value_is_str(v)) return raise_error(world, T_TYPE_ERROR, "__qualname__ must be set to a string object"), false;
    value_replace_take(world, &value_generator(self)->qualified_name, value_keep(v));
    return true;
}
static Value get_running(World *world, Value self) {
    (void)world;
    return value_from_bool(generator_is_running(value_generator(self)));
}
static Value get_suspended(World *world, Value self) {
    (void)world;
    Generator *generator = value_generator(self);
    return value_from_bool(generator->state == GENERATOR_SUSPENDED
                           || (generator->state == GENERATOR_RUNNING && !generator_is_running(generator)));
}
static Value get_awaits(World *world, Value self) {
    Value sub = coro_awaits_borrowed(world, value_generator(self));
    return value_is_absent(sub) ? NONE : value_keep(sub);
}
static Value get_code(World *world, Value self) {
    (void)world;
    Generator *generator = value_generator(self);
    if (!generator->frame) return NONE;
    return value_keep(value_from_obj(generator->frame->code));
}

static Value generator_repr(World *world, Value v) {
    Generator *generator = value_generator(v);
    return str_format(world, "<%s object %s at %p>", value_str(value_obj(v)->type->name)->text,
                      value_str(generator->qualified_name)->text, (void *)generator);
}

// --- the end of a generator ---

// Would closing it run code of the program? (Some frame of its chain has handlers.)
static bool needs_close(const Generator *generator) {
    const Frame *frame = generator->inner;
    for (; frame; frame = frame->back) {
        if (frame->code->handler_count) return true;
        if (frame == generator->frame) break;
        if (frame->owner && frame->owner->head.refs > 1) return true;     // a part of the chain lives on: unlink it in order
    }
    return false;
}

// The coroutine that this one awaits is no part of a chain any more: it becomes a root of its own.
static void unchain(Generator *generator) {
    Frame *inner = generator->inner;
    if (!inner || inner == generator->frame) return;
    Frame *above = inner;
    while (above->back != generator->frame) above = above->back;
    Generator *child = above->owner;
    above->back = NULL;
    child->state = GENERATOR_SUSPENDED;
    child->awaited = false;
    child->inner = inner;
    child->depth = generator->depth ? generator->depth - 1 : 1;
}

static void free_generator(World *world, Generator *generator) {
    Frame *frame = generator->frame;
    if (frame) {
        if (generator->state == GENERATOR_SUSPENDED) unchain(generator);
        generator->frame = NULL;
        generator->state = GENERATOR_CLOSED;
        frame_free(world, frame);
    }
    value_drop(world, generator->name);
    value_drop(world, generator->qualified_name);
    value_drop(world, generator->exc.value);
    value_drop(world, generator->finalizer);
    heap_free(world, generator, sizeof(Generator));
}

// An abandoned suspended generator is closed first: it lives on until then.
static bool close_first(World *world, Generator *generator) {
    if (generator->state != GENERATOR_SUSPENDED || generator->head.flags & OBJ_FINALIZED || world->stopping) return false;
    if (generator->head.kind == T_ASYNC_GENERATOR && value_is_absent(generator->finalizer)) return false;
    if (generator->head.kind != T_ASYNC_GENERATOR && !needs_close(generator)) return false;
    generator->head.flags |= OBJ_FINALIZED;
    generator->head.refs = 1;
    Value self = value_from_obj(generator);
    if (generator->head.kind == T_ASYNC_GENERATOR) {
        Value before = raised_take(world);
        value_drop(world, vm_call(world, generator->finalizer, &self, 1, ABSENT));
        raised_restore_take(world, before);
        if (generator->head.refs > 1) {
            generator->head.refs--;
            return true;
        }
        generator->head.refs = 0;
        return false;
    }
    Value before = raised_take(world);
    Value method = object_get_attribute(world, self, NAME_OF(world, close));
    if (!value_is_absent(method)) world_finalize_later(world, method);
    raised_restore_take(world, before);
    return --generator->head.refs > 0;      // the bound method holds it now
}

static void generator_dispose(World *world, Obj *obj) {
    Generator *generator = (Generator *)obj;
    if (obj->kind == T_COROUTINE && generator->state == GENERATOR_CREATED && !generator->started) {
        generator->started = true;
        obj->refs = 1;
        Value before = raised_take(world);
        warning_never_awaited(world, generator);
        raised_restore_take(world, before);
        if (--obj->refs) return;
    }
    if (close_first(world, generator)) return;
    free_generator(world, generator);
}

// In a cycle that the collector found: what generator_dispose would do first.
static bool generator_finalize(World *world, Obj *obj) {
    Generator *generator = (Generator *)obj;
    if (obj->kind == T_COROUTINE && generator->state == GENERATOR_CREATED && !generator->started) {
        generator->started = true;
        warning_never_awaited(world, generator);
        return false;
    }
    bool closes = generator->state == GENERATOR_SUSPENDED && !generator->awaited && obj->kind != T_ASYNC_GENERATOR
                  && needs_close(generator);
    if (!closes) return false;
    obj->flags |= OBJ_FINALIZED;
    Value method = object_get_attribute(world, value_from_obj(obj), NAME_OF(world, close));
    if (value_is_absent(method)) return raised_clear(world), false;
    world_finalize_later(world, method);
    return true;
}

// Of one that was never awaited, or whose end runs code.
static bool generator_last_words(const Obj *obj) {
    const Generator *generator = (const Generator *)obj;
    if (generator->state == GENERATOR_CREATED) return obj->kind == T_COROUTINE && !generator->started;
    return generator->state != GENERATOR_CLOSED;
}

static void generator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Generator *generator = (Generator *)obj;
    visit(context, generator->exc.value);
    visit(context, generator->finalizer);
    Frame *frame = generator->frame;
    if (!frame || generator_is_running(generator)) return;
    for (Value *v = frame->slots; v < frame->sp; v++) visit(context, *v);
    visit(context, frame->function);
    visit(context, frame->extra);
}

static void generator_clear(World *world, Obj *obj) {
    Generator *generator = (Generator *)obj;
    Frame *frame = generator->frame;
    if (!frame || generator->state == GENERATOR_RUNNING) return;
    if (generator->state == GENERATOR_SUSPENDED) unchain(generator);
    generator->frame = NULL;
    generator->state = GENERATOR_CLOSED;
    generator->started = true;
    frame_free(world, frame);
}

static void wrapper_dispose(World *world, Obj *obj) {
    value_drop(world, ((Method *)obj)->self);
    heap_free(world, obj, sizeof(Method));
}

// --- async generators ---

// The thread's hooks (sys.set_asyncgen_hooks; the loop sets them) are told of it when it is first iterated.
static bool call_hooks(World *world, Generator *generator) {
    if (generator->hooks_called) return true;
    generator->hooks_called = true;
    Thread *thread = world->thread;
    if (!value_is_absent(thread->asyncgen_finalizer)) generator->finalizer = value_keep(thread->asyncgen_finalizer);
    if (value_is_absent(thread->asyncgen_firstiter)) return true;
    Value self = value_from_obj(generator);
    Value result = vm_call(world, thread->asyncgen_firstiter, &self, 1, ABSENT);
    value_drop(world, result);
    return !value_is_absent(result);
}

static Value step_new(World *world, Value self, TypeId id, Value value_take, bool is_close) {
    Generator *generator = value_generator(self);
    if (!call_hooks(world, generator)) {
        value_drop(world, value_take);
        return ABSENT;
    }
    AsyncGeneratorStep *step = heap_new(world, world->types[id], sizeof(AsyncGeneratorStep));
    if (!step) return ABSENT;
    obj_keep(&generator->head);
    step->generator = generator;
    step->value = value_take;
    step->is_close = is_close;
    step->state = 0;
    return value_from_obj(step);
}

static Value async_anext(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return step_new(world, self, T_ASYNC_GENERATOR_ASEND, NONE, false);
}

static Value async_asend(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    return step_new(world, self, T_ASYNC_GENERATOR_ASEND, value_keep(args[0]), false);
}

static Value async_athrow(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    Value error = thrown_instance(world, args);
    return value_is_absent(error) ? ABSENT : step_new(world, self, T_ASYNC_GENERATOR_ATHROW, error, false);
}

static Value async_aclose(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return step_new(world, self, T_ASYNC_GENERATOR_ATHROW, ABSENT, true);
}

static void step_dispose(World *world, Obj *obj) {
    AsyncGeneratorStep *step = (AsyncGeneratorStep *)obj;
    obj_drop(world, step->generator);
    value_drop(world, step->value);
    heap_free(world, obj, sizeof(AsyncGeneratorStep));
}

static void step_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    AsyncGeneratorStep *step = (AsyncGeneratorStep *)obj;
    visit(context, value_from_obj(step->generator));
    visit(context, step->value);
}

// Driving a step by hand (asend(...).send(None)): a small coroutine of the library awaits it.
static Value step_send(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    (void)nargs, (void)kwnames;
    Value pair[2] = {self, args[0]};
    return vm_tail_hidden(world, "drive_step", pair, 2);
}

// --- the tables ---

static const NativeDef generator_methods[] = {
    {"send", generator_send, 1, 1, NULL, 0, "Resume the generator; what yield returns is the argument."},
    {"throw", generator_throw, 1, 3, NULL, 0, "Raise an exception where the generator is suspended."},
    {"close", generator_close, 0, 0, NULL, 0, "Raise GeneratorExit where the generator is suspended."},
    {"__next__", generator_next_method, 0, 0, NULL, 0, "Implement next(self)."},
    {"__iter__", method_self, 0, 0, NULL, NATIVE_DUNDER, "Implement iter(self)."},
    {0},
};

static const GetSetDef generator_getsets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}, {"gi_running", get_running, NULL},
    {"gi_suspended", get_suspended, NULL}, {"gi_yieldfrom", get_awaits, NULL}, {"gi_code", get_code, NULL}, {0},
};

static const NativeDef coroutine_methods[] = {
    {"send", generator_send, 1, 1, NULL, 0, "Resume the coroutine."},
    {"throw", generator_throw, 1, 3, NULL, 0, "Raise an exception where the coroutine is suspended."},
    {"close", generator_close, 0, 0, NULL, 0, "Raise GeneratorExit where the coroutine is suspended."},
    {"__await__", coroutine_await_method, 0, 0, NULL, NATIVE_DUNDER, "Return an iterator to be used in await expression."},
    {0},
};

static const GetSetDef coroutine_getsets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}, {"cr_running", get_running, NULL},
    {"cr_suspended", get_suspended, NULL}, {"cr_await", get_awaits, NULL}, {"cr_code", get_code, NULL}, {0},
};

static const NativeDef wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, NULL, 0, NULL}, {"throw", wrapper_throw, 1, 3, NULL, 0, NULL},
    {"close", wrapper_close, 0, 0, NULL, 0, NULL}, {"__next__", wrapper_next, 0, 0, NULL, 0, NULL},
    {"__iter__", method_self, 0, 0, NULL, NATIVE_DUNDER, NULL}, {0},
};

static const NativeDef async_methods[] = {
    {"__aiter__", method_self, 0, 0, NULL, NATIVE_DUNDER, NULL}, {"__anext__", async_anext, 0, 0, NULL, NATIVE_DUNDER, NULL},
    {"asend", async_asend, 1, 1, NULL, 0, NULL}, {"athrow", async_athrow, 1, 3, NULL, 0, NULL},
    {"aclose", async_aclose, 0, 0, NULL, 0, NULL}, {0},
};

static const GetSetDef async_getsets[] = {
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}, {"ag_running", get_running, NULL},
    {"ag_await", get_awaits, NULL}, {"ag_code", get_code, NULL}, {0},
};

static const NativeDef step_methods[] = {
    {"__await__", method_self, 0, 0, NULL, NATIVE_DUNDER, NULL}, {"__iter__", method_self, 0, 0, NULL, NATIVE_DUNDER, NULL},
    {"send", step_send, 1, 1, NULL, 0, NULL}, {0},
};

const TypeOps ops_GENERATOR = {
    .size = sizeof(Generator), .dispose = generator_dispose, .visit = generator_visit, .clear = generator_clear, .finalize = generator_finalize,
    .last_words = generator_last_words,
    .repr = generator_repr, .iterate = return_self, .next = generator_next,
    .methods = generator_methods, .getsets = generator_getsets,
};
const TypeOps ops_COROUTINE = {
    .size = sizeof(Generator), .dispose = generator_dispose, .visit = generator_visit, .clear = generator_clear, .finalize = generator_finalize,
    .last_words = generator_last_words,
    .repr = generator_repr, .methods = coroutine_methods, .getsets = coroutine_getsets,
};
const TypeOps ops_COROUTINE_WRAPPER = {
    .size = sizeof(Method), .dispose = wrapper_dispose, .iterate = return_self, .next = generator_next, .methods = wrapper_methods,
};
const TypeOps ops_ASYNC_GENERATOR = {
    .size = sizeof(Generator), .dispose = generator_dispose, .visit = generator_visit, .clear = generator_clear, .finalize = generator_finalize,
    .last_words = generator_last_words,
    .repr = generator_repr, .methods = async_methods, .getsets = async_getsets,
};
const TypeOps ops_ASYNC_GENERATOR_ASEND = {
    .size = sizeof(AsyncGeneratorStep), .dispose = step_dispose, .visit = step_visit, .iterate = return_self, .methods = step_methods,
};
const TypeOps ops_ASYNC_GENERATOR_ATHROW = {
    .size = sizeof(AsyncGeneratorStep), .dispose = step_dispose, .visit = step_visit, .iterate = return_self, .methods = step_methods,
};
