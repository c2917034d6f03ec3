class A:
    class B[T]:
        def m[U](self, x: T, y: U): return __class__
        def n(self): return super().__init__()
    type L[V] = dict[V, B]
    def __priv[Q](self): pass
print(A.B().m(1,2), A.L.__value__, A.B.m.__annotations__, A.B.m.__qualname__, sorted(k for k in vars(A) if not k.startswith("__")))
print(A.L, A.L.__type_params__, A.B.__dict__.keys())
