#include "syntax/grammar.h"

#include <assert.h>
#include <string.h>

// The text is our own, so there is no error handling here: a mistake in it is an assertion.
typedef struct Reader {
    Arena *arena;
    Grammar *grammar;
    const char *at;
} Reader;

static void read_choice(Reader *reader, Choice *choice);

// ---- Words ------------------------------------------------------------------------------------------------

static void skip_blanks(Reader *reader) {
    while (*reader->at == ' ') reader->at++;
}

static bool accept(Reader *reader, char c) {
    skip_blanks(reader);
    if (*reader->at != c) return false;
    reader->at++;
    return true;
}

static bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

static const char *read_word(Reader *reader) {
    skip_blanks(reader);
    const char *start = reader->at;
    while (is_word_char(*reader->at)) reader->at++;
    assert(reader->at > start);
    return arena_text(reader->arena, start, (size_t)(reader->at - start));
}

static const char *read_until(Reader *reader, char end) {
    const char *start = reader->at;
    while (*reader->at != end) reader->at++;
    const char *text = arena_text(reader->arena, start, (size_t)(reader->at - start));
    reader->at++;
    return text;
}

static TokenKind token_of(const char *text) {
    for (TokenKind kind = TOKEN_OPEN_PAREN; kind < TOKEN_KIND_COUNT; kind++)
        if (strcmp(token_text(kind), text) == 0) return kind;
    assert(!"a sign or keyword");
    return TOKEN_ERROR;
}

static TokenKind mark_of(const char *name) {
    static const char *const names[] = {
#define MARK(NAME, about) [TOKEN_##NAME] = #NAME,
        MARK_LIST(MARK)
#undef MARK
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return (TokenKind)i;
    return TOKEN_KIND_COUNT;
}

static RuleName rule_of(const Reader *reader, const char *name) {
    for (RuleName i = 0; i < RULE_COUNT; i++)
        if (strcmp(reader->grammar->rules[i].name, name) == 0) return i;
    assert(!"a rule");
    return RULE_COUNT;
}

static NodeKind node_of(const char *name) {
    static const char *const names[] = {
#define NODE(NAME, about) [NODE_##NAME] = #NAME,
        EXPRESSION_LIST(NODE)
#undef NODE
        [NODE_KEYWORD] = "KEYWORD",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i] && strcmp(names[i], name) == 0) return (NodeKind)i;
    assert(!"a node");
    return NODE_KIND_COUNT;
}

static Finding finding_of(const char *name) {
    static const char *const names[] = {
#define FINDING(name, about) #name,
        FINDING_LIST(FINDING)
#undef FINDING
    };
    for (Finding i = 0; i < FINDING_COUNT; i++)
        if (strcmp(names[i], name) == 0) return i;
    assert(!"a finding");
    return FINDING_COUNT;
}

// ---- Items ------------------------------------------------------------------------------------------------

static const Choice *read_group(Reader *reader, char close) {
    Choice *choice = arena_new_of(reader->arena, Choice);
    read_choice(reader, choice);
    bool closed = accept(reader, close);
    assert(closed);
    (void)closed;
    return choice;
}

static Item read_name(Reader *reader) {
    const char *name = read_word(reader);
    if (strcmp(name, "SOFT_KEYWORD") == 0) return (Item){.kind = ITEM_SOFT_KEYWORD};
    TokenKind token = mark_of(name);
    if (token != TOKEN_KIND_COUNT) return (Item){.kind = ITEM_TOKEN, .token = token};
    return (Item){.kind = ITEM_RULE, .rule = rule_of(reader, name)};
}

static Item read_atom(Reader *reader) {
    if (accept(reader, '\'')) return (Item){.kind = ITEM_TOKEN, .token = token_of(read_until(reader, '\''))};
    if (accept(reader, '<')) return (Item){.kind = ITEM_SOFT_KEYWORD, .word = read_until(reader, '>')};
    if (accept(reader, '(')) return (Item){.kind = ITEM_GROUP, .group = read_group(reader, ')')};
    if (accept(reader, '[')) return (Item){.kind = ITEM_OPTIONAL, .group = read_group(reader, ']')};
    return read_name(reader);
}

static const Item *keep(Reader *reader, Item item) {
    Item *copy = arena_new_of(reader->arena, Item);
    *copy = item;
    return copy;
}

// An atom and what stands right behind it.
static Item read_repeated(Reader *reader) {
    Item atom = read_atom(reader);
    char sign = *reader->at;
    if (sign != '*' && sign != '+' && sign != '!' && sign != '.') return atom;
    reader->at++;
    if (sign == '*') return (Item){.kind = ITEM_STAR, .inner = keep(reader, atom)};
    if (sign == '+') return (Item){.kind = ITEM_PLUS, .inner = keep(reader, atom)};
    if (sign == '!') return (Item){.kind = ITEM_MUST, .inner = keep(reader, atom)};
    Item inner = read_atom(reader);
    assert(*reader->at == '+');
    reader->at++;
    return (Item){.kind = ITEM_GATHER, .inner = keep(reader, inner), .separator = keep(reader, atom)};
}

static char read_label(Reader *reader) {
    skip_blanks(reader);
    if (!is_word_char(reader->at[0]) || reader->at[1] != ':') return 0;
    char label = reader->at[0];
    reader->at += 2;
    return label;
}

static Item read_item(Reader *reader) {
    if (accept(reader, '~')) return (Item){.kind = ITEM_CUT};
    if (accept(reader, '&')) return (Item){.kind = ITEM_AND, .inner = keep(reader, read_atom(reader))};
    if (accept(reader, '!')) return (Item){.kind = ITEM_NOT, .inner = keep(reader, read_atom(reader))};
    char label = read_label(reader);
    Item item = read_repeated(reader);
    item.label = label;
    return item;
}

// ---- Alternatives -----------------------------------------------------------------------------------------

static void read_finding(Reader *reader, Action *action) {
    action->finding = finding_of(read_word(reader));
    for (int i = 0; i < 2; i++) {
        skip_blanks(reader);
        if (is_word_char(*reader->at)) action->labels[i] = *reader->at++;
    }
}

static Action read_action(Reader *reader) {
    Action action = {.kind = ACTION_NONE, .node = TREE_LIST};
    if (accept(reader, '=')) {
        action.kind = ACTION_VALUE;
        action.labels[0] = *reader->at++;
    } else if (accept(reader, '?')) {
        action.kind = ACTION_TEST;
        read_finding(reader, &action);
    } else if (accept(reader, '{')) {
        action.kind = ACTION_MISTAKE;
        read_finding(reader, &action);
        if (accept(reader, '`')) action.message = read_until(reader, '`');
        accept(reader, '}');
    }
    if (accept(reader, '@')) {
        if (action.kind == ACTION_NONE) action.kind = ACTION_NODE;
        action.node = node_of(read_word(reader));
    }
    return action;
}

static bool at_item(Reader *reader) {
    skip_blanks(reader);
    return *reader->at && !strchr("|)]@=?{", *reader->at);
}

static Alternative read_alternative(Reader *reader) {
    Item items[MAX_ITEMS];
    int count = 0;
    while (at_item(reader)) {
        assert(count < MAX_ITEMS);
        items[count++] = read_item(reader);
    }
    Alternative alternative = {.count = count, .action = read_action(reader)};
    alternative.items = arena_array(reader->arena, Item, count);
    memcpy(alternative.items, items, sizeof *items * (size_t)count);
    if (count == 1 && items[0].kind == ITEM_RULE) {
        const char *name = reader->grammar->rules[items[0].rule].name;
        alternative.is_mistake = strncmp(name, "bad_", 4) == 0;
    }
    return alternative;
}

// alternative ('|' alternative)*
static void read_choice(Reader *reader, Choice *choice) {
    enum { MOST = 16 };
    Alternative items[MOST];
    do {
        assert(choice->count < MOST);
        items[choice->count++] = read_alternative(reader);
    } while (accept(reader, '|'));
    choice->items = arena_array(reader->arena, Alternative, choice->count);
    memcpy(choice->items, items, sizeof *items * (size_t)choice->count);
}

// ---- Rules ------------------------------------------------------------------------------------------------

Grammar *grammar_new(Arena *arena) {
    static const char *const texts[] = {
#define RULE(name, text) text,
        GRAMMAR_LIST(RULE, RULE, RULE, RULE)
#undef RULE
    };
    Grammar *grammar = arena_new_of(arena, Grammar);
    Rule *rule = grammar->rules;
#define RULE(rule_name, text) *rule++ = (Rule){.name = #rule_name};
#define MEMO(rule_name, text) *rule++ = (Rule){.name = #rule_name, .remembered = true};
#define LEFT(rule_name, text) *rule++ = (Rule){.name = #rule_name, .left = true};
#define CALM(rule_name, text) *rule++ = (Rule){.name = #rule_name, .calm = true};
    GRAMMAR_LIST(RULE, MEMO, LEFT, CALM)
#undef RULE
#undef MEMO
#undef LEFT
#undef CALM
    for (RuleName i = 0; i < RULE_COUNT; i++) {
        Reader reader = {arena, grammar, texts[i]};
        read_choice(&reader, &grammar->rules[i].choice);
        assert(*reader.at == 0);
    }
    return grammar;
}
