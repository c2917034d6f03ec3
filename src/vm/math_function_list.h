// math_function_list.h - the functions of module math: FUNCTION(name, min, max, parameters, "what it does").
//
// Makes the prototypes (math_sqrt, ...) and the module's table. One group of rows a file.
#define MATH_FUNCTION_LIST(FUNCTION) \
    /* module_math.c */                                                                                               \
    FUNCTION(acos, 1, 1, NULL, "Arc cosine in radians, 0 to pi.")                                                     \
    FUNCTION(acosh, 1, 1, NULL, "Inverse hyperbolic cosine.")                                                         \
    FUNCTION(asin, 1, 1, NULL, "Arc sine in radians, -pi/2 to pi/2.")                                                 \
    FUNCTION(asinh, 1, 1, NULL, "Inverse hyperbolic sine.")                                                           \
    FUNCTION(atan, 1, 1, NULL, "Arc tangent in radians, -pi/2 to pi/2.")                                              \
    FUNCTION(atanh, 1, 1, NULL, "Inverse hyperbolic tangent.")                                                        \
    FUNCTION(cbrt, 1, 1, NULL, "Cube root.")                                                                          \
    FUNCTION(cos, 1, 1, NULL, "Cosine of x radians.")                                                                 \
    FUNCTION(cosh, 1, 1, NULL, "Hyperbolic cosine.")                                                                  \
    FUNCTION(degrees, 1, 1, NULL, "Radians to degrees.")                                                              \
    FUNCTION(erf, 1, 1, NULL, "Error function.")                                                                      \
    FUNCTION(erfc, 1, 1, NULL, "Complementary error function.")                                                       \
    FUNCTION(exp, 1, 1, NULL, "e to the power of x.")                                                                 \
    FUNCTION(exp2, 1, 1, NULL, "2 to the power of x.")                                                                \
    FUNCTION(expm1, 1, 1, NULL, "exp(x) - 1, exact for small x.")                                                     \
    FUNCTION(fabs, 1, 1, NULL, "Absolute value as a float.")                                                          \
    FUNCTION(gamma, 1, 1, NULL, "Gamma function.")                                                                    \
    FUNCTION(lgamma, 1, 1, NULL, "Logarithm of the gamma function's absolute value.")                                 \
    FUNCTION(log, 1, 2, NULL, "Logarithm to a base (e).")                                                             \
    FUNCTION(log10, 1, 1, NULL, "Logarithm to base 10.")                                                              \
    FUNCTION(log1p, 1, 1, NULL, "log(1 + x), exact for small x.")                                                     \
    FUNCTION(log2, 1, 1, NULL, "Logarithm to base 2.")                                                                \
    FUNCTION(radians, 1, 1, NULL, "Degrees to radians.")                                                              \
    FUNCTION(sin, 1, 1, NULL, "Sine of x radians.")                                                                   \
    FUNCTION(sinh, 1, 1, NULL, "Hyperbolic sine.")                                                                    \
    FUNCTION(sqrt, 1, 1, NULL, "Square root.")                                                                        \
    FUNCTION(tan, 1, 1, NULL, "Tangent of x radians.")                                                                \
    FUNCTION(tanh, 1, 1, NULL, "Hyperbolic tangent.")                                                                 \
    FUNCTION(atan2, 2, 2, NULL, "Arc tangent of y/x in the right quadrant.")                                          \
    FUNCTION(copysign, 2, 2, NULL, "The size of x with the sign of y.")                                               \
    FUNCTION(fmod, 2, 2, NULL, "Remainder of x/y with the sign of x.")                                                \
    FUNCTION(pow, 2, 2, NULL, "x to the power of y, as floats.")                                                      \
    FUNCTION(remainder, 2, 2, NULL, "x minus the nearest multiple of y.")                                             \
    FUNCTION(nextafter, 2, 3, "x y / * steps", "The next float after x towards y.")                                   \
    FUNCTION(fma, 3, 3, NULL, "x * y + z, rounded once.")                                                             \
    FUNCTION(ulp, 1, 1, NULL, "The value of x's last bit.")                                                           \
    FUNCTION(frexp, 1, 1, NULL, "Mantissa and exponent of x.")                                                        \
    FUNCTION(ldexp, 2, 2, NULL, "x * (2**i).")                                                                        \
    FUNCTION(modf, 1, 1, NULL, "Fraction and whole part of x.")                                                       \
    FUNCTION(isclose, 2, 4, "a b * rel_tol abs_tol", "Are a and b nearly the same?")                                  \
    FUNCTION(isfinite, 1, 1, NULL, "Neither infinite nor nan?")                                                       \
    FUNCTION(isinf, 1, 1, NULL, "Infinite?")                                                                          \
    FUNCTION(isnan, 1, 1, NULL, "Not a number?")                                                                      \
    /* math_whole.c */                                                                                                \
    FUNCTION(ceil, 1, 1, NULL, "The smallest int that is not below x.")                                               \
    FUNCTION(floor, 1, 1, NULL, "The largest int that is not above x.")                                               \
    FUNCTION(trunc, 1, 1, NULL, "x without its fraction.")                                                            \
    FUNCTION(comb, 2, 2, NULL, "How many ways to choose k of n.")                                                     \
    FUNCTION(factorial, 1, 1, NULL, "1 * 2 * ... * n.")                                                               \
    FUNCTION(gcd, 0, -1, NULL, "Greatest common divisor.")                                                            \
    FUNCTION(isqrt, 1, 1, NULL, "The square root's whole part.")                                                      \
    FUNCTION(lcm, 0, -1, NULL, "Least common multiple.")                                                              \
    FUNCTION(perm, 1, 2, NULL, "How many ways to choose k of n in order.")                                            \
    /* math_sum.c */                                                                                                  \
    FUNCTION(dist, 2, 2, NULL, "Distance of two points.")                                                             \
    FUNCTION(fsum, 1, 1, NULL, "Sum of floats, rounded once.")                                                        \
    FUNCTION(hypot, 0, -1, NULL, "Distance from the origin.")                                                         \
    FUNCTION(prod, 1, 2, "iterable / * start", "Product of an iterable's items.")                                     \
    FUNCTION(sumprod, 2, 2, NULL, "Sum of the products of two sequences' items.")
