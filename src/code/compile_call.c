// Calls: positional and named arguments, unpacking, methods, super().
#include <string.h>

#include "code/compile.h"

enum { STACK_USE_GUIDELINE = 30 };

static bool has_star(Nodes arguments) {
    for (int i = 0; i < arguments.count; i++)
        if (arguments.items[i]->kind == NODE_STARRED) return true;
    return false;
}

static bool has_double_star(const Keyword *keywords, int count) {
    for (int i = 0; i < count; i++)
        if (!keywords[i].name) return true;
    return false;
}

// Follows maybe_optimize_method_call: `a.b(...)` that needs no bound method.
bool compile_is_method_call(const Node *call) {
    const Node *function = call->as.call.function;
    int arguments = call->as.call.arguments.count, keywords = call->as.call.keyword_count;
    return function->kind == NODE_ATTRIBUTE && arguments + keywords + (keywords > 0) < STACK_USE_GUIDELINE
           && !has_star(call->as.call.arguments) && !has_double_star(call->as.call.keywords, keywords);
}

// ---- Arguments ----

// Follows validate_keywords.
static void check_keywords(Compiler *compiler, const Keyword *keywords, int count) {
    NameSet seen = {0};
    for (int i = 0; i < count; i++) {
        if (!keywords[i].name) continue;
        compile_check_name(compiler, keywords[i].name, CONTEXT_STORE, keywords[i].span);
        int before = seen.count;
        names_add(&seen, compiler->arena, keywords[i].name);
        if (seen.count == before) compile_fail(compiler, keywords[i].span, "keyword argument repeated: %s", keywords[i].name);
    }
}

static void compile_named_arguments(Compiler *compiler, const Keyword *keywords, int count, Span span) {
    Literal *names = arena_array(compiler->arena, Literal, count);
    for (int i = 0; i < count; i++) {
        compile_expr(compiler, keywords[i].value);
        names[i] = literal_text(compile_mangle(compiler, keywords[i].name));
    }
    emit_const(emitter(compiler), literal_tuple(names, count), span);
}

// Follows compiler_subkwargs: a dict of a run of named arguments.
static void compile_named_run(Compiler *compiler, const Keyword *keywords, int count, Span span) {
    Emitter *emit = emitter(compiler);
    bool is_big = count * 2 > STACK_USE_GUIDELINE;
    if (is_big) emit_op(emit, OP_BUILD_MAP, 0, NOWHERE);
    for (int i = 0; i < count; i++) {
        Literal name = literal_text(compile_mangle(compiler, keywords[i].name));
        if (is_big || count == 1) emit_const(emit, name, span);
        else emit_key(emit, name);
        compile_expr(compiler, keywords[i].value);
        if (is_big) emit_op(emit, OP_MAP_ADD, 1, NOWHERE);
    }
    if (!is_big) emit_op(emit, OP_BUILD_MAP, (uint32_t)count, span);
}

// The dict of a call with `**`: runs of named arguments and mappings, merged in order.
static void compile_keyword_dict(Compiler *compiler, const Keyword *keywords, int count, Span span) {
    Emitter *emit = emitter(compiler);
    bool have_dict = false;
    for (int i = 0; i < count;) {
        int begin = i;
        while (i < count && keywords[i].name) i++;
        if (i > begin) {
            compile_named_run(compiler, keywords + begin, i - begin, span);
            if (have_dict) emit_op(emit, OP_DICT_MERGE, 1, span);
            have_dict = true;
            continue;
        }
        if (!have_dict) emit_op(emit, OP_BUILD_MAP, 0, span);
        have_dict = true;
        compile_expr(compiler, keywords[i++].value);
        emit_op(emit, OP_DICT_MERGE, 1, span);
    }
}

// Follows compiler_call_helper: [callable, ABSENT, `pushed` arguments] → [result].
void compile_call_arguments(Compiler *compiler, int pushed, Nodes arguments, const Keyword *keywords, int keyword_count, Span span) {
    Emitter *emit = emitter(compiler);
    check_keywords(compiler, keywords, keyword_count);
    bool fits = arguments.count + keyword_count * 2 <= STACK_USE_GUIDELINE;
    if (fits && !has_star(arguments) && !has_double_star(keywords, keyword_count)) {
        compile_exprs(compiler, arguments);
        uint32_t count = (uint32_t)(pushed + arguments.count + keyword_count);
        if (keyword_count) compile_named_arguments(compiler, keywords, keyword_count, span);
        emit_op(emit, keyword_count ? OP_CALL_KW : OP_CALL, count, span);
        return;
    }
    if (pushed == 0 && arguments.count == 1 && has_star(arguments)) {
        compile_expr(compiler, arguments.items[0]->as.starred.value);
        emit_op(emit, OP_UNPACK_ARGUMENTS, 0, span);
    } else if (pushed == 0 && arguments.count == 0) {
        emit_const(emit, literal_tuple(NULL, 0), span);
    } else {
        compile_unpacked(compiler, arguments, OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, true, pushed, span);
    }
    if (keyword_count) compile_keyword_dict(compiler, keywords, keyword_count, span);
    emit_op(emit, OP_CALL_EX, keyword_count > 0, span);
}

// ---- Calls ----

// Follows is_import_originated: what CPython takes for a function of an imported module it calls the plain way, and then
// the call is where it begins, not where the attribute stands.
static bool is_of_module(Compiler *compiler, const Node *attribute) {
    const Node *object = attribute->as.attribute.value;
    return object->kind == NODE_NAME && scope_uses(compiler->scopes->module, object->as.name.id) & USE_IMPORTED;
}

// [callable, self or ABSENT] → [result] of a call in the method form.
static void compile_method_arguments(Compiler *compiler, const Node *call) {
    Emitter *emit = emitter(compiler);
    const Node *function = call->as.call.function;
    Nodes arguments = call->as.call.arguments;
    int keyword_count = call->as.call.keyword_count;
    check_keywords(compiler, call->as.call.keywords, keyword_count);
    compile_exprs(compiler, arguments);
    Span span = is_of_module(compiler, function) ? call->span : compile_attribute_span(call->span, function);
    if (keyword_count)
        compile_named_arguments(compiler, call->as.call.keywords, keyword_count, compile_attribute_span(function->span, function));
    emit_op(emit, keyword_count ? OP_CALL_KW : OP_CALL, (uint32_t)(arguments.count + keyword_count), span);
}

// What the call's callable (or the object whose method it is) is called on is on the stack.
void compile_call_on(Compiler *compiler, const Node *call) {
    Emitter *emit = emitter(compiler);
    const Node *function = call->as.call.function;
    if (compile_is_method_call(call)) {
        emit_name_op(emit, OP_LOAD_METHOD, compile_mangle(compiler, function->as.attribute.name),
                     compile_attribute_span(function->span, function));
        compile_method_arguments(compiler, call);
        return;
    }
    emit_op(emit, OP_PUSH_NULL, 0, function->span);
    compile_call_arguments(compiler, 0, call->as.call.arguments, call->as.call.keywords, call->as.call.keyword_count, call->span);
}

// ---- super() ----

static bool is_global_name(Compiler *compiler, const char *name) {
    Place here = compile_place(compiler, name), top = scope_place(compiler->scopes->module, name);
    return here == PLACE_GLOBAL_IMPLICIT && (top == PLACE_UNKNOWN || top == PLACE_GLOBAL_IMPLICIT);
}

// Follows can_optimize_super_call: `super().x` in a method, or `super(C, self).x`, where super means the builtin.
bool compile_is_super(Compiler *compiler, const Node *attribute) {
    const Node *call = attribute->as.attribute.value;
    if (call->kind != NODE_CALL || call->as.call.keyword_count || attribute->as.attribute.context != CONTEXT_LOAD) return false;
    const Node *function = call->as.call.function;
    if (function->kind != NODE_NAME || strcmp(function->as.name.id, "super") != 0) return false;
    if (strcmp(attribute->as.attribute.name, "__class__") == 0 || !is_global_name(compiler, "super")) return false;
    if (call->as.call.arguments.count == 2) return !has_star(call->as.call.arguments);
    const CodeUnit *code = compiler->unit->code;
    return call->as.call.arguments.count == 0 && code->positional_only + code->positional > 0
           && compile_place(compiler, "__class__") == PLACE_FREE && !compiler->unit->inlined;
}

static void compile_super_attribute(Compiler *compiler, const Node *attribute) {
    Emitter *emit = emitter(compiler);
    const Node *call = attribute->as.attribute.value;
    Span span = attribute->span;
    compile_name(compiler, "super", CONTEXT_LOAD, call->as.call.function->span);
    if (call->as.call.arguments.count) {
        compile_exprs(compiler, call->as.call.arguments);
    } else {
        compile_name(compiler, "__class__", CONTEXT_LOAD, call->span);
        compile_name(compiler, compiler->unit->locals.items[0], CONTEXT_LOAD, call->span);
    }
    emit_name_op(emit, OP_LOAD_SUPER_ATTR, compile_mangle(compiler, attribute->as.attribute.name), span);
}

// `super().x` or `super().x(...)`.
void compile_super_access(Compiler *compiler, const Node *node) {
    if (node->kind == NODE_ATTRIBUTE) {
        compile_super_attribute(compiler, node);
        return;
    }
    compile_super_attribute(compiler, node->as.call.function);
    emit_op(emitter(compiler), OP_PUSH_NULL, 0, node->as.call.function->span);
    compile_method_arguments(compiler, node);
}
