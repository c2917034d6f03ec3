// golden.h - expectations that are easier looked at than written: a text compared with the file
// tests/FOLDER/golden/NAME.
//
// A difference is shown as a diff, with the command that accepts the new text as right: BLESS=1 in the environment.
#ifndef LOOPCHEF_TESTS_GOLDEN_H
#define LOOPCHEF_TESTS_GOLDEN_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"

static inline void golden_write(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline void golden_check(const char *folder, const char *name, const char *text) {
    char path[512], fresh[600], command[1400];
    snprintf(path, sizeof path, "tests/%s/golden/%s", folder, name);
    if (getenv("BLESS")) {
        golden_write(path, text);
        return;
    }
    Buf wanted = BUF_INIT;
    buf_read_file(&wanted, path, 1 << 24);
    bool same = strcmp(buf_text(&wanted), text) == 0;
    buf_free(&wanted);
    if (same) return;
    const char *folder_of_output = getenv("BUILD") ? getenv("BUILD") : "/tmp";
    snprintf(fresh, sizeof fresh, "%s/%s.actual", folder_of_output, name);
    golden_write(fresh, text);
    fflush(stdout);
    snprintf(command, sizeof command, "diff -u '%s' '%s' >&2", path, fresh);
    if (system(command) != 0) fprintf(stderr, "if the new one is right: BLESS=1 make unit-%s\n", folder);
    fail_msg("%s differs", path);
}

#endif
