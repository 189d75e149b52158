"""The state of one pass: what is known at a point of the text, and what was found.

A path is a name and the constant keys behind it (`order.items[0]`); what a condition says of one is a fact, and holds
until something may have changed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import finding
from latebind.grammar.literals import shortened
from latebind.grammar.record import Record
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.library import Library
from latebind.interp.scope import Binding, Resolution
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words

# So many expressions are looked at more than once, for what a condition or a call says of them; then no more is learnt.
_MOST = 5_000

# Names that get what is declared.
_GIVEN = frozenset({"host", "param", "for"})

Path = tuple[Any, ...]  # a binding, then keys
Facts = dict[Path, s.Shape]

WalkExpression = Callable[["ShapeState", Any], s.Shape]
WalkStatement = Callable[["ShapeState", Any], s.Shape]


class Dispatch(Record):
    """Which function walks a node, by the node's class. Those of statements give the statement's value."""

    expressions: Mapping[type[n.Node], WalkExpression]
    statements: Mapping[type[n.Node], WalkStatement]


class ShapeState:
    """One pass over one script."""

    def __init__(
        self, dispatch: Dispatch, script: n.Script, resolution: Resolution, library: Library, declared: s.Declarations
    ) -> None:
        self.dispatch = dispatch
        self.source = script.source
        self.resolution = resolution
        self.library = library
        self.declared = declared
        self.facts: Facts = {}
        self.reachable = True
        self.bindings: dict[Binding, s.Shape] = {}
        self.diagnostics: dict[Diagnostic, None] = {}  # each once, in the order they were found
        self.quiet = 0
        self.budget = _MOST
        self.evaluating: set[Binding] = set()  # locals whose value is being looked at
        self.applying: set[n.Arrow] = set()  # functions whose call is
        self.applied: dict[
            tuple[n.Arrow, tuple[s.Shape, ...]], s.Shape
        ] = {}  # what a function gave, by it and its arguments' shapes
        self.declared_names: set[Binding] = set()  # names that hold what is declared, or a part of it
        self.declared_patterns: set[n.Node] = set()  # parameters that are given such, and parts of patterns
        self.returned: list[s.Shape] | None = None  # what the function around gives; None in the script itself
        self.results: list[tuple[n.Node, s.Shape]] = []  # what the script returns
        self.values: dict[n.Node, s.Shape] = {}  # of statements that are expressions
        self.loose: set[str] = set()  # members that some assignment gives what is not declared
        self.open = False  # something may add members whose names are not known

    def expression(self, node: n.Expr | n.Spread) -> s.Shape:
        """What is known of an expression's value."""
        if self.quiet or self.applying:
            self.budget -= 1
            if self.budget < 0:
                return s.ANY
        return self.dispatch.expressions[type(node)](self, node)

    def statement(self, node: n.Statement) -> s.Shape:
        """Walk a statement; what is known of its value."""
        return self.dispatch.statements[type(node)](self, node)

    def report(self, code: str, node: n.Node, *, hint: str | None = None, **fields: Any) -> None:
        """Add a finding at a node, unless it is there already, or this is what cannot happen."""
        if self.quiet or not self.reachable:
            return
        self.diagnostics.setdefault(finding(code, node.span, hint=hint, **fields))

    def text(self, node: n.Node) -> str:
        """How a node is written, for a message."""
        return shortened(" ".join(self.source.text[node.start : node.end].split()))

    def says(self, node: n.Node, shape: s.Shape) -> str:
        """What a message says of the shape of a node: `is declared as Order`, `is number`."""
        return f"{'is declared as' if self.is_declared_path(node) else 'is'} {words(shape)}"

    def is_declared_path(self, node: n.Node) -> bool:
        """Whether what is known of a node was declared by the host, and is not what the script itself says."""
        if isinstance(node, n.NamePattern | n.ObjectPattern | n.ArrayPattern):
            return True
        path = self.path(node)
        if path is None:
            return False
        root: Binding = path[0]
        return len(path) > 1 or root.kind in _GIVEN

    def bind(self, pattern: n.NamePattern, shape: s.Shape) -> None:
        """Note what a name holds that is bound here. One that is assigned elsewhere too may hold anything later."""
        binding = self.resolution.patterns.get(pattern)
        if binding is None:
            return
        if binding.assigned:
            self.learn_path((binding,), shape)
            numeric = binding.numeric and al.is_kind(shape, "number")
            shape = s.NUMBER if numeric else s.ANY
        self.bindings[binding] = shape

    # facts

    def path(self, node: n.Node) -> Path | None:
        """The path that an expression is; None for any other."""
        keys: list[Any] = []
        while True:
            if isinstance(node, n.Paren):
                node = node.inner
            elif isinstance(node, n.Member):
                keys.append(node.name)
                node = node.object
            elif isinstance(node, n.Index) and isinstance(node.index, n.Constant):
                key = node.index.value
                keys.append(str(key) if isinstance(key, bool | float | None) else key)
                node = node.object
            else:
                break
        meaning = self.resolution.names.get(node) if isinstance(node, n.Name) else None
        return (meaning, *reversed(keys)) if isinstance(meaning, Binding) else None

    def known(self, node: n.Node, shape: s.Shape) -> s.Shape:
        """What is known of a node's value: what a condition said of it, or else `shape`."""
        if not self.facts:
            return shape
        path = self.path(node)
        return shape if path is None else self.facts.get(path, shape)

    def learn(self, node: n.Node, shape: s.Shape) -> None:
        """Note what a node's value is from here on."""
        if (path := self.path(node)) is not None:
            self.learn_path(path, shape)

    def learn_path(self, path: Path, shape: s.Shape) -> None:
        """Note what a path leads to from here on."""
        self.facts = {**self.facts, path: shape}

    def forget(self, path: Path | None, key: str | None = None) -> None:
        """Something was assigned: what was known of it, of what is behind it, and of any member of that name is gone."""
        self.facts = {
            known: shape
            for known, shape in self.facts.items()
            if not ((path is not None and known[: len(path)] == path) or (key is not None and key in known[1:]))
        }

    def called(self) -> None:
        """Something ran that may have changed values, or assigned to captured names."""
        if self.resolution.changes or self.resolution.moves:
            self.facts = {known: shape for known, shape in self.facts.items() if self._stays(known)}

    def _stays(self, path: Path) -> bool:
        binding: Binding = path[0]
        return not (binding.assigned and binding.captured) and (len(path) == 1 or not self.resolution.changes)

    def settled(self) -> Facts:
        """The facts that hold whenever a function is called, or a loop comes round."""
        return {
            known: shape
            for known, shape in self.facts.items()
            if not known[0].assigned and (len(known) == 1 or not self.resolution.changes)
        }

    @contextmanager
    def assuming(self, facts: Facts) -> Iterator[None]:
        """Walk with other facts; those of before are back afterwards."""
        outer, self.facts = self.facts, facts
        try:
            yield
        finally:
            self.facts = outer

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Walk what is reported where it stands."""
        self.quiet += 1
        try:
            yield
        finally:
            self.quiet -= 1


def joined(one: Facts, other: Facts) -> Facts:
    """What holds after either of two ways."""
    return {path: either(shape, other[path]) for path, shape in one.items() if path in other}
