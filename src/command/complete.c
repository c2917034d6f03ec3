#include "command/complete.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "loop/inspect.h"
#include "session/breaks.h"
#include "session/evaluate.h"
#include "session/marks.h"

// ---- The list -----------------------------------------------------------------------------------------------

typedef struct Request {
    Completions *out;
    const char *word;    // what is typed of it
    size_t size;
} Request;

static void offer(Request *request, const char *word) {
    Completions *out = request->out;
    if (strncmp(word, request->word, request->size) != 0) return;
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->list[i], word) == 0) return;
    if (out->count == out->room) {
        out->room = out->room ? out->room * 2 : 16;
        out->list = realloc(out->list, out->room * sizeof *out->list);
        if (!out->list) abort();
    }
    char *copy = strdup(word);
    if (!copy) abort();
    out->list[out->count++] = copy;
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

void completions_free(Completions *completions) {
    for (size_t i = 0; i < completions->count; i++) free(completions->list[i]);
    free(completions->list);
    *completions = (Completions){0};
}

void completions_rest(const Completions *completions, Buf *out) {
    if (!completions->count) return;
    const char *first = completions->list[0];
    size_t same = strlen(first);
    for (size_t i = 1; i < completions->count; i++) {
        size_t at = 0;
        while (at < same && completions->list[i][at] == first[at]) at++;
        same = at;
    }
    while (same > completions->typed && ((unsigned char)first[same] & 0xC0) == 0x80) same--;   // no half of a character
    if (same > completions->typed) buf_add(out, first + completions->typed, same - completions->typed);
    if (completions->count == 1 && first[strlen(first) - 1] != '/') buf_add_byte(out, ' ');
}

// ---- What there is ------------------------------------------------------------------------------------------

static void offer_tasks(Request *request, Session *session) {
    for (const Task *task = NULL; (task = inspect_next_task(session_world(session), task));) {
        Buf name = BUF_INIT, quoted = BUF_INIT;
        inspect_add_name(task, &name);
        buf_add_format(&quoted, "\"%s\"", buf_text(&name));
        offer(request, strchr(buf_text(&name), ' ') ? buf_text(&quoted) : buf_text(&name));
        buf_free(&name);
        buf_free(&quoted);
    }
}

static void offer_functions(Request *request, const CodeUnit *unit) {
    if (unit->name[0] != '<') offer(request, unit->qualified_name && !strchr(unit->qualified_name, '<') ? unit->qualified_name : unit->name);
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE) offer_functions(request, unit->literals[i].code);
}

static void offer_name(void *context, const char *name) {
    Request *request = context;
    if (*name != '_' || request->word[0] == '_') offer(request, name);
}

static void offer_mark(void *context, const KnownMark *mark) {
    Buf text = BUF_INIT;
    buf_add_format(&text, "@%s", mark->name);
    offer(context, buf_text(&text));
    buf_free(&text);
}

static void offer_breaks(Request *request, Session *session) {
    for (uint32_t i = 0; i < session_break_count(session); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", session_break_at(session, i)->number);
        offer(request, number);
    }
}

static void offer_commands(Request *request) {
    const char *word;
    for (int i = 0; (word = command_word(i)); i++)
        if (word[0] != '!') offer(request, word);
}

static void offer_files(Request *request) {
    const char *slash = memrchr(request->word, '/', request->size);
    size_t folder = slash ? (size_t)(slash - request->word) + 1 : 0;
    char *path = folder ? strndup(request->word, folder) : strdup(".");
    DIR *open = path ? opendir(path) : NULL;
    for (struct dirent *entry; open && (entry = readdir(open));) {
        if (entry->d_name[0] == '.' && (request->size == folder || request->word[folder] != '.')) continue;
        Buf text = BUF_INIT;
        buf_add(&text, request->word, folder);
        buf_add_format(&text, "%s%s", entry->d_name, entry->d_type == DT_DIR ? "/" : "");
        offer(request, buf_text(&text));
        buf_free(&text);
    }
    if (open) closedir(open);
    free(path);
}

// The words in small letters (and marks' own) that stand between bars in the operands' form.
static void offer_words(Request *request, const char *form) {
    while (*form) {
        size_t size = strcspn(form, "|[], ");
        if (size && ((*form >= 'a' && *form <= 'z') || *form == '@')) {
            char word[64];
            snprintf(word, sizeof word, "%.*s", (int)size, form);
            offer(request, word);
        }
        form += size + (form[size] != 0);
    }
}

// ---- Where the cursor is --------------------------------------------------------------------------------------

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

static bool has(const char *form, const char *word) { return strstr(form, word); }

static bool is_expression_here(CommandId id, const char *operand, size_t before) {
    const char *form = command_operands(id);
    bool whole = strcmp(form, "EXPR") == 0 || id == COMMAND_RUN || id == COMMAND_FAIL;
    for (size_t i = 0; i + 3 <= before; i++)
        if (strncmp(operand + i, "if ", 3) == 0 || strncmp(operand + i, "when ", 5) == 0) return has(form, "EXPR");
    return whole && (id != COMMAND_FAIL || before > 0);
}

static void complete_operand(Session *session, CommandId id, const char *operand, Completions *out) {
    const char *form = command_operands(id);
    size_t size = strlen(operand), at = size;
    while (at > 0 && operand[at - 1] != ' ') at--;
    bool expression = is_expression_here(id, operand, at);
    if (expression) for (at = size; at > 0 && is_name_byte(operand[at - 1]);) at--;
    Request request = {out, operand + at, size - at};
    out->typed = request.size;
    if (expression) {
        bool attribute = at > 0 && operand[at - 1] == '.';
        if (!attribute) session_each_name(session, false, offer_name, &request);
        if (!attribute && !out->count) session_each_name(session, true, offer_name, &request);
        return;
    }
    if (has(form, "TASK")) offer_tasks(&request, session);
    if (has(form, "FUNCTION") && at == 0) offer_functions(&request, session_scenario(session)->unit);
    if (has(form, "EVENT") && at > 0 && strncmp(operand, "on ", 3) == 0 && at == 3)
        for (int kind = 0; kind < BREAK_KIND_COUNT; kind++)
            if (break_event_word((BreakKind)kind)) offer(&request, break_event_word((BreakKind)kind));
    if (has(form, "COMMAND")) offer_commands(&request);
    if (has(form, "MARK")) session_each_mark(session, offer_mark, &request);
    if (has(form, "NUMBER") && at == 0) offer_breaks(&request, session);
    if (has(form, "FILE")) offer_files(&request);
    if (at == 0 || has(form, "EVENT") || id == COMMAND_SET) offer_words(&request, form);
}

void command_complete(Session *session, const char *line, size_t size, Completions *out) {
    char *text = strndup(line, size);
    if (!text) abort();
    const char *start = text + strspn(text, " \t"), *rest;
    *out = (Completions){0};
    if (!strpbrk(start, " \t!")) {
        Request request = {out, start, strlen(start)};
        out->typed = request.size;
        offer_commands(&request);
    } else {
        CommandId id = command_of_line(start, &rest);
        if (id != COMMAND_COUNT) complete_operand(session, id, rest, out);
    }
    if (out->count) qsort(out->list, out->count, sizeof *out->list, by_text);
    free(text);
}
