"""Changes that are refused whenever they happen, reported before anything runs: of what a host declares read-only, and of
what is older than an `async` function that waits in a `Promise.all`.

The walk notes changes; `settle` asks `refused` when it is known what the names stand for, and which functions wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.state import Change, State
from latebind.interp.scope import Binding

# Names that are bound once to what they hold: what a `local` gives may be new.
_FIXED = frozenset({"const", "let", "var", "param", "catch", "for", "host"})
_COLLECTIONS = frozenset({"Array", "Map", "Set", "Date"})


def assigns(c: State, node: n.Node, binding: Binding) -> None:
    """Note an assignment to a name."""
    if c.function is not None and binding.owner != c.scope.function:
        c.changed.append(Change(node, binding, None, c.function))


def changes(c: State, node: n.Node, value: n.Expr, *, by: str | None = None) -> None:
    """Note a change of what `value` is: of a member, or `by` a method."""
    c.changed.append(Change(node, value, by, c.function))


def refused(c: State) -> None:
    """Report those that are refused."""
    waiting: dict[n.Arrow, bool] = {}
    for node in c.result.callbacks:
        _gathered(c, node, waiting)
    for call, wait in c.result.awaited.items():
        if wait == "all" and isinstance(call, n.Call):
            _gathered(c, call.callee, waiting)
    for change in c.changed:
        if (name := _read_only(c, change)) is not None:
            c.report("READ_ONLY_VARIABLE_CHECK", change.node, name=name)
        elif change.function in waiting and change.function in c.result.waits and _is_older(c, change):
            surely = waiting[change.function] and change.node in {*_evaluated(change.function)}
            c.report("CHANGE_WHILE_WAITING_CHECK" if surely else "CHANGE_MAY_WAIT", change.node)


def _read_only(c: State, change: Change) -> str | None:
    """The read-only variable whose value, or a part of it, changes; None for any other change."""
    if not c.read_only or isinstance(change.value, Binding):
        return None
    if change.by is not None and change.by not in c.library.methods["array"]:
        return None
    node, seen = change.value, set[Binding]()
    while True:
        node = _root(node)
        found = c.result.names.get(node) if isinstance(node, n.Name) else None
        if not isinstance(found, Binding) or found.assigned or found in seen:
            return None
        if found.kind == "host":
            return found.name if found.name in c.read_only else None
        if found.kind != "const" or found.value is None:
            return None
        seen.add(found)
        node = found.value


def _root(node: n.Expr) -> n.Expr:
    """What members and indices are read of, from the outermost inwards."""
    while isinstance(node, n.Member | n.Index | n.Paren):
        node = node.inner if isinstance(node, n.Paren) else node.object
    return node


def _gathered(c: State, node: n.Node, waiting: dict[n.Arrow, bool]) -> None:
    """Note the function that a `Promise.all` calls, where it is known; and whether nothing else can call it."""
    node = n.bare(node)
    if isinstance(node, n.Arrow):
        waiting[node] = True
    elif (
        isinstance(node, n.Name) and isinstance(found := c.result.names.get(node), Binding) and found.arrow is not None
    ):
        waiting[found.arrow] = False


def _is_older(c: State, change: Change) -> bool:
    """Whether what changes was there before the function that changes it was called."""
    if isinstance(change.value, Binding):
        return True
    base = _root(change.value) if change.by is None else change.value
    found = c.result.names.get(base) if isinstance(base, n.Name) else None
    if not isinstance(found, Binding) or found.kind not in _FIXED or found.assigned or change.function is None:
        return False
    if c.result.scopes[change.function].function == found.owner:
        return False
    value = found.value
    return change.by is None or isinstance(value, n.Array) or (isinstance(value, n.New) and value.name in _COLLECTIONS)


def _evaluated(function: n.Arrow) -> Iterator[n.Node]:
    """What a function surely evaluates, unless something fails: the statements before its first branch or loop."""
    if not isinstance(function.body, n.Block):
        yield from _surely(function.body)
        return
    for statement in function.body.body:
        if isinstance(statement, n.ExpressionStatement | n.VariableDef | n.Return):
            yield from _surely(statement)
        elif not isinstance(statement, n.FunctionDef | n.LocalDef):
            return


def _surely(node: Any) -> Iterator[n.Node]:
    """A node and all below it that is evaluated with it."""
    work = [node]
    while work:
        here = work.pop()
        if isinstance(here, n.Arrow | n.ExprBlock):
            continue
        yield here
        if isinstance(here, n.Logical):
            work.append(here.left)
        elif isinstance(here, n.Conditional):
            work.append(here.test)
        elif not getattr(here, "optional", False):
            work += n.inner(here)
