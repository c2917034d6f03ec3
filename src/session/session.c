#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "loop/network.h"
#include "session/imports.h"
#include "session/inner.h"
#include "vm/frame.h"

// ---- Listening --------------------------------------------------------------------------------------------

static void send_to_all(void *context, const Event *event) {
    Session *session = context;
    for (int i = 0; i < session->sink_count; i++) session->sinks[i].send(session->sinks[i].context, event);
}

static void listen(Session *session, Sink sink) {
    if (sink.send) session->sinks[session->sink_count++] = sink;
    session->host.sink = session->sink_count > 1 ? (Sink){send_to_all, session} : session->sinks[0];
}

// The log takes nothing more: the run ends.
static void stop_for_the_log(void *context) {
    World *world = ((Session *)context)->world;
    world->limit_hit = "log";
    world->stop_status = RUN_LIMIT;
    world->stopping = true;
    world_ask_attention(world);
}

static void choose_sinks(Session *session, const SessionOptions *options) {
    if (options->record || options->travel) {
        session->log = log_new(options->log_limit);
        log_on_full(session->log, stop_for_the_log, session);
        listen(session, log_sink(session->log));
    }
    if (options->watch || options->travel) {
        session->watch = watch_new();
        listen(session, watch_sink(session->watch));
    }
    if (options->travel) listen(session, breaks_sink(&session->breaks));
    listen(session, options->also);
}

// ---- Opening ----------------------------------------------------------------------------------------------

// Room for all directives of a kind; NULL if there is none.
static void *room_for(const Session *session, DirectiveKind kind, size_t size) {
    size_t count = 0;
    for (const Directive *d = session->scenario->directives.first; d; d = d->next) count += d->kind == kind;
    void *room = count ? calloc(count, size) : NULL;
    if (count && !room) abort();
    return room;
}

// What of the directives the world sees, through its host.
static void collect_directives(Session *session) {
    session->inputs = room_for(session, DIRECTIVE_INPUT, sizeof *session->inputs);
    session->rules = room_for(session, DIRECTIVE_RULE, sizeof *session->rules);
    session->requests = room_for(session, DIRECTIVE_REQUEST, sizeof *session->requests);
    session->commands = room_for(session, DIRECTIVE_COMMAND, sizeof *session->commands);
    Network *network = &session->network;
    for (const Directive *d = session->scenario->directives.first; d; d = d->next) {
        if (d->kind == DIRECTIVE_INPUT) session->inputs[session->host.input_count++] = d->text;
        if (d->kind == DIRECTIVE_RULE) session->rules[network->rule_count++] = (NetworkRule){
            .method = d->text, .url = d->url, .takes = d->time, .status = d->status, .body = d->body, .failure = d->failure };
        if (d->kind == DIRECTIVE_REQUEST) session->requests[network->request_count++] = (NetworkRequest){
            .method = d->text, .path = d->url, .at = d->time };
        if (d->kind == DIRECTIVE_COMMAND) session->commands[network->command_count++] = (NetworkCommand){
            .command = d->text, .takes = d->time, .status = d->status, .output = d->body };
    }
    network->rules = session->rules;
    network->requests = session->requests;
    network->commands = session->commands;
    session->host.inputs = session->inputs;
    session->host.network = network;
}

static bool set_arguments(Session *session, const SessionOptions *options) {
    const char **argv = calloc((size_t)options->arg_count + 1, sizeof *argv);
    if (!argv) abort();
    argv[0] = session->host.path;
    for (int i = 0; i < options->arg_count; i++) argv[i + 1] = options->args[i];
    bool done = options->arg_count == 0 || machine_set_arguments(session->world, options->arg_count + 1, argv);
    free(argv);
    return done;
}

static bool refused(Session *session, const Diag *diag, Buf *message) {
    diag_print(diag, session->host.path, session->host.source, session->host.source_size, message);
    return false;
}

static bool set_up(Session *session, const SessionOptions *options, Buf *message) {
    Diag diag = {0};
    session->world = machine_new(&session->host, &options->limits);
    if (session->world) session->world->random_seed = options->seed;
    Scenario *scenario = session->scenario;
    if (session->world && !imports_check(session->world, scenario->arena, scenario->module, &diag))
        return refused(session, &diag, message);
    if (session->world && machine_load(session->world, session->scenario->unit) && set_arguments(session, options))
        return true;
    buf_add_text(message, "loopchef: the program's world does not fit; --max-memory SIZE says how large it may be\n");
    return false;
}

static void write_unless_quiet(void *context, int fd, const char *bytes, size_t size) {
    Session *session = context;
    if (session->captured) buf_add(session->captured, bytes, size);
    else if (!session->quiet && session->write) session->write(session->write_context, fd, bytes, size);
}

static void prepare_travel(Session *session, const SessionOptions *options) {
    session->travels = options->travel;
    if (!session->travels) return;
    checkpoints_init(&session->checkpoints, options->checkpoint_limit ? options->checkpoint_limit : CHECKPOINT_LIMIT);
    Moment moment = session_moment(session);
    checkpoints_take(&session->checkpoints, &moment);
}

// The arguments are the session's own, as they may come from a file that is read again.
static void keep_options(Session *session, const SessionOptions *options) {
    session->options = *options;
    session->options.args = calloc((size_t)options->arg_count + 1, sizeof *options->args);
    if (!session->options.args) abort();
    for (int i = 0; i < options->arg_count; i++)
        if (!(session->options.args[i] = strdup(options->args[i]))) abort();
}

static void free_options(SessionOptions *options) {
    for (int i = 0; i < options->arg_count; i++) free(options->args[i]);
    free(options->args);
}

Session *session_open(Scenario *scenario, const SessionOptions *options, Buf *message) {
    Session *session = calloc(1, sizeof *session);
    if (!session) abort();
    keep_options(session, options);
    session->scenario = scenario;
    session->write = options->write;
    session->write_context = options->write_context;
    session->progress = options->progress;
    session->progress_context = options->progress_context;
    session->host = (Host){
        .write = write_unless_quiet, .write_context = session,
        .source = buf_text(&scenario->text), .source_size = scenario->text.size,
        .path = buf_text(&scenario->path), .interrupt = options->interrupt,
    };
    session->host.guarded_imports = imports_guarded_lines(scenario->arena, scenario->module, &session->host.guarded_count);
    collect_directives(session);
    choose_sinks(session, options);
    if (set_up(session, options, message)) return prepare_travel(session, options), session;
    session_close(session);
    return NULL;
}

void session_close(Session *session) {
    if (!session) return;
    checkpoints_free(&session->checkpoints);
    interventions_free(&session->interventions);
    breaks_free(&session->breaks);
    marks_free(&session->marks);
    if (session->world) world_free(session->world);
    log_free(session->log);
    watch_free(session->watch);
    free(session->inputs);
    free(session->rules);
    free(session->requests);
    free(session->commands);
    free_options(&session->options);
    free(session);
}

// ---- Running ----------------------------------------------------------------------------------------------

Moment session_moment(Session *session) {
    return (Moment){session->world, session->watch, session->log, &session->interventions.applied, (int)session->state};
}

SessionState session_run(Session *session, uint64_t position) { return run_on(session, position); }

SessionState session_state(const Session *session) { return session->state; }
World *session_world(Session *session) { return session->world; }
const SessionOptions *session_options(const Session *session) { return &session->options; }
Scenario *session_scenario(Session *session) { return session->scenario; }
const Log *session_log(const Session *session) { return session->log; }
Watch *session_watch(Session *session) { return session->watch; }

// ---- The end ----------------------------------------------------------------------------------------------

int session_exit_status(Session *session) {
    if (session->state == SESSION_INTERRUPTED || session->state == SESSION_STOPPED) return 130;
    return machine_exit_status(session->world);
}

typedef struct LimitText {
    const char *limit, *what, *option;
} LimitText;

static const LimitText limit_texts[] = {
    {"time", "the limit of virtual time was reached", "--max-time TIME"},
    {"lines", "the limit of lines was reached", "--max-lines N"},
    {"operations", "the limit of operations was reached", "--max-operations N"},
    {"log", "the recording has reached its limit", "--max-log SIZE"},
};

static void limit_verdict(World *world, Buf *out) {
    const char *limit = world->limit_hit ? world->limit_hit : "";
    buf_add_text(out, "loopchef: the run was ended at ");
    buf_add_format(out, "%.3f s: ", (double)machine_time(world) / 1e9);
    for (size_t i = 0; i < sizeof limit_texts / sizeof *limit_texts; i++) {
        if (strcmp(limit_texts[i].limit, limit) != 0) continue;
        buf_add_format(out, "%s; %s raises it, 0 takes it away\n", limit_texts[i].what, limit_texts[i].option);
        return;
    }
    buf_add_format(out, "a limit was reached: %s\n", limit);
}

// The place of the instruction at which the program stands.
static Span place_of(World *world) {
    const Frame *frame = world->thread ? frame_innermost_visible(world->thread) : NULL;
    if (!frame || frame->kind != FRAME_PYTHON) return (Span){0};
    CodeSpan span = code_span(frame->code, frame_word(frame));
    if (span.column < 0) return (Span){span.line, 0, span.line, 0};
    return (Span){span.line, span.column, span.end_line, span.end_column};
}

void session_verdict(Session *session, Buf *out) {
    if (session->state == SESSION_LIMIT) limit_verdict(session->world, out);
    if (session->state == SESSION_REFUSED) {
        Diag diag = {0};
        diag_set(&diag, DIAG_UNSUPPORTED, place_of(session->world), "%s", session->world->refusal);
        refused(session, &diag, out);
    }
    if (session->state == SESSION_INTERRUPTED)
        buf_add_format(out, "loopchef: interrupted at %.3f s\n", (double)machine_time(session->world) / 1e9);
}
