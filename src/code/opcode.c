// What every instruction does to the stack, and what it is called.
#include "code/code.h"

enum { VARIABLE = -1 };

static const struct { const char *name; int8_t pops, pushes; } opcodes[OPCODE_COUNT] = {
#define OP(NAME, argument, pops, pushes, about) [OP_##NAME] = {#NAME, pops, pushes},
    OPCODE_LIST(OP)
#undef OP
};

const char *opcode_name(Opcode op) { return op < OPCODE_COUNT ? opcodes[op].name : "?"; }

static int variable_effect(Opcode op, int n) {
    switch (op) {
    case OP_BUILD_SLICE: case OP_BUILD_TUPLE: case OP_BUILD_LIST: case OP_BUILD_SET: case OP_BUILD_STRING: return 1 - n;
    case OP_BUILD_MAP: return 1 - 2 * n;
    case OP_FORMAT_VALUE: return n & 4 ? -1 : 0;
    case OP_UNPACK_SEQUENCE: return n - 1;
    case OP_UNPACK_EX: return (n & 0xFF) + (n >> 8);
    case OP_MAKE_FUNCTION: return -((n & 1) + (n >> 1 & 1) + (n >> 2 & 1) + (n >> 3 & 1));
    case OP_CALL: return -n - 1;
    case OP_CALL_KW: return -n - 2;
    case OP_CALL_EX: return -2 - (n & 1);
    case OP_RAISE_VARARGS: return -n;
    default: return 0;
    }
}

int opcode_effect(Word word, bool jump) {
    Opcode op = WORD_OP(word);
    if (op >= OPCODE_COUNT) return 0;
    if (jump) {
        if (op == OP_FOR_ITER || op == OP_FOR_RANGE) return -1;
        if (op == OP_JUMP_IF_FALSE_OR_POP || op == OP_JUMP_IF_TRUE_OR_POP) return 0;
    }
    if (opcodes[op].pops == VARIABLE || opcodes[op].pushes == VARIABLE) return variable_effect(op, (int)WORD_ARG(word));
    return opcodes[op].pushes - opcodes[op].pops;
}

void code_mark_library(CodeUnit *unit, uint32_t flags) {
    unit->flags |= flags;
    for (uint32_t i = 0; i < unit->word_count; i += 1 + CACHE_WORDS(WORD_OP(unit->words[i])))
        if (WORD_OP(unit->words[i]) == OP_LINE_AGAIN || WORD_OP(unit->words[i]) == OP_LINE)
            unit->words[i] = WORD_MAKE(OP_LIBRARY_LINE, WORD_ARG(unit->words[i]));
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE) code_mark_library(unit->literals[i].code, flags);
}
