# Digests of results over operands around every size where the arithmetic changes its method.
sizes = (1, 31, 59, 60, 61, 62, 63, 64, 65, 119, 120, 121, 180, 240, 1000, 1919, 1920, 1921, 4000)
numbers = [s * ((1 << n) + d) for n in sizes for d in (-1, 0, 1) for s in (1, -1)] + [3**n for n in (40, 100, 900, 1300)]


def digest(results):
    h = 0
    for r in results:
        h = (h * 1000003 + r) % (2**127 - 1)
    return h


print("+", digest(a + b for a in numbers for b in numbers))
print("-", digest(a - b for a in numbers for b in numbers))
print("*", digest(a * b for a in numbers for b in numbers))
print("//", digest(a // b for a in numbers for b in numbers if b))
print("%", digest(a % b for a in numbers for b in numbers if b))
print("divmod", all(divmod(a, b) == (a // b, a % b) and (a // b) * b + a % b == a for a in numbers for b in numbers if b))
print("&", digest(a & b for a in numbers for b in numbers))
print("|", digest(a | b for a in numbers for b in numbers))
print("^", digest(a ^ b for a in numbers for b in numbers))
print("~", digest(~a for a in numbers))
print("<<", digest(a << n for a in numbers for n in sizes))
print(">>", digest(a >> n for a in numbers for n in sizes))
print("**", digest(a ** n for a in numbers for n in (0, 1, 2, 5)))
print("pow", digest(pow(a, 65537, b) for a in numbers[:40] for b in numbers[:40] if b))
print("/", [a / b for a in numbers[20:60:7] for b in numbers[::17]])
print("<", sum(a < b for a in numbers for b in numbers), sum(a == b for a in numbers for b in numbers), sorted(numbers)[::30] == sorted(numbers, key=lambda n: n)[::30])
print("bits", sum(a.bit_length() for a in numbers), sum(a.bit_count() for a in numbers), digest(hash(a) for a in numbers))
print("text", digest(len(str(a)) for a in numbers), str(3**900)[::40], hex(3**100), oct(-(2**65)), bin(2**62 - 1), int(str(3**1300)) == 3**1300)
print("float", [float(a) for a in numbers[::9] if a.bit_length() < 1000], 2**1023 * 1.0, [a < 1e300 for a in numbers[::9]])
print("bytes", all(int.from_bytes(a.to_bytes(600, o, signed=True), o, signed=True) == a for a in numbers for o in ("big", "little")))
