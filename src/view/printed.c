// printed.c - `output`: what the program has printed so far, each line with when, who, and from which line of the source.
#include <stdlib.h>
#include <string.h>

#include "view/ask.h"
#include "view/explain.h"
#include "view/timeline_parts.h"

enum { LINES_KEPT = 2000, LINE_LIMIT = 2000 };

// A line that is being printed, to stdout or stderr.
typedef struct Printed {
    Buf text;
    Event event;     // with which it began
} Printed;

typedef struct Printing {
    Canvas *canvas;
    Session *session;
    Printed lines[2];
    uint64_t count, skip;   // lines so far; how many are not shown
} Printing;

static void put_line(Printing *printing, Printed *line) {
    if (printing->count++ >= printing->skip && printing->canvas) {
        Buf text = BUF_INIT;
        add_time(&text, line->event.time);
        buf_add_text(&text, "  ");
        size_t start = text.size;
        if (line->event.task) explain_add_task(printing->session, line->event.task, &text);
        else buf_add_text(&text, line->event.thread ? "thread" : "main");
        buf_add_format(&text, "%*s", (int)(text.size - start < 8 ? 8 - (text.size - start) : 0), "");
        if (line->event.line) buf_add_format(&text, " %4u", (unsigned)line->event.line);
        else buf_add_text(&text, "     ");
        buf_add_format(&text, "  %s%s", line->event.a == 2 ? "(stderr) " : "", buf_text(&line->text));
        int y = printing->canvas->height;
        canvas_reach(printing->canvas, y);
        canvas_put_cut(printing->canvas, 0, y, line->event.a == 2 ? STYLE_FAILED : STYLE_PLAIN, buf_text(&text), printing->canvas->look.width);
        buf_free(&text);
    }
    buf_clear(&line->text);
    line->event.kind = 0;
}

static void take(Printing *printing, const Event *event) {
    Printed *line = &printing->lines[event->a == 2];
    for (int64_t i = 0; i < event->c; i++) {
        if (!line->event.kind) line->event = *event;
        if (event->text[i] == '\n') put_line(printing, line);
        else if (line->text.size < LINE_LIMIT) buf_add_byte(&line->text, event->text[i] == '\t' ? ' ' : event->text[i]);
    }
}

// Goes through all that was printed; what has no end of line yet counts as well.
static void go_through(Printing *printing) {
    LogReader reader;
    Event event;
    log_read_from_start(&reader, session_log(printing->session));
    while (log_read(&reader, &event))
        if (event.kind == EVENT_OUTPUT) take(printing, &event);
    for (int i = 0; i < 2; i++) {
        if (printing->lines[i].event.kind) put_line(printing, &printing->lines[i]);
        buf_free(&printing->lines[i].text);
    }
}

Canvas *output_draw(Session *session, Look look) {
    Printing counting = {.session = session, .skip = UINT64_MAX};
    go_through(&counting);
    Printing printing = {.session = session, .canvas = canvas_new(look)};
    if (counting.count > LINES_KEPT) {
        printing.skip = counting.count - LINES_KEPT;
        Buf text = BUF_INIT;
        buf_add_format(&text, "(%llu lines before these)", (unsigned long long)printing.skip);
        canvas_put_wrapped(printing.canvas, 0, STYLE_DIM, buf_text(&text));
        buf_free(&text);
    }
    go_through(&printing);
    if (printing.canvas->height == 0) canvas_put_wrapped(printing.canvas, 0, STYLE_DIM, "nothing was printed yet");
    return printing.canvas;
}
