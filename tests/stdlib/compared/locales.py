"""Programs about `toLocaleString` and its kin in every locale, made at random; see `comparing`."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from latebind.stdlib.locale_data import LOCALES
from latebind.stdlib.locale_numbers import CURRENCIES
from latebind.tests.stdlib.compared.comparing import Program
from latebind.tests.stdlib.compared.dates import ZONES

TAGS = tuple(LOCALES)
Options = dict[str, Any]

_NUMBERS = (
    *(0, -0.0, 1, -1, 1e21, 1e-7, 999.995, 9999.5, 1234, -1234, 12345, 0.5, 1.5, 2.5, 1.005, -0.001, 0.0049, 1e15),
    *(123456789.125, 9007199254740991, 5e-324, 1.7976931348623157e308),
)
# The combinations of parts that people ask for.
_DATES = (
    *("year month day", "year month", "month day", "weekday", "weekday month day", "year", "month", "day"),
    *["weekday year month day"] * 3,
)
_TIMES = ("hour minute", "hour minute second", "hour", "minute second")


class Locales:
    """Makes programs of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def programs(self, count: int) -> Iterator[Program]:
        makers: list[Callable[[str], tuple[str, str]]] = [
            *(self.decimal, self.currency, self.date, self.time, self.both, self.styles, self.odd)
        ]
        for index in range(count):
            tag = TAGS[index % len(TAGS)]
            about, text = makers[index // len(TAGS) % len(makers)](tag)
            yield Program(about, self.random.choice(ZONES), text)

    # numbers

    def number(self) -> float:
        some = self.random
        choice = some.random()
        if choice < 0.15:
            return float(some.choice(_NUMBERS))
        if choice < 0.45:
            most = 10 ** some.randrange(1, 13)
            return float(some.randrange(-most, most) / 10 ** some.randrange(5))
        if choice < 0.65:
            return float(some.randrange(-20_000, 20_000))
        return float(some.uniform(-1, 1) * 10.0 ** some.randrange(-6, 12))

    def digits(self) -> Options:
        some = self.random
        wanted: Options = {}
        if some.random() < 0.4:
            wanted["minimumFractionDigits"] = some.choice([0, 1, 2, 2, 3, 4, 20, 101, -1])
        if some.random() < 0.4:
            wanted["maximumFractionDigits"] = some.choice([0, 1, 2, 2, 3, 4, 20, 100])
        if some.random() < 0.2:
            wanted["minimumIntegerDigits"] = some.choice([1, 2, 3, 5, 21, 22])
        if some.random() < 0.3:
            wanted["useGrouping"] = some.choice([True, False])
        if some.random() < 0.1:
            wanted["notation"] = "standard"
        return wanted

    def decimal(self, tag: str) -> tuple[str, str]:
        style = self.random.choice([{}, {"style": "decimal"}, {"style": "percent"}])
        return "number", _call(f"({_shown(self.number())})", "toLocaleString", tag, {**style, **self.digits()})

    def currency(self, tag: str) -> tuple[str, str]:
        some = self.random
        style: Options = {"style": "currency", "currency": some.choice(CURRENCIES)}
        if some.random() < 0.05:
            del style["currency"]
        if some.random() < 0.2:
            style["currencyDisplay"] = some.choice(["symbol", "code"])
        return "currency", _call(f"({_shown(self.number())})", "toLocaleString", tag, {**style, **self.digits()})

    # dates

    def moment(self) -> str:
        some = self.random
        if some.random() < 0.05:
            return some.choice(['new Date("none")', "new Date(-62167219200001)", "new Date(8640000000000000)"])
        return f"new Date({some.randrange(-2_000_000_000_000, 4_000_000_000_000)})"

    def parts(self, names: str) -> Options:
        some = self.random
        ways = {
            "weekday": ["long", "short"],
            "month": ["numeric", "2-digit", "long", "short"],
        }
        return {name: some.choice(ways.get(name, ["numeric", "2-digit"])) for name in names.split()}

    def clock(self) -> Options:
        some = self.random
        wanted: Options = {}
        if some.random() < 0.4:
            wanted["hour12"] = some.choice([True, False])
        if some.random() < 0.4:
            wanted["timeZone"] = some.choice(ZONES)
        return wanted

    def date(self, tag: str) -> tuple[str, str]:
        some = self.random
        wanted = some.choice([{}, *[self.parts(some.choice(_DATES))] * 9])
        method = some.choice(["toLocaleString", "toLocaleDateString", "toLocaleDateString"])
        return "date", _call(self.moment(), method, tag, {**wanted, **self.clock()})

    def time(self, tag: str) -> tuple[str, str]:
        some = self.random
        wanted = some.choice([{}, *[self.parts(some.choice(_TIMES))] * 9])
        method = some.choice(["toLocaleString", "toLocaleTimeString", "toLocaleTimeString", "toLocaleDateString"])
        return "time", _call(self.moment(), method, tag, {**wanted, **self.clock()})

    def both(self, tag: str) -> tuple[str, str]:
        some = self.random
        wanted = {**self.parts(some.choice(_DATES)), **self.parts(some.choice(_TIMES)), **self.clock()}
        method = some.choice(["toLocaleString"] * 3 + ["toLocaleTimeString", "toLocaleDateString"])
        return "both", _call(self.moment(), method, tag, wanted)

    def styles(self, tag: str) -> tuple[str, str]:
        some = self.random
        wanted: Options = {}
        if some.random() < 0.8:
            wanted["dateStyle"] = some.choice(["full", "long", "medium", "short"])
        if some.random() < 0.7 or not wanted:
            wanted["timeStyle"] = some.choice(["medium", "short"])
        if some.random() < 0.03:
            wanted["month"] = "long"
        method = some.choice(["toLocaleString"] * 4 + ["toLocaleTimeString", "toLocaleDateString"])
        return "styles", _call(self.moment(), method, tag, {**wanted, **self.clock()})

    def odd(self, tag: str) -> tuple[str, str]:
        """Any parts together, and any options: those that latebind writes at all must be written as Node does."""
        some = self.random
        names = some.sample(["weekday", "year", "month", "day", "hour", "minute", "second"], some.randrange(1, 8))
        wanted = {**self.parts(" ".join(names)), **self.clock()}
        if some.random() < 0.1:
            wanted |= some.choice(
                [{"era": "short"}, {"month": "narrow"}, {"timeZoneName": "short"}, {"timeStyle": "full"}]
            )
        method = some.choice(["toLocaleString", "toLocaleTimeString", "toLocaleDateString"])
        return "odd", _call(self.moment(), method, tag, wanted)


def _shown(number: float) -> str:
    return str(int(number)) if number and number.is_integer() and abs(number) < 1e15 else repr(number)


def _call(receiver: str, method: str, tag: str, options: Options) -> str:
    given = f", {json.dumps(options)}" if options else ""
    return f"{receiver}.{method}({json.dumps(tag)}{given})"
