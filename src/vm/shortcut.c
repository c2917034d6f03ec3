#include "vm/shortcut.h"

#include "vm/raise.h"
#include "vm/str.h"

// The word of the library line that is current once control is at word `at`, past jumps; 0: none begins there.
static uint32_t line_at(const Code *code, uint32_t at) {
    while (at < code->word_count) {
        Word word = code->words[at];
        switch (WORD_OP(word)) {
        case OP_LIBRARY_LINE: return at;
        case OP_JUMP: case OP_JUMP_BACK: at = WORD_ARG(word); break;
        case OP_NOP: at++; break;
        default: return UINT32_MAX;
        }
    }
    return UINT32_MAX;
}

// Finds `await local`: LOAD_FAST, GET_AWAITABLE, LOAD_CONST, AWAIT, POP_TOP. False: there is an await of another form.
static bool find_await(const Code *code, Shortcut *shortcut) {
    uint32_t line = 0;
    for (uint32_t i = 0; i < code->word_count; i++) {
        Opcode op = WORD_OP(code->words[i]);
        if (op == OP_LIBRARY_LINE) line = code->words[i + 1];
        if (op == OP_AWAIT || op == OP_YIELD_FROM || op == OP_YIELD_VALUE) {
            bool plain = !shortcut->await_word && i >= 3 && WORD_OP(code->words[i - 3]) == OP_LOAD_FAST &&
                         WORD_OP(code->words[i - 2]) == OP_GET_AWAITABLE && WORD_OP(code->words[i + 1]) == OP_POP_TOP;
            if (!plain) return false;
            shortcut->await_word = i;
            shortcut->await_line = line;
            shortcut->await_slot = WORD_ARG(code->words[i - 3]);
        }
        i += CACHE_WORDS(op);
    }
    return true;
}

bool shortcut_set(World *world, Function *function, ShortcutRun run) {
    Code *code = function->code;
    if (!code_wake(world, code)) return false;
    Shortcut found = { .run = run };
    uint32_t first = line_at(code, 0);
    bool fits = code->flags & CODE_LIBRARY && !code->shortcut && !code->cell_count && first != UINT32_MAX &&
                find_await(code, &found);
    uint32_t second = fits && found.await_word ? line_at(code, found.await_word + 2) : first;
    if (!fits || second == UINT32_MAX) {
        raise_error(world, T_RUNTIME_ERROR, "%s cannot have a shortcut", value_str(code->qualified_name)->text);
        return false;
    }
    code->shortcut = block_new(world, sizeof(Shortcut));
    if (!code->shortcut) return false;
    *code->shortcut = found;
    code->words[first] = WORD_MAKE(OP_SHORTCUT_LINE, WORD_ARG(code->words[first]));
    if (second != first) code->words[second] = WORD_MAKE(OP_SHORTCUT_LINE, WORD_ARG(code->words[second]));
    return true;
}

void shortcut_wait_take(World *world, Frame *frame, Value awaitable) {
    const Shortcut *shortcut = frame->code->shortcut;
    value_replace_take(world, &frame->slots[shortcut->await_slot], value_keep(awaitable));
    frame->line = shortcut->await_line;
    frame->ip = frame->code->words + shortcut->await_word;
    *frame->sp++ = awaitable;
    *frame->sp++ = NONE;
}
