"""Calls of the library that no form stands for go on without a run of the program, as long as they take little."""

from __future__ import annotations

from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.limits import Run
from latebind.interp.small_runs import fueled_run, small_run

# Each succeeds; `x` is what few scripts are given.
CALLS: list[tuple[str, Any, Any]] = [
    ("Math.round(x)", 0.0, 0),
    ("Math.round(x)", -0.4, 0),
    ("Math.floor(x)", 1e21, 1e21),
    ("Math.max(0, x)", 0.0, 0),
    ("Math.min(0, x, 0)", -0.0, 0),
    ("1 + Math.ceil(x)", -0.5, 1),
    ("x.toFixed(2)", 0, "0.00"),
    ("x.toFixed(2)", -0.0, "0.00"),
    ("x.toFixed(1)", 0.25, "0.3"),
    ("x.toFixed(1)", -0.25, "-0.3"),
    ("x.toFixed(1)", 0.35, "0.3"),
    ("x.toPrecision(3)", 0.0, "0.00"),
    ("x.toString(16)", 255.0, "ff"),
    ("JSON.stringify(x)", "a\n", '"a\\n"'),
    ("JSON.stringify(x)", None, "null"),
    ("parseInt(x)", 12.7, 12),
    ("parseInt(x)", -0.5, 0),
    ("parseFloat(x)", 2.0, 2),
    ("parseNumber(x) ?? 7", "none", 7),
    ("Number(x)", True, 1),
    ("Number.isInteger(x)", "1", False),
    ("[1, 2].includes(x)", None, False),
    ("[0, true, null].includes(x)", True, True),
    ("[true, 1].indexOf(x)", 1, 1),
    ("[1, 2, 3].slice(x)", 1.0, [2, 3]),
    ("'abcd'.slice(0, 'abcd'.length / x)", 2, "ab"),
    ("'-'.repeat(x / 2)", 4, "--"),
    ("[1, 2, 3].at(x)", -1.5, 3),
    ("[1, 2].map(y => 'abc'.slice(y * x))", 1.0, ["bc", "c"]),
    ("[1, 2].map(y => [y, null].indexOf(x))", None, [1, 1]),
    ("let t = 0; for (const y of [1, 2]) { t += Math.max(0, x * y) } t", 0.0, 0),
    ("Object.groupBy([1, 2], y => y > x)", 1, {"false": [1], "true": [2]}),
    ("[3].concat(x)", True, [3, True]),
]


@pytest.mark.parametrize(("text", "x", "expected"), CALLS)
def test_what_is_rare_needs_no_run(text: str, x: Any, expected: Any) -> None:
    program = latebind.compile(text)
    found = program({"x": x})
    assert (found, type(found)) == (expected, type(expected))
    assert program.runner._restarts == 0
    assert program.runner.execute(Run(), {"x": x})[0] == expected


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("xs.includes(x)", {"xs": [*range(50_000), True], "x": True}),
        ("let n = 0; for (const y of xs) { n += Number(x) } n", {"xs": [*range(20_000)], "x": True}),
        ("xs.map(y => Number(x)).length", {"xs": [*range(20_000)], "x": True}),
    ],
)
def test_what_takes_much_needs_one(text: str, given: dict[str, Any]) -> None:
    program = latebind.compile(text)
    expected = program.runner.execute(Run(), given)[0]
    assert program(given) == expected
    assert program.runner._restarts == 1


@pytest.mark.parametrize("text", ["[1].slice(x)", "x.toFixed(2)", "Math.abs(x)", "[0].map(y => 'a'.repeat(x))"])
@pytest.mark.parametrize("x", ["a", None, [1], {"slice": 1}, -1, 1e300])
def test_errors_are_those_of_a_run(text: str, x: Any) -> None:
    def told(call: Any) -> Any:
        try:
            return call()
        except LatebindError as error:
            return str(error)

    program = latebind.compile(text)
    assert told(lambda: program({"x": x})) == told(lambda: program.runner.execute(Run(), {"x": x})[0])


def test_what_may_have_functions_of_its_own_has_none() -> None:
    assert small_run({"slice": len}) is None
    assert fueled_run({}) is None
    assert small_run("text") is not None
