"""What inline forms of dates call that count by Python's calendar: parts of time values, times of parts, and setters.

Each gives what the implementation gives, or None where that is to be asked. Loaded when a program calls one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from latebind.interp.time_values import LATEST, Fields
from latebind.interp.values import DateValue
from latebind.stdlib.quick_dates import DAY, EPOCH_DAY, YEAR_1, YEAR_10000, moment, time_of

Number = int | float

_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1000


# Parts of a time value.


def _of_time(time: int) -> date | None:
    return date.fromordinal(time // DAY + EPOCH_DAY) if YEAR_1 <= time < YEAR_10000 else None


def year(time: int) -> int | None:
    found = _of_time(time)
    return None if found is None else found.year


def month(time: int) -> int | None:
    found = _of_time(time)
    return None if found is None else found.month - 1


def day_of_month(time: int) -> int | None:
    found = _of_time(time)
    return None if found is None else found.day


def fields(time: int) -> Fields | None:
    """`time_values.fields`."""
    day = _of_time(time)
    if day is None:
        return None
    hours, minutes, seconds = time // _HOUR % 24, time // _MINUTE % 60, time // 1000 % 60
    return day.year, day.month - 1, day.day, hours, minutes, seconds, time % 1000, day.isoweekday() % 7


def time_of_parts(
    year: int, month: int, day: int = 1, hours: int = 0, minutes: int = 0, seconds: int = 0, ms: int = 0
) -> int | None:
    """`Date.UTC`, of parts that are not far out of their ranges."""
    if 0 <= year <= 99:
        year += 1900
    if not (-_MOST <= day <= _MOST and -_MOST <= hours <= _MOST and -_MOST <= minutes <= _MOST):
        return None
    if not (-_MOST <= seconds <= _MOST and -_MOST <= ms <= _MOST):
        return None
    first = _first_of_month(year, month)
    if first is None:
        return None
    return (first + day - 1) * DAY + hours * _HOUR + minutes * _MINUTE + seconds * _SECOND + ms


def made_of_number(time: Number) -> DateValue | None:
    """`new Date` of milliseconds."""
    return DateValue(int(time)) if -LATEST <= time <= LATEST else None


def made_of_parts(year: Number, *parts: int) -> DateValue | None:
    """`new Date` of parts in UTC."""
    time = time_of_parts(int(year), *parts)
    return None if time is None else DateValue(time)


def _first_of_month(year: int, month: int) -> int | None:
    """The day of a month's first, counted from 1970; months may be of other years."""
    if not 0 <= month <= 11:
        year, month = year + month // 12, month % 12
    return date(year, month + 1, 1).toordinal() - EPOCH_DAY if 1 <= year <= 9999 else None


# Setters, of valid dates in UTC; what comes out of the range of dates is left to the implementation.

_MOST = 100_000
# The units of the clock's parts, and what they are parts of.
_CLOCK = ((_HOUR, DAY), (_MINUTE, _HOUR), (_SECOND, _MINUTE), (1, _SECOND))
Change = Callable[..., int | None]


def _clock(first: int) -> Change:
    """What gives a time value with other hours, minutes, seconds or milliseconds, and other smaller parts perhaps."""
    units = _CLOCK[first:]
    unit, within = units[0]

    def changed(time: int, value: int, *more: int) -> int | None:
        if not -_MOST <= value <= _MOST:
            return None
        time += (value - time % within // unit) * unit
        if more:
            for (small, large), each in zip(units[1:], more, strict=False):
                if not -_MOST <= each <= _MOST:
                    return None
                time += (each - time % large // small) * small
        return time

    return changed


def _with_year(time: int, year: int, month: int | None = None, day: int | None = None) -> int | None:
    found = _of_time(time)
    if found is None:
        return None
    return _of_calendar(time, year, found.month - 1 if month is None else month, found.day if day is None else day)


def _with_month(time: int, month: int, day: int | None = None) -> int | None:
    found = _of_time(time)
    return None if found is None else _of_calendar(time, found.year, month, found.day if day is None else day)


def _with_day(time: int, day: int) -> int | None:
    found = _of_time(time)
    return None if found is None or not -_MOST <= day <= _MOST else time + (day - found.day) * DAY


def _of_calendar(time: int, year: int, month: int, day: int) -> int | None:
    """A day, at the time of day of a time value."""
    first = _first_of_month(year, month)
    return None if first is None or not -_MOST <= day <= _MOST else (first + day - 1) * DAY + time % DAY


def _setter(change: Change) -> Change:
    """What sets parts of a date."""

    def set_parts(date: DateValue, *values: int) -> int | None:
        if date.time.__class__ is not int:
            return None
        found = change(date.time, *values)
        return None if found is None else set_time(date, found)

    return set_parts


def _setter_of_text(change: Change) -> Change:
    """What the same gives of a date that is made of a text."""

    def set_parts(text: str, *values: int) -> int | None:
        return change(time_of(text), *values)

    return set_parts


# Of a text, its parts are at hand.


def _year_of_text(text: str, year: int, month: int | None = None, day: int | None = None) -> int | None:
    found = moment(text)
    return _at_clock(found, year, found.month - 1 if month is None else month, found.day if day is None else day)


def _month_of_text(text: str, month: int, day: int | None = None) -> int | None:
    found = moment(text)
    return _at_clock(found, found.year, month, found.day if day is None else day)


def _day_of_text(text: str, day: int) -> int | None:
    found = moment(text)
    return _at_clock(found, found.year, found.month - 1, day)


def _at_clock(found: datetime, year: int, month: int, day: int) -> int | None:
    """The time value of a day, at the time of day of a moment."""
    if not 0 <= month <= 11:
        year, month = year + month // 12, month % 12
    if not (1 <= year <= 9999 and -_MOST <= day <= _MOST):
        return None
    days = date(year, month + 1, 1).toordinal() + day - 1 - EPOCH_DAY
    seconds = found.hour * 3600 + found.minute * 60 + found.second
    return days * DAY + seconds * _SECOND + found.microsecond // 1000


_CHANGES: dict[str, Change] = {"year": _with_year, "month": _with_month, "day": _with_day}
_CHANGES |= {name: _clock(at) for at, name in enumerate(("hours", "minutes", "seconds", "milliseconds"))}
# What sets a part, and what follows it, by the part's name.
SETTERS = {name: _setter(change) for name, change in _CHANGES.items()}
SETTERS_OF_TEXT = {name: _setter_of_text(change) for name, change in _CHANGES.items()}
SETTERS_OF_TEXT |= {"year": _year_of_text, "month": _month_of_text, "day": _day_of_text}


def set_time(date: DateValue, time: Number) -> int | None:
    if not -LATEST <= time <= LATEST:
        return None
    date.time = time = int(time)
    return time


def set_time_of_text(text: str, time: Number) -> int | None:
    moment(text)
    return int(time) if -LATEST <= time <= LATEST else None
