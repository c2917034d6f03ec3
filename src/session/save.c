#include "session/save.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "session/inner.h"

enum { VERSION = 1, SIZE_LIMIT = 64 << 20 };

// FNV-1a, 64 bits.
static void scenario_hash(Session *session, char out[32]) {
    const Buf *text = &session->scenario->text;
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text->size; i++) hash = (hash ^ (unsigned char)text->data[i]) * 1099511628211u;
    snprintf(out, 32, "fnv1a64:%016" PRIx64, hash);
}

static const char *kind_word(BreakKind kind) {
    static const char *const words[] = {
        [BREAK_LINE] = "line", [BREAK_FUNCTION] = "function", [BREAK_TASK] = "task", [BREAK_WHEN] = "when", [BREAK_WATCH] = "watch",
    };
    const char *word = break_event_word(kind);
    return word ? word : words[kind];
}

// ---- Writing ----------------------------------------------------------------------------------------------

static json_t *number(uint64_t value) { return json_integer((json_int_t)value); }

// NULL (a text that is no UTF-8) makes the whole NULL.
static bool put(json_t *object, const char *key, json_t *value) { return json_object_set_new(object, key, value) == 0; }
static bool put_text(json_t *object, const char *key, const char *text) { return !text || put(object, key, json_string(text)); }

static json_t *whole(json_t *object, bool good) {
    if (!good) json_decref(object);
    return good ? object : NULL;
}

static json_t *intervention_json(const Intervention *one) {
    json_t *object = json_object();
    bool good = put_text(object, "do", intervention_word(one->kind)) && put(object, "position", number(one->position)) &&
                put_text(object, "target", one->target) && put_text(object, "exception", one->exception) &&
                (one->kind != WHATIF_DELAY || put(object, "delay", json_integer(one->delay))) &&
                put(object, "task", number(one->selected.task)) && put(object, "up", number(one->selected.up));
    return whole(object, good);
}

static json_t *break_json(const Break *one) {
    json_t *object = json_object();
    bool good = put(object, "number", json_integer(one->number)) && put_text(object, "kind", kind_word(one->kind)) &&
                put_text(object, "what", one->what) && put_text(object, "condition", one->condition) &&
                put(object, "enabled", json_boolean(one->enabled)) && put(object, "temporary", json_boolean(one->temporary)) &&
                put(object, "ignore", number(one->ignore)) && put(object, "hits", number(one->hits)) &&
                put(object, "threshold", json_integer(one->threshold));
    return whole(object, good);
}

static json_t *mark_json(const Mark *mark) {
    json_t *object = json_object();
    return whole(object, put_text(object, "name", mark->name) && put(object, "position", number(mark->position)));
}

static json_t *interventions_json(const Session *session) {
    json_t *list = json_array();
    bool good = true;
    for (uint32_t i = 0; i < session->interventions.count; i++)
        good = json_array_append_new(list, intervention_json(session->interventions.list[i])) == 0 && good;
    return whole(list, good);
}

static json_t *marks_json(const Session *session) {
    json_t *list = json_array();
    bool good = true;
    for (uint32_t i = 0; i < session->marks.count; i++)
        good = json_array_append_new(list, mark_json(&session->marks.list[i])) == 0 && good;
    return whole(list, good);
}

static json_t *breaks_json(const Session *session) {
    json_t *list = json_array();
    bool good = true;
    for (uint32_t i = 0; i < session->breaks.count; i++)
        good = json_array_append_new(list, break_json(session->breaks.list[i])) == 0 && good;
    return whole(list, good);
}

static json_t *arguments_json(const Session *session) {
    json_t *list = json_array();
    bool good = true;
    for (int i = 0; i < session->options.arg_count; i++)
        good = json_array_append_new(list, json_string(session->options.args[i])) == 0 && good;
    return whole(list, good);
}

static json_t *scenario_json(Session *session) {
    char hash[32];
    scenario_hash(session, hash);
    json_t *object = json_object();
    bool good = put_text(object, "path", buf_text(&session->scenario->path)) && put_text(object, "hash", hash);
    return whole(object, good);
}

static json_t *session_json(Session *session) {
    char seed[24];
    snprintf(seed, sizeof seed, "%" PRIu64, session->options.seed);
    json_t *object = json_object();
    bool good = put(object, "loopchef", json_integer(VERSION)) && put(object, "scenario", scenario_json(session)) &&
                put_text(object, "seed", seed) && put(object, "arguments", arguments_json(session)) &&
                put(object, "op_cost", number(session->options.limits.op_cost)) &&
                put(object, "interventions", interventions_json(session)) && put(object, "marks", marks_json(session)) &&
                put(object, "breaks", breaks_json(session)) && put(object, "position", number(session->world->position));
    return whole(object, good);
}

static bool say_errno(const char *path, Buf *problem) {
    buf_add_format(problem, "%s: %s", path, strerror(errno));
    return false;
}

// Beside it first, so that a full disk does not cost the old file.
static bool write_file(const json_t *object, const char *path, Buf *problem) {
    Buf beside = BUF_INIT;
    buf_add_format(&beside, "%s.new", path);
    FILE *file = fopen(buf_text(&beside), "w");
    bool written = file && json_dumpf(object, file, JSON_INDENT(2)) == 0 && fputc('\n', file) != EOF;
    if (file && fclose(file) != 0) written = false;
    bool done = written && rename(buf_text(&beside), path) == 0;
    if (!done) {
        say_errno(path, problem);
        if (file) remove(buf_text(&beside));
    }
    buf_free(&beside);
    return done;
}

bool session_save(Session *session, const char *path, Buf *problem) {
    json_t *object = session_json(session);
    if (!object) return buf_add_text(problem, "a path, name, argument or statement is not UTF-8, which the file must be"), false;
    bool done = write_file(object, path, problem);
    json_decref(object);
    return done;
}

// ---- Reading ----------------------------------------------------------------------------------------------

// What is read, and why it cannot be: the first fault counts.
typedef struct Reader {
    const char *path;
    Buf *problem;
    bool failed;
} Reader;

static bool fault(Reader *reader, const char *what, const char *key) {
    if (!reader->failed) buf_add_format(reader->problem, "%s: %s '%s'", reader->path, what, key);
    reader->failed = true;
    return false;
}

// NULL: it is not there, or not such a thing.
static json_t *get(Reader *reader, const json_t *object, const char *key, json_type type) {
    json_t *value = json_object_get(object, key);
    if (value && json_typeof(value) == type) return value;
    fault(reader, value ? "not as it should be:" : "not a saved session: it lacks", key);
    return NULL;
}

static const char *get_text(Reader *reader, const json_t *object, const char *key, bool needed) {
    if (!needed && !json_object_get(object, key)) return NULL;
    const json_t *value = get(reader, object, key, JSON_STRING);
    return value ? json_string_value(value) : "";
}

static uint64_t get_number(Reader *reader, const json_t *object, const char *key, uint64_t limit) {
    const json_t *value = get(reader, object, key, JSON_INTEGER);
    json_int_t number_there = value ? json_integer_value(value) : 0;
    if (number_there >= 0 && (uint64_t)number_there <= limit) return (uint64_t)number_there;
    fault(reader, "not as it should be:", key);
    return 0;
}

static bool get_truth(Reader *reader, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    return json_is_boolean(value) ? json_is_true(value) : fault(reader, "not as it should be:", key);
}

static json_t *read_file(const char *path, Buf *problem) {
    Buf text = BUF_INIT;
    json_error_t error;
    json_t *object = NULL;
    errno = 0;
    if (!buf_read_file(&text, path, SIZE_LIMIT)) {
        if (!errno) errno = EFBIG;
        say_errno(path, problem);
    } else {
        object = json_loadb(buf_text(&text), text.size, JSON_REJECT_DUPLICATES, &error);
        if (!object) buf_add_format(problem, "%s:%d:%d: %s", path, error.line, error.column, error.text);
    }
    buf_free(&text);
    return object;
}

static bool check_version(Reader *reader, const json_t *object) {
    const json_t *version = get(reader, object, "loopchef", JSON_INTEGER);
    if (!version || json_integer_value(version) == VERSION) return version;
    buf_add_format(reader->problem, "%s: it is of version %lld; this loopchef knows version %d", reader->path,
                   (long long)json_integer_value(version), VERSION);
    return !(reader->failed = true);
}

static bool check_scenario(Reader *reader, const json_t *object, Session *session) {
    char hash[32];
    scenario_hash(session, hash);
    const json_t *scenario = get(reader, object, "scenario", JSON_OBJECT);
    const char *path = get_text(reader, scenario, "path", true), *saved = get_text(reader, scenario, "hash", true);
    if (reader->failed || strcmp(hash, saved) == 0) return !reader->failed;
    buf_add_format(reader->problem, "%s: it was saved for %s with another text than this scenario has", reader->path, path);
    return !(reader->failed = true);
}

// ---- Doing it again ---------------------------------------------------------------------------------------

static int read_arguments(Reader *reader, const json_t *object, char ***args) {
    const json_t *list = get(reader, object, "arguments", JSON_ARRAY);
    size_t count = json_array_size(list);
    *args = calloc(count + 1, sizeof **args);
    if (!*args) abort();
    for (size_t i = 0; i < count; i++) {
        (*args)[i] = (char *)json_string_value(json_array_get(list, i));
        if (!(*args)[i]) return fault(reader, "not as it should be:", "arguments");
    }
    return (int)count;
}

static Session *open_like(Reader *reader, const json_t *object, Session *session) {
    SessionOptions options = session->options;
    char *end;
    const char *seed = get_text(reader, object, "seed", true);
    options.seed = strtoull(seed, &end, 10);
    if (*end || end == seed) fault(reader, "not as it should be:", "seed");
    options.limits.op_cost = (uint32_t)get_number(reader, object, "op_cost", UINT32_MAX);
    options.arg_count = read_arguments(reader, object, &options.args);
    Session *loaded = reader->failed ? NULL : session_open(session->scenario, &options, reader->problem);
    free(options.args);
    return loaded;
}

static bool go_exactly(Reader *reader, Session *session, uint64_t position) {
    if (session_goto(session, position).reason == HALT_INTERRUPTED) {
        buf_add_text(reader->problem, "interrupted");
        return !(reader->failed = true);
    }
    if (session->world->position == position) return true;
    buf_add_format(reader->problem, "%s: the run has no position %llu", reader->path, (unsigned long long)position);
    return !(reader->failed = true);
}

static int find_intervention_kind(const char *word) {
    int kind = 0;
    while (kind < WHATIF_KIND_COUNT && strcmp(intervention_word((InterventionKind)kind), word) != 0) kind++;
    return kind;
}

static bool intervene_again(Reader *reader, const json_t *one, Session *session) {
    int kind = find_intervention_kind(get_text(reader, one, "do", true));
    uint64_t position = get_number(reader, one, "position", INT64_MAX);
    const char *target = get_text(reader, one, "target", true);
    const char *exception = get_text(reader, one, "exception", kind == WHATIF_FAIL);
    int64_t delay = kind == WHATIF_DELAY ? (int64_t)get_number(reader, one, "delay", INT64_MAX) : 0;
    Selection selected = {(uint32_t)get_number(reader, one, "task", UINT32_MAX), (uint32_t)get_number(reader, one, "up", UINT32_MAX)};
    if (kind == WHATIF_KIND_COUNT) fault(reader, "not as it should be:", "do");
    if (position < session->world->position) fault(reader, "not in order:", "interventions");
    if (reader->failed || !go_exactly(reader, session, position)) return false;
    session->selected = selected;
    Buf why = BUF_INIT;
    bool done = session_intervene(session, (InterventionKind)kind, target, exception, delay, &why);
    session->selected = (Selection){0};
    if (!done) {
        buf_add_format(reader->problem, "%s: '%s %s' cannot be done again: %s", reader->path,
                       intervention_word((InterventionKind)kind), target, buf_text(&why));
        reader->failed = true;
    }
    buf_free(&why);
    return done;
}

static bool set_mark(Reader *reader, const json_t *one, Session *session) {
    const char *name = get_text(reader, one, "name", true);
    uint64_t position = get_number(reader, one, "position", INT64_MAX);
    if (!reader->failed) marks_set(&session->marks, name, position);
    return !reader->failed;
}

static bool set_break(Reader *reader, const json_t *one, Session *session) {
    const char *word = get_text(reader, one, "kind", true);
    int kind = 0;
    while (kind < BREAK_KIND_COUNT && strcmp(kind_word((BreakKind)kind), word) != 0) kind++;
    if (kind == BREAK_KIND_COUNT) return fault(reader, "not as it should be:", "kind");
    const char *what = get_text(reader, one, "what", kind <= BREAK_WATCH), *condition = get_text(reader, one, "condition", false);
    bool temporary = get_truth(reader, one, "temporary"), enabled = get_truth(reader, one, "enabled");
    int wanted = (int)get_number(reader, one, "number", INT32_MAX - 1);
    Breaks *breaks = &session->breaks;
    if (wanted <= breaks->last_number) fault(reader, "not in order:", "number");
    if (reader->failed) return false;
    breaks->last_number = wanted - 1;
    if (!session_break(session, (BreakKind)kind, what, condition, temporary, reader->problem)) return !(reader->failed = true);
    Break *made = breaks->list[breaks->count - 1];
    made->enabled = enabled;
    made->ignore = get_number(reader, one, "ignore", INT64_MAX);
    made->hits = get_number(reader, one, "hits", INT64_MAX);
    made->threshold = (int64_t)get_number(reader, one, "threshold", INT64_MAX);
    return !reader->failed;
}

static bool each(Reader *reader, const json_t *object, const char *key, Session *session,
                 bool (*take)(Reader *reader, const json_t *one, Session *session)) {
    const json_t *list = get(reader, object, key, JSON_ARRAY);
    bool good = list;
    for (size_t i = 0; good && i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        good = json_is_object(one) ? take(reader, one, session) : fault(reader, "not as it should be:", key);
    }
    return good;
}

static bool replay(Reader *reader, const json_t *object, Session *session) {
    uint64_t position = get_number(reader, object, "position", INT64_MAX);
    session->quiet = true;
    bool good = !reader->failed && each(reader, object, "marks", session, set_mark) &&
                each(reader, object, "breaks", session, set_break) &&
                each(reader, object, "interventions", session, intervene_again);
    if (good && position < session->world->position) good = fault(reader, "before the last intervention:", "position");
    good = good && go_exactly(reader, session, position);
    session->quiet = false;
    return good;
}

Session *session_load(Session *session, const char *path, Buf *problem) {
    Reader reader = {path, problem, false};
    json_t *object = read_file(path, problem);
    Session *loaded = NULL;
    if (object && check_version(&reader, object) && check_scenario(&reader, object, session))
        loaded = open_like(&reader, object, session);
    if (loaded && !replay(&reader, object, loaded)) {
        session_close(loaded);
        loaded = NULL;
    }
    json_decref(object);
    return loaded;
}
