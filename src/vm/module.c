#include "vm/module.h"

#include <stdio.h>

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/modules.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/type_object.h"

// ---- modules ---------------------------------------------------------------------------------------------------

static ModuleObject *module_of(Value v) { return (ModuleObject *)value_obj(v); }

static ModuleObject *new_of(World *world, Type *type) {
    ModuleObject *module = instance_new(world, type, sizeof(ModuleObject));
    if (!module) return NULL;
    module->dict = dict_new(world);
    if (module->dict) return module;
    obj_drop(world, module);
    return NULL;
}

static bool fill(World *world, ModuleObject *module, Value name, Value doc) {
    return dict_set_name(world, module->dict, NAME_OF(world, __name__), name) &&
           dict_set_name(world, module->dict, NAME_OF(world, __doc__), doc) &&
           dict_set_name(world, module->dict, NAME_OF(world, __package__), NONE) &&
           dict_set_name(world, module->dict, NAME_OF(world, __loader__), NONE) &&
           dict_set_name(world, module->dict, NAME_OF(world, __spec__), NONE);
}

Value module_new(World *world, const char *name) {
    ModuleObject *module = new_of(world, world->types[T_MODULE]);
    Value text = module ? str_intern_c(world, name) : ABSENT;
    bool done = !value_is_absent(text) && fill(world, module, text, NONE);
    value_drop(world, text);
    if (done) return value_from_obj(module);
    if (module) obj_drop(world, module);
    return ABSENT;
}

static void dispose(World *world, Obj *obj) {
    Dict *dict = ((ModuleObject *)obj)->dict;
    if (dict) obj_drop(world, dict);
    heap_free(world, obj, sizeof(ModuleObject));
}

// Its dict is visited and cleared as every instance's is.

static Value name_borrowed(World *world, Value v) {
    Dict *dict = module_of(v)->dict;
    Value name = dict ? dict_get_name_borrowed(world, dict, NAME_OF(world, __name__)) : ABSENT;
    return value_is_str(name) ? name : ABSENT;
}

static Value repr(World *world, Value v) {
    Value name = name_borrowed(world, v);
    if (value_is_absent(name)) return str_from_c(world, "<module ?>");
    Value file = dict_get_name_borrowed(world, module_of(v)->dict, NAME_OF(world, __file__));
    if (value_is_str(file)) {
        return str_format(world, "<module '%s' from '%s'>", value_str(name)->text, value_str(file)->text);
    }
    return str_format(world, modules_is_built_in(value_str(name)->text) ? "<module '%s' (built-in)>" : "<module '%s'>",
                      value_str(name)->text);
}

static Value raise_missing(World *world, Value v, Value name) {
    Value own = name_borrowed(world, v);
    if (value_is_absent(own)) {
        raise_error(world, T_ATTRIBUTE_ERROR, "module has no attribute '%s'", value_str(name)->text);
    } else if (modules_has_in_cpython(value_str(own)->text, value_str(name)->text)) {
        return raise_refusal(world, "%s.%s is not simulated", value_str(own)->text, value_str(name)->text);
    } else {
        raise_error(world, T_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'", value_str(own)->text,
                    value_str(name)->text);
    }
    return raised_about(world, v, name);
}

Value module_get_attribute(World *world, Value v, Value name, bool raise) {
    Dict *dict = module_of(v)->dict;
    Value own = dict ? dict_get_name_borrowed(world, dict, name) : ABSENT;
    if (!value_is_absent(own)) return value_keep(own);
    Value common = object_generic_get(world, v, name, false);
    if (!value_is_absent(common) || !value_is_absent(world->raised)) return common;
    Value getter = dict ? dict_get_name_borrowed(world, dict, NAME_OF(world, __getattr__)) : ABSENT;
    if (!value_is_absent(getter)) {
        Value result = vm_call(world, getter, &name, 1, ABSENT);
        Value own_name = name_borrowed(world, v);
        bool ours = value_is_absent(result) && raised_is(world, T_ATTRIBUTE_ERROR) && !value_is_absent(own_name) &&
                    modules_has_in_cpython(value_str(own_name)->text, value_str(name)->text);
        if (ours) {
            raised_clear(world);
            return raise_missing(world, v, name);
        }
        if (value_is_absent(result) && !raise && raised_is(world, T_ATTRIBUTE_ERROR) && !world->stopping) {
            raised_clear(world);
        }
        return result;
    }
    if (raise) return raise_missing(world, v, name);
    Value title = name_borrowed(world, v);
    if (!value_is_absent(title) && modules_has_in_cpython(value_str(title)->text, value_str(name)->text)) {
        char full[256];
        snprintf(full, sizeof full, "%s.%s", value_str(title)->text, value_str(name)->text);
        modules_note_missing(world, "", full);
    }
    return ABSENT;
}

static Value get_attribute(World *world, Value v, Value name) { return module_get_attribute(world, v, name, true); }

static Value construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    static const NativeDef def = {.name = "module", .min = 1, .max = 2, .names = "name doc"};
    ModuleObject *module = new_of(world, value_type(self));
    if (!module || value_type(self)->flags & TYPE_OWN_INIT) return module ? value_from_obj(module) : ABSENT;
    Value slots[2];
    bool done = args_arrange(world, &def, args, nargs, kwnames, slots);
    if (done && !value_is_str(slots[0])) {
        raise_error(world, T_TYPE_ERROR, "module() argument 'name' must be str, not %s", type_name(world, slots[0]));
        done = false;
    }
    done = done && fill(world, module, slots[0], value_is_absent(slots[1]) ? NONE : slots[1]);
    if (done) return value_from_obj(module);
    obj_drop(world, module);
    return ABSENT;
}

static Value init(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    static const NativeDef def = {.name = "module", .min = 1, .max = 2, .names = "name doc"};
    Value slots[2];
    if (!args_arrange(world, &def, args, nargs, kwnames, slots)) return ABSENT;
    return fill(world, module_of(self), slots[0], value_is_absent(slots[1]) ? NONE : slots[1]) ? NONE : ABSENT;
}

static NATIVE_FN(method_dir) {
    return list_from_plain(world, value_from_obj(module_of(self)->dict));
}

static const NativeDef methods[] = {{.name = "__dir__", .fn = method_dir, .doc = "__dir__() -> list"}, {0}};
static const GetSetDef getsets[] = {{"__dict__", object_get_dict, NULL}, {0}};

const TypeOps ops_MODULE = {
    .size = sizeof(ModuleObject), .dispose = dispose, .repr = repr, .get_attribute = get_attribute,
    .construct = construct, .init = init, .methods = methods, .getsets = getsets,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
};

// ---- types.SimpleNamespace -------------------------------------------------------------------------------------

static bool namespace_fill(World *world, ModuleObject *self, const Value *args, int nargs, Value kwnames) {
    if (nargs > 1) {
        raise_error(world, T_TYPE_ERROR, "types.SimpleNamespace expected at most 1 argument, got %d", nargs);
        return false;
    }
    if (nargs && !value_is_kind(args[0], T_DICT)) {
        raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, args[0]));
        return false;
    }
    if (nargs && !dict_update(world, self->dict, value_dict(args[0]))) return false;
    uint32_t count = value_is_absent(kwnames) ? 0 : value_tuple(kwnames)->size;
    for (uint32_t i = 0; i < count; i++) {
        if (!dict_set(world, self->dict, value_tuple(kwnames)->items[i], args[nargs + (int)i])) return false;
    }
    return true;
}

static Value namespace_construct(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    ModuleObject *namespace_ = new_of(world, value_type(self));
    if (!namespace_ || value_type(self)->flags & TYPE_OWN_INIT) return namespace_ ? value_from_obj(namespace_) : ABSENT;
    if (namespace_fill(world, namespace_, args, nargs, kwnames)) return value_from_obj(namespace_);
    obj_drop(world, namespace_);
    return ABSENT;
}

static Value namespace_init(World *world, Value self, const Value *args, int nargs, Value kwnames) {
    return namespace_fill(world, module_of(self), args, nargs, kwnames) ? NONE : ABSENT;
}

// "namespace(a=1, b='x')"; a subclass shows its own name.
static Value namespace_repr(World *world, Value v) {
    Type *type = type_of(world, v);
    const char *name = type == world->types[T_NAMESPACE] ? "namespace" : value_str(type->name)->text;
    if (!repr_enter(world, v)) return str_format(world, "%s(...)", name);
    Buf out = BUF_INIT;
    buf_add_format(&out, "%s(", name);
    uint32_t at = 0;
    Value key, value;
    bool first = true, done = true;
    while (done && dict_next(module_of(v)->dict, &at, &key, &value)) {
        if (!value_is_str(key) || value_str(key)->size == 0) continue;
        Value shown = object_repr(world, value);
        done = !value_is_absent(shown);
        if (done) buf_add_format(&out, "%s%s=%s", first ? "" : ", ", value_str(key)->text, value_str(shown)->text);
        value_drop(world, shown);
        first = false;
    }
    repr_leave(world, v);
    buf_add_text(&out, ")");
    if (done) return str_from_buf(world, &out);
    buf_free(&out);
    return ABSENT;
}

static Value namespace_compare(World *world, Value a, Value b, int op) {
    if (!value_is_kind(b, T_NAMESPACE) || (op != COMPARE_EQ && op != COMPARE_NE)) return NOT_IMPLEMENTED;
    return object_compare(world, value_from_obj(module_of(a)->dict), value_from_obj(module_of(b)->dict), op);
}

static const GetSetDef namespace_getsets[] = {{"__dict__", object_get_dict, NULL}, {0}};

const TypeOps ops_NAMESPACE = {
    .size = sizeof(ModuleObject), .dispose = dispose, .repr = namespace_repr, .unhashable = true,
    .compare = namespace_compare, .construct = namespace_construct, .init = namespace_init,
    .getsets = namespace_getsets, .doc = "A simple attribute-based namespace.",
};
