def first[T](items: list[T], default: T = 3, *, k=4) -> T:
    return items[0] if items else default
print(first([1]), first([]), first.__type_params__, first.__annotations__, first.__qualname__)
class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
    def m[U: T](self, u: U, z=T): return (u, z)
s = Stack[int]()
s.push(3); print(s.pop(), Stack.__type_params__, Stack.__mro__, Stack.__orig_bases__, Stack[str], Stack.m.__type_params__, Stack.m.__type_params__[0].__bound__)
print(Stack.__qualname__, Stack.m.__qualname__, Stack.push.__annotations__)
type Alias = list[Undefined]
print(Alias, Alias.__name__)
try: Alias.__value__
except NameError as e: print(e)
Undefined = 5
print(Alias.__value__)
type Tree[T] = T | list[Tree[T]]
print(Tree, Tree.__type_params__, Tree[int], Tree.__value__)
class C[T: (int, str), *Ts, **P]:
    n = 3
    type X = list[T]
    type Y = dict[n, T]
    def f[Q: n](self) -> n: ...
T, Ts, P = C.__type_params__
print(T.__constraints__, Ts, P, P.__default__, T.__bound__, T.has_default(), P.has_default(), T.__infer_variance__)
print(C.X.__value__, C.Y.__value__, C.f.__type_params__[0].__bound__)
print(C.__orig_bases__, T.__module__)
@staticmethod
def deco[T = int](): return T
print(deco(), deco().__default__)
async def af[T](x: T): return T
import asyncio
print(asyncio.run(af(1)))
class D[T](Stack[T], metaclass=type): 
    x = T
print(D.x, D.__bases__, D.__orig_bases__)
def outer():
    y = 5
    class E[T: y]:
        y = 6
        def g[U: y](self): return y, U
    return E
E = outer()
print(E.__type_params__[0].__bound__, E().g(), E.g.__type_params__[0].__bound__)
type F = int
print(F | None, type(F), F.__module__)
print(isinstance(Tree, type), isinstance(3, Stack))
def h[T](x: T):
    def inner(): return T
    return inner()
print(h(1))
try: F[int]
except TypeError as e: print(e)
try: T.nope
except AttributeError as e: print(e)
print(first[int] if hasattr(first, '__getitem__') else "no")
type = 3
type += 1
print(type)
