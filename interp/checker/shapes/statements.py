"""Statements: definitions, branches, loops, and what leaves them. Each gives what is known of its value."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.functions import block, function
from latebind.interp.checker.shapes.narrowing import narrowed
from latebind.interp.checker.shapes.operators import equal
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import Facts, ShapeState, joined
from latebind.interp.shapes import model as s


def local_definition(c: ShapeState, node: n.LocalDef) -> s.Shape:
    """A `local`: its value is looked at with what holds whenever it is read."""
    binding = c.resolution.patterns.get(node.target)
    if binding is not None:
        c.evaluating.add(binding)
    with c.assuming({}):
        shape = c.expression(node.value)
    if binding is not None:
        c.evaluating.discard(binding)
        c.bindings[binding] = shape
    return s.ANY


def variable_definition(c: ShapeState, node: n.VariableDef) -> s.Shape:
    """`const`, `let`, `var`."""
    for declaration in node.declarations:
        if declaration.value is not None:
            shape = c.expression(declaration.value)
            members.take_apart(c, declaration.target, shape, declaration.value)
    return s.ANY


def function_definition(c: ShapeState, node: n.FunctionDef) -> s.Shape:
    """A function of which only its calls say what it is given."""
    function(c, node.value)
    return s.ANY


def expression_statement(c: ShapeState, node: n.ExpressionStatement) -> s.Shape:
    """An expression."""
    shape = c.expression(node.value)
    if not c.quiet:
        c.values[node] = shape
    return shape


def block_statement(c: ShapeState, node: n.BlockStatement) -> s.Shape:
    """A block that stands alone."""
    return block(c, node.block)


def if_(c: ShapeState, node: n.If) -> s.Shape:
    """Branches, each with what its condition and those before it say; then, what all ways have in common."""
    found: list[s.Shape] = []
    ends: list[Facts] = []
    reachable = c.reachable
    for test, then in node.branches:
        c.expression(test)
        otherwise = narrowed(c, test, holds=False)
        c.facts = narrowed(c, test, holds=True)
        found.append(block(c, then))
        if c.reachable:
            ends.append(c.facts)
        c.facts, c.reachable = otherwise, reachable
    found.append(s.NULL if node.otherwise is None else block(c, node.otherwise))
    if c.reachable:
        ends.append(c.facts)
    c.reachable = reachable and bool(ends)
    if ends:
        c.facts = ends[0]
        for facts in ends[1:]:
            c.facts = joined(c.facts, facts)
    return either(*found)


def for_of(c: ShapeState, node: n.For) -> s.Shape:
    """`for (… of …)`: the name holds an item."""
    shape = members.there(c, c.expression(node.iterable), node.iterable, " ?? []")
    return _loop(c, node.target, members.iterated(shape), node.iterable, node.body)


def for_in(c: ShapeState, node: n.ForIn) -> s.Shape:
    """`for (… in …)`: the name holds a key."""
    c.expression(node.object)
    return _loop(c, node.target, s.STRING, node.object, node.body)


def _loop(c: ShapeState, target: n.Pattern, shape: s.Shape, source: n.Expr, body: n.Block) -> s.Shape:
    reachable = c.reachable
    before = c.facts = c.settled()
    members.take_apart(c, target, shape, source)
    block(c, body)
    c.facts, c.reachable = before, reachable
    return s.ANY


def for_loop(c: ShapeState, node: n.ForLoop) -> s.Shape:
    """`for (init; test; update)`."""
    if isinstance(node.init, n.VariableDef):
        c.statement(node.init)
    else:
        for part in node.init:
            c.expression(part)
    return _while(c, node.test, node.body, node.update)


def while_(c: ShapeState, node: n.While) -> s.Shape:
    """`while`."""
    return _while(c, node.test, node.body)


def _while(c: ShapeState, test: n.Expr | None, body: n.Block, update: tuple[n.Expr, ...] = ()) -> s.Shape:
    reachable = c.reachable
    before = c.facts = c.settled()
    if test is not None:
        c.expression(test)
        c.facts = narrowed(c, test, holds=True)
    block(c, body)
    c.reachable, c.facts = reachable, before
    for part in update:
        c.expression(part)
    c.facts = before
    return s.ANY


def do_while(c: ShapeState, node: n.DoWhile) -> s.Shape:
    """`do … while`."""
    reachable = c.reachable
    before = c.facts = c.settled()
    block(c, node.body)
    c.reachable, c.facts = reachable, before
    c.expression(node.test)
    return s.ANY


def switch(c: ShapeState, node: n.Switch) -> s.Shape:
    """`switch`: a case that nothing falls into holds only for its value."""
    subject = c.expression(node.subject)
    before, reachable, fallen = c.facts, c.reachable, False
    left = before
    found: list[s.Shape] = [s.NULL]
    for case in node.cases:
        facts, c.reachable = left, reachable
        if case.test is not None:
            with c.assuming(left):
                equal(c, case.test, node.subject, subject, c.expression(case.test))
                same = n.Binary(case.test.start, case.test.end, "===", node.subject, case.test)
                facts, left = narrowed(c, same, holds=True), narrowed(c, same, holds=False)
        c.facts = joined(c.facts, facts) if fallen else facts
        found.append(block(c, case.body))
        fallen = c.reachable
    c.reachable = reachable
    with c.assuming(before):
        settled = c.settled()
    c.facts = settled
    return s.ANY if any(shape is s.ANY for shape in found) else either(*found)


def try_(c: ShapeState, node: n.Try) -> s.Shape:
    """`try`: what holds after it is what held before, as long as nothing can change it."""
    before, reachable = c.settled(), c.reachable
    found = block(c, node.body)
    ended = c.reachable
    handled: s.Shape = s.NULL
    if node.handler is not None:
        c.facts, c.reachable = before, reachable
        handled = block(c, node.handler)
        ended = ended or c.reachable
    c.facts, c.reachable = before, reachable
    if node.finalizer is not None:
        block(c, node.finalizer)
    c.reachable = c.reachable and ended
    return either(found, handled) if node.handler is not None else found


def return_(c: ShapeState, node: n.Return) -> s.Shape:
    """`return`: the value of the function around, or of the script."""
    shape = s.NULL if node.value is None else c.expression(node.value)
    if c.returned is not None:
        c.returned.append(shape)
    elif not c.quiet and c.reachable:
        c.results.append((node.value or node, shape))
    c.reachable = False
    return shape


def throw(c: ShapeState, node: n.Throw) -> s.Shape:
    """`throw`."""
    c.expression(node.value)
    c.reachable = False
    return s.ANY


def leave(c: ShapeState, node: n.Break | n.Continue) -> s.Shape:
    """`break` and `continue`."""
    c.reachable = False
    return s.ANY
