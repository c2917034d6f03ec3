// predict.h - questions about the future of a run, to be answered before it is shown.
//
// At a stop one can be asked which task runs next, what is printed next, or at what time the clock stops next. No answer is
// written anywhere: the session runs ahead, quietly, looks, and comes back; what it saw stays known in the log. The other
// choices are what one could think: the other tasks in the queue, those that sleep or wait, lines that come later, other
// timers, the time it would take one after another. The same position always gives the same question.
//
// With a wrong answer one wants to see what decided it: the position at which the task was put into the ready queue, the timer
// was set, the line was printed. `goto` there, and `why` tells.
//
//     Question *question = predict_ask(session, PREDICT_TASK, &problem);
//     ... question->text, question->choices[0 .. count) ...
//     if (!predict_answer(&score, question, choice)) session_goto(session, question->decided);
//     predict_free(question);
#ifndef LOOPCHEF_SESSION_PREDICT_H
#define LOOPCHEF_SESSION_PREDICT_H

#include "session/session.h"

typedef enum PredictKind { PREDICT_TASK, PREDICT_OUTPUT, PREDICT_TIME, PREDICT_KIND_COUNT } PredictKind;

enum { PREDICT_CHOICES = 5, PREDICT_LEAST = 3, PREDICT_AHEAD = 1 << 20 };  // positions that it looks ahead at most

typedef struct Question {
    PredictKind kind;
    const char *text;                  // Which task runs next?
    char *choices[PREDICT_CHOICES];    // PREDICT_LEAST of them at least, all different
    uint32_t count, right;             // right: the index of the one that comes true
    uint64_t position;                 // where it was asked
    uint64_t outcome;                  // where it comes true
    uint64_t decided;                  // where that was decided,
    uint64_t decided_step;             // after how many lines
    int64_t decided_time;              // and when, in virtual ns
} Question;

typedef struct Score {
    uint32_t asked, right;
} Score;

// The session (one that travels) stands where it stood afterwards. NULL: there is nothing to ask; `problem` says why.
Question *predict_ask(Session *session, PredictKind kind, Buf *problem);
void predict_free(Question *question);

// Does the loop have several tasks to go on with, and nothing is under way? `within`: or when what is under way has ended.
// Then this is the kind of question for it.
bool predict_is_choice(Session *session, bool within, PredictKind *kind);

// Judges and counts.
bool predict_answer(Score *score, const Question *question, uint32_t choice);

#endif
