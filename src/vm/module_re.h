// module_re.h - the hidden module _re: PCRE2 below pylib's `re`.
//
// pylib/re.py turns Python's syntax into PCRE2's and keeps what a Pattern and a Match know; here a pattern is only text and
// options. What PCRE2 makes of it lives outside the world, in a cache that hangs at the Host and is found by that text, so a
// checkpoint holds nothing of it. Matching does not recurse in C and is bounded: what would take too many steps is refused.
#ifndef LOOPCHEF_VM_MODULE_RE_H
#define LOOPCHEF_VM_MODULE_RE_H

#include "vm/function.h"

bool module_re_set_up(World *world, Dict *dict);

// Gives back the host's compiled patterns.
void patterns_free(Host *host);

#endif
