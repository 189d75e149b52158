"""Loops and `switch`: their scopes, and what leaves them. Each function is the entry of a class of nodes in `dispatch`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from latebind.grammar import nodes as n
from latebind.interp.checker.assignment import alone, assign_names
from latebind.interp.checker.blocks import WORDS, block, statements
from latebind.interp.checker.expressions import pattern
from latebind.interp.checker.state import State
from latebind.interp.checker.statements import leaves
from latebind.interp.checker.warnings import condition


def for_of(c: State, statement: n.For) -> None:
    """Walk `for (… of …)`. As in JavaScript, its iterable cannot see outer names that the loop binds again."""
    _for_each(c, statement, statement.iterable)


def for_in(c: State, statement: n.ForIn) -> None:
    """Walk `for (… in …)`, the same way."""
    _for_each(c, statement, statement.object)


def _for_each(c: State, statement: n.For | n.ForIn, source: n.Expr) -> None:
    with c.nested(statement):
        if statement.kind != "var":
            outer, c.loop = c.loop, statement
            c.pattern_names(statement.target, "for" if statement.kind == "const" else "let")
            c.loop = outer
        with c.collecting(statement):
            c.expression(source)
        with _looping(c, statement):
            with c.collecting(statement.target):
                pattern(c, statement.target)
            if statement.kind == "var":
                assign_names(c, statement.target)
            block(c, statement.body)


def for_loop(c: State, statement: n.ForLoop) -> None:
    """Walk `for (init; test; update)`. The names of a `let` are of the loop, and new in each turn."""
    with c.nested(statement):
        outer, c.loop = c.loop, statement
        if isinstance(statement.init, n.VariableDef):
            c.declare([statement.init])
        c.loop = outer
        if isinstance(statement.init, n.VariableDef):
            c.statement(statement.init)
        else:
            for node in statement.init:
                _alone_or_value(c, node)
        with _looping(c, statement):
            if statement.test is not None:
                condition(c, statement.test)
                with c.collecting(statement.test):
                    c.expression(statement.test)
            block(c, statement.body)
            for node in statement.update:
                _alone_or_value(c, node)


def _alone_or_value(c: State, node: n.Expr) -> None:
    with c.collecting(node):
        if isinstance(node, n.Assign | n.Update):
            alone(c, node)
        else:
            c.expression(node)


def while_(c: State, statement: n.While) -> None:
    """Walk `while`."""
    condition(c, statement.test)
    with _looping(c, statement):
        with c.collecting(statement.test):
            c.expression(statement.test)
        block(c, statement.body)


def do_while(c: State, statement: n.DoWhile) -> None:
    """Walk `do … while`."""
    with _looping(c, statement):
        block(c, statement.body)
        condition(c, statement.test)
        with c.collecting(statement.test):
            c.expression(statement.test)


@contextmanager
def _looping(c: State, statement: n.Loop) -> Iterator[None]:
    outer = c.loop, c.switches
    c.loop, c.switches = statement, 0
    c.loops += 1
    try:
        yield
    finally:
        c.loops -= 1
        c.loop, c.switches = outer


def switch(c: State, statement: n.Switch) -> None:
    """Walk `switch`: all cases share one scope, and what one declares has no value in the others."""
    with c.collecting(statement):
        c.expression(statement.subject)
    with c.nested(statement):
        for case in statement.cases:
            c.declare(case.body.body)
        c.switches += 1
        pending = set(c.pending)
        for case in statement.cases:
            c.pending |= pending
            if case.test is not None:
                with c.collecting(case.test):
                    c.expression(case.test)
            statements(c, case.body.body)
        c.switches -= 1


def leave_loop(c: State, statement: n.Break | n.Continue) -> None:
    """Report a `break` or `continue` that is in no loop, or would leave a block that is a value."""
    if c.loops or (c.switches and isinstance(statement, n.Break)):
        return
    word = WORDS[type(statement)]
    if c.value_blocks:
        leaves(c, statement, word)
    else:
        c.report("OUTSIDE_LOOP", statement, word=word)
