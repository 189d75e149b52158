"""`Map` and `Set` (ECMA-262, 24.1 and 24.2). Keys are primitives; what walks one sees what is added meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.change import begin, begin_whole
from latebind.interp.convert import type_name
from latebind.interp.equality import plain
from latebind.interp.inline import KEY, LONG, Inline, quick
from latebind.interp.iterating import bad_pair, entries_of, items, walk_keys
from latebind.interp.library import Builtin, Closure, Namespace, Table, callback
from latebind.interp.limits import ENTRY, ITEM, VALUE, Run
from latebind.interp.values import SAFE, SAFE_INT, KeyedValue, MapValue, OddKey, Order, SetValue
from latebind.stdlib import quick_maps

MAP = Table(receiver="map")
SET = Table(receiver="set")
_NEW = Table()

Function = Closure | Builtin
_FREE_KEY = 1024  # shorter texts are compared without a charge
_LARGEST = 2.0**61 - 1  # beyond it, Python gives many numbers one hash
# A key that is put where nobody keeps the order, and there is room for it.
_MAY_STAND = (
    f"this.order is None and len(this.entries) < {quick_maps.MOST} and (len(key) <= {KEY}"
    f" if key.__class__ is str else key.__class__ is int and -{SAFE_INT} <= key <= {SAFE_INT})"
)
_IS_SIMPLE = "key.__class__ is str or key.__class__ is int"  # a number that is too large is no key of a quick map


def _lookup_key(run: Run, key: Any, function: str) -> Any:
    """What a key is looked up as; charged for comparing it. Raises BAD_MEMBER_KEY for what is no primitive."""
    key = plain(key)
    cls = key.__class__
    if cls is str:
        run.match(len(key))
        return key
    if key is None:
        return None
    if cls is bool:
        return OddKey(key, "true" if key else "false")
    if cls is int or cls is float:  # ECMA-262, 24.1.3.9: -0 becomes 0
        return (key or 0) if -SAFE <= key <= SAFE or -_LARGEST < key < _LARGEST else OddKey(key, _text_of_large(key))
    raise fail("BAD_MEMBER_KEY", function=function, found=type_name(key))


def _text_of_large(key: float) -> str:
    """What tells a large number from others: one text for a double and for the host's int that equals it, of any length."""
    try:
        return f"{int(key):x}"
    except (OverflowError, ValueError):  # infinite, or none
        return str(key)


def put(run: Run, value: KeyedValue, key: Any, item: Any, function: str) -> None:
    """Put an entry there, or another value in its place, which the order stays with."""
    found = key if key.__class__ is str and len(key) < _FREE_KEY else _lookup_key(run, key, function)
    entries = value.entries
    if found in entries:
        begin(run, value, _restore_item, (found, entries[found]))
        entries[found] = item
        return
    if len(entries) >= run.limits.array:
        run.stop("LIMIT_ARRAY", limit=run.limits.array, found=len(entries) + 1)
    if run.bytes >= 6 * ENTRY and run.steps > 0:  # as `allocate` does
        run.bytes -= 6 * ENTRY
        run.steps -= 6 * ENTRY >> 6
    else:
        run.allocate(6 * ENTRY)
    begin(run, value, _restore_absent, found)
    entries[found] = item
    if value.order is not None:
        value.order.note(found)


def _restore_absent(value: KeyedValue, found: Any) -> None:
    del value.entries[found]
    if value.order is not None:
        value.order.keys.pop()
        value.order.places.pop(found, None)


def _restore_item(value: KeyedValue, old: tuple[Any, Any]) -> None:
    found, item = old
    value.entries[found] = item


def _restore_entries(value: KeyedValue, old: tuple[dict[Any, Any], tuple[Order, int, dict[Any, int]] | None]) -> None:
    value.entries, kept = old
    value.order = None
    if kept is not None:
        order, size, places = kept
        del order.keys[size:]
        order.places = places
        value.order = order


def _begin_whole(run: Run, value: KeyedValue) -> None:
    """Before entries are taken away."""
    order = value.order
    places = 0 if order is None else len(order.places)

    def keep() -> tuple[dict[Any, Any], tuple[Order, int, dict[Any, int]] | None]:
        return value.entries.copy(), None if order is None else (order, len(order.keys), order.places.copy())

    begin_whole(run, value, _restore_entries, value.size * (VALUE + ENTRY) + places * ENTRY, keep)


def _take(run: Run, value: KeyedValue, key: Any, function: str) -> bool:
    found = _lookup_key(run, key, function)
    if found not in value.entries:
        return False
    _begin_whole(run, value)
    del value.entries[found]
    value.thin()
    return True


def _clear(run: Run, value: KeyedValue) -> None:
    run.charge(value.size)
    _begin_whole(run, value)
    value.entries.clear()
    value.thin()


@_NEW.add(
    "Map(entries?: array | map | null): map",
    "A map of `[key, value]` pairs.",
    inline=(
        quick("entries", quick_maps.new_map, weight=4, fuel="len(entries) * 24"),
        quick("entries", quick_maps.copied_map, weight=4, takes="map"),
        quick("entries", quick_maps.map_of, weight=4, keyed=True),
        quick("", quick_maps.map_of),
    ),
)
def new_map(run: Run, entries: Any = None) -> MapValue:
    made = quick_maps.map_of()
    for index, pair in enumerate(() if entries is None else items(run, entries, "iterate")):
        found = plain(pair)
        if found.__class__ is not list or len(found) != 2:
            raise bad_pair("Map", index, found)
        run.charge(1)
        _fill(run, made, found[0], found[1], "Map")
    return made


@_NEW.add(
    "Set(items?: array | set | map | string | null): set",
    "A set of the items of an array, each once.",
    inline=(
        quick("items", quick_maps.new_set, weight=4, fuel="len(items) * 24"),
        quick("items", quick_maps.copied_set, weight=4, takes="set"),
        quick("items", quick_maps.characters_of, weight=4, takes="string", fuel="len(items) * 24"),
        quick("items", quick_maps.set_of, weight=4, keyed=True),
        quick("", quick_maps.set_of),
    ),
)
def new_set(run: Run, source: Any = None) -> SetValue:
    if source.__class__ is list and len(source) > _FEW and (found := _all_at_once(run, source)) is not None:
        return found
    made = quick_maps.set_of()
    for item in () if source is None else source if isinstance(source, str) else items(run, source, "iterate"):
        run.charge(1)
        _fill(run, made, plain(item), None, "Set")
    return made


# So many items are charged one by one.
_FEW = 16


def _all_at_once(run: Run, source: list[Any]) -> SetValue | None:
    """A set of texts or whole numbers, where what it takes is surely there; charged as if one by one."""
    count, size, steps = len(source), 6 * ENTRY, 6 * ENTRY >> 6  # bytes of an item, and steps for these
    if count > run.limits.array or run.yields or run.bytes < count * size or run.steps < count + count * steps:
        return None
    made = quick_maps.new_set(source)
    if made is None:
        return None
    run.bytes -= made.size * size
    run.steps -= count + made.size * steps
    return made


def _fill(run: Run, made: KeyedValue, key: Any, item: Any, function: str) -> None:
    """Put an entry into what is new: nobody could take that back."""
    found = _lookup_key(run, key, function)
    if found not in made.entries:
        if made.size >= run.limits.array:
            run.stop("LIMIT_ARRAY", limit=run.limits.array, found=made.size + 1)
        run.allocate(6 * ENTRY)
    made.entries[found] = item


@MAP.add(
    "get(key: any): any",
    "The value under a key, or null.",
    inline=(
        Inline("this key", "this.entries.get(key)", _IS_SIMPLE),
        quick("this key", quick_maps.found_under, certain=True),
    ),
)
def get(run: Run, value: MapValue, key: Any) -> Any:
    return value.entries.get(key if key.__class__ is str and len(key) < _FREE_KEY else _lookup_key(run, key, "get"))


@MAP.add(
    "set(key: any, value: any): map",
    "Puts a value under a key; gives the map.",
    changes=True,
    inline=(
        Inline("this key value", "this if setitem(this.entries, key, value) is None else this", _MAY_STAND),
        quick("this key value", quick_maps.put),
    ),
)
def set_(run: Run, value: MapValue, key: Any, item: Any) -> MapValue:
    put(run, value, key if key.__class__ is str else plain(key), item, "set")
    return value


@SET.add(
    "add(item: any): set",
    "Puts an item into the set; gives the set.",
    changes=True,
    inline=(
        Inline("this key", "this if setitem(this.entries, key, None) is None else this", _MAY_STAND),
        quick("this item", quick_maps.add),
    ),
)
def add(run: Run, value: SetValue, item: Any) -> SetValue:
    item = item if item.__class__ is str else plain(item)
    put(run, value, item, None, "add")
    return value


def _has(run: Run, value: KeyedValue, key: Any) -> bool:
    if key.__class__ is str and len(key) < _FREE_KEY:
        return key in value.entries
    return _lookup_key(run, key, "has") in value.entries


def _delete(run: Run, value: KeyedValue, key: Any) -> bool:
    return _take(run, value, key, "delete")


def _keys(run: Run, value: KeyedValue) -> list[Any]:
    run.array(value.size)
    run.charge(value.size)
    return value.keys()


def _values(run: Run, value: KeyedValue) -> list[Any]:
    run.array(value.size)
    run.charge(value.size)
    return [*value.entries.values()] if value.__class__ is MapValue else value.keys()


def _entries(run: Run, value: KeyedValue) -> list[Any]:
    run.array(3 * value.size)
    run.charge(value.size)
    if value.__class__ is MapValue:
        return entries_of(value)
    return [[key, key] for key in value.keys()]


def _for_each(run: Run, value: KeyedValue, f: Function) -> None:
    call = callback(run, f, 3)
    is_map = value.__class__ is MapValue
    for found in walk_keys(run, value):
        run.charge(1)
        key = found.key if found.__class__ is OddKey else found
        call(value.entries[found] if is_map else key, key, value)


for _table, _what in ((MAP, "key"), (SET, "item")):
    _table.add(
        f"has({_what}: any): boolean",
        f"Whether there is such a{'n item' if _what == 'item' else ' key'}.",
        inline=(
            Inline("this key", "key in this.entries", _IS_SIMPLE, leaves=True),
            quick("this key", quick_maps.has, leaves=True),
            *(
                (quick("items key", quick_maps.found_in, short=LONG, leaves=True, fresh="array"),)
                if _what == "item"
                else ()
            ),
        ),
    )(_has)
    _table.add(
        f"delete({_what}: any): boolean",
        "Takes it away; whether it was there.",
        changes=True,
        inline=(quick("this key", quick_maps.delete),),
    )(_delete)
    _table.add(
        "clear(): null", "Takes everything away.", changes=True, inline=(quick("this", quick_maps.clear, certain=True),)
    )(_clear)
    _table.add("keys(): array", "The keys, in order.", inline=(quick("this", quick_maps.members),))(_keys)
    _table.add(
        "values(): array",
        "The values, in order.",
        inline=(quick("this", quick_maps.members if _what == "item" else quick_maps.items),),
    )(_values)
    _table.add(
        "entries(): array",
        "`[key, value]` for each entry, in order.",
        inline=(quick("this", quick_maps.twice if _what == "item" else quick_maps.pairs, weight=2),),
    )(_entries)
    _table.add(
        "forEach(f: function): null",
        "Calls `f(value, key, itself)` for each entry.",
        inline=(quick("this f", quick_maps.for_each, certain=True), quick("this f", quick_maps.each, callback=True)),
    )(_for_each)


def _of(run: Run, name: str, keys: Iterable[Any]) -> SetValue:
    """A new set of keys, as they are looked up."""
    made = quick_maps.set_of()
    for found in keys:
        _fill(run, made, found.key if found.__class__ is OddKey else found, None, name)
    return made


def _look(run: Run, value: SetValue, other: SetValue) -> None:
    """Charge for looking through both sets, and for the list of what is found."""
    run.charge(value.size + other.size)
    run.allocate(ITEM * (value.size + other.size))


def _without(value: SetValue, other: SetValue) -> list[Any]:
    return [found for found in value.entries if found not in other.entries]


@SET.add(
    "union(other: set): set",
    "The members of either set.",
    inline=(quick("this other", quick_maps.union, weight=4),),
)
def union(run: Run, value: SetValue, other: SetValue) -> SetValue:
    _look(run, value, other)
    return _of(run, "union", [*value.entries, *_without(other, value)])


@SET.add(
    "intersection(other: set): set",
    "The members of both sets, in the order of the smaller one.",
    inline=(quick("this other", quick_maps.intersection, weight=4),),
)
def intersection(run: Run, value: SetValue, other: SetValue) -> SetValue:
    _look(run, value, other)
    one, two = (value, other) if value.size <= other.size else (other, value)
    return _of(run, "intersection", [found for found in one.entries if found in two.entries])


@SET.add(
    "difference(other: set): set",
    "The members that the other set has not.",
    inline=(quick("this other", quick_maps.difference, weight=4),),
)
def difference(run: Run, value: SetValue, other: SetValue) -> SetValue:
    _look(run, value, other)
    return _of(run, "difference", _without(value, other))


@SET.add(
    "symmetricDifference(other: set): set",
    "The members of one set that the other has not.",
    inline=(quick("this other", quick_maps.symmetric_difference, weight=4),),
)
def symmetric_difference(run: Run, value: SetValue, other: SetValue) -> SetValue:
    _look(run, value, other)
    return _of(run, "symmetricDifference", [*_without(value, other), *_without(other, value)])


@SET.add(
    "isSubsetOf(other: set): boolean",
    "Whether the other set has all members of this one.",
    inline=(Inline("this other", "this.entries.keys() <= other.entries.keys()", leaves=True),),
)
def is_subset_of(run: Run, value: SetValue, other: SetValue) -> bool:
    run.charge(value.size)
    return value.entries.keys() <= other.entries.keys()


@SET.add(
    "isSupersetOf(other: set): boolean",
    "Whether this set has all members of the other one.",
    inline=(Inline("this other", "this.entries.keys() >= other.entries.keys()", leaves=True),),
)
def is_superset_of(run: Run, value: SetValue, other: SetValue) -> bool:
    run.charge(other.size)
    return value.entries.keys() >= other.entries.keys()


@SET.add(
    "isDisjointFrom(other: set): boolean",
    "Whether the two sets share no member.",
    inline=(Inline("this other", "this.entries.keys().isdisjoint(other.entries.keys())", leaves=True),),
)
def is_disjoint_from(run: Run, value: SetValue, other: SetValue) -> bool:
    run.charge(value.size)
    return value.entries.keys().isdisjoint(other.entries.keys())


MAP_NAMESPACE = Namespace(
    "Map", "Values by key, in order: `new Map([[key, value]])`.", {}, construct=_NEW.entries["Map"], protected=True
)
SET_NAMESPACE = Namespace(
    "Set", "Values, each once: `new Set(array)`.", {}, construct=_NEW.entries["Set"], protected=True
)
