#include <string.h>

#include "syntax/lexer_parts.h"

// ---- Strings and bytes ------------------------------------------------------------------------------------

static int count_quotes(const char *quote) { return quote[1] == quote[0] && quote[2] == quote[0] ? 3 : 1; }

// The fault of a string that ends nowhere is shown at its first quote.
static TokenKind fail_at_quote(Lexer *lexer, const char *place, const char *line_start, int line, const char *message,
                               const char *hint) {
    int detected = lexer->line;
    lexer->at = place + 1;
    lexer->line_start = line_start;
    lexer->line = line;
    return lexer_fail(lexer, lexer->at, "unterminated %s literal (detected at line %d)%s", message, detected, hint);
}

static TokenKind fail_on_string(Lexer *lexer, char quote, int size, bool escaped) {
    if (*lexer->at == 0 && lexer_fail_at_end(lexer)) return TOKEN_ERROR;
    FString *fstring = lexer_fstring(lexer);
    if (fstring && fstring->quote == quote && fstring->quote_size == size) {
        lexer->at = lexer->start + 1;
        lexer->line_start = lexer->start_line;
        lexer->line = lexer->start_number;
        return lexer_fail(lexer, lexer->at, "f-string: expecting '}'");
    }
    const char *hint = size == 1 && escaped ? "; perhaps you escaped the end quote?" : "";
    return fail_at_quote(lexer, lexer->start, lexer->start_line, lexer->start_number,
                         size == 3 ? "triple-quoted string" : "string", hint);
}

TokenKind lexer_string(Lexer *lexer, const char *quote) {
    int size = count_quotes(quote), closing = 0;
    bool escaped = false;
    lexer->at = quote + size;
    while (closing < size) {
        char c = *lexer->at;
        if (c == 0 || (c == '\n' && size == 1)) return fail_on_string(lexer, *quote, size, escaped);
        if (c == '\\') {
            lexer->at++;
            escaped |= *lexer->at == *quote;
        }
        closing = c == *quote ? closing + 1 : 0;
        if (*lexer->at == '\n') lexer_next_line(lexer, true);
        else if (*lexer->at) lexer->at++;
    }
    return TOKEN_STRING;
}

// ---- F-strings --------------------------------------------------------------------------------------------

TokenKind lexer_fstring_start(Lexer *lexer, const char *quote, bool raw) {
    if (lexer->fstring + 1 >= MAX_FSTRINGS) {
        lexer->at = quote + 1;
        return lexer_fail(lexer, lexer->at, "too many nested f-strings");
    }
    if (!lexer->fstrings) lexer->fstrings = arena_array(lexer->arena, FString, MAX_FSTRINGS);
    lexer->fstrings[++lexer->fstring] = (FString){
        .quote = *quote, .quote_size = count_quotes(quote), .raw = raw, .in_text = true, .field = -1,
        .start = lexer->start, .line_start = lexer->line_start, .line = lexer->line,
    };
    lexer->at = quote + lexer_fstring(lexer)->quote_size;
    return TOKEN_FSTRING_START;
}

static bool in_format_spec(const FString *fstring) { return fstring->field_read && fstring->field >= 0; }

static bool is_closed(const Lexer *lexer, const FString *fstring) {
    for (int i = 0; i < fstring->quote_size; i++)
        if (lexer->at[i] != fstring->quote) return false;
    return true;
}

static TokenKind begin_field(Lexer *lexer, FString *fstring) {
    fstring->field++;
    if (fstring->field >= MAX_FORMAT_NESTING)
        return lexer_fail(lexer, lexer->at, "f-string: expressions nested too deeply");
    fstring->in_text = false;
    return TOKEN_FSTRING_MIDDLE;
}

static TokenKind fail_on_fstring(Lexer *lexer, const FString *fstring) {
    if (*lexer->at == 0 && lexer_fail_at_end(lexer)) return TOKEN_ERROR;
    return fail_at_quote(lexer, fstring->start, fstring->line_start, fstring->line,
                         fstring->quote_size == 3 ? "triple-quoted f-string" : "f-string", "");
}

// At a backslash. One before a brace stands for itself, and the brace keeps its meaning.
static void skip_escape(Lexer *lexer, FString *fstring, bool *named) {
    lexer->at++;
    char c = *lexer->at;
    if (c == '{' || c == '}') {
        if (!fstring->raw) lexer_warn(lexer, lexer->line, lexer->at, "invalid escape sequence '\\%c'", c);
        return;
    }
    if (c == '\n') lexer_next_line(lexer, true);
    else if (c) lexer->at++;
    if (c == 'N' && !fstring->raw && *lexer->at == '{') {
        *named = true;
        lexer->at++;
    }
}

// At an opening brace in the text: two are one brace and end the token between them, one begins a field.
static TokenKind end_at_open_brace(Lexer *lexer, FString *fstring, const char **end) {
    bool format = in_format_spec(fstring);
    fstring->field_read = false;
    if (lexer->at[1] != '{' || format) {
        *end = lexer->at;
        return begin_field(lexer, fstring);
    }
    *end = lexer->at + 1;
    lexer->at += 2;
    return TOKEN_FSTRING_MIDDLE;
}

static TokenKind end_at_close_brace(Lexer *lexer, FString *fstring, bool named, const char **end) {
    if (named) {
        *end = ++lexer->at;
    } else if (lexer->at[1] == '}' && !in_format_spec(fstring) && fstring->depth == 0) {
        *end = lexer->at + 1;
        lexer->at += 2;
    } else {
        fstring->in_text = false;
        *end = lexer->at;
    }
    return TOKEN_FSTRING_MIDDLE;
}

static TokenKind read_text(Lexer *lexer, FString *fstring, const char **end) {
    bool named = false;
    while (!is_closed(lexer, fstring)) {
        char c = *lexer->at;
        bool newline = c == '\n' && fstring->quote_size == 1;
        if (newline && in_format_spec(fstring)) {
            fstring->in_text = false;
            break;
        }
        if (c == 0 || newline) return fail_on_fstring(lexer, fstring);
        if (c == '{') return end_at_open_brace(lexer, fstring, end);
        if (c == '}') return end_at_close_brace(lexer, fstring, named, end);
        if (c == '\\') skip_escape(lexer, fstring, &named);
        else if (c == '\n') lexer_next_line(lexer, true);
        else lexer->at++;
    }
    return TOKEN_FSTRING_MIDDLE;
}

TokenKind lexer_fstring_text(Lexer *lexer, const char **end) {
    FString *fstring = lexer_fstring(lexer);
    if (lexer->at[0] == '{' && lexer->at[1] != '{')
        return begin_field(lexer, fstring) == TOKEN_ERROR ? TOKEN_ERROR : TOKEN_OPEN_BRACE;
    if (is_closed(lexer, fstring)) {
        lexer->at += fstring->quote_size;
        lexer->fstring--;
        return TOKEN_FSTRING_END;
    }
    return read_text(lexer, fstring, end);
}

bool lexer_fstring_sign(Lexer *lexer, char sign) {
    FString *fstring = lexer_fstring(lexer);
    if (fstring->field < 0) return false;
    int depth = fstring->depth - (sign != '{');
    if (depth == 0 || (depth == 1 && in_format_spec(fstring))) fstring->field_read = sign != '{';
    if (sign != ':' || depth != fstring->field) return false;
    fstring->in_text = true;
    return true;
}

bool lexer_fstring_close(Lexer *lexer, char sign) {
    FString *fstring = lexer_fstring(lexer);
    if (!fstring) return true;
    fstring->depth--;
    if (fstring->depth < 0) {
        lexer_fail(lexer, lexer->at, "f-string: unmatched '%c'", sign);
        return false;
    }
    if (sign == '}' && fstring->depth == fstring->field) {
        fstring->field--;
        fstring->in_text = true;
    }
    return true;
}
