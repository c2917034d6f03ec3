// The last step of an Emitter: labels become word indices, regions become the table of handlers.
#include <assert.h>
#include <string.h>

#include "code/emit.h"

enum { MAX_ARGUMENT = 0xFFFFFF };

// How an instruction names the label it jumps to.
static bool is_jump(Opcode op) {
    switch (op) {
    case OP_JUMP: case OP_JUMP_BACK: case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE: case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: case OP_JUMP_IF_FALSE_OR_POP: case OP_JUMP_IF_TRUE_OR_POP: case OP_FOR_ITER:
    case OP_FOR_RANGE:
        return true;
    default: return false;
    }
}

static uint32_t size_in_words(const Instr *instr) {
    uint32_t op = instr->word & 0xFF;
    if (op == EMIT_DELETED) return 0;
    if (op == EMIT_EXTRA || op == OP_FOR_RANGE) return 1;  // the slot behind a FOR_RANGE is an EMIT_EXTRA
    return 1 + CACHE_WORDS(op);
}

// The word index of every instruction; the last one is the number of words.
static uint32_t *place_instructions(const Emitter *emit, Arena *arena) {
    uint32_t *places = arena_array(arena, uint32_t, emit->count + 1), at = 0;
    for (int i = 0; i < emit->count; i++) {
        places[i] = at;
        at += size_in_words(&emit->instrs[i]);
    }
    places[emit->count] = at;
    return places;
}

static Word final_word(const Emitter *emit, const Instr *instr, const uint32_t *places) {
    uint32_t op = instr->word & 0xFF, argument = WORD_ARG(instr->word);
    if (op == EMIT_EXTRA) return argument;
    if (op == OP_LINE || op == OP_LINE_AGAIN) return WORD_MAKE(op, argument ? argument : 1);
    if (op == OP_COMPARE_JUMP_IF_FALSE)
        return WORD_MAKE(op, (argument & 7) | places[emit->labels[argument >> 3].at] << 3);
    return is_jump((Opcode)op) ? WORD_MAKE(op, places[emit->labels[argument].at]) : instr->word;
}

static CodeSpan code_span(Span span) {
    return (CodeSpan){span.line, span.end_line ? span.end_line : span.line, span.line ? span.column : -1,
                      span.end_line ? span.end_column : -1};
}

static void write_words(const Emitter *emit, CodeUnit *unit, const uint32_t *places) {
    for (int i = 0; i < emit->count; i++) {
        const Instr *instr = &emit->instrs[i];
        uint32_t size = size_in_words(instr), op = instr->word & 0xFF;
        for (uint32_t k = 0; k < size; k++) {
            unit->spans[places[i] + k] = code_span(instr->span);
            unit->words[places[i] + k] = k ? 0 : final_word(emit, instr, places);
        }
        if (op == OP_LINE || op == OP_LINE_AGAIN) unit->words[places[i] + 1] = (Word)instr->span.line;
    }
}

// One entry for each run of words in the same region: the innermost region is the only one that counts, since its
// handler stands in the region around it.
static void write_handlers(const Emitter *emit, CodeUnit *unit, const uint32_t *places, bool count_only) {
    unit->handler_count = 0;
    for (int i = 0, end; i < emit->count; i = end) {
        int region = emit->instrs[i].handler;
        for (end = i + 1; end < emit->count && emit->instrs[end].handler == region;) end++;
        if (region < 0 || places[i] == places[end]) continue;
        if (!count_only) {
            const Region *r = &emit->regions[region];
            unit->handlers[unit->handler_count] =
                (CodeHandler){places[i], places[end], places[emit->labels[r->target].at], (uint16_t)r->depth, r->lasti};
        }
        unit->handler_count++;
    }
}

bool emit_finish(Emitter *emit, CodeUnit *unit) {
    uint32_t *places = place_instructions(emit, emit->arena);
    unit->word_count = places[emit->count];
    if (unit->word_count > MAX_ARGUMENT || emit->literal_count > MAX_ARGUMENT || emit->names.count > MAX_ARGUMENT
        || emit->label_count > MAX_ARGUMENT || emit->max_depth > UINT16_MAX)
        return false;
    unit->words = arena_array(emit->arena, Word, unit->word_count);
    unit->spans = arena_array(emit->arena, CodeSpan, unit->word_count);
    write_words(emit, unit, places);
    write_handlers(emit, unit, places, true);
    unit->handlers = arena_array(emit->arena, CodeHandler, unit->handler_count + 1);
    write_handlers(emit, unit, places, false);
    unit->literal_count = emit->literal_count;
    unit->literals = arena_array(emit->arena, Literal, emit->literal_count + 1);
    if (emit->literal_count) memcpy(unit->literals, emit->literals, sizeof(Literal) * (size_t)emit->literal_count);
    unit->name_count = emit->names.count;
    unit->names = emit->names.items;
    unit->stack_size = emit->max_depth;
    return true;
}
