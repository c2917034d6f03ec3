// Comprehensions. A list, set or dict comprehension is compiled in place (PEP 709): the names it binds are moved out of
// their slots before and back afterwards, also when it raises. A generator expression is a code unit of its own, called
// with the first iterable. Follows compiler_comprehension.
#include <string.h>

#include "code/compile.h"
#include "code/fold.h"

typedef struct Inlined {  // what has to be put back
    InlinedScope scope;
    const char **names;   // whose slots were saved on the stack, in order
    int count;
    struct { const char *name; Symbol symbol; } *swapped;
    int swapped_count;
    Label cleanup;
    int outer_region;
} Inlined;

typedef struct Comp {     // the comprehension being compiled
    const Node *node;
    bool is_inlined;
} Comp;

// ---- Names of an inlined comprehension ----

static Symbol *symbol_in(Scope *scope, const char *name) { return &scope->symbols[names_find(&scope->names, name)]; }

// In the unit's scope the name now means what it means in the comprehension.
static void swap_symbol(Compiler *compiler, Inlined *state, const char *name, const Symbol *inner) {
    Symbol *outer = symbol_in(compiler->unit->scope, name);
    if (outer->place == inner->place) return;
    state->swapped[state->swapped_count].name = name;
    state->swapped[state->swapped_count++].symbol = *outer;
    outer->place = inner->place;
}

static void save_slot(Compiler *compiler, Inlined *state, const char *name, const Symbol *inner, Span span) {
    Emitter *emit = emitter(compiler);
    Unit *unit = compiler->unit;
    if (!emit->alive) return;
    emit_op(emit, OP_LOAD_FAST_AND_CLEAR, compile_slot(unit, compiler->arena, name), span);
    if (inner->place == PLACE_CELL) emit_op(emit, OP_MAKE_CELL, compile_slot(unit, compiler->arena, name), span);
    state->names[state->count++] = name;
}

static void push_inlined(Compiler *compiler, Inlined *state, const Scope *scope, Span span) {
    Unit *unit = compiler->unit;
    Emitter *emit = emitter(compiler);
    bool in_class = unit->scope->kind == SCOPE_CLASS && !unit->inlined;
    int room = scope->names.count + 1;
    *state = (Inlined){.scope = {scope, unit->inlined}, .names = arena_array(compiler->arena, const char *, room)};
    state->swapped = arena_alloc(compiler->arena, sizeof *state->swapped * (size_t)room);
    unit->inlined = &state->scope;
    for (int i = 0; i < scope->names.count; i++) {
        const Symbol *symbol = &scope->symbols[i];
        const char *name = scope->names.items[i];
        bool is_bound = compile_is_bound_inside(scope, name);
        if (symbol->uses & USE_PARAMETER || (!is_bound && !in_class)) continue;
        swap_symbol(compiler, state, name, symbol);
        if (is_bound) save_slot(compiler, state, name, symbol, span);
    }
    if (!state->count) return;
    state->cleanup = emit_label(emit);
    emit_op(emit, OP_SWAP, (uint32_t)state->count + 1, span);
    state->outer_region = emit_enter_region(emit, state->cleanup, false);
    emit->regions[emit->region].depth--;  // the iterable goes too
}

static void restore_slots(Compiler *compiler, const Inlined *state, Span span) {
    Emitter *emit = emitter(compiler);
    emit_op(emit, OP_SWAP, (uint32_t)state->count + 1, span);
    for (int i = state->count - 1; i >= 0; i--)
        if (emit->alive) emit_op(emit, OP_STORE_FAST, compile_slot(compiler->unit, compiler->arena, state->names[i]), span);
}

static void pop_inlined(Compiler *compiler, Inlined *state, Span span) {
    Unit *unit = compiler->unit;
    Emitter *emit = emitter(compiler);
    unit->inlined = state->scope.outer;
    if (state->count) {
        Label end = emit_label(emit);
        emit_leave_region(emit, state->outer_region);
        emit_jump(emit, OP_JUMP, end, NOWHERE);
        bool cold = emit_begin_cold(emit);
        emit_bind_handler(emit, state->cleanup);
        emit_line_again(emit, span);
        restore_slots(compiler, state, span);
        emit_op(emit, OP_RERAISE, 0, span);
        emit_end_cold(emit, cold);
        emit_bind(emit, end);
        restore_slots(compiler, state, span);
    }
    while (state->swapped_count > 0) {
        state->swapped_count--;
        symbol_in(unit->scope, state->swapped[state->swapped_count].name)->place = state->swapped[state->swapped_count].symbol.place;
    }
}

// ---- The loops ----

static void compile_clause(Compiler *compiler, const Comp *comp, int clause, int depth);

// `key: value` of a dict comprehension is one place.
static Span element_span(const Node *node) {
    Span span = node->as.comp.element->span;
    if (node->kind == NODE_DICT_COMP) {
        span.end_line = node->as.comp.value->span.end_line;
        span.end_column = node->as.comp.value->span.end_column;
    }
    return span;
}

static void compile_element(Compiler *compiler, const Node *node, int depth) {
    Emitter *emit = emitter(compiler);
    Span span = element_span(node);
    compile_expr(compiler, node->as.comp.element);
    if (node->as.comp.value) compile_expr(compiler, node->as.comp.value);
    switch (node->kind) {
    case NODE_LIST_COMP: emit_op(emit, OP_LIST_APPEND, (uint32_t)depth + 1, span); break;
    case NODE_SET_COMP: emit_op(emit, OP_SET_ADD, (uint32_t)depth + 1, span); break;
    case NODE_DICT_COMP: emit_op(emit, OP_MAP_ADD, (uint32_t)depth + 1, span); break;
    default:
        emit_op(emit, OP_YIELD_VALUE, 0, span);
        emit_op(emit, OP_POP_TOP, 0, span);
    }
}

static void compile_inside(Compiler *compiler, const Comp *comp, int clause, int depth, Label skip) {
    const Comprehension *c = &comp->node->as.comp.clauses[clause];
    for (int i = 0; i < c->conditions.count; i++) compile_condition(compiler, c->conditions.items[i], skip, false);
    if (clause + 1 < comp->node->as.comp.count) compile_clause(compiler, comp, clause + 1, depth);
    else compile_element(compiler, comp->node, depth);
}

// A display of constants, as the tuple or frozenset that CPython's fold_iter makes of it.
static bool fold_iterable(Compiler *compiler, const Node *node, Literal *value) {
    Node tuple = *node;
    if (node->kind == NODE_LIST || node->kind == NODE_SET) {
        tuple.kind = NODE_TUPLE;
        tuple.as.sequence.context = CONTEXT_LOAD;
    }
    if (tuple.kind != NODE_TUPLE || !fold_node(compiler->arena, &tuple, value)) return false;
    if (node->kind == NODE_SET) value->kind = LITERAL_FROZENSET;
    return true;
}

void compile_iterable(Compiler *compiler, const Node *node) {
    Literal value;
    if (fold_iterable(compiler, node, &value)) emit_const(emitter(compiler), value, node->span);
    else compile_expr(compiler, node);
}

static void compile_first_iterable(Compiler *compiler, const Comprehension *clause) {
    compile_iterable(compiler, clause->iterable);
    emit_op(emitter(compiler), clause->is_async ? OP_GET_AITER : OP_GET_ITER, 0, clause->iterable->span);
}

// The idiom `for y in [f(x)]`, which CPython compiles as an assignment.
static bool is_assignment(Compiler *compiler, const Node *iterable) {
    Literal value;
    return (iterable->kind == NODE_LIST || iterable->kind == NODE_TUPLE) && iterable->as.sequence.items.count == 1
           && iterable->as.sequence.items.items[0]->kind != NODE_STARRED && !fold_iterable(compiler, iterable, &value);
}

// Brings the clause's iterator on the stack. False: it is that idiom, whose one value is there instead.
static bool compile_iterator(Compiler *compiler, const Comp *comp, int clause) {
    const Comprehension *c = &comp->node->as.comp.clauses[clause];
    if (clause == 0) {
        if (!comp->is_inlined) emit_op(emitter(compiler), OP_LOAD_FAST, 0, comp->node->span);
        return true;
    }
    if (!c->is_async && is_assignment(compiler, c->iterable)) {
        compile_expr(compiler, c->iterable->as.sequence.items.items[0]);
        return false;
    }
    compile_first_iterable(compiler, c);
    return true;
}

static void compile_sync_clause(Compiler *compiler, const Comp *comp, int clause, int depth) {
    Emitter *emit = emitter(compiler);
    const Comprehension *c = &comp->node->as.comp.clauses[clause];
    Label skip = emit_label(emit), end = emit_label(emit);
    EmitLoop loop;
    bool loops = compile_iterator(compiler, comp, clause);
    if (loops) {
        emit_bind_loop(emit, &loop);
        emit_jump(emit, OP_FOR_ITER, end, c->iterable->span);
    }
    compile_assign_to(compiler, c->target);
    compile_inside(compiler, comp, clause, depth + loops, skip);
    emit_bind(emit, skip);
    if (!loops) return;
    emit_jump_back(emit, &loop, element_span(comp->node));
    emit_bind(emit, end);
}

static void compile_async_clause(Compiler *compiler, const Comp *comp, int clause, int depth) {
    Emitter *emit = emitter(compiler);
    const Comprehension *c = &comp->node->as.comp.clauses[clause];
    Span span = comp->node->span;
    Label skip = emit_label(emit), except = emit_label(emit);
    EmitLoop loop;
    compile_iterator(compiler, comp, clause);
    emit_bind_loop(emit, &loop);
    int outer = emit_enter_region(emit, except, false);
    emit_op(emit, OP_GET_ANEXT, 0, span);
    emit_none(emit, span);
    emit_op(emit, OP_AWAIT, 0, span);
    emit_leave_region(emit, outer);
    compile_assign_to(compiler, c->target);
    compile_inside(compiler, comp, clause, depth + 1, skip);
    emit_bind(emit, skip);
    emit_jump_back(emit, &loop, element_span(comp->node));
    emit_bind_handler(emit, except);
    emit_op(emit, OP_END_ASYNC_FOR, 0, span);
}

static void compile_clause(Compiler *compiler, const Comp *comp, int clause, int depth) {
    if (comp->node->as.comp.clauses[clause].is_async) compile_async_clause(compiler, comp, clause, depth);
    else compile_sync_clause(compiler, comp, clause, depth);
}

// ---- Both forms ----

static void check_async(Compiler *compiler, const Node *node, bool is_async) {
    UnitKind kind = compiler->unit->kind;
    if (is_async && kind != UNIT_ASYNC_FUNCTION && kind != UNIT_COMPREHENSION)
        compile_fail(compiler, node->span, "asynchronous comprehension outside of an asynchronous function");
}

static void compile_inlined(Compiler *compiler, const Node *node, const Scope *scope) {
    Emitter *emit = emitter(compiler);
    Inlined state;
    Comp comp = {node, true};
    compile_first_iterable(compiler, &node->as.comp.clauses[0]);
    push_inlined(compiler, &state, scope, node->span);
    check_async(compiler, node, scope->coroutine);
    emit_op(emit, node->kind == NODE_LIST_COMP ? OP_BUILD_LIST : node->kind == NODE_SET_COMP ? OP_BUILD_SET : OP_BUILD_MAP, 0,
            node->span);
    emit_op(emit, OP_SWAP, 2, node->span);
    compile_clause(compiler, &comp, 0, 0);
    pop_inlined(compiler, &state, node->span);
}

static void compile_generator(Compiler *compiler, const Node *node, Scope *scope) {
    const Comprehension *first = &node->as.comp.clauses[0];
    Comp comp = {node, false};
    Unit *unit = compile_open_unit(compiler, UNIT_COMPREHENSION, scope, "<genexpr>", node->span.line);
    unit->code->positional = 1;
    names_add(&unit->locals, compiler->arena, ".0");
    compile_clause(compiler, &comp, 0, 0);
    CodeUnit *code = compile_close_unit(compiler);
    compile_closure(compiler, code, 0, node->span);
    compile_first_iterable(compiler, first);
    emit_op(emitter(compiler), OP_CALL, 0, node->span);
}

void compile_comprehension(Compiler *compiler, const Node *node) {
    Scope *scope = scope_of(compiler->scopes, node);
    if (scope->inlined) compile_inlined(compiler, node, scope);
    else if (node->kind == NODE_GENERATOR_EXP) compile_generator(compiler, node, scope);
    else compile_refuse(compiler, node->span, "write it outside the class",
                        "a comprehension in the type parameters or a type alias of a class is not supported");
}
