#include <ctype.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/literal.h"
#include "syntax/parser.h"

// ---- Numbers ----------------------------------------------------------------------------------------------

enum { MAX_DECIMAL_DIGITS = 4300 };  // sys.int_info.default_max_str_digits

static int radix_of(const char *digits) {
    if (digits[0] != '0') return 10;
    switch (digits[1]) {
        case 'x': return 16;
        case 'o': return 8;
        case 'b': return 2;
        default: return 10;
    }
}

// The number's text without underscores, in lower case.
static char *copy_digits(Parser *parser, const Token *token) {
    char *copy = arena_alloc(parser->arena, token->end - token->start + 1), *out = copy;
    for (uint32_t i = token->start; i < token->end; i++)
        if (parser->text[i] != '_') *out++ = (char)tolower((unsigned char)parser->text[i]);
    return copy;
}

static _Noreturn void fail_on_length(Parser *parser, const Token *token, size_t digits) {
    Span span = {token->span.line, -1, token->span.line, -1};
    diag_set(parser->diag, DIAG_SYNTAX, span,
             "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
             "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
             "avoid decimal conversion limits.",
             MAX_DECIMAL_DIGITS, digits);
    parser_fail(parser);
}

static Literal read_integer(Parser *parser, const Token *token, const char *digits) {
    int radix = radix_of(digits);
    uint64_t value = 0;
    for (const char *at = radix == 10 ? digits : digits + 2; *at; at++) {
        unsigned digit = (unsigned)(*at <= '9' ? *at - '0' : *at - 'a' + 10);
        if (value > ((uint64_t)INT64_MAX - digit) / (unsigned)radix) {
            size_t size = strlen(digits);
            if (radix == 10 && size > MAX_DECIMAL_DIGITS) fail_on_length(parser, token, size);
            return (Literal){.kind = LITERAL_BIG_INT, .text = digits, .size = size};
        }
        value = value * (unsigned)radix + digit;
    }
    return (Literal){.kind = LITERAL_INT, .integer = (int64_t)value};
}

// strtod reads the locale's decimal point, a program's text has a dot.
static double read_real(Parser *parser, const char *digits) {
    const char *point = localeconv()->decimal_point, *dot = strchr(digits, '.');
    if (!dot || strcmp(point, ".") == 0) return strtod(digits, NULL);
    size_t size = strlen(digits) + strlen(point);
    char *copy = arena_alloc(parser->arena, size + 1);
    snprintf(copy, size + 1, "%.*s%s%s", (int)(dot - digits), digits, point, dot + 1);
    return strtod(copy, NULL);
}

// NUMBER
Node *parse_number(Parser *parser) {
    const Token *token = parser_take(parser);
    char *digits = copy_digits(parser, token);
    size_t size = strlen(digits);
    Node *node = parser_node(parser, NODE_CONSTANT, token);
    Literal *value = &node->as.constant.value;
    if (digits[size - 1] == 'j') {
        digits[size - 1] = 0;
        *value = (Literal){.kind = LITERAL_IMAGINARY, .real = read_real(parser, digits)};
    } else if (radix_of(digits) == 10 && strpbrk(digits, ".e")) {
        *value = (Literal){.kind = LITERAL_FLOAT, .real = read_real(parser, digits)};
    } else {
        *value = read_integer(parser, token, digits);
    }
    return node;
}

// ---- Strings ----------------------------------------------------------------------------------------------

// Literals side by side are one string. Its parts are CONSTANTs and FORMATTED_VALUEs.
typedef struct Strings {
    Nodes parts;
    bool has_text, has_bytes, has_fields;  // plain strings, bytes, f-strings
} Strings;

static Node *new_text(Parser *parser, Span span, Literal literal) {
    Node *node = arena_new_of(parser->arena, Node);
    node->kind = NODE_CONSTANT;
    node->span = span;
    node->as.constant.value = literal;
    return node;
}

// STRING
static void parse_string(Parser *parser, Strings *strings) {
    const Token *token = parser_take(parser);
    Literal literal;
    if (!literal_decode(parser->lexer, token, &literal, NULL)) parser_fail(parser);
    if (literal.kind == LITERAL_BYTES) strings->has_bytes = true;
    else strings->has_text = true;
    parser_add(parser, &strings->parts, new_text(parser, token->span, literal));
}

static Literal decode(Parser *parser, const Token *token, bool raw, int line) {
    Literal literal;
    if (!literal_decode_part(parser->lexer, token, raw, line, &literal, NULL)) parser_fail(parser);
    return literal;
}

static void parse_field(Parser *parser, Nodes *parts);

// FSTRING_MIDDLE; an "r" before the f-string makes no difference here
static void parse_spec_text(Parser *parser, Nodes *parts) {
    const Token *token = parser_take(parser);
    Literal literal = decode(parser, token, false, token->span.line);
    if (literal.size > 0) parser_add(parser, parts, new_text(parser, token->span, literal));
}

// ':' (FSTRING_MIDDLE | field)*
static Node *parse_format_spec(Parser *parser) {
    const Token *start = parser_take(parser);
    Nodes parts = {0};
    for (;;) {
        if (parser_at(parser, TOKEN_FSTRING_MIDDLE)) parse_spec_text(parser, &parts);
        else if (parser_at(parser, TOKEN_OPEN_BRACE)) parse_field(parser, &parts);
        else break;
    }
    Node *node = parser_node(parser, NODE_JOINED_STR, start);
    node->as.joined_str.parts = parts;
    return node;
}

// '!' NAME, with nothing between them
static int parse_conversion(Parser *parser) {
    const Token *sign = parser_take(parser);
    const Token *name = parser_expect(parser, TOKEN_NAME);
    const char *text = name->symbol->text;
    bool valid = name->symbol->size == 1 && (text[0] == 's' || text[0] == 'r' || text[0] == 'a');
    if (name->start != sign->end || !valid) parser_fail(parser);
    return text[0];
}

// `f"{x = }"` shows its own text: everything between the brace and what ends the expression, comments left out.
static void add_own_text(Parser *parser, Nodes *parts, const Token *open, const Token *stop) {
    char *copy = arena_alloc(parser->arena, stop->start - open->end + 1), *out = copy;
    for (uint32_t i = open->end; i < stop->start; i++) {
        if (parser->text[i] == '#')
            while (i < stop->start && parser->text[i] != '\n') i++;
        if (i < stop->start) *out++ = parser->text[i];
    }
    Span span = {open->span.line, open->span.end_column, stop->span.line, stop->span.column};
    Literal literal = {.kind = LITERAL_STR, .text = copy, .size = (size_t)(out - copy)};
    parser_add(parser, parts, new_text(parser, span, literal));
}

// '{' annotated_rhs ['='] ['!' NAME] [':' format_spec] '}'
static void parse_field(Parser *parser, Nodes *parts) {
    const Token *open = parser_take(parser);
    parser_enter(parser);
    Node *value = parse_annotated_rhs(parser), *spec = NULL;
    bool shows_itself = parser_accept(parser, TOKEN_ASSIGN);
    if (shows_itself) add_own_text(parser, parts, open, parser->token);
    int conversion = 0;
    if (parser_at(parser, TOKEN_EXCLAMATION)) conversion = parse_conversion(parser);
    else if (shows_itself && !parser_at(parser, TOKEN_COLON)) conversion = 'r';
    if (parser_at(parser, TOKEN_COLON)) spec = parse_format_spec(parser);
    parser_expect(parser, TOKEN_CLOSE_BRACE);
    parser_leave(parser);
    Node *node = parser_node(parser, NODE_FORMATTED_VALUE, open);
    node->as.formatted_value.value = value;
    node->as.formatted_value.conversion = conversion;
    node->as.formatted_value.format_spec = spec;
    parser_add(parser, parts, node);
}

// FSTRING_MIDDLE, still to be decoded: until then the literal has no text, and its `integer` is the token's index
static void parse_text(Parser *parser, Nodes *parts) {
    Literal literal = {.kind = LITERAL_STR, .integer = parser->index};
    const Token *token = parser_take(parser);
    if (token->end > token->start) parser_add(parser, parts, new_text(parser, token->span, literal));
}

// The texts between the fields are decoded at the end: that is where CPython's warnings are shown.
static void decode_texts(Parser *parser, Nodes parts, int first, bool raw) {
    int line = parser->last->span.line;
    for (int i = first; i < parts.count; i++) {
        Literal *value = &parts.items[i]->as.constant.value;
        if (parts.items[i]->kind == NODE_CONSTANT && !value->text)
            *value = decode(parser, token_at(parser->tokens, (uint32_t)value->integer), raw, line);
    }
}

// fstring: FSTRING_START (FSTRING_MIDDLE | field)* FSTRING_END
static void parse_fstring(Parser *parser, Strings *strings) {
    const Token *start = parser_take(parser);
    int first = strings->parts.count;
    strings->has_fields = true;
    for (;;) {
        if (parser_at(parser, TOKEN_FSTRING_MIDDLE)) parse_text(parser, &strings->parts);
        else if (parser_at(parser, TOKEN_OPEN_BRACE)) parse_field(parser, &strings->parts);
        else break;
    }
    parser_expect(parser, TOKEN_FSTRING_END);
    decode_texts(parser, strings->parts, first, literal_has_prefix(parser->lexer, start, 'r'));
}

// Parts `first` to `last` - 1, all CONSTANTs, as one.
static Node *join(Parser *parser, Nodes parts, int first, int last) {
    size_t size = 0;
    for (int i = first; i < last; i++) size += parts.items[i]->as.constant.value.size;
    char *text = arena_alloc(parser->arena, size + 1), *out = text;
    for (int i = first; i < last; i++) {
        const Literal *part = &parts.items[i]->as.constant.value;
        memcpy(out, part->text, part->size);
        out += part->size;
    }
    Span span = parts.items[first]->span, end = parts.items[last - 1]->span;
    span.end_line = end.end_line;
    span.end_column = end.end_column;
    Literal literal = {.kind = parts.items[first]->as.constant.value.kind, .text = text, .size = size};
    return new_text(parser, span, literal);
}

// Joins CONSTANTs that are neighbours; leaves out empty ones.
static Nodes join_neighbours(Parser *parser, Nodes parts) {
    Nodes joined = {0};
    for (int i = 0; i < parts.count;) {
        int last = i;
        while (last < parts.count && parts.items[last]->kind == NODE_CONSTANT) last++;
        Node *part = last > i + 1 ? join(parser, parts, i, last) : parts.items[i];
        if (part->kind != NODE_CONSTANT || part->as.constant.value.size > 0) parser_add(parser, &joined, part);
        i = last > i ? last : i + 1;
    }
    return joined;
}

// strings: (fstring | STRING)+
Node *parse_strings(Parser *parser) {
    const Token *start = parser->token;
    Strings strings = {0};
    do {
        if (parser_at(parser, TOKEN_STRING)) parse_string(parser, &strings);
        else parse_fstring(parser, &strings);
    } while (parser_at(parser, TOKEN_STRING) || parser_at(parser, TOKEN_FSTRING_START));
    if (strings.has_bytes && (strings.has_text || strings.has_fields)) parser_fail(parser);
    if (strings.has_fields) {
        Node *node = parser_node(parser, NODE_JOINED_STR, start);
        node->as.joined_str.parts = join_neighbours(parser, strings.parts);
        return node;
    }
    if (strings.parts.count == 1) return strings.parts.items[0];
    return join(parser, strings.parts, 0, strings.parts.count);
}
