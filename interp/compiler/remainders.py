"""`n % 2 === 0` where that is repeated: of ints that are neither negative nor large, Python's remainder is JavaScript's."""

from __future__ import annotations

import ast

from latebind.interp.compiler import numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import BOOLEAN, Calculation, Code
from latebind.interp.compiler.emitter import Emitter


def operands_of(dividend: Calculation, divisor: Calculation) -> list[tuple[py.Expr, bool]] | None:
    """The operands of a `%`, each with whether it is known to be an int that it may have; None where it is not a name."""
    known = [dividend.whole and dividend.low >= 0, divisor.whole and divisor.low > 0]
    found = [dividend, divisor]
    if not all(each or numeric.is_name(operand) for each, operand in zip(known, found, strict=True)):
        return None
    if any(operand.order and each for each, operand in zip(known, found, strict=True)):
        return None
    return [(operand.body, each) for each, operand in zip(known, found, strict=True)]


def compared(c: Emitter, found: Calculation, left: Calculation, op: ast.cmpop, right: Calculation) -> Code:
    """A comparison, which `found` is; of `n % 2 === 0` that is repeated, in Python's own way at once where these are ints that
    are neither negative nor large."""
    code = numeric.code_of(found, BOOLEAN)
    if left.remainder is None or not c.repeated or len(found.order) > 1 or not isinstance(numeric.literal(right), int):
        return code
    bound = {key: py.walrus(key, value) for key, value in found.order}
    tests: list[py.Expr] = []
    for least, (name, known) in enumerate(left.remainder):  # the divisor is not zero
        if not known:
            assert isinstance(name, ast.Name)
            first = bound.pop(name.id, name)
            each = _small(first, name, least)
            tests = [*tests, *each] if first is name else [*each, *tests]  # what is to be bound is asked first
    if bound:
        return code
    dividend, divisor = (name for name, _ in left.remainder)
    made = py.compare(py.BinOp(left=dividend, op=ast.Mod(), right=divisor), op, right.body)
    return code.replace(py=py.if_else(py.all_of(tests), made, numeric.bound_already(found)) if tests else made)


def _small(first: py.Expr, name: ast.Name, least: int) -> list[py.Expr]:
    """Tests that an operand is an int of `least` at least, and small. `first` may bind it."""
    size = py.between(least, name, name, numeric.SMALL)
    choice = numeric.length(first.value) if isinstance(first, ast.NamedExpr) and least == 0 else None
    if choice is None:
        return [py.class_is(first, "int"), size]
    counted = py.compare(py.walrus(name.id, choice.body), ast.LtE(), py.constant(numeric.SMALL))
    return [py.if_else(choice.test, counted, py.all_of([py.class_is(py.walrus(name.id, choice.orelse), "int"), size]))]
