#include "loop/network.h"

#include <string.h>

#include "loop/clock.h"
#include "loop/delays.h"
#include "vm/modules.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

// Only the last star met is ever tried again.
bool network_matches(const char *pattern, const char *text) {
    const char *star = NULL, *resumed = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            resumed = text;
        } else if (*pattern == *text) {
            pattern++, text++;
        } else if (star) {
            pattern = star + 1;
            text = ++resumed;
        } else {
            return false;
        }
    }
    while (*pattern == '*') pattern++;
    return !*pattern;
}

const NetworkRule *network_find(const Network *network, const char *method, const char *url) {
    for (size_t i = 0; network && i < network->rule_count; i++) {
        const NetworkRule *rule = &network->rules[i];
        if (network_matches(rule->method, method) && network_matches(rule->url, url)) return rule;
    }
    return NULL;
}

// ---- the module -----------------------------------------------------------------------------------------------------

static Value text_or_none(World *world, const char *text) { return text ? str_from_c(world, text) : NONE; }

// Takes the items, of which some may have failed.
static Value tuple_of_taken(World *world, int count, const Value *items) {
    bool whole = true;
    for (int i = 0; i < count; i++) whole = whole && !value_is_absent(items[i]);
    Value tuple = whole ? tuple_from(world, items, (uint32_t)count) : ABSENT;
    for (int i = 0; i < count; i++) value_drop(world, items[i]);
    return tuple;
}

static NATIVE_FN(rule) {
    if (!value_is_str(args[0]) || !value_is_str(args[1])) {
        return raise_error(world, T_TYPE_ERROR, "rule() needs a method and a URL");
    }
    const NetworkRule *found = network_find(world->host->network, value_str(args[0])->text, value_str(args[1])->text);
    if (!found) return NONE;
    Value items[4] = {
        value_from_double(world, clock_seconds(found->takes)), value_from_small(found->status),
        text_or_none(world, found->body), text_or_none(world, found->failure),
    };
    return tuple_of_taken(world, 4, items);
}

static NATIVE_FN(seconds) {
    int64_t delay;
    if (!value_is_str(args[0])) return raise_error(world, T_TYPE_ERROR, "seconds() needs a URL");
    bool changed = loop_state(world)->delays && delays_find_url(world, value_str(args[0])->text, &delay);
    return changed ? value_from_double(world, clock_seconds(delay)) : value_keep(args[1]);
}

static NATIVE_FN(requests) {
    const Network *network = world->host->network;
    Value list = list_new(world, 0);
    for (size_t i = 0; network && i < network->request_count && !value_is_absent(list); i++) {
        const NetworkRequest *request = &network->requests[i];
        Value items[3] = {
            str_from_c(world, request->method), str_from_c(world, request->path),
            value_from_double(world, clock_seconds(request->at)),
        };
        if (list_append_take(world, value_list(list), tuple_of_taken(world, 3, items))) continue;
        value_drop(world, list);
        return ABSENT;
    }
    return list;
}

static NATIVE_FN(command) {
    const Network *network = world->host->network;
    for (size_t i = 0; network && i < network->command_count && value_is_str(args[0]); i++) {
        const NetworkCommand *found = &network->commands[i];
        if (!network_matches(found->command, value_str(args[0])->text)) continue;
        Value items[3] = {
            value_from_double(world, clock_seconds(found->takes)), value_from_small(found->status),
            text_or_none(world, found->output),
        };
        return tuple_of_taken(world, 3, items);
    }
    return NONE;
}

static NATIVE_FN(refuse) {
    return raise_refusal(world, "%s", value_is_str(args[0]) ? value_str(args[0])->text : "this is not simulated");
}

bool network_set_up_module(World *world, Dict *dict) {
    static const NativeDef defs[] = {
        { .name = "rule", .fn = rule, .min = 2, .max = 2 },
        { .name = "seconds", .fn = seconds, .min = 2, .max = 2 },
        { .name = "requests", .fn = requests },
        { .name = "command", .fn = command, .min = 1, .max = 1 },
        { .name = "refuse", .fn = refuse, .min = 1, .max = 1 },
        { 0 },
    };
    return module_add_functions(world, dict, defs, "_network");
}
