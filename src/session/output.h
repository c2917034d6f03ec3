// output.h - where the program's output goes on the host.
//
// As CPython's: stdout to a terminal at each line's end, to anything else when 64 KiB have come together or at the
// end; stderr at once, and on a terminal behind what stdout has to say first. For a picture the output is swallowed;
// then the text of stderr is kept, to be told in short.
#ifndef LOOPCHEF_SESSION_OUTPUT_H
#define LOOPCHEF_SESSION_OUTPUT_H

#include <stdbool.h>

#include "base/buf.h"

typedef struct Output {
    bool swallow;      // show nothing
    bool at_lines;     // stdout is a terminal
    int failure;       // errno of the first write to stdout that failed; 0: none
    Buf out;           // what is not yet written
    Buf errors;        // swallowed stderr; begun anew when it passes 256 KiB
} Output;

void output_init(Output *output, bool swallow);
void output_free(Output *output);  // flushes

// Host.write.
void output_write(void *output, int fd, const char *bytes, size_t size);
void output_flush(Output *output);

// Writes all of it to a file descriptor, whatever it takes. False: it cannot be written.
bool write_fully(int fd, const char *bytes, size_t size);

// Appends what matters of the swallowed stderr, each line beginning "loopchef: ": exception lines, warnings,
// messages; no tracebacks.
void output_essence(const Output *output, Buf *out);

#endif
