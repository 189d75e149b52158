"""`Object`'s functions: keys, values, entries and back, groups."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import ITEM, Run
from latebind.interp.text import text

OBJECT_FUNCTIONS = Table(owner="Object")

Container = dict[str, Any] | list[Any]


def _keys(run: Run, value: Container) -> list[str]:
    """The keys of an object, or the indices of an array as JavaScript has them: as text."""
    run.array(len(value))
    run.charge(len(value))
    if isinstance(value, list):
        return [str(index) for index in range(len(value))]
    for key in value:
        if key.__class__ is not str:
            raise fail("FOREIGN_KEY")
    return list(value)


@OBJECT_FUNCTIONS.add("keys(value: object | array): array", "The keys of an object, in order.")
def keys(run: Run, value: Container) -> list[str]:
    return _keys(run, value)


@OBJECT_FUNCTIONS.add("values(value: object | array): array", "The values of an object, in order.")
def values(run: Run, value: Container) -> list[Any]:
    run.array(len(value))
    return list(value.values()) if isinstance(value, dict) else value.copy()


@OBJECT_FUNCTIONS.add("entries(value: object | array): array", "`[key, value]` for each entry of an object, in order.")
def entries(run: Run, value: Container) -> list[Any]:
    names = _keys(run, value)
    run.values(len(names))
    run.allocate(2 * ITEM * len(names))
    items = value.values() if isinstance(value, dict) else value
    return [[name, item] for name, item in zip(names, items, strict=True)]


@OBJECT_FUNCTIONS.add(
    "fromEntries(entries: array): object", "The object of `[key, value]` pairs; the last of a key wins."
)
def from_entries(run: Run, pairs: list[Any]) -> dict[str, Any]:
    run.object(len(pairs))
    run.charge(len(pairs))
    made = {}
    for index, pair in enumerate(pairs):
        pair = enter(run, pair)
        if pair.__class__ is not list or len(pair) != 2:
            found = f"an array of {len(pair)}" if pair.__class__ is list else type_name(pair)
            raise fail("BAD_PAIR", index=index, found=found)
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


@OBJECT_FUNCTIONS.add("hasOwn(value: object, key: string | number): boolean", "Whether the object has the key.")
def has_own(run: Run, value: dict[str, Any], key: str | float) -> bool:
    return key_text(run, key) in value


@OBJECT_FUNCTIONS.add(
    "groupBy(items: array, f: function): object",
    "An object of arrays: under each key that `f(item, index)` gives, the items it gave it for.",
)
def group_by(run: Run, items: list[Any], f: Closure | Builtin) -> dict[str, list[Any]]:
    run.array(len(items))
    run.charge(len(items))
    call = callback(run, f, 2)
    groups: dict[str, list[Any]] = {}
    for index, item in enumerate(items):
        key = key_text(run, call(item, index))
        group = groups.get(key)
        if group is None:
            run.object(1)
            group = groups[key] = []
            if len(groups) > run.limits.object:
                run.object(len(groups))
        group.append(item)
    return groups
