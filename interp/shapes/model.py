"""The values that shapes are: what is known of a value before it is there. Immutable, compared by value.

They speak of values as scripts see them: a `datetime` of a host is a string of the format `date-time`, a tuple an array.
"""

from __future__ import annotations

from collections.abc import Mapping

from latebind.grammar.record import Record


class Shape(Record):
    """What all shapes share. `doc`, on each of them, is a sentence for authors."""


class AnyShape(Shape):
    """Whatever: nothing is known, nothing is checked."""

    doc: str | None = None


class NullShape(Shape):
    """null."""

    doc: str | None = None


class BooleanShape(Shape):
    """true or false."""

    doc: str | None = None


class NumberShape(Shape):
    """A number; `whole` is one without a fraction. Bounds are inclusive, `above` and `below` exclusive."""

    whole: bool = False
    minimum: int | float | None = None
    maximum: int | float | None = None
    above: int | float | None = None
    below: int | float | None = None
    multiple_of: int | float | None = None
    doc: str | None = None


class StringShape(Shape):
    """A string, of so many code points. `pattern` is what JavaScript's `RegExp` takes, and is found anywhere.

    `format` is JSON Schema's name: `date-time`, `date`, `time`, `uuid`, `email`, `uri`; or ours, `decimal`.
    """

    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    format: str | None = None
    doc: str | None = None


class DateShape(Shape):
    """A `Date` of the language. (A host's datetime enters as a string.)"""

    doc: str | None = None


class BlobShape(Shape):
    """Bytes, as a blob."""

    doc: str | None = None


class LiteralShape(Shape):
    """One of these values: null, booleans, numbers, strings. An enumeration has a `name`."""

    values: tuple[None | bool | int | float | str, ...]
    name: str | None = None
    doc: str | None = None

    def __eq__(self, other: object) -> bool:
        """To scripts 1 is not true, as it is to Python."""
        return isinstance(other, LiteralShape) and self._told_apart() == other._told_apart()

    def __hash__(self) -> int:
        return hash((self.values, self.name, self.doc))

    def _told_apart(self) -> tuple[object, ...]:
        return self.values, [value.__class__ is bool for value in self.values], self.name, self.doc


class ArrayShape(Shape):
    """An array of items of one shape."""

    item: Shape
    least: int | None = None
    most: int | None = None
    doc: str | None = None


class TupleShape(Shape):
    """An array with a shape for each place; `rest` is that of all further items, None where there are none."""

    items: tuple[Shape, ...]
    rest: Shape | None = None
    doc: str | None = None


class Member(Record):
    """One member of an object. An `optional` one may be absent; one that is `filled` as well is there in whatever the class
    makes that declares it, and absent at most in a dict that stands for one."""

    name: str
    shape: Shape
    optional: bool = False
    filled: bool = False
    doc: str | None = None


class ObjectShape(Shape):
    """An object with these members, in order.

    `extra` is the shape of all other members; None where the declaration has none: the checker knows of no other then,
    and at run time they are let through, unless it is `strict`.
    """

    members: tuple[Member, ...]
    extra: Shape | None = None
    strict: bool = False
    name: str | None = None
    doc: str | None = None

    def member(self, name: str) -> Member | None:
        """The declared member of that name."""
        return next((member for member in self.members if member.name == name), None)


class RecordShape(Shape):
    """An object whose keys are data, and all of whose values have one shape."""

    value: Shape
    key: Shape | None = None
    doc: str | None = None


class MapShape(Shape):
    """A `Map`. Only scripts make one."""

    key: Shape
    value: Shape
    doc: str | None = None


class SetShape(Shape):
    """A `Set`. Only scripts make one."""

    item: Shape
    doc: str | None = None


class UnionShape(Shape):
    """Any one of several. Made by `union`, which keeps it flat."""

    options: tuple[Shape, ...]
    doc: str | None = None


class NamedShape(Shape, eq=False):
    """A shape by its name among `definitions`, where one contains itself. Filled in before anybody asks."""

    name: str
    definitions: Mapping[str, Shape]
    doc: str | None = None

    def resolve(self) -> Shape:
        """The shape that the name stands for."""
        return self.definitions[self.name]


class Declarations(Record):
    """What a host declares of a program: its variables, what the members of memories are (`$memory`, `session`), and
    its result; and which of the variables scripts may not change."""

    variables: Mapping[str, Shape]
    memories: Mapping[str, Shape]
    returns: Shape | None = None
    read_only: frozenset[str] = frozenset()


ANY = AnyShape()
NULL = NullShape()
BOOLEAN = BooleanShape()
NUMBER = NumberShape()
INTEGER = NumberShape(whole=True)
STRING = StringShape()


def union(*shapes: Shape) -> Shape:
    """One of several shapes: flat, each once, literals together; any where one of them is. Of none, no value at all."""
    found: list[Shape] = []
    values: dict[tuple[bool, object], None | bool | int | float | str] = {}  # as `same_value` tells them apart
    for shape in shapes:
        for option in shape.options if isinstance(shape, UnionShape) else (shape,):
            if isinstance(option, AnyShape):
                return ANY
            if isinstance(option, LiteralShape) and option.name is None:
                for value in option.values:
                    values.setdefault((value.__class__ is bool, value), value)
            elif option not in found:
                found.append(option)
    if [*values.values()] == [None]:
        found += [] if NULL in found else [NULL]
    elif values:
        found.insert(0, LiteralShape(tuple(values.values())))
    if not found:
        return LiteralShape(())
    return found[0] if len(found) == 1 else UnionShape(tuple(found))


def nullable(shape: Shape) -> Shape:
    """The shape, or null."""
    return union(shape, NULL)


def same_value(one: object, other: object) -> bool:
    """Whether two literals are the same to scripts: 1 is 1.0, and not true."""
    return one == other and (one.__class__ is bool) == (other.__class__ is bool)


def resolved(shape: Shape) -> Shape:
    """The shape itself, where it is given by name."""
    while isinstance(shape, NamedShape):
        shape = shape.resolve()
    return shape


def options_of(shape: Shape) -> tuple[Shape, ...]:
    """The alternatives of a shape, resolved and flat: itself, where it is no union."""
    shape = resolved(shape)
    if not isinstance(shape, UnionShape):
        return (shape,)
    return tuple(option for each in shape.options for option in options_of(each))


__all__ = [
    "ANY",
    "BOOLEAN",
    "INTEGER",
    "NULL",
    "NUMBER",
    "STRING",
    "AnyShape",
    "ArrayShape",
    "BlobShape",
    "BooleanShape",
    "DateShape",
    "Declarations",
    "LiteralShape",
    "MapShape",
    "Member",
    "NamedShape",
    "NullShape",
    "NumberShape",
    "ObjectShape",
    "RecordShape",
    "SetShape",
    "Shape",
    "StringShape",
    "TupleShape",
    "UnionShape",
    "nullable",
    "options_of",
    "resolved",
    "same_value",
    "union",
]
