#include "repl/history.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool make_folder(Buf *path) { return mkdir(buf_text(path), 0700) == 0 || errno == EEXIST; }

// Every folder on the way; the path ends in one.
static bool make_folders(Buf *path) {
    for (char *at = path->data + 1; *at; at++) {
        if (*at != '/') continue;
        *at = 0;
        bool made = make_folder(path);
        *at = '/';
        if (!made) return false;
    }
    return make_folder(path);
}

bool history_path(Buf *path) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && *state == '/') buf_add_text(path, state);   // a relative one is to be ignored, says the XDG specification
    else if (home && *home == '/') buf_add_format(path, "%s/.local/state", home);
    else return false;
    buf_add_text(path, "/loopchef");
    if (!make_folders(path)) return false;
    buf_add_text(path, "/history");
    return true;
}
