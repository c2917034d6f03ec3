#include "vm/traceback.h"

#include "vm/dict.h"
#include "vm/frame.h"
#include "vm/object.h"
#include "vm/sequence.h"

// ---- adding an entry -------------------------------------------------------------------------------------------

static Value local_of(const Frame *frame, uint32_t slot) {
    Value v = frame->slots[slot];
    if (value_is_kind(v, T_CELL) && frame->code->flags & CODE_HAS_CELLS) v = ((Cell *)value_obj(v))->value;
    return v;
}

// Names of the locals that have a value, in the order of their slots; new reference.
static Value names_of_locals(World *world, const Frame *frame) {
    if (!value_is_absent(frame->locals)) {
        return value_is_kind(frame->locals, T_DICT) ? list_from_plain(world, frame->locals) : list_new(world, 0);
    }
    Value list = list_new(world, frame->code->slot_count);
    for (uint32_t i = 0; i < frame->code->slot_count && !value_is_absent(list); i++) {
        if (value_is_absent(local_of(frame, i))) continue;
        if (!list_append(world, value_list(list), frame->code->slots[i])) return value_drop(world, list), ABSENT;
    }
    return list;
}

static Value self_of(World *world, const Frame *frame) {
    if (!value_is_absent(frame->locals)) return ABSENT;
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        if (value_is(frame->code->slots[i], NAME_OF(world, self))) return local_of(frame, i);
    }
    return ABSENT;
}

// What "Did you mean" will want to know of the frame that raised, which will be gone by then: for a NameError the locals'
// names and `self`; for an AttributeError whether it was self's own attribute that was missing.
static void note_circumstances(World *world, Exception *exception, const Frame *frame) {
    Type *type = exception->head.type;
    if (type_is_subtype(type, world->types[T_NAME_ERROR])) {
        value_replace_take(world, &exception->extra[EXTRA_LOCALS], names_of_locals(world, frame));
        value_replace_take(world, &exception->extra[EXTRA_SELF], value_keep(self_of(world, frame)));
    } else if (type_is_subtype(type, world->types[T_ATTRIBUTE_ERROR])) {
        Value self = self_of(world, frame);
        bool own = !value_is_absent(self) && value_is(self, exception->extra[EXTRA_OBJ]);
        value_replace_take(world, &exception->extra[EXTRA_SELF], own ? TRUE : ABSENT);
    }
}

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
    exception->extra[EXTRA_OBJ] = value_keep(local_of(frame, instance));
}

void traceback_add(World *world, Value v, Code *code, uint32_t word) {
    Exception *exception = value_exception(v);
    Value raised = world->raised;
    world->raised = ABSENT;
    const Frame *frame = world->thread->frame;
    bool known = frame && frame->kind == FRAME_PYTHON && frame->code == code;
    if (value_is_absent(exception->traceback) && known) note_circumstances(world, exception, frame);
    if (known) note_attribute(world, exception, frame);
    Traceback *entry = heap_new_of(world, TRACEBACK, Traceback);
    if (entry) {
        entry->next = exception->traceback;
        entry->code = code;
        obj_keep(&code->head);
        entry->frame = ABSENT;
        entry->globals = known ? frame->globals : NULL;
        if (entry->globals) obj_keep((Obj *)entry->globals);
        entry->word = word;
        entry->line = code->spans[word].line;
        entry->library = code->flags & CODE_LIBRARY;
        exception->traceback = value_from_obj(entry);
    }
    raised_clear(world);
    world->raised = raised;
}

// ---- traceback objects -----------------------------------------------------------------------------------------

static void traceback_dispose(World *world, Obj *obj) {
    Traceback *entry = (Traceback *)obj;
    value_drop(world, entry->next);
    value_drop(world, entry->frame);
    if (entry->globals) obj_drop(world, entry->globals);
    obj_drop(world, entry->code);
    heap_free(world, obj, sizeof(Traceback));
}

static void traceback_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    Traceback *entry = (Traceback *)obj;
    visit(context, entry->next);
    visit(context, entry->frame);
    visit(context, value_from_obj(entry->code));
    if (entry->globals) visit(context, value_from_obj(entry->globals));
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
    Traceback *entry = value_traceback(v);
    if (value_is_absent(entry->frame)) entry->frame = frame_object_new(world, entry->code, entry->globals, entry->line);
    return value_keep(entry->frame);
}

static Value get_line(World *world, Value v) { return (void)world, value_from_small(value_traceback(v)->line); }
static Value get_lasti(World *world, Value v) { return (void)world, value_from_small((int64_t)value_traceback(v)->word * 2); }

static const GetSetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next}, {"tb_frame", get_frame, NULL}, {"tb_lineno", get_line, NULL}, {"tb_lasti", get_lasti, NULL}, {0},
};

const TypeOps ops_TRACEBACK = {
    .size = sizeof(Traceback), .dispose = traceback_dispose, .visit = traceback_visit, .clear = traceback_clear,
    .getsets = traceback_getsets, .doc = "Create a new traceback object.",
};

// ---- frame snapshots -------------------------------------------------------------------------------------------

static FrameObject *frame_of(Value v) { return (FrameObject *)value_obj(v); }

Value frame_object_new(World *world, Code *code, Dict *globals, int32_t line) {
    FrameObject *frame = heap_new_of(world, FRAME, FrameObject);
    if (!frame) return ABSENT;
    frame->code = code;
    obj_keep(&code->head);
    frame->globals = globals;
    if (globals) obj_keep((Obj *)globals);
    frame->back = frame->locals = ABSENT;
    frame->line = line;
    return value_from_obj(frame);
}

static void frame_dispose(World *world, Obj *obj) {
    FrameObject *frame = (FrameObject *)obj;
    value_drop(world, frame->back);
    value_drop(world, frame->locals);
    if (frame->globals) obj_drop(world, frame->globals);
    obj_drop(world, frame->code);
    heap_free(world, obj, sizeof(FrameObject));
}

static void frame_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    FrameObject *frame = (FrameObject *)obj;
    visit(context, frame->back);
    visit(context, frame->locals);
    visit(context, value_from_obj(frame->code));
    if (frame->globals) visit(context, value_from_obj(frame->globals));
}

static Value frame_repr(World *world, Value v) {
    FrameObject *frame = frame_of(v);
    return str_format(world, "<frame at 0x%llx, file '%s', line %d, code %s>", (unsigned long long)object_id(world, v),
                      value_str(frame->code->path)->text, frame->line, value_str(frame->code->name)->text);
}

static Value get_code(World *world, Value v) { return (void)world, value_keep(value_from_obj(frame_of(v)->code)); }
static Value get_frame_line(World *world, Value v) { return (void)world, value_from_small(frame_of(v)->line); }

static Value get_back(World *world, Value v) {
    (void)world;
    return value_is_absent(frame_of(v)->back) ? NONE : value_keep(frame_of(v)->back);
}

static Value get_globals(World *world, Value v) {
    if (frame_of(v)->globals) return value_keep(value_from_obj(frame_of(v)->globals));
    return raise_refusal(world, "the globals of this frame are not kept");
}

static Value get_locals(World *world, Value v) {
    if (!value_is_absent(frame_of(v)->locals)) return value_keep(frame_of(v)->locals);
    return raise_refusal(world, "frame.f_locals is not simulated");
}

static Value get_builtins(World *world, Value v) { return (void)v, value_keep(value_from_obj(world->builtins)); }

static const GetSetDef frame_getsets[] = {
    {"f_code", get_code, NULL}, {"f_lineno", get_frame_line, NULL}, {"f_back", get_back, NULL}, {"f_globals", get_globals, NULL},
    {"f_locals", get_locals, NULL}, {"f_builtins", get_builtins, NULL}, {0},
};

const TypeOps ops_FRAME = {
    .size = sizeof(FrameObject), .dispose = frame_dispose, .visit = frame_visit, .repr = frame_repr, .getsets = frame_getsets,
};
