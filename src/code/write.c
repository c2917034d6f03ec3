// Code units as bytes, and back. Numbers are written seven bits at a time, smallest first, signed ones folded (0, -1, 1,
// -2, ...); texts with their length and a NUL, so that a unit that is read borrows them. A unit is a head, what is known of
// a function before it is called, and a body behind its size, so that a reader may leave the body for later. Words and floats
// are as the machine has them: the bytes are made and read on one machine.
#include <string.h>

#include "code/code.h"

// ---- Writing ----

static void put(Buf *out, uint64_t number) {
    for (; number >= 0x80; number >>= 7) buf_add_byte(out, (char)(number | 0x80));
    buf_add_byte(out, (char)number);
}

static void put_signed(Buf *out, int64_t number) { put(out, (uint64_t)number << 1 ^ (uint64_t)(number >> 63)); }

static void put_text(Buf *out, const char *text, size_t size) {
    put(out, size);
    if (size) buf_add(out, text, size);
    buf_add_byte(out, '\0');
}

static void put_string(Buf *out, const char *text) { put_text(out, text, strlen(text)); }

static void put_unit(Buf *out, const CodeUnit *unit);

static void put_literal(Buf *out, const Literal *value) {
    put(out, (uint64_t)value->kind);
    switch (value->kind) {
    case LITERAL_INT: put_signed(out, value->integer); break;
    case LITERAL_FLOAT: case LITERAL_IMAGINARY: buf_add(out, &value->real, sizeof value->real); break;
    case LITERAL_BIG_INT: put_string(out, value->text); break;
    case LITERAL_STR: case LITERAL_BYTES: put_text(out, value->text, value->size); break;
    case LITERAL_TUPLE: case LITERAL_FROZENSET:
        put(out, (uint64_t)value->count);
        for (int i = 0; i < value->count; i++) put_literal(out, &value->items[i]);
        break;
    case LITERAL_CODE: put_unit(out, value->code); break;
    default: break;
    }
}

static void put_names(Buf *out, const char **names, int count) {
    put(out, (uint64_t)count);
    for (int i = 0; i < count; i++) put_string(out, names[i]);
}

static bool same_span(const CodeSpan *a, const CodeSpan *b) {
    return a->line == b->line && a->end_line == b->end_line && a->column == b->column && a->end_column == b->end_column;
}

// Runs of words with one span.
static void put_spans(Buf *all, const CodeUnit *unit) {
    CodeSpan last = {0};
    Buf runs = BUF_INIT, *out = &runs;
    for (uint32_t i = 0, end; i < unit->word_count; i = end) {
        const CodeSpan *span = &unit->spans[i];
        for (end = i + 1; end < unit->word_count && same_span(&unit->spans[end], span);) end++;
        put(out, end - i);
        put_signed(out, span->line - last.line);
        put_signed(out, span->end_line - span->line);
        put_signed(out, span->column);
        put_signed(out, span->end_column);
        last = *span;
    }
    put_text(all, runs.data, runs.size);
    buf_free(&runs);
}

static void put_handlers(Buf *out, const CodeUnit *unit) {
    put(out, (uint64_t)unit->handler_count);
    for (int i = 0; i < unit->handler_count; i++) {
        const CodeHandler *handler = &unit->handlers[i];
        put(out, handler->start);
        put(out, handler->end - handler->start);
        put(out, handler->target);
        put(out, (uint64_t)handler->depth << 1 | handler->push_lasti);
    }
}

static void put_body(Buf *out, const CodeUnit *unit) {
    put(out, (uint64_t)unit->stack_size);
    put(out, unit->word_count);
    buf_add(out, unit->words, unit->word_count * sizeof(Word));
    put_spans(out, unit);
    put(out, (uint64_t)unit->literal_count);
    for (int i = 0; i < unit->literal_count; i++) put_literal(out, &unit->literals[i]);
    put_names(out, unit->names, unit->name_count);
    put_names(out, unit->slots, unit->slot_count);
    put_handlers(out, unit);
}

static void put_unit(Buf *out, const CodeUnit *unit) {
    put_string(out, unit->name);
    put_string(out, unit->qualified_name);
    put(out, unit->flags);
    put(out, (uint64_t)unit->first_line);
    put(out, (uint64_t)unit->positional_only);
    put(out, (uint64_t)unit->positional);
    put(out, (uint64_t)unit->keyword_only);
    put(out, (uint64_t)unit->cell_count);
    put(out, (uint64_t)unit->free_count);
    put(out, unit->docstring != NULL);
    Buf body = BUF_INIT;
    put_body(&body, unit);
    put_text(out, body.data, body.size);
    buf_free(&body);
}

void code_write(const CodeUnit *unit, Buf *out) {
    put_string(out, unit->path);
    put_unit(out, unit);
}

// ---- Reading ----

typedef struct Reader {
    Arena *arena;
    const unsigned char *at;
    const char *path;
    bool lazy;               // the bodies of nested units stay bytes
} Reader;

static uint64_t get(Reader *in) {
    uint64_t number = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = *in->at++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return number;
    }
}

static int get_int(Reader *in) { return (int)get(in); }

static int64_t get_signed(Reader *in) {
    uint64_t folded = get(in);
    return (int64_t)(folded >> 1) ^ -(int64_t)(folded & 1);
}

static const char *get_text(Reader *in, size_t *size) {
    *size = (size_t)get(in);
    const char *text = (const char *)in->at;
    in->at += *size + 1;
    return text;
}

static const char *get_string(Reader *in) {
    size_t size;
    return get_text(in, &size);
}

static CodeUnit *get_unit(Reader *in, bool lazy);

static const Literal *get_literals(Reader *in, int count);

static Literal get_literal(Reader *in) {
    Literal value = {.kind = (LiteralKind)get(in)};
    switch (value.kind) {
    case LITERAL_INT: value.integer = get_signed(in); break;
    case LITERAL_FLOAT: case LITERAL_IMAGINARY:
        memcpy(&value.real, in->at, sizeof value.real);
        in->at += sizeof value.real;
        break;
    case LITERAL_BIG_INT: case LITERAL_STR: case LITERAL_BYTES: value.text = get_text(in, &value.size); break;
    case LITERAL_TUPLE: case LITERAL_FROZENSET:
        value.count = get_int(in);
        value.items = get_literals(in, value.count);
        break;
    case LITERAL_CODE: value.code = get_unit(in, in->lazy); break;
    default: break;
    }
    return value;
}

static const Literal *get_literals(Reader *in, int count) {
    Literal *literals = arena_array(in->arena, Literal, count + 1);
    for (int i = 0; i < count; i++) literals[i] = get_literal(in);
    return literals;
}

static const char **get_names(Reader *in, int *count) {
    *count = get_int(in);
    const char **names = arena_array(in->arena, const char *, *count + 1);
    for (int i = 0; i < *count; i++) names[i] = get_string(in);
    return names;
}

// The next run: how many words; `span` is the one before, and becomes theirs.
static uint32_t get_run(Reader *in, CodeSpan *span) {
    uint32_t run = (uint32_t)get(in);
    span->line += (int)get_signed(in);
    span->end_line = span->line + (int)get_signed(in);
    span->column = (int)get_signed(in);
    span->end_column = (int)get_signed(in);
    return run;
}

CodeSpan code_packed_span(const char *packed, uint32_t word) {
    Reader in = {.at = (const unsigned char *)packed};
    CodeSpan span = {0};
    for (uint32_t end = get_run(&in, &span); end <= word;) end += get_run(&in, &span);
    return span;
}

static void get_spans(Reader *in, CodeUnit *unit) {
    size_t size;
    unit->packed_spans = get_text(in, &size);
    if (in->lazy) return;
    unit->spans = arena_array(in->arena, CodeSpan, unit->word_count);
    Reader runs = {.at = (const unsigned char *)unit->packed_spans};
    CodeSpan span = {0};
    for (uint32_t i = 0; i < unit->word_count;) {
        for (uint32_t run = get_run(&runs, &span); run--;) unit->spans[i++] = span;
    }
}

static void get_handlers(Reader *in, CodeUnit *unit) {
    unit->handler_count = get_int(in);
    unit->handlers = arena_array(in->arena, CodeHandler, unit->handler_count + 1);
    for (int i = 0; i < unit->handler_count; i++) {
        CodeHandler *handler = &unit->handlers[i];
        handler->start = (uint32_t)get(in);
        handler->end = handler->start + (uint32_t)get(in);
        handler->target = (uint32_t)get(in);
        uint64_t packed = get(in);
        handler->depth = (uint16_t)(packed >> 1);
        handler->push_lasti = packed & 1;
    }
}

static void get_body(Reader *in, CodeUnit *unit) {
    unit->stack_size = get_int(in);
    unit->word_count = (uint32_t)get(in);
    unit->words = arena_array(in->arena, Word, unit->word_count);
    if (unit->word_count) memcpy(unit->words, in->at, unit->word_count * sizeof(Word));
    in->at += unit->word_count * sizeof(Word);
    get_spans(in, unit);
    unit->literal_count = get_int(in);
    unit->literals = (Literal *)get_literals(in, unit->literal_count);
    unit->names = get_names(in, &unit->name_count);
    unit->slots = get_names(in, &unit->slot_count);
    get_handlers(in, unit);
    if (unit->documented) unit->docstring = unit->literals[0].text;
}

static CodeUnit *get_unit(Reader *in, bool lazy) {
    CodeUnit *unit = arena_new_of(in->arena, CodeUnit);
    unit->name = get_string(in);
    unit->qualified_name = get_string(in);
    unit->path = in->path;
    unit->flags = (uint32_t)get(in);
    unit->first_line = get_int(in);
    unit->positional_only = get_int(in);
    unit->positional = get_int(in);
    unit->keyword_only = get_int(in);
    unit->cell_count = get_int(in);
    unit->free_count = get_int(in);
    unit->documented = get(in);
    size_t size;
    const char *body = get_text(in, &size);
    if (lazy) {
        unit->body = body;
    } else {
        Reader inside = {in->arena, (const unsigned char *)body, in->path, in->lazy};
        get_body(&inside, unit);
    }
    return unit;
}

static CodeUnit *read_all(Arena *arena, const void *bytes, bool lazy) {
    Reader in = {arena, bytes, NULL, lazy};
    in.path = get_string(&in);
    return get_unit(&in, false);
}

CodeUnit *code_read(Arena *arena, const void *bytes) { return read_all(arena, bytes, false); }
CodeUnit *code_read_lazily(Arena *arena, const void *bytes) { return read_all(arena, bytes, true); }

void code_read_body(Arena *arena, CodeUnit *unit) {
    Reader in = {arena, (const unsigned char *)unit->body, unit->path, true};
    unit->body = NULL;
    get_body(&in, unit);
}
