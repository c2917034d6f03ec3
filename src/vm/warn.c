#include "vm/warn.h"

#include <string.h>

#include "vm/call.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

const char *warning_source_line(World *world, int line, size_t *size) {
    const char *at = world->host->source, *end = at ? at + world->host->source_size : NULL;
    for (int i = 1; at && i < line; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (at) at++;
    }
    if (!at || line < 1 || at >= end) return NULL;
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop) stop = end;
    while (at < stop && strchr(" \t\f", *at)) at++;
    while (stop > at && strchr(" \t\f\r", stop[-1])) stop--;
    *size = (size_t)(stop - at);
    return at;
}

// The registry of a module: which (text, category, line) were shown. Remembers this one; true if it is new.
static bool first_time(World *world, Dict *globals, TypeId category, Value text, int line) {
    Value name = NAME_OF(world, __warningregistry__), registry = dict_get_name_borrowed(world, globals, name);
    if (!value_is_kind(registry, T_DICT)) {
        Dict *fresh = dict_new(world);
        bool kept = fresh && dict_set_name_take(world, globals, name, value_from_obj(fresh));
        registry = kept ? value_from_obj(fresh) : ABSENT;
    }
    Value type = value_from_obj(world->types[category]);
    Value key = tuple_of(world, 3, text, type, value_from_small(line));
    bool known = !value_is_absent(registry) && !value_is_absent(key) &&
                 !value_is_absent(dict_get_borrowed(world, value_dict(registry), key));
    if (!known && !value_is_absent(key) && !value_is_absent(registry)) dict_set(world, value_dict(registry), key, TRUE);
    value_drop(world, key);
    raised_clear(world);      // without memory it is shown once more, that is all
    return !known;
}

static void show(World *world, const char *path, int line, TypeId category, const char *text, bool object) {
    Buf out = BUF_INIT;
    const char *type = value_str(world->types[category]->name)->text;
    buf_add_format(&out, "%s:%d: %s: %s\n", path, line, type, text);
    size_t size;
    const char *source = line ? warning_source_line(world, line, &size) : NULL;
    if (source && size) buf_add_format(&out, "  %.*s\n", (int)size, source);
    if (object && line) buf_add_format(&out, "%s: Enable tracemalloc to get the object allocation traceback\n", type);
    world_write(world, 2, buf_text(&out), out.size);
    buf_free(&out);
}

// The program's own `warnings` module, if it is imported: borrowed.
static Value warnings_borrowed(World *world) {
    if (!world->modules) return ABSENT;
    Value module = dict_get_name_borrowed(world, world->modules, NAME_OF(world, warnings));
    return value_is_kind(module, T_MODULE) ? module : ABSENT;
}

static bool ask_module(World *world, Value module, TypeId category, Value text, Value path, int line, Dict *globals, bool object) {
    Value args[] = {
        text, value_from_obj(world->types[category]), path, value_from_small(line),
        globals ? value_from_obj(globals) : NONE, value_from_bool(object),
    };
    Value result = vm_call_method(world, module, NAME_OF(world, _from_runtime), args, 6);
    value_drop(world, result);
    return !value_is_absent(result);
}

// By default the warnings meant for developers are shown for __main__ only, some not at all.
static bool shown_by_default(TypeId category) {
    return category != T_RESOURCE_WARNING && category != T_IMPORT_WARNING && category != T_PENDING_DEPRECATION_WARNING;
}

static bool issue(World *world, TypeId category, const char *text, bool object) {
    const Frame *frame = world->thread ? frame_innermost_visible(world->thread) : NULL;
    Value shown = str_from_c(world, text);
    Value path = frame ? value_keep(frame->code->path) : str_from_c(world, "<sys>");
    if (value_is_absent(shown) || value_is_absent(path)) return value_drop(world, shown), value_drop(world, path), false;
    int line = frame ? (int)frame->line : 0;
    Dict *globals = frame ? frame->globals : NULL;
    Value module = warnings_borrowed(world);
    bool ok = true;
    if (!value_is_absent(module)) {
        ok = ask_module(world, module, category, shown, path, line, globals, object);
    } else if (shown_by_default(category) && (!globals || first_time(world, globals, category, shown, line))) {
        show(world, value_str(path)->text, line, category, text, object);
    }
    value_drop(world, shown);
    value_drop(world, path);
    return ok;
}

bool warning_issue(World *world, TypeId category, const char *text) {
    return issue(world, category, text, false);
}

void warning_never_awaited_name(World *world, const char *name, Value origin) {
    Buf text = BUF_INIT;
    buf_add_format(&text, "coroutine '%s' was never awaited", name);
    if (value_is_str(origin)) buf_add_format(&text, "\nCoroutine created at (most recent call last)\n%s", value_str(origin)->text);
    if (!issue(world, T_RUNTIME_WARNING, buf_text(&text), true)) raised_clear(world);
    buf_free(&text);
}

void warning_never_awaited(World *world, Generator *coroutine) {
    warning_never_awaited_name(world, value_str(coroutine->qualified_name)->text, ABSENT);
}
