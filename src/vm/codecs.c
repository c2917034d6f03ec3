// codecs.c - str to bytes and back: UTF-8, ASCII, Latin-1, UTF-16, UTF-32, and what to do with what does not fit.
#include "vm/exception.h"
#include "vm/sequence.h"
#include "vm/text.h"

typedef enum CodecId { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF32 } CodecId;

typedef struct Codec {
    const char *names;  // all it goes by, normalised, separated and surrounded by blanks
    const char *title;  // in error texts
    CodecId id;
    bool big;           // big-endian
    bool mark;          // begins with a byte order mark
} Codec;

static const Codec codecs[] = {
    {" utf-8 utf8 u8 utf cp65001 utf-8-ucs2 utf-8-ucs4 ", "utf-8", CODEC_UTF8, false, false},
    {" utf-8-sig ", "utf-8", CODEC_UTF8, false, true},
    {" ascii 646 us-ascii us ansi-x3.4-1968 iso646-us cp367 ibm367 ", "ascii", CODEC_ASCII, false, false},
    {" latin-1 latin1 latin iso-8859-1 iso8859-1 8859 cp819 l1 iso8859 ibm819 ", "latin-1", CODEC_LATIN1, false, false},
    {" utf-16 utf16 u16 ", "utf-16", CODEC_UTF16, false, true},
    {" utf-16-le utf-16le utf-16-le unicodelittleunmarked ", "utf-16-le", CODEC_UTF16, false, false},
    {" utf-16-be utf-16be unicodebigunmarked ", "utf-16-be", CODEC_UTF16, true, false},
    {" utf-32 utf32 u32 ", "utf-32", CODEC_UTF32, false, true},
    {" utf-32-le utf-32le ", "utf-32-le", CODEC_UTF32, false, false},
    {" utf-32-be utf-32be ", "utf-32-be", CODEC_UTF32, true, false},
};

// Codecs of CPython's library that loopchef does not have.
static const char not_simulated[] =
    " big5 charmap cp037 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp852 cp866 "
    "cp932 cp949 cp950 euc-jp euc-kr gb18030 gb2312 gbk hz idna iso-2022-jp iso-8859-2 iso-8859-5 iso-8859-9 "
    "iso-8859-15 koi8-r koi8-u mac-roman mbcs oem punycode raw-unicode-escape shift-jis sjis tis-620 unicode-escape "
    "utf-7 utf7 windows-1250 windows-1251 windows-1252 ";

// Those that do not turn text into bytes.
static const char no_text_encodings[] = " base64 bz2 hex quopri rot13 rot-13 uu zlib ";

static bool has_word(const char *words, const char *word) {
    size_t size = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at++) {
        if (at[-1] == ' ' && at[size] == ' ') return true;
    }
    return false;
}

// "UTF_8" → "utf-8". Too long a name is cut and found nowhere.
static void normalise(const char *name, char *out, size_t room) {
    size_t i = 0;
    for (; name[i] && i + 1 < room; i++) {
        char c = name[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '_' || c == ' ' ? '-' : c;
    }
    out[i] = 0;
}

static const Codec *codec_find(World *world, const char *name, bool encode) {
    if (!strcmp(name, "utf-8")) return &codecs[0];
    char plain[40];
    normalise(name, plain, sizeof plain);
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        if (*plain && has_word(codecs[i].names, plain)) return &codecs[i];
    }
    if (*plain && has_word(no_text_encodings, plain)) {
        raise_error(world, T_LOOKUP_ERROR, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                    name, encode ? "encode" : "decode");
    } else if (*plain && has_word(not_simulated, plain)) {
        raise_refusal(world, "the codec '%s' is not simulated", name);
    } else {
        raise_error(world, T_LOOKUP_ERROR, "unknown encoding: %s", name);
    }
    return NULL;
}

// ---- what to do with what does not fit -----------------------------------------------------------------------

typedef enum Misfit {
    MISFIT_STRICT, MISFIT_IGNORE, MISFIT_REPLACE, MISFIT_BACKSLASH, MISFIT_XML, MISFIT_SURROGATE_ESCAPE,
    MISFIT_SURROGATE_PASS, MISFIT_UNKNOWN
} Misfit;

static Misfit misfit_find(const char *errors) {
    static const char *const names[] = {
        [MISFIT_STRICT] = "strict",        [MISFIT_IGNORE] = "ignore",
        [MISFIT_REPLACE] = "replace",      [MISFIT_BACKSLASH] = "backslashreplace",
        [MISFIT_XML] = "xmlcharrefreplace", [MISFIT_SURROGATE_ESCAPE] = "surrogateescape",
        [MISFIT_SURROGATE_PASS] = "surrogatepass",
    };
    Misfit handling = MISFIT_STRICT;
    while (handling < MISFIT_UNKNOWN && strcmp(errors, names[handling])) handling++;
    return handling;
}

// One conversion under way.
typedef struct Coding {
    World *world;
    const Codec *codec;
    Misfit misfit;
    const char *errors;  // its name
    Value object;        // what is converted, for the exception. Borrowed
    Buf out;
} Coding;

// Raises UnicodeEncodeError or UnicodeDecodeError(encoding, object, start, end, reason).
static bool raise_coding(Coding *coding, TypeId type, const char *title, size_t start, size_t end, const char *reason) {
    World *world = coding->world;
    Value items[] = {str_from_c(world, title), value_keep(coding->object), value_from_small((int64_t)start),
                     value_from_small((int64_t)end), str_from_c(world, reason)};
    Value args = tuple_from_take(world, items, 5);
    if (value_is_absent(args)) return false;
    Value error = exception_new_take(world, world->types[type], args);
    if (value_is_absent(error)) return false;
    raise_instance(world, error);
    value_drop(world, error);
    return false;
}

static bool raise_unknown_handler(Coding *coding) {
    if (!strcmp(coding->errors, "namereplace")) {
        return raise_refusal(coding->world, "errors='namereplace' is not simulated"), false;
    }
    raise_error(coding->world, T_LOOKUP_ERROR, "unknown error handler name '%s'", coding->errors);
    return false;
}

static void add_escape(Buf *out, uint32_t rune) {
    const char *format = rune < 0x100 ? "\\x%02x" : rune < 0x10000 ? "\\u%04x" : "\\U%08x";
    buf_add_format(out, format, rune);
}

// ---- encoding ------------------------------------------------------------------------------------------------

static void put_unit(Buf *out, uint32_t unit, int size, bool big) {
    for (int i = 0; i < size; i++) buf_add_byte(out, (char)(unit >> 8 * (big ? size - 1 - i : i)));
}

static bool is_surrogate(uint32_t rune) { return rune >= 0xD800 && rune < 0xE000; }

static bool can_encode(const Codec *codec, uint32_t rune) {
    switch (codec->id) {
    case CODEC_ASCII: return rune < 0x80;
    case CODEC_LATIN1: return rune < 0x100;
    default: return !is_surrogate(rune);
    }
}

static void encode_rune(Coding *coding, uint32_t rune) {
    const Codec *codec = coding->codec;
    Buf *out = &coding->out;
    if (codec->id == CODEC_UTF8) {
        buf_add_rune(out, rune);
    } else if (codec->id == CODEC_UTF32) {
        put_unit(out, rune, 4, codec->big);
    } else if (codec->id == CODEC_UTF16 && rune >= 0x10000) {
        put_unit(out, 0xD800 + ((rune - 0x10000) >> 10), 2, codec->big);
        put_unit(out, 0xDC00 + ((rune - 0x10000) & 0x3FF), 2, codec->big);
    } else if (codec->id == CODEC_UTF16) {
        put_unit(out, rune, 2, codec->big);
    } else {
        buf_add_byte(out, (char)rune);
    }
}

// Whether the handler has an answer for one character that does not fit: its text goes to `text`, or straight out.
static bool encode_misfit(Coding *coding, uint32_t rune, Buf *text) {
    switch (coding->misfit) {
    case MISFIT_IGNORE: return true;
    case MISFIT_REPLACE: return buf_add_byte(text, '?'), true;
    case MISFIT_BACKSLASH: return add_escape(text, rune), true;
    case MISFIT_XML: return buf_add_format(text, "&#%u;", rune), true;
    case MISFIT_SURROGATE_ESCAPE:
        if (rune < 0xDC80 || rune > 0xDCFF) return false;
        return buf_add_byte(&coding->out, (char)(rune - 0xDC00)), true;
    case MISFIT_SURROGATE_PASS:
        if (!is_surrogate(rune) || coding->codec->id == CODEC_ASCII || coding->codec->id == CODEC_LATIN1) return false;
        return encode_rune(coding, rune), true;
    default: return false;
    }
}

static const char *encode_reason(const Codec *codec) {
    return codec->id == CODEC_ASCII    ? "ordinal not in range(128)"
           : codec->id == CODEC_LATIN1 ? "ordinal not in range(256)"
                                       : "surrogates not allowed";
}

// A run of characters that do not fit begins at byte `start`, code point `index`. Raises for all of it.
static bool encode_fail(Coding *coding, const Str *str, size_t start, size_t index) {
    if (coding->misfit == MISFIT_UNKNOWN) return raise_unknown_handler(coding);
    size_t end = index;
    while (start < str->size && !can_encode(coding->codec, text_next(str->text, str->size, &start))) end++;
    return raise_coding(coding, T_UNICODE_ENCODE_ERROR, coding->codec->title, index, end, encode_reason(coding->codec));
}

static bool encode_all(Coding *coding, const Str *str) {
    if (coding->codec->mark) encode_rune(coding, 0xFEFF);
    Buf text = BUF_INIT;
    bool good = true;
    size_t index = 0;
    for (size_t at = 0; good && at < str->size; index++) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        if (can_encode(coding->codec, rune)) {
            encode_rune(coding, rune);
            continue;
        }
        buf_clear(&text);
        good = encode_misfit(coding, rune, &text) || encode_fail(coding, str, start, index);
        for (size_t i = 0; i < text.size; i++) encode_rune(coding, (unsigned char)text.data[i]);
    }
    buf_free(&text);
    return good;
}

Value str_encode(World *world, const Str *str, const char *encoding, const char *errors) {
    const Codec *codec = codec_find(world, encoding, true);
    if (!codec) return ABSENT;
    if (str_is_ascii(str) && codec->id <= CODEC_LATIN1 && !codec->mark) return bytes_new(world, str->text, str->size);
    Coding coding = {world, codec, misfit_find(errors), errors, value_from_obj(str), BUF_INIT};
    Value bytes = encode_all(&coding, str) ? bytes_new(world, buf_text(&coding.out), coding.out.size) : ABSENT;
    buf_free(&coding.out);
    return bytes;
}

// ---- decoding ------------------------------------------------------------------------------------------------

// One character read: its size in bytes, or `reason` says what is wrong with the first `size` of them.
typedef struct Decoded {
    uint32_t rune;
    size_t size;
    const char *reason;
} Decoded;

static Decoded decode_utf8(const unsigned char *at, size_t left) {
    if (*at < 0x80) return (Decoded){*at, 1, NULL};
    if (*at < 0xC2 || *at > 0xF4) return (Decoded){0, 1, "invalid start byte"};
    size_t size = *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : 4;
    unsigned char low = *at == 0xE0 ? 0xA0 : *at == 0xF0 ? 0x90 : 0x80;   // of the second byte
    unsigned char high = *at == 0xED ? 0x9F : *at == 0xF4 ? 0x8F : 0xBF;
    uint32_t rune = *at & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++, low = 0x80, high = 0xBF) {
        if (i >= left) return (Decoded){0, i, "unexpected end of data"};
        if (at[i] < low || at[i] > high) return (Decoded){0, i, "invalid continuation byte"};
        rune = rune << 6 | (at[i] & 0x3Fu);
    }
    return (Decoded){rune, size, NULL};
}

static uint32_t get_unit(const unsigned char *at, int size, bool big) {
    uint32_t unit = 0;
    for (int i = 0; i < size; i++) unit = unit << 8 | at[big ? i : size - 1 - i];
    return unit;
}

static Decoded decode_utf16(const unsigned char *at, size_t left, bool big) {
    if (left < 2) return (Decoded){0, left, "truncated data"};
    uint32_t unit = get_unit(at, 2, big);
    if (!is_surrogate(unit)) return (Decoded){unit, 2, NULL};
    if (unit >= 0xDC00) return (Decoded){0, 2, "illegal encoding"};
    if (left < 4) return (Decoded){0, left, "unexpected end of data"};
    uint32_t tail = get_unit(at + 2, 2, big);
    if (tail < 0xDC00 || tail > 0xDFFF) return (Decoded){0, 2, "illegal UTF-16 surrogate"};
    return (Decoded){0x10000 + ((unit & 0x3FF) << 10 | (tail & 0x3FF)), 4, NULL};
}

static Decoded decode_utf32(const unsigned char *at, size_t left, bool big) {
    if (left < 4) return (Decoded){0, left, "truncated data"};
    uint32_t rune = get_unit(at, 4, big);
    if (rune > 0x10FFFF) return (Decoded){0, 4, "code point not in range(0x110000)"};
    if (is_surrogate(rune)) return (Decoded){0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
    return (Decoded){rune, 4, NULL};
}

static Decoded decode_one(const Codec *codec, bool big, const unsigned char *at, size_t left) {
    switch (codec->id) {
    case CODEC_UTF8: return decode_utf8(at, left);
    case CODEC_ASCII: return (Decoded){*at, 1, *at < 0x80 ? NULL : "ordinal not in range(128)"};
    case CODEC_UTF16: return decode_utf16(at, left, big);
    case CODEC_UTF32: return decode_utf32(at, left, big);
    default: return (Decoded){*at, 1, NULL};
    }
}

// A surrogate as UTF-8 would have it, were it allowed.
static size_t passed_surrogate(const Codec *codec, const unsigned char *at, size_t left) {
    if (codec->id != CODEC_UTF8 || left < 3 || at[0] != 0xED) return 0;
    return at[1] >= 0xA0 && at[1] <= 0xBF && at[2] >= 0x80 && at[2] <= 0xBF ? 3 : 0;
}

// How many bytes the handler deals with; 0 if it has no answer.
static size_t decode_misfit(Coding *coding, const unsigned char *at, size_t bad, size_t left) {
    Buf *out = &coding->out;
    size_t size = 0;
    switch (coding->misfit) {
    case MISFIT_IGNORE: return bad;
    case MISFIT_REPLACE: return buf_add_rune(out, 0xFFFD), bad;
    case MISFIT_BACKSLASH:
        for (; size < bad; size++) buf_add_format(out, "\\x%02x", at[size]);
        return size;
    case MISFIT_SURROGATE_ESCAPE:
        for (; size < bad && at[size] >= 0x80; size++) buf_add_rune(out, 0xDC00u + at[size]);
        return size;
    case MISFIT_SURROGATE_PASS:
        size = passed_surrogate(coding->codec, at, left);
        buf_add(out, at, size);
        return size;
    default: return 0;
    }
}

static bool decode_fail(Coding *coding, bool big, const char *data, size_t size, size_t at, Decoded bad) {
    World *world = coding->world;
    if (coding->misfit == MISFIT_UNKNOWN) return raise_unknown_handler(coding);
    if (coding->misfit == MISFIT_XML) {
        raise_error(world, T_TYPE_ERROR, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    }
    const char *title = coding->codec->title;
    if (coding->codec->id == CODEC_UTF16) title = big ? "utf-16-be" : "utf-16-le";
    if (coding->codec->id == CODEC_UTF32) title = big ? "utf-32-be" : "utf-32-le";
    coding->object = bytes_new(world, data, size);
    if (value_is_absent(coding->object)) return false;
    raise_coding(coding, T_UNICODE_DECODE_ERROR, title, at, at + bad.size, bad.reason);
    value_drop(world, coding->object);
    return false;
}

// Steps over a byte order mark, which also tells the order. Its size.
static size_t decode_mark(const Codec *codec, const unsigned char *data, size_t size, bool *big) {
    *big = codec->big;
    if (!codec->mark) return 0;
    if (codec->id == CODEC_UTF8) return size >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3) ? 3 : 0;
    int unit = codec->id == CODEC_UTF16 ? 2 : 4;
    if (size < (size_t)unit) return 0;
    if (get_unit(data, unit, false) == 0xFEFF) return (size_t)unit;
    *big = get_unit(data, unit, true) == 0xFEFF;
    return *big ? (size_t)unit : 0;
}

static bool decode_all(Coding *coding, const char *data, size_t size) {
    const unsigned char *bytes = (const unsigned char *)data;
    bool big;
    for (size_t at = decode_mark(coding->codec, bytes, size, &big); at < size;) {
        Decoded one = decode_one(coding->codec, big, bytes + at, size - at);
        if (!one.reason) {
            buf_add_rune(&coding->out, one.rune);
            at += one.size;
            continue;
        }
        size_t dealt = decode_misfit(coding, bytes + at, one.size, size - at);
        if (!dealt) return decode_fail(coding, big, data, size, at, one);
        at += dealt;
    }
    return true;
}

Value str_decode(World *world, const char *data, size_t size, const char *encoding, const char *errors) {
    const Codec *codec = codec_find(world, encoding, false);
    if (!codec) return ABSENT;
    if (codec->id <= CODEC_LATIN1 && text_is_ascii(data, size)) return str_new_ascii(world, data, size);
    Coding coding = {world, codec, misfit_find(errors), errors, ABSENT, BUF_INIT};
    if (decode_all(&coding, data, size)) return str_from_buf(world, &coding.out);
    buf_free(&coding.out);
    return ABSENT;
}

// ---- str.encode ----------------------------------------------------------------------------------------------

static bool name_argument(World *world, Value v, const char *function, const char *name, const char **out) {
    if (value_is_absent(v)) return true;
    if (!value_is_str(v)) {
        raise_error(world, T_TYPE_ERROR, "%s() argument '%s' must be str, not %s", function, name, type_name(world, v));
        return false;
    }
    *out = value_str(v)->text;
    if (strlen(*out) == value_str(v)->size) return true;
    return raise_error(world, T_VALUE_ERROR, "embedded null character"), false;
}

bool codec_arguments(World *world, const Value *args, const char *function, const char **encoding, const char **errors) {
    *encoding = "utf-8";
    *errors = "strict";
    return name_argument(world, args[0], function, "encoding", encoding) &&
           name_argument(world, args[1], function, "errors", errors);
}

STR_METHOD(encode) {
    const char *encoding, *errors;
    if (!codec_arguments(world, args, "encode", &encoding, &errors)) return ABSENT;
    return str_encode(world, value_str(self), encoding, errors);
}
