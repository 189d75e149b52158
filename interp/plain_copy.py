"""Copies of plain containers on their way to the host, column by column instead of value by value.

`convert.to_host` asks here first. What is not quite plain (a class of the host's, keys that JavaScript has in another
order, very much of it) gives None: it is copied, or refused, value by value there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from latebind.interp.keys import AFTER_DIGITS, joined_in_order

# Values and code points of a copy at most, below the limits that are asked here.
MOST = 90_000
_SIZE = 900_000
# A double below this leaves as it is, or as an int that is as exact.
_COMMON = 1e15
# So few values are looked at one by one, texts among them that are short.
_FEW, _SHORT = 12, 1000
_FEW_ROWS = 30
# Tables and arrays within each other.
_DEEPEST = 8

_AS_THEY_ARE = frozenset({bool, int, type(None)})
_TEXT, _DOUBLE, _OBJECT, _ARRAY = frozenset({str}), frozenset({float}), frozenset({dict}), frozenset({list})
_FLAT = _AS_THEY_ARE | _TEXT | _DOUBLE


def copy_array(value: list[Any], most: int = MOST) -> list[Any] | None:
    """A copy of an array, as it leaves, if it has no more values than `most`."""
    if len(value) <= _FEW and _scalars(value):
        return value[:]
    if len(value) < most and [*map(type, value)].count(int) == len(value):
        return value[:]
    if len(value) <= _FEW_ROWS and (rows := _rows(value)) is not None:
        return rows
    found = _Copy(most).column(value, 0)
    return value[:] if found is value else found


def copy_object(value: dict[Any, Any], most: int = MOST) -> dict[Any, Any] | None:
    """A copy of an object of scalars, as it leaves, if it has no more of them than `most`."""
    if len(value) <= _FEW and _scalars(value.values()):
        for key in value:
            if key.__class__ is not str or key < AFTER_DIGITS or len(key) > _SHORT:
                break
        else:
            return value.copy()
    copy = _Copy(most)
    kinds = {*map(type, value.values())}
    if not kinds <= _FLAT or not copy.takes_keys(value, 1):
        return None
    if not kinds <= _AS_THEY_ARE:
        values = list(value.values())
        left = copy.scalars(values, kinds)
        if left is not values:
            return None if left is None else dict(zip(value, left, strict=True))
    return value.copy()


def _scalars(values: Iterable[Any]) -> bool:
    """Whether a few values are short texts, and numbers and the like that leave as they are."""
    for value in values:
        cls = value.__class__
        if cls is str:
            if len(value) > _SHORT:
                return False
        elif cls is float:
            if not -_COMMON < value < _COMMON or value.is_integer():
                return False
        elif cls not in _AS_THEY_ARE:
            return False
    return True


def _rows(rows: list[Any]) -> list[Any] | None:
    """A copy of a few small objects of scalars, which a look at each value is quicker for."""
    for row in rows:
        if row.__class__ is not dict or len(row) > _FEW or not _scalars(row.values()):
            return None
    for keys in {*map(tuple, rows)}:
        for key in keys:
            if key.__class__ is not str or key < AFTER_DIGITS or len(key) > _SHORT:
                return None
    return [*map(dict.copy, rows)]


class _Copy:
    """One copy: what it may still hold. Methods give the values themselves where they leave as they are."""

    __slots__ = ("nodes", "size")

    def __init__(self, most: int) -> None:
        self.nodes, self.size = most, _SIZE

    def takes_keys(self, keys: Collection[Any], count: int) -> bool:
        """Whether so many objects may have these keys, all texts and none an index."""
        joined = joined_in_order(keys)
        if joined is None:
            return False
        self.nodes -= len(keys) * count
        self.size -= len(joined) * count
        return self.nodes > 0 and self.size >= 0

    def column(self, values: list[Any], depth: int) -> list[Any] | None:
        """The values of an array, or of one key of many objects."""
        classes = [*map(type, values)]
        first = classes[0] if classes else int
        kinds = {first} if classes.count(first) == len(classes) else {*classes}
        if depth == 0:
            self.nodes -= len(values)
        if kinds <= _FLAT:
            return self.scalars(values, kinds) if self.nodes > 0 else None
        if depth == _DEEPEST:
            return None
        if kinds == _OBJECT:
            return self.table(values, depth + 1)
        return self.arrays(values, depth + 1) if kinds == _ARRAY else None

    def scalars(self, values: list[Any], kinds: set[type]) -> list[Any] | None:
        """Values of these classes: doubles that are whole become ints."""
        if str in kinds:
            self.size -= len("".join(values if len(kinds) == 1 else [v for v in values if v.__class__ is str]))
            if self.size < 0:
                return None
        if float not in kinds:
            return values
        doubles = values if len(kinds) == 1 else [value for value in values if value.__class__ is float]
        total = sum(doubles)
        if total != total or min(doubles) <= -_COMMON or max(doubles) >= _COMMON:
            return None
        if not any(map(float.is_integer, doubles)):
            return values
        return [int(v) if v.__class__ is float and v.is_integer() else v for v in values]

    def table(self, rows: list[dict[Any, Any]], depth: int) -> list[Any] | None:
        """Objects of the same keys."""
        keys, *others = {*map(tuple, rows)}
        if others or not self.takes_keys(keys, len(rows)):
            return None
        made = [*map(dict.copy, rows)]
        for key in keys:
            column = [*map(itemgetter(key), rows)]
            left = self.column(column, depth)
            if left is None:
                return None
            if left is not column:
                for row, value in zip(made, left, strict=True):
                    row[key] = value
        return made

    def arrays(self, arrays: list[list[Any]], depth: int) -> list[Any] | None:
        """Arrays, whose items are looked at together."""
        items = [*chain.from_iterable(arrays)]
        self.nodes -= len(items)
        if self.nodes <= 0:
            return None
        left = self.column(items, depth)
        if left is None:
            return None
        if left is items:
            return [array[:] for array in arrays]
        following = iter(left)
        return [[*islice(following, len(array))] for array in arrays]
