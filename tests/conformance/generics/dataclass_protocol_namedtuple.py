from dataclasses import dataclass
@dataclass
class P[T]:
    x: T
    y: list[T]
print(P(1, [2]), P[int], P.__annotations__)
import typing
print(typing.get_type_hints(P))
from typing import Protocol, NamedTuple, TypedDict
class S[T](Protocol):
    def f(self) -> T: ...
print(S, S[int], S.__mro__)
class N[T](NamedTuple):
    a: T
print(N(1), N.__type_params__, N[int])
class TD[T](TypedDict):
    a: T
print(TD(a=1), TD[int])
