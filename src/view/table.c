#include "view/table.h"

#include <stdlib.h>
#include <string.h>

#include "view/timeline_parts.h"

enum { GAP = 3, LEAST_COLUMN = 9, LEAST_PRINTS = 16 };

#define SECOND INT64_C(1000000000)

// ---- The rows ---------------------------------------------------------------------------------------------

typedef struct Rows {
    int64_t *times;     // ascending
    size_t count, room;
    bool at_seconds;
} Rows;

static void rows_add(Rows *rows, int64_t time) {
    if (rows->count == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 64;
        rows->times = realloc(rows->times, rows->room * sizeof *rows->times);
        if (!rows->times) abort();
    }
    rows->times[rows->count++] = time;
}

static int by_time(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void rows_sort(Rows *rows) {
    if (rows->count == 0) return;
    qsort(rows->times, rows->count, sizeof *rows->times, by_time);
    size_t kept = 1;
    for (size_t i = 1; i < rows->count; i++)
        if (rows->times[i] != rows->times[kept - 1]) rows->times[kept++] = rows->times[i];
    rows->count = kept;
}

static bool is_shown(const Lane *lane) { return lane->kind != LANE_OF_LOOP; }

// Every moment at which something changes.
static void rows_of_moments(Rows *rows, const Story *story) {
    rows_add(rows, 0);
    rows_add(rows, story->end);
    for (uint32_t i = 0; i < story->lane_count; i++) {
        if (!is_shown(&story->lanes[i])) continue;
        for (uint32_t j = 0; j < story->lanes[i].count; j++) rows_add(rows, story->lanes[i].stretches[j].time);
    }
    rows_sort(rows);
}

static Rows rows_choose(const Story *story) {
    Rows rows = {0};
    rows_of_moments(&rows, story);
    int64_t seconds = story->end / SECOND + (story->end % SECOND != 0) + 1;
    if ((int64_t)rows.count <= seconds || (rows.count <= 50 && story->end < SECOND)) return rows;
    rows.count = 0;
    rows.at_seconds = true;
    for (int64_t i = 0; i < seconds; i++) rows_add(&rows, i * SECOND);
    return rows;
}

// ---- What was printed -------------------------------------------------------------------------------------

typedef struct Output {
    LogReader reader;
    Event event;       // the next OUTPUT
    bool any;          // there is one
} Output;

static void output_next(Output *output) {
    do output->any = log_read(&output->reader, &output->event);
    while (output->any && !(output->event.kind == EVENT_OUTPUT && output->event.a == 1));
}

static void add_lines(Buf *out, const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != '\n') buf_add_byte(out, bytes[i]);
        else buf_add_text(out, " / ");
    }
}

// What was printed up to `time`, its lines joined by " / ".
static void output_until(Output *output, int64_t time, Buf *out) {
    for (; output->any && output->event.time <= time; output_next(output))
        add_lines(out, output->event.text, (size_t)output->event.c);
    while (out->size >= 3 && memcmp(out->data + out->size - 3, " / ", 3) == 0) {
        out->size -= 3;
        out->data[out->size] = 0;
    }
}

// ---- The columns ------------------------------------------------------------------------------------------

typedef struct Columns {
    int time;            // columns of the first
    const Lane **lanes;
    int *widths;
    int count, more;     // shown; left out
    int prints;          // where the last one begins; 0: there is none
} Columns;

// Cuts the widest until all fit into `room`, but none below LEAST_COLUMN.
static int columns_narrow(Columns *columns, int room) {
    for (;;) {
        int sum = 0, widest = 0;
        for (int i = 0; i < columns->count; i++) {
            sum += columns->widths[i] + GAP;
            if (columns->widths[i] > columns->widths[widest]) widest = i;
        }
        if (sum <= room || columns->count == 0 || columns->widths[widest] <= LEAST_COLUMN) return sum;
        columns->widths[widest]--;
    }
}

static Columns columns_choose(const Story *story, int time, bool prints, int width) {
    Columns columns = {.time = time};
    columns.lanes = calloc(story->lane_count + 1, sizeof *columns.lanes);
    columns.widths = calloc(story->lane_count + 1, sizeof *columns.widths);
    if (!columns.lanes || !columns.widths) abort();
    for (uint32_t i = 0; i < story->lane_count; i++) {
        if (!is_shown(&story->lanes[i])) continue;
        int wanted = text_width(story->lanes[i].label);
        columns.lanes[columns.count] = &story->lanes[i];
        columns.widths[columns.count++] = wanted < LEAST_COLUMN ? LEAST_COLUMN : wanted;
    }
    int room = width - time - (prints ? LEAST_PRINTS : 0), used = columns_narrow(&columns, room);
    while (used > room && columns.count > 1) {
        used -= columns.widths[--columns.count] + GAP;
        columns.more++;
    }
    columns.more += (int)story->more;
    if (prints) columns.prints = time + GAP + used;
    return columns;
}

// ---- Drawing ----------------------------------------------------------------------------------------------

static void add_row_time(Buf *out, int64_t time, bool at_seconds) {
    if (at_seconds || time % SECOND == 0) buf_add_format(out, "%lld", (long long)(time / SECOND));
    else add_time(out, time);
    buf_add_text(out, " s");
}

static int time_width(const Rows *rows) {
    int width = 4;
    Buf text = BUF_INIT;
    for (size_t i = 0; i < rows->count; i++) {
        buf_clear(&text);
        add_row_time(&text, rows->times[i], rows->at_seconds);
        if ((int)text.size > width) width = (int)text.size;
    }
    buf_free(&text);
    return width;
}

static void draw_head(Canvas *canvas, const Columns *columns) {
    canvas_put(canvas, 0, 0, STYLE_TITLE, "time");
    int x = columns->time + GAP;
    for (int i = 0; i < columns->count; i++) {
        canvas_put_cut(canvas, x, 0, STYLE_TITLE, columns->lanes[i]->label, columns->widths[i]);
        x += columns->widths[i] + GAP;
    }
    if (columns->prints) canvas_put(canvas, x, 0, STYLE_TITLE, "prints");
}

static void draw_row(Canvas *canvas, int y, const Columns *columns, int64_t time, bool at_seconds,
                     const char *printed) {
    Buf text = BUF_INIT;
    add_row_time(&text, time, at_seconds);
    canvas_put(canvas, 0, y, STYLE_DIM, buf_text(&text));
    buf_free(&text);
    int x = columns->time + GAP;
    for (int i = 0; i < columns->count; i++) {
        LaneState state = lane_state_at(columns->lanes[i], time);
        canvas_put_cut(canvas, x, y, theme_state_style(state), lane_state_word(state), columns->widths[i]);
        x += columns->widths[i] + GAP;
    }
    if (columns->prints) canvas_put_cut(canvas, x, y, STYLE_PLAIN, printed, canvas->look.width - x);
}

Canvas *table_draw(const Story *story, const Log *log, Look look) {
    Canvas *canvas = canvas_new(look);
    Output *output = calloc(1, sizeof *output);
    if (!output) abort();
    log_read_from_start(&output->reader, log);
    output_next(output);
    Rows rows = rows_choose(story);
    Columns columns = columns_choose(story, time_width(&rows), output->any, look.width);
    draw_head(canvas, &columns);
    for (size_t i = 0; i < rows.count; i++) {
        Buf printed = BUF_INIT;
        output_until(output, rows.times[i], &printed);
        draw_row(canvas, (int)i + 1, &columns, rows.times[i], rows.at_seconds, buf_text(&printed));
        buf_free(&printed);
    }
    if (columns.more) {
        Buf text = BUF_INIT;
        buf_add_format(&text, "%s and %d more", look.ascii ? "..." : "\u2026", columns.more);
        canvas_put(canvas, 0, canvas->height, STYLE_PLAIN, buf_text(&text));
        buf_free(&text);
    }
    free(rows.times);
    free(columns.lanes);
    free(columns.widths);
    free(output);
    return canvas;
}
