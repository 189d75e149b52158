"""Where a call of an `async` function may stand: where its value is awaited at once, alone or in `await Promise.all(…)`.

What is noted here is noted before the calls themselves are walked (see `spines`).
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.names import namespace
from latebind.interp.checker.state import State
from latebind.interp.library import Builtin
from latebind.interp.scope import Wait


def await_value(c: State, node: n.Expr, wait: Wait) -> None:
    """Note that the value of an expression is awaited at once: calls may give it, also in the branches of `?:`."""
    node = n.bare(node)
    if isinstance(node, n.Conditional):
        await_value(c, node.then, wait)
        await_value(c, node.otherwise, wait)
    elif isinstance(node, n.Logical):
        await_value(c, node.right, wait)  # what JavaScript has on the left would be a promise, which is truthy
    elif isinstance(node, n.Call):
        c.result.awaited[node] = wait
        if is_all(c, node):
            c.result.gathers = True
            if wait == "return" and c.function is not None:
                c.result.waits.add(c.function)
            _await_arguments(c, node)


def await_returned(c: State, node: n.Expr) -> None:
    """Note the same of what a function returns, if JavaScript awaits that."""
    if c.is_async:
        await_value(c, node, "await" if c.function is None else "return")
    elif c.function in c.gathered:
        await_value(c, node, "all")


def is_all(c: State, node: n.Call) -> bool:
    """Whether a call is one of `Promise.all`."""
    callee = node.callee
    if node.optional or not isinstance(callee, n.Member) or callee.optional:
        return False
    space = namespace(c, callee.object)
    found = None if space is None else space.members.get(callee.name)
    return isinstance(found, Builtin) and found.promise


def unawaited(c: State, node: n.Call) -> None:
    """Report a `Promise.all` that nothing awaits; of its items, nothing more is to be said."""
    c.report("PROMISE_CALL", node)
    _await_arguments(c, node)


def _await_arguments(c: State, node: n.Call) -> None:
    if len(node.args) == 1:
        _await_items(c, node.args[0])
        return
    for arg in node.args:  # calls that were to stand in an array; the wrong count is reported
        if not isinstance(arg, n.Spread):
            await_value(c, arg, "all")


def _await_items(c: State, node: n.Expr | n.Spread) -> None:
    """Note that the items of an array are awaited: of a literal, or of what a callback gives."""
    if isinstance(node, n.Spread):
        node = node.value
    node = n.bare(node)
    if isinstance(node, n.Conditional):
        _await_items(c, node.then)
        _await_items(c, node.otherwise)
    elif isinstance(node, n.Logical):
        if node.op != "&&":
            _await_items(c, node.left)
        _await_items(c, node.right)
    elif isinstance(node, n.Array):
        for item in node.items:
            if isinstance(item, n.Spread):
                _await_items(c, item)
            else:
                await_value(c, item, "all")
    elif isinstance(node, n.Call) and (callback := _callback(c, node)) is not None:
        _await_callback(c, callback)


def _callback(c: State, node: n.Call) -> n.Expr | None:
    """The function whose values an array holds: `xs.map(f)`, `Array.from(xs, f)`."""
    callee, args = node.callee, node.args
    if not isinstance(callee, n.Member) or any(isinstance(arg, n.Spread) for arg in args):
        return None
    if callee.name == "map" and len(args) == 1:
        found = args[0]
    elif callee.name == "from" and len(args) == 2 and namespace(c, callee.object) is c.library.globals["Array"]:
        found = args[1]
    else:
        return None
    return None if isinstance(found, n.Spread) else found


def _await_callback(c: State, node: n.Expr) -> None:
    found = n.bare(node)
    if isinstance(found, n.Arrow) and not found.is_async:
        c.gathered.add(found)
    else:
        c.result.callbacks.add(node)
