"""Statements that hold no blocks but `expr`'s: definitions, expressions, and what leaves a body.

Most functions are the entry of a class of nodes in `dispatch`. `value` is the Python name that gets the value of the
statement, where that is asked for.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import evaluate, pass_on, transaction
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.functions import closure_of, function
from latebind.interp.compiler.patterns import take_apart


def local_definition(c: Emitter, node: n.LocalDef, value: str | None) -> None:
    """A `local` was defined at the head of its block; here it is only, perhaps, the last statement."""
    _definitions(c, value)


def const_definition(c: Emitter, node: n.VariableDef, value: str | None) -> None:
    """`const a = …, {b} = …`: evaluate each, and assign the names."""
    for declaration in node.declarations:
        _declare(c, declaration)
    _definitions(c, value)


def _declare(c: Emitter, declaration: n.Declaration) -> None:
    """One declaration: a function, a name whose kind is learned, or a pattern."""
    target = declaration.target
    binding = c.resolution.patterns.get(target) if isinstance(target, n.NamePattern) else None
    if binding is None:
        name = c.temporary()
        c.emit(py.assign(name, evaluate(c, declaration, declaration.value)))
        take_apart(c, target, py.load(name))
    elif binding.arrow is not None:
        function(c, binding.arrow, binding)
        c.emit(py.assign(c.name(binding), closure_of(c, binding.arrow, f"g{binding.number}", binding)))
    elif declaration in c.resolution.touching:
        c.emit(py.assign(c.name(binding), evaluate(c, declaration, declaration.value)))
    else:
        with c.learning():
            code = c.expression(declaration.value)
        c.kinds[binding] = code.kind
        c.emit(py.assign(c.name(binding), code.py))


def _definitions(c: Emitter, value: str | None) -> None:
    """The value of a definition: the object of the script's own locals."""
    if value is not None:
        c.emit(py.assign(value, c.helper("definitions", c.script, py.load("L"))))


def expression_statement(c: Emitter, node: n.ExpressionStatement, value: str | None) -> None:
    """An expression, or an `expr` block, which what is in it may leave."""
    if isinstance(node.value, n.ExprBlock):
        transact, builder = transaction(c, node.value)
        result = value or c.temporary()
        c.emit(py.assign(result, transact))
        pass_on(c, builder, result)
        return
    made = evaluate(c, node, node.value)
    c.emit(py.run(made) if value is None else py.assign(value, made))


def return_(c: Emitter, node: n.Return, value: str | None) -> None:
    """`return`: out of the script's or the arrow's own function, through those of bodies within it."""
    made = py.constant(None) if node.value is None else evaluate(c, node, node.value)
    if c.builder.kind in ("block", "inner"):
        c.builder.leaves = True
        made = c.helper("leave_return", None, made)
    c.emit(py.give(made))


def throw(c: Emitter, node: n.Throw, value: str | None) -> None:
    """`throw`."""
    made = evaluate(c, node, node.value)
    raised = ast.Raise(exc=c.helper("thrown", node, made))
    raised.lineno = c.site(node)
    c.emit(raised)


def leave_loop(c: Emitter, node: n.Break | n.Continue, value: str | None) -> None:
    """A plain `break` or `continue` where the loop is in this Python function; a `Leave` for the caller otherwise."""
    ends = isinstance(node, n.Break)
    if c.builder.loops:
        c.emit(ast.Break() if ends else ast.Continue())
        return
    c.builder.leaves = True
    c.emit(py.give(py.load("BREAK" if ends else "CONTINUE")))
