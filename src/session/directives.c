#include "session/directives.h"

#include <string.h>

#include "syntax/lexer.h"

// ---- Words of a line --------------------------------------------------------------------------------------

typedef struct Line {
    const char *start, *end;  // without the line's end
    const char *at;           // what comes next
    int number;
} Line;

typedef struct Reader {
    Arena *arena;
    Directives *directives;
    Directive **last;         // where the next one is linked
    Line line;
    Diag *diag;
} Reader;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static void skip_blanks(Line *line) {
    while (line->at < line->end && is_blank(*line->at)) line->at++;
}

static bool is_done(Line *line) {
    skip_blanks(line);
    return line->at == line->end;
}

// What is wrong at `from` up to `to`, and how it should be.
static bool fault(Reader *reader, const char *from, const char *to, const char *what, const char *form) {
    const Line *line = &reader->line;
    Span span = {line->number, (int)(from - line->start), line->number, (int)(to - line->start)};
    diag_set(reader->diag, DIAG_DIRECTIVE, span, "%s", what);
    diag_hint(reader->diag, "the form is: # loopchef: %s", form);
    return false;
}

typedef struct Word {
    const char *start, *end;
} Word;

static Word next_word(Line *line) {
    skip_blanks(line);
    Word word = {line->at, line->at};
    while (word.end < line->end && !is_blank(*word.end)) word.end++;
    line->at = word.end;
    return word;
}

static bool word_is(Word word, const char *text) {
    return (size_t)(word.end - word.start) == strlen(text) && memcmp(word.start, text, strlen(text)) == 0;
}

static const char *keep(Reader *reader, const char *start, const char *end) {
    return arena_text(reader->arena, start, (size_t)(end - start));
}

// The rest of the line without blanks around it.
static Word rest(Line *line) {
    skip_blanks(line);
    Word word = {line->at, line->end};
    while (word.end > word.start && is_blank(word.end[-1])) word.end--;
    line->at = line->end;
    return word;
}

// "1.5s", "200ms", "0.5": seconds if nothing is said. Whole nanoseconds, exactly.
static bool parse_duration(Word word, int64_t *ns) {
    int64_t value = 0, unit = 1000000000;
    const char *at = word.start;
    int digits = 0;
    for (; at < word.end && *at >= '0' && *at <= '9'; at++, digits++) value = value * 10 + (*at - '0');
    if (digits == 0 || digits > 9) return false;
    size_t left = (size_t)(word.end - word.start);
    if (left > 2 && memcmp(word.end - 2, "ms", 2) == 0) unit = 1000000, word.end -= 2;
    else if (left > 1 && word.end[-1] == 's') word.end--;
    *ns = value * unit;
    if (at < word.end && *at == '.') {
        for (at++; at < word.end && *at >= '0' && *at <= '9'; at++) *ns += (unit /= 10) * (*at - '0');
    }
    return at == word.end;
}

// ---- The directives ---------------------------------------------------------------------------------------

static const char *const forms[] = {
#define DIRECTIVE(NAME, word, form, about) form,
    DIRECTIVE_LIST(DIRECTIVE)
#undef DIRECTIVE
};

static bool parse_title(Reader *reader, Directive *directive) {
    Word text = rest(&reader->line);
    if (text.start == text.end)
        return fault(reader, text.start, text.end, "the text is missing", forms[directive->kind]);
    directive->text = keep(reader, text.start, text.end);
    const char **place = directive->kind == DIRECTIVE_TITLE ? &reader->directives->title : &reader->directives->summary;
    if (*place) return fault(reader, text.start, text.end, "it was given before", forms[directive->kind]);
    *place = directive->text;
    return true;
}

// 'at' TIME, to the line's end
static bool parse_at(Reader *reader, Directive *directive) {
    const char *form = forms[directive->kind];
    Word at = next_word(&reader->line);
    if (!word_is(at, "at")) return fault(reader, at.start, at.end, "expected 'at' and a time", form);
    Word time = next_word(&reader->line);
    if (!parse_duration(time, &directive->time))
        return fault(reader, time.start, time.end, "expected a time in seconds", form);
    if (!is_done(&reader->line)) return fault(reader, reader->line.at, reader->line.end, "nothing may follow", form);
    return true;
}

static bool parse_mark(Reader *reader, Directive *directive) {
    Word name = next_word(&reader->line);
    if (name.start == name.end || word_is(name, "at"))
        return fault(reader, name.start, name.end, "the mark's name is missing", forms[DIRECTIVE_MARK]);
    directive->text = keep(reader, name.start, name.end);
    return parse_at(reader, directive);
}

// What stands between the first '"' and the last one of the line, as it is.
static bool parse_quoted(Reader *reader, const char **text, const char *form) {
    Word all = rest(&reader->line);
    if (all.end - all.start < 2 || *all.start != '"' || all.end[-1] != '"')
        return fault(reader, all.start, all.end, "expected a text in double quotes", form);
    *text = keep(reader, all.start + 1, all.end - 1);
    return true;
}

static bool parse_input(Reader *reader, Directive *directive) {
    return parse_quoted(reader, &directive->text, forms[DIRECTIVE_INPUT]);
}

static bool parse_request(Reader *reader, Directive *directive) {
    Word method = next_word(&reader->line), path = next_word(&reader->line);
    if (method.start == method.end)
        return fault(reader, method.start, method.end, "the method is missing", forms[DIRECTIVE_REQUEST]);
    if (path.start == path.end || *path.start != '/')
        return fault(reader, path.start, path.end, "expected a path that begins with '/'", forms[DIRECTIVE_REQUEST]);
    directive->text = keep(reader, method.start, method.end);
    directive->url = keep(reader, path.start, path.end);
    return parse_at(reader, directive);
}

// '->' STATUS ['"' BODY '"']
static bool parse_answer(Reader *reader, Directive *directive) {
    Word status = next_word(&reader->line);
    int code = 0;
    for (const char *c = status.start; c < status.end; c++)
        code = *c >= '0' && *c <= '9' && code < 1000 ? code * 10 + (*c - '0') : 9999;
    if (code < 100 || code > 599)
        return fault(reader, status.start, status.end, "expected a status from 100 to 599", forms[DIRECTIVE_RULE]);
    directive->status = code;
    return is_done(&reader->line) || parse_quoted(reader, &directive->body, forms[DIRECTIVE_RULE]);
}

// 'takes' TIME, if it stands there; the word behind it is `*verb`.
static bool parse_takes(Reader *reader, Directive *directive, Word *verb) {
    if (!word_is(*verb, "takes")) return true;
    Word time = next_word(&reader->line);
    if (!parse_duration(time, &directive->time))
        return fault(reader, time.start, time.end, "expected a time in seconds", forms[directive->kind]);
    *verb = next_word(&reader->line);
    return true;
}

// '"' COMMAND '"' ['takes' TIME] ['->' STATUS ['"' OUTPUT '"']]
static bool parse_command(Reader *reader, Directive *directive) {
    const char *form = forms[DIRECTIVE_COMMAND];
    Line *line = &reader->line;
    skip_blanks(line);
    const char *start = line->at, *end = start + 1;
    while (end < line->end && *end != '"') end++;
    if (start == line->end || *start != '"' || end >= line->end || end == start + 1)
        return fault(reader, start, line->end, "expected a command in double quotes", form);
    directive->text = keep(reader, start + 1, end);
    directive->time = 1000000000;
    line->at = end + 1;
    Word verb = next_word(line);
    if (!parse_takes(reader, directive, &verb)) return false;
    if (verb.start == verb.end) return true;
    if (!word_is(verb, "->")) return fault(reader, verb.start, verb.end, "expected 'takes' or '->'", form);
    Word status = next_word(line);
    int code = 0;
    for (const char *c = status.start; c < status.end; c++)
        code = *c >= '0' && *c <= '9' && code < 1000 ? code * 10 + (*c - '0') : 9999;
    if (status.start == status.end || code > 255)
        return fault(reader, status.start, status.end, "expected an exit status from 0 to 255", form);
    directive->status = code;
    return is_done(line) || parse_quoted(reader, &directive->body, form);
}

// METHOD URL ('takes' TIME ['->' ...] | '->' ... | 'fails' NAME)
static bool parse_rule(Reader *reader, Directive *directive) {
    const char *form = forms[DIRECTIVE_RULE];
    Word url = next_word(&reader->line), verb = next_word(&reader->line);
    if (url.start == url.end) return fault(reader, url.start, url.end, "the URL is missing", form);
    directive->url = keep(reader, url.start, url.end);
    directive->time = 1000000000;
    directive->status = 200;
    if (word_is(verb, "fails")) {
        Word name = next_word(&reader->line);
        if (name.start == name.end) return fault(reader, name.start, name.end, "the exception's name is missing", form);
        directive->failure = keep(reader, name.start, name.end);
        if (!is_done(&reader->line))
            return fault(reader, reader->line.at, reader->line.end, "nothing may follow", form);
        return true;
    }
    bool takes = word_is(verb, "takes");
    if (!parse_takes(reader, directive, &verb)) return false;
    if (takes && verb.start == verb.end) return true;
    if (!word_is(verb, "->")) return fault(reader, verb.start, verb.end, "expected 'takes', '->' or 'fails'", form);
    return parse_answer(reader, directive);
}

static bool is_method(Word word) {
    for (const char *c = word.start; c < word.end; c++)
        if (*c != '*' && (*c < 'A' || *c > 'Z')) return false;
    return word.end > word.start;
}

static bool unknown(Reader *reader, Word word) {
    static const char known[] = ""
#define DIRECTIVE(NAME, first, form, about) first "\0"
        DIRECTIVE_LIST(DIRECTIVE)
#undef DIRECTIVE
        ;
    char list[160] = "";
    for (const char *at = known; *at; at += strlen(at) + 1) strcat(strcat(list, at), ", ");
    const Line *line = &reader->line;
    Span span = {line->number, (int)(word.start - line->start), line->number, (int)(word.end - line->start)};
    diag_set(reader->diag, DIAG_DIRECTIVE, span, "unknown directive '%.*s'",
             (int)(word.end - word.start < 80 ? word.end - word.start : 80), word.start);
    diag_hint(reader->diag, "known are: %sand network rules such as %s", list,
              "GET https://api.example.com/* takes 2s");
    return false;
}

static bool parse_directive(Reader *reader) {
    static const char *const words[] = {
#define DIRECTIVE(NAME, word, form, about) word,
        DIRECTIVE_LIST(DIRECTIVE)
#undef DIRECTIVE
    };
    static bool (*const parsers[])(Reader *reader, Directive *directive) = {
        [DIRECTIVE_TITLE] = parse_title, [DIRECTIVE_SUMMARY] = parse_title, [DIRECTIVE_MARK] = parse_mark,
        [DIRECTIVE_INPUT] = parse_input, [DIRECTIVE_REQUEST] = parse_request, [DIRECTIVE_COMMAND] = parse_command, [DIRECTIVE_RULE] = parse_rule,
    };
    Word word = next_word(&reader->line);
    Directive *directive = arena_new_of(reader->arena, Directive);
    directive->line = reader->line.number;
    directive->kind = DIRECTIVE_RULE;
    for (int i = 0; i < DIRECTIVE_RULE; i++)
        if (word_is(word, words[i])) directive->kind = (DirectiveKind)i;
    if (directive->kind == DIRECTIVE_RULE) {
        if (!is_method(word)) return unknown(reader, word);
        directive->text = keep(reader, word.start, word.end);
    }
    *reader->last = directive;
    reader->last = &directive->next;
    return parsers[directive->kind](reader, directive);
}

// ---- The header -------------------------------------------------------------------------------------------

// Goes behind "# loopchef:" if the line begins so.
static bool begins_directive(Line *line) {
    static const char name[] = "loopchef:";
    line->at = line->start;
    skip_blanks(line);
    if (line->at == line->end || *line->at != '#') return false;
    line->at++;
    skip_blanks(line);
    if ((size_t)(line->end - line->at) < sizeof name - 1 || memcmp(line->at, name, sizeof name - 1) != 0) return false;
    line->at += sizeof name - 1;
    return true;
}

static Line line_at(const char *text, const char *end, int number) {
    Line line = {text, text, text, number};
    while (line.end < end && *line.end != '\n' && *line.end != '\r') line.end++;
    return line;
}

static const char *line_after(const Line *line, const char *end) {
    const char *at = line->end;
    if (at < end && *at == '\r' && at + 1 < end && at[1] == '\n') return at + 2;
    return at < end ? at + 1 : end;
}

static bool is_comment_or_blank(Line *line) {
    line->at = line->start;
    return is_done(line) || *line->at == '#';
}

// If a string literal stands at `at`, where it ends; else NULL.
static const char *string_end(const char *at, const char *end) {
    if (at < end && strchr("rRuU", *at)) at++;
    if (at == end || (*at != '"' && *at != '\'')) return NULL;
    char quote = *at;
    bool triple = end - at >= 3 && at[1] == quote && at[2] == quote;
    for (at += triple ? 3 : 1; at < end; at++) {
        if (*at == '\\') at++;
        else if (!triple && (*at == quote || *at == '\n')) return *at == quote ? at + 1 : NULL;
        else if (triple && end - at >= 3 && at[0] == quote && at[1] == quote && at[2] == quote) return at + 3;
    }
    return NULL;
}

// Is this place inside a string, where a "# loopchef:" is only text?
static bool is_inside_token(Reader *reader, const char *text, size_t size, int line_number) {
    Diag diag = {0};
    Source source;
    SymbolTable symbols;
    if (!source_read(&source, reader->arena, text, size, &diag)) return true;
    symbols_init(&symbols, reader->arena);
    Lexer lexer = {.arena = reader->arena, .symbols = &symbols, .source = &source};
    lexer_run(&lexer);
    for (uint32_t i = 0; i < lexer.tokens.count; i++) {
        const Token *token = token_at(&lexer.tokens, i);
        if (token->kind == TOKEN_ERROR) return true;  // the parser has something more important to say
        if (token->span.line < line_number && token->span.end_line >= line_number) return true;
    }
    return false;
}

// A directive below the first statement would be overlooked: it is refused.
static bool refuse_late_ones(Reader *reader, const char *at, const char *text, const char *end, int number) {
    for (; at < end; number++) {
        reader->line = line_at(at, end, number);
        const char *start = reader->line.start;
        bool found = start < reader->line.end && *start == '#' && begins_directive(&reader->line);
        if (found && !is_inside_token(reader, text, (size_t)(end - text), number))
            return fault(reader, start, reader->line.end, "a directive must stand before the first statement",
                         "..., at the top of the file");
        at = line_after(&reader->line, end);
    }
    return true;
}

static int count_lines(const char *from, const char *to, const char *end) {
    int count = 0;
    while (from < to) {
        Line line = line_at(from, end, 0);
        from = line_after(&line, end);
        if (from <= to && line.end < end) count++;
    }
    return count;
}

bool directives_read(Directives *directives, Arena *arena, const char *text, size_t size, Diag *diag) {
    *directives = (Directives){0};
    Reader reader = {.arena = arena, .directives = directives, .last = &directives->first, .diag = diag};
    const char *end = text + size, *at = text;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) at += 3;
    bool docstring = false;
    for (int number = 1; at < end;) {
        reader.line = line_at(at, end, number);
        if (begins_directive(&reader.line)) {
            if (!parse_directive(&reader)) return false;
        } else if (!is_comment_or_blank(&reader.line)) {
            const char *behind = docstring ? NULL : string_end(at, end);
            if (!behind) return refuse_late_ones(&reader, at, text, end, number);
            docstring = true;
            number += count_lines(at, behind, end);
            reader.line = line_at(behind, end, number);
            if (!is_comment_or_blank(&reader.line)) return refuse_late_ones(&reader, at, text, end, number);
        }
        at = line_after(&reader.line, end);
        number++;
    }
    return true;
}
