"""What declared shapes prove: a variable is looked at once, where a program is entered, and needs no guard from there on.

A host may pass what it has not declared, and more than guards let in. Such a call goes to the same program without its
shapes (`Runner._undeclared`), which gives the values and errors of any other.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, BOOLEAN, NUMBER, OBJECT, STRING, Code, Proven
from latebind.interp.scope import Binding
from latebind.interp.shapes import model as s
from latebind.interp.values import SAFE

# Python compares ints below 2^30 quicker than others.
_SMALL = 2**26
# How much code a test is, roughly; see `py.near`.
_TEST_UNITS, _BEHIND_UNITS = 60, 20


class Entrance:
    """What a program looks at when it is entered. `still`: nothing that it calls may change what its variables hold."""

    def __init__(self, shapes: Mapping[str, s.Shape], still: bool) -> None:
        self.shapes = shapes
        self.still = still
        self.proven: dict[str, Proven | None] = {}  # by the Python names of variables
        self.looks: list[Proven] = []  # those within others come later

    def variable(self, binding: Binding, slot: str) -> Proven | None:
        """What is known of a variable of the host; None where its shape says nothing that a guard could do without."""
        if slot not in self.proven:
            shape = self.shapes.get(binding.name) if binding.kind == "host" else None
            self.proven[slot] = self._look(slot, None, shape)
        return self.proven[slot]

    def _look(self, name: str, source: py.Expr | None, shape: s.Shape | None) -> Proven | None:
        found = None if shape is None else _proven(name, source, s.resolved(shape))
        if found is not None:
            self.looks.append(found)
        return found

    def read(self, binding: Binding, slot: py.Expr) -> Code | None:
        """The value of a variable that is looked at; None for any other."""
        found = self.variable(binding, slot.id) if isinstance(slot, ast.Name) else None
        return None if found is None else Code(slot, ANY, simple=True, proven=found)

    def is_object(self, name: str, *, wanted: bool) -> bool:
        """Whether a Python name holds an object for certain. `wanted`: it is looked at if it may be one."""
        found = self.proven.get(name)
        if found is None or found.kind != OBJECT:
            return False
        found.asked = found.asked or wanted
        return found.asked

    def member(self, name: str, code: Code, node: n.Member, *, early: bool) -> Code | None:
        """A member of a declared object, read where the program is entered if that may be so `early`. `name` is a new one."""
        own = code.proven
        shape = None if own is None or own.kind != OBJECT else own.shape
        if own is None or not isinstance(shape, s.ObjectShape):
            return None
        found = own.members.get(node.name)
        if found is None:
            member = shape.member(node.name)
            if not (early and self.still) or member is None or member.optional:
                return None
            found = self._look(name, py.subscript(py.load(own.name), py.constant(node.name)), member.shape)
            if found is None:
                return None
            own.asked = True
            own.members[node.name] = self.proven[name] = found
        return Code(py.load(found.name), ANY, code.depth + 3, simple=True, proven=found)

    def statements(self) -> list[py.Stmt]:
        """The looks. Where one fails, or a member is missing, the program is left."""
        looks = [found for found in self.looks if found.asked or found.source is not None]
        if not looks:
            return []
        tests = [_test(found) for found in looks]
        sizes = [_TEST_UNITS] * len(tests)
        leave = py.give(py.call(py.load("p_undeclared"), *map(py.load, ("V", "S", "O"))))
        out: list[py.Stmt] = [py.if_statement(py.not_(py.all_of(py.near(tests, sizes, _BEHIND_UNITS))), [leave])]
        if all(found.source is None for found in looks):
            return out
        missing = py.ExceptHandler(type=py.load("KeyError"), name=None, body=[leave])
        return [py.Try(body=out, handlers=[missing], orelse=[], finalbody=[])]


def _proven(name: str, source: py.Expr | None, shape: s.Shape) -> Proven | None:
    """What a look at a value of such a shape is going to prove."""
    if isinstance(shape, s.LiteralShape) and shape.values:
        classes = {value.__class__ for value in shape.values}
        if classes <= {int, float}:
            numbers = [value for value in shape.values if isinstance(value, (int, float))]
            shape = s.NumberShape(whole=classes == {int}, minimum=min(numbers), maximum=max(numbers))
        else:
            shape = {frozenset({str}): s.STRING, frozenset({bool}): s.BOOLEAN}.get(frozenset(classes), s.ANY)
    if isinstance(shape, s.NumberShape):
        found = Proven(name, source, NUMBER, shape)
        found.whole = shape.whole
        found.low = _largest(-math.inf, shape.minimum, shape.above)
        found.high = -_largest(-math.inf, *(None if each is None else -each for each in (shape.maximum, shape.below)))
        # How large others are, nobody knows: a guard that does not let them in is slow for one operation alone.
        return found if -SAFE <= found.low and found.high <= SAFE else None
    kinds = ((s.StringShape, STRING), (s.BooleanShape, BOOLEAN), (s.ObjectShape, OBJECT), (s.RecordShape, OBJECT))
    return next((Proven(name, source, kind, shape) for each, kind in kinds if isinstance(shape, each)), None)


def _largest(least: float, *bounds: float | None) -> float:
    return max([least, *(bound for bound in bounds if bound is not None)])


_CLASSES = {STRING: "str", BOOLEAN: "bool", OBJECT: "dict"}


def _test(found: Proven) -> py.Expr:
    """Whether a value is what the guards of the program would ask of it."""
    name = py.load(found.name)
    first = name if found.source is None else py.walrus(found.name, found.source)
    if not found.asked:
        return py.is_not(first, py.constant(...))
    if found.kind == NUMBER:
        return _number(found, first, name)
    tests = [py.class_is(first, _CLASSES[found.kind])]
    if found.length is not None:
        tests.append(py.less(py.call(py.load("len"), name), py.constant(found.length)))
    return py.all_of(tests)


def _number(found: Proven, first: py.Expr, name: py.Expr) -> py.Expr:
    low, high = max(found.low, -found.most), min(found.high, found.most)
    if not low <= high:
        return py.constant(False)
    whole = [py.class_is(first if found.whole else name, "int"), _ints(name, math.ceil(low), math.floor(high))]
    whole += [py.is_not(py.walrus(step.name, step.whole), py.constant(...)) for step in found.steps.values()]
    if found.whole:
        return py.all_of(whole)
    doubles = [py.between(float(low), name, name, float(high))]
    doubles += [py.is_not(py.walrus(step.name, step.double), py.constant(...)) for step in found.steps.values()]
    return py.if_else(py.class_is(first, "float"), py.all_of(doubles), py.all_of(whole))


def _ints(name: py.Expr, low: int, high: int) -> py.Expr:
    """Whether an int is within bounds."""
    small = py.between(max(low, -_SMALL), name, name, min(high, _SMALL))
    return small if -_SMALL <= low and high <= _SMALL else py.any_of([small, py.between(low, name, name, high)])
