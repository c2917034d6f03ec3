// traceback_suggest.c - "Did you mean: 'x'?" behind an exception's message, as _compute_suggestion_error of Lib/traceback.py.
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/frame_object.h"
#include "vm/modules.h"
#include "vm/object.h"
#include "vm/sequence.h"
#include "vm/suggest.h"
#include "vm/traceback.h"

static bool offers(Value name, bool hide_underscored) {
    return value_is_str(name) && (!hide_underscored || value_str(name)->text[0] != '_');
}

static void offer_list(Suggestion *suggestion, Value list, bool hide_underscored) {
    for (uint32_t i = 0; value_is_kind(list, T_LIST) && i < value_list(list)->size; i++) {
        if (offers(value_list(list)->items[i], hide_underscored)) suggest_offer(suggestion, value_list(list)->items[i]);
    }
}

static void offer_keys(Suggestion *suggestion, Dict *dict) {
    uint32_t at = 0;
    Value key, value;
    while (dict && dict_next(dict, &at, &key, &value)) suggest_offer(suggestion, key);
}

// dir(v): sorted. New reference; ABSENT (nothing raised) if it fails.
static Value dir_of(World *world, Value v) {
    Value list = value_is_type(v) ? ABSENT : vm_call_method(world, v, NAME_OF(world, __dir__), NULL, 0);
    if (value_is_type(v)) {
        Value method = object_get_attribute(world, value_from_obj(value_obj(v)->type), NAME_OF(world, __dir__));
        list = value_is_absent(method) ? ABSENT : vm_call(world, method, &v, 1, ABSENT);
        value_drop(world, method);
    }
    if (!value_is_kind(list, T_LIST) || !list_sort(world, value_list(list), NULL, false)) {
        value_drop(world, list);
        raised_clear(world);
        return ABSENT;
    }
    return list;
}

// The suggestion's text goes straight to `out`, since the names it comes from are let go.
static bool add_best(const Suggestion *suggestion, const char *prefix, Buf *out) {
    if (value_is_absent(suggestion->best)) return false;
    buf_add_format(out, ". Did you mean: '%s%s'?", prefix, value_str(suggestion->best)->text);
    return true;
}

// The innermost frame that the exception went through; NULL: none, or it is not known any more.
static const Frame *innermost(const Exception *exception) {
    Value frame = ABSENT;
    for (Value at = exception->traceback; !value_is_absent(at); at = value_traceback(at)->next) {
        frame = value_traceback(at)->frame;
    }
    return value_is_absent(frame) ? NULL : value_frame_object(frame)->frame;
}

// The frame's local `self`; borrowed, ABSENT: none.
static Value self_of(World *world, const Frame *frame) {
    if (!frame || !value_is_absent(frame->locals)) return ABSENT;
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        if (value_is(frame->code->slots[i], NAME_OF(world, self))) return frame_local_borrowed(frame, i);
    }
    return ABSENT;
}

// In a method, the object's private attributes are offered, too.
static void suggest_attribute(World *world, const Exception *exception, Buf *out) {
    Value wrong = exception->extra[EXTRA_NAME], obj = exception->extra[EXTRA_OBJ];
    if (!value_is_str(wrong) || value_is_absent(obj)) return;
    Value names = dir_of(world, obj);
    bool own = value_is(self_of(world, innermost(exception)), obj);
    Suggestion suggestion;
    suggest_begin(&suggestion, wrong);
    offer_list(&suggestion, names, value_str(wrong)->text[0] != '_' && !own);
    add_best(&suggestion, "", out);
    value_drop(world, names);
}

static void offer_locals(Suggestion *suggestion, const Frame *frame) {
    if (value_is_kind(frame->locals, T_DICT)) offer_keys(suggestion, value_dict(frame->locals));
    if (!value_is_absent(frame->locals)) return;
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        if (!value_is_absent(frame_local_borrowed(frame, i))) suggest_offer(suggestion, frame->code->slots[i]);
    }
}

// A name that self has as an attribute is the first idea.
static bool suggest_self(World *world, const Frame *frame, Value wrong, Buf *out) {
    Value self = self_of(world, frame);
    if (value_is_absent(self)) return false;
    Value name = str_intern_take(world, value_keep(wrong));
    Value found = value_is_absent(name) ? ABSENT : object_find_attribute(world, self, name);
    bool has = !value_is_absent(found);
    if (has) buf_add_format(out, ". Did you mean: 'self.%s'?", value_str(wrong)->text);
    value_drop(world, found);
    value_drop(world, name);
    raised_clear(world);
    return has;
}

static void suggest_name(World *world, const Exception *exception, Buf *out) {
    Value wrong = exception->extra[EXTRA_NAME];
    const Frame *frame = innermost(exception);
    if (!value_is_str(wrong)) return;
    bool found = frame && suggest_self(world, frame, wrong, out);
    if (frame && !found) {
        Suggestion suggestion;
        suggest_begin(&suggestion, wrong);
        offer_locals(&suggestion, frame);
        offer_keys(&suggestion, frame->globals);
        offer_keys(&suggestion, world->builtins);
        found = add_best(&suggestion, "", out);
    }
    const char *name = value_str(wrong)->text;
    if (strchr(name, '.') || !modules_in_cpython(name)) return;
    buf_add_format(out, found ? " Or did you forget to import '%s'?" : ". Did you forget to import '%s'?", name);
}

static void suggest_import(World *world, const Exception *exception, Buf *out) {
    Value wrong = exception->extra[EXTRA_NAME_FROM], module_name = exception->extra[EXTRA_MODULE];
    if (!value_is_str(wrong) || !value_is_str(module_name)) return;
    Value module = dict_get_borrowed(world, world->modules, module_name);
    if (value_is_absent(module)) return;
    Value names = dir_of(world, module);
    Suggestion suggestion;
    suggest_begin(&suggestion, wrong);
    offer_list(&suggestion, names, value_str(wrong)->text[0] != '_');
    add_best(&suggestion, "", out);
    value_drop(world, names);
}

void traceback_add_suggestion(World *world, Value v, Buf *out) {
    const Exception *exception = value_exception(v);
    Type *type = exception->head.type;
    if (type_is_subtype(type, world->types[T_IMPORT_ERROR])) suggest_import(world, exception, out);
    else if (type_is_subtype(type, world->types[T_ATTRIBUTE_ERROR])) suggest_attribute(world, exception, out);
    else if (type_is_subtype(type, world->types[T_NAME_ERROR])) suggest_name(world, exception, out);
}
