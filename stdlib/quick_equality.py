"""`equals` of plain data that is not much: by Python's own comparison, with a look at the classes of all values.

Gives None where the implementation is to be asked: a host's classes, what is deep or large, NaN.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import countOf, ne
from typing import Any

# Keys and texts up to this length are hashed and compared without a charge.
_KEY = 1000
_FLAT = frozenset({str, int, float, bool, type(None)})
# Fewer rows are compared value by value.
_FEW = 16

# Values that `same` looks at, and how deep they may be nested.
_MOST_COMPARED, _DEEPEST = 30_000, 40


def same(one: Any, other: Any) -> bool | None:
    """`equals` of plain data that is not much."""
    if one.__class__ is list and one and one[0].__class__ is dict:
        if len(one) * (1 + len(one[0])) > _MOST_COMPARED:  # to look at some of it would be for nothing
            return None
        if (alike := same_tables(one, other, _MOST_COMPARED)) is not None:
            return alike
    left = [_MOST_COMPARED]
    booleans = _plain(one, left, 0), _plain(other, left, 0)
    if None in booleans:
        return None
    found: bool = one == other
    return _alike(one, other) if found and True in booleans else found


def same_tables(one: list[Any], other: Any, most: int) -> bool | None:
    """`equals` of two arrays of objects with the same keys, by columns; None where these are not such, or hold more than
    `most` values."""
    if other.__class__ is not list or len(one) != len(other) or len(one) < _FEW:
        return None
    columns, others = _columns(one, most), _columns(other, most)
    if columns is None or others is None:
        return None
    if one != other:
        return False
    flags = [key for key, kinds in columns.items() if bool in kinds or bool in others[key]]
    # To Python, true is 1.
    return True if all(columns[key] == others[key] == _FLAGS for key in flags) else None


def _columns(rows: list[Any], most: int) -> dict[str, set[type]] | None:
    """The classes of what objects of the same keys have under each, if all are plain, and no text is long."""
    size = len(rows)
    if countOf(map(type, rows), dict) != size:
        return None
    keys = (*rows[0],)
    if countOf(map(tuple, rows), keys) != size or (1 + len(keys)) * size > most:
        return None
    found: dict[str, set[type]] = {}
    for key, column in zip(keys, zip(*map(dict.values, rows), strict=True), strict=True):
        kinds = {*map(type, column)}
        if key.__class__ is not str or len(key) > _KEY or not kinds <= _FLAT:
            return None
        if str in kinds and max([len(value) for value in column if value.__class__ is str]) > _KEY:
            return None
        if float in kinds and any(map(ne, column, column)):
            return None
        found[key] = kinds
    return found


_FLAGS = {bool}


def _plain(value: Any, left: list[int], depth: int) -> bool | None:
    """Whether there are booleans in a value, which are numbers to Python; None where it is not all plain, or too much."""
    cls = value.__class__
    if cls is not list and cls is not dict:
        return cls is bool if cls in _FLAT and (cls is not str or len(value) <= _KEY) else None
    left[0] -= 1 + len(value)
    if left[0] < 0 or depth == _DEEPEST:
        return None
    items: Iterable[Any] = value
    if cls is dict:
        for key in value:
            if key.__class__ is not str or len(key) > _KEY:
                return None
        items = value.values()
    booleans = False
    for item in items:
        cls = item.__class__
        if cls is int:
            continue
        if cls is str:
            if len(item) > _KEY:
                return None
        elif cls is bool or cls is list or cls is dict:
            inner = cls is bool or _plain(item, left, depth + 1)
            if inner is None:
                return None
            booleans |= inner
        elif cls not in _FLAT or item != item:  # to Python, what is no number is equal to itself in an array
            return None
    return booleans


def _alike(one: Any, other: Any) -> bool:
    """Whether two plain values that Python finds equal have booleans in the same places."""
    if one.__class__ is not list and one.__class__ is not dict:
        return (one.__class__ is bool) is (other.__class__ is bool)
    for key, item in one.items() if one.__class__ is dict else enumerate(one):
        cls, paired = item.__class__, other[key]
        if cls is list or cls is dict:
            if not _alike(item, paired):
                return False
        elif cls is not paired.__class__ and (cls is bool or paired.__class__ is bool):
            return False
    return True
