"""`typeof x === "object"` beside a test for null: what JavaScript has for `typeof null` does not matter there."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.state import State

_SAME, _OTHER = frozenset({"==", "==="}), frozenset({"!=", "!=="})


def guarded_type(c: State, node: n.Logical) -> None:
    """Note the `typeof` of `typeof x === "object" && x !== null`, and of `typeof x !== "object" || x === null`."""
    if node.op == "??":
        return
    before = n.bare(node.left)
    if isinstance(before, n.Logical) and before.op == node.op:
        before = n.bare(before.right)
    after = n.bare(node.right)
    while isinstance(after, n.Logical) and after.op == node.op:
        after = n.bare(after.left)
    same, other = (_SAME, _OTHER) if node.op == "&&" else (_OTHER, _SAME)
    asked = _asked(before, same)
    if asked is None or not _is_place(asked.operand):
        return
    tested = _tested(c, after, other, node.op)
    if tested is not None and _text(c, tested) == _text(c, asked.operand):
        c.result.guarded.add(asked)


def _asked(node: n.Expr, operators: frozenset[str]) -> n.Unary | None:
    """The `typeof` of a comparison with `"object"`, on either side."""
    if not isinstance(node, n.Binary) or node.op not in operators:
        return None
    for side, other in ((node.left, node.right), (node.right, node.left)):
        if isinstance(side, n.Unary) and side.op == "typeof" and isinstance(other, n.Constant):
            return side if other.value == "object" else None
    return None


def _tested(c: State, node: n.Expr, operators: frozenset[str], op: str) -> n.Expr | None:
    """What is compared with a literal null, so that null and undefined come to the same; or `!x` and `!!x`."""
    if isinstance(node, n.Binary) and node.op in operators:
        for side, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(other, n.Constant) and other.value is None:
                return side if len(node.op) == 2 or _text(c, other) == "null" else None
        return None
    for _ in range(2 if op == "&&" else 1):
        if not isinstance(node, n.Unary) or node.op != "!":
            return None
        node = node.operand
    return node


def _is_place(node: n.Expr) -> bool:
    """Whether reading it twice gives the same: a name, and members and constant indices of one."""
    while isinstance(node, n.Member | n.Index):
        if isinstance(node, n.Index) and not isinstance(node.index, n.Constant | n.Name):
            return False
        node = node.object
    return isinstance(node, n.Name)


def _text(c: State, node: n.Expr) -> str:
    return c.source.text[node.start : node.end]
