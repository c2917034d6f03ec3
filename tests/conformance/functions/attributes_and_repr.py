def greet(name: str, times: int = 1) -> str:
    """Say hello."""
    return name * times


print(greet.__name__, greet.__doc__, greet.__annotations__, greet.__defaults__, greet.__qualname__, greet.__module__)
greet.calls = 3
print(greet.calls, callable(greet), callable(3), (lambda: 0).__name__, print.__name__, len)
try:
    greet.missing
except AttributeError as e:
    print(e)
