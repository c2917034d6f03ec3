#include "repl/reader.h"

#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "repl/history.h"

const char READER_AGAIN[] = "";

enum { HISTORY_SIZE = 1000, SHOWN = 200 };

struct Reader {
    bool person;
    EditLine *editor;    // NULL: a script, or a terminal that cannot move its cursor
    History *history;
    Buf path;            // of the history; empty: it is not kept
    Buf line;
    int number;
    ReaderOptions options;
};

// ---- A person ---------------------------------------------------------------------------------------------

static Reader *reader_of(EditLine *editor) {
    Reader *reader;
    el_get(editor, EL_CLIENTDATA, &reader);
    return reader;
}

// What stands between two \1 takes no room on the line.
static char *prompt(EditLine *editor) {
    static char coloured[] = "\1\033[1;36m\1(loopchef)\1\033[0m\1 ", plain[] = "(loopchef) ";
    return reader_of(editor)->options.colours ? coloured : plain;
}

// The candidates below the line, in columns.
static void show_candidates(const Completions *all) {
    struct winsize size = {0};
    size_t widest = 1, columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
    for (size_t i = 0; i < all->count; i++) widest = strlen(all->list[i]) + 2 > widest ? strlen(all->list[i]) + 2 : widest;
    size_t in_row = columns / widest ? columns / widest : 1, shown = all->count < SHOWN ? all->count : SHOWN;
    putchar('\n');
    for (size_t i = 0; i < shown; i++)
        printf("%-*s%s", (i + 1) % in_row && i + 1 < shown ? (int)widest : 0, all->list[i], (i + 1) % in_row && i + 1 < shown ? "" : "\n");
    if (shown < all->count) printf("(and %zu more)\n", all->count - shown);
    fflush(stdout);
}

static unsigned char complete_line(EditLine *editor, int key) {
    (void)key;
    Reader *reader = reader_of(editor);
    const LineInfo *info = el_line(editor);
    Completions all = {0};
    if (reader->options.complete) reader->options.complete(reader->options.context, info->buffer, (size_t)(info->cursor - info->buffer), &all);
    Buf rest = BUF_INIT;
    completions_rest(&all, &rest);
    unsigned char result = CC_ERROR;
    if (rest.size) {
        result = el_insertstr(editor, buf_text(&rest)) == 0 ? CC_REFRESH : CC_ERROR;
    } else if (all.count > 1) {
        show_candidates(&all);
        result = CC_REDISPLAY;
    }
    buf_free(&rest);
    completions_free(&all);
    return result;
}

static unsigned char break_off(EditLine *editor, int key) {
    (void)key;
    *reader_of(editor)->options.interrupted = 1;
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
    if (!history_path(&reader->path)) buf_clear(&reader->path);
    if (reader->path.size) history(reader->history, &event, H_LOAD, reader->path.data);
    el_set(reader->editor, EL_CLIENTDATA, reader);
    el_set(reader->editor, EL_SIGNAL, 1);
    // Ctrl-C and Ctrl-Z are keys here: a signal that comes just before the editor reads would be lost.
    el_set(reader->editor, EL_SETTY, "-d", "-isig", NULL);
    el_set(reader->editor, EL_EDITOR, "emacs");
    el_set(reader->editor, EL_PROMPT_ESC, prompt, '\1');
    el_set(reader->editor, EL_HIST, history, reader->history);
    // The wide form, since the narrow one never frees its copies of the two texts.
    el_wset(reader->editor, EL_ADDFN, L"complete", L"complete what is typed", complete_line);
    el_set(reader->editor, EL_BIND, "^I", "complete", NULL);
    el_wset(reader->editor, EL_ADDFN, L"break-off", L"clear the line and begin a new one", break_off);
    el_set(reader->editor, EL_BIND, "^C", "break-off", NULL);
    el_wset(reader->editor, EL_ADDFN, L"suspend", L"give the terminal back to the shell", suspend);
    el_set(reader->editor, EL_BIND, "^Z", "suspend", NULL);
}

static const char *edit_line(Reader *reader) {
    int size = 0;
    *reader->options.interrupted = 0;
    el_set(reader->editor, EL_PREP_TERM, 1);   // el_gets itself does it only once the prompt is shown
    const char *text = el_gets(reader->editor, &size);
    if (!text || size <= 0) {
        bool broken_off = *reader->options.interrupted;
        *reader->options.interrupted = 0;
        putchar('\n');
        fflush(stdout);
        return broken_off ? READER_AGAIN : NULL;
    }
    buf_clear(&reader->line);
    buf_add(&reader->line, text, (size_t)size);
    while (reader->line.size && strchr(" \n", reader->line.data[reader->line.size - 1]))
        reader->line.data[--reader->line.size] = 0;
    HistEvent event;
    if (reader->line.size) history(reader->history, &event, H_ENTER, reader->line.data);
    return buf_text(&reader->line);
}

// ---- A script, or a person at a bare prompt ---------------------------------------------------------------

static const char *bare_line(Reader *reader) {
    if (reader->person) {
        printf("(loopchef) ");
        fflush(stdout);
    }
    *reader->options.interrupted = 0;
    int c = getchar();
    buf_clear(&reader->line);
    for (; c != EOF && c != '\n'; c = getchar())
        if (c) buf_add_byte(&reader->line, (char)c);
    if (c != EOF || reader->line.size) return buf_text(&reader->line);
    bool broken_off = reader->person && *reader->options.interrupted;
    *reader->options.interrupted = 0;
    clearerr(stdin);
    if (reader->person) putchar('\n');
    return broken_off ? READER_AGAIN : NULL;
}

// ---- Both -------------------------------------------------------------------------------------------------

static bool is_dumb(void) {
    const char *term = getenv("TERM");
    return !term || !*term || strcmp(term, "dumb") == 0;
}

Reader *reader_new(const ReaderOptions *options) {
    Reader *reader = calloc(1, sizeof *reader);
    if (!reader) abort();
    reader->options = *options;
    reader->person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (reader->person && !is_dumb()) open_editor(reader);
    return reader;
}

// Whoever shares the machine has no business with what was typed.
static void keep_history(Reader *reader) {
    HistEvent event;
    if (!reader->path.size) return;
    mode_t mask = umask(0077);
    history(reader->history, &event, H_SAVE, reader->path.data);
    umask(mask);
}

void reader_free(Reader *reader) {
    if (reader->editor) el_end(reader->editor);
    if (reader->history) {
        keep_history(reader);
        history_end(reader->history);
    }
    buf_free(&reader->path);
    buf_free(&reader->line);
    free(reader);
}

bool reader_is_interactive(const Reader *reader) { return reader->person; }
int reader_line_number(const Reader *reader) { return reader->number; }

const char *reader_next(Reader *reader) {
    reader->number++;
    return reader->editor ? edit_line(reader) : bare_line(reader);
}
