"""Moments, as `date`, its formats and `now()` share them: a `datetime` with a zone, milliseconds since 1970, text.

`datetime` is imported when the first moment is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from latebind.grammar.errors import fail

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def moment_at(milliseconds: float, zone: tzinfo) -> datetime:
    """The moment so many milliseconds after 1970 began in UTC, on the clock of a zone. Raises DATE_RANGE beyond year 9999."""
    from datetime import UTC, datetime, timedelta

    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(milliseconds))).astimezone(zone)
    except (OverflowError, ValueError):
        raise fail("DATE_RANGE") from None


def epoch_milliseconds(moment: datetime) -> int:
    """The milliseconds from the beginning of 1970 in UTC to a moment, rounded down."""
    from datetime import UTC, datetime, timedelta

    try:
        return (moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    except OverflowError:
        raise fail("DATE_RANGE") from None


def utc_text(milliseconds: int) -> str:
    """A moment, in milliseconds since 1970, as JavaScript's `toISOString` writes it."""
    from datetime import UTC

    moment = moment_at(milliseconds, UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def offset_minutes(moment: datetime) -> int:
    """How many minutes the clock of a moment's zone is ahead of UTC."""
    offset = moment.utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60


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
