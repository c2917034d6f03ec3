// breaks.h - where a run is to stop: breakpoints and watches.
//
// Some are asked at each line (a line, a function's first line, an expression that becomes true or changes), some come as
// events (a task begins to run, is cancelled, ends; an exception; the loop was held; output). One that is an event stops
// the run at the next position behind it. A condition is asked where the breakpoint would hold. An expression that
// cannot be evaluated there (its names are not known in that frame) does not hold; a condition that raises does.
#ifndef LOOPCHEF_SESSION_BREAKS_H
#define LOOPCHEF_SESSION_BREAKS_H

#include "session/session.h"

typedef enum BreakKind {
    BREAK_LINE, BREAK_FUNCTION, BREAK_TASK, BREAK_WHEN, BREAK_WATCH,
    BREAK_CANCEL, BREAK_EXCEPTION, BREAK_BLOCK, BREAK_DONE, BREAK_PRINT, BREAK_KIND_COUNT
} BreakKind;

typedef struct Break {
    int number;              // from 1
    BreakKind kind;
    bool enabled, temporary;
    uint64_t ignore;         // so many times more it does not stop
    uint64_t hits;
    uint32_t line;           // of LINE
    char *what;              // a function's, task's name, an expression; of events: whose (NULL: anybody's)
    char *condition;         // NULL: none
    int64_t threshold;       // of BLOCK: ns
    // while the run goes on
    bool struck;             // its event came since the last look
    bool truth;              // WHEN: what it was at the last line
    char *value;             // WATCH: likewise; NULL: not known yet in this move
    char *before;            // WATCH: the value before it changed
} Break;

typedef struct Breaks {
    char *said;              // what the last one that held is called; NULL: none did
    Break **list;
    uint32_t count, room;
    int last_number;
    // while the run goes on
    bool active;             // a move that minds breakpoints is under way
    World *world;            // to be stopped
    EventKind wanted;        // an event at which the mover wants to look; RUN_BEGIN: none
    bool hit;                // something came at which the run is to stop
    Watch *watch;
    int64_t handle_began;    // virtual ns
    bool blocked;            // a block was seen in this handle
} Breaks;

enum { BREAK_BLOCK_THRESHOLD = 100000000 };  // ns that the loop may be held

// ---- The user's

// Sets one and gives its number; `what` is taken as said for its kind (LINE: a number). 0: `problem` says why it cannot be.
int session_break(Session *session, BreakKind kind, const char *what, const char *condition, bool temporary, Buf *problem);
bool session_break_delete(Session *session, int number);            // 0: all. False: there is none
bool session_break_enable(Session *session, int number, bool enabled);
bool session_break_ignore(Session *session, int number, uint64_t times);
bool session_break_threshold(Session *session, int number, int64_t ns);   // of BLOCK
const char *session_break_said(const Session *session);             // of the last one that held: "Breakpoint 1, line 12"
uint32_t session_break_count(const Session *session);
const Break *session_break_at(const Session *session, uint32_t index);  // in order of number
const Break *session_break_find(const Session *session, int number);    // NULL: none
void break_describe(const Break *one, Buf *out);                        // line 12 if n > 3
const char *break_event_word(BreakKind kind);                           // "cancel"; NULL: it is not one of those

// ---- for session/
Sink breaks_sink(Breaks *breaks);
void breaks_free(Breaks *breaks);
bool breaks_need_lines(const Breaks *breaks);
bool breaks_remember(const Breaks *breaks);            // does one depend on what was before (watch, when)?
void breaks_begin(Breaks *breaks, Session *session);   // from here on, as it stands
void breaks_end(Breaks *breaks);
void breaks_listen(Breaks *breaks, World *world, EventKind wanted);
bool breaks_are_hit(const Breaks *breaks);

// The number of one that holds here, 0: none; asked once a position. When hits are counted, those that are to be ignored
// yet do not hold, and a temporary one goes.
int breaks_hold(Breaks *breaks, Session *session, bool counting);

#endif
