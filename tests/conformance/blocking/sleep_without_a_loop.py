import time

start = time.monotonic()
for n in (0.1, 0.2, 0):
    time.sleep(n)
print(f"{time.monotonic() - start:.2f}")
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
try:
    time.sleep("1")
except TypeError as e:
    print(e)
