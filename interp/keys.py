"""The order in which an object's keys are seen, wherever one is enumerated or leaves (ECMA-262, 10.1.11.1)."""

from __future__ import annotations

from collections.abc import Collection
from gc import get_referents
from itertools import chain, islice
from operator import countOf
from typing import Any

from latebind.grammar.lazy_regex import lazy_regex

# All keys that are indices are below this, as digits are; few others are.
AFTER_DIGITS = ":"


def in_order(value: dict[str, Any]) -> dict[str, Any]:
    """An object with the keys that are array indices first, ascending, then the others as they were made.

    The same object where it has them in this order. Its keys are strings.
    """
    if len(value) > 16 and min(value) >= AFTER_DIGITS:
        return value
    for key in value:
        if key < AFTER_DIGITS and is_index(key):
            break
    else:
        return value
    indices = [key for key in value if key < AFTER_DIGITS and is_index(key)]
    ascending = sorted(indices)
    ascending.sort(key=len)
    if indices == ascending and (len(indices) == len(value) or [*islice(value, len(indices))] == indices):
        return value
    ordered: dict[str, Any] = dict.fromkeys(ascending)
    ordered |= value
    return ordered


def as_ordered(value: dict[Any, Any]) -> dict[str, Any] | None:
    """The same, or None where not all keys are Python's own texts."""
    if are_in_order(value):
        return value
    return in_order(value) if has_text_keys(value) else None


# What may be an index, among keys that are joined by line ends.
_LEADING_DIGIT = lazy_regex("\n[0-9]")


def joined_in_order(keys: Collection[Any]) -> str | None:
    """The keys as one text with line ends between them, if all are Python's own texts, and none looks like an index."""
    if isinstance(keys, dict):
        if not has_text_keys(keys):
            return None
    elif countOf(map(type, keys), str) != len(keys):
        return None
    joined = "\n".join(keys)
    return None if joined[:1].isdigit() or _LEADING_DIGIT.search(joined) else joined


def are_in_order(value: dict[Any, Any]) -> bool:
    """Whether all keys are Python's own texts, and none is an index: JavaScript has them in this order then."""
    if len(value) > _FEW:
        if not has_text_keys(value):
            return False
        if min(value) >= AFTER_DIGITS:
            return True
    for key in value:
        if key.__class__ is not str or (key < AFTER_DIGITS and is_index(key)):
            return False
    return True


_FEW = 8  # keys that are looked at one by one


def _sizes(entry: int) -> frozenset[int]:
    """The sizes of dicts whose tables have so many bytes for an entry; their tables have room for 2^3 to 2^29 of them."""
    base = {1: 1}.__sizeof__() - 8 - 5 * 24
    rooms = [(1 << power, 1 if power < 8 else 2 if power < 16 else 4) for power in range(3, 30)]
    return frozenset([base + room * index + room * 2 // 3 * entry for room, index in rooms])


# CPython keeps the hash of each key beside it, unless all keys are its own texts, which know their hash: a table that had
# any other key is half as large again. Where that is not so, no size tells.
_MIXED = _sizes(24)
_TELLS = {1: 1, 2: 1}.__sizeof__() in _MIXED and {"": 1, "a": 1}.__sizeof__() in _sizes(16) - _MIXED


def has_text_keys(value: dict[Any, Any]) -> bool:
    """Whether all keys of a dict are Python's own texts, as far as that is known without a look at each of many."""
    if _TELLS:
        return value.__sizeof__() not in _MIXED
    return {*map(type, value)} <= _TEXTS


def have_text_keys(values: Collection[dict[Any, Any]]) -> bool:
    """The same of many dicts."""
    return _MIXED.isdisjoint(map(dict.__sizeof__, values)) if _TELLS else all(map(has_text_keys, values))


_TEXTS = frozenset({str})


def values_of(held: Collection[Any]) -> list[Any]:
    """What arrays, and objects whose keys are texts, hold, one after the other; within one, in any order that is the same
    for equal arrays, and for objects that were made alike."""
    if _REFERS:
        try:
            return get_referents(*held)
        except Exception:  # somebody audits who asks for them
            pass
    return [*chain.from_iterable([each if each.__class__ is list else each.values() for each in held])]


# CPython's dicts do not count their keys among what they refer to, if all are texts.
_REFERS = get_referents({"a": 1, "b": [2]}, [3]) == [1, [2], 3]


def is_index(key: str) -> bool:
    """Whether a key is an array index: an integer from 0 to 2^32 − 2 as JavaScript writes it (ECMA-262, 6.1.7)."""
    if not (key.isdigit() and key.isascii()) or len(key) > 10:
        return False
    return (key[0] != "0" and (len(key) < 10 or int(key) < 2**32 - 1)) or key == "0"
