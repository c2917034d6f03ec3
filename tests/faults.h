// faults.h - broken programs and what CPython says of them: a file of entries, each the lines of a program behind "| ",
// then the lines of the message, then a blank line. tests/syntax/record_faults.py writes the messages.
#ifndef LOOPCHEF_TESTS_FAULTS_H
#define LOOPCHEF_TESTS_FAULTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"

// One entry: the lines that begin with "|", then those up to a blank line.
typedef struct Entry {
    Buf program, expected;
} Entry;

static inline const char *take_line(const char *at, const char **line, size_t *size) {
    *line = at;
    *size = strcspn(at, "\n");
    return at[*size] ? at + *size + 1 : at + *size;
}

static inline const char *take_entry(const char *at, Entry *entry) {
    const char *line;
    size_t size;
    buf_clear(&entry->program);
    buf_clear(&entry->expected);
    while (*at) {
        at = take_line(at, &line, &size);
        if (*line == '#') continue;
        if (size == 0 && entry->program.size > 0) break;
        Buf *into = *line == '|' ? &entry->program : &entry->expected;
        size_t skip = *line == '|' ? (size > 1 ? 2 : 1) : 0;
        buf_add(into, line + skip, size - skip);
        buf_add_byte(into, '\n');
    }
    return at;
}

// `reads` is false for a broken program, and appends what is to be said of it. Returns how many programs there were.
static inline int faults_check(const char *path, bool (*reads)(const char *text, size_t size, Buf *out)) {
    Buf file = BUF_INIT, out = BUF_INIT;
    Entry entry = {BUF_INIT, BUF_INIT};
    assert_true(buf_read_file(&file, path, 1 << 20));
    int count = 0, wrong = 0;
    for (const char *at = buf_text(&file); *at; count++) {
        at = take_entry(at, &entry);
        buf_clear(&out);
        reads(buf_text(&entry.program), entry.program.size, &out);
        if (strcmp(buf_text(&out), buf_text(&entry.expected)) == 0) continue;
        wrong++;
        print_error("%s-- expected:\n%s-- got:\n%s\n", buf_text(&entry.program), buf_text(&entry.expected),
                    buf_text(&out));
    }
    assert_int_equal(wrong, 0);
    buf_free(&entry.program);
    buf_free(&entry.expected);
    buf_free(&file);
    buf_free(&out);
    return count;
}

#endif
