// deadlock.h - when nothing can ever move again: the verdict, and the way out.
#ifndef LOOPCHEF_LOOP_DEADLOCK_H
#define LOOPCHEF_LOOP_DEADLOCK_H

#include "loop/state.h"

// Writes the verdict to stderr (each line beginning "loopchef: "), sends DEADLOCK and raises SystemExit(4) in the running thread. A loop
// that serves or merely runs for ever, with nothing left to come, ends with "nothing more will happen" and SystemExit(0).
void deadlock_raise(World *world);

#endif
