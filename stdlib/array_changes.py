"""Methods that change their array, and `Object.assign`. Generated code calls them like all others.

Semantics are ECMA-262's, 23.1.3; `interp.change` charges and notes each change before it happens.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.change import (
    begin,
    change_items,
    move_items,
    restore_first,
    restore_last,
    restore_length,
    room_for_items,
    set_member,
)
from latebind.interp.equality import plain
from latebind.interp.inline import Inline, each_count, quick
from latebind.interp.keys import in_order
from latebind.interp.library import Builtin, Closure, Table
from latebind.interp.limits import ITEM, Run
from latebind.stdlib import quick_changes as quickly
from latebind.stdlib.iteration import to_sorted

ARRAY_CHANGES = Table(receiver="array")
OBJECT_CHANGES = Table(owner="Object")

Items = list[Any]

# What moves items takes fuel where there are more than so many.
_MOVES: dict[str, Any] = {"short": 255, "fuel": "len(this)"}


@ARRAY_CHANGES.add(
    "push(...items: any): number",
    "Adds items at the end; gives the new length.",
    changes=True,
    inline=(
        Inline("this item", "this.append(item) or len(this)", short=0),
        *each_count("this", "this.extend((*items,)) or len(this)", counts=range(2, 7), short=0),
    ),
    spread=quickly.pushed,
)
def push(run: Run, items: Items, *more: Any) -> int:
    size, count = len(items), len(more)
    if count == 1 and size < run.limits.array and run.bytes >= ITEM:
        run.bytes -= ITEM
    else:
        room_for_items(run, items, count)
    begin(run, items, restore_length, size)
    items += more
    return size + count


@ARRAY_CHANGES.add(
    "pop(): any",
    "Takes the last item away and gives it; null where there is none.",
    changes=True,
    inline=(Inline("this", "this.pop() if this else None", short=0),),
)
def pop(run: Run, items: Items) -> Any:
    if not items:
        return None
    begin(run, items, restore_last, items[-1])
    return items.pop()


@ARRAY_CHANGES.add(
    "shift(): any",
    "Takes the first item away and gives it; null where there is none.",
    changes=True,
    inline=(Inline("this", "this.pop(0) if this else None", "len(this) < 256", short=0),),
)
def shift(run: Run, items: Items) -> Any:
    if not items:
        return None
    move_items(run, items)
    begin(run, items, restore_first, items[0])
    return items.pop(0)


@ARRAY_CHANGES.add(
    "unshift(...items: any): number",
    "Adds items at the front; gives the new length.",
    changes=True,
    inline=each_count("this", "call(this, *items)", call=quickly.unshift, **_MOVES),
    spread=quickly.unshifted,
)
def unshift(run: Run, items: Items, *more: Any) -> int:
    room_for_items(run, items, len(more))
    change_items(run, items)
    items[:0] = more
    return len(items)


@ARRAY_CHANGES.add(
    "splice(start: integer, deleteCount?: integer, ...items: any): array",
    "Puts items in the place of `deleteCount` ones (without it: all) from `start` on; gives those that were there.",
    changes=True,
    inline=(
        quick("this start", quickly.splice, **_MOVES),
        quick("this start count", quickly.splice, **_MOVES),
        *each_count("this start count", "call(this, start, count, *items)", call=quickly.splice, **_MOVES),
    ),
)
def splice(run: Run, items: Items, start: int, delete_count: int | None = None, *more: Any) -> Items:
    first = max(0, start + len(items)) if start < 0 else min(start, len(items))
    rest = len(items) - first
    count = rest if delete_count is None else min(max(0, delete_count), rest)
    run.array(count)
    room_for_items(run, items, max(0, len(more) - count))
    change_items(run, items)
    taken = items[first : first + count]
    items[first : first + count] = more
    return taken


@ARRAY_CHANGES.add(
    "reverse(): array",
    "Turns the array around; gives it.",
    changes=True,
    inline=(quick("this", quickly.reverse, **_MOVES),),
)
def reverse(run: Run, items: Items) -> Items:
    change_items(run, items)
    run.charge(len(items) >> 4)
    items.reverse()
    return items


@ARRAY_CHANGES.add(
    "sort(compare?: function): array",
    "Puts the array in order, as `toSorted` does; gives it. A comparison that throws leaves it as it was.",
    changes=True,
    inline=(quick("this", quickly.sort_texts, weight=6), quick("this compare", quickly.sort_by, weight=45)),
)
def sort(run: Run, items: Items, compare: Closure | Builtin | None = None) -> Items:
    run.charge(len(items))
    run.array(len(items))
    in_order = to_sorted(run, items, compare)
    change_items(run, items)
    items[: len(in_order)] = in_order
    return items


@ARRAY_CHANGES.add(
    "fill(value: any, start?: integer, end?: integer): array",
    "Puts `value` in the place of each item from `start` to before `end`; gives the array.",
    changes=True,
    inline=(
        quick("this value", quickly.fill, **_MOVES),
        quick("this value start", quickly.fill, **_MOVES),
        quick("this value start end", quickly.fill, **_MOVES),
    ),
)
def fill(run: Run, items: Items, value: Any, start: int = 0, end: int | None = None) -> Items:
    first, last, _ = slice(start, end).indices(len(items))
    change_items(run, items)
    run.charge(max(0, last - first) >> 2)
    items[first : max(first, last)] = [value] * max(0, last - first)
    return items


@ARRAY_CHANGES.add(
    "copyWithin(target: integer, start: integer, end?: integer): array",
    "Copies the items from `start` to before `end` over those from `target` on; gives the array.",
    changes=True,
    inline=(
        quick("this target start", quickly.copy_within, **_MOVES),
        quick("this target start end", quickly.copy_within, **_MOVES),
    ),
)
def copy_within(run: Run, items: Items, target: int, start: int, end: int | None = None) -> Items:
    to = max(0, target + len(items)) if target < 0 else min(target, len(items))
    first, last, _ = slice(start, end).indices(len(items))
    count = max(0, min(last - first, len(items) - to))
    change_items(run, items)
    run.charge(count >> 2)
    items[to : to + count] = items[first : first + count]
    return items


@OBJECT_CHANGES.add(
    "assign(target: object, ...sources: object | null): object",
    "Puts the entries of the sources into the target; gives the target.",
    changes=True,
    inline=(
        quick("target source", quickly.assign, weight=2, takes="object", fuel="len(source or '') * 8"),
        quick(
            "target one two",
            quickly.assign,
            weight=2,
            takes="object object",
            fuel="(len(one or '') + len(two or '')) * 8",
        ),
    ),
)
def assign(run: Run, target: dict[str, Any], *sources: dict[str, Any] | None) -> dict[str, Any]:
    for source in sources:
        found = plain(source)
        if found is None:
            continue
        run.charge(len(found))
        if not all(isinstance(key, str) for key in found):
            raise fail("FOREIGN_KEY")
        for key, value in list(in_order(found).items()):
            set_member(run, target, key, value)
    return target
