#include "loop/gather.h"

#include "loop/future.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"

enum { CELL_NFINISHED, CELL_OUTER, CELL_NFUTS, CELL_COUNT };
static const char *const cell_names[CELL_COUNT] = { "nfinished", "outer", "nfuts" };

// The variables of the closure, by number, four bits each.
static uint32_t find_cells(const Code *code) {
    uint32_t cells = 0, free_from = code->slot_count - code->free_count;
    for (uint32_t i = 0; i < code->free_count && i < 16; i++) {
        for (uint32_t n = 0; n < CELL_COUNT; n++) {
            if (str_is_c(code->slots[free_from + i], cell_names[n])) cells |= i << 4 * n;
        }
    }
    return cells;
}

void gather_note(World *world, Value callback) {
    LoopState *state = loop_state(world);
    if (!value_is_absent(state->helpers[HELPER_gather_done])) return;
    Code *code = value_function(callback)->code;
    if (!code_wake(world, code)) {
        raised_clear(world);   // the general way does without
        return;
    }
    state->helpers[HELPER_gather_done] = value_keep(value_from_obj(code));
    state->gather_cells = find_cells(code);
}

static Cell *cell_of(const LoopState *state, const Function *function, int which) {
    return (Cell *)value_obj(value_tuple(function->closure)->items[state->gather_cells >> 4 * which & 15]);
}

// Follows gather's _done_callback up to `if nfinished < nfuts: return`.
bool gather_child_done(World *world, Value callback, Value child) {
    const LoopState *state = loop_state(world);
    if (!value_is_kind(callback, T_FUNCTION)) return false;
    const Function *function = value_function(callback);
    if (!value_is(value_from_obj(function->code), state->helpers[HELPER_gather_done])) return false;
    Cell *finished = cell_of(state, function, CELL_NFINISHED);
    Value outer = cell_of(state, function, CELL_OUTER)->value, all = cell_of(state, function, CELL_NFUTS)->value;
    if (!value_is_future(outer) || future_done(value_future(outer)) || !value_is_future(child)) return false;
    const Future *done = value_future(child);
    if (done->state != FUTURE_FINISHED || done->failed || !value_is_small(finished->value) || !value_is_small(all)) return false;
    int64_t count = value_small(finished->value) + 1;
    if (count >= value_small(all)) return false;
    finished->value = value_from_small(count);
    return true;
}
