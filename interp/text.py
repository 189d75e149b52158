"""Numbers and text, both ways, as JavaScript does it: what `String(x)`, interpolation, `+` and `Number(text)` share."""

from __future__ import annotations

import math
import re
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.interp.convert import scalar, type_name
from latebind.interp.values import SAFE_INT, ErrorValue, Handle

# JavaScript's white space and line ends; Python's `strip()` has others.
WHITE = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

# Those of numbers to bases up to 36.
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

# The largest whole number that is not infinite as a double has 309 digits.
_MOST_DIGITS = 309


def number_text(number: float) -> str:
    """A number as JavaScript writes it: `4`, `0.1`, `1e+21`; an int keeps all of its digits.

    >>> [number_text(x) for x in (4.0, -0.0, 1e21, 1e-7, 1.5e20, 12345678901234567890)]
    ['4', '0', '1e+21', '1e-7', '150000000000000000000', '12345678901234567890']
    """
    if number.__class__ is int:
        if -SAFE_INT <= number <= SAFE_INT or abs(number) < 10**_MOST_DIGITS:
            return str(number)
        raise fail("NOT_FINITE")
    if -1e15 < number < 1e15:
        if number.is_integer():
            return str(int(number))
    elif not math.isfinite(number):
        raise fail("NOT_FINITE")
    written = repr(number)
    # Without an exponent, Python's text is JavaScript's.
    return _with_exponent(written) if "e" in written else written.removesuffix(".0")


def _with_exponent(written: str) -> str:
    """`1.5e-07` as JavaScript writes it: Python turns to exponents earlier, and pads them."""
    mantissa, _, exponent_text = written.partition("e")
    sign = "-" if mantissa[0] == "-" else ""
    first, _, rest = mantissa.lstrip("-").partition(".")
    digits = first + ("" if rest == "0" else rest)
    exponent = int(exponent_text)
    point = exponent + 1  # how many digits stand before the point
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    point_text = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{point_text}e{exponent:+d}"


def text(value: Any) -> str:
    """`String(value)`: of a string, number, boolean or error. null, arrays, objects and functions are refused."""
    cls = value.__class__
    if cls is str:
        return value  # type: ignore[no-any-return]
    if cls is int or cls is float:
        return number_text(value)
    if cls is bool:
        return "true" if value else "false"
    if cls is ErrorValue:
        return error_text(value)
    kind = type_name(value)
    if kind not in _TEXT_HINTS and not (isinstance(value, Handle) and value.length is None):
        return text(scalar(value))
    raise fail("NOT_TEXT", found=kind, hint=_TEXT_HINTS.get(kind))


_TEXT_HINTS = {
    "null": 'write `?? ""` behind what may be null',
    "array": 'join it, `items.join(", ")`, or write `JSON.stringify(items)`',
    "object": "name the member you mean, or write `JSON.stringify(value)`",
    "function": "call it: `f()`",
    "date": "write `d.toISOString()`",
}


def error_text(error: ErrorValue) -> str:
    """`String(error)`: its name and its message."""
    if not error.name or not error.message:
        return error.name or error.message
    return f"{error.name}: {error.message}"


_NUMBER = lazy_regex(
    r"""
    (?P<integer> [+-]? [0-9]+ )
    | (?P<decimal> [+-]? (?: [0-9]+ \.? [0-9]* | \.[0-9]+ ) (?: [eE] [+-]? [0-9]+ )? )
    | 0 (?: [xX] (?P<x> [0-9a-fA-F]+ ) | [oO] (?P<o> [0-7]+ ) | [bB] (?P<b> [01]+ ) )
    """,
    re.VERBOSE,
)
_BASES = {"x": 16, "o": 8, "b": 2}


_FEW_DIGITS = 16  # such a number is exact


def parse_number(written: str) -> int | float | None:
    """`Number(text)`, None where JavaScript gives NaN or an infinity, and for blank text. Integers stay exact."""
    if len(written) < _FEW_DIGITS and written.isascii() and written.isdigit():
        return int(written)
    written = written.strip(WHITE)
    match = _NUMBER.fullmatch(written)
    if match is None:
        return None
    kind = match.lastgroup or ""
    digits = match[kind]
    if kind == "decimal":
        return _finite(float(digits))
    if kind == "integer":
        return whole(digits)
    return _finite_int(digits.lstrip("0") or "0", _BASES[kind])


def is_infinite(written: str) -> bool:
    """Whether JavaScript reads an infinity from a text of which `parse_number` gives None."""
    written = written.strip(WHITE)
    if written[-1:] not in _LAST_SIGNS and len(written) < _LARGE_HEXADECIMAL:
        return False
    return written in _INFINITIES or _NUMBER.fullmatch(written) is not None


_INFINITIES = frozenset({"Infinity", "+Infinity", "-Infinity"})
# What a number ends in that is not written to base 16, or one of the words above.
_LAST_SIGNS = "0123456789.y"
_LARGE_HEXADECIMAL = 256


def whole(digits: str) -> int | float | None:
    """The number that decimal digits, perhaps signed, stand for: exact; `-0` as JavaScript has it; None: too large."""
    number = _finite_int(digits.lstrip("+-").lstrip("0") or "0", 10)
    if digits[0] == "-" and number is not None:
        return -number if number else -0.0
    return number


def _finite_int(digits: str, base: int) -> int | None:
    """The integer that digits stand for, or None where it is infinite as a double."""
    # The length is looked at first: Python's conversion is quadratic, and refuses long texts by itself.
    if len(digits) * math.log2(base) > 1100:
        return None
    number = int(digits, base)
    return number if number <= SAFE_INT or finite(number) else None


def finite(number: float) -> bool:
    """Whether JavaScript has a finite number for it: a host's int may be larger than any double."""
    return math.isfinite(number if number.__class__ is float else _as_float(int(number)))


def _as_float(number: int) -> float:
    """The nearest double, or infinity."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _finite(number: float) -> float | None:
    """The number, or None where it is infinite."""
    return number if math.isfinite(number) else None
