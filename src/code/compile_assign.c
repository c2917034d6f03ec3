// Targets: storing, deleting, unpacking, augmented and annotated assignment.
#include <string.h>

#include "code/compile.h"
#include "code/unparse.h"

// ---- Storing ----

// Follows compiler_maybe_add_static_attribute_to_class.
static void note_static_attribute(Compiler *compiler, const Node *target) {
    const Node *object = target->as.attribute.value;
    if (object->kind != NODE_NAME || strcmp(object->as.name.id, "self") != 0) return;
    for (Unit *unit = compiler->unit->outer; unit; unit = unit->outer) {
        if (unit->kind != UNIT_CLASS) continue;
        names_add(&unit->static_attributes, compiler->arena, target->as.attribute.name);
        return;
    }
}

static void emit_attribute(Compiler *compiler, Opcode op, const Node *target, Context context) {
    if (context == CONTEXT_STORE) compile_check_name(compiler, target->as.attribute.name, context, target->span);
    emit_name_op(emitter(compiler), op, compile_mangle(compiler, target->as.attribute.name),
                 compile_attribute_span(target->span, target));
}

// Follows unpack_helper.
static void compile_unpack(Compiler *compiler, const Node *target) {
    Emitter *emit = emitter(compiler);
    Nodes items = target->as.sequence.items;
    int star = -1;
    for (int i = 0; i < items.count; i++) {
        if (items.items[i]->kind != NODE_STARRED) continue;
        if (star >= 0) compile_fail(compiler, target->span, "multiple starred expressions in assignment");
        star = i;
    }
    if (star >= 0) {
        int after = items.count - star - 1;
        if (star > 0xFF || after > 0xFFFF)
            compile_fail(compiler, target->span, "too many expressions in star-unpacking assignment");
        emit_op(emit, OP_UNPACK_EX, (uint32_t)star | (uint32_t)after << 8, target->span);
    } else {
        emit_op(emit, OP_UNPACK_SEQUENCE, (uint32_t)items.count, target->span);
    }
    for (int i = 0; i < items.count; i++)
        compile_assign_to(compiler, i == star ? items.items[i]->as.starred.value : items.items[i]);
}

static void compile_store(Compiler *compiler, const Node *target) {
    Emitter *emit = emitter(compiler);
    switch (target->kind) {
    case NODE_NAME: compile_name(compiler, target->as.name.id, CONTEXT_STORE, target->span); break;
    case NODE_ATTRIBUTE:
        note_static_attribute(compiler, target);
        compile_expr(compiler, target->as.attribute.value);
        emit_attribute(compiler, OP_STORE_ATTR, target, CONTEXT_STORE);
        break;
    case NODE_SUBSCRIPT:
        compile_expr(compiler, target->as.subscript.value);
        compile_expr(compiler, target->as.subscript.index);
        emit_op(emit, OP_STORE_SUBSCR, 0, target->span);
        break;
    case NODE_STARRED: compile_fail(compiler, target->span, "starred assignment target must be in a list or tuple");
    default: compile_unpack(compiler, target); break;
    }
}

void compile_assign_to(Compiler *compiler, const Node *target) {
    compile_enter_node(compiler, target);
    compile_store(compiler, target);
    compile_leave_node(compiler);
}

void compile_delete(Compiler *compiler, const Node *target) {
    Emitter *emit = emitter(compiler);
    compile_enter_node(compiler, target);
    switch (target->kind) {
    case NODE_NAME: compile_name(compiler, target->as.name.id, CONTEXT_DELETE, target->span); break;
    case NODE_ATTRIBUTE:
        compile_expr(compiler, target->as.attribute.value);
        emit_attribute(compiler, OP_DELETE_ATTR, target, CONTEXT_DELETE);
        break;
    case NODE_SUBSCRIPT:
        compile_expr(compiler, target->as.subscript.value);
        compile_expr(compiler, target->as.subscript.index);
        emit_op(emit, OP_DELETE_SUBSCR, 0, target->span);
        break;
    default:
        for (int i = 0; i < target->as.sequence.items.count; i++) compile_delete(compiler, target->as.sequence.items.items[i]);
    }
    compile_leave_node(compiler);
}

// ---- Augmented assignment ----

void compile_aug_assign(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    const Node *target = node->as.aug_assign.target;
    if (target->kind == NODE_NAME) {
        compile_name(compiler, target->as.name.id, CONTEXT_LOAD, target->span);
    } else if (target->kind == NODE_ATTRIBUTE) {
        compile_expr(compiler, target->as.attribute.value);
        emit_op(emit, OP_COPY, 1, target->span);
        emit_attribute(compiler, OP_LOAD_ATTR, target, CONTEXT_LOAD);
    } else {
        compile_expr(compiler, target->as.subscript.value);
        compile_expr(compiler, target->as.subscript.index);
        emit_op(emit, OP_COPY, 2, target->span);
        emit_op(emit, OP_COPY, 2, target->span);
        emit_op(emit, OP_LOAD_SUBSCR, 0, target->span);
    }
    compile_expr(compiler, node->as.aug_assign.value);
    emit_op(emit, OP_BINARY_OP, (uint32_t)node->as.aug_assign.op + 32, node->span);
    if (target->kind == NODE_NAME) {
        compile_name(compiler, target->as.name.id, CONTEXT_STORE, target->span);
    } else if (target->kind == NODE_ATTRIBUTE) {
        emit_op(emit, OP_SWAP, 2, compile_attribute_span(target->span, target));
        emit_attribute(compiler, OP_STORE_ATTR, target, CONTEXT_STORE);
    } else {
        emit_op(emit, OP_SWAP, 3, target->span);
        emit_op(emit, OP_SWAP, 2, target->span);
        emit_op(emit, OP_STORE_SUBSCR, 0, target->span);
    }
}

// ---- Annotations ----

void compile_annotation(Compiler *compiler, const Node *annotation) {
    if (compiler->future_annotations) {
        emit_const(emitter(compiler), literal_text(unparse_expression(compiler->arena, annotation)), annotation->span);
    } else if (annotation->kind == NODE_STARRED) {
        compile_expr(compiler, annotation->as.starred.value);
        emit_op(emitter(compiler), OP_UNPACK_SEQUENCE, 1, annotation->span);
    } else {
        compile_expr(compiler, annotation);
    }
}

static void compile_and_drop(Compiler *compiler, const Node *node) {
    compile_expr(compiler, node);
    emit_op(emitter(compiler), OP_POP_TOP, 0, node->span);
}

// Of `a.b: T` or `a[i]: T` without a value, the parts are evaluated for their errors.
static void compile_unassigned_target(Compiler *compiler, const Node *target) {
    if (target->kind == NODE_ATTRIBUTE) {
        compile_check_name(compiler, target->as.attribute.name, CONTEXT_STORE, target->span);
        compile_and_drop(compiler, target->as.attribute.value);
    } else if (target->kind == NODE_SUBSCRIPT) {
        compile_and_drop(compiler, target->as.subscript.value);
        compile_and_drop(compiler, target->as.subscript.index);
    }
}

static void store_annotation(Compiler *compiler, const Node *node) {
    Emitter *emit = emitter(compiler);
    compile_annotation(compiler, node->as.ann_assign.annotation);
    emit_name_op(emit, OP_LOAD_NAME, "__annotations__", node->span);
    emit_const(emit, literal_text(compile_mangle(compiler, node->as.ann_assign.target->as.name.id)), node->span);
    emit_op(emit, OP_STORE_SUBSCR, 0, node->span);
}

// Follows compiler_annassign: in a function, annotations are not evaluated.
void compile_ann_assign(Compiler *compiler, const Node *node) {
    const Node *target = node->as.ann_assign.target;
    bool has_namespace = !scope_is_function(compiler->unit->scope);
    if (node->as.ann_assign.value) {
        compile_expr(compiler, node->as.ann_assign.value);
        compile_assign_to(compiler, target);
    }
    if (target->kind == NODE_NAME) compile_check_name(compiler, target->as.name.id, CONTEXT_STORE, node->span);
    else if (!node->as.ann_assign.value) compile_unassigned_target(compiler, target);
    if (node->as.ann_assign.simple && target->kind == NODE_NAME) {
        if (has_namespace) store_annotation(compiler, node);
    } else if (has_namespace && !compiler->future_annotations) {
        compile_and_drop(compiler, node->as.ann_assign.annotation);
    }
}
