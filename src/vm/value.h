// value.h - a Python value: one 64-bit word, either an immediate or a pointer into the world's arena.
//
//     ...xxx1   an int of 63 bits, immediate
//     ...x000   a pointer to an Obj (all zero: ABSENT, which is no value: unset, failed, "not given")
//     ...0010   None, True, False, Ellipsis, NotImplemented and the interpreter's own signals, immediate
//
// Whoever holds a value owns one reference to it unless a comment says borrowed. Parameters are borrowed, results are
// new references, unless the name says otherwise (`_take` consumes a parameter; `_borrowed` results are not to be
// released). A function that fails returns ABSENT (or false, or -1) and leaves the exception in the world (vm/raise.h).
#ifndef LOOPCHEF_VM_VALUE_H
#define LOOPCHEF_VM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vm/exception_list.h"
#include "vm/type_list.h"

typedef struct World World;
typedef struct Type Type;

typedef enum TypeId {
#define TYPE(ID, name, base, module) T_##ID,
    TYPE_LIST(TYPE)
#undef TYPE
#define EXCEPTION(ID, name, base) T_##ID,
    EXCEPTION_LIST(EXCEPTION)
#undef EXCEPTION
    TYPE_COUNT
} TypeId;

typedef struct Value {
    uint64_t bits;
} Value;

// The head of every object in the arena.
typedef struct Obj {
    uint32_t refs;   // references to it; an object dies when this reaches 0
    uint16_t kind;   // TypeId of the layout; exceptions of every type have T_BASE_EXCEPTION
    uint16_t flags;  // ObjFlag
    Type *type;      // borrowed for built-in types, owned for classes of the program
} Obj;

typedef enum ObjFlag {
    OBJ_SUBCLASS = 0x1,   // its type is a class of the program, not the built-in type of its kind
    OBJ_WEAK = 0x2,       // a weak reference to it exists
    OBJ_FINALIZED = 0x4,  // its __del__ or its abandonment has been dealt with
    OBJ_INTERNED = 0x8,   // a str in the intern table: equal interned strs are the same object
    OBJ_HASHED = 0x10,    // its hash is cached
    OBJ_ASCII = 0x20,     // a str of bytes below 128 only
    OBJ_MARK = 0x40,      // for the collector
    OBJ_UNTRACKED = 0x80, // a tuple or the like that cannot be part of a cycle
} ObjFlag;

#define VALUE_BITS(n) ((Value){(n)})
#define ABSENT VALUE_BITS(0)            // no value; from a function: it raised
#define NONE VALUE_BITS(0x02)
#define FALSE VALUE_BITS(0x0A)
#define TRUE VALUE_BITS(0x12)
#define ELLIPSIS VALUE_BITS(0x1A)
#define NOT_IMPLEMENTED VALUE_BITS(0x22)
// A native function's way to say that its result is still to come (vm/call.h). No program ever sees these.
#define PUSHED VALUE_BITS(0x42)         // a frame was pushed; what it returns is the result
#define BLOCKED VALUE_BITS(0x4A)        // the thread must wait; it is resumed with the result (vm/thread.h)
#define EXHAUSTED VALUE_BITS(0x52)      // an iterator's next: no more items (cheaper than StopIteration)

static inline bool value_is(Value a, Value b) { return a.bits == b.bits; }
static inline bool value_is_absent(Value v) { return v.bits == 0; }
static inline bool value_is_none(Value v) { return v.bits == 0x02; }
static inline bool value_is_small(Value v) { return v.bits & 1; }           // an immediate int
static inline bool value_is_bool(Value v) { return (v.bits & ~0x18ull) == 0x02 && v.bits != 0x02 && v.bits != 0x1A; }
static inline bool value_is_obj(Value v) { return !(v.bits & 7) && v.bits; }
static inline Value value_from_bool(bool b) { return b ? TRUE : FALSE; }

#define SMALL_MAX ((int64_t)0x3FFFFFFFFFFFFFFF)
#define SMALL_MIN (-SMALL_MAX - 1)
static inline bool small_fits(int64_t n) { return n >= SMALL_MIN && n <= SMALL_MAX; }
static inline Value value_from_small(int64_t n) { return VALUE_BITS((uint64_t)n << 1 | 1); }
static inline int64_t value_small(Value v) { return (int64_t)v.bits >> 1; }

static inline Obj *value_obj(Value v) { return (Obj *)v.bits; }
static inline Value value_from_obj(const void *obj) { return VALUE_BITS((uint64_t)obj); }

// The kind of any value (immediates included): what switch statements look at.
static inline TypeId value_kind_immediate(Value v) {
    return v.bits & 1 ? T_INT
           : v.bits == 0x02 ? T_NONE
           : v.bits == 0x1A ? T_ELLIPSIS
           : v.bits == 0x22 ? T_NOT_IMPLEMENTED
                            : T_BOOL;
}
static inline TypeId value_kind(Value v) {
    return value_is_obj(v) ? (TypeId)value_obj(v)->kind : value_kind_immediate(v);
}
static inline bool value_is_kind(Value v, TypeId kind) { return value_is_obj(v) && value_obj(v)->kind == kind; }
// Of that built-in type itself, not of a subclass.
static inline bool value_is_exact(Value v, TypeId kind) {
    return value_is_obj(v) && value_obj(v)->kind == kind && !(value_obj(v)->flags & OBJ_SUBCLASS);
}

static inline void obj_keep(Obj *obj) { obj->refs++; }
static inline Value value_keep(Value v) {  // takes another reference
    if (value_is_obj(v)) value_obj(v)->refs++;
    return v;
}

#endif
