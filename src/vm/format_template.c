// format_template.c - str.format() and format_map(): "{0.name[key]!r:>{width}}".
#include "vm/format.h"
#include "vm/number.h"
#include "vm/sequence.h"

typedef enum Numbering { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

// What a template is filled from.
typedef struct Template {
    World *world;
    const Value *args;   // positional values, then those that kwnames names
    int nargs;
    Value kwnames;       // tuple or ABSENT
    Value mapping;       // format_map's argument; ABSENT: format
    Numbering numbering;
    int64_t next;        // automatic number
} Template;

typedef struct Text {
    const char *at, *end;
} Text;

// One replacement field: {name!conversion:spec}
typedef struct Field {
    Text name, spec;
    uint32_t conversion;   // 0: none
    bool nested;           // the spec has fields of its own
} Field;

static bool fail(Template *t, const char *message) {
    raise_error(t->world, T_VALUE_ERROR, "%s", message);
    return false;
}

// ---- reading -------------------------------------------------------------------------------------------------

static bool read_spec(Template *t, Text *text, Field *field) {
    field->spec = (Text){text->at, text->at};
    for (int depth = 1; text->at < text->end;) {
        char c = *text->at++;
        depth += (c == '{') - (c == '}');
        field->nested |= c == '{';
        if (!depth) return field->spec.end = text->at - 1, true;
    }
    return fail(t, "unmatched '{' in format spec");
}

// After "!": a character, then "}" (the field's end: true with *done) or ":".
static bool read_conversion(Template *t, Text *text, Field *field, bool *done) {
    *done = false;
    if (text->at == text->end) return fail(t, "end of string while looking for conversion specifier");
    size_t size = 0;
    field->conversion = text_next(text->at, (size_t)(text->end - text->at), &size);
    text->at += size;
    if (text->at == text->end) return true;
    char c = *text->at++;
    *done = c == '}';
    return c == '}' || c == ':' || fail(t, "expected ':' after conversion specifier");
}

// A field begins at `text`, behind its "{"; it moves behind the "}".
static bool read_field(Template *t, Text *text, Field *field) {
    *field = (Field){.name = {text->at, text->at}};
    char c = 0;
    while (text->at < text->end) {
        c = *text->at++;
        if (c == '{') return fail(t, "unexpected '{' in field name");
        if (c == '[') {
            while (text->at < text->end && *text->at != ']') text->at++;
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    field->name.end = text->at - 1;
    if (c == '}') return true;
    if (c != ':' && c != '!') return fail(t, "expected '}' before end of string");
    bool done = false;
    if (c == '!' && !read_conversion(t, text, field, &done)) return false;
    return done || read_spec(t, text, field);
}

// ---- finding the value ---------------------------------------------------------------------------------------

// The number that a text is: false raised; -1 if it is none.
static bool index_of(Template *t, Text text, int64_t *out) {
    *out = -1;
    for (const char *c = text.at; c < text.end; c++) {
        if (*c < '0' || *c > '9') return true;
    }
    if (text.at == text.end) return true;
    *out = 0;
    for (const char *c = text.at; c < text.end; c++) {
        if (__builtin_mul_overflow(*out, 10, out) || __builtin_add_overflow(*out, *c - '0', out)) {
            return fail(t, "Too many decimal digits in format string");
        }
    }
    return true;
}

static bool set_numbering(Template *t, Numbering now) {
    if (t->numbering == NUMBERING_UNKNOWN) t->numbering = now;
    if (t->numbering == now) return true;
    return fail(t, now == NUMBERING_AUTOMATIC
                       ? "cannot switch from manual field specification to automatic field numbering"
                       : "cannot switch from automatic field numbering to manual field specification");
}

static Value value_by_name(Template *t, Text name) {
    World *world = t->world;
    Value key = str_new(world, name.at, (size_t)(name.end - name.at));
    if (value_is_absent(key)) return ABSENT;
    if (!value_is_absent(t->mapping)) {
        Value v = object_get_item(world, t->mapping, key);
        value_drop(world, key);
        return v;
    }
    uint32_t count = value_is_absent(t->kwnames) ? 0 : value_tuple(t->kwnames)->size;
    for (uint32_t i = 0; i < count; i++) {
        if (!str_equal(value_str(value_tuple(t->kwnames)->items[i]), value_str(key))) continue;
        value_drop(world, key);
        return value_keep(t->args[t->nargs + (int)i]);
    }
    return raise_with_take(world, T_KEY_ERROR, key);
}

static Value first_value(Template *t, Text name) {
    int64_t index;
    if (!index_of(t, name, &index)) return ABSENT;
    bool automatic = name.at == name.end;
    if (!automatic && index < 0) return value_by_name(t, name);
    if (!set_numbering(t, automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL)) return ABSENT;
    if (automatic) index = t->next++;
    if (!value_is_absent(t->mapping)) {
        return raise_error(t->world, T_VALUE_ERROR, "Format string contains positional fields");
    }
    if (index < t->nargs) return value_keep(t->args[index]);
    return raise_error(t->world, T_INDEX_ERROR, "Replacement index %lld out of range for positional args tuple",
                       (long long)index);
}

static Value attribute_of(Template *t, Value v, Text name) {
    Value key = str_intern_take(t->world, str_new(t->world, name.at, (size_t)(name.end - name.at)));
    if (value_is_absent(key)) return ABSENT;
    Value found = object_get_attribute(t->world, v, key);
    value_drop(t->world, key);
    return found;
}

static Value item_of(Template *t, Value v, Text name) {
    int64_t index;
    if (!index_of(t, name, &index)) return ABSENT;
    Value key = index >= 0 ? int_from_i64(t->world, index) : str_new(t->world, name.at, (size_t)(name.end - name.at));
    if (value_is_absent(key)) return ABSENT;
    Value found = object_get_item(t->world, v, key);
    value_drop(t->world, key);
    return found;
}

// One ".name" or "[key]" applied to `v`, which is taken. `name` moves behind it.
static Value step_take(Template *t, Value v, Text *name) {
    char kind = *name->at++;
    Text part = {name->at, name->at};
    Value found = ABSENT;
    if (kind == '.') {
        while (name->at < name->end && *name->at != '.' && *name->at != '[') name->at++;
        part.end = name->at;
    } else if (kind == '[') {
        while (name->at < name->end && *name->at != ']') name->at++;
        part.end = name->at;
        if (name->at == name->end) {
            fail(t, "Missing ']' in format string");
            return value_drop(t->world, v), ABSENT;
        }
        name->at++;
    }
    if (kind != '.' && kind != '[') fail(t, "Only '.' or '[' may follow ']' in format field specifier");
    else if (part.at == part.end) fail(t, "Empty attribute in format string");
    else found = kind == '.' ? attribute_of(t, v, part) : item_of(t, v, part);
    value_drop(t->world, v);
    return found;
}

static Value field_value(Template *t, Text name) {
    Text first = name;
    while (name.at < name.end && *name.at != '.' && *name.at != '[') name.at++;
    first.end = name.at;
    Value v = first_value(t, first);
    while (!value_is_absent(v) && name.at < name.end) v = step_take(t, v, &name);
    return v;
}

// ---- filling in ----------------------------------------------------------------------------------------------

#define DEPTH 2  // a spec may hold fields, theirs may not

static bool fill(Template *t, Text text, int depth, Buf *out);

static Value converted_take(Template *t, Value v, uint32_t conversion) {
    Value text;
    switch (conversion) {
    case 0: return v;
    case 's': text = object_str(t->world, v); break;
    case 'r': text = object_repr(t->world, v); break;
    case 'a': text = object_ascii(t->world, v); break;
    default:
        text = ABSENT;
        if (conversion > 32 && conversion < 127) {
            raise_error(t->world, T_VALUE_ERROR, "Unknown conversion specifier %c", (char)conversion);
        } else {
            raise_error(t->world, T_VALUE_ERROR, "Unknown conversion specifier \\x%x", conversion);
        }
    }
    value_drop(t->world, v);
    return text;
}

static Value spec_of(Template *t, const Field *field, int depth) {
    if (!field->nested) return str_new(t->world, field->spec.at, (size_t)(field->spec.end - field->spec.at));
    Buf buf = BUF_INIT;
    if (fill(t, field->spec, depth - 1, &buf)) return str_from_buf(t->world, &buf);
    buf_free(&buf);
    return ABSENT;
}

static bool fill_field(Template *t, const Field *field, int depth, Buf *out) {
    World *world = t->world;
    Value v = field_value(t, field->name);
    if (value_is_absent(v)) return false;
    v = converted_take(t, v, field->conversion);
    if (value_is_absent(v)) return false;
    Value spec = spec_of(t, field, depth), text = ABSENT;
    if (!value_is_absent(spec)) text = object_format(world, v, spec);
    value_drop(world, spec);
    value_drop(world, v);
    if (value_is_absent(text)) return false;
    buf_add(out, value_str(text)->text, value_str(text)->size);
    value_drop(world, text);
    return true;
}

static bool fill(Template *t, Text text, int depth, Buf *out) {
    if (depth <= 0) return fail(t, "Max string recursion exceeded");
    while (text.at < text.end) {
        const char *start = text.at;
        while (text.at < text.end && *text.at != '{' && *text.at != '}') text.at++;
        buf_add(out, start, (size_t)(text.at - start));
        if (text.at == text.end) return true;
        char c = *text.at++;
        if (text.at < text.end && *text.at == c) {  // "{{" or "}}"
            buf_add_byte(out, c);
            text.at++;
            continue;
        }
        if (c == '}') return fail(t, "Single '}' encountered in format string");
        if (text.at == text.end) return fail(t, "Single '{' encountered in format string");
        Field field;
        if (!read_field(t, &text, &field) || !fill_field(t, &field, depth, out)) return false;
    }
    return true;
}

static Value filled(Template *t, Value self) {
    const Str *str = value_str(self);
    Buf buf = BUF_INIT;
    if (fill(t, (Text){str->text, str->text + str->size}, DEPTH, &buf)) return str_from_buf(t->world, &buf);
    buf_free(&buf);
    return ABSENT;
}

STR_METHOD(format) {
    Template t = {.world = world, .args = args, .nargs = nargs, .kwnames = kwnames, .mapping = ABSENT};
    return filled(&t, self);
}

STR_METHOD(format_map) {
    Template t = {.world = world, .kwnames = ABSENT, .mapping = args[0]};
    return filled(&t, self);
}
