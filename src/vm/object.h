// object.h - Python's generic operations on any value: what `len(x)`, `x == y`, `x.name`, `str(x)` mean.
//
// Each looks at the kind, uses the layout's ops for built-in types, and honours a class of the program's own dunder
// methods first. From C these call Python code *atomically* (vm_call: the interpreter runs inside itself; such code
// cannot block or be stopped in the middle). The interpreter itself does not use this file where a Python method is
// involved: it pushes a frame (vm/interp.c).
#ifndef LOOPCHEF_VM_OBJECT_H
#define LOOPCHEF_VM_OBJECT_H

#include "vm/raise.h"
#include "vm/str.h"

Value object_repr(World *world, Value v);                       // a str
Value object_str(World *world, Value v);                        // a str
Value object_ascii(World *world, Value v);
Value object_format(World *world, Value v, Value spec);         // spec: a str
int object_truth(World *world, Value v);                        // 1, 0; -1 raised
int64_t object_length(World *world, Value v);                   // -1 raised
bool object_hash(World *world, Value v, uint64_t *hash);        // false: raised
Value object_compare(World *world, Value a, Value b, int op);   // COMPARE_LT..GE with reflection; any value
int object_equal(World *world, Value a, Value b);               // identity or ==: 1, 0; -1 raised
int object_less(World *world, Value a, Value b);                // a < b: 1, 0; -1 raised
Value object_binary(World *world, Value a, Value b, int op);    // an Operator, with reflection
Value object_inplace(World *world, Value a, Value b, int op);
Value object_unary(World *world, Value v, int op);              // a UnaryOperator but UNARY_NOT
Value object_get_item(World *world, Value v, Value index);
bool object_set_item(World *world, Value v, Value index, Value value);  // value ABSENT: delete
int object_contains(World *world, Value container, Value item);
Value object_iterate(World *world, Value v);                    // iter(v); TypeError "'int' object is not iterable"
Value object_next(World *world, Value iterator);                // next item; EXHAUSTED; ABSENT raised. Python iterators: atomically
Value object_index(World *world, Value v);                      // an int through __index__; TypeError otherwise
bool object_as_index(World *world, Value v, int64_t *out);      // the same into C, clipped to int64_t; false raised

// Attributes. `name` is an interned str. get: ABSENT and AttributeError if missing; find: ABSENT with nothing raised.
Value object_get_attribute(World *world, Value v, Value name);
Value object_find_attribute(World *world, Value v, Value name); // check world->raised to tell missing from failed
bool object_set_attribute(World *world, Value v, Value name, Value value);  // value ABSENT: delete

// The generic get/set that ops->get_attribute NULL means (type's mro with descriptors, then instance dict), for reuse.
Value object_generic_get(World *world, Value v, Value name, bool raise);
bool object_generic_set(World *world, Value v, Value name, Value value);
// As v's layout does it (a type's, a module's way...), without the program's __getattribute__ and __getattr__.
Value object_layout_get(World *world, Value v, Value name, bool raise);

// The `Dict *` slot of an instance; NULL if its type has none. The dict itself is made on first use.
struct Dict **instance_dict_behind(Obj *obj);   // of layouts with a variable part
static inline struct Dict **instance_dict_slot(Obj *obj) {
    uint32_t offset = obj->type->dict_offset;
    if (offset > TYPE_DICT_BEHIND) return (struct Dict **)((char *)obj + offset);
    return offset ? instance_dict_behind(obj) : NULL;
}
// The instance's dict, made if need be. NULL: it can have none (nothing raised), or MemoryError.
struct Dict *instance_dict(World *world, Obj *obj);

// What an instance of a class of the program holds besides its layout: attributes and slots; for the collector.
void instance_visit(Obj *obj, Visit visit, void *context);
void instance_clear(World *world, Obj *obj);

// Before an object with OBJ_SUBCLASS or OBJ_WEAK is disposed of: __del__, weak references, attributes, slots. False: __del__
// is still to run and has the object until then.
bool object_release(World *world, Obj *obj);

// Calls what type_override_borrowed found for `self`, atomically.
Value object_call_override(World *world, Value override, Value self, const Value *args, int nargs);

// The getters behind `x.__dict__` (setter: value ABSENT deletes) and `x.__weakref__`.
Value object_get_dict(World *world, Value v);
bool object_set_dict(World *world, Value v, Value value);
Value object_get_weakref(World *world, Value v);

// AttributeError "'Foo' object has no attribute 'bar'" with its name and obj. ABSENT.
Value raise_no_attribute(World *world, Value v, Value name);

// id(v): its place in the arena, or its own bits; the same in every run.
uint64_t object_id(World *world, Value v);

// Is v an instance of type / are they as isinstance() says for built-in types (no __instancecheck__)?
bool object_is_instance(World *world, Value v, const Type *type);

// As type.__instancecheck__: also what v says that its __class__ is. 1, 0; -1 raised.
int object_claims_instance(World *world, Value v, const Type *type);

bool value_is_callable(World *world, Value v);

// Pieces of what object's own methods do: repr without a __repr__, hash by identity (CPython's: never the address itself but
// by order of creation), a hash as an int, a.__eq__(b) alone, and object.__init__'s check of its arguments.
Value object_default_repr(World *world, Value v);
uint64_t object_identity_hash(World *world, Value v);
Value object_hash_value(World *world, uint64_t hash);
Value object_compare_method(World *world, Value a, Value b, int op);
Value object_check_init(World *world, Value self, int nargs, Value kwnames);

// A built-in container or iterator that C can run through without calling Python code: list, tuple, dict and its views,
// set, frozenset, str, bytes, range and the iterators over these (exact types). Everything else goes the stackless way.
bool value_is_plain_iterable(Value v);

// Has its type this method (N___index__)?
static inline bool value_has_method(World *world, Value v, NameId name) {
    return !value_is_absent(type_lookup_borrowed(world, type_of(world, v), world->names[name]));
}

// Has it __next__?
bool value_is_iterator(World *world, Value v);

// The bound __class_getitem__ of a type, for Stack[int]; ABSENT: it has none (or world->raised).
Value type_get_item_getter(World *world, Value type);

// Counts a C call that may nest through containers; pairs with `world->c_depth--`. False: RecursionError, its text ending in
// `what`.
bool object_enter(World *world, const char *what);

// repr's guard against cycles: false if v is being shown already (then show "[...]"). Pairs with leave.
bool repr_enter(World *world, Value v);
void repr_leave(World *world, Value v);

#endif
