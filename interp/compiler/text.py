"""Text: strings with interpolations, and strings joined by `+`, each as one f-string where nothing is to be charged."""

from __future__ import annotations

from collections.abc import Sequence

from latebind.grammar import nodes as n
from latebind.interp.compiler import inline
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import NUMBER, STRING, Code, constant_code, deepest
from latebind.interp.compiler.emitter import RUN, Emitter
from latebind.interp.limits import FREE
from latebind.interp.text import text as written
from latebind.interp.values import SAFE_INT

# Longer chains of `+` become several f-strings.
_MOST_PARTS = 16


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
    tests = [_short(c, part, value, free) for part, value in zip(parts, values, strict=True) if part.value is None]
    shown = [
        _shown(c, part, value, at or node) if part.value is None else written(part.value)
        for part, value, at in zip(parts, values, where, strict=True)
    ]
    if not tests:
        return constant_code("".join(part for part in shown if isinstance(part, str)))
    rendered = [
        value if part.kind == STRING else c.helper("text", at or node, value)
        for part, value, at in zip(parts, values, where, strict=True)
    ]
    slow = c.helper("interpolate_often" if c.builder.alone else "interpolate", node, c.run_if_any(), *rendered)
    made = py.if_else(c.guard(binding, tests), py.format_string(shown), slow)
    return Code(made, STRING, deepest(parts), plain=len(parts) * FREE <= c.limits.output)


def _shown(c: Emitter, part: Code, value: py.Expr, node: n.Node) -> py.Expr:
    """A part as Python shows it; a double by the helper, which knows how JavaScript does."""
    if part.kind == STRING or not inline.chargeless(c):
        return value
    return py.if_else(py.class_is(value, "float"), c.helper("text", node, value), value)


def _short(c: Emitter, part: Code, value: py.Expr, free: int) -> py.Expr:
    """Whether the value is a text that is short enough to need no charge, or a whole number; or a double, where there is no
    run: its digits are charged.
    """
    short = py.less(py.call(py.load("len"), value), py.constant(free))
    if part.kind == STRING:
        return short
    whole = py.all_of([py.class_is(value, "int"), py.between(-SAFE_INT, value, value, SAFE_INT)])
    tests = (
        [py.class_is(value, "int")] if part.kind == NUMBER else [py.all_of([py.class_is(value, "str"), short]), whole]
    )
    if inline.chargeless(c):
        tests.append(py.all_of([py.class_is(value, "float"), py.is_(py.load(RUN), py.constant(None))]))
    return py.any_of(tests)
