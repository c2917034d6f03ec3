// call.h - calling from C.
//
// Two ways. `vm_call` is atomic: the interpreter runs inside itself until the call returns; code called so cannot block or be
// stopped in the middle, so it is for dunder methods that C needs at once (__eq__, __hash__, __repr__), and for
// library code. `vm_tail_call` is stackless: a native function that ends in a call to something else returns its value:
//
//     return vm_tail_call(world, function, args, 2, ABSENT);   // the callee's result is our result
//
// A built-in that must do something after calling back (sorted with a key, sum over a generator) has that part written in
// Python, in pylib/_builtins.py, and tail-calls it: `return vm_tail_hidden(world, "sum_iterable", args, 2);`.
#ifndef LOOPCHEF_VM_CALL_H
#define LOOPCHEF_VM_CALL_H

#include "vm/frame.h"

// Layout of args as in NativeFn: nargs positional values, then one for each name in `kwnames` (a tuple or ABSENT).
Value vm_call(World *world, Value callable, const Value *args, int nargs, Value kwnames);
Value vm_call_method(World *world, Value object, Value name, const Value *args, int nargs);  // atomic too
Value vm_tail_call(World *world, Value callable, const Value *args, int nargs, Value kwnames);
Value vm_tail_method(World *world, Value object, Value name, const Value *args, int nargs);
Value vm_tail_hidden(World *world, const char *name, const Value *args, int nargs);
Value vm_call_hidden(World *world, const char *name, const Value *args, int nargs);

// Runs a module's or class body's code with a namespace, stackless: PUSHED, or ABSENT.
Value vm_push_body(World *world, Code *code, Dict *globals, Value locals);
Value vm_run_body(World *world, Code *code, Dict *globals, Value locals);   // the same, atomic: its result

// Arguments of a native function called with keywords, put in order of def->names into `slots` (def->max of them, ABSENT where not
// given). False: TypeError raised in CPython's words. `title`: "str.split" or "sleep".
bool args_arrange(World *world, const NativeDef *def, const Value *args, int nargs, Value kwnames, Value *slots);
// The same for a function object, which knows its title ("list.append"). Also checks the count where there are no names.
bool args_arrange_native(World *world, const Native *native, const Value *args, int nargs, Value kwnames, Value *slots);

// For raw functions: finds and checks keywords. `names` separated by blanks; `out` gets one value each, borrowed, ABSENT if
// not given; unknown keyword: TypeError "f() got an unexpected keyword argument 'x'".
bool args_keywords(World *world, const char *function, const Value *args, int nargs, Value kwnames, const char *names,
                   Value *out);

// For raw functions (constructors) that take no keywords: checks the count as _PyArg_CheckPositional does.
bool args_check_positional(World *world, const char *function, int min, int max, int nargs, Value kwnames);

// TypeErrors of the usual kinds; each returns ABSENT.
Value raise_arg_count(World *world, const char *function, int min, int max, int given);

// Finishes a thing later, as soon as the interpreter is between instructions: calls `callable()` (taken) with its result
// dropped and an exception reported as unraisable. For finalizers.
void world_finalize_later(World *world, Value callable_take);

#endif
