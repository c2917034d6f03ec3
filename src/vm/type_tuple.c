// type_tuple.c - tuple: its operators and methods. The tuple itself is in sequence.c.
#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/generic_alias.h"
#include "vm/hash.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static void tuple_dispose(World *world, Obj *obj) {
    Tuple *tuple = (Tuple *)obj;
    size_t size = sizeof(Tuple) + tuple->size * sizeof(Value) + (obj->type->flags & TYPE_HAS_DICT ? sizeof(Dict *) : 0);
    for (uint32_t i = tuple->size; i-- > 0;) value_drop(world, tuple->items[i]);
    heap_free(world, obj, size);
}

static void tuple_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Tuple *tuple = (Tuple *)obj;
    for (uint32_t i = 0; i < tuple->size; i++) {
        if (!value_is_absent(tuple->items[i])) visit(context, tuple->items[i]);
    }
}

// From a list that nobody else has, whose items are taken.
static Value tuple_of_list_take(World *world, Value list, Type *type) {
    if (value_is_absent(list)) return ABSENT;
    List *from = value_list(list);
    Value tuple;
    if (type->flags & TYPE_HEAP) {
        tuple = tuple_new_of(world, type, from->items, from->size);
    } else {
        tuple = tuple_from_take(world, from->items, from->size);
        if (!value_is_absent(tuple)) from->size = 0;
    }
    value_drop(world, list);
    return tuple;
}

enum { TUPLE_LIST, TUPLE_TYPE };

static Took tuple_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[TUPLE_LIST]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value tuple_finish(World *world, Value *state) {
    Value list = state[TUPLE_LIST];
    state[TUPLE_LIST] = ABSENT;
    return tuple_of_list_take(world, list, value_type(state[TUPLE_TYPE]));
}

static const Consumer consumer_tuple = {.about = "tuple", .item = tuple_item, .finish = tuple_finish, .hints = true};

Value tuple_step(World *world, Type *type, Value iterable) {
    bool exact = !(type->flags & TYPE_HEAP);
    if (exact && value_is_exact(iterable, T_TUPLE)) return value_keep(iterable);
    if (value_is_exact(iterable, T_LIST) && exact) return tuple_from(world, value_list(iterable)->items, value_list(iterable)->size);
    if (value_is_plain_iterable(iterable)) return tuple_of_list_take(world, list_from_plain(world, iterable), type);
    Value list = list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    Value result = consume(world, &consumer_tuple, iterable, (Value[]){list, value_from_obj(type)}, 2);
    value_drop(world, list);
    return result;
}

static NATIVE_FN(tuple_construct) {
    if (!args_check_positional(world, "tuple", 0, 1, nargs, kwnames)) return ABSENT;
    Type *type = value_type(self);
    if (nargs) return tuple_step(world, type, args[0]);
    return type->flags & TYPE_HEAP ? tuple_new_of(world, type, NULL, 0) : tuple_new(world, 0);
}

static Value tuple_repr(World *world, Value v) {
    return value_tuple(v)->size ? sequence_repr(world, v, "(", ")", "(...)") : str_from_c(world, "()");
}

static int64_t tuple_length(World *world, Value v) {
    (void)world;
    return value_tuple(v)->size;
}

static bool tuple_hash(World *world, Value v, uint64_t *out) {
    Tuple *tuple = value_tuple(v);
    if (!(tuple->head.flags & OBJ_HASHED)) {
        uint64_t state = HASH_MIX_START, hash;
        for (uint32_t i = 0; i < tuple->size; i++) {
            if (!key_hash(world, tuple->items[i], &hash)) return false;
            state = hash_mix(state, hash);
        }
        tuple->hash = hash_mix_end(state, tuple->size);
        tuple->head.flags |= OBJ_HASHED;
    }
    *out = tuple->hash;
    return true;
}

static Value tuple_compare(World *world, Value a, Value b, int op) {
    return value_is_kind(a, T_TUPLE) && value_is_kind(b, T_TUPLE) ? sequence_compare(world, a, b, op) : NOT_IMPLEMENTED;
}

static int tuple_contains(World *world, Value v, Value item) {
    int64_t found = sequence_find(world, v, item, 0, INT64_MAX);
    return found == -2 ? -1 : found >= 0;
}

static Value tuple_slice(World *world, Value v, Value slice) {
    Tuple *tuple = value_tuple(v);
    int64_t start, step, count;
    if (!slice_resolve(world, slice, tuple->size, &start, &step, &count)) return ABSENT;
    if (step == 1 && count == tuple->size && value_is_exact(v, T_TUPLE)) return value_keep(v);
    if (step == 1) return tuple_from(world, tuple->items + start, (uint32_t)count);
    Value result = tuple_new(world, (uint32_t)count);
    if (value_is_absent(result)) return ABSENT;
    for (int64_t i = 0; i < count; i++) value_tuple(result)->items[i] = value_keep(tuple->items[start + i * step]);
    return result;
}

static Value tuple_get_item(World *world, Value v, Value index) {
    Tuple *tuple = value_tuple(v);
    if (value_is_kind(index, T_SLICE)) return tuple_slice(world, v, index);
    if (!value_is_index(world, index)) {
        return raise_error(world, T_TYPE_ERROR, "tuple indices must be integers or slices, not %s", type_name(world, index));
    }
    int64_t n;
    if (!index_resolve(world, index, tuple->size, "tuple index out of range", &n)) return ABSENT;
    return value_keep(tuple->items[n]);
}

static Value tuple_concat(World *world, Value a, Value b) {
    Tuple *x = value_tuple(a), *y = value_tuple(b);
    if (!x->size && value_is_exact(b, T_TUPLE)) return value_keep(b);
    if (!y->size && value_is_exact(a, T_TUPLE)) return value_keep(a);
    if ((uint64_t)x->size + y->size > UINT32_MAX) return raise_memory(world);
    Value result = tuple_new(world, x->size + y->size);
    if (value_is_absent(result)) return ABSENT;
    Value *to = value_tuple(result)->items;
    for (uint32_t i = 0; i < x->size; i++) *to++ = value_keep(x->items[i]);
    for (uint32_t i = 0; i < y->size; i++) *to++ = value_keep(y->items[i]);
    return result;
}

static Value tuple_times(World *world, Value v, Value count) {
    Tuple *tuple = value_tuple(v);
    int64_t times;
    if (!sequence_repeat_count(world, count, &times)) return ABSENT;
    if (times == 1 && value_is_exact(v, T_TUPLE)) return value_keep(v);
    if (!times || !tuple->size) return tuple_new(world, 0);
    if ((uint64_t)times > UINT32_MAX / tuple->size) return raise_memory(world);
    uint32_t total = (uint32_t)times * tuple->size;
    Value result = tuple_new(world, total);
    if (value_is_absent(result)) return ABSENT;
    for (uint32_t i = 0; i < total; i++) value_tuple(result)->items[i] = value_keep(tuple->items[i % tuple->size]);
    world_charge(world, total);
    return result;
}

static Value tuple_binary(World *world, Value a, Value b, int op) {
    if (op == OPERATOR_ADD && value_is_kind(a, T_TUPLE) && value_is_kind(b, T_TUPLE)) return tuple_concat(world, a, b);
    if (op != OPERATOR_MUL) return NOT_IMPLEMENTED;
    Value tuple = value_is_kind(a, T_TUPLE) ? a : b, count = value_is_kind(a, T_TUPLE) ? b : a;
    return value_is_index(world, count) ? tuple_times(world, tuple, count) : NOT_IMPLEMENTED;
}

static NATIVE_FN(method_index) {
    return sequence_index(world, self, args, "tuple.index(x): x not in tuple");
}

static NATIVE_FN(method_count) {
    int64_t count = sequence_count(world, self, args[0]);
    return count < 0 ? ABSENT : value_from_small(count);
}

static NATIVE_FN(method_getnewargs) {
    Value copy = tuple_from(world, value_tuple(self)->items, value_tuple(self)->size);
    Value result = value_is_absent(copy) ? ABSENT : tuple_of(world, 1, copy);
    value_drop(world, copy);
    return result;
}

static NATIVE_FN(method_class_getitem) {
    return generic_alias_new(world, self, args[0]);
}

static const NativeDef tuple_methods[] = {
    {.name = "count", .fn = method_count, .min = 1, .max = 1, .doc = "Return number of occurrences of value."},
    {.name = "index", .fn = method_index, .min = 1, .max = 3, .doc = "Return first index of value."},
    {.name = "__getnewargs__", .fn = method_getnewargs},
    {.name = "__class_getitem__", .fn = method_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"},
    {0},
};

const TypeOps ops_TUPLE = {
    .size = sizeof(Tuple), .dispose = tuple_dispose, .visit = tuple_visit, .repr = tuple_repr, .length = tuple_length,
    .hash = tuple_hash, .compare = tuple_compare, .binary = tuple_binary, .get_item = tuple_get_item,
    .contains = tuple_contains, .iterate = list_iterator_new, .construct = tuple_construct, .methods = tuple_methods,
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
           "If iterable is specified the tuple is initialized from iterable's items.\n\n"
           "If the argument is a tuple, the return value is the same object.",
};
