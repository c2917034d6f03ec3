#include "vm/consume.h"

#include <string.h>

#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// The state of a loop: on the C stack at first, in a native frame's slots from the moment something must be waited for.
enum { SLOT_ITERATOR, SLOT_CONSUMER, SLOT_STATE, SLOT_COUNT = SLOT_STATE + CONSUME_STATE };
typedef enum Phase { PHASE_ITERATE, PHASE_ITEM, PHASE_CALL, PHASE_FINISH } Phase;

#define CHECK_EVERY 0x10000

typedef struct Loop {
    World *world;
    const Consumer *consumer;
    Value *slots;
    Frame *frame;       // NULL while the slots are on the C stack
} Loop;

static Value consume_resume(World *world, Frame *frame, Arrived arrived, Value value);

// A pointer into the binary, in a slot that only looks like an int.
static Value value_from_consumer(const Consumer *consumer) {
    return value_from_small((int64_t)(intptr_t)consumer);
}

static const Consumer *value_consumer(Value v) {
    return (const Consumer *)(intptr_t)value_small(v);
}

static bool loop_enter_frame(Loop *loop) {
    if (loop->frame) return true;
    Frame *frame = frame_push_native(loop->world, consume_resume, SLOT_COUNT, loop->consumer->about);
    if (!frame) return false;
    memcpy(frame->slots, loop->slots, SLOT_COUNT * sizeof(Value));
    memset(loop->slots, 0, SLOT_COUNT * sizeof(Value));
    loop->slots = frame->slots;
    loop->frame = frame;
    return true;
}

static inline Value draw(World *world, Value iterator) {
    switch (value_kind(iterator)) {
    case T_LIST_ITERATOR: {
        ListIterator *at = (ListIterator *)value_obj(iterator);
        if (!value_is_kind(at->sequence, T_LIST) || at->index >= value_list(at->sequence)->size) break;
        return value_keep(value_list(at->sequence)->items[at->index++]);
    }
    case T_RANGE_ITERATOR: {
        RangeIterator *at = (RangeIterator *)value_obj(iterator);
        if (!at->left) return EXHAUSTED;
        int64_t n = at->next;
        at->left--;
        at->next = (int64_t)((uint64_t)n + (uint64_t)at->stride);
        return small_fits(n) ? value_from_small(n) : int_from_i64(world, n);
    }
    default: break;
    }
    return iterator_step(world, iterator);
}

// A loop in C cannot be left at a line; it ends when the run must.
static bool may_go_on(World *world) {
    if (world->operations < world->attention_at || !world->attend || world->attend(world)) return true;
    if (value_is_absent(world->raised)) world->stopping = true;
    return false;
}

static Took make_call(Loop *loop, Value *pending) {
    if (!loop_enter_frame(loop)) return TOOK_ERROR;
    loop->frame->state = PHASE_CALL;
    Value result = loop->consumer->call(loop->world, loop->slots + SLOT_STATE);
    if (value_is_absent(result)) return TOOK_ERROR;
    if (value_is_pending(result)) return *pending = result, TOOK_CALL;
    return loop->consumer->result(loop->world, loop->slots + SLOT_STATE, result);
}

static Value loop_finish(Loop *loop) {
    if (loop->frame) loop->frame->state = PHASE_FINISH;
    return loop->consumer->finish(loop->world, loop->slots + SLOT_STATE);
}

static Value loop_fail(Loop *loop) {
    if (loop->consumer->fail && !loop->world->stopping) loop->consumer->fail(loop->world, loop->slots + SLOT_STATE);
    return ABSENT;
}

static Value loop_run(Loop *loop, Took took) {
    World *world = loop->world;
    for (uint32_t n = 1;; n++) {
        if (took == TOOK_CALL) {
            Value pending = ABSENT;
            took = make_call(loop, &pending);
            if (!value_is_absent(pending)) return pending;
            if (took == TOOK_CALL) continue;
        }
        if (took == TOOK_ERROR) return loop_fail(loop);
        if (took == TOOK_LAST) return loop_finish(loop);
        if (n % CHECK_EVERY == 0 && !may_go_on(world)) return loop_fail(loop);
        Value item = draw(world, loop->slots[SLOT_ITERATOR]);
        if (value_is(item, EXHAUSTED)) return loop_finish(loop);
        if (value_is_absent(item)) return loop_fail(loop);
        if (value_is_pending(item)) {
            loop->frame->state = PHASE_ITEM;
            return item;
        }
        world_charge(world, 1);
        took = loop->consumer->item(world, loop->slots + SLOT_STATE, item);
    }
}

// Follows PyObject_LengthHint, whose answer we do not need but whose calls a program sees. False: raised.
static bool ask_length(World *world, Value v) {
    Type *type = type_of(world, v);
    if (!(type->flags & TYPE_HEAP)) return true;
    if (!value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __len__)))) {
        if (object_length(world, v) >= 0) return true;
    } else if (!value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __length_hint__)))) {
        Value hint = vm_call_method(world, v, NAME_OF(world, __length_hint__), NULL, 0);
        bool fine = value_is(hint, NOT_IMPLEMENTED) || (value_is_int(hint) && int_sign(hint) >= 0);
        if (value_is_int(hint) && !fine) raise_error(world, T_VALUE_ERROR, "__length_hint__() should return >= 0");
        bool wrong = !fine && value_is_absent(world->raised);
        if (wrong) raise_error(world, T_TYPE_ERROR, "__length_hint__ must be an integer, not %s", type_name(world, hint));
        value_drop(world, hint);
        if (fine || wrong) return fine;
    } else {
        return true;
    }
    if (!raised_is(world, T_TYPE_ERROR)) return false;
    raised_clear(world);
    return true;
}

// The slot of the iterator holds the iterable until now.
static Took begin(Loop *loop, Value iterator_take) {
    Value iterable = loop->slots[SLOT_ITERATOR];
    loop->slots[SLOT_ITERATOR] = iterator_take;
    bool asked = !loop->consumer->hints || value_is_absent(iterable) || ask_length(loop->world, iterable);
    value_drop(loop->world, iterable);
    if (!asked) return TOOK_ERROR;
    return iterator_is_plain(loop->world, iterator_take) || loop_enter_frame(loop) ? TOOK_ITEM : TOOK_ERROR;
}

// Something that was waited for has arrived at the frame.
static Value consume_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    Loop loop = {world, value_consumer(frame->slots[SLOT_CONSUMER]), frame->slots, frame};
    if (frame->state == PHASE_ITEM) {
        value = iterator_arrived(world, frame->slots[SLOT_ITERATOR], arrived, value);
        if (value_is(value, EXHAUSTED)) return loop_finish(&loop);
        if (value_is_absent(value)) return loop_fail(&loop);
        world_charge(world, 1);
        return loop_run(&loop, loop.consumer->item(world, frame->slots + SLOT_STATE, value));
    }
    if (arrived == ARRIVED_RAISE) return loop_fail(&loop);
    switch ((Phase)frame->state) {
    case PHASE_ITERATE: return loop_run(&loop, begin(&loop, value));
    case PHASE_CALL: return loop_run(&loop, loop.consumer->result(world, frame->slots + SLOT_STATE, value));
    default: return value;
    }
}

// Hands the loop to the interpreter if it has to wait, else cleans up after it.
static Value loop_leave(Loop *loop, Value result) {
    if (loop->frame) return value_is_pending(result) || loop->world->stopping ? result : frame_finish_native(loop->world, loop->frame, result);
    for (int i = 0; i < SLOT_COUNT; i++) value_drop(loop->world, loop->slots[i]);
    return result;
}

static void loop_init(Loop *loop, const Value *state, int count) {
    loop->slots[SLOT_CONSUMER] = value_from_consumer(loop->consumer);
    for (int i = 0; i < count; i++) loop->slots[SLOT_STATE + i] = value_keep(state[i]);
}

Value consume(World *world, const Consumer *consumer, Value iterable, const Value *state, int count) {
    Value slots[SLOT_COUNT] = {ABSENT};
    Loop loop = {world, consumer, slots, NULL};
    loop_init(&loop, state, count);
    Value iterator;
    if (value_is_plain_iterable(iterable)) {
        iterator = object_iterate(world, iterable);
    } else {
        if (!loop_enter_frame(&loop)) return loop_leave(&loop, ABSENT);
        loop.frame->state = PHASE_ITERATE;
        loop.slots[SLOT_ITERATOR] = value_keep(iterable);
        iterator = iterable_step(world, iterable);
        if (value_is_pending(iterator)) return iterator;
    }
    if (value_is_absent(iterator)) return loop_leave(&loop, ABSENT);
    return loop_leave(&loop, loop_run(&loop, begin(&loop, iterator)));
}

Value consume_iterator(World *world, const Consumer *consumer, Value iterator, const Value *state, int count) {
    Value slots[SLOT_COUNT] = {ABSENT};
    Loop loop = {world, consumer, slots, NULL};
    loop_init(&loop, state, count);
    return loop_leave(&loop, loop_run(&loop, begin(&loop, value_keep(iterator))));
}

// ---- a list ------------------------------------------------------------------------------------------------

static Took list_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value list_finish(World *world, Value *state) {
    (void)world;
    return value_keep(value_is_absent(state[1]) ? state[0] : state[1]);
}

const Consumer consumer_list = {.about = "list", .item = list_item, .finish = list_finish, .hints = true};

Value consume_into_list(World *world, Value list, Value iterable, Value result) {
    if (value_is_plain_iterable(iterable)) {
        if (!list_extend_plain(world, value_list(list), iterable)) return ABSENT;
        return value_keep(value_is_absent(result) ? list : result);
    }
    return consume(world, &consumer_list, iterable, (Value[]){list, result}, 2);
}

Value consume_to_list(World *world, Value iterable) {
    Value list = list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    Value result = consume_into_list(world, list, iterable, ABSENT);
    value_drop(world, list);
    return result;
}

static Took unpack_item(World *world, Value *state, Value item) {
    int64_t expected = value_small(state[2]);
    if (value_list(state[0])->size < expected) return list_item(world, state, item);
    value_drop(world, item);
    raise_error(world, T_VALUE_ERROR, "too many values to unpack (expected %lld)", (long long)expected);
    return TOOK_ERROR;
}

static const Consumer consumer_unpack = {.about = "unpack", .item = unpack_item, .finish = list_finish};

Value consume_to_unpack(World *world, Value iterable, uint32_t count) {
    Value list = list_new(world, count);
    if (value_is_absent(list)) return ABSENT;
    Value result = consume(world, &consumer_unpack, iterable, (Value[]){list, ABSENT, value_from_small(count)}, 3);
    value_drop(world, list);
    return result;
}

// state: what is looked for, the verdict.
static Took find_item(World *world, Value *state, Value item) {
    int equal = object_equal(world, item, state[0]);
    value_drop(world, item);
    if (equal > 0) state[1] = TRUE;
    return equal < 0 ? TOOK_ERROR : equal ? TOOK_LAST : TOOK_ITEM;
}

static Value find_finish(World *world, Value *state) {
    (void)world;
    return state[1];
}

static const Consumer consumer_find = {.about = "in", .item = find_item, .finish = find_finish};

Value consume_to_find(World *world, Value iterable, Value item) {
    return consume(world, &consumer_find, iterable, (Value[]){item, FALSE}, 2);
}

Value list_from_any(World *world, Value iterable) {
    if (value_is_plain_iterable(iterable)) return list_from_plain(world, iterable);
    Value iterator = object_iterate(world, iterable), item = ABSENT;
    Value list = value_is_absent(iterator) ? ABSENT : list_new(world, 0);
    while (!value_is_absent(list) && !value_is(item = object_next(world, iterator), EXHAUSTED)) {
        if (!value_is_absent(item) && list_append_take(world, value_list(list), item)) continue;
        value_drop(world, list);
        list = ABSENT;
    }
    value_drop(world, iterator);
    return list;
}
