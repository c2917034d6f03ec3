// queue.h - asyncio.Queue's put, get, put_nowait and get_nowait in C, for a plain Queue (vm/shortcut.h).
//
// The class is pylib's (asyncio/queues.py): its methods, attributes and the order of what they do are there to be read. Here
// is the same for an exact Queue of a loop of ours whose attributes stand as its __init__ left them, with nothing added. A
// subclass, an attribute of the program's, a changed class, debug mode, a queue that was shut down: all these go
// pylib's way.
#ifndef LOOPCHEF_LOOP_QUEUE_H
#define LOOPCHEF_LOOP_QUEUE_H

#include "vm/world.h"

// Gives the methods of the class Queue their shortcuts. False: raised.
bool queue_shorten(World *world, Value class);

#endif
