// clock.h - virtual time: whole nanoseconds from 0, moved only where a program would wait or compute.
//
// The clock knows no real time. It is moved to the next deadline when nothing can run, over the length of a blocking call,
// and a whole millisecond at a time for long computing (loop/compute.c). Every move counts one position and may end the run
// (`--until`, the limit of virtual time). A program that reads the clock 20,000 times without progress is waiting for
// it: then it moves as if the program had computed.
#ifndef LOOPCHEF_LOOP_CLOCK_H
#define LOOPCHEF_LOOP_CLOCK_H

#include "loop/state.h"

#define NS_PER_SECOND INT64_C(1000000000)
#define CLOCK_NEVER INT64_MAX
#define CLOCK_EPOCH INT64_C(1735689600)  // time.time() at 0, in seconds: 2025-01-01, UTC

// Seconds as nanoseconds, rounded half to even; CLOCK_NEVER for what is beyond 292 years.
int64_t clock_from_seconds(double seconds);
static inline double clock_seconds(int64_t ns) { return (double)ns / 1e9; }

// The time as the program reads it (spin protection).
int64_t clock_read(World *world);

// Moves the clock forward to `to` (an earlier `to` does nothing), counts a position and sends CLOCK. True: the run stops
// here (position reached, or a limit: world->stopping is set then). The clock never passes limits.until.
bool clock_advance(World *world, int64_t to, ClockReason why);

#endif
