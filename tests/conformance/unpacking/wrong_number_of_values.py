for f in (lambda: [0 for a, b in [(1, 2, 3)]], lambda: [0 for a, b, c in [(1, 2)]], lambda: [0 for a, *b, c in [(1,)]], lambda: [0 for a, b in [5]]):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
