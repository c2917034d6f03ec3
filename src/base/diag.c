#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, ...) {
    if (diag->kind != DIAG_NONE) return;
    diag->kind = kind;
    diag->span = span;
    va_list args;
    va_start(args, format);
    vsnprintf(diag->message, sizeof diag->message, format, args);
    va_end(args);
}

void diag_hint(Diag *diag, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(diag->hint, sizeof diag->hint, format, args);
    va_end(args);
}

const char *diag_exception_name(DiagKind kind) {
    switch (kind) {
        case DIAG_SYNTAX: return "SyntaxError";
        case DIAG_INDENTATION: return "IndentationError";
        case DIAG_TAB: return "TabError";
        default: return NULL;
    }
}

// ---- The source line --------------------------------------------------------------------------------------

typedef struct Line {
    const char *text;
    size_t size;  // bytes, without the line's end
} Line;

// The next line's first byte, behind "\n", "\r\n" or "\r"; `end` if there is none.
static const char *line_after(const char *text, const char *end) {
    while (text < end && *text != '\n' && *text != '\r') text++;
    if (end - text >= 2 && text[0] == '\r' && text[1] == '\n') text++;
    return text < end ? text + 1 : end;
}

static Line line_find(const char *text, size_t size, int number) {
    const char *end = text + size;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) text += 3;
    for (int i = 1; i < number && text < end; i++) text = line_after(text, end);
    const char *stop = text;
    while (stop < end && *stop && *stop != '\n' && *stop != '\r') stop++;
    return (Line){text, (size_t)(stop - text)};
}

// Appends the line, a U+FFFD for each byte that is no UTF-8.
static void line_print(Line line, Buf *out) {
    const char *end = line.text + line.size;
    for (int length; line.text < end; line.text += length) {
        uint32_t rune = utf8_decode(line.text, end, &length);
        if (rune == UTF8_BAD) buf_add_rune(out, 0xFFFD);
        else buf_add(out, line.text, (size_t)length);
    }
}

// As Python's traceback module: spaces and form feeds, but no tabs.
static size_t line_indent(Line line) {
    size_t indent = 0;
    while (indent < line.size && (line.text[indent] == ' ' || line.text[indent] == '\f')) indent++;
    return indent;
}

// Blanks as wide as `line` up to byte `column`; tabs and other white space are kept, so that columns stay aligned.
static void blanks_print(Line line, size_t column, Buf *out) {
    const char *stop = line.text + (column < line.size ? column : line.size);
    for (int length; line.text < stop; line.text += length) {
        uint32_t rune = utf8_decode(line.text, stop, &length);
        if (rune != UTF8_BAD && unicode_is_space(rune)) buf_add(out, line.text, (size_t)length);
        else buf_add_byte(out, ' ');
    }
}

// How many characters to underline: to the span's end, or to the line's end if it goes on; at least one.
static size_t underline_length(const Span *span, Line line) {
    size_t start = (size_t)span->column < line.size ? (size_t)span->column : line.size;
    size_t end = line.size;
    if (span->end_line == span->line && span->end_column >= 0 && (size_t)span->end_column < end)
        end = (size_t)span->end_column;
    size_t length = end > start ? utf8_count(line.text + start, end - start) : 0;
    return length ? length : 1;
}

// ---- The two layouts --------------------------------------------------------------------------------------

static void message_print(const char *message, const char *path, Buf *out) {
    for (; *message; message++) {
        if (*message == DIAG_PATH[0]) buf_add_text(out, path);
        else buf_add_byte(out, *message);
    }
}

// As `python3.13 broken.py` prints it: see TracebackException._format_syntax_error.
static void print_as_python(const Diag *diag, const char *path, const char *text, size_t size, Buf *out) {
    const Span *span = &diag->span;
    if (span->line > 0) buf_add_format(out, "  File \"%s\", line %d\n", path, span->line);
    if (span->line > 0 && text) {
        Line line = line_find(text, size, span->line);
        size_t indent = line_indent(line);
        Line shown = {line.text + indent, line.size - indent};
        buf_add_text(out, "    ");
        line_print(shown, out);
        buf_add_byte(out, '\n');
        if (span->column >= 0 && (size_t)span->column >= indent) {
            buf_add_text(out, "    ");
            blanks_print(shown, (size_t)span->column - indent, out);
            for (size_t i = underline_length(span, line); i > 0; i--) buf_add_byte(out, '^');
            buf_add_byte(out, '\n');
        }
    }
    buf_add_format(out, "%s: ", diag_exception_name(diag->kind));
    message_print(diag->message, path, out);
    buf_add_byte(out, '\n');
}

static void print_source_as_ours(const Span *span, Line line, Buf *out) {
    size_t indent = line_indent(line);
    Line shown = {line.text + indent, line.size - indent};
    size_t column = (size_t)span->column > indent ? (size_t)span->column - indent : 0;
    buf_add_text(out, "loopchef:     ");
    line_print(shown, out);
    buf_add_text(out, "\nloopchef:     ");
    blanks_print(shown, column, out);
    buf_add_byte(out, '^');
    for (size_t i = underline_length(span, line); i > 1; i--) buf_add_byte(out, '~');
    buf_add_byte(out, '\n');
}

static void print_as_ours(const Diag *diag, const char *path, const char *text, size_t size, Buf *out) {
    const Span *span = &diag->span;
    Line line = {"", 0};
    if (text && span->line > 0) line = line_find(text, size, span->line);
    buf_add_format(out, "loopchef: %s:", path);
    if (span->line > 0) {
        size_t before = (size_t)span->column < line.size ? (size_t)span->column : line.size;
        size_t column = text ? utf8_count(line.text, before) : (size_t)span->column;
        buf_add_format(out, "%d:%zu:", span->line, column + 1);
    }
    buf_add_text(out, " error: ");
    message_print(diag->message, path, out);
    buf_add_byte(out, '\n');
    if (text && span->line > 0) print_source_as_ours(span, line, out);
    if (diag->hint[0]) buf_add_format(out, "loopchef: hint: %s\n", diag->hint);
}

void diag_print(const Diag *diag, const char *path, const char *text, size_t size, Buf *out) {
    if (diag_exception_name(diag->kind)) print_as_python(diag, path, text, size, out);
    else if (diag->kind != DIAG_NONE) print_as_ours(diag, path, text, size, out);
}
