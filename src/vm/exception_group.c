// exception_group.c - BaseExceptionGroup: construction, split, subgroup, derive, and what except* does.
// Follows CPython's Objects/exceptions.c.
#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/exception_fields.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

static bool is_group(World *world, Value v) {
    return object_is_instance(world, v, world->types[T_BASE_EXCEPTION_GROUP]);
}

static Value *members_of(Value group, uint32_t *count) {
    Tuple *tuple = value_tuple(value_exception(group)->extra[EXTRA_EXCEPTIONS]);
    *count = tuple->size;
    return tuple->items;
}

// ---- construction ----------------------------------------------------------------------------------------------

static bool sequence_items(Value v, const Value **items, uint32_t *count) {
    if (value_is_kind(v, T_TUPLE)) return *items = value_tuple(v)->items, *count = value_tuple(v)->size, true;
    if (value_is_kind(v, T_LIST)) return *items = value_list(v)->items, *count = value_list(v)->size, true;
    return false;
}

static bool check_members(World *world, const Value *items, uint32_t count, bool *all_plain) {
    *all_plain = true;
    for (uint32_t i = 0; i < count; i++) {
        if (!value_is_exception(items[i])) {
            raise_error(world, T_VALUE_ERROR, "Item %u of second argument (exceptions) is not an exception", i);
            return false;
        }
        if (!object_is_instance(world, items[i], world->types[T_EXCEPTION])) *all_plain = false;
    }
    return true;
}

Type *exception_group_type_for(World *world, Type *type, const Value *args, int nargs) {
    if (nargs != 2) {
        raise_error(world, T_TYPE_ERROR, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", nargs);
        return NULL;
    }
    if (!value_is_str(args[0])) {
        raise_error(world, T_TYPE_ERROR, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                    type_name(world, args[0]));
        return NULL;
    }
    const Value *items;
    uint32_t count;
    bool all_plain;
    if (!sequence_items(args[1], &items, &count)) {
        return raise_error(world, T_TYPE_ERROR, "second argument (exceptions) must be a sequence"), NULL;
    }
    if (!count) {
        return raise_error(world, T_VALUE_ERROR, "second argument (exceptions) must be a non-empty sequence"), NULL;
    }
    if (!check_members(world, items, count, &all_plain)) return NULL;
    if (type == world->types[T_BASE_EXCEPTION_GROUP]) {
        return world->types[all_plain ? T_EXCEPTION_GROUP : T_BASE_EXCEPTION_GROUP];
    }
    if (all_plain || !type_is_subtype(type, world->types[T_EXCEPTION])) return type;
    if (type == world->types[T_EXCEPTION_GROUP]) {
        raise_error(world, T_TYPE_ERROR, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else {
        raise_error(world, T_TYPE_ERROR, "Cannot nest BaseExceptions in '%s'", type_text(type));
    }
    return NULL;
}

bool exception_group_fill(World *world, Exception *exception, const Value *args, int nargs, Value kwnames) {
    if (nargs != 2) return true;
    if (!value_is_absent(kwnames) && value_tuple(kwnames)->size &&
        !(exception->head.type->flags & (TYPE_OWN_INIT | TYPE_OWN_NEW))) {
        raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments",
                    value_str(exception->head.type->name)->text);
        return false;
    }
    const Value *items;
    uint32_t count;
    if (!sequence_items(args[1], &items, &count)) return true;
    Value members = tuple_from(world, items, count);
    if (value_is_absent(members)) return false;
    value_replace_take(world, &exception->extra[EXTRA_MESSAGE], value_keep(args[0]));
    value_replace_take(world, &exception->extra[EXTRA_EXCEPTIONS], members);
    return true;
}

// A group of the right type with an empty or given message.
static Value group_new(World *world, Value message, Value members) {
    Value args[2] = {message, members};
    return world->types[T_BASE_EXCEPTION_GROUP]->ops->construct(
        world, value_from_obj(world->types[T_BASE_EXCEPTION_GROUP]), args, 2, ABSENT);
}

// ---- parts of a group ------------------------------------------------------------------------------------------

static bool copy_notes(World *world, Value from, Value to) {
    Value notes = object_find_attribute(world, from, NAME_OF(world, __notes__));
    if (value_is_absent(notes)) return value_is_absent(world->raised);
    bool done = true;
    if (value_is_kind(notes, T_LIST)) {
        Value copy = list_from_plain(world, notes);
        done = !value_is_absent(copy) && object_set_attribute(world, to, NAME_OF(world, __notes__), copy);
        value_drop(world, copy);
    }
    value_drop(world, notes);
    return done;
}

// group.derive(members), with the group's traceback, context, cause and notes. NONE for no members.
static Value subset(World *world, Value group, Value members) {
    if (value_list(members)->size == 0) return NONE;
    Value part = vm_call_method(world, group, NAME_OF(world, derive), &members, 1);
    if (value_is_absent(part)) return ABSENT;
    if (!value_is_exception(part) || !is_group(world, part)) {
        raise_error(world, T_TYPE_ERROR, "derive must return an instance of BaseExceptionGroup");
        return value_drop(world, part), ABSENT;
    }
    Exception *from = value_exception(group), *to = value_exception(part);
    value_replace_take(world, &to->traceback, value_keep(from->traceback));
    value_replace_take(world, &to->context, value_keep(from->context));
    value_replace_take(world, &to->cause, value_keep(from->cause));
    to->suppress_context |= !value_is_absent(from->cause);
    if (copy_notes(world, group, part)) return part;
    return value_drop(world, part), ABSENT;
}

// What selects exceptions: a type or tuple of types, a callable, or (for except*) a list of the leaves to keep.
typedef struct Matcher {
    enum { BY_TYPE, BY_CALL, BY_LEAVES } how;
    Value by;
} Matcher;

static bool leaves_have(const List *leaves, Value v) {
    for (uint32_t i = 0; i < leaves->size; i++) {
        if (value_is(leaves->items[i], v)) return true;
    }
    return false;
}

static int matcher_accepts(World *world, const Matcher *matcher, Value exception) {
    if (matcher->how == BY_TYPE) return exception_matches(world, exception, matcher->by);
    if (matcher->how == BY_LEAVES) {
        return !is_group(world, exception) && leaves_have(value_list(matcher->by), exception);
    }
    Value answer = vm_call(world, matcher->by, &exception, 1, ABSENT);
    int truth = value_is_absent(answer) ? -1 : object_truth(world, answer);
    value_drop(world, answer);
    return truth;
}

static bool split(World *world, Value exception, const Matcher *matcher, bool want_rest, Value *match, Value *rest);

static bool split_members(World *world, Value group, const Matcher *matcher, bool want_rest, Value matches,
                          Value rests) {
    uint32_t count;
    Value *members = members_of(group, &count);
    for (uint32_t i = 0; i < count; i++) {
        Value match, rest;
        if (!split(world, members[i], matcher, want_rest, &match, &rest)) return false;
        bool done = (value_is_none(match) || list_append(world, value_list(matches), match)) &&
                    (value_is_none(rest) || list_append(world, value_list(rests), rest));
        value_drop(world, match);
        value_drop(world, rest);
        if (!done) return false;
    }
    return true;
}

static bool split_group(World *world, Value group, const Matcher *matcher, bool want_rest, Value *match, Value *rest) {
    Value matches = list_new(world, 0), rests = list_new(world, 0);
    bool done = !value_is_absent(matches) && !value_is_absent(rests) &&
                object_enter(world, " in exceptiongroup_split_recursive");
    if (done) {
        done = split_members(world, group, matcher, want_rest, matches, rests);
        world->c_depth--;
    }
    if (done) {
        *match = subset(world, group, matches);
        *rest = value_is_absent(*match) || !want_rest ? NONE : subset(world, group, rests);
        done = !value_is_absent(*match) && !value_is_absent(*rest);
        if (!done) value_drop(world, *match), value_drop(world, *rest);
    }
    value_drop(world, matches);
    value_drop(world, rests);
    return done;
}

// *match and *rest: new references, NONE where there is nothing.
static bool split(World *world, Value exception, const Matcher *matcher, bool want_rest, Value *match, Value *rest) {
    *match = *rest = NONE;
    int accepted = matcher_accepts(world, matcher, exception);
    if (accepted < 0) return false;
    if (accepted) return *match = value_keep(exception), true;
    if (is_group(world, exception)) return split_group(world, exception, matcher, want_rest, match, rest);
    if (want_rest) *rest = value_keep(exception);
    return true;
}

// ---- methods ---------------------------------------------------------------------------------------------------

static bool is_exception_type(Value v) { return value_is_type(v) && value_type(v)->flags & TYPE_EXCEPTION; }

static bool make_matcher(World *world, Value condition, Matcher *matcher) {
    bool types = is_exception_type(condition);
    if (value_is_kind(condition, T_TUPLE)) {
        types = true;
        for (uint32_t i = 0; i < value_tuple(condition)->size; i++) {
            types &= is_exception_type(value_tuple(condition)->items[i]);
        }
    }
    if (types) return *matcher = (Matcher){BY_TYPE, condition}, true;
    if (value_is_callable(world, condition) && !value_is_type(condition)) {
        return *matcher = (Matcher){BY_CALL, condition}, true;
    }
    raise_error(world, T_TYPE_ERROR,
                "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return false;
}

static NATIVE_FN(method_derive) {
    return group_new(world, value_exception(self)->extra[EXTRA_MESSAGE], args[0]);
}

static NATIVE_FN(method_split) {
    Matcher matcher;
    Value pair[2];
    if (!make_matcher(world, args[0], &matcher) || !split(world, self, &matcher, true, &pair[0], &pair[1])) {
        return ABSENT;
    }
    return tuple_from_take(world, pair, 2);
}

static NATIVE_FN(method_subgroup) {
    Matcher matcher;
    Value match, rest;
    if (!make_matcher(world, args[0], &matcher) || !split(world, self, &matcher, false, &match, &rest)) return ABSENT;
    return match;
}

static Value get_message(World *world, Value v) {
    return (void)world, value_keep(value_exception(v)->extra[EXTRA_MESSAGE]);
}
static Value get_exceptions(World *world, Value v) {
    return (void)world, value_keep(value_exception(v)->extra[EXTRA_EXCEPTIONS]);
}

static const NativeDef methods[] = {
    {.name = "derive", .fn = method_derive, .min = 1, .max = 1},
    {.name = "split", .fn = method_split, .min = 1, .max = 1},
    {.name = "subgroup", .fn = method_subgroup, .min = 1, .max = 1},
    {0},
};
static const GetSetDef getsets[] = {{"message", get_message, NULL}, {"exceptions", get_exceptions, NULL}, {0}};

bool exception_group_install(World *world, Type *type) {
    for (const NativeDef *def = methods; def->name; def++) {
        if (!dict_set_c(world, type->dict, def->name, method_descriptor_new(world, type, def))) return false;
    }
    for (const GetSetDef *def = getsets; def->name; def++) {
        if (!dict_set_c(world, type->dict, def->name, getset_new(world, type, def))) return false;
    }
    return dict_set_c(world, type->dict, "__doc__",
                      str_from_c(world, "A combination of multiple unrelated exceptions."));
}

// ---- except* ---------------------------------------------------------------------------------------------------

static bool check_star_type(World *world, Value type) {
    const Value *items = &type;
    uint32_t count = 1;
    if (value_is_kind(type, T_TUPLE)) sequence_items(type, &items, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!is_exception_type(items[i])) {
            raise_error(world, T_TYPE_ERROR, "catching classes that do not inherit from BaseException is not allowed");
            return false;
        }
        if (type_is_subtype(value_type(items[i]), world->types[T_BASE_EXCEPTION_GROUP])) {
            raise_error(world, T_TYPE_ERROR,
                        "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return false;
        }
    }
    return true;
}

// A naked exception that an except* clause catches arrives in a group of its own.
static Value wrap_naked(World *world, Value exception) {
    Value members = tuple_of(world, 1, exception);
    if (value_is_absent(members)) return ABSENT;
    Value group = group_new(world, world->empty_str, members);
    value_drop(world, members);
    return group;
}

bool exception_group_split(World *world, Value exception, Value type, Value *match, Value *rest) {
    *match = *rest = NONE;
    if (!check_star_type(world, type)) return false;
    if (value_is_none(exception)) return true;
    int whole = exception_matches(world, exception, type);
    if (whole < 0) return false;
    if (!whole && !is_group(world, exception)) return *rest = value_keep(exception), true;
    if (whole && !is_group(world, exception)) {
        *match = wrap_naked(world, exception);
        return !value_is_absent(*match);
    }
    Matcher matcher = {BY_TYPE, type};
    return split(world, exception, &matcher, true, match, rest);
}

static Value notes_borrowed(World *world, Value exception) {
    Dict *dict = value_exception(exception)->dict;
    return dict ? dict_get_name_borrowed(world, dict, NAME_OF(world, __notes__)) : ABSENT;
}

// Was it split off the original (and not raised anew)?
static bool same_metadata(World *world, Value a, Value b) {
    if (!is_group(world, a) || !is_group(world, b)) return false;
    const Exception *x = value_exception(a), *y = value_exception(b);
    Value notes = notes_borrowed(world, a), other = notes_borrowed(world, b);
    bool same_notes = value_is(notes, other);
    if (!same_notes && !value_is_absent(notes) && !value_is_absent(other)) {
        same_notes = object_equal(world, notes, other) == 1;
    }
    return same_notes && value_is(x->traceback, y->traceback) && value_is(x->cause, y->cause) &&
           value_is(x->context, y->context);
}

static bool collect_leaves(World *world, Value exception, List *leaves) {
    if (!is_group(world, exception)) return list_append(world, leaves, exception);
    uint32_t count;
    Value *members = members_of(exception, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (!collect_leaves(world, members[i], leaves)) return false;
    }
    return true;
}

// The original cut down to the leaves of those that were reraised.
static Value project(World *world, Value original, Value reraised) {
    Value leaves = list_new(world, 0);
    bool done = !value_is_absent(leaves);
    for (uint32_t i = 0; done && i < value_list(reraised)->size; i++) {
        done = collect_leaves(world, value_list(reraised)->items[i], value_list(leaves));
    }
    Matcher matcher = {BY_LEAVES, leaves};
    Value match = ABSENT, rest;
    if (done && !split(world, original, &matcher, false, &match, &rest)) match = ABSENT;
    value_drop(world, leaves);
    return match;
}

static Value combine(World *world, Value original, Value raised, Value reraised) {
    Value part = project(world, original, reraised);
    if (value_is_absent(part) || value_list(raised)->size == 0) return part;
    bool done = value_is_none(part) || list_append(world, value_list(raised), part);
    value_drop(world, part);
    if (!done) return ABSENT;
    if (value_list(raised)->size == 1) return value_keep(value_list(raised)->items[0]);
    return group_new(world, world->empty_str, raised);
}

Value exception_reraise_star(World *world, Value original, Value list) {
    const List *all = value_list(list);
    if (all->size == 0) return NONE;
    if (!is_group(world, original)) return value_keep(all->items[0]);
    Value raised = list_new(world, 0), reraised = list_new(world, 0);
    bool done = !value_is_absent(raised) && !value_is_absent(reraised);
    for (uint32_t i = 0; done && i < all->size; i++) {
        if (value_is_none(all->items[i])) continue;
        Value into = same_metadata(world, all->items[i], original) ? reraised : raised;
        done = list_append(world, value_list(into), all->items[i]);
    }
    Value result = done ? combine(world, original, raised, reraised) : ABSENT;
    value_drop(world, raised);
    value_drop(world, reraised);
    return result;
}
