"""What names hold that are given nothing but numbers: whether these are whole, and what they are within.

A name that counts starts at a literal and is changed by small literals. Each change takes a step at least, and 2^39 of them
take hours: it stays within ±2^50, and needs no look where it is read.
"""

from __future__ import annotations

from collections.abc import Set

from latebind.grammar import nodes as n
from latebind.interp.compiler.codes import Range
from latebind.interp.compiler.given import Given, Store
from latebind.interp.scope import Binding
from latebind.interp.values import SAFE_INT

_FURTHEST = 2**50
# What a name starts at, and what is added to it or taken off.
_MOST_START, _MOST_STEP = 2**31, 1024

# Of these operators, the result is a number whatever the operands are, or there is none.
_NUMERIC = frozenset({"-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>"})
_SIGNS = frozenset({"-", "+", "~"})


class Ranges:
    """What is known of the names of one script that are assigned to."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._numeric = given.largest(given.names, self._is_number)
        self._whole = given.largest(self._numeric, self._is_counted)
        self._rising = given.largest(self._whole, self._rises)

    def of(self, binding: Binding) -> Range | None:
        """What is known of a name that is assigned to; None where it may be no number."""
        if binding not in self._numeric:
            return None
        if binding not in self._whole:
            return Range(learned=True)
        return Range(whole=True, bounds=(0 if binding in self._rising else -_FURTHEST, _FURTHEST), learned=True)

    def _is_number(self, found: Set[Binding], binding: Binding, store: Store) -> bool:
        """Whether a store gives a number, or fails."""
        if store.op in _NUMERIC:
            return True
        return store.op in ("", "+") and store.value is not None and self._gives_number(found, store.value)

    def _gives_number(self, found: Set[Binding], value: n.Expr) -> bool:
        """Whether an expression gives a number, or fails, where all names of `found` hold numbers."""
        work = [value]
        while work:
            node = n.bare(work.pop())
            if isinstance(node, n.Binary) and node.op == "+":
                work += (node.left, node.right)
            elif isinstance(node, n.Conditional):
                work += (node.then, node.otherwise)
            elif isinstance(node, n.Binary):
                if node.op not in _NUMERIC:
                    return False
            elif isinstance(node, n.Unary):
                if node.op not in _SIGNS:
                    return False
            elif isinstance(node, n.Constant):
                number = node.value
                if isinstance(number, bool | str | None) or not -SAFE_INT <= number <= SAFE_INT:
                    return False
            elif self._given.name(node) not in found:
                return False
        return True

    def _is_counted(self, found: Set[Binding], binding: Binding, store: Store) -> bool:
        """Whether a store gives a name a small whole number, or changes it, or another one of `found`, by a small one."""
        if store.op:
            return store.op in ("+", "-") and _literal(store.value, _MOST_STEP) is not None
        return store.value is not None and self._counts(found, store.value)

    def _counts(self, found: Set[Binding], value: n.Expr) -> bool:
        node = n.bare(value)
        if isinstance(node, n.Binary) and node.op in ("+", "-"):
            return _literal(node.right, _MOST_STEP) is not None and self._is_start(found, node.left)
        return _literal(node, _MOST_START) is not None or self._is_start(found, node)

    def _is_start(self, found: Set[Binding], node: n.Expr) -> bool:
        node = n.bare(node)
        return self._given.name(node) in found or self._is_length(node)

    def _is_length(self, node: n.Expr) -> bool:
        """Whether it is the length of what is known to be an array."""
        if not isinstance(node, n.Member) or node.name != "length" or node.optional:
            return False
        found = self._given.name(n.bare(node.object))
        return found is not None and found.kind == "const" and isinstance(found.value, n.Array)

    def _rises(self, found: Set[Binding], binding: Binding, store: Store) -> bool:
        """Whether a store, which counts, gives a name no number below zero where none of `found` is."""
        if store.op or store.value is None:
            step = _literal(store.value, _MOST_STEP)
            return step is not None and (step >= 0 if store.op == "+" else step <= 0)
        node = n.bare(store.value)
        if isinstance(node, n.Binary):
            step = _literal(node.right, _MOST_STEP)
            if step is None or (step < 0 if node.op == "+" else step > 0):
                return False
            node = n.bare(node.left)
        value = _literal(node, _MOST_START)
        return value >= 0 if value is not None else self._given.name(node) in found or self._is_length(node)


def _literal(node: n.Expr | None, most: int) -> int | None:
    """The whole number that an expression is, if it is one, written as such, and no larger than `most`."""
    if node is None:
        return None
    node = n.bare(node)
    sign = 1
    if isinstance(node, n.Unary) and node.op == "-":
        sign, node = -1, n.bare(node.operand)
    if not isinstance(node, n.Constant) or node.value.__class__ is not int:
        return None
    assert isinstance(node.value, int)
    if sign < 0 and not node.value:  # -0 is none
        return None
    return sign * node.value if node.value <= most else None
