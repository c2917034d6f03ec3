// compile.h - what the compiler's files share: the unit being compiled, its blocks, and how faults leave.
//
// compile.c opens and closes units and resolves names; compile_expr.c, compile_call.c, compile_condition.c and
// compile_comp.c compile expressions; compile_stmt.c, compile_assign.c, compile_loop.c, compile_try.c, compile_with.c,
// compile_def.c, compile_import.c and compile_match.c statements. Each function follows the one of CPython's compiler
// that it is named after, instruction order and source positions included: tracebacks and line events depend on both.
//
// A fault (a SyntaxError of this stage, a limit) fills the Diag and jumps to `escape`; whatever the units hold in
// malloc'd memory is given back there.
#ifndef LOOPCHEF_CODE_COMPILE_H
#define LOOPCHEF_CODE_COMPILE_H

#include "code/emit.h"
#include "code/scope.h"

// What surrounds a statement in its function, as CPython's frame blocks: what `return`, `break` and `continue` have to
// undo on their way out.
typedef enum BlockKind {
    BLOCK_WHILE,
    BLOCK_FOR,              // the iterator is on the stack
    BLOCK_TRY,              // the body of try/except
    BLOCK_FINALLY_TRY,      // the body of try/finally: run the finally body
    BLOCK_FINALLY_END,      // in a finally body that handles an exception
    BLOCK_WITH,             // __exit__ is on the stack
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER,          // between the except clauses
    BLOCK_HANDLER_CLEANUP,  // in an except clause
    BLOCK_STAR_HANDLER,     // in an except* clause
    BLOCK_POP_VALUE,        // a return value is on the stack
} BlockKind;

typedef struct Block {
    BlockKind kind;
    struct Block *outer;
    EmitLoop *loop;       // of a loop
    Label end;            // of a loop: behind its `else`
    int region_outside;   // the exception region around what this block set up
    const Node *node;     // BLOCK_FINALLY_TRY: the try statement
    const char *name;     // BLOCK_HANDLER_CLEANUP: of `except E as name`; NULL if none
    Span span;            // of a with item
    int depth;            // BLOCK_FOR: stack height below the iterator
} Block;

typedef enum UnitKind { UNIT_MODULE, UNIT_CLASS, UNIT_FUNCTION, UNIT_ASYNC_FUNCTION, UNIT_LAMBDA, UNIT_COMPREHENSION,
               UNIT_TYPE_PARAMETERS } UnitKind;

// An unfinished slot number: which table it counts in.
enum { SLOT_CELL = 0x400000, SLOT_FREE = 0x800000, SLOT_MASK = 0x3FFFFF };

typedef struct InlinedScope {
    const Scope *scope;
    struct InlinedScope *outer;
} InlinedScope;

typedef struct Unit {
    struct Unit *outer;
    UnitKind kind;
    Scope *scope;
    CodeUnit *code;
    Emitter emit;
    const char *class_name;   // for mangling; NULL outside classes
    NameSet locals;           // in the order of first use, parameters first
    NameSet cells, frees;
    NameSet static_attributes;  // of a class: what its methods assign to self
    Block *block;             // innermost; NULL if none
    int block_count;
    struct InlinedScope *inlined;  // comprehensions inlined around this point, innermost first; NULL if none
} Unit;

typedef struct Compiler {
    Arena *arena;
    Diag *diag;
    jmp_buf escape;
    ScopeTable *scopes;
    Unit *unit;               // being compiled
    const char *path;
    bool future_annotations;
    int last_future_line;     // of `from __future__` imports at the top; 0 if none
    Warning *warnings, *last_warning;  // NULL if none
    int depth;                // of the recursion over the tree
    bool is_plain;            // without peephole.c
} Compiler;

// compile_module without the peephole pass: every instruction as the compiler chose it (for tests).
CodeUnit *compile_module_plain(Arena *arena, const Module *module, const char *path, Diag *diag);

#define NOWHERE ((Span){0})

_Noreturn void compile_fail(Compiler *compiler, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
_Noreturn void compile_refuse(Compiler *compiler, Span span, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void compile_enter_node(Compiler *compiler, const Node *node);  // counts the depth; compile_leave_node undoes it
void compile_leave_node(Compiler *compiler);

// ---- Units ----
Unit *compile_open_unit(Compiler *compiler, UnitKind kind, Scope *scope, const char *name, int first_line);
CodeUnit *compile_close_unit(Compiler *compiler);  // adds `return None` where the end is reached
static inline Emitter *emitter(Compiler *compiler) { return &compiler->unit->emit; }

// ---- Names ----
const char *compile_mangle(Compiler *compiler, const char *name);
Place compile_place(Compiler *compiler, const char *mangled);
uint32_t compile_slot(Unit *unit, Arena *arena, const char *mangled);
void compile_name(Compiler *compiler, const char *name, Context context, Span span);
bool compile_is_bound_inside(const Scope *comprehension, const char *mangled);  // and kept apart from outside
void compile_check_name(Compiler *compiler, const char *name, Context context, Span span);  // __debug__

// ---- Blocks ----
void compile_push_block(Compiler *compiler, Block *block, BlockKind kind, Span span);
void compile_pop_block(Compiler *compiler);
void compile_unwind_block(Compiler *compiler, const Block *block, bool keep_top, Span *span);

// ---- Literals ----
Literal literal_none(void);
Literal literal_bool(bool value);
Literal literal_int(int64_t value);
Literal literal_text(const char *text);
Literal literal_tuple(const Literal *items, int count);
static inline void emit_none(Emitter *emit, Span span) { emit_const(emit, literal_none(), span); }

// ---- Expressions ----
void compile_expr(Compiler *compiler, const Node *node);
void compile_exprs(Compiler *compiler, Nodes nodes);
bool compile_is_method_call(const Node *call);  // `a.b(...)`: LOAD_METHOD and CALL
void compile_call_on(Compiler *compiler, const Node *call);  // [callable, or the object of a method] → [result]
void compile_call_arguments(Compiler *compiler, int pushed, Nodes arguments, const Keyword *keywords, int keyword_count, Span span);
bool compile_is_super(Compiler *compiler, const Node *attribute);     // `super().x` that needs no super object
void compile_super_access(Compiler *compiler, const Node *node);      // `super().x` or `super().x(...)`
Span compile_attribute_span(Span span, const Node *attribute);
void compile_iterable(Compiler *compiler, const Node *node);  // what `for` goes over
void compile_comprehension(Compiler *compiler, const Node *node);
void compile_condition(Compiler *compiler, const Node *node, Label target, bool jump_if);
void compile_operand(Compiler *compiler, const Node *compare, int i);  // right operand of a comparison
void compile_compare(Compiler *compiler, Comparison op, Span span);
void compile_await(Compiler *compiler, int kind, Span span);  // [awaitable] → [result]
void compile_unpacked(Compiler *compiler, Nodes items, Opcode build, Opcode add, Opcode extend, bool as_tuple, int pushed, Span span);

// ---- Warnings ----
void compile_warn_compare(Compiler *compiler, const Node *node);
void compile_warn_call(Compiler *compiler, const Node *function);
void compile_warn_subscript(Compiler *compiler, const Node *node);
void compile_warn_assert(Compiler *compiler, const Node *node);
// Repeats the warnings behind `before` (NULL: from the first) up to `last`: CPython compiles a `while` test twice.
void compile_warn_again(Compiler *compiler, const Warning *before, const Warning *last);

// ---- Statements ----
void compile_body(Compiler *compiler, Nodes body);
void compile_assign_to(Compiler *compiler, const Node *target);  // pops the value
void compile_delete(Compiler *compiler, const Node *target);
void compile_aug_assign(Compiler *compiler, const Node *node);
void compile_ann_assign(Compiler *compiler, const Node *node);
void compile_annotation(Compiler *compiler, const Node *annotation);
void compile_for(Compiler *compiler, const Node *node);
void compile_while(Compiler *compiler, const Node *node);
void compile_break(Compiler *compiler, Span span);
void compile_continue(Compiler *compiler, Span span);
void compile_return(Compiler *compiler, const Node *node);
void compile_try(Compiler *compiler, const Node *node);
void compile_with(Compiler *compiler, const Node *node, int item);
void compile_exit_call(Compiler *compiler, Span span);
void compile_function(Compiler *compiler, const Node *node);
void compile_defined(Compiler *compiler, const Node *node, uint32_t flags);  // a function's annotations and body: the function
void compile_decorated(Compiler *compiler, Nodes decorators, const char *name, Span span);  // calls them, stores the result
CodeUnit *compile_class_unit(Compiler *compiler, const Node *node, int first_line);
int compile_first_line(const Node *node, Nodes decorators);
void compile_lambda(Compiler *compiler, const Node *node);
void compile_class(Compiler *compiler, const Node *node);
void compile_closure(Compiler *compiler, CodeUnit *code, uint32_t flags, Span span);
void compile_generic_function(Compiler *compiler, const Node *node, uint32_t flags);  // flags: which defaults are pushed
void compile_generic_class(Compiler *compiler, const Node *node, int first_line);
void compile_type_alias(Compiler *compiler, const Node *node);
void compile_module_body(Compiler *compiler, const Module *module);
bool compile_is_docstring(const Nodes body);  // its first statement is one
const char *compile_clean_docstring(Compiler *compiler, const Node *statement, size_t *size);
void compile_import(Compiler *compiler, const Node *node);
void compile_import_from(Compiler *compiler, const Node *node);
void compile_match(Compiler *compiler, const Node *node);

#endif
