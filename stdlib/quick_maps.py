"""What inline forms of `Map` and `Set` call: of texts and whole numbers as keys, which Python tells apart as JavaScript does.

Each does what the implementation does, or gives None where that is to be asked, having changed nothing. What is made here
has no list of its entries until somebody walks it.
"""

from __future__ import annotations

from operator import countOf
from typing import Any

from latebind.interp.limits import DEFAULT, NeedsRun
from latebind.interp.values import MISSING, SAFE_INT, Closure, KeyedValue, MapValue, SetValue

# Texts as keys are hashed and compared without a charge up to this length.
_KEY = 1000
_FEW = 16

Entries = dict[Any, list[Any]]


def _is_key(key: Any) -> bool:
    cls = key.__class__
    return len(key) <= _KEY if cls is str else cls is int and -SAFE_INT <= key <= SAFE_INT


def _are_keys(items: list[Any]) -> bool:
    """Whether all are short texts, or all whole numbers: Python gives larger ones one hash where a script likes."""
    if not items:
        return True
    cls = items[0].__class__
    if (cls is not str and cls is not int) or countOf(map(type, items), cls) != len(items):
        return False
    if cls is str:
        return max(map(len, items)) <= _KEY
    return -SAFE_INT <= min(items) and max(items) <= SAFE_INT  # type: ignore[no-any-return]


def new_map(pairs: list[Any]) -> MapValue | None:
    entries: Entries = {}
    for pair in pairs:
        if pair.__class__ is not list or len(pair) != 2:
            return None
        key = pair[0]
        if key.__class__ is not str or len(key) > _KEY or key in entries:
            return None
        entries[key] = [key, pair[1]]
    return _map(entries)


def new_set(items: list[Any]) -> SetValue | None:
    if len(items) <= _FEW:
        for item in items:
            if not _is_key(item):
                return None
        entries: Entries = {}
        for item in items:
            if item not in entries:
                entries[item] = [item, item]
        return _set(entries)
    if not _are_keys(items):
        return None
    return _set({item: [item, item] for item in dict.fromkeys(items)})


def _set(entries: Entries) -> SetValue:
    made = SetValue.__new__(SetValue)
    made.entries, made.listed = entries, None
    return made


def _map(entries: Entries) -> MapValue:
    made = MapValue.__new__(MapValue)
    made.entries, made.listed = entries, None
    return made


def found_in(items: list[Any], key: Any) -> bool | None:
    """`new Set(items).has(key)`."""
    return key in items if _is_key(key) and _are_keys(items) else None


def has(value: KeyedValue, key: Any) -> bool | None:
    cls = key.__class__
    if cls is str or (cls is int and -SAFE_INT <= key <= SAFE_INT):
        return key in value.entries
    return None


def found_under(value: MapValue, key: Any) -> Any:
    """`get` of a text; None also of what is not there, or null."""
    if key.__class__ is not str:
        return None
    entry = value.entries.get(key)
    return None if entry is None else entry[1]


def members(value: KeyedValue) -> list[Any]:
    return [entry[0] for entry in value.entries.values()]


def items(value: KeyedValue) -> list[Any]:
    return [entry[1] for entry in value.entries.values()]


def pairs(value: KeyedValue) -> list[Any]:
    return [entry.copy() for entry in value.entries.values()]


def for_each(value: KeyedValue, function: Closure) -> None:
    """`forEach`; the function takes fuel for its own."""
    code, arity = function.code, function.arity
    if function.rest or function.optional or arity > 3:
        raise NeedsRun
    order, index = value.order, 0
    while index < len(order):
        key, item = order[index]
        index += 1
        if key is not MISSING:
            code(*(item, key, value)[:arity])


# Sets of two sets, whose entries are their own.


def union(value: SetValue, other: SetValue) -> SetValue:
    mine, more = value.entries, other.entries
    entries = {key: entry.copy() for key, entry in mine.items()}
    for key, entry in more.items():
        if key not in mine:
            entries[key] = entry.copy()
    return _set(entries)


def intersection(value: SetValue, other: SetValue) -> SetValue:
    one, two = value.entries, other.entries
    if len(one) > len(two):
        one, two = two, one
    return _set({key: entry.copy() for key, entry in one.items() if key in two})


def difference(value: SetValue, other: SetValue) -> SetValue:
    less = other.entries
    return _set({key: entry.copy() for key, entry in value.entries.items() if key not in less})


def symmetric_difference(value: SetValue, other: SetValue) -> SetValue:
    mine, more = value.entries, other.entries
    entries = {key: entry.copy() for key, entry in mine.items() if key not in more}
    for key, entry in more.items():
        if key not in mine:
            entries[key] = entry.copy()
    return _set(entries)


# Changes


def put(value: MapValue, key: Any, item: Any) -> MapValue | None:
    if key.__class__ is not str and (key.__class__ is not int or not -SAFE_INT <= key <= SAFE_INT):
        return None
    entry = value.entries.get(key)
    if entry is not None:
        entry[1] = item
        return value
    if len(value.entries) >= DEFAULT.array or (key.__class__ is str and len(key) > _KEY):
        return None
    _put(value, key, item)
    return value


def add(value: SetValue, item: Any) -> SetValue | None:
    if item.__class__ is not str and (item.__class__ is not int or not -SAFE_INT <= item <= SAFE_INT):
        return None
    if item not in value.entries:
        if len(value.entries) >= DEFAULT.array or (item.__class__ is str and len(item) > _KEY):
            return None
        _put(value, item, item)
    return value


def _put(value: KeyedValue, key: Any, item: Any) -> None:
    entry = value.entries[key] = [key, item]
    if value.listed is not None:
        value.listed.append(entry)


def delete(value: KeyedValue, key: Any) -> bool | None:
    if key.__class__ is not str and (key.__class__ is not int or not -SAFE_INT <= key <= SAFE_INT):
        return None
    entry = value.entries.pop(key, None)
    if entry is None:
        return False
    entry[0] = MISSING
    return True


def clear(value: KeyedValue) -> None:
    for entry in value.entries.values():
        entry[0] = MISSING
    value.entries.clear()
