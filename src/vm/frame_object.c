#include "vm/frame_object.h"

#include "vm/coro.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/raise.h"

// ---- which objects stand for frames that still run -------------------------------------------------------------

static void enlist(World *world, FrameObject *object) {
    object->next = world->frames_seen;
    object->previous = NULL;
    if (object->next) object->next->previous = object;
    world->frames_seen = object;
}

static void delist(World *world, FrameObject *object) {
    if (object->next) object->next->previous = object->previous;
    if (object->previous) object->previous->next = object->next;
    else world->frames_seen = object->next;
    object->next = object->previous = NULL;
}

// One that waits to be disposed of (heap_dispose) lets go of its frame at once.
static FrameObject *find(World *world, Frame *frame) {
    if (!(frame->flags & FRAME_SEEN)) return NULL;
    FrameObject *object = world->frames_seen;
    while (object && object->frame != frame) object = object->next;
    if (!object || object->head.refs) return object;
    delist(world, object);
    object->frame = NULL;
    frame->flags &= ~(uint32_t)FRAME_SEEN;
    return NULL;
}

Value frame_object_of(World *world, Frame *frame) {
    FrameObject *object = find(world, frame);
    if (object) return value_keep(value_from_obj(object));
    object = instance_new(world, world->types[T_FRAME], sizeof(FrameObject));
    if (!object) return ABSENT;
    object->frame = frame;
    object->code = frame->code;
    obj_keep(&frame->code->head);
    object->globals = frame->globals;
    obj_keep((Obj *)frame->globals);
    frame->flags |= FRAME_SEEN;
    enlist(world, object);
    return value_from_obj(object);
}

static int32_t line_of(const Frame *frame) {
    int32_t line = frame->ip == frame->code->words ? 0 : code_span(frame->code, frame_word(frame)).line;
    return line ? line : frame->code->first_line;
}

// The nearest frame below that CPython would have, too.
static Frame *shown(Frame *frame) {
    while (frame && (frame->kind == FRAME_NATIVE || frame->code->flags & CODE_HIDDEN)) frame = frame->back;
    return frame;
}

bool frame_object_take_over(World *world, Frame *frame) {
    FrameObject *object = find(world, frame);
    if (!object) return false;
    delist(world, object);
    object->line = line_of(frame);
    object->owns = true;
    // A generator's frame may be left while nothing drives it: what is below it then says nothing.
    Frame *back = frame->owner ? NULL : shown(frame->back);
    frame->back = NULL;
    Value before = raised_take(world);
    object->back = back ? frame_object_of(world, back) : ABSENT;
    obj_keep(&object->head);   // what is dropped here may drop the last traceback
    while (frame->sp > frame->slots + frame->code->slot_count) value_drop(world, *--frame->sp);
    value_replace_take(world, &frame->extra, ABSENT);
    frame->owner = NULL;
    obj_drop(world, object);
    raised_restore_take(world, before);
    return true;
}

// ---- locals ----------------------------------------------------------------------------------------------------

Value frame_local_borrowed(const Frame *frame, uint32_t slot) {
    Value v = frame->slots[slot];
    if (value_is_kind(v, T_CELL) && frame->code->flags & CODE_HAS_CELLS) v = ((Cell *)value_obj(v))->value;
    return v;
}

Value frame_object_locals(World *world, FrameObject *object) {
    const Frame *frame = object->frame;
    if (frame && !value_is_absent(frame->locals)) return value_keep(frame->locals);
    Dict *dict = dict_new(world);
    for (uint32_t i = 0; dict && frame && i < frame->code->slot_count; i++) {
        Value v = frame_local_borrowed(frame, i);
        if (value_is_absent(v) || dict_set_name(world, dict, frame->code->slots[i], v)) continue;
        obj_drop(world, dict);
        dict = NULL;
    }
    return dict ? value_from_obj(dict) : ABSENT;
}

// ---- the object ------------------------------------------------------------------------------------------------

// Lets go of the frame: our own is freed, another's is no longer looked at.
static void release(World *world, FrameObject *object) {
    Frame *frame = object->frame;
    object->frame = NULL;
    if (!frame) return;
    if (!object->owns) delist(world, object);
    frame->flags &= ~(uint32_t)FRAME_SEEN;
    if (object->owns) frame_free(world, frame);
}

static void dispose(World *world, Obj *obj) {
    FrameObject *object = (FrameObject *)obj;
    release(world, object);
    value_drop(world, object->back);
    obj_drop(world, object->globals);
    obj_drop(world, object->code);
    heap_free(world, obj, sizeof(FrameObject));
}

static void visit(World *world, Obj *obj, Visit visit_value, void *context) {
    (void)world;
    FrameObject *object = (FrameObject *)obj;
    visit_value(context, object->back);
    visit_value(context, value_from_obj(object->globals));
    visit_value(context, value_from_obj(object->code));
    if (!object->owns || !object->frame) return;
    Frame *frame = object->frame;
    for (Value *v = frame->slots; v < frame->sp; v++) visit_value(context, *v);
    visit_value(context, frame->locals);
    visit_value(context, frame->function);
}

static void clear(World *world, Obj *obj) {
    FrameObject *object = (FrameObject *)obj;
    if (object->owns) release(world, object);
    value_replace_take(world, &object->back, ABSENT);
}

static int32_t current_line(const FrameObject *object) {
    return object->frame && !object->owns ? line_of(object->frame) : object->line;
}

static Value repr(World *world, Value v) {
    FrameObject *object = value_frame_object(v);
    return str_format(world, "<frame at 0x%llx, file '%s', line %d, code %s>", (unsigned long long)object_id(world, v),
                      value_str(object->code->path)->text, current_line(object), value_str(object->code->name)->text);
}

static Value get_code(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(value_frame_object(v)->code));
}
static Value get_line(World *world, Value v) {
    return (void)world, value_from_small(current_line(value_frame_object(v)));
}
static Value get_globals(World *world, Value v) {
    return (void)world, value_keep(value_from_obj(value_frame_object(v)->globals));
}
static Value get_builtins(World *world, Value v) { return (void)v, value_keep(value_from_obj(world->builtins)); }
static Value get_locals(World *world, Value v) { return frame_object_locals(world, value_frame_object(v)); }

static Value get_lasti(World *world, Value v) {
    (void)world;
    const Frame *frame = value_frame_object(v)->frame;
    return value_from_small(frame ? (int64_t)frame_word(frame) * 2 : -1);
}

// Programs do not see the library's frames, here as in tracebacks.
static bool is_library(Value v) { return value_frame_object(v)->code->flags & CODE_LIBRARY; }

static Value below(World *world, Value v) {
    FrameObject *object = value_frame_object(v);
    if (object->owns || !object->frame) return value_keep(object->back);
    if (object->frame->owner && object->frame->owner->state != GENERATOR_RUNNING) return ABSENT;
    Frame *back = shown(object->frame->back);
    return back ? frame_object_of(world, back) : ABSENT;
}

static Value get_back(World *world, Value v) {
    Value at = below(world, v);
    while (!value_is_absent(at) && is_library(at)) {
        Value next = below(world, at);
        value_drop(world, at);
        at = next;
    }
    return value_is_absent(at) && value_is_absent(world->raised) ? NONE : at;
}

static const GetSetDef getsets[] = {
    {"f_code", get_code, NULL},     {"f_lineno", get_line, NULL},
    {"f_back", get_back, NULL},     {"f_globals", get_globals, NULL},
    {"f_locals", get_locals, NULL}, {"f_builtins", get_builtins, NULL},
    {"f_lasti", get_lasti, NULL},   {0},
};

static NATIVE_FN(method_clear) {
    FrameObject *object = value_frame_object(self);
    if (object->frame && !object->owns) return raise_error(world, T_RUNTIME_ERROR, "cannot clear an executing frame");
    release(world, object);
    return NONE;
}

static const NativeDef methods[] = {
    {.name = "clear", .fn = method_clear, .doc = "F.clear(): clear most references held by the frame"}, {0},
};

const TypeOps ops_FRAME = {
    .size = sizeof(FrameObject), .dispose = dispose, .visit = visit, .clear = clear, .repr = repr, .methods = methods,
    .getsets = getsets,
};
