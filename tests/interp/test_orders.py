"""Sorting without calls of the comparison: what it leaves to them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from latebind.interp.orders import EXACT, order, ordered
from latebind.interp.values import DateValue, Part

BY_ITSELF: tuple[Part, ...] = (((), False, True, True),)
AS_TEXTS: tuple[Part, ...] = (((), False, False, True),)
BY_PRICE: tuple[Part, ...] = ((("price",), True, True, True),)


@pytest.mark.parametrize("size", [2, 20, 21, 100])
def test_numbers_and_texts_are_sorted(size: int) -> None:
    falling = [*range(size, 0, -1)]
    assert ordered(falling, BY_ITSELF) == sorted(falling)
    assert ordered([float(each) for each in falling], BY_ITSELF) == sorted(falling)
    words = [f"{each:03}" for each in falling]
    assert ordered(words, AS_TEXTS) == sorted(words)
    rows = [{"price": each / 4} for each in sorted(falling)]
    assert ordered(rows, BY_PRICE) == rows[::-1]


@pytest.mark.parametrize("size", [2, 20, 21, 100])
@pytest.mark.parametrize("odd", [True, None, float("nan"), EXACT, -EXACT, 10**400, "7"])
def test_what_else_is_among_numbers_is_left_to_the_comparison(size: int, odd: Any) -> None:
    for others in ([1] * size, [0.5] * size):
        items = [*others, odd]
        assert order(items, BY_ITSELF) is None
        assert items[:-1] == others


@pytest.mark.parametrize("size", [2, 20, 21, 100])
def test_texts_that_are_long_or_subtracted_are_left_to_the_comparison(size: int) -> None:
    assert ordered(["a"] * size, BY_ITSELF) is None
    assert ordered(["a"] * size + ["b" * (1 + 65_536 // size)], AS_TEXTS) is None
    assert ordered(["b" * 65] + ["a"] * size, AS_TEXTS) == ["a"] * size + ["b" * 65]
    assert ordered(["a"] * size + [1], AS_TEXTS) is None


def test_dates_are_sorted_by_their_times() -> None:
    one, two, none = DateValue(1), DateValue(2), DateValue(math.nan)
    assert ordered([two, one], BY_ITSELF) == [one, two]
    assert ordered([{"price": two}, {"price": one}], BY_PRICE) == [{"price": two}, {"price": one}]
    assert ordered([two, none], BY_ITSELF) is ordered([two, 1], BY_ITSELF) is None


def test_the_array_itself_is_put_in_order() -> None:
    items = [3, 1, 2]
    assert order(items, BY_ITSELF) is items
    assert items == [1, 2, 3]
