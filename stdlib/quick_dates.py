"""What inline forms of dates call: of texts of the forms that machines write, by Python's own parser.

Each gives what the implementation gives. Of other texts, and of what Python's calendar has not, it gives None or raises
`NeedsRun`, so that the implementation is asked. Loaded when a program calls one, as it needs `datetime`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.interp.limits import NeedsRun
from latebind.interp.values import DateValue
from latebind.stdlib.moments import parts_of

Number = int | float
ReadMoment = Callable[[str], datetime]
ReadTime = Callable[[str], int]

DAY = 86_400_000
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = 719_163  # by Python's count
_read = datetime.fromisoformat
_of_day = date.fromordinal


# Reading a text. Python takes more for ISO 8601: weeks, dates and times without signs between their digits, commas. The
# signs that are looked at are those by which these differ from what is read here.


def _reader(otherwise: ReadMoment) -> ReadMoment:
    """What gives the moment on UTC's clock that a text names, of another form by `otherwise`. Raises NeedsRun."""

    def moment(text: str) -> datetime:
        try:
            size = len(text)
            if (size == 24 and text[23] == "Z") or (size == 29 and text[23] == "+" and "+00:00" in text):
                if text[19] == "." and text[10] == "T" and text[7] == "-":
                    return _read(text)
            elif size == 20 and text[19] == "Z" and text[7:17:3] == "-T::":
                return _read(text)
            return otherwise(text)
        except (ValueError, OverflowError):
            raise NeedsRun from None

    return moment


def _with_zone(text: str) -> datetime:
    """A moment that has an offset, six digits behind the point, or no time of day. Raises NeedsRun, and what Python raises."""
    marks, size = text[7:20:3], len(text)
    if size == 10 and marks == "-":
        return _read(f"{text}T00:00:00Z")
    zone = text[23:] if size == 29 else text[26:] if size == 27 or size == 32 else text[19:]
    if marks[:4] != "-T::" or (marks[4:] != "." if size > 25 else size != 25):
        raise NeedsRun
    if zone != "Z" and (len(zone) != 6 or zone[0] not in "+-" or zone[3] != ":" or zone[4] > "5"):
        raise NeedsRun
    found = _read(text)
    if found.microsecond % 1000:
        found = found.replace(microsecond=found.microsecond // 1000 * 1000)
    return found.astimezone(UTC)


def _by_any_clock(text: str) -> datetime:
    """The same, where a text without a zone is in UTC: `2026-11-21T16:05`, `2026-11-21 16:05:00`, and with milliseconds."""
    size = len(text)
    marks = text[7:20:3]
    if (size == 16 and marks[2:] == ":") or (size == 19 and marks[2:] == "::") or (size == 23 and marks[2:] == "::."):
        # Behind a space, V8 finds a month in a small year.
        if marks[:2] == "-T" or (marks[:2] == "- " and text[:2] != "00"):
            return _read(f"{text}Z" if size > 16 else f"{text}:00Z")
    return _with_zone(text)


moment = _reader(_with_zone)
local_moment = _reader(_by_any_clock)


def _timer(read: ReadMoment) -> ReadTime:
    """What gives a text's time value. Raises NeedsRun."""

    def time(text: str) -> int:
        passed = read(text) - _EPOCH
        return passed.days * DAY + passed.seconds * 1000 + passed.microseconds // 1000

    return time


time_of = _timer(moment)
local_time_of = _timer(local_moment)


def _maker(read: ReadMoment) -> Callable[[str], DateValue]:
    def made(text: str) -> DateValue:
        passed = read(text) - _EPOCH
        return DateValue(passed.days * DAY + passed.seconds * 1000 + passed.microseconds // 1000)

    return made


made = _maker(moment)
local_made = _maker(local_moment)


def _between(read: ReadMoment) -> Callable[[str, str], int]:
    def between(later: str, earlier: str) -> int:
        passed = read(later) - read(earlier)
        return passed.days * DAY + passed.seconds * 1000 + passed.microseconds // 1000

    return between


between = _between(moment)
local_between = _between(local_moment)


# The moment of a program that asks once.


# Moments as text.

# The milliseconds of moments that have four digits for their year.
YEAR_1, YEAR_10000 = -62_135_596_800_000, 253_402_300_800_000
_TWO = [f"{number:02}" for number in range(60)]
_THREE = [f"{number:03}" for number in range(1000)]


def iso(time: int) -> str | None:
    """What `toISOString` gives of a time value."""
    if not YEAR_1 <= time < YEAR_10000:
        return None
    seconds = time // 1000
    minutes = seconds // 60
    return (
        f"{_of_day(time // DAY + EPOCH_DAY).isoformat()}T{_TWO[minutes // 60 % 24]}:{_TWO[minutes % 60]}:{_TWO[seconds % 60]}"
        f".{_THREE[time % 1000]}Z"
    )


def _writer(read: ReadMoment) -> Callable[[str], str]:
    def written(text: str) -> str:
        found = read(text)
        in_utc = (text[-1] == "Z" or text[-6:] == "+00:00") and text[11:13] != "24"
        shown = text if in_utc else found.isoformat()
        return f"{shown[:19]}.{_THREE[found.microsecond // 1000]}Z"

    return written


written = _writer(moment)
local_written = _writer(local_moment)


# `date`: moments as text. Of these, midnight is no end of a day.


def _before_midnight(text: str) -> datetime:
    if text[11:13] == "24":
        raise NeedsRun
    return moment(text)


# The moment of a text, on UTC's clock. Raises NeedsRun.
stated = _before_midnight if sys.version_info >= (3, 14) else moment


def utc_text(text: str) -> str:
    """`date.parse`."""
    return f"{stated(text).isoformat('T', 'milliseconds')[:23]}Z"


_UNITS = {"second": _SECOND, "minute": _MINUTE, "hour": _HOUR, "day": DAY, "week": 7 * DAY}
_UNITS |= {f"{name}s": size for name, size in _UNITS.items()}


def units_between(a: str, b: str, unit: str) -> int | None:
    """`date.diff` in units that are as long in UTC at any time."""
    size = _UNITS.get(unit)
    # Six digits count there.
    if size is None or len(a) > 29 or len(b) > 29 or len(a) == 27 or len(b) == 27:
        return None
    passed = stated(a) - stated(b)
    if size == DAY and not (passed.days < 0 and (passed.seconds or passed.microseconds)):
        return passed.days
    time = passed.days * DAY + passed.seconds * 1000 + passed.microseconds // 1000
    return time // size if time >= 0 else -(-time // size)


def later(text: str, amount: Number, unit: str) -> str | None:
    """`date.add`, of a whole number of such units."""
    size = _UNITS.get(unit)
    if size is None or type(amount) is not int:
        return None
    passed = stated(text) - _EPOCH
    return iso(passed.days * DAY + passed.seconds * 1000 + passed.microseconds // 1000 + amount * size)


def parts(text: str) -> dict[str, int]:
    """`date.parts` in UTC."""
    return parts_of(stated(text), 0)


def formatted(text: str, format: str) -> str | None:
    """`date.format` in UTC."""
    write = writer(format) if 0 < len(format) <= 200 else None
    return None if write is None else write(stated(text))


@lru_cache(maxsize=64)
def writer(format: str) -> Callable[[Any], str] | None:
    """What writes a moment in a format; None where there is no such format."""
    from latebind.stdlib.date_format import writer_of

    try:
        return writer_of(format)
    except LatebindError:
        return None
