// args.c - the arguments of native functions: put in order, counted, complained about in CPython's words.
//
// The names of a NativeDef are "a b c": keywords allowed. A word "*" stands before keyword-only names ("iterable * key
// reverse"), a word "/" behind positional-only ones ("object / default"). Without names nothing goes by keyword.
#include <stdio.h>
#include <string.h>

#include "vm/call.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"

static const char *plural(int count) { return count == 1 ? "" : "s"; }

// "str.split" → "split": Argument Clinic's parsers know the bare name only.
static const char *last_part(const char *title) {
    const char *dot = strrchr(title, '.');
    return dot ? dot + 1 : title;
}

// As _PyArg_CheckPositional, and as the calls of METH_O and METH_NOARGS functions, say it.
Value raise_arg_count(World *world, const char *function, int min, int max, int given) {
    if (max == 0) return raise_error(world, T_TYPE_ERROR, "%s() takes no arguments (%d given)", function, given);
    if (min == 1 && max == 1) {
        return raise_error(world, T_TYPE_ERROR, "%s() takes exactly one argument (%d given)", function, given);
    }
    int bound = given < min ? min : max;
    const char *how = min == max ? "" : given < min ? "at least " : "at most ";
    return raise_error(world, T_TYPE_ERROR, "%s expected %s%d argument%s, got %d", last_part(function), how, bound,
                       plural(bound), given);
}

// A walk over the words of a list of names.
typedef struct Words {
    const char *at;
    const char *word;
    size_t size;
} Words;

static bool words_next(Words *words) {
    const char *at = words->at;
    while (*at == ' ') at++;
    words->word = at;
    while (*at && *at != ' ') at++;
    words->size = (size_t)(at - words->word);
    words->at = at;
    return words->size > 0;
}

static bool words_is(const Words *words, char mark) { return words->size == 1 && *words->word == mark; }

// How the parameters of a native function divide.
typedef struct Shape {
    int total, positional, positional_only;
} Shape;

static Shape shape_of(const NativeDef *def) {
    Shape shape = {0, -1, 0};
    Words words = {.at = def->names ? def->names : ""};
    while (words_next(&words)) {
        if (words_is(&words, '*')) shape.positional = shape.total;
        else if (words_is(&words, '/')) shape.positional_only = shape.total;
        else shape.total++;
    }
    if (!def->names) shape.total = shape.positional_only = def->max;
    if (shape.positional < 0) shape.positional = shape.total;
    return shape;
}

// The index of parameter `name`, -1 if there is none that may be given by keyword.
static int parameter_index(const NativeDef *def, const Shape *shape, const Str *name) {
    Words words = {.at = def->names};
    for (int i = 0; words_next(&words);) {
        if (words_is(&words, '*') || words_is(&words, '/')) continue;
        if (words.size == name->size && !memcmp(words.word, name->text, words.size)) {
            return i < shape->positional_only ? -1 : i;
        }
        i++;
    }
    return -1;
}

static Words parameter_name(const NativeDef *def, int index) {
    Words words = {.at = def->names};
    while (words_next(&words)) {
        if (words_is(&words, '*') || words_is(&words, '/')) continue;
        if (index-- == 0) break;
    }
    return words;
}

// The counts that _PyArg_UnpackKeywords complains about before it looks at any name.
static bool check_counts(World *world, const NativeDef *def, const Shape *shape, const char *name, int nargs, int nkw) {
    int min_positional = def->min < shape->positional_only ? def->min : shape->positional_only;
    if (nargs + nkw > shape->total) {
        raise_error(world, T_TYPE_ERROR, "%s() takes at most %d %sargument%s (%d given)", name, shape->total,
                    nargs == 0 ? "keyword " : "", plural(shape->total), nargs + nkw);
        return false;
    }
    if (nargs > shape->positional) {
        if (shape->positional == 0) {
            raise_error(world, T_TYPE_ERROR, "%s() takes no positional arguments", name);
        } else {
            raise_error(world, T_TYPE_ERROR, "%s() takes %s %d positional argument%s (%d given)", name,
                        def->min < shape->positional ? "at most" : "exactly", shape->positional,
                        plural(shape->positional), nargs);
        }
        return false;
    }
    if (nargs < min_positional) {
        raise_error(world, T_TYPE_ERROR, "%s() takes %s %d positional argument%s (%d given)", name,
                    min_positional < shape->positional ? "at least" : "exactly", min_positional,
                    plural(min_positional), nargs);
        return false;
    }
    return true;
}

static bool place_keywords(World *world, const NativeDef *def, const Shape *shape, const char *name,
                           const Value *values, Value kwnames, Value *slots) {
    Tuple *names = value_tuple(kwnames);
    for (uint32_t k = 0; k < names->size; k++) {
        const Str *keyword = value_str(names->items[k]);
        int index = parameter_index(def, shape, keyword);
        if (index < 0) {
            raise_error(world, T_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'", name, keyword->text);
            return false;
        }
        if (!value_is_absent(slots[index])) {
            raise_error(world, T_TYPE_ERROR, "argument for %s() given by name ('%s') and position (%d)", name,
                        keyword->text, index + 1);
            return false;
        }
        slots[index] = values[k];
    }
    return true;
}

static bool arrange(World *world, const NativeDef *def, const char *title, const Value *args, int nargs, Value kwnames,
                    Value *slots) {
    int nkw = value_is_absent(kwnames) ? 0 : (int)value_tuple(kwnames)->size;
    if (!def->names) {
        if (nkw) return raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments", title), false;
        if (nargs < def->min || nargs > def->max) {
            return raise_arg_count(world, title, def->min, def->max, nargs), false;
        }
    }
    Shape shape = shape_of(def);
    const char *name = last_part(title);
    if (def->names && !check_counts(world, def, &shape, name, nargs, nkw)) return false;
    for (int i = 0; i < def->max; i++) slots[i] = i < nargs ? args[i] : ABSENT;
    if (nkw && !place_keywords(world, def, &shape, name, args + nargs, kwnames, slots)) return false;
    for (int i = nargs; i < def->min; i++) {
        if (!value_is_absent(slots[i])) continue;
        Words missing = parameter_name(def, i);
        raise_error(world, T_TYPE_ERROR, "%s() missing required argument '%.*s' (pos %d)", name, (int)missing.size,
                    missing.word, i + 1);
        return false;
    }
    return true;
}

bool args_arrange(World *world, const NativeDef *def, const Value *args, int nargs, Value kwnames, Value *slots) {
    return arrange(world, def, def->name, args, nargs, kwnames, slots);
}

bool args_arrange_native(World *world, const Native *native, const Value *args, int nargs, Value kwnames,
                         Value *slots) {
    char title[160];
    native_title(world, native, title, sizeof title);
    if (!strchr(title, '.') && value_is_str(native->module) && !str_is_c(native->module, "builtins")) {
        snprintf(title, sizeof title, "%s.%s", value_str(native->module)->text, native->def->name);
    }
    return arrange(world, native->def, title, args, nargs, kwnames, slots);
}

bool args_keywords(World *world, const char *function, const Value *args, int nargs, Value kwnames, const char *names,
                   Value *out) {
    NativeDef def = {.names = names, .max = 0};
    Shape shape = shape_of(&def);
    for (int i = 0; i < shape.total; i++) out[i] = ABSENT;
    if (value_is_absent(kwnames)) return true;
    return place_keywords(world, &def, &shape, function, args + nargs, kwnames, out);
}

bool args_check_positional(World *world, const char *function, int min, int max, int nargs, Value kwnames) {
    if (!value_is_absent(kwnames) && value_tuple(kwnames)->size) {
        return raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments", function), false;
    }
    if (nargs >= min && nargs <= max) return true;
    int bound = nargs < min ? min : max;
    const char *how = min == max ? "" : nargs < min ? "at least " : "at most ";
    raise_error(world, T_TYPE_ERROR, "%s expected %s%d argument%s, got %d", function, how, bound, plural(bound), nargs);
    return false;
}
