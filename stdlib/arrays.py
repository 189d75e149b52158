"""Methods of arrays that call no function, and `Array`'s functions. None changes its array: each gives a new one."""

from __future__ import annotations

import math
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.convert import enter, scalar, type_name
from latebind.interp.equality import plain, same
from latebind.interp.inline import LONG, Inline, each_count, quick
from latebind.interp.iterating import entries_of, iterated_with_index
from latebind.interp.library import Table, callback
from latebind.interp.limits import ITEM, Run
from latebind.interp.text import text
from latebind.interp.values import SAFE_INT, KeyedValue
from latebind.stdlib import quick as quickly
from latebind.stdlib.strings import SLICES, characters

ARRAY = Table(receiver="array")
ARRAY_FUNCTIONS = Table(owner="Array")

Items = list[Any]


@ARRAY.add(
    "at(index: integer): any",
    "The item at `index`, counted from the end if negative; null outside.",
    inline=(Inline("this index", "this[index] if -len(this) <= index < len(this) else None", short=0),),
)
def at(run: Run, items: Items, index: int) -> Any:
    return items[index] if -len(items) <= index < len(items) else None


@ARRAY.add(
    "slice(start?: integer, end?: integer): array",
    "From `start` to before `end`; negative: from the end.",
    inline=SLICES,
)
def slice_(run: Run, items: Items, start: int = 0, end: int | None = None) -> Items:
    first, last, _ = slice(start, end).indices(len(items))
    run.array(max(0, last - first))
    return items[first:last]


@ARRAY.add(
    "concat(...values: any): array",
    "With the values behind it; of an array, its items.",
    inline=(
        Inline("this a", "this + a", "a.__class__ is list and len(a) <= 8 * SHORT", LONG),
        Inline("this a", "[*this, a]", "a.__class__ is str or a.__class__ is int", LONG),
        Inline(
            "this a b",
            "this + a + b",
            "a.__class__ is b.__class__ is list and len(a) <= 4 * SHORT and len(b) <= 4 * SHORT",
            LONG,
        ),
        Inline("this", "this[:]", "", LONG),
        Inline(
            "this a b c",
            "this + a + b + c",
            "a.__class__ is b.__class__ is c.__class__ is list and len(a) + len(b) + len(c) <= 8 * SHORT",
            LONG,
        ),
    ),
)
def concat(run: Run, items: Items, *values: Any) -> Items:
    run.values(len(values))
    parts = [items]
    for value in values:
        value = enter(run, value)
        parts.append(value if value.__class__ is list else [value])
    run.array(sum(map(len, parts)))
    made: Items = []
    for part in parts:
        made += part
    return made


@ARRAY.add(
    "join(separator?: string): string",
    "The items as one text, with `separator` or a comma between them.",
    inline=tuple(quick(params, quickly.joined, fuel="len(this) * 5") for params in ("this separator", "this")),
)
def join(run: Run, items: Items, separator: str = ",") -> str:
    run.charge(len(items))
    pieces = items if set(map(type, items)) == {str} else _pieces(run, items)
    run.string(sum(map(len, pieces)) + len(separator) * max(0, len(items) - 1))
    return separator.join(pieces)


def _pieces(run: Run, items: Items) -> list[str]:
    run.array(len(items))
    run.values(len(items))
    pieces = []
    for item in items:
        item = plain(item)
        if item is None:
            raise fail("NOT_TEXT", found="null", hint='write `items.map(x => x ?? "").join()`, or filter nulls out')
        pieces.append(text(item))
    return pieces


@ARRAY.add(
    "includes(value: any, start?: integer): boolean",
    "Whether an item is `value`, from `start` on.",
    inline=(
        quick("this value", quickly.contains, leaves=True, fuel="len(this) * 4"),
        quick("this value start", quickly.contains_from, "start >= 0", leaves=True),
    ),
)
def includes(run: Run, items: Items, value: Any, start: int = 0) -> bool:
    return _find(run, items, value, start, "includes") >= 0


@ARRAY.add(
    "indexOf(value: any, start?: integer): number",
    "The first index of `value`, or -1.",
    inline=(
        quick("this value", quickly.position, leaves=True, fuel="len(this) * 4"),
        quick("this value start", quickly.position_from, "start >= 0", leaves=True),
    ),
)
def index_of(run: Run, items: Items, value: Any, start: int = 0) -> int:
    return _find(run, items, value, start, "indexOf")


def _find(run: Run, items: Items, value: Any, start: int, function: str) -> int:
    value = _findable(run, value, function)
    first = min(len(items), max(0, start + len(items)) if start < 0 else start)
    _charge_find(run, len(items) - first, value)
    rest = items[first:] if first else items
    if value.__class__ is not bool and set(map(type, rest)) <= quickly.AS_IN_PYTHON:
        # Asked first, as `index` writes what it does not find into its error, however long that is.
        return rest.index(value) + first if value in rest else -1
    for index, item in enumerate(rest):
        if same(scalar(item, run), value):
            return index + first
    return -1


def _charge_find(run: Run, count: int, value: Any) -> None:
    """Charge comparing so many items with a value: a long text may be equal to each, up to its end."""
    run.charge(count)
    if value.__class__ is str:
        run.match(len(value) * count)


@ARRAY.add(
    "lastIndexOf(value: any, start?: integer): number",
    "The last index of `value`, or -1; backwards from `start`.",
    inline=(
        quick("this value", quickly.last_position, leaves=True, fuel="len(this) * 4"),
        quick("this value start", quickly.last_position_from, leaves=True, fuel="len(this) * 4"),
    ),
)
def last_index_of(run: Run, items: Items, value: Any, start: int = -1) -> int:
    value = _findable(run, value, "lastIndexOf")
    last = start + len(items) if start < 0 else min(start, len(items) - 1)
    _charge_find(run, max(0, last + 1), value)
    for index in range(last, -1, -1):
        if same(scalar(items[index], run), value):
            return index
    return -1


def _findable(run: Run, value: Any, function: str) -> Any:
    """`value`, for a search by `===`. Raises NOT_FINDABLE for arrays, objects, functions, errors and dates, which
    are equal to nothing but themselves, and NOT_FINITE for NaN."""
    value = scalar(value, run)
    kind = type_name(value)
    if kind in ("array", "object", "function", "error", "date"):
        raise fail("NOT_FINDABLE", function=function, found=kind)
    if value != value:  # `includes` finds NaN in JavaScript, `indexOf` does not
        raise fail("NOT_FINITE")
    return value


@ARRAY.add(
    "flat(depth?: integer): array",
    "With the items of nested arrays in their place, one level or `depth` deep.",
    inline=(
        Inline("this", "call(this, 4 * SHORT)", call=quickly.flat),
        Inline("this depth", "call(this, depth, 4 * SHORT)", call=quickly.flattened, weight=4),
    ),
)
def flat(run: Run, items: Items, depth: int = 1) -> Items:
    found: Items = []
    run.charge(len(items))
    open_ = [iter(items)]
    while open_:
        for item in open_[-1]:
            item = enter(run, item)
            if item.__class__ is not list or len(open_) > depth:
                found.append(item)
                continue
            if len(open_) > run.limits.output_depth:
                run.stop("LIMIT_DATA_DEPTH", limit=run.limits.output_depth)
            run.charge(1 + len(item))
            if len(found) > run.limits.array or len(found) * ITEM > run.bytes:
                run.array(len(found))
            open_.append(iter(item))
            break
        else:
            open_.pop()
    run.array(len(found))
    return found


@ARRAY.add("toReversed(): array", "In reverse order.", inline=(Inline("this", "this[::-1]", "", LONG),))
def to_reversed(run: Run, items: Items) -> Items:
    run.array(len(items))
    return items[::-1]


@ARRAY.add(
    "toSpliced(start: integer, deleteCount?: integer, ...items: any): array",
    "Without `deleteCount` items from `start` on (without it: all of them), and with the new items in their place.",
    inline=(
        Inline("this start", "this[:start]", "start >= 0", LONG),
        Inline("this start count", "this[:start] + this[start + count:]", "start >= 0 and count >= 0", LONG),
        *each_count(
            "this start count", "[*this[:start], *items, *this[start + count:]]", "start >= 0 and count >= 0", LONG
        ),
    ),
)
def to_spliced(run: Run, items: Items, start: int, delete_count: int | None = None, *more: Any) -> Items:
    first = max(0, start + len(items)) if start < 0 else min(start, len(items))
    rest = len(items) - first
    deleted = rest if delete_count is None else min(max(0, delete_count), rest)
    run.array(len(items) - deleted + len(more))
    return [*items[:first], *more, *items[first + deleted :]]


@ARRAY.add(
    "with(index: integer, value: any): array",
    "With another value at `index`, counted from the end if negative.",
    inline=(Inline("this index value", "[*this[:index], value, *this[index + 1:]]", "0 <= index < len(this)", LONG),),
)
def with_(run: Run, items: Items, index: int, value: Any) -> Items:
    if not -len(items) <= index < len(items):
        raise fail("WITH_INDEX", found=index, length=len(items))
    run.array(len(items))
    made = items.copy()
    made[index] = value
    return made


@ARRAY.add(
    "entries(): array",
    "`[index, item]` for each item.",
    inline=(quick("this", quickly.numbered, weight=2, fuel="len(this) * 10", leaving=quickly.numbered_left),),
)
def entries(run: Run, items: Items) -> Items:
    run.array(len(items))
    run.values(2 * len(items))
    return [[index, item] for index, item in enumerate(items)]


@ARRAY.add(
    "keys(): array",
    "The indices: 0, 1, 2 and so on.",
    inline=(Inline("this", "[*range(len(this))]", leaves=True),),
)
def keys(run: Run, items: Items) -> Items:
    run.array(len(items))
    run.charge(len(items))
    return list(range(len(items)))


@ARRAY.add("values(): array", "The items.", inline=(Inline("this", "this[:]", "", LONG),))
def values(run: Run, items: Items) -> Items:
    if not run.changes:
        return items
    run.array(len(items))
    return items.copy()


_NEW = Table()


@_NEW.add(
    "Array(...items: any): array",
    "An array of the arguments; of one number, only with `.fill(…)` behind it.",
    inline=(Inline("a b", "[a, b]"), Inline("a b c", "[a, b, c]")),
)
def new_array(run: Run, *items: Any) -> Items:
    if len(items) == 1 and plain(items[0]).__class__ in (int, float):
        raise fail("HOLES")
    run.array(len(items))
    return list(items)


CONSTRUCT_ARRAY = _NEW.entries["Array"]


@ARRAY_FUNCTIONS.add(
    "isArray(value: any): boolean",
    "Whether `value` is an array.",
    inline=(
        Inline(
            "value",
            "value.__class__ is list",
            "value.__class__ is list or value.__class__ in PLAIN",
        ),
    ),
)
def is_array(run: Run, value: Any) -> bool:
    return type_name(value) == "array"


@ARRAY_FUNCTIONS.add(
    "of(...items: any): array",
    "An array of the arguments.",
    inline=(Inline("", "[]"), *each_count("", "[*items]")),
)
def of(run: Run, *items: Any) -> Items:
    run.array(len(items))
    return list(items)


@ARRAY_FUNCTIONS.add(
    "from(source: array | string | object | map | set, f?: function): array",
    "The items of an array, the characters of a string, or `{length: n}` nulls, each passed through `f(item, index)`.",
    inline=(
        quick("source f", quickly.made_from, callback=True),
        Inline("source", "source[:]", "source.__class__ is list", LONG),
        Inline("source", "[*source]", "source.__class__ is str", leaves=True),
    ),
)
def from_(run: Run, source: Any, f: Any = None) -> Items:
    if source.__class__ is dict:
        return _from_object(run, source, f)
    if isinstance(source, KeyedValue):
        run.array(3 * source.size)
        run.charge(source.size)
        if f is not None:
            return _passed_on(run, source, source.size, f)
        made = entries_of(source, run)
    elif isinstance(source, str):
        made = characters(run, source)
    else:
        run.array(len(source))
        if f is not None:
            return _passed_on(run, source, len(source), f)
        made = source.copy()
    return made if f is None else _passed_on(run, made, len(made), f)


def _passed_on(run: Run, source: Items | KeyedValue, count: int, f: Any) -> Items:
    """What `f` makes of each item, as it is when its turn comes (ECMA-262, 23.1.2.1): it may add some, and take some away.
    `count` are there."""
    run.charge(count)
    call = callback(run, f, 2)
    return [call(item, index) for index, item in iterated_with_index(run, source, count)]


def _from_object(run: Run, source: dict[str, Any], f: Any) -> Items:
    length = plain(source.get("length"))
    if length.__class__ is not int and length.__class__ is not float:
        raise fail("BAD_ARRAY_LENGTH", found=type_name(length))
    if length.__class__ is float and not math.isfinite(length):
        raise fail("NOT_FINITE")
    count = max(0, min(int(length), SAFE_INT))
    run.array(count)
    run.charge(count)
    if f is None:
        return [None] * count if len(source) == 1 else [source.get(str(index)) for index in range(count)]
    run.charge(count)
    call = callback(run, f, 2)
    return [call(source.get(str(index)), index) for index in range(count)]
