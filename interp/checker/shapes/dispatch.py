"""The one table from the class of a node to the function that walks it. It is exhaustive, as `checker.dispatch` is."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import calls, chains, changes, expressions, operators, statements
from latebind.interp.checker.shapes.state import Dispatch

DISPATCH = Dispatch(
    expressions={
        n.Constant: expressions.constant,
        n.Text: expressions.text,
        n.Name: expressions.name,
        n.Paren: expressions.paren,
        n.Spread: expressions.spread,
        n.Array: expressions.array,
        n.Object: expressions.object_,
        n.Unary: operators.unary,
        n.Binary: operators.binary,
        n.Logical: operators.logical,
        n.Conditional: operators.conditional,
        n.Member: chains.chain,
        n.Index: chains.chain,
        n.Call: chains.chain,
        n.New: calls.new,
        n.Arrow: expressions.arrow,
        n.ExprBlock: expressions.expr_block,
        n.Assign: changes.assign,
        n.Update: changes.update,
        n.Delete: changes.delete,
        n.Regex: expressions.regex,
    },
    statements={
        n.LocalDef: statements.local_definition,
        n.VariableDef: statements.variable_definition,
        n.ExpressionStatement: statements.expression_statement,
        n.If: statements.if_,
        n.FunctionDef: statements.function_definition,
        n.BlockStatement: statements.block_statement,
        n.For: statements.for_of,
        n.ForIn: statements.for_in,
        n.ForLoop: statements.for_loop,
        n.While: statements.while_,
        n.DoWhile: statements.do_while,
        n.Switch: statements.switch,
        n.Try: statements.try_,
        n.Return: statements.return_,
        n.Throw: statements.throw,
        n.Break: statements.leave,
        n.Continue: statements.leave,
    },
)
