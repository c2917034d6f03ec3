#include "repl/reader.h"

#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"

const char READER_AGAIN[] = "";

enum { HISTORY_SIZE = 1000 };

struct Reader {
    EditLine *editor;    // NULL: a script
    History *history;
    Buf line;
    int number;
    volatile int *interrupted;
};

// ---- A person ---------------------------------------------------------------------------------------------

static char *prompt(EditLine *editor) {
    static char text[] = "(loopchef) ";
    (void)editor;
    return text;
}

// What all command words that begin with `start` have in common behind it; how many there are.
static int complete(const char *start, size_t size, char *rest, size_t room) {
    int matches = 0;
    const char *word;
    for (int i = 0; (word = command_word(i)); i++) {
        if (strncmp(word, start, size) != 0) continue;
        size_t same = 0;
        if (!matches++) snprintf(rest, room, "%s", word + size);
        while (rest[same] && rest[same] == word[size + same]) same++;
        rest[same] = 0;
    }
    return matches;
}

static unsigned char complete_command(EditLine *editor, int key) {
    (void)key;
    const LineInfo *info = el_line(editor);
    size_t size = (size_t)(info->cursor - info->buffer);
    if (memchr(info->buffer, ' ', size)) return CC_ERROR;
    char rest[64];
    int matches = complete(info->buffer, size, rest, sizeof rest);
    if (!matches || (!rest[0] && matches > 1)) return CC_ERROR;
    if (matches == 1) strcat(rest, " ");
    return el_insertstr(editor, rest) == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char break_off(EditLine *editor, int key) {
    (void)key;
    Reader *reader;
    el_get(editor, EL_CLIENTDATA, &reader);
    *reader->interrupted = 1;
    return CC_EOF;
}

// The editor's own handler of the signal gives the terminal's modes back and, later, takes them again.
static unsigned char suspend(EditLine *editor, int key) {
    (void)editor, (void)key;
    raise(SIGTSTP);
    return CC_REDISPLAY;
}

static void open_editor(Reader *reader) {
    setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
    reader->editor = el_init("loopchef", stdin, stdout, stderr);
    if (!reader->editor) return;
    HistEvent event;
    reader->history = history_init();
    history(reader->history, &event, H_SETSIZE, HISTORY_SIZE);
    history(reader->history, &event, H_SETUNIQUE, 1);
    el_set(reader->editor, EL_SIGNAL, 1);
    // Ctrl-C and Ctrl-Z are keys here: a signal that comes just before the editor reads would be lost.
    el_set(reader->editor, EL_SETTY, "-d", "-isig", NULL);
    el_set(reader->editor, EL_EDITOR, "emacs");
    el_set(reader->editor, EL_PROMPT, prompt);
    el_set(reader->editor, EL_HIST, history, reader->history);
    // The wide form, since the narrow one never frees its copies of the two texts.
    el_wset(reader->editor, EL_ADDFN, L"complete", L"complete a command", complete_command);
    el_set(reader->editor, EL_BIND, "^I", "complete", NULL);
    el_wset(reader->editor, EL_ADDFN, L"break-off", L"clear the line and begin a new one", break_off);
    el_set(reader->editor, EL_BIND, "^C", "break-off", NULL);
    el_wset(reader->editor, EL_ADDFN, L"suspend", L"give the terminal back to the shell", suspend);
    el_set(reader->editor, EL_BIND, "^Z", "suspend", NULL);
    el_set(reader->editor, EL_CLIENTDATA, reader);
}

static const char *edit_line(Reader *reader) {
    int size = 0;
    *reader->interrupted = 0;
    el_set(reader->editor, EL_PREP_TERM, 1);   // el_gets itself does it only once the prompt is shown
    const char *text = el_gets(reader->editor, &size);
    if (!text || size <= 0) {
        bool broken_off = *reader->interrupted;
        *reader->interrupted = 0;
        putchar('\n');
        fflush(stdout);
        return broken_off ? READER_AGAIN : NULL;
    }
    buf_clear(&reader->line);
    buf_add(&reader->line, text, (size_t)size);
    while (reader->line.size && reader->line.data[reader->line.size - 1] == '\n')
        reader->line.data[--reader->line.size] = 0;
    HistEvent event;
    if (reader->line.size) history(reader->history, &event, H_ENTER, reader->line.data);
    return buf_text(&reader->line);
}

// ---- A script ---------------------------------------------------------------------------------------------

static const char *script_line(Reader *reader) {
    int c = getchar();
    if (c == EOF) return NULL;
    buf_clear(&reader->line);
    for (; c != EOF && c != '\n'; c = getchar()) buf_add_byte(&reader->line, (char)c);
    return buf_text(&reader->line);
}

// ---- Both -------------------------------------------------------------------------------------------------

Reader *reader_new(volatile int *interrupted) {
    Reader *reader = calloc(1, sizeof *reader);
    if (!reader) abort();
    reader->interrupted = interrupted;
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) open_editor(reader);
    return reader;
}

void reader_free(Reader *reader) {
    if (reader->editor) el_end(reader->editor);
    if (reader->history) history_end(reader->history);
    buf_free(&reader->line);
    free(reader);
}

bool reader_is_interactive(const Reader *reader) { return reader->editor; }
int reader_line_number(const Reader *reader) { return reader->number; }

const char *reader_next(Reader *reader) {
    reader->number++;
    return reader->editor ? edit_line(reader) : script_line(reader);
}
