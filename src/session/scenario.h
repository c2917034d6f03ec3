// scenario.h - a scenario file: found, read, its header understood, its program compiled.
//
// What is wrong with a file is found here, before anything runs, and said as it is to be shown on stderr: CPython's
// SyntaxError, loopchef's refusal of what it does not run, a malformed directive, a file that cannot be read.
//
//     Scenario scenario;
//     Buf message = BUF_INIT;
//     int status = scenario_load(&scenario, "three_apis", &message);
//     if (status == 0) ... scenario.unit ...
//     scenario_free(&scenario);
#ifndef LOOPCHEF_SESSION_SCENARIO_H
#define LOOPCHEF_SESSION_SCENARIO_H

#include "base/buf.h"
#include "code/code.h"
#include "session/directives.h"

typedef struct Scenario {
    Buf path;              // where it was found
    Buf text;              // as it is on disk
    Arena *arena;          // holds everything below
    Directives directives;
    Module *module;
    CodeUnit *unit;
} Scenario;

// Loads FILE, or the scenario of that bare name. Returns 0, or the exit status (1: a SyntaxError in CPython, 3: not
// found, unreadable or refused); `message` is what goes to stderr (warnings too). Freed with scenario_free in every
// case.
int scenario_load(Scenario *scenario, const char *file, Buf *message);
void scenario_free(Scenario *scenario);

// The last part of its path: "three_apis.py".
const char *scenario_name(Scenario *scenario);

// Calls `found` for every scenario in the folder that comes with loopchef, by name. False: there is no such folder.
bool scenario_list(void (*found)(void *context, const char *name, const Directives *directives), void *context);

#endif
