"""Statements that hold no blocks but `expr`'s: definitions, expressions, and what leaves a body.

Most functions are the entry of a class of nodes in `dispatch`. `value` is the Python name that gets the value of the
statement, where that is asked for.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler import assignment, each, names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import evaluate, in_transaction, leave_loop, pass_on, taken_apart, transaction
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import NULL, constant_code, range_of
from latebind.interp.compiler.control import give
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.functions import closure_of, own_function


def local_definition(c: Emitter, node: n.LocalDef, value: str | None) -> None:
    """A `local` was defined at the head of its block; here it is only, perhaps, the last statement."""
    _definitions(c, value)


def function_definition(c: Emitter, node: n.FunctionDef, value: str | None) -> None:
    """A `function` was defined at the head of its block; here it is only, perhaps, the last statement."""
    _definitions(c, value)


def block_statement(c: Emitter, node: n.BlockStatement, value: str | None) -> None:
    """A block that stands alone."""
    c.statement(node.block)


def variable_definition(c: Emitter, node: n.VariableDef, value: str | None) -> None:
    """`const a = …, {b} = …`: evaluate each, and assign the names. `let` and `var` may come without a value."""
    for declaration in node.declarations:
        _declare(c, declaration)
    _definitions(c, value)


def _declare(c: Emitter, declaration: n.Declaration) -> None:
    """One declaration: a function, a name whose kind is learned, or a pattern."""
    target = declaration.target
    binding = c.resolution.patterns.get(target) if isinstance(target, n.NamePattern) else None
    if binding is None:
        assert declaration.value is not None
        taken_apart(c, declaration, target, declaration.value)
    elif binding.arrow is not None and declaration.value is binding.arrow:
        own_function(c, binding, binding.arrow)
        made = closure_of(c, binding.arrow, f"g{binding.number}", binding)
        if binding.as_value:  # else it is charged alone
            names.define(c, binding, made)
    elif declaration.value is None:
        if binding.kind != "var" and binding.node is target:  # a `var`, which may be a parameter, keeps its value
            names.define(c, binding, py.constant(None), NULL)
    elif binding.kind in ("var", "param"):
        names.store_alone(c, declaration, binding, evaluate(c, declaration, declaration.value))
    elif declaration in c.resolution.touching:
        names.define(c, binding, evaluate(c, declaration, declaration.value))
    else:
        with c.learning():
            code = c.expression(declaration.value)
        names.define(c, binding, code.py, code.kind, range_of(code))


def _definitions(c: Emitter, value: str | None) -> None:
    """The value of a definition: the object of the script's own locals."""
    if value is not None:
        if c.resolution.locals:
            c.run()
            found = c.helper("definitions", c.script, py.load("L"))
        else:
            found = py.dict_of([], [])
        c.emit(py.assign(value, found))


def expression_statement(c: Emitter, node: n.ExpressionStatement, value: str | None) -> None:
    """An expression, or an `expr` block, which what is in it may leave."""
    if isinstance(node.value, n.ExprBlock):
        transact, builder = transaction(c, node.value)
        result = value or c.temporary()
        c.emit(py.assign(result, transact))
        pass_on(c, builder, result)
        return
    if node.value is c.ending:
        return
    if value is None and isinstance(node.value, n.Assign | n.Update) and not in_transaction(c, node):
        with c.learning():
            if assignment.alone(c, node.value):
                return
    alone = each.loop(c, node.value)
    out: list[py.Stmt] = []
    c.beside += alone is not None
    with c.into(c.builder.out if alone is None else out):
        made = evaluate(c, node, node.value)
        c.emit(py.run(py.effect(made)) if value is None else py.assign(value, made))
    c.beside -= alone is not None
    if alone is not None:
        if value is not None:
            c.emit(py.assign(value, py.constant(None)))
        alone.orelse = out
        c.emit(alone)


def return_(c: Emitter, node: n.Return, value: str | None) -> None:
    """`return`: out of the script's or the arrow's own function, through those of bodies within it."""
    if c.builder.gives is not None:
        with c.learning():
            c.builder.gives(constant_code(None) if node.value is None else c.expression(node.value))
        c.emit(py.Continue())
        return
    if c.builder.kind == "arrow" and node.value is not None:
        give(c, node.value)
        return
    made = py.constant(None) if node.value is None else evaluate(c, node, node.value)
    if c.builder.kind in ("block", "inner"):
        c.builder.leaves = True
        made = c.helper("leave_return", None, made)
    c.emit(py.give(made))


def throw(c: Emitter, node: n.Throw, value: str | None) -> None:
    """`throw`."""
    made = evaluate(c, node, node.value)
    raised = py.Raise(exc=c.helper("thrown", node, made))
    raised.lineno = c.site(node)
    if c.resolution.catches and c.may_be_alone():
        c.retries = True  # what nobody catches
        alone = py.Raise(exc=c.helper("Thrown", None, made))
        c.emit(py.if_statement(without_run(), [alone], [raised]))
    else:
        c.emit(raised)


def leave(c: Emitter, node: n.Break | n.Continue, value: str | None) -> None:
    """`break` and `continue`."""
    leave_loop(c, ends=isinstance(node, n.Break))
