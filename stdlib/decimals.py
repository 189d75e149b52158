"""`decimal`: exact arithmetic on decimal text, as money needs it; and `round`, which rounds a number as people write it.

A decimal is whole units and how many digits stand behind the point: "12.50" is 1250 and 2. Sums keep the longer
fraction of the two, products both together, as columns of figures are written: "1.50" + "2.50" is "4.00".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.interp.inline import Inline, quick
from latebind.interp.library import Namespace, Table
from latebind.interp.limits import Run
from latebind.interp.operators import unsafe
from latebind.interp.text import WHITE, number_text
from latebind.interp.values import SAFE_INT
from latebind.stdlib import quick_texts

ROUND = Table()
DECIMAL = Table(owner="decimal")

Number = int | float

# How many digits a decimal may have.
_MOST = 1000
_TEXT = r"(?P<sign>[+-]?)(?=\.?[0-9])(?P<whole>[0-9]*)(?:\.(?P<fraction>[0-9]*))?(?:[eE](?P<exponent>[+-]?[0-9]{1,4}))?"


def _quick(params: str, name: str) -> Inline:
    """The form that is a call of what `quick_decimals` has by this name."""

    def load() -> Callable[..., Any]:
        from latebind.stdlib import quick_decimals

        found: Callable[..., Any] = getattr(quick_decimals, name)
        return found

    return Inline(params, f"call({', '.join(params.split())})", load=load, leaves=True)


class Decimal(NamedTuple):
    """`units` with a point before their last `scale` digits."""

    units: int
    scale: int


def read(run: Run, value: str | Number, function: str) -> Decimal:
    """The decimal that a text is, or a number by its shortest text. Raises BAD_DECIMAL or DECIMAL_TOO_LONG."""
    text = value if isinstance(value, str) else number_text(value)
    match = re.fullmatch(_TEXT, text.strip(WHITE)) if len(text) <= 2 * _MOST else None
    if match is None:
        hint = 'a decimal looks like "1234.50"; take out what groups digits: `text.replaceAll(",", "")`'
        raise fail("BAD_DECIMAL", function=function, found=printable(text[:40]), hint=hint)
    fraction = match["fraction"] or ""
    digits = (match["whole"] + fraction).lstrip("0") or "0"
    scale = len(fraction) - int(match["exponent"] or 0)
    _bounded(len(digits) + abs(scale))
    run.charge(1 + (len(text) >> 6))
    units = int(digits) * 10 ** max(0, -scale)
    return Decimal(-units if match["sign"] == "-" else units, max(0, scale))


def _bounded(digits: int) -> None:
    if digits > _MOST:
        raise fail("DECIMAL_TOO_LONG", limit=_MOST)


def _write(run: Run, value: Decimal) -> str:
    digits = str(abs(value.units)).rjust(value.scale + 1, "0")
    _bounded(len(digits))
    run.string(len(digits) + 2)
    point = len(digits) - value.scale
    sign = "-" if value.units < 0 else ""
    return f"{sign}{digits[:point]}.{digits[point:]}" if value.scale else sign + digits


def _aligned(run: Run, a: str | Number, b: str | Number, function: str) -> tuple[int, int, int]:
    """The units of two decimals with as many digits behind the point, and how many these are."""
    left, right = read(run, a, function), read(run, b, function)
    scale = max(left.scale, right.scale)
    return left.units * 10 ** (scale - left.scale), right.units * 10 ** (scale - right.scale), scale


def _divided(above: int, below: int) -> int:
    """The nearest whole number; halves go away from zero."""
    whole = (2 * abs(above) + abs(below)) // (2 * abs(below))
    return whole if (above < 0) == (below < 0) else -whole


def rounded(value: Decimal, digits: int) -> Decimal:
    """With so many digits behind the point; halves go away from zero."""
    if digits >= value.scale:
        return Decimal(value.units * 10 ** (digits - value.scale), digits)
    return Decimal(_divided(value.units, 10 ** (value.scale - digits)), digits)


def _check_digits(digits: int, function: str, least: int = 0) -> None:
    if not least <= digits <= 100:
        raise fail("BAD_DIGITS", function=function, least=least, found=digits)


@DECIMAL.add(
    "add(a: string | number, b: string | number): string",
    "The exact sum of two decimals.",
    inline=(_quick("a b", "total"),),
)
def add(run: Run, a: str | Number, b: str | Number) -> str:
    left, right, scale = _aligned(run, a, b, "decimal.add")
    return _write(run, Decimal(left + right, scale))


@DECIMAL.add(
    "subtract(a: string | number, b: string | number): string",
    "The exact difference of two decimals.",
    inline=(_quick("a b", "difference"),),
)
def subtract(run: Run, a: str | Number, b: str | Number) -> str:
    left, right, scale = _aligned(run, a, b, "decimal.subtract")
    return _write(run, Decimal(left - right, scale))


@DECIMAL.add(
    "multiply(a: string | number, b: string | number): string",
    "The exact product of two decimals.",
    inline=(_quick("a b", "product"),),
)
def multiply(run: Run, a: str | Number, b: str | Number) -> str:
    left, right = read(run, a, "decimal.multiply"), read(run, b, "decimal.multiply")
    return _write(run, Decimal(left.units * right.units, left.scale + right.scale))


@DECIMAL.add(
    "divide(a: string | number, b: string | number, digits: integer): string",
    "The quotient with this many digits behind the point, 0 to 100; halves go away from zero.",
    inline=(_quick("a b digits", "quotient"),),
)
def divide(run: Run, a: str | Number, b: str | Number, digits: int) -> str:
    _check_digits(digits, "decimal.divide")
    above, below, _ = _aligned(run, a, b, "decimal.divide")
    if not below:
        raise fail("DIVISION_BY_ZERO", op="decimal.divide", hint="test first: `decimal.compare(b, 0) === 0`")
    return _write(run, Decimal(_divided(above * 10**digits, below), digits))


@DECIMAL.add(
    "round(value: string | number, digits?: integer): string",
    "With exactly this many digits behind the point, 0 to 100; halves go away from zero.",
    inline=(
        _quick("value", "rounded"),
        _quick("value digits", "rounded"),
    ),
)
def round_decimal(run: Run, value: str | Number, digits: int = 0) -> str:
    _check_digits(digits, "decimal.round")
    return _write(run, rounded(read(run, value, "decimal.round"), digits))


@DECIMAL.add(
    "compare(a: string | number, b: string | number): number",
    "0 where the two are equal, -1 where `a` is less, 1 where it is greater.",
    inline=(_quick("a b", "order"),),
)
def compare(run: Run, a: str | Number, b: str | Number) -> int:
    left, right, _ = _aligned(run, a, b, "decimal.compare")
    return (left > right) - (left < right)


@ROUND.add(
    "round(x: number, digits?: integer): number",
    "`x` with this many digits behind the point, as its shortest text is rounded; halves go away from zero.",
    inline=(
        quick("x", quick_texts.rounded, number=True),
        Inline(
            "x digits",
            "rounded(x, digits)",
            f"0 <= digits <= 8 and x.__class__ is float and (x > 0.001 or x < -1.0) and {quick_texts.BETWEEN.format('x')}",
            narrow=True,
            literal="digits",
            number=True,
        ),
        quick("x digits", quick_texts.rounded, number=True),
    ),
)
def round_(run: Run, x: Number, digits: int = 0) -> Number:
    _check_digits(digits, "round", least=-100)
    if isinstance(x, int):
        if digits >= 0:
            return x
        if not -SAFE_INT <= x <= SAFE_INT:
            raise unsafe(x, "operand")
    value = read(run, x, "round")
    if digits >= value.scale:
        return x
    found = float(f"{_divided(value.units, 10 ** (value.scale - digits))}e{-digits}")
    if not math.isfinite(found):
        raise fail("NOT_FINITE")
    return found


DECIMAL_NAMESPACE = Namespace(
    "decimal", "Exact arithmetic on decimal text, for money: results are text too.", DECIMAL.entries
)
