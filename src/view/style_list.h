// style_list.h - what a piece of a picture can be: STYLE(NAME, truecolour, 256 colours, 16 colours, extra).
//
// Colours are Okabe and Ito's, which people with any kind of colour blindness tell apart, without their yellow, which
// is lost on a light background; "" is the terminal's own. `extra` are attributes that also work without colours. As
// SGR parameters.
#define STYLE_LIST(STYLE)                                        \
    STYLE(PLAIN, "", "", "", "")                                 \
    STYLE(TITLE, "", "", "", "1")                                \
    STYLE(DIM, "", "", "", "2")                                  \
    STYLE(RUNNING, "38;2;230;159;0", "38;5;214", "33", "")       \
    STYLE(BLOCKED, "38;2;213;94;0", "38;5;166", "31", "")        \
    STYLE(READY, "38;2;213;94;0", "38;5;166", "31", "")          \
    STYLE(WAITING, "38;2;86;180;233", "38;5;74", "36", "")       \
    STYLE(DONE, "38;2;0;158;115", "38;5;36", "32", "")           \
    STYLE(FAILED, "38;2;213;94;0", "38;5;166", "31", "1")        \
    STYLE(CANCELLED, "38;2;204;121;167", "38;5;175", "35", "")
