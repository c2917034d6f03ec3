#include "command/act.h"

#include <stdlib.h>
#include <string.h>

#include "command/act_parts.h"
#include "command/quantity.h"
#include "session/breaks.h"
#include "session/marks.h"

void act_free(Act *act) { buf_free(&act->said); }

void act_refuse(Act *act, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_add_vformat(&act->said, format, args);
    va_end(args);
    act->kind = ACT_REFUSED;
}

// ---- Movers -----------------------------------------------------------------------------------------------

typedef struct Mover {
    Grain grain;
    Direction direction;
} Mover;

static const Mover movers[COMMAND_COUNT] = {
    [COMMAND_STEP] = {GRAIN_LINE, FORWARD},           [COMMAND_RSTEP] = {GRAIN_LINE, BACK},
    [COMMAND_NEXT] = {GRAIN_NEXT, FORWARD},           [COMMAND_RNEXT] = {GRAIN_NEXT, BACK},
    [COMMAND_FINISH] = {GRAIN_FINISH, FORWARD},       [COMMAND_RFINISH] = {GRAIN_FINISH, BACK},
    [COMMAND_TICK] = {GRAIN_HANDLE, FORWARD},         [COMMAND_RTICK] = {GRAIN_HANDLE, BACK},
    [COMMAND_ITERATION] = {GRAIN_ITERATION, FORWARD}, [COMMAND_RITERATION] = {GRAIN_ITERATION, BACK},
    [COMMAND_ADVANCE] = {GRAIN_CLOCK, FORWARD},       [COMMAND_RADVANCE] = {GRAIN_CLOCK, BACK},
    [COMMAND_CONTINUE] = {GRAIN_BREAK, FORWARD},      [COMMAND_RCONTINUE] = {GRAIN_BREAK, BACK},
};

static bool refuse_at_end(Session *session, Act *act) {
    if (!session_is_over(session_state(session))) return false;
    act_refuse(act, "the run is over; the movers with an r (rstep, rcontinue) go back");
    return true;
}

static bool refuse_at_start(Session *session, Act *act) {
    if (!session_is_at_start(session)) return false;
    act_refuse(act, "this is the start: nothing lies before it");
    return true;
}

static void moved(Act *act, Halt halt) {
    act->kind = ACT_MOVED;
    act->halt = halt;
}

static void act_mover(Session *session, const Command *command, Act *act) {
    Mover mover = movers[command->id];
    if (mover.direction == FORWARD ? refuse_at_end(session, act) : refuse_at_start(session, act)) return;
    if (mover.direction == BACK && session_replays_from_start(session))
        buf_add_text(&act->said, "(The program's memory is larger than 128 MiB: going back runs it again from the start.)\n");
    moved(act, session_move(session, mover.grain, command->count, mover.direction));
}

// ---- Places -----------------------------------------------------------------------------------------------

static bool is_digits(const char *text) { return *text && text[strspn(text, "0123456789")] == 0; }

static void go_to_mark(Session *session, const char *name, Act *act) {
    Halt halt;
    bool next = strcmp(name, "next") == 0, prev = strcmp(name, "prev") == 0;
    if (next ? session_goto_next_mark(session, &halt)
             : prev ? session_goto_previous_mark(session, &halt) : session_goto_mark(session, name, &halt))
        moved(act, halt);
    else if (next || prev)
        act_refuse(act, "no mark lies %s; 'info marks' shows all", next ? "ahead" : "behind");
    else
        act_refuse(act, "there is no mark '%s'; 'info marks' shows all", name);
}

static void act_goto(Session *session, const Command *command, Act *act) {
    const char *place = command->operand;
    uint64_t number;
    if (*place == '@') {
        go_to_mark(session, place + 1, act);
    } else if (is_digits(place)) {
        if (!quantity_parse(place, quantity_counts, false, &number)) act_refuse(act, "no run has so many steps");
        else moved(act, session_goto_step(session, number));
    } else if (place[strspn(place, "0123456789.")] && quantity_parse(place, quantity_times, true, &number)) {
        moved(act, session_goto_time(session, (int64_t)number));
    } else {
        act_refuse(act, "goto takes a step (120), a time (1.5s), or a mark (@here, @next, @prev), not '%s'", place);
    }
}

static bool is_mark_name(const char *name) {
    return *name && !strpbrk(name, " \t@") && strcmp(name, "next") != 0 && strcmp(name, "prev") != 0;
}

static void act_mark(Session *session, const Command *command, Act *act) {
    const char *name = command->operand + (command->operand[0] == '@');
    if (!is_mark_name(name)) {
        act_refuse(act, "a mark's name is one word, and neither next nor prev");
        return;
    }
    session_mark(session, name);
    buf_add_format(&act->said, "'goto @%s' comes back here.", name);
}

static void act_go(Session *session, const Command *command, Act *act) {
    switch (command->id) {
        case COMMAND_GOTO: act_goto(session, command, act); break;
        case COMMAND_MARK: act_mark(session, command, act); break;
        case COMMAND_START:
            if (!refuse_at_start(session, act)) moved(act, session_goto(session, 0));
            break;
        case COMMAND_END:
            if (!refuse_at_end(session, act)) moved(act, session_goto(session, UINT64_MAX));
            break;
        default: break;
    }
}

// ---- All --------------------------------------------------------------------------------------------------

static void say_halt(Session *session, Act *act) {
    switch (act->halt.reason) {
        case HALT_BREAK: buf_add_text(&act->said, session_break_said(session)); break;
        case HALT_START: buf_add_text(&act->said, "This is the start."); break;
        case HALT_INTERRUPTED: buf_add_text(&act->said, "Interrupted: the run stands here."); break;
        case HALT_REACHED: case HALT_END: break;
    }
    if (session_is_at_start(session) && act->halt.reason != HALT_START) buf_add_text(&act->said, "This is the start.");
}

Act command_act(Session *session, const Command *command) {
    Act act = {.kind = ACT_DONE};
    switch (command_kind(command->id)) {
        case KIND_MOVER: act_mover(session, command, &act); break;
        case KIND_GO: act_go(session, command, &act); break;
        case KIND_STOP: act_on_breaks(session, command, &act); break;
        case KIND_WHATIF: act_what_if(session, command, &act); break;
        default: act.kind = ACT_NOT_MINE; break;
    }
    if (act.kind == ACT_MOVED) say_halt(session, &act);
    while (act.said.size && act.said.data[act.said.size - 1] == '\n') act.said.data[--act.said.size] = 0;
    return act;
}

const char *act_task_name(char *text) {
    size_t size = strlen(text);
    if (size < 2 || (*text != '"' && *text != '\'') || text[size - 1] != *text) return text;
    text[size - 1] = 0;
    return text + 1;
}
