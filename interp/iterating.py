"""What is iterated and spread: the items of arrays, texts, maps and sets, the keys of objects, and what spreads make of
them. Generated code and the library call these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.interp.change import length_of, made, made_within
from latebind.interp.convert import enter, type_name
from latebind.interp.inline import LONG
from latebind.interp.keys import as_ordered, in_order
from latebind.interp.limits import FREE, FREE_ENTRIES, NeedsRun, Run
from latebind.interp.values import MISSING, KeyedValue, MapValue, MatchArray, OddKey, SetValue


def items(run: Run | None, value: Any, what: str) -> list[Any]:
    """The items of what is spread or iterated: an array's; of a text its characters, which are code points (ECMA-262,
    22.1.3.36)."""
    value = enter(run, value)
    if value.__class__ is list:
        return value
    if isinstance(value, KeyedValue):
        if run is not None and what == "iterate":  # all are listed, though the loop may be left in its first round
            run.array(len(value.entries))
            run.charge(len(value.entries))
        return entries_of(value, run)
    if value.__class__ is str:
        return _characters(run, value, what)
    kind = type_name(value)
    raise fail("NOT_AN_ARRAY", what=what, found=kind, hint=_ITEMS_HINTS.get(kind))


def _characters(run: Run | None, value: str, what: str) -> list[str]:
    if what == "await":  # one value where several are meant: not for a script to catch
        raise fail("TEXT_AS_ARRAY", what=what)
    if run is not None:
        run.array(len(value))
        run.charge(len(value))
    elif len(value) > FREE:
        raise NeedsRun
    return list(value)


def entries_of(value: KeyedValue, run: Run | None = None) -> list[Any]:
    """What a `Map` or `Set` is as an array: `[key, value]` pairs, which are new in this `run`, or members."""
    if value.__class__ is SetValue:
        return value.keys()
    pairs: list[Any] = [*map(list, zip(value.keys(), value.entries.values(), strict=True))]
    made_within(run, pairs, 2)
    return pairs


def few(value: KeyedValue | str) -> Collection[Any]:
    """`entries_of` where there is no run to charge, to be spread at once; of a text, its characters."""
    found: Any = value.entries if isinstance(value, KeyedValue) else value
    if len(found) > FREE:
        raise NeedsRun
    # Without a run, all keys are looked up as they are.
    return [*map(list, found.items())] if value.__class__ is MapValue else found


def iterated(run: Run | None, value: Any) -> Iterable[Any]:
    """What `for (… of value)` goes through, where it may change meanwhile."""
    if value.__class__ is list:
        return value
    value = enter(run, value)
    return walk_keyed(run, value, "") if isinstance(value, KeyedValue) else items(run, value, "iterate")


def iterated_with_index(run: Run, value: Any, count: int) -> Iterator[tuple[int, Any]]:
    """The items of `value`, of which `count` are there and paid for, as each is when its turn comes, with their indices.
    What is added meanwhile is charged, as an item of the array that is made of it too."""
    for index, item in enumerate(iterated(run, value)):
        if index >= count:
            run.array(index + 1 if index >= run.limits.array else 1)
            run.charge(1)
        yield index, item


def walk_keyed(run: Run | None, value: KeyedValue, name: str) -> Iterator[Any]:
    """What `for` goes through of a `Map` or `Set`, which may change meanwhile: its entries, or those of its method `name`."""
    is_map = value.__class__ is MapValue
    pairs = name == "entries" or (not name and is_map)
    for found in walk_keys(run, value):
        key = found.key if found.__class__ is OddKey else found
        item = value.entries[found] if is_map else key
        yield made(run, [key, item]) if pairs else item if name == "values" else key


def walk_keys(run: Run | None, value: KeyedValue) -> Iterator[Any]:
    """The keys of a `Map` or `Set` as they are looked up, each when its turn comes. What was taken away is charged."""
    if run is not None and value.order is None:
        run.charge(len(value.entries) >> 6)
    order = value.walked()
    try:
        index = 0
        while index < len(order.keys):
            if (found := value.at(order, index)) is not MISSING:
                yield found
            elif run is not None:
                run.charge(1)
            index += 1
    finally:
        value.left(order)


def walk_items(run: Run | None, items: list[Any], name: str) -> Iterator[Any]:
    """The same of an array's `entries`, `keys` or `values`."""
    index = 0
    while index < len(items):
        yield made(run, [index, items[index]]) if name == "entries" else index if name == "keys" else items[index]
        index += 1


def items_now(run: Run | None, value: Any, what: str) -> list[Any]:
    """The items of what is spread, as they are now."""
    if run is None and isinstance(value, list | KeyedValue):
        if len(value if isinstance(value, list) else value.entries) > FREE:
            raise NeedsRun
    return [*items(run, value, what)]


def filled(run: Run | None, length: Any, value: Any = None) -> list[Any]:
    """`new Array(length).fill(value)` (ECMA-262, 23.1.1.1)."""
    if run is None:
        raise NeedsRun
    length = length_of(run, length)
    run.array(length)
    run.charge(length >> 4)
    return [value] * length


def indices(run: Run, length: Any) -> list[int]:
    """`[...Array(length).keys()]`."""
    return list(range(len(filled(run, length))))


def keys_of(run: Run | None, value: Any) -> list[str]:
    """What `for (… in value)` goes through: keys, or indices as text; nothing for null."""
    if value.__class__ is MatchArray:
        raise fail("MATCH_KEYS")
    if value.__class__ is not dict:
        value = enter(run, value)
    if run is None and value.__class__ in _KEYED and len(value) > LONG:  # fewer are charged as fuel
        raise NeedsRun
    if value.__class__ is dict:
        if run is not None:
            run.array(len(value))
            run.charge(len(value))
        found = as_ordered(value)
        if found is None and not all(isinstance(key, str) for key in value):
            raise fail("FOREIGN_KEY")
        return [*(in_order(value) if found is None else found)]
    if value.__class__ is list or value.__class__ is str:
        if run is not None:
            run.array(len(value))
        return [str(index) for index in range(len(value))]
    if value is None:
        return []
    raise fail("NOT_AN_OBJECT_TO_ITERATE", found=type_name(value))


_KEYED = frozenset({dict, list, str})


def still_in(key: str, value: Any) -> bool:
    """Whether a key that `keys_of` gave is still there, as it is in what is no array or object of the script's own."""
    if value.__class__ is dict:
        return key in value
    return value.__class__ is not list or int(key) < len(value)


_ITEMS_HINTS = {
    "object": "write `Object.entries(o)` or `Object.keys(o)`",
    "null": "write `(x ?? [])`",
}


def arguments(run: Run | None, value: Any) -> list[Any]:
    """What a spread adds to the arguments of a call, charged."""
    found = items(run, value, "spread")
    if run is None:
        if len(found) > LONG:
            raise NeedsRun
        return found
    run.array(len(found))
    run.charge(len(found))
    return found


def array_of(run: Run | None, *parts: list[Any]) -> list[Any]:
    """An array with spreads, of the parts between and within them."""
    if run is None:
        raise NeedsRun
    run.array(sum(map(len, parts)))
    made: list[Any] = []
    for part in parts:
        made += part
    return made


def properties(run: Run | None, value: Any) -> dict[str, Any]:
    """What `...value` adds to an object, charged: nothing for null."""
    value = enter(run, value)
    if value is None:
        return {}
    if value.__class__ is not dict:
        raise fail("NOT_AN_OBJECT", found=type_name(value))
    if run is not None:
        run.object(len(value))
    elif len(value) > FREE_ENTRIES:
        raise NeedsRun
    return value


def large_object(run: Run | None, value: dict[str, Any]) -> dict[str, Any]:
    """Charge an object that spreads have made large; raises where it is too large."""
    if run is None:
        raise NeedsRun
    run.object(len(value))
    return value


def bad_pair(function: str, index: int, found: Any) -> LatebindError:
    """The error for an item that is no [key, value] pair, given to `function`."""
    kind = f"an array of {len(found)}" if found.__class__ is list else type_name(found)
    return fail("BAD_PAIR", function=function, index=index, found=kind)
