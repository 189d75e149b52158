"""What functions and methods of the library give beyond their signatures, and what they call their callbacks with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from latebind.grammar import nodes as n
from latebind.grammar.record import Record
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.functions import function
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

Given = Callable[[ShapeState, s.Shape, n.Call], list[s.Shape]]
Result = Callable[[s.Shape, Sequence[s.Shape]], s.Shape]


class Method(Record):
    """A method: what its callback is called with, and what it gives for a receiver and arguments."""

    result: Result
    given: Given


class Function(Record):
    """A function: what it gives for its arguments; the one at `at` may be a `callback` that gets the first one's items."""

    result: Callable[[Sequence[s.Shape]], s.Shape]
    callback: bool = False
    at: int = 1


def _each(c: ShapeState, own: s.Shape, node: n.Call) -> list[s.Shape]:
    """What most callbacks get: an item, its index, the array."""
    return [members.items(own), s.INTEGER, own]


def _two(c: ShapeState, own: s.Shape, node: n.Call) -> list[s.Shape]:
    """What a comparator gets."""
    return [members.items(own)] * 2


def _folding(c: ShapeState, own: s.Shape, node: n.Call) -> list[s.Shape]:
    """What the callback of `reduce` gets: of what it has so far only the type is known, where the callback keeps it."""
    item = members.items(own)
    initial = node.args[1] if len(node.args) == 2 else None
    if initial is None or isinstance(initial, n.Spread) or not isinstance(node.args[0], n.Arrow):
        return [s.ANY if initial is not None else item, item, s.INTEGER, own]
    with c.silent():
        start = al.widened(c.expression(initial))
        given = [start, item, s.INTEGER, own]
        kept = al.assignable(function(c, node.args[0], given), start)
    return given if kept else [s.ANY, item, s.INTEGER, own]


def _folded(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    if not args:
        return s.ANY
    start = members.items(own) if len(args) == 1 else al.widened(args[1])
    return start if al.assignable(args[0], start) else s.ANY


def _same(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(members.items(own))


def _item(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.nullable(members.items(own))


def _mapped(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(al.widened(args[0]) if args else s.ANY)


def _flat_mapped(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    given = args[0] if args else s.ANY
    return s.ArrayShape(members.items(given) if al.is_kind(given, "array") else s.ANY)


def _flat(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    if args:
        return s.ArrayShape(s.ANY)
    options = al.literals_apart(members.items(own))
    return s.ArrayShape(either(*(members.items(o) if al.is_kind(o, "array") else o for o in options)))


def _with_one(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return _with_more(own, [s.TupleShape(tuple(args[1:2]))])


def _spliced(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return _with_more(own, [s.TupleShape(tuple(args[2:]))])


def _with_more(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    more = [members.items(arg) if al.is_kind(arg, "array") else arg for arg in args]
    if any(not al.is_known(arg) for arg in args):
        return s.ArrayShape(s.ANY)
    return s.ArrayShape(either(members.items(own), *(al.widened(each) for each in more)))


def _numbered(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.TupleShape((s.INTEGER, members.items(own))))


def _places(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.INTEGER)


def _plain(kind: str) -> Result:
    return lambda own, args: al.PLAIN[kind]


def _split(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.STRING)


# Methods of arrays that give an array of items of theirs.
_ITEMS = ("filter", "slice", "toReversed", "reverse", "splice", "fill", "copyWithin", "values")

_ARRAY: Mapping[str, Method] = {
    **{name: Method(_same, _each) for name in _ITEMS},
    **{name: Method(_same, _two) for name in ("toSorted", "sort")},
    **{name: Method(_item, _each) for name in ("find", "findLast", "at", "pop", "shift")},
    **{name: Method(_plain("boolean"), _each) for name in ("some", "every")},
    **{name: Method(_plain("number"), _each) for name in ("findIndex", "findLastIndex")},
    "forEach": Method(_plain("null"), _each),
    "map": Method(_mapped, _each),
    "flatMap": Method(_flat_mapped, _each),
    "flat": Method(_flat, _each),
    "concat": Method(_with_more, _each),
    "with": Method(_with_one, _each),
    "toSpliced": Method(_spliced, _each),
    "entries": Method(_numbered, _each),
    "keys": Method(_places, _each),
    "reduce": Method(_folded, _folding),
    "reduceRight": Method(_folded, _folding),
}


def _held(own: s.Shape, at: int) -> s.Shape:
    """The keys of a map, at 0, or its values; the items of a set."""
    pair = members.iterated(own)
    return pair.items[at] if isinstance(pair, s.TupleShape) and isinstance(own, s.MapShape) else pair


def _each_held(c: ShapeState, own: s.Shape, node: n.Call) -> list[s.Shape]:
    """What the callback of a map's or set's `forEach` gets."""
    return [_held(own, 1), _held(own, 0), own]


def _all_held(at: int) -> Result:
    return lambda own, args: s.ArrayShape(_held(own, at))


def _pairs_held(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.TupleShape((_held(own, 0), _held(own, 1))))


def _itself(own: s.Shape, args: Sequence[s.Shape]) -> s.Shape:
    return own


_KEYED: Mapping[str, Method] = {
    "get": Method(lambda own, args: s.nullable(_held(own, 1)), _each_held),
    "set": Method(_itself, _each_held),
    "add": Method(_itself, _each_held),
    "forEach": Method(_plain("null"), _each_held),
    "keys": Method(_all_held(0), _each_held),
    "values": Method(_all_held(1), _each_held),
    "entries": Method(_pairs_held, _each_held),
}
METHODS: Mapping[tuple[str, str], Method] = {
    **{("array", name): method for name, method in _ARRAY.items()},
    **{(kind, name): method for kind in ("map", "set") for name, method in _KEYED.items()},
    ("string", "split"): Method(_split, _each),
}


def _keys(args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.STRING)


def _values(args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(values_of(args[0]) if args else s.ANY)


def _entries(args: Sequence[s.Shape]) -> s.Shape:
    return s.ArrayShape(s.TupleShape((s.STRING, values_of(args[0]) if args else s.ANY)))


def values_of(shape: s.Shape) -> s.Shape:
    """What an object or array holds, whatever the key."""
    found: list[s.Shape] = []
    for option in s.options_of(shape):
        if isinstance(option, s.RecordShape):
            found.append(option.value)
        elif isinstance(option, s.ArrayShape | s.TupleShape):
            found.append(members.items(option))
        else:
            return s.ANY  # an object may have more members than are declared
    return either(*found) if found else s.ANY


def _grouped(args: Sequence[s.Shape]) -> s.Shape:
    return s.RecordShape(s.ArrayShape(members.items(args[0]) if args else s.ANY))


def _from_entries(args: Sequence[s.Shape]) -> s.Shape:
    pair = members.iterated(args[0]) if args else s.ANY
    return s.RecordShape(pair.items[1] if isinstance(pair, s.TupleShape) and len(pair.items) == 2 else s.ANY)


def _array_from(args: Sequence[s.Shape]) -> s.Shape:
    if not args:
        return s.ANY
    return s.ArrayShape(al.widened(args[1]) if len(args) > 1 else members.iterated(args[0]))


def _assigned(args: Sequence[s.Shape]) -> s.Shape:
    """What `Object.assign` gives: its first argument, with the members of the others."""
    found = s.ObjectShape((), s.ANY)
    for arg in args:
        found = al.spread_over(found, arg)
    return found


FUNCTIONS: Mapping[str, Function] = {
    "Object.keys": Function(_keys),
    "Object.values": Function(_values),
    "Object.entries": Function(_entries),
    "Object.groupBy": Function(_grouped, callback=True),
    "unique": Function(lambda args: s.ArrayShape(members.items(args[0])) if args else s.ANY),
    "Object.fromEntries": Function(_from_entries),
    "Object.assign": Function(_assigned),
    "Array.from": Function(_array_from, callback=True),
    "structuredClone": Function(lambda args: args[0] if args else s.ANY),
}

# Functions of memories that take a key, and whether they give what is stored under it.
BY_KEY: Mapping[str, bool] = {
    f"{space}.{method}": gives
    for space in ("session", "memory", "$memory", "ctx.memory")
    for method, gives in (
        ("get", True), ("getJson", True), ("getItem", True),
        ("set", False), ("setJson", False), ("setItem", False), ("has", False), ("delete", False), ("increment", False),
    )
}  # fmt: skip
