"""What literals in a call decide is decided when the program is written."""

from __future__ import annotations

import ast
import math
import warnings
from contextlib import suppress
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.compiler import forms
from latebind.interp.compiler import pyast as py
from latebind.stdlib.dated import USUAL_MOMENT
from latebind.stdlib.quick_dates import moment

NAMES = {"x": py.load("x"), "one": py.constant(1), "text": py.constant("ab")}


@pytest.mark.parametrize(
    ("test", "left"),
    [
        ("one == 1 and x > 0", ["x > 0"]),
        ("len(text) <= 64 and '$' not in text", []),
        ("text.__class__ is str and x.__class__ is int", ["x.__class__ is i_int"]),
        ("(one == 1 or x > 0) and x < 9", ["x < 9"]),
        ("(one == 2 or x > 0) and x < 9", ["x > 0", "x < 9"]),
        ("x > 0 and one == 2", None),
        ("text.__class__ is list", None),
        ("x < 10.0 ** one", ["x < 10.0"]),
        ("x.__class__ is int and 0 <= one < 2", ["x.__class__ is i_int"]),
    ],
)
def test_a_test_of_literals_is_none(test: str, left: list[str] | None) -> None:
    found = forms.tests(test, NAMES, [])
    assert (None if found is None else [ast.unparse(ast.fix_missing_locations(each)) for each in found]) == left


def test_what_is_known_is_not_tested_again() -> None:
    known = [py.class_is(py.load("x"), "int")]
    assert forms.tests("x.__class__ is int", NAMES, known) == []


def test_what_literals_give() -> None:
    found = forms.written("('%.' + str(one) + 'f') % x", NAMES)
    assert ast.unparse(found) == "'%.1f' % x"
    assert ast.unparse(forms.written("x if one == 2 else text", NAMES)) == "'ab'"


def _outcome(text: str, variables: dict[str, Any]) -> Any:
    return _given(latebind.compile(text), variables)


def _given(program: latebind.Program, variables: dict[str, Any]) -> Any:
    try:
        return repr(program(variables))
    except LatebindError as error:
        return error.code


VALUES = [0, -0.0, 0.5, 2.5, -2.5, 1.005, 0.015, 999_999_999.5, 1e9, -1e9, 1e15, 2**53, 1000, 1000.0, -1001, 67_108_865]
VALUES += [5e-324, 1e300, math.nan, math.inf, -math.inf, True, False]


@pytest.mark.parametrize("literal", ["0", "1", "2", "3", "4", "5", "8", "9", "101", "0.5"])
@pytest.mark.parametrize("call", ["Math.pow(x, {})", "x.toFixed({})", "Math.imul(x, {})"])
def test_a_literal_gives_what_a_variable_gives(call: str, literal: str) -> None:
    by_literal, by_variable = latebind.compile(call.format(literal)), latebind.compile(call.format("y"))
    y = float(literal) if "." in literal else int(literal)
    for value in VALUES:
        assert _given(by_literal, {"x": value}) == _given(by_variable, {"x": value, "y": y}), (value, literal)


USUAL = ["2026-03-04T05:06:07.089Z", "2026-03-04T05:06:07.089+00:00", "9999-12-31T23:59:59.999Z"]
OTHER = ["2026-03-04T05:06.07Z", "2026-03-04T05:06:07.0+00", "2026-W10-3T05:06:07.089Z", "20260304T05:06:07.08900Z"]
OTHER += [
    "2026-03-04 05:06:07.089Z",
    "2026-03-04T05:06:07,089Z",
    "2026-03-04T050607.08900Z",
    "2026-03-04T05:06:07.0890000Z",
]
OTHER += [
    "2026-03-04T05:06:07.089+05:30",
    "2026-03-04T05:06:07.089000+00",
    "20260304T050607.0890000+00:00",
    "+00:00",
    "",
]


@pytest.mark.parametrize("text", USUAL)
def test_a_usual_date_is_read_in_place(text: str) -> None:
    assert eval(USUAL_MOMENT, {"text": text, "read_moment": lambda given: given, "call": None}) == text
    assert moment(text).isoformat()[:19] == text[:19]


@pytest.mark.parametrize("text", OTHER)
def test_any_other_date_is_not(text: str) -> None:
    assert eval(USUAL_MOMENT, {"text": text, "read_moment": None, "call": lambda given: "other"}) == "other"


@pytest.mark.parametrize("text", ["2026-02-30T05:06:07.089Z", "0000-03-04T05:06:07.089Z", "2026-03-04T25:06:07.089Z"])
@pytest.mark.parametrize("script", ["new Date(x).getUTCDay()", "try { new Date(x).getUTCDay() } catch (e) { e.name }"])
def test_a_date_that_python_does_not_have_is_asked_for_with_a_run(text: str, script: str) -> None:
    assert _outcome(script, {"x": text}) == _outcome(script.replace("x)", "[x][0])"), {"x": text})


@pytest.mark.parametrize("receiver", ["''", "'abc'", "5", "[1]", "true"])
@pytest.mark.parametrize(
    "call", ["codePointAt('a')", "at('a')", "includes('b')", "slice(1, x)", "toString(x)", "repeat(null)"]
)
def test_python_says_nothing_of_literals(receiver: str, call: str) -> None:
    with warnings.catch_warnings(), suppress(LatebindError):
        warnings.simplefilter("error")
        latebind.compile(f"{receiver}.{call}")
