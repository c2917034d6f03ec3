# Averages and measures of spread. Sums are exact: numbers are added as fractions of integers.
from math import erf as _erf, exp as _exp, fsum as _fsum, hypot as _hypot, log as _log, sqrt as _sqrt, tau as _tau

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
           "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _total(data):
    # The type of the result, the exact sum as (numerator, denominator), and how many numbers there were.
    above, below = 0, 1
    count = 0
    kind = int
    for value in data:
        count += 1
        if type(value) is not kind:
            kind = _common(kind, type(value))
        try:
            ratio = value.as_integer_ratio()
        except (OverflowError, ValueError):
            return _total_of_floats(value, data, count)
        except AttributeError:
            ratio = None
        if ratio is None:
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
        if ratio[1] == below:
            above += ratio[0]
        else:
            above = above * ratio[1] + ratio[0] * below
            below *= ratio[1]
    return kind, above, below, count


def _total_of_floats(total, rest, count):
    # An infinity or NaN is among them.
    for value in rest:
        total += value
        count += 1
    return float, total, None, count


def _common(one, other):
    if one is other or other is int or other is bool:
        return one
    if one is int:
        return other
    if issubclass(other, one):
        return other
    if issubclass(one, other):
        return one
    if issubclass(one, int):
        return other
    if issubclass(other, int):
        return one
    if one is float or other is float:
        return other if one is float else one
    raise TypeError(f"don't know how to coerce {one.__name__} and {other.__name__}")


def _quotient(kind, above, below):
    # above / below as that type.
    if below is None:
        return above
    if kind is int or issubclass(kind, int):
        return above // below if above % below == 0 else above / below
    if issubclass(kind, float):
        return kind(above / below)
    if hasattr(kind, "as_integer_ratio") and hasattr(kind, "limit_denominator"):
        return kind(above, below)
    return kind(above) / kind(below)


def _iterated(data):
    return iter(data) if iter(data) is not data else iter(list(data))


def mean(data):
    """Return the sample arithmetic mean of data."""
    kind, above, below, count = _total(_iterated(data))
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return above / count if below is None else _quotient(kind, above, below * count)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        data = list(data)
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _fsum(data) / len(data)
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    below = _fsum(weights)
    if not below:
        raise StatisticsError("sum of weights must be non-zero")
    return _fsum([value * weight for value, weight in zip(data, weights)]) / below


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    count = 0
    logs = []
    for value in data:
        count += 1
        if value > 0.0 or value != value:
            logs.append(_log(value))
        elif value != 0.0:
            raise StatisticsError("No negative inputs allowed", value)
    if count == 0:
        raise StatisticsError("Must have a non-empty dataset")
    return _exp(_fsum(logs) / count) if len(logs) == count else 0.0


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    data = list(data)
    message = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError(message)
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(value < 0 for value in data) or any(weight < 0 for weight in weights):
        raise StatisticsError(message)
    if 0 in data:
        return 0
    if any(value - value != 0 for value in data):
        return sum(weights) / sum(weight / value for value, weight in zip(data, weights))  # an infinity or NaN is among them
    kind, above, below, _ = _total(iter(weights))
    parts_above, parts_below = 0, 1
    for value, weight in zip(data, weights):
        kind = _common(kind, type(value))
        (a, b), (c, d) = weight.as_integer_ratio(), value.as_integer_ratio()
        parts_above = parts_above * b * c + a * d * parts_below
        parts_below *= b * c
    if parts_above == 0:
        raise StatisticsError("Weighted sum must be positive")
    return _quotient(kind, above * parts_below, below * parts_above)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """Return the median (middle value) of numeric data."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    from bisect import bisect_left, bisect_right
    data = _sorted(data)
    value = data[len(data) // 2]
    first = bisect_left(data, value)
    last = bisect_right(data, value, lo=first)
    try:
        interval = float(interval)
        value = float(value)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return value - interval / 2.0 + interval * (len(data) / 2 - first) / (last - first)


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide *data* into *n* continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def _squares(data, center):
    # The type, the sum of the squared distances from the mean (or `center`) as a fraction, and the count.
    data = list(data)
    if center is None:
        kind, above, below, count = _total(iter(data))
        if below is None:
            return float, above - above, None, count
        squares_above, squares_below = 0, 1
        for value in data:
            a, b = value.as_integer_ratio()
            a, b = a * a, b * b
            squares_above, squares_below = squares_above * b + a * squares_below, squares_below * b
        # sum(x * x) - sum(x) ** 2 / n
        if count:
            squares_above = squares_above * count * below * below - above * above * squares_below
            squares_below = squares_below * count * below * below
        return kind, squares_above, squares_below, count
    a, b = center.as_integer_ratio()
    kind = int
    squares_above, squares_below = 0, 1
    for value in data:
        kind = _common(kind, type(value))
        c, d = value.as_integer_ratio()
        above, below = (c * b - a * d) ** 2, (d * b) ** 2
        squares_above, squares_below = squares_above * below + above * squares_below, squares_below * below
    return kind, squares_above, squares_below, len(data)


def variance(data, xbar=None):
    """Return the sample variance of data."""
    kind, above, below, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return above if below is None else _quotient(kind, above, below * (count - 1))


def pvariance(data, mu=None):
    """Return the population variance of ``data``."""
    kind, above, below, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return above if below is None else _quotient(kind, above, below * count)


def _root(above, below):
    # The square root of a fraction, rounded once.
    from math import isqrt
    if above == 0:
        return 0.0
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
        root = isqrt(above // below)
        exact = root * root * below == above
        return float((root | (not exact)) << shift)
    above <<= -2 * shift
    root = isqrt(above // below)
    exact = root * root * below == above
    return (root | (not exact)) / (1 << -shift)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    kind, above, below, count = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return above if below is None else _root(above, below * (count - 1))


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    kind, above, below, count = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return above if below is None else _root(above, below * count)


def covariance(x, y, /):
    """Covariance"""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = _fsum(x) / n, _fsum(y) / n
    return _dot([value - xbar for value in x], [value - ybar for value in y]) / (n - 1)


def _dot(x, y):
    from math import sumprod
    return sumprod(x, y)


def _ranks(data, start):
    # Equal values share the average of their ranks.
    pairs = sorted(zip(data, range(len(data))), key=lambda pair: pair[0])
    ranks = [0] * len(pairs)
    at = 0
    while at < len(pairs):
        end = at
        while end < len(pairs) and pairs[end][0] == pairs[at][0]:
            end += 1
        for _, place in pairs[at:end]:
            ranks[place] = start + at + (end - at + 1) / 2
        at = end
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient"""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _ranks(x, start - 1), _ranks(y, start - 1)
    else:
        xbar, ybar = _fsum(x) / n, _fsum(y) / n
        x, y = [value - xbar for value in x], [value - ybar for value in y]
    below = _sqrt_product(_dot(x, x), _dot(y, y))
    if not below:
        raise StatisticsError("at least one of the inputs is constant")
    return _dot(x, y) / below


def _sqrt_product(x, y):
    return _sqrt(x * y)


_LinearRegression = None


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    global _LinearRegression
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        xbar, ybar = _fsum(x) / n, _fsum(y) / n
        x, y = [value - xbar for value in x], [value - ybar for value in y]
    below = _dot(x, x)
    if not below:
        raise StatisticsError("x is constant")
    slope = (_dot(x, y) + 0.0) / below
    if _LinearRegression is None:
        from collections import namedtuple
        _LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")
    return _LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


# ---- the normal distribution -----------------------------------------------------------------------------------------

def _quantile(p):
    # The standard normal distribution's: Wichura's AS 241.
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * _fraction(_CENTRAL, r)
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    x = _fraction(_MIDDLE, r - 1.6) if r <= 5.0 else _fraction(_TAIL, r - 5.0)
    return -x if q < 0.0 else x


def _fraction(coefficients, r):
    above, below = coefficients
    x, y = 0.0, 0.0
    for a in above:
        x = x * r + a
    for b in below:
        y = y * r + b
    return x / y


_CENTRAL = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_MIDDLE = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_TAIL = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = "_mu", "_sigma"

    def __init__(self, mu=0.0, sigma=1.0):
        "NormalDist where mu is the mean and sigma is the standard deviation."
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        import random
        source = random.random if seed is None else random.Random(seed).random
        return [_quantile(source()) * self._sigma + self._mu for _ in range(n)]

    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return _exp(distance * distance / (-2.0 * variance)) / _sqrt(_tau * variance)

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        from math import erfc
        return 0.5 * erfc((self._mu - x) / (self._sigma * _sqrt(2.0)))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _quantile(p) * self._sigma + self._mu

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        one, two = self, other
        if (two._sigma, two._mu) < (one._sigma, one._mu):
            one, two = two, one
        variance, variance2 = one.variance, two.variance
        if not variance or not variance2:
            raise StatisticsError("overlap() not defined when sigma is zero")
        difference = variance2 - variance
        distance = abs(two._mu - one._mu)
        if not difference:
            return 1.0 - _erf(distance / (2.0 * one._sigma * _sqrt(2.0)))
        a = one._mu * variance2 - two._mu * variance
        b = one._sigma * two._sigma * _sqrt(distance * distance + difference * _log(variance2 / variance))
        x, y = (a + b) / difference, (a - b) / difference
        return 1.0 - (abs(two.cdf(x) - one.cdf(x)) + abs(two.cdf(y) - one.cdf(y)))

    def zscore(self, x):
        "Compute the Standard Score.  (x - mean) / stdev"
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, _hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, _hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * abs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / abs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
