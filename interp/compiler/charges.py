"""Charges: the statements at a function's or a loop's head that take steps and depth from the run.

A program that was started without a run takes fuel instead, a local number: no less than the steps that a run would be
charged, and 32 bytes for each. Where there is none left it starts again with a run, which stops where it should.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.builders import FunctionBuilder
from latebind.interp.compiler.emitter import FUEL, LEVELS, RUN, Emitter


def charge(c: Emitter, cost: int | py.Expr, node: n.Node, fuel: int = 0) -> list[py.Stmt]:
    """Take steps; stop the run where there are none left. `fuel` is what is taken beside them where there is no run."""
    amount = py.constant(max(cost, 1)) if isinstance(cost, int) else cost
    if not c.takes_fuel():
        c.run()
        return _charged(c, amount, node)
    c.builder.stored.add(FUEL)
    taken = py.constant(max(cost, 1) + fuel) if isinstance(cost, int) else cost
    return [py.if_statement(with_run(), _charged(c, amount, node), burned(c, taken))]


def charge_run(c: Emitter, cost: int, node: n.Node) -> list[py.Stmt]:
    """Take steps where there is a run; what takes fuel has taken it before."""
    charged = _charged(c, py.constant(max(cost, 1)), node)
    if not c.takes_fuel():
        c.run()
        return charged
    return [py.if_statement(with_run(), charged)]


def with_run() -> py.Expr:
    """Whether there is a run."""
    return _WITH_RUN


def without_run() -> py.Expr:
    """Whether there is none."""
    return _WITHOUT_RUN


# One node each for all programs: tests of names raise nothing, so no site is set in them.
_WITH_RUN = py.is_not(py.load(RUN), py.constant(None))
_WITHOUT_RUN = py.is_(py.load(RUN), py.constant(None))


def with_run_alone(c: Emitter, made: py.Expr) -> py.Expr:
    """What needs a run: where there is none, the program starts again with one."""
    return py.if_else(with_run(), made, c.helper("needs_run", None))


def _charged(c: Emitter, amount: py.Expr, node: n.Node) -> list[py.Stmt]:
    out = py.at(py.call(py.attribute(py.load(RUN), "out_of_steps")), c.site(node))
    steps = py.attribute(py.load(RUN), "steps")
    return [
        py.change_attribute(py.load(RUN), "steps", ast.Sub(), amount),
        py.if_statement(py.compare(steps, ast.Lt(), py.constant(0)), [py.run(out)]),
    ]


def burned(c: Emitter, amount: py.Expr, name: str = FUEL) -> list[py.Stmt]:
    """Take fuel, or a level of depth."""
    empty = py.compare(py.load(name), ast.Lt(), py.constant(0))
    return [
        py.change(name, ast.Sub(), amount),
        py.if_statement(empty, [py.run(c.helper("needs_run", None))]),
    ]


def fuel_taken(c: Emitter, amount: py.Expr) -> py.Expr:
    """Take fuel in an expression; whether there was enough."""
    c.builder.stored.add(FUEL)
    left = py.walrus(FUEL, py.BinOp(left=py.load(FUEL), op=ast.Sub(), right=amount))
    return py.compare(left, ast.GtE(), py.constant(0))


def charge_many(c: Emitter, cost: int, count: py.Expr, node: n.Node, fuel: int = 0) -> list[py.Stmt]:
    """Take the steps of all rounds of a loop, before the first; `fuel` is that of a round, beside these."""
    rounds = py.BinOp(left=count, op=ast.Mult(), right=py.constant(max(cost, 1)))
    if not c.takes_fuel():
        return charge(c, rounds, node)
    return [py.if_statement(with_run(), _charged(c, rounds, node), burned_many(c, max(cost, 1) + 1 + fuel, count))]


def burned_many(c: Emitter, cost: int, count: py.Expr) -> list[py.Stmt]:
    """Take the fuel of all rounds of a loop."""
    c.builder.stored.add(FUEL)
    return burned(c, py.BinOp(left=count, op=ast.Mult(), right=py.constant(cost)))


def charged_body(c: Emitter, builder: FunctionBuilder, node: n.Node, *, once: bool = False) -> list[py.Stmt]:
    """A function's body with what it charges: steps, and depth unless nothing it calls could come back here.

    What is called `once`, where it is defined, takes its fuel with what is around it.
    """
    fueled = c.takes_fuel()
    if once and fueled:
        c.builder.fuel += builder.cost + builder.fuel
        head = charge_run(c, builder.cost, node)
    else:
        head = charge(c, builder.cost, node, builder.fuel)
    if not builder.leaf:
        deep = py.at(py.call(py.attribute(py.load(RUN), "too_deep")), c.site(node))
        taken: list[py.Stmt] = [
            py.change_attribute(py.load(RUN), "depth", ast.Sub(), py.constant(1)),
            py.if_statement(py.compare(py.attribute(py.load(RUN), "depth"), ast.Lt(), py.constant(0)), [py.run(deep)]),
        ]
        if fueled:
            assert isinstance(head[0], ast.If)
            head[0].body += taken
            head[0].orelse += burned(c, py.constant(1), LEVELS)
            c.deep = True
        else:
            head += taken
    body = head + (builder.out if builder.leaf else _depth_given_back(builder.out, fueled))
    assigned = [FUEL] if (fueled and not once) or FUEL in builder.stored else []
    if (fueled and not builder.leaf) or LEVELS in builder.stored:
        assigned.append(LEVELS)
    assigned += c.assigned_outside(builder)
    return [py.Nonlocal(names=assigned), *body] if assigned else body


def _depth_given_back(body: list[py.Stmt], fueled: bool) -> list[py.Stmt]:
    """The body, giving its level of depth back before every `return`."""

    def leave(end: ast.Return) -> list[py.Stmt]:
        back: py.Stmt = py.change_attribute(py.load(RUN), "depth", ast.Add(), py.constant(1))
        if fueled:
            back = py.if_statement(with_run(), [back], [py.change(LEVELS, ast.Add(), py.constant(1))])
        if isinstance(end.value, (ast.Constant, ast.Name)) or end.value is None:
            return [back, end]
        return [py.assign("r", end.value), back, py.give(py.load("r"))]

    return py.returns(body, leave)


def depth_left(c: Emitter) -> py.Expr:
    """How deep it may still go from here, for `restore_depth`."""
    if not c.may_be_alone():
        return py.attribute(c.run(), "depth")
    c.deep = True
    return py.if_else(with_run(), py.attribute(py.load(RUN), "depth"), py.load(LEVELS))


def restore_depth(c: Emitter, name: str) -> py.Stmt:
    """What failed has given no depth back: it may go as deep again as `name` says."""
    restored = py.assign_attribute(py.load(RUN), "depth", py.load(name))
    if not c.may_be_alone():
        c.run()
        return restored
    c.builder.stored.add(LEVELS)
    return py.if_statement(with_run(), [restored], [py.assign(LEVELS, py.load(name))])
