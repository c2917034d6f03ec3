// machine.h - a program in its world, from its first line to its last breath: the one header for whoever runs programs.
//
//     World *world = machine_new(&host, &limits);
//     machine_load(world, unit);
//     MachineStatus status = machine_run(world);      // to the end, or to world->stop_at
//     int exit_status = machine_exit_status(world);
//     world_free(world);
//
// A Machine is a World with this layer's types, clock and threads in it; there is no struct besides, so that a copy of the
// world's pages holds all of it. machine_run lets the threads run by turns, moves the clock when all wait, and when __main__
// is over (and, for a web app, the header's requests are served) does what CPython does at the end: shows an uncaught exception, waits for threads and pool jobs, calls
// atexit functions, lets the modules go, and with them what was never awaited or retrieved.
#ifndef LOOPCHEF_LOOP_MACHINE_H
#define LOOPCHEF_LOOP_MACHINE_H

#include "code/code.h"
#include "vm/world.h"

typedef enum MachineStatus {
    MACHINE_ENDED,     // the program is over: machine_exit_status
    MACHINE_STOPPED,   // world->stop_at was reached, or the host interrupted: machine_run goes on from here
    MACHINE_UNTIL,     // limits.until was reached
    MACHINE_LIMIT,     // another limit was: world->limit_hit names it
    MACHINE_REFUSED,   // something is not simulated: world->refusal says what
} MachineStatus;

// A world with everything but a program. NULL: no address space. `host` is borrowed for the world's life.
World *machine_new(Host *host, const Limits *limits);

// Makes `unit` the program, as module __main__ of file host->path, ready to run. False: it does not fit in memory.
bool machine_load(World *world, const CodeUnit *unit);

// sys.argv; argv[0] should be the file. False: out of memory.
bool machine_set_arguments(World *world, int argc, const char *const *argv);

MachineStatus machine_run(World *world);

int machine_exit_status(World *world);       // of an ended or limited run
int64_t machine_time(World *world);          // virtual ns
bool machine_deadlocked(World *world);       // the verdict was given

#endif
