data = {"a": {"b": [1, 2, 3]}}


def look():
    print(data["a"]["b"][1])
    return data["a"]["c"]["d"]


try:
    look()
finally:
    None.missing
