// network.h - the world outside the process, as far as the header of a scenario tells of it.
//
// Nothing leaves the process. A request of any client library is looked up in the header's rules (`# loopchef: GET
// https://api.example.com/* takes 2s -> 200 "body"`), the first that matches holds; what holds without one, and how a
// library speaks of it, is pylib's matter (`_outside`). The table belongs to the host and never changes, so that going back in
// time leaves it alone. The module `_network` lends it to pylib:
//
//     rule(method, url)       (seconds, status, body or None, exception's name or None), or None: no rule matches
//     seconds(url, seconds)    how long such a request takes, if the user has not said otherwise (loop/delays.h)
//     requests()              [(method, path, seconds)...] that the simulated server gets, as written
//     command(text)           (seconds, exit status, output or None), or None: no rule matches
//     refuse(text)            ends the run: "not simulated"
#ifndef LOOPCHEF_LOOP_NETWORK_H
#define LOOPCHEF_LOOP_NETWORK_H

#include <stddef.h>
#include <stdint.h>

#include "vm/function.h"

typedef struct NetworkRule {
    const char *method;    // "GET", or "*" for any
    const char *url;       // a "*" stands for any text
    int64_t takes;         // virtual ns
    int status;            // 100..599
    const char *body;      // NULL: the default one
    const char *failure;   // name of an exception; NULL: it answers
} NetworkRule;

typedef struct NetworkRequest {
    const char *method, *path;
    int64_t at;            // virtual ns since the run began
} NetworkRequest;

typedef struct NetworkCommand {   // what a subprocess does
    const char *command;   // its words with a blank between; a "*" stands for any text
    int64_t takes;         // virtual ns
    int status;            // 0..255
    const char *output;    // to stdout; NULL: nothing
} NetworkCommand;

typedef struct Network {   // host->network
    const NetworkRule *rules;
    size_t rule_count;
    const NetworkRequest *requests;
    size_t request_count;
    const NetworkCommand *commands;
    size_t command_count;
} Network;

// Does the text match a pattern, whose stars stand for any text?
bool network_matches(const char *pattern, const char *text);

// The first rule for such a request; NULL: none. Linear in the texts for each rule and star.
const NetworkRule *network_find(const Network *network, const char *method, const char *url);

// Fills the module `_network`.
bool network_set_up_module(World *world, Dict *dict);

#endif
