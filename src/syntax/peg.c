#include "syntax/peg.h"

#include <string.h>

enum {
    MAX_PEG_DEPTH = 6000,        // rules inside rules; CPython's own limit
    MAX_PEG_STEPS = 200000000,   // items tried
};

static Tree *read_choice(Peg *peg, const Choice *choice);
static Tree *read_rule(Peg *peg, RuleName name);

// ---- Tokens and trees -------------------------------------------------------------------------------------

// Looks at the next token.
static const Token *look(Peg *peg) {
    const Token *token = peg_token(peg, peg->at);
    if (token->kind == TOKEN_ERROR) {
        if (peg->seen <= peg->at) peg->seen = peg->at + 1;
        peg->on_lexer_fault(peg);
    }
    if (peg->seen <= peg->at) peg->seen = peg->at + 1;
    return token;
}

static Tree *new_tree(Peg *peg, int kind, uint32_t first, int count) {
    Tree *tree = arena_alloc(peg->arena, sizeof(Tree) + sizeof(Tree *) * (size_t)count);
    tree->kind = kind;
    tree->first = first;
    tree->count = count;
    tree->last = peg->at > peg->base ? peg->at - 1 : peg->base;
    while (tree->last > first) {  // white space is no part of anything
        uint8_t last = peg_token(peg, tree->last)->kind;
        if (last != TOKEN_NEWLINE && last != TOKEN_INDENT && last != TOKEN_DEDENT) break;
        tree->last--;
    }
    return tree;
}

static Tree *take(Peg *peg) {
    Tree *tree = new_tree(peg, TREE_TOKEN, peg->at, 0);
    tree->last = peg->at;
    if (peg_token(peg, peg->at)->kind != TOKEN_END) peg->at++;
    else if (peg->seen <= peg->at) peg->seen = peg->at + 1;
    return tree;
}

static Tree *read_token(Peg *peg, TokenKind kind) { return look(peg)->kind == kind ? take(peg) : NULL; }

// As in CPython's parser, the beginning of a soft keyword counts as one: "t" for "type".
static bool is_soft_keyword(const Symbol *symbol) {
    static const char *const words[] = {"_", "case", "match", "type"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(words[i], symbol->text, symbol->size) == 0) return true;
    return false;
}

static Tree *read_soft_keyword(Peg *peg, const char *word) {
    const Token *token = look(peg);
    if (token->kind != TOKEN_NAME) return NULL;
    bool fits = word ? strcmp(token->symbol->text, word) == 0 : is_soft_keyword(token->symbol);
    return fits ? take(peg) : NULL;
}

// ---- Items ------------------------------------------------------------------------------------------------

static Tree *read_item(Peg *peg, const Item *item);

// A growing list of what repetitions read.
typedef struct Many {
    Tree **items;
    int count;
} Many;

static void many_add(Peg *peg, Many *many, Tree *tree) {
    if (many->count == 0 || (many->count >= 4 && (many->count & (many->count - 1)) == 0)) {
        Tree **items = arena_array(peg->arena, Tree *, many->count ? many->count * 2 : 4);
        if (many->count) memcpy(items, many->items, sizeof *items * (size_t)many->count);
        many->items = items;
    }
    many->items[many->count++] = tree;
}

static Tree *many_tree(Peg *peg, Many many, uint32_t first) {
    Tree *tree = new_tree(peg, TREE_LIST, first, many.count);
    if (many.count) memcpy(tree->items, many.items, sizeof *many.items * (size_t)many.count);
    return tree;
}

// inner* or inner+
static Tree *read_repeated(Peg *peg, const Item *item) {
    uint32_t first = peg->at;
    Many many = {0};
    for (Tree *tree; (tree = read_item(peg, item->inner));) many_add(peg, &many, tree);
    if (many.count == 0) return item->kind == ITEM_PLUS ? NULL : peg->nothing;
    return many_tree(peg, many, first);
}

// inner (separator inner)*
static Tree *read_gathered(Peg *peg, const Item *item) {
    uint32_t first = peg->at;
    Many many = {0};
    Tree *tree = read_item(peg, item->inner);
    if (!tree) return NULL;
    for (;;) {
        many_add(peg, &many, tree);
        uint32_t before = peg->at;
        if (!read_item(peg, item->separator) || !(tree = read_item(peg, item->inner))) {
            peg->at = before;
            return many_tree(peg, many, first);
        }
    }
}

static Tree *read_must(Peg *peg, TokenKind kind) {
    Tree *tree = read_token(peg, kind);
    if (!tree) peg->on_missing(peg, token_text(kind));
    return tree;
}

// What the item reads; NULL if it does not fit, and `at` is where it was.
static Tree *read_item(Peg *peg, const Item *item) {
    if (++peg->steps > MAX_PEG_STEPS) peg->on_limit(peg);
    uint32_t before = peg->at;
    Tree *tree = NULL;
    switch (item->kind) {
        case ITEM_TOKEN: return read_token(peg, item->token);
        case ITEM_SOFT_KEYWORD: return read_soft_keyword(peg, item->word);
        case ITEM_RULE: tree = read_rule(peg, item->rule); break;
        case ITEM_GROUP: tree = read_choice(peg, item->group); break;
        case ITEM_OPTIONAL:
            tree = read_choice(peg, item->group);
            if (!tree) peg->at = before;
            return tree ? tree : peg->nothing;
        case ITEM_STAR: case ITEM_PLUS: tree = read_repeated(peg, item); break;
        case ITEM_GATHER: tree = read_gathered(peg, item); break;
        case ITEM_MUST: return read_must(peg, item->inner->token);
        case ITEM_AND: case ITEM_NOT:
            tree = read_item(peg, item->inner);
            peg->at = before;
            return (tree != NULL) == (item->kind == ITEM_AND) ? peg->nothing : NULL;
        case ITEM_CUT: return peg->nothing;
    }
    if (!tree) peg->at = before;
    return tree;
}

// ---- Alternatives -----------------------------------------------------------------------------------------

typedef enum Outcome { FITS_NOT, FITS, CUT_OFF } Outcome;  // CUT_OFF: nor may another alternative

static bool is_lookahead(const Item *item) {
    return item->kind == ITEM_AND || item->kind == ITEM_NOT || item->kind == ITEM_CUT;
}

static Tree *labelled(const Alternative *alternative, Tree *const *values, char label) {
    for (int i = 0; label && i < alternative->count; i++)
        if (alternative->items[i].label == label) return values[i];
    return NULL;
}

// The value of an alternative that has no action of its own to say: its only item, or all of them.
static Tree *plain_value(Peg *peg, const Alternative *alternative, Tree *const *values, int kind, uint32_t first) {
    Tree *kept[MAX_ITEMS];
    int count = 0;
    for (int i = 0; i < alternative->count; i++)
        if (!is_lookahead(&alternative->items[i])) kept[count++] = values[i];
    if (kind == TREE_LIST && count == 1) return kept[0];
    Tree *tree = new_tree(peg, kind, first, count);
    memcpy(tree->items, kept, sizeof *kept * (size_t)count);
    return tree;
}

static Outcome finish(Peg *peg, const Alternative *alternative, Tree *const *values, uint32_t first, Tree **result) {
    const Action *action = &alternative->action;
    Tree *x = labelled(alternative, values, action->labels[0]);
    switch (action->kind) {
        case ACTION_NONE: case ACTION_NODE:
            *result = plain_value(peg, alternative, values, action->node, first);
            return FITS;
        case ACTION_VALUE: *result = x; return FITS;
        case ACTION_MISTAKE: case ACTION_TEST: break;
    }
    peg->find(peg, action, x, labelled(alternative, values, action->labels[1]));
    if (action->kind == ACTION_MISTAKE) return CUT_OFF;
    *result = plain_value(peg, alternative, values, action->node, first);
    return FITS;
}

static Outcome read_alternative(Peg *peg, const Alternative *alternative, Tree **result) {
    if (alternative->is_mistake && !peg->mistakes) return FITS_NOT;
    uint32_t first = peg->at;
    Tree *values[MAX_ITEMS];
    bool cut = false;
    for (int i = 0; i < alternative->count; i++) {
        const Item *item = &alternative->items[i];
        cut |= item->kind == ITEM_CUT;
        values[i] = read_item(peg, item);
        if (values[i]) continue;
        peg->at = first;
        return cut ? CUT_OFF : FITS_NOT;
    }
    return finish(peg, alternative, values, first, result);
}

static Tree *read_choice(Peg *peg, const Choice *choice) {
    Tree *result = NULL;
    for (int i = 0; i < choice->count; i++) {
        Outcome outcome = read_alternative(peg, &choice->items[i], &result);
        if (outcome == FITS) return result;
        if (outcome == CUT_OFF) return NULL;
    }
    return NULL;
}

// ---- Rules ------------------------------------------------------------------------------------------------

// True if the rule was read here before; `*tree` is then what it made of it.
static bool recall(Peg *peg, RuleName rule, Tree **tree) {
    Memo *memo = peg->memos[peg->at - peg->base];
    while (memo && memo->rule != rule) memo = memo->next;
    if (!memo) return false;
    peg->at = memo->end;
    *tree = memo->tree;
    return true;
}

static Memo *remember(Peg *peg, RuleName rule, uint32_t first, uint32_t end, Tree *tree) {
    Memo **list = &peg->memos[first - peg->base], *memo = arena_new_of(peg->arena, Memo);
    *memo = (Memo){*list, tree, end, rule};
    *list = memo;
    return memo;
}

static Tree *read_remembered(Peg *peg, RuleName name) {
    uint32_t first = peg->at;
    Tree *tree;
    if (recall(peg, name, &tree)) return tree;
    tree = read_choice(peg, &peg->grammar->rules[name].choice);
    remember(peg, name, first, peg->at, tree);
    return tree;
}

// A rule that begins with itself: first it does not fit, then what fitted without it is its beginning, and so on as
// long as it gets longer.
static Tree *read_left(Peg *peg, RuleName name) {
    uint32_t first = peg->at;
    Tree *tree;
    if (recall(peg, name, &tree)) return tree;
    Memo *memo = remember(peg, name, first, first, NULL);
    while ((tree = read_choice(peg, &peg->grammar->rules[name].choice)) && peg->at > memo->end) {
        memo->end = peg->at;
        memo->tree = tree;
        peg->at = first;
    }
    peg->at = memo->end;
    return memo->tree;
}

static Tree *read_calm(Peg *peg, const Rule *rule) {
    bool before = peg->mistakes;
    peg->mistakes = false;
    Tree *tree = read_choice(peg, &rule->choice);
    peg->mistakes = before;
    return tree;
}

static Tree *read_rule(Peg *peg, RuleName name) {
    const Rule *rule = &peg->grammar->rules[name];
    if (++peg->depth > MAX_PEG_DEPTH) peg->on_limit(peg);
    Tree *tree = rule->left         ? read_left(peg, name)
                 : rule->remembered ? read_remembered(peg, name)
                 : rule->calm       ? read_calm(peg, rule)
                                    : read_choice(peg, &rule->choice);
    peg->depth--;
    return tree;
}

bool peg_read(Peg *peg, RuleName rule) {
    peg->at = peg->base;
    peg->depth = 0;
    peg->steps = 0;
    peg->nothing = new_tree(peg, TREE_NOTHING, peg->base, 0);
    peg->memos = arena_array(peg->arena, Memo *, peg->tokens->count - peg->base);
    return read_rule(peg, rule) != NULL;
}
