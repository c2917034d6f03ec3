// type_count.c - itertools.count: in C, because programs let it run without end, and a run's limits must then come soon.
#include "vm/count.h"

#include "syntax/ast.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/iterate.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/str.h"

static Count *value_count(Value v) { return (Count *)value_obj(v); }

static bool is_a_number(World *world, Value v) {
    if (value_is_number(v)) return true;
    Type *type = type_of(world, v);
    return !value_is_absent(type_lookup_borrowed(world, type, NAME_OF(world, __index__))) ||
           !value_is_absent(type_lookup_borrowed(world, type, NAME_OF(world, __float__))) ||
           !value_is_absent(type_lookup_borrowed(world, type, NAME_OF(world, __complex__)));
}

static NATIVE_FN(construct) {
    Value given[2];
    if (nargs > 2) return raise_arg_count(world, "count", 0, 2, nargs);
    if (!args_keywords(world, "count", args, nargs, kwnames, "start step", given)) return ABSENT;
    for (int i = 0; i < nargs; i++) given[i] = args[i];
    if (value_is_absent(given[0])) given[0] = value_from_small(0);
    if (value_is_absent(given[1])) given[1] = value_from_small(1);
    if (!is_a_number(world, given[0]) || !is_a_number(world, given[1])) {
        return raise_error(world, T_TYPE_ERROR, "a number is required");
    }
    Count *count = instance_new(world, value_type(self), sizeof(Count));
    if (!count) return ABSENT;
    count->next = value_keep(given[0]);
    count->step = value_keep(given[1]);
    return value_from_obj(count);
}

static Value count_next(World *world, Value v) {
    Count *count = value_count(v);
    Value item = count->next, after;
    int64_t sum;
    if (item.bits & count->step.bits & 1 && !__builtin_add_overflow((int64_t)item.bits, (int64_t)count->step.bits - 1, &sum)) {
        after = VALUE_BITS((uint64_t)sum);
    } else {
        after = object_binary(world, item, count->step, OPERATOR_ADD);
        if (value_is_absent(after)) return ABSENT;
    }
    count->next = after;
    return item;
}

static Value count_repr(World *world, Value v) {
    const Count *count = value_count(v);
    Value next = object_repr(world, count->next), step = object_repr(world, count->step), text = ABSENT;
    const char *name = value_str(value_obj(v)->type->name)->text;
    if (!value_is_absent(next) && !value_is_absent(step)) {
        bool plain = value_is(count->step, value_from_small(1));
        text = plain ? str_format(world, "%s(%s)", name, value_str(next)->text)
                     : str_format(world, "%s(%s, %s)", name, value_str(next)->text, value_str(step)->text);
    }
    value_drop(world, next);
    value_drop(world, step);
    return text;
}

static void count_dispose(World *world, Obj *obj) {
    Count *count = (Count *)obj;
    value_drop(world, count->next);
    value_drop(world, count->step);
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(Count));
}

static void count_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((Count *)obj)->next);
    visit(context, ((Count *)obj)->step);
}

const TypeOps ops_COUNT = {
    .size = sizeof(Count), .dispose = count_dispose, .visit = count_visit, .repr = count_repr,
    .iterate = iterate_self, .next = count_next, .construct = construct,
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
};

bool module_itertools_set_up(World *world, Dict *dict) {
    return dict_set_c(world, dict, "count", value_keep(value_from_obj(world->types[T_COUNT])));
}
