"""The one table from the class of a node to the function that checks it; the parts reach each other through it.

`State.expression` and `State.statement` look here. A node without an entry is a KeyError: the table is exhaustive.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker import expressions, spines, statements
from latebind.interp.checker.state import Dispatch

DISPATCH = Dispatch(
    expressions={
        n.Constant: expressions.constant,
        n.Text: expressions.text,
        n.Name: expressions.name_value,
        n.Paren: expressions.paren,
        n.Spread: expressions.spread,
        n.Array: expressions.array,
        n.Object: expressions.object_,
        n.Unary: expressions.unary,
        n.Binary: spines.spine,
        n.Logical: spines.spine,
        n.Conditional: expressions.conditional,
        n.Member: spines.spine,
        n.Index: spines.spine,
        n.Call: spines.spine,
        n.New: spines.new,
        n.Arrow: expressions.arrow,
        n.ExprBlock: expressions.expr_value,
    },
    statements={
        n.LocalDef: statements.local_definition,
        n.ConstDef: statements.const_definition,
        n.ExpressionStatement: statements.expression_statement,
        n.If: statements.if_,
        n.For: statements.for_,
        n.Try: statements.try_,
        n.Return: statements.return_,
        n.Throw: statements.throw,
        n.Break: statements.leave_loop,
        n.Continue: statements.leave_loop,
    },
)
