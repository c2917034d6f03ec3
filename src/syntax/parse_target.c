#include "syntax/parser.h"

static void set_context_of_all(Parser *parser, Nodes items, Context context);

// A target was read as the expression that it looks like; now it is known to be one.
static void set_context(Parser *parser, Node *target, Context context, bool in_sequence) {
    switch (target->kind) {
        case NODE_NAME: target->as.name.context = context; break;
        case NODE_ATTRIBUTE: target->as.attribute.context = context; break;
        case NODE_SUBSCRIPT: target->as.subscript.context = context; break;
        case NODE_LIST: case NODE_TUPLE:
            target->as.sequence.context = context;
            set_context_of_all(parser, target->as.sequence.items, context);
            break;
        case NODE_STARRED:
            if (!in_sequence || context == CONTEXT_DELETE) parser_fail(parser);
            target->as.starred.context = context;
            set_context(parser, target->as.starred.value, context, false);
            break;
        default: parser_fail(parser);
    }
}

static void set_context_of_all(Parser *parser, Nodes items, Context context) {
    for (int i = 0; i < items.count; i++) set_context(parser, items.items[i], context, true);
}

void parser_set_context(Parser *parser, Node *target, Context context) { set_context(parser, target, context, true); }

// star_target: '*' star_target | primary that can be assigned to
Node *parse_star_target(Parser *parser) {
    bool starred = parser_at(parser, TOKEN_STAR);
    Node *target = starred ? parse_starred(parser, parse_primary) : parse_primary(parser);
    parser_set_context(parser, target, CONTEXT_STORE);
    return target;
}

static bool at_target(const Parser *parser) {
    return !parser_at(parser, TOKEN_IN) && !parser_at(parser, TOKEN_ASSIGN);
}

// star_targets: star_target (',' star_target)* [',']
Node *parse_star_targets(Parser *parser) {
    const Token *start = parser->token;
    Node *first = parse_star_target(parser);
    if (!parser_at(parser, TOKEN_COMMA)) return first;
    Nodes items = {0};
    parser_add(parser, &items, first);
    while (parser_accept(parser, TOKEN_COMMA) && at_target(parser))
        parser_add(parser, &items, parse_star_target(parser));
    Node *node = parser_node(parser, NODE_TUPLE, start);
    node->as.sequence.items = items;
    node->as.sequence.context = CONTEXT_STORE;
    return node;
}
