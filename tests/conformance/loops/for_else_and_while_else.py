for x in [1, 2]:
    if x == 5:
        break
else:
    print("no break")
for x in [1, 5]:
    if x == 5:
        print("break")
        break
else:
    print("never")
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("ran out")
for i in range(0):
    pass
else:
    print("empty")
