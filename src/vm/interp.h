// interp.h - the bytecode loop.
//
// Runs the running thread's frames until the last one returns, the thread blocks, or the world wants to stop. Every
// Python call, generator resume and await only changes which frame is current. vm_run (frame.h) is the entry for whole
// threads; `interp_nested` is for call.c alone.
#ifndef LOOPCHEF_VM_INTERP_H
#define LOOPCHEF_VM_INTERP_H

#include "vm/call.h"

// Runs until `barrier` (a native frame without resume) gets its result: that result (new reference), ABSENT if an exception
// arrived there or the world is stopping, or BLOCKED. `how` is PUSHED or THROWN, as the call that pushed said.
Value interp_nested(World *world, Frame *barrier, Value how);

// Calls a native function object with padding of missing arguments.
Value native_call(World *world, Native *native, Value self, const Value *args, int nargs, Value kwnames);

// type.__call__ in full generality (metaclass, __new__, __init__): stackless.
Value type_call_general(World *world, Type *type, const Value *args, int nargs, Value kwnames);

// --- helpers of the loop (operate.c): each does one instruction's slow work ---

// a op b with Python methods. `try` counts the candidates already tried (0 first). A result, ABSENT, or PUSHED with the method's
// frame on top, whose `returns` is RETURN_BINARY and `state` the next try.
Value operate_binary(World *world, Value a, Value b, int op, int try);       // op: Operator, +32 in place
Value operate_compare(World *world, Value a, Value b, int comparison, int try);
Value operate_unary(World *world, Value v, int op);
Value operate_get_item(World *world, Value container, Value index);          // may be PUSHED
Value operate_set_item(World *world, Value container, Value index, Value value);  // NONE, PUSHED (result to be dropped), ABSENT
Value operate_contains(World *world, Value container, Value item, bool negate);   // TRUE/FALSE; PUSHED with RETURN_BOOL; ABSENT
Value operate_truth(World *world, Value v);                                  // TRUE/FALSE; PUSHED with RETURN_TRUTH; ABSENT
int operate_truth_result(World *world, Value result, bool strict);             // of __bool__, __len__ (strict) or __contains__: 1, 0, -1
Value operate_iterate(World *world, Value v);                                // may be PUSHED
Value operate_get_attribute(World *world, Value v, Value name);              // may be PUSHED (property, __getattr__)
Value operate_set_attribute(World *world, Value v, Value name, Value value); // NONE, PUSHED (result to be dropped), ABSENT
bool operate_import_star(World *world, Value module, Dict *into);
Value operate_import(World *world, Dict *globals, Value name, Value fromlist, Value level);
Value operate_import_from(World *world, Value module, Value name);
bool operate_unpack(World *world, Value sequence, uint32_t count, Value *out);         // plain iterables: out[0] is the first
bool operate_unpack_star(World *world, Value list, uint32_t before, uint32_t after, Value *out);
Value operate_format(World *world, Value v, uint32_t flags, Value spec);
void operate_raise(World *world, Value exception_take, Value cause_take);    // `raise x from y`: sets world->raised
void operate_set_context(World *world, Value exception);                     // __context__ from what is being handled
// The same for one thrown into a generator: only what its own chain of frames handles counts.
void operate_set_thrown_context(World *world, Value exception);
Value operate_enter(World *world, Value manager, bool is_async, Value *exit);// bound exit; result: bound enter
Value operate_load_name_error(World *world, Value name);                     // NameError; ABSENT
Value operate_getattr_fallback(World *world, Value v, Value name);           // __getattr__(name); may be PUSHED
bool operate_is_iterable(World *world, Value v);                             // may iter(v) succeed?
void operate_repeated_keyword(World *world, Value callable, Value keyword);   // "f() got multiple values for keyword argument 'a'"
void operate_star_error(World *world, Value callable, Value v, bool mapping);  // "f() argument after * must be an iterable, not int"
Value operate_call_ex(World *world, Value callable, Value arguments, Value keywords);  // f(*tuple, **dict)
bool operate_match_kind(World *world, Value v, bool mapping);                // a mapping (a sequence) to a pattern?
Value operate_match_keys(World *world, Value subject, Value keys);           // tuple, NONE, ABSENT
Value operate_match_class(World *world, Value subject, Value class_, Value names, uint32_t positional);
Value operate_super_attribute(World *world, Value class_, Value self, Value name);

#endif
