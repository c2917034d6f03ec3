#include "code/emit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void emit_init(Emitter *emit, Arena *arena) {
    *emit = (Emitter){.arena = arena, .region = -1, .line_at = -1, .alive = true};
}

void emit_free(Emitter *emit) {
    free(emit->instrs);
    free(emit->labels);
    free(emit->regions);
    free(emit->literals);
    free(emit->literal_buckets);
    *emit = (Emitter){0};
}

// `array` with room for one more item behind `count`.
static void *grow(void *array, int count, int *room, size_t item_size) {
    if (count < *room) return array;
    *room = *room ? *room * 2 : 16;
    array = realloc(array, (size_t)*room * item_size);
    if (!array) abort();
    return array;
}

// ---- Instructions ----

static void append(Emitter *emit, Opcode op, uint32_t argument, Span span) {
    emit->instrs = grow(emit->instrs, emit->count, &emit->room, sizeof(Instr));
    emit->instrs[emit->count++] = (Instr){WORD_MAKE(op, argument), emit->region, emit->cold, span};
    if (emit->region >= 0) emit->regions[emit->region].used = true;
}

static void append_line(Emitter *emit, Opcode op, int line) {
    append(emit, op, 0, (Span){.line = line});
    emit->line_at = emit->count - 1;
    emit->line = line;
}

static void be_on_line(Emitter *emit, int line) {
    if (emit->line != line) append_line(emit, OP_LINE, line);
    emit->last_line = line;
    if (emit->statement_begins && emit->line_at >= 0) emit->instrs[emit->line_at].word += WORD_MAKE(0, 1);
    emit->statement_begins = false;
    EmitLoop *loop = emit->pending_loop;
    if (!loop) return;
    loop->head_line = line;
    loop->line_at = emit->line_at >= 0 && emit->line_at == emit->count - 1 ? emit->line_at : -1;
    emit->pending_loop = NULL;
}

void emit_line(Emitter *emit, Span span) {
    if (emit->alive && span.line > 0) be_on_line(emit, span.line);
}

void emit_line_again(Emitter *emit, Span span) {
    if (!emit->alive) return;
    append_line(emit, OP_LINE_AGAIN, span.line);
    emit->last_line = span.line;
}

void emit_count_operation(Emitter *emit) {
    if (emit->alive && emit->line_at >= 0) emit->instrs[emit->line_at].word += WORD_MAKE(0, 1);
}

// The operations that the clock of long computations counts: what a reader would call one step of work.
static bool is_operation(Opcode op) {
    switch (op) {
    case OP_LOAD_ATTR: case OP_LOAD_METHOD: case OP_LOAD_SUPER_ATTR: case OP_STORE_ATTR:
    case OP_LOAD_SUBSCR: case OP_STORE_SUBSCR: case OP_DELETE_SUBSCR: case OP_BUILD_SLICE:
    case OP_UNARY_NEGATIVE: case OP_UNARY_POSITIVE: case OP_UNARY_INVERT: case OP_UNARY_NOT:
    case OP_BINARY_OP: case OP_COMPARE_OP: case OP_IS_OP: case OP_CONTAINS_OP:
    case OP_BUILD_TUPLE: case OP_BUILD_LIST: case OP_BUILD_SET: case OP_BUILD_MAP: case OP_BUILD_STRING:
    case OP_LIST_APPEND: case OP_SET_ADD: case OP_MAP_ADD: case OP_LIST_EXTEND: case OP_SET_UPDATE: case OP_DICT_UPDATE:
    case OP_AWAIT: case OP_YIELD_VALUE: case OP_YIELD_FROM: case OP_MAKE_FUNCTION:
    case OP_CALL: case OP_CALL_KW: case OP_CALL_EX:
        return true;
    default: return false;
    }
}

static bool ends_path(Opcode op) {
    return op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN_VALUE || op == OP_RAISE_VARARGS || op == OP_RERAISE;
}

static void change_depth(Emitter *emit, int effect) {
    emit->depth += effect;
    assert(emit->depth >= 0);
    if (emit->depth > emit->max_depth) emit->max_depth = emit->depth;
}

void emit_op(Emitter *emit, Opcode op, uint32_t argument, Span span) {
    if (!emit->alive) return;
    if (span.line > 0) be_on_line(emit, span.line);
    else if (!emit->last_line && emit->first_line) be_on_line(emit, emit->first_line);
    append(emit, op, argument, span);
    if (is_operation(op)) emit_count_operation(emit);
    change_depth(emit, opcode_effect(WORD_MAKE(op, argument), false));
    if (ends_path(op)) emit->alive = false;
}

void emit_const(Emitter *emit, Literal value, Span span) {
    if (emit->alive) emit_op(emit, OP_LOAD_CONST, emit_literal(emit, value), span);
}

void emit_key(Emitter *emit, Literal value) {
    int first_line = emit->first_line;
    emit->first_line = 0;
    emit_const(emit, value, (Span){0});
    emit->first_line = first_line;
}

void emit_name_op(Emitter *emit, Opcode op, const char *name, Span span) {
    if (emit->alive) emit_op(emit, op, (uint32_t)names_add(&emit->names, emit->arena, name), span);
}

// ---- Labels and loops ----

Label emit_label(Emitter *emit) {
    emit->labels = grow(emit->labels, emit->label_count, &emit->label_room, sizeof(LabelState));
    emit->labels[emit->label_count] = (LabelState){.at = -1, .depth = -1};
    return emit->label_count++;
}

bool emit_is_wanted(const Emitter *emit, Label label) { return emit->labels[label].jumps > 0; }

void emit_jump(Emitter *emit, Opcode op, Label target, Span span) {
    if (!emit->alive) return;
    if (span.line > 0) be_on_line(emit, span.line);
    append(emit, op, (uint32_t)target, span);
    LabelState *label = &emit->labels[target];
    int depth = emit->depth + opcode_effect(WORD_MAKE(op, 0), true);
    assert(label->depth < 0 || label->depth == depth);
    label->depth = depth;
    if (label->jumps++ == 0) label->line = emit->line;
    else if (label->line != emit->line) label->line = 0;
    change_depth(emit, opcode_effect(WORD_MAKE(op, 0), false));
    if (ends_path(op)) emit->alive = false;
}

void emit_bind(Emitter *emit, Label target) {
    LabelState *label = &emit->labels[target];
    assert(label->at < 0);
    label->at = emit->count;
    if (!label->jumps) {
        label->depth = emit->depth;
        return;
    }
    if (emit->alive) {
        assert(label->depth == emit->depth);
        if (label->line != emit->line) emit->line = 0;
    } else {
        emit->alive = true;
        emit->depth = label->depth;
        emit->line = label->line;
    }
}

void emit_bind_loop(Emitter *emit, EmitLoop *loop) {
    *loop = (EmitLoop){.head = emit_label(emit), .entry_line = emit->alive ? emit->line : 0, .line_at = -1};
    emit_bind(emit, loop->head);
    emit->line = 0;
    emit->pending_loop = emit->alive ? loop : NULL;
}

// A loop in one line needs no LINE at its head, but one before it goes round, which takes the operations with it.
static void go_round_in_one_line(Emitter *emit, EmitLoop *loop) {
    uint32_t operations = 0;
    if (loop->line_at >= 0 && loop->entry_line == loop->head_line) {
        operations = WORD_ARG(emit->instrs[loop->line_at].word);
        emit->instrs[loop->line_at].word = EMIT_DELETED;
    }
    append_line(emit, OP_LINE_AGAIN, loop->head_line);
    emit->instrs[emit->line_at].word += WORD_MAKE(0, operations);
}

void emit_jump_back(Emitter *emit, EmitLoop *loop, Span span) {
    if (!emit->alive) return;
    if (span.line > 0) be_on_line(emit, span.line);
    if (loop->head_line && emit->last_line == loop->head_line) go_round_in_one_line(emit, loop);
    emit_jump(emit, OP_JUMP_BACK, loop->head, (Span){0});
    emit->instrs[emit->count - 1].span = span;
}

// ---- Exception regions ----

int emit_enter_region(Emitter *emit, Label handler, bool lasti) {
    emit->regions = grow(emit->regions, emit->region_count, &emit->region_room, sizeof(Region));
    int outer = emit->region;
    emit->regions[emit->region_count] = (Region){.target = handler, .depth = emit->depth, .outer = outer, .lasti = lasti};
    emit->labels[handler].depth = emit->region_count;  // until it is bound
    emit->region = emit->region_count++;
    return outer;
}

void emit_leave_region(Emitter *emit, int outer) { emit->region = outer; }

void emit_bind_handler(Emitter *emit, Label handler) {
    LabelState *label = &emit->labels[handler];
    const Region *region = &emit->regions[label->depth];
    assert(!emit->alive);
    label->at = emit->count;
    label->jumps = region->used;
    label->depth = region->depth + region->lasti + 1;
    emit->alive = region->used;
    emit->depth = label->depth;
    if (emit->depth > emit->max_depth) emit->max_depth = emit->depth;
    emit->line = 0;
}

bool emit_begin_cold(Emitter *emit) {
    bool was = emit->cold;
    emit->cold = true;
    return was;
}

void emit_end_cold(Emitter *emit, bool was) {
    assert(!emit->alive);
    emit->cold = was;
}

void emit_sort_cold(Emitter *emit) {
    int hot = 0, *moved = malloc(sizeof(int) * ((size_t)emit->count + 1));
    Instr *sorted = malloc(sizeof(Instr) * ((size_t)emit->count + 1));
    if (!moved || !sorted) abort();
    for (int i = 0; i < emit->count; i++) hot += !emit->instrs[i].cold;
    for (int i = 0, next_hot = 0, next_cold = hot; i < emit->count; i++) {
        moved[i] = emit->instrs[i].cold ? next_cold++ : next_hot++;
        sorted[moved[i]] = emit->instrs[i];
    }
    moved[emit->count] = emit->count;
    for (int i = 0; i < emit->label_count; i++)
        if (emit->labels[i].at >= 0) emit->labels[i].at = moved[emit->labels[i].at];
    free(emit->instrs);
    free(moved);
    emit->instrs = sorted;
    emit->room = emit->count + 1;
}

// ---- Literals ----

static uint32_t mix(uint32_t hash, uint64_t more) {
    more = (more ^ hash) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(more >> 32) ^ (uint32_t)more;
}

static uint32_t literal_hash(const Literal *value) {
    uint64_t real;
    uint32_t hash = mix(1, (uint64_t)value->kind);
    memcpy(&real, &value->real, sizeof real);
    switch (value->kind) {
    case LITERAL_INT: return mix(hash, (uint64_t)value->integer);
    case LITERAL_FLOAT: case LITERAL_IMAGINARY: return mix(hash, real);
    case LITERAL_BIG_INT: return mix(hash, names_hash(value->text));
    case LITERAL_STR: case LITERAL_BYTES:
        for (size_t i = 0; i < value->size; i++) hash = (hash ^ (unsigned char)value->text[i]) * 16777619u;
        return mix(hash, value->size);
    case LITERAL_TUPLE: case LITERAL_FROZENSET:
        for (int i = 0; i < value->count; i++) hash = mix(hash, literal_hash(&value->items[i]));
        return hash;
    case LITERAL_CODE: return mix(hash, (uintptr_t)value->code);
    default: return hash;
    }
}

bool literal_equal(const Literal *a, const Literal *b) {
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case LITERAL_INT: return a->integer == b->integer;
    case LITERAL_FLOAT: case LITERAL_IMAGINARY: return memcmp(&a->real, &b->real, sizeof a->real) == 0;
    case LITERAL_BIG_INT: return strcmp(a->text, b->text) == 0;
    case LITERAL_STR: case LITERAL_BYTES: return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
    case LITERAL_TUPLE: case LITERAL_FROZENSET:
        if (a->count != b->count) return false;
        for (int i = 0; i < a->count; i++)
            if (!literal_equal(&a->items[i], &b->items[i])) return false;
        return true;
    case LITERAL_CODE: return a->code == b->code;
    default: return true;
    }
}

static uint32_t literal_bucket(const Emitter *emit, const Literal *value) {
    uint32_t at = literal_hash(value) & emit->literal_mask;
    while (emit->literal_buckets[at] && !literal_equal(&emit->literals[emit->literal_buckets[at] - 1], value))
        at = (at + 1) & emit->literal_mask;
    return at;
}

static void grow_literals(Emitter *emit) {
    emit->literals = grow(emit->literals, emit->literal_count, &emit->literal_room, sizeof(Literal));
    free(emit->literal_buckets);
    emit->literal_mask = (uint32_t)emit->literal_room * 2 - 1;
    emit->literal_buckets = calloc((size_t)emit->literal_mask + 1, sizeof(int));
    if (!emit->literal_buckets) abort();
    for (int i = 0; i < emit->literal_count; i++) emit->literal_buckets[literal_bucket(emit, &emit->literals[i])] = i + 1;
}

uint32_t emit_literal(Emitter *emit, Literal value) {
    if (emit->literal_count == emit->literal_room) grow_literals(emit);
    uint32_t at = literal_bucket(emit, &value);
    if (!emit->literal_buckets[at]) {
        emit->literals[emit->literal_count++] = value;
        emit->literal_buckets[at] = emit->literal_count;
    }
    return (uint32_t)emit->literal_buckets[at] - 1;
}
