for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("never")
while True:
    try:
        break
    finally:
        print("finally on the way out")
