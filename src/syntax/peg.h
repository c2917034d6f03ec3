// peg.h - reads tokens by the rules of a Grammar, going back wherever an alternative does not fit.
//
// A faithful, slow reader: it looks at tokens in the order in which CPython's generated parser does, because which
// token was looked at last decides where a fault is shown. A reading ends in one of three ways: the text fits, it does
// not, or something is found on the way, when `find` does not return. What was read is a Tree: only as much structure
// as the findings ask about.
#ifndef LOOPCHEF_SYNTAX_PEG_H
#define LOOPCHEF_SYNTAX_PEG_H

#include "syntax/grammar.h"
#include "syntax/token.h"

typedef struct Tree {
    int kind;              // a NodeKind, or NODE_KEYWORD, or a TREE_
    uint32_t first, last;  // its first and last token; of TREE_NOTHING without meaning
    int count;
    struct Tree *items[];  // what the alternative's items were, but for those that only look ahead
} Tree;

// What a remembered rule made of one place.
typedef struct Memo {
    struct Memo *next;  // of another rule at the same place
    Tree *tree;         // NULL: the rule does not fit here
    uint32_t end;       // the token behind what was read
    RuleName rule;
} Memo;

typedef struct Peg Peg;

struct Peg {
    Arena *arena;          // of one reading
    const Grammar *grammar;
    const Tokens *tokens;
    uint32_t base;         // the first token of the reading
    uint32_t at;           // the next token
    uint32_t seen;         // tokens looked at so far, in both readings: the last of them is seen - 1
    bool mistakes;         // the second reading: bad_ rules count
    int depth;             // rules inside rules
    uint64_t steps;        // how much work was done
    Tree *nothing;         // what an item is that read nothing
    Memo **memos;          // for each token from `base` on
    void *context;
    // Called for an action; returns if there is nothing to report. `y` may be NULL.
    void (*find)(Peg *peg, const Action *action, const Tree *x, const Tree *y);
    // Called when the lexer's fault is looked at, when a token that must come does not (`expected`), and when the work
    // or depth gets out of hand. None of them returns.
    void (*on_lexer_fault)(Peg *peg);
    void (*on_missing)(Peg *peg, const char *expected);
    void (*on_limit)(Peg *peg);
};

// Reads from token `base` to the end of the file by `rule`; true if all of it fits. To be called twice, the second time
// with `mistakes` set.
bool peg_read(Peg *peg, RuleName rule);

static inline const Token *peg_token(const Peg *peg, uint32_t index) { return token_at(peg->tokens, index); }

#endif
