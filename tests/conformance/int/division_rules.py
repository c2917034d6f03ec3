print(7 / 2, 6 / 3, -7 // 2, 7 // 2.0, 7 % 3, -7 % 3, 7.5 % 2, divmod(7, -2), 0 // 5)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: divmod(1, 0)):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
