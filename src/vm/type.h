// type.h - types: what every object points to, built-in or defined by the program.
//
// A Type has two halves. The Python half is what programs see: name, bases, mro, a dict of attributes. The C half is
// `ops`: functions that the runtime calls directly for a built-in layout, without looking anything up. A class of the
// program inherits the ops of its built-in base (so `class Stack(list)` is disposed of as a list), and
// its own `__eq__`, `__len__`... are found in its dict: runtime code first asks `type_override(world, type, NAME)`
// for classes of the program and only then uses ops (see vm/object.h, which does this for everyone).
#ifndef LOOPCHEF_VM_TYPE_H
#define LOOPCHEF_VM_TYPE_H

#include <string.h>

#include "base/buf.h"
#include "vm/heap.h"

typedef void (*Visit)(void *context, Value v);

// A native function. `args` are borrowed; `self` is the bound object of a method, else ABSENT. For a function with
// `names` (or min/max), args has exactly `max` entries, those not given ABSENT, and `nargs` is how many positional ones
// came. For a raw one, args has nargs positional values followed by as many as the tuple `kwnames` (or ABSENT) names.
// Returns a new reference; ABSENT if it raised; or PUSHED or BLOCKED (vm/call.h).
typedef Value (*NativeFn)(World *world, Value self, const Value *args, int nargs, Value kwnames);

typedef struct NativeDef {
    const char *name;
    NativeFn fn;
    int min, max;        // how many arguments; max -1: raw (any number, keywords too)
    const char *names;   // parameters' names, separated by blanks, for keyword use; NULL: positional only. A '*' between
                         // two names: those after it are keyword-only. A leading "/": see args.c
    uint32_t flags;      // NativeFlag
    const char *doc;     // one sentence; may be NULL
} NativeDef;

typedef enum NativeFlag {
    NATIVE_STATIC = 1,   // in a type's table: a static method
    NATIVE_CLASS = 2,    // a class method: self is the type
    NATIVE_DUNDER = 4,   // made from an op: shown as a slot wrapper
} NativeFlag;

typedef struct GetSetDef {
    const char *name;
    Value (*get)(World *world, Value self);
    bool (*set)(World *world, Value self, Value value);  // value ABSENT: delete. NULL: read-only
} GetSetDef;

// What the runtime calls for objects of a layout. NULL members: not supported (or the default, where one is named).
typedef struct TypeOps {
    size_t size;                                            // bytes of an instance, without a variable part
    void (*dispose)(World *world, Obj *obj);                // drop what it holds, then heap_free. NULL: heap_free(size)
    void (*visit)(World *world, Obj *obj, Visit visit, void *context);  // each Value it holds. NULL: none
    void (*clear)(World *world, Obj *obj);                  // break cycles: drop what it holds but stay valid. NULL: nothing
    // The collector is about to clear it: what must be said or run first (a suspended generator's finally, a lost task's message),
    // once. True: something was queued, and the object lives until the next collection. NULL: nothing
    bool (*finalize)(World *world, Obj *obj);
    // Would somebody notice if it died now: is there a message, or code of the program that runs? NULL: no
    bool (*last_words)(const Obj *obj);
    Value (*repr)(World *world, Value v);                   // NULL: <module.Name object at 0x...>
    Value (*str)(World *world, Value v);                    // NULL: repr
    Value (*format)(World *world, Value v, Value spec);     // spec: a str. NULL: str(), TypeError for a non-empty spec
    bool (*truth)(World *world, Value v);                   // NULL: by length, else true
    int64_t (*length)(World *world, Value v);               // -1: raised. NULL: no len()
    bool (*hash)(World *world, Value v, uint64_t *hash);    // false: raised. NULL: by identity; see `unhashable`
    bool unhashable;
    // a OP b for COMPARE_LT..COMPARE_GE; NOT_IMPLEMENTED lets the other side try. NULL: identity for == and !=.
    Value (*compare)(World *world, Value a, Value b, int op);
    // a OP b for an Operator (syntax/ast.h), called for either side's type; NOT_IMPLEMENTED if it does not apply.
    Value (*binary)(World *world, Value a, Value b, int op);
    Value (*inplace)(World *world, Value a, Value b, int op);  // NULL or NOT_IMPLEMENTED: binary
    Value (*unary)(World *world, Value v, int op);          // a UnaryOperator, not UNARY_NOT
    Value (*get_item)(World *world, Value v, Value index);
    bool (*set_item)(World *world, Value v, Value index, Value value);  // value ABSENT: delete
    int (*contains)(World *world, Value v, Value item);     // 1, 0, -1 raised. NULL: iterate
    Value (*iterate)(World *world, Value v);                // iter(v)
    Value (*next)(World *world, Value v);                   // an iterator's next item; EXHAUSTED; ABSENT if raised
    // The same where the item may be long in coming (map over a generator): may also be PUSHED (vm/iterate.h). NULL: never is.
    Value (*step)(World *world, Value v);
    bool (*steps_at_once)(Value v);                         // will `step` of this iterator never push? NULL: it may
    // Attributes. NULL: the generic ones (instance dict, type's mro, descriptors).
    Value (*get_attribute)(World *world, Value v, Value name);
    bool (*set_attribute)(World *world, Value v, Value name, Value value);  // value ABSENT: delete
    // Calling. NULL: TypeError "not callable". Same convention as NativeFn, self being the object called.
    NativeFn call;
    // Constructing: type(args): makes the object (`self` is the type, maybe a subclass). NULL: cannot be made.
    // By default `__init__` of a built-in does nothing.
    NativeFn construct;
    NativeFn init;                                          // __init__(self, ...) -> NONE. NULL: accepts what construct took
    const struct AwaitableOps *awaitable;                   // a native awaitable (vm/coro.h). NULL: none
    const NativeDef *methods;                               // ended by a NULL name
    const GetSetDef *getsets;
    const char *doc;
} TypeOps;

typedef enum TypeFlag {
    TYPE_HEAP = 0x1,          // a class of the program (or of the library): made by a class statement or type()
    TYPE_BASE_OK = 0x2,       // may be subclassed
    TYPE_HAS_DICT = 0x4,      // instances have a __dict__
    TYPE_HAS_SLOTS = 0x8,     // instances have __slots__ storage
    TYPE_ABSTRACT = 0x10,     // has abstract methods left
    TYPE_LIBRARY = 0x20,      // defined by src/pylib
    TYPE_OWN_NEW = 0x40,      // a Python-level __new__ somewhere in the mro
    TYPE_OWN_INIT = 0x80,     // a Python-level __init__ somewhere in the mro
    TYPE_OWN_GETATTR = 0x100, // __getattribute__ or __getattr__ in Python
    TYPE_OWN_SETATTR = 0x200, // __setattr__ or __delattr__ in Python
    TYPE_OWN_DEL = 0x400,     // __del__
    TYPE_OWN_EQ = 0x800,      // __eq__ in Python
    TYPE_OWN_HASH = 0x1000,   // __hash__ in Python
    TYPE_METACLASS_CALL = 0x2000,  // its metaclass defines __call__ in Python
    TYPE_EXCEPTION = 0x4000,  // derives from BaseException
    TYPE_WEAK_OK = 0x8000,    // instances can be referenced weakly
    TYPE_MAY_SHADOW = 0x10000,  // an instance's dict may hold the name of any attribute of the type (see type_may_shadow)
    TYPE_DOTTED = 0x20000,    // of pylib, for a type that CPython has in C: `name` is "datetime.date", as messages show it
} TypeFlag;

struct Type {
    Obj head;
    const TypeOps *ops;       // of the built-in layout; static memory of the binary
    uint16_t kind;            // of instances (Obj.kind)
    uint16_t id;              // TypeId if built-in
    uint32_t flags;           // TypeFlag
    uint32_t version;         // unique in the world; renewed here and in all subclasses when an attribute of the type changes
    uint32_t dict_offset;     // where an instance keeps its `Dict *`, from the object's start; 0: no dict; TYPE_DICT_BEHIND:
                              // behind the variable part (str, bytes, tuple, int). See instance_dict_slot()
    uint32_t slots_offset;    // where __slots__ values begin
    uint32_t slot_count;      // with those of the bases
    uint32_t instance_size;   // bytes of an instance without a variable part
    Value name;               // str: __name__
    Value qualified_name;     // str
    Value module;             // str (or what the program stored)
    Type *base;               // the base whose layout it extends; owned by classes of the program. NULL: object itself
    Value bases;              // tuple of types
    Value mro;                // tuple of types, itself first
    struct Dict *dict;        // own attributes
    struct Dict *shadowed;    // names of attributes of the type that some instance's dict has too; NULL: none so far
    Type **subclasses;        // a block of borrowed pointers: a type takes itself out when it dies
    uint32_t subclass_count, subclass_room;
};

#define TYPE_DICT_BEHIND 1

static inline Type *value_type(Value v) { return (Type *)value_obj(v); }
static inline bool value_is_type(Value v) { return value_is_kind(v, T_TYPE); }

// Memory for an instance of `type`, whose layout needs `size` bytes: more for a class of the program with a __dict__ or
// __slots__ of its own. All zero behind the head. For the construct functions of layouts without a variable part.
static inline void *instance_new(World *world, Type *type, size_t size) {
    if (type->instance_size > size) size = type->instance_size;
    char *obj = (char *)heap_new(world, type, size);
    if (obj) memset(obj + sizeof(Obj), 0, size - sizeof(Obj));
    return obj;
}

// A bare instance of a class of the program whose layout is object's (T_OBJECT): what object.__new__ makes.
static inline Value type_allocate(World *world, Type *type) {
    return value_from_obj(instance_new(world, type, sizeof(Obj)));
}

// Sets up a built-in type: layout, base (from type_list.h), methods, getsets, and slot wrappers for its ops (so that `int.__add__`
// and super().__repr__() exist). world_new does this for vm/'s own types; loop/ for its types. False: out of memory.
// world_new has made the bare Type object world->types[id] of every TypeId before (head, kind, id, ops of vm/'s types,
// instance_size, TYPE_EXCEPTION flag; kind of every exception is T_BASE_EXCEPTION), and interned names exist; this completes it: name,
// module, bases, mro, dict. Exceptions have ops_BASE_EXCEPTION.
// Every built-in layout of vm/ defines one `const TypeOps ops_ID` (ops_INT, ops_LIST, ...), named by its row in type_list.h.
bool type_install(World *world, TypeId id, const TypeOps *ops);

// Looks `name` (an interned str) up along the mro. Borrowed; ABSENT (nothing raised) if there is none. Cached.
Value type_lookup_borrowed(World *world, Type *type, Value name);

// The same for special methods, only in classes of the program: ABSENT if the first in the mro that has it is a
// built-in type (then ops has it). Borrowed. `type` may be any type; built-in ones answer at once.
Value type_override_borrowed(World *world, Type *type, Value name);

bool type_is_subtype(const Type *type, const Type *base);
// An instance of `type` gets an attribute `name` that its type has too (ABSENT: its dict is handed out, so it may be any): from
// now on the interpreter looks into instances' dicts before it takes what the type has. Most names never come here.
void type_may_shadow(World *world, Type *type, Value name);
bool type_is_shadowed(const Type *type, Value name);
// An attribute of a type was set or deleted: renews versions, recomputes the TYPE_OWN_ flags.
void type_changed(World *world, Type *type);
// The same, without looking for special methods again unless `flags_too`.
void type_renew(World *world, Type *type, bool flags_too);

// A new type enters its bases' lists of subclasses; a dying one leaves them. False: MemoryError.
bool type_join_bases(World *world, Type *type);
void type_leave_bases(Type *type);

// Makes a class: `name` str, `bases` a tuple of types (may be empty), `namespace` a dict (copied). What type.__new__
// does, without __set_name__ and __init_subclass__ (pylib/_builtins.py calls these). A new reference.
Value type_make(World *world, Type *metaclass, Value name, Value bases, Value namespace_);

// The metaclass that a class with these bases gets, at least `metaclass`; NULL: TypeError "metaclass conflict...".
Type *type_winner(World *world, Type *metaclass, Value bases);

// type.__bases__ = bases: false: TypeError (another layout, a cycle, no consistent order).
bool type_set_bases(World *world, Type *type, Value bases);

// The name in error texts: "int", "Stack", "_asyncio.Future".
const char *type_text(const Type *type);

// repr(type) without brackets: "__main__.Stack", "int". Lent until `out` is freed by the caller.
void type_full_name(World *world, Type *type, Buf *out);

// The error text's name of a value's type: "int", "Stack". Lives as long as the type.
const char *type_name(World *world, Value v);

#endif
