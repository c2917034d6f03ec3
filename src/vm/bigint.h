// bigint.h - integers beyond 62 bits: between Int objects in the arena and libtommath's numbers.
//
// Operands are read in place (a BigView wraps the digits of an Int, or of an immediate int in digits of its own); results
// are computed in malloc'd numbers and copied into the arena, which never points outside. What the result will take is
// estimated before anything is computed: beyond INT_BITS_LIMIT it is MemoryError, at once.
//
//     BigView left, right;
//     mp_int sum;
//     if (mp_init(&sum) || mp_add(big_view(&left, a), big_view(&right, b), &sum)) ...
//     return big_take(world, &sum);
#ifndef LOOPCHEF_VM_BIGINT_H
#define LOOPCHEF_VM_BIGINT_H

#include <tommath.h>

#include "vm/number.h"

#define INT_BITS_LIMIT ((int64_t)16 << 20)
#define INT_DIGIT_BITS 60
_Static_assert(MP_DIGIT_BIT == INT_DIGIT_BITS, "number.h says what libtommath's digits are");

typedef struct BigView {
    mp_int number;
    mp_digit room[2];
} BigView;

const mp_int *big_view(BigView *view, Value v);       // valid as long as `v` is; `v` is an int
const mp_int *big_view_i64(BigView *view, int64_t n);

// The int that `number` holds, which is cleared. ABSENT: MemoryError.
Value big_take(World *world, mp_int *number);
Value big_value(World *world, const mp_int *number);

Value big_too_large(World *world);                    // MemoryError: the limit "integer size". ABSENT
Value big_no_memory(World *world, mp_int *number);    // libtommath found no memory. Clears `number` (may be NULL). ABSENT

// Arithmetic on ints of any size, for what does not fit in 62 bits. Operator as in int_binary.
Value big_binary(World *world, Value a, Value b, int op);
// Floor division and remainder; either may be NULL. False: raised. b is not 0.
bool big_divide(World *world, Value a, Value b, Value *quotient, Value *remainder);
Value big_invert(World *world, Value v);              // ~v
Value big_power_modulo(World *world, Value base, Value exponent, Value modulus);

// bigint_quick.c: the same for numbers of up to 1920 bits, without a malloc. False: not for this pair, or this operator.
bool big_quick(World *world, const mp_int *a, const mp_int *b, int op, Value *out);
bool big_quick_divide(World *world, const mp_int *a, const mp_int *b, Value *quotient, Value *rest);  // each may be NULL
uint64_t digits_divide_small(uint64_t *digits, int used, uint64_t divisor);  // in place, below 2**60; the rest

int64_t big_bits(Value v);                            // bit_length

// numerator / denominator (> 0) as the nearest double, ties to even. False: too large for a double.
bool big_ratio(const mp_int *numerator, const mp_int *denominator, double *out);
bool big_as_double(const mp_int *number, double *out);
// mantissa * 2**exponent (and a bit more, if `inexact`), rounded likewise.
bool double_from_parts(uint64_t mantissa, int64_t exponent, bool inexact, double *out);

// int_text.c, for other files that read and write digits: an ASCII letter or digit's value (99: neither); the last digits
// of `n` written in front of `end`; text with other scripts' digits and spaces as ASCII ones (the rest of them: '?').
int digit_value(char c);
char *digits_before(char *end, uint64_t n, unsigned base);
void text_to_ascii_digits(const char *text, size_t size, Buf *out);
// int(text, base): false if it is no number; *out may be ABSENT (raised).
bool int_parse(World *world, const char *text, size_t size, int base, Value *out);

// A double's integer part in `room` (18 digits are enough for any).
#define BIG_DOUBLE_DIGITS 18
void big_from_double(mp_int *number, mp_digit *room, double whole);

#endif
