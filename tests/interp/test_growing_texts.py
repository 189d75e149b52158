"""A name that is given nothing but texts holds one: what is joined to it needs no look at it, and is what it is with a run."""

from __future__ import annotations

import copy
import math
from typing import Any

import pytest

import latebind
from latebind.tests.interp.test_alone import agree, starts_alone


class Text(str):
    pass


TURNS = [
    "s += x",
    "s = x + s",
    "s = s + s",
    "s += x; s += '-'",
    "s = `${s}<${x}>`",
    "s = `${x}${x}`; t = s",
    "if (s) s += ', '; s += x",
    "t += s; s = t + x",
    "s = x === 'a' ? s : s + x",
    "s = (s === 'a') + s + (t === s)",
    "if (!s || s < t) { s += x } else { t += s.length }",
    "s += x; t = s === t ? '' : s",
    "const put = y => { s += y; return s }; t += put(x)",
    "s += x.k",
    "s = 1 + x",
    "t = x; t += s",
]
VALUES: list[list[Any]] = [
    ["a", "", "bc", "😀"],
    [1, 2.5, -0.0, 1e21, 2**53 + 2, math.nan],
    [True, None],
    [Text("sub"), {"k": 1}, {"k": "x" * 40_000}],
    ["y" * 70, "z" * 5_000, "w" * 40_000],
    ["v" * 700_000, "v" * 700_000],
    [[1]],
]


@pytest.mark.parametrize("turn", TURNS)
def test_it_is_what_it_is_with_a_run(turn: str) -> None:
    for loop in (
        "for (const x of xs) {{ {} }}",
        "xs.forEach(x => {{ {} }})",
        "let i = 0; while (i < 3) {{ const x = xs[i++]; {} }}",
    ):
        program = latebind.compile(f'let s = "", t = "a"; {loop.format(turn)}; [s, t]')
        for values in VALUES:
            agree(program, {"xs": copy.copy(values)})


@pytest.mark.parametrize("turn", ["s += 'ab'", "s = 'ab' + s", "s = `${s}${i}`", "s += s.slice(0, 40)", "s += x"])
def test_what_reaches_a_limit_reaches_it_without_a_run(turn: str) -> None:
    program = latebind.compile(f'let s = "-"; for (let i = 0; i < count; i++) {{ {turn} }}; s')
    assert starts_alone(program)
    for count in (30, 40, 1_000, 9_000, 60_000, 140_000):
        agree(program, {"count": count, "x": "x" * 500})
