// node_list.h - every kind of syntax tree node: NODE(NAME, category, "CPython's name for it in error messages").
//
// The tree mirrors CPython's `ast` module node for node (names, fields, column ranges), so that what its documentation
// says of `ast.Call` holds of NODE_CALL.
#define STATEMENT_LIST(NODE)                                      \
    NODE(FUNCTION_DEF, "function definition")                     \
    NODE(CLASS_DEF, "class definition")                           \
    NODE(RETURN, "return statement")                              \
    NODE(DELETE, "del statement")                                 \
    NODE(ASSIGN, "assignment")                                    \
    NODE(AUG_ASSIGN, "augmented assignment")                      \
    NODE(ANN_ASSIGN, "annotated assignment")                      \
    NODE(TYPE_ALIAS, "type statement")                            \
    NODE(FOR, "for loop")                                         \
    NODE(WHILE, "while loop")                                     \
    NODE(IF, "if statement")                                      \
    NODE(WITH, "with statement")                                  \
    NODE(MATCH, "match statement")                                \
    NODE(RAISE, "raise statement")                                \
    NODE(TRY, "try statement")                                    \
    NODE(ASSERT, "assert statement")                              \
    NODE(IMPORT, "import statement")                              \
    NODE(IMPORT_FROM, "import statement")                         \
    NODE(GLOBAL, "global statement")                              \
    NODE(NONLOCAL, "nonlocal statement")                          \
    NODE(EXPR, "expression statement")                            \
    NODE(PASS, "pass statement")                                  \
    NODE(BREAK, "break statement")                                \
    NODE(CONTINUE, "continue statement")

#define EXPRESSION_LIST(NODE)                                     \
    NODE(BOOL_OP, "expression")                                   \
    NODE(NAMED_EXPR, "named expression")                          \
    NODE(BIN_OP, "expression")                                    \
    NODE(UNARY_OP, "expression")                                  \
    NODE(LAMBDA, "lambda")                                        \
    NODE(IF_EXP, "conditional expression")                        \
    NODE(DICT, "dict literal")                                    \
    NODE(SET, "set display")                                      \
    NODE(LIST_COMP, "list comprehension")                         \
    NODE(SET_COMP, "set comprehension")                           \
    NODE(DICT_COMP, "dict comprehension")                         \
    NODE(GENERATOR_EXP, "generator expression")                   \
    NODE(AWAIT, "await expression")                               \
    NODE(YIELD, "yield expression")                               \
    NODE(YIELD_FROM, "yield expression")                          \
    NODE(COMPARE, "comparison")                                   \
    NODE(CALL, "function call")                                   \
    NODE(FORMATTED_VALUE, "f-string expression")                  \
    NODE(JOINED_STR, "f-string expression")                       \
    NODE(CONSTANT, "literal")                                     \
    NODE(ATTRIBUTE, "attribute")                                  \
    NODE(SUBSCRIPT, "subscript")                                  \
    NODE(STARRED, "starred")                                      \
    NODE(NAME, "name")                                            \
    NODE(LIST, "list")                                            \
    NODE(TUPLE, "tuple")                                          \
    NODE(SLICE, "slice")

#define PATTERN_LIST(NODE)                                        \
    NODE(MATCH_VALUE, "pattern")                                  \
    NODE(MATCH_SINGLETON, "pattern")                              \
    NODE(MATCH_SEQUENCE, "pattern")                               \
    NODE(MATCH_MAPPING, "pattern")                                \
    NODE(MATCH_CLASS, "pattern")                                  \
    NODE(MATCH_STAR, "pattern")                                   \
    NODE(MATCH_AS, "pattern")                                     \
    NODE(MATCH_OR, "pattern")
