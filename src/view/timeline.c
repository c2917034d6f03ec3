#include "view/timeline.h"

#include <stdlib.h>

#include "view/timeline_parts.h"

// ---- What is in a cell ------------------------------------------------------------------------------------

// What happened to a lane in the stretch of the axis that one column stands for.
typedef struct CellSum {
    int64_t running, ready, waiting;  // of layout.tick
    bool ran;                         // for an instant at least
    bool seam;                        // a new stretch of running begins here
    uint8_t end;                      // LaneState that ends the lane here; LANE_ABSENT: none
} CellSum;

static int64_t stretch_at(const Layout *layout, const Stretch *stretch) {
    return layout->in_steps ? (int64_t)stretch->step : stretch->time;
}

static void sum_stretch(const Layout *layout, CellSum *cells, LaneState state, int64_t from, int64_t to) {
    for (int i = layout_cell(layout, from); i < layout->cells; i++) {
        int64_t length = layout_overlap(layout, i, from, to);
        if (length == 0) break;
        if (state == LANE_RUNNING) cells[i].running += length;
        else if (state == LANE_READY) cells[i].ready += length;
        else if (state == LANE_WAITING) cells[i].waiting += length;
    }
}

// A lane ends where its story does, which may be before the axis does.
static void sum_lane_stretch(const Layout *layout, CellSum *cells, const Lane *lane, uint32_t index, int64_t end) {
    const Stretch *stretch = &lane->stretches[index];
    bool last = index + 1 == lane->count;
    int64_t from = stretch_at(layout, stretch), to = last ? end : stretch_at(layout, stretch + 1);
    int cell = layout_cell(layout, from);
    if (cell >= layout->cells) return;
    cells[cell].ran |= stretch->ran || stretch->state == LANE_RUNNING;
    if (stretch->state >= LANE_DONE) cells[cell].end = stretch->state;
    else if (to > from || last) {
        if (stretch->state == LANE_RUNNING) cells[cell].seam = true;
        sum_stretch(layout, cells, (LaneState)stretch->state, from, to + last);
    }
}

// ---- Drawing ----------------------------------------------------------------------------------------------

typedef struct Drawing {
    Canvas *canvas;
    Layout layout;
    CellSum *cells;
    const Story *story;
    int y;
} Drawing;

static void put_cell(Drawing *drawing, int cell, Style style, Glyph glyph) {
    canvas_put_glyph(drawing->canvas, drawing->layout.plot + cell, drawing->y, style, glyph);
}

static bool is_tick(const Layout *layout, int cell) { return cell % layout->per_tick == 0; }

// A stretch of holding the thread; where another begins right behind it, one can see the seam.
static Glyph running_glyph(const Drawing *drawing, int cell, bool full) {
    const CellSum *sum = &drawing->cells[cell];
    bool joins = cell > 0 && sum->seam && sum[-1].running > 0 && !sum[-1].end;
    return full && !joins ? GLYPH_FULL : GLYPH_HALF;
}

static bool is_mostly_running(const Drawing *drawing, int cell) {
    const CellSum *sum = &drawing->cells[cell];
    return sum->running >= drawing->layout.tick - sum->running || (sum->running > 0 && sum->ready + sum->waiting == 0);
}

static void draw_loop_cell(Drawing *drawing, int cell) {
    const CellSum *sum = &drawing->cells[cell];
    if (sum->running > 0 && is_mostly_running(drawing, cell))
        put_cell(drawing, cell, STYLE_BLOCKED, running_glyph(drawing, cell, true));
    else if (is_tick(&drawing->layout, cell)) put_cell(drawing, cell, STYLE_DIM, GLYPH_TICK);
    else if (sum->running > 0) put_cell(drawing, cell, STYLE_BLOCKED, GLYPH_HALF);
}

static void draw_cell(Drawing *drawing, int cell) {
    static const Glyph ends[LANE_STATE_COUNT] = {
        [LANE_DONE] = GLYPH_DONE, [LANE_FAILED] = GLYPH_FAILED, [LANE_CANCELLED] = GLYPH_CANCELLED};
    const CellSum *sum = &drawing->cells[cell];
    if (sum->end) put_cell(drawing, cell, theme_state_style((LaneState)sum->end), ends[sum->end]);
    else if (sum->running > 0 && is_mostly_running(drawing, cell))
        put_cell(drawing, cell, STYLE_RUNNING, running_glyph(drawing, cell, true));
    else if (sum->ran || sum->running > 0) put_cell(drawing, cell, STYLE_RUNNING, GLYPH_HALF);
    else if (sum->ready > 0 && sum->ready >= sum->waiting) put_cell(drawing, cell, STYLE_READY, GLYPH_STARVED);
    else if (sum->waiting > 0) put_cell(drawing, cell, STYLE_WAITING, GLYPH_LINE);
}

static void draw_note(Drawing *drawing, const Lane *lane) {
    if (drawing->layout.notes <= 0) return;
    Buf note = BUF_INIT;
    timeline_note(drawing->story, lane, &drawing->canvas->look, &note);
    int x = drawing->layout.plot + drawing->layout.cells + 2;
    canvas_put_cut(drawing->canvas, x, drawing->y, STYLE_PLAIN, buf_text(&note), drawing->layout.notes);
    buf_free(&note);
}

static void draw_lane(Drawing *drawing, const Lane *lane) {
    canvas_reach(drawing->canvas, drawing->y);
    canvas_put_cut(drawing->canvas, 0, drawing->y, STYLE_PLAIN, lane->label, drawing->layout.names);
    for (int i = 0; i < drawing->layout.cells; i++) drawing->cells[i] = (CellSum){0};
    int64_t end = drawing->layout.in_steps ? (int64_t)drawing->story->steps : drawing->story->end;
    for (uint32_t i = 0; i < lane->count; i++) sum_lane_stretch(&drawing->layout, drawing->cells, lane, i, end);
    for (int i = 0; i < drawing->layout.cells; i++)
        lane->kind == LANE_OF_LOOP ? draw_loop_cell(drawing, i) : draw_cell(drawing, i);
    draw_note(drawing, lane);
    drawing->y++;
}

static void draw_axis(Drawing *drawing, const char *title) {
    const Layout *layout = &drawing->layout;
    canvas_put_cut(drawing->canvas, 0, drawing->y, STYLE_TITLE, title, layout->names);
    Buf label = BUF_INIT;
    int free_from = layout->plot;
    for (int64_t at = 0; at <= layout->length; at += layout->tick) {
        int x = layout->plot + layout_cell(layout, at);
        buf_clear(&label);
        layout_tick_label(layout, at, &label);
        if (x < free_from || x + (int)label.size > drawing->canvas->look.width) continue;
        free_from = canvas_put(drawing->canvas, x, drawing->y, STYLE_DIM, buf_text(&label)) + 1;
    }
    buf_free(&label);
    drawing->y++;
}

static void draw_more(Drawing *drawing) {
    Buf text = BUF_INIT;
    buf_add_format(&text, " and %u more", (unsigned)drawing->story->more);
    int x = canvas_put_glyph(drawing->canvas, 0, drawing->y, STYLE_PLAIN, GLYPH_ELLIPSIS);
    canvas_put(drawing->canvas, x, drawing->y++, STYLE_PLAIN, buf_text(&text));
    buf_free(&text);
}

static void draw_legend(Drawing *drawing) {
    static const struct {
        Glyph glyph;
        Style style;
        const char *meaning;
    } entries[] = {
        {GLYPH_FULL, STYLE_RUNNING, "runs"}, {GLYPH_HALF, STYLE_RUNNING, "ran for an instant"},
        {GLYPH_STARVED, STYLE_READY, "ready, but the loop is busy"}, {GLYPH_LINE, STYLE_WAITING, "waits"},
        {GLYPH_DONE, STYLE_DONE, "done"}, {GLYPH_FAILED, STYLE_FAILED, "failed"},
        {GLYPH_CANCELLED, STYLE_CANCELLED, "cancelled"},
    };
    int x = 0;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (x > 0 && x + text_width(entries[i].meaning) + 2 > drawing->canvas->look.width) {
            x = 0;
            drawing->y++;
        }
        x = canvas_put_glyph(drawing->canvas, x, drawing->y, entries[i].style, entries[i].glyph);
        x = canvas_put(drawing->canvas, x + 1, drawing->y, STYLE_PLAIN, entries[i].meaning) + 2;
    }
    drawing->y++;
}

// ---- The whole --------------------------------------------------------------------------------------------

static int greater(int a, int b) { return a > b ? a : b; }

static void measure(const Story *story, const Look *look, int *names, int *notes) {
    for (uint32_t i = 0; i < story->lane_count; i++) {
        Buf note = BUF_INIT;
        timeline_note(story, &story->lanes[i], look, &note);
        *names = greater(*names, text_width(story->lanes[i].label));
        *notes = greater(*notes, text_width(buf_text(&note)));
        buf_free(&note);
    }
}

static Layout choose_layout(const Story *story, Look look, const TimelineOptions *options) {
    const Story *beside = options->beside ? options->beside : story;
    int64_t end = story->end > beside->end ? story->end : beside->end;
    int64_t steps = (int64_t)(story->steps > beside->steps ? story->steps : beside->steps);
    bool in_steps = options->axis == AXIS_STEPS || (options->axis == AXIS_AUTOMATIC && end == 0);
    int names = text_width(options->title), notes = 0;
    measure(story, &look, &names, &notes);
    measure(beside, &look, &names, &notes);
    return layout_choose(in_steps ? steps : end, in_steps, look.width, names, notes);
}

Canvas *timeline_draw(const Story *story, Look look, const TimelineOptions *options) {
    Drawing drawing = {.canvas = canvas_new(look), .layout = choose_layout(story, look, options), .story = story};
    drawing.cells = calloc((size_t)drawing.layout.cells, sizeof *drawing.cells);
    if (!drawing.cells) abort();
    draw_axis(&drawing, options->title);
    for (uint32_t i = 0; i < story->lane_count; i++) draw_lane(&drawing, &story->lanes[i]);
    if (story->more) draw_more(&drawing);
    Buf footer = BUF_INIT;
    timeline_footer(story, drawing.layout.in_steps, &footer);
    drawing.y = canvas_put_wrapped(drawing.canvas, drawing.y, STYLE_PLAIN, buf_text(&footer));
    buf_free(&footer);
    if (options->legend) draw_legend(&drawing);
    free(drawing.cells);
    return drawing.canvas;
}
