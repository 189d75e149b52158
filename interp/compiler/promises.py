"""`Promise.all`, and calls of `async` functions in programs that have one: there it counts how often each waits.

Other programs know no promises: `await f()` is `f()`. Where there is no run, all programs do: whatever fails starts again
with one, which tells the error that is the first.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import function_of
from latebind.interp.compiler.budget import OFTEN
from latebind.interp.compiler.charges import with_run, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, Code
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import SHORT
from latebind.interp.scope import Wait

_WAYS = {"await": "awaiting", "return": "returned", "all": "gathered"}
_ALL = {"await": "await_all", "return": "return_all", "all": "gather_all"}


def way(c: Emitter, node: n.Call) -> py.Expr | None:
    """The helper that calls an `async` function here; None where that is a call like any other."""
    wait = c.resolution.awaited.get(node)
    return c.named(_WAYS[wait]) if wait is not None and c.resolution.gathers and not c.settled else None


def called(c: Emitter, way: py.Expr, function: py.Expr, args: Sequence[py.Expr], site: int, depth: int) -> Code:
    """A call of a known function by a helper, and like any other where there is no run."""
    if not c.takes_fuel():
        return Code(py.at(py.call(way, c.run(), function, *args), site), ANY, depth)
    bound: list[py.Expr] = []
    if not all(isinstance(arg, ast.Name | ast.Constant) for arg in args):
        bound.append(py.is_(py.own(function), py.constant(...)))
        names = [c.temporary() for _ in args]
        bound += [py.is_(py.walrus(name, arg), py.constant(...)) for name, arg in zip(names, args, strict=True)]
        args = [py.load(name) for name in names]
    alone = py.at(py.call(py.own(function), *map(py.own, args)), site)
    counted = py.at(py.call(way, py.load(RUN), function, *args), site)
    return Code(py.after(bound, py.if_else(without_run(), alone, counted)), ANY, depth)


def waited(c: Emitter, code: Code) -> Code:
    """The value of an `await`: in a function, the turn that it takes is counted."""
    if not c.resolution.gathers or c.settled or all(builder.kind != "arrow" for builder in c.builders):
        return code
    if not c.takes_fuel():
        return Code(c.helper("awaited", None, c.run(), code.py), code.kind, code.depth + 1)
    first, value = c.bound(code)
    tests = [] if code.simple else [py.is_(first, py.constant(...))]
    counted = c.helper("awaited", None, py.load(RUN), value)
    return Code(py.if_else(py.any_of([*tests, without_run()]), py.own(value), counted), code.kind, code.depth + 1)


def gather(c: Emitter, node: n.Call) -> Code:
    """A call of `Promise.all`. Where there is no run, its functions are called like any others."""
    c.builder.leaf = False
    c.dynamic = True
    [values] = node.args
    assert not isinstance(values, n.Spread)
    wait = c.resolution.awaited[node]
    kind = ANY if wait == "all" and not c.settled else ARRAY
    if c.settled:
        return Code(_settled(c, values), ARRAY, 3)
    if not c.takes_fuel():
        return Code(_gathered(c, node, values, wait), kind, 3)
    kept = c.light, c.kinds.copy(), c.aliases.copy()
    counted: list[py.Stmt] = []
    c.light = False
    with c.into(counted), c.branch():
        made = _gathered(c, node, values, wait)
    c.light, c.kinds, c.aliases = kept
    c.needs_run = False
    alone: list[py.Stmt] = []
    with c.into(alone), c.branch():
        value = _alone(c, values)
    c.retries = True
    c.emit(py.if_statement(with_run(), counted, alone))
    return Code(py.if_else(without_run(), value, made), kind, 3)


def _gathered(c: Emitter, node: n.Call, values: n.Expr, wait: Wait) -> py.Expr:
    """The call where there is a run: what is in its parentheses is a function, so that its functions may throw."""
    name = c.function()
    with c.building("inner") as builder:
        with c.learning():
            c.emit(py.give(c.expression(values).py))
    c.builder.cost += builder.cost
    c.define(name, (), function_of(c, builder, builder.out))
    return c.made(c.helper(_ALL[wait], node, c.run(), py.load(name)))


def _alone(c: Emitter, values: n.Expr) -> py.Expr:
    """The call where there is no run, and nothing is charged; what fails, and may be caught, starts again with one."""
    cost = c.builder.cost
    c.settled = True
    if c.resolution.catches:
        name = c.function()
        with c.building("inner") as builder:
            builder.once = True
            with c.learning():
                c.emit(py.give(_settled(c, values)))
        c.builder.cost += builder.cost
        c.builder.fuel += builder.fuel
        c.define(name, (), function_of(c, builder, builder.out))
        made = c.helper("undone", None, py.load(name))
    else:
        with c.learning():
            made = _settled(c, values)
    c.settled = False
    c.builder.fuel += c.builder.cost - cost
    c.builder.cost = cost
    return made


def _settled(c: Emitter, node: n.Expr) -> py.Expr:
    """An array of what functions gave; of an array that may be another's, a copy."""
    found = n.bare(node)
    if isinstance(found, n.Call):
        last = found.args[-1] if found.args else None
        if isinstance(last, n.Arrow) and last.is_async:
            found = found.replace(args=(*found.args[:-1], last.replace(is_async=False)))
    code = c.expression(found)
    if isinstance(found, n.Array) or (code.kind == ARRAY and _maps(found)):
        return code.py
    return c.helper("settled", None, code.py, py.constant(OFTEN if c.repeated else SHORT))


def _maps(node: n.Expr) -> bool:
    """Whether what gives an array here is a call that makes one of what its callback gives."""
    return isinstance(node, n.Call) and isinstance(node.callee, n.Member) and node.callee.name in ("map", "from")
