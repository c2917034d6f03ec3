#include "syntax/source.h"

#include <string.h>

#include "base/utf8.h"

// ---- The encoding cookie (PEP 263) ------------------------------------------------------------------------

typedef enum Encoding {
    ENCODING_DEFAULT,
    ENCODING_UTF8,
    ENCODING_LATIN1,
    ENCODING_OTHER,    // one that Python knows and that has ASCII in its place
    ENCODING_UNKNOWN,
} Encoding;

static bool is_cookie_char(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '_' || c == '.';
}

// The encoding's name in one line: ^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+). False if it names none.
static bool find_cookie(const char *line, const char *end, char *name, size_t room) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) line++;
    if (line == end || *line != '#') return false;
    for (; end - line >= 8; line++) {
        if (memcmp(line, "coding", 6) != 0 || (line[6] != ':' && line[6] != '=')) continue;
        const char *start = line + 7;
        while (start < end && (*start == ' ' || *start == '\t')) start++;
        size_t size = 0;
        while (start + size < end && is_cookie_char(start[size])) size++;
        if (size == 0) continue;
        if (size >= room) size = room - 1;
        memcpy(name, start, size);
        name[size] = 0;
        return true;
    }
    return false;
}

static bool is_blank(const char *line, const char *end) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) line++;
    return line == end || *line == '#' || *line == '\r';
}

// Looks at the first two lines; the second counts only if the first has no code.
static bool find_encoding_name(const char *text, const char *end, char *name, size_t room) {
    for (int i = 0; i < 2; i++) {
        const char *stop = text;
        while (stop < end && *stop != '\n' && *stop != '\r') stop++;
        if (find_cookie(text, stop, name, room)) return true;
        if (!is_blank(text, stop)) return false;
        text = stop < end ? stop + 1 : end;
    }
    return false;
}

// "UTF_8" is "utf-8": lower case, with dashes; only the first 12 characters count.
static void normalise(char *name) {
    size_t i = 0;
    for (; name[i] && i < 12; i++) {
        if (name[i] >= 'A' && name[i] <= 'Z') name[i] += 'a' - 'A';
        if (name[i] == '_') name[i] = '-';
    }
}

static bool is_or_extends(const char *name, const char *base) {
    size_t size = strlen(base);
    return strncmp(name, base, size) == 0 && (name[size] == 0 || name[size] == '-');
}

static Encoding encoding_of(const char *name) {
    if (is_or_extends(name, "utf-8") || strcmp(name, "utf8") == 0) return ENCODING_UTF8;
    static const char *const latin1[] = {"latin-1", "iso-8859-1", "iso-latin-1", "latin1"};
    for (size_t i = 0; i < sizeof latin1 / sizeof *latin1; i++)
        if (is_or_extends(name, latin1[i])) return ENCODING_LATIN1;
    static const char *const others[] = {"ascii", "us-ascii", "cp", "windows", "iso", "latin", "koi8", "mac", "big5",
                                         "gb", "euc", "shift", "sjis", "johab"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strncmp(name, others[i], strlen(others[i])) == 0) return ENCODING_OTHER;
    return ENCODING_UNKNOWN;
}

static bool is_ascii(const char *text, const char *end) {
    for (; text < end; text++)
        if ((unsigned char)*text >= 0x80) return false;
    return true;
}

static bool refuse_encoding(const char *name, Diag *diag) {
    diag_set(diag, DIAG_UNSUPPORTED, (Span){0}, "the encoding %s is not supported", name);
    diag_hint(diag, "save the file as UTF-8");
    return false;
}

static bool find_encoding(const char *text, const char *end, bool has_mark, Encoding *encoding, Diag *diag) {
    char name[80];
    *encoding = has_mark ? ENCODING_UTF8 : ENCODING_DEFAULT;
    if (!find_encoding_name(text, end, name, sizeof name)) return true;
    normalise(name);
    Encoding declared = encoding_of(name);
    if (has_mark && declared != ENCODING_UTF8) {
        const char *shown = declared == ENCODING_LATIN1 ? "iso-8859-1" : name;
        diag_set(diag, DIAG_SYNTAX, (Span){0}, "encoding problem: %s with BOM", shown);
        return false;
    }
    if (declared == ENCODING_OTHER && is_ascii(text, end)) declared = ENCODING_DEFAULT;
    if (declared == ENCODING_OTHER && strcmp(name, "ascii") != 0) return refuse_encoding(name, diag);
    if (declared == ENCODING_OTHER || declared == ENCODING_UNKNOWN) {
        diag_set(diag, DIAG_SYNTAX, (Span){0}, "encoding problem: %s", name);
        return false;
    }
    *encoding = declared;
    return true;
}

// ---- The copy ---------------------------------------------------------------------------------------------

typedef struct Copy {
    char *out;
    int line;          // counts from 1
    char *line_start;  // in the copy
} Copy;

static void fault_at_nul(Diag *fault, const Copy *copy) {
    Span span = {copy->line, -1, copy->line, -1};
    diag_set(fault, DIAG_SYNTAX, span, "source code cannot contain null bytes");
}

static void fault_at_bad_byte(Diag *fault, const Copy *copy, unsigned char byte) {
    diag_set(fault, DIAG_SYNTAX, (Span){0},
             "Non-UTF-8 code starting with '\\x%02x' in file " DIAG_PATH
             " on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
             byte, copy->line);
}

// How many bytes of the well-formed character at `text`; 0 if it is none. Surrogates are none in a source.
static int character_length(const char *text, const char *end) {
    int length;
    uint32_t rune = utf8_decode(text, end, &length);
    return rune == UTF8_BAD || (rune >= 0xD800 && rune <= 0xDFFF) ? 0 : length;
}

// Copies what is not plain ASCII; returns how many bytes were taken, 0 at a fault.
static int copy_other(Copy *copy, const char *text, const char *end, Encoding encoding, Diag *fault) {
    if (encoding == ENCODING_LATIN1) {
        copy->out += utf8_put((unsigned char)*text, copy->out);
        return 1;
    }
    int length = character_length(text, end);
    if (length == 0 && encoding == ENCODING_DEFAULT) {
        fault_at_bad_byte(fault, copy, (unsigned char)*text);
        return 0;
    }
    if (length == 0) length = 1;  // declared to be UTF-8: it matters only where it means something
    memcpy(copy->out, text, (size_t)length);
    copy->out += length;
    return length;
}

static void copy_text(Copy *copy, const char *text, const char *end, Encoding encoding, Diag *fault) {
    while (text < end) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n' || c == '\r') {
            text += c == '\r' && end - text > 1 && text[1] == '\n' ? 2 : 1;
            *copy->out++ = '\n';
            copy->line++;
            copy->line_start = copy->out;
        } else if (c >= 0x80) {
            int taken = copy_other(copy, text, end, encoding, fault);
            if (!taken) break;
            text += taken;
        } else if (c == 0) {
            fault_at_nul(fault, copy);
            break;
        } else {
            *copy->out++ = (char)c;
            text++;
        }
    }
}

bool source_read(Source *source, Arena *arena, const char *text, size_t size, Diag *diag) {
    const char *end = text + size;
    bool has_mark = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    if (has_mark) text += 3;
    Encoding encoding;
    if (!find_encoding(text, end, has_mark, &encoding, diag)) return false;
    size_t room = (size_t)(end - text) * (encoding == ENCODING_LATIN1 ? 2 : 1) + 2;
    char *start = arena_alloc(arena, room);
    Copy copy = {start, 1, start};
    *source = (Source){0};
    copy_text(&copy, text, end, encoding, &source->fault);
    if (source->fault.kind) copy.out = copy.line_start;  // CPython refuses a line when it reads it
    else if (copy.out > start && copy.out[-1] != '\n') *copy.out++ = '\n';
    *copy.out = 0;
    source->text = start;
    source->size = (size_t)(copy.out - start);
    return true;
}
