"""What inline forms call that write texts or read them: of numbers, decimals, base64 and fingerprints.

Each gives what the implementation gives, or None where that is to be asked.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from functools import cache

from latebind.interp.text import parse_number

Number = int | float


def number(text: str) -> Number | None:
    return int(text) if len(text) < 16 and text.isascii() and text.isdigit() else parse_number(text)


def decimal(text: str) -> Number | None:
    """`parseFloat` of digits, perhaps with a point among them."""
    if len(text) > 15 or not text.isascii():
        return None
    if text.isdigit():
        return int(text)
    return float(text) if text.replace(".", "", 1).isdigit() else None


def fixed(value: Number, digits: int) -> str | None:
    """`toFixed`, but of what may be half-way between two results."""
    if not 0 <= digits <= 8 or not -1e9 < value < 1e9 or value == 0:
        return None
    rest = value * 10**digits % 1
    return f"{value:.{digits}f}" if not 0.49 < rest < 0.51 else None


def precise(value: Number, digits: int) -> str | None:
    """`toPrecision`, but of what may be half-way between two results, or has an exponent."""
    if not 1 <= digits <= 15 or value == 0:
        return None
    further = f"{value:#.{digits + 1}g}".removesuffix(".")
    shown = f"{value:#.{digits}g}".removesuffix(".")
    return None if further[-1] == "5" or "e" in further or "e" in shown else shown


def rounded(value: Number, digits: int = 0) -> Number | None:
    """`round` by the digits of a double's shortest text."""
    if value.__class__ is int:
        return value if 0 <= digits <= 100 else None
    whole, _, fraction = repr(value).partition(".")
    if not 0 <= digits <= 15 or not fraction.isdigit():
        return None
    if len(fraction) <= digits or fraction == "0":
        return value
    units = int(whole.lstrip("-") + fraction[:digits]) + (fraction[digits] >= "5")
    return float(f"{-units if value < 0 else units}e{-digits}")


def in_english(value: Number, locale: str) -> str | None:
    """`toLocaleString` of a whole number where thousands have commas between them."""
    if value.__class__ is not int or locale not in ("en-US", "en", "en-GB"):
        return None
    return f"{value:,}" if _has_locales() else None


@cache
def _has_locales() -> bool:
    """Whether there is Babel, without which there is an error."""
    from latebind.stdlib.locale_data import babel

    try:
        babel("en-US")
    except ImportError:
        return False
    return True


def base64(text: str) -> str | None:
    return b2a_base64(text.encode(), newline=False).decode() if text.isascii() else None


def from_base64(text: str) -> str | None:
    """`atob` of what has its padding and nothing else, of ASCII."""
    if len(text) % 4 or not text.isascii():
        return None
    try:
        data = a2b_base64(text, strict_mode=True)
    except ValueError:
        return None
    return data.decode() if data.isascii() else None


def sha256() -> Callable[[str], str | None]:
    """`hash.sha256`."""
    from hashlib import sha256 as digest

    def hashed(text: str) -> str | None:
        try:
            return digest(text.encode()).hexdigest()
        except UnicodeEncodeError:
            return None

    return hashed


# Decimals of some digits, without an exponent or white space


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


def decimal_sum(a: str, b: str) -> str | None:
    both = _aligned(a, b)
    return None if both is None else _decimal(both[0] + both[1], both[2])


def decimal_difference(a: str, b: str) -> str | None:
    both = _aligned(a, b)
    return None if both is None else _decimal(both[0] - both[1], both[2])


def decimal_product(a: str, b: str) -> str | None:
    left, right = _units(a), _units(b)
    return None if left is None or right is None else _decimal(left[0] * right[0], left[1] + right[1])


def decimal_quotient(a: str, b: str, digits: int) -> str | None:
    both = _aligned(a, b)
    if both is None or both[1] == 0 or not 0 <= digits <= _MOST_DIGITS:
        return None
    above, below, _ = both
    return _decimal((2 * above * 10**digits + below) // (2 * below), digits)


def decimal_rounded(text: str, digits: int = 0) -> str | None:
    found = _units(text)
    if found is None or not 0 <= digits <= _MOST_DIGITS:
        return None
    units, scale = found
    if digits >= scale:
        return _decimal(units * 10 ** (digits - scale), digits)
    unit = 10 ** (scale - digits)
    return _decimal((2 * units + unit) // (2 * unit), digits)


_MOST_DIGITS = 30


def decimal_order(a: str, b: str) -> int | None:
    both = _aligned(a, b)
    return None if both is None else (both[0] > both[1]) - (both[0] < both[1])
