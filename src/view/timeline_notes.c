#include <string.h>

#include "view/timeline_parts.h"

void add_time(Buf *out, int64_t ns) {
    int64_t ms = ns / 1000000;
    buf_add_format(out, "%lld.%03d", (long long)(ms / 1000), (int)(ms % 1000));
}

// ---- The loop and the main thread -------------------------------------------------------------------------

static const Wait *longest_cause(const Story *story) {
    const Wait *longest = NULL;
    for (uint32_t i = 0; i < story->cause_count; i++)
        if (!longest || story->causes[i].total > longest->total) longest = &story->causes[i];
    return longest;
}

// "blocked 3.000 s by time.sleep(3), line 8"
static void note_blocked(const Story *story, int64_t total, Buf *out) {
    const Wait *cause = longest_cause(story);
    buf_add_text(out, "blocked ");
    add_time(out, total);
    buf_add_text(out, " s");
    if (!cause) return;
    if (cause->total < total) {
        buf_add_text(out, ", ");
        add_time(out, cause->total);
        buf_add_text(out, " s of it");
    }
    buf_add_format(out, " by %s", cause->text);
    if (cause->line) buf_add_format(out, ", line %u", (unsigned)cause->line);
    if (cause->count > 1 && strcmp(cause->text, "computing") != 0)
        buf_add_format(out, ", %u times", (unsigned)cause->count);
}

static void note_loop(const Story *story, Buf *out) {
    if (story->held > 0) note_blocked(story, story->held, out);
    else buf_add_text(out, "idle 100 %");
}

static void note_main(const Story *story, Buf *out) {
    int64_t total = 0;
    for (uint32_t i = 0; i < story->cause_count; i++) total += story->causes[i].total;
    if (total > 0 && !story->has_loop) note_blocked(story, total, out);
}

// ---- Tasks and workers ------------------------------------------------------------------------------------

static void add_wait(const Wait *wait, bool of_task, const Look *look, Buf *out) {
    if (of_task && wait->kind != AWAIT_SLEEP && strncmp(wait->text, "await ", 6) != 0)
        buf_add_text(out, "await ");
    buf_add_text(out, wait->text);
    if (wait->count <= 1) return;
    buf_add_byte(out, ' ');
    buf_add_rune(out, theme_glyph(look, GLYPH_TIMES));
    buf_add_format(out, " %u", (unsigned)wait->count);
}

// What it waited for, in order; what took no time only if nothing did.
static void note_waits(const Lane *lane, const Look *look, Buf *out) {
    bool some_took_time = false;
    for (uint32_t i = 0; i < lane->wait_count; i++) some_took_time |= lane->waits[i].total > 0;
    const char *between = "";
    for (uint32_t i = 0; i < lane->wait_count; i++) {
        if (some_took_time && lane->waits[i].total == 0) continue;
        buf_add_text(out, between);
        add_wait(&lane->waits[i], lane->kind == LANE_OF_TASK, look, out);
        between = ", ";
    }
    if (lane->more_waits) buf_add_text(out, ", ...");
}

static void note_starved(const Lane *lane, Buf *out) {
    buf_add_text(out, "ready at ");
    add_time(out, lane->ready_at);
    buf_add_text(out, lane->state == LANE_READY ? ", never ran" : ", ran at ");
    if (lane->state != LANE_READY) add_time(out, lane->ran_at);
}

static void note_task(const Lane *lane, const Look *look, Buf *out) {
    if (lane->failure) {
        buf_add_text(out, lane->failure);
    } else if (lane->ran_at > lane->ready_at) {
        note_starved(lane, out);
    } else {
        if (lane->state == LANE_WAITING && lane->wait_count) buf_add_text(out, "pending: ");
        note_waits(lane, look, out);
    }
}

void timeline_note(const Story *story, const Lane *lane, const Look *look, Buf *out) {
    switch (lane->kind) {
        case LANE_OF_LOOP: note_loop(story, out); break;
        case LANE_OF_MAIN: note_main(story, out); break;
        case LANE_OF_TASK: note_task(lane, look, out); break;
        case LANE_OF_THREAD: note_waits(lane, look, out); break;
    }
}

// ---- Below the picture ------------------------------------------------------------------------------------

void timeline_footer(const Story *story, bool in_steps, Buf *out) {
    bool finished = story->ended && !story->ending;
    buf_add_text(out, finished ? "finished at " : "stopped at ");
    add_time(out, story->end);
    buf_add_text(out, " s");
    if (finished && !story->other_waits && story->own > story->end) {
        buf_add_text(out, "; one after another it would have been ");
        add_time(out, story->own);
        buf_add_text(out, " s");
    }
    if (in_steps) buf_add_text(out, "; the axis counts steps (source lines)");
}
