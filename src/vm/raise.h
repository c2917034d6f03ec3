// raise.h - raising Python exceptions from C.
//
// Every function that fails sets world->raised and returns its failure value; these do both in one expression:
//
//     if (index >= list->size) return raise_error(world, T_INDEX_ERROR, "list index out of range");
#ifndef LOOPCHEF_VM_RAISE_H
#define LOOPCHEF_VM_RAISE_H

#include "vm/world.h"

// Raises a built-in exception with a formatted text (printf's conversions, UTF-8). ABSENT, always.
Value raise_error(World *world, TypeId type, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Raises an exception of that type with one argument (taken), e.g. KeyError(key), StopIteration(value). ABSENT.
Value raise_with_take(World *world, TypeId type, Value argument);

// The same without argument: StopIteration(). ABSENT.
Value raise_instance_of(World *world, TypeId type);

// Raises an instance (borrowed). ABSENT.
Value raise_instance(World *world, Value exception);

// MemoryError, from what the heap keeps back for it. ABSENT.
Value raise_memory(World *world);

// Is what is raised (or `exception`) an instance of that type?
bool raised_is(World *world, TypeId type);

// Takes the raised exception: a new reference, nothing is raised any more.
Value raised_take(World *world);
void raised_clear(World *world);

// Ends what began with raised_take: `before` (ABSENT: nothing) is raised again, and not what was raised meanwhile.
void raised_restore_take(World *world, Value before);

// If a StopIteration is raised: clears it, returns its value (new reference). Otherwise ABSENT and it stays raised.
Value raised_stop_value(World *world);

// loopchef refuses to go on (a name that is not simulated, ...): nothing in the program can catch it. ABSENT.
Value raise_refusal(World *world, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
