// suggest.h - "Did you mean: 'x'?": the closest of many names.
//
// Follows Python/suggestions.c: an edit distance where a move costs 2 and a change of case 1, no more than a third of the
// letters may differ, names longer than 40 bytes and more than 750 candidates are not considered. Used for unexpected
// keyword arguments (at the raise) and for AttributeError, NameError and ImportError (when a traceback is shown).
#ifndef LOOPCHEF_VM_SUGGEST_H
#define LOOPCHEF_VM_SUGGEST_H

#include "vm/world.h"

// The best candidate found so far. Start with suggest_begin, offer candidates, read `best` (borrowed; ABSENT: none).
typedef struct Suggestion {
    Value wrong;         // the name that was not found; a str
    Value best;
    size_t distance;
} Suggestion;

void suggest_begin(Suggestion *suggestion, Value wrong);
void suggest_offer(Suggestion *suggestion, Value candidate);   // anything but a str is passed over

#endif
