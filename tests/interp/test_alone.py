"""A program that is started without a run gives what it gives with one: values, errors and their places, and nothing of the
host's is changed. Random scripts of every statement, and those in which locals meet what they could disturb."""

from __future__ import annotations

import copy
import json
from collections import Counter
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import CheckError, LatebindError
from latebind.interp.limits import Run
from latebind.tests.interp.scripts import VARIABLES, Maker

SCRIPTS = 15  # of a seed


def outcome(call: Any) -> str:
    """The value, or all that an error says."""
    try:
        return repr(call())
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return f"{type(error).__name__} {json.dumps(error.to_dict())}"


def starts_alone(program: latebind.Program) -> bool:
    return "S = Run()" not in program.runner.code_text()


def agree(program: latebind.Program, given: dict[str, Any]) -> str:
    """What a program comes to without a run and with one, which is the same."""
    kept = copy.deepcopy(given)
    alone = outcome(lambda: program(given))
    assert repr(given) == repr(kept)
    assert alone == outcome(lambda: program.runner.function(kept, Run())), program.source.text
    return alone


@pytest.mark.parametrize("seed", range(10))
def test_random_scripts(seed: int) -> None:
    found = Counter[str]()
    for number in range(seed * SCRIPTS, (seed + 1) * SCRIPTS):
        try:
            program = latebind.compile(Maker(number).script())
        except CheckError:
            continue
        alone = starts_alone(program)
        for variables in VARIABLES:
            came_to = agree(program, copy.deepcopy(variables))
            found[f"{alone} {came_to[0] == '['}"] += 1
    assert found["True True"] and found["True False"], found


LATE = [
    "local total = n * a; total * 2",
    "local total = n * a; [total, total]",
    "local b = a + n; local c = b + b; local d = c + c; d + c + b",
    "let k = 1; local d = k * n; const x = d; k = 5; [x, d, d]",
    "let k = 1; local d = k + n; const seen = []; for (const x of xs) { k += x; seen.push(d) }; [seen, d]",
    "let k = 0; local d = [k]; [d === d, d.length]",
    "local d = [n]; [d === d, [d].includes(d)]",
    "const out = []; local d = [n]; out.push(d); d.push(1); out",
    "const out = [[n]]; local d = out[0]; d.push(1); out",
    "let k = 0; local d = (k += 1); [k, d]",
    "const out = []; local d = out.push(1); [out, d]",
    "let k = 0; const up = () => { k += 1; return k }; local d = up(); [k, d]",
    "const next = (() => { let k = 0; return () => { k += 1; return k } })(); local d = next(); d",
    "const f = x => { local y = x * n; let z = 0; z += y; return z + y }; xs.map(f)",
    "function f(x) { local less = x - 1; return x < 1 ? 0 : f(less) + 1 }; f(n * 10)",
    "function f(x) { local rest = f(x - 1); return x < 1 ? 0 : rest + 1 }; f(n * 10)",
    "local b = flag ? c : 1; local c = b + 1; [c, b]",
    "local b = xs.map(x => x * rate); local rate = a; [b, b.length]",
    "xs.map(x => { local y = x * 2; return y + y })",
    "const made = xs.map(x => { local y = x * 2; return () => y }); made.map(f => f())",
    "const x = n; local y = x; { z: y }.z; const f = () => y; [f(), y]",
    "local y = early; const z = y; const early = 1; z",
    "local broken = missing.k.l; n",
    "local broken = a.k.l; local b = broken + 1; b * 2",
    "local t = `${n}-@(a)`; t + t.length",
    "local f = x => x * n; local g = f(2); [g, f(3), g]",
    "const o = { f: () => 1 }; local d = o.f(); d + d",
    "const add = (f, x) => { local y = f(x); return y + y }; add(x => x + n, 2)",
    "let k = 0; for (let i = 0; i < 3; i++) { local d = k + i; k = d + d }; k",
    "let k = 1; local d = k; switch (d) { case 1: k = 2; case d: k += d }; k",
    "var v = 1; local d = v + n; v = 2; d",
    "local a1 = xs; a1.length",
    "local when = new Date(0); when.getTime()",
    "local a; local b = 1; b",
]


@pytest.mark.parametrize("text", LATE)
def test_locals(text: str) -> None:
    try:
        program = latebind.compile(text)
    except LatebindError:
        assert text == LATE[-1]
        return
    for flag in (True, False):
        for given in VARIABLES:
            agree(program, {**copy.deepcopy(given), "flag": flag, "missing": None})


@pytest.mark.parametrize("link", ["a{}", "a{} + 1", "[a{}, a{}][0]", "[n].map(x => a{})[0]", "f(a{})", "(a{} || a{})"])
def test_a_chain_of_locals_is_as_deep_as_ever(link: str) -> None:
    for count in (20, 21, 22, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 66, 80):
        links = [f"local a{at} = {link.replace('{}', str(at - 1))}" for at in range(1, count)]
        program = latebind.compile("\n".join(["const f = x => x", "local a0 = n", *links, f"a{count - 1}"]))
        assert starts_alone(program)
        deep = "LIMIT_DEPTH" in agree(program, {"n": 1})
        assert not deep or count > 30


def test_a_local_that_varies_is_evaluated_anew() -> None:
    program = latebind.compile("let k = 0; local d = k + 1; const seen = [d]; k = 5; seen.push(d); [seen, d]")
    assert starts_alone(program)
    assert program({}) == [[1, 6], 6]


def test_locals_that_read_each_other_twice_take_fuel() -> None:
    links = "\n".join(f"local a{at} = a{at - 1} + a{at - 1}" for at in range(1, 40))
    program = latebind.compile(f"let k = 0\nlocal a0 = k\n{links}\nk = 1\na39")
    assert starts_alone(program)
    assert program({}) == 2**39
