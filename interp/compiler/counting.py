"""`for (init; test; update)`: a plain loop, and one that counts from one whole number to another, by Python's own counting."""

from __future__ import annotations

import ast
from collections.abc import Callable

from latebind.grammar import nodes as n
from latebind.interp.compiler import assignment
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import MOST_BLOCKS, evaluate, in_transaction, target_of
from latebind.interp.compiler.charges import burned, charge, charge_run, without_run
from latebind.interp.compiler.emitter import FUEL, Emitter
from latebind.interp.compiler.loops import leave_unless, loop, stays
from latebind.interp.scope import Binding
from latebind.interp.values import SAFE_INT

# What a loop that counts takes of fuel at its head, at most.
_MOST_AT_ONCE = 40_000


def for_loop(c: Emitter, node: n.ForLoop, value: str | None) -> None:
    """`for (init; test; update)`: the update comes before each turn but the first."""
    if value is not None:
        c.emit(py.assign(value, py.constant(None)))
    if isinstance(node.init, n.VariableDef):
        c.statement(node.init)
    else:
        for part in node.init:
            _run(c, part)

    def update() -> None:
        for part in node.update:
            _run(c, part)

    plain = node.update and node not in c.resolution.fresh and c.builder.blocks < MOST_BLOCKS
    test = _count(c, node) if plain else None
    counted = None if test is None else _known(node, test)
    if counted is not None:
        _counted_loop(c, node, counted, update)
    elif test is not None and not _goes_on(node.body) and _holds(c, test.right):
        _loop_to(c, node, update)
    elif plain and not _goes_on(node.body):
        _plain_loop(c, node, update)
    else:
        loop(c, node, node.body, before=update if node.update else None, test=node.test)


def _run(c: Emitter, node: n.Expr) -> None:
    """An expression whose value nobody asks for."""
    if isinstance(node, n.Assign | n.Update) and not in_transaction(c, node) and assignment.alone(c, node):
        return
    c.emit(py.run(evaluate(c, node, node)))


def _goes_on(body: n.Node) -> bool:
    """Whether a `continue` in a loop's body goes on with that loop."""
    work = [body]
    while work:
        found = work.pop()
        if isinstance(found, n.Continue):
            return True
        if not isinstance(found, n.Loop | n.Arrow):
            work += n.inner(found)
    return False


def _plain_loop(c: Emitter, node: n.ForLoop, update: Callable[[], None]) -> None:
    """A loop that nothing goes on with but its update, which ends each turn, once the next one is charged."""
    c.dynamic = True
    builder = c.builder
    (cost, fuel), builder.cost, builder.fuel = (builder.cost, builder.fuel), 1, 0
    after: list[py.Stmt] = []
    body: list[py.Stmt] = []
    with c.into(after):
        update()
    with target_of(c, None), c.into(body):
        if node.test is not None:
            leave_unless(c, node.test)
        c.statement(node.body)
    builder.out += charge(c, builder.cost, node, builder.fuel)
    again = charge(c, builder.cost, node, builder.fuel)
    builder.cost, builder.fuel = cost, fuel
    c.emit(py.While(test=py.constant(True), body=[*body, *again, *after], orelse=[]))


def _counted_loop(c: Emitter, node: n.ForLoop, counted: range, update: Callable[[], None]) -> None:
    """A loop by Python's own counting. The last test, which fails, is charged as a turn."""
    body, cost, fuel = _turn(c, node, update)
    spent = (cost + fuel + 1) * (len(counted) + 1)
    if spent <= _MOST_AT_ONCE and c.takes_fuel():
        c.builder.stored.add(FUEL)
        taken = burned(c, py.constant(spent))
        c.emit(py.if_statement(without_run(), taken))
        turn, last = charge_run(c, cost, node), charge_run(c, cost, node)
    else:
        turn, last = charge(c, cost, node, fuel), charge(c, cost, node, fuel)
    numbers = py.call(py.load("range"), py.constant(counted.start), py.constant(counted.stop))
    c.emit(py.For(py.store(c.name(_counter(c, node))), numbers, [*turn, *body], last))


def _loop_to(c: Emitter, node: n.ForLoop, update: Callable[[], None]) -> None:
    """The same, up to what the test says as the loop begins. Each turn is charged as the one before it ends."""
    body, cost, fuel = _turn(c, node, update)
    numbers: list[py.Stmt] = []
    with c.into(numbers):
        name = _numbers(c, node)
    if _ends_itself(node.body) and c.takes_fuel():
        c.builder.stored.add(FUEL)
        each = py.constant(cost + fuel + 1)
        taken = py.BinOp(left=py.call(py.load("len"), py.load(name)), op=ast.Mult(), right=each)
        taken = py.BinOp(left=taken, op=ast.Add(), right=each)
        numbers.append(py.if_statement(without_run(), burned(c, taken)))
        first, again = charge_run(c, cost, node), charge_run(c, cost, node)
    else:
        first, again = charge(c, cost, node, fuel), charge(c, cost, node, fuel)
    c.builder.out += [*first, *numbers]
    c.emit(py.for_loop(c.name(_counter(c, node)), py.load(name), [*body, *again]))


def _turn(c: Emitter, node: n.ForLoop, update: Callable[[], None]) -> tuple[list[py.Stmt], int, int]:
    """The body of a loop that counts, what a turn costs, and its fuel; the code of its test and update is not wanted."""
    c.dynamic = True
    builder = c.builder
    (cost, fuel), builder.cost, builder.fuel = (builder.cost, builder.fuel), 1, 0
    body: list[py.Stmt] = []
    with target_of(c, None):
        with c.into([]):
            update()
            assert node.test is not None
            leave_unless(c, node.test)
        with c.into(body):
            c.statement(node.body)
    taken = builder.cost, builder.fuel
    builder.cost, builder.fuel = cost, fuel
    return body, *taken


def _counter(c: Emitter, node: n.ForLoop) -> Binding:
    """The name that a loop which counts does it with."""
    assert isinstance(node.init, n.VariableDef)
    target = node.init.declarations[0].target
    assert isinstance(target, n.NamePattern)
    return c.resolution.patterns[target]


def _numbers(c: Emitter, node: n.ForLoop) -> str:
    """A name for the numbers that a loop counts up to what its test says as it begins."""
    name, builder = c.temporary(), c.builder
    builder.defined.add(name)
    cost, fuel = builder.cost, builder.fuel
    assert isinstance(node.test, n.Binary) and isinstance(node.init, n.VariableDef)
    start = node.init.declarations[0].value
    assert isinstance(start, n.Constant)
    with c.learning():
        end = c.expression(node.test.right).py
    builder.cost, builder.fuel = cost, fuel  # it is charged in each turn
    most = py.constant(node.test.op == "<=")
    c.emit(py.assign(name, c.helper("counted", node.test, c.run_or_fuel(), py.constant(start.value), end, most)))
    return name


def _ends_itself(body: n.Node) -> bool:
    """Whether nothing but its test ends a loop."""
    return not any(isinstance(part, n.Break | n.Return) for part in n.walk(body))


def _holds(c: Emitter, end: n.Expr) -> bool:
    """Whether what a loop counts up to stays as it is: a name that nothing assigns to, or a length that nothing changes."""
    if c.resolution.touching or c.resolution.varies:
        return False
    end = n.bare(end)
    length = isinstance(end, n.Member) and end.name == "length" and not end.optional
    named = n.bare(end.object) if isinstance(end, n.Member) and length else end
    binding = c.resolution.names.get(named) if isinstance(named, n.Name) else None
    if not isinstance(binding, Binding) or binding.assigned or binding.kind == "local":
        return False
    return not length or stays(c, named)


def _known(node: n.ForLoop, test: n.Binary) -> range | None:
    """The numbers that such a loop counts, where its end is written."""
    assert isinstance(node.init, n.VariableDef)
    first = node.init.declarations[0].value
    if not _is_whole(test.right):
        return None
    assert isinstance(first, n.Constant) and isinstance(test.right, n.Constant)
    start, end = first.value, test.right.value
    assert isinstance(start, int) and isinstance(end, int)
    return range(start, max(start, end + (test.op == "<=")))


def _count(c: Emitter, node: n.ForLoop) -> n.Binary | None:
    """The test of `for (let i = 0; i < 100; i++)`, where nothing else assigns to `i`, and no function keeps it."""
    init, test = node.init, node.test
    if not isinstance(init, n.VariableDef) or len(init.declarations) != 1 or len(node.update) != 1:
        return None
    declaration, step = init.declarations[0], node.update[0]
    first = declaration.value
    if init.kind != "let" or not isinstance(declaration.target, n.NamePattern) or not isinstance(test, n.Binary):
        return None
    binding = _counter(c, node)
    if (
        binding.cell
        or binding.captured
        or test.op not in ("<", "<=")
        or not isinstance(step, n.Update)
        or step.op != "++"
    ):
        return None
    if not (_mentions(c, test.left, binding) and _mentions(c, step.target, binding)):
        return None
    return test if _is_whole(first) and not _assigns(c, node.body, binding) else None


def _is_whole(node: n.Expr | None) -> bool:
    return isinstance(node, n.Constant) and type(node.value) is int and -SAFE_INT < node.value < SAFE_INT


def _assigns(c: Emitter, body: n.Node, binding: Binding) -> bool:
    """Whether something in a loop's body gives a name another value."""
    for part in n.walk(body):
        if isinstance(part, n.Assign | n.Update | n.For | n.ForIn):
            if any(_mentions(c, name, binding) for name in n.walk(part.target)):
                return True
    return False


def _mentions(c: Emitter, node: n.Node, binding: Binding) -> bool:
    if isinstance(node, n.NamePattern):
        return c.resolution.patterns.get(node) is binding
    return isinstance(node, n.Name) and c.resolution.names.get(node) is binding
