// Type parameters (PEP 695): `def f[T](x: T)`, `class C[T]`, `type X[T] = ...`. Follows compiler_type_params and its callers.
//
// What is generic is made by a function of its own, "<generic parameters of f>", called at once: its locals are the type
// parameters. Bounds, defaults and values of aliases are functions that are called when somebody asks. The objects are
// made by pylib's hidden functions (pylib/_builtins_generic.py).
#include <stdio.h>
#include <string.h>

#include "code/compile.h"

// Pushes what a hidden function's call needs in front of its arguments.
static void begin_hidden(Compiler *compiler, const char *name, Span span) {
    emit_name_op(emitter(compiler), OP_LOAD_HIDDEN, name, span);
    emit_op(emitter(compiler), OP_PUSH_NULL, 0, span);
}

static void end_hidden(Compiler *compiler, uint32_t arguments, Span span) {
    emit_op(emitter(compiler), OP_CALL, arguments, span);
}

// A function without parameters whose value is `value`. Follows compiler_type_param_bound_or_default.
static void compile_lazily(Compiler *compiler, const char *name, const void *key, const Node *value, Span span) {
    compile_open_unit(compiler, UNIT_FUNCTION, scope_of(compiler->scopes, key), name, span.line);
    emit_literal(emitter(compiler), literal_none());
    if (value->kind == NODE_STARRED) {
        compile_expr(compiler, value->as.starred.value);
        emit_op(emitter(compiler), OP_UNPACK_SEQUENCE, 1, value->span);
    } else {
        compile_expr(compiler, value);
    }
    emit_op(emitter(compiler), OP_RETURN_VALUE, 0, span);
    compile_closure(compiler, compile_close_unit(compiler), 0, span);
}

static const char *hidden_maker(const TypeParameter *parameter) {
    static const char *const names[] = {"make_type_variable", "make_type_variable_tuple", "make_parameter_spec"};
    if (parameter->bound && parameter->bound->kind == NODE_TUPLE) return "make_constrained_type_variable";
    return names[parameter->stars];
}

static void compile_type_parameter(Compiler *compiler, const TypeParameter *parameter) {
    Emitter *emit = emitter(compiler);
    Span span = parameter->span;
    begin_hidden(compiler, hidden_maker(parameter), span);
    emit_const(emit, literal_text(parameter->name), span);
    if (parameter->bound) compile_lazily(compiler, parameter->name, &parameter->bound, parameter->bound, parameter->bound->span);
    else emit_none(emit, span);
    if (parameter->fallback)
        compile_lazily(compiler, parameter->name, &parameter->fallback, parameter->fallback, parameter->fallback->span);
    else emit_none(emit, span);
    end_hidden(compiler, 3, span);
    emit_op(emit, OP_COPY, 1, span);
    compile_name(compiler, parameter->name, CONTEXT_STORE, span);
}

// Leaves their tuple.
static void compile_type_parameters(Compiler *compiler, TypeParameters parameters) {
    bool seen_default = false;
    for (int i = 0; i < parameters.count; i++) {
        const TypeParameter *parameter = &parameters.items[i];
        if (seen_default && !parameter->fallback)
            compile_fail(compiler, parameter->span, "non-default type parameter '%s' follows default type parameter", parameter->name);
        seen_default |= parameter->fallback != NULL;
        compile_type_parameter(compiler, parameter);
    }
    emit_op(emitter(compiler), OP_BUILD_TUPLE, (uint32_t)parameters.count, parameters.items[0].span);
}

static void open_generic(Compiler *compiler, const char *name, TypeParameters parameters, int first_line) {
    size_t size = strlen(name) + sizeof "<generic parameters of >";
    char *title = arena_alloc(compiler->arena, size);
    snprintf(title, size, "<generic parameters of %s>", name);
    compile_open_unit(compiler, UNIT_TYPE_PARAMETERS, scope_of(compiler->scopes, parameters.items), title, first_line);
}

// Closes the unit and calls its function with the `arguments` (0 to 2) that are on the stack.
static void call_generic(Compiler *compiler, uint32_t arguments, Span span) {
    emit_op(emitter(compiler), OP_RETURN_VALUE, 0, span);
    compile_closure(compiler, compile_close_unit(compiler), 0, span);
    Emitter *emit = emitter(compiler);
    if (arguments) emit_op(emit, OP_SWAP, arguments + 1, span);
    emit_op(emit, OP_PUSH_NULL, 0, span);
    if (arguments) emit_op(emit, OP_SWAP, arguments + 1, span);
    emit_op(emit, OP_CALL, arguments, span);
}

// The stack has the defaults (flag 1) and the keyword defaults (flag 2); after this, [function].
void compile_generic_function(Compiler *compiler, const Node *node, uint32_t flags) {
    Span span = node->span;
    uint32_t arguments = (flags & 1) + (flags >> 1 & 1);
    open_generic(compiler, node->as.function_def.name, node->as.function_def.type_parameters,
                 compile_first_line(node, node->as.function_def.decorators));
    Unit *unit = compiler->unit;
    unit->code->positional = (int)arguments;
    if (flags & 1) names_add(&unit->locals, compiler->arena, ".defaults");
    if (flags & 2) names_add(&unit->locals, compiler->arena, ".kwdefaults");
    begin_hidden(compiler, "set_type_parameters", span);
    compile_type_parameters(compiler, node->as.function_def.type_parameters);
    for (uint32_t i = 0; i < arguments; i++) emit_op(emitter(compiler), OP_LOAD_FAST, i, span);
    compile_defined(compiler, node, flags);
    end_hidden(compiler, 2, span);
    call_generic(compiler, arguments, span);
}

// The bases, and behind them Generic[...].
static Nodes generic_bases(Compiler *compiler, const Node *node) {
    Nodes bases = node->as.class_def.bases;
    Node **items = arena_array(compiler->arena, Node *, bases.count + 1);
    if (bases.count) memcpy(items, bases.items, sizeof *items * (size_t)bases.count);
    Node *base = arena_new_of(compiler->arena, Node);
    *base = (Node){.kind = NODE_NAME, .span = node->span, .as.name = {".generic_base", CONTEXT_LOAD}};
    items[bases.count] = base;
    return (Nodes){items, bases.count + 1};
}

void compile_generic_class(Compiler *compiler, const Node *node, int first_line) {
    Span span = node->span;
    open_generic(compiler, node->as.class_def.name, node->as.class_def.type_parameters, first_line);
    compiler->unit->class_name = node->as.class_def.name;
    Emitter *emit = emitter(compiler);
    compile_type_parameters(compiler, node->as.class_def.type_parameters);
    compile_name(compiler, ".type_params", CONTEXT_STORE, span);
    CodeUnit *code = compile_class_unit(compiler, node, first_line);
    begin_hidden(compiler, "subscript_generic", span);
    compile_name(compiler, ".type_params", CONTEXT_LOAD, span);
    end_hidden(compiler, 1, span);
    compile_name(compiler, ".generic_base", CONTEXT_STORE, span);
    emit_op(emit, OP_LOAD_BUILD_CLASS, 0, span);
    emit_op(emit, OP_PUSH_NULL, 0, span);
    compile_closure(compiler, code, 0, span);
    emit_const(emit, literal_text(node->as.class_def.name), span);
    compile_call_arguments(compiler, 2, generic_bases(compiler, node), node->as.class_def.keywords,
                           node->as.class_def.keyword_count, span);
    call_generic(compiler, 0, span);
}

void compile_type_alias(Compiler *compiler, const Node *node) {
    Span span = node->span;
    const char *name = node->as.type_alias.name->as.name.id;
    TypeParameters parameters = node->as.type_alias.type_parameters;
    if (parameters.count) open_generic(compiler, name, parameters, span.line);
    begin_hidden(compiler, "make_type_alias", span);
    emit_const(emitter(compiler), literal_text(name), span);
    if (parameters.count) compile_type_parameters(compiler, parameters);
    else emit_none(emitter(compiler), span);
    compile_lazily(compiler, name, node, node->as.type_alias.value, span);
    end_hidden(compiler, 3, span);
    if (parameters.count) call_generic(compiler, 0, span);
    compile_name(compiler, name, CONTEXT_STORE, span);
}
