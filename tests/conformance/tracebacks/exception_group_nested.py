def part(n):
    if n % 2:
        raise ValueError(f"odd {n}")
    raise KeyError(n)


errors = []
for n in range(3):
    try:
        part(n)
    except Exception as e:
        errors.append(e)
raise ExceptionGroup("three parts", [errors[0], ExceptionGroup("inner", errors[1:])])
