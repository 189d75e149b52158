"""Arithmetic and comparisons: inlined for the types that are likely, with the operators' slow paths behind a guard.

What inference knows needs no guard: a result of arithmetic is a number within ±(2^53 − 1).
"""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.emitter import ANY, BOOLEAN, NUMBER, STRING, Code, Emitter
from latebind.interp.values import SAFE, SAFE_INT

_ARITHMETIC: dict[str, tuple[str, ast.operator]] = {
    "+": ("add", ast.Add()),
    "-": ("subtract", ast.Sub()),
    "*": ("multiply", ast.Mult()),
    "/": ("divide", ast.Div()),
    "%": ("remainder", ast.Mod()),
}
_ORDER: dict[str, tuple[str, ast.cmpop]] = {
    "<": ("less", ast.Lt()),
    "<=": ("less_equal", ast.LtE()),
    ">": ("greater", ast.Gt()),
    ">=": ("greater_equal", ast.GtE()),
}
_EQUALITY: dict[str, tuple[str, ast.cmpop]] = {
    "==": ("equal", ast.Eq()),
    "!=": ("unequal", ast.NotEq()),
    "===": ("identical", ast.Eq()),
    "!==": ("different", ast.NotEq()),
}


def is_null(node: n.Expr) -> bool:
    while isinstance(node, n.Paren):
        node = node.inner
    return isinstance(node, n.Constant) and node.value is None


def null_test(node: n.Binary) -> bool:
    """A comparison with a literal null: the other side may be missing."""
    return node.op in _EQUALITY and (is_null(node.left) or is_null(node.right))


def binary(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    """Any operator of two values that are both evaluated."""
    if node.op in _ARITHMETIC:
        return _arithmetic(c, node, left, right)
    if node.op in _ORDER:
        return _order(c, node, left, right)
    if node.op in _EQUALITY:
        return _equality(c, node, left, right)
    assert node.op == "**", node.op
    return Code(c.helper("power", node, left.py, right.py), NUMBER, _depth(left, right))


def _depth(left: Code, right: Code) -> int:
    return 3 + max(left.depth, right.depth)


def _number_tests(code: Code, name: py.Expr, *, ranged: bool = True) -> list[py.Expr]:
    """Tests that a value is a number (and within range, for arithmetic); none where that is known."""
    if code.kind == NUMBER:
        return []
    if not ranged:
        return [py.any_of([py.class_is(name, "int"), py.class_is(name, "float")])]
    double = py.all_of([py.class_is(name, "float"), py.between(-SAFE, name, SAFE)])
    whole = py.all_of([py.class_is(name, "int"), py.between(-SAFE_INT, name, SAFE_INT)])
    return [py.any_of([double, whole])]


def _arithmetic(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    helper, op = _ARITHMETIC[node.op]
    if node.op == "+" and STRING in (left.kind, right.kind):
        from latebind.interp.compiler.expressions import text_of

        return text_of(c, node, [left, right], [node.left, node.right])
    binding, (a, b) = c.operands([left, right])
    result = c.temporary()
    made = py.at(ast.BinOp(left=a, op=op, right=b), c.place(node))
    tests = _number_tests(left, a) + _number_tests(right, b)
    if node.op == "%":
        # Both positive, Python's `%` is JavaScript's.
        tests += [
            test
            for code, name, sign in ((left, a, ast.GtE()), (right, b, ast.Gt()))
            if not _positive(code)
            for test in [py.compare(name, sign, py.constant(0))]
        ]
        body: py.Expr = made
    else:
        tests.append(py.between(-SAFE, py.walrus(result, made), SAFE))
        if node.op == "*" and not _positive(left) and not _positive(right):
            tests.append(py.load(result))  # the slow path knows when zero is -0
        body = py.load(result)
    kind = NUMBER if node.op != "+" or left.kind == right.kind == NUMBER else ANY
    args = [c.run_if_any(), a, b] if node.op == "+" else [a, b]
    slow = c.helper(helper, node, *args)
    if not tests:  # `%` of two literals
        value = left.value % right.value
        return Code(py.constant(value), NUMBER, simple=True, value=value)
    return Code(py.if_else(c.guard(binding, tests), body, slow), kind, _depth(left, right))


def _positive(code: Code) -> bool:
    return isinstance(code.value, (int, float)) and not isinstance(code.value, bool) and code.value > 0


def signed(c: Emitter, node: n.Unary, operand: Code) -> Code:
    """`-x` and `+x`. A literal's sign is folded."""
    if operand.kind == NUMBER:
        if node.op == "+":
            return operand
        if operand.value is not None:
            value = -operand.value or -0.0
            return Code(py.constant(value), NUMBER, simple=True, value=value)
    helper = "negate" if node.op == "-" else "plus"
    return Code(c.helper(helper, node, operand.py), NUMBER, operand.depth + 1)


def _order(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    helper, op = _ORDER[node.op]
    binding, (a, b) = c.operands([left, right])
    made = py.compare(a, op, b)
    if STRING in (left.kind, right.kind):
        tests = [py.class_is(name, "str") for code, name in ((left, a), (right, b)) if code.kind != STRING]
    else:
        tests = _number_tests(left, a, ranged=False) + _number_tests(right, b, ranged=False)
    return _guarded(c, node, binding, tests, made, c.helper(helper, node, a, b), left, right)


def _guarded(
    c: Emitter,
    node: n.Binary,
    binding: list[py.Expr],
    tests: list[py.Expr],
    fast: py.Expr,
    slow: py.Expr,
    left: Code,
    right: Code,
) -> Code:
    if not tests:
        if not binding:
            return Code(fast, BOOLEAN, _depth(left, right))
        tests = [py.constant(True)]
    return Code(py.if_else(c.guard(binding, tests), fast, slow), BOOLEAN, _depth(left, right))


def _equality(c: Emitter, node: n.Binary, left: Code, right: Code) -> Code:
    helper, op = _EQUALITY[node.op]
    binding, (a, b) = c.operands([left, right])
    slow = c.helper(helper, node, a, b)
    made = py.compare(a, op, b)
    if BOOLEAN in (left.kind, right.kind):
        tests = [py.class_is(name, "bool") for code, name in ((left, a), (right, b)) if code.kind != BOOLEAN]
    elif NUMBER in (left.kind, right.kind):
        tests = _number_tests(left, a, ranged=False) + _number_tests(right, b, ranged=False)
    elif left.kind in (STRING, ANY) and right.kind in (STRING, ANY):
        tests = [py.class_is(name, "str") for code, name in ((left, a), (right, b)) if code.kind != STRING]
    else:
        tests = [py.constant(False)]
    return _guarded(c, node, binding, tests, made, slow, left, right)
