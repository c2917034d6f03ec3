// The walk over the tree that notes how each scope uses each name. Follows symtable_visit_*.
#include <string.h>

#include "code/scope.h"

static void walk(ScopeTable *table, const Node *node);
static void walk_body(ScopeTable *table, Nodes body);

static void note(ScopeTable *table, const char *name, unsigned uses, Span span) {
    scope_add(table, table->current, name, uses, span);
}

static void walk_all(ScopeTable *table, Nodes nodes) {
    for (int i = 0; i < nodes.count; i++)
        if (nodes.items[i]) walk(table, nodes.items[i]);
}

static void walk_optional(ScopeTable *table, const Node *node) {
    if (node) walk(table, node);
}

static void walk_keywords(ScopeTable *table, const Keyword *keywords, int count) {
    for (int i = 0; i < count; i++) walk(table, keywords[i].value);
}

// ---- Parameters ----

static int parameter_count(const Parameters *parameters) {
    return parameters->positional_only + parameters->positional + parameters->keyword_only;
}

static void walk_defaults(ScopeTable *table, const Parameters *parameters) {
    for (int i = 0; i < parameter_count(parameters); i++) walk_optional(table, parameters->items[i].fallback);
}

static void note_parameters(ScopeTable *table, const Parameters *parameters) {
    for (int i = 0; i < parameter_count(parameters); i++)
        note(table, parameters->items[i].name, USE_PARAMETER, parameters->items[i].span);
    if (parameters->star) note(table, parameters->star->name, USE_PARAMETER, parameters->star->span);
    if (parameters->double_star) note(table, parameters->double_star->name, USE_PARAMETER, parameters->double_star->span);
}

static void walk_annotation(ScopeTable *table, const Node *annotation) {
    if (!annotation) return;
    if (table->future_annotations) scope_enter(table, SCOPE_ANNOTATION, "_annotation", NULL);
    walk(table, annotation);
    if (table->future_annotations) scope_leave(table);
}

static void walk_annotations(ScopeTable *table, const Parameters *parameters, const Node *returns) {
    for (int i = 0; i < parameter_count(parameters); i++) walk_annotation(table, parameters->items[i].annotation);
    if (parameters->star) walk_annotation(table, parameters->star->annotation);
    if (parameters->double_star) walk_annotation(table, parameters->double_star->annotation);
    walk_annotation(table, returns);
}

// ---- Type parameters ----

static void see_class(ScopeTable *table, Scope *scope, bool in_class) {
    if (!in_class) return;
    scope->sees_class = true;
    note(table, "__classdict__", USE_LOADED, (Span){0});
}

// A scope of its own, evaluated when it is asked for: a bound, a default, the value of a type alias.
static void walk_lazily(ScopeTable *table, const char *name, const void *key, const Node *value, const char *typing) {
    bool in_class = table->current->kind == SCOPE_CLASS || table->current->sees_class;
    Scope *scope = scope_enter_keyed(table, SCOPE_FUNCTION, name, key);
    scope->typing = typing;
    see_class(table, scope, in_class);
    walk(table, value);
    scope_leave(table);
}

static const char *bound_text(const TypeParameter *parameter) {
    return parameter->bound->kind == NODE_TUPLE ? "a TypeVar constraint" : "a TypeVar bound";
}

static void walk_type_parameter(ScopeTable *table, const TypeParameter *parameter) {
    static const char *const fallbacks[] = {"a TypeVar default", "a TypeVarTuple default", "a ParamSpec default"};
    note(table, parameter->name, USE_TYPE_PARAMETER | USE_BOUND, parameter->span);
    if (parameter->bound)
        walk_lazily(table, parameter->name, &parameter->bound, parameter->bound, bound_text(parameter));
    if (parameter->fallback)
        walk_lazily(table, parameter->name, &parameter->fallback, parameter->fallback, fallbacks[parameter->stars]);
}

// Opens the scope of the type parameters of `name`, if it has any; the caller leaves it. Follows
// symtable_enter_type_param_block.
static bool enter_type_parameters(ScopeTable *table, const char *name, TypeParameters parameters) {
    if (!parameters.count) return false;
    bool in_class = table->current->kind == SCOPE_CLASS;
    Scope *scope = scope_enter_keyed(table, SCOPE_FUNCTION, name, parameters.items);
    scope->typing = "the definition of a generic";
    see_class(table, scope, in_class);
    return true;
}

static void walk_type_parameters(ScopeTable *table, TypeParameters parameters) {
    for (int i = 0; i < parameters.count; i++) walk_type_parameter(table, &parameters.items[i]);
}

static void walk_type_alias(ScopeTable *table, const Node *node) {
    const char *name = node->as.type_alias.name->as.name.id;
    TypeParameters parameters = node->as.type_alias.type_parameters;
    walk(table, node->as.type_alias.name);
    bool is_generic = enter_type_parameters(table, name, parameters);
    walk_type_parameters(table, parameters);
    walk_lazily(table, name, node, node->as.type_alias.value, "a type alias");
    if (is_generic) scope_leave(table);
}

// ---- Functions and classes ----

static bool has_default(const Parameter *parameters, int count) {
    for (int i = 0; i < count; i++)
        if (parameters[i].fallback) return true;
    return false;
}

// The defaults were evaluated outside; they come in as parameters of the scope.
static void note_defaults(ScopeTable *table, const Parameters *parameters, Span span) {
    int positional = parameters->positional_only + parameters->positional;
    if (has_default(parameters->items, positional)) note(table, ".defaults", USE_PARAMETER, span);
    if (has_default(parameters->items + positional, parameters->keyword_only)) note(table, ".kwdefaults", USE_PARAMETER, span);
}

static void walk_function(ScopeTable *table, const Node *node) {
    const Parameters *parameters = node->as.function_def.parameters;
    note(table, node->as.function_def.name, USE_BOUND, node->span);
    walk_defaults(table, parameters);
    walk_all(table, node->as.function_def.decorators);
    TypeParameters type_parameters = node->as.function_def.type_parameters;
    bool is_generic = enter_type_parameters(table, node->as.function_def.name, type_parameters);
    if (is_generic) note_defaults(table, parameters, node->span);
    walk_type_parameters(table, type_parameters);
    walk_annotations(table, parameters, node->as.function_def.returns);
    Scope *scope = scope_enter(table, SCOPE_FUNCTION, node->as.function_def.name, node);
    scope->coroutine = node->as.function_def.is_async;
    note_parameters(table, parameters);
    walk_body(table, node->as.function_def.body);
    scope_leave(table);
    if (is_generic) scope_leave(table);
}

static void walk_class(ScopeTable *table, const Node *node) {
    note(table, node->as.class_def.name, USE_BOUND, node->span);
    walk_all(table, node->as.class_def.decorators);
    const char *outer_class = table->class_name;
    TypeParameters type_parameters = node->as.class_def.type_parameters;
    bool is_generic = enter_type_parameters(table, node->as.class_def.name, type_parameters);
    if (is_generic) {
        table->class_name = node->as.class_def.name;
        note(table, ".type_params", USE_BOUND | USE_LOADED, node->span);
        note(table, ".generic_base", USE_BOUND | USE_LOADED, node->span);
    }
    walk_type_parameters(table, type_parameters);
    walk_all(table, node->as.class_def.bases);
    walk_keywords(table, node->as.class_def.keywords, node->as.class_def.keyword_count);
    scope_enter(table, SCOPE_CLASS, node->as.class_def.name, node);
    table->class_name = node->as.class_def.name;
    if (is_generic) {
        note(table, "__type_params__", USE_BOUND, node->span);
        note(table, ".type_params", USE_LOADED, node->span);
    }
    walk_body(table, node->as.class_def.body);
    scope_leave(table);
    table->class_name = outer_class;
    if (is_generic) scope_leave(table);
}

static void walk_lambda(ScopeTable *table, const Node *node) {
    walk_defaults(table, node->as.lambda.parameters);
    scope_enter(table, SCOPE_FUNCTION, "lambda", node);
    note_parameters(table, node->as.lambda.parameters);
    walk(table, node->as.lambda.body);
    scope_leave(table);
}

// ---- Comprehensions ----

static void walk_iteration_target(ScopeTable *table, const Comprehension *clause) {
    table->current->in_iteration_target = true;
    walk(table, clause->target);
    table->current->in_iteration_target = false;
}

static void walk_iterable(ScopeTable *table, const Node *iterable) {
    table->current->in_iterable++;
    walk(table, iterable);
    table->current->in_iterable--;
}

static const char *comprehension_name(NodeKind kind) {
    return kind == NODE_LIST_COMP ? "listcomp" : kind == NODE_SET_COMP ? "setcomp" : kind == NODE_DICT_COMP ? "dictcomp" : "genexpr";
}

// Follows symtable_handle_comprehension: the first iterable belongs to the scope around.
static void walk_comprehension(ScopeTable *table, const Node *node) {
    const Comprehension *clauses = node->as.comp.clauses;
    bool is_generator = node->kind == NODE_GENERATOR_EXP;
    walk_iterable(table, clauses[0].iterable);
    Scope *scope = scope_enter(table, SCOPE_FUNCTION, comprehension_name(node->kind), node);
    scope->comprehension = node->kind;
    scope->coroutine = clauses[0].is_async;
    note(table, ".0", USE_PARAMETER, node->span);
    for (int i = 0; i < node->as.comp.count; i++) {
        walk_iteration_target(table, &clauses[i]);
        if (i > 0) walk_iterable(table, clauses[i].iterable);
        walk_all(table, clauses[i].conditions);
        if (clauses[i].is_async) scope->coroutine = true;
    }
    walk_optional(table, node->as.comp.value);
    walk(table, node->as.comp.element);
    scope->generator = is_generator;
    scope_leave(table);
    if (scope->coroutine && !is_generator) table->current->coroutine = true;
}

// Follows symtable_extend_namedexpr_scope: where `x := ...` inside a comprehension binds x.
static void bind_outside_comprehension(ScopeTable *table, const Node *target) {
    const char *name = target->as.name.id;
    const char *mangled = scope_mangle(table->arena, table->class_name, name);
    for (Scope *scope = table->current; scope; scope = scope->parent) {
        unsigned uses = scope_uses(scope, mangled);
        if (scope->comprehension) {
            if (uses & USE_ITERATION && uses & USE_BOUND)
                scope_fail(table, target->span, "assignment expression cannot rebind comprehension iteration variable '%s'", name);
        } else if (scope->typing) {
            scope_fail(table, target->span, "assignment expression within a comprehension cannot be used %s %s",
                       strncmp(scope->typing, "the", 3) == 0 ? "within" : "in",
                       strncmp(scope->typing, "a TypeVar ", 10) == 0 ? "a TypeVar bound" : scope->typing);
        } else if (scope_is_function(scope)) {
            note(table, name, uses & USE_GLOBAL ? USE_GLOBAL : USE_NONLOCAL, target->span);
            scope_note_directive(table, name, target->span);
            scope_add(table, scope, name, USE_BOUND, target->span);
            return;
        } else if (scope->kind == SCOPE_MODULE) {
            note(table, name, USE_GLOBAL, target->span);
            scope_note_directive(table, name, target->span);
            scope_add(table, scope, name, USE_GLOBAL, target->span);
            return;
        } else if (scope->kind == SCOPE_CLASS) {
            scope_fail(table, target->span,
                       "assignment expression within a comprehension cannot be used in a class body");
        }
    }
}

static void walk_named_expr(ScopeTable *table, const Node *node) {
    if (table->current->in_iterable > 0)
        scope_fail(table, node->span, "assignment expression cannot be used in a comprehension iterable expression");
    if (table->current->comprehension) bind_outside_comprehension(table, node->as.named_expr.target);
    walk(table, node->as.named_expr.value);
    walk(table, node->as.named_expr.target);
}

static void refuse_in_annotation(ScopeTable *table, const Node *node, const char *what) {
    if (table->current->kind == SCOPE_ANNOTATION)
        scope_fail(table, node->span, "%s cannot be used within an annotation", what);
    if (table->current->typing) scope_fail(table, node->span, "%s cannot be used within %s", what, table->current->typing);
}

static void walk_yield(ScopeTable *table, const Node *node) {
    refuse_in_annotation(table, node, "yield expression");
    walk_optional(table, node->as.await.value);
    Scope *scope = table->current;
    scope->generator = true;
    if (!scope->comprehension) return;
    scope_fail(table, node->span, "'yield' inside %s",
               scope->comprehension == NODE_LIST_COMP   ? "list comprehension"
               : scope->comprehension == NODE_SET_COMP  ? "set comprehension"
               : scope->comprehension == NODE_DICT_COMP ? "dict comprehension"
                                                        : "generator expression");
}

// ---- Statements about names ----

static void walk_scope_statement(ScopeTable *table, const Node *node) {
    bool is_global = node->kind == NODE_GLOBAL;
    const char *what = is_global ? "global" : "nonlocal";
    for (int i = 0; i < node->as.scope.names.count; i++) {
        const char *name = node->as.scope.names.items[i];
        unsigned uses = scope_uses(table->current, scope_mangle(table->arena, table->class_name, name));
        if (uses & USE_PARAMETER) scope_fail(table, node->span, "name '%s' is parameter and %s", name, what);
        if (uses & USE_LOADED) scope_fail(table, node->span, "name '%s' is used prior to %s declaration", name, what);
        if (uses & USE_ANNOTATED) scope_fail(table, node->span, "annotated name '%s' can't be %s", name, what);
        if (uses & USE_BOUND) scope_fail(table, node->span, "name '%s' is assigned to before %s declaration", name, what);
        note(table, name, is_global ? USE_GLOBAL : USE_NONLOCAL, node->span);
        scope_note_directive(table, name, node->span);
    }
}

static void walk_ann_assign(ScopeTable *table, const Node *node) {
    const Node *target = node->as.ann_assign.target;
    if (target->kind == NODE_NAME) {
        const char *name = target->as.name.id;
        unsigned uses = scope_uses(table->current, scope_mangle(table->arena, table->class_name, name));
        if (node->as.ann_assign.simple && uses & (USE_GLOBAL | USE_NONLOCAL) && table->current != table->module)
            scope_fail(table, node->span, "annotated name '%s' can't be %s", name, uses & USE_GLOBAL ? "global" : "nonlocal");
        if (node->as.ann_assign.simple) note(table, name, USE_ANNOTATED | USE_BOUND, target->span);
        else if (node->as.ann_assign.value) note(table, name, USE_BOUND, target->span);
    } else {
        walk(table, target);
    }
    walk_annotation(table, node->as.ann_assign.annotation);
    walk_optional(table, node->as.ann_assign.value);
}

static void note_import(ScopeTable *table, const Alias *alias) {
    const char *name = alias->alias ? alias->alias : alias->name;
    if (strcmp(name, "*") == 0) {
        if (table->current->kind != SCOPE_MODULE) scope_fail(table, alias->span, "import * only allowed at module level");
        return;
    }
    size_t length = alias->alias ? strlen(name) : strcspn(name, ".");
    note(table, arena_text(table->arena, name, length), USE_IMPORTED, alias->span);
}

static void walk_try(ScopeTable *table, const Node *node) {
    walk_body(table, node->as.try_.body);
    for (int i = 0; i < node->as.try_.handler_count; i++) {
        const Handler *handler = &node->as.try_.handlers[i];
        walk_optional(table, handler->type);
        if (handler->name) note(table, handler->name, USE_BOUND, handler->span);
        walk_body(table, handler->body);
    }
    walk_body(table, node->as.try_.orelse);
    walk_body(table, node->as.try_.finally);
}

static void walk_with(ScopeTable *table, const Node *node) {
    for (int i = 0; i < node->as.with.count; i++) {
        walk(table, node->as.with.items[i].context);
        walk_optional(table, node->as.with.items[i].target);
    }
    walk_body(table, node->as.with.body);
}

static void walk_match(ScopeTable *table, const Node *node) {
    walk(table, node->as.match.subject);
    for (int i = 0; i < node->as.match.count; i++) {
        walk(table, node->as.match.cases[i].pattern);
        walk_optional(table, node->as.match.cases[i].guard);
        walk_body(table, node->as.match.cases[i].body);
    }
}

// `if` with its `elif`s, which are nested in the tree but not on our stack.
static void walk_if(ScopeTable *table, const Node *node) {
    for (;;) {
        walk(table, node->as.if_.test);
        walk_body(table, node->as.if_.body);
        Nodes orelse = node->as.if_.orelse;
        if (orelse.count != 1 || orelse.items[0]->kind != NODE_IF) {
            walk_body(table, orelse);
            return;
        }
        node = orelse.items[0];
    }
}

static void walk_body(ScopeTable *table, Nodes body) { walk_all(table, body); }

// ---- Expressions ----

static void walk_name(ScopeTable *table, const Node *node) {
    const char *name = node->as.name.id;
    bool is_load = node->as.name.context == CONTEXT_LOAD;
    note(table, name, is_load ? USE_LOADED : USE_BOUND, node->span);
    if (is_load && scope_is_function(table->current) && strcmp(name, "super") == 0)
        note(table, "__class__", USE_LOADED, node->span);
}

// A chain that leans to the left (`a + b + c`, `a.b().c`): down to its first operand, without recursion, then up again.
static void walk_chain(ScopeTable *table, const Node *node) {
    int room = 64, count = 0;
    const Node *few[64], **spine = few;
    for (;;) {
        if (count == room) {
            const Node **more = arena_array(table->arena, const Node *, room * 2);
            memcpy(more, spine, sizeof *spine * (size_t)count);
            spine = more;
            room *= 2;
        }
        spine[count++] = node;
        if (node->kind == NODE_BIN_OP) node = node->as.bin_op.left;
        else if (node->kind == NODE_ATTRIBUTE) node = node->as.attribute.value;
        else if (node->kind == NODE_SUBSCRIPT) node = node->as.subscript.value;
        else if (node->kind == NODE_CALL) node = node->as.call.function;
        else break;
    }
    walk(table, spine[--count]);
    while (count > 0) {
        node = spine[--count];
        if (node->kind == NODE_BIN_OP) walk(table, node->as.bin_op.right);
        if (node->kind == NODE_SUBSCRIPT) walk(table, node->as.subscript.index);
        if (node->kind != NODE_CALL) continue;
        walk_all(table, node->as.call.arguments);
        walk_keywords(table, node->as.call.keywords, node->as.call.keyword_count);
    }
}

static void walk_dict(ScopeTable *table, const Node *node) {
    for (int i = 0; i < node->as.dict.count; i++) walk_optional(table, node->as.dict.keys[i]);
    for (int i = 0; i < node->as.dict.count; i++) walk(table, node->as.dict.values[i]);
}

static void walk_if_exp(ScopeTable *table, const Node *node) {
    for (; node->kind == NODE_IF_EXP; node = node->as.if_exp.orelse) {
        walk(table, node->as.if_exp.test);
        walk(table, node->as.if_exp.body);
    }
    walk(table, node);
}

static void walk_expression(ScopeTable *table, const Node *node) {
    switch (node->kind) {
    case NODE_BOOL_OP: walk_all(table, node->as.bool_op.values); break;
    case NODE_NAMED_EXPR:
        refuse_in_annotation(table, node, "named expression");
        walk_named_expr(table, node);
        break;
    case NODE_BIN_OP: case NODE_CALL: case NODE_ATTRIBUTE: case NODE_SUBSCRIPT: walk_chain(table, node); break;
    case NODE_UNARY_OP: walk(table, node->as.unary_op.operand); break;
    case NODE_LAMBDA: walk_lambda(table, node); break;
    case NODE_IF_EXP: walk_if_exp(table, node); break;
    case NODE_DICT: walk_dict(table, node); break;
    case NODE_LIST_COMP: case NODE_SET_COMP: case NODE_DICT_COMP: case NODE_GENERATOR_EXP:
        walk_comprehension(table, node);
        break;
    case NODE_AWAIT:
        refuse_in_annotation(table, node, "await expression");
        walk(table, node->as.await.value);
        table->current->coroutine = true;
        break;
    case NODE_YIELD: case NODE_YIELD_FROM: walk_yield(table, node); break;
    case NODE_COMPARE:
        walk(table, node->as.compare.left);
        walk_all(table, (Nodes){node->as.compare.operands, node->as.compare.count});
        break;
    case NODE_FORMATTED_VALUE:
        walk(table, node->as.formatted_value.value);
        walk_optional(table, node->as.formatted_value.format_spec);
        break;
    case NODE_JOINED_STR: walk_all(table, node->as.joined_str.parts); break;
    case NODE_STARRED: walk(table, node->as.starred.value); break;
    case NODE_NAME: walk_name(table, node); break;
    case NODE_LIST: case NODE_TUPLE: case NODE_SET: walk_all(table, node->as.sequence.items); break;
    case NODE_SLICE:
        walk_optional(table, node->as.slice.lower);
        walk_optional(table, node->as.slice.upper);
        walk_optional(table, node->as.slice.step);
        break;
    default: break;  // CONSTANT
    }
}

static void walk_pattern(ScopeTable *table, const Node *node) {
    switch (node->kind) {
    case NODE_MATCH_VALUE: walk(table, node->as.match_value.value); break;
    case NODE_MATCH_SEQUENCE: case NODE_MATCH_OR: walk_all(table, node->as.match_sequence.patterns); break;
    case NODE_MATCH_STAR:
        if (node->as.match_star.name) note(table, node->as.match_star.name, USE_BOUND, node->span);
        break;
    case NODE_MATCH_MAPPING:
        walk_all(table, node->as.match_mapping.keys);
        walk_all(table, node->as.match_mapping.patterns);
        if (node->as.match_mapping.rest) note(table, node->as.match_mapping.rest, USE_BOUND, node->span);
        break;
    case NODE_MATCH_CLASS:
        walk(table, node->as.match_class.type);
        walk_all(table, node->as.match_class.patterns);
        walk_all(table, node->as.match_class.keyword_patterns);
        break;
    case NODE_MATCH_AS:
        walk_optional(table, node->as.match_as.pattern);
        if (node->as.match_as.name) note(table, node->as.match_as.name, USE_BOUND, node->span);
        break;
    default: break;  // MATCH_SINGLETON
    }
}

static void walk_statement(ScopeTable *table, const Node *node) {
    switch (node->kind) {
    case NODE_FUNCTION_DEF: walk_function(table, node); break;
    case NODE_CLASS_DEF: walk_class(table, node); break;
    case NODE_RETURN: walk_optional(table, node->as.return_.value); break;
    case NODE_DELETE: walk_all(table, node->as.delete_.targets); break;
    case NODE_ASSIGN:
        walk_all(table, node->as.assign.targets);
        walk(table, node->as.assign.value);
        break;
    case NODE_AUG_ASSIGN:
        walk(table, node->as.aug_assign.target);
        walk(table, node->as.aug_assign.value);
        break;
    case NODE_ANN_ASSIGN: walk_ann_assign(table, node); break;
    case NODE_TYPE_ALIAS: walk_type_alias(table, node); break;
    case NODE_FOR:
        walk(table, node->as.for_.target);
        walk(table, node->as.for_.iterable);
        walk_body(table, node->as.for_.body);
        walk_body(table, node->as.for_.orelse);
        break;
    case NODE_WHILE:
        walk(table, node->as.while_.test);
        walk_body(table, node->as.while_.body);
        walk_body(table, node->as.while_.orelse);
        break;
    case NODE_IF: walk_if(table, node); break;
    case NODE_WITH: walk_with(table, node); break;
    case NODE_MATCH: walk_match(table, node); break;
    case NODE_RAISE:
        walk_optional(table, node->as.raise.exception);
        walk_optional(table, node->as.raise.cause);
        break;
    case NODE_TRY: walk_try(table, node); break;
    case NODE_ASSERT:
        walk(table, node->as.assert_.test);
        walk_optional(table, node->as.assert_.message);
        break;
    case NODE_IMPORT:
        for (int i = 0; i < node->as.import.count; i++) note_import(table, &node->as.import.names[i]);
        break;
    case NODE_IMPORT_FROM:
        for (int i = 0; i < node->as.import_from.count; i++) note_import(table, &node->as.import_from.names[i]);
        break;
    case NODE_GLOBAL: case NODE_NONLOCAL: walk_scope_statement(table, node); break;
    case NODE_EXPR: walk(table, node->as.expr.value); break;
    default: break;  // PASS, BREAK, CONTINUE
    }
}

static void walk(ScopeTable *table, const Node *node) {
    if (++table->depth > MAX_TREE_DEPTH) {
        diag_set(table->diag, DIAG_LIMIT, node->span, "maximum recursion depth exceeded during compilation");
        longjmp(*table->escape, 1);
    }
    if (node->kind <= NODE_CONTINUE) walk_statement(table, node);
    else if (node->kind <= NODE_SLICE) walk_expression(table, node);
    else walk_pattern(table, node);
    table->depth--;
}

void scope_walk_module(ScopeTable *table, const Module *module) { walk_body(table, module->body); }

void scope_walk_expression(ScopeTable *table, const Node *expression) { walk(table, expression); }
