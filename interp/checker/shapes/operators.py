"""Operators: which types they take, and what they give."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes.narrowing import narrowed
from latebind.interp.checker.shapes.provenance import is_declared
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import Facts, ShapeState
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words

_ORDERS = frozenset({"<", "<=", ">", ">="})
_EQUALITIES = frozenset({"==", "!=", "===", "!=="})
_JOINED = frozenset({"string", "number", "boolean"})
_NUMBER = frozenset({"number"})
_TEXT = frozenset({"string"})


def unary(c: ShapeState, node: n.Unary) -> s.Shape:
    """`!` `typeof` `-` `+` `~` `await`."""
    shape = c.expression(node.operand)
    if node.op == "!":
        return s.BOOLEAN
    if node.op == "await":
        c.called()
        return shape
    if node.op == "typeof":
        return s.STRING
    expect(c, node.operand, shape, _NUMBER, node.op)
    value = shape.values[0] if isinstance(shape, s.LiteralShape) and len(shape.values) == 1 else None
    if node.op in "-+" and isinstance(value, int | float) and not isinstance(value, bool):
        return s.LiteralShape((-value if node.op == "-" else value,))
    return s.NUMBER


def expect(c: ShapeState, node: n.Node, shape: s.Shape, wanted: frozenset[str], op: str) -> None:
    """Report an operand that is of no type that an operator takes, or that may be null."""
    kinds = al.kinds(shape)
    if not kinds or (kinds <= wanted) or not is_declared(c, node):
        return
    if not kinds & wanted:
        expected = " or ".join(sorted(wanted, reverse=True))
        c.report("DECLARED_KIND", node, op=op, expected=expected, text=c.text(node), says=c.says(node, shape))
    elif "null" in kinds and "null" not in wanted:
        c.report("MAY_BE_NULL", node, text=c.text(node), says=c.says(node, shape), access=" ?? …")


def binary(c: ShapeState, node: n.Binary) -> s.Shape:
    """Operators of two operands, along their left spine."""
    spine: list[n.Binary] = []
    base: n.Expr = node
    while isinstance(base, n.Binary):
        spine.append(base)
        base = base.left
    left = c.expression(base)
    for outer in reversed(spine):
        right = s.ANY if outer.op == "instanceof" else c.expression(outer.right)
        left = _two(c, outer, left, right)
    return left


def _two(c: ShapeState, node: n.Binary, left: s.Shape, right: s.Shape) -> s.Shape:
    if node.op == "+":
        return _plus(c, node, left, right)
    if node.op in _ORDERS:
        _ordered(c, node, left, right)
        return s.BOOLEAN
    if node.op in _EQUALITIES:
        _equal(c, node, left, right)
        return s.BOOLEAN
    if node.op == "instanceof":
        return s.BOOLEAN
    if node.op == "in":
        expect(c, node.right, right, frozenset({"object"}), "in")
        return s.BOOLEAN
    expect(c, node.left, left, _NUMBER, node.op)
    expect(c, node.right, right, _NUMBER, node.op)
    return s.NUMBER


def _plus(c: ShapeState, node: n.Binary, left: s.Shape, right: s.Shape) -> s.Shape:
    """`+` adds numbers, and joins a string with a string, number or boolean."""
    mine, others = al.kinds(left), al.kinds(right)
    for side, kinds, shape in ((node.left, mine, left), (node.right, others, right)):
        if kinds is not None:
            expect(c, side, shape, _JOINED, "+")
    if _TEXT in (mine, others):
        return s.STRING
    if mine == others == _NUMBER:
        return s.NUMBER
    if mine and others and "string" not in mine | others and mine | others <= _JOINED and not (mine & others):
        if is_declared(c, node):
            c.report("DECLARED_PAIR", node, op="+", left=words(left), right=words(right))
    return s.ANY


def _ordered(c: ShapeState, node: n.Binary, left: s.Shape, right: s.Shape) -> None:
    """`<` and its like take two numbers or two strings."""
    wanted = frozenset({"number", "string"})
    mine, others = al.kinds(left), al.kinds(right)
    if mine is not None and others is not None and mine & wanted and others & wanted and not mine & others & wanted:
        if is_declared(c, node):
            c.report("DECLARED_PAIR", node, op=node.op, left=words(left), right=words(right))
        return
    expect(c, node.left, left, wanted, node.op)
    expect(c, node.right, right, wanted, node.op)


def _equal(c: ShapeState, node: n.Binary, left: s.Shape, right: s.Shape) -> None:
    """Report what can never be equal, and what `==` and `===` do not compare."""
    equal(c, node, node, left, right)
    mine, others = al.kinds(left), al.kinds(right)
    if mine and mine == others and mine <= {"array", "object"} and is_declared(c, node):
        c.report("DECLARED_IDENTITY", node, op=node.op, kind=next(iter(mine)))


def equal(c: ShapeState, place: n.Node, sides: n.Node, left: s.Shape, right: s.Shape) -> None:
    """Report, at `place`, values that are compared and can never be equal, where `sides` are declared."""
    mine, others = al.kinds(left), al.kinds(right)
    null = frozenset({"null"})
    if not mine or not others or mine == null or others == null:
        return  # to ask for null is right where it is not declared, too: nothing is checked before a run
    if not al.overlap(left, right) and is_declared(c, sides):
        answer = "true" if isinstance(place, n.Binary) and place.op[0] == "!" else "false"
        c.report("NEVER_EQUAL", place, answer=answer, left=words(left), right=words(right))


def logical(c: ShapeState, node: n.Logical) -> s.Shape:
    """`&&`, `||`, `??`: each operand is looked at with what those before it say."""
    terms = node.operands
    before = c.facts
    found: list[s.Shape] = []
    for term in terms[:-1]:
        shape = c.expression(term)
        if node.op == "??":
            found.append(al.without_null(shape))
            continue
        found.append((al.falsy if node.op == "&&" else al.truthy)(shape))
        c.facts = narrowed(c, term, node.op == "&&")
    last = c.expression(terms[-1])
    kept = [shape for shape in found if shape != al.NEVER]
    c.facts = _afterwards(c, before)
    return either(*kept, last)


def conditional(c: ShapeState, node: n.Conditional) -> s.Shape:
    """Ternaries, each branch with what its condition says."""
    before = c.facts
    found: list[s.Shape] = []
    current: n.Expr = node
    while isinstance(current, n.Conditional):
        c.expression(current.test)
        otherwise = narrowed(c, current.test, holds=False)
        with c.assuming(narrowed(c, current.test, holds=True)):
            found.append(c.expression(current.then))
        c.facts = otherwise
        current = current.otherwise
    found.append(c.expression(current))
    c.facts = _afterwards(c, before)
    return either(*(shape for shape in found if shape != al.NEVER))


def _afterwards(c: ShapeState, before: Facts) -> Facts:
    """What held before an expression of which only parts may have been evaluated holds after it, if nothing changes."""
    with c.assuming(before):
        return c.settled() if c.resolution.changes or c.resolution.moves else before
