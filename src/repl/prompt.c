#include "repl/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "repl/plain.h"
#include "repl/reader.h"
#include "repl/terminal.h"
#include "view/snapshot.h"
#include "view/timeline.h"

enum { LINES_SHOWN = 11 };

typedef struct Prompt {
    Ride ride;
    Reader *reader;
    Command last;         // the command that an empty line repeats
    bool can_repeat;
    bool over;            // `quit`, or the end of input
    int listed;           // the line that `list` shows next; 0: around the current one
    int status;
} Prompt;

static Look look_now(const Prompt *prompt) { return terminal_look(prompt->ride.options, STDOUT_FILENO); }

// ---- Saying -----------------------------------------------------------------------------------------------

static void print_buf(Prompt *prompt, Buf *text) {
    output_flush(&prompt->ride.output);
    write_fully(STDOUT_FILENO, buf_text(text), text->size);
    buf_free(text);
}

static void print_canvas(Prompt *prompt, Canvas *canvas) {
    Buf text = BUF_INIT;
    canvas_print(canvas, 0, canvas->height, &text);
    canvas_free(canvas);
    print_buf(prompt, &text);
}

// A command that cannot be done. A script ends with it.
static void refuse(Prompt *prompt, Buf *problem) {
    output_flush(&prompt->ride.output);
    Buf text = BUF_INIT;
    buf_add_text(&text, "loopchef: ");
    if (!reader_is_interactive(prompt->reader)) buf_add_format(&text, "line %d: ", reader_line_number(prompt->reader));
    buf_add_format(&text, "%s\n", buf_text(problem));
    write_fully(STDERR_FILENO, text.data, text.size);
    buf_free(&text);
    buf_free(problem);
    if (reader_is_interactive(prompt->reader)) return;
    prompt->status = 1;
    prompt->over = true;
}

static void refuse_text(Prompt *prompt, const char *problem) {
    Buf text = BUF_INIT;
    buf_add_text(&text, problem);
    refuse(prompt, &text);
}

// ---- Stops ------------------------------------------------------------------------------------------------

static void add_ending(Prompt *prompt, Buf *out) {
    World *world = session_world(prompt->ride.session);
    buf_add_format(out, "The run is over at %.3f s, after %llu steps", (double)machine_time(world) / 1e9,
                   (unsigned long long)world->steps);
    if (session_state(prompt->ride.session) == SESSION_ENDED)
        buf_add_format(out, "; exit status %d", session_exit_status(prompt->ride.session));
    buf_add_text(out, ".\n");
}

static void show_stop(Prompt *prompt) {
    Session *session = prompt->ride.session;
    if (session_is_over(session_state(session))) {
        Buf text = BUF_INIT, verdict = BUF_INIT;
        add_ending(prompt, &text);
        print_buf(prompt, &text);
        session_verdict(session, &verdict);
        write_fully(STDERR_FILENO, buf_text(&verdict), verdict.size);
        buf_free(&verdict);
    } else {
        print_canvas(prompt, snapshot_draw(session, look_now(prompt)));
    }
    prompt->listed = 0;
}

static void move(Prompt *prompt, Grain grain, Direction direction) {
    Session *session = prompt->ride.session;
    if (direction == FORWARD && session_is_over(session_state(session))) {
        refuse_text(prompt, "the run is over; the movers with an r (rstep, rcontinue) go back");
        return;
    }
    if (direction == BACK && session_is_at_start(session)) {
        refuse_text(prompt, "this is the start: nothing lies before it");
        return;
    }
    *ride_interrupt() = 0;
    session_move(session, grain, prompt->last.count, direction);
    *ride_interrupt() = 0;
    show_stop(prompt);
}

// ---- Commands ---------------------------------------------------------------------------------------------

#define MOVER(word, GRAIN)                                                                     \
    static void do_##word(Prompt *prompt) { move(prompt, GRAIN, FORWARD); }                    \
    static void do_r##word(Prompt *prompt) { move(prompt, GRAIN, BACK); }
MOVER(step, GRAIN_LINE)
MOVER(next, GRAIN_NEXT)
MOVER(finish, GRAIN_FINISH)
MOVER(tick, GRAIN_HANDLE)
MOVER(iteration, GRAIN_ITERATION)
MOVER(advance, GRAIN_CLOCK)
MOVER(continue, GRAIN_BREAK)
#undef MOVER

static void do_where(Prompt *prompt) {
    Canvas *canvas = snapshot_where(prompt->ride.session, look_now(prompt), prompt->last.operand);
    if (canvas) print_canvas(prompt, canvas);
    else refuse_text(prompt, "where: no task of that name is alive; 'info tasks' shows all");
}

static void do_info(Prompt *prompt) {
    Canvas *canvas = snapshot_info(prompt->ride.session, look_now(prompt), prompt->last.operand);
    if (canvas) print_canvas(prompt, canvas);
    else refuse_text(prompt, "info tasks, info ready, info timers, or info waiting?");
}

static void do_list(Prompt *prompt) {
    int line = atoi(prompt->last.operand), first = prompt->listed;
    if (prompt->last.operand[0] && line < 1) {
        refuse_text(prompt, "list takes a line's number");
        return;
    }
    if (!first || line) first = (line ? line : snapshot_line(prompt->ride.session)) - LINES_SHOWN / 2;
    if (first < 1) first = 1;
    Canvas *canvas = snapshot_source(prompt->ride.session, look_now(prompt), first, LINES_SHOWN);
    prompt->listed = first + LINES_SHOWN;
    prompt->last.operand[0] = 0;
    if (canvas->height == 0) canvas_put(canvas, 0, 0, STYLE_DIM, "(end of the file)");
    print_canvas(prompt, canvas);
}

static void do_timeline(Prompt *prompt) {
    Story *story = story_new(session_log(prompt->ride.session), TIMELINE_LANES);
    TimelineOptions options = {.title = scenario_name(&prompt->ride.scenario)};
    print_canvas(prompt, timeline_draw(story, look_now(prompt), &options));
    story_free(story);
}

static void do_help(Prompt *prompt) {
    Buf text = BUF_INIT, problem = BUF_INIT;
    if (command_help(prompt->last.operand, &text, &problem)) print_buf(prompt, &text);
    else refuse(prompt, &problem);
    buf_free(&text);
}

static void do_quit(Prompt *prompt) { prompt->over = true; }

static void (*const actions[COMMAND_COUNT])(Prompt *prompt) = {
    [COMMAND_STEP] = do_step, [COMMAND_RSTEP] = do_rstep, [COMMAND_NEXT] = do_next, [COMMAND_RNEXT] = do_rnext,
    [COMMAND_FINISH] = do_finish, [COMMAND_RFINISH] = do_rfinish, [COMMAND_TICK] = do_tick, [COMMAND_RTICK] = do_rtick,
    [COMMAND_ITERATION] = do_iteration, [COMMAND_RITERATION] = do_riteration, [COMMAND_ADVANCE] = do_advance,
    [COMMAND_RADVANCE] = do_radvance, [COMMAND_CONTINUE] = do_continue, [COMMAND_RCONTINUE] = do_rcontinue,
    [COMMAND_WHERE] = do_where,
    [COMMAND_INFO] = do_info, [COMMAND_LIST] = do_list, [COMMAND_TIMELINE] = do_timeline,
    [COMMAND_HELP] = do_help, [COMMAND_QUIT] = do_quit,
};

// ---- The prompt -------------------------------------------------------------------------------------------

static void obey(Prompt *prompt, const char *line) {
    Buf problem = BUF_INIT;
    if (command_is_blank(line)) {
        if (reader_is_interactive(prompt->reader) && !strchr(line, '#') && prompt->can_repeat)
            actions[prompt->last.id](prompt);
        return;
    }
    Command command;
    prompt->can_repeat = false;
    if (!command_parse(line, &command, &problem)) {
        refuse(prompt, &problem);
        return;
    }
    CommandKind kind = command_kind(command.id);
    prompt->can_repeat = kind == KIND_MOVER || kind == KIND_SHOW_MORE;
    prompt->last = command;
    actions[command.id](prompt);
}

static void converse(Prompt *prompt) {
    if (reader_is_interactive(prompt->reader)) show_stop(prompt);
    while (!prompt->over) {
        const char *line = reader_next(prompt->reader);
        if (!line) break;
        if (line != READER_AGAIN) obey(prompt, line);
        output_flush(&prompt->ride.output);
    }
}

int prompt_step(const Options *options) {
    Prompt prompt = {0};
    Options own = *options;
    if (isatty(STDIN_FILENO)) options_become_interactive(&own);
    if (!ride_begin(&prompt.ride, &own, false, true, true)) return ride_end(&prompt.ride);
    prompt.reader = reader_new(ride_interrupt());
    converse(&prompt);
    reader_free(prompt.reader);
    ride_leave(&prompt.ride);
    return prompt.status;
}
