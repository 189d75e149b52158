"""What a condition says of the values in it, where it holds and where it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes.state import Facts, ShapeState, joined
from latebind.interp.library import Builtin
from latebind.interp.scope import Binding
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s

_EQUAL = frozenset({"==", "==="})
_UNEQUAL = frozenset({"!=", "!=="})
# What `typeof` and `type` say, and what of it is left out where that is another word.
_TYPEOF = frozenset({"string", "number", "boolean"})


def narrowed(c: ShapeState, test: n.Expr, holds: bool) -> Facts:
    """The facts where a condition, which was walked already, holds or does not."""
    before = c.facts
    with c.silent(), c.assuming(before):
        _narrow(c, test, holds)
        return c.facts


def _narrow(c: ShapeState, test: n.Expr, holds: bool) -> None:
    c.budget -= 1
    if c.budget < 0:
        return
    test = n.bare(test)
    if isinstance(test, n.Unary) and test.op == "!":
        _narrow(c, test.operand, not holds)
    elif isinstance(test, n.Logical) and test.op != "??":
        _logical(c, test, holds)
    elif isinstance(test, n.Binary):
        _binary(c, test, holds)
    elif isinstance(test, n.Call):
        _call(c, test, holds)
    else:
        _alias(c, test, holds)
        _truth(c, test, holds)


def _logical(c: ShapeState, test: n.Logical, holds: bool) -> None:
    """All operands are known on the one way; on the other, each of them may be the one that decided."""
    terms = test.operands
    if (test.op == "&&") == holds:
        for term in terms:
            _narrow(c, term, holds)
        return
    decided: Facts | None = None
    for term in terms:
        with c.assuming(c.facts):
            _narrow(c, term, holds)
            decided = c.facts if decided is None else joined(decided, c.facts)
        _narrow(c, term, not holds)
    c.facts = decided or {}


def _alias(c: ShapeState, test: n.Expr, holds: bool) -> None:
    """`const paid = order.note != null` says the same wherever `paid` is asked."""
    meaning = c.resolution.names.get(test) if isinstance(test, n.Name) else None
    if isinstance(meaning, Binding) and meaning.kind == "const" and not c.resolution.changes:
        if meaning.value is not None and isinstance(meaning.value, n.Binary | n.Unary | n.Logical | n.Call):
            _narrow(c, meaning.value, holds)


def _truth(c: ShapeState, test: n.Expr, holds: bool) -> None:
    """A value that counts as true; then what it was read of by `?.` is there."""
    if c.path(test) is None:
        return
    c.learn(test, (al.truthy if holds else al.falsy)(c.expression(test)))
    if holds:
        _reached(c, test)


def _reached(c: ShapeState, node: n.Expr) -> None:
    """The value of a chain is there: so is everything that the chain went through."""
    while isinstance(node, n.Member | n.Index | n.Paren | n.Call):
        if isinstance(node, n.Paren):
            node = node.inner
            continue
        inner = node.callee if isinstance(node, n.Call) else node.object
        if node.optional and c.path(inner) is not None:
            c.learn(inner, al.without_null(c.expression(inner)))
        node = inner


def _binary(c: ShapeState, test: n.Binary, holds: bool) -> None:
    if test.op in _EQUAL or test.op in _UNEQUAL:
        equal = (test.op in _EQUAL) == holds
        for one, other in ((test.left, test.right), (test.right, test.left)):
            found, literal = _literal_of(c, other)
            if found:
                _compared(c, one, literal, equal)
    elif test.op == "in" and isinstance(test.left, n.Constant) and isinstance(test.left.value, str):
        _has_key(c, test.right, test.left.value, holds)
    elif test.op == "instanceof" and isinstance(test.right, n.Name) and (kind := _INSTANCES.get(test.right.name)):
        _kind(c, test.left, kind, holds)
    elif holds and test.op in _ORDERS:
        _reached(c, test.left)  # null has no order
        _reached(c, test.right)


_INSTANCES = {"Date": "date", "Array": "array"}
_ORDERS = frozenset({"<", "<=", ">", ">="})


def _literal_of(c: ShapeState, node: n.Expr) -> tuple[bool, None | bool | int | float | str]:
    """Whether an expression has one value only, and which."""
    shape = c.expression(node)
    if isinstance(shape, s.NullShape):
        return True, None
    if isinstance(shape, s.LiteralShape) and len(shape.values) == 1:
        return True, shape.values[0]
    return False, None


def _compared(c: ShapeState, node: n.Expr, literal: None | bool | int | float | str, equal: bool) -> None:
    node = n.bare(node)
    if isinstance(literal, str) and (asked := _type_asked(c, node)) is not None:
        if literal == "object" and isinstance(node, n.Unary):  # so says `typeof` of arrays, dates and null, too
            _no_scalar(c, asked, equal)
        else:
            _kind(c, asked, literal, equal)
        return
    if isinstance(node, n.Call) and isinstance(literal, bool):
        _narrow(c, node, literal == equal)
        return
    if c.path(node) is not None:
        shape = c.expression(node)
        c.learn(node, (al.equal_to if equal else al.not_equal_to)(shape, literal))
    if equal != (literal is None):
        _reached(c, node)
    if isinstance(node, n.Member):
        _discriminated(c, node, literal, equal)


def _type_asked(c: ShapeState, node: n.Expr) -> n.Expr | None:
    """What `typeof x` and `type(x)` ask about."""
    if isinstance(node, n.Unary) and node.op == "typeof":
        return node.operand
    if isinstance(node, n.Call) and _function(c, node) == "type" and len(node.args) == 1:
        return None if isinstance(node.args[0], n.Spread) else node.args[0]
    return None


def _kind(c: ShapeState, node: n.Expr, kind: str, holds: bool) -> None:
    kind = {"undefined": "null"}.get(kind, kind)
    if c.path(node) is None or kind not in al.PLAIN:
        return
    c.learn(node, (al.of_kind if holds else al.not_of_kind)(c.expression(node), kind))
    if holds and kind != "null":
        _reached(c, node)


def _no_scalar(c: ShapeState, node: n.Expr, holds: bool) -> None:
    """A value of which `typeof` says `object`, or does not."""
    if c.path(node) is not None:
        c.learn(node, al.keep(c.expression(node), lambda option: (al.kind_of_option(option) in _TYPEOF) != holds))


def _discriminated(c: ShapeState, node: n.Member, literal: None | bool | int | float | str, equal: bool) -> None:
    """`event.kind === "paid"`: the alternatives whose `kind` cannot be that are out."""
    if c.path(node.object) is None:
        return
    own = s.NULL if literal is None else s.LiteralShape((literal,))

    def stays(option: s.Shape) -> bool:
        member = option.member(node.name) if isinstance(option, s.ObjectShape) else None
        if member is None:
            return True
        if equal:
            return al.overlap(member.shape, own) or (literal is None and member.optional)
        return member.shape != own

    c.learn(node.object, al.keep(c.expression(node.object), stays))


def _has_key(c: ShapeState, node: n.Expr, key: str, holds: bool) -> None:
    """`"note" in order`: the member is there, or the alternatives that always have it are out."""
    if c.path(node) is None:
        return

    def stays(option: s.Shape) -> bool:
        if not isinstance(option, s.ObjectShape):
            return isinstance(option, s.RecordShape)
        member = option.member(key)
        if holds:
            return member is not None or option.extra is not None
        return member is None or member.optional

    left = al.keep(c.expression(node), stays)
    if holds:
        options = tuple(_required(option, key) for option in s.options_of(left))
        left = al.together(options)
    c.learn(node, left)


def _required(option: s.Shape, key: str) -> s.Shape:
    if not isinstance(option, s.ObjectShape):
        return option
    members = tuple(m.replace(optional=False) if m.name == key else m for m in option.members)
    return option.replace(members=members)


def _call(c: ShapeState, test: n.Call, holds: bool) -> None:
    """`Array.isArray(x)`, `Boolean(x)`, `Object.hasOwn(o, "k")`, and a method whose truth says that its object is there."""
    name = _function(c, test)
    first = test.args[0] if test.args and not isinstance(test.args[0], n.Spread) else None
    if name in _TESTS and first is not None:
        _TESTS[name](c, first, holds)
    elif name == "Object.hasOwn" and len(test.args) == 2 and first is not None:
        found, key = _literal_of(c, test.args[1]) if not isinstance(test.args[1], n.Spread) else (False, None)
        if found and isinstance(key, str):
            _has_key(c, first, key, holds)
    elif holds:
        _reached(c, test)


_TESTS: Mapping[str | None, Callable[[ShapeState, n.Expr, bool], None]] = {
    "Array.isArray": lambda c, node, holds: _kind(c, node, "array", holds),
    "Boolean": _narrow,
}


def _function(c: ShapeState, node: n.Call) -> str | None:
    """The name of the library's function that a call is of."""
    meaning = c.resolution.called(node.callee)
    return meaning.name if isinstance(meaning, Builtin) else None
