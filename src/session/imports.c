#include "session/imports.h"

#include <string.h>

#include "vm/modules.h"

typedef struct Check {
    World *world;
    Diag *diag;
} Check;

static bool has_row(const ModuleDef *defs, const char *name) {
    while (defs && defs->name && strcmp(defs->name, name) != 0) defs++;
    return defs && defs->name;
}

static bool is_provided(World *world, const char *name) {
    if (has_row(module_defs, name)) return true;
    for (size_t i = 0; i < sizeof world->module_tables / sizeof *world->module_tables; i++)
        if (has_row(world->module_tables[i], name)) return true;
    for (int i = 0; i < pylib_blob_count; i++)
        if (strcmp(pylib_blobs[i].name, name) == 0) return true;
    return false;
}

static bool check_name(const Check *check, const char *name, Span span) {
    if (!name || is_provided(check->world, name) || !modules_in_cpython(name)) return true;
    diag_set(check->diag, DIAG_UNSUPPORTED, span, "the module '%s' is not simulated", name);
    return false;
}

static bool check_block(const Check *check, const Nodes *nodes);

static bool check_try(const Check *check, const Node *node) {
    for (int i = 0; i < node->as.try_.handler_count; i++)
        if (!check_block(check, &node->as.try_.handlers[i].body)) return false;
    return check_block(check, &node->as.try_.body) && check_block(check, &node->as.try_.orelse) &&
           check_block(check, &node->as.try_.finally);
}

static bool check_statement(const Check *check, const Node *node) {
    switch (node->kind) {
        case NODE_IMPORT:
            for (int i = 0; i < node->as.import.count; i++)
                if (!check_name(check, node->as.import.names[i].name, node->as.import.names[i].span)) return false;
            return true;
        case NODE_IMPORT_FROM:
            return node->as.import_from.level > 0 || check_name(check, node->as.import_from.module, node->span);
        case NODE_FUNCTION_DEF: return check_block(check, &node->as.function_def.body);
        case NODE_CLASS_DEF: return check_block(check, &node->as.class_def.body);
        case NODE_FOR: return check_block(check, &node->as.for_.body) && check_block(check, &node->as.for_.orelse);
        case NODE_WHILE:
            return check_block(check, &node->as.while_.body) && check_block(check, &node->as.while_.orelse);
        case NODE_WITH: return check_block(check, &node->as.with.body);
        case NODE_TRY: return check_try(check, node);
        default: return true;
    }
}

static bool check_block(const Check *check, const Nodes *nodes) {
    for (int i = 0; i < nodes->count; i++)
        if (!check_statement(check, nodes->items[i])) return false;
    return true;
}

bool imports_check(World *world, const Module *module, Diag *diag) {
    return check_block(&(Check){world, diag}, &module->body);
}
