// str_split.c - taking apart and putting together: split, rsplit, splitlines, partition, strip, join.
#include "base/unicode.h"
#include "vm/consume.h"
#include "vm/sequence.h"
#include "vm/text.h"

// Appends the part [from, to) of `self` to a list (in `list`, dropped on failure). False: raised.
static bool add_part(World *world, Value list, Value self, size_t from, size_t to) {
    Value part = str_part(world, self, from, to);
    return !value_is_absent(part) && list_append_take(world, value_list(list), part);
}

static Value finish(World *world, Value list, bool good) {
    if (!good) return value_drop(world, list), ABSENT;
    return list;
}

// ---- split and rsplit ----------------------------------------------------------------------------------------

static bool is_ascii_space(char c) { return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F); }

// Past white space, or past what is none, from `at` on.
static size_t skip(const Str *str, size_t at, bool spaces) {
    if (str_is_ascii(str)) {
        while (at < str->size && is_ascii_space(str->text[at]) == spaces) at++;
        return at;
    }
    while (at < str->size) {
        size_t next = at;
        if (unicode_is_space(text_next(str->text, str->size, &next)) != spaces) break;
        at = next;
    }
    return at;
}

static size_t skip_back(const Str *str, size_t at, bool spaces) {
    while (at > 0) {
        size_t previous = at;
        if (unicode_is_space(text_previous(str->text, &previous)) != spaces) break;
        at = previous;
    }
    return at;
}

static bool split_spaces(World *world, Value list, Value self, size_t limit) {
    const Str *str = value_str(self);
    for (size_t at = skip(str, 0, true), end; at < str->size; at = skip(str, end, true)) {
        if (!limit--) return add_part(world, list, self, at, str->size);
        end = skip(str, at, false);
        if (!add_part(world, list, self, at, end)) return false;
    }
    return true;
}

static bool split_by(World *world, Value list, Value self, const Str *separator, size_t limit) {
    const Str *str = value_str(self);
    size_t at = 0;
    for (; limit; limit--) {
        int64_t found = text_find(str->text, at, str->size, separator->text, separator->size);
        if (found < 0) break;
        if (!add_part(world, list, self, at, (size_t)found)) return false;
        at = (size_t)found + separator->size;
    }
    return add_part(world, list, self, at, str->size);
}

static bool rsplit_spaces(World *world, Value list, Value self, size_t limit) {
    const Str *str = value_str(self);
    for (size_t end = skip_back(str, str->size, true), start; end > 0; end = skip_back(str, start, true)) {
        if (!limit--) return add_part(world, list, self, 0, end);
        start = skip_back(str, end, false);
        if (!add_part(world, list, self, start, end)) return false;
    }
    return true;
}

static bool rsplit_by(World *world, Value list, Value self, const Str *separator, size_t limit) {
    const Str *str = value_str(self);
    size_t end = str->size;
    for (; limit; limit--) {
        int64_t found = text_find_last(str->text, 0, end, separator->text, separator->size);
        if (found < 0) break;
        if (!add_part(world, list, self, (size_t)found + separator->size, end)) return false;
        end = (size_t)found;
    }
    return add_part(world, list, self, 0, end);
}

static void reverse(List *list) {
    for (uint32_t i = 0, j = list->size; i + 1 < j; i++) {
        Value v = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = v;
    }
}

static Value split(World *world, Value self, const Value *args, bool from_right) {
    int64_t limit = -1;
    const Str *separator = NULL;
    if (!value_is_absent(args[1]) && !ssize_argument(world, args[1], &limit)) return ABSENT;
    if (!value_is_absent(args[0]) && !value_is_none(args[0])) {
        if (!value_is_str(args[0])) {
            return raise_error(world, T_TYPE_ERROR, "must be str or None, not %s", type_name(world, args[0]));
        }
        separator = value_str(args[0]);
        if (!separator->size) return raise_error(world, T_VALUE_ERROR, "empty separator");
    }
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    Value list = list_new(world, 8);
    if (value_is_absent(list)) return ABSENT;
    bool good;
    if (from_right) {
        good = separator ? rsplit_by(world, list, self, separator, most) : rsplit_spaces(world, list, self, most);
        reverse(value_list(list));
    } else {
        good = separator ? split_by(world, list, self, separator, most) : split_spaces(world, list, self, most);
    }
    return finish(world, list, good);
}

STR_METHOD(split) {
    return split(world, self, args, false);
}

STR_METHOD(rsplit) {
    return split(world, self, args, true);
}

static bool split_lines(World *world, Value list, Value self, bool keep) {
    const Str *str = value_str(self);
    for (size_t at = 0; at < str->size;) {
        size_t start = at, end = at;
        bool ended = false;
        while (!ended && at < str->size) {
            end = at;
            uint32_t rune = text_next(str->text, str->size, &at);
            ended = unicode_is_linebreak(rune);
            if (rune == '\r' && at < str->size && str->text[at] == '\n') at++;
        }
        if (!add_part(world, list, self, start, ended && !keep ? end : at)) return false;
    }
    return true;
}

STR_METHOD(splitlines) {
    int keep = value_is_absent(args[0]) ? 0 : object_truth(world, args[0]);
    if (keep < 0) return ABSENT;
    Value list = list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    return finish(world, list, split_lines(world, list, self, keep));
}

// ---- partition -----------------------------------------------------------------------------------------------

static Value three_take(World *world, Value a, Value b, Value c) {
    Value items[] = {a, b, c};
    if (value_is_absent(a) || value_is_absent(b) || value_is_absent(c)) {
        for (int i = 0; i < 3; i++) value_drop(world, items[i]);
        return ABSENT;
    }
    return tuple_from_take(world, items, 3);
}

static Value partition(World *world, Value self, Value separator, bool from_right) {
    if (!value_is_str(separator)) {
        return raise_error(world, T_TYPE_ERROR, "must be str, not %s", type_name(world, separator));
    }
    const Str *str = value_str(self), *part = value_str(separator);
    if (!part->size) return raise_error(world, T_VALUE_ERROR, "empty separator");
    int64_t found = from_right ? text_find_last(str->text, 0, str->size, part->text, part->size)
                               : text_find(str->text, 0, str->size, part->text, part->size);
    Value empty = str_new(world, "", 0);
    if (found < 0) {
        Value whole = str_part(world, self, 0, str->size);
        value_keep(empty);
        return from_right ? three_take(world, empty, empty, whole) : three_take(world, whole, empty, empty);
    }
    value_drop(world, empty);
    size_t at = (size_t)found;
    return three_take(world, str_part(world, self, 0, at), value_keep(separator),
                      str_part(world, self, at + part->size, str->size));
}

STR_METHOD(partition) {
    return partition(world, self, args[0], false);
}

STR_METHOD(rpartition) {
    return partition(world, self, args[0], true);
}

// ---- strip ---------------------------------------------------------------------------------------------------

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static bool is_stripped(uint32_t rune, const Str *set) {
    if (!set) return unicode_is_space(rune);
    char text[4];
    int size = utf8_put(rune, text);
    return text_find(set->text, 0, set->size, text, (size_t)size) >= 0;
}

static Value strip(World *world, Value self, Value chars, const char *name, int sides) {
    const Str *str = value_str(self), *set = NULL;
    if (!value_is_absent(chars) && !value_is_none(chars)) {
        if (!value_is_str(chars)) return raise_error(world, T_TYPE_ERROR, "%s arg must be None or str", name);
        set = value_str(chars);
    }
    size_t from = 0, to = str->size;
    for (size_t at = 0; sides & STRIP_LEFT && from < to; from = at) {
        if (!is_stripped(text_next(str->text, to, &at), set)) break;
    }
    for (size_t at = to; sides & STRIP_RIGHT && to > from; to = at) {
        if (!is_stripped(text_previous(str->text, &at), set)) break;
    }
    return str_part(world, self, from, to);
}

STR_METHOD(strip) {
    return strip(world, self, args[0], "strip", STRIP_LEFT | STRIP_RIGHT);
}

STR_METHOD(lstrip) {
    return strip(world, self, args[0], "lstrip", STRIP_LEFT);
}

STR_METHOD(rstrip) {
    return strip(world, self, args[0], "rstrip", STRIP_RIGHT);
}

// ---- join ----------------------------------------------------------------------------------------------------

static Value join_items(World *world, const Str *separator, const Value *items, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (value_is_str(items[i])) continue;
        return raise_error(world, T_TYPE_ERROR, "sequence item %u: expected str instance, %s found", i,
                           type_name(world, items[i]));
    }
    return str_join_values(world, separator->size ? separator : NULL, items, count);
}

bool value_is_iterable(World *world, Value v) {
    Type *type = type_of(world, v);
    return type->ops->iterate || value_has_method(world, v, N___iter__) || value_has_method(world, v, N___getitem__);
}

// Any other iterable is made a list first: state [list, separator].
static Took take_item(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value finish_join(World *world, Value *state) {
    return join_items(world, value_str(state[1]), value_list(state[0])->items, value_list(state[0])->size);
}

static const Consumer consumer_join = {.about = "str.join", .item = take_item, .finish = finish_join};

STR_METHOD(join) {
    Value v = args[0];
    const Str *separator = value_str(self);
    if (value_is_exact(v, T_LIST)) return join_items(world, separator, value_list(v)->items, value_list(v)->size);
    if (value_is_exact(v, T_TUPLE)) return join_items(world, separator, value_tuple(v)->items, value_tuple(v)->size);
    if (!value_is_iterable(world, v)) return raise_error(world, T_TYPE_ERROR, "can only join an iterable");
    Value state[] = {list_new(world, 0), self};
    if (value_is_absent(state[0])) return ABSENT;
    Value joined = consume(world, &consumer_join, v, state, 2);
    value_drop(world, state[0]);
    return joined;
}
