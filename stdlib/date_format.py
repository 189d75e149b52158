"""Formats of dates such as `DD/MM/YYYY HH:mm`, written and read, for `date.format` and `date.parse`.

The letters mean what they mean to Day.js and Moment; names of months and days are English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.interp.limits import Run
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
    """How one token is written, where it may end in a text, the longest first, and what it sets."""

    write: Callable[[datetime], str]
    ends: Callable[[str, int], Sequence[int]]
    read: Callable[[str], dict[str, Any]]
    varies: bool = False  # it may end in more than one place


_DIGITS = frozenset("0123456789")


def _digits(width: int, most: int) -> Callable[[str, int], Sequence[int]]:
    """The ends of a number of `width` to `most` digits."""

    def ends(text: str, at: int) -> Sequence[int]:
        count = 0
        while count < most and text[at + count : at + count + 1] in _DIGITS:
            count += 1
        return range(at + count, at + width - 1, -1)

    return ends


def _pattern(pattern: str) -> Callable[[str, int], Sequence[int]]:
    """The end of what a pattern finds, in one way only."""
    compiled = re.compile(pattern, re.IGNORECASE | re.ASCII)

    def ends(text: str, at: int) -> Sequence[int]:
        match = compiled.match(text, at)
        return () if match is None else (match.end(),)

    return ends


def _number(name: str, width: int, most: int) -> _Token:
    """A field as a number of at least `width` digits, read from `width` to `most`."""
    return _Token(
        lambda moment: f"{getattr(moment, name):0{width}d}",
        _digits(width, most),
        lambda found: {name: int(found)},
        width < most,
    )


def _name(names: list[str], index: Callable[[datetime], int], field: str | None) -> _Token:
    lowered = [name.lower() for name in names]
    return _Token(
        lambda moment: names[index(moment) - 1],
        _pattern("|".join(names)),
        lambda found: {} if field is None else {field: lowered.index(found.lower()) + 1},
    )


def _twelve(width: int) -> _Token:
    return _Token(
        lambda moment: f"{(moment.hour + 11) % 12 + 1:0{width}d}",
        _digits(width, 2),
        lambda found: {"hour": int(found), "twelve": True},
        width < 2,
    )


def _half(write: Callable[[str], str]) -> _Token:
    return _Token(
        lambda moment: write("am" if moment.hour < 12 else "pm"),
        _pattern("[AP]M"),
        lambda found: {"half": found.lower()},
    )


def _offset(colon: str) -> _Token:
    def written(moment: datetime) -> str:
        minutes = offset_minutes(moment)
        sign = "-" if minutes < 0 else "+"
        return f"{sign}{abs(minutes) // 60:02d}{colon}{abs(minutes) % 60:02d}"

    return _Token(written, _pattern("Z|[+-][0-9]{2}:?[0-9]{2}"), lambda found: {"offset": found})


_TOKENS: dict[str, _Token] = {
    "YYYY": _number("year", 4, 4),
    # As Day.js: 69 … 99 are of the 20th century.
    "YY": _Token(
        lambda moment: f"{moment.year % 100:02d}",
        _digits(2, 2),
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
        _digits(3, 3),
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


def write(run: Run, moment: datetime, format: str) -> str:
    """Write a moment in a format, by the clock of its zone. Raises BAD_FORMAT."""
    pieces = _charged(run, format)
    run.string(10 * len(pieces))
    return _written(pieces, moment)


def writer_of(format: str) -> Callable[[datetime], str]:
    """`write` in one format, without a charge. Raises BAD_FORMAT."""
    return partial(_written, _pieces(format))


def _written(pieces: tuple[_Token | str, ...], moment: datetime) -> str:
    return "".join([piece if isinstance(piece, str) else piece.write(moment) for piece in pieces])


def _charged(run: Run, format: str) -> tuple[_Token | str, ...]:
    run.charge(3 * min(len(format), _LONGEST))
    return _pieces(format)


def read(run: Run, text: str, format: str) -> dict[str, Any] | None:
    """Read a text in a format: the fields of a date, absent ones at their start; None if it is not in the format.

    Raises BAD_FORMAT, also for a format without a year.
    """
    pieces = _charged(run, format)
    if len(text) > 2 * _LONGEST:
        return None
    run.charge(2 * len(pieces) * (1 + sum(isinstance(piece, _Token) and piece.varies for piece in pieces)))
    found = _found(pieces, text.strip())
    if found is None:
        return None
    fields: dict[str, Any] = {"year": None, "month": 1, "day": 1, "offset": None}
    fields |= dict.fromkeys(("hour", "minute", "second", "microsecond"), 0)
    for piece, written in zip(pieces, found, strict=True):
        if not isinstance(piece, str):
            fields |= piece.read(written)
    if fields["year"] is None:
        raise fail("BAD_FORMAT", found="no year", expected="YYYY or YY")
    if fields.get("twelve") and fields.get("half"):
        if not 1 <= fields["hour"] <= 12:
            return None
        fields["hour"] = fields["hour"] % 12 + (12 if fields["half"] == "pm" else 0)
    return fields


def _found(pieces: tuple[_Token | str, ...], text: str) -> list[str] | None:
    """What each piece of a format finds in a text that is in the format, earlier ones as much as they can.

    No piece ends twice in one place: what comes behind it did not fit there the first time.
    """
    tried: set[tuple[int, int]] = set()
    starts: list[int] = [0]
    waiting: list[Iterator[int]] = [iter(_ends(pieces[0], text, 0))]
    while waiting:
        index = len(waiting) - 1
        for end in waiting[-1]:
            if (index, end) in tried:
                continue
            tried.add((index, end))
            if index + 1 < len(pieces):
                starts.append(end)
                waiting.append(iter(_ends(pieces[index + 1], text, end)))
                break
            if end == len(text):
                return [text[start:stop] for start, stop in pairwise([*starts, end])]
        else:
            waiting.pop()
            starts.pop()
    return None


def _ends(piece: _Token | str, text: str, at: int) -> Sequence[int]:
    if not isinstance(piece, str):
        return piece.ends(text, at)
    end = at + len(piece)
    return (end,) if _folded(text[at:end]) == _folded(piece) else ()


def _folded(text: str) -> str:
    """The text without a difference between capitals and small letters of ASCII."""
    return text.translate(_SMALL)


_SMALL = {ord(letter): ord(letter) + 32 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
