// function.h - code objects, functions, methods, native functions, cells, modules.
#ifndef LOOPCHEF_VM_FUNCTION_H
#define LOOPCHEF_VM_FUNCTION_H

#include "code/code.h"
#include "vm/world.h"

// A code unit made live: constants are values, names are interned, instructions are writable (caches).
// A function of the library that nobody has called yet sleeps: only what MAKE_FUNCTION needs is there. Whoever runs code or looks
// into it wakes it first.
typedef struct Code {
    Obj head;
    uint32_t flags;                 // CodeFlag
    int32_t positional_only, positional, keyword_only;
    uint32_t parameter_count;       // slots filled by arguments, *args and **kwargs included; or PARAMETERS_UNKNOWN
    uint32_t slot_count, stack_size, cell_count, free_count;
    uint32_t word_count, constant_count, name_count, handler_count;
    int32_t first_line;
    Value name, qualified_name, path;  // strs
    Word *words;
    CodeSpan *spans;                // one a word; NULL in the library's code, which has
    const char *packed_spans;       // them as bytes in the binary: see code_span
    Value *constants;
    Value *names;                   // interned
    Value *slots;                   // names of the slots, interned
    CodeHandler *handlers;
    Value docstring;                // str or None; ABSENT: there is one, and the code sleeps
    const char *asleep;             // the CodeUnit's body in the binary; NULL: it is awake
    uint8_t mark, waits;            // loop/describe.c: what it found out about a function of the library; 0: not looked
    struct Shortcut *shortcut;      // of some library functions (vm/shortcut.h); NULL: none
} Code;

static inline CodeSpan code_span(const Code *code, uint32_t word) {
    return code->spans ? code->spans[word] : code_packed_span(code->packed_spans, word);
}

#define PARAMETERS_UNKNOWN UINT32_MAX   // parameter_count of one that sleeps: no call fits it

typedef struct Function {
    Obj head;
    Code *code;
    Dict *globals;
    Value name, qualified_name, module;
    Value doc;                      // ABSENT: the code's
    Value defaults;                 // tuple or ABSENT
    Value keyword_defaults;         // dict or ABSENT
    Value closure;                  // tuple of cells or ABSENT
    Value annotations;              // dict or ABSENT
    Value type_parameters;          // tuple or ABSENT
    Dict *dict;                     // __dict__; NULL until used
} Function;

typedef struct Method {             // a function bound to an object
    Obj head;
    Value function, self;
} Method;

typedef struct Native {             // a built-in function, or a built-in method bound to `self`
    Obj head;
    const NativeDef *def;           // static memory of the binary
    Value self;                     // bound object, the module of a function, or ABSENT
    Value owner;                    // METHOD_DESCRIPTOR, SLOT_WRAPPER: the type
    Value module;                   // str or ABSENT
} Native;

typedef struct Cell {
    Obj head;
    Value value;                    // ABSENT: empty
} Cell;

typedef struct Module_ {
    Obj head;
    Dict *dict;
} ModuleObject;

Code *code_load(World *world, const CodeUnit *unit);                         // NULL raised
bool code_wake_now(World *world, Code *code);                                // false: MemoryError, and it sleeps on
static inline bool code_wake(World *world, Code *code) { return !code->asleep || code_wake_now(world, code); }
Value function_new(World *world, Code *code, Dict *globals);
Value method_new(World *world, Value function, Value self);
Value native_new(World *world, const NativeDef *def, Value self, const char *module);
Value native_bind(World *world, Native *descriptor, Value self);   // a METHOD_DESCRIPTOR bound to an object
// How CPython names a native function in messages: "list.append", "len". Cut to `size`.
void native_title(World *world, const Native *native, char *out, size_t size);
Value cell_new(World *world, Value value);
Value module_new(World *world, const char *name);
static inline Function *value_function(Value v) { return (Function *)value_obj(v); }
static inline Native *value_native(Value v) { return (Native *)value_obj(v); }

// Modules: how IMPORT_NAME finds one. A built-in module is a row of a table of ModuleDefs; others come from pylib_blobs.
typedef struct ModuleDef {
    const char *name;                           // NULL ends the table
    bool (*set_up)(World *world, Dict *dict);   // fills the namespace; false raised
} ModuleDef;
extern const ModuleDef module_defs[];           // vm/'s own rows (vm/modules.c)
// Adds a table (static memory) of built-in modules: loop/ does so for its own (time, _asyncio...) when it sets up a world.
void modules_add(World *world, const ModuleDef *defs);
// Fills a namespace from a table of functions (as module code does), their module named `module`. False: MemoryError.
bool module_add_functions(World *world, Dict *dict, const NativeDef *functions, const char *module);
// The module, imported if need be (atomically: library code only); new reference. ModuleNotFoundError, or a refusal for
// modules of CPython's library that are not simulated.
Value module_import(World *world, const char *dotted_name);
// Borrowed function `name` of pylib's hidden module `_builtins`.
Value hidden_function_borrowed(World *world, const char *name);

#endif
