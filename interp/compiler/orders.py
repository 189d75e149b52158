"""What the comparison of a sort compares, read from its text: which members in which order, so that it need not be called.

Arrow functions come here when their closures are made, and calls of `toSorted` before they are compiled.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.nodes import bare, walk
from latebind.interp.values import Part, Path

# A longer one is called.
_MOST_NODES = 80
_MOST_PARTS = 8


def compared(function: n.Node) -> tuple[Part, ...] | None:
    """The parts by which `(a, b) => a.price - b.price`, `(a, b) => a.name < b.name ? -1 : 1` and the like sort; None for any
    other function.

    Its body is evaluated as if some key of `a` were below, at and above that of `b`. A first key that decides
    unless both are equal is its first part, the next such key its second. V8 and `stdlib/sorting.py` ask no more of a
    comparison than whether it is below 0.
    """
    if not isinstance(function, n.Arrow) or function.is_async or len(function.params) != 2:
        return None
    if len([*islice(walk(function.body), _MOST_NODES)]) == _MOST_NODES:
        return None
    try:
        return _Reading(function).parts()
    except _Unknown:
        return None


class _Unknown(Exception):
    """It asks for something else than keys of its two items."""


class _Asks(Exception):
    """It compares a key of which nothing is assumed."""

    def __init__(self, path: Path) -> None:
        self.path = path


class _Reading:
    """A comparison that is evaluated under assumptions."""

    def __init__(self, function: n.Arrow) -> None:
        self.body = function.body
        self.names: dict[str, tuple[int, Path]] = {}  # of which item each name holds what
        self.differs: set[Path] = set()
        self.signs: dict[Path, int] = {}  # what is assumed: how a key of the first item compares with the second's
        for item, param in enumerate(function.params):
            if param.rest or param.default is not None:
                raise _Unknown
            self._bind(param.target, item, ())

    def parts(self) -> tuple[Part, ...]:
        found: list[tuple[Path, bool]] = []
        while len(found) <= _MOST_PARTS:
            try:
                last = self._evaluate_all()
            except _Asks as asks:
                path = asks.path
            else:
                if not found:
                    raise _Unknown
                parts = [(path, reverse, path in self.differs, True) for path, reverse in found]
                return (*parts[:-1], (*parts[-1][:3], last >= 0))
            below, above = self._assuming(path, -1) < 0, self._assuming(path, 1) < 0
            if below is above:
                raise _Unknown
            found.append((path, above))
            self.signs[path] = 0
        raise _Unknown

    def _assuming(self, path: Path, sign: int) -> float:
        self.signs[path] = sign
        try:
            return self._evaluate_all()
        except _Asks as asks:
            raise _Unknown from asks

    def _evaluate_all(self) -> float:
        """What it gives, a number: of a difference, its sign."""
        found = self._block(self.body.body) if isinstance(self.body, n.Block) else self._value(self.body)
        if found.__class__ is not int and found.__class__ is not float:
            raise _Unknown
        return float(found)

    def _block(self, statements: tuple[n.Statement, ...]) -> Any:
        """What statements return; None where they are at their end."""
        outer = dict(self.names)
        try:
            return self._returned(statements)
        finally:
            self.names = outer

    def _returned(self, statements: tuple[n.Statement, ...]) -> Any:
        for statement in statements:
            if isinstance(statement, n.Return) and statement.value is not None:
                return self._value(statement.value)
            if isinstance(statement, n.VariableDef) and statement.kind == "const":
                for declaration in statement.declarations:
                    self._bind(declaration.target, *self._key(declaration.value))
            elif isinstance(statement, n.If):
                if (found := self._block(self._branch(statement))) is not None:
                    return found
            else:
                raise _Unknown
        return None

    def _branch(self, statement: n.If) -> tuple[n.Statement, ...]:
        for test, block in statement.branches:
            if self._value(test):
                return block.body
        return () if statement.otherwise is None else statement.otherwise.body

    def _bind(self, pattern: n.Pattern, item: int, path: Path) -> None:
        """Name what a pattern takes of a key."""
        if isinstance(pattern, n.NamePattern):
            if pattern.name in self.names and self.names[pattern.name] != (item, path):
                raise _Unknown
            self.names[pattern.name] = item, path
            return
        parts: list[tuple[str | int, n.PatternProperty | n.PatternElement]]
        if isinstance(pattern, n.ArrayPattern) and pattern.rest is None:
            parts = [(index, part) for index, part in enumerate(pattern.elements) if part is not None]
        elif isinstance(pattern, n.ObjectPattern) and pattern.rest is None:
            parts = [(part.key, part) for part in pattern.properties]
        else:
            raise _Unknown
        for step, part in parts:
            if part.default is not None:
                raise _Unknown
            self._bind(part.target, item, (*path, step))

    def _key(self, node: n.Node | None) -> tuple[int, Path]:
        """Of which item, and what of it."""
        if isinstance(node, n.Paren):
            return self._key(node.inner)
        if isinstance(node, n.Name) and node.name in self.names:
            return self.names[node.name]
        if isinstance(node, n.Member) and not node.optional and node.name != "__proto__":
            item, path = self._key(node.object)
            return item, (*path, node.name)
        if isinstance(node, n.Index) and not node.optional and isinstance(node.index, n.Constant):
            index = node.index.value
            if isinstance(index, str) or (index.__class__ is int and isinstance(index, int) and index >= 0):
                item, path = self._key(node.object)
                return item, (*path, index)
        raise _Unknown

    def _sign(self, node: n.Binary) -> int:
        """How the left side compares with the right one: both are the same key, of one item and the other."""
        (item, path), (other, same) = self._key(node.left), self._key(node.right)
        if path != same or item == other:
            raise _Unknown
        if path not in self.signs:
            raise _Asks(path)
        return self.signs[path] if item == 0 else -self.signs[path]

    def _value(self, node: n.Expr) -> Any:
        node = bare(node)
        if isinstance(node, n.Constant):
            return node.value
        if isinstance(node, n.Conditional):
            return self._value(node.then if self._value(node.test) else node.otherwise)
        if isinstance(node, n.Logical) and node.op in ("||", "&&"):
            left = self._value(node.left)
            return left if bool(left) is (node.op == "||") else self._value(node.right)
        if isinstance(node, n.Unary) and node.op in ("-", "!"):
            found = self._value(node.operand)
            if node.op == "!":
                return not found
            if found.__class__ is int or found.__class__ is float:
                return -found
        if isinstance(node, n.Binary) and node.op == "-":
            sign = self._sign(node)
            self.differs.add(self._key(node.left)[1])
            return sign
        if isinstance(node, n.Binary) and node.op in _HOLDS:
            return self._sign(node) in _HOLDS[node.op]
        raise _Unknown


# The signs at which a comparison holds.
_HOLDS = {
    "<": {-1},
    "<=": {-1, 0},
    ">": {1},
    ">=": {0, 1},
    "===": {0},
    "==": {0},
    "!==": {-1, 1},
    "!=": {-1, 1},
}
