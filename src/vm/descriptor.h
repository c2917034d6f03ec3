// descriptor.h - what stands in a class and acts when it is read or written through an instance.
//
// property, classmethod, staticmethod; the getset, member and method descriptors of built-in types; and the protocol:
// `descriptor_get` is __get__ for every value (one that is no descriptor comes back as it is).
#ifndef LOOPCHEF_VM_DESCRIPTOR_H
#define LOOPCHEF_VM_DESCRIPTOR_H

#include "vm/function.h"

typedef struct Property {
    Obj head;
    Value get, set, delete_;   // callables; NONE or ABSENT: none
    Value doc;                 // None, or what it was given; ABSENT: the getter's
    Value name;                // str, by __set_name__ or the getter's; ABSENT: not known
    Dict *dict;                // of subclasses
} Property;

typedef struct Wrapped {       // CLASS_METHOD, STATIC_METHOD
    Obj head;
    Value function;
    Dict *dict;                // __wrapped__ and what programs hang on it
} Wrapped;

typedef struct GetSet {
    Obj head;
    const GetSetDef *def;      // static memory of the binary
    Type *owner;               // owned
} GetSet;

typedef struct Member {        // one name of __slots__
    Obj head;
    Type *owner;               // owned
    Value name;
    uint32_t offset;           // of its Value in the instance
} Member;

Value getset_new(World *world, Type *owner, const GetSetDef *def);
Value member_new(World *world, Type *owner, Value name, uint32_t offset);
Value static_method_new(World *world, Value function);
Value class_method_new(World *world, Value function);
// What a row of a method table becomes in its type's dict: a METHOD_DESCRIPTOR, or a static or class method.
Value method_descriptor_new(World *world, Type *owner, const NativeDef *def);

// AttributeError "property 'x' of 'C' object has no setter"; `what` is getter, setter or deleter. ABSENT.
Value raise_property(World *world, Value property, Value instance, const char *what);
// The name a property is known by: new reference, ABSENT (nothing raised) if there is none.
Value property_name(World *world, Value property);

// A setter for what CPython keeps in a read-only member: AttributeError "readonly attribute".
bool set_read_only(World *world, Value v, Value value);

static inline Property *value_property(Value v) { return (Property *)value_obj(v); }

// Does it take part in setting (then it goes before the instance's dict)?
bool descriptor_is_data(World *world, Value descriptor);

// descriptor.__get__(instance, owner); `instance` ABSENT: read through the class. Calls Python code atomically.
Value descriptor_get(World *world, Value descriptor, Value instance, Type *owner);

// descriptor.__set__(instance, value), value ABSENT: __delete__. 1 done, -1 raised, 0: it has no say.
int descriptor_set(World *world, Value descriptor, Value instance, Value name, Value value);

#endif
