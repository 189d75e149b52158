"""Short constructors for Python's `ast`, and the pass that gives every node a line.

A line number here is the index of a site in the program's table of sites: a traceback's line then leads to the span
of the source and costs nothing at run time.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Expr = ast.expr
Stmt = ast.stmt

_LOAD = ast.Load()
_STORE = ast.Store()


def constant(value: Any) -> Expr:
    """A literal."""
    return ast.Constant(value=value)


def load(name: str) -> Expr:
    """`name`."""
    return ast.Name(id=name, ctx=_LOAD)


def store(name: str) -> ast.Name:
    """`name`, to be assigned to."""
    return ast.Name(id=name, ctx=_STORE)


def walrus(name: str, value: Expr) -> Expr:
    """`(name := value)`."""
    return ast.NamedExpr(target=store(name), value=value)


def call(function: Expr, *args: Expr) -> Expr:
    """`function(*args)`."""
    return ast.Call(func=function, args=list(args), keywords=[])


def attribute(value: Expr, name: str) -> Expr:
    """`value.name`."""
    return ast.Attribute(value=value, attr=name, ctx=_LOAD)


def subscript(value: Expr, key: Expr) -> Expr:
    """`value[key]`."""
    return ast.Subscript(value=value, slice=key, ctx=_LOAD)


def class_is(value: Expr, name: str) -> Expr:
    """`value.__class__ is name`."""
    return ast.Compare(left=attribute(value, "__class__"), ops=[ast.Is()], comparators=[load(name)])


def is_(value: Expr, other: Expr) -> Expr:
    """`value is other`. Python warns of it where both are literals once it has folded them."""
    if isinstance(value, ast.Constant) and isinstance(other, ast.Constant):
        return constant(value.value is other.value)
    return ast.Compare(left=value, ops=[ast.Eq() if _folds(value) else ast.Is()], comparators=[other])


def is_not(value: Expr, other: Expr) -> Expr:
    """`value is not other`; see `is_`."""
    if isinstance(value, ast.Constant) and isinstance(other, ast.Constant):
        return constant(value.value is not other.value)
    return ast.Compare(left=value, ops=[ast.NotEq() if _folds(value) else ast.IsNot()], comparators=[other])


def _folds(value: Expr) -> bool:
    """Whether Python makes a literal of an expression: arithmetic with nothing but literals."""
    work = [value]
    while work:
        node = work.pop()
        if isinstance(node, ast.BinOp):
            work += (node.left, node.right)
        elif isinstance(node, ast.UnaryOp):
            work.append(node.operand)
        elif not isinstance(node, ast.Constant):
            return False
    return True


def compare(left: Expr, op: ast.cmpop, right: Expr) -> Expr:
    """`left op right`."""
    return ast.Compare(left=left, ops=[op], comparators=[right])


def between(low: Any, first: Expr, again: Expr, high: Any) -> Expr:
    """`low <= value <= high`. Python is quicker with two comparisons than with one of three parts."""
    return all_of([compare(first, ast.GtE(), constant(low)), compare(again, ast.LtE(), constant(high))])


def all_of(tests: Sequence[Expr]) -> Expr:
    """`a and b and …`; at least one."""
    return tests[0] if len(tests) == 1 else ast.BoolOp(op=ast.And(), values=list(tests))


def any_of(tests: Sequence[Expr]) -> Expr:
    """`a or b or …`; at least one."""
    return tests[0] if len(tests) == 1 else ast.BoolOp(op=ast.Or(), values=list(tests))


def equals(value: Expr, other: Expr) -> Expr:
    """`value == other`."""
    return compare(value, ast.Eq(), other)


def in_(value: Expr, other: Expr) -> Expr:
    """`value in other`."""
    return compare(value, ast.In(), other)


def less(value: Expr, other: Expr) -> Expr:
    """`value < other`."""
    return compare(value, ast.Lt(), other)


def not_(value: Expr) -> Expr:
    """`not value`."""
    return ast.UnaryOp(op=ast.Not(), operand=value)


def if_else(test: Expr, body: Expr, orelse: Expr) -> Expr:
    """`body if test else orelse`."""
    return ast.IfExp(test=test, body=body, orelse=orelse)


def after(binding: Sequence[Expr], value: Expr) -> Expr:
    """A value that mentions what the tests `binding` bind; see `Emitter.operands`."""
    return if_else(any_of(binding), constant(None), value) if binding else value


def list_of(items: Iterable[Expr]) -> Expr:
    """`[…]`."""
    return ast.List(elts=list(items), ctx=_LOAD)


def backwards(value: Expr) -> Expr:
    """`value[::-1]`."""
    return ast.Subscript(value=value, slice=ast.Slice(step=ast.UnaryOp(op=ast.USub(), operand=constant(1))), ctx=_LOAD)


def tuple_of(items: Iterable[Expr]) -> Expr:
    """`(…)`."""
    return ast.Tuple(elts=list(items), ctx=_LOAD)


def dict_of(keys: Iterable[Expr | None], values: Iterable[Expr]) -> Expr:
    """A dict; a key of None spreads its value."""
    return ast.Dict(keys=list(keys), values=list(values))


def format_string(parts: Iterable[str | Expr]) -> Expr:
    """An f-string of plain text and values."""
    values: list[Expr] = [
        constant(part) if isinstance(part, str) else ast.FormattedValue(value=part, conversion=-1) for part in parts
    ]
    return ast.JoinedStr(values=values)


def assign(name: str, value: Expr, *more: Expr) -> Stmt:
    """`name = value`, or `name = more = value`; see `item`."""
    return ast.Assign(targets=[store(name), *more], value=value)


def declare(name: str) -> Stmt:
    """A name of this function, that a function within it will assign to."""
    return ast.AnnAssign(target=store(name), annotation=constant(None), simple=1)


def item(value: Expr, key: Expr) -> Expr:
    """`value[key]`, to be assigned to."""
    return ast.Subscript(value=value, slice=key, ctx=_STORE)


def assign_attribute(value: Expr, name: str, new: Expr) -> Stmt:
    """`value.name = new`."""
    return ast.Assign(targets=[ast.Attribute(value=value, attr=name, ctx=_STORE)], value=new)


def change_attribute(value: Expr, name: str, op: ast.operator, amount: Expr) -> Stmt:
    """`value.name op= amount`."""
    return ast.AugAssign(target=ast.Attribute(value=value, attr=name, ctx=_STORE), op=op, value=amount)


def run(value: Expr) -> Stmt:
    """An expression as a statement."""
    return ast.Expr(value=value)


def give(value: Expr) -> Stmt:
    """`return value`."""
    return ast.Return(value=value)


def if_statement(test: Expr, body: list[Stmt], orelse: list[Stmt] | None = None) -> Stmt:
    """`if test: … else: …`."""
    return ast.If(test=test, body=body, orelse=orelse or [])


def for_loop(name: str, iterable: Expr, body: list[Stmt]) -> Stmt:
    """`for name in iterable: …`."""
    return ast.For(target=store(name), iter=iterable, body=body, orelse=[])


def define(name: str, params: Iterable[str], body: list[Stmt], optional: int = 0) -> Stmt:
    """A function; the last `optional` parameters are None where they are not given."""
    arguments = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(arg=param) for param in params],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[constant(None)] * optional,
    )
    # `type_params` exists since 3.12; 3.11 ignores an unknown field's absence.
    node = ast.FunctionDef(name=name, args=arguments, body=body, decorator_list=[])
    if "type_params" in ast.FunctionDef._fields:
        node.type_params = []  # type: ignore[attr-defined,unused-ignore]
    return node


def returns(body: list[Stmt], replace: Callable[[ast.Return], list[Stmt]]) -> list[Stmt]:
    """A function's statements with each `return` of its own, not of functions within it, replaced."""
    result: list[Stmt] = []
    for statement in body:
        if isinstance(statement, ast.Return):
            result += replace(statement)
            continue
        if not isinstance(statement, ast.FunctionDef):
            for field in ("body", "orelse", "finalbody"):
                if inner := getattr(statement, field, None):
                    setattr(statement, field, returns(inner, replace))
            for handler in getattr(statement, "handlers", ()):
                handler.body = returns(handler.body, replace)
        result.append(statement)
    return result


def at(node: Expr, site: int) -> Expr:
    """The same node, at a site; see `Emitter.site`."""
    node.lineno = site
    return node


def settle(root: ast.AST) -> None:
    """Give a line to every node that has none: the nearest outer one's. A loop, as trees may be deep."""
    work: list[tuple[ast.AST, int]] = [(root, 1)]
    while work:
        node, line = work.pop()
        attributes = node._attributes
        if attributes:
            line = getattr(node, "lineno", line)
            node.lineno = node.end_lineno = line  # type: ignore[attr-defined]
            node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined]
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, ast.AST):
                work.append((value, line))
            elif isinstance(value, list):
                work.extend((item, line) for item in value if isinstance(item, ast.AST))
