"""`Object`'s functions: keys, values, entries and back, groups."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.inline import Inline, quick
from latebind.interp.iterating import bad_pair, entries_of, iterated_with_index
from latebind.interp.keys import in_order
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import ITEM, Run
from latebind.interp.text import text
from latebind.interp.values import MapValue
from latebind.stdlib import quick as quickly

OBJECT_FUNCTIONS = Table(owner="Object")
OBJECT = Table(receiver="object")

Container = dict[str, Any] | list[Any]


_TEXTS = frozenset({str})


def _entries(run: Run, value: Container) -> dict[str, Any]:
    """The entries of an object in JavaScript's order; of an array, its indices as text."""
    run.array(len(value))
    run.charge(len(value))
    if isinstance(value, list):
        return {str(index): item for index, item in enumerate(value)}
    if value and {*map(type, value)} != _TEXTS:
        raise fail("FOREIGN_KEY")
    return in_order(value)


@OBJECT_FUNCTIONS.add(
    "keys(value: object | array): array",
    "The keys of an object, in order.",
    inline=(quick("value", quickly.keys, leaves=True, fuel="len(value) * 2"),),
)
def keys(run: Run, value: Container) -> list[str]:
    return list(_entries(run, value))


@OBJECT_FUNCTIONS.add(
    "values(value: object | array): array",
    "The values of an object, in order.",
    inline=(quick("value", quickly.values, fuel="len(value) * 2"),),
)
def values(run: Run, value: Container) -> list[Any]:
    if isinstance(value, list):
        run.array(len(value))
        return value.copy()
    return list(_entries(run, value).values())


@OBJECT_FUNCTIONS.add(
    "entries(value: object | array): array",
    "`[key, value]` for each entry of an object, in order.",
    inline=(quick("value", quickly.entries, weight=2, fuel="len(value) * 6", leaving=quickly.entries_left),),
)
def entries(run: Run, value: Container) -> list[Any]:
    found = _entries(run, value)
    run.values(len(found))
    run.allocate(2 * ITEM * len(found))
    return [[name, item] for name, item in found.items()]


@OBJECT_FUNCTIONS.add(
    "fromEntries(entries: array | map): object",
    "The object of `[key, value]` pairs; the last of a key wins.",
    inline=(
        quick("entries", quickly.from_entries, fuel="len(entries) * 12"),
        quick("entries", quickly.from_map, takes="map"),
    ),
)
def from_entries(run: Run, source: list[Any] | MapValue) -> dict[str, Any]:
    pairs = entries_of(source) if isinstance(source, MapValue) else source
    run.object(len(pairs))
    run.charge(len(pairs))
    made = {}
    for index, pair in enumerate(pairs):
        pair = enter(run, pair)
        if pair.__class__ is not list or len(pair) != 2:
            raise bad_pair("Object.fromEntries", index, pair)
        made[key_text(run, pair[0])] = pair[1]
    return made


def key_text(run: Run, key: Any) -> str:
    """Convert a value to a key, as `o[1]` is `o["1"]`; a long one is charged. Raises BAD_KEY for what is no string, number
    or boolean.
    """
    key = scalar(key, run)
    if key.__class__ is str:
        run.match(len(key))
        return key
    run.charge(2)
    if key.__class__ not in (int, float, bool):
        raise fail("BAD_KEY", found=type_name(key))
    return text(key)


@OBJECT.add(
    "hasOwnProperty(key: string | number): boolean",
    "Whether the object has the key.",
    inline=(Inline("this key", "key in this", "len(key) <= 1000 and 'hasOwnProperty' not in this", 0, leaves=True),),
)
def has_own_property(run: Run, value: dict[str, Any], key: str | float) -> bool:
    return key_text(run, key) in value


@OBJECT_FUNCTIONS.add(
    "hasOwn(value: object, key: string | number): boolean",
    "Whether the object has the key.",
    inline=(Inline("value key", "key in value", "len(key) <= 1000", short=0, leaves=True),),
)
def has_own(run: Run, value: dict[str, Any], key: str | float) -> bool:
    return key_text(run, key) in value


@OBJECT_FUNCTIONS.add(
    "groupBy(items: array, f: function): object",
    "An object of arrays: under each key that `f(item, index)` gives, the items it gave it for.",
    inline=(quick("items f", quickly.grouped, callback=True, leaving=quickly.grouped_left),),
)
def group_by(run: Run, items: list[Any], f: Closure | Builtin) -> dict[str, list[Any]]:
    run.array(len(items))
    run.charge(len(items))
    call = callback(run, f, 2)
    groups: dict[str, list[Any]] = {}
    for index, item in iterated_with_index(run, items, len(items)):  # those, too, that `f` adds
        key = key_text(run, call(item, index))
        group = groups.get(key)
        if group is None:
            run.object(1)
            group = groups[key] = []
            if len(groups) > run.limits.object:
                run.object(len(groups))
        group.append(item)
    return groups
