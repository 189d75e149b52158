"""`Promise.all`, and calls of `async` functions in programs that have one: there it counts how often each waits.

Other programs know no promises: `await f()` is `f()`.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import function_of
from latebind.interp.compiler.codes import ANY, ARRAY, Code
from latebind.interp.compiler.emitter import Emitter

_WAYS = {"await": "awaiting", "return": "returned", "all": "gathered"}
_ALL = {"await": "await_all", "return": "return_all", "all": "gather_all"}


def way(c: Emitter, node: n.Call) -> py.Expr | None:
    """The helper that calls an `async` function here; None where that is a call like any other."""
    wait = c.resolution.awaited.get(node)
    return c.named(_WAYS[wait]) if wait is not None and c.resolution.gathers else None


def waited(c: Emitter, code: Code) -> Code:
    """The value of an `await`: in a function, the turn that it takes is counted."""
    if not c.resolution.gathers or all(builder.kind != "arrow" for builder in c.builders):
        return code
    return Code(c.helper("awaited", None, c.run(), code.py), code.kind, code.depth + 1)


def gather(c: Emitter, node: n.Call) -> Code:
    """A call of `Promise.all`: what is in its parentheses is a function, so that its functions may throw."""
    c.builder.leaf = False
    c.dynamic = True
    name = c.function()
    [values] = node.args
    assert not isinstance(values, n.Spread)
    with c.building("inner") as builder:
        with c.learning():
            c.emit(py.give(c.expression(values).py))
    c.builder.cost += builder.cost
    c.define(name, (), function_of(c, builder, builder.out))
    wait = c.resolution.awaited[node]
    made = c.made(c.helper(_ALL[wait], node, c.run(), py.load(name)))
    return Code(made, ANY if wait == "all" else ARRAY, 3)
