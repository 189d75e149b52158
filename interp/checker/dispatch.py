"""The one table from the class of a node to the function that checks it; the parts reach each other through it.

`State.expression` and `State.statement` look here. A node without an entry is a KeyError: the table is exhaustive.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker import assignment, expressions, loops, spines, statements
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
        n.Arrow: expressions.function_value,
        n.ExprBlock: expressions.expr_value,
        n.Assign: assignment.assign,
        n.Update: assignment.update,
        n.Delete: assignment.delete,
        n.Regex: expressions.regex,
    },
    statements={
        n.LocalDef: statements.local_definition,
        n.VariableDef: statements.variable_definition,
        n.ExpressionStatement: statements.expression_statement,
        n.If: statements.if_,
        n.FunctionDef: statements.function_definition,
        n.BlockStatement: statements.block_statement,
        n.For: loops.for_of,
        n.ForIn: loops.for_in,
        n.ForLoop: loops.for_loop,
        n.While: loops.while_,
        n.DoWhile: loops.do_while,
        n.Switch: loops.switch,
        n.Try: statements.try_,
        n.Return: statements.return_,
        n.Throw: statements.throw,
        n.Break: loops.leave_loop,
        n.Continue: loops.leave_loop,
        n.Import: statements.nested_module,
        n.ExportNames: statements.nested_module,
        n.ExportDefault: statements.nested_module,
    },
)
