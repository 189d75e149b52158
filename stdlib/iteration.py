"""Methods of arrays that call a function for each item.

Each is a Python loop: a script's function that is called from a C function (`map`, `list.sort`) could overflow the C
stack, and end the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.equality import plain
from latebind.interp.inline import CHEAP, quick
from latebind.interp.library import Builtin, Closure, Table, callback
from latebind.interp.limits import ITEM, NeedsRun, Run
from latebind.interp.operators import truthy
from latebind.interp.orders import keys_of
from latebind.interp.values import MISSING, Part
from latebind.stdlib import quick as quickly
from latebind.stdlib import quick_changes
from latebind.stdlib.sorting import sort

ITERATION = Table(receiver="array")

Items = list[Any]
Function = Closure | Builtin

# Of a walk over many items: what a cheap function of the library is charged for each; a script's own takes its fuel itself.
_FUEL = f"len(this) * {CHEAP + 4}"


def visited(run: Run, items: Items) -> Iterable[tuple[int, Any]]:
    """The indices and items that a callback sees (ECMA-262, 23.1.3): as many as there were at the start, but for those
    that are gone when it is their turn."""
    return _live(items, len(items)) if run.changes else enumerate(items)


def _live(items: Items, length: int) -> Iterator[tuple[int, Any]]:
    for index in range(length):
        if index < len(items):
            yield index, items[index]


@ITERATION.add(
    "map(f: function): array",
    "What `f(item, index, array)` gives for each item.",
    inline=(quick("this f", quick_changes.mapped, fuel=_FUEL),),
)
def map_(run: Run, items: Items, f: Function) -> Items:
    run.array(len(items))
    run.charge(len(items))
    call = callback(run, f, 3)
    length = len(items)
    made = [call(item, index, items) for index, item in visited(run, items)]
    if len(made) < length:
        raise fail("HOLE_IN_RESULT", function="map")
    return made


@ITERATION.add(
    "filter(f: function): array",
    "The items for which `f(item, index, array)` is truthy.",
    inline=(quick("this f", quick_changes.filtered, fuel=_FUEL),),
)
def filter_(run: Run, items: Items, f: Function) -> Items:
    run.array(len(items))
    run.charge(len(items))
    call = callback(run, f, 3)
    return [item for index, item in visited(run, items) if truthy(call(item, index, items))]


@ITERATION.add(
    "forEach(f: function): null",
    "Calls `f(item, index, array)` for each item.",
    inline=(quick("this f", quick_changes.each, certain=True, fuel=_FUEL),),
)
def for_each(run: Run, items: Items, f: Function) -> None:
    run.charge(len(items))
    call = callback(run, f, 3)
    for index, item in visited(run, items):
        call(item, index, items)


@ITERATION.add(
    "some(f: function): boolean",
    "Whether `f(item, index, array)` is truthy for an item.",
    inline=(quick("this f", quick_changes.some, fuel=_FUEL),),
)
def some(run: Run, items: Items, f: Function) -> bool:
    run.charge(len(items))
    call = callback(run, f, 3)
    for index, item in visited(run, items):
        if truthy(call(item, index, items)):
            return True
    return False


@ITERATION.add(
    "every(f: function): boolean",
    "Whether `f(item, index, array)` is truthy for all items.",
    inline=(quick("this f", quick_changes.every, fuel=_FUEL),),
)
def every(run: Run, items: Items, f: Function) -> bool:
    run.charge(len(items))
    call = callback(run, f, 3)
    for index, item in visited(run, items):
        if not truthy(call(item, index, items)):
            return False
    return True


@ITERATION.add(
    "find(f: function): any",
    "The first item for which `f(item, index, array)` is truthy, or null.",
    inline=(quick("this f", quick_changes.found_by, certain=True, fuel=_FUEL),),
)
def find(run: Run, items: Items, f: Function) -> Any:
    return _first(run, items, f, range(len(items)))[1]


@ITERATION.add(
    "findIndex(f: function): number",
    "The index of the first item for which `f` is truthy, or -1.",
    inline=(quick("this f", quick_changes.index_of, fuel=_FUEL),),
)
def find_index(run: Run, items: Items, f: Function) -> int:
    return _first(run, items, f, range(len(items)))[0]


@ITERATION.add(
    "findLast(f: function): any",
    "The last item for which `f(item, index, array)` is truthy, or null.",
    inline=(quick("this f", quick_changes.found_last, certain=True, fuel=_FUEL),),
)
def find_last(run: Run, items: Items, f: Function) -> Any:
    return _first(run, items, f, range(len(items) - 1, -1, -1))[1]


@ITERATION.add(
    "findLastIndex(f: function): number",
    "The index of the last item for which `f` is truthy, or -1.",
    inline=(quick("this f", quick_changes.last_index_of, certain=True, fuel=_FUEL),),
)
def find_last_index(run: Run, items: Items, f: Function) -> int:
    return _first(run, items, f, range(len(items) - 1, -1, -1))[0]


def _first(run: Run, items: Items, f: Function, order: range) -> tuple[int, Any]:
    """The index and the item for which `f` is truthy, as it was before the call: `f` may put another one there."""
    run.charge(len(items))
    call = callback(run, f, 3)
    for index in order:
        item = items[index] if index < len(items) else None  # a callback may take items away: `find` still asks
        if truthy(call(item, index, items)):
            return index, item
    return -1, None


@ITERATION.add(
    "reduce(f: function, initial?: any): any",
    "What `f(result, item, index, array)` makes of all items, from `initial` or the first one on.",
    inline=(
        quick("this f initial", quick_changes.reduced, certain=True, fuel=_FUEL),
        quick("this f", quick_changes.reduced_from_first, certain=True, fuel=_FUEL),
    ),
)
def reduce(run: Run, items: Items, f: Function, initial: Any = MISSING) -> Any:
    return _reduce(run, items, f, initial, range(len(items)), "reduce")


@ITERATION.add(
    "reduceRight(f: function, initial?: any): any",
    "What `f(result, item, index, array)` makes of all items, from the last one back.",
    inline=(
        quick("this f initial", quick_changes.reduced_right, certain=True, fuel=_FUEL),
        quick("this f", quick_changes.reduced_right, certain=True, fuel=_FUEL),
    ),
)
def reduce_right(run: Run, items: Items, f: Function, initial: Any = MISSING) -> Any:
    return _reduce(run, items, f, initial, range(len(items) - 1, -1, -1), "reduceRight")


def _reduce(run: Run, items: Items, f: Function, initial: Any, order: range, function: str) -> Any:
    run.charge(len(items))
    call = callback(run, f, 4)
    result = initial
    if result is MISSING:
        if not items:
            raise fail("EMPTY_REDUCE", function=function)
        result, order = items[order[0]], order[1:]
    for index in order:
        if index < len(items):  # a callback may take items away
            result = call(result, items[index], index, items)
    return result


@ITERATION.add(
    "flatMap(f: function): array",
    "What `f(item, index, array)` gives; of an array, its items.",
    inline=(
        quick("items f", quickly.flat_mapped, callback=True),
        quick("this f", quick_changes.flat_mapped, fuel=_FUEL),
    ),
)
def flat_map(run: Run, items: Items, f: Function) -> Items:
    run.array(len(items))
    run.charge(len(items))
    call = callback(run, f, 3)
    found: Items = []
    for index, item in visited(run, items):
        made = enter(run, call(item, index, items))
        if made.__class__ is not list:
            found.append(made)
            continue
        run.allocate(len(made) * ITEM)
        if len(found) + len(made) > run.limits.array:
            run.array(len(found) + len(made))
        found += made
    return found


@ITERATION.add(
    "toSorted(compare?: function): array",
    "In order: of `compare(a, b)`, a number below, at or above 0; of strings, by code points without it.",
    inline=(
        quick("this", quickly.sorted_texts, weight=6, leaves=True),
        quick("this compare", quick_changes.sorted_by, weight=45),
    ),
)
def to_sorted(run: Run, items: Items, compare: Function | None = None) -> Items:
    run.array(len(items))
    run.charge(len(items) * len(items).bit_length())
    if compare is None:
        texts = items if set(map(type, items)) == {str} else [_sortable(item) for item in items]
        run.match(len(texts) * len(texts).bit_length() * max(map(len, texts), default=0))
        return sorted(texts)
    if isinstance(compare, Closure) and compare.compares is not None:
        [part, *_], steps = compare.compares
        if steps and (found := _by_number(run, items, part, steps)) is not None:
            return found
    call = callback(run, compare, 2)

    def order(left: Any, right: Any) -> bool:
        found = call(left, right)
        if found.__class__ is not int and found.__class__ is not float:
            found = scalar(found, run)
        if found.__class__ is not int and found.__class__ is not float:
            raise fail("BAD_COMPARATOR", found=type_name(found), hint=_comparator_hint(found))
        return bool(found < 0)

    return sort(items.copy() if run.changes else items, order)  # a comparison may change the array


def _by_number(run: Run, items: Items, part: Part, steps: int) -> Items | None:
    """The items sorted by plain numbers, without calls of the comparison, which are charged nevertheless; None where they
    are something else, or there are not steps enough."""
    path, reverse, differs, _ = part
    keys = None if run.reserve else keys_of(items, path, differs)
    if keys is None:
        return None
    if reverse:
        keys = [-key for key in keys]
    most, calls = run.steps // steps, 0

    def less(left: int, right: int) -> bool:
        nonlocal calls
        calls += 1
        if calls > most:
            raise NeedsRun
        found: bool = keys[left] < keys[right]
        return found

    try:
        found = [items[index] for index in sort([*range(len(items))], less)]
    except NeedsRun:
        return None
    run.charge(calls * steps)
    return found


def _comparator_hint(found: Any) -> str | None:
    return "write `a < b ? -1 : a > b ? 1 : 0`" if found.__class__ is bool else None


def _sortable(item: Any) -> str:
    item = plain(item)
    if item.__class__ is not str:
        raise fail("UNSORTABLE", found=type_name(item))
    return str(item)
