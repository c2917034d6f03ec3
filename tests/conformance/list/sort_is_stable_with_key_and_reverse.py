words = ["bb", "a", "ccc", "dd", "e"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted([3, 1.5, True, 2]))
words.sort(key=lambda w: (-len(w), w))
print(words)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
