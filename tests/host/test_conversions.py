"""A value leaves in one way, whichever code lets it out: compiled ends of scripts, `to_host`, the codec of the memories
and `JSON` give the same value, of the same classes, or each an error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.convert import from_host
from latebind.interp.leaving import to_host
from latebind.interp.limits import DEFAULT, Run
from latebind.interp.values import SAFE_INT
from latebind.memory.codec import decode, json_entry
from latebind.memory.policies import MemoryPolicy
from latebind.stdlib.json import parse, stringify
from latebind.tests.examples import up_to


class Colour(Enum):
    RED = "red"
    TEN = 10


class Pair(NamedTuple):
    left: Any
    right: Any


class Text(str):
    __slots__ = ()


class Whole(int):
    pass


@dataclass
class Card:
    title: Any
    points: Any


numbers = st.one_of(
    st.integers(-10, 10),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.floats(-1e6, 1e6).map(lambda x: round(x, 2)),
    st.sampled_from([0.0, -0.0, 4.0, 1e15, 2.0**53, 2.0**67, 1e21, 1e300, 5e-324, 2**53, -(2**63), 10**308]),
)
texts = st.one_of(st.text(max_size=8), st.sampled_from(["", "é", "😀", "\ud800", "\u2028", '"\\', "a" * 5000]))
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5, minutes=-30))]))
odd = st.one_of(
    moments,
    st.sampled_from(
        [
            *(date(2024, 2, 29), time(10, 30), UUID(int=7), Colour.RED, Colour.TEN, Text("text"), Whole(7)),
            *(Decimal("1.5"), b"bytes", object(), {1: 2}, {Text("k"): 1}, frozenset({1}), ()),
        ]
    ),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, texts)
values = st.recursive(
    st.one_of(scalars, odd),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=4), inner, max_size=4),
        st.dictionaries(st.text(max_size=4), inner, max_size=3).map(MappingProxyType),
        st.builds(Card, inner, inner),
        st.builds(Pair, inner, inner),
    ),
    max_leaves=12,
)


def outcome(make: Any, *args: Any) -> Any:
    """What a conversion gives, in a form that tells 1 from 1.0 and true, and -0 from 0; or the code of its error."""
    try:
        return exact(make(*args))
    except LatebindError as error:
        return ("error", error.code)


def failed(found: Any) -> bool:
    return isinstance(found, tuple) and found[0] == "error"


def exact(value: Any) -> Any:
    if isinstance(value, dict):
        return {"object": [(exact(key), exact(item)) for key, item in value.items()]}
    if isinstance(value, list):
        return [exact(item) for item in value]
    assert value is None or value.__class__ in (bool, int, float, str)
    return (value.__class__.__name__, repr(value))


# Programs, and what they make of `v`: alone, in literals and spreads, out of containers, by way of names.
FORMS: dict[str, Any] = {
    "v": lambda v: v,
    "(v)": lambda v: v,
    "o.k": lambda v: v,
    "xs[0]": lambda v: v,
    "const x = v; x": lambda v: v,
    "if (yes) { v }": lambda v: v,
    "((x) => x)(v)": lambda v: v,
    "yes ? v : 0": lambda v: v,
    "[v, 1, v]": lambda v: [v, 1, v],
    "[[v], { a: { b: v } }]": lambda v: [[v], {"a": {"b": v}}],
    "xs": lambda v: [v],
    "[...xs]": lambda v: [v],
    "xs.map((x) => x)": lambda v: [v],
    "({ v })": lambda v: {"v": v},
    "({ ...o })": lambda v: {"k": v},
    "({ ...o, last: v })": lambda v: {"k": v, "last": v},
    "({ first: v, ...o })": lambda v: {"first": v, "k": v},
    "local x = v": lambda v: {"x": v},
}
PROGRAMS = {source: latebind.compile(source) for source in FORMS}
# With limits of its own, a program has no ends of the fast kind.
SLOW = {source: latebind.compile(source, limits=replace(DEFAULT, steps=DEFAULT.steps - 1)) for source in FORMS}


@pytest.mark.parametrize("source", FORMS)
@settings(max_examples=40, deadline=None)
@given(value=values)
@example(value=-0.0)
@example(value=1e21)
@example(value=2.0**67)
@example(value="a" * 5000)
@example(value={"a": [1.0, {"b": -0.0}]})
def test_every_end_of_a_script_lets_out_what_to_host_does(source: str, value: Any) -> None:
    variables = {"v": value, "o": {"k": value}, "xs": [value], "yes": True}
    expected = outcome(to_host, FORMS[source](value))
    assert outcome(PROGRAMS[source], variables) == outcome(SLOW[source], variables) == expected


@settings(max_examples=up_to(200), deadline=None)
@given(value=values)
def test_entering_changes_nothing_that_leaves(value: Any) -> None:
    assert outcome(lambda: to_host(from_host(value))) == outcome(to_host, value)
    left = outcome(to_host, value)
    if not failed(left):
        assert outcome(lambda: to_host(to_host(value))) == left


ARITHMETIC: dict[str, Any] = {
    "a * b": lambda a, b: a * b,
    "a - b": lambda a, b: a - b,
    "[a + b]": lambda a, b: [a + b],
    "-a * 1": lambda a, b: -a * 1,
    "({ x: a * b, y: b })": lambda a, b: {"x": a * b, "y": b},
}
CALCULATIONS = {source: latebind.compile(source) for source in ARITHMETIC}
small = st.one_of(st.integers(-1000, 1000), st.integers(-64, 64).map(lambda x: x / 4))


@pytest.mark.parametrize("source", ARITHMETIC)
@settings(max_examples=50, deadline=None)
@given(a=small, b=small)
def test_calculations_leave_like_other_numbers(source: str, a: float, b: float) -> None:
    expected = to_host(ARITHMETIC[source](float(a), float(b)))
    assert outcome(CALCULATIONS[source], {"a": a, "b": b}) == exact(expected)


def stored(value: Any) -> Any:
    """A value after `setJson` and `getJson`."""
    entry, copy = json_entry(value, "memory.setJson", MemoryPolicy(), None, Run())
    read = decode(entry, "key")
    assert exact(read) == exact(copy)  # what the script that stored it sees, and what the next one does
    return read


def as_json(value: Any) -> Any:
    """A value after `JSON.stringify` and `JSON.parse`."""
    return parse(Run(), stringify(Run(), value))


def rounded(value: Any) -> Any:
    """A value whose whole numbers beyond 2^53 are those that doubles hold: a double's text may name another one."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return int(float(value)) if value.__class__ is int and abs(value) > SAFE_INT else value


@settings(max_examples=up_to(300), deadline=None)
@given(value=values)
@example(value=2.0**67)
@example(value=[{"a": 10**21, "b": (1.0, None)}])
def test_what_is_stored_and_what_json_says_is_what_leaves(value: Any) -> None:
    left, kept = outcome(to_host, value), outcome(stored, value)
    assert kept == left or failed(kept)
    spoken = outcome(lambda: rounded(as_json(value)))
    assert spoken == outcome(lambda: rounded(to_host(value))) or failed(spoken)
    if failed(left):
        assert failed(kept) and failed(spoken)


@dataclass
class Ticket:
    tags: tuple[Any, ...] = ()
    notes: tuple[Any, ...] = ()


def test_a_tuple_is_an_array_of_its_own_wherever_it_stands() -> None:
    """Python has one empty tuple, which says nothing of the places that hold it; what is in a tuple may be one thing twice."""
    inner = [1]
    for text, lent, wanted in (
        ("a.push(1); [a, b]", {"a": (), "b": ()}, [[1], []]),
        ("const f = () => a; f().push(1); a.push(2); [f(), b]", {"a": (), "b": ()}, [[1, 2], []]),
        ("o.a.push(1); [o, t]", {"o": {"a": (), "b": ()}, "t": ()}, [{"a": [1], "b": []}, []]),
        ("xs[0].tags.push(1); xs.map(x => [...x.tags, x.notes])", {"xs": [Ticket(), Ticket()]}, [[1, []], [[]]]),
        ("a.push(1); [a, b].map(x => x.length)", {"a": frozenset(), "b": frozenset()}, [1, 0]),
        ("o.a[0].push(2); [o.b, xs]", {"o": {"a": (inner,), "b": (inner,)}, "xs": inner}, [[[1, 2]], [1, 2]]),
    ):
        program = latebind.compile(text)
        assert program(lent) == program.runner.function(lent, Run()) == wanted
        with latebind.Runtime() as runtime, runtime.context(variables=lent) as context:
            assert context.run(text).value == wanted
    assert inner == [1]


def test_a_tuple_of_a_module_or_a_function_is_read_as_one_array() -> None:
    with latebind.Runtime() as runtime:
        runtime.module("sizes", {"small": (), "large": ()})
        runtime.function(lambda: (), name="nothing")
        with runtime.context() as context:
            text = 'import { small, large } from "sizes"; import * as all from "sizes"; small.push(1); '
            assert context.run(f"{text}[small, all.small, large, all.large]").value == [[1], [1], [], []]
            assert context.run("const a = nothing(); const b = nothing(); a.push(1); [a, b]").value == [[1], []]
            each = "async x => { const a = nothing(); await 1; a.push(x); return a }"
            assert context.run(f"await Promise.all([1, 2].map({each}))").value == [[1], [2]]
