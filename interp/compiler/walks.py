"""`xs.map(x => …)` and its kin in scripts that change something, with any body of the arrow: where there is no run, a loop of
its own in place, which calls nothing. `pipelines` has those of other scripts, with a run and without.

With a run it is the call that it is: what is charged, and the chain of calls that an error tells of, are its. So an error
without a run is found out with one.
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.compiler import methods
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.blocks import target_of
from latebind.interp.compiler.charges import burned, burned_many, with_run, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, Code
from latebind.interp.compiler.conditions import condition, truth
from latebind.interp.compiler.each import stands
from latebind.interp.compiler.emitter import FUEL, LEVELS, Emitter
from latebind.interp.compiler.pipelines import (
    BACKWARDS,
    HAND_ON,
    REDUCES,
    STAGES,
    Stage,
    append,
    count,
    counters,
    item_as,
    name_as,
)
from latebind.interp.library import Builtin

# What a round takes of fuel beside its steps, no less than a method is charged for it: with all its fuel a program goes
# through no more items than an array may have.
_ROUND = 9
# Functions that are given to these are gone when they have given something.
_PASSED_TO = STAGES | {"flatMap", "forEach", "sort", "toSorted"}
# An arrow of more nodes is called: it would be written twice.
_LARGEST = 200


def stage(c: Emitter, member: n.Member, node: n.Call) -> Stage | None:
    """A method call that may be a loop where there is no run; None for any other."""
    arrow = node.args[0] if node.args else None
    if member.name not in STAGES or node.optional or c.beside or not isinstance(arrow, n.Arrow) or arrow.is_async:
        return None
    reduces = member.name in REDUCES
    if len(node.args) > 1 + reduces or any(isinstance(arg, n.Spread | n.Arrow) for arg in node.args[1:]):
        return None
    if c.resolution.locals or c.resolution.touching or c.resolution.gathers:
        return None
    most = 1 + reduces if member.name in BACKWARDS else 3 + reduces
    if len(arrow.params) > most or (reduces and not arrow.params):
        return None
    if member.name == "reduceRight" and len(node.args) == 1:
        return None
    if any(param.default is not None or param.rest for param in arrow.params):
        return None
    for at, target in enumerate(param.target for param in arrow.params):
        if at != reduces and not isinstance(target, n.NamePattern):
            return None
        if (at or not reduces) and isinstance(target, n.NamePattern) and c.resolution.patterns[target].assigned:
            return None
    if not _stands(c, arrow):
        return None
    if member.name in ("find", "findLast") and _may_change(c, arrow):
        return None  # what is found may be gone
    return Stage(member.name, node, arrow) if c.takes_fuel() else None


def _stands(c: Emitter, arrow: n.Arrow) -> bool:
    """Whether the names of all rounds may share one slot: no function outlives a round."""
    passing: set[n.Node] = set()
    for at, node in enumerate(walk(arrow)):
        if at > _LARGEST or isinstance(node, n.FunctionDef):
            return False
        if isinstance(node, n.NamePattern) and (node not in c.resolution.patterns or c.resolution.patterns[node].cell):
            return False
        if isinstance(node, n.Call) and isinstance(node.callee, n.Member) and node.callee.name in _PASSED_TO:
            passing |= {arg for arg in node.args if isinstance(arg, n.Arrow) and not arg.is_async}
    return stands(arrow.body, passing)


def call(c: Emitter, found: Stage, code: Code, member: n.Member) -> Code:
    """The call that a stage is of `code`: the loop where there is no run."""
    node, first = found.call, c.bound(code)
    c.beside += 1
    with c.into([]) as defined:
        made = methods.method(c, code.replace(py=first[1], simple=True), member, node)
    c.beside -= 1
    looped = None if c.needs_run else _looped(c, found, first[1])
    if looped is None or c.needs_run:
        c.builder.out += defined
        return made.replace(py=py.after([py.is_(first[0], py.constant(...))], made.py))
    c.builder.out += [py.if_statement(with_run(), defined), *looped[0]]
    c.retries = True
    value = py.own(py.at(looped[1], c.site(node)))
    if found.name in HAND_ON and node is c.leaving:
        c.branches[value] = Code(value, ARRAY)
        c.fresh.add(value)
    tests = [py.is_not(first[0], py.constant(...)), without_run(), py.class_is(first[1], "list")]
    other = py.if_else(without_run(), c.helper("needs_run", None), made.py)
    return made.replace(py=py.if_else(py.all_of(tests), value, other))


def _looped(c: Emitter, found: Stage, items: py.Expr) -> tuple[list[py.Stmt], py.Expr]:
    """The definition of the loop, and its call. It costs nothing: what is charged with a run is the other call's."""
    out: list[py.Stmt] = []
    kept = c.builder.cost, c.builder.leaf
    with c.into(out):
        call = _loop(c, found, items)
    c.builder.cost, c.builder.leaf = kept
    return out, call


def _loop(c: Emitter, found: Stage, items: py.Expr) -> py.Expr:
    """Define the function that is the loop, and give its call."""
    given = [c.expression(arg).py for arg in found.call.args[1:] if not isinstance(arg, n.Spread)]
    name, xs, result = c.function(), c.temporary(), c.temporary()
    with c.building("loop") as builder:
        item = c.temporary()
        builder.slots |= {item, xs, result}
        builder.defined |= {item, xs, result}
        body: list[py.Stmt] = []
        with c.into(body), c.learning(), target_of(c, None):
            _round(c, found, xs, item, result)
        length = py.call(py.load("len"), py.load(xs))
        head = burned_many(c, builder.cost + builder.fuel + _ROUND, length)
        if not builder.leaf:  # a call of the function is one level deep
            c.deep = True
            builder.stored.add(LEVELS)
            head += burned(c, py.constant(1), LEVELS)
        head += [py.assign(known, value) for known, value in builder.head.values()]
        out = [*head, *_walk(c, found, xs, item, result, body)]
        if not builder.leaf:
            out = py.returns(out, _risen)
        assigned = [*sorted(builder.stored & {FUEL, LEVELS}), *c.assigned_outside(builder)]
    params = [xs, result] if given else [xs]
    c.define(name, params, [py.Nonlocal(names=assigned), *out])
    return py.call(py.load(name), items, *given)


def _walk(c: Emitter, found: Stage, xs: str, item: str, result: str, body: list[py.Stmt]) -> list[py.Stmt]:
    """The loop, with what comes before and after it."""
    items, length = py.load(xs), py.call(py.load("len"), py.load(xs))
    none = [py.run(c.helper("needs_run", None))]
    changes = _may_change(c, found.arrow)
    out: list[py.Stmt] = []
    first, backwards = 0, found.name in BACKWARDS
    if found.name in HAND_ON:
        out.append(py.assign(result, py.list_of([])))
    elif found.name in REDUCES and len(found.call.args) == 1:
        first = 1
        out += [py.if_statement(py.not_(items), none), py.assign(result, py.subscript(items, py.constant(0)))]
    out += [py.assign(each, length if backwards else py.constant(first - 1)) for each in counters([found])]
    if backwards:
        rounds = py.backwards(items)
    elif changes or first:  # of as many items as there were at first (ECMA-262, 23.1.3)
        rounds = py.call(py.load("islice"), items, py.constant(first), length)
    else:
        rounds = items
    size = c.temporary()
    if changes:
        out.append(py.assign(size, length))
    out.append(py.for_loop(item, rounds, body))
    if changes:  # what is gone leaves holes, or is asked for
        out.append(py.if_statement(py.less(length, py.load(size)), none))
    ends = {"some": False, "every": True, "find": None, "findLast": None, "findIndex": -1, "findLastIndex": -1}
    return [*out, py.give(py.constant(ends[found.name]) if found.name in ends else py.load(result))]


def _risen(end: ast.Return) -> list[py.Stmt]:
    """A `return`, giving a level of depth back before."""
    assert end.value is not None
    return [py.change(LEVELS, ast.Add(), py.constant(1)), end]


def _round(c: Emitter, found: Stage, xs: str, item: str, result: str) -> None:
    """What is done with one item."""
    arrow, reduces = found.arrow, found.name in REDUCES
    count(c, found, "i0")
    params = [param.target for param in arrow.params]
    if len(params) > 2 + reduces:
        name_as(c, params.pop(), xs, ARRAY)
    if reduces:
        name_as(c, params[0], result, ANY)
    if len(params) > reduces:
        item_as(c, params[reduces], item, ANY)
    tests = found.name not in ("map", *REDUCES)

    def give(code: Code) -> None:
        c.builder.out += _given(found, truth(c, code, arrow).py if tests else code.py, item, result)

    body = arrow.body
    if isinstance(body, n.Block):
        c.builder.gives = give
        c.statement(body)
        if c.builder.out and isinstance(c.builder.out[-1], ast.Continue):
            c.builder.out.pop()
        else:
            give(Code(py.constant(None)))
    elif tests:
        c.builder.out += _given(found, condition(c, body, kept=True).py, item, result)
    else:
        give(c.expression(body))


def _given(found: Stage, value: py.Expr, item: str, result: str) -> list[py.Stmt]:
    """What is done with what the arrow gives, or with whether it is truthy."""
    if found.name == "map":
        return [append(value, result)]
    if found.name in REDUCES:
        return [py.assign(result, value)]
    if found.name == "filter":
        return [py.if_statement(value, [append(py.load(item), result)])]
    answers = {"some": py.constant(True), "every": py.constant(False)}
    answer = answers.get(found.name, py.load(item if found.name in ("find", "findLast") else "i0"))
    return [py.if_statement(py.not_(value) if found.name == "every" else value, [py.give(answer)])]


def _may_change(c: Emitter, arrow: n.Arrow) -> bool:
    """Whether an arrow may change an array, as far as its text tells."""
    if not c.resolution.changes:
        return False
    for node in walk(arrow.body):
        if isinstance(node, n.Delete):
            return True
        if isinstance(node, n.Assign | n.Update) and not isinstance(node.target, n.Name):
            return True
        if isinstance(node, n.Call) and not _is_pure(c, node):
            return True
    return False


def _is_pure(c: Emitter, node: n.Call) -> bool:
    """Whether a call is one of a library function that changes nothing, nor calls what may."""
    meaning = c.resolution.called(n.bare(node.callee))
    if isinstance(meaning, Builtin):
        entries = [meaning]
    else:
        name = node.callee.name if isinstance(node.callee, n.Member) else ""
        entries = [methods[name] for methods in c.library.methods.values() if name in methods]
    arrows = all(isinstance(arg, n.Arrow) for arg in node.args[:1])
    return bool(entries) and not any(entry.changes or (entry.takes_function and not arrows) for entry in entries)
