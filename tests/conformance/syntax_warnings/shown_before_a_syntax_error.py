print("\d")
assert (1, "not reached: the compiler's own warnings come after the parser's")
x = = 1
