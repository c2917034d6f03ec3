data = bytearray(b"ab")
data.append(99)
data.extend(n for n in (100, 101))
data += b"fg"
data.insert(0, 65)
print(data, len(data), data.pop(), data.pop(0), data)
data[0] = 66
data[1:3] = b"....."
print(data)
del data[0]
del data[::2]
print(data)
data.remove(46)
data.reverse()
copy = data.copy()
data.clear()
print(data, copy, copy == b"ge..", bytes(copy), copy.decode(), copy[1:], type(copy[1:]), copy * 2)


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: data.append(256))
show(lambda: data.append("x"))
show(lambda: data.pop())
show(lambda: data.remove(1))
show(lambda: data.extend("x"))
show(lambda: data.extend(5))
show(lambda: data[0])
show(lambda: copy.__setitem__(0, 300))
show(lambda: copy.__setitem__(slice(0, 4, 2), b"abc"))
show(lambda: hash(data))
show(lambda: bytearray("a"))
