#include "repl/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "session/output.h"

enum { PAUSE = 100000000 };  // ns between two drawings

void progress_begin(Progress *progress, bool wanted) {
    const char *term = getenv("TERM");
    *progress = (Progress){.wanted = wanted && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0};
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void put(Buf *text) {
    write_fully(STDERR_FILENO, buf_text(text), text->size);
    buf_free(text);
}

void progress_show(void *context, double part) {
    Progress *progress = context;
    if (!progress->wanted || !progress->session || (progress->shown_at && now() - progress->shown_at < PAUSE)) return;
    progress->shown_at = now();
    World *world = session_world(progress->session);
    Buf text = BUF_INIT;
    buf_add_text(&text, "\r");
    if (part >= 0) buf_add_format(&text, "going... %.0f %%", part * 100);
    else buf_add_format(&text, "running... %.3f s, step %llu", (double)machine_time(world) / 1e9, (unsigned long long)world->steps);
    buf_add_text(&text, "  Ctrl-C stops\033[K");
    put(&text);
}

void progress_end(Progress *progress) {
    if (!progress->shown_at) return;
    progress->shown_at = 0;
    Buf text = BUF_INIT;
    buf_add_text(&text, "\r\033[K");
    put(&text);
}
