x = 1
print("out")
print(x + y)
