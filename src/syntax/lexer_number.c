#include <string.h>

#include "base/utf8.h"
#include "syntax/lexer_parts.h"

// The form of a number, its digits, and its word in "invalid ... literal".
typedef struct Radix {
    const char *digits;
    const char *name;
} Radix;

static const Radix hexadecimal = {"0123456789abcdefABCDEF", "hexadecimal"};
static const Radix octal = {"01234567", "octal"};
static const Radix binary = {"01", "binary"};

static bool is_one_of(char c, const char *chars) { return c && strchr(chars, c); }

static TokenKind fail_on(Lexer *lexer, const char *name) {
    return lexer_fail(lexer, lexer->at, "invalid %s literal", name);
}

// Whether one of the keywords that may stand right behind a number begins at `at`: `1if x else 2`. Of those with two
// letters CPython does not ask whether they end there.
static bool is_keyword_after_number(const char *at) {
    static const char *const words[] = {"and", "else", "for", "or", "not"};
    if (at[0] == 'i' && is_one_of(at[1], "fns")) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (strncmp(at, words[i], size) == 0 && !lexer_is_name_char(at[size])) return true;
    }
    return false;
}

// A number ends at `at`; a letter or digit there makes it no number, but for a few keywords, which only get a warning.
static TokenKind finish(Lexer *lexer, const char *name) {
    if (is_keyword_after_number(lexer->at)) {
        lexer_warn(lexer, lexer->line, lexer->at, "invalid %s literal", name);
        return TOKEN_NUMBER;
    }
    if ((unsigned char)*lexer->at < 0x80 && lexer_is_name_char(*lexer->at)) return fail_on(lexer, name);
    return TOKEN_NUMBER;
}

static TokenKind fail_on_digit(Lexer *lexer, const Radix *radix) {
    char digit = *lexer->at++;
    return lexer_fail(lexer, lexer->at, "invalid digit '%c' in %s literal", digit, radix->name);
}

// "0" ("x" | "o" | "b") (["_"] digit)+
static TokenKind read_radix(Lexer *lexer, const Radix *radix) {
    lexer->at += 2;
    do {
        if (*lexer->at == '_') lexer->at++;
        if (lexer_is_digit(*lexer->at) && !is_one_of(*lexer->at, radix->digits)) return fail_on_digit(lexer, radix);
        if (!is_one_of(*lexer->at, radix->digits)) return fail_on(lexer, radix->name);
        while (is_one_of(*lexer->at, radix->digits)) lexer->at++;
    } while (*lexer->at == '_');
    if (lexer_is_digit(*lexer->at)) return fail_on_digit(lexer, radix);
    return finish(lexer, radix->name);
}

// digit (["_"] digit)*; `at` is at the first, which may also be missing.
static TokenKind read_digits(Lexer *lexer) {
    for (;;) {
        while (lexer_is_digit(*lexer->at)) lexer->at++;
        if (*lexer->at != '_') return TOKEN_NUMBER;
        lexer->at++;
        if (!lexer_is_digit(*lexer->at)) return fail_on(lexer, "decimal");
    }
}

// ("e" | "E") ["+" | "-"] digits. An "e" with no digits behind it is not part of the number.
static TokenKind read_exponent(Lexer *lexer, bool *found) {
    const char *letter = lexer->at++;
    if (*lexer->at == '+' || *lexer->at == '-') {
        lexer->at++;
        if (!lexer_is_digit(*lexer->at)) return fail_on(lexer, "decimal");
    } else if (!lexer_is_digit(*lexer->at)) {
        *found = false;
        lexer->at = letter;
        return finish(lexer, "decimal");
    }
    *found = true;
    return read_digits(lexer);
}

// What may follow the digits before the point: fraction, exponent, "j".
static TokenKind read_rest(Lexer *lexer) {
    if (*lexer->at == '.') {
        lexer->at++;
        if (lexer_is_digit(*lexer->at) && read_digits(lexer) == TOKEN_ERROR) return TOKEN_ERROR;
    }
    if (*lexer->at == 'e' || *lexer->at == 'E') {
        bool found = false;
        TokenKind kind = read_exponent(lexer, &found);
        if (kind == TOKEN_ERROR || !found) return kind;
    }
    if (*lexer->at != 'j' && *lexer->at != 'J') return finish(lexer, "decimal");
    lexer->at++;
    return finish(lexer, "imaginary");
}

// The column that CPython shows for this place: it takes the number of bytes before it for a number of characters.
static int displaced(const Lexer *lexer, const char *place) {
    const char *line = lexer->line_start;
    return (int)utf8_offset(line, strlen(line), (size_t)(place - line));
}

// A number that begins with "0": zeros only, unless a fraction, an exponent or a "j" makes it a float.
static TokenKind read_zeros(Lexer *lexer) {
    while (*lexer->at == '0' || *lexer->at == '_') {
        if (*lexer->at++ == '_' && !lexer_is_digit(*lexer->at)) return fail_on(lexer, "decimal");
    }
    const char *zeros_end = lexer->at;
    bool more = lexer_is_digit(*lexer->at);
    if (more && read_digits(lexer) == TOKEN_ERROR) return TOKEN_ERROR;
    if (!more || is_one_of(*lexer->at, ".eEjJ")) return read_rest(lexer);
    Span span = {lexer->line, displaced(lexer, lexer->start), lexer->line, displaced(lexer, zeros_end)};
    return lexer_fail_at(lexer, DIAG_SYNTAX, span, "leading zeros in decimal integer literals are not permitted; "
                         "use an 0o prefix for octal integers");
}

TokenKind lexer_number(Lexer *lexer) {
    if (*lexer->at == '0') {
        switch (lexer->at[1]) {
            case 'x': case 'X': return read_radix(lexer, &hexadecimal);
            case 'o': case 'O': return read_radix(lexer, &octal);
            case 'b': case 'B': return read_radix(lexer, &binary);
            default: return read_zeros(lexer);
        }
    }
    if (*lexer->at != '.' && read_digits(lexer) == TOKEN_ERROR) return TOKEN_ERROR;
    return read_rest(lexer);
}
