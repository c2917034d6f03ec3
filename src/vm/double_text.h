// double_text.h - doubles as decimal text and back, exactly, without the C library's locale.
//
// A Decimal holds the digits of |x|: either the fewest that read back as x (Schubfach, after Raffaele Giulietti), or all of
// them (a double is a finite decimal fraction: at most 767 digits), to be rounded half to even at any place. Everything
// that shows a float, rounds one or reads one goes through here.
#ifndef LOOPCHEF_VM_DOUBLE_TEXT_H
#define LOOPCHEF_VM_DOUBLE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// |x| = 0.d1d2d3... * 10**point. No digits: zero.
typedef struct Decimal {
    int count;          // digits, the first and the last not 0
    int point;
    char digits[1100];  // '0' to '9'
} Decimal;

void decimal_shortest(Decimal *decimal, double x);   // x finite
void decimal_exact(Decimal *decimal, double x);

// Rounds to `count` digits (may be 0 or negative: then what is left is 0 or one unit), half to even, `exact` digits only.
void decimal_round(Decimal *decimal, int count);

// x * 10**places rounded half to even, if that is a whole number below 2**63; the quick way to "%.2f". places 0 to 22.
bool double_scaled(double x, int places, uint64_t *out);

// What float.hex() writes and float.fromhex() reads: "-0x1.8p+1". Blanks around are allowed.
typedef enum HexResult { HEX_GOOD, HEX_BAD, HEX_TOO_LARGE } HexResult;
HexResult double_parse_hex(const char *text, size_t size, double *out);

#endif
