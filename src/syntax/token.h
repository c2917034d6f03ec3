// token.h - what the lexer makes of source text, and the list it keeps them in.
//
// A token knows its place twice: as lines and columns (for syntax trees and messages) and as offsets into the Source.
// Identifiers and keywords are looked up once, by the lexer, in the table of Symbols; from then on a name is a pointer.
// Tokens are kept in blocks that never move; token_at finds any of them in constant time.
#ifndef LOOPCHEF_SYNTAX_TOKEN_H
#define LOOPCHEF_SYNTAX_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "syntax/token_list.h"

typedef enum TokenKind {
#define TOKEN(NAME, text) TOKEN_##NAME,
    MARK_LIST(TOKEN) SIGN_LIST(TOKEN) KEYWORD_LIST(TOKEN)
#undef TOKEN
    TOKEN_KIND_COUNT
} TokenKind;

// One spelling of a name, shared by all tokens that have it.
typedef struct Symbol {
    const char *text;  // NUL-terminated
    size_t size;       // in bytes
    uint32_t hash;
    TokenKind kind;    // TOKEN_NAME, or the keyword's kind
} Symbol;

typedef struct Token {
    const Symbol *symbol;  // of names and keywords; NULL otherwise
    Span span;             // INDENT, DEDENT, END and ERROR have columns of -1
    uint32_t start, end;   // byte offsets into the Source; of INDENT and DEDENT: where the lexer stood
    uint8_t kind;          // a TokenKind
    uint8_t level;         // brackets open behind this token
} Token;

enum { TOKEN_BLOCK = 1024 };  // tokens to a block

typedef struct Tokens {
    Token **blocks;
    uint32_t count;
    uint32_t room;  // blocks that `blocks` has room for
} Tokens;

static inline Token *token_at(const Tokens *tokens, uint32_t index) {
    return &tokens->blocks[index / TOKEN_BLOCK][index % TOKEN_BLOCK];
}

// A new, zeroed token at the end of the list.
Token *tokens_add(Tokens *tokens, Arena *arena);

// "(", "while", "the end of a logical line"
const char *token_text(TokenKind kind);

typedef struct SymbolTable {
    Arena *arena;
    Symbol **slots;  // open addressing, linear probing
    uint32_t count;
    uint32_t room;   // a power of two
} SymbolTable;

// An empty table but for the keywords. It lives as long as the arena.
void symbols_init(SymbolTable *table, Arena *arena);
const Symbol *symbols_find(SymbolTable *table, const char *text, size_t size);

#endif
