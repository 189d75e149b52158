"""Plain containers leave, column by column, as they would value by value."""

from __future__ import annotations

import math
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from latebind.grammar.errors import LatebindError
from latebind.interp import leaving
from latebind.interp.keys import has_text_keys, in_order
from latebind.interp.limits import DEFAULT
from latebind.interp.plain_copy import MOST, copy_array, copy_object


class Text(str):
    pass


KEYS = st.sampled_from(["a", "b", "k1", "1", "0", "01", "-1", "", ":", "é"])
ODD = st.sampled_from([math.nan, math.inf, -0.0, 1e15, 1e21, 2**70, Text("t"), (1, 2), b"x"])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), ODD)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
ROWS = st.lists(st.fixed_dictionaries({"id": st.integers(), "price": st.floats(0, 9), "name": st.text(), "x": VALUES}))


FLAT = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.sampled_from([2.0, 2.5, -0.0, 1e15, "a", "b"]))
NAMES = ["id", "name", "price", "x"]
ORDERS = st.permutations(NAMES)


class Thing:
    """Its `__dict__` has the order in which it was given its members."""

    def __init__(self, members: dict[str, Any]) -> None:
        for name, value in members.items():
            setattr(self, name, value)


def shown(call: Any) -> str:
    try:
        return repr(call())
    except LatebindError as error:
        return error.code


@given(st.lists(st.one_of(st.text(max_size=2), st.integers(0, 40), ODD), max_size=60), st.integers(0, 60))
def test_a_dict_tells_whether_all_its_keys_are_texts(keys: list[Any], gone: int) -> None:
    for made in (dict.fromkeys(keys), {str(key): 1 for key in keys}):
        for key in [*made][:gone]:
            del made[key]
        for value in (made, made.copy(), {**made}, dict.fromkeys(made)):
            plain = {*map(type, value)} <= {str}
            # One that held another key, which is gone, may be looked at in vain.
            assert has_text_keys(value) <= plain
            assert has_text_keys(dict(zip(map(str, value), value, strict=True)))


def one_by_one(value: Any) -> Any:
    return leaving._Copy(DEFAULT, None, None).copy(value, 0)


@given(st.one_of(VALUES, ROWS, st.lists(SCALARS, min_size=12), st.lists(st.lists(SCALARS))))
def test_a_copy_is_the_one_that_looks_at_each_value(value: Any) -> None:
    before = repr(value)
    assert shown(lambda: leaving.to_host(value)) == shown(lambda: one_by_one(value))
    assert shown(lambda: leaving.leave(value)) == shown(lambda: one_by_one(value))
    assert shown(lambda: leaving.leave_fresh(value)) == shown(lambda: one_by_one(value))
    assert repr(value) == before


@given(st.one_of(ROWS, st.lists(SCALARS), st.dictionaries(KEYS, SCALARS)))
def test_a_copy_shares_nothing_that_changes(value: Any) -> None:
    made = copy_array(value) if isinstance(value, list) else copy_object(value)
    if made is not None:
        assert made is not value
        inner = value if isinstance(value, list) else value.values()
        mutable = {id(item) for item in inner if isinstance(item, (list, dict))}
        assert not mutable & {id(item) for item in (made if isinstance(made, list) else made.values())}


def test_what_is_too_much_is_left_to_the_one_that_counts() -> None:
    assert copy_array([1] * (MOST - 1)) is not None
    assert copy_array([1] * (MOST + 1)) is None
    assert copy_array(["x" * MOST, "x"] * 11) is None
    assert copy_object({"a": "x" * 10 * MOST, "b" * MOST: 1}) is None
    assert copy_array([{f"k{x}": 1 for x in range(100)}] * 1_000) is None
    assert copy_array([[1] * 1_000] * 100) is None


def test_texts_are_not_put_together_to_be_counted() -> None:
    text = "x" * 500_000
    tracemalloc.start()
    try:
        for value in ([text] * 200, [{"a": text}] * 200, [text, 1] * 100):
            assert copy_array(value) is None
        assert tracemalloc.get_traced_memory()[1] < len(text)
    finally:
        tracemalloc.stop()


def test_small_ones_are_copied_with_what_is_in_them() -> None:
    deep: Any = 2.0
    for _ in range(DEFAULT.output_depth + 1):
        deep = [deep]
    assert copy_array(deep) is None
    value: dict[str, Any] = {"a": [1, {"b": 2.0, "c": [None, "t"]}], "$d": {}}
    made = copy_object(value)
    assert repr(made) == "{'a': [1, {'b': 2, 'c': [None, 't']}], '$d': {}}"
    value["a"][1]["c"].append(3)
    assert made is not None and made["a"][1]["c"] == [None, "t"]
    assert repr(copy_object({"a": [{"b": 1, "10": 2, "9": 3.0}]})) == "{'a': [{'9': 3, '10': 2, 'b': 1}]}"
    assert copy_object({"a": [{Text("k"): 1}]}) is None


@pytest.mark.parametrize("size", [3, 20, 60, 3000])
def test_indices_come_first_in_their_order(size: int) -> None:
    value: dict[str, Any] = {"b": 0, **{str(key * 7919 % 10007): key for key in range(size)}, "007": 1, "4294967295": 2}
    made = copy_object(value)
    assert made is not None and made == value and made is not value
    indices = [key for key in value if key.isdigit() and key not in ("007", "4294967295")]
    assert [*made] == [*sorted(indices, key=int), "b", "007", "4294967295"]
    assert [*in_order(made)] == [*made]


@given(st.lists(st.tuples(ORDERS, st.lists(FLAT, min_size=3, max_size=4)), min_size=6, max_size=30), st.booleans())
def test_rows_leave_in_any_order_of_their_keys(given: list[tuple[list[str], list[Any]]], of_objects: bool) -> None:
    rows = [dict(zip(names, values, strict=False)) for names, values in given]
    if of_objects:
        rows = [Thing(row).__dict__ for row in rows]
    before = repr(rows)
    assert shown(lambda: leaving.to_host(rows)) == shown(lambda: one_by_one(rows))
    assert repr(rows) == before


def test_rows_with_one_odd_key_or_value_are_found() -> None:
    for key, value in (("7", 1), (7, 1), (Text("id"), 1), ("x", Text("t")), ("x", math.nan), ("x", 2.0), ("x", [2.0])):
        rows: list[dict[Any, Any]] = [{"id": number, "price": 2.5} for number in range(40)]
        rows[30] = {"price": 2.5, key: value}
        for part in (rows, rows[25:35]):
            assert shown(lambda part=part: leaving.to_host(part)) == shown(lambda part=part: one_by_one(part))
