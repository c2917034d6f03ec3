// compute.h - what long computing costs, and the interpreter lock.
//
// The interpreter counts operations; here they become time. A thread's count runs on over handles and iterations, is dropped
// when the thread waits, and every whole millisecond of it moves the clock. A thread that has computed for 5 ms lets go
// of the interpreter lock if another one can go on; a worker of a process pool has an interpreter of its own: its computing is a wait.
// With a price of 0 there is none of this, and attention is asked for only when a limit comes near.
#ifndef LOOPCHEF_LOOP_COMPUTE_H
#define LOOPCHEF_LOOP_COMPUTE_H

#include "loop/state.h"

void compute_set_up(World *world);        // installs world->attend
void compute_begins(World *world);        // the running thread has just been given its turn
void compute_drops(World *world);
static inline void compute_waits(World *world) {  // the running thread waits: its count is dropped
    if (world->limits.op_cost) compute_drops(world);
}

#endif
