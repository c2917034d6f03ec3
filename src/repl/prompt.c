#include "repl/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/act.h"
#include "command/command.h"
#include "command/complete.h"
#include "repl/plain.h"
#include "repl/progress.h"
#include "repl/quiz.h"
#include "repl/reader.h"
#include "repl/terminal.h"
#include "session/diff.h"
#include "session/save.h"
#include "view/ask.h"
#include "view/diff.h"
#include "view/snapshot.h"

enum { LINES_SHOWN = 11, STATUS_INTERRUPTED = 130 };

typedef struct Prompt {
    Ride ride;
    Options options;      // as given, and as `set` has changed them
    Reader *reader;
    Command last;         // the command that an empty line repeats
    bool can_repeat;
    bool over;            // `quit`, or the end of input
    Quiz quiz;            // predict mode
    int listed;           // the line that `list` shows next; 0: around the current one
    int status;
} Prompt;

static Look look_now(const Prompt *prompt) { return terminal_look(&prompt->options, STDOUT_FILENO); }

// ---- Saying -----------------------------------------------------------------------------------------------

static void print_canvas(Prompt *prompt, Canvas *canvas) {
    Buf text = BUF_INIT;
    canvas_print(canvas, 0, canvas->height, &text);
    canvas_free(canvas);
    output_flush(&prompt->ride.output);
    write_fully(STDOUT_FILENO, buf_text(&text), text.size);
    buf_free(&text);
}

static void print_text(Prompt *prompt, Buf *text) {
    if (text->size) print_canvas(prompt, text_draw(look_now(prompt), buf_text(text)));
}

// A script ends here, unless it is to keep going.
static void fail(Prompt *prompt, int status) {
    if (reader_is_interactive(prompt->reader)) return;
    prompt->status = status;
    prompt->over = prompt->over || !prompt->options.keep_going || status == STATUS_INTERRUPTED;
}

// A command that cannot be done.
static void refuse(Prompt *prompt, Buf *problem) {
    output_flush(&prompt->ride.output);
    Buf text = BUF_INIT;
    buf_add_text(&text, "loopchef: ");
    if (!reader_is_interactive(prompt->reader)) buf_add_format(&text, "line %d: ", reader_line_number(prompt->reader));
    buf_add_format(&text, "%s\n", buf_text(problem));
    write_fully(STDERR_FILENO, text.data, text.size);
    buf_free(&text);
    fail(prompt, 1);
}

static void refuse_text(Prompt *prompt, const char *problem) {
    Buf text = BUF_INIT;
    buf_add_text(&text, problem);
    refuse(prompt, &text);
    buf_free(&text);
}

// ---- Stops ------------------------------------------------------------------------------------------------

static void add_ending(Prompt *prompt, Buf *out) {
    World *world = session_world(prompt->ride.session);
    buf_add_format(out, "The run is over at %.3f s, after %llu steps", (double)machine_time(world) / 1e9,
                   (unsigned long long)world->steps);
    if (session_state(prompt->ride.session) == SESSION_ENDED)
        buf_add_format(out, "; exit status %d", session_exit_status(prompt->ride.session));
    buf_add_text(out, ".");
}

static void show_end(Prompt *prompt) {
    Buf text = BUF_INIT, verdict = BUF_INIT;
    add_ending(prompt, &text);
    print_text(prompt, &text);
    session_verdict(prompt->ride.session, &verdict);
    write_fully(STDERR_FILENO, buf_text(&verdict), verdict.size);
    buf_free(&text);
    buf_free(&verdict);
}

static void show_stop(Prompt *prompt) {
    Session *session = prompt->ride.session;
    if (session_is_over(session_state(session))) show_end(prompt);
    else print_canvas(prompt, snapshot_draw(session, look_now(prompt)));
    prompt->listed = 0;
}

// ---- Commands ---------------------------------------------------------------------------------------------

static void do_act(Prompt *prompt) {
    *ride_interrupt() = 0;
    Act act = command_act(prompt->ride.session, &prompt->last);
    progress_end(&prompt->ride.progress);
    *ride_interrupt() = 0;
    if (act.kind == ACT_REFUSED) refuse(prompt, &act.said);
    else print_text(prompt, &act.said);
    if (act.kind == ACT_MOVED || act.kind == ACT_CHANGED) show_stop(prompt);
    if (act.kind == ACT_MOVED && act.halt.reason == HALT_INTERRUPTED) fail(prompt, STATUS_INTERRUPTED);
    act_free(&act);
}

static void do_ask(Prompt *prompt) {
    Buf problem = BUF_INIT;
    Canvas *canvas = ask(prompt->ride.session, &prompt->last, look_now(prompt), &problem);
    if (canvas) print_canvas(prompt, canvas);
    else refuse(prompt, &problem);
    buf_free(&problem);
    if (prompt->last.id == COMMAND_UP || prompt->last.id == COMMAND_DOWN || prompt->last.id == COMMAND_TASK) prompt->listed = 0;
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

static void do_set(Prompt *prompt) {
    Buf text = BUF_INIT;
    bool done = options_set(&prompt->options, prompt->last.operand, &text);
    if (done) print_text(prompt, &text);
    else refuse(prompt, &text);
    buf_free(&text);
}

static void do_diff(Prompt *prompt) {
    Buf text = BUF_INIT;
    *ride_interrupt() = 0;
    Diff *diff = diff_new(prompt->ride.session, &text);
    progress_end(&prompt->ride.progress);
    *ride_interrupt() = 0;
    if (diff) {
        diff_show(diff, prompt->ride.session, look_now(prompt), &text);
        output_flush(&prompt->ride.output);
        write_fully(STDOUT_FILENO, buf_text(&text), text.size);
        diff_free(diff);
    } else {
        refuse(prompt, &text);
    }
    buf_free(&text);
}

static void do_save(Prompt *prompt) {
    Buf problem = BUF_INIT;
    if (!session_save(prompt->ride.session, prompt->last.operand, &problem)) refuse(prompt, &problem);
    buf_free(&problem);
}

// The session that was saved takes the place of this one.
static void do_load(Prompt *prompt) {
    Buf problem = BUF_INIT;
    *ride_interrupt() = 0;
    Session *loaded = session_load(prompt->ride.session, prompt->last.operand, &problem);
    progress_end(&prompt->ride.progress);
    *ride_interrupt() = 0;
    if (loaded) {
        session_close(prompt->ride.session);
        prompt->ride.session = prompt->ride.progress.session = loaded;
        show_stop(prompt);
    } else {
        refuse(prompt, &problem);
    }
    buf_free(&problem);
}

static void do_predict(Prompt *prompt) {
    Buf said = BUF_INIT;
    *ride_interrupt() = 0;
    bool done = quiz_command(&prompt->quiz, prompt->ride.session, prompt->last.operand, &said);
    progress_end(&prompt->ride.progress);
    *ride_interrupt() = 0;
    if (done) print_text(prompt, &said);
    else refuse(prompt, &said);
    buf_free(&said);
}

static void do_help(Prompt *prompt) {
    Buf text = BUF_INIT, problem = BUF_INIT;
    if (command_help(prompt->last.operand, &text, &problem)) print_text(prompt, &text);
    else refuse(prompt, &problem);
    buf_free(&text);
    buf_free(&problem);
}

static void perform(Prompt *prompt) {
    switch (prompt->last.id) {
        case COMMAND_LIST: do_list(prompt); break;
        case COMMAND_DIFF: do_diff(prompt); break;
        case COMMAND_SAVE: do_save(prompt); break;
        case COMMAND_LOAD: do_load(prompt); break;
        case COMMAND_PREDICT: do_predict(prompt); break;
        case COMMAND_SET: do_set(prompt); break;
        case COMMAND_HELP: do_help(prompt); break;
        case COMMAND_QUIT: prompt->over = true; break;
        default:
            if (command_kind(prompt->last.id) == KIND_ASK) do_ask(prompt);
            else do_act(prompt);
            break;
    }
}

// ---- The prompt -------------------------------------------------------------------------------------------

// In predict mode a mover waits for an answer.
static void perform_or_ask(Prompt *prompt) {
    Buf said = BUF_INIT;
    bool asks = quiz_holds(&prompt->quiz, prompt->ride.session, &prompt->last, &said);
    progress_end(&prompt->ride.progress);
    if (asks) print_text(prompt, &said);
    else perform(prompt);
    buf_free(&said);
}

// True: the line was an answer.
static bool obey_answer(Prompt *prompt, const char *line) {
    const Command *held;
    Buf said = BUF_INIT;
    bool answer = quiz_takes(&prompt->quiz, line, &said, &held);
    print_text(prompt, &said);
    buf_free(&said);
    if (!held) return answer;
    prompt->last = *held;
    perform(prompt);
    return true;
}

static void obey(Prompt *prompt, const char *line) {
    if (obey_answer(prompt, line)) return;
    Buf problem = BUF_INIT;
    if (command_is_blank(line)) {
        if (reader_is_interactive(prompt->reader) && !strchr(line, '#') && prompt->can_repeat) perform_or_ask(prompt);
        return;
    }
    Command command;
    prompt->can_repeat = false;
    if (command_parse(line, &command, &problem)) {
        prompt->can_repeat = command_repeats(command.id);
        prompt->last = command;
        perform_or_ask(prompt);
    } else {
        refuse(prompt, &problem);
    }
    buf_free(&problem);
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

static void complete_here(void *context, const char *line, size_t size, Completions *out) {
    Prompt *prompt = context;
    command_complete(prompt->ride.session, line, size, out);
}

int prompt_step(const Options *options) {
    Prompt prompt = {.options = *options};
    if (isatty(STDIN_FILENO)) options_become_interactive(&prompt.options);
    if (!ride_begin(&prompt.ride, &prompt.options, false, true, true)) return ride_end(&prompt.ride);
    ReaderOptions wishes = {
        .interrupted = ride_interrupt(), .complete = complete_here, .context = &prompt,
        .colours = look_now(&prompt).colours != COLOUR_NONE,
    };
    prompt.reader = reader_new(&wishes);
    converse(&prompt);
    quiz_end(&prompt.quiz);
    reader_free(prompt.reader);
    ride_leave(&prompt.ride);
    return prompt.status;
}
