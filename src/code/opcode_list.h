// opcode_list.h - every instruction: OP(NAME, argument, pops, pushes, "what it does").
//
// An instruction is one 32-bit word: the opcode in the low 8 bits, an unsigned argument in the high 24. Some are followed
// by cache words (CACHE_WORDS below), zero in the code unit, which the interpreter uses as it likes. Stack effects with an
// argument-dependent count are marked -1 and computed by `opcode_effect`. Argument kinds: NONE, SLOT (a local's number),
// CONST (a literal's index), NAME (an index into the names), JUMP (an absolute word index), COUNT, KIND (an enum), FLAGS.
//
// Conventions (as CPython 3.13 unless said otherwise):
//   - A call's stack is: callable, self-or-ABSENT, arguments. LOAD_METHOD and PUSH_NULL make the first two.
//   - Locals' slots: parameters, other locals, cell variables that are no parameters, free variables. MAKE_CELL at the
//     start of a code turns a slot into a cell; COPY_FREE_VARS fills the free variables' slots from the function.
//   - An `await` or `yield from` is one instruction, AWAIT or YIELD_FROM, that stays current while the frame is
//     suspended: stack [iterator, value to send] → [result].
//   - `for` over exhausted iterators: FOR_ITER pops the iterator and jumps.
//   - On an exception the stack is cut to the handler's depth, then (if the entry says so) the word index of the raising
//     instruction is pushed as an int, then the exception.
//   - Generator and coroutine functions have no RETURN_GENERATOR: calling one makes the object (see CodeFlag).
#define OPCODE_LIST(OP)                                                                                             \
    OP(NOP, NONE, 0, 0, "Do nothing.")                                                                              \
    OP(LINE, COUNT, 0, 0, "A source line begins: the next word is its number; the argument is how many operations it has.") \
    OP(LIBRARY_LINE, COUNT, 0, 0, "The same in library code (put in place of LINE when such code is loaded).")      \
    OP(SHORTCUT_LINE, COUNT, 0, 0, "LIBRARY_LINE of a function that has a shortcut in C, which is tried here (vm/shortcut.h).") \
    OP(LINE_AGAIN, COUNT, 0, 0, "The same line begins once more, before a jump back within it: LINE without the comparison.") \
    OP(LOAD_CONST, CONST, 0, 1, "Push a constant.")                                                                 \
    OP(LOAD_FAST, SLOT, 0, 1, "Push a local; UnboundLocalError if it has no value.")                                \
    OP(LOAD_FAST_AND_CLEAR, SLOT, 0, 1, "Push a local or ABSENT and clear it (entering an inlined comprehension).") \
    OP(STORE_FAST, SLOT, 1, 0, "Pop into a local (ABSENT restores an unset one).")                                  \
    OP(DELETE_FAST, SLOT, 0, 0, "Unset a local; UnboundLocalError if it has no value.")                             \
    OP(MAKE_CELL, SLOT, 0, 0, "Put a local's value into a new cell in its place.")                                  \
    OP(LOAD_CLOSURE, SLOT, 0, 1, "Push the cell of a slot.")                                                        \
    OP(COPY_FREE_VARS, COUNT, 0, 0, "Copy the function's closure into the last [count] slots.")                     \
    OP(LOAD_DEREF, SLOT, 0, 1, "Push what a cell holds; NameError or UnboundLocalError if empty.")                  \
    OP(STORE_DEREF, SLOT, 1, 0, "Pop into a cell.")                                                                 \
    OP(DELETE_DEREF, SLOT, 0, 0, "Empty a cell.")                                                                   \
    OP(LOAD_CLASS_DEREF, SLOT, 0, 1, "In a class body: push the namespace's name of that slot, else the cell's value.") \
    OP(LOAD_DICT_OR_DEREF, SLOT, 1, 1, "Stack [namespace of a class]: push its name of that slot, else the cell's value.") \
    OP(LOAD_DICT_OR_GLOBAL, NAME, 1, 1, "Stack [namespace of a class]: push its name, else a global, else a builtin.") \
    OP(LOAD_NAME, NAME, 0, 1, "Push a name of the namespace, else of the globals, else a builtin.")                 \
    OP(STORE_NAME, NAME, 1, 0, "Pop into the namespace.")                                                           \
    OP(DELETE_NAME, NAME, 0, 0, "Delete from the namespace.")                                                       \
    OP(LOAD_GLOBAL, NAME, 0, 1, "Push a global, else a builtin. Two cache words.")                                  \
    OP(STORE_GLOBAL, NAME, 1, 0, "Pop into a global.")                                                              \
    OP(DELETE_GLOBAL, NAME, 0, 0, "Delete a global.")                                                               \
    OP(LOAD_LOCALS, NONE, 0, 1, "Push the namespace of a class body.")                                              \
    OP(LOAD_ATTR, NAME, 1, 1, "Replace an object by its attribute. Four cache words.")                              \
    OP(LOAD_METHOD, NAME, 1, 2, "Replace an object by a callable and self-or-ABSENT. Four cache words.")            \
    OP(LOAD_SUPER_ATTR, NAME, 3, 1, "Stack [super, class, self]: push super(class, self).name.")                    \
    OP(STORE_ATTR, NAME, 2, 0, "Stack [value, object]: set an attribute. Four cache words.")                        \
    OP(DELETE_ATTR, NAME, 1, 0, "Delete an attribute.")                                                             \
    OP(LOAD_SUBSCR, NONE, 2, 1, "container[index]")                                                                 \
    OP(STORE_SUBSCR, NONE, 3, 0, "Stack [value, container, index].")                                                \
    OP(DELETE_SUBSCR, NONE, 2, 0, "del container[index]")                                                           \
    OP(BUILD_SLICE, COUNT, -1, 1, "slice(a, b) or slice(a, b, c) by the count.")                                    \
    OP(POP_TOP, NONE, 1, 0, "Drop the top.")                                                                        \
    OP(COPY, COUNT, 0, 1, "Push item [n] from the top, counted from 1.")                                            \
    OP(SWAP, COUNT, 0, 0, "Swap the top with item [n] from the top, counted from 1.")                               \
    OP(PUSH_NULL, NONE, 0, 1, "Push ABSENT.")                                                                       \
    OP(UNARY_NEGATIVE, NONE, 1, 1, "-x")                                                                            \
    OP(UNARY_POSITIVE, NONE, 1, 1, "+x")                                                                            \
    OP(UNARY_INVERT, NONE, 1, 1, "~x")                                                                              \
    OP(UNARY_NOT, NONE, 1, 1, "not x")                                                                              \
    OP(BINARY_OP, KIND, 2, 1, "left op right; the argument is an Operator, +32 for the in-place form.")             \
    OP(COMPARE_OP, KIND, 2, 1, "left op right; the argument is COMPARE_LT to COMPARE_GE.")                          \
    OP(IS_OP, FLAGS, 2, 1, "left is right; 1: is not.")                                                             \
    OP(CONTAINS_OP, FLAGS, 2, 1, "left in right; 1: not in.")                                                       \
    OP(BUILD_TUPLE, COUNT, -1, 1, "A tuple of the top [n].")                                                        \
    OP(BUILD_LIST, COUNT, -1, 1, "A list of the top [n].")                                                          \
    OP(BUILD_SET, COUNT, -1, 1, "A set of the top [n].")                                                            \
    OP(BUILD_MAP, COUNT, -1, 1, "A dict of the top [n] pairs.")                                                     \
    OP(BUILD_STRING, COUNT, -1, 1, "Join the top [n] strs.")                                                        \
    OP(FORMAT_VALUE, FLAGS, -1, 1, "Format for an f-string: low 2 bits the conversion (0, 1 str, 2 repr, 3 ascii), 4: a spec is on the stack.") \
    OP(LIST_APPEND, COUNT, 1, 0, "Append to the list [n] below the value (1: just below).")                         \
    OP(SET_ADD, COUNT, 1, 0, "Add to the set [n] below the value.")                                                 \
    OP(MAP_ADD, COUNT, 2, 0, "Stack [key, value]: set in the dict [n] below the key.")                              \
    OP(LIST_EXTEND, COUNT, 1, 0, "Extend the list [n] below by an iterable.")                                       \
    OP(SET_UPDATE, COUNT, 1, 0, "Update the set [n] below from an iterable.")                                       \
    OP(DICT_UPDATE, COUNT, 1, 0, "Update the dict [n] below from a mapping.")                                       \
    OP(DICT_MERGE, COUNT, 1, 0, "The same for call keywords: TypeError on a duplicate (the callable is below, as in CALL_EX).") \
    OP(LIST_TO_TUPLE, NONE, 1, 1, "tuple(list)")                                                                    \
    OP(UNPACK_ARGUMENTS, NONE, 1, 1, "Stack [callable, ABSENT, iterable] -> tuple of its items, for f(*iterable) (the callable is for the message).") \
    OP(UNPACK_SEQUENCE, COUNT, 1, -1, "Push [n] items, the first on top.")                                          \
    OP(UNPACK_EX, FLAGS, 1, -1, "Unpack with a star: low 8 bits how many before, the rest how many after.")         \
    OP(JUMP, JUMP, 0, 0, "Go on there.")                                                                            \
    OP(JUMP_BACK, JUMP, 0, 0, "Go back to a loop's head.")                                                          \
    OP(POP_JUMP_IF_FALSE, JUMP, 1, 0, "Pop; jump if false.")                                                        \
    OP(POP_JUMP_IF_TRUE, JUMP, 1, 0, "Pop; jump if true.")                                                          \
    OP(POP_JUMP_IF_NONE, JUMP, 1, 0, "Pop; jump if None.")                                                          \
    OP(POP_JUMP_IF_NOT_NONE, JUMP, 1, 0, "Pop; jump if not None.")                                                  \
    OP(JUMP_IF_FALSE_OR_POP, JUMP, 1, 0, "If false jump and keep it, else pop (`and`).")                            \
    OP(JUMP_IF_TRUE_OR_POP, JUMP, 1, 0, "If true jump and keep it, else pop (`or`).")                               \
    OP(GET_ITER, NONE, 1, 1, "iter(x)")                                                                             \
    OP(FOR_ITER, JUMP, 0, 1, "Push the iterator's next value, or pop the iterator and jump.")                       \
    OP(GET_YIELD_FROM_ITER, NONE, 1, 1, "The iterator that `yield from` drives.")                                   \
    OP(GET_AWAITABLE, KIND, 1, 1, "What `await` drives; 0: await, 1: __aenter__'s, 2: __aexit__'s result (for the message).") \
    OP(GET_AITER, NONE, 1, 1, "x.__aiter__()")                                                                      \
    OP(GET_ANEXT, NONE, 0, 1, "Push what to await for the next item of the async iterator on top (kept).")          \
    OP(YIELD_FROM, NONE, 2, 1, "Stack [iterator, value]: send; yield what it yields; its return value is the result.") \
    OP(AWAIT, NONE, 2, 1, "The same in a coroutine.")                                                               \
    OP(YIELD_VALUE, NONE, 1, 1, "Yield the top; what is sent in takes its place. In an async generator the value goes to its reader.") \
    OP(END_ASYNC_FOR, NONE, 2, 0, "Stack [async iterator, exception]: drop both on StopAsyncIteration, else raise it on.") \
    OP(BEFORE_WITH, NONE, 1, 3, "Stack [manager] → [bound __exit__, __enter__, self]; CALL 0 follows.")             \
    OP(BEFORE_ASYNC_WITH, NONE, 1, 3, "The same for __aexit__ and __aenter__.")                                     \
    OP(WITH_EXCEPT_START, NONE, 0, 5, "Stack [exit, lasti, previous, exception] → the same and [exit, ABSENT, type, exception, traceback]; CALL 3 follows.") \
    OP(MAKE_FUNCTION, FLAGS, -1, 1, "Stack [defaults (1)] [kwdefaults (2)] [annotations (4)] [closure (8)] code: a function.") \
    OP(CALL, COUNT, -1, 1, "Call with [n] positional arguments.")                                                   \
    OP(CALL_KW, COUNT, -1, 1, "Call with [n] arguments, the last ones named by the tuple on top.")                  \
    OP(CALL_EX, FLAGS, -1, 1, "Stack [callable, ABSENT, tuple] [dict (1)]: f(*tuple, **dict).")                     \
    OP(RETURN_VALUE, NONE, 1, 0, "Return the top.")                                                                 \
    OP(LOAD_HIDDEN, NAME, 0, 1, "Push a function of pylib's hidden modules: what makes type parameters.")                \
    OP(LOAD_BUILD_CLASS, NONE, 0, 1, "Push __build_class__.")                                                       \
    OP(LOAD_ASSERTION_ERROR, NONE, 0, 1, "Push AssertionError.")                                                    \
    OP(SETUP_ANNOTATIONS, NONE, 0, 0, "Make __annotations__ in the namespace if it is missing.")                    \
    OP(IMPORT_NAME, NAME, 2, 1, "Stack [level, fromlist]: import.")                                                 \
    OP(IMPORT_FROM, NAME, 0, 1, "Push an attribute of the module on top (kept); ImportError if it has none.")       \
    OP(IMPORT_STAR, NONE, 1, 0, "Copy a module's public names into the namespace.")                                 \
    OP(PUSH_EXC_INFO, NONE, 1, 2, "Stack [exception] → [previously handled, exception], which is now being handled.") \
    OP(POP_EXCEPT, NONE, 1, 0, "Pop the previously handled exception: it is the one being handled again.")          \
    OP(CHECK_EXC_MATCH, NONE, 1, 1, "Stack [exception, type] → [exception, bool].")                                 \
    OP(CHECK_EG_MATCH, NONE, 2, 2, "Stack [exception group, type] → [rest or None, match or None]; a match becomes the one being handled.") \
    OP(PREP_RERAISE_STAR, NONE, 2, 1, "Stack [original, list of results] → exception to raise, or None.")           \
    OP(RAISE_VARARGS, COUNT, -1, 0, "raise, raise x, raise x from y.")                                              \
    OP(RERAISE, COUNT, 1, 0, "Raise the top again; argument n > 0: its place is the int [n] below it (which stays).") \
    OP(MATCH_MAPPING, NONE, 0, 1, "Push whether the top is a mapping (kept).")                                      \
    OP(MATCH_SEQUENCE, NONE, 0, 1, "Push whether the top is a sequence to a pattern (kept).")                       \
    OP(MATCH_KEYS, NONE, 0, 1, "Stack [subject, keys] (kept): push a tuple of the values, or None.")                \
    OP(MATCH_CLASS, COUNT, 3, 1, "Stack [subject, class, keyword names]: push a tuple of attributes, or None; [n] positional ones.") \
    OP(GET_LEN, NONE, 0, 1, "Push len(top), keeping it.")                                                           \
    OP(DISPLAY, NONE, 1, 0, "At the prompt: show the value of an expression statement.")                            \
    /* Superinstructions, made by code/peephole.c only; packed arguments are two 12-bit halves, the first in the low one. */ \
    OP(LOAD_FAST_LOAD_FAST, NONE, 0, 2, "Push two locals.")                                                         \
    OP(LOAD_FAST_LOAD_CONST, NONE, 0, 2, "Push a local and a constant.")                                            \
    OP(STORE_FAST_LOAD_FAST, NONE, 1, 1, "Pop into a local, push a local.")                                         \
    OP(BINARY_FAST_CONST, NONE, 0, 1, "Local op constant: 10 bits slot, 10 bits constant, 4 bits Operator (ADD, SUB, MUL ... by number).") \
    OP(COMPARE_JUMP_IF_FALSE, NONE, 2, 0, "Compare and jump if false: 3 bits comparison, 21 bits target.")          \
    OP(FOR_RANGE, NONE, 0, 0, "FOR_ITER then STORE_FAST: the next word is the slot.")

// Words behind an instruction that belong to it.
#define CACHE_WORDS(op)                                                                                             \
    ((op) == OP_LINE || (op) == OP_LIBRARY_LINE || (op) == OP_SHORTCUT_LINE || (op) == OP_LINE_AGAIN || (op) == OP_FOR_RANGE ? 1 \
     : (op) == OP_LOAD_GLOBAL                                            ? 2                                         \
     : (op) == OP_LOAD_ATTR || (op) == OP_LOAD_METHOD || (op) == OP_STORE_ATTR ? 4                                   \
                                                                         : 0)
