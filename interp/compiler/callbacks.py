"""Library functions that are given an arrow in place: where there is no run, a function of the library calls it as the
Python function that it is, without a charge. What its rounds may take is known while compiling.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import inline
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, without_run
from latebind.interp.compiler.codes import ANY, NUMBER, Code
from latebind.interp.compiler.emitter import ARROW, FUEL, Emitter
from latebind.interp.compiler.patterns import take_apart
from latebind.interp.inline import MOST, SHORT
from latebind.interp.library import Builtin


def form(c: Emitter, entry: Builtin, args: Sequence[n.Expr | n.Spread]) -> int | None:
    """The form of `entry` that takes an arrow, where these arguments end in one which may stand alone."""
    number = next((at for at, found in enumerate(entry.inline) if found.callback), None)
    arrow = args[-1] if args else None
    if number is None or not isinstance(arrow, n.Arrow) or isinstance(arrow.body, n.Block) or arrow.is_async:
        return None
    if len(args) != 2 - (entry.receiver is not None) or isinstance(args[0], n.Spread) or c.needs_run:
        return None
    plain = not any(param.rest or param.default is not None for param in arrow.params)
    indexed = all(isinstance(param.target, n.NamePattern) for param in arrow.params[1:])
    once = c.builder.kind == "script" and not c.builder.targets
    return number if plain and indexed and len(arrow.params) <= 2 and once and inline.possible(c) else None


def quick_or(
    c: Emitter, entry: Builtin, number: int, first: tuple[py.Expr, py.Expr], node: n.Call | n.New, made: Code
) -> Code:
    """The call by the form `number` where there is no run; `made` is the call with one, or the whole of it where the arrow
    needs a run. `first` is what the arrow is called for: as it is first evaluated, and its name."""
    arrow = node.args[-1]
    assert isinstance(arrow, n.Arrow)
    bound = py.is_not(first[0], py.constant(...))
    alone = _alone(c, arrow)
    if alone is None:
        return made.replace(py=py.if_else(bound, made.py, py.constant(None)))
    name, cost = alone
    found = c.temporary()
    call = py.call(
        inline.called(c, entry, entry.inline[number], node), first[1], py.load(name), py.constant(len(arrow.params))
    )
    none = without_run()
    size = py.call(py.load("len"), first[1])
    little = [py.not_(py.class_is(first[1], "list")), py.compare(size, ast.LtE(), py.constant(SHORT))]
    if inline.burns(c, 0):
        little.append(fuel_taken(c, py.BinOp(left=size, op=ast.Mult(), right=py.constant(_ROUND + cost))))
    given = py.is_not(py.walrus(found, py.at(call, c.site(node))), py.constant(None))
    tests = [bound, none, py.any_of(little), given]
    value = py.own(py.load(found))
    if inline.is_leaving(c, entry.inline[number], node):
        c.branches[value] = Code(value, plain=True)
    other = py.if_else(none, c.helper("needs_run", None), made.py)
    return made.replace(py=py.if_else(py.all_of(tests), value, other))


# The fuel of a round, beside the steps of the arrow: what the method is charged for an item and what it makes of it.
_ROUND = 24


def _alone(c: Emitter, arrow: n.Arrow) -> tuple[str, int] | None:
    """Define an arrow as a function that charges nothing, and give its name and steps; None where it needs a run, or may
    take too much.

    It was compiled before, with its charges: nothing else mentions its names. Whoever has a run pays for nothing here.
    """
    cost, inlined = c.builder.cost, c.inlined
    c.needs_run = False
    body: list[py.Stmt] = []
    with c.building("loop") as builder:
        builder.alone = True
        names = [c.temporary() for _ in arrow.params]
        with c.into(body), c.learning():
            for at, (param, name) in enumerate(zip(arrow.params, names, strict=True)):
                _take(c, param.target, name, NUMBER if at else ANY)
            assert not isinstance(arrow.body, n.Block)
            c.emit(py.give(c.expression(arrow.body).py))
        weight = inline.loop_weight(builder.cost)
    if c.needs_run or c.inlined + weight > MOST:
        c.needs_run, c.inlined = True, inlined
        return None
    c.needs_run = False
    c.inlined += weight
    name = c.function(ARROW)
    for known, value in builder.head.values():
        c.emit(py.assign(known, value))
    outer = [*([FUEL] if FUEL in builder.stored else []), *c.assigned_outside(builder)]
    c.define(name, names, [py.Nonlocal(names=outer), *body] if outer else body)
    c.builder.cost = cost
    return name, builder.cost + builder.fuel


def _take(c: Emitter, target: n.Pattern, name: str, kind: str) -> None:
    """Let a parameter stand for a Python name, or take apart what it holds."""
    if not isinstance(target, n.NamePattern):
        take_apart(c, target, py.load(name))
        return
    binding = c.resolution.patterns[target]
    c.kinds[binding] = kind
    c.aliases[binding] = name
    c.builder.slots.add(name)
