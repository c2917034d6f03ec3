// literal.h - the value of a string or bytes literal: prefix and quotes taken off, escapes decoded.
//
// An escape that Python does not know stays as it is and is warned about; a malformed one is a fault, worded and
// placed as CPython does it. Not known here are the names of characters: `\N{BULLET}` needs a database that is larger
// than loopchef, so it goes into the lexer's `refusal`.
#ifndef LOOPCHEF_SYNTAX_LITERAL_H
#define LOOPCHEF_SYNTAX_LITERAL_H

#include "syntax/lexer.h"

// Whether the prefix of a STRING or FSTRING_START has this letter, small or capital.
bool literal_has_prefix(const Lexer *lexer, const Token *token, char letter);

// The value of a STRING. False and `*diag` (unless NULL) on a malformed escape, or a non-ASCII character in bytes.
bool literal_decode(Lexer *lexer, const Token *token, Literal *literal, Diag *diag);

// The value of an FSTRING_MIDDLE; `raw` says if its f-string has an "r", `line` where a warning is to be shown.
bool literal_decode_part(Lexer *lexer, const Token *token, bool raw, int line, Literal *literal, Diag *diag);

#endif
