// act_whatif.c - cancel, fail, delay and !: what the user does to a run.
#include <string.h>

#include "command/act_parts.h"
#include "command/quantity.h"
#include "session/evaluate.h"
#include "session/whatif.h"

static void intervene(Session *session, InterventionKind kind, const char *target, const char *exception, int64_t delay,
                      Act *act) {
    Buf problem = BUF_INIT;
    act->kind = ACT_CHANGED;
    if (!session_intervene(session, kind, target, exception, delay, &problem)) act_refuse(act, "%s", buf_text(&problem));
    else buf_add_format(&act->said, "Done; going back past here undoes it.%s%s", problem.size ? "\n" : "", buf_text(&problem));
    buf_free(&problem);
}

// Cuts a quoted name at the start of the text; gives what is behind it. NULL: it does not begin with one.
static char *cut_quoted(char *text) {
    if (*text != '"' && *text != '\'') return NULL;
    char *end = strchr(text + 1, *text);
    if (!end || end[1] != ' ') return NULL;
    end[1] = 0;
    return end + 2 + strspn(end + 2, " \t");
}

// Of TASK EXCEPTION: the longest beginning that is a task's name, else one word. NULL: nothing follows.
static char *cut_task(Session *session, char *text) {
    char *rest = cut_quoted(text);
    if (rest) return rest;
    for (char *at = text + strlen(text); at > text; at--) {
        if (*at != ' ') continue;
        *at = 0;
        if (session_find_task(session, text)) return at + 1 + strspn(at + 1, " \t");
        *at = ' ';
    }
    char *blank = strchr(text, ' ');
    if (!blank) return NULL;
    *blank = 0;
    return blank + 1 + strspn(blank + 1, " \t");
}

static void act_fail(Session *session, char *text, Act *act) {
    char *exception = cut_task(session, text);
    if (!exception || !*exception) act_refuse(act, "fail takes a task and an exception, as: fail Task-2 ValueError(\"no\")");
    else intervene(session, WHATIF_FAIL, act_task_name(text), exception, 0, act);
}

// Of TASK SECONDS: the last word is the time.
static void act_delay(Session *session, char *text, Act *act) {
    char *blank = strrchr(text, ' ');
    uint64_t time;
    if (!blank || !quantity_parse(blank + 1, quantity_times, true, &time)) {
        act_refuse(act, "delay takes a task (or a URL) and a time, as: delay Task-2 5");
        return;
    }
    while (blank > text && strchr(" \t", *blank)) *blank-- = 0;
    intervene(session, WHATIF_DELAY, act_task_name(text), NULL, (int64_t)time, act);
}

void act_what_if(Session *session, const Command *command, Act *act) {
    char text[COMMAND_OPERAND];
    strcpy(text, command->operand);
    switch (command->id) {
        case COMMAND_CANCEL: intervene(session, WHATIF_CANCEL, act_task_name(text), NULL, 0, act); break;
        case COMMAND_FAIL: act_fail(session, text, act); break;
        case COMMAND_DELAY: act_delay(session, text, act); break;
        case COMMAND_RUN: intervene(session, WHATIF_RUN, text, NULL, 0, act); break;
        default: act->kind = ACT_NOT_MINE; break;   // diff
    }
}
