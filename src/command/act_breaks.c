// act_breaks.c - break, tbreak, watch, delete, enable, disable, ignore: what they mean.
#include <stdlib.h>
#include <string.h>

#include "command/act_parts.h"
#include "command/quantity.h"
#include "session/breaks.h"
#include "session/evaluate.h"

typedef struct Wanted {
    BreakKind kind;
    char *what;         // "": of anybody
    char *condition;    // NULL: none
    int64_t threshold;  // of BREAK_BLOCK; 0: the usual one
} Wanted;

static char *skip_blanks(char *at) { return at + strspn(at, " \t"); }

// Cuts the first word off; gives what is behind it.
static char *cut_word(char *at) {
    at += strcspn(at, " \t");
    if (*at) *at++ = 0;
    return skip_blanks(at);
}

// `word` at the start of `at`, with a blank or the end behind it: what follows; NULL: it is something else.
static char *behind_word(char *at, const char *word) {
    size_t size = strlen(word);
    if (strncmp(at, word, size) != 0 || (at[size] && at[size] != ' ' && at[size] != '\t')) return NULL;
    return skip_blanks(at + size);
}

static void trim(char *text) {
    size_t size = strlen(text);
    while (size && strchr(" \t", text[size - 1])) text[--size] = 0;
}

// Cuts " if EXPR" off; gives the expression. NULL: there is none. Not within quotes.
static char *cut_condition(char *text) {
    char quote = 0;
    for (char *at = text; *at; at++) {
        if (quote) quote = *at == quote ? 0 : quote;
        else if (*at == '"' || *at == '\'') quote = *at;
        else if (*at == ' ' && strncmp(at + 1, "if ", 3) == 0) {
            *at = 0;
            trim(text);
            return skip_blanks(at + 4);
        }
    }
    return NULL;
}

static BreakKind event_kind(const char *word) {
    for (int kind = 0; kind < BREAK_KIND_COUNT; kind++) {
        const char *own = break_event_word((BreakKind)kind);
        if (own && strcmp(own, word) == 0) return (BreakKind)kind;
    }
    return BREAK_KIND_COUNT;
}

// on EVENT [TIME] [TASK]
static bool parse_event(char *at, Wanted *wanted, Act *act) {
    char *who = cut_word(at);
    uint64_t time;
    wanted->kind = event_kind(at);
    if (wanted->kind == BREAK_KIND_COUNT) {
        act_refuse(act, "break on cancel, exception, block, done, or print; not on '%s'", at);
        return false;
    }
    if (wanted->kind == BREAK_BLOCK && *who >= '0' && *who <= '9') {
        char *length = who;
        who = cut_word(who);
        if (!quantity_parse(length, quantity_times, true, &time)) {
            act_refuse(act, "'%s' is no time that the loop may be held, as 0.5s", length);
            return false;
        }
        wanted->threshold = (int64_t)time;
    }
    wanted->what = (char *)act_task_name(who);
    return true;
}

static bool is_number(const char *text) { return *text && text[strspn(text, "0123456789")] == 0; }

static bool parse_break(char *text, Wanted *wanted, Act *act) {
    char *rest;
    if ((rest = behind_word(text, "when"))) {
        *wanted = (Wanted){.kind = BREAK_WHEN, .what = rest};
        if (*rest) return true;
        act_refuse(act, "break when what is true?");
        return false;
    }
    wanted->condition = cut_condition(text);
    if ((rest = behind_word(text, "on"))) return parse_event(rest, wanted, act);
    wanted->kind = is_number(text) ? BREAK_LINE : BREAK_FUNCTION;
    wanted->what = text;
    return true;
}

static void announce(Session *session, int number, Act *act) {
    const Break *one = session_break_find(session, number);
    buf_add_format(&act->said, "%s %d: ", one->kind == BREAK_WATCH ? "Watch" : one->temporary ? "Temporary breakpoint" : "Breakpoint",
                   number);
    if (one->kind == BREAK_WATCH) buf_add_text(&act->said, one->what);
    else break_describe(one, &act->said);
}

static int set(Session *session, const Wanted *wanted, bool temporary, Buf *problem) {
    return session_break(session, wanted->kind, wanted->what, wanted->condition, temporary, problem);
}

// What is no function of the program is a task: one that lives now, or may come to live.
static int set_function_or_task(Session *session, Wanted *wanted, bool temporary, Buf *problem) {
    int number = set(session, wanted, temporary, problem);
    if (number || wanted->kind != BREAK_FUNCTION) return number;
    if (wanted->condition && !expression_check(wanted->condition, problem)) return 0;
    buf_clear(problem);
    wanted->kind = BREAK_TASK;
    wanted->what = (char *)act_task_name(wanted->what);
    return set(session, wanted, temporary, problem);
}

static void act_break(Session *session, const Command *command, Act *act) {
    char text[COMMAND_OPERAND];
    strcpy(text, command->operand);
    Wanted wanted = {0};
    if (!parse_break(text, &wanted, act)) return;
    Buf problem = BUF_INIT;
    int number = set_function_or_task(session, &wanted, command->id == COMMAND_TBREAK, &problem);
    if (number && wanted.threshold) session_break_threshold(session, number, wanted.threshold);
    if (!number) act_refuse(act, "%s", buf_text(&problem));
    else announce(session, number, act);
    if (number && wanted.kind == BREAK_TASK && !session_find_task(session, wanted.what))
        buf_add_text(&act->said, " (no such function, and no such task yet)");
    buf_free(&problem);
}

static void act_watch(Session *session, const Command *command, Act *act) {
    Buf problem = BUF_INIT;
    int number = session_break(session, BREAK_WATCH, command->operand, NULL, false, &problem);
    if (number) announce(session, number, act);
    else act_refuse(act, "%s", buf_text(&problem));
    buf_free(&problem);
}

// ---- Those that are there ---------------------------------------------------------------------------------

// A breakpoint's number at the start of `text`; 0 and a refusal: there is none of that number.
static int number_of(Session *session, const char *text, Act *act) {
    long number = strtol(text, NULL, 10);
    if (*text >= '0' && *text <= '9' && number > 0 && number < 1000000000 && session_break_find(session, (int)number)) return (int)number;
    act_refuse(act, "there is no breakpoint '%.*s'; 'info breaks' shows all", (int)strcspn(text, " \t"), text);
    return 0;
}

static void act_delete(Session *session, const char *text, Act *act) {
    int number = *text ? number_of(session, text, act) : 0;
    if (*text && !number) return;
    if (session_break_delete(session, number)) buf_add_text(&act->said, number ? "Deleted." : "All are deleted.");
    else act_refuse(act, "there is no breakpoint");
}

static void act_enable(Session *session, const char *text, bool enabled, Act *act) {
    int number = number_of(session, text, act);
    if (!number) return;
    session_break_enable(session, number, enabled);
    announce(session, number, act);
    buf_add_text(&act->said, enabled ? " is enabled." : " is disabled.");
}

static void act_ignore(Session *session, const char *text, Act *act) {
    int number = number_of(session, text, act);
    const char *times = text + strcspn(text, " \t");
    times += strspn(times, " \t");
    if (!number) return;
    if (!is_number(times) || strlen(times) > 15) {
        act_refuse(act, "ignore takes a breakpoint's number and how many times, as: ignore 1 3");
        return;
    }
    uint64_t count = strtoull(times, NULL, 10);
    session_break_ignore(session, number, count);
    announce(session, number, act);
    buf_add_format(&act->said, " is passed %llu time%s.", (unsigned long long)count, count == 1 ? "" : "s");
}

void act_on_breaks(Session *session, const Command *command, Act *act) {
    switch (command->id) {
        case COMMAND_BREAK: case COMMAND_TBREAK: act_break(session, command, act); break;
        case COMMAND_WATCH: act_watch(session, command, act); break;
        case COMMAND_DELETE: act_delete(session, command->operand, act); break;
        case COMMAND_ENABLE: act_enable(session, command->operand, true, act); break;
        case COMMAND_DISABLE: act_enable(session, command->operand, false, act); break;
        case COMMAND_IGNORE: act_ignore(session, command->operand, act); break;
        default: break;
    }
}
