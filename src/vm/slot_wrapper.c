#include "vm/slot_wrapper.h"

#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/type_cache.h"

// What a wrapper does: `ops` are its owner's, `op` a comparison or operator where the row has one.
typedef struct SlotCall {
    World *world;
    Type *owner;
    const TypeOps *ops;
    Value self;
    const Value *args;
    int nargs;
    Value kwnames;
    int op;
} SlotCall;

typedef Value (*SlotFn)(const SlotCall *call);

// The NativeDef comes first: a wrapper's `def` points at it. min and max count the arguments after self; max -1: any.
typedef struct SlotDef {
    NativeDef def;
    SlotFn fn;
    int op;
    bool (*has)(const Type *type, int op);   // does a type with these ops show it?
} SlotDef;

// ---- the calls -------------------------------------------------------------------------------------------------

static Value slot_repr(const SlotCall *c) {
    return c->ops->repr ? c->ops->repr(c->world, c->self) : object_default_repr(c->world, c->self);
}

static Value slot_str(const SlotCall *c) {
    return c->ops->str ? c->ops->str(c->world, c->self) : object_repr(c->world, c->self);
}

static Value slot_format(const SlotCall *c) { return c->ops->format(c->world, c->self, c->args[0]); }

static Value slot_hash(const SlotCall *c) {
    uint64_t hash;
    if (!c->ops->hash) hash = object_identity_hash(c->world, c->self);
    else if (!c->ops->hash(c->world, c->self, &hash)) return ABSENT;
    return object_hash_value(c->world, hash);
}

static Value slot_compare(const SlotCall *c) {
    if (c->ops->compare) return c->ops->compare(c->world, c->self, c->args[0], c->op);
    if (c->op == COMPARE_EQ) return value_is(c->self, c->args[0]) ? TRUE : NOT_IMPLEMENTED;
    if (c->op != COMPARE_NE) return NOT_IMPLEMENTED;
    Value equal = object_compare_method(c->world, c->self, c->args[0], COMPARE_EQ);   // object.__ne__ asks __eq__
    if (value_is_absent(equal) || value_is(equal, NOT_IMPLEMENTED)) return equal;
    int truth = object_truth(c->world, equal);
    value_drop(c->world, equal);
    return truth < 0 ? ABSENT : value_from_bool(!truth);
}

static Value slot_binary(const SlotCall *c) { return c->ops->binary(c->world, c->self, c->args[0], c->op); }
static Value slot_reflected(const SlotCall *c) { return c->ops->binary(c->world, c->args[0], c->self, c->op); }

// pow(self, other[, modulus])
static Value slot_pow(const SlotCall *c) {
    bool whole = c->nargs == 2 && value_is_int(c->self) && value_is_int(c->args[0]) && value_is_int(c->args[1]);
    if (whole) return int_power_modulo(c->world, c->self, c->args[0], c->args[1]);
    return c->ops->binary(c->world, c->self, c->args[0], OPERATOR_POW);
}

static Value slot_inplace(const SlotCall *c) {
    if (c->ops->inplace) return c->ops->inplace(c->world, c->self, c->args[0], c->op);
    return c->ops->binary(c->world, c->self, c->args[0], c->op);
}

static Value slot_unary(const SlotCall *c) { return c->ops->unary(c->world, c->self, c->op); }

static Value slot_bool(const SlotCall *c) { return value_from_bool(c->ops->truth(c->world, c->self)); }

static Value slot_length(const SlotCall *c) {
    int64_t length = c->ops->length(c->world, c->self);
    return length < 0 ? ABSENT : value_from_small(length);
}

static Value slot_get_item(const SlotCall *c) { return c->ops->get_item(c->world, c->self, c->args[0]); }

static Value slot_set_item(const SlotCall *c) {
    return c->ops->set_item(c->world, c->self, c->args[0], c->args[1]) ? NONE : ABSENT;
}

static Value slot_delete_item(const SlotCall *c) {
    return c->ops->set_item(c->world, c->self, c->args[0], ABSENT) ? NONE : ABSENT;
}

static Value slot_contains(const SlotCall *c) {
    int found = c->ops->contains(c->world, c->self, c->args[0]);
    return found < 0 ? ABSENT : value_from_bool(found);
}

static Value slot_iterate(const SlotCall *c) { return c->ops->iterate(c->world, c->self); }

static Value slot_next(const SlotCall *c) {
    Value item = c->ops->next(c->world, c->self);
    if (!value_is(item, EXHAUSTED)) return item;
    return raise_instance_of(c->world, T_STOP_ITERATION);
}

static bool name_argument(const SlotCall *c, Value *name) {
    if (!value_is_str(c->args[0])) {
        raise_error(c->world, T_TYPE_ERROR, "attribute name must be string, not '%s'", type_name(c->world, c->args[0]));
        return false;
    }
    *name = str_intern_take(c->world, value_keep(c->args[0]));
    return !value_is_absent(*name);
}

static Value slot_get_attribute(const SlotCall *c) {
    Value name;
    if (!name_argument(c, &name)) return ABSENT;
    Value result = c->ops->get_attribute ? c->ops->get_attribute(c->world, c->self, name)
                                         : object_generic_get(c->world, c->self, name, true);
    value_drop(c->world, name);
    return result;
}

static Value set_attribute(const SlotCall *c, Value value) {
    Value name;
    if (!name_argument(c, &name)) return ABSENT;
    bool done = c->ops->set_attribute ? c->ops->set_attribute(c->world, c->self, name, value)
                                      : object_generic_set(c->world, c->self, name, value);
    value_drop(c->world, name);
    return done ? NONE : ABSENT;
}

static Value slot_set_attribute(const SlotCall *c) { return set_attribute(c, c->args[1]); }
static Value slot_delete_attribute(const SlotCall *c) { return set_attribute(c, ABSENT); }

static Value slot_call(const SlotCall *c) { return c->ops->call(c->world, c->self, c->args, c->nargs, c->kwnames); }

static Value slot_init(const SlotCall *c) {
    if (c->ops->init) return c->ops->init(c->world, c->self, c->args, c->nargs, c->kwnames);
    return c->owner->id == T_OBJECT ? object_check_init(c->world, c->self, c->nargs, c->kwnames) : NONE;
}

static Value slot_get(const SlotCall *c) {
    Value instance = value_is_none(c->args[0]) ? ABSENT : c->args[0];
    if (value_is_absent(instance) && (value_is_absent(c->args[1]) || value_is_none(c->args[1]))) {
        return raise_error(c->world, T_TYPE_ERROR, "__get__(None, None) is invalid");
    }
    Type *owner = value_is_type(c->args[1]) ? value_type(c->args[1]) : type_of(c->world, instance);
    return descriptor_get(c->world, c->self, instance, owner);
}

static Value descriptor_change(const SlotCall *c, Value value) {
    int done = descriptor_set(c->world, c->self, c->args[0], ABSENT, value);
    return done == 1 ? NONE : done < 0 ? ABSENT : raise_error(c->world, T_ATTRIBUTE_ERROR, "__set__");
}

static Value slot_set(const SlotCall *c) { return descriptor_change(c, c->args[1]); }
static Value slot_delete(const SlotCall *c) { return descriptor_change(c, ABSENT); }

// ---- who has which ---------------------------------------------------------------------------------------------

static bool is_root(const Type *type) { return type->id == T_OBJECT; }
static bool has_repr(const Type *t, int op) { return (void)op, t->ops->repr || is_root(t); }
static bool has_str(const Type *t, int op) { return (void)op, t->ops->str || is_root(t); }
static bool has_format(const Type *t, int op) { return (void)op, t->ops->format != NULL; }
static bool has_hash(const Type *t, int op) { return (void)op, t->ops->hash || is_root(t); }
static bool has_compare(const Type *t, int op) { return (void)op, t->ops->compare || is_root(t); }
static bool has_bool(const Type *t, int op) { return (void)op, t->ops->truth != NULL; }
static bool has_length(const Type *t, int op) { return (void)op, t->ops->length != NULL; }
static bool has_get_item(const Type *t, int op) { return (void)op, t->ops->get_item != NULL; }
static bool has_set_item(const Type *t, int op) { return (void)op, t->ops->set_item != NULL; }
static bool has_contains(const Type *t, int op) { return (void)op, t->ops->contains != NULL; }
static bool has_iterate(const Type *t, int op) { return (void)op, t->ops->iterate != NULL; }
static bool has_next(const Type *t, int op) { return (void)op, t->ops->next != NULL; }
static bool has_get_attribute(const Type *t, int op) { return (void)op, t->ops->get_attribute || is_root(t); }
static bool has_set_attribute(const Type *t, int op) { return (void)op, t->ops->set_attribute || is_root(t); }
static bool has_call(const Type *t, int op) { return (void)op, t->ops->call != NULL; }
static bool has_init(const Type *t, int op) { return (void)op, t->ops->init || is_root(t); }

static bool has_get(const Type *t, int op) {
    (void)op;
    switch (t->id) {
    case T_FUNCTION: case T_METHOD: case T_METHOD_DESCRIPTOR: case T_SLOT_WRAPPER: case T_GETSET: case T_MEMBER:
    case T_PROPERTY: case T_STATIC_METHOD: case T_CLASS_METHOD: case T_SUPER:
        return true;
    default:
        return false;
    }
}

static bool has_set(const Type *t, int op) {
    return (void)op, t->id == T_GETSET || t->id == T_MEMBER || t->id == T_PROPERTY;
}

#define BIT(op) (1u << OPERATOR_##op)
#define BITS_NUMBER (BIT(ADD) | BIT(SUB) | BIT(MUL) | BIT(DIV) | BIT(FLOORDIV) | BIT(MOD))
#define BITS_LOGIC (BIT(OR) | BIT(XOR) | BIT(AND))
#define BITS_SET (BITS_LOGIC | BIT(SUB))

// The operators whose method a type shows; its `binary` answers NotImplemented to the others.
static uint32_t binary_bits(const Type *type) {
    switch (type->id) {
    case T_INT: return BITS_NUMBER | BITS_LOGIC | BIT(LSHIFT) | BIT(RSHIFT);
    case T_BOOL: return BITS_LOGIC;
    case T_FLOAT: return BITS_NUMBER;
    case T_COMPLEX: return BIT(ADD) | BIT(SUB) | BIT(MUL) | BIT(DIV);
    case T_STR: case T_BYTES: case T_BYTEARRAY: return BIT(ADD) | BIT(MUL) | BIT(MOD);
    case T_LIST: case T_TUPLE: return BIT(ADD) | BIT(MUL);
    case T_DICT: case T_MAPPING_PROXY: case T_TYPE: case T_GENERIC_ALIAS: case T_UNION: return BIT(OR);
    case T_SET: case T_FROZENSET: case T_DICT_KEYS: case T_DICT_ITEMS: return BITS_SET;
    default: return 0;
    }
}

// Concatenation has no reflected form.
static uint32_t reflected_bits(const Type *type) {
    switch (type->id) {
    case T_STR: case T_BYTES: case T_BYTEARRAY: return BIT(MUL) | BIT(MOD);
    case T_LIST: case T_TUPLE: return BIT(MUL);
    default: return binary_bits(type);
    }
}

static uint32_t inplace_bits(const Type *type) {
    switch (type->id) {
    case T_LIST: case T_BYTEARRAY: return BIT(ADD) | BIT(MUL);
    case T_DICT: return BIT(OR);
    case T_SET: return BITS_SET;
    default: return 0;
    }
}

static bool has_binary(const Type *t, int op) { return t->ops->binary && binary_bits(t) >> op & 1; }
static bool has_reflected(const Type *t, int op) { return t->ops->binary && reflected_bits(t) >> op & 1; }
static bool has_inplace(const Type *t, int op) { return inplace_bits(t) >> op & 1; }

static bool has_pow(const Type *t, int op) {
    return (void)op, t->ops->binary && (t->id == T_INT || t->id == T_FLOAT || t->id == T_COMPLEX);
}

static bool has_unary(const Type *t, int op) {
    if (!t->ops->unary) return false;
    return op != UNARY_INVERT || t->id == T_INT || t->id == T_BOOL;
}

// ---- the table -------------------------------------------------------------------------------------------------

#define ROW(name_, min_, max_, fn_, op_, has_, doc_) \
    {{.name = name_, .min = min_, .max = max_, .flags = NATIVE_DUNDER, .doc = doc_}, fn_, op_, has_}
#define ARITHMETIC(name_, OP_, sign_)                                                                   \
    ROW("__" name_ "__", 1, 1, slot_binary, OPERATOR_##OP_, has_binary, "Return self" sign_ "value."),  \
    ROW("__r" name_ "__", 1, 1, slot_reflected, OPERATOR_##OP_, has_reflected, "Return value" sign_ "self."), \
    ROW("__i" name_ "__", 1, 1, slot_inplace, OPERATOR_##OP_, has_inplace, "Return self" sign_ "=value.")

static const SlotDef slot_defs[] = {
    ROW("__repr__", 0, 0, slot_repr, 0, has_repr, "Return repr(self)."),
    ROW("__str__", 0, 0, slot_str, 0, has_str, "Return str(self)."),
    ROW("__format__", 1, 1, slot_format, 0, has_format, "Return a formatted version of self."),
    ROW("__hash__", 0, 0, slot_hash, 0, has_hash, "Return hash(self)."),
    ROW("__lt__", 1, 1, slot_compare, COMPARE_LT, has_compare, "Return self<value."),
    ROW("__le__", 1, 1, slot_compare, COMPARE_LE, has_compare, "Return self<=value."),
    ROW("__eq__", 1, 1, slot_compare, COMPARE_EQ, has_compare, "Return self==value."),
    ROW("__ne__", 1, 1, slot_compare, COMPARE_NE, has_compare, "Return self!=value."),
    ROW("__gt__", 1, 1, slot_compare, COMPARE_GT, has_compare, "Return self>value."),
    ROW("__ge__", 1, 1, slot_compare, COMPARE_GE, has_compare, "Return self>=value."),
    ARITHMETIC("add", ADD, "+"),
    ARITHMETIC("sub", SUB, "-"),
    ARITHMETIC("mul", MUL, "*"),
    ARITHMETIC("matmul", MATMUL, "@"),
    ARITHMETIC("truediv", DIV, "/"),
    ARITHMETIC("mod", MOD, "%"),
    ROW("__pow__", 1, 2, slot_pow, OPERATOR_POW, has_pow, "Return pow(self, value, mod)."),
    ROW("__rpow__", 1, 2, slot_reflected, OPERATOR_POW, has_pow, "Return pow(value, self, mod)."),
    ARITHMETIC("lshift", LSHIFT, "<<"),
    ARITHMETIC("rshift", RSHIFT, ">>"),
    ARITHMETIC("or", OR, "|"),
    ARITHMETIC("xor", XOR, "^"),
    ARITHMETIC("and", AND, "&"),
    ARITHMETIC("floordiv", FLOORDIV, "//"),
    ROW("__neg__", 0, 0, slot_unary, UNARY_MINUS, has_unary, "-self"),
    ROW("__pos__", 0, 0, slot_unary, UNARY_PLUS, has_unary, "+self"),
    ROW("__invert__", 0, 0, slot_unary, UNARY_INVERT, has_unary, "~self"),
    ROW("__bool__", 0, 0, slot_bool, 0, has_bool, "True if self else False"),
    ROW("__len__", 0, 0, slot_length, 0, has_length, "Return len(self)."),
    ROW("__getitem__", 1, 1, slot_get_item, 0, has_get_item, "Return self[key]."),
    ROW("__setitem__", 2, 2, slot_set_item, 0, has_set_item, "Set self[key] to value."),
    ROW("__delitem__", 1, 1, slot_delete_item, 0, has_set_item, "Delete self[key]."),
    ROW("__contains__", 1, 1, slot_contains, 0, has_contains, "Return bool(key in self)."),
    ROW("__iter__", 0, 0, slot_iterate, 0, has_iterate, "Implement iter(self)."),
    ROW("__next__", 0, 0, slot_next, 0, has_next, "Implement next(self)."),
    ROW("__getattribute__", 1, 1, slot_get_attribute, 0, has_get_attribute, "Return getattr(self, name)."),
    ROW("__setattr__", 2, 2, slot_set_attribute, 0, has_set_attribute, "Implement setattr(self, name, value)."),
    ROW("__delattr__", 1, 1, slot_delete_attribute, 0, has_set_attribute, "Implement delattr(self, name)."),
    ROW("__call__", 0, -1, slot_call, 0, has_call, "Call self as a function."),
    ROW("__init__", 0, -1, slot_init, 0, has_init, "Initialize self.  See help(type(self)) for accurate signature."),
    ROW("__get__", 1, 2, slot_get, 0, has_get, "Return an attribute of instance, which is of type owner."),
    ROW("__set__", 2, 2, slot_set, 0, has_set, "Set an attribute of instance to value."),
    ROW("__delete__", 1, 1, slot_delete, 0, has_set, "Delete an attribute of instance."),
};

static bool wrapper_install(World *world, Type *type, const SlotDef *slot) {
    Value name = str_intern_c(world, slot->def.name);
    if (value_is_absent(name)) return false;
    bool done = true;
    if (value_is_absent(dict_get_name_borrowed(world, type->dict, name))) {
        Native *wrapper = heap_new_of(world, SLOT_WRAPPER, Native);
        if (wrapper) {
            wrapper->def = &slot->def;
            wrapper->self = wrapper->module = ABSENT;
            wrapper->owner = value_keep(value_from_obj(type));
        }
        done = wrapper && dict_set_name_take(world, type->dict, name, value_from_obj(wrapper));
    }
    value_drop(world, name);
    return done;
}

// `__new__`: the owner's constructor, with the class as its first argument. Called as a method of the owner.
static Value new_call(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    Type *owner = value_type(self);
    if (nargs < 1) {
        return raise_error(world, T_TYPE_ERROR, "%s.__new__(): not enough arguments", type_text(owner));
    }
    if (!value_is_type(args[0])) {
        return raise_error(world, T_TYPE_ERROR, "%s.__new__(X): X is not a type object (%s)", type_text(owner),
                           type_name(world, args[0]));
    }
    Type *type = value_type(args[0]);
    if (!type_is_subtype(type, owner)) {
        return raise_error(world, T_TYPE_ERROR, "%s.__new__(%s): %s is not a subtype of %s", type_text(owner),
                           type_text(type), type_text(type), type_text(owner));
    }
    if (owner->ops != type->ops) {
        return raise_error(world, T_TYPE_ERROR, "%s.__new__(%s) is not safe, use %s.__new__()", type_text(owner),
                           type_text(type), type_text(world->types[type->kind]));
    }
    return owner->ops->construct(world, args[0], args + 1, nargs - 1, kwnames);
}

static const NativeDef new_def = {
    .name = "__new__", .fn = new_call, .max = -1,
    .doc = "Create and return a new object.  See help(type) for accurate signature.",
};

bool slot_wrappers_install(World *world, Type *type) {
    for (size_t i = 0; i < sizeof slot_defs / sizeof *slot_defs; i++) {
        if (slot_defs[i].has(type, slot_defs[i].op) && !wrapper_install(world, type, &slot_defs[i])) return false;
    }
    if (type->ops->unhashable && !dict_set_c(world, type->dict, "__hash__", NONE)) return false;
    if (!type->ops->construct) return true;
    return dict_set_c(world, type->dict, "__new__", native_new(world, &new_def, value_from_obj(type), NULL));
}

Value slot_wrapper_bind(World *world, Native *wrapper, Value self) {
    Native *bound = heap_new_of(world, SENTINEL_METHOD_WRAPPER, Native);
    if (!bound) return ABSENT;
    bound->def = wrapper->def;
    bound->self = value_keep(self);
    bound->owner = value_keep(wrapper->owner);
    bound->module = ABSENT;
    return value_from_obj(bound);
}

static Value raise_expected(World *world, const NativeDef *def, int given) {
    int bound = given < def->min ? def->min : def->max;
    const char *how = def->min == def->max ? "" : given < def->min ? "at least " : "at most ";
    return raise_error(world, T_TYPE_ERROR, "expected %s%d argument%s, got %d", how, bound, bound == 1 ? "" : "s",
                       given);
}

Value slot_wrapper_call(World *world, Native *wrapper, Value self, const Value *args, int nargs, Value kwnames) {
    const SlotDef *slot = (const SlotDef *)wrapper->def;
    Value padded[2] = {nargs > 0 ? args[0] : ABSENT, nargs > 1 ? args[1] : ABSENT};
    if (slot->def.max >= 0) {
        if (!value_is_absent(kwnames) && value_tuple(kwnames)->size) {
            return raise_error(world, T_TYPE_ERROR, "wrapper %s() takes no keyword arguments", slot->def.name);
        }
        if (nargs < slot->def.min || nargs > slot->def.max) return raise_expected(world, &slot->def, nargs);
        args = padded;
    }
    SlotCall call = {.world = world, .owner = value_type(wrapper->owner), .ops = value_type(wrapper->owner)->ops,
                     .self = self, .args = args, .nargs = nargs, .kwnames = kwnames, .op = slot->op};
    return slot->fn(&call);
}
