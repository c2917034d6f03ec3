#include "syntax/ast_dump.h"

#include <inttypes.h>

typedef struct Dump {
    Buf *out;
    bool spans;
    int indent;  // of blocks, in steps of two blanks
} Dump;

static void dump_node(Dump *dump, const Node *node);

// ---- Pieces -----------------------------------------------------------------------------------------------

static void text(Dump *dump, const char *string) { buf_add_text(dump->out, string); }


static void span(Dump *dump, Span place) {
    if (!dump->spans) return;
    buf_add_format(dump->out, "@%d:%d-%d:%d", place.line, place.column, place.end_line, place.end_column);
}

static void head(Dump *dump, const char *name, Span place) {
    text(dump, name);
    span(dump, place);
    buf_add_byte(dump->out, '(');
}

static void tail(Dump *dump) {
    while (dump->out->size > 0 && dump->out->data[dump->out->size - 1] == ' ') dump->out->size--;
    buf_add_byte(dump->out, ')');
}

static void child(Dump *dump, const Node *node) {
    if (node) dump_node(dump, node);
    else text(dump, "-");
    buf_add_byte(dump->out, ' ');
}

static void close_list(Dump *dump) {
    while (dump->out->size > 0 && dump->out->data[dump->out->size - 1] == ' ') dump->out->size--;
    text(dump, "] ");
}

static void children(Dump *dump, Node *const *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) child(dump, items[i]);
    close_list(dump);
}

static void nodes(Dump *dump, Nodes list) { children(dump, list.items, list.count); }

static void names(Dump *dump, Names list) {
    text(dump, "[");
    for (int i = 0; i < list.count; i++) buf_add_format(dump->out, "%s ", list.items[i]);
    close_list(dump);
}

static void word(Dump *dump, const char *string) {
    text(dump, string ? string : "-");
    buf_add_byte(dump->out, ' ');
}

static void type_parameters(Dump *dump, TypeParameters list) {
    static const char *const kinds[] = {"TypeVar", "TypeVarTuple", "ParamSpec"};
    text(dump, "[");
    for (int i = 0; i < list.count; i++) {
        buf_add_format(dump->out, "%s[%s ", kinds[list.items[i].stars], list.items[i].name);
        child(dump, list.items[i].bound);
        child(dump, list.items[i].fallback);
        close_list(dump);
    }
    close_list(dump);
}

static void block(Dump *dump, Nodes body) {
    text(dump, "{\n");
    dump->indent++;
    for (int i = 0; i < body.count; i++) {
        buf_add_format(dump->out, "%*s", dump->indent * 2, "");
        dump_node(dump, body.items[i]);
        buf_add_byte(dump->out, '\n');
    }
    dump->indent--;
    buf_add_format(dump->out, "%*s} ", dump->indent * 2, "");
}

static void quoted(Dump *dump, char prefix, const char *bytes, size_t size) {
    if (prefix) buf_add_byte(dump->out, prefix);
    buf_add_byte(dump->out, '\'');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 0x20 || c >= 0x7F || c == '\'' || c == '\\') buf_add_format(dump->out, "\\x%02x", c);
        else buf_add_byte(dump->out, (char)c);
    }
    buf_add_byte(dump->out, '\'');
}

static void literal(Dump *dump, const Literal *value) {
    switch (value->kind) {
        case LITERAL_NONE: text(dump, "None"); break;
        case LITERAL_TRUE: text(dump, "True"); break;
        case LITERAL_FALSE: text(dump, "False"); break;
        case LITERAL_ELLIPSIS: text(dump, "Ellipsis"); break;
        case LITERAL_INT: buf_add_format(dump->out, "%" PRId64, value->integer); break;
        case LITERAL_BIG_INT: text(dump, value->text); break;
        case LITERAL_FLOAT: buf_add_format(dump->out, "float %.17g", value->real); break;
        case LITERAL_IMAGINARY: buf_add_format(dump->out, "imaginary %.17g", value->real); break;
        case LITERAL_STR: quoted(dump, 0, value->text, value->size); break;
        case LITERAL_BYTES: quoted(dump, 'b', value->text, value->size); break;
        default: text(dump, "?"); break;
    }
}

// ---- Parts that are no nodes ------------------------------------------------------------------------------

static void parameter(Dump *dump, const Parameter *item) {
    if (!item) {
        text(dump, "- ");
        return;
    }
    head(dump, "arg", item->span);
    word(dump, item->name);
    child(dump, item->annotation);
    child(dump, item->fallback);
    tail(dump);
    buf_add_byte(dump->out, ' ');
}

static void parameters(Dump *dump, const Parameters *list) {
    const Parameter *next = list->items;
    const int counts[] = {list->positional_only, list->positional, list->keyword_only};
    text(dump, "args(");
    for (int group = 0; group < 3; group++) {
        text(dump, "[");
        for (int i = 0; i < counts[group]; i++) parameter(dump, next++);
        close_list(dump);
    }
    parameter(dump, list->star);
    parameter(dump, list->double_star);
    tail(dump);
    buf_add_byte(dump->out, ' ');
}

static void keywords(Dump *dump, const Keyword *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        head(dump, "keyword", items[i].span);
        word(dump, items[i].name);
        child(dump, items[i].value);
        tail(dump);
        buf_add_byte(dump->out, ' ');
    }
    close_list(dump);
}

static void clauses(Dump *dump, const Comprehension *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        text(dump, items[i].is_async ? "async_for(" : "for(");
        child(dump, items[i].target);
        child(dump, items[i].iterable);
        nodes(dump, items[i].conditions);
        tail(dump);
        buf_add_byte(dump->out, ' ');
    }
    close_list(dump);
}

static void handlers(Dump *dump, const Handler *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        head(dump, "ExceptHandler", items[i].span);
        child(dump, items[i].type);
        word(dump, items[i].name);
        block(dump, items[i].body);
        tail(dump);
        buf_add_byte(dump->out, ' ');
    }
    close_list(dump);
}

static void with_items(Dump *dump, const WithItem *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        child(dump, items[i].context);
        child(dump, items[i].target);
    }
    close_list(dump);
}

static void aliases(Dump *dump, const Alias *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        head(dump, "alias", items[i].span);
        word(dump, items[i].name);
        word(dump, items[i].alias);
        tail(dump);
        buf_add_byte(dump->out, ' ');
    }
    close_list(dump);
}

static void cases(Dump *dump, const MatchCase *items, int count) {
    text(dump, "[");
    for (int i = 0; i < count; i++) {
        text(dump, "case(");
        child(dump, items[i].pattern);
        child(dump, items[i].guard);
        block(dump, items[i].body);
        tail(dump);
        buf_add_byte(dump->out, ' ');
    }
    close_list(dump);
}

// ---- Nodes ------------------------------------------------------------------------------------------------

static const char *const contexts[] = {"load", "store", "del"};
static const char *const operators[] = {
    [OPERATOR_ADD] = "Add", [OPERATOR_SUB] = "Sub", [OPERATOR_MUL] = "Mult", [OPERATOR_MATMUL] = "MatMult",
    [OPERATOR_DIV] = "Div", [OPERATOR_MOD] = "Mod", [OPERATOR_POW] = "Pow", [OPERATOR_LSHIFT] = "LShift",
    [OPERATOR_RSHIFT] = "RShift", [OPERATOR_OR] = "BitOr", [OPERATOR_XOR] = "BitXor", [OPERATOR_AND] = "BitAnd",
    [OPERATOR_FLOORDIV] = "FloorDiv",
};
static const char *const unary_operators[] = {
    [UNARY_INVERT] = "Invert", [UNARY_NOT] = "Not", [UNARY_PLUS] = "UAdd", [UNARY_MINUS] = "USub",
};
static const char *const comparisons[] = {
    [COMPARE_LT] = "Lt", [COMPARE_LE] = "LtE", [COMPARE_EQ] = "Eq", [COMPARE_NE] = "NotEq", [COMPARE_GT] = "Gt",
    [COMPARE_GE] = "GtE", [COMPARE_IS] = "Is", [COMPARE_IS_NOT] = "IsNot", [COMPARE_IN] = "In",
    [COMPARE_NOT_IN] = "NotIn",
};

static const char *name_of(const Node *node) {
    static const char *const kinds[] = {
        [NODE_FUNCTION_DEF] = "FunctionDef", [NODE_CLASS_DEF] = "ClassDef", [NODE_RETURN] = "Return",
        [NODE_DELETE] = "Delete", [NODE_ASSIGN] = "Assign", [NODE_AUG_ASSIGN] = "AugAssign",
        [NODE_ANN_ASSIGN] = "AnnAssign", [NODE_TYPE_ALIAS] = "TypeAlias", [NODE_FOR] = "For", [NODE_WHILE] = "While",
        [NODE_IF] = "If", [NODE_WITH] = "With", [NODE_MATCH] = "Match", [NODE_RAISE] = "Raise", [NODE_TRY] = "Try",
        [NODE_ASSERT] = "Assert", [NODE_IMPORT] = "Import", [NODE_IMPORT_FROM] = "ImportFrom",
        [NODE_GLOBAL] = "Global", [NODE_NONLOCAL] = "Nonlocal", [NODE_EXPR] = "Expr", [NODE_PASS] = "Pass",
        [NODE_BREAK] = "Break", [NODE_CONTINUE] = "Continue", [NODE_BOOL_OP] = "BoolOp",
        [NODE_NAMED_EXPR] = "NamedExpr", [NODE_BIN_OP] = "BinOp", [NODE_UNARY_OP] = "UnaryOp",
        [NODE_LAMBDA] = "Lambda", [NODE_IF_EXP] = "IfExp", [NODE_DICT] = "Dict", [NODE_SET] = "Set",
        [NODE_LIST_COMP] = "ListComp", [NODE_SET_COMP] = "SetComp", [NODE_DICT_COMP] = "DictComp",
        [NODE_GENERATOR_EXP] = "GeneratorExp", [NODE_AWAIT] = "Await", [NODE_YIELD] = "Yield",
        [NODE_YIELD_FROM] = "YieldFrom", [NODE_COMPARE] = "Compare", [NODE_CALL] = "Call",
        [NODE_FORMATTED_VALUE] = "FormattedValue", [NODE_JOINED_STR] = "JoinedStr", [NODE_CONSTANT] = "Constant",
        [NODE_ATTRIBUTE] = "Attribute", [NODE_SUBSCRIPT] = "Subscript", [NODE_STARRED] = "Starred",
        [NODE_NAME] = "Name", [NODE_LIST] = "List", [NODE_TUPLE] = "Tuple", [NODE_SLICE] = "Slice",
        [NODE_MATCH_VALUE] = "MatchValue", [NODE_MATCH_SINGLETON] = "MatchSingleton",
        [NODE_MATCH_SEQUENCE] = "MatchSequence", [NODE_MATCH_MAPPING] = "MatchMapping",
        [NODE_MATCH_CLASS] = "MatchClass", [NODE_MATCH_STAR] = "MatchStar", [NODE_MATCH_AS] = "MatchAs",
        [NODE_MATCH_OR] = "MatchOr",
    };
    bool is_async = (node->kind == NODE_FUNCTION_DEF && node->as.function_def.is_async) ||
                    (node->kind == NODE_FOR && node->as.for_.is_async) ||
                    (node->kind == NODE_WITH && node->as.with.is_async);
    if (is_async && node->kind == NODE_FUNCTION_DEF) return "AsyncFunctionDef";
    if (is_async) return node->kind == NODE_FOR ? "AsyncFor" : "AsyncWith";
    return node->kind == NODE_TRY && node->as.try_.is_star ? "TryStar" : kinds[node->kind];
}

static void dump_simple(Dump *dump, const Node *node) {
    switch (node->kind) {
        case NODE_RETURN: child(dump, node->as.return_.value); break;
        case NODE_DELETE: nodes(dump, node->as.delete_.targets); break;
        case NODE_ASSIGN:
            nodes(dump, node->as.assign.targets);
            child(dump, node->as.assign.value);
            break;
        case NODE_AUG_ASSIGN:
            child(dump, node->as.aug_assign.target);
            word(dump, operators[node->as.aug_assign.op]);
            child(dump, node->as.aug_assign.value);
            break;
        case NODE_ANN_ASSIGN:
            child(dump, node->as.ann_assign.target);
            child(dump, node->as.ann_assign.annotation);
            child(dump, node->as.ann_assign.value);
            word(dump, node->as.ann_assign.simple ? "simple" : NULL);
            break;
        case NODE_TYPE_ALIAS:
            child(dump, node->as.type_alias.name);
            type_parameters(dump, node->as.type_alias.type_parameters);
            child(dump, node->as.type_alias.value);
            break;
        case NODE_RAISE:
            child(dump, node->as.raise.exception);
            child(dump, node->as.raise.cause);
            break;
        case NODE_ASSERT:
            child(dump, node->as.assert_.test);
            child(dump, node->as.assert_.message);
            break;
        case NODE_IMPORT: aliases(dump, node->as.import.names, node->as.import.count); break;
        case NODE_IMPORT_FROM:
            word(dump, node->as.import_from.module);
            aliases(dump, node->as.import_from.names, node->as.import_from.count);
            buf_add_format(dump->out, "%d", node->as.import_from.level);
            break;
        case NODE_GLOBAL: case NODE_NONLOCAL: names(dump, node->as.scope.names); break;
        case NODE_EXPR: child(dump, node->as.expr.value); break;
        default: break;
    }
}

static void dump_compound(Dump *dump, const Node *node) {
    switch (node->kind) {
        case NODE_FUNCTION_DEF:
            word(dump, node->as.function_def.name);
            parameters(dump, node->as.function_def.parameters);
            block(dump, node->as.function_def.body);
            nodes(dump, node->as.function_def.decorators);
            child(dump, node->as.function_def.returns);
            type_parameters(dump, node->as.function_def.type_parameters);
            break;
        case NODE_CLASS_DEF:
            word(dump, node->as.class_def.name);
            nodes(dump, node->as.class_def.bases);
            keywords(dump, node->as.class_def.keywords, node->as.class_def.keyword_count);
            block(dump, node->as.class_def.body);
            nodes(dump, node->as.class_def.decorators);
            type_parameters(dump, node->as.class_def.type_parameters);
            break;
        case NODE_FOR:
            child(dump, node->as.for_.target);
            child(dump, node->as.for_.iterable);
            block(dump, node->as.for_.body);
            block(dump, node->as.for_.orelse);
            break;
        case NODE_WHILE:
            child(dump, node->as.while_.test);
            block(dump, node->as.while_.body);
            block(dump, node->as.while_.orelse);
            break;
        case NODE_IF:
            child(dump, node->as.if_.test);
            block(dump, node->as.if_.body);
            block(dump, node->as.if_.orelse);
            break;
        case NODE_WITH:
            with_items(dump, node->as.with.items, node->as.with.count);
            block(dump, node->as.with.body);
            break;
        case NODE_MATCH:
            child(dump, node->as.match.subject);
            cases(dump, node->as.match.cases, node->as.match.count);
            break;
        case NODE_TRY:
            block(dump, node->as.try_.body);
            handlers(dump, node->as.try_.handlers, node->as.try_.handler_count);
            block(dump, node->as.try_.orelse);
            block(dump, node->as.try_.finally);
            break;
        default: break;
    }
}

static void dump_compare(Dump *dump, const Node *node) {
    child(dump, node->as.compare.left);
    for (int i = 0; i < node->as.compare.count; i++) {
        word(dump, comparisons[node->as.compare.ops[i]]);
        child(dump, node->as.compare.operands[i]);
    }
}

static void dump_operation(Dump *dump, const Node *node) {
    switch (node->kind) {
        case NODE_BOOL_OP:
            word(dump, node->as.bool_op.is_or ? "Or" : "And");
            nodes(dump, node->as.bool_op.values);
            break;
        case NODE_NAMED_EXPR:
            child(dump, node->as.named_expr.target);
            child(dump, node->as.named_expr.value);
            break;
        case NODE_BIN_OP:
            child(dump, node->as.bin_op.left);
            word(dump, operators[node->as.bin_op.op]);
            child(dump, node->as.bin_op.right);
            break;
        case NODE_UNARY_OP:
            word(dump, unary_operators[node->as.unary_op.op]);
            child(dump, node->as.unary_op.operand);
            break;
        case NODE_LAMBDA:
            parameters(dump, node->as.lambda.parameters);
            child(dump, node->as.lambda.body);
            break;
        case NODE_IF_EXP:
            child(dump, node->as.if_exp.test);
            child(dump, node->as.if_exp.body);
            child(dump, node->as.if_exp.orelse);
            break;
        case NODE_AWAIT: case NODE_YIELD: case NODE_YIELD_FROM: child(dump, node->as.await.value); break;
        case NODE_COMPARE: dump_compare(dump, node); break;
        case NODE_CALL:
            child(dump, node->as.call.function);
            nodes(dump, node->as.call.arguments);
            keywords(dump, node->as.call.keywords, node->as.call.keyword_count);
            break;
        case NODE_ATTRIBUTE:
            child(dump, node->as.attribute.value);
            word(dump, node->as.attribute.name);
            word(dump, contexts[node->as.attribute.context]);
            break;
        case NODE_SUBSCRIPT:
            child(dump, node->as.subscript.value);
            child(dump, node->as.subscript.index);
            word(dump, contexts[node->as.subscript.context]);
            break;
        case NODE_STARRED:
            child(dump, node->as.starred.value);
            word(dump, contexts[node->as.starred.context]);
            break;
        case NODE_NAME:
            word(dump, node->as.name.id);
            word(dump, contexts[node->as.name.context]);
            break;
        case NODE_SLICE:
            child(dump, node->as.slice.lower);
            child(dump, node->as.slice.upper);
            child(dump, node->as.slice.step);
            break;
        default: break;
    }
}

// Literals, and what stands in brackets.
static void dump_display(Dump *dump, const Node *node) {
    switch (node->kind) {
        case NODE_DICT:
            children(dump, node->as.dict.keys, node->as.dict.count);
            children(dump, node->as.dict.values, node->as.dict.count);
            break;
        case NODE_SET: nodes(dump, node->as.sequence.items); break;
        case NODE_LIST: case NODE_TUPLE:
            nodes(dump, node->as.sequence.items);
            word(dump, contexts[node->as.sequence.context]);
            break;
        case NODE_LIST_COMP: case NODE_SET_COMP: case NODE_GENERATOR_EXP: case NODE_DICT_COMP:
            child(dump, node->as.comp.element);
            if (node->kind == NODE_DICT_COMP) child(dump, node->as.comp.value);
            clauses(dump, node->as.comp.clauses, node->as.comp.count);
            break;
        case NODE_FORMATTED_VALUE:
            child(dump, node->as.formatted_value.value);
            buf_add_format(dump->out, "%d ", node->as.formatted_value.conversion);
            child(dump, node->as.formatted_value.format_spec);
            break;
        case NODE_JOINED_STR: nodes(dump, node->as.joined_str.parts); break;
        case NODE_CONSTANT: literal(dump, &node->as.constant.value); break;
        default: break;
    }
}

static void dump_pattern(Dump *dump, const Node *node) {
    switch (node->kind) {
        case NODE_MATCH_VALUE: child(dump, node->as.match_value.value); break;
        case NODE_MATCH_SINGLETON: literal(dump, &node->as.match_value.value->as.constant.value); break;
        case NODE_MATCH_SEQUENCE: case NODE_MATCH_OR: nodes(dump, node->as.match_sequence.patterns); break;
        case NODE_MATCH_MAPPING:
            nodes(dump, node->as.match_mapping.keys);
            nodes(dump, node->as.match_mapping.patterns);
            word(dump, node->as.match_mapping.rest);
            break;
        case NODE_MATCH_CLASS:
            child(dump, node->as.match_class.type);
            nodes(dump, node->as.match_class.patterns);
            names(dump, node->as.match_class.keyword_names);
            nodes(dump, node->as.match_class.keyword_patterns);
            break;
        case NODE_MATCH_STAR: word(dump, node->as.match_star.name); break;
        case NODE_MATCH_AS:
            child(dump, node->as.match_as.pattern);
            word(dump, node->as.match_as.name);
            break;
        default: break;
    }
}

static void dump_node(Dump *dump, const Node *node) {
    head(dump, name_of(node), node->span);
    dump_simple(dump, node);
    dump_compound(dump, node);
    dump_operation(dump, node);
    dump_display(dump, node);
    dump_pattern(dump, node);
    tail(dump);
}

void ast_dump_node(const Node *node, bool spans, Buf *out) {
    Dump dump = {out, spans, 0};
    dump_node(&dump, node);
}

void ast_dump_module(const Module *module, bool spans, Buf *out) {
    for (int i = 0; i < module->body.count; i++) {
        ast_dump_node(module->body.items[i], spans, out);
        buf_add_byte(out, '\n');
    }
}
