"""Destructuring: what patterns take apart, and what is wrong where it does not fit. Generated code calls these."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.access import ERROR_MEMBERS
from latebind.interp.convert import enter, type_name
from latebind.interp.library import Namespace
from latebind.interp.limits import FREE_ENTRIES, NeedsRun, Run
from latebind.interp.values import ErrorValue, MatchArray


def pattern_object(run: Run | None, value: Any, rest: bool = False) -> dict[str, Any]:
    """What an object pattern takes apart: an object, or an error's members (JavaScript has no rest of these)."""
    value = enter(run, value)
    if value.__class__ is dict:
        return value
    if value.__class__ is ErrorValue and not rest:
        members = {name: getattr(value, attribute) for name, attribute in ERROR_MEMBERS.items()}
        return {name: member for name, member in members.items() if member is not None}
    if value.__class__ is Namespace and not rest:
        return dict(value.members)  # `{ memory, log }` of `ctx`
    if value is None:
        raise fail("DESTRUCTURE_NULL")
    kind = type_name(value)
    raise fail("DESTRUCTURE_OBJECT", found=kind, hint=_MEMBERS_HINTS.get(kind))


# How members are read that JavaScript's patterns take from what is no object.
_MEMBERS_HINTS = {
    "array": "read its members with a dot, `xs.length`, `match.groups`, and its items by `[a, b]`",
    "string": "read its length with a dot, `s.length`",
    "map": "read its size with a dot, `m.size`, or take `Object.fromEntries(m)` apart",
    "set": "read its size with a dot, `s.size`, or take its members apart by `[a, b] = [...s]`",
    "regexp": "read its members with a dot, `re.source`",
    "date": "ask its methods, `d.getFullYear()`",
}

# How the parts of what is no array are taken.
_ITEMS_HINTS = {
    "object": "take its members by name, `{ a, b }`",
    "string": "spread it, `[a, b] = [...s]`, or cut it, `s.split(separator)`",
    "map": "spread it: `[a, b] = [...m]`",
    "set": "spread it: `[a, b] = [...s]`",
}


def _matched(value: list[Any]) -> list[Any]:
    """What a match is taken apart as: groups that took no part are absent, so that their defaults apply."""
    last = max((index for index, item in enumerate(value) if item is not None), default=-1)
    if None in value[: last + 1]:
        raise fail("GROUP_ABSENT", number=value.index(None))
    return value[: last + 1]


def pattern_array(run: Run | None, value: Any) -> list[Any]:
    """What an array pattern takes apart."""
    if value.__class__ is MatchArray:
        return _matched(value if value.array is None else value.array)
    value = enter(run, value)
    if value.__class__ is list:
        return value
    if value is None:
        raise fail("DESTRUCTURE_NULL")
    found = type_name(value)
    raise fail("DESTRUCTURE_ARRAY", found=found, hint=_ITEMS_HINTS.get(found))


def pattern_item(value: list[Any], index: int) -> Any:
    """An element without a default: it must be there."""
    if index < len(value):
        return value[index]
    raise fail("MISSING_INDEX", index=index, length=len(value), kind="array")


def pattern_rest_items(run: Run | None, value: list[Any], start: int) -> list[Any]:
    """The array that a rest element takes: the items from `start` on, charged."""
    if run is not None:
        run.array(len(value))
    elif len(value) > FREE_ENTRIES:
        raise NeedsRun
    return value[start:]


def pattern_rest(run: Run | None, value: dict[str, Any], taken: tuple[str, ...]) -> dict[str, Any]:
    """The object that a rest property takes: all keys but those `taken`, charged."""
    if run is not None:
        run.object(len(value))
        run.charge(len(value) + len(taken))
    elif len(value) > FREE_ENTRIES:
        raise NeedsRun
    left_out = frozenset(taken)
    return {key: item for key, item in value.items() if key not in left_out}
