"""`Math`: V8's results to the last bit, with an error where JavaScript has NaN, an infinity or a number beyond
±(2^53 - 1)."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.inline import Inline, each_count, quick
from latebind.interp.library import Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.operators import double_power, unsafe
from latebind.interp.text import text
from latebind.interp.values import SAFE
from latebind.stdlib import quick as quickly

MATH = Table(owner="Math")


def _numbers() -> Callable[[], float]:
    from latebind.stdlib.quick_random import number

    return number


Number = int | float


def checked(*numbers: Number) -> None:
    """Raise UNSAFE_NUMBER for a number beyond ±(2^53 - 1): a double would drop its last digits."""
    for number in numbers:
        if not -SAFE <= number <= SAFE:
            raise unsafe(number, "operand")


def result(function: str, found: Number, *numbers: Number) -> Number:
    """Give `found`, the result of a function for `numbers`. Raises NO_RESULT where it is not finite, UNSAFE_NUMBER where
    it is beyond ±(2^53 - 1)."""
    if -SAFE <= found <= SAFE:
        return found
    if math.isfinite(found):
        raise unsafe(found, "result")
    raise fail("NO_RESULT", call=f"{function}({', '.join(map(text, numbers))})")


@MATH.add("abs(x: number): number", "The distance of `x` from 0.", inline=(Inline("x", "abs(x)", number=True),))
def absolute(run: Run, x: Number) -> Number:
    return abs(x)


@MATH.add(
    "sign(x: number): number", "1, -1 or 0.", inline=(Inline("x", "1 if x > 0 else -1 if x < 0 else x", number=True),)
)
def sign(run: Run, x: Number) -> Number:
    return 1 if x > 0 else -1 if x < 0 else x


@MATH.add(
    "floor(x: number): number",
    "The next whole number below, or `x`.",
    inline=(
        Inline("x", "floor(x)", "x or x.__class__ is int", leaves=True),
        Inline("x", "x * 0", "x == 0", number=True),
    ),
)
def floor(run: Run, x: Number) -> Number:
    return _signed(math.floor(_finite(x)), x)


@MATH.add(
    "ceil(x: number): number",
    "The next whole number above, or `x`.",
    inline=(
        Inline("x", "ceil(x)", "x > 0 or x <= -1 or x.__class__ is int", leaves=True),
        Inline("x", "x * 0", "-1 < x <= 0", number=True),
    ),
)
def ceil(run: Run, x: Number) -> Number:
    return _signed(math.ceil(_finite(x)), x)


@MATH.add(
    "trunc(x: number): number",
    "Without the digits behind the point.",
    inline=(
        Inline("x", "trunc(x)", "x > 0 or x <= -1 or x.__class__ is int", leaves=True),
        Inline("x", "x * 0", "-1 < x <= 0", number=True),
    ),
)
def trunc(run: Run, x: Number) -> Number:
    return _signed(math.trunc(_finite(x)), x)


@MATH.add(
    "round(x: number): number",
    "The nearest whole number; halves go up, also -2.5 to -2.",
    inline=(
        Inline("x", "floor(x) + (x - floor(x) >= 0.5)", "x > 0 or x < -0.5 or x.__class__ is int", leaves=True),
        Inline("x", "x * 0", "-0.5 <= x <= 0", number=True),
    ),
)
def round_(run: Run, x: Number) -> Number:
    below = math.floor(_finite(x))
    return _signed(below + (x - below >= 0.5), x)


def _signed(whole: int, x: Number) -> Number:
    """What `x` was rounded to, but -0 where a negative number became 0, and `x` itself where it is a double so large that
    it is whole."""
    if x.__class__ is float and not -SAFE <= x <= SAFE:
        return x
    return whole or (-0.0 if math.copysign(1.0, x) < 0 else 0)


def _finite(x: Number) -> Number:
    if x.__class__ is float and not math.isfinite(x):
        raise fail("NOT_FINITE")
    return x


# Of three: the largest, or the smallest, is not 0, whose sign would count; or they are ints.
_LARGEST, _SMALLEST = "a > 0 or b > 0 or c > 0", "a < 0 or b < 0 or c < 0 or a > 0 and b > 0 and c > 0"
# And of more, or of one.
_EXTREMES = [1, *range(4, 9)]
_WHOLE_ONES = "a.__class__ is b.__class__ is c.__class__ is int"


@MATH.add(
    "max(...values: number): number",
    "The largest of the arguments: `Math.max(...items)`.",
    inline=(
        Inline("a b", "b if b > a else a", "a != b or a or a.__class__ is b.__class__ is int", number=True, wide=True),
        quick("a b", quickly.larger, takes="any any"),
        Inline("a b c", "a if a >= b and a >= c else b if b >= c else c", f"{_LARGEST} or {_WHOLE_ONES}"),
        *each_count("", "call((*items,))", call=quickly.largest, counts=_EXTREMES),
    ),
    spread=quickly.largest,
)
def largest(run: Run, *values: Number) -> Number:
    return _extreme(run, "Math.max", values, 1.0)


@MATH.add(
    "min(...values: number): number",
    "The smallest of the arguments: `Math.min(...items)`.",
    inline=(
        Inline("a b", "b if b < a else a", "a != b or a or a.__class__ is b.__class__ is int", number=True, wide=True),
        quick("a b", quickly.smaller, takes="any any"),
        Inline("a b c", "a if a <= b and a <= c else b if b <= c else c", f"{_SMALLEST} or {_WHOLE_ONES}"),
        *each_count("", "call((*items,))", call=quickly.smallest, counts=_EXTREMES),
    ),
    spread=quickly.smallest,
)
def smallest(run: Run, *values: Number) -> Number:
    return _extreme(run, "Math.min", values, -1.0)


_WHOLE = frozenset({int})  # none of them is -0 or no number


def _extreme(run: Run, function: str, values: tuple[Number, ...], direction: float) -> Number:
    if not values:
        raise fail("NO_VALUES", function=function)
    count = len(values)
    run.charge(count)
    if count > 4 and {*map(type, values)} == _WHOLE:
        return max(values) if direction > 0 else min(values)
    best = values[0]
    for value in values:
        above = value > best if direction > 0 else value < best
        if above or (value == 0 == best and math.copysign(1.0, value) == direction):
            best = value
        else:
            _finite(value)
    return best


@MATH.add("sqrt(x: number): number", "The square root.", inline=(Inline("x", "sqrt(x)", "x >= 0", number=True),))
def sqrt(run: Run, x: Number) -> Number:
    checked(x)
    return result("Math.sqrt", math.sqrt(x) if x >= 0 else math.nan, x)


@MATH.add(
    "pow(x: number, y: number): number",
    "`x` to the power of `y`, as `x ** y`.",
    inline=(
        Inline("x y", "x * x", "y == 2 and -67108864.0 <= x <= 67108864.0", narrow=True, literal="y", number=True),
        Inline("x y", "pow(x, y)", "3 <= y <= 5 and -1000.0 <= x <= 1000.0", narrow=True, literal="y", number=True),
        quick("x y", quickly.power, number=True),
    ),
)
def power(run: Run, x: Number, y: Number) -> Number:
    checked(x, y)
    return result("Math.pow", double_power(float(x), float(y)), x, y)


@MATH.add(
    "hypot(...values: number): number",
    "The length of a vector: the root of the sum of squares.",
    inline=(
        quick("x y", quickly.hypot, certain=True, number=True),
        *each_count("", "call((*items,))", call=quickly.vector_length, counts=[1, *range(3, 6)], certain=True),
    ),
)
def hypot(run: Run, *values: Number) -> Number:
    run.charge(len(values))
    checked(*values)
    return result("Math.hypot", quickly.vector_length(values), *values[:4])


@MATH.add(
    "fround(x: number): number",
    "The nearest number of 32 bits.",
    inline=(quick("x", quickly.fround, certain=True, number=True),),
)
def fround(run: Run, x: Number) -> Number:
    from struct import pack, unpack

    checked(x)
    (rounded,) = unpack("<f", pack("<f", x))
    return result("Math.fround", rounded, x)


@MATH.add(
    "clz32(x: number): number",
    "How many of the 32 bits of `x` are 0 before the first 1.",
    inline=(Inline("x", "32 - (int(x) & 4294967295).bit_length()", leaves=True),),
)
def clz32(run: Run, x: Number) -> Number:
    checked(x)
    return 32 - (int(x) & 0xFFFFFFFF).bit_length()


@MATH.add(
    "imul(x: number, y: number): number",
    "The product in 32 bits, signed.",
    inline=(
        Inline(
            "x y",
            "((x * y + 2147483648) & 4294967295) - 2147483648",
            "x.__class__ is int and y.__class__ is int and -67108864 <= x <= 67108864 and -67108864 <= y <= 67108864",
            narrow=True,
            leaves=True,
        ),
        Inline("x y", "((int(x) * int(y) + 2147483648) & 4294967295) - 2147483648", leaves=True),
    ),
)
def imul(run: Run, x: Number, y: Number) -> Number:
    checked(x, y)
    return ((int(x) * int(y) + 0x80000000) & 0xFFFFFFFF) - 0x80000000


@MATH.add(
    "random(): number",
    "A random number from 0 to below 1.",
    pure=False,
    inline=(Inline("", "call()", load=_numbers, certain=True, number=True),),
)
def random(run: Run) -> Number:
    return (int.from_bytes(run.entropy(7), "little") >> 3) * 2.0**-53


# What V8 computes with polynomials, and C libraries to other last digits: imported when a script calls one.
_ANGLES = {
    "acos(x: number)": "The angle whose cosine is `x`.",
    "asin(x: number)": "The angle whose sine is `x`.",
    "atan(x: number)": "The angle whose tangent is `x`.",
    "atan2(y: number, x: number)": "The angle of the point (x, y).",
    "cos(x: number)": "The cosine of an angle in radians.",
    "sin(x: number)": "The sine of an angle in radians.",
    "tan(x: number)": "The tangent of an angle in radians.",
}
_EXPONENTIALS = {
    "acosh(x: number)": "The inverse of the hyperbolic cosine.",
    "asinh(x: number)": "The inverse of the hyperbolic sine.",
    "atanh(x: number)": "The inverse of the hyperbolic tangent.",
    "cbrt(x: number)": "The cube root.",
    "cosh(x: number)": "The hyperbolic cosine.",
    "exp(x: number)": "e to the power of `x`.",
    "expm1(x: number)": "e to the power of `x`, minus 1, exact near 0.",
    "log(x: number)": "The natural logarithm.",
    "log10(x: number)": "The logarithm to base 10.",
    "log1p(x: number)": "The natural logarithm of `1 + x`, exact near 0.",
    "log2(x: number)": "The logarithm to base 2.",
    "sinh(x: number)": "The hyperbolic sine.",
    "tanh(x: number)": "The hyperbolic tangent.",
}


# Steps of a call: polynomials in Python take as long.
_COST = 8


@cache
def _angles() -> ModuleType:
    from latebind.interp.ieee754 import trig

    return trig


@cache
def _exponentials() -> ModuleType:
    from latebind.interp.ieee754 import exp

    return exp


def _elementary(module: Callable[[], ModuleType], name: str) -> Callable[..., Number]:
    shown = f"Math.{name}"

    def compute(run: Run, *numbers: Number) -> Number:
        checked(*numbers)
        return result(shown, getattr(module(), name)(*map(float, numbers)), *numbers)

    return compute


# Where results are finite and safe; elsewhere the implementation is asked.
_DOMAINS = dict.fromkeys(("acos", "asin"), "-1.0 <= x <= 1.0") | {
    "atanh": "-1.0 < x < 1.0",
    "tan": "-1.57 <= x <= 1.57",
}
_DOMAINS |= dict.fromkeys(("sinh", "cosh"), "-36.0 <= x <= 36.0") | dict.fromkeys(
    ("exp", "expm1"), "-1e15 <= x <= 36.0"
)
_DOMAINS |= dict.fromkeys(("log", "log2", "log10"), "0.0 < x <= 1e15")
_DOMAINS |= {"acosh": "1.0 <= x <= 1e15", "log1p": "-1.0 < x <= 1e15"}


def _in_place(module: Callable[[], ModuleType], name: str) -> Inline:
    """The form of such a function. `x * 1.0` is the double of any number, with its sign."""

    def load() -> Callable[..., Any]:
        function: Callable[..., Any] = getattr(module(), name)
        return function

    params, given = ("y x", "call(y * 1.0, x * 1.0)") if name == "atan2" else ("x", "call(x * 1.0)")
    domain = _DOMAINS.get(name, "")
    return Inline(params, given, domain, load=load, narrow=bool(domain), certain=True, number=True)


for _module, _signatures in ((_angles, _ANGLES), (_exponentials, _EXPONENTIALS)):
    for _signature, _doc in _signatures.items():
        _name = _signature.partition("(")[0]
        _implementation, _inline = _elementary(_module, _name), _in_place(_module, _name)
        MATH.add(f"{_signature}: number", _doc, cost=_COST, inline=(_inline,))(_implementation)


MATH_NAMESPACE = Namespace(
    "Math",
    "Mathematics: constants and functions of numbers.",
    {
        **MATH.entries,
        "E": math.e,
        "LN10": 2.302585092994046,
        "LN2": 0.6931471805599453,
        "LOG10E": 0.4342944819032518,
        "LOG2E": 1.4426950408889634,
        "PI": math.pi,
        "SQRT1_2": 0.7071067811865476,
        "SQRT2": 1.4142135623730951,
    },
    protected=True,
)
