"""The expressions of inline forms, with the arguments of a call for their parameters.

What is known when the program is written is worked out then: a test of literals is no test, and a form that literals
rule out is left out.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from latebind.interp.compiler import pyast as py
from latebind.interp.inline import LATER, NAMES, SHORT

Bound = dict[str, py.Expr]
_TRUE, _FALSE = (True,), (False,)


def load(name: str) -> py.Expr:
    """One of the names of inline forms."""
    assert name in NAMES or name in LATER, name
    return py.load(f"i_{name}")


@lru_cache(maxsize=512)
def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def written(text: str, bound: Bound, short: int = SHORT) -> py.Expr:
    """An expression with `bound` for its parameters, and what `SHORT` is here. A tree of its own, as sites are set in it."""
    made: py.Expr = _replaced(_parsed(text), bound, short)
    return made


def tests(text: str, bound: Bound, known: list[py.Expr], short: int = SHORT) -> list[py.Expr] | None:
    """The tests that a condition comes to, but for what is `known` to hold; None where it cannot hold."""
    parsed = _parsed(text)
    found: list[py.Expr] = []
    seen = {_class_test(test) for test in known} - {None}
    for part in parsed.values if isinstance(parsed, ast.BoolOp) and isinstance(parsed.op, ast.And) else [parsed]:
        made = _replaced(part, bound, short)
        if isinstance(made, ast.Constant):
            if not made.value:
                return None
        elif _class_test(made) not in seen:
            found.append(made)
    return found


def _class_test(test: py.Expr) -> tuple[str, str] | None:
    """The name and the class where this is `name.__class__ is class`."""
    match test:
        case ast.Compare(
            left=ast.Attribute(value=ast.Name(id=name), attr="__class__"),
            ops=[ast.Is()],
            comparators=[ast.Name(id=cls)],
        ):
            return name, cls.removeprefix("i_")
    return None


def _replaced(node: Any, bound: Bound, short: int) -> Any:
    if isinstance(node, ast.Name):
        if node.id in bound:
            return bound[node.id]
        return py.constant(short) if node.id == "SHORT" else load(node.id)
    if isinstance(node, list):
        return [_replaced(item, bound, short) for item in node]
    if not isinstance(node, ast.AST) or not node._fields:
        return node
    made = py.class_of(type(node))(*[_replaced(getattr(node, field), bound, short) for field in node._fields])
    fold = _FOLDS.get(type(node))
    value = fold(made) if fold is not None else None
    return made if value is None else value if isinstance(value, ast.AST) else py.constant(value[0])


# What a node comes to: its value in a tuple, another node, or None where that is not known.

_COMPARED: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
_COMPUTED: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[[Any], Any]] = {"i_len": len, "i_str": str, "i_abs": abs, "i_int": int}


def _compare(node: Any) -> tuple[bool] | None:
    parts = [node.left, *node.comparators]
    for op, left, right in zip(node.ops, parts, parts[1:], strict=False):
        if isinstance(op, ast.Is):
            holds = _is_of_class(left, right)
        elif isinstance(left, ast.Constant) and isinstance(right, ast.Constant) and type(op) in _COMPARED:
            try:
                holds = _COMPARED[type(op)](left.value, right.value)
            except TypeError:
                return None
        else:
            return None
        if holds is not True:
            return None if holds is None else _FALSE
    return _TRUE


def _is_of_class(left: py.Expr, right: py.Expr) -> bool | None:
    """Whether a literal's class is the one that is named."""
    if isinstance(left, ast.Attribute) and left.attr == "__class__" and isinstance(left.value, ast.Constant):
        return (
            left.value.value.__class__.__name__ == right.id.removeprefix("i_") if isinstance(right, ast.Name) else None
        )
    return None


def _compute(node: Any) -> tuple[Any] | None:
    left, right = node.left, node.right
    if not (isinstance(left, ast.Constant) and isinstance(right, ast.Constant)) or type(node.op) not in _COMPUTED:
        return None
    if isinstance(node.op, ast.Mult) and isinstance(left.value, str):
        return None  # it may be long
    try:
        return (_COMPUTED[type(node.op)](left.value, right.value),)
    except (ArithmeticError, TypeError):
        return None


def _call(node: Any) -> tuple[Any] | None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in _FUNCTIONS or len(node.args) != 1 or not isinstance(node.args[0], ast.Constant):
        return None
    try:
        return (_FUNCTIONS[name](node.args[0].value),)
    except (TypeError, ValueError):
        return None


def _operate(node: Any) -> tuple[Any] | None:
    if not isinstance(node.operand, ast.Constant):
        return None
    value: Any = node.operand.value
    if isinstance(node.op, ast.Not):
        return (not value,)
    return (-value,) if isinstance(node.op, ast.USub) and value.__class__ in (int, float) else None


def _join(node: Any) -> py.Expr | tuple[bool] | None:
    """What stays of `and` and `or` but for leading literals."""
    decides = isinstance(node.op, ast.Or)  # a literal of this truth is the value
    values = list(node.values)
    while len(values) > 1 and isinstance(values[0], ast.Constant):
        if bool(values[0].value) is decides:
            return py.constant(values[0].value)
        del values[0]
    node.values = values
    return values[0] if len(values) == 1 else None


def _choose(node: Any) -> py.Expr | None:
    if not isinstance(node.test, ast.Constant):
        return None
    chosen: py.Expr = node.body if node.test.value else node.orelse
    return chosen


_FOLDS: dict[type[ast.AST], Callable[[Any], Any]] = {
    ast.Compare: _compare,
    ast.BinOp: _compute,
    ast.Call: _call,
    ast.UnaryOp: _operate,
    ast.BoolOp: _join,
    ast.IfExp: _choose,
}
