// exception_fields.h - what particular exceptions carry: errno, value, code, name, msg... An exception's `extra` slots have
// meanings by its nearest built-in ancestor that has any (a *field kind*); attributes, arguments and str() follow it.
#ifndef LOOPCHEF_VM_EXCEPTION_FIELDS_H
#define LOOPCHEF_VM_EXCEPTION_FIELDS_H

#include "vm/exception.h"

// The type that a constructor call makes: OSError(2, ...) makes a FileNotFoundError, BaseExceptionGroup of Exceptions an
// ExceptionGroup. NULL: raised.
Type *exception_type_for(World *world, Type *type, const Value *args, int nargs);

// Does __new__ already take the arguments, so that __init__ leaves them alone (groups)?
bool exception_fills_in_new(World *world, const Type *type);

// Sets the extra fields from the constructor's arguments (`args` as in NativeFn). False: TypeError raised.
bool exception_fill(World *world, Exception *exception, const Value *args, int nargs, Value kwnames);

// str(exception) by its kind; and as BaseException has it: its argument or arguments.
Value exception_fields_str(World *world, Value v);
Value exception_plain_str(World *world, Value v);

// Groups (exception_group.c).
bool exception_group_fill(World *world, Exception *exception, const Value *args, int nargs, Value kwnames);
Type *exception_group_type_for(World *world, Type *type, const Value *args, int nargs);
bool exception_group_install(World *world, Type *type);

#endif
