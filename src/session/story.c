#include "session/story.h"

#include <stdlib.h>
#include <string.h>

// What the fold remembers of every task, also of those that get no lane.
typedef struct TaskNote {
    int64_t sleep_until;  // when the sleep it is in would end; INT64_MIN: it is in none
    uint32_t lane;        // index + 1; 0: none
    bool made;
} TaskNote;

typedef struct Fold {
    Story *story;
    TaskNote *tasks;           // by id
    uint32_t task_room;
    uint32_t *threads;         // by id: lane + 1
    uint32_t thread_room;
    int64_t deadline;          // of the timer set last, in the handle at hand
    uint32_t loops;            // running now (nest_asyncio and threads have several)
    int64_t loop_since;
    int64_t main_outside;      // ns that the main thread spent outside of loops
    int64_t main_since;        // when it last left one
} Fold;

static const char *const state_words[] = {
#define STATE(NAME, word, letter, about) word,
    STATE_LIST(STATE)
#undef STATE
};

const char *lane_state_word(LaneState state) { return state_words[state]; }

static void *must(void *memory) {
    if (!memory) abort();
    return memory;
}

// ---- Lanes ------------------------------------------------------------------------------------------------

// These two are always made; story_finish takes away what is not used.
enum { LANE_LOOP_INDEX, LANE_MAIN_INDEX, FIXED_LANES };

static Lane *lane_add(Story *story, LaneKind kind, uint32_t id, const char *name) {
    if (story->lane_count == story->lane_limit + FIXED_LANES) {
        story->more++;
        return NULL;
    }
    Lane *lane = &story->lanes[story->lane_count++];
    *lane = (Lane){.kind = kind, .id = id, .name = must(strdup(name)), .label = must(strdup(name)), .stride = 1};
    return lane;
}

static void lane_free(Lane *lane) {
    free(lane->name);
    free(lane->label);
    free(lane->stretches);
    free(lane->failure);
    for (uint32_t i = 0; i < lane->wait_count; i++) free(lane->waits[i].text);
}

// Halves the number of stretches: each takes in the one behind it.
static void lane_thin(Lane *lane) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lane->count; i += 2, kept++) {
        Stretch stretch = lane->stretches[i];
        if (i + 1 < lane->count) {
            stretch.ran |= stretch.state == LANE_RUNNING || lane->stretches[i + 1].ran;
            stretch.state = lane->stretches[i + 1].state;
        }
        lane->stretches[kept] = stretch;
    }
    lane->count = kept;
    lane->stride *= 2;
    lane->merged = lane->stride;
}

static Stretch *lane_new_stretch(Lane *lane) {
    if (lane->count == STRETCH_LIMIT) lane_thin(lane);
    if (lane->count == lane->room) {
        lane->room = lane->room ? lane->room * 2 : 8;
        lane->stretches = must(realloc(lane->stretches, lane->room * sizeof *lane->stretches));
    }
    lane->merged = 1;
    return &lane->stretches[lane->count++];
}

static void lane_note_starved(Lane *lane, int64_t now) {
    if (now - lane->since <= lane->ran_at - lane->ready_at) return;
    lane->ready_at = lane->since;
    lane->ran_at = now;
}

static void lane_enter(Lane *lane, LaneState state, const Event *event) {
    if (lane->state == state) return;
    if (lane->state == LANE_READY) lane_note_starved(lane, event->time);
    if (lane->waiting) lane->waiting->total += event->time - lane->since;
    lane->waiting = NULL;
    Stretch *last = lane->count ? &lane->stretches[lane->count - 1] : NULL;
    bool same_place = last && last->time == event->time && last->step == event->step;
    if (last && (same_place || lane->merged < lane->stride)) {
        last->ran |= last->state == LANE_RUNNING;
        last->state = (uint8_t)state;
        lane->merged += !same_place;
    } else {
        *lane_new_stretch(lane) = (Stretch){event->time, event->step, (uint8_t)state, false};
    }
    lane->state = state;
    lane->since = event->time;
}

// The lane is in the same state as before, but of itself, not as a continuation: the picture shows the seam.
static void lane_seam(Lane *lane, const Event *event) {
    const Stretch *last = lane->count ? &lane->stretches[lane->count - 1] : NULL;
    if (!last || last->time == event->time || lane->stride > 1) return;
    *lane_new_stretch(lane) = (Stretch){event->time, event->step, (uint8_t)lane->state, false};
}

LaneState lane_state_at(const Lane *lane, int64_t time) {
    uint32_t low = 0, high = lane->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (lane->stretches[middle].time <= time) low = middle + 1;
        else high = middle;
    }
    return low ? (LaneState)lane->stretches[low - 1].state : LANE_ABSENT;
}

// ---- Waits and causes -------------------------------------------------------------------------------------

// The one with this text, kind and line, added if need be; NULL: no room.
static Wait *wait_find(Wait *waits, uint32_t *count, uint32_t limit, const char *text, uint8_t kind, uint32_t line) {
    for (uint32_t i = 0; i < *count; i++)
        if (waits[i].kind == kind && waits[i].line == line && strcmp(waits[i].text, text) == 0) return &waits[i];
    if (*count == limit) return NULL;
    waits[*count] = (Wait){.text = must(strdup(text)), .kind = kind, .line = line};
    return &waits[(*count)++];
}

static void lane_wait(Lane *lane, const char *text, uint8_t kind) {
    Wait *wait = wait_find(lane->waits, &lane->wait_count, WAIT_LIMIT, text ? text : "", kind, 0);
    if (wait) wait->count++;
    else lane->more_waits = true;
    lane->waiting = wait;
}

static void story_cause(Story *story, const char *text, uint32_t line, int64_t length) {
    Wait *cause = wait_find(story->causes, &story->cause_count, CAUSE_LIMIT, text, 0, line);
    if (!cause) cause = &story->causes[CAUSE_LIMIT - 1];
    cause->count++;
    cause->total += length;
}

// ---- Tasks ------------------------------------------------------------------------------------------------

static TaskNote *task_note(Fold *fold, int64_t id) {
    if ((uint64_t)id >= fold->task_room) {
        uint32_t room = fold->task_room ? fold->task_room : 64;
        while (room <= (uint64_t)id) room *= 2;
        fold->tasks = must(realloc(fold->tasks, room * sizeof *fold->tasks));
        for (uint32_t i = fold->task_room; i < room; i++) fold->tasks[i] = (TaskNote){.sleep_until = INT64_MIN};
        fold->task_room = room;
    }
    return &fold->tasks[id];
}

static Lane *task_lane(Fold *fold, int64_t id) {
    uint32_t lane = task_note(fold, id)->lane;
    return lane ? &fold->story->lanes[lane - 1] : NULL;
}

static void task_created(Fold *fold, const Event *event) {
    TaskNote *note = task_note(fold, event->a);
    note->made = true;
    Lane *lane = lane_add(fold->story, LANE_OF_TASK, (uint32_t)event->a, event->text ? event->text : "");
    if (!lane) return;
    note->lane = fold->story->lane_count;
    lane_enter(lane, LANE_READY, event);
}

// "Task-3": a name that nobody has chosen.
static bool is_default_name(const char *name) {
    if (strncmp(name, "Task-", 5) != 0 || !name[5]) return false;
    return strspn(name + 5, "0123456789") == strlen(name + 5);
}

static void lane_set_label(Lane *lane, const char *call) {
    if (!is_default_name(lane->name)) call = NULL;
    size_t size = strlen(lane->name) + (call ? strlen(call) : 0) + 2;
    char *label = must(malloc(size));
    strcpy(label, lane->name);
    if (call && *call) strcat(strcat(label, " "), call);
    free(lane->label);
    lane->label = label;
}

static void lane_rename(Lane *lane, const char *name) {
    free(lane->name);
    lane->name = must(strdup(name));
    lane_set_label(lane, NULL);
}

// A sleep that was cut short takes only the time that it took.
static void task_leaves_sleep(Fold *fold, TaskNote *note, int64_t now) {
    if (note->sleep_until > now) fold->story->own -= note->sleep_until - now;
    note->sleep_until = INT64_MIN;
}

static void task_enter(Fold *fold, int64_t id, LaneState state, const Event *event) {
    TaskNote *note = task_note(fold, id);
    if (!note->made) return;
    if (note->sleep_until != INT64_MIN) task_leaves_sleep(fold, note, event->time);
    if (note->lane) lane_enter(&fold->story->lanes[note->lane - 1], state, event);
}

static bool begins_with_one_of(const char *text, const char *const *starts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0) return true;
    return false;
}

#define BEGINS_WITH(text, starts) begins_with_one_of((text), (starts), sizeof(starts) / sizeof *(starts))

// Others than timers, requests, jobs, and what is made of tasks that have these.
static bool is_other_wait(const Event *event) {
    static const char *const made_of_tasks[] = {
        "wait", "as_completed", "TaskGroup", "shield", "gather", "timeout", "Timeout"};
    switch ((AwaitKind)event->b) {
        case AWAIT_FUTURE: case AWAIT_LOCK: case AWAIT_QUEUE: case AWAIT_EVENT: return true;
        case AWAIT_OTHER: return !event->text || !BEGINS_WITH(event->text, made_of_tasks);
        default: return false;
    }
}

static void task_waits(Fold *fold, const Event *event) {
    if (event->b == AWAIT_YIELD) {
        task_enter(fold, event->a, LANE_READY, event);
        return;
    }
    task_enter(fold, event->a, LANE_WAITING, event);
    TaskNote *note = task_note(fold, event->a);
    if (event->b == AWAIT_SLEEP && fold->deadline != INT64_MIN) {
        note->sleep_until = fold->deadline;
        fold->story->own += fold->deadline - event->time;
    }
    if (is_other_wait(event)) fold->story->other_waits = true;
    Lane *lane = task_lane(fold, event->a);
    if (lane) lane_wait(lane, event->text, (uint8_t)event->b);
}

static void task_done(Fold *fold, const Event *event) {
    static const LaneState states[] = {LANE_DONE, LANE_FAILED, LANE_CANCELLED};
    task_enter(fold, event->a, states[event->b], event);
    Lane *lane = task_lane(fold, event->a);
    if (lane && event->text && !lane->failure) lane->failure = must(strdup(event->text));
}

// ---- The loop and the threads -----------------------------------------------------------------------------


static void handle_begin(Fold *fold, const Event *event) {
    fold->deadline = INT64_MIN;
    lane_enter(&fold->story->lanes[LANE_LOOP_INDEX], LANE_RUNNING, event);
    if (label_is_of_task(event->a)) task_enter(fold, event->b, LANE_RUNNING, event);
}

static void handle_end(Fold *fold, const Event *event) {
    Lane *loop = &fold->story->lanes[LANE_LOOP_INDEX];
    if (loop->state == LANE_RUNNING) fold->story->held += event->time - loop->since;
    lane_enter(loop, LANE_WAITING, event);
}

static void loop_begin(Fold *fold, const Event *event) {
    fold->story->has_loop = true;
    if (fold->loops++) return;
    fold->loop_since = event->time;
    lane_enter(&fold->story->lanes[LANE_LOOP_INDEX], LANE_WAITING, event);
    fold->main_outside += event->time - fold->main_since;
    lane_enter(&fold->story->lanes[LANE_MAIN_INDEX], LANE_ABSENT, event);
}

static void loop_end(Fold *fold, const Event *event) {
    if (!fold->loops || --fold->loops) return;
    fold->story->loop_time += event->time - fold->loop_since;
    lane_enter(&fold->story->lanes[LANE_LOOP_INDEX], LANE_ABSENT, event);
    fold->main_since = event->time;
    lane_enter(&fold->story->lanes[LANE_MAIN_INDEX], LANE_RUNNING, event);
}

static Lane *thread_lane(Fold *fold, int64_t id) {
    if (id == 0) return fold->loops ? NULL : &fold->story->lanes[LANE_MAIN_INDEX];
    if ((uint64_t)id >= fold->thread_room || !fold->threads[id]) return NULL;
    return &fold->story->lanes[fold->threads[id] - 1];
}

static void thread_begin(Fold *fold, const Event *event) {
    uint32_t id = (uint32_t)event->a;
    if (id >= fold->thread_room) {
        uint32_t room = fold->thread_room ? fold->thread_room * 2 : 16;
        while (room <= id) room *= 2;
        fold->threads = must(realloc(fold->threads, room * sizeof *fold->threads));
        memset(fold->threads + fold->thread_room, 0, (room - fold->thread_room) * sizeof *fold->threads);
        fold->thread_room = room;
    }
    Lane *lane = lane_add(fold->story, LANE_OF_THREAD, id, event->text ? event->text : "");
    if (!lane) return;
    fold->threads[id] = fold->story->lane_count;
    lane_enter(lane, LANE_RUNNING, event);
}

static void thread_enter(Fold *fold, const Event *event, LaneState state) {
    Lane *lane = thread_lane(fold, event->a);
    if (!lane) return;
    lane_enter(lane, state, event);
    if (event->kind == EVENT_THREAD_JOB && event->text) lane_wait(lane, event->text, AWAIT_OTHER);
}

// Is a thread that blocks so busy with something of its own, as a sleep or a request? Else it waits for somebody.
static bool is_own_block(const Event *event) {
    static const char *const others[] = {
        "Thread.", "Lock.", "RLock.", "Condition.", "Semaphore.", "Event.", "Barrier.", "Queue.", "SimpleQueue.",
        "Future.", "wait", "as_completed", "Executor.", "ThreadPoolExecutor.", "ProcessPoolExecutor.", "Process.",
        "Pool."};
    return !event->text || !BEGINS_WITH(event->text, others);
}

static void block_begin(Fold *fold, const Event *event) {
    Lane *loop = &fold->story->lanes[LANE_LOOP_INDEX], *task = event->task ? task_lane(fold, event->task) : NULL;
    if (event->a == 0 && loop->state == LANE_RUNNING) lane_seam(loop, event);
    if (event->a == 0 && task && task->state == LANE_RUNNING) lane_seam(task, event);
    Lane *lane = thread_lane(fold, event->a);
    if (!lane) return;
    LaneState state = is_own_block(event) ? LANE_RUNNING : LANE_WAITING;
    if (lane->state == state) lane_seam(lane, event);
    else lane_enter(lane, state, event);
}

static void block_end(Fold *fold, const Event *event) {
    int64_t length = event->time - event->b;
    if (is_own_block(event)) fold->story->own += length;
    if (event->a == 0 && length > 0) story_cause(fold->story, event->text ? event->text : "", event->line, length);
    Lane *lane = thread_lane(fold, event->a);
    if (lane) lane_enter(lane, LANE_RUNNING, event);
}

static void compute(Fold *fold, const Event *event) {
    fold->story->own += event->a;
    if (event->b == 0) story_cause(fold->story, "computing", event->line, event->a);
}

// ---- The fold ---------------------------------------------------------------------------------------------

static void run_end(Fold *fold, const Event *event) {
    Lane *main_lane = &fold->story->lanes[LANE_MAIN_INDEX];
    if (!fold->loops) fold->main_outside += event->time - fold->main_since;
    fold->story->ended = true;
    fold->story->exit = (int)event->a;
    lane_enter(main_lane, event->a ? LANE_FAILED : LANE_DONE, event);
}

static void fold_event(Fold *fold, const Event *event) {
    Story *story = fold->story;
    story->end = event->time;
    story->steps = event->step;
    switch ((EventKind)event->kind) {
        case EVENT_RUN_BEGIN: lane_enter(&story->lanes[LANE_MAIN_INDEX], LANE_RUNNING, event); break;
        case EVENT_RUN_END: run_end(fold, event); break;
        case EVENT_LOOP_BEGIN: loop_begin(fold, event); break;
        case EVENT_LOOP_END: loop_end(fold, event); break;
        case EVENT_HANDLE_BEGIN: handle_begin(fold, event); break;
        case EVENT_HANDLE_END: handle_end(fold, event); break;
        case EVENT_READY: if (label_is_of_task(event->a)) task_enter(fold, event->b, LANE_READY, event); break;
        case EVENT_TASK_CREATED: task_created(fold, event); break;
        case EVENT_TASK_LABEL: {
            Lane *lane = task_lane(fold, event->a);
            if (lane) lane_set_label(lane, event->text);
            break;
        }
        case EVENT_TASK_RENAMED: {
            Lane *lane = task_lane(fold, event->a);
            if (lane && event->text) lane_rename(lane, event->text);
            break;
        }
        case EVENT_TASK_WAITS: task_waits(fold, event); break;
        case EVENT_TASK_DONE: task_done(fold, event); break;
        case EVENT_TIMER_SET: if (event->c == LABEL_SET_RESULT) fold->deadline = event->b; break;
        case EVENT_BLOCK_BEGIN: block_begin(fold, event); break;
        case EVENT_BLOCK_END: block_end(fold, event); break;
        case EVENT_COMPUTE: compute(fold, event); break;
        case EVENT_THREAD_BEGIN: thread_begin(fold, event); break;
        case EVENT_THREAD_JOB: thread_enter(fold, event, LANE_RUNNING); break;
        case EVENT_THREAD_IDLE: thread_enter(fold, event, LANE_DONE); break;
        case EVENT_THREAD_END: thread_enter(fold, event, LANE_DONE); break;
        case EVENT_DEADLOCK:
        case EVENT_LIMIT:
            free(story->ending);
            story->ending = must(strdup(event->text ? event->text : ""));
            break;
        default: break;
    }
}

static void lane_remove(Story *story, uint32_t index) {
    lane_free(&story->lanes[index]);
    story->lane_count--;
    memmove(&story->lanes[index], &story->lanes[index + 1], (story->lane_count - index) * sizeof *story->lanes);
}

// By kind, otherwise as they are.
static void sort_lanes(Story *story) {
    for (uint32_t i = 1; i < story->lane_count; i++) {
        Lane lane = story->lanes[i];
        uint32_t at = i;
        for (; at > 0 && story->lanes[at - 1].kind > lane.kind; at--) story->lanes[at] = story->lanes[at - 1];
        story->lanes[at] = lane;
    }
}

// Ends what was going on when the log ended, and leaves the lanes that have something to show.
static void story_finish(Fold *fold) {
    Story *story = fold->story;
    Event end = {.time = story->end, .step = story->steps};
    for (uint32_t i = 0; i < fold->task_room; i++) task_leaves_sleep(fold, &fold->tasks[i], end.time);
    if (fold->loops) story->loop_time += story->end - fold->loop_since;
    for (uint32_t i = 0; i < story->lane_count; i++) {
        Lane *lane = &story->lanes[i];
        if (lane->state == LANE_READY) lane_note_starved(lane, end.time);
        if (lane->waiting) lane->waiting->total += end.time - lane->since;
    }
    if (story->has_loop && fold->main_outside == 0) lane_remove(story, LANE_MAIN_INDEX);
    if (!story->has_loop) lane_remove(story, LANE_LOOP_INDEX);
    while (story->lane_count > story->lane_limit) {
        lane_remove(story, story->lane_count - 1);
        story->more++;
    }
    sort_lanes(story);
}

Story *story_new(const Log *log, uint32_t lanes) {
    Story *story = must(calloc(1, sizeof *story));
    story->lane_limit = lanes;
    story->lanes = must(calloc((size_t)lanes + FIXED_LANES, sizeof *story->lanes));
    lane_add(story, LANE_OF_LOOP, 0, "loop");
    lane_add(story, LANE_OF_MAIN, 0, "main thread");
    Fold fold = {.story = story, .deadline = INT64_MIN};
    LogReader *reader = must(malloc(sizeof *reader));
    log_read_from_start(reader, log);
    for (Event event; log_read(reader, &event);) fold_event(&fold, &event);
    free(reader);
    story_finish(&fold);
    free(fold.tasks);
    free(fold.threads);
    return story;
}

void story_free(Story *story) {
    if (!story) return;
    for (uint32_t i = 0; i < story->lane_count; i++) lane_free(&story->lanes[i]);
    for (uint32_t i = 0; i < story->cause_count; i++) free(story->causes[i].text);
    free(story->lanes);
    free(story->ending);
    free(story);
}
