"""What inline forms of dates call: of texts of the form that machines write, by Python's own parser.

Each gives what the implementation gives, or None where that is to be asked: other texts, and what Python's calendar has not.
"""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from latebind.grammar.errors import LatebindError
from latebind.interp.limits import NeedsRun
from latebind.interp.time_values import LATEST, fields, iso_text, make_date
from latebind.interp.values import DateValue

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

Number = int | float

_DAY = 86_400_000
# Lengths of `2024-05-31T10:00:00` with `Z` or an offset behind it, and of the same with milliseconds.
_LENGTHS = frozenset({20, 24, 25, 29})


class _Python:
    """What the functions here take from `datetime`, which is imported when the first of them is called."""

    read: Callable[[str], datetime] | None = None
    utc: tzinfo
    epoch: datetime
    of_day: Callable[[int], Any]


def _loaded() -> Callable[[str], datetime]:
    from datetime import UTC, date, datetime

    _Python.utc, _Python.epoch, _Python.of_day = UTC, datetime(1970, 1, 1, tzinfo=UTC), date.fromordinal
    _Python.read = datetime.fromisoformat
    return _Python.read


def _moment(text: str) -> datetime | None:
    """The moment that a text of this form names, on a clock of its own."""
    size = len(text)
    # What else Python takes for ISO 8601 has other signs in these places.
    if text[4:17:3] != "--T::" or size not in _LENGTHS or (size != 20 and size != 25 and text[19] != "."):
        return None
    if text[-1] != "Z" if size < 25 else (text[-3] != ":" or text[-6] not in "+-" or text[-2] > "5"):
        return None
    if text[11] == "2" and text[12] == "4":  # some versions of Python take it, as JavaScript does; `date` does not
        return None
    try:
        return (_Python.read or _loaded())(text)
    except ValueError:
        return None


def _on_utc(text: str) -> datetime | None:
    """The same on UTC's clock."""
    moment = _moment(text)
    if moment is None or moment.tzinfo is _Python.utc:
        return moment
    try:
        return moment.astimezone(_Python.utc)
    except OverflowError:
        return None


def on_utc(text: str) -> datetime:
    """What `new Date(text)` stands for. Raises NeedsRun where Python's calendar has no such moment."""
    moment = _moment(text)
    if moment is not None and moment.tzinfo is _Python.utc:
        return moment
    moment = _on_utc(text)
    if moment is None:
        raise NeedsRun
    return moment


def time_of(text: str) -> int | None:
    """`Date.parse(text)`."""
    moment = _moment(text)
    if moment is None:
        return None
    passed = moment - _Python.epoch
    return passed.days * _DAY + passed.seconds * 1000 + passed.microseconds // 1000


def now() -> int:
    """`Date.now()` of a program that asks once."""
    return int(clock.time() * 1000)


def now_made() -> DateValue:
    """`new Date()`."""
    return DateValue(now())


def now_written() -> str:
    """`now()`."""
    return iso_text(now())


def made(text: str) -> DateValue | None:
    """`new Date(text)`."""
    time = time_of(text)
    return None if time is None else DateValue(time)


def iso(text: str) -> str | None:
    """`new Date(text).toISOString()`, of what is in UTC."""
    moment = _moment(text)
    if moment is None or moment.tzinfo is not _Python.utc:
        return None
    return f"{text[:19]}.{moment.microsecond // 1000:03d}Z"


# Parts of a time value.

_EPOCH = 719_163
_FIRST, _LAST = 1 - _EPOCH, 3_652_059 - _EPOCH  # the days that Python's calendar has


def _of_day(day: int) -> Any:
    if not _FIRST <= day <= _LAST:
        return None
    if _Python.read is None:
        _loaded()
    return _Python.of_day(day + _EPOCH)


def year(day: int) -> int | None:
    found = _of_day(day)
    return None if found is None else found.year


def month(day: int) -> int | None:
    found = _of_day(day)
    return None if found is None else found.month - 1


def day_of_month(day: int) -> int | None:
    found = _of_day(day)
    return None if found is None else found.day


# Setters, of valid dates in UTC; what comes out of the range of dates is left to the implementation.


def set_time(date: DateValue, time: Number) -> int | None:
    if not -LATEST <= time <= LATEST:
        return None
    date.time = time = int(time)
    return time


def setter(first: int) -> Callable[[DateValue, int], int | None]:
    """What sets one part, of those that `time_values.fields` has."""
    unit = {3: 3_600_000, 4: 60_000, 5: 1000, 6: 1}.get(first)
    within = {3: _DAY, 4: 3_600_000, 5: 60_000, 6: 1000}.get(first, 0)

    def set_clock(date: DateValue, value: int) -> int | None:
        time = date.time
        if time.__class__ is not int or not -_MOST <= value <= _MOST:
            return None
        assert unit is not None
        return set_time(date, time + (value - time % within // unit) * unit)

    def set_day(date: DateValue, value: int) -> int | None:
        time = date.time
        if time.__class__ is not int or not -_MOST <= value <= _MOST:
            return None
        if first == 2:
            day = day_of_month(int(time) // _DAY)
            return None if day is None else set_time(date, time + (value - day) * _DAY)
        parts = [*fields(int(time))[:7]]
        parts[first] = value
        return set_time(date, make_date(*parts))

    return set_day if unit is None else set_clock


_MOST = 100_000


# `date`: moments as text

# The milliseconds of moments that have four digits for their year.
_YEAR_1, _YEAR_10000 = -62_135_596_800_000, 253_402_300_800_000


def utc_text(text: str) -> str | None:
    """`date.parse` of the form that machines write."""
    return _written(time_of(text))


def _written(time: int | None) -> str | None:
    return iso_text(time) if time is not None and _YEAR_1 <= time < _YEAR_10000 else None


_UNITS = {"second": 1_000, "minute": 60_000, "hour": 3_600_000, "day": _DAY, "week": 7 * _DAY}
_UNITS |= {f"{name}s": size for name, size in _UNITS.items()}


def units_between(a: str, b: str, unit: str) -> int | None:
    """`date.diff` in units that are as long in UTC at any time."""
    later, earlier, size = _on_utc(a), _on_utc(b), _UNITS.get(unit)
    if later is None or earlier is None or size is None:
        return None
    passed = later - earlier
    time = passed.days * _DAY + passed.seconds * 1000 + passed.microseconds // 1000
    return time // size if time >= 0 else -(-time // size)


def later(text: str, amount: Number, unit: str) -> str | None:
    """`date.add`, of a whole number of such units."""
    time, size = time_of(text), _UNITS.get(unit)
    if (
        time is None
        or size is None
        or not isinstance(amount, int)
        or amount is True
        or amount is False
        or not _YEAR_1 <= time < _YEAR_10000
    ):
        return None
    return _written(time + amount * size)


def parts(text: str) -> dict[str, int] | None:
    """`date.parts` in UTC."""
    moment = _on_utc(text)
    return None if moment is None else parts_of(moment, 0)


def parts_of(moment: datetime, offset: int) -> dict[str, int]:
    """The parts of a moment whose clock is so many minutes ahead of UTC."""
    return {
        "year": moment.year,
        "month": moment.month,
        "day": moment.day,
        "hour": moment.hour,
        "minute": moment.minute,
        "second": moment.second,
        "millisecond": moment.microsecond // 1000,
        "weekday": moment.isoweekday(),
        "offset": offset,
    }


def formatted(text: str, format: str) -> str | None:
    """`date.format` in UTC."""
    moment = _on_utc(text)
    write = writer(format) if moment is not None and 0 < len(format) <= 200 else None
    return None if write is None else write(moment)


@lru_cache(maxsize=64)
def writer(format: str) -> Callable[[Any], str] | None:
    """What writes a moment in a format; None where there is no such format."""
    from latebind.stdlib.date_format import writer_of

    try:
        return writer_of(format)
    except LatebindError:
        return None
