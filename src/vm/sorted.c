// sorted.c - list.sort and sorted(): the keys are asked for one by one, then everything is moved together.
//
// Like CPython's, the list is empty while keys are asked for and items compared: `held` has its items until the end.
#include "vm/consume.h"
#include "vm/object.h"
#include "vm/sequence.h"

enum { SORT_LIST, SORT_HELD, SORT_KEYS, SORT_KEY, SORT_ITEM, SORT_REVERSE };   // the consumer's state

// Exchanges what two lists hold.
static void lists_swap(List *a, List *b) {
    List was = *a;
    a->items = b->items;
    a->size = b->size;
    a->room = b->room;
    b->items = was.items;
    b->size = was.size;
    b->room = was.room;
}

static Took sort_item(World *world, Value *state, Value item) {
    value_replace_take(world, &state[SORT_ITEM], item);
    return TOOK_CALL;
}

static Value sort_call(World *world, Value *state) {
    return vm_tail_call(world, state[SORT_KEY], &state[SORT_ITEM], 1, ABSENT);
}

static Took sort_result(World *world, Value *state, Value key) {
    return list_append_take(world, value_list(state[SORT_KEYS]), key) ? TOOK_ITEM : TOOK_ERROR;
}

// What the program put into the empty list meanwhile is in `held` afterwards, and dies with it.
static Value sort_finish(World *world, Value *state) {
    List *keys = value_list(state[SORT_KEYS]), *held = value_list(state[SORT_HELD]);
    bool done = values_sort(world, keys->items, held->items, held->size, value_is(state[SORT_REVERSE], TRUE));
    lists_swap(value_list(state[SORT_LIST]), held);
    if (!done) return ABSENT;
    if (held->items) return raise_error(world, T_VALUE_ERROR, "list modified during sort");
    return NONE;
}

static void sort_fail(World *world, Value *state) {
    (void)world;
    lists_swap(value_list(state[SORT_LIST]), value_list(state[SORT_HELD]));
}

static const Consumer consumer_sort = {
    .about = "sort", .item = sort_item, .call = sort_call, .result = sort_result, .finish = sort_finish, .fail = sort_fail,
};

static Value sort_by_key(World *world, Value list, Value key, bool reverse) {
    Value held = list_new(world, 0), keys = list_new(world, value_list(list)->size), result = ABSENT;
    if (!value_is_absent(held) && !value_is_absent(keys)) {
        lists_swap(value_list(list), value_list(held));
        result = consume(world, &consumer_sort, held, (Value[]){list, held, keys, key, ABSENT, value_from_bool(reverse)}, 6);
    }
    value_drop(world, held);
    value_drop(world, keys);
    return result;
}

Value list_sort_step(World *world, Value list, Value key, bool reverse) {
    if (!value_is_absent(key) && !value_is_none(key)) return sort_by_key(world, list, key, reverse);
    return list_sort(world, value_list(list), NULL, reverse) ? NONE : ABSENT;
}

// ---- sorted(): first a list, then its sort, then the list --------------------------------------------------

enum { SORTED_LIST, SORTED_KEY, SORTED_REVERSE };

static Took sorted_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[SORTED_LIST]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value sorted_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    (void)world;
    (void)value;
    return arrived == ARRIVED_RAISE ? ABSENT : value_keep(frame->slots[0]);
}

// The sort's own result is None; a frame of ours waits for it and answers with the list.
static Value sorted_finish(World *world, Value *state) {
    Value list = state[SORTED_LIST], key = state[SORTED_KEY];
    bool reverse = value_is(state[SORTED_REVERSE], TRUE);
    if (value_is_absent(key) || value_is_none(key)) {
        return list_sort(world, value_list(list), NULL, reverse) ? value_keep(list) : ABSENT;
    }
    Frame *frame = frame_push_native(world, sorted_resume, 1, "sorted");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(list);
    Value result = sort_by_key(world, list, key, reverse);
    if (value_is_pending(result)) return result;
    return frame_finish_native(world, frame, value_is_absent(result) ? ABSENT : value_keep(list));
}

static const Consumer consumer_sorted = {.about = "sorted", .item = sorted_item, .finish = sorted_finish, .hints = true};

Value sorted_step(World *world, Value iterable, Value key, bool reverse) {
    bool plain = value_is_plain_iterable(iterable);
    Value list = plain ? list_from_plain(world, iterable) : list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    Value state[3] = {list, key, value_from_bool(reverse)};
    Value result = plain ? sorted_finish(world, state) : consume(world, &consumer_sorted, iterable, state, 3);
    value_drop(world, list);
    return result;
}
