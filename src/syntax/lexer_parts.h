// lexer_parts.h - what the lexer's files share: lexer.c (lines, names, signs), lexer_number.c and lexer_string.c.
//
// A function that reads a token returns its kind and leaves `lexer->at` behind it; TOKEN_ERROR with `fault` filled.
#ifndef LOOPCHEF_SYNTAX_LEXER_PARTS_H
#define LOOPCHEF_SYNTAX_LEXER_PARTS_H

#include "syntax/lexer.h"

// The fault lies at the character before `place`, on the current line. Always TOKEN_ERROR.
TokenKind lexer_fail(Lexer *lexer, const char *place, const char *format, ...) __attribute__((format(printf, 3, 4)));
TokenKind lexer_fail_at(Lexer *lexer, DiagKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// At the end of the text: the fault that the source has there, if any. False if it is just the end.
bool lexer_fail_at_end(Lexer *lexer);

// Steps over the newline at `at`. `joined`: it is inside a string, or behind a backslash.
void lexer_next_line(Lexer *lexer, bool joined);

// A number begins at `start`: a digit, or a dot with a digit behind it.
TokenKind lexer_number(Lexer *lexer);

// A string begins at `start`; its first quote is at `quote`.
TokenKind lexer_string(Lexer *lexer, const char *quote);

// The same for an f-string's start, and for what comes next inside it while it is in its text. OPEN_BRACE: a field
// begins at `at`, where the brace is still to be read.
TokenKind lexer_fstring_start(Lexer *lexer, const char *quote, bool raw);
TokenKind lexer_fstring_text(Lexer *lexer, const char **end);

// In a field of an f-string, a ":", "!", "{" or "}" is about to be read. True if it is the ":" of a format spec.
bool lexer_fstring_sign(Lexer *lexer, char sign);

// A closing bracket was read, and it may end a field of an f-string. False at a fault.
bool lexer_fstring_close(Lexer *lexer, char sign);

static inline FString *lexer_fstring(Lexer *lexer) {
    return lexer->fstring >= 0 ? &lexer->fstrings[lexer->fstring] : NULL;
}

static inline bool lexer_is_digit(char c) { return c >= '0' && c <= '9'; }
bool lexer_is_name_char(char c);  // ASCII letters and digits, "_", and every byte of 0x80 and above

#endif
