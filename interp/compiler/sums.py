"""Sums and differences that are repeated, of two small ints: in Python's own way at once, which is what they mostly are.

Doubles, larger ints and numbers of two classes are left to the guard of both operands, which asks for doubles first.
"""

from __future__ import annotations

import ast

from latebind.interp.compiler import numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import Calculation, Code
from latebind.interp.compiler.emitter import Emitter


def of_ints(c: Emitter, code: Code, left: Calculation, op: ast.operator, right: Calculation) -> Code:
    """The code of a sum or a difference, by the class of its operands where it is repeated and nothing is known of one of these.
    Of two numbers, the guard looks at the result alone."""
    found = code.calculation
    if (
        found is None
        or (left.known and right.known)
        or not (c.repeated and numeric.is_name(left) and numeric.is_name(right))
    ):
        return code
    # All but the last are bound before; this is where it is first asked for.
    before = [py.is_(py.walrus(*read), py.constant(...)) for read in found.order[:-1]]
    names = [left.body, right.body]
    tested = list(names)
    if found.order:
        key, value = found.order[-1]
        names.sort(key=lambda name: isinstance(name, ast.Name) and name.id != key)
        tested = [py.walrus(key, value), names[1]]
    tests = [py.class_is(name, "int") for name in tested]
    tests += [py.between(-numeric.SMALL, name, name, numeric.SMALL) for name in names]
    made = py.BinOp(left=left.body, op=op, right=right.body)
    return code.replace(
        py=py.if_else(py.any_of([*before, py.all_of(tests)]), made, numeric.bound_already(found)),
    )
