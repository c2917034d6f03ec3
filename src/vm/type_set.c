// type_set.c - set and frozenset: operators, methods and the iterator. The table is in set.c, the algebra in set_algebra.c.
#include "vm/set.h"

#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/generic_alias.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static void set_clear_obj(World *world, Obj *obj) {
    set_clear(world, value_from_obj(obj));
}

// ---- filling -----------------------------------------------------------------------------------------------

enum { FILL_SET, FILL_RESULT };   // the consumer's state; FILL_RESULT ABSENT: the set

static Took fill_item(World *world, Value *state, Value item) {
    bool done = set_add(world, state[FILL_SET], item);
    value_drop(world, item);
    return done ? TOOK_ITEM : TOOK_ERROR;
}

static Value fill_finish(World *world, Value *state) {
    (void)world;
    return value_keep(value_is_absent(state[FILL_RESULT]) ? state[FILL_SET] : state[FILL_RESULT]);
}

static const Consumer consumer_set = {.about = "set", .item = fill_item, .finish = fill_finish};

// Adds all of an iterable; the value is `result`.
static Value update_step(World *world, Value set, Value iterable, Value result) {
    if (value_is_set(iterable) || value_is_plain_iterable(iterable)) {
        if (!set_update_plain(world, set, iterable)) return ABSENT;
        return value_keep(value_is_absent(result) ? set : result);
    }
    return consume(world, &consumer_set, iterable, (Value[]){set, result}, 2);
}

static Value construct(World *world, Value self, const char *name, const Value *args, int nargs, Value kwnames) {
    Type *type = value_type(self);
    if (!args_check_positional(world, name, 0, 1, nargs, kwnames)) return ABSENT;
    if (nargs && type == world->types[T_FROZENSET] && value_is_exact(args[0], T_FROZENSET)) return value_keep(args[0]);
    Value set = set_new_of(world, type);
    if (value_is_absent(set) || !nargs) return set;
    Value result = update_step(world, set, args[0], ABSENT);
    value_drop(world, set);
    return result;
}

static NATIVE_FN(set_construct) { return construct(world, self, "set", args, nargs, kwnames); }
static NATIVE_FN(frozenset_construct) { return construct(world, self, "frozenset", args, nargs, kwnames); }

static NATIVE_FN(set_init) {
    if (!args_check_positional(world, "set", 0, 1, nargs, kwnames)) return ABSENT;
    set_clear(world, self);
    return nargs ? update_step(world, self, args[0], NONE) : NONE;
}

// ---- reading -----------------------------------------------------------------------------------------------

static bool repr_members(World *world, Buf *buf, Value v) {
    Value list = list_from_plain(world, v);
    if (value_is_absent(list)) return false;
    bool done = true;
    for (uint32_t i = 0; done && i < value_list(list)->size; i++) {
        if (i) buf_add_text(buf, ", ");
        done = repr_add(world, buf, value_list(list)->items[i]);
    }
    value_drop(world, list);
    return done;
}

static Value set_repr(World *world, Value v) {
    const char *name = type_name(world, v);
    bool bare = value_is_exact(v, T_SET);
    if (!set_count(v)) return str_format(world, "%s()", name);
    if (!repr_enter(world, v)) return str_format(world, "%s(...)", name);
    Buf buf = BUF_INIT;
    if (!bare) buf_add_format(&buf, "%s(", name);
    buf_add_byte(&buf, '{');
    bool done = repr_members(world, &buf, v);
    repr_leave(world, v);
    buf_add_text(&buf, bare ? "}" : "})");
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static int64_t set_length(World *world, Value v) {
    (void)world;
    return set_count(v);
}

static bool frozenset_hash(World *world, Value v, uint64_t *hash) {
    *hash = set_hash(world, v);
    return true;
}

static Value set_compare(World *world, Value a, Value b, int op) {
    if (!value_is_set(a) || !value_is_set(b)) return NOT_IMPLEMENTED;
    uint32_t x = set_count(a), y = set_count(b);
    int truth;
    switch (op) {
    case COMPARE_EQ: case COMPARE_NE: truth = x == y ? set_is_subset(world, a, b) : 0; break;
    case COMPARE_LT: truth = x < y ? set_is_subset(world, a, b) : 0; break;
    case COMPARE_LE: truth = set_is_subset(world, a, b); break;
    case COMPARE_GT: truth = x > y ? set_is_subset(world, b, a) : 0; break;
    default: truth = set_is_subset(world, b, a); break;
    }
    return truth < 0 ? ABSENT : value_from_bool(op == COMPARE_NE ? !truth : truth);
}

static Value set_binary(World *world, Value a, Value b, int op) {
    if (!value_is_set(a) || !value_is_set(b)) return NOT_IMPLEMENTED;
    switch (op) {
    case OPERATOR_OR: return set_union(world, a, b);
    case OPERATOR_AND: return set_intersection(world, a, b);
    case OPERATOR_SUB: return set_difference(world, a, b);
    case OPERATOR_XOR: return set_symmetric_difference(world, a, b);
    default: return NOT_IMPLEMENTED;
    }
}

static Value set_inplace(World *world, Value a, Value b, int op) {
    if (!value_is_set(b)) return NOT_IMPLEMENTED;
    bool done;
    switch (op) {
    case OPERATOR_OR: done = set_update_plain(world, a, b); break;
    case OPERATOR_AND: done = set_intersection_update(world, a, b); break;
    case OPERATOR_SUB: done = set_difference_update(world, a, b); break;
    case OPERATOR_XOR: done = set_symmetric_difference_update(world, a, b); break;
    default: return NOT_IMPLEMENTED;
    }
    return done ? value_keep(a) : ABSENT;
}

// ---- methods with any iterables: those that are not plain become lists first, in Python --------------------

typedef Value (*Combine)(World *world, Value set, Value other);
typedef bool (*Update)(World *world, Value set, Value other);

// Can C run through all of them? If not, hidden `set_call` makes lists of them and calls the method `name` again.
static bool all_plain(const Value *args, int nargs) {
    for (int i = 0; i < nargs; i++) {
        if (!value_is_set(args[i]) && !value_is_plain_iterable(args[i])) return false;
    }
    return true;
}

static Value call_with_lists(World *world, Value self, const char *name, const Value *args, int nargs) {
    Value tuple = tuple_from(world, args, (uint32_t)nargs), text = str_from_c(world, name), result = ABSENT;
    if (!value_is_absent(tuple) && !value_is_absent(text)) {
        result = vm_tail_hidden(world, "set_call", (Value[]){self, text, tuple}, 3);
    }
    value_drop(world, tuple);
    value_drop(world, text);
    return result;
}

static bool no_keywords(World *world, const char *name, Value kwnames) {
    if (value_is_absent(kwnames) || !value_tuple(kwnames)->size) return true;
    raise_error(world, T_TYPE_ERROR, "set.%s() takes no keyword arguments", name);
    return false;
}

// Like setobject.c's: the first step makes a new set, the others change it (`go_on`) or make the next one (`with`).
static Value combine(World *world, Value self, const char *name, const Value *args, int nargs, Value kwnames, Combine with,
                     Update go_on) {
    if (!no_keywords(world, name, kwnames)) return ABSENT;
    if (!all_plain(args, nargs)) return call_with_lists(world, self, name, args, nargs);
    Value result = nargs ? with(world, self, args[0]) : set_copy(world, self);
    for (int i = 1; i < nargs && !value_is_absent(result); i++) {
        Value next = go_on ? value_keep(result) : with(world, result, args[i]);
        bool skip = !go_on || (with == set_union && value_is(self, args[i]));
        bool done = skip || go_on(world, result, args[i]);
        value_drop(world, result);
        result = next;
        if (done) continue;
        value_drop(world, result);
        return ABSENT;
    }
    return result;
}

static Value update(World *world, Value self, const char *name, const Value *args, int nargs, Value kwnames, Update with) {
    if (!no_keywords(world, name, kwnames)) return ABSENT;
    if (!all_plain(args, nargs)) return call_with_lists(world, self, name, args, nargs);
    for (int i = 0; i < nargs; i++) {
        if (!with(world, self, args[i])) return ABSENT;
    }
    return NONE;
}

static NATIVE_FN(method_union) { return combine(world, self, "union", args, nargs, kwnames, set_union, set_update_plain); }
static NATIVE_FN(method_intersection) { return combine(world, self, "intersection", args, nargs, kwnames, set_intersection, NULL); }
static NATIVE_FN(method_difference) {
    return combine(world, self, "difference", args, nargs, kwnames, set_difference, set_difference_update);
}
static NATIVE_FN(method_symmetric_difference) {
    return combine(world, self, "symmetric_difference", args, 1, ABSENT, set_symmetric_difference, NULL);
}
static NATIVE_FN(method_difference_update) {
    return update(world, self, "difference_update", args, nargs, kwnames, set_difference_update);
}
static NATIVE_FN(method_symmetric_difference_update) {
    return update(world, self, "symmetric_difference_update", args, 1, ABSENT, set_symmetric_difference_update);
}

// update(generator) adds while it goes; several that are not plain go through lists.
static NATIVE_FN(method_update) {
    if (nargs == 1 && no_keywords(world, "update", kwnames)) return update_step(world, self, args[0], NONE);
    return update(world, self, "update", args, nargs, kwnames, set_update_plain);
}

// Nothing changes before all of them are intersected.
static NATIVE_FN(method_intersection_update) {
    if (!no_keywords(world, "intersection_update", kwnames)) return ABSENT;
    if (!all_plain(args, nargs)) return call_with_lists(world, self, "intersection_update", args, nargs);
    Value result = combine(world, self, "intersection", args, nargs, ABSENT, set_intersection, NULL);
    if (value_is_absent(result)) return ABSENT;
    set_swap(self, result);
    value_drop(world, result);
    return NONE;
}

// ---- methods that ask --------------------------------------------------------------------------------------

// `other` as a set: itself, or a new one of its items.
static Value as_set(World *world, Value other) {
    if (value_is_set(other)) return value_keep(other);
    Value set = set_new(world, false);
    if (value_is_absent(set) || set_update_plain(world, set, other)) return set;
    value_drop(world, set);
    return ABSENT;
}

static Value ask(World *world, Value self, const char *name, Value arg, int (*question)(World *, Value, Value), bool swap) {
    if (!all_plain(&arg, 1)) return call_with_lists(world, self, name, &arg, 1);
    Value other = as_set(world, arg);
    if (value_is_absent(other)) return ABSENT;
    int truth = swap ? question(world, other, self) : question(world, self, other);
    value_drop(world, other);
    return truth < 0 ? ABSENT : value_from_bool(truth);
}

static NATIVE_FN(method_issubset) { return ask(world, self, "issubset", args[0], set_is_subset, false); }
static NATIVE_FN(method_issuperset) { return ask(world, self, "issuperset", args[0], set_is_subset, true); }
static NATIVE_FN(method_isdisjoint) { return ask(world, self, "isdisjoint", args[0], set_is_disjoint, false); }

// ---- methods that change one member ------------------------------------------------------------------------

static NATIVE_FN(method_add) {
    return set_add(world, self, args[0]) ? NONE : ABSENT;
}

static NATIVE_FN(method_discard) {
    return set_discard(world, self, args[0]) < 0 ? ABSENT : NONE;
}

static NATIVE_FN(method_remove) {
    int gone = set_discard(world, self, args[0]);
    if (!gone) raise_with_take(world, T_KEY_ERROR, value_keep(args[0]));
    return gone > 0 ? NONE : ABSENT;
}

static NATIVE_FN(method_pop) { return set_pop(world, self); }

static NATIVE_FN(method_clear) {
    set_clear(world, self);
    return NONE;
}

static NATIVE_FN(method_copy) {
    return value_is_exact(self, T_FROZENSET) ? value_keep(self) : set_copy(world, self);
}

static NATIVE_FN(method_class_getitem) { return generic_alias_new(world, self, args[0]); }

#define SHARED_METHODS                                                                                              \
    {.name = "copy", .fn = method_copy, .doc = "Return a shallow copy of a set."},                                 \
    {.name = "difference", .fn = method_difference, .max = -1, .doc = "Return a new set with elements in the set that are not in the others."}, \
    {.name = "intersection", .fn = method_intersection, .max = -1, .doc = "Return a new set with elements common to the set and all others."}, \
    {.name = "isdisjoint", .fn = method_isdisjoint, .min = 1, .max = 1, .doc = "Return True if two sets have a null intersection."}, \
    {.name = "issubset", .fn = method_issubset, .min = 1, .max = 1, .doc = "Report whether another set contains this set."}, \
    {.name = "issuperset", .fn = method_issuperset, .min = 1, .max = 1, .doc = "Report whether this set contains another set."}, \
    {.name = "symmetric_difference", .fn = method_symmetric_difference, .min = 1, .max = 1,                        \
     .doc = "Return a new set with elements in either the set or other but not both."},                            \
    {.name = "union", .fn = method_union, .max = -1, .doc = "Return a new set with elements from the set and all others."}, \
    {.name = "__class_getitem__", .fn = method_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"}

static const NativeDef set_methods[] = {
    SHARED_METHODS,
    {.name = "add", .fn = method_add, .min = 1, .max = 1, .doc = "Add an element to a set."},
    {.name = "clear", .fn = method_clear, .doc = "Remove all elements from this set."},
    {.name = "difference_update", .fn = method_difference_update, .max = -1, .doc = "Update the set, removing elements found in others."},
    {.name = "discard", .fn = method_discard, .min = 1, .max = 1, .doc = "Remove an element from a set if it is a member."},
    {.name = "intersection_update", .fn = method_intersection_update, .max = -1,
     .doc = "Update the set, keeping only elements found in it and all others."},
    {.name = "pop", .fn = method_pop, .doc = "Remove and return an arbitrary set element."},
    {.name = "remove", .fn = method_remove, .min = 1, .max = 1, .doc = "Remove an element from a set; it must be a member."},
    {.name = "symmetric_difference_update", .fn = method_symmetric_difference_update, .min = 1, .max = 1,
     .doc = "Update the set, keeping only elements found in either set, but not in both."},
    {.name = "update", .fn = method_update, .max = -1, .doc = "Update the set, adding elements from all others."},
    {0},
};

static const NativeDef frozenset_methods[] = {SHARED_METHODS, {0}};

// ---- the iterator ------------------------------------------------------------------------------------------

typedef struct SetIterator {
    Obj head;
    Value set;          // ABSENT when exhausted
    uint64_t at;
    uint32_t count;     // what the set must still count
    uint32_t left;
} SetIterator;

static Value set_iterate(World *world, Value v) {
    SetIterator *it = heap_new_of(world, SET_ITERATOR, SetIterator);
    if (!it) return ABSENT;
    it->set = value_keep(v);
    it->at = 0;
    it->count = it->left = set_count(v);
    return value_from_obj(it);
}

static void iterator_dispose(World *world, Obj *obj) {
    value_drop(world, ((SetIterator *)obj)->set);
    heap_free(world, obj, sizeof(SetIterator));
}

static void iterator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    if (!value_is_absent(((SetIterator *)obj)->set)) visit(context, ((SetIterator *)obj)->set);
}

static Value iterator_next(World *world, Value v) {
    SetIterator *it = (SetIterator *)value_obj(v);
    if (value_is_absent(it->set)) return EXHAUSTED;
    if (it->count != set_count(it->set)) {
        it->count = UINT32_MAX;
        return raise_error(world, T_RUNTIME_ERROR, "Set changed size during iteration");
    }
    Value key;
    if (set_next(it->set, &it->at, &key)) {
        it->left--;
        return value_keep(key);
    }
    value_replace_take(world, &it->set, ABSENT);
    return EXHAUSTED;
}

static NATIVE_FN(length_hint) {
    SetIterator *it = (SetIterator *)value_obj(self);
    bool valid = !value_is_absent(it->set) && it->count == set_count(it->set);
    return value_from_small(valid ? it->left : 0);
}

static const NativeDef iterator_methods[] = {
    {.name = "__length_hint__", .fn = length_hint, .doc = "Private method returning an estimate of len(list(it))."},
    {0},
};

const TypeOps ops_SET_ITERATOR = {
    .size = sizeof(SetIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self,
    .next = iterator_next, .methods = iterator_methods,
};

// sizeof(Set) is set.c's.
const TypeOps ops_SET = {
    .size = SET_SIZE, .dispose = set_dispose, .visit = set_visit, .clear = set_clear_obj, .repr = set_repr,
    .length = set_length, .unhashable = true, .compare = set_compare, .binary = set_binary, .inplace = set_inplace,
    .contains = set_contains, .iterate = set_iterate, .construct = set_construct, .init = set_init, .methods = set_methods,
    .doc = "Build an unordered collection of unique elements.",
};

const TypeOps ops_FROZENSET = {
    .size = SET_SIZE, .dispose = set_dispose, .visit = set_visit, .repr = set_repr, .length = set_length,
    .hash = frozenset_hash, .compare = set_compare, .binary = set_binary, .contains = set_contains,
    .iterate = set_iterate, .construct = frozenset_construct, .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
};
