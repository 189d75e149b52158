"""What `new Date(text)` and `Date.parse` read: the forms that people and programs write, each as V8 reads it.

ECMA-262 fixes the first form alone (21.4.1.32); the others are V8's own (`dateparser-inl.h`), down to days that
overflow into the next month. V8 reads more than these, often by accident: any other text that has a digit is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.interp.limits import NeedsRun
from latebind.interp.time_values import NAN, from_local, make_date
from latebind.stdlib.quick_dates import local_time_of, time_of

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# RFC 2822, 4.3: what the abbreviations of American zones mean, in hours.
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0}
_ZONES |= {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}

_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_OFFSET = r"[+-](?:[01]\d|2[0-3]):?[0-5]\d"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.(?P<fraction>\d{1,9}))?)?"
_CLOCK_12 = rf"(?:,?\ {_CLOCK}(?:\ (?P<half>[AP]M))?)?"
_LONGEST = 100


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE | re.VERBOSE)


_ISO = _form(
    r"""
    (?P<year>\d{4} | (?!-0{6}) [+-]\d{6}) (?:- (?P<month>\d\d) (?:- (?P<day>\d\d))? )?
    (?P<time>T (?P<hour>\d\d) : (?P<minute>\d\d) (?: : (?P<second>\d\d) (?:\. (?P<fraction>\d{1,9}))? )?
        (?P<zone>Z | [+-]\d\d:?\d\d)? )?
    """
)
# `2026-11-21 16:05:00` and `2026-1-5`, as databases and people write them.
_DASHED = _form(rf"(?P<a>\d{{4}})-(?P<b>\d{{1,2}})-(?P<c>\d{{1,2}}) (?:\ {_CLOCK}\ ?(?P<zone>Z|{_OFFSET})?)?")
# `Sat, 21 Nov 2026 16:05:00 GMT`
_RFC_2822 = _form(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\ )? (?P<a>\d{{1,2}})\ (?P<month>{_NAME})\ (?P<b>\d{{4}})\ {_CLOCK}"
    rf"\ (?P<zone>{_OFFSET}|{'|'.join(_ZONES)})"
)
# `Nov 21, 2026, 4:05 PM`
_NAMED = _form(rf"(?P<month>{_NAME})\ (?P<a>\d{{1,2}}),\ (?P<b>\d{{4}}) {_CLOCK_12}")
# `11/21/2026, 4:05:00 PM`
_SLASHED = _form(rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<c>\d{{4}}) {_CLOCK_12}")

_DIGIT = re.compile("[0-9]")


def read(text: str, zone: str) -> int | float:
    """The time value of a text, NaN where it is an invalid date; `zone` is where it is local. Raises DATE_TEXT."""
    try:
        return local_time_of(text) if zone == "UTC" else time_of(text)
    except NeedsRun:
        return _of_any_form(text, zone)


def _of_any_form(text: str, zone: str) -> int | float:
    """`read` by the forms, one after the other."""
    if not _DIGIT.search(text):
        return NAN
    if len(text) <= _LONGEST:
        for form, reader in _READERS:
            if match := form.fullmatch(text):
                found = reader(match.groupdict(), zone)
                if found is not None:
                    return found
    raise fail("DATE_TEXT", found=printable(text[:40]) + ("…" if len(text) > 40 else ""))


Groups = dict[str, str | None]


def _iso(groups: Groups, zone: str) -> int | float | None:
    year = groups["year"] or ""
    clock = _clock(groups)
    month, day = int(groups["month"] or 1), int(groups["day"] or 1)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        # V8 takes another look, and may find a month or a day in a small year.
        return NAN if year >= "0100" else None
    # A day ends at 24:00 sharp, also by the digits that are no milliseconds.
    if not clock.valid or (groups["hour"] == "24" and int(groups["fraction"] or 0)):
        return NAN
    offset = groups["zone"]
    if offset is not None and not _valid_offset(offset):
        return NAN
    local = make_date(int(year), month - 1, day, *clock.parts)
    return _moment(local, offset or ("Z" if groups["time"] is None else None), zone)


def _people(groups: Groups, zone: str) -> int | float | None:
    """The other forms, which V8's legacy parser reads."""
    named = groups.get("month")
    month = None if named is None else 1 + [name[:3] for name in _MONTHS].index(named[:3].lower())
    date = _composed([int(groups.get(name) or 1) for name in "abc"], month)
    clock = _clock(groups)
    if date is None or not clock.valid:
        return NAN
    year, month, day = date
    return _moment(make_date(year, month - 1, day, *clock.parts), groups.get("zone"), zone)


def _composed(numbers: list[int], month: int | None) -> tuple[int, int, int] | None:
    """Year, month (1 … 12) and day as V8's DayComposer takes them from three numbers, or from two and a name."""
    first, second, third = numbers
    if month is not None:
        year, day = (second, first) if 1 <= first <= 31 else (first, second)
    elif 1 <= first <= 31:
        month, day, year = first, second, third
    else:
        year, month, day = first, second, third
    if 0 <= year <= 49:
        year += 2000
    elif year <= 99:
        year += 1900
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


class _Clock(NamedTuple):
    """Hours, minutes, seconds and milliseconds, and whether there is such a time of day."""

    parts: tuple[int, int, int, int]
    valid: bool


def _clock(groups: Groups) -> _Clock:
    hour, minute, second = (int(groups.get(name) or 0) for name in ("hour", "minute", "second"))
    ms = int((groups.get("fraction") or "").ljust(3, "0")[:3])
    valid = hour <= 23 and minute <= 59 and second <= 59
    if half := groups.get("half"):
        valid = hour <= 12
        hour = hour % 12 + (12 if half.upper() == "PM" else 0)
    # Midnight may be the end of a day, too.
    return _Clock((hour, minute, second, ms), valid or (hour == 24 and not (minute or second or ms)))


def _valid_offset(offset: str) -> bool:
    return offset in ("Z", "z") or (int(offset[1:3]) <= 23 and int(offset[-2:]) <= 59)


def _moment(local: float, offset: str | None, zone: str) -> int | float:
    """What clocks show as a time value: in an offset or an abbreviated zone, else in `zone`."""
    if offset is None:
        return from_local(local, zone)
    if (hours := _ZONES.get(offset.lower())) is not None:
        return from_local(local - hours * 3_600_000, "UTC")
    ahead = (int(offset[1:3]) * 60 + int(offset[-2:])) * 60_000
    return from_local(local + (ahead if offset[0] == "-" else -ahead), "UTC")


_READERS: tuple[tuple[re.Pattern[str], Callable[[Groups, str], int | float | None]], ...] = (
    (_ISO, _iso),
    (_DASHED, _people),
    (_RFC_2822, _people),
    (_NAMED, _people),
    (_SLASHED, _people),
)
