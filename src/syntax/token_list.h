// token_list.h - every kind of token: MARK(NAME, "what it is"), SIGN(NAME, "its text"), KEYWORD(NAME, "its text").
//
// Soft keywords (match, case, type, _) are ordinary NAMEs here; the parser knows where they mean more.
#define MARK_LIST(MARK)                                                             \
    MARK(END, "the end of the file")                                                \
    MARK(ERROR, "a place where the lexer gave up; its diagnostic says why")         \
    MARK(NEWLINE, "the end of a logical line")                                      \
    MARK(INDENT, "a deeper indentation; takes no room in the text")                 \
    MARK(DEDENT, "the end of an indented block; likewise")                          \
    MARK(NAME, "an identifier")                                                     \
    MARK(NUMBER, "a number")                                                        \
    MARK(STRING, "a whole string or bytes literal, prefix and quotes included")     \
    MARK(FSTRING_START, "prefix and opening quotes of an f-string")                 \
    MARK(FSTRING_MIDDLE, "literal text in an f-string, perhaps none; {{ ends it behind the first brace") \
    MARK(FSTRING_END, "closing quotes of an f-string")                              \
    MARK(STRAY, "a character that is no token: $, ? or `")

#define SIGN_LIST(SIGN)          \
    SIGN(OPEN_PAREN, "(")        \
    SIGN(CLOSE_PAREN, ")")       \
    SIGN(OPEN_BRACKET, "[")      \
    SIGN(CLOSE_BRACKET, "]")     \
    SIGN(OPEN_BRACE, "{")        \
    SIGN(CLOSE_BRACE, "}")       \
    SIGN(COMMA, ",")             \
    SIGN(COLON, ":")             \
    SIGN(SEMICOLON, ";")         \
    SIGN(DOT, ".")               \
    SIGN(ELLIPSIS, "...")        \
    SIGN(ARROW, "->")            \
    SIGN(WALRUS, ":=")           \
    SIGN(EXCLAMATION, "!")       \
    SIGN(ASSIGN, "=")            \
    SIGN(PLUS, "+")              \
    SIGN(MINUS, "-")             \
    SIGN(STAR, "*")              \
    SIGN(AT, "@")                \
    SIGN(SLASH, "/")             \
    SIGN(PERCENT, "%")           \
    SIGN(DOUBLE_STAR, "**")      \
    SIGN(LEFT_SHIFT, "<<")       \
    SIGN(RIGHT_SHIFT, ">>")      \
    SIGN(PIPE, "|")              \
    SIGN(CARET, "^")             \
    SIGN(AMPERSAND, "&")         \
    SIGN(DOUBLE_SLASH, "//")     \
    SIGN(PLUS_ASSIGN, "+=")      \
    SIGN(MINUS_ASSIGN, "-=")     \
    SIGN(STAR_ASSIGN, "*=")      \
    SIGN(AT_ASSIGN, "@=")        \
    SIGN(SLASH_ASSIGN, "/=")     \
    SIGN(PERCENT_ASSIGN, "%=")   \
    SIGN(DOUBLE_STAR_ASSIGN, "**=") \
    SIGN(LEFT_SHIFT_ASSIGN, "<<=")  \
    SIGN(RIGHT_SHIFT_ASSIGN, ">>=") \
    SIGN(PIPE_ASSIGN, "|=")      \
    SIGN(CARET_ASSIGN, "^=")     \
    SIGN(AMPERSAND_ASSIGN, "&=") \
    SIGN(DOUBLE_SLASH_ASSIGN, "//=") \
    SIGN(TILDE, "~")             \
    SIGN(LESS, "<")              \
    SIGN(GREATER, ">")           \
    SIGN(LESS_EQUAL, "<=")       \
    SIGN(GREATER_EQUAL, ">=")    \
    SIGN(EQUAL, "==")            \
    SIGN(NOT_EQUAL, "!=")

#define KEYWORD_LIST(KEYWORD)        \
    KEYWORD(FALSE, "False")          \
    KEYWORD(NONE, "None")            \
    KEYWORD(TRUE, "True")            \
    KEYWORD(AND, "and")              \
    KEYWORD(AS, "as")                \
    KEYWORD(ASSERT, "assert")        \
    KEYWORD(ASYNC, "async")          \
    KEYWORD(AWAIT, "await")          \
    KEYWORD(BREAK, "break")          \
    KEYWORD(CLASS, "class")          \
    KEYWORD(CONTINUE, "continue")    \
    KEYWORD(DEF, "def")              \
    KEYWORD(DEL, "del")              \
    KEYWORD(ELIF, "elif")            \
    KEYWORD(ELSE, "else")            \
    KEYWORD(EXCEPT, "except")        \
    KEYWORD(FINALLY, "finally")      \
    KEYWORD(FOR, "for")              \
    KEYWORD(FROM, "from")            \
    KEYWORD(GLOBAL, "global")        \
    KEYWORD(IF, "if")                \
    KEYWORD(IMPORT, "import")        \
    KEYWORD(IN, "in")                \
    KEYWORD(IS, "is")                \
    KEYWORD(LAMBDA, "lambda")        \
    KEYWORD(NONLOCAL, "nonlocal")    \
    KEYWORD(NOT, "not")              \
    KEYWORD(OR, "or")                \
    KEYWORD(PASS, "pass")            \
    KEYWORD(RAISE, "raise")          \
    KEYWORD(RETURN, "return")        \
    KEYWORD(TRY, "try")              \
    KEYWORD(WHILE, "while")          \
    KEYWORD(WITH, "with")            \
    KEYWORD(YIELD, "yield")
