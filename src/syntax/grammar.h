// grammar.h - the rules of grammar_list.h, read into structs that peg.c walks over.
//
// Read anew for each fault (a few hundred lines of text, well under a millisecond), so that nothing is global.
#ifndef LOOPCHEF_SYNTAX_GRAMMAR_H
#define LOOPCHEF_SYNTAX_GRAMMAR_H

#include "base/arena.h"
#include "syntax/ast.h"
#include "syntax/grammar_list.h"
#include "syntax/token.h"

// What can be said about an alternative that was read: its places and tests, each a function of fault.c.
#define FINDING_LIST(FINDING)                                          \
    FINDING(at, "the message is about x")                              \
    FINDING(range, "from x to the end of y")                           \
    FINDING(from, "from x to where the reading got")                   \
    FINDING(last, "at the last token seen")                            \
    FINDING(next, "at the next token")                                 \
    FINDING(block, "as `last`, an IndentationError")                   \
    FINDING(behind, "at the last character of x")                      \
    FINDING(targets, "from x to the last item of y")                   \
    FINDING(clauses, "from x to the last expression of clauses y")     \
    FINDING(assign, "x cannot be assigned to, if it cannot")           \
    FINDING(assign_for, "the same for the target of a loop")           \
    FINDING(delete, "x cannot be deleted, if it cannot")               \
    FINDING(comma, "a comma is missing between x and y, if in brackets") \
    FINDING(legacy, "x y was a statement in Python 2, if x is print or exec") \
    FINDING(generator, "clauses y belong to the last of several arguments x") \
    FINDING(positional, "a positional argument comes after the keywords in x") \
    FINDING(bound, "the type parameter's bound from x on, y, is not allowed") \
    FINDING(decode, "the string x has a malformed escape")             \
    FINDING(decode_parts, "the same for the f-string that begins with x, parts y") \
    FINDING(concatenate, "the strings x mix text and bytes")           \
    FINDING(conversion, "the conversion x is not one of s, r, a")      \
    FINDING(close_to, "there is something between x and y")            \
    FINDING(real, "the number x is imaginary")                         \
    FINDING(imaginary, "the number x is not imaginary")

typedef enum Finding {
#define FINDING(name, about) FINDING_##name,
    FINDING_LIST(FINDING)
#undef FINDING
    FINDING_COUNT
} Finding;

typedef enum RuleName {
#define RULE(name, text) RULE_##name,
    GRAMMAR_LIST(RULE, RULE, RULE, RULE)
#undef RULE
    RULE_COUNT
} RuleName;

typedef enum ItemKind {
    ITEM_TOKEN,         // `token`
    ITEM_SOFT_KEYWORD,  // a NAME spelled `word`, or any soft keyword if that is NULL
    ITEM_RULE,          // `rule`
    ITEM_GROUP,         // `group`
    ITEM_OPTIONAL,      // `group`, or nothing
    ITEM_STAR, ITEM_PLUS, ITEM_GATHER,  // `inner` again and again, for GATHER with `separator` between
    ITEM_AND, ITEM_NOT, // `inner` follows, does not follow
    ITEM_MUST,          // the token `inner`, or a fault
    ITEM_CUT,
} ItemKind;

typedef struct Choice Choice;

typedef struct Item {
    ItemKind kind;
    char label;  // 0: none
    TokenKind token;
    const char *word;
    RuleName rule;
    const Choice *group;
    const struct Item *inner, *separator;
} Item;

typedef enum ActionKind { ACTION_NONE, ACTION_NODE, ACTION_VALUE, ACTION_MISTAKE, ACTION_TEST } ActionKind;

typedef struct Action {
    ActionKind kind;
    int node;              // of NODE and TEST: the kind of tree it makes
    Finding finding;       // of MISTAKE and TEST
    char labels[2];        // of VALUE, MISTAKE, TEST; 0: none
    const char *message;   // NULL: none
} Action;

enum { MAX_ITEMS = 16 };  // in one alternative

typedef struct Alternative {
    Item *items;
    int count;
    bool is_mistake;  // a single bad_ rule: only on the second reading
    Action action;
} Alternative;

struct Choice {
    Alternative *items;
    int count;
};

typedef struct Rule {
    const char *name;
    Choice choice;
    bool remembered, left, calm;  // MEMO, LEFT, CALM
} Rule;

typedef struct Grammar {
    Rule rules[RULE_COUNT];
} Grammar;

Grammar *grammar_new(Arena *arena);

// What peg.c makes of a text is a tree of NodeKinds and of what is no node: an argument with a name, a token, several
// things, none.
enum { NODE_KEYWORD = NODE_KIND_COUNT, TREE_TOKEN, TREE_LIST, TREE_NOTHING };

#endif
