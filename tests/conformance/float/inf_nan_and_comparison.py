inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf > 10 ** 400, nan == nan, nan != nan, inf - inf, inf * 0, 1 / inf, [nan] == [nan], nan in [nan])
print(0.5 == 1 / 2, 1.0 == 1, 0.1 + 0.2 == 0.3, hash(1.0) == hash(1), 3.0.is_integer(), (0.75).as_integer_ratio())
for text in ("1e3", " 2.5 ", "-.5", "1_0.5", "infinity"):
    print(float(text))
try:
    float("abc")
except ValueError as e:
    print(e)
