#include "repl/quiz.h"

#include <string.h>

static void let_go(Quiz *quiz) {
    predict_free(quiz->question);
    quiz->question = NULL;
}

void quiz_end(Quiz *quiz) { let_go(quiz); }

static void add_score(const Quiz *quiz, Buf *said) {
    buf_add_format(said, "(%u of %u)", (unsigned)quiz->score.right, (unsigned)quiz->score.asked);
}

static bool ask(Quiz *quiz, Session *session, PredictKind kind, Buf *said) {
    let_go(quiz);
    Buf problem = BUF_INIT;
    quiz->holds = false;
    quiz->question = predict_ask(session, kind, &problem);
    buf_add_text(said, quiz->question ? quiz->question->text : buf_text(&problem));
    for (uint32_t i = 0; quiz->question && i < quiz->question->count; i++)
        buf_add_format(said, "\n  %u  %s", (unsigned)i + 1, quiz->question->choices[i]);
    buf_free(&problem);
    return quiz->question;
}

static bool turn(Quiz *quiz, bool on, Buf *said) {
    quiz->on = on;
    buf_add_text(said, on ? "From now on you are asked before a mover goes on; a digit answers." : "No more questions. ");
    if (!on) add_score(quiz, said);
    return true;
}

bool quiz_command(Quiz *quiz, Session *session, const char *operand, Buf *said) {
    static const char *const kinds[] = {[PREDICT_TASK] = "task", [PREDICT_OUTPUT] = "print", [PREDICT_TIME] = "time"};
    if (strcmp(operand, "on") == 0 || strcmp(operand, "off") == 0) return turn(quiz, operand[1] == 'n', said);
    if (strcmp(operand, "score") == 0) return add_score(quiz, said), true;
    for (int kind = 0; kind < PREDICT_KIND_COUNT; kind++)
        if (strcmp(operand, kinds[kind]) == 0) return ask(quiz, session, (PredictKind)kind, said);
    if (!*operand) return ask(quiz, session, PREDICT_TASK, said);
    buf_add_format(said, "predict takes on, off, score, task, print or time, not '%s'", operand);
    return false;
}

// A mover within a task asks only where none runs; one of the loop's asks anywhere.
static bool is_choice(Session *session, const Command *command, PredictKind *kind) {
    switch (command->id) {
        case COMMAND_STEP: case COMMAND_NEXT: case COMMAND_FINISH: return predict_is_choice(session, false, kind);
        case COMMAND_TICK: case COMMAND_ITERATION: case COMMAND_CONTINUE: return predict_is_choice(session, true, kind);
        case COMMAND_ADVANCE: return predict_is_choice(session, true, kind) && (*kind = PREDICT_TIME, true);
        default: return false;
    }
}

bool quiz_holds(Quiz *quiz, Session *session, const Command *command, Buf *said) {
    PredictKind kind;
    if (!quiz->on || !is_choice(session, command, &kind)) return false;
    bool passed = quiz->passed;
    quiz->passed = false;
    if (passed) return false;
    Buf asked = BUF_INIT;
    bool asks = ask(quiz, session, kind, &asked);
    if (asks) {
        buf_add_text(said, buf_text(&asked));
        quiz->held = *command;
        quiz->holds = true;
    }
    buf_free(&asked);
    return asks;
}

static void judge(Quiz *quiz, uint32_t choice, Buf *said) {
    const Question *question = quiz->question;
    if (predict_answer(&quiz->score, question, choice)) buf_add_text(said, "Right. ");
    else buf_add_format(said, "No: %s. ", question->choices[question->right]);
    add_score(quiz, said);
}

static void show_decision(const Question *question, uint32_t choice, Buf *said) {
    if (choice == question->right) return;
    unsigned long long step = question->decided_step;
    buf_add_format(said, "\nIt was decided at step %llu, %.3f s: 'goto %llu' and 'explain' show it.", step,
                   (double)question->decided_time / 1e9, step);
}

bool quiz_takes(Quiz *quiz, const char *line, Buf *said, const Command **held) {
    *held = NULL;
    if (!quiz->question) return false;
    bool digit = line[0] >= '1' && line[0] <= '9' && line[1 + strspn(line + 1, " \t")] == 0;
    uint32_t choice = (uint32_t)(line[0] - '1');
    if (!digit) {
        quiz->passed = quiz->holds;
        let_go(quiz);
        return false;
    }
    if (choice >= quiz->question->count) {
        buf_add_format(said, "The choices are 1 to %u.", (unsigned)quiz->question->count);
        return true;
    }
    judge(quiz, choice, said);
    show_decision(quiz->question, choice, said);
    if (quiz->holds) *held = &quiz->held;
    let_go(quiz);
    return true;
}
