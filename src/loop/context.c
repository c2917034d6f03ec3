#include "loop/context.h"

#include "loop/native.h"
#include "vm/call.h"
#include "vm/dict.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/sequence.h"

typedef struct VarContext {
    Obj head;
    Value vars;              // the tuple; ABSENT: empty
    bool entered;
} VarContext;

typedef struct ContextVar {
    Obj head;
    Value name;
    Value fallback;          // default=; ABSENT: none
} ContextVar;

typedef struct ContextToken {
    Obj head;
    Value context, var;
    Value old;               // ABSENT: the variable had no value
    bool used;
} ContextToken;

static VarContext *value_context(Value v) { return (VarContext *)value_obj(v); }
static ContextVar *value_var(Value v) { return (ContextVar *)value_obj(v); }
static ContextToken *value_token(Value v) { return (ContextToken *)value_obj(v); }

// ---- snapshots ------------------------------------------------------------------------------------------------

// What a Context or snapshot holds. Borrowed.
static Value vars_of(Value context) {
    return value_is_kind(context, T_CONTEXT) ? value_context(context)->vars : context;
}

static uint32_t vars_count(Value vars) {
    return value_is_absent(vars) ? 0 : value_tuple(vars)->size / 2;
}

// Where the variable's value stands; -1: nowhere.
static int64_t vars_find(Value vars, Value var) {
    uint32_t count = vars_count(vars);
    for (uint32_t i = 0; i < count; i++) {
        if (value_is(value_tuple(vars)->items[2 * i], var)) return 2 * (int64_t)i + 1;
    }
    return -1;
}

// The same with `var` set to `value`; ABSENT deletes it (it is there). ABSENT also for an empty result: check raised.
static Value vars_with(World *world, Value vars, Value var, Value value) {
    uint32_t size = 2 * vars_count(vars);
    int64_t place = vars_find(vars, var);
    uint32_t wanted = value_is_absent(value) ? size - 2 : place < 0 ? size + 2 : size;
    if (!wanted) return ABSENT;
    Value fresh = tuple_new(world, wanted);
    if (value_is_absent(fresh)) return ABSENT;
    Value *items = value_tuple(fresh)->items;
    uint32_t n = 0;
    for (uint32_t i = 0; i < size; i++) {
        if (value_is_absent(value) && (i == place || i + 1 == place)) continue;
        items[n++] = value_keep(i == place ? value : value_tuple(vars)->items[i]);
    }
    if (place < 0) {
        items[n++] = value_keep(var);
        items[n++] = value_keep(value);
    }
    return fresh;
}

static Value context_new(World *world, Value vars) {
    VarContext *context = heap_new_of(world, CONTEXT, VarContext);
    if (!context) return ABSENT;
    context->vars = value_keep(vars);
    context->entered = false;
    return value_from_obj(context);
}

Value context_snapshot(World *world) {
    return value_keep(vars_of(world->thread->context));
}

Value context_object(World *world, Value context) {
    return value_is_kind(context, T_CONTEXT) ? value_keep(context) : context_new(world, context);
}

// The running thread's, made an object if it is not one yet. Borrowed.
static VarContext *current(World *world) {
    Thread *thread = world->thread;
    if (!value_is_kind(thread->context, T_CONTEXT)) {
        Value object = context_new(world, thread->context);
        if (value_is_absent(object)) return NULL;
        value_context(object)->entered = true;
        value_replace_take(world, &thread->context, object);
    }
    return value_context(thread->context);
}

bool context_enter(World *world, Value context, Value *before) {
    if (value_is_kind(context, T_CONTEXT)) {
        if (value_context(context)->entered) {
            Value repr = object_repr(world, context);
            if (value_is_absent(repr)) return false;
            raise_error(world, T_RUNTIME_ERROR, "cannot enter context: %s is already entered", value_str(repr)->text);
            value_drop(world, repr);
            return false;
        }
        value_context(context)->entered = true;
    }
    *before = world->thread->context;
    world->thread->context = value_keep(context);
    return true;
}

Value context_leave(World *world, Value before_take) {
    Value left = world->thread->context;
    if (value_is_kind(left, T_CONTEXT)) value_context(left)->entered = false;
    world->thread->context = before_take;
    return left;
}

// ---- Context --------------------------------------------------------------------------------------------------

#define METHOD(name) static NATIVE_FN(name)

METHOD(context_construct) {
   
    if (nargs || !value_is_absent(kwnames)) return raise_error(world, T_TYPE_ERROR, "Context() does not accept any arguments");
    return context_new(world, ABSENT);
}

static Value run_resume(World *world, Frame *frame, Arrived arrived, Value result) {
    (void)arrived;
    Value before = frame->slots[0];
    frame->slots[0] = ABSENT;
    value_drop(world, context_leave(world, before));
    return result;
}

METHOD(context_run) {
    if (nargs < 1) return raise_error(world, T_TYPE_ERROR, "run() missing 1 required positional argument");
    Value before;
    if (!context_enter(world, self, &before)) return ABSENT;
    Frame *frame = frame_push_native(world, run_resume, 1, "Context.run");
    if (!frame) return value_drop(world, context_leave(world, before)), ABSENT;
    frame->slots[0] = before;
    Value result = vm_tail_call(world, args[0], args + 1, nargs - 1, kwnames);
    return native_is_signal(result) ? result : native_pop(world, frame, run_resume(world, frame, ARRIVED_RETURN, result));
}

METHOD(context_copy) { return context_new(world, value_context(self)->vars); }

static bool must_be_var(World *world, Value key) {
    if (value_is_kind(key, T_CONTEXT_VAR)) return true;
    Value repr = object_repr(world, key);
    if (value_is_absent(repr)) return false;
    raise_error(world, T_TYPE_ERROR, "a ContextVar key was expected, got %s", value_str(repr)->text);
    value_drop(world, repr);
    return false;
}

METHOD(context_get) {
   
    if (!must_be_var(world, args[0])) return ABSENT;
    Value vars = value_context(self)->vars;
    int64_t place = vars_find(vars, args[0]);
    if (place >= 0) return value_keep(value_tuple(vars)->items[place]);
    return value_is_absent(args[1]) ? NONE : value_keep(args[1]);
}

static Value context_get_item(World *world, Value self, Value key) {
    if (!must_be_var(world, key)) return ABSENT;
    Value vars = value_context(self)->vars;
    int64_t place = vars_find(vars, key);
    if (place < 0) return raise_with_take(world, T_KEY_ERROR, value_keep(key));
    return value_keep(value_tuple(vars)->items[place]);
}

static int context_contains(World *world, Value self, Value key) {
    if (!must_be_var(world, key)) return -1;
    return vars_find(value_context(self)->vars, key) >= 0;
}

static int64_t context_length(World *world, Value self) {
    (void)world;
    return vars_count(value_context(self)->vars);
}

// A list of the variables (0), the values (1) or pairs (2).
static Value context_list(World *world, Value self, int what) {
    Value vars = value_context(self)->vars;
    uint32_t count = vars_count(vars);
    Value list = list_new(world, count);
    for (uint32_t i = 0; i < count && !value_is_absent(list); i++) {
        Value *pair = &value_tuple(vars)->items[2 * i];
        Value item = what == 2 ? tuple_from(world, pair, 2) : value_keep(pair[what]);
        if (!list_append_take(world, value_list(list), item)) value_drop(world, list), list = ABSENT;
    }
    return list;
}

METHOD(context_keys) { return context_list(world, self, 0); }
METHOD(context_values) { return context_list(world, self, 1); }
METHOD(context_items) { return context_list(world, self, 2); }

static Value context_iterate(World *world, Value self) {
    Value list = context_list(world, self, 0);
    Value iterator = value_is_absent(list) ? ABSENT : object_iterate(world, list);
    value_drop(world, list);
    return iterator;
}

static void context_dispose(World *world, Obj *obj) {
    value_drop(world, ((VarContext *)obj)->vars);
    heap_free(world, obj, sizeof(VarContext));
}

static void context_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((VarContext *)obj)->vars);
}

static void context_clear(World *world, Obj *obj) {
    value_replace_take(world, &((VarContext *)obj)->vars, ABSENT);
}

const TypeOps ops_CONTEXT = {
    .size = sizeof(VarContext),
    .dispose = context_dispose,
    .visit = context_visit,
    .clear = context_clear,
    .length = context_length,
    .get_item = context_get_item,
    .contains = context_contains,
    .iterate = context_iterate,
    .construct = context_construct,
    .methods = (const NativeDef[]){
        { .name = "run", .fn = context_run, .max = -1 },
        { .name = "copy", .fn = context_copy },
        { .name = "get", .fn = context_get, .min = 1, .max = 2 },
        { .name = "keys", .fn = context_keys },
        { .name = "values", .fn = context_values },
        { .name = "items", .fn = context_items },
        { 0 },
    },
};

// ---- ContextVar -------------------------------------------------------------------------------------------------

METHOD(var_construct) {
   
    Value fallback;
    if (nargs != 1) return raise_error(world, T_TYPE_ERROR, "ContextVar() takes exactly 1 positional argument (%d given)", nargs);
    if (!args_keywords(world, "ContextVar", args, nargs, kwnames, "default", &fallback)) return ABSENT;
    if (!value_is_str(args[0])) return raise_error(world, T_TYPE_ERROR, "context variable name must be a str");
    ContextVar *var = heap_new_of(world, CONTEXT_VAR, ContextVar);
    if (!var) return ABSENT;
    var->name = value_keep(args[0]);
    var->fallback = value_keep(fallback);
    return value_from_obj(var);
}

METHOD(var_get) {
   
    Value vars = vars_of(world->thread->context);
    int64_t place = vars_find(vars, self);
    if (place >= 0) return value_keep(value_tuple(vars)->items[place]);
    if (!value_is_absent(args[0])) return value_keep(args[0]);
    if (!value_is_absent(value_var(self)->fallback)) return value_keep(value_var(self)->fallback);
    return raise_with_take(world, T_LOOKUP_ERROR, value_keep(self));
}

static bool current_assign(World *world, Value var, Value value) {
    VarContext *context = current(world);
    if (!context) return false;
    Value vars = vars_with(world, context->vars, var, value);
    if (!value_is_absent(world->raised)) return false;
    value_replace_take(world, &context->vars, vars);
    return true;
}

METHOD(var_set) {
   
    ContextToken *token = heap_new_of(world, CONTEXT_TOKEN, ContextToken);
    if (!token) return ABSENT;
    *token = (ContextToken){ .head = token->head, .var = value_keep(self) };
    VarContext *context = current(world);
    if (!context) return obj_drop(world, token), ABSENT;
    token->context = value_keep(value_from_obj(context));
    int64_t place = vars_find(context->vars, self);
    if (place >= 0) token->old = value_keep(value_tuple(context->vars)->items[place]);
    if (!current_assign(world, self, args[0])) return obj_drop(world, token), ABSENT;
    return value_from_obj(token);
}

static Value token_refused(World *world, TypeId error, Value token, const char *why) {
    Value repr = object_repr(world, token);
    if (value_is_absent(repr)) return ABSENT;
    raise_error(world, error, "%s %s", value_str(repr)->text, why);
    value_drop(world, repr);
    return ABSENT;
}

METHOD(var_reset) {
   
    if (!value_is_kind(args[0], T_CONTEXT_TOKEN)) {
        return raise_error(world, T_TYPE_ERROR, "expected an instance of Token, got %s", type_name(world, args[0]));
    }
    ContextToken *token = value_token(args[0]);
    if (token->used) return token_refused(world, T_RUNTIME_ERROR, args[0], "has already been used once");
    if (!value_is(token->var, self)) {
        return token_refused(world, T_VALUE_ERROR, args[0], "was created by a different ContextVar");
    }
    if (!value_is(token->context, world->thread->context)) {
        return token_refused(world, T_VALUE_ERROR, args[0], "was created in a different Context");
    }
    if (!current_assign(world, self, token->old)) return ABSENT;
    token->used = true;
    return NONE;
}

static Value var_repr(World *world, Value self) {
    ContextVar *var = value_var(self);
    Value name = object_repr(world, var->name);
    Value fallback = value_is_absent(var->fallback) ? str_from_c(world, "") : object_repr(world, var->fallback);
    Value text = ABSENT;
    if (!value_is_absent(name) && !value_is_absent(fallback)) {
        text = str_format(world, "<ContextVar name=%s%s%s at %p>", value_str(name)->text,
                          value_is_absent(var->fallback) ? "" : " default=", value_str(fallback)->text,
                          (void *)value_obj(self));
    }
    value_drop(world, name);
    value_drop(world, fallback);
    return text;
}

static Value var_get_name(World *world, Value self) { (void)world; return value_keep(value_var(self)->name); }

METHOD(class_item) { return value_keep(self); }

static void var_dispose(World *world, Obj *obj) {
    ContextVar *var = (ContextVar *)obj;
    value_drop(world, var->name);
    value_drop(world, var->fallback);
    heap_free(world, obj, sizeof(ContextVar));
}

static void var_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    visit(context, ((ContextVar *)obj)->fallback);
}

const TypeOps ops_CONTEXT_VAR = {
    .size = sizeof(ContextVar),
    .dispose = var_dispose,
    .visit = var_visit,
    .repr = var_repr,
    .construct = var_construct,
    .methods = (const NativeDef[]){
        { .name = "get", .fn = var_get, .min = 0, .max = 1 },
        { .name = "set", .fn = var_set, .min = 1, .max = 1 },
        { .name = "reset", .fn = var_reset, .min = 1, .max = 1 },
        { .name = "__class_getitem__", .fn = class_item, .min = 1, .max = 1, .flags = NATIVE_CLASS },
        { 0 },
    },
    .getsets = (const GetSetDef[]){ { "name", var_get_name, NULL }, { 0 } },
};

// ---- Token ------------------------------------------------------------------------------------------------------

static Value token_repr(World *world, Value self) {
    ContextToken *token = value_token(self);
    Value var = object_repr(world, token->var);
    if (value_is_absent(var)) return ABSENT;
    Value text = str_format(world, "<Token%s var=%s at %p>", token->used ? " used" : "", value_str(var)->text,
                            (void *)value_obj(self));
    value_drop(world, var);
    return text;
}

static void token_dispose(World *world, Obj *obj) {
    ContextToken *token = (ContextToken *)obj;
    value_drop(world, token->context);
    value_drop(world, token->var);
    value_drop(world, token->old);
    heap_free(world, obj, sizeof(ContextToken));
}

static void token_visit(World *world, Obj *obj, Visit visit, void *context) {
    (void)world;
    ContextToken *token = (ContextToken *)obj;
    visit(context, token->context);
    visit(context, token->var);
    visit(context, token->old);
}

static Value token_get_var(World *world, Value self) { (void)world; return value_keep(value_token(self)->var); }
static Value token_get_old(World *world, Value self) {
    if (!value_is_absent(value_token(self)->old)) return value_keep(value_token(self)->old);
    return object_get_attribute(world, value_from_obj(world->types[T_CONTEXT_TOKEN]), NAME_OF(world, MISSING));
}

const TypeOps ops_CONTEXT_TOKEN = {
    .size = sizeof(ContextToken),
    .dispose = token_dispose,
    .visit = token_visit,
    .repr = token_repr,
    .methods = (const NativeDef[]){
        { .name = "__class_getitem__", .fn = class_item, .min = 1, .max = 1, .flags = NATIVE_CLASS },
        { 0 },
    },
    .getsets = (const GetSetDef[]){
        { "var", token_get_var, NULL },
        { "old_value", token_get_old, NULL },
        { 0 },
    },
};

// ---- the module -------------------------------------------------------------------------------------------------

METHOD(copy_context) {
   
    return context_new(world, vars_of(world->thread->context));
}

bool context_set_up_module(World *world, Dict *dict) {
    static const NativeDef def = { .name = "copy_context", .fn = copy_context };
    Value missing = type_allocate(world, world->types[T_OBJECT]);
    return dict_set_c(world, world->types[T_CONTEXT_TOKEN]->dict, "MISSING", missing) &&
           dict_set_c(world, dict, "copy_context", native_new(world, &def, ABSENT, "_contextvars")) &&
           dict_set_c(world, dict, "Context", value_keep(value_from_obj(world->types[T_CONTEXT]))) &&
           dict_set_c(world, dict, "ContextVar", value_keep(value_from_obj(world->types[T_CONTEXT_VAR]))) &&
           dict_set_c(world, dict, "Token", value_keep(value_from_obj(world->types[T_CONTEXT_TOKEN])));
}
