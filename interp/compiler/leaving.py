"""How a script's value leaves: what is small and plain as it is, a literal without a copy, all else through `export`.

The tests here agree with `convert.export`: they let pass what it would not change.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import literals, numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, Calculation, Code
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.entry import program
from latebind.interp.convert import export_number
from latebind.interp.limits import DEFAULT
from latebind.interp.operators import FREE

# A double below this is no NaN and no infinity.
_COMMON = 1e15
# As many short strings as certainly fit into the output.
_MOST = 200
_DEEPEST = 5


def leaving(c: Emitter, node: n.Expr) -> list[py.Stmt]:
    """The end of a script that is one expression."""
    while isinstance(node, n.Paren):
        node = node.inner
    if c.limits is DEFAULT and isinstance(node, (n.Array, n.Object)) and _count(c, node, 0) <= _MOST:
        return _literal(c, node)
    from latebind.interp.compiler.expressions import expression

    return [py.give(left(c, expression(c, node)))]


def left(c: Emitter, code: Code) -> py.Expr:
    """The value of a whole script, as it leaves."""
    if c.limits is not DEFAULT:
        return _leave(code.py)
    if code.plain or code.kind in (BOOLEAN, NULL):
        return code.py
    if code.calculation is not None:
        return _calculated(c, code.calculation, _leave(code.calculation.slow))
    first, again = c.bound(code)
    test = _plain(code.kind, first, again, c.limits.output)
    return _leave(code.py) if test is None else py.if_else(test, again, _leave(again))


def _calculated(c: Emitter, found: Calculation, slow: py.Expr) -> py.Expr:
    """A calculation's value as it leaves; `slow` is that where its guard fails."""
    name = c.temporary()
    first, again = py.walrus(name, found.body), py.load(name)
    fraction = py.not_(py.call(py.attribute(first if found.double else again, "is_integer")))
    test = fraction if found.double else py.any_of([py.class_is(first, "int"), fraction])
    made = py.if_else(test, again, c.helper("export_number", None, again))
    return made if (guard := numeric.guard(found)) is None else py.if_else(guard, made, slow)


def _leave(value: py.Expr) -> py.Expr:
    return py.call(program("leave"), value, py.load("V"), py.load("O"))


def _plain(kind: str, first: py.Expr, again: py.Expr, longest: int) -> py.Expr | None:
    """A test that a value leaves as it is: a string that is not too long, a double with a fraction, …"""
    short = py.compare(py.call(py.load("len"), first if kind == STRING else again), ast.LtE(), py.constant(longest))
    fraction = py.not_(py.call(py.attribute(again, "is_integer")))
    if kind == STRING:
        return short
    if kind == NUMBER:
        return py.any_of([py.class_is(first, "int"), fraction])
    if kind != ANY:
        return None
    text = py.all_of([py.class_is(first, "str"), short])
    scalar = py.in_(py.attribute(again, "__class__"), py.load("SCALARS"))
    double = py.all_of([py.class_is(again, "float"), py.between(-_COMMON, again, _COMMON), fraction])
    return py.any_of([text, scalar, double])


# A literal's arrays and objects are new: they leave as they are, if what they hold may.


def _count(c: Emitter, node: n.Expr | n.Spread, depth: int) -> int:
    """How many values a literal holds, with those within it, at most."""
    if isinstance(node, n.Spread):
        return c.free_entries()
    if depth > _DEEPEST or not isinstance(node, (n.Array, n.Object)):
        return 1
    if isinstance(node, n.Array):
        return 1 + sum(_count(c, item, depth + 1) for item in node.items)
    if any(isinstance(item, n.Property) and not isinstance(item.key, str) for item in node.properties):
        return _MOST + 1  # its keys may be long
    values = (item if isinstance(item, n.Spread) else item.value for item in node.properties)
    return 1 + sum(_count(c, value, depth + 1) for value in values)


def _literal(c: Emitter, node: n.Expr) -> list[py.Stmt]:
    """`B` becomes a value that is not small and plain, if there is one: all is copied and bounded as usual then."""
    made = _fresh(c, node, 0)
    end = py.if_else(py.is_(py.load("B"), py.constant(None)), py.load("r"), _leave(py.load("r")))
    return [py.assign("B", py.constant(None)), py.assign("r", made.py), py.give(end)]


def _fresh(c: Emitter, node: n.Expr, depth: int) -> Code:
    if depth <= _DEEPEST and isinstance(node, n.Object):
        c.frame.cost += 1
        return literals.build(
            c, node, lambda value: _fresh(c, value, depth + 1), lambda item: _entries(c, literals.spread(c, item))
        )
    if depth <= _DEEPEST and isinstance(node, n.Array) and not any(isinstance(item, n.Spread) for item in node.items):
        c.frame.cost += 1
        codes = [_fresh(c, item, depth + 1) for item in node.items if not isinstance(item, n.Spread)]
        return Code(py.list_of(code.py for code in codes), ARRAY, literals.deepest(codes))
    from latebind.interp.compiler.expressions import expression

    return _leaf(c, expression(c, node))


def _leaf(c: Emitter, code: Code) -> Code:
    """A value within a literal: as it leaves, or noted."""
    if code.kind in (BOOLEAN, NULL):
        return code
    if isinstance(code.value, int) or (isinstance(code.value, str) and len(code.value) <= FREE):
        return code
    if isinstance(code.value, float):
        return Code(py.constant(export_number(code.value)))
    if (found := code.calculation) is not None:
        slow = _leaf(c, Code(found.slow, code.kind))
        return Code(_calculated(c, found, slow.py), code.kind, code.depth + 4)
    first, again = c.bound(code)
    test = _plain(code.kind, first, again, FREE)
    noted = py.walrus("B", again)
    if test is None:
        return Code(py.walrus("B", first), code.kind, code.depth + 1)
    if code.kind == STRING:
        return Code(py.if_else(test, again, noted), STRING, code.depth + 3)
    whole = c.helper("export_number", None, again)
    double = py.all_of([py.class_is(again, "float"), py.between(-_COMMON, again, _COMMON)])
    other = whole if code.kind == NUMBER else py.if_else(double, whole, noted)
    return Code(py.if_else(test, again, other), code.kind, code.depth + 4)


def _entries(c: Emitter, code: Code) -> Code:
    """What a spread adds: noted, unless all of it is small and plain."""
    first, again = c.bound(code)
    test = c.helper("all_plain", None, first)
    return Code(py.if_else(test, again, py.walrus("B", again)), OBJECT, code.depth + 3)
