// Expressions: each leaves its value on the stack. Follows compiler_visit_expr1.
#include <string.h>

#include "code/compile.h"
#include "code/fold.h"
#include "code/percent_format.h"

enum { STACK_USE_GUIDELINE = 30 };  // as CPython's: a display with more elements is built one at a time

void compile_exprs(Compiler *compiler, Nodes nodes) {
    for (int i = 0; i < nodes.count; i++) compile_expr(compiler, nodes.items[i]);
}

// ---- Operators ----

static bool is_negatable(const Node *node) {
    return node->kind == NODE_COMPARE && node->as.compare.count == 1 && node->as.compare.ops[0] >= COMPARE_IS;
}

// `not a in b` is `a not in b`, `not a is b` is `a is not b`.
static void compile_negated(Compiler *compiler, const Node *compare) {
    static const Comparison opposites[] = {COMPARE_IS_NOT, COMPARE_IS, COMPARE_NOT_IN, COMPARE_IN};
    Node opposite = *compare;
    Comparison op = opposites[compare->as.compare.ops[0] - COMPARE_IS];
    opposite.as.compare.ops = &op;
    compile_expr(compiler, &opposite);
}

static void compile_unary(Compiler *compiler, const Node *node) {
    static const Opcode ops[] = {OP_UNARY_INVERT, OP_UNARY_NOT, OP_UNARY_POSITIVE, OP_UNARY_NEGATIVE};
    const Node *operand = node->as.unary_op.operand;
    if (node->as.unary_op.op == UNARY_NOT && is_negatable(operand)) {
        compile_negated(compiler, operand);
        return;
    }
    if (node->as.unary_op.op == UNARY_NOT && operand->kind == NODE_COMPARE && operand->as.compare.count == 1) {
        compile_expr(compiler, operand->as.compare.left);  // CPython asks for a bool right away, at the place of the `not`
        compile_operand(compiler, operand, 0);
        compile_compare(compiler, operand->as.compare.ops[0], node->span);
    } else {
        compile_expr(compiler, operand);
    }
    emit_op(emitter(compiler), ops[node->as.unary_op.op], 0, node->span);
}

// `a and b and c`: the first value that decides stays.
static void compile_bool_op(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label end = emit_label(emit);
    Nodes values = node->as.bool_op.values;
    for (int i = 0; i < values.count; i++) {
        compile_expr(compiler, values.items[i]);
        if (i + 1 < values.count)
            emit_jump(emit, node->as.bool_op.is_or ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP, end, node->span);
    }
    emit_bind(emit, end);
}

static void compile_if_exp(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Label end = emit_label(emit);
    for (; node->kind == NODE_IF_EXP; node = node->as.if_exp.orelse) {
        Label next = emit_label(emit);
        compile_condition(compiler, node->as.if_exp.test, next, false);
        compile_expr(compiler, node->as.if_exp.body);
        emit_jump(emit, OP_JUMP, end, NOWHERE);
        emit_bind(emit, next);
    }
    compile_expr(compiler, node);
    emit_bind(emit, end);
}

void compile_compare(Compiler *compiler, Comparison op, Span span) {
    Emitter *emit = emitter(compiler);
    switch (op) {
    case COMPARE_IS: emit_op(emit, OP_IS_OP, 0, span); break;
    case COMPARE_IS_NOT: emit_op(emit, OP_IS_OP, 1, span); break;
    case COMPARE_IN: emit_op(emit, OP_CONTAINS_OP, 0, span); break;
    case COMPARE_NOT_IN: emit_op(emit, OP_CONTAINS_OP, 1, span); break;
    default: emit_op(emit, OP_COMPARE_OP, op, span);
    }
}

// `x in [1, 2]` looks in a constant.
static bool compile_constant_container(Compiler *compiler, Comparison op, const Node *node) {
    Literal value;
    if ((op != COMPARE_IN && op != COMPARE_NOT_IN) || (node->kind != NODE_LIST && node->kind != NODE_SET)) return false;
    Node tuple = *node;
    tuple.kind = NODE_TUPLE;
    tuple.as.sequence.context = CONTEXT_LOAD;
    if (!fold_node(compiler->arena, &tuple, &value)) return false;
    if (node->kind == NODE_SET) value.kind = LITERAL_FROZENSET;
    emit_const(emitter(compiler), value, node->span);
    return true;
}

void compile_operand(Compiler *compiler, const Node *compare, int i) {
    const Node *operand = compare->as.compare.operands[i];
    if (i + 1 < compare->as.compare.count || !compile_constant_container(compiler, compare->as.compare.ops[i], operand))
        compile_expr(compiler, operand);
}

static void compile_comparison(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    int last = node->as.compare.count - 1;
    compile_warn_compare(compiler, node);
    compile_expr(compiler, node->as.compare.left);
    if (last == 0) {
        compile_operand(compiler, node, 0);
        compile_compare(compiler, node->as.compare.ops[0], node->span);
        return;
    }
    Label cleanup = emit_label(emit), end = emit_label(emit);
    for (int i = 0; i < last; i++) {
        compile_operand(compiler, node, i);
        emit_op(emit, OP_SWAP, 2, node->span);
        emit_op(emit, OP_COPY, 2, node->span);
        compile_compare(compiler, node->as.compare.ops[i], node->span);
        emit_jump(emit, OP_JUMP_IF_FALSE_OR_POP, cleanup, node->span);
    }
    compile_operand(compiler, node, last);
    compile_compare(compiler, node->as.compare.ops[last], node->span);
    emit_jump(emit, OP_JUMP, end, NOWHERE);
    emit_bind(emit, cleanup);
    emit_op(emit, OP_SWAP, 2, node->span);
    emit_op(emit, OP_POP_TOP, 0, node->span);
    emit_bind(emit, end);
}

// ---- Displays ----

static bool all_constant(Compiler *compiler, Nodes items, Literal *tuple) {
    Node node = {.kind = NODE_TUPLE, .as.sequence = {items, CONTEXT_LOAD}};
    return fold_node(compiler->arena, &node, tuple);
}

// Follows starunpack_helper: `pushed` values are on the stack already and come first.
void compile_unpacked(Compiler *compiler, Nodes items, Opcode build, Opcode add, Opcode extend, bool as_tuple, int pushed, Span span) {
    Emitter *emit = emitter(compiler);
    Literal constants;
    if (items.count > 2 && all_constant(compiler, items, &constants)) {
        if (add == OP_SET_ADD) constants.kind = LITERAL_FROZENSET;
        emit_op(emit, build, (uint32_t)pushed, span);
        emit_const(emit, constants, span);
        emit_op(emit, extend, 1, span);
        if (as_tuple) emit_op(emit, OP_LIST_TO_TUPLE, 0, span);
        return;
    }
    bool is_big = items.count + pushed > STACK_USE_GUIDELINE, has_star = false, built = is_big;
    for (int i = 0; i < items.count; i++) has_star |= items.items[i]->kind == NODE_STARRED;
    if (!has_star && !is_big) {
        compile_exprs(compiler, items);
        emit_op(emit, as_tuple ? OP_BUILD_TUPLE : build, (uint32_t)(items.count + pushed), span);
        return;
    }
    if (is_big) emit_op(emit, build, (uint32_t)pushed, span);
    for (int i = 0; i < items.count; i++) {
        const Node *item = items.items[i];
        bool is_starred = item->kind == NODE_STARRED;
        if (is_starred && !built) {
            emit_op(emit, build, (uint32_t)(i + pushed), span);
            built = true;
        }
        compile_expr(compiler, is_starred ? item->as.starred.value : item);
        if (built) emit_op(emit, is_starred ? extend : add, 1, span);
    }
    if (as_tuple) emit_op(emit, OP_LIST_TO_TUPLE, 0, span);
}

static void compile_sequence(Compiler *compiler, const Node *node) {
    Nodes items = node->as.sequence.items;
    if (node->kind == NODE_SET) compile_unpacked(compiler, items, OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, false, 0, node->span);
    else compile_unpacked(compiler, items, OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, node->kind == NODE_TUPLE, 0, node->span);
}

static bool has_constant_keys(Compiler *compiler, const Node *dict, int begin, int end) {
    Literal value;
    for (int i = begin; i < end; i++)
        if (!fold_node(compiler->arena, dict->as.dict.keys[i], &value)) return false;
    return end - begin > 1;
}

// Follows compiler_subdict: a dict of the pairs [begin, end). Constant keys make no line event of their own.
static void compile_pairs(Compiler *compiler, const Node *node, int begin, int end) {
    Emitter *emit = emitter(compiler);
    bool is_big = (end - begin) * 2 > STACK_USE_GUIDELINE;
    bool constant_keys = !is_big && has_constant_keys(compiler, node, begin, end);
    if (is_big) emit_op(emit, OP_BUILD_MAP, 0, node->span);
    for (int i = begin; i < end; i++) {
        Literal key;
        if (constant_keys && fold_node(compiler->arena, node->as.dict.keys[i], &key)) emit_key(emit, key);
        else compile_expr(compiler, node->as.dict.keys[i]);
        compile_expr(compiler, node->as.dict.values[i]);
        if (is_big) emit_op(emit, OP_MAP_ADD, 1, node->span);
    }
    if (!is_big) emit_op(emit, OP_BUILD_MAP, (uint32_t)(end - begin), node->span);
}

// Follows compiler_dict: runs of pairs, up to the stack's limit or a `**`, merged in order.
static void compile_dict(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    bool have_dict = false;
    int count = node->as.dict.count, begin = 0;
    for (int i = 0; i <= count; i++) {
        bool is_unpacking = i < count && !node->as.dict.keys[i];
        bool is_full = i < count && !is_unpacking && (i - begin) * 2 > STACK_USE_GUIDELINE;
        int end = is_full ? i + 1 : i;
        if ((is_unpacking || is_full || i == count) && end > begin) {
            compile_pairs(compiler, node, begin, end);
            if (have_dict) emit_op(emit, OP_DICT_UPDATE, 1, node->span);
            have_dict = true;
            begin = end;
        }
        if (!is_unpacking) continue;
        if (!have_dict) emit_op(emit, OP_BUILD_MAP, 0, node->span);
        have_dict = true;
        compile_expr(compiler, node->as.dict.values[i]);
        emit_op(emit, OP_DICT_UPDATE, 1, node->span);
        begin = i + 1;
    }
    if (!have_dict) emit_op(emit, OP_BUILD_MAP, 0, node->span);
}

// ---- f-strings ----

static void compile_formatted_value(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    int conversion = node->as.formatted_value.conversion;
    uint32_t flags = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    compile_expr(compiler, node->as.formatted_value.value);
    if (node->as.formatted_value.format_spec) {
        compile_expr(compiler, node->as.formatted_value.format_spec);
        flags |= 4;
    }
    emit_op(emit, OP_FORMAT_VALUE, flags, node->span);
}

// One of very many parts is `"".join([...])`, as in CPython: the stack stays small.
static void compile_long_joined_str(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    emit_const(emit, literal_text(""), node->span);
    emit_name_op(emit, OP_LOAD_METHOD, "join", node->span);
    emit_op(emit, OP_BUILD_LIST, 0, node->span);
    for (int i = 0; i < node->as.joined_str.parts.count; i++) {
        compile_expr(compiler, node->as.joined_str.parts.items[i]);
        emit_op(emit, OP_LIST_APPEND, 1, node->span);
    }
    emit_op(emit, OP_CALL, 1, node->span);
}

static void compile_joined_str(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    Nodes parts = node->as.joined_str.parts;
    if (parts.count > STACK_USE_GUIDELINE) {
        compile_long_joined_str(compiler, node);
        return;
    }
    compile_exprs(compiler, parts);
    if (parts.count == 0) emit_const(emit, literal_text(""), node->span);
    else if (parts.count > 1) emit_op(emit, OP_BUILD_STRING, (uint32_t)parts.count, node->span);
}

// ---- Subscripts and attributes ----

static void compile_slice(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    const Node *parts[] = {node->as.slice.lower, node->as.slice.upper, node->as.slice.step};
    uint32_t count = parts[2] ? 3 : 2;
    for (uint32_t i = 0; i < count; i++) {
        if (parts[i]) compile_expr(compiler, parts[i]);
        else emit_none(emit, node->span);
    }
    emit_op(emit, OP_BUILD_SLICE, count, node->span);
}



// Follows update_start_location_to_match_attr: what happens at the attribute of a chain over several lines, happens there.
Span compile_attribute_span(Span span, const Node *attribute) {
    if (span.line == attribute->span.end_line) return span;
    span.line = attribute->span.end_line;
    int length = (int)strlen(attribute->as.attribute.name);
    if (length <= attribute->span.end_column) {
        span.column = attribute->span.end_column - length;
        if (span.end_line < span.line || (span.end_line == span.line && span.end_column < attribute->span.end_column)) {
            span.end_line = span.line;
            span.end_column = attribute->span.end_column;
        }
    } else {
        span.column = span.end_column = -1;
    }
    return span;
}

// ---- Chains ----
//
// `a + b + c` and `a.b(c)[d].e` lean to the left in the tree. They are followed down to the first operand and up again
// in a loop, so that a sum of a hundred thousand terms needs no stack.

typedef struct Spine {
    const Node *few[32];
    const Node **items;
    int count, room;
} Spine;

static void spine_push(Compiler *compiler, Spine *spine, const Node *node) {
    if (spine->count == spine->room) {
        const Node **more = arena_array(compiler->arena, const Node *, spine->room * 2);
        memcpy(more, spine->items, sizeof *more * (size_t)spine->count);
        spine->items = more;
        spine->room *= 2;
    }
    spine->items[spine->count++] = node;
}

static const Node *next_below(const Node *node) {
    switch (node->kind) {
    case NODE_BIN_OP: return node->as.bin_op.left;
    case NODE_ATTRIBUTE: return node->as.attribute.value;
    case NODE_SUBSCRIPT: return node->as.subscript.value;
    case NODE_CALL: return compile_is_method_call(node) ? node->as.call.function->as.attribute.value : node->as.call.function;
    default: return NULL;
    }
}

static bool is_super_access(Compiler *compiler, const Node *node) {
    if (node->kind == NODE_ATTRIBUTE) return compile_is_super(compiler, node);
    return node->kind == NODE_CALL && compile_is_method_call(node) && compile_is_super(compiler, node->as.call.function);
}

// The operand at the bottom is on the stack: does what `node` does with it.
static void compile_link(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    switch (node->kind) {
    case NODE_BIN_OP:
        compile_expr(compiler, node->as.bin_op.right);
        emit_op(emit, OP_BINARY_OP, node->as.bin_op.op, node->span);
        break;
    case NODE_ATTRIBUTE:
        emit_name_op(emit, OP_LOAD_ATTR, compile_mangle(compiler, node->as.attribute.name), compile_attribute_span(node->span, node));
        break;
    case NODE_SUBSCRIPT:
        compile_expr(compiler, node->as.subscript.index);
        emit_op(emit, OP_LOAD_SUBSCR, 0, node->span);
        break;
    default: compile_call_on(compiler, node); break;
    }
}

static void compile_warn_link(Compiler *compiler, const Node *node) {
    if (node->kind == NODE_SUBSCRIPT) compile_warn_subscript(compiler, node);
    if (node->kind == NODE_CALL && !compile_is_method_call(node)) compile_warn_call(compiler, node->as.call.function);
}

// `"%s" % (x,)` is compiled as the f-string that does the same, as CPython does it.
static bool compile_percent_format(Compiler *compiler, const Node *node) {
    const Node *joined = percent_format(compiler->arena, node);
    if (joined) compile_expr(compiler, joined);
    return joined != NULL;
}

static void compile_chain(Compiler *compiler, const Node *node) {
    Spine spine = {.room = 32};
    spine.items = spine.few;
    const Node *below = node;
    while (below) {
        node = below;
        spine_push(compiler, &spine, node);
        below = is_super_access(compiler, node) || percent_format(compiler->arena, node) ? NULL : next_below(node);
    }
    for (int i = 0; i < spine.count; i++) compile_warn_link(compiler, spine.items[i]);
    const Node *first = spine.items[--spine.count];
    Literal value, right, folded;
    if (is_super_access(compiler, first)) {
        compile_super_access(compiler, first);
    } else if (compile_percent_format(compiler, first)) {
    } else if (fold_node(compiler->arena, first, &value)) {
        while (spine.count && spine.items[spine.count - 1]->kind == NODE_BIN_OP
               && fold_node(compiler->arena, spine.items[spine.count - 1]->as.bin_op.right, &right)
               && fold_binary(compiler->arena, spine.items[spine.count - 1]->as.bin_op.op, value, right, &folded)) {
            value = folded;
            first = spine.items[--spine.count];
        }
        emit_const(emitter(compiler), value, first->span);
    } else {
        compile_expr(compiler, first);
    }
    while (spine.count > 0) compile_link(compiler, spine.items[--spine.count]);
}

// ---- Suspension ----

void compile_await(Compiler *compiler, int kind, Span span) {
    Emitter *emit = emitter(compiler);
    emit_op(emit, OP_GET_AWAITABLE, (uint32_t)kind, span);
    emit_none(emit, span);
    emit_op(emit, OP_AWAIT, 0, span);
}

static void compile_await_expr(Compiler *compiler, const Node *node) {
    UnitKind kind = compiler->unit->kind;
    if (!scope_is_function(compiler->unit->scope)) compile_fail(compiler, node->span, "'await' outside function");
    if (kind != UNIT_ASYNC_FUNCTION && kind != UNIT_COMPREHENSION)
        compile_fail(compiler, node->span, "'await' outside async function");
    compile_expr(compiler, node->as.await.value);
    compile_await(compiler, 0, node->span);
}

static void compile_yield(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    if (!scope_is_function(compiler->unit->scope)) compile_fail(compiler, node->span, "'yield' outside function");
    if (node->kind == NODE_YIELD_FROM && compiler->unit->kind == UNIT_ASYNC_FUNCTION)
        compile_fail(compiler, node->span, "'yield from' inside async function");
    if (node->as.await.value) compile_expr(compiler, node->as.await.value);
    else emit_none(emit, node->span);
    if (node->kind == NODE_YIELD) {
        emit_op(emit, OP_YIELD_VALUE, 0, node->span);
    } else {
        emit_op(emit, OP_GET_YIELD_FROM_ITER, 0, node->span);
        emit_none(emit, node->span);
        emit_op(emit, OP_YIELD_FROM, 0, node->span);
    }
}

// ---- All of them ----

static void compile_named_expr(Compiler *compiler, const Node *node) {
    compile_expr(compiler, node->as.named_expr.value);
    emit_op(emitter(compiler), OP_COPY, 1, node->span);
    compile_assign_to(compiler, node->as.named_expr.target);
}

static void compile_plain(Compiler *compiler, const Node *node) {
    switch (node->kind) {
    case NODE_BOOL_OP: compile_bool_op(compiler, node); break;
    case NODE_NAMED_EXPR: compile_named_expr(compiler, node); break;
    case NODE_BIN_OP: case NODE_CALL: case NODE_ATTRIBUTE: case NODE_SUBSCRIPT: compile_chain(compiler, node); break;
    case NODE_UNARY_OP: compile_unary(compiler, node); break;
    case NODE_LAMBDA: compile_lambda(compiler, node); break;
    case NODE_IF_EXP: compile_if_exp(compiler, node); break;
    case NODE_DICT: compile_dict(compiler, node); break;
    case NODE_LIST_COMP: case NODE_SET_COMP: case NODE_DICT_COMP: case NODE_GENERATOR_EXP:
        compile_comprehension(compiler, node);
        break;
    case NODE_AWAIT: compile_await_expr(compiler, node); break;
    case NODE_YIELD: case NODE_YIELD_FROM: compile_yield(compiler, node); break;
    case NODE_COMPARE: compile_comparison(compiler, node); break;
    case NODE_FORMATTED_VALUE: compile_formatted_value(compiler, node); break;
    case NODE_JOINED_STR: compile_joined_str(compiler, node); break;
    case NODE_STARRED: compile_fail(compiler, node->span, "can't use starred expression here"); break;
    case NODE_NAME: compile_name(compiler, node->as.name.id, CONTEXT_LOAD, node->span); break;
    case NODE_LIST: case NODE_TUPLE: case NODE_SET: compile_sequence(compiler, node); break;
    case NODE_SLICE: compile_slice(compiler, node); break;
    default: break;
    }
}

void compile_expr(Compiler *compiler, const Node *node) {
    Literal value;
    bool may_fold = node->kind == NODE_CONSTANT || node->kind == NODE_UNARY_OP || node->kind == NODE_BIN_OP
                    || node->kind == NODE_TUPLE || node->kind == NODE_NAME || node->kind == NODE_SUBSCRIPT;
    if (may_fold && fold_node(compiler->arena, node, &value)) {
        emit_const(emitter(compiler), value, node->span);
        return;
    }
    compile_enter_node(compiler, node);
    compile_plain(compiler, node);
    compile_leave_node(compiler);
}
