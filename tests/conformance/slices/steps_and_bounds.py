a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-1], a[8:2:-2], a[5:2], a[-100:100], a[:-1][-1:], a[3::-1], a[:7:-1])
print("hello"[::2], (1, 2, 3)[1:], range(10)[2:8:3], range(5)[::-1], slice(1, 5, 2), slice(None).indices(4), slice(5, None, -2).indices(4))
try:
    a[::0]
except ValueError as e:
    print(e)
