#include "syntax/literal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

// One literal being decoded.
typedef struct Decoder {
    Lexer *lexer;
    const Token *token;
    int line;                      // of warnings
    bool bytes;
    const char *start, *at, *end;  // the text between the quotes
    char *out;
    bool warned;                   // only the first unknown escape of a literal is
    Diag *diag;                    // NULL: nobody asks why
} Decoder;

// ---- Faults -----------------------------------------------------------------------------------------------

static bool fail(Decoder *decoder, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool fail(Decoder *decoder, const char *format, ...) {
    char message[sizeof decoder->diag->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (decoder->diag) diag_set(decoder->diag, DIAG_SYNTAX, decoder->token->span, "%s", message);
    return false;
}

// CPython decodes a copy in which every non-ASCII character is written "\UXXXXXXXX"; its positions are the copy's.
static size_t position_of(const Decoder *decoder, const char *place) {
    size_t position = 0;
    int length;
    for (const char *at = decoder->start; at < place; at += length) {
        utf8_decode(at, decoder->end, &length);
        position += (unsigned char)*at < 0x80 ? 1 : 10;
    }
    return position;
}

static bool fail_on_escape(Decoder *decoder, const char *backslash, const char *reason) {
    size_t first = position_of(decoder, backslash), last = position_of(decoder, decoder->at) - 1;
    char range[40];
    if (first == last) snprintf(range, sizeof range, "byte 0x5c in position %zu", first);
    else snprintf(range, sizeof range, "bytes in position %zu-%zu", first, last);
    return fail(decoder, "(unicode error) 'unicodeescape' codec can't decode %s: %s", range, reason);
}

static bool fail_on_bytes_escape(Decoder *decoder, const char *backslash) {
    int position = (int)(backslash - decoder->start);
    return fail(decoder, "(value error) invalid \\x escape at position %d", position);
}

// Only possible where the file declares itself to be UTF-8, else the source was refused.
static bool fail_on_encoding(Decoder *decoder) {
    unsigned char bad = (unsigned char)*decoder->at;
    const char *reason = bad < 0xC2 || bad > 0xF4          ? "invalid start byte"
                         : decoder->at + 1 == decoder->end ? "unexpected end of data"
                                                           : "invalid continuation byte";
    return fail(decoder, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: %s", bad,
                (int)(decoder->at - decoder->start), reason);
}

static void refuse_name(Decoder *decoder) {
    Diag *refusal = &decoder->lexer->refusal;
    diag_set(refusal, DIAG_UNSUPPORTED, decoder->token->span, "the escape \\N{...} is not supported");
    diag_hint(refusal, "write the character itself, or its number: \\uXXXX");
}

// ---- Escapes ----------------------------------------------------------------------------------------------

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
    return 16;
}

static void put(Decoder *decoder, uint32_t rune) {
    if (decoder->bytes) *decoder->out++ = (char)rune;
    else decoder->out += utf8_put(rune, decoder->out);
}

// `count` hexadecimal digits.
static bool decode_hex(Decoder *decoder, const char *backslash, int count, const char *truncated) {
    uint32_t rune = 0;
    for (; count > 0; count--, decoder->at++) {
        int digit = decoder->at < decoder->end ? digit_of(*decoder->at) : 16;
        if (digit == 16 && decoder->bytes) return fail_on_bytes_escape(decoder, backslash);
        if (digit == 16) return fail_on_escape(decoder, backslash, truncated);
        rune = rune << 4 | (uint32_t)digit;
    }
    if (rune > 0x10FFFF) return fail_on_escape(decoder, backslash, "illegal Unicode character");
    put(decoder, rune);
    return true;
}

static void warn(Decoder *decoder, const char *format, int size, const char *escape) {
    if (!decoder->warned) lexer_warn(decoder->lexer, decoder->line, escape, format, size, escape);
    decoder->warned = true;
}

// One to three octal digits, the first already read.
static void decode_octal(Decoder *decoder) {
    const char *first = decoder->at - 1;
    uint32_t rune = (uint32_t)(*first - '0');
    for (int i = 0; i < 2 && decoder->at < decoder->end && *decoder->at >= '0' && *decoder->at <= '7'; i++)
        rune = rune * 8 + (uint32_t)(*decoder->at++ - '0');
    if (rune > 0xFF) warn(decoder, "invalid octal escape sequence '\\%.*s'", 3, first);
    put(decoder, rune);
}

// An escape that means nothing: the backslash stays.
static void keep_escape(Decoder *decoder) {
    const char *character = decoder->at - 1;
    bool brace = decoder->token->kind == TOKEN_FSTRING_MIDDLE && (*character == '{' || *character == '}');
    if (!brace) warn(decoder, "invalid escape sequence '\\%.*s'", 1, character);
    put(decoder, '\\');
    put(decoder, (unsigned char)*character);
}

static bool decode_name(Decoder *decoder, const char *backslash) {
    const char *malformed = "malformed \\N character escape";
    if (decoder->at == decoder->end || *decoder->at != '{') return fail_on_escape(decoder, backslash, malformed);
    const char *name = ++decoder->at;
    while (decoder->at < decoder->end && *decoder->at != '}') decoder->at++;
    if (decoder->at == decoder->end || decoder->at == name) return fail_on_escape(decoder, backslash, malformed);
    decoder->at++;
    refuse_name(decoder);
    return true;
}

static bool decode_escape(Decoder *decoder) {
    const char *backslash = decoder->at++;
    if (decoder->at == decoder->end) return put(decoder, '\\'), true;  // in an f-string, before a brace
    char c = *decoder->at++;
    if (!decoder->bytes) {
        if (c == 'u') return decode_hex(decoder, backslash, 4, "truncated \\uXXXX escape");
        if (c == 'U') return decode_hex(decoder, backslash, 8, "truncated \\UXXXXXXXX escape");
        if (c == 'N') return decode_name(decoder, backslash);
    }
    switch (c) {
        case '\n': break;
        case '\\': case '\'': case '"': put(decoder, (uint32_t)c); break;
        case 'b': put(decoder, '\b'); break;
        case 'f': put(decoder, '\f'); break;
        case 't': put(decoder, '\t'); break;
        case 'n': put(decoder, '\n'); break;
        case 'r': put(decoder, '\r'); break;
        case 'v': put(decoder, '\v'); break;
        case 'a': put(decoder, '\a'); break;
        case 'x': return decode_hex(decoder, backslash, 2, "truncated \\xXX escape");
        case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': decode_octal(decoder); break;
        default:
            if ((unsigned char)c >= 0x80) decoder->at--, put(decoder, '\\');
            else keep_escape(decoder);
    }
    return true;
}

// ---- Literals ---------------------------------------------------------------------------------------------

// A character that is not ASCII stands for itself.
static bool decode_other(Decoder *decoder) {
    if (decoder->bytes) return fail(decoder, "bytes can only contain ASCII literal characters");
    int length;
    if (utf8_decode(decoder->at, decoder->end, &length) == UTF8_BAD) return fail_on_encoding(decoder);
    memcpy(decoder->out, decoder->at, (size_t)length);
    decoder->out += length;
    decoder->at += length;
    return true;
}

static bool decode(Decoder *decoder, bool raw, Literal *literal) {
    size_t room = (size_t)(decoder->end - decoder->start) + 1;
    char *text = arena_alloc(decoder->lexer->arena, room);
    decoder->out = text;
    while (decoder->at < decoder->end) {
        bool good = true;
        if ((unsigned char)*decoder->at >= 0x80) good = decode_other(decoder);
        else if (*decoder->at == '\\' && !raw) good = decode_escape(decoder);
        else *decoder->out++ = *decoder->at++;
        if (!good) return false;
    }
    *decoder->out = 0;
    *literal = (Literal){.kind = decoder->bytes ? LITERAL_BYTES : LITERAL_STR, .text = text,
                         .size = (size_t)(decoder->out - text)};
    return true;
}

bool literal_has_prefix(const Lexer *lexer, const Token *token, char letter) {
    const char *at = lexer->source->text + token->start;
    for (; *at != '"' && *at != '\''; at++)
        if ((*at | 0x20) == letter) return true;
    return false;
}

bool literal_decode(Lexer *lexer, const Token *token, Literal *literal, Diag *diag) {
    const char *at = lexer->source->text + token->start, *end = lexer->source->text + token->end;
    while (*at != '"' && *at != '\'') at++;
    int quotes = at[1] == at[0] && at[2] == at[0] && end - at >= 6 ? 3 : 1;
    Decoder decoder = {.lexer = lexer, .token = token, .line = token->span.line, .diag = diag};
    decoder.bytes = literal_has_prefix(lexer, token, 'b');
    decoder.start = decoder.at = at + quotes;
    decoder.end = end - quotes;
    return decode(&decoder, literal_has_prefix(lexer, token, 'r'), literal);
}

bool literal_decode_part(Lexer *lexer, const Token *token, bool raw, int line, Literal *literal, Diag *diag) {
    const char *text = lexer->source->text;
    Decoder decoder = {.lexer = lexer, .token = token, .line = line, .diag = diag};
    decoder.start = decoder.at = text + token->start;
    decoder.end = text + token->end;
    return decode(&decoder, raw, literal);
}
