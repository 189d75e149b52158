"""Faults to seed: each makes one thing wrong, as a slip of the pen would. The recorded cases must notice every one.

A fault of a library function replaces its implementation; one of an operator also changes the code that the compiler
writes in its place.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any
from unittest.mock import patch

from latebind.grammar import nodes as n
from latebind.interp import change, helpers, iterating, operators, promises
from latebind.interp.compiler import arithmetic, conditions
from latebind.interp.compiler.dispatch import DISPATCH
from latebind.interp.inline import NAMES
from latebind.interp.library import Builtin, Namespace
from latebind.stdlib import iteration
from latebind.stdlib.library import standard

Implementation = Callable[..., Any]

settle = import_module("latebind.interp.checker.settle")  # the package has a function of that name


@dataclass(frozen=True)
class Fault:
    """`operations` are those whose cases show it, with `said` in their programs; `patches` seed it."""

    name: str
    operations: tuple[str, ...]
    patches: Callable[[ExitStack], object]
    said: str = ""

    @contextmanager
    def seeded(self) -> Iterator[None]:
        with ExitStack() as stack:
            self.patches(stack)
            yield


def _entry(name: str) -> Builtin:
    library = standard()
    scope, _, member = name.rpartition(".")
    if scope in library.methods:
        return library.methods[scope][member]
    found: object = library.globals[scope or member]
    if isinstance(found, Namespace):
        found = found.members[member] if scope else found.call
    assert isinstance(found, Builtin), name
    return found


@contextmanager
def _implementation(entry: Builtin, wrong: Implementation) -> Iterator[None]:
    right, inline = entry.implementation, entry.inline
    object.__setattr__(entry, "implementation", wrong)  # entries are frozen
    object.__setattr__(entry, "inline", ())
    try:
        yield
    finally:
        object.__setattr__(entry, "implementation", right)
        object.__setattr__(entry, "inline", inline)


def library(name: str, function: str, wrong: Callable[[Implementation], Implementation]) -> Fault:
    """A fault in one function; `wrong` makes the faulty one from the right one."""
    entry = _entry(function)
    return Fault(name, (function,), lambda s: s.enter_context(_implementation(entry, wrong(entry.implementation))))


def helper(name: str, operations: str, **wrong: Any) -> Fault:
    """A fault in what generated code calls."""
    assert wrong.keys() <= helpers.HELPERS.keys()
    return Fault(name, tuple(operations.split()), lambda s: s.enter_context(patch.dict(helpers.HELPERS, wrong)))


def table(name: str, operations: str, of: Mapping[Any, Any], **wrong: Any) -> Fault:
    """A fault in a table of the compiler."""
    return Fault(name, tuple(operations.split()), lambda s: s.enter_context(patch.dict(of, wrong)))


def _floored(stack: ExitStack) -> None:
    stack.enter_context(patch.dict(helpers.HELPERS, remainder=lambda a, b: a % b))


def _as_other(op: str, other: str) -> Callable[[ExitStack], object]:
    """One logical operator is compiled as another."""
    right = conditions.logical

    def wrong(c: Any, node: n.Logical, lenient: bool) -> Any:
        return right(c, node.replace(op=other) if node.op == op else node, lenient)

    return lambda stack: stack.enter_context(patch.dict(DISPATCH.expressions, {n.Logical: wrong}))


def _unstable(items: list[Any], less: Callable[[Any, Any], bool]) -> list[Any]:
    """A sort that leaves equal items in reverse order."""
    made: list[Any] = []
    for item in items:
        index = 0
        while index < len(made) and less(made[index], item):
            index += 1
        made.insert(index, item)
    return made


def _half_even(run: Any, value: float, digits: int = 0) -> str:
    return f"{value:.{digits}f}"


def _python_number(run: Any, value: Any) -> Any:
    return float(value) if isinstance(value, str) else value + 0


def statement(name: str, operations: str, kind: type[n.Node], wrong: Callable[[Any], Any]) -> Fault:
    """A statement or an assignment that is compiled as another one, which `wrong` makes of it."""
    of: Any = DISPATCH.statements if kind in DISPATCH.statements else DISPATCH.expressions
    right, alone = of[kind], DISPATCH.statements[n.ExpressionStatement]

    def compiled(c: Any, node: Any, value: Any) -> Any:
        return right(c, wrong(node), value)

    def compiled_alone(c: Any, node: Any, value: Any) -> Any:
        return alone(c, node.replace(value=wrong(node.value)) if isinstance(node.value, kind) else node, value)

    def patches(stack: ExitStack) -> None:
        stack.enter_context(patch.dict(of, {kind: compiled}))
        if of is DISPATCH.expressions:
            stack.enter_context(patch.dict(DISPATCH.statements, {n.ExpressionStatement: compiled_alone}))

    return Fault(name, tuple(operations.split()), patches)


def attribute(name: str, operations: str, of: Any, member: str, wrong: Any) -> Fault:
    """A fault in a function of a module, or an attribute of a class."""
    return Fault(name, tuple(operations.split()), lambda s: s.enter_context(patch.object(of, member, wrong)))


def _of(member: str, name: str, wrong: Callable[[Implementation], Implementation]) -> Fault:
    """A fault in a method that changes its receiver, which the programs that change values show."""
    entry = _entry(member)
    said = f".{member.partition('.')[2]}("
    return Fault(name, _PROGRAMS, lambda s: s.enter_context(_implementation(entry, wrong(entry.implementation))), said)


def _sort_gives_a_copy() -> Fault:
    """In the method, and in what stands in its place where the comparison is plain."""
    fault = _of(
        "array.sort",
        "sort gives a copy",
        lambda f: lambda run, xs, by=None: _entry("array.toSorted").implementation(run, xs, by),
    )

    def patches(stack: ExitStack) -> None:
        fault.patches(stack)
        stack.enter_context(patch.dict(NAMES, order=NAMES["ordered"]))

    return replace(fault, patches=patches)


def _op(old: str, new: str) -> Callable[[n.Assign], n.Assign]:
    return lambda node: node.replace(op=new) if node.op == old else node


def _swapped(items: list[Any]) -> list[Any]:
    return [*items[1:], *items[:1]]


def _no_fresh_names(c: Any) -> None:
    """Loops reuse their names for all turns."""
    settle_slots(c)
    c.result.fresh.clear()


def _still_names(c: Any) -> None:
    """Nothing is expected to change while an expression that reads it is evaluated."""
    settle_slots(c)
    for binding in c.result.patterns.values():
        binding.moves = False


def _default_last(node: n.Switch) -> n.Switch:
    return node.replace(cases=tuple(sorted(node.cases, key=lambda case: case.test is None)))


def _no_fall(node: n.Switch) -> n.Switch:
    ended = (n.Break(node.start, node.end),)
    cases = [case.replace(body=case.body.replace(body=(*case.body.body, *ended))) for case in node.cases]
    return node.replace(cases=tuple(cases))


def _no_others(run: Any, code: Implementation, *args: Any) -> Any:
    """The first function of a `Promise.all` that throws ends it."""
    return code(*args)


def _first_by_index(run: Any, code: Implementation, *args: Any) -> Any:
    """Whatever throws has waited as long as the others."""
    found = promises.gathered(run, code, *args)
    return found.replace(ticks=0) if isinstance(found, promises.Rejected) else found


settle_slots = settle._slots
_PROGRAMS = ("imperative",)


# What assigns and changes, loops, and waits.
CHANGES = [
    statement("??= is ||=", "??=", n.Assign, _op("??=", "||=")),
    statement("||= is ??=", "||=", n.Assign, _op("||=", "??=")),
    statement("&&= always assigns", "&&=", n.Assign, _op("&&=", "=")),
    statement("-= is +=", "-=", n.Assign, _op("-=", "+=")),
    statement("^= is |=", "^=", n.Assign, _op("^=", "|=")),
    statement("x++ gives what it made", "imperative", n.Update, lambda node: node.replace(prefix=True)),
    statement("++x gives what was there", "imperative", n.Update, lambda node: node.replace(prefix=False)),
    statement("++ is --", "imperative", n.Update, lambda node: node.replace(op="--")),
    table(">>> keeps the sign", "imperative", arithmetic._BITS, **{">>>": arithmetic._BITS[">>"]}),
    table("<< is >>", "imperative", arithmetic._BITS, **{"<<": (ast.RShift(), *arithmetic._BITS["<<"][1:])}),
    table("& is |", "imperative", arithmetic._BITS, **{"&": arithmetic._BITS["|"]}),
    helper(
        "a member keeps its value",
        "imperative",
        set_member=lambda run, o, name, new: (
            change.set_member(run, o, name, o.get(name, new)) if isinstance(o, dict) else new
        ),
    ),
    helper(
        "an index is one less",
        "imperative",
        set_index=lambda run, xs, i, new: change.set_index(run, xs, i - 1 if isinstance(xs, list) and i else i, new),
    ),
    helper(
        "delete empties", "imperative", delete_member=lambda run, o, name: change.set_member(run, o, name, None) is None
    ),
    helper("for in takes keys as they came", "imperative", keys_of=lambda run, o: list(o)),
    helper("for in leaves the first key out", "imperative", keys_of=lambda run, o: iterating.keys_of(run, o)[1:]),
    helper(
        "for of walks a copy",
        "imperative",
        items=lambda run, xs, what: [*iterating.items(run, xs, what)],
        iterated=lambda run, xs: [*iterating.iterated(run, xs)],
    ),
    attribute("closures share a loop's name", "imperative", settle, "_slots", _no_fresh_names),
    attribute("operands are read too late", "imperative", settle, "_slots", _still_names),
    statement("default stands last", "imperative", n.Switch, _default_last),
    statement("cases do not fall through", "imperative", n.Switch, _no_fall),
    statement("continue is break", "imperative", n.Continue, lambda node: n.Break(node.start, node.end)),
    statement(
        "finally does not run", "imperative", n.Try, lambda node: node.replace(finalizer=None) if node.handler else node
    ),
    statement(
        "only one turn of a for",
        "imperative",
        n.ForLoop,
        lambda node: node.replace(update=(*node.update, *node.update)),
    ),
    statement("else is never taken", "imperative", n.If, lambda node: node.replace(otherwise=None)),
    _of("array.push", "push gives what it put", lambda f: lambda run, xs, *new: (f(run, xs, *new), new[-1])[1]),
    _of("array.pop", "pop takes the first", lambda f: _entry("array.shift").implementation),
    _of(
        "array.unshift",
        "unshift puts behind",
        lambda f: (
            lambda run, xs, *new: (
                f(run, xs, *_swapped(list(new))) if len(new) > 1 else _entry("array.push").implementation(run, xs, *new)
            )
        ),
    ),
    _of(
        "array.splice", "splice puts nothing in", lambda f: lambda run, xs, at, count=None, *new: f(run, xs, at, count)
    ),
    _of("array.reverse", "reverse gives a copy", lambda f: lambda run, xs: xs[::-1]),
    _sort_gives_a_copy(),
    _of("array.fill", "fill starts at 0", lambda f: lambda run, xs, x, *at: f(run, xs, x)),
    _of(
        "map.set",
        "set moves a key to the end",
        lambda f: lambda run, m, k, v: (_entry("map.delete").implementation(run, m, k), f(run, m, k, v))[1],
    ),
    _of("map.delete", "delete forgets", lambda f: lambda run, m, k: True),
    _of("date.setUTCDate", "days count from 0", lambda f: lambda run, d, day: f(run, d, day + 1)),
    _of("date.setUTCMonth", "months count from 1", lambda f: lambda run, d, month, *day: f(run, d, month - 1, *day)),
    _of("string.search", "search gives one more", lambda f: lambda run, s, p: f(run, s, p) + 1),
    helper("what throws ends all", "asynchronous", gathered=_no_others),
    helper("the first by index throws", "picked", gathered=_first_by_index),
    helper("who waits may change what is older", "asynchronous", waits=lambda run: None),
]

# What the programs say that show faults of which few programs do.
SAID = {
    ">>> keeps the sign": ">>>",
    "& is |": "&",
    "<< is >>": "<<",
    "for in takes keys as they came": " in ",
    "for in leaves the first key out": " in ",
    "closures share a loop's name": "for (",
    "default stands last": "default",
    "cases do not fall through": "case",
    "continue is break": "continue",
    "finally does not run": "finally",
    "else is never taken": "else",
    "what throws ends all": "catch",
    "the first by index throws": "Promise.all",
    "a double is never false": "-0",
    "an empty array is false": "[]",
    "-0 is 0": "-1e",
}

_FAULTS = [
    library("slice ends one too early", "string.slice", lambda f: lambda run, s, a=0, b=None: f(run, s, a, None if b is None else b - 1)),
    library("slice of arrays takes -1 for the end", "array.slice", lambda f: lambda run, s, a=0, b=None: f(run, s, a, None if b == -1 else b)),
    library("substring does not swap", "string.substring", lambda f: lambda run, s, a, b=None: s[max(a, 0) : b]),
    library("toFixed rounds half to even", "number.toFixed", lambda f: _half_even),
    library("indexOf ignores where to start", "array.indexOf", lambda f: lambda run, xs, x, at=0: f(run, xs, x)),
    library("lastIndexOf ignores where to start", "string.lastIndexOf", lambda f: lambda run, s, x, at=None: f(run, s, x)),
    library("trim takes Python's white space", "string.trim", lambda f: lambda run, s: s.strip()),
    library("no final sigma", "string.toLowerCase", lambda f: lambda run, s: "".join(c.lower() for c in s)),
    library("ß stays", "string.toUpperCase", lambda f: lambda run, s: "".join(c if len(c.upper()) > 1 else c.upper() for c in s)),
    library("split ignores its limit", "string.split", lambda f: lambda run, s, by=None, limit=None: f(run, s, by)),
    library("padding starts in the middle", "string.padStart", lambda f: lambda run, s, size, fill=" ": f(run, s, size, fill[::-1])),
    library("$& is not special", "string.replaceAll", lambda f: lambda run, s, a, b: s.replace(a, b) if isinstance(b, str) else f(run, s, a, b)),
    library("round goes half to even", "Math.round", lambda f: lambda run, x: round(x)),
    library("JSON sorts keys", "JSON.stringify", lambda f: lambda run, x, *more: f(run, dict(sorted(x.items())) if isinstance(x, dict) else x, *more)),
    library("Number takes what Python does", "Number", lambda f: _python_number),
    library("parseInt takes 0 for octal", "parseInt", lambda f: lambda run, s, base=0: f(run, s, 8 if str(s).startswith("0") and not base else base)),
    library("! is escaped", "encodeURIComponent", lambda f: lambda run, s: f(run, s).replace("!", "%21")),
    library("at counts only forwards", "array.at", lambda f: lambda run, xs, i: None if i < 0 else f(run, xs, i)),
    library("flat goes one deeper", "array.flat", lambda f: lambda run, xs, depth=1: f(run, xs, depth + 1)),
    library("reduceRight counts its own way", "array.reduceRight", lambda f: lambda run, xs, *more: _entry("array.reduce").implementation(run, xs[::-1], *more)),
    library("max forgets -0", "Math.max", lambda f: lambda run, *xs: max(xs, key=abs)),
    library("with counts from 1", "array.with", lambda f: lambda run, xs, i, x: f(run, xs, i - 1 if i > 0 else i, x)),
    Fault("sort is not stable", ("array.toSorted",), lambda s: s.enter_context(patch.object(iteration, "sort", _unstable))),
    Fault("% has the sign of the divisor", ("%",), _floored),
    Fault("?? takes 0 and '' for absent", ("??",), _as_other("??", "||")),
    Fault("|| keeps 0 and ''", ("||",), _as_other("||", "??")),
    Fault("&& is ||", ("&&",), _as_other("&&", "||")),
    helper("a double is never false", "! ?: picked", truthy=lambda x: isinstance(x, float) or operators.truthy(x)),
    helper("an empty array is false", "! ?: && picked", truthy=lambda x: x != [] and operators.truthy(x)),
    helper("=== compares text with numbers", "=== !== picked", identical=lambda a, b: str(a) == str(b)),
    helper("typeof knows arrays", "typeof", type_of=lambda x: "array" if isinstance(x, list) else operators.type_of(x)),
    helper("-0 is 0", "Math.atan2 -x picked", negate=lambda x: -x or 0),
    helper("a rest keeps what was taken", "arrow_block callback_block picked", pattern_rest=lambda value, taken: value),
    helper("spreads turn keys round", "object-spread", properties=lambda x: dict(reversed((x or {}).items()))),
    table("< is <=", "<", arithmetic._ORDER, **{"<": arithmetic._ORDER["<="]}),
    table("- is +", "-", arithmetic._ARITHMETIC, **{"-": ("add", arithmetic._ARITHMETIC["+"][1])}),
    table("absent arguments are null", "picked", helpers.NAMES, MISSING=None),
    *CHANGES,
    Fault("floor truncates", ("Math.floor",), lambda s: s.enter_context(_implementation(_entry("Math.floor"), lambda run, x: math.trunc(x)))),
]  # fmt: skip

FAULTS = [replace(fault, said=SAID.get(fault.name, fault.said)) for fault in _FAULTS]
assert SAID.keys() <= {fault.name for fault in FAULTS}
