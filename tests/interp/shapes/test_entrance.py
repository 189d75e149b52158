"""What a shape proves needs no guard: declared variables are looked at where a program is entered. It gives the same as without
shapes, whatever a host passes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import latebind
from latebind.interp.compiler import entrance
from latebind.interp.limits import Run
from latebind.interp.runner import _MOST_MISSES
from latebind.tests.interp.test_fast_paths import Double, Text, Whole

RUNTIME = latebind.Runtime()


def number(low: float, high: float, kind: str = "number") -> dict[str, Any]:
    return {"type": kind, "minimum": low, "maximum": high}


LINE = {
    "type": "object",
    "properties": {"price": number(0, 1e5), "qty": number(1, 100, "integer"), "gift": {"type": "boolean"}},
    "required": ["price", "qty"],
}
SHAPES: dict[str, Any] = {
    "x": number(0, 1000),
    "big": number(-(2**60), 2**60),
    "y": number(-5, 5),
    "n": number(-100, 100, "integer"),
    "z": float,
    "s": {"type": "string", "maxLength": 20},
    "flag": bool,
    "kind": {"enum": ["new", "old"]},
    "line": LINE,
    "lines": {"type": "array", "items": LINE},
}
USUAL: dict[str, Any] = {
    "x": 12.5,
    "big": 2**52,
    "y": -2,
    "n": 7,
    "z": 0.5,
    "s": "tea",
    "flag": True,
    "kind": "new",
    "line": {"price": 2.5, "qty": 4, "gift": True},
    "lines": [{"price": 2.5, "qty": 4}, {"price": 3, "qty": 2}],
}
TEXTS = [
    "x * n * (1 - y) * (1 + z) + x",
    "x * y",
    "big * 2 - x * big",
    "n > 3 && flag ? s : line.price > x ? kind : n",
    "[x * x, y * y, n * y, n * n * n, x / 3, n / y, x % 7, n % 7, -x, x - y * 2]",
    "x > 100 ? 'much' : x >= 12 && n === 7 ? 'some' : y != 0",
    "s == kind || s + '!' == 'tea!'",
    '"@(s) @(n) @(x) @(kind) @(flag)"',
    "flag ? s : x",
    "flag && n || s",
    "line.price * line.qty + x",
    "(line.gift ?? flag) ? line.price : line.qty",
    "({ s, x, n, flag, t: line.price * line.qty, u: [s, y], ...line })",
    "lines.map(l => l.price * x + line.price)",
    "lines.filter(l => l.price >= x || l.qty > n).map(l => ({ p: l.price * y, s: s, label: `@(s)` })).length",
    "lines.reduce((sum, l) => sum + l.price * n, 0)",
    "const t = x * n; const u = t * y; [t, u, t + u > 10]",
    "if (flag) { x * 2 } else { line.price }",
    "lines.map(l => lines.map(m => m.qty * n + x))",
    "n ?? s",
    "Math.floor(x) + n",
    "s.length * n + s.toUpperCase().length",
]
EDGES: list[Any] = [
    2**26,
    2**26 + 1,
    2**51,
    2**53 - 1,
    2**53,
    -(2**53),
    10**30,
    10**400,
    1e15,
    1e300,
    math.inf,
    math.nan,
]
OTHERS: list[Any] = [*EDGES, 0, -0.0, 1, 5.0, -7, "", "a" * 30, "a" * 5000, True, None, [], {}, (1, 2)]
OTHERS += [
    Whole(3),
    Double(2.5),
    Text("t"),
    {"price": 1},
    {"price": "1", "qty": 2},
    {"price": 1e9, "qty": 1.5, "gift": 0},
]


def outcome(evaluate: Callable[[], Any]) -> str:
    """The value as text, or all that an error says."""
    try:
        return repr(evaluate())
    except latebind.LatebindError as error:
        return error.render()


def charged(program: latebind.Program, variables: dict[str, Any]) -> tuple[str, int, int]:
    """The same with a run, and its steps and bytes."""
    run = Run()
    found = outcome(lambda: program.runner.execute(run, dict(variables))[0])
    return found, run.steps, run.bytes


@pytest.mark.parametrize("text", TEXTS)
def test_shapes_change_no_value(text: str) -> None:
    bare, shaped = RUNTIME.compile(text), RUNTIME.compile(text, variables=SHAPES)
    given = [USUAL] + [{**USUAL, name: value} for name, value in itertools.product(USUAL, OTHERS)]
    given += [{key: value for key, value in USUAL.items() if key != name} for name in USUAL]
    for variables in given:
        assert outcome(partial(shaped, variables)) == outcome(partial(bare, variables)), variables
        assert charged(shaped, variables) == charged(bare, variables), variables


def guards(text: str) -> str:
    """What a program computes, behind its entrance."""
    code = RUNTIME.compile(text, variables=SHAPES).runner.code_text()
    assert "_undeclared" in code
    return code[code.rindex("_undeclared") :]


@pytest.mark.parametrize(
    "text",
    [
        "x * n * (1 - y) > 10",
        "x * x + line.price * line.qty",
        '"@(s) has @(n)"',
        "flag ? s : kind",
        "s == kind || s != 'a'",
    ],
)
def test_what_a_shape_proves_needs_no_guard(text: str) -> None:
    bare = RUNTIME.compile(text).runner.code_text()
    assert guards(text).count("__class__") < bare.count("__class__") / 2
    assert guards(text).count(">= -") == 0


def test_products_of_what_is_bounded_are_not_looked_at() -> None:
    assert "h_multiply" not in guards("x * line.price * line.qty + x")
    assert "h_multiply" in guards("x * n"), "its zero may be -0"


def test_who_never_passes_what_is_declared_is_not_asked_for_ever() -> None:
    text = "x * 2 + z"
    program, bare = RUNTIME.compile(text, variables={"x": number(0, 9), "z": number(0, 9)}), RUNTIME.compile(text)
    before = program.runner.function.__code__
    for _ in range(_MOST_MISSES):
        assert program({"x": 2**40, "z": 0.5}) == bare({"x": 2**40, "z": 0.5})
    assert program.runner.function.__code__ is not before
    for z in (1, 0.5, "a", None):
        assert outcome(partial(program, {"x": 3, "z": z})) == outcome(partial(bare, {"x": 3, "z": z}))
        assert charged(program, {"x": 3, "z": z}) == charged(bare, {"x": 3, "z": z})


def test_a_program_that_may_change_its_variables_reads_no_member_early() -> None:
    runtime = latebind.Runtime()
    held = {"price": 2.0, "qty": 3}

    @runtime.function
    def raise_price() -> int:
        held["price"] = 50.0
        return 1

    program = runtime.compile("raise_price() * line.price * line.qty", variables={"line": LINE})
    assert runtime.context(variables={"line": held}).run(program).value == 150


def test_a_bound_that_nothing_fulfils() -> None:
    program = RUNTIME.compile("x + 1", variables={"x": number(5, 1)})
    assert program({"x": 3}) == 4
    assert entrance.Entrance({}, True).statements() == []
