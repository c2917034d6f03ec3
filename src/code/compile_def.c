// def, lambda, class, and the bodies of modules. Follows compiler_function, compiler_lambda, compiler_class.
#include <string.h>

#include "code/compile.h"
#include "code/fold.h"

static int parameter_count(const Parameters *parameters) {
    return parameters->positional_only + parameters->positional + parameters->keyword_only;
}

// ---- Docstrings ----

bool compile_is_docstring(const Nodes body) {
    return body.count > 0 && body.items[0]->kind == NODE_EXPR && body.items[0]->as.expr.value->kind == NODE_CONSTANT
           && body.items[0]->as.expr.value->as.constant.value.kind == LITERAL_STR;
}

static char *expand_tabs(Arena *arena, const char *text, size_t size, size_t *expanded) {
    size_t tabs = 0, column = 0;
    for (size_t i = 0; i < size; i++) tabs += text[i] == '\t';
    char *copy = arena_alloc(arena, size + tabs * 8 + 1);
    *expanded = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\t') {
            do copy[(*expanded)++] = ' ';
            while (++column % 8);
            continue;
        }
        copy[(*expanded)++] = (char)c;
        if (c == '\n' || c == '\r') column = 0;
        else if ((c & 0xC0) != 0x80) column++;
    }
    return copy;
}

// The least indentation of the lines behind the first.
static size_t find_margin(const char *text, const char *end) {
    size_t margin = SIZE_MAX;
    const char *at = memchr(text, '\n', (size_t)(end - text));
    while (at && at < end) {
        const char *start = ++at;
        while (at < end && *at == ' ') at++;
        if (at < end && *at != '\n' && (size_t)(at - start) < margin) margin = (size_t)(at - start);
        at = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    }
    return margin == SIZE_MAX ? 0 : margin;
}

// Follows _PyCompile_CleanDoc: the indentation that all lines share is taken away.
const char *compile_clean_docstring(Compiler *compiler, const Node *statement, size_t *size) {
    const Literal *text = &statement->as.expr.value->as.constant.value;
    char *copy = expand_tabs(compiler->arena, text->text ? text->text : "", text->size, size);
    const char *from = copy, *end = copy + *size;
    size_t margin = find_margin(copy, end);
    char *to = copy;
    while (from < end && *from == ' ') from++;
    while (from < end) {
        const char *line_end = memchr(from, '\n', (size_t)(end - from));
        line_end = line_end ? line_end + 1 : end;
        memmove(to, from, (size_t)(line_end - from));
        to += line_end - from;
        from = line_end;
        for (size_t i = 0; i < margin && from < end && *from == ' '; i++) from++;
    }
    *to = '\0';
    *size = (size_t)(to - copy);
    return copy;
}

static Literal docstring_literal(Compiler *compiler, const Node *statement) {
    size_t size;
    const char *text = compile_clean_docstring(compiler, statement, &size);
    return (Literal){.kind = LITERAL_STR, .text = text, .size = size};
}

// The docstring is literal 0 of a function, None if there is none.
static Nodes note_docstring(Compiler *compiler, Nodes body) {
    if (!compile_is_docstring(body)) {
        emit_literal(emitter(compiler), literal_none());
        return body;
    }
    Literal docstring = docstring_literal(compiler, body.items[0]);
    compiler->unit->code->docstring = docstring.text;
    emit_literal(emitter(compiler), docstring);
    return (Nodes){body.items + 1, body.count - 1};
}

// A module's or class's: `__doc__ = ...`.
static Nodes store_docstring(Compiler *compiler, Nodes body) {
    if (!compile_is_docstring(body)) return body;
    Literal docstring = docstring_literal(compiler, body.items[0]);
    Span span = body.items[0]->as.expr.value->span;
    emitter(compiler)->statement_begins = true;
    emit_const(emitter(compiler), docstring, span);
    compile_name(compiler, "__doc__", CONTEXT_STORE, span);
    return (Nodes){body.items + 1, body.count - 1};
}

// ---- Functions ----

// Brings the function of `code` on the stack; what `flags` names is there already.
void compile_closure(Compiler *compiler, CodeUnit *code, uint32_t flags, Span span) {
    Emitter *emit = emitter(compiler);
    if (code->free_count && emit->alive) {
        const char **names = code->slots + code->slot_count - code->free_count;
        for (int i = 0; i < code->free_count; i++)
            emit_op(emit, OP_LOAD_CLOSURE, compile_slot(compiler->unit, compiler->arena, names[i]), span);
        emit_op(emit, OP_BUILD_TUPLE, (uint32_t)code->free_count, span);
        flags |= 8;
    }
    emit_const(emit, (Literal){.kind = LITERAL_CODE, .code = code}, span);
    emit_op(emit, OP_MAKE_FUNCTION, flags, span);
}

static uint32_t compile_defaults(Compiler *compiler, const Parameters *parameters, Span span) {
    int positional = parameters->positional_only + parameters->positional;
    Node **defaults = arena_array(compiler->arena, Node *, positional + 1);
    int count = 0;
    for (int i = 0; i < positional; i++)
        if (parameters->items[i].fallback) defaults[count++] = parameters->items[i].fallback;
    if (!count) return 0;
    Node tuple = {.kind = NODE_TUPLE, .as.sequence = {{defaults, count}, CONTEXT_LOAD}};
    Literal constants;
    if (fold_node(compiler->arena, &tuple, &constants)) {  // their lines are stepped on nevertheless
        for (int i = 0; i < count; i++) emit_line(emitter(compiler), defaults[i]->span);
        emit_const(emitter(compiler), constants, span);
    } else {
        compile_exprs(compiler, tuple.as.sequence.items);
        emit_op(emitter(compiler), OP_BUILD_TUPLE, (uint32_t)count, span);
    }
    return 1;
}

static uint32_t compile_keyword_defaults(Compiler *compiler, const Parameters *parameters, Span span) {
    Emitter *emit = emitter(compiler);
    uint32_t count = 0;
    for (int i = parameters->positional_only + parameters->positional; i < parameter_count(parameters); i++) {
        const Parameter *parameter = &parameters->items[i];
        if (!parameter->fallback) continue;
        emit_key(emit, literal_text(compile_mangle(compiler, parameter->name)));
        compile_expr(compiler, parameter->fallback);
        count++;
    }
    if (!count) return 0;
    emit_op(emit, OP_BUILD_MAP, count, span);
    return 2;
}

static uint32_t compile_parameter_annotation(Compiler *compiler, const char *name, const Node *annotation, Span span) {
    if (!annotation) return 0;
    emit_const(emitter(compiler), literal_text(compile_mangle(compiler, name)), span);
    compile_annotation(compiler, annotation);
    return 1;
}

// In CPython's order: positional-or-keyword ones first.
static uint32_t compile_annotations(Compiler *compiler, const Node *node) {
    const Parameters *p = node->as.function_def.parameters;
    Span span = node->span;
    uint32_t count = 0;
    int first_keyword = p->positional_only + p->positional;
    for (int i = p->positional_only; i < first_keyword; i++)
        count += compile_parameter_annotation(compiler, p->items[i].name, p->items[i].annotation, span);
    for (int i = 0; i < p->positional_only; i++)
        count += compile_parameter_annotation(compiler, p->items[i].name, p->items[i].annotation, span);
    if (p->star) count += compile_parameter_annotation(compiler, p->star->name, p->star->annotation, span);
    for (int i = first_keyword; i < parameter_count(p); i++)
        count += compile_parameter_annotation(compiler, p->items[i].name, p->items[i].annotation, span);
    if (p->double_star) count += compile_parameter_annotation(compiler, p->double_star->name, p->double_star->annotation, span);
    count += compile_parameter_annotation(compiler, "return", node->as.function_def.returns, span);
    if (!count) return 0;
    emit_op(emitter(compiler), OP_BUILD_MAP, count, span);
    return 4;
}

static void check_parameters(Compiler *compiler, const Parameters *parameters) {
    for (int i = 0; i < parameter_count(parameters); i++)
        compile_check_name(compiler, parameters->items[i].name, CONTEXT_STORE, parameters->items[i].span);
    const Parameter *rest[] = {parameters->star, parameters->double_star};
    for (int i = 0; i < 2; i++)
        if (rest[i]) compile_check_name(compiler, rest[i]->name, CONTEXT_STORE, rest[i]->span);
}

static void add_local(Compiler *compiler, const char *name) {
    names_add(&compiler->unit->locals, compiler->arena, compile_mangle(compiler, name));
}

static void declare_parameters(Compiler *compiler, const Parameters *parameters) {
    CodeUnit *code = compiler->unit->code;
    code->positional_only = parameters->positional_only;
    code->positional = parameters->positional_only + parameters->positional;
    code->keyword_only = parameters->keyword_only;
    for (int i = 0; i < parameter_count(parameters); i++) add_local(compiler, parameters->items[i].name);
    if (parameters->star) {
        code->flags |= CODE_VARARGS;
        add_local(compiler, parameters->star->name);
    }
    if (parameters->double_star) {
        code->flags |= CODE_VARKEYWORDS;
        add_local(compiler, parameters->double_star->name);
    }
}

void compile_decorated(Compiler *compiler, Nodes decorators, const char *name, Span span) {
    for (int i = decorators.count - 1; i >= 0; i--) emit_op(emitter(compiler), OP_CALL, 0, decorators.items[i]->span);
    compile_name(compiler, name, CONTEXT_STORE, span);
}

int compile_first_line(const Node *node, Nodes decorators) {
    return decorators.count ? decorators.items[0]->span.line : node->span.line;
}

static CodeUnit *compile_function_body(Compiler *compiler, const Node *node) {
    UnitKind kind = node->as.function_def.is_async ? UNIT_ASYNC_FUNCTION : UNIT_FUNCTION;
    compile_open_unit(compiler, kind, scope_of(compiler->scopes, node), node->as.function_def.name,
                      compile_first_line(node, node->as.function_def.decorators));
    declare_parameters(compiler, node->as.function_def.parameters);
    compile_body(compiler, note_docstring(compiler, node->as.function_def.body));
    return compile_close_unit(compiler);
}

void compile_defined(Compiler *compiler, const Node *node, uint32_t flags) {
    flags |= compile_annotations(compiler, node);
    CodeUnit *code = compile_function_body(compiler, node);
    compile_closure(compiler, code, flags, node->span);
}

void compile_function(Compiler *compiler, const Node *node) {
    const Parameters *parameters = node->as.function_def.parameters;
    check_parameters(compiler, parameters);
    compile_exprs(compiler, node->as.function_def.decorators);
    uint32_t flags = compile_defaults(compiler, parameters, node->span);
    flags |= compile_keyword_defaults(compiler, parameters, node->span);
    if (node->as.function_def.type_parameters.count) compile_generic_function(compiler, node, flags);
    else compile_defined(compiler, node, flags);
    compile_decorated(compiler, node->as.function_def.decorators, node->as.function_def.name, node->span);
}

void compile_lambda(Compiler *compiler, const Node *node) {
    const Parameters *parameters = node->as.lambda.parameters;
    check_parameters(compiler, parameters);
    uint32_t flags = compile_defaults(compiler, parameters, node->span);
    flags |= compile_keyword_defaults(compiler, parameters, node->span);
    compile_open_unit(compiler, UNIT_LAMBDA, scope_of(compiler->scopes, node), "<lambda>", node->span.line);
    declare_parameters(compiler, parameters);
    emit_literal(emitter(compiler), literal_none());
    compile_expr(compiler, node->as.lambda.body);
    emit_op(emitter(compiler), OP_RETURN_VALUE, 0, node->as.lambda.body->span);
    CodeUnit *code = compile_close_unit(compiler);
    compile_closure(compiler, code, flags, node->span);
}

// ---- Classes and modules ----

static bool has_annotations(Nodes body);

static bool statement_has_annotations(const Node *node) {
    switch (node->kind) {
    case NODE_ANN_ASSIGN: return true;
    case NODE_FOR: return has_annotations(node->as.for_.body) || has_annotations(node->as.for_.orelse);
    case NODE_WHILE: return has_annotations(node->as.while_.body) || has_annotations(node->as.while_.orelse);
    case NODE_WITH: return has_annotations(node->as.with.body);
    case NODE_MATCH:
        for (int i = 0; i < node->as.match.count; i++)
            if (has_annotations(node->as.match.cases[i].body)) return true;
        return false;
    case NODE_TRY:
        for (int i = 0; i < node->as.try_.handler_count; i++)
            if (has_annotations(node->as.try_.handlers[i].body)) return true;
        return has_annotations(node->as.try_.body) || has_annotations(node->as.try_.orelse) || has_annotations(node->as.try_.finally);
    default: return false;
    }
}

// Follows find_ann; `elif`s are nested in the tree but not on our stack.
static bool has_annotations(Nodes body) {
    for (int i = 0; i < body.count; i++) {
        const Node *node = body.items[i];
        while (node->kind == NODE_IF) {
            if (has_annotations(node->as.if_.body)) return true;
            Nodes orelse = node->as.if_.orelse;
            if (orelse.count != 1) {
                if (has_annotations(orelse)) return true;
                break;
            }
            node = orelse.items[0];
        }
        if (node->kind != NODE_IF && statement_has_annotations(node)) return true;
    }
    return false;
}

// Follows compiler_body: of a module or class.
static void compile_namespace_body(Compiler *compiler, Nodes body) {
    Emitter *emit = emitter(compiler);
    if (has_annotations(body))
        emit_op(emit, OP_SETUP_ANNOTATIONS, 0, compiler->unit->kind == UNIT_MODULE ? body.items[0]->span : NOWHERE);
    compile_body(compiler, store_docstring(compiler, body));
}

void compile_module_body(Compiler *compiler, const Module *module) { compile_namespace_body(compiler, module->body); }

static void store_text(Compiler *compiler, const char *name, Literal value, Span span) {
    emit_const(emitter(compiler), value, span);
    compile_name(compiler, name, CONTEXT_STORE, span);
}

static Literal static_attributes(Compiler *compiler, const Unit *unit) {
    int count = unit->static_attributes.count;
    Literal *items = arena_array(compiler->arena, Literal, count + 1);
    for (int i = 0; i < count; i++) items[i] = literal_text(unit->static_attributes.items[i]);
    return literal_tuple(items, count);
}

// Names that the class body needs for its type parameters. Follows compiler_class_body.
static void begin_generic_body(Compiler *compiler, const Node *node, Span span) {
    if (node->as.class_def.type_parameters.count) {
        compile_name(compiler, ".type_params", CONTEXT_LOAD, span);
        compile_name(compiler, "__type_params__", CONTEXT_STORE, span);
    }
    if (!compiler->unit->scope->needs_class_dict) return;
    emit_op(emitter(compiler), OP_LOAD_LOCALS, 0, span);
    emit_op(emitter(compiler), OP_STORE_DEREF, compile_slot(compiler->unit, compiler->arena, "__classdict__"), span);
}

// type.__new__ fills this cell.
static void store_class_dict_cell(Compiler *compiler) {
    if (!compiler->unit->scope->needs_class_dict) return;
    emit_op(emitter(compiler), OP_LOAD_CLOSURE, compile_slot(compiler->unit, compiler->arena, "__classdict__"), NOWHERE);
    compile_name(compiler, "__classdictcell__", CONTEXT_STORE, NOWHERE);
}

CodeUnit *compile_class_unit(Compiler *compiler, const Node *node, int first_line) {
    Unit *unit = compile_open_unit(compiler, UNIT_CLASS, scope_of(compiler->scopes, node), node->as.class_def.name, first_line);
    Emitter *emit = &unit->emit;
    Span span = {.line = first_line, .end_line = first_line};
    unit->class_name = node->as.class_def.name;
    compile_name(compiler, "__name__", CONTEXT_LOAD, span);
    compile_name(compiler, "__module__", CONTEXT_STORE, span);
    store_text(compiler, "__qualname__", literal_text(unit->code->qualified_name), span);
    store_text(compiler, "__firstlineno__", literal_int(first_line), span);
    begin_generic_body(compiler, node, span);
    compile_namespace_body(compiler, node->as.class_def.body);
    store_text(compiler, "__static_attributes__", static_attributes(compiler, unit), NOWHERE);
    store_class_dict_cell(compiler);
    if (unit->scope->needs_class_cell) {
        emit_op(emit, OP_LOAD_CLOSURE, compile_slot(unit, compiler->arena, "__class__"), NOWHERE);
        emit_op(emit, OP_COPY, 1, NOWHERE);
        compile_name(compiler, "__classcell__", CONTEXT_STORE, NOWHERE);
        emit_op(emit, OP_RETURN_VALUE, 0, NOWHERE);
    }
    return compile_close_unit(compiler);
}

static void compile_plain_class(Compiler *compiler, const Node *node, int first_line) {
    Emitter *emit = emitter(compiler);
    CodeUnit *code = compile_class_unit(compiler, node, first_line);
    emit_op(emit, OP_LOAD_BUILD_CLASS, 0, node->span);
    emit_op(emit, OP_PUSH_NULL, 0, node->span);
    compile_closure(compiler, code, 0, node->span);
    emit_const(emit, literal_text(node->as.class_def.name), node->span);
    compile_call_arguments(compiler, 2, node->as.class_def.bases, node->as.class_def.keywords, node->as.class_def.keyword_count,
                           node->span);
}

void compile_class(Compiler *compiler, const Node *node) {
    int first_line = compile_first_line(node, node->as.class_def.decorators);
    compile_exprs(compiler, node->as.class_def.decorators);
    if (node->as.class_def.type_parameters.count) compile_generic_class(compiler, node, first_line);
    else compile_plain_class(compiler, node, first_line);
    compile_decorated(compiler, node->as.class_def.decorators, node->as.class_def.name, node->span);
}
