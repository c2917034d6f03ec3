class Bad:
    def __del__(self):
        raise ValueError("in del")

    def __repr__(self):
        return "<Bad>"


b = Bad()
del b
print("after")
