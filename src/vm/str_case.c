// str_case.c - letters: upper, lower, title..., and what kinds of characters a str is made of (isalpha and the like).
#include "base/unicode.h"
#include "vm/text.h"

// ---- mappings ------------------------------------------------------------------------------------------------

#define SIGMA 0x3A3u        // Σ becomes ς at the end of a word, else σ
#define SMALL_SIGMA 0x3C3u
#define FINAL_SIGMA 0x3C2u

// Is there a cased letter before `at`, and none behind `after`, but for what is skipped?
static bool ends_word(const Str *str, size_t at, size_t after) {
    uint32_t rune = 0;
    while (at > 0 && unicode_is_ignorable(rune = text_previous(str->text, &at))) rune = 0;
    if (!unicode_is_cased(rune)) return false;
    rune = 0;
    while (after < str->size && unicode_is_ignorable(rune = text_next(str->text, str->size, &after))) rune = 0;
    return !unicode_is_cased(rune);
}

// Appends the character between `at` and `after`, mapped.
static void add_mapped(Buf *out, const Str *str, size_t at, size_t after, uint32_t rune, UnicodeCase to) {
    char text[8];
    if (rune == SIGMA && to == UNICODE_LOWER) {
        buf_add(out, text, (size_t)utf8_put(ends_word(str, at, after) ? FINAL_SIGMA : SMALL_SIGMA, text));
    } else {
        buf_add(out, text, (size_t)unicode_map(to, rune, text));
    }
}

static Value map_ascii(World *world, const Str *str, UnicodeCase to) {
    if (!str->size) return str_new_ascii(world, "", 0);
    Str *mapped = str_alloc(world, str->size);
    if (!mapped) return ABSENT;
    for (uint32_t i = 0; i < str->size; i++) {
        unsigned char c = (unsigned char)str->text[i];
        bool letter = to == UNICODE_UPPER ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        mapped->text[i] = (char)(letter ? c ^ 0x20 : c);
    }
    return value_from_obj(mapped);
}

static Value map_all(World *world, const Str *str, UnicodeCase to) {
    if (str_is_ascii(str)) return map_ascii(world, str, to);
    Buf buf = BUF_INIT;
    for (size_t at = 0; at < str->size;) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        add_mapped(&buf, str, start, at, rune, to);
    }
    return str_from_buf(world, &buf);
}

STR_METHOD(upper) {
    return map_all(world, value_str(self), UNICODE_UPPER);
}

STR_METHOD(lower) {
    return map_all(world, value_str(self), UNICODE_LOWER);
}

STR_METHOD(casefold) {
    return map_all(world, value_str(self), UNICODE_FOLD);
}

STR_METHOD(capitalize) {
    const Str *str = value_str(self);
    Buf buf = BUF_INIT;
    for (size_t at = 0; at < str->size;) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        add_mapped(&buf, str, start, at, rune, start ? UNICODE_LOWER : UNICODE_TITLE);
    }
    return str_from_buf(world, &buf);
}

STR_METHOD(title) {
    const Str *str = value_str(self);
    Buf buf = BUF_INIT;
    bool in_word = false;
    for (size_t at = 0; at < str->size;) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        add_mapped(&buf, str, start, at, rune, in_word ? UNICODE_LOWER : UNICODE_TITLE);
        in_word = unicode_is_cased(rune);
    }
    return str_from_buf(world, &buf);
}

STR_METHOD(swapcase) {
    const Str *str = value_str(self);
    Buf buf = BUF_INIT;
    for (size_t at = 0; at < str->size;) {
        size_t start = at;
        uint32_t rune = text_next(str->text, str->size, &at);
        if (unicode_is_upper(rune)) add_mapped(&buf, str, start, at, rune, UNICODE_LOWER);
        else if (unicode_is_lower(rune)) add_mapped(&buf, str, start, at, rune, UNICODE_UPPER);
        else buf_add(&buf, str->text + start, at - start);
    }
    return str_from_buf(world, &buf);
}

// ---- questions -----------------------------------------------------------------------------------------------

static Value all_are(const Str *str, bool (*is)(uint32_t), bool when_empty) {
    if (!str->size) return value_from_bool(when_empty);
    for (size_t at = 0; at < str->size;) {
        if (!is(text_next(str->text, str->size, &at))) return FALSE;
    }
    return TRUE;
}

#define ALL_ARE(name, is, when_empty) \
    STR_METHOD(name) { return all_are(value_str(self), is, when_empty); }
ALL_ARE(isalnum, unicode_is_alnum, false)
ALL_ARE(isalpha, unicode_is_alpha, false)
ALL_ARE(isdecimal, unicode_is_decimal, false)
ALL_ARE(isdigit, unicode_is_digit, false)
ALL_ARE(isnumeric, unicode_is_numeric, false)
ALL_ARE(isspace, unicode_is_space, false)
ALL_ARE(isprintable, utf8_is_printable, true)
#undef ALL_ARE

STR_METHOD(isascii) {
    return value_from_bool(str_is_ascii(value_str(self)));
}

// Some letter has the case wanted, and none has another.
static Value all_cased(const Str *str, bool (*is)(uint32_t), bool (*is_other)(uint32_t)) {
    bool some = false;
    for (size_t at = 0; at < str->size;) {
        uint32_t rune = text_next(str->text, str->size, &at);
        if (is_other(rune) || unicode_is_title(rune)) return FALSE;
        some |= is(rune);
    }
    return value_from_bool(some);
}

STR_METHOD(islower) {
    return all_cased(value_str(self), unicode_is_lower, unicode_is_upper);
}

STR_METHOD(isupper) {
    return all_cased(value_str(self), unicode_is_upper, unicode_is_lower);
}

STR_METHOD(istitle) {
    const Str *str = value_str(self);
    bool in_word = false, some = false;
    for (size_t at = 0; at < str->size;) {
        uint32_t rune = text_next(str->text, str->size, &at);
        bool head = unicode_is_upper(rune) || unicode_is_title(rune), tail = unicode_is_lower(rune);
        if ((head && in_word) || (tail && !in_word)) return FALSE;
        in_word = head || tail;
        some |= in_word;
    }
    return value_from_bool(some);
}

STR_METHOD(isidentifier) {
    const Str *str = value_str(self);
    if (!str->size) return FALSE;
    size_t at = 0;
    if (!utf8_is_identifier_start(text_next(str->text, str->size, &at))) return FALSE;
    while (at < str->size) {
        if (!utf8_is_identifier_part(text_next(str->text, str->size, &at))) return FALSE;
    }
    return TRUE;
}
