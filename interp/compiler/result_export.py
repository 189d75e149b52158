"""How a script's value leaves for the host: what is small and plain as it is, a literal without a copy, all else by
`to_host`.

The tests here agree with `convert.to_host`: they let pass what it would not change.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import literals, numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import (
    ANY,
    ARRAY,
    BOOLEAN,
    NULL,
    NUMBER,
    OBJECT,
    STRING,
    Calculation,
    Code,
    deepest,
)
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.entry import runner
from latebind.interp.convert import export_number
from latebind.interp.keys import AFTER_DIGITS, is_index
from latebind.interp.limits import DEFAULT, FREE

# A double below this is no NaN and no infinity.
_COMMON = 1e15
_KEY = 256  # code points
# As many short strings as certainly fit into the output.
_MOST = 200
_DEEPEST = 5


def result_export(c: Emitter, node: n.Expr) -> list[py.Stmt]:
    """The statements that end a script that is one expression: they return its value as it leaves."""
    node = n.bare(node)
    if c.roomy and isinstance(node, (n.Array, n.Object)) and _count(c, node, 0) <= _MOST:
        return _literal(c, node)
    return [py.give(exported(c, c.expression(node)))]


def exported(c: Emitter, code: Code) -> py.Expr:
    """The value of a script as it leaves, and as it is declared."""
    return _declared(c, code.kind, _exported(c, code))


def _declared(c: Emitter, kind: str, value: py.Expr) -> py.Expr:
    """A value that leaves, compared with what the host declares, unless its kind or its class says that it fits."""
    fits = c.resolution.fits
    if fits is None or kind in fits:
        return value
    name = c.temporary()
    first, again = py.walrus(name, value), py.load(name)
    tests = [py.class_is(first if not at else again, each) for at, each in enumerate(_of_kinds(fits))]
    compared = py.call(runner("declared"), again if tests else value, py.load("O"))
    return py.if_else(py.any_of(tests), again, compared) if tests else compared


def _of_kinds(kinds: frozenset[str]) -> list[str]:
    """The classes whose values are surely of one of these kinds; an int may be too large for a number."""
    return [name for kind, name in ((BOOLEAN, "bool"), (STRING, "str"), (NUMBER, "float")) if kind in kinds]


def _exported(c: Emitter, code: Code) -> py.Expr:
    """A value as it leaves: tested in place where that is quick."""
    if not c.roomy:
        return _leave(c, code.py)
    if code.plain or code.kind in (BOOLEAN, NULL):
        return code.py
    if code.calculation is not None:
        return _calculated(c, code.calculation, _leave(c, code.calculation.slow))
    if isinstance(code.py, ast.IfExp) and _branches(code.py) & c.leaving:
        return _by_branch(c, code, code.py)
    first, again = c.bound(code)
    test = _plain(code.kind, first, again, c.limits.output)
    return _leave(c, code.py) if test is None else py.if_else(test, again, _leave(c, again))


def _branches(made: py.Expr) -> set[py.Expr]:
    """The values that a conditional expression may give."""
    found: set[py.Expr] = set()
    while isinstance(made, ast.IfExp):
        found.add(made.body)
        made = made.orelse
    return found | {made}


def _by_branch(c: Emitter, code: Code, made: ast.IfExp) -> py.Expr:
    """A conditional expression of which some branches leave as they are: the others are tested."""
    branches = _branches(made.orelse) & c.leaving
    known = made.body in c.leaving or (isinstance(made.body, ast.Constant) and made.body.value is None)
    body = made.body if known else _exported(c, Code(made.body, code.kind))
    rest = code.replace(py=made.orelse)
    if branches and isinstance(made.orelse, ast.IfExp):
        return py.if_else(made.test, body, _by_branch(c, rest, made.orelse))
    return py.if_else(made.test, body, _exported(c, rest))


def _calculated(c: Emitter, found: Calculation, slow: py.Expr) -> py.Expr:
    """A calculation's value as it leaves; `slow` is that where its guard fails."""
    first = again = found.body
    if not isinstance(first, (ast.Name, ast.Constant)):
        name = c.temporary()
        first, again = py.walrus(name, found.body), py.load(name)
    fraction = py.not_(py.call(py.attribute(first if found.double else again, "is_integer")))
    test = fraction if found.double else py.any_of([py.class_is(first, "int"), fraction])
    return numeric.guarded(found, py.if_else(test, again, c.helper("export_number", None, again)), slow)


def _leave(c: Emitter, value: py.Expr) -> py.Expr:
    """A value as it leaves: copied and bounded, unless it stays in a context. That of a script with locals may be they."""
    if c.limits is not DEFAULT or c.resolution.locals:
        return py.call(runner("leave"), value, py.load("V"), py.load("O"))
    if not isinstance(value, (ast.Name, ast.Constant)):
        name = c.temporary()
        first, value = py.walrus(name, value), py.load(name)
        bound = py.is_(first, py.constant(...))
        return py.after([bound], _leave(c, value))
    return py.if_else(py.is_(py.load("O"), py.constant(None)), c.helper("to_host", None, value), value)


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
    common = py.between(-_COMMON, again, again, _COMMON)
    return py.any_of([text, scalar, py.all_of([py.class_is(again, "float"), common, fraction])])


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
    if any(
        isinstance(item, n.Property) and isinstance(item.key, str) and is_index(item.key) for item in node.properties
    ):
        return _MOST + 1  # its keys are not in JavaScript's order
    values = (item if isinstance(item, n.Spread) else item.value for item in node.properties)
    return 1 + sum(_count(c, value, depth + 1) for value in values)


def _literal(c: Emitter, node: n.Array | n.Object) -> list[py.Stmt]:
    """`B` becomes a value that is not small and plain, if there is one: all is copied and bounded as usual then."""
    literal, made = _Literal(c), py.load("r")
    out = [py.assign("B", py.constant(None))]
    if isinstance(node, n.Object) and node.properties and isinstance(last := node.properties[-1], n.Spread):
        node = n.Object(node.start, node.end, node.properties[:-1])
        out.append(py.assign("r", literal.build(node, 0).py))
        # The entries of the last spread are put one by one, as each is looked at.
        out += [py.run(literal.spread(last).py), _look(literal.spreads.pop(), made)]
        made = literals.bounded(c, node, made, [])
    else:
        out.append(py.assign("r", literal.build(node, 0).py))
    out += [_look(name) for name in literal.spreads]
    left = py.if_else(_NOTHING, py.load("r"), _leave(c, made))
    return [*out, py.give(_declared(c, ARRAY if isinstance(node, n.Array) else OBJECT, left))]


_NOTHING = py.is_(py.load("B"), py.constant(None))


def _look(name: str, to: py.Expr | None = None) -> py.Stmt:
    """Note what a spread adds that is not small and plain, and put it `to` where it is not put yet."""
    key, value = py.load("k"), py.load("v")
    # An index among the keys comes first, wherever it stands.
    named = py.compare(key, ast.GtE(), py.constant(AFTER_DIGITS))
    short = [py.class_is(key, "str"), named, py.compare(py.call(py.load("len"), key), ast.LtE(), py.constant(_KEY))]
    flag = [py.is_(value, py.constant(True)), py.is_(value, py.constant(False))]
    other = _plain(ANY, value, value, FREE)
    assert other is not None
    plain = py.any_of([*flag, other])
    noted = py.if_statement(py.all_of([*short, plain]), [py.Continue()])
    read = py.assign("v", py.subscript(py.load(name), key), *([] if to is None else [py.item(to, key)]))
    return py.for_loop("k", py.load(name), [read, noted, py.assign("B", py.load("r"))])


class _Literal:
    """A literal on its way out. `spreads` name the objects that it spreads, `seen` the values that were looked at."""

    def __init__(self, c: Emitter) -> None:
        self.c = c
        self.spreads: list[str] = []
        self.seen: set[str] = set()

    def build(self, node: n.Expr, depth: int) -> Code:
        """A literal's code: arrays and objects to a certain depth in place, all else as a leaf."""
        if depth <= _DEEPEST and isinstance(node, n.Object):
            self.c.builder.cost += 1
            return literals.build(self.c, node, lambda value: self.build(value, depth + 1), self.spread, [_NOTHING])
        if depth <= _DEEPEST and isinstance(node, n.Array) and not any(isinstance(i, n.Spread) for i in node.items):
            self.c.builder.cost += 1
            codes = [self.build(item, depth + 1) for item in node.items if not isinstance(item, n.Spread)]
            return Code(py.list_of(code.py for code in codes), ARRAY, deepest(codes))
        return self.leaf(self.c.expression(node))

    def spread(self, item: n.Spread) -> Code:
        """What a spread adds; what is large is noted here, what is small by `_look`."""
        name = self.c.temporary()
        self.spreads.append(name)
        code = literals.spread(self.c, item, lambda large: py.walrus("B", large))
        return Code(py.walrus(name, code.py), OBJECT, code.depth)

    def leaf(self, code: Code) -> Code:
        """A value within a literal: as it leaves, or noted."""
        if code.kind in (BOOLEAN, NULL):
            return code
        if isinstance(code.value, int) or (isinstance(code.value, str) and len(code.value) <= FREE):
            return code
        if isinstance(code.value, float):
            return Code(py.constant(export_number(code.value)))
        if (found := code.calculation) is not None:
            slow = self.leaf(Code(found.slow, code.kind))
            return Code(_calculated(self.c, found, slow.py), code.kind, code.depth + 4)
        first, again = self.c.bound(code)
        test = _plain(code.kind, first, again, FREE)
        noted = py.walrus("B", again)
        if test is None:
            return Code(py.walrus("B", first), code.kind, code.depth + 1)
        if code.kind == STRING:
            return Code(py.if_else(test, again, noted), STRING, code.depth + 3)
        whole = self.c.helper("export_number", None, again)
        double = py.all_of([py.class_is(again, "float"), py.between(-_COMMON, again, again, _COMMON)])
        other = whole if code.kind == NUMBER else py.if_else(double, whole, noted)
        if isinstance(again, ast.Name) and code.kind == ANY:
            if again.id in self.seen:  # a string was found short, or is noted
                test = py.any_of([py.class_is(first, "str"), test])
            self.seen.add(again.id)
        return Code(py.if_else(test, again, other), code.kind, code.depth + 4)
