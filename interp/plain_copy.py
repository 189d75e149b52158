"""Copies of plain containers on their way to the host, by columns and rows all at once instead of value by value.

`leaving.to_host` asks here first. What is not quite plain (a class of the host's, tables of keys that JavaScript has in
another order, very much of it) gives None: it is copied, or refused, value by value there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice
from math import hypot
from operator import countOf, is_, itemgetter
from typing import Any

from latebind.interp.keys import (
    AFTER_DIGITS,
    has_text_keys,
    have_text_keys,
    in_order,
    is_index,
    joined_in_order,
    values_of,
)

# Values and code points of a copy at most, below the limits that are asked here.
MOST = 90_000
_SIZE = 900_000
# A double below this leaves as it is, or as an int that is as exact.
_COMMON = 1e15
# Values of a small copy, which are looked at one by one, and the longest text among them. An array or object counts as
# `_NESTED` more, so that none is nested too deep.
_FEW, _SHORT, _NESTED = 400, 1000, 8
# Longer arrays and larger objects are looked at by columns, and more rows of a table.
_FEW_ITEMS, _FEW_ROWS = 40, 16
# So many rows of a table are looked at together, if each has the same keys.
_ALIKE = 7
# Keys of rows whose values are looked at all at once.
_WIDE = 16
# Tables and arrays within each other.
_DEEPEST = 8

_AS_THEY_ARE = frozenset({bool, int, type(None)})
_FLAT = _AS_THEY_ARE | {str, float}


def leaves_whole(value: list[Any]) -> bool:
    """Whether an array holds whole numbers alone, or texts, which leave as they are; False where it holds others, or many."""
    size = len(value)
    first = value[0].__class__ if size else int
    if first is int:
        if size > _FEW_ITEMS:
            return size < MOST and [*map(type, value)].count(int) == size
        for item in value:
            if item.__class__ is not int:
                return False
        return True
    if first is str:
        if size > _FEW_ITEMS:
            return size < MOST and [*map(type, value)].count(str) == size and sum(map(len, value)) <= _SIZE
        for item in value:
            if item.__class__ is not str or len(item) > _SHORT:
                return False
        return True
    return False


def copy_array(value: list[Any], most: int = MOST) -> list[Any] | None:
    """A copy of an array, as it leaves, if it has fewer values than `most`."""
    if len(value) >= most:
        return None
    return value[:] if leaves_whole(value) else copy_mixed(value, most)


def copy_mixed(value: list[Any], most: int = MOST) -> list[Any] | None:
    """The same of an array that `leaves_whole` is false of."""
    size = len(value)
    if size >= most:
        return None
    first = value[0].__class__
    if size <= _FEW_ITEMS:  # to look at few one by one is quickest
        flat = first is list or (first is dict and _FLAT.issuperset(map(type, value[0].values())))
        if flat and size >= _ALIKE and first is dict and (made := _alike_rows(value)) is not None:
            return made
        if flat and size <= _FEW_ROWS and (made := _few_rows(value, _FEW)) is not None:
            return made
        if size <= _FEW_ROWS or first in _FLAT:
            return _small_array(value, [_FEW])
    if [*map(type, value)].count(first) == size:
        if first is float:
            return _made(value, _doubles(value))
    found = _Copy(most).column(value, 0)
    if found is None and size <= _FEW_ITEMS:
        return _small_array(value, [_FEW])
    return _made(value, found)


def _made(value: list[Any], left: Sequence[Any] | None) -> list[Any] | None:
    """What is left of an array, as a list of its own."""
    if left is value:
        return value[:]
    return left if left is None or isinstance(left, list) else [*left]


def copy_object(value: dict[Any, Any], most: int = MOST) -> dict[Any, Any] | None:
    """A copy of an object that is small, or of scalars, as it leaves, if it has fewer of them than `most`."""
    if len(value) <= _FEW_ITEMS and (made := _small_object(value, [_FEW])) is not None:
        return made
    if not has_text_keys(value):
        return None
    value, copy = in_order(value), _Copy(most)
    values = value.values()
    first = next(iter(values)).__class__
    if first in _AS_THEY_ARE and countOf(map(type, values), first) == len(value):
        return value.copy() if copy.takes_names(value) else None
    kinds = {*map(type, values)}
    if not kinds <= _FLAT or not copy.takes_names(value):
        return None
    if not kinds <= _AS_THEY_ARE:
        items = list(values)
        left = copy.scalars(items, kinds)
        if left is not items:
            return None if left is None else dict(zip(value, left, strict=True))
    return value.copy()


def _are_plain(values: Iterable[Any]) -> bool:
    """Whether all are scalars that leave as they are, no text of them long."""
    for value in values:
        cls = value.__class__
        if cls is int:
            continue
        if cls is str:
            if len(value) > _SHORT:
                return False
        elif cls is float:
            if not -_COMMON < value < _COMMON or value.is_integer():
                return False
        elif cls is not bool and value is not None:
            return False
    return True


def _are_names(keys: Iterable[Any]) -> bool:
    """Whether keys are short texts, and none is an index."""
    for key in keys:
        if key.__class__ is not str or (key < AFTER_DIGITS and is_index(key)) or len(key) > _SHORT:
            return False
    return True


def copy_inner(value: Any, left: list[int]) -> Any:
    """A double as it leaves, or a copy of an array or object of at most `left[0]` values, with those within it; they are
    taken off there. None where something in it is not plain."""
    cls = value.__class__
    if cls is list:
        return _small_array(value, left)
    if cls is dict:
        return _small_object(value, left)
    if cls is not float or not -_COMMON < value < _COMMON:
        return None
    return int(value) if value.is_integer() else value


def _small_object(value: dict[Any, Any], left: list[int]) -> dict[Any, Any] | None:
    left[0] -= len(value) + _NESTED
    if left[0] < 0:
        return None
    made = value.copy()
    digits = False
    for key, item in value.items():
        if key.__class__ is not str or len(key) > _SHORT:
            return None
        if key < AFTER_DIGITS:
            digits = True
        cls = item.__class__
        if cls is int:
            continue
        if cls is str:
            if len(item) > _SHORT:
                return None
        elif cls is float:
            if not -_COMMON < item < _COMMON:
                return None
            if item.is_integer():
                made[key] = int(item)
        elif cls is dict or cls is list:
            inner = _small_object(item, left) if cls is dict else _small_array(item, left)
            if inner is None:
                return None
            made[key] = inner
        elif cls not in _AS_THEY_ARE:
            return None
    return in_order(made) if digits else made


def _small_array(value: list[Any], left: list[int]) -> list[Any] | None:
    left[0] -= len(value) + _NESTED
    if left[0] < 0:
        return None
    made = value.copy()
    for index, item in enumerate(value):
        cls = item.__class__
        if cls is int:
            continue
        if cls is str:
            if len(item) > _SHORT:
                return None
        elif cls is float:
            if not -_COMMON < item < _COMMON:
                return None
            if item.is_integer():
                made[index] = int(item)
        elif cls is dict or cls is list:
            inner = _small_object(item, left) if cls is dict else _small_array(item, left)
            if inner is None:
                return None
            made[index] = inner
        elif cls not in _AS_THEY_ARE:
            return None
    return made


def _alike_rows(rows: list[dict[str, Any]]) -> list[Any] | None:
    """Copies of few objects that have the same keys, with doubles alone or other scalars under each; None of others."""
    count, width = len(rows), len(rows[0])
    if width * count > _FEW or [*map(type, rows)].count(dict) != count or [*map(len, rows)].count(width) != count:
        return None
    first = rows[0]
    if not have_text_keys(rows) or len({*first}.union(*rows)) != width or not _are_names(first):
        return None
    values = values_of(rows)
    kinds = [*map(type, values)]
    alike = kinds[:width] * count == kinds
    if not alike and not _FLAT.issuperset(kinds):
        return None
    made: list[Any] = [*map(dict.copy, rows)]
    for at, key in enumerate(first):
        kind = kinds[at]
        if not alike and kinds[at::width].count(kind) != count:
            if not _are_plain(values[at::width]):
                return None
        elif kind is str:
            if max(map(len, values[at::width])) > _SHORT:
                return None
        elif kind is float:
            column = values[at::width]
            left = _doubles(column)
            if left is None:
                return None
            if left is not column:
                _replace(made, key, column, left)
        elif kind not in _AS_THEY_ARE:
            return None
    return made


def _few_rows(rows: Iterable[Any], most: int) -> list[Any] | None:
    """Copies of arrays and objects of scalars, of at most so many values; None where something else is among them."""
    made: list[Any] = []
    keys: list[Any] = []  # of the object before, which most often has the same
    for row in rows:
        cls = row.__class__
        if (cls is not list and cls is not dict) or len(row) > most:
            return None
        most -= len(row) + _NESTED
        if not _are_plain(row if cls is list else row.values()):
            return None
        if cls is dict and (not has_text_keys(row) or [*row] != keys):
            if not _are_names(row):
                return None
            keys = [*row]
        made.append(row.copy())
    return made


class _Copy:
    """One copy: what it may still hold. Methods give the values themselves where they leave as they are."""

    __slots__ = ("nodes", "size")

    def __init__(self, most: int) -> None:
        self.nodes, self.size = most, _SIZE

    def takes_keys(self, keys: Collection[Any], count: int) -> bool:
        """Whether so many objects may have these keys, all texts and none an index."""
        joined = joined_in_order(keys)
        return joined is not None and self._takes(len(keys) * count, len(joined) * count)

    def takes_names(self, value: dict[str, Any]) -> bool:
        """Whether an object may have its keys, which are in order."""
        return self._takes(len(value), sum(map(len, value)))

    def _takes(self, nodes: int, size: int) -> bool:
        self.nodes -= nodes
        self.size -= size
        return self.nodes > 0 and self.size >= 0

    def column(self, values: Sequence[Any], depth: int) -> Sequence[Any] | None:
        """The values of an array, or of one key of many objects."""
        if depth == 0:
            self.nodes -= len(values)
            if self.nodes <= 0:
                return None
        first = values[0].__class__ if values else int
        if countOf(map(type, values), first) != len(values):
            kinds = {*map(type, values)}
            return self.scalars(values, kinds) if kinds <= _FLAT else None
        if first in _AS_THEY_ARE:
            return values
        if first is str:
            self.size -= sum(map(len, values))
            return values if self.size >= 0 else None
        if first is float:
            return _doubles(values)
        if depth == _DEEPEST:
            return None
        if first is dict:
            return self.table(values, depth + 1)
        return self.arrays(values, depth + 1) if first is list else None

    def scalars(self, values: Sequence[Any], kinds: set[type]) -> Sequence[Any] | None:
        """Values of several of these classes."""
        if str in kinds:
            self.size -= sum([len(value) for value in values if value.__class__ is str])
            if self.size < 0:
                return None
        if float not in kinds:
            return values
        doubles = [value for value in values if value.__class__ is float]
        left = _doubles(doubles)
        if left is None or left is doubles:
            return None if left is None else values
        return [int(v) if v.__class__ is float and v.is_integer() else v for v in values]

    def rows(self, rows: Sequence[dict[Any, Any]]) -> list[Any] | None:
        """Objects of scalars: copies, whose values are looked at all at once."""
        width = len(rows[0])
        even = countOf(map(len, rows), width) == len(rows)
        if self.nodes <= (width * len(rows) if even else sum(map(len, rows))):
            return None
        made = [*map(dict.copy, rows)]
        keys: set[Any] = set()
        if not have_text_keys(made) or not self.takes_keys(keys.union(*made), len(made)):
            return None
        values = values_of(made)
        if not even:
            kinds = {*map(type, values)}
            return made if kinds <= _FLAT and self.scalars(values, kinds) is values else None
        for at, key in enumerate(rows[0]):
            column = values[at::width]  # of this key, unless a row has another order
            left = self.column(column, _DEEPEST)
            if left is None:
                return None
            if left is not column:
                _replace(made, key, column, left)
        return made

    def table(self, rows: Sequence[dict[Any, Any]], depth: int) -> list[Any] | None:
        """Objects of scalars, or of the same keys."""
        # Within others, or wide, they are not near each other in memory: column by column is sooner.
        if depth == 1 and len(rows[0]) <= _WIDE and _FLAT.issuperset(map(type, rows[0].values())):
            return self.rows(rows)
        keys = (*rows[0],)
        if countOf(map(tuple, rows), keys) != len(rows) or not self.takes_keys(keys, len(rows)):
            return None
        made = [*map(dict.copy, rows)]
        # Of one key after the other, as all rows have them in one order.
        for key, column in zip(keys, zip(*map(dict.values, rows), strict=True), strict=True):
            left = self.column(column, depth)
            if left is None:
                return None
            if left is not column:
                for row, value in zip(made, left, strict=True):
                    row[key] = value
        return made

    def arrays(self, arrays: Sequence[list[Any]], depth: int) -> list[Any] | None:
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


def _replace(rows: list[dict[Any, Any]], key: Any, column: Sequence[Any], left: Sequence[Any]) -> None:
    """Let objects hold what is left of a column of theirs, most often under this key."""
    try:
        ordered = all(map(is_, map(itemgetter(key), rows), column))
    except KeyError:
        ordered = False
    if ordered:
        for row, new in zip(rows, left, strict=True):
            row[key] = new
        return
    for row, value, new in zip(rows, column, left, strict=True):
        if new is not value:
            if row.get(key) is not value:
                key = next(key for key, item in row.items() if item is value)
            row[key] = new


def _doubles(values: Sequence[float]) -> Sequence[Any] | None:
    """Doubles, of which whole ones become ints; the list itself where none is."""
    if not hypot(*values) < _COMMON:  # none is larger, and of NaN it is none either
        return None
    if not any(map(float.is_integer, values)):
        return values
    return [int(value) if value.is_integer() else value for value in values]
