"""Functions: arrows and locals. Each becomes a Python function, defined before the statement that it stands in."""

from __future__ import annotations

from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import bodies, late, names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import charged_body, with_run
from latebind.interp.compiler.codes import ANY, ARRAY, Code
from latebind.interp.compiler.emitter import ARROW, Emitter
from latebind.interp.compiler.orders import compared
from latebind.interp.compiler.patterns import take_apart
from latebind.interp.scope import Binding


def closure(c: Emitter, node: n.Arrow, binding: Binding | None) -> Code:
    """An arrow as a value: its function is defined before the statement, the closure made in place."""
    name = function(c, node, binding)
    return Code(closure_of(c, node, name, binding), ANY, 2)


def declared_function(c: Emitter, node: n.FunctionDef) -> None:
    """Define a `function`, at the head of its block."""
    binding = c.resolution.patterns[node.target]
    name = own_function(c, binding, node.value)
    if binding.as_value or binding.assigned:
        names.define(c, binding, closure_of(c, node.value, name, binding))


def own_function(c: Emitter, binding: Binding, arrow: n.Arrow) -> str:
    """Define the Python function of an arrow that a name stands for, if only where its calls do not stand in place."""
    made: list[py.Stmt] = []
    with c.into(made):
        name = function(c, arrow, binding)
    bodies.define(c, binding, arrow, made)
    return name


def closure_of(c: Emitter, node: n.Arrow, name: str, binding: Binding | None) -> py.Expr:
    """The `Closure` of an arrow whose Python function is `name`."""
    c.builder.cost += 5  # a function with its closure is larger than other values
    rest = bool(node.params) and node.params[-1].rest
    named = node.params[: len(node.params) - rest]
    first_optional = next((i for i, param in enumerate(named) if param.default is not None), len(named))
    details: tuple[Any, ...] = (len(node.params), len(named) - first_optional, rest, binding.name if binding else "")
    parts = compared(node)
    if parts is not None and not c.resolution.gathers:
        details += ((parts, c.steps.get(node, 0) if isinstance(node.body, n.Binary) else 0),)
    made = c.helper("Closure", None, py.load(name), *map(py.constant, details))
    return c.helper("AsyncFunction", None, made) if node.is_async else made


def function(c: Emitter, node: n.Arrow, binding: Binding | None) -> str:
    """Define the Python function of an arrow, and give its name. `binding` is the name that always stands for it."""
    c.dynamic = True
    title = f"call of {binding.name}" if binding else ARROW
    name = f"g{binding.number}" if binding else c.function()
    c.titles[name] = title
    params: list[str] = []
    with c.building("arrow") as builder:
        if c.resolution.gathers and not c.settled and node in c.resolution.waits:
            waits = py.run(c.helper("waits", None, c.run_or_fuel()))
            c.emit(py.if_statement(with_run(), [waits]) if c.takes_fuel() else waits)
        optional = False
        for param in node.params:
            optional = optional or param.default is not None
            params.append(_param(c, param, optional and not param.rest))
        builder.slots.update(params)
        if isinstance(node.body, n.Block):
            c.statement(node.body)
            c.emit(py.give(py.constant(None)))
        else:
            c.statement(n.Return(node.body.start, node.body.end, node.body))
    c.define(name, params, charged_body(c, builder, node))
    if builder.leaf:
        c.steps[node] = max(builder.cost, 1)
    own = None if node.name is None else c.resolution.patterns[node.name]
    if own is not None and own is not binding:
        c.emit(py.assign(f"g{own.number}", py.load(name)))
        if own.as_value:
            names.define(c, own, closure_of(c, node, name, own))
    return name


def _param(c: Emitter, param: n.Param, optional: bool) -> str:
    """A parameter's Python name; defaults and patterns are settled at the head of the body. `optional`: it may be `MISSING`, as
    it has a default, or stands behind one that has."""
    if isinstance(param.target, n.NamePattern):
        name = c.name(c.resolution.patterns[param.target])
        c.builder.defined.add(name)
    else:
        name = c.temporary()
    if optional:
        out: list[py.Stmt] = []
        with c.into(out):
            c.emit(py.assign(name, py.constant(None) if param.default is None else c.expression(param.default).py))
        c.emit(py.if_statement(py.is_(py.load(name), py.load("MISSING")), out))
    if param.rest and c.notes_made:
        c.emit(py.run(c.made(py.load(name))))
    if not isinstance(param.target, n.NamePattern):
        take_apart(c, param.target, py.load(name))
        return name
    binding = c.resolution.patterns[param.target]
    if param.rest and not binding.assigned:
        c.kinds[binding] = ARRAY
    if binding.cell:
        names.define(c, binding, py.load(name))
    return name


def local(c: Emitter, node: n.LocalDef) -> None:
    """Define a `local`, at the head of its block."""
    binding = c.resolution.patterns[node.target]
    if binding.arrow is None:
        late.define(c, node, binding)
    else:
        _local_function(c, node, binding, binding.arrow)


def _local_function(c: Emitter, node: n.LocalDef, binding: Binding, arrow: n.Arrow) -> None:
    """Define a `local` that is a function: it cannot change, so no `LateBinding` stands between."""
    function(c, arrow, binding)
    if binding.top_level:
        c.emit(py.run(c.helper("fixed_function", node, py.constant(binding.name), py.load("O"))))
    if binding.as_value:
        c.emit(py.assign(c.name(binding), closure_of(c, arrow, f"g{binding.number}", binding)))
