"""Blocks of statements, and the bodies in them that must be functions of their own.

A body becomes a function where it is run by somebody else (`expr`, statements that touch a memory), where its names
must be fresh for each round of a loop, or where Python's limit of nested blocks comes near.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from latebind.grammar import nodes as n
from latebind.interp.compiler import names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.builders import FunctionBuilder
from latebind.interp.compiler.charges import charged_body, with_run, without_run
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.compiler.functions import declared_function, local
from latebind.interp.compiler.patterns import first_bound, items_of, take_apart, take_items
from latebind.interp.compiler.undoing import changes_nothing

# Steps for beginning and ending a transaction.
TRANSACTION = 10

# CPython allows 20 nested blocks in one function.
MOST_BLOCKS = 8


def block(c: Emitter, node: n.Block | n.Script, value: str | None) -> None:
    """Compile a block's statements. Its value is that of the last one."""
    hoist(c, node, node.body)
    ending = last(node)
    if value is not None and isinstance(ending, (n.LocalDef, n.VariableDef)) and not isinstance(node, n.Script):
        c.emit(py.assign(value, py.constant(None)))  # only the script's own definitions are its value
        value = None
    for statement in node.body:
        _begin_epoch(c, statement)
        c.statement(statement, value if statement is ending else None)


def last(node: n.Block | n.Script) -> n.Statement | None:
    """The statement whose value is a block's: a function that is declared is none (ECMA-262, 15.2.6), it was there before."""
    return next((found for found in reversed(node.body) if not isinstance(found, n.FunctionDef)), None)


_NO_EPOCH = (n.LocalDef, n.FunctionDef, n.Break, n.Continue, n.Try)


def hoist(c: Emitter, node: n.Node, body: Sequence[n.Statement]) -> None:
    """Define what a block's statements may use wherever it stands in `body`: `var`, functions and locals."""
    scope = c.resolution.scopes.get(node)
    for binding in scope.names.values() if scope is not None else ():
        if binding.kind == "var":
            names.define(c, binding, py.constant(None))
    for statement in body:
        if isinstance(statement, n.LocalDef):
            local(c, statement)
        elif isinstance(statement, n.FunctionDef):
            declared_function(c, statement)


def _begin_epoch(c: Emitter, statement: n.Statement) -> None:
    """A statement begins: late bindings that may have changed are evaluated anew."""
    if not c.resolution.varies or isinstance(statement, _NO_EPOCH):
        return
    # A transaction begins one itself; of a loop, it holds no more than the iterable.
    if isinstance(statement, n.For | n.ForIn) or not in_transaction(c, statement):
        alone = c.may_be_alone()
        begins = py.change_attribute(c.run_or_none(), "epoch", ast.Add(), py.constant(1))
        c.emit(py.if_statement(with_run(), [begins]) if alone else begins)


def in_transaction(c: Emitter, node: n.Node) -> bool:
    """Whether a statement is a transaction of its own: it may touch a memory, and no function is around it."""
    touching = node in c.resolution.touching
    return touching and not any(builder.kind in ("arrow", "local", "block") for builder in c.builders)


def evaluate(c: Emitter, node: n.Node, value: n.Expr) -> py.Expr:
    """The value of a statement's expression; in a transaction of its own where it may touch a memory."""
    return evaluated(c, node, value, lambda: c.expression(value).py)


def evaluated(c: Emitter, node: n.Node, site: n.Expr, make: Callable[[], py.Expr]) -> py.Expr:
    """What `make` makes of a statement's expression, which stands at `site`; in a transaction in the same cases."""
    if not in_transaction(c, node):
        with c.learning():
            return c.whole(make())
    if isinstance(site, n.ExprBlock):
        c.builder.cost += 1  # as for any expression
        made = transaction(c, site)[0]
        return _evaluated(c, site, lambda: made, made.orelse if isinstance(made, ast.IfExp) else None)
    return _evaluated(c, site, make, _again(c, make) if c.takes_fuel() and _is_small(site) else None)


def _evaluated(c: Emitter, site: n.Expr, make: Callable[[], py.Expr], alone: py.Expr | None) -> py.Expr:
    """What `make` makes, in a transaction of its own; `alone` is what stands here where there is no run."""
    name, needed = c.function(), c.needs_run
    with c.building("inner") as builder:
        builder.once = True
        with c.learning():
            c.emit(py.give(make()))
    c.builder.cost += builder.cost + TRANSACTION
    out: list[py.Stmt] = []
    with c.into(out):
        c.define(name, (), function_of(c, builder, builder.out))
    c.builder.out += out if alone is None else [py.if_statement(with_run(), out)]
    if alone is not None:
        c.needs_run = needed  # for what is there where there is one
    return _as_statement(c, name, site, alone)


# Of an expression that is written twice, so many nodes at most.
_LARGEST = 40


def _is_small(site: n.Expr) -> bool:
    """Whether an expression may be written twice: it is not large, and has no functions."""
    for count, node in enumerate(n.walk(site)):
        if count > _LARGEST or isinstance(node, n.Arrow | n.ExprBlock):
            return False
    return True


def _again(c: Emitter, make: Callable[[], py.Expr]) -> py.Expr:
    """What `make` makes, as fuel where there is no run, and charged nowhere."""
    cost, before = c.builder.cost, list[py.Stmt]()
    with c.learning(), c.into(before):
        made = make()
    if before:  # as of an assignment to a pattern
        c.emit(py.if_statement(without_run(), before))
    c.builder.fuel += c.builder.cost - cost
    c.builder.cost = cost
    return made


def _as_statement(c: Emitter, name: str, site: n.Node, alone: py.Expr | None = None) -> py.Expr:
    """A call of a function that is a simple statement's part, in a transaction of its own if there is a run; `alone` where
    there is none."""
    light = c.takes_fuel()
    run = py.load(RUN) if light else c.run()
    made = py.at(py.call(py.attribute(run, "statement"), py.load(name)), c.site(site))
    return py.if_else(without_run(), alone or py.call(py.load(name)), made) if light else made


def taken_apart(c: Emitter, node: n.Node, pattern: n.Pattern, value: n.Expr | str) -> None:
    """Assign the names of a pattern: of an expression's value, or of what a Python name holds. Where `node` may touch a
    memory, all of that is in a transaction of its own."""
    if not in_transaction(c, node):
        _take(c, pattern, value)
        return
    name = c.function()
    slots = {c.name(binding) for binding in first_bound(c, pattern)}
    with c.building("inner") as builder:
        _take(c, pattern, value)
        c.emit(py.give(py.constant(None)))
        builder.defined -= slots  # they are the names of the function around it
        builder.stored |= slots
    c.builder.cost += builder.cost + TRANSACTION
    c.builder.defined |= slots
    for slot in sorted(slots):
        c.emit(py.declare(slot))
    c.define(name, (), function_of(c, builder, builder.out))
    c.emit(py.run(_as_statement(c, name, node)))


def _take(c: Emitter, pattern: n.Pattern, value: n.Expr | str) -> None:
    items = items_of(c, pattern, value)
    if items is not None:
        take_items(c, pattern, items)
        return
    found = value if isinstance(value, str) else c.temporary()
    if not isinstance(value, str):
        with c.learning():
            c.emit(py.assign(found, c.expression(value).py))
    take_apart(c, pattern, py.load(found))


def transaction(c: Emitter, node: n.ExprBlock) -> tuple[py.Expr, FunctionBuilder]:
    """An `expr` block: the expression that runs it and gives its value or a `Leave`, and its body's function."""
    c.dynamic = True
    name = c.function()
    with c.building("block") as builder:
        result = c.temporary()
        c.emit(py.assign(result, py.constant(None)))
        block(c, node.body, result)
        c.emit(py.give(py.load(result)))
    builder.cost += TRANSACTION
    alone = c.survey.notes_little and c.takes_fuel()
    run = py.load(RUN) if alone else c.run()
    caught = c.resolution.catches and (c.survey.keeps_functions or not changes_nothing(node, c.resolution, c.library))
    only = _only_expression(node) if alone and not caught else None
    out: list[py.Stmt] = []
    with c.into(out):
        c.define(name, (), function_of(c, builder, charged_body(c, builder, node, once=alone)))
    c.builder.out += out if only is None else [py.if_statement(with_run(), out)]
    made = py.at(py.call(py.attribute(run, "transact"), py.load(name)), c.site(node))
    if only is not None:
        made = py.if_else(with_run(), made, _again(c, lambda: c.expression(only).py))
    elif alone:
        call = c.helper("undone", None, py.load(name)) if caught else py.call(py.load(name))
        made = py.if_else(with_run(), made, call)
    return made, builder


def _only_expression(node: n.ExprBlock) -> n.Expr | None:
    """The small expression that is all of a block, which may be written twice."""
    only = node.body.body[0] if len(node.body.body) == 1 else None
    if not isinstance(only, n.ExpressionStatement) or isinstance(only.value, n.Assign | n.Update | n.Call):
        return None
    return only.value if _is_small(only.value) else None


def as_function(c: Emitter, value: str | None, write: Callable[[str], None]) -> None:
    """Write statements into a function of their own, and call it here. `write` gets the name for their value."""
    name, builder = inner_function(c, write)
    target = value or c.temporary()
    c.emit(py.assign(target, py.call(py.load(name))))
    pass_on(c, builder, target)


def inner_function(c: Emitter, write: Callable[[str], None]) -> tuple[str, FunctionBuilder]:
    """Define a function of what `write` emits; it returns what that assigns to the name it gets, or a `Leave`."""
    name = c.function()
    with c.building("inner") as builder:
        result = c.temporary()
        c.emit(py.assign(result, py.constant(None)))
        write(result)
        c.emit(py.give(py.load(result)))
    c.builder.cost += builder.cost
    c.define(name, (), function_of(c, builder, builder.out))
    return name, builder


def function_of(c: Emitter, inner: FunctionBuilder, body: list[py.Stmt]) -> list[py.Stmt]:
    """The body of a function that is part of the current one: it assigns to the names of that, too."""
    outer = inner.stored - inner.defined
    c.builder.stored |= outer
    return [py.Nonlocal(names=sorted(outer)), *body] if outer else body


@contextmanager
def target_of(c: Emitter, flag: str | None, *, block: bool = True) -> Iterator[None]:
    """Compile the body of a loop (None), or of a `switch` with its `flag`. `block`: it is one of Python's blocks here."""
    builder = c.builder
    builder.targets.append(flag)
    builder.blocks += block
    try:
        yield
    finally:
        builder.blocks -= block
        builder.targets.pop()


def leave_loop(c: Emitter, *, ends: bool) -> None:
    """Leave a loop or `switch` (`ends`), or go on with the loop's next turn.

    A plain `break` or `continue` where Python has one; else a `Leave` for the caller.
    """
    targets = c.builder.targets
    if targets and (ends or targets[-1] is None):
        c.emit(py.Break() if ends else py.Continue())
    elif None in targets and (flag := targets[-1]) is not None:  # the loop is around a `switch`
        c.continued.add(flag)
        c.emit(py.assign(flag, py.constant(True)))
        c.emit(py.Break())
    else:
        c.builder.leaves = True
        c.emit(py.give(py.load("BREAK" if ends else "CONTINUE")))


def pass_on(c: Emitter, inner: FunctionBuilder, result: str) -> None:
    """Do what a body that became a function asked for: go on, or leave here too. `result` is what it returned."""
    if not inner.leaves:
        return
    leave = py.load(result)
    builder = c.builder
    body: list[py.Stmt] = []
    if builder.targets:
        for sign, ends in (("BREAK", True), ("CONTINUE", False)):
            out: list[py.Stmt] = []
            with c.into(out):
                leave_loop(c, ends=ends)
            body.append(py.if_statement(py.is_(leave, py.load(sign)), out))
    if builder.kind in ("block", "inner"):
        builder.leaves = True
        body.append(py.give(leave))
    else:
        body.append(py.give(py.attribute(leave, "value")))
    c.emit(py.if_statement(py.class_is(leave, "Leave"), body))


def body_of(c: Emitter, node: n.Block, value: str | None) -> list[py.Stmt]:
    """A block's statements, for a Python statement that holds them."""
    body: list[py.Stmt] = []
    with c.into(body):
        block(c, node, value)
    return body or [py.Pass()]
