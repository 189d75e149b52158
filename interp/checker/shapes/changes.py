"""Assignments and other changes: what was known of a place ends, and what does not fit its declaration is noted.

A script with changes is walked twice: `loose` and `open`, found by the first walk, hold from the start of the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.scope import Binding
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s


def assign(c: ShapeState, node: n.Assign) -> s.Shape:
    """`target op value`; what is known of the value from here on."""
    target = node.target
    if isinstance(target, n.ObjectPattern | n.ArrayPattern):
        shape = c.expression(node.value)
        members.take_apart(c, target, shape, node.value)
        return shape
    base, key = _place(c, target)
    with c.assuming(c.facts):
        shape = c.expression(node.value)
    if node.op != "=":
        shape = s.union(shape, s.ANY) if node.op in ("+=", "&&=", "||=", "??=") else s.NUMBER
    _put(c, target, base, key, shape)
    return shape


def update(c: ShapeState, node: n.Update) -> s.Shape:
    """`++` and `--`."""
    base, key = _place(c, node.target)
    _put(c, node.target, base, key, s.NUMBER)
    return s.NUMBER


def delete(c: ShapeState, node: n.Delete) -> s.Shape:
    """`delete object.key`."""
    _, key = _place(c, node.target)
    if isinstance(key, s.LiteralShape):
        c.loose.add(str(key.values[0]))
    c.forget(c.path(node.target), str(key.values[0]) if isinstance(key, s.LiteralShape) else None)
    return s.BOOLEAN


def _place(c: ShapeState, target: n.Expr | n.Target) -> tuple[s.Shape, s.Shape | None]:
    """What a member or index that is assigned to belongs to, and its key."""
    if isinstance(target, n.Member | n.Index) and target in c.resolution.static:
        return s.ANY, None
    if isinstance(target, n.Member):
        base = members.there(c, c.expression(target.object), target.object, "")
        return base, s.LiteralShape((target.name,))
    if isinstance(target, n.Index):
        base = members.there(c, c.expression(target.object), target.object, "")
        return base, c.expression(target.index)
    return s.ANY, None


def _put(c: ShapeState, target: n.Node, base: s.Shape, key: s.Shape | None, shape: s.Shape) -> None:
    path = c.path(target)
    if key is None:
        c.forget(path)
    elif isinstance(key, s.LiteralShape) and len(key.values) == 1 and isinstance(key.values[0], str):
        name = key.values[0]
        if not _fits(base, name, shape):
            c.loose.add(name)
        c.forget(path, name)
    else:
        _put_anywhere(c, base, shape)
        c.forget(path and path[:-1])
    if path is not None and (not isinstance(path[0], Binding) or path[0].kind != "host" or len(path) > 1):
        c.learn_path(path, al.widened(shape))


def _put_anywhere(c: ShapeState, base: s.Shape, shape: s.Shape) -> None:
    """Note a value that some member of `base` gets, of which only the run tells the name."""
    for option in s.options_of(base):
        if isinstance(option, s.ObjectShape) and option.extra is not None:
            c.loose.update(member.name for member in option.members)
        elif not _holds(option, shape):
            c.open = True


def _fits(base: s.Shape, name: str, shape: s.Shape) -> bool:
    """Whether a member may have this value by every declaration that it may be of."""
    for option in s.options_of(base):
        declared = option.member(name) if isinstance(option, s.ObjectShape) else None
        if declared is None or not al.assignable(shape, declared.shape):
            return False
    return True


def _holds(base: s.Shape, shape: s.Shape) -> bool:
    """Whether what is known of an array, or of an object whose keys are data, holds with this value in it, too."""
    if isinstance(base, s.RecordShape):
        return al.assignable(shape, base.value)
    return al.is_kind(base, "array") and al.assignable(shape, members.items(base))


# Where among the arguments of a method the values stand that it puts into its array.
_PUTS = {"push": 0, "unshift": 0, "splice": 2, "fill": 0}


def changed_by(c: ShapeState, method: str, shapes: Sequence[s.Shape], own: s.Shape) -> None:
    """Note what a method put into an array, a map or a set."""
    start = _PUTS.get(method)
    put = [] if start is None else shapes[start : start + 1 if method == "fill" else None]
    keyed = _keyed(own) if method in ("set", "add") else ()
    if not (all(_holds(own, shape) for shape in put) and all(map(al.assignable, shapes, keyed))):
        c.open = True
    c.called()


def _keyed(own: s.Shape) -> tuple[s.Shape, ...]:
    """What the arguments of `set` and `add` have to be, so that what is known of a map or a set still holds."""
    if isinstance(own, s.MapShape):
        return own.key, own.value
    return (own.item,) if isinstance(own, s.SetShape) else ()
