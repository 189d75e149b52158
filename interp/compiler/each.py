"""`xs.forEach(x => { … })` as a statement: where there is no run, a loop in place, which calls nothing.

With a run it is the call that it is: what is charged, and the chain of calls that an error tells of, are its. So an error
without a run is found out with one.
"""

from __future__ import annotations

import ast
from collections.abc import Container

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import MOST_BLOCKS, target_of
from latebind.interp.compiler.charges import burned, burned_many, without_run
from latebind.interp.compiler.emitter import LEVELS, Emitter
from latebind.interp.compiler.loops import stays
from latebind.interp.compiler.owned import NEW_ARRAYS
from latebind.interp.library import Builtin
from latebind.interp.scope import Binding

# In so many blocks of Python's it may stand, and what returns from it: in more, bodies become functions.
_MOST_BLOCKS = 3
# What a round takes of fuel beside the steps of its body, no less than the method is charged for it.
_ROUND = 6


def loop(c: Emitter, node: n.Expr) -> ast.If | None:
    """The loop that a call is where there is no run, as an `if` without its other branch; None where it is none."""
    found = called(c, node)
    if (
        found is None
        or c.builder.kind not in ("script", "arrow", "loop")
        or c.builder.blocks > _MOST_BLOCKS
        or c.beside
    ):
        return None
    items, arrow = found
    if not c.takes_fuel():
        return None
    name, cost, fuel = c.temporary(), c.builder.cost, c.builder.fuel
    with c.learning():
        receiver = c.expression(items)
    c.builder.cost, c.builder.fuel = cost, fuel  # the call, which is written beside it, says what is charged
    taken: list[py.Stmt] = []
    tests = [without_run(), py.class_is(py.walrus(name, receiver.py), "list")]
    if isinstance(items, n.Call):  # it is not evaluated twice
        none = [py.run(c.helper("needs_run", None))]
        taken = [py.assign(name, receiver.py), py.if_statement(py.not_(py.class_is(py.load(name), "list")), none)]
        tests = [without_run()]
    body, taking, leaf = _round(c, arrow)
    length = py.call(py.load("len"), py.load(name))
    taken += burned_many(c, taking, length)
    rounds = _rounds(c, arrow, name, lasting=stays(c, items), body=body)
    if not leaf:  # a call of the function is one level deep
        c.deep = True
        c.builder.stored.add(LEVELS)
        rounds = [*burned(c, py.constant(1), LEVELS), *rounds, py.change(LEVELS, ast.Add(), py.constant(1))]
    c.builder.defined.add(name)
    c.retries = True
    made = py.if_statement(py.all_of(tests), [*taken, *rounds])
    assert isinstance(made, ast.If)
    return made


def _round(c: Emitter, arrow: n.Arrow) -> tuple[list[py.Stmt], int, bool]:
    """The statements of a round, what they take of fuel, and whether they call nothing."""
    builder, out = c.builder, list[py.Stmt]()
    kept = builder.cost, builder.fuel, builder.gives, builder.leaf
    builder.cost, builder.fuel, builder.gives, builder.leaf = 1, 0, lambda given: c.emit(py.run(given.py)), True
    block = arrow.body
    with target_of(c, None), c.into(out):
        c.statement(block if isinstance(block, n.Block) else n.ExpressionStatement(block.start, block.end, block))
    cost, leaf = builder.cost + builder.fuel + _ROUND, builder.leaf
    builder.cost, builder.fuel, builder.gives, builder.leaf = kept
    return out, cost, leaf


def _rounds(c: Emitter, arrow: n.Arrow, items: str, *, lasting: bool, body: list[py.Stmt]) -> list[py.Stmt]:
    """The loop over what `items` names: as many rounds as there are items at first (ECMA-262, 23.1.3.15)."""
    names = [_param(c, param) for param in arrow.params] or [c.temporary()]
    c.builder.defined.update(names)
    if lasting and len(names) == 1:
        return [py.for_loop(names[0], py.load(items), body)]
    index = names[1] if len(names) > 1 else c.temporary()
    counted = index if len(names) == 1 else c.temporary()
    c.builder.defined |= {index, counted}
    length = py.call(py.load("len"), py.load(items))
    head: list[py.Stmt] = []
    if not lasting:
        head.append(py.if_statement(py.not_(py.less(py.load(counted), length)), [py.Continue()]))
    head.append(py.assign(names[0], py.subscript(py.load(items), py.load(counted))))
    if index != counted:
        head.append(py.assign(index, py.load(counted)))
    return [py.For(py.store(counted), py.call(py.load("range"), length), [*head, *body], [])]


def called(c: Emitter, node: n.Expr) -> tuple[n.Expr, n.Arrow] | None:
    """What is gone through and what is called for each item, where that may stand in place."""
    if not isinstance(node, n.Call) or node.optional or len(node.args) != 1 or not isinstance(node.callee, n.Member):
        return None
    member, arrow = node.callee, node.args[0]
    if member.name != "forEach" or member.optional or member in c.resolution.static:
        return None
    if not isinstance(arrow, n.Arrow) or arrow.is_async or len(arrow.params) > 2:
        return None
    if c.resolution.locals or c.resolution.touching or c.resolution.gathers:
        return None
    plain = all(isinstance(p.target, n.NamePattern) and p.default is None and not p.rest for p in arrow.params)
    return (member.object, arrow) if plain and _is_found(c, member.object) and stands(arrow.body) else None


def _is_found(c: Emitter, items: n.Expr) -> bool:
    """Whether what is gone through is a place, which may be read twice, or an array: what else has a function that is named like
    a method which gives one needs a run."""
    found = items
    if isinstance(found, n.Call):
        meaning = c.resolution.static.get(n.bare(found.callee))
        if isinstance(meaning, Builtin):
            return meaning.result == "array" and meaning.pure and not meaning.changes
        return meaning is None and isinstance(found.callee, n.Member) and found.callee.name in NEW_ARRAYS
    while isinstance(found, n.Member) and not found.optional:
        found = n.bare(found.object)
    return isinstance(found, n.Name) and isinstance(c.resolution.names.get(found), Binding)


def stands(body: n.Node, passing: Container[n.Node] = ()) -> bool:
    """Whether a function's body may stand in a loop: no function in it keeps a name, and what it returns from is not in a
    loop of its own, nor so deep that it is in a function of its own. Functions that are `passing` keep none."""
    work = [(body, 0)]
    while work:
        node, depth = work.pop()
        if isinstance(node, n.Arrow) and node in passing:
            depth = -1 << 20  # what returns there does from it
        elif isinstance(node, n.Arrow | n.ExprBlock | n.LocalDef) or (
            isinstance(node, n.VariableDef) and node.kind == "var"
        ):
            return False
        if isinstance(node, n.Return) and depth > _MOST_BLOCKS:
            return False
        if isinstance(node, n.Loop | n.Switch | n.Try):
            depth = MOST_BLOCKS
        elif isinstance(node, n.If):
            depth += len(node.branches)
        work += [(part, depth) for part in n.inner(node)]
    return True


def _param(c: Emitter, param: n.Param) -> str:
    """The Python name of a parameter."""
    assert isinstance(param.target, n.NamePattern)
    return c.name(c.resolution.patterns[param.target])
