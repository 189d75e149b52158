"""What shapes say about each other, and what is left of one when something is known of its value. The checker asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from latebind.interp.shapes import model as s

_KINDS: Mapping[type[s.Shape], str] = {
    s.NullShape: "null",
    s.BooleanShape: "boolean",
    s.NumberShape: "number",
    s.StringShape: "string",
    s.ArrayShape: "array",
    s.TupleShape: "array",
    s.ObjectShape: "object",
    s.RecordShape: "object",
    s.DateShape: "date",
    s.BlobShape: "blob",
    s.MapShape: "map",
    s.SetShape: "set",
}


def literals_apart(shape: s.Shape) -> tuple[s.Shape, ...]:
    """The alternatives of a shape, with each literal by itself."""
    found: list[s.Shape] = []
    for option in s.options_of(shape):
        if isinstance(option, s.LiteralShape):
            found += [s.NULL if value is None else s.LiteralShape((value,)) for value in option.values]
        elif isinstance(option, s.BooleanShape):
            found += [s.LiteralShape((True,)), s.LiteralShape((False,))]
        else:
            found.append(option)
    return tuple(found)


def kind_of_option(option: s.Shape) -> str | None:
    """The type's name of one alternative; None where it is not known."""
    if isinstance(option, s.LiteralShape):
        return kind_of_literal(option.values[0]) if len({kind_of_literal(v) for v in option.values}) == 1 else None
    return _KINDS.get(type(option))


def kind_of_literal(value: object) -> str:
    """The type's name of a literal."""
    if value is None:
        return "null"
    return {bool: "boolean", str: "string"}.get(type(value), "number")


def kinds(shape: s.Shape) -> frozenset[str] | None:
    """The names of the types that a value may have; None where they are not known."""
    found = [kind_of_option(option) for option in literals_apart(shape)]
    return None if None in found else frozenset(kind for kind in found if kind is not None)


def is_kind(shape: s.Shape, kind: str) -> bool:
    """Whether a value is of this type for certain."""
    return kinds(shape) == frozenset((kind,))


def is_known(shape: s.Shape) -> bool:
    """Whether anything is known of a shape's values."""
    return kinds(shape) is not None


def keep(shape: s.Shape, wanted: Callable[[s.Shape], bool]) -> s.Shape:
    """The alternatives of a shape that are wanted, and the unknown; the shape itself where all are."""
    options = literals_apart(shape)
    left = tuple(option for option in options if isinstance(option, s.AnyShape) or wanted(option))
    if len(left) == len(options):
        return shape
    return together(left)


def together(options: tuple[s.Shape, ...]) -> s.Shape:
    """The union of alternatives; a boolean where both of its literals are among them. Never is an empty literal."""
    if not options:
        return NEVER
    both = [option for option in options if option in (_TRUE, _FALSE)]
    if len(both) == 2:
        options = (*[option for option in options if option not in both], s.BOOLEAN)
    return s.union(*options)


NEVER = s.LiteralShape(())
_TRUE, _FALSE = s.LiteralShape((True,)), s.LiteralShape((False,))


def without_null(shape: s.Shape) -> s.Shape:
    """What is left where a value is not null."""
    return keep(shape, lambda option: not isinstance(option, s.NullShape))


def may_be_null(shape: s.Shape) -> bool:
    """Whether null is one of the alternatives that a shape names."""
    return any(isinstance(option, s.NullShape) for option in literals_apart(shape))


def truthy(shape: s.Shape) -> s.Shape:
    """What is left where a value counts as true."""
    return keep(shape, lambda option: not isinstance(option, s.NullShape) and not _is_falsy_literal(option))


def falsy(shape: s.Shape) -> s.Shape:
    """What is left where a value counts as false."""
    left = keep(shape, lambda option: kind_of_option(option) in _MAY_BE_FALSY and not _is_truthy_literal(option))
    return together(tuple(_FALSY.get(kind_of_option(option) or "", option) for option in literals_apart(left)))


_MAY_BE_FALSY = frozenset({"null", "boolean", "number", "string"})
_FALSY: Mapping[str, s.Shape] = {
    "string": s.LiteralShape(("",)),
    "number": s.LiteralShape((0,)),
    "boolean": _FALSE,
}


def _is_falsy_literal(option: s.Shape) -> bool:
    return isinstance(option, s.LiteralShape) and not any(option.values)


def _is_truthy_literal(option: s.Shape) -> bool:
    return isinstance(option, s.LiteralShape) and all(option.values)


def equal_to(shape: s.Shape, value: None | bool | int | float | str) -> s.Shape:
    """What is left where a value is this literal."""
    own = s.NULL if value is None else s.LiteralShape((value,))
    left = keep(shape, lambda option: overlap(option, own))
    return left if not is_known(left) else own if left != NEVER else NEVER


def not_equal_to(shape: s.Shape, value: None | bool | int | float | str) -> s.Shape:
    """What is left where a value is not this literal."""
    own = s.NULL if value is None else s.LiteralShape((value,))
    return keep(shape, lambda option: not _same_literal(option, own))


def _same_literal(one: s.Shape, other: s.Shape) -> bool:
    if isinstance(one, s.LiteralShape) and isinstance(other, s.LiteralShape):
        return s.same_value(one.values[0], other.values[0])
    return isinstance(one, s.NullShape) and isinstance(other, s.NullShape)


def of_kind(shape: s.Shape, kind: str) -> s.Shape:
    """What is left where a value is of this type; the type itself, where nothing was known."""
    if not is_known(shape):
        return PLAIN.get(kind, s.ANY)
    return keep(shape, lambda option: kind_of_option(option) == kind)


def not_of_kind(shape: s.Shape, kind: str) -> s.Shape:
    """What is left where a value is not of this type."""
    return keep(shape, lambda option: kind_of_option(option) != kind)


# What is known of a value of which only the type is.
PLAIN: Mapping[str, s.Shape] = {
    "null": s.NULL,
    "boolean": s.BOOLEAN,
    "number": s.NUMBER,
    "integer": s.NUMBER,
    "string": s.STRING,
    "array": s.ArrayShape(s.ANY),
    "object": s.RecordShape(s.ANY),
    "date": s.DateShape(),
    "blob": s.BlobShape(),
}


def overlap(one: s.Shape, other: s.Shape) -> bool:
    """Whether some value may be of both shapes. What objects and arrays hold is not compared."""
    return any(_option_overlap(a, b) for a in literals_apart(one) for b in literals_apart(other))


def _option_overlap(one: s.Shape, other: s.Shape) -> bool:
    mine, others = kind_of_option(one), kind_of_option(other)
    if mine is None or others is None:
        return True
    if mine != others:
        return False
    for literal, shape in ((one, other), (other, one)):
        if isinstance(literal, s.LiteralShape) and not _may_be(shape, literal.values[0]):
            return False
    return True


def _may_be(shape: s.Shape, value: object) -> bool:
    """Whether a literal of the right type is within a shape; bounds and patterns are not asked."""
    if isinstance(shape, s.LiteralShape):
        return any(s.same_value(value, own) for own in shape.values)
    if isinstance(shape, s.NumberShape) and shape.whole:
        return isinstance(value, int | float) and float(value).is_integer()
    return True


def covers(option: s.Shape, value: None | bool | int | float | str) -> bool:
    """Whether an alternative that is no literal has a literal among its values, as far as is compared."""
    return kind_of_option(option) == kind_of_literal(value) and _may_be(option, value)


def assignable(one: s.Shape, other: s.Shape) -> bool:
    """Whether every value of one shape is of the other, but for fractions. False where it is not known."""
    options = literals_apart(other)
    return any(isinstance(option, s.AnyShape) for option in options) or all(
        any(_option_assignable(a, b) for b in options) for a in literals_apart(one)
    )


def _option_assignable(one: s.Shape, other: s.Shape) -> bool:
    if one == other:
        return True
    if kind_of_option(one) is None or kind_of_option(one) != kind_of_option(other):
        return False
    if isinstance(other, s.LiteralShape):
        return isinstance(one, s.LiteralShape) and _may_be(other, one.values[0])
    if isinstance(one, s.LiteralShape):
        plain = other in (s.STRING, s.NUMBER, s.BOOLEAN) or (other == s.INTEGER and _may_be(other, one.values[0]))
        return plain
    if isinstance(one, s.ArrayShape) and isinstance(other, s.ArrayShape):
        return other.least is None and other.most is None and assignable(one.item, other.item)
    if isinstance(one, s.TupleShape) and isinstance(other, s.ArrayShape):
        items = one.items if one.rest is None else (*one.items, one.rest)
        return other.least is None and other.most is None and all(assignable(item, other.item) for item in items)
    if isinstance(one, s.ObjectShape) and isinstance(other, s.ObjectShape):
        return _object_assignable(one, other)
    if isinstance(one, s.NumberShape) and isinstance(other, s.NumberShape):
        return other in (s.NUMBER, s.INTEGER)
    return other in PLAIN.values()


def _object_assignable(one: s.ObjectShape, other: s.ObjectShape) -> bool:
    for member in other.members:
        own = one.member(member.name)
        if own is None or (own.optional and not member.optional) or not assignable(own.shape, member.shape):
            return False
    return other.extra is None and not other.strict


def spread_over(base: s.ObjectShape, more: s.Shape) -> s.ObjectShape:
    """The members of `base`, and over them those of `more`: none that are known for certain, where it is no object.

    No declaration says that the object has no others: reading one where it may be missing is right.
    """
    more = s.resolved(more)
    if not isinstance(more, s.ObjectShape):
        return s.ObjectShape((), s.ANY)
    members = {each.name: each for each in base.members}
    for each in more.members:
        known = members.get(each.name)
        if each.optional and known is not None:
            each = known.replace(shape=s.union(known.shape, each.shape))
        members[each.name] = each
    return s.ObjectShape(tuple(members.values()), s.ANY)


def with_member(shape: s.Shape, name: str, value: s.Shape) -> s.Shape:
    """A shape of whose objects it is known what a member of theirs holds, which is there then unless that may be null."""

    def known(option: s.Shape) -> s.Shape:
        if not isinstance(option, s.ObjectShape) or option.member(name) is None:
            return option
        there = not may_be_null(value)
        members = [
            each.replace(shape=value, optional=each.optional and not there) if each.name == name else each
            for each in option.members
        ]
        return option.replace(members=tuple(members))

    return together(tuple(map(known, s.options_of(shape))))


def widened(shape: s.Shape) -> s.Shape:
    """A shape without its literals: what a name that starts with such a value may hold later."""
    found = [PLAIN[kind_of_literal(o.values[0])] if isinstance(o, s.LiteralShape) else o for o in literals_apart(shape)]
    return together(tuple(found))


def loosened(shape: s.Shape) -> s.Shape:
    """A shape whose objects may have more members, and whose arrays may hold anything else."""
    if isinstance(shape, s.ObjectShape):
        members = tuple(each.replace(shape=loosened(each.shape)) for each in shape.members)
        return shape.replace(members=members, extra=s.ANY)
    if isinstance(shape, s.ArrayShape | s.TupleShape):
        return s.ArrayShape(s.ANY)
    if isinstance(shape, s.UnionShape):
        return s.union(*(loosened(option) for option in shape.options))
    return s.ANY if isinstance(shape, s.NamedShape | s.RecordShape) else shape
