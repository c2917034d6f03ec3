// number.h - int, bool, float.
//
// An int below 63 bits is immediate; a larger one is an Int object holding sign and magnitude in libtommath's digits.
// libtommath works on copies: operands are read in place, results copied into the arena. An instance of an int subclass
// (IntEnum) is always an Int object, however small. Integers are bounded at 16 Mbit (MemoryError, and the limit's name).
#ifndef LOOPCHEF_VM_NUMBER_H
#define LOOPCHEF_VM_NUMBER_H

#include "vm/world.h"

typedef struct Int {
    Obj head;
    int32_t sign;        // -1, 0, 1
    uint32_t size;       // digits
    uint64_t digits[];   // libtommath's (60 bits each), least significant first; a subclass keeps its Dict * behind them
} Int;

typedef struct Float {
    Obj head;
    double number;
} Float;

typedef struct Complex {
    Obj head;
    double real, imag;
} Complex;

// Where an instance of an int subclass keeps its `Dict *`.
static inline Dict **int_dict_slot(Int *i) { return (Dict **)&i->digits[i->size]; }

static inline double value_float(Value v) { return ((Float *)value_obj(v))->number; }
static inline bool value_is_float(Value v) { return value_is_kind(v, T_FLOAT); }
static inline bool value_is_int(Value v) {  // int and its subclasses, bool too
    return value_is_small(v) || value_is_bool(v) || value_is_kind(v, T_INT);
}

static inline bool value_is_complex(Value v) { return value_is_kind(v, T_COMPLEX); }
static inline Complex *value_complex(Value v) { return (Complex *)value_obj(v); }

static inline Value value_from_double(World *world, double number) {
    Float *f = (Float *)heap_new(world, world->types[T_FLOAT], sizeof(Float));
    if (!f) return ABSENT;
    f->number = number;
    return value_from_obj(f);
}

Value int_from_i64(World *world, int64_t n);
Value int_from_digits(World *world, Type *type, int sign, const uint64_t *digits, uint32_t size);  // an Int object
Value int_from_u64(World *world, uint64_t n);
Value int_from_double(World *world, double number);                    // truncated; OverflowError/ValueError for inf, nan
Value int_from_text(World *world, const char *digits, size_t size, int base);  // ValueError as int(); base 0: by prefix
bool int_fits(Value v);                                                // into int64_t?
int64_t int_clip(Value v);                                             // as int64_t, clipped
bool int_as_i64(World *world, Value v, int64_t *out);                  // OverflowError if too large. bool counts
bool int_as_double(World *world, Value v, double *out);                // OverflowError "int too large to convert to float"
int int_sign(Value v);
Value int_to_str(World *world, Value v, int base);                     // digits and sign; ValueError beyond 4300 digits
Value int_to_prefixed(World *world, Value v, int base);                // as hex(), oct(), bin() show it: "-0x1f"
bool int_digits_to(World *world, Value v, int base, Buf *out);         // the digits of |v|, appended. False: raised
size_t int_footprint(const Type *type, uint32_t size);                 // bytes of an Int of so many digits
Value int_binary(World *world, Value a, Value b, int op);              // both ints
Value int_negate(World *world, Value v);
Value int_absolute(World *world, Value v);
Value int_plain(World *world, Value v);                                // the same number as an instance of int itself
int int_compare(Value a, Value b);                                     // <0, 0, >0; both ints
int int_compare_double(Value a, double b);                             // exact; b not nan

// A number (int, bool, float, or one with __float__/__index__) as a double; false: TypeError raised, "must be real number,
// not str"; `what` (or NULL) replaces its beginning up to ", not".
bool number_as_double(World *world, Value v, double *out, const char *what);
bool value_is_number(Value v);                                         // int or float of any subclass

// What the built-in functions do with numbers of these types; NOT_IMPLEMENTED for others (ask their methods then).
Value number_absolute(World *world, Value v);                          // abs(v)
Value number_divmod(World *world, Value a, Value b);                   // divmod(a, b): a tuple
Value int_power_modulo(World *world, Value a, Value b, Value modulus); // pow(a, b, modulus), all ints
Value number_round(World *world, Value v, Value digits);               // round(v, digits); digits ABSENT or NONE: to an int

Value double_power(World *world, double a, double b);                  // a ** b: a float, or complex
double double_floor_mod(double a, double b, double *quotient);         // a % b and a // b as Python rounds them; b not 0
double double_round(double number, int64_t digits);                    // round(number, digits), half to even in decimal
// Text as float() reads it (no blanks around, underscores between digits): false if it is none.
bool double_parse(const char *text, size_t size, double *out);
Value complex_new(World *world, double real, double imag);
Value complex_power(World *world, double a, double ai, double b, double bi);  // (a + ai j) ** (b + bi j)

// repr(float): the shortest text that reads back. `out` has room for 32 bytes.
size_t double_repr(double number, char *out);
uint64_t double_hash(double number);   // CPython's
uint64_t int_hash(Value v);            // CPython's (modulo 2**61 - 1)

#endif
