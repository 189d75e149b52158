"""Sorting by what a comparison of a script compares, without calling it: `interp/compiler/orders.py` reads that from its
text. Calls of `toSorted` and `sort` come here first.
"""

from __future__ import annotations

import math
from operator import countOf, itemgetter
from typing import Any

from latebind.interp.values import DateValue, Part, Path

EXACT = 2**51  # the sum and the difference of two smaller numbers are safe
_FEW = 20
_LONGEST = 64  # code points of a text, which is compared again and again
_COMPARED = 65_536  # and of few texts together


def ordered(items: list[Any], parts: tuple[Part, ...]) -> list[Any] | None:
    """The items as a comparison sorts them; None where it has to be asked: not all are plain numbers, or short texts."""
    if len(items) < 2:
        return items.copy()
    path, reverse, differs, may_be_equal = parts[0]
    if len(parts) > 1 or not may_be_equal:
        return _by_all(items, parts)
    if not path and (found := ordered_scalars(items, parts)) is not None:
        return found
    keys = keys_of(items, path, differs)
    if keys is None and (keys := _times_of(items, path)) is None:
        return None
    if keys is items:
        return sorted(items, reverse=reverse)
    if len(path) == 1 and path[0] != "length" and keys[0] is items[0][path[0]]:
        return sorted(items, key=itemgetter(path[0]), reverse=reverse)
    return [items[place] for place in sorted(range(len(keys)), key=keys.__getitem__, reverse=reverse)]


def ordered_scalars(items: list[Any], parts: tuple[Part, ...]) -> list[Any] | None:
    """The same of whole numbers or few short texts, which leave for the host as they are; None of others."""
    path, reverse, differs, may_be_equal = parts[0]
    if not items:
        return []
    if path or len(parts) > 1 or not may_be_equal:
        return None
    first = items[0].__class__
    if first is int and _are_ints(items):
        found = sorted(items, reverse=reverse)
        return found if -EXACT < found[0] < EXACT and -EXACT < found[-1] < EXACT else None
    if first is str and not differs and _are_few_words(items):
        return sorted(items, reverse=reverse)
    return None


def order(items: list[Any], parts: tuple[Part, ...]) -> list[Any] | None:
    """Put the items themselves in order, and give them; None as `ordered` does."""
    found = ordered(items, parts)
    if found is not None:
        items[:] = found
        return items
    return None


def _are_ints(items: list[Any]) -> bool:
    """Whether all are whole numbers; of few, a loop tells sooner."""
    if len(items) > _FEW:
        return [*map(type, items)].count(int) == len(items)
    for item in items:
        if item.__class__ is not int:
            return False
    return True


def few_compared(count: int, longest: int) -> bool:
    """Whether so many texts, none longer than that, are compared again and again in little time."""
    return longest <= _LONGEST or count * longest <= _COMPARED


def _are_few_words(items: list[Any]) -> bool:
    """Whether all are texts that are not long; False where there are many."""
    if len(items) > _FEW:
        return False
    for item in items:
        if item.__class__ is not str or len(item) > _LONGEST:
            return False
    return True


def _by_all(items: list[Any], parts: tuple[Part, ...]) -> list[Any] | None:
    """The items by several parts, the last of which is sorted by first: each sort leaves what is equal as it was."""
    places: Any = range(len(items))
    for path, reverse, differs, may_be_equal in reversed(parts):
        keys = keys_of(items, path, differs)
        if keys is None or not (may_be_equal or len({*keys}) == len(keys)):
            return None
        places = sorted(places, key=keys.__getitem__, reverse=reverse)
    return [items[place] for place in places]


def keys_of(items: list[Any], path: Path, differs: bool) -> list[Any] | None:
    """What a comparison compares of each item: all plain numbers whose differences are exact, or all texts; else None."""
    keys = _all_at(items, path)
    if not keys:
        return keys
    size = len(keys)
    if keys[0].__class__ is str:
        texts = not differs and [*map(type, keys)].count(str) == size
        return keys if texts and few_compared(size, max(map(len, keys))) else None
    alike = countOf(map(type, keys), cls := keys[0].__class__)
    # Beyond this, a difference may have lost digits and is refused.
    if cls is float and alike == size and math.hypot(*keys) < EXACT:  # of NaN, this is NaN
        return keys
    if not (cls is int and alike == size):
        if countOf(map(type, keys), int) + countOf(map(type, keys), float) != size:
            return None
        try:
            if math.isnan(sum(keys)):  # of what is not a number, the sum is none either
                return None
        except OverflowError:  # a host's int that is larger than any double
            return None
    return keys if -EXACT < min(keys) and max(keys) < EXACT else None


def _times_of(items: list[Any], path: Path) -> list[Any] | None:
    """The times of dates that a comparison compares; None where it compares something else, or one is invalid."""
    keys = _all_at(items, path)
    if keys is None or countOf(map(type, keys), DateValue) != len(keys):
        return None
    return keys_of([key.time for key in keys], (), differs=True)


def _all_at(items: list[Any], path: Path) -> list[Any] | None:
    """What stands at a path in each item; None where something is missing, or of no plain class."""
    found: list[Any] | None = items
    for step in path:
        found = None if found is None else _step(found, step)
    return found


def _step(values: list[Any], step: str | int) -> list[Any] | None:
    """A member or an item of each value; None where one is missing, or of no plain class."""
    if countOf(map(type, values), list if step.__class__ is int else dict) == len(values):
        try:
            return [*map(itemgetter(step), values)]
        except LookupError:
            return None
    sized = step == "length" and any([*map(type, values)].count(cls) == len(values) for cls in (str, list))
    return [*map(len, values)] if sized else None
