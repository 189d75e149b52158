"""Programs about `Date` in many time zones, made at random; see `comparing`."""

from __future__ import annotations

import json
import random
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from latebind.tests.stdlib.compared.comparing import Program

ZONES = (
    *("UTC", "America/Guayaquil", "America/New_York", "Europe/Madrid", "Asia/Kolkata", "Pacific/Auckland"),
    *(
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Europe/London",
        "Pacific/Apia",
    ),
)
LATEST = 8_640_000_000_000_000


@cache
def transitions(zone: str) -> list[int]:
    """The milliseconds at which a zone's clocks change, to the hour, from 1975 to 2037."""
    where = zoneinfo.ZoneInfo(zone)
    start = datetime(1975, 1, 1, tzinfo=UTC)
    hours = (start + timedelta(hours=count) for count in range(0, 63 * 365 * 24, 6))
    found, before = [], None
    for moment in hours:
        offset = moment.astimezone(where).utcoffset()
        if before not in (None, offset):
            found.append(int(moment.timestamp() * 1000))
        before = offset
    return found


class Dates:
    """Makes programs of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def programs(self, count: int) -> Iterator[Program]:
        makers: list[Callable[[str], tuple[str, str]]] = [
            *(self.iso, self.people, self.odd, self.parts, self.getters, self.setters, self.operators)
        ]
        for index in range(count):
            zone = ZONES[index % len(ZONES)]
            about, text = makers[index // len(ZONES) % len(makers)](zone)
            yield Program(about, zone, text)

    def moment(self, zone: str) -> int:
        """Milliseconds: often near a change of clocks, at times at the ends of the range."""
        choice, some = self.random.random(), self.random
        if choice < 0.4 and (changes := transitions(zone)):
            return some.choice(changes) + some.randrange(-10 * 3600_000, 10 * 3600_000)
        if choice < 0.5:
            return some.choice([-1, 1]) * (LATEST - some.choice([0, 1, some.randrange(10**9), some.randrange(10**12)]))
        if choice < 0.6:
            return some.randrange(-LATEST, LATEST)
        return some.randrange(0, 2_200_000_000_000)

    def local(self, zone: str) -> datetime:
        """A time near a change of a zone's clocks, or any."""
        some = self.random
        if some.random() < 0.5 and (changes := transitions(zone)):
            ms = some.choice(changes) + some.randrange(-4 * 3600_000, 4 * 3600_000)
            return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(zoneinfo.ZoneInfo(zone))
        return datetime(some.randrange(1970, 2100), 1, 1) + timedelta(seconds=some.randrange(365 * 86_400))

    def number(self, usual: range, odd: float = 0.1) -> int:
        """One of the usual, or one that overflows."""
        return self.random.randrange(-100, 200) if self.random.random() < odd else self.random.choice(usual)

    # texts

    def iso(self, zone: str) -> tuple[str, str]:
        some, at = self.random, self.local(zone)
        year = some.choice([f"{at.year}"] * 6 + ["0000", "0099", "+012026", "-000001", "-000000", "+275760", "-271821"])
        month = some.choice([f"{at.month:02d}"] * 8 + ["00", "13", "02"])
        day = some.choice([f"{at.day:02d}"] * 8 + ["30", "31", "32", "00"])
        date = some.choice([year, f"{year}-{month}", *[f"{year}-{month}-{day}"] * 8])
        hour = some.choice([f"{at.hour:02d}"] * 8 + ["24", "25", "00"])
        minute = some.choice([f"{at.minute:02d}"] * 8 + ["60", "00"])
        second = some.choice(["", "", f":{at.second:02d}", ":00", ":60"])
        if second and some.random() < 0.5:
            second += "." + str(some.randrange(10 ** some.randrange(1, 10))).rjust(some.randrange(1, 10), "0")[:9]
        offset = some.choice(
            ["", "", "", "Z", "z", "+00:00", "-05:00", "+0530", "+05:45", "-03:30", "+24:00", "+01:60"]
        )
        clock = some.choice(["", f"{some.choice('TTTt')}{hour}:{minute}{second}{offset}"])
        return "iso", _reading(date + clock)

    def people(self, zone: str) -> tuple[str, str]:
        some, at = self.random, self.local(zone)
        hour, minute, second = self.number(range(24), 0.02) % 30, at.minute, some.choice(["", f":{at.second:02d}"])
        clock = f"{some.choice(['', '0'][: 1 + (hour < 10)])}{hour}:{minute:02d}{second}"
        name = some.choice([at.strftime("%b"), at.strftime("%B")])
        name = some.choice([name, name, name.lower(), name.upper()])
        day = some.choice([at.day] * 8 + [0, 30, 31, 32, 99])
        month = some.choice([at.month] * 8 + [0, 13])
        year = some.choice([at.year] * 8 + [0, 12, 31, 32, 49, 50, 99, 100])
        half = f"{some.choice(['', ','])} {clock}{some.choice(['', ' AM', ' PM', ' am', ' pm', '.5 PM'])}"
        offset = some.choice(["+0000", "-0500", "+05:30", "GMT", "UTC", "UT", "Z", "EST", "edt", "PST", "MDT", "CST"])
        text = some.choice(
            [
                f"{year:04d}-{month}-{day}",
                f"{year:04d}-{month:02d}-{day:02d} {clock}",
                f"{year:04d}-{month}-{day} {clock}{some.choice(['', '.123', '.4'] if second else [''])}",
                f"{year:04d}-{month:02d}-{day:02d} {clock}{some.choice(['', ' '])}{some.choice(['Z', '+02:00', '-0430'])}",
                f"{some.choice(['', at.strftime('%a, ')])}{day} {name} {year:04d} {clock} {offset}",
                f"{name} {day}, {year:04d}{some.choice(['', half])}",
                f"{month}/{day}/{year:04d}{some.choice(['', half])}",
                f"{month:02d}/{day:02d}/{year:04d}",
            ]
        )
        return "people", _reading(text)

    def odd(self, zone: str) -> tuple[str, str]:
        """Texts of other forms: those that latebind reads at all must be read as V8 reads them."""
        words = ("2026 02 21 1 05 10:00 : - / . , + T Z PM AM GMT Nov noviembre mañana Sat ( ) 31 ' '").split()
        some = self.random
        if some.random() < 0.2:
            return "odd", _reading(some.choice(["", "x", "mañana", "Invalid Date", "null", "T:Z", "٣", "PM"]))
        return "odd", _reading("".join(some.choice([*words, " "]) for _ in range(some.randrange(1, 9))))

    # parts, getters, setters

    def parts(self, zone: str) -> tuple[str, str]:
        some, at = self.random, self.local(zone)
        usual = [at.year, at.month - 1, at.day, at.hour, at.minute, at.second, at.microsecond // 1000]
        parts = [value if some.random() < 0.85 else some.randrange(-500, 500) for value in usual]
        if some.random() < 0.1:
            parts[some.randrange(7)] = some.choice(
                [0, 69, 99, 100, -1, 275_760, -271_821, 10**7, 10**9, -(10**12), 10**16]
            )
        text = ", ".join(map(str, parts[: some.randrange(2, 8)]))
        made = f"const d = new Date({text}); "
        return (
            "parts",
            f"{made}[d.toJSON(), isNaN(d) ? null : d.getTimezoneOffset(), {_known('Date.UTC(' + text + ')')}]",
        )

    def getters(self, zone: str) -> tuple[str, str]:
        names = ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]
        calls = [f"d.get{where}{name}()" for name in names for where in ("", "UTC")]
        shown = ", ".join([*calls, "d.getTimezoneOffset()", "d.getTime()", "d.valueOf()", "d.toISOString()"])
        return "getters", f"const d = new Date({self.moment(zone)}); [{shown}]"

    def setters(self, zone: str) -> tuple[str, str]:
        some = self.random
        start = some.choice([str(self.moment(zone))] * 9 + ['"none"'])
        calls = [f"d{index}" for index in range(some.randrange(1, 4))]
        lines = [f"const d = new Date({start})"]
        lines += [f"const {name} = {self.setter(zone)}" for name in calls]
        shown = ", ".join([*(_known(name) for name in calls), "d.toJSON()"])
        return "setters", "; ".join([*lines, f"[{shown}]"])

    def setter(self, zone: str) -> str:
        some = self.random
        if some.random() < 0.1:
            return f"d.setTime({self.moment(zone)})"
        name, most = some.choice(
            [
                *(("FullYear", 3), ("Month", 2), ("Date", 1)),
                *(("Hours", 4), ("Minutes", 3), ("Seconds", 2), ("Milliseconds", 1)),
            ]
        )
        usual = {"FullYear": range(1970, 2040), "Month": range(12), "Date": range(1, 32), "Hours": range(24)}
        values = [self.number(usual.get(name, range(60)))]
        values += [self.number(range(60)) for _ in range(some.randrange(most))]
        if some.random() < 0.05:
            values[0] = some.choice([10**6, -(10**6), 10**8, 10**13, 275_760, -271_821])
        return f"d.set{some.choice(['', 'UTC'])}{name}({', '.join(map(str, values))})"

    def operators(self, zone: str) -> tuple[str, str]:
        a, b = self.moment(zone), self.moment(zone)
        if self.random.random() < 0.3:
            b = a + self.random.randrange(-2, 3)
        made = f"const a = new Date({a}), b = new Date(new Date({b}))"
        shown = (
            "[a - b, a - 5, 7 - b, +a, -b, a < b, a <= b, a > b, a >= b, a < 5, 6 >= b, a.getTime() === b.getTime()]"
        )
        return "operators", f"{made}; {shown}"


def _reading(text: str) -> str:
    return f"const d = new Date({json.dumps(text)}); [isNaN(d), d.toJSON()]"


def _known(number: str) -> str:
    """A number that may be NaN, which does not leave a script."""
    return f"isNaN({number}) ? null : {number}"
