"""Locals: with a run, a `LateBinding`; without one, an expression where it is read, or a function that each reading calls.

Without a run, what gives the same at every reading is evaluated once; all else is evaluated anew, and takes fuel. What a
local gives may not be changed, and what it makes is another thing in another statement: in scripts that may change it,
a local without a run gives plain values alone. Errors say through which locals they came, which is found out with a run.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.budget import loop_weight
from latebind.interp.compiler.charges import burned, charge, with_run, without_run
from latebind.interp.compiler.codes import ANY, BOOLEAN, NULL, NUMBER, STRING, Code
from latebind.interp.compiler.emitter import DEEPEST, FUEL, LEVELS, RUN, Emitter
from latebind.interp.compiler.readings import Readings, readings
from latebind.interp.inline import MOST
from latebind.interp.scope import Binding

# What is written in place is cut off where it is deeper: with a run, nothing around it is cut for its sake.
_DEEPEST = 12
_PLAIN = frozenset({NUMBER, STRING, BOOLEAN, NULL})


def define(c: Emitter, node: n.LocalDef, binding: Binding) -> None:
    """Define a `local`: its function, and the `LateBinding` that calls it; or its function where there is no run."""
    c.dynamic = True
    if not c.may_be_alone():
        _bound_late(c, node, binding)
        return
    needed, light, kinds, aliases = c.needs_run, c.light, c.kinds.copy(), c.aliases.copy()
    c.light = False
    bound: list[py.Stmt] = []
    with c.into(bound):
        _bound_late(c, node, binding)
    c.needs_run, c.light, c.kinds, c.aliases = needed, light, kinds, aliases
    alone: list[py.Stmt] = []
    if binding.read and binding not in _readings(c).in_place:
        cost = c.builder.cost
        with c.into(alone):
            _function_alone(c, node, binding)
        c.builder.cost = cost
    c.inlined = max(c.inlined, 1)
    c.emit(py.if_statement(with_run(), bound, alone))


def _bound_late(c: Emitter, node: n.LocalDef, binding: Binding) -> None:
    c.builder.cost += 4  # as for a closure
    name = c.function(f"local {binding.name}")
    with c.building("local") as builder:
        builder.leaf = False
        with c.learning():
            c.emit(py.give(c.expression(node.value).py))
    c.define(name, (), charge(c, builder.cost, node.value) + builder.out)
    details = [c.run(), py.constant(binding.name), py.load(name), py.constant(not binding.varies)]
    if binding.top_level:
        made = c.helper("late", node, *details, py.load("O"))
        c.late_bindings.append(binding)
    else:
        made = py.call(py.load("LateBinding"), *details)
    c.emit(py.assign(c.name(binding), made))


def _function_alone(c: Emitter, node: n.LocalDef, binding: Binding) -> None:
    """Define what gives the local's value where there is no run: what it gave, `v`, holds if the local does not vary."""
    value = f"v{binding.number}"
    outer = c.builder
    with c.building("local") as builder:
        builder.once = not binding.varies and not c.repeated
        with c.learning():
            code = _plain(c, c.expression(node.value))
        c.emit(py.assign("r" if binding.varies else value, code.py))
    c.deep = True
    levels = py.constant(_readings(c).levels[binding])
    head: list[py.Stmt] = [*burned(c, levels, LEVELS)]
    assigned = [LEVELS]
    if binding.varies:
        if not c.takes_fuel():
            c.run()
        head += burned(c, py.constant(builder.cost + builder.fuel + 1))
        assigned.append(FUEL)
    else:
        outer.fuel += builder.cost + builder.fuel + 1
        assigned.append(value)
        if FUEL in builder.stored:
            assigned.append(FUEL)
        c.emit(py.assign(value, py.constant(...)))
    end = [py.change(LEVELS, ast.Add(), levels), py.give(py.load("r" if binding.varies else value))]
    c.define(f"e{binding.number}", (), [py.Nonlocal(names=assigned), *head, *builder.out, *end])


def _plain(c: Emitter, code: Code) -> Code:
    """A local's value, which must be a plain one in a script that may change it."""
    if code.kind in _PLAIN or not c.resolution.changes or c.survey.leaves_locals:
        return code
    first, again = c.bound(code)
    test = py.in_(py.attribute(first, "__class__"), py.load("FLAT"))
    return code.replace(py=py.if_else(test, again, c.helper("needs_run", None)), depth=code.depth + 2)


def read(c: Emitter, node: n.Node, binding: Binding) -> Code:
    """The value of a `local`, evaluated anew unless its value still holds."""
    c.builder.leaf = False
    slot = py.load_at(c.name(binding), c.site(node))
    alone = _alone(c, binding) if c.may_be_alone() else None
    run = c.run() if alone is None else py.load(RUN)
    holds = py.equals(py.attribute(slot, "epoch"), py.attribute(run, "epoch"))
    again = py.at(py.call(py.attribute(slot, "read")), c.site(node))
    made = py.if_else(holds, py.attribute(slot, "value"), again)
    if alone is None:
        return Code(made, ANY, 3)
    # What is known of its kind without a run would change what is charged with one.
    return Code(py.if_else(without_run(), alone.py, made), ANY, 3)


def _alone(c: Emitter, binding: Binding) -> Code | None:
    """The value where there is no run; None where that cannot be."""
    if binding not in _readings(c).in_place:
        if binding.varies:
            if not c.takes_fuel():
                return None
            return Code(py.call(py.load(f"e{binding.number}")), ANY, 2)
        value = py.load(f"v{binding.number}")
        made = py.if_else(py.is_not(value, py.constant(...)), value, py.call(py.load(f"e{binding.number}")))
        return Code(made, ANY, 2)
    assert binding.value is not None
    builder = c.builder
    cost = builder.cost
    with c.branch():
        code = _plain(c, c.expression(binding.value))
    if builder.alone:
        weight = loop_weight(builder.cost - cost)
        if c.inlined + weight > MOST:
            return None
        c.inlined += weight
    if code.depth > _DEEPEST:
        code = c.cut(code.replace(depth=DEEPEST))
    builder.fuel += builder.cost - cost
    builder.cost = cost
    return code


def _readings(c: Emitter) -> Readings:
    """Where locals are read, found out when it is first asked."""
    if c.readings is None:
        c.readings = readings(c.script, c.resolution, c.library)
    return c.readings
