#include "view/diff.h"

#include "session/whatif.h"
#include "view/timeline.h"

static void add_canvas(Canvas *canvas, Buf *out) {
    canvas_print(canvas, 0, canvas->height, out);
    canvas_free(canvas);
}

static void add_text(const char *text, Look look, Buf *out) {
    Canvas *canvas = canvas_new(look);
    canvas_put_wrapped(canvas, 0, STYLE_PLAIN, text);
    add_canvas(canvas, out);
}

static void add_pictures(const Diff *diff, Session *session, Look look, Buf *out) {
    Story *here = story_new(session_log(session), TIMELINE_LANES), *there = story_new(session_log(diff->twin), TIMELINE_LANES);
    add_canvas(timeline_draw(here, look, &(TimelineOptions){.title = "changed", .beside = there}), out);
    buf_add_byte(out, '\n');
    add_canvas(timeline_draw(there, look, &(TimelineOptions){.title = "as it was", .beside = here}), out);
    buf_add_byte(out, '\n');
    story_free(here);
    story_free(there);
}

static void add_interventions(Session *session, Look look, Buf *out) {
    Buf text = BUF_INIT;
    for (uint32_t i = 0; i < session_intervention_count(session); i++) {
        const Intervention *one = session_intervention(session, i);
        buf_add_format(&text, i ? "; " : "Changed: ");
        intervention_describe(one, &text);
        buf_add_format(&text, " at %.3f s", (double)one->time / 1e9);
    }
    add_text(buf_text(&text), look, out);
    buf_free(&text);
}

static void add_side(const char *name, const DiffSide *side, bool output, Look look, Buf *out) {
    Buf text = BUF_INIT;
    buf_add_format(&text, "  %-11s", name);
    if (!side->what) buf_add_text(&text, output ? "nothing is printed" : "nothing runs");
    else buf_add_format(&text, "%.3f s  iteration %u  %s", (double)side->time / 1e9, (unsigned)side->iteration, side->what);
    add_text(buf_text(&text), look, out);
    buf_free(&text);
}

static void add_parting(const Diff *diff, Look look, Buf *out) {
    bool output = diff->kind == DIFF_OUTPUT;
    add_text(output ? "The same handles ran, but here something else was printed:" : "Here they part:", look, out);
    add_side("changed", &diff->here, output, look, out);
    add_side("as it was", &diff->there, output, look, out);
}

void diff_show(const Diff *diff, Session *session, Look look, Buf *out) {
    if (diff->kind == DIFF_UNTOUCHED)
        return add_text("Nothing was changed: cancel, fail, delay or !STATEMENT does that.", look, out);
    add_interventions(session, look, out);
    buf_add_byte(out, '\n');
    add_pictures(diff, session, look, out);
    if (diff->kind == DIFF_SAME) add_text("The same so far.", look, out);
    else add_parting(diff, look, out);
}
