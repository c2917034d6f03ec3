// str.h - str and bytes.
//
// A Str holds UTF-8 (WTF-8: lone surrogates allowed), its length in code points, and says if it is pure ASCII; then an
// index is an offset, else a walk. Short and identifier-like strings of code objects are interned: attribute and global
// names compare by address. Bytes hold bytes. Both are immutable and hold nothing that could form a cycle.
#ifndef LOOPCHEF_VM_STR_H
#define LOOPCHEF_VM_STR_H

#include "base/buf.h"
#include "vm/world.h"

typedef struct Str {
    Obj head;
    uint64_t hash;     // valid with OBJ_HASHED
    uint32_t size;     // bytes
    uint32_t length;   // code points
    char text[];       // NUL-terminated. An instance of a subclass keeps its Dict * behind it, aligned to 8
} Str;

typedef struct Bytes {
    Obj head;
    uint64_t hash;     // valid with OBJ_HASHED
    uint32_t size;
    char data[];       // NUL-terminated. A subclass keeps its Dict * behind it, aligned to 8
} Bytes;

typedef struct ByteArray {
    Obj head;
    char *data;        // a block of `room` bytes; NULL when room is 0
    uint32_t size, room;
} ByteArray;

typedef struct StrIterator {   // of str (offset in bytes), bytes and bytearray, by the kind of `sequence`
    Obj head;
    Value sequence;    // ABSENT when exhausted
    uint32_t offset;
} StrIterator;

static inline Str *value_str(Value v) { return (Str *)value_obj(v); }
static inline Bytes *value_bytes(Value v) { return (Bytes *)value_obj(v); }
static inline ByteArray *value_bytearray(Value v) { return (ByteArray *)value_obj(v); }
static inline bool value_is_str(Value v) { return value_is_kind(v, T_STR); }
static inline bool str_is_ascii(const Str *str) { return str->head.flags & OBJ_ASCII; }

// Where an instance of a subclass keeps its `Dict *`.
static inline Dict **str_dict_slot(Str *str) {
    return (Dict **)((char *)str + ((offsetof(Str, text) + str->size + 1 + 7) & ~(size_t)7));
}
static inline Dict **bytes_dict_slot(Bytes *bytes) {
    return (Dict **)((char *)bytes + ((offsetof(Bytes, data) + bytes->size + 1 + 7) & ~(size_t)7));
}

Value str_new(World *world, const char *text, size_t size);       // well-formed WTF-8
Value str_new_ascii(World *world, const char *text, size_t size); // known to be bytes below 128
Value str_from_c(World *world, const char *text);                 // NUL-terminated
Str *str_alloc(World *world, size_t size);                        // marked ASCII; the caller fills text, and corrects
                                                                  // that with str_seal_utf8 if it is not. NULL raised
Value str_seal_utf8(Str *str);                                    // counts what was filled in
Value str_from_buf(World *world, Buf *buf);                       // and frees the Buf
Value str_format(World *world, const char *format, ...) __attribute__((format(printf, 2, 3)));
Value str_from_rune(World *world, uint32_t rune);
Value str_intern_take(World *world, Value str);                   // the interned equal of it
Value str_intern_c(World *world, const char *text);
Value str_intern_text(World *world, const char *text, size_t size);
uint64_t str_hash(World *world, Str *str);
bool str_equal(const Str *a, const Str *b);
bool str_is_c(Value v, const char *text);                         // is it a str with this text?
Value str_concat(World *world, Value a, Value b);
Value str_append(World *world, Value a, Value b);                 // a + b; is `a` itself, grown, if only the caller has it
Value str_join_values(World *world, const Str *separator, const Value *items, size_t count);  // all strs; separator or NULL
size_t str_offset(const Str *str, size_t index);                  // in bytes, of a code point
size_t str_index(const Str *str, size_t offset);                  // and back
Value str_at(World *world, const Str *str, size_t index);         // one character
void str_repr_to(Buf *buf, const char *text, size_t size);        // 'text' with quotes and escapes, as repr()
void bytes_repr_to(Buf *buf, const char *data, size_t size);      // b'text'
Value bytes_new(World *world, const char *data, size_t size);
Bytes *bytes_alloc(World *world, size_t size);                    // to be filled by the caller. NULL raised
// The bytes of a bytes or bytearray; false (nothing raised) for anything else.
bool bytes_view(Value v, const char **data, size_t *size);
Value bytes_from_value(World *world, Value v);                    // of a bytes-like or a plain iterable of ints

// codecs.c: str to bytes and back; UnicodeEncodeError, UnicodeDecodeError, LookupError as CPython's.
Value str_encode(World *world, const Str *str, const char *encoding, const char *errors);
Value str_decode(World *world, const char *data, size_t size, const char *encoding, const char *errors);

// A format specification applied (format.c): "{v:>10}" for str, int, float; TypeError/ValueError as CPython.
Value format_str(World *world, Value v, const char *spec, size_t size);
Value format_int(World *world, Value v, const char *spec, size_t size);
Value format_float(World *world, Value v, const char *spec, size_t size);
// `template % args` and template.format(...) (the latter raw, for the method table).
Value format_percent(World *world, Value template_, Value args);

#endif
