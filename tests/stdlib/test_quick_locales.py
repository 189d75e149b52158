"""What `toLocaleString` and its kin write where there is no run is what they write with one, whatever they are given."""

from __future__ import annotations

import random
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import Run
from latebind.stdlib.locale_data import LOCALES

VALUES: dict[str, Any] = {
    "style": ["currency", "percent", "decimal", "other"],
    "currency": ["USD", "JPY", "CHF", "usd"],
    "currencyDisplay": ["code", "symbol"],
    "useGrouping": [True, False, 1],
    "minimumIntegerDigits": [1, 5, 0],
    "minimumFractionDigits": [0, 2, 4],
    "maximumFractionDigits": [0, 1, 2, 2.0, True],
}
PARTS: dict[str, Any] = {
    "timeZone": ["America/Guayaquil"],
    "hour12": [True, False, 1],
    "dateStyle": ["full", "long", "medium", "short"],
    "timeStyle": ["medium", "short", None],
}
PARTS |= {name: ["numeric", "2-digit", "long"] for name in ("year", "month", "day", "hour", "minute", "second")}
PARTS["weekday"] = ["long", "short"]
NUMBERS = [0, -0.0, 7, -7, 1234, 12345, -1234567, 0.5, 1234.5, -9999.995, 0.0005, 1e21, 1e-7, 2**53 - 1, 2**53, None]
DATES = ["2026-03-04T05:06:07.089Z", "0001-01-01T00:00:00+05:00", "1969-12-31T23:59:59", "nothing", -1, 8.64e15]
CALLS: dict[str, tuple[list[Any], dict[str, Any]]] = {
    "x.toLocaleString(tag, options)": (NUMBERS, VALUES),
    "x.toLocaleString(tag)": (NUMBERS, VALUES),
    "new Date(x).toLocaleString(tag, options)": (DATES, PARTS),
    "new Date(x).toLocaleDateString(tag)": (DATES, PARTS),
    "new Date(x).toLocaleTimeString(tag, options)": (DATES, PARTS),
}


def outcome(call: Any) -> str:
    try:
        return repr(call())
    except LatebindError as error:
        return error.code


@pytest.mark.parametrize("text", CALLS)
def test_in_place_and_called_are_the_same(text: str) -> None:
    program = latebind.compile(text)
    assert "S = Run()" not in program.runner.code_text()
    subjects, known = CALLS[text]
    chance = random.Random(text)
    for _ in range(150):
        options: Any = {name: chance.choice(known[name]) for name in chance.sample(list(known), chance.randint(0, 3))}
        options = chance.choice([options] * 9 + [None, {"other": 1}, {"x" * 50: 1}])
        given = {"x": chance.choice(subjects), "tag": chance.choice([*LOCALES, "xx", None]), "options": options}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: program.runner.execute(Run(), given)[0]), given


def test_the_usual_needs_no_run() -> None:
    for text in ("x.toLocaleString(tag)", 'new Date(x).toLocaleDateString(tag, { month: "long" })'):
        program = latebind.compile(text)
        program({"x": 1234.5, "tag": "de-DE"})
        assert program.runner._restarts == 0
