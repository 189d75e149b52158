"""Properties (`\\p{…}`) and letter case, read from `unicode_tables`: what Node.js says of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from latebind.stdlib.patterns.sets import CharSet, charset, contains
from latebind.stdlib.patterns.unicode_tables import BINARY, CATEGORIES, SCRIPTS, records

_KINDS = {
    "General_Category": CATEGORIES,
    "gc": CATEGORIES,
    "Script": SCRIPTS,
    "sc": SCRIPTS,
    "Script_Extensions": SCRIPTS,
    "scx": SCRIPTS,
}


def property_set(name: str, value: str | None) -> CharSet | None:
    """The characters of `\\p{name=value}`, or of `\\p{name}` where `value` is None; None if Unicode has no such thing."""
    if value is None:
        at = _index(CATEGORIES).get(name)
        if at is not None:
            return _ranges(_offset(CATEGORIES) + at)
        at = _index(BINARY).get(name)
        return None if at is None else _ranges(at)
    table = _KINDS.get(name)
    if table is None:
        return None
    at = _index(table).get(value)
    if at is None:
        return None
    extensions = len(SCRIPTS.split(";")) if name in ("Script_Extensions", "scx") else 0
    return _ranges(_offset(table) + extensions + at)


def property_names() -> list[str]:
    """All that may stand in `\\p{…}` by itself, for suggestions."""
    return [*_index(CATEGORIES), *_index(BINARY)]


def property_values(name: str) -> list[str]:
    """All that may stand behind `name=` in `\\p{…}`, for suggestions."""
    return [*_index(_KINDS[name])] if name in _KINDS else []


def starts_name(char: str) -> bool:
    """Whether the name of a group may start with it."""
    return char in "$_" or contains(property_set("ID_Start", None) or (), ord(char))


def continues_name(char: str) -> bool:
    """Whether the name of a group may go on with it."""
    return char in "$\u200c\u200d" or contains(property_set("ID_Continue", None) or (), ord(char))


@cache
def case_classes(unicode: bool) -> dict[int, tuple[int, ...]]:
    """For each character that has other cases: all that are one with it under `i`, or under `iu`."""
    numbers = _numbers(records()[-1 if unicode else -2])
    found: dict[int, tuple[int, ...]] = {}
    first = 0
    for count in numbers:
        first += next(numbers)
        members = [first]
        for _ in range(count - 1):
            members.append(members[-1] + next(numbers))
        found |= dict.fromkeys(members, tuple(members))
    return found


@cache
def _index(table: str) -> dict[str, int]:
    return {name: at for at, row in enumerate(table.split(";")) for name in row.split(" ")}


def _offset(table: str) -> int:
    """The number of the first record of a table."""
    before = {BINARY: (), CATEGORIES: (BINARY,), SCRIPTS: (BINARY, CATEGORIES)}[table]
    return sum(len(one.split(";")) for one in before)


@cache
def _ranges(number: int) -> CharSet:
    distances = _numbers(records()[number])
    found = []
    end = 0
    for distance in distances:
        first = end + distance
        end = first + next(distances)
        found.append((first, end - 1))
    return charset(found)


def _numbers(record: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in record:
        number |= (byte & 127) << shift
        if byte < 128:
            yield number
            number = shift = 0
        else:
            shift += 7
