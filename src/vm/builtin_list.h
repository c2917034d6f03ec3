// builtin_list.h - the functions of the builtins namespace: BUILTIN(name, min, max, "names", "what it does").
//
// max -1: raw arguments (any number, keywords). Names: as in NativeDef. Makes the table in builtins.c and the prototypes of
// the functions, which stand in builtin_*.c as builtin_NAME. `__build_class__` is not here: its name begins so.
#define BUILTIN_LIST(BUILTIN)                                                                                        \
    BUILTIN(abs, 1, 1, NULL, "Return the absolute value of the argument.")                                           \
    BUILTIN(aiter, 1, 1, NULL, "Return an AsyncIterator for an AsyncIterable object.")                               \
    BUILTIN(all, 1, 1, NULL, "Return True if bool(x) is True for all values x in the iterable.")                     \
    BUILTIN(anext, 1, 2, NULL, "Return the next item from the async iterator.")                                      \
    BUILTIN(any, 1, 1, NULL, "Return True if bool(x) is True for any x in the iterable.")                            \
    BUILTIN(ascii, 1, 1, NULL, "Return an ASCII-only representation of an object.")                                  \
    BUILTIN(bin, 1, 1, NULL, "Return the binary representation of an integer.")                                      \
    BUILTIN(breakpoint, 0, -1, NULL, "Call sys.breakpointhook(*args, **kws).")                                       \
    BUILTIN(callable, 1, 1, NULL, "Return whether the object is callable (i.e., some kind of function).")            \
    BUILTIN(chr, 1, 1, NULL, "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")         \
    BUILTIN(compile, 0, -1, NULL, "Compile source into a code object that can be executed by exec() or eval().")     \
    BUILTIN(delattr, 2, 2, NULL, "Deletes the named attribute from the given object.")                               \
    BUILTIN(dir, 0, 1, NULL, "Names in the current scope, or of an object's attributes.")                            \
    BUILTIN(divmod, 2, 2, NULL, "Return the tuple (x//y, x%y).")                                                     \
    BUILTIN(eval, 0, -1, NULL, "Evaluate the given source in the context of globals and locals.")                    \
    BUILTIN(exec, 0, -1, NULL, "Execute the given source in the context of globals and locals.")                     \
    BUILTIN(exit, 0, 1, "code", "Leave the program.")                                                                \
    BUILTIN(format, 1, 2, NULL, "Return type(value).__format__(value, format_spec)")                                 \
    BUILTIN(getattr, 2, 3, NULL, "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.")      \
    BUILTIN(globals, 0, 0, NULL, "Return the dictionary containing the current scope's global variables.")           \
    BUILTIN(hasattr, 2, 2, NULL, "Return whether the object has an attribute with the given name.")                  \
    BUILTIN(hash, 1, 1, NULL, "Return the hash value for the given object.")                                         \
    BUILTIN(help, 0, -1, NULL, "Not simulated.")                                                                     \
    BUILTIN(hex, 1, 1, NULL, "Return the hexadecimal representation of an integer.")                                 \
    BUILTIN(id, 1, 1, NULL, "Return the identity of an object.")                                                     \
    BUILTIN(input, 0, 1, NULL, "Read a string from standard input.  The trailing newline is stripped.")              \
    BUILTIN(isinstance, 2, 2, NULL, "Return whether an object is an instance of a class or of a subclass thereof.")  \
    BUILTIN(issubclass, 2, 2, NULL, "Return whether 'cls' is derived from another class or is the same class.")      \
    BUILTIN(iter, 1, 2, NULL, "Get an iterator from an object.")                                                     \
    BUILTIN(len, 1, 1, NULL, "Return the number of items in a container.")                                           \
    BUILTIN(locals, 0, 0, NULL, "Return a dictionary containing the current scope's local variables.")               \
    BUILTIN(max, 0, -1, NULL, "With a single iterable argument, return its biggest item.")                           \
    BUILTIN(min, 0, -1, NULL, "With a single iterable argument, return its smallest item.")                          \
    BUILTIN(next, 1, 2, NULL, "Return the next item from the iterator.")                                             \
    BUILTIN(oct, 1, 1, NULL, "Return the octal representation of an integer.")                                       \
    BUILTIN(open, 1, 8, "file mode buffering encoding errors newline closefd opener", "Open file and return a stream.  Raise OSError upon failure.")                                                                   \
    BUILTIN(ord, 1, 1, NULL, "Return the Unicode code point for a one-character string.")                            \
    BUILTIN(pow, 2, 3, "base exp mod", "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.") \
    BUILTIN(print, 0, -1, NULL, "Prints the values to a stream, or to sys.stdout by default.")                       \
    BUILTIN(quit, 0, 1, "code", "Leave the program.")                                                                \
    BUILTIN(repr, 1, 1, NULL, "Return the canonical string representation of the object.")                           \
    BUILTIN(round, 1, 2, "number ndigits", "Round a number to a given precision in decimal digits.")                 \
    BUILTIN(setattr, 3, 3, NULL, "Sets the named attribute on the given object to the specified value.")             \
    BUILTIN(sorted, 0, -1, NULL, "Return a new list containing all items from the iterable in ascending order.") \
    BUILTIN(sum, 1, 2, "iterable / start", "Return the sum of a 'start' value (default: 0) plus an iterable of numbers") \
    BUILTIN(vars, 0, 1, NULL, "Without arguments, equivalent to locals(); with one, to object.__dict__.")            \
    BUILTIN(__import__, 1, 5, "name globals locals fromlist level", "Import a module.")
