"""`Math.floor(a / b)` of whole numbers, which takes one division: Python's `//`."""

from __future__ import annotations

import ast

from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import Calculation, Code
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.numeric import SMALL, whole_size
from latebind.interp.library import Builtin

# A quotient of doubles has the same whole part as that of the ints that they are, up to 2^53.
_MOST = 2**51
_EXACT = (ast.Add, ast.Sub)


def floor(c: Emitter, entry: Builtin, codes: list[Code], otherwise: py.Expr) -> py.Expr:
    """The call of a library function: of `Math.floor`, and a quotient of names and literals, by `//` where all are ints."""
    found = codes[0].calculation if entry.name == "Math.floor" and len(codes) == 1 else None
    if found is None or found.quotient is None or found.order or any(read.steps for read in found.reads.values()):
        return otherwise
    named = _named(found)
    above, by = found.quotient[0], _divisor(found.quotient[1])
    if isinstance(above, ast.Name):
        above = named.get(above.id, above)
    names = _names(above)
    if names is None or by is None:
        return otherwise
    if any(isinstance(name, ast.Name) and name.id in named for name in (*names, by)):
        return otherwise
    if isinstance(above, ast.Name):
        tests = [py.class_is(above, "int"), whole_size(above, _MOST)]
    else:
        tests = [test for name in names for test in (py.class_is(name, "int"), py.between(-SMALL, name, name, SMALL))]
    if isinstance(by, ast.Name):
        tests += [py.class_is(by, "int"), py.between(1, by, by, SMALL)]
    whole = py.BinOp(left=above, op=ast.FloorDiv(), right=by)
    c.branches[whole] = Code(whole, plain=True)
    return py.if_else(py.all_of(tests), whole, otherwise)


def _named(found: Calculation) -> dict[str, py.Expr]:
    """What a calculation gives names where it looks at it: these are not there before."""
    parts = (part for test in found.results for part in ast.walk(test))
    return {part.target.id: part.value for part in parts if isinstance(part, ast.NamedExpr)}


def _names(node: py.Expr) -> list[ast.Name] | None:
    """The names in a sum or difference of names and whole literals; None of what is anything else, or has no name."""
    names: dict[str, ast.Name] = {}
    work = [node]
    while work:
        part = work.pop()
        if isinstance(part, ast.Name):
            names[part.id] = part
        elif isinstance(part, ast.BinOp) and isinstance(part.op, _EXACT):
            work += (part.right, part.left)
        elif not isinstance(part, ast.Constant) or not isinstance(part.value, int) or abs(part.value) > SMALL:
            return None
    return [*names.values()] or None


def _divisor(node: py.Expr) -> py.Expr | None:
    """A name, or a whole literal above zero; None of anything else."""
    if isinstance(node, ast.Name):
        return node
    value = node.value if isinstance(node, ast.Constant) else None
    if not isinstance(value, int | float) or value != int(value) or not 0 < value <= _MOST:
        return None
    return py.constant(int(value))
