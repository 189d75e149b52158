"""What inline forms call: library functions of what is small and plain, for programs that need no run.

Each gives what the implementation gives, or None where that is to be asked. Entries of the library name them in their
`inline`; `tests/interp/test_inline.py` compares the two.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import countOf
from struct import pack, unpack
from typing import Any

from latebind.interp.inline import LONG, SHORT
from latebind.interp.keys import AFTER_DIGITS, is_index
from latebind.interp.limits import DEFAULT
from latebind.interp.operators import double_power
from latebind.interp.values import SAFE

Number = int | float

# Keys and texts up to this length are hashed and compared without a charge.
_KEY = 1000
# Items that are looked at one by one before all are.
_NEAR = 100
_EXACT = 2.0**52
_TEXT, _WHOLE = frozenset({str}), frozenset({int})
_NUMBERS = frozenset({int, float})


def in_order(value: dict[Any, Any]) -> bool:
    """Whether all keys are texts, and none is an index: JavaScript has them in this order then."""
    for key in value:
        if key.__class__ is not str or (key < AFTER_DIGITS and is_index(key)):
            return False
    return True


def keys(value: dict[Any, Any]) -> list[Any] | None:
    return [*value] if in_order(value) else None


def values(value: dict[Any, Any]) -> list[Any] | None:
    return [*value.values()] if in_order(value) else None


def entries(value: dict[Any, Any]) -> list[Any] | None:
    return [[key, item] for key, item in value.items()] if in_order(value) else None


def from_entries(pairs: list[Any]) -> dict[str, Any] | None:
    if len(pairs) > DEFAULT.object:
        return None
    made = {}
    for pair in pairs:
        if pair.__class__ is not list or len(pair) != 2:
            return None
        key = pair[0]
        if key.__class__ is not str or len(key) > _KEY:
            return None
        made[key] = pair[1]
    return made


def largest(values: Sequence[Number]) -> Number | None:
    return _extreme(values, max)


def smallest(values: Sequence[Number]) -> Number | None:
    return _extreme(values, min)


def _extreme(values: Sequence[Number], choose: Callable[[Sequence[Number]], Number]) -> Number | None:
    """Python's choice where it is JavaScript's: of numbers that are exact, in which -0 is below 0."""
    classes = [*map(type, values)]
    whole = classes.count(int) == len(classes)
    if not values or (not whole and not _NUMBERS.issuperset(classes)):
        return None
    try:
        if not math.hypot(*values) < _EXACT:  # neither is any of them larger, then, nor no number
            return None
    except OverflowError:
        return None
    found = choose(values)
    return found if whole or found else None


def unique(items: list[Any]) -> list[Any] | None:
    kinds = {*map(type, items)}
    if kinds == _TEXT:
        return [*dict.fromkeys(items)] if max(map(len, items)) <= _KEY else None
    if kinds == _WHOLE:
        return [*dict.fromkeys(items)] if -SAFE <= min(items) and max(items) <= SAFE else None
    return None if items else []


def power(x: Number, y: Number) -> Number | None:
    found = double_power(float(x), float(y))
    return found if -SAFE <= found <= SAFE else None


def vector_length(values: tuple[Number, ...]) -> Number:
    """The root of the sum of squares, as V8 computes it."""
    most = max(map(abs, values), default=0)
    if most == 0:
        return 0
    total = compensation = 0.0
    for value in values:  # Kahan's summation, as V8 has it
        ratio = abs(value) / most
        summand = ratio * ratio - compensation
        preliminary = total + summand
        compensation = (preliminary - total) - summand
        total = preliminary
    return math.sqrt(total) * most


def hypot(x: Number, y: Number) -> Number:
    """`vector_length` of two, where nothing is lost that could be added."""
    x, y = abs(x), abs(y)
    if x < y:
        x, y = y, x
    if x == 0:
        return 0
    ratio = y / x
    return math.sqrt(1.0 + ratio * ratio) * x


def fround(x: Number) -> Number:
    found: float = unpack("<f", pack("<f", x))[0]
    return found


def contains(items: list[Any], value: Any) -> bool | None:
    """`includes` of a text or a whole number. What Python finds is of its class, too, or the implementation is asked."""
    cls = value.__class__
    if cls is not str and cls is not int:
        return None
    try:
        if value in items:
            return True if items[items.index(value)].__class__ is cls else None
    except Exception:  # a host's class
        return None
    return False if countOf(map(type, items), cls) == len(items) else None


def position(items: list[Any], value: Any) -> int | None:
    """`indexOf` of a text or a whole number.

    All that stands before it is of its class: to Python, `True == 1`, and a host's class may say what it likes.
    """
    cls = value.__class__
    if cls is not str and cls is not int:
        return None
    try:
        at = items.index(value) if value in items else -1
    except Exception:  # a host's class
        return None
    looked = items[: at + 1] if at >= 0 else items
    return at if countOf(map(type, looked), cls) == len(looked) else None


def last_position(items: list[Any], value: Any) -> int | None:
    cls, at = value.__class__, len(items)
    if cls is str or cls is int:
        for item in items[: -_NEAR - 1 : -1]:  # near the end it is found without a copy of all
            at -= 1
            if item.__class__ is not cls:
                return None
            if item == value:
                return at
    found = position(items[::-1], value)
    return found if found is None or found < 0 else len(items) - 1 - found


def flat_mapped(items: Any, f: Callable[..., Any], count: int) -> list[Any] | None:
    """`flatMap` of an array, by an arrow of so many parameters."""
    if items.__class__ is not list or len(items) > LONG:
        return None
    made: list[Any] = []
    for found in _passed(items, f, count):
        if found.__class__ is list:
            made += found
            if len(made) > _MOST:
                return None
        elif found.__class__ in _PLAIN:
            made.append(found)
        else:
            return None
    return made


def _passed(items: Iterable[Any], f: Callable[..., Any], count: int) -> Iterable[Any]:
    """What an arrow of so many parameters gives for the items, one after the other."""
    if count == 1:
        return map(f, items)
    return (f(item, index) for index, item in enumerate(items)) if count else (f() for _ in items)


def made_from(source: Any, f: Callable[..., Any], count: int) -> list[Any] | None:
    """`Array.from` of an array, or of `{length: n}`."""
    if source.__class__ is list:
        return [*_passed(source, f, count)] if len(source) <= LONG else None
    if source.__class__ is not dict or len(source) != 1:
        return None
    length = source.get("length")
    if length.__class__ is not int or not 0 <= length <= SHORT:
        return None
    return [*_passed([None] * length, f, count)]


def grouped(items: Any, f: Callable[..., Any], count: int) -> dict[str, list[Any]] | None:
    """`Object.groupBy` by short texts and whole numbers."""
    if items.__class__ is not list or len(items) > LONG:
        return None
    groups: dict[str, list[Any]] = {}
    for item, key in zip(items, _passed(items, f, count), strict=True):
        if key.__class__ is int and -SAFE <= key <= SAFE:
            key = str(key)
        elif key.__class__ is not str or len(key) > _KEY:
            return None
        group = groups.get(key)
        if group is None:
            groups[key] = [item]
        else:
            group.append(item)
    return groups if len(groups) <= DEFAULT.object else None


def numbered(items: list[Any]) -> list[Any]:
    return [[index, item] for index, item in enumerate(items)]


def flat(items: list[Any]) -> list[Any] | None:
    """`flat()` of arrays alone, which hold nothing but plain scalars and objects: a level less."""
    if {*map(type, items)} != {list}:
        return None
    if sum(map(len, items)) > _MOST:
        return None
    made = [*chain.from_iterable(items)]
    return made if _PLAIN.issuperset(map(type, made)) else None


_MOST = 16_384
_FEW = 16
_FLAT = frozenset({str, int, float, bool, type(None)})
_PLAIN = _FLAT | {dict, list}


def sorted_texts(items: list[Any]) -> list[Any] | None:
    if {*map(type, items)} != _TEXT:
        return None if items else []
    return sorted(items) if max(map(len, items)) <= 64 else None
