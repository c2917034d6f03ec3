#include "view/ask.h"

#include <stdlib.h>
#include <string.h>

#include "command/act.h"
#include "session/evaluate.h"
#include "session/story.h"
#include "view/explain.h"
#include "view/info.h"
#include "view/timeline.h"
#include "view/why.h"

Canvas *text_draw(Look look, const char *text) {
    Canvas *canvas = canvas_new(look);
    while (*text) {
        size_t size = strcspn(text, "\n");
        char *line = strndup(text, size);
        if (!line) abort();
        canvas_reach(canvas, canvas->height);
        canvas_put_wrapped(canvas, canvas->height - 1, STYLE_PLAIN, line);
        free(line);
        text += size + (text[size] == '\n');
    }
    return canvas;
}

// ---- Selecting ----------------------------------------------------------------------------------------------

static Canvas *draw_selected(Session *session, Look look) {
    Buf text = BUF_INIT;
    const struct Frame *frame = selected_frame(session);
    if (frame) info_add_frame(session, frame, &text);
    else buf_add_text(&text, "it stands in no code of the program");
    Canvas *canvas = text_draw(look, buf_text(&text));
    buf_free(&text);
    return canvas;
}

static Canvas *ask_up(Session *session, int count, Look look, Buf *problem) {
    if (select_up(session, count)) return draw_selected(session, look);
    buf_add_text(problem, count > 0 ? "there is no frame so far up; 'where' shows all" : "this is the innermost frame");
    return NULL;
}

static Canvas *ask_task(Session *session, const char *name, Look look, Buf *problem) {
    if (select_task(session, name)) return draw_selected(session, look);
    buf_add_format(problem, "no task '%s' is alive; 'info tasks' shows all", name);
    return NULL;
}

// ---- Asking -------------------------------------------------------------------------------------------------

static Canvas *ask_print(Session *session, const char *expression, Look look, Buf *problem) {
    Buf text = BUF_INIT;
    Evaluated how = evaluate_repr(session, expression, &text);
    Canvas *canvas = how == EVALUATED ? text_draw(look, buf_text(&text)) : NULL;
    if (!canvas) buf_add_text(problem, buf_text(&text));
    buf_free(&text);
    return canvas;
}

static Canvas *ask_timeline(Session *session, Look look) {
    Story *story = story_new(session_log(session), TIMELINE_LANES);
    TimelineOptions options = {.title = scenario_name(session_scenario(session))};
    Canvas *canvas = timeline_draw(story, look, &options);
    story_free(story);
    return canvas;
}

static Canvas *ask_explain(Session *session, Look look) {
    Buf text = BUF_INIT;
    buf_add_text(&text, "The rule: ");
    explain_rule(session, &text);
    size_t rule = text.size;
    buf_add_text(&text, "\nHere: ");
    size_t start = text.size;
    explain_stop(session, &text);
    if (text.size == start) text.data[text.size = rule] = 0;
    Canvas *canvas = text_draw(look, buf_text(&text));
    buf_free(&text);
    return canvas;
}

Canvas *ask(Session *session, const Command *command, Look look, Buf *problem) {
    char text[COMMAND_OPERAND];
    strcpy(text, command->operand);
    int count = command->count < 10000 ? (int)command->count : 10000;
    switch (command->id) {
        case COMMAND_WHERE: return where_draw(session, look, act_task_name(text), problem);
        case COMMAND_INFO: return info_draw(session, look, text, problem);
        case COMMAND_UP: return ask_up(session, count, look, problem);
        case COMMAND_DOWN: return ask_up(session, -count, look, problem);
        case COMMAND_TASK: return ask_task(session, act_task_name(text), look, problem);
        case COMMAND_PRINT: return ask_print(session, text, look, problem);
        case COMMAND_OUTPUT: return output_draw(session, look);
        case COMMAND_TIMELINE: return ask_timeline(session, look);
        case COMMAND_WHY: return why_draw(session, look, act_task_name(text), problem);
        case COMMAND_EXPLAIN: return ask_explain(session, look);
        default: buf_add_text(problem, "that is no question"); return NULL;
    }
}
