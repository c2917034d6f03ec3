print(round(7.5), round(8.5), round(-2.5), round(1234, -2), round(15, -1), round(2.675, 2), round(3.14159, 3), round(3.0))
print(abs(-3), abs(-2.5), pow(2, 10), (5).bit_count(), (-6).__abs__(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"))
print(max(1, 2.0), min(3, 1, 2), sum([0.1] * 3), sum(range(5), 10))
