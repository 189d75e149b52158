"""Fused array pipelines: `.filter(…).map(…).reduce(…)` with arrows in place becomes one Python loop.

Several stages in one loop run in another order than JavaScript's one-after-the-other. Nobody can tell, unless a
callback has an effect or what it throws is caught: scripts with either get a loop for each stage.
"""

from __future__ import annotations

import ast
from typing import Any

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.grammar.record import Record
from latebind.interp.compiler import budget, forms, names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.builders import FunctionBuilder
from latebind.interp.compiler.callbacks import has_cells
from latebind.interp.compiler.charges import burned_many, charge_many, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, BOOLEAN, COUNT, NUMBER, Code, Range
from latebind.interp.compiler.conditions import condition
from latebind.interp.compiler.emitter import FUEL, RUN, Emitter
from latebind.interp.compiler.methods import receiver
from latebind.interp.compiler.patterns import take_apart
from latebind.interp.compiler.result_export import leaving_item, room
from latebind.interp.inline import LONG, MOST, SHORT
from latebind.interp.scope import Binding

# Which stages end a pipeline; `filter` and `map` hand on.
STAGES = frozenset(
    {"filter", "map", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "reduce", "reduceRight"}
)
HAND_ON = frozenset({"filter", "map"})
REDUCES = frozenset({"reduce", "reduceRight"})
_ENDS_EARLY = frozenset({"some", "every", "find", "findIndex", "findLast", "findLastIndex"})
# What a `map` calculates is no deeper where it stands in a sum.
_MOST_DEPTH = 14
# These go through an array from its end, and stand alone.
BACKWARDS = frozenset({"findLast", "findLastIndex", "reduceRight"})


class Stage(Record):
    """One method call with an arrow in place."""

    name: str
    call: n.Call
    arrow: n.Arrow


def stage(member: n.Expr, node: n.Expr | None) -> Stage | None:
    """A method call that can be a loop: an arrow of plain parameters with an expression as its body."""
    if not (isinstance(member, n.Member) and isinstance(node, n.Call)) or node.optional:
        return None
    reduces = member.name in REDUCES
    if member.name not in STAGES or len(node.args) != (2 if reduces else 1):
        return None
    arrow = node.args[0]
    if not isinstance(arrow, n.Arrow) or isinstance(arrow.body, n.Block) or arrow.is_async:
        return None
    counted = member.name not in BACKWARDS
    if not 1 <= len(arrow.params) <= 1 + reduces + counted:
        return None
    if any(p.default is not None or p.rest for p in arrow.params):
        return None
    others = [p.target for at, p in enumerate(arrow.params) if at != reduces]
    if not all(isinstance(target, n.NamePattern) for target in others):
        return None
    return Stage(member.name, node, arrow)


def fuse(c: Emitter, code: Code, links: list[Any], index: int) -> tuple[Code, int] | None:
    """The loop for the method calls from link `index` on, and the index after them; None where there is none."""
    if code.kind not in (ANY, ARRAY) or c.resolution.changes:
        return None  # a callback may change what the loop goes through
    stages: list[Stage] = []
    while index + 1 < len(links) and (found := stage(links[index], links[index + 1])) is not None:
        spread = found.name in REDUCES and isinstance(found.call.args[1], n.Spread)
        if spread or not _keeps_nothing(c, found.arrow):
            break
        if stages and (found.name in _ENDS_EARLY or found.name in BACKWARDS):
            break  # what is before it goes on to the last item, where it may still throw
        stages.append(found)
        index += 2
        if found.name not in HAND_ON or not c.survey.is_orderless:
            break
    if not stages:
        return None
    return _loop(c, code, stages), index


def _keeps_nothing(c: Emitter, arrow: n.Arrow) -> bool:
    """Whether no function outlives a round of the loop: the names of a round may then share one slot."""
    names = [node for p in arrow.params for node in walk(p.target) if isinstance(node, n.NamePattern)]
    captured = any(c.resolution.patterns[name].captured for name in names)
    if not captured:
        return True
    if has_cells(c, arrow):
        return False
    fused: set[n.Node] = set()
    for node in walk(arrow.body):
        if isinstance(node, n.Call) and (found := stage(node.callee, node)) is not None:
            fused.add(found.arrow)
        if isinstance(node, n.ExprBlock) or (isinstance(node, n.Arrow) and node not in fused):
            return False
    return True


def _loop(c: Emitter, code: Code, stages: list[Stage]) -> Code:
    """A call of the function that runs the stages over `code`."""
    last = stages[-1]
    first: list[Code] = []
    if last.name in REDUCES:
        start = last.call.args[1]
        assert not isinstance(start, n.Spread)
        first.append(c.expression(start))
        member = last.call.callee
        if len(stages) == 1 and isinstance(member, n.Member):
            code = receiver(c, code, member, [start], first)
    name, xs, start_name = c.function(), c.temporary(), c.temporary()
    kind = ANY if not first or last.call in c.untyped else first[0].kind
    body, result = _body(c, xs, start_name, stages, kind)
    if first and result != kind:
        if kind != ANY:
            # Noted, as what is around it may be compiled twice as well: nobody guesses wrong more than once.
            c.untyped.add(last.call)
            body, _ = _body(c, xs, start_name, stages, ANY)
        result = ANY  # of no items, it is the initial value
    total = len(stages) == 1 and kind == NUMBER and first[0].value == 0 and _adds(last.arrow) and budget.possible(c)
    c.define(name, [xs, start_name] if last.name in REDUCES else [xs], body)
    c.dynamic = True
    args = [code, *first]
    made = py.call(py.load(name), *(arg.py for arg in args))
    depth = 2 + max(arg.depth for arg in args)
    if total and first[0].value.__class__ is int:
        return _sum_or(c, code, made, first[0], stages[0].call, depth)
    if last.name in HAND_ON:
        c.fresh.add(made)
    return Code(py.at(made, c.site(stages[0].call)), result, depth)


def _adds(arrow: n.Arrow) -> bool:
    """Whether an arrow is `(sum, x) => sum + x`."""
    names = [param.target.name for param in arrow.params if isinstance(param.target, n.NamePattern)]
    body = arrow.body
    if len(names) != 2 or len(arrow.params) != 2 or not isinstance(body, n.Binary) or body.op != "+":
        return False
    return (
        isinstance(body.left, n.Name) and isinstance(body.right, n.Name) and [body.left.name, body.right.name] == names
    )


def _sum_or(c: Emitter, code: Code, made: py.Expr, start: Code, node: n.Call, depth: int) -> Code:
    """A sum of numbers by Python's own, where there is no run; else the loop."""
    c.inlined += 1
    items, found = c.temporary(), c.temporary()
    bound = py.is_(py.walrus(items, code.py), py.constant(...))
    assert isinstance(made, ast.Call)
    loop = py.at(py.call(made.func, py.load(items), start.py), c.site(node))
    short = py.compare(py.call(py.load("len"), py.load(items)), ast.LtE(), py.constant(LONG))
    total = py.walrus(found, py.call(forms.load("plain_sum"), py.load(items)))
    tests = [without_run(), py.class_is(py.load(items), "list"), short, *budget.sum_fuel(c, py.load(items))]
    tests.append(py.is_not(total, py.constant(None)))
    return Code(py.after([bound], py.if_else(py.all_of(tests), py.load(found), loop)), ANY, depth + 2)


def _body(c: Emitter, xs: str, start: str, stages: list[Stage], kind: str) -> tuple[list[py.Stmt], str]:
    """The body of a loop's function; `kind` is what is assumed of a reduction's value. And the result's kind."""
    last = stages[-1]
    alone = budget.possible(c) and c.inlined < MOST and not c.builder.targets and c.builder.kind == "script"
    needed = c.needs_run
    with c.building("loop") as builder:
        builder.alone = alone
        item = c.temporary()
        body: list[py.Stmt] = []
        leaves = last.call is c.leaving_map
        with c.into(body), c.learning():
            result = _stages(c, stages, item, start, kind)
        weight = budget.loop_weight(builder.cost)
        alone = alone and c.needs_run is needed and c.inlined + weight <= MOST
        length = py.call(py.load("len"), py.load(xs))
        fueled = not alone and c.takes_fuel()
        charges = _charges(c, builder, length, last, fueled)
        if alone:
            c.needs_run = needed
            charges = _unless_short(c, builder, length, weight, charges)
        assigned = (["B"] if leaves else []) + ([FUEL] if fueled or FUEL in builder.stored else [])
        assigned += c.assigned_outside(builder)
        outer: list[py.Stmt] = [py.Nonlocal(names=assigned)] if assigned else []
        head = [*outer, *_receiver(c, xs, stages[0]), *charges]
        if last.name in HAND_ON:
            head.append(py.assign("r", py.list_of([])))
        if leaves:
            head.append(room(*c.leaving_sizes, length))
        backwards = last.name in BACKWARDS
        head += [py.assign(counter, length if backwards else py.constant(-1)) for counter in counters(stages)]
        loop = py.for_loop(item, py.backwards(py.load(xs)) if backwards else py.load(xs), body)
        end = {"some": False, "every": True, "find": None, "findLast": None, "findIndex": -1, "findLastIndex": -1}
        after = py.constant(end[last.name]) if last.name in end else py.load(start if last.name in REDUCES else "r")
        head += [py.assign(known, value) for known, value in builder.head.values()]
        out = [*head, loop, py.give(after)]
        # Functions that callbacks define stand in the body already: it is written with `into`.
    return out, result


def _charges(c: Emitter, builder: FunctionBuilder, length: py.Expr, last: Stage, fueled: bool) -> list[py.Stmt]:
    """The charges of a loop at its head."""
    light, c.light = c.light, fueled
    charges = charge_many(c, builder.cost, length, last.call, builder.fuel)
    if last.name in HAND_ON:
        run = py.load(RUN) if fueled else c.run()
        made = py.run(py.at(py.call(py.attribute(run, "array"), length), c.site(last.call)))
        if fueled:
            assert isinstance(charges[0], ast.If)
            charges[0].body.append(made)
        else:
            charges.append(made)
    c.light = light
    return charges


def _unless_short(
    c: Emitter, builder: FunctionBuilder, length: py.Expr, weight: int, charges: list[py.Stmt]
) -> list[py.Stmt]:
    """The charges of a loop, where there is a run; without one, it is over a short array, or takes fuel."""
    c.inlined += weight
    long = py.compare(length, ast.Gt(), py.constant(SHORT))
    cost = max(builder.cost, 1) + 1 + builder.fuel
    other = burned_many(c, cost, length) if c.takes_fuel() else [py.run(c.helper("needs_run", None))]
    refused = py.if_statement(long, other)
    return [py.if_statement(without_run(), [refused], charges)]


def counters(stages: list[Stage]) -> list[str]:
    """The names that count the items of the stages that ask for an index."""
    return [f"i{position}" for position, found in enumerate(stages) if _index_param(found) is not None]


def _index_param(found: Stage) -> n.NamePattern | None:
    """The parameter that gets the index; of `findIndex`, a nameless one, as it counts in any case; else None."""
    position = 2 if found.name in REDUCES else 1
    if len(found.arrow.params) <= position and found.name not in ("findIndex", "findLastIndex"):
        return None
    if len(found.arrow.params) <= position:
        return n.NamePattern(0, 0, "")
    target = found.arrow.params[position].target
    assert isinstance(target, n.NamePattern)
    return target


def _receiver(c: Emitter, xs: str, first: Stage) -> list[py.Stmt]:
    """Take in what is no list as `from_host` does, or refuse it as the method call would."""
    other = c.helper("array_receiver", first.call, py.load(xs), py.constant(first.name))
    test = py.is_not(py.attribute(py.load(xs), "__class__"), py.load("list"))
    return [py.if_statement(test, [py.assign(xs, other)])]


def _stages(c: Emitter, stages: list[Stage], item: str, start: str, kind: str) -> str:
    """The body of the loop: what each stage does with one item."""
    known = ANY
    for position, found in enumerate(stages):
        counter = f"i{position}"
        count(c, found, counter)
        params = [p.target for p in found.arrow.params]
        body = found.arrow.body
        assert not isinstance(body, n.Block)
        if found.name in REDUCES:
            name_as(c, params[0], start, kind)
            if len(params) > 1 and _binding(c, params[1]) not in c.standing:
                item_as(c, params[1], item, known)
            code = c.expression(body)
            c.emit(py.assign(start, code.py))
            return code.kind
        item_as(c, params[0], item, known)
        if found.name == "map":
            code = leaving_item(c, body) if found.call is c.leaving_map else c.expression(body)
            known = code.kind
            if position + 1 < len(stages):
                if kind == NUMBER and _goes_on(c, code, stages[position + 1]):
                    continue
                item = c.temporary()
                c.emit(py.assign(item, code.py))
            else:
                c.emit(append(code.py))
            continue
        test = condition(c, body, kept=True).py
        if found.name == "filter":
            c.emit(py.if_statement(py.not_(test), [py.Continue()]))
            if position + 1 == len(stages):
                c.emit(append(py.load(item)))
            continue
        given = {"some": py.constant(True), "every": py.constant(False)}
        given |= dict.fromkeys(("find", "findLast"), py.load(item))
        answer = given.get(found.name, py.load(counter))
        c.emit(py.if_statement(py.not_(test) if found.name == "every" else test, [py.give(answer)]))
        return _RESULTS.get(found.name, ANY)
    return ARRAY


def _goes_on(c: Emitter, code: Code, following: Stage) -> bool:
    """Whether what a `map` calculates is added to a number next: then it stands in the sum itself, and is one calculation with it."""
    if code.calculation is None or code.depth > _MOST_DEPTH or following.name != "reduce" or not _adds(following.arrow):
        return False
    binding = _binding(c, following.arrow.params[1].target)
    if binding is None:
        return False
    c.standing[binding] = code
    return True


def _binding(c: Emitter, target: n.Pattern) -> Binding | None:
    """What a parameter that is a name is bound as."""
    return c.resolution.patterns[target] if isinstance(target, n.NamePattern) else None


def append(value: py.Expr, result: str = "r") -> py.Stmt:
    """Add an item to the result. Python knows the method by its name, and calls it quicker than one that is kept."""
    return py.run(py.call(py.attribute(py.load(result), "append"), value))


def count(c: Emitter, found: Stage, counter: str) -> None:
    """Count the item, where the stage asks for its index."""
    index = _index_param(found)
    if index is None:
        return
    step: ast.operator = ast.Sub() if found.name in BACKWARDS else ast.Add()
    increase = py.BinOp(left=py.load(counter), op=step, right=py.constant(1))
    c.emit(py.assign(counter, increase))
    if index in c.resolution.patterns:
        names.define(c, c.resolution.patterns[index], py.load(counter), NUMBER, Range(whole=True, bounds=COUNT))


_RESULTS = {"some": BOOLEAN, "every": BOOLEAN, "findIndex": NUMBER, "findLastIndex": NUMBER}


def item_as(c: Emitter, target: n.Pattern, name: str, kind: str) -> None:
    """Let a parameter stand for an item, or take the item apart. What is assigned to is not the item."""
    if isinstance(target, n.NamePattern) and not c.resolution.patterns[target].assigned:
        name_as(c, target, name, kind)
        return
    own = [c.name(c.resolution.patterns[node]) for node in walk(target) if isinstance(node, n.NamePattern)]
    c.builder.slots.update(own)
    take_apart(c, target, py.load(name))


def name_as(c: Emitter, target: Any, name: str, kind: str) -> None:
    """Let a parameter stand for what the loop has already under a Python name."""
    binding = c.resolution.patterns[target]
    c.kinds[binding] = names.kind_of(binding, kind)
    c.aliases[binding] = name
    c.builder.slots.add(name)
