#include "syntax/token.h"

#include <string.h>

Token *tokens_add(Tokens *tokens, Arena *arena) {
    uint32_t block = tokens->count / TOKEN_BLOCK;
    if (tokens->count % TOKEN_BLOCK == 0) {
        if (block == tokens->room) {
            uint32_t room = tokens->room ? tokens->room * 2 : 16;
            Token **blocks = arena_array(arena, Token *, room);
            if (block) memcpy(blocks, tokens->blocks, block * sizeof *blocks);
            tokens->blocks = blocks;
            tokens->room = room;
        }
        tokens->blocks[block] = arena_array(arena, Token, TOKEN_BLOCK);
    }
    return &tokens->blocks[block][tokens->count++ % TOKEN_BLOCK];
}

const char *token_text(TokenKind kind) {
    static const char *const texts[] = {
#define TOKEN(NAME, text) [TOKEN_##NAME] = text,
        MARK_LIST(TOKEN) SIGN_LIST(TOKEN) KEYWORD_LIST(TOKEN)
#undef TOKEN
    };
    return texts[kind];
}

// ---- Symbols ----------------------------------------------------------------------------------------------

static uint32_t hash_of(const char *text, size_t size) {
    uint32_t hash = 2166136261u;  // FNV-1a
    for (size_t i = 0; i < size; i++) hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

// The slot of this spelling, or the free one where it belongs.
static Symbol **slot_of(const SymbolTable *table, const char *text, size_t size, uint32_t hash) {
    for (uint32_t i = hash;; i++) {
        Symbol **slot = &table->slots[i & (table->room - 1)];
        const Symbol *symbol = *slot;
        if (!symbol) return slot;
        if (symbol->hash == hash && symbol->size == size && memcmp(symbol->text, text, size) == 0) return slot;
    }
}

static void grow(SymbolTable *table) {
    SymbolTable larger = *table;
    larger.room = table->room * 2;
    larger.slots = arena_array(table->arena, Symbol *, larger.room);
    for (uint32_t i = 0; i < table->room; i++) {
        Symbol *symbol = table->slots[i];
        if (symbol) *slot_of(&larger, symbol->text, symbol->size, symbol->hash) = symbol;
    }
    *table = larger;
}

static Symbol *find_or_add(SymbolTable *table, const char *text, size_t size) {
    uint32_t hash = hash_of(text, size);
    Symbol **slot = slot_of(table, text, size, hash);
    if (*slot) return *slot;
    Symbol *symbol = arena_new_of(table->arena, Symbol);
    *symbol = (Symbol){arena_text(table->arena, text, size), size, hash, TOKEN_NAME};
    *slot = symbol;
    if (++table->count * 2 > table->room) grow(table);
    return symbol;
}

const Symbol *symbols_find(SymbolTable *table, const char *text, size_t size) {
    return find_or_add(table, text, size);
}

void symbols_init(SymbolTable *table, Arena *arena) {
    enum { FIRST_ROOM = 256 };
    *table = (SymbolTable){arena, arena_array(arena, Symbol *, FIRST_ROOM), 0, FIRST_ROOM};
    for (TokenKind kind = TOKEN_FALSE; kind < TOKEN_KIND_COUNT; kind++) {
        const char *text = token_text(kind);
        find_or_add(table, text, strlen(text))->kind = kind;
    }
}
