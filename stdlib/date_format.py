"""Formats of dates such as `DD/MM/YYYY HH:mm`, written and read, for `date.format` and `date.parse`.

The letters mean what they mean to Day.js and Moment; names of months and days are English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import fail, printable
from latebind.stdlib.moments import offset_minutes

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass(frozen=True, slots=True)
class _Token:
    """One token of a format: how a moment is written, which pattern is read, and which fields what was read sets."""

    write: Callable[[datetime], str]
    pattern: str
    read: Callable[[str], dict[str, Any]]


def _number(name: str, width: int, most: int) -> _Token:
    """A field as a number of at least `width` digits, read from `width` to `most`."""
    return _Token(
        lambda moment: f"{getattr(moment, name):0{width}d}",
        f"[0-9]{{{width},{most}}}",
        lambda found: {name: int(found)},
    )


def _name(names: list[str], index: Callable[[datetime], int], field: str | None) -> _Token:
    lowered = [name.lower() for name in names]
    return _Token(
        lambda moment: names[index(moment) - 1],
        "|".join(names),
        lambda found: {} if field is None else {field: lowered.index(found.lower()) + 1},
    )


def _twelve(width: int) -> _Token:
    return _Token(
        lambda moment: f"{(moment.hour + 11) % 12 + 1:0{width}d}",
        f"[0-9]{{{width},2}}",
        lambda found: {"hour": int(found), "twelve": True},
    )


def _half(write: Callable[[str], str]) -> _Token:
    return _Token(
        lambda moment: write("am" if moment.hour < 12 else "pm"),
        "[AaPp][Mm]",
        lambda found: {"half": found.lower()},
    )


def _offset(colon: str) -> _Token:
    def written(moment: datetime) -> str:
        minutes = offset_minutes(moment)
        sign = "-" if minutes < 0 else "+"
        return f"{sign}{abs(minutes) // 60:02d}{colon}{abs(minutes) % 60:02d}"

    return _Token(written, "[Zz]|[+-][0-9]{2}:?[0-9]{2}", lambda found: {"offset": found})


_TOKENS: dict[str, _Token] = {
    "YYYY": _number("year", 4, 4),
    # As Day.js: 69 … 99 are of the 20th century.
    "YY": _Token(
        lambda moment: f"{moment.year % 100:02d}",
        "[0-9]{2}",
        lambda found: {"year": int(found) + (1900 if int(found) > 68 else 2000)},
    ),
    "MMMM": _name(_MONTHS, lambda moment: moment.month, "month"),
    "MMM": _name([name[:3] for name in _MONTHS], lambda moment: moment.month, "month"),
    "MM": _number("month", 2, 2),
    "M": _number("month", 1, 2),
    "DD": _number("day", 2, 2),
    "D": _number("day", 1, 2),
    "dddd": _name(_DAYS, lambda moment: moment.isoweekday(), None),
    "ddd": _name([name[:3] for name in _DAYS], lambda moment: moment.isoweekday(), None),
    "HH": _number("hour", 2, 2),
    "H": _number("hour", 1, 2),
    "hh": _twelve(2),
    "h": _twelve(1),
    "mm": _number("minute", 2, 2),
    "m": _number("minute", 1, 2),
    "ss": _number("second", 2, 2),
    "s": _number("second", 1, 2),
    "SSS": _Token(
        lambda moment: f"{moment.microsecond // 1000:03d}",
        "[0-9]{3}",
        lambda found: {"microsecond": int(found) * 1000},
    ),
    "A": _half(str.upper),
    "a": _half(str.lower),
    "ZZ": _offset(""),
    "Z": _offset(":"),
}

# A token, `[text]`, or one character that stands for itself; a letter must be a token, but for ISO's T.
_PIECE = re.compile(
    "|".join([*_TOKENS, r"\[(?P<text>[^\]]*)\]", r"(?P<other>[^\W\d_]|.)"]),
    re.DOTALL,
)
_LONGEST = 200


@lru_cache(maxsize=64)
def _pieces(format: str) -> tuple[_Token | str, ...]:
    if len(format) > _LONGEST:
        raise fail("BAD_FORMAT", found=f"{len(format)} characters", expected=f"{_LONGEST} at most")
    pieces: list[_Token | str] = []
    for match in _PIECE.finditer(format):
        text, other = match["text"], match["other"]
        if text is not None:
            pieces.append(text)
        elif other is None:
            pieces.append(_TOKENS[match[0]])
        elif other.isalpha() and other != "T":
            raise fail("BAD_FORMAT", found=f"`{printable(other)}`", expected=" ".join(_TOKENS))
        else:
            pieces.append(other)
    return tuple(pieces)


def write(moment: datetime, format: str) -> str:
    """Write a moment in a format, by the clock of its zone. Raises BAD_FORMAT."""
    return "".join([piece if isinstance(piece, str) else piece.write(moment) for piece in _pieces(format)])


@lru_cache(maxsize=64)
def _reader(format: str) -> re.Pattern[str]:
    parts = [re.escape(piece) if isinstance(piece, str) else f"({piece.pattern})" for piece in _pieces(format)]
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


def read(text: str, format: str) -> dict[str, Any] | None:
    """Read a text in a format: the fields of a date, absent ones at their start; None if it is not in the format.

    Raises BAD_FORMAT, also for a format without a year.
    """
    match = _reader(format).fullmatch(text.strip()) if len(text) <= 2 * _LONGEST else None
    if match is None:
        return None
    fields: dict[str, Any] = {"year": None, "month": 1, "day": 1, "offset": None}
    fields |= dict.fromkeys(("hour", "minute", "second", "microsecond"), 0)
    tokens = [piece for piece in _pieces(format) if not isinstance(piece, str)]
    for token, found in zip(tokens, match.groups(), strict=True):
        fields |= token.read(found)
    if fields["year"] is None:
        raise fail("BAD_FORMAT", found="no year", expected="YYYY or YY")
    if fields.get("twelve") and fields.get("half"):
        if not 1 <= fields["hour"] <= 12:
            return None
        fields["hour"] = fields["hour"] % 12 + (12 if fields["half"] == "pm" else 0)
    return fields
