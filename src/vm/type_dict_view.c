// type_dict_view.c - dict_keys, dict_values, dict_items, their iterators, and mappingproxy.
#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/dict.h"
#include "vm/generic_alias.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/set.h"

static inline DictView *value_view(Value v) { return (DictView *)value_obj(v); }
static inline Dict *view_dict(Value v) { return value_dict(value_view(v)->dict); }

Value dict_view_new(World *world, TypeId kind, Value dict) {
    DictView *view = heap_new(world, world->types[kind], sizeof(DictView));
    if (!view) return ABSENT;
    view->dict = value_keep(dict);
    return value_from_obj(view);
}

static void view_dispose(World *world, Obj *obj) {
    value_drop(world, ((DictView *)obj)->dict);
    heap_free(world, obj, sizeof(DictView));
}

static void view_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((DictView *)obj)->dict);
}

static int64_t view_length(World *world, Value v) {
    (void)world;
    return view_dict(v)->count;
}

// dict_keys([...]): the type's name and a list of the items.
static Value view_repr(World *world, Value v) {
    Buf buf = BUF_INIT;
    if (!repr_enter(world, v)) return str_from_c(world, "...");
    Value list = list_from_plain(world, v);
    bool done = !value_is_absent(list);
    buf_add_format(&buf, "%s(", type_name(world, v));
    done = done && repr_add(world, &buf, list);
    buf_add_byte(&buf, ')');
    value_drop(world, list);
    repr_leave(world, v);
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static TypeId iterator_kind(Value view, bool backwards) {
    switch (value_kind(view)) {
    case T_DICT_KEYS: return backwards ? T_DICT_REVERSE_ITERATOR : T_DICT_ITERATOR;
    case T_DICT_VALUES: return backwards ? T_DICT_REVERSE_VALUE_ITERATOR : T_DICT_VALUE_ITERATOR;
    default: return backwards ? T_DICT_REVERSE_ITEM_ITERATOR : T_DICT_ITEM_ITERATOR;
    }
}

static Value view_iterate(World *world, Value v) {
    return dict_iterator_new(world, iterator_kind(v, false), value_view(v)->dict, false);
}

static NATIVE_FN(view_reversed) {
    return dict_iterator_new(world, iterator_kind(self, true), value_view(self)->dict, true);
}

static Value mapping_of(World *world, Value v) {
    return dict_view_new(world, T_MAPPING_PROXY, value_view(v)->dict);
}

// ---- the set-like ones -------------------------------------------------------------------------------------

static int keys_contains(World *world, Value v, Value key) {
    int32_t index = dict_find(world, view_dict(v), key);
    return index == -2 ? -1 : index >= 0;
}

static int items_contains(World *world, Value v, Value item) {
    if (!value_is_kind(item, T_TUPLE) || value_tuple(item)->size != 2) return 0;
    Value value = dict_get_borrowed(world, view_dict(v), value_tuple(item)->items[0]);
    if (value_is_absent(value)) return value_is_absent(world->raised) ? 0 : -1;
    value_keep(value);
    int equal = object_equal(world, value, value_tuple(item)->items[1]);
    value_drop(world, value);
    return equal;
}

static bool is_set_like(Value v) {
    return value_is_set(v) || value_is_kind(v, T_DICT_KEYS) || value_is_kind(v, T_DICT_ITEMS);
}

// Is every item of `a` in `b`?
static int all_in(World *world, Value a, Value b) {
    Value list = list_from_plain(world, a);
    if (value_is_absent(list)) return -1;
    int found = 1;
    for (uint32_t i = 0; found > 0 && i < value_list(list)->size; i++) {
        found = object_contains(world, b, value_list(list)->items[i]);
    }
    value_drop(world, list);
    return found;
}

static Value set_like_compare(World *world, Value a, Value b, int op) {
    if (!is_set_like(a) || !is_set_like(b)) return NOT_IMPLEMENTED;
    int64_t x = object_length(world, a), y = object_length(world, b);
    int truth;
    switch (op) {
    case COMPARE_EQ: case COMPARE_NE: truth = x == y ? all_in(world, a, b) : 0; break;
    case COMPARE_LT: truth = x < y ? all_in(world, a, b) : 0; break;
    case COMPARE_LE: truth = x <= y ? all_in(world, a, b) : 0; break;
    case COMPARE_GT: truth = x > y ? all_in(world, b, a) : 0; break;
    default: truth = x >= y ? all_in(world, b, a) : 0; break;
    }
    return truth < 0 ? ABSENT : value_from_bool(op == COMPARE_NE ? !truth : truth);
}

// Any iterable as one that C can run through.
static Value operand(World *world, Value v) {
    return value_is_plain_iterable(v) ? value_keep(v) : list_from_any(world, v);
}

// Follows dictviews_and: the result collects those of the other side that are in the view.
static Value view_and(World *world, Value view, Value other) {
    bool swap = is_set_like(other) && !value_is_set(other) && object_length(world, other) > view_length(world, view);
    if (value_is_set(other) && set_count(other) >= view_dict(view)->count) {
        Value set = set_new(world, false);
        if (!value_is_absent(set) && set_update_plain(world, set, view)) {
            Value result = set_intersection(world, set, other);
            value_drop(world, set);
            return result;
        }
        value_drop(world, set);
        return ABSENT;
    }
    Value walked = operand(world, swap ? view : other), asked = swap ? other : view;
    Value items = value_is_absent(walked) ? ABSENT : list_from_plain(world, walked);
    Value result = value_is_absent(items) ? ABSENT : set_new(world, false);
    for (uint32_t i = 0; !value_is_absent(result) && i < value_list(items)->size; i++) {
        Value item = value_list(items)->items[i];
        int found = object_contains(world, asked, item);
        if (found == 0 || (found > 0 && set_add(world, result, item))) continue;
        value_drop(world, result);
        result = ABSENT;
    }
    value_drop(world, items);
    value_drop(world, walked);
    return result;
}

// The others begin as set(left) and update it.
static Value view_algebra(World *world, Value a, Value b, int op) {
    Value left = operand(world, a), right = value_is_absent(left) ? ABSENT : operand(world, b);
    Value result = value_is_absent(right) ? ABSENT : set_new(world, false);
    if (!value_is_absent(result)) {
        bool done = set_update_plain(world, result, left);
        if (op == OPERATOR_OR) done = done && set_update_plain(world, result, right);
        else if (op == OPERATOR_SUB) done = done && set_difference_update(world, result, right);
        else done = done && set_symmetric_difference_update(world, result, right);
        if (!done) {
            value_drop(world, result);
            result = ABSENT;
        }
    }
    value_drop(world, left);
    value_drop(world, right);
    return result;
}

static Value set_like_binary(World *world, Value a, Value b, int op) {
    if (op != OPERATOR_OR && op != OPERATOR_AND && op != OPERATOR_SUB && op != OPERATOR_XOR) return NOT_IMPLEMENTED;
    bool left = value_is_kind(a, T_DICT_KEYS) || value_is_kind(a, T_DICT_ITEMS);
    if (op == OPERATOR_AND) return view_and(world, left ? a : b, left ? b : a);
    return view_algebra(world, a, b, op);
}

static NATIVE_FN(view_isdisjoint) {
    Value common = view_and(world, self, args[0]);
    if (value_is_absent(common)) return ABSENT;
    bool none = !set_count(common);
    value_drop(world, common);
    return value_from_bool(none);
}

static const NativeDef set_like_methods[] = {
    {.name = "isdisjoint", .fn = view_isdisjoint, .min = 1, .max = 1, .doc = "Return True if the view and the given iterable have a null intersection."},
    {.name = "__reversed__", .fn = view_reversed, .doc = "Return a reverse iterator over the dict keys."},
    {0},
};

static const NativeDef values_methods[] = {
    {.name = "__reversed__", .fn = view_reversed, .doc = "Return a reverse iterator over the dict values."},
    {0},
};

static const GetSetDef view_getsets[] = {{"mapping", mapping_of, NULL}, {0}};

const TypeOps ops_DICT_KEYS = {
    .size = sizeof(DictView), .dispose = view_dispose, .visit = view_visit, .repr = view_repr, .length = view_length,
    .unhashable = true, .compare = set_like_compare, .binary = set_like_binary, .contains = keys_contains,
    .iterate = view_iterate, .methods = set_like_methods, .getsets = view_getsets,
};

const TypeOps ops_DICT_ITEMS = {
    .size = sizeof(DictView), .dispose = view_dispose, .visit = view_visit, .repr = view_repr, .length = view_length,
    .unhashable = true, .compare = set_like_compare, .binary = set_like_binary, .contains = items_contains,
    .iterate = view_iterate, .methods = set_like_methods, .getsets = view_getsets,
};

const TypeOps ops_DICT_VALUES = {
    .size = sizeof(DictView), .dispose = view_dispose, .visit = view_visit, .repr = view_repr, .length = view_length,
    .iterate = view_iterate, .methods = values_methods, .getsets = view_getsets,
};

// ---- iterators ---------------------------------------------------------------------------------------------

Value dict_iterator_new(World *world, TypeId kind, Value v, bool backwards) {
    DictIterator *it = heap_new(world, world->types[kind], sizeof(DictIterator));
    if (!it) return ABSENT;
    Dict *dict = value_dict(v);
    it->dict = value_keep(v);
    it->at = backwards ? dict->used : 0;
    it->count = it->left = dict->count;
    it->backwards = backwards;
    it->pair = ABSENT;
    return value_from_obj(it);
}

static void iterator_dispose(World *world, Obj *obj) {
    value_drop(world, ((DictIterator *)obj)->dict);
    value_drop(world, ((DictIterator *)obj)->pair);
    heap_free(world, obj, sizeof(DictIterator));
}

static void iterator_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    if (!value_is_absent(((DictIterator *)obj)->dict)) visit(context, ((DictIterator *)obj)->dict);
    if (!value_is_absent(((DictIterator *)obj)->pair)) visit(context, ((DictIterator *)obj)->pair);
}

static const DictEntry *entry_forwards(DictIterator *it, const Dict *dict) {
    if (it->at < dict->first) it->at = dict->first;
    while (it->at < dict->used && value_is_absent(dict->entries[it->at].key)) it->at++;
    return it->at < dict->used ? &dict->entries[it->at++] : NULL;
}

static const DictEntry *entry_backwards(DictIterator *it, const Dict *dict) {
    if (it->at > dict->used) it->at = dict->used;
    while (it->at > dict->first && value_is_absent(dict->entries[it->at - 1].key)) it->at--;
    return it->at > dict->first ? &dict->entries[--it->at] : NULL;
}

Value dict_iterator_next(World *world, Value v) {
    DictIterator *it = (DictIterator *)value_obj(v);
    if (value_is_absent(it->dict)) return EXHAUSTED;
    const Dict *dict = value_dict(it->dict);
    if (it->count != dict->count) {
        it->count = UINT32_MAX;     // and so again and again
        return raise_error(world, T_RUNTIME_ERROR, "dictionary changed size during iteration");
    }
    const DictEntry *entry = it->backwards ? entry_backwards(it, dict) : entry_forwards(it, dict);
    if (!entry) {
        value_replace_take(world, &it->dict, ABSENT);
        return EXHAUSTED;
    }
    if (!it->left) return raise_error(world, T_RUNTIME_ERROR, "dictionary keys changed during iteration");
    it->left--;
    switch ((TypeId)it->head.kind) {
    case T_DICT_ITERATOR: case T_DICT_REVERSE_ITERATOR: return value_keep(entry->key);
    case T_DICT_VALUE_ITERATOR: case T_DICT_REVERSE_VALUE_ITERATOR: return value_keep(entry->value);
    default: return tuple_pair_take(world, &it->pair, value_keep(entry->key), value_keep(entry->value));
    }
}

static NATIVE_FN(length_hint) {
    DictIterator *it = (DictIterator *)value_obj(self);
    bool valid = !value_is_absent(it->dict) && it->count == value_dict(it->dict)->count;
    return value_from_small(valid ? it->left : 0);
}

static const NativeDef iterator_methods[] = {
    {.name = "__length_hint__", .fn = length_hint, .doc = "Private method returning an estimate of len(list(it))."},
    {0},
};

#define ITERATOR_OPS                                                                                                \
    .size = sizeof(DictIterator), .dispose = iterator_dispose, .visit = iterator_visit, .iterate = iterate_self,   \
    .next = dict_iterator_next, .methods = iterator_methods

const TypeOps ops_DICT_ITERATOR = {ITERATOR_OPS};
const TypeOps ops_DICT_VALUE_ITERATOR = {ITERATOR_OPS};
const TypeOps ops_DICT_ITEM_ITERATOR = {ITERATOR_OPS};
const TypeOps ops_DICT_REVERSE_ITERATOR = {ITERATOR_OPS};
const TypeOps ops_DICT_REVERSE_VALUE_ITERATOR = {ITERATOR_OPS};
const TypeOps ops_DICT_REVERSE_ITEM_ITERATOR = {ITERATOR_OPS};

// ---- mappingproxy: a mapping, to be read only --------------------------------------------------------------

static NATIVE_FN(proxy_construct) {
    if (!args_check_positional(world, "mappingproxy", 1, 1, nargs, kwnames)) return ABSENT;
    const TypeOps *ops = type_of(world, args[0])->ops;
    bool sequence = value_is_kind(args[0], T_LIST) || value_is_kind(args[0], T_TUPLE);
    bool python = !value_is_absent(type_override_borrowed(world, type_of(world, args[0]), NAME_OF(world, __getitem__)));
    if (sequence || (!python && !ops->get_item)) {
        return raise_error(world, T_TYPE_ERROR, "mappingproxy() argument must be a mapping, not %s", type_name(world, args[0]));
    }
    return dict_view_new(world, T_MAPPING_PROXY, args[0]);
}

static Value proxy_repr(World *world, Value v) {
    Buf buf = BUF_INIT;
    buf_add_text(&buf, "mappingproxy(");
    bool done = repr_add(world, &buf, value_view(v)->dict);
    buf_add_byte(&buf, ')');
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static Value proxy_str(World *world, Value v) { return object_str(world, value_view(v)->dict); }
static int64_t proxy_length(World *world, Value v) { return object_length(world, value_view(v)->dict); }
static bool proxy_hash(World *world, Value v, uint64_t *hash) { return object_hash(world, value_view(v)->dict, hash); }
static Value proxy_get_item(World *world, Value v, Value key) { return object_get_item(world, value_view(v)->dict, key); }
static int proxy_contains(World *world, Value v, Value key) { return object_contains(world, value_view(v)->dict, key); }
static Value proxy_iterate(World *world, Value v) { return object_iterate(world, value_view(v)->dict); }

static Value proxy_compare(World *world, Value a, Value b, int op) {
    if (!value_is_kind(a, T_MAPPING_PROXY)) return NOT_IMPLEMENTED;
    return object_compare(world, value_view(a)->dict, value_is_kind(b, T_MAPPING_PROXY) ? value_view(b)->dict : b, op);
}

static Value unwrapped(Value v) {
    return value_is_kind(v, T_MAPPING_PROXY) ? value_view(v)->dict : v;
}

static Value proxy_binary(World *world, Value a, Value b, int op) {
    return op == OPERATOR_OR ? object_binary(world, unwrapped(a), unwrapped(b), op) : NOT_IMPLEMENTED;
}

// Methods pass through to the mapping.
static Value forward(World *world, Value self, const char *name, const Value *args, int nargs) {
    Value interned = str_intern_c(world, name);
    Value result = value_is_absent(interned) ? ABSENT : vm_tail_method(world, value_view(self)->dict, interned, args, nargs);
    value_drop(world, interned);
    return result;
}

static NATIVE_FN(proxy_get) { return forward(world, self, "get", (Value[]){args[0], value_is_absent(args[1]) ? NONE : args[1]}, 2); }
static NATIVE_FN(proxy_keys) { return forward(world, self, "keys", NULL, 0); }
static NATIVE_FN(proxy_values) { return forward(world, self, "values", NULL, 0); }
static NATIVE_FN(proxy_items) { return forward(world, self, "items", NULL, 0); }
static NATIVE_FN(proxy_copy) { return forward(world, self, "copy", NULL, 0); }
static NATIVE_FN(proxy_reversed) { return forward(world, self, "__reversed__", NULL, 0); }
static NATIVE_FN(proxy_class_getitem) { return generic_alias_new(world, self, args[0]); }

static const NativeDef proxy_methods[] = {
    {.name = "get", .fn = proxy_get, .min = 1, .max = 2, .doc = "Return the value for key if key is in the mapping, else default."},
    {.name = "keys", .fn = proxy_keys, .doc = "D.keys() -> a set-like object providing a view on D's keys"},
    {.name = "values", .fn = proxy_values, .doc = "D.values() -> an object providing a view on D's values"},
    {.name = "items", .fn = proxy_items, .doc = "D.items() -> a set-like object providing a view on D's items"},
    {.name = "copy", .fn = proxy_copy, .doc = "D.copy() -> a shallow copy of D"},
    {.name = "__reversed__", .fn = proxy_reversed, .doc = "D.__reversed__() -> reverse iterator"},
    {.name = "__class_getitem__", .fn = proxy_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"},
    {0},
};

const TypeOps ops_MAPPING_PROXY = {
    .size = sizeof(DictView), .dispose = view_dispose, .visit = view_visit, .repr = proxy_repr, .str = proxy_str,
    .length = proxy_length, .hash = proxy_hash, .compare = proxy_compare, .binary = proxy_binary,
    .get_item = proxy_get_item, .contains = proxy_contains, .iterate = proxy_iterate, .construct = proxy_construct,
    .methods = proxy_methods, .doc = "Read-only proxy of a mapping.",
};
