// str_method_list.h - the methods of str: METHOD(name, min, max, parameters, flags, "what it does").
//
// Makes the prototypes (str_method_find, ...) and str's table of methods. One row group a file.
#define STR_METHOD_LIST(METHOD) \
    /* str_search.c */                                                                                               \
    METHOD(find, 1, 3, NULL, 0, "Lowest index where a part is found, or -1.")                                        \
    METHOD(rfind, 1, 3, NULL, 0, "Highest index where a part is found, or -1.")                                      \
    METHOD(index, 1, 3, NULL, 0, "As find, but ValueError if it is not there.")                                      \
    METHOD(rindex, 1, 3, NULL, 0, "As rfind, but ValueError if it is not there.")                                    \
    METHOD(count, 1, 3, NULL, 0, "How often a part occurs, without overlaps.")                                       \
    METHOD(startswith, 1, 3, NULL, 0, "Does it begin so, or with one of a tuple?")                                   \
    METHOD(endswith, 1, 3, NULL, 0, "Does it end so, or with one of a tuple?")                                       \
    METHOD(removeprefix, 1, 1, NULL, 0, "Without this beginning, if it has it.")                                     \
    METHOD(removesuffix, 1, 1, NULL, 0, "Without this end, if it has it.")                                           \
    METHOD(replace, 2, 3, "old new / count", 0, "With every occurrence of a part replaced.")                         \
    /* str_split.c */                                                                                                \
    METHOD(split, 0, 2, "sep maxsplit", 0, "The parts between separators, or between runs of white space.")          \
    METHOD(rsplit, 0, 2, "sep maxsplit", 0, "As split, counting from the end.")                                      \
    METHOD(splitlines, 0, 1, "keepends", 0, "The lines, without their ends.")                                        \
    METHOD(partition, 1, 1, NULL, 0, "What is before, at and after the first separator.")                            \
    METHOD(rpartition, 1, 1, NULL, 0, "What is before, at and after the last separator.")                            \
    METHOD(strip, 0, 1, NULL, 0, "Without white space, or these characters, on both sides.")                         \
    METHOD(lstrip, 0, 1, NULL, 0, "The same on the left.")                                                           \
    METHOD(rstrip, 0, 1, NULL, 0, "The same on the right.")                                                          \
    METHOD(join, 1, 1, NULL, 0, "The items of an iterable, this between them.")                                      \
    /* str_case.c */                                                                                                 \
    METHOD(upper, 0, 0, NULL, 0, "In capital letters.")                                                              \
    METHOD(lower, 0, 0, NULL, 0, "In small letters.")                                                                \
    METHOD(casefold, 0, 0, NULL, 0, "For comparing without regard to case.")                                         \
    METHOD(capitalize, 0, 0, NULL, 0, "The first letter capital, the others small.")                                 \
    METHOD(title, 0, 0, NULL, 0, "Each word's first letter capital.")                                                \
    METHOD(swapcase, 0, 0, NULL, 0, "Capital for small letters and the other way round.")                            \
    METHOD(isalnum, 0, 0, NULL, 0, "Letters and digits only, at least one.")                                         \
    METHOD(isalpha, 0, 0, NULL, 0, "Letters only, at least one.")                                                    \
    METHOD(isascii, 0, 0, NULL, 0, "ASCII only.")                                                                    \
    METHOD(isdecimal, 0, 0, NULL, 0, "Decimal digits only, at least one.")                                           \
    METHOD(isdigit, 0, 0, NULL, 0, "Digits only, superscripts too, at least one.")                                   \
    METHOD(isidentifier, 0, 0, NULL, 0, "Could it be a name?")                                                       \
    METHOD(islower, 0, 0, NULL, 0, "All letters small, at least one.")                                               \
    METHOD(isnumeric, 0, 0, NULL, 0, "Numeric characters only, at least one.")                                       \
    METHOD(isprintable, 0, 0, NULL, 0, "Nothing that repr() would escape.")                                          \
    METHOD(isspace, 0, 0, NULL, 0, "White space only, at least one.")                                                \
    METHOD(istitle, 0, 0, NULL, 0, "Each word's first letter capital and no other.")                                 \
    METHOD(isupper, 0, 0, NULL, 0, "All letters capital, at least one.")                                             \
    /* str_layout.c */                                                                                               \
    METHOD(ljust, 1, 2, NULL, 0, "Padded on the right to a width.")                                                  \
    METHOD(rjust, 1, 2, NULL, 0, "Padded on the left to a width.")                                                   \
    METHOD(center, 1, 2, NULL, 0, "Padded on both sides to a width.")                                                \
    METHOD(zfill, 1, 1, NULL, 0, "Padded with zeros behind the sign.")                                               \
    METHOD(expandtabs, 0, 1, "tabsize", 0, "Tabs replaced by spaces.")                                               \
    METHOD(translate, 1, 1, NULL, 0, "Each character replaced as a table says.")                                     \
    METHOD(maketrans, 1, 3, NULL, NATIVE_STATIC, "A table for translate.")                                           \
    /* codecs.c */                                                                                                   \
    METHOD(encode, 0, 2, "encoding errors", 0, "As bytes, in UTF-8 or another encoding.")                            \
    /* format_template.c */                                                                                          \
    METHOD(format, 0, -1, NULL, 0, "With {fields} replaced by arguments.")                                           \
    METHOD(format_map, 1, 1, NULL, 0, "With {fields} replaced by items of a mapping.")
