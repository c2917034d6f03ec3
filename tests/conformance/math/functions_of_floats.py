import math

values = [-2.5, -1.0, -0.5, -0.0, 0.0, 5e-324, 1e-9, 0.3, 0.5, 1.0, 1.5, 2.0, 10.0, 23.0, 24.0, 171.5, 710.0, 1e22, 1e308,
          math.inf, -math.inf, math.nan]
names = ("acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma "
         "lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp").split()


def value(function, *args):
    try:
        return function(*args)
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


for name in names:
    print(name, [value(getattr(math, name), x) for x in values])
for name in "atan2 copysign fmod hypot log nextafter pow remainder".split():
    for x in (-2.5, 0.0, 3.0, math.inf):
        print(name, x, [value(getattr(math, name), x, y) for y in (-2.0, -0.0, 0.7, 10.0, math.inf, math.nan)])
print([math.nextafter(1.0, 2.0, steps=n) for n in (0, 1, 5, 10**15)], math.nextafter(-1e-323, 1.0, steps=6))
print(math.fma(2, 3, 4), value(math.fma, math.inf, 0, 1), value(math.fma, 1e308, 10, -1e308))
print(math.ldexp(1, 10), math.ldexp(1, -10**30), value(math.ldexp, 1.5, 10**30))
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 2, abs_tol=1), value(lambda: math.isclose(1, 2, rel_tol=-1)))
print(math.pi, math.e, math.tau, math.inf, math.nan)
