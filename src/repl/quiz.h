// quiz.h - predict mode at the prompt: it asks before it shows.
//
//     (loopchef) advance
//     Which task runs next?
//       1  Task-3 fetch("API B")
//       2  Task-1 main
//       3  Task-4 fetch("API C")
//     (loopchef) 1
//     Right. (1 of 1)
//
// While it is on, a mover forward from where the loop has a choice waits for the answer, a digit. Any other line lets the
// question go; a mover then goes on unasked. In a script an answer is a line, too.
#ifndef LOOPCHEF_REPL_QUIZ_H
#define LOOPCHEF_REPL_QUIZ_H

#include "command/command.h"
#include "session/predict.h"

typedef struct Quiz {
    bool on;
    Score score;
    Question *question;   // that waits for an answer; NULL: none
    Command held;         // what is to be done then
    bool holds;
    bool passed;          // a question was let go: the next mover is not asked about
} Quiz;

// `predict OPERAND`: on, off, score, or task, print, time: one question here and now. False: `said` is why not.
bool quiz_command(Quiz *quiz, Session *session, const char *operand, Buf *said);

// Is there something to ask before this command? Then it is held, and `said` asks.
bool quiz_holds(Quiz *quiz, Session *session, const Command *command, Buf *said);

// Is the line an answer? Then `said` judges it, and `*held` is the command that was held (NULL: none), to be done now. If it is
// none, the question is let go.
bool quiz_takes(Quiz *quiz, const char *line, Buf *said, const Command **held);

void quiz_end(Quiz *quiz);

#endif
