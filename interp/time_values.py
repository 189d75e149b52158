"""Time values: milliseconds since 1970 in UTC, and the calendar and clocks that ECMA-262 (21.4.1) reads from them.

A time value is an int within ±8.64e15, or NaN where a date is invalid. `stdlib/date_objects.py` builds `Date` on this;
what leaves a script becomes ISO text here.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.grammar.scarcity import is_scarcity

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

NAN = math.nan
MS_PER_DAY = 86_400_000
LATEST = 8_640_000_000_000_000

# Year, month (0 … 11), day, hours, minutes, seconds, milliseconds, day of the week (0 is Sunday).
Fields = tuple[int, int, int, int, int, int, int, int]

_DAYS_PER_400_YEARS = 146_097
_MS_PER_400_YEARS = _DAYS_PER_400_YEARS * MS_PER_DAY


def day_number(year: int, month: int) -> int:
    """The days from 1970 to the first of a month (0 … 11) in the proleptic Gregorian calendar."""
    # Counted from March, so that the leap day is a year's last.
    year, month = (year, month - 2) if month >= 2 else (year - 1, month + 10)
    era, of_era = divmod(year, 400)
    return era * _DAYS_PER_400_YEARS + of_era * 365 + of_era // 4 - of_era // 100 + (153 * month + 2) // 5 - 719_468


def fields(time: int) -> Fields:
    """The calendar and the clock of a time value."""
    days, ms = divmod(time, MS_PER_DAY)
    era, of_era = divmod(days + 719_468, _DAYS_PER_400_YEARS)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month, carry = (month + 2, 0) if month < 10 else (month - 10, 1)
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return era * 400 + year + carry, month, day, hours, minutes, seconds, ms, (days + 4) % 7


def make_date(
    year: float, month: float, day: float, hours: float = 0, minutes: float = 0, seconds: float = 0, ms: float = 0
) -> float:
    """MakeDate(MakeDay(…), MakeTime(…)) of whole numbers, in doubles as V8 counts; NaN where V8 gives up."""
    if not (-1_000_000 <= year <= 1_000_000 and -10_000_000 <= month <= 10_000_000):
        return NAN
    years, month_of_year = divmod(int(month), 12)
    days = float(day_number(int(year) + years, month_of_year) - 1) + float(day)
    return hours * 3_600_000.0 + minutes * 60_000.0 + seconds * 1000.0 + float(ms) + days * MS_PER_DAY


def clip(time: float) -> int | float:
    """TimeClip: a whole number of milliseconds within the range of dates, else NaN."""
    return int(time) if -LATEST <= time <= LATEST else NAN


def iso_text(time: int) -> str:
    """What `toISOString` gives: `2024-05-31T10:00:00.000Z`; years beyond 0 … 9999 have a sign and six digits."""
    year, month, day, hours, minutes, seconds, ms, _ = fields(time)
    shown = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+07d}"
    return f"{shown}-{month + 1:02d}-{day:02d}T{hours:02d}:{minutes:02d}:{seconds:02d}.{ms:03d}Z"


# zones

_LONGEST_NAME = 64


def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises UNKNOWN_ZONE."""
    found = known_zone(name) if len(name) <= _LONGEST_NAME else None  # what is asked for is kept
    if found is None:
        raise fail("UNKNOWN_ZONE", found=printable(name[:40]))
    return found


@lru_cache(maxsize=64)
def known_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, None where there is none."""
    from zoneinfo import ZoneInfo

    # Others are the machine's own (`localtime`) or no zones of today (`right/UTC`, with leap seconds).
    if not name[:1].isupper() or name == "Factory":
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:  # unknown, a folder, or no name at all
        if is_scarcity(error):
            raise
        return None


def to_local(time: int, name: str) -> int:
    """What the clocks of a zone show at a time value, as if it were in UTC."""
    if name == "UTC":
        return time
    from datetime import datetime, timedelta

    where = zone(name)
    utc = datetime(1970, 1, 1, tzinfo=where) + timedelta(milliseconds=_known_year(time))
    offset = where.fromutc(utc).utcoffset()
    assert offset is not None
    return time + offset // timedelta(milliseconds=1)


def from_local(local: float, name: str) -> int | float:
    """The time value at which a zone's clocks show `local`; NaN out of range.

    Of two such moments it is the first; a time that clocks skip is counted from before the change, as V8 does.
    """
    if not -LATEST - MS_PER_DAY <= local <= LATEST + MS_PER_DAY:
        return NAN
    if name == "UTC":
        return clip(local)
    from datetime import datetime, timedelta

    shown = datetime(1970, 1, 1, tzinfo=zone(name)) + timedelta(milliseconds=_known_year(int(local)))
    offset = shown.utcoffset()
    assert offset is not None
    return clip(int(local) - offset // timedelta(milliseconds=1))


_YEAR_1700 = day_number(1700, 0) * MS_PER_DAY
_YEAR_3000 = day_number(3000, 0) * MS_PER_DAY


def _known_year(time: int) -> int:
    """A time that Python's `datetime` reaches, and at which a zone's clocks go as at `time`.

    Before 1700 no clock was ever changed; long after the last change that is known, rules repeat as the calendar does.
    """
    if time >= _YEAR_3000:
        return _YEAR_3000 - _MS_PER_400_YEARS + (time - _YEAR_3000) % _MS_PER_400_YEARS
    return max(time, _YEAR_1700)
