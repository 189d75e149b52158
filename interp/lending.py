"""The script's own copies of what a host lends, for scripts that change arrays or objects.

A value is copied when it is first read, with one table of identities for a run: aliases stay aliases, between variables
too. What cannot change has no identity in Python, where all empty tuples are one: each place has its own copy of it.
Generated code and the border of host functions call this.
"""

from __future__ import annotations

from itertools import chain, islice
from operator import countOf
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.change import made
from latebind.interp.convert import enter, type_name
from latebind.interp.keys import has_text_keys, have_text_keys
from latebind.interp.limits import ENTRY, ITEM, VALUE, NeedsRun, Run
from latebind.interp.values import SCALARS

# What an array or object is charged beside its items: it, and what knows it again.
_CONTAINER = 2 * VALUE
_FEW = 50  # of so many rows, a loop looks at each value sooner
# Classes of what may be one object at places that have nothing to do with each other.
_ALIKE = frozenset({tuple, frozenset})


def lend(run: Run | None, value: Any, place: object = None) -> Any:
    """A host's value as the script's own. Charged; raises what `enter` raises, and LIMIT_DATA_DEPTH. `place` is what tells that
    from which it is read again and again from others: a variable's name."""
    if run is None:  # `copies` made it
        return value
    if value.__class__ not in _ALIKE or place is None:
        return value if value.__class__ in SCALARS else _copy(run, value, run.limits.output_depth)
    known = run.lent.get(place)
    if known is None or known[0] is not value:
        known = run.lent[place] = value, _copy(run, value, run.limits.output_depth)
    return known[1]


def lend_read_only(run: Run, value: Any, name: str) -> Any:
    """What a host lends as a variable that nothing may change: copied, as its aliases in other variables are, and no part
    of it changes."""
    copy = lend(run, value, name)
    work = [copy]
    for item in work:  # grows while it is walked
        if item.__class__ in (list, dict) and id(item) not in run.made:
            run.allocate(_CONTAINER)
            run.charge(len(item))
            run.made[id(item)] = item, name
            work += item.values() if item.__class__ is dict else item
    return copy


def receive(run: Run, value: Any) -> Any:
    """What a host's function gave, as the script's own: what it had not lent before is new."""
    before = len(run.lent)
    copy = lend(run, value)
    if run.group:
        for _, new in islice(reversed(run.lent.values()), len(run.lent) - before):
            made(run, new)
    return copy


def clone(run: Run, value: Any) -> Any:
    """A copy of a script's data, aliases kept: `structuredClone`. Raises NOT_CLONEABLE for what is no data."""
    return _cloned(run, value, {}, run.limits.output_depth)


def _cloned(run: Run, value: Any, known: dict[int, Any], levels: int) -> Any:
    if value.__class__ in SCALARS:
        return value
    if id(value) in known:
        return known[id(value)]
    plain = enter(run, value)
    _container(run, levels)
    if plain.__class__ is list:
        run.array(len(plain))
        run.charge(len(plain))
        items = known[id(value)] = []
        items += [_cloned(run, item, known, levels - 1) for item in plain]
        return items
    if plain.__class__ is dict:
        run.object(len(plain))
        run.charge(len(plain))
        entries = known[id(value)] = {}
        entries |= {key: _cloned(run, item, known, levels - 1) for key, item in plain.items()}
        return entries
    if plain.__class__ in SCALARS:
        return plain
    raise fail("NOT_CLONEABLE", found=type_name(plain))


# Values of a clone that takes no run, and arrays and objects that may be in each other there.
_FEW_CLONED, _DEEPEST_CLONED = 200, 50


def clone_few(value: Any) -> Any:
    """`clone` of an array or object of few values, without a charge; null of others, or NeedsRun."""
    return _few_cloned(value, {}, [_FEW_CLONED]) if value.__class__ is list or value.__class__ is dict else None


def _few_cloned(value: Any, known: dict[int, Any], room: list[int]) -> Any:
    if value.__class__ in SCALARS:
        return value
    if (found := known.get(id(value))) is not None:
        return found
    if value.__class__ is not list and value.__class__ is not dict:
        raise NeedsRun
    room[0] -= 1 + len(value)
    if room[0] < 0 or len(known) > _DEEPEST_CLONED:
        raise NeedsRun
    if isinstance(value, list):
        items: list[Any] = []
        known[id(value)] = items
        items += [_few_cloned(item, known, room) for item in value]
        return items
    entries: dict[Any, Any] = {}
    known[id(value)] = entries
    entries |= {key: _few_cloned(item, known, room) for key, item in value.items()}
    return entries


def _copy(run: Run, value: Any, levels: int) -> Any:
    known = run.lent.get(id(value))
    if known is not None:
        return known[1]
    plain = value if value.__class__ is dict or value.__class__ is list else enter(run, value)
    if plain.__class__ is list:
        return _array(run, value, plain, levels)
    if plain.__class__ is dict:
        return _object(run, value, plain, levels)
    return plain


def _array(run: Run, value: Any, items: list[Any], levels: int) -> list[Any]:
    size = len(items)
    if size > run.limits.array or not _charged(run, levels, size, size * ITEM):
        _container(run, levels)
        run.array(size)
        run.charge(size)
    flat = SCALARS.issuperset(map(type, items))
    copy = items[:] if flat else []
    run.lent[id(copy if value.__class__ in _ALIKE else value)] = value, copy
    if flat:
        return copy
    if items[0].__class__ is dict and (rows := _rows(run, items, levels - 1)) is not None:
        copy += rows
        return copy
    for item in items:
        copy.append(item if item.__class__ in SCALARS else _copy(run, item, levels - 1))
    return copy


def _rows(run: Run, rows: list[Any], levels: int) -> list[Any] | None:
    """Copies of objects of scalars, all of one size and none known yet, charged at once; None where they are not."""
    if [*map(type, rows)].count(dict) != len(rows) or len(sizes := {*map(len, rows)}) != 1:
        return None
    known = [*map(id, rows)]
    if len({*known}) != len(rows) or not run.lent.keys().isdisjoint(known):
        return None
    flat = SCALARS.issuperset(map(type, chain.from_iterable(map(dict.values, rows))))
    size = sizes.pop()
    if not (flat and have_text_keys(rows) and size <= run.limits.object):
        return None
    if not _charged(run, levels, size, size * ENTRY, len(rows)):
        return None
    copies = [*map(dict.copy, rows)]
    run.lent.update(zip(known, zip(rows, copies, strict=True), strict=True))
    return copies


def _object(run: Run, value: Any, entries: dict[str, Any], levels: int) -> dict[str, Any]:
    size = len(entries)
    if size > run.limits.object or not _charged(run, levels, size, size * ENTRY):
        _container(run, levels)
        run.object(size)
        run.charge(size)
    if SCALARS.issuperset(map(type, entries.values())) and has_text_keys(entries):
        copy = entries.copy()
        run.lent[id(value)] = value, copy
        return copy
    copy = {}
    run.lent[id(value)] = value, copy
    for key, item in entries.items():
        if key.__class__ is not str:
            raise fail("FOREIGN_KEY")
        copy[key] = item if item.__class__ in SCALARS else _copy(run, item, levels - 1)
    return copy


# Values that the variables of a program without a run may hold, all together; and how deep these may be nested.
MOST_LENT = 20_000
_DEEPEST = 16


def _flat_rows(rows: list[Any]) -> int:
    """How many values objects of scalars hold, and they themselves; 0 where they are something else."""
    if countOf(map(type, rows), dict) != len(rows) or not have_text_keys(rows):
        return 0
    if len(rows) > _FEW:
        flat = SCALARS.issuperset(map(type, chain.from_iterable(map(dict.values, rows))))
    else:
        flat = {item.__class__ for row in rows for item in row.values()} <= SCALARS
    return 2 * len(rows) + sum(map(len, rows)) if flat else 0


def copies(values: tuple[Any, ...]) -> list[Any]:
    """Copies of the variables of a program without a run. NeedsRun where one holds what is no plain value, or one thing
    twice: these are known again in a run alone."""
    left, known = [MOST_LENT], list[int]()
    made = [value if value.__class__ in SCALARS else _copied(value, left, known, _DEEPEST) for value in values]
    if len({*known}) != len(known):
        raise NeedsRun
    return made


def _copied(value: Any, left: list[int], known: list[int], levels: int) -> Any:
    known.append(id(value))
    cls = value.__class__
    if cls is not list and cls is not dict:
        raise NeedsRun
    left[0] -= 2 + len(value)
    if left[0] < 0 or not levels:
        raise NeedsRun
    if cls is dict:
        if not has_text_keys(value):
            raise NeedsRun
        entries: dict[str, Any] = value.copy()
        if not SCALARS.issuperset(map(type, entries.values())):
            for key, item in value.items():
                if item.__class__ not in SCALARS:
                    entries[key] = _copied(item, left, known, levels - 1)
        return entries
    if SCALARS.issuperset(map(type, value)):
        return value[:]
    if count := _flat_rows(value):
        left[0] -= count
        if left[0] < 0:
            raise NeedsRun
        known += map(id, value)
        return [*map(dict.copy, value)]
    return [item if item.__class__ in SCALARS else _copied(item, left, known, levels - 1) for item in value]


def _charged(run: Run, levels: int, count: int, size: int, times: int = 1) -> bool:
    """Charge an array or object of so many parts at once, as `_container` and its like do; or so many of these. False where
    that is too much."""
    steps, size = times * (count + (_CONTAINER >> 6) + (size >> 6)), times * (size + _CONTAINER)
    if levels <= 0 or run.bytes < size or run.steps < steps:
        return False
    run.bytes -= size
    run.steps -= steps
    return True


def _container(run: Run, levels: int) -> None:
    """Charge an array or object beside its items, and stop where it is nested too deep."""
    run.allocate(_CONTAINER)
    if levels <= 0:
        run.stop("LIMIT_DATA_DEPTH", limit=run.limits.output_depth)
