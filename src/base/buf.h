// buf.h - a growing run of bytes in malloc'd memory: text being built, a file being read, output being collected.
//
// `data` is always NUL-terminated once anything was appended, so it can be handed to C functions. Growth doubles;
// running out of host memory aborts (the simulated world has its own accounting and never grows a Buf without bound).
#ifndef LOOPCHEF_BASE_BUF_H
#define LOOPCHEF_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Buf {
    char *data;   // the bytes, NUL-terminated; NULL while nothing was ever appended
    size_t size;  // bytes in use, without the NUL
    size_t room;  // bytes allocated
    bool lent;    // `data` is an array of the caller's, left for malloc'd memory when it is full
} Buf;

#define BUF_INIT {0}
#define BUF_ON(array) {.data = (array), .room = sizeof(array), .lent = true}   // short text costs no allocation; array[0] is 0

void buf_free(Buf *buf);                                     // gives the memory back and leaves an empty Buf
void buf_clear(Buf *buf);                                    // size 0, keeps the memory
void buf_reserve(Buf *buf, size_t more);                     // room for `more` bytes behind what is there
void buf_add(Buf *buf, const void *bytes, size_t size);
void buf_add_byte(Buf *buf, char byte);
void buf_add_text(Buf *buf, const char *text);               // a NUL-terminated string
void buf_add_rune(Buf *buf, unsigned rune);                  // a code point as UTF-8 (surrogates as WTF-8)
void buf_add_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_vformat(Buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
const char *buf_text(Buf *buf);                              // the bytes as a C string, "" when empty

// Reads the file at `path` (a regular file or a pipe) into `buf`. False and errno when it cannot be read, EISDIR for a
// directory, EFBIG when it is longer than `limit` bytes.
bool buf_read_file(Buf *buf, const char *path, size_t limit);

#endif
