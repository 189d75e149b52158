"""Schemas and definitions of handlers that are the same at every run: made at a program's first run, kept with it by
`Runner._once`, and charged by each run as if it had made them. `members` asks for each chain of calls.
"""

from __future__ import annotations

from collections.abc import Callable

from latebind.grammar import nodes as n
from latebind.interp.compiler import entry
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, Code
from latebind.interp.compiler.emitter import Emitter


def is_kept(c: Emitter, node: n.Expr) -> bool:
    """Whether a chain of calls always makes the same schema or definition, and is part of no other that does."""
    if c.keeping or not isinstance(node, n.Call) or not c.survey.makes_schemas:
        return False
    same = c.survey.same
    return same.is_definition(node) or same.is_schema(node)


def once(c: Emitter, node: n.Expr, make: Callable[[], Code]) -> Code:
    """What `make` writes for such a chain, done by the first run."""
    name, c.keeping = c.function(), True
    with c.building("inner") as builder:
        builder.once = True
        c.emit(py.give(c.cut(make()).py))
    c.keeping = False
    c.builder.cost += builder.cost
    c.emit(py.define(name, (), builder.out))
    c.builder.leaf, c.dynamic = False, True
    made = py.call(entry.runner("once"), c.run(), py.constant(c.functions), py.load(name))
    return Code(py.at(made, c.site(node)), ANY, 1)
