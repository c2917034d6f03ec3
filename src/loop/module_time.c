// module_time.c - the module `time`: the clocks, and sleep(), which blocks. The calendar is pylib's `_calendar`, fetched on first use.
#include "loop/clock.h"
#include "loop/modules.h"
#include "loop/workers.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/str.h"

static NATIVE_FN(time_time) {
    return value_from_double(world, (double)CLOCK_EPOCH + clock_seconds(clock_read(world)));
}
static NATIVE_FN(time_time_ns) { return int_from_i64(world, CLOCK_EPOCH * NS_PER_SECOND + clock_read(world)); }
static NATIVE_FN(time_monotonic) { return value_from_double(world, clock_seconds(clock_read(world))); }
static NATIVE_FN(time_monotonic_ns) { return int_from_i64(world, clock_read(world)); }

static bool sleep_length(World *world, Value seconds, int64_t *ns) {
    double length;
    if (!value_is_number(seconds) && !value_is_bool(seconds)) {
        Value index = object_index(world, seconds);
        if (value_is_absent(index)) return false;
        bool ok = int_as_double(world, index, &length);
        value_drop(world, index);
        if (!ok) return false;
    } else if (!number_as_double(world, seconds, &length, "seconds")) {
        return false;
    }
    if (length != length) {
        raise_error(world, T_VALUE_ERROR, "Invalid value NaN (not a number)");
        return false;
    }
    if (length < 0) {
        raise_error(world, T_VALUE_ERROR, "sleep length must be non-negative");
        return false;
    }
    *ns = clock_from_seconds(length);
    return true;
}

static NATIVE_FN(time_sleep) {
    int64_t ns;
    if (!sleep_length(world, args[0], &ns)) return ABSENT;
    int64_t now = loop_state(world)->now, until = ns < CLOCK_NEVER - now ? now + ns : CLOCK_NEVER - 1;
    if (ns == 0 && workers_alone(world)) return NONE;
    const Frame *frame = world->thread->frame;
    if (frame && frame->kind == FRAME_PYTHON && frame->code->flags & CODE_LIBRARY) {   // requests.get() and the like
        return workers_block(world, NULL, until, NULL);
    }
    Value shown = object_repr(world, args[0]);
    if (value_is_absent(shown)) return ABSENT;
    Buf text = BUF_INIT;
    buf_add_format(&text, "time.sleep(%s)", value_str(shown)->text);
    value_drop(world, shown);
    Value result = workers_block(world, NULL, until, buf_text(&text));
    buf_free(&text);
    return result;
}

// A function of pylib's _calendar with the same name and arguments.
static Value calendar(World *world, const char *name, const Value *args, int nargs) {
    Value module = module_import(world, "_calendar");
    if (value_is_absent(module)) return ABSENT;
    Value key = str_intern_c(world, name);
    Value function = value_is_absent(key) ? ABSENT : object_get_attribute(world, module, key);
    value_drop(world, key);
    value_drop(world, module);
    if (!args || value_is_absent(function)) return function;
    Value result = vm_tail_call(world, function, args, nargs, ABSENT);
    value_drop(world, function);
    return result;
}

static NATIVE_FN(time_localtime) { return calendar(world, "gmtime", args, nargs); }
static NATIVE_FN(time_gmtime) { return calendar(world, "gmtime", args, nargs); }
static NATIVE_FN(time_ctime) { return calendar(world, "ctime", args, nargs); }
static NATIVE_FN(time_asctime) { return calendar(world, "asctime", args, nargs); }
static NATIVE_FN(time_strftime) { return calendar(world, "strftime", args, nargs); }
static NATIVE_FN(time_strptime) { return calendar(world, "strptime", args, nargs); }
static NATIVE_FN(time_mktime) { return calendar(world, "mktime", args, nargs); }
static NATIVE_FN(time_get_clock_info) { return calendar(world, "get_clock_info", args, nargs); }

// time.struct_time
static NATIVE_FN(time_getattr) {
    if (str_is_c(args[0], "struct_time")) return calendar(world, "struct_time", NULL, 0);
    return raise_error(world, T_ATTRIBUTE_ERROR, "module 'time' has no attribute '%s'", value_str(args[0])->text);
}

bool module_time_set_up(World *world, Dict *dict) {
    static const NativeDef defs[] = {
        { .name = "time", .fn = time_time },
        { .name = "time_ns", .fn = time_time_ns },
        { .name = "monotonic", .fn = time_monotonic },
        { .name = "monotonic_ns", .fn = time_monotonic_ns },
        { .name = "perf_counter", .fn = time_monotonic },
        { .name = "perf_counter_ns", .fn = time_monotonic_ns },
        { .name = "process_time", .fn = time_monotonic },
        { .name = "process_time_ns", .fn = time_monotonic_ns },
        { .name = "thread_time", .fn = time_monotonic },
        { .name = "thread_time_ns", .fn = time_monotonic_ns },
        { .name = "sleep", .fn = time_sleep, .min = 1, .max = 1 },
        { .name = "localtime", .fn = time_localtime, .min = 0, .max = 1 },
        { .name = "gmtime", .fn = time_gmtime, .min = 0, .max = 1 },
        { .name = "ctime", .fn = time_ctime, .min = 0, .max = 1 },
        { .name = "asctime", .fn = time_asctime, .min = 0, .max = 1 },
        { .name = "strftime", .fn = time_strftime, .min = 1, .max = 2 },
        { .name = "strptime", .fn = time_strptime, .min = 1, .max = 2 },
        { .name = "mktime", .fn = time_mktime, .min = 1, .max = 1 },
        { .name = "get_clock_info", .fn = time_get_clock_info, .min = 1, .max = 1 },
        { .name = "__getattr__", .fn = time_getattr, .min = 1, .max = 1 },
    };
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++) {
        if (!dict_set_c(world, dict, defs[i].name, native_new(world, &defs[i], ABSENT, "time"))) return false;
    }
    Value utc = str_from_c(world, "UTC");
    bool ok = dict_set_c(world, dict, "tzname", tuple_of(world, 2, utc, utc));
    value_drop(world, utc);
    return ok && dict_set_c(world, dict, "timezone", value_from_small(0)) &&
           dict_set_c(world, dict, "altzone", value_from_small(0)) && dict_set_c(world, dict, "daylight", value_from_small(0));
}
