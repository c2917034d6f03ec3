// A listing of a code unit, for people and for the tests:
//
//     main.<locals>.fetch (3 slots, stack 4)
//         7  LINE 7
//         9  LOAD_FAST            0 (url)              7:11-14
#include <string.h>

#include "code/code.h"
#include "code/unparse.h"

typedef enum ArgumentKind { NONE, SLOT, CONST, NAME, JUMP, COUNT, KIND, FLAGS } ArgumentKind;

static const ArgumentKind argument_kinds[OPCODE_COUNT] = {
#define OP(NAME, argument, pops, pushes, about) [OP_##NAME] = argument,
    OPCODE_LIST(OP)
#undef OP
};

static const char *const operator_texts[] = {"+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"};
static const char *const comparison_texts[] = {"<", "<=", "==", "!=", ">", ">="};

static void add_literal(Buf *out, const CodeUnit *unit, uint32_t index) {
    const Literal *value = &unit->literals[index];
    if (value->kind == LITERAL_CODE) {
        buf_add_format(out, " (code %s)", value->code->qualified_name);
        return;
    }
    Arena *arena = arena_new(0);
    buf_add_format(out, " (%.60s)", unparse_literal(arena, value));
    arena_free(arena);
}

static void add_superinstruction(Buf *out, const CodeUnit *unit, const Word *word) {
    uint32_t argument = WORD_ARG(*word), low = argument & 0xFFF, high = argument >> 12;
    switch (WORD_OP(*word)) {
    case OP_LOAD_FAST_LOAD_FAST: case OP_STORE_FAST_LOAD_FAST:
        buf_add_format(out, " (%s, %s)", unit->slots[low], unit->slots[high]);
        break;
    case OP_LOAD_FAST_LOAD_CONST:
        buf_add_format(out, " (%s,", unit->slots[low]);
        add_literal(out, unit, high);
        buf_add_byte(out, ')');
        break;
    case OP_BINARY_FAST_CONST:
        buf_add_format(out, " (%s %s", unit->slots[argument & 0x3FF], operator_texts[argument >> 20]);
        add_literal(out, unit, argument >> 10 & 0x3FF);
        buf_add_byte(out, ')');
        break;
    case OP_COMPARE_JUMP_IF_FALSE: buf_add_format(out, " (%s, to %u)", comparison_texts[argument & 7], argument >> 3); break;
    default: break;
    }
}

static void add_argument(Buf *out, const CodeUnit *unit, const Word *word) {
    Opcode op = WORD_OP(*word);
    uint32_t argument = WORD_ARG(*word);
    if (op == OP_BINARY_OP) {
        buf_add_format(out, " %s%s", operator_texts[argument % 32], argument >= 32 ? "=" : "");
        return;
    }
    if (op == OP_COMPARE_OP) {
        buf_add_format(out, " %s", comparison_texts[argument]);
        return;
    }
    switch (argument_kinds[op]) {
    case NONE: add_superinstruction(out, unit, word); break;
    case SLOT: buf_add_format(out, " %u (%s)", argument, unit->slots[argument]); break;
    case NAME: buf_add_format(out, " %u (%s)", argument, unit->names[argument]); break;
    case JUMP: buf_add_format(out, " to %u", argument); break;
    case CONST:
        buf_add_format(out, " %u", argument);
        add_literal(out, unit, argument);
        break;
    default: buf_add_format(out, " %u", argument); break;
    }
    if (op == OP_FOR_RANGE) buf_add_format(out, " (%s)", unit->slots[word[1]]);
}

static void add_span(Buf *out, CodeSpan span, size_t line_start) {
    size_t width = out->size - line_start;
    if (!span.line) return;
    buf_add_format(out, "%*s%d:%d-", width < 56 ? (int)(56 - width) : 1, " ", span.line, span.column);
    if (span.end_line != span.line) buf_add_format(out, "%d:", span.end_line);
    buf_add_format(out, "%d", span.end_column);
}

static void add_instruction(Buf *out, const CodeUnit *unit, uint32_t at) {
    const Word *word = &unit->words[at];
    size_t line_start = out->size;
    buf_add_format(out, "%6u  ", at);
    if (WORD_OP(*word) == OP_LINE || WORD_OP(*word) == OP_LINE_AGAIN) {
        buf_add_format(out, "%s %u (%u)", opcode_name(WORD_OP(*word)), word[1], WORD_ARG(*word));
    } else {
        buf_add_format(out, "    %s", opcode_name(WORD_OP(*word)));
        add_argument(out, unit, word);
        add_span(out, unit->spans[at], line_start);
    }
    buf_add_byte(out, '\n');
}

static void add_flags(Buf *out, uint32_t flags) {
    if (flags & CODE_GENERATOR) buf_add_text(out, ", generator");
    if (flags & CODE_COROUTINE) buf_add_text(out, ", coroutine");
    if (flags & CODE_ASYNC_GENERATOR) buf_add_text(out, ", async generator");
}

void code_disassemble(const CodeUnit *unit, Buf *out) {
    buf_add_format(out, "%s (%d slots, stack %d", unit->qualified_name, unit->slot_count, unit->stack_size);
    add_flags(out, unit->flags);
    buf_add_text(out, ")\n");
    for (uint32_t at = 0; at < unit->word_count; at += 1 + CACHE_WORDS(WORD_OP(unit->words[at]))) add_instruction(out, unit, at);
    for (int i = 0; i < unit->handler_count; i++) {
        const CodeHandler *handler = &unit->handlers[i];
        buf_add_format(out, "%6u  to %u: handler %u, depth %u%s\n", handler->start, handler->end, handler->target, handler->depth,
                       handler->push_lasti ? ", lasti" : "");
    }
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE) {
            buf_add_byte(out, '\n');
            code_disassemble(unit->literals[i].code, out);
        }
}
