// str_search.c - where a text occurs in another: find, index, count, replace, startswith, endswith, `in`.
#include <stdio.h>

#include "vm/number.h"
#include "vm/sequence.h"
#include "vm/text.h"

// ---- on bytes ------------------------------------------------------------------------------------------------

int64_t text_find(const char *text, size_t from, size_t to, const char *part, size_t part_size) {
    if (from > to || part_size > to - from) return -1;
    if (!part_size) return (int64_t)from;
    const char *found = part_size == 1 ? memchr(text + from, *part, to - from)
                                       : memmem(text + from, to - from, part, part_size);
    return found ? found - text : -1;
}

int64_t text_find_last(const char *text, size_t from, size_t to, const char *part, size_t part_size) {
    if (from > to || part_size > to - from) return -1;
    if (!part_size) return (int64_t)to;
    for (size_t at = to - part_size;; at--) {
        if (text[at] == *part && !memcmp(text + at, part, part_size)) return (int64_t)at;
        if (at == from) return -1;
    }
}

size_t text_count(const char *text, size_t size, const char *part, size_t part_size, size_t limit) {
    size_t count = 0;
    for (size_t from = 0; count < limit; count++) {
        int64_t found = text_find(text, from, size, part, part_size);
        if (found < 0) break;
        from = (size_t)found + part_size;
    }
    return count;
}

// ---- arguments -----------------------------------------------------------------------------------------------

const Str *str_argument(World *world, Value v, const char *function, int position) {
    if (value_is_str(v)) return value_str(v);
    char number[16] = "";
    if (position) snprintf(number, sizeof number, " %d", position);
    raise_error(world, T_TYPE_ERROR, "%s() argument%s must be str, not %s", function, number, type_name(world, v));
    return NULL;
}

bool ssize_argument(World *world, Value v, int64_t *out) {
    if (value_is_small(v)) return *out = value_small(v), true;
    Value index = object_index(world, v);
    if (value_is_absent(index)) return false;
    bool fits = int_fits(index);
    if (fits) *out = int_clip(index);
    else raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    value_drop(world, index);
    return fits;
}

static bool slice_index(World *world, Value v, int64_t *out) {
    if (value_is_absent(v) || value_is_none(v)) return true;
    if (value_is_small(v)) return *out = value_small(v), true;
    if (!value_is_int(v) && !value_has_method(world, v, N___index__)) {
        raise_error(world, T_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return object_as_index(world, v, out);
}

bool slice_arguments(World *world, Value start, Value end, int64_t length, int64_t *from, int64_t *to) {
    *from = 0;
    *to = INT64_MAX;
    if (!slice_index(world, start, from) || !slice_index(world, end, to)) return false;
    if (*to > length) *to = length;
    else if (*to < 0) *to = *to + length < 0 ? 0 : *to + length;
    if (*from < 0) *from = *from + length < 0 ? 0 : *from + length;
    return true;
}

// Of a str, the bytes between the code points that (start, end) name. *from > *to: nothing can be found there.
static bool byte_range(World *world, const Str *str, Value start, Value end, size_t *from, size_t *to) {
    int64_t first, last;
    if (!slice_arguments(world, start, end, str->length, &first, &last)) return false;
    if (first > last) return *from = 1, *to = 0, true;
    *from = str_offset(str, (size_t)first);
    *to = str_offset(str, (size_t)last);
    return true;
}

// ---- find, index, count --------------------------------------------------------------------------------------

typedef int64_t (*Finder)(const char *text, size_t from, size_t to, const char *part, size_t part_size);

// The code point index of what is found: -1 nowhere, -2 raised.
static int64_t find(World *world, Value self, const Value *args, const char *name, Finder finder) {
    const Str *str = value_str(self), *part = str_argument(world, args[0], name, 1);
    if (!part) return -2;
    size_t from, to;
    if (!byte_range(world, str, args[1], args[2], &from, &to)) return -2;
    int64_t found = finder(str->text, from, to, part->text, part->size);
    return found < 0 ? -1 : (int64_t)str_index(str, (size_t)found);
}

static Value find_value(int64_t found) { return found == -2 ? ABSENT : value_from_small(found); }

static Value index_value(World *world, int64_t found) {
    return found == -1 ? raise_error(world, T_VALUE_ERROR, "substring not found") : find_value(found);
}

STR_METHOD(find) {
    return find_value(find(world, self, args, "find", text_find));
}

STR_METHOD(rfind) {
    return find_value(find(world, self, args, "rfind", text_find_last));
}

STR_METHOD(index) {
    return index_value(world, find(world, self, args, "index", text_find));
}

STR_METHOD(rindex) {
    return index_value(world, find(world, self, args, "rindex", text_find_last));
}

STR_METHOD(count) {
    const Str *str = value_str(self), *part = str_argument(world, args[0], "count", 1);
    size_t from, to;
    if (!part || !byte_range(world, str, args[1], args[2], &from, &to)) return ABSENT;
    if (from > to) return value_from_small(0);
    if (part->size) {
        return value_from_small((int64_t)text_count(str->text + from, to - from, part->text, part->size, SIZE_MAX));
    }
    return value_from_small((int64_t)(str_index(str, to) - str_index(str, from)) + 1);
}

// ---- startswith, endswith ------------------------------------------------------------------------------------

static bool has_at_end(const Str *str, size_t from, size_t to, const Str *part, bool at_end) {
    if (from > to || part->size > to - from) return false;
    return !memcmp(str->text + (at_end ? to - part->size : from), part->text, part->size);
}

static Value has_any_at_end(World *world, const Str *str, size_t from, size_t to, const Tuple *parts, bool at_end) {
    for (uint32_t i = 0; i < parts->size; i++) {
        if (!value_is_str(parts->items[i])) {
            return raise_error(world, T_TYPE_ERROR, "tuple for %s must only contain str, not %s",
                               at_end ? "endswith" : "startswith", type_name(world, parts->items[i]));
        }
        if (has_at_end(str, from, to, value_str(parts->items[i]), at_end)) return TRUE;
    }
    return FALSE;
}

static Value starts_or_ends(World *world, Value self, const Value *args, bool at_end) {
    const Str *str = value_str(self);
    size_t from, to;
    if (!byte_range(world, str, args[1], args[2], &from, &to)) return ABSENT;
    if (value_is_str(args[0])) return value_from_bool(has_at_end(str, from, to, value_str(args[0]), at_end));
    if (value_is_kind(args[0], T_TUPLE)) return has_any_at_end(world, str, from, to, value_tuple(args[0]), at_end);
    return raise_error(world, T_TYPE_ERROR, "%s first arg must be str or a tuple of str, not %s",
                       at_end ? "endswith" : "startswith", type_name(world, args[0]));
}

STR_METHOD(startswith) {
    return starts_or_ends(world, self, args, false);
}

STR_METHOD(endswith) {
    return starts_or_ends(world, self, args, true);
}

STR_METHOD(removeprefix) {
    const Str *str = value_str(self), *part = str_argument(world, args[0], "removeprefix", 0);
    if (!part) return ABSENT;
    return str_part(world, self, has_at_end(str, 0, str->size, part, false) ? part->size : 0, str->size);
}

STR_METHOD(removesuffix) {
    const Str *str = value_str(self), *part = str_argument(world, args[0], "removesuffix", 0);
    if (!part) return ABSENT;
    return str_part(world, self, 0, str->size - (has_at_end(str, 0, str->size, part, true) ? part->size : 0));
}

// ---- replace -------------------------------------------------------------------------------------------------

// An empty `from` stands before every character and at the end.
static void replace_empty(const Str *str, const Str *to, size_t limit, Buf *out) {
    size_t at = 0, done = 0;
    while (done < limit) {
        buf_add(out, to->text, to->size);
        done++;
        if (at >= str->size) break;
        size_t start = at;
        text_next(str->text, str->size, &at);
        buf_add(out, str->text + start, at - start);
    }
    buf_add(out, str->text + at, str->size - at);
}

static void replace_into(const Str *str, const Str *part, const Str *to, size_t count, char *out) {
    size_t at = 0;
    for (; count; count--) {
        size_t found = (size_t)text_find(str->text, at, str->size, part->text, part->size);
        memcpy(out, str->text + at, found - at);
        out += found - at;
        memcpy(out, to->text, to->size);
        out += to->size;
        at = found + part->size;
    }
    memcpy(out, str->text + at, str->size - at);
}

Value str_replace_all(World *world, Value self, const Str *part, const Str *to, size_t limit) {
    const Str *str = value_str(self);
    if (!part->size) {
        if (!limit) return str_part(world, self, 0, str->size);
        if (to->size && str->size > UINT32_MAX / to->size) return raise_memory(world);
        Buf buf = BUF_INIT;
        replace_empty(str, to, limit, &buf);
        return str_from_buf(world, &buf);
    }
    size_t count = text_count(str->text, str->size, part->text, part->size, limit);
    if (!count) return str_part(world, self, 0, str->size);
    size_t size = str->size - count * part->size;
    if (to->size && count > UINT32_MAX / to->size) return raise_memory(world);
    size += count * to->size;
    if (!size) return str_new(world, "", 0);
    Str *result = str_alloc(world, size);
    if (!result) return ABSENT;
    replace_into(str, part, to, count, result->text);
    return str_seal_utf8(result);
}

STR_METHOD(replace) {
    const Str *part = str_argument(world, args[0], "replace", 1);
    const Str *to = part ? str_argument(world, args[1], "replace", 2) : NULL;
    int64_t limit = -1;
    if (!to || (!value_is_absent(args[2]) && !ssize_argument(world, args[2], &limit))) return ABSENT;
    return str_replace_all(world, self, part, to, limit < 0 ? SIZE_MAX : (size_t)limit);
}
