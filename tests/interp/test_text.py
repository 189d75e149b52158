"""Numbers and text both ways, and equality, on values that only a host can bring."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError, StrictError
from latebind.interp.equality import equals, same
from latebind.interp.limits import Run
from latebind.interp.text import number_text, parse_number, text
from latebind.interp.values import ErrorValue


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (4.0, "4"),
        (-1.5, "-1.5"),
        (1e15, "1000000000000000"),
        (123456789012345680.0, "123456789012345680"),
        (1e20, "100000000000000000000"),
        (1.2345e20, "123450000000000000000"),
        (1e21, "1e+21"),
        (-1.5e300, "-1.5e+300"),
        (0.0001, "0.0001"),
        (0.00001, "0.00001"),
        (1.5e-6, "0.0000015"),
        (1e-7, "1e-7"),
        (-1.25e-7, "-1.25e-7"),
        (5e-324, "5e-324"),
        # ints keep all of their digits
        (12345678901234567890, "12345678901234567890"),
        (-(10**30), "-1000000000000000000000000000000"),
    ],
)
def test_a_number_as_text(number: float, written: str) -> None:
    assert number_text(number) == written


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 10**400])
def test_what_is_no_finite_number_has_no_text(number: float) -> None:
    with pytest.raises(StrictError) as caught:
        number_text(number)
    assert caught.value.code == "NOT_FINITE"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("-0", -0.0),
        ("1.0", 1.0),
        ("9" * 300, int("9" * 300)),
        ("0" * 5000 + "7", 7),
        ("9" * 400, None),
        ("0x" + "f" * 300, None),
        ("0xff", 255),
        ("-0xff", None),
        ("1e400", None),
        ("٣", None),
        ("1__0", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_text_as_a_number(written: str, number: float | None) -> None:
    found = parse_number(written)
    assert found == number
    assert found is None or number is None or math.copysign(1, found) == math.copysign(1, number)


@pytest.mark.parametrize(
    ("before", "again", "after", "number"),
    [("", "9", "", None), ("0.", "9", "", 1.0), ("1", " ", "1", None), ("", "-", "", None)],
)
def test_a_million_characters_are_read_once(before: str, again: str, after: str, number: float | None) -> None:
    """What reads a text again for each of its characters takes hours: pytest ends it."""
    assert parse_number(before + again * 1_000_000 + after) == number


def test_an_error_as_text() -> None:
    assert text(ErrorValue("TypeError", "no")) == "TypeError: no"
    assert text(ErrorValue("Error", "")) == "Error"


class Color(Enum):
    RED = "red"


HOST: dict[str, Any] = {
    "colors": (Color.RED, "blue"),
    "when": datetime(2024, 5, 1, tzinfo=UTC),
    "flags": [True, 1, 1.0, "1"],
    "nan": math.nan,
    "infinite": [math.inf],
    "huge": 10**5000,
    "large": 10**20,
    "keys": {1: "a"},
    "half": "a\ud800",
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('colors.includes("red")', True),
        ('colors.indexOf("blue")', 1),
        ('colors.join("+")', "red+blue"),
        ("colors.toSorted()", ["blue", "red"]),
        ("unique(colors).length", 2),
        ('equals(colors, ["red", "blue"])', True),
        ("JSON.stringify({colors})", '{"colors":["red","blue"]}'),
        ("[0].concat(colors)", [0, "red", "blue"]),
        ("[colors].flat()", ["red", "blue"]),
        ("[0].flatMap(x => colors)", ["red", "blue"]),
        ("Object.fromEntries([colors])", {"red": "blue"}),
        ("Array.isArray(colors)", True),
        ("when.slice(0, 10)", "2024-05-01"),
        ('date.format(when, "D/M/YYYY")', "1/5/2024"),
        ("flags.indexOf(1)", 1),
        ("Number.isFinite(huge) || Number.isInteger(huge)", False),
        ("flags.indexOf(true)", 0),
        ("new Map([[huge, 1], [1e20, 2]]).get(huge)", 1),
        ("new Set([large, 1e20, 1e21]).size", 2),  # `large` and 1e20 are equal
        ("unique(flags)", [True, 1, "1"]),
        ("flags.map(x => [x].includes(1))", [False, True, True, False]),
    ],
)
def test_values_of_the_host(expression: str, expected: Any) -> None:
    assert latebind.eval(expression, HOST) == expected


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("String(nan)", "NOT_FINITE"),
        ("JSON.stringify(infinite)", "NOT_FINITE"),
        ("Math.max(1, nan)", "NOT_FINITE"),
        ("Math.floor(nan)", "NOT_FINITE"),
        ("Math.sin(nan)", "NOT_FINITE"),
        ('"abc".at(nan)', "NOT_FINITE"),
        ("nan.toFixed(2)", "NOT_FINITE"),
        ("nan.toString(2)", "NOT_FINITE"),
        ("huge.toFixed(2)", "NOT_FINITE"),
        ("huge.toPrecision(2)", "NOT_FINITE"),
        ("huge.toString(2)", "NOT_FINITE"),
        ("(1).toFixed(huge)", "NOT_FINITE"),
        ('"a".repeat(huge)', "NOT_FINITE"),
        ("Math.floor(huge)", "NOT_FINITE"),
        ("JSON.stringify([huge])", "NOT_FINITE"),
        ("JSON.stringify({huge}, null, 2)", "NOT_FINITE"),
        ("Array.from({length: huge})", "LIMIT_ARRAY"),
        ("Array.from({length: nan})", "NOT_FINITE"),
        ("Array.from({length: infinite[0]}, x => x)", "NOT_FINITE"),
        ("JSON.stringify([1], null, nan)", "NOT_FINITE"),
        ("JSON.stringify([1], null, huge)", "NOT_FINITE"),
        ("Math.max(...[huge, 1])", "NOT_FINITE"),
        ("hash.sha256(half)", "LIBRARY_SURROGATE"),
        ("btoa(half)", "LIBRARY_SURROGATE"),
        ("encodeURIComponent(half)", "URI_MALFORMED"),
        ('matches(half, "a")', "LIBRARY_SURROGATE"),
        ('matches("a", half)', "LIBRARY_SURROGATE"),
        ("Object.keys(keys)", "FOREIGN_KEY"),
        ("Object.entries(keys)", "FOREIGN_KEY"),
        ("JSON.stringify(keys)", "FOREIGN_KEY"),
        ("Object.assign({}, keys)", "FOREIGN_KEY"),
        ("(() => { for (const key in keys) return key })()", "FOREIGN_KEY"),
    ],
)
def test_what_a_host_should_not_have_passed(expression: str, code: str) -> None:
    with pytest.raises(LatebindError) as caught:
        latebind.eval(expression, HOST)
    assert caught.value.code == code


def test_equality_goes_by_type_and_value() -> None:
    assert same(1, 1.0) and same(0, -0.0) and same(None, None) and same("a", "a")
    assert not same(1, True) and not same(0, False) and not same("1", 1) and not same("", None)
    assert equals(Run(), {"a": [1, {"b": None}]}, {"a": (1.0, {"b": None})})
    assert not equals(Run(), {"a": 1}, {"b": 1})
    assert not equals(Run(), [True], [1])


def test_a_text_of_few_parts_is_charged_where_one_of_them_is_long() -> None:
    def charged(*lengths: int) -> int:
        variables = {"a": "x" * lengths[0], "b": "y" * lengths[1]}
        assert latebind.compile('"@(a)-@(b)"')(variables) == f"{variables['a']}-{variables['b']}"
        result = latebind.Runtime().context(variables=variables).run('const t = "@(a)-@(b)"; t.length')
        assert result.value == sum(lengths) + 1
        return result.stats.bytes

    assert charged(4_000, 4_000) == 0  # both are short, if not together
    assert charged(4_096, 0) > 4_096
    assert charged(4_095, 5_000) > 9_095


def test_a_text_of_few_parts_is_no_longer_than_the_limit() -> None:
    program = latebind.compile('"@(a)-@(b)"')
    for other in ("", 7, "x" * 10):
        with pytest.raises(latebind.LimitError, match="LIMIT_STRING"):
            program({"a": "x" * 2**20, "b": other})
