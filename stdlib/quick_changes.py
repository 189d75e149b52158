"""What inline forms of changes call: of arrays that the script has made, where nothing is charged or noted.

Each does what the implementation does, or gives None where that is to be asked, having changed nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from latebind.interp.inline import SHORT
from latebind.interp.keys import has_text_keys
from latebind.interp.limits import DEFAULT, NeedsRun
from latebind.interp.operators import truthy
from latebind.interp.orders import ordered
from latebind.interp.values import SCALARS, Closure
from latebind.stdlib.quick import sorted_texts
from latebind.stdlib.sorting import sort

Items = list[Any]

# Items beside four for each that `flatMap` may make, whose fuel is taken beforehand.
_FEW_MADE = 64
_NO_ARRAYS = SCALARS | {dict}


def unshift(items: Items, *more: Any) -> int | None:
    items[:0] = more
    return len(items)


def pushed(items: Items, more: Sequence[Any]) -> int | None:
    """`push` of all of these; None where there would be too many."""
    size = len(items) + len(more)
    if size > DEFAULT.array:
        return None
    items += more
    return size


def unshifted(items: Items, more: Sequence[Any]) -> int | None:
    """`unshift` of all of these; None where much is moved."""
    return unshift(items, *more) if len(items) + len(more) <= SHORT else None


def splice(items: Items, start: int, count: int | None = None, *more: Any) -> Items | None:
    size = len(items)
    first = _place(start, size)
    last = size if count is None or count > size - first else first + count if count > 0 else first
    taken = items[first:last]
    if more:
        items[first:last] = more
    else:
        del items[first:last]
    return taken


def _place(index: int, size: int) -> int:
    """Where an index is that may be counted from the end."""
    if index < 0:
        index += size
        return index if index > 0 else 0
    return index if index < size else size


def copy_within(items: Items, target: int, start: int, end: int | None = None) -> Items | None:
    size = len(items)
    to, first = _place(target, size), _place(start, size)
    last = size if end is None else _place(end, size)
    if last - first > size - to:
        last = first + size - to
    if last > first:
        items[to : to + last - first] = items[first:last]
    return items


def reverse(items: Items) -> Items | None:
    items.reverse()
    return items


def fill(items: Items, value: Any, start: int = 0, end: int | None = None) -> Items | None:
    if start == 0 and end is None:
        items[:] = [value] * len(items)
        return items
    first, last, _ = slice(start, end).indices(len(items))
    if first < last:
        items[first:last] = [value] * (last - first)
    return items


def sort_texts(items: Items) -> Items | None:
    found = sorted_texts(items)
    if found is not None:
        items[:] = found
        return items
    return None


def sort_by(items: Items, compare: Closure) -> Items | None:
    """The comparison takes fuel for its own."""
    found = sorted_by(items, compare)
    if found is None:
        return None
    items[: len(found)] = found
    return items


def sorted_by(items: Items, compare: Closure) -> Items | None:
    """The items in order; the comparison takes fuel for its own."""
    if compare.compares is not None and (found := ordered(items, compare.compares[0])) is not None:
        return found
    if compare.arity != 2 or compare.rest or compare.optional:
        return None
    code = compare.code

    def less(left: Any, right: Any) -> bool:
        found = code(left, right)
        if found.__class__ is not int and found.__class__ is not float:
            raise NeedsRun
        return bool(found < 0)

    return sort(items.copy(), less)


def assign(target: dict[str, Any], *sources: Any) -> dict[str, Any] | None:
    room = DEFAULT.object - len(target)
    for source in sources:
        if source is None:
            continue
        if source.__class__ is not dict or not has_text_keys(source) or "__proto__" in source:
            return None
        room -= len(source)
        if room < 0:
            return None
    for source in sources:
        if source is not None:
            target.update(source)
    return target


# Methods that call a function for each item, which takes fuel for its own.


def _called(items: Items, function: Closure) -> Iterator[Any] | None:
    """What the function gives for each item: as many as there were at the start, but for those that are gone when it is
    their turn."""
    code, arity = function.code, function.arity
    if function.rest or function.optional or arity > 3:
        return None
    visited = islice(items, len(items))
    if arity == 1:
        return (code(item) for item in visited)
    if arity == 0:
        return (code() for _ in visited)
    if arity == 2:
        return (code(item, index) for index, item in enumerate(visited))
    return (code(item, index, items) for index, item in enumerate(visited))


def each(items: Items, function: Closure) -> None:
    if function.arity == 1 and not function.rest and not function.optional:
        code = function.code
        for item in islice(items, len(items)):
            code(item)
        return
    calls = _called(items, function)
    if calls is None:
        raise NeedsRun
    for _ in calls:
        pass


def mapped(items: Items, function: Closure) -> Items | None:
    size = len(items)
    if function.arity == 1 and not function.rest and not function.optional:
        code = function.code
        found = [code(item) for item in islice(items, size)]
    else:
        calls = _called(items, function)
        if calls is None:
            return None
        found = [*calls]
    if len(found) != size:
        raise NeedsRun
    return found


def filtered(items: Items, function: Closure) -> Items | None:
    if function.arity == 1 and not function.rest and not function.optional:
        code = function.code
        return [
            item
            for item in islice(items, len(items))
            if (taken := code(item)) is True or (taken is not False and truthy(taken))
        ]
    calls = _called(items, function)
    if calls is None:
        return None
    found: Items = []
    for item, taken in zip(islice(items, len(items)), calls, strict=False):
        if taken is True or (taken is not False and truthy(taken)):
            found.append(item)
    return found


def some(items: Items, function: Closure) -> bool | None:
    calls = _called(items, function)
    return None if calls is None else any(map(truthy, calls))


def every(items: Items, function: Closure) -> bool | None:
    calls = _called(items, function)
    return None if calls is None else all(map(truthy, calls))


# An index, and the item that the function was called with: it may put another one there.
_Found = tuple[int, Any]
_NOT_FOUND: _Found = (-1, None)


def _first(items: Items, function: Closure) -> _Found:
    calls, size = _called(items, function), len(items)
    if calls is None:
        raise NeedsRun
    index = -1
    for item in islice(items, size):
        index += 1
        taken = next(calls)
        if taken is True or (taken is not False and truthy(taken)):
            return index, item
    if len(items) < size:  # it is asked of what is gone, too
        raise NeedsRun
    return _NOT_FOUND


def _last(items: Items, function: Closure) -> _Found:
    code, arity = function.code, function.arity
    if function.rest or function.optional or arity > 3:
        raise NeedsRun
    for index in range(len(items) - 1, -1, -1):
        if index >= len(items):  # it is asked of what is gone, too
            raise NeedsRun
        item = items[index]
        if truthy(code(*(item, index, items)[:arity])):
            return index, item
    return _NOT_FOUND


def index_of(items: Items, function: Closure) -> int:
    return _first(items, function)[0]


def found_by(items: Items, function: Closure) -> Any:
    return _first(items, function)[1]


def last_index_of(items: Items, function: Closure) -> int:
    return _last(items, function)[0]


def found_last(items: Items, function: Closure) -> Any:
    return _last(items, function)[1]


def flat_mapped(items: Items, function: Closure) -> Items | None:
    calls = _called(items, function)
    if calls is None:
        return None
    found: Items = []
    most = 4 * len(items) + _FEW_MADE
    for made in calls:
        if made.__class__ is list and len(found) + len(made) <= most:
            found += made
        elif made.__class__ in _NO_ARRAYS:
            found.append(made)
        else:
            raise NeedsRun
    return found


def reduced(items: Items, function: Closure, initial: Any) -> Any:
    return _reduced(items, function, initial, 0)


def reduced_from_first(items: Items, function: Closure) -> Any:
    if not items:
        raise NeedsRun
    return _reduced(items, function, items[0], 1)


def reduced_right(items: Items, function: Closure, *initial: Any) -> Any:
    arity, rest = function.arity, [*enumerate(items)]
    if function.rest or function.optional or not 1 <= arity <= 4 or not (rest or initial):
        raise NeedsRun
    result = initial[0] if initial else rest.pop()[1]
    for index, item in reversed(rest):
        if index >= len(items) or items[index] is not item:  # it was changed meanwhile
            raise NeedsRun
        result = function.code(*(result, item, index, items)[:arity])
    return result


def _reduced(items: Items, function: Closure, initial: Any, start: int) -> Any:
    code, arity = function.code, function.arity
    if function.rest or function.optional or not 1 <= arity <= 4:
        raise NeedsRun
    result = initial
    if arity == 2:
        for item in islice(items, start, len(items)):
            result = code(result, item)
        return result
    for index, item in enumerate(islice(items, start, len(items)), start):
        result = code(*(result, item, index, items)[:arity])
    return result
