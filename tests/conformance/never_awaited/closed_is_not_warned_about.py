async def hello():
    print("never")


c = hello()
c.close()
del c
print("no warning")
