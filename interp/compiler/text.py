"""Text: strings with interpolations, and strings joined by `+`, each as one f-string where nothing is to be charged."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import budget
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.budget import OFTEN
from latebind.interp.compiler.charges import fuel_taken, without_run
from latebind.interp.compiler.codes import ANY, NUMBER, STRING, Code, Proven, constant_code, deepest, range_of
from latebind.interp.compiler.emitter import RUN, Emitter
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
        value if part.held == STRING else c.helper("text", at or node, value)
        for part, value, at in zip(parts, values, where, strict=True)
    ]
    near = py.near(tests, [_TEST_UNITS] * len(tests), _MADE_UNITS) or [py.constant(True)]
    if _takes_fuel(c):
        alone = _with_fuel(c, _of_any([_short(c, part, value, None) for part, value in varying], shown, rendered))
        slow = c.helper("interpolate", node, py.load(RUN), *rendered)
        if any(part.text for part in parts):  # what grows is not short for long
            made = py.if_else(py.all_of(near), py.format_string(shown), slow)
            made = py.if_else(c.guard(binding, [without_run()]), alone, made)
            return Code(made, STRING, deepest(parts), plain=len(parts) * FREE <= c.limits.output)
        slow = py.if_else(without_run(), alone, slow)
    else:
        slow = c.helper("interpolate_often" if budget.often(c) else "interpolate", node, c.run_if_any(), *rendered)
        if budget.chargeless(c) and len(tests) <= _MOST_DOUBLES:
            slow = _with_doubles(c, list(zip(parts, values, rendered, strict=True)), shown, free, slow)
    made = py.format_string(shown)
    if whole:
        made = _at_once(c, node, made, shown, [value for _, value in varying])
    made = py.if_else(c.guard(binding, near), made, slow)
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


def added_text(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code | None:
    """The sum of two values of which one is a text, as all that is given to its name says; None where it is made but once."""
    if not _takes_fuel(c):
        return None
    binding, values = c.operands([left, right])
    others = [(code, value) for code, value in zip((left, right), values, strict=True) if not code.text]
    rendered = [
        value if code.text else c.helper("text", at, value)
        for code, value, at in zip((left, right), values, (node.left, node.right), strict=True)
    ]
    text = _of_any([_whole(code, value) for code, value in others], values, rendered)
    if all(code.kind == ANY for code, _ in others):
        joined = py.BinOp(left=values[0], op=ast.Add(), right=values[1])
        both = [py.class_is(value, "str") for _, value in others]
        text = py.if_else(py.all_of(both), joined, text) if both else joined
    made = py.if_else(
        c.guard(binding, [without_run()]), _with_fuel(c, text), c.helper("add", node, py.load(RUN), *values)
    )
    return Code(made, depth=deepest([left, right]), text=True)


def _takes_fuel(c: Emitter) -> bool:
    """Whether a text that is made here is repeated, and takes fuel where there is no run."""
    return budget.often(c) and c.builder.kind in FUELED and c.takes_fuel()


def _of_any(tests: list[py.Expr], shown: Sequence[py.Expr | str], rendered: list[py.Expr]) -> py.Expr:
    """The text of all parts: as Python shows them where the tests hold, else each as rendered."""
    tests = [test for test in tests if not isinstance(test, ast.Constant)]
    if not tests:
        return py.format_string(shown)
    pieces = [old if isinstance(old, str) else new for old, new in zip(shown, rendered, strict=True)]
    return py.if_else(py.all_of(tests), py.format_string(shown), py.format_string(pieces))


def _with_fuel(c: Emitter, text: py.Expr) -> py.Expr:
    """A text that is repeated where there is no run: what it makes takes fuel where it is longer than a few words. It is
    made before its length is looked at; it is so few times as long as its longest part."""
    made, size = c.temporary(), c.temporary()
    length = py.walrus(size, py.call(py.load("len"), py.walrus(made, text)))
    taken = fuel_taken(c, py.BinOp(left=py.load(size), op=ast.RShift(), right=py.constant(FUEL_BITS)))
    long = py.all_of([py.less(py.load(size), py.constant(LONG)), taken])
    fits = py.any_of([py.less(length, py.constant(OFTEN)), long])
    return py.if_else(fits, py.load(made), c.helper("needs_run", None))


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
    if part.held == STRING:
        return short
    if part.kind == NUMBER:
        return _whole(part, value)
    text = [py.class_is(value, "str")] if free is None else [py.class_is(value, "str"), short]
    return py.any_of([py.all_of(text), _whole(part, value)])


def _whole(part: Code, value: py.Expr) -> py.Expr:
    """Whether a value is an int that Python shows as JavaScript does."""
    if part.kind == NUMBER:
        known = range_of(part)
        return py.constant(True) if known is not None and known.whole else py.class_is(value, "int")
    # Python compares ints below 2^30 quicker than others.
    safe = py.any_of([py.between(-_SMALL, value, value, _SMALL), py.between(-SAFE_INT, value, value, SAFE_INT)])
    return py.all_of([py.class_is(value, "int"), safe])
