// prompt.h - `loopchef step FILE`: walking through a run by commands.
#ifndef LOOPCHEF_REPL_PROMPT_H
#define LOOPCHEF_REPL_PROMPT_H

#include "command/options.h"

// On a terminal a libedit prompt; else stdin is a batch script, which stops at the first error with its line number
// and status 1. Returns the exit status.
int prompt_step(const Options *options);

#endif
