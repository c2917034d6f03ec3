// scope.h - who owns each name: the symbol tables of a module, as CPython's symtable.c makes them.
//
// One Scope for the module and for every function, lambda, class body and comprehension. `scope_build` walks the tree
// once and notes how each scope uses each name (scope_walk.c), then settles, from the outside in, where the name lives:
// a local slot, a cell shared with an inner function, the enclosing function's cell (free), or the globals (scope.c).
// Every SyntaxError about names comes from here, in CPython's words. List, set and dict comprehensions are inlined
// (PEP 709): their names are merged into the scope around them, which the compiler then swaps in and out.
//
//     ScopeTable *table = scope_build(arena, module, &fault, &diag);
//     Scope *scope = scope_of(table, function_def_node);
//     Place place = scope_place(scope, "x");
#ifndef LOOPCHEF_CODE_SCOPE_H
#define LOOPCHEF_CODE_SCOPE_H

#include <setjmp.h>

#include "code/names.h"
#include "code/pointer_map.h"
#include "syntax/ast.h"

typedef enum Place {
    PLACE_UNKNOWN,          // the scope does not mention the name
    PLACE_LOCAL,
    PLACE_GLOBAL_EXPLICIT,  // by a `global` statement
    PLACE_GLOBAL_IMPLICIT,  // bound nowhere around: a global or a builtin
    PLACE_FREE,             // a cell of an enclosing function
    PLACE_CELL,             // a local that an inner function uses
} Place;

typedef enum SymbolUse {    // how a scope mentions a name
    USE_GLOBAL = 1,         // global statement
    USE_BOUND = 2,          // assigned
    USE_PARAMETER = 4,
    USE_NONLOCAL = 8,       // nonlocal statement
    USE_LOADED = 16,
    USE_FREE_CLASS = 64,    // bound in a class body, and a method means the enclosing function's
    USE_IMPORTED = 128,
    USE_ANNOTATED = 256,
    USE_ITERATION = 512,    // target of a comprehension's `for`
    USE_INLINED_CELL = 2048,  // a cell of an inlined comprehension
    USE_TYPE_PARAMETER = 4096,
    USE_ANY_BINDING = USE_BOUND | USE_PARAMETER | USE_IMPORTED,
} SymbolUse;

typedef struct Symbol {
    unsigned uses;   // SymbolUse
    Place place;     // settled by scope.c
    Span directive;  // of its global or nonlocal statement
} Symbol;

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION, SCOPE_ANNOTATION } ScopeKind;

typedef struct Scope {
    ScopeKind kind;
    const char *name;
    const Node *node;            // FUNCTION_DEF, CLASS_DEF, LAMBDA or a comprehension; NULL for the module
    struct Scope *parent;
    struct Scope *first_child, *last_child, *next;  // children in the order of the text
    NameSet names;               // mangled
    NameSet free_names;          // what it takes from the scopes around it
    Symbol *symbols;             // by name's number
    int symbol_room;
    NodeKind comprehension;      // LIST_COMP, SET_COMP, DICT_COMP, GENERATOR_EXP; 0 (a statement's kind) if none
    bool nested;                 // inside a function
    bool generator;              // has a yield (or is a generator expression)
    bool coroutine;              // async def, or a comprehension with await or async for
    bool inlined;                // a comprehension that is compiled into the scope around it
    bool needs_class_cell;       // a method uses super() or __class__
    bool needs_class_dict;       // type parameters or a type alias in the class may mean the class's own names
    const char *typing;          // of type parameters, a bound or a type alias: what messages call it; NULL if none
    bool sees_class;             // such a one in a class: names are looked up in the class first
    bool in_iteration_target;    // being walked: the target of a comprehension's `for`
    int in_iterable;             // being walked: depth inside comprehension iterables
} Scope;

typedef struct ScopeTable {
    Arena *arena;
    Scope *module;
    PointerMap scopes;       // Node -> Scope
    Scope *current;          // being walked
    const char *class_name;  // for mangling, while walking; NULL outside classes
    bool future_annotations;
    int depth;               // of the walk
    jmp_buf *escape;         // where a fault goes
    Diag *diag;
} ScopeTable;

enum { MAX_TREE_DEPTH = 2500 };  // nesting of the tree that the compiler follows by recursion

// The tables of `module` (or of one `expression`, when `module` is NULL). On a fault fills `diag` and jumps to `escape`.
ScopeTable *scope_build(Arena *arena, const Module *module, const Node *expression, jmp_buf *escape, Diag *diag);

Scope *scope_of(const ScopeTable *table, const void *node);

const Symbol *scope_symbol(const Scope *scope, const char *name);  // NULL if the scope does not mention it
Place scope_place(const Scope *scope, const char *name);
static inline bool scope_is_function(const Scope *scope) { return scope->kind == SCOPE_FUNCTION; }

// `name` as written in class `class_name`: `__x` becomes `_Class__x`. NULL class: unchanged.
const char *scope_mangle(Arena *arena, const char *class_name, const char *name);

// ---- For scope_walk.c ----
void scope_walk_module(ScopeTable *table, const Module *module);
void scope_walk_expression(ScopeTable *table, const Node *expression);
Scope *scope_enter_keyed(ScopeTable *table, ScopeKind kind, const char *name, const void *key);
Scope *scope_enter(ScopeTable *table, ScopeKind kind, const char *name, const Node *node);
void scope_leave(ScopeTable *table);
unsigned scope_uses(const Scope *scope, const char *name);
void scope_add(ScopeTable *table, Scope *scope, const char *name, unsigned uses, Span span);
void scope_note_directive(ScopeTable *table, const char *name, Span span);
_Noreturn void scope_fail(ScopeTable *table, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
