"""`x ** y` and `Math.pow`, to the last bit as V8 computes them.

ECMAScript leaves the last bit open, and C libraries differ in it. V8 uses the method of Sun's fdlibm (freely
distributable, (C) 1993 Sun Microsystems, Inc.): log2(x) as a sum of two doubles, times y, and 2 to that power. So do
these few lines, and every platform gives the same number. Whole powers of whole numbers are exact up to 2^53.
"""

from __future__ import annotations

import math
from struct import Struct

_DOUBLE = Struct("<d")
_WORD = Struct("<Q")


def head(x: float) -> float:
    """`x` without the lower 32 bits of its significand: products of two such are exact."""
    return float(_DOUBLE.unpack(_WORD.pack(_WORD.unpack(_DOUBLE.pack(x))[0] & 0xFFFFFFFF_00000000))[0])


def power(x: float, y: float) -> float:
    """`x ** y` of finite numbers; NaN and infinities where JavaScript has them."""
    if y == 0:
        return 1.0
    if y == 1:
        return x
    if y == 2:
        return x * x
    if y == 0.5 and x >= 0:
        return math.sqrt(x + 0.0)  # also of -0
    whole = y == math.floor(y)
    negative = math.copysign(1.0, x) < 0
    if x == 0 or abs(x) == 1:
        return _of_zero_or_one(abs(x), y, negative, whole)
    if negative and not whole:
        return math.nan
    if y == -1:
        return 1.0 / x
    size = _positive(abs(x), y)
    return -size if negative and _is_odd(y) else size


def _is_odd(y: float) -> bool:
    return math.fmod(y, 2.0) != 0


def _of_zero_or_one(size: float, y: float, negative: bool, whole: bool) -> float:
    if negative and not whole and size:
        return math.nan
    found = 1.0 if size else (math.inf if y < 0 else 0.0)
    return -found if negative and whole and _is_odd(y) else found


def _positive(x: float, y: float) -> float:
    if abs(y) <= 2.0**31:
        high, low = _log2(x)
    elif abs(x - 1) <= 2.0**-20 and abs(y) <= 2.0**64:
        high, low = _near_one(x)
    else:
        return math.inf if (x > 1) == (y > 0) else 0.0
    # y * (high + low), in two parts as well; the first is exact.
    y_high = head(y)
    rest = (y - y_high) * high + y * low
    product = y_high * high
    exponent = rest + product
    if exponent >= 1024 and (exponent > 1024 or rest + 8.0085662595372944372e-17 > exponent - product):
        return math.inf
    if exponent <= -1075 and (exponent < -1075 or rest <= exponent - product):
        return 0.0
    return _exp2(product, rest, exponent)


def _near_one(x: float) -> tuple[float, float]:
    """log2(x) as a sum, for |x - 1| up to 2^-20."""
    t = x - 1.0
    w = (t * t) * (0.5 - t * (0.3333333333333333 - t * 0.25))
    u = 1.44269502162933349609 * t
    v = t * 1.92596299112661746887e-08 - w * 1.4426950408889634
    high = head(u + v)
    return high, v - (high - u)


def _log2(x: float) -> tuple[float, float]:
    """log2(x) as a sum: of the exponent, of 1 or 1.5, and of a significand near that."""
    significand, exponent = math.frexp(x)
    significand, exponent = significand * 2, exponent - 1
    base, base_high, base_low = 1.0, 0.0, 0.0
    word = int(significand * 2.0**20) - 2**20
    if word >= 0xBB67A:
        significand, exponent = significand / 2, exponent + 1
    elif word > 0x3988E:
        base, base_high, base_low = 1.5, 5.84962487220764160156e-01, 1.35003920212974897128e-08
    # s = (significand - base) / (significand + base), and its two halves
    u = significand - base
    v = 1.0 / (significand + base)
    s = u * v
    s_high = head(s)
    bits = 2.0**20 if significand < 1 else 2.0**19
    t_high = math.floor(significand * bits) / bits + base
    t_low = significand - (t_high - base)
    s_low = v * ((u - s_high * t_high) - s_high * t_low)
    # log(significand / base) = 2s + 2/3 s^3 + …
    q = s * s
    r = q * q * (_LOG[0] + q * (_LOG[1] + q * (_LOG[2] + q * (_LOG[3] + q * (_LOG[4] + q * _LOG[5])))))
    r += s_low * (s_high + s)
    q = s_high * s_high
    t_high = head(3.0 + q + r)
    t_low = r - ((t_high - 3.0) - q)
    u = s_high * t_high
    v = s_low * t_high + t_low * s
    p_high = head(u + v)
    p_low = v - (p_high - u)
    z_high = 9.61796700954437255859e-01 * p_high
    z_low = -7.02846165095275826516e-09 * p_high + p_low * 9.61796693925975554329e-01 + base_low
    high = head(((z_high + z_low) + base_high) + exponent)
    return high, z_low - (((high - exponent) - base_high) - z_high)


def _exp2(product: float, rest: float, exponent: float) -> float:
    """2 to the power of `product + rest`, whose sum is `exponent`."""
    whole = 0
    if abs(exponent) > 0.5:
        whole = int(math.copysign(math.floor(abs(head(exponent)) + 0.5), exponent))
        product -= whole
    t = head(rest + product)
    u = t * 6.93147182464599609375e-01
    v = (rest - (t - product)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09
    z = u + v
    w = v - (z - u)
    t = z * z
    t = z - t * (_EXP[0] + t * (_EXP[1] + t * (_EXP[2] + t * (_EXP[3] + t * _EXP[4]))))
    r = (z * t) / ((t - 2.0) - (w + z * w))
    return math.ldexp(1.0 - (r - z), whole)


_LOG = (
    5.99999999999994648725e-01,
    4.28571428578550184252e-01,
    3.33333329818377432918e-01,
    2.72728123808534006489e-01,
    2.30660745775561754067e-01,
    2.06975017800338417784e-01,
)
_EXP = (
    1.66666666666666019037e-01,
    -2.77777777770155933842e-03,
    6.61375632143793436117e-05,
    -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
)
