// history.h - the lines that were typed, kept from one run to the next.
#ifndef LOOPCHEF_REPL_HISTORY_H
#define LOOPCHEF_REPL_HISTORY_H

#include "base/buf.h"

// The file: $XDG_STATE_HOME/loopchef/history, or ~/.local/state/loopchef/history; its folders are made. False: there is no
// such place.
bool history_path(Buf *path);

#endif
