// ast.h - the syntax tree: plain structs in a compilation Arena, made by syntax/parse_*.c, read by code/.
//
// One struct `Node` for statements, expressions and patterns, with a union member per kind, named as in CPython's ast
// module. Lists are pointer + count (`Nodes`). Nothing here is ever changed after parsing. Names and texts are
// NUL-terminated strings in the arena; names are already mangled-free (mangling `__x` in a class is the compiler's
// work) and NFKC is not applied (an identifier must be in that form already).
#ifndef LOOPCHEF_SYNTAX_AST_H
#define LOOPCHEF_SYNTAX_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "syntax/node_list.h"

typedef enum NodeKind {
#define NODE(NAME, about) NODE_##NAME,
    STATEMENT_LIST(NODE) EXPRESSION_LIST(NODE) PATTERN_LIST(NODE)
#undef NODE
    NODE_KIND_COUNT
} NodeKind;

typedef struct Node Node;

typedef struct Nodes {
    Node **items;
    int count;
} Nodes;

typedef struct Names {
    const char **items;
    int count;
} Names;

typedef enum Context { CONTEXT_LOAD, CONTEXT_STORE, CONTEXT_DELETE } Context;

// A literal's value, still as the source has it: vm/ makes the object.
typedef enum LiteralKind {
    LITERAL_NONE, LITERAL_TRUE, LITERAL_FALSE, LITERAL_ELLIPSIS,
    LITERAL_INT,     // fits in int64_t: `integer`
    LITERAL_BIG_INT, // `text` has the digits: "0x..", "0b..", "0o.." or decimal, without underscores
    LITERAL_FLOAT,   // `real`
    LITERAL_IMAGINARY, // `real` is the imaginary part
    LITERAL_STR,     // `text`, `size`: WTF-8, escapes decoded
    LITERAL_BYTES,   // `text`, `size`
    LITERAL_TUPLE,   // `items`, `count` (made by the compiler: constant tuples, keyword names)
    LITERAL_FROZENSET, // likewise, for `x in {1, 2}`
    LITERAL_CODE,    // `code`: a nested function's code unit (made by the compiler)
} LiteralKind;

typedef struct Literal {
    LiteralKind kind;
    int64_t integer;
    double real;
    const char *text;             // NUL-terminated
    size_t size;                  // of text, in bytes
    const struct Literal *items;  // of a tuple or frozenset
    int count;
    struct CodeUnit *code;        // see code/code.h
} Literal;

typedef enum Operator {  // binary and augmented operators, in the order of BINARY_OP's argument
    OPERATOR_ADD, OPERATOR_SUB, OPERATOR_MUL, OPERATOR_MATMUL, OPERATOR_DIV, OPERATOR_MOD, OPERATOR_POW,
    OPERATOR_LSHIFT, OPERATOR_RSHIFT, OPERATOR_OR, OPERATOR_XOR, OPERATOR_AND, OPERATOR_FLOORDIV,
    OPERATOR_COUNT
} Operator;

typedef enum UnaryOperator { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS } UnaryOperator;

typedef enum Comparison {  // in the order of COMPARE_OP's argument
    COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE,
    COMPARE_IS, COMPARE_IS_NOT, COMPARE_IN, COMPARE_NOT_IN
} Comparison;

typedef struct Parameter {
    const char *name;
    Node *annotation;  // NULL if none
    Node *fallback;    // the default; NULL if none
    Span span;
} Parameter;

typedef struct Parameters {
    Parameter *items;        // positional-only, then positional-or-keyword, then keyword-only
    int positional_only;     // how many of each
    int positional;
    int keyword_only;
    Parameter *star;         // *args; NULL if none
    Parameter *double_star;  // **kwargs; NULL if none
} Parameters;

typedef struct TypeParameter {  // of `def f[T: int = str, *Ts, **P]`
    const char *name;
    int stars;
    Node *bound;     // NULL if none; a TUPLE: constraints
    Node *fallback;  // the default; NULL if none
    Span span;
} TypeParameter;

typedef struct TypeParameters {
    TypeParameter *items;
    int count;
} TypeParameters;

typedef struct Keyword {
    const char *name;  // NULL: **value
    Node *value;
    Span span;
} Keyword;

typedef struct Comprehension {  // one `for` of a comprehension
    Node *target;
    Node *iterable;
    Nodes conditions;
    bool is_async;
} Comprehension;

typedef struct Handler {  // one `except` clause
    Node *type;        // NULL: bare
    const char *name;  // NULL if none
    Nodes body;
    Span span;
} Handler;

typedef struct WithItem {
    Node *context;
    Node *target;  // NULL if none
} WithItem;

typedef struct Alias {  // `import name as alias`
    const char *name;   // dotted; "*" for a star import
    const char *alias;  // NULL if none
    Span span;
} Alias;

typedef struct MatchCase {
    Node *pattern;
    Node *guard;  // NULL if none
    Nodes body;
} MatchCase;

struct Node {
    NodeKind kind;
    Span span;
    union {
        struct {
            const char *name;
            Parameters *parameters;
            Nodes body;
            Nodes decorators;
            Node *returns;  // annotation; NULL if none
            bool is_async;
            TypeParameters type_parameters;
        } function_def;
        struct {
            const char *name;
            Nodes bases;
            Keyword *keywords;
            int keyword_count;
            Nodes body;
            Nodes decorators;
            TypeParameters type_parameters;
        } class_def;
        struct { Node *value; } return_;              // value NULL: bare
        struct { Nodes targets; } delete_;
        struct { Nodes targets; Node *value; } assign;
        struct { Node *target; Operator op; Node *value; } aug_assign;
        struct { Node *target; Node *annotation; Node *value; bool simple; } ann_assign;  // value may be NULL
        struct { Node *name; Node *value; TypeParameters type_parameters; } type_alias;
        struct { Node *target; Node *iterable; Nodes body; Nodes orelse; bool is_async; } for_;
        struct { Node *test; Nodes body; Nodes orelse; } while_;
        struct { Node *test; Nodes body; Nodes orelse; } if_;  // elif is a nested IF as the only orelse
        struct { WithItem *items; int count; Nodes body; bool is_async; } with;
        struct { Node *subject; MatchCase *cases; int count; } match;
        struct { Node *exception; Node *cause; } raise;        // both may be NULL
        struct { Nodes body; Handler *handlers; int handler_count; Nodes orelse; Nodes finally; bool is_star; } try_;
        struct { Node *test; Node *message; } assert_;         // message may be NULL
        struct { Alias *names; int count; } import;
        struct { const char *module; Alias *names; int count; int level; } import_from;  // module NULL: "from . import"
        struct { Names names; } scope;                         // GLOBAL, NONLOCAL
        struct { Node *value; } expr;

        struct { bool is_or; Nodes values; } bool_op;
        struct { Node *target; Node *value; } named_expr;
        struct { Node *left; Operator op; Node *right; } bin_op;
        struct { UnaryOperator op; Node *operand; } unary_op;
        struct { Parameters *parameters; Node *body; } lambda;
        struct { Node *test, *body, *orelse; } if_exp;
        struct { Node **keys; Node **values; int count; } dict;  // a NULL key: **value
        struct { Nodes items; Context context; } sequence;       // SET, LIST, TUPLE
        struct { Node *element; Node *value; Comprehension *clauses; int count; } comp;  // value: of a DICT_COMP
        struct { Node *value; } await;                           // also YIELD (value may be NULL), YIELD_FROM
        struct { Node *left; Comparison *ops; Node **operands; int count; } compare;
        struct { Node *function; Nodes arguments; Keyword *keywords; int keyword_count; } call;
        struct { Node *value; int conversion; Node *format_spec; } formatted_value;  // 0 's' 'r' 'a'; spec: JOINED_STR
        struct { Nodes parts; } joined_str;                      // CONSTANT strs and FORMATTED_VALUEs
        struct { Literal value; } constant;
        struct { Node *value; const char *name; Span name_span; Context context; } attribute;
        struct { Node *value; Node *index; Context context; } subscript;
        struct { Node *value; Context context; } starred;
        struct { const char *id; Context context; } name;
        struct { Node *lower, *upper, *step; } slice;            // each may be NULL

        struct { Node *value; } match_value;                     // also MATCH_SINGLETON (a CONSTANT)
        struct { Nodes patterns; } match_sequence;               // also MATCH_OR
        struct { Nodes keys; Nodes patterns; const char *rest; } match_mapping;
        struct { Node *type; Nodes patterns; Names keyword_names; Nodes keyword_patterns; } match_class;
        struct { const char *name; } match_star;                 // NULL: *_
        struct { Node *pattern; const char *name; } match_as;    // both NULL: _
    } as;
};

// What CPython reports as a SyntaxWarning while it parses ("invalid escape sequence '\d'"), in source order.
typedef struct Warning {
    struct Warning *next;
    int line;
    const char *place;  // in the text: what it is about; NULL: a node, at the compiler's stage
    const char *message;
} Warning;

typedef struct Module {
    Nodes body;
    bool future_annotations;  // `from __future__ import annotations`: annotations are kept as text
    Warning *warnings;        // NULL if none
} Module;

// "function call", "attribute", ...: what CPython calls the node in messages such as "cannot assign to function call".
const char *node_about(const Node *node);

#endif
