#include "vm/bind.h"

#include <stdio.h>

#include "vm/dict.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"
#include "vm/suggest.h"

// One call being bound.
typedef struct Binding {
    World *world;
    Function *function;
    const Code *code;
    Value *slots;
    const Value *args;   // positional ones, then those of `kwnames`
    int nargs;           // without self
    Value self;          // ABSENT: none
    Value kwnames;
    int given;           // positional arguments, self included
} Binding;

static const char *function_text(const Binding *b) { return value_str(b->function->qualified_name)->text; }

static Value argument(const Binding *b, int index) {
    if (value_is_absent(b->self)) return b->args[index];
    return index == 0 ? b->self : b->args[index - 1];
}

static int named_count(const Code *code) { return code->positional + code->keyword_only; }

static const char *plural(int count) { return count == 1 ? "" : "s"; }

// ---- positional ones -------------------------------------------------------------------------------------------

static bool bind_positional(Binding *b) {
    int taken = b->given < b->code->positional ? b->given : b->code->positional;
    for (int i = 0; i < taken; i++) b->slots[i] = value_keep(argument(b, i));
    if (!(b->code->flags & CODE_VARARGS)) return true;
    Value rest = tuple_new(b->world, (uint32_t)(b->given - taken));
    if (value_is_absent(rest)) return false;
    for (int i = taken; i < b->given; i++) value_tuple(rest)->items[i - taken] = value_keep(argument(b, i));
    b->slots[named_count(b->code)] = rest;
    return true;
}

static bool raise_too_many(const Binding *b) {
    const Code *code = b->code;
    int defaults = value_is_absent(b->function->defaults) ? 0 : (int)value_tuple(b->function->defaults)->size;
    int keyword_given = 0;
    for (int i = code->positional; i < named_count(code); i++) keyword_given += !value_is_absent(b->slots[i]);
    char takes[64], also[96] = "";
    bool many = defaults || code->positional != 1;
    if (defaults) snprintf(takes, sizeof takes, "from %d to %d", code->positional - defaults, code->positional);
    else snprintf(takes, sizeof takes, "%d", code->positional);
    if (keyword_given) {
        snprintf(also, sizeof also, " positional argument%s (and %d keyword-only argument%s)", plural(b->given),
                 keyword_given, plural(keyword_given));
    }
    raise_error(b->world, T_TYPE_ERROR, "%s() takes %s positional argument%s but %d%s %s given", function_text(b),
                takes, many ? "s" : "", b->given, also, b->given == 1 && !keyword_given ? "was" : "were");
    return false;
}

// ---- keywords --------------------------------------------------------------------------------------------------

static int keyword_slot(const Binding *b, Value name) {
    const Code *code = b->code;
    for (int i = code->positional_only; i < named_count(code); i++) {
        if (value_is(code->slots[i], name)) return i;
    }
    for (int i = code->positional_only; i < named_count(code); i++) {
        if (str_equal(value_str(code->slots[i]), value_str(name))) return i;
    }
    return -1;
}

// "f() got some positional-only arguments passed as keyword arguments: 'a, b'" when any keyword is one of these.
static bool raise_if_positional_only(const Binding *b) {
    const Tuple *names = value_tuple(b->kwnames);
    Buf found = BUF_INIT;
    for (int i = 0; i < b->code->positional_only; i++) {
        for (uint32_t k = 0; k < names->size; k++) {
            if (!str_equal(value_str(b->code->slots[i]), value_str(names->items[k]))) continue;
            buf_add_format(&found, "%s%s", found.size ? ", " : "", value_str(names->items[k])->text);
        }
    }
    if (found.size) {
        raise_error(b->world, T_TYPE_ERROR, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                    function_text(b), buf_text(&found));
    }
    bool raised = found.size > 0;
    buf_free(&found);
    return raised;
}

static bool raise_unexpected(const Binding *b, Value name) {
    if (b->code->positional_only && raise_if_positional_only(b)) return false;
    Suggestion suggestion;
    suggest_begin(&suggestion, name);
    for (int i = b->code->positional_only; i < named_count(b->code); i++) suggest_offer(&suggestion, b->code->slots[i]);
    if (value_is_absent(suggestion.best)) {
        raise_error(b->world, T_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'", function_text(b),
                    value_str(name)->text);
    } else {
        raise_error(b->world, T_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?",
                    function_text(b), value_str(name)->text, value_str(suggestion.best)->text);
    }
    return false;
}

static bool raise_multiple(const Binding *b, Value name) {
    raise_error(b->world, T_TYPE_ERROR, "%s() got multiple values for argument '%s'", function_text(b),
                value_str(name)->text);
    return false;
}

static bool bind_keyword(Binding *b, Dict *others, Value name, Value value) {
    if (!value_is_str(name)) {
        raise_error(b->world, T_TYPE_ERROR, "%s() keywords must be strings", function_text(b));
        return false;
    }
    int slot = keyword_slot(b, name);
    if (slot >= 0) {
        if (!value_is_absent(b->slots[slot])) return raise_multiple(b, name);
        b->slots[slot] = value_keep(value);
        return true;
    }
    if (!others) return raise_unexpected(b, name);
    if (!value_is_absent(dict_get_borrowed(b->world, others, name))) return raise_multiple(b, name);
    return dict_set(b->world, others, name, value);
}

static bool bind_keywords(Binding *b) {
    Dict *others = NULL;
    if (b->code->flags & CODE_VARKEYWORDS) {
        others = dict_new(b->world);
        if (!others) return false;
        int slot = named_count(b->code) + (b->code->flags & CODE_VARARGS ? 1 : 0);
        b->slots[slot] = value_from_obj(others);
    }
    if (value_is_absent(b->kwnames)) return true;
    const Tuple *names = value_tuple(b->kwnames);
    for (uint32_t k = 0; k < names->size; k++) {
        if (!bind_keyword(b, others, names->items[k], b->args[b->nargs + (int)k])) return false;
    }
    return true;
}

// ---- what was not given ----------------------------------------------------------------------------------------

// "f() missing 2 required positional arguments: 'a' and 'b'": the empty slots in [from, to).
static bool raise_missing(const Binding *b, int from, int to, const char *kind) {
    int count = 0, seen = 0;
    for (int i = from; i < to; i++) count += value_is_absent(b->slots[i]);
    Buf names = BUF_INIT;
    for (int i = from; i < to; i++) {
        if (!value_is_absent(b->slots[i])) continue;
        const char *between = seen == 0 ? "" : seen < count - 1 ? ", " : count == 2 ? " and " : ", and ";
        buf_add_format(&names, "%s'%s'", between, value_str(b->code->slots[i])->text);
        seen++;
    }
    raise_error(b->world, T_TYPE_ERROR, "%s() missing %d required %s argument%s: %s", function_text(b), count, kind,
                plural(count), buf_text(&names));
    buf_free(&names);
    return false;
}

static bool fill_positional_defaults(Binding *b) {
    const Tuple *defaults = value_is_absent(b->function->defaults) ? NULL : value_tuple(b->function->defaults);
    int required = b->code->positional - (defaults ? (int)defaults->size : 0);
    for (int i = b->given; i < required; i++) {
        if (value_is_absent(b->slots[i])) return raise_missing(b, b->given, required, "positional");
    }
    for (int i = required < 0 ? 0 : required; i < b->code->positional; i++) {
        if (value_is_absent(b->slots[i])) b->slots[i] = value_keep(defaults->items[i - required]);
    }
    return true;
}

static bool fill_keyword_defaults(Binding *b) {
    int from = b->code->positional, to = named_count(b->code);
    bool missing = false;
    for (int i = from; i < to; i++) {
        if (!value_is_absent(b->slots[i])) continue;
        Value fallback = ABSENT;
        if (!value_is_absent(b->function->keyword_defaults)) {
            fallback = dict_get_name_borrowed(b->world, value_dict(b->function->keyword_defaults), b->code->slots[i]);
        }
        if (value_is_absent(fallback)) missing = true;
        else b->slots[i] = value_keep(fallback);
    }
    return !missing || raise_missing(b, from, to, "keyword-only");
}

static bool bind_all(Binding *b) {
    if (!bind_positional(b) || !bind_keywords(b)) return false;
    if (b->given > b->code->positional && !(b->code->flags & CODE_VARARGS)) return raise_too_many(b);
    if (b->given < b->code->positional && !fill_positional_defaults(b)) return false;
    return !b->code->keyword_only || fill_keyword_defaults(b);
}

bool bind_arguments(World *world, Function *function, Value *slots, const Value *args, int nargs, Value kwnames,
                    Value self) {
    const Code *code = function->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) slots[i] = ABSENT;
    Binding binding = {.world = world, .function = function, .code = code, .slots = slots, .args = args,
                       .nargs = nargs, .self = self, .kwnames = kwnames,
                       .given = nargs + !value_is_absent(self)};
    if (bind_all(&binding)) return true;
    for (uint32_t i = 0; i < code->parameter_count; i++) value_replace_take(world, &slots[i], ABSENT);
    return false;
}
