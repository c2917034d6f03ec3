// str_layout.c - padding and character tables: center, ljust, rjust, zfill, expandtabs, translate, maketrans.
#include "vm/dict.h"
#include "vm/number.h"
#include "vm/text.h"

// ---- padding -------------------------------------------------------------------------------------------------

static char *put_fill(char *to, size_t count, const char *fill, size_t size) {
    if (size == 1) return (char *)memset(to, *fill, count) + count;
    for (; count; count--, to += size) memcpy(to, fill, size);
    return to;
}

// `left` fills, the str, `right` fills.
static Value pad(World *world, Value self, size_t left, size_t right, const char *fill, size_t fill_size) {
    const Str *str = value_str(self);
    if (!left && !right) return str_part(world, self, 0, str->size);
    if (left + right > UINT32_MAX / fill_size) return raise_memory(world);
    Str *padded = str_alloc(world, str->size + (left + right) * fill_size);
    if (!padded) return ABSENT;
    char *to = put_fill(padded->text, left, fill, fill_size);
    memcpy(to, str->text, str->size);
    put_fill(to + str->size, right, fill, fill_size);
    return fill_size == 1 && str_is_ascii(str) ? value_from_obj(padded) : str_seal_utf8(padded);
}

static bool fill_argument(World *world, Value v, const char **fill, size_t *size) {
    *fill = " ";
    *size = 1;
    if (value_is_absent(v)) return true;
    if (!value_is_str(v)) {
        raise_error(world, T_TYPE_ERROR, "The fill character must be a unicode character, not %s", type_name(world, v));
        return false;
    }
    if (value_str(v)->length != 1) {
        raise_error(world, T_TYPE_ERROR, "The fill character must be exactly one character long");
        return false;
    }
    *fill = value_str(v)->text;
    *size = value_str(v)->size;
    return true;
}

typedef enum Side { SIDE_LEFT, SIDE_RIGHT, SIDE_MIDDLE } Side;

static Value justify(World *world, Value self, const Value *args, Side side) {
    int64_t width, length = value_str(self)->length;
    const char *fill;
    size_t fill_size;
    if (!ssize_argument(world, args[0], &width) || !fill_argument(world, args[1], &fill, &fill_size)) return ABSENT;
    size_t space = width > length ? (size_t)(width - length) : 0;
    size_t left = side == SIDE_LEFT ? 0 : side == SIDE_RIGHT ? space : space / 2 + (space & (size_t)width & 1);
    return pad(world, self, left, space - left, fill, fill_size);
}

STR_METHOD(ljust) {
    return justify(world, self, args, SIDE_LEFT);
}

STR_METHOD(rjust) {
    return justify(world, self, args, SIDE_RIGHT);
}

STR_METHOD(center) {
    return justify(world, self, args, SIDE_MIDDLE);
}

STR_METHOD(zfill) {
    int64_t width, length = value_str(self)->length;
    if (!ssize_argument(world, args[0], &width)) return ABSENT;
    if (width <= length) return str_part(world, self, 0, value_str(self)->size);
    Value filled = pad(world, self, (size_t)(width - length), 0, "0", 1);
    if (value_is_absent(filled) || !length) return filled;
    char *text = value_str(filled)->text, *sign = text + (width - length);
    if (*sign == '+' || *sign == '-') *text = *sign, *sign = '0';
    return filled;
}

STR_METHOD(expandtabs) {
    const Str *str = value_str(self);
    int64_t tab = 8, column = 0;
    if (!value_is_absent(args[0]) && !ssize_argument(world, args[0], &tab)) return ABSENT;
    if (tab > INT32_MAX) return raise_error(world, T_OVERFLOW_ERROR, "Python int too large to convert to C int");
    Buf buf = BUF_INIT;
    for (size_t at = 0; at < str->size && buf.size < UINT32_MAX;) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        if (rune != '\t') {
            buf_add(&buf, str->text + start, at - start);
            column = rune == '\n' || rune == '\r' ? 0 : column + 1;
        } else if (tab > 0) {
            for (int64_t spaces = tab - column % tab; spaces > 0; spaces--, column++) buf_add_byte(&buf, ' ');
        }
    }
    if (buf.size >= UINT32_MAX) return buf_free(&buf), raise_memory(world);
    return str_from_buf(world, &buf);
}

// ---- tables of characters ------------------------------------------------------------------------------------

// What a table has for a character: borrowed from a dict, else a new reference in *owned. ABSENT with nothing raised: none.
static Value table_entry(World *world, Value table, uint32_t rune, Value *owned) {
    *owned = ABSENT;
    Value key = value_from_small(rune);
    if (value_is_exact(table, T_DICT)) return dict_get_borrowed(world, value_dict(table), key);
    *owned = object_get_item(world, table, key);
    if (value_is_absent(*owned) && raised_is(world, T_LOOKUP_ERROR)) raised_clear(world);
    return *owned;
}

static bool add_entry(World *world, Buf *out, Value entry) {
    if (value_is_none(entry)) return true;
    if (value_is_str(entry)) return buf_add(out, value_str(entry)->text, value_str(entry)->size), true;
    if (!value_is_int(entry)) {
        return raise_error(world, T_TYPE_ERROR, "character mapping must return integer, None or str"), false;
    }
    int64_t rune = int_clip(entry);
    if (rune < 0 || rune > 0x10FFFF) {
        return raise_error(world, T_VALUE_ERROR, "character mapping must be in range(0x110000)"), false;
    }
    buf_add_rune(out, (uint32_t)rune);
    return true;
}

STR_METHOD(translate) {
    const Str *str = value_str(self);
    Buf buf = BUF_INIT;
    bool good = true;
    for (size_t at = 0; good && at < str->size;) {
        size_t start = at;
        Value owned, entry = table_entry(world, args[0], text_next(str->text, str->size, &at), &owned);
        if (!value_is_absent(entry)) good = add_entry(world, &buf, entry);
        else if (value_is_absent(world->raised)) buf_add(&buf, str->text + start, at - start);
        else good = false;
        value_drop(world, owned);
    }
    if (!good) return buf_free(&buf), ABSENT;
    return str_from_buf(world, &buf);
}

static bool table_from_dict(World *world, Dict *table, Dict *from) {
    uint32_t at = 0;
    for (Value key, value; dict_next(from, &at, &key, &value);) {
        if (value_is_str(key)) {
            size_t offset = 0;
            if (value_str(key)->length != 1) {
                return raise_error(world, T_VALUE_ERROR, "string keys in translate table must be of length 1"), false;
            }
            key = value_from_small(text_next(value_str(key)->text, value_str(key)->size, &offset));
        } else if (!value_is_int(key)) {
            return raise_error(world, T_TYPE_ERROR, "keys in translate table must be strings or integers"), false;
        }
        if (!dict_set(world, table, key, value)) return false;
    }
    return true;
}

static bool table_from_pairs(World *world, Dict *table, const Str *from, const Str *to) {
    if (from->length != to->length) {
        return raise_error(world, T_VALUE_ERROR, "the first two maketrans arguments must have equal length"), false;
    }
    for (size_t i = 0, j = 0; i < from->size;) {
        Value key = value_from_small(text_next(from->text, from->size, &i));
        if (!dict_set(world, table, key, value_from_small(text_next(to->text, to->size, &j)))) return false;
    }
    return true;
}

static bool table_fill(World *world, Dict *table, const Value *args) {
    if (value_is_absent(args[1])) {
        if (value_is_kind(args[0], T_DICT)) return table_from_dict(world, table, value_dict(args[0]));
        return raise_error(world, T_TYPE_ERROR, "if you give only one argument to maketrans it must be a dict"), false;
    }
    if (!value_is_str(args[0])) {
        raise_error(world, T_TYPE_ERROR, "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    if (!table_from_pairs(world, table, value_str(args[0]), value_str(args[1]))) return false;
    if (value_is_absent(args[2])) return true;
    const Str *gone = value_str(args[2]);
    for (size_t i = 0; i < gone->size;) {
        if (!dict_set(world, table, value_from_small(text_next(gone->text, gone->size, &i)), NONE)) return false;
    }
    return true;
}

STR_METHOD(maketrans) {
    for (int i = 1; i < 3; i++) {
        if (!value_is_absent(args[i]) && !str_argument(world, args[i], "maketrans", i + 1)) return ABSENT;
    }
    Dict *table = dict_new(world);
    if (!table) return ABSENT;
    if (!table_fill(world, table, args)) return obj_drop(world, table), ABSENT;
    return value_from_obj(table);
}
