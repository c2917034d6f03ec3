// traceback_caret.c - the source line of a traceback entry with its carets:
//
//         return compute(a)["key"]
//                ~~~~~~~~~~^^^^^^^
//
// Follows FrameSummary and _extract_caret_anchors_from_line_segment of CPython 3.13's Lib/traceback.py, step by step; our own
// parser stands for ast.parse. Offsets here are bytes; widths are reckoned at the end, wide characters as two columns.
#include "base/utf8.h"
#include "syntax/parse.h"
#include "vm/traceback.h"

// A run of text, not NUL-terminated.
typedef struct Line {
    const char *text;
    size_t size;
} Line;

typedef struct Lines {
    Line *items;
    int count;
} Lines;

// Where the secondary character (^) starts and ends inside the segment.
typedef struct Anchors {
    bool found;
    int left_line, right_line;
    size_t left, right;
} Anchors;

// ---- lines of the source ---------------------------------------------------------------------------------------

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static Line stripped_right(Line line) {
    while (line.size && is_space(line.text[line.size - 1])) line.size--;
    return line;
}

static size_t indentation(Line line) {
    size_t n = 0;
    while (n < line.size && is_space(line.text[n])) n++;
    return n;
}

// Line `number` (from 1) of the source, without trailing white space; empty past the end.
static Line source_line(const char *text, size_t size, int number) {
    const char *end = text + size;
    for (int i = 1; i < number && text < end; i++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        text = newline ? newline + 1 : end;
    }
    const char *newline = text < end ? memchr(text, '\n', (size_t)(end - text)) : NULL;
    return stripped_right((Line){text, newline ? (size_t)(newline - text) : (size_t)(end - text)});
}

// The white space that all lines but blank ones begin with, as textwrap.dedent finds it.
static size_t common_margin(const Line *lines, int count) {
    const Line *first = NULL;
    size_t margin = 0;
    for (int i = 0; i < count; i++) {
        size_t indent = indentation(lines[i]);
        if (indent == lines[i].size) continue;
        if (!first) first = &lines[i], margin = indent;
        size_t same = 0;
        while (same < margin && same < indent && first->text[same] == lines[i].text[same]) same++;
        margin = same;
    }
    return margin;
}

static void dedent(Line *lines, int count) {
    size_t margin = common_margin(lines, count);
    for (int i = 0; i < count; i++) {
        if (indentation(lines[i]) == lines[i].size) lines[i].size = 0;
        else lines[i].text += margin, lines[i].size -= margin;
    }
}

// Columns that the first `offset` bytes of a line take.
static size_t columns(Line line, size_t offset) {
    size_t width = 0;
    const char *end = line.text + (offset < line.size ? offset : line.size);
    for (const char *at = line.text; at < end;) {
        int length;
        width += utf8_width(utf8_decode(at, end, &length)) == 2 ? 2 : 1;
        at += length;
    }
    return width;
}

// ---- anchors: where the operator, the brackets or the parentheses are ------------------------------------------

// A place in the lines of the segment that moves over valid characters.
typedef struct Place {
    const Lines *lines;
    int line;
    size_t column;
} Place;

static bool settle(Place *place) {
    while (place->line < place->lines->count && place->column >= place->lines->items[place->line].size) {
        place->column = 0;
        place->line++;
    }
    return place->line < place->lines->count;
}

static char char_at(const Place *place) { return place->lines->items[place->line].text[place->column]; }

// Moves to the first character that `stop` accepts, over comments and continued lines.
static bool move_until(Place *place, bool (*stop)(char c)) {
    for (;;) {
        char c = char_at(place);
        if (c == '\\' || c == '#') {
            place->column = 0;
            place->line++;
        } else if (stop(c)) {
            return true;
        } else {
            place->column++;
        }
        if (!settle(place)) return false;
    }
}

static bool is_operator_char(char c) { return !is_space(c) && c != ')'; }
static bool is_bracket(char c) { return c == '['; }
static bool is_parenthesis(char c) { return c == '('; }

// The end of a node; its lines count from 2 because of the "(\n" in front.
static Place end_of(const Lines *lines, const Node *node) {
    return (Place){lines, node->span.end_line - 2, (size_t)node->span.end_column};
}

static Anchors operator_anchors(const Lines *lines, const Node *node) {
    Place at = end_of(lines, node->as.bin_op.left);
    if (!settle(&at) || !move_until(&at, is_operator_char)) return (Anchors){0};
    Line line = lines->items[at.line];
    const Node *right = node->as.bin_op.right;
    size_t end = at.column + 1;
    bool before_right = right->span.line - 2 > at.line || end < (size_t)right->span.column;
    if (end < line.size && before_right && !is_space(line.text[end]) && line.text[end] != '\\' && line.text[end] != '#') {
        end++;
    }
    return (Anchors){true, at.line, at.line, at.column, end};
}

static Anchors bracket_anchors(const Lines *lines, const Node *node, const Node *before, bool (*open)(char c)) {
    Place at = end_of(lines, before);
    if (!settle(&at) || !move_until(&at, open)) return (Anchors){0};
    Place end = end_of(lines, node);
    return (Anchors){true, at.line, end.line, at.column, end.column};
}

static Anchors anchors_of(const Lines *segment, const Node *statement) {
    if (statement->kind != NODE_EXPR) return (Anchors){0};
    const Node *node = statement->as.expr.value;
    switch (node->kind) {
    case NODE_BIN_OP: return operator_anchors(segment, node);
    case NODE_SUBSCRIPT: return bracket_anchors(segment, node, node->as.subscript.value, is_bracket);
    case NODE_CALL: return bracket_anchors(segment, node, node->as.call.function, is_parenthesis);
    default: return (Anchors){0};
    }
}

static void add_lines(Buf *out, const Lines *lines) {
    for (int i = 0; i < lines->count; i++) {
        if (i) buf_add_byte(out, '\n');
        buf_add(out, lines->items[i].text, lines->items[i].size);
    }
}

static Anchors find_anchors(Arena *arena, const Lines *segment) {
    Buf text = BUF_INIT;
    buf_add_text(&text, "(\n");
    add_lines(&text, segment);
    buf_add_text(&text, "\n)");
    Diag diag = {0};
    Module *module = parse_module(arena, text.data, text.size, &diag);
    Anchors anchors = module && module->body.count == 1 ? anchors_of(segment, module->body.items[0]) : (Anchors){0};
    buf_free(&text);
    return anchors;
}

// ---- whether to show carets at all -----------------------------------------------------------------------------

static bool spans_all(const Node *value, const Lines *lines, size_t start, size_t end) {
    return value->span.line == 1 && value->span.end_line == lines->count && (size_t)value->span.column == start &&
           (size_t)value->span.end_column == end;
}

// `return f(x)` and `name = f(x)` go without when the call is the whole of it.
static bool is_plain_call(const Node *statement, const Lines *lines, size_t start, size_t end) {
    const Node *value = NULL;
    if (statement->kind == NODE_RETURN && statement->as.return_.value &&
        statement->as.return_.value->kind == NODE_CALL &&
        statement->as.return_.value->as.call.function->kind == NODE_NAME) {
        value = statement->as.return_.value;
    } else if (statement->kind == NODE_ASSIGN && statement->as.assign.value->kind == NODE_CALL &&
               statement->as.assign.targets.count == 1 && statement->as.assign.targets.items[0]->kind == NODE_NAME) {
        value = statement->as.assign.value;
    }
    return value && spans_all(value, lines, start, end);
}

static bool is_blank(Line line, size_t from, size_t to) {
    for (size_t i = from; i < to && i < line.size; i++) {
        if (!is_space(line.text[i])) return false;
    }
    return true;
}

static bool should_show(Arena *arena, const Lines *lines, size_t start, size_t end, bool anchored) {
    Buf text = BUF_INIT;
    add_lines(&text, lines);
    Diag diag = {0};
    Module *module = parse_module(arena, buf_text(&text), text.size, &diag);
    bool hide = module && (module->body.count == 0 || is_plain_call(module->body.items[0], lines, start, end));
    buf_free(&text);
    if (hide) return false;
    return anchored || !is_blank(lines->items[0], 0, start) ||
           !is_blank(lines->items[lines->count - 1], end, SIZE_MAX);
}

// ---- drawing ---------------------------------------------------------------------------------------------------

// The part of the lines between start (in the first) and end (in the last).
static Lines segment_of(Arena *arena, const Lines *lines, size_t start, size_t end) {
    Lines segment = {arena_array(arena, Line, lines->count), lines->count};
    memcpy(segment.items, lines->items, sizeof(Line) * (size_t)lines->count);
    Line *last = &segment.items[segment.count - 1];
    if (end < last->size) last->size = end;
    if (start > segment.items[0].size) start = segment.items[0].size;
    segment.items[0].text += start;
    segment.items[0].size -= start;
    return segment;
}

typedef struct Drawing {
    const Lines *lines;
    Anchors anchors;         // columns on the screen, for whole lines
    size_t start, end;       // likewise
    bool carets;
    Buf *out;                // lines with newlines, before the common indentation
} Drawing;

static char caret_at(const Drawing *d, int line, size_t column) {
    const Anchors *a = &d->anchors;
    if (column < indentation(d->lines->items[line]) || (line == 0 && column < d->start)) return ' ';
    if (!a->found) return '^';
    bool behind_left = line > a->left_line || (line == a->left_line && column >= a->left);
    bool before_right = line < a->right_line || (line == a->right_line && column < a->right);
    return behind_left && before_right ? '^' : '~';
}

static void draw_line(const Drawing *d, int line) {
    buf_add(d->out, d->lines->items[line].text, d->lines->items[line].size);
    buf_add_byte(d->out, '\n');
    if (!d->carets) return;
    bool last = line == d->lines->count - 1;
    size_t count = last ? d->end : columns(d->lines->items[line], SIZE_MAX);
    for (size_t column = 0; column < count; column++) buf_add_byte(d->out, caret_at(d, line, column));
    buf_add_byte(d->out, '\n');
}

static void mark(bool *significant, int count, int line) {
    for (int i = line - 1; i <= line + 1; i++) {
        if (i >= 0 && i < count) significant[i] = true;
    }
}

// The first and last lines and those around the anchors; longer gaps are told.
static void draw(Arena *arena, const Drawing *d) {
    int count = d->lines->count, previous = -1;
    bool *significant = arena_array(arena, bool, count);
    significant[0] = significant[count - 1] = true;
    if (d->anchors.found) {
        mark(significant, count, d->anchors.left_line);
        mark(significant, count, d->anchors.right_line);
    }
    for (int i = 0; i < count; i++) {
        if (!significant[i]) continue;
        int gap = previous < 0 ? 1 : i - previous;
        if (gap == 2) draw_line(d, i - 1);
        else if (gap > 2) buf_add_format(d->out, "...<%d lines>...\n", gap - 1);
        draw_line(d, i);
        previous = i;
    }
}

// Appends text line by line, dedented once more, four blanks before each.
static void add_indented(Arena *arena, Buf *text, Buf *out) {
    int count = 0;
    for (size_t i = 0; i < text->size; i++) count += text->data[i] == '\n';
    Line *lines = arena_array(arena, Line, count + 1);
    const char *at = text->data;
    for (int i = 0; i < count; i++) {
        const char *newline = strchr(at, '\n');
        lines[i] = (Line){at, (size_t)(newline - at)};
        at = newline + 1;
    }
    dedent(lines, count);
    for (int i = 0; i < count; i++) {
        buf_add_text(out, "    ");
        buf_add(out, lines[i].text, lines[i].size);
        buf_add_byte(out, '\n');
    }
}

// A character's start at or before a byte offset, as decoding a cut text would count it.
static size_t clip(Line line, int offset) {
    return offset < 0 ? 0 : (size_t)offset < line.size ? (size_t)offset : line.size;
}

static void add_with_carets(Arena *arena, const Lines *original, CodeSpan span, Buf *out) {
    Lines lines = {arena_array(arena, Line, original->count), original->count};
    memcpy(lines.items, original->items, sizeof(Line) * (size_t)original->count);
    dedent(lines.items, lines.count);
    size_t cut = original->items[0].size - lines.items[0].size;
    size_t start = clip(original->items[0], span.column),
           end = clip(original->items[original->count - 1], span.end_column);
    start = start > cut ? start - cut : 0;
    end = end > cut ? end - cut : 0;
    Lines segment = segment_of(arena, &lines, start, end);
    Anchors anchors = find_anchors(arena, &segment);
    Line first = lines.items[0], last = lines.items[lines.count - 1];
    Buf drawn = BUF_INIT;
    Drawing drawing = {.lines = &lines, .anchors = anchors, .out = &drawn};
    drawing.carets = should_show(arena, &lines, start, end, anchors.found);
    drawing.start = columns(first, start);
    drawing.end = columns(last, end);
    if (anchors.found) {
        size_t left = anchors.left + (anchors.left_line == 0 ? start : 0),
               right = anchors.right + (anchors.right_line == 0 ? start : 0);
        drawing.anchors.left = columns(lines.items[anchors.left_line], left);
        drawing.anchors.right = columns(lines.items[anchors.right_line], right);
    }
    draw(arena, &drawing);
    add_indented(arena, &drawn, out);
    buf_free(&drawn);
}

void traceback_add_source(World *world, const char *path, CodeSpan span, Buf *out) {
    const Host *host = world->host;
    if (!host->source || !host->path || strcmp(path, host->path) || span.line < 1) return;
    Arena *arena = arena_new(64 << 20);
    int count = span.end_line > span.line ? span.end_line - span.line + 1 : 1;
    Lines lines = {arena_array(arena, Line, count), count};
    bool blank = true;
    for (int i = 0; i < count; i++) {
        lines.items[i] = source_line(host->source, host->source_size, span.line + i);
        blank &= indentation(lines.items[i]) == lines.items[i].size;
    }
    if (!blank && (span.column < 0 || span.end_column < 0)) {
        size_t indent = indentation(lines.items[0]);
        buf_add_format(out, "    %.*s\n", (int)(lines.items[0].size - indent), lines.items[0].text + indent);
    } else if (!blank) {
        add_with_carets(arena, &lines, span, out);
    }
    arena_free(arena);
}
