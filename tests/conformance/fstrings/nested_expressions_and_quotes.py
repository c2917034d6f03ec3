name, items = "Ann", {"k": [1, 2, 3]}
print(f"{name!r} has {len(items["k"])} {'item' if len(items) == 1 else 'items'} {items['k'][0]} {{braces}}")
print(f"{(lambda x: x * 2)(4)} {[n for n in range(3)]} {f'{name}' + f"{1 + 1}"}")
