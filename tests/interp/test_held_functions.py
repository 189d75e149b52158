"""Functions that names and objects hold are called directly where they take what they are given, by a helper otherwise: with
and without a run, in the same steps."""

from __future__ import annotations

from typing import Any

import pytest

import latebind
from latebind.interp.limits import Run

CALLS = [
    ("f(1)", "x => x + 1", 2),
    ("o.f(1)", "x => x + 1", 2),
    ("f(f(f(1)))", "x => x + 1", 4),
    ("o.f(o.f(1, 1), f(2, 3))", "(a, b) => a * 10 + b", 133),
    ("[f(1), o.f(1)]", "(a, b) => b ?? a", [1, 1]),
    ("[f(1), o.f(1, 2)]", "(a, b = 5) => a + b", [6, 3]),
    ("[f(), o.f(1, 2)]", "(...all) => all.length", [0, 2]),
    ("[f(1, 2, 3), o.f(...[1])]", "(a, ...rest) => [a, rest]", [[1, [2, 3]], [1, []]]),
    ("[f(-2), o.f(3)]", "Math.abs", [2, 3]),
    ("o.f(3)", "n => n > 0 ? o.f(n - 1) + 1 : 0", 3),
    ("f(g = 1) + o.f(g + 1)", "x => x", 3),
    ("o.f(o.f = null, 1)", "(a, b) => b", "NOT_A_FUNCTION"),
    ("f(1)", "null", "NOT_A_FUNCTION"),
    ("o.f(1)", "'text'", "NOT_A_FUNCTION"),
    ("o.g(1)", "x => x", "MISSING_METHOD"),
    ("f(1)", "async x => x", "ASYNC_CALL"),
]


@pytest.mark.parametrize(("call", "function", "expected"), CALLS)
def test_a_call(call: str, function: str, expected: Any) -> None:
    script = f"let g = {function}; const o = {{ f: g }}; const use = f => ({call}); use(g)"
    program = latebind.compile(script)
    assert _outcome(lambda: program({})) == expected
    run = Run()
    assert _outcome(lambda: program.runner.function({}, run)) == expected
    assert run.steps > 0


def _outcome(call: Any) -> Any:
    try:
        return call()
    except latebind.LatebindError as error:
        return error.code


@pytest.mark.parametrize("call", ["f(f(1))", "o.f(o.f(1))"])
def test_no_helper_is_called(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is a call of Python's more, which takes as long as what a short function does."""
    program = latebind.compile(f"const o = {{ f: x => x + 1 }}; const use = f => {call}; use(o.f)")
    kept = {name: value for name, value in program.runner.function.__globals__.items() if name.startswith("h_call")}
    assert kept
    for name in kept:
        monkeypatch.setitem(program.runner.function.__globals__, name, None)
    assert program({}) == 3
