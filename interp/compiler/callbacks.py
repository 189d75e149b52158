"""Library functions that are given an arrow in place: where there is no run, a function of the library calls it as the
Python function that it is, without a charge. What its rounds may take is known while compiling.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.interp.compiler import budget, forms, inline
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import burned, fuel_taken, with_run, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, NUMBER, Code
from latebind.interp.compiler.emitter import ARROW, FUEL, Emitter
from latebind.interp.compiler.names import kind_of
from latebind.interp.compiler.patterns import take_apart
from latebind.interp.inline import CHEAP, MOST, SHORT
from latebind.interp.library import Builtin
from latebind.interp.linking import FORM


def form(c: Emitter, entry: Builtin, args: Sequence[n.Expr | n.Spread]) -> int | None:
    """The form of `entry` that takes an arrow, where these arguments end in one which may stand alone."""
    number, arrow = _taking(entry, args)
    if arrow is None or isinstance(arrow.body, n.Block) or c.needs_run or has_cells(c, arrow):
        return None
    indexed = all(isinstance(param.target, n.NamePattern) for param in arrow.params[1:])
    if entry.result == "null" and (len(arrow.params) > 1 or c.resolution.changes):
        return None  # no index is the second, and what it goes through may change
    once = c.builder.kind == "script" and not c.builder.targets
    return number if indexed and once and budget.possible(c) else None


def has_cells(c: Emitter, arrow: n.Arrow) -> bool:
    """Whether functions in an arrow assign to its parameters: no name of a loop can stand for such a one."""
    targets = [param.target for param in arrow.params]
    return any(isinstance(target, n.NamePattern) and c.resolution.patterns[target].cell for target in targets)


def defined(c: Emitter, entry: Builtin, args: Sequence[n.Expr | n.Spread]) -> int | None:
    """The form of a function `entry` that takes an arrow, where that is compiled as a function which takes fuel where there
    is no run."""
    number, arrow = _taking(entry, args)
    if arrow is None or entry.receiver is not None or c.resolution.gathers or c.resolution.locals:
        return None
    return number if c.takes_fuel() else None


def _taking(entry: Builtin, args: Sequence[n.Expr | n.Spread]) -> tuple[int | None, n.Arrow | None]:
    """The form of `entry` that takes an arrow, and the arrow of up to two parameters that these arguments end in; None and
    None where there is no such form or arrow."""
    number = next((at for at, found in enumerate(entry.inline) if found.callback), None)
    arrow = args[-1] if len(args) == 2 - (entry.receiver is not None) else None
    if number is None or not isinstance(arrow, n.Arrow) or arrow.is_async or isinstance(args[0], n.Spread):
        return None, None
    plain = not any(param.rest or param.default is not None for param in arrow.params)
    return (number, arrow) if plain and len(arrow.params) <= 2 else (None, None)


def by_function(
    c: Emitter,
    entry: Builtin,
    number: int,
    first: tuple[py.Expr, py.Expr],
    node: n.Call | n.New,
    made: Code,
    closure: py.Expr,
) -> Code:
    """The call by the form `number` where there is no run, with the Python function of `closure`, which takes fuel itself;
    `made` is the call with a run."""
    arrow = node.args[-1]
    assert isinstance(arrow, n.Arrow) and isinstance(closure, ast.Call)
    c.needs_run = False
    each = py.call(forms.load("passing"), closure.args[0], py.constant(len(arrow.params)))
    call = py.at(py.call(c.entry(entry, f"{FORM}{number}"), first[1], each), c.site(node))
    given, value = _given(c, call)
    return made.replace(py=_or_else(c, first, [given], value, made), depth=made.depth + 1)


def _given(c: Emitter, call: py.Expr) -> tuple[py.Expr, py.Expr]:
    """A test that a form gives something, and what it gives."""
    found = c.temporary()
    return py.is_not(py.walrus(found, call), py.constant(None)), py.own(py.load(found))


def _or_else(c: Emitter, first: tuple[py.Expr, py.Expr], tests: list[py.Expr], value: py.Expr, made: Code) -> py.Expr:
    """`value` where there is no run and the tests hold, which come after `first`; `made` where there is a run."""
    none = without_run()
    other = py.if_else(none, c.helper("needs_run", None), made.py)
    return py.if_else(py.all_of([py.is_not(first[0], py.constant(...)), none, *tests]), value, other)


def of_library(c: Emitter, code: Code, node: n.Node) -> Code:
    """An argument as it is given to a form: a function of the library as one of the script's, where there is no run."""
    origin = c.origins.get(code.py.id) if isinstance(code.py, ast.Name) else None
    entry = None if origin is None else origin.entry
    if not isinstance(entry, Builtin) or not entry.pure or entry.takes_function:
        return code
    count = entry.most
    if count is None or count > _PASSED or inline.form(entry, count) is None or not c.takes_fuel():
        return code
    body: list[py.Stmt] = []
    with c.into(body):
        function = _whole_form(c, entry, count) or _around(c, entry, count, node)
        closure = c.temporary()
        shape = map(py.constant, (count, 0, False, ""))
        c.emit(py.assign(closure, c.helper("Closure", None, function, *shape)))
    c.emit(py.if_statement(without_run(), body))
    if budget.often(c):
        c.builder.fuel += CHEAP * budget.OFTEN
    else:
        c.inlined += budget.loop_weight(CHEAP)
    return Code(py.load(closure), simple=True)


def _whole_form(c: Emitter, entry: Builtin, count: int) -> py.Expr | None:
    """What a form calls that is right of any value, and cheap; None where there is none."""
    if entry.cost > CHEAP or not all("any" in param.types for param in entry.params):
        return None
    for number, form in enumerate(entry.inline):
        if form.certain and form.passes_on and not form.when and len(form.params.split()) == count:
            return c.entry(entry, f"{FORM}{number}")
    return None


def _around(c: Emitter, entry: Builtin, count: int, node: n.Node) -> py.Expr:
    """A function around the forms of an entry, which is defined here; it takes fuel if it is not cheap."""
    with c.building("arrow") as builder:
        names = [c.temporary() for _ in range(count)]
        builder.slots.update(names)
        values: list[py.Expr] = [py.load(name) for name in names]
        codes = [Code(value, simple=True) for value in values]
        c.emit(py.give(inline.in_place(c, entry, codes, values, c.helper("needs_run", None), node)))
    cost = entry.cost + builder.fuel
    taken = burned(c, py.constant(cost)) if cost > CHEAP else []
    outer = c.assigned_outside(builder) + ([FUEL] if taken or FUEL in builder.stored else [])
    declared: list[py.Stmt] = [py.Nonlocal(names=outer)] if outer else []
    name = c.function()
    c.emit(py.define(name, names, [*declared, *taken, *builder.out]))
    return py.load(name)


# A callback is given an item, its index and the array at least.
_PASSED = 3


def _may_change(c: Emitter, arrow: n.Arrow) -> bool:
    """Whether an arrow may change something, as far as its text tells: then each item is given to it in its turn alone."""
    if not c.resolution.changes:
        return False
    for node in walk(arrow.body):
        if isinstance(node, n.Assign | n.Update | n.Delete):
            return True
        if isinstance(node, n.Call):
            name = node.callee.name if isinstance(node.callee, n.Member) else ""
            entries = [methods[name] for methods in c.library.methods.values() if name in methods]
            if not entries or any(entry.changes or entry.takes_function for entry in entries):
                return True
    return False


def quick_or(
    c: Emitter,
    entry: Builtin,
    number: int,
    first: tuple[py.Expr, py.Expr],
    node: n.Call | n.New,
    made: Code,
    defined: list[py.Stmt],
) -> Code:
    """The call by the form `number` where there is no run; `made` is the call with one, or the whole of it where the arrow
    needs a run. `first` is what the arrow is called for: as it is first evaluated, and its name. `defined` makes the
    function that `made` is given."""
    arrow = node.args[-1]
    assert isinstance(arrow, n.Arrow)
    alone = _alone(c, arrow)
    if alone is None:
        c.builder.out.extend(defined)
        return made.replace(py=py.after([py.is_(first[0], py.constant(...))], made.py))
    each, cost = alone
    c.emit(py.if_statement(with_run(), defined))
    keyed = entry.receiver in ("map", "set")
    size = py.call(py.load("len"), py.attribute(first[1], "entries") if keyed else first[1])
    little = [] if keyed else [py.not_(py.class_is(first[1], "list"))]
    little.append(py.compare(size, ast.LtE(), py.constant(SHORT)))
    if budget.burns(c, 0):
        little.append(fuel_taken(c, py.BinOp(left=size, op=ast.Mult(), right=py.constant(_ROUND + cost))))
    call = py.call(inline.called(c, entry, entry.inline[number], node), first[1], each)
    given, value = _given(c, py.at(call, c.site(node)))
    if entry.result == "null":
        value = py.constant(None)
    if inline.is_leaving(c, entry.inline[number], node):
        c.branches[value] = Code(value, plain=True)
    elif entry.result == "array" and node is c.leaving:
        c.branches[value] = Code(value, ARRAY)
        c.fresh.add(value)
    return made.replace(py=_or_else(c, first, [py.any_of(little), given], value, made))


# The fuel of a round, beside the steps of the arrow: what the method is charged for an item and what it makes of it.
_ROUND = 24


def _alone(c: Emitter, arrow: n.Arrow) -> tuple[py.Expr, int] | None:
    """Define an arrow as a function that charges nothing, and give what gives all that it gives for the items of an array,
    and its steps; None where it needs a run, or may take too much.

    It was compiled before, with its charges: nothing else mentions its names. Whoever has a run pays for nothing here.
    """
    cost, inlined = c.builder.cost, c.inlined
    c.needs_run = False
    body: list[py.Stmt] = []
    with c.building("loop") as builder:
        builder.alone = True
        names = [c.temporary() for _ in arrow.params]
        with c.into(body), c.learning():
            for at, (param, name) in enumerate(zip(arrow.params, names, strict=True)):
                _take(c, param.target, name, NUMBER if at else ANY)
            assert not isinstance(arrow.body, n.Block)
            c.emit(py.give(c.expression(arrow.body).py))
        weight = budget.loop_weight(builder.cost)
    if c.needs_run or c.inlined + weight > MOST:
        c.needs_run, c.inlined = True, inlined
        return None
    c.needs_run = False
    c.inlined += weight
    name = c.function(ARROW)
    for known, value in builder.head.values():
        c.emit(py.assign(known, value))
    outer = c.assigned_outside(builder) + ([FUEL] if FUEL in builder.stored else [])
    declared: list[py.Stmt] = [py.Nonlocal(names=outer)] if outer else []
    holds = any(isinstance(node, ast.FunctionDef | ast.Lambda) for statement in body for node in ast.walk(statement))
    if holds or _may_change(c, arrow):  # a function keeps the names of its own round
        c.define(name, names, [*declared, *body])
        given = py.call(forms.load("passing"), py.load(name), py.constant(len(names)))
    else:
        items = c.temporary()
        c.define(name, [items], [*declared, *_rounds(c, items, names, body)])
        given = py.load(name)
    c.builder.cost = cost
    return given, builder.cost + builder.fuel


def _rounds(c: Emitter, array: str, names: list[str], body: list[py.Stmt]) -> list[py.Stmt]:
    """The body of a function that runs an arrow's for all items of an array, which does not change meanwhile."""
    items, result = py.load(array), c.temporary()
    made = py.load(result)
    *statements, last = body
    assert isinstance(last, ast.Return) and last.value is not None
    append = py.run(py.call(py.attribute(made, "append"), last.value))
    if len(names) > 1:
        index = py.load(names[1])
        counted = py.call(py.load("range"), py.call(py.load("len"), items))
        rounds = py.for_loop(names[1], counted, [py.assign(names[0], py.subscript(items, index)), *statements, append])
    else:
        rounds = py.for_loop(names[0] if names else c.temporary(), items, [*statements, append])
    return [py.assign(result, py.list_of([])), rounds, py.give(made)]


def _take(c: Emitter, target: n.Pattern, name: str, kind: str) -> None:
    """Let a parameter stand for a Python name, or take apart what it holds."""
    if not isinstance(target, n.NamePattern):
        take_apart(c, target, py.load(name))
        return
    binding = c.resolution.patterns[target]
    c.kinds[binding] = kind_of(binding, kind)
    c.aliases[binding] = name
    c.builder.slots.add(name)
