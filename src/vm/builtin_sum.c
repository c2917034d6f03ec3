// builtin_sum.c - sum, as CPython adds: ints as machine words, floats with Neumaier's compensation, the rest by +.
#include <math.h>

#include "syntax/ast.h"
#include "vm/builtins.h"
#include "vm/consume.h"
#include "vm/interp.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// The consumer's state. SUM_HIGH and SUM_LOW are Floats of our own, written in place.
enum { SUM_TOTAL, SUM_HIGH, SUM_LOW, SUM_ITEM, SUM_PHASE };
enum { PHASE_INT, PHASE_FLOAT, PHASE_ANY };   // CPython's three loops; it never goes back to an earlier one

static inline double *cell(Value v) { return &((Float *)value_obj(v))->number; }

static bool is_exact_int(Value v) {
    return value_is_small(v) || value_is_bool(v) || value_is_exact(v, T_INT);
}

static bool is_long(Value v, int64_t *out) {
    if (!is_exact_int(v) || !int_fits(v)) return false;
    *out = int_clip(v);
    return true;
}

// After a + of any kind: a float total is summed with compensation from now on, if the ints' loop was just left.
static Took enter(World *world, Value *state, Value total) {
    bool first = value_small(state[SUM_PHASE]) == PHASE_INT;
    value_replace_take(world, &state[SUM_TOTAL], total);
    state[SUM_PHASE] = value_from_small(PHASE_ANY);
    if (!first || !value_is_exact(total, T_FLOAT)) return TOOK_ITEM;
    value_replace_take(world, &state[SUM_HIGH], value_from_double(world, value_float(total)));
    value_replace_take(world, &state[SUM_LOW], value_from_double(world, 0));
    if (value_is_absent(state[SUM_HIGH]) || value_is_absent(state[SUM_LOW])) return TOOK_ERROR;
    state[SUM_PHASE] = value_from_small(PHASE_FLOAT);
    return TOOK_ITEM;
}

static Took add_any(World *world, Value *state, Value item) {
    if ((type_of(world, state[SUM_TOTAL])->flags | type_of(world, item)->flags) & TYPE_HEAP) {
        value_replace_take(world, &state[SUM_ITEM], item);
        return TOOK_CALL;
    }
    Value total = object_binary(world, state[SUM_TOTAL], item, OPERATOR_ADD);
    value_drop(world, item);
    return value_is_absent(total) ? TOOK_ERROR : enter(world, state, total);
}

static double compensated(const Value *state) {
    double low = *cell(state[SUM_LOW]), high = *cell(state[SUM_HIGH]);
    return low != 0 && isfinite(low) ? high + low : high;
}

static Took leave_floats(World *world, Value *state, Value item) {
    Value total = value_from_double(world, compensated(state));
    if (value_is_absent(total)) return value_drop(world, item), TOOK_ERROR;
    value_replace_take(world, &state[SUM_TOTAL], total);
    state[SUM_PHASE] = value_from_small(PHASE_ANY);
    return add_any(world, state, item);
}

static Took add_float(World *world, Value *state, Value item) {
    int64_t n;
    double *high = cell(state[SUM_HIGH]), *low = cell(state[SUM_LOW]);
    if (value_is_exact(item, T_FLOAT)) {
        double x = value_float(item), sum = *high + x;
        *low += fabs(*high) >= fabs(x) ? (*high - sum) + x : (x - sum) + *high;
        *high = sum;
    } else if (is_long(item, &n)) {
        *high += (double)n;
    } else {
        return leave_floats(world, state, item);
    }
    value_drop(world, item);
    return TOOK_ITEM;
}

static Took sum_item(World *world, Value *state, Value item) {
    int64_t a, b, sum;
    if (value_is_small(item) && value_is_small(state[SUM_TOTAL]) && value_small(state[SUM_PHASE]) == PHASE_INT) {
        sum = value_small(item) + value_small(state[SUM_TOTAL]);   // 63 bits each: no overflow
        if (small_fits(sum)) return state[SUM_TOTAL] = value_from_small(sum), TOOK_ITEM;
    }
    switch (value_small(state[SUM_PHASE])) {
    case PHASE_FLOAT: return add_float(world, state, item);
    case PHASE_ANY: return add_any(world, state, item);
    default: break;
    }
    if (!is_long(item, &b) || !is_long(state[SUM_TOTAL], &a) || __builtin_add_overflow(a, b, &sum)) return add_any(world, state, item);
    Value total = small_fits(sum) ? value_from_small(sum) : int_from_i64(world, sum);
    value_drop(world, item);
    if (value_is_absent(total)) return TOOK_ERROR;
    value_replace_take(world, &state[SUM_TOTAL], total);
    return TOOK_ITEM;
}

static Value sum_call(World *world, Value *state) {
    return vm_tail_hidden(world, "add", (Value[]){state[SUM_TOTAL], state[SUM_ITEM]}, 2);
}

static Value sum_finish(World *world, Value *state) {
    if (value_small(state[SUM_PHASE]) == PHASE_FLOAT) return value_from_double(world, compensated(state));
    return value_keep(state[SUM_TOTAL]);
}

static const Consumer consumer_sum = {
    .about = "sum", .item = sum_item, .call = sum_call, .result = enter, .finish = sum_finish,
};

// ---- shortcuts: the result at once, or ABSENT with nothing raised if the general way must be gone ----------

// a op b of two ints, both taken; ABSENT if either is.
static Value combine_take(World *world, Value a, Value b, int op) {
    Value result = value_is_absent(a) || value_is_absent(b) ? ABSENT : int_binary(world, a, b, op);
    value_drop(world, a);
    value_drop(world, b);
    return result;
}

// As Gauss did: count * first + count * (count - 1) / 2 * stride.
static Value sum_of_range(World *world, const Range *range, int64_t start) {
    if (range->count < 0) return ABSENT;
    Value count = int_from_i64(world, range->count), before = int_from_i64(world, range->count - 1);
    Value pairs = combine_take(world, value_keep(count), before, OPERATOR_MUL);
    Value steps = combine_take(world, pairs, value_from_small(2), OPERATOR_FLOORDIV);
    steps = combine_take(world, steps, value_keep(range->step), OPERATOR_MUL);
    Value firsts = combine_take(world, count, value_keep(range->start), OPERATOR_MUL);
    world_charge(world, (uint64_t)range->count);
    return combine_take(world, combine_take(world, steps, firsts, OPERATOR_ADD), value_from_small(start), OPERATOR_ADD);
}

static Value sum_of_smalls(World *world, const Value *items, uint32_t count, int64_t start) {
    for (uint32_t i = 0; i < count; i++) {
        if (!value_is_small(items[i]) || __builtin_add_overflow(start, value_small(items[i]), &start)) return ABSENT;
    }
    world_charge(world, count);
    return small_fits(start) ? value_from_small(start) : ABSENT;
}

static Value sum_at_once(World *world, Value iterable, Value start) {
    if (!value_is_small(start)) return ABSENT;
    if (value_is_exact(iterable, T_LIST)) {
        return sum_of_smalls(world, value_list(iterable)->items, value_list(iterable)->size, value_small(start));
    }
    if (value_is_exact(iterable, T_TUPLE)) {
        return sum_of_smalls(world, value_tuple(iterable)->items, value_tuple(iterable)->size, value_small(start));
    }
    return value_is_exact(iterable, T_RANGE) ? sum_of_range(world, (Range *)value_obj(iterable), value_small(start)) : ABSENT;
}

// sum(itertools.count()) has no end but the run's limits: these come soon, whatever is summed up meanwhile.
static Value sum_without_end(World *world) {
    while (world->operations < world->attention_at || !world->attend || world->attend(world)) {
        uint64_t left = world->attention_at - world->operations;
        world_charge(world, world->operations < world->attention_at && left < 1000000 ? left : 1000000);
    }
    if (value_is_absent(world->raised)) world->stopping = true;
    return ABSENT;
}

NATIVE_FN(builtin_sum) {
    Value start = value_is_absent(args[1]) ? value_from_small(0) : args[1];
    if (!operate_is_iterable(world, args[0])) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, args[0]));
    }
    if (value_is_str(start)) return raise_error(world, T_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
    if (value_is_kind(start, T_BYTES)) return raise_error(world, T_TYPE_ERROR, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (value_is_kind(start, T_BYTEARRAY)) {
        return raise_error(world, T_TYPE_ERROR, "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    if (value_is_exact(args[0], T_COUNT)) return sum_without_end(world);
    Value known = sum_at_once(world, args[0], start);
    if (!value_is_absent(known)) return known;
    Value state[5] = {start, ABSENT, ABSENT, ABSENT, value_from_small(PHASE_INT)};
    bool ints = value_is_small(start) || value_is_exact(start, T_INT);
    if (!ints && enter(world, state, value_keep(start)) == TOOK_ERROR) return ABSENT;
    Value result = consume(world, &consumer_sum, args[0], state, 5);
    value_drop(world, state[SUM_HIGH]);
    value_drop(world, state[SUM_LOW]);
    return result;
}
