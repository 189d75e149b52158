"""`Math.exp`, `log`, `cbrt` and their kin, to the last bit as V8 computes them.

ECMAScript leaves the last bit open, and C libraries differ in it. These follow the methods and coefficients of Sun's
fdlibm (freely distributable, (C) 1993 Sun Microsystems, Inc.), as V8 does: the argument is brought into a small
interval, a polynomial is evaluated there, and what rounding lost is added. So every platform gives the same number.
Arguments are finite doubles; results may be NaN or infinite, which `Math` refuses. Loaded when a script needs it.
"""

from __future__ import annotations

import math
from math import copysign, frexp, ldexp, sqrt

_LN2_HIGH = 6.93147180369123816490e-01
_LN2_LOW = 1.90821492927058770002e-10
_LN2 = 6.93147180559945286227e-01
_TINY = 2.0**-28


# exponentials

_P1, _P2, _P3, _P4, _P5 = (
    1.66666666666666019037e-01,
    -2.77777777770155933842e-03,
    6.61375632143793436117e-05,
    -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
)
_Q2, _Q3, _Q4, _Q5, _Q6 = (
    -3.33333333333331316428e-02,
    1.58730158725481460165e-03,
    -7.93650757867487942473e-05,
    4.00821782732936239552e-06,
    -2.01099218183624371326e-07,
)


# By the power of two in an argument, up to 2^±63: what that takes off, in two parts, and the power. From the end, those below 0.
_MOST_POWER = 63
_POWERS = [(k * _LN2_HIGH, k * _LN2_LOW, 2.0**k) for k in (*range(_MOST_POWER + 1), *range(-_MOST_POWER, 0))]
_MOST_ARGUMENT = 43.6  # of which the power is no larger


def _powers_of_two(x: float) -> int:
    """k, so that x = k * ln(2) + a rest near 0."""
    return int(1.4426950408889634 * x + (0.5 if x > 0 else -0.5))


def exp(x: float) -> float:
    if -0.3465735912322998 < x < 0.3465735912322998:  # ln(2) / 2
        if -_TINY < x < _TINY:
            return 1.0 + x
        z = x * x
        c = x - z * (_P1 + z * (_P2 + z * (_P3 + z * (_P4 + z * _P5))))
        return 1.0 - ((x * c) / (c - 2.0) - x)
    if -1.0397205352783203 < x < 1.0397205352783203:  # 1.5 ln(2)
        if x > 0.0:
            if x == 1.0:
                return math.e
            high, low, power = x - _LN2_HIGH, _LN2_LOW, 2.0
        else:
            high, low, power = x + _LN2_HIGH, -_LN2_LOW, 0.5
    elif -_MOST_ARGUMENT < x < _MOST_ARGUMENT:
        high, low, power = _POWERS[int(1.4426950408889634 * x + (0.5 if x > 0.0 else -0.5))]
        high = x - high
    else:
        return _far_exp(x)
    x = high - low
    z = x * x
    c = x - z * (_P1 + z * (_P2 + z * (_P3 + z * (_P4 + z * _P5))))
    return (1.0 - ((low - (x * c) / (2.0 - c)) - high)) * power


def _far_exp(x: float) -> float:
    """The same of arguments that are far from 0."""
    if x > 709.782712893383973096:
        return math.inf
    if x < -745.133219101941108420:
        return 0.0
    k = _powers_of_two(x)
    high, low = x - k * _LN2_HIGH, k * _LN2_LOW
    x = high - low
    z = x * x
    c = x - z * (_P1 + z * (_P2 + z * (_P3 + z * (_P4 + z * _P5))))
    return ldexp(1.0 - ((low - (x * c) / (2.0 - c)) - high), k)


def expm1(x: float) -> float:
    if -0.3465735912322998 < x < 0.3465735912322998:
        if -(2.0**-54) < x < 2.0**-54:
            return x
        half = 0.5 * x
        s = x * half
        r = 1.0 + s * (_Q2 + s * (_Q3 + s * (_Q4 + s * (_Q5 + s * _Q6))))
        t = 3.0 - r * half
        return x - (x * (s * ((r - t) / (6.0 - x * t))) - s)
    if -1.0397205352783203 < x < 1.0397205352783203:
        if x > 0.0:
            k, high, low, power = 1, x - _LN2_HIGH, _LN2_LOW, 2.0
        else:
            k, high, low, power = -1, x + _LN2_HIGH, -_LN2_LOW, 0.5
    elif x > 709.782712893383973096:
        return math.inf
    elif x < -38.81622314453125:  # -56 ln(2)
        return -1.0
    elif x >= _MOST_ARGUMENT:
        return _far_expm1(x)
    else:
        k = int(1.4426950408889634 * x + (0.5 if x > 0.0 else -0.5))
        high, low, power = _POWERS[k]
        high = x - high
    x = high - low
    rest = (high - x) - low
    half = 0.5 * x
    s = x * half
    r = 1.0 + s * (_Q2 + s * (_Q3 + s * (_Q4 + s * (_Q5 + s * _Q6))))
    t = 3.0 - r * half
    e = s * ((r - t) / (6.0 - x * t))
    e = (x * (e - rest) - rest) - s
    if k == 1:
        return -2.0 * (e - (x + 0.5)) if x < -0.25 else 1.0 + 2.0 * (x - e)
    if k == -1:
        return 0.5 * (x - e) - 0.5
    if k <= -2 or k > 56:
        return (1.0 - (e - x)) * power - 1.0
    if k < 20:
        return ((1.0 - 1.0 / power) - (e - x)) * power
    return ((x - (e + 1.0 / power)) + 1.0) * power


def _far_expm1(x: float) -> float:
    """The same of arguments that are so large that one is lost beside their power."""
    k = _powers_of_two(x)
    high, low = x - k * _LN2_HIGH, k * _LN2_LOW
    x = high - low
    rest = (high - x) - low
    half = 0.5 * x
    s = x * half
    r = 1.0 + s * (_Q2 + s * (_Q3 + s * (_Q4 + s * (_Q5 + s * _Q6))))
    t = 3.0 - r * half
    e = (x * (s * ((r - t) / (6.0 - x * t)) - rest) - rest) - s
    return ldexp(1.0 - (e - x), k) - 1.0


def sinh(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < _TINY:
        return x
    half = 0.5 if x > 0.0 else -0.5
    if size < 22.0:
        t = expm1(size)
        return half * (2.0 * t - t * t / (t + 1.0)) if size < 1.0 else half * (t + t / (t + 1.0))
    return _part_of_exp(half, size)


def cosh(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < 0.3465735912322998:
        t = expm1(size)
        w = 1.0 + t
        return w if size < 2.0**-55 else 1.0 + (t * t) / (w + w)
    if size >= 22.0:
        return _part_of_exp(0.5, size)
    t = exp(size)
    return 0.5 * t + 0.5 / t


def _part_of_exp(part: float, x: float) -> float:
    """`part * exp(x)`, also where exp(x) alone would be infinite."""
    if x <= 709.782712893383973096:
        return part * exp(x)
    root = exp(0.5 * x)
    return part * root * root


def tanh(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < _TINY:
        return x
    if size >= 22.0:
        return 1.0 if x > 0.0 else -1.0
    if size >= 1.0:
        found = 1.0 - 2.0 / (expm1(2.0 * size) + 2.0)
    else:
        t = expm1(-2.0 * size)
        found = -t / (t + 2.0)
    return found if x > 0.0 else -found


# logarithms

# By the power of two in an argument, up to 2^±63: its logarithm, in two parts.
_LOGARITHMS = [(high, low) for high, low, _ in _POWERS]

# About √½, as the upper bits of significands have it, and where another sum is exacter.
_SQRT1_2, _SQRT1_2_LOG1P = 0x16A09C * 2.0**-21, 0x16A09E * 2.0**-21
_FIRST, _LAST = 0x16147A * 2.0**-21, 0x16B852 * 2.0**-21

_L1, _L2, _L3, _L4, _L5, _L6, _L7 = (
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01,
)


def log(x: float) -> float:
    if x <= 0.0:
        return math.nan if x else -math.inf
    significand, k = frexp(x)
    return _log(significand, k)


def _log(significand: float, k: int) -> float:
    """The logarithm of 2^k times a number from ½ on, below 1."""
    # 2^k * (1 + f) with 1 + f around 1
    if significand >= _SQRT1_2:
        f = significand - 1.0
    else:
        k, f = k - 1, 2.0 * significand - 1.0
    high, low = _LOGARITHMS[k] if -64 < k < 64 else (k * _LN2_HIGH, k * _LN2_LOW)
    if -(2.0**-20) <= f < 2.0**-20:
        if f == 0.0:
            return high + low
        r = f * f * (0.5 - 0.33333333333333333 * f)
        return f - r if k == 0 else high - ((r - low) - f)
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    r = z * (_L1 + w * (_L3 + w * (_L5 + w * _L7))) + w * (_L2 + w * (_L4 + w * _L6))
    if _FIRST <= significand < _LAST:
        half = 0.5 * f * f
        if k == 0:
            return f - (half - s * (half + r))
        return high - ((half - (s * (half + r) + low)) - f)
    if k == 0:
        return f - s * (f - r)
    return high - ((s * (f - r) - low) - f)


def log1p(x: float) -> float:
    if -0.292893648147583 < x < 0.4142136573791504:
        if -(2.0**-29) < x < 2.0**-29:
            return x if -(2.0**-54) < x < 2.0**-54 else x - x * x * 0.5
        s = x / (2.0 + x)
        z = s * s
        half = 0.5 * x * x
        r = z * (_L1 + z * (_L2 + z * (_L3 + z * (_L4 + z * (_L5 + z * (_L6 + z * _L7))))))
        return x - (half - s * (half + r))
    if x <= -1.0:
        return -math.inf if x == -1.0 else math.nan
    if x < 2.0**53:
        total = 1.0 + x
        significand, k = frexp(total)
        lost = (1.0 - (total - x) if k > 1 else x - (total - 1.0)) / total
    else:
        significand, k = frexp(x)
        lost = 0.0
    if significand < _SQRT1_2_LOG1P:
        k, f = k - 1, 2.0 * significand - 1.0
    else:
        f = significand - 1.0
    high, low = _LOGARITHMS[k] if -64 < k < 64 else (k * _LN2_HIGH, k * _LN2_LOW)
    half = 0.5 * f * f
    if -3 * 2.0**-21 <= f < 2.0**-20:
        if f == 0.0:
            return high + (lost + low) if k else 0.0
        r = half * (1.0 - 0.66666666666666666 * f)
        return f - r if k == 0 else high - ((r - (low + lost)) - f)
    s = f / (2.0 + f)
    z = s * s
    r = z * (_L1 + z * (_L2 + z * (_L3 + z * (_L4 + z * (_L5 + z * (_L6 + z * _L7))))))
    if k == 0:
        return f - (half - s * (half + r))
    return high - ((half - (s * (half + r) + (low + lost))) - f)


def log2(x: float) -> float:
    if x <= 0.0:
        return math.nan if x else -math.inf
    significand, k = frexp(x)
    if significand >= _SQRT1_2:
        f = significand - 1.0
    else:
        k, f = k - 1, 2.0 * significand - 1.0
    half = 0.5 * f * f
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    r = z * (_L1 + w * (_L3 + w * (_L5 + w * _L7))) + w * (_L2 + w * (_L4 + w * _L6))
    rest = f - half
    # Its head: the nearest number of 21 bits (Dekker), or the one before where that is larger.
    high = rest * _HEAD
    high -= high - rest
    if high > rest if rest > 0.0 else high < rest:
        rest = high * _BEFORE
        high = rest * _HEAD
        high -= high - rest
    low = (f - high) - half + s * (half + r)
    product = high * 1.44269504072144627571e00
    rest = (low + high) * 1.67517131648865118353e-10 + low * 1.44269504072144627571e00
    whole = float(k)
    total = whole + product
    rest += (whole - total) + product
    return rest + total


# By which a double is split, its head being of 21 bits; and by which a head is multiplied to be nearest to the one before.
_HEAD, _BEFORE = 2.0**32 + 1.0, 1.0 - 2.0**-21


def log10(x: float) -> float:
    if x <= 0.0:
        return math.nan if x else -math.inf
    significand, k = frexp(x)
    if k > 0:  # from 1 on: times a number from 1 on, below 2
        whole = k - 1.0
        found = _log(significand, 1)
    else:
        whole = float(k)
        found = _log(significand, 0)
    return (
        whole * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * found
    ) + whole * 3.01029995663611771306e-01


def asinh(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < _TINY:
        return x
    if size >= 268435712.0:  # 2^28 and a bit
        found = log(size) + _LN2
    elif size > 2 + 2.0**-19:
        found = log(2.0 * size + 1.0 / (sqrt(x * x + 1.0) + size))
    else:
        found = log1p(size + x * x / (1.0 + sqrt(1.0 + x * x)))
    return found if x > 0.0 else -found


def acosh(x: float) -> float:
    if x < 1.0:
        return math.nan
    if x >= 2.0**28:
        return log(x) + _LN2
    if x == 1.0:
        return 0.0
    if x > 2 + 2.0**-19:
        return log(2.0 * x - 1.0 / (x + sqrt(x * x - 1.0)))
    t = x - 1.0
    return log1p(t + sqrt(2.0 * t + t * t))


def atanh(x: float) -> float:
    size = -x if x < 0.0 else x
    if size >= 1.0:
        return copysign(math.inf, x) if size == 1.0 else math.nan
    if size < _TINY:
        return x
    twice = size + size
    found = 0.5 * log1p(twice + twice * size / (1.0 - size) if size < 0.5 else twice / (1.0 - size))
    return found if x > 0.0 else -found


# roots, and parts of doubles

_R1, _R2, _R3 = (1.87595182427177009643, -1.88497979543377169875, 1.621429720105354466140)
_H1, _H2 = (-0.758397934778766047437, 0.145996192886612446982)
# By the power of two in an argument: a third of it, as a power; and of what is left a power, and a number to be added.
_THIRDS: list[tuple[float, float, float]] = [
    (2.0 ** ((k + 1) // 3), 2.0 ** ((k + 1) % 3 - 1), (k + 1) % 3 * 2.0**20)
    for k in (*range(_MOST_POWER + 1), *range(-_MOST_POWER, 0))
]
_WHOLE = 2.0**52  # what is added to it loses what is behind the point


def cbrt(x: float) -> float:
    size = -x if x < 0.0 else x
    if size == 0.0:
        return x
    significand, exponent = frexp(size)
    if not -_MOST_POWER <= exponent <= _MOST_POWER:
        cubes = exponent // 3
        return ldexp(cbrt(ldexp(x, -3 * cubes)), cubes)
    third, power, left = _THIRDS[exponent]
    size = significand * power
    # A first guess: a third of the upper bits, as if they were a number
    bits = significand * 2.0**21
    whole = (bits + _WHOLE) - _WHOLE
    bits = ((whole - 1.0 if whole > bits else whole) + left) / 3.0
    whole = (bits + _WHOLE) - _WHOLE
    bits = (whole - 1.0 if whole > bits else whole) + 1013907.0
    t = bits * 2.0**-21 if bits < 2.0**21 else bits * 2.0**-20 - 1.0
    r = (t * t) * (t / size)
    t = t * ((_R1 + r * (_R2 + r * _R3)) + ((r * r) * r) * (_H1 + r * _H2))
    # 23 bits of it, a little too large, so that its square is exact; then one step of Newton's
    if t < 1.0:
        bits = t * 2.0**23
        whole = (bits + _WHOLE) - _WHOLE
        t = ((whole - 1.0 if whole > bits else whole) + 2.0) * 2.0**-23
        if t > 1.0:  # the last of these bits counts twice as much from here on
            t += t - 1.0
    else:
        bits = t * 2.0**22
        whole = (bits + _WHOLE) - _WHOLE
        t = ((whole - 1.0 if whole > bits else whole) + 2.0) * 2.0**-22
    r = size / (t * t)
    r = (r - t) / (t + t + r)
    t = (t + t * r) * third
    return t if x > 0.0 else -t


def high_word(x: float) -> int:
    """The exponent and 20 bits of the significand of a double above 0."""
    significand, exponent = frexp(x)
    if exponent < -1021:  # no exponent, and fewer bits
        return int(x * 2.0**1000 * 2.0**42)
    return int(significand * 2.0**21) + ((exponent + 1021) << 20)


def head(x: float) -> float:
    """`x` without the lower 32 bits of its significand: products of two such are exact."""
    significand, exponent = frexp(x)
    return ldexp(int(significand * 2.0**21), exponent - 21)
