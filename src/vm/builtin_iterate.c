// builtin_iterate.c - iter, next, any, all, min, max, sorted, aiter, anext.
#include "syntax/ast.h"
#include "vm/builtins.h"
#include "vm/call.h"
#include "vm/consume.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- any and all -------------------------------------------------------------------------------------------

// state[0]: the verdict. What decides is the first item whose truth is not that of the verdict.
static Took decide(World *world, Value *state, Value item) {
    int truth = value_is_bool(item) ? value_is(item, TRUE) : object_truth(world, item);
    value_drop(world, item);
    if (truth < 0) return TOOK_ERROR;
    if (truth == value_is(state[0], TRUE)) return TOOK_ITEM;
    state[0] = value_from_bool(truth);
    return TOOK_LAST;
}

static Value verdict(World *world, Value *state) {
    (void)world;
    return state[0];
}

static const Consumer consumer_any = {.about = "any", .item = decide, .finish = verdict};
static const Consumer consumer_all = {.about = "all", .item = decide, .finish = verdict};

NATIVE_FN(builtin_any) { return consume(world, &consumer_any, args[0], (Value[]){FALSE}, 1); }
NATIVE_FN(builtin_all) { return consume(world, &consumer_all, args[0], (Value[]){TRUE}, 1); }

// ---- min and max -------------------------------------------------------------------------------------------

enum { BEST_ITEM, BEST_KEY, BEST_FUNCTION, BEST_DEFAULT, BEST_WANTS, BEST_JUDGED };   // the consumer's state

// Takes both; BEST_WANTS is the comparison with the best that makes an item better.
static Took compare_best(World *world, Value *state, Value item, Value key) {
    int better = 1;
    int op = (int)value_small(state[BEST_WANTS]);
    if (value_is_absent(state[BEST_ITEM])) {
        better = 1;
    } else if (value_is_small(key) && value_is_small(state[BEST_KEY])) {
        int64_t a = value_small(key), b = value_small(state[BEST_KEY]);
        better = op == COMPARE_LT ? a < b : a > b;
    } else {
        Value result = object_compare(world, key, state[BEST_KEY], op);
        better = value_is_absent(result) ? -1 : object_truth(world, result);
        value_drop(world, result);
    }
    if (better > 0) {
        value_replace_take(world, &state[BEST_ITEM], item);
        value_replace_take(world, &state[BEST_KEY], key);
        return TOOK_ITEM;
    }
    value_drop(world, item);
    value_drop(world, key);
    return better < 0 ? TOOK_ERROR : TOOK_ITEM;
}

static Took best_item(World *world, Value *state, Value item) {
    if (value_is_absent(state[BEST_FUNCTION])) return compare_best(world, state, item, value_keep(item));
    value_replace_take(world, &state[BEST_JUDGED], item);
    return TOOK_CALL;
}

static Value best_call(World *world, Value *state) {
    return vm_tail_call(world, state[BEST_FUNCTION], &state[BEST_JUDGED], 1, ABSENT);
}

static Took best_result(World *world, Value *state, Value key) {
    Value item = state[BEST_JUDGED];
    state[BEST_JUDGED] = ABSENT;
    return compare_best(world, state, item, key);
}

static Value best_finish(World *world, Value *state) {
    if (!value_is_absent(state[BEST_ITEM])) return value_keep(state[BEST_ITEM]);
    if (!value_is_absent(state[BEST_DEFAULT])) return value_keep(state[BEST_DEFAULT]);
    const char *name = value_small(state[BEST_WANTS]) == COMPARE_LT ? "min" : "max";
    return raise_error(world, T_VALUE_ERROR, "%s() iterable argument is empty", name);
}

static const Consumer consumer_min = {
    .about = "min", .item = best_item, .call = best_call, .result = best_result, .finish = best_finish,
};
static const Consumer consumer_max = {
    .about = "max", .item = best_item, .call = best_call, .result = best_result, .finish = best_finish,
};

// Of the arguments themselves.
static Value best_of(World *world, const Value *args, int nargs, int wants) {
    Value found = args[0];
    for (int i = 1; i < nargs; i++) {
        int better;
        if (value_is_small(args[i]) && value_is_small(found)) {
            int64_t a = value_small(args[i]), b = value_small(found);
            better = wants == COMPARE_LT ? a < b : a > b;
        } else {
            Value result = object_compare(world, args[i], found, wants);
            better = value_is_absent(result) ? -1 : object_truth(world, result);
            value_drop(world, result);
        }
        if (better < 0) return ABSENT;
        if (better) found = args[i];
    }
    return value_keep(found);
}

static Value best(World *world, const char *name, const Consumer *consumer, int wants, const Value *args, int nargs, Value kwnames) {
    Value given[2] = {ABSENT, ABSENT};
    if (nargs == 0) return raise_error(world, T_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
    if (!value_is_absent(kwnames) && !args_keywords(world, name, args, nargs, kwnames, "key default", given)) return ABSENT;
    if (value_is_none(given[0])) given[0] = ABSENT;
    if (nargs > 1 && !value_is_absent(given[1])) {
        return raise_error(world, T_TYPE_ERROR, "Cannot specify a default for %s() with multiple positional arguments", name);
    }
    Value state[5] = {ABSENT, ABSENT, given[0], given[1], value_from_small(wants)};
    if (nargs == 1) return consume(world, consumer, args[0], state, 5);
    if (value_is_absent(given[0])) return best_of(world, args, nargs, wants);
    Value all = tuple_from(world, args, (uint32_t)nargs);
    Value result = value_is_absent(all) ? ABSENT : consume(world, consumer, all, state, 5);
    value_drop(world, all);
    return result;
}

NATIVE_FN(builtin_min) { return best(world, "min", &consumer_min, COMPARE_LT, args, nargs, kwnames); }
NATIVE_FN(builtin_max) { return best(world, "max", &consumer_max, COMPARE_GT, args, nargs, kwnames); }

// ---- sorted ------------------------------------------------------------------------------------------------

// The keywords are list.sort's.
NATIVE_FN(builtin_sorted) {
    Value given[2] = {ABSENT, ABSENT};
    if (!args_check_positional(world, "sorted", 1, 1, nargs, ABSENT)) return ABSENT;
    if (!value_is_absent(kwnames) && !args_keywords(world, "sort", args, nargs, kwnames, "key reverse", given)) return ABSENT;
    int reverse = value_is_absent(given[1]) ? 0 : object_truth(world, given[1]);
    return reverse < 0 ? ABSENT : sorted_step(world, args[0], given[0], reverse);
}

// ---- iter and next -----------------------------------------------------------------------------------------

NATIVE_FN(builtin_iter) {
    if (value_is_absent(args[1])) return iterable_step(world, args[0]);
    if (!value_is_callable(world, args[0])) return raise_error(world, T_TYPE_ERROR, "iter(v, w): v must be callable");
    return callable_iterator_new(world, args[0], args[1]);
}

static Value next_or_default(World *world, Value item, Value otherwise) {
    if (!value_is(item, EXHAUSTED)) return item;
    return value_is_absent(otherwise) ? raise_instance_of(world, T_STOP_ITERATION) : value_keep(otherwise);
}

// Without a default, a generator's own StopIteration(value) and a class's pass as they are.
static Value next_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    Value iterator = frame->slots[0], otherwise = frame->slots[1];
    if (value_is_absent(otherwise) && arrived == ARRIVED_RAISE) return ABSENT;
    if (value_is_absent(otherwise) && arrived == ARRIVED_RETURN && value_is_kind(iterator, T_GENERATOR)) {
        return value_is_none(value) ? raise_instance_of(world, T_STOP_ITERATION) : raise_with_take(world, T_STOP_ITERATION, value);
    }
    return next_or_default(world, iterator_arrived(world, iterator, arrived, value), otherwise);
}

NATIVE_FN(builtin_next) {
    Value iterator = args[0], otherwise = args[1];
    Type *type = type_of(world, iterator);
    bool python = !value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __next__)));
    if (!python && !type->ops->next && type->kind != T_GENERATOR) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not an iterator", type_name(world, iterator));
    }
    if (iterator_is_plain(world, iterator)) return next_or_default(world, iterator_step(world, iterator), otherwise);
    Frame *frame = frame_push_native(world, next_resume, 2, "next");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(iterator);
    frame->slots[1] = value_keep(otherwise);
    Value item = iterator_step(world, iterator);
    if (value_is_pending(item)) return item;
    return frame_finish_native(world, frame, next_or_default(world, item, otherwise));
}

// ---- aiter and anext ---------------------------------------------------------------------------------------

NATIVE_FN(builtin_aiter) {
    if (value_is_absent(type_lookup_borrowed(world, type_of(world, args[0]), NAME_OF(world, __aiter__)))) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not an async iterable", type_name(world, args[0]));
    }
    return vm_tail_method(world, args[0], NAME_OF(world, __aiter__), NULL, 0);
}

NATIVE_FN(builtin_anext) {
    if (value_is_absent(type_lookup_borrowed(world, type_of(world, args[0]), NAME_OF(world, __anext__)))) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not an async iterator", type_name(world, args[0]));
    }
    if (value_is_absent(args[1])) return vm_tail_method(world, args[0], NAME_OF(world, __anext__), NULL, 0);
    return vm_tail_hidden(world, "anext_or", args, 2);
}
