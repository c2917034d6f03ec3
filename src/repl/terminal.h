// terminal.h - what the output can show: decided once from flags, environment and terminal.
#ifndef LOOPCHEF_REPL_TERMINAL_H
#define LOOPCHEF_REPL_TERMINAL_H

#include "command/options.h"
#include "view/theme.h"

// Width: --width, else the terminal's, else 120. Colours, what comes first counts: the flag, NO_COLOR, TERM=dumb,
// FORCE_COLOR or CLICOLOR_FORCE, whether `fd` is a terminal; COLORTERM and TERM say how many.
Look terminal_look(const Options *options, int fd);

#endif
