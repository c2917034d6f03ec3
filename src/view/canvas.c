#include "view/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

Canvas *canvas_new(Look look) {
    Canvas *canvas = calloc(1, sizeof *canvas);
    if (!canvas) abort();
    canvas->look = look;
    return canvas;
}

void canvas_free(Canvas *canvas) {
    if (!canvas) return;
    free(canvas->cells);
    free(canvas);
}

void canvas_reach(Canvas *canvas, int y) {
    if (y < canvas->height) return;
    size_t width = (size_t)canvas->look.width;
    if (y >= canvas->room) {
        int room = canvas->room ? canvas->room * 2 : 32;
        while (room <= y) room *= 2;
        CanvasCell *cells = realloc(canvas->cells, (size_t)room * width * sizeof *cells);
        if (!cells) abort();
        canvas->cells = cells;
        canvas->room = room;
    }
    memset(canvas->cells + (size_t)canvas->height * width, 0,
           (size_t)(y + 1 - canvas->height) * width * sizeof(CanvasCell));
    canvas->height = y + 1;
}

static CanvasCell *cell_at(const Canvas *canvas, int x, int y) {
    return &canvas->cells[(size_t)y * (size_t)canvas->look.width + (size_t)x];
}

// What is shown for a character; how many columns it takes.
static int shown(const Look *look, uint32_t *rune) {
    int width = *rune == UTF8_BAD ? -1 : utf8_width(*rune);
    if (width < 0) *rune = look->ascii ? '?' : 0xFFFD;
    return width < 0 ? 1 : width;
}

static void put_mark(Canvas *canvas, int x, int y, uint32_t rune) {
    while (x > 0 && cell_at(canvas, x - 1, y)->rune == CELL_BEHIND) x--;
    if (x > 0 && cell_at(canvas, x - 1, y)->rune) cell_at(canvas, x - 1, y)->mark = rune;
}

// ASCII cannot show it: a question mark a column.
static int put_unknown(Canvas *canvas, int x, int y, Style style, int width) {
    for (; width > 0; width--) x = canvas_put_rune(canvas, x, y, style, '?');
    return x;
}

int canvas_put_rune(Canvas *canvas, int x, int y, Style style, uint32_t rune) {
    canvas_reach(canvas, y);
    int width = shown(&canvas->look, &rune);
    if (canvas->look.ascii && rune >= 0x80) return put_unknown(canvas, x, y, style, width);
    if (width == 0) put_mark(canvas, x, y, rune);
    if (width == 0 || x < 0) return x + width;
    if (x + width <= canvas->look.width) {
        *cell_at(canvas, x, y) = (CanvasCell){rune, 0, (uint8_t)style};
        if (width == 2) *cell_at(canvas, x + 1, y) = (CanvasCell){CELL_BEHIND, 0, (uint8_t)style};
    }
    return x + width;
}

int canvas_put_glyph(Canvas *canvas, int x, int y, Style style, Glyph glyph) {
    return canvas_put_rune(canvas, x, y, style, theme_glyph(&canvas->look, glyph));
}

int canvas_put(Canvas *canvas, int x, int y, Style style, const char *text) {
    const char *end = text + strlen(text);
    for (int length; text < end; text += length)
        x = canvas_put_rune(canvas, x, y, style, utf8_decode(text, end, &length));
    return x;
}

int canvas_put_cut(Canvas *canvas, int x, int y, Style style, const char *text, int columns) {
    if (columns <= 0) return x;
    if (text_width(text) <= columns) return canvas_put(canvas, x, y, style, text);
    int stop = x + columns - 1;
    const char *end = text + strlen(text);
    for (int length; text < end; text += length) {
        uint32_t rune = utf8_decode(text, end, &length), as_shown = rune;
        if (x + shown(&canvas->look, &as_shown) > stop) break;
        x = canvas_put_rune(canvas, x, y, style, rune);
    }
    return canvas_put_glyph(canvas, x, y, style, GLYPH_ELLIPSIS);
}

// Bytes of the text that fit into one line: up to a blank if there is one.
static int line_size(const Look *look, const char *text) {
    const char *at = text, *end = text + strlen(text);
    int columns = 0, blank = 0;
    for (int length; at < end; at += length) {
        uint32_t rune = utf8_decode(at, end, &length);
        if (rune == ' ') blank = (int)(at - text);
        columns += shown(look, &rune);
        if (columns > look->width) return blank ? blank : at > text ? (int)(at - text) : length;
    }
    return (int)(end - text);
}

int canvas_put_wrapped(Canvas *canvas, int y, Style style, const char *text) {
    for (; *text; y++) {
        int size = line_size(&canvas->look, text);
        char *line = strndup(text, (size_t)size);
        if (!line) abort();
        canvas_reach(canvas, y);
        canvas_put(canvas, 0, y, style, line);
        free(line);
        text += size;
        text += strspn(text, " ");
    }
    return y;
}

int text_width(const char *text) {
    static const Look plain = {0};
    int width = 0;
    const char *end = text + strlen(text);
    for (int length; text < end; text += length) {
        uint32_t rune = utf8_decode(text, end, &length);
        width += shown(&plain, &rune);
    }
    return width;
}

// ---- Printing ---------------------------------------------------------------------------------------------

static void change_style(const Canvas *canvas, const char **now, Style style, Buf *out) {
    const char *wanted = theme_sgr(canvas->look.colours, style);
    if (strcmp(*now, wanted) == 0) return;
    if (**now) buf_add_text(out, "\033[0m");
    if (*wanted) buf_add_format(out, "\033[%sm", wanted);
    *now = wanted;
}

static bool is_blank(const CanvasCell *cell) { return !cell->rune || (cell->rune == ' ' && !cell->mark); }

static void print_line(const Canvas *canvas, int y, Buf *out) {
    int width = canvas->look.width;
    const char *now = "";
    while (width > 0 && is_blank(cell_at(canvas, width - 1, y))) width--;
    for (int x = 0; x < width; x++) {
        const CanvasCell *cell = cell_at(canvas, x, y);
        if (cell->rune == CELL_BEHIND) continue;
        change_style(canvas, &now, cell->rune ? (Style)cell->style : STYLE_PLAIN, out);
        buf_add_rune(out, cell->rune ? cell->rune : ' ');
        if (cell->mark) buf_add_rune(out, cell->mark);
    }
    change_style(canvas, &now, STYLE_PLAIN, out);
    buf_add_byte(out, '\n');
}

void canvas_print(const Canvas *canvas, int from, int to, Buf *out) {
    for (int y = from; y < to && y < canvas->height; y++) print_line(canvas, y, out);
}
