"""Charges: the statements at a function's or a loop's head that take steps and depth from the run."""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.emitter import Emitter, FunctionBuilder


def charge(c: Emitter, cost: int | py.Expr, node: n.Node) -> list[py.Stmt]:
    """Take steps; stop the run where there are none left."""
    run = c.run()
    amount = py.constant(max(cost, 1)) if isinstance(cost, int) else cost
    site = c.site(node)
    out = py.at(py.call(py.attribute(run, "out_of_steps")), site)
    steps = py.attribute(run, "steps")
    return [
        py.change_attribute(run, "steps", ast.Sub(), amount),
        py.if_statement(py.compare(steps, ast.Lt(), py.constant(0)), [py.run(out)]),
    ]


def charge_many(c: Emitter, cost: int, count: py.Expr, node: n.Node) -> list[py.Stmt]:
    """Take the steps of all rounds of a loop, before the first."""
    rounds = py.BinOp(left=count, op=ast.Mult(), right=py.constant(max(cost, 1)))
    return charge(c, rounds, node)


def charged_body(c: Emitter, builder: FunctionBuilder, node: n.Node) -> list[py.Stmt]:
    """A function's body with what it charges: steps, and depth unless nothing it calls could come back here."""
    head = charge(c, builder.cost, node)
    if builder.leaf:
        return head + builder.out
    run = c.run()
    deep = py.at(py.call(py.attribute(run, "too_deep")), c.site(node))
    head += [
        py.change_attribute(run, "depth", ast.Sub(), py.constant(1)),
        py.if_statement(py.compare(py.attribute(run, "depth"), ast.Lt(), py.constant(0)), [py.run(deep)]),
    ]
    return head + _depth_given_back(c, builder.out)


def _depth_given_back(c: Emitter, body: list[py.Stmt]) -> list[py.Stmt]:
    """The body, giving its level of depth back before every `return`."""
    back = py.change_attribute(c.run(), "depth", ast.Add(), py.constant(1))

    def leave(end: ast.Return) -> list[py.Stmt]:
        if isinstance(end.value, (ast.Constant, ast.Name)) or end.value is None:
            return [back, end]
        return [py.assign("r", end.value), back, py.give(py.load("r"))]

    return py.returns(body, leave)
