"""What inline forms of `Map` and `Set` call: of null, texts and numbers as keys, which Python tells apart as JavaScript does.

Each does what the implementation does, or gives None where that is to be asked, having changed nothing. A map or set
that was made here has keys that are looked up as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import hypot
from typing import Any, TypeVar

from latebind.interp.inline import KEY, LONG, SHORT
from latebind.interp.keys import has_text_keys
from latebind.interp.limits import DEFAULT, NeedsRun
from latebind.interp.values import MISSING, SAFE_INT, Closure, KeyedValue, MapValue, SetValue

# So many items are looked at one by one.
_FEW = 16
MOST = DEFAULT.array

Entries = dict[Any, Any]
K = TypeVar("K", MapValue, SetValue)


def once(items: list[Any]) -> Entries | None:
    """The items as keys of a dict; None where Python may take one for another, or a text is long."""
    if len(items) > _FEW:
        first = items[0].__class__
        if first is str:
            return _texts_once(items)
        if first is int and [*map(type, items)].count(int) == len(items):
            return dict.fromkeys(items) if _are_safe(items) else None
    entries: Entries = {}
    for item in items:
        cls = item.__class__
        if cls is str:
            if len(item) > KEY:
                return None
        elif cls is int:
            if not -SAFE_INT <= item <= SAFE_INT:
                return None
        elif cls is float:
            if not -SAFE_INT <= item <= SAFE_INT:
                return None
            item = item or 0  # which is no -0
        elif item is not None:
            return None
        entries[item] = None
    return entries


def unique(items: list[Any]) -> list[Any] | None:
    """`unique`, which leaves -0 as it is."""
    entries = once(items)
    if entries is None or (0 in entries and float in map(type, items)):
        return None
    return [*entries]


def _texts_once(items: list[Any]) -> Entries | None:
    try:
        if sum(map(len, items)) > LONG + 8 * len(items):
            return None
        entries = dict.fromkeys(items)
    except TypeError:  # something else is among them
        return None
    return entries if has_text_keys(entries) else None


def _are_safe(numbers: list[int]) -> bool:
    """Whether all are safe integers: Python gives larger ones one hash where a script likes."""
    try:
        return hypot(*numbers) <= SAFE_INT  # none is larger than their root of squares
    except OverflowError:
        return False


def new_map(pairs: list[Any]) -> MapValue | None:
    entries: Entries = {}
    for pair in pairs:
        if pair.__class__ is not list or len(pair) != 2:
            return None
        key, item = pair
        cls = key.__class__
        if cls is str:
            if len(key) > KEY:
                return None
        elif cls is not int or not -SAFE_INT <= key <= SAFE_INT:
            return None
        entries[key] = item
    return map_of(entries)


def characters_of(text: str) -> SetValue:
    """`new Set(text)`."""
    return set_of(dict.fromkeys(text))


def map_of(entries: Entries | None = None) -> MapValue:
    made = MapValue()
    made.entries = {} if entries is None else entries
    made.order = None
    return made


def new_set(items: list[Any]) -> SetValue | None:
    entries = once(items)
    return None if entries is None else set_of(entries)


def set_of(entries: Entries | None = None) -> SetValue:
    made = SetValue()
    made.entries = {} if entries is None else entries
    made.order = None
    return made


def copied_map(value: MapValue) -> MapValue | None:
    """`new Map(map)`."""
    return map_of(value.entries.copy()) if len(value.entries) <= SHORT else None


def copied_set(value: SetValue) -> SetValue | None:
    """`new Set(set)`."""
    return set_of(value.entries.copy()) if len(value.entries) <= SHORT else None


def found_in(items: list[Any], key: Any) -> bool | None:
    """`new Set(items).has(key)`."""
    cls = key.__class__
    if (cls is str and len(key) <= KEY) or (cls is int and -SAFE_INT <= key <= SAFE_INT):
        if [*map(type, items)].count(cls) == len(items):
            return key in items
        entries = once(items)
        return None if entries is None else key in entries
    return None


def has(value: KeyedValue, key: Any) -> bool | None:
    cls = key.__class__
    if cls is str or cls is int or key is None or (cls is float and -SAFE_INT <= key <= SAFE_INT):
        return key in value.entries
    return None


def found_under(value: MapValue, key: Any) -> Any:
    """`get`: the value that is there, or null."""
    if has(value, key) is None:
        raise NeedsRun
    return value.entries.get(key)


def members(value: KeyedValue) -> list[Any]:
    return [*value.entries]


def items(value: MapValue) -> list[Any]:
    return [*value.entries.values()]


def pairs(value: MapValue) -> list[Any]:
    return [*map(list, value.entries.items())]


def twice(value: SetValue) -> list[Any]:
    return [[key, key] for key in value.entries]


def for_each(value: KeyedValue, function: Closure) -> None:
    """`forEach`; the function takes fuel for its own."""
    code, arity = function.code, function.arity
    if function.rest or function.optional or arity > 3:
        raise NeedsRun
    order = value.walked()
    entries, keys, places = value.entries, order.keys, order.places
    is_map, index = value.__class__ is MapValue, 0
    try:
        while index < len(keys):
            key = keys[index]
            if key in entries and (not places or places.get(key, index) == index):
                if arity == 1:
                    code(entries[key] if is_map else key)
                else:
                    code(*(entries[key] if is_map else key, key, value)[:arity])
            index += 1
    finally:
        value.left(order)


def each(value: KeyedValue, f: Callable[[list[Any]], Iterable[Any]]) -> bool:
    """`forEach` of an arrow that changes nothing; `f` calls it for all items."""
    entries = value.entries
    for _ in f([*entries.values()] if value.__class__ is MapValue else [*entries]):
        pass
    return True


# Sets of two sets.


def union(value: SetValue, other: SetValue) -> SetValue:
    return set_of(value.entries | other.entries)


def intersection(value: SetValue, other: SetValue) -> SetValue:
    one, two = value.entries, other.entries
    if len(one) > len(two):
        one, two = two, one
    entries: Entries = {}
    for key in one:
        if key in two:
            entries[key] = None
    return set_of(entries)


def difference(value: SetValue, other: SetValue) -> SetValue:
    entries: Entries = {}
    less = other.entries
    for key in value.entries:
        if key not in less:
            entries[key] = None
    return set_of(entries)


def symmetric_difference(value: SetValue, other: SetValue) -> SetValue:
    entries: Entries = {}
    mine, more = value.entries, other.entries
    for key in mine:
        if key not in more:
            entries[key] = None
    for key in more:
        if key not in mine:
            entries[key] = None
    return set_of(entries)


# Changes


def put(value: K, key: Any, item: Any) -> K | None:
    cls = key.__class__
    entries = value.entries
    if (cls is str or cls is int) and key in entries:
        entries[key] = item
        return value
    if cls is str:
        if len(key) > KEY:
            return None
    elif cls is int or cls is float:
        if not -SAFE_INT <= key <= SAFE_INT:
            return None
        key = key or 0  # which is no -0
    elif key is not None:
        return None
    if len(entries) >= MOST:
        return None
    order = value.order
    if order is not None and key not in entries:
        if len(order.keys) > MOST:
            return None
        order.note(key)
    entries[key] = item
    return value


def add(value: SetValue, item: Any) -> SetValue | None:
    return put(value, item, None)


def delete(value: KeyedValue, key: Any) -> bool | None:
    if has(value, key) is None:
        return None
    there = value.entries.pop(key, MISSING) is not MISSING
    value.thin()
    return there


def clear(value: KeyedValue) -> None:
    value.entries.clear()
    value.thin()
