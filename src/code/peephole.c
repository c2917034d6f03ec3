#include "code/peephole.h"

#include <stdlib.h>
#include <string.h>

enum { TRACKED_SLOTS = 64, MAX_HALF = 0xFFF, MAX_TENTH = 0x3FF, MAX_FUSED_JUMP_CODE = 300000 };

typedef struct Peephole {
    Emitter *emit;
    const CodeUnit *unit;
    bool *has_label;      // some jump or handler arrives at the instruction
    uint64_t *unset;      // by instruction: slots that may have no value there
} Peephole;

static uint32_t op_at(const Peephole *p, int i) { return i < p->emit->count ? p->emit->instrs[i].word & 0xFF : (uint32_t)EMIT_DELETED; }
static uint32_t arg_at(const Peephole *p, int i) { return WORD_ARG(p->emit->instrs[i].word); }
static void set(Peephole *p, int i, uint32_t op, uint32_t argument) { p->emit->instrs[i].word = WORD_MAKE(op, argument); }

// The instruction behind `i` that is not deleted, if no label lies between; else -1.
static int follower(const Peephole *p, int i) {
    for (i++; i < p->emit->count; i++) {
        if (p->has_label[i]) return -1;
        if (op_at(p, i) != EMIT_DELETED) return i;
    }
    return -1;
}

static bool is_jump(uint32_t op) {
    switch (op) {
    case OP_JUMP: case OP_JUMP_BACK: case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE: case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE: case OP_JUMP_IF_FALSE_OR_POP: case OP_JUMP_IF_TRUE_OR_POP: case OP_FOR_ITER:
        return true;
    default: return false;
    }
}

static void mark_labels(Peephole *p) {
    for (int i = 0; i < p->emit->count; i++)
        if (is_jump(op_at(p, i))) p->has_label[p->emit->labels[arg_at(p, i)].at] = true;
    for (int i = 0; i < p->emit->region_count; i++)
        if (p->emit->regions[i].used) p->has_label[p->emit->labels[p->emit->regions[i].target].at] = true;
}

// ---- Jumps to jumps ----

static int skip_deleted(const Peephole *p, int i) {
    while (i < p->emit->count && op_at(p, i) == EMIT_DELETED) i++;
    return i;
}

// Where a jump to `label` really goes: through plain forward jumps and jumps of the same kind.
static uint32_t final_label(const Peephole *p, uint32_t op, uint32_t label) {
    for (int hops = 0; hops < 20; hops++) {
        int at = skip_deleted(p, p->emit->labels[label].at);
        uint32_t there = op_at(p, at);
        bool keeps_value = op == OP_JUMP_IF_FALSE_OR_POP || op == OP_JUMP_IF_TRUE_OR_POP;
        if (there != OP_JUMP && !(keeps_value && there == op)) break;
        label = arg_at(p, at);
    }
    return label;
}

static void thread_jumps(Peephole *p) {
    for (int i = 0; i < p->emit->count; i++) {
        uint32_t op = op_at(p, i);
        if (is_jump(op) && op != OP_JUMP_BACK) set(p, i, op, final_label(p, op, arg_at(p, i)));
    }
    for (int i = 0; i < p->emit->count; i++)  // a jump to the next instruction
        if (op_at(p, i) == OP_JUMP && skip_deleted(p, i + 1) >= p->emit->labels[arg_at(p, i)].at
            && p->emit->labels[arg_at(p, i)].at > i)
            p->emit->instrs[i].word = EMIT_DELETED;
}

// ---- Which slots may be unset ----

static uint64_t bit(uint32_t slot) { return slot < TRACKED_SLOTS ? (uint64_t)1 << slot : 0; }

static uint64_t after(const Peephole *p, int i, uint64_t unset) {
    switch (op_at(p, i)) {
    case OP_STORE_FAST: return unset & ~bit(arg_at(p, i));
    case OP_LOAD_FAST: return unset & ~bit(arg_at(p, i));  // it had a value, or the next instruction is not reached
    case OP_DELETE_FAST: case OP_LOAD_FAST_AND_CLEAR: return unset | bit(arg_at(p, i));
    default: return unset;
    }
}

static bool join(uint64_t *into, uint64_t unset) {
    uint64_t before = *into;
    *into |= unset;
    return *into != before;
}

static bool flow_once(Peephole *p) {
    const Emitter *emit = p->emit;
    bool changed = false;
    for (int i = 0; i < emit->count; i++) {
        uint32_t op = op_at(p, i);
        uint64_t here = p->unset[i], next = op == EMIT_DELETED ? here : after(p, i, here);
        if (emit->instrs[i].handler >= 0) {
            int handler = emit->labels[emit->regions[emit->instrs[i].handler].target].at;
            if (join(&p->unset[handler], here | next)) changed |= handler <= i;
        }
        if (is_jump(op)) {
            int target = emit->labels[arg_at(p, i)].at;
            if (join(&p->unset[target], next)) changed |= target <= i;
        }
        bool ends = op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN_VALUE || op == OP_RAISE_VARARGS || op == OP_RERAISE;
        if (!ends) p->unset[i + 1] |= next;
    }
    return changed;
}

static int parameter_count(const CodeUnit *unit) {
    return unit->positional + unit->keyword_only + (unit->flags & CODE_VARARGS ? 1 : 0) + (unit->flags & CODE_VARKEYWORDS ? 1 : 0);
}

static void find_unset_slots(Peephole *p) {
    int parameters = parameter_count(p->unit);
    p->unset[0] = parameters >= TRACKED_SLOTS ? 0 : ~(uint64_t)0 << parameters;
    for (int passes = 0; passes < 64; passes++)
        if (!flow_once(p)) return;
    memset(p->unset, 0xFF, sizeof *p->unset * (size_t)(p->emit->count + 1));
}

static bool is_set(const Peephole *p, int i, uint32_t slot) { return slot < TRACKED_SLOTS && !(p->unset[i] & bit(slot)); }

// ---- Neighbours ----

// A packed argument.
static uint32_t halves(uint32_t low, uint32_t high) { return low | high << 12; }

static bool join_range(Peephole *p, int i) {
    int store = follower(p, i);
    if (op_at(p, i) != OP_FOR_ITER || store < 0 || op_at(p, store) != OP_STORE_FAST) return false;
    set(p, i, OP_FOR_RANGE, arg_at(p, i));
    set(p, store, EMIT_EXTRA, arg_at(p, store));
    return true;
}

// `a, b = b, a` needs no tuple.
static bool join_swap(Peephole *p, int i) {
    int unpack = follower(p, i);
    uint32_t count = arg_at(p, i);
    if (op_at(p, i) != OP_BUILD_TUPLE || unpack < 0 || op_at(p, unpack) != OP_UNPACK_SEQUENCE || arg_at(p, unpack) != count
        || (count != 2 && count != 3))
        return false;
    set(p, i, OP_SWAP, count);
    p->emit->instrs[unpack].word = EMIT_DELETED;
    int first = follower(p, unpack), second = first < 0 ? -1 : follower(p, first);
    if (count == 2 && second >= 0 && op_at(p, first) == OP_STORE_FAST && op_at(p, second) == OP_STORE_FAST
        && arg_at(p, first) != arg_at(p, second)) {
        Word word = p->emit->instrs[first].word;
        p->emit->instrs[first].word = p->emit->instrs[second].word;
        p->emit->instrs[second].word = word;
        p->emit->instrs[i].word = EMIT_DELETED;
    }
    return true;
}

static bool is_small_int(const Peephole *p, uint32_t constant) {
    const Literal *value = &p->emit->literals[constant];
    return value->kind == LITERAL_INT && value->integer > INT32_MIN && value->integer < INT32_MAX;
}

static bool join_binary(Peephole *p, int i) {
    int constant = follower(p, i), binary = constant < 0 ? -1 : follower(p, constant);
    if (binary < 0 || op_at(p, i) != OP_LOAD_FAST || op_at(p, constant) != OP_LOAD_CONST || op_at(p, binary) != OP_BINARY_OP) return false;
    uint32_t slot = arg_at(p, i), literal = arg_at(p, constant), op = arg_at(p, binary);
    if (slot > MAX_TENTH || literal > MAX_TENTH || op >= OPERATOR_COUNT || !is_small_int(p, literal) || !is_set(p, i, slot)) return false;
    set(p, i, OP_BINARY_FAST_CONST, slot | literal << 10 | op << 20);
    p->emit->instrs[i].span = p->emit->instrs[binary].span;
    p->emit->instrs[constant].word = p->emit->instrs[binary].word = EMIT_DELETED;
    return true;
}

static bool join_loads(Peephole *p, int i) {
    int next = follower(p, i);
    if (next < 0 || op_at(p, i) != OP_LOAD_FAST || arg_at(p, i) > MAX_HALF || arg_at(p, next) > MAX_HALF || !is_set(p, i, arg_at(p, i)))
        return false;
    if (op_at(p, next) == OP_LOAD_CONST) {
        set(p, i, OP_LOAD_FAST_LOAD_CONST, halves(arg_at(p, i), arg_at(p, next)));
    } else if (op_at(p, next) == OP_LOAD_FAST && is_set(p, next, arg_at(p, next))) {
        int third = follower(p, next), fourth = third < 0 ? -1 : follower(p, third);
        if (fourth >= 0 && op_at(p, third) == OP_LOAD_CONST && op_at(p, fourth) == OP_BINARY_OP) return false;  // join_binary's
        set(p, i, OP_LOAD_FAST_LOAD_FAST, halves(arg_at(p, i), arg_at(p, next)));
    } else {
        return false;
    }
    p->emit->instrs[next].word = EMIT_DELETED;
    return true;
}

static bool join_store(Peephole *p, int i) {
    int load = follower(p, i);
    if (load < 0 || op_at(p, i) != OP_STORE_FAST || op_at(p, load) != OP_LOAD_FAST) return false;
    if (arg_at(p, i) > MAX_HALF || arg_at(p, load) > MAX_HALF || !is_set(p, load, arg_at(p, load))) return false;
    set(p, i, OP_STORE_FAST_LOAD_FAST, halves(arg_at(p, i), arg_at(p, load)));
    p->emit->instrs[load].word = EMIT_DELETED;
    return true;
}

static bool join_compare(Peephole *p, int i) {
    int jump = follower(p, i);
    if (jump < 0 || op_at(p, i) != OP_COMPARE_OP || op_at(p, jump) != OP_POP_JUMP_IF_FALSE) return false;
    if (p->emit->count > MAX_FUSED_JUMP_CODE || arg_at(p, i) > COMPARE_GE) return false;
    set(p, i, OP_COMPARE_JUMP_IF_FALSE, arg_at(p, i) | arg_at(p, jump) << 3);
    p->emit->instrs[jump].word = EMIT_DELETED;
    return true;
}

static void join_neighbours(Peephole *p) {
    for (int i = 0; i < p->emit->count; i++)
        (void)(op_at(p, i) == EMIT_DELETED || join_swap(p, i));
    for (int i = 0; i < p->emit->count; i++)
        (void)(op_at(p, i) == EMIT_DELETED || join_range(p, i) || join_binary(p, i) || join_loads(p, i) || join_store(p, i)
               || join_compare(p, i));
}

void peephole_improve(Emitter *emit, const CodeUnit *unit) {
    Peephole p = {emit, unit, calloc((size_t)emit->count + 1, sizeof(bool)), calloc((size_t)emit->count + 1, sizeof(uint64_t))};
    if (!p.has_label || !p.unset) abort();
    thread_jumps(&p);
    mark_labels(&p);
    find_unset_slots(&p);
    join_neighbours(&p);
    free(p.has_label);
    free(p.unset);
}
