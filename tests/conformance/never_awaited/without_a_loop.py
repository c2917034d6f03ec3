async def hello():
    print("never")


hello()
print("end")
