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


def written(text: str, bound: Bound, short: int = SHORT) -> py.Expr:
    """An expression with `bound` for its parameters, and what `SHORT` is here. Sites are set in it: nothing but literals within
    it is shared."""
    made: py.Expr = _maker_of(text)(bound, short)
    return py.constant(made.value) if isinstance(made, ast.Constant) else made


def tests(text: str, bound: Bound, known: list[py.Expr], short: int = SHORT) -> list[py.Expr] | None:
    """The tests that a condition comes to, but for what is `known` to hold; None where it cannot hold."""
    found: list[py.Expr] = []
    seen = {_class_test(test) for test in known} - {None}
    for maker in _makers_of(text):
        made = maker(bound, short)
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


# Makes a node, of what parameters stand for, and what `SHORT` is.
_Maker = Callable[[Bound, int], Any]
_MOST_KEPT = 512


@lru_cache(_MOST_KEPT)
def _maker_of(text: str) -> _Maker:
    return _maker(ast.parse(text, mode="eval").body)


@lru_cache(_MOST_KEPT)
def _makers_of(text: str) -> list[_Maker]:
    """Those of all that `and` joins."""
    parsed = ast.parse(text, mode="eval").body
    parts = parsed.values if isinstance(parsed, ast.BoolOp) and isinstance(parsed.op, ast.And) else [parsed]
    return [*map(_maker, parts)]


def _maker(node: Any) -> _Maker:
    if isinstance(node, ast.Name):
        return _named(node.id)
    if _is_fixed(node):
        fixed = _fixed(node)
        return lambda bound, short: fixed
    if isinstance(node, list):
        makers = [*map(_maker, node)]
        return lambda bound, short: [maker(bound, short) for maker in makers]
    return _node_maker(node)


def _node_maker(node: ast.AST) -> _Maker:
    """What makes a node that is another one each time, or what it comes to."""
    kind, fold = py.class_of(type(node)), _FOLDS.get(type(node))
    fields = [getattr(node, field) for field in node._fields]
    same = [_fixed(field) if _is_fixed(field) else None for field in fields]
    others = [(at, _maker(field)) for at, field in enumerate(fields) if not _is_fixed(field)]

    def make(bound: Bound, short: int) -> Any:
        parts = same.copy()
        for at, maker in others:
            parts[at] = maker(bound, short)
        made = kind(*parts)
        value = None if fold is None else fold(made)
        return made if value is None else value if isinstance(value, ast.AST) else py.constant(value[0])

    return make


def _named(name: str) -> _Maker:
    if name == "SHORT":
        return lambda bound, short: py.constant(short)
    return lambda bound, short: bound.get(name) or load(name)


def _is_fixed(field: Any) -> bool:
    """Whether a part of a node is the same whatever parameters stand for: no node, an operator, a literal, or nothing but such."""
    if isinstance(field, list):
        return all(map(_is_fixed, field))
    return not isinstance(field, ast.AST) or not field._fields or isinstance(field, ast.Constant)


def _fixed(field: Any) -> Any:
    if isinstance(field, list):
        return [*map(_fixed, field)]
    return py.constant(field.value) if isinstance(field, ast.Constant) else field


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
