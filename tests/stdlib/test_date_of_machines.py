"""The short way to read a date's text gives what the long one gives, wherever it gives anything."""

from __future__ import annotations

from random import Random

from latebind.grammar.errors import LatebindError
from latebind.stdlib.date_texts import _of_any_form
from latebind.stdlib.quick_dates import time_of

YEARS = [0, 1, 49, 50, 99, 100, 1900, 1969, 1970, 2000, 2024, 2026, 9999]
COUNT = 20_000


def text(chance: Random) -> str:
    """A date as machines write it, nearly always; parts may be out of range."""
    choose, upto = chance.choice, chance.randint
    date = f"{choose(YEARS):04}-{upto(0, 13):02}-{upto(0, 32):02}"
    clock = f"{upto(0, 24):02}:{upto(0, 60):02}:{upto(0, 60):02}{choose(['', f'.{upto(0, 999):03}'])}"
    zone = choose(["", "Z", "Z", "z", "+00:00", "-00:00", f"{choose('+-')}{upto(0, 24):02}:{upto(0, 61):02}", "+0530"])
    made = f"{date}T{clock}{zone}"
    if chance.random() < 0.3:
        at = upto(0, len(made) - 1)
        made = made[:at] + choose("0123456789:-+TZ., W٣") + made[at + 1 :]
    return made


def test_the_short_way() -> None:
    chance = Random(7)
    taken = 0
    for _ in range(COUNT):
        written = text(chance)
        short = time_of(written)
        if short is not None:
            taken += 1
            try:
                long = repr(_of_any_form(written, "UTC"))
            except LatebindError as error:
                long = error.code
            assert repr(short) == long, written
    assert taken > COUNT // 10
