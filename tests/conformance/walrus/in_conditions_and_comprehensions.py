data = [3, 8, 1, 9]
if (n := len(data)) > 3:
    print("long", n)
print([y for x in data if (y := x * 2) > 5], y)
it = iter(data)
while (value := next(it, None)) is not None:
    print(value, end=" ")
print(value)
print(any((hit := x) > 5 for x in data), hit)
