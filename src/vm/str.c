#include "vm/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "vm/dict.h"
#include "vm/raise.h"
#include "vm/text.h"

#define STR_LIMIT 0xFFFFFF00u  // bytes; beyond it no allocation is even tried

// ---- making --------------------------------------------------------------------------------------------------

size_t str_footprint(const Type *type, size_t size) {
    size_t bytes = offsetof(Str, text) + size + 1;
    return type->flags & TYPE_HEAP ? ((bytes + 7) & ~(size_t)7) + sizeof(Dict *) : bytes;
}

Str *str_alloc_in(World *world, Type *type, size_t size) {
    if (size > STR_LIMIT) return raise_memory(world), NULL;
    Str *str = heap_new(world, type, str_footprint(type, size));
    if (!str) return NULL;
    str->head.flags |= OBJ_ASCII;
    str->size = str->length = (uint32_t)size;
    str->text[size] = 0;
    if (str->head.flags & OBJ_SUBCLASS) *str_dict_slot(str) = NULL;
    return str;
}

Str *str_alloc(World *world, size_t size) {
    return str_alloc_in(world, world->types[T_STR], size);
}

Value str_seal_utf8(Str *str) {
    if (!text_is_ascii(str->text, str->size)) {
        str->head.flags &= (uint16_t)~OBJ_ASCII;
        str->length = (uint32_t)utf8_count(str->text, str->size);
    }
    return value_from_obj(str);
}

static Value empty_str(World *world) {
    if (value_is_absent(world->empty_str)) world->empty_str = value_from_obj(str_alloc(world, 0));
    return value_keep(world->empty_str);
}

// The characters below 256 exist once each.
static Value latin1_str(World *world, unsigned char rune) {
    Value *place = &world->latin1[rune];
    if (value_is_absent(*place)) {
        char text[4];
        int size = utf8_put(rune, text);
        Str *str = str_alloc(world, (size_t)size);
        if (!str) return ABSENT;
        memcpy(str->text, text, (size_t)size);
        *place = str_seal_utf8(str);
    }
    return value_keep(*place);
}

Value str_new_ascii(World *world, const char *text, size_t size) {
    if (size <= 1) return size ? latin1_str(world, (unsigned char)*text) : empty_str(world);
    Str *str = str_alloc(world, size);
    if (!str) return ABSENT;
    memcpy(str->text, text, size);
    return value_from_obj(str);
}

Value str_new(World *world, const char *text, size_t size) {
    if (size <= 1) return str_new_ascii(world, text, size);
    if (size == 2 && ((unsigned char)*text & 0xFE) == 0xC2) {
        return latin1_str(world, (unsigned char)((unsigned char)*text << 6 | ((unsigned char)text[1] & 0x3F)));
    }
    Str *str = str_alloc(world, size);
    if (!str) return ABSENT;
    memcpy(str->text, text, size);
    return str_seal_utf8(str);
}

Value str_from_c(World *world, const char *text) { return str_new(world, text, strlen(text)); }

Value str_from_buf(World *world, Buf *buf) {
    Value v = str_new(world, buf->data ? buf->data : "", buf->size);
    buf_free(buf);
    return v;
}

Value str_from_rune(World *world, uint32_t rune) {
    if (rune < 256) return latin1_str(world, (unsigned char)rune);
    char text[4];
    return str_new(world, text, (size_t)utf8_put(rune, text));
}

// A precision in a format ("%.200s") may have cut a character in two: the torn end is left out.
static size_t without_torn_end(const char *text, size_t size) {
    size_t bad;
    return utf8_valid(text, size, &bad) ? size : bad;
}

Value str_format(World *world, const char *format, ...) {
    Buf buf = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_add_vformat(&buf, format, args);
    va_end(args);
    buf.size = without_torn_end(buf_text(&buf), buf.size);
    return str_from_buf(world, &buf);
}

// ---- identity, equality, hash --------------------------------------------------------------------------------

bool str_equal(const Str *a, const Str *b) {
    if (a == b) return true;
    if (a->size != b->size) return false;
    if (a->head.flags & b->head.flags & OBJ_HASHED && a->hash != b->hash) return false;
    return !memcmp(a->text, b->text, a->size);
}

bool str_is_c(Value v, const char *text) {
    return value_is_str(v) && !strcmp(value_str(v)->text, text) && value_str(v)->size == strlen(text);
}

// A fast hash of bytes after wyhash: 16 bytes a step, mixed by the halves of a 128-bit product.
static inline uint64_t mix(uint64_t a, uint64_t b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t read_8(const char *text) {
    uint64_t word;
    memcpy(&word, text, 8);
    return word;
}

// The first `size` bytes as a number, the first one lowest; fewer than 8 by two reads that overlap.
static inline uint64_t read_up_to_8(const char *text, size_t size) {
    if (size >= 8) return read_8(text);
    if (size >= 4) {
        uint32_t low, high;
        memcpy(&low, text, 4);
        memcpy(&high, text + size - 4, 4);
        return low | (uint64_t)high << 8 * (size - 4);
    }
    if (!size) return 0;
    const unsigned char *bytes = (const unsigned char *)text;
    return bytes[0] | (uint64_t)bytes[size / 2] << 8 * (size / 2) | (uint64_t)bytes[size - 1] << 8 * (size - 1);
}

uint64_t text_hash(const char *text, size_t size) {
    const uint64_t first = 0xA0761D6478BD642Full, second = 0xE7037ED1A0B428DBull;
    uint64_t state = mix(size ^ first, second);
    for (; size > 16; text += 16, size -= 16) {
        state = mix(read_8(text) ^ second, read_8(text + 8) ^ state);
    }
    uint64_t low = read_up_to_8(text, size), high = size > 8 ? read_up_to_8(text + 8, size - 8) : 0;
    return mix(low ^ first, mix(high ^ state, second));
}

uint64_t str_hash(World *world, Str *str) {
    (void)world;
    if (!(str->head.flags & OBJ_HASHED)) {
        str->hash = text_hash(str->text, str->size);
        str->head.flags |= OBJ_HASHED;
    }
    return str->hash;
}

// Instances of subclasses are never interned: their plain equals are.
static Value plain_take(World *world, Value v) {
    Str *str = value_str(v);
    if (!(str->head.flags & OBJ_SUBCLASS)) return v;
    Value plain = str_new(world, str->text, str->size);
    value_drop(world, v);
    return plain;
}

Value str_intern_take(World *world, Value v) {
    if (value_is_absent(v) || value_obj(v)->flags & OBJ_INTERNED) return v;
    v = plain_take(world, v);
    if (value_is_absent(v)) return v;
    Value known = dict_get_borrowed(world, world->interned, v);
    if (!value_is_absent(known)) {
        value_keep(known);
        value_drop(world, v);
        return known;
    }
    if (!dict_set(world, world->interned, v, v)) return value_drop(world, v), ABSENT;
    value_obj(v)->flags |= OBJ_INTERNED;
    return v;
}

// Nothing is made where the name is known.
Value str_intern_text(World *world, const char *text, size_t size) {
    if (size <= 2) return str_intern_take(world, str_new(world, text, size));
    uint64_t hash = text_hash(text, size);
    Value known = dict_get_text_borrowed(world->interned, text, size, hash);
    if (!value_is_absent(known)) return value_keep(known);
    Value fresh = str_new(world, text, size);
    if (value_is_absent(fresh)) return ABSENT;
    Str *str = value_str(fresh);
    str->hash = hash;
    str->head.flags |= OBJ_HASHED;
    if (!dict_insert_take(world, world->interned, value_keep(fresh), value_keep(fresh), hash)) return value_drop(world, fresh), ABSENT;
    str->head.flags |= OBJ_INTERNED;
    return fresh;
}

Value str_intern_c(World *world, const char *text) { return str_intern_text(world, text, strlen(text)); }

// ---- indices -------------------------------------------------------------------------------------------------

#define BLOCK 64

// How many characters begin in a block of bytes: those that are no continuation (10xxxxxx), eight at a time.
static size_t characters_in_block(const char *text) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word, continuations = 0;
    for (int i = 0; i < BLOCK; i += 8) {
        memcpy(&word, text + i, 8);
        continuations += word >> 7 & ~word >> 6 & ones;
    }
    return BLOCK - (size_t)(continuations * ones >> 56);
}

size_t str_offset(const Str *str, size_t index) {
    if (str_is_ascii(str)) return index;
    size_t offset = 0;
    while (str->size - offset >= BLOCK) {
        size_t count = characters_in_block(str->text + offset);
        if (count > index) break;
        index -= count;
        offset += BLOCK;
    }
    while (offset < str->size && ((unsigned char)str->text[offset] & 0xC0) == 0x80) offset++;
    return offset + utf8_offset(str->text + offset, str->size - offset, index);
}

size_t str_index(const Str *str, size_t offset) {
    return str_is_ascii(str) ? offset : utf8_count(str->text, offset);
}

Value str_at(World *world, const Str *str, size_t index) {
    if (str_is_ascii(str)) return latin1_str(world, (unsigned char)str->text[index]);
    size_t offset = str_offset(str, index);
    int length;
    uint32_t rune = utf8_decode(str->text + offset, str->text + str->size, &length);
    return str_from_rune(world, rune);
}

Value str_part(World *world, Value v, size_t from, size_t to) {
    const Str *str = value_str(v);
    if (from == 0 && to == str->size && !(str->head.flags & OBJ_SUBCLASS)) return value_keep(v);
    if (to <= from) return empty_str(world);
    Value (*make)(World *, const char *, size_t) = str_is_ascii(str) ? str_new_ascii : str_new;
    return make(world, str->text + from, to - from);
}

// ---- joining -------------------------------------------------------------------------------------------------

// A str of `size` bytes made of parts whose code points and ASCII-ness are known; text is still to be filled.
static Str *alloc_of_parts(World *world, size_t size, size_t length, bool ascii) {
    Str *str = str_alloc(world, size);
    if (!str) return NULL;
    str->length = (uint32_t)length;
    if (!ascii) str->head.flags &= (uint16_t)~OBJ_ASCII;
    return str;
}

static bool is_exact(const Str *str) { return !(str->head.flags & OBJ_SUBCLASS); }

Value str_concat(World *world, Value a, Value b) {
    const Str *left = value_str(a), *right = value_str(b);
    if (!left->size && is_exact(right)) return value_keep(b);
    if (!right->size && is_exact(left)) return value_keep(a);
    Str *sum = alloc_of_parts(world, (size_t)left->size + right->size, (size_t)left->length + right->length,
                              left->head.flags & right->head.flags & OBJ_ASCII);
    if (!sum) return ABSENT;
    memcpy(sum->text, left->text, left->size);
    memcpy(sum->text + left->size, right->text, right->size);
    return value_from_obj(sum);
}

static bool may_grow(const Str *str) {
    return str->head.refs == 1 && !(str->head.flags & (OBJ_SUBCLASS | OBJ_INTERNED)) && str->size > 1;
}

// Puts `tail` behind a str that only the caller has, if its cell has the room.
static bool append_in_place(World *world, Str *str, const Str *tail) {
    size_t size = (size_t)str->size + tail->size;
    const Type *type = str->head.type;
    if (!may_grow(str) || size > STR_LIMIT) return false;
    if (!heap_grow_in_place(world, str, str_footprint(type, str->size), str_footprint(type, size))) return false;
    memcpy(str->text + str->size, tail->text, (size_t)tail->size + 1);
    str->size = (uint32_t)size;
    str->length += tail->length;
    str->head.flags &= (uint16_t)~(OBJ_HASHED | (str_is_ascii(tail) ? 0 : OBJ_ASCII));
    return true;
}

Value str_append(World *world, Value a, Value b) {
    return append_in_place(world, value_str(a), value_str(b)) ? value_keep(a) : str_concat(world, a, b);
}

Value str_join_values(World *world, const Str *separator, const Value *items, size_t count) {
    if (count == 0) return empty_str(world);
    if (count == 1 && is_exact(value_str(items[0]))) return value_keep(items[0]);
    size_t gap = separator ? separator->size : 0;
    size_t size = gap * (count - 1), length = separator ? separator->length * (count - 1) : 0;
    bool ascii = !separator || str_is_ascii(separator);
    for (size_t i = 0; i < count; i++) {
        const Str *item = value_str(items[i]);
        size += item->size;
        length += item->length;
        ascii &= str_is_ascii(item);
    }
    if (size == 0) return empty_str(world);
    Str *joined = alloc_of_parts(world, size, length, ascii);
    if (!joined) return ABSENT;
    char *to = joined->text;
    for (size_t i = 0; i < count; i++) {
        const Str *item = value_str(items[i]);
        if (i && gap) memcpy(to, separator->text, gap), to += gap;
        memcpy(to, item->text, item->size);
        to += item->size;
    }
    return value_from_obj(joined);
}
