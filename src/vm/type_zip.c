// type_zip.c - zip and map: one item of each of several iterators at a time, as a tuple or as a call's arguments.
#include "vm/hidden.h"
#include "vm/iterate.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

typedef struct Gather {      // ZIP, MAP
    Obj head;
    Value function;          // of map; ABSENT: zip
    Value iterators;         // tuple
    bool plain;              // none of them ever has to wait
    bool strict;             // zip(strict=True)
    Value last;              // of zip: its last result, used again when nobody else has it any more; ABSENT at first
} Gather;

enum { STATE_CHECKING = 0x4000, STATE_CALLING = 0x8000 };   // in a frame's state; the rest: which iterator it waits for

// Does a call of it return its own value? A class's __init__ does not: the call then needs a frame that waits for it.
static bool is_plain_function(Value function) {
    if (value_is_absent(function) || value_is_kind(function, T_FUNCTION) || value_is_kind(function, T_NATIVE)) return true;
    if (value_is_kind(function, T_METHOD)) return value_is_kind(((Method *)value_obj(function))->function, T_FUNCTION);
    return value_is_type(function) && !(value_type(function)->flags & (TYPE_OWN_NEW | TYPE_OWN_INIT | TYPE_METACLASS_CALL));
}

static Value gather_new(World *world, Type *type, Value function, Value iterators, bool strict) {
    Gather *gather = instance_new(world, type, sizeof(Gather));
    if (!gather) return ABSENT;
    gather->function = value_keep(function);
    gather->iterators = value_keep(iterators);
    gather->strict = strict;
    gather->plain = is_plain_function(function);
    Tuple *tuple = value_tuple(iterators);
    for (uint32_t i = 0; i < tuple->size; i++) gather->plain &= iterator_is_plain(world, tuple->items[i]);
    return value_from_obj(gather);
}

static void gather_dispose(World *world, Obj *obj) {
    value_drop(world, ((Gather *)obj)->function);
    value_drop(world, ((Gather *)obj)->iterators);
    value_drop(world, ((Gather *)obj)->last);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Gather));
}

static void gather_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    if (!value_is_absent(((Gather *)obj)->function)) visit(context, ((Gather *)obj)->function);
    visit(context, ((Gather *)obj)->iterators);
    if (!value_is_absent(((Gather *)obj)->last)) visit(context, ((Gather *)obj)->last);
}

static bool gather_at_once(Value v) {
    const Gather *gather = (Gather *)value_obj(v);
    return gather->plain && value_is_absent(gather->function);
}

static Value raise_uneven(World *world, const char *how, uint32_t index) {
    const char *others = index > 1 ? "s 1-" : " ";
    return raise_error(world, T_VALUE_ERROR, "zip() argument %u is %s than argument%s%u", index + 1, how, others, index);
}

// Iterator `index` has no more: the others are asked only by a strict zip.
static Value gather_ended(World *world, const Gather *gather, uint32_t index, uint32_t *state) {
    if (!gather->strict) return EXHAUSTED;
    if (*state & STATE_CHECKING) return PUSHED;        // so it shall be: on to the next
    if (index > 0) return raise_uneven(world, "shorter", index);
    *state |= STATE_CHECKING;
    return PUSHED;
}

static Value gather_result(World *world, Gather *gather, Value *items, Frame *frame) {
    if (value_is_absent(gather->function)) return value_keep(*items);
    Tuple *tuple = value_tuple(gather->iterators);
    if (frame) frame->state = STATE_CALLING;
    const Value *args = tuple->size == 1 ? items : value_tuple(*items)->items;
    return vm_tail_call(world, gather->function, args, (int)tuple->size, ABSENT);
}

// Draws from the iterators from number `state` on; `item` is what the first of these gave already, or ABSENT. `*items` is the
// tuple being filled (for a map over one iterator: the item itself).
static Value gather_go(World *world, Gather *gather, Value *items, uint32_t state, Value item, Frame *frame) {
    Tuple *iterators = value_tuple(gather->iterators);
    bool single = iterators->size == 1 && !value_is_absent(gather->function);
    for (uint32_t i = state & 0xFFF; i < iterators->size; i++) {
        if (value_is_absent(item)) item = iterator_step(world, iterators->items[i]);
        if (value_is_absent(item)) return ABSENT;
        if (value_is_pending(item)) {
            frame->state = (uint16_t)((state & STATE_CHECKING) | i);
            return item;
        }
        if (value_is(item, EXHAUSTED)) {
            item = gather_ended(world, gather, i, &state);
            if (!value_is(item, PUSHED)) return item;
        } else if (state & STATE_CHECKING) {
            value_drop(world, item);
            return raise_uneven(world, "longer", i);
        } else if (single) {
            *items = item;
        } else {
            value_replace_take(world, &value_tuple(*items)->items[i], item);
        }
        item = ABSENT;
    }
    return state & STATE_CHECKING ? EXHAUSTED : gather_result(world, gather, items, frame);
}

static Value gather_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    Gather *gather = (Gather *)value_obj(frame->slots[0]);
    if (frame->state & STATE_CALLING) return arrived == ARRIVED_RAISE ? ABSENT : value;
    uint32_t index = frame->state & 0xFFF;
    value = iterator_arrived(world, value_tuple(gather->iterators)->items[index], arrived, value);
    if (value_is_absent(value)) return ABSENT;
    return gather_go(world, gather, &frame->slots[1], frame->state, value, frame);
}

// The tuple to fill: zip's last one if it is ours alone. A map's call may keep its arguments' tuple, so it gets a new one.
static Value gather_tuple(World *world, Gather *gather, uint32_t count) {
    if (!value_is_absent(gather->last) && value_obj(gather->last)->refs == 1) {
        value_obj(gather->last)->flags &= (uint16_t)~OBJ_HASHED;
        return value_keep(gather->last);
    }
    Value tuple = tuple_new(world, count);
    if (value_is_absent(gather->function) && value_is_absent(gather->last)) gather->last = value_keep(tuple);
    return tuple;
}

static Value gather_step(World *world, Value v) {
    Gather *gather = (Gather *)value_obj(v);
    uint32_t count = value_tuple(gather->iterators)->size;
    if (!count) return EXHAUSTED;
    bool single = count == 1 && !value_is_absent(gather->function);
    Value items = single ? ABSENT : gather_tuple(world, gather, count);
    if (!single && value_is_absent(items)) return ABSENT;
    if (gather->plain) {
        value_keep(v);
        Value result = gather_go(world, gather, &items, 0, ABSENT, NULL);
        value_drop(world, items);
        value_drop(world, v);
        return result;
    }
    Frame *frame = frame_push_native(world, gather_resume, 2, value_is_absent(gather->function) ? "zip" : "map");
    if (!frame) return value_drop(world, items), ABSENT;
    frame->slots[0] = value_keep(v);
    frame->slots[1] = items;
    Value result = gather_go(world, gather, &frame->slots[1], 0, ABSENT, frame);
    return value_is_pending(result) ? result : frame_finish_native(world, frame, result);
}

// ---- making one --------------------------------------------------------------------------------------------

static bool has_python_iter(World *world, Value v) {
    return !value_is_absent(type_override_borrowed(world, type_of(world, v), NAME_OF(world, __iter__)));
}

static Value make_of_iterables(World *world, Type *type, Value function, const Value *args, int count, bool strict) {
    Value iterators = tuple_new(world, (uint32_t)count);
    if (value_is_absent(iterators)) return ABSENT;
    bool python = false;
    for (int i = 0; i < count; i++) python |= has_python_iter(world, args[i]);
    for (int i = 0; i < count; i++) {
        Value iterator = python ? value_keep(args[i]) : object_iterate(world, args[i]);
        if (value_is_absent(iterator)) return value_drop(world, iterators), ABSENT;
        value_tuple(iterators)->items[i] = iterator;
    }
    Value all[4] = {value_from_obj(type), value_is_absent(function) ? NONE : function, iterators, value_from_bool(strict)};
    Value made = python ? vm_tail_hidden(world, "gather_new", all, 4) : gather_new(world, type, function, iterators, strict);
    value_drop(world, iterators);
    return made;
}

// The rest of the work when some of the iterables were of classes of the program.
NATIVE_FN(hidden_gather) {
    return gather_new(world, value_type(args[0]), value_is_none(args[1]) ? ABSENT : args[1], args[2], value_is(args[3], TRUE));
}

static NATIVE_FN(zip_construct) {
    Value strict;
    if (!args_keywords(world, "zip", args, nargs, kwnames, "strict", &strict)) return ABSENT;
    int truth = value_is_absent(strict) ? 0 : object_truth(world, strict);
    return truth < 0 ? ABSENT : make_of_iterables(world, value_type(self), ABSENT, args, nargs, truth);
}

static NATIVE_FN(map_construct) {
    if (!value_is_absent(kwnames) && value_tuple(kwnames)->size) {
        return raise_error(world, T_TYPE_ERROR, "map() takes no keyword arguments");
    }
    if (nargs < 2) return raise_error(world, T_TYPE_ERROR, "map() must have at least two arguments.");
    return make_of_iterables(world, value_type(self), args[0], args + 1, nargs - 1, false);
}

const TypeOps ops_ZIP = {
    .size = sizeof(Gather), .dispose = gather_dispose, .visit = gather_visit, .iterate = iterate_self,
    .next = iterator_next_atomically, .step = gather_step, .steps_at_once = gather_at_once, .construct = zip_construct,
    .doc = "The zip object yields n-length tuples, where n is the number of iterables passed as positional arguments to zip().",
};

const TypeOps ops_MAP = {
    .size = sizeof(Gather), .dispose = gather_dispose, .visit = gather_visit, .iterate = iterate_self,
    .next = iterator_next_atomically, .step = gather_step, .steps_at_once = gather_at_once, .construct = map_construct,
    .doc = "Make an iterator that computes the function using arguments from each of the iterables.",
};
