"""Putting a value into a place, `o.k = v` or `xs[i] = v`, as a statement: in Python's own way where there is no run."""

from __future__ import annotations

import ast

from latebind.grammar import nodes as n
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import ARRAY, NUMBER, OBJECT, STRING, Code, is_index
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.limits import DEFAULT, FREE
from latebind.interp.values import SAFE_INT


def put(c: Emitter, target: n.Member | n.Index, base: Code, key: Code, value: py.Expr) -> None:
    """Put a value there. `base`, `key` and `value` are names or constants, evaluated already."""
    kind = "member" if isinstance(target, n.Member) else "index"
    slow = [py.run(c.helper(f"set_{kind}", target, c.run_or_fuel(), base.py, key.py, value))]
    ways = [(tests, key.py) for tests in (_entry(base, key), _item(base, key)) if tests is not None]
    if base.kind == OBJECT and key.kind != STRING and key.value is None:
        ways.append(([*small_whole(key.py), _has_room(base)], as_text(key.py)))
    if not c.takes_fuel() or isinstance(base.py, ast.Constant):
        c.builder.out += slow
        return
    for tests, at in reversed(ways):
        slow = [py.if_statement(py.all_of([_WITHOUT, *tests]), [py.set_item(base.py, at, value)], slow)]
    c.builder.out += slow


def put_absent(c: Emitter, target: n.Member | n.Index, base: Code, key: Code, value: py.Expr) -> py.Expr:
    """The same as an expression that gives the value, where null or nothing was there."""
    kind = "member" if isinstance(target, n.Member) else "index"
    made = c.helper(f"set_{kind}", target, c.run_or_fuel(), base.py, key.py, value)
    setting = py.attribute(base.py, "setdefault")
    if base.kind == OBJECT and key.kind != STRING and key.value is None:
        name = c.temporary()
        absent = py.compare(py.walrus(name, as_text(key.py)), ast.NotIn(), base.py)
        tests = [_WITHOUT, *small_whole(key.py), _has_room(base), absent]
        made = py.if_else(py.all_of(tests), py.call(setting, py.load(name), value), made)
    entry = _entry(base, key)
    if entry is None:
        return made
    absent = py.compare(key.py, ast.NotIn(), base.py)
    return py.if_else(py.all_of([_WITHOUT, *entry, absent]), py.call(setting, key.py, value), made)


_WITHOUT = without_run()


def _entry(base: Code, key: Code) -> list[py.Expr] | None:
    """Tests that it is an entry of an object that is not too large; None where it is none."""
    literal = isinstance(key.value, str)
    if base.kind == ARRAY or key.kind == NUMBER or key.value == "__proto__" or (key.value is not None and not literal):
        return None
    tests = [] if base.kind == OBJECT else [py.class_is(base.py, "dict")]
    if not literal:
        tests += [] if key.kind == STRING else [py.class_is(key.py, "str")]
        tests.append(py.less(py.call(py.load("len"), key.py), py.constant(FREE)))
        tests.append(py.compare(key.py, ast.NotEq(), py.constant("__proto__")))
    return [*tests, _has_room(base)]


def _has_room(base: Code) -> py.Expr:
    """Whether an object may have one entry more."""
    return py.less(py.call(py.load("len"), base.py), py.constant(DEFAULT.object))


def _item(base: Code, key: Code) -> list[py.Expr] | None:
    """Tests that it is an item of an array; None where it is none."""
    if base.kind == OBJECT or key.kind == STRING or (key.value is not None and key.value.__class__ is not int):
        return None
    tests = [] if base.kind == ARRAY else [py.class_is(base.py, "list")]
    length = py.call(py.load("len"), base.py)
    if is_index(key):
        return [*tests, py.less(key.py, length)]
    tests += [] if key.value is not None else [py.class_is(key.py, "int")]
    tests.append(py.Compare(left=py.constant(0), ops=[ast.LtE(), ast.Lt()], comparators=[key.py, length]))
    return tests


def small_whole(at: py.Expr) -> list[py.Expr]:
    """Tests that a key is a whole number that Python writes as JavaScript does."""
    return [py.class_is(at, "int"), py.between(-SAFE_INT, at, at, SAFE_INT)]


def as_text(at: py.Expr) -> py.Expr:
    """A whole number as the key of an object."""
    return py.call(py.load("str"), at)
