// bytes.h - what the files behind bytes and bytearray share. A method is written once: it looks at a View of either and
// makes its result in the type of `self`.
#ifndef LOOPCHEF_VM_BYTES_H
#define LOOPCHEF_VM_BYTES_H

#include "vm/bytes_method_list.h"
#include "vm/text.h"

typedef struct View {
    const char *data;   // as long as the object is not changed
    size_t size;
} View;

static inline View view_of(Value v) {
    if (value_is_kind(v, T_BYTES)) return (View){value_bytes(v)->data, value_bytes(v)->size};
    return (View){value_bytearray(v)->data ? value_bytearray(v)->data : "", value_bytearray(v)->size};
}

// TypeError "a bytes-like object is required, not 'str'". False raised.
bool view_argument(World *world, Value v, View *out);

// A new bytes or bytearray, of the kind that `self` is.
Value bytes_like(World *world, Value self, const char *data, size_t size);
Value bytearray_new_in(World *world, Type *type, const char *data, size_t size);

// An int from 0 to 255; ValueError "byte must be in range(0, 256)" (`what` "bytes" or "byte"). False raised.
bool byte_argument(World *world, Value v, const char *what, unsigned char *out);

// Appends the ints of a list or tuple.
bool bytes_collect(World *world, const Value *items, uint32_t count, const char *what, Buf *out);
// Appends what bytes(v) would hold, if that needs no Python code: 1 done, 0 it does, -1 raised.
int bytes_gather(World *world, Value v, const char *what, Buf *out);

// bytes(source, encoding, errors) and bytearray(...): `self` is the type; may be pending.
Value bytes_make(World *world, Value self, const Value *args, int nargs, Value kwnames, const char *name);

// Operators and items that do not depend on which of the two it is.
Value bytes_binary(World *world, Value a, Value b, int op);
Value bytes_compare(World *world, Value a, Value b, int op);
int bytes_contains(World *world, Value v, Value item);
Value bytes_iterate(World *world, Value v);
Value bytes_slice(World *world, Value v, Value slice);

#define BYTES_METHOD(name) NATIVE_FN(bytes_method_##name)
#define METHOD(name, min, max, names, flags, doc) BYTES_METHOD(name);
BYTES_METHOD_LIST(METHOD)
#undef METHOD

#endif
