// save.h - a session in a file, to be taken up later: what the user has done, and where the run stands.
//
// A file holds no state of the program: it is replayed. So it says what the run depends on (the scenario's text as a hash,
// seed, arguments, the cost of an operation), what was done to it (the interventions with their positions), what the user
// has set (marks, breakpoints) and the position. It is JSON; times are in virtual ns.
//
//     {
//       "loopchef": 1,
//       "scenario": {"path": "three_apis.py", "hash": "fnv1a64:9ae16a3b2f90404f"},
//       "seed": "0", "arguments": [], "op_cost": 0,
//       "interventions": [{"do": "delay", "position": 12, "target": "API B", "delay": 5000000000, "task": 0, "up": 0}],
//       "marks": [{"name": "here", "position": 12}],
//       "breaks": [{"number": 1, "kind": "line", "what": "10", "enabled": true, "temporary": false, "ignore": 0, "hits": 0}],
//       "position": 40
//     }
//
// A file of another version, of a scenario that has been changed since, or that is no such file is refused.
#ifndef LOOPCHEF_SESSION_SAVE_H
#define LOOPCHEF_SESSION_SAVE_H

#include "session/session.h"

// Writes the file at `path`, or leaves what is there as it is: false, and `problem` says why.
bool session_save(Session *session, const char *path, Buf *problem);

// A new session of the same scenario, with the same front end, brought to where the file says; `session` is left as it is, and
// the caller closes one of the two. NULL: `problem` says why. What is printed on the way is not shown.
Session *session_load(Session *session, const char *path, Buf *problem);

#endif
