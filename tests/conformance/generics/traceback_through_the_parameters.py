class C[T](1/0): pass
