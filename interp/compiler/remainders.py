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
            each = [py.class_is(first, "int"), py.between(least, name, name, numeric.SMALL)]
            tests = [*tests, *each] if first is name else [*each, *tests]  # what is to be bound is asked first
    if bound:
        return code
    dividend, divisor = (name for name, _ in left.remainder)
    made = py.compare(py.BinOp(left=dividend, op=ast.Mod(), right=divisor), op, right.body)
    return code.replace(py=py.if_else(py.all_of(tests), made, numeric.bound_already(found)) if tests else made)
