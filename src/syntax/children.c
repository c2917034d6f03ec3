#include "syntax/children.h"

typedef struct Walk {
    ChildVisit *visit;
    void *context;
} Walk;

static void one(const Walk *walk, const Node *node) {
    if (node) walk->visit(walk->context, node);
}

static void all(const Walk *walk, Nodes nodes) {
    for (int i = 0; i < nodes.count; i++) one(walk, nodes.items[i]);
}

static void keywords(const Walk *walk, const Keyword *items, int count) {
    for (int i = 0; i < count; i++) one(walk, items[i].value);
}

static void parameters(const Walk *walk, const Parameters *p) {
    for (int i = 0; i < p->positional_only + p->positional + p->keyword_only; i++) {
        one(walk, p->items[i].annotation);
        one(walk, p->items[i].fallback);
    }
    if (p->star) one(walk, p->star->annotation);
    if (p->double_star) one(walk, p->double_star->annotation);
}

static void type_parameters(const Walk *walk, TypeParameters list) {
    for (int i = 0; i < list.count; i++) {
        one(walk, list.items[i].bound);
        one(walk, list.items[i].fallback);
    }
}

static void of_try(const Walk *walk, const Node *node) {
    all(walk, node->as.try_.body);
    for (int i = 0; i < node->as.try_.handler_count; i++) {
        one(walk, node->as.try_.handlers[i].type);
        all(walk, node->as.try_.handlers[i].body);
    }
    all(walk, node->as.try_.orelse);
    all(walk, node->as.try_.finally);
}

static void of_match(const Walk *walk, const Node *node) {
    one(walk, node->as.match.subject);
    for (int i = 0; i < node->as.match.count; i++) {
        one(walk, node->as.match.cases[i].pattern);
        one(walk, node->as.match.cases[i].guard);
        all(walk, node->as.match.cases[i].body);
    }
}

static void of_with(const Walk *walk, const Node *node) {
    for (int i = 0; i < node->as.with.count; i++) {
        one(walk, node->as.with.items[i].context);
        one(walk, node->as.with.items[i].target);
    }
    all(walk, node->as.with.body);
}

static void of_comprehension(const Walk *walk, const Node *node) {
    one(walk, node->as.comp.element);
    one(walk, node->as.comp.value);
    for (int i = 0; i < node->as.comp.count; i++) {
        one(walk, node->as.comp.clauses[i].target);
        one(walk, node->as.comp.clauses[i].iterable);
        all(walk, node->as.comp.clauses[i].conditions);
    }
}

static void of_definition(const Walk *walk, const Node *node) {
    if (node->kind == NODE_FUNCTION_DEF) {
        all(walk, node->as.function_def.decorators);
        type_parameters(walk, node->as.function_def.type_parameters);
        parameters(walk, node->as.function_def.parameters);
        one(walk, node->as.function_def.returns);
        all(walk, node->as.function_def.body);
    } else {
        all(walk, node->as.class_def.decorators);
        type_parameters(walk, node->as.class_def.type_parameters);
        all(walk, node->as.class_def.bases);
        keywords(walk, node->as.class_def.keywords, node->as.class_def.keyword_count);
        all(walk, node->as.class_def.body);
    }
}

static void of_statement(const Walk *walk, const Node *node) {
    switch (node->kind) {
    case NODE_FUNCTION_DEF: case NODE_CLASS_DEF: of_definition(walk, node); break;
    case NODE_RETURN: one(walk, node->as.return_.value); break;
    case NODE_DELETE: all(walk, node->as.delete_.targets); break;
    case NODE_ASSIGN: all(walk, node->as.assign.targets), one(walk, node->as.assign.value); break;
    case NODE_AUG_ASSIGN: one(walk, node->as.aug_assign.target), one(walk, node->as.aug_assign.value); break;
    case NODE_ANN_ASSIGN:
        one(walk, node->as.ann_assign.target);
        one(walk, node->as.ann_assign.annotation);
        one(walk, node->as.ann_assign.value);
        break;
    case NODE_TYPE_ALIAS:
        one(walk, node->as.type_alias.name);
        type_parameters(walk, node->as.type_alias.type_parameters);
        one(walk, node->as.type_alias.value);
        break;
    case NODE_FOR:
        one(walk, node->as.for_.target), one(walk, node->as.for_.iterable);
        all(walk, node->as.for_.body), all(walk, node->as.for_.orelse);
        break;
    case NODE_WHILE: one(walk, node->as.while_.test), all(walk, node->as.while_.body), all(walk, node->as.while_.orelse); break;
    case NODE_IF: one(walk, node->as.if_.test), all(walk, node->as.if_.body), all(walk, node->as.if_.orelse); break;
    case NODE_WITH: of_with(walk, node); break;
    case NODE_MATCH: of_match(walk, node); break;
    case NODE_RAISE: one(walk, node->as.raise.exception), one(walk, node->as.raise.cause); break;
    case NODE_TRY: of_try(walk, node); break;
    case NODE_ASSERT: one(walk, node->as.assert_.test), one(walk, node->as.assert_.message); break;
    case NODE_EXPR: one(walk, node->as.expr.value); break;
    default: break;  // imports, GLOBAL, NONLOCAL, PASS, BREAK, CONTINUE
    }
}

static void of_dict(const Walk *walk, const Node *node) {
    for (int i = 0; i < node->as.dict.count; i++) {
        one(walk, node->as.dict.keys[i]);
        one(walk, node->as.dict.values[i]);
    }
}

static void of_expression(const Walk *walk, const Node *node) {
    switch (node->kind) {
    case NODE_BOOL_OP: all(walk, node->as.bool_op.values); break;
    case NODE_NAMED_EXPR: one(walk, node->as.named_expr.target), one(walk, node->as.named_expr.value); break;
    case NODE_BIN_OP: one(walk, node->as.bin_op.left), one(walk, node->as.bin_op.right); break;
    case NODE_UNARY_OP: one(walk, node->as.unary_op.operand); break;
    case NODE_LAMBDA: parameters(walk, node->as.lambda.parameters), one(walk, node->as.lambda.body); break;
    case NODE_IF_EXP:
        one(walk, node->as.if_exp.body), one(walk, node->as.if_exp.test), one(walk, node->as.if_exp.orelse);
        break;
    case NODE_DICT: of_dict(walk, node); break;
    case NODE_LIST_COMP: case NODE_SET_COMP: case NODE_DICT_COMP: case NODE_GENERATOR_EXP:
        of_comprehension(walk, node);
        break;
    case NODE_AWAIT: case NODE_YIELD: case NODE_YIELD_FROM: one(walk, node->as.await.value); break;
    case NODE_COMPARE:
        one(walk, node->as.compare.left);
        all(walk, (Nodes){node->as.compare.operands, node->as.compare.count});
        break;
    case NODE_CALL:
        one(walk, node->as.call.function), all(walk, node->as.call.arguments);
        keywords(walk, node->as.call.keywords, node->as.call.keyword_count);
        break;
    case NODE_FORMATTED_VALUE: one(walk, node->as.formatted_value.value), one(walk, node->as.formatted_value.format_spec); break;
    case NODE_JOINED_STR: all(walk, node->as.joined_str.parts); break;
    case NODE_ATTRIBUTE: one(walk, node->as.attribute.value); break;
    case NODE_SUBSCRIPT: one(walk, node->as.subscript.value), one(walk, node->as.subscript.index); break;
    case NODE_STARRED: one(walk, node->as.starred.value); break;
    case NODE_SET: case NODE_LIST: case NODE_TUPLE: all(walk, node->as.sequence.items); break;
    case NODE_SLICE:
        one(walk, node->as.slice.lower), one(walk, node->as.slice.upper), one(walk, node->as.slice.step);
        break;
    default: break;  // CONSTANT, NAME
    }
}

static void of_pattern(const Walk *walk, const Node *node) {
    switch (node->kind) {
    case NODE_MATCH_VALUE: case NODE_MATCH_SINGLETON: one(walk, node->as.match_value.value); break;
    case NODE_MATCH_SEQUENCE: case NODE_MATCH_OR: all(walk, node->as.match_sequence.patterns); break;
    case NODE_MATCH_MAPPING: all(walk, node->as.match_mapping.keys), all(walk, node->as.match_mapping.patterns); break;
    case NODE_MATCH_CLASS:
        one(walk, node->as.match_class.type);
        all(walk, node->as.match_class.patterns), all(walk, node->as.match_class.keyword_patterns);
        break;
    case NODE_MATCH_AS: one(walk, node->as.match_as.pattern); break;
    default: break;  // MATCH_STAR
    }
}

void children_visit(const Node *node, ChildVisit *visit, void *context) {
    Walk walk = {visit, context};
    if (node->kind <= NODE_CONTINUE) of_statement(&walk, node);
    else if (node->kind <= NODE_SLICE) of_expression(&walk, node);
    else of_pattern(&walk, node);
}
