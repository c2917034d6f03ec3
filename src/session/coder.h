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
// Differences are zigzag LEB128. A HANDLE_END is guessed to say what the last HANDLE_BEGIN said.
#ifndef LOOPCHEF_SESSION_CODER_H
#define LOOPCHEF_SESSION_CODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
    CoderText text;               // the last text; of a counted one the first
    uint32_t number;              // N of the last "Task-N"
    uint8_t form;                 // TEXT_NONE, TEXT_SAME or TEXT_COUNTED: what is guessed
} CoderGuess;

typedef struct Coder {
    uint32_t line, task, thread, iteration;
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

// Reads the event at `in`; returns where the next begins. Its text lasts as long as the bytes, but for a "Task-N",
// which lasts until the next is read.
const uint8_t *coder_read(Coder *coder, const uint8_t *in, Event *event);

#endif
