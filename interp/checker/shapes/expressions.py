"""Expressions that are neither operators nor chains: what is known of their values."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.functions import block, function
from latebind.interp.checker.shapes.operators import expect
from latebind.interp.checker.shapes.sizes import either, small
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.scope import Binding
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

_TEXT = frozenset({"string", "number", "boolean"})


def constant(c: ShapeState, node: n.Constant) -> s.Shape:
    """A literal."""
    return s.NULL if node.value is None else s.LiteralShape((node.value,))


def text(c: ShapeState, node: n.Text) -> s.Shape:
    """A string with interpolations, each of which becomes text; a lone one is that value."""
    for part in node.parts:
        if not isinstance(part, str):
            shape = c.expression(part)
            if node.lone:
                return shape
            expect(c, part, shape, _TEXT, "@( )" if node.quote == '"' else "${ }")
    return s.STRING


def name(c: ShapeState, node: n.Name) -> s.Shape:
    """What a name holds."""
    meaning = c.resolution.names.get(node)
    if not isinstance(meaning, Binding):
        return s.ANY
    if meaning.kind == "host":
        return c.known(node, c.declared.variables.get(meaning.name, s.ANY))
    if meaning.kind == "local" and meaning not in c.bindings:
        return c.known(node, _local(c, meaning))
    return c.known(node, c.bindings.get(meaning, s.ANY))


def _local(c: ShapeState, binding: Binding) -> s.Shape:
    """What a `local` gives that is defined further on, or is being looked at."""
    if binding.value is None or binding in c.evaluating:
        return s.ANY
    c.evaluating.add(binding)
    with c.silent(), c.assuming({}):
        found = c.expression(binding.value)
    c.evaluating.discard(binding)
    return found


def paren(c: ShapeState, node: n.Paren) -> s.Shape:
    """What is in parentheses."""
    return c.expression(node.inner)


def spread(c: ShapeState, node: n.Spread) -> s.Shape:
    """What is spread."""
    return c.expression(node.value)


def array(c: ShapeState, node: n.Array) -> s.Shape:
    """An array: of what its items are, each place by itself where none is spread."""
    shapes = [c.expression(item) for item in node.items]
    if not shapes or (c.resolution.changes and c.open):
        return s.ArrayShape(s.ANY)
    if not c.resolution.changes and not any(isinstance(item, n.Spread) for item in node.items):
        return small(s.TupleShape(tuple(shapes)), s.ArrayShape(s.ANY))
    held = [
        members.iterated(shape) if isinstance(item, n.Spread) else shape
        for item, shape in zip(node.items, shapes, strict=True)
    ]
    return small(s.ArrayShape(either(*map(al.widened, held))), s.ArrayShape(s.ANY))


def object_(c: ShapeState, node: n.Object) -> s.Shape:
    """An object: of the members that are written, and of those that it spreads.

    One that is made of declared objects has no others: `{ ...order, paid: true }`.
    """
    found = s.ObjectShape((), s.ANY)
    closed: set[bool] = set()
    for item in node.properties:
        if isinstance(item, n.Spread):
            more = s.resolved(c.expression(item))
            closed.add(isinstance(more, s.ObjectShape) and more.extra is None)
        elif isinstance(item.key, str):
            shape = c.expression(item.value)
            shape = al.widened(shape) if c.resolution.changes else shape
            more = s.ObjectShape((s.Member(item.key, shape),))
        else:
            c.expression(item.key)
            c.expression(item.value)
            closed.add(False)
            more = s.ANY
        found = al.spread_over(found, more)
    return small(found.replace(extra=None) if closed == {True} else found, s.ObjectShape((), s.ANY))


def arrow(c: ShapeState, node: n.Arrow) -> s.Shape:
    """A function of which nothing says what it is given."""
    function(c, node)
    return s.ANY


def expr_block(c: ShapeState, node: n.ExprBlock) -> s.Shape:
    """An `expr` block: its last expression's value."""
    outer = c.reachable
    found = block(c, node.body)
    c.reachable = outer
    return found


def regex(c: ShapeState, node: n.Regex) -> s.Shape:
    """A pattern."""
    return s.ANY
