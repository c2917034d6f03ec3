#include "session/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { FLUSH_AT = 64 << 10, KEEP_ERRORS = 256 << 10, ESSENCE_LINES = 8 };

void output_init(Output *output, bool swallow) {
    *output = (Output){.swallow = swallow, .at_lines = !swallow && isatty(STDOUT_FILENO)};
}

void output_free(Output *output) {
    output_flush(output);
    buf_free(&output->out);
    buf_free(&output->errors);
}

bool write_fully(int fd, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno != EINTR && errno != EAGAIN) return false;
        if (written > 0) bytes += written, size -= (size_t)written;
    }
    return true;
}

void output_flush(Output *output) {
    bool written = !output->out.size || write_fully(STDOUT_FILENO, output->out.data, output->out.size);
    if (!written && !output->failure) output->failure = errno;
    buf_clear(&output->out);
}

static void keep_errors(Output *output, const char *bytes, size_t size) {
    if (output->errors.size + size > KEEP_ERRORS) buf_clear(&output->errors);
    if (size <= KEEP_ERRORS) buf_add(&output->errors, bytes, size);
}

void output_write(void *context, int fd, const char *bytes, size_t size) {
    Output *output = context;
    if (output->swallow) {
        if (fd == STDERR_FILENO) keep_errors(output, bytes, size);
    } else if (fd == STDERR_FILENO) {
        if (output->at_lines) output_flush(output);
        write_fully(STDERR_FILENO, bytes, size);
    } else {
        buf_add(&output->out, bytes, size);
        if (output->out.size >= FLUSH_AT || (output->at_lines && memchr(bytes, '\n', size))) output_flush(output);
    }
}

// ---- In short ---------------------------------------------------------------------------------------------

static bool begins(const char *line, size_t size, const char *start) {
    return size >= strlen(start) && memcmp(line, start, strlen(start)) == 0;
}

// Tracebacks, their margins, and the details behind a message are left out.
static bool matters(const char *line, size_t size) {
    static const char *const left_out[] = {
        "Traceback ", "Exception Group Traceback", "During handling of", "The above exception",
        "RuntimeWarning: Enable tracemalloc", "future: <", "task: <", "handle: <",
    };
    if (size == 0 || strchr(" +|-\t", line[0])) return false;
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (begins(line, size, left_out[i])) return false;
    return true;
}

void output_essence(const Output *output, Buf *out) {
    static const char own[] = "loopchef: ";
    const char *at = output->errors.data, *end = at + output->errors.size;
    int lines = 0, more = 0;
    while (at && at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        size_t size = (size_t)(stop - at);
        if (matters(at, size) && ++lines <= ESSENCE_LINES) {
            if (!begins(at, size, own)) buf_add_text(out, own);
            buf_add(out, at, size);
            buf_add_byte(out, '\n');
        } else if (lines > ESSENCE_LINES && matters(at, size)) {
            more++;
        }
        at = stop < end ? stop + 1 : end;
    }
    if (more) buf_add_format(out, "loopchef: and %d more lines\n", more);
}
