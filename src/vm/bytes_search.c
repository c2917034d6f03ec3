// bytes_search.c - where bytes occur in others: find, index, count, replace, startswith, endswith.
#include "vm/bytes.h"
#include "vm/number.h"
#include "vm/sequence.h"

// What is searched for: bytes, or an int that stands for one byte (kept in `byte`).
static bool part_argument(World *world, Value v, View *part, char *byte) {
    if (bytes_view(v, &part->data, &part->size)) return true;
    if (!value_is_int(v) && !value_has_method(world, v, N___index__)) {
        raise_error(world, T_TYPE_ERROR, "argument should be integer or bytes-like object, not '%s'", type_name(world, v));
        return false;
    }
    unsigned char found;
    if (!byte_argument(world, v, "byte", &found)) return false;
    *byte = (char)found;
    *part = (View){byte, 1};
    return true;
}

static bool range(World *world, View view, const Value *args, size_t *from, size_t *to) {
    int64_t first, last;
    if (!slice_arguments(world, args[1], args[2], (int64_t)view.size, &first, &last)) return false;
    *from = (size_t)first;
    *to = (size_t)last;
    return true;
}

typedef int64_t (*Finder)(const char *text, size_t from, size_t to, const char *part, size_t part_size);

static int64_t find(World *world, Value self, const Value *args, Finder finder) {  // -1 nowhere, -2 raised
    View view = view_of(self), part;
    char byte;
    size_t from, to;
    if (!part_argument(world, args[0], &part, &byte) || !range(world, view, args, &from, &to)) return -2;
    return finder(view.data, from, to, part.data, part.size);
}

static Value find_value(int64_t found) { return found == -2 ? ABSENT : value_from_small(found); }

static Value index_value(World *world, int64_t found) {
    return found == -1 ? raise_error(world, T_VALUE_ERROR, "subsection not found") : find_value(found);
}

BYTES_METHOD(find) { return find_value(find(world, self, args, text_find)); }
BYTES_METHOD(rfind) { return find_value(find(world, self, args, text_find_last)); }
BYTES_METHOD(index) { return index_value(world, find(world, self, args, text_find)); }
BYTES_METHOD(rindex) { return index_value(world, find(world, self, args, text_find_last)); }

BYTES_METHOD(count) {
    View view = view_of(self), part;
    char byte;
    size_t from, to;
    if (!part_argument(world, args[0], &part, &byte) || !range(world, view, args, &from, &to)) return ABSENT;
    if (from > to) return value_from_small(0);
    if (!part.size) return value_from_small((int64_t)(to - from) + 1);
    return value_from_small((int64_t)text_count(view.data + from, to - from, part.data, part.size, SIZE_MAX));
}

static bool has_at_end(View view, size_t from, size_t to, View part, bool at_end) {
    if (from > to || part.size > to - from) return false;
    return !memcmp(view.data + (at_end ? to - part.size : from), part.data, part.size);
}

static Value starts_or_ends(World *world, Value self, const Value *args, bool at_end) {
    View view = view_of(self), part;
    size_t from, to;
    if (!range(world, view, args, &from, &to)) return ABSENT;
    if (bytes_view(args[0], &part.data, &part.size)) return value_from_bool(has_at_end(view, from, to, part, at_end));
    if (!value_is_kind(args[0], T_TUPLE)) {
        return raise_error(world, T_TYPE_ERROR, "%s first arg must be bytes or a tuple of bytes, not %s",
                           at_end ? "endswith" : "startswith", type_name(world, args[0]));
    }
    const Tuple *parts = value_tuple(args[0]);
    for (uint32_t i = 0; i < parts->size; i++) {
        if (!view_argument(world, parts->items[i], &part)) return ABSENT;
        if (has_at_end(view, from, to, part, at_end)) return TRUE;
    }
    return FALSE;
}

BYTES_METHOD(startswith) { return starts_or_ends(world, self, args, false); }
BYTES_METHOD(endswith) { return starts_or_ends(world, self, args, true); }

BYTES_METHOD(removeprefix) {
    View view = view_of(self), part;
    if (!view_argument(world, args[0], &part)) return ABSENT;
    size_t from = has_at_end(view, 0, view.size, part, false) ? part.size : 0;
    return bytes_like(world, self, view.data + from, view.size - from);
}

BYTES_METHOD(removesuffix) {
    View view = view_of(self), part;
    if (!view_argument(world, args[0], &part)) return ABSENT;
    return bytes_like(world, self, view.data, view.size - (has_at_end(view, 0, view.size, part, true) ? part.size : 0));
}

static void replace_empty(View view, View to, size_t limit, Buf *out) {
    size_t at = 0;
    for (; limit; limit--) {
        buf_add(out, to.data, to.size);
        if (at == view.size) return;
        buf_add_byte(out, view.data[at++]);
    }
    buf_add(out, view.data + at, view.size - at);
}

static void replace_parts(View view, View part, View to, size_t limit, Buf *out) {
    size_t at = 0;
    for (; limit; limit--) {
        int64_t found = text_find(view.data, at, view.size, part.data, part.size);
        if (found < 0) break;
        buf_add(out, view.data + at, (size_t)found - at);
        buf_add(out, to.data, to.size);
        at = (size_t)found + part.size;
    }
    buf_add(out, view.data + at, view.size - at);
}

BYTES_METHOD(replace) {
    View view = view_of(self), part, to;
    int64_t limit = -1;
    if (!view_argument(world, args[0], &part) || !view_argument(world, args[1], &to)) return ABSENT;
    if (!value_is_absent(args[2]) && !ssize_argument(world, args[2], &limit)) return ABSENT;
    if (to.size && view.size + 1 > UINT32_MAX / (to.size + 1)) return raise_memory(world);
    Buf buf = BUF_INIT;
    if (part.size) replace_parts(view, part, to, limit < 0 ? SIZE_MAX : (size_t)limit, &buf);
    else replace_empty(view, to, limit < 0 ? SIZE_MAX : (size_t)limit, &buf);
    Value result = bytes_like(world, self, buf_text(&buf), buf.size);
    buf_free(&buf);
    return result;
}
