// bytes_split.c - taking bytes apart and putting them together: split, splitlines, partition, strip, join.
#include "vm/bytes.h"
#include "vm/consume.h"
#include "vm/sequence.h"

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool add_part(World *world, Value list, Value self, size_t from, size_t to) {
    Value part = bytes_like(world, self, view_of(self).data + from, to - from);
    return !value_is_absent(part) && list_append_take(world, value_list(list), part);
}

static size_t skip(View view, size_t at, bool spaces) {
    while (at < view.size && is_space(view.data[at]) == spaces) at++;
    return at;
}

static size_t skip_back(View view, size_t at, bool spaces) {
    while (at > 0 && is_space(view.data[at - 1]) == spaces) at--;
    return at;
}

// ---- split ---------------------------------------------------------------------------------------------------

static bool split_spaces(World *world, Value list, Value self, size_t limit) {
    View view = view_of(self);
    for (size_t at = skip(view, 0, true), end; at < view.size; at = skip(view, end, true)) {
        if (!limit--) return add_part(world, list, self, at, view.size);
        end = skip(view, at, false);
        if (!add_part(world, list, self, at, end)) return false;
    }
    return true;
}

static bool rsplit_spaces(World *world, Value list, Value self, size_t limit) {
    View view = view_of(self);
    for (size_t end = skip_back(view, view.size, true), start; end > 0; end = skip_back(view, start, true)) {
        if (!limit--) return add_part(world, list, self, 0, end);
        start = skip_back(view, end, false);
        if (!add_part(world, list, self, start, end)) return false;
    }
    return true;
}

static bool split_by(World *world, Value list, Value self, View separator, size_t limit) {
    View view = view_of(self);
    size_t at = 0;
    for (; limit; limit--) {
        int64_t found = text_find(view.data, at, view.size, separator.data, separator.size);
        if (found < 0) break;
        if (!add_part(world, list, self, at, (size_t)found)) return false;
        at = (size_t)found + separator.size;
    }
    return add_part(world, list, self, at, view.size);
}

static bool rsplit_by(World *world, Value list, Value self, View separator, size_t limit) {
    View view = view_of(self);
    size_t end = view.size;
    for (; limit; limit--) {
        int64_t found = text_find_last(view.data, 0, end, separator.data, separator.size);
        if (found < 0) break;
        if (!add_part(world, list, self, (size_t)found + separator.size, end)) return false;
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
    View separator = {NULL, 0};
    if (!value_is_absent(args[1]) && !ssize_argument(world, args[1], &limit)) return ABSENT;
    if (!value_is_absent(args[0]) && !value_is_none(args[0])) {
        if (!view_argument(world, args[0], &separator)) return ABSENT;
        if (!separator.size) return raise_error(world, T_VALUE_ERROR, "empty separator");
    }
    size_t most = limit < 0 ? SIZE_MAX : (size_t)limit;
    Value list = list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    bool good = separator.data ? (from_right ? rsplit_by : split_by)(world, list, self, separator, most)
                               : (from_right ? rsplit_spaces : split_spaces)(world, list, self, most);
    if (!good) return value_drop(world, list), ABSENT;
    if (from_right) reverse(value_list(list));
    return list;
}

BYTES_METHOD(split) { return split(world, self, args, false); }
BYTES_METHOD(rsplit) { return split(world, self, args, true); }

static bool split_lines(World *world, Value list, Value self, bool keep) {
    View view = view_of(self);
    for (size_t at = 0; at < view.size;) {
        size_t start = at;
        while (at < view.size && view.data[at] != '\n' && view.data[at] != '\r') at++;
        size_t end = at;
        if (at < view.size) at += view.data[at] == '\r' && at + 1 < view.size && view.data[at + 1] == '\n' ? 2 : 1;
        if (!add_part(world, list, self, start, keep ? at : end)) return false;
    }
    return true;
}

BYTES_METHOD(splitlines) {
    int keep = value_is_absent(args[0]) ? 0 : object_truth(world, args[0]);
    Value list = keep < 0 ? ABSENT : list_new(world, 0);
    if (value_is_absent(list)) return ABSENT;
    if (!split_lines(world, list, self, keep)) return value_drop(world, list), ABSENT;
    return list;
}

static Value partition(World *world, Value self, Value separator, bool from_right) {
    View view = view_of(self), part;
    if (!view_argument(world, separator, &part)) return ABSENT;
    if (!part.size) return raise_error(world, T_VALUE_ERROR, "empty separator");
    int64_t found = (from_right ? text_find_last : text_find)(view.data, 0, view.size, part.data, part.size);
    size_t cuts[] = {0, from_right ? 0 : view.size, from_right ? 0 : view.size, view.size};
    if (found >= 0) cuts[1] = (size_t)found, cuts[2] = (size_t)found + part.size;
    Value parts[3];
    for (int i = 0; i < 3; i++) parts[i] = bytes_like(world, self, view.data + cuts[i], cuts[i + 1] - cuts[i]);
    return tuple_from_take(world, parts, 3);
}

BYTES_METHOD(partition) { return partition(world, self, args[0], false); }
BYTES_METHOD(rpartition) { return partition(world, self, args[0], true); }

// ---- strip ---------------------------------------------------------------------------------------------------

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static Value strip(World *world, Value self, Value chars, int sides) {
    View view = view_of(self), set = {" \t\n\v\f\r", 6};
    if (!value_is_absent(chars) && !value_is_none(chars) && !view_argument(world, chars, &set)) return ABSENT;
    size_t from = 0, to = view.size;
    while (sides & STRIP_LEFT && from < to && memchr(set.data, view.data[from], set.size)) from++;
    while (sides & STRIP_RIGHT && to > from && memchr(set.data, view.data[to - 1], set.size)) to--;
    return bytes_like(world, self, view.data + from, to - from);
}

BYTES_METHOD(strip) { return strip(world, self, args[0], STRIP_LEFT | STRIP_RIGHT); }
BYTES_METHOD(lstrip) { return strip(world, self, args[0], STRIP_LEFT); }
BYTES_METHOD(rstrip) { return strip(world, self, args[0], STRIP_RIGHT); }

// ---- join ----------------------------------------------------------------------------------------------------

static Value join_items(World *world, Value self, const Value *items, uint32_t count) {
    Buf buf = BUF_INIT;
    View separator = view_of(self), item;
    for (uint32_t i = 0; i < count; i++) {
        if (!bytes_view(items[i], &item.data, &item.size)) {
            buf_free(&buf);
            return raise_error(world, T_TYPE_ERROR, "sequence item %u: expected a bytes-like object, %s found", i,
                               type_name(world, items[i]));
        }
        if (i) buf_add(&buf, separator.data, separator.size);
        buf_add(&buf, item.data, item.size);
    }
    Value joined = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return joined;
}

static Took take_part(World *world, Value *state, Value item) {
    return list_append_take(world, value_list(state[0]), item) ? TOOK_ITEM : TOOK_ERROR;
}

static Value finish_join(World *world, Value *state) {
    return join_items(world, state[1], value_list(state[0])->items, value_list(state[0])->size);
}

static const Consumer consumer_join = {.about = "bytes.join", .item = take_part, .finish = finish_join};

BYTES_METHOD(join) {
    Value v = args[0];
    if (value_is_exact(v, T_LIST)) return join_items(world, self, value_list(v)->items, value_list(v)->size);
    if (value_is_exact(v, T_TUPLE)) return join_items(world, self, value_tuple(v)->items, value_tuple(v)->size);
    if (!value_is_iterable(world, v)) return raise_error(world, T_TYPE_ERROR, "can only join an iterable");
    Value state[] = {list_new(world, 0), self};
    if (value_is_absent(state[0])) return ABSENT;
    Value joined = consume(world, &consumer_join, v, state, 2);
    value_drop(world, state[0]);
    return joined;
}
