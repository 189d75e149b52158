"""Inline forms of library functions give what their implementations give, for whatever they are called with."""

from __future__ import annotations

import itertools
import math
import random
from contextlib import suppress
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import Run
from latebind.interp.values import SAFE_INT
from latebind.stdlib.library import standard


class Text(str):
    pass


class Agreeable:
    """A host's value that Python finds equal to anything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


NUMBERS: list[Any] = [0, -0.0, 0.0, 1, 2, 3, -1, -2, 0.5, -0.5, -0.4, 1.5, -1.5, -2.5, 0.49999999999999994, 7.25]
NUMBERS += [SAFE_INT, -SAFE_INT, 2**53, 1e15, 1e16, 2**1100, math.nan, math.inf, -math.inf, 4096, 4097, True]
TEXTS: list[Any] = ["", "a", "ab", "abcabc", " a\t\ufeff", "ß", "ﬁ", "$&", "a,b,,c", "😀x", "x" * 5_000, Text("a")]
ARRAYS: list[Any] = [[], [1, 2, 3], [1.0, 2, -0.0], ["a", "b"], [True, False], [None], ["a", 1], [[1]], [Text("a")]]
ARRAYS += [[Agreeable()], list(range(5_000)), ["ab"] * 3_000, (1, 2), [math.nan], [Text("b"), "a"]]
OTHERS: list[Any] = [None, {"includes": 1}, {}]
POOLS = {"number": NUMBERS, "integer": NUMBERS, "string": TEXTS, "array": ARRAYS}
ANY = [*NUMBERS, *TEXTS, *ARRAYS, *OTHERS]
MOST = 400  # calls of a form


def forms() -> dict[str, tuple[str, Builtin, int]]:
    """Every inline form, as a call of so many arguments `a`, `b`, …"""
    found: dict[str, tuple[str, Builtin, int]] = {}
    library = standard()
    spaces = {name: space.members for name, space in library.globals.items() if isinstance(space, Namespace)}
    for name, members in [*spaces.items(), *library.methods.items()]:
        for entry in members.values():
            for form in entry.inline if isinstance(entry, Builtin) else ():
                assert isinstance(entry, Builtin)
                names = "abcd"[: len(form.params.split())]
                short = entry.name.rsplit(".", 1)[-1]
                if entry.receiver is None:
                    text = f"{entry.name}({', '.join(names)})"
                else:
                    text = f"a.{short}({', '.join(names[1:])})"
                found[f"{name}: {text}"] = text, entry, len(names)
    return found


FORMS = forms()


def outcome(call: Any) -> str:
    try:
        return repr(call())
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return error.code


@pytest.mark.parametrize("name", FORMS)
def test_in_place_and_called_are_the_same(name: str) -> None:
    text, entry, count = FORMS[name]
    program = latebind.compile(text)
    assert "S = Run()" not in program.runner.code_text()
    kinds: list[tuple[str, ...]] = [] if entry.receiver is None else [(entry.receiver,)]
    kinds += [entry.params[min(at, len(entry.params) - 1)].types for at in range(count - len(kinds))]
    pools = [
        ANY if "any" in kind else [*POOLS[kind[0]], *random.Random(at).sample(ANY, 4)] for at, kind in enumerate(kinds)
    ]
    cases = list(itertools.product(*pools))
    for values in random.Random(name).sample(cases, min(MOST, len(cases))):
        given = dict(zip("abcd", values, strict=False))
        alone = outcome(lambda given=given: program(given))
        called = outcome(lambda given=given: with_a_run(program, given))
        assert alone == called, given


KEYS: list[Any] = [3, 1, 2.5, -0.0, 0, -7, 2**51 - 1]
ODD_KEYS: list[Any] = [2**51, 2**53, math.nan, math.inf, "1", True, None, [1]]
COMPARISONS = ["a - b", "b - a", "a.k - b.k", "b.k - a.k", "a - a", "a.k - b.i", "b.k - b.k", "a.k - b"]


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_a_sort_by_numbers(comparison: str) -> None:
    program = latebind.compile(f"xs.toSorted((a, b) => {comparison})")
    assert "S = Run()" not in program.runner.code_text() or comparison in COMPARISONS[4:]
    chance = random.Random(comparison)
    for _ in range(300):
        keys = chance.choices([*KEYS, *ODD_KEYS] if chance.random() < 0.2 else KEYS, k=chance.randint(0, 8))
        items = [{"k": key, "i": index} for index, key in enumerate(keys)] if ".k" in comparison else keys
        given = {"xs": chance.choice([items, items, items, tuple(items), [*items, {}]])}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), given


@pytest.mark.parametrize(
    "text",
    ["now()", "Date.now()", "new Date()", 'log("x")', "console.log(1)", "uuid()", "Math.random()", "memory.keys()"],
)
def test_what_asks_its_context_has_one(text: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        assert not runtime.compile(text).runner.pure
        assert runtime.compile("Math.floor(2.5)").runner.pure


def test_what_is_of_the_moment_says_so() -> None:
    entries = [entry for entry in standard().globals.values() if isinstance(entry, Builtin)]
    for space in standard().globals.values():
        if isinstance(space, Namespace):
            entries += [entry for entry in (*space.members.values(), space.call) if isinstance(entry, Builtin)]
    looked = set()
    for entry in entries:
        run = Run()
        if entry.least == 0 and entry.pure:
            with suppress(LatebindError):
                entry(run)
            assert entry.clock == (run.moment is not None), entry.name
            looked.add(entry.name)
    assert {"now", "Date.now"} < looked


def with_a_run(program: latebind.Program, given: dict[str, Any]) -> Any:
    """What the program gives where it has a run from the start."""
    run = Run()
    return program.runner.execute(run, given)[0]


def test_a_form_is_taken_where_a_program_needs_no_run() -> None:
    """Else all that is compared here would be the implementations with themselves."""
    program = latebind.compile("Math.floor(x) + xs.at(-1)")
    program.runner.function.__globals__["h_needs_run"] = None
    assert program({"x": 2.5, "xs": [1, 2]}) == 4


@pytest.mark.parametrize("item", ["EC", "MX", Text("EC"), 1, None, Agreeable()])
def test_a_literal_array_includes(item: Any) -> None:
    program = latebind.compile('["EC", "PE"].includes(x)')
    assert outcome(lambda: program({"x": item})) == outcome(lambda: with_a_run(program, {"x": item}))
