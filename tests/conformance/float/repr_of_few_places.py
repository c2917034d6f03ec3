# Floats of a few decimal places, and their neighbours that have none so short.
for n in list(range(0, 40)) + [99, 100, 101, 999, 1000, 1001, 12345, 999999, 10**8, 10**9 - 1, 10**9, 10**9 + 1]:
    print(n, [n / 10**places for places in range(6)])

for x in (0.001, 0.0009999, 0.0010000000000000002, 0.1 + 0.2, 0.30000000000000004, 1.005, 2.675, 999999999.999,
          999999999.9999, 1e9, 1e9 + 0.5, 123456789.125, 1.0000000000000002, 0.9999999999999999, 4.35, -0.5, -12.25,
          1e16, 5e-324, 0.0, -0.0):
    print(repr(x), -x, float(repr(x)) == x)
