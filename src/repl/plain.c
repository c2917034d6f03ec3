#include "repl/plain.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "repl/terminal.h"
#include "view/table.h"
#include "view/timeline.h"

// ---- Riding -----------------------------------------------------------------------------------------------

static volatile int interrupted;  // set by a signal, which knows no session

static void on_interrupt(int signal) {
    (void)signal;
    interrupted = 1;
}

volatile int *ride_interrupt(void) { return &interrupted; }

static void say(Buf *message) {
    if (message->size) write_fully(STDERR_FILENO, message->data, message->size);
    buf_free(message);
}

static bool open_trace(Ride *ride) {
    if (!ride->options->trace) return true;
    ride->trace = trace_open(ride->options->trace);
    if (ride->trace) return true;
    Buf message = BUF_INIT;
    buf_add_format(&message, "loopchef: cannot write %s: %s\n", ride->options->trace, strerror(errno));
    say(&message);
    ride->status = 2;
    return false;
}

static bool load(Ride *ride) {
    Buf message = BUF_INIT;
    ride->status = scenario_load(&ride->scenario, ride->options->file, &message);
    say(&message);
    return ride->status == 0;
}

static bool open_session(Ride *ride, bool record, bool watch) {
    SessionOptions options = {
        .limits = ride->options->limits, .seed = ride->options->seed,
        .record = record, .log_limit = ride->options->log_limit, .travel = watch,
        .also = ride->trace ? trace_sink(ride->trace) : (Sink){0},
        .write = output_write, .write_context = &ride->output,
        .args = ride->options->args, .arg_count = ride->options->arg_count, .interrupt = &interrupted,
        .progress = ride->progress.wanted ? progress_show : NULL, .progress_context = &ride->progress,
    };
    Buf message = BUF_INIT;
    ride->session = session_open(&ride->scenario, &options, &message);
    say(&message);
    ride->progress.session = ride->session;
    if (!ride->session) ride->status = 3;
    return ride->session;
}

bool ride_begin(Ride *ride, const Options *options, bool swallow, bool record, bool watch) {
    *ride = (Ride){.options = options};
    output_init(&ride->output, swallow);
    progress_begin(&ride->progress, watch && options->colour != COLOUR_NEVER);
    sigaction(SIGINT, &(struct sigaction){.sa_handler = on_interrupt}, NULL);
    return open_trace(ride) && load(ride) && open_session(ride, record, watch);
}

void ride_run(Ride *ride) {
    session_run(ride->session, UINT64_MAX);
    output_flush(&ride->output);
}

static void end_trace(Ride *ride) {
    if (!ride->trace || trace_close(ride->trace, ride->status)) return;
    Buf message = BUF_INIT;
    buf_add_format(&message, "loopchef: cannot write %s: %s\n", ride->options->trace, strerror(errno));
    say(&message);
    if (ride->status == 0) ride->status = 2;
}

void ride_leave(Ride *ride) {
    end_trace(ride);
    session_close(ride->session);
    scenario_free(&ride->scenario);
    output_free(&ride->output);
}

int ride_end(Ride *ride) {
    Buf message = BUF_INIT;
    output_flush(&ride->output);
    output_essence(&ride->output, &message);
    if (ride->session) {
        session_verdict(ride->session, &message);
        ride->status = session_exit_status(ride->session);
    }
    if (ride->output.failure) {
        buf_add_format(&message, "loopchef: cannot write the output: %s\n", strerror(ride->output.failure));
        if (ride->status == 0) ride->status = 1;
    }
    say(&message);
    ride_leave(ride);
    return ride->status;
}

int plain_run(const Options *options) {
    Ride ride;
    if (ride_begin(&ride, options, false, options->record, false)) ride_run(&ride);
    return ride_end(&ride);
}

// ---- Pictures ---------------------------------------------------------------------------------------------

static Canvas *draw(Ride *ride, const Story *story, Look look) {
    if (ride->options->table) return table_draw(story, session_log(ride->session), look);
    TimelineOptions options = {
        .title = scenario_name(&ride->scenario), .legend = ride->options->legend,
        .axis = ride->options->axis_steps ? AXIS_STEPS : ride->options->axis_time ? AXIS_TIME : AXIS_AUTOMATIC,
    };
    return timeline_draw(story, look, &options);
}

static void show_picture(Ride *ride) {
    Story *story = story_new(session_log(ride->session), TIMELINE_LANES);
    Canvas *canvas = draw(ride, story, terminal_look(ride->options, STDOUT_FILENO));
    Buf out = BUF_INIT;
    canvas_print(canvas, 0, canvas->height, &out);
    write_fully(STDOUT_FILENO, buf_text(&out), out.size);
    buf_free(&out);
    canvas_free(canvas);
    story_free(story);
}

int plain_timeline(const Options *options) {
    Ride ride;
    if (ride_begin(&ride, options, true, true, false)) {
        ride_run(&ride);
        show_picture(&ride);
    }
    return ride_end(&ride);
}

int plain_open(const Options *options) {
    Ride ride;
    if (ride_begin(&ride, options, false, true, false)) {
        ride_run(&ride);
        write_fully(STDOUT_FILENO, "\n", 1);
        show_picture(&ride);
    }
    return ride_end(&ride);
}

// ---- The list ---------------------------------------------------------------------------------------------

static void list_one(void *context, const char *name, const Directives *directives) {
    Buf *out = context;
    buf_add_text(out, name);
    if (directives->title)
        buf_add_format(out, "%*s%s", (int)(strlen(name) < 22 ? 24 - strlen(name) : 2), "", directives->title);
    buf_add_byte(out, '\n');
    if (directives->summary) buf_add_format(out, "%24s%s\n", "", directives->summary);
}

int plain_list(const Options *options) {
    (void)options;
    Buf out = BUF_INIT;
    bool found = scenario_list(list_one, &out);
    write_fully(STDOUT_FILENO, buf_text(&out), out.size);
    buf_free(&out);
    if (found) return 0;
    static const char message[] = "loopchef: there is no folder of scenarios beside this program\n";
    write_fully(STDERR_FILENO, message, sizeof message - 1);
    return 3;
}
