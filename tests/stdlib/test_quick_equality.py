"""`equals` without a run gives what it gives with one, or leaves it to that."""

from __future__ import annotations

from typing import Any

import pytest

from latebind.interp.equality import equals
from latebind.interp.limits import Run
from latebind.stdlib.quick_equality import same, same_by_levels

NAN = float("nan")
ROW = {"id": 7, "name": "x", "price": 2.5, "on": True, "gone": None}
CYCLE: list[Any] = [1]
CYCLE.append(CYCLE)


def rows(count: int, **changed: Any) -> list[dict[str, Any]]:
    """So many rows of a table, the last one changed."""
    return [{**ROW, "id": at} for at in range(count - 1)] + [{**ROW, "id": count - 1, **changed}]


CASES = [
    *((rows(size), rows(size, **changed)) for size in (1, 5, 16, 17, 200) for changed in (
        {}, {"on": 1}, {"on": False}, {"id": 2.5}, {"price": NAN}, {"more": 1}, {"name": "y"}, {"gone": [True]},
    )),
    (rows(20, price=NAN), rows(20, price=NAN)),
    ([{"a": True, "b": 1}] * 20, [{"b": True, "a": 1}] * 20),
    ([{"a": True, "b": 1}] * 20, [{"b": 1, "a": True}] * 20),
    ([{"a": [True, {"b": 1}]}] * 20, [{"a": [1, {"b": True}]}] * 20),
    ([[1, [True]], [2, [1]]] * 9, [[1, [True]], [2, [1]]] * 9),
    ([0, 1] * 20, [False, True] * 20),
    ([0.0, 1] * 20, [-0.0, 1.0] * 20),
    ([2**53 + 1] * 20, [float(2**53)] * 20),
    ({f"k{at}": at for at in range(30)}, {f"k{at}": at for at in reversed(range(30))}),
    ([], []),
    ([{}] * 20, [{}] * 20),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), CASES)
def test_it_is_what_a_run_finds(one: Any, other: Any) -> None:
    found = same(one, other)
    assert found is not None or NAN in [value for row in one for value in row.values()]
    if found is not None:
        assert found is equals(Run(), one, other)


class Strange(str):
    """A host's text, which is equal to all."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True


@pytest.mark.parametrize(
    "one",
    [
        [Strange("x")] * 20,
        [{"a": Strange("x")}] * 20,
        [{1: "x"}] * 20,
        [{"a": 1}, {"a": (1,)}] * 10,
        [{"a": "x" * 2000}] * 20,
        CYCLE,
        [CYCLE] * 20,
        [NAN] * 20,
    ],
)
def test_what_is_not_plain_is_left_to_a_run(one: Any) -> None:
    assert same(one, [*one]) is None


def test_no_more_is_looked_at_than_steps_are_there() -> None:
    assert same_by_levels(rows(20), rows(20), 1 + 20 * 7) is True
    assert same_by_levels(rows(20), rows(20), 20 * 7) is None
    assert same_by_levels([[1]] * 20, [[1]] * 20, 100, 1) is None
