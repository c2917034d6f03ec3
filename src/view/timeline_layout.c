#include "view/timeline_parts.h"

// ---- The axis ---------------------------------------------------------------------------------------------

#define SECOND INT64_C(1000000000)

// Ticks are 1, 2 or 5 times a power of ten, above a minute these of minutes and hours.
static int64_t tick_after(int64_t tick, bool in_steps) {
    static const int64_t long_ticks[] = {10 * SECOND, 20 * SECOND, 30 * SECOND, 60 * SECOND, 120 * SECOND, 300 * SECOND,
                                         600 * SECOND, 1200 * SECOND, 1800 * SECOND, 3600 * SECOND};
    if (!in_steps && tick >= 10 * SECOND) {
        for (size_t i = 0; i < sizeof long_ticks / sizeof *long_ticks; i++)
            if (long_ticks[i] > tick) return long_ticks[i];
    }
    int64_t unit = !in_steps && tick >= 3600 * SECOND ? 3600 * SECOND : 1, power = unit;
    while (tick / power >= 10) power *= 10;
    return tick / power >= 5 ? 10 * power : tick / power >= 2 ? 5 * power : 2 * power;
}

// The finest tick that divides the length into at most six.
static int64_t tick_for(int64_t length, bool in_steps) {
    int64_t tick = 1;
    while (length / tick > 6 || (length / tick == 6 && length % tick)) tick = tick_after(tick, in_steps);
    if (length / tick >= 5) {  // two in each of those is better than so many
        int64_t wider = tick_after(tick, in_steps);
        if (length / wider >= 3) tick = wider;
    }
    return tick;
}

static __int128 scaled(int64_t a, int64_t b) { return (__int128)a * b; }

int layout_cell(const Layout *layout, int64_t at) { return (int)(scaled(at, layout->per_tick) / layout->tick); }

int64_t layout_overlap(const Layout *layout, int cell, int64_t from, int64_t to) {
    __int128 low = scaled(cell, layout->tick), high = low + layout->tick;
    __int128 begin = scaled(from, layout->per_tick), end = scaled(to, layout->per_tick);
    if (begin < low) begin = low;
    if (end > high) end = high;
    return end > begin ? (int64_t)(end - begin) : 0;
}

// ns as a number with as many digits behind the point as it needs.
static void add_decimal(Buf *out, int64_t ns, int64_t unit, const char *name) {
    buf_add_format(out, "%lld", (long long)(ns / unit));
    int64_t rest = ns % unit;
    if (rest) buf_add_byte(out, '.');
    for (; rest; rest %= unit) buf_add_byte(out, (char)('0' + (rest *= 10) / unit));
    buf_add_text(out, name);
}

void layout_tick_label(const Layout *layout, int64_t at, Buf *out) {
    if (layout->in_steps) buf_add_format(out, "%lld", (long long)at);
    else if (layout->tick >= 3600 * SECOND) add_decimal(out, at, 3600 * SECOND, "h");
    else if (layout->tick >= 60 * SECOND) add_decimal(out, at, 60 * SECOND, "m");
    else if (layout->length >= SECOND / 2) add_decimal(out, at, SECOND, "s");
    else if (layout->length >= SECOND / 2000) add_decimal(out, at, SECOND / 1000, "ms");
    else add_decimal(out, at, SECOND / 1000000, "us");
}

// ---- Who gets how much room -------------------------------------------------------------------------------

// A way to share the width: tried in order, the first that fits is taken.
typedef struct Share {
    int per_tick;
    int gap;    // behind the names
    int names;  // columns at most
    int notes;  // columns at least, if the notes want as much
    bool cut;   // notes may be cut
} Share;

static const Share shares[] = {
    {20, 4, 40, 0, false}, {10, 4, 40, 0, false},
    {10, 2, 32, 0, false}, {8, 2, 32, 0, false}, {6, 2, 32, 0, false},
    {10, 2, 32, 30, true}, {8, 2, 32, 30, true}, {6, 2, 32, 26, true}, {5, 2, 28, 24, true},
    {8, 2, 24, 16, true}, {5, 2, 22, 14, true}, {5, 1, 16, 10, true},
};

static int cells_for(int64_t length, int64_t tick, int per_tick) {
    __int128 cells = scaled(length, per_tick) / tick + 1;
    return cells > 1 << 20 ? 1 << 20 : (int)cells;
}

static int least(int a, int b) { return a < b ? a : b; }

static bool share_fits(const Share *share, Layout *layout, int width, int names, int notes) {
    layout->per_tick = share->per_tick;
    layout->cells = cells_for(layout->length, layout->tick, share->per_tick);
    layout->names = least(names, share->names);
    layout->plot = layout->names + share->gap;
    int used = layout->plot + layout->cells + 2;
    int needed = share->cut ? least(notes, share->notes) : notes;
    layout->notes = least(notes, width - used);
    if (share->per_tick == 20 && width < 160) return false;
    return used + needed <= width || (notes == 0 && used - 2 <= width);
}

// No notes; names take a third at most; the axis is as coarse as need be.
static void share_the_rest(Layout *layout, int width, int names) {
    layout->notes = 0;
    layout->names = least(names, width / 3);
    layout->plot = layout->names + (layout->names > 0);
    int room = width - layout->plot > 1 ? width - layout->plot : 1;
    for (;; layout->tick = tick_after(layout->tick, layout->in_steps)) {
        for (layout->per_tick = 10; layout->per_tick >= 5; layout->per_tick--) {
            layout->cells = cells_for(layout->length, layout->tick, layout->per_tick);
            if (layout->cells <= room) return;
        }
        if (layout->tick > layout->length) break;
    }
    layout->cells = least(layout->cells, room);
}

Layout layout_choose(int64_t length, bool in_steps, int width, int names, int notes) {
    Layout layout = {.in_steps = in_steps, .length = length, .tick = tick_for(length, in_steps)};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (share_fits(&shares[i], &layout, width, names, notes)) return layout;
    share_the_rest(&layout, width, names);
    return layout;
}
