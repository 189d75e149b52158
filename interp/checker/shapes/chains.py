"""Chains such as `order.items?.[0].sku.trim()`: each link is looked at with what those before it give."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import calls, members
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.scope import Dynamic
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

Link = n.Member | n.Index | n.Call


def chain(c: ShapeState, node: Link) -> s.Shape:
    """A whole chain, from its base outwards. A `?.` that finds null ends it with null."""
    links: list[Link] = []
    base: n.Expr = node
    static = c.resolution.static
    while isinstance(base, n.Member | n.Index | n.Call) and base not in static:
        links.append(base)
        base = base.callee if isinstance(base, n.Call) else base.object
    links.reverse()
    shape, place = _base(c, base, links)
    short = False
    while place < len(links):
        link = links[place]
        if link.optional:
            short = short or al.may_be_null(shape)
            shape = al.without_null(shape)
            if shape == al.NEVER:
                _walk_rest(c, links[place:])
                return s.NULL
        following = links[place + 1] if place + 1 < len(links) else None
        if isinstance(link, n.Member) and isinstance(following, n.Call):
            shape = calls.method(c, link, following, shape)
            place += 2
        else:
            shape = _link(c, link, shape)
            place += 1
    return s.nullable(shape) if short else shape


def _base(c: ShapeState, base: n.Expr, links: list[Link]) -> tuple[s.Shape, int]:
    """The value that a chain starts from, and how many links that took."""
    first = links[0] if links else None
    if isinstance(first, n.Call) and (found := calls.known(c, base, first)) is not None:
        return found, 1
    meaning = c.resolution.static.get(base)
    if meaning is None:
        return c.expression(base), 0
    if isinstance(meaning, int | float):
        return s.NUMBER, 0
    if isinstance(meaning, Dynamic):
        return _data(c, base, meaning), 0
    return s.ANY, 0


def _data(c: ShapeState, base: n.Expr, meaning: Dynamic) -> s.Shape:
    """A member of a memory that is data: `$memory.nombre`."""
    if isinstance(base, n.Index):
        c.expression(base.index)
    declared = c.declared.memories.get(meaning.space.name)
    if declared is None or not isinstance(base, n.Member):
        return s.ANY
    place = n.Name(base.name_start, base.end, base.name)
    return c.known(base, members.member(c, declared, base.name, place, base.object, None))


def _link(c: ShapeState, link: Link, shape: s.Shape) -> s.Shape:
    if isinstance(link, n.Member):
        base = shape if link.optional else members.there(c, shape, link.object, f"?.{link.name}")
        place = n.Name(link.name_start, link.end, link.name)
        found = members.member(c, base, link.name, place, link.object, link)
        return c.known(link, members.maybe_absent(base, link.name, found) if link.optional else found)
    if isinstance(link, n.Index):
        base = shape if link.optional else members.there(c, shape, link.object, "?.[…]")
        key = c.expression(link.index)
        found = members.index(c, base, key, link)
        return c.known(link, members.maybe_absent(base, members.name_of(key), found) if link.optional else found)
    return calls.value(c, link, shape)


def _walk_rest(c: ShapeState, links: list[Link]) -> None:
    """Look at what is never evaluated only for what its names are."""
    with c.silent():
        for link in links:
            if isinstance(link, n.Call):
                calls.arguments(c, link)
            elif isinstance(link, n.Index):
                c.expression(link.index)
