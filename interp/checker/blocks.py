"""Blocks: the scopes they make, and what stands in them that is never reached."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.state import State

# What ends a block's statements, as scripts write it.
WORDS: dict[type, str] = {n.Return: "return", n.Throw: "throw", n.Break: "break", n.Continue: "continue"}


def script(c: State, node: n.Script) -> None:
    """Check a whole script, in the outermost scope."""
    c.result.scopes[node] = c.scope
    c.declare(node.body, top_level=True)
    _statements(c, node.body)


def block(c: State, node: n.Block, *, body: bool = False) -> None:
    """Check a block; as the `body` of a function or a `catch`, it cannot define the names of the parameters again."""
    with c.nested(node) as outer:
        if body:
            c.scope.beside = outer.names
        c.declare(node.body)
        _statements(c, node.body)


def _statements(c: State, body: tuple[n.Statement, ...]) -> None:
    """Check statements in order; what stands behind one that leaves is reported once."""
    ended: n.Statement | None = None
    for statement in body:
        if ended is not None:
            c.report("UNREACHABLE", statement, word=WORDS[type(ended)])
            ended = None
        c.statement(statement)
        if type(statement) in WORDS:
            ended = statement
