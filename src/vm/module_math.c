#include "vm/module_math.h"

#include <math.h>

#include "vm/bigint.h"
#include "vm/dict.h"
#include "vm/modules.h"
#include "vm/sequence.h"

#define PI 3.14159265358979323846

Value raise_math_domain(World *world) { return raise_error(world, T_VALUE_ERROR, "math domain error"); }
Value raise_math_range(World *world) { return raise_error(world, T_OVERFLOW_ERROR, "math range error"); }

// ---- one argument --------------------------------------------------------------------------------------------

typedef double (*Function1)(double);

// An infinite result of a finite argument is either out of range or (at a pole) out of the domain.
static Value apply(World *world, Value v, Function1 function, bool can_overflow) {
    double x;
    if (!double_argument(world, v, &x)) return ABSENT;
    double result = function(x);
    if (isnan(result) && !isnan(x)) return raise_math_domain(world);
    if (isinf(result) && isfinite(x)) return can_overflow ? raise_math_range(world) : raise_math_domain(world);
    return value_from_double(world, result);
}


MATH_FUNCTION(acos) { return apply(world, args[0], acos, false); }
MATH_FUNCTION(acosh) { return apply(world, args[0], acosh, false); }
MATH_FUNCTION(asin) { return apply(world, args[0], asin, false); }
MATH_FUNCTION(asinh) { return apply(world, args[0], asinh, false); }
MATH_FUNCTION(atan) { return apply(world, args[0], atan, false); }
MATH_FUNCTION(atanh) { return apply(world, args[0], atanh, false); }
MATH_FUNCTION(cbrt) { return apply(world, args[0], cbrt, false); }
MATH_FUNCTION(cos) { return apply(world, args[0], cos, false); }
MATH_FUNCTION(cosh) { return apply(world, args[0], cosh, true); }
MATH_FUNCTION(erf) { return apply(world, args[0], erf, false); }
MATH_FUNCTION(erfc) { return apply(world, args[0], erfc, false); }
MATH_FUNCTION(exp) { return apply(world, args[0], exp, true); }
MATH_FUNCTION(exp2) { return apply(world, args[0], exp2, true); }
MATH_FUNCTION(expm1) { return apply(world, args[0], expm1, true); }
MATH_FUNCTION(fabs) { return apply(world, args[0], fabs, false); }
MATH_FUNCTION(log1p) { return apply(world, args[0], log1p, false); }
MATH_FUNCTION(sin) { return apply(world, args[0], sin, false); }
MATH_FUNCTION(sinh) { return apply(world, args[0], sinh, true); }
MATH_FUNCTION(sqrt) { return apply(world, args[0], sqrt, false); }
MATH_FUNCTION(tan) { return apply(world, args[0], tan, false); }
MATH_FUNCTION(tanh) { return apply(world, args[0], tanh, false); }

static Value scaled(World *world, Value v, double factor) {
    double x;
    return double_argument(world, v, &x) ? value_from_double(world, x * factor) : ABSENT;
}

MATH_FUNCTION(degrees) { return scaled(world, args[0], 180.0 / PI); }
MATH_FUNCTION(radians) { return scaled(world, args[0], PI / 180.0); }

// ---- logarithms ----------------------------------------------------------------------------------------------

// Of ints too large for a float: log(m * 2**e) = log(m) + e * log(2).
static bool logarithm(World *world, Value v, Function1 function, double *out) {
    double x, exponent = 0;
    if (value_is_int(v)) {
        BigView view;
        const mp_int *number = big_view(&view, v);
        if (int_sign(v) <= 0) return raise_math_domain(world), false;
        if (!big_as_double(number, &x)) {
            int64_t bits = big_bits(v);
            mp_int scale;
            if (mp_init(&scale) != MP_OKAY) return raise_memory(world), false;
            bool good = mp_2expt(&scale, (int)bits) == MP_OKAY && big_ratio(number, &scale, &x);
            mp_clear(&scale);
            if (!good) return raise_memory(world), false;
            exponent = (double)bits;
        }
    } else if (!double_argument(world, v, &x)) {
        return false;
    }
    if (isnan(x) || x > 0) return *out = exponent != 0 ? function(x) + function(2.0) * exponent : function(x), true;
    return raise_math_domain(world), false;
}

static Value logarithm_value(World *world, Value v, Function1 function) {
    double result;
    return logarithm(world, v, function, &result) ? value_from_double(world, result) : ABSENT;
}

MATH_FUNCTION(log10) { return logarithm_value(world, args[0], log10); }
MATH_FUNCTION(log2) { return logarithm_value(world, args[0], log2); }

MATH_FUNCTION(log) {
    double number, base;
    if (!logarithm(world, args[0], log, &number)) return ABSENT;
    if (value_is_absent(args[1])) return value_from_double(world, number);
    if (!logarithm(world, args[1], log, &base)) return ABSENT;
    if (base == 0) return raise_error(world, T_ZERO_DIVISION_ERROR, "float division by zero");
    return value_from_double(world, number / base);
}

// ---- gamma ---------------------------------------------------------------------------------------------------

// Lanczos' approximation with the constants that CPython took from Boost, so that every bit is the same.
#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_G_MINUS_HALF 5.524680040776729583740234375
#define LANCZOS_COUNT 13
static const double lanczos_top[LANCZOS_COUNT] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double lanczos_bottom[LANCZOS_COUNT] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                                     45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                                     1925.0,     66.0,       1.0};

static double lanczos_sum(double x) {
    double top = 0, bottom = 0;
    for (int i = 0; i < LANCZOS_COUNT; i++) {  // whichever end keeps the powers small
        int k = x < 5 ? LANCZOS_COUNT - 1 - i : i;
        top = (x < 5 ? top * x : top / x) + lanczos_top[k];
        bottom = (x < 5 ? bottom * x : bottom / x) + lanczos_bottom[k];
    }
    return top / bottom;
}

static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(PI * y); break;
    case 1: r = cos(PI * (y - 0.5)); break;
    case 2: r = sin(PI * (1.0 - y)); break;
    case 3: r = -cos(PI * (y - 1.5)); break;
    default: r = sin(PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double gamma_of(double x) {
    double size = fabs(x), y = size + LANCZOS_G_MINUS_HALF, error, result;
    if (size < 1e-20) return 1.0 / x;
    if (size > 200) return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    error = size > LANCZOS_G_MINUS_HALF ? y - size - LANCZOS_G_MINUS_HALF : y - LANCZOS_G_MINUS_HALF - size;
    error = error * LANCZOS_G / y;
    double half = pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        result = -PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= error * result;
        return size < 140 ? result / pow(y, size - 0.5) : result / half / half;
    }
    result = lanczos_sum(size) / exp(y);
    result += error * result;
    return size < 140 ? result * pow(y, size - 0.5) : result * half * half;
}

static double small_factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) product *= i;
    return product;
}

MATH_FUNCTION(gamma) {
    double x;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    if (isnan(x) || (isinf(x) && x > 0)) return value_from_double(world, x);
    if (isinf(x) || x == 0 || (x < 0 && x == floor(x))) return raise_math_domain(world);
    if (x == floor(x) && x <= 23) return value_from_double(world, small_factorial((int)x - 1));
    double result = gamma_of(x);
    return isinf(result) ? raise_math_range(world) : value_from_double(world, result);
}

MATH_FUNCTION(lgamma) {
    double x;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    if (!isfinite(x)) return value_from_double(world, isnan(x) ? x : INFINITY);
    if (x == floor(x) && x <= 2) return x <= 0 ? raise_math_domain(world) : value_from_double(world, 0.0);
    double size = fabs(x);
    if (size < 1e-20) return value_from_double(world, -log(size));
    double result = log(lanczos_sum(size)) - LANCZOS_G;
    result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0) result = 1.144729885849400174143427351353058711647 - log(fabs(sin_pi(size))) - log(size) - result;
    return isinf(result) ? raise_math_range(world) : value_from_double(world, result);
}

// ---- two and three arguments ---------------------------------------------------------------------------------

static bool two_doubles(World *world, const Value *args, double *x, double *y) {
    return double_argument(world, args[0], x) && double_argument(world, args[1], y);
}

MATH_FUNCTION(atan2) {
    double y, x;
    return two_doubles(world, args, &y, &x) ? value_from_double(world, atan2(y, x)) : ABSENT;
}

MATH_FUNCTION(copysign) {
    double x, y;
    return two_doubles(world, args, &x, &y) ? value_from_double(world, copysign(x, y)) : ABSENT;
}

MATH_FUNCTION(fmod) {
    double x, y;
    if (!two_doubles(world, args, &x, &y)) return ABSENT;
    if (isinf(y) && isfinite(x)) return value_from_double(world, x);
    double result = fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? raise_math_domain(world) : value_from_double(world, result);
}

MATH_FUNCTION(remainder) {
    double x, y;
    if (!two_doubles(world, args, &x, &y)) return ABSENT;
    double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? raise_math_domain(world) : value_from_double(world, result);
}

MATH_FUNCTION(pow) {
    double x, y;
    if (!two_doubles(world, args, &x, &y)) return ABSENT;
    double result = pow(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) return raise_math_domain(world);
    if (isinf(result) && isfinite(x) && isfinite(y)) return x == 0 ? raise_math_domain(world) : raise_math_range(world);
    return value_from_double(world, result);
}

MATH_FUNCTION(fma) {
    double x, y, z;
    if (!two_doubles(world, args, &x, &y) || !double_argument(world, args[2], &z)) return ABSENT;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z)) {
        return raise_error(world, T_VALUE_ERROR, "invalid operation in fma");
    }
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z)) {
        return raise_error(world, T_OVERFLOW_ERROR, "overflow in fma");
    }
    return value_from_double(world, result);
}

// Doubles of one sign are in the order of their bits.
static double step_towards(double x, double y, uint64_t steps) {
    if (isnan(x) || isnan(y)) return isnan(x) ? x : y;
    for (; steps && x != y && (x == 0 || steps < 8); steps--) x = nextafter(x, y);
    if (!steps || x == y) return x == y ? y : x;
    uint64_t bits, limit;
    memcpy(&bits, &x, sizeof bits);
    double goal = signbit(x) == signbit(y) ? y : 0.0;  // no further than zero at once
    memcpy(&limit, &goal, sizeof limit);
    bits &= INT64_MAX, limit &= INT64_MAX;
    uint64_t way = bits > limit ? bits - limit : limit - bits, go = steps < way ? steps : way;
    bits = bits > limit ? bits - go : bits + go;
    double reached;
    memcpy(&reached, &bits, sizeof reached);
    reached = copysign(reached, x);
    return steps == go ? reached : step_towards(reached, y, steps - go);
}

MATH_FUNCTION(nextafter) {
    double x, y;
    if (!two_doubles(world, args, &x, &y)) return ABSENT;
    if (value_is_absent(args[2]) || value_is_none(args[2])) return value_from_double(world, nextafter(x, y));
    Value steps = object_index(world, args[2]);
    if (value_is_absent(steps)) return ABSENT;
    int64_t count = int_clip(steps);
    value_drop(world, steps);
    if (count < 0) return raise_error(world, T_VALUE_ERROR, "steps must be a non-negative integer");
    return value_from_double(world, step_towards(x, y, (uint64_t)count));
}

MATH_FUNCTION(ulp) {
    double x;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    x = fabs(x);
    if (!isfinite(x)) return value_from_double(world, x);
    double next = nextafter(x, INFINITY);
    return value_from_double(world, isinf(next) ? x - nextafter(x, 0) : next - x);
}

// ---- parts of a float ----------------------------------------------------------------------------------------

static Value pair_take(World *world, Value a, Value b) {
    Value items[] = {a, b};
    if (!value_is_absent(a) && !value_is_absent(b)) return tuple_from_take(world, items, 2);
    value_drop(world, a);
    value_drop(world, b);
    return ABSENT;
}

MATH_FUNCTION(frexp) {
    double x;
    int exponent = 0;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    return pair_take(world, value_from_double(world, mantissa), value_from_small(exponent));
}

MATH_FUNCTION(modf) {
    double x, whole;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    double fraction = modf(x, &whole);
    Value first = value_from_double(world, fraction);
    return pair_take(world, first, value_from_double(world, whole));
}

MATH_FUNCTION(ldexp) {
    double x;
    if (!double_argument(world, args[0], &x)) return ABSENT;
    if (!value_is_int(args[1])) return raise_error(world, T_TYPE_ERROR, "Expected an int as second argument to ldexp.");
    int64_t exponent = int_clip(args[1]);
    if (x == 0 || !isfinite(x)) return value_from_double(world, x);
    if (exponent < -5000) return value_from_double(world, copysign(0.0, x));
    double result = ldexp(x, exponent > 5000 ? 5000 : (int)exponent);
    return isinf(result) ? raise_math_range(world) : value_from_double(world, result);
}

// ---- questions -----------------------------------------------------------------------------------------------

MATH_FUNCTION(isfinite) {
    double x;
    return double_argument(world, args[0], &x) ? value_from_bool(isfinite(x)) : ABSENT;
}

MATH_FUNCTION(isinf) {
    double x;
    return double_argument(world, args[0], &x) ? value_from_bool(isinf(x)) : ABSENT;
}

MATH_FUNCTION(isnan) {
    double x;
    return double_argument(world, args[0], &x) ? value_from_bool(isnan(x)) : ABSENT;
}

MATH_FUNCTION(isclose) {
    double a, b, relative = 1e-9, absolute = 0;
    if (!two_doubles(world, args, &a, &b)) return ABSENT;
    if (!value_is_absent(args[2]) && !double_argument(world, args[2], &relative)) return ABSENT;
    if (!value_is_absent(args[3]) && !double_argument(world, args[3], &absolute)) return ABSENT;
    if (relative < 0 || absolute < 0) return raise_error(world, T_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b) return TRUE;
    if (isinf(a) || isinf(b)) return FALSE;
    double difference = fabs(b - a);
    bool close = difference <= fabs(relative * b) || difference <= fabs(relative * a);
    return value_from_bool(close || difference <= absolute);
}

// ---- the module ----------------------------------------------------------------------------------------------

#define FUNCTION(name, min, max, names, doc) {#name, math_##name, min, max, names, 0, doc},
static const NativeDef functions[] = {MATH_FUNCTION_LIST(FUNCTION){0}};
#undef FUNCTION

bool module_math_set_up(World *world, Dict *dict) {
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", PI}, {"e", 2.7182818284590452354}, {"tau", 2 * PI}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!dict_set_c(world, dict, constants[i].name, value_from_double(world, constants[i].value))) return false;
    }
    return module_add_functions(world, dict, functions, "math");
}
