"""`Math.floor` of a quotient is that of the quotient of doubles, whatever is divided."""

from __future__ import annotations

import itertools
import math

import pytest

import latebind
from latebind.tests.interp.test_alone import agree

ABOVE = ["x", "(x + y)", "(x - 1)", "(x + y - 1)", "x * 2", "i", "(i + x)", "7", "xs.length", "o.k", "x % 5"]
BELOW = ["y", "2", "3", "86400000", "2.5", "0", "-2", "(y + 1)", "o.k", "i"]
NUMBERS = [
    0,
    -0.0,
    1,
    -7,
    10,
    2.5,
    -2.5,
    2**26,
    2**26 + 1,
    2**51,
    -(2**51),
    2**52,
    2**53 - 1,
    1e15,
    True,
    None,
    math.inf,
]


@pytest.mark.parametrize("above", ABOVE)
def test_a_quotient(above: str) -> None:
    for below in BELOW:
        text = f"Math.floor({above} / {below})"
        once = latebind.compile(f"const i = 9; {text}")
        often = latebind.compile(f"const seen = []; for (let i = 1; i < 4; i++) {{ seen.push({text}) }}; seen")
        for program, (x, y) in itertools.product((once, often), itertools.pairwise(NUMBERS)):
            agree(program, {"x": x, "y": y, "o": {"k": y}, "xs": [1, 2, 3]})
            agree(program, {"x": y, "y": x, "o": {"k": x}, "xs": []})


def test_whole_numbers_up_to_the_largest() -> None:
    program = latebind.compile("Math.floor(x / y)")
    for x in (*range(-40, 40), 2**51, 2**51 - 1, -(2**51), 2**50 + 1, 1_715_940_000_123):
        for y in (*range(1, 20), 60, 86_400_000, 2**26 - 1, 2**26):
            assert program({"x": x, "y": y}) == x // y
