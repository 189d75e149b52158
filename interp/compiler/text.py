"""Text: strings with interpolations, and strings joined by `+`, each as one f-string where nothing is to be charged."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import inline
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import fuel_taken, without_run
from latebind.interp.compiler.codes import NUMBER, STRING, Code, Proven, constant_code, deepest, range_of
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.inline import LONG
from latebind.interp.limits import FREE
from latebind.interp.text import text as written
from latebind.interp.values import SAFE, SAFE_INT

# Longer chains of `+` become several f-strings.
_MOST_PARTS = 16
_SMALL = 2**26
# How much code the test of a part is, and what is made where all hold; see `py.near`.
_TEST_UNITS, _MADE_UNITS = 55, 60
# Texts of more parts have no form of their own for doubles, and none for long texts.
_MOST_DOUBLES = 4
# Texts of so many parts that vary are made before their length is looked at.
_MOST_AT_ONCE = 8
# The functions whose texts may take fuel.
FUELED = ("arrow", "loop", "script")
# A step of fuel is taken for two to the power of so many code points.
FUEL_BITS = 4


def text(c: Emitter, node: n.Text, lenient: bool) -> Code:
    """A string with interpolations; a lone interpolation keeps its value, of whatever type."""
    if node.lone:
        inner = node.parts[0]
        assert not isinstance(inner, str)
        return c.expression(inner)
    parts = [constant_code(part) if isinstance(part, str) else c.expression(part) for part in node.parts]
    return text_of(c, node, parts, [None if isinstance(part, str) else part for part in node.parts])


def joined(c: Emitter, spine: list[n.Binary], first: Code) -> Code:
    """`"a" + b + "c" + …`: all that is added to the string `first` is text. Takes its operators off the spine's end."""
    outer = spine.pop()
    parts: list[Code] = [first, c.expression(outer.right)]
    where: list[n.Node | None] = [outer.left, outer.right]
    while spine and spine[-1].op == "+" and len(parts) < _MOST_PARTS:
        outer = spine.pop()
        parts.append(c.expression(outer.right))
        where.append(outer.right)
    return text_of(c, outer, parts, where)


def text_of(c: Emitter, node: n.Node, parts: list[Code], where: Sequence[n.Node | None]) -> Code:
    """An f-string where all parts are short strings or whole numbers; a call of the helper otherwise.

    `where` has the node of each part, for errors; None for plain text.
    """
    binding, values = c.operands(parts)
    free = c.free_text()
    c.builder.cost += len(parts)
    shown = [value if part.value is None else written(part.value) for part, value in zip(parts, values, strict=True)]
    varying = [(part, value) for part, value in zip(parts, values, strict=True) if part.value is None]
    if not varying:
        return constant_code("".join(part for part in shown if isinstance(part, str)))
    whole = free == FREE and 1 < len(varying) <= _MOST_AT_ONCE
    tests = [_short(c, part, value, None if whole else free) for part, value in varying]
    tests = [test for test in tests if not isinstance(test, ast.Constant)]
    if not tests and not binding:
        return Code(py.format_string(shown), STRING, deepest(parts), plain=len(parts) * FREE <= c.limits.output)
    rendered = [
        value if part.kind == STRING else c.helper("text", at or node, value)
        for part, value, at in zip(parts, values, where, strict=True)
    ]
    slow = c.helper("interpolate_often" if inline.often(c) else "interpolate", node, c.run_if_any(), *rendered)
    if inline.often(c) and c.builder.kind in FUELED and len(tests) <= _MOST_DOUBLES and c.takes_fuel():
        slow = _with_fuel(c, list(zip(parts, values, strict=True)), shown, slow)
    if inline.chargeless(c) and len(tests) <= _MOST_DOUBLES:
        slow = _with_doubles(c, list(zip(parts, values, rendered, strict=True)), shown, free, slow)
    tests = py.near(tests, [_TEST_UNITS] * len(tests), _MADE_UNITS)
    made = py.format_string(shown)
    if whole:
        made = _at_once(c, node, made, shown, [value for _, value in varying])
    made = py.if_else(c.guard(binding, tests or [py.constant(True)]), made, slow)
    return Code(made, STRING, deepest(parts), plain=len(parts) * FREE <= c.limits.output)


def _at_once(c: Emitter, node: n.Node, made: py.Expr, shown: list[py.Expr | str], parts: list[py.Expr]) -> py.Expr:
    """A text that is made before its length is looked at: one look instead of one at each part. It is so few times as long as
    its longest part, and a program whose text is long goes no further."""
    name = c.temporary()
    most = FREE + sum(len(part) for part in shown if isinstance(part, str))
    short = py.less(py.call(py.load("len"), py.walrus(name, made)), py.constant(most))
    return py.if_else(short, py.load(name), c.helper("joined", node, c.run_if_any(), py.load(name), *parts))


def _with_doubles(
    c: Emitter, parts: list[tuple[Code, py.Expr, py.Expr]], shown: list[py.Expr | str], free: int, slow: py.Expr
) -> py.Expr:
    """The same where some parts are doubles, each shown by the helper, and there is no run: their digits are charged."""
    tests = [without_run()]
    pieces = list(shown)
    for index, (part, value, rendered) in enumerate(parts):
        if part.value is not None:
            continue
        test = _short(c, part, value, free)
        if part.kind != STRING:
            double = py.class_is(value, "float")
            test = py.any_of([double, test])
            pieces[index] = py.if_else(double, rendered, value)
        tests.append(test)
    return py.if_else(py.all_of(tests), py.format_string(pieces), slow)


def _with_fuel(c: Emitter, parts: list[tuple[Code, py.Expr]], shown: list[py.Expr | str], slow: py.Expr) -> py.Expr:
    """The same of longer texts, where that is repeated: what it makes takes fuel."""
    made = c.temporary()
    tests = [_short(c, part, value, LONG) for part, value in parts if part.value is None]
    size = py.call(py.load("len"), py.walrus(made, py.format_string(shown)))
    taken = fuel_taken(c, py.BinOp(left=size, op=ast.RShift(), right=py.constant(FUEL_BITS)))
    return py.if_else(py.all_of([without_run(), *tests, taken]), py.load(made), slow)


def _proven(found: Proven, value: py.Expr, free: int | None) -> py.Expr | None:
    """The same of what the program has looked at: what else it asks for. None where that is of no use."""
    if found.kind == STRING and free is None:
        return py.constant(True)
    if found.kind == STRING and free is not None and free < FREE:  # in a loop: most texts are short enough elsewhere
        return py.less(py.call(py.load("len"), value), py.constant(free))
    if found.kind == STRING:
        found.shorter(FREE)
        return py.constant(True)
    if found.kind != NUMBER:
        return None
    found.within(SAFE)
    return py.constant(True) if found.whole else py.class_is(value, "int")


def _short(c: Emitter, part: Code, value: py.Expr, free: int | None) -> py.Expr:
    """Whether Python shows the value as JavaScript does, and it is short enough to need no charge; of any length without
    `free`."""
    if (found := c.looked_at(part)) is not None and (test := _proven(found, value, free)) is not None:
        return test
    short = py.constant(True) if free is None else py.less(py.call(py.load("len"), value), py.constant(free))
    if part.kind == STRING:
        return short
    if part.kind == NUMBER:
        known = range_of(part)
        return py.constant(True) if known is not None and known.whole else py.class_is(value, "int")
    # Python compares ints below 2^30 quicker than others.
    whole = py.any_of([py.between(-_SMALL, value, value, _SMALL), py.between(-SAFE_INT, value, value, SAFE_INT)])
    text = [py.class_is(value, "str")] if free is None else [py.class_is(value, "str"), short]
    return py.any_of([py.all_of(text), py.all_of([py.class_is(value, "int"), whole])])
