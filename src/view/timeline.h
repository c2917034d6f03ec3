// timeline.h - the picture of time: a lane a task, one for the loop, one for each worker thread.
//
//     three_apis.py            0s        1s        2s        3s
//     loop                     │         │         │         │  idle 100 %
//     Task-1 main              ▌─────────────────────────────✓  await gather(3)
//     Task-2 fetch("API A")    ▌─────────────────────────────✓  sleep(3)
//     finished at 3.000 s; one after another it would have been 6.000 s
//
// A pure function of the story, the look and the options. It fits any width: where there is little room the axis gets
// coarser, then notes are cut, then names, then there are no notes. In a run in which no time passes the axis counts
// steps instead of seconds, so that the order of things is to be seen all the same.
#ifndef LOOPCHEF_VIEW_TIMELINE_H
#define LOOPCHEF_VIEW_TIMELINE_H

#include "session/story.h"
#include "view/canvas.h"

enum { TIMELINE_LANES = 50 };  // that are shown at most

typedef enum Axis { AXIS_AUTOMATIC, AXIS_TIME, AXIS_STEPS } Axis;

typedef struct TimelineOptions {
    const char *title;  // of the run: "three_apis.py"
    Axis axis;
    const Story *beside;  // another one that is drawn on the same axis, above or below; NULL: none
    bool legend;        // say what the glyphs mean
} TimelineOptions;

Canvas *timeline_draw(const Story *story, Look look, const TimelineOptions *options);

#endif
