// exception.h - exception objects and tracebacks.
#ifndef LOOPCHEF_VM_EXCEPTION_H
#define LOOPCHEF_VM_EXCEPTION_H

#include "base/buf.h"
#include "vm/function.h"
#include "vm/raise.h"

// What an exception's `extra` slots hold, by its type.
typedef enum ExtraIndex {
    EXTRA_VALUE = 0,        // StopIteration
    EXTRA_CODE = 0,         // SystemExit
    EXTRA_NAME = 0, EXTRA_OBJ = 1,                                              // NameError, AttributeError
    EXTRA_MSG = 0, EXTRA_MODULE = 1, EXTRA_PATH = 2, EXTRA_NAME_FROM = 3,       // ImportError; SyntaxError's msg
    EXTRA_ERRNO = 0, EXTRA_STRERROR = 1, EXTRA_FILENAME = 2, EXTRA_FILENAME2 = 3,  // OSError
    EXTRA_PLACE = 1,        // SyntaxError: (filename, lineno, offset, text, end_lineno, end_offset)
    EXTRA_MESSAGE = 0, EXTRA_EXCEPTIONS = 1,                                    // exception groups
    EXTRA_COUNT = 4,
} ExtraIndex;

typedef struct Exception {
    Obj head;               // kind T_BASE_EXCEPTION for every exception
    Value args;             // tuple
    Value cause, context;   // exceptions or ABSENT (None)
    Value traceback;        // Traceback or ABSENT
    Value notes;            // list or ABSENT
    bool suppress_context;
    // What particular types carry, by CPython's attribute names; ABSENT where unused:
    // StopIteration value · SystemExit code · NameError name · AttributeError name, obj · ImportError msg, name, path ·
    // OSError errno, strerror, filename · SyntaxError msg, (filename, lineno, offset, text, end_lineno, end_offset) as tuple ·
    // ExceptionGroup message, exceptions (tuple) · KeyError none
    Value extra[EXTRA_COUNT]; // by ExtraIndex
    Dict *dict;             // __dict__ of any exception; NULL until used
} Exception;

typedef struct Traceback {
    Obj head;
    Value next;             // towards the raise; ABSENT at the last
    Code *code;
    Value frame;            // a frame object, or ABSENT
    uint32_t word;          // index of the instruction
    int32_t line;
    bool library;           // left out when shown
} Traceback;

static inline Exception *value_exception(Value v) { return (Exception *)value_obj(v); }
static inline bool value_is_exception(Value v) { return value_is_kind(v, T_BASE_EXCEPTION); }

// An exception of a built-in type with these arguments (a tuple, taken), its extra fields filled from them as CPython's
// constructors do. For classes of the program too, as long as their constructors are the built-in ones.
Value exception_new_take(World *world, Type *type, Value args_take);

// What one exception type has besides BaseException's attributes (`errno`, `value`, ...). False: MemoryError.
bool exception_type_install(World *world, Type *type);

// Notes on the raised AttributeError or NameError what was missing, and in what (ABSENT: not said). ABSENT.
Value raised_about(World *world, Value obj, Value name);

// Puts an entry for the current instruction of a frame in front of the traceback.
void traceback_add(World *world, Value exception, Code *code, uint32_t word);

// Appends what CPython's default hook prints: "Traceback (most recent call last):" with carets, chained exceptions,
// groups; library frames left out. `exception` may be shown without traceback.
void traceback_print(World *world, Value exception, Buf *out);

// What CPython prints of an exception that nobody can catch ("Exception ignored in..."): its own traceback only, no carets.
void traceback_print_plain(World *world, Value exception, Buf *out);

// "ValueError: bad" (no newline), as the last line of a traceback.
void exception_summary(World *world, Value exception, Buf *out);

// Is `exception` (an instance) caught by `type` (a type or a tuple of types)? -1 raised: not an exception type.
int exception_matches(World *world, Value exception, Value type);

// Splits a group for except*: *match and *rest are new references or NONE.
bool exception_group_split(World *world, Value exception, Value type, Value *match, Value *rest);
// What PREP_RERAISE_STAR does: the exception to raise after the except* clauses, or NONE.
Value exception_reraise_star(World *world, Value original, Value list);

#endif
