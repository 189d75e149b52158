"""`equals` of plain data that is not much: by Python's own comparison, with a look at the classes of all values.

Gives None where the implementation is to be asked: a host's classes, what is deep or large, NaN.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot, inf
from operator import countOf, itemgetter
from typing import Any

from latebind.interp.inline import KEY
from latebind.interp.keys import have_text_keys, values_of

_FLAT = frozenset({str, int, float, bool, type(None)})
_HOLDERS = frozenset({list, dict})

# Steps that `same` may stand for, one for each value and each array and object; how deep these may be nested.
_MOST_COMPARED, _DEEPEST = 70_500, 40
# Few rows are looked at one by one, what is small is by `_plain`; the values of few keys are looked at key by key even of few
# objects.
_FEW, _SMALL = 16, 4


def same(one: Any, other: Any) -> bool | None:
    """`equals` of plain data that is not much."""
    cls = one.__class__
    if (cls is list or cls is dict) and cls is other.__class__:
        size = len(one)
        if size != len(other):
            return False
        if not size:
            return True
        first = one if cls is dict else one[0]
        if first.__class__ is dict and size <= _FEW:
            if _agree(*((one, other) if cls is list else ((one,), (other,)))):
                return bool(one == other)
        if size > _FEW or (cls is list and size > _SMALL and first.__class__ in _HOLDERS):
            if (alike := same_by_levels(one, other, _MOST_COMPARED)) is not None:
                return alike
            if size > _MOST_COMPARED:  # to look at some of it would be for nothing
                return None
    left = [_MOST_COMPARED]
    booleans = _plain(one, left, 0), _plain(other, left, 0)
    if None in booleans:
        return None
    found: bool = one == other
    return _alike(one, other) if found and True in booleans else found


def _agree(rows: Sequence[Any], others: Sequence[Any]) -> bool:
    """Whether these are few objects of plain scalars, which have the same classes under each key."""
    for one, other in zip(rows, others, strict=False):
        if one.__class__ is not dict or other.__class__ is not dict or len(one) > _FEW:
            return False
        try:
            for key, item in one.items():
                cls = item.__class__
                if cls is not other[key].__class__ or key.__class__ is not str:
                    return False
                if cls is int:
                    continue
                if cls is str:
                    if len(item) > KEY:
                        return False
                elif cls is float:
                    if item != item:
                        return False
                elif cls is not bool and item is not None:
                    return False
        except KeyError:
            return False
    return True


def same_by_levels(one: Any, other: Any, most: int, deepest: int = _DEEPEST) -> bool | None:
    """`equals` of two arrays or two objects, by the classes of all values of a level, then of those within them.

    None where both sides have not the same classes in the same order, or not plain ones, take more steps than `most`, or
    are nested deeper than `deepest`.
    """
    if len(one) != len(other):
        return False
    if not one:
        return True
    held: list[Any] = [one, other]
    cls, most = one.__class__, 2 * most
    if cls is list and one[0].__class__ is dict:
        rows: list[Any] = one + other
        if [*map(type, rows)].count(dict) == len(rows):  # begin with the rows of a table
            held, cls, most, deepest = rows, dict, most - 2 - len(rows), deepest - 1
    holders = {cls}
    ordered = flagged = True  # objects have no order; booleans are known to have the same places on both sides
    for _ in range(deepest):
        size = len(held)
        most -= size + sum(map(len, held))
        if most < 0:
            return None
        if dict in holders:
            ordered = False
            objects = held if len(holders) == 1 else [each for each in held if each.__class__ is dict]
            if not have_text_keys(objects) or max(map(len, objects[0]), default=0) > KEY:
                return None
        values = values_of(held)
        kinds = [*map(type, values)]
        width, half = len(kinds) // size, len(kinds) // 2
        row = _repeated(kinds, width, size)
        if row is None and kinds[:half] != kinds[half:]:
            return None
        found = {*kinds} if row is None else {*row}
        if not _are_common(values[:half], found, row):
            return None
        if bool in found and not ordered:
            flagged = flagged and row is not None and holders == _OBJECTS and _have_flags(held)
        if found <= _FLAT:  # to Python, true is 1
            alike: bool = one == other
            return alike and (flagged or _alike(one, other))
        holders = found & _HOLDERS
        if not found <= _FLAT | holders:
            return None
        held = values if found == holders else [value for value in values if value.__class__ in holders]
    return None


def _repeated(kinds: list[type], width: int, size: int) -> list[type] | None:
    """The classes of each row of values, as far as all have the same, or the one that all values have."""
    if (row := kinds[:1]) * len(kinds) == kinds:
        return row
    row = kinds[:width]
    return row if width <= max(size, _FEW) and row * size == kinds else None


_OBJECTS = {dict}


def _are_common(values: list[Any], kinds: set[type], row: list[type] | None) -> bool:
    """Whether no text among values is long, and no double is NaN, which Python finds equal to itself in an array. Values
    have the classes of `row` again and again, if that is given."""
    for kind in kinds:
        if kind is str or kind is float:
            if row is None:
                parts: list[list[Any]] = [[value for value in values if value.__class__ is kind]]
            else:
                parts = [values[at :: len(row)] for at, each in enumerate(row) if each is kind]
            for part in parts:
                if (max(map(len, part)) > KEY) if kind is str else not hypot(*part) < inf:
                    return False
    return True


def _have_flags(objects: list[dict[str, Any]]) -> bool:
    """Whether all objects have a boolean under each key under which the first one has one."""
    flags = [key for key, value in objects[0].items() if value.__class__ is bool]
    try:
        return all(countOf(map(type, map(itemgetter(flag), objects)), bool) == len(objects) for flag in flags)
    except KeyError:
        return False


def _plain(value: Any, left: list[int], depth: int) -> bool | None:
    """Whether there are booleans in a value, which are numbers to Python; None where it is not all plain, or too much."""
    cls = value.__class__
    if cls is not list and cls is not dict:
        return cls is bool if cls in _FLAT and (cls is not str or len(value) <= KEY) else None
    left[0] -= 1 + len(value)
    if left[0] < 0 or depth == _DEEPEST:
        return None
    items: Iterable[Any] = value
    if cls is dict:
        for key in value:
            if key.__class__ is not str or len(key) > KEY:
                return None
        items = value.values()
    booleans = False
    for item in items:
        cls = item.__class__
        if cls is int:
            continue
        if cls is str:
            if len(item) > KEY:
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
