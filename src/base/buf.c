#include "base/buf.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"

void buf_free(Buf *buf) {
    if (!buf->lent) free(buf->data);
    *buf = (Buf)BUF_INIT;
}

void buf_clear(Buf *buf) {
    buf->size = 0;
    if (buf->data) buf->data[0] = 0;
}

void buf_reserve(Buf *buf, size_t more) {
    if (more >= SIZE_MAX / 4 - buf->size) abort();
    size_t needed = buf->size + more + 1;
    if (needed <= buf->room) return;
    size_t room = buf->room ? buf->room : 64;
    while (room < needed) room *= 2;
    char *data = realloc(buf->lent ? NULL : buf->data, room);
    if (!data) abort();
    if (buf->lent) memcpy(data, buf->data, buf->size + 1);
    buf->lent = false;
    buf->data = data;
    buf->room = room;
}

void buf_add(Buf *buf, const void *bytes, size_t size) {
    buf_reserve(buf, size);
    if (size) memcpy(buf->data + buf->size, bytes, size);
    buf->size += size;
    buf->data[buf->size] = 0;
}

void buf_add_byte(Buf *buf, char byte) { buf_add(buf, &byte, 1); }

void buf_add_text(Buf *buf, const char *text) { buf_add(buf, text, strlen(text)); }

void buf_add_rune(Buf *buf, unsigned rune) {
    char bytes[4];
    buf_add(buf, bytes, (size_t)utf8_put(rune, bytes));
}

void buf_add_format(Buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    buf_add_vformat(buf, format, args);
    va_end(args);
}

void buf_add_vformat(Buf *buf, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    buf_reserve(buf, 1);
    size_t room = buf->room - buf->size;
    int size = vsnprintf(buf->data + buf->size, room, format, args);
    if (size < 0) abort();
    if ((size_t)size >= room) {
        buf_reserve(buf, (size_t)size);
        vsnprintf(buf->data + buf->size, (size_t)size + 1, format, again);
    }
    buf->size += (size_t)size;
    va_end(again);
}

const char *buf_text(Buf *buf) { return buf->data ? buf->data : ""; }

static bool read_all(Buf *buf, FILE *file, size_t limit) {
    enum { STEP = 64 << 10 };
    for (;;) {
        buf_reserve(buf, STEP);
        size_t count = fread(buf->data + buf->size, 1, STEP, file);
        buf->size += count;
        buf->data[buf->size] = 0;
        if (buf->size > limit) {
            errno = EFBIG;
            return false;
        }
        if (count < STEP && ferror(file)) return false;
        if (count < STEP && feof(file)) return true;
    }
}

bool buf_read_file(Buf *buf, const char *path, size_t limit) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return false;
    }
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    errno = 0;
    bool done = read_all(buf, file, limit);
    int reason = errno;
    fclose(file);
    errno = reason;
    return done;
}
