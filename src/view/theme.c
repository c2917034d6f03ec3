#include "view/theme.h"

typedef struct GlyphForms {
    uint32_t rune;
    char ascii;
} GlyphForms;

static const GlyphForms glyphs[] = {
#define GLYPH(NAME, rune, ascii) {rune, ascii},
    GLYPH_LIST(GLYPH)
#undef GLYPH
};

uint32_t theme_glyph(const Look *look, Glyph glyph) {
    return look->ascii ? (uint32_t)glyphs[glyph].ascii : glyphs[glyph].rune;
}

// Colour and attributes of a style as one SGR sequence's parameters.
#define JOIN(colour, extra)                                                                                            \
    (sizeof colour > 1 && sizeof extra > 1 ? colour ";" extra : sizeof colour > 1 ? colour : extra)

const char *theme_sgr(ColourMode mode, Style style) {
    static const char *const parameters[][4] = {
#define STYLE(NAME, truecolour, many, few, extra) \
    {"", JOIN(few, extra), JOIN(many, extra), JOIN(truecolour, extra)},
        STYLE_LIST(STYLE)
#undef STYLE
    };
    return parameters[style][mode];
}

Style theme_state_style(LaneState state) {
    static const Style styles[LANE_STATE_COUNT] = {
        [LANE_ABSENT] = STYLE_PLAIN, [LANE_RUNNING] = STYLE_RUNNING, [LANE_READY] = STYLE_READY,
        [LANE_WAITING] = STYLE_WAITING, [LANE_DONE] = STYLE_DONE, [LANE_FAILED] = STYLE_FAILED,
        [LANE_CANCELLED] = STYLE_CANCELLED,
    };
    return styles[state];
}
