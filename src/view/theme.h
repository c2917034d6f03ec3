// theme.h - how things look: a glyph and a colour for every state, in UTF-8 and in ASCII, with and without colours.
//
// Nothing is told by colour alone: each state has a glyph of its own, and a letter (session/state_list.h). A Look is
// decided once, by the front end, from flags, environment and terminal; views take it as it is.
#ifndef LOOPCHEF_VIEW_THEME_H
#define LOOPCHEF_VIEW_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "session/story.h"
#include "view/style_list.h"

typedef enum Style {
#define STYLE(NAME, truecolour, many, few, extra) STYLE_##NAME,
    STYLE_LIST(STYLE)
#undef STYLE
    STYLE_COUNT
} Style;

typedef enum ColourMode { COLOUR_NONE, COLOUR_16, COLOUR_256, COLOUR_TRUE } ColourMode;

// What the pictures are made of: GLYPH(NAME, code point, its ASCII form).
#define GLYPH_LIST(GLYPH)          \
    GLYPH(FULL, 0x2588, '#')       \
    GLYPH(HALF, 0x258C, '>')       \
    GLYPH(STARVED, 0x2592, ':')    \
    GLYPH(LINE, 0x2500, '-')       \
    GLYPH(TICK, 0x2502, '|')       \
    GLYPH(DONE, 0x2713, 'D')       \
    GLYPH(FAILED, 0x2717, 'F')     \
    GLYPH(CANCELLED, 0x2298, 'C')  \
    GLYPH(ELLIPSIS, 0x2026, '~')   \
    GLYPH(ARROW, 0x2192, '>')      \
    GLYPH(FROM, 0x2190, '<')       \
    GLYPH(DOT, 0x00B7, '|')        \
    GLYPH(TIMES, 0x00D7, 'x')

typedef enum Glyph {
#define GLYPH(NAME, rune, ascii) GLYPH_##NAME,
    GLYPH_LIST(GLYPH)
#undef GLYPH
    GLYPH_COUNT
} Glyph;

typedef struct Look {
    int width;            // columns
    bool ascii;
    ColourMode colours;
} Look;

uint32_t theme_glyph(const Look *look, Glyph glyph);

// The SGR parameters of a style, "" if there are none.
const char *theme_sgr(ColourMode mode, Style style);

Style theme_state_style(LaneState state);

#endif
