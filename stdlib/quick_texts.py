"""What inline forms call that write texts or read them: of numbers, decimals, base64 and fingerprints.

Each gives what the implementation gives, or None where that is to be asked.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from typing import Any

from latebind.interp.limits import NeedsRun
from latebind.interp.text import WHITE, is_infinite, number_text, parse_number
from latebind.interp.values import SAFE

Number = int | float


def number(text: str) -> Number | None:
    return int(text) if len(text) < 16 and text.isascii() and text.isdigit() else parse_number(text)


def normalized(subject: str, form: str = "NFC") -> str | None:
    """`normalize` of a text so short that its marks are soon in order."""
    from unicodedata import normalize

    known = form in ("NFC", "NFD", "NFKC", "NFKD")
    return normalize(form, subject) if known and len(subject) <= 256 else None  # type: ignore[arg-type]


def concatenated(subject: str, most: int, *parts: Any) -> str | None:
    """`concat` of texts of up to `most` characters, numbers and booleans."""
    pieces = [subject]
    for part in parts:
        piece = scalar_text(part, most)
        if piece is None:
            return None
        pieces.append(piece)
    return "".join(pieces)


def scalar_text(value: Any, most: int) -> str | None:
    """`String` of a text of up to `most` characters, a number or a boolean."""
    cls = value.__class__
    if cls is str:
        return str(value) if len(value) <= most else None
    if cls is int or cls is float:
        return number_text(value) if -SAFE <= value <= SAFE else None
    return ("true" if value else "false") if cls is bool else None


# The last signs of short texts of which `is_infinite` is asked.
_ENDS_OF_INFINITIES = frozenset(f"0123456789.y{WHITE}")
# Longer texts are asked of the implementation, which charges for them.
_LONGEST_NUMBER = 64


def number_or_null(value: Any) -> Number | None:
    """What `Number` gives, null for what is no number."""
    cls = value.__class__
    if cls is str and len(value) <= _LONGEST_NUMBER:
        found = number(value)
        if found is None and value and value[-1] in _ENDS_OF_INFINITIES and is_infinite(value):
            raise NeedsRun
        return found
    if cls is int or cls is float:
        return safe(value)
    if cls is bool:
        return int(value)
    if value is None:
        return None
    raise NeedsRun


def parsed(value: Any) -> Number | None:
    """`parseNumber` of what is short. Raises NeedsRun where the implementation is to be asked."""
    if value is None:
        return None
    cls = value.__class__
    if cls is str and len(value) <= _LONGEST_NUMBER:
        return number(value)
    if cls is int or cls is float:
        return safe(value)
    raise NeedsRun


def written(value: Any) -> str | None:
    """The text that functions read a number from; null of null. Raises NeedsRun where the implementation is to be asked."""
    if value is None:
        return None
    if value.__class__ is str and len(value) <= _LONGEST_NUMBER:
        return str(value)
    if (value.__class__ is int or value.__class__ is float) and -SAFE <= value <= SAFE:
        return number_text(value)
    raise NeedsRun


def safe(number: Number | None) -> Number | None:
    """A number whose digits are not lost. Raises NeedsRun for others."""
    if number is None or -SAFE <= number <= SAFE:
        return number
    raise NeedsRun


def decimal(text: str) -> Number | None:
    """`parseFloat` of digits, perhaps with a point among them."""
    digits = text.replace(".", "", 1)
    if len(text) > 15 or not (digits.isdigit() and digits.isascii()):
        return None
    return int(text) if len(digits) == len(text) else float(text)


def characters(*codes: Number) -> str | None:
    """A text of few code points below the surrogates."""
    for code in codes:
        if code.__class__ is not int or not 0 <= code < 0xD800:
            return None
    return "".join(map(chr, codes))  # type: ignore[arg-type]


def unescaped(text: str) -> str | None:
    """`decodeURIComponent` of what is well-formed."""
    first, *others = text.split("%")
    try:
        parts = [first.encode()]
        for other in others:
            code = bytes.fromhex(other[:2])
            if len(code) != 1:
                return None
            parts += code, other[2:].encode()
        return b"".join(parts).decode()
    except ValueError:
        return None


_TENS = [10.0**digits for digits in range(9)]
_FIXED = [f"%.{digits}f" for digits in range(9)]


def fixed(value: Number, digits: int) -> str | None:
    """`toFixed` of up to eight digits. Python writes what is half-way between two results with an even last digit."""
    if not 0 <= digits <= 8:
        return None
    scaled = value * _TENS[digits]
    if not -5e13 < scaled < 5e13:
        return None
    if not value:
        value = 0  # of either sign
    elif scaled % 1.0 == 0.5 and (value * 2.0 ** (digits + 1)).is_integer():  # what is half-way has no further bits
        value = (scaled + 0.5 if value > 0 else scaled - 0.5) / _TENS[digits]
    return _FIXED[digits] % value


# That a number of so many digits behind the point is not half-way between two: its product with a power of ten is that
# exact below 5e13.
BETWEEN = "-5e13 / 10.0 ** digits < {0} < 5e13 / 10.0 ** digits and not 0.49 < {0} * 10.0 ** digits % 1.0 < 0.51"


_PRECISE = [f"%#.{digits}g" for digits in range(17)]


def in_radix(value: int, radix: int) -> str | None:
    """`toString` of a whole number in a base that Python writes."""
    letter = _BASES.get(radix)
    return None if letter is None else format(value, letter)


_BASES = {2: "b", 8: "o", 10: "d", 16: "x"}


def precise(value: Number, digits: int) -> str | None:
    """`toPrecision`, but of what may be half-way between two results, or has an exponent."""
    if not 1 <= digits <= 15:
        return None
    if not value:
        return f"{0:.{digits - 1}f}"
    further = _PRECISE[digits + 1] % value
    last = further[-1]
    if last == "5" or last == "." or "e" in further:
        return None
    shown = further[:-1] if last < "5" else _PRECISE[digits] % value
    return None if "e" in shown else shown.removesuffix(".")


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


def escaped(kept: bytes, escapes: list[str]) -> Callable[[str], str | None]:
    """What writes ASCII in URIs: `kept` as they are, and any byte as its one of `escapes`."""

    def written(text: str) -> str | None:
        if not text.isascii():
            return None
        data = text.encode()
        return "".join([escapes[byte] for byte in data]) if data.translate(None, kept) else text

    return written


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
