"""`date`: dates and times as ISO-8601 text, in UTC unless a zone is named.

Where a script passes a date, it may pass milliseconds since 1970 too; text without a zone is in UTC. `datetime`, zones
and formats are imported when a script first calls one of these functions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from latebind.grammar.diagnostics import printable
from latebind.grammar.errors import fail
from latebind.grammar.lazy_regex import lazy_regex
from latebind.grammar.scarcity import is_scarcity
from latebind.interp.library import Table
from latebind.interp.limits import Run
from latebind.interp.text import finite, number_text
from latebind.stdlib.dated import ZONE_COST, dated
from latebind.stdlib.moments import epoch_milliseconds, moment_at, offset_minutes, parts_of, utc_text

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

DATE_FUNCTIONS = Table(owner="date")
# Steps of a call: none takes less than several microseconds.
_COST = 20

Number = int | float
When = str | int | float

_MILLISECONDS = {"millisecond": 1, "second": 1_000, "minute": 60_000, "hour": 3_600_000}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_UNITS = {**_MILLISECONDS, **_DAYS, **_MONTHS}

_FIELDS = ("year", "month", "day", "hour", "minute", "second", "microsecond")

_ISO = lazy_regex(
    r"""
    (?P<year>[0-9]{4}) - (?P<month>[0-9]{2}) - (?P<day>[0-9]{2})
    (?: [Tt ] (?P<hour>[0-9]{2}) : (?P<minute>[0-9]{2}) (?: : (?P<second>[0-9]{2}) (?: [.,] (?P<fraction>[0-9]{1,9}) )? )?
        (?P<offset> [Zz] | [+-][0-9]{2}:?[0-9]{2} )?
    )?
    """,
    re.VERBOSE,
)


@DATE_FUNCTIONS.add(
    "parse(text: string, format?: string, zone?: string): string | null",
    "ISO-8601 text, or text in a format such as `DD/MM/YYYY`, as a moment in UTC; null if it is no date.",
    cost=_COST,
    inline=(dated("text", "utc_text", certain=True, leaves=True),),
)
def parse(run: Run, text: str, format: str | None = None, zone: str = "UTC") -> str | None:
    where = _zone(run, zone)
    if format is None or format == "":
        moment = _read_iso(text, where)
    else:
        from latebind.stdlib.date_format import read

        fields = read(run, text, format)
        moment = None if fields is None else _from_fields(fields, where)
    return None if moment is None else utc_text(epoch_milliseconds(moment))


@DATE_FUNCTIONS.add(
    "format(date: string | number, format?: string, zone?: string): string",
    "A date as text: `YYYY MM DD HH mm ss SSS Z`, `MMMM dddd` in English, `[text]` as it stands; else as ISO-8601.",
    cost=_COST,
    inline=(dated("date format", "formatted", takes="string", leaves=True),),
)
def format_(run: Run, date: When, format: str = "", zone: str = "UTC") -> str:
    moment = _moment(date, _zone(run, zone))
    if format:
        from latebind.stdlib.date_format import write

        return write(run, moment, format)
    return utc_text(epoch_milliseconds(moment)) if zone == "UTC" else moment.isoformat(timespec="milliseconds")


@DATE_FUNCTIONS.add(
    "add(date: string | number, amount: number, unit: string, zone?: string): string",
    "The date so many units later, earlier if negative. In a zone, days and months keep its clock's time.",
    cost=_COST,
    inline=(dated("date amount unit", "later", leaves=True),),
)
def add(run: Run, date: When, amount: Number, unit: str, zone: str = "UTC") -> str:
    from datetime import timedelta

    name = _unit(unit)
    moment = _moment(date, _zone(run, zone))
    if not finite(amount):
        raise fail("NOT_FINITE")
    if name in _MILLISECONDS:
        return utc_text(epoch_milliseconds(moment) + round(amount * _MILLISECONDS[name]))
    if amount != int(amount):
        raise fail("NOT_WHOLE", function=f"date.add in {name}s", found=number_text(amount))
    try:
        if name in _DAYS:
            return utc_text(epoch_milliseconds(moment + timedelta(days=int(amount) * _DAYS[name])))
        return utc_text(epoch_milliseconds(_add_months(moment, int(amount) * _MONTHS[name])))
    except (OverflowError, ValueError):
        raise fail("DATE_RANGE") from None


@DATE_FUNCTIONS.add(
    "diff(a: string | number, b: string | number, unit: string, zone?: string): number",
    "How many whole units `a` is after `b`, negative if it is before.",
    cost=_COST,
    inline=(dated("a b unit", "units_between", leaves=True),),
)
def diff(run: Run, a: When, b: When, unit: str, zone: str = "UTC") -> int:
    name = _unit(unit)
    where = _zone(run, zone)
    later, earlier = _moment(a, where), _moment(b, where)
    if name in _MILLISECONDS:
        return _toward_zero(epoch_milliseconds(later) - epoch_milliseconds(earlier), _MILLISECONDS[name])
    if name in _DAYS:
        # By the clock on the wall: a day on which it changes is a day.
        passed = later.replace(tzinfo=None) - earlier.replace(tzinfo=None)
        return _toward_zero(
            passed.days * 86_400_000_000 + passed.seconds * 1_000_000 + passed.microseconds,
            _DAYS[name] * 86_400_000_000,
        )
    return _toward_zero(_whole_months(later, earlier), _MONTHS[name])


@DATE_FUNCTIONS.add(
    "parts(date: string | number, zone?: string): object",
    "`{year, month, day, hour, minute, second, millisecond, weekday, offset}`: Monday is 1, `offset` in minutes.",
    cost=_COST,
    inline=(dated("date", "parts", certain=True, takes="string", leaves=True),),
)
def parts(run: Run, date: When, zone: str = "UTC") -> dict[str, int]:
    moment = _moment(date, _zone(run, zone))
    return parts_of(moment, offset_minutes(moment))


def _moment(date: When, where: tzinfo) -> datetime:
    """Read what a script passes as a date, on the clock of a zone. Raises BAD_DATE or DATE_RANGE."""
    if not isinstance(date, str):
        return moment_at(date, where)
    moment = _read_iso(date, None)
    if moment is None:
        raise fail("BAD_DATE", found=printable(date[:40]))
    try:
        return moment.astimezone(where)
    except OverflowError:
        raise fail("DATE_RANGE") from None


def _read_iso(text: str, where: tzinfo | None) -> datetime | None:
    match = _ISO.fullmatch(text.strip()) if len(text) <= 100 else None
    if match is None:
        return None
    fields: dict[str, Any] = {name: int(match[name] or 0) for name in ("year", "month", "day")}
    fields |= {name: int(match[name] or 0) for name in ("hour", "minute", "second")}
    fields["microsecond"] = int((match["fraction"] or "").ljust(6, "0")[:6])
    fields["offset"] = match["offset"]
    return _from_fields(fields, where)


def _from_fields(fields: dict[str, Any], where: tzinfo | None) -> datetime | None:
    """The moment with these fields, in their own offset, else in the zone `where`, else in UTC; None if no calendar has
    it (30 February)."""
    from datetime import UTC, datetime

    zone = _fixed_offset(fields["offset"]) if fields["offset"] else where or UTC
    if zone is None:
        return None
    values = {name: fields[name] for name in _FIELDS}
    try:
        return datetime(**values, tzinfo=zone)
    except ValueError:
        return None


def _fixed_offset(offset: str) -> tzinfo | None:
    from datetime import UTC, timedelta, timezone

    if offset in ("Z", "z"):
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 23 or minutes > 59:
        return None
    passed = timedelta(hours=hours, minutes=minutes)
    return timezone(-passed if offset[0] == "-" else passed)


# Names that stand for the zone of the machine that the host runs on, and copies of all zones with other seconds.
_NO_ZONES = frozenset({"localtime", "posixrules", "posix", "right"})
_LONGEST_NAME = 64


def _zone(run: Run, name: str) -> tzinfo:
    from datetime import UTC
    from zoneinfo import ZoneInfo

    if name in ("UTC", "Z"):
        return UTC
    run.charge(ZONE_COST)
    try:
        if len(name) > _LONGEST_NAME or name.partition("/")[0].casefold() in _NO_ZONES:
            raise LookupError
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:  # unknown, a folder, or no name at all
        if is_scarcity(error):
            raise
        raise fail("UNKNOWN_ZONE", found=printable(name[:40])) from None


def _unit(name: str) -> str:
    unit = name[:_LONGEST_NAME].removesuffix("s")
    if unit not in _UNITS:
        raise fail("UNKNOWN_UNIT", found=printable(name[:40]), expected=", ".join(_UNITS))
    return unit


def _add_months(moment: datetime, months: int) -> datetime:
    from calendar import monthrange

    count = moment.year * 12 + moment.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def _whole_months(later: datetime, earlier: datetime) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    # The last month counts once its day and time have come.
    place, other = (later.day, later.time()), (earlier.day, earlier.time())
    if months > 0 and place < other:
        return months - 1
    if months < 0 and place > other:
        return months + 1
    return months


def _toward_zero(amount: int, unit: int) -> int:
    return amount // unit if amount >= 0 else -(-amount // unit)
