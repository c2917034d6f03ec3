// The interpreter's slow paths: what an instruction does when its operands are not the common case. See interp.h.
#include <string.h>

#include "vm/coro.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/interp.h"
#include "vm/consume.h"
#include "vm/modules.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/operators.h"
#include "vm/sequence.h"
#include "vm/set.h"
#include "vm/super.h"

static bool is_program_class(const Type *type) {
    return type->flags & TYPE_HEAP;
}

// Calls a special method found on a class: a Python function's frame is pushed (PUSHED), anything else is called at once.
static Value call_special(World *world, Value method, Value self, const Value *args, int nargs) {
    if (value_is_kind(method, T_FUNCTION)) return frame_push_function(world, value_function(method), args, nargs, ABSENT, self);
    Value bound = descriptor_get(world, method, self, type_of(world, self));
    Value result = value_is_absent(bound) ? ABSENT : vm_call(world, bound, args, nargs, ABSENT);
    value_drop(world, bound);
    return result;
}

// --- binary operators and comparisons ---

// The special methods of Operator, plain, reflected and in place.
static const struct { uint16_t plain, reflected, inplace; const char *symbol; } binary_names[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = {N___add__, N___radd__, N___iadd__, "+"},
    [OPERATOR_SUB] = {N___sub__, N___rsub__, N___isub__, "-"},
    [OPERATOR_MUL] = {N___mul__, N___rmul__, N___imul__, "*"},
    [OPERATOR_MATMUL] = {N___matmul__, N___rmatmul__, N___imatmul__, "@"},
    [OPERATOR_DIV] = {N___truediv__, N___rtruediv__, N___itruediv__, "/"},
    [OPERATOR_MOD] = {N___mod__, N___rmod__, N___imod__, "%"},
    [OPERATOR_POW] = {N___pow__, N___rpow__, N___ipow__, "** or pow()"},
    [OPERATOR_LSHIFT] = {N___lshift__, N___rlshift__, N___ilshift__, "<<"},
    [OPERATOR_RSHIFT] = {N___rshift__, N___rrshift__, N___irshift__, ">>"},
    [OPERATOR_OR] = {N___or__, N___ror__, N___ior__, "|"},
    [OPERATOR_XOR] = {N___xor__, N___rxor__, N___ixor__, "^"},
    [OPERATOR_AND] = {N___and__, N___rand__, N___iand__, "&"},
    [OPERATOR_FLOORDIV] = {N___floordiv__, N___rfloordiv__, N___ifloordiv__, "//"},
};

static Value type_override(World *world, Value v, uint16_t name) {
    Type *type = type_of(world, v);
    return is_program_class(type) ? type_override_borrowed(world, type, world->names[name]) : ABSENT;
}

// One candidate of a binary operation: the method `name` of `self`, or its layout's C function.
static Value try_binary(World *world, Value self, Value other, uint16_t name, int try) {
    Value method = type_override(world, self, name);
    if (value_is_absent(method)) return NOT_IMPLEMENTED;
    if (value_is_none(method)) return NOT_IMPLEMENTED;
    Value result = call_special(world, method, self, &other, 1);
    if (value_is(result, PUSHED)) {
        world->thread->frame->returns = RETURN_BINARY;
        world->thread->frame->state = (uint16_t)(try + 1);
    }
    return result;
}

// Candidates in order: 0 the in-place method, 1 the right side's reflected one if its type is a subclass that overrides it, 2 the left side's,
// 3 C functions of the layouts, 4 the right side's reflected one.
Value operate_binary(World *world, Value a, Value b, int op, int try) {
    const Type *left = type_of(world, a), *right = type_of(world, b);
    int plain = op & 31;
    if (try == 0 && !is_program_class(left) && !is_program_class(right)) {
        return op >= 32 ? object_inplace(world, a, b, plain) : object_binary(world, a, b, plain);
    }
    bool first_right = operator_right_first(world, a, b, plain);
    Value result = NOT_IMPLEMENTED;
    for (; try < 5 && value_is(result, NOT_IMPLEMENTED); try++) {
        switch (try) {
        case 0:
            if (op >= 32) {
                result = try_binary(world, a, b, binary_names[plain].inplace, try);
                if (value_is(result, NOT_IMPLEMENTED) && left->ops->inplace) result = left->ops->inplace(world, a, b, plain);
            }
            break;
        case 1:
            if (first_right) result = try_binary(world, b, a, binary_names[plain].reflected, try);
            break;
        case 2: result = try_binary(world, a, b, binary_names[plain].plain, try); break;
        case 3:
            if (left->ops->binary && value_is_absent(type_override(world, a, binary_names[plain].plain))) {
                result = left->ops->binary(world, a, b, plain);
            }
            if (value_is(result, NOT_IMPLEMENTED) && right->ops->binary && right->ops != left->ops
                && value_is_absent(type_override(world, b, binary_names[plain].reflected))) {
                result = right->ops->binary(world, a, b, plain);
            }
            break;
        case 4:
            if (!first_right && left != right) result = try_binary(world, b, a, binary_names[plain].reflected, try);
            break;
        }
    }
    return value_is(result, NOT_IMPLEMENTED) ? raise_operands(world, a, b, plain, op >= 32) : result;
}

static const uint16_t compare_names[6] = {N___lt__, N___le__, N___eq__, N___ne__, N___gt__, N___ge__};
static const uint8_t compare_reflected[6] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE};

Value operate_compare(World *world, Value a, Value b, int op, int try) {
    const Type *left = type_of(world, a), *right = type_of(world, b);
    if (try == 0 && !is_program_class(left) && !is_program_class(right)) return object_compare(world, a, b, op);
    // A class without __ne__ of its own negates __eq__: left to the atomic path.
    if (op == COMPARE_NE && value_is_absent(type_override(world, a, N___ne__)) && value_is_absent(type_override(world, b, N___ne__))) {
        return object_compare(world, a, b, op);
    }
    bool first_right = left != right && type_is_subtype(right, left);
    Value result = NOT_IMPLEMENTED;
    for (; try < 4 && value_is(result, NOT_IMPLEMENTED); try++) {
        switch (try) {
        case 0:
            if (first_right) result = try_binary(world, b, a, compare_names[compare_reflected[op]], try);
            break;
        case 1: result = try_binary(world, a, b, compare_names[op], try); break;
        case 2:
            if (!first_right) result = try_binary(world, b, a, compare_names[compare_reflected[op]], try);
            break;
        case 3:
            if (left->ops->compare && value_is_absent(type_override(world, a, compare_names[op]))) {
                result = left->ops->compare(world, a, b, op);
            }
            if (value_is(result, NOT_IMPLEMENTED) && right->ops->compare
                && value_is_absent(type_override(world, b, compare_names[compare_reflected[op]]))) {
                result = right->ops->compare(world, b, a, compare_reflected[op]);
            }
            break;
        }
    }
    if (!value_is(result, NOT_IMPLEMENTED)) return result;
    if (op == COMPARE_EQ) return value_from_bool(value_is(a, b));
    if (op == COMPARE_NE) return value_from_bool(!value_is(a, b));
    static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    return raise_error(world, T_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'", symbols[op],
                       type_name(world, a), type_name(world, b));
}

Value operate_unary(World *world, Value v, int op) {
    static const uint16_t names[] = {[UNARY_INVERT] = N___invert__, [UNARY_PLUS] = N___pos__, [UNARY_MINUS] = N___neg__};
    Value method = type_override(world, v, names[op]);
    return value_is_absent(method) ? object_unary(world, v, op) : call_special(world, method, v, NULL, 0);
}

// --- items, truth, iteration ---

Value operate_get_item(World *world, Value container, Value index) {
    Value method = type_override(world, container, N___getitem__);
    if (!value_is_absent(method)) return call_special(world, method, container, &index, 1);
    if (value_is_kind(container, T_DICT)) return dict_get_item_step(world, container, index);
    return object_get_item(world, container, index);
}

Value operate_set_item(World *world, Value container, Value index, Value value) {
    bool deletes = value_is_absent(value);
    Value method = type_override(world, container, deletes ? N___delitem__ : N___setitem__);
    if (!value_is_absent(method)) {
        Value pair[2] = {index, value};
        Value result = call_special(world, method, container, pair, deletes ? 1 : 2);
        if (value_is(result, PUSHED)) world->thread->frame->returns = RETURN_DROP;
        return result;
    }
    return object_set_item(world, container, index, value) ? NONE : ABSENT;
}

Value operate_contains(World *world, Value container, Value item, bool negate) {
    Value method = type_override(world, container, N___contains__);
    if (value_is_kind(method, T_FUNCTION)) {
        Value result = call_special(world, method, container, &item, 1);
        if (!value_is(result, PUSHED)) return result;
        world->thread->frame->returns = RETURN_BOOL;
        world->thread->frame->state = negate;
        return PUSHED;
    }
    Type *type = type_of(world, container);
    bool by_iteration = value_is_absent(method) && (is_program_class(type) || !type->ops->contains)
                        && (!type->ops->contains || type->kind == T_OBJECT) && !value_is_plain_iterable(container);
    if (by_iteration && (type->ops->iterate || !value_is_absent(type_override(world, container, N___iter__))
                         || !value_is_absent(type_override(world, container, N___getitem__)))) {
        return negate ? vm_tail_hidden(world, "not_in", (Value[]){container, item}, 2) : consume_to_find(world, container, item);
    }
    int found = object_contains(world, container, item);
    return found < 0 ? ABSENT : value_from_bool(found != (int)negate);
}

Value operate_truth(World *world, Value v) {
    Value method = type_override(world, v, N___bool__);
    if (value_is_absent(method)) method = type_override(world, v, N___len__);
    if (value_is_kind(method, T_FUNCTION)) {
        Value result = call_special(world, method, v, NULL, 0);
        if (value_is(result, PUSHED)) world->thread->frame->returns = RETURN_TRUTH;
        return result;
    }
    int truth = object_truth(world, v);
    return truth < 0 ? ABSENT : value_from_bool(truth);
}

int operate_truth_result(World *world, Value result, bool strict) {
    if (!strict) return object_truth(world, result);
    if (value_is_bool(result)) return value_is(result, TRUE);
    if (value_is_int(result)) {      // of __len__
        if (int_sign(result) >= 0) return int_sign(result) > 0;
        raise_error(world, T_VALUE_ERROR, "__len__() should return >= 0");
        return -1;
    }
    raise_error(world, T_TYPE_ERROR, "__bool__ should return bool, returned %s", type_name(world, result));
    return -1;
}

Value operate_iterate(World *world, Value v) {
    return iterable_step(world, v);
}

// --- attributes ---

Value operate_get_attribute(World *world, Value v, Value name) {
    Type *type = type_of(world, v);
    if (type->flags & TYPE_OWN_GETATTR) {
        Value getattribute = type_override(world, v, N___getattribute__);
        if (value_is_kind(getattribute, T_FUNCTION)) {
            Value result = call_special(world, getattribute, v, &name, 1);
            if (value_is(result, PUSHED)) {
                Frame *frame = world->thread->frame;
                frame->extra = tuple_of(world, 2, v, name);
                frame->returns = value_is_absent(type_override(world, v, N___getattr__)) ? RETURN_PUSH : RETURN_ATTRIBUTE;
                if (value_is_absent(frame->extra)) return ABSENT;
            }
            return result;
        }
        Value found = object_layout_get(world, v, name, false);
        if (!value_is_absent(found)) return found;
        if (!value_is_absent(world->raised)) {
            if (!raised_is(world, T_ATTRIBUTE_ERROR) || world->stopping) return ABSENT;
            raised_clear(world);
        }
        return operate_getattr_fallback(world, v, name);
    }
    if (is_program_class(type) && !type->ops->get_attribute) {
        Value found = type_lookup_borrowed(world, type, name);
        if (value_is_exact(found, T_PROPERTY)) {
            Value getter = value_property(found)->get;
            if (value_is_kind(getter, T_FUNCTION)) return frame_push_function(world, value_function(getter), NULL, 0, ABSENT, v);
        }
    }
    return object_get_attribute(world, v, name);
}

Value operate_getattr_fallback(World *world, Value v, Value name) {
    Value method = type_override(world, v, N___getattr__);
    if (value_is_absent(method)) return object_get_attribute(world, v, name);
    return call_special(world, method, v, &name, 1);
}

Value operate_set_attribute(World *world, Value v, Value name, Value value) {
    Type *type = type_of(world, v);
    bool deletes = value_is_absent(value);
    Value method = ABSENT;
    if (type->flags & TYPE_OWN_SETATTR) method = type_override(world, v, deletes ? N___delattr__ : N___setattr__);
    if (value_is_kind(method, T_FUNCTION)) {
        Value pair[2] = {name, value};
        Value result = call_special(world, method, v, pair, deletes ? 1 : 2);
        if (value_is(result, PUSHED)) world->thread->frame->returns = RETURN_DROP;
        return result;
    }
    if (is_program_class(type) && !type->ops->set_attribute && value_is_absent(method)) {
        Value found = type_lookup_borrowed(world, type, name);
        if (value_is_exact(found, T_PROPERTY)) {
            Value setter = object_find_attribute(world, found, deletes ? NAME_OF(world, fdel) : NAME_OF(world, fset));
            if (value_is_kind(setter, T_FUNCTION)) {
                Value result = frame_push_function(world, value_function(setter), &value, deletes ? 0 : 1, ABSENT, v);
                value_drop(world, setter);
                if (value_is(result, PUSHED)) world->thread->frame->returns = RETURN_DROP;
                return result;
            }
            value_drop(world, setter);
        }
    }
    return object_set_attribute(world, v, name, value) ? NONE : ABSENT;
}

Value operate_super_attribute(World *world, Value class_, Value self, Value name) {
    if (!value_is_kind(class_, T_TYPE)) {
        return raise_error(world, T_TYPE_ERROR, "super() argument 1 must be a type, not %s", type_name(world, class_));
    }
    return super_attribute(world, (Type *)value_obj(class_), self, name);
}

// --- names and imports ---

Value operate_load_name_error(World *world, Value name) {
    if (modules_has_in_cpython("builtins", value_str(name)->text)) {
        return raise_refusal(world, "the built-in %s is not simulated", value_str(name)->text);
    }
    raise_error(world, T_NAME_ERROR, "name '%s' is not defined", value_str(name)->text);
    value_replace_take(world, &value_exception(world->raised)->extra[0], value_keep(name));
    return ABSENT;
}

// "a.b.c" without its last part, or with the level's dots resolved against the package of `globals`.
static bool resolve_name(World *world, Dict *globals, Value name, int64_t level, Buf *out) {
    if (level > 0) {
        Value package = dict_get_name_borrowed(world, globals, NAME_OF(world, __package__));
        if (!value_is_str(package) || value_str(package)->size == 0) {
            raise_error(world, T_IMPORT_ERROR, "attempted relative import with no known parent package");
            return false;
        }
        const char *text = value_str(package)->text;
        size_t size = value_str(package)->size;
        for (int64_t i = 1; i < level; i++) {
            while (size > 0 && text[size - 1] != '.') size--;
            if (size == 0) {
                raise_error(world, T_IMPORT_ERROR, "attempted relative import beyond top-level package");
                return false;
            }
            size--;
        }
        buf_add(out, text, size);
        if (value_str(name)->size) buf_add_byte(out, '.');
    }
    buf_add(out, value_str(name)->text, value_str(name)->size);
    return true;
}

Value operate_import(World *world, Dict *globals, Value name, Value fromlist, Value level) {
    Buf full = BUF_INIT;
    Value module = ABSENT;
    if (!resolve_name(world, globals, name, value_is_small(level) ? value_small(level) : 0, &full)) return ABSENT;
    module = module_import(world, buf_text(&full));
    if (!value_is_absent(module) && value_is_none(fromlist)) {
        char *dot = strchr(full.data, '.');
        if (dot) {       // `import a.b` binds a
            *dot = 0;
            value_drop(world, module);
            module = module_import(world, buf_text(&full));
        }
    } else if (!value_is_absent(module) && value_is_kind(fromlist, T_TUPLE)) {
        // `from package import module`: a submodule not yet loaded.
        Tuple *names = value_tuple(fromlist);
        for (uint32_t i = 0; i < names->size; i++) {
            Value part = names->items[i];
            if (str_is_c(part, "*")) continue;
            if (dict_find_name(((ModuleObject *)value_obj(module))->dict, part) >= 0) continue;
            size_t size = full.size;
            buf_add_format(&full, ".%s", value_str(part)->text);
            bool exists = false;
            for (const PylibBlob *blob = pylib_blobs; blob->name; blob++) exists |= strcmp(blob->name, full.data) == 0;
            if (exists) {
                Value sub = module_import(world, buf_text(&full));
                value_drop(world, sub);
                if (value_is_absent(sub)) {
                    value_drop(world, module);
                    buf_free(&full);
                    return ABSENT;
                }
            }
            full.size = size;
            full.data[size] = 0;
        }
    }
    buf_free(&full);
    return module;
}

// Does CPython's module have that name, and ours not?
static bool module_lacks(World *world, Value module, Value name, Buf *full) {
    if (!value_is_kind(module, T_MODULE)) return false;
    Dict *dict = ((ModuleObject *)value_obj(module))->dict;
    Value own = dict_get_name_borrowed(world, dict, NAME_OF(world, __name__));
    if (!value_is_str(own) || dict_find_name(dict, name) >= 0 || dict_find_name(dict, NAME_OF(world, __getattr__)) >= 0) return false;
    buf_add_format(full, "%s.%s", value_str(own)->text, value_str(name)->text);
    return modules_has_in_cpython(value_str(own)->text, value_str(name)->text) || modules_in_cpython(buf_text(full));
}

// `from os import fork` is refused, unless the program stands ready to do without.
Value operate_import_from(World *world, Value module, Value name) {
    Buf full = BUF_INIT;
    bool lacks = module_lacks(world, module, name, &full);
    bool refused = lacks && !modules_is_guarded(world, "", buf_text(&full));
    if (refused) raise_refusal(world, "%s is not simulated", buf_text(&full));
    buf_free(&full);
    if (refused) return ABSENT;
    Value found = lacks ? ABSENT : object_find_attribute(world, module, name);
    if (!value_is_absent(found)) return found;
    if (world->stopping) return ABSENT;
    raised_clear(world);
    Value module_name = object_find_attribute(world, module, NAME_OF(world, __name__));
    raised_clear(world);
    raise_error(world, T_IMPORT_ERROR, "cannot import name '%s' from '%s' (unknown location)", value_str(name)->text,
                value_is_str(module_name) ? value_str(module_name)->text : "<unknown module name>");
    Exception *error = value_exception(world->raised);
    value_replace_take(world, &error->extra[EXTRA_MODULE], value_keep(module_name));
    value_replace_take(world, &error->extra[EXTRA_NAME_FROM], value_keep(name));
    value_drop(world, module_name);
    return ABSENT;
}

bool operate_import_star(World *world, Value module, Dict *into) {
    Dict *from = ((ModuleObject *)value_obj(module))->dict;
    Value all = dict_get_name_borrowed(world, from, NAME_OF(world, __all__));
    if (value_is_kind(all, T_LIST) || value_is_kind(all, T_TUPLE)) {
        uint32_t size = value_is_kind(all, T_LIST) ? value_list(all)->size : value_tuple(all)->size;
        for (uint32_t i = 0; i < size; i++) {
            Value name = value_is_kind(all, T_LIST) ? value_list(all)->items[i] : value_tuple(all)->items[i];
            Value v = object_get_attribute(world, module, name);
            if (value_is_absent(v) || !dict_set_name_take(world, into, name, v)) return false;
        }
        return true;
    }
    uint32_t at = 0;
    Value name, v;
    while (dict_next(from, &at, &name, &v)) {
        if (value_str(name)->text[0] != '_' && !dict_set_name(world, into, name, v)) return false;
    }
    return true;
}

// --- unpacking, formatting, calling ---

static bool wrong_count(World *world, uint32_t wanted, int64_t got) {
    if (got > (int64_t)wanted) {
        raise_error(world, T_VALUE_ERROR, "too many values to unpack (expected %u)", wanted);
    } else {
        raise_error(world, T_VALUE_ERROR, "not enough values to unpack (expected %u, got %lld)", wanted, (long long)got);
    }
    return false;
}

bool operate_unpack(World *world, Value sequence, uint32_t count, Value *out) {
    if (value_is_exact(sequence, T_LIST) || value_is_exact(sequence, T_TUPLE)) {
        bool list = value_is_kind(sequence, T_LIST);
        uint32_t size = list ? value_list(sequence)->size : value_tuple(sequence)->size;
        Value *items = list ? value_list(sequence)->items : value_tuple(sequence)->items;
        if (size != count) return wrong_count(world, count, size);
        for (uint32_t i = 0; i < count; i++) out[i] = value_keep(items[i]);
        return true;
    }
    Value iterator = object_iterate(world, sequence);
    if (value_is_absent(iterator)) return false;
    uint32_t got = 0;
    bool ok = true;
    for (;;) {
        Value item = object_next(world, iterator);
        if (value_is(item, EXHAUSTED)) break;
        if (value_is_absent(item)) { ok = false; break; }
        if (got == count) {
            value_drop(world, item);
            ok = wrong_count(world, count, (int64_t)count + 1);
            break;
        }
        out[got++] = item;
    }
    if (ok && got < count) ok = wrong_count(world, count, got);
    if (!ok) while (got > 0) value_drop(world, out[--got]);
    value_drop(world, iterator);
    return ok;
}

bool operate_unpack_star(World *world, Value list_value, uint32_t before, uint32_t after, Value *out) {
    List *list = value_list(list_value);
    if (list->size < before + after) {
        raise_error(world, T_VALUE_ERROR, "not enough values to unpack (expected at least %u, got %u)", before + after, list->size);
        return false;
    }
    uint32_t middle = list->size - before - after;
    Value rest = list_new(world, middle);
    if (value_is_absent(rest)) return false;
    for (uint32_t i = 0; i < middle; i++) list_append(world, value_list(rest), list->items[before + i]);
    for (uint32_t i = 0; i < before; i++) out[i] = value_keep(list->items[i]);
    out[before] = rest;
    for (uint32_t i = 0; i < after; i++) out[before + 1 + i] = value_keep(list->items[before + middle + i]);
    return true;
}

Value operate_format(World *world, Value v, uint32_t flags, Value spec) {
    Value text;
    switch (flags & 3) {
    case 1: text = object_str(world, v); break;
    case 2: text = object_repr(world, v); break;
    case 3: text = object_ascii(world, v); break;
    default: text = value_keep(v); break;
    }
    if (value_is_absent(text)) return ABSENT;
    bool empty = value_is_absent(spec) || value_str(spec)->size == 0;
    if (empty && value_is_exact(text, T_STR)) return text;
    Value formatted = object_format(world, text, empty ? world->empty_str : spec);
    value_drop(world, text);
    return formatted;
}

bool operate_is_iterable(World *world, Value v) {
    Type *type = type_of(world, v);
    if (type->ops->iterate) return true;
    return !value_is_absent(type_lookup_borrowed(world, type, NAME_OF(world, __iter__)))
           || !value_is_absent(type_lookup_borrowed(world, type, NAME_OF(world, __getitem__)));
}

// "__main__.f()", "len()": as _PyObject_FunctionStr.
static void add_callable(World *world, Value callable, Buf *name) {
    Value module = object_find_attribute(world, callable, NAME_OF(world, __module__));
    raised_clear(world);
    if (value_is_str(module) && !str_is_c(module, "builtins")) buf_add_format(name, "%s.", value_str(module)->text);
    value_drop(world, module);
    Value qualified = object_find_attribute(world, callable, NAME_OF(world, __qualname__));
    raised_clear(world);
    buf_add_format(name, "%s()", value_is_str(qualified) ? value_str(qualified)->text : type_name(world, callable));
    value_drop(world, qualified);
}

void operate_repeated_keyword(World *world, Value callable, Value keyword) {
    Buf name = BUF_INIT;
    add_callable(world, callable, &name);
    raise_error(world, T_TYPE_ERROR, "%s got multiple values for keyword argument '%s'", buf_text(&name), value_str(keyword)->text);
    buf_free(&name);
}

void operate_star_error(World *world, Value callable, Value v, bool mapping) {
    Buf name = BUF_INIT;
    add_callable(world, callable, &name);
    raise_error(world, T_TYPE_ERROR, "%s argument after %s must be %s, not %s", buf_text(&name), mapping ? "**" : "*",
                mapping ? "a mapping" : "an iterable", type_name(world, v));
    buf_free(&name);
}

Value operate_call_ex(World *world, Value callable, Value arguments, Value keywords) {
    Tuple *positional = value_tuple(arguments);
    if (value_is_absent(keywords) || value_dict(keywords)->count == 0) {
        return vm_tail_call(world, callable, positional->items, (int)positional->size, ABSENT);
    }
    Dict *dict = value_dict(keywords);
    size_t total = positional->size + dict->count;
    Value *all = block_new(world, total * sizeof(Value));
    Value names = tuple_new(world, dict->count);
    Value result = ABSENT;
    if (all && !value_is_absent(names)) {
        memcpy(all, positional->items, positional->size * sizeof(Value));
        uint32_t at = 0, n = 0;
        Value key, v;
        while (dict_next(dict, &at, &key, &v)) {
            value_tuple(names)->items[n] = str_intern_take(world, value_keep(key));
            all[positional->size + n++] = v;
        }
        result = vm_tail_call(world, callable, all, (int)positional->size, names);
    }
    value_drop(world, names);
    block_free(world, all, total * sizeof(Value));
    return result;
}

// --- raising ---

// __context__ is what is handled at `level`, or ABSENT there: nothing.
static void set_context(World *world, Value exception_value, Value handled) {
    if (value_is_absent(handled) || value_is(handled, exception_value) || value_is(exception_value, world->memory_error)) return;
    Exception *exception = value_exception(exception_value);
    if (value_is(exception->context, handled)) return;
    // No cycles: where the new exception stands in the handled one's chain, the chain is cut.
    for (Exception *link = value_exception(handled); !value_is_absent(link->context); link = value_exception(link->context)) {
        if (value_is(link->context, exception_value)) {
            value_replace_take(world, &link->context, ABSENT);
            break;
        }
    }
    value_replace_take(world, &exception->context, value_keep(handled));
}

// What is being handled at the innermost level that handles something, from the current one down to `end` (exclusive).
static Value handled_above(const World *world, const ExcState *end) {
    const ExcState *level = world->thread->exc;
    while (level != end && value_is_absent(level->value)) level = level->previous;
    return level == end ? ABSENT : level->value;
}

void operate_set_context(World *world, Value exception) {
    set_context(world, exception, handled_above(world, NULL));
}

void operate_set_thrown_context(World *world, Value exception) {
    const Generator *root = world->thread->root;
    set_context(world, exception, handled_above(world, root ? root->exc.previous : NULL));
}

// An instance of what stands behind `raise` or `from`. Takes v; ABSENT raised.
static Value as_exception(World *world, Value v, const char *message) {
    if (value_is_exception(v)) return v;
    if (value_is_kind(v, T_TYPE) && ((Type *)value_obj(v))->flags & TYPE_EXCEPTION) {
        Value instance = vm_call(world, v, NULL, 0, ABSENT);
        value_drop(world, v);
        if (value_is_absent(instance) || value_is_exception(instance)) return instance;
        raise_error(world, T_TYPE_ERROR, "calling %s should have returned an instance of BaseException, not %s", "the class",
                    type_name(world, instance));
        value_drop(world, instance);
        return ABSENT;
    }
    value_drop(world, v);
    return raise_error(world, T_TYPE_ERROR, "%s", message);
}

void operate_raise(World *world, Value exception_take, Value cause_take) {
    Value exception = as_exception(world, exception_take, "exceptions must derive from BaseException");
    if (value_is_absent(exception)) {
        value_drop(world, cause_take);
        return;
    }
    if (!value_is_absent(cause_take)) {
        Value cause = ABSENT;
        if (!value_is_none(cause_take)) {
            cause = as_exception(world, cause_take, "exception causes must derive from BaseException");
            if (value_is_absent(cause)) {
                value_drop(world, exception);
                return;
            }
        }
        value_replace_take(world, &value_exception(exception)->cause, cause);
        value_exception(exception)->suppress_context = true;
    }
    raised_clear(world);
    world->raised = exception;
}

// --- with ---

Value operate_enter(World *world, Value manager, bool is_async, Value *exit) {
    Type *type = type_of(world, manager);
    NameId enter_name = is_async ? N___aenter__ : N___enter__, exit_name = is_async ? N___aexit__ : N___exit__;
    const char *protocol = is_async ? "asynchronous context manager" : "context manager";
    if (value_is_absent(type_lookup_borrowed(world, type, world->names[enter_name]))) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object does not support the %s protocol", type_name(world, manager), protocol);
    }
    if (value_is_absent(type_lookup_borrowed(world, type, world->names[exit_name]))) {
        return raise_error(world, T_TYPE_ERROR, "'%s' object does not support the %s protocol (missed %s method)",
                           type_name(world, manager), protocol, is_async ? "__aexit__" : "__exit__");
    }
    // Looked up on the type, so an instance's own attribute does not count; for what is a function on the type binding is the same.
    *exit = object_get_attribute(world, manager, world->names[exit_name]);
    if (value_is_absent(*exit)) return ABSENT;
    Value enter = object_get_attribute(world, manager, world->names[enter_name]);
    if (value_is_absent(enter)) value_drop(world, *exit);
    return enter;
}

// --- patterns ---

bool operate_match_kind(World *world, Value v, bool mapping) {
    switch (value_kind(v)) {
    case T_DICT: case T_MAPPING_PROXY: return mapping;
    case T_LIST: case T_TUPLE: case T_RANGE: return !mapping;
    default: break;
    }
    Type *type = type_of(world, v);
    if (!is_program_class(type)) return false;
    Value pair[2] = {v, value_from_bool(mapping)};
    Value result = vm_call_hidden(world, "match_kind", pair, 2);
    if (value_is_absent(result)) raised_clear(world);
    return value_is(result, TRUE);
}

Value operate_match_keys(World *world, Value subject, Value keys) {
    Value pair[2] = {subject, keys};
    return vm_call_hidden(world, "match_keys", pair, 2);
}

Value operate_match_class(World *world, Value subject, Value class_, Value names, uint32_t positional) {
    Value all[4] = {subject, class_, names, value_from_small(positional)};
    return vm_call_hidden(world, "match_class", all, 4);
}
