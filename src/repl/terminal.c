#include "repl/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_WITHOUT_TERMINAL = 120 };

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static bool contains(const char *name, const char *part) {
    const char *value = getenv(name);
    return value && strstr(value, part);
}

static ColourMode best_colours(void) {
    if (contains("COLORTERM", "truecolor") || contains("COLORTERM", "24bit")) return COLOUR_TRUE;
    return contains("TERM", "256color") ? COLOUR_256 : COLOUR_16;
}

static bool wants_colours(const Options *options, int fd) {
    if (options->colour != COLOUR_AUTO) return options->colour == COLOUR_ALWAYS;
    if (is_set("NO_COLOR")) return false;
    const char *term = getenv("TERM");
    if (term && strcmp(term, "dumb") == 0) return false;
    if (is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE")) return true;
    return isatty(fd);
}

static int terminal_width(int fd) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return isatty(fd) ? 80 : WIDTH_WITHOUT_TERMINAL;
    return size.ws_col;
}

Look terminal_look(const Options *options, int fd) {
    return (Look){
        .width = options->width ? options->width : terminal_width(fd),
        .ascii = options->ascii,
        .colours = wants_colours(options, fd) ? best_colours() : COLOUR_NONE,
    };
}
