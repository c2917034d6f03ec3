// builtin_object.c - built-in functions about any object: attributes, types, texts, names in scope.
#include "vm/builtins.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/generic_alias.h"
#include "vm/interp.h"
#include "vm/iterate.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- attributes --------------------------------------------------------------------------------------------

// The interned name; new reference.
static Value attribute_name(World *world, Value name) {
    if (value_is_str(name)) return str_intern_take(world, value_keep(name));
    return raise_error(world, T_TYPE_ERROR, "attribute name must be string, not '%s'", type_name(world, name));
}

// May reading it run code of the program (a property, __getattr__, a descriptor)?
static bool attribute_is_python(World *world, Value v, Value name) {
    Type *type = type_of(world, v);
    if (value_is_type(v)) return type->flags & TYPE_HEAP;
    if (!(type->flags & TYPE_HEAP)) return false;
    if (type->flags & TYPE_OWN_GETATTR) return true;
    Value found = type_lookup_borrowed(world, type, name);
    return value_is_kind(found, T_PROPERTY) || (value_is_obj(found) && value_obj(found)->flags & OBJ_SUBCLASS);
}

// What reading an attribute gave, where a missing one is not an error: slots[0] stands for it. In hasattr() (state 1) the
// answer is whether it was there.
static Value attribute_or(World *world, Frame *frame, Value found) {
    bool has = !value_is_absent(found);
    if (!has) {
        if (!raised_is(world, T_ATTRIBUTE_ERROR)) return ABSENT;
        raised_clear(world);
    }
    if (!frame->state) return has ? found : value_keep(frame->slots[0]);
    value_drop(world, found);
    return value_from_bool(has);
}

static Value attribute_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    return attribute_or(world, frame, arrived == ARRIVED_RAISE ? ABSENT : value);
}

static Value attribute_in_frame(World *world, Value v, Value name, Value otherwise, bool ask) {
    Frame *frame = frame_push_native(world, attribute_resume, 1, ask ? "hasattr" : "getattr");
    if (!frame) return ABSENT;
    frame->slots[0] = value_keep(otherwise);
    frame->state = ask;
    Value found = operate_get_attribute(world, v, name);
    return value_is_pending(found) ? found : frame_finish_native(world, frame, attribute_or(world, frame, found));
}

NATIVE_FN(builtin_getattr) {
    Value name = attribute_name(world, args[1]), result;
    if (value_is_absent(name)) return ABSENT;
    if (value_is_absent(args[2])) {
        result = operate_get_attribute(world, args[0], name);
    } else if (attribute_is_python(world, args[0], name)) {
        result = attribute_in_frame(world, args[0], name, args[2], false);
    } else {
        result = object_find_attribute(world, args[0], name);
        if (value_is_absent(result) && value_is_absent(world->raised)) result = value_keep(args[2]);
    }
    value_drop(world, name);
    return result;
}

NATIVE_FN(builtin_hasattr) {
    Value name = attribute_name(world, args[1]), result;
    if (value_is_absent(name)) return ABSENT;
    if (attribute_is_python(world, args[0], name)) {
        result = attribute_in_frame(world, args[0], name, NONE, true);
    } else {
        Value found = object_find_attribute(world, args[0], name);
        result = value_is_absent(found) && !value_is_absent(world->raised) ? ABSENT : value_from_bool(!value_is_absent(found));
        value_drop(world, found);
    }
    value_drop(world, name);
    return result;
}

static Value set_attribute(World *world, Value v, Value given, Value value) {
    Value name = attribute_name(world, given);
    if (value_is_absent(name)) return ABSENT;
    Value result = operate_set_attribute(world, v, name, value);
    value_drop(world, name);
    if (value_is(result, PUSHED)) world->thread->frame->returns = RETURN_PUSH;   // a setter's None is our result
    return result;
}

NATIVE_FN(builtin_setattr) { return set_attribute(world, args[0], args[1], args[2]); }
NATIVE_FN(builtin_delattr) { return set_attribute(world, args[0], args[1], ABSENT); }

NATIVE_FN(builtin_callable) { return value_from_bool(value_is_callable(world, args[0])); }

// ---- types -------------------------------------------------------------------------------------------------

// Does the class (or its metaclass) have its own idea of its instances?
static bool has_own_check(World *world, Value cls, NameId name) {
    return !value_is_absent(type_override_borrowed(world, type_of(world, cls), world->names[name]));
}

static Value raise_not_class(World *world, const char *function) {
    return raise_error(world, T_TYPE_ERROR, "%s() arg 2 must be a %s, a tuple of %s, or a union", function,
                       function[2] == 'i' ? "type" : "class", function[2] == 'i' ? "types" : "classes");
}

typedef int (*Check)(World *world, Value v, Value cls);   // 1, 0; -1 raised; 2: Python must say

static int check_instance(World *world, Value v, Value cls) {
    if (!value_is_type(cls)) return 3;
    if (type_of(world, v) == value_type(cls)) return 1;
    if (has_own_check(world, cls, N___instancecheck__)) return 2;
    return object_claims_instance(world, v, value_type(cls));
}

static int check_subclass(World *world, Value v, Value cls) {
    if (!value_is_type(cls)) return 3;
    if (has_own_check(world, cls, N___subclasscheck__)) return 2;
    if (!value_is_type(v)) {
        raise_error(world, T_TYPE_ERROR, "issubclass() arg 1 must be a class");
        return -1;
    }
    return type_is_subtype(value_type(v), value_type(cls));
}

// Against a class, a tuple of classes, or a union; as Check, and 3: it is none of these.
static int check_any(World *world, Value v, Value cls, Check check) {
    if (value_is_type(cls)) return check(world, v, cls);
    Value members = value_is_kind(cls, T_TUPLE) ? cls : value_is_kind(cls, T_UNION) ? ((Union *)value_obj(cls))->args : ABSENT;
    if (value_is_absent(members)) {
        return has_own_check(world, cls, check == check_instance ? N___instancecheck__ : N___subclasscheck__) ? 2 : 3;
    }
    for (uint32_t i = 0; i < value_tuple(members)->size; i++) {
        Value member = value_tuple(members)->items[i];
        if (value_is_none(member) && value_is_kind(cls, T_UNION)) member = value_from_obj(world->types[T_NONE]);
        int result = check_any(world, v, member, check);
        if (result) return result;
    }
    return 0;
}

static Value check_result(World *world, const char *function, const char *hidden, const Value *args, int result) {
    switch (result) {
    case -1: return ABSENT;
    case 2: return vm_tail_hidden(world, hidden, args, 2);
    case 3:
        if (value_is_kind(args[1], T_GENERIC_ALIAS)) {
            return raise_error(world, T_TYPE_ERROR, "%s() argument 2 cannot be a parameterized generic", function);
        }
        return raise_not_class(world, function);
    default: return value_from_bool(result);
    }
}

NATIVE_FN(builtin_isinstance) {
    return check_result(world, "isinstance", "is_instance", args, check_any(world, args[0], args[1], check_instance));
}

NATIVE_FN(builtin_issubclass) {
    return check_result(world, "issubclass", "is_subclass", args, check_any(world, args[0], args[1], check_subclass));
}

NATIVE_FN(builtin_build_class) {
    if (nargs < 2) return raise_error(world, T_TYPE_ERROR, "__build_class__: not enough arguments");
    Value function = hidden_function_borrowed(world, "build_class");
    return value_is_absent(function) ? ABSENT : vm_tail_call(world, function, args, nargs, kwnames);
}

// ---- texts, lengths, hashes --------------------------------------------------------------------------------

NATIVE_FN(builtin_repr) { return object_repr(world, args[0]); }
NATIVE_FN(builtin_ascii) { return object_ascii(world, args[0]); }

NATIVE_FN(builtin_format) {
    Value spec = value_is_absent(args[1]) ? world->empty_str : args[1];
    if (value_is_str(spec)) return object_format(world, args[0], spec);
    return raise_error(world, T_TYPE_ERROR, "format() argument 2 must be str, not %s", type_name(world, spec));
}

// What a __len__ of the program returned (taken), checked.
static Value length_checked(World *world, Value result) {
    Value length = value_is_absent(result) ? ABSENT : object_index(world, result);
    value_drop(world, result);
    if (value_is_absent(length)) return ABSENT;
    int sign = int_sign(length);
    bool fits = int_fits(length);
    if (sign >= 0 && fits) return length;
    value_drop(world, length);
    if (sign < 0) return raise_error(world, T_VALUE_ERROR, "__len__() should return >= 0");
    return raise_error(world, T_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
}

static Value length_resume(World *world, Frame *frame, Arrived arrived, Value value) {
    (void)frame;
    return arrived == ARRIVED_RAISE ? ABSENT : length_checked(world, value);
}

NATIVE_FN(builtin_len) {
    Type *type = type_of(world, args[0]);
    Value method = type_override_borrowed(world, type, NAME_OF(world, __len__));
    if (!value_is_kind(method, T_FUNCTION)) {
        int64_t length = object_length(world, args[0]);
        return length < 0 ? ABSENT : value_from_small(length);
    }
    Frame *frame = frame_push_native(world, length_resume, 0, "len");
    if (!frame) return ABSENT;
    Value result = vm_tail_call(world, method, args, 1, ABSENT);
    return value_is_pending(result) ? result : frame_finish_native(world, frame, length_checked(world, result));
}

NATIVE_FN(builtin_hash) {
    uint64_t hash;
    return object_hash(world, args[0], &hash) ? object_hash_value(world, hash) : ABSENT;
}

NATIVE_FN(builtin_id) { return int_from_u64(world, object_id(world, args[0])); }

// ---- names in scope ----------------------------------------------------------------------------------------

// Natives have no frame of their own, so the caller's is the innermost one that runs bytecode.
static Frame *caller(World *world) {
    Frame *frame = world->thread->frame;
    while (frame && frame->kind == FRAME_NATIVE) frame = frame->back;
    return frame;
}

Dict *caller_globals_borrowed(World *world) {
    Frame *frame = caller(world);
    return frame ? frame->globals : world->builtins;
}

// A function's locals as a new dict; cells count by what they hold.
static Value function_locals(World *world, const Frame *frame) {
    Dict *dict = dict_new(world);
    const Code *code = frame->code;
    for (uint32_t i = 0; dict && i < code->slot_count; i++) {
        Value v = frame->slots[i];
        if (value_is_kind(v, T_CELL)) v = ((Cell *)value_obj(v))->value;
        if (value_is_absent(v) || value_str(code->slots[i])->text[0] == '.') continue;
        if (!dict_set_name(world, dict, code->slots[i], v)) return obj_drop(world, dict), ABSENT;
    }
    return dict ? value_from_obj(dict) : ABSENT;
}

Value caller_locals(World *world) {
    Frame *frame = caller(world);
    if (!frame) return value_keep(value_from_obj(world->builtins));
    return value_is_absent(frame->locals) ? function_locals(world, frame) : value_keep(frame->locals);
}

NATIVE_FN(builtin_globals) { return value_keep(value_from_obj(caller_globals_borrowed(world))); }
NATIVE_FN(builtin_locals) { return caller_locals(world); }

NATIVE_FN(builtin_vars) {
    if (value_is_absent(args[0])) return caller_locals(world);
    Value dict = object_find_attribute(world, args[0], NAME_OF(world, __dict__));
    if (!value_is_absent(dict) || !value_is_absent(world->raised)) return dict;
    return raise_error(world, T_TYPE_ERROR, "vars() argument must have __dict__ attribute");
}

NATIVE_FN(builtin_dir) {
    if (!value_is_absent(args[0])) return vm_tail_hidden(world, "dir_of", args, 1);
    Value locals = caller_locals(world);
    Value result = value_is_absent(locals) ? ABSENT : vm_tail_hidden(world, "sorted_keys", &locals, 1);
    value_drop(world, locals);
    return result;
}

NATIVE_FN(builtin___import__) {
    Dict *globals = caller_globals_borrowed(world);
    if (!value_is_str(args[0])) return raise_error(world, T_TYPE_ERROR, "module name must be a string");
    if (value_is_kind(args[1], T_DICT)) globals = value_dict(args[1]);
    Value fromlist = value_is_absent(args[3]) ? NONE : args[3], level = value_is_absent(args[4]) ? value_from_small(0) : args[4];
    return operate_import(world, globals, args[0], fromlist, level);
}

// ---- what a simulated program does not do ------------------------------------------------------------------

NATIVE_FN(builtin_exit) { return raise_with_take(world, T_SYSTEM_EXIT, value_keep(value_is_absent(args[0]) ? NONE : args[0])); }
NATIVE_FN(builtin_quit) { return builtin_exit(world, self, args, nargs, kwnames); }

// The files are the simulated machine's, in pylib's io.
NATIVE_FN(builtin_open) {
    Value given[8] = {args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7]};
    for (int i = 1; i < 8; i++) {
        if (value_is_absent(given[i])) given[i] = NONE;
    }
    return vm_tail_hidden(world, "open_file", given, 8);
}
NATIVE_FN(builtin_eval) { return raise_refusal(world, "eval() is not simulated"); }
NATIVE_FN(builtin_exec) { return raise_refusal(world, "exec() is not simulated"); }
NATIVE_FN(builtin_compile) { return raise_refusal(world, "compile() is not simulated"); }
NATIVE_FN(builtin_breakpoint) { return raise_refusal(world, "breakpoint() is not simulated: set a breakpoint with `break LINE` instead"); }
NATIVE_FN(builtin_help) { return raise_refusal(world, "help() is not simulated"); }
