#include "vm/exception_fields.h"

#include <errno.h>

#include "base/utf8.h"
#include "vm/call.h"
#include "vm/descriptor.h"
#include "vm/dict.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/sequence.h"

// The nearest ancestor with fields of its own; T_BASE_EXCEPTION: none.
static TypeId field_kind(const Type *type) {
    for (; type; type = type->base) {
        if (type->flags & TYPE_HEAP) continue;
        switch (type->id) {
        case T_STOP_ITERATION: case T_SYSTEM_EXIT: case T_NAME_ERROR: case T_ATTRIBUTE_ERROR: case T_IMPORT_ERROR:
        case T_OS_ERROR: case T_SYNTAX_ERROR: case T_KEY_ERROR: case T_BASE_EXCEPTION_GROUP:
        case T_UNICODE_ENCODE_ERROR: case T_UNICODE_DECODE_ERROR: case T_UNICODE_TRANSLATE_ERROR:
            return (TypeId)type->id;
        default:
            break;
        }
    }
    return T_BASE_EXCEPTION;
}

bool exception_fills_in_new(World *world, const Type *type) {
    (void)world;
    return field_kind(type) == T_BASE_EXCEPTION_GROUP;
}

// ---- which type ------------------------------------------------------------------------------------------------

static TypeId errno_type(int64_t number) {
    switch (number) {
    case EAGAIN: case EALREADY: case EINPROGRESS: return T_BLOCKING_IO_ERROR;
    case EPIPE: case ESHUTDOWN: return T_BROKEN_PIPE_ERROR;
    case ECHILD: return T_CHILD_PROCESS_ERROR;
    case ECONNABORTED: return T_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED: return T_CONNECTION_REFUSED_ERROR;
    case ECONNRESET: return T_CONNECTION_RESET_ERROR;
    case EEXIST: return T_FILE_EXISTS_ERROR;
    case ENOENT: return T_FILE_NOT_FOUND_ERROR;
    case EISDIR: return T_IS_A_DIRECTORY_ERROR;
    case ENOTDIR: return T_NOT_A_DIRECTORY_ERROR;
    case EINTR: return T_INTERRUPTED_ERROR;
    case EACCES: case EPERM: return T_PERMISSION_ERROR;
    case ESRCH: return T_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT: return T_TIMEOUT_ERROR;
    default: return T_OS_ERROR;
    }
}

Type *exception_type_for(World *world, Type *type, const Value *args, int nargs) {
    if (type == world->types[T_OS_ERROR] && nargs >= 2 && nargs <= 5 && value_is_small(args[0])) {
        return world->types[errno_type(value_small(args[0]))];
    }
    if (field_kind(type) == T_BASE_EXCEPTION_GROUP) return exception_group_type_for(world, type, args, nargs);
    return type;
}

// ---- filling ---------------------------------------------------------------------------------------------------

static void put(World *world, Exception *exception, int index, Value v) {
    value_replace_take(world, &exception->extra[index], value_keep(v));
}

static bool no_keywords(World *world, const Exception *exception, Value kwnames) {
    if (value_is_absent(kwnames) || value_tuple(kwnames)->size == 0) return true;
    raise_error(world, T_TYPE_ERROR, "%s() takes no keyword arguments", value_str(exception->head.type->name)->text);
    return false;
}

// The keywords of those few that take some, into extra[from...].
static bool fill_keywords(World *world, Exception *exception, const Value *args, int nargs, Value kwnames,
                          const char *function, const char *names, int from, int count) {
    Value values[4];
    if (!args_keywords(world, function, args, nargs, kwnames, names, values)) return false;
    for (int i = 0; i < count; i++) {
        if (!value_is_absent(values[i])) put(world, exception, from + i, values[i]);
    }
    return true;
}

static bool fill_os_error(World *world, Exception *exception, const Value *args, int nargs) {
    if (nargs < 2 || nargs > 5) return true;
    put(world, exception, EXTRA_ERRNO, args[0]);
    put(world, exception, EXTRA_STRERROR, args[1]);
    if (nargs < 3) return true;
    if (!value_is_none(args[2])) {
        put(world, exception, EXTRA_FILENAME, args[2]);
        if (nargs == 5) put(world, exception, EXTRA_FILENAME2, args[4]);
    }
    Value pair = tuple_from(world, args, 2);
    if (value_is_absent(pair)) return false;
    value_replace_take(world, &exception->args, pair);
    return true;
}

static bool fill_syntax_error(World *world, Exception *exception, const Value *args, int nargs) {
    if (nargs >= 1) put(world, exception, EXTRA_MSG, args[0]);
    if (nargs != 2) return true;
    Value place = value_is_kind(args[1], T_TUPLE) ? value_keep(args[1]) : ABSENT;
    if (value_is_kind(args[1], T_LIST)) {
        place = tuple_from(world, value_list(args[1])->items, value_list(args[1])->size);
    }
    if (value_is_absent(place)) {
        if (value_is_absent(world->raised)) {
            raise_error(world, T_TYPE_ERROR, "'%s' object is not iterable", type_name(world, args[1]));
        }
        return false;
    }
    uint32_t size = value_tuple(place)->size;
    if (size != 4 && size != 6) {
        raise_error(world, T_TYPE_ERROR, "function missing required argument 'offset' (pos 3)");
        return value_drop(world, place), false;
    }
    value_replace_take(world, &exception->extra[EXTRA_PLACE], place);
    return true;
}

static bool check_unicode_args(World *world, const Exception *exception, int nargs, TypeId kind) {
    int wanted = kind == T_UNICODE_TRANSLATE_ERROR ? 4 : 5;
    if (nargs == wanted) return true;
    raise_error(world, T_TYPE_ERROR, "function takes exactly %d arguments (%d given)", wanted, nargs);
    (void)exception;
    return false;
}

bool exception_fill(World *world, Exception *exception, const Value *args, int nargs, Value kwnames) {
    TypeId kind = field_kind(exception->head.type);
    switch (kind) {
    case T_NAME_ERROR: return fill_keywords(world, exception, args, nargs, kwnames, "NameError", "name", EXTRA_NAME, 1);
    case T_ATTRIBUTE_ERROR:
        return fill_keywords(world, exception, args, nargs, kwnames, "AttributeError", "name obj", EXTRA_NAME, 2);
    case T_IMPORT_ERROR:
        if (nargs == 1) put(world, exception, EXTRA_MSG, args[0]);
        return fill_keywords(world, exception, args, nargs, kwnames, "ImportError", "name path name_from", EXTRA_MODULE,
                             3);
    case T_BASE_EXCEPTION_GROUP: return exception_group_fill(world, exception, args, nargs, kwnames);
    default: break;
    }
    if (!no_keywords(world, exception, kwnames)) return false;
    switch (kind) {
    case T_STOP_ITERATION: return put(world, exception, EXTRA_VALUE, nargs ? args[0] : NONE), true;
    case T_SYSTEM_EXIT:
        return put(world, exception, EXTRA_CODE, nargs == 0 ? NONE : nargs == 1 ? args[0] : exception->args), true;
    case T_OS_ERROR: return fill_os_error(world, exception, args, nargs);
    case T_SYNTAX_ERROR: return fill_syntax_error(world, exception, args, nargs);
    case T_UNICODE_ENCODE_ERROR: case T_UNICODE_DECODE_ERROR: case T_UNICODE_TRANSLATE_ERROR:
        return check_unicode_args(world, exception, nargs, kind);
    default: return true;
    }
}

// ---- str -------------------------------------------------------------------------------------------------------

static Value os_error_str(World *world, Value v) {
    Exception *e = value_exception(v);
    if (value_is_absent(e->extra[EXTRA_ERRNO]) || value_is_absent(e->extra[EXTRA_STRERROR])) {
        return exception_plain_str(world, v);
    }
    Buf out = BUF_INIT;
    Value number = object_str(world, e->extra[EXTRA_ERRNO]);
    Value text = value_is_absent(number) ? ABSENT : object_str(world, e->extra[EXTRA_STRERROR]);
    bool done = !value_is_absent(text);
    if (done) buf_add_format(&out, "[Errno %s] %s", value_str(number)->text, value_str(text)->text);
    for (int i = EXTRA_FILENAME; done && i <= EXTRA_FILENAME2; i++) {
        if (value_is_absent(e->extra[i])) continue;
        buf_add_text(&out, i == EXTRA_FILENAME ? ": " : " -> ");
        done = repr_add(world, &out, e->extra[i]);
    }
    value_drop(world, number);
    value_drop(world, text);
    if (done) return str_from_buf(world, &out);
    buf_free(&out);
    return ABSENT;
}

static Value place_item(const Exception *e, uint32_t index) {
    Value place = e->extra[EXTRA_PLACE];
    if (value_is_absent(place) || index >= value_tuple(place)->size) return NONE;
    return value_tuple(place)->items[index];
}

static Value syntax_error_str(World *world, Value v) {
    Exception *e = value_exception(v);
    Value msg = object_str(world, value_is_absent(e->extra[EXTRA_MSG]) ? NONE : e->extra[EXTRA_MSG]);
    if (value_is_absent(msg)) return ABSENT;
    Value file = place_item(e, 0), line = place_item(e, 1);
    const char *name = NULL;
    if (value_is_str(file)) {
        name = strrchr(value_str(file)->text, '/');
        name = name ? name + 1 : value_str(file)->text;
    }
    Value result;
    if (name && value_is_small(line)) {
        result = str_format(world, "%s (%s, line %lld)", value_str(msg)->text, name, (long long)value_small(line));
    } else if (name) {
        result = str_format(world, "%s (%s)", value_str(msg)->text, name);
    } else if (value_is_small(line)) {
        result = str_format(world, "%s (line %lld)", value_str(msg)->text, (long long)value_small(line));
    } else {
        result = value_keep(msg);
    }
    value_drop(world, msg);
    return result;
}

static int64_t unicode_index(const Exception *e, uint32_t index) {
    Value v = value_tuple(e->args)->items[index];
    return value_is_small(v) ? value_small(v) : 0;
}

static void add_bad_rune(Buf *out, const Str *object, int64_t at) {
    int length = 0;
    size_t offset = utf8_offset(object->text, object->size, (size_t)at);
    uint32_t rune = utf8_decode(object->text + offset, object->text + object->size, &length);
    buf_add_format(out, rune < 0x100 ? "'\\x%02x'" : rune < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", rune);
}

// "'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)"
static Value unicode_error_str(World *world, Value v, TypeId kind) {
    Exception *e = value_exception(v);
    bool translate = kind == T_UNICODE_TRANSLATE_ERROR, decode = kind == T_UNICODE_DECODE_ERROR;
    const Tuple *args = value_tuple(e->args);
    if (args->size != (translate ? 4u : 5u)) return value_keep(world->empty_str);
    uint32_t first = translate ? 0 : 1;
    Value object = args->items[first];
    int64_t start = unicode_index(e, first + 1), end = unicode_index(e, first + 2);
    bool known = decode ? value_is_kind(object, T_BYTES) : value_is_str(object);
    int64_t size = !known ? 0 : decode ? value_bytes(object)->size : value_str(object)->length;
    Value reason = object_str(world, args->items[first + 3]);
    if (value_is_absent(reason)) return ABSENT;
    Buf out = BUF_INIT;
    if (!translate && value_is_str(args->items[0])) {
        buf_add_format(&out, "'%s' codec ", value_str(args->items[0])->text);
    }
    buf_add_format(&out, "can't %s ", decode ? "decode" : translate ? "translate" : "encode");
    if (known && start >= 0 && start < size && end == start + 1) {
        if (decode) buf_add_format(&out, "byte 0x%02x", (unsigned char)value_bytes(object)->data[start]);
        else buf_add_text(&out, "character "), add_bad_rune(&out, value_str(object), start);
        buf_add_format(&out, " in position %lld: ", (long long)start);
    } else {
        buf_add_format(&out, "%s in position %lld-%lld: ", decode ? "bytes" : "characters", (long long)start,
                       (long long)end - 1);
    }
    buf_add_text(&out, value_str(reason)->text);
    value_drop(world, reason);
    return str_from_buf(world, &out);
}

static Value group_str(World *world, Value v) {
    Exception *e = value_exception(v);
    Value message = object_str(world, e->extra[EXTRA_MESSAGE]);
    if (value_is_absent(message)) return ABSENT;
    uint32_t count = value_tuple(e->extra[EXTRA_EXCEPTIONS])->size;
    Value result = str_format(world, "%s (%u sub-exception%s)", value_str(message)->text, count, count == 1 ? "" : "s");
    value_drop(world, message);
    return result;
}

Value exception_fields_str(World *world, Value v) {
    Exception *e = value_exception(v);
    TypeId kind = field_kind(e->head.type);
    switch (kind) {
    case T_KEY_ERROR:
        if (value_tuple(e->args)->size == 1) return object_repr(world, value_tuple(e->args)->items[0]);
        return exception_plain_str(world, v);
    case T_OS_ERROR: return os_error_str(world, v);
    case T_IMPORT_ERROR:
        if (value_is_str(e->extra[EXTRA_MSG])) return value_keep(e->extra[EXTRA_MSG]);
        return exception_plain_str(world, v);
    case T_SYNTAX_ERROR: return syntax_error_str(world, v);
    case T_UNICODE_ENCODE_ERROR: case T_UNICODE_DECODE_ERROR: case T_UNICODE_TRANSLATE_ERROR:
        return unicode_error_str(world, v, kind);
    case T_BASE_EXCEPTION_GROUP:
        if (!value_is_absent(e->extra[EXTRA_EXCEPTIONS])) return group_str(world, v);
        return exception_plain_str(world, v);
    default: return exception_plain_str(world, v);
    }
}

// ---- attributes ------------------------------------------------------------------------------------------------

static Value extra(Value v, int index) {
    Value found = value_exception(v)->extra[index];
    return value_is_absent(found) ? NONE : value_keep(found);
}

static bool set_extra(World *world, Value v, int index, Value value) {
    value_replace_take(world, &value_exception(v)->extra[index], value_is_absent(value) ? NONE : value_keep(value));
    return true;
}

#define EXTRA(function, index)                                                                                         \
    static Value get_##function(World *world, Value v) { return (void)world, extra(v, index); }                       \
    static bool set_##function(World *world, Value v, Value value) { return set_extra(world, v, index, value); }
EXTRA(first, 0) EXTRA(second, 1) EXTRA(third, 2) EXTRA(fourth, 3)
#undef EXTRA

#define PLACE(function, index)                                                                                         \
    static Value get_##function(World *world, Value v) {                                                               \
        return (void)world, value_keep(place_item(value_exception(v), index));                                         \
    }
PLACE(file, 0) PLACE(line, 1) PLACE(offset, 2) PLACE(text, 3) PLACE(end_line, 4) PLACE(end_offset, 5)
#undef PLACE

// Sets one of a SyntaxError's places: the tuple is made anew.
static bool set_place(World *world, Value v, uint32_t index, Value value) {
    Exception *e = value_exception(v);
    Value items[6];
    for (uint32_t i = 0; i < 6; i++) items[i] = i == index ? (value_is_absent(value) ? NONE : value) : place_item(e, i);
    Value place = tuple_from(world, items, 6);
    if (value_is_absent(place)) return false;
    value_replace_take(world, &e->extra[EXTRA_PLACE], place);
    return true;
}

#define PLACE(function, index) \
    static bool set_##function(World *world, Value v, Value value) { return set_place(world, v, index, value); }
PLACE(file, 0) PLACE(line, 1) PLACE(offset, 2) PLACE(text, 3) PLACE(end_line, 4) PLACE(end_offset, 5)
#undef PLACE

// UnicodeErrors keep their fields in args.
static Value unicode_field(Value v, uint32_t index) {
    const Tuple *args = value_tuple(value_exception(v)->args);
    if (field_kind(value_obj(v)->type) == T_UNICODE_TRANSLATE_ERROR) {
        if (index == 0) return NONE;
        index--;
    }
    return index < args->size ? value_keep(args->items[index]) : NONE;
}

#define UNICODE(function, index) \
    static Value get_##function(World *world, Value v) { return (void)world, unicode_field(v, index); }
UNICODE(encoding, 0) UNICODE(object, 1) UNICODE(start, 2) UNICODE(end, 3) UNICODE(reason, 4)
#undef UNICODE

static const GetSetDef stop_iteration[] = {{"value", get_first, set_first}, {0}};
static const GetSetDef system_exit[] = {{"code", get_first, set_first}, {0}};
static const GetSetDef name_error[] = {{"name", get_first, set_first}, {0}};
static const GetSetDef attribute_error[] = {{"name", get_first, set_first}, {"obj", get_second, set_second}, {0}};
static const GetSetDef import_error[] = {
    {"msg", get_first, set_first}, {"name", get_second, set_second}, {"path", get_third, set_third},
    {"name_from", get_fourth, set_fourth}, {0},
};
static const GetSetDef os_error[] = {
    {"errno", get_first, set_first}, {"strerror", get_second, set_second}, {"filename", get_third, set_third},
    {"filename2", get_fourth, set_fourth}, {0},
};
static const GetSetDef syntax_error[] = {
    {"msg", get_first, set_first}, {"filename", get_file, set_file}, {"lineno", get_line, set_line},
    {"offset", get_offset, set_offset}, {"text", get_text, set_text}, {"end_lineno", get_end_line, set_end_line},
    {"end_offset", get_end_offset, set_end_offset}, {0},
};
static const GetSetDef unicode_error[] = {
    {"encoding", get_encoding, NULL}, {"object", get_object, NULL}, {"start", get_start, NULL}, {"end", get_end, NULL},
    {"reason", get_reason, NULL}, {0},
};

static const GetSetDef *getsets_of(TypeId id) {
    switch (id) {
    case T_STOP_ITERATION: return stop_iteration;
    case T_SYSTEM_EXIT: return system_exit;
    case T_NAME_ERROR: return name_error;
    case T_ATTRIBUTE_ERROR: return attribute_error;
    case T_IMPORT_ERROR: return import_error;
    case T_OS_ERROR: return os_error;
    case T_SYNTAX_ERROR: return syntax_error;
    case T_UNICODE_ENCODE_ERROR: case T_UNICODE_DECODE_ERROR: case T_UNICODE_TRANSLATE_ERROR: return unicode_error;
    default: return NULL;
    }
}

static const char *doc_of(TypeId id) {
    static const char *const docs[TYPE_COUNT] = {
        [T_EXCEPTION] = "Common base class for all non-exit exceptions.",
        [T_TYPE_ERROR] = "Inappropriate argument type.",
        [T_VALUE_ERROR] = "Inappropriate argument value (of correct type).",
        [T_KEY_ERROR] = "Mapping key not found.",
        [T_INDEX_ERROR] = "Sequence index out of range.",
        [T_RUNTIME_ERROR] = "Unspecified run-time error.",
        [T_STOP_ITERATION] = "Signal the end from iterator.__next__().",
        [T_TIMEOUT_ERROR] = "Timeout expired.",
        [T_ZERO_DIVISION_ERROR] = "Second argument to a division or modulo operation was zero.",
        [T_CANCELLED_ERROR] = "The Future or Task was cancelled.",
        [T_KEYBOARD_INTERRUPT] = "Program interrupted by user.",
        [T_OS_ERROR] = "Base class for I/O related errors.",
        [T_EXCEPTION_GROUP] = NULL,
    };
    return docs[id];
}

// The spare MemoryError is made as soon as its type stands.
static bool keep_memory_error(World *world, Type *type) {
    if (type->id != T_MEMORY_ERROR) return true;
    world->memory_error = exception_new_take(world, type, value_keep(world->empty_tuple));
    return !value_is_absent(world->memory_error);
}

bool exception_type_install(World *world, Type *type) {
    for (const GetSetDef *def = getsets_of((TypeId)type->id); def && def->name; def++) {
        if (!dict_set_c(world, type->dict, def->name, getset_new(world, type, def))) return false;
    }
    if (type->id == T_BASE_EXCEPTION_GROUP && !exception_group_install(world, type)) return false;
    const char *doc = doc_of((TypeId)type->id);
    if (doc && !dict_set_c(world, type->dict, "__doc__", str_from_c(world, doc))) return false;
    return keep_memory_error(world, type);
}
