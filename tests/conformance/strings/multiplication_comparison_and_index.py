print("ab" * 3, 0 * "x", "a" < "b", "a" < "B", "abc" < "abd", "Z" < "a", "" < "a")
s = "hello"
print(s[0], s[-1], s[1:3], s[::-1], s[10:], max(s), sorted(s), s[-100:2])
try:
    s[9]
except IndexError as e:
    print(e)
try:
    s[0] = "J"
except TypeError as e:
    print(e)
