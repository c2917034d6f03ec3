// locks.c - `info locks`: the program's locks, events, queues and their like, how each stands, and who waits for it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loop/inspect.h"
#include "loop/state.h"
#include "loop/workers.h"
#include "session/evaluate.h"
#include "view/info.h"
#include "view/snapshot_parts.h"
#include "vm/deque.h"
#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/frame_object.h"
#include "vm/object.h"
#include "vm/str.h"

enum { LOCKS_SHOWN = 200 };

typedef struct Locks {
    Obj *list[LOCKS_SHOWN];
    uint32_t count, more;
} Locks;

static const char *text_of(Value v) { return value_is_str(v) ? value_str(v)->text : ""; }

static bool is_one_of(const char *word, const char *const *words) {
    while (*words && strcmp(*words, word) != 0) words++;
    return *words;
}

// Something of the library that one waits at, or a class derived from it.
static bool is_lock_type(const Type *type) {
    static const char *const modules[] = {"asyncio.locks", "asyncio.queues", "threading", "queue", NULL};
    static const char *const names[] = {"Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "Queue",
                                        "PriorityQueue", "LifoQueue", NULL};
    for (; type; type = type->base)
        if (type->flags & TYPE_LIBRARY && is_one_of(text_of(type->module), modules) && is_one_of(text_of(type->name), names)) return true;
    return false;
}

static void collect(void *context, Obj *obj) {
    Locks *locks = context;
    if (obj->kind == T_TYPE || !obj->type || !is_lock_type(obj->type)) return;
    if (locks->count < LOCKS_SHOWN) locks->list[locks->count++] = obj;
    else locks->more++;
}

// An attribute of the instance itself; ABSENT: it has none of that name.
static Value attribute(Obj *obj, const char *name) {
    Dict **slot = instance_dict_slot(obj);
    Value key, value;
    for (uint32_t at = 0; slot && *slot && dict_next(*slot, &at, &key, &value);)
        if (strcmp(text_of(key), name) == 0) return value;
    return ABSENT;
}

static void add_state(Obj *obj, Buf *out) {
    Value locked = attribute(obj, "_locked"), value = attribute(obj, "_value"), most = attribute(obj, "_maxsize"), items = attribute(obj, "_queue");
    if (value_is_bool(locked)) buf_add_text(out, value_is(locked, TRUE) ? ", locked" : ", free");
    if (value_is_bool(value)) buf_add_text(out, value_is(value, TRUE) ? ", set" : ", not set");
    if (value_is_small(value)) buf_add_format(out, ", %lld free", (long long)value_small(value));
    if (value_is_kind(items, T_DEQUE)) buf_add_format(out, ", has %u", (unsigned)((Deque *)value_obj(items))->count);
    if (value_is_small(most) && value_small(most)) buf_add_format(out, ", at most %lld", (long long)value_small(most));
}

// ---- What it is called ------------------------------------------------------------------------------------

static const char *name_in_dict(const Dict *dict, const Obj *obj) {
    Value key, value;
    for (uint32_t at = 0; dict && dict_next(dict, &at, &key, &value);)
        if (value_is(value, value_from_obj(obj))) return text_of(key);
    return NULL;
}

typedef struct Search {
    const Obj *obj;
    char name[80];     // lock, self.lock; "": not found
    bool waits;        // a library function of this object is in the chain
} Search;

// Is it the thing that has this name, or an attribute of it?
static void try_name(Search *search, const char *name, Value value) {
    if (*search->name || !value_is_obj(value)) return;
    bool itself = value_is(value, value_from_obj(search->obj)), instance = value_kind(value) == T_OBJECT;
    Dict **slot = !itself && instance ? instance_dict_slot(value_obj(value)) : NULL;
    const char *attribute = slot ? name_in_dict(*slot, search->obj) : NULL;
    if (itself) snprintf(search->name, sizeof search->name, "%s", name);
    else if (attribute) snprintf(search->name, sizeof search->name, "%s.%s", name, attribute);
}

static bool look_in_frame(void *context, const Frame *frame) {
    Search *search = context;
    if (frame->kind != FRAME_PYTHON) return true;
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        Value local = frame_local_borrowed(frame, i);
        if (!(frame->code->flags & CODE_LIBRARY)) try_name(search, text_of(frame->code->slots[i]), local);
        else if (value_is(local, value_from_obj(search->obj))) search->waits = true;
    }
    return true;
}

static void find_name(World *world, Search *search) {
    Value key, value;
    const Dict *globals = value_dict(loop_state(world)->main_dict);
    for (uint32_t at = 0; dict_next(globals, &at, &key, &value);) try_name(search, text_of(key), value);
    for (const Task *task = NULL; !*search->name && (task = inspect_next_task(world, task));)
        inspect_chain(world, task, look_in_frame, search);
}

// Part of another one: the Event in a Queue.
static bool is_inside_another(const Locks *locks, const Obj *obj) {
    for (uint32_t i = 0; i < locks->count; i++) {
        Dict **slot = instance_dict_slot(locks->list[i]);
        if (slot && locks->list[i] != obj && name_in_dict(*slot, obj)) return true;
    }
    return false;
}

// The library's own, that no name of the program leads to, are left out.
static bool is_shown(const Locks *locks, const Obj *obj, const char *name) {
    return *name || (strncmp(text_of(obj->type->module), "asyncio", 7) == 0 && !is_inside_another(locks, obj));
}

// ---- Who waits --------------------------------------------------------------------------------------------

static void add_waiters(World *world, const Obj *obj, Buf *out) {
    const char *between = "; waiting: ";
    for (const Task *task = NULL; (task = inspect_next_task(world, task));) {
        Search search = {.obj = obj};
        if (inspect_place(task) != TASK_WAITING || inspect_sleeps(task)) continue;
        inspect_chain(world, task, look_in_frame, &search);
        if (!search.waits) continue;
        buf_add_text(out, between);
        inspect_add_name(task, out);
        between = ", ";
    }
}

void info_locks(Canvas *canvas, Session *session) {
    World *world = session_world(session);
    Locks *locks = calloc(1, sizeof *locks);
    if (!locks) abort();
    heap_walk(world, collect, locks);
    for (uint32_t i = 0; i < locks->count; i++) {
        Search search = {.obj = locks->list[i]};
        find_name(world, &search);
        if (!is_shown(locks, locks->list[i], search.name)) continue;
        Buf text = BUF_INIT;
        buf_add_format(&text, "%s: %s", *search.name ? search.name : "(no name here)", text_of(locks->list[i]->type->name));
        add_state(locks->list[i], &text);
        add_waiters(world, locks->list[i], &text);
        part_put_line_and_free(canvas, &text);
    }
    if (locks->more) {
        Buf text = BUF_INIT;
        buf_add_format(&text, "and %u more", (unsigned)locks->more);
        part_put_line_and_free(canvas, &text);
    }
    if (canvas->height == 0) part_put_line(canvas, "the program has made no lock, event or queue");
    free(locks);
}
