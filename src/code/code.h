// code.h - a code unit: what one function, class body, comprehension or module compiles to.
//
// A CodeUnit is plain data in a compilation Arena: instruction words, literals (not objects: vm/code_object.h makes the
// values), names, a column range for every word, and the table that says where exceptions go. It knows nothing of the
// world that will run it. `code_write` and `code_read` turn one into bytes and back; that is how the library in
// src/pylib/ gets into the binary (code/pyembed_main.c), so nothing of it is parsed at start-up.
#ifndef LOOPCHEF_CODE_CODE_H
#define LOOPCHEF_CODE_CODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "code/opcode_list.h"
#include "syntax/ast.h"

typedef enum Opcode {
#define OP(NAME, argument, pops, pushes, about) OP_##NAME,
    OPCODE_LIST(OP)
#undef OP
    OPCODE_COUNT
} Opcode;

typedef uint32_t Word;
#define WORD_OP(word) ((Opcode)((word) & 0xFF))
#define WORD_ARG(word) ((word) >> 8)
#define WORD_MAKE(op, arg) ((Word)(op) | (Word)(arg) << 8)

typedef enum CodeFlag {
    CODE_OPTIMIZED = 0x01,        // locals in slots (a function); without it: a module or class body, which has a namespace
    CODE_VARARGS = 0x04,          // *args, in the slot behind the named parameters
    CODE_VARKEYWORDS = 0x08,      // **kwargs, in the slot behind that
    CODE_NESTED = 0x10,
    CODE_GENERATOR = 0x20,
    CODE_COROUTINE = 0x80,
    CODE_ITERABLE_COROUTINE = 0x100,
    CODE_ASYNC_GENERATOR = 0x200,
    CODE_LIBRARY = 0x10000,       // from src/pylib: its lines are not steps, its frames are left out of tracebacks
    CODE_HIDDEN = 0x20000,        // library code that plays the part of a C function: its frames exist for nobody
    CODE_HAS_CELLS = 0x40000,     // some slot holds a cell
    CODE_CLASS_BODY = 0x80000,
} CodeFlag;

// The place of one instruction word in the source. Lines from 1 (0: none), columns in bytes from 0; -1: unknown.
typedef struct CodeSpan {
    int line, end_line;
    int column, end_column;
} CodeSpan;

// An instruction in words [start, end) that raises goes to word `target` with the stack cut to `depth`. The innermost
// entry comes first in the table.
typedef struct CodeHandler {
    uint32_t start, end, target;
    uint16_t depth;
    bool push_lasti;
} CodeHandler;

typedef struct CodeUnit {
    const char *name;            // "fetch", "<module>", "<lambda>", "<genexpr>"
    const char *qualified_name;  // "main.<locals>.fetch"
    const char *path;            // as given by the user; library code: "<asyncio.tasks>"
    uint32_t flags;              // CodeFlag
    int first_line;
    int positional_only, positional, keyword_only;  // parameters: of `positional`, so many are positional-only
    int stack_size;              // words of operand stack at most
    Word *words;
    CodeSpan *spans;             // one a word; NULL in a unit that was read lazily:
    const char *packed_spans;    // there they stay bytes (code_packed_span)
    uint32_t word_count;
    Literal *literals;           // LOAD_CONST's; nested functions are LITERAL_CODE
    int literal_count;
    const char **names;          // of globals and attributes
    int name_count;
    const char **slots;          // a name for every slot: parameters, locals, cells, free variables
    int slot_count;
    int cell_count;              // how many slots hold cells of our own (parameters among them)
    int free_count;              // how many slots at the end come from the closure
    CodeHandler *handlers;
    int handler_count;
    const char *docstring;       // NULL if none (also literal 0 then is the str, else None: as CPython's co_consts[0])
    bool documented;             // there is a docstring: known of units that were read, even before
    const char *body;            // where the rest stands, which was not read: words, spans, literals, names, slots, handlers,
                                 // stack size and docstring; NULL: all is here
} CodeUnit;

// Compiles a module, or one expression (its value is returned; `names` are looked up by LOAD_NAME). NULL and `*diag`
// on a fault: CPython's SyntaxErrors of this stage ("'await' outside async function", "name 'x' is assigned to before
// global declaration", ...), or a construct that loopchef does not run. `path` and the tree must outlive the unit.
CodeUnit *compile_module(Arena *arena, const Module *module, const char *path, Diag *diag);
// The same, and `*warnings` gets the SyntaxWarnings of this stage ('"is" with 'int' literal'), also if there is a fault;
// the parser's own, in Module, come before them.
CodeUnit *compile_module_warned(Arena *arena, const Module *module, const char *path, const Warning **warnings, Diag *diag);
CodeUnit *compile_expression(Arena *arena, const Node *expression, const char *path, Diag *diag);

// Gives a unit and those within it the flags; it has no steps from then on: its lines only say where it is.
void code_mark_library(CodeUnit *unit, uint32_t flags);

// How a unit's stack height changes at an instruction (jump: when it jumps).
int opcode_effect(Word word, bool jump);
const char *opcode_name(Opcode op);

// Appends a listing, one instruction a line, nested units after it.
void code_disassemble(const CodeUnit *unit, Buf *out);

// The unit as bytes, and back. Reading trusts its input (it is our own, embedded at build time), which the unit borrows.
void code_write(const CodeUnit *unit, Buf *out);
CodeUnit *code_read(Arena *arena, const void *bytes);
// The same, but of the functions inside no more is read than what is known of one that nobody has called; code_read_body
// reads the rest of one (and leaves those inside it). Most of a library is never called, so this is what starts quickly.
CodeUnit *code_read_lazily(Arena *arena, const void *bytes);
void code_read_body(Arena *arena, CodeUnit *unit);
CodeSpan code_packed_span(const char *packed, uint32_t word);

// The library embedded in the binary: src/pylib/ compiled at build time. NULL if there is no such module.
typedef struct PylibBlob {
    const char *name;  // "asyncio.tasks"
    const unsigned char *bytes;
    size_t size;
    bool is_package;
    const char *names; // what its body binds: " sleep wait_for *asyncio.tasks " (a star: whatever that module has); NULL: more than can be seen
} PylibBlob;
extern const PylibBlob pylib_blobs[];  // sorted by name, ended by a NULL name; in the generated file
extern const int pylib_blob_count;

#endif
