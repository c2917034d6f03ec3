// bytes_method_list.h - the methods that bytes and bytearray share: METHOD(name, min, max, parameters, flags, "what it does").
#define BYTES_METHOD_LIST(METHOD) \
    /* bytes_search.c */                                                                                             \
    METHOD(find, 1, 3, NULL, 0, "Lowest index where bytes are found, or -1.")                                        \
    METHOD(rfind, 1, 3, NULL, 0, "Highest index where bytes are found, or -1.")                                      \
    METHOD(index, 1, 3, NULL, 0, "As find, but ValueError if they are not there.")                                   \
    METHOD(rindex, 1, 3, NULL, 0, "As rfind, but ValueError if they are not there.")                                 \
    METHOD(count, 1, 3, NULL, 0, "How often bytes occur, without overlaps.")                                         \
    METHOD(startswith, 1, 3, NULL, 0, "Do they begin so, or with one of a tuple?")                                   \
    METHOD(endswith, 1, 3, NULL, 0, "Do they end so, or with one of a tuple?")                                       \
    METHOD(removeprefix, 1, 1, NULL, 0, "Without this beginning, if they have it.")                                  \
    METHOD(removesuffix, 1, 1, NULL, 0, "Without this end, if they have it.")                                        \
    METHOD(replace, 2, 3, NULL, 0, "With every occurrence of a part replaced.")                                      \
    /* bytes_split.c */                                                                                              \
    METHOD(split, 0, 2, "sep maxsplit", 0, "The parts between separators, or between runs of white space.")          \
    METHOD(rsplit, 0, 2, "sep maxsplit", 0, "As split, counting from the end.")                                      \
    METHOD(splitlines, 0, 1, "keepends", 0, "The lines, without their ends.")                                        \
    METHOD(partition, 1, 1, NULL, 0, "What is before, at and after the first separator.")                            \
    METHOD(rpartition, 1, 1, NULL, 0, "What is before, at and after the last separator.")                            \
    METHOD(strip, 0, 1, NULL, 0, "Without white space, or these bytes, on both sides.")                              \
    METHOD(lstrip, 0, 1, NULL, 0, "The same on the left.")                                                           \
    METHOD(rstrip, 0, 1, NULL, 0, "The same on the right.")                                                          \
    METHOD(join, 1, 1, NULL, 0, "The items of an iterable, these bytes between them.")                               \
    /* bytes_text.c */                                                                                               \
    METHOD(decode, 0, 2, "encoding errors", 0, "As a str, from UTF-8 or another encoding.")                          \
    METHOD(hex, 0, 2, "sep bytes_per_sep", 0, "In hexadecimal digits.")                                              \
    METHOD(fromhex, 1, 1, NULL, NATIVE_CLASS, "From hexadecimal digits.")                                            \
    METHOD(upper, 0, 0, NULL, 0, "In capital letters (ASCII).")                                                      \
    METHOD(lower, 0, 0, NULL, 0, "In small letters (ASCII).")                                                        \
    METHOD(capitalize, 0, 0, NULL, 0, "The first letter capital, the others small.")                                 \
    METHOD(title, 0, 0, NULL, 0, "Each word's first letter capital.")                                                \
    METHOD(swapcase, 0, 0, NULL, 0, "Capital for small letters and the other way round.")                            \
    METHOD(isalnum, 0, 0, NULL, 0, "Letters and digits only, at least one.")                                         \
    METHOD(isalpha, 0, 0, NULL, 0, "Letters only, at least one.")                                                    \
    METHOD(isascii, 0, 0, NULL, 0, "Bytes below 128 only.")                                                          \
    METHOD(isdigit, 0, 0, NULL, 0, "Digits only, at least one.")                                                     \
    METHOD(islower, 0, 0, NULL, 0, "All letters small, at least one.")                                               \
    METHOD(isspace, 0, 0, NULL, 0, "White space only, at least one.")                                                \
    METHOD(istitle, 0, 0, NULL, 0, "Each word's first letter capital and no other.")                                 \
    METHOD(isupper, 0, 0, NULL, 0, "All letters capital, at least one.")                                             \
    METHOD(ljust, 1, 2, NULL, 0, "Padded on the right to a width.")                                                  \
    METHOD(rjust, 1, 2, NULL, 0, "Padded on the left to a width.")                                                   \
    METHOD(center, 1, 2, NULL, 0, "Padded on both sides to a width.")                                                \
    METHOD(zfill, 1, 1, NULL, 0, "Padded with zeros behind the sign.")                                               \
    METHOD(expandtabs, 0, 1, "tabsize", 0, "Tabs replaced by spaces.")                                               \
    METHOD(translate, 1, 2, "table / delete", 0, "Each byte replaced as a table of 256 says.")                       \
    METHOD(maketrans, 2, 2, NULL, NATIVE_STATIC, "A table for translate.")
