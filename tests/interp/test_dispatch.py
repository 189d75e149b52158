"""The tables of checker and compiler have an entry for each class of nodes that the grammar makes, and for no other."""

from __future__ import annotations

from typing import get_args

from latebind.grammar import nodes as n
from latebind.interp.checker import dispatch as checker
from latebind.interp.compiler import dispatch as compiler

EXPRESSIONS = set(get_args(n.Expr))
STATEMENTS = set(get_args(n.Statement))
LINKED = {n.Import, n.ExportNames, n.ExportDefault}  # what modules have, and no script that is compiled


def test_all_nodes_are_checked() -> None:
    assert set(checker.DISPATCH.expressions) == EXPRESSIONS | {n.Spread}
    assert set(checker.DISPATCH.statements) == STATEMENTS


def test_all_nodes_are_compiled() -> None:
    assert set(compiler.DISPATCH.expressions) == EXPRESSIONS
    assert set(compiler.DISPATCH.statements) == STATEMENTS - LINKED | {n.Block, n.Script}
