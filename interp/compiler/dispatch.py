"""The one table from the class of a node to the function that compiles it; the parts reach each other through it.

`Emitter.expression` and `Emitter.statement` look here. A node without an entry is a KeyError: the table is exhaustive.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler import blocks, conditions, control, expressions, literals, members, statements, text
from latebind.interp.compiler.emitter import Dispatch

DISPATCH = Dispatch(
    expressions={
        n.Constant: expressions.constant,
        n.Text: text.text,
        n.Name: expressions.name,
        n.Paren: expressions.paren,
        n.Array: literals.array,
        n.Object: literals.object_,
        n.Unary: expressions.unary,
        n.Binary: expressions.binary,
        n.Logical: conditions.logical,
        n.Conditional: conditions.conditional,
        n.Member: members.chain,
        n.Index: members.chain,
        n.Call: members.chain,
        n.New: expressions.new,
        n.Arrow: expressions.arrow,
        n.ExprBlock: expressions.expr_block,
    },
    statements={
        n.Script: blocks.block,
        n.Block: blocks.block,
        n.LocalDef: statements.local_definition,
        n.VariableDef: statements.const_definition,
        n.ExpressionStatement: statements.expression_statement,
        n.If: control.if_,
        n.For: control.for_,
        n.Try: control.try_,
        n.Return: statements.return_,
        n.Throw: statements.throw,
        n.Break: statements.leave_loop,
        n.Continue: statements.leave_loop,
    },
)
