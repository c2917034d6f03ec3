// list_iterator.c - the iterators of list and tuple.
#include "vm/iterate.h"
#include "vm/native.h"
#include "vm/sequence.h"

static Value iterator_new(World *world, TypeId kind, Value sequence, uint32_t index) {
    ListIterator *it = heap_new(world, world->types[kind], sizeof(ListIterator));
    if (!it) return ABSENT;
    it->sequence = value_keep(sequence);
    it->index = index;
    return value_from_obj(it);
}

Value list_iterator_new(World *world, Value sequence) {
    return iterator_new(world, value_is_kind(sequence, T_LIST) ? T_LIST_ITERATOR : T_TUPLE_ITERATOR, sequence, 0);
}

Value list_reverse_iterator_new(World *world, Value list) {
    return iterator_new(world, T_LIST_REVERSE_ITERATOR, list, value_list(list)->size);
}

static void iterator_dispose(World *world, Obj *obj) {
    value_drop(world, ((ListIterator *)obj)->sequence);
    heap_free(world, obj, sizeof(ListIterator));
}

static void iterator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    if (!value_is_absent(((ListIterator *)obj)->sequence)) visit(context, ((ListIterator *)obj)->sequence);
}

static Value iterator_end(World *world, ListIterator *it) {
    value_replace_take(world, &it->sequence, ABSENT);
    return EXHAUSTED;
}

static Value list_next(World *world, Value v) {
    ListIterator *it = (ListIterator *)value_obj(v);
    if (value_is_absent(it->sequence)) return EXHAUSTED;
    List *list = value_list(it->sequence);
    return it->index < list->size ? value_keep(list->items[it->index++]) : iterator_end(world, it);
}

static Value tuple_next(World *world, Value v) {
    ListIterator *it = (ListIterator *)value_obj(v);
    if (value_is_absent(it->sequence)) return EXHAUSTED;
    Tuple *tuple = value_tuple(it->sequence);
    return it->index < tuple->size ? value_keep(tuple->items[it->index++]) : iterator_end(world, it);
}

// `index` is one past the next item.
static Value list_previous(World *world, Value v) {
    ListIterator *it = (ListIterator *)value_obj(v);
    if (value_is_absent(it->sequence)) return EXHAUSTED;
    List *list = value_list(it->sequence);
    return it->index > 0 && it->index <= list->size ? value_keep(list->items[--it->index]) : iterator_end(world, it);
}

static NATIVE_FN(length_hint) {
    ListIterator *it = (ListIterator *)value_obj(self);
    if (value_is_absent(it->sequence)) return value_from_small(0);
    if (it->head.kind == T_LIST_REVERSE_ITERATOR) return value_from_small(it->index);
    uint32_t size = it->head.kind == T_LIST_ITERATOR ? value_list(it->sequence)->size : value_tuple(it->sequence)->size;
    return value_from_small(it->index < size ? size - it->index : 0);
}

static const NativeDef methods[] = {
    {.name = "__length_hint__", .fn = length_hint, .doc = "Private method returning an estimate of len(list(it))."},
    {0},
};

const TypeOps ops_LIST_ITERATOR = {
    .size = sizeof(ListIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self,
    .next = list_next, .methods = methods,
};

const TypeOps ops_LIST_REVERSE_ITERATOR = {
    .size = sizeof(ListIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self,
    .next = list_previous, .methods = methods,
};

const TypeOps ops_TUPLE_ITERATOR = {
    .size = sizeof(ListIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self,
    .next = tuple_next, .methods = methods,
};
