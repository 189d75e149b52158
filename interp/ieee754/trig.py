"""`Math.sin`, `atan` and the other functions of angles, to the last bit as V8 computes them.

Like `exp.py`, they follow Sun's fdlibm (freely distributable, (C) 1993 Sun Microsystems, Inc.). Angles are finite
doubles up to 2^53, as `Math` takes them; results may be NaN, which it refuses. Loaded when a script needs it.
"""

from __future__ import annotations

import math
from math import copysign, frexp, ldexp, sqrt
from operator import mul

from latebind.interp.ieee754.exp import head, high_word

_HALF_PI, _QUARTER_PI = math.pi / 2, math.pi / 4
_PI_LOW = 1.2246467991473531772e-16
_HALF_PI_LOW = 6.12323399573676603587e-17
_TINY = 2.0**-28
_WHOLE = 2.0**52  # what is added to it loses what is behind the point

_S1, _S2, _S3, _S4, _S5, _S6 = (
    -1.66666666666666324348e-01,
    8.33333333332248946124e-03,
    -1.98412698298579493134e-04,
    2.75573137070700676789e-06,
    -2.50507602534068634195e-08,
    1.58969099521155010221e-10,
)
_C1, _C2, _C3, _C4, _C5, _C6 = (
    4.16666666666666019037e-02,
    -1.38888888888741095749e-03,
    2.48015872894767294178e-05,
    -2.75573143513906633035e-07,
    2.08757232129817482790e-09,
    -1.13596475577881948265e-11,
)
_T1, _T2, _T3, _T4, _T5, _T6, _T7, _T8, _T9, _T10, _T11, _T12, _T13 = (
    3.33333333333334091986e-01,
    1.33333333333201242699e-01,
    5.39682539762260521377e-02,
    2.18694882948595424599e-02,
    8.86323982359930005737e-03,
    3.59207910759131235356e-03,
    1.45620945432529025516e-03,
    5.88041240820264096874e-04,
    2.46463134818469906812e-04,
    7.81794442939557092300e-05,
    7.14072491382608190305e-05,
    -1.85586374855275456654e-05,
    2.59073051863633712884e-05,
)
# The second and third piece of π/2, of 33 bits each, with what is left behind them
_PIECES = (
    (6.07710050630396597660e-11, 2.02226624879595063154e-21),
    (2.02226624871116645580e-21, 8.47842766036889956997e-32),
)
_SMALLEST_ANGLE = 0.7853984832763672  # just above π/4


def sin(x: float) -> float:
    if -_SMALLEST_ANGLE < x < _SMALLEST_ANGLE:
        z = x * x
        return x + z * x * (_S1 + z * (_S2 + z * (_S3 + z * (_S4 + z * (_S5 + z * _S6))))) if z >= 2.0**-54 else x
    quadrant, high, low = _reduced(x)
    found = _sin(high, low) if quadrant % 2 == 0 else _cos(high, low)
    return -found if quadrant & 2 else found


def cos(x: float) -> float:
    if -_SMALLEST_ANGLE < x < _SMALLEST_ANGLE:
        z = x * x
        r = z * (_C1 + z * (_C2 + z * (_C3 + z * (_C4 + z * (_C5 + z * _C6)))))
        if -0.2999999523162842 < x < 0.2999999523162842:
            return 1.0 - (0.5 * z - z * r) if z >= 2.0**-54 else 1.0
        size = -x if x < 0.0 else x
        if size >= 0.7812504768371582:
            quarter = 0.28125
        else:  # a quarter of its head
            bits = size * 2.0**22 if size < 0.5 else size * 2.0**21
            quarter = (bits + _WHOLE) - _WHOLE
            quarter = (quarter - 1.0 if quarter > bits else quarter) * (2.0**-24 if size < 0.5 else 2.0**-23)
        return (1.0 - quarter) - ((0.5 * z - quarter) - z * r)
    quadrant, high, low = _reduced(x)
    found = _cos(high, low) if quadrant % 2 == 0 else _sin(high, low)
    return -found if (quadrant + 1) & 2 else found


def tan(x: float) -> float:
    if -0.6743354797363281 < x < 0.6743354797363281:
        z = x * x
        w = z * z
        r = _T2 + w * (_T4 + w * (_T6 + w * (_T8 + w * (_T10 + w * _T12))))
        v = z * (_T3 + w * (_T5 + w * (_T7 + w * (_T9 + w * (_T11 + w * _T13)))))
        s = z * x
        return x + (z * (s * (r + v)) + _T1 * s) if z >= 2.0**-56 else x
    if -_SMALLEST_ANGLE < x < _SMALLEST_ANGLE:
        return _tan(x, 0.0)
    quadrant, high, low = _reduced(x)
    return _tan(high, low, inverse=quadrant % 2 == 1)


def _reduced(x: float) -> tuple[int, float, float]:
    """The quadrant, and what is left of the angle in two parts: x = quadrant * π/2 + (high + low)."""
    size = -x if x < 0.0 else x
    if size < 1647100.0:  # 2^20 * π/2
        quadrant = 1 if size < 2.3561935424804688 else int(size * 6.36619772367581382433e-01 + 0.5)
        count = float(quadrant)
        rest = size - count * 1.57079632673412561417e00
        tail = count * 6.07710050650619224932e-11
        high = rest - tail
        # Near a multiple of π/2 most bits cancel out, and more of π's are needed.
        least = size * 2.0**-15
        low = (rest - high) - tail
        if -least < high < least:
            high, low = _reduced_in_pieces(size, count, rest, tail)
    else:
        quadrant, high, low = _reduced_exactly(size)
    return (-quadrant, -high, -low) if x < 0.0 else (quadrant, high, low)


def _reduced_in_pieces(size: float, count: float, rest: float, tail: float) -> tuple[float, float]:
    """The two parts of what is left, by as many pieces of π/2 as are needed; `rest` and `tail` are by the first."""
    high = rest - tail
    exponent = frexp(size)[1]
    for (piece, next_tail), cancelled in zip(_PIECES, (16, 49), strict=True):
        if exponent - frexp(high)[1] <= cancelled and high:
            break
        before, part = rest, count * piece
        rest = before - part
        tail = count * next_tail - ((before - rest) - part)
        high = rest - tail
    return high, (rest - high) - tail


# The first 288 bits of 2/π behind the point, and π/2 in digits of 24 bits.
_TWO_OVER_PI = 0xA2F9836E4E441529FC2757D1F534DDC0DB6295993C439041FE5163ABDEBBC561B7246E3A
_HALF_PI_DIGITS = (
    1.570796251296997,
    7.549789415861596e-08,
    5.390302529957765e-15,
    3.282003415807913e-22,
    1.270655753080676e-29,
)
_DIGIT = 0xFFFFFF
_LEAST = 4  # so many digits of the quotient are behind the point at least


def _reduced_exactly(size: float) -> tuple[int, float, float]:
    """The same for angles from 2^20 to 2^53: times 2/π, of which so many digits are taken as the result needs.

    The number of digits, and the order in which they become doubles, decide the last bit of `low`.
    """
    exponent = frexp(size)[1] - 24
    skipped = max(0, (exponent - 3) // 24)
    scale = exponent - 24 * (skipped + 1)
    factor = int(ldexp(size, 48 - exponent))  # three digits
    digits = _LEAST
    while True:
        total = sum(_column(factor, skipped + i) << 24 * (digits - i) for i in range(digits + 1))
        one = 1 << (24 * digits - scale)
        quadrant, rest = divmod(total, one)
        upwards = 2 * rest >= one
        if upwards:
            quadrant, rest = quadrant + 1, one - rest
        if rest >> 24 * _LEAST:
            break
        digits += _LEAST - (rest.bit_length() - 1) // 24
    found = range((rest.bit_length() - 1) // 24, -1, -1)
    parts = [ldexp(rest >> 24 * i & _DIGIT, scale - 24 * (digits - i)) for i in found]
    products = [sum(map(mul, _HALF_PI_DIGITS, parts[i::-1])) for i in range(len(parts))]  # each is exact
    high = 0.0
    for product in reversed(products):
        high += product
    low = products[0] - high
    for product in products[1:]:
        low += product
    return (quadrant, -high, -low) if upwards else (quadrant, high, low)


def _column(factor: int, index: int) -> int:
    """One digit of the product of `factor` and 2/π, before carries: the first three of `factor` take part."""
    digits = ((factor >> 24 * (2 - j) & _DIGIT) * (_TWO_OVER_PI >> 24 * (11 - index + j) & _DIGIT) for j in range(3))
    return sum(digit for j, digit in enumerate(digits) if j <= index)


def _sin(x: float, low: float) -> float:
    if -(2.0**-27) < x < 2.0**-27:
        return x
    z = x * x
    v = z * x
    r = _S2 + z * (_S3 + z * (_S4 + z * (_S5 + z * _S6)))
    if low == 0.0:
        return x + v * (_S1 + z * r)
    return x - ((z * (0.5 * low - v * r) - low) - v * _S1)


def _cos(x: float, low: float) -> float:
    size = -x if x < 0.0 else x
    if size < 2.0**-27:
        return 1.0
    z = x * x
    r = z * (_C1 + z * (_C2 + z * (_C3 + z * (_C4 + z * (_C5 + z * _C6)))))
    if size < 0.2999999523162842:
        return 1.0 - (0.5 * z - (z * r - x * low))
    if size >= 0.7812504768371582:
        quarter = 0.28125
    else:  # a quarter of its head
        quarter = int(size * 2.0**22) * 2.0**-24 if size < 0.5 else int(size * 2.0**21) * 2.0**-23
    return (1.0 - quarter) - ((0.5 * z - quarter) - (z * r - x * low))


def _tan(x: float, low: float, *, inverse: bool = False) -> float:
    """tan(x + low), or -1 / tan(x + low)."""
    size = -x if x < 0.0 else x
    if size < _TINY:
        return _minus_inverse(x + low, low - (head(x + low) - x)) if inverse else x
    large, sign = size >= 0.6743354797363281, 1.0
    if large:
        sign = 1.0 if x > 0.0 else -1.0
        x, low = (0.78539816339744827900 - size) + (3.06161699786838301793e-17 - sign * low), 0.0
    z = x * x
    w = z * z
    r = _T2 + w * (_T4 + w * (_T6 + w * (_T8 + w * (_T10 + w * _T12))))
    v = z * (_T3 + w * (_T5 + w * (_T7 + w * (_T9 + w * (_T11 + w * _T13)))))
    s = z * x
    r = low + z * (s * (r + v) + low)
    r += _T1 * s
    w = x + r
    if large:
        one = -1.0 if inverse else 1.0
        return sign * (one - 2.0 * (x - (w * w / (w + one) - r)))
    return _minus_inverse(w, r - (head(w) - x)) if inverse else w


def _minus_inverse(w: float, rest: float) -> float:
    """-1 / w, where `rest` is what head(w) leaves out."""
    found = -1.0 / w
    high = head(found)
    return high + found * ((1.0 + high * head(w)) + high * rest)


_A1, _A2, _A3, _A4, _A5, _A6, _A7, _A8, _A9, _A10, _A11 = (
    3.33333333333329318027e-01,
    -1.99999999998764832476e-01,
    1.42857142725034663711e-01,
    -1.11111104054623557880e-01,
    9.09088713343650656196e-02,
    -7.69187620504482999495e-02,
    6.66107313738753120669e-02,
    -5.83357013379057348645e-02,
    4.97687799461593236017e-02,
    -3.65315727442169155270e-02,
    1.62858201153657823623e-02,
)


def atan(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < 0.4375:
        if size < 2.0**-27:
            return x
        t, high, low = x, 0.0, 0.0
    # The angles of 1/2, 1, 3/2 and infinity, in two parts each
    elif size < 0.6875:
        t, high, low = (2.0 * size - 1.0) / (2.0 + size), 4.63647609000806093515e-01, 2.26987774529616870924e-17
    elif size < 1.1875:
        t, high, low = (size - 1.0) / (size + 1.0), 7.85398163397448278999e-01, 3.06161699786838301793e-17
    elif size < 2.4375:
        t, high, low = (size - 1.5) / (1.0 + 1.5 * size), 9.82793723247329054082e-01, 1.39033110312309984516e-17
    elif size < 2.0**66:
        t, high, low = -1.0 / size, 1.57079632679489655800e00, _HALF_PI_LOW
    else:
        return copysign(_HALF_PI + _HALF_PI_LOW, x)
    z = t * t
    w = z * z
    upper = _A1 + w * (_A3 + w * (_A5 + w * (_A7 + w * (_A9 + w * _A11))))
    series = z * upper + w * (_A2 + w * (_A4 + w * (_A6 + w * (_A8 + w * _A10))))
    if size < 0.4375:
        return x - x * series
    found = high - ((t * series - low) - t)
    return found if x > 0.0 else -found


# Between these, the exponents of two numbers are at most 60 apart.
_LEAST_RATIO, _MOST_RATIO = 2.0**-59, 2.0**59


def atan2(y: float, x: float) -> float:
    if x > 0.0 and (_LEAST_RATIO < (ratio := y / x) < _MOST_RATIO or -_MOST_RATIO < ratio < -_LEAST_RATIO):
        return atan(ratio)  # which is odd
    left = copysign(1.0, x) < 0
    if y == 0:
        return copysign(math.pi, y) if left else y
    if x == 0:
        return copysign(_HALF_PI, y)
    if x == 1:
        return atan(y)
    exponents = (high_word(abs(y)) - high_word(abs(x))) >> 20
    if exponents > 60:
        return copysign(_HALF_PI + 0.5 * _PI_LOW, y)
    angle = 0.0 if left and exponents < -60 else atan(abs(y / x))
    return copysign(math.pi - (angle - _PI_LOW) if left else angle, y)


_N1, _N2, _N3, _N4, _N5, _N6 = (
    1.66666666666666657415e-01,
    -3.25565818622400915405e-01,
    2.01212532134862925881e-01,
    -4.00555345006794114027e-02,
    7.91534994289814532176e-04,
    3.47933107596021167570e-05,
)
_D2, _D3, _D4, _D5 = (
    -2.40339491173441421878e00,
    2.02094576023350569471e00,
    -6.88283971605453293030e-01,
    7.70381505559019352791e-02,
)


def asin(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < 0.5:
        if size < 2.0**-27:
            return x
        z = x * x
    elif size < 1.0:
        z = (1.0 - size) * 0.5
    else:
        return copysign(_HALF_PI, x) if size == 1.0 else math.nan
    above = z * (_N1 + z * (_N2 + z * (_N3 + z * (_N4 + z * (_N5 + z * _N6)))))
    r = above / (1.0 + z * (_D2 + z * (_D3 + z * (_D4 + z * _D5))))
    if size < 0.5:
        return x + x * r
    s = sqrt(z)
    if size >= 0.9749999046325684:
        found = _HALF_PI - (2.0 * (s + s * r) - _HALF_PI_LOW)
        return found if x > 0.0 else -found
    if s >= 0.25:  # and at most ½
        bits = s * 2.0**22
        high = (bits + _WHOLE) - _WHOLE
        high = (high - 1.0 if high > bits else high) * 2.0**-22
    else:
        high = head(s)
    c = (z - high * high) / (s + high)
    p = 2.0 * s * r - (_HALF_PI_LOW - 2.0 * c)
    found = _QUARTER_PI - (p - (_QUARTER_PI - 2.0 * high))
    return found if x > 0.0 else -found


def acos(x: float) -> float:
    size = -x if x < 0.0 else x
    if size < 0.5:
        if size < 2.0**-57:
            return _HALF_PI
        z = x * x
    elif size < 1.0:
        z = (1.0 - size) * 0.5
    else:
        return math.nan if size > 1.0 else 0.0 if x > 0.0 else math.pi
    above = z * (_N1 + z * (_N2 + z * (_N3 + z * (_N4 + z * (_N5 + z * _N6)))))
    r = above / (1.0 + z * (_D2 + z * (_D3 + z * (_D4 + z * _D5))))
    if size < 0.5:
        return _HALF_PI - (x - (_HALF_PI_LOW - x * r))
    s = sqrt(z)
    if x < 0.0:
        return math.pi - 2.0 * (s + (r * s - _HALF_PI_LOW))
    if s >= 0.25:  # and at most ½
        bits = s * 2.0**22
        high = (bits + _WHOLE) - _WHOLE
        high = (high - 1.0 if high > bits else high) * 2.0**-22
    else:
        high = head(s)
    c = (z - high * high) / (s + high)
    return 2.0 * (high + (r * s + c))
