"""Statements: blocks, loops, `try`, and what leaves them. Bodies that must be functions of their own become such.

A body becomes a function where it is run by somebody else (`expr`, statements that touch a memory), where its names
must be fresh for each round of a loop, or where Python's limit of nested blocks comes near.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.emitter import RUN, Emitter, FunctionBuilder
from latebind.interp.compiler.expressions import condition, expression
from latebind.interp.compiler.functions import charge, closure_of, function, late, take_apart

# CPython allows 20 nested blocks in one function.
MOST_BLOCKS = 8


def statements(c: Emitter, node: n.Block | n.Script, value: str | None) -> None:
    """A block's statements. The last one's value is assigned to the Python name `value`, where that is asked for."""
    for statement in node.body:
        if isinstance(statement, n.LocalDef):
            late(c, statement)
    last = node.body[-1] if node.body else None
    if value is not None and isinstance(last, (n.LocalDef, n.ConstDef)) and not isinstance(node, n.Script):
        c.emit(py.assign(value, py.constant(None)))  # only the script's own definitions are its value
        value = None
    for statement in node.body:
        bump(c, statement)
        _STATEMENTS[type(statement)](c, statement, value if statement is last else None)


def bump(c: Emitter, statement: n.Statement) -> None:
    """A statement begins: late values that may have changed are evaluated anew."""
    if not c.resolution.varies or isinstance(statement, (n.LocalDef, n.Break, n.Continue, n.Try)):
        return
    if not _wrapped(c, statement):
        c.emit(py.change_attribute(c.run(), "epoch", ast.Add(), py.constant(1)))


def _wrapped(c: Emitter, node: n.Node) -> bool:
    """Whether a statement is a transaction of its own: it may touch a memory, and no function is around it."""
    if node not in c.resolution.touching or isinstance(node, n.For):
        return False
    return not any(builder.kind in ("arrow", "late", "block") for builder in c.frames)


def evaluate(c: Emitter, node: n.Node, value: n.Expr) -> py.Expr:
    """A statement's expression; in a transaction of its own where it may touch a memory."""
    touching = node in c.resolution.touching and not any(f.kind in ("arrow", "late", "block") for f in c.frames)
    if not touching:
        with c.learning():
            return expression(c, value).py
    name = c.function()
    with c.writing("inner", node) as builder:
        with c.learning():
            c.emit(py.give(expression(c, value).py))
    c.builder.cost += builder.cost
    c.emit(py.define(name, (), builder.out))
    return py.at(py.call(py.attribute(c.run(), "statement"), py.load(name)), c.site(value))


def nothing(c: Emitter, node: n.LocalDef, value: str | None) -> None:
    """A `local` was defined at the head of its block; here it is only, perhaps, the last statement."""
    definitions(c, value)


def definitions(c: Emitter, value: str | None) -> None:
    """The value of a definition: the object of the script's own locals."""
    if value is not None:
        c.emit(py.assign(value, c.helper("definitions", c.script, py.load("L"))))


def const(c: Emitter, node: n.ConstDef, value: str | None) -> None:
    for declaration in node.declarations:
        target = declaration.target
        binding = c.resolution.patterns.get(target) if isinstance(target, n.NamePattern) else None
        if binding is not None and binding.arrow is not None:
            function(c, binding.arrow, binding)
            made = closure_of(c, binding.arrow, f"g{binding.number}", binding)
            c.emit(py.assign(c.name(binding), made))
        elif binding is not None:
            touching = declaration in c.resolution.touching
            if not touching:
                with c.learning():
                    code = expression(c, declaration.value)
                c.kinds[binding] = code.kind
                c.emit(py.assign(c.name(binding), code.py))
            else:
                c.emit(py.assign(c.name(binding), evaluate(c, declaration, declaration.value)))
        else:
            name = c.temporary()
            c.emit(py.assign(name, evaluate(c, declaration, declaration.value)))
            take_apart(c, target, py.load(name))
    definitions(c, value)


def expression_statement(c: Emitter, node: n.ExpressionStatement, value: str | None) -> None:
    if isinstance(node.value, n.ExprBlock):
        _expr_block(c, node.value, value)
        return
    made = evaluate(c, node, node.value)
    c.emit(py.run(made) if value is None else py.assign(value, made))


def _expr_block(c: Emitter, node: n.ExprBlock, value: str | None) -> None:
    name, builder = block_function(c, node.body, node)
    result = value or c.temporary()
    transact = py.at(py.call(py.attribute(c.run(), "transact"), py.load(name)), c.site(node))
    c.emit(py.assign(result, transact))
    pass_on(c, builder, result)


def block_function(c: Emitter, body: n.Block, node: n.Node) -> tuple[str, FunctionBuilder]:
    """A block as a Python function that returns the block's value, or a `Leave`."""
    c.dynamic = True
    name = c.function()
    with c.writing("block", node) as builder:
        result = c.temporary()
        c.emit(py.assign(result, py.constant(None)))
        statements(c, body, result)
        c.emit(py.give(py.load(result)))
    c.emit(py.define(name, (), charge(c, builder.cost, node) + builder.out))
    return name, builder


def pass_on(c: Emitter, inner: FunctionBuilder, result: str) -> None:
    """Do what a body that became a function asked for: go on, or leave here too."""
    if not inner.leaves:
        return
    leave = py.load(result)
    builder = c.builder
    body: list[py.Stmt] = []
    if builder.kind in ("block", "inner"):
        builder.leaves = True
        if builder.loops:
            body += _loop_exits(leave)
        body.append(py.give(leave))
    else:
        if builder.loops:
            body += _loop_exits(leave)
        body.append(py.give(py.attribute(leave, "value")))
    c.emit(py.if_statement(py.class_is(leave, "Leave"), body))


def _loop_exits(leave: py.Expr) -> list[py.Stmt]:
    return [
        py.if_statement(py.is_(leave, py.load("BREAK")), [ast.Break()]),
        py.if_statement(py.is_(leave, py.load("CONTINUE")), [ast.Continue()]),
    ]


def if_(c: Emitter, node: n.If, value: str | None) -> None:
    """`else if` chains are built from the end; each test is evaluated only if those before it failed."""
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    if c.builder.blocks >= MOST_BLOCKS:
        _as_function(c, node, value, lambda result: _if(c, node, 0, result))
        return
    _if(c, node, 0, value)


def _if(c: Emitter, node: n.If, index: int, value: str | None) -> None:
    test, block = node.branches[index]
    made = evaluate(c, test, test) if _wrapped(c, test) else None
    with c.learning():
        truth = condition(c, test).py if made is None else c.helper("truthy", test, made)
    c.builder.blocks += 1
    body = _body(c, block, value)
    orelse: list[py.Stmt] = []
    with c.into(orelse):
        if index + 1 < len(node.branches):
            if index % MOST_BLOCKS == MOST_BLOCKS - 1:
                _as_function(c, node, value, lambda result: _if(c, node, index + 1, result))
            else:
                _if(c, node, index + 1, value)
        elif node.otherwise is not None:
            statements(c, node.otherwise, value)
    c.builder.blocks -= 1
    c.emit(py.if_statement(truth, body, orelse))


def _body(c: Emitter, block: n.Block, value: str | None) -> list[py.Stmt]:
    body: list[py.Stmt] = []
    with c.into(body):
        statements(c, block, value)
    return body or [ast.Pass()]


def _as_function(c: Emitter, node: n.Node, value: str | None, write: Callable[[str], None]) -> None:
    """Write statements into a function of their own, and call it here."""
    name = c.function()
    with c.writing("inner", node) as builder:
        result = c.temporary()
        c.emit(py.assign(result, py.constant(None)))
        write(result)
        c.emit(py.give(py.load(result)))
    c.builder.cost += builder.cost
    c.emit(py.define(name, (), builder.out))
    target = value or c.temporary()
    c.emit(py.assign(target, py.call(py.load(name))))
    pass_on(c, builder, target)


def for_(c: Emitter, node: n.For, value: str | None) -> None:
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    c.dynamic = True
    iterable = evaluate(c, node, node.iterable)
    items = c.helper("items", node.iterable, iterable, py.constant("iterate"))
    if c.builder.blocks >= MOST_BLOCKS or node in c.resolution.fresh:
        _loop_of_calls(c, node, items)
        return
    item = c.temporary()
    builder = c.builder
    cost, builder.cost = builder.cost, 1
    builder.loops += 1
    builder.blocks += 1
    body: list[py.Stmt] = []
    with c.into(body):
        take_apart(c, node.target, py.load(item))
        statements(c, node.body, None)
    builder.blocks -= 1
    builder.loops -= 1
    body = charge(c, builder.cost, node) + body
    builder.cost = cost
    c.emit(py.for_loop(item, items, body))


def _loop_of_calls(c: Emitter, node: n.For, items: py.Expr) -> None:
    """A loop whose body is called for each item."""
    name, item, result = c.function(), c.temporary(), c.temporary()
    with c.writing("inner", node) as inner:
        take_apart(c, node.target, py.load(item))
        statements(c, node.body, None)
        c.emit(py.give(py.constant(None)))
    c.emit(py.define(name, [item], charge(c, inner.cost + 1, node) + inner.out))
    builder = c.builder
    body: list[py.Stmt] = []
    builder.loops += 1
    with c.into(body):
        c.emit(py.assign(result, py.call(py.load(name), py.load(item))))
        pass_on(c, inner, result)
    builder.loops -= 1
    c.emit(py.for_loop(item, items, body))


def try_(c: Emitter, node: n.Try, value: str | None) -> None:
    """Only what JavaScript itself raises is caught; everything else passes, and runs no `finally`."""
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    if node.finalizer is None:
        if c.builder.blocks >= MOST_BLOCKS:
            _as_function(c, node, value, lambda result: _catch(c, node, result))
        else:
            _catch(c, node, value)
        return
    _finally(c, node, value)


def _catch(c: Emitter, node: n.Try, value: str | None) -> None:
    if node.handler is None:
        statements(c, node.body, value)
        return
    depth, error = c.temporary(), c.temporary()
    c.emit(py.assign(depth, py.attribute(c.run(), "depth")))
    c.builder.blocks += 2
    body = _body(c, node.body, value)
    handler: list[py.Stmt] = []
    with c.into(handler):
        # A handler's own functions may mention the error after Python has forgotten the `as` name.
        caught = c.helper("caught", node, py.load(RUN), py.load(error), py.load(depth))
        if node.param is None:
            c.emit(py.run(caught))
        else:
            found = c.temporary()
            c.emit(py.assign(found, caught))
            take_apart(c, node.param, py.load(found))
        statements(c, node.handler, value)
    c.builder.blocks -= 2
    caught_by = ast.ExceptHandler(type=py.load("Catchable"), name=error, body=handler)
    c.emit(ast.Try(body=body, handlers=[caught_by], orelse=[], finalbody=[]))


def _finally(c: Emitter, node: n.Try, value: str | None) -> None:
    """The body with its `catch` is a function; the finalizer runs after it, then what it raised is raised again."""
    name, raised, error = c.function(), c.temporary(), c.temporary()
    depth = c.temporary()
    with c.writing("inner", node) as inner:
        result = c.temporary()
        c.emit(py.assign(result, py.constant(None)))
        _catch(c, node, result)
        c.emit(py.give(py.load(result)))
    c.builder.cost += inner.cost
    c.emit(py.define(name, (), inner.out))
    target = value or c.temporary()
    c.emit(py.assign(raised, py.constant(None)))
    c.emit(py.assign(target, py.constant(None)))
    c.emit(py.assign(depth, py.attribute(c.run(), "depth")))
    restore = py.assign_attribute(c.run(), "depth", py.load(depth))
    keep = ast.ExceptHandler(type=py.load("Catchable"), name=error, body=[py.assign(raised, py.load(error)), restore])
    attempt = py.assign(target, py.call(py.load(name)))
    c.emit(ast.Try(body=[attempt], handlers=[keep], orelse=[], finalbody=[]))
    assert node.finalizer is not None
    statements(c, node.finalizer, None)
    again = ast.Raise(exc=py.load(raised))
    c.emit(py.if_statement(py.is_not(py.load(raised), py.constant(None)), [again]))
    pass_on(c, inner, target)


def return_(c: Emitter, node: n.Return, value: str | None) -> None:
    made = py.constant(None) if node.value is None else evaluate(c, node, node.value)
    if c.builder.kind in ("block", "inner"):
        c.builder.leaves = True
        made = c.helper("leave_return", None, made)
    c.emit(py.give(made))


def throw(c: Emitter, node: n.Throw, value: str | None) -> None:
    made = evaluate(c, node, node.value)
    raised = ast.Raise(exc=c.helper("thrown", node, made))
    raised.lineno = c.site(node)
    c.emit(raised)


def leave_loop(c: Emitter, node: n.Break | n.Continue, value: str | None) -> None:
    """A plain `break` where the loop is in this frame; a `Leave` for the caller otherwise."""
    ends = isinstance(node, n.Break)
    if c.builder.loops:
        c.emit(ast.Break() if ends else ast.Continue())
        return
    c.builder.leaves = True
    c.emit(py.give(py.load("BREAK" if ends else "CONTINUE")))


_STATEMENTS: dict[type, Callable[[Emitter, Any, str | None], None]] = {
    n.LocalDef: nothing,
    n.ConstDef: const,
    n.ExpressionStatement: expression_statement,
    n.If: if_,
    n.For: for_,
    n.Try: try_,
    n.Return: return_,
    n.Throw: throw,
    n.Break: leave_loop,
    n.Continue: leave_loop,
}
