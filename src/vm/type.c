#include "vm/type.h"

#include <stddef.h>

#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/function.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/slot_wrapper.h"
#include "vm/str.h"
#include "vm/type_cache.h"

// ---- what the lists say of the built-in types ------------------------------------------------------------------

typedef struct TypeRow {
    const char *name, *module, *text;   // text: as in error messages
    TypeId base;
} TypeRow;

static const TypeRow type_rows[TYPE_COUNT] = {
#define TYPE(ID, type_name_, base_, module_) {type_name_, module_, module_ "." type_name_, T_##base_},
    TYPE_LIST(TYPE)
#undef TYPE
#define EXCEPTION(ID, type_name_, base_) {type_name_, "builtins", "builtins." type_name_, T_##base_},
    EXCEPTION_LIST(EXCEPTION)
#undef EXCEPTION
};

// Types that CPython writes in C say their module in error texts; those written in Python, and builtins, do not.
static const char *row_text(const TypeRow *row) {
    bool bare = !strcmp(row->module, "builtins") || !strncmp(row->module, "asyncio.", 8);
    return bare ? row->name : row->text;
}

static bool id_may_be_base(TypeId id) {
    switch (id) {
    case T_OBJECT: case T_TYPE: case T_INT: case T_FLOAT: case T_COMPLEX: case T_STR: case T_BYTES:
    case T_BYTEARRAY: case T_LIST: case T_TUPLE: case T_DICT: case T_SET: case T_FROZENSET: case T_ENUMERATE:
    case T_ZIP: case T_REVERSED: case T_DEQUE: case T_COUNT: case T_PROPERTY: case T_STATIC_METHOD:
    case T_CLASS_METHOD: case T_SUPER: case T_MODULE: case T_NAMESPACE: case T_WEAKREF: case T_GENERIC_ALIAS:
    case T_FUTURE: case T_TASK: case T_HANDLE: case T_TIMER_HANDLE: case T_EVENT_LOOP:
        return true;
    default:
        return id >= T_BASE_EXCEPTION;
    }
}

static bool id_is_weak_ok(TypeId id) {
    switch (id) {
    case T_TYPE: case T_SET: case T_FROZENSET: case T_DEQUE: case T_FUNCTION: case T_METHOD: case T_NATIVE:
    case T_MODULE: case T_GENERATOR: case T_COROUTINE: case T_ASYNC_GENERATOR: case T_FUTURE: case T_TASK:
    case T_HANDLE: case T_TIMER_HANDLE: case T_EVENT_LOOP: case T_CONTEXT: case T_CODE: case T_SLEEP:
    case T_PATTERN: case T_THREAD_LOCK: case T_GENERIC_ALIAS: case T_UNION:
        return true;
    default:
        return false;
    }
}

static uint32_t id_dict_offset(TypeId id) {
    if (id >= T_BASE_EXCEPTION) return offsetof(Exception, dict);
    if (id == T_FUNCTION) return offsetof(Function, dict);
    if (id == T_MODULE || id == T_NAMESPACE) return offsetof(ModuleObject, dict);
    return 0;
}

// ---- setting up a built-in type --------------------------------------------------------------------------------

static bool subclass_add(World *world, Type *base, Type *type) {
    if (base->subclass_count == base->subclass_room) {
        uint32_t room = base->subclass_room ? base->subclass_room * 2 : 4;
        Type **grown =
            block_resize(world, base->subclasses, base->subclass_room * sizeof(Type *), room * sizeof(Type *));
        if (!grown) return false;
        base->subclasses = grown;
        base->subclass_room = room;
    }
    base->subclasses[base->subclass_count++] = type;
    return true;
}

static void subclass_remove(Type *base, const Type *type) {
    for (uint32_t i = 0; i < base->subclass_count; i++) {
        if (base->subclasses[i] != type) continue;
        memmove(&base->subclasses[i], &base->subclasses[i + 1], (base->subclass_count - i - 1) * sizeof(Type *));
        base->subclass_count--;
        return;
    }
}

bool type_join_bases(World *world, Type *type) {
    const Tuple *bases = value_tuple(type->bases);
    for (uint32_t i = 0; i < bases->size; i++) {
        if (!subclass_add(world, value_type(bases->items[i]), type)) return false;
    }
    return true;
}

void type_leave_bases(Type *type) {
    if (value_is_absent(type->bases)) return;
    const Tuple *bases = value_tuple(type->bases);
    for (uint32_t i = 0; i < bases->size; i++) subclass_remove(value_type(bases->items[i]), type);
}

static bool install_lineage(World *world, Type *type) {
    Value self = value_from_obj(type);
    if (type->id == T_OBJECT) {
        type->bases = value_keep(world->empty_tuple);
        type->mro = tuple_of(world, 1, self);
        return !value_is_absent(type->mro);
    }
    type->base = world->types[type_rows[type->id].base];
    const Tuple *above = value_tuple(type->base->mro);
    Value plain = value_from_obj(world->types[T_EXCEPTION]);
    bool group = type->id == T_EXCEPTION_GROUP;   // the one with two bases: BaseExceptionGroup and Exception
    type->bases =
        group ? tuple_of(world, 2, value_from_obj(type->base), plain) : tuple_of(world, 1, value_from_obj(type->base));
    type->mro = tuple_new(world, above->size + 1 + group);
    if (value_is_absent(type->bases) || value_is_absent(type->mro)) return false;
    Value *items = value_tuple(type->mro)->items;
    *items++ = value_keep(self);
    for (uint32_t i = 0; i < above->size; i++) {
        *items++ = value_keep(above->items[i]);
        if (group && i == 0) *items++ = value_keep(plain);
    }
    return type_join_bases(world, type);
}

static bool install_methods(World *world, Type *type, const NativeDef *methods) {
    for (const NativeDef *def = methods; def && def->name; def++) {
        if (!dict_set_c(world, type->dict, def->name, method_descriptor_new(world, type, def))) return false;
    }
    return true;
}

static bool install_getsets(World *world, Type *type, const GetSetDef *getsets) {
    for (const GetSetDef *def = getsets; def && def->name; def++) {
        if (!dict_set_c(world, type->dict, def->name, getset_new(world, type, def))) return false;
    }
    return true;
}

static bool install_attributes(World *world, Type *type, const TypeOps *ops) {
    // The exceptions share ops: methods stand in BaseException, what some have besides in exception.c's tables.
    bool shares = type->base && type->base->ops == ops;
    if (!shares && !install_methods(world, type, ops->methods)) return false;
    if (!shares && !install_getsets(world, type, ops->getsets)) return false;
    if (!shares && !slot_wrappers_install(world, type)) return false;
    if (type->flags & TYPE_EXCEPTION && !exception_type_install(world, type)) return false;
    if (!value_is_absent(dict_get_name_borrowed(world, type->dict, NAME_OF(world, __doc__)))) return true;
    return dict_set_c(world, type->dict, "__doc__", ops->doc && !shares ? str_from_c(world, ops->doc) : NONE);
}

static bool cache_ready(World *world) {
    if (world->method_cache) return true;
    size_t size = METHOD_CACHE_SLOTS * sizeof(MethodCacheEntry);
    world->method_cache = block_new(world, size);
    if (world->method_cache) memset(world->method_cache, 0, size);
    return world->method_cache != NULL;
}

bool type_install(World *world, TypeId id, const TypeOps *ops) {
    if (!cache_ready(world)) return false;
    Type *type = world->types[id];
    const TypeRow *row = &type_rows[id];
    type->ops = ops;
    type->id = id;
    if (id_may_be_base(id)) type->flags |= TYPE_BASE_OK;
    if (id_is_weak_ok(id)) type->flags |= TYPE_WEAK_OK;
    type->dict_offset = id_dict_offset(id);
    if (type->dict_offset) type->flags |= TYPE_HAS_DICT;
    type->instance_size = (uint32_t)ops->size;
    type->version = ++world->type_versions;
    type->name = str_intern_c(world, row->name);
    type->qualified_name = value_keep(type->name);
    type->module = str_intern_c(world, id == T_CANCELLED_ERROR ? "asyncio.exceptions" : row->module);
    type->dict = dict_new(world);
    return type->dict && !value_is_absent(type->name) && !value_is_absent(type->module) &&
           install_lineage(world, type) && install_attributes(world, type, ops);
}

// ---- lookups ---------------------------------------------------------------------------------------------------

// The first type of the mro that has `name`, and what it has there; NULL if none has.
static Type *find_in_mro(World *world, Type *type, Value name, Value *value) {
    const Tuple *mro = value_is_absent(type->mro) ? NULL : value_tuple(type->mro);
    for (uint32_t i = 0; mro && i < mro->size; i++) {
        Type *at = value_type(mro->items[i]);
        *value = at->dict ? dict_get_name_borrowed(world, at->dict, name) : ABSENT;
        if (!value_is_absent(*value)) return at;
    }
    *value = ABSENT;
    return NULL;
}

Value type_lookup_borrowed(World *world, Type *type, Value name) {
    if (!cache_ready(world)) return raised_clear(world), ABSENT;
    MethodCacheEntry *entry = method_cache_slot(world, type->version, name.bits);
    if (entry->version == type->version && entry->name == name.bits) return entry->value;
    Value value;
    find_in_mro(world, type, name, &value);
    *entry = (MethodCacheEntry){.name = name.bits, .version = type->version, .value = value};
    return value;
}

Value type_override_borrowed(World *world, Type *type, Value name) {
    if (!(type->flags & TYPE_HEAP)) return ABSENT;
    if (!cache_ready(world)) return raised_clear(world), ABSENT;
    MethodCacheEntry *entry = method_cache_slot(world, type->version, name.bits + 1);
    if (entry->version == type->version && entry->name == name.bits + 1) return entry->value;
    Value value;
    Type *owner = find_in_mro(world, type, name, &value);
    if (!owner || !(owner->flags & TYPE_HEAP)) value = ABSENT;
    *entry = (MethodCacheEntry){.name = name.bits + 1, .version = type->version, .value = value};
    return value;
}

bool type_is_subtype(const Type *type, const Type *base) {
    if (type == base) return true;
    if (!((base->flags | type->flags) & (TYPE_HEAP | TYPE_EXCEPTION))) {
        while (type && type != base) type = type->base;
        return type != NULL;
    }
    if (value_is_absent(type->mro)) return false;
    const Tuple *mro = value_tuple(type->mro);
    for (uint32_t i = 0; i < mro->size; i++) {
        if (value_type(mro->items[i]) == base) return true;
    }
    return false;
}

// ---- changes ---------------------------------------------------------------------------------------------------

static bool overrides(World *world, Type *type, NameId name) {
    return !value_is_absent(type_override_borrowed(world, type, world->names[name]));
}

static uint32_t own_flags(World *world, Type *type) {
    uint32_t flags = 0;
    if (overrides(world, type, N___new__)) flags |= TYPE_OWN_NEW;
    if (overrides(world, type, N___init__)) flags |= TYPE_OWN_INIT;
    if (overrides(world, type, N___getattribute__) || overrides(world, type, N___getattr__)) flags |= TYPE_OWN_GETATTR;
    if (overrides(world, type, N___setattr__) || overrides(world, type, N___delattr__)) flags |= TYPE_OWN_SETATTR;
    if (overrides(world, type, N___del__)) flags |= TYPE_OWN_DEL;
    if (overrides(world, type, N___eq__)) flags |= TYPE_OWN_EQ;
    if (overrides(world, type, N___hash__)) flags |= TYPE_OWN_HASH;
    if (overrides(world, type->head.type, N___call__)) flags |= TYPE_METACLASS_CALL;
    return flags;
}

#define OWN_FLAGS (TYPE_OWN_NEW | TYPE_OWN_INIT | TYPE_OWN_GETATTR | TYPE_OWN_SETATTR | TYPE_OWN_DEL | TYPE_OWN_EQ | \
                   TYPE_OWN_HASH | TYPE_METACLASS_CALL)

void type_renew(World *world, Type *type, bool flags_too) {
    type->version = ++world->type_versions;
    if (flags_too && type->flags & TYPE_HEAP) type->flags = (type->flags & ~OWN_FLAGS) | own_flags(world, type);
    for (uint32_t i = 0; i < type->subclass_count; i++) type_renew(world, type->subclasses[i], flags_too);
}

void type_changed(World *world, Type *type) { type_renew(world, type, true); }

bool type_is_shadowed(const Type *type, Value name) {
    return type->flags & TYPE_MAY_SHADOW || (type->shadowed && dict_find_name(type->shadowed, name) >= 0);
}

void type_may_shadow(World *world, Type *type, Value name) {
    if (!type->dict_offset || type_is_shadowed(type, value_is_absent(name) ? NAME_OF(world, __dict__) : name)) return;
    if (!value_is_absent(name) && !type->shadowed) type->shadowed = dict_new(world);
    bool kept = !value_is_absent(name) && type->shadowed && dict_set_name(world, type->shadowed, name, NONE);
    if (!kept) {
        raised_clear(world);
        type->flags |= TYPE_MAY_SHADOW;
    }
    type_renew(world, type, false);
}

// ---- names -----------------------------------------------------------------------------------------------------

const char *type_text(const Type *type) {
    if (!(type->flags & TYPE_HEAP)) return row_text(&type_rows[type->id]);
    return value_str(type->name)->text;
}

const char *type_name(World *world, Value v) { return type_text(type_of(world, v)); }

void type_full_name(World *world, Type *type, Buf *out) {
    Value module = type->module;
    if (type->flags & TYPE_HEAP) module = dict_get_name_borrowed(world, type->dict, NAME_OF(world, __module__));
    if (value_is_str(module) && !str_is_c(module, "builtins")) buf_add_format(out, "%s.", value_str(module)->text);
    buf_add_text(out, value_str(type->qualified_name)->text);
}
