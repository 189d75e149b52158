"""Patterns: what `const`, `for`, `catch` and parameters take apart, as assignments."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial

from latebind.grammar import nodes as n
from latebind.interp.access import PROTOTYPE
from latebind.interp.compiler import names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.codes import ANY, OBJECT, Code, constant_code
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.compiler.places import put
from latebind.interp.scope import Binding


def take_apart(c: Emitter, pattern: n.Pattern, value: py.Expr) -> None:
    """Assign the names of a pattern. `value` is a name or a constant: it is read more than once."""
    if isinstance(pattern, n.NamePattern):
        _bind(c, pattern, value)
    elif isinstance(pattern, n.ObjectPattern):
        _take_object(c, pattern, value)
    elif isinstance(pattern, n.ArrayPattern):
        _take_array(c, pattern, value)
    elif isinstance(pattern, n.Name):
        binding = c.resolution.names[pattern]
        assert isinstance(binding, Binding)
        names.store_alone(c, pattern, binding, value)
    else:
        _put_to(c, pattern)(value)


def _target(c: Emitter, pattern: n.Pattern) -> Callable[[py.Expr], None]:
    """What assigns to a part of a pattern. Which member that is, is found out here, before the value is read (ECMA-262,
    13.15.5.4 and 13.15.5.5)."""
    if isinstance(pattern, n.Member | n.Index):
        return _put_to(c, pattern)
    return partial(take_apart, c, pattern)


def _put_to(c: Emitter, pattern: n.Member | n.Index) -> Callable[[py.Expr], None]:
    place = _named(c, c.expression(pattern.object))
    key = constant_code(pattern.name) if isinstance(pattern, n.Member) else _named(c, c.expression(pattern.index))
    if c.takes_fuel():
        return partial(put, c, pattern, place, key)

    def assign(value: py.Expr) -> None:
        helper = "set_member" if isinstance(pattern, n.Member) else "set_index"
        c.emit(py.run(c.helper(helper, pattern, c.run_or_fuel(), place.py, key.py, value)))

    return assign


def items_of(c: Emitter, pattern: n.Pattern, value: n.Expr | str) -> list[n.Expr] | None:
    """What the items of a literal are that an array pattern takes apart, each for a part: no array is made of them, unless
    somebody counts what is made."""
    if c.resolution.locals or c.resolution.gathers:
        return None
    if not isinstance(pattern, n.ArrayPattern) or not isinstance(value, n.Array) or pattern.rest is not None:
        return None
    items = [item for item in value.items if not isinstance(item, n.Spread)]
    if len(items) < len(value.items) or len(items) < len(pattern.elements):
        return None
    return items if all(part is None or part.default is None for part in pattern.elements) else None


def take_items(c: Emitter, pattern: n.Pattern, items: list[n.Expr]) -> None:
    """Assign the names of an array pattern: all items are evaluated before. It is charged what the array would be."""
    assert isinstance(pattern, n.ArrayPattern)
    c.builder.cost += 1
    found: list[Code] = []
    for item in items:
        with c.learning():
            found.append(c.expression(item))
        found[-1] = _named(c, found[-1].replace(simple=False))
    for part, code in zip(pattern.elements, found, strict=False):
        if part is not None:
            take_apart(c, part.target, code.py)


def _named(c: Emitter, code: Code) -> Code:
    """A code that is evaluated here, unless it is a name or a constant."""
    if code.simple:
        return code
    name = c.temporary()
    c.builder.defined.add(name)
    c.emit(py.assign(name, code.py))
    return code.replace(py=py.load(name), simple=True)


def _bind(c: Emitter, pattern: n.NamePattern, value: py.Expr, kind: str = ANY) -> None:
    """Give a name its value: its first one, but for a `var`, which may be a parameter, too."""
    binding = c.resolution.patterns[pattern]
    if not _is_first(binding, pattern):
        names.store_alone(c, pattern, binding, value)
    elif kind == ANY and not binding.assigned:
        c.emit(py.assign(c.name(binding), value))
    else:
        names.define(c, binding, value, kind)


def _is_first(binding: Binding, pattern: n.NamePattern) -> bool:
    return binding.kind != "var" and binding.node is pattern


def first_bound(c: Emitter, pattern: n.Pattern) -> list[Binding]:
    """What gets its first value as a pattern is taken apart."""
    if isinstance(pattern, n.NamePattern):
        binding = c.resolution.patterns[pattern]
        return [binding] if _is_first(binding, pattern) else []
    parts: list[n.Pattern] = []
    if isinstance(pattern, n.ObjectPattern):
        parts = [part.target for part in pattern.properties]
    elif isinstance(pattern, n.ArrayPattern):
        parts = [part.target for part in pattern.elements if part is not None]
    if isinstance(pattern, n.ObjectPattern | n.ArrayPattern) and pattern.rest is not None:
        parts.append(pattern.rest)
    return [binding for part in parts for binding in first_bound(c, part)]


def _take_object(c: Emitter, pattern: n.ObjectPattern, value: py.Expr) -> None:
    """Assign an object pattern's names; a key that is missing gives its default, or an error."""
    whole = c.temporary()
    has_rest = [py.constant(True)] if pattern.rest is not None else []
    c.emit(py.assign(whole, _if_class(value, "dict", c.helper("pattern_object", pattern, value, *has_rest))))
    for part in pattern.properties:
        key = py.constant(part.key)
        present = py.compare(key, ast.In(), py.load(whole))
        # An error's members may be there, and null.
        missing = c.helper("optional_member" if part in c.resolution.absent else "member", part, value, key)
        if part.key in PROTOTYPE:  # absent here, but not in JavaScript: no default may stand for it
            c.emit(py.run(c.helper("optional_member", part, py.load(whole), key)))
        _take_part(c, part.target, part.default, present, py.subscript(py.load(whole), key), missing)
    if pattern.rest is not None:
        taken = py.tuple_of(py.constant(part.key) for part in pattern.properties)
        assign = _target(c, pattern.rest)
        made = c.made(c.helper("pattern_rest", pattern, c.run_or_fuel(), py.load(whole), taken))
        if isinstance(pattern.rest, n.NamePattern):
            _bind(c, pattern.rest, made, OBJECT)
        else:
            rest = c.temporary()
            c.emit(py.assign(rest, made))
            assign(py.load(rest))


def _take_array(c: Emitter, pattern: n.ArrayPattern, value: py.Expr) -> None:
    """Assign an array pattern's names, by position: at once from an array that has as many items."""
    slots = [] if isinstance(value, ast.Constant) else _slots(c, pattern)
    if not slots:
        _take_by_position(c, pattern, value)
        return
    many = py.compare(py.call(py.load("len"), value), ast.Eq(), py.constant(len(slots)))
    otherwise: list[py.Stmt] = []
    with c.into(otherwise):
        _take_by_position(c, pattern, value)
    fits = py.all_of([py.class_is(value, "list"), many])
    c.emit(py.if_statement(fits, [py.assign_all(slots, value)], otherwise))


# More names of a pattern are assigned one by one.
_FEW_NAMES = 4


def _slots(c: Emitter, pattern: n.ArrayPattern) -> list[str]:
    """The Python names of a pattern that is nothing but a few names that get their first value; none for any other."""
    found: list[str] = []
    for part in pattern.elements:
        if part is None or part.default is not None or not isinstance(part.target, n.NamePattern):
            return []
        binding = c.resolution.patterns[part.target]
        if not _is_first(binding, part.target) or binding.assigned or binding.cell:
            return []
        found.append(c.name(binding))
    return found if 1 < len(found) <= _FEW_NAMES and pattern.rest is None else []


def _take_by_position(c: Emitter, pattern: n.ArrayPattern, value: py.Expr) -> None:
    """Assign an array pattern's names one by one, from an array of any length or what can be made one."""
    whole = c.temporary()
    c.emit(py.assign(whole, _if_class(value, "list", c.helper("pattern_array", pattern, value))))
    for index, part in enumerate(pattern.elements):
        if part is None:
            continue
        at = py.constant(index)
        present = py.compare(at, ast.Lt(), py.call(py.load("len"), py.load(whole)))
        missing = c.helper("pattern_item", part, py.load(whole), at)
        _take_part(c, part.target, part.default, present, py.subscript(py.load(whole), at), missing)
    if pattern.rest is not None:
        rest = c.temporary()
        assign = _target(c, pattern.rest)
        start = py.constant(len(pattern.elements))
        made = c.helper("pattern_rest_items", pattern, c.run_or_fuel(), py.load(whole), start)
        c.emit(py.assign(rest, c.made(made)))
        assign(py.load(rest))


def _if_class(value: py.Expr, name: str, other: py.Expr) -> py.Expr:
    """A value of this class as it is."""
    return other if isinstance(value, ast.Constant) else py.if_else(py.class_is(value, name), value, other)


def _take_part(
    c: Emitter, target: n.Pattern, default: n.Expr | None, present: py.Expr, value: py.Expr, missing: py.Expr
) -> None:
    """Assign one part: `value` where it is `present`, else its default, else the error of `missing`."""
    name, assign = c.temporary(), _target(c, target)
    if default is None:
        c.emit(py.assign(name, py.if_else(present, value, missing)))
    else:
        out: list[py.Stmt] = []
        with c.into(out):
            c.emit(py.assign(name, c.expression(default).py))
        c.emit(py.if_statement(present, [py.assign(name, value)], out))
    assign(py.load(name))
