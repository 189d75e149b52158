"""Functions and blocks: what is in them is looked at where they stand, with what their parameters are given."""

from __future__ import annotations

from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.checker.state import names_of
from latebind.interp.shapes import model as s


def function(c: ShapeState, arrow: n.Arrow, given: Sequence[s.Shape] = (), *, declared: bool = False) -> s.Shape:
    """Walk a function whose first parameters are given these shapes; what is known of what it gives.

    `declared` tells whether it is the host's declarations that say what they are given.
    """
    bindings = [c.resolution.patterns.get(name) for param in arrow.params for name in names_of(param.target)]
    outer = c.facts, c.returned, c.reachable, {each: c.bindings[each] for each in bindings if each in c.bindings}
    c.facts, c.returned = c.settled(), []
    for place, param in enumerate(arrow.params):
        shape = s.ANY if place >= len(given) else given[place]
        if param.rest:
            shape = s.ArrayShape(s.ANY)
        elif param.default is not None:
            c.expression(param.default)  # which does not stand for what is given, be it null
        if declared:
            c.declared_patterns.add(param.target)
        members.take_apart(c, param.target, shape, param.target)
    if isinstance(arrow.body, n.Block):
        block(c, arrow.body)
        found = either(*c.returned, *([s.NULL] if c.reachable else []))
    else:
        found = c.expression(arrow.body)
    c.facts, c.returned, c.reachable, bound = outer
    c.bindings.update({each: shape for each, shape in bound.items() if each is not None})
    return found


def block(c: ShapeState, node: n.Block) -> s.Shape:
    """Walk the statements of a block; what is known of the last one's value."""
    return statements(c, node.body)


def statements(c: ShapeState, body: Sequence[n.Statement]) -> s.Shape:
    """Walk statements in order; what is known of the last one's value."""
    found: s.Shape = s.NULL
    for statement in body:
        found = c.statement(statement)
    return found
