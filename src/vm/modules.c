#include "vm/modules.h"

#include <stdio.h>
#include <stdlib.h>

#include "vm/call.h"
#include "vm/collect.h"
#include "vm/cpython_names.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/exception.h"
#include "vm/count.h"
#include "vm/deque.h"
#include "vm/hidden.h"
#include "vm/module_math.h"
#include "vm/module_library.h"
#include "vm/module_model.h"
#include "vm/module_random.h"
#include "vm/module_re.h"
#include "vm/module_sys.h"
#include "vm/native.h"
#include "vm/outside_names.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/weakref.h"

static bool builtins_set_up(World *world, Dict *dict);

const ModuleDef module_defs[] = {
    {"builtins", builtins_set_up},
    {"sys", module_sys_set_up},
    {"gc", module_gc_set_up},
    {"_weakref", module_weakref_set_up},
    {"_hidden", hidden_set_up},
    {"_collections", module_collections_set_up},
    {"_itertools", module_itertools_set_up},
    {"_model", module_model_set_up},
    {"_library", module_library_set_up},
    {"math", module_math_set_up},
    {"_re", module_re_set_up},
    {"_random", module_random_set_up},
    {0},
};

// The public names of CPython's that modules in C have not (tests/loop/test_modules.c looks whether this is true): of
// those in Python the build sees it.
static const char *const lacking[][2] = {
    {"gc",
     "DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks get_debug "
     "get_freeze_count get_referents get_stats is_finalized"},
    {"sys",
     "activate_stack_trampoline addaudithook audit breakpointhook call_tracing deactivate_stack_trampoline "
     "displayhook get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits "
     "getallocatedblocks getdlopenflags getfilesystemencodeerrors getprofile getsizeof gettrace "
     "getunicodeinternedsize is_stack_trampoline_active monitoring path_importer_cache set_asyncgen_hooks "
     "set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile settrace "
     "unraisablehook"},
    {"time",
     "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI "
     "CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns "
     "pthread_getcpuclockid struct_time tzset"},
};

#define TABLES (sizeof((World *)0)->module_tables / sizeof *((World *)0)->module_tables)

void modules_add(World *world, const ModuleDef *defs) {
    for (size_t i = 0; i < TABLES; i++) {
        if (world->module_tables[i] == defs) return;
        if (world->module_tables[i]) continue;
        world->module_tables[i] = defs;
        return;
    }
}

bool module_add_functions(World *world, Dict *dict, const NativeDef *functions, const char *module) {
    for (const NativeDef *def = functions; def->name; def++) {
        if (!dict_set_c(world, dict, def->name, native_new(world, def, ABSENT, module))) return false;
    }
    return true;
}

// ---- what CPython has ------------------------------------------------------------------------------------------

// Compares a name with a row's first word.
static int compare_row(const void *key, const void *row) {
    const char *name = key, *text = *(const char *const *)row;
    size_t size = strcspn(text, " ");
    int order = strncmp(name, text, size);
    return order ? order : name[size] != 0;
}

static const char *find_row(const char *const *rows, size_t count, const char *name) {
    const char *const *row = bsearch(name, rows, count, sizeof *rows, compare_row);
    return row ? *row : NULL;
}

// Is the name one of the words of `text`?
static bool has_word(const char *text, const char *name) {
    size_t size = strlen(name);
    for (const char *at = text; at; at = strchr(at, ' '), at += at != NULL) {
        if (!strncmp(at, name, size) && (at[size] == ' ' || !at[size])) return true;
    }
    return false;
}

// The same behind the row's first word.
static bool row_has(const char *row, const char *name) {
    const char *rest = row ? strchr(row, ' ') : NULL;
    return rest && has_word(rest + 1, name);
}

#define ROWS(table) table, sizeof table / sizeof *table

bool modules_has_in_cpython(const char *module, const char *name) {
    return *name != '_' && (row_has(find_row(ROWS(cpython_module_names), module), name) ||
                            row_has(find_row(ROWS(outside_module_names), module), name));
}

bool modules_class_has_in_cpython(const char *full_name, const char *name) {
    return *name != '_' && row_has(find_row(ROWS(cpython_class_names), full_name), name);
}

bool modules_in_cpython(const char *module) {
    return find_row(ROWS(cpython_modules), module) || find_row(ROWS(outside_modules), module);
}

bool modules_is_built_in(const char *name) {
    static const char *const names[] = {"builtins", "sys",     "time",   "gc",      "itertools",
                                        "marshal",  "posix",   "atexit", "errno",   "faulthandler",
                                        "_weakref", "_thread", "_io",    "_signal", "_functools"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i], name)) return true;
    }
    return false;
}

// ---- finding ---------------------------------------------------------------------------------------------------

static const ModuleDef *find_in(const ModuleDef *defs, const char *name) {
    while (defs && defs->name && strcmp(defs->name, name)) defs++;
    return defs && defs->name ? defs : NULL;
}

static const ModuleDef *find_def(World *world, const char *name) {
    const ModuleDef *def = find_in(module_defs, name);
    for (size_t i = 0; i < TABLES && !def; i++) def = find_in(world->module_tables[i], name);
    return def;
}

static const PylibBlob *find_blob(const char *name) {
    for (int i = 0; i < pylib_blob_count; i++) {
        if (!strcmp(pylib_blobs[i].name, name)) return &pylib_blobs[i];
    }
    return NULL;
}

bool modules_has(World *world, const char *name) { return find_def(world, name) || find_blob(name); }

// Not where the text of the module does not show all that it has.
static bool blob_may_have(const PylibBlob *blob, const char *name, int depth) {
    if (!blob || !blob->names || depth > 8 || has_word(blob->names, name)) return true;
    for (const char *star = blob->names; (star = strstr(star, " *")); star += 2) {
        char source[128];
        snprintf(source, sizeof source, "%.*s", (int)strcspn(star + 2, " "), star + 2);
        if (blob_may_have(find_blob(source), name, depth + 1)) return true;
    }
    return false;
}

bool modules_lacks(World *world, const char *module, const char *name) {
    char inner[256];
    snprintf(inner, sizeof inner, "%s.%s", module, name);
    if (modules_has(world, inner)) return false;
    if (modules_in_cpython(inner)) return true;
    if (!modules_has_in_cpython(module, name)) return false;
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        if (strcmp(lacking[i][0], module) == 0) return has_word(lacking[i][1], name);
    }
    return !find_def(world, module) && !blob_may_have(find_blob(module), name, 0);
}

// pylib's hidden modules stand in a table of their own: sys.modules does not show them.
static bool is_hidden(const char *name) {
    return !strncmp(name, "_builtins", 9) || !strcmp(name, "_hidden") || !strcmp(name, "_model") ||
           !strcmp(name, "_library");
}

static Dict *table_for(World *world, const char *name) {
    if (!is_hidden(name)) return world->modules;
    if (value_is_absent(world->hidden)) {
        Dict *dict = dict_new(world);
        if (!dict) return NULL;
        world->hidden = value_from_obj(dict);
    }
    return value_dict(world->hidden);
}

// ---- loading ---------------------------------------------------------------------------------------------------

// Module code is run as a native function's result, so that vm_call runs it to its end.
static NATIVE_FN(run_body) {
    const Tuple *pair = value_tuple(self);
    return vm_push_body(world, (Code *)value_obj(pair->items[0]), value_dict(pair->items[1]), pair->items[1]);
}

static const NativeDef body_def = {.name = "import", .fn = run_body};

static bool run_code(World *world, Code *code, Dict *dict) {
    Value pair = tuple_of(world, 2, value_from_obj(code), value_from_obj(dict));
    Value function = value_is_absent(pair) ? ABSENT : native_new(world, &body_def, pair, NULL);
    Value result = value_is_absent(function) ? ABSENT : vm_call(world, function, NULL, 0, ABSENT);
    value_drop(world, pair);
    value_drop(world, function);
    value_drop(world, result);
    return !value_is_absent(result);
}

static Code *load_blob(World *world, const PylibBlob *blob) {
    Arena *arena = arena_new(0);
    CodeUnit *unit = code_read_lazily(arena, blob->bytes);
    Code *code = unit ? code_load(world, unit) : NULL;
    arena_free(arena);
    return code;
}

static bool run_blob(World *world, const PylibBlob *blob, Dict *dict) {
    Code *code = load_blob(world, blob);
    if (!code) return false;
    bool done = run_code(world, code, dict);
    obj_drop(world, code);
    return done;
}

// __package__ and, for packages, __path__.
static bool describe(World *world, Dict *dict, const char *name, bool is_package) {
    const char *dot = strrchr(name, '.');
    size_t size = is_package ? strlen(name) : dot ? (size_t)(dot - name) : 0;
    Value package = str_new(world, name, size);
    bool done = !value_is_absent(package) && dict_set_name_take(world, dict, NAME_OF(world, __package__), package);
    if (!done || !is_package) return done;
    Value path = list_new(world, 0);
    return !value_is_absent(path) && dict_set_name_take(world, dict, NAME_OF(world, __path__), path);
}

// The module builtins shows the namespace that all names are looked up in at last.
static bool builtins_set_up(World *world, Dict *dict) { return dict == world->builtins; }

static void share_builtins(World *world, ModuleObject *module) {
    obj_drop(world, module->dict);
    module->dict = world->builtins;
    obj_keep(&world->builtins->head);
}

static bool fill_module(World *world, Value module, const char *name, const ModuleDef *def, const PylibBlob *blob) {
    if (def && def->set_up == builtins_set_up) share_builtins(world, (ModuleObject *)value_obj(module));
    Dict *dict = ((ModuleObject *)value_obj(module))->dict;
    if (!describe(world, dict, name, blob && blob->is_package)) return false;
    if (def) return def->set_up(world, dict);
    return run_blob(world, blob, dict);
}

static bool bind_in_parent(World *world, Value parent, const char *name, Value module) {
    if (value_is_absent(parent)) return true;
    Value last = str_intern_c(world, strrchr(name, '.') + 1);
    bool done = !value_is_absent(last) && dict_set_name(world, ((ModuleObject *)value_obj(parent))->dict, last, module);
    value_drop(world, last);
    return done;
}

static Value load_module(World *world, const char *name, const ModuleDef *def, const PylibBlob *blob) {
    Dict *table = table_for(world, name);
    Value module = table ? module_new(world, name) : ABSENT;
    Value key = value_is_absent(module) ? ABSENT : str_intern_c(world, name);
    bool done = !value_is_absent(key) && dict_set_name(world, table, key, module);
    if (done && !fill_module(world, module, name, def, blob)) {
        dict_delete_name(world, table, key);
        done = false;
    }
    // A module may put another in its place.
    Value found = done ? dict_get_name_borrowed(world, table, key) : ABSENT;
    Value result = value_is_absent(found) ? ABSENT : value_keep(found);
    value_drop(world, key);
    value_drop(world, module);
    return result;
}

// ---- importing -------------------------------------------------------------------------------------------------

static Value raise_not_found(World *world, const char *name, const char *not_package) {
    if (not_package) {
        raise_error(world, T_MODULE_NOT_FOUND_ERROR, "No module named '%s'; '%s' is not a package", name, not_package);
    } else {
        raise_error(world, T_MODULE_NOT_FOUND_ERROR, "No module named '%s'", name);
    }
    Value text = str_from_c(world, name);
    if (!value_is_absent(text)) value_replace_take(world, &value_exception(world->raised)->extra[EXTRA_MODULE], text);
    return ABSENT;
}

void modules_note_missing(World *world, const char *what, const char *name) {
    const Frame *frame = world->thread ? frame_innermost_visible(world->thread) : NULL;
    Buf out = BUF_INIT;
    buf_add_format(&out, "loopchef: note: %s:%d: %s%s is not simulated; the program is told that it is not there\n",
                   world->host->path, frame ? (int)frame->line : 0, what, name);
    world_write(world, 2, buf_text(&out), out.size);
    buf_free(&out);
}

// Does the program stand at an import whose failure it handles? Then it is told that the thing is not installed, and we
// say so.
bool modules_is_guarded(World *world, const char *what, const char *name) {
    const Frame *frame = world->thread ? frame_innermost_visible(world->thread) : NULL;
    if (!frame || frame->kind != FRAME_PYTHON || frame->code->flags & CODE_LIBRARY) return false;
    for (int i = 0; i < world->host->guarded_count; i++) {
        if (world->host->guarded_imports[i] != (int)frame->line) continue;
        modules_note_missing(world, what, name);
        return true;
    }
    return false;
}

static Value raise_missing(World *world, const char *name, Value parent) {
    if (modules_in_cpython(name) && modules_is_guarded(world, "the module ", name)) return raise_not_found(world, name, NULL);
    if (!value_is_absent(parent) && value_is_absent(dict_get_name_borrowed(
                                        world, ((ModuleObject *)value_obj(parent))->dict, NAME_OF(world, __path__)))) {
        if (modules_in_cpython(name)) return raise_refusal(world, "module '%s' is not simulated", name);
        char package[256];
        snprintf(package, sizeof package, "%.*s", (int)(strrchr(name, '.') - name), name);
        return raise_not_found(world, name, package);
    }
    if (modules_in_cpython(name)) return raise_refusal(world, "module '%s' is not simulated", name);
    return raise_not_found(world, name, NULL);
}

static Value import_one(World *world, const char *name, Value parent) {
    Dict *table = table_for(world, name);
    Value key = table ? str_intern_c(world, name) : ABSENT;
    if (value_is_absent(key)) return ABSENT;
    Value found = dict_get_name_borrowed(world, table, key);
    value_drop(world, key);
    if (value_is_none(found)) {   // sys.modules[name] = None stops an import
        raise_error(world, T_MODULE_NOT_FOUND_ERROR, "import of %s halted; None in sys.modules", name);
        return ABSENT;
    }
    if (!value_is_absent(found)) return value_keep(found);
    const ModuleDef *def = find_def(world, name);
    const PylibBlob *blob = def ? NULL : find_blob(name);
    if (!def && !blob) return raise_missing(world, name, parent);
    Value module = load_module(world, name, def, blob);
    if (value_is_absent(module) || bind_in_parent(world, parent, name, module)) return module;
    value_drop(world, module);
    return ABSENT;
}

Value module_import(World *world, const char *dotted_name) {
    char name[256];
    if (strlen(dotted_name) >= sizeof name) return raise_not_found(world, dotted_name, NULL);
    Value module = ABSENT;
    for (const char *dot = dotted_name; dot; ) {
        dot = strchr(dot, '.');
        size_t size = dot ? (size_t)(dot - dotted_name) : strlen(dotted_name);
        memcpy(name, dotted_name, size);
        name[size] = 0;
        Value next = import_one(world, name, value_is_kind(module, T_MODULE) ? module : ABSENT);
        value_drop(world, module);
        module = next;
        if (value_is_absent(module)) return ABSENT;
        if (dot) dot++;
    }
    return module;
}

static Value hidden_in(World *world, const char *module_name, Value name) {
    Value module = module_import(world, module_name);
    if (value_is_absent(module)) return ABSENT;
    Value found = dict_get_name_borrowed(world, ((ModuleObject *)value_obj(module))->dict, name);
    value_drop(world, module);   // its table holds it
    return found;
}

// Once found it stands beside the modules in their table.
Value hidden_function_borrowed(World *world, const char *name) {
    Value key = str_intern_c(world, name), found = ABSENT;
    if (value_is_absent(key)) return ABSENT;
    Dict *table = table_for(world, "_hidden");
    if (table) found = dict_get_name_borrowed(world, table, key);
    bool known = !value_is_absent(found);
    for (int i = 0; i < pylib_blob_count && value_is_absent(found) && value_is_absent(world->raised); i++) {
        if (!strncmp(pylib_blobs[i].name, "_builtins", 9)) found = hidden_in(world, pylib_blobs[i].name, key);
    }
    if (!known && !value_is_absent(found) && !dict_set_name(world, table, key, found)) found = ABSENT;
    value_drop(world, key);
    if (!value_is_absent(found) || !value_is_absent(world->raised)) return found;
    return raise_error(world, T_SYSTEM_ERROR, "pylib has no hidden function '%s'", name);
}
