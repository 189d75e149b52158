"""How much the pass knows at most. A script may put a value into the next one as often as it likes, and alternatives beside each
other: what is known of such values would be larger than the script, and take longer to compare."""

from __future__ import annotations

from collections.abc import Iterable

from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

# More alternatives, be they literals or not, and more parts of what a script writes itself, are more than anybody asks for.
_MOST_OPTIONS, _MOST_LITERALS, _MOST_PARTS = 40, 60, 300


def either(*shapes: s.Shape) -> s.Shape:
    """One of several shapes, without literals that others of them cover; any, where these are too many."""
    found: list[s.Shape] = []
    literals: list[s.LiteralShape] = []
    for shape in shapes:
        for option in shape.options if isinstance(shape, s.UnionShape) else (shape,):
            if isinstance(option, s.AnyShape):
                return s.ANY
            if isinstance(option, s.LiteralShape) and option.name is None:
                literals.append(option)
            elif option not in found:
                found.append(option)
                if len(found) > _MOST_OPTIONS:
                    return s.ANY
    if {True, False} <= {value for literal in literals for value in literal.values if isinstance(value, bool)}:
        found.append(s.BOOLEAN)
    values = [
        value for each in literals for value in each.values if not any(al.covers(option, value) for option in found)
    ]
    left = s.LiteralShape(tuple(values))
    if len(values) > _MOST_LITERALS and len(literals) > 1:
        return either(al.widened(left), *found)
    return s.union(*([left] if values else []), *found)


def small(shape: s.Shape, otherwise: s.Shape) -> s.Shape:
    """A shape that a script wrote, or another one, where it has too many parts."""
    work, count = [shape], 0
    while work:
        count += 1
        if count > _MOST_PARTS:
            return otherwise
        work += _parts(work.pop())
    return shape


def _parts(shape: s.Shape) -> Iterable[s.Shape]:
    """What a shape is made of. A declared one has a name, and is one part."""
    if isinstance(shape, s.ObjectShape):
        return () if shape.name is not None else [member.shape for member in shape.members]
    if isinstance(shape, s.ArrayShape | s.SetShape):
        return (shape.item,)
    if isinstance(shape, s.TupleShape):
        return shape.items
    if isinstance(shape, s.UnionShape):
        return shape.options
    if isinstance(shape, s.MapShape):
        return shape.key, shape.value
    return (shape.value,) if isinstance(shape, s.RecordShape) else ()
