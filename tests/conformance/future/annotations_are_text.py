"""With this import annotations are never evaluated: they stay as text, which get_type_hints evaluates when asked."""
from __future__ import annotations, generator_stop

import __future__
import typing


def f(x: Undefined, *rest: list[ int ], y: "quoted" = 3) -> dict[str, (1, 2)]: ...


class C:
    later: D
    n: int = 1


class D: ...


print(f.__annotations__)
print(C.__annotations__)
print(typing.get_type_hints(C))
print(annotations is __future__.annotations, annotations)
print(generator_stop.getMandatoryRelease(), annotations.getMandatoryRelease())
print(__future__.all_feature_names)
