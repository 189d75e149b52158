"""Comparisons of numbers of one class: Python takes four times as long to compare an int with a double as two of a class."""

from __future__ import annotations

import ast

from latebind.interp.compiler import numeric
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import BOOLEAN, Calculation, Code
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.values import SAFE


def by_class(c: Emitter, left: Calculation, op: ast.cmpop, right: Calculation, slow: py.Expr) -> Code | None:
    """A comparison of a value with a literal, or with what is the same in each round of a loop, as one of two ints or of two
    doubles: Python takes four times as long to compare an int with a double. None for any other comparison."""
    order = left.order + right.order
    if (proven := _proven_by_class(left, op, right)) is not None:
        return proven
    for found, other in ((left, right), (right, left)):
        read = numeric.lone_read(found)
        fixed = None if read is None or read.known is not None else _fixed(c, other)
        if read is None or fixed is None or read.most is not None or len(order) > 1:
            continue
        ready, doubles_first, others = fixed
        choice = numeric.length(order[0][1]) if order else None
        if choice is not None and not ready:  # an int, or what is left to the helper
            bound = py.after([py.is_(py.walrus(order[0][0], choice.orelse), py.constant(...))], slow)
            pair = (choice.body, others[0]) if found is left else (others[0], choice.body)
            made = py.if_else(choice.test, py.compare(pair[0], op, pair[1]), bound)
            return Code(made, BOOLEAN, 6 + max(left.depth, right.depth))
        forms = [("int", others[0]), ("float", others[1])]
        tested = [py.walrus(*order[0]) if order else read.name, read.name]
        made = slow
        for name, value in forms if doubles_first else reversed(forms):  # the last one is tested first
            test = py.class_is(tested.pop(), name)
            pair = (read.name, value) if found is left else (value, read.name)
            made = py.if_else(py.all_of([test, *ready]), py.compare(pair[0], op, pair[1]), made)
        return Code(made, BOOLEAN, 6 + max(left.depth, right.depth))
    return None


def _proven_by_class(left: Calculation, op: ast.cmpop, right: Calculation) -> Code | None:
    """The same of a number that the program has looked at, which may be of either class."""
    for found, other in ((left, right), (right, left)):
        read = numeric.named_read(found)
        value = numeric.literal(other)
        if read is None or read.proven is None or read.proven.whole or found.results or not isinstance(value, int):
            continue
        forms = [
            py.compare(*((read.name, op, literal) if found is left else (literal, op, read.name)))
            for literal in (py.constant(float(value)), other.body)
        ]
        return Code(py.if_else(py.class_is(read.name, "float"), *forms), BOOLEAN, 6 + max(left.depth, right.depth))
    return None


def _fixed(c: Emitter, found: Calculation) -> tuple[list[py.Expr], bool, tuple[py.Expr, py.Expr]] | None:
    """What is compared with all values: tests that it is a number, whether doubles are more likely to be compared with it, and
    it as an int, or as it is, and as a double. None where it is not the same for all."""
    value = numeric.literal(found)
    if value is not None:
        whole = int(value) if value == int(value) else value
        return [], isinstance(whole, float), (py.constant(whole), py.constant(float(value)))
    read = numeric.lone_read(found)
    if read is None or read.known is None or not isinstance(read.name, ast.Name):
        return None
    double = c.once((read.name.id, "double"), _double_or_none(read.name))
    return [py.is_not(double, py.constant(None))], False, (read.name, double)


def _double_or_none(name: py.Expr) -> py.Expr:
    """A number as a double of the same value; None for anything else."""
    whole = py.all_of([py.class_is(name, "int"), numeric.whole_size(name, SAFE)])
    double = py.BinOp(left=name, op=ast.Add(), right=py.constant(0.0))
    return py.if_else(py.class_is(name, "float"), name, py.if_else(whole, double, py.constant(None)))
