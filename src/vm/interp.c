#include "vm/interp.h"

#include <string.h>

#include "vm/coro.h"
#include "vm/deque.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception.h"
#include "vm/consume.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/set.h"
#include "vm/shortcut.h"

// How the loop is left and entered. The state of a frame that is current lives in local variables (ip, sp); SAVE puts it
// into the frame before anything that may look at it or change which frame is current, LOAD takes it from there.

static const uint8_t cache_words[256] = {
    [OP_LINE] = 1, [OP_LINE_AGAIN] = 1, [OP_LIBRARY_LINE] = 1, [OP_SHORTCUT_LINE] = 1, [OP_FOR_RANGE] = 1, [OP_LOAD_GLOBAL] = 2,
    [OP_LOAD_ATTR] = 4, [OP_LOAD_METHOD] = 4, [OP_STORE_ATTR] = 4,
};

#define CODE_MAKES_OBJECT (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)

// What a cache word pair says of an attribute.
enum { CACHE_NONE, CACHE_INSTANCE, CACHE_SLOT, CACHE_TYPE, CACHE_TYPE_SURE, CACHE_MODULE, CACHE_METHOD, CACHE_METHOD_SURE };

static inline Value cache_pointer(const Word *at) {
    uint64_t bits;
    memcpy(&bits, at, sizeof bits);
    return VALUE_BITS(bits);
}

static inline void cache_set(Word *at, uint32_t version, uint32_t kind, uint32_t index, Value v) {
    at[0] = version;
    at[1] = kind | index << 8;
    memcpy(at + 2, &v.bits, sizeof v.bits);
}

// An attribute is entry `index` of the instance's dict, which stands at an offset that the type knows: words version, kind and index,
// offset. (Not where it stands behind a variable part.)
static void cache_instance(Word *at, const Obj *obj, const Dict *dict, Value name) {
    int32_t index = dict_find_name(dict, name);
    if (index < 0 || index >= 1 << 24 || obj->type->dict_offset <= TYPE_DICT_BEHIND) return;
    cache_set(at, obj->type->version, CACHE_INSTANCE, (uint32_t)index, ABSENT);
    at[2] = obj->type->dict_offset;
}

// Its entry if the cache holds for this object; NULL if not.
static inline __attribute__((always_inline)) DictEntry *instance_entry(Obj *obj, const Word *cache, Value name) {
    if ((cache[1] & 0xFF) != CACHE_INSTANCE || obj->type->version != cache[0]) return NULL;
    Dict *dict = *(Dict **)((char *)obj + cache[2]);
    uint32_t index = cache[1] >> 8;
    if (!dict || index >= dict->used || dict->entries[index].key.bits != name.bits) return NULL;
    return &dict->entries[index];
}

static bool generic_attributes(const Type *type) {
    return !type->ops->get_attribute && !(type->flags & TYPE_OWN_GETATTR);
}

// Is a type's attribute one that an instance's dict may not shadow (property, slot, getset)?
static bool is_data_descriptor(Value v) {
    switch (value_kind(v)) {
    case T_PROPERTY: case T_GETSET: case T_MEMBER: return true;
    case T_FUNCTION: case T_NATIVE: case T_METHOD_DESCRIPTOR: case T_SLOT_WRAPPER: case T_STATIC_METHOD:
    case T_CLASS_METHOD: case T_INT: case T_STR: case T_NONE: case T_BOOL: case T_FLOAT: case T_LIST: case T_DICT:
    case T_TUPLE: case T_SET: return false;
    default: return true;    // an object of the program's: may have __set__
    }
}

// Fills the cache of LOAD_ATTR (behind `at`) for the next time. Called after the slow path found the attribute.
static void cache_attribute(World *world, Word *at, Value v, Value name, bool method) {
    if (!value_is_obj(v)) return;
    Obj *obj = value_obj(v);
    Type *type = obj->type;
    if (obj->kind == T_MODULE && !(obj->flags & OBJ_SUBCLASS)) {
        Dict *dict = ((ModuleObject *)obj)->dict;
        int32_t index = dict_find_name(dict, name);
        if (index >= 0 && index < 1 << 24) cache_set(at, dict->keys_version, CACHE_MODULE, (uint32_t)index, ABSENT);
        return;
    }
    if (!generic_attributes(type) || obj->kind == T_TYPE) return;
    Value found = type_lookup_borrowed(world, type, name);
    struct Dict **slot = instance_dict_slot(obj);
    if (value_is_absent(found)) {
        if (!slot || !*slot) return;
        cache_instance(at, obj, *slot, name);
        return;
    }
    TypeId kind = value_kind(found);
    if (kind == T_MEMBER) {
        cache_set(at, type->version, CACHE_SLOT, ((Member *)value_obj(found))->offset, ABSENT);
        return;
    }
    bool sure = !slot || !type_is_shadowed(type, name);     // no instance's dict has the name
    if (method && (kind == T_FUNCTION || kind == T_METHOD_DESCRIPTOR)) {
        cache_set(at, type->version, sure ? CACHE_METHOD_SURE : CACHE_METHOD, 0, found);
    } else if (!method && (kind == T_INT || kind == T_STR || kind == T_NONE || kind == T_BOOL || kind == T_FLOAT)) {
        cache_set(at, type->version, sure ? CACHE_TYPE_SURE : CACHE_TYPE, 0, found);
    }
}

// The value of a name in __slots__.
static inline Value *slot_at(Obj *obj, uint32_t offset) { return (Value *)((char *)obj + offset); }

static inline bool shadowed(Obj *obj, Value name) {
    struct Dict **slot = instance_dict_slot(obj);
    return slot && *slot && dict_find_name(*slot, name) >= 0;
}

// LOAD_ATTR through its cache, but for instances' own attributes; ABSENT if that does not hold. Borrowed.
static inline __attribute__((always_inline)) Value attribute_cached(Value v, const Word *cache, Value name) {
    if (!value_is_obj(v) || !cache[1]) return ABSENT;
    Obj *obj = value_obj(v);
    uint32_t kind = cache[1] & 0xFF, index = cache[1] >> 8;
    if (kind == CACHE_MODULE) {
        if (obj->kind != T_MODULE) return ABSENT;
        Dict *dict = ((ModuleObject *)obj)->dict;
        if (dict->keys_version != cache[0] || index >= dict->used || dict->entries[index].key.bits != name.bits) return ABSENT;
        return dict->entries[index].value;
    }
    if (obj->type->version != cache[0]) return ABSENT;
    if (kind == CACHE_SLOT) return *slot_at(obj, index);
    if (kind == CACHE_TYPE_SURE || (kind == CACHE_TYPE && !shadowed(obj, name))) return cache_pointer(cache + 2);
    return ABSENT;
}

static inline bool store_attribute_cached(World *world, Value v, Word *cache, Value name, Value value) {
    if (!value_is_obj(v)) return false;
    if ((cache[1] & 0xFF) == CACHE_SLOT && value_obj(v)->type->version == cache[0]) {
        value_replace_take(world, slot_at(value_obj(v), cache[1] >> 8), value_keep(value));
        return true;
    }
    DictEntry *entry = instance_entry(value_obj(v), cache, name);
    if (!entry) return false;
    Value old = entry->value;
    entry->value = value_keep(value);
    value_drop(world, old);
    return true;
}

static void cache_store(World *world, Word *at, Value v, Value name) {
    if (!value_is_obj(v)) return;
    Obj *obj = value_obj(v);
    Type *type = obj->type;
    if (type->ops->set_attribute || type->flags & TYPE_OWN_SETATTR || obj->kind == T_TYPE) return;
    Value found = type_lookup_borrowed(world, type, name);
    if (value_is_kind(found, T_MEMBER)) cache_set(at, type->version, CACHE_SLOT, ((Member *)value_obj(found))->offset, ABSENT);
    if (!value_is_absent(found) && is_data_descriptor(found)) return;
    struct Dict **slot = instance_dict_slot(obj);
    if (!slot || !*slot) return;
    cache_instance(at, obj, *slot, name);
}

// Truth of the kinds that are tested most; ABSENT: ask in general.
static inline Value truth_fast(Value v) {
    if (value_is_small(v)) return value_from_bool(value_small(v) != 0);
    if (!value_is_obj(v)) return value_is_none(v) ? FALSE : ABSENT;
    if (value_obj(v)->flags & OBJ_SUBCLASS) return ABSENT;
    switch (value_obj(v)->kind) {
    case T_LIST: return value_from_bool(value_list(v)->size);
    case T_DICT: return value_from_bool(value_dict(v)->count);
    case T_STR: return value_from_bool(value_str(v)->size);
    case T_TUPLE: return value_from_bool(value_tuple(v)->size);
    case T_DEQUE: return value_from_bool(((Deque *)value_obj(v))->count);
    default: return ABSENT;
    }
}

// LOAD_GLOBAL's slow path. Borrowed; ABSENT: NameError raised.
static Value load_global(World *world, Frame *frame, Word *cache, Value name) {
    int32_t index = dict_find_name(frame->globals, name);
    Dict *from = frame->globals;
    if (index < 0) {
        from = world->builtins;
        index = dict_find_name(from, name);
        if (index < 0) return operate_load_name_error(world, name);
    }
    cache[0] = frame->globals->keys_version;
    cache[1] = (uint32_t)index | (from == world->builtins ? 0x80000000u : 0);
    return from->entries[index].value;
}

static Value load_global_or_builtin_borrowed(World *world, Frame *frame, Value name) {
    Value v = dict_get_name_borrowed(world, frame->globals, name);
    if (value_is_absent(v)) v = dict_get_name_borrowed(world, world->builtins, name);
    return value_is_absent(v) ? operate_load_name_error(world, name) : v;
}

// A name of a class's namespace, which is given back. ABSENT without an exception: it has none.
static Value class_name_take(World *world, Value namespace, Value name) {
    Value v = object_get_item(world, namespace, name);
    value_drop(world, namespace);
    if (value_is_absent(v) && raised_is(world, T_KEY_ERROR)) raised_clear(world);
    return v;
}

// LOAD_NAME: namespace, globals, builtins. Borrowed; ABSENT: raised.
static Value load_name(World *world, Frame *frame, Value name, Value *fresh) {
    *fresh = ABSENT;
    if (value_is_kind(frame->locals, T_DICT) && !(value_obj(frame->locals)->flags & OBJ_SUBCLASS)) {
        Value v = dict_get_name_borrowed(world, value_dict(frame->locals), name);
        if (!value_is_absent(v)) return v;
    } else if (!value_is_absent(frame->locals)) {
        *fresh = object_get_item(world, frame->locals, name);
        if (!value_is_absent(*fresh)) return *fresh;
        if (!raised_is(world, T_KEY_ERROR)) return ABSENT;
        raised_clear(world);
    }
    return load_global_or_builtin_borrowed(world, frame, name);
}

static Value unbound(World *world, Frame *frame, uint32_t slot) {
    const char *name = value_str(frame->code->slots[slot])->text;
    uint32_t free_from = frame->code->slot_count - frame->code->free_count;
    if (slot >= free_from) {
        return raise_error(world, T_NAME_ERROR,
                           "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
    }
    return raise_error(world, T_UNBOUND_LOCAL_ERROR,
                       "cannot access local variable '%s' where it is not associated with a value", name);
}

// block_new and block_free for frames, without a call when a free cell of the size is at hand. Debug builds always call.
#ifdef LOOPCHEF_DEBUG
#define FRAME_CELL_LIMIT 0
#else
#define FRAME_CELL_LIMIT HEAP_SMALL_LIMIT
#endif
static inline Frame *frame_room(World *world, size_t size) {
    size_t rounded = (size + HEAP_STEP - 1) & ~(size_t)(HEAP_STEP - 1);
    if (rounded <= FRAME_CELL_LIMIT) {
        FreeCell **list = &world->heap.blocks[rounded / HEAP_STEP];
        FreeCell *cell = *list;
        if (__builtin_expect(cell != NULL, 1)) {
            *list = cell->next;
            world->heap.in_use += rounded;
            return (Frame *)cell;
        }
    }
    return block_new(world, size);
}

static inline void frame_room_back(World *world, Frame *frame) {
    size_t rounded = ((size_t)frame->size + HEAP_STEP - 1) & ~(size_t)(HEAP_STEP - 1);
    if (rounded > FRAME_CELL_LIMIT) {
        block_free(world, frame, frame->size);
        return;
    }
    FreeCell *cell = (FreeCell *)frame;
    cell->next = world->heap.blocks[rounded / HEAP_STEP];
    world->heap.blocks[rounded / HEAP_STEP] = cell;
    world->heap.in_use -= rounded;
}

// The frame of a new plain call whose arguments are moved from the operand stack; NULL if it must go the general way.
static inline Frame *call_fast(World *world, Value callable, Value *args, uint32_t nargs) {
    Function *function = value_function(callable);
    Code *code = function->code;
    if (nargs != (uint32_t)code->positional || code->parameter_count != nargs) return NULL;
    Thread *thread = world->thread;
    if (thread->depth >= world->limits.recursion) return NULL;
    size_t size = sizeof(Frame) + ((size_t)code->slot_count + code->stack_size) * sizeof(Value);
    Frame *frame = frame_room(world, size);
    if (!frame) return raised_clear(world), NULL;
    frame->back = thread->frame;
    frame->kind = FRAME_PYTHON;
    frame->returns = RETURN_PUSH;
    frame->state = 0;
    frame->size = (uint32_t)size;
    frame->line = 0;
    frame->flags = 0;
    frame->code = code;
    frame->ip = code->words;
    frame->sp = frame->slots + code->slot_count;
    frame->globals = function->globals;
    frame->function = callable;        // the stack's reference moves here
    frame->locals = ABSENT;
    frame->owner = NULL;
    frame->extra = ABSENT;
    uint32_t i = 0;
    for (; i < nargs; i++) frame->slots[i] = args[i];
    for (; i < code->slot_count; i++) frame->slots[i] = ABSENT;
    return frame;
}

static inline void frame_free_fast(World *world, Frame *frame) {
    for (Value *v = frame->slots; v < frame->sp; v++) value_drop(world, *v);
    Value function = frame->function;
    frame_room_back(world, frame);
    value_drop(world, function);
}

// What waits to be done between instructions: a finalizer's frame is pushed (what it is; new reference), or nothing is left
// to do (ABSENT).
static Value run_pending(World *world) {
    while (!value_is_absent(world->pending)) {
        List *list = value_list(world->pending);
        if (list->size == 0) {
            value_drop(world, world->pending);
            world->pending = ABSENT;
            break;
        }
        Value callable = list_pop(world, list, 0);
        Value result = vm_tail_call(world, callable, NULL, 0, ABSENT);
        if (value_is(result, PUSHED) || value_is(result, THROWN)) return callable;
        if (value_is_absent(result)) unraisable(world, callable);
        value_drop(world, callable);
        value_drop(world, result);
    }
    return ABSENT;
}

// Finds the handler for word `at` of a code; NULL if there is none.
static const CodeHandler *handler_find(const Code *code, uint32_t at) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const CodeHandler *handler = &code->handlers[i];
        if (at >= handler->start && at < handler->end) return handler;
    }
    return NULL;
}

// The exception leaves a generator's frame: what its driver sees instead of a StopIteration.
static void convert_stop(World *world, Generator *generator) {
    bool async = generator->head.kind == T_ASYNC_GENERATOR;
    const char *what = generator->head.kind == T_COROUTINE ? "coroutine" : async ? "async generator" : "generator";
    const char *which;
    if (raised_is(world, T_STOP_ITERATION)) which = "StopIteration";
    else if (async && raised_is(world, T_STOP_ASYNC_ITERATION)) which = "StopAsyncIteration";
    else return;
    Value stop = raised_take(world);
    raise_error(world, T_RUNTIME_ERROR, "%s raised %s", what, which);
    Exception *error = value_exception(world->raised);
    value_replace_take(world, &error->cause, value_keep(stop));
    value_replace_take(world, &error->context, stop);
    error->suppress_context = true;
}

static void report_exception(World *world) {
    if (!world->host->sink.send) return;
    Buf text = BUF_INIT;
    exception_summary(world, world->raised, &text);
    Event event = {.kind = EVENT_EXCEPTION, .text = buf_text(&text)};
    world_report(world, &event);
    buf_free(&text);
}

#define SAVE() (frame->ip = ip, frame->sp = sp)
#define LOAD() (frame = thread->frame, ip = frame->ip, sp = frame->sp)
#define PUSH(v)                \
    do {                        \
        Value pushing = (v);    \
        *sp++ = pushing;        \
    } while (0)
#define POP() (*--sp)
#define DROP(v) value_drop(world, (v))

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpedantic"
#endif

// A native frame's resume() that does nothing of its own.
static Value pass_on(World *world, Frame *frame, Arrived arrived, Value value) {
    (void)world, (void)frame;
    return arrived == ARRIVED_RAISE ? ABSENT : value;
}

// The one licensed giant. `until`: the barrier whose result ends the run (NULL: the thread's end). `entry`: how it begins.
static RunStatus interp(World *world, Frame *until, Value entry, Value *out) {
    static const void *const labels[256] = {
#define OP(NAME, argument, pops, pushes, about) [OP_##NAME] = &&op_##NAME,
        OPCODE_LIST(OP)
#undef OP
    };
    Thread *thread = world->thread;
    Frame *frame;
    Word *ip;
    Value *sp;
    Word word = 0;
    Value value = ABSENT;     // travels between frames
    Arrived arrived;
    uint32_t raise_at;        // the word whose handler is looked for
    *out = ABSENT;

#define ARG WORD_ARG(word)
#ifdef LOOPCHEF_DEBUG     // an instruction that did its work has raised nothing
#define NEXT do { assert(value_is_absent(world->raised)); goto *labels[(word = *ip++) & 0xFF]; } while (0)
#else
#define NEXT goto *labels[(word = *ip++) & 0xFF]
#endif
#define CHECK_ATTENTION() do { if (__builtin_expect(world->attention, 0)) goto attention; } while (0)
#define CODE_CONSTANT(i) (frame->code->constants[i])
#define CODE_NAME(i) (frame->code->names[i])

    if (value_is(entry, PUSHED)) goto entered;
    if (value_is(entry, THROWN)) { LOAD(); goto thrown; }
    frame = thread->frame;
    if (thread->entry == ENTRY_AGAIN) {
        thread->entry = ENTRY_RUN;
        arrived = ARRIVED_AGAIN;
        value = NONE;
        goto native;
    }
    if (thread->entry == ENTRY_RESULT) {
        thread->entry = ENTRY_RUN;
        value = thread->resume;
        thread->resume = ABSENT;
        if (value_is_absent(value)) {
            raise_instance(world, thread->resume_error);
            value_replace_take(world, &thread->resume_error, ABSENT);
            goto propagate;
        }
        goto deliver;
    }

entered:    // thread->frame was pushed and is to be run: a Python frame from its ip, a native one has its first turn
    LOAD();
    if (__builtin_expect(frame->kind == FRAME_NATIVE, 0)) { arrived = ARRIVED_AGAIN; value = NONE; goto native; }
    NEXT;

    // A value arrives at thread->frame, the result of what was above it.
deliver:
    frame = thread->frame;
    if (!frame) { *out = value; return RUN_DONE; }
    if (frame->kind == FRAME_NATIVE) { arrived = ARRIVED_RETURN; goto native; }
    ip = frame->ip;
    sp = frame->sp;
    PUSH(value);
    ip += cache_words[ip[-1] & 0xFF];
    NEXT;

native:     // `value` has `arrived` at the native frame `frame`
    if (!frame->resume) {               // a barrier
        if (frame != until) { *out = value; return RUN_RAISED; }   // cannot happen: barriers nest
        if (arrived == ARRIVED_RAISE) return RUN_RAISED;
        *out = value;
        return RUN_DONE;
    }
    value = frame->resume(world, frame, arrived, value);
    if (world->stopping) goto stop;
    if (value_is(value, PUSHED)) goto entered;
    if (value_is(value, THROWN)) { LOAD(); goto thrown; }
    if (value_is(value, BLOCKED)) { thread->entry = ENTRY_RESULT; return RUN_BLOCKED; }
    if (value_is(value, AGAIN)) { thread->entry = ENTRY_AGAIN; return RUN_STOPPED; }
    {
        Frame *done = frame;
        ReturnMode mode = (ReturnMode)done->returns;
        Value extra = done->extra;
        done->extra = ABSENT;
        thread->frame = done->back;
        thread->depth--;
        Value error = raised_take(world);   // disposal must not meet it
        frame_free(world, done);
        raised_restore_take(world, error);
        if (mode == RETURN_DROP) {
            if (value_is_absent(value)) unraisable(world, extra);
            DROP(extra);
            DROP(value);
            goto dropped;
        }
        if (mode == RETURN_NEXT) goto next_arrived;
        if (value_is(value, EXHAUSTED) && thread->frame && thread->frame->kind != FRAME_NATIVE) {
            value = raise_instance_of(world, T_STOP_ITERATION);
        }
        if (value_is_absent(value)) goto propagate;
        if (mode == RETURN_RETRY) {
            LOAD();
            PUSH(value);
            ip--;
            NEXT;
        }
    }
    goto deliver;

next_arrived:   // `value`, from a native frame, for FOR_ITER or FOR_RANGE
    if (value_is_absent(value)) {
        if (!raised_is(world, T_STOP_ITERATION)) goto propagate;
        raised_clear(world);
        value = EXHAUSTED;
    }
    LOAD();
    word = ip[-1];
    if (value_is(value, EXHAUSTED)) goto for_end;
next_item:      // `value` is what the loop (word) gets
    if (WORD_OP(word) == OP_FOR_RANGE) {
        Value old = frame->slots[*ip];
        frame->slots[*ip++] = value;
        DROP(old);
        NEXT;
    }
    PUSH(value);
    NEXT;

dropped:    // a finalizer is done: the frame below goes on where it was
    if (!value_is_absent(world->pending)) world->attention = true;
    frame = thread->frame;
    if (frame->kind == FRAME_NATIVE) { arrived = ARRIVED_RETURN; value = NONE; goto native; }
    LOAD();
    NEXT;

attention:  // at an instruction that looks for it: ip[-1] is that instruction, which runs again afterwards
    ip--;
    SAVE();
    world->attention = false;
    Value finalizer = run_pending(world);
    if (!value_is_absent(finalizer)) {
        Frame *pushed = thread->frame;
        while (pushed->back != frame) pushed = pushed->back;
        pushed->returns = RETURN_DROP;
        pushed->extra = finalizer;
        world->attention = false;     // the next one waits for this one's end: they run in order
        frame->ip = ip;
        goto entered;
    }
    if (world->operations >= world->attention_at && world->attend && !world->attend(world)) {
        if (!value_is_absent(world->raised)) { ip++; goto error; }
        if (until) { world->stopping = true; goto stop; }
        return world->stop_status;
    }
    if (world->operations >= world->attention_at && !world->attend) world->attention_at = UINT64_MAX;
    // The instruction itself, without another look.
    word = *ip++;
    switch (WORD_OP(word)) {
    case OP_LINE: case OP_LINE_AGAIN: goto line_go;
    case OP_LIBRARY_LINE: ip++; NEXT;
    case OP_JUMP_BACK: ip = frame->code->words + ARG; NEXT;
    case OP_CALL: goto call_go;
    case OP_RETURN_VALUE: goto return_go;
    default: goto *labels[word & 0xFF];
    }

stop:       // the whole run ends here (a limit, a refusal): nothing is unwound
    return world->stop_status;

op_NOP:
    NEXT;

op_LINE:
    if (frame->line == *ip) { ip++; NEXT; }
    if (__builtin_expect(world->attention, 0)) goto attention;
    goto line_go;
op_LINE_AGAIN:
    CHECK_ATTENTION();
line_go:
    frame->line = *ip++;
    world->steps++;
    world->position++;
    if (__builtin_expect((world->operations += ARG) >= world->attention_at, 0)) world->attention = true;
    if (__builtin_expect(world->position >= world->stop_at, 0) && !until) {
        SAVE();
        thread->entry = ENTRY_RUN;
        return RUN_STOPPED;
    }
    NEXT;

op_LIBRARY_LINE:
    if (__builtin_expect(world->attention, 0) && frame->line != *ip) goto attention;
    frame->line = *ip++;
    NEXT;

op_SHORTCUT_LINE:
    if (__builtin_expect(world->attention, 0) && frame->line != *ip) goto attention;
    frame->line = *ip++;
    SAVE();
    switch (frame->code->shortcut->run(world, frame, &value)) {
    case SHORTCUT_RETURN: goto return_value;
    case SHORTCUT_AWAIT:
        shortcut_wait_take(world, frame, value);
        LOAD();
        break;
    case SHORTCUT_RAISE: goto error;
    case SHORTCUT_NONE: break;
    }
    NEXT;

op_LOAD_CONST:
    PUSH(value_keep(CODE_CONSTANT(ARG)));
    NEXT;

op_LOAD_FAST: {
    Value v = frame->slots[ARG];
    if (__builtin_expect(value_is_absent(v), 0)) { unbound(world, frame, ARG); goto error; }
    PUSH(value_keep(v));
    NEXT;
}

op_LOAD_FAST_LOAD_FAST: {
    Value a = frame->slots[ARG & 0xFFF], b = frame->slots[ARG >> 12];
    if (__builtin_expect(value_is_absent(a), 0)) { unbound(world, frame, ARG & 0xFFF); goto error; }
    if (__builtin_expect(value_is_absent(b), 0)) { unbound(world, frame, ARG >> 12); goto error; }
    sp[0] = value_keep(a);
    sp[1] = value_keep(b);
    sp += 2;
    NEXT;
}

op_LOAD_FAST_LOAD_CONST: {
    Value a = frame->slots[ARG & 0xFFF];
    if (__builtin_expect(value_is_absent(a), 0)) { unbound(world, frame, ARG & 0xFFF); goto error; }
    sp[0] = value_keep(a);
    sp[1] = value_keep(CODE_CONSTANT(ARG >> 12));
    sp += 2;
    NEXT;
}

op_LOAD_FAST_AND_CLEAR:
    PUSH(frame->slots[ARG]);
    frame->slots[ARG] = ABSENT;
    NEXT;

op_STORE_FAST: {
    Value old = frame->slots[ARG];
    sp--;
    frame->slots[ARG] = *sp;
    DROP(old);
    NEXT;
}

op_STORE_FAST_LOAD_FAST: {
    Value old = frame->slots[ARG & 0xFFF];
    frame->slots[ARG & 0xFFF] = sp[-1];
    Value v = frame->slots[ARG >> 12];
    if (__builtin_expect(value_is_absent(v), 0)) { sp--; DROP(old); unbound(world, frame, ARG >> 12); goto error; }
    sp[-1] = value_keep(v);
    DROP(old);
    NEXT;
}

op_DELETE_FAST: {
    Value old = frame->slots[ARG];
    if (value_is_absent(old)) { unbound(world, frame, ARG); goto error; }
    frame->slots[ARG] = ABSENT;
    DROP(old);
    NEXT;
}

op_MAKE_CELL: {
    Value cell = cell_new(world, frame->slots[ARG]);
    if (value_is_absent(cell)) goto error;
    value_replace_take(world, &frame->slots[ARG], cell);
    NEXT;
}

op_LOAD_CLOSURE:
    PUSH(value_keep(frame->slots[ARG]));
    NEXT;

op_COPY_FREE_VARS: {
    Function *function = value_function(frame->function);
    Value *slots = frame->slots + frame->code->slot_count - ARG;
    Tuple *closure = value_tuple(function->closure);
    for (uint32_t i = 0; i < ARG; i++) slots[i] = value_keep(closure->items[i]);
    NEXT;
}

op_LOAD_DEREF: {
    Value v = ((Cell *)value_obj(frame->slots[ARG]))->value;
    if (__builtin_expect(value_is_absent(v), 0)) { unbound(world, frame, ARG); goto error; }
    PUSH(value_keep(v));
    NEXT;
}

op_STORE_DEREF:
    value_replace_take(world, &((Cell *)value_obj(frame->slots[ARG]))->value, POP());
    NEXT;

op_DELETE_DEREF: {
    Cell *cell = (Cell *)value_obj(frame->slots[ARG]);
    if (value_is_absent(cell->value)) { unbound(world, frame, ARG); goto error; }
    value_replace_take(world, &cell->value, ABSENT);
    NEXT;
}

op_LOAD_CLASS_DEREF: {
    Value v = ABSENT;
    SAVE();
    if (!value_is_absent(frame->locals)) {
        v = object_get_item(world, frame->locals, frame->code->slots[ARG]);
        if (value_is_absent(v)) {
            if (!raised_is(world, T_KEY_ERROR)) goto error;
            raised_clear(world);
        }
    }
    if (value_is_absent(v)) {
        v = ((Cell *)value_obj(frame->slots[ARG]))->value;
        if (value_is_absent(v)) { unbound(world, frame, ARG); goto error; }
        value_keep(v);
    }
    PUSH(v);
    NEXT;
}

op_LOAD_DICT_OR_DEREF: {
    SAVE();
    Value v = class_name_take(world, POP(), frame->code->slots[ARG]);
    if (value_is_absent(v)) {
        if (!value_is_absent(world->raised)) goto error;
        v = ((Cell *)value_obj(frame->slots[ARG]))->value;
        if (value_is_absent(v)) { unbound(world, frame, ARG); goto error; }
        value_keep(v);
    }
    PUSH(v);
    NEXT;
}

op_LOAD_DICT_OR_GLOBAL: {
    SAVE();
    Value v = class_name_take(world, POP(), CODE_NAME(ARG));
    if (value_is_absent(v)) {
        if (!value_is_absent(world->raised)) goto error;
        v = load_global_or_builtin_borrowed(world, frame, CODE_NAME(ARG));
        if (value_is_absent(v)) goto error;
        value_keep(v);
    }
    PUSH(v);
    NEXT;
}

op_LOAD_HIDDEN: {
    SAVE();
    Value v = hidden_function_borrowed(world, value_str(CODE_NAME(ARG))->text);
    if (value_is_absent(v)) goto error;
    PUSH(value_keep(v));
    NEXT;
}

op_LOAD_NAME: {
    Value fresh;
    SAVE();
    Value v = load_name(world, frame, CODE_NAME(ARG), &fresh);
    if (value_is_absent(v)) goto error;
    PUSH(value_is_absent(fresh) ? value_keep(v) : fresh);
    NEXT;
}

op_STORE_NAME: {
    SAVE();
    Value name = CODE_NAME(ARG);
    bool plain = value_is_exact(frame->locals, T_DICT);
    bool ok = plain ? dict_set_name(world, value_dict(frame->locals), name, sp[-1])
                    : object_set_item(world, frame->locals, name, sp[-1]);
    if (!ok) goto error;
    sp--;
    DROP(*sp);
    NEXT;
}

op_DELETE_NAME: {
    SAVE();
    Value name = CODE_NAME(ARG);
    if (value_is_exact(frame->locals, T_DICT)) {
        if (!dict_delete_name(world, value_dict(frame->locals), name)) { operate_load_name_error(world, name); goto error; }
    } else if (!object_set_item(world, frame->locals, name, ABSENT)) {
        goto error;
    }
    NEXT;
}

op_LOAD_GLOBAL: {
    Value v;
    uint32_t index = ip[1];
    Dict *globals = frame->globals;
    if (__builtin_expect(ip[0] == globals->keys_version && ip[0], 1)) {
        Dict *dict = globals;
        if (index & 0x80000000u) {
            dict = world->builtins;
            index &= 0x7FFFFFFFu;
        }
        if (__builtin_expect(index < dict->used && dict->entries[index].key.bits == CODE_NAME(ARG).bits, 1)) {
            v = dict->entries[index].value;
            goto global_found;
        }
    }
    SAVE();
    v = load_global(world, frame, ip, CODE_NAME(ARG));
    if (value_is_absent(v)) goto error;
global_found:
    PUSH(value_keep(v));
    ip += 2;
    NEXT;
}

op_STORE_GLOBAL:
    if (!dict_set_name(world, frame->globals, CODE_NAME(ARG), sp[-1])) goto error;
    sp--;
    DROP(*sp);
    NEXT;

op_DELETE_GLOBAL:
    if (!dict_delete_name(world, frame->globals, CODE_NAME(ARG))) {
        operate_load_name_error(world, CODE_NAME(ARG));
        goto error;
    }
    NEXT;

op_LOAD_LOCALS:
    PUSH(value_keep(frame->locals));
    NEXT;

op_LOAD_ATTR: {
    Value v = sp[-1], name = CODE_NAME(ARG);
    DictEntry *own = value_is_obj(v) ? instance_entry(value_obj(v), ip, name) : NULL;
    Value found = own ? own->value : attribute_cached(v, ip, name);
    if (__builtin_expect(!value_is_absent(found), 1)) {
        sp[-1] = value_keep(found);
        ip += 4;
        DROP(v);
        NEXT;
    }
    SAVE();
    frame->sp = sp - 1;
    found = operate_get_attribute(world, v, name);
    if (value_is(found, PUSHED)) { DROP(v); goto entered; }
    if (value_is_absent(found)) goto error;
    cache_attribute(world, ip, v, name, false);
    sp[-1] = found;
    ip += 4;
    DROP(v);
    NEXT;
}

op_LOAD_METHOD: {
    Value v = sp[-1], name = CODE_NAME(ARG);
    if (value_is_obj(v) && ip[1]) {
        Obj *obj = value_obj(v);
        uint32_t kind = ip[1] & 0xFF;
        if (kind >= CACHE_METHOD && obj->type->version == ip[0] && (kind == CACHE_METHOD_SURE || !shadowed(obj, name))) {
            sp[-1] = value_keep(cache_pointer(ip + 2));
            PUSH(v);
            ip += 4;
            NEXT;
        }
        DictEntry *own = instance_entry(obj, ip, name);
        Value found = own ? own->value : attribute_cached(v, ip, name);
        if (!value_is_absent(found)) {
            sp[-1] = value_keep(found);
            PUSH(ABSENT);
            ip += 4;
            DROP(v);
            NEXT;
        }
    }
    SAVE();
    Type *type = type_of(world, v);
    if (generic_attributes(type)) {
        Value found = type_lookup_borrowed(world, type, name);
        TypeId kind = value_is_absent(found) ? T_NONE : value_kind(found);
        if ((kind == T_FUNCTION || kind == T_METHOD_DESCRIPTOR) && !(value_is_obj(v) && shadowed(value_obj(v), name))) {
            cache_attribute(world, ip, v, name, true);
            sp[-1] = value_keep(found);
            PUSH(v);
            ip += 4;
            NEXT;
        }
    }
    // Not a plain method: an attribute that is called. The self place is pushed by what follows.
    frame->sp = sp - 1;
    Value found = operate_get_attribute(world, v, name);
    if (value_is(found, PUSHED)) {
        Frame *pushed = thread->frame;
        while (pushed->back != frame) pushed = pushed->back;
        pushed->state = 1;      // leave pushes ABSENT behind the result
        DROP(v);
        goto entered;
    }
    if (value_is_absent(found)) goto error;
    cache_attribute(world, ip, v, name, false);
    sp[-1] = found;
    PUSH(ABSENT);
    ip += 4;
    DROP(v);
    NEXT;
}

op_LOAD_SUPER_ATTR: {
    SAVE();
    Value found = operate_super_attribute(world, sp[-2], sp[-1], CODE_NAME(ARG));
    if (value_is_absent(found)) goto error;
    Value self = POP(), class = POP(), super = POP();
    PUSH(found);
    DROP(self);
    DROP(class);
    DROP(super);
    NEXT;
}

op_STORE_ATTR: {
    Value v = sp[-1], stored = sp[-2], name = CODE_NAME(ARG);
    if (!store_attribute_cached(world, v, ip, name, stored)) {
        SAVE();
        frame->sp = sp - 2;
        Value result = operate_set_attribute(world, v, name, stored);
        if (value_is_absent(result)) goto error;
        if (value_is(result, PUSHED)) {
            frame->ip = ip + 4;
            DROP(v);
            DROP(stored);
            goto entered;
        }
        cache_store(world, ip, v, name);
    }
    sp -= 2;
    ip += 4;
    DROP(v);
    DROP(stored);
    NEXT;
}

op_DELETE_ATTR: {
    Value v = sp[-1];
    SAVE();
    frame->sp = sp - 1;
    Value result = operate_set_attribute(world, v, CODE_NAME(ARG), ABSENT);
    if (value_is_absent(result)) goto error;
    sp--;
    DROP(v);
    if (value_is(result, PUSHED)) goto entered;
    NEXT;
}

op_LOAD_SUBSCR: {
    Value container = sp[-2], index = sp[-1];
    if (value_is_obj(container) && !(value_obj(container)->flags & OBJ_SUBCLASS)) {
        if (value_obj(container)->kind == T_LIST && value_is_small(index)) {
            List *list = value_list(container);
            int64_t i = value_small(index);
            if (i < 0) i += list->size;
            if (i >= 0 && i < (int64_t)list->size) {
                sp--;
                sp[-1] = value_keep(list->items[i]);
                DROP(container);
                NEXT;
            }
        } else if (value_obj(container)->kind == T_DICT) {
            SAVE();
            Value found = dict_get_borrowed(world, value_dict(container), index);
            if (!value_is_absent(found)) {
                value_keep(found);
                sp--;
                sp[-1] = found;
                DROP(index);
                DROP(container);
                NEXT;
            }
            if (!value_is_absent(world->raised)) goto error;
        } else if (value_obj(container)->kind == T_TUPLE && value_is_small(index)) {
            Tuple *tuple = value_tuple(container);
            int64_t i = value_small(index);
            if (i < 0) i += tuple->size;
            if (i >= 0 && i < (int64_t)tuple->size) {
                sp--;
                sp[-1] = value_keep(tuple->items[i]);
                DROP(container);
                NEXT;
            }
        }
    }
    SAVE();
    frame->sp = sp - 2;
    Value found = operate_get_item(world, container, index);
    if (value_is_absent(found)) goto error;
    sp -= 2;
    DROP(index);
    DROP(container);
    if (value_is(found, PUSHED)) goto entered;
    PUSH(found);
    NEXT;
}

op_STORE_SUBSCR: {
    Value stored = sp[-3], container = sp[-2], index = sp[-1];
    SAVE();
    if (value_is_exact(container, T_LIST) && value_is_small(index)) {
        List *list = value_list(container);
        int64_t i = value_small(index);
        if (i < 0) i += list->size;
        if (i >= 0 && i < (int64_t)list->size) {
            sp -= 3;
            value_replace_take(world, &list->items[i], stored);
            DROP(container);
            NEXT;
        }
    } else if (value_is_exact(container, T_DICT)) {
        if (!dict_set(world, value_dict(container), index, stored)) goto error;
        sp -= 3;
        DROP(index);
        DROP(container);
        DROP(stored);
        NEXT;
    }
    frame->sp = sp - 3;
    Value result = operate_set_item(world, container, index, stored);
    if (value_is_absent(result)) goto error;
    sp -= 3;
    DROP(index);
    DROP(container);
    DROP(stored);
    if (value_is(result, PUSHED)) goto entered;
    NEXT;
}

op_DELETE_SUBSCR: {
    Value container = sp[-2], index = sp[-1];
    SAVE();
    frame->sp = sp - 2;
    Value result = operate_set_item(world, container, index, ABSENT);
    if (value_is_absent(result)) goto error;
    sp -= 2;
    DROP(index);
    DROP(container);
    if (value_is(result, PUSHED)) goto entered;
    NEXT;
}

op_BUILD_SLICE: {
    Slice *slice = heap_new_of(world, SLICE, Slice);
    if (!slice) goto error;
    slice->step = ARG == 3 ? POP() : NONE;
    slice->stop = POP();
    slice->start = POP();
    PUSH(value_from_obj(slice));
    NEXT;
}

op_POP_TOP:
    sp--;
    DROP(*sp);
    NEXT;

op_COPY:
    PUSH(value_keep(sp[-(int32_t)ARG]));
    NEXT;

op_SWAP: {
    Value top = sp[-1];
    sp[-1] = sp[-(int32_t)ARG];
    sp[-(int32_t)ARG] = top;
    NEXT;
}

op_PUSH_NULL:
    PUSH(ABSENT);
    NEXT;

op_UNARY_NEGATIVE:
    if (value_is_small(sp[-1]) && value_small(sp[-1]) != SMALL_MIN) {
        sp[-1] = value_from_small(-value_small(sp[-1]));
        NEXT;
    }
    word = UNARY_MINUS << 8;
    goto unary;
op_UNARY_POSITIVE:
    word = UNARY_PLUS << 8;
    goto unary;
op_UNARY_INVERT:
    word = UNARY_INVERT << 8;
unary: {
    SAVE();
    frame->sp = sp - 1;
    Value v = sp[-1];
    Value result = operate_unary(world, v, (int)ARG);
    if (value_is_absent(result)) goto error;
    sp--;
    DROP(v);
    if (value_is(result, PUSHED)) goto entered;
    PUSH(result);
    NEXT;
}

op_UNARY_NOT: {
    Value v = sp[-1];
    if (!value_is_bool(v)) {
        SAVE();
        frame->sp = sp - 1;
        Value truth = truth_fast(v);
        if (value_is_absent(truth)) truth = operate_truth(world, v);
        if (value_is_absent(truth)) goto error;
        DROP(v);
        if (value_is(truth, PUSHED)) goto entered;
        v = truth;
    }
    sp[-1] = value_is(v, TRUE) ? FALSE : TRUE;
    NEXT;
}

op_BINARY_FAST_CONST: {
    Value a = frame->slots[ARG & 0x3FF], b = CODE_CONSTANT(ARG >> 10 & 0x3FF);
    uint32_t op = ARG >> 20;
    if (value_is_small(a)) {
        int64_t result;
        if (op == OPERATOR_ADD && !__builtin_add_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &result)) {
            PUSH(VALUE_BITS((uint64_t)result));
            NEXT;
        }
        if (op == OPERATOR_SUB && !__builtin_sub_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &result)) {
            PUSH(VALUE_BITS((uint64_t)result));
            NEXT;
        }
    } else if (value_is_absent(a)) {
        unbound(world, frame, ARG & 0x3FF);
        goto error;
    }
    sp[0] = value_keep(a);
    sp[1] = value_keep(b);
    sp += 2;
    word = WORD_MAKE(OP_BINARY_OP, op);
    // fall through
}

op_BINARY_OP: {
    Value a = sp[-2], b = sp[-1];
    if (a.bits & b.bits & 1) {
        int64_t result;
        switch (ARG & 31) {
        case OPERATOR_ADD:
            if (__builtin_add_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &result)) break;
            sp--;
            sp[-1] = VALUE_BITS((uint64_t)result);
            NEXT;
        case OPERATOR_SUB:
            if (__builtin_sub_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &result)) break;
            sp--;
            sp[-1] = VALUE_BITS((uint64_t)result);
            NEXT;
        case OPERATOR_MUL:
            if (__builtin_mul_overflow((int64_t)a.bits - 1, value_small(b), &result)) break;
            sp--;
            sp[-1] = VALUE_BITS((uint64_t)result + 1);
            NEXT;
        case OPERATOR_MOD:
            if (value_small(b) > 0) {
                result = value_small(a) % value_small(b);
                sp--;
                sp[-1] = value_from_small(result < 0 ? result + value_small(b) : result);
                NEXT;
            }
            break;
        case OPERATOR_FLOORDIV:
            if (value_small(b) > 0) {
                int64_t quotient = value_small(a) / value_small(b);
                if (value_small(a) % value_small(b) < 0) quotient--;
                sp--;
                sp[-1] = value_from_small(quotient);
                NEXT;
            }
            break;
        case OPERATOR_AND:
            sp--;
            sp[-1] = VALUE_BITS(a.bits & b.bits);
            NEXT;
        case OPERATOR_OR:
            sp--;
            sp[-1] = VALUE_BITS(a.bits | b.bits);
            NEXT;
        default: break;
        }
    } else if (value_is_exact(a, T_FLOAT) && value_is_exact(b, T_FLOAT)) {
        double x = value_float(a), y = value_float(b), result;
        switch (ARG & 31) {
        case OPERATOR_ADD: result = x + y; break;
        case OPERATOR_SUB: result = x - y; break;
        case OPERATOR_MUL: result = x * y; break;
        case OPERATOR_DIV:
            if (y == 0) goto binary;
            result = x / y;
            break;
        default: goto binary;
        }
        sp--;
        if (value_obj(a)->refs == 1) {      // a temporary of ours: its place serves the result
            ((Float *)value_obj(a))->number = result;
            DROP(b);
            NEXT;
        }
        Value made = value_from_double(world, result);
        if (value_is_absent(made)) { sp++; goto error; }
        sp[-1] = made;
        DROP(a);
        DROP(b);
        NEXT;
    }
}
binary: {
    SAVE();
    Value a = sp[-2], b = sp[-1];
    int op = (int)ARG;
    if (op == OPERATOR_ADD + 32 && value_is_exact(a, T_STR) && value_is_exact(b, T_STR)) {
        // `s += t`: when the next instruction stores it where it came from, that reference goes first, so it can grow in place.
        Word next = *ip;
        if (WORD_OP(next) == OP_STORE_FAST && frame->slots[WORD_ARG(next)].bits == a.bits && value_obj(a)->refs == 2) {
            frame->slots[WORD_ARG(next)] = ABSENT;
            value_obj(a)->refs--;
        }
    }
    if (op == OPERATOR_ADD + 32 && value_is_exact(a, T_LIST) && !value_is_plain_iterable(b)
        && value_is_absent(type_override_borrowed(world, type_of(world, b), NAME_OF(world, __radd__)))) {
        sp -= 2;                                   // `list += generator`: it is drawn on above this frame
        SAVE();
        Value extended = consume_into_list(world, a, b, a);
        DROP(a);
        DROP(b);
        if (value_is(extended, PUSHED)) goto entered;
        if (value_is_absent(extended)) goto error;
        PUSH(extended);
        NEXT;
    }
    Value result = operate_binary(world, a, b, op, 0);
    if (value_is_absent(result)) goto error;
    if (value_is(result, PUSHED)) goto entered;    // operands stay until the method has answered
    sp -= 2;
    PUSH(result);
    DROP(a);
    DROP(b);
    NEXT;
}

op_COMPARE_OP: {
    Value a = sp[-2], b = sp[-1];
    if (a.bits & b.bits & 1) {
        int64_t x = (int64_t)a.bits, y = (int64_t)b.bits;
        bool result;
        switch (ARG) {
        case COMPARE_LT: result = x < y; break;
        case COMPARE_LE: result = x <= y; break;
        case COMPARE_EQ: result = x == y; break;
        case COMPARE_NE: result = x != y; break;
        case COMPARE_GT: result = x > y; break;
        default: result = x >= y; break;
        }
        sp--;
        sp[-1] = value_from_bool(result);
        NEXT;
    }
    SAVE();
    Value result = operate_compare(world, a, b, (int)ARG, 0);
    if (value_is_absent(result)) goto error;
    if (value_is(result, PUSHED)) goto entered;
    sp -= 2;
    PUSH(result);
    DROP(a);
    DROP(b);
    NEXT;
}

op_COMPARE_JUMP_IF_FALSE: {
    Value a = sp[-2], b = sp[-1];
    uint32_t target = ARG >> 3;
    bool result;
    if (a.bits & b.bits & 1) {
        int64_t x = (int64_t)a.bits, y = (int64_t)b.bits;
        switch (ARG & 7) {
        case COMPARE_LT: result = x < y; break;
        case COMPARE_LE: result = x <= y; break;
        case COMPARE_EQ: result = x == y; break;
        case COMPARE_NE: result = x != y; break;
        case COMPARE_GT: result = x > y; break;
        default: result = x >= y; break;
        }
        sp -= 2;
    } else {
        SAVE();
        Value compared = operate_compare(world, a, b, (int)(ARG & 7), 0);
        if (value_is_absent(compared)) goto error;
        if (value_is(compared, PUSHED)) goto entered;     // leave: goes on at compare_jump
        if (!value_is_bool(compared)) {
            int truth = object_truth(world, compared);
            DROP(compared);
            if (truth < 0) goto error;
            compared = value_from_bool(truth);
        }
        result = value_is(compared, TRUE);
        sp -= 2;
        DROP(a);
        DROP(b);
    }
    if (!result) ip = frame->code->words + target;
    NEXT;
}

op_IS_OP: {
    Value b = POP(), a = sp[-1];
    sp[-1] = value_from_bool((a.bits == b.bits) != (ARG == 1));
    DROP(a);
    DROP(b);
    NEXT;
}

op_CONTAINS_OP: {
    Value container = sp[-1], item = sp[-2];
    SAVE();
    frame->sp = sp - 2;
    Value result = operate_contains(world, container, item, ARG == 1);
    if (value_is_absent(result)) goto error;
    sp -= 2;
    DROP(item);
    DROP(container);
    if (value_is(result, PUSHED)) goto entered;
    PUSH(result);
    NEXT;
}

op_BUILD_TUPLE: {
    Value tuple = tuple_from_take(world, sp - ARG, ARG);
    if (value_is_absent(tuple)) goto error;
    sp -= ARG;
    PUSH(tuple);
    NEXT;
}

op_BUILD_LIST: {
    Value list = list_from_take(world, sp - ARG, ARG);
    if (value_is_absent(list)) goto error;
    sp -= ARG;
    PUSH(list);
    NEXT;
}

op_BUILD_SET: {
    SAVE();
    Value set = set_new(world, false);
    if (value_is_absent(set)) goto error;
    for (Value *v = sp - ARG; v < sp; v++) {
        if (!set_add(world, set, *v)) { DROP(set); goto error; }
    }
    for (uint32_t i = 0; i < ARG; i++) { sp--; DROP(*sp); }
    PUSH(set);
    NEXT;
}

op_BUILD_MAP: {
    SAVE();
    Dict *dict = dict_new(world);
    if (!dict) goto error;
    for (Value *v = sp - 2 * ARG; v < sp; v += 2) {
        if (!dict_set(world, dict, v[0], v[1])) { obj_drop(world, dict); goto error; }
    }
    for (uint32_t i = 0; i < 2 * ARG; i++) { sp--; DROP(*sp); }
    PUSH(value_from_obj(dict));
    NEXT;
}

op_BUILD_STRING: {
    Buf buf = BUF_INIT;
    for (Value *v = sp - ARG; v < sp; v++) buf_add(&buf, value_str(*v)->text, value_str(*v)->size);
    Value joined = str_from_buf(world, &buf);
    if (value_is_absent(joined)) goto error;
    for (uint32_t i = 0; i < ARG; i++) { sp--; DROP(*sp); }
    PUSH(joined);
    NEXT;
}

op_FORMAT_VALUE: {
    Value spec = ARG & 4 ? sp[-1] : ABSENT;
    Value v = ARG & 4 ? sp[-2] : sp[-1];
    if (ARG == 0 && value_is_exact(v, T_STR)) NEXT;
    SAVE();
    Value text = operate_format(world, v, ARG, spec);
    if (value_is_absent(text)) goto error;
    sp -= ARG & 4 ? 2 : 1;
    PUSH(text);
    DROP(v);
    DROP(spec);
    NEXT;
}

op_LIST_APPEND:
    sp--;
    if (!list_append_take(world, value_list(sp[-(int32_t)ARG]), *sp)) goto error;
    NEXT;

op_SET_ADD:
    SAVE();
    if (!set_add(world, sp[-1 - (int32_t)ARG], sp[-1])) goto error;
    sp--;
    DROP(*sp);
    NEXT;

op_MAP_ADD:
    SAVE();
    if (!dict_set(world, value_dict(sp[-2 - (int32_t)ARG]), sp[-2], sp[-1])) goto error;
    sp -= 2;
    DROP(sp[0]);
    DROP(sp[1]);
    NEXT;

op_LIST_EXTEND: {
    Value iterable = sp[-1];
    SAVE();
    if (!value_is_plain_iterable(iterable)) goto retry_with_list;
    if (!list_extend_plain(world, value_list(sp[-1 - (int32_t)ARG]), iterable)) goto error;
    sp--;
    DROP(iterable);
    NEXT;
}

op_SET_UPDATE: {
    Value iterable = sp[-1];
    SAVE();
    if (!value_is_plain_iterable(iterable)) goto retry_with_list;
    if (!set_update_plain(world, sp[-1 - (int32_t)ARG], iterable)) goto error;
    sp--;
    DROP(iterable);
    NEXT;
}

retry_with_list: {  // the iterable on top is replaced by a list of its items, then the instruction runs again
    Value iterable = sp[-1];
    if (!operate_is_iterable(world, iterable)) {
        bool unpacks = WORD_OP(word) == OP_UNPACK_SEQUENCE || WORD_OP(word) == OP_UNPACK_EX;
        if (unpacks) raise_error(world, T_TYPE_ERROR, "cannot unpack non-iterable %s object", type_name(world, iterable));
        else if (WORD_OP(word) == OP_SET_UPDATE) raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, iterable));
        else raise_error(world, T_TYPE_ERROR, "Value after * must be an iterable, not %s", type_name(world, iterable));
        goto error;
    }
    frame->sp = sp - 1;
    bool counted = WORD_OP(word) == OP_UNPACK_SEQUENCE;
    Value result = counted ? consume_to_unpack(world, iterable, ARG) : consume_to_list(world, iterable);
    if (value_is_absent(result)) goto error;
    if (value_is(result, PUSHED)) {
        Frame *pushed = thread->frame;
        while (pushed->back != frame) pushed = pushed->back;
        pushed->returns = RETURN_RETRY;
        DROP(iterable);
        goto entered;
    }
    DROP(iterable);
    sp[-1] = result;
    ip--;
    NEXT;
}

op_DICT_UPDATE:
op_DICT_MERGE: {
    Value from = sp[-1];
    SAVE();
    if (!value_is_kind(from, T_DICT)) {
        Value keys = object_find_attribute(world, from, NAME_OF(world, keys));
        if (value_is_absent(keys)) {
            if (!value_is_absent(world->raised)) goto error;
            if (WORD_OP(word) == OP_DICT_MERGE) operate_star_error(world, sp[-4 - (int32_t)ARG], from, true);
            else raise_error(world, T_TYPE_ERROR, "'%s' object is not a mapping", type_name(world, from));
            goto error;
        }
        DROP(keys);
        frame->sp = sp - 1;
        Value result = vm_tail_hidden(world, "mapping_to_dict", &from, 1);
        if (value_is_absent(result)) goto error;
        if (value_is(result, PUSHED)) {
            Frame *pushed = thread->frame;
            while (pushed->back != frame) pushed = pushed->back;
            pushed->returns = RETURN_RETRY;
            DROP(from);
            goto entered;
        }
        DROP(from);
        sp[-1] = from = result;
    }
    Dict *into = value_dict(sp[-1 - (int32_t)ARG]);
    if (WORD_OP(word) == OP_DICT_MERGE) {
        uint32_t at = 0;
        Value key, v;
        while (dict_next(value_dict(from), &at, &key, &v)) {
            if (!value_is_str(key)) { raise_error(world, T_TYPE_ERROR, "keywords must be strings"); goto error; }
            if (!value_is_absent(dict_get_borrowed(world, into, key))) {
                operate_repeated_keyword(world, sp[-4 - (int32_t)ARG], key);
                goto error;
            }
        }
    }
    if (!dict_update(world, into, value_dict(from))) goto error;
    sp--;
    DROP(from);
    NEXT;
}

op_LIST_TO_TUPLE: {
    List *list = value_list(sp[-1]);
    Value tuple = tuple_from(world, list->items, list->size);
    if (value_is_absent(tuple)) goto error;
    obj_drop(world, list);
    sp[-1] = tuple;
    NEXT;
}

op_UNPACK_ARGUMENTS: {
    Value iterable = sp[-1];
    if (value_is_exact(iterable, T_TUPLE)) NEXT;
    SAVE();
    if (!value_is_plain_iterable(iterable)) {
        if (operate_is_iterable(world, iterable)) goto retry_with_list;
        operate_star_error(world, sp[-3], iterable, false);
        goto error;
    }
    Value list = list_from_plain(world, iterable);
    if (value_is_absent(list)) goto error;
    Value tuple = tuple_from(world, value_list(list)->items, value_list(list)->size);
    DROP(list);
    if (value_is_absent(tuple)) goto error;
    sp[-1] = tuple;
    DROP(iterable);
    NEXT;
}

op_UNPACK_SEQUENCE: {
    Value sequence = sp[-1];
    if (value_is_exact(sequence, T_TUPLE) && value_tuple(sequence)->size == ARG) {
        Tuple *tuple = value_tuple(sequence);
        sp--;
        for (uint32_t i = ARG; i-- > 0;) PUSH(value_keep(tuple->items[i]));
        DROP(sequence);
        NEXT;
    }
    SAVE();
    if (!value_is_plain_iterable(sequence)) goto retry_with_list;
    // The items take the place of the sequence, the first lowest: the stack has no room for both. Then they are reversed.
    if (!operate_unpack(world, sequence, ARG, sp - 1)) {
        sp[-1] = sequence;
        goto error;
    }
    sp--;
    for (uint32_t i = 0; i < ARG / 2; i++) {
        Value t = sp[i];
        sp[i] = sp[ARG - 1 - i];
        sp[ARG - 1 - i] = t;
    }
    sp += ARG;
    DROP(sequence);
    NEXT;
}

op_UNPACK_EX: {
    Value sequence = sp[-1];
    uint32_t before = ARG & 0xFF, after = ARG >> 8, total = before + 1 + after;
    SAVE();
    if (!value_is_exact(sequence, T_LIST)) {
        if (!value_is_plain_iterable(sequence)) goto retry_with_list;
        Value list = list_from_plain(world, sequence);
        if (value_is_absent(list)) goto error;
        sp[-1] = list;
        DROP(sequence);
        sequence = list;
    }
    if (!operate_unpack_star(world, sequence, before, after, sp - 1)) {
        sp[-1] = sequence;
        goto error;
    }
    sp--;
    for (uint32_t i = 0; i < total / 2; i++) {
        Value t = sp[i];
        sp[i] = sp[total - 1 - i];
        sp[total - 1 - i] = t;
    }
    sp += total;
    DROP(sequence);
    NEXT;
}

op_JUMP:
    ip = frame->code->words + ARG;
    NEXT;

op_JUMP_BACK:
    CHECK_ATTENTION();
    ip = frame->code->words + ARG;
    NEXT;

#define JUMP_ON_TRUTH(test, keep)                                          \
    do {                                                                    \
        Value v = sp[-1];                                                   \
        if (__builtin_expect(!value_is_bool(v), 0)) {                       \
            SAVE();                                                         \
            frame->sp = sp - 1;                                             \
            Value truth = truth_fast(v);                                    \
            if (value_is_absent(truth)) truth = operate_truth(world, v);    \
            if (value_is_absent(truth)) goto error;                         \
            if (value_is(truth, PUSHED)) {                                  \
                if (keep) { frame->sp = sp; thread->frame->state = 2; }     \
                else DROP(v);                                               \
                goto entered;                                               \
            }                                                               \
            if (value_is(truth, test)) {                                    \
                if (!(keep)) { sp--; DROP(v); }                             \
                ip = frame->code->words + ARG;                              \
            } else {                                                        \
                sp--;                                                       \
                DROP(v);                                                    \
            }                                                               \
            NEXT;                                                           \
        }                                                                   \
        if (value_is(v, test)) {                                            \
            if (!(keep)) sp--;                                              \
            ip = frame->code->words + ARG;                                  \
        } else {                                                            \
            sp--;                                                           \
        }                                                                   \
        NEXT;                                                               \
    } while (0)

op_POP_JUMP_IF_FALSE:
    JUMP_ON_TRUTH(FALSE, false);
op_POP_JUMP_IF_TRUE:
    JUMP_ON_TRUTH(TRUE, false);
op_JUMP_IF_FALSE_OR_POP:
    JUMP_ON_TRUTH(FALSE, true);
op_JUMP_IF_TRUE_OR_POP:
    JUMP_ON_TRUTH(TRUE, true);

op_POP_JUMP_IF_NONE: {
    Value v = POP();
    if (value_is_none(v)) ip = frame->code->words + ARG;
    DROP(v);
    NEXT;
}
op_POP_JUMP_IF_NOT_NONE: {
    Value v = POP();
    if (!value_is_none(v)) ip = frame->code->words + ARG;
    DROP(v);
    NEXT;
}

op_GET_ITER: {
    Value v = sp[-1];
    SAVE();
    frame->sp = sp - 1;
    Value iterator = operate_iterate(world, v);
    if (value_is_absent(iterator)) goto error;
    DROP(v);
    if (value_is(iterator, PUSHED)) goto entered;
    sp[-1] = iterator;
    NEXT;
}

op_FOR_RANGE:
    if (value_is_exact(sp[-1], T_RANGE_ITERATOR)) {
        RangeIterator *range = (RangeIterator *)value_obj(sp[-1]);
        if (range->left > 0) {
            Value old = frame->slots[*ip];
            frame->slots[*ip++] = value_from_small(range->next);
            range->next = (int64_t)((uint64_t)range->next + (uint64_t)range->stride);
            range->left--;
            DROP(old);
            NEXT;
        }
        goto for_end;
    }
    // The same as FOR_ITER; the value is stored by store_for when it arrives.
op_FOR_ITER: {
    Value iterator = sp[-1];
    Value item;
    switch (value_kind(iterator)) {
    case T_LIST_ITERATOR: {
        ListIterator *list_iterator = (ListIterator *)value_obj(iterator);
        if (value_is_kind(list_iterator->sequence, T_LIST)) {
            List *list = value_list(list_iterator->sequence);
            if (list_iterator->index < list->size) {
                item = value_keep(list->items[list_iterator->index++]);
                goto for_item;
            }
        }
        break;
    }
    case T_GENERATOR: {
        SAVE();
        Value result = generator_resume_take(world, value_generator(iterator), RETURN_FOR_ITER, NONE, ABSENT);
        if (value_is_absent(result)) {
            if (!raised_is(world, T_STOP_ITERATION)) goto error;
            raised_clear(world);
            goto for_end;
        }
        goto entered;
    }
    default: break;
    }
    SAVE();
    Type *type = type_of(world, iterator);
    if (type->flags & TYPE_HEAP) {
        Value next = type_override_borrowed(world, type, NAME_OF(world, __next__));
        if (value_is_kind(next, T_FUNCTION)) {
            Value result = frame_push_function(world, value_function(next), NULL, 0, ABSENT, iterator);
            if (value_is_absent(result)) goto error;
            if (value_is(result, PUSHED)) {
                thread->frame->returns = RETURN_NEXT;
                goto entered;
            }
            item = result;
            goto for_item;
        }
    }
    item = iterator_step(world, iterator);
    if (value_is(item, PUSHED) || value_is(item, BLOCKED)) {
        // BLOCKED by a native that map() calls: a frame that only passes its result on.
        if (value_is(item, BLOCKED) && !frame_push_native(world, pass_on, 0, "next")) goto error;
        Frame *pushed = thread->frame;
        while (pushed->back != frame) pushed = pushed->back;
        pushed->returns = RETURN_NEXT;
        if (value_is(item, PUSHED)) goto entered;
        thread->entry = ENTRY_RESULT;
        return RUN_BLOCKED;
    }
    if (value_is_absent(item)) goto error;
    if (value_is(item, EXHAUSTED)) goto for_end;
for_item:
    if (WORD_OP(word) == OP_FOR_RANGE) {
        Value old = frame->slots[*ip];
        frame->slots[*ip++] = item;
        DROP(old);
        NEXT;
    }
    PUSH(item);
    NEXT;
}
for_end:        // word is the FOR_ITER or FOR_RANGE
    sp--;
    DROP(*sp);
    ip = frame->code->words + ARG;
    NEXT;

op_GET_YIELD_FROM_ITER: {
    Value v = sp[-1];
    if (value_is_kind(v, T_GENERATOR)) NEXT;
    if (value_is_kind(v, T_COROUTINE)) {
        if (frame->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE)) NEXT;
        raise_error(world, T_TYPE_ERROR, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        goto error;
    }
    if (value_is_obj(v) && value_obj(v)->type->ops->awaitable) NEXT;
    goto op_GET_ITER;
}

op_GET_AWAITABLE: {
    Value v = sp[-1];
    if (value_is_exact(v, T_COROUTINE)) {
        if (!value_generator(v)->awaited) NEXT;
        raise_error(world, T_RUNTIME_ERROR, "coroutine is being awaited already");
        goto error;
    }
    if (value_is_obj(v) && !(value_obj(v)->flags & OBJ_SUBCLASS) && value_obj(v)->type->ops->awaitable) NEXT;
    SAVE();
    frame->sp = sp - 1;
    Value awaitable = awaitable_of(world, v, (int)ARG);
    if (value_is_absent(awaitable)) goto error;
    DROP(v);
    if (value_is(awaitable, PUSHED)) goto entered;
    sp[-1] = awaitable;
    NEXT;
}

op_GET_AITER: {
    Value v = sp[-1];
    if (value_is_kind(v, T_ASYNC_GENERATOR)) NEXT;
    SAVE();
    frame->sp = sp - 1;
    Value aiter = type_lookup_borrowed(world, type_of(world, v), NAME_OF(world, __aiter__));
    if (value_is_absent(aiter)) {
        raise_error(world, T_TYPE_ERROR, "'async for' requires an object with __aiter__ method, got %s", type_name(world, v));
        goto error;
    }
    Value result = value_is_kind(aiter, T_FUNCTION)
                       ? frame_push_function(world, value_function(aiter), NULL, 0, ABSENT, v)
                       : vm_tail_method(world, v, NAME_OF(world, __aiter__), NULL, 0);
    if (value_is_absent(result)) goto error;
    DROP(v);
    if (value_is(result, PUSHED)) goto entered;
    sp[-1] = result;
    NEXT;
}

op_GET_ANEXT: {
    Value v = sp[-1];
    SAVE();
    Value result;
    Value anext = type_lookup_borrowed(world, type_of(world, v), NAME_OF(world, __anext__));
    if (value_is_absent(anext)) {
        raise_error(world, T_TYPE_ERROR, "'async for' requires an iterator with __anext__ method, got %s", type_name(world, v));
        goto error;
    }
    result = value_is_kind(anext, T_FUNCTION) ? frame_push_function(world, value_function(anext), NULL, 0, ABSENT, v)
                                              : vm_tail_method(world, v, NAME_OF(world, __anext__), NULL, 0);
    if (value_is_absent(result)) goto error;
    if (value_is(result, PUSHED)) goto entered;
    PUSH(result);
    NEXT;
}

op_YIELD_FROM:
op_AWAIT: {     // stack [sub, sent]
    Value sub = sp[-2], sent = sp[-1];
    SAVE();
    TypeId kind = value_kind(sub);
    if (kind == T_COROUTINE && frame->code->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR)) {
        frame->sp = --sp;
        Value result = coroutine_await_take(world, value_generator(sub), sent);
        if (value_is_absent(result)) goto error;
        goto entered;
    }
    Generator *resumed = value_resumed_generator(sub);
    if (resumed) {
        frame->sp = --sp;
        Value result = generator_resume_take(world, resumed, RETURN_YIELD_FROM, sent, ABSENT);
        if (value_is_absent(result)) {
            if (!raised_is(world, T_STOP_ITERATION)) goto error;
            value = raised_stop_value(world);
            goto await_done;
        }
        goto entered;
    }
    if (kind == T_ASYNC_GENERATOR_ASEND || kind == T_ASYNC_GENERATOR_ATHROW) {
        frame->sp = --sp;
        Value result = async_step_await_take(world, (AsyncGeneratorStep *)value_obj(sub), sent);
        if (value_is(result, THROWN)) { LOAD(); goto thrown; }
        if (value_is(result, PUSHED)) goto entered;
        if (value_is_absent(result)) goto error;
        value = result;
        goto await_done;
    }
    const AwaitableOps *ops = value_is_obj(sub) ? value_obj(sub)->type->ops->awaitable : NULL;
    if (ops) {
        frame->sp = --sp;
        SendStatus status = ops->send(world, sub, sent, &value);
        DROP(sent);
        if (status == SEND_RETURN) goto await_done;
        if (status == SEND_RAISE) goto error;
        goto yield_out;
    }
    goto await_python;
}
await_done:     // `value` is the result of what is awaited; sp is just above it
    sp--;
    DROP(*sp);
    PUSH(value);
    NEXT;

await_python: { // an iterator of the program's, or a built-in one
    Value sub = sp[-2], sent = sp[-1];
    if (value_is_none(sent)) {
        Value next = type_override_borrowed(world, type_of(world, sub), NAME_OF(world, __next__));
        if (value_is_kind(next, T_FUNCTION)) {
            frame->sp = --sp;
            Value result = frame_push_function(world, value_function(next), NULL, 0, ABSENT, sub);
            if (value_is_absent(result)) goto error;
            if (value_is(result, PUSHED)) { thread->frame->returns = RETURN_YIELD_FROM; goto entered; }
            value = result;
            goto yield_out;
        }
        if (value_is_absent(next) && !type_of(world, sub)->ops->next) {   // not yet converted (GET_ANEXT)
            frame->sp = sp - 2;
            Value awaitable = awaitable_of(world, sub, 3);
            if (value_is_absent(awaitable)) { frame->sp = sp; goto error; }
            if (value_is(awaitable, PUSHED)) {
                sp -= 2;
                DROP(sub);
                Frame *pushed = thread->frame;
                while (pushed->back != frame) pushed = pushed->back;
                pushed->state = 3;      // pushes None behind it and runs AWAIT again
                goto entered;
            }
            sp[-2] = awaitable;
            DROP(sub);
            ip--;
            NEXT;
        }
        frame->sp = --sp;
        Value item = object_next(world, sub);
        if (value_is(item, EXHAUSTED)) { value = NONE; goto await_done; }
        if (value_is_absent(item)) {
            if (!raised_is(world, T_STOP_ITERATION)) goto error;
            value = raised_stop_value(world);
            goto await_done;
        }
        value = item;
        goto yield_out;
    }
    frame->sp = --sp;
    Value item = vm_call_method(world, sub, NAME_OF(world, send), &sent, 1);
    DROP(sent);
    if (value_is_absent(item)) {
        if (!raised_is(world, T_STOP_ITERATION)) goto error;
        value = raised_stop_value(world);
        goto await_done;
    }
    value = item;
    goto yield_out;
}

op_YIELD_VALUE:
    CHECK_ATTENTION();
    value = POP();
    SAVE();
    if (frame->code->flags & CODE_ASYNC_GENERATOR) goto async_yield;
    // fall through

yield_out: {    // `value` leaves the frame `frame` (saved) outward to the driver of the root
    Generator *root = thread->root;
    Frame *bottom = root->frame;
    Frame *driver = bottom->back;
    root->inner = frame;
    root->state = GENERATOR_SUSPENDED;
    uint32_t base = root->depth;
    root->depth = thread->depth - base;
    thread->depth = base;
    thread->exc = root->exc.previous;
    thread->root = root->outer;
    root->outer = NULL;
    bottom->back = NULL;
    thread->frame = frame = driver;
    switch ((ReturnMode)bottom->returns) {
    case RETURN_NATIVE:
        arrived = ARRIVED_YIELD;
        goto native;
    case RETURN_FOR_ITER:
        LOAD();
        word = ip[-1];
        goto next_item;
    case RETURN_YIELD_FROM:
        if (frame->kind == FRAME_NATIVE) { arrived = ARRIVED_YIELD; goto native; }
        goto yield_out;
    default: {          // send(): it held the generator while that ran
        Value held = bottom->extra;
        bottom->extra = ABSENT;
        DROP(held);
        goto deliver;
    }
    }
}

async_yield: {  // an async generator's value goes to whoever awaits the step
    Generator *generator = frame->owner;
    Frame *driver = frame->back;
    ReturnMode mode = (ReturnMode)frame->returns;
    generator->state = GENERATOR_SUSPENDED;
    generator->inner = frame;
    generator->depth = 1;
    thread->exc = generator->exc.previous;
    thread->depth--;
    frame->back = NULL;
    thread->frame = driver;
    generator->awaited = false;
    frame = driver;
    LOAD();
    if (mode == RETURN_ACLOSE) {
        DROP(value);
        raise_error(world, T_RUNTIME_ERROR, "async generator ignored GeneratorExit");
        goto error;
    }
    goto await_done;
}

op_END_ASYNC_FOR: {
    Value exception = sp[-1];
    if (exception_matches(world, exception, value_from_obj(world->types[T_STOP_ASYNC_ITERATION])) == 1) {
        sp -= 2;
        DROP(sp[0]);
        DROP(exception);
        NEXT;
    }
    sp--;
    world->raised = exception;
    SAVE();
    goto reraise;
}

op_BEFORE_WITH:
op_BEFORE_ASYNC_WITH: {
    Value manager = sp[-1];
    SAVE();
    Value exit;
    Value enter = operate_enter(world, manager, WORD_OP(word) == OP_BEFORE_ASYNC_WITH, &exit);
    if (value_is_absent(enter)) goto error;
    sp[-1] = exit;
    PUSH(enter);
    PUSH(ABSENT);
    DROP(manager);
    NEXT;
}

op_WITH_EXCEPT_START: { // stack [exit, lasti, previous, exception]
    Value exception = sp[-1], exit = sp[-4];
    Value traceback = value_exception(exception)->traceback;
    sp[0] = value_keep(exit);
    sp[1] = ABSENT;
    sp[2] = value_keep(value_from_obj(value_obj(exception)->type));
    sp[3] = value_keep(exception);
    sp[4] = value_is_absent(traceback) ? NONE : value_keep(traceback);
    sp += 5;
    NEXT;
}

op_MAKE_FUNCTION: {
    Code *code = (Code *)value_obj(sp[-1]);
    Value made = function_new(world, code, frame->globals);
    if (value_is_absent(made)) goto error;
    Function *function = value_function(made);
    sp--;
    if (ARG & 8) function->closure = POP();
    if (ARG & 4) function->annotations = POP();
    if (ARG & 2) function->keyword_defaults = POP();
    if (ARG & 1) function->defaults = POP();
    PUSH(made);
    obj_drop(world, code);
    NEXT;
}

op_CALL:
    CHECK_ATTENTION();
call_go: {
    uint32_t nargs = ARG;
    Value *base = sp - nargs - 2;
    Value callable = base[0];
    Value *args = base + 2;
    if (!value_is_absent(base[1])) {
        args--;
        nargs++;
    }
    if (value_is_obj(callable)) {
        switch (value_obj(callable)->kind) {
        case T_FUNCTION: {
        call_function:
            frame->ip = ip;
            Frame *pushed = call_fast(world, callable, args, nargs);
            if (__builtin_expect(pushed != NULL, 1)) {
                frame->sp = base;
                if (pushed->code->flags & CODE_MAKES_OBJECT) {
                    sp = base;
                    value = generator_new(world, value_function(callable), pushed);
                    goto called;
                }
                thread->frame = frame = pushed;
                thread->depth++;
                ip = frame->ip;
                sp = frame->sp;
                NEXT;
            }
            break;
        }
        case T_METHOD: {
            Method *method = (Method *)value_obj(callable);
            if (value_is_absent(base[1]) && value_is_kind(method->function, T_FUNCTION)) {
                base[0] = value_keep(method->function);
                base[1] = value_keep(method->self);
                DROP(callable);
                callable = base[0];
                args--;
                nargs++;
                goto call_function;
            }
            break;
        }
        case T_METHOD_DESCRIPTOR:
        case T_NATIVE: {
            Native *native = value_native(callable);
            bool bound = native->head.kind == T_NATIVE;
            if (!bound && (value_is_absent(base[1]) || native->def->flags & (NATIVE_STATIC | NATIVE_CLASS))) break;
            if (!bound && value_is_absent(base[1])) break;
            SAVE();
            frame->sp = base;
            Value result = bound ? native_call(world, native, native->self, args, (int)nargs, ABSENT)
                                 : native_call(world, native, args[0], args + 1, (int)nargs - 1, ABSENT);
            while (sp > base) { sp--; DROP(*sp); }
            if (__builtin_expect(value_is_obj(result) || value_is_small(result), 1)) {
                PUSH(result);
                NEXT;
            }
            value = result;
            goto called;
        }
        default: break;
        }
    }
    SAVE();
    frame->sp = base;
    value = vm_tail_call(world, callable, args, (int)nargs, ABSENT);
    while (sp > base) { sp--; DROP(*sp); }
    goto called;
}

called:         // a call has answered `value`; sp is where the result goes
    if (value_is_absent(value)) { if (world->stopping) goto stop; goto error; }
    if (value_is(value, PUSHED)) goto entered;
    if (value_is(value, THROWN)) { LOAD(); goto thrown; }
    if (value_is(value, BLOCKED)) {
        frame->sp = sp;
        thread->entry = ENTRY_RESULT;
        return RUN_BLOCKED;
    }
    PUSH(value);
    NEXT;

op_CALL_KW: {
    CHECK_ATTENTION();
    Value names = sp[-1];
    uint32_t nargs = ARG;
    Value *base = sp - nargs - 3;
    Value *args = base + 2;
    int positional = (int)(nargs - value_tuple(names)->size);
    if (!value_is_absent(base[1])) {
        args--;
        positional++;
    }
    SAVE();
    frame->sp = base;
    Value callable = base[0];
    if (value_is_kind(callable, T_METHOD_DESCRIPTOR) && !value_is_absent(base[1])
        && !(value_native(callable)->def->flags & (NATIVE_STATIC | NATIVE_CLASS))) {
        value = native_call(world, value_native(callable), args[0], args + 1, positional - 1, names);
    } else {
        value = vm_tail_call(world, callable, args, positional, names);
    }
    while (sp > base) { sp--; DROP(*sp); }
    goto called;
}

op_CALL_EX: {
    CHECK_ATTENTION();
    Value keywords = ARG & 1 ? sp[-1] : ABSENT;
    Value *base = sp - (ARG & 1 ? 4 : 3);
    SAVE();
    frame->sp = base;
    value = operate_call_ex(world, base[0], base[2], keywords);
    while (sp > base) { sp--; DROP(*sp); }
    goto called;
}

op_RETURN_VALUE:
    CHECK_ATTENTION();
return_go:
    value = POP();
    SAVE();     // who holds on to the frame sees where it ended; and nothing free depends on whether the run was stopped in it
return_value:   // `frame` is saved
    if (__builtin_expect(frame->returns == RETURN_PUSH && !frame->owner && !frame->flags && value_is_absent(frame->locals), 1)) {
        Frame *back = frame->back;
        bool null_behind = frame->state == 1;
        bool again = frame->state == 3;
        thread->frame = back;
        thread->depth--;
        frame_free_fast(world, frame);
        if (__builtin_expect(back != NULL && back->kind == FRAME_PYTHON, 1)) {
            frame = back;
            ip = frame->ip;
            sp = frame->sp;
            PUSH(value);
            if (__builtin_expect(null_behind, 0)) PUSH(ABSENT);
            if (__builtin_expect(again, 0)) { PUSH(NONE); ip--; NEXT; }
            ip += cache_words[ip[-1] & 0xFF];
            NEXT;
        }
        goto deliver;
    }
    if (frame->returns == RETURN_AWAIT && generator_leaves_await(world, frame)) {
        LOAD();
        goto await_done;
    }
    // fall through

{               // `frame` has returned `value`: what becomes of it depends on how it was called
    Frame *done = frame;
    ReturnMode mode = (ReturnMode)done->returns;
    Generator *generator = done->owner;
    uint32_t state = done->state;
    Value extra = done->extra;
    done->extra = ABSENT;
    thread->frame = done->back;
    thread->depth--;
    if (generator) {
        generator_finished(world, generator, mode);
    }
    frame_free(world, done);
    switch (mode) {
    case RETURN_ATTRIBUTE:
        DROP(extra);
        // fall through
    case RETURN_PUSH:
        if (thread->frame && thread->frame->kind == FRAME_PYTHON && state) {
            frame = thread->frame;
            ip = frame->ip;
            sp = frame->sp;
            PUSH(value);
            if (state == 3) { PUSH(NONE); ip--; NEXT; }
            PUSH(ABSENT);
            ip += cache_words[ip[-1] & 0xFF];
            NEXT;
        }
        goto deliver;
    case RETURN_DROP:
        DROP(value);
        DROP(extra);
        goto dropped;
    case RETURN_INSTANCE:
        if (!value_is_none(value)) {
            raise_error(world, T_TYPE_ERROR, "__init__() should return None, not '%s'", type_name(world, value));
            DROP(value);
            DROP(extra);
            goto propagate;
        }
        value = extra;
        goto deliver;
    case RETURN_TRUTH:
    case RETURN_BOOL: {
        int truth = operate_truth_result(world, value, mode == RETURN_TRUTH);
        DROP(value);
        if (truth < 0) goto propagate;
        if (mode == RETURN_BOOL) { value = value_from_bool(truth != (int)(state == 1)); goto deliver; }
        LOAD();
        ip--;
        if (state == 2) {       // JUMP_IF_x_OR_POP: the operand is still there and stays if it jumps
            word = *ip++;
            bool jumps = truth == (WORD_OP(word) == OP_JUMP_IF_TRUE_OR_POP);
            if (jumps) { ip = frame->code->words + ARG; NEXT; }
            sp--;
            DROP(*sp);
            NEXT;
        }
        PUSH(value_from_bool(truth));
        NEXT;
    }
    case RETURN_RETRY:
        LOAD();
        PUSH(value);
        ip--;
        NEXT;
    case RETURN_BINARY: {
        LOAD();
        Value a = sp[-2], b = sp[-1];
        word = ip[-1];
        bool compare = WORD_OP(word) == OP_COMPARE_OP || WORD_OP(word) == OP_COMPARE_JUMP_IF_FALSE;
        if (value_is(value, NOT_IMPLEMENTED)) {
            int op = WORD_OP(word) == OP_BINARY_FAST_CONST ? (int)(ARG >> 20) : WORD_OP(word) == OP_COMPARE_JUMP_IF_FALSE ? (int)(ARG & 7) : (int)ARG;
            value = compare ? operate_compare(world, a, b, op, (int)state) : operate_binary(world, a, b, op, (int)state);
            if (value_is(value, PUSHED)) goto entered;
            if (value_is_absent(value)) goto error;
        }
        sp -= 2;
        DROP(a);
        DROP(b);
        if (WORD_OP(word) == OP_COMPARE_JUMP_IF_FALSE) {
            int truth = object_truth(world, value);
            DROP(value);
            if (truth < 0) { SAVE(); goto error; }
            if (!truth) ip = frame->code->words + (ARG >> 3);
            NEXT;
        }
        PUSH(value);
        NEXT;
    }
    case RETURN_NEXT:
        LOAD();
        word = ip[-1];
        goto next_item;
    case RETURN_FOR_ITER:
        DROP(value);
        LOAD();
        word = ip[-1];
        goto for_end;
    case RETURN_YIELD_FROM:
        if (!generator) {           // __next__ of a class: its result is yielded on
            frame = thread->frame;
            goto yield_out;
        }
        if (thread->frame->kind == FRAME_NATIVE) { frame = thread->frame; arrived = ARRIVED_RETURN; goto native; }
        LOAD();
        goto await_done;
    case RETURN_AWAIT:
        LOAD();
        if (__builtin_expect(thread->root->closing, 0)) {
            DROP(value);
            raise_instance_of(world, T_GENERATOR_EXIT);
            goto thrown_here;
        }
        goto await_done;
    case RETURN_ANEXT:
        DROP(value);
        LOAD();
        raise_instance_of(world, T_STOP_ASYNC_ITERATION);
        goto error;
    case RETURN_ACLOSE:
        DROP(value);
        value = NONE;
        LOAD();
        goto await_done;
    case RETURN_SEND:
        DROP(extra);
        if (value_is_none(value)) raise_instance_of(world, T_STOP_ITERATION);
        else raise_with_take(world, T_STOP_ITERATION, value);
        goto propagate;
    case RETURN_NATIVE:
        frame = thread->frame;
        arrived = ARRIVED_RETURN;
        goto native;
    }
    goto deliver;
}

op_LOAD_BUILD_CLASS: {
    Value v = dict_get_name_borrowed(world, world->builtins, NAME_OF(world, __build_class__));
    if (value_is_absent(v)) { raise_error(world, T_NAME_ERROR, "__build_class__ not found"); goto error; }
    PUSH(value_keep(v));
    NEXT;
}

op_LOAD_ASSERTION_ERROR:
    PUSH(value_keep(value_from_obj(world->types[T_ASSERTION_ERROR])));
    NEXT;

op_SETUP_ANNOTATIONS: {
    SAVE();
    Value name = NAME_OF(world, __annotations__);
    int has = object_contains(world, frame->locals, name);
    if (has < 0) goto error;
    if (!has) {
        Dict *dict = dict_new(world);
        if (!dict) goto error;
        bool ok = object_set_item(world, frame->locals, name, value_from_obj(dict));
        obj_drop(world, dict);
        if (!ok) goto error;
    }
    NEXT;
}

op_IMPORT_NAME: {
    Value fromlist = sp[-1], level = sp[-2];
    SAVE();
    Value module = operate_import(world, frame->globals, CODE_NAME(ARG), fromlist, level);
    if (value_is_absent(module)) goto error;
    sp--;
    DROP(fromlist);
    DROP(level);
    sp[-1] = module;
    NEXT;
}

op_IMPORT_FROM: {
    SAVE();
    Value v = operate_import_from(world, sp[-1], CODE_NAME(ARG));
    if (value_is_absent(v)) goto error;
    PUSH(v);
    NEXT;
}

op_IMPORT_STAR: {
    SAVE();
    if (!operate_import_star(world, sp[-1], value_dict(frame->locals))) goto error;
    sp--;
    DROP(*sp);
    NEXT;
}

op_PUSH_EXC_INFO: {
    Value exception = sp[-1];
    sp[-1] = value_is_absent(thread->exc->value) ? NONE : thread->exc->value;
    thread->exc->value = value_keep(exception);
    PUSH(exception);
    NEXT;
}

op_POP_EXCEPT: {
    Value previous = POP();
    Value old = thread->exc->value;
    thread->exc->value = value_is_none(previous) ? ABSENT : previous;
    DROP(old);
    NEXT;
}

op_CHECK_EXC_MATCH: {
    Value type = sp[-1];
    SAVE();
    int matches = exception_matches(world, sp[-2], type);
    if (matches < 0) goto error;
    sp[-1] = value_from_bool(matches);
    DROP(type);
    NEXT;
}

op_CHECK_EG_MATCH: {    // [group, type] → [rest, match]
    Value group = sp[-2], type = sp[-1], match, rest;
    SAVE();
    if (!exception_group_split(world, group, type, &match, &rest)) goto error;
    if (!value_is_none(match)) value_replace_take(world, &thread->exc->value, value_keep(match));
    sp[-2] = rest;
    sp[-1] = match;
    DROP(group);
    DROP(type);
    NEXT;
}

op_PREP_RERAISE_STAR: {
    SAVE();
    Value result = exception_reraise_star(world, sp[-2], sp[-1]);
    if (value_is_absent(result)) goto error;
    sp -= 2;
    DROP(sp[0]);
    DROP(sp[1]);
    PUSH(result);
    NEXT;
}

op_RAISE_VARARGS: {
    SAVE();
    if (ARG == 0) {
        ExcState *level = thread->exc;
        while (level && value_is_absent(level->value)) level = level->previous;
        if (!level) { raise_error(world, T_RUNTIME_ERROR, "No active exception to reraise"); goto error; }
        world->raised = value_keep(level->value);
        goto reraise;
    }
    Value cause = ARG == 2 ? POP() : ABSENT;
    Value exception = POP();
    frame->sp = sp;
    operate_raise(world, exception, cause);
    goto error;
}

op_RERAISE: {
    Value exception = POP();
    if (ARG) {          // the traceback shows where it was first raised
        Value lasti = sp[-(int32_t)ARG];
        raise_at = (uint32_t)(ip - frame->code->words) - 1;
        if (value_is_small(lasti)) ip = frame->code->words + value_small(lasti) + 1;
        world->raised = exception;
        frame->line = 0;        // clean-up code that is on no line
        SAVE();
        goto find_handler;
    }
    world->raised = exception;
    SAVE();
    goto reraise;
}

op_MATCH_MAPPING:
    PUSH(value_from_bool(operate_match_kind(world, sp[-1], true)));
    NEXT;

op_MATCH_SEQUENCE:
    PUSH(value_from_bool(operate_match_kind(world, sp[-1], false)));
    NEXT;

op_MATCH_KEYS: {
    SAVE();
    Value values = operate_match_keys(world, sp[-2], sp[-1]);
    if (value_is_absent(values)) goto error;
    PUSH(values);
    NEXT;
}

op_MATCH_CLASS: {
    SAVE();
    Value values = operate_match_class(world, sp[-3], sp[-2], sp[-1], ARG);
    if (value_is_absent(values)) goto error;
    for (int i = 0; i < 3; i++) { sp--; DROP(*sp); }
    PUSH(values);
    NEXT;
}

op_GET_LEN: {
    SAVE();
    int64_t length = object_length(world, sp[-1]);
    if (length < 0) goto error;
    PUSH(value_from_small(length));
    NEXT;
}

op_DISPLAY:
    sp--;
    DROP(*sp);
    NEXT;

thrown_here:    // raised at the current instruction of `frame`, which is loaded
    SAVE();
    goto error;

thrown:         // world->raised is thrown into `frame` (loaded), a generator's innermost frame, at its current instruction
    if (ip > frame->code->words && (WORD_OP(ip[-1]) == OP_YIELD_FROM || WORD_OP(ip[-1]) == OP_AWAIT)) {
        value = ABSENT;
        SendStatus status = await_throw(world, frame, sp[-1], &value);
        if (status == SEND_RETURN) {
            if (value_is(value, PUSHED)) goto entered;
            if (value_is(value, THROWN)) { LOAD(); goto thrown; }
            goto await_done;
        }
        if (status == SEND_YIELD) { SAVE(); goto yield_out; }
        if (!(frame->code->flags & CODE_LIBRARY)) {     // CPython's tracer sees the line of the await once more
            world->steps++;
            world->position++;
        }
    }
    SAVE();
    operate_set_thrown_context(world, world->raised);
    goto context_set;

error:          // raised by the current instruction (word ip-1) of `frame`
    SAVE();
    if (world->stopping) goto stop;
    operate_set_context(world, world->raised);
context_set:
    if (world->stopping) goto stop;
    if (world->host->sink.send && !(frame->code->flags & CODE_LIBRARY)
        && value_is_absent(value_exception(world->raised)->traceback)) report_exception(world);
raised_here:
    if (!(frame->code->flags & CODE_HIDDEN)) traceback_add(world, world->raised, frame->code, frame_word(frame));
reraise:
    raise_at = frame_word(frame);
find_handler: {
    if (world->stopping) goto stop;
    const CodeHandler *handler = handler_find(frame->code, raise_at);
    if (handler) {
        Value *floor = frame->slots + frame->code->slot_count + handler->depth;
        sp = frame->sp;
        while (sp > floor) { sp--; DROP(*sp); }
        if (handler->push_lasti) PUSH(value_from_small(frame_word(frame)));
        PUSH(world->raised);
        world->raised = ABSENT;
        ip = frame->code->words + handler->target;
        NEXT;
    }
    // It leaves the frame.
    Frame *done = frame;
    ReturnMode mode = (ReturnMode)done->returns;
    uint32_t state = done->state;
    Generator *generator = done->owner;
    thread->frame = done->back;
    thread->depth--;
    if (generator) {
        convert_stop(world, generator);
        generator_finished(world, generator, mode);
    }
    Value error = raised_take(world);       // disposal must not meet it
    Value extra = done->extra;
    done->extra = ABSENT;
    frame_free(world, done);
    raised_restore_take(world, error);
    switch (mode) {
    case RETURN_DROP:
        if (value_is_absent(extra)) break;      // a setter: its exception is the statement's
        unraisable(world, extra);
        DROP(extra);
        goto dropped;
    case RETURN_NEXT:
        if (raised_is(world, T_STOP_ITERATION)) {
            raised_clear(world);
            LOAD();
            word = ip[-1];
            goto for_end;
        }
        break;
    case RETURN_YIELD_FROM:
        if (!generator && raised_is(world, T_STOP_ITERATION)) {
            value = raised_stop_value(world);
            LOAD();
            goto await_done;
        }
        break;
    case RETURN_ACLOSE:
        if (raised_is(world, T_GENERATOR_EXIT) || raised_is(world, T_STOP_ASYNC_ITERATION)) {
            raised_clear(world);
            value = NONE;
            LOAD();
            goto await_done;
        }
        break;
    case RETURN_ATTRIBUTE:
        if (raised_is(world, T_ATTRIBUTE_ERROR)) {
            // extra is (object, name): __getattr__ is asked next.
            raised_clear(world);
            LOAD();
            Tuple *pair = value_tuple(extra);
            Value found = operate_getattr_fallback(world, pair->items[0], pair->items[1]);
            DROP(extra);
            extra = ABSENT;
            if (value_is(found, PUSHED)) { thread->frame->state = (uint16_t)state; goto entered; }
            if (value_is_absent(found)) goto propagate;
            value = found;
            goto deliver;
        }
        break;
    default: break;
    }
    DROP(extra);
}

propagate:      // world->raised arrives at thread->frame
    frame = thread->frame;
    if (world->stopping) goto stop;
    if (!frame) { *out = raised_take(world); return RUN_RAISED; }
    if (frame->kind == FRAME_NATIVE) {
        arrived = ARRIVED_RAISE;
        value = ABSENT;
        goto native;
    }
    ip = frame->ip;
    sp = frame->sp;
    goto raised_here;
}

RunStatus vm_run(World *world) {
    Thread *thread = world->thread;
    thread->state = THREAD_RUNNING;
    Value result;
    RunStatus status = interp(world, NULL, ABSENT, &result);
    if (status == RUN_DONE || status == RUN_RAISED) {
        thread->state = THREAD_ENDED;
        value_replace_take(world, &thread->result, result);
    } else {
        thread->state = status == RUN_BLOCKED ? THREAD_BLOCKED : THREAD_READY;
    }
    return status;
}

Value interp_nested(World *world, Frame *barrier, Value how) {
    Value result;
    RunStatus status = interp(world, barrier, how, &result);
    switch (status) {
    case RUN_DONE: return result;
    case RUN_BLOCKED: return BLOCKED;
    case RUN_RAISED: return ABSENT;
    default: return ABSENT;
    }
}
