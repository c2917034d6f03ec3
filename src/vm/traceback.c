#include "vm/traceback.h"

#include "vm/dict.h"
#include "vm/frame_object.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- adding an entry -------------------------------------------------------------------------------------------

// An AttributeError that leaves a getter (a property's, __getattr__, __get__) without saying what was missing in what: that is
// known to the attribute access below. CPython's PyObject_GetAttr does the same.
static void note_attribute(World *world, Exception *exception, const Frame *frame) {
    const Frame *below = frame->back;
    if (!type_is_subtype(exception->head.type, world->types[T_ATTRIBUTE_ERROR])) return;
    if (!value_is_absent(exception->extra[EXTRA_NAME]) || !value_is_absent(exception->extra[EXTRA_OBJ])) return;
    if (!below || below->kind != FRAME_PYTHON || frame->code->positional < 1 || !value_is_absent(frame->locals)) return;
    Word word = below->code->words[frame_word(below)];
    if (WORD_OP(word) != OP_LOAD_ATTR && WORD_OP(word) != OP_LOAD_METHOD) return;
    uint32_t instance = str_is_c(frame->code->name, "__get__") ? 1 : 0;
    if (instance >= frame->code->parameter_count) return;
    exception->extra[EXTRA_NAME] = value_keep(below->code->names[WORD_ARG(word)]);
    exception->extra[EXTRA_OBJ] = value_keep(frame_local_borrowed(frame, instance));
}

void traceback_add(World *world, Value v, Code *code, uint32_t word) {
    if (value_is(v, world->memory_error)) return;   // shared by all who have no memory at all
    Exception *exception = value_exception(v);
    Value raised = raised_take(world);
    Frame *frame = world->thread->frame;
    bool known = frame && frame->kind == FRAME_PYTHON && frame->code == code;
    if (known) note_attribute(world, exception, frame);
    Traceback *entry = heap_new_of(world, TRACEBACK, Traceback);
    if (entry) {
        entry->next = exception->traceback;
        entry->code = code;
        obj_keep(&code->head);
        entry->frame = known ? frame_object_of(world, frame) : ABSENT;
        entry->word = word;
        entry->line = code_span(code, word).line;
        entry->library = code->flags & CODE_LIBRARY;
        exception->traceback = value_from_obj(entry);
    }
    raised_restore_take(world, raised);
}

// ---- traceback objects -----------------------------------------------------------------------------------------

static void traceback_dispose(World *world, Obj *obj) {
    Traceback *entry = (Traceback *)obj;
    value_drop(world, entry->next);
    value_drop(world, entry->frame);
    obj_drop(world, entry->code);
    heap_free(world, obj, sizeof(Traceback));
}

static void traceback_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Traceback *entry = (Traceback *)obj;
    visit(context, entry->next);
    visit(context, entry->frame);
    visit(context, value_from_obj(entry->code));
}

static void traceback_clear(World *world, Obj *obj) {
    value_replace_take(world, &((Traceback *)obj)->next, ABSENT);
    value_replace_take(world, &((Traceback *)obj)->frame, ABSENT);
}

// Programs see no library frames, so that what they print of a traceback is what they would print in CPython of theirs.
static Value visible(Value entry) {
    while (!value_is_absent(entry) && value_traceback(entry)->library) entry = value_traceback(entry)->next;
    return entry;
}

static Value get_next(World *world, Value v) {
    (void)world;
    Value next = visible(value_traceback(v)->next);
    return value_is_absent(next) ? NONE : value_keep(next);
}

static bool set_next(World *world, Value v, Value value) {
    if (value_is_absent(value)) return raise_error(world, T_TYPE_ERROR, "can't delete tb_next attribute"), false;
    if (!value_is_none(value) && !value_is_kind(value, T_TRACEBACK)) {
        raise_error(world, T_TYPE_ERROR, "expected traceback object or None, got '%s'", type_name(world, value));
        return false;
    }
    for (Value at = value; value_is_kind(at, T_TRACEBACK); at = value_traceback(at)->next) {
        if (value_is(at, v)) return raise_error(world, T_VALUE_ERROR, "traceback loop detected"), false;
    }
    value_replace_take(world, &value_traceback(v)->next, value_is_none(value) ? ABSENT : value_keep(value));
    return true;
}

static Value get_frame(World *world, Value v) {
    (void)world;
    Value frame = value_traceback(v)->frame;
    return value_is_absent(frame) ? NONE : value_keep(frame);
}

static Value get_line(World *world, Value v) { return (void)world, value_from_small(value_traceback(v)->line); }
static Value get_lasti(World *world, Value v) {
    return (void)world, value_from_small((int64_t)value_traceback(v)->word * 2);
}

static const GetSetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next},
    {"tb_frame", get_frame, NULL},
    {"tb_lineno", get_line, NULL},
    {"tb_lasti", get_lasti, NULL},
    {0},
};

const TypeOps ops_TRACEBACK = {
    .size = sizeof(Traceback), .dispose = traceback_dispose, .visit = traceback_visit, .clear = traceback_clear,
    .getsets = traceback_getsets, .doc = "Create a new traceback object.",
};
