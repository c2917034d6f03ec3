#include "vm/module_library.h"

#include "vm/call.h"
#include "vm/coro.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/generic_alias.h"
#include "vm/modules.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"

static Value frame_place(World *world, const Frame *frame) {
    Value module = dict_get_name_borrowed(world, frame->globals, NAME_OF(world, __name__));
    return tuple_of(world, 4, value_is_absent(module) ? NONE : module, frame->code->path, value_from_small(frame->line),
                    frame->code->name);
}

static NATIVE_FN(caller) {
    int64_t level = value_is_absent(args[0]) ? 0 : value_small(args[0]);
    const Frame *last = NULL;
    for (const Frame *frame = world->thread->frame; frame; frame = frame->back) {
        if (frame->kind == FRAME_NATIVE || frame->code->flags & CODE_LIBRARY) continue;
        last = frame;
        if (level-- == 0) break;
    }
    if (last) return frame_place(world, last);
    Value nowhere = NAME_OF(world, __main__);
    return tuple_of(world, 4, nowhere, nowhere, value_from_small(0), nowhere);
}

// ---- function ----------------------------------------------------------------------------------------------------

// The code being put together. Constants are indices into `values`.
typedef struct Maker {
    Arena *arena;
    Word *words;
    uint32_t count;
    Value *values;       // borrowed
    int value_count;
    const char **names;
    int name_count;
} Maker;

static void put(Maker *maker, Opcode op, uint32_t argument) {
    maker->words[maker->count++] = WORD_MAKE(op, argument);
    for (int i = CACHE_WORDS(op); i > 0; i--) maker->words[maker->count++] = 0;
}

static void put_constant(Maker *maker, Value value) {
    maker->values[maker->value_count] = value;
    put(maker, OP_LOAD_CONST, (uint32_t)maker->value_count++);
}

static void put_call(Maker *maker, Value function) {
    put_constant(maker, function);
    put(maker, OP_PUSH_NULL, 0);
}

// One (attribute, slot, factory).
static void put_store(Maker *maker, const Tuple *store, Value factory_default) {
    uint32_t slot = (uint32_t)value_small(store->items[1]);
    Value factory = store->items[2];
    if (slot && !value_is_none(factory)) {
        put(maker, OP_LOAD_FAST, slot);
        put_constant(maker, factory_default);
        put(maker, OP_IS_OP, 0);
        uint32_t jump = maker->count;
        put(maker, OP_POP_JUMP_IF_FALSE, 0);
        put_call(maker, factory);
        put(maker, OP_CALL, 0);
        put(maker, OP_STORE_FAST, slot);
        maker->words[jump] = WORD_MAKE(OP_POP_JUMP_IF_FALSE, maker->count);
    }
    if (slot) {
        put(maker, OP_LOAD_FAST, slot);
    } else {
        put_call(maker, factory);
        put(maker, OP_CALL, 0);
    }
    put(maker, OP_LOAD_FAST, 0);
    maker->names[maker->name_count] = value_str(store->items[0])->text;
    put(maker, OP_STORE_ATTR, (uint32_t)maker->name_count++);
}

static void put_body(Maker *maker, Value target, const Tuple *stores, Value factory_default, uint32_t parameters) {
    for (uint32_t i = 0; i < stores->size; i++) put_store(maker, value_tuple(stores->items[i]), factory_default);
    if (value_is_none(target)) {
        put_constant(maker, NONE);
    } else {
        put_call(maker, target);
        for (uint32_t i = 0; i < parameters; i++) put(maker, OP_LOAD_FAST, i);
        put(maker, OP_BUILD_TUPLE, parameters - 1);
        put(maker, OP_CALL, 2);
    }
    put(maker, OP_RETURN_VALUE, 0);
}

static Maker maker_new(Arena *arena, uint32_t stores, uint32_t parameters) {
    return (Maker){
        .arena = arena, .words = arena_array(arena, Word, stores * 24 + parameters + 16),
        .values = arena_array(arena, Value, stores * 3 + 2), .names = arena_array(arena, const char *, stores + 1),
    };
}

static const char **slot_names(Arena *arena, const Tuple *positional, const Tuple *keyword_only) {
    const char **names = arena_array(arena, const char *, positional->size + keyword_only->size + 1);
    for (uint32_t i = 0; i < positional->size; i++) names[i] = value_str(positional->items[i])->text;
    for (uint32_t i = 0; i < keyword_only->size; i++) names[positional->size + i] = value_str(keyword_only->items[i])->text;
    return names;
}

// The maker's constants take the places of the None literals that the unit was loaded with.
static void set_constants(World *world, Code *code, const Maker *maker) {
    for (int i = 0; i < maker->value_count; i++) value_replace_take(world, &code->constants[i], value_keep(maker->values[i]));
}

static Code *make_code(World *world, Maker *maker, const char *name, const Tuple *positional, const Tuple *keyword_only) {
    uint32_t parameters = positional->size + keyword_only->size;
    Literal *literals = arena_array(maker->arena, Literal, maker->value_count);
    CodeSpan *spans = arena_array(maker->arena, CodeSpan, maker->count);
    for (int i = 0; i < maker->value_count; i++) literals[i] = (Literal){.kind = LITERAL_NONE};
    for (uint32_t i = 0; i < maker->count; i++) spans[i] = (CodeSpan){.line = 1, .end_line = 1, .column = -1, .end_column = -1};
    CodeUnit unit = {
        .name = name, .qualified_name = name, .path = "<string>", .flags = CODE_OPTIMIZED | CODE_LIBRARY, .first_line = 1,
        .positional = (int)positional->size, .keyword_only = (int)keyword_only->size, .stack_size = (int)parameters + 4,
        .words = maker->words, .spans = spans, .word_count = maker->count, .literals = literals,
        .literal_count = maker->value_count, .names = maker->names, .name_count = maker->name_count,
        .slots = slot_names(maker->arena, positional, keyword_only), .slot_count = (int)parameters,
    };
    Code *code = code_load(world, &unit);
    if (code) set_constants(world, code, maker);
    return code;
}

static Value given_or(Value v, Value otherwise) { return value_is_absent(v) ? otherwise : v; }

static NATIVE_FN(function) {
    const Tuple *positional = value_tuple(args[2]);
    const Tuple *keyword_only = value_tuple(given_or(args[3], world->empty_tuple));
    Value defaults = given_or(args[4], world->empty_tuple), keyword_defaults = given_or(args[5], NONE);
    const Tuple *stores = value_tuple(given_or(args[7], world->empty_tuple));
    Value globals = given_or(args[6], NONE);
    Arena *arena = arena_new(0);
    uint32_t parameters = positional->size + keyword_only->size;
    Maker maker = maker_new(arena, stores->size, parameters);
    put_body(&maker, args[0], stores, given_or(args[8], NONE), parameters);
    Code *code = make_code(world, &maker, value_str(args[1])->text, positional, keyword_only);
    arena_free(arena);
    if (!code) return ABSENT;
    Value made = function_new(world, code, value_is_none(globals) ? world->thread->frame->globals : value_dict(globals));
    obj_drop(world, code);
    if (value_is_absent(made)) return ABSENT;
    if (value_tuple(defaults)->size) value_function(made)->defaults = value_keep(defaults);
    if (!value_is_none(keyword_defaults)) value_function(made)->keyword_defaults = value_keep(keyword_defaults);
    return made;
}

// rebound(function, globals)
static NATIVE_FN(rebound) {
    if (!value_is_kind(args[0], T_FUNCTION) || !value_is_kind(args[1], T_DICT)) {
        return raise_error(world, T_TYPE_ERROR, "rebound() needs a function and a dict");
    }
    const Function *from = value_function(args[0]);
    Value made = function_new(world, from->code, value_dict(args[1]));
    if (value_is_absent(made)) return ABSENT;
    Function *to = value_function(made);
    value_replace_take(world, &to->defaults, value_keep(from->defaults));
    value_replace_take(world, &to->keyword_defaults, value_keep(from->keyword_defaults));
    value_replace_take(world, &to->closure, value_keep(from->closure));
    value_replace_take(world, &to->name, value_keep(from->name));
    value_replace_take(world, &to->qualified_name, value_keep(from->qualified_name));
    return made;
}

// ---- types and generators ----------------------------------------------------------------------------------------

static NATIVE_FN(dotted) {
    Type *type = value_type(args[0]);
    Value module = dict_get_name_borrowed(world, type->dict, NAME_OF(world, __module__));
    Value name = str_format(world, "%s.%s", value_str(module)->text, value_str(type->name)->text);
    if (value_is_absent(name)) return ABSENT;
    value_replace_take(world, &type->name, name);
    type->flags |= TYPE_DOTTED;
    return value_keep(args[0]);
}

static NATIVE_FN(make_union) { return union_of_any(world, args[0], args[1]); }

static NATIVE_FN(state) {
    static const char *const names[] = {
        [GENERATOR_CREATED] = "CREATED", [GENERATOR_RUNNING] = "RUNNING", [GENERATOR_SUSPENDED] = "SUSPENDED",
        [GENERATOR_CLOSED] = "CLOSED",
    };
    return str_from_c(world, names[value_generator(args[0])->state]);
}

static const NativeDef functions[] = {
    {.name = "caller", .fn = caller, .min = 0, .max = 1},
    {.name = "dotted", .fn = dotted, .min = 1, .max = 1},
    {.name = "union", .fn = make_union, .min = 2, .max = 2},
    {.name = "rebound", .fn = rebound, .min = 2, .max = 2},
    {.name = "state", .fn = state, .min = 1, .max = 1},
    {.name = "function", .fn = function, .min = 3, .max = 9,
     .names = "target name positional keyword_only defaults keyword_defaults globals stores factory_default"},
    {0},
};

bool module_library_set_up(World *world, Dict *dict) {
    return module_add_functions(world, dict, functions, "_library");
}
