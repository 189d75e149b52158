"""Calls of the library in place: the inline form where there is no run to charge, the implementation itself where the
classes of all arguments are right, and the checked call for everything else.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.compiler import argument_tests, budget, forms
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, without_run
from latebind.interp.compiler.codes import ARRAY, BOOLEAN, NUMBER, STRING, Code, deepest
from latebind.interp.compiler.emitter import MOMENT, RUN, Emitter
from latebind.interp.compiler.orders import compared
from latebind.interp.inline import CALLED, KEY, SHORT, Inline
from latebind.interp.library import Builtin
from latebind.interp.limits import Run
from latebind.interp.linking import FORM, LEAVING
from latebind.interp.values import SAFE, SAFE_INT, Part


def form(entry: Builtin, count: int) -> Inline | None:
    """The inline form of a call with so many arguments, the receiver among them."""
    found = _forms(entry, count) if entry.inline else ()
    return found[0] if found else None


@lru_cache(maxsize=1_024)
def _forms(entry: Builtin, count: int) -> list[Inline]:
    """All forms of a call with so many arguments, but for those of calls that are written by others."""
    return [found for found in entry.inline if len(found.params.split()) == count and _ordinary(found)]


def _ordinary(form: Inline) -> bool:
    return not (form.callback or form.fresh or form.keyed or form.or_null)


def fits(c: Emitter, entry: Builtin, codes: list[Code]) -> bool:
    """Whether there is an inline form of a call with these arguments: none calls a function of the library."""
    if form(entry, len(codes)) is None:
        return False
    types = argument_tests.types(entry, len(codes))
    called = [code for wanted, code in zip(types, codes, strict=True) if "function" in wanted]
    return not any(isinstance(code.py, ast.Name) and code.py.id in c.origins for code in called)


def membership(
    c: Emitter, array: Code, member: str, codes: list[Code], otherwise: Callable[[Code], py.Expr]
) -> Code | None:
    """`["a", "b"].includes(x)`, for a text `x` where there is no run; `otherwise` gives the call for any `x`."""
    if member != "includes" or len(codes) != 1 or not isinstance(array.py, ast.List) or not budget.possible(c):
        return None
    values = [item.value if isinstance(item, ast.Constant) else None for item in array.py.elts]
    if not values or any(value.__class__ is not str for value in values):
        return None
    c.inlined += 1
    first, again = c.bound(codes[0])
    tests = [py.class_is(first, "str"), without_run()]
    found = py.in_(again, py.Set(elts=[py.constant(value) for value in values]))
    rest = otherwise(codes[0].replace(py=again, simple=True))
    return Code(py.if_else(py.all_of(tests), found, rest), BOOLEAN, deepest([array, *codes]))


def sort_parts(c: Emitter, member: n.Member, node: n.Call) -> tuple[Part, ...] | None:
    """What `xs.toSorted((a, b) => a - b)` and the like sort by, where there may be no run."""
    if member.name not in _SORTS or len(node.args) != 1 or not budget.possible(c):
        return None
    return compared(node.args[0])


_SORTS = ("toSorted", "sort")


def in_place(
    c: Emitter, entry: Builtin, codes: list[Code], values: list[py.Expr], otherwise: py.Expr, node: n.Node | None = None
) -> py.Expr:
    """The call in place where there is no run; `otherwise` is what it is with one. `values` name the arguments, `node` is
    the call where that may call a function of the script."""
    found = [form for form in _forms(entry, len(values)) if c.zone == "UTC" or not form.utc] if entry.inline else []
    wider = {form.takes for form in found if form.certain and form.utc}  # than what needs no zone
    with budget.one_of(c) as ways:
        if budget.counts(c):
            ways.append((1 + c.builder.alone, 0))  # with a small run, if no form is for such arguments
        for form in reversed(found):
            if form.certain and not form.utc and form.takes in wider:
                continue
            if budget.possible(c) and (not budget.is_heavy(c, form) or budget.fuel_again(c, entry, form)):
                otherwise = placed(c, form, entry, codes, values, otherwise, node)
    return otherwise


def placed(
    c: Emitter,
    found: Inline,
    entry: Builtin,
    codes: list[Code],
    values: list[py.Expr],
    otherwise: py.Expr,
    node: n.Node | None = None,
) -> py.Expr:
    """The call by one form where its tests hold."""
    often = budget.small(c)
    most, short = (budget.OFTEN, min(found.short, budget.OFTEN)) if often else (SHORT, found.short)
    names = found.params.split()
    bound = dict(zip(names, values, strict=True))
    literals = any(isinstance(value, ast.Constant) for value in values)
    if (literals or found.literal) and not argument_tests.may_be_literals(found, entry, bound, short):
        return otherwise
    asked = forms.tests(found.when, bound, [], most) if found.when and literals else []
    if asked is None:
        return otherwise
    fuel = budget.fuel_of(c, entry, found)
    budget.count(c, entry, found)
    c.retries |= found.raises
    tests = [without_run()]
    if literals and _warns(values) and (asked or not found.passes_on):
        name = c.temporary()
        tests.append(py.is_not(py.walrus(name, values[0]), py.constant(...)))
        bound[names[0]] = py.load(name)
    if found.moment:
        c.moment = True
        bound["MOMENT"] = py.load(MOMENT)
    tests += argument_tests.of_form(c, found, entry, codes, bound, short, fuel)
    if found.when:
        tests += forms.tests(found.when, bound, tests, most) or []
    given = _given(c, found, entry, node, bound, most)
    if (found.call is not None or found.load is not None) and not found.certain:
        name = c.temporary()
        tests.append(py.is_not(py.walrus(name, given), py.constant(None)))
        given = py.load(name)
    return py.if_else(py.all_of(tests), _noted(c, found, entry, node, given), otherwise)


def _given(
    c: Emitter, found: Inline, entry: Builtin, node: n.Node | None, bound: dict[str, py.Expr], most: int
) -> py.Expr:
    """What a form gives for the arguments that its parameters are bound to."""
    if found.call is not None or found.load is not None:
        bound["call"] = called(c, entry, found, node)
    given = forms.written(found.give, bound, most)
    if node is not None and entry.takes_function:
        py.at(given, c.site(node))
    return given


def _warns(values: list[py.Expr]) -> bool:
    """Whether Python may warn of what is done to the first value, a literal: to a text that another one is an index of."""
    literals = [value.value.__class__ for value in values if isinstance(value, ast.Constant)]
    if not literals or not isinstance(values[0], ast.Constant):
        return False
    return literals[0] is not str or any(each is not int for each in literals[1:])


def _noted(c: Emitter, found: Inline, entry: Builtin, node: n.Node | None, given: py.Expr) -> py.Expr:
    """What a form gives, once it is noted what is known of it where it leaves, or is calculated with."""
    if found.leaves or is_leaving(c, found, node):
        code = Code(given := py.own(given), plain=True)
    elif entry.result == "array" and not entry.changes and node is not None and node is c.leaving:
        code = Code(given := py.own(given), ARRAY)
        c.fresh.add(given)
    elif found.number or entry.result == "string":
        given = py.own(given)
        code = Code(given, NUMBER, bounds=(-SAFE, SAFE)) if found.number else Code(given, STRING)
    else:
        return given
    c.branches[given] = code
    return given


def is_leaving(c: Emitter, found: Inline, node: n.Node | None) -> bool:
    """Whether what a call gives is the value of the program, and there is a way to make it as it leaves."""
    return found.leaving is not None and node is not None and node is c.leaving


def called(c: Emitter, entry: Builtin, found: Inline, node: n.Node | None) -> py.Expr:
    """What a form calls."""
    number = next(at for at, form in enumerate(entry.inline) if form is found)
    usual = c.entry(entry, f"{FORM}{number}")
    if not is_leaving(c, found, node):
        return usual
    # Otherwise it stays in a context.
    leaves = py.is_(py.load("O"), py.constant(None))
    return py.if_else(leaves, c.entry(entry, f"{LEAVING}{number}"), usual)


def run_for(c: Emitter, entries: Iterable[Builtin], count: int, receiver: py.Expr | None = None) -> py.Expr:
    """The run, for what is called where no form stands in place; where there is none, a small one if all that may be called
    with `count` arguments asks for nothing else. `receiver` is that of a method which is looked up where it is called."""
    if c.lends or c.notes_made or c.zone != Run.timezone:
        return py.load(RUN)
    if not all(_is_plain(entry, count) for entry in entries):
        return py.load(RUN)
    given = [] if receiver is None else [receiver]
    if not budget.small(c):
        made = c.helper("small_run", None, *given)
    elif c.takes_fuel():
        taken = fuel_taken(c, py.constant(2 * CALLED))
        made = py.if_else(taken, c.helper("fueled_run", None, *given), c.helper("needs_run", None))
    else:
        return py.load(RUN)
    return py.any_of([py.load(RUN), made])


def _is_plain(entry: Builtin, count: int) -> bool:
    """Whether a call with so many arguments, the receiver among them, does nothing but give a value, and calls none of them.
    Where there is no run, maps and sets have none but plain keys, and the moment is that at which the program began."""
    calls = any("function" in param.types for param in entry.params[:count])
    return entry.pure and not entry.clock and not calls and entry.result not in budget.KEYED


def number_or_null(c: Emitter, entry: Builtin, values: list[py.Expr]) -> py.Expr | None:
    """What a function that reads numbers gives where there is no run, null for what is none; None where there may be one."""
    number = next((at for at, form in enumerate(entry.inline) if form.or_null), None)
    if number is None or len(values) not in (1, len(entry.params)) or not budget.possible(c):
        return None
    budget.count(c, entry, entry.inline[number])
    return py.call(c.entry(entry, f"{FORM}{number}"), *values)


def of_literal(c: Emitter, entry: Builtin, codes: list[Code]) -> py.Expr | None:
    """`new Set(["a", "b"])` and `new Map([["a", x]])` where there is no run: of a dict with these keys."""
    number = next((at for at, found in enumerate(entry.inline) if found.keyed), None)
    if number is None or len(codes) != 1 or not isinstance(codes[0].py, ast.List):
        return None
    pairs = [_pair(item, entry.result == "map") for item in codes[0].py.elts]
    if len(pairs) > _MOST_KEYS or any(key is None or not _is_key(key.value) for key, _ in pairs):
        return None
    found = entry.inline[number]
    c.inlined += found.weight
    c.builder.fuel += budget.fuel(entry, found)
    made = py.dict_of([py.constant(key.value) for key, _ in pairs if key is not None], [value for _, value in pairs])
    return py.call(c.entry(entry, f"{FORM}{number}"), made)


_MOST_KEYS = 100


def _pair(item: py.Expr, is_pair: bool) -> tuple[ast.Constant | None, py.Expr]:
    """The key and the value that an item of a literal stands for."""
    value: py.Expr = py.constant(None)
    if is_pair:
        if (
            not isinstance(item, ast.List)
            or len(item.elts) != 2
            or not isinstance(item.elts[1], ast.Constant | ast.Name)
        ):
            return None, value
        item, value = item.elts
    return (item if isinstance(item, ast.Constant) else None), value


def _is_key(value: Any) -> bool:
    """Whether Python tells a constant from others as JavaScript does."""
    if isinstance(value, str):
        return len(value) <= KEY
    return value is None or (value.__class__ is int and -SAFE_INT <= value <= SAFE_INT)
