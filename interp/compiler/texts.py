"""Which names hold nothing but texts, as all that they are given says."""

from __future__ import annotations

from collections.abc import Set

from latebind.grammar import nodes as n
from latebind.interp.compiler.given import Given, Store
from latebind.interp.scope import Binding


def texts(given: Given) -> Set[Binding]:
    """The names of one script that are assigned to, and hold nothing but texts."""

    def is_text(found: Set[Binding], binding: Binding, store: Store) -> bool:
        if store.op:
            return store.op == "+"  # to the text that is there
        return store.value is not None and _gives_text(given, found, store.value)

    return given.largest(given.names, is_text)


def _gives_text(given: Given, found: Set[Binding], value: n.Expr) -> bool:
    """Whether an expression gives a text, or fails, where all names of `found` hold texts."""
    work = [value]
    while work:
        node = n.bare(work.pop())
        if isinstance(node, n.Conditional):
            work += (node.then, node.otherwise)
        elif isinstance(node, n.Binary) and node.op == "+":
            if not any(_is_text(given, found, operand) for operand in _operands(node)):
                return False
        elif not _is_text(given, found, node):
            return False
    return True


def _operands(node: n.Expr) -> list[n.Expr]:
    """What is added in a chain of `+`."""
    operands = []
    while isinstance(node, n.Binary) and node.op == "+":
        operands.append(n.bare(node.right))
        node = n.bare(node.left)
    return [*operands, node]


def _is_text(given: Given, found: Set[Binding], node: n.Expr) -> bool:
    if isinstance(node, n.Text):
        return not node.lone
    if isinstance(node, n.Constant):
        return isinstance(node.value, str)
    return given.name(node) in found
