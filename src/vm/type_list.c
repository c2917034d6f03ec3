// type_list.c - list: its operators and methods. The list itself is in sequence.c, sorting in list_sort.c and sorted.c, the
// iterators in list_iterator.c.
#include <string.h>

#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/generic_alias.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- life --------------------------------------------------------------------------------------------------

static void list_dispose(World *world, Obj *obj) {
    List *list = (List *)obj;
    uint32_t size = list->size;
    while (size > 0) value_drop(world, list->items[--size]);
    block_free(world, list->items, (size_t)list->room * sizeof(Value));
    heap_free(world, obj, obj->flags & OBJ_SUBCLASS ? obj->type->instance_size : sizeof(List));
}

static void list_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    List *list = (List *)obj;
    for (uint32_t i = 0; i < list->size; i++) visit(context, list->items[i]);
}

static void list_clear_obj(World *world, Obj *obj) {
    list_clear(world, (List *)obj);
}

static NATIVE_FN(list_construct) {
    Type *type = value_type(self);
    bool exact = !(type->flags & TYPE_HEAP);
    if (!args_check_positional(world, "list", 0, 1, nargs, kwnames)) return ABSENT;
    Value list = exact ? list_new(world, 0) : list_new_of(world, type);
    if (value_is_absent(list) || nargs == 0) return list;
    Value result = consume_into_list(world, list, args[0], ABSENT);
    value_drop(world, list);
    return result;
}

static NATIVE_FN(list_init) {
    if (!args_check_positional(world, "list", 0, 1, nargs, kwnames)) return ABSENT;
    list_clear(world, value_list(self));
    return nargs ? consume_into_list(world, self, args[0], NONE) : NONE;
}

// ---- reading -----------------------------------------------------------------------------------------------

static Value list_repr(World *world, Value v) {
    return value_list(v)->size ? sequence_repr(world, v, "[", "]", "[...]") : str_from_c(world, "[]");
}

static int64_t list_length(World *world, Value v) {
    (void)world;
    return value_list(v)->size;
}

static Value list_compare(World *world, Value a, Value b, int op) {
    return value_is_kind(a, T_LIST) && value_is_kind(b, T_LIST) ? sequence_compare(world, a, b, op) : NOT_IMPLEMENTED;
}

static int list_contains(World *world, Value v, Value item) {
    int64_t found = sequence_find(world, v, item, 0, INT64_MAX);
    return found == -2 ? -1 : found >= 0;
}

static Value raise_index_type(World *world, Value index) {
    return raise_error(world, T_TYPE_ERROR, "list indices must be integers or slices, not %s", type_name(world, index));
}

static Value list_slice(World *world, List *list, Value slice) {
    int64_t start, step, count;
    if (!slice_resolve(world, slice, list->size, &start, &step, &count)) return ABSENT;
    if (step == 1) return list_from(world, list->items + start, (uint32_t)count);
    Value result = list_new(world, (uint32_t)count);
    if (value_is_absent(result)) return ABSENT;
    List *into = value_list(result);
    for (int64_t i = 0; i < count; i++) into->items[into->size++] = value_keep(list->items[start + i * step]);
    return result;
}

static Value list_get_item(World *world, Value v, Value index) {
    List *list = value_list(v);
    if (value_is_small(index)) {
        int64_t n = value_small(index);
        if (n < 0) n += list->size;
        if (n >= 0 && n < list->size) return value_keep(list->items[n]);
        return raise_error(world, T_INDEX_ERROR, "list index out of range");
    }
    if (value_is_kind(index, T_SLICE)) return list_slice(world, list, index);
    if (!value_is_index(world, index)) return raise_index_type(world, index);
    int64_t n;
    if (!index_resolve(world, index, list->size, "list index out of range", &n)) return ABSENT;
    return value_keep(list->items[n]);
}

// ---- writing -----------------------------------------------------------------------------------------------

// Replaces [start, stop) by `count` items (kept). What goes is dropped last, when the list is whole again.
static bool list_splice(World *world, List *list, int64_t start, int64_t stop, const Value *items, uint32_t count) {
    uint32_t gone = (uint32_t)(stop - start);
    Value *old = gone ? block_new(world, gone * sizeof(Value)) : NULL;
    if (gone && !old) return false;
    if (gone) memcpy(old, list->items + start, gone * sizeof(Value));
    if (count > gone && !list_reserve(world, list, (uint64_t)list->size - gone + count)) {
        block_free(world, old, gone * sizeof(Value));
        return false;
    }
    size_t behind = list->size - (size_t)stop;
    if (behind) memmove(list->items + start + count, list->items + stop, behind * sizeof(Value));
    list->size = list->size - gone + count;
    for (uint32_t i = 0; i < count; i++) list->items[start + i] = value_keep(items[i]);
    for (uint32_t i = gone; i-- > 0;) value_drop(world, old[i]);
    block_free(world, old, gone * sizeof(Value));
    return true;
}

// Deletes every step'th item.
static bool list_delete_stepped(World *world, List *list, int64_t start, int64_t step, int64_t count) {
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    Value *old = block_new(world, (size_t)count * sizeof(Value));
    if (!old) return false;
    int64_t to = start, taken = 0;
    for (int64_t i = start; i < list->size; i++) {
        bool gone = taken < count && i == start + taken * step;
        if (gone) old[taken++] = list->items[i];
        else list->items[to++] = list->items[i];
    }
    list->size = (uint32_t)to;
    for (int64_t i = 0; i < count; i++) value_drop(world, old[i]);
    block_free(world, old, (size_t)count * sizeof(Value));
    return true;
}

static bool list_assign_stepped(World *world, List *list, int64_t start, int64_t step, int64_t count, List *from) {
    if (from->size != count) {
        raise_error(world, T_VALUE_ERROR, "attempt to assign sequence of size %u to extended slice of size %lld",
                    from->size, (long long)count);
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        value_replace_take(world, &list->items[start + i * step], value_keep(from->items[i]));
    }
    return true;
}

static Value slice_source(World *world, Value value) {
    if (operate_is_iterable(world, value)) return list_from_any(world, value);
    return raise_error(world, T_TYPE_ERROR, "must assign iterable to extended slice");
}

static bool list_set_slice(World *world, List *list, Value slice, Value value) {
    int64_t start, step, count;
    if (!slice_resolve(world, slice, list->size, &start, &step, &count)) return false;
    if (value_is_absent(value)) {
        if (count <= 0) return true;
        if (step == 1) return list_splice(world, list, start, start + count, NULL, 0);
        return list_delete_stepped(world, list, start, step, count);
    }
    Value source = slice_source(world, value);
    if (value_is_absent(source)) return false;
    List *from = value_list(source);
    bool done = slice_resolve(world, slice, list->size, &start, &step, &count) &&
                (step == 1 ? list_splice(world, list, start, start + count, from->items, from->size)
                           : list_assign_stepped(world, list, start, step, count, from));
    value_drop(world, source);
    return done;
}

static bool list_set_item(World *world, Value v, Value index, Value value) {
    List *list = value_list(v);
    if (value_is_kind(index, T_SLICE)) return list_set_slice(world, list, index, value);
    if (!value_is_index(world, index)) return raise_index_type(world, index), false;
    int64_t n;
    if (!index_resolve(world, index, list->size, "list assignment index out of range", &n)) return false;
    if (value_is_absent(value)) value_drop(world, list_pop(world, list, (uint32_t)n));
    else value_replace_take(world, &list->items[n], value_keep(value));
    return true;
}

// ---- operators ---------------------------------------------------------------------------------------------

static Value list_concat(World *world, List *a, List *b) {
    if ((uint64_t)a->size + b->size > UINT32_MAX) return raise_memory(world);
    Value result = list_new(world, a->size + b->size);
    if (value_is_absent(result)) return ABSENT;
    List *into = value_list(result);
    for (uint32_t i = 0; i < a->size; i++) into->items[into->size++] = value_keep(a->items[i]);
    for (uint32_t i = 0; i < b->size; i++) into->items[into->size++] = value_keep(b->items[i]);
    world_charge(world, into->size);
    return result;
}

// Appends the first `size` items so often that the list counts `times` times as many.
static bool list_repeat(World *world, List *list, uint32_t size, int64_t times) {
    if (times > UINT32_MAX || (uint64_t)size * (uint64_t)times > UINT32_MAX) return raise_memory(world), false;
    uint64_t total = (uint64_t)size * (uint64_t)times;
    if (!list_reserve(world, list, total)) return false;
    for (uint64_t i = size; i < total; i++) list->items[i] = value_keep(list->items[i - size]);
    list->size = (uint32_t)total;
    world_charge(world, total);
    return true;
}

static Value list_times(World *world, List *list, Value count) {
    int64_t times;
    if (!sequence_repeat_count(world, count, &times)) return ABSENT;
    if (!times || !list->size) return list_new(world, 0);
    if ((uint64_t)times > UINT32_MAX / list->size) return raise_memory(world);
    Value result = list_new(world, (uint32_t)(list->size * (uint64_t)times));
    if (value_is_absent(result)) return ABSENT;
    List *into = value_list(result);
    for (uint32_t i = 0; i < list->size; i++) into->items[into->size++] = value_keep(list->items[i]);
    if (list_repeat(world, into, list->size, times)) return result;
    value_drop(world, result);
    return ABSENT;
}

static Value list_binary(World *world, Value a, Value b, int op) {
    if (op == OPERATOR_ADD && value_is_kind(a, T_LIST)) {
        if (value_is_kind(b, T_LIST)) return list_concat(world, value_list(a), value_list(b));
        return NOT_IMPLEMENTED;
    }
    if (op != OPERATOR_MUL) return NOT_IMPLEMENTED;
    Value list = value_is_kind(a, T_LIST) ? a : b, count = value_is_kind(a, T_LIST) ? b : a;
    return value_is_index(world, count) ? list_times(world, value_list(list), count) : NOT_IMPLEMENTED;
}

// list += iterable; the interpreter sees to iterables that are not plain before (consume_into_list).
static bool list_extend_any(World *world, List *list, Value iterable) {
    Value items = value_is_plain_iterable(iterable) ? value_keep(iterable) : list_from_any(world, iterable);
    if (value_is_absent(items)) return false;
    bool done = list_extend_plain(world, list, items);
    value_drop(world, items);
    return done;
}

static Value list_inplace(World *world, Value a, Value b, int op) {
    List *list = value_list(a);
    if (op == OPERATOR_ADD) return list_extend_any(world, list, b) ? value_keep(a) : ABSENT;
    if (op != OPERATOR_MUL || !value_is_index(world, b)) return NOT_IMPLEMENTED;
    int64_t times;
    if (!sequence_repeat_count(world, b, &times)) return ABSENT;
    if (!times) list_clear(world, list);
    else if (list->size && !list_repeat(world, list, list->size, times)) return ABSENT;
    return value_keep(a);
}

// ---- methods -----------------------------------------------------------------------------------------------

static NATIVE_FN(method_append) {
    return list_append(world, value_list(self), args[0]) ? NONE : ABSENT;
}

static NATIVE_FN(method_extend) {
    return consume_into_list(world, self, args[0], NONE);
}

static NATIVE_FN(method_insert) {
    int64_t index;
    if (!object_as_index(world, args[0], &index)) return ABSENT;
    return list_insert(world, value_list(self), index, args[1]) ? NONE : ABSENT;
}

static NATIVE_FN(method_pop) {
    List *list = value_list(self);
    if (!list->size) {
        int64_t checked;
        if (!value_is_absent(args[0]) && !object_as_index(world, args[0], &checked)) return ABSENT;
        return raise_error(world, T_INDEX_ERROR, "pop from empty list");
    }
    int64_t index = list->size - 1;
    if (!value_is_absent(args[0]) && !index_resolve(world, args[0], list->size, "pop index out of range", &index)) return ABSENT;
    return list_pop(world, list, (uint32_t)index);
}

static NATIVE_FN(method_remove) {
    int64_t index = sequence_find(world, self, args[0], 0, INT64_MAX);
    if (index == -2) return ABSENT;
    if (index < 0 || index >= value_list(self)->size) return raise_error(world, T_VALUE_ERROR, "list.remove(x): x not in list");
    value_drop(world, list_pop(world, value_list(self), (uint32_t)index));
    return NONE;
}

static NATIVE_FN(method_index) {
    return sequence_index(world, self, args, NULL);
}

static NATIVE_FN(method_count) {
    int64_t count = sequence_count(world, self, args[0]);
    return count < 0 ? ABSENT : value_from_small(count);
}

static NATIVE_FN(method_reverse) {
    List *list = value_list(self);
    for (uint32_t i = 0, j = list->size; i + 1 < j; i++) {
        Value t = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = t;
    }
    world_charge(world, list->size);
    return NONE;
}

static NATIVE_FN(method_copy) {
    return list_from(world, value_list(self)->items, value_list(self)->size);
}

static NATIVE_FN(method_clear) {
    list_clear(world, value_list(self));
    return NONE;
}

static NATIVE_FN(method_class_getitem) {
    return generic_alias_new(world, self, args[0]);
}

static NATIVE_FN(method_reversed) {
    return list_reverse_iterator_new(world, self);
}

// ---- sort --------------------------------------------------------------------------------------------------

static NATIVE_FN(method_sort) {
    int reverse = value_is_absent(args[1]) ? 0 : object_truth(world, args[1]);
    return reverse < 0 ? ABSENT : list_sort_step(world, self, args[0], reverse);
}

static const NativeDef list_methods[] = {
    {.name = "append", .fn = method_append, .min = 1, .max = 1, .doc = "Append object to the end of the list."},
    {.name = "clear", .fn = method_clear, .doc = "Remove all items from list."},
    {.name = "copy", .fn = method_copy, .doc = "Return a shallow copy of the list."},
    {.name = "count", .fn = method_count, .min = 1, .max = 1, .doc = "Return number of occurrences of value."},
    {.name = "extend", .fn = method_extend, .min = 1, .max = 1, .doc = "Extend list by appending elements from the iterable."},
    {.name = "index", .fn = method_index, .min = 1, .max = 3, .doc = "Return first index of value."},
    {.name = "insert", .fn = method_insert, .min = 2, .max = 2, .doc = "Insert object before index."},
    {.name = "pop", .fn = method_pop, .min = 0, .max = 1, .doc = "Remove and return item at index (default last)."},
    {.name = "remove", .fn = method_remove, .min = 1, .max = 1, .doc = "Remove first occurrence of value."},
    {.name = "reverse", .fn = method_reverse, .doc = "Reverse *IN PLACE*."},
    {.name = "sort", .fn = method_sort, .max = 2, .names = "* key reverse", .doc = "Sort the list in ascending order and return None."},
    {.name = "__reversed__", .fn = method_reversed, .doc = "Return a reverse iterator over the list."},
    {.name = "__class_getitem__", .fn = method_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"},
    {0},
};

const TypeOps ops_LIST = {
    .size = sizeof(List), .dispose = list_dispose, .visit = list_visit, .clear = list_clear_obj, .repr = list_repr,
    .length = list_length, .unhashable = true, .compare = list_compare, .binary = list_binary, .inplace = list_inplace,
    .get_item = list_get_item, .set_item = list_set_item, .contains = list_contains, .iterate = list_iterator_new,
    .construct = list_construct, .init = list_init, .methods = list_methods,
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
           "The argument must be an iterable if specified.",
};
