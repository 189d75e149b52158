"""The one table from the class of a node to the function that compiles it; the parts reach each other through it.

`Emitter.expression` and `Emitter.statement` look here. A node without an entry is a KeyError: the table is exhaustive.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler import (
    assignment,
    blocks,
    conditions,
    control,
    counting,
    expressions,
    literals,
    loops,
    members,
    statements,
    text,
)
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
        n.Regex: expressions.regex,
        n.Assign: assignment.assign,
        n.Update: assignment.update,
        n.Delete: assignment.delete,
        n.Arrow: expressions.arrow,
        n.ExprBlock: expressions.expr_block,
    },
    statements={
        n.Script: blocks.block,
        n.Block: blocks.block,
        n.LocalDef: statements.local_definition,
        n.VariableDef: statements.variable_definition,
        n.FunctionDef: statements.function_definition,
        n.BlockStatement: statements.block_statement,
        n.ExpressionStatement: statements.expression_statement,
        n.If: control.if_,
        n.For: loops.for_of,
        n.ForIn: loops.for_in,
        n.ForLoop: counting.for_loop,
        n.While: loops.while_,
        n.DoWhile: loops.do_while,
        n.Switch: loops.switch,
        n.Try: control.try_,
        n.Return: statements.return_,
        n.Throw: statements.throw,
        n.Break: statements.leave,
        n.Continue: statements.leave,
    },
)
