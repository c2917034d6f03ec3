#include "syntax/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "syntax/lexer_parts.h"

// ---- Faults and warnings ----------------------------------------------------------------------------------

static TokenKind fail_with(Lexer *lexer, DiagKind kind, Span span, const char *format, va_list args) {
    char message[sizeof lexer->fault.message];
    vsnprintf(message, sizeof message, format, args);
    diag_set(&lexer->fault, kind, span, "%s", message);
    return TOKEN_ERROR;
}

TokenKind lexer_fail_at(Lexer *lexer, DiagKind kind, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail_with(lexer, kind, span, format, args);
    va_end(args);
    return TOKEN_ERROR;
}

TokenKind lexer_fail(Lexer *lexer, const char *place, const char *format, ...) {
    int end = (int)(place - lexer->line_start);
    if (place > lexer->line_start) place--;
    while (place > lexer->line_start && ((unsigned char)*place & 0xC0) == 0x80) place--;
    int column = end > 0 ? (int)(place - lexer->line_start) : -1;
    va_list args;
    va_start(args, format);
    fail_with(lexer, DIAG_SYNTAX, (Span){lexer->line, column, lexer->line, end}, format, args);
    va_end(args);
    return TOKEN_ERROR;
}

bool lexer_fail_at_end(Lexer *lexer) {
    if (lexer->source->fault.kind == DIAG_NONE) return false;
    lexer->fault = lexer->source->fault;
    return true;
}

void lexer_warn(Lexer *lexer, int line, const char *place, const char *format, ...) {
    char message[128];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    Warning **link = &lexer->warnings;
    for (; *link && (*link)->line <= line; link = &(*link)->next)
        if ((*link)->place == place) return;
    Warning *warning = arena_new_of(lexer->arena, Warning);
    *warning = (Warning){*link, line, place, arena_text(lexer->arena, message, strlen(message))};
    *link = warning;
}

// ---- Lines and indentation --------------------------------------------------------------------------------

static bool is_at_end(const Lexer *lexer) { return *lexer->at == 0; }

// At the very end the last line stays the current one, as in CPython.
void lexer_next_line(Lexer *lexer, bool joined) {
    lexer->at++;
    if (is_at_end(lexer)) return;
    lexer->line++;
    lexer->line_start = lexer->at;
    if (!joined) lexer->first_line = lexer->at;
}

// The text ended inside a line, a bracket or a string.
static TokenKind fail_at_end(Lexer *lexer, const char *place) {
    if (lexer_fail_at_end(lexer)) return TOKEN_ERROR;
    lexer->fault_is_quiet = true;
    if (lexer_find_unclosed(lexer, &lexer->fault)) return TOKEN_ERROR;
    return lexer_fail(lexer, place, "unexpected EOF while parsing");
}

bool lexer_find_unclosed(const Lexer *lexer, Diag *diag) {
    if (lexer->level == 0) return false;
    const Bracket *open = &lexer->brackets[lexer->level - 1];
    Span span = {open->line, open->column, open->line, open->column + 1};
    diag_set(diag, DIAG_SYNTAX, span, "'%c' was never closed", open->sign);
    return true;
}

// CPython counts the column from where it began to read lines as one, so the caret may come behind the line's end.
static TokenKind fail_on_joint(Lexer *lexer) {
    int column = (int)(lexer->at - lexer->first_line);
    lexer->fault_is_quiet = true;
    return lexer_fail_at(lexer, DIAG_SYNTAX, (Span){lexer->line, column, lexer->line, column + 1},
                         "unexpected character after line continuation character");
}

// At a backslash outside strings. The line after it goes on as part of this one.
static TokenKind join_lines(Lexer *lexer, bool in_indent) {
    lexer->at++;
    if (*lexer->at != '\n') return fail_on_joint(lexer);
    lexer_next_line(lexer, true);
    if (!is_at_end(lexer)) return TOKEN_NEWLINE;
    return fail_at_end(lexer, in_indent ? lexer->line_start : lexer->at);
}

static TokenKind fail_on_tabs(Lexer *lexer) {
    Span span = {lexer->line, 0, lexer->line, 1};
    lexer->fault_is_quiet = true;
    return lexer_fail_at(lexer, DIAG_TAB, span, "inconsistent use of tabs and spaces in indentation");
}

static TokenKind fail_on_dedent(Lexer *lexer) {
    int end = (int)strcspn(lexer->line_start, "\n");
    Span span = {lexer->line, end, lexer->line, end + 1};
    lexer->fault_is_quiet = true;
    const char *message = "unindent does not match any outer indentation level";
    return lexer_fail_at(lexer, DIAG_INDENTATION, span, "%s", message);
}

static TokenKind push_indent(Lexer *lexer, int column, int alternative) {
    if (lexer->indent + 1 >= MAX_INDENTS) {
        Span span = {lexer->line, 0, lexer->line, 1};
        lexer->fault_is_quiet = true;
        return lexer_fail_at(lexer, DIAG_INDENTATION, span, "too many levels of indentation");
    }
    if (alternative <= lexer->alternatives[lexer->indent]) return fail_on_tabs(lexer);
    lexer->indent++;
    lexer->indents[lexer->indent] = column;
    lexer->alternatives[lexer->indent] = alternative;
    lexer->pending = 1;
    return TOKEN_INDENT;
}

// Compares the line's indentation with those of the blocks around it.
static TokenKind settle_indent(Lexer *lexer, int column, int alternative) {
    if (column > lexer->indents[lexer->indent]) return push_indent(lexer, column, alternative);
    while (lexer->indent > 0 && column < lexer->indents[lexer->indent]) {
        lexer->indent--;
        lexer->pending--;
    }
    if (column != lexer->indents[lexer->indent]) return fail_on_dedent(lexer);
    if (alternative != lexer->alternatives[lexer->indent]) return fail_on_tabs(lexer);
    return TOKEN_DEDENT;
}

// Measures the white space that a line begins with. Lines of nothing else, or of a comment, do not count, nor do those
// inside brackets; a backslash in it keeps what was measured before.
static TokenKind read_indent(Lexer *lexer) {
    int column = 0, alternative = 0, joined = 0;
    for (;; lexer->at++) {
        char c = *lexer->at;
        if (c == ' ') column++, alternative++;
        else if (c == '\t') column = (column / 8 + 1) * 8, alternative++;
        else if (c == '\f') column = alternative = 0;
        else if (c == '\\') {
            joined = joined ? joined : column;
            if (join_lines(lexer, true) == TOKEN_ERROR) return TOKEN_ERROR;
            lexer->at--;
        } else break;
    }
    lexer->blank = *lexer->at == '#' || *lexer->at == '\n';
    if (lexer->blank || lexer->level > 0) return TOKEN_NEWLINE;
    if (is_at_end(lexer) && lexer_fail_at_end(lexer)) return TOKEN_ERROR;
    return joined ? settle_indent(lexer, joined, joined) : settle_indent(lexer, column, alternative);
}

// ---- Names ------------------------------------------------------------------------------------------------

bool lexer_is_name_char(char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || c == '_' || lexer_is_digit(c) || (unsigned char)c >= 0x80;
}

static TokenKind fail_on_character(Lexer *lexer, const char *character, int length, uint32_t rune) {
    const char *end = character + length;
    lexer->at = end;
    if (!utf8_is_printable(rune)) return lexer_fail(lexer, end, "invalid non-printable character U+%04X", rune);
    return lexer_fail(lexer, end, "invalid character '%.*s' (U+%04X)", length, character, rune);
}

// Only possible where the file declares itself to be UTF-8, else the source was refused.
static TokenKind fail_on_bad_name(Lexer *lexer, const char *bad) {
    const char *reason = (unsigned char)*bad < 0xC2 || (unsigned char)*bad > 0xF4 ? "invalid start byte"
                         : bad + 1 == lexer->at                                   ? "unexpected end of data"
                                                                                  : "invalid continuation byte";
    return lexer_fail(lexer, lexer->at, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s",
                      (unsigned char)*bad, (int)(bad - lexer->start), reason);
}

// Python would take it for another identifier, one with the same meaning: "ﬁ" for "fi".
static void refuse_name(Lexer *lexer) {
    const char *line = lexer->line_start;
    Span span = {lexer->line, (int)(lexer->start - line), lexer->line, (int)(lexer->at - line)};
    const char *message = "an identifier that is not in its normal form (NFKC) is not supported";
    diag_set(&lexer->refusal, DIAG_UNSUPPORTED, span, "%s", message);
    diag_hint(&lexer->refusal, "write it with plain letters");
}

// Checks an identifier that is not plain ASCII, character by character.
static TokenKind check_name(Lexer *lexer) {
    int length;
    for (const char *at = lexer->start; at < lexer->at; at += length) {
        uint32_t rune = utf8_decode(at, lexer->at, &length);
        if (rune == UTF8_BAD) return fail_on_bad_name(lexer, at);
    }
    for (const char *at = lexer->start; at < lexer->at; at += length) {
        uint32_t rune = utf8_decode(at, lexer->at, &length);
        bool valid = at == lexer->start ? utf8_is_identifier_start(rune) : utf8_is_identifier_part(rune);
        if (!valid) return fail_on_character(lexer, at, length, rune);
        if (!utf8_is_normal(rune)) refuse_name(lexer);
    }
    return TOKEN_NAME;
}

// If a string prefix and a quote begin at `start`, the quote; else NULL. `*letters` gets the prefix in lower case.
static const char *find_quote(const char *start, char letters[3]) {
    int count = 0;
    for (const char *at = start;; at++) {
        if (*at == '"' || *at == '\'') {
            letters[count] = 0;
            return at;
        }
        char letter = (char)(*at | 0x20);
        if (count == 2 || !strchr("bruf", letter) || (count == 1 && letters[0] == letter)) return NULL;
        letters[count++] = letter;
        if (count == 2 && letters[0] != 'r' && letters[1] != 'r') return NULL;
        if (count == 2 && (letters[0] == 'u' || letters[1] == 'u')) return NULL;
    }
}

static TokenKind read_name(Lexer *lexer) {
    bool ascii = true;
    for (; lexer_is_name_char(*lexer->at); lexer->at++) ascii &= (unsigned char)*lexer->at < 0x80;
    return ascii ? TOKEN_NAME : check_name(lexer);
}

static TokenKind read_name_or_string(Lexer *lexer) {
    char letters[3];
    const char *quote = strchr("bBrRuUfF", *lexer->at) ? find_quote(lexer->at, letters) : NULL;
    if (!quote) return read_name(lexer);
    if (strchr(letters, 'f')) return lexer_fstring_start(lexer, quote, strchr(letters, 'r') != NULL);
    return lexer_string(lexer, quote);
}

// ---- Signs ------------------------------------------------------------------------------------------------

// The longest sign that begins with `a`, given the two bytes behind it; `*size` is its length.
static TokenKind find_sign(char a, char b, char c, int *size) {
#define ONE(kind) (*size = 1, TOKEN_##kind)
#define TWO(kind) (*size = 2, TOKEN_##kind)
#define THREE(kind) (*size = 3, TOKEN_##kind)
    switch (a) {
        case '(': return ONE(OPEN_PAREN);
        case ')': return ONE(CLOSE_PAREN);
        case '[': return ONE(OPEN_BRACKET);
        case ']': return ONE(CLOSE_BRACKET);
        case '{': return ONE(OPEN_BRACE);
        case '}': return ONE(CLOSE_BRACE);
        case ',': return ONE(COMMA);
        case ';': return ONE(SEMICOLON);
        case '~': return ONE(TILDE);
        case ':': return b == '=' ? TWO(WALRUS) : ONE(COLON);
        case '=': return b == '=' ? TWO(EQUAL) : ONE(ASSIGN);
        case '!': return b == '=' ? TWO(NOT_EQUAL) : ONE(EXCLAMATION);
        case '+': return b == '=' ? TWO(PLUS_ASSIGN) : ONE(PLUS);
        case '-': return b == '=' ? TWO(MINUS_ASSIGN) : b == '>' ? TWO(ARROW) : ONE(MINUS);
        case '@': return b == '=' ? TWO(AT_ASSIGN) : ONE(AT);
        case '%': return b == '=' ? TWO(PERCENT_ASSIGN) : ONE(PERCENT);
        case '|': return b == '=' ? TWO(PIPE_ASSIGN) : ONE(PIPE);
        case '^': return b == '=' ? TWO(CARET_ASSIGN) : ONE(CARET);
        case '&': return b == '=' ? TWO(AMPERSAND_ASSIGN) : ONE(AMPERSAND);
        case '.': return b == '.' && c == '.' ? THREE(ELLIPSIS) : ONE(DOT);
        case '*':
            if (b == '*') return c == '=' ? THREE(DOUBLE_STAR_ASSIGN) : TWO(DOUBLE_STAR);
            return b == '=' ? TWO(STAR_ASSIGN) : ONE(STAR);
        case '/':
            if (b == '/') return c == '=' ? THREE(DOUBLE_SLASH_ASSIGN) : TWO(DOUBLE_SLASH);
            return b == '=' ? TWO(SLASH_ASSIGN) : ONE(SLASH);
        case '<':
            if (b == '<') return c == '=' ? THREE(LEFT_SHIFT_ASSIGN) : TWO(LEFT_SHIFT);
            if (b == '>') return TWO(STRAY);  // != for a barry_as_FLUFL
            return b == '=' ? TWO(LESS_EQUAL) : ONE(LESS);
        case '>':
            if (b == '>') return c == '=' ? THREE(RIGHT_SHIFT_ASSIGN) : TWO(RIGHT_SHIFT);
            return b == '=' ? TWO(GREATER_EQUAL) : ONE(GREATER);
        default: return ONE(STRAY);
    }
#undef ONE
#undef TWO
#undef THREE
}

static TokenKind open_bracket(Lexer *lexer, TokenKind kind) {
    if (lexer->level >= MAX_BRACKETS) return lexer_fail(lexer, lexer->at, "too many nested parentheses");
    int column = (int)(lexer->start - lexer->line_start);
    lexer->brackets[lexer->level++] = (Bracket){*lexer->start, lexer->line, column};
    if (lexer->fstring >= 0) lexer_fstring(lexer)->depth++;
    return kind;
}

static bool is_pair(char open, char close) {
    return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

static TokenKind fail_on_pair(Lexer *lexer, const Bracket *open, char sign) {
    FString *fstring = lexer_fstring(lexer);
    if (fstring && open->sign == '{' && fstring->depth - 1 == fstring->field)
        return lexer_fail(lexer, lexer->at, "f-string: unmatched '%c'", sign);
    char where[32] = "";
    if (open->line != lexer->line) snprintf(where, sizeof where, " on line %d", open->line);
    return lexer_fail(lexer, lexer->at, "closing parenthesis '%c' does not match opening parenthesis '%c'%s", sign,
                      open->sign, where);
}

static TokenKind close_bracket(Lexer *lexer, TokenKind kind) {
    char sign = *lexer->start;
    FString *fstring = lexer_fstring(lexer);
    if (fstring && fstring->depth == 0 && sign == '}')
        return lexer_fail(lexer, lexer->at, "f-string: single '}' is not allowed");
    if (lexer->level == 0) return lexer_fail(lexer, lexer->at, "unmatched '%c'", sign);
    const Bracket *open = &lexer->brackets[--lexer->level];
    if (!is_pair(open->sign, sign)) return fail_on_pair(lexer, open, sign);
    return lexer_fstring_close(lexer, sign) ? kind : TOKEN_ERROR;
}

static TokenKind read_sign(Lexer *lexer) {
    char sign = *lexer->start;
    if (lexer->fstring >= 0 && strchr(":!{}", sign) && lexer_fstring_sign(lexer, sign)) {
        lexer->at++;
        return TOKEN_COLON;
    }
    int size;
    TokenKind kind = find_sign(sign, sign ? lexer->at[1] : 0, sign && lexer->at[1] ? lexer->at[2] : 0, &size);
    lexer->at += size;
    switch (kind) {
        case TOKEN_OPEN_PAREN: case TOKEN_OPEN_BRACKET: case TOKEN_OPEN_BRACE: return open_bracket(lexer, kind);
        case TOKEN_CLOSE_PAREN: case TOKEN_CLOSE_BRACKET: case TOKEN_CLOSE_BRACE: return close_bracket(lexer, kind);
        case TOKEN_STRAY:
            if (utf8_is_printable((unsigned char)sign)) return kind;
            return fail_on_character(lexer, lexer->start, 1, (unsigned char)sign);
        default: return kind;
    }
}

// ---- Tokens -----------------------------------------------------------------------------------------------

static void mark_start(Lexer *lexer) {
    lexer->start = lexer->at;
    lexer->start_line = lexer->line_start;
    lexer->start_number = lexer->line;
}

// Over white space, comments, joined lines, and lines that hold nothing else. TOKEN_ERROR or anything.
static TokenKind skip_blanks(Lexer *lexer) {
    for (;;) {
        while (*lexer->at == ' ' || *lexer->at == '\t' || *lexer->at == '\f') lexer->at++;
        lexer->comment = *lexer->at == '#' ? lexer->at : NULL;
        lexer->at += lexer->comment ? strcspn(lexer->at, "\n") : 0;
        if (*lexer->at == '\\') {
            if (join_lines(lexer, false) == TOKEN_ERROR) return TOKEN_ERROR;
        } else if (*lexer->at == '\n' && (lexer->blank || lexer->level > 0)) {
            lexer_next_line(lexer, false);
            if (read_indent(lexer) == TOKEN_ERROR) return TOKEN_ERROR;
            if (lexer->pending) return TOKEN_NEWLINE;
        } else {
            return TOKEN_NEWLINE;
        }
    }
}

// One token of code, from `start` on.
static TokenKind read_code(Lexer *lexer) {
    char c = *lexer->at;
    if (c == '\n') {
        if (lexer->comment) lexer->start = lexer->comment;  // a comment is part of the line's end
        lexer->at_line_start = true;
        return TOKEN_NEWLINE;
    }
    if (c == 0) {
        if (lexer->level > 0 || lexer->source->fault.kind) return fail_at_end(lexer, lexer->at);
        return TOKEN_END;
    }
    if (lexer_is_digit(c) || (c == '.' && lexer_is_digit(lexer->at[1]))) return lexer_number(lexer);
    if (lexer_is_name_char(c)) return read_name_or_string(lexer);
    if (c == '"' || c == '\'') return lexer_string(lexer, lexer->at);
    return read_sign(lexer);
}

// The token's place is from `start` to `at`, its text to `end`.
static void add_token(Lexer *lexer, TokenKind kind, const char *end) {
    const char *text = lexer->source->text;
    Token *token = tokens_add(&lexer->tokens, lexer->arena);
    token->kind = (uint8_t)kind;
    token->level = (uint8_t)lexer->level;
    token->start = (uint32_t)(lexer->start - text);
    token->end = (uint32_t)(end - text);
    token->span = (Span){lexer->start_number, (int)(lexer->start - lexer->start_line), lexer->line,
                         (int)(lexer->at - lexer->line_start)};
    if (kind == TOKEN_NAME) {
        token->symbol = symbols_find(lexer->symbols, lexer->start, (size_t)(end - lexer->start));
        token->kind = (uint8_t)token->symbol->kind;
    }
    if (kind <= TOKEN_DEDENT && kind != TOKEN_NEWLINE) token->span.column = token->span.end_column = -1;
}

// The next token's kind; `*end` is where its text ends if that is not `at`: one of two braces in an f-string counts.
static TokenKind next_token(Lexer *lexer, const char **end) {
    *end = NULL;
    FString *fstring = lexer_fstring(lexer);
    if (fstring && fstring->in_text) {
        mark_start(lexer);
        TokenKind part = lexer_fstring_text(lexer, end);
        return part == TOKEN_OPEN_BRACE ? read_sign(lexer) : part;
    }
    TokenKind kind = TOKEN_NEWLINE;
    if (lexer->at_line_start) {
        lexer->at_line_start = false;
        kind = read_indent(lexer);
    }
    if (kind != TOKEN_ERROR && !lexer->pending) kind = skip_blanks(lexer);
    mark_start(lexer);
    if (kind == TOKEN_ERROR || lexer->pending) return kind;
    return read_code(lexer);
}

static void add_pending(Lexer *lexer) {
    for (; lexer->pending > 0; lexer->pending--) add_token(lexer, TOKEN_INDENT, lexer->at);
    for (; lexer->pending < 0; lexer->pending++) add_token(lexer, TOKEN_DEDENT, lexer->at);
}

void lexer_run(Lexer *lexer) {
    lexer->at = lexer->line_start = lexer->first_line = lexer->source->text;
    lexer->line = 1;
    lexer->at_line_start = true;
    lexer->fstring = -1;
    for (TokenKind kind = TOKEN_NEWLINE; kind != TOKEN_END && kind != TOKEN_ERROR;) {
        const char *end;
        kind = next_token(lexer, &end);
        if (lexer->pending && kind != TOKEN_ERROR) {
            add_pending(lexer);
            kind = TOKEN_NEWLINE;
            continue;
        }
        add_token(lexer, kind, end ? end : lexer->at);
        if (kind == TOKEN_NEWLINE) lexer_next_line(lexer, false);
    }
}
