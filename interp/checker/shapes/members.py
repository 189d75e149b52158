"""Members, indices and what patterns take apart: which there are, and what they hold."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.access import PROTOTYPE
from latebind.interp.checker.shapes.provenance import is_declared
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.keys import is_index
from latebind.interp.names import nearest
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

# Types that have no members but those of the library.
_CLOSED = frozenset({"string", "number", "boolean", "array", "date", "map", "set"})
# What each type calls the number of its parts.
_SIZES = {"string": "length", "array": "length", "map": "size", "set": "size"}
# Types whose parts have numbers.
_INDEXED = frozenset({"string", "array"})


def member(
    c: ShapeState,
    base: s.Shape,
    name: str,
    place: n.Node,
    owner: n.Node,
    read: n.Node | None,
    absent: s.Shape = s.NULL,
) -> s.Shape:
    """What `owner.name` is, where `owner` has the shape `base` and is not null.

    Reported at `place` where it is none. `read` is the node to which it is noted that it gives null where it is absent;
    elsewhere `absent` is what it gives then.
    """
    found: list[s.Shape] = []
    lacking: list[s.Shape] = []
    for option in al.literals_apart(base):
        if isinstance(option, s.NullShape):
            continue
        shape = _of_option(c, option, name, read, absent)
        if shape is None:
            lacking.append(option)
        else:
            found.append(shape)
    if lacking and not found and is_declared(c, owner):
        _unknown(c, base, lacking, name, place, owner)
    return al.together(tuple(found)) if found and not lacking else s.ANY


def _of_option(c: ShapeState, option: s.Shape, name: str, read: n.Node | None, absent: s.Shape) -> s.Shape | None:
    """A member of one alternative; None where there is none of that name."""
    if isinstance(option, s.ObjectShape):
        declared = option.member(name)
        optional = declared is not None and declared.optional
        if (
            optional and read is not None and not (c.quiet or c.applying)
        ):  # a function may be called with something else, too
            c.resolution.absent.add(read)
        if name in c.loose:
            return s.ANY
        if declared is None:
            return s.ANY if c.open or (option.extra is not None and name not in PROTOTYPE) else None
        if not optional:
            return declared.shape
        return declared.shape if declared.filled else s.union(declared.shape, absent)
    if isinstance(option, s.RecordShape):
        return option.value
    kind = al.kind_of_option(option)
    if kind is None:
        return s.ANY
    if name == _SIZES.get(kind):
        return s.INTEGER
    return None if kind in _CLOSED else s.ANY


def _unknown(c: ShapeState, base: s.Shape, lacking: list[s.Shape], name: str, place: n.Node, owner: n.Node) -> None:
    """Report a member that no alternative has, with the nearest name of those that there are."""
    kinds = {al.kind_of_option(option) for option in lacking}
    if any(name in c.library.methods.get(kind or "", ()) for kind in kinds):
        c.report("METHOD_VALUE_CHECK", place, name=name, text=c.text(owner))
        return
    names: list[str] = []
    hint: str | None = None
    for option in lacking:
        if isinstance(option, s.ObjectShape):
            names += [each.name for each in option.members]
        else:
            kind = al.kind_of_option(option) or ""
            names += [*c.library.methods.get(kind, ()), *([_SIZES[kind]] if kind in _SIZES else [])]
            hint = hint or c.library.unsupported.get(kind, {}).get(name)
    near = nearest(name, names)
    if hint is None:
        hint = f"did you mean `{near}`?" if near else None
    c.report(
        "UNDECLARED_MEMBER",
        place,
        object=c.text(owner),
        name=name,
        says=c.says(owner, al.without_null(base)),
        hint=hint,
    )


def index(c: ShapeState, base: s.Shape, key: s.Shape, node: n.Index) -> s.Shape:
    """What `base[key]` is."""
    place = key.values[0] if isinstance(key, s.LiteralShape) and len(key.values) == 1 else None
    options = al.literals_apart(base)
    if isinstance(place, str):
        if not (is_index(place) and any(al.kind_of_option(option) in _INDEXED for option in options)):
            return member(c, base, place, node.index, node.object, node)
        place = int(place)
    declared = c.is_declared_path(node.object) and not c.resolution.changes
    if declared and all(_ends_before(option, place) for option in options):
        return member(c, base, str(place), node.index, node.object, None)
    found: list[s.Shape] = []
    for option in options:
        if isinstance(option, s.ArrayShape):
            found.append(option.item)
        elif isinstance(option, s.TupleShape):
            found.append(_at(option, place))
        elif isinstance(option, s.RecordShape):
            found.append(option.value)
        elif al.kind_of_option(option) == "string":
            found.append(s.STRING)
        elif not isinstance(option, s.NullShape):
            return s.ANY
    return al.together(tuple(found)) if found else s.ANY


def maybe_absent(base: s.Shape, name: str | None, found: s.Shape) -> s.Shape:
    """What a read by `?.` gives of what has as many parts as it has: null where this one is missing. `name` is None of an index."""
    if not al.is_known(found):
        return found
    open_ended = s.RecordShape if name is not None else s.RecordShape | s.ArrayShape | s.StringShape
    return s.nullable(found) if any(isinstance(option, open_ended) for option in s.options_of(base)) else found


def name_of(key: s.Shape) -> str | None:
    """The name that a key is, where it is one for certain, and no index."""
    name = key.values[0] if isinstance(key, s.LiteralShape) and len(key.values) == 1 else None
    return name if isinstance(name, str) and not is_index(name) else None


def _ends_before(option: s.Shape, place: object) -> bool:
    """Whether an array is too short to have anything at a place."""
    if not isinstance(place, int | float) or isinstance(place, bool):
        return False
    return isinstance(option, s.TupleShape) and option.rest is None and place >= len(option.items)


def _at(option: s.TupleShape, place: object) -> s.Shape:
    if isinstance(place, int | float) and 0 <= place < len(option.items):
        return option.items[int(place)]
    every = option.items if option.rest is None else (*option.items, option.rest)
    return either(*every) if every else s.ANY


def items(shape: s.Shape) -> s.Shape:
    """What an array holds; any where it may be something else."""
    found: list[s.Shape] = []
    for option in s.options_of(shape):
        if isinstance(option, s.ArrayShape):
            found.append(option.item)
        elif isinstance(option, s.TupleShape):
            found.append(_at(option, None))
        elif not isinstance(option, s.NullShape):
            return s.ANY
    return al.together(tuple(found)) if found else s.ANY


def iterated(shape: s.Shape) -> s.Shape:
    """What `for (… of …)`, `...` and their like go through."""
    found: list[s.Shape] = []
    for option in al.literals_apart(shape):
        if isinstance(option, s.MapShape):
            found.append(s.TupleShape((option.key, option.value)))
        elif isinstance(option, s.SetShape):
            found.append(option.item)
        else:
            found.append(s.STRING if al.kind_of_option(option) == "string" else items(option))
    return al.together(tuple(found)) if found else s.ANY


def there(c: ShapeState, shape: s.Shape, node: n.Node, access: str) -> s.Shape:
    """A value that is read of: reported where it may be null. What is left of it then."""
    if not al.may_be_null(shape):
        return shape
    left = al.without_null(shape)
    if not is_declared(c, node):
        return s.ANY if left == al.NEVER else left
    if left == al.NEVER:
        c.report("ALWAYS_NULL", node, text=c.text(node))
        return s.ANY
    c.report("MAY_BE_NULL", node, text=c.text(node), says=c.says(node, shape), access=access)
    return left


def take_apart(c: ShapeState, pattern: n.Pattern, shape: s.Shape, source: n.Node) -> None:
    """Give the names of a pattern what is known of the parts of `shape`, which is the value of `source`."""
    if isinstance(pattern, n.NamePattern):
        c.bind(pattern, shape)
        if is_declared(c, source) and (binding := c.resolution.patterns.get(pattern)) is not None:
            c.declared_names.add(binding)
    elif isinstance(pattern, n.ObjectPattern):
        base = there(c, shape, source, "")
        for part in pattern.properties:
            read, absent = (part, s.NULL) if part.default is None else (None, al.NEVER)
            place = n.Name(part.start, part.start + len(part.key), part.key)
            part_shape = member(c, base, part.key, place, source, read, absent)
            if is_declared(c, source):
                c.declared_patterns.add(place)
            _part(c, part, part_shape, place)
        if pattern.rest is not None:
            take_apart(c, pattern.rest, _rest(base, {part.key for part in pattern.properties}), source)
    elif isinstance(pattern, n.ArrayPattern):
        base = there(c, shape, source, "")
        for at, element in enumerate(pattern.elements):
            if element is not None:
                _part(c, element, _element(base, at), source)
        if pattern.rest is not None:
            take_apart(c, pattern.rest, s.ArrayShape(items(base)), source)
    elif isinstance(pattern, n.Name | n.Member | n.Index):
        c.forget(c.path(pattern), getattr(pattern, "name", None) if isinstance(pattern, n.Member) else None)


def _part(c: ShapeState, part: n.PatternProperty | n.PatternElement, shape: s.Shape, source: n.Node) -> None:
    if part.default is not None:
        shape = either(shape, al.widened(c.expression(part.default)))
    take_apart(c, part.target, shape, source)


def _element(base: s.Shape, place: int) -> s.Shape:
    options = s.options_of(base)
    if all(isinstance(option, s.TupleShape) for option in options):
        return either(*(_at(option, place) for option in options if isinstance(option, s.TupleShape)))
    return items(base)


def _rest(base: s.Shape, taken: set[str]) -> s.Shape:
    if not isinstance(base, s.ObjectShape):
        return s.ANY
    left = tuple(each for each in base.members if each.name not in taken)
    return s.ObjectShape(left, base.extra)
