// world.h - the simulated world: everything that a run can change, at the start of its arena.
//
// One World is one Python process in simulation: heap, types, modules, threads, the loop's state. It holds no pointer to
// malloc'd memory, so copying the arena's pages is a checkpoint. What belongs to the host (where output goes, who listens to
// events, how to stop) is in `host`, which lies outside and is not rewound. Nothing is global: two worlds can coexist.
//
// Invariants: `raised` is set exactly when a function just failed; a value's references are counted everywhere, the
// operand stacks included; `position` only ever counts up while running (a restore sets it back as part of the world).
#ifndef LOOPCHEF_VM_WORLD_H
#define LOOPCHEF_VM_WORLD_H

#include "base/buf.h"
#include "event/sink.h"
#include "vm/heap.h"
#include "vm/name_list.h"
#include "vm/type.h"

typedef struct Dict Dict;
typedef struct Frame Frame;
typedef struct Thread Thread;

// Interned names that the runtime itself uses: N_append is world->names[N_append].
typedef enum NameId {
#define NAME(id) N_##id,
    NAME_LIST(NAME)
#undef NAME
    NAME_COUNT
} NameId;

// What lies outside the simulated world. Owned by whoever made the world.
typedef struct Host {
    // The program's output: `bytes` of stdout (fd 1) or stderr (fd 2), as they are written. Borrowed text.
    void (*write)(void *context, int fd, const char *bytes, size_t size);
    void *write_context;
    Sink sink;                       // events (event/sink.h); sink.send NULL: nobody listens
    const char *source;              // the scenario's text, for tracebacks; outlives the world
    size_t source_size;
    const char *path;                // as the user gave it
    volatile int *interrupt;         // set asynchronously (Ctrl-C): the run stops at the next line. May be NULL
    const char *const *inputs;       // what input() reads, line by line (the directives' texts), without newlines
    size_t input_count;
    const int *guarded_imports;      // lines of the scenario's imports that stand in a `try` for ImportError
    int guarded_count;
    struct PatternCache *patterns;   // compiled regular expressions (vm/module_re.c); NULL until there are some. world_free frees them
    const struct Network *network;   // loop/network.h: how the outside answers; NULL: no rules
} Host;

// Limits of a run; 0 means none.
typedef struct Limits {
    uint64_t memory;                 // bytes of the arena
    uint64_t lines, operations;      // of the scenario's own code
    int64_t time;                    // virtual ns
    int64_t until;                   // virtual ns: where --until stops the run (INT64_MAX: nowhere)
    uint32_t recursion;              // frames of one thread
    uint32_t op_cost;                // ns an operation
} Limits;

typedef enum RunStatus {
    RUN_DONE,        // the thread's last frame returned
    RUN_RAISED,      // an exception left its last frame (in thread->result)
    RUN_BLOCKED,     // it must wait (thread->wait)
    RUN_STOPPED,     // world->stop_at was reached, or the host asked
    RUN_LIMIT,       // a limit was reached (world->limit_hit)
    RUN_EXIT,        // loopchef itself ends the run: refusal ("not simulated"), world->refusal says why
} RunStatus;

struct World {
    Heap heap;
    Host *host;                      // set again after a restore
    Limits limits;

    // counters
    uint64_t position;               // scenario lines + handle starts + iteration starts + clock moves so far
    uint64_t stop_at;                // the run stops as soon as `position` reaches this (a line is counted, not yet run); UINT64_MAX: never
    uint64_t steps;                  // scenario lines so far: the number shown to people
    uint64_t operations;             // of the scenario's code since the start
    uint64_t attention_at;           // `operations` value at which interp calls world->attend (a whole ms of computing, a limit)
    bool attention;                  // something waits to be done at the next line, call or return: finalizers, a stop
    uint32_t native_depth;           // how many times the interpreter runs inside itself (vm_call)
    uint32_t c_depth;                // C functions nested through containers (repr of a list in a list ...)
    uint32_t type_versions;          // last one given out
    uint32_t dict_versions;          // the same for Dict.keys_version
    size_t inputs_read;              // of host->inputs, by input()
    uint64_t objects_made;           // for names such as Task-N no; for id()
    uint64_t random_seed;            // what `random` begins with when the program does not say: --seed
    uint64_t random_seedings;        // how often it did not say

    // the error being raised; ABSENT: none
    Value raised;                    // an exception instance
    struct FrameObject *frames_seen; // frame objects of frames that are not left yet (vm/frame_object.c)
    Value memory_error;              // the MemoryError to raise when not even that can be allocated (vm/raise.c)

    Thread *thread;                  // the one that runs
    Thread *threads;                 // all, in order of creation (linked by `next`)
    Thread *main_thread;
    Value pending;                   // list of things to finalize at the next opportunity: [callable or generator...], ABSENT: none

    Type *types[TYPE_COUNT];
    Value names[NAME_COUNT];         // interned strs
    Value latin1[256];               // one-character strs
    Value empty_str, empty_tuple, empty_bytes;
    Dict *interned;                  // the intern table: str → itself (str.c keeps it)
    Dict *builtins;                  // the builtins module's namespace
    Dict *modules;                   // sys.modules
    Dict *weak;                      // id → list of weak references
    Value hidden;                    // dict of pylib's hidden modules (_builtins...): Python parts of built-in functions; ABSENT until needed
    const struct ModuleDef *module_tables[4];  // built-in modules: static tables, by modules_add
    bool gc_disabled;                // gc.disable() was called (it changes nothing: see vm/collect.h)
    void *method_cache;              // type.c's
    Obj **showing;                   // objects whose repr is being made, outermost first (object.c); a block
    uint32_t showing_count, showing_room;
    void *loop_state;                // loop/'s part of the world (clock, loops, tasks, workers); in the arena

    const char *limit_hit;           // which limit ended the run: static text
    char refusal[512];               // RUN_EXIT: what is refused, without "loopchef: "

    // Set by the layer above (static functions; re-set after a restore is not needed, code does not move).
    bool (*attend)(World *world);    // called when operations reach attention_at; false: stop (raised or status in `stop_status`)
    void (*stamp)(World *world, Event *event);  // fills an event's time, iteration and task
    RunStatus stop_status;
    bool stopping;                   // the interpreter leaves at the next chance with stop_status
};

#define NAME_OF(world, id) ((world)->names[N_##id])

static inline Type *type_of(World *world, Value v) {
    return value_is_obj(v) ? value_obj(v)->type : world->types[value_kind_immediate(v)];
}

// Makes a world in a fresh reservation of `limits->memory` bytes: heap, built-in types, builtins, an empty __main__.
// NULL when the host has no address space. `host` is borrowed for the world's life.
World *world_new(Host *host, const Limits *limits);
void world_free(World *world);

// Sends an event, with line, step and thread filled in, and time, iteration and task by `stamp`.
void world_report(World *world, Event *event);

// The program writes: to the host's `write`, and as an OUTPUT event.
void world_write(World *world, int fd, const char *bytes, size_t size);

// A C loop over the scenario's data costs an operation an element.
static inline void world_charge(World *world, uint64_t operations) {
    if ((world->operations += operations) >= world->attention_at) world->attention = true;
}

// Something must be seen to between instructions (finalizers, a stop, computing time): the next line, call, return or jump back
// looks at `attention`.
void world_ask_attention(World *world);

#endif
