"""The state of one check: scopes, and what each statement and definition mentions. The classes beside this extend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.errors import Diagnostic, finding
from latebind.grammar.source import Source
from latebind.interp.library import Library
from latebind.interp.scope import Binding, Resolution, Scope


class Mentions:
    """The names that one statement or definition mentions, and whether it touches a memory by itself."""

    __slots__ = ("bindings", "direct")

    def __init__(self) -> None:
        self.bindings: set[Binding] = set()
        self.direct = False


class State:
    """One pass over one script. `variables` are the host's names, or None where they are not known yet."""

    def __init__(self, library: Library, variables: Iterable[str] | None) -> None:
        self.library = library
        self.variables = None if variables is None else frozenset(variables)
        self.source = Source("")
        self.result = Resolution()
        self.diagnostics: list[Diagnostic] = []
        self.scope = Scope(None, 0)
        self.functions = 0
        self.numbers = 0
        self.mentions = Mentions()
        self.collected: list[tuple[n.Node, Mentions]] = []
        self.defined: list[tuple[Binding, Mentions]] = []
        self.local: Binding | None = None  # the local whose value is being walked, outside arrow bodies
        self.certain = True  # whether what is being walked is evaluated for sure when its local is
        self.loops = 0
        self.loop: n.For | None = None  # the innermost one within the current function
        self.arrows = 0
        self.value_blocks = 0  # `expr` blocks used as values: nothing may leave them
        self.pending: set[Binding] = set()  # names in scope that have no value yet

    def report(self, code: str, node: n.Node, *, hint: str | None = None, **fields: Any) -> None:
        found = finding(code, node.span, hint=hint, **fields)
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    def declare(self, body: Iterable[n.Statement], *, top_level: bool = False) -> None:
        """Bind the names of a block before any of it is walked: a name may be read above its definition."""
        for statement in body:
            if isinstance(statement, n.LocalDef):
                self.bind(statement.target, "local", statement.value, top_level=top_level)
            elif isinstance(statement, n.ConstDef):
                for declaration in statement.declarations:
                    plain = isinstance(declaration.target, n.NamePattern)
                    value = declaration.value if plain else None
                    self.pattern_names(declaration.target, "const", value, top_level=top_level)

    def pattern_names(
        self, pattern: n.Pattern, kind: Any, value: n.Expr | None = None, *, top_level: bool = False
    ) -> None:
        for name in names_of(pattern):
            self.bind(name, kind, value, top_level=top_level)

    def bind(self, target: n.NamePattern, kind: Any, value: n.Expr | None = None, *, top_level: bool = False) -> None:
        if target.name in self.scope.names or target.name in self.scope.beside:
            self.report("DUPLICATE_NAME", target, name=target.name)
            return
        self.numbers += 1
        binding = Binding(target.name, kind, self.numbers, target, value, top_level, owner=self.scope.function)
        binding.loop = self.loop
        self.scope.names[target.name] = binding
        self.result.patterns[target] = binding
        if kind in ("const", "for", "param"):
            self.pending.add(binding)

    def nested(self, node: n.Node, function: int | None = None) -> Scope:
        """Enter a scope of `node`; the caller puts the returned one back."""
        outer = self.scope
        self.scope = Scope(outer, outer.function if function is None else function)
        self.result.scopes[node] = self.scope
        return outer

    def new_function(self) -> int:
        self.functions += 1
        return self.functions

    def collect(self, node: n.Node, walk: Callable[[], None]) -> None:
        """Walk, and note under `node` which names it mentions."""
        outer, self.mentions = self.mentions, Mentions()
        walk()
        self.collected.append((node, self.mentions))
        outer.bindings |= self.mentions.bindings
        outer.direct |= self.mentions.direct
        self.mentions = outer

    def define(self, binding: Binding, walk: Callable[[], None]) -> None:
        outer, self.mentions = self.mentions, Mentions()
        walk()
        self.defined.append((binding, self.mentions))
        self.mentions = outer


def names_of(pattern: n.Pattern) -> list[n.NamePattern]:
    """The names that a pattern binds, in order."""
    if isinstance(pattern, n.NamePattern):
        return [pattern]
    parts = pattern.properties if isinstance(pattern, n.ObjectPattern) else pattern.elements
    found = [name for part in parts for name in names_of(part.target)]
    return found + (names_of(pattern.rest) if pattern.rest is not None else [])
