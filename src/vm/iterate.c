#include "vm/iterate.h"

#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- steps -------------------------------------------------------------------------------------------------

static Value exhausted_if_stop(World *world) {
    if (!raised_is(world, T_STOP_ITERATION)) return ABSENT;
    raised_clear(world);
    return EXHAUSTED;
}

Value iterator_step(World *world, Value iterator) {
    Type *type = type_of(world, iterator);
    Value item;
    if (type->kind == T_GENERATOR) {
        item = coro_resume_take(world, (Generator *)value_obj(iterator), NONE, ABSENT);
    } else if (type->flags & TYPE_HEAP && !value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __next__)))) {
        Value next = type_override_borrowed(world, type, NAME_OF(world, __next__));
        item = value_is_kind(next, T_FUNCTION) ? vm_tail_call(world, next, &iterator, 1, ABSENT)
                                               : vm_tail_method(world, iterator, NAME_OF(world, __next__), NULL, 0);
    } else if (type->ops->step) {
        item = type->ops->step(world, iterator);
    } else if (type->ops->next) {
        item = type->ops->next(world, iterator);
    } else {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not an iterator", type_name(world, iterator));
    }
    return value_is_absent(item) ? exhausted_if_stop(world) : item;
}

Value iterator_arrived(World *world, Value iterator, Arrived arrived, Value value) {
    if (arrived == ARRIVED_RAISE) return exhausted_if_stop(world);
    if (arrived == ARRIVED_YIELD || !value_is_kind(iterator, T_GENERATOR)) return value;
    value_drop(world, value);
    return EXHAUSTED;
}

bool iterator_is_plain(World *world, Value iterator) {
    Type *type = type_of(world, iterator);
    if (type->kind == T_GENERATOR) return false;
    if (type->flags & TYPE_HEAP && !value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __next__)))) return false;
    return !type->ops->step || (type->ops->steps_at_once && type->ops->steps_at_once(iterator));
}

static Value iterator_checked(World *world, Value v) {
    if (value_is_absent(v) || value_is_iterator(world, v)) return v;
    raise_error(world, T_TYPE_ERROR, "iter() returned non-iterator of type '%s'", type_name(world, v));
    value_drop(world, v);
    return ABSENT;
}

static Value iter_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    (void)frame;
    return arrived == ARRIVED_RAISE ? ABSENT : iterator_checked(world, value);
}

// A generator function gives its generator at once; any other __iter__ runs below a frame that checks its result.
Value iterable_step(World *world, Value iterable) {
    Value method = type_override_borrowed(world, type_of(world, iterable), NAME_OF(world, __iter__));
    if (!value_is_kind(method, T_FUNCTION)) return object_iterate(world, iterable);
    if (value_function(method)->code->flags & CODE_GENERATOR) return vm_tail_call(world, method, &iterable, 1, ABSENT);
    Frame *frame = frame_push_native(world, iter_resume, 0, "iter");
    if (!frame) return ABSENT;
    Value iterator = vm_tail_call(world, method, &iterable, 1, ABSENT);
    return value_is_pending(iterator) ? iterator : frame_finish_native(world, frame, iterator_checked(world, iterator));
}

Value frame_finish_native(World *world, Frame *frame, Value result) {
    Value error = raised_take(world);   // what dies with the frame must not meet it
    world->thread->frame = frame->back;
    world->thread->depth--;
    frame_free(world, frame);
    raised_restore_take(world, error);
    return result;
}

// ---- a step from C -----------------------------------------------------------------------------------------

static Value step_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    return iterator_arrived(world, frame->slots[0], arrived, value);
}

static NATIVE_FN(step_call) {
    Frame *frame = frame_push_native(world, step_resume, 1, "next");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(self);
    Value item = iterator_step(world, self);
    return value_is_pending(item) ? item : frame_finish_native(world, frame, item);
}

static const NativeDef step_def = {.name = "__next__", .fn = step_call};

Value iterator_next_atomically(World *world, Value iterator) {
    if (iterator_is_plain(world, iterator)) return iterator_step(world, iterator);
    Value step = native_new(world, &step_def, iterator, NULL);
    if (value_is_absent(step)) return ABSENT;
    Value item = vm_call(world, step, NULL, 0, ABSENT);
    value_drop(world, step);
    return value_is_absent(item) ? exhausted_if_stop(world) : item;
}

// ---- over __getitem__, forwards and backwards --------------------------------------------------------------

typedef struct Walk {        // iterator, reversed
    Obj head;
    Value sequence;          // ABSENT when exhausted
    int64_t at;
} Walk;

static Value walk_new(World *world, TypeId kind, Value sequence, int64_t at) {
    Walk *walk = heap_new(world, world->types[kind], sizeof(Walk));
    if (!walk) return ABSENT;
    walk->sequence = value_keep(sequence);
    walk->at = at;
    return value_from_obj(walk);
}

Value sequence_iterator_new(World *world, Value sequence) {
    return walk_new(world, T_SEQUENCE_ITERATOR, sequence, 0);
}

Value reversed_new(World *world, Value sequence, int64_t length) {
    return walk_new(world, T_REVERSED, sequence, length - 1);
}

static void walk_dispose(World *world, Obj *obj) {
    value_drop(world, ((Walk *)obj)->sequence);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Walk));
}

static void walk_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    if (!value_is_absent(((Walk *)obj)->sequence)) visit(context, ((Walk *)obj)->sequence);
}

// What __getitem__ gave: past the end it is IndexError (or StopIteration), which ends the walk.
static Value walk_item(World *world, Walk *walk, Value item) {
    if (!value_is_absent(item)) return item;
    if (!raised_is(world, T_INDEX_ERROR) && !raised_is(world, T_STOP_ITERATION)) return ABSENT;
    raised_clear(world);
    value_replace_take(world, &walk->sequence, ABSENT);
    return EXHAUSTED;
}

static Value walk_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    return walk_item(world, (Walk *)value_obj(frame->slots[0]), arrived == ARRIVED_RAISE ? ABSENT : value);
}

static bool walk_at_once(Value v) {
    const Walk *walk = (Walk *)value_obj(v);
    return value_is_absent(walk->sequence) || !(value_obj(walk->sequence)->flags & OBJ_SUBCLASS);
}

static Value walk_step(World *world, Value v) {
    Walk *walk = (Walk *)value_obj(v);
    if (value_is_absent(walk->sequence)) return EXHAUSTED;
    if (walk->at < 0) {
        value_replace_take(world, &walk->sequence, ABSENT);
        return EXHAUSTED;
    }
    Value index = value_from_small(walk->at);
    walk->at += walk->head.kind == T_REVERSED ? -1 : 1;
    if (walk_at_once(v)) return walk_item(world, walk, object_get_item(world, walk->sequence, index));
    Frame *frame = frame_push_native(world, walk_resume, 1, "iterator");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(v);
    Value item = vm_tail_method(world, walk->sequence, NAME_OF(world, __getitem__), &index, 1);
    if (value_is_pending(item)) return item;
    return frame_finish_native(world, frame, walk_item(world, walk, item));
}

Value iterate_self(World *world, Value v) {
    (void)world;
    return value_keep(v);
}

static NATIVE_FN(walk_length_hint) {
    Walk *walk = (Walk *)value_obj(self);
    if (value_is_absent(walk->sequence)) return value_from_small(0);
    if (walk->head.kind == T_REVERSED) return value_from_small(walk->at + 1);
    int64_t length = object_length(world, walk->sequence);
    return length < 0 ? ABSENT : value_from_small(length > walk->at ? length - walk->at : 0);
}

static const NativeDef walk_methods[] = {
    {.name = "__length_hint__", .fn = walk_length_hint, .doc = "Private method returning an estimate of len(list(it))."},
    {0},
};

// reversed(x): x.__reversed__(), or backwards by index.
static NATIVE_FN(reversed_construct) {
    if (!args_check_positional(world, "reversed", 1, 1, nargs, kwnames)) return ABSENT;
    Value v = args[0], method = type_lookup_borrowed(world, type_of(world, v), NAME_OF(world, __reversed__));
    if (value_is_none(method)) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not reversible", type_name(world, v));
    }
    if (!value_is_absent(method)) return vm_tail_method(world, v, NAME_OF(world, __reversed__), NULL, 0);
    const TypeOps *ops = type_of(world, v)->ops;
    bool sequence = ops->get_item && ops->length && !value_is_kind(v, T_DICT) && !value_is_kind(v, T_MAPPING_PROXY);
    if (!sequence && value_is_absent(type_override_borrowed(world, type_of(world, v), NAME_OF(world, __getitem__)))) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not reversible", type_name(world, v));
    }
    int64_t length = object_length(world, v);
    return length < 0 ? ABSENT : reversed_new(world, v, length);
}

const TypeOps ops_SEQUENCE_ITERATOR = {
    .size = sizeof(Walk), .dispose = walk_dispose, .visit = walk_visit, .iterate = iterate_self, .methods = walk_methods,
    .next = iterator_next_atomically, .step = walk_step, .steps_at_once = walk_at_once,
};

const TypeOps ops_REVERSED = {
    .size = sizeof(Walk), .dispose = walk_dispose, .visit = walk_visit, .iterate = iterate_self, .methods = walk_methods,
    .next = iterator_next_atomically, .step = walk_step, .steps_at_once = walk_at_once, .construct = reversed_construct,
    .doc = "Return a reverse iterator over the values of the given sequence.",
};

// ---- iter(callable, sentinel) ------------------------------------------------------------------------------

typedef struct CallableIterator {
    Obj head;
    Value callable;          // ABSENT when exhausted
    Value sentinel;
} CallableIterator;

Value callable_iterator_new(World *world, Value callable, Value sentinel) {
    CallableIterator *it = heap_new_of(world, CALLABLE_ITERATOR, CallableIterator);
    if (!it) return ABSENT;
    it->callable = value_keep(callable);
    it->sentinel = value_keep(sentinel);
    return value_from_obj(it);
}

static void callable_dispose(World *world, Obj *obj) {
    value_drop(world, ((CallableIterator *)obj)->callable);
    value_drop(world, ((CallableIterator *)obj)->sentinel);
    heap_free(world, obj, sizeof(CallableIterator));
}

static void callable_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    CallableIterator *it = (CallableIterator *)obj;
    if (!value_is_absent(it->callable)) visit(context, it->callable);
    visit(context, it->sentinel);
}

static Value callable_item(World *world, CallableIterator *it, Value item) {
    int last = value_is_absent(item) ? -1 : object_equal(world, it->sentinel, item);
    if (last == 0) return item;
    value_drop(world, item);
    if (last < 0 && !raised_is(world, T_STOP_ITERATION)) return ABSENT;
    if (last < 0) raised_clear(world);
    value_replace_take(world, &it->callable, ABSENT);
    return EXHAUSTED;
}

static Value callable_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    return callable_item(world, (CallableIterator *)value_obj(frame->slots[0]), arrived == ARRIVED_RAISE ? ABSENT : value);
}

static Value callable_step(World *world, Value v) {
    CallableIterator *it = (CallableIterator *)value_obj(v);
    if (value_is_absent(it->callable)) return EXHAUSTED;
    Frame *frame = frame_push_native(world, callable_resume, 1, "iter");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(v);
    Value item = vm_tail_call(world, it->callable, NULL, 0, ABSENT);
    if (value_is_pending(item)) return item;
    return frame_finish_native(world, frame, callable_item(world, it, item));
}

const TypeOps ops_CALLABLE_ITERATOR = {
    .size = sizeof(CallableIterator), .dispose = callable_dispose, .visit = callable_visit, .iterate = iterate_self,
    .next = iterator_next_atomically, .step = callable_step,
};
