// canvas.h - a grid of styled cells that knows no terminal: what every view draws on.
//
// A canvas has a width and grows downwards. Text is put at a place and cut at the right edge; wide characters take
// two cells, a combining character joins the one before it, what has no width shows as U+FFFD (ASCII: '?'). Widths
// are by table, so a picture is the same bytes in any locale. Printing leaves out what trails on a line.
#ifndef LOOPCHEF_VIEW_CANVAS_H
#define LOOPCHEF_VIEW_CANVAS_H

#include "base/buf.h"
#include "view/theme.h"

typedef struct CanvasCell {
    uint32_t rune;   // 0: empty; CELL_BEHIND: the right half of a wide character
    uint32_t mark;   // a combining character; 0: none
    uint8_t style;   // Style
} CanvasCell;

#define CELL_BEHIND 0xFFFFFFFFu

typedef struct Canvas {
    Look look;
    int height;      // lines so far
    int room;        // lines allocated
    CanvasCell *cells;     // look.width to a line
} Canvas;

Canvas *canvas_new(Look look);
void canvas_free(Canvas *canvas);

// Makes sure that line `y` is there.
void canvas_reach(Canvas *canvas, int y);

// Each puts something at column x of line y and returns the column behind it. What is outside is cut off.
int canvas_put_rune(Canvas *canvas, int x, int y, Style style, uint32_t rune);
int canvas_put_glyph(Canvas *canvas, int x, int y, Style style, Glyph glyph);
int canvas_put(Canvas *canvas, int x, int y, Style style, const char *text);

// Puts as much of the text as `columns` can hold, an ellipsis at the end if it is cut.
int canvas_put_cut(Canvas *canvas, int x, int y, Style style, const char *text, int columns);

// Puts text from line `y` on over as many lines as it takes, broken at blanks; returns the line behind it.
int canvas_put_wrapped(Canvas *canvas, int y, Style style, const char *text);

// Columns that a text takes. What is no UTF-8, or has no width, counts one.
int text_width(const char *text);

// Appends lines [from, to) as text, with colours as the look says.
void canvas_print(const Canvas *canvas, int from, int to, Buf *out);

#endif
