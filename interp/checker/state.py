"""The state of one check: scopes, findings, and what each statement and definition mentions.

The functions beside this take it as `c`, and reach each other through its `expression` and `statement`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import finding
from latebind.grammar.record import Record
from latebind.grammar.source import Source
from latebind.interp.library import Library, Methods, of_methods
from latebind.interp.scope import Binding, Kind, Resolution, Scope

CheckNode = Callable[["State", Any], None]


class Dispatch(Record):
    """Which function checks a node, by the node's class."""

    expressions: Mapping[type[n.Node], CheckNode]
    statements: Mapping[type[n.Node], CheckNode]


class Mentions:
    """The names that one statement or definition mentions, and whether it touches a memory by itself. `fresh`: it makes a
    date, which a local makes anew whenever it is read. `calls`: it calls what may be any function of the script."""

    __slots__ = ("bindings", "calls", "direct", "fresh")

    def __init__(self) -> None:
        self.bindings: set[Binding] = set()
        self.calls = False
        self.direct = False
        self.fresh = False


def changing(methods: Methods, name: str) -> bool:
    """Whether a method of this name changes its receiver, whatever its type. It loads the types alone that have one."""
    known = _changing(methods)
    found = known.get(name)
    if found is None:
        entries = [each[name] for each in methods.values() if name in each]
        found = any(entry.changes for entry in entries)
        if entries:  # names of scripts' own are not kept
            known[name] = found
    return found


@of_methods
def _changing(methods: Methods) -> dict[str, bool]:
    """What `changing` has found out."""
    return {}


class Change(Record):
    """A change, at `node`: of a name, or of what `value` is, by a method or of a member; in which function."""

    node: n.Node
    value: n.Expr | Binding
    by: str | None
    function: n.Arrow | None


class State:
    """One pass over one script. `variables` are the host's names, or None where they are not known yet; `read_only` those
    whose values the host does not let scripts change."""

    def __init__(
        self,
        dispatch: Dispatch,
        source: Source,
        library: Library,
        variables: Iterable[str] | None,
        read_only: frozenset[str] = frozenset(),
    ) -> None:
        self.dispatch = dispatch
        self.source = source
        self.library = library
        self.variables = None if variables is None else frozenset(variables)
        self.read_only = read_only
        self.changed: list[Change] = []
        self.result = Resolution(read_only=read_only)
        self.diagnostics: dict[Diagnostic, None] = {}  # each once, in the order they were found
        self.scope = Scope(None, 0)
        self.functions = 0
        self.numbers = 0
        self.mentions = Mentions()
        self.collected: list[tuple[n.Node, Mentions]] = []
        self.defined: list[tuple[Binding, Mentions]] = []
        self.local: Binding | None = None  # the local whose value is being walked, outside arrow bodies
        self.certain = True  # whether what is being walked is evaluated for sure when its local is
        self.loops = 0
        self.loop: n.Loop | None = None  # the innermost one within the current function
        self.switches = 0  # around the current statement, within the innermost loop
        self.arrows = 0
        self.is_async = True  # whether the function around may wait: the script itself may
        self.function: n.Arrow | None = None  # the one around; None for the script itself
        self.strays = False  # some function of the library that may touch a memory is a value
        self.placed: set[n.Node] = set()  # functions that are kept nowhere but under a name that is defined as them
        self.gathered: set[n.Arrow] = set()  # plain functions whose values a `Promise.all` awaits
        self.tries = 0  # around the current statement, within its function
        self.value_blocks = 0  # `expr` blocks used as values: nothing may leave them
        self.called: set[n.Node] = set()  # members of namespaces that are called
        self.pending: set[Binding] = set()  # names in scope that have no value yet

    def expression(self, node: n.Expr | n.Spread) -> None:
        """Check an expression, and resolve its names."""
        self.dispatch.expressions[type(node)](self, node)

    def statement(self, node: n.Statement) -> None:
        """Check a statement. Its block's names are declared already."""
        self.dispatch.statements[type(node)](self, node)

    def uncertain(self, node: n.Expr) -> None:
        """Check an expression that may not be evaluated at all."""
        outer, self.certain = self.certain, False
        self.expression(node)
        self.certain = outer

    def report(self, code: str, node: n.Node, *, hint: str | None = None, **fields: Any) -> None:
        """Add a finding at a node, unless it is there already. `fields` fill the message of `code`."""
        self.diagnostics.setdefault(finding(code, node.span, hint=hint, **fields))

    def declare(self, body: Iterable[n.Statement], *, top_level: bool = False) -> None:
        """Bind the names of a block before any of it is walked: a name may be read above its definition."""
        for statement in body:
            if isinstance(statement, n.LocalDef):
                self.bind(statement.target, "local", statement.value, top_level=top_level)
            elif isinstance(statement, n.FunctionDef):
                self.bind(statement.target, "function", statement.value, top_level=top_level)
            elif isinstance(statement, n.VariableDef) and statement.kind != "var":
                for declaration in statement.declarations:
                    plain = isinstance(declaration.target, n.NamePattern)
                    value = declaration.value if plain else None
                    self.pattern_names(declaration.target, statement.kind, value, top_level=top_level)

    def hoist(self, body: Iterable[n.Statement], *, top_level: bool = False) -> None:
        """Bind the names that `var` declares anywhere in a function's body, or the script (ECMA-262, VarDeclaredNames).

        A name that is declared again, or is a parameter, is the same one; in JavaScript it is another one than the
        parameter that a function among the parameters mentions (10.2.11).
        """
        for name in variable_names(body):
            known = self.scope.names.get(name.name) or self.scope.beside.get(name.name)
            if known is None:
                self.bind(name, "var", top_level=top_level)
            elif known.kind == "var" or (known.kind == "param" and not known.captured):
                self.result.patterns[name] = known
            else:
                self.report("DUPLICATE_NAME", name, name=name.name)

    def pattern_names(
        self, pattern: n.Pattern, kind: Kind, value: n.Expr | None = None, *, top_level: bool = False
    ) -> None:
        """Bind the names of a pattern; `value` is what a pattern that is one name is bound to."""
        for name in names_of(pattern):
            self.bind(name, kind, value, top_level=top_level)
        for name in _alone(pattern):
            if (binding := self.result.patterns.get(name)) is not None:
                binding.alone = True

    def bind(self, target: n.NamePattern, kind: Kind, value: n.Expr | None = None, *, top_level: bool = False) -> None:
        """Bind a name in the current scope, or report that it is there already."""
        if target.name in self.scope.names or target.name in self.scope.beside:
            self.report("DUPLICATE_NAME", target, name=target.name)
            return
        self.numbers += 1
        binding = Binding(target.name, kind, self.numbers, target, value, top_level, owner=self.scope.function)
        binding.loop = self.loop
        binding.hides = self.scope.parent.find(target.name) if self.scope.parent is not None else None
        self.scope.names[target.name] = binding
        self.result.patterns[target] = binding
        if kind in ("const", "let", "for", "param"):
            self.pending.add(binding)

    @contextmanager
    def nested(self, node: n.Node, function: int | None = None) -> Iterator[Scope]:
        """Walk in a scope of `node`, of a function of its own if its number is given. Gives the outer scope."""
        outer = self.scope
        self.scope = self.result.scopes[node] = Scope(outer, outer.function if function is None else function)
        try:
            yield outer
        finally:
            self.scope = outer

    def new_function(self) -> int:
        """The number of another function."""
        self.functions += 1
        return self.functions

    def mentioning(self) -> Mentioning:
        """Gather what is mentioned meanwhile by itself."""
        return Mentioning(self, None)

    def collecting(self, node: n.Node) -> Mentioning:
        """Note under `node` what is mentioned meanwhile; it counts for what is around the node too."""
        return Mentioning(self, node)


class Mentioning:
    """What `mentioning` and `collecting` give, written out: they are entered for each statement."""

    __slots__ = ("node", "outer", "state")

    def __init__(self, state: State, node: n.Node | None) -> None:
        self.state = state
        self.node = node
        self.outer = state.mentions

    def __enter__(self) -> Mentions:
        mentions = self.state.mentions = Mentions()
        return mentions

    def __exit__(self, *_: object) -> None:
        state, outer, node = self.state, self.outer, self.node
        mentions, state.mentions = state.mentions, outer
        if node is not None:
            state.collected.append((node, mentions))
            outer.bindings |= mentions.bindings
            outer.calls |= mentions.calls
            outer.direct |= mentions.direct
            outer.fresh |= mentions.fresh


def names_of(pattern: n.Pattern) -> list[n.NamePattern]:
    """The names that a pattern binds, in order."""
    if isinstance(pattern, n.NamePattern):
        return [pattern]
    found: list[n.NamePattern] = []
    for part in parts_of(pattern):
        found += names_of(part.target)
    rest = getattr(pattern, "rest", None)
    return found + (names_of(rest) if rest is not None else [])


def _alone(pattern: n.Pattern) -> list[n.NamePattern]:
    """The names of a pattern that could be left out: items and the keys beside a rest are there for what follows."""
    if isinstance(pattern, n.NamePattern):
        return [pattern]
    if not isinstance(pattern, n.ObjectPattern) or pattern.rest is not None:
        return []
    return [name for part in pattern.properties for name in _alone(part.target)]


def parts_of(pattern: n.Pattern) -> list[n.PatternProperty | n.PatternElement]:
    """The parts of a pattern, without holes and its rest."""
    if isinstance(pattern, n.ObjectPattern):
        return list(pattern.properties)
    return [part for part in pattern.elements if part is not None] if isinstance(pattern, n.ArrayPattern) else []


def variable_names(body: Iterable[n.Statement]) -> list[n.NamePattern]:
    """The names that `var` declares in statements and what they hold, but for other functions."""
    found: list[n.NamePattern] = []
    work: list[Any] = [*body][::-1]  # the next one last
    while work:
        node = work.pop()
        kind = node.__class__
        if kind is tuple:
            work += reversed(node)
        elif kind is n.VariableDef:
            if node.kind == "var":
                found += [name for declaration in node.declarations for name in names_of(declaration.target)]
        elif kind is n.ExpressionStatement:
            if node.value.__class__ is n.ExprBlock:
                work.append(node.value.body)
        elif kind in _FOR_EACH and node.kind == "var":
            found += names_of(node.target)
            work.append(node.body)
        elif kind in _HOLD_STATEMENTS:
            work += [getattr(node, name) for name in reversed(node.__match_args__)]
    return found


_FOR_EACH = frozenset((n.For, n.ForIn))
_HOLD_STATEMENTS = frozenset(
    (n.Block, n.BlockStatement, n.If, n.For, n.ForIn, n.ForLoop, n.While, n.DoWhile, n.Switch, n.Case, n.Try)
)
