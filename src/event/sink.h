// sink.h - how the world below reports to whoever watches: one function pointer.
//
// Lower layers know nothing of logs, timelines or screens. They fill an Event (event_list.h) and send it. With nobody
// listening an event costs one test of a pointer.
#ifndef LOOPCHEF_EVENT_SINK_H
#define LOOPCHEF_EVENT_SINK_H

#include "event/event.h"

typedef struct Sink {
    void (*send)(void *context, const Event *event);  // NULL: nobody listens. The event and its text are borrowed
    void *context;
} Sink;

#endif
