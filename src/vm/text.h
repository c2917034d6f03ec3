// text.h - what the files behind str and bytes share (str.c, str_*.c, type_str.c, type_bytes.c, codecs.c, format*.c).
//
// Texts are runs of bytes. UTF-8 finds itself: searching, splitting and replacing work on bytes and only count code points
// where a program sees an index. Methods are grouped by what they do, one file a group.
#ifndef LOOPCHEF_VM_TEXT_H
#define LOOPCHEF_VM_TEXT_H

#include <string.h>

#include "base/utf8.h"
#include "vm/call.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/str.h"
#include "vm/str_method_list.h"

// Bytes that a str (bytes) of `size` takes in the heap.
size_t str_footprint(const Type *type, size_t size);
size_t bytes_footprint(const Type *type, size_t size);
Str *str_alloc_in(World *world, Type *type, size_t size);
Bytes *bytes_alloc_in(World *world, Type *type, size_t size);

static inline bool text_is_ascii(const char *text, size_t size) {
    uint64_t word, high = 0;
    size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        memcpy(&word, text + at, 8);
        high |= word;
    }
    for (; at < size; at++) high |= (unsigned char)text[at];
    return !(high & 0x8080808080808080u);
}

// The code point at *offset, which moves behind it. Of well-formed text.
static inline uint32_t text_next(const char *text, size_t size, size_t *offset) {
    unsigned char byte = (unsigned char)text[*offset];
    if (byte < 0x80) return (*offset)++, byte;
    int length;
    uint32_t rune = utf8_decode(text + *offset, text + size, &length);
    *offset += (size_t)length;
    return rune;
}

// The code point that ends at *offset, which moves to its start.
static inline uint32_t text_previous(const char *text, size_t *offset) {
    size_t at = *offset - 1;
    while (((unsigned char)text[at] & 0xC0) == 0x80) at--;
    int length;
    uint32_t rune = utf8_decode(text + at, text + *offset, &length);
    *offset = at;
    return rune;
}

uint64_t text_hash(const char *text, size_t size);

// The first (last) place of `part` at or after `from`, ending at or before `to`; -1 if there is none. An empty part is
// found at once. How often it occurs without overlapping (not for an empty part).
int64_t text_find(const char *text, size_t from, size_t to, const char *part, size_t part_size);
int64_t text_find_last(const char *text, size_t from, size_t to, const char *part, size_t part_size);
size_t text_count(const char *text, size_t size, const char *part, size_t part_size, size_t limit);

// The part [from, to) of a str, in bytes: the str itself if that is all of it.
Value str_part(World *world, Value str, size_t from, size_t to);

// self.replace(part, to, limit)
Value str_replace_all(World *world, Value self, const Str *part, const Str *to, size_t limit);

// What `function` was given as argument `position` (0: its only one) must be a str: "find() argument 1 must be str, not
// int". NULL raised.
const Str *str_argument(World *world, Value v, const char *function, int position);

// A count or width: OverflowError "Python int too large to convert to C ssize_t". False raised.
bool ssize_argument(World *world, Value v, int64_t *out);

// The start and end of s.find(x, start, end), ABSENT or None or indices, applied to a length. False: raised.
bool slice_arguments(World *world, Value start, Value end, int64_t length, int64_t *from, int64_t *to);

// The (encoding, errors) that encode(), decode(), str(), bytes() are given, or their defaults. False: raised.
bool codec_arguments(World *world, const Value *args, const char *function, const char **encoding, const char **errors);

// Has it __iter__ or __getitem__?
bool value_is_iterable(World *world, Value v);

// How often a sequence is repeated: OverflowError beyond 63 bits. False raised.
bool repeat_argument(World *world, Value v, int64_t *times);

// Shared by the iterators of str and bytes; iter() of an iterator.
void str_iterator_dispose(World *world, Obj *obj);
void str_iterator_visit(World *world, Obj *obj, Visit visit, void *context);
Value value_itself(World *world, Value v);

// The methods of str, one function each, in the files that str_method_list.h names.
#define STR_METHOD(name) NATIVE_FN(str_method_##name)
#define METHOD(name, min, max, names, flags, doc) STR_METHOD(name);
STR_METHOD_LIST(METHOD)
#undef METHOD

#endif
