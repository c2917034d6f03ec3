#include "session/scenario.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "syntax/parse.h"

enum { FILE_LIMIT = 64 << 20 };
#define ARENA_LIMIT ((size_t)2 << 30)

// ---- Where scenarios are ----------------------------------------------------------------------------------

// The folder of loopchef's own binary, without a slash at its end; "" if it cannot be known.
static void add_program_folder(Buf *out) {
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    while (size > 0 && path[size - 1] != '/') size--;
    if (size > 0) buf_add(out, path, (size_t)size - 1);
}

// The nth folder in which scenarios may be: those of the present folder, of an installation, of a checkout with
// build/ and with build/VARIANT/. False behind the last.
static bool scenario_folder(int n, Buf *out) {
    static const char *const beside[] = {"/../share/loopchef/scenarios", "/../scenarios", "/../../scenarios"};
    buf_clear(out);
    if (n == 0) buf_add_text(out, "scenarios");
    if (n == 0) return true;
    if (n > 3) return false;
    add_program_folder(out);
    buf_add_text(out, beside[n - 1]);
    char *plain = realpath(buf_text(out), NULL);
    if (!plain) return true;
    buf_clear(out);
    buf_add_text(out, plain);
    free(plain);
    return true;
}

static bool is_bare(const char *file) { return !strchr(file, '/'); }

// Leaves in `path` where the file is; as given if it is nowhere else.
static void find_file(const char *file, Buf *path) {
    buf_add_text(path, file);
    if (access(file, F_OK) == 0 || !is_bare(file)) return;
    size_t size = strlen(file);
    const char *ending = size > 3 && strcmp(file + size - 3, ".py") == 0 ? "" : ".py";
    for (int i = 0; scenario_folder(i, path); i++) {
        buf_add_format(path, "/%s%s", file, ending);
        if (access(buf_text(path), F_OK) == 0) return;
    }
    buf_clear(path);
    buf_add_text(path, file);
}

// ---- Loading ----------------------------------------------------------------------------------------------

static int status_of(const Diag *diag) { return diag_exception_name(diag->kind) ? 1 : 3; }

static bool read_file(Scenario *scenario, Diag *diag) {
    if (buf_read_file(&scenario->text, buf_text(&scenario->path), FILE_LIMIT)) return true;
    diag_set(diag, DIAG_ENVIRONMENT, (Span){0}, "%s", errno == EFBIG ? "it is larger than 64 MiB" : strerror(errno));
    if (errno == ENOENT && is_bare(buf_text(&scenario->path)))
        diag_hint(diag, "'loopchef list' shows the scenarios that come with loopchef");
    return false;
}

// As CPython prints a SyntaxWarning.
static void add_warning(Scenario *scenario, const Warning *warning, Buf *message) {
    buf_add_format(message, "%s:%d: SyntaxWarning: %s\n", buf_text(&scenario->path), warning->line, warning->message);
    const char *at = scenario->text.data, *end = at + scenario->text.size;
    for (int line = 1; line < warning->line && at < end; at++) line += *at == '\n';
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f')) at++;
    const char *stop = at;
    while (stop < end && *stop != '\n' && *stop != '\r') stop++;
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t' || stop[-1] == '\f')) stop--;
    if (stop > at) buf_add_format(message, "  %.*s\n", (int)(stop - at), at);
}

static void add_warnings(Scenario *scenario, const Warning *first, Buf *message) {
    for (const Warning *warning = first; warning; warning = warning->next) add_warning(scenario, warning, message);
}

static bool compile(Scenario *scenario, Diag *diag, Buf *message) {
    const char *text = buf_text(&scenario->text), *path = buf_text(&scenario->path);
    size_t size = scenario->text.size;
    const Warning *warnings = NULL;
    scenario->module = parse_module_warned(scenario->arena, text, size, &warnings, diag);
    add_warnings(scenario, warnings, message);
    if (!scenario->module || !directives_read(&scenario->directives, scenario->arena, text, size, diag)) return false;
    warnings = NULL;
    scenario->unit = compile_module_warned(scenario->arena, scenario->module, path, &warnings, diag);
    add_warnings(scenario, warnings, message);
    return scenario->unit;
}

int scenario_load(Scenario *scenario, const char *file, Buf *message) {
    *scenario = (Scenario){.arena = arena_new(ARENA_LIMIT)};
    find_file(file, &scenario->path);
    Diag diag = {0};
    if (read_file(scenario, &diag) && compile(scenario, &diag, message)) return 0;
    diag_print(&diag, buf_text(&scenario->path), scenario->text.data, scenario->text.size, message);
    return status_of(&diag);
}

void scenario_free(Scenario *scenario) {
    buf_free(&scenario->path);
    buf_free(&scenario->text);
    if (scenario->arena) arena_free(scenario->arena);
    *scenario = (Scenario){0};
}

const char *scenario_name(Scenario *scenario) {
    const char *slash = strrchr(buf_text(&scenario->path), '/');
    return slash ? slash + 1 : buf_text(&scenario->path);
}

// ---- The list ---------------------------------------------------------------------------------------------

static int is_python(const struct dirent *entry) {
    size_t size = strlen(entry->d_name);
    return size > 3 && entry->d_name[0] != '.' && strcmp(entry->d_name + size - 3, ".py") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static void list_one(const char *folder, const char *entry, void (*found)(void *, const char *, const Directives *),
                     void *context) {
    Buf path = BUF_INIT, text = BUF_INIT;
    buf_add_format(&path, "%s/%s", folder, entry);
    if (buf_read_file(&text, buf_text(&path), FILE_LIMIT)) {
        Arena *arena = arena_new(ARENA_LIMIT);
        Directives directives;
        Diag diag = {0};
        directives_read(&directives, arena, buf_text(&text), text.size, &diag);
        buf_clear(&path);
        buf_add(&path, entry, strlen(entry) - 3);
        found(context, buf_text(&path), &directives);
        arena_free(arena);
    }
    buf_free(&path);
    buf_free(&text);
}

bool scenario_list(void (*found)(void *context, const char *name, const Directives *directives), void *context) {
    Buf folder = BUF_INIT;
    struct dirent **entries = NULL;
    int count = -1;
    for (int i = 0; count < 0 && scenario_folder(i, &folder); i++)
        count = scandir(buf_text(&folder), &entries, is_python, by_name);
    for (int i = 0; i < count; i++) {
        list_one(buf_text(&folder), entries[i]->d_name, found, context);
        free(entries[i]);
    }
    free(entries);
    buf_free(&folder);
    return count >= 0;
}
