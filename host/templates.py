"""Templates: text with `{{ expression }}` or `@( expression )`, compiled like any other program.

A template is one interpolated string. Rendered, each value becomes text; resolved, one that is nothing but a single
interpolation keeps its type.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from latebind.grammar import nodes as n
from latebind.grammar.parser import parse_template
from latebind.grammar.source import Source
from latebind.interp.library import Library
from latebind.interp.limits import Limits
from latebind.interp.program import Program, Store, build

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Declarations


def compile_template(
    source: Source,
    library: Library,
    limits: Limits,
    *,
    typed: bool,
    lenient: bool,
    variables: Iterable[str] | None = None,
    declared: Declarations | None = None,
    store: Store | None = None,
) -> Program:
    """The program of a template. `typed`: a lone interpolation keeps its type; `lenient`: what is missing is empty.

    With `variables`, names that are none of these are errors now. `store` see `build`.
    """
    again = partial(template_of, source, library, limits, typed, lenient)
    return build(again(), library, variables, limits, declared=declared, again=again, store=store)


def template_of(source: Source, library: Library, limits: Limits, typed: bool, lenient: bool) -> n.Script:
    """The script that a text is as a template."""
    parts = parse_template(source, limits)
    if lenient:
        parts = tuple(part if isinstance(part, str) else _or_empty(part, library) for part in parts)
    return template_script(source, parts, typed=typed)


def template_script(source: Source, parts: tuple[str | n.Expr, ...], *, typed: bool) -> n.Script:
    """The script that a template of these parts is: one interpolated string, or its only expression's value."""
    end = len(source.text)
    lone = typed and len(parts) == 1 and not isinstance(parts[0], str)
    text = n.Text(0, end, parts, '"' if lone else "`")
    return n.Script(0, end, source, (n.ExpressionStatement(0, end, text),))


def _or_empty(expression: n.Expr, library: Library) -> n.Expr:
    empty = n.Constant(expression.end, expression.end, "")
    start, end = expression.start, expression.end
    return n.Logical(start, end, "??", n.Paren(start, end, _optional(expression, library)), empty)


def _optional(node: n.Expr, library: Library) -> n.Expr:
    """The same chain with `?.` at each link, so that nothing in it has to be there."""
    if isinstance(node, n.Call):
        return n.Call(node.start, node.end, _optional(node.callee, library), node.args, node.optional)
    if not isinstance(node, n.Member | n.Index) or (
        isinstance(node.object, n.Name) and node.object.name in library.globals
    ):
        return node
    base = _optional(node.object, library)
    if isinstance(node, n.Member):
        return n.Member(node.start, node.end, base, node.name, True, node.name_start)
    return n.Index(node.start, node.end, base, node.index, True)
