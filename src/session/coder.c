#include "session/coder.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_KIND = 0x3F, HEAD_CONTEXT = 0x40, HEAD_DETAIL = 0x80, DETAIL_FORM = 3 };

_Static_assert(EVENT_KIND_COUNT <= HEAD_KIND + 1, "an event's kind has six bits");

enum {
    CHANGED_LINE = 1, CHANGED_TASK = 2, CHANGED_THREAD = 4, CHANGED_ITERATION = 8, CHANGED_TIME = 16, CHANGED_STEP = 32
};

void coder_start(Coder *coder) { memset(coder, 0, sizeof *coder); }

// ---- Numbers ----------------------------------------------------------------------------------------------

static inline uint8_t *put(uint8_t *out, uint64_t n) {
    for (; n >= 0x80; n >>= 7) *out++ = (uint8_t)(n | 0x80);
    *out++ = (uint8_t)n;
    return out;
}

static inline const uint8_t *take(const uint8_t *in, uint64_t *n) {
    *n = *in & 0x7F;
    for (int shift = 7; *in++ & 0x80; shift += 7) *n |= (uint64_t)(*in & 0x7F) << shift;
    return in;
}

// A difference: small numbers of either sign become small ones. Arithmetic wraps, so any difference fits.
static inline uint8_t *put_signed(uint8_t *out, uint64_t n) {
    return put(out, n << 1 ^ (uint64_t)-(int64_t)(n >> 63));
}

static inline const uint8_t *take_signed(const uint8_t *in, uint64_t *n) {
    uint64_t coded;
    in = take(in, &coded);
    *n = coded >> 1 ^ (uint64_t)-(int64_t)(coded & 1);
    return in;
}

// ---- The context ------------------------------------------------------------------------------------------

static uint8_t *context_write(Coder *coder, const Event *event, uint8_t *out) {
    uint8_t *mark = out++;
    unsigned changes = 0;
    if (event->line != coder->line) changes |= CHANGED_LINE, out = put_signed(out, (uint64_t)event->line - coder->line);
    if (event->task != coder->task) changes |= CHANGED_TASK, out = put_signed(out, (uint64_t)event->task - coder->task);
    if (event->thread != coder->thread) changes |= CHANGED_THREAD, out = put_signed(out, (uint64_t)event->thread - coder->thread);
    if (event->iteration != coder->iteration) {
        changes |= CHANGED_ITERATION;
        out = put_signed(out, (uint64_t)event->iteration - coder->iteration);
    }
    if (event->time != coder->time) changes |= CHANGED_TIME, out = put_signed(out, (uint64_t)event->time - (uint64_t)coder->time);
    uint64_t steps = event->step - coder->step, *guessed = &coder->guesses[event->kind].steps;
    if (steps != *guessed) {
        changes |= CHANGED_STEP;
        out = put_signed(out, steps - *guessed);
        *guessed = steps;
    }
    *mark = (uint8_t)changes;
    coder->line = event->line;
    coder->task = event->task;
    coder->thread = event->thread;
    coder->iteration = event->iteration;
    coder->time = event->time;
    return out;
}

static const uint8_t *context_read(Coder *coder, unsigned kind, const uint8_t *in) {
    unsigned changes = *in++;
    uint64_t by;
    if (changes & CHANGED_LINE) in = take_signed(in, &by), coder->line += (uint32_t)by;
    if (changes & CHANGED_TASK) in = take_signed(in, &by), coder->task += (uint32_t)by;
    if (changes & CHANGED_THREAD) in = take_signed(in, &by), coder->thread += (uint32_t)by;
    if (changes & CHANGED_ITERATION) in = take_signed(in, &by), coder->iteration += (uint32_t)by;
    if (changes & CHANGED_TIME) in = take_signed(in, &by), coder->time = (int64_t)((uint64_t)coder->time + by);
    if (changes & CHANGED_STEP) in = take_signed(in, &by), coder->guesses[kind].steps += by;
    return in;
}

// ---- a, b and c -------------------------------------------------------------------------------------------

// Writes which of a, b, c were not guessed (and the text's form), then by how much these differ from the last.
static inline uint8_t *write_detail(CoderGuess *guess, const Event *event, bool echo, unsigned form, uint8_t *out) {
    uint8_t *mark = out++;
    unsigned changes = form << DETAIL_FORM;
    const int64_t values[3] = { event->a, event->b, event->c };
    for (int i = 0; i < 3; i++) {
        uint64_t by = (uint64_t)values[i] - (uint64_t)guess->value[i];
        if (by == (echo ? 0 : (uint64_t)guess->stride[i])) continue;
        changes |= 1u << i;
        out = put_signed(out, by);
        if (!echo) guess->stride[i] = (int64_t)by;
    }
    *mark = (uint8_t)changes;
    return out;
}

static inline const uint8_t *numbers_read(CoderGuess *guess, unsigned changes, bool echo, const uint8_t *in) {
    for (int i = 0; i < 3; i++) {
        uint64_t by = echo ? 0 : (uint64_t)guess->stride[i];
        if (changes & 1u << i) in = take_signed(in, &by);
        if (!echo) guess->stride[i] = (int64_t)by;
        guess->value[i] = (int64_t)((uint64_t)guess->value[i] + by);
    }
    return in;
}

// ---- Texts ------------------------------------------------------------------------------------------------

static inline bool is_counted_bytes(const Event *event) { return event->kind == EVENT_OUTPUT; }

size_t coder_text_size(const Event *event) {
    if (!event->text) return 0;
    return is_counted_bytes(event) ? (size_t)event->c : strlen(event->text);
}

static unsigned slot_of(const char *bytes, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++) hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return (hash ^ hash >> 8 ^ hash >> 16) % CODER_SLOTS;
}

static bool text_is(const CoderText *text, const char *bytes, size_t size) {
    return text->bytes && text->size == size && memcmp(text->bytes, bytes, size) == 0;
}

// The N of "Task-N"; 0 if it is no such name, or has leading zeros or too many digits.
static uint32_t task_number(const char *bytes, size_t size) {
    if (size < 6 || size > 14 || memcmp(bytes, "Task-", 5) != 0 || bytes[5] == '0') return 0;
    uint32_t number = 0;
    for (size_t i = 5; i < size; i++) {
        if (bytes[i] < '0' || bytes[i] > '9') return 0;
        number = number * 10 + (uint32_t)(bytes[i] - '0');
    }
    return number;
}

static inline bool is_same_text(const CoderText *text, const Event *event) {
    if (is_counted_bytes(event)) return text_is(text, event->text, (size_t)event->c);
    return text->bytes && strcmp(text->bytes, event->text) == 0;
}

typedef struct TextCode {
    TextForm form;
    bool guessed;     // nothing needs to be written
    size_t size;
    unsigned slot;
    uint32_t number;  // of a Task-N
} TextCode;

static TextCode text_code(const Coder *coder, const CoderGuess *guess, const Event *event) {
    TextCode code = {.form = TEXT_NONE, .guessed = guess->form == TEXT_NONE};
    if (!event->text) return code;
    code.form = TEXT_SAME;
    code.guessed = guess->form == TEXT_SAME;
    if (is_same_text(&guess->text, event)) return code;
    code.size = coder_text_size(event);
    code.number = task_number(event->text, code.size);
    code.form = TEXT_COUNTED;
    code.guessed = guess->form == TEXT_COUNTED;
    if (code.number && code.number == guess->number + 1) return code;
    code.form = TEXT_WHOLE;
    code.guessed = false;
    if (code.size > CODER_SLOT_LIMIT) return code;
    code.slot = slot_of(event->text, code.size);
    if (text_is(&coder->slots[code.slot], event->text, code.size)) code.form = TEXT_SLOT;
    return code;
}

// What the coder remembers once the text is known; both sides do this. `text` is the text where it is in the stretch;
// of a counted name nothing is there.
static inline void text_remember(Coder *coder, CoderGuess *guess, TextForm form, CoderText text, uint32_t number) {
    guess->form = (uint8_t)(form == TEXT_NONE || form == TEXT_COUNTED ? form : TEXT_SAME);
    if (form == TEXT_COUNTED) {
        guess->number++;
        guess->text.bytes = NULL;
    } else if (form == TEXT_SLOT || form == TEXT_WHOLE) {
        guess->text = text;
        guess->number = number;
        if (form == TEXT_WHOLE && text.size <= CODER_SLOT_LIMIT) coder->slots[slot_of(text.bytes, text.size)] = text;
    }
}

static uint8_t *text_write(Coder *coder, CoderGuess *guess, const Event *event, const TextCode *code, uint8_t *out) {
    CoderText text = {NULL, 0};
    if (code->form == TEXT_SLOT) {
        *out++ = (uint8_t)code->slot;
        text = coder->slots[code->slot];
    } else if (code->form == TEXT_WHOLE) {
        out = put(out, code->size);
        text = (CoderText){(const char *)out, code->size};
        memcpy(out, event->text, code->size);
        out += code->size;
        *out++ = 0;
    }
    text_remember(coder, guess, code->form, text, code->number);
    return out;
}

static const uint8_t *text_read(Coder *coder, CoderGuess *guess, TextForm form, const uint8_t *in, Event *event) {
    CoderText text = {NULL, 0};
    uint32_t number = 0;
    if (form == TEXT_SLOT) {
        text = coder->slots[*in++];
    } else if (form == TEXT_WHOLE) {
        uint64_t size;
        in = take(in, &size);
        text = (CoderText){(const char *)in, size};
        in += size + 1;
    }
    if (text.bytes) number = task_number(text.bytes, text.size);
    text_remember(coder, guess, form, text, number);
    if (form == TEXT_COUNTED) snprintf(coder->name, sizeof coder->name, "Task-%u", (unsigned)guess->number);
    event->text = form == TEXT_NONE ? NULL : form == TEXT_COUNTED ? coder->name : guess->text.bytes;
    return in;
}

// ---- An event ---------------------------------------------------------------------------------------------

void coder_write_changed(Coder *coder, const Event *event, bool context, bool numbers, uint8_t **at) {
    CoderGuess *guess = coder_guess(coder, event->kind);
    uint8_t *out = *at, *head = out++;
    *head = (uint8_t)(event->kind | (context ? HEAD_CONTEXT : 0) | (numbers ? HEAD_DETAIL : 0));
    if (context) out = context_write(coder, event, out);
    if (numbers) out = write_detail(guess, event, coder_echoes(event->kind), TEXT_NONE, out);
    coder_advance(coder, guess, event);
    *at = out;
}

uint8_t *coder_write(Coder *coder, const Event *event, uint8_t *out, const uint8_t *end) {
    if (coder_write_plain(coder, event, &out)) return out;
    CoderGuess *guess = coder_guess(coder, event->kind);
    if (coder_echoes(event->kind)) coder->task = 0;
    TextCode text = text_code(coder, guess, event);
    if (text.form == TEXT_WHOLE && (size_t)(end - out) < CODER_EVENT_LIMIT + text.size) return NULL;
    uint8_t *head = out++;
    *head = event->kind;
    if (coder_context_differs(coder, event)) {
        *head |= HEAD_CONTEXT;
        out = context_write(coder, event, out);
    }
    if (!text.guessed || coder_numbers_differ(guess, event)) {
        *head |= HEAD_DETAIL;
        out = write_detail(guess, event, coder_echoes(event->kind), text.form, out);
    }
    coder_advance(coder, guess, event);
    return text_write(coder, guess, event, &text, out);
}

const uint8_t *coder_read(Coder *coder, const uint8_t *in, Event *event) {
    unsigned head = *in++, kind = head & HEAD_KIND;
    CoderGuess *guess = coder_guess(coder, kind);
    if (coder_echoes(kind)) coder->task = 0;
    if (head & HEAD_CONTEXT) in = context_read(coder, kind, in);
    coder->step += coder->guesses[kind].steps;
    unsigned detail = (unsigned)guess->form << DETAIL_FORM;
    if (head & HEAD_DETAIL) detail = *in++;
    in = numbers_read(guess, detail, coder_echoes(kind), in);
    *event = (Event){
        .kind = (uint8_t)kind,
        .line = coder->line, .task = coder->task, .thread = coder->thread, .iteration = coder->iteration,
        .time = coder->time, .step = coder->step,
        .a = guess->value[0], .b = guess->value[1], .c = guess->value[2],
    };
    coder_advance(coder, guess, event);
    if (detail >> DETAIL_FORM != TEXT_NONE || guess->form != TEXT_NONE)
        in = text_read(coder, guess, (TextForm)(detail >> DETAIL_FORM), in, event);
    return in;
}
