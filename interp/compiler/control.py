"""Statements that hold blocks, but for loops: `if` and `try`.

Most functions are the entry of a class of nodes in `dispatch`. `value` is the Python name that gets the value of the
statement, where that is asked for.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import (
    MOST_BLOCKS,
    as_function,
    body_of,
    evaluate,
    in_transaction,
    inner_function,
    pass_on,
    taken_apart,
)
from latebind.interp.compiler.charges import depth_left, restore_depth
from latebind.interp.compiler.conditions import condition
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.helpers import CAUGHT


def if_(c: Emitter, node: n.If, value: str | None) -> None:
    """`if`, with its `else if` chain: each test is evaluated only if those before it failed."""
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    if c.builder.blocks >= MOST_BLOCKS:
        as_function(c, value, lambda result: _branches(c, node, 0, result))
    else:
        _branches(c, node, 0, value)


def _branches(c: Emitter, node: n.If, index: int, value: str | None) -> None:
    """The branches from `index` on, each within the `else` of the one before."""
    test, body = node.branches[index]
    made = evaluate(c, test, test) if in_transaction(c, test) else None
    with c.learning():
        truth = condition(c, test).py if made is None else c.helper("truthy", test, made)
    c.builder.blocks += 1
    then = body_of(c, body, value)
    orelse: list[py.Stmt] = []
    with c.into(orelse):
        if index + 1 < len(node.branches):
            if index % MOST_BLOCKS == MOST_BLOCKS - 1:
                as_function(c, value, lambda result: _branches(c, node, index + 1, result))
            else:
                _branches(c, node, index + 1, value)
        elif node.otherwise is not None:
            c.statement(node.otherwise, value)
    c.builder.blocks -= 1
    c.emit(py.if_statement(truth, then, orelse))


def give(c: Emitter, node: n.Expr) -> None:
    """Return a value from a function: that of a ternary from its branches, which so are never too deep for an expression."""
    bare = n.bare(node)
    while isinstance(bare, n.Conditional) and c.builder.blocks < MOST_BLOCKS:
        c.builder.cost += 1
        with c.learning():
            test = condition(c, bare.test).py
        then: list[py.Stmt] = []
        c.builder.blocks += 1
        with c.into(then):
            give(c, bare.then)
        c.builder.blocks -= 1
        c.emit(py.if_statement(test, then))
        node = bare.otherwise
        bare = n.bare(node)
    with c.learning():
        c.emit(py.give(c.whole(c.expression(node).py)))


def try_(c: Emitter, node: n.Try, value: str | None) -> None:
    """Only what JavaScript itself raises is caught; everything else passes, and runs no `finally`."""
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    if node.finalizer is not None:
        _finally(c, node, node.finalizer, value)
    elif c.builder.blocks >= MOST_BLOCKS:
        as_function(c, value, lambda result: _catch(c, node, result))
    else:
        _catch(c, node, value)


def _catch(c: Emitter, node: n.Try, value: str | None) -> None:
    """The body with its `catch`, if it has one."""
    if node.handler is None:
        c.statement(node.body, value)
        return
    depth, error = c.temporary(), c.temporary()
    c.emit(py.assign(depth, depth_left(c)))
    c.builder.fuel += CAUGHT
    c.builder.blocks += 2
    body = body_of(c, node.body, value)
    handler: list[py.Stmt] = []
    with c.into(handler):
        # A handler's own functions may mention the error after Python has forgotten the `as` name.
        c.emit(restore_depth(c, depth))
        caught = c.helper("caught", node, py.load(RUN), py.load(error))
        if node.param is None:
            c.emit(py.run(caught))
        else:
            found = c.temporary()
            c.emit(py.assign(found, caught))
            taken_apart(c, node.param, node.param, found)
        c.statement(node.handler, value)
    c.builder.blocks -= 2
    caught_by = py.ExceptHandler(type=py.load("Catchable"), name=error, body=handler)
    c.emit(py.Try(body=body, handlers=[caught_by], orelse=[], finalbody=[]))


def _finally(c: Emitter, node: n.Try, finalizer: n.Block, value: str | None) -> None:
    """The body with its `catch` is a function; the finalizer runs after it, then what it raised is raised again."""
    raised, error, depth = c.temporary(), c.temporary(), c.temporary()
    name, inner = inner_function(c, lambda result: _catch(c, node, result))
    target = value or c.temporary()
    c.emit(py.assign(raised, py.constant(None)))
    c.emit(py.assign(target, py.constant(None)))
    c.emit(py.assign(depth, depth_left(c)))
    kept = [py.assign(raised, py.load(error)), restore_depth(c, depth)]
    keep = py.ExceptHandler(type=py.load("Catchable"), name=error, body=kept)
    attempt = py.assign(target, py.call(py.load(name)))
    c.emit(py.Try(body=[attempt], handlers=[keep], orelse=[], finalbody=[]))
    c.statement(finalizer)
    again = py.Raise(exc=py.load(raised))
    c.emit(py.if_statement(py.is_not(py.load(raised), py.constant(None)), [again]))
    pass_on(c, inner, target)
