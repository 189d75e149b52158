"""Statements: blocks and their scopes, definitions, loops, and what leaves them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.expressions import Expressions
from latebind.interp.checker.settle import settle
from latebind.interp.checker.state import names_of
from latebind.interp.scope import Resolution, Scope


class Checker(Expressions):
    """One pass over one script."""

    def script(self, script: n.Script) -> Resolution:
        self.source = script.source
        self.result.scopes[script] = self.scope
        self.declare(script.body, top_level=True)
        self.statements(script.body)
        settle(self)
        return self.result

    def block(self, block: n.Block, *, body: bool = False) -> None:
        """A block; as the `body` of a function or a `catch`, it cannot define the names of the parameters again."""
        outer = self.nested(block)
        if body:
            self.scope.beside = outer.names
        self.declare(block.body)
        self.statements(block.body)
        self.scope = outer

    def statements(self, body: tuple[n.Statement, ...]) -> None:
        ended: n.Statement | None = None
        for statement in body:
            if ended is not None:
                self.report("UNREACHABLE", statement, word=_WORDS[type(ended)])
                ended = None
            self.statement(statement)
            if type(statement) in _WORDS:
                ended = statement

    def statement(self, statement: n.Statement) -> None:
        _STATEMENTS[type(statement)](self, statement)

    def local_def(self, statement: n.LocalDef) -> None:
        binding = self.result.patterns.get(statement.target)
        if binding is None:  # a duplicate
            self.expression(statement.value)
            return
        outer_local, outer_certain = self.local, self.certain
        self.local, self.certain = binding, True
        scope = self.scope
        self.scope = Scope(scope, self.new_function())
        self.define(binding, lambda: self.expression(statement.value))
        self.scope = scope
        self.local, self.certain = outer_local, outer_certain

    def const_def(self, statement: n.ConstDef) -> None:
        for declaration in statement.declarations:

            def walk(declaration: n.Declaration = declaration) -> None:
                self.expression(declaration.value)
                self.pattern(declaration.target)

            self.collect(declaration, walk)
            _, mentions = self.collected[-1]
            for name in names_of(declaration.target):
                if (binding := self.result.patterns.get(name)) is not None:
                    self.defined.append((binding, mentions))

    def expression_statement(self, statement: n.ExpressionStatement) -> None:
        value = statement.value
        if isinstance(value, n.ExprBlock):
            self.collect(statement, lambda: self.expr_block(value))
        else:
            self.collect(statement, lambda: self.expression(value))

    def if_(self, statement: n.If) -> None:
        for test, block in statement.branches:
            self.collect(test, lambda test=test: self.expression(test))  # type: ignore[misc]
            self.block(block)
        if statement.otherwise is not None:
            self.block(statement.otherwise)

    def for_(self, statement: n.For) -> None:
        outer, loop = self.nested(statement), self.loop
        self.pattern_names(statement.target, "for")  # as in JavaScript, the iterable cannot see outer names of these
        self.collect(statement, lambda: self.expression(statement.iterable))
        self.loop = statement
        self.pattern(statement.target)
        self.loops += 1
        self.block(statement.body)
        self.loops -= 1
        self.scope, self.loop = outer, loop

    def try_(self, statement: n.Try) -> None:
        self.block(statement.body)
        if statement.handler is not None:
            outer = self.nested(statement)
            if statement.param is not None:
                self.pattern_names(statement.param, "catch")
                self.pattern(statement.param)
            self.block(statement.handler, body=True)
            self.scope = outer
        if statement.finalizer is not None:
            self.block(statement.finalizer)

    def return_(self, statement: n.Return) -> None:
        self.leaves(statement, "return")
        if statement.value is not None:
            value = statement.value
            self.collect(statement, lambda: self.expression(value))

    def throw(self, statement: n.Throw) -> None:
        self.collect(statement, lambda: self.expression(statement.value))

    def break_(self, statement: n.Break | n.Continue) -> None:
        word = _WORDS[type(statement)]
        if not self.loops:
            self.report("OUTSIDE_LOOP", statement, word=word)
        self.leaves(statement, word)

    def leaves(self, statement: n.Statement, word: str) -> None:
        if self.value_blocks:
            self.report("LEAVES_EXPR", statement, word=word)


_WORDS: dict[type, str] = {n.Return: "return", n.Throw: "throw", n.Break: "break", n.Continue: "continue"}

_STATEMENTS: dict[type, Callable[[Checker, Any], None]] = {
    n.LocalDef: Checker.local_def,
    n.ConstDef: Checker.const_def,
    n.ExpressionStatement: Checker.expression_statement,
    n.If: Checker.if_,
    n.For: Checker.for_,
    n.Try: Checker.try_,
    n.Return: Checker.return_,
    n.Throw: Checker.throw,
    n.Break: Checker.break_,
    n.Continue: Checker.break_,
}
