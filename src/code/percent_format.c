#include "code/percent_format.h"

#include <stdio.h>
#include <string.h>

#include "code/fold.h"

enum { MAX_DIGITS = 3 };

typedef struct Scanner {
    Arena *arena;
    const char *at, *end;
} Scanner;

static Node *constant_text(Arena *arena, const char *text, size_t size) {
    Node *node = arena_new_of(arena, Node);
    node->kind = NODE_CONSTANT;
    node->as.constant.value = (Literal){.kind = LITERAL_STR, .text = text, .size = size};
    return node;
}

// The text up to the next conversion, `%%` made one; NULL if there is none.
static Node *scan_text(Scanner *scan) {
    char *text = arena_alloc(scan->arena, (size_t)(scan->end - scan->at) + 1);
    size_t size = 0;
    while (scan->at < scan->end) {
        if (*scan->at == '%') {
            if (scan->at + 1 == scan->end || scan->at[1] != '%') break;
            scan->at++;
        }
        text[size++] = *scan->at++;
    }
    return size ? constant_text(scan->arena, text, size) : NULL;
}

// digits; -1 if there are none, -2 if there are too many
static int scan_number(Scanner *scan, int none) {
    int number = 0, digits = 0;
    for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9'; digits++) number = number * 10 + (*scan->at++ - '0');
    return digits >= MAX_DIGITS ? -2 : digits ? number : none;
}

static Node *format_spec(Arena *arena, bool left, int width, int precision) {
    char text[16] = "";
    int size = 0;
    if (!left && width > 0) text[size++] = '>';
    if (width >= 0) size += snprintf(text + size, sizeof text - (size_t)size, "%d", width);
    if (precision >= 0) size += snprintf(text + size, sizeof text - (size_t)size, ".%d", precision);
    if (!size) return NULL;
    Node *spec = arena_new_of(arena, Node);
    spec->kind = NODE_JOINED_STR;
    spec->as.joined_str.parts.items = arena_array(arena, Node *, 1);
    spec->as.joined_str.parts.items[0] = constant_text(arena, arena_text(arena, text, (size_t)size), (size_t)size);
    spec->as.joined_str.parts.count = 1;
    return spec;
}

// `%-5.2s` of `argument`; NULL if it is no conversion that an f-string has.
static Node *scan_conversion(Scanner *scan, Node *argument) {
    bool left = false;
    for (scan->at++; scan->at < scan->end && *scan->at == '-'; scan->at++) left = true;
    if (scan->at < scan->end && strchr("+ #0", *scan->at)) return NULL;
    int width = scan_number(scan, -1), precision = -1;
    if (scan->at < scan->end && *scan->at == '.') {
        scan->at++;
        precision = scan_number(scan, 0);
    }
    if (width == -2 || precision == -2 || scan->at == scan->end || !strchr("sra", *scan->at)) return NULL;
    Node *node = arena_new_of(scan->arena, Node);
    node->kind = NODE_FORMATTED_VALUE;
    node->span = argument->span;
    node->as.formatted_value.value = argument;
    node->as.formatted_value.conversion = *scan->at++;
    node->as.formatted_value.format_spec = format_spec(scan->arena, left, width, precision);
    return node;
}

// A tuple of constants stays one.
static bool is_formatting(Arena *arena, const Node *node, Literal *format) {
    Literal arguments;
    return node->kind == NODE_BIN_OP && node->as.bin_op.op == OPERATOR_MOD && node->as.bin_op.right->kind == NODE_TUPLE
           && fold_node(arena, node->as.bin_op.left, format) && format->kind == LITERAL_STR
           && !fold_node(arena, node->as.bin_op.right, &arguments);
}

const Node *percent_format(Arena *arena, const Node *node) {
    Literal format;
    if (!is_formatting(arena, node, &format)) return NULL;
    Nodes arguments = node->as.bin_op.right->as.sequence.items, parts = {0};
    Scanner scan = {arena, format.text, format.text + format.size};
    int used = 0;
    parts.items = arena_array(arena, Node *, arguments.count * 2 + 1);
    for (;;) {
        Node *text = scan_text(&scan);
        if (text) parts.items[parts.count++] = text;
        if (scan.at == scan.end) break;
        if (used == arguments.count || arguments.items[used]->kind == NODE_STARRED) return NULL;
        Node *value = scan_conversion(&scan, arguments.items[used++]);
        if (!value) return NULL;
        parts.items[parts.count++] = value;
    }
    if (used < arguments.count) return NULL;
    Node *joined = arena_new_of(arena, Node);
    joined->kind = NODE_JOINED_STR;
    joined->span = node->span;
    joined->as.joined_str.parts = parts;
    return joined;
}
