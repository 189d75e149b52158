"""Loops and `switch`. Each public function is the entry of a class of nodes in `dispatch`.

A body whose names functions may keep is a function, called for each turn, so that its names are new in each. `value` is
the Python name that gets a statement's value, where that is asked for; of these it is null.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import (
    MOST_BLOCKS,
    as_function,
    body_of,
    evaluate,
    evaluated,
    function_of,
    hoist,
    in_transaction,
    leave_loop,
    pass_on,
    taken_apart,
    target_of,
)
from latebind.interp.compiler.builders import FunctionBuilder
from latebind.interp.compiler.charges import burned_many, charge, charge_run, without_run
from latebind.interp.compiler.codes import Code
from latebind.interp.compiler.conditions import condition
from latebind.interp.compiler.emitter import FUEL, Emitter
from latebind.interp.limits import FREE
from latebind.interp.scope import Binding

# What a key takes of fuel when all are listed, before the first round: a loop may be left in that.
_KEY = 2


def for_of(c: Emitter, node: n.For, value: str | None) -> None:
    """`for (… of …)`."""
    _null(c, value)
    c.dynamic = True
    if (walked := _walked(c, node)) is not None:
        _each(c, node, walked)
        return
    iterable, name = evaluate(c, node, node.iterable), c.temporary()
    c.builder.defined.add(name)
    if c.resolution.changes:
        items = c.helper("iterated", node.iterable, py.load(name))
    else:
        items = c.helper("items", node.iterable, py.load(name), py.constant("iterate"))
    array = py.class_is(py.walrus(name, iterable), "list")
    _each(c, node, py.if_else(array, py.load(name), items))


def _walked(c: Emitter, node: n.For) -> py.Expr | None:
    """`x.entries()` and its like, directly gone through, where that may change meanwhile."""
    call = n.bare(node.iterable)
    if not c.resolution.changes or not isinstance(call, n.Call) or call.args or call.optional:
        return None
    member = call.callee
    if not isinstance(member, n.Member) or member.optional or member in c.resolution.static:
        return None
    if member.name not in ("entries", "keys", "values"):
        return None
    return evaluated(c, node, call, lambda: _iterated_by(c, call, member))


def _iterated_by(c: Emitter, call: n.Call, member: n.Member) -> py.Expr:
    value = c.expression(member.object).py
    return c.helper("iterated_by", call, c.run_or_fuel(), value, py.constant(member.name))


def for_in(c: Emitter, node: n.ForIn, value: str | None) -> None:
    """`for (… in …)`: the keys that are there at the start, but for those that are gone when it is their turn."""
    _null(c, value)
    c.dynamic = True
    target = c.temporary()
    c.builder.defined.add(target)
    c.emit(py.assign(target, evaluate(c, node, node.object)))
    _each(c, node, _listed(c, c.helper("keys_of", node.object, c.run_or_fuel(), py.load(target))), within=target)


def _listed(c: Emitter, keys: py.Expr) -> py.Expr:
    """Keys that are listed, for which fuel is taken where there is no run."""
    if not c.takes_fuel():
        return keys
    name = c.temporary()
    c.builder.defined.add(name)
    c.emit(py.assign(name, keys))
    c.emit(py.if_statement(without_run(), burned_many(c, _KEY, py.call(py.load("len"), py.load(name)))))
    return py.load(name)


def _null(c: Emitter, value: str | None) -> None:
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))


def _each(c: Emitter, node: n.For | n.ForIn, items: py.Expr, within: str | None = None) -> None:
    """A loop over a Python list. `within`: skip what is no key of this any more."""
    if c.builder.blocks >= MOST_BLOCKS or node in c.resolution.fresh:
        _loop_of_calls(c, node, items, within)
        return
    item = c.temporary()
    builder = c.builder
    builder.defined.add(item)
    still = c.temporary() if stays(c, node.iterable if isinstance(node, n.For) else None) else None
    if still is not None:
        builder.defined.add(still)
        c.emit(py.assign(still, items))
        items = py.load(still)
    (cost, fuel), builder.cost, builder.fuel = (builder.cost, builder.fuel), 1, 0
    body: list[py.Stmt] = []
    with target_of(c, None), c.into(body):
        _skip_gone(c, item, within)
        taken_apart(c, node.target, node.target, item)
        c.statement(node.body)
    if still is not None and c.takes_fuel():  # that of all rounds
        length = py.call(py.load("len"), items)
        spent = burned_many(c, max(builder.cost, 1) + 1 + builder.fuel, length)
        c.emit(py.if_statement(without_run(), spent))
        body = charge_run(c, builder.cost, node) + body
    else:
        body = charge(c, builder.cost, node, builder.fuel) + body
    builder.cost, builder.fuel = cost, fuel
    c.emit(py.for_loop(item, items, body))


def stays(c: Emitter, items: n.Expr | None) -> bool:
    """Whether what a loop goes through is as long as it is at the start: nothing changes, or it is the host's and the script
    changes only what it made."""
    if items is None or not c.resolution.changes:
        return not c.resolution.changes
    found: n.Expr = n.bare(items)
    while isinstance(found, n.Member | n.Index):
        found = n.bare(found.object)
    binding = c.resolution.names.get(found) if isinstance(found, n.Name) else None
    return (
        isinstance(binding, Binding) and binding.kind == "host" and c.survey.changes_own and not c.resolution.read_only
    )


def _skip_gone(c: Emitter, item: str, within: str | None) -> None:
    if within is not None and c.resolution.changes:
        gone = py.not_(c.helper("still_in", None, py.load(item), py.load(within)))
        if not c.survey.deletes:
            gone = py.all_of([py.not_(py.class_is(py.load(within), "dict")), gone])
        c.emit(py.if_statement(gone, [py.Continue()]))


def _loop_of_calls(c: Emitter, node: n.For | n.ForIn, items: py.Expr, within: str | None) -> None:
    """A loop whose body is a function, called for each item."""
    name, item, result = c.function(), c.temporary(), c.temporary()
    with c.building("inner") as inner:
        inner.defined.add(item)
        taken_apart(c, node.target, node.target, item)
        c.statement(node.body)
        c.emit(py.give(py.constant(None)))
    c.define(name, [item], _round_of(c, inner, node))
    c.builder.defined |= {item, result}
    body: list[py.Stmt] = []
    with target_of(c, None, block=False), c.into(body):
        _skip_gone(c, item, within)
        c.emit(py.assign(result, py.call(py.load(name), py.load(item))))
        pass_on(c, inner, result)
    c.emit(py.for_loop(item, items, body))


def _round_of(c: Emitter, inner: FunctionBuilder, node: n.Node) -> list[py.Stmt]:
    """The body of the function that is a loop's round."""
    charged = charge(c, inner.cost + 1, node, inner.fuel)
    inner.stored |= c.builder.stored & {FUEL}
    return function_of(c, inner, charged + inner.out)


def while_(c: Emitter, node: n.While, value: str | None) -> None:
    """`while`."""
    _null(c, value)
    loop(c, node, node.body, test=node.test)


def do_while(c: Emitter, node: n.DoWhile, value: str | None) -> None:
    """`do … while`: its test comes before each turn but the first."""
    _null(c, value)
    loop(c, node, node.body, before=lambda: leave_unless(c, node.test))


def leave_unless(c: Emitter, test: n.Expr) -> None:
    """Leave the loop, or the function that is its turn, where a test does not hold."""
    made = evaluate(c, test, test) if in_transaction(c, test) else None
    with c.learning():
        truth = condition(c, test).py if made is None else c.helper("truthy", test, made)
    body: list[py.Stmt] = []
    with c.into(body):
        leave_loop(c, ends=True)
    c.emit(py.if_statement(py.not_(truth), body))


def loop(
    c: Emitter,
    node: n.While | n.DoWhile | n.ForLoop,
    body: n.Block,
    *,
    before: Callable[[], None] | None = None,
    test: n.Expr | None = None,
) -> None:
    """`while True`: what comes `before` each turn but the first, the test, the body."""
    c.dynamic = True
    fresh = node in c.resolution.fresh
    if c.builder.blocks >= MOST_BLOCKS and not fresh:
        as_function(c, None, lambda _: loop(c, node, body, before=before, test=test))
        return
    first = c.temporary() if before is not None else None
    if first is not None:
        c.builder.defined.add(first)
        c.emit(py.assign(first, py.constant(True)))
    if fresh:
        _turns_of_calls(c, node, body, before, test, first)
        return
    builder = c.builder
    (cost, fuel), builder.cost, builder.fuel = (builder.cost, builder.fuel), 1, 0
    out: list[py.Stmt] = []
    with target_of(c, None), c.into(out):
        _turn(c, body, before, test, first)
    out = charge(c, builder.cost, node, builder.fuel) + out
    builder.cost, builder.fuel = cost, fuel
    c.emit(py.While(test=py.constant(True), body=out, orelse=[]))


def _turn(c: Emitter, body: n.Block, before: Callable[[], None] | None, test: n.Expr | None, first: str | None) -> None:
    if before is not None and first is not None:
        _unless_first(c, before, first)
    if test is not None:
        leave_unless(c, test)
    c.statement(body)


def _unless_first(c: Emitter, before: Callable[[], None], first: str) -> None:
    later: list[py.Stmt] = []
    with c.into(later):
        before()
    c.builder.stored.add(first)
    c.emit(py.if_statement(py.load(first), [py.assign(first, py.constant(False))], later))


def _turns_of_calls(
    c: Emitter,
    node: n.While | n.DoWhile | n.ForLoop,
    body: n.Block,
    before: Callable[[], None] | None,
    test: n.Expr | None,
    first: str | None,
) -> None:
    """A loop whose turn is a function. The names of the loop itself are copied for each (ECMA-262, 14.7.4.4)."""
    own = _own_names(c, node)
    name, result = c.function(), c.temporary()
    with c.building("inner") as inner:
        inner.defined |= {c.name(binding) for binding in own}
        _turn(c, body, before, test, first)
        c.emit(py.give(py.constant(None)))
    params = [c.name(binding) for binding in own]
    c.define(name, params, _round_of(c, inner, node))
    c.builder.defined.add(result)
    cells = [c.temporary() for _ in own]  # functions of the head keep the names that were there before the first turn
    c.builder.defined.update(cells)
    for cell, param in zip(cells, params, strict=True):
        c.emit(py.assign(cell, py.load(param)))
    out: list[py.Stmt] = []
    with target_of(c, None, block=False), c.into(out):
        for cell in cells:
            c.emit(py.assign(cell, c.helper("Cell", None, c.run_or_fuel(), py.attribute(py.load(cell), "value"))))
        c.emit(py.assign(result, py.call(py.load(name), *map(py.load, cells))))
        pass_on(c, inner, result)
    c.emit(py.While(test=py.constant(True), body=out, orelse=[]))


def _own_names(c: Emitter, node: n.Node) -> list[Binding]:
    """The names of a loop's head that functions may keep."""
    scope = c.resolution.scopes.get(node)
    return [binding for binding in scope.names.values() if binding.cell] if scope is not None else []


def switch(c: Emitter, node: n.Switch, value: str | None) -> None:
    """`switch`: find the first case that is `===`, then run from there on."""
    _null(c, value)
    if c.builder.blocks >= MOST_BLOCKS:
        as_function(c, None, lambda _: switch(c, node, None))
        return
    subject, chosen = c.temporary(), c.temporary()
    flag = c.temporary()
    c.builder.defined |= {subject, chosen, flag}
    c.emit(py.assign(subject, evaluate(c, node, node.subject)))
    _choose(c, node, subject, chosen)
    c.emit(py.assign(flag, py.constant(False)))
    out: list[py.Stmt] = []
    with target_of(c, flag), c.into(out):
        hoist(c, node, [statement for case in node.cases for statement in case.body.body])
        for number, case in enumerate(node.cases):
            body = body_of(c, case.body, None)
            c.emit(py.if_statement(py.compare(py.load(chosen), ast.LtE(), py.constant(number)), body))
        c.emit(py.Break())
    c.emit(py.While(test=py.constant(True), body=out, orelse=[]))
    if flag in c.continued:
        after: list[py.Stmt] = []
        with c.into(after):
            leave_loop(c, ends=False)
        c.emit(py.if_statement(py.load(flag), after))


def _choose(c: Emitter, node: n.Switch, subject: str, chosen: str) -> None:
    """`chosen` becomes the number of the case that fits, of `default`, or one that none has."""
    default = next((number for number, case in enumerate(node.cases) if case.test is None), len(node.cases))
    found: list[tuple[n.Expr, Code, int]] = []
    for number, case in enumerate(node.cases):
        if case.test is not None and in_transaction(c, case.test):
            found.append((case.test, Code(evaluate(c, case.test, case.test), depth=2), number))
        elif case.test is not None:
            with c.learning():
                found.append((case.test, c.expression(case.test), number))
    made = Code(py.constant(default))
    for test, code, number in reversed(found):
        same = _is_case(c, test, subject, code)
        made = c.cut(Code(py.if_else(same, py.constant(number), made.py), depth=2 + max(code.depth, made.depth)))
    c.emit(py.assign(chosen, made.py))


def _is_case(c: Emitter, test: n.Expr, subject: str, code: Code) -> py.Expr:
    """Whether the subject is `===` to a case's value: two texts, or two ints, by Python's `==`."""
    slow = c.helper("identical", test, py.load(subject), code.py)
    kind = {str: "str", int: "int"}.get(code.value.__class__)
    if kind is None or (kind == "str" and len(code.value) >= FREE):
        return slow
    same = py.compare(py.load(subject), ast.Eq(), code.py)
    return py.if_else(py.class_is(py.load(subject), kind), same, slow)
