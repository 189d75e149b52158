"""Blocks: the scopes they make, and what stands in them that is never reached."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.state import State
from latebind.interp.scope import Binding

# What ends a block's statements, as scripts write it.
WORDS: dict[type, str] = {n.Return: "return", n.Throw: "throw", n.Break: "break", n.Continue: "continue"}


def script(c: State, node: n.Script) -> None:
    """Check a whole script, in the outermost scope."""
    c.result.scopes[node] = c.scope
    c.declare(node.body, top_level=True)
    c.hoist(node.body, top_level=True)
    statements(c, node.body)
    last = node.body[-1] if node.body else None
    changed = last.value if isinstance(last, n.ExpressionStatement) else None
    if isinstance(changed, n.Assign | n.Update) and isinstance(changed.target, n.Name):
        target = c.result.names.get(changed.target)  # what it gives is the script's value
        if isinstance(target, Binding):
            target.read = True


def block(c: State, node: n.Block, *, body: bool = False, function: bool = False) -> None:
    """Check a block; as the `body` of a function or a `catch`, it cannot define the names of the parameters again.

    The body of a `function`, arrows and blocks that are values included, is where `var` declares what is within it.
    """
    with c.nested(node) as outer:
        if body:
            c.scope.beside = outer.names
        c.declare(node.body)
        if function:
            c.hoist(node.body)
        statements(c, node.body)


def statements(c: State, body: tuple[n.Statement, ...]) -> None:
    """Check statements in order, whose names are declared; what stands behind one that leaves is reported once."""
    ended: n.Statement | None = None
    for statement in body:
        if ended is not None and not isinstance(statement, n.FunctionDef):
            c.report("UNREACHABLE", statement, word=WORDS[type(ended)])
            ended = None
        c.statement(statement)
        if type(statement) in WORDS:
            ended = statement
