"""Definite assignment of generated code: each temporary is bound before it is read, whichever way a program goes.

`unbound` walks over a program's Python tree in the order in which it runs, and keeps what is bound by then: behind an
expression that is one state where it is true, and one where it is false. Code asks `S is None` again and again, and binds
under one such test what it reads under another, so a state tells apart where there is a run and where there is none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# Names that the compiler makes for values on the way. Those that a script gives may be read too early: the script fails then.
_TEMPORARY = re.compile(r"t\d+")
_RUN = "S"


class State(NamedTuple):
    """The temporaries that are surely bound where there is a run, and where there is none. None: this never comes here."""

    with_run: frozenset[str] | None
    without_run: frozenset[str] | None

    def bound(self, name: str) -> State:
        """The state behind an assignment."""
        if name == _RUN:
            return State(_common(self.with_run, self.without_run), None)
        return State(*(None if known is None else known | {name} for known in self))

    def dropped(self, names: Iterable[str]) -> State:
        """The state without some names."""
        return State(*(None if known is None else known.difference(names) for known in self))

    def kept(self, names: Iterable[str]) -> State:
        """The state with some names alone."""
        return State(*(None if known is None else known.intersection(names) for known in self))

    def joined(self, other: State) -> State:
        """The state where two ways come together."""
        return State(_common(self.with_run, other.with_run), _common(self.without_run, other.without_run))

    def has(self, name: str) -> bool:
        """Whether a name is bound, whether there is a run or not."""
        return all(known is None or name in known for known in self)


NOWHERE = State(None, None)
BEGINNING = State(frozenset(), frozenset())


def _common(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


class Ends(NamedTuple):
    """The states behind an expression: where it is true, and where it is false."""

    true: State
    false: State

    @property
    def joined(self) -> State:
        return self.true.joined(self.false)


def _either(state: State) -> Ends:
    return Ends(state, state)


def unbound(tree: ast.Module) -> list[str]:
    """The temporaries that may be read before they are bound, each with the statement that reads it."""
    walk = _Walk(_shared_names(tree))
    for part in tree.body:
        assert isinstance(part, ast.FunctionDef)
        walk.call(part, BEGINNING)
    return list(dict.fromkeys(walk.found))


@dataclass(slots=True)
class _Loop:
    """The states in which a loop is left by `break`, and begun again by `continue`; and the errors that are caught there."""

    left: State = NOWHERE
    again: State = NOWHERE
    caught: list[str] = field(default_factory=list)


class _Walk:
    """Goes over all statements and expressions; what it has no rule for is a TypeError."""

    def __init__(self, shared: set[str]) -> None:
        self.shared = shared
        self.found: list[str] = []
        self.functions: dict[str, ast.FunctionDef] = {}
        self.called: set[tuple[ast.FunctionDef, State]] = set()
        self.loops = [_Loop()]  # those around a statement; the first is none
        self.at: ast.stmt | None = None

    def read(self, name: str, state: State) -> None:
        """Wherever a function within another is named, it may be called."""
        if name in self.functions:
            self.call(self.functions[name], state)
        if _TEMPORARY.fullmatch(name) and not state.has(name) and self.at is not None:
            self.found.append(f"{name} in `{ast.unparse(self.at)}`")

    # statements: each gives the state behind it

    def block(self, statements: Sequence[ast.stmt], state: State) -> State:
        for statement in statements:
            if state == NOWHERE:
                break
            self.at = statement
            state = self.statement(statement, state)
        return state

    def statement(self, statement: ast.stmt, state: State) -> State:
        match statement:
            case ast.Pass() | ast.Nonlocal() | ast.AnnAssign(value=None):
                return state
            case ast.Expr(value=value):
                return self.value(value, state)
            case ast.Assign(targets=targets, value=value):
                return self.targets(targets, self.value(value, state))
            case ast.AugAssign(target=target, value=value):
                return self.targets([target], self.value(value, self.value(target, state)))
            case ast.Return(value=given) | ast.Raise(exc=given):
                self.values([given], state)
                return NOWHERE
            case ast.If(test=test, body=body, orelse=orelse):
                ends = self.test(test, state)
                return self.block(body, ends.true).joined(self.block(orelse, ends.false))
            case ast.While(test=test, body=body, orelse=orelse):
                return self.loop(lambda begun: self.test(test, begun), body, orelse, state)
            case ast.For(target=target, iter=items, body=body, orelse=orelse):
                state = self.value(items, state)
                return self.loop(lambda begun: Ends(self.targets([target], begun), begun), body, orelse, state)
            case ast.Break():
                loop = self.loops[-1]
                loop.left = loop.left.joined(state.dropped(loop.caught))
                return NOWHERE
            case ast.Continue():
                loop = self.loops[-1]
                loop.again = loop.again.joined(state.dropped(loop.caught))
                return NOWHERE
            case ast.Try():
                return self.attempt(statement, state)
            case ast.FunctionDef(name=name):
                self.functions[name] = statement
                return state
        raise TypeError(f"no rule for {ast.dump(statement)}")

    def loop(self, head: Callable[[State], Ends], body: list[ast.stmt], orelse: list[ast.stmt], state: State) -> State:
        """A loop is gone through again from what is known at the end of each turn, until no turn knows less."""
        while True:
            loop = _Loop()
            self.loops.append(loop)
            ends = head(state)
            behind = self.block(body, ends.true)
            self.loops.pop()
            again = state.joined(behind).joined(loop.again)
            if again == state:
                return self.block(orelse, ends.false).joined(loop.left)
            state = again

    def attempt(self, attempt: ast.Try, state: State) -> State:
        """What fails may do so at once: a handler knows what was known before. Python forgets the error behind it."""
        behind = self.block(attempt.orelse, self.block(attempt.body, state))
        for handler in attempt.handlers:
            name = handler.name or ""
            self.loops[-1].caught.append(name)
            behind = behind.joined(self.block(handler.body, state.bound(name)).dropped([name]))
            self.loops[-1].caught.pop()
        if not attempt.finalbody:
            return behind
        self.block(attempt.finalbody, state)
        return self.block(attempt.finalbody, behind)

    def call(self, function: ast.FunctionDef, state: State) -> None:
        """Go through a function; it knows what is known where it is called."""
        begun = state.kept(self.shared).dropped(_own_names(function))
        for param in function.args.args:
            if param.arg == _RUN:  # it is given one or none
                known = _common(*begun)
                begun = State(known, known)
            else:
                begun = begun.bound(param.arg)
        if (function, begun) in self.called:
            return
        self.called.add((function, begun))
        loops, self.loops, at = self.loops, [_Loop()], self.at
        self.block(function.body, begun)
        self.loops, self.at = loops, at

    def targets(self, targets: Iterable[ast.expr], state: State) -> State:
        """The state when a value has been assigned."""
        for target in targets:
            match target:
                case ast.Name(id=name):
                    state = state.bound(name)
                case ast.Tuple(elts=parts) | ast.List(elts=parts):
                    state = self.targets(parts, state)
                case ast.Starred(value=value):
                    state = self.targets([value], state)
                case _:
                    state = self.parts(target, state)
        return state

    # expressions

    def value(self, value: ast.expr, state: State) -> State:
        return self.test(value, state).joined

    def values(self, values: Iterable[ast.expr | None], state: State) -> State:
        for value in values:
            state = state if value is None else self.value(value, state)
        return state

    def test(self, test: ast.expr, state: State) -> Ends:
        """The states behind an expression."""
        match test:
            case ast.Name(id=name):
                self.read(name, state)
                return _either(state)
            case ast.Constant(value=value):
                return Ends(state, NOWHERE) if value else Ends(NOWHERE, state)
            case ast.NamedExpr(target=target, value=value):
                return Ends(*(end.bound(target.id) for end in self.test(value, state)))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                ends = self.test(operand, state)
                return Ends(ends.false, ends.true)
            case ast.BoolOp(op=op, values=values):
                return self.all_of(values, state) if isinstance(op, ast.And) else self.any_of(values, state)
            case ast.IfExp(test=inner, body=body, orelse=orelse):
                ends = self.test(inner, state)
                one, other = self.test(body, ends.true), self.test(orelse, ends.false)
                return Ends(one.true.joined(other.true), one.false.joined(other.false))
            case ast.Compare():
                return self.comparison(test, state)
            case ast.Dict(keys=keys, values=values):
                return _either(self.values((part for pair in zip(keys, values, strict=True) for part in pair), state))
            case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                raise TypeError(f"no rule for {ast.dump(test)}")
        return _either(self.parts(test, state))

    def parts(self, node: ast.AST, state: State) -> State:
        """The state when all parts of a node have been evaluated, from left to right."""
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr):
                state = self.value(part, state)
            elif isinstance(part, ast.keyword):
                state = self.value(part.value, state)
        return state

    def all_of(self, tests: Sequence[ast.expr], state: State) -> Ends:
        false = NOWHERE
        for test in tests:
            ends = self.test(test, state)
            state, false = ends.true, false.joined(ends.false)
        return Ends(state, false)

    def any_of(self, tests: Sequence[ast.expr], state: State) -> Ends:
        true = NOWHERE
        for test in tests:
            ends = self.test(test, state)
            state, true = ends.false, true.joined(ends.true)
        return Ends(true, state)

    def comparison(self, comparison: ast.Compare, state: State) -> Ends:
        first, *more = comparison.comparators
        state = self.values([comparison.left, first], state)
        match comparison:
            case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=None)]) if name == _RUN:
                is_none, is_run = State(None, state.without_run), State(state.with_run, None)
                return Ends(is_none, is_run) if isinstance(op, ast.Is) else Ends(is_run, is_none)
            case ast.Compare(ops=[ast.Is() | ast.Eq()], comparators=[ast.Constant(value=value)]) if value is ...:
                return Ends(NOWHERE, state)  # nothing is: so is written what comes before something else
        return Ends(self.values(more, state), state)


def _own_names(function: ast.FunctionDef) -> set[str]:
    """The names that a function binds itself, and which are not those of the functions around it."""
    bound: set[str] = set()
    elsewhere: set[str] = set()
    left: list[ast.AST] = [*function.body]
    while left:
        node = left.pop()
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.ExceptHandler(name=str(name)):
                bound.add(name)
            case ast.Nonlocal(names=names):
                elsewhere.update(names)
        if not isinstance(node, ast.FunctionDef):
            left += ast.iter_child_nodes(node)
    return bound - elsewhere


def _shared_names(tree: ast.Module) -> set[str]:
    """The names that more than one function mentions."""
    found: dict[str, ast.AST] = {}
    shared: set[str] = set()
    left: list[tuple[ast.AST, ast.AST]] = [(tree, tree)]
    while left:
        node, function = left.pop()
        match node:
            case ast.Name(id=str(name)) | ast.arg(arg=str(name)) | ast.ExceptHandler(name=str(name)):
                if found.setdefault(name, function) is not function:
                    shared.add(name)
        within = node if isinstance(node, ast.FunctionDef) else function
        left += ((part, within) for part in ast.iter_child_nodes(node))
    return shared
