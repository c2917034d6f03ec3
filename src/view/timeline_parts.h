// timeline_parts.h - what the picture of time is put together from: the axis, the room for things, the notes.
#ifndef LOOPCHEF_VIEW_TIMELINE_PARTS_H
#define LOOPCHEF_VIEW_TIMELINE_PARTS_H

#include "base/buf.h"
#include "view/timeline.h"

// Where things go. Columns: names, then the plot of `cells` columns, a gap of two, then notes.
typedef struct Layout {
    bool in_steps;
    int64_t length;    // of the run, in ns or steps
    int64_t tick;      // between two ticks, in ns or steps
    int per_tick;      // columns
    int names;         // columns for names, the gap behind them not included
    int plot;          // the column where the plot begins
    int cells;         // columns of the plot
    int notes;         // columns for notes; 0: there are none
} Layout;

// `names` and `notes` are the widths that the longest of each would like to have.
Layout layout_choose(int64_t length, bool in_steps, int width, int names, int notes);

// The cell in which a place on the axis lies.
int layout_cell(const Layout *layout, int64_t at);

// How much of a cell the stretch [from, to) of the axis covers, where `tick` is the whole of it (a cell may be less
// than one step).
int64_t layout_overlap(const Layout *layout, int cell, int64_t from, int64_t to);

// What a tick is called: "0.5s", "2m"; on an axis of steps "40".
void layout_tick_label(const Layout *layout, int64_t at, Buf *out);

// What stands to the right of a lane.
void timeline_note(const Story *story, const Lane *lane, const Look *look, Buf *out);

// The line below the picture.
void timeline_footer(const Story *story, bool in_steps, Buf *out);

// Appends virtual time as "3.000".
void add_time(Buf *out, int64_t ns);

#endif
