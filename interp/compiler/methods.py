"""Calls of what a value has or is: methods, functions that objects and names hold, any value."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import argument_tests, budget, callbacks, forms, inline, names, promises
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.calls import arguments, at_once, result_kind, satisfied
from latebind.interp.compiler.charges import with_run, with_run_alone, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, MADE, NULL, Code, deepest
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import LONG, SHORT
from latebind.interp.library import Builtin
from latebind.interp.linking import DIRECT, IMPLEMENTATION
from latebind.interp.values import Part


def method(c: Emitter, code: Code, member: n.Member, node: n.Call) -> Code:
    """`object.name(args)`; `member` is what is called."""
    parts, needed = inline.sort_parts(c, member, node), c.needs_run
    entries = _named(c, member.name)
    if not code.instance and (instance := names.instance_of(c, member.object)):
        code = code.replace(instance=instance)
    sure = entries if len(entries) == 1 else _of_instance(entries, code.instance)
    if len(sure) == 1 and (number := callbacks.form(c, sure[0], node.args)) is not None:
        first = c.bound(code)
        with c.into([]) as defined:
            made = _method_call(c, code.replace(py=first[1], simple=True), member, node, entries, None, needed)
        return callbacks.quick_or(c, sure[0], number, first, node, made, defined)
    made = _method_call(c, code, member, node, entries, parts, needed)
    return (
        made.replace(instance=sure[0].result) if code.instance and len(sure) == 1 and sure[0].result in MADE else made
    )


def _named(c: Emitter, name: str) -> list[Builtin]:
    """The methods of this name, of all types."""
    return [methods[name] for methods in c.library.methods.values() if name in methods]


def _of_instance(entries: list[Builtin], instance: str) -> list[Builtin]:
    """Those of `entries` that a receiver may have that `new` made."""
    return [entry for entry in entries if entry.receiver == instance] if instance else entries


def _method_call(
    c: Emitter,
    code: Code,
    member: n.Member,
    node: n.Call,
    entries: list[Builtin],
    parts: tuple[Part, ...] | None,
    needed: bool,
) -> Code:
    """The call of one of `entries`; of a sort by `parts`, the comparison is only called where there is a run."""
    defined: list[py.Stmt] = []
    with c.into(c.builder.out if parts is None else defined):
        args, codes, spread = arguments(c, node.args)
    code = receiver(c, code, member, node.args, codes)
    if parts is not None:
        c.needs_run = needed
        c.emit(py.if_statement(with_run(), defined))
    if not entries or any(entry.may_call for entry in entries):
        c.builder.leaf = False
        c.dynamic = True
    depth = deepest([code, *codes])
    if not spread and len(entries) == 1 and satisfied(entries[0], codes):
        called = _method(c, code, entries[0], member, node, codes, depth)
        return called.replace(py=_holding(c, entries, called.py))
    kinds = {result_kind(entry) for entry in entries}
    kind = kinds.pop() if len(kinds) == 1 and code.kind == (entries[0].receiver or ANY) else ANY
    if not spread:
        if (made := _given_each(c, code, member, node, entries, parts, codes, kind)) is not None:
            return made
    elif len(entries) == 1 and entries[0].spread is not None and budget.possible(c):
        return Code(_with_spreads(c, code, entries[0], member, node, args, codes), kind, depth)
    if _of_object(c, entries, node):
        return Code(_held_function(c, code, member, node, codes), ANY, depth)
    return Code(_holding(c, entries, _any_method(c, code.py, member, node, args)), kind, depth)


def _given_each(
    c: Emitter,
    code: Code,
    member: n.Member,
    node: n.Call,
    entries: list[Builtin],
    parts: tuple[Part, ...] | None,
    codes: list[Code],
    kind: str,
) -> Code | None:
    """The call of one of `entries` that takes these arguments; None where none is known to take so many."""
    count = 1 + len(codes)
    known = [entry for entry in entries if argument_tests.has_direct(entry, count) or inline.form(entry, count)]
    found = inline.membership(c, code, member.name, codes, lambda item: _by_class(c, code, known, member, node, [item]))
    if found is not None:
        return found
    if parts is not None and known:
        return _sorted(c, code, known[0], parts, member, node, codes)
    if len(known) > _MOST_TYPES:
        known = [entry for entry in known if entry.receiver in _COMMON_TYPES or entry.inline]
    known = _of_instance(known, code.instance)
    if not known:
        return None
    return Code(_holding(c, entries, _by_class(c, code, known, member, node, codes)), kind, deepest([code, *codes]))


def _with_spreads(
    c: Emitter,
    code: Code,
    entry: Builtin,
    member: n.Member,
    node: n.Call,
    args: list[py.Expr],
    codes: list[Code],
) -> py.Expr:
    """`out.push(...xs)` where there may be no run: by the entry's function for all arguments at once."""
    c.builder.fuel += budget.SPREAD_FUEL
    binding, [this] = c.operands([code])

    def slow(again: py.Expr) -> py.Expr:
        return _any_method(c, this, member, node, [again], py.load(RUN))

    return py.after(binding, at_once(c, entry, node, args, codes, slow, this))


def _holding(c: Emitter, entries: list[Builtin], made: py.Expr) -> py.Expr:
    """What a call of one of `entries` gives; where all give a new array or object, so does the call, most often."""
    if entries and all(entry.makes == 1 and not entry.changes for entry in entries):
        c.holders.add(made)
    return made


def _of_object(c: Emitter, entries: list[Builtin], node: n.Call) -> bool:
    """Whether nothing but a function can be called so that an object of the script holds: no entry takes so few arguments."""
    if any(len(node.args) >= entry.least for entry in entries) or any(isinstance(arg, n.Spread) for arg in node.args):
        return False
    return promises.way(c, node) is None and c.survey.holds_functions


def _held_function(c: Emitter, code: Code, member: n.Member, node: n.Call, codes: list[Code]) -> py.Expr:
    """A call of a function that an object of the script holds, most likely an arrow with as many parameters."""
    binding, (value, *values) = c.operands([code, *codes])
    slow = _any_method(c, value, member, node, values, c.run_or_fuel())
    found = c.temporary()
    held = py.walrus(found, py.call(py.attribute(value, "get"), py.constant(member.name)))
    return py.after(binding, _by_arrow(c, node, [py.class_is(value, "dict")], (held, py.load(found)), values, slow))


def _by_arrow(
    c: Emitter,
    node: n.Call,
    tests: list[py.Expr],
    function: tuple[py.Expr, py.Expr],
    values: list[py.Expr],
    otherwise: py.Expr,
) -> py.Expr:
    """The call of a function, by its first and by later uses, that most likely is an arrow with so many parameters; `otherwise`
    where it is not, or one of `tests` fails."""
    first, again = function
    arity = py.compare(py.attribute(again, "arity"), ast.Eq(), py.constant(len(values)))
    tests = [*tests, py.class_is(first, "Closure"), arity, py.not_(py.attribute(again, "rest"))]
    called = py.at(py.call(py.attribute(again, "code"), *values), c.site(node))
    return py.if_else(py.all_of(tests), called, otherwise)


def _any_method(
    c: Emitter, value: py.Expr, member: n.Member, node: n.Call, args: Sequence[py.Expr], run: py.Expr | None = None
) -> py.Expr:
    """A method call of which nothing is known: an object may have a function of that name, an `async` one too.

    `run` is what stands for the run, where there may be none.
    """
    name = py.constant(member.name)
    if (way := promises.way(c, node)) is not None:
        counted = c.run() if run is None else py.any_of([py.load(RUN), c.helper("needs_run", None)])
        return c.helper("call_method_by", node, counted, way, value, name, *args)
    helper = "call_method_awaited" if node in c.resolution.awaited else "call_method"
    return c.helper(helper, node, run or c.run(), value, name, *args)


# A method that more types have is looked up where it is called, but for the commonest ones.
_MOST_TYPES = 3
_COMMON_TYPES = ("string", "number", "array")


def _by_class(
    c: Emitter, code: Code, entries: list[Builtin], member: n.Member, node: n.Call, codes: list[Code]
) -> py.Expr:
    """A method call by the receiver's class, looked up where it is of none of the types that have the method."""
    if code.kind != ANY:
        entries = [entry for entry in entries if entry.receiver == code.kind]
    operands = [code, *codes]
    binding, values = c.operands(operands)
    given = [code, *(callbacks.of_library(c, argument, node) for argument in codes)]
    fitting = [entry for entry in entries if inline.fits(c, entry, given)] if budget.possible(c) else []
    placed = bool(fitting)
    run = c.run() if not placed else inline.run_for(c, _named(c, member.name), len(operands), values[0])
    made = _any_method(c, values[0], member, node, values[1:], run)
    for entry in entries:
        if argument_tests.has_direct(entry, len(operands)):
            made = argument_tests.direct(c, entry, node, operands, values, made, run if placed else None)
    quick = [again if own is argument else own.py for own, argument, again in zip(given, operands, values, strict=True)]
    with budget.one_of(c):
        for entry in fitting:
            made = inline.in_place(c, entry, given, quick, made, node)
    return py.after(binding, made)


def _sorted(
    c: Emitter, code: Code, entry: Builtin, parts: tuple[Part, ...], member: n.Member, node: n.Call, codes: list[Code]
) -> Code:
    """`xs.toSorted((a, b) => a.price - b.price)`, and `sort`: by Python's own sort where there is no run, and keys are numbers
    or texts. Elsewhere the comparison is defined where there is a run alone."""
    c.dynamic, c.builder.leaf = True, False
    arrow = node.args[0]
    steps = c.steps.get(arrow) if isinstance(arrow, n.Arrow) else None
    binding, [items] = c.operands([code])
    compare, is_array = codes[0].py, py.class_is(items, "list")  # which is made where it is called
    made = _any_method(c, items, member, node, [compare], py.load(RUN))
    called = py.at(py.call(c.entry(entry, f"{DIRECT}2"), py.load(RUN), items, compare), c.site(node))
    made = py.if_else(is_array, called, made)
    made = py.if_else(without_run(), c.helper("needs_run", None), made)
    found = c.temporary()
    fuel = None if steps is None else budget.sort_fuel(c, items, steps)
    c.inlined += budget.SORT_WEIGHT if fuel is None else 1
    leaves = node is c.leaving and not entry.changes
    quick = py.call(forms.load("order" if entry.changes else "ordered"), items, py.constant(parts))
    if leaves:
        left = c.helper("ordered_left", None, items, py.constant(parts))
        quick = py.if_else(py.is_(py.load("O"), py.constant(None)), left, quick)
    most = py.constant(SHORT if fuel is None else LONG)
    tests = [without_run(), is_array, py.compare(py.call(py.load("len"), items), ast.LtE(), most)]
    tests += [] if fuel is None else [fuel]
    there = py.all_of([*tests, py.is_not(py.walrus(found, quick), py.constant(None))])
    kind = ARRAY if code.kind == ARRAY else ANY
    given = py.load(found)
    if leaves:
        given = py.own(given)
        c.branches[given] = Code(given, plain=True)
    value = py.after(binding, py.if_else(there, given, made))
    return Code(c.made_by(entry, value), kind, deepest([code, *codes]))


def receiver(
    c: Emitter, code: Code, member: n.Member, args: Sequence[n.Expr | n.Spread], codes: Sequence[Code]
) -> Code:
    """The object of a method call. As in JavaScript null is refused before the arguments are evaluated."""
    harmless = all(made.simple or isinstance(arg, n.Arrow) for arg, made in zip(args, codes, strict=True))
    if harmless or code.kind not in (ANY, NULL) or code.instance:
        return code
    first, again = c.bound(code)
    refused = c.helper("member", member, again, py.constant(member.name))
    made = py.if_else(py.is_(first, py.constant(None)), refused, again)
    return Code(made, code.kind, code.depth + 1)


def _method(
    c: Emitter, code: Code, entry: Builtin, member: n.Member, node: n.Call, codes: list[Code], depth: int
) -> Code:
    """A method that one type alone has, with arguments of the right types: called directly on such a receiver."""
    receiver = entry.receiver or ""
    kind = result_kind(entry)
    implementation = c.entry(entry, IMPLEMENTATION)
    c.builder.cost += entry.cost
    placed = inline.fits(c, entry, [code, *codes]) and budget.possible(c)
    if code.kind == receiver and placed:
        binding, values = c.operands([code, *codes])
        called = py.at(py.call(implementation, py.load(RUN), *values), c.site(node))
        made = with_run_alone(c, c.made_by(entry, called))
        return Code(py.after(binding, inline.in_place(c, entry, [code, *codes], values, made)), kind, depth)
    run = py.load(RUN) if placed else c.run()
    if code.kind == receiver:
        made = py.call(implementation, run, code.py, *(arg.py for arg in codes))
        return Code(c.made_by(entry, py.at(made, c.site(node))), kind, depth)
    classes = {"string": ["str"], "array": ["list"], "number": ["int", "float"], "boolean": ["bool"]}.get(receiver)
    binding, (value, *values) = c.operands([code, *codes])
    asked = inline.run_for(c, [entry], 1 + len(codes), value) if placed else run
    slow = _any_method(c, value, member, node, values, asked)
    if classes is None:
        if argument_tests.has_direct(entry, 1 + len(codes)):
            slow = argument_tests.direct(
                c, entry, node, [code, *codes], [value, *values], slow, asked if placed else None
            )
        if placed:
            slow = inline.in_place(c, entry, [code, *codes], [value, *values], slow, node)
        return Code(py.after(binding, slow), ANY, depth)
    test = py.any_of([py.class_is(value, name) for name in classes])
    if placed:
        test = py.all_of([with_run(), test])
    fast = py.at(py.call(implementation, run, value, *values), c.site(node))
    called = py.if_else(test, c.made_by(entry, fast), slow)
    made = inline.in_place(c, entry, [code, *codes], [value, *values], called, node)
    return Code(py.after(binding, made), ANY, depth)


def _call(c: Emitter, node: n.Call) -> str:
    """The helper that calls any value: one that is awaited at once may be an `async` function."""
    return "call_awaited" if node in c.resolution.awaited else "call"


def value(c: Emitter, code: Code, node: n.Call) -> Code:
    """A call of a value of which nothing is known: whether it is a function is asked when the call is made."""
    c.builder.leaf = False
    c.dynamic = True
    args, codes, spread = arguments(c, node.args)
    if (way := promises.way(c, node)) is not None:
        made = c.helper("call_by", node, c.run_or_fuel(), way, code.py, *args)
    elif spread:
        made = c.helper(_call(c, node), node, c.run_or_fuel(), code.py, *args)
    else:
        binding, (function, *values) = c.operands([code, *codes])
        slow = c.helper(_call(c, node), node, c.run_or_fuel(), function, *values)
        made = py.after(binding, _by_arrow(c, node, [], (function, function), values, slow))
    return Code(made, ANY, deepest([code, *codes]))
