zero = 0
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: -"x", lambda: 1 < "a", lambda: zero(), lambda: zero[0],
          lambda: len(3), lambda: {}[[]], lambda: "a" * "b", lambda: [1] * 1.5):
    try:
        f()
    except TypeError as e:
        print("TypeError:", e)
