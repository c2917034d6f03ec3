#include "session/trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "session/names.h"
#include "vm/number.h"

enum { FLUSH_AT = 60 << 10 };

struct Trace {
    FILE *file;
    Buf out;             // text not yet in the file
    NameTable names;     // of tasks
    uint32_t iterations; // written so far
    int64_t time;        // of the latest event, in ns
    int64_t began;       // when the iteration at hand began
    bool open;           // its line has been begun
    int failure;         // the errno of the first write that failed
};

Trace *trace_open(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) return NULL;
    Trace *trace = calloc(1, sizeof *trace);
    if (!trace) abort();
    trace->file = file;
    return trace;
}

static void trace_flush(Trace *trace) {
    if (fwrite(trace->out.data, 1, trace->out.size, trace->file) != trace->out.size && !trace->failure)
        trace->failure = errno;
    buf_clear(&trace->out);
}

// As json.dumps(text, ensure_ascii=False).
static void add_json_text(Buf *out, const char *text) {
    for (const char *c = text; *c; c++) {
        switch (*c) {
            case '"': buf_add_text(out, "\\\""); break;
            case '\\': buf_add_text(out, "\\\\"); break;
            case '\n': buf_add_text(out, "\\n"); break;
            case '\r': buf_add_text(out, "\\r"); break;
            case '\t': buf_add_text(out, "\\t"); break;
            case '\f': buf_add_text(out, "\\f"); break;
            case '\b': buf_add_text(out, "\\b"); break;
            default:
                if ((unsigned char)*c < 0x20) buf_add_format(out, "\\u%04x", (unsigned)*c);
                else buf_add_byte(out, *c);
        }
    }
}

static void add_seconds(Buf *out, int64_t ns) {
    char text[40];
    buf_add(out, text, double_repr((double)ns / 1e9, text));
}

static void iteration_begin(Trace *trace) {
    buf_add_format(&trace->out, "{\"iteration\": %u, \"time\": ", (unsigned)++trace->iterations);
    add_seconds(&trace->out, trace->began);
    buf_add_text(&trace->out, ", \"ran\": [");
    trace->open = true;
}

static void iteration_end(Trace *trace) {
    if (!trace->open) return;
    buf_add_text(&trace->out, "]}\n");
    trace->open = false;
    if (trace->out.size >= FLUSH_AT) trace_flush(trace);
}

static void add_label(Trace *trace, const Event *event) {
    static const char *const labels[] = {
        [LABEL_STEP] = ":step", [LABEL_WAKEUP] = ":wakeup", [LABEL_SET_RESULT] = "set_result", [LABEL_STOP] = "stop",
        [LABEL_GATHER] = "gather", [LABEL_TASKGROUP] = "taskgroup", [LABEL_WAIT] = "wait",
        [LABEL_TIMEOUT] = "timeout", [LABEL_SHIELD] = "shield", [LABEL_AS_COMPLETED] = "as_completed",
        [LABEL_EXECUTOR] = "executor", [LABEL_CALLBACK] = "callback ",
    };
    bool of_task = label_is_of_task(event->a);
    buf_add_byte(&trace->out, '"');
    if (of_task) add_json_text(&trace->out, names_get(&trace->names, (uint32_t)event->b));
    buf_add_text(&trace->out, labels[event->a]);
    if (event->a == LABEL_CALLBACK && event->text) add_json_text(&trace->out, event->text);
    buf_add_byte(&trace->out, '"');
}

static void trace_send(void *context, const Event *event) {
    Trace *trace = context;
    trace->time = event->time;
    switch (event->kind) {
        case EVENT_TASK_CREATED:
        case EVENT_TASK_RENAMED:
            if (event->text) names_set(&trace->names, (uint32_t)event->a, event->text);
            break;
        case EVENT_ITERATION:
            iteration_end(trace);
            trace->began = event->time;
            break;
        case EVENT_HANDLE_BEGIN:
            if (trace->open) buf_add_text(&trace->out, ", ");
            else iteration_begin(trace);
            add_label(trace, event);
            break;
        default: break;
    }
}

Sink trace_sink(Trace *trace) { return (Sink){trace_send, trace}; }

bool trace_close(Trace *trace, int exit_status) {
    iteration_end(trace);
    buf_add_text(&trace->out, "{\"end\": ");
    add_seconds(&trace->out, trace->time);
    buf_add_format(&trace->out, ", \"exit\": %d}\n", exit_status);
    trace_flush(trace);
    if (fclose(trace->file) != 0 && !trace->failure) trace->failure = errno;
    int failure = trace->failure;
    buf_free(&trace->out);
    names_free(&trace->names);
    free(trace);
    errno = failure;
    return failure == 0;
}
