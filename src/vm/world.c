#include "vm/world.h"

#include <string.h>

#include "base/reserve.h"
#include "vm/builtins.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/module_re.h"
#include "vm/str.h"

#define DEFAULT_MEMORY ((uint64_t)1 << 30)
#define DEFAULT_RECURSION 1000
#define NAMES_AT_START 2048

// The ops of vm/'s own types, by name of their row; loop/'s types are installed by loop/.
#define LOOP_TYPE_FIRST T_FUTURE
#define LOOP_TYPE_LAST T_PATTERN_MATCH

#define VM_TYPES(TYPE)                                                                                           \
    TYPE(OBJECT) TYPE(TYPE) TYPE(NONE) TYPE(NOT_IMPLEMENTED) TYPE(ELLIPSIS) TYPE(INT) TYPE(BOOL) TYPE(FLOAT)     \
    TYPE(COMPLEX) TYPE(STR) TYPE(STR_ITERATOR) TYPE(BYTES) TYPE(BYTES_ITERATOR) TYPE(BYTEARRAY) TYPE(LIST)       \
    TYPE(LIST_ITERATOR) TYPE(LIST_REVERSE_ITERATOR) TYPE(TUPLE) TYPE(TUPLE_ITERATOR) TYPE(DICT) TYPE(DICT_KEYS)  \
    TYPE(DICT_VALUES) TYPE(DICT_ITEMS) TYPE(DICT_ITERATOR) TYPE(DICT_VALUE_ITERATOR) TYPE(DICT_ITEM_ITERATOR)    \
    TYPE(DICT_REVERSE_ITERATOR) TYPE(DICT_REVERSE_VALUE_ITERATOR) TYPE(DICT_REVERSE_ITEM_ITERATOR) \
    TYPE(MAPPING_PROXY) TYPE(SET) TYPE(FROZENSET) TYPE(SET_ITERATOR) TYPE(RANGE) TYPE(RANGE_ITERATOR)            \
    TYPE(SLICE) TYPE(ENUMERATE) TYPE(ZIP) TYPE(MAP) TYPE(FILTER) TYPE(CALLABLE_ITERATOR) TYPE(SEQUENCE_ITERATOR) TYPE(REVERSED) TYPE(COUNT) TYPE(DEQUE)  \
    TYPE(DEQUE_ITERATOR) TYPE(DEQUE_REVERSE_ITERATOR) TYPE(CODE) TYPE(CELL)           \
    TYPE(FUNCTION) TYPE(METHOD) TYPE(NATIVE) TYPE(METHOD_DESCRIPTOR) TYPE(SLOT_WRAPPER) TYPE(GETSET)             \
    TYPE(MEMBER) TYPE(PROPERTY) TYPE(STATIC_METHOD) TYPE(CLASS_METHOD) TYPE(SUPER) TYPE(MODULE)                  \
    TYPE(NAMESPACE) TYPE(GENERATOR) TYPE(COROUTINE) TYPE(COROUTINE_WRAPPER) TYPE(ASYNC_GENERATOR)                \
    TYPE(ASYNC_GENERATOR_ASEND) TYPE(ASYNC_GENERATOR_ATHROW) TYPE(TRACEBACK) TYPE(FRAME) TYPE(WEAKREF)           \
    TYPE(GENERIC_ALIAS) TYPE(UNION) TYPE(SENTINEL_METHOD_WRAPPER)

#define TYPE(ID) extern const TypeOps ops_##ID;
VM_TYPES(TYPE)
#undef TYPE
extern const TypeOps ops_BASE_EXCEPTION;

static const TypeOps *const vm_ops[TYPE_COUNT] = {
#define TYPE(ID) [T_##ID] = &ops_##ID,
    VM_TYPES(TYPE)
#undef TYPE
};

static const TypeOps *ops_of(TypeId id) {
    return id >= T_BASE_EXCEPTION ? &ops_BASE_EXCEPTION : vm_ops[id];
}

// Every built-in type exists as a bare object first, since names and dicts are themselves objects.
static bool make_bare_types(World *world) {
    for (int id = 0; id < TYPE_COUNT; id++) {
        Type *type = block_new(world, sizeof(Type));
        if (!type) return false;
        memset(type, 0, sizeof *type);
        type->head = (Obj){.refs = 1, .kind = T_TYPE};
        type->id = (uint16_t)id;
        type->kind = id >= T_BASE_EXCEPTION ? T_BASE_EXCEPTION : (uint16_t)id;
        type->flags = id >= T_BASE_EXCEPTION ? TYPE_EXCEPTION : 0;
        type->ops = ops_of((TypeId)id);
        if (type->ops) type->instance_size = (uint32_t)type->ops->size;
        type->version = ++world->type_versions;
        world->types[id] = type;
    }
    for (int id = 0; id < TYPE_COUNT; id++) {
        world->types[id]->head.type = world->types[T_TYPE];
        obj_keep(&world->types[T_TYPE]->head);
    }
    return true;
}

static bool make_names(World *world) {
    static const char *const texts[] = {
#define NAME(id) #id,
        NAME_LIST(NAME)
#undef NAME
    };
    world->interned = dict_new(world);
    if (!world->interned || !dict_reserve(world, world->interned, NAMES_AT_START)) return false;
    world->empty_str = str_new(world, "", 0);
    world->empty_tuple = tuple_new(world, 0);
    world->empty_bytes = bytes_new(world, "", 0);
    for (int i = 0; i < 128; i++) {
        char text[1] = {(char)i};
        world->latin1[i] = str_intern_take(world, str_new(world, text, 1));
    }
    for (int i = 0; i < NAME_COUNT; i++) {
        world->names[i] = str_intern_c(world, texts[i]);
        if (value_is_absent(world->names[i])) return false;
    }
    return true;
}

static bool install_types(World *world) {
    for (int id = 0; id < TYPE_COUNT; id++) {
        const TypeOps *ops = ops_of((TypeId)id);
        if (ops && !type_install(world, (TypeId)id, ops)) return false;
    }
    return true;
}

static bool make_modules(World *world) {
    world->modules = dict_new(world);
    Value builtins = module_new(world, "builtins");
    if (!world->modules || value_is_absent(builtins)) return false;
    world->builtins = ((ModuleObject *)value_obj(builtins))->dict;
    return dict_set_name_take(world, world->modules, NAME_OF(world, builtins), builtins)
           && builtins_set_up(world, world->builtins);
}

static bool set_up(World *world) {
    world->main_thread = world->thread = thread_new(world);
    return world->thread && make_bare_types(world) && make_names(world) && install_types(world) && make_modules(world);
}

World *world_new(Host *host, const Limits *limits) {
    uint64_t size = limits->memory ? limits->memory : DEFAULT_MEMORY;
    if (size < sizeof(World) + 2 * HEAP_RESERVE) return NULL;
    World *world = reserve_new(size);
    if (!world) return NULL;
    world->host = host;
    world->limits = *limits;
    world->limits.memory = size;
    if (!world->limits.recursion) world->limits.recursion = DEFAULT_RECURSION;
    world->stop_at = UINT64_MAX;
    world->attention_at = UINT64_MAX;
    world->heap.base = (char *)world;
    world->heap.top = (char *)world + ((sizeof(World) + 4095) & ~(size_t)4095);
    world->heap.limit = (char *)world + size - HEAP_RESERVE;
    if (!set_up(world)) {
        reserve_free(world, size);
        return NULL;
    }
    return world;
}

void world_free(World *world) {
    patterns_free(world->host);
    reserve_free(world, world->limits.memory);
}

void world_report(World *world, Event *event) {
    if (!world->host->sink.send) return;
    if (!event->line && world->thread) event->line = thread_line(world->thread);
    event->step = world->steps;
    event->thread = world->thread ? world->thread->id : 0;
    if (world->stamp) world->stamp(world, event);
    world->host->sink.send(world->host->sink.context, event);
}

void world_write(World *world, int fd, const char *bytes, size_t size) {
    if (world->host->sink.send) {
        Event event = {.kind = EVENT_OUTPUT, .a = fd, .c = (int64_t)size, .text = bytes};
        world_report(world, &event);
    }
    if (world->host->write) world->host->write(world->host->write_context, fd, bytes, size);
}
