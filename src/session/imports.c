#include "session/imports.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "code/names.h"
#include "syntax/children.h"
#include "vm/modules.h"

// How a node stands.
enum {
    IMPORTS_GUARDED = 1,  // an ImportError is handled here
    NAMES_GUARDED = 2,    // an AttributeError is
    MAYBE = 4,            // the run may never get there
    IN_FUNCTION = 8,      // annotations of variables are not evaluated
};

typedef struct Item {
    const Node *node;
    unsigned flags;
} Item;

typedef struct Check {
    World *world;           // NULL: only lines are wanted
    Arena *arena;
    Diag *diag;             // of the first refusal in the text so far
    Item *stack;            // still to be looked at
    int count, room;
    unsigned flags;         // for the children of the node that is being looked at
    bool future_annotations;
    NameSet modules;        // names that imports bind
    const char **paths;     // by their numbers there: the module's full name; NULL: bound in another way too
    int path_room;
    NameSet assigned;       // "module.name" that the program sets
    int *lines, line_count, line_room;  // of guarded imports
} Check;

// ---- Walking ----------------------------------------------------------------------------------------------

static void *grow(Arena *arena, void *items, int count, int *room, size_t size) {
    if (count < *room) return items;
    int wanted = *room ? *room * 2 : 64;
    char *more = arena_alloc(arena, size * (size_t)wanted);
    if (count) memcpy(more, items, size * (size_t)count);
    *room = wanted;
    return more;
}

static void push(Check *check, const Node *node, unsigned flags) {
    check->stack = grow(check->arena, check->stack, check->count, &check->room, sizeof *check->stack);
    check->stack[check->count++] = (Item){node, flags};
}

static void push_child(void *context, const Node *child) {
    Check *check = context;
    push(check, child, check->flags);
}

static void push_all(Check *check, Nodes nodes, unsigned flags) {
    for (int i = 0; i < nodes.count; i++) push(check, nodes.items[i], flags);
}

static bool is_name(const Node *node, const char *name) { return node->kind == NODE_NAME && strcmp(node->as.name.id, name) == 0; }

static bool is_one_of(const Node *type, const char *const *names) {
    for (; *names; names++)
        if (is_name(type, *names)) return true;
    return false;
}

static bool handles(const Handler *handler, const char *const *names) {
    const Node *type = handler->type;
    if (!type || is_one_of(type, names)) return true;
    if (type->kind != NODE_TUPLE) return false;
    for (int i = 0; i < type->as.sequence.items.count; i++)
        if (is_one_of(type->as.sequence.items.items[i], names)) return true;
    return false;
}

static const char *const of_imports[] = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException", NULL};
static const char *const of_names[] = {"AttributeError", "Exception", "BaseException", NULL};

static void push_try(Check *check, const Node *node, unsigned flags) {
    unsigned inside = flags;
    for (int i = 0; i < node->as.try_.handler_count; i++) {
        const Handler *handler = &node->as.try_.handlers[i];
        if (handles(handler, of_imports)) inside |= IMPORTS_GUARDED;
        if (handles(handler, of_names)) inside |= NAMES_GUARDED;
        if (handler->type) push(check, handler->type, flags);
        push_all(check, handler->body, flags | MAYBE);
    }
    push_all(check, node->as.try_.body, inside);
    push_all(check, node->as.try_.orelse, flags);
    push_all(check, node->as.try_.finally, flags);
}

// with suppress(ImportError):
static unsigned suppressed(const Node *with) {
    unsigned flags = 0;
    for (int i = 0; i < with->as.with.count; i++) {
        const Node *call = with->as.with.items[i].context;
        if (call->kind != NODE_CALL) continue;
        const Node *function = call->as.call.function;
        if (!is_name(function, "suppress") && !(function->kind == NODE_ATTRIBUTE && strcmp(function->as.attribute.name, "suppress") == 0))
            continue;
        for (int k = 0; k < call->as.call.arguments.count; k++) {
            if (is_one_of(call->as.call.arguments.items[k], of_imports)) flags |= IMPORTS_GUARDED;
            if (is_one_of(call->as.call.arguments.items[k], of_names)) flags |= NAMES_GUARDED;
        }
    }
    return flags;
}

// if __name__ == "__main__": is no condition here.
static bool is_main_test(const Node *test) {
    return test->kind == NODE_COMPARE && test->as.compare.count == 1 && test->as.compare.ops[0] == COMPARE_EQ
           && is_name(test->as.compare.left, "__name__");
}

static void push_if(Check *check, const Node *node, unsigned flags) {
    push(check, node->as.if_.test, flags);
    push_all(check, node->as.if_.body, is_main_test(node->as.if_.test) ? flags : flags | MAYBE);
    push_all(check, node->as.if_.orelse, flags | MAYBE);
}

// What annotates is left out if nothing will evaluate it.
static void push_function(Check *check, const Node *node, unsigned flags) {
    const Parameters *p = node->as.function_def.parameters;
    for (int i = 0; i < p->positional_only + p->positional + p->keyword_only; i++) {
        if (p->items[i].fallback) push(check, p->items[i].fallback, flags);
        if (p->items[i].annotation && !check->future_annotations) push(check, p->items[i].annotation, flags);
    }
    if (node->as.function_def.returns && !check->future_annotations) push(check, node->as.function_def.returns, flags);
    push_all(check, node->as.function_def.decorators, flags);
    push_all(check, node->as.function_def.body, flags | IN_FUNCTION);
}

static void push_children(Check *check, const Node *node, unsigned flags) {
    switch (node->kind) {
    case NODE_TRY: push_try(check, node, flags); return;
    case NODE_IF: push_if(check, node, flags); return;
    case NODE_FUNCTION_DEF: push_function(check, node, flags); return;
    case NODE_TYPE_ALIAS: return;  // evaluated when somebody asks
    case NODE_ANN_ASSIGN:
        push(check, node->as.ann_assign.target, flags);
        if (node->as.ann_assign.value) push(check, node->as.ann_assign.value, flags);
        if (!check->future_annotations && !(flags & IN_FUNCTION)) push(check, node->as.ann_assign.annotation, flags);
        return;
    case NODE_IF_EXP: case NODE_BOOL_OP: case NODE_MATCH: case NODE_ASSERT: flags |= MAYBE; break;
    case NODE_WITH: flags |= suppressed(node); break;
    case NODE_CLASS_DEF: flags &= ~(unsigned)IN_FUNCTION; break;
    default: break;
    }
    check->flags = flags;
    children_visit(node, push_child, check);
}

static void walk(Check *check, const Module *module, void (*look)(Check *check, const Node *node, unsigned flags)) {
    check->count = 0;
    for (int i = module->body.count - 1; i >= 0; i--) push(check, module->body.items[i], 0);
    while (check->count > 0) {
        Item item = check->stack[--check->count];
        look(check, item.node, item.flags);
        push_children(check, item.node, item.flags);
    }
}

// ---- Which names are modules ------------------------------------------------------------------------------

static void bind(Check *check, const char *name, const char *path) {
    if (!name) return;
    int before = check->modules.count, at = names_add(&check->modules, check->arena, name);
    check->paths = grow(check->arena, check->paths, before, &check->path_room, sizeof *check->paths);
    if (at == before) check->paths[at] = path;
    else if (!path || !check->paths[at] || strcmp(check->paths[at], path) != 0) check->paths[at] = NULL;
}

static void bind_alias(Check *check, const Alias *alias) {
    size_t top = strcspn(alias->name, ".");
    if (alias->alias) bind(check, alias->alias, alias->name);
    else bind(check, arena_text(check->arena, alias->name, top), arena_text(check->arena, alias->name, top));
}

// `from concurrent import futures` binds a module, most others something else.
static void bind_from(Check *check, const Node *node, const Alias *alias) {
    char path[256];
    const char *module = node->as.import_from.module ? node->as.import_from.module : "";
    int size = snprintf(path, sizeof path, "%s.%s", module, alias->name);
    bool is_module = !node->as.import_from.level && size < (int)sizeof path && modules_has(check->world, path);
    bind(check, alias->alias ? alias->alias : alias->name, is_module ? arena_text(check->arena, path, (size_t)size) : NULL);
}

static void bind_parameters(Check *check, const Parameters *p) {
    for (int i = 0; i < p->positional_only + p->positional + p->keyword_only; i++) bind(check, p->items[i].name, NULL);
    if (p->star) bind(check, p->star->name, NULL);
    if (p->double_star) bind(check, p->double_star->name, NULL);
}

// `os.environ` with `import os`, `concurrent.futures.x`: writes the module's full name; false if it is no module.
static bool module_path(const Check *check, const Node *node, char *path, size_t room) {
    const Node *chain[8];
    int depth = 0;
    for (; node->kind == NODE_ATTRIBUTE; node = node->as.attribute.value) {
        if (depth == 8) return false;
        chain[depth++] = node;
    }
    int at = node->kind == NODE_NAME ? names_find(&check->modules, node->as.name.id) : -1;
    if (at < 0 || !check->paths[at]) return false;
    size_t size = (size_t)snprintf(path, room, "%s", check->paths[at]);
    while (depth > 0 && size < room) size += (size_t)snprintf(path + size, room - size, ".%s", chain[--depth]->as.attribute.name);
    return size < room;
}

static const char *joined(Check *check, const char *module, const char *name) {
    char text[256];
    int size = snprintf(text, sizeof text, "%s.%s", module, name);
    return arena_text(check->arena, text, size < (int)sizeof text ? (size_t)size : sizeof text - 1);
}

static void find_bindings(Check *check, const Node *node, unsigned flags) {
    (void)flags;
    switch (node->kind) {
    case NODE_IMPORT:
        for (int i = 0; i < node->as.import.count; i++) bind_alias(check, &node->as.import.names[i]);
        break;
    case NODE_IMPORT_FROM:
        for (int i = 0; i < node->as.import_from.count; i++) bind_from(check, node, &node->as.import_from.names[i]);
        break;
    case NODE_FUNCTION_DEF:
        bind(check, node->as.function_def.name, NULL);
        bind_parameters(check, node->as.function_def.parameters);
        break;
    case NODE_LAMBDA: bind_parameters(check, node->as.lambda.parameters); break;
    case NODE_CLASS_DEF: bind(check, node->as.class_def.name, NULL); break;
    case NODE_TYPE_ALIAS: bind(check, node->as.type_alias.name->as.name.id, NULL); break;
    case NODE_TRY:
        for (int i = 0; i < node->as.try_.handler_count; i++) bind(check, node->as.try_.handlers[i].name, NULL);
        break;
    case NODE_NAME:
        if (node->as.name.context != CONTEXT_LOAD) bind(check, node->as.name.id, NULL);
        break;
    case NODE_MATCH_AS: bind(check, node->as.match_as.name, NULL); break;
    case NODE_MATCH_STAR: bind(check, node->as.match_star.name, NULL); break;
    case NODE_MATCH_MAPPING: bind(check, node->as.match_mapping.rest, NULL); break;
    default: break;
    }
}

// setattr(module, ...): whatever it sets.
static bool is_setattr(const Node *node) {
    return node->kind == NODE_CALL && is_name(node->as.call.function, "setattr") && node->as.call.arguments.count > 0;
}

static void find_assignments(Check *check, const Node *node, unsigned flags) {
    (void)flags;
    char path[256];
    if (is_setattr(node) && module_path(check, node->as.call.arguments.items[0], path, sizeof path))
        names_add(&check->assigned, check->arena, joined(check, path, "*"));
    if (node->kind == NODE_ATTRIBUTE && node->as.attribute.context != CONTEXT_LOAD &&
        module_path(check, node->as.attribute.value, path, sizeof path))
        names_add(&check->assigned, check->arena, joined(check, path, node->as.attribute.name));
}

// ---- Looking ----------------------------------------------------------------------------------------------

static void refuse(Check *check, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void refuse(Check *check, Span span, const char *format, ...) {
    Span first = check->diag->span;
    if (check->diag->kind != DIAG_NONE && (first.line < span.line || (first.line == span.line && first.column <= span.column))) return;
    char message[200];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    *check->diag = (Diag){0};
    diag_set(check->diag, DIAG_UNSUPPORTED, span, "%s", message);
}

static bool is_missing(World *world, const char *module) { return !modules_has(world, module) && modules_in_cpython(module); }

static void check_module(Check *check, const char *name, Span span, unsigned flags) {
    if (!(flags & (IMPORTS_GUARDED | MAYBE)) && is_missing(check->world, name)) refuse(check, span, "the module '%s' is not simulated", name);
}

static void check_from(Check *check, const Node *node, unsigned flags) {
    const char *module = node->as.import_from.module;
    if (node->as.import_from.level || !module) return;
    check_module(check, module, node->span, flags);
    if (flags & (IMPORTS_GUARDED | MAYBE) || !modules_has(check->world, module)) return;
    for (int i = 0; i < node->as.import_from.count; i++) {
        const Alias *alias = &node->as.import_from.names[i];
        if (strcmp(alias->name, "*") != 0 && modules_lacks(check->world, module, alias->name))
            refuse(check, alias->span, "%s.%s is not simulated", module, alias->name);
    }
}

static void check_attribute(Check *check, const Node *node, unsigned flags) {
    char path[256];
    const char *name = node->as.attribute.name;
    if (flags & (NAMES_GUARDED | MAYBE) || node->as.attribute.context != CONTEXT_LOAD) return;
    if (!module_path(check, node->as.attribute.value, path, sizeof path) || !modules_has(check->world, path)) return;
    if (names_find(&check->assigned, joined(check, path, name)) >= 0 || names_find(&check->assigned, joined(check, path, "*")) >= 0) return;
    if (modules_lacks(check->world, path, name)) refuse(check, node->span, "%s.%s is not simulated", path, name);
}

static void look(Check *check, const Node *node, unsigned flags) {
    switch (node->kind) {
    case NODE_IMPORT:
        for (int i = 0; i < node->as.import.count; i++)
            check_module(check, node->as.import.names[i].name, node->as.import.names[i].span, flags);
        break;
    case NODE_IMPORT_FROM: check_from(check, node, flags); break;
    case NODE_ATTRIBUTE: check_attribute(check, node, flags); break;
    default: break;
    }
}

bool imports_check(World *world, Arena *arena, const Module *module, Diag *diag) {
    Check check = {.world = world, .arena = arena, .diag = diag, .future_annotations = module->future_annotations};
    walk(&check, module, find_bindings);
    walk(&check, module, find_assignments);
    walk(&check, module, look);
    return diag->kind == DIAG_NONE;
}

// ---- Guarded imports --------------------------------------------------------------------------------------

static void find_guarded(Check *check, const Node *node, unsigned flags) {
    if ((node->kind != NODE_IMPORT && node->kind != NODE_IMPORT_FROM) || !(flags & IMPORTS_GUARDED)) return;
    check->lines = grow(check->arena, check->lines, check->line_count, &check->line_room, sizeof *check->lines);
    check->lines[check->line_count++] = node->span.line;
}

int *imports_guarded_lines(Arena *arena, const Module *module, int *count) {
    Check check = {.arena = arena};
    walk(&check, module, find_guarded);
    *count = check.line_count;
    return check.lines;
}
