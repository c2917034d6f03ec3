// type_dict.c - dict: its operators and methods. The table is in dict.c, views and iterators are in type_dict_view.c.
#include "vm/dict.h"

#include "syntax/ast.h"
#include "vm/consume.h"
#include "vm/generic_alias.h"
#include "vm/hash.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static void dict_clear_obj(World *world, Obj *obj) {
    dict_clear(world, (Dict *)obj);
}

// ---- making and updating -----------------------------------------------------------------------------------

// Keyword arguments as items.
static bool update_from_keywords(World *world, Dict *dict, const Value *values, Value kwnames) {
    uint32_t count = value_is_absent(kwnames) ? 0 : value_tuple(kwnames)->size;
    for (uint32_t i = 0; i < count; i++) {
        if (!dict_set(world, dict, value_tuple(kwnames)->items[i], values[i])) return false;
    }
    return true;
}

static Value keywords_dict(World *world, const Value *values, Value kwnames) {
    Dict *dict = dict_new(world);
    if (dict && update_from_keywords(world, dict, values, kwnames)) return value_from_obj(dict);
    if (dict) obj_drop(world, dict);
    return ABSENT;
}

// ---- from pairs: the items of a consumed iterable ----------------------------------------------------------

enum { FILL_DICT, FILL_KEYWORDS, FILL_RESULT, FILL_INDEX, FILL_ITEM };   // the consumer's state

static bool add_pair(World *world, Value *state, const Value *items, uint32_t size) {
    int64_t index = value_small(state[FILL_INDEX]);
    if (size != 2) {
        raise_error(world, T_VALUE_ERROR, "dictionary update sequence element #%lld has length %u; 2 is required",
                    (long long)index, size);
        return false;
    }
    state[FILL_INDEX] = value_from_small(index + 1);
    return dict_set(world, value_dict(state[FILL_DICT]), items[0], items[1]);
}

static Took fill_pair(World *world, Value *state, Value pair) {
    bool done;
    if (value_is_kind(pair, T_TUPLE)) {
        done = add_pair(world, state, value_tuple(pair)->items, value_tuple(pair)->size);
    } else if (value_is_kind(pair, T_LIST)) {
        done = add_pair(world, state, value_list(pair)->items, value_list(pair)->size);
    } else {
        value_replace_take(world, &state[FILL_ITEM], pair);
        return TOOK_CALL;
    }
    value_drop(world, pair);
    return done ? TOOK_ITEM : TOOK_ERROR;
}

// Something else than a tuple or list, as a list.
static Value fill_call(World *world, Value *state) {
    return vm_tail_hidden(world, "dict_pair", (Value[]){state[FILL_ITEM], state[FILL_INDEX]}, 2);
}

static bool update_from_mapping(World *world, Value dict, Value keywords) {
    return value_is_absent(keywords) || dict_update(world, value_dict(dict), value_dict(keywords));
}

static Value fill_finish(World *world, Value *state) {
    if (!update_from_mapping(world, state[FILL_DICT], state[FILL_KEYWORDS])) return ABSENT;
    return value_keep(state[FILL_RESULT]);
}

static const Consumer consumer_dict = {
    .about = "dict", .item = fill_pair, .call = fill_call, .result = fill_pair, .finish = fill_finish,
};

static bool is_plain_dict(World *world, Value v) {
    if (!value_is_kind(v, T_DICT)) return false;
    Type *type = type_of(world, v);
    return !(type->flags & TYPE_HEAP) || (value_is_absent(type_override_borrowed(world, type, NAME_OF(world, __iter__))) &&
                                          value_is_absent(type_override_borrowed(world, type, NAME_OF(world, keys))));
}

static bool has_keys(World *world, Value v) {
    if (value_is_plain_iterable(v) && !value_is_kind(v, T_DICT)) return false;
    Value keys = object_find_attribute(world, v, NAME_OF(world, keys));
    value_drop(world, keys);
    return !value_is_absent(keys);
}

// dict(x, **keywords), d.update(x, **keywords): the value is `result` (borrowed).
static Value update_step(World *world, Value self, const Value *args, int nargs, Value kwnames, Value result) {
    Dict *dict = value_dict(self);
    if (!nargs || is_plain_dict(world, args[0])) {
        if (nargs && !dict_update(world, dict, value_dict(args[0]))) return ABSENT;
        return update_from_keywords(world, dict, args + nargs, kwnames) ? value_keep(result) : ABSENT;
    }
    bool mapping = has_keys(world, args[0]);
    if (!value_is_absent(world->raised)) return ABSENT;
    Value keywords = keywords_dict(world, args + nargs, kwnames), value = ABSENT;
    if (value_is_absent(keywords)) return ABSENT;
    if (mapping) value = vm_tail_hidden(world, "dict_update", (Value[]){self, args[0], keywords, result}, 4);
    else value = consume(world, &consumer_dict, args[0], (Value[]){self, keywords, result, value_from_small(0)}, 4);
    value_drop(world, keywords);
    return value;
}

static bool check_one(World *world, const char *name, int nargs) {
    return args_check_positional(world, name, 0, 1, nargs, ABSENT);
}

static NATIVE_FN(dict_construct) {
    Dict *dict = dict_new_of(world, value_type(self));
    if (!dict) return ABSENT;
    Value v = value_from_obj(dict), result = ABSENT;
    if (check_one(world, "dict", nargs)) result = update_step(world, v, args, nargs, kwnames, v);
    value_drop(world, v);
    return result;
}

static NATIVE_FN(dict_init) {
    return check_one(world, "dict", nargs) ? update_step(world, self, args, nargs, kwnames, NONE) : ABSENT;
}

static NATIVE_FN(method_update) {
    return check_one(world, "update", nargs) ? update_step(world, self, args, nargs, kwnames, NONE) : ABSENT;
}

static NATIVE_FN(method_fromkeys) {
    Value value = value_is_absent(args[1]) ? NONE : args[1];
    if (self.bits != value_from_obj(world->types[T_DICT]).bits || !value_is_plain_iterable(args[0])) {
        return vm_tail_hidden(world, "dict_fromkeys", (Value[]){self, args[0], value}, 3);
    }
    Dict *dict = dict_new(world);
    Value keys = dict ? list_from_plain(world, args[0]) : ABSENT;
    bool done = !value_is_absent(keys);
    for (uint32_t i = 0; done && i < value_list(keys)->size; i++) done = dict_set(world, dict, value_list(keys)->items[i], value);
    value_drop(world, keys);
    if (done) return value_from_obj(dict);
    if (dict) obj_drop(world, dict);
    return ABSENT;
}

// ---- reading -----------------------------------------------------------------------------------------------

static bool repr_items(World *world, Buf *buf, Dict *dict) {
    Value key, value;
    uint32_t at = 0;
    for (bool first = true; dict_next(dict, &at, &key, &value); first = false) {
        value_keep(key);
        value_keep(value);
        if (!first) buf_add_text(buf, ", ");
        bool done = repr_add(world, buf, key);
        buf_add_text(buf, ": ");
        done = done && repr_add(world, buf, value);
        value_drop(world, key);
        value_drop(world, value);
        if (!done) return false;
    }
    return true;
}

static Value dict_repr(World *world, Value v) {
    if (!value_dict(v)->count) return str_from_c(world, "{}");
    if (!repr_enter(world, v)) return str_from_c(world, "{...}");
    Buf buf = BUF_INIT;
    buf_add_byte(&buf, '{');
    bool done = repr_items(world, &buf, value_dict(v));
    repr_leave(world, v);
    buf_add_byte(&buf, '}');
    if (done) return str_from_buf(world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static int64_t dict_length(World *world, Value v) {
    (void)world;
    return value_dict(v)->count;
}

// Are all items of `a` in `b`, with equal values? Both count the same.
static int dicts_equal(World *world, Dict *a, Dict *b) {
    for (uint32_t i = 0; i < a->used; i++) {
        DictEntry entry = a->entries[i];
        if (value_is_absent(entry.key)) continue;
        value_keep(entry.key);
        value_keep(entry.value);
        int32_t index = dict_find_hashed(world, b, entry.key, entry.hash);
        int equal = index == -2 ? -1 : 0;
        if (index >= 0) {
            Value other = value_keep(b->entries[index].value);
            equal = object_equal(world, entry.value, other);
            value_drop(world, other);
        }
        value_drop(world, entry.key);
        value_drop(world, entry.value);
        if (equal <= 0) return equal;
    }
    return 1;
}

static Value dict_compare(World *world, Value a, Value b, int op) {
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_kind(a, T_DICT) || !value_is_kind(b, T_DICT)) return NOT_IMPLEMENTED;
    bool same_count = value_dict(a)->count == value_dict(b)->count;
    int equal = same_count ? dicts_equal(world, value_dict(a), value_dict(b)) : 0;
    return equal < 0 ? ABSENT : value_from_bool(equal == (op == COMPARE_EQ));
}

static Value raise_key(World *world, Value key) {
    return raise_with_take(world, T_KEY_ERROR, value_keep(key));
}

// The value, or what __missing__ of a subclass makes of the key; `call` is vm_tail_method or vm_call_method.
static Value get_item(World *world, Value v, Value key, Value (*call)(World *, Value, Value, const Value *, int)) {
    Value value = dict_get_borrowed(world, value_dict(v), key);
    if (!value_is_absent(value)) return value_keep(value);
    if (!value_is_absent(world->raised)) return ABSENT;
    if (value_obj(v)->flags & OBJ_SUBCLASS) {
        Value missing = type_lookup_borrowed(world, value_obj(v)->type, NAME_OF(world, __missing__));
        if (!value_is_absent(missing)) return call(world, v, NAME_OF(world, __missing__), &key, 1);
    }
    return raise_key(world, key);
}

static Value dict_get_item(World *world, Value v, Value key) {
    return get_item(world, v, key, vm_call_method);
}

Value dict_get_item_step(World *world, Value v, Value key) {
    return get_item(world, v, key, vm_tail_method);
}

static bool dict_set_item(World *world, Value v, Value key, Value value) {
    if (!value_is_absent(value)) return dict_set(world, value_dict(v), key, value);
    int gone = dict_delete(world, value_dict(v), key);
    if (!gone) raise_key(world, key);
    return gone > 0;
}

static int dict_contains(World *world, Value v, Value key) {
    int32_t index = dict_find(world, value_dict(v), key);
    return index == -2 ? -1 : index >= 0;
}

static Value dict_iterate(World *world, Value v) {
    return dict_iterator_new(world, T_DICT_ITERATOR, v, false);
}

// ---- operators ---------------------------------------------------------------------------------------------

static Value dict_binary(World *world, Value a, Value b, int op) {
    if (op != OPERATOR_OR || !value_is_kind(a, T_DICT) || !value_is_kind(b, T_DICT)) return NOT_IMPLEMENTED;
    Dict *result = dict_copy(world, value_dict(a));
    if (result && dict_update(world, result, value_dict(b))) return value_from_obj(result);
    if (result) obj_drop(world, result);
    return ABSENT;
}

static Value dict_inplace(World *world, Value a, Value b, int op) {
    if (op != OPERATOR_OR) return NOT_IMPLEMENTED;
    bool mapping = value_is_kind(b, T_DICT) || has_keys(world, b);
    if (!value_is_absent(world->raised)) return ABSENT;
    if (mapping && !is_plain_dict(world, b)) return vm_call_hidden(world, "dict_update", (Value[]){a, b, NONE, a}, 4);
    Value from = mapping ? value_keep(b) : list_from_any(world, b);
    Value result = value_is_absent(from) ? ABSENT : update_step(world, a, &from, 1, ABSENT, a);
    value_drop(world, from);
    return result;
}

// ---- methods -----------------------------------------------------------------------------------------------

static NATIVE_FN(method_get) {
    Value value = dict_get_borrowed(world, value_dict(self), args[0]);
    if (!value_is_absent(value)) return value_keep(value);
    if (!value_is_absent(world->raised)) return ABSENT;
    return value_is_absent(args[1]) ? NONE : value_keep(args[1]);
}

static NATIVE_FN(method_setdefault) {
    Dict *dict = value_dict(self);
    Value fallback = value_is_absent(args[1]) ? NONE : args[1];
    uint64_t hash;
    if (!key_hash(world, args[0], &hash)) return ABSENT;
    int32_t index = dict_find_hashed(world, dict, args[0], hash);
    if (index >= 0) return value_keep(dict->entries[index].value);
    if (index == -2 || !dict_insert_take(world, dict, value_keep(args[0]), value_keep(fallback), hash)) return ABSENT;
    return value_keep(fallback);
}

// An empty dict does not even ask for the key's hash.
static NATIVE_FN(method_pop) {
    Value value = value_dict(self)->count ? dict_pop(world, value_dict(self), args[0]) : ABSENT;
    if (!value_is_absent(value) || !value_is_absent(world->raised)) return value;
    return value_is_absent(args[1]) ? raise_key(world, args[0]) : value_keep(args[1]);
}

static NATIVE_FN(method_popitem) {
    DictEntry entry;
    if (!dict_pop_end(world, value_dict(self), true, &entry)) {
        return raise_error(world, T_KEY_ERROR, "popitem(): dictionary is empty");
    }
    return tuple_from_take(world, (Value[]){entry.key, entry.value}, 2);
}

static NATIVE_FN(method_clear) {
    dict_clear(world, value_dict(self));
    return NONE;
}

static NATIVE_FN(method_copy) {
    Dict *copy = dict_copy(world, value_dict(self));
    return copy ? value_from_obj(copy) : ABSENT;
}

static NATIVE_FN(method_keys) { return dict_view_new(world, T_DICT_KEYS, self); }
static NATIVE_FN(method_values) { return dict_view_new(world, T_DICT_VALUES, self); }
static NATIVE_FN(method_items) { return dict_view_new(world, T_DICT_ITEMS, self); }
static NATIVE_FN(method_reversed) { return dict_iterator_new(world, T_DICT_REVERSE_ITERATOR, self, true); }
static NATIVE_FN(method_class_getitem) { return generic_alias_new(world, self, args[0]); }

static const NativeDef dict_methods[] = {
    {.name = "clear", .fn = method_clear, .doc = "Remove all items from the dict."},
    {.name = "copy", .fn = method_copy, .doc = "Return a shallow copy of the dict."},
    {.name = "fromkeys", .fn = method_fromkeys, .min = 1, .max = 2, .flags = NATIVE_CLASS,
     .doc = "Create a new dictionary with keys from iterable and values set to value."},
    {.name = "get", .fn = method_get, .min = 1, .max = 2, .doc = "Return the value for key if key is in the dictionary, else default."},
    {.name = "items", .fn = method_items, .doc = "Return a set-like object providing a view on the dict's items."},
    {.name = "keys", .fn = method_keys, .doc = "Return a set-like object providing a view on the dict's keys."},
    {.name = "pop", .fn = method_pop, .min = 1, .max = 2,
     .doc = "D.pop(k[,d]) -> v, remove specified key and return the corresponding value."},
    {.name = "popitem", .fn = method_popitem, .doc = "Remove and return a (key, value) pair as a 2-tuple."},
    {.name = "setdefault", .fn = method_setdefault, .min = 1, .max = 2,
     .doc = "Insert key with a value of default if key is not in the dictionary."},
    {.name = "update", .fn = method_update, .max = -1, .doc = "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F."},
    {.name = "values", .fn = method_values, .doc = "Return an object providing a view on the dict's values."},
    {.name = "__reversed__", .fn = method_reversed, .doc = "Return a reverse iterator over the dict keys."},
    {.name = "__class_getitem__", .fn = method_class_getitem, .min = 1, .max = 1, .flags = NATIVE_CLASS, .doc = "See PEP 585"},
    {0},
};

const TypeOps ops_DICT = {
    .size = sizeof(Dict), .dispose = dict_dispose, .visit = dict_visit, .clear = dict_clear_obj, .repr = dict_repr,
    .length = dict_length, .unhashable = true, .compare = dict_compare, .binary = dict_binary, .inplace = dict_inplace,
    .get_item = dict_get_item, .set_item = dict_set_item, .contains = dict_contains, .iterate = dict_iterate,
    .construct = dict_construct, .init = dict_init, .methods = dict_methods,
    .doc = "dict() -> new empty dictionary\n"
           "dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n"
           "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  "
           "For example:  dict(one=1, two=2)",
};
