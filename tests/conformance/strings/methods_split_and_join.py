print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(None, 1), "a-b-c".rsplit("-", 1))
print("one\ntwo\r\nthree".splitlines(), ", ".join(["x", "y"]), "".join("abc"))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="))
try:
    ", ".join(["a", 1])
except TypeError as e:
    print(e)
