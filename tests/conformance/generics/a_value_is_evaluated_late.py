type X[T] = 1/0
X.__value__
