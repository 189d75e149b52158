"""`date.parse`, `format`, `add`, `diff` and `parts`: ISO-8601 text, zones by name, UTC otherwise."""

from __future__ import annotations

from typing import Any

import pytest

import latebind
from latebind.grammar.errors import StrictError
from latebind.interp.time_values import known_zone

GIVES = [
    # parse
    ('date.parse("2024-02-29")', "2024-02-29T00:00:00.000Z"),
    ('date.parse("2024-02-29T10:05")', "2024-02-29T10:05:00.000Z"),
    ('date.parse("2024-02-29 10:05:06.7891")', "2024-02-29T10:05:06.789Z"),
    ('date.parse("2024-02-29T10:05:06+02:00")', "2024-02-29T08:05:06.000Z"),
    ('date.parse("2024-02-29T10:05:06-0530")', "2024-02-29T15:35:06.000Z"),
    ('date.parse("2024-02-29T10:00", "", "America/Bogota")', "2024-02-29T15:00:00.000Z"),
    ('date.parse("0001-01-01")', "0001-01-01T00:00:00.000Z"),
    ('date.parse("2023-02-29")', None),
    ('date.parse("2024-2-9")', None),
    ('date.parse("2024-01-01T25:00")', None),
    ('date.parse("2024-01-01T10:00+25:00")', None),
    ('date.parse("tomorrow")', None),
    ('date.parse("")', None),
    ('date.parse("31/12/2024", "DD/MM/YYYY")', "2024-12-31T00:00:00.000Z"),
    ('date.parse("31/12/2024 5:07 pm", "D/M/YYYY h:mm a", "Europe/Madrid")', "2024-12-31T16:07:00.000Z"),
    ('date.parse("12:30 AM 1/2/99", "hh:mm A D/M/YY")', "1999-02-01T00:30:00.000Z"),
    ('date.parse("5 march 2024", "D MMMM YYYY")', "2024-03-05T00:00:00.000Z"),
    ('date.parse("Tue, 5 Mar 2024 +0100", "ddd, D MMM YYYY ZZ")', "2024-03-04T23:00:00.000Z"),
    ('date.parse("31.12.2024", "DD/MM/YYYY")', None),
    ('date.parse("31/02/2024", "DD/MM/YYYY")', None),
    ('date.parse("13:00 pm 1/1/2024", "hh:mm a D/M/YYYY")', None),
    # format
    ('date.format("2024-02-29T10:00:00Z")', "2024-02-29T10:00:00.000Z"),
    ("date.format(0)", "1970-01-01T00:00:00.000Z"),
    ("date.format(-1)", "1969-12-31T23:59:59.999Z"),
    ('date.format("2024-07-01", "", "Europe/Madrid")', "2024-07-01T02:00:00.000+02:00"),
    ('date.format("2024-02-29T22:05:06.007Z", "DD/MM/YYYY HH:mm:ss.SSS")', "29/02/2024 22:05:06.007"),
    ('date.format("2024-02-29T22:05:06Z", "D/M/YY h:m:s a A hh H")', "29/2/24 10:5:6 pm PM 10 22"),
    ('date.format("2024-02-29T00:05Z", "hh:mm A")', "12:05 AM"),
    ('date.format("2024-02-29", "dddd D [de] MMMM YYYY")', "Thursday 29 de February 2024"),
    ('date.format("2024-02-29", "ddd MMM Z ZZ", "Asia/Kolkata")', "Thu Feb +05:30 +0530"),
    ('date.format("2024-02-29", "YYYY-MM-DDTHH:mmZ", "America/New_York")', "2024-02-28T19:00-05:00"),
    # add
    ('date.add("2024-01-31", 1, "month")', "2024-02-29T00:00:00.000Z"),
    ('date.add("2024-02-29", 1, "year")', "2025-02-28T00:00:00.000Z"),
    ('date.add("2024-01-31", -2, "months")', "2023-11-30T00:00:00.000Z"),
    ('date.add("2024-01-01", 1.5, "hours")', "2024-01-01T01:30:00.000Z"),
    ('date.add("2024-01-01", 2, "weeks")', "2024-01-15T00:00:00.000Z"),
    ('date.add("2024-01-01", 250, "milliseconds")', "2024-01-01T00:00:00.250Z"),
    # on the night of 30 March 2024 Madrid's clocks go an hour ahead
    ('date.add("2024-03-30T12:00+01:00", 1, "day", "Europe/Madrid")', "2024-03-31T10:00:00.000Z"),
    ('date.add("2024-03-30T12:00+01:00", 24, "hours", "Europe/Madrid")', "2024-03-31T11:00:00.000Z"),
    ('date.add("2024-03-30T02:30+01:00", 1, "day", "Europe/Madrid")', "2024-03-31T01:30:00.000Z"),
    # diff
    ('date.diff("2024-03-01", "2024-02-01", "day")', 29),
    ('date.diff("2024-02-01", "2024-03-01", "days")', -29),
    ('date.diff("2024-03-01T11:59", "2024-02-29T12:00", "day")', 0),
    ('date.diff("2024-03-31", "2024-02-29", "months")', 1),
    ('date.diff("2024-02-28", "2024-01-31", "months")', 0),
    ('date.diff("2025-02-28", "2024-02-29", "years")', 0),
    ('date.diff("2024-01-01T01:01:01.5Z", "2024-01-01", "seconds")', 3661),
    ('date.diff(1000, 0, "milliseconds")', 1000),
    ('date.diff("2024-03-31T12:00+02:00", "2024-03-30T12:00+01:00", "days", "Europe/Madrid")', 1),
    ('date.diff("2024-03-31T12:00+02:00", "2024-03-30T12:00+01:00", "hours")', 23),
    # parts
    (
        'date.parts("2024-03-03T10:11:12.013Z", "America/Lima")',
        {
            "year": 2024,
            "month": 3,
            "day": 3,
            "hour": 5,
            "minute": 11,
            "second": 12,
            "millisecond": 13,
            "weekday": 7,
            "offset": -300,
        },
    ),
]

REFUSED = [
    ('date.format("tomorrow")', "BAD_DATE"),
    ('date.add("2024-13-01", 1, "day")', "BAD_DATE"),
    ('date.add("2024-01-01", 1, "fortnight")', "UNKNOWN_UNIT"),
    ('date.add("2024-01-01", 0.5, "day")', "NOT_WHOLE"),
    ('date.add("2024-01-01", 1e9, "year")', "DATE_RANGE"),
    ('date.add("9999-12-31", 1, "day")', "DATE_RANGE"),
    ('date.add("2024-01-01", 1e15, "second")', "DATE_RANGE"),
    ("date.format(1e18)", "DATE_RANGE"),
    ('date.format("0001-01-01", "", "America/Lima")', "DATE_RANGE"),
    ('date.format(0, "", "Mars/Olympus")', "UNKNOWN_ZONE"),
    ('date.format(0, "", "../../etc/passwd")', "UNKNOWN_ZONE"),
    ('date.format(0, "", "/etc/localtime")', "UNKNOWN_ZONE"),
    ('date.format(0, "", "America")', "UNKNOWN_ZONE"),
    ('date.format(0, "", "")', "UNKNOWN_ZONE"),
    ('date.format(0, "yyyy")', "BAD_FORMAT"),
    ('date.format(0, "D de MMMM")', "BAD_FORMAT"),
    ('date.format(0, "D".repeat(1000))', "BAD_FORMAT"),
    ('date.parse("5/3", "D/M")', "BAD_FORMAT"),
]


@pytest.mark.parametrize(("expression", "expected"), GIVES, ids=[case[0] for case in GIVES])
def test_gives(expression: str, expected: Any) -> None:
    assert latebind.eval(expression) == expected


@pytest.mark.parametrize(("expression", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refuses(expression: str, code: str) -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval(expression)
    assert caught.value.code == code


def test_names_of_zones_that_are_too_long_are_not_kept() -> None:
    before = known_zone.cache_info().currsize
    with pytest.raises(StrictError) as caught:
        latebind.eval('new Date(0).toLocaleString("en-US", { timeZone: zone })', {"zone": "A" * 100_000})
    assert caught.value.code == "UNKNOWN_ZONE"
    assert known_zone.cache_info().currsize == before
