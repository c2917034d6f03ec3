// code_object.c - code objects: a CodeUnit made live in the world.
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/function.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/set.h"
#include "vm/shortcut.h"

// ---- constants -------------------------------------------------------------------------------------------------

static Value literal_value(World *world, const Literal *literal, const Code *outer);

static Value literal_tuple(World *world, const Literal *literal, const Code *outer) {
    Value tuple = tuple_new(world, (uint32_t)literal->count);
    for (int i = 0; !value_is_absent(tuple) && i < literal->count; i++) {
        Value item = literal_value(world, &literal->items[i], outer);
        if (value_is_absent(item)) return value_drop(world, tuple), ABSENT;
        value_tuple(tuple)->items[i] = item;
    }
    return tuple;
}

// CPython makes a constant frozenset anew from the first one's members (merge_consts_recursive), and its order shows.
static Value frozenset_again(World *world, Value first_take) {
    Value list = value_is_absent(first_take) ? ABSENT : list_from_plain(world, first_take);
    Value set = value_is_absent(list) ? ABSENT : set_new(world, true);
    if (!value_is_absent(set) && !set_update_plain(world, set, list)) {
        value_drop(world, set);
        set = ABSENT;
    }
    value_drop(world, list);
    value_drop(world, first_take);
    return set;
}

static Value literal_frozenset(World *world, const Literal *literal, const Code *outer) {
    Value set = set_new(world, true);
    for (int i = 0; !value_is_absent(set) && i < literal->count; i++) {
        Value item = literal_value(world, &literal->items[i], outer);
        bool done = !value_is_absent(item) && set_add(world, set, item);
        value_drop(world, item);
        if (!done) return value_drop(world, set), ABSENT;
    }
    return frozenset_again(world, set);
}

static bool looks_like_name(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
    }
    return true;
}

static Value literal_str(World *world, const Literal *literal) {
    bool name = looks_like_name(literal->text, literal->size);
    return (name ? str_intern_text : str_new)(world, literal->text, literal->size);
}

static Code *load(World *world, const CodeUnit *unit, const Code *outer);

static Value literal_code(World *world, const Literal *literal, const Code *outer) {
    Code *code = load(world, literal->code, outer);
    return code ? value_from_obj(code) : ABSENT;
}

static Value literal_value(World *world, const Literal *literal, const Code *outer) {
    switch (literal->kind) {
    case LITERAL_NONE: return NONE;
    case LITERAL_TRUE: return TRUE;
    case LITERAL_FALSE: return FALSE;
    case LITERAL_ELLIPSIS: return ELLIPSIS;
    case LITERAL_INT: return int_from_i64(world, literal->integer);
    case LITERAL_BIG_INT: return int_from_text(world, literal->text, strlen(literal->text), 0);
    case LITERAL_FLOAT: return value_from_double(world, literal->real);
    case LITERAL_IMAGINARY: return complex_new(world, 0.0, literal->real);
    case LITERAL_STR: return literal_str(world, literal);
    case LITERAL_BYTES: return bytes_new(world, literal->text, literal->size);
    case LITERAL_TUPLE: return literal_tuple(world, literal, outer);
    case LITERAL_FROZENSET: return literal_frozenset(world, literal, outer);
    case LITERAL_CODE: return literal_code(world, literal, outer);
    }
    return ABSENT;
}

// ---- loading ---------------------------------------------------------------------------------------------------

static bool load_words(World *world, Code *code, const CodeUnit *unit) {
    code->word_count = unit->word_count;
    code->words = block_new(world, unit->word_count * sizeof(Word));
    if (unit->word_count && !code->words) return false;
    memcpy(code->words, unit->words, unit->word_count * sizeof(Word));
    return true;
}

static bool load_spans(World *world, Code *code, const CodeUnit *unit) {
    code->packed_spans = unit->packed_spans;
    if (code->packed_spans) return true;
    code->spans = block_new(world, unit->word_count * sizeof(CodeSpan));
    if (code->spans) memcpy(code->spans, unit->spans, unit->word_count * sizeof(CodeSpan));
    return code->spans || !unit->word_count;
}

// Room for `count` values, all ABSENT at first, so that a half-made code can be disposed of.
static Value *values_new(World *world, uint32_t count) {
    Value *values = block_new(world, count * sizeof(Value));
    if (values) memset(values, 0, count * sizeof(Value));
    return values;
}

static bool load_constants(World *world, Code *code, const CodeUnit *unit) {
    code->constants = values_new(world, (uint32_t)unit->literal_count);
    if (!code->constants) return !unit->literal_count;
    code->constant_count = (uint32_t)unit->literal_count;
    for (int i = 0; i < unit->literal_count; i++) {
        code->constants[i] = literal_value(world, &unit->literals[i], code);
        if (value_is_absent(code->constants[i])) return false;
    }
    return true;
}

static bool load_names(World *world, Value **place, uint32_t *count, const char **names, int name_count) {
    *place = values_new(world, (uint32_t)name_count);
    if (!*place) return !name_count;
    *count = (uint32_t)name_count;
    for (int i = 0; i < name_count; i++) {
        (*place)[i] = str_intern_c(world, names[i]);
        if (value_is_absent((*place)[i])) return false;
    }
    return true;
}

static bool load_handlers(World *world, Code *code, const CodeUnit *unit) {
    size_t size = (size_t)unit->handler_count * sizeof(CodeHandler);
    code->handler_count = (uint32_t)unit->handler_count;
    code->handlers = block_new(world, size);
    if (code->handlers) memcpy(code->handlers, unit->handlers, size);
    return code->handlers || !size;
}

static bool load_docstring(World *world, Code *code, const CodeUnit *unit) {
    code->docstring = unit->docstring ? str_from_c(world, unit->docstring) : NONE;
    return !value_is_absent(code->docstring);
}

// All that a call needs.
static bool load_body(World *world, Code *code, const CodeUnit *unit) {
    code->stack_size = (uint32_t)unit->stack_size;
    code->parameter_count = (uint32_t)(code->positional + code->keyword_only) + !!(code->flags & CODE_VARARGS) +
                            !!(code->flags & CODE_VARKEYWORDS);
    return load_words(world, code, unit) && load_spans(world, code, unit) && load_constants(world, code, unit) &&
           load_names(world, &code->names, &code->name_count, unit->names, unit->name_count) &&
           load_names(world, &code->slots, &code->slot_count, unit->slots, unit->slot_count) &&
           load_handlers(world, code, unit) && load_docstring(world, code, unit);
}

static void drop_values(World *world, Value **values, uint32_t *count) {
    for (uint32_t i = 0; *values && i < *count; i++) value_drop(world, (*values)[i]);
    block_free(world, *values, *count * sizeof(Value));
    *values = NULL;
    *count = 0;
}

static void drop_body(World *world, Code *code) {
    drop_values(world, &code->constants, &code->constant_count);
    drop_values(world, &code->names, &code->name_count);
    drop_values(world, &code->slots, &code->slot_count);
    block_free(world, code->words, code->word_count * sizeof(Word));
    block_free(world, code->spans, code->word_count * sizeof(CodeSpan));
    block_free(world, code->handlers, code->handler_count * sizeof(CodeHandler));
    code->words = NULL;
    code->spans = NULL;
    code->handlers = NULL;
    code->word_count = code->handler_count = 0;
    value_replace_take(world, &code->docstring, ABSENT);
}

static bool load_head(World *world, Code *code, const CodeUnit *unit, const Code *outer) {
    code->flags = unit->flags | (outer ? outer->flags & (CODE_LIBRARY | CODE_HIDDEN) : 0);
    code->positional_only = unit->positional_only;
    code->positional = unit->positional;
    code->keyword_only = unit->keyword_only;
    code->parameter_count = PARAMETERS_UNKNOWN;
    code->cell_count = (uint32_t)unit->cell_count;
    code->free_count = (uint32_t)unit->free_count;
    code->first_line = unit->first_line;
    code->docstring = unit->documented ? ABSENT : NONE;
    code->path = outer ? value_keep(outer->path) : str_intern_c(world, unit->path);
    code->name = str_intern_c(world, unit->name);
    bool same = !strcmp(unit->name, unit->qualified_name);
    code->qualified_name = same ? value_keep(code->name) : str_from_c(world, unit->qualified_name);
    return !value_is_absent(code->name) && !value_is_absent(code->qualified_name) && !value_is_absent(code->path);
}

// `outer`: the code whose constant it is; NULL: none.
static Code *load(World *world, const CodeUnit *unit, const Code *outer) {
    Code *code = instance_new(world, world->types[T_CODE], sizeof(Code));
    if (!code) return NULL;
    if (load_head(world, code, unit, outer)) {
        code->asleep = unit->body;
        if (code->asleep || load_body(world, code, unit)) return code;
    }
    obj_drop(world, code);
    return NULL;
}

Code *code_load(World *world, const CodeUnit *unit) { return load(world, unit, NULL); }

bool code_wake_now(World *world, Code *code) {
    Arena *arena = arena_new(0);
    CodeUnit unit = {.body = code->asleep, .documented = value_is_absent(code->docstring)};
    code_read_body(arena, &unit);
    bool done = load_body(world, code, &unit);
    arena_free(arena);
    if (done) {
        code->asleep = NULL;
        return true;
    }
    drop_body(world, code);
    code->parameter_count = PARAMETERS_UNKNOWN;
    code->docstring = unit.documented ? ABSENT : NONE;
    return false;
}

// ---- the object ------------------------------------------------------------------------------------------------

static void dispose(World *world, Obj *obj) {
    Code *code = (Code *)obj;
    drop_body(world, code);
    block_free(world, code->shortcut, code->shortcut ? sizeof(Shortcut) : 0);
    value_drop(world, code->name);
    value_drop(world, code->qualified_name);
    value_drop(world, code->path);
    heap_free(world, obj, sizeof(Code));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    Code *code = (Code *)obj;
    for (uint32_t i = 0; i < code->constant_count; i++) visit_value(context, code->constants[i]);
    for (uint32_t i = 0; i < code->name_count; i++) visit_value(context, code->names[i]);
    for (uint32_t i = 0; i < code->slot_count; i++) visit_value(context, code->slots[i]);
    visit_value(context, code->name);
    visit_value(context, code->qualified_name);
    visit_value(context, code->path);
    visit_value(context, code->docstring);
}

static Code *code_of(Value v) { return (Code *)value_obj(v); }

static Value repr(World *world, Value v) {
    const Code *code = code_of(v);
    return str_format(world, "<code object %s at 0x%llx, file \"%s\", line %d>", value_str(code->name)->text,
                      (unsigned long long)object_id(world, v), value_str(code->path)->text, code->first_line);
}

static Value get_name(World *world, Value v) { return (void)world, value_keep(code_of(v)->name); }
static Value get_qualified_name(World *world, Value v) { return (void)world, value_keep(code_of(v)->qualified_name); }
static Value get_path(World *world, Value v) { return (void)world, value_keep(code_of(v)->path); }
static Value get_first_line(World *world, Value v) { return (void)world, value_from_small(code_of(v)->first_line); }
static Value get_positional(World *world, Value v) { return (void)world, value_from_small(code_of(v)->positional); }
static Value get_positional_only(World *world, Value v) {
    return (void)world, value_from_small(code_of(v)->positional_only);
}
static Value get_keyword_only(World *world, Value v) { return (void)world, value_from_small(code_of(v)->keyword_only); }
static Value get_constants(World *world, Value v) {
    Code *code = code_of(v);
    return code_wake(world, code) ? tuple_from(world, code->constants, code->constant_count) : ABSENT;
}
static Value get_names(World *world, Value v) {
    Code *code = code_of(v);
    return code_wake(world, code) ? tuple_from(world, code->names, code->name_count) : ABSENT;
}
static Value get_stack_size(World *world, Value v) {
    return code_wake(world, code_of(v)) ? value_from_small(code_of(v)->stack_size) : ABSENT;
}

static Value get_flags(World *world, Value v) {
    (void)world;
    uint32_t flags = code_of(v)->flags & 0xFFFF;
    return value_from_small(flags & CODE_OPTIMIZED ? flags | 0x2 : flags);   // CO_NEWLOCALS goes with CO_OPTIMIZED
}

// Parameters and locals first; cells that are no parameters and free variables are not among co_varnames.
static uint32_t plain_count(const Code *code) {
    uint32_t count = code->slot_count - code->free_count;
    while (count > code->parameter_count) {
        bool cell = false;
        for (uint32_t i = 0; i < code->word_count && !cell; i++) {
            cell = WORD_OP(code->words[i]) == OP_MAKE_CELL && WORD_ARG(code->words[i]) == count - 1;
            i += CACHE_WORDS(WORD_OP(code->words[i]));
        }
        if (!cell) break;
        count--;
    }
    return count;
}

static Value get_varnames(World *world, Value v) {
    return code_wake(world, code_of(v)) ? tuple_from(world, code_of(v)->slots, plain_count(code_of(v))) : ABSENT;
}
static Value get_local_count(World *world, Value v) {
    return code_wake(world, code_of(v)) ? value_from_small(plain_count(code_of(v))) : ABSENT;
}

static Value get_free_names(World *world, Value v) {
    Code *code = code_of(v);
    if (!code_wake(world, code)) return ABSENT;
    return tuple_from(world, code->slots + code->slot_count - code->free_count, code->free_count);
}

static Value get_cell_names(World *world, Value v) {
    Code *code = code_of(v);
    if (!code_wake(world, code)) return ABSENT;
    Value list = list_new(world, code->cell_count);
    for (uint32_t i = 0; !value_is_absent(list) && i < code->word_count; i++) {
        if (WORD_OP(code->words[i]) == OP_MAKE_CELL &&
            !list_append(world, value_list(list), code->slots[WORD_ARG(code->words[i])])) {
            return value_drop(world, list), ABSENT;
        }
        i += CACHE_WORDS(WORD_OP(code->words[i]));
    }
    if (value_is_absent(list)) return ABSENT;
    Value tuple = tuple_from(world, value_list(list)->items, value_list(list)->size);
    value_drop(world, list);
    return tuple;
}

static const GetSetDef getsets[] = {
    {"co_name", get_name, set_read_only},
    {"co_qualname", get_qualified_name, set_read_only},
    {"co_filename", get_path, set_read_only},
    {"co_firstlineno", get_first_line, set_read_only},
    {"co_argcount", get_positional, set_read_only},
    {"co_posonlyargcount", get_positional_only, set_read_only},
    {"co_kwonlyargcount", get_keyword_only, set_read_only},
    {"co_nlocals", get_local_count, set_read_only},
    {"co_stacksize", get_stack_size, set_read_only},
    {"co_flags", get_flags, set_read_only},
    {"co_consts", get_constants, set_read_only},
    {"co_names", get_names, set_read_only},
    {"co_varnames", get_varnames, NULL},
    {"co_freevars", get_free_names, NULL},
    {"co_cellvars", get_cell_names, NULL},
    {0},
};

const TypeOps ops_CODE = {
    .size = sizeof(Code), .dispose = dispose, .visit = visit, .repr = repr, .getsets = getsets,
    .doc = "Create a code object.",
};
