"""What inline forms call: library functions of what is small and plain, for programs that need no run.

Each gives what the implementation gives, or None where that is to be asked. Entries of the library name them in their
`inline`; `tests/interp/test_inline.py` compares the two.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from struct import pack, unpack
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.interp.convert import type_name
from latebind.interp.inline import KEY, LONG, SHORT
from latebind.interp.keys import as_ordered, has_text_keys, in_order
from latebind.interp.leaving import to_host
from latebind.interp.limits import DEFAULT, NeedsRun
from latebind.interp.operators import double_power, truthy
from latebind.interp.orders import few_compared
from latebind.interp.plain_copy import copy_array, copy_object
from latebind.interp.text import number_text
from latebind.interp.values import SAFE, SAFE_INT, TYPE_NAMES, MapValue

Number = int | float
# What an arrow gives for the items of an array.
Each = Callable[[list[Any]], Iterable[Any]]

# Items that are looked at one by one before all are.
_NEAR = 100
_EXACT = 2.0**52
# Beyond, an int may be too large for a double.
_LARGE = 2.0**1000
_TEXT, _WHOLE = frozenset({str}), frozenset({int})
_NUMBERS = frozenset({int, float})


def keys(value: dict[Any, Any]) -> list[Any] | None:
    found = as_ordered(value)
    return None if found is None else [*found]


def values(value: dict[Any, Any]) -> list[Any] | None:
    found = as_ordered(value)
    return None if found is None else [*found.values()]


def entries(value: dict[Any, Any]) -> list[Any] | None:
    found = as_ordered(value)
    return None if found is None else [[key, item] for key, item in found.items()]


def from_entries(pairs: list[Any]) -> dict[str, Any] | None:
    size = len(pairs)
    if size > DEFAULT.object:
        return None
    if size > _FEW_PAIRS and (found := _from_many(pairs)) is not None:
        return found
    made = {}
    for pair in pairs:
        if pair.__class__ is not list or len(pair) != 2:
            return None
        key = pair[0]
        if key.__class__ is int and -SAFE_INT <= key <= SAFE_INT:
            key = str(key)
        if key.__class__ is not str or len(key) > KEY:
            return None
        made[key] = pair[1]
    return made


def _from_many(pairs: list[Any]) -> dict[str, Any] | None:
    """The object of many pairs, if all their keys are short texts."""
    if [*map(type, pairs)].count(list) != len(pairs):
        return None
    try:
        made = dict(pairs)
    except Exception:  # an array of another length, or what is no key
        return None
    return made if has_text_keys(made) and max(map(len, made)) <= KEY else None


def from_map(entries: MapValue) -> dict[str, Any] | None:
    made = entries.entries
    if len(made) > SHORT or (made and _TEXT != {*map(type, made)}):
        return None
    return made.copy()  # whose keys are short, as there is no run


# The same as it leaves for the host, made of copies of what it is made of.


def entries_left(value: dict[Any, Any]) -> Any:
    left = copy_object(value, _MOST_LEFT)
    return _left(entries(value)) if left is None else [*map(list, left.items())]


def numbered_left(items: list[Any]) -> Any:
    left = copy_array(items, _MOST_LEFT)
    return _left(numbered(items)) if left is None else numbered(left)


def grouped_left(items: Any, f: Each) -> Any:
    if items.__class__ is not list:
        return None
    if not items:
        return {}
    left = copy_array(items, _MOST_LEFT)
    groups = grouped(items, f, left)
    if left is not None and groups is not None and len(groups) <= _FEW_GROUPS and has_text_keys(groups):
        return in_order(groups)
    return _left(groups)


def _left(found: Any) -> Any:
    return None if found is None else to_host(found)


# Values that fit into the output with two more for each, and groups whose keys fit beside any texts of these.
_MOST_LEFT, _FEW_GROUPS = 30_000, 100


def largest(values: Sequence[Number]) -> Number | None:
    return _extreme(values, max, 1.0)


def smallest(values: Sequence[Number]) -> Number | None:
    return _extreme(values, min, -1.0)


def larger(a: Any, b: Any) -> Number | None:
    return largest((a, b))


def smaller(a: Any, b: Any) -> Number | None:
    return smallest((a, b))


def _extreme(values: Sequence[Number], choose: Callable[[Sequence[Number]], Number], sign: float) -> Number | None:
    """Python's choice where it is JavaScript's: of numbers that are exact; of zeros, one of this `sign` is chosen before others."""
    if not values or not _NUMBERS.issuperset(map(type, values)):
        return None
    try:
        if not math.hypot(*values) < _EXACT:  # neither is any of them larger, then, nor no number
            return None
    except OverflowError:  # an int of a host
        return None
    return choose(values) or _last_zero(values, sign)


def _last_zero(values: Sequence[Number], sign: float) -> Number:
    """Of numbers of which none is beyond zero, the last zero of this sign, or else the first one."""
    first: Number | None = None
    for value in reversed(values):
        if value == 0:
            if math.copysign(1.0, value) == sign:
                return value
            first = value
    assert first is not None
    return first


def is_whole(value: Any) -> bool | None:
    """`Number.isInteger` of a plain value."""
    cls = value.__class__
    if cls is float:
        return value.is_integer()  # type: ignore[no-any-return]
    return -_LARGE < value < _LARGE or None if cls is int else _is_no_number(value)


def is_safe(value: Any) -> bool | None:
    """`Number.isSafeInteger` of a plain value."""
    whole = is_whole(value)
    return -SAFE_INT <= value <= SAFE_INT if whole else whole


def is_finite(value: Any) -> bool | None:
    """`Number.isFinite` of a plain value."""
    cls = value.__class__
    return -_LARGE < value < _LARGE or None if cls is int or cls is float else _is_no_number(value)


def _is_no_number(value: Any) -> bool | None:
    """False of a plain value that is no number, None of what may be one."""
    return False if value.__class__ in _PLAIN else None


def kind(value: Any) -> str:
    """`type`. Raises NeedsRun where the implementation is to be asked: of what cannot enter, it tells where."""
    name = TYPE_NAMES.get(value.__class__)
    if name is not None:
        return name
    try:
        return type_name(value)
    except LatebindError:
        raise NeedsRun from None


def is_truthy(value: Any) -> bool:
    """`Boolean`. Raises NeedsRun as `kind` does."""
    cls = value.__class__
    if cls is str or cls is int or cls is bool:
        return bool(value)
    if cls is float:
        return value == value and value != 0  # type: ignore[no-any-return]
    try:
        return value is not None and truthy(value)
    except LatebindError:
        raise NeedsRun from None


def power(x: Number, y: Number) -> Number | None:
    if y == 2 or y == 0.5:
        found = double_power(float(x), float(y))
    else:
        try:
            found = math.pow(x, y)
        except (OverflowError, ValueError):
            return None
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
    if x < 0:
        x = -x
    if y < 0:
        y = -y
    if x < y:
        x, y = y, x
    if not x:
        return 0
    ratio = y / x
    return math.sqrt(1.0 + ratio * ratio) * x


def fround(x: Number) -> Number:
    found: float = unpack("<f", pack("<f", x))[0]
    return found


# In more items, texts that are longer than this are not looked for without a run: each may be equal up to its end.
_SOUGHT = 64


def contains(items: list[Any], value: Any) -> bool | None:
    """`includes` of a text or a number, or null. What Python finds is of its class, too, or all that is there is as it says."""
    if not _is_sought(items, value):
        return None
    cls = value.__class__
    try:
        if value in items:
            if items[items.index(value)].__class__ is cls or _is_told(items, cls):
                return True
        elif not items or _is_told(items, cls):
            return False
    except Exception:  # a host's class
        return None
    found = _among(items, value)
    return None if found is None else found >= 0


def _is_sought(items: list[Any], value: Any) -> bool:
    """Whether a value may be looked for in an array where there is no run."""
    cls = value.__class__
    if cls is int:
        return True
    if cls is str:
        return len(items) <= SHORT or len(value) <= _SOUGHT
    return value is None or cls is bool or (cls is float and value == value)


def _is_told(items: list[Any], cls: type) -> bool:
    """Whether all items are of the class, or Python tells each from others as JavaScript does: `True == 1`, and a host's class
    may say what it likes."""
    classes = [*map(type, items)]
    return classes.count(cls) == len(items) or (cls is not bool and AS_IN_PYTHON.issuperset(classes))


# Python compares these as `===` does; to it, true is 1, and of a host's classes nothing is known.
AS_IN_PYTHON = frozenset({str, int, float, type(None)})


def position(items: list[Any], value: Any) -> int | None:
    """`indexOf` of a text or a number, or null."""
    if not _is_sought(items, value):
        return None
    try:
        at = items.index(value) if value in items else -1
    except Exception:  # a host's class
        return None
    return at if _is_told(items[: at + 1] if at >= 0 else items, value.__class__) else _among(items, value)


def _among(items: list[Any], value: Any) -> int | None:
    """The place of a value among plain ones of which some are booleans: to Python, true is 1."""
    if len(items) > SHORT or not _FLAT.issuperset(map(type, items)):
        return None
    for at, item in enumerate(items):
        if item == value and (item.__class__ is bool) is (value.__class__ is bool):
            return at
    return -1


def contains_from(items: list[Any], value: Any, start: int) -> bool | None:
    return contains(items[start:], value)


def position_from(items: list[Any], value: Any, start: int) -> int | None:
    found = position(items[start:], value)
    return found if found is None or found < 0 else found + start


def last_position(items: list[Any], value: Any) -> int | None:
    cls, at = value.__class__, len(items)
    if cls is int or (cls is str and (len(items) <= SHORT or len(value) <= _SOUGHT)):
        for item in items[: -_NEAR - 1 : -1]:  # near the end it is found without a copy of all
            at -= 1
            if item.__class__ is not cls:
                break
            if item == value:
                return at
    found = position(items[::-1], value)
    return found if found is None or found < 0 else len(items) - 1 - found


def last_position_from(items: list[Any], value: Any, start: int) -> int | None:
    last = start + len(items) if start < 0 else start
    return last_position(items[: last + 1], value) if last >= 0 else position([], value)


def flat_mapped(items: Any, f: Each) -> list[Any] | None:
    """`flatMap` of an array, by an arrow."""
    if items.__class__ is not list or len(items) > LONG:
        return None
    made: list[Any] = []
    for found in f(items):
        if found.__class__ is list:
            made += found
            if len(made) > _MOST:
                return None
        elif found.__class__ in _PLAIN:
            made.append(found)
        else:
            return None
    return made


def made_from(source: Any, f: Each) -> list[Any] | None:
    """`Array.from` of an array, or of `{length: n}`."""
    if source.__class__ is list:
        size = len(source)
        if size > LONG:
            return None
        found = f(source)
        made = found if isinstance(found, list) else [*found]
        return made if len(source) <= size else None  # or the arrow has added some, which come next
    if source.__class__ is not dict or len(source) != 1:
        return None
    length = source.get("length")
    if length.__class__ is float and length.is_integer():
        length = int(length)
    if length.__class__ is not int or not 0 <= length <= SHORT:
        return None
    return [*f([None] * length)]


def grouped(items: Any, f: Each, given: list[Any] | None = None) -> dict[str, list[Any]] | None:
    """`Object.groupBy` by short texts and whole numbers; of what is `given` for the items, if that is."""
    if items.__class__ is not list or len(items) > LONG:
        return None
    groups: dict[str, list[Any]] = {}
    if not items:
        return groups
    size = len(items)
    for item, key in zip(items if given is None else given, f(items), strict=False):  # the item as it was before
        if key.__class__ is not str or len(key) > KEY:
            key = _WRITERS.get(key.__class__, _nothing)(key)
            if key is None or len(key) > KEY:
                return None
        if key in groups:
            groups[key].append(item)
        else:
            groups[key] = [item]
    return groups if len(groups) <= DEFAULT.object and len(items) <= size else None


def numbered(items: list[Any]) -> list[Any]:
    return [[index, item] for index, item in enumerate(items)]


def flat(items: list[Any], most: int) -> list[Any] | None:
    """`flat()` of arrays, plain scalars and objects: a level less. None where that is more than `most` items."""
    made: list[Any] = []
    for item in items:
        if item.__class__ is list:
            made += item
            if len(made) > most:
                return None
        elif item.__class__ in _PLAIN:
            made.append(item)
        else:
            return None
    return made if _PLAIN.issuperset(map(type, made)) else None


def flattened(items: list[Any], depth: int, most: int) -> list[Any] | None:
    """`flat` of so many levels."""
    found: list[Any] | None = items
    for _ in range(min(depth, _LEVELS)):
        found = flat(found, most) if found is not None and len(found) <= SHORT else None
    return found if 0 < depth <= _LEVELS else None


_LEVELS, _FEW_PAIRS = 4, 16
_MOST = 16_384
_FLAT = frozenset({str, int, float, bool, type(None)})
_PLAIN = _FLAT | {dict, list}


def joined(items: list[Any], separator: str = ",") -> str | None:
    """`join` of short texts, of numbers and booleans."""
    if not items:
        return ""
    count = len(items)
    between = len(separator) * count
    most = 8 * SHORT if count <= SHORT else count * _EACH
    if between > most:
        return None
    first = items[0].__class__
    if first is str:
        try:
            if between + sum(map(len, items)) <= most:
                return separator.join(items)
        except Exception:  # others are among them
            pass
    elif count > _FEW and first is int and 2 * between <= most and [*map(type, items)].count(int) == count:
        return separator.join(map(str, items)) if -_COMMON < min(items) and max(items) < _COMMON else None
    written: list[str] = []
    for item in items:
        text = _WRITERS.get(item.__class__, _nothing)(item)
        if text is None:
            return None
        written.append(text)
    return separator.join(written) if between + sum(map(len, written)) <= most else None


# Code points of an item and the separator behind it, on average: they take a step.
_EACH = 32
_FEW = 20  # which are looked at one by one
_COMMON = 10**15


def _nothing(value: object) -> str | None:
    return None


def _number(number: float) -> str | None:
    return number_text(number) if -_COMMON < number < _COMMON else None


def _short(text: str) -> str | None:
    return text if len(text) <= SHORT else None


_WRITERS: dict[type, Callable[[Any], str | None]] = {
    int: _number,
    float: _number,
    bool: {True: "true", False: "false"}.get,
    str: _short,
}


def sorted_texts(items: list[Any]) -> list[Any] | None:
    size = len(items)
    if size > _FEW:
        if [*map(type, items)].count(str) != size or not few_compared(size, max(map(len, items))):
            return None
    else:
        for item in items:
            if item.__class__ is not str or not few_compared(size, len(item)):
                return None
    return sorted(items)
