// match. Follows compiler_match and compiler_pattern_*.
//
// A pattern is compiled as a series of tests on the subject, which lies on top of the stack. Names that it captures are
// kept on the stack below until the whole pattern has matched, so that a failed one binds nothing. A test that fails
// jumps to `fail_pop[n]`, where n things are left to drop.
#include <string.h>

#include "code/compile.h"
#include "code/unparse.h"

typedef struct PatternContext {
    NameSet stores;        // names captured so far; their values lie on the stack, under the rest
    Label *fail_pop;       // by number of values to drop
    int fail_pop_count, fail_pop_room;
    int on_top;            // how many values lie on top of the captured ones
    bool allow_irrefutable;
} PatternContext;

static void compile_pattern(Compiler *compiler, const Node *pattern, PatternContext *context);

static bool is_wildcard(const Node *node) { return node->kind == NODE_MATCH_AS && !node->as.match_as.name && !node->as.match_as.pattern; }
static bool is_star_wildcard(const Node *node) { return node->kind == NODE_MATCH_STAR && !node->as.match_star.name; }

// ---- Failing ----

static void ensure_fail_pop(Compiler *compiler, PatternContext *context, int n) {
    if (n >= context->fail_pop_room) {
        int room = (n + 1) * 2;
        Label *labels = arena_array(compiler->arena, Label, room);
        if (context->fail_pop_count) memcpy(labels, context->fail_pop, sizeof *labels * (size_t)context->fail_pop_count);
        context->fail_pop = labels;
        context->fail_pop_room = room;
    }
    while (context->fail_pop_count <= n) context->fail_pop[context->fail_pop_count++] = emit_label(emitter(compiler));
}

static void jump_to_fail(Compiler *compiler, PatternContext *context, Opcode op, Span span) {
    int drops = context->on_top + context->stores.count;
    ensure_fail_pop(compiler, context, drops);
    emit_jump(emitter(compiler), op, context->fail_pop[drops], span);
}

// Binds the failure labels; behind them nothing is left to drop.
static void bind_failures(Compiler *compiler, PatternContext *context, Span span) {
    Emitter *emit = emitter(compiler);
    while (context->fail_pop_count > 1) {
        emit_bind(emit, context->fail_pop[--context->fail_pop_count]);
        emit_op(emit, OP_POP_TOP, 0, span);
    }
    if (context->fail_pop_count) emit_bind(emit, context->fail_pop[0]);
    context->fail_pop_count = 0;
}

// Brings the top below the captured values and what lies on them: the last instruction of a series of swaps.
static void rotate(Emitter *emit, int count, Span span) {
    while (count > 1) emit_op(emit, OP_SWAP, (uint32_t)count--, span);
}

// ---- Captures ----

static void capture(Compiler *compiler, PatternContext *context, const char *name, Span span) {
    Emitter *emit = emitter(compiler);
    if (!name) {
        emit_op(emit, OP_POP_TOP, 0, span);
        return;
    }
    compile_check_name(compiler, name, CONTEXT_STORE, span);
    if (names_find(&context->stores, name) >= 0)
        compile_fail(compiler, span, "multiple assignments to name '%s' in pattern", name);
    rotate(emit, context->on_top + context->stores.count + 1, span);
    names_add(&context->stores, compiler->arena, name);
}

static void compile_as(Compiler *compiler, const Node *node, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    const char *name = node->as.match_as.name;
    if (!node->as.match_as.pattern) {
        if (!context->allow_irrefutable) {
            if (name) compile_fail(compiler, node->span, "name capture '%s' makes remaining patterns unreachable", name);
            compile_fail(compiler, node->span, "wildcard makes remaining patterns unreachable");
        }
        capture(compiler, context, name, node->span);
        return;
    }
    context->on_top++;
    emit_op(emit, OP_COPY, 1, node->span);
    compile_pattern(compiler, node->as.match_as.pattern, context);
    context->on_top--;
    capture(compiler, context, name, node->span);
}

// A subpattern, in which a bare name cannot make others unreachable.
static void compile_subpattern(Compiler *compiler, const Node *node, PatternContext *context) {
    bool before = context->allow_irrefutable;
    context->allow_irrefutable = true;
    compile_pattern(compiler, node, context);
    context->allow_irrefutable = before;
}

// ---- Values ----

static bool is_pattern_value(const Node *node) {
    return node->kind == NODE_CONSTANT || node->kind == NODE_ATTRIBUTE || node->kind == NODE_UNARY_OP || node->kind == NODE_BIN_OP;
}

static void compile_value(Compiler *compiler, const Node *node, PatternContext *context) {
    const Node *value = node->as.match_value.value;
    if (!is_pattern_value(value))
        compile_fail(compiler, node->span, "patterns may only match literals and attribute lookups");
    compile_expr(compiler, value);
    compile_compare(compiler, COMPARE_EQ, node->span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_FALSE, node->span);
}

static void compile_singleton(Compiler *compiler, const Node *node, PatternContext *context) {
    compile_expr(compiler, node->as.match_value.value);
    compile_compare(compiler, COMPARE_IS, node->span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_FALSE, node->span);
}

// ---- Sequences ----

// Every item is unpacked. Follows pattern_helper_sequence_unpack.
static void unpack_sequence(Compiler *compiler, const Node *node, int star, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes patterns = node->as.match_sequence.patterns;
    if (star >= 0) {
        int after = patterns.count - star - 1;
        if (star > 0xFF || after > 0xFFFF) compile_fail(compiler, node->span, "too many expressions in star-unpacking sequence pattern");
        emit_op(emit, OP_UNPACK_EX, (uint32_t)star | (uint32_t)after << 8, node->span);
    } else {
        emit_op(emit, OP_UNPACK_SEQUENCE, (uint32_t)patterns.count, node->span);
    }
    context->on_top += patterns.count;
    for (int i = 0; i < patterns.count; i++) {
        context->on_top--;
        compile_subpattern(compiler, patterns.items[i], context);
    }
}

// Only the items that are looked at are fetched. Follows pattern_helper_sequence_subscr.
static void index_sequence(Compiler *compiler, const Node *node, int star, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes patterns = node->as.match_sequence.patterns;
    context->on_top++;
    for (int i = 0; i < patterns.count; i++) {
        if (is_wildcard(patterns.items[i]) || i == star) continue;
        emit_op(emit, OP_COPY, 1, node->span);
        if (i < star) {
            emit_const(emit, literal_int(i), node->span);
        } else {
            emit_op(emit, OP_GET_LEN, 0, node->span);
            emit_const(emit, literal_int(patterns.count - i), node->span);
            emit_op(emit, OP_BINARY_OP, OPERATOR_SUB, node->span);
        }
        emit_op(emit, OP_LOAD_SUBSCR, 0, node->span);
        compile_subpattern(compiler, patterns.items[i], context);
    }
    context->on_top--;
    emit_op(emit, OP_POP_TOP, 0, node->span);
}

static void test_length(Compiler *compiler, Comparison op, int length, PatternContext *context, Span span) {
    Emitter *emit = emitter(compiler);
    emit_op(emit, OP_GET_LEN, 0, span);
    emit_const(emit, literal_int(length), span);
    compile_compare(compiler, op, span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_FALSE, span);
}

static void compile_sequence(Compiler *compiler, const Node *node, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes patterns = node->as.match_sequence.patterns;
    int star = -1;
    bool only_wildcards = true, star_wildcard = false;
    for (int i = 0; i < patterns.count; i++) {
        const Node *pattern = patterns.items[i];
        if (pattern->kind == NODE_MATCH_STAR) {
            if (star >= 0) compile_fail(compiler, node->span, "multiple starred names in sequence pattern");
            star_wildcard = is_star_wildcard(pattern);
            only_wildcards &= star_wildcard;
            star = i;
        } else {
            only_wildcards &= is_wildcard(pattern);
        }
    }
    context->on_top++;
    emit_op(emit, OP_MATCH_SEQUENCE, 0, node->span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_FALSE, node->span);
    if (star < 0) test_length(compiler, COMPARE_EQ, patterns.count, context, node->span);
    else if (patterns.count > 1) test_length(compiler, COMPARE_GE, patterns.count - 1, context, node->span);
    context->on_top--;
    if (only_wildcards) emit_op(emit, OP_POP_TOP, 0, node->span);
    else if (star_wildcard) index_sequence(compiler, node, star, context);
    else unpack_sequence(compiler, node, star, context);
}

static void compile_star(Compiler *compiler, const Node *node, PatternContext *context) {
    capture(compiler, context, node->as.match_star.name, node->span);
}

// ---- Mappings ----

static void check_key(Compiler *compiler, const Node *mapping, const Node *key) {
    if (!is_pattern_value(key))
        compile_fail(compiler, mapping->span, "mapping pattern keys may only match literals and attribute lookups");
}

static void check_keys(Compiler *compiler, const Node *node) {
    Nodes keys = node->as.match_mapping.keys;
    for (int i = 0; i < keys.count; i++) {
        if (keys.items[i]->kind == NODE_CONSTANT)
            for (int k = 0; k < i; k++)
                if (keys.items[k]->kind == NODE_CONSTANT
                    && literal_equal(&keys.items[i]->as.constant.value, &keys.items[k]->as.constant.value))
                    compile_fail(compiler, node->span, "mapping pattern checks duplicate key (%s)",
                                 unparse_literal(compiler->arena, &keys.items[i]->as.constant.value));
        check_key(compiler, node, keys.items[i]);
    }
}

static void compile_mapping(Compiler *compiler, const Node *node, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes keys = node->as.match_mapping.keys, patterns = node->as.match_mapping.patterns;
    const char *rest = node->as.match_mapping.rest;
    context->on_top++;
    emit_op(emit, OP_MATCH_MAPPING, 0, node->span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_FALSE, node->span);
    if (!keys.count && !rest) {
        context->on_top--;
        emit_op(emit, OP_POP_TOP, 0, node->span);
        return;
    }
    if (keys.count) test_length(compiler, COMPARE_GE, keys.count, context, node->span);
    check_keys(compiler, node);
    compile_exprs(compiler, keys);
    emit_op(emit, OP_BUILD_TUPLE, (uint32_t)keys.count, node->span);
    emit_op(emit, OP_MATCH_KEYS, 0, node->span);
    context->on_top += 2;
    emit_op(emit, OP_COPY, 1, node->span);
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_NONE, node->span);
    emit_op(emit, OP_UNPACK_SEQUENCE, (uint32_t)keys.count, node->span);
    context->on_top += keys.count - 1;
    for (int i = 0; i < keys.count; i++) {
        context->on_top--;
        compile_subpattern(compiler, patterns.items[i], context);
    }
    context->on_top -= 2;  // the subject and the keys
    if (!rest) {
        emit_op(emit, OP_POP_TOP, 0, node->span);
        emit_op(emit, OP_POP_TOP, 0, node->span);
        return;
    }
    // rest = dict(subject), without the keys
    emit_op(emit, OP_BUILD_MAP, 0, node->span);
    emit_op(emit, OP_SWAP, 3, node->span);
    emit_op(emit, OP_DICT_UPDATE, 2, node->span);
    emit_op(emit, OP_UNPACK_SEQUENCE, (uint32_t)keys.count, node->span);
    for (int left = keys.count; left > 0; left--) {
        emit_op(emit, OP_COPY, (uint32_t)left + 1, node->span);
        emit_op(emit, OP_SWAP, 2, node->span);
        emit_op(emit, OP_DELETE_SUBSCR, 0, node->span);
    }
    capture(compiler, context, rest, node->span);
}

// ---- Classes ----

static Literal keyword_names(Compiler *compiler, const Node *node) {
    Names names = node->as.match_class.keyword_names;
    Literal *items = arena_array(compiler->arena, Literal, names.count + 1);
    for (int i = 0; i < names.count; i++) {
        const Node *pattern = node->as.match_class.keyword_patterns.items[i];
        compile_check_name(compiler, names.items[i], CONTEXT_STORE, pattern->span);
        for (int k = i + 1; k < names.count; k++)
            if (strcmp(names.items[i], names.items[k]) == 0)
                compile_fail(compiler, node->as.match_class.keyword_patterns.items[k]->span,
                             "attribute name repeated in class pattern: %s", names.items[i]);
        items[i] = literal_text(names.items[i]);
    }
    return literal_tuple(items, names.count);
}

static void compile_class_pattern(Compiler *compiler, const Node *node, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes positional = node->as.match_class.patterns, keyword = node->as.match_class.keyword_patterns;
    int count = positional.count + keyword.count;
    Literal names = keyword_names(compiler, node);
    compile_expr(compiler, node->as.match_class.type);
    emit_const(emit, names, node->span);
    emit_op(emit, OP_MATCH_CLASS, (uint32_t)positional.count, node->span);
    emit_op(emit, OP_COPY, 1, node->span);
    context->on_top++;
    jump_to_fail(compiler, context, OP_POP_JUMP_IF_NONE, node->span);
    emit_op(emit, OP_UNPACK_SEQUENCE, (uint32_t)count, node->span);
    context->on_top += count - 1;
    for (int i = 0; i < count; i++) {
        const Node *pattern = i < positional.count ? positional.items[i] : keyword.items[i - positional.count];
        context->on_top--;
        if (is_wildcard(pattern)) emit_op(emit, OP_POP_TOP, 0, node->span);
        else compile_subpattern(compiler, pattern, context);
    }
}

// ---- Alternatives ----

// Brings the captured values of an alternative into the order of the first one. Follows compiler_pattern_or.
static void match_order(Compiler *compiler, const Node *node, const NameSet *control, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    int count = control->count;
    if (context->stores.count != count) compile_fail(compiler, node->span, "alternative patterns bind different names");
    const char **names = arena_array(compiler->arena, const char *, count + 1);
    if (count) memcpy(names, context->stores.items, sizeof *names * (size_t)count);
    for (int wanted = count - 1; wanted >= 0; wanted--) {
        int at = 0;
        while (at < count && strcmp(names[at], control->items[wanted]) != 0) at++;
        if (at == count) compile_fail(compiler, node->span, "alternative patterns bind different names");
        if (at == wanted) continue;
        // The values down to `at` go round until it is where `wanted` is.
        int rotations = at + 1;
        const char **moved = arena_array(compiler->arena, const char *, rotations);
        memcpy(moved, names, sizeof *moved * (size_t)rotations);
        memmove(names, names + rotations, sizeof *names * (size_t)(wanted - at));
        memcpy(names + wanted - at, moved, sizeof *moved * (size_t)rotations);
        while (rotations--) rotate(emit, wanted + 1, node->span);
    }
}

static void compile_or(Compiler *compiler, const Node *node, PatternContext *context) {
    Emitter *emit = emitter(compiler);
    Nodes patterns = node->as.match_sequence.patterns;
    Label end = emit_label(emit);
    PatternContext outer = *context;
    NameSet control = {0};
    for (int i = 0; i < patterns.count; i++) {
        const Node *pattern = patterns.items[i];
        *context = (PatternContext){.allow_irrefutable = i == patterns.count - 1 && outer.allow_irrefutable};
        emit_op(emit, OP_COPY, 1, pattern->span);
        compile_pattern(compiler, pattern, context);
        if (i == 0) control = context->stores;
        else match_order(compiler, node, &control, context);
        emit_jump(emit, OP_JUMP, end, pattern->span);
        bind_failures(compiler, context, pattern->span);
    }
    *context = outer;
    // No alternative matched: drop the subject and fail.
    emit_op(emit, OP_POP_TOP, 0, node->span);
    jump_to_fail(compiler, context, OP_JUMP, node->span);
    emit_bind(emit, end);
    // The captured values lie on the subject: they go below what lies on the names captured before.
    int rotations = control.count + 1 + context->on_top + context->stores.count;
    for (int i = 0; i < control.count; i++) {
        rotate(emit, rotations, node->span);
        const char *name = control.items[i];
        if (names_find(&context->stores, name) >= 0)
            compile_fail(compiler, node->span, "multiple assignments to name '%s' in pattern", name);
        names_add(&context->stores, compiler->arena, name);
    }
    emit_op(emit, OP_POP_TOP, 0, node->span);
}

// ---- All of them ----

static void compile_pattern(Compiler *compiler, const Node *pattern, PatternContext *context) {
    compile_enter_node(compiler, pattern);
    switch (pattern->kind) {
    case NODE_MATCH_VALUE: compile_value(compiler, pattern, context); break;
    case NODE_MATCH_SINGLETON: compile_singleton(compiler, pattern, context); break;
    case NODE_MATCH_SEQUENCE: compile_sequence(compiler, pattern, context); break;
    case NODE_MATCH_MAPPING: compile_mapping(compiler, pattern, context); break;
    case NODE_MATCH_CLASS: compile_class_pattern(compiler, pattern, context); break;
    case NODE_MATCH_STAR: compile_star(compiler, pattern, context); break;
    case NODE_MATCH_AS: compile_as(compiler, pattern, context); break;
    default: compile_or(compiler, pattern, context); break;
    }
    compile_leave_node(compiler);
}

static void compile_case(Compiler *compiler, const MatchCase *match_case, bool keeps_subject, bool is_last, Label end) {
    Emitter *emit = emitter(compiler);
    PatternContext context = {.allow_irrefutable = match_case->guard || is_last};
    Span span = match_case->pattern->span;
    emit->statement_begins = true;
    if (keeps_subject) emit_op(emit, OP_COPY, 1, span);
    compile_pattern(compiler, match_case->pattern, &context);
    for (int i = 0; i < context.stores.count; i++) compile_name(compiler, context.stores.items[i], CONTEXT_STORE, span);
    if (match_case->guard) {
        ensure_fail_pop(compiler, &context, 0);
        compile_condition(compiler, match_case->guard, context.fail_pop[0], false);
    }
    if (keeps_subject) emit_op(emit, OP_POP_TOP, 0, span);
    compile_body(compiler, match_case->body);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    bind_failures(compiler, &context, span);
}

// The last case without a pattern: `case _:`.
static void compile_default(Compiler *compiler, const MatchCase *match_case, bool has_other_cases, Label end) {
    Emitter *emit = emitter(compiler);
    Span span = match_case->pattern->span;
    emit->statement_begins = true;
    if (!has_other_cases) emit_op(emit, OP_POP_TOP, 0, span);
    else emit_line(emit, span);
    if (match_case->guard) compile_condition(compiler, match_case->guard, end, false);
    compile_body(compiler, match_case->body);
}

void compile_match(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    MatchCase *cases = node->as.match.cases;
    int count = node->as.match.count;
    Label end = emit_label(emit);
    bool has_default = is_wildcard(cases[count - 1].pattern) && count > 1;
    int tested = count - has_default;
    compile_expr(compiler, node->as.match.subject);
    for (int i = 0; i < tested; i++)
        compile_case(compiler, &cases[i], i != tested - 1, i == count - 1, end);
    if (has_default) compile_default(compiler, &cases[count - 1], true, end);
    emit_bind(emit, end);
}
