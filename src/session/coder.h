// coder.h - events as bytes, about five each, and back.
//
// Most of an event can be guessed from the one before it: who runs, when and where (the *context*) seldom change, and
// what a kind of event says continues what that kind said last (task 7 was created, so now it will be task 8). A
// coder holds the guesses; what is written is where they fail. The same coder, fed with the same events, writes or
// reads, so a stretch of bytes can be read by whoever begins with a fresh coder where the writer did.
//
//     head        kind (6 bits), CONTEXT: a context byte follows, DETAIL: a detail byte follows
//     context     a bit each for line, task, thread, iteration, time, step: those that changed follow as differences
//     detail      a bit each for a, b, c: those not guessed follow as differences to the last; 3 bits: a TextForm
//     text        by TextForm
//
// Differences are zigzag LEB128. A HANDLE_END is guessed to say what the last HANDLE_BEGIN said. Within a step or wakeup the
// task is guessed to be the handle's, and none at its end: who runs is seldom written. What the loop reports at every
// turn is guessed altogether, mostly: then its kind is all that is written (coder_write_plain).
#ifndef LOOPCHEF_SESSION_CODER_H
#define LOOPCHEF_SESSION_CODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "event/event.h"

typedef enum TextForm {
    TEXT_NONE,     // the event has no text
    TEXT_SAME,     // the same as the last event of this kind
    TEXT_COUNTED,  // "Task-N", N one more than the last event of this kind had
    TEXT_SLOT,     // a byte: the slot that holds it
    TEXT_WHOLE,    // its length, the bytes, a NUL; short ones stay in a slot
} TextForm;

enum {
    CODER_SLOTS = 256,
    CODER_SLOT_LIMIT = 64,     // longer texts are not kept in slots
    CODER_EVENT_LIMIT = 128,   // bytes of an event at most, without its text
};

typedef struct CoderText {
    const char *bytes;  // in the stretch that was written or read, NUL-terminated; NULL: none
    size_t size;
} CoderText;

typedef struct CoderGuess {
    int64_t value[3], stride[3];  // of a, b, c: the last, and by how much it differed from the one before
    uint64_t steps;               // by how much `step` had grown since the event before
    CoderText text;               // the last text; of a counted one the first
    uint32_t number;              // N of the last "Task-N"
    uint8_t form;                 // TEXT_NONE, TEXT_SAME or TEXT_COUNTED: what is guessed
} CoderGuess;

typedef struct Coder {
    uint32_t line, task, thread, iteration;   // as they stand in an Event
    int64_t time;
    uint64_t step;
    CoderGuess guesses[EVENT_KIND_COUNT];
    CoderText slots[CODER_SLOTS];
    char name[24];  // the "Task-N" of the event read last
} Coder;

// All guesses zero.
void coder_start(Coder *coder);

// Bytes of the event's text, 0 if it has none.
size_t coder_text_size(const Event *event);

// Appends the event at `out` and returns the end. At least CODER_EVENT_LIMIT bytes must be there, up to `end`; NULL if
// these and the text's are not, and nothing was done then. What was written must stay in place as long as the coder is
// used.
uint8_t *coder_write(Coder *coder, const Event *event, uint8_t *out, const uint8_t *end);

// The same for an event without text, of which none was expected; at *out, which moves on. Where it is just as guessed, as most
// of what the loop reports at every turn, that is done in line, and one byte, its kind, stands for it. False: it has
// text, coder_write must write it; nothing was done.
static inline bool coder_write_plain(Coder *coder, const Event *event, uint8_t **out);

// Reads the event at `in`; returns where the next begins. Its text lasts as long as the bytes, but for a "Task-N",
// which lasts until the next is read.
const uint8_t *coder_read(Coder *coder, const uint8_t *in, Event *event);

// ---- In line ----------------------------------------------------------------------------------------------

// What a handle says when it begins, it says again when it ends: both share a guess.
static inline bool coder_echoes(unsigned kind) { return kind == EVENT_HANDLE_END; }
static inline CoderGuess *coder_guess(Coder *coder, unsigned kind) {
    return &coder->guesses[coder_echoes(kind) ? EVENT_HANDLE_BEGIN : kind];
}

// Nonzero if the context is not as guessed. (Field by field: a wider load would wait until the event's stores are done.)
static inline uint64_t coder_context_differs(const Coder *coder, const Event *event) {
    uint32_t who = (event->line ^ coder->line) | (event->task ^ coder->task) | (event->thread ^ coder->thread) |
                   (event->iteration ^ coder->iteration);
    return who | ((uint64_t)event->time ^ (uint64_t)coder->time) |
           ((event->step - coder->step) ^ coder->guesses[event->kind].steps);
}

// Nonzero if a, b or c is not as guessed.
static inline uint64_t coder_numbers_differ(const CoderGuess *guess, const Event *event) {
    uint64_t a = (uint64_t)event->a - (uint64_t)guess->value[0], b = (uint64_t)event->b - (uint64_t)guess->value[1];
    uint64_t c = (uint64_t)event->c - (uint64_t)guess->value[2];
    if (coder_echoes(event->kind)) return a | b | c;
    return (a ^ (uint64_t)guess->stride[0]) | (b ^ (uint64_t)guess->stride[1]) | (c ^ (uint64_t)guess->stride[2]);
}

// What is guessed after the event.
static inline void coder_advance(Coder *coder, CoderGuess *guess, const Event *event) {
    guess->value[0] = event->a;
    guess->value[1] = event->b;
    guess->value[2] = event->c;
    coder->step = event->step;
    if (event->kind == EVENT_HANDLE_BEGIN && event->a <= LABEL_WAKEUP) coder->task = (uint32_t)event->b;
}

// Writes an event without text whose context, or some of a, b and c, are not as guessed.
void coder_write_changed(Coder *coder, const Event *event, bool context, bool numbers, uint8_t **out);

static inline bool coder_write_plain(Coder *coder, const Event *event, uint8_t **out) {
    CoderGuess *guess = coder_guess(coder, event->kind);
    if (event->text || guess->form != TEXT_NONE) return false;
    if (coder_echoes(event->kind)) coder->task = 0;
    uint64_t context = coder_context_differs(coder, event), numbers = coder_numbers_differ(guess, event);
    if (context | numbers) {
        coder_write_changed(coder, event, context != 0, numbers != 0, out);
    } else {
        *(*out)++ = event->kind;
        coder_advance(coder, guess, event);
    }
    return true;
}

#endif
