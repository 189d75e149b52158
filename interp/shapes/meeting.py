"""What two shapes allow both: what `allOf` says of a value, and what stands beside `$ref`, `anyOf` or `enum` in a JSON Schema."""

from __future__ import annotations

from typing import Any

from latebind.interp.shapes import model as s
from latebind.interp.shapes.algebra import NEVER, kind_of_literal, kind_of_option


def meeting(one: s.Shape, other: s.Shape, at: str) -> s.Shape:
    """The shape of the values that are of both. Raises TypeError, with the place of the schema, where shapes cannot say it."""
    if one == other or isinstance(other, s.AnyShape):
        return one
    if isinstance(one, s.AnyShape):
        return other
    found = [_of_options(a, b, at) for a in _options(one, at) for b in _options(other, at)]
    return s.union(*(each for each in found if each != NEVER))


def _options(shape: s.Shape, at: str) -> tuple[s.Shape, ...]:
    try:
        return s.options_of(shape)
    except KeyError:
        raise TypeError(f"{at}: shapes cannot say what holds itself and something else") from None


def _of_options(one: s.Shape, other: s.Shape, at: str) -> s.Shape:
    if isinstance(one, s.AnyShape) or one == other:
        return other
    if isinstance(other, s.AnyShape):
        return one
    for literal, shape in ((one, other), (other, one)):
        if isinstance(literal, s.LiteralShape):
            return literal.replace(values=tuple(each for each in literal.values if _is(each, shape, at)))
    if kind_of_option(one) != kind_of_option(other):
        return NEVER
    if isinstance(one, s.NumberShape) and isinstance(other, s.NumberShape):
        return s.NumberShape(
            one.whole or other.whole,
            _largest(one.minimum, other.minimum),
            _least(one.maximum, other.maximum),
            _largest(one.above, other.above),
            _least(one.below, other.below),
            _either(one.multiple_of, other.multiple_of, at),
        )
    if isinstance(one, s.StringShape) and isinstance(other, s.StringShape):
        return s.StringShape(
            *_sizes(one, other),
            _either(one.pattern, other.pattern, at),
            _either(one.format, other.format, at),
        )
    if isinstance(one, s.ArrayShape) and isinstance(other, s.ArrayShape):
        return s.ArrayShape(meeting(one.item, other.item, at), *_sizes(one, other))
    for shape, plain in ((one, other), (other, one)):
        if plain in (s.ArrayShape(s.ANY), s.RecordShape(s.ANY)):
            return shape
    if isinstance(one, s.ObjectShape) and isinstance(other, s.ObjectShape):
        return _object(one, other, at)
    raise _unsaid(at)


def _is(value: Any, shape: s.Shape, at: str) -> bool:
    """Whether a literal is of a shape."""
    if isinstance(shape, s.LiteralShape):
        return any(s.same_value(value, each) for each in shape.values)
    if kind_of_literal(value) != kind_of_option(shape):
        return False
    if isinstance(shape, s.NumberShape) and shape.multiple_of is None:
        return (not shape.whole or value == int(value)) and (
            (shape.minimum is None or value >= shape.minimum)
            and (shape.maximum is None or value <= shape.maximum)
            and (shape.above is None or value > shape.above)
            and (shape.below is None or value < shape.below)
        )
    if isinstance(shape, s.StringShape) and shape.pattern is None:
        return (shape.least or 0) <= len(value) and (shape.most is None or len(value) <= shape.most)
    if isinstance(shape, s.NumberShape | s.StringShape):
        raise _unsaid(at)
    return True


def _object(one: s.ObjectShape, other: s.ObjectShape, at: str) -> s.Shape:
    members: list[s.Member] = []
    for name in dict.fromkeys(each.name for each in (*one.members, *other.members)):
        both = _member(one, name), _member(other, name)
        if None in both:  # one of them has no such member for certain
            if any(each is not None and not each.optional for each in both):
                return NEVER
            continue
        first, second = (each for each in both if each is not None)
        members.append(
            s.Member(
                name,
                meeting(first.shape, second.shape, at),
                first.optional and second.optional,
                first.filled or second.filled,
                second.doc or first.doc,
            )
        )
    extra = meeting(one.extra, other.extra, at) if one.extra is not None and other.extra is not None else None
    return s.ObjectShape(tuple(members), extra, one.strict or other.strict, other.name or one.name)


def _member(shape: s.ObjectShape, name: str) -> s.Member | None:
    """What an object says of a member, be it of all others; None where it has no others."""
    found = shape.member(name)
    return found or (None if shape.strict else s.Member(name, shape.extra or s.ANY, optional=True))


def _sizes(one: Any, other: Any) -> tuple[int | None, int | None]:
    return _largest(one.least, other.least), _least(one.most, other.most)


def _largest(one: Any, other: Any) -> Any:
    return max((each for each in (one, other) if each is not None), default=None)


def _least(one: Any, other: Any) -> Any:
    return min((each for each in (one, other) if each is not None), default=None)


def _either(one: Any, other: Any, at: str) -> Any:
    """What one of two says, or both alike."""
    if one is not None and other is not None and one != other:
        raise _unsaid(at)
    return other if one is None else one


def _unsaid(at: str) -> TypeError:
    return TypeError(f"{at}: shapes cannot say what two parts of it ask together")
