#include "code/scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// ---- The tables ----

void scope_fail(ScopeTable *table, Span span, const char *format, ...) {
    char message[256];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_set(table->diag, DIAG_SYNTAX, span, "%s", message);
    longjmp(*table->escape, 1);
}

const char *scope_mangle(Arena *arena, const char *class_name, const char *name) {
    if (!class_name || name[0] != '_' || name[1] != '_') return name;
    size_t length = strlen(name);
    if ((name[length - 1] == '_' && name[length - 2] == '_') || strchr(name, '.')) return name;
    class_name += strspn(class_name, "_");
    if (!*class_name) return name;
    size_t class_length = strlen(class_name);
    char *mangled = arena_alloc(arena, length + class_length + 2);
    mangled[0] = '_';
    memcpy(mangled + 1, class_name, class_length);
    memcpy(mangled + 1 + class_length, name, length + 1);
    return mangled;
}

// `key` is what scope_of finds it by; NULL: nobody will ask.
Scope *scope_enter_keyed(ScopeTable *table, ScopeKind kind, const char *name, const void *key) {
    Scope *scope = arena_new_of(table->arena, Scope), *parent = table->current;
    scope->kind = kind;
    scope->name = name;
    scope->parent = parent;
    if (parent) {
        scope->nested = parent->nested || scope_is_function(parent);
        scope->in_iterable = parent->in_iterable;
        if (kind != SCOPE_ANNOTATION) {
            if (parent->last_child) parent->last_child->next = scope;
            else parent->first_child = scope;
            parent->last_child = scope;
        }
    }
    if (key) pointer_map_put(&table->scopes, table->arena, key, scope);
    table->current = scope;
    return scope;
}

Scope *scope_enter(ScopeTable *table, ScopeKind kind, const char *name, const Node *node) {
    Scope *scope = scope_enter_keyed(table, kind, name, node);
    scope->node = node;
    return scope;
}

void scope_leave(ScopeTable *table) { table->current = table->current->parent; }

Scope *scope_of(const ScopeTable *table, const void *node) { return pointer_map_get(&table->scopes, node); }

// The symbol of a mangled name, made if need be.
static Symbol *symbol_of(Arena *arena, Scope *scope, const char *name) {
    int at = names_add(&scope->names, arena, name);
    if (at >= scope->symbol_room) {
        int room = scope->symbol_room ? scope->symbol_room * 2 : 8;
        Symbol *symbols = arena_array(arena, Symbol, room);
        if (at) memcpy(symbols, scope->symbols, sizeof(Symbol) * (size_t)at);
        scope->symbols = symbols;
        scope->symbol_room = room;
    }
    return &scope->symbols[at];
}

static Symbol *find_symbol(const Scope *scope, const char *name) {
    int at = names_find(&scope->names, name);
    return at < 0 ? NULL : &scope->symbols[at];
}

const Symbol *scope_symbol(const Scope *scope, const char *name) { return find_symbol(scope, name); }

Place scope_place(const Scope *scope, const char *name) {
    const Symbol *symbol = find_symbol(scope, name);
    return symbol ? symbol->place : PLACE_UNKNOWN;
}

unsigned scope_uses(const Scope *scope, const char *name) {
    const Symbol *symbol = find_symbol(scope, name);
    return symbol ? symbol->uses : 0;
}

// Follows symtable_add_def_helper.
void scope_add(ScopeTable *table, Scope *scope, const char *name, unsigned uses, Span span) {
    const char *mangled = scope_mangle(table->arena, table->class_name, name);
    Symbol *symbol = symbol_of(table->arena, scope, mangled);
    if (uses & symbol->uses & USE_PARAMETER)
        scope_fail(table, span, "duplicate argument '%s' in function definition", name);
    if (uses & symbol->uses & USE_TYPE_PARAMETER) scope_fail(table, span, "duplicate type parameter '%s'", name);
    symbol->uses |= uses;
    if (scope->in_iteration_target) {
        if (symbol->uses & (USE_GLOBAL | USE_NONLOCAL))
            scope_fail(table, span, "comprehension inner loop cannot rebind assignment expression target '%s'", name);
        symbol->uses |= USE_ITERATION;
    }
    if (uses & USE_GLOBAL && scope != table->module) symbol_of(table->arena, table->module, mangled)->uses |= uses;
}

void scope_note_directive(ScopeTable *table, const char *name, Span span) {
    const char *mangled = scope_mangle(table->arena, table->class_name, name);
    Symbol *symbol = symbol_of(table->arena, table->current, mangled);
    if (!symbol->directive.line) symbol->directive = span;
}

// ---- Where each name lives ----
//
// Follows analyze_block. What is passed down is not sets of names but the chain of scopes: a name is looked up outwards
// when it is needed, which costs the same for shallow nesting and copies nothing.

// What the scopes around one have bound or declared global, as seen by a child.
typedef enum Around { AROUND_NOTHING, AROUND_BOUND, AROUND_GLOBAL } Around;

static Around look_around(const Scope *scope, const char *name) {
    if (strcmp(name, "__class__") == 0 || strcmp(name, "__classdict__") == 0)
        for (const Scope *s = scope; s; s = s->parent) {
            if (s->kind == SCOPE_CLASS) return AROUND_BOUND;
            if (scope_uses(s, name) & USE_ANY_BINDING && scope_is_function(s)) return AROUND_BOUND;
        }
    for (const Scope *s = scope; s && s->kind != SCOPE_MODULE; s = s->parent) {
        unsigned uses = scope_uses(s, name);
        if (s->kind == SCOPE_CLASS) continue;
        if (uses & USE_GLOBAL) return AROUND_GLOBAL;
        if (uses & USE_NONLOCAL) continue;
        if (uses & USE_ANY_BINDING) return AROUND_BOUND;
    }
    return AROUND_NOTHING;
}

// The class whose names a scope of type parameters in it sees; NULL if it is in none.
static const Scope *class_seen(const Scope *scope) {
    while (scope && scope->sees_class) scope = scope->parent;
    return scope && scope->kind == SCOPE_CLASS ? scope : NULL;
}

// A name that the class binds too is looked up in the class and then among the globals, whatever lies between.
static bool place_in_class(const Scope *scope, const char *name, Symbol *symbol) {
    const Scope *seen = scope->sees_class ? class_seen(scope) : NULL;
    unsigned uses = seen ? scope_uses(seen, name) : 0;
    if (uses & USE_GLOBAL) symbol->place = PLACE_GLOBAL_EXPLICIT;
    else if (uses & USE_ANY_BINDING && !(uses & USE_NONLOCAL)) symbol->place = PLACE_GLOBAL_IMPLICIT;
    else return false;
    return true;
}

static bool is_type_parameter(const Scope *scope, const char *name) {
    for (; scope; scope = scope->parent) {
        unsigned uses = scope_uses(scope, name);
        if (scope->kind != SCOPE_CLASS && uses & USE_ANY_BINDING && !(uses & USE_NONLOCAL)) return uses & USE_TYPE_PARAMETER;
    }
    return false;
}

// Follows analyze_name.
static void place_name(ScopeTable *table, Scope *scope, const char *name, Symbol *symbol) {
    if (symbol->uses & USE_GLOBAL) {
        if (symbol->uses & USE_NONLOCAL) scope_fail(table, symbol->directive, "name '%s' is nonlocal and global", name);
        symbol->place = PLACE_GLOBAL_EXPLICIT;
    } else if (symbol->uses & USE_NONLOCAL) {
        if (scope->kind == SCOPE_MODULE)
            scope_fail(table, symbol->directive, "nonlocal declaration not allowed at module level");
        if (look_around(scope->parent, name) != AROUND_BOUND)
            scope_fail(table, symbol->directive, "no binding for nonlocal '%s' found", name);
        if (is_type_parameter(scope->parent, name))
            scope_fail(table, symbol->directive, "nonlocal binding not allowed for type parameter '%s'", name);
        symbol->place = PLACE_FREE;
    } else if (symbol->uses & USE_ANY_BINDING) {
        symbol->place = PLACE_LOCAL;
    } else if (place_in_class(scope, name, symbol)) {
        return;
    } else if (scope->parent && look_around(scope->parent, name) == AROUND_BOUND) {
        symbol->place = PLACE_FREE;
    } else {
        symbol->place = PLACE_GLOBAL_IMPLICIT;
    }
}

// The children of an inlined comprehension count as those of the scope around.
static bool is_free_in_any_child(const Scope *scope, const char *name) {
    for (const Scope *child = scope->first_child; child; child = child->next)
        if (child->inlined ? is_free_in_any_child(child, name) : scope_place(child, name) == PLACE_FREE) return true;
    return false;
}

// One symbol of an inlined comprehension; true if it needs nothing from around `scope` any more.
static bool inline_symbol(ScopeTable *table, Scope *scope, const Scope *inner, const char *name, Symbol from) {
    bool satisfied = false;
    Symbol *symbol = find_symbol(scope, name);
    if (!symbol) {
        symbol = symbol_of(table->arena, scope, name);
        symbol->uses = from.uses;
        symbol->place = from.place;
        if (from.place == PLACE_FREE && scope->kind == SCOPE_CLASS && strcmp(name, "__class__") == 0) {
            symbol->place = PLACE_GLOBAL_IMPLICIT;
            satisfied = true;
        }
    } else if (symbol->uses & USE_ANY_BINDING && scope->kind != SCOPE_CLASS && !is_free_in_any_child(inner, name)) {
        satisfied = true;
    }
    if (from.place == PLACE_CELL || from.uses & USE_INLINED_CELL) {
        symbol->uses |= USE_INLINED_CELL;
        if (scope_is_function(scope) && symbol->place == PLACE_LOCAL) symbol->place = PLACE_CELL;
    }
    return satisfied;
}

// A free name of a child reaches `scope`: a local becomes a cell, anything else is passed on.
static void receive_free_name(ScopeTable *table, Scope *scope, const char *name) {
    Symbol *symbol = find_symbol(scope, name);
    if (scope->kind == SCOPE_CLASS && strcmp(name, "__class__") == 0) {
        scope->needs_class_cell = true;
    } else if (scope->kind == SCOPE_CLASS && strcmp(name, "__classdict__") == 0) {
        scope->needs_class_dict = true;
    } else if (scope_is_function(scope) && symbol && (symbol->place == PLACE_LOCAL || symbol->place == PLACE_CELL)) {
        symbol->place = PLACE_CELL;
    } else {
        names_add(&scope->free_names, table->arena, name);
        if (!symbol) symbol_of(table->arena, scope, name)->place = PLACE_FREE;
        else if (scope->kind == SCOPE_CLASS && symbol->uses & (USE_ANY_BINDING | USE_GLOBAL)) symbol->uses |= USE_FREE_CLASS;
    }
}

// Follows inline_comprehension: merges the symbols of `inner` into `scope`.
static void inline_comprehension(ScopeTable *table, Scope *scope, Scope *inner) {
    NameSet satisfied = {0};
    for (int i = 0; i < inner->names.count; i++) {
        const char *name = inner->names.items[i];
        if (inner->symbols[i].uses & USE_PARAMETER) continue;
        if (inline_symbol(table, scope, inner, name, inner->symbols[i])) names_add(&satisfied, table->arena, name);
    }
    for (int i = 0; i < inner->free_names.count; i++)
        if (names_find(&satisfied, inner->free_names.items[i]) < 0) receive_free_name(table, scope, inner->free_names.items[i]);
    inner->inlined = true;
}

static void settle(ScopeTable *table, Scope *scope) {
    for (int i = 0; i < scope->names.count; i++) place_name(table, scope, scope->names.items[i], &scope->symbols[i]);
    for (int i = 0; i < scope->names.count; i++)
        if (scope->symbols[i].place == PLACE_FREE) names_add(&scope->free_names, table->arena, scope->names.items[i]);
    for (Scope *child = scope->first_child; child; child = child->next) settle(table, child);
    for (Scope *child = scope->first_child; child; child = child->next) {
        if (child->comprehension && child->comprehension != NODE_GENERATOR_EXP && !scope->sees_class) {
            inline_comprehension(table, scope, child);
        } else {
            for (int i = 0; i < child->free_names.count; i++) receive_free_name(table, scope, child->free_names.items[i]);
        }
    }
}

ScopeTable *scope_build(Arena *arena, const Module *module, const Node *expression, jmp_buf *escape, Diag *diag) {
    ScopeTable *table = arena_new_of(arena, ScopeTable);
    table->arena = arena;
    table->escape = escape;
    table->diag = diag;
    table->future_annotations = module && module->future_annotations;
    table->module = scope_enter(table, SCOPE_MODULE, "top", NULL);
    if (module) scope_walk_module(table, module);
    else scope_walk_expression(table, expression);
    scope_leave(table);
    settle(table, table->module);
    return table;
}
