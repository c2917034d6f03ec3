// Units, names and blocks: the frame in which everything else is compiled.
#include "code/compile.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/peephole.h"

// ---- Faults ----

static void set_diag(Compiler *compiler, DiagKind kind, Span span, const char *format, va_list args) {
    char message[256];
    vsnprintf(message, sizeof message, format, args);
    diag_set(compiler->diag, kind, span, "%s", message);
}

void compile_fail(Compiler *compiler, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    set_diag(compiler, DIAG_SYNTAX, span, format, args);
    va_end(args);
    longjmp(compiler->escape, 1);
}

void compile_refuse(Compiler *compiler, Span span, const char *hint, const char *format, ...) {
    va_list args;
    va_start(args, format);
    set_diag(compiler, DIAG_UNSUPPORTED, span, format, args);
    va_end(args);
    diag_hint(compiler->diag, "%s", hint);
    longjmp(compiler->escape, 1);
}

static _Noreturn void fail_at_limit(Compiler *compiler, Span span, const char *message) {
    diag_set(compiler->diag, DIAG_LIMIT, span, "%s", message);
    longjmp(compiler->escape, 1);
}

void compile_enter_node(Compiler *compiler, const Node *node) {
    if (++compiler->depth > MAX_TREE_DEPTH)
        fail_at_limit(compiler, node->span, "maximum recursion depth exceeded during compilation");
}

void compile_leave_node(Compiler *compiler) { compiler->depth--; }

// ---- Units ----

// Follows compiler_set_qualname.
static const char *qualified_name(Compiler *compiler, const Unit *unit, const char *name) {
    const Unit *outer = unit->outer;
    if (outer && outer->kind == UNIT_TYPE_PARAMETERS) outer = outer->outer;
    if (!outer || outer->kind == UNIT_MODULE) return name;
    if (unit->kind == UNIT_FUNCTION || unit->kind == UNIT_ASYNC_FUNCTION || unit->kind == UNIT_CLASS) {
        const char *mangled = scope_mangle(compiler->arena, outer->class_name, name);
        if (scope_place(outer->scope, mangled) == PLACE_GLOBAL_EXPLICIT) return name;
    }
    const char *between = outer->kind == UNIT_CLASS || outer->kind == UNIT_COMPREHENSION ? "." : ".<locals>.";
    const char *base = outer->code->qualified_name;
    size_t size = strlen(base) + strlen(between) + strlen(name) + 1;
    char *text = arena_alloc(compiler->arena, size);
    snprintf(text, size, "%s%s%s", base, between, name);
    return text;
}

static int compare_names(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

// The names of the scope that `wanted` chooses, sorted: the order of cells and free variables.
static NameSet sorted_names(Arena *arena, const Scope *scope, bool (*wanted)(const Symbol *symbol)) {
    const char **chosen = arena_array(arena, const char *, scope->names.count + 1);
    int count = 0;
    for (int i = 0; i < scope->names.count; i++)
        if (wanted(&scope->symbols[i])) chosen[count++] = scope->names.items[i];
    qsort(chosen, (size_t)count, sizeof *chosen, compare_names);
    NameSet set = {0};
    for (int i = 0; i < count; i++) names_add(&set, arena, chosen[i]);
    return set;
}

static bool is_cell(const Symbol *symbol) {
    return symbol->place == PLACE_CELL || (symbol->uses & USE_INLINED_CELL && symbol->place != PLACE_FREE);
}

static bool is_free(const Symbol *symbol) { return symbol->place == PLACE_FREE || symbol->uses & USE_FREE_CLASS; }

static uint32_t scope_flags(const Scope *scope) {
    uint32_t flags = 0;
    if (scope->kind == SCOPE_CLASS) flags |= CODE_CLASS_BODY;
    if (scope->kind != SCOPE_FUNCTION) return flags;
    flags |= CODE_OPTIMIZED;
    if (scope->nested) flags |= CODE_NESTED;
    if (scope->generator) flags |= scope->coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    else if (scope->coroutine) flags |= CODE_COROUTINE;
    return flags;
}

Unit *compile_open_unit(Compiler *compiler, UnitKind kind, Scope *scope, const char *name, int first_line) {
    Unit *unit = arena_new_of(compiler->arena, Unit);
    unit->kind = kind;
    unit->scope = scope;
    unit->outer = compiler->unit;
    unit->class_name = unit->outer ? unit->outer->class_name : NULL;
    unit->code = arena_new_of(compiler->arena, CodeUnit);
    unit->code->name = name;
    unit->code->qualified_name = qualified_name(compiler, unit, name);
    unit->code->path = compiler->path;
    unit->code->first_line = first_line;
    unit->code->flags = scope_flags(scope);
    unit->cells = sorted_names(compiler->arena, scope, is_cell);
    unit->frees = sorted_names(compiler->arena, scope, is_free);
    if (scope->kind == SCOPE_CLASS && scope->needs_class_cell) names_add(&unit->cells, compiler->arena, "__class__");
    if (scope->kind == SCOPE_CLASS && scope->needs_class_dict) names_add(&unit->cells, compiler->arena, "__classdict__");
    emit_init(&unit->emit, compiler->arena);
    if (unit->frees.count) emit_op(&unit->emit, OP_COPY_FREE_VARS, (uint32_t)unit->frees.count, NOWHERE);
    for (int i = 0; i < unit->cells.count; i++) emit_op(&unit->emit, OP_MAKE_CELL, SLOT_CELL | (uint32_t)i, NOWHERE);
    if (scope_is_function(scope)) unit->emit.first_line = first_line;
    compiler->unit = unit;
    return unit;
}

static bool takes_slot(Opcode op) {
    switch (op) {
    case OP_LOAD_FAST: case OP_LOAD_FAST_AND_CLEAR: case OP_STORE_FAST: case OP_DELETE_FAST: case OP_MAKE_CELL:
    case OP_LOAD_CLOSURE: case OP_LOAD_DEREF: case OP_STORE_DEREF: case OP_DELETE_DEREF: case OP_LOAD_CLASS_DEREF:
    case OP_LOAD_DICT_OR_DEREF:
        return true;
    default: return false;
    }
}

// Gives every name its final slot: parameters and locals, cells that are no parameters, free variables.
static void settle_slots(Compiler *compiler, Unit *unit) {
    CodeUnit *code = unit->code;
    int total = unit->locals.count + unit->cells.count + unit->frees.count;
    code->slots = arena_array(compiler->arena, const char *, total + 1);
    uint32_t *cell_slots = arena_array(compiler->arena, uint32_t, unit->cells.count + 1);
    for (int i = 0; i < unit->locals.count; i++) code->slots[code->slot_count++] = unit->locals.items[i];
    for (int i = 0; i < unit->cells.count; i++) {
        int local = names_find(&unit->locals, unit->cells.items[i]);
        if (local < 0) code->slots[code->slot_count++] = unit->cells.items[i];
        cell_slots[i] = (uint32_t)(local < 0 ? code->slot_count - 1 : local);
    }
    uint32_t first_free = (uint32_t)code->slot_count;
    for (int i = 0; i < unit->frees.count; i++) code->slots[code->slot_count++] = unit->frees.items[i];
    code->cell_count = unit->cells.count;
    code->free_count = unit->frees.count;
    if (code->cell_count || code->free_count) code->flags |= CODE_HAS_CELLS;
    for (int i = 0; i < unit->emit.count; i++) {
        Word *word = &unit->emit.instrs[i].word;
        uint32_t slot = WORD_ARG(*word);
        if ((*word & 0xFF) >= OPCODE_COUNT || !takes_slot(WORD_OP(*word)) || slot <= SLOT_MASK) continue;
        slot = slot & SLOT_FREE ? first_free + (slot & SLOT_MASK) : cell_slots[slot & SLOT_MASK];
        *word = WORD_MAKE(WORD_OP(*word), slot);
    }
}

CodeUnit *compile_close_unit(Compiler *compiler) {
    Unit *unit = compiler->unit;
    if (unit->emit.alive) {
        emit_none(&unit->emit, NOWHERE);
        emit_op(&unit->emit, OP_RETURN_VALUE, 0, NOWHERE);
    }
    if (unit->emit.region_count) emit_sort_cold(&unit->emit);
    settle_slots(compiler, unit);
    if (!compiler->is_plain) peephole_improve(&unit->emit, unit->code);
    if (!emit_finish(&unit->emit, unit->code))
        fail_at_limit(compiler, (Span){.line = unit->code->first_line}, "this code is too large");
    emit_free(&unit->emit);
    compiler->unit = unit->outer;
    return unit->code;
}

static void free_units(Compiler *compiler) {
    for (; compiler->unit; compiler->unit = compiler->unit->outer) emit_free(&compiler->unit->emit);
}

// ---- Names ----

const char *compile_mangle(Compiler *compiler, const char *name) {
    return scope_mangle(compiler->arena, compiler->unit->class_name, name);
}

Place compile_place(Compiler *compiler, const char *mangled) { return scope_place(compiler->unit->scope, mangled); }

uint32_t compile_slot(Unit *unit, Arena *arena, const char *mangled) {
    int at = names_find(&unit->cells, mangled);
    if (at >= 0) return SLOT_CELL | (uint32_t)at;
    at = names_find(&unit->frees, mangled);
    if (at >= 0) return SLOT_FREE | (uint32_t)at;
    return (uint32_t)names_add(&unit->locals, arena, mangled);
}

void compile_check_name(Compiler *compiler, const char *name, Context context, Span span) {
    if (context == CONTEXT_LOAD || strcmp(name, "__debug__") != 0) return;
    compile_fail(compiler, span, "cannot %s __debug__", context == CONTEXT_STORE ? "assign to" : "delete");
}

typedef struct NameOps { Opcode load, store, delete; } NameOps;

static Opcode choose(NameOps ops, Context context) {
    return context == CONTEXT_LOAD ? ops.load : context == CONTEXT_STORE ? ops.store : ops.delete;
}

static const NameOps fast_ops = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST};
static const NameOps deref_ops = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
static const NameOps class_deref_ops = {OP_LOAD_CLASS_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
static const NameOps class_dict_deref_ops = {OP_LOAD_DICT_OR_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
static const NameOps class_dict_global_ops = {OP_LOAD_DICT_OR_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
static const NameOps global_ops = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
static const NameOps namespace_ops = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};

bool compile_is_bound_inside(const Scope *comprehension, const char *mangled) {
    unsigned uses = scope_uses(comprehension, mangled);
    return uses & USE_BOUND && !(uses & USE_NONLOCAL);
}

// In a module or class, an inlined comprehension keeps its own names in slots.
static bool is_hidden(const Unit *unit, const char *name) {
    for (const InlinedScope *inlined = unit->inlined; inlined; inlined = inlined->outer)
        if (compile_is_bound_inside(inlined->scope, name)) return true;
    return false;
}

// In type parameters inside a class: what LOAD_DICT_OR_DEREF and LOAD_DICT_OR_GLOBAL look into.
static void load_class_dict(Compiler *compiler, Context context, Span span) {
    Unit *unit = compiler->unit;
    if (!unit->scope->sees_class || context != CONTEXT_LOAD || !emitter(compiler)->alive) return;
    emit_op(emitter(compiler), OP_LOAD_DEREF, compile_slot(unit, compiler->arena, "__classdict__"), span);
}

// Follows compiler_nameop.
void compile_name(Compiler *compiler, const char *name, Context context, Span span) {
    Unit *unit = compiler->unit;
    compile_check_name(compiler, name, context, span);
    name = compile_mangle(compiler, name);
    bool is_function = scope_is_function(unit->scope), in_class = unit->scope->kind == SCOPE_CLASS;
    Place place = compile_place(compiler, name);
    if (place == PLACE_FREE || place == PLACE_CELL) {
        load_class_dict(compiler, context, span);
        NameOps ops = unit->scope->sees_class ? class_dict_deref_ops : in_class && !unit->inlined ? class_deref_ops : deref_ops;
        if (emitter(compiler)->alive)
            emit_op(emitter(compiler), choose(ops, context), compile_slot(unit, compiler->arena, name), span);
    } else if (place == PLACE_LOCAL && (is_function || is_hidden(unit, name))) {
        if (emitter(compiler)->alive)
            emit_op(emitter(compiler), choose(fast_ops, context), compile_slot(unit, compiler->arena, name), span);
    } else {
        bool is_global = place == PLACE_GLOBAL_EXPLICIT
                         || (place == PLACE_GLOBAL_IMPLICIT && (is_function || (in_class && unit->inlined)));
        bool through_class = unit->scope->sees_class && place == PLACE_GLOBAL_IMPLICIT;
        if (through_class) load_class_dict(compiler, context, span);
        emit_name_op(emitter(compiler), choose(through_class ? class_dict_global_ops : is_global ? global_ops : namespace_ops, context), name, span);
    }
}

// ---- Blocks ----

enum { MAX_BLOCKS = 21 };

void compile_push_block(Compiler *compiler, Block *block, BlockKind kind, Span span) {
    Unit *unit = compiler->unit;
    if (unit->block_count >= MAX_BLOCKS) compile_fail(compiler, span, "too many statically nested blocks");
    unit->block_count++;
    block->kind = kind;
    block->span = span;
    block->outer = unit->block;
    unit->block = block;
}

void compile_pop_block(Compiler *compiler) {
    compiler->unit->block_count--;
    compiler->unit->block = compiler->unit->block->outer;
}

static void drop_below_top(Emitter *emit, bool keep_top, Span span) {
    if (keep_top) emit_op(emit, OP_SWAP, 2, span);
    emit_op(emit, OP_POP_TOP, 0, span);
}

static void unwind_finally(Compiler *compiler, const Block *block, bool keep_top) {
    Block value = {0};
    if (keep_top) compile_push_block(compiler, &value, BLOCK_POP_VALUE, NOWHERE);
    compile_body(compiler, block->node->as.try_.finally);
    if (keep_top) compile_pop_block(compiler);
}

static void unwind_with(Compiler *compiler, const Block *block, bool keep_top) {
    Emitter *emit = emitter(compiler);
    if (keep_top) emit_op(emit, OP_SWAP, 2, block->span);
    compile_exit_call(compiler, block->span);
    if (block->kind == BLOCK_ASYNC_WITH) compile_await(compiler, 2, block->span);
    emit_op(emit, OP_POP_TOP, 0, block->span);
}

static void unwind_handler(Compiler *compiler, const Block *block, bool keep_top, Span span) {
    Emitter *emit = emitter(compiler);
    if (keep_top) emit_op(emit, OP_SWAP, 2, span);
    emit_op(emit, OP_POP_EXCEPT, 0, span);
    if (!block->name) return;
    emit_none(emit, span);
    compile_name(compiler, block->name, CONTEXT_STORE, span);
    compile_name(compiler, block->name, CONTEXT_DELETE, span);
}

// Follows compiler_unwind_fblock. The block must already be popped; the caller restores the region afterwards.
void compile_unwind_block(Compiler *compiler, const Block *block, bool keep_top, Span *span) {
    Emitter *emit = emitter(compiler);
    switch (block->kind) {
    case BLOCK_WHILE: case BLOCK_HANDLER: case BLOCK_STAR_HANDLER: break;
    case BLOCK_FOR: drop_below_top(emit, keep_top, *span); break;
    case BLOCK_POP_VALUE: drop_below_top(emit, keep_top, *span); break;
    case BLOCK_TRY: emit_leave_region(emit, block->region_outside); break;
    case BLOCK_FINALLY_TRY:
        emit_leave_region(emit, block->region_outside);
        unwind_finally(compiler, block, keep_top);
        *span = NOWHERE;
        break;
    case BLOCK_FINALLY_END:
        if (keep_top) emit_op(emit, OP_SWAP, 2, *span);
        emit_op(emit, OP_POP_TOP, 0, *span);
        if (keep_top) emit_op(emit, OP_SWAP, 2, *span);
        emit_leave_region(emit, block->region_outside);
        emit_op(emit, OP_POP_EXCEPT, 0, *span);
        break;
    case BLOCK_WITH: case BLOCK_ASYNC_WITH:
        emit_leave_region(emit, block->region_outside);
        unwind_with(compiler, block, keep_top);
        *span = NOWHERE;
        break;
    case BLOCK_HANDLER_CLEANUP:
        emit_leave_region(emit, block->region_outside);
        unwind_handler(compiler, block, keep_top, *span);
        break;
    }
}

// ---- Literals ----

Literal literal_none(void) { return (Literal){.kind = LITERAL_NONE}; }
Literal literal_bool(bool value) { return (Literal){.kind = value ? LITERAL_TRUE : LITERAL_FALSE}; }
Literal literal_int(int64_t value) { return (Literal){.kind = LITERAL_INT, .integer = value}; }
Literal literal_text(const char *text) { return (Literal){.kind = LITERAL_STR, .text = text, .size = strlen(text)}; }

Literal literal_tuple(const Literal *items, int count) {
    return (Literal){.kind = LITERAL_TUPLE, .items = items, .count = count};
}

// ---- The whole ----

// Where the imports from __future__ at the top end; refuses unknown features, as CPython's future.c.
static void check_future_features(Compiler *compiler, const Node *node) {
    static const char *const features[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                           "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
    for (int i = 0; i < node->as.import_from.count; i++) {
        const char *name = node->as.import_from.names[i].name;
        Span span = {.line = node->span.line, .end_line = node->span.line};
        bool known = false;
        for (size_t k = 0; k < sizeof features / sizeof *features; k++) known |= strcmp(name, features[k]) == 0;
        if (strcmp(name, "braces") == 0) compile_fail(compiler, span, "not a chance");
        if (!known) compile_fail(compiler, span, "future feature %s is not defined", name);
    }
}

static void read_future_imports(Compiler *compiler, const Module *module) {
    for (int i = 0; i < module->body.count; i++) {
        const Node *node = module->body.items[i];
        if (i == 0 && compile_is_docstring(module->body)) continue;
        if (node->kind != NODE_IMPORT_FROM || !node->as.import_from.module || node->as.import_from.level
            || strcmp(node->as.import_from.module, "__future__") != 0)
            break;
        check_future_features(compiler, node);
        compiler->last_future_line = node->span.line;
    }
}

// On a fault: gives back what is not the arena's.
static CodeUnit *abandon(Compiler *compiler) {
    free_units(compiler);
    arena_on_exhaustion(compiler->arena, NULL);
    diag_set(compiler->diag, DIAG_LIMIT, NOWHERE, "the program is too large to compile");
    return NULL;
}

static CodeUnit *compile_whole(Compiler *compiler, const Module *module) {
    arena_on_exhaustion(compiler->arena, &compiler->escape);
    if (setjmp(compiler->escape)) return abandon(compiler);
    read_future_imports(compiler, module);
    compiler->scopes = scope_build(compiler->arena, module, NULL, &compiler->escape, compiler->diag);
    compile_open_unit(compiler, UNIT_MODULE, compiler->scopes->module, "<module>", 1);
    compile_module_body(compiler, module);
    CodeUnit *code = compile_close_unit(compiler);
    arena_on_exhaustion(compiler->arena, NULL);
    return code;
}

static Compiler *new_compiler(Arena *arena, const Module *module, const char *path, Diag *diag) {
    Compiler *compiler = arena_new_of(arena, Compiler);
    *compiler = (Compiler){.arena = arena, .diag = diag, .path = path, .future_annotations = module->future_annotations};
    return compiler;
}

CodeUnit *compile_module(Arena *arena, const Module *module, const char *path, Diag *diag) {
    return compile_whole(new_compiler(arena, module, path, diag), module);
}

CodeUnit *compile_module_warned(Arena *arena, const Module *module, const char *path, const Warning **warnings, Diag *diag) {
    Compiler *compiler = new_compiler(arena, module, path, diag);
    CodeUnit *code = compile_whole(compiler, module);
    *warnings = compiler->warnings;
    return code;
}

CodeUnit *compile_module_plain(Arena *arena, const Module *module, const char *path, Diag *diag) {
    Compiler *compiler = new_compiler(arena, module, path, diag);
    compiler->is_plain = true;
    return compile_whole(compiler, module);
}

CodeUnit *compile_expression(Arena *arena, const Node *expression, const char *path, Diag *diag) {
    Compiler *compiler = arena_new_of(arena, Compiler);
    *compiler = (Compiler){.arena = arena, .diag = diag, .path = path};
    arena_on_exhaustion(arena, &compiler->escape);
    if (setjmp(compiler->escape)) return abandon(compiler);
    compiler->scopes = scope_build(arena, NULL, expression, &compiler->escape, diag);
    compile_open_unit(compiler, UNIT_MODULE, compiler->scopes->module, "<module>", 1);
    compile_expr(compiler, expression);
    emit_op(emitter(compiler), OP_RETURN_VALUE, 0, expression->span);
    CodeUnit *code = compile_close_unit(compiler);
    arena_on_exhaustion(arena, NULL);
    return code;
}
