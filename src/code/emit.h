// emit.h - where the compiler puts instructions: labels, places, stack height, exception regions, source lines.
//
// An Emitter collects the instructions of one code unit. It keeps, while it goes, what a reader of the finished code
// could work out: how high the stack is, which exception region is active, which source line is current, and whether
// the next instruction can be reached at all (what cannot is not emitted, so dead code needs no pass of its own).
//
// Lines: an instruction with a place on another line than the one that is surely current gets a LINE in front of it.
// Where paths with different lines meet, the line is unknown and the next instruction gets one. A LINE also carries
// how many operations follow it, for the clock of long computations.
//
// A Label is made, jumped to, and bound once. Loops go through EmitLoop, since jumping back has a rule of its own: a
// loop within one line makes a line event each time round (LINE_AGAIN).
//
// Memory: the growing arrays are malloc'd; emit_finish moves the result into the arena, emit_free gives the rest back.
#ifndef LOOPCHEF_CODE_EMIT_H
#define LOOPCHEF_CODE_EMIT_H

#include "code/code.h"
#include "code/names.h"

typedef int Label;

// Pseudo opcodes that exist only until emit_finish.
enum { EMIT_DELETED = 254, EMIT_EXTRA = 255 };  // nothing; a bare word behind the instruction before it

typedef struct Instr {
    Word word;     // of a jump: the Label instead of the target
    int handler : 31;  // the active exception region; -1 if none
    bool cold : 1;     // on the way of an exception: goes behind all other code
    Span span;     // line 0: no place. Of a LINE: `line` is its number
} Instr;

typedef struct LabelState {
    int at;        // index of the instruction behind it; -1 until bound
    int depth;     // stack height there; -1 until known
    int line;      // the source line of all jumps to it so far; 0: they differ
    int jumps;
} LabelState;

typedef struct Region {  // an exception region
    Label target;
    int depth;     // stack height to cut to
    int outer;     // region around it; -1 if none
    bool lasti;
    bool used;     // some instruction is in it
} Region;

typedef struct EmitLoop {
    Label head;
    int entry_line;  // the line current on arriving from above; 0 if unknown
    int head_line;   // line of the first instruction in the loop; 0 until there is one
    int line_at;     // index of the LINE at the head; -1 if none
} EmitLoop;

typedef struct Emitter {
    Arena *arena;
    Instr *instrs;
    int count, room;
    LabelState *labels;
    int label_count, label_room;
    Region *regions;
    int region_count, region_room;
    int region;           // the active one; -1 if none
    int depth, max_depth; // stack height
    bool cold;            // what comes now is on the way of an exception
    bool alive;           // the next instruction can be reached
    int line;             // surely current here; 0: unknown
    int last_line;        // of the last instruction that has a place; 0: none yet
    int first_line;       // where instructions without a place belong as long as there is none with one; 0: nowhere
    int line_at;          // index of the last LINE; -1
    bool statement_begins;   // the next instruction with a place is its first
    EmitLoop *pending_loop;  // just bound: its head's line is that of the next instruction with a place
    Literal *literals;
    int literal_count, literal_room;
    int *literal_buckets;
    uint32_t literal_mask;
    NameSet names;
} Emitter;

void emit_init(Emitter *emit, Arena *arena);
void emit_free(Emitter *emit);

// ---- Instructions ----
void emit_op(Emitter *emit, Opcode op, uint32_t argument, Span span);
void emit_jump(Emitter *emit, Opcode op, Label target, Span span);
void emit_const(Emitter *emit, Literal value, Span span);
void emit_key(Emitter *emit, Literal value);     // a constant that makes no line event at all
void emit_name_op(Emitter *emit, Opcode op, const char *name, Span span);
void emit_line(Emitter *emit, Span span);        // only the line event of `span`, as CPython's NOP
void emit_line_again(Emitter *emit, Span span);  // the same, even if the line is current
void emit_count_operation(Emitter *emit);        // one more on the current line

// ---- Labels and loops ----
Label emit_label(Emitter *emit);
void emit_bind(Emitter *emit, Label label);
bool emit_is_wanted(const Emitter *emit, Label label);  // some jump goes there
void emit_bind_loop(Emitter *emit, EmitLoop *loop);     // makes and binds the loop's head
void emit_jump_back(Emitter *emit, EmitLoop *loop, Span span);

// ---- Exception regions ----
// From here to emit_leave_region, what raises goes to the label, with the stack cut to its present height (then
// the position if `lasti`, then the exception). Returns the region that was active before, for emit_leave_region.
int emit_enter_region(Emitter *emit, Label handler, bool lasti);
void emit_leave_region(Emitter *emit, int outer);
void emit_bind_handler(Emitter *emit, Label handler);
// Handlers that do not fall into what follows are emitted between these two; emit_finish moves them to the end, so that
// the normal way needs no jump around them. `was` is the result of emit_begin_cold.
bool emit_begin_cold(Emitter *emit);
void emit_end_cold(Emitter *emit, bool was);

// ---- Tables ----
uint32_t emit_literal(Emitter *emit, Literal value);  // its number; equal ones (of one kind) share it
bool literal_equal(const Literal *a, const Literal *b);

// Moves the cold instructions behind the others; before any other pass.
void emit_sort_cold(Emitter *emit);

// Fills words, spans, literals, names, handlers and stack size of `unit`, whose slots are set (code/assemble.c). False
// if it does not fit the instruction format.
bool emit_finish(Emitter *emit, CodeUnit *unit);

#endif
