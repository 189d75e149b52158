"""Functions: arrows, locals and the patterns they take apart. Each becomes a Python function beside its statement."""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.access import PROTOTYPE
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, ARRAY, OBJECT, Code
from latebind.interp.compiler.emitter import Emitter, FunctionBuilder
from latebind.interp.scope import Binding


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
    rounds = ast.BinOp(left=count, op=ast.Mult(), right=py.constant(max(cost, 1)))
    return charge(c, rounds, node)


def closure(c: Emitter, node: n.Arrow, binding: Binding | None) -> Code:
    """An arrow as a value: its function is defined before the statement, the closure made in place."""
    name = function(c, node, binding)
    c.builder.cost += 5  # a function with its closure is larger than other values
    return Code(closure_of(c, node, name, binding), ANY, 2)


def closure_of(c: Emitter, node: n.Arrow, name: str, binding: Binding | None) -> py.Expr:
    rest = bool(node.params) and node.params[-1].rest
    named = node.params[: len(node.params) - rest]
    last_required = max((i + 1 for i, param in enumerate(named) if param.default is None), default=0)
    details = (len(node.params), len(named) - last_required, rest, binding.name if binding else "")
    return c.helper("Closure", None, py.load(name), *map(py.constant, details))


def function(c: Emitter, node: n.Arrow, binding: Binding | None) -> str:
    """Define the Python function of an arrow; returns its name."""
    c.dynamic = True
    title = f"call of {binding.name}" if binding else "an arrow function"
    name = f"g{binding.number}" if binding else c.function()
    c.titles[name] = title
    params: list[str] = []
    with c.writing("arrow", node) as builder:
        for param in node.params:
            params.append(_param(c, param))
        builder.slots.update(params)
        if isinstance(node.body, n.Block):
            from latebind.interp.compiler.statements import statements

            statements(c, node.body, value=None)
            c.emit(py.give(py.constant(None)))
        else:
            from latebind.interp.compiler.expressions import expression

            with c.learning():
                c.emit(py.give(expression(c, node.body).py))
    body = _entered(c, builder, node)
    c.emit(py.define(name, params, body))
    return name


def _entered(c: Emitter, builder: FunctionBuilder, node: n.Node) -> list[py.Stmt]:
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
    return head + _risen(c, builder.out)


def _risen(c: Emitter, body: list[py.Stmt]) -> list[py.Stmt]:
    """Give the depth back at every `return`."""
    back = py.change_attribute(c.run(), "depth", ast.Add(), py.constant(1))

    def rise(end: ast.Return) -> list[py.Stmt]:
        if isinstance(end.value, (ast.Constant, ast.Name)) or end.value is None:
            return [back, end]
        return [py.assign("r", end.value), back, py.give(py.load("r"))]

    return py.returns(body, rise)


def _param(c: Emitter, param: n.Param) -> str:
    """A parameter's Python name; defaults and patterns are settled at the head of the body."""
    if isinstance(param.target, n.NamePattern):
        name = c.name(c.resolution.patterns[param.target])
    else:
        name = c.temporary()
    if param.default is not None:
        from latebind.interp.compiler.expressions import expression

        out: list[py.Stmt] = []
        with c.into(out):
            c.emit(py.assign(name, expression(c, param.default).py))
        c.emit(py.if_statement(py.is_(py.load(name), py.load("MISSING")), out))
    if not isinstance(param.target, n.NamePattern):
        take_apart(c, param.target, py.load(name))
    elif param.rest:
        c.kinds[c.resolution.patterns[param.target]] = ARRAY
    return name


def late(c: Emitter, statement: n.LocalDef) -> None:
    """Define a `local`, at the head of its block: its function, and the `LateBinding` that calls it."""
    from latebind.interp.compiler.expressions import expression

    binding = c.resolution.patterns[statement.target]
    if binding.arrow is not None:
        function(c, binding.arrow, binding)
        if binding.top_level:
            c.emit(py.run(c.helper("fixed_function", statement, py.constant(binding.name), py.load("O"))))
        if binding.as_value:
            made = closure_of(c, binding.arrow, f"g{binding.number}", binding)
            c.emit(py.assign(c.name(binding), made))
        return
    c.dynamic = True
    name = c.function(f"local {binding.name}")
    with c.writing("late", statement) as builder:
        builder.leaf = False
        with c.learning():
            c.emit(py.give(expression(c, statement.value).py))
    body = charge(c, builder.cost, statement.value) + builder.out
    c.emit(py.define(name, (), body))
    details = [c.run(), py.constant(binding.name), py.load(name), py.constant(not binding.touches)]
    if binding.top_level:
        made = c.helper("late", statement, *details, py.load("O"))
        c.late.append(binding)
    else:
        made = py.call(py.load("LateBinding"), *details)
    c.emit(py.assign(c.name(binding), made))


def take_apart(c: Emitter, pattern: n.Pattern, value: py.Expr) -> None:
    """Assign the names of a pattern. `value` is a name or a constant."""
    if isinstance(pattern, n.NamePattern):
        c.emit(py.assign(c.name(c.resolution.patterns[pattern]), value))
    elif isinstance(pattern, n.ObjectPattern):
        _take_object(c, pattern, value)
    else:
        _take_array(c, pattern, value)


def _take_object(c: Emitter, pattern: n.ObjectPattern, value: py.Expr) -> None:
    whole = c.temporary()
    has_rest = [py.constant(True)] if pattern.rest is not None else []
    c.emit(py.assign(whole, c.helper("pattern_object", pattern, value, *has_rest)))
    for part in pattern.properties:
        key = py.constant(part.key)
        present = py.compare(key, ast.In(), py.load(whole))
        missing = c.helper("member", part, value, key)  # an error's members may be there, and null
        if part.key in PROTOTYPE:  # absent here, but not in JavaScript: no default may stand for it
            c.emit(py.run(c.helper("optional_member", part, py.load(whole), key)))
        _take(c, part.target, part.default, present, py.subscript(py.load(whole), key), missing)
    if pattern.rest is not None:
        taken = py.tuple_of(py.constant(part.key) for part in pattern.properties)
        binding = c.resolution.patterns[pattern.rest]
        c.kinds[binding] = OBJECT
        c.emit(py.assign(c.name(binding), c.helper("pattern_rest", pattern, c.run(), py.load(whole), taken)))


def _take_array(c: Emitter, pattern: n.ArrayPattern, value: py.Expr) -> None:
    whole = c.temporary()
    c.emit(py.assign(whole, c.helper("pattern_array", pattern, value)))
    for index, part in enumerate(pattern.elements):
        at = py.constant(index)
        present = py.compare(at, ast.Lt(), py.call(py.load("len"), py.load(whole)))
        missing = c.helper("pattern_item", part, py.load(whole), at)
        _take(c, part.target, part.default, present, py.subscript(py.load(whole), at), missing)
    if pattern.rest is not None:
        rest = c.temporary()
        start = py.constant(len(pattern.elements))
        c.emit(py.assign(rest, c.helper("pattern_rest_items", pattern, c.run(), py.load(whole), start)))
        take_apart(c, pattern.rest, py.load(rest))


def _take(
    c: Emitter, target: n.Pattern, default: n.Expr | None, present: py.Expr, value: py.Expr, missing: py.Expr
) -> None:
    """One part: there, or its default, or the error for a missing key."""
    from latebind.interp.compiler.expressions import expression

    name = c.temporary()
    if default is None:
        c.emit(py.assign(name, py.if_else(present, value, missing)))
    else:
        out: list[py.Stmt] = []
        with c.into(out):
            c.emit(py.assign(name, expression(c, default).py))
        c.emit(py.if_statement(present, [py.assign(name, value)], out))
    take_apart(c, target, py.load(name))
