// type_enumerate.c - enumerate and filter.
#include "syntax/ast.h"
#include "vm/hidden.h"
#include "vm/iterate.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

// ---- enumerate ---------------------------------------------------------------------------------------------

static void enumerate_dispose(World *world, Obj *obj) {
    value_drop(world, ((Enumerate *)obj)->iterator);
    value_drop(world, ((Enumerate *)obj)->index);
    value_drop(world, ((Enumerate *)obj)->pair);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Enumerate));
}

static void enumerate_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Enumerate *)obj)->iterator);
    visit(context, ((Enumerate *)obj)->index);
    if (!value_is_absent(((Enumerate *)obj)->pair)) visit(context, ((Enumerate *)obj)->pair);
}

static bool enumerate_at_once(Value v) {
    return ((Enumerate *)value_obj(v))->plain;
}

static Value enumerate_pair(World *world, Enumerate *enumerate, Value item) {
    if (value_is_absent(item) || value_is(item, EXHAUSTED)) return item;
    Value index = enumerate->index;
    Value next = value_is_small(index) && value_small(index) < SMALL_MAX
                     ? value_from_small(value_small(index) + 1)
                     : int_binary(world, index, value_from_small(1), OPERATOR_ADD);
    if (value_is_absent(next)) return value_drop(world, item), ABSENT;
    enumerate->index = next;
    return tuple_pair_take(world, &enumerate->pair, index, item);
}

static Value enumerate_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    Enumerate *enumerate = (Enumerate *)value_obj(frame->slots[0]);
    return enumerate_pair(world, enumerate, iterator_arrived(world, enumerate->iterator, arrived, value));
}

static Value enumerate_step(World *world, Value v) {
    Enumerate *enumerate = (Enumerate *)value_obj(v);
    if (enumerate->plain) return enumerate_pair(world, enumerate, iterator_step(world, enumerate->iterator));
    Frame *frame = frame_push_native(world, enumerate_resume, 1, "enumerate");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(v);
    Value item = iterator_step(world, enumerate->iterator);
    if (value_is_pending(item)) return item;
    return frame_finish_native(world, frame, enumerate_pair(world, enumerate, item));
}

static Value enumerate_new(World *world, Type *type, Value iterator, Value start) {
    Enumerate *enumerate = instance_new(world, type, sizeof(Enumerate));
    if (!enumerate) return ABSENT;
    enumerate->iterator = value_keep(iterator);
    enumerate->index = value_keep(start);
    enumerate->plain = iterator_is_plain(world, iterator);
    return value_from_obj(enumerate);
}

NATIVE_FN(hidden_enumerate) {
    return enumerate_new(world, value_type(args[0]), args[1], args[2]);
}

static const NativeDef enumerate_def = {.name = "enumerate", .min = 1, .max = 2, .names = "iterable start"};

// With errors in the words of enumerate's own parser.
static bool enumerate_args(World *world, const Value *args, int nargs, Value kwnames, Value *slots) {
    uint32_t names = value_is_absent(kwnames) ? 0 : value_tuple(kwnames)->size;
    for (uint32_t i = 0; i < names; i++) {
        Value name = value_tuple(kwnames)->items[i];
        if (str_is_c(name, "iterable") || str_is_c(name, "start")) continue;
        raise_error(world, T_TYPE_ERROR, "'%s' is an invalid keyword argument for enumerate()", value_str(name)->text);
        return false;
    }
    if (nargs == 0 && names == 0) return raise_error(world, T_TYPE_ERROR, "enumerate() missing required argument 'iterable'"), false;
    return args_arrange(world, &enumerate_def, args, nargs, kwnames, slots);
}

static NATIVE_FN(enumerate_construct) {
    Value slots[2];
    if (!enumerate_args(world, args, nargs, kwnames, slots)) return ABSENT;
    Value start = value_is_absent(slots[1]) ? value_from_small(0) : object_index(world, slots[1]);
    if (value_is_absent(start)) return ABSENT;
    Value iterable = slots[0], made = ABSENT;
    if (!value_is_absent(type_override_borrowed(world, type_of(world, iterable), NAME_OF(world, __iter__)))) {
        made = vm_tail_hidden(world, "enumerate_new", (Value[]){self, iterable, start}, 3);
    } else {
        Value iterator = object_iterate(world, iterable);
        if (!value_is_absent(iterator)) made = enumerate_new(world, value_type(self), iterator, start);
        value_drop(world, iterator);
    }
    value_drop(world, start);
    return made;
}

const TypeOps ops_ENUMERATE = {
    .size = sizeof(Enumerate), .dispose = enumerate_dispose, .visit = enumerate_visit, .iterate = iterate_self,
    .next = iterator_next_atomically, .step = enumerate_step, .steps_at_once = enumerate_at_once,
    .construct = enumerate_construct, .doc = "Return an enumerate object.",
};

// ---- filter ------------------------------------------------------------------------------------------------

typedef struct Filter {
    Obj head;
    Value function;          // NONE: the items' own truth
    Value iterator;
    bool plain;
} Filter;

enum { WAITS_FOR_ITEM, WAITS_FOR_VERDICT };

static void filter_dispose(World *world, Obj *obj) {
    value_drop(world, ((Filter *)obj)->function);
    value_drop(world, ((Filter *)obj)->iterator);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Filter));
}

static void filter_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Filter *)obj)->function);
    visit(context, ((Filter *)obj)->iterator);
}

static bool filter_at_once(Value v) {
    const Filter *filter = (Filter *)value_obj(v);
    return filter->plain && value_is_none(filter->function);
}

// Asks the function (or the item itself) about the item in slots[1].
static Value filter_ask(World *world, const Filter *filter, Frame *frame) {
    frame->state = WAITS_FOR_VERDICT;
    if (value_is_none(filter->function)) return value_keep(frame->slots[1]);
    return vm_tail_call(world, filter->function, &frame->slots[1], 1, ABSENT);
}

// Goes on until an item passes; `verdict` is what was said of the one in slots[1], ABSENT: draw the next.
static Value filter_go(World *world, Filter *filter, Frame *frame, Value verdict) {
    for (;;) {
        if (!value_is_absent(verdict)) {
            int passes = object_truth(world, verdict);
            value_drop(world, verdict);
            Value item = frame->slots[1];
            frame->slots[1] = ABSENT;
            if (passes > 0) return item;
            value_drop(world, item);
            if (passes < 0) return ABSENT;
        }
        frame->state = WAITS_FOR_ITEM;
        Value item = iterator_step(world, filter->iterator);
        if (value_is_pending(item) || value_is_absent(item) || value_is(item, EXHAUSTED)) return item;
        frame->slots[1] = item;
        verdict = filter_ask(world, filter, frame);
        if (value_is_pending(verdict) || value_is_absent(verdict)) return verdict;
    }
}

static Value filter_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    Filter *filter = (Filter *)value_obj(frame->slots[0]);
    if (frame->state == WAITS_FOR_VERDICT) return arrived == ARRIVED_RAISE ? ABSENT : filter_go(world, filter, frame, value);
    value = iterator_arrived(world, filter->iterator, arrived, value);
    if (value_is_absent(value) || value_is(value, EXHAUSTED)) return value;
    frame->slots[1] = value;
    value = filter_ask(world, filter, frame);
    return value_is_pending(value) || value_is_absent(value) ? value : filter_go(world, filter, frame, value);
}

// filter(None, ...) over something plain.
static Value filter_true(World *world, Filter *filter) {
    for (;;) {
        Value item = iterator_step(world, filter->iterator);
        if (value_is_absent(item) || value_is(item, EXHAUSTED)) return item;
        int passes = object_truth(world, item);
        if (passes > 0) return item;
        value_drop(world, item);
        if (passes < 0) return ABSENT;
    }
}

static Value filter_step(World *world, Value v) {
    Filter *filter = (Filter *)value_obj(v);
    if (filter_at_once(v)) return filter_true(world, filter);
    Frame *frame = frame_push_native(world, filter_resume, 2, "filter");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(v);
    Value result = filter_go(world, filter, frame, ABSENT);
    return value_is_pending(result) ? result : frame_finish_native(world, frame, result);
}

static Value filter_new(World *world, Type *type, Value function, Value iterator) {
    Filter *filter = instance_new(world, type, sizeof(Filter));
    if (!filter) return ABSENT;
    filter->function = value_keep(function);
    filter->iterator = value_keep(iterator);
    filter->plain = iterator_is_plain(world, iterator);
    return value_from_obj(filter);
}

NATIVE_FN(hidden_filter) {
    return filter_new(world, value_type(args[0]), args[1], args[2]);
}

static NATIVE_FN(filter_construct) {
    if (!args_check_positional(world, "filter", 2, 2, nargs, kwnames)) return ABSENT;
    if (!value_is_absent(type_override_borrowed(world, type_of(world, args[1]), NAME_OF(world, __iter__)))) {
        return vm_tail_hidden(world, "filter_new", (Value[]){self, args[0], args[1]}, 3);
    }
    Value iterator = object_iterate(world, args[1]);
    if (value_is_absent(iterator)) return ABSENT;
    Value made = filter_new(world, value_type(self), args[0], iterator);
    value_drop(world, iterator);
    return made;
}

const TypeOps ops_FILTER = {
    .size = sizeof(Filter), .dispose = filter_dispose, .visit = filter_visit, .iterate = iterate_self,
    .next = iterator_next_atomically, .step = filter_step, .steps_at_once = filter_at_once, .construct = filter_construct,
    .doc = "Return an iterator yielding those items of iterable for which function(item) is true.",
};
