#include "vm/collect.h"

#include <stdlib.h>

#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/raise.h"
#include "vm/sequence.h"
#include "vm/str.h"
#include "vm/weakref.h"

// ---- the objects of the heap, with a count of their own each ---------------------------------------------------

// An object under examination. `outside` begins as its reference count; what objects hold is subtracted.
typedef struct Candidate {
    Obj *obj;
    uint32_t outside;   // references from roots: frames, the world, C
} Candidate;

typedef struct Census {
    World *world;
    Candidate *items;   // in address order within a chunk; found by hash
    uint32_t count, room;
    uint32_t *table;    // open addressing: index + 1
    uint32_t mask;
    bool failed;
    uint32_t *stack;    // candidates reached from outside, still to be followed
    uint32_t stacked;
} Census;

static uint32_t slot_of(const Census *c, const Obj *obj) {
    return (uint32_t)(((uint64_t)obj >> 4) * 0x9E3779B97F4A7C15ull >> 32) & c->mask;
}

static Candidate *find(const Census *c, const Obj *obj) {
    for (uint32_t at = slot_of(c, obj);; at = (at + 1) & c->mask) {
        if (!c->table[at]) return NULL;
        if (c->items[c->table[at] - 1].obj == obj) return &c->items[c->table[at] - 1];
    }
}

static void count_one(void *context, Obj *obj) {
    (void)obj;
    ((Census *)context)->count++;
}

static void enter_one(void *context, Obj *obj) {
    Census *c = context;
    if (c->count == c->room) return;
    c->items[c->count++] = (Candidate){obj, obj->refs};
    uint32_t at = slot_of(c, obj);
    while (c->table[at]) at = (at + 1) & c->mask;
    c->table[at] = c->count;
}

static bool census_take(World *world, Census *c) {
    *c = (Census){.world = world};
    heap_walk(world, count_one, c);
    c->room = c->count;
    c->count = 0;
    uint32_t slots = 64;
    while (slots < c->room * 2) slots *= 2;
    c->mask = slots - 1;
    c->items = malloc(c->room * sizeof(Candidate) + 1);
    c->table = calloc(slots, sizeof(uint32_t));
    c->stack = malloc(c->room * sizeof(uint32_t) + 1);
    if (!c->items || !c->table || !c->stack) return false;
    heap_walk(world, enter_one, c);
    return true;
}

static void census_free(Census *c) {
    free(c->items);
    free(c->table);
    free(c->stack);
}

// Each value that an object holds, what its class added to it included.
static void visit_all(World *world, Obj *obj, Visit visit, void *context) {
    const TypeOps *ops = obj->type->ops;
    if (ops->visit) ops->visit(world, obj, visit, context);
    if (obj->kind != T_TYPE) instance_visit(obj, visit, context);
    else if (obj->flags & OBJ_SUBCLASS) visit(context, value_from_obj(obj->type));
}

static void subtract(void *context, Value v) {
    Census *c = context;
    Candidate *found = value_is_obj(v) ? find(c, value_obj(v)) : NULL;
    assert(!found || found->outside);      // or somebody holds it who has not counted himself
    if (found && found->outside) found->outside--;
}

#define REACHED UINT32_MAX

static void reach(void *context, Value v) {
    Census *c = context;
    Candidate *found = value_is_obj(v) ? find(c, value_obj(v)) : NULL;
    if (!found || found->outside == REACHED) return;
    found->outside = REACHED;
    c->stack[c->stacked++] = (uint32_t)(found - c->items);
}

static void follow(Census *c) {
    while (c->stacked) visit_all(c->world, c->items[c->stack[--c->stacked]].obj, reach, c);
}

// Afterwards everything that is not REACHED is garbage.
static void trace(Census *c) {
    for (uint32_t i = 0; i < c->count; i++) visit_all(c->world, c->items[i].obj, subtract, c);
    for (uint32_t i = 0; i < c->count; i++) {
        if (c->items[i].outside && c->items[i].outside != REACHED) reach(c, value_from_obj(c->items[i].obj));
    }
    follow(c);
}

// ---- getting rid of it -----------------------------------------------------------------------------------------

// Those with a __del__ not yet called get it now; what they reach lives until the next collection. True: there were some.
static bool call_finalizers(Census *c) {
    bool any = false;
    for (uint32_t i = 0; i < c->count; i++) {
        Obj *obj = c->items[i].obj;
        if (c->items[i].outside == REACHED || obj->flags & OBJ_FINALIZED) continue;
        if (obj->type->ops->finalize) any |= obj->type->ops->finalize(c->world, obj);
        if (!(obj->type->flags & TYPE_OWN_DEL)) continue;
        obj->flags |= OBJ_FINALIZED;
        Value del = type_lookup_borrowed(c->world, obj->type, NAME_OF(c->world, __del__));
        Value bound = descriptor_get(c->world, del, value_from_obj(obj), obj->type);
        if (!value_is_absent(bound)) world_finalize_later(c->world, bound);
        raised_clear(c->world);
        any = true;
    }
    return any;
}

static bool is_tracked(const Obj *obj) { return obj->type->ops->visit || obj->flags & OBJ_SUBCLASS; }

// Weak references to garbage die first, as in CPython; those that are garbage themselves do not call back.
static void kill_weak_references(Census *c) {
    for (uint32_t i = 0; i < c->count; i++) {
        if (c->items[i].outside != REACHED) c->items[i].obj->flags |= OBJ_MARK;
    }
    for (uint32_t i = 0; i < c->count; i++) {
        Obj *obj = c->items[i].obj;
        if (obj->flags & OBJ_MARK && obj->flags & OBJ_WEAK) weakref_target_died(c->world, obj);
    }
    for (uint32_t i = 0; i < c->count; i++) c->items[i].obj->flags &= (uint16_t)~OBJ_MARK;
}

// How CPython would count it: what it tracks, an instance and its dict as one.
static int64_t count_of(const Obj *obj) {
    struct Dict **slot = obj->kind != T_TYPE ? instance_dict_slot((Obj *)obj) : NULL;
    return is_tracked(obj) - (slot && *slot && ((Obj *)*slot)->refs == 2);
}

// Holds on to all garbage, empties it, then lets go: each object dies by its own dispose.
static int64_t dispose_garbage(Census *c) {
    uint32_t garbage = 0;
    int64_t count = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        if (c->items[i].outside == REACHED) continue;
        obj_keep(c->items[i].obj);
        c->items[garbage++] = c->items[i];
    }
    for (uint32_t i = 0; i < garbage; i++) count += count_of(c->items[i].obj);
    for (uint32_t i = 0; i < garbage; i++) {
        Obj *obj = c->items[i].obj;
        const TypeOps *ops = obj->type->ops;
        if (obj->kind != T_TYPE) instance_clear(c->world, obj);
        if (ops->clear) ops->clear(c->world, obj);
    }
    for (uint32_t i = 0; i < garbage; i++) obj_drop(c->world, c->items[i].obj);
    return count;
}

// `*finalizes`: finalizers were queued instead; it takes another round when they have run.
static int64_t collect_once(World *world, bool *finalizes) {
    Census census;
    int64_t died = 0;
    *finalizes = false;
    if (census_take(world, &census)) {
        trace(&census);
        kill_weak_references(&census);
        *finalizes = call_finalizers(&census);
        if (!*finalizes) died = dispose_garbage(&census);
    }
    census_free(&census);
    return died;
}

size_t heap_collect(World *world) {
    bool finalizes;
    int64_t died = collect_once(world, &finalizes);
    return died > 0 ? (size_t)died : 0;
}

static void ask_last_words(void *context, Obj *obj) {
    const Type *type = obj->type;
    bool noticed = type->flags & TYPE_OWN_DEL && !(obj->flags & OBJ_FINALIZED);
    if (noticed || (type->ops->last_words && type->ops->last_words(obj))) *(bool *)context = true;
}

bool heap_has_last_words(World *world) {
    bool found = false;
    heap_walk(world, ask_last_words, &found);
    return found;
}

// ---- the module gc ---------------------------------------------------------------------------------------------

// gc.collect(): in Python, so that finalizers run between its two rounds.
static NATIVE_FN(collect) { return vm_tail_hidden(world, "gc_collect", NULL, 0); }

// _model.collect_round(): how many died; None: finalizers come first.
NATIVE_FN(model_collect_round) {
    bool finalizes;
    int64_t died = collect_once(world, &finalizes);
    return finalizes ? NONE : value_from_small(died > 0 ? died : 0);
}

static NATIVE_FN(enable) {
    world->gc_disabled = false;
    return NONE;
}

static NATIVE_FN(disable) {
    world->gc_disabled = true;
    return NONE;
}

static NATIVE_FN(is_enabled) {
    return value_from_bool(!world->gc_disabled);
}

static Value zeros(World *world) {
    Value zero = value_from_small(0);
    return tuple_of(world, 3, zero, zero, zero);
}

static NATIVE_FN(get_count) {
    return zeros(world);
}

static NATIVE_FN(get_threshold) {
    return tuple_of(world, 3, value_from_small(2000), value_from_small(10), value_from_small(10));
}

static NATIVE_FN(nothing) {
    return NONE;
}

typedef struct Gathering {
    World *world;
    Value list;
    Value wanted;       // get_referrers: what must be held
    bool found, failed;
} Gathering;

static void note_held(void *context, Value v) {
    Gathering *g = context;
    g->found |= value_is(v, g->wanted);
}

static void gather(void *context, Obj *obj) {
    Gathering *g = context;
    if (g->failed || !is_tracked(obj) || value_is(g->list, value_from_obj(obj))) return;
    if (!value_is_absent(g->wanted)) {
        g->found = false;
        visit_all(g->world, obj, note_held, g);
        if (!g->found) return;
    }
    g->failed = !list_append(g->world, value_list(g->list), value_from_obj(obj));
}

static Value gather_all(World *world, Value wanted) {
    Gathering g = {.world = world, .list = list_new(world, 0), .wanted = wanted};
    if (value_is_absent(g.list)) return ABSENT;
    heap_walk(world, gather, &g);
    if (!g.failed) return g.list;
    value_drop(world, g.list);
    return ABSENT;
}

static NATIVE_FN(get_objects) {
    return gather_all(world, ABSENT);
}

static NATIVE_FN(get_referrers) {
    return gather_all(world, args[0]);
}

static NATIVE_FN(tracked) {
    return value_from_bool(value_is_obj(args[0]) && is_tracked(value_obj(args[0])));
}

static const NativeDef functions[] = {
    {.name = "collect", .fn = collect, .max = 1, .names = "generation", .doc = "Run the garbage collector."},
    {.name = "enable", .fn = enable, .doc = "Enable automatic garbage collection."},
    {.name = "disable", .fn = disable, .doc = "Disable automatic garbage collection."},
    {.name = "isenabled", .fn = is_enabled, .doc = "Returns true if automatic garbage collection is enabled."},
    {.name = "get_count", .fn = get_count, .doc = "Return a three-tuple of the current collection counts."},
    {.name = "get_threshold", .fn = get_threshold, .doc = "Return the current collection thresholds."},
    {.name = "set_threshold", .fn = nothing, .min = 1, .max = 3, .doc = "Set the collection thresholds."},
    {.name = "set_debug", .fn = nothing, .min = 1, .max = 1, .doc = "Set the garbage collection debugging flags."},
    {.name = "freeze", .fn = nothing,
     .doc = "Freeze all current tracked objects and ignore them for future collections."},
    {.name = "unfreeze", .fn = nothing, .doc = "Unfreeze all objects in the permanent generation."},
    {.name = "get_objects", .fn = get_objects, .max = 1, .names = "generation",
     .doc = "Return a list of objects tracked by the collector."},
    {.name = "get_referrers", .fn = get_referrers, .min = 1, .max = 1,
     .doc = "Return the list of objects that directly refer to an object."},
    {.name = "is_tracked", .fn = tracked, .min = 1, .max = 1,
     .doc = "Returns true if the object is tracked by the garbage collector."},
    {0},
};

bool module_gc_set_up(World *world, Dict *dict) {
    return module_add_functions(world, dict, functions, "gc") && dict_set_c(world, dict, "garbage", list_new(world, 0));
}
