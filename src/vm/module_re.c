#include "vm/module_re.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "vm/bytes.h"
#include "vm/dict.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"

enum { CACHE_SIZE = 64, HEAP_KIB = 64 << 10, STEPS = 10000000 };

// What re.py asks for; the bits are its own.
enum { ASK_IGNORECASE = 2, ASK_MULTILINE = 8, ASK_DOTALL = 16, ASK_UNICODE = 32 };
enum { MODE_ANCHORED = 1, MODE_FULL = 2, MODE_NOT_EMPTY = 4 };

typedef struct Pattern {
    char *text;
    size_t size;
    uint32_t asked;
    bool is_bytes;
    pcre2_code *code;
    pcre2_match_data *data;
} Pattern;

typedef struct PatternCache {
    Pattern patterns[CACHE_SIZE];
    int next;                     // the one to be thrown out
    pcre2_match_context *context; // the bounds
} PatternCache;

// ---- The cache -------------------------------------------------------------------------------------------------

static void pattern_free(Pattern *pattern) {
    free(pattern->text);
    pcre2_code_free(pattern->code);
    pcre2_match_data_free(pattern->data);
    *pattern = (Pattern){0};
}

void patterns_free(Host *host) {
    PatternCache *cache = host->patterns;
    if (!cache) return;
    for (int i = 0; i < CACHE_SIZE; i++) pattern_free(&cache->patterns[i]);
    pcre2_match_context_free(cache->context);
    free(cache);
    host->patterns = NULL;
}

static PatternCache *cache_of(World *world) {
    if (world->host->patterns) return world->host->patterns;
    PatternCache *cache = world->host->patterns = calloc(1, sizeof *cache);
    if (!cache || !(cache->context = pcre2_match_context_create(NULL))) abort();
    pcre2_set_match_limit(cache->context, STEPS);
    pcre2_set_heap_limit(cache->context, HEAP_KIB);
    return cache;
}

static Pattern *find(PatternCache *cache, View text, uint32_t asked, bool is_bytes) {
    for (int i = 0; i < CACHE_SIZE; i++) {
        Pattern *pattern = &cache->patterns[i];
        if (pattern->code && pattern->size == text.size && pattern->asked == asked && pattern->is_bytes == is_bytes &&
            memcmp(pattern->text, text.data, text.size) == 0)
            return pattern;
    }
    return NULL;
}

static uint32_t options_of(uint32_t asked, bool is_bytes) {
    uint32_t options = PCRE2_ALT_CIRCUMFLEX;
    if (asked & ASK_IGNORECASE) options |= PCRE2_CASELESS;
    if (asked & ASK_MULTILINE) options |= PCRE2_MULTILINE;
    if (asked & ASK_DOTALL) options |= PCRE2_DOTALL;
    if (!is_bytes) options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK | (asked & ASK_UNICODE ? PCRE2_UCP : 0);
    return options;
}

static pcre2_code *compile(View text, uint32_t asked, bool is_bytes, int *error, size_t *offset) {
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) abort();
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    PCRE2_SIZE at = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.data, text.size, options_of(asked, is_bytes), error, &at, context);
    pcre2_compile_context_free(context);
    *offset = at;
    return code;
}

// The compiled pattern; NULL and `*error` (PCRE2's) if there is a fault in it.
static Pattern *pattern_of(World *world, View text, uint32_t asked, bool is_bytes, int *error, size_t *offset) {
    PatternCache *cache = cache_of(world);
    Pattern *found = find(cache, text, asked, is_bytes);
    if (found) return found;
    pcre2_code *code = compile(text, asked, is_bytes, error, offset);
    if (!code) return NULL;
    Pattern *pattern = &cache->patterns[cache->next++ % CACHE_SIZE];
    pattern_free(pattern);
    *pattern = (Pattern){.size = text.size, .asked = asked, .is_bytes = is_bytes, .code = code};
    pattern->text = malloc(text.size + 1);
    pattern->data = pcre2_match_data_create_from_pattern(code, NULL);
    if (!pattern->text || !pattern->data) abort();
    memcpy(pattern->text, text.data, text.size);
    return pattern;
}

// ---- The module ------------------------------------------------------------------------------------------------

static View text_of(Value v, bool *is_bytes) {
    *is_bytes = !value_is_str(v);
    return *is_bytes ? view_of(v) : (View){value_str(v)->text, value_str(v)->size};
}

// check(pattern, flags): None, or the text of PCRE2's complaint.
static NATIVE_FN(check) {
    bool is_bytes;
    View text = text_of(args[0], &is_bytes);
    int error = 0;
    size_t offset = 0;
    if (pattern_of(world, text, (uint32_t)value_small(args[1]), is_bytes, &error, &offset)) return NONE;
    char message[256];
    pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
    return str_from_c(world, message);
}

static Value spans_of(World *world, const Pattern *pattern, Value subject, bool is_bytes) {
    uint32_t count = pcre2_get_ovector_count(pattern->data);
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(pattern->data);
    Value spans = tuple_new(world, 2 * count);
    if (value_is_absent(spans)) return ABSENT;
    for (uint32_t i = 0; i < 2 * count; i++) {
        int64_t index = offsets[i] == PCRE2_UNSET ? -1 : (int64_t)offsets[i];
        if (index > 0 && !is_bytes && !str_is_ascii(value_str(subject))) index = (int64_t)str_index(value_str(subject), (size_t)index);
        value_tuple(spans)->items[i] = value_from_small(index);
    }
    return spans;
}

static uint32_t options_for(int64_t mode) {
    uint32_t options = PCRE2_NO_UTF_CHECK;
    if (mode & (MODE_ANCHORED | MODE_FULL)) options |= PCRE2_ANCHORED;
    if (mode & MODE_FULL) options |= PCRE2_ENDANCHORED;
    if (mode & MODE_NOT_EMPTY) options |= PCRE2_NOTEMPTY_ATSTART;
    return options;
}

// run(pattern, flags, subject, start, end, mode): None, or the tuple of all groups' starts and ends, -1 for none.
static NATIVE_FN(run) {
    bool pattern_is_bytes, is_bytes;
    View text = text_of(args[0], &pattern_is_bytes), subject = text_of(args[2], &is_bytes);
    int error = 0;
    size_t offset = 0, start = (size_t)value_small(args[3]), end = (size_t)value_small(args[4]);
    Pattern *pattern = pattern_of(world, text, (uint32_t)value_small(args[1]), pattern_is_bytes, &error, &offset);
    if (!pattern) return raise_error(world, T_SYSTEM_ERROR, "a pattern that did not compile");
    if (!is_bytes) start = str_offset(value_str(args[2]), start), end = str_offset(value_str(args[2]), end);
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)subject.data, end, start, options_for(value_small(args[5])), pattern->data,
                             cache_of(world)->context);
    if (result == PCRE2_ERROR_NOMATCH) return world_charge(world, end - start), NONE;
    if (result < 0) return raise_refusal(world, "a regular expression that takes too many steps to match is not simulated");
    world_charge(world, pcre2_get_ovector_pointer(pattern->data)[1] - start + 1);
    return spans_of(world, pattern, args[2], is_bytes);
}

static const NativeDef functions[] = {
    {.name = "check", .fn = check, .min = 2, .max = 2},
    {.name = "run", .fn = run, .min = 6, .max = 6},
    {0},
};

bool module_re_set_up(World *world, Dict *dict) { return module_add_functions(world, dict, functions, "_re"); }
