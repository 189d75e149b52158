"""The short way to read a date's text gives what the long one gives, wherever it gives anything."""

from __future__ import annotations

import math
from contextlib import suppress
from random import Random
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import NeedsRun, Run
from latebind.stdlib.date_texts import _of_any_form
from latebind.stdlib.quick_dates import local_time_of, time_of

YEARS = [0, 1, 49, 50, 99, 100, 1900, 1969, 1970, 2000, 2024, 2026, 9999]
COUNT = 20_000


def text(chance: Random) -> str:
    """A date as machines write it, nearly always; parts may be out of range."""
    choose, upto = chance.choice, chance.randint
    date = f"{choose(YEARS):04}-{upto(0, 13):02}-{upto(0, 32):02}"
    digits = upto(1, 7)
    fraction = choose(["", f".{upto(0, 999):03}", f".{upto(0, 10**digits - 1):0{digits}}"])
    clock = choose([f"{upto(0, 24):02}:{upto(0, 60):02}:{upto(0, 60):02}{fraction}"] * 9 + [f"{upto(0, 24):02}:00"])
    zone = choose(["", "Z", "Z", "z", "+00:00", "-00:00", f"{choose('+-')}{upto(0, 24):02}:{upto(0, 61):02}", "+0530"])
    made = choose([f"{date}{choose('TTT ')}{clock}{zone}"] * 9 + [date])
    if chance.random() < 0.3:
        at = upto(0, len(made) - 1)
        made = made[:at] + choose("0123456789:-+TZ., W٣") + made[at + 1 :]
    return made


@pytest.mark.parametrize("zone", ["UTC", "America/Guayaquil"])
def test_the_short_way(zone: str) -> None:
    chance = Random(7)
    taken = 0
    short_way = local_time_of if zone == "UTC" else time_of
    for _ in range(COUNT):
        written = text(chance)
        with suppress(NeedsRun):
            short = short_way(written)
            taken += 1
            try:
                long = repr(_of_any_form(written, zone))
            except LatebindError as error:
                long = error.code
            assert repr(short) == long, written
    assert taken > COUNT // 10


PARTS = [0, 1, 11, 12, -1, 2.5, -0.5, 99, 100, 2024, 9999, 10_000, -5, 31, 1e5, 1e9, 1e15, math.nan, "2024", None]


@pytest.mark.parametrize("call", ["new Date({}).getTime()", "Date.UTC({})", "new Date(0).setUTCFullYear({})"])
def test_parts(call: str) -> None:
    chance = Random(call)
    for count in (1, 2, 3, 4, 7):
        names = "abcdefg"[: min(count, 3) if "set" in call else count]
        program = latebind.compile(call.format(", ".join(names)))
        for _ in range(60):
            given = {name: chance.choice(PARTS) for name in names}
            alone = outcome(lambda program=program, given=given: program(given))
            assert alone == outcome(lambda program=program, given=given: program.runner.execute(Run(), given)[0]), given


def outcome(call: Any) -> str:
    try:
        return repr(call())
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return error.code
