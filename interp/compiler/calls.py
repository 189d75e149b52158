"""Calls of functions that are known while a script is compiled: its own and the library's."""

from __future__ import annotations

import ast
from collections.abc import Callable

from latebind.grammar import nodes as n
from latebind.interp.compiler import argument_tests, bodies, budget, callbacks, forms, inline, promises, quotients
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import with_run, with_run_alone, without_run
from latebind.interp.compiler.codes import ANY, ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, STRING, Code, deepest
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.inline import LONG
from latebind.interp.library import Builtin
from latebind.interp.linking import IMPLEMENTATION, SPREAD, WHOLE
from latebind.interp.scope import Binding

# What inference takes from a signature's result type.
_KINDS = {"number": NUMBER, "integer": NUMBER, "string": STRING, "boolean": BOOLEAN, "array": ARRAY, "object": OBJECT}
# The kinds that satisfy a parameter's type without a look at the value.
_SATISFIES = {
    NUMBER: frozenset({"number", "any"}),
    STRING: frozenset({"string", "any"}),
    BOOLEAN: frozenset({"boolean", "any"}),
    ARRAY: frozenset({"array", "any"}),
    OBJECT: frozenset({"object", "any"}),
    ANY: frozenset({"any"}),
    NULL: frozenset({"null", "any"}),
}


def arguments(c: Emitter, args: tuple[n.Expr | n.Spread, ...]) -> tuple[list[py.Expr], list[Code], bool]:
    """The arguments as Python's, their codes, and whether any is spread."""
    made: list[py.Expr] = []
    codes: list[Code] = []
    spread = False
    for arg in args:
        if isinstance(arg, n.Spread):
            code = c.expression(arg.value)
            run = py.load(RUN) if budget.possible(c) else c.run()
            made.append(py.Starred(value=_spread_items(c, arg, code.py, run), ctx=ast.Load()))
            spread = True
        else:
            code = c.expression(arg)
            if arg in c.resolution.callbacks:
                code = Code(c.helper("gatherable", None, c.run_or_fuel(), code.py), ANY, code.depth + 1)
            made.append(code.py)
        codes.append(code)
    return made, codes, spread


def _spread_items(c: Emitter, item: n.Spread, value: py.Expr, run: py.Expr) -> py.Expr:
    """What a spread adds to the arguments of a call. What is repeated takes fuel for it, a step for each."""
    items = c.helper("arguments", item, run, value)
    if not budget.often(c):
        return items
    name = c.temporary()
    bound = py.is_(py.walrus(name, items), py.constant(...))
    enough = py.any_of([with_run(), *budget.copy_fuel(c, py.load(name), 0)])
    return py.after([bound], py.if_else(enough, py.load(name), c.helper("needs_run", None)))


def known(c: Emitter, base: n.Expr, node: n.Call) -> Code | None:
    """A direct call, where `base` is a function that is known while compiling; else None."""
    meaning = c.resolution.called(base)
    if isinstance(meaning, Builtin):
        if meaning.promise:
            return promises.gather(c, node)
        if meaning.name in _NAN_TESTS and len(node.args) == 1 and not isinstance(node.args[0], n.Spread):
            if (tested := number_or_nan(c, node.args[0], "would_be_nan")) is not None:
                return tested.replace(kind=BOOLEAN)
        return builtin(c, meaning, node)
    if isinstance(meaning, Binding) and meaning.arrow is not None:
        return _own(c, meaning, meaning.arrow, node)
    return None


# Directly under `||` or `isNaN`, what JavaScript would make NaN is no error: `parseInt(x) || 0`.
_MAY_BE_NAN = frozenset({"Number", "parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat"})
_NAN_TESTS = frozenset({"isNaN", "Number.isNaN"})
# `Number` gives 0 of a blank text, and of null in JavaScript.
_NO_ZERO = "value is not None and (value.__class__ is not str or value.strip(WHITE) != '')"


def number_or_nan(c: Emitter, node: n.Expr, helper: str) -> Code | None:
    """A direct call of a function that JavaScript might answer with NaN, by a helper that knows what to do then."""
    node = n.bare(node)
    if not isinstance(node, n.Call) or node.optional or len(node.args) not in (1, 2):
        return None
    entry = c.resolution.called(node.callee)
    if (
        not isinstance(entry, Builtin)
        or entry.name not in _MAY_BE_NAN
        or any(isinstance(a, n.Spread) for a in node.args)
    ):
        return None
    args, codes, _ = arguments(c, node.args)
    c.builder.cost += entry.cost
    binding, values = c.operands(codes)
    quick = None if isinstance(values[0], ast.Constant) else inline.number_or_null(c, entry, values)
    if quick is None:
        return Code(c.helper(helper, node, c.run(), c.entry(entry), *args), ANY, deepest(codes, 1))
    slow = c.helper(helper, node, py.load(RUN), c.entry(entry), *values)
    tests = [without_run()]
    if helper == "would_be_nan":
        quick = py.is_(quick, py.constant(None))
        if entry.name == "Number":
            tests.append(forms.written(_NO_ZERO, {"value": values[0]}))
    return Code(py.after(binding, py.if_else(py.all_of(tests), quick, slow)), ANY, deepest(codes, 2))


def builtin(c: Emitter, entry: Builtin, node: n.Call | n.New) -> Code:
    """A direct call of a library function; its checks are left out where what is known satisfies them."""
    number = callbacks.form(c, entry, node.args)
    if number is not None:
        return _with_arrow(c, entry, node, number)
    args, codes, spread = arguments(c, node.args)
    number = callbacks.defined(c, entry, node.args)
    if number is None:
        return called(c, entry, node, args, codes, spread=spread)
    first = c.bound(codes[0])
    given = codes[0].replace(py=first[1], simple=True)
    made = called(c, entry, node, [first[1], args[1]], [given, codes[1]], spread=False)
    return callbacks.by_function(c, entry, number, first, node, made, args[1])


def _with_arrow(c: Emitter, entry: Builtin, node: n.Call | n.New, number: int) -> Code:
    """`Object.groupBy(xs, x => x.kind)` and the like, perhaps without a run."""
    _, (code,), _ = arguments(c, node.args[:1])
    needed = c.needs_run
    first = c.bound(code)
    with c.into([]) as defined:
        rest, others, _ = arguments(c, node.args[1:])
    given, runs = code.replace(py=first[1], simple=True), c.needs_run
    made = called(c, entry, node, [first[1], *rest], [given, *others], spread=False)
    if needed:
        c.builder.out.extend(defined)
        return made.replace(py=py.after([py.is_(first[0], py.constant(...))], made.py))
    quick = callbacks.quick_or(c, entry, number, first, node, made, defined)
    if c.needs_run and not runs:
        c.needs_run = False
        if callbacks.defined(c, entry, node.args) is not None:
            return callbacks.by_function(c, entry, number, first, node, made, rest[0])
        c.needs_run = True
    return quick


def called(
    c: Emitter, entry: Builtin, node: n.Call | n.New, args: list[py.Expr], codes: list[Code], *, spread: bool
) -> Code:
    """A direct call with its arguments, which are compiled already."""
    kind = result_kind(entry)
    if not (spread or entry.effect is not None) and (made := _in_place(c, entry, node, codes)) is not None:
        return Code(c.made_by(entry, made), kind, deepest(codes, 1))
    checked = not spread and entry.effect is None and satisfied(entry, codes)
    if not entry.pure or entry.may_call:
        c.builder.leaf = False
    if checked:
        c.builder.cost += entry.cost
    if spread and entry.spread is not None and budget.possible(c):
        return Code(_spread_call(c, entry, node, args, codes), kind, deepest(codes, 1))
    if entry.effect is not None and not spread and argument_tests.has_direct(entry, len(codes)):
        binding, values = c.operands(codes)  # charged when it is called: what was done before it stands
        made = py.after(binding, _looked_at(c, entry, node, codes, values, c.run(), placed=False))
    else:
        made = py.at(py.call(c.entry(entry, IMPLEMENTATION if checked else WHOLE), c.run(), *args), c.site(node))
    return Code(c.made_by(entry, made), kind, deepest(codes, 1))


def _spread_call(c: Emitter, entry: Builtin, node: n.Call | n.New, args: list[py.Expr], codes: list[Code]) -> py.Expr:
    """`Math.max(...xs)` where there may be no run: by the entry's function for all arguments at once."""

    def slow(again: py.Expr) -> py.Expr:
        return py.at(py.call(c.entry(entry), inline.run_for(c, [entry], len(node.args)), again), c.site(node))

    return at_once(c, entry, node, args, codes, slow)


def at_once(
    c: Emitter,
    entry: Builtin,
    node: n.Call | n.New,
    args: list[py.Expr],
    codes: list[Code],
    slow: Callable[[py.Expr], py.Expr],
    receiver: py.Expr | None = None,
) -> py.Expr:
    """A call with spreads, of a method if there is a `receiver`, an array: by the entry's function for all arguments at once where
    there is no run. `slow` gives the call of any other, with these."""
    bound, given = _gathered(c, node, args, codes)
    found, own = c.temporary(), [] if receiver is None else [receiver]
    called = py.walrus(found, py.call(c.entry(entry, SPREAD), *own, given))
    tests = [without_run(), *(py.class_is(each, "list") for each in own), py.is_not(called, py.constant(None))]
    again = py.Starred(value=given, ctx=ast.Load())
    return py.after([bound], py.if_else(py.all_of(tests), py.load(found), slow(again)))


def _gathered(c: Emitter, node: n.Call | n.New, args: list[py.Expr], codes: list[Code]) -> tuple[py.Expr, py.Expr]:
    """All arguments of a call with spreads as one sequence: what binds it, and its name."""
    c.inlined += 2
    c.dynamic = True
    given = c.temporary()
    without = without_run()
    if len(args) == 1 and isinstance(node.args[0], n.Spread):
        first, values = c.bound(codes[0])
        short = py.compare(py.call(py.load("len"), values), ast.LtE(), py.constant(LONG))
        items = _spread_items(c, node.args[0], values, py.load(RUN))
        tests = [py.class_is(first, "list"), without, short, *budget.copy_fuel(c, values, 0)]
        taken = py.if_else(py.all_of(tests), values, items)
    else:
        taken = py.tuple_of(args)
    return py.is_(py.walrus(given, taken), py.constant(...)), py.load(given)


def _in_place(c: Emitter, entry: Builtin, node: n.Call | n.New, codes: list[Code]) -> py.Expr | None:
    """A call of a library function that is not always the checked one; None where it is."""
    checked = satisfied(entry, codes)
    form = inline.form(entry, len(codes))
    placed = (
        form is not None
        and budget.possible(c)
        and (entry.pure or entry.changes or c.may_be_alone())
        # A late local has one value for all of its readings until something is written.
        and (entry.pure or entry.changes or entry.result == "null" or not c.resolution.locals)
    )
    if not placed and (checked or not argument_tests.has_direct(entry, len(codes))):
        return None
    if not entry.pure or entry.may_call:
        c.builder.leaf = False
    literal = inline.of_literal(c, entry, codes) if placed else None
    binding, values = c.operands(codes)
    run = py.load(RUN) if literal is not None else inline.run_for(c, [entry], len(codes)) if placed else c.run()
    if checked:
        c.builder.cost += entry.cost
        made = py.at(py.call(c.entry(entry, IMPLEMENTATION), run, *values), c.site(node))
        made = with_run_alone(c, made) if isinstance(run, ast.Name) and placed and literal is None else made
    else:
        made = _looked_at(c, entry, node, codes, values, run, placed=placed)
    if literal is not None:
        return py.if_else(without_run(), literal, py.after(binding, made))
    return quotients.floor(c, entry, codes, py.after(binding, inline.in_place(c, entry, codes, values, made, node)))


def _looked_at(
    c: Emitter, entry: Builtin, node: n.Node, codes: list[Code], values: list[py.Expr], run: py.Expr, *, placed: bool
) -> py.Expr:
    """A call with a run whose arguments the entry checks, and where there is one, its direct call if they are right."""
    made = py.at(py.call(c.entry(entry), run, *values), c.site(node))
    return (
        argument_tests.direct(c, entry, node, codes, values, made, run if placed else None)
        if argument_tests.has_direct(entry, len(codes))
        else made
    )


def result_kind(entry: Builtin) -> str:
    """What is known of a result. Numbers may be exact integers beyond the safe range, but for lengths and indices."""
    kind = _KINDS.get(entry.result, ANY)
    return ANY if kind == NUMBER and entry.receiver not in ("string", "array") else kind


def satisfied(entry: Builtin, codes: list[Code]) -> bool:
    """Whether the arguments are known to be of the parameters' types."""
    if not entry.least <= len(codes) or (entry.most is not None and len(codes) > entry.most):
        return False
    for index, code in enumerate(codes):
        param = entry.params[min(index, len(entry.params) - 1)]
        if "integer" in param.types and code.value.__class__ is int:
            continue
        if not _SATISFIES[ANY if code.learned else code.kind] & frozenset(param.types):
            return False
    return True


def _own(c: Emitter, binding: Binding, arrow: n.Arrow, node: n.Call) -> Code | None:
    """A direct call of an arrow that a name always stands for; None where the arguments do not fit its parameters."""
    rest = bool(arrow.params) and arrow.params[-1].rest
    named = len(arrow.params) - rest
    if any(isinstance(arg, n.Spread) for arg in node.args) or (len(node.args) > named and not rest):
        return None
    args, codes, _ = arguments(c, node.args)
    passed = args[:named]
    for param in arrow.params[len(passed) : named]:
        passed.append(py.load("MISSING") if param.default is not None else py.constant(None))
    if rest:
        passed.append(py.list_of(args[named:]))
    c.builder.leaf = False
    site = c.site(node)
    function = py.load_at(f"g{binding.number}", site)
    way = promises.way(c, node) if arrow.is_async else None
    if way is None:
        made = py.at(py.call(function, *passed), site)
        return bodies.call(c, binding, arrow, codes, made) or Code(made, ANY, deepest(codes, 1))
    bodies.define_always(c, binding)
    return promises.called(c, way, function, passed, site, deepest(codes, 2))
