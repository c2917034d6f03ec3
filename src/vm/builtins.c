#include "vm/builtins.h"

#include "vm/dict.h"
#include "vm/function.h"
#include "vm/str.h"

static const NativeDef functions[] = {
#define BUILTIN(name_, min_, max_, names_, doc_)                                                                    \
    {.name = #name_, .fn = builtin_##name_, .min = min_, .max = max_, .names = names_, .doc = doc_},
    BUILTIN_LIST(BUILTIN)
#undef BUILTIN
    {.name = "__build_class__", .fn = builtin_build_class, .max = -1, .doc = "Internal helper function used by the class statement."},
    {0},
};

// The types that programs know by name.
static const TypeId types[] = {
    T_OBJECT, T_TYPE, T_INT, T_BOOL, T_FLOAT, T_COMPLEX, T_STR, T_BYTES, T_BYTEARRAY, T_LIST, T_TUPLE, T_DICT, T_SET, T_FROZENSET,
    T_RANGE, T_SLICE, T_ENUMERATE, T_ZIP, T_MAP, T_FILTER, T_REVERSED, T_PROPERTY, T_STATIC_METHOD, T_CLASS_METHOD, T_SUPER,
};

static bool add_type(World *world, Dict *dict, const char *name, TypeId id) {
    return dict_set_c(world, dict, name, value_keep(value_from_obj(world->types[id])));
}

static bool add_types(World *world, Dict *dict) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!add_type(world, dict, value_str(world->types[types[i]]->name)->text, types[i])) return false;
    }
#define EXCEPTION(ID, name, base)                                                                                   \
    if (T_##ID != T_CANCELLED_ERROR && !add_type(world, dict, name, T_##ID)) return false;
    EXCEPTION_LIST(EXCEPTION)
#undef EXCEPTION
    return add_type(world, dict, "EnvironmentError", T_OS_ERROR) && add_type(world, dict, "IOError", T_OS_ERROR);
}

static bool add_constants(World *world, Dict *dict) {
    return dict_set_c(world, dict, "None", NONE) && dict_set_c(world, dict, "True", TRUE) &&
           dict_set_c(world, dict, "False", FALSE) && dict_set_c(world, dict, "Ellipsis", ELLIPSIS) &&
           dict_set_c(world, dict, "NotImplemented", NOT_IMPLEMENTED) && dict_set_c(world, dict, "__debug__", TRUE);
}

bool builtins_set_up(World *world, Dict *dict) {
    for (const NativeDef *def = functions; def->name; def++) {
        if (!dict_set_c(world, dict, def->name, native_new(world, def, ABSENT, "builtins"))) return false;
    }
    return add_types(world, dict) && add_constants(world, dict);
}
