"""Methods of numbers that write them: the digits are V8's."""

from __future__ import annotations

import math

from latebind.grammar.errors import fail
from latebind.interp.inline import Inline, quick
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.text import DIGITS, finite, number_text
from latebind.interp.values import SAFE_INT
from latebind.stdlib import quick_texts

NUMBER = Table(receiver="number")

Number = int | float


@NUMBER.add(
    "toFixed(digits?: integer): string",
    "With exactly this many digits behind the point: 0 to 100.",
    inline=(
        Inline(
            "this digits",
            "('%.' + str(digits) + 'f') % this",
            f"0 <= digits <= 8 and this != 0 and {quick_texts.BETWEEN.format('this')}",
            narrow=True,
            literal="digits",
            leaves=True,
        ),
        quick("this digits", quick_texts.fixed, leaves=True),
        Inline("this", "call(this, 0)", call=quick_texts.fixed, leaves=True),
    ),
)
def to_fixed(run: Run, value: Number, digits: int = 0) -> str:
    if not 0 <= digits <= 100:
        raise fail("BAD_DIGITS", function="toFixed", least=0, found=digits)
    if abs(value) >= 1e21 and isinstance(value, float):
        return number_text(value)
    scaled = str(_rounded(abs(value), digits))
    sign = "-" if value < 0 else ""
    if digits == 0:
        return sign + scaled
    scaled = scaled.rjust(digits + 1, "0")
    return f"{sign}{scaled[:-digits]}.{scaled[-digits:]}"


def _rounded(value: Number, digits: int) -> int:
    """`value * 10**digits`, exactly, rounded to a whole number; halves go up."""
    above, below = _ratio(value)
    if digits >= 0:
        above *= 10**digits
    else:
        below *= 10**-digits
    return (2 * above + below) // (2 * below)


def _ratio(value: Number) -> tuple[int, int]:
    if not finite(value):
        raise fail("NOT_FINITE")
    return value.as_integer_ratio()


# A number's shortest text.
_SHOWN = (
    Inline("this", "str(this)", "this.__class__ is int", leaves=True),
    Inline("this", "call(this)", call=number_text, leaves=True),
)


@NUMBER.add(
    "toPrecision(digits?: integer): string",
    "With this many significant digits: 1 to 100.",
    inline=(*_SHOWN, quick("this digits", quick_texts.precise, leaves=True)),
)
def to_precision(run: Run, value: Number, digits: int | None = None) -> str:
    if digits is None:
        return number_text(value)
    if not 1 <= digits <= 100:
        raise fail("BAD_DIGITS", function="toPrecision", least=1, found=digits)
    sign = "-" if value < 0 else ""
    written, exponent = _significant(abs(value), digits)
    if exponent < -6 or exponent >= digits:
        fraction = f".{written[1:]}" if digits > 1 else ""
        return f"{sign}{written[0]}{fraction}e{exponent:+d}"
    if exponent == digits - 1:
        return sign + written
    if exponent >= 0:
        return f"{sign}{written[: exponent + 1]}.{written[exponent + 1 :]}"
    return f"{sign}0.{'0' * -(exponent + 1)}{written}"


def _significant(value: Number, digits: int) -> tuple[str, int]:
    """The first `digits` decimal digits of a number, and the power of ten of the first one."""
    if value == 0:
        return "0" * digits, 0
    above, below = _ratio(value)
    exponent = len(str(above)) - len(str(below))
    if above * 10 ** max(0, -exponent) < below * 10 ** max(0, exponent):
        exponent -= 1
    written = str(_rounded(value, digits - 1 - exponent))
    if len(written) > digits:  # 9.99 became 10.0
        return written[:digits], exponent + 1
    return written, exponent


@NUMBER.add(
    "toString(radix?: integer): string",
    "As text, in base 10 or `radix`: 2 to 36.",
    inline=(
        *_SHOWN,
        quick("this radix", quick_texts.in_radix, "this.__class__ is int", leaves=True),
    ),
)
def to_string(run: Run, value: Number, radix: int = 10) -> str:
    if not 2 <= radix <= 36:
        raise fail("BAD_RADIX", function="toString", found=radix)
    if radix == 10:
        return number_text(value)
    if not finite(value):
        raise fail("NOT_FINITE")
    # A small number has up to a thousand digits, which are found one by one.
    digits = _in_radix(abs(value), radix)
    run.charge(len(digits) >> 2)
    return f"-{digits}" if value < 0 else digits


def _in_radix(value: Number, radix: int) -> str:
    if isinstance(value, int):
        return _whole_digits(value, radix)
    fraction, integer = math.modf(value)
    behind, carry = _fraction_digits(value, fraction, radix)
    integer += carry
    front = _whole_digits(int(integer), radix) if integer <= SAFE_INT else _large_digits(integer, radix)
    return f"{front}.{behind}" if behind else front


def _whole_digits(value: int, radix: int) -> str:
    if radix == 16:
        return f"{value:x}"
    if radix == 2:
        return f"{value:b}"
    digits = []
    while value >= radix:
        value, digit = divmod(value, radix)
        digits.append(DIGITS[digit])
    return DIGITS[value] + "".join(reversed(digits))


def _large_digits(value: float, radix: int) -> str:
    """A double beyond 2^53 as V8 writes it, whose last digits are 0 or off: they are not determined anyway."""
    digits = []
    while value / radix >= 2.0**53:
        value /= radix
        digits.append("0")
    while value > 0:
        digit = math.fmod(value, radix)
        digits.append(DIGITS[int(digit)])
        value = (value - digit) / radix
    return "".join(reversed(digits))


def _fraction_digits(value: float, fraction: float, radix: int) -> tuple[str, int]:
    """The shortest digits behind the point that still tell `value` from its neighbours, and a carry of the last."""
    delta = max(0.5 * (math.nextafter(value, math.inf) - value), math.ulp(0.0))
    digits: list[int] = []
    if fraction < delta:
        return "", 0
    while True:
        fraction *= radix
        delta *= radix
        digit = int(fraction)
        digits.append(digit)
        fraction -= digit
        if (fraction > 0.5 or (fraction == 0.5 and digit & 1)) and fraction + delta > 1:
            carry = _round_up(digits, radix)
            return "".join([DIGITS[digit] for digit in digits]), carry
        if fraction < delta:
            return "".join([DIGITS[digit] for digit in digits]), 0


def _round_up(digits: list[int], radix: int) -> int:
    while digits:
        digit = digits.pop() + 1
        if digit < radix:
            digits.append(digit)
            return 0
    return 1
