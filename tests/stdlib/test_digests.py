"""Number to text, `Math` and sorting against Node on thousands of arguments. digests.js made digests.json.

All but `**` is computed here, and the same on every machine. `**` is C's `pow`, as in V8: where another C library than
the one of the recording gives other last digits, Node gives them there, too, and the test says so.
"""

from __future__ import annotations

import json
import math
import platform
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from struct import pack, unpack
from typing import Any

import pytest

from latebind.interp.ieee754 import exp, trig
from latebind.interp.limits import Run
from latebind.interp.operators import double_power
from latebind.interp.text import number_text
from latebind.stdlib.math import hypot
from latebind.stdlib.number_texts import to_fixed, to_precision, to_string
from latebind.stdlib.sorting import sort

RECORDED: dict[str, str] = json.loads((Path(__file__).parent / "digests.json").read_text(encoding="utf-8"))


class Arguments:
    """The same pseudo-random arguments as digests.js makes."""

    def __init__(self) -> None:
        self.state = 42

    def bits(self) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFF_FFFFFFFF
        return self.state

    def double(self, low: int, high: int) -> float:
        exponent = 1023 + low + (self.bits() >> 33) % (high - low)
        sign = self.bits() >> 63
        (found,) = unpack("<d", pack("<Q", sign << 63 | exponent << 52 | self.bits() >> 12))
        return float(found)


def _digest(lines: list[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def _written(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return "-0" if value == 0 and math.copysign(1, value) < 0 else number_text(value)


def _numbers(make: Arguments) -> dict[str, str]:
    run = Run()
    double = make.double
    found = {
        "String": _digest([number_text(double(-1022, 1023)) for _ in range(5000)]),
        "toFixed": _digest([to_fixed(run, double(-40, 80), i % 101) for i in range(3000)]),
        "toPrecision": _digest([to_precision(run, double(-60, 120), i % 100 + 1) for i in range(3000)]),
        "toString": _digest([to_string(run, double(-60, 200), i % 35 + 2) for i in range(3000)]),
        "pow": _digest([_written(double_power(double(-10, 10), double(-6, 6))) for _ in range(5000)]),
        "pow of integers": _digest([_written(double_power(i % 100 + 1.0, i % 41 - 20.0)) for i in range(2000)]),
        "atan2": _digest([_written(trig.atan2(double(-40, 40), double(-40, 40))) for _ in range(3000)]),
        "hypot": _digest([_written(hypot(run, *(double(-20, 20) for _ in range(3)))) for _ in range(3000)]),
    }
    unlimited = "atan exp expm1 sinh cosh tanh asinh acosh log log2 log10 log1p cbrt"
    for names, low, high in (("sin cos tan", -30, 53), ("asin acos atanh", -30, 0), (unlimited, -30, 30)):
        for name in names.split():
            function = getattr(trig, name, None) or getattr(exp, name)
            found[name] = _digest([_written(function(double(low, high))) for _ in range(3000)])
    return found


COMPARATORS: dict[str, Callable[[int, int], int]] = {
    "up": lambda a, b: a - b,
    "down": lambda a, b: b - a,
    "boolean": lambda a, b: 1 if a > b else 0,
    "unequal": lambda a, b: 1 if a > b else -1,
    "always": lambda a, b: -1,
    "coarse": lambda a, b: a % 3 - b % 3,
    "with gaps": lambda a, b: a - b if a % 4 and b % 4 else 0,
    "about": lambda a, b: 0 if abs(a - b) < 3 else a - b,
    "contradictory": lambda a, b: (a * 31 + b * 17) % 11 - 5,
}


def _sorting(make: Arguments, compare: Callable[[int, int], int]) -> str:
    lines: list[str] = []
    for round_ in range(60):
        length = (make.bits() >> 33) % (100 if round_ < 30 else 1500)
        items = [_item(round_ % 4, index, length, make.bits() >> 33) for index in range(length)]
        calls: list[str] = []

        def less(i: Any, j: Any, items: list[int] = items, calls: list[str] = calls) -> bool:
            calls.append(f"{i}:{j}")
            return compare(items[i], items[j]) < 0

        order = sort(list(range(length)), less)
        lines += (" ".join(calls), " ".join(map(str, order)))
    return _digest(lines)


def _item(kind: int, index: int, length: int, random: int) -> int:
    if kind == 0:
        return random % (length + 1)
    if kind == 1:
        return random % 10
    return index + random % 3 if kind == 2 else length - index + (0 if random % 5 else 7)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    make = Arguments()
    return _numbers(make) | {f"toSorted {name}": _sorting(make, compare) for name, compare in COMPARATORS.items()}


# Since this version, the last digit of its `pow` has not changed.
_GLIBC = ("glibc", (2, 28))


@pytest.mark.parametrize("name", RECORDED)
def test_as_in_node(name: str, found: dict[str, str]) -> None:
    if name.startswith("pow") and found[name] != RECORDED[name]:
        library, version = platform.libc_ver()
        here = (library, tuple(int(part) for part in version.split(".") if part.isdigit()))
        if here[0] != _GLIBC[0] or here < _GLIBC:
            pytest.skip(f"`pow` of this C library ({library or platform.system()} {version}) has other last digits")
    assert found[name] == RECORDED[name]


def test_nothing_is_left_out(found: dict[str, str]) -> None:
    assert found.keys() == RECORDED.keys()
