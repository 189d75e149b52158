"""What inline forms of `decimal` call, of decimals of some digits, without a sign, an exponent or white space.

Each gives what the implementation gives, or None where that is to be asked. Loaded when a program calls one, as it needs
Python's `decimal`.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, InvalidOperation

_MOST_DIGITS = 30
# What is added and multiplied has no more digits: nothing is rounded. What a host makes of its own contexts does not count.
_CONTEXT = Context(
    prec=3 * _MOST_DIGITS, Emin=MIN_EMIN, Emax=MAX_EMAX, capitals=1, clamp=0, flags=[], traps=[InvalidOperation]
)
_read, _written = _CONTEXT.create_decimal, _CONTEXT.to_sci_string


def _of_two(combine: Callable[[Decimal, Decimal], Decimal]) -> Callable[[str, str], str | None]:
    """What makes a decimal of two."""

    def combined(a: str, b: str) -> str | None:
        if len(a) > _MOST_DIGITS or len(b) > _MOST_DIGITS or a.strip(_SIGNS) or b.strip(_SIGNS):
            return None
        try:
            found = combine(_read(a), _read(b))
        except InvalidOperation:  # no digits, or two points
            return None
        shown = _written(found)
        return f"{found:f}" if "E" in shown else shown

    return combined


# What remains of a text without these has other signs, wherever they stand.
_SIGNS = "0123456789."


total = _of_two(_CONTEXT.add)
difference = _of_two(_CONTEXT.subtract)
product = _of_two(_CONTEXT.multiply)


def order(a: str, b: str) -> int | None:
    """`decimal.compare`."""
    if len(a) > _MOST_DIGITS or len(b) > _MOST_DIGITS or a.strip(_SIGNS) or b.strip(_SIGNS):
        return None
    try:
        one, other = _read(a), _read(b)
    except InvalidOperation:
        return None
    return 0 if one == other else 1 if one > other else -1


def _units(text: str) -> tuple[int, int] | None:
    whole, _, fraction = text.partition(".")
    digits = whole + fraction
    if len(digits) > 30 or not (digits.isascii() and digits.isdigit()):
        return None
    return int(digits), len(fraction)


def _aligned(a: str, b: str) -> tuple[int, int, int] | None:
    left, right = _units(a), _units(b)
    if left is None or right is None:
        return None
    one, scale = left
    two, other = right
    if scale < other:
        return one * 10 ** (other - scale), two, other
    return one, two * 10 ** (scale - other), scale


def _decimal(units: int, scale: int) -> str:
    digits = str(abs(units)).rjust(scale + 1, "0")
    sign = "-" if units < 0 else ""
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}" if scale else sign + digits


def quotient(a: str, b: str, digits: int) -> str | None:
    both = _aligned(a, b)
    if both is None or both[1] == 0 or not 0 <= digits <= _MOST_DIGITS:
        return None
    above, below, _ = both
    return _decimal((2 * above * 10**digits + below) // (2 * below), digits)


def rounded(text: str, digits: int = 0) -> str | None:
    found = _units(text)
    if found is None or not 0 <= digits <= _MOST_DIGITS:
        return None
    units, scale = found
    if digits >= scale:
        return _decimal(units * 10 ** (digits - scale), digits)
    unit = 10 ** (scale - digits)
    return _decimal((2 * units + unit) // (2 * unit), digits)
