// pyembed OUT.c NAME=FILE.py ... - a host tool of the build: compiles the library in src/pylib/ and writes its code units
// as a C file, so that nothing of it is parsed when loopchef starts.
//
// All units get CODE_LIBRARY; those of a file whose first line is `# hidden` also CODE_HIDDEN. A file called
// __init__.py is a package. A fault is printed as everywhere, and ends the build.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/code.h"
#include "syntax/parse.h"

enum { MAX_SOURCE = 16 << 20 };

typedef struct Source {
    const char *name;  // "asyncio.tasks"
    const char *path;
} Source;

static _Noreturn void fail(const char *path, const char *what) {
    fprintf(stderr, "pyembed: %s: %s\n", path, what);
    exit(1);
}

// ---- What a module has, for the check of a scenario's names before it runs ----

static bool is_one_of(const char *name, const char *a, const char *b, const char *c) {
    return strcmp(name, a) == 0 || strcmp(name, b) == 0 || strcmp(name, c) == 0;
}

// A module that finds names when asked (`def __getattr__`) or writes into globals() has more than its text shows, unless it imports
// them `if _LATER`.
static bool is_open_ended(const CodeUnit *unit) {
    for (int i = 0; i < unit->name_count; i++)
        if (strcmp(unit->names[i], "_LATER") == 0) return false;
    for (int i = 0; i < unit->name_count; i++)
        if (is_one_of(unit->names[i], "globals", "__getattr__", "global_enum")) return true;
    for (int i = 0; i < unit->literal_count; i++)
        if (unit->literals[i].kind == LITERAL_CODE && is_open_ended(unit->literals[i].code)) return true;
    return false;
}

static bool is_package(const char *path);

// `from .tasks import *` in package asyncio: level 1, name "tasks".
static void add_star(const Source *source, int64_t level, const char *name, Buf *names) {
    size_t size = level > 0 ? strlen(source->name) : 0;
    for (level -= is_package(source->path); level > 0 && size > 0; level--)
        while (size > 0 && source->name[--size] != '.') continue;
    buf_add_format(names, " *%.*s%s%s", (int)size, source->name, size && *name ? "." : "", name);
}

static void collect_names(const Source *source, const CodeUnit *unit, Buf *names) {
    int64_t level = 0;
    const char *imported = "";
    for (uint32_t i = 0; i < unit->word_count; i += 1 + CACHE_WORDS(WORD_OP(unit->words[i]))) {
        Word word = unit->words[i];
        uint32_t argument = WORD_ARG(word);
        if (WORD_OP(word) == OP_STORE_NAME || WORD_OP(word) == OP_STORE_GLOBAL) buf_add_format(names, " %s", unit->names[argument]);
        if (WORD_OP(word) == OP_LOAD_CONST && unit->literals[argument].kind == LITERAL_INT) level = unit->literals[argument].integer;
        if (WORD_OP(word) == OP_IMPORT_NAME) imported = unit->names[argument];
        if (WORD_OP(word) == OP_IMPORT_STAR) add_star(source, level, imported, names);
    }
    buf_add_text(names, " ");
}

static void compile_file(const Source *source, Buf *bytes, Buf *names) {
    Buf text = BUF_INIT;
    Diag diag = {0};
    char path[256];
    snprintf(path, sizeof path, "<%s>", source->name);
    if (!buf_read_file(&text, source->path, MAX_SOURCE)) fail(source->path, strerror(errno));
    Arena *arena = arena_new(0);
    Module *module = parse_module(arena, buf_text(&text), text.size, &diag);
    CodeUnit *unit = module ? compile_module(arena, module, path, &diag) : NULL;
    if (!unit) {
        Buf shown = BUF_INIT;
        diag_print(&diag, source->path, buf_text(&text), text.size, &shown);
        fputs(buf_text(&shown), stderr);
        exit(1);
    }
    code_mark_library(unit, CODE_LIBRARY | (strncmp(buf_text(&text), "# hidden", 8) == 0 ? CODE_HIDDEN : 0));
    code_write(unit, bytes);
    if (!is_open_ended(unit)) collect_names(source, unit, names);
    arena_free(arena);
    buf_free(&text);
}

static void write_bytes(FILE *out, int number, const Buf *bytes) {
    fprintf(out, "static const unsigned char blob_%d[] = {", number);
    for (size_t i = 0; i < bytes->size; i++) fprintf(out, "%s%u,", i % 24 ? "" : "\n    ", (unsigned char)bytes->data[i]);
    fputs("\n};\n\n", out);
}

static bool is_package(const char *path) {
    static const char suffix[] = "__init__.py";
    size_t length = strlen(path);
    return length >= sizeof suffix - 1 && strcmp(path + length - (sizeof suffix - 1), suffix) == 0;
}

static int compare_sources(const void *a, const void *b) { return strcmp(((const Source *)a)->name, ((const Source *)b)->name); }

static void write_file(FILE *out, const Source *sources, int count) {
    fputs("// Made by pyembed from src/pylib; not to be edited.\n#include \"code/code.h\"\n\n", out);
    for (int i = 0; i < count; i++) {
        Buf bytes = BUF_INIT, names = BUF_INIT;
        compile_file(&sources[i], &bytes, &names);
        write_bytes(out, i, &bytes);
        if (names.size) fprintf(out, "static const char names_%d[] = \"%s\";\n\n", i, buf_text(&names));
        else fprintf(out, "#define names_%d NULL\n\n", i);
        buf_free(&bytes);
        buf_free(&names);
    }
    fputs("const PylibBlob pylib_blobs[] = {\n", out);
    for (int i = 0; i < count; i++)
        fprintf(out, "    {\"%s\", blob_%d, sizeof blob_%d, %s, names_%d},\n", sources[i].name, i, i,
                is_package(sources[i].path) ? "true" : "false", i);
    fprintf(out, "    {NULL, NULL, 0, false, NULL},\n};\n\nconst int pylib_blob_count = %d;\n", count);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: pyembed OUT.c NAME=FILE.py ...\n", stderr);
        return 2;
    }
    int count = argc - 2;
    Source *sources = calloc((size_t)count + 1, sizeof *sources);
    for (int i = 0; i < count; i++) {
        char *equals = strchr(argv[i + 2], '=');
        if (!equals) fail(argv[i + 2], "not NAME=FILE");
        *equals = '\0';
        sources[i] = (Source){argv[i + 2], equals + 1};
    }
    qsort(sources, (size_t)count, sizeof *sources, compare_sources);
    FILE *out = fopen(argv[1], "w");
    if (!out) fail(argv[1], strerror(errno));
    write_file(out, sources, count);
    if (fclose(out) != 0) fail(argv[1], strerror(errno));
    free(sources);
    return 0;
}
